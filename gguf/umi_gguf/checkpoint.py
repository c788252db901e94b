"""Reading what training wrote, without torch: safetensors tensors as numpy arrays, one at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np


class CheckpointError(ValueError):
    """A checkpoint or adapter folder cannot be used; the message names the file and the reason."""


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object. Raises CheckpointError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(data, dict):
        raise CheckpointError(f"{path}: holds no JSON object")
    return data


_TYPES = {"F32": np.float32, "F16": np.float16, "F64": np.float64}


def read_tensors(path: Path) -> Iterator[tuple[str, np.ndarray]]:
    """Yield (name, float32 array) of a safetensors file in file order; memory holds one tensor.

    Layout: 8 bytes little-endian header length, JSON header, data (safetensors format, version 0.x). bfloat16 is
    widened here because numpy has no such type. Raises CheckpointError.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            length = int.from_bytes(file.read(8), "little")
            if not 0 < length <= size - 8:
                raise CheckpointError(f"{path}: not a safetensors file, or cut short")
            header = json.loads(file.read(length))
            header.pop("__metadata__", None)
            start = 8 + length
            for name, info in sorted(header.items(), key=lambda item: item[1]["data_offsets"][0]):
                begin, end = info["data_offsets"]
                if start + end > size:
                    raise CheckpointError(f"{path}: cut short inside {name}")
                file.seek(start + begin)
                raw = file.read(end - begin)
                if info["dtype"] == "BF16":
                    array = (np.frombuffer(raw, dtype="<u2").astype(np.uint32) << 16).view(np.float32)
                elif info["dtype"] in _TYPES:
                    array = np.frombuffer(raw, dtype=_TYPES[info["dtype"]]).astype(np.float32)
                else:
                    raise CheckpointError(f"{path}: {name} has type {info['dtype']}; expected F32, F16 or BF16")
                yield name, array.reshape(info["shape"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        if isinstance(error, CheckpointError):
            raise
        raise CheckpointError(f"{path}: cannot be read: {error}") from error
