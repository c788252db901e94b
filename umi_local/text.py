"""Text from files, tools and models: made safe to show, and shortened so that it fits."""

from __future__ import annotations

import re

_SHOW: dict[int, str] = {c: chr(0x2400 + c) for c in range(0x20) if c not in (0x09, 0x0A)}
_SHOW |= {0x7F: "\u2421"} | dict.fromkeys([*range(0x80, 0xA0), 0x2028, 0x2029], "\ufffd")
_SHOW |= dict.fromkeys(
    [
        *(*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xE0000, 0xE0080)),
        *(0x200E, 0x200F, 0x061C, 0x200B, 0x2060, 0xFEFF),
    ],
    "\ufffd",
)


def inert(text: str) -> str:
    """Return untrusted text for display: nothing in it moves the cursor, sets a title or hides.

    Control characters become visible, C1, bidirectional and invisible ones become U+FFFD (research/tui, 5.5).
    For display only: the data that runs is never changed.
    """
    return text.replace("\r\n", "\n").translate(_SHOW)


_LEFT_OUT = re.compile(r"^\[\d+ (?:lines|characters) left out\]$", re.MULTILINE)


def is_shortened(text: str) -> bool:
    """Say whether a text reads as if `shorten` had left out a part of it."""
    return _LEFT_OUT.search(text) is not None


def shorten(text: str, limit: int) -> str:
    """Return `text` of at most about `limit` characters: head and tail, and how much was left out between.

    Cuts at line breaks where the text has them. The note says lines when lines were left out, else characters.
    """
    if len(text) <= limit:
        return text
    head, tail = text[: limit * 2 // 3], text[-(limit // 3) :]
    if "\n" in head[len(head) // 2 :] and "\n" in tail[: len(tail) // 2]:
        head, tail = head[: head.rindex("\n")], tail[tail.index("\n") + 1 :]
        left = text.count("\n", len(head), len(text) - len(tail)) - 1
        return f"{head}\n[{left} lines left out]\n{tail}"
    return f"{head}\n[{len(text) - len(head) - len(tail)} characters left out]\n{tail}"
