"""Answers that quote what a tool said by its number instead of writing it again.

A small model garbles what it copies, and a list of fifty files takes it seconds to write. So a summarizer may write
a mark: U+001A SUBSTITUTE and a digit for all of the n-th observation of the running request, or and a letter for what
stands below its first line; also where the prompt showed the role only head and tail. A slot of text takes no control
characters, so a mark is written where the constraint offers one and nowhere else.

```
what the tools said() -> quotable() -> marked(answer)  what a role reads and is trained on
                                  \\-> expanded(text)  what the user reads, stores and exports
```

Turns hold the answers whole. `expanded(marked(answer))` is the answer again, unless that holds U+001A itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from umi_local.engine.nodes import MARK
from umi_local.trajectory import ObservationTurn, SummarizerTurn, Turn, UserTurn

MOST = 9
"""Observations of a request that can be quoted: a mark has one digit or letter."""
LEAST_CHARS = 8
"""Characters of the shortest observation that is worth a mark."""

_WHOLE, _BELOW = "123456789", "abcdefghi"
_MARKS = re.compile(f"{MARK}[{_WHOLE}{_BELOW}A-P]")


def said(turns: Iterable[Turn]) -> list[str]:
    """Return what the tools said to the last request, in order."""
    found: list[str] = []
    for turn in turns:
        if isinstance(turn, UserTurn):
            found = []
        elif isinstance(turn, ObservationTurn):
            found.append(turn.content)
    return found


def quotable(contents: Sequence[str]) -> dict[str, str]:
    """Return each mark that an answer may hold after these observations, and the text that it stands for."""
    offered = {}
    for whole, below, content in zip(_WHOLE, _BELOW, contents[:MOST], strict=False):
        text = content.strip("\n")
        for name, quoted in ((whole, text), (below, text.partition("\n")[2])):
            if len(quoted) >= LEAST_CHARS and MARK not in quoted:
                offered[MARK + name] = quoted
    return offered


def marked(answer: str, quoted: Mapping[str, str]) -> str:
    """Return `answer` with a mark for the first place where each of the texts stands whole; longest text first."""
    for mark, text in sorted(quoted.items(), key=lambda pair: -len(pair[1])):
        if mark not in answer and (at := standing(answer, text)) >= 0:
            answer = answer[:at] + mark + answer[at + len(text) :]
    return answer


def pieces(text: str) -> list[str]:
    """Cut a marked answer into its marks and what stands between them, in order; none is empty."""
    found, at = [], 0
    for each in _MARKS.finditer(text):
        found += [text[at : each.start()], each.group()]
        at = each.end()
    return [piece for piece in (*found, text[at:]) if piece]


def expanded(text: str, quoted: Mapping[str, str]) -> str:
    """Return a marked answer with the texts in place of their marks."""
    return _MARKS.sub(lambda found: quoted.get(found.group(), ""), text)


def split(answer: str, contents: Sequence[str]) -> list[str]:
    """Cut a whole answer so that each text it repeats of these observations stands on its own."""
    if MARK in answer:
        return [answer]
    quoted = quotable(contents)
    return [expanded(piece, quoted) for piece in pieces(marked(answer, quoted))]


def with_marks(turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns as a role reads them: every answer marked."""
    return [
        replace(turn, answer=marked(turn.answer, quotable(said(turns[:at]))))
        if isinstance(turn, SummarizerTurn)
        else turn
        for at, turn in enumerate(turns)
    ]


class Expanding:
    """Expands a marked answer that comes in chunks, each cut anywhere."""

    def __init__(self, quoted: Mapping[str, str]) -> None:
        self._quoted = quoted
        self._held = ""

    def feed(self, chunk: str) -> list[str]:
        """Return what can be shown by now; what is quoted stands on its own."""
        text = self._held + chunk
        self._held = MARK if text.endswith(MARK) else ""
        found = (expanded(piece, self._quoted) for piece in pieces(text.removesuffix(self._held)))
        return [piece for piece in found if piece]


def standing(answer: str, text: str) -> int:
    """Return where `text` stands in `answer` as words of its own, or -1."""
    at = answer.find(text)
    while at >= 0:
        before, behind = answer[at - 1 : at], answer[at + len(text) : at + len(text) + 1]
        if not (_joins(before, text[0]) or _joins(text[-1], behind)):
            return at
        at = answer.find(text, at + 1)
    return -1


def _joins(one: str, other: str) -> bool:
    return bool(one and other) and _word(one) and _word(other)


def _word(character: str) -> bool:
    return character.isalnum() or character == "_"
