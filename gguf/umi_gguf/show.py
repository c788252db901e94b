"""A GGUF in one screen: what it is, what it holds, and how large that is."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gguf import LlamaFileType
from umi_gguf.gguf_file import GgufFile, open_gguf

_LONG = 24


def summary(path: Path) -> dict[str, Any]:
    """Return what a GGUF is as plain data. Raises GgufError."""
    file = open_gguf(path)
    data: dict[str, Any] = {
        "file": str(path),
        "kind": file.metadata.get("general.type", "model"),
        "name": file.metadata.get("general.name", ""),
        "architecture": file.arch,
        "file_type": _file_type(file),
        "bytes": file.size,
        "parameters": sum(t.elements for t in file.tensors.values()),
        "tensors": len(file.tensors),
        "types": _types(file),
    }
    return data | (_adapter(file) if data["kind"] == "adapter" else _model(file))


def keys(path: Path) -> dict[str, Any]:
    """Return all metadata, long lists by their length and beginning. Raises GgufError."""
    file = open_gguf(path)
    return {key: _short(file.metadata[key]) for key in file.metadata}


def tensors(path: Path) -> list[dict[str, Any]]:
    """Return name, type, shape and bytes of every tensor. Raises GgufError."""
    found = open_gguf(path).tensors.values()
    return [{"name": t.name, "type": t.type.name, "shape": list(t.shape), "bytes": t.nbytes} for t in found]


def _file_type(file: GgufFile) -> str:
    number = file.metadata.get("general.file_type")
    try:
        return str(LlamaFileType(number).name).removeprefix("MOSTLY_").removeprefix("ALL_")
    except ValueError:
        return "" if number is None else f"type {number}"


def _types(file: GgufFile) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for tensor in file.tensors.values():
        entry = found.setdefault(tensor.type.name, {"tensors": 0, "bytes": 0})
        entry["tensors"] += 1
        entry["bytes"] += tensor.nbytes
    return dict(sorted(found.items(), key=lambda item: -item[1]["bytes"]))


def _model(file: GgufFile) -> dict[str, Any]:
    names = {
        "context": "context_length",
        "width": "embedding_length",
        "layers": "block_count",
        "heads": "attention.head_count",
        "kv_heads": "attention.head_count_kv",
        "inner": "feed_forward_length",
    }
    sizes: Mapping[str, Any] = {name: file.key(key) for name, key in names.items()}
    tokens = file.metadata.get("tokenizer.ggml.tokens")
    return {
        **{name: value for name, value in sizes.items() if value is not None},
        "tied": "output.weight" not in file.tensors,
        "vocabulary": len(tokens) if isinstance(tokens, list) else 0,
        "tokenizer": "/".join(str(file.metadata.get(f"tokenizer.ggml.{k}", "?")) for k in ("model", "pre")),
        "chat_template": "tokenizer.chat_template" in file.metadata,
    }


def _adapter(file: GgufFile) -> dict[str, Any]:
    ranks = sorted({t.shape[0] for name, t in file.tensors.items() if name.endswith(".lora_a")})
    targets = {
        name.removesuffix(".weight.lora_a").rpartition(".")[2] for name in file.tensors if name.endswith("lora_a")
    }
    return {
        "adapter": file.metadata.get("adapter.type", ""),
        "alpha": file.metadata.get("adapter.lora.alpha"),
        "ranks": ranks,
        "targets": sorted(targets),
        "invocation_tokens": file.metadata.get("adapter.alora.invocation_tokens", []),
    }


def _short(value: Any) -> Any:
    if isinstance(value, list) and len(value) > _LONG:
        return {"length": len(value), "begins": value[:3]}
    return value


def bits_of(path: Path) -> float:
    """Return the bits per weight of a model. Raises GgufError."""
    tensors = open_gguf(path).tensors.values()
    return 8 * sum(t.nbytes for t in tensors) / max(1, sum(t.elements for t in tensors))
