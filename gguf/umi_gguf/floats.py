"""Raw tensor data to float32 and back, row by row."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np

from gguf import GGMLQuantizationType, quants
from umi_gguf.errors import ExportError

FLOAT_TYPES = (GGMLQuantizationType.F32, GGMLQuantizationType.F16, GGMLQuantizationType.BF16)
NUMBER_TYPES = tuple(GGMLQuantizationType[name] for name in ("I8", "I16", "I32", "I64", "F64"))
"""Types of tables beside the weights, which are copied as they are."""
CHUNK = 1 << 16
"""Values that are held as float32 at a time (256 KiB): with what is made of them they fit into a core's own cache of
1 MiB. Twice as many make the arithmetic of a merge a fifth slower."""
SPARE = "spare"
"""Memory as large as the floats of a piece, in which a change is computed and later the floats are rounded: one buffer
less in the core's cache."""
_LIMITS = {"F16": 65520.0, "BF16": 3.3961775e38}
"""The first magnitude that rounds to infinity."""


@dataclass(frozen=True, slots=True)
class Buffers:
    """Memory that is used again for every piece of a tensor: getting fresh pages costs as much as the arithmetic.

    What was taken under a name is gone when the same name is taken again.
    """

    _held: dict[str, np.ndarray] = field(default_factory=dict)

    def take(self, name: str, shape: tuple[int, ...], dtype: str) -> np.ndarray:
        """Return an array of undefined values."""
        count, held = math.prod(shape), self._held.get(name)
        if held is None or held.size < count or held.dtype != np.dtype(dtype):
            held = self._held[name] = np.empty(count, dtype=dtype)
        return held[:count].reshape(shape)


def to_floats(raw: np.ndarray, type: GGMLQuantizationType, buffers: Buffers | None = None) -> np.ndarray:
    """Return rows of bytes (rows, bytes of a row) as float32 (rows, values), in `buffers` if given.

    F32 rows are returned as they are, in the memory of `raw`. Raises ExportError.
    """
    if type == GGMLQuantizationType.F32:
        return raw.view("<f4")
    if type == GGMLQuantizationType.F16:
        half = raw.view("<f2")
        wide = (buffers or Buffers()).take("floats", half.shape, "<f4")
        np.copyto(wide, half)
        return wide
    if type == GGMLQuantizationType.BF16:
        return widen_bf16(raw.view("<u2"), buffers)
    try:
        values: np.ndarray = quants.dequantize(raw, type)
    except NotImplementedError:
        raise ExportError(f"the installed gguf package cannot read tensors of type {type.name}") from None
    return values.astype(np.float32, copy=False)


def widen_bf16(bits: np.ndarray, buffers: Buffers | None = None) -> np.ndarray:
    """Return bfloat16 bit patterns as float32, in `buffers` if given."""
    wide = (buffers or Buffers()).take("floats", bits.shape, "<f4")
    upper = wide.view("<u4")
    np.copyto(upper, bits)
    upper <<= 16
    return wide


def narrow_bf16(values: np.ndarray, buffers: Buffers | None = None) -> np.ndarray:
    """Return finite float32 as bfloat16 bit patterns, rounded to nearest, ties to even; in `buffers` if given."""
    own = buffers or Buffers()
    bits = np.ascontiguousarray(values, dtype="<f4").view("<u4")
    rounded, narrow = own.take(SPARE, bits.shape, "<f4").view("<u4"), own.take("narrow", bits.shape, "<u2")
    np.right_shift(bits, 16, out=rounded)
    rounded &= 1
    rounded += 0x7FFF
    rounded += bits
    rounded >>= 16
    np.copyto(narrow, rounded, casting="unsafe")
    return narrow


def from_floats(
    values: np.ndarray, type: GGMLQuantizationType, what: str, buffers: Buffers | None = None
) -> np.ndarray:
    """Return float32 rows as data of `type`, in `buffers` if given.

    Raises ExportError, naming `what`, for values that do not fit.
    """
    check_fits(values, type.name, what)
    if type == GGMLQuantizationType.F32:
        return values.astype("<f4", copy=False)
    if type == GGMLQuantizationType.F16:
        half = (buffers or Buffers()).take("narrow", values.shape, "<f2")
        np.copyto(half, values, casting="same_kind")
        return half
    if type == GGMLQuantizationType.BF16:
        return narrow_bf16(values, buffers)
    data: np.ndarray = quants.quantize(np.ascontiguousarray(values, dtype=np.float32), type)
    return data


def check_fits(values: np.ndarray, type: str, what: str) -> None:
    """Raise ExportError, naming `what`, when a value is not a number or too large for a type such as F16."""
    limit = _LIMITS.get(type, math.inf)
    if float(np.vdot(values, values)) < (limit / 2) ** 2:  # their squares in one pass: weights end here
        return
    largest = max(float(values.max()), -float(values.min()))  # not a number where one value is none
    if largest < limit:
        return
    if math.isfinite(largest):
        raise ExportError(f"{what}: {largest:.3g} is too large for {type}; use bf16 or f32")
    raise ExportError(f"{what} holds values that are not numbers; the training run diverged or the file is damaged")


def rows_at_a_time(width: int, chunk: int | None = None) -> int:
    """Return how many rows of `width` values are held at a time."""
    return max(1, (CHUNK if chunk is None else chunk) // max(width, 1))
