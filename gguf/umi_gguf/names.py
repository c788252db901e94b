"""Tensor names of Llama checkpoints in transformers and in GGUF, and the row order of Q and K."""

from __future__ import annotations

import re

import numpy as np

_LAYER = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
    "input_layernorm": "attn_norm",
    "post_attention_layernorm": "ffn_norm",
}
_LAYER_BACK = {v: k for k, v in _LAYER.items()}
_TOP = {"model.embed_tokens": "token_embd", "model.norm": "output_norm", "lm_head": "output"}


def gguf_name(module: str) -> str | None:
    """Return the GGUF name (no suffix) of a transformers module such as `model.layers.0.mlp.up_proj`, or None."""
    if module in _TOP:
        return _TOP[module]
    found = re.fullmatch(r"model\.layers\.(\d+)\.(.+)", module)
    if found and found[2] in _LAYER:
        return f"blk.{found[1]}.{_LAYER[found[2]]}"
    return None


def permute_rows(weight: np.ndarray, heads: int) -> np.ndarray:
    """Reorder the rows of a Q or K projection from rotate-half to the interleaved RoPE that arch `llama` uses.

    The same reordering applies to the rows of a LoRA B (llama.cpp conversion/llama.py, `permute`).
    """
    rows = weight.shape[0]
    return weight.reshape(heads, 2, rows // heads // 2, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)


def hf_name(name: str) -> str:
    """Return the transformers module of a GGUF name (no suffix). Raises KeyError for a name no Llama has."""
    top = {v: k for k, v in _TOP.items()}
    if name in top:
        return top[name]
    _, layer, kind = name.split(".", 2)
    return f"model.layers.{layer}.{_LAYER_BACK[kind]}"


def unpermute_rows(weight: np.ndarray, heads: int) -> np.ndarray:
    """Undo `permute_rows`."""
    rows = weight.shape[0]
    return weight.reshape(heads, rows // heads // 2, 2, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)
