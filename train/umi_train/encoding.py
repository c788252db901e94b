"""Segments to token ids with a fast tokenizer, as the runtime does it: one by one, control tokens where allowed."""

from __future__ import annotations

from functools import lru_cache

from tokenizers import Tokenizer

from umi_local.formats.base import Segment

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
        self._cached = lru_cache(maxsize=CACHED)(self._encode)

    def _encode(self, text: str, special: bool) -> list[int]:
        return (self.tokenizer if special else self._plain).encode(text, add_special_tokens=False).ids

    def encode(self, segment: Segment) -> list[int]:
        """Return the ids of one segment."""
        return self._cached(segment.text, segment.special)
