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
    """How rows are made, and what they are `about`, with their goals.

    `threaded`: once at one thread and once at all cores; `nano` alone where that is the goal.
    """

    run: Callable[[Setting], Coroutine[Any, Any, list[Row]]]
    about: str
    threaded: bool = True
    nano: bool = False


MEASURES = {
    "decode": Measure(
        decode.decode, "tokens a second, base and adapter, beside a bare llama.cpp loop on the same file (>= 0.98x)"
    ),
    "grammar": Measure(
        decode.grammar, "tokens a second inside of a constrained string beside free text (>= 0.97x at 152k vocabulary)"
    ),
    "caller": Measure(decode.caller, "evaluations for a call beside one for each of its tokens (<= 0.5x)"),
    "episode": Measure(
        episode.episode,
        "an episode of three steps: prefill tokens beside one ReAct model (<= 1.15x), wall time beside three models "
        "(<= 0.45x) and one that is swapped (<= 0.5x), peak memory beside one model (fork <= 1.15x, contexts <= 1.35x)",
    ),
    "switch": Measure(latency.switch, "role switch beyond the rebuild of llama.cpp's graph (< 1 ms), and that rebuild"),
    "restore": Measure(latency.restore, "a prefix from disk beside its prefill (>= 50x faster)"),
    "cancel": Measure(latency.cancel, "from cancel to an engine that is free, reading and writing (p99 < 200 ms)"),
    "start": Measure(
        latency.start, "from the start of Python to the first token of nano (< 700 ms)", threaded=False, nano=True
    ),
    "ui": Measure(ui.ui, "longest gap of the app's event loop while nano answers (< 20 ms)", threaded=False, nano=True),
    "limit": Measure(limit.limit, "bytes a token reads over the memory bandwidth: what no loop can exceed (no goal)"),
}
