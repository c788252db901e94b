"""What a measure is given, and how runs of several subjects are mixed."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from benchmarks.engine.models import Model

Figure = TypeVar("Figure")


@dataclass(frozen=True, slots=True)
class Setting:
    """One model at one number of threads. `quick` makes everything shorter: a check that it works, not a figure."""

    model: Model
    threads: int
    runs: int = 5
    quick: bool = False

    def least(self, full: int, quick: int) -> int:
        """Return how much work one run does."""
        return quick if self.quick else full


async def interleaved(
    runs: int, *subjects: Callable[[int], Awaitable[Figure]], warm: bool = True
) -> list[list[Figure]]:
    """Call the subjects one after the other, `runs` times, each time another one first; noise hits all of them.

    A subject is given the number of its run. Unless `warm` is False each has a run before that, which does not count.
    """
    found: list[list[Figure]] = [[] for _ in subjects]
    for run in range(-int(warm), runs):
        for offset in range(len(subjects)):
            which = (run + offset) % len(subjects)
            figure = await subjects[which](run)
            if run >= 0:
                found[which].append(figure)
    return found
