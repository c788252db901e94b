"""safetensors without torch: headers that are checked whole, data that is read in rows.

Layout: 8 bytes little-endian header length, JSON header, data (https://github.com/huggingface/safetensors, format).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.errors import CheckpointError
from umi_gguf.floats import narrow_bf16, widen_bf16
from umi_gguf.writing import whole_path

_WIDTHS = {
    **{"F64": 8, "F32": 4, "F16": 2, "BF16": 2, "I64": 8, "U64": 8, "I32": 4, "U32": 4, "I16": 2, "U16": 2},
    **{"I8": 1, "U8": 1, "BOOL": 1, "F8_E4M3": 1, "F8_E5M2": 1, "F8_E8M0": 1},
}
FLOATS = ("F32", "F16", "BF16", "F64")
_MOST_HEADER = 100 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A tensor of a file: its name, type, shape, and where its data begins and how long it is."""

    name: str
    dtype: str
    shape: tuple[int, ...]
    offset: int
    nbytes: int

    @property
    def width(self) -> int:
        """The values of a row: the last axis."""
        return self.shape[-1] if self.shape else 1

    @property
    def rows(self) -> int:
        """The number of rows: the product of all but the last axis."""
        return self.nbytes // (self.width * _WIDTHS[self.dtype]) if self.nbytes else 0


@dataclass(frozen=True, slots=True)
class SafetensorsFile:
    """A file whose header was read and checked against the size of the file."""

    path: Path
    entries: Mapping[str, Entry]
    metadata: Mapping[str, str]

    def read_raw(self, file: BufferedReader, entry: Entry, start: int, stop: int) -> np.ndarray:
        """Return rows `start` to `stop` as bytes, (rows, bytes of a row). Raises CheckpointError."""
        width = entry.width * _WIDTHS[entry.dtype]
        data = np.empty((stop - start, width), dtype=np.uint8)
        try:
            file.seek(entry.offset + start * width)
            count = file.readinto(data.data.cast("B"))
        except OSError as error:
            raise CheckpointError(f"{self.path}: cannot be read: {error.strerror or error}") from error
        if count != data.nbytes:
            raise CheckpointError(f"{self.path}: cut short inside {entry.name}")
        return data

    def read_rows(self, file: BufferedReader, entry: Entry, start: int, stop: int) -> np.ndarray:
        """Return rows `start` to `stop` as float32, (rows, width). Raises CheckpointError."""
        return floats_of(self.read_raw(file, entry, start, stop), entry.dtype, f"{self.path}: {entry.name}")

    def read(self, entry: Entry) -> np.ndarray:
        """Return a whole tensor as float32. Raises CheckpointError."""
        try:
            with self.path.open("rb") as file:
                return self.read_rows(file, entry, 0, entry.rows).reshape(entry.shape)
        except OSError as error:
            raise CheckpointError(f"{self.path}: cannot be read: {error.strerror or error}") from error


def floats_of(raw: np.ndarray, dtype: str, what: str) -> np.ndarray:
    """Return rows of bytes of a safetensors type as float32. Raises CheckpointError, naming `what`."""
    if dtype == "F32":
        return raw.view("<f4")
    if dtype == "BF16":
        return widen_bf16(raw.view("<u2"))
    if dtype in ("F16", "F64"):
        return raw.view("<f2" if dtype == "F16" else "<f8").astype(np.float32)
    raise CheckpointError(f"{what} has type {dtype}; expected F32, F16 or BF16")


def data_of(values: np.ndarray, dtype: str) -> np.ndarray:
    """Return float32 values as data of F32, F16 or BF16."""
    if dtype == "BF16":
        return narrow_bf16(values)
    with np.errstate(over="ignore"):
        return values.astype({"F32": "<f4", "F16": "<f2", "F64": "<f8"}[dtype])


def open_safetensors(path: Path) -> SafetensorsFile:
    """Read and check the header of a safetensors file. Raises CheckpointError."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 0 < length <= min(size - 8, _MOST_HEADER):
                raise CheckpointError(f"{path}: not a safetensors file, or cut short")
            header = json.loads(file.read(length))
    except OSError as error:
        raise CheckpointError(f"{path}: cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, CheckpointError):
            raise
        raise CheckpointError(f"{path}: not a safetensors file, its header is damaged") from error
    if not isinstance(header, dict):
        raise CheckpointError(f"{path}: not a safetensors file, its header is no object")
    metadata = header.pop("__metadata__", None)
    entries = [_entry(path, name, info, 8 + length, size) for name, info in header.items()]
    entries.sort(key=lambda entry: entry.offset)
    return SafetensorsFile(
        path,
        {entry.name: entry for entry in entries},
        {str(k): str(v) for k, v in metadata.items()} if isinstance(metadata, dict) else {},
    )


def _entry(path: Path, name: str, info: Any, start: int, size: int) -> Entry:
    try:
        dtype, shape, (begin, end) = info["dtype"], tuple(info["shape"]), info["data_offsets"]
        count = 1
        for extent in shape:
            count *= extent
        whole = all(type(n) is int and n >= 0 for n in (*shape, begin, end))
    except (TypeError, KeyError, ValueError):
        raise CheckpointError(f"{path}: its header does not describe {name!r:.80}") from None
    if dtype not in _WIDTHS:
        raise CheckpointError(f"{path}: {name} has type {dtype!r:.40}, which this release does not know")
    if not whole or end - begin != count * _WIDTHS[dtype]:
        raise CheckpointError(f"{path}: the header is damaged: {name} does not have the size of its shape")
    if start + end > size:
        raise CheckpointError(f"{path}: cut short inside {name}")
    return Entry(name, dtype, shape, start + begin, end - begin)


def header_bytes(entries: Mapping[str, tuple[str, tuple[int, ...]]], metadata: Mapping[str, str]) -> bytes:
    """Return the header of a file with these tensors (name to type and shape), in this order."""
    header: dict[str, object] = {"__metadata__": dict(metadata)} if metadata else {}
    at = 0
    for name, (dtype, shape) in entries.items():
        size = _WIDTHS[dtype]
        for extent in shape:
            size *= extent
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [at, at + size]}
        at += size
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    return len(text).to_bytes(8, "little") + text


def write_tensors(path: Path, tensors: Mapping[str, np.ndarray]) -> None:
    """Write float32 arrays as a safetensors file; it appears whole or not at all."""
    entries = {name: ("F32", array.shape) for name, array in tensors.items()}
    with whole_path(path) as temporary, temporary.open("wb") as file:
        file.write(header_bytes(entries, {"format": "pt"}))
        for array in tensors.values():
            file.write(np.ascontiguousarray(array, dtype="<f4").tobytes())


def read_tensors(path: Path) -> Iterator[tuple[str, np.ndarray]]:
    """Yield (name, float32 array) of a file in file order; memory holds one tensor. Raises CheckpointError."""
    file = open_safetensors(path)
    for entry in file.entries.values():
        yield entry.name, file.read(entry)
