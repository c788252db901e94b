"""A small Llama checkpoint with a byte-level BPE tokenizer becomes a GGUF, without llama.cpp's converter.

This is the path of the nano pack. Other families go through llama.cpp's own converter (DESIGN section 9).
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGUFWriter, TokenType
from umi_gguf.checkpoint import CheckpointError, read_json, read_tensors
from umi_gguf.names import gguf_name, permute_rows
from umi_gguf.writing import whole_gguf


def write_base(checkpoint: Path, out: Path, *, name: str, dtype: type[np.floating[Any]] = np.float32) -> None:
    """Write `checkpoint` (config.json, model.safetensors, tokenizer.json) as a GGUF of arch `llama`.

    The file appears whole or not at all. Raises CheckpointError.
    """
    config = read_json(checkpoint / "config.json")
    if config.get("model_type") != "llama":
        raise CheckpointError(f"{checkpoint}: model type {config.get('model_type')!r}; this writer knows llama only")
    with whole_gguf(out, "llama") as writer:
        _metadata(writer, config, name)
        _tokenizer(writer, checkpoint / "tokenizer.json", config)
        heads, kv = config["num_attention_heads"], config["num_key_value_heads"]
        for key, tensor in read_tensors(checkpoint / "model.safetensors"):
            if key == "lm_head.weight" and config.get("tie_word_embeddings"):
                continue
            target = gguf_name(key.removesuffix(".weight"))
            if target is None:
                raise CheckpointError(f"{checkpoint}: tensor {key} has no place in a llama GGUF")
            if target.endswith(("attn_q", "attn_k")):
                tensor = permute_rows(tensor, heads if target.endswith("attn_q") else kv)
            writer.add_tensor(f"{target}.weight", tensor.astype(np.float32 if tensor.ndim == 1 else dtype))


def _metadata(writer: GGUFWriter, config: dict[str, Any], name: str) -> None:
    writer.add_name(name)
    writer.add_context_length(config["max_position_embeddings"])
    writer.add_embedding_length(config["hidden_size"])
    writer.add_block_count(config["num_hidden_layers"])
    writer.add_feed_forward_length(config["intermediate_size"])
    writer.add_head_count(config["num_attention_heads"])
    writer.add_head_count_kv(config["num_key_value_heads"])
    writer.add_layer_norm_rms_eps(config["rms_norm_eps"])
    writer.add_rope_dimension_count(config["hidden_size"] // config["num_attention_heads"])
    theta = (config.get("rope_parameters") or {}).get("rope_theta") or config.get("rope_theta") or 10000.0
    writer.add_rope_freq_base(float(theta))
    writer.add_vocab_size(config["vocab_size"])


def _tokenizer(writer: GGUFWriter, path: Path, config: dict[str, Any]) -> None:
    data = json.loads(path.read_text(encoding="utf-8"))
    vocab: dict[str, int] = data["model"]["vocab"]
    special = {t["content"]: t["id"] for t in data["added_tokens"]}
    size = config["vocab_size"]
    tokens = [f"[unused{i}]" for i in range(size)]
    types = [TokenType.UNUSED] * size
    for token, index in vocab.items():
        tokens[index], types[index] = token, TokenType.NORMAL
    for token, index in special.items():
        tokens[index], types[index] = token, TokenType.CONTROL
    merges = [m if isinstance(m, str) else " ".join(m) for m in data["model"]["merges"]]
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre("qwen2")
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    writer.add_eos_token_id(config["eos_token_id"])
    writer.add_pad_token_id(config["pad_token_id"])
    writer.add_add_bos_token(False)
