"""Model files with the shapes, types and vocabulary sizes of real models, and random weights: made in seconds.

Blocks of Q4_0 and Q8_0 are random bytes with one scale, written tensor by tensor, so that memory holds one tensor at a
time. The rows of the output for control tokens, bytes and punctuation are small: the best token is nearly always an
ordinary word, as it is for a trained model inside of a value. What is written means nothing; how much work it is does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import gguf
from benchmarks.engine.vocabulary import Vocabulary

Q4_0, Q8_0, F32 = gguf.GGMLQuantizationType.Q4_0, gguf.GGMLQuantizationType.Q8_0, gguf.GGMLQuantizationType.F32
BLOCK = 32
PAYLOAD = {Q4_0: 16, Q8_0: 32}
"""Bytes of a block of 32 weights, beside the two of its scale."""
SPREAD = {Q4_0: 4.61, Q8_0: 73.9}
"""Standard deviation of uniform random bytes, read as such blocks of scale 1."""
QUIET = 0.02
"""What the output rows of tokens that are no words are multiplied with."""
RANK = 16


@dataclass(frozen=True, slots=True)
class Shape:
    """The numbers that make a model as large and as slow as it is. `tied`: the embedding is the output, too."""

    arch: str
    layers: int
    width: int
    heads: int
    kv_heads: int
    hidden: int
    vocabulary: int
    tied: bool
    bias: bool
    rope_base: float = 10_000.0
    context: int = 4096

    @property
    def kv_width(self) -> int:
        """Width of the keys of one layer, and of the values."""
        return self.width // self.heads * self.kv_heads

    def kv_bytes(self, tokens: int) -> int:
        """Return the bytes of so many tokens in a 16-bit cache."""
        return 2 * 2 * self.layers * self.kv_width * tokens


SHAPES = {
    "0.5b": Shape("qwen2", 24, 896, 14, 2, 4864, 151_936, tied=True, bias=True, rope_base=1e6),
    "1.1b": Shape("llama", 22, 2048, 32, 4, 5632, 32_000, tied=False, bias=False),
}
"""Qwen2.5-0.5B (arXiv 2412.15115) and TinyLlama-1.1B (arXiv 2401.02385)."""


@dataclass(frozen=True, slots=True)
class _Tensor:
    name: str
    rows: int
    columns: int
    kind: gguf.GGMLQuantizationType
    fill: float = 0.0
    """What a tensor of 32-bit floats is filled with."""

    def shape(self) -> tuple[int, ...]:
        if self.kind == F32:
            return (self.columns,)
        return (self.rows, self.columns // BLOCK * (2 + PAYLOAD[self.kind]))


def write_model(path: Path, shape: Shape, vocabulary: Vocabulary, seed: int = 0) -> None:
    """Write a model file."""
    writer = gguf.GGUFWriter(str(path), shape.arch)
    _describe(writer, shape, vocabulary)
    tensors = list(_tensors(shape))
    for tensor in tensors:
        extent = tensor.shape()
        if tensor.kind == F32:
            writer.add_tensor_info(tensor.name, extent, np.dtype(np.float32), 4 * extent[0])
        else:
            writer.add_tensor_info(tensor.name, extent, np.dtype(np.uint8), extent[0] * extent[1], tensor.kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_ti_data_to_file()
    random = np.random.default_rng(seed)
    for tensor in tensors:
        writer.write_tensor_data(_values(tensor, shape, vocabulary, random))
    writer.close()


def write_adapter(path: Path, shape: Shape, seed: int, invocation: Sequence[int] = ()) -> None:
    """Write a LoRA of rank 16 over q, k and v in 16 bit; `invocation` makes it an activated one."""
    random = np.random.default_rng(seed)
    writer = gguf.GGUFWriter(str(path), shape.arch)
    writer.add_type("adapter")
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", float(RANK))
    if invocation:
        writer.add_key_value(
            "adapter.alora.invocation_tokens", list(invocation), gguf.GGUFValueType.ARRAY, gguf.GGUFValueType.UINT32
        )
    for layer in range(shape.layers):
        for name, rows in (("attn_q", shape.width), ("attn_k", shape.kv_width), ("attn_v", shape.kv_width)):
            a = random.standard_normal((RANK, shape.width)) / shape.width**0.5
            b = random.standard_normal((rows, RANK)) * 0.05
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_a", a.astype(np.float16))
            writer.add_tensor(f"blk.{layer}.{name}.weight.lora_b", b.astype(np.float16))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()


def _describe(w: gguf.GGUFWriter, shape: Shape, vocabulary: Vocabulary) -> None:
    words, control = len(vocabulary.tokens), vocabulary.control()
    w.add_name(f"random weights, {shape.layers} layers of {shape.width}")
    w.add_context_length(shape.context)
    w.add_embedding_length(shape.width)
    w.add_block_count(shape.layers)
    w.add_feed_forward_length(shape.hidden)
    w.add_head_count(shape.heads)
    w.add_head_count_kv(shape.kv_heads)
    w.add_layer_norm_rms_eps(1e-6)
    w.add_rope_freq_base(shape.rope_base)
    w.add_rope_dimension_count(shape.width // shape.heads)
    w.add_vocab_size(words)
    w.add_tokenizer_model("gpt2")
    w.add_tokenizer_pre("qwen2")
    w.add_token_list(vocabulary.tokens)
    kinds = [gguf.TokenType.NORMAL] * (words - len(control)) + [gguf.TokenType.CONTROL] * len(control)
    w.add_token_types(kinds)
    w.add_token_merges(vocabulary.merges)
    w.add_eos_token_id(control[-1])
    w.add_add_bos_token(False)


def _tensors(shape: Shape) -> Iterator[_Tensor]:
    width, kv, hidden = shape.width, shape.kv_width, shape.hidden
    yield _Tensor("token_embd.weight", shape.vocabulary, width, Q8_0 if shape.tied else Q4_0)
    yield _Tensor("output_norm.weight", 1, width, F32, 1.0)
    if not shape.tied:
        yield _Tensor("output.weight", shape.vocabulary, width, Q8_0)
    for layer in range(shape.layers):
        for name, rows, columns in (
            ("attn_q", width, width),
            ("attn_k", kv, width),
            ("attn_v", kv, width),
            ("attn_output", width, width),
            ("ffn_gate", hidden, width),
            ("ffn_up", hidden, width),
            ("ffn_down", width, hidden),
        ):
            yield _Tensor(f"blk.{layer}.{name}.weight", rows, columns, Q4_0)
            if shape.bias and name in ("attn_q", "attn_k", "attn_v"):
                yield _Tensor(f"blk.{layer}.{name}.bias", 1, rows, F32)
        for name in ("attn_norm", "ffn_norm"):
            yield _Tensor(f"blk.{layer}.{name}.weight", 1, width, F32, 1.0)


def _values(
    tensor: _Tensor, shape: Shape, vocabulary: Vocabulary, random: np.random.Generator
) -> NDArray[np.float32] | NDArray[np.uint8]:
    if tensor.kind == F32:
        return np.full(tensor.columns, tensor.fill, np.float32)
    payload = PAYLOAD[tensor.kind]
    blocks = np.empty((tensor.rows, tensor.columns // BLOCK, 2 + payload), np.uint8)
    blocks[:, :, 2:] = random.integers(0, 256, (tensor.rows, tensor.columns // BLOCK, payload), np.uint8)
    scale = np.full(tensor.rows, 1 / (SPREAD[tensor.kind] * tensor.columns**0.5), np.float16)
    if tensor.name in ("output.weight", "token_embd.weight") and (shape.tied or tensor.name == "output.weight"):
        quiet = np.ones(tensor.rows, bool)
        quiet[vocabulary.words] = False
        scale[quiet] *= np.float16(QUIET)
    blocks[:, :, :2] = scale.view(np.uint8).reshape(-1, 1, 2)
    return blocks.reshape(tensor.rows, -1)
