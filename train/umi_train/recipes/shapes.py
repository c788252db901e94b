"""The shape of a model: from its config.json when that is at hand, else from a table of those the recipes name.

Sources of the table: the config.json of each model on the Hugging Face hub. The arithmetic agrees with the table in
research/training.md, 7.4.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MAX_CONFIG_BYTES = 1_000_000
_LLAMA_LIKE = frozenset(("llama", "mistral", "qwen2", "qwen3"))


@dataclass(frozen=True, slots=True)
class Shape:
    """A decoder with grouped-query attention and a gated MLP. Sizes are numbers of parameters along one axis."""

    family: str
    vocabulary: int
    width: int
    mlp: int
    layers: int
    heads: int
    kv_heads: int
    head: int
    tied: bool
    attention_bias: bool = False
    output_bias: bool = False
    mlp_bias: bool = False
    head_norms: bool = False

    def linears(self) -> Iterator[tuple[str, int, int]]:
        """Yield name, inputs and outputs of the linear layers of one layer."""
        query, value = self.heads * self.head, self.kv_heads * self.head
        yield from (("q_proj", self.width, query), ("k_proj", self.width, value), ("v_proj", self.width, value))
        yield from (("o_proj", query, self.width), ("gate_proj", self.width, self.mlp))
        yield from (("up_proj", self.width, self.mlp), ("down_proj", self.mlp, self.width))

    @property
    def linear(self) -> int:
        """Parameters of the linear layers without the head: what 4 bit quantizes."""
        return self.layers * sum(inputs * outputs for _, inputs, outputs in self.linears())

    @property
    def embeddings(self) -> int:
        """Parameters of the embedding and of the head where it is another matrix."""
        return self.vocabulary * self.width * (1 if self.tied else 2)

    @property
    def small(self) -> int:
        """Parameters of norms and biases."""
        query, value = self.heads * self.head, self.kv_heads * self.head
        one = 2 * self.width + (2 * self.head if self.head_norms else 0)
        one += (query + 2 * value if self.attention_bias else 0) + (self.width if self.output_bias else 0)
        one += 2 * self.mlp + self.width if self.mlp_bias else 0
        return self.layers * one + self.width

    @property
    def parameters(self) -> int:
        """All parameters."""
        return self.linear + self.embeddings + self.small

    def adapter(self, r: int, targets: str | tuple[str, ...]) -> int:
        """Return the parameters of a LoRA of rank `r`."""
        chosen = [(i, o) for name, i, o in self.linears() if isinstance(targets, str) or name in targets]
        return self.layers * sum(r * (inputs + outputs) for inputs, outputs in chosen)

    def unknown_targets(self, targets: str | tuple[str, ...]) -> tuple[str, ...]:
        """Return the targets that this model has no layer for."""
        known = {name for name, _, _ in self.linears()}
        return () if isinstance(targets, str) else tuple(t for t in targets if t not in known)


def _qwen3(width: int, mlp: int, layers: int, heads: int, tied: bool) -> Shape:
    return Shape("qwen3", 151_936, width, mlp, layers, heads, 8, 128, tied, head_norms=True)


KNOWN: Mapping[str, Shape] = {
    "Qwen/Qwen3-0.6B": _qwen3(1024, 3072, 28, 16, True),
    "Qwen/Qwen3-1.7B": _qwen3(2048, 6144, 28, 16, True),
    "Qwen/Qwen3-4B": _qwen3(2560, 9728, 36, 32, True),
    "Qwen/Qwen3-8B": _qwen3(4096, 12288, 36, 32, False),
    "Qwen/Qwen3-14B": _qwen3(5120, 17408, 40, 40, False),
    "meta-llama/Llama-2-7b-chat-hf": Shape("llama", 32_000, 4096, 11008, 32, 32, 32, 128, False),
    "meta-llama/Llama-2-13b-chat-hf": Shape("llama", 32_000, 5120, 13824, 40, 40, 40, 128, False),
    "meta-llama/Llama-3.1-8B-Instruct": Shape("llama", 128_256, 4096, 14336, 32, 32, 8, 128, False),
    "meta-llama/Llama-3.2-3B-Instruct": Shape("llama", 128_256, 3072, 8192, 28, 24, 8, 128, True),
    "meta-llama/Llama-3.2-1B-Instruct": Shape("llama", 128_256, 2048, 8192, 16, 32, 8, 64, True),
    "runs/nano/backbone": Shape("llama", 4096, 256, 704, 6, 4, 4, 64, True),  # umi_train.nano.model, before it is there
}
"""Shapes by the name on the hub; a base model has the shape of its instruct model."""
_ALSO = {"-Base": "", "-hf": "-chat-hf", "": "-Instruct"}


@dataclass(frozen=True, slots=True)
class Found:
    """A shape and where it was found; or None and why not."""

    shape: Shape | None
    source: str


def find_shape(model: str, revision: str | None = None) -> Found:
    """Return the shape of a model. Nothing is fetched."""
    config = local_file(model, "config.json", revision)
    if config is not None:
        return _from_config(config)
    if (known := _known(model)) is not None:
        return Found(known, f"the table of umi, for {model}")
    return Found(None, f"{model} is not on this machine and its shape is not known, so no memory is estimated")


def local_file(model: str, name: str, revision: str | None = None) -> Path | None:
    """Return a file of a checkpoint that is on this machine: in a folder, or in the cache of the hub."""
    folder = Path(model).expanduser()
    if folder.is_dir():
        return folder / name if (folder / name).is_file() else None
    if model.count("/") != 1 or model.startswith((".", "~", "/")):
        return None
    try:
        from huggingface_hub import try_to_load_from_cache
        from huggingface_hub.errors import HFValidationError
    except ImportError:
        return None
    try:
        path = try_to_load_from_cache(model, name, revision=revision)
    except HFValidationError:
        return None
    return Path(path) if isinstance(path, str) else None


def _known(model: str) -> Shape | None:
    if model in KNOWN:
        return KNOWN[model]
    for end, instead in _ALSO.items():
        if model.endswith(end) and (shape := KNOWN.get(model.removesuffix(end) + instead)) is not None:
            return shape
    return None


def _from_config(path: Path) -> Found:
    try:
        with path.open("rb") as file:
            config = json.loads(file.read(MAX_CONFIG_BYTES))
        return Found(*_shape(config, path))
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        what = f"it has no {error}" if isinstance(error, KeyError) else str(error) or type(error).__name__
        return Found(None, f"{path} does not describe a model that could be estimated: {what}")


def _shape(config: Any, path: Path) -> tuple[Shape | None, str]:
    family = str(config["model_type"])
    if any(config.get(key) for key in ("num_experts", "num_local_experts", "n_routed_experts")):
        return None, f"{path}: the memory of a mixture of experts is not estimated"
    if config.get("quantization_config"):
        return None, f"{path}: this checkpoint is quantized already; a recipe starts from 16-bit weights"
    if family not in _LLAMA_LIKE:
        return None, f"{path}: the memory of the family {family[:40]} is not estimated"
    sizes = ("vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers", "num_attention_heads")
    vocabulary, width, mlp, layers, heads = (_size(config, key) for key in sizes)
    kv = _size(config, "num_key_value_heads") if config.get("num_key_value_heads") else heads
    head = _size(config, "head_dim") if config.get("head_dim") else width // heads
    bias = family == "qwen2" or bool(config.get("attention_bias", False))
    shape = Shape(
        family,
        vocabulary,
        width,
        mlp,
        layers,
        heads,
        kv,
        head,
        bool(config.get("tie_word_embeddings", False)),
        attention_bias=bias,
        output_bias=bias and family != "qwen2",
        mlp_bias=family == "llama" and bool(config.get("mlp_bias", False)),
        head_norms=family == "qwen3",
    )
    return shape, str(path)


def _size(config: Mapping[str, Any], key: str) -> int:
    value = config[key]
    if isinstance(value, bool) or not isinstance(value, int) or not 0 < value < 10_000_000:
        raise ValueError(f"{key} is {value!r}")
    return value
