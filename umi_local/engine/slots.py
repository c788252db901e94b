"""Which bytes may stand in a slot: one small automaton per kind, fed byte by byte.

Tokens of byte-level vocabularies cut characters anywhere, so validity is decided on bytes. A token is allowed
when every byte of it is; a slot may be left when its content is complete: no half character, escape or number.
"""

from __future__ import annotations

from typing import NamedTuple

from umi_local.engine.constraint import Slot


class Progress(NamedTuple):
    """How far a slot is written.

    `chars` counts characters as written and is held to `max_chars`; `values` counts what they mean (an escape
    is one) and is held to `min_chars`. The rest is the automaton's state.
    """

    chars: int = 0
    values: int = 0
    mode: str = ""
    left: int = 0
    low: int = 0x80
    high: int = 0xBF


FRESH = Progress()

_LEADS: dict[int, tuple[int, int, int]] = {
    **dict.fromkeys(range(0xC2, 0xE0), (1, 0x80, 0xBF)),
    **dict.fromkeys((*range(0xE1, 0xED), 0xEE, 0xEF), (2, 0x80, 0xBF)),
    0xE0: (2, 0xA0, 0xBF),
    0xED: (2, 0x80, 0x9F),
    0xF0: (3, 0x90, 0xBF),
    **dict.fromkeys(range(0xF1, 0xF4), (3, 0x80, 0xBF)),
    0xF4: (3, 0x80, 0x8F),
}
"""Lead byte -> continuation bytes that follow, bounds of the first of them (Unicode 15, table 3-7)."""

_CONTROLS: dict[str, bytes] = {"text": b"\n\t", "line": b"\t", "string": b""}
_HEX = frozenset(b"0123456789abcdefABCDEF")
_DIGITS = frozenset(b"0123456789")
_NUMBER: dict[str, dict[int, str]] = {
    "": {0x2D: "minus", 0x30: "zero", **dict.fromkeys(b"123456789", "digits")},
    "minus": {0x30: "zero", **dict.fromkeys(b"123456789", "digits")},
    "zero": {0x2E: "point", **dict.fromkeys(b"eE", "e")},
    "digits": {**dict.fromkeys(_DIGITS, "digits"), 0x2E: "point", **dict.fromkeys(b"eE", "e")},
    "point": dict.fromkeys(_DIGITS, "fraction"),
    "fraction": {**dict.fromkeys(_DIGITS, "fraction"), **dict.fromkeys(b"eE", "e")},
    "e": {**dict.fromkeys(b"+-", "sign"), **dict.fromkeys(_DIGITS, "exponent")},
    "sign": dict.fromkeys(_DIGITS, "exponent"),
    "exponent": dict.fromkeys(_DIGITS, "long exponent"),  # two digits at most: 1e999 would be read as infinity
    "long exponent": {},
}
_WHOLE = frozenset(("zero", "digits"))
_ACCEPTING = frozenset(("zero", "digits", "fraction", "exponent", "long exponent"))
_NEEDS_MORE = {"minus": 1, "point": 1, "e": 1, "sign": 1}


def write(slot: Slot, progress: Progress, data: bytes) -> tuple[Progress, int]:
    """Return the progress after the longest valid beginning of `data`, and how many bytes that is."""
    step = _number if slot.kind in ("integer", "number") else _text
    for count, byte in enumerate(data):
        after = step(slot, progress, byte)
        if after is None:
            return progress, count
        progress = after
    return progress, len(data)


def is_complete(slot: Slot, progress: Progress) -> bool:
    """Tell whether the slot may be left here."""
    if slot.kind in ("integer", "number"):
        return progress.mode in _ACCEPTING
    return not progress.mode and progress.values >= slot.min_chars


def is_full(slot: Slot, progress: Progress) -> bool:
    """Tell whether nothing more fits."""
    return progress.chars >= slot.max_chars and progress.mode not in ("utf8", "hex", "high hex", "escape")


def _text(slot: Slot, p: Progress, byte: int) -> Progress | None:
    match p.mode:
        case "":
            return _character(slot, p, byte)
        case "utf8":
            if not p.low <= byte <= p.high:
                return None
            return Progress(p.chars, p.values, "utf8" if p.left > 1 else "", p.left - 1)
        case "escape":
            if byte == 0x75 and _spare(slot, p) >= 5:
                return Progress(p.chars + 1, p.values, "hex", 4)
            return Progress(p.chars + 1, p.values + 1) if byte in b'"\\/bfnrt' else None
        case _:
            return _hex(p, byte)


def _character(slot: Slot, p: Progress, byte: int) -> Progress | None:
    if p.chars >= slot.max_chars:
        return None
    if byte < 0x20 or byte == 0x7F:
        return Progress(p.chars + 1, p.values + 1) if byte in _CONTROLS[slot.kind] else None
    if byte < 0x80:
        if slot.kind == "string" and byte in b'"\\':
            fits = byte == 0x5C and _spare(slot, p) >= 2
            return Progress(p.chars + 1, p.values, "escape") if fits else None
        return Progress(p.chars + 1, p.values + 1)
    if (lead := _LEADS.get(byte)) is None:
        return None
    return Progress(p.chars + 1, p.values + 1, "utf8", *lead)


def _spare(slot: Slot, p: Progress) -> int:
    """Return how many characters an escape may take so that `min_chars` can still be met."""
    return slot.max_chars - p.chars - max(0, slot.min_chars - p.values - 1)


def _hex(p: Progress, byte: int) -> Progress | None:
    if byte not in _HEX or (p.mode == "high hex" and byte not in b"01234567"):
        return None  # d800 to dfff: half of a pair is no character and cannot be written to a file
    if p.left == 1:
        return Progress(p.chars + 1, p.values + 1)
    return Progress(p.chars + 1, p.values, "high hex" if p.left == 4 and byte in b"dD" else "hex", p.left - 1)


def _number(slot: Slot, p: Progress, byte: int) -> Progress | None:
    mode = _NUMBER[p.mode].get(byte)
    if mode is None or (slot.kind == "integer" and mode != "minus" and mode not in _WHOLE):
        return None
    if p.chars + 1 + _NEEDS_MORE.get(mode, 0) > slot.max_chars:
        return None
    return Progress(p.chars + 1, p.values + 1, mode)
