"""Where a constrained text can go on: literals on their way, slots in progress, the end of the turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from umi_local.engine import slots
from umi_local.engine.constraint import Slot, State

CLOSE_MARGIN = 8
"""Tokens kept free beyond the shortest way to the end when a slot is closed early, so that a choice is left."""


@dataclass(frozen=True, slots=True)
class Path:
    """A literal on its way: tokens to come, text to show at its end, what follows, least tokens to the end of all."""

    tokens: tuple[int, ...]
    text: str
    rest: State
    cost: int = 0

    def after(self, count: int) -> Path:
        """Return it without its first tokens."""
        return Path(self.tokens[count:], self.text, self.rest, self.cost - count)


@dataclass(frozen=True, slots=True)
class Writing:
    """A slot on its way, and the point behind it."""

    slot: Slot
    after: Point
    progress: slots.Progress = slots.FRESH

    def complete(self) -> bool:
        """Tell whether the slot may be left."""
        return slots.is_complete(self.slot, self.progress)

    def full(self) -> bool:
        """Tell whether only the end of the slot is left; looking for a token that fits would try all of them."""
        return self.complete() and slots.is_full(self.slot, self.progress)

    def carefree(self) -> int:
        """Return the least tokens of budget with which nothing has to be thought of but the slot itself."""
        return max(1 + self.after.cost(), *(path.cost for path in self.after.paths), 1)


@dataclass(frozen=True, slots=True)
class Point:
    """Every way to go on from here; all of them have written the same text so far."""

    paths: tuple[Path, ...] = ()
    slots: tuple[Writing, ...] = ()
    ends: bool = False

    def cost(self) -> int:
        """Return the tokens that have to be left for what follows."""
        return 0 if self.ends or not self.paths else min(path.cost for path in self.paths) + CLOSE_MARGIN


def joined(writings: Sequence[Writing]) -> tuple[Writing, ...]:
    """Make one of those that differ in what may follow alone: slots that were told apart by their least length."""
    if len(writings) == 1:
        return tuple(writings)
    found: list[Writing] = []
    for one in writings:
        for at, other in enumerate(found):
            if _alike(one, other):
                after = Point(
                    other.after.paths + one.after.paths,
                    other.after.slots + one.after.slots,
                    other.after.ends or one.after.ends,
                )
                found[at] = replace(other, after=after)
                break
        else:
            found.append(one)
    return tuple(found)


def _alike(one: Writing, other: Writing) -> bool:
    same = one.progress == other.progress and one.slot == replace(other.slot, min_chars=one.slot.min_chars)
    return same and one.complete() and other.complete()


def affordable(paths: tuple[Path, ...], left: int) -> tuple[Path, ...]:
    """Leave out the paths that the budget does not allow to finish, but for the cheapest."""
    fitting = tuple(path for path in paths if path.cost <= left)
    return fitting or tuple(sorted(paths, key=lambda path: path.cost)[:1])


def common(paths: Sequence[Path]) -> tuple[int, ...]:
    """Return the tokens with which all paths go on."""
    columns = zip(*(path.tokens for path in paths), strict=False)
    return tuple(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))


def agree(one: bytes, other: bytes) -> bool:
    """Tell whether one begins with the other."""
    return one.startswith(other) or other.startswith(one)
