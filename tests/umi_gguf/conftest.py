"""Tiny random models made on the spot, and llama.cpp in a process of its own to compute with them."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from umi_gguf.pretokenizer import QWEN2_SPLIT
from umi_gguf.safetensors import data_of, header_bytes

LLAMA = """
import ctypes as C, json, os, sys
import numpy as np, llama_cpp as L
jobs = json.load(sys.stdin)
keep = L.llama_log_callback(lambda *a: None)
L.llama_log_set(keep, None)
L.llama_backend_init()
models = {}
def model(path):
    if path not in models:
        p = L.llama_model_default_params()
        p.use_extra_bufts = False
        models[path] = L.llama_model_load_from_file(os.fsencode(path), p)
        assert models[path], path
    return models[path]
def run(job):
    m, out = model(job["model"]), {}
    v = L.llama_model_get_vocab(m)
    def tok(text, special):
        b = text.encode()
        a = (L.llama_token * (len(b) + 8))()
        return list(a[: L.llama_tokenize(v, b, len(b), a, len(a), job.get("bos", False), special)])
    out["tokens"] = [tok(t, s) for t, s in job.get("texts", [])]
    if not job.get("ids"):
        return out
    cp = L.llama_context_default_params()
    cp.n_ctx, cp.n_threads, cp.n_threads_batch, cp.flash_attn_type = 512, 1, 1, 0
    cp.type_k = cp.type_v = 0
    c = L.llama_init_from_model(m, cp)
    chosen = job.get("adapters", [])
    b = L.llama_batch_init(512, 0, 1)
    def decode(start, stop):
        b.n_tokens = stop - start
        for i, t in enumerate(job["ids"][start:stop]):
            b.token[i], b.pos[i], b.n_seq_id[i], b.seq_id[i][0], b.logits[i] = t, start + i, 1, 0, 1
        assert L.llama_decode(c, b) == 0
        return np.ctypeslib.as_array(L.llama_get_logits(c), shape=(stop - start, L.llama_vocab_n_tokens(v))).tolist()
    start = job.get("from", 0)
    before = decode(0, start) if start else []
    if chosen:
        loaded = [L.llama_adapter_lora_init(m, os.fsencode(path)) for path, _ in chosen]
        assert all(loaded), chosen
        A = (L.llama_adapter_lora_p_ctypes * len(loaded))(*[C.cast(a, L.llama_adapter_lora_p_ctypes) for a in loaded])
        L.llama_set_adapters_lora(c, A, len(loaded), (C.c_float * len(loaded))(*[s for _, s in chosen]))
        n = L.llama_adapter_get_alora_n_invocation_tokens(loaded[0])
        out["invocation"] = list(L.llama_adapter_get_alora_invocation_tokens(loaded[0])[:n]) if n else []
    out["logits"] = before + decode(start, len(job["ids"]))
    return out
print(json.dumps([run(job) for job in jobs]))
"""

WIDTH, INNER, HEADS, KV_HEADS, LAYERS, VOCAB = 64, 128, 4, 2, 2, 320
IDS = [7, 70, 300, 12, 255, 90, 90, 41, 5, 260, 33, 180]


def run_llama(jobs: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return tokens, logits and invocation tokens of each job: model, ids, adapters [(path, scale)], texts, from.

    With `from`, the adapters act only from that position on.
    """
    text = json.dumps(jobs, default=str)
    done = subprocess.run([sys.executable, "-c", LLAMA], input=text, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    answers: list[dict[str, Any]] = json.loads(done.stdout.strip().splitlines()[-1])
    return answers


def log_softmax(logits: Any) -> np.ndarray:
    """Return log probabilities along the last axis."""
    x = np.asarray(logits, dtype=np.float64)
    x = x - x.max(-1, keepdims=True)
    result: np.ndarray = x - np.log(np.exp(x).sum(-1, keepdims=True))
    return result


def logps(*jobs: Mapping[str, Any]) -> list[np.ndarray]:
    """Return the log probabilities of each job, run over IDS unless it names others."""
    return [log_softmax(answer["logits"]) for answer in run_llama([{"ids": IDS, **job} for job in jobs])]


def byte_characters() -> list[str]:
    """Return GPT-2's printable stand-in for every byte, in order of the bytes."""
    plain = {*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)}
    others = [b for b in range(256) if b not in plain]
    return [chr(b) if b in plain else chr(256 + others.index(b)) for b in range(256)]


def write_tokenizer(folder: Path, **changes: Any) -> None:
    """Write a tokenizer.json of 256 bytes, a few merges and special tokens at the end of the vocabulary."""
    table = byte_characters()
    merges = [("t", "h"), ("th", "e"), (table[32], "the"), ("e", "r")]
    tokens = [*table, *("".join(pair) for pair in merges)]
    special = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False, "special": True}
    added = [{"id": VOCAB - 3 + i, "content": t, **flags} for i, t in enumerate(special)]
    split = {"type": "Split", "pattern": {"Regex": QWEN2_SPLIT}, "behavior": "Isolated", "invert": False}
    bytes_ = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": False, "use_regex": False}
    data = {
        "version": "1.0",
        "added_tokens": added,
        "normalizer": None,
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [split, bytes_]},
        "post_processor": None,
        "decoder": bytes_,
        "model": {
            "type": "BPE",
            "vocab": {t: i for i, t in enumerate(tokens)},
            "merges": [" ".join(m) for m in merges],
        },
        **changes,
    }
    (folder / "tokenizer.json").write_text(json.dumps(data), encoding="utf-8")


def fill_vocabulary(folder: Path) -> None:
    """Give every id a token: `tokenizers` numbers added tokens from the end of the vocabulary on."""
    path = folder / "tokenizer.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    vocab = data["model"]["vocab"]
    vocab |= {f"[gap{i}]": i for i in range(len(vocab), data["added_tokens"][0]["id"])}
    path.write_text(json.dumps(data), encoding="utf-8")


def llama_config(**changes: Any) -> dict[str, Any]:
    """Return the config.json of the tiny Llama."""
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": VOCAB,
        "hidden_size": WIDTH,
        "intermediate_size": INNER,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "num_key_value_heads": KV_HEADS,
        "head_dim": WIDTH // HEADS,
        "max_position_embeddings": 512,
        "rms_norm_eps": 1e-6,
        "rope_theta": 10000.0,
        "hidden_act": "silu",
        "tie_word_embeddings": True,
        "eos_token_id": VOCAB - 3,
        "pad_token_id": VOCAB - 3,
        "bos_token_id": None,
        **changes,
    }


def layer_shapes(config: Mapping[str, Any]) -> dict[str, tuple[int, int]]:
    """Return (outputs, inputs) of the seven matrices of a layer."""
    width, inner, size = config["hidden_size"], config["intermediate_size"], config["head_dim"]
    q, kv = config["num_attention_heads"] * size, config["num_key_value_heads"] * size
    return {
        "self_attn.q_proj": (q, width),
        "self_attn.k_proj": (kv, width),
        "self_attn.v_proj": (kv, width),
        "self_attn.o_proj": (width, q),
        "mlp.gate_proj": (inner, width),
        "mlp.up_proj": (inner, width),
        "mlp.down_proj": (width, inner),
    }


def write_safetensors(path: Path, tensors: Mapping[str, np.ndarray], dtype: str = "F32") -> None:
    """Write arrays as a safetensors file of one type."""
    entries = {name: (dtype, array.shape) for name, array in tensors.items()}
    with path.open("wb") as file:
        file.write(header_bytes(entries, {"format": "pt"}))
        for array in tensors.values():
            file.write(np.ascontiguousarray(data_of(array.astype(np.float32), dtype)).tobytes())


def write_llama(
    folder: Path, *, seed: int = 0, dtype: str = "F32", std: float = 0.1, **changes: Any
) -> dict[str, np.ndarray]:
    """Write a random Llama checkpoint with its tokenizer and return its weights."""
    folder.mkdir(parents=True, exist_ok=True)
    config, random = llama_config(**changes), np.random.default_rng(seed)
    width = config["hidden_size"]
    weights = {"model.embed_tokens.weight": random.normal(0, 0.2, (VOCAB, width))}
    for layer in range(config["num_hidden_layers"]):
        for name, shape in layer_shapes(config).items():
            weights[f"model.layers.{layer}.{name}.weight"] = random.normal(0, std, shape)
        for name in ("input_layernorm", "post_attention_layernorm"):
            weights[f"model.layers.{layer}.{name}.weight"] = 1 + random.normal(0, 0.1, width)
    weights["model.norm.weight"] = 1 + random.normal(0, 0.1, width)
    if not config["tie_word_embeddings"]:
        weights["lm_head.weight"] = random.normal(0, 1.6 / width**0.5, (VOCAB, width))
    weights = {name: w.astype(np.float32) for name, w in weights.items()}
    write_safetensors(folder / "model.safetensors", weights, dtype)
    (folder / "config.json").write_text(json.dumps(config))
    write_tokenizer(folder)
    return weights


def write_peft(
    folder: Path,
    modules: Mapping[str, tuple[int, int]],
    *,
    rank: int = 4,
    alpha: float = 16,
    seed: int = 1,
    std: float = 0.05,
    extra: Mapping[str, np.ndarray] | None = None,
    **config: Any,
) -> dict[str, tuple[np.ndarray, np.ndarray]]:
    """Write a PEFT LoRA folder for modules of these (outputs, inputs) and return A and B of each."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(seed)
    pairs = {
        name: (
            random.normal(0, std, (rank, inputs)).astype(np.float32),
            random.normal(0, std, (outputs, rank)).astype(np.float32),
        )
        for name, (outputs, inputs) in modules.items()
    }
    tensors = {
        f"base_model.model.{m}.lora_{h}.weight": x for m, ab in pairs.items() for h, x in zip("AB", ab, strict=True)
    }
    write_safetensors(folder / "adapter_model.safetensors", {**tensors, **(extra or {})})
    (folder / "adapter_config.json").write_text(
        json.dumps({"peft_type": "LORA", "r": rank, "lora_alpha": alpha, **config})
    )
    return pairs


def all_linear(config: Mapping[str, Any] | None = None) -> dict[str, tuple[int, int]]:
    """Return every matrix of the layers of a tiny Llama, by module."""
    config = config or llama_config()
    return {
        f"model.layers.{i}.{n}": s for i in range(config["num_hidden_layers"]) for n, s in layer_shapes(config).items()
    }


class Tiny:
    """The helpers of this file, for tests that cannot import it."""

    ids = IDS
    run_llama, log_softmax, logps = staticmethod(run_llama), staticmethod(log_softmax), staticmethod(logps)
    write_llama, write_peft, write_tokenizer = (
        staticmethod(write_llama),
        staticmethod(write_peft),
        staticmethod(write_tokenizer),
    )
    write_safetensors, all_linear, llama_config = (
        staticmethod(write_safetensors),
        staticmethod(all_linear),
        staticmethod(llama_config),
    )
    fill_vocabulary, byte_characters = staticmethod(fill_vocabulary), staticmethod(byte_characters)
    vocab = VOCAB


@pytest.fixture(scope="session")
def tiny() -> type[Tiny]:
    """Give the helpers that make and run tiny models."""
    return Tiny
