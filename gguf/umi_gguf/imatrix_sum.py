"""One importance matrix of several, such as one per role: the sums of squares and the counts add up."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from umi_gguf.errors import ExportError, GgufError
from umi_gguf.floats import to_floats
from umi_gguf.gguf_file import GgufFile, open_gguf
from umi_gguf.imatrix_write import write_imatrix


def add_imatrices(parts: Sequence[Path], out: Path) -> None:
    """Write the sum of importance matrices of one model. The file appears whole or not at all. Raises ExportError."""
    sums: dict[str, np.ndarray] = {}
    chunks, size, names = 0, 0, []
    for path in parts:
        file = open_gguf(path)
        if file.metadata.get("general.type") != "imatrix":
            raise GgufError(f"{path} is not an importance matrix")
        for key in file.tensors:
            values = _values(file, key)
            if key in sums and sums[key].shape != values.shape:
                raise GgufError(f"{path}: its entry for {key} does not fit {parts[0]}; they belong to two models")
            sums[key] = sums[key] + values if key in sums else values
        chunks += int(file.metadata.get("imatrix.chunk_count", 0))
        size = max(size, int(file.metadata.get("imatrix.chunk_size", 0)))
        names += [str(name) for name in file.metadata.get("imatrix.datasets", [])]
    if not sums:
        raise ExportError(f"{out}: there are no importance matrices to add")
    write_imatrix(out, sums, names, chunks, size)


def _values(file: GgufFile, key: str) -> np.ndarray:
    tensor = file.tensors[key]
    try:
        with file.path.open("rb") as data:
            raw = file.read_rows(data, tensor, 0, tensor.rows)
    except OSError as error:
        raise GgufError(f"{file.path} cannot be read: {error.strerror or error}") from error
    return to_floats(raw, tensor.type).reshape(tensor.shape)
