"""Find a fast tuning: one coordinate after the other, each kept when it makes a typical turn clearly faster.

```
threads -> batch threads -> flash attention -> tokens at once -> repacking -> (GPU or not)
```

A full grid would take minutes, and the coordinates hardly depend on each other. Measurements that crash or take too
long are answers: that value is out. What is in use stays unless something else wins by a margin, so that noise does
not change a machine's results from one calibration to the next.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from umi_local.engine.offload import fewer
from umi_local.engine.pace import Speed
from umi_local.engine.tuning import UBATCHES, Tuning

PROMPT, ANSWER = 256, 64
"""Tokens of a typical turn."""
MARGIN = 0.05
"""Share of a turn's time that a change has to save."""

Part = Literal["both", "prefill", "decode"]
Measure = Callable[[Tuning, Part], Awaitable[Speed | None]]
"""How fast a tuning is; the other part of the speed may be 0. None: it crashed, or it took too long."""


@dataclass(frozen=True, slots=True)
class Found:
    """The best tuning, its speed, and that of the first one that ran."""

    tuning: Tuning
    speed: Speed
    before: Speed
    measured: int


def turn_seconds(speed: Speed) -> float:
    """Return how long a typical turn takes."""
    return PROMPT / speed.prefill + ANSWER / speed.decode


async def search(first: Tuning, cores: int, measure: Measure) -> Found | None:
    """Return the best tuning near `first`, None when nothing ran."""
    descent = _Descent(measure)
    if not await descent.begin(first):
        return None
    for part, directions in _coordinates(descent.best, cores):
        stood = descent.best
        for changes in directions:
            for change in changes:
                if not await descent.step(replace(stood, **change), part):
                    break  # further on it only gets worse
            if descent.best != stood:
                break
    return Found(descent.best, descent.speed, descent.before, descent.count)


class _Descent:
    """The best tuning so far and its speed."""

    def __init__(self, measure: Measure) -> None:
        self._measure_once = measure
        self.best = self._first = Tuning()
        self.count = 0
        self.speed = self.before = Speed(0, 0)

    async def begin(self, tuning: Tuning) -> bool:
        """Measure the first tuning that runs: with fewer layers on the GPU, then without repacking."""
        while True:
            speed = await self._measure(tuning, "both")
            if speed is not None and speed.prefill > 0 and speed.decode > 0:
                self.best = self._first = tuning
                self.speed = self.before = speed
                return True
            if tuning.gpu_layers > 0:
                tuning = replace(tuning, gpu_layers=fewer(tuning.gpu_layers))
            elif tuning.repack:
                tuning = replace(tuning, repack=False)
            else:
                return False

    async def step(self, tuning: Tuning, part: Part) -> bool:
        """Go over to `tuning` when it wins, also against a second measurement of what is in use: that may be noise."""
        now = _merged(await self._measure(tuning, part), self.speed, part)
        if now is None or not _wins(now, self.speed):
            return False
        again = await self._measure(self.best, part)
        if again is None:
            return False
        self.speed = Speed(max(self.speed.prefill, again.prefill), max(self.speed.decode, again.decode))
        if self.best == self._first:
            self.before = self.speed
        if not _wins(now, self.speed):
            return False
        self.best, self.speed = tuning, now
        return True

    async def _measure(self, tuning: Tuning, part: Part) -> Speed | None:
        self.count += 1
        return await self._measure_once(tuning, part)


def _wins(now: Speed, before: Speed) -> bool:
    return turn_seconds(now) <= (1 - MARGIN) * turn_seconds(before)


def _coordinates(start: Tuning, cores: int) -> Iterator[tuple[Part, Sequence[Sequence[dict[str, Any]]]]]:
    """Yield what a coordinate changes, and its values in the directions away from where it stands."""
    yield "decode", _both_ways("threads", start.threads, thread_counts(cores))
    yield "prefill", _both_ways("batch_threads", start.batch_threads, thread_counts(cores))
    if start.kv_type == "f16":  # a quantised cache cannot do without it
        yield "both", [[{"flash_attention": not start.flash_attention}]]
    yield "prefill", _both_ways("n_ubatch", start.n_ubatch, UBATCHES)
    if start.repack:  # without it only where it crashed, so with it is not tried again
        yield "both", [[{"repack": False}]]
    if start.gpu_layers > 0:
        yield "both", [[{"gpu_layers": 0}]]


def _both_ways(name: str, now: int, values: Sequence[int]) -> list[list[dict[str, Any]]]:
    more = [{name: value} for value in values if value > now]
    fewer_ = [{name: value} for value in reversed(values) if value < now]
    return [more, fewer_]


def thread_counts(cores: int) -> list[int]:
    """Return the numbers of threads that are worth a try."""
    some = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64]
    return sorted({*(count for count in some if count < cores), min(cores, some[-1])})


def _merged(now: Speed | None, before: Speed, part: Part) -> Speed | None:
    if now is None:
        return None
    merged = Speed(
        now.prefill if part != "decode" else before.prefill, now.decode if part != "prefill" else before.decode
    )
    return merged if merged.prefill > 0 and merged.decode > 0 else None
