"""Use fewer threads while other work takes the cores, and more again when it is over.

llama.cpp's threads wait for each other after every matrix: one that shares its core holds up all. What others took is
read from /proc/stat over the time of a request and counts for the next one: what they did while nothing was asked says
little about now, and nothing runs in between.
Results stay the same to the last digit: a row is computed by one thread whatever their number. The exception is a
single token under flash attention, where threads split the cache between them, so there the number stays.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from typing import Protocol, Self

from umi_local.engine.tuning import Tuning, physical_cores, usable_cpus

LOWER_AT = 0.5
"""Cores that others take beyond those that are spare, before one is given up."""
RAISE_AT = 0.25
"""The same for taking one back; lower, so that it does not swing."""
CALM = 3
"""Requests in a row that have to see room for another thread."""
LEAST_SECONDS = 0.25
"""Shorter times say nothing: the clock of /proc/stat ticks every 10 ms."""


class Threads(Protocol):
    """What can be told how many threads to use: `llama.Context`."""

    def set_threads(self, threads: int, batch_threads: int) -> None:
        """Use so many from now on."""
        ...


class Decision:
    """How many of `most` threads to use on `cores`, told how many cores others took."""

    def __init__(self, most: int, cores: int) -> None:
        self.most, self.cores, self.level = most, max(1, cores), most
        self._calm = 0

    def told(self, taken: float) -> int:
        """Return the threads to use now. Down by half of the way or one at once, up by one when it has been calm."""
        room = self.cores - taken
        if room < self.level - LOWER_AT and self.level > 1:
            fitting = max(1, int(room + LOWER_AT))
            self.level -= max(1, (self.level - fitting + 1) // 2)
            self._calm = 0
        elif self.level < self.most and room >= self.level + 1 - RAISE_AT:
            self._calm += 1
            if self._calm >= CALM:
                self.level, self._calm = self.level + 1, 0
        else:
            self._calm = 0
        return self.level


class Others:
    """How many cores other processes took since `begin` or the last look."""

    def __init__(self, busy: Callable[[], float | None], clock: Callable[[], float] = time.monotonic) -> None:
        self._busy, self._clock = busy, clock
        self._last = (clock(), busy())

    def begin(self) -> None:
        """Forget what was before."""
        self._last = (self._clock(), self._busy())

    def taken(self) -> float | None:
        """Return it; None when it cannot be told, or not yet."""
        now, busy = self._clock(), self._busy()
        then, before = self._last
        if busy is None or before is None or now - then < LEAST_SECONDS:
            return None
        self._last = now, busy
        return max(0.0, (busy - before) / (now - then))


class Governor:
    """The threads of one worker."""

    def __init__(self, tuning: Tuning, cores: int, others: Others | None) -> None:
        self._tuning, self._others = tuning, others
        most = tuning.batch_threads if tuning.flash_attention else max(tuning.threads, tuning.batch_threads)
        self._decision = Decision(most, cores)

    @classmethod
    def of(cls, tuning: Tuning) -> Self:
        """Return one for this machine. With one thread there is nothing to govern."""
        wanted = max(tuning.threads, tuning.batch_threads)
        others = Others(busy_elsewhere) if wanted > 1 and sys.platform == "linux" else None
        return cls(tuning, max(physical_cores(), min(wanted, len(usable_cpus()))), others)

    def before(self, context: Threads) -> None:
        """Set the threads of the request that comes."""
        if self._others is None:
            return
        self._others.begin()
        level = self._decision.level
        single = self._tuning.threads if self._tuning.flash_attention else min(self._tuning.threads, level)
        context.set_threads(single, min(self._tuning.batch_threads, level))

    def after(self) -> None:
        """Look at what others took during the request that has ended."""
        if self._others is not None and (taken := self._others.taken()) is not None:
            self._decision.told(taken)


def busy_elsewhere() -> float | None:
    """Return the processor seconds that others used so far on the processors this process may use. None: unknown."""
    names = {f"cpu{number}" for number in usable_cpus()}
    ticks = 0
    try:
        with open("/proc/stat", encoding="ascii") as file:  # noqa: PTH123
            for line in file:
                name, *fields = line.split()
                if name in names:
                    user, nice, system, _idle, _wait, *more = map(int, fields[:8])
                    ticks += user + nice + system + sum(more)
    except (OSError, ValueError):
        return None
    own = os.times()
    return ticks / os.sysconf("SC_CLK_TCK") - own.user - own.system
