"""The model families: how transformers and GGUF name their tensors, and what llama.cpp's converter changes in them.

Facts from llama.cpp's `conversion/{llama,qwen,gemma,phi,granite,smollm3}.py` (MIT). Dense models only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

TOP = {"model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output"}

_DENSE = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
_NORMS = {"input_layernorm": "attn_norm", "post_attention_layernorm": "ffn_norm"}
_HEAD_NORMS = {"self_attn.q_norm": "attn_q_norm", "self_attn.k_norm": "attn_k_norm"}
_GEMMA_NORMS = {
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "post_attention_norm",
    "pre_feedforward_layernorm": "ffn_norm",
    "post_feedforward_layernorm": "post_ffw_norm",
}
_FUSED = {
    "self_attn.qkv_proj": "attn_qkv",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}


@dataclass(frozen=True, slots=True)
class Family:
    """One architecture of llama.cpp.

    `linears` and `norms` map a module inside a layer to its GGUF name. `permuted`: rows of Q and K are reordered for
    interleaved RoPE. `norm_offset`: what transformers adds to norm weights at run time and GGUF has in the file.
    """

    arch: str
    model_types: tuple[str, ...]
    linears: Mapping[str, str]
    norms: Mapping[str, str]
    permuted: bool = False
    norm_offset: float = 0.0

    def gguf_name(self, module: str) -> str | None:
        """Return the GGUF name (no suffix) of a module such as `model.layers.0.mlp.up_proj`, or None."""
        module = plain_module(module)
        if module in TOP:
            return TOP[module]
        found = re.fullmatch(r"model\.layers\.(\d+)\.(.+)", module)
        kind = found and (self.linears.get(found[2]) or self.norms.get(found[2]))
        return f"blk.{found[1]}.{kind}" if found and kind else None


def plain_module(module: str) -> str:
    """Return a module's name without the wrapper that vision models put around their language model."""
    for wrapper in ("model.language_model.", "language_model.model."):
        if module.startswith(wrapper):
            return f"model.{module.removeprefix(wrapper)}"
    return "lm_head" if module == "language_model.lm_head" else module


LLAMA = Family("llama", ("llama", "mistral"), _DENSE, _NORMS, permuted=True)
FAMILIES = (
    LLAMA,
    Family("qwen2", ("qwen2",), _DENSE, _NORMS),
    Family("qwen3", ("qwen3",), _DENSE, _NORMS | _HEAD_NORMS),
    Family("gemma2", ("gemma2",), _DENSE, _GEMMA_NORMS, norm_offset=1.0),
    Family("gemma3", ("gemma3_text", "gemma3"), _DENSE, _GEMMA_NORMS | _HEAD_NORMS, norm_offset=1.0),
    Family("phi3", ("phi3",), _FUSED, _NORMS),
    Family("smollm3", ("smollm3",), _DENSE, _NORMS, permuted=True),
    Family("granite", ("granite",), _DENSE, _NORMS, permuted=True),
)
_BY_TYPE = {kind: family for family in FAMILIES for kind in family.model_types}
_BY_ARCH = {family.arch: family for family in FAMILIES}
KNOWN = ", ".join(sorted(_BY_TYPE))


def family_of(config: Mapping[str, Any]) -> Family | None:
    """Return the family of a transformers config, or None."""
    return _BY_TYPE.get(str(config.get("model_type")))


def family_of_arch(arch: str) -> Family | None:
    """Return the family of a GGUF architecture, or None."""
    return _BY_ARCH.get(arch)


def text_config(config: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the part of a config that describes the language model."""
    inner = config.get("text_config")
    return {**config, **inner} if isinstance(inner, Mapping) else config
