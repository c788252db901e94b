"""What NF4 with double quantization makes of a weight: the round trip that QLoRA training sees, in numpy.

Blocks of 64 values share a scale; the scales, less their mean, are stored in 8 bits in blocks of 256 (QLoRA,
arXiv 2305.14314, sections 2 and 3). Follows the reference and the GPU code of bitsandbytes 0.50, which take the nearest
code. Its CPU library takes the other neighbour for those 0.2 % of the scales that lie within 1/65536 of the middle of
two codes; everything else is the same to the bit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

BLOCK, SCALE_BLOCK = 64, 256

CODES = np.array(
    [
        *(-1.0, -0.6961928009986877, -0.5250730514526367, -0.39491748809814453, -0.28444138169288635),
        *(-0.18477343022823334, -0.09105003625154495, 0.0, 0.07958029955625534, 0.16093020141124725),
        *(0.24611230194568634, 0.33791524171829224, 0.44070982933044434, 0.5626170039176941, 0.7229568362236023, 1.0),
    ],
    dtype=np.float32,
)
"""The sixteen values of NF4 (QLoRA, appendix E)."""


@cache
def dynamic_codes() -> np.ndarray:
    """Return the 256 values of the signed dynamic 8-bit type (arXiv 1511.04561, 2110.02861)."""
    values: list[float] = [0.0, 1.0]
    for exponent in range(7):
        count = 2**exponent + 1
        step, place = np.float64((np.float32(1.0) - np.float32(0.1)) / np.float32(count - 1)), np.arange(count)
        up, down = np.float64(np.float32(0.1)) + step * place, 1.0 - step * (count - 1 - place)
        edges = np.where(place < count // 2, up, down).astype(np.float32)  # from both ends, as torch.linspace does
        means = np.float32(10.0 ** (exponent - 6)) * ((edges[:-1] + edges[1:]) / np.float32(2.0))
        values += [*map(float, means), *map(float, -means)]
    return np.sort(np.array(values, dtype=np.float32))


def block_scales(values: np.ndarray) -> np.ndarray:
    """Return the largest magnitude of each block of 64 values of float32 rows (multiples of 64 wide), flat."""
    scales: np.ndarray = np.abs(values.reshape(-1, BLOCK)).max(axis=1)
    return scales


@dataclass(frozen=True, slots=True)
class StoredScales:
    """The scales of a whole tensor as they are stored: an 8-bit code each, their mean, and a factor per 256."""

    codes: np.ndarray
    offset: np.float32
    factors: np.ndarray

    def restored(self) -> np.ndarray:
        """Return the scales as they come back, float32, flat."""
        factors = np.repeat(self.factors, SCALE_BLOCK)[: self.codes.size]
        scales: np.ndarray = dynamic_codes()[self.codes] * factors + self.offset
        return scales


def store(scales: np.ndarray) -> StoredScales:
    """Quantize the scales of a whole tensor."""
    offset = np.float32(scales.mean(dtype=np.float64))
    blocks = np.zeros((-(-scales.size // SCALE_BLOCK), SCALE_BLOCK), dtype=np.float32)
    blocks.reshape(-1)[: scales.size] = scales - offset
    factors = np.abs(blocks).max(axis=1)
    codes = _nearest(dynamic_codes(), blocks, factors[:, None]).reshape(-1)[: scales.size]
    return StoredScales(codes.astype(np.uint8), offset, factors)


def encode(values: np.ndarray) -> np.ndarray:
    """Return the NF4 codes, 0 to 15, of float32 rows, in blocks of 64."""
    blocks = values.reshape(-1, BLOCK)
    return _nearest(CODES, blocks, np.abs(blocks).max(axis=1, keepdims=True))


def round_trip(values: np.ndarray, scales: np.ndarray) -> np.ndarray:
    """Return float32 rows as NF4 gives them back; `scales` are the restored scales of exactly these rows."""
    result: np.ndarray = (CODES[encode(values)] * scales[:, None]).reshape(values.shape)
    return result


def _nearest(codes: np.ndarray, blocks: np.ndarray, largest: np.ndarray) -> np.ndarray:
    bounds = (codes[:-1] + codes[1:]) / np.float32(2.0)
    inverse = np.float32(1.0) / np.maximum(largest, np.float32(1e-38))
    found: np.ndarray = np.searchsorted(bounds, np.clip(blocks * inverse, np.float32(-1.0), np.float32(1.0)))
    return found
