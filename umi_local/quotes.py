"""What an answer may quote: everything that a tool said to the running request, or what stands below its first line.

The marks are a digit, and a letter for what stands below; the text of a file has no heading, so nothing below its first
line is a quotation of its own. The user reads the whole text, also where the prompt showed
the role only its head and tail.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from umi_local.engine.nodes import MARK
from umi_local.marks import expanded, marked, pieces
from umi_local.pointable import READS
from umi_local.trajectory import CallerTurn, ObservationTurn, SummarizerTurn, Turn, UserTurn

MOST = 9
"""Observations of a request that can be quoted."""
LEAST_CHARS = 8
"""Characters of the shortest observation that is worth a mark."""

_WHOLE, _BELOW = "123456789", "abcdefghi"


def said(turns: Iterable[Turn]) -> list[str]:
    """Return what the tools said to the last request, in order."""
    found: list[str] = []
    for turn in turns:
        if isinstance(turn, UserTurn):
            found = []
        elif isinstance(turn, ObservationTurn):
            found.append(turn.content)
    return found


def texts(turns: Iterable[Turn]) -> frozenset[str]:
    """Return the texts of files that were read."""
    found, tool = set(), ""
    for turn in turns:
        if isinstance(turn, CallerTurn):
            tool = turn.tool
        elif isinstance(turn, ObservationTurn) and tool == READS:
            found.add(turn.content)
    return frozenset(found)


def quotable(contents: Sequence[str], unheaded: Container[str] = ()) -> dict[str, str]:
    """Return each mark that an answer may hold after these observations, and the text that it stands for."""
    offered = {}
    for whole, below, content in zip(_WHOLE, _BELOW, contents[:MOST], strict=False):
        text = content.strip("\n")
        rest = "" if content in unheaded else text.partition("\n")[2]
        for name, quoted in ((whole, text), (below, rest)):
            if len(quoted) >= LEAST_CHARS and MARK not in quoted:
                offered[MARK + name] = quoted
    return offered


def split(answer: str, contents: Sequence[str]) -> list[str]:
    """Cut a whole answer so that each text it repeats of these observations stands on its own."""
    if MARK in answer:
        return [answer]
    quoted = quotable(contents)
    return [expanded(piece, quoted) for piece in pieces(marked(answer, quoted))]


def with_marks(turns: Sequence[Turn]) -> list[Turn]:
    """Return the turns as a role reads them: every answer marked."""
    read: list[Turn] = []
    begun = 0
    for at, turn in enumerate(turns):
        if isinstance(turn, UserTurn):
            begun = at
        elif isinstance(turn, SummarizerTurn):
            request = turns[begun:at]
            turn = replace(turn, answer=marked(turn.answer, quotable(said(request), texts(request))))
        read.append(turn)
    return read
