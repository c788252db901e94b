"""A base GGUF of the nano family becomes a checkpoint folder again, so that training can go on from a pack.

`python -m umi_gguf.restore --gguf umi_local/packs/nano/base.gguf --out runs/nano/backbone`. Quantized weights come
back dequantized: what the pack computes is what training continues from.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from gguf.quants import dequantize

from gguf import GGUFReader
from umi_gguf.checkpoint import CheckpointError
from umi_gguf.names import hf_name, unpermute_rows


def _fields(reader: GGUFReader) -> dict[str, Any]:
    return {key: field.contents() for key, field in reader.fields.items()}


def restore(source: Path, out: Path) -> None:
    """Write config.json, model.safetensors (float32) and tokenizer.json of a llama GGUF. Raises CheckpointError."""
    from umi_gguf.safetensors import write_tensors

    try:
        reader = GGUFReader(source)
        data = _fields(reader)
    except (OSError, ValueError) as error:
        raise CheckpointError(f"{source}: not a readable GGUF: {error}") from error
    if data.get("general.architecture") != "llama" or data.get("tokenizer.ggml.model") != "gpt2":
        raise CheckpointError(f"{source}: only llama GGUFs with a byte-level BPE can be restored")
    heads, kv = data["llama.attention.head_count"], data["llama.attention.head_count_kv"]
    out.mkdir(parents=True, exist_ok=True)
    tensors: dict[str, np.ndarray] = {}
    for tensor in reader.tensors:
        name = tensor.name.removesuffix(".weight")
        array = dequantize(tensor.data, tensor.tensor_type).astype(np.float32)
        array = array.reshape([int(n) for n in reversed(tensor.shape)])
        if name.endswith(("attn_q", "attn_k")):
            array = unpermute_rows(array, heads if name.endswith("attn_q") else kv)
        tensors[f"{hf_name(name)}.weight"] = array
    tied = "lm_head.weight" not in tensors
    write_tensors(out / "model.safetensors", tensors)
    width = data["llama.embedding_length"]
    config = {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": len(data["tokenizer.ggml.tokens"]),
        "hidden_size": width,
        "intermediate_size": data["llama.feed_forward_length"],
        "num_hidden_layers": data["llama.block_count"],
        "num_attention_heads": heads,
        "num_key_value_heads": kv,
        "head_dim": width // heads,
        "max_position_embeddings": data["llama.context_length"],
        "rms_norm_eps": round(float(data["llama.attention.layer_norm_rms_epsilon"]), 9),
        "rope_parameters": {"rope_type": "default", "rope_theta": float(data["llama.rope.freq_base"])},
        "hidden_act": "silu",
        "tie_word_embeddings": tied,
        "eos_token_id": data["tokenizer.ggml.eos_token_id"],
        "pad_token_id": data["tokenizer.ggml.padding_token_id"],
        "bos_token_id": None,
        "dtype": "float32",
    }
    (out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
    _write_tokenizer(data, out / "tokenizer.json")


def _write_tokenizer(data: dict[str, Any], out: Path) -> None:
    from tokenizers import AddedToken, Tokenizer, models

    from umi_gguf.pretokenizer import byte_level

    tokens, types = data["tokenizer.ggml.tokens"], data["tokenizer.ggml.token_type"]
    normal, control = 1, 3
    vocab = {t: i for i, (t, kind) in enumerate(zip(tokens, types, strict=True)) if kind in (normal, control)}
    merges = [tuple(m.split(" ", 1)) for m in data["tokenizer.ggml.merges"]]
    tokenizer = Tokenizer(models.BPE(vocab=vocab, merges=merges))
    byte_level(tokenizer)
    specials = [t for t, kind in zip(tokens, types, strict=True) if kind == control]
    tokenizer.add_special_tokens([AddedToken(t, special=True, normalized=False) for t in specials])
    tokenizer.save(str(out))


def main() -> None:
    """Restore a checkpoint folder."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gguf", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    restore(args.gguf, args.out)
    print(f"{args.gguf} restored to {args.out}")


if __name__ == "__main__":
    main()
