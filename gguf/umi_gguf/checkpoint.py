"""A checkpoint folder as transformers writes it: config.json, one or many safetensors files, a tokenizer."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_gguf.errors import CheckpointError
from umi_gguf.safetensors import Entry, SafetensorsFile, open_safetensors

__all__ = ["Checkpoint", "CheckpointError", "open_checkpoint", "read_json"]

INDEX = "model.safetensors.index.json"


def read_json(path: Path) -> dict[str, Any]:
    """Read a JSON object. Raises CheckpointError."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CheckpointError(f"{path.parent} has no {path.name}") from None
    except (OSError, ValueError, RecursionError) as error:
        raise CheckpointError(f"{path}: cannot be read as JSON: {error}") from error
    if not isinstance(data, dict):
        raise CheckpointError(f"{path}: holds no JSON object")
    return data


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A folder whose headers were read: its config, its files in order, and where each tensor lies."""

    folder: Path
    config: Mapping[str, Any]
    files: tuple[SafetensorsFile, ...]
    places: Mapping[str, tuple[SafetensorsFile, Entry]]


def open_checkpoint(folder: Path) -> Checkpoint:
    """Read config.json and the headers of all shards. Raises CheckpointError."""
    if not folder.is_dir():
        raise CheckpointError(f"{folder} is not a folder with a checkpoint")
    config = read_json(folder / "config.json")
    files = tuple(open_safetensors(folder / name) for name in _shards(folder))
    places: dict[str, tuple[SafetensorsFile, Entry]] = {}
    for file in files:
        for entry in file.entries.values():
            if entry.name in places:
                raise CheckpointError(f"{folder}: {entry.name} is in two shards")
            places[entry.name] = (file, entry)
    return Checkpoint(folder, config, files, places)


def _shards(folder: Path) -> list[str]:
    if (folder / "model.safetensors").is_file():
        return ["model.safetensors"]
    if not (folder / INDEX).is_file():
        if any(folder.glob("*.bin")):
            raise CheckpointError(f"{folder} holds pickled weights (.bin); save the model as safetensors first")
        raise CheckpointError(f"{folder} has no model.safetensors")
    shards = read_json(folder / INDEX).get("weight_map")
    if not isinstance(shards, dict) or not shards or not all(_plain(name) for name in shards.values()):
        raise CheckpointError(f"{folder / INDEX}: its weight_map does not name files of this folder")
    return sorted(set(shards.values()))


def _plain(name: object) -> bool:
    return isinstance(name, str) and name.endswith(".safetensors") and Path(name).name == name
