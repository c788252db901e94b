"""Help with copying: a small model knows which name it wants before it can spell one it never saw.

The source is what the user and the tools said. A value that is itself a span of the source (a path, a query) goes on
as the source does, is offered its end where a word of the source ends, and is warned off it inside one; a span that
an earlier value of the same call took is not offered again. Anywhere else, a word that was begun as a word of the
source begins is spelled as the source spells it, provided that the model wants to go on with that word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]

MOST = 400
"""Spans and tokens that are looked at, however long the source is."""
REACH = 64
"""Bytes of the text so far in which a copied span may have begun."""


@dataclass
class Copying:
    """A preference for spans of `source`, worth `bonus` in logits."""

    source: str
    bonus: float
    piece: Callable[[int], bytes]
    tokenize: Callable[[str], Sequence[int]]
    ranked: Callable[[Logits, int], Iterable[int]]
    _plain: bytes = field(init=False)
    _escaped: bytes = field(init=False)

    def __post_init__(self) -> None:
        """Keep the source as plain text and as the inside of a JSON string."""
        self._plain = self.source.encode("utf-8", "replace")
        self._escaped = json.dumps(self.source, ensure_ascii=False)[1:-1].encode("utf-8", "replace")

    def value(self, row: Logits, content: bytes, closing: Iterable[int], taken: Sequence[bytes] = ()) -> Logits:
        """Return `row` with a preference for values that are spans; `closing` are the tokens that end the value.

        `content` is the value so far, as JSON spells it; an empty one may begin at any word. One that is no span has
        its last word completed as in free text. `taken` are the earlier values of the same call.
        """
        spans = list(self._behind(self._escaped, content)) if content else list(self._beginnings())
        if taken:
            fresh = [span for span in spans if not any((content + span[0]).startswith(value) for value in taken)]
            spans = fresh or spans
        if not spans:
            return self.word(row, content, json_string=True)
        row = self._raised(row, self._tokens(row, [text for text, _ in spans]))
        ends = sorted(set(closing))
        if content and ends:
            if any(whole for _, whole in spans):
                row[ends] += self.bonus
            elif all(text and _word(text[0]) for text, _ in spans):
                row[ends] -= self.bonus
        return row

    def word(self, row: Logits, content: bytes, *, json_string: bool = False) -> Logits:
        """Return `row` with a preference for spelling the word that `content` ends in as the source spells it."""
        best = self.piece(int(row.argmax()))
        if not (content and best and _word(content[-1]) and _word(best[0])):
            return row
        source = self._escaped if json_string else self._plain
        for start in range(max(0, len(content) - REACH), len(content)):
            if start == 0 or not _word(content[start - 1]):
                spans = [text for text, _ in self._behind(source, content[start:]) if text and _word(text[0])]
                if spans:
                    return self._raised(row, self._tokens(row, spans))
        return row

    def _behind(self, source: bytes, span: bytes) -> Iterator[tuple[bytes, bool]]:
        """Yield what follows `span` where it stands at a word's beginning, and whether a name may end there."""
        at, found = source.find(span), 0
        while at >= 0 and found < MOST:
            behind = at + len(span)
            if at == 0 or not _word(source[at - 1]) or not _word(span[0]):
                yield source[behind : behind + 32], _stops(source, behind)
                found += 1
            at = source.find(span, at + 1)

    def _beginnings(self) -> Iterator[tuple[bytes, bool]]:
        """Yield every place in the source where a value may begin."""
        found = 0
        for at in range(len(self._escaped)):
            if (at == 0 or not _word(self._escaped[at - 1])) and _starts(self._escaped, at):
                yield self._escaped[at : at + 32], False
                found += 1
                if found == MOST:
                    return

    def _tokens(self, row: Logits, spans: Sequence[bytes]) -> set[int]:
        kept = dict.fromkeys(span for span in spans if span)
        wanted = {
            token
            for token in self.ranked(row, MOST)
            if (piece := self.piece(token)) and any(text.startswith(piece) for text in kept)
        }
        wanted.update(token for text in kept for token in self.tokenize(text.decode("utf-8", "ignore"))[:1])
        return wanted

    def _raised(self, row: Logits, wanted: set[int]) -> Logits:
        row = row.copy()
        row[sorted(wanted)] += self.bonus
        return row


def _word(byte: int) -> bool:
    return byte >= 0x80 or chr(byte).isalnum() or byte == 0x5F


def _stops(source: bytes, at: int) -> bool:
    """Tell whether a name may end at `at`: `notes` not inside `notes.txt`, but before `?` and at the end it may."""
    return not any(_word(byte) for byte in source[at : at + 2]) or source[at : at + 1] in (b"", b" ", b"\n")


def _starts(source: bytes, at: int) -> bool:
    return _word(source[at]) or source[at] in b"./*-+(~$"
