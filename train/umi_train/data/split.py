"""Train and validation by trajectory, and duplicates: hashes of what was said, so the order of reading is no matter.

Two keys, both over words without case and punctuation:

- the request key, of everything the user said, decides the split: all answers to one request are on one side;
- the content key, of the requests, the tools on offer and the calls, says what is a duplicate.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Literal

from umi_local.trajectory import CallerTurn, Trajectory, UserTurn
from umi_train.data.report import Place, Report

Split = Literal["train", "validation"]
VALIDATION = 0.05
"""Share of the requests that are held out."""
DUPLICATE = "a duplicate of another row"

_WORD = re.compile(r"\w+")


def words(text: str) -> list[str]:
    """Return the words of a text without case and punctuation."""
    return _WORD.findall(text.casefold())


def _request(trajectory: Trajectory) -> str:
    said = []
    for turn in trajectory.turns:
        if isinstance(turn, UserTurn):
            said.append(" ".join(words(f"{turn.text} {turn.context}")))
    return "\n".join(said)


def content_key(trajectory: Trajectory) -> int:
    """Return 64 bits that duplicates share: the same requests, tools on offer (in any order) and calls."""
    calls = [
        [t.tool, json.dumps(dict(t.arguments), sort_keys=True, default=str)]
        for t in trajectory.turns
        if isinstance(t, CallerTurn)
    ]
    tools = sorted(t.name for t in trajectory.tools)
    return _hash(json.dumps([_request(trajectory), tools, calls]))


def _hash(text: str) -> int:
    return int.from_bytes(blake2b(text.encode("utf-8", "replace"), digest_size=8).digest(), "big")


def split_of(trajectory: Trajectory, share: float = VALIDATION, salt: str = "") -> Split:
    """Return the side a trajectory is on. It depends on the user's words and `salt` alone."""
    return "validation" if _hash(f"{salt}\0{_request(trajectory)}") < share * 2**64 else "train"


class Seen:
    """The content keys that were seen: some 70 bytes each, whatever the size of a trajectory."""

    def __init__(self) -> None:
        self._keys: set[int] = set()

    def __len__(self) -> int:
        return len(self._keys)

    def add(self, trajectory: Trajectory) -> bool:
        """Remember a trajectory. Returns whether it is new."""
        before = len(self._keys)
        self._keys.add(content_key(trajectory))
        return len(self._keys) > before


def unseen(
    placed: Iterable[tuple[Place, Trajectory]], report: Report, seen: Seen | None = None
) -> Iterator[tuple[Place, Trajectory]]:
    """Yield what is no duplicate; `seen` goes on from other data, such as a validation set of its own."""
    known = Seen() if seen is None else seen
    for place, trajectory in placed:
        if known.add(trajectory):
            yield place, trajectory
        else:
            report.drop(DUPLICATE, place)


def divided(
    placed: Iterable[tuple[Place, Trajectory]], share: float = VALIDATION, salt: str = ""
) -> Iterator[tuple[Split, Trajectory]]:
    """Yield every trajectory with its side. No request is on both, so no duplicate can be."""
    for _, trajectory in placed:
        yield split_of(trajectory, share, salt), trajectory
