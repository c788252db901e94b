"""Segments to token ids with a fast tokenizer, as the runtime does it: one by one, control tokens where allowed."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from functools import lru_cache, partial

from tokenizers import Tokenizer

from umi_local.formats.base import Segment
from umi_train.rows import Encoder
from umi_train.words import by_words

Ids = Callable[[str], "array[int]"]

CACHED = 100_000
"""Segments that are remembered: most of a run are the same few hundred texts."""


class SegmentTokenizer:
    """An `Encoder` over a `tokenizers.Tokenizer`. Text of users, tools and models never becomes a control token."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self.tokenizer = Tokenizer.from_str(tokenizer.to_str())
        self._plain = Tokenizer.from_str(tokenizer.to_str())
        for one in (self.tokenizer, self._plain):
            one.no_padding()
            one.no_truncation()
        self._plain.encode_special_tokens = True
        self.text = lru_cache(maxsize=CACHED)(by_words(self._plain) or partial(_ids, self._plain))
        """Token ids of text, in which nothing is a control token. Not to be changed: they are kept."""
        self.control = lru_cache(maxsize=CACHED)(partial(_ids, self.tokenizer))
        """Token ids of what the format itself writes. Not to be changed: they are kept."""

    def encode(self, segment: Segment) -> list[int]:
        """Return the ids of one segment."""
        return (self.control if segment.special else self.text)(segment.text).tolist()


def _ids(tokenizer: Tokenizer, text: str) -> array[int]:
    return array("i", tokenizer.encode(text, add_special_tokens=False).ids)


def in_bulk(encoder: Encoder) -> tuple[Ids, Ids]:
    """Return what gives the token ids of plain texts and of control texts, as arrays that may not be changed."""
    if isinstance(encoder, SegmentTokenizer):
        return encoder.text, encoder.control
    return (
        lambda text: array("i", encoder.encode(Segment(text))),
        lambda text: array("i", encoder.encode(Segment(text, special=True))),
    )
