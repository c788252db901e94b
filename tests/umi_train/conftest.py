"""A tiny random model with a tokenizer of our headers, and trajectories to train it on: real files, made on the spot."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from umi_local.formats.shared import SharedFormat
from umi_local.tools import builtin_registry
from umi_train.nano import warmup
from umi_train.nano.tokenizer import train_tokenizer

FORMAT = SharedFormat()


@pytest.fixture(autouse=True, scope="module")
def floats_as_they_are():
    """Give the smallest floats back to the process: loading a model for training sets them to zero."""
    yield
    if (torch := sys.modules.get("torch")) is not None:
        torch.set_flush_denormal(False)


@pytest.fixture(scope="session")
def trajectories():
    return list(warmup.generate(3, 60, builtin_registry().specs()[:4]))


@pytest.fixture(scope="session")
def model(tmp_path_factory, trajectories) -> str:
    """A random Qwen3 of two layers with a tokenizer that knows our headers. Tests may not change it."""
    import torch
    from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

    folder = tmp_path_factory.mktemp("model")
    tokenizer = train_tokenizer([s.text for t in trajectories for s in FORMAT.transcript(t) if not s.special], 600)
    torch.manual_seed(1)
    config = Qwen3Config(
        vocab_size=640, hidden_size=64, intermediate_size=128, num_hidden_layers=2, num_attention_heads=2,
        num_key_value_heads=2, head_dim=64, max_position_embeddings=512, tie_word_embeddings=True,
        pad_token_id=0, eos_token_id=2, bos_token_id=None,
    )  # fmt: skip
    Qwen3ForCausalLM(config).to(torch.bfloat16).save_pretrained(folder)
    PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, pad_token="<|endoftext|>", eos_token="<|im_end|>"
    ).save_pretrained(folder)
    return str(folder)


@pytest.fixture(scope="session")
def sessions(tmp_path_factory, trajectories) -> Path:
    """The trajectories as a file of JSON lines, as `kind: umi` reads them."""
    path = tmp_path_factory.mktemp("data") / "sessions.jsonl"
    path.write_text("".join(t.to_json() + "\n" for t in trajectories), encoding="utf-8")
    return path
