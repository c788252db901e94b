"""The nano backbone: a Llama small enough to train from scratch on two CPU cores.

Parameters live in a transformers `LlamaForCausalLM`, so everything after pre-training (PEFT, TRL, export) sees
an ordinary checkpoint. The forward pass here computes the same function with fewer kernels: fused projections,
and logits only where a role wrote, which is about a third of all tokens.
"""

from __future__ import annotations

import time
from dataclasses import asdict, dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn
from transformers import LlamaConfig, LlamaForCausalLM

from umi_train.rows import SHARED

PIECE = 128
"""Queries that attention reads at once."""


@dataclass(frozen=True, slots=True)
class NanoShape:
    """The shape of a nano backbone; the default has 5.9M parameters at a 4,096-token vocabulary."""

    vocab_size: int = 4096
    hidden_size: int = 256
    intermediate_size: int = 704
    num_hidden_layers: int = 6
    num_attention_heads: int = 4
    num_key_value_heads: int = 4
    max_position_embeddings: int = 2048

    @classmethod
    def of(cls, config: LlamaConfig) -> NanoShape:
        """Return the shape of a checkpoint."""
        return cls(**{each.name: getattr(config, each.name) for each in fields(cls)})


def make_model(shape: NanoShape, *, pad: int, eos: int, seed: int) -> LlamaForCausalLM:
    """Return a freshly initialised model."""
    torch.manual_seed(seed)
    config = LlamaConfig(
        **asdict(shape),
        tie_word_embeddings=True,
        rms_norm_eps=1e-5,
        rope_theta=10000.0,
        pad_token_id=pad,
        eos_token_id=eos,
        bos_token_id=None,
        attn_implementation="sdpa",
    )
    model = LlamaForCausalLM(config)
    with torch.no_grad():
        for layer in model.model.layers:
            layer.self_attn.o_proj.weight.mul_((2 * shape.num_hidden_layers) ** -0.5)
            layer.mlp.down_proj.weight.mul_((2 * shape.num_hidden_layers) ** -0.5)
    return model


def model_of_run(run: Path, *, vocab_size: int, pad: int, eos: int, seed: int) -> LlamaForCausalLM:
    """Return the model that training in `run` begins with: `init/` with its own shape, else a fresh one."""
    if (run / "init").exists():
        return LlamaForCausalLM.from_pretrained(run / "init", dtype=torch.float32)
    return make_model(NanoShape(vocab_size=vocab_size), pad=pad, eos=eos, seed=seed)


@cache
def product_type() -> torch.dtype:
    """Return the type that matrices are multiplied in: bfloat16 where the processor is no slower with it.

    Weights, gradients and the optimizers' states are float32 either way. That a processor knows bfloat16 is not enough:
    without matrix units it multiplies float32 up to twice as fast.
    """
    if not torch.ops.mkldnn._is_mkldnn_bf16_supported():
        return torch.float32
    return min((torch.bfloat16, torch.float32), key=_seconds_of_product)


def _seconds_of_product(dtype: torch.dtype) -> float:
    """Return the least time that a product of a batch's size takes."""
    a, b = torch.ones(4096, 384, dtype=dtype), torch.ones(384, 1024, dtype=dtype)

    def once() -> float:
        start = time.perf_counter()
        a @ b
        return time.perf_counter() - start

    return min(once() for _ in range(8))


def rope_tables(config: LlamaConfig, length: int) -> tuple[torch.Tensor, torch.Tensor]:
    """Return cos and sin of shape (length, head_dim) for the rotate-half form of RoPE."""
    dim = config.hidden_size // config.num_attention_heads
    theta = config.rope_parameters["rope_theta"]
    inverse = 1.0 / (theta ** (torch.arange(0, dim, 2, dtype=torch.float32) / dim))
    angles = torch.outer(torch.arange(length, dtype=torch.float32), inverse)
    angles = torch.cat((angles, angles), dim=-1)
    return angles.cos(), angles.sin()


def _rotate(x: torch.Tensor, cos: torch.Tensor, sin: torch.Tensor) -> torch.Tensor:
    half = x.shape[-1] // 2
    return x * cos + torch.cat((-x[..., half:], x[..., :half]), dim=-1) * sin


def causal_attention(q: torch.Tensor, k: torch.Tensor, v: torch.Tensor) -> torch.Tensor:
    """Return causal attention of q (batch, heads, length, head_dim) to k and v, which may begin before q does.

    Queries go in pieces that see no key behind their own end: on CPUs with matrix units that is twice as fast as
    torch's kernel at the lengths of sessions.
    """
    length = q.shape[2]
    before = k.shape[2] - length
    q = q * q.shape[-1] ** -0.5
    hidden = torch.full((PIECE, PIECE), float("-inf")).triu(1)
    out = []
    for start in range(0, length, PIECE):
        end = min(start + PIECE, length)
        scores = (q[:, :, start:end] @ k[:, :, : before + end].transpose(-1, -2)).float()
        mask = F.pad(hidden[: end - start, : end - start], (before + start, 0))
        out.append(torch.softmax(scores + mask, dim=-1).to(v.dtype) @ v[:, :, : before + end])
    return torch.cat(out, dim=2)


def block(
    h: torch.Tensor,
    layer: nn.Module,
    config: LlamaConfig,
    cos: torch.Tensor,
    sin: torch.Tensor,
    batch: int,
    shared: int = 0,
) -> torch.Tensor:
    """Return what one layer makes of the residual stream `h` (tokens, width).

    The tokens are the `shared` ones that all rows of the batch begin with, once, and then what each row has of its own.
    """
    width = h.shape[-1]
    heads, kv, eps = config.num_attention_heads, config.num_key_value_heads, config.rms_norm_eps
    a, m = layer.self_attn, layer.mlp

    def of_rows(qkv: torch.Tensor, rows: int, start: int) -> tuple[torch.Tensor, ...]:
        q, k, v = qkv.view(rows, -1, heads + 2 * kv, width // heads).transpose(1, 2).split((heads, kv, kv), dim=1)
        at = slice(start, start + q.shape[2])
        q, k = _rotate(q, cos[at], sin[at]).to(v.dtype), _rotate(k, cos[at], sin[at]).to(v.dtype)
        k, v = (each.repeat_interleave(heads // kv, dim=1) if kv != heads else each for each in (k, v))
        return q, k, v

    def flat(out: torch.Tensor) -> torch.Tensor:
        return out.transpose(1, 2).reshape(-1, width)

    x = F.rms_norm(h, (width,), layer.input_layernorm.weight, eps)
    qkv = F.linear(x, torch.cat((a.q_proj.weight, a.k_proj.weight, a.v_proj.weight)))
    q, k, v = of_rows(qkv[shared:], batch, shared)
    if shared:
        q0, k0, v0 = of_rows(qkv[:shared], 1, 0)
        k, v = (torch.cat((each.expand(batch, -1, -1, -1), own), dim=2) for each, own in ((k0, k), (v0, v)))
        out = torch.cat((flat(causal_attention(q0, k0, v0)), flat(causal_attention(q, k, v))))
    else:
        out = flat(causal_attention(q, k, v))
    h = h + F.linear(out, a.o_proj.weight)
    x = F.rms_norm(h, (width,), layer.post_attention_layernorm.weight, eps)
    gate, up = F.linear(x, torch.cat((m.gate_proj.weight, m.up_proj.weight))).chunk(2, dim=-1)
    return h + F.linear(F.silu(gate) * up, m.down_proj.weight)


def hidden_states(
    model: LlamaForCausalLM,
    ids: torch.Tensor,
    cos: torch.Tensor,
    sin: torch.Tensor,
    layer: Any = block,
    *,
    shared: int = 0,
) -> torch.Tensor:
    """Return the final hidden states of `ids` (batch, length) behind the `shared` first ones, (batch, rest, width).

    `layer` is `block`, or `block` compiled: compiled once for all layers. The first `shared` ids are the same in all
    rows and are computed once: most sessions begin with the same list of tools.
    """
    batch, length = ids.shape
    h = F.embedding(torch.cat((ids[0, :shared], ids[:, shared:].reshape(-1))), model.model.embed_tokens.weight)
    for each in model.model.layers:
        h = layer(h, each, model.config, cos[:length], sin[:length], batch, shared)
    h = h[shared:].view(batch, length - shared, -1)
    return F.rms_norm(h, (h.shape[-1],), model.model.norm.weight, model.config.rms_norm_eps)


def shared_length(ids: torch.Tensor) -> int:
    """Return how many ids all rows of `ids` (batch, length) begin with, if they are `SHARED` at least; else 0."""
    return SHARED if ids.shape[1] > SHARED and bool((ids[:, :SHARED] == ids[0, :SHARED]).all()) else 0


def role_loss(model: LlamaForCausalLM, hidden: torch.Tensor, labels: torch.Tensor) -> torch.Tensor:
    """Return the mean negative log-likelihood of the tokens whose label is not -100."""
    flat = labels[:, 1:].reshape(-1)
    where = (flat != -100).nonzero().squeeze(1)
    rows = hidden[:, :-1].reshape(-1, hidden.shape[-1])[where]
    return F.cross_entropy(F.linear(rows, model.lm_head.weight), flat[where])
