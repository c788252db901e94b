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

from umi_gguf.errors import CheckpointError, ExportError
from umi_gguf.floats import to_floats
from umi_gguf.gguf_file import GgufFile, open_gguf
from umi_gguf.names import hf_name, unpermute_rows
from umi_gguf.safetensors import write_tensors


def restore(source: Path, out: Path) -> None:
    """Write config.json, model.safetensors (float32) and tokenizer.json of a llama GGUF. Raises ExportError."""
    file = open_gguf(source)
    data = file.metadata
    if file.arch != "llama" or data.get("tokenizer.ggml.model") != "gpt2":
        raise CheckpointError(f"{source}: only llama GGUFs with a byte-level BPE can be restored")
    try:
        tensors, config = _weights(file), _config(file)
        out.mkdir(parents=True, exist_ok=True)
        write_tensors(out / "model.safetensors", tensors)
        (out / "config.json").write_text(json.dumps(config, indent=1) + "\n")
        _write_tokenizer({key: data[key] for key in data}, out / "tokenizer.json")
    except KeyError as error:
        raise CheckpointError(f"{source}: cannot be restored, it lacks {error}") from error
    except OSError as error:
        raise ExportError(f"{out} cannot be written: {error.strerror or error}") from error


def _weights(file: GgufFile) -> dict[str, np.ndarray]:
    heads, kv = file.key("attention.head_count"), file.key("attention.head_count_kv")
    tensors: dict[str, np.ndarray] = {}
    with file.path.open("rb") as data:
        for tensor in file.tensors.values():
            name = tensor.name.removesuffix(".weight")
            array = to_floats(file.read_rows(data, tensor, 0, tensor.rows), tensor.type).reshape(tensor.shape)
            if name.endswith(("attn_q", "attn_k")):
                array = unpermute_rows(array, heads if name.endswith("attn_q") else kv)
            tensors[f"{hf_name(name)}.weight"] = array
    return tensors


def _config(file: GgufFile) -> dict[str, Any]:
    data, width, heads = file.metadata, file.key("embedding_length"), file.key("attention.head_count")
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": len(data["tokenizer.ggml.tokens"]),
        "hidden_size": width,
        "intermediate_size": data["llama.feed_forward_length"],
        "num_hidden_layers": data["llama.block_count"],
        "num_attention_heads": heads,
        "num_key_value_heads": data["llama.attention.head_count_kv"],
        "head_dim": width // heads,
        "max_position_embeddings": data["llama.context_length"],
        "rms_norm_eps": round(float(data["llama.attention.layer_norm_rms_epsilon"]), 9),
        "rope_parameters": {"rope_type": "default", "rope_theta": float(data["llama.rope.freq_base"])},
        "hidden_act": "silu",
        "tie_word_embeddings": "output.weight" not in file.tensors,
        "eos_token_id": data["tokenizer.ggml.eos_token_id"],
        "pad_token_id": data["tokenizer.ggml.padding_token_id"],
        "bos_token_id": None,
        "dtype": "float32",
    }


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
    try:
        restore(args.gguf, args.out)
    except ExportError as error:
        raise SystemExit(str(error)) from error
    print(f"{args.gguf} restored to {args.out}")


if __name__ == "__main__":
    main()
