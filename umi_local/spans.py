"""Arguments that point to what was said instead of spelling it again.

Most arguments of a call are names and texts that stand in the request or in what a tool just said. A small model knows
which one it wants long before it can spell one it never saw. So the spans of a request that look like names or texts
are numbered, and the caller may write a mark in a string: U+001A SUBSTITUTE and a capital letter.

```
last request, its observations -> spans() -> marked(arguments)  what a role reads and is trained on
                                         \\-> marks.expanded()   what is parsed, run, shown and stored
```

A span is what stands in quotation marks, what follows the first colon, and every word with a sign or a figure in it,
as paths, patterns, dates and versions have. Of an observation only the beginning counts, which every prompt shows. What
the last call of the request before pointed to, and what it found, can be pointed to as well.
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

LETTERS = "ABCDEFGHIJKLMNOP"
MOST_OF_REQUEST = 10
MOST_CARRIED = 4
"""Spans of the last request that the next one begins with: "delete it"."""
HEAD_CHARS = 250
"""Characters of an observation in which spans are looked for."""
LEAST_CHARS = 2
LEAST_INSIDE = 4
"""Characters of the shortest span that is looked for inside a longer value."""
MOST_MARKS = 3
"""Marks in one string."""
MOST_CHARS = 300

_PAIRS = (('"', '"'), ("`", "`"), ("\u201c", "\u201d"), ("\u2018", "\u2019"))
_QUOTED = re.compile("|".join([r"(?<!\w)'([^'\n]+)'(?!\w)", *(f"{a}([^{b}\n]+){b}" for a, b in _PAIRS)]))
_COLON = re.compile(r"(?<=[^\W\d]):\s+(\S.*)\Z", re.DOTALL)
_WORD = re.compile(r"[^\s\"'`\u201c\u201d\u2018\u2019]+")
_NUMBER = re.compile(r"[-+$\u20ac]?\d[\d,]*(\.\d+)?[%$\u20ac]?|\W+")
_NAMED = re.compile(r"[./_*~@\\]|\d.*[^\W\d]|[^\W\d].*\d|\d[-:]\d")
_ROW = re.compile(r"(\S.*?)  +\S")
_MATCH = re.compile(r"(\S.*?):\d+: ")


class _Known:
    """What can be pointed to after the turns that were seen."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._last: list[str] = []
        self._heard: tuple[str, ...] = ()

    def see(self, turn: Turn) -> None:
        match turn:
            case UserTurn(text):
                before = [*self._last, *self._heard][:MOST_CARRIED]
                self._found = list(dict.fromkeys([*_of_request(text)[:MOST_OF_REQUEST], *before]))
                self._last, self._heard = [], ()
            case CallerTurn(_, arguments):
                offered = self.offered()
                strings = (marks.expanded(value, offered) for value in arguments.values() if isinstance(value, str))
                values = [value for value in strings if len(value) <= MOST_CHARS]
                self._last = [value for value in values if _NAMED.search(value) and not _NUMBER.fullmatch(value)]
            case ObservationTurn(content):
                self._heard = _of_observation(content[:HEAD_CHARS])
                self._found = list(dict.fromkeys([*self._found, *self._heard]))

    def offered(self) -> dict[str, str]:
        kept = (text for text in self._found if LEAST_CHARS <= len(text) <= MOST_CHARS and MARK not in text)
        return {MARK + letter: text for letter, text in zip(LETTERS, kept, strict=False)}


def spans(turns: Iterable[Turn]) -> dict[str, str]:
    """Return each mark that a call may hold after these turns, and the text that it stands for."""
    known = _Known()
    for turn in turns:
        known.see(turn)
    return known.offered()


def asked(turns: Sequence[Turn]) -> dict[str, str]:
    """Return the marks of what stands in the last request itself, the longer ones: an answer may point to these."""
    text = next((turn.text for turn in reversed(turns) if isinstance(turn, UserTurn)), "")
    own = spans((UserTurn(text),))
    return {mark: span for mark, span in own.items() if len(span) >= LEAST_INSIDE}


def in_json(pointed: Mapping[str, str]) -> dict[str, str]:
    """Return the spans as they stand inside of a JSON string."""
    return {mark: json.dumps(text, ensure_ascii=False)[1:-1] for mark, text in pointed.items()}


def marked(arguments: Mapping[str, Any], pointed: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of a call with marks where a string is a span, or has one in it."""
    return {key: _marked(value, pointed) if isinstance(value, str) else value for key, value in arguments.items()}


def with_marks(turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns with every call and every answer marked."""
    known, said = _Known(), []
    for at, turn in enumerate(turns):
        read = turn
        if isinstance(turn, CallerTurn):
            read = replace(turn, arguments=marked(turn.arguments, known.offered()))
        elif isinstance(turn, SummarizerTurn):
            read = replace(turn, answer=marks.marked(turn.answer, asked(turns[:at])))
        said.append(read)
        known.see(turn)
    return said


def _marked(value: str, pointed: Mapping[str, str]) -> str:
    for mark, text in pointed.items():
        if value == text:
            return mark
    for mark, text in sorted(pointed.items(), key=lambda pair: -len(pair[1])):
        if value.count(MARK) >= MOST_MARKS:
            break
        if len(text) >= LEAST_INSIDE and mark not in value and (at := marks.standing(value, text)) >= 0:
            value = value[:at] + mark + value[at + len(text) :]
    return value


@lru_cache(maxsize=256)
def _of_request(text: str) -> tuple[str, ...]:
    found: list[tuple[int, int, str]] = []
    quoted: list[tuple[int, int]] = []
    for each in _QUOTED.finditer(text):
        group = each.lastindex or 1
        found.append((each.start(group), -len(each.group(group)), each.group(group)))
        quoted.append((each.start(), each.end()))
    if behind := _COLON.search(text):
        found.append((behind.start(1), -len(behind.group(1)), behind.group(1).strip()))
    for at, word in _words(text):
        if not any(start <= at < end for start, end in quoted):
            found.append((at, -len(word), word))
    return tuple(span for _, _, span in sorted(found))


@lru_cache(maxsize=256)
def _of_observation(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for line in text.splitlines():
        row = _ROW.match(line) or _MATCH.match(line)
        found += [row.group(1)] if row else [word for _, word in _words(line)]
    return tuple(found)


def _words(text: str) -> Iterable[tuple[int, str]]:
    """Yield the words that look like names, and where they stand."""
    for each in _WORD.finditer(text):
        word = each.group().rstrip(")]}>,;:!?.")
        left = len(word) - len(word.lstrip("([{<,;:!?"))
        word = word[left:]
        if _NAMED.search(word) and not _NUMBER.fullmatch(word):
            yield each.start() + left, word
