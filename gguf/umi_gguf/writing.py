"""Writing a GGUF so that it appears whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gguf import GGUFWriter


@contextmanager
def whole_gguf(out: Path, arch: str) -> Iterator[GGUFWriter]:
    """Give a writer for `out`; the file is there once the block ends, and never when it raises."""
    temporary = out.with_suffix(".tmp")
    writer = GGUFWriter(temporary, arch)
    try:
        yield writer
        writer.write_header_to_file()
        writer.write_kv_data_to_file()
        writer.write_tensors_to_file()
        writer.close()
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)
