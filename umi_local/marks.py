"""Marks: a control character and a sign that stand for a text that was said, so that a model need not spell it again.

A small model garbles what it copies, and what is long takes it seconds to write. In a format with marks an answer may
quote what a tool said (`quotes`), and a call or an answer may point to names and texts of the request (`spans`). A slot
of free text takes no control characters, so a mark is written where the constraint offers one and nowhere else.

```
turns, whole --offered--> {mark: text} --marked()-->   what a role reads and is trained on
                                       \\--expanded()--> what is parsed, run, shown, stored and exported
```

`expanded(marked(text))` is the text again, unless that holds U+001A itself.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from umi_local.engine.nodes import MARK

MOST_MARKS = 8
"""Marks in one answer."""
START = "\x02"
"""With a letter behind it, before the first of several words: where a span begins whose mark stands at its end."""

FILE, FOLDER, LOOSE = "\x06", "\x0e", "\x0f"
"""Behind the mark of a name that a file or a folder has already, or that one of them has nearly."""
TABLE = "\x07"
"""Instead of LOOSE: the name is that of a table, which no extension shows."""
SAID = "\x05"
"""Behind the mark of a column of a table whose name shares a word with the request."""

_WITHIN = ".,:-/"
"""What may stand between two figures of one number, time or date."""
_MARKS = re.compile(f"{MARK}[1-9a-iA-Z]")
_TWICE = re.compile(f'({MARK}[A-Z])/(?=({MARK}[A-Z]))|(?:(?<=")|\\A)([^{MARK}"\\n]+)(?=({MARK}[A-Z]))')
_SIGNS = re.compile(f"{_MARKS.pattern}|{START}[A-Z]|[{FILE}{FOLDER}{LOOSE}{TABLE}{SAID}]")
SIGNS = MARK, START, FILE, FOLDER, LOOSE, TABLE, SAID
"""What a sign begins with."""
INERT = str.maketrans({sign: chr(0x2400 + ord(sign)) for sign in SIGNS})
"""What stands for the signs where somebody else wrote them."""


def marked(
    answer: str, quoted: Mapping[str, str], most: int = MOST_MARKS, *, once: Container[str] | None = None
) -> str:
    """Return `answer` with up to `most` marks where their texts stand whole, longest first.

    Those of `once` (without it all of them) stand in the first place of their text and in no other.
    """
    said = answer
    for mark, text in sorted(quoted.items(), key=lambda pair: -len(pair[1])):
        first = once is None or mark in once
        at = -1 if first and mark in answer else standing(answer, text)
        while at >= 0 and answer.count(MARK) < most:
            answer = answer[:at] + mark + answer[at + len(text) :]
            at = -1 if first else standing(answer, text, at + len(mark))
    return answer if _once(answer, quoted) == answer else said


def pieces(text: str) -> list[str]:
    """Cut a marked text into its signs and what stands between them, in order; none is empty."""
    found, at = [], 0
    for each in _SIGNS.finditer(text):
        found += [text[at : each.start()], each.group()]
        at = each.end()
    return [piece for piece in (*found, text[at:]) if piece]


def expanded(text: str, quoted: Mapping[str, str]) -> str:
    """Return a marked answer with the texts in place of their marks; how one begins is not said before it."""
    return _MARKS.sub(lambda found: quoted.get(found.group(), ""), _once(text, quoted))


def _once(text: str, quoted: Mapping[str, str]) -> str:
    """Return a marked text without what a mark says again: "docs/" before docs/a.txt, "US " before US gallons.

    A small model that knows how something begins says so twice. A folder may have a mark of its own.
    """

    def kept(found: re.Match[str]) -> str:
        folder = quoted.get(found[1] or "", "")
        begun = found[3] or (folder and f"{folder}/")
        return "" if begun and quoted.get(found[2] or found[4], "").startswith(begun) else found.group()

    return _TWICE.sub(kept, text)


class Expanding:
    """Expands a marked answer that comes in chunks, each cut anywhere."""

    def __init__(self, quoted: Mapping[str, str]) -> None:
        self._quoted = quoted
        self._held = ""

    def feed(self, chunk: str) -> list[str]:
        """Return what can be shown by now; what is quoted stands on its own."""
        text = self._held + chunk
        self._held = MARK if text.endswith(MARK) else ""
        known = _once(text.removesuffix(self._held), self._quoted)
        found = (expanded(piece, self._quoted) for piece in pieces(known))
        return [piece for piece in found if piece]


def standing(answer: str, text: str, start: int = 0) -> int:
    """Return where `text` stands in `answer`, from `start` on, as words or a number of its own, or -1."""
    at = answer.find(text, start)
    while at >= 0:
        end = at + len(text)
        if not (_joins(answer, at, text[0]) or _joins(answer[::-1], len(answer) - end, text[-1])):
            return at
        at = answer.find(text, at + 1)
    return -1


def _joins(answer: str, at: int, sign: str) -> bool:
    """Say whether what stands before `at` belongs to a word that `sign` goes on with, or of a number: 12 of 12.5."""
    before = answer[max(0, at - 2) : at]
    if not before or not _word(sign):
        return False
    return _word(before[-1]) or (sign.isdigit() and before[-1] in _WITHIN and before[0].isdigit())


def _word(character: str) -> bool:
    return character.isalnum() or character == "_"
