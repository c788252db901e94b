"""Say in one sentence what is wrong with a GGUF file, from its header alone.

llama.cpp refuses broken files, but its messages are for its developers and some values kill the process. The
quick check runs before every load; the full one explains a load that failed.
Layout: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

MAGIC = b"GGUF"
VERSIONS = (2, 3)
MOST_COUNT = 1 << 20
MOST_STRING = 1 << 26
_SIZES = {0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8}
_STRING, _ARRAY = 8, 9
_BLOCKS: dict[int, tuple[int, int]] = {
    0: (1, 4), 1: (1, 2), 2: (32, 18), 3: (32, 20), 6: (32, 22), 7: (32, 24), 8: (32, 34),
    10: (256, 84), 11: (256, 110), 12: (256, 144), 13: (256, 176), 14: (256, 210), 20: (32, 18),
    23: (256, 136), 30: (1, 2),
}  # fmt: skip
"""ggml type -> elements of a block, bytes of a block; an unknown type counts as no bytes."""


class GgufProblem(Exception):
    """The file is not a usable GGUF; the message says why."""


def check(path: Path, *, full: bool = False) -> None:
    """Raise GgufProblem when the file is missing, no GGUF, or (with `full`) shorter than its header says."""
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise GgufProblem("it is a folder, not a file")
        with path.open("rb") as file:
            _check(file, size, full)
    except FileNotFoundError:
        raise GgufProblem("the file does not exist") from None
    except OSError as error:
        raise GgufProblem(f"it cannot be read: {error.strerror}") from error
    except (struct.error, UnicodeDecodeError, OverflowError):
        raise GgufProblem("it is truncated or damaged: its header ends too early") from None


def _check(file: BinaryIO, size: int, full: bool) -> None:
    if size == 0:
        raise GgufProblem("it is empty")
    magic = file.read(4)
    if magic != MAGIC:
        hint = "it is a Git LFS pointer, fetch the file itself" if magic == b"vers" else "it is not a GGUF file"
        raise GgufProblem(hint)
    if size < 24:
        raise GgufProblem("it is truncated: its header is incomplete")
    version, tensors, keys = struct.unpack("<IQQ", file.read(20))
    if version not in VERSIONS:
        raise GgufProblem(f"it is GGUF version {version}; supported are {' and '.join(map(str, VERSIONS))}")
    if tensors > MOST_COUNT or keys > MOST_COUNT:
        raise GgufProblem("it is damaged: its header counts cannot be right")
    if full:
        needed = _end_of_data(file, tensors, keys)
        if size < needed:
            raise GgufProblem(f"it is truncated: it has {size} bytes and needs {needed}")


def _end_of_data(file: BinaryIO, tensors: int, keys: int) -> int:
    alignment = 32
    for _ in range(keys):
        key = _string(file)
        kind = _u32(file)
        if key == "general.alignment" and kind == 4:
            alignment = _u32(file)
            if not 0 < alignment <= 1 << 20:
                raise GgufProblem(f"it is damaged: alignment {alignment}")
        else:
            _skip(file, kind)
    end = 0
    for _ in range(tensors):
        name, dimensions = _string(file), _u32(file)
        if not 0 < dimensions <= 4:
            raise GgufProblem(f"it is damaged: tensor {name[:60]!r} has {dimensions} dimensions")
        elements = 1
        for extent in struct.unpack(f"<{dimensions}Q", file.read(8 * dimensions)):
            elements *= extent
        kind, offset = struct.unpack("<IQ", file.read(12))
        block, width = _BLOCKS.get(kind, (1, 0))
        end = max(end, offset + elements // block * width)
    start = -(-file.tell() // alignment) * alignment
    return start + end if tensors else 0


def _u32(file: BinaryIO) -> int:
    value: int = struct.unpack("<I", file.read(4))[0]
    return value


def _string(file: BinaryIO) -> str:
    length: int = struct.unpack("<Q", file.read(8))[0]
    if length > MOST_STRING:
        raise GgufProblem("it is damaged: its header holds an impossible string")
    data = file.read(length)
    if len(data) < length:
        raise struct.error
    return data.decode()


def _skip(file: BinaryIO, kind: int) -> None:
    if kind == _STRING:
        _string(file)
    elif kind == _ARRAY:
        inner, count = struct.unpack("<IQ", file.read(12))
        if count > MOST_STRING or (inner not in _SIZES and inner != _STRING):
            raise GgufProblem("it is damaged: its header holds an impossible list")
        if inner == _STRING:
            for _ in range(count):
                length: int = struct.unpack("<Q", file.read(8))[0]
                file.seek(min(length, MOST_STRING), 1)
        else:
            file.seek(_SIZES[inner] * count, 1)
    elif kind in _SIZES:
        file.seek(_SIZES[kind], 1)
    else:
        raise GgufProblem(f"it is damaged: its header holds a value of unknown kind {kind}")
