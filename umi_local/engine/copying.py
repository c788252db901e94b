"""Help with copying: a small model knows which name it wants before it can spell one it never saw.

The source is what the user and the tools said. A value that is itself a span of the source (a path, a query) goes on
as the source does, is offered its end where a word of the source ends, and is warned off it inside one; a span that
an earlier value of the same call took is not offered again. Anywhere else, a word that was begun as a word of the
source begins is spelled as the source spells it, provided that the model wants to go on with that word.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

Logits = NDArray[np.float32]

MOST = 400
"""Spans that are looked at, however long the source is."""
LONGEST = 100_000
"""Bytes of a source that is cut into tokens beforehand."""
SPAN = 32
"""Bytes that are cut into tokens where a span begins inside a token of the source."""
INSIDE = 3
"""How much more the bonus counts inside a word of the source, where there is hardly another way to go on."""
REACH = 64
"""Bytes of the text so far in which a copied span may have begun."""


class _Source:
    """A text to copy from, as bytes, and the token that begins at each of its token borders.

    A span is offered in the tokens it has in the prompt: in any others a small model would not know its own way on.
    """

    def __init__(self, text: str, piece: Callable[[int], bytes], tokenize: Callable[[str], Sequence[int]]) -> None:
        self.bytes = text.encode("utf-8", "replace")
        self._tokenize = tokenize
        self._tokens: dict[int, int] = {}
        at = 0
        for token in tokenize(text) if len(self.bytes) <= LONGEST else ():
            self._tokens[at] = token
            at += len(piece(token))
        if at != len(self.bytes):  # a vocabulary that adds or changes something
            self._tokens = {}

    def token(self, at: int) -> int | None:
        """Return the token with which the text goes on at byte `at`; inside a token, the one it would begin with."""
        if (token := self._tokens.get(at)) is not None:
            return token
        rest = self.bytes[at : at + SPAN].decode("utf-8", "ignore")
        return next(iter(self._tokenize(rest)), None) if rest else None


class Copying:
    """A preference for spans of `source`, worth `bonus` in logits."""

    def __init__(
        self, source: str, bonus: float, piece: Callable[[int], bytes], tokenize: Callable[[str], Sequence[int]]
    ) -> None:
        self.bonus, self._piece = bonus, piece
        escaped = json.dumps(source, ensure_ascii=False)[1:-1]
        self._plain = _Source(source, piece, tokenize)
        self._escaped = self._plain if escaped == source else _Source(escaped, piece, tokenize)

    def value(
        self,
        row: Logits,
        content: bytes,
        closing: Iterable[int],
        taken: Sequence[bytes] = (),
        pointing: Iterable[int] = (),
    ) -> Logits:
        """Return `row` with a preference for values that are spans; `closing` are the tokens that end the value.

        `content` is the value so far, as JSON spells it; an empty one may begin at any word. One that is no span has
        its last word completed as in free text. `taken` are the earlier values of the same call. `pointing` are the
        tokens that begin a mark for a span, which is as good as its first token.
        """
        source = self._escaped
        spans = list(_behind(source.bytes, content) if content else _beginnings(source.bytes))
        if taken:
            first = len(content)
            fresh = [at for at in spans if not any(source.bytes.startswith(value, at - first) for value in taken)]
            spans = fresh or spans
        if not spans:
            return self.word(row, content, json_string=True)
        inside = bool(content) and all(at < len(source.bytes) and in_word(source.bytes[at]) for at in spans)
        row = self._raised(row, source, spans, INSIDE if inside else 1)
        if not content:
            row[sorted(set(pointing))] += self.bonus
        ends = sorted(set(closing))
        if content and ends:
            phrase = b" " in content  # which a blank does not end any more than it ended its first word
            if any(_stops(source.bytes, at) and not (phrase and source.bytes[at : at + 1] == b" ") for at in spans):
                row[ends] += self.bonus
            elif inside:
                row[ends] -= self.bonus
        return row

    def word(self, row: Logits, content: bytes, *, json_string: bool = False) -> Logits:
        """Return `row` with a preference for spelling the word that `content` ends in as the source spells it."""
        best = self._piece(int(row.argmax()))
        if not (content and best and in_word(content[-1]) and in_word(best[0])):
            return row
        source = self._escaped if json_string else self._plain
        for start in range(max(0, len(content) - REACH), len(content)):
            if start == 0 or not in_word(content[start - 1]):
                behind = _behind(source.bytes, content[start:])
                spans = [at for at in behind if at < len(source.bytes) and in_word(source.bytes[at])]
                if spans:
                    return self._raised(row, source, spans, INSIDE)
        return row

    def _raised(self, row: Logits, source: _Source, spans: Iterable[int], times: int) -> Logits:
        row = row.copy()
        row[sorted({token for at in spans if (token := source.token(at)) is not None})] += times * self.bonus
        return row


def _behind(source: bytes, span: bytes) -> Iterator[int]:
    """Yield where `source` goes on behind `span`, wherever that stands at a word's beginning."""
    at, found = source.find(span), 0
    while at >= 0 and found < MOST:
        if at == 0 or not in_word(source[at - 1]) or not in_word(span[0]):
            yield at + len(span)
            found += 1
        at = source.find(span, at + 1)


def _beginnings(source: bytes) -> Iterator[int]:
    """Yield every place in `source` where a value may begin."""
    places = (at for at in range(len(source)) if (at == 0 or not in_word(source[at - 1])) and _starts(source, at))
    yield from islice(places, MOST)


def in_word(byte: int) -> bool:
    """Say whether a byte of a text belongs to a word."""
    return byte >= 0x80 or chr(byte).isalnum() or byte == 0x5F


def _stops(source: bytes, at: int) -> bool:
    """Tell whether a name may end at `at`: `notes` not inside `notes.txt`, but before `?` and at the end it may."""
    return not any(in_word(byte) for byte in source[at : at + 2]) or source[at : at + 1] in (b"", b" ", b"\n")


def _starts(source: bytes, at: int) -> bool:
    return in_word(source[at]) or source[at] in b"./*-+(~$"
