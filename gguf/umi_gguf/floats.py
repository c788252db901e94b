"""Raw tensor data to float32 and back, row by row."""

from __future__ import annotations

import math

import numpy as np

from gguf import GGMLQuantizationType, quants
from umi_gguf.errors import ExportError

FLOAT_TYPES = (GGMLQuantizationType.F32, GGMLQuantizationType.F16, GGMLQuantizationType.BF16)
NUMBER_TYPES = tuple(GGMLQuantizationType[name] for name in ("I8", "I16", "I32", "I64", "F64"))
"""Types of tables beside the weights, which are copied as they are."""
CHUNK = 1 << 20
"""Values that are held as float32 at a time (4 MiB, which caches hold)."""
_LIMITS = {"F16": 65520.0, "BF16": 3.3961775e38}
"""The first magnitude that rounds to infinity."""


def to_floats(raw: np.ndarray, type: GGMLQuantizationType) -> np.ndarray:
    """Return rows of bytes (rows, bytes of a row) as float32 (rows, values). Raises ExportError."""
    if type == GGMLQuantizationType.F32:
        return raw.view("<f4")
    if type == GGMLQuantizationType.F16:
        return raw.view("<f2").astype(np.float32)
    if type == GGMLQuantizationType.BF16:
        return widen_bf16(raw.view("<u2"))
    try:
        values: np.ndarray = quants.dequantize(raw, type)
    except NotImplementedError:
        raise ExportError(f"the installed gguf package cannot read tensors of type {type.name}") from None
    return values.astype(np.float32, copy=False)


def widen_bf16(bits: np.ndarray) -> np.ndarray:
    """Return bfloat16 bit patterns as float32."""
    wide = bits.astype(np.uint32)
    wide <<= 16
    return wide.view(np.float32)


def narrow_bf16(values: np.ndarray) -> np.ndarray:
    """Return finite float32 as bfloat16 bit patterns, rounded to nearest, ties to even."""
    bits = np.ascontiguousarray(values, dtype=np.float32).view(np.uint32)
    odd = (bits >> 16) & 1
    odd += 0x7FFF
    odd += bits
    odd >>= 16
    return odd.astype(np.uint16)


def from_floats(values: np.ndarray, type: GGMLQuantizationType, what: str) -> np.ndarray:
    """Return float32 rows as data of `type`. Raises ExportError, naming `what`, for values that do not fit."""
    check_fits(values, type.name, what)
    if type == GGMLQuantizationType.F32:
        return values.astype("<f4", copy=False)
    if type == GGMLQuantizationType.F16:
        return values.astype("<f2")
    if type == GGMLQuantizationType.BF16:
        return narrow_bf16(values)
    data: np.ndarray = quants.quantize(np.ascontiguousarray(values, dtype=np.float32), type)
    return data


def check_fits(values: np.ndarray, type: str, what: str) -> None:
    """Raise ExportError, naming `what`, when a value is not a number or too large for a type such as F16."""
    largest = float(np.abs(values).max())
    if largest < _LIMITS.get(type, math.inf):
        return
    if math.isfinite(largest):
        raise ExportError(f"{what}: {largest:.3g} is too large for {type}; use bf16 or f32")
    raise ExportError(f"{what} holds values that are not numbers; the training run diverged or the file is damaged")


def rows_at_a_time(width: int, chunk: int | None = None) -> int:
    """Return how many rows of `width` values are held at a time."""
    return max(1, (CHUNK if chunk is None else chunk) // max(width, 1))
