"""A PEFT LoRA or aLoRA adapter of a Llama becomes a LoRA GGUF, without torch.

llama.cpp applies alpha/rank with one alpha per file and ignores rsLoRA and alpha_pattern, so the true scale of
every tensor is folded into B (research/training 6.4). What has no place in a LoRA GGUF is refused.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGUFValueType
from umi_gguf.checkpoint import CheckpointError, read_json, read_tensors
from umi_gguf.names import gguf_name, permute_rows
from umi_gguf.writing import whole_gguf

_PREFIX = "base_model.model."


def _refuse(config: dict[str, Any], where: Path) -> None:
    if config.get("use_dora"):
        raise CheckpointError(f"{where}: DoRA scales by the norm of the merged weight; a LoRA GGUF cannot hold it")
    if config.get("lora_bias") or config.get("bias", "none") != "none":
        raise CheckpointError(f"{where}: trained biases have no place in a LoRA GGUF")
    if config.get("modules_to_save"):
        raise CheckpointError(f"{where}: modules_to_save {config['modules_to_save']} are whole weights, not an adapter")
    if config.get("peft_type") != "LORA":
        raise CheckpointError(f"{where}: PEFT type {config.get('peft_type')!r} is not LORA")


def _pattern(patterns: dict[str, Any], module: str, default: float) -> float:
    for key, value in (patterns or {}).items():
        if module == key or module.endswith(f".{key}"):
            return float(value)
    return float(default)


def write_adapter(
    adapter: Path,
    out: Path,
    *,
    heads: int,
    kv_heads: int,
    name: str = "",
    dtype: type[np.floating[Any]] = np.float16,
) -> None:
    """Write the adapter folder as a LoRA GGUF for arch `llama`; aLoRA invocation tokens are kept.

    The file appears whole or not at all. Raises CheckpointError.
    """
    config = read_json(adapter / "adapter_config.json")
    _refuse(config, adapter)
    halves: dict[str, dict[str, np.ndarray]] = {}
    for key, tensor in read_tensors(adapter / "adapter_model.safetensors"):
        module, _, kind = key.removeprefix(_PREFIX).removesuffix(".weight").rpartition(".")
        if kind not in ("lora_A", "lora_B") or gguf_name(module) is None or module == "lm_head":
            raise CheckpointError(f"{adapter}: tensor {key} has no place in a LoRA GGUF")
        halves.setdefault(module, {})[kind] = tensor
    if not halves:
        raise CheckpointError(f"{adapter}: holds no LoRA tensors")
    alpha = float(config["lora_alpha"])
    with whole_gguf(out, "llama") as writer:
        writer.add_type("adapter")
        writer.add_name(name or adapter.name)
        writer.add_string("adapter.type", "lora")
        writer.add_float32("adapter.lora.alpha", alpha)
        if tokens := config.get("alora_invocation_tokens"):
            writer.add_key_value(
                "adapter.alora.invocation_tokens", list(tokens), GGUFValueType.ARRAY, sub_type=GGUFValueType.UINT32
            )
        for module, pair in halves.items():
            if pair.keys() != {"lora_A", "lora_B"}:
                raise CheckpointError(f"{adapter}: {module} has only {', '.join(pair)}")
            a, b = pair["lora_A"], pair["lora_B"]
            rank = a.shape[0]
            if b.shape[1] != rank:
                raise CheckpointError(f"{adapter}: {module}: ranks of A and B differ, {rank} and {b.shape[1]}")
            own = _pattern(config.get("alpha_pattern") or {}, module, alpha)
            scale = own / (rank**0.5 if config.get("use_rslora") else rank)
            b = b * (scale * rank / alpha)
            target = gguf_name(module)
            assert target is not None
            if target.endswith(("attn_q", "attn_k")):
                b = permute_rows(b, heads if target.endswith("attn_q") else kv_heads)
            writer.add_tensor(f"{target}.weight.lora_a", a.astype(dtype))
            writer.add_tensor(f"{target}.weight.lora_b", b.astype(dtype))
