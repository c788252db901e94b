"""Reading GGUF files: the header is checked whole before any of the data is touched.

Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md. Data is read in rows with plain reads, so that the
memory in use stays a few rows and a file that shrinks under us is an error, not a crash.
"""

from __future__ import annotations

import mmap
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGMLQuantizationType
from umi_gguf.errors import GgufError
from umi_gguf.floats import Buffers
from umi_gguf.writing import ALIGNMENT, Spec, bytes_of, padded
from umi_local.engine.gguf_check import MOST_COUNT, MOST_STRING, GgufProblem, check

_FORMATS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 6: "<f", 7: "<?", 10: "<Q", 11: "<q", 12: "<d"}
_STRING, _ARRAY, _U32 = 8, 9, 4


@dataclass(frozen=True, slots=True)
class Tensor(Spec):
    """A tensor of a file: name, type, shape, and where its data begins in the file."""

    offset: int

    @property
    def rows(self) -> int:
        """The number of rows: the product of all but the last axis."""
        return self.elements // self.shape[-1]

    @property
    def elements(self) -> int:
        """The number of values."""
        count = 1
        for extent in self.shape:
            count *= extent
        return count


class Metadata(Mapping[str, Any]):
    """The keys of a file. Values are decoded when asked for: a vocabulary costs nothing until it is read."""

    def __init__(self, raw: bytes, places: Mapping[str, tuple[int, int]]) -> None:
        self.raw = raw
        self._places = places

    def __getitem__(self, key: str) -> Any:
        kind, at = self._places[key]
        return _value(_Cursor(self.raw, at), kind)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def kind(self, key: str) -> int:
        """Return the GGUF value type of a key: 8 is a string, 9 an array."""
        return self._places[key][0]

    def with_u32(self, key: str, value: int) -> tuple[bytes, int]:
        """Return the raw keys with `key` set to a 32 bit number, and how many keys there are then."""
        if key in self._places and self._places[key][0] == _U32:
            at = self._places[key][1]
            return self.raw[:at] + struct.pack("<I", value) + self.raw[at + 4 :], len(self)
        if key in self._places:
            raise GgufError(f"its key {key} is not a 32 bit number")
        name = key.encode()
        return self.raw + struct.pack("<Q", len(name)) + name + struct.pack("<II", _U32, value), len(self) + 1


@dataclass(frozen=True, slots=True)
class GgufFile:
    """A GGUF whose header was read and checked against the size of the file."""

    path: Path
    version: int
    metadata: Metadata
    tensors: Mapping[str, Tensor]
    data_start: int
    alignment: int
    size: int

    @property
    def arch(self) -> str:
        """The architecture, such as `llama`."""
        return str(self.metadata.get("general.architecture", ""))

    def key(self, name: str, default: Any = None) -> Any:
        """Return the value of `{arch}.{name}`, or `default`."""
        return self.metadata.get(f"{self.arch}.{name}", default)

    def read_rows(
        self, file: BufferedReader, tensor: Tensor, start: int, stop: int, buffers: Buffers | None = None
    ) -> np.ndarray:
        """Return rows `start` to `stop` as bytes, (rows, bytes of a row), in `buffers` if given. Raises GgufError."""
        width = tensor.nbytes // tensor.rows
        data = (buffers or Buffers()).take("rows", (stop - start, width), "u1")
        try:
            file.seek(tensor.offset + start * width)
            count = file.readinto(data.data.cast("B"))
        except OSError as error:
            raise GgufError(f"{self.path} cannot be read: {error.strerror or error}") from error
        if count != data.nbytes:
            raise GgufError(f"{self.path} is cut short inside {tensor.name}")
        return data


def open_gguf(path: Path) -> GgufFile:
    """Read and check the header of a GGUF. Raises GgufError."""
    try:
        check(path)
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _parse(path, data, len(data))
    except GgufProblem as problem:
        raise GgufError(f"{path} is not a usable GGUF: {problem}") from problem
    except _Damaged as problem:
        raise GgufError(f"{path} is truncated or damaged: {problem}") from problem
    except OSError as error:
        raise GgufError(f"{path} cannot be read: {error.strerror or error}") from error


class _Damaged(Exception):
    """The header contradicts itself or the size of the file."""


class _Cursor:
    __slots__ = ("at", "data")

    def __init__(self, data: bytes | mmap.mmap, at: int) -> None:
        self.data, self.at = data, at

    def number(self, format: str) -> Any:
        try:
            (value,) = struct.unpack_from(format, self.data, self.at)
        except struct.error:
            raise _Damaged("its header ends too early") from None
        self.at += struct.calcsize(format)
        return value

    def string(self) -> str:
        begin, end = self.skip_string()
        try:
            return bytes(self.data[begin:end]).decode()
        except UnicodeDecodeError:
            raise _Damaged("its header holds text that is not UTF-8") from None

    def text(self) -> str:
        begin, end = self.skip_string()
        return bytes(self.data[begin:end]).decode(errors="replace")

    def skip_string(self) -> tuple[int, int]:
        length = self.number("<Q")
        begin = self.at
        if length > MOST_STRING or begin + length > len(self.data):
            raise _Damaged("its header holds an impossible string")
        self.at = begin + length
        return begin, self.at


def _value(cursor: _Cursor, kind: int) -> Any:
    if kind == _STRING:
        return cursor.text()
    if kind != _ARRAY:
        return cursor.number(_FORMATS[kind])
    inner, count = cursor.number("<I"), cursor.number("<Q")
    if inner == _STRING:
        return [cursor.text() for _ in range(count)]
    if inner == _ARRAY:
        return [_value(cursor, _ARRAY) for _ in range(count)]
    return np.frombuffer(cursor.data, dtype=_FORMATS[inner], count=count, offset=cursor.at).tolist()


def _skip(cursor: _Cursor, kind: int, depth: int = 0) -> None:
    if kind == _STRING:
        cursor.skip_string()
    elif kind in _FORMATS:
        cursor.at += struct.calcsize(_FORMATS[kind])
    elif kind == _ARRAY and depth < 4:
        inner, count = cursor.number("<I"), cursor.number("<Q")
        if count > MOST_STRING:
            raise _Damaged("its header holds an impossible list")
        if inner in _FORMATS:
            cursor.at += struct.calcsize(_FORMATS[inner]) * count
        else:
            for _ in range(count):
                _skip(cursor, inner, depth + 1)
    else:
        raise _Damaged(f"its header holds a value of unknown kind {kind}")
    if cursor.at > len(cursor.data):
        raise _Damaged("its header ends too early")


def _parse(path: Path, data: mmap.mmap, size: int) -> GgufFile:
    cursor = _Cursor(data, 4)
    version, tensor_count, key_count = cursor.number("<I"), cursor.number("<Q"), cursor.number("<Q")
    start, places = cursor.at, dict[str, tuple[int, int]]()
    for _ in range(key_count):
        name, kind = cursor.string(), cursor.number("<I")
        if name in places:
            raise _Damaged(f"it has the key {name[:60]!r} twice")
        places[name] = (kind, cursor.at - start)
        _skip(cursor, kind)
    metadata = Metadata(bytes(data[start : cursor.at]), places)
    alignment = metadata.get("general.alignment", ALIGNMENT)
    if not isinstance(alignment, int) or not 0 < alignment <= MOST_COUNT or alignment % 8:
        raise _Damaged(f"its alignment is {alignment}")
    found = [_tensor(cursor) for _ in range(tensor_count)]
    data_start = padded(cursor.at, alignment)
    tensors: dict[str, Tensor] = {}
    for name, number, shape, offset in found:
        if name in tensors:
            raise _Damaged(f"it has the tensor {name[:60]!r} twice")
        tensors[name] = _checked(name, number, shape, data_start + offset, size)
    return GgufFile(path, version, metadata, tensors, data_start, alignment, size)


def _tensor(cursor: _Cursor) -> tuple[str, int, tuple[int, ...], int]:
    name, dimensions = cursor.string(), cursor.number("<I")
    if not 0 < dimensions <= 4:
        raise _Damaged(f"tensor {name[:60]!r} has {dimensions} dimensions")
    extents = [cursor.number("<Q") for _ in range(dimensions)]
    return name, cursor.number("<I"), tuple(reversed(extents)), cursor.number("<Q")


def _checked(name: str, number: int, shape: tuple[int, ...], offset: int, size: int) -> Tensor:
    try:
        kind = GGMLQuantizationType(number)
    except ValueError:
        raise _Damaged(f"tensor {name[:60]!r} has the type {number}, which this release does not know") from None
    if not all(shape):
        raise _Damaged(f"tensor {name[:60]!r} is empty")
    try:
        end = offset + bytes_of(kind, shape)
    except ValueError as error:
        raise _Damaged(f"tensor {name[:60]!r}: {error}") from None
    if end > size:
        raise _Damaged(f"it has {size} bytes and {name[:60]!r} ends at {end}")
    return Tensor(name, kind, shape, offset)


def header(metadata: bytes, keys: int, specs: list[Spec], alignment: int) -> bytes:
    """Return the header of a GGUF (version 3) with raw keys and these tensors in order, padded to the data."""
    parts = [b"GGUF", struct.pack("<IQQ", 3, len(specs), keys), metadata]
    offset = 0
    for spec in specs:
        name = spec.name.encode()
        extents = struct.pack(f"<{len(spec.shape)}Q", *reversed(spec.shape))
        parts.append(struct.pack("<Q", len(name)) + name + struct.pack("<I", len(spec.shape)) + extents)
        parts.append(struct.pack("<IQ", spec.type, offset))
        offset += padded(spec.nbytes, alignment)
    text = b"".join(parts)
    return text + bytes(padded(len(text), alignment) - len(text))
