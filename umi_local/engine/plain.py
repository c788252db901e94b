"""Tokens that are nothing but whole characters of a slot: what nearly every token inside of a text is.

Behind one, the slot's automaton stands where it stood, so it needs no bytes fed: the number of characters is enough.
Whether a token is one is worked out by the automaton itself, once per vocabulary and kind of slot.
"""

from __future__ import annotations

from typing import NamedTuple
from weakref import WeakKeyDictionary

from umi_local.engine import slots
from umi_local.engine.constraint import Slot, SlotKind
from umi_local.engine.vocabulary import Vocabulary

KINDS: frozenset[SlotKind] = frozenset(("text", "line", "string"))
"""Kinds of slots that are made of characters."""
_ROOM = 1 << 20
"""More characters than any token has."""


class Plain(NamedTuple):
    """A token as characters. None of them: not plain."""

    chars: int
    piece: bytes
    text: str


_OTHER = Plain(0, b"", "")


_known: WeakKeyDictionary[Vocabulary, dict[SlotKind, dict[int, Plain]]] = WeakKeyDictionary()


def facts(vocabulary: Vocabulary, kind: SlotKind) -> dict[int, Plain]:
    """Return what has been looked up so far for slots of `kind`: by token, to be filled by `look_up`."""
    return _known.setdefault(vocabulary, {}).setdefault(kind, {})


def look_up(vocabulary: Vocabulary, kind: SlotKind, token: int) -> Plain:
    """Work out whether `token` is plain in slots of `kind`."""
    piece = vocabulary.piece(token)
    progress, count = slots.write(Slot(kind, max_chars=_ROOM), slots.FRESH, piece)
    plain = count == len(piece) > 0 and not progress.mode and progress.chars == progress.values
    return Plain(progress.chars, piece, piece.decode()) if plain and not vocabulary.is_end(token) else _OTHER
