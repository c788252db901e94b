"""How long the app's event loop is away while an answer is written: the real app, the nano pack, a heartbeat.

```
working  the app answers four requests          what a user feels
resting  the app does nothing                   what the machine adds by itself
alone    the same requests, and nothing drawn   what the engine's process takes from the loop
```
They take turns. A gap is wall time; how much of it the loop's thread computed is taken down with it, since on a machine
with few processors the rest is somebody else's.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.engine.setting import Setting
from benchmarks.engine.table import Goal, Row, median, percentile
from umi_local.config import AppOptions

BEAT = 0.005
SIZE = (100, 30)
REQUESTS = (
    "how many lines does notes.txt have?",
    "which file here is the largest?",
    "what is 15% of 240?",
    "convert 12 inches to cm",
)
SECONDS = 60.0
SETTLE = 0.2
"""Seconds after an answer in which its last lines are still drawn."""


class Heartbeat:
    """Sleeps for 5 ms again and again, and takes down how long it was away and how much of it was computed, in ms."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
        self.computed: list[float] = []
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Heartbeat:
        """Begin."""
        self._task = asyncio.create_task(self._beat())
        return self

    async def __aexit__(self, *_: object) -> None:
        """End."""
        assert self._task is not None
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _beat(self) -> None:
        before, used = time.perf_counter(), time.thread_time()
        while True:
            await asyncio.sleep(BEAT)
            now, computed = time.perf_counter(), time.thread_time()
            self.gaps.append(1000 * (now - before))
            self.computed.append(1000 * (computed - used))
            before, used = now, computed


async def ui(setting: Setting) -> list[Row]:
    """The longest time between two beats while the app shows what the roles write, and while it does nothing."""
    if not setting.model.trained:
        return []
    from umi_tui.app import UmiApp
    from umi_tui.local import LocalConversation

    requests = REQUESTS[: setting.least(len(REQUESTS), 1)]
    beats: dict[str, list[Heartbeat]] = {"working": [], "resting": [], "alone": []}
    with _own_folders() as workspace:
        options = AppOptions(workspace, pack="nano", approve="all")
        alone = LocalConversation(replace(options))
        app = UmiApp(options, LocalConversation)
        async with contextlib.AsyncExitStack() as stack:
            stack.push_async_callback(alone.close)
            await alone.start()
            pilot = await stack.enter_async_context(app.run_test(size=SIZE))
            await _until(lambda: app.state.engine != "loading")
            if app.state.engine == "failed":
                raise RuntimeError(f"the app could not start its engine: {app.state.trouble}")
            for number in range(setting.runs + 1):
                async with Heartbeat() as working:
                    for request in requests:
                        await _ask(app, pilot, request)
                async with Heartbeat() as resting:
                    await asyncio.sleep(setting.least(2, 1))
                async with Heartbeat() as answering:
                    for request in requests:
                        async for _ in alone.turn(request):
                            pass
                if number:  # the first round imports what the others find
                    for name, beat in (("working", working), ("resting", resting), ("alone", answering)):
                        beats[name].append(beat)
    return _rows(setting, beats)


def _rows(setting: Setting, beats: dict[str, list[Heartbeat]]) -> list[Row]:
    longest = {name: [max(beat.gaps) for beat in runs] for name, runs in beats.items()}
    gaps = [gap for beat in beats["working"] for gap in beat.gaps]
    computed = [max(beat.computed) for beat in beats["working"]]
    return [
        Row(
            "ui", "longest gap of the app's event loop", setting.model.name, 0, max(longest["working"]), "ms",
            max(longest["resting"]), "app at rest", Goal(20, "<", "ours"),
            more=f"median of the runs' longest {median(longest['working']):.3g} ms, at rest "
            f"{median(longest['resting']):.3g} ms; p99 of {len(gaps)} gaps {percentile(gaps, 99):.3g} ms; the beat "
            f"itself is 5 ms",
        ),
        Row(
            "ui", "what the loop itself computed between two beats", setting.model.name, 0, max(computed), "ms",
            more=f"median of the runs' longest {median(computed):.3g} ms",
        ),
        Row(
            "ui", "longest gap of the same loop without the app", setting.model.name, 0, max(longest["alone"]), "ms",
            max(longest["resting"]), "app at rest",
            more=f"the same requests, nothing drawn; median of the runs' longest {median(longest['alone']):.3g} ms",
        ),
    ]  # fmt: skip


async def _ask(app: Any, pilot: Any, request: str) -> None:
    """Type a request, send it, and wait until what came of it has been drawn."""
    entries = app.transcript.children
    last = entries[-1]
    app.composer.focus()
    app.composer.replace_all(request)
    await pilot.press("enter")
    await _until(lambda: entries[-1] is not last)
    await _until(lambda: app.state.activity == "idle" and not app.state.busy)
    await asyncio.sleep(SETTLE)


async def _until(true: Callable[[], bool]) -> None:
    """Look every 20 ms until something has come true."""
    for _ in range(int(SECONDS / 0.02)):
        if true():
            return
        await asyncio.sleep(0.02)
    raise RuntimeError(f"the app did not get there within {SECONDS:.0f} seconds")


@contextlib.contextmanager
def _own_folders() -> Iterator[Path]:
    """Give the app folders of its own and a workspace with a few files."""
    before = {name: os.environ.get(name) for name in ("UMI_DATA_DIR", "UMI_CONFIG_DIR")}
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "work"
        workspace.mkdir()
        (workspace / "notes.txt").write_text("call Ana\nbuy paper\nbook the train\n", encoding="utf-8")
        (workspace / "report.md").write_text("# Report\n\nSales rose by 12 % in May.\n", encoding="utf-8")
        for name in before:
            os.environ[name] = str(Path(folder) / name.lower())
        try:
            yield workspace
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
