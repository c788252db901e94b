"""What a call or an answer may point to: names and texts that stand in the conversation.

Most arguments of a call are names and texts of the request, or of what a tool just said. A small model knows which one
it wants long before it can spell one it never saw. So in the prompt each of them has its mark behind it, U+001A
SUBSTITUTE and a capital letter, and where a text is wanted the mark may be written:

```
user    rename draft.txt␚A to final.txt␚B         caller  move_file {"source": "␚A", "destination": "␚B"}
user    note that␂C the key is under the mat␚C    caller  add_note {"text": "␚C"}
```

Where a span begins shows by itself when it is a word or stands in quotation marks. Where it does not, `starts` puts a
sign there: U+0002 START OF TEXT and the letter, before the blank, so that the word behind it keeps its tokens. Behind
the mark of a name that is there already (`UserTurn.present`) stands a sign for a file, U+0006, for a folder, U+000E, or
for a name that is said loosely, U+000F (U+0007 if it is a table's): whether "draft" in "call it draft" is new need not
be guessed.

What of a text is such a span says `pointable`. A span keeps its letter, a number until the next request; when all
letters are in use the oldest span loses its own. Where a tool says a text of the last request again, in any case and
with an s more or less, it has its mark there as well, as in "plant␚C (text: Basil␚A, mint)": a role need not compare
letters to see where the thing that was asked for stands. The same holds for the values of a table, everyday words or
not, and behind the mark of a column whose name shares a word with the request stands U+0005.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from umi_local import marks, named, spelling
from umi_local.content_words import content_words
from umi_local.engine.nodes import MARK
from umi_local.pointable import (
    ASKS,
    is_number,
    lines_found,
    of_context,
    of_observation,
    of_reply,
    of_request,
    other_of_request,
    values,
    values_said,
)
from umi_local.text import is_shortened
from umi_local.trajectory import CallerTurn, ObservationTurn, SummarizerTurn, Turn, UserTurn

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_TABLES = (".csv", ".tsv", ".jsonl")
"""How the names of files end that are tables whatever stands in them."""
SQL = "sql"
"""The argument in which a name of several words may come twice: a column that is shown and compared."""
_OF_SQL = "data"
"""The name of every table in a statement: that a request speaks of data is chance."""
LEAST_INSIDE = 3
"""Characters of the shortest span that is looked for inside a longer value; a number may be shorter."""
LEAST_FIGURES = 2
"""Figures of the shortest number that an answer points to: a 3 in the request and in an answer is often chance."""
MOST_MARKS = 6
"""Marks in one string."""
MOST_AGAIN, AGAIN_CHARS = 6, 1000
"""Places of an observation where texts of the request stand again, and the characters in which they are looked for."""

_OF_ANSWERS = frozenset(
    "line lines word words character characters byte bytes file files folder folders row rows note notes day days week "
    "weeks month year hour minute done open clean cannot renamed removed replaced moved copied deleted commit commits "
    "total average matches working tree branch unknown first last the in is".split()
)
"""Words that an answer says whatever was asked: that the request says them too is chance."""
_NONE: Mapping[tuple[int, int], str] = {}
_KINDS: Mapping[str, str] = {}
_NOT_MARKS = {sign: instead for sign, instead in marks.INERT.items() if chr(sign) != MARK}
"""An answer may hold marks that quote."""


class _Known:
    """What can be pointed to after the turns that were read."""

    def __init__(self, starts: bool = False) -> None:
        self._starts = starts
        self._letters: dict[str, str] = {}
        self._given = 0
        self._tool = ""
        self._asked: dict[str, str] = {}
        self._request = ""
        self._asks = False
        self.own: list[str] = []
        """Texts that the last request offers."""

    def read(self, turn: Turn) -> Turn:
        """Return a turn as the roles read it."""
        match turn:
            case UserTurn():
                return self._read_request(turn)
            case ObservationTurn(content, ok):
                content = content.translate(marks.INERT)
                found = [*of_observation(self._tool if ok else "", content), *values_said(content, self._request)]
                kinds = self._columns_said(content) if self._starts else _KINDS
                other = lines_found(self._tool if ok else "", content)
                return replace(turn, content=self._annotated(content, found, self._again(content), other, kinds=kinds))
            case CallerTurn(tool, arguments):
                self._tool = tool
                return replace(turn, arguments=marked(arguments, self.offered()))
            case SummarizerTurn(answer):
                self._asks = self._tool == ASKS and answer.endswith("?")
                return replace(turn, answer=marks.marked(answer.translate(_NOT_MARKS), long(self.offered())))
            case _:
                return turn

    def _read_request(self, turn: UserTurn) -> UserTurn:
        text, context = turn.text.translate(marks.INERT), turn.context.translate(marks.INERT).strip("\n")
        # A number means something in its own request: later on the same one is a coincidence.
        self._letters = {known: letter for known, letter in self._letters.items() if not is_number(known)}
        present = turn.present
        places = of_reply(text, present) if self._asks else of_request(text, present)
        other = other_of_request(text, present)
        asked = [text[start:end] for start, end in places]
        names = (each for each in asked if len(each) >= LEAST_INSIDE and not is_number(each))
        self._asked = {_plain(each): each for each in names}
        self._tool, self._asks, self._request = "", False, text
        kinds = {text[slice(*name.place)]: _kind(name) for name in named.names(text, present)}
        text = self._annotated(text, places, other=other, slips=spelling.meant(text).slips, kinds=kinds)
        lines = of_context(context)
        whole = _whole(context, lines)
        self.own = [*asked, *other.values(), *(context[start:end] for start, end in lines), *whole.values()]
        return UserTurn(text, self._annotated(context, lines, other=whole))

    def offered(self) -> dict[str, str]:
        """Return the marks in use, and the text that each stands for."""
        return {MARK + letter: text for text, letter in self._letters.items()}

    def _again(self, content: str) -> Iterator[tuple[int, int, str]]:
        """Yield where texts of the last request stand again, and which."""
        if not self._asked:
            return iter(())
        texts = "|".join(re.escape(each) for each in sorted(self._asked, key=len, reverse=True))
        again = re.compile(rf"(?<!\w)({texts})s?(?!\w)", re.IGNORECASE)
        found = again.finditer(content, 0, AGAIN_CHARS)
        return islice(((*each.span(), self._asked.get(each[1].lower(), "")) for each in found), MOST_AGAIN)

    def _columns_said(self, content: str) -> dict[str, str]:
        """Return the signs of the columns of a table that share a word with the last request."""
        names = values(content)
        said = content_words(self._request) if names else set()
        return {name: marks.SAID for name in names if said & content_words(name)}

    def _annotated(
        self,
        text: str,
        found: Sequence[tuple[int, int]],
        again: Iterable[tuple[int, int, str]] = (),
        other: Mapping[tuple[int, int], str] = _NONE,
        slips: Iterable[tuple[int, int, str]] = (),
        kinds: Mapping[str, str] = _KINDS,
    ) -> str:
        """Return a text with its signs. `other` has texts that are not those of their places: lists as lines, paths.

        `slips` are words that the roles read as they were meant (see `spelling`), `kinds` the signs of names that are
        there and of columns that are said.
        """
        again = [each for each in again if each[2] in self._letters]
        whole = {end: start for start, end, _ in again}  # a name of several words is known: its last word is no span
        found = [(start, end) for start, end in found if whole.get(end, start) >= start]
        places = [(start, end, self._letter(text[start:end])) for start, end in found]
        ends = {end for _, end, _ in places}
        known = ((start, end, self._letters.get(said)) for start, end, said in again)
        places += [(start, end, letter) for start, end, letter in known if letter and end not in ends]
        # Where a sign goes, what decides between signs of one place, the sign, and how many characters it replaces.
        signs = [(end, 0, -start, MARK + letter + kinds.get(text[start:end], ""), 0) for start, end, letter in places]
        signs += [(end, 0, 1, MARK + self._letter(joined), 0) for (_, end), joined in other.items()]
        if self._starts:
            several = ((start, end, letter) for start, end, letter in places if " " in text[start:end])
            blank = ((start - 1, end, letter) for start, end, letter in several if text[:start].endswith(" "))
            signs += [(at, 1, -end, marks.START + letter, 0) for at, end, letter in blank]
        signs += [(end, -1, 0, word, end - start) for start, end, word in slips]
        for at, _, _, sign, instead in sorted(signs, reverse=True):
            text = text[: at - instead] + sign + text[at:]
        return text

    def _letter(self, text: str) -> str:
        if text not in self._letters:
            letter = LETTERS[self._given % len(LETTERS)]
            self._letters = {known: used for known, used in self._letters.items() if used != letter}
            self._letters[text] = letter
            self._given += 1
        return self._letters[text]


def _kind(name: named.Name) -> str:
    """Return the sign of a name that is there."""
    if name.loose:
        return marks.TABLE if name.path.lower().endswith(_TABLES) else marks.LOOSE
    return marks.FOLDER if name.folder else marks.FILE


def _whole(text: str, lines: Iterable[tuple[int, int]]) -> dict[tuple[int, int], str]:
    """Return the place of all of a text, unless it is one of these lines or a part of it was left out."""
    place = 0, len(text)
    return {} if not text or place in lines or is_shortened(text) else {place: text}


def _plain(text: str) -> str:
    """Return a text as it is compared: in lower case, without an s at its end."""
    return text.lower().removesuffix("s")


def offered(turns: Iterable[Turn]) -> dict[str, str]:
    """Return each mark that may be written after these turns, and the text that it stands for."""
    return offered_and_own(turns)[0]


def offered_and_own(turns: Iterable[Turn]) -> tuple[dict[str, str], list[str]]:
    """Return what `offered` does, and the texts that the last request itself offers."""
    known = _Known()
    for turn in turns:
        known.read(turn)
    return known.offered(), known.own


def long(pointed: Mapping[str, str]) -> dict[str, str]:
    """Return the spans that are long enough to be looked for in an answer, and are not words of answers anyway."""
    return {mark: text for mark, text in _inside(pointed, LEAST_FIGURES).items() if not {*text.split()} <= _OF_ANSWERS}


def _inside(pointed: Mapping[str, str], figures: int) -> dict[str, str]:
    return {mark: text for mark, text in pointed.items() if len(text) >= (figures if is_number(text) else LEAST_INSIDE)}


def numbers(pointed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the marks that stand for numbers: each may be written once in a text, so that a sum repeats none."""
    return tuple(mark for mark, text in pointed.items() if is_number(text))


def once(pointed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the marks that may be written once in a text other than SQL: numbers and texts of several words."""
    return tuple(mark for mark, text in pointed.items() if is_number(text) or " " in text)


def annotated(turns: Iterable[Turn], *, starts: bool = False) -> list[Turn]:
    """Return the turns as the roles read them: marks behind what can be pointed to, and in calls and answers."""
    known = _Known(starts)
    return [known.read(turn) for turn in turns]


def in_json(pointed: Mapping[str, str]) -> dict[str, str]:
    """Return the spans as they stand inside of a JSON string."""
    return {mark: json.dumps(text, ensure_ascii=False)[1:-1] for mark, text in pointed.items()}


def marked(arguments: Mapping[str, Any], pointed: Mapping[str, str]) -> dict[str, Any]:
    """Return the arguments of a call with marks where a string is a span, or has one in it.

    A mark is the whole of one argument at most: the constraint does not let a call say the same twice by pointing.
    """
    left = {text: mark for mark, text in pointed.items()}
    inside = _inside(pointed, 1)
    found: dict[str, Any] = {}
    for key, value in arguments.items():
        if not isinstance(value, str):
            found[key] = value
        elif value in pointed.values():
            found[key] = left.pop(value, value)
        else:
            held = {mark: text for mark, text in inside.items() if text != _OF_SQL} if key == SQL else inside
            single = numbers(pointed) if key == SQL else once(pointed)
            found[key] = marks.marked(value, held, MOST_MARKS, once=single)
    return found
