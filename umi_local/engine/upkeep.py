"""What the client does about the engine's speed while nobody waits for it.

```
a turn ends -> its speed goes to Pace -> halved for long: marked stale, said
            -> nobody asks for a while, the machine is quiet, nothing known or stale -> measured at low priority
a request   -> whatever is measured is ended first
```

What is found counts from the next start on: results must not change under a running session.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from umi_local.config import ConfigError, engine_options
from umi_local.engine import tuning_store
from umi_local.engine.governor import LOWER_AT, Others, busy_elsewhere
from umi_local.engine.pace import Pace
from umi_local.engine.protocol import RoleResult
from umi_local.engine.tuning import ALL_THAT_FIT, Tuning
from umi_local.engine.tuning_store import Calibration

IDLE_SECONDS = 30.0
"""How long nobody has asked for anything before the machine is measured."""
MOST_IDLE_SECONDS = 600.0
LEAST_TURNS = 3
"""A session that asked less is over before a measurement pays."""
WORTH_SAYING = 1.2

MeasureModel = Callable[[Mapping[str, Any]], Awaitable[Calibration]]


async def measure_quietly(start: Mapping[str, Any]) -> Calibration:
    """Calibrate in the background: at low priority, in a process that dies with the one that asked."""
    from umi_local.engine.calibrate import calibrate
    from umi_local.engine.process import command, environment
    from umi_local.engine.throwaway import Throwaway

    async with Throwaway(command(), Path(start["base"]), environment(), nice=10) as process:
        return await calibrate(process, start, keep_layers=engine_options().gpu_layers is not None)


class Upkeep:
    """Entered around every request. Measures only when `idle_seconds` is set, and once per session."""

    def __init__(
        self,
        notice: Callable[[str], None],
        *,
        idle_seconds: float | None = None,
        measure: MeasureModel = measure_quietly,
    ) -> None:
        self.idle_seconds = idle_seconds
        self._notice, self._measure = notice, measure
        self._start: Mapping[str, Any] = {}
        self._model: Path | None = None
        self._kv_type = "f16"
        self._pace: Pace | None = None
        self._wanted = False
        self._turns = 0
        self._task: asyncio.Task[None] | None = None

    def loaded(self, start: Mapping[str, Any], tuning: Tuning) -> None:
        """Take down what the model's process was told, and the tuning that is in force there."""
        model = Path(start["base"])
        if model == self._model:  # started again: it goes on as it was
            return
        self._start, self._model, self._kv_type = start, model, tuning.kv_type
        known = tuning_store.calibration(model, tuning.kv_type)
        self._wanted, self._turns, self._pace = known is None or known.stale, 0, None
        if known is not None and known.measured is not None and not known.stale and _same(known.tuning, tuning):
            self._pace = Pace(known.measured, known.usual)

    def turn(self, result: RoleResult) -> None:
        """Take down how fast a role wrote."""
        self._turns += 1
        pace = self._pace
        if pace is None or self._model is None or result.stopped == "cancelled" or result.candidates > 1:
            return
        new = pace.usual is None
        pace.turn(
            evaluated=result.prompt_tokens - result.cached_tokens,
            prefill_seconds=result.prefill_seconds,
            steps=result.steps,
            decode_seconds=result.decode_seconds,
        )
        if new and pace.usual is not None:
            tuning_store.keep_usual(self._model, pace.usual, self._kv_type)
        if pace.slow:
            tuning_store.mark_stale(self._model, self._kv_type)
            self._pace, self._wanted = None, True
            self._notice(
                f"the model has been writing at less than half of its usual speed ({pace}); how it uses this machine "
                "is measured again when nothing is asked, or by `umi doctor --calibrate`"
            )

    async def stop(self) -> None:
        """End what is waited for or measured."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    def forget(self) -> None:
        """The model is gone; the next one that is loaded is another session."""
        self._model, self._pace, self._wanted = None, None, False

    async def __aenter__(self) -> Self:
        """A request begins."""
        await self.stop()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """A request is over."""
        if self.idle_seconds is not None and self._wanted and self._turns >= LEAST_TURNS and _allowed():
            self._task = asyncio.create_task(self._when_idle(self.idle_seconds))

    async def _when_idle(self, seconds: float) -> None:
        while True:
            others = Others(busy_elsewhere)
            await asyncio.sleep(seconds)
            taken = others.taken() if sys.platform == "linux" else None
            if taken is None or taken <= LOWER_AT:
                break
            seconds = min(2 * seconds, MOST_IDLE_SECONDS)  # a busy machine would be measured too slow
        with contextlib.suppress(OSError, ValueError, ConfigError):
            found = await self._measure(self._start)
            self._wanted = False
            self._say(found)

    def _say(self, found: Calibration) -> None:
        from umi_local.engine.search import turn_seconds

        if found.measured is None or found.before is None:
            return
        gain = turn_seconds(found.before) / turn_seconds(found.measured)
        if gain >= WORTH_SAYING:
            self._notice(
                f"this machine was measured while nothing was asked: from the next start on, answers can come "
                f"{gain:.1f} times as fast ({found.tuning})"
            )


def _same(stored: Tuning, in_force: Tuning) -> bool:
    layers = in_force.gpu_layers if stored.gpu_layers == ALL_THAT_FIT else stored.gpu_layers
    return replace(stored, gpu_layers=layers) == in_force


def _allowed() -> bool:
    """Tell whether measurements in the background are wanted: never in somebody's build machine."""
    if os.environ.get("CI", "").strip().lower() in ("1", "true", "yes"):
        return False
    try:
        return engine_options().calibrate
    except ConfigError:
        return False
