"""Importance matrices: reading the GGUF form that llama.cpp's llama-imatrix writes.

Layout: for each matrix `NAME.in_sum2` (sums of squared inputs, one per column) and `NAME.counts` (how many inputs).
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from umi_gguf.errors import GgufError
from umi_gguf.floats import to_floats
from umi_gguf.gguf_file import GgufFile, Tensor, open_gguf

_SUMS, _COUNTS = ".in_sum2", ".counts"


def read_imatrix(path: Path, model: GgufFile) -> dict[str, np.ndarray]:
    """Return the mean squared input of every column, by tensor of `model`. Raises GgufError."""
    file = open_gguf(path)
    if file.metadata.get("general.type") != "imatrix":
        raise GgufError(f"{path} is not an importance matrix; umi gguf imatrix writes one")
    found: dict[str, np.ndarray] = {}
    for key, tensor in file.tensors.items():
        if not key.endswith(_SUMS):
            continue
        name = key.removesuffix(_SUMS)
        weight, counts = model.tensors.get(name), file.tensors.get(name + _COUNTS)
        if weight is None or weight.shape[-1] != tensor.shape[-1] or counts is None:
            raise GgufError(f"{path}: its entry for {name} does not fit {model.path}; it belongs to another model")
        sums, seen = _read(file, tensor), _read(file, counts).reshape(-1, 1)
        if not np.isfinite(sums).all() or not (seen > 0).any():
            raise GgufError(f"{path}: its entry for {name} holds no usable numbers")
        found[name] = (sums / np.maximum(seen, 1)).reshape(-1)
    if not found:
        raise GgufError(f"{path} holds no importance values")
    return found


def _read(file: GgufFile, tensor: Tensor) -> np.ndarray:
    try:
        with file.path.open("rb") as data:
            raw = file.read_rows(data, tensor, 0, tensor.rows)
    except OSError as error:
        raise GgufError(f"{file.path} cannot be read: {error.strerror or error}") from error
    return to_floats(raw, tensor.type)
