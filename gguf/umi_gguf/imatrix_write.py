"""Writing the GGUF form of an importance matrix, as llama.cpp's llama-imatrix does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from gguf import GGMLQuantizationType, GGUFWriter
from umi_gguf.writing import Spec, gguf_stream


def write_imatrix(out: Path, entries: Mapping[str, np.ndarray], names: Sequence[str], chunks: int, size: int) -> None:
    """Write entries `NAME.in_sum2` (1, columns) and `NAME.counts` (1, 1). Raises ExportError."""
    writer = GGUFWriter(None, "imatrix")
    writer.add_type("imatrix")
    writer.add_array("imatrix.datasets", list(names))
    writer.add_uint32("imatrix.chunk_count", chunks)
    writer.add_uint32("imatrix.chunk_size", size)
    specs = [Spec(key, GGMLQuantizationType.F32, values.shape) for key, values in entries.items()]
    with gguf_stream(out, writer, specs) as sink:
        for values in entries.values():
            sink.write(values.astype("<f4"))
