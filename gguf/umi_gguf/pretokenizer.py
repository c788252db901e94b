"""The byte-level pre-tokenizers that llama.cpp knows by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tokenizers import Tokenizer

QWEN2_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
)
"""The split pattern of Qwen2's tokenizer.json (Apache-2.0), an interface constant."""
LLAMA3_SPLIT = (
    r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+"
    r"|\s+(?!\S)|\s+"
)
"""The split pattern of Llama 3's tokenizer.json, an interface constant; llama.cpp's source has it as well."""
KNOWN = ("gpt-2", "smollm", "qwen2", "llama-bpe", "dbrx")


def byte_level(tokenizer: Tokenizer) -> None:
    """Give `tokenizer` the pre-tokenizer `qwen2` and its decoder."""
    from tokenizers import Regex, decoders, pre_tokenizers

    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(QWEN2_SPLIT), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    tokenizer.decoder = decoders.ByteLevel()


def llama_cpp_name(data: Mapping[str, Any]) -> str | None:
    """Return llama.cpp's name for the pre-tokenizer of a tokenizer.json, None for one it is not certain of.

    `llama-bpe` and `dbrx` split alike; the first takes whole words from the vocabulary before it merges.
    """
    steps = data.get("pre_tokenizer") or {}
    steps = steps.get("pretokenizers", []) if steps.get("type") == "Sequence" else [steps]
    if not steps or steps[-1].get("type") != "ByteLevel" or steps[-1].get("add_prefix_space"):
        return None
    splits, whole_words = [_step(step) for step in steps[:-1]], bool(data.get("model", {}).get("ignore_merges"))
    if steps[-1].get("use_regex", True):
        name = "gpt-2" if not splits else "smollm" if splits == ["digits"] else None
    elif splits == [LLAMA3_SPLIT]:
        return "llama-bpe" if whole_words else "dbrx"
    else:
        name = "qwen2" if splits == [QWEN2_SPLIT] else None
    return None if whole_words else name


def _step(step: Mapping[str, Any]) -> str | None:
    kind = step.get("type")
    if kind == "Digits" and step.get("individual_digits"):
        return "digits"
    if kind == "Split" and step.get("behavior") == "Isolated" and not step.get("invert"):
        pattern: str | None = step.get("pattern", {}).get("Regex")
        return pattern
    return None
