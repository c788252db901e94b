"""Row order of Q and K, and the names of Llama tensors for `umi_gguf.restore`."""

from __future__ import annotations

import numpy as np

from umi_gguf.families import LLAMA, TOP


def permute_rows(weight: np.ndarray, heads: int) -> np.ndarray:
    """Reorder the rows of a Q or K projection from rotate-half to the interleaved RoPE that arch `llama` uses.

    The same reordering applies to the rows of a LoRA B (llama.cpp conversion/llama.py, `permute`).
    """
    rows = weight.shape[0]
    return weight.reshape(heads, 2, rows // heads // 2, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)


def unpermute_rows(weight: np.ndarray, heads: int) -> np.ndarray:
    """Undo `permute_rows`."""
    rows = weight.shape[0]
    return weight.reshape(heads, rows // heads // 2, 2, *weight.shape[1:]).swapaxes(1, 2).reshape(weight.shape)


def hf_name(name: str) -> str:
    """Return the transformers module of a GGUF name (no suffix). Raises KeyError for a name no Llama has."""
    top = {v: k for k, v in TOP.items()}
    if name in top:
        return top[name]
    _, layer, kind = name.split(".", 2)
    back = {v: k for k, v in {**LLAMA.linears, **LLAMA.norms}.items()}
    return f"model.layers.{layer}.{back[kind]}"
