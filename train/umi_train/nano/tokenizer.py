"""The nano tokenizer: byte-level BPE, digits one by one, split the way llama.cpp's `qwen2` pre-tokenizer splits.

The role headers of the `shared` format are single special tokens. Ids 0 to 7 are the control tokens, so that a
grown vocabulary keeps them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, models, pre_tokenizers, trainers

from umi_gguf.pretokenizer import byte_level
from umi_local.formats.shared import CONTROL_TOKENS, END
from umi_train.encoding import SegmentTokenizer

PAD = "<|endoftext|>"
CLASS_SPLIT = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|\p{L}+|\p{N}|[^\s\p{L}\p{N}]+|[\r\n]+|\s"
"""Letters, digits, signs and spaces apart, so that no learned token mixes them."""
SPACE = "\u0120"
"""How byte-level BPE writes a space."""


def train_tokenizer(texts: Iterable[str], size: int, joined: Sequence[tuple[str, str]] = ()) -> Tokenizer:
    """Return a BPE of at most `size` entries learned from `texts`, control tokens included.

    A name is one and the same token sequence after a space, after a slash and inside quotes: merges stay within
    letters or signs, so that copying a name into an argument is copying tokens. `joined` are the exceptions, pairs such
    as (SPACE, "the") for words that are hardly ever copied; their merges come last.
    """
    tokenizer = Tokenizer(models.BPE(byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.Split(Regex(CLASS_SPLIT), behavior="isolated"),
            pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
        ]
    )
    specials = [AddedToken(text, special=True, normalized=False) for text in (PAD, *CONTROL_TOKENS)]
    trainer = trainers.BpeTrainer(
        vocab_size=size - len(joined),
        special_tokens=specials,
        initial_alphabet=sorted(pre_tokenizers.ByteLevel.alphabet()),
        min_frequency=2,
        max_token_length=20,
        show_progress=False,
    )
    tokenizer.train_from_iterator(texts, trainer)
    byte_level(tokenizer)
    state = json.loads(tokenizer.to_str())
    vocabulary, merges = state["model"]["vocab"], state["model"]["merges"]
    for mark, word in joined:
        if word in vocabulary and mark + word not in vocabulary:
            vocabulary[mark + word] = len(vocabulary)
            merges.append([mark, word])
    return Tokenizer.from_str(json.dumps(state))


class SegmentEncoder(SegmentTokenizer):
    """The encoder of a nano tokenizer."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        super().__init__(tokenizer)
        self.pad, self.eos = tokenizer.token_to_id(PAD), tokenizer.token_to_id(END)

    @classmethod
    def load(cls, path: Path) -> SegmentEncoder:
        """Read a tokenizer.json."""
        return cls(Tokenizer.from_file(str(path)))

    @property
    def rows(self) -> int:
        """Rows of an embedding for this vocabulary: its size, rounded up to 64 for the matrix kernels."""
        return -(-self.tokenizer.get_vocab_size() // 64) * 64
