"""The byte-level pre-tokenizer that llama.cpp calls `qwen2`."""

from __future__ import annotations

from tokenizers import Regex, Tokenizer, decoders, pre_tokenizers

QWEN2_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
"""The split pattern of Qwen2's tokenizer.json (Apache-2.0), an interface constant."""


def byte_level(tokenizer: Tokenizer) -> None:
    """Give `tokenizer` the pre-tokenizer and the decoder."""
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_SPLIT), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()
