"""What can be measured, by name."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any

from benchmarks.engine import decode, episode, latency, limit, ui
from benchmarks.engine.setting import Setting
from benchmarks.engine.table import Row


@dataclass(frozen=True, slots=True)
class Measure:
    """How rows are made. `threaded`: once at one thread and once at all cores; `nano` alone where that is the goal."""

    run: Callable[[Setting], Coroutine[Any, Any, list[Row]]]
    threaded: bool = True
    nano: bool = False


MEASURES = {
    "decode": Measure(decode.decode),
    "grammar": Measure(decode.grammar),
    "caller": Measure(decode.caller),
    "episode": Measure(episode.episode),
    "switch": Measure(latency.switch),
    "restore": Measure(latency.restore),
    "cancel": Measure(latency.cancel),
    "start": Measure(latency.start, threaded=False, nano=True),
    "ui": Measure(ui.ui, threaded=False, nano=True),
    "limit": Measure(limit.limit),
}
