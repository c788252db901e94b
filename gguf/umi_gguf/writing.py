"""Writing files so that they appear whole or not at all, and GGUFs one tensor at a time."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import struct
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from gguf.constants import GGML_QUANT_SIZES

from gguf import GGMLQuantizationType, GGUFWriter
from umi_gguf.errors import ExportError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
ALIGNMENT = 32


PART, OLD = ".part", ".old"


@contextmanager
def whole_path(out: Path, *, over: bool = False) -> Iterator[Path]:
    """Give a name beside `out` to write to; `out` is there once the block ends, and never when it raises.

    The name may become a file or a folder. A folder that is there is replaced with `over` alone. OSError becomes
    ExportError: a full disk is said in one sentence.
    """
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(4)}{PART}")
    try:
        yield temporary
        _flush(temporary)
        if over and out.is_dir():
            _swap(temporary, out)
        else:
            temporary.replace(out)
    except OSError as error:
        raise ExportError(cannot_write(out, error)) from error
    finally:
        if temporary.is_dir():
            shutil.rmtree(temporary, ignore_errors=True)
        else:
            temporary.unlink(missing_ok=True)


def _swap(temporary: Path, out: Path) -> None:
    """Put a folder in the place of another: two renames, and what was there is removed last."""
    aside = temporary.with_suffix(OLD)
    out.rename(aside)
    try:
        temporary.rename(out)
    except OSError:
        aside.rename(out)
        raise
    shutil.rmtree(aside, ignore_errors=True)


def clear_leftovers(out: Path) -> None:
    """Remove what a process that was killed while it wrote `out` left beside it; an `out` it had put aside returns."""
    mark = re.compile(re.escape(f".{out.name}.") + r"[0-9a-f]{8}(\.part|\.old)")
    for path in [p for p in out.parent.glob(".*") if mark.fullmatch(p.name)]:
        if path.suffix == OLD and not out.exists():
            path.rename(out)
        elif path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)


def cannot_write(out: Path, error: OSError) -> str:
    """Return the sentence for a failed write of `out`."""
    if error.errno in _FULL:
        return f"{out} does not fit: no room is left there; nothing was written"
    return f"{out} cannot be written: {error.strerror or error}"


def need_room(out: Path, size: int) -> None:
    """Raise ExportError when the file system of `out` has no room for `size` bytes, before any work is done."""
    try:
        free: int = shutil.disk_usage(out.parent).free
    except OSError as error:
        raise ExportError(cannot_write(out, error)) from error
    if free < size:
        raise ExportError(f"{out} does not fit: it needs {size} bytes and {free} are free; nothing was written")


def _flush(path: Path) -> None:
    for file in sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]:
        with file.open("rb+") as handle:
            os.fsync(handle.fileno())


@dataclass(frozen=True, slots=True)
class Spec:
    """A tensor that will be written: its name, type and shape (rows last axis contiguous, as numpy has it)."""

    name: str
    type: GGMLQuantizationType
    shape: tuple[int, ...]

    @property
    def nbytes(self) -> int:
        """The size of its data."""
        return bytes_of(self.type, self.shape)


def bytes_of(type: GGMLQuantizationType, shape: Sequence[int]) -> int:
    """Return the bytes of a tensor. Raises ValueError when its rows are no whole number of blocks."""
    block, width = GGML_QUANT_SIZES[type]
    if shape[-1] % block:
        raise ValueError(f"rows of {shape[-1]} are not a multiple of {block}, the block of {type.name}")
    rows = 1
    for extent in shape[:-1]:
        rows *= extent
    size: int = rows * (shape[-1] // block) * width
    return size


def padded(size: int, alignment: int = ALIGNMENT) -> int:
    """Return `size` rounded up to the alignment."""
    return -(-size // alignment) * alignment


class TensorSink:
    """Takes the data of the announced tensors, in their order, in pieces of any size."""

    def __init__(self, file: BinaryIO, specs: Sequence[Spec], alignment: int = ALIGNMENT) -> None:
        self._file, self._specs, self._alignment = file, list(specs), alignment
        self._at, self._left = 0, specs[0].nbytes if specs else 0

    def write(self, data: np.ndarray | bytes | memoryview) -> None:
        """Append bytes to the tensor that is due; the next one begins when it is complete."""
        view = np.ascontiguousarray(data).data.cast("B") if isinstance(data, np.ndarray) else memoryview(data)
        if view.nbytes > self._left:
            raise AssertionError(f"{self._specs[self._at].name}: {view.nbytes - self._left} bytes too many")
        self._file.write(view)
        self._left -= view.nbytes
        if not self._left:
            size = self._specs[self._at].nbytes
            self._file.write(bytes(padded(size, self._alignment) - size))
            self._at += 1
            self._left = self._specs[self._at].nbytes if self._at < len(self._specs) else 0

    def finish(self) -> None:
        """Check that every tensor is complete."""
        if self._at != len(self._specs):
            raise AssertionError(f"{self._specs[self._at].name} lacks {self._left} bytes")


@contextmanager
def gguf_stream(out: Path, writer: GGUFWriter, specs: Sequence[Spec]) -> Iterator[TensorSink]:
    """Write the metadata that `writer` holds and give a sink for the tensors; the file appears whole or not at all."""
    need_room(out, sum(padded(spec.nbytes) for spec in specs))
    with whole_path(out) as temporary:
        for spec in specs:
            writer.add_tensor_info(spec.name, spec.shape, np.dtype(np.float32), spec.nbytes, raw_dtype=spec.type)
        try:
            writer.write_header_to_file(temporary)
            writer.write_kv_data_to_file()
            writer.write_ti_data_to_file()
        except (struct.error, TypeError) as error:
            raise ExportError(f"{out}: a number of the model's configuration is none: {error}") from error
        finally:
            writer.close()
        with temporary.open("ab") as file:
            file.write(bytes(padded(file.tell()) - file.tell()))
            sink = TensorSink(file, specs)
            yield sink
            sink.finish()
