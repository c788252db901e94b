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

from collections import Counter
from collections.abc import Mapping, Sequence

from umi_local import spans, uncommon
from umi_local.content_words import content_words
from umi_local.pointable import of_observation, values
from umi_local.trajectory import CallerTurn, ObservationTurn, Turn, UserTurn

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
