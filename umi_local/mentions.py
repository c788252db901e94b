"""Which of the spans that can be pointed to are what the request speaks of.

"what do I have on Tuesday" and the line "Tuesday: sports, biology" share a word that stands in no other line. A small
model sees that less surely than it knows what kind of thing is asked for, so the mark of such a span is preferred
(`Sampling.liked`).

```
the request without its spans -> words --+
                                         +-> words in common, the rarer the better -> the best marks
spans that tools named --------> words --+
```
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from umi_local import spans, uncommon
from umi_local.content_words import content_words
from umi_local.pointable import READS, of_observation, values
from umi_local.trajectory import CallerTurn, ObservationTurn, Turn, UserTurn

_WHEN = re.compile(
    r"\b(?:when|until when|by when|what (?:time|day|date|year)|which (?:day|date|year)|how (?:early|late|soon))\b",
    re.IGNORECASE,
)
_DAY_OR_TIME = re.compile(
    r"\b\d{4}-\d\d?-\d\d?\b|\b\d\d?:\d\d\b|\b\d\d? ?(?:am|pm)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b"
    r"|\b(?:jan|febr)uary\b|\b(?:march|april|june|july|august)\b|\b(?:septem|octo|novem|decem)ber\b|\bmay \d",
    re.IGNORECASE,
)
_WHO = re.compile(r"\b(?:who|whom)\b", re.IGNORECASE)
_NAME = re.compile(r"[:=-] (?:[^\W\d_a-z][\w'.-]*)(?:,? (?:(?:and|&|de|van|von) )?[^\W\d_a-z&][\w'.-]*)*\Z")
_REACH = re.compile(r"\b(?:phone|call|reach|dial|telephone|contact)\b", re.IGNORECASE)
_NUMBER_TO_CALL = re.compile(r"(?<![\w-])(?!\d{4}-\d\d-\d)\+?\d[\d ()/-]{5,}\d\Z|\w@\w")
_HOT = re.compile(r"\b(?:how (?:hot|cold|warm)|(?:what|which) temperature)\b", re.IGNORECASE)
_DEGREES = re.compile(r"\d ?(?:\u00b0|degrees?\b|[CF]\b|celsius\b|fahrenheit\b)", re.IGNORECASE)
_LONG = re.compile(r"\bhow long\b", re.IGNORECASE)
_LASTING = re.compile(
    r"\d ?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|h)\b|\d{4}-\d\d-\d\d", re.IGNORECASE
)
_MUCH = re.compile(r"\bhow (?:much|many|far|big|large|heavy|tall|old|wide|high|deep|fast)\b", re.IGNORECASE)
_AMOUNT = re.compile(r"(?<![\w.:-])(?<!\d )[$\u20ac\u00a3]?\d[\d,]*(?:\.\d+)?(?! ?[\w.:-]*\d)")
_KINDS = (
    (_WHEN, _DAY_OR_TIME),
    (_WHO, _NAME),
    (_HOT, _DEGREES),
    (_LONG, _LASTING),
    (_MUCH, _AMOUNT),
    (_REACH, _NUMBER_TO_CALL),
)
"""How a question shows what kind of thing is asked for, and how a line shows that it says one."""

ASKED_CHARS = 1000
"""Characters of a request in which a question is looked for."""
LEAST_SHARED = 0.5
"""A word that two spans have in common tells them no more apart than half a word."""


def mentioned(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return the marks of the spans that share most with the words of the last request; none where nothing is shared.

    The spans of the request itself do not count, they are said in full; but a single word of it may be the name of a
    column. Where a column of a table is mentioned, so is the one that a value in the request belongs to: the mean of
    points (first column) for maths (the other one).
    """
    last = max((at for at, turn in enumerate(turns) if isinstance(turn, UserTurn)), default=-1)
    if last < 0:
        return ()
    request = turns[last]
    assert isinstance(request, UserTurn)
    offered, own = spans.offered_and_own(turns)
    said = request.text
    plain = {said[start:end] for start, end in uncommon.places(said)}
    for text in own:
        if text not in plain:
            said = said.replace(text, " ")
    asked, shown = content_words(said), _shown(turns)
    own = [text for text in own if text not in plain or text not in shown]
    others = {mark: text for mark, text in offered.items() if text not in own}
    found = _best({mark: asked & content_words(text) for mark, text in others.items()})
    if not found:
        return ()
    named: dict[str, str] = {}
    for turn in turns:
        if isinstance(turn, ObservationTurn):
            named |= values(turn.content)
    of_values = _best({mark: asked & content_words(named.get(text, "")) for mark, text in others.items()})
    return tuple(dict.fromkeys([*found, *of_values]))


def answering(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return the marks that an answer should prefer: of lines that were just read, those of the kind that is asked for.

    Of these the ones that are mentioned, where there are any; what is mentioned where no kind is asked for.
    """
    found = mentioned(turns)
    request = next((turn.text for turn in reversed(turns) if isinstance(turn, UserTurn)), "")
    tool = next((turn.tool for turn in reversed(turns) if isinstance(turn, CallerTurn)), "")
    said = next((turn for turn in reversed(turns) if isinstance(turn, ObservationTurn)), None)
    kind = next((kind for asked, kind in _KINDS if asked.search(request[:ASKED_CHARS])), None)
    if kind is None or said is None or not said.ok or tool != READS:
        return found
    lines = {said.content[start:end] for start, end in of_observation(tool, said.content)}
    offered = spans.offered(turns)
    fitting = [mark for mark, text in offered.items() if text in lines and kind.search(text)]
    return tuple([mark for mark in fitting if mark in found] or fitting or found)


def _shown(turns: Sequence[Turn]) -> set[str]:
    """Return the spans of what tools said."""
    found, tool = set(), ""
    for turn in turns:
        if isinstance(turn, CallerTurn):
            tool = turn.tool
        elif isinstance(turn, ObservationTurn):
            found |= {turn.content[start:end] for start, end in of_observation(tool if turn.ok else "", turn.content)}
    return found


def _best(shared: Mapping[str, set[str]]) -> list[str]:
    """Return the marks that have most in common with the request; a word that several have counts for less."""
    common = Counter(word for words in shared.values() for word in words)
    scores = {mark: sum(1 / common[word] for word in words) for mark, words in shared.items()}
    best = max(scores.values(), default=0.0)
    return [mark for mark, score in scores.items() if score == best >= LEAST_SHARED]
