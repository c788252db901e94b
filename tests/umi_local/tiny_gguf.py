"""A tiny Llama with random weights and a byte-level vocabulary: a perfect adversary that runs in milliseconds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

import gguf

WIDTH, LAYERS, HEADS, HIDDEN = 64, 2, 4, 128
HEADERS = tuple(f"<|im_start|>{n}\n" for n in ("system", "user", "planner", "caller", "observation", "summarizer"))
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", *HEADERS)
WORDS = (
    " the", "the", " a", "er", " caller", " conclusion", " give", " up", "Next", ":", '"}', '", "', '": "', ' {"', "{}", "path",
    "notes", ".txt", "_file", "read", "count", "_text", "\n\n", " to", "in", "on", "é", "日本",
)  # fmt: skip


def byte_characters() -> dict[int, str]:
    """Return GPT-2's printable stand-in for every byte."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [b for b in range(256) if b not in plain]
    return {b: chr(b) for b in plain} | {b: chr(256 + i) for i, b in enumerate(others)}


def vocabulary(words: Sequence[str] = WORDS) -> tuple[list[str], list[str]]:
    """Return tokens (256 bytes, then merges) and the merge rules that build `words` left to right."""
    table = byte_characters()
    tokens, merges = [table[b] for b in range(256)], []
    for word in words:
        characters = [table[b] for b in word.encode()]
        made = characters[0]
        for character in characters[1:]:
            rule = f"{made} {character}"
            made += character
            if rule not in merges:
                merges.append(rule)
            if made not in tokens:
                tokens.append(made)
    return tokens, merges


def pieces() -> tuple[list[str], list[int]]:
    """Return a SentencePiece vocabulary, with a piece that joins the end of one line and the beginning of the next."""
    letters = ["\n", *map(chr, range(0x21, 0x7F)), "\u2581", "\nu"]
    words = [f"\u2581{word.strip()}"[:end] for word in (" the", " to", " api", " what") for end in range(2, 6)]
    tokens = ["<unk>", "<s>", "</s>", *(f"<0x{byte:02X}>" for byte in range(256)), *dict.fromkeys(letters + words)]
    kinds = [gguf.TokenType.UNKNOWN, *[gguf.TokenType.CONTROL] * 2, *[gguf.TokenType.BYTE] * 256]
    return tokens, [*kinds, *[gguf.TokenType.NORMAL] * (len(tokens) - len(kinds))]


def write_model(
    path: Path,
    *,
    seed: int = 0,
    context: int = 512,
    scale: float = 0.3,
    damage: float | None = None,
    template: str | None = None,
    sentencepiece: bool = False,
) -> Path:
    """Write the model. `damage` replaces one weight of each matrix, for instance by NaN; `template` is its own for chats.

    `sentencepiece` gives it a vocabulary of the kind of Llama 2, without headers.
    """
    tokens, merges = vocabulary()
    kinds = [gguf.TokenType.NORMAL] * len(tokens) + [gguf.TokenType.CONTROL] * len(SPECIAL)
    tokens += SPECIAL
    if sentencepiece:
        tokens, kinds = pieces()
    w = gguf.GGUFWriter(str(path), "llama")
    w.add_name("tiny")
    w.add_context_length(context)
    w.add_embedding_length(WIDTH)
    w.add_block_count(LAYERS)
    w.add_feed_forward_length(HIDDEN)
    w.add_head_count(HEADS)
    w.add_head_count_kv(HEADS)
    w.add_layer_norm_rms_eps(1e-5)
    w.add_rope_dimension_count(WIDTH // HEADS)
    w.add_vocab_size(len(tokens))
    w.add_token_list(tokens)
    w.add_token_types(kinds)
    if sentencepiece:
        w.add_tokenizer_model("llama")
        w.add_token_scores([-float(n) for n in range(len(tokens))])
        w.add_bos_token_id(1)
        w.add_add_space_prefix(True)
    else:
        w.add_tokenizer_model("gpt2")
        w.add_tokenizer_pre("qwen2")
        w.add_token_merges(merges)
    w.add_eos_token_id(tokens.index("</s>" if sentencepiece else "<|im_end|>"))
    w.add_add_bos_token(False)
    if template is not None:
        w.add_chat_template(template)
    random = np.random.default_rng(seed)

    def matrix(*shape: int) -> np.ndarray:
        values = (random.standard_normal(shape) * scale).astype(np.float32)
        if damage is not None:
            values.flat[0] = damage
        return values

    shapes = {f"attn_{n}": (WIDTH, WIDTH) for n in ("q", "k", "v", "output")}
    shapes |= {"ffn_gate": (HIDDEN, WIDTH), "ffn_up": (HIDDEN, WIDTH), "ffn_down": (WIDTH, HIDDEN)}
    w.add_tensor("token_embd.weight", matrix(len(tokens), WIDTH))
    w.add_tensor("output_norm.weight", np.ones(WIDTH, np.float32))
    w.add_tensor("output.weight", matrix(len(tokens), WIDTH))
    for layer in range(LAYERS):
        for name, shape in shapes.items():
            w.add_tensor(f"blk.{layer}.{name}.weight", matrix(*shape))
        for name in ("attn_norm", "ffn_norm"):
            w.add_tensor(f"blk.{layer}.{name}.weight", np.ones(WIDTH, np.float32))
    _write(w)
    return path


def write_adapter(
    path: Path, *, seed: int = 1, rank: int = 4, width: int = WIDTH, invocation: Sequence[int] = (5,)
) -> Path:
    """Write a LoRA over q and v of every layer, strong enough to change what is written.

    `invocation` makes it an activated one; empty for a plain LoRA.
    """
    random = np.random.default_rng(seed)
    w = gguf.GGUFWriter(str(path), "llama")
    w.add_type("adapter")
    w.add_string("adapter.type", "lora")
    w.add_float32("adapter.lora.alpha", float(rank))
    if invocation:
        w.add_key_value(
            "adapter.alora.invocation_tokens", list(invocation), gguf.GGUFValueType.ARRAY, gguf.GGUFValueType.UINT32
        )
    for layer in range(LAYERS):
        for name in ("attn_q", "attn_v"):
            a, b = random.standard_normal((rank, width)), random.standard_normal((width, rank))
            w.add_tensor(f"blk.{layer}.{name}.weight.lora_a", a.astype(np.float32))
            w.add_tensor(f"blk.{layer}.{name}.weight.lora_b", b.astype(np.float32))
    _write(w)
    return path


def write_pack(
    directory: Path,
    *,
    roles: Mapping[str, str] | None = None,
    mode: str = "fork",
    context: int = 512,
    seed: int = 0,
    invocation: Sequence[int] = (5,),
) -> Path:
    """Write a pack around a tiny model; `roles` maps roles to file names, which are written too.

    They are adapters, in mode `models` whole models.
    """
    directory.mkdir(parents=True, exist_ok=True)
    write_model(directory / "base.gguf", seed=seed, context=context)
    lines = ['name = "tiny"', 'base = "base.gguf"', f'mode = "{mode}"', f"context_length = {context}", "[roles]"]
    for number, (role, name) in enumerate((roles or {}).items(), 1):
        if mode == "models":
            write_model(directory / name, seed=seed + number, context=context)
        else:
            write_adapter(directory / name, seed=number, invocation=invocation)
        lines.append(f'{role} = "{name}"')
    (directory / "pack.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return directory


def _write(writer: gguf.GGUFWriter) -> None:
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
