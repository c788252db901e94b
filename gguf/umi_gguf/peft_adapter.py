"""A PEFT LoRA folder: what it trained, with which scale, and what in it cannot leave PEFT.

The scale of a module is alpha / rank, or alpha / sqrt(rank) with rsLoRA; `alpha_pattern` and `rank_pattern` name
modules by regular expression as PEFT 0.21 reads them (`peft.utils.other.get_pattern_key`).
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.safetensors import Entry, SafetensorsFile, open_safetensors

_PREFIX = "base_model.model."
_PLAIN_STARTS = (None, True, False, "gaussian", "orthogonal", "eva")
_VARIANTS = {
    "use_dora": "DoRA scales by the norm of the merged weight, which needs the base at run time",
    "lora_bias": "trained biases have no place beside the two LoRA matrices",
    "modules_to_save": "modules_to_save are whole weights, not an adapter",
    "trainable_token_indices": "trained token rows are whole weights, not an adapter",
    "target_parameters": "adapters on bare parameters (experts) have no counterpart here",
    "layer_replication": "replicated layers need a base with these layers",
    "fan_in_fan_out": "transposed weights (fan_in_fan_out) belong to GPT-2 style models",
    "use_qalora": "QA-LoRA pools its input, which plain LoRA cannot express",
    "use_bdlora": "block-diagonal LoRA is not plain LoRA",
    "arrow_config": "Arrow routes between adapters, which plain LoRA cannot express",
    "kasa_config": "KaSA changes the base weights",
    "monteclora_config": "MonteCLoRA is not plain LoRA",
}


@dataclass(frozen=True, slots=True)
class Pair:
    """The two matrices of a module: A is (rank, inputs), B is (outputs, rank); the change is scale * B @ A."""

    module: str
    a: Entry
    b: Entry
    scale: float

    @property
    def rank(self) -> int:
        """The rank of the change."""
        return self.a.shape[0]

    @property
    def shape(self) -> tuple[int, int]:
        """(outputs, inputs) of the module."""
        return self.b.shape[0], self.a.shape[1]


@dataclass(frozen=True, slots=True)
class PeftAdapter:
    """An adapter whose configuration and headers were read and checked."""

    folder: Path
    config: Mapping[str, Any]
    pairs: tuple[Pair, ...]
    alpha: float
    invocation: tuple[int, ...]
    file: SafetensorsFile

    def read(self, pair: Pair) -> tuple[np.ndarray, np.ndarray]:
        """Return A and B as float32, without the scale. Raises CheckpointError for values that are not numbers."""
        a, b = self.file.read(pair.a), self.file.read(pair.b)
        if not (np.isfinite(a).all() and np.isfinite(b).all()):
            raise CheckpointError(f"{self.folder}: {pair.module} holds values that are not numbers; training diverged")
        return a, b


def open_peft(folder: Path) -> PeftAdapter:
    """Read an adapter folder. Raises CheckpointError for everything that is more or less than plain LoRA or aLoRA."""
    if not folder.is_dir():
        raise CheckpointError(f"{folder} is not a folder with an adapter")
    config = read_json(folder / "adapter_config.json")
    _refuse(config, folder)
    weights = folder / "adapter_model.safetensors"
    if not weights.is_file() and (folder / "adapter_model.bin").is_file():
        raise CheckpointError(f"{folder} holds pickled weights (adapter_model.bin); save the adapter as safetensors")
    file = open_safetensors(weights)
    alpha = _number(config, "lora_alpha", folder)
    pairs = tuple(_pair(module, halves, config, folder) for module, halves in _halves(file, folder).items())
    if not pairs:
        raise CheckpointError(f"{folder}: holds no LoRA tensors")
    return PeftAdapter(folder, config, pairs, alpha, _invocation(config, folder), file)


def _refuse(config: Mapping[str, Any], folder: Path) -> None:
    if config.get("peft_type") != "LORA":
        raise CheckpointError(f"{folder}: PEFT type {config.get('peft_type')!r} is not LORA")
    for key, reason in _VARIANTS.items():
        if config.get(key):
            raise CheckpointError(f"{folder}: {key} is set: {reason}")
    if config.get("bias", "none") != "none":
        raise CheckpointError(f"{folder}: bias is {config['bias']!r}: {_VARIANTS['lora_bias']}")
    start = config.get("init_lora_weights")
    if start not in _PLAIN_STARTS:
        raise CheckpointError(
            f"{folder}: init_lora_weights is {start!r}: this start rewrites the base weights, so the adapter does not "
            "fit the base; convert it with PEFT's path_initial_model_for_weight_conversion"
        )


def _number(config: Mapping[str, Any], key: str, folder: Path) -> float:
    value = config.get(key)
    if not isinstance(value, int | float) or isinstance(value, bool) or not math.isfinite(value) or not value:
        raise CheckpointError(f"{folder}: {key} is {value!r}; expected a number other than 0")
    return float(value)


def _invocation(config: Mapping[str, Any], folder: Path) -> tuple[int, ...]:
    tokens = config.get("alora_invocation_tokens")
    if tokens is None:
        return ()
    if not isinstance(tokens, list) or not tokens or not all(type(t) is int and 0 <= t < 1 << 31 for t in tokens):
        raise CheckpointError(f"{folder}: alora_invocation_tokens must be a list of token ids")
    return tuple(tokens)


def _halves(file: SafetensorsFile, folder: Path) -> dict[str, dict[str, Entry]]:
    found: dict[str, dict[str, Entry]] = {}
    for entry in file.entries.values():
        module, _, kind = entry.name.removeprefix(_PREFIX).removesuffix(".weight").rpartition(".")
        if kind in ("lora_A", "lora_B") and entry.name.endswith(".weight"):
            found.setdefault(module, {})[kind] = entry
        else:
            raise CheckpointError(f"{folder}: tensor {entry.name} is not a LoRA matrix: {_why(entry.name)}")
    return found


def _why(name: str) -> str:
    if "lora_embedding" in name:
        return "an adapter on the embeddings would also have to change a tied output layer"
    if "magnitude" in name:
        return _VARIANTS["use_dora"]
    if name.endswith(".bias"):
        return _VARIANTS["lora_bias"]
    return "it is a whole weight (modules_to_save?), not an adapter"


def _pair(module: str, halves: Mapping[str, Entry], config: Mapping[str, Any], folder: Path) -> Pair:
    if halves.keys() != {"lora_A", "lora_B"}:
        raise CheckpointError(f"{folder}: {module} has only {', '.join(halves)}")
    a, b = halves["lora_A"], halves["lora_B"]
    if len(a.shape) != 2 or len(b.shape) != 2 or not (a.nbytes and b.nbytes):
        raise CheckpointError(f"{folder}: {module}: A has shape {a.shape} and B {b.shape}; expected two matrices")
    rank = a.shape[0]
    if b.shape[1] != rank:
        raise CheckpointError(f"{folder}: {module}: ranks of A and B differ, {rank} and {b.shape[1]}")
    told = _matched(config, "rank_pattern", module, folder, config.get("r"))
    if told != rank:
        raise CheckpointError(f"{folder}: {module} has rank {rank}, its configuration says {told}")
    alpha = _matched(config, "alpha_pattern", module, folder, config["lora_alpha"])
    if not isinstance(alpha, int | float) or not math.isfinite(alpha):
        raise CheckpointError(f"{folder}: alpha_pattern gives {alpha!r} for {module}; expected a number")
    return Pair(module, a, b, float(alpha) / (math.sqrt(rank) if config.get("use_rslora") else rank))


def _matched(config: Mapping[str, Any], key: str, module: str, folder: Path, default: Any) -> Any:
    patterns = config.get(key) or {}
    if not isinstance(patterns, Mapping):
        raise CheckpointError(f"{folder}: {key} must map modules to numbers")
    for pattern, value in patterns.items():
        try:
            if re.match(rf"(.*\.)?({pattern})$", module):
                return value
        except re.error as error:
            raise CheckpointError(f"{folder}: {key} holds {pattern!r}, which is no pattern: {error}") from None
    return default
