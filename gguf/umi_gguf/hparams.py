"""From a transformers config to the GGUF keys that llama.cpp reads, for the families in `umi_gguf.families`.

What llama.cpp has fixed in its code (which layers slide, which have no RoPE, the scale of attention) is checked against
the config and refused where it differs, so that no model is written that would compute something else.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from gguf import GGUFWriter, RopeScalingType
from umi_gguf.base_shape import BaseShape
from umi_gguf.errors import CheckpointError
from umi_gguf.pieces import ELSEWHERE

_ACTIVATIONS = {"gemma2": "gelu_pytorch_tanh", "gemma3": "gelu_pytorch_tanh"}
_PERIODS = {"gemma2": 2, "gemma3": 6}
_BIG_GEMMA = {"gemma2": 46, "gemma3": 62}
_NO_ROPE_STEP = 4


def rope_of(config: Mapping[str, Any], shape: BaseShape) -> Mapping[str, Any]:
    """Return the RoPE parameters of the global layers, old and new config style alike. Raises CheckpointError."""
    rope = config.get("rope_parameters") or config.get("rope_scaling") or {}
    rope = rope.get("full_attention", rope)
    kind = rope.get("rope_type") or rope.get("type") or "default"
    if kind not in ("default", "linear", "llama3"):
        raise CheckpointError(f"{shape.where}: RoPE scaling {kind!r} is none our own writer knows; {ELSEWHERE}")
    return {"rope_theta": config.get("rope_theta") or 10000.0, **rope, "rope_type": kind}


def rope_factors(config: Mapping[str, Any], shape: BaseShape) -> np.ndarray | None:
    """Return the divisors of the RoPE frequencies for Llama 3 scaling, None without it.

    Low frequencies are divided by the factor, high ones stay, those between are blended (Llama 3.1 model card).
    """
    rope = rope_of(config, shape)
    if rope["rope_type"] != "llama3":
        return None
    size = shape.head_dim
    wavelengths = 2 * math.pi * float(rope["rope_theta"]) ** (np.arange(0, size, 2, dtype=np.float32) / size)
    factor, old = float(rope.get("factor", 8.0)), float(rope.get("original_max_position_embeddings", 8192))
    low, high = float(rope.get("low_freq_factor", 1.0)), float(rope.get("high_freq_factor", 4.0))
    share = np.clip((old / wavelengths - low) / (high - low), 0.0, 1.0)
    factors: np.ndarray = (1 / ((1 - share) / factor + share)).astype(np.float32)
    return factors


def write_hparams(writer: GGUFWriter, config: Mapping[str, Any], shape: BaseShape) -> None:
    """Add the keys of the model's sizes and constants. Raises CheckpointError."""
    arch = shape.family.arch
    _check(config, shape)
    rope = rope_of(config, shape)
    writer.add_context_length(_context(config, arch))
    writer.add_embedding_length(shape.width)
    writer.add_block_count(shape.layers)
    writer.add_feed_forward_length(shape.inner)
    writer.add_head_count(shape.heads)
    writer.add_head_count_kv(shape.kv_heads)
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    if shape.head_dim * shape.heads != shape.width:
        writer.add_key_length(shape.head_dim)
        writer.add_value_length(shape.head_dim)
    writer.add_rope_dimension_count(int(shape.head_dim * float(rope.get("partial_rotary_factor", 1.0))))
    writer.add_rope_freq_base(float(rope["rope_theta"]))
    if rope["rope_type"] == "linear":
        writer.add_rope_scaling_type(RopeScalingType.LINEAR)
        writer.add_rope_scaling_factor(float(rope["factor"]))
    writer.add_vocab_size(config["vocab_size"])
    if arch in _PERIODS:
        _gemma(writer, config, arch)
    elif arch == "granite":
        writer.add_attention_scale(config["attention_multiplier"])
        writer.add_embedding_scale(config["embedding_multiplier"])
        writer.add_residual_scale(config["residual_multiplier"])
        writer.add_logit_scale(config["logits_scaling"])
    elif arch == "phi3":
        writer.add_rope_scaling_orig_ctx_len(
            config.get("original_max_position_embeddings") or config["max_position_embeddings"]
        )
        writer.add_sliding_window(config.get("sliding_window") or 0)


def _context(config: Mapping[str, Any], arch: str) -> int:
    """Return the trained context: where llama.cpp has no sliding window, no longer than the window."""
    length: int = config["max_position_embeddings"]
    window = config.get("sliding_window")
    return min(length, window) if arch in ("llama", "phi3") and window else length


def _gemma(writer: GGUFWriter, config: Mapping[str, Any], arch: str) -> None:
    writer.add_sliding_window(config["sliding_window"])
    if config.get("attn_logit_softcapping"):
        writer.add_attn_logit_softcapping(config["attn_logit_softcapping"])
    if config.get("final_logit_softcapping"):
        writer.add_final_logit_softcapping(config["final_logit_softcapping"])
    if arch == "gemma3":
        local = ((config.get("rope_parameters") or {}).get("sliding_attention") or {}).get("rope_theta")
        writer.add_rope_freq_base_swa(float(local or config.get("rope_local_base_freq") or 10000.0))


def _check(config: Mapping[str, Any], shape: BaseShape) -> None:
    arch, where = shape.family.arch, shape.where
    act = config.get("hidden_activation") or config.get("hidden_act")
    if act != _ACTIVATIONS.get(arch, "silu"):
        raise CheckpointError(f"{where}: activation {act!r}; llama.cpp computes {_ACTIVATIONS.get(arch, 'silu')}")
    if arch.startswith("qwen") and config.get("use_sliding_window"):
        raise CheckpointError(f"{where}: llama.cpp has no sliding window for {arch}")
    if arch in _PERIODS:
        _check_gemma(config, shape)
    if arch == "smollm3":
        rope = [int((layer + 1) % _NO_ROPE_STEP != 0) for layer in range(shape.layers)]
        if config.get("no_rope_layers", rope) != rope:
            raise CheckpointError(
                f"{where}: llama.cpp leaves RoPE out in every {_NO_ROPE_STEP}th layer, this model not"
            )


def _check_gemma(config: Mapping[str, Any], shape: BaseShape) -> None:
    arch, where = shape.family.arch, shape.where
    big = shape.layers == _BIG_GEMMA[arch]
    scale, expected = config.get("query_pre_attn_scalar"), shape.width // shape.heads if big else shape.head_dim
    if scale != expected:
        raise CheckpointError(f"{where}: query_pre_attn_scalar is {scale}; llama.cpp computes with {expected}")
    period = _PERIODS[arch]
    slides = ["sliding_attention" if (layer + 1) % period else "full_attention" for layer in range(shape.layers)]
    if config.get("layer_types", slides) != slides or config.get("sliding_window_pattern", period) != period:
        raise CheckpointError(f"{where}: llama.cpp attends globally in every {period}th layer, this model not")
    if arch == "gemma2" and not (config.get("attn_logit_softcapping") and config.get("final_logit_softcapping")):
        raise CheckpointError(f"{where}: llama.cpp caps the logits of gemma2, this model does not")
    if arch == "gemma3" and config.get("attn_logit_softcapping"):
        raise CheckpointError(f"{where}: llama.cpp does not cap attention logits of gemma3, this model does")
