"""What a call or an answer may point to: names and texts that stand in the conversation.

Most arguments of a call are names and texts of the request, or of what a tool just said. A small model knows which one
it wants long before it can spell one it never saw. So in the prompt each of them has its mark behind it, U+001A
SUBSTITUTE and a capital letter, and where a text is wanted the mark may be written:

```
user    rename draft.txt␚A to final.txt␚B         caller  move_file {"source": "␚A", "destination": "␚B"}
```

A span is what stands in quotation marks, what follows the first colon, every word with a sign or a figure in it, as
paths, patterns, dates and versions have, and in a request every number of two figures or more, until the next request.
Of an observation only the beginning counts; the columns of a table are spans too, and so are the names that an error
suggests. A span keeps its letter; when all letters are in use the oldest span loses its own.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from umi_local import marks
from umi_local.engine.nodes import MARK
from umi_local.trajectory import CallerTurn, ObservationTurn, SummarizerTurn, Turn, UserTurn

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST_AT_ONCE = 10
"""Spans of one request or one observation."""
HEAD_CHARS = 250
"""Characters of an observation in which spans are looked for."""
LEAST_CHARS = 2
LEAST_INSIDE = 4
"""Characters of the shortest span that is looked for inside a longer value; a number may be shorter."""
MOST_MARKS = 6
"""Marks in one string."""
MOST_CHARS = 300

_INERT = "\u241a"
"""What stands for U+001A where somebody else wrote it."""

_PAIRS = (('"', '"'), ("`", "`"), ("\u201c", "\u201d"), ("\u2018", "\u2019"))
_QUOTED = re.compile("|".join([r"(?<!\w)'([^'\n]+)'(?!\w)", *(f"{a}([^{b}\n]+){b}" for a, b in _PAIRS)]))
_COLON = re.compile(r"(?<=[^\s\d]):\s+(\S.*)\Z", re.DOTALL)
_WORD = re.compile(r"[^\s\"'`\u201c\u201d\u2018\u2019]+")
_NUMBER = re.compile(r"[-+$\u20ac\u00a3]?(\d[\d,]*(?:\.\d+)?)[%$\u20ac\u00a3]?|\W+")
_NAMED = re.compile(r"[./_*~@\\]|\d.*[^\W\d]|[^\W\d].*\d|\d[-:]\d")
_ROW = re.compile(r"(\S.*?)  +\S")
_MATCH = re.compile(r"(\S.*?):\d+: ")
_MEANT = re.compile(r"; did you mean (.+)\?\s*\Z")
_OR = re.compile(r", | or ")
_COLUMN = re.compile(r"(?<=[:,] )(\S[^,()]*?) \((?:text|integer|number|boolean|date)\)")


class _Known:
    """What can be pointed to after the turns that were read."""

    def __init__(self) -> None:
        self._letters: dict[str, str] = {}
        self._given = 0

    def read(self, turn: Turn) -> Turn:
        """Return a turn as the roles read it."""
        match turn:
            case UserTurn(text):
                text = text.replace(MARK, _INERT)
                # A number means something in its own request: later on the same one is a coincidence.
                self._letters = {known: letter for known, letter in self._letters.items() if not _is_number(known)}
                return replace(turn, text=self._annotated(text, _of_request(text)))
            case ObservationTurn(content):
                content = content.replace(MARK, _INERT)
                return replace(turn, content=self._annotated(content, _of_observation(content[:HEAD_CHARS])))
            case CallerTurn(_, arguments):
                return replace(turn, arguments=marked(arguments, self.offered()))
            case SummarizerTurn(answer):
                return replace(turn, answer=marks.marked(answer, long(self.offered())))
            case _:
                return turn

    def offered(self) -> dict[str, str]:
        """Return the marks in use, and the text that each stands for."""
        return {MARK + letter: text for text, letter in self._letters.items()}

    def _annotated(self, text: str, found: Sequence[tuple[int, int]]) -> str:
        places = [(end, -start, self._letter(text[start:end])) for start, end in found[:MOST_AT_ONCE]]
        for end, _, letter in sorted(places, reverse=True):
            text = text[:end] + MARK + letter + text[end:]
        return text

    def _letter(self, text: str) -> str:
        if text not in self._letters:
            letter = LETTERS[self._given % len(LETTERS)]
            self._letters = {known: used for known, used in self._letters.items() if used != letter}
            self._letters[text] = letter
            self._given += 1
        return self._letters[text]


def offered(turns: Iterable[Turn]) -> dict[str, str]:
    """Return each mark that may be written after these turns, and the text that it stands for."""
    known = _Known()
    for turn in turns:
        known.read(turn)
    return known.offered()


def long(pointed: Mapping[str, str]) -> dict[str, str]:
    """Return the spans that are long enough to be looked for inside of a text."""
    return {mark: text for mark, text in pointed.items() if len(text) >= LEAST_INSIDE or _is_number(text)}


def numbers(pointed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the marks that stand for numbers: each may be written once in a text, so that a sum repeats none."""
    return tuple(mark for mark, text in pointed.items() if _is_number(text))


def annotated(turns: Iterable[Turn]) -> list[Turn]:
    """Return the turns as the roles read them: marks behind what can be pointed to, and in calls and answers."""
    known = _Known()
    return [known.read(turn) for turn in turns]


def in_json(pointed: Mapping[str, str]) -> dict[str, str]:
    """Return the spans as they stand inside of a JSON string."""
    return {mark: json.dumps(text, ensure_ascii=False)[1:-1] for mark, text in pointed.items()}


def marked(arguments: Mapping[str, Any], pointed: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of a call with marks where a string is a span, or has one in it.

    A mark is the whole of one argument at most: the constraint does not let a call say the same twice by pointing.
    """
    left = {text: mark for mark, text in pointed.items()}
    inside, once = long(pointed), numbers(pointed)
    found: dict[str, Any] = {}
    for key, value in arguments.items():
        if not isinstance(value, str):
            found[key] = value
        elif value in pointed.values():
            found[key] = left.pop(value, value)
        else:
            found[key] = marks.marked(value, inside, MOST_MARKS, once=once)
    return found


@lru_cache(maxsize=256)
def _of_request(text: str) -> tuple[tuple[int, int], ...]:
    quoted = [each.span(each.lastindex or 1) for each in _QUOTED.finditer(text)]
    found = [*quoted]
    behind = _COLON.search(text)
    if behind and not any(a <= behind.start() < b for a, b in quoted):
        found.append((behind.start(1), behind.start(1) + len(behind.group(1).rstrip())))
    found += [place for place in _words(text, 0, numbers=True) if not any(a - 1 <= place[0] <= b for a, b in quoted)]
    return _kept(text, found)


@lru_cache(maxsize=256)
def _of_observation(text: str) -> tuple[tuple[int, int], ...]:
    found = _meant(text)
    at = 0
    for line in text.splitlines(keepends=True):
        row = _ROW.match(line) or _MATCH.match(line)
        found += [(at, at + row.end(1))] if row else _words(line, at)
        found += [(at + each.start(1), at + each.end(1)) for each in _COLUMN.finditer(line)]
        at += len(line)
    return _kept(text, found)


def _meant(text: str) -> list[tuple[int, int]]:
    """Return the places of the names that an error of a tool suggests; they may have blanks in them."""
    if (meant := _MEANT.search(text)) is None:
        return []
    start, places = meant.start(1), []
    for between in _OR.finditer(text, start, meant.end(1)):
        places.append((start, between.start()))
        start = between.end()
    return [*places, (start, meant.end(1))]


def _kept(text: str, found: Iterable[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Return the places in order, the first one of each text, those of a bearable length."""
    first: dict[str, tuple[int, int]] = {}
    for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
        if LEAST_CHARS <= end - start <= MOST_CHARS:
            first.setdefault(text[start:end], (start, end))
    return tuple(first.values())


def _words(text: str, shift: int, *, numbers: bool = False) -> list[tuple[int, int]]:
    """Return the places of the words that look like names, and of `numbers`, `shift` further on."""
    found = []
    for each in _WORD.finditer(text):
        word = each.group().rstrip(")]}>,;:!?.")
        left = len(word) - len(word.lstrip("([{<,;:!?"))
        start = shift + each.start()
        if number := _NUMBER.fullmatch(word[left:]):
            if numbers and number[1]:
                found.append((start + left + number.start(1), start + left + number.end(1)))
        elif _NAMED.search(word[left:]):
            found.append((start + left, start + len(word)))
    return found


def _is_number(text: str) -> bool:
    number = _NUMBER.fullmatch(text)
    return number is not None and bool(number[1])
