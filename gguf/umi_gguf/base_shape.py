"""What an adapter must know of its base: the family, the heads, and the shape of every matrix."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.errors import ExportError, GgufError
from umi_gguf.families import KNOWN, Family, family_of, family_of_arch, text_config
from umi_gguf.gguf_file import GgufFile, open_gguf


@dataclass(frozen=True, slots=True)
class BaseShape:
    """The family and the sizes of a base model; `where` names its file or folder in messages."""

    family: Family
    layers: int
    width: int
    heads: int
    kv_heads: int
    head_dim: int
    inner: int
    where: str

    def shape(self, kind: str) -> tuple[int, int]:
        """Return (outputs, inputs) of a matrix of a layer by its GGUF kind, such as `attn_q`. Raises KeyError."""
        q, kv = self.heads * self.head_dim, self.kv_heads * self.head_dim
        fused = "ffn_gate" not in self.family.linears.values()
        return {
            "attn_q": (q, self.width),
            "attn_k": (kv, self.width),
            "attn_v": (kv, self.width),
            "attn_qkv": (q + 2 * kv, self.width),
            "attn_output": (self.width, q),
            "ffn_gate": (self.inner, self.width),
            "ffn_up": (2 * self.inner if fused else self.inner, self.width),
            "ffn_down": (self.width, self.inner),
        }[kind]

    def permutation(self, kind: str) -> int | None:
        """Return the heads by which the rows of a matrix are reordered, None when they are not."""
        if not self.family.permuted:
            return None
        return {"attn_q": self.heads, "attn_k": self.kv_heads}.get(kind)


def base_shape(base: Path) -> BaseShape:
    """Read the shape of a base: a GGUF, or a folder with config.json. Raises ExportError."""
    if base.is_dir():
        return shape_of_config(read_json(base / "config.json"), str(base))
    if base.name == "config.json":
        return shape_of_config(read_json(base), str(base))
    return shape_of_gguf(open_gguf(base))


def shape_of_config(config: Mapping[str, Any], where: str) -> BaseShape:
    """Return the shape that a transformers config describes. Raises CheckpointError."""
    family = family_of(config)
    if family is None:
        raise CheckpointError(
            f"{where}: model type {config.get('model_type')!r} is none of those this release knows ({KNOWN})"
        )
    sizes = text_config(config)
    try:
        width, heads = sizes["hidden_size"], sizes["num_attention_heads"]
        numbers = (
            *(sizes["num_hidden_layers"], width, heads, sizes.get("num_key_value_heads") or heads),
            *(sizes.get("head_dim") or width // heads, sizes["intermediate_size"]),
        )
    except (KeyError, TypeError, ZeroDivisionError) as error:
        raise CheckpointError(f"{where}: its config.json lacks {error}") from None
    if not all(type(n) is int and n > 0 for n in numbers) or heads % numbers[3]:
        raise CheckpointError(f"{where}: the sizes in its config.json cannot be right")
    return BaseShape(family, *numbers, where)


def shape_of_gguf(file: GgufFile) -> BaseShape:
    """Return the shape of a base GGUF. Raises ExportError."""
    kind = file.metadata.get("general.type", "model")
    if kind != "model":
        raise GgufError(f"{file.path} is not a base model, it is of type {kind!r}")
    family = family_of_arch(file.arch)
    if family is None:
        raise ExportError(f"{file.path}: architecture {file.arch!r} is none of those this release knows")
    width, heads = file.key("embedding_length"), file.key("attention.head_count")
    kv_heads = file.key("attention.head_count_kv", heads)
    layers, inner = file.key("block_count"), file.key("feed_forward_length")
    if not all(type(n) is int and n > 0 for n in (width, heads, kv_heads, layers, inner)):
        raise GgufError(f"{file.path}: its sizes are missing or differ from layer to layer")
    head_dim = file.key("attention.key_length", width // heads)
    return BaseShape(family, layers, width, heads, kv_heads, head_dim, inner, str(file.path))
