"""How long the app's event loop is away while an answer is written: the real app, the nano pack, a heartbeat."""

from __future__ import annotations

import asyncio
import contextlib
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
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


class Heartbeat:
    """Sleeps for 5 ms again and again, and takes down how much longer than that it was away."""

    def __init__(self) -> None:
        self.gaps: list[float] = []
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
        before = time.perf_counter()
        while True:
            await asyncio.sleep(BEAT)
            now = time.perf_counter()
            self.gaps.append(1000 * (now - before))
            before = now


async def ui(setting: Setting) -> list[Row]:
    """The longest time between two beats while the app shows what the roles write, and while it does nothing."""
    if not setting.model.trained:
        return []
    from umi_tui.app import UmiApp
    from umi_tui.local import LocalConversation
    from umi_tui.widgets.lanes import UserEntry

    longest, idle, gaps = [], [], []
    with _own_folders() as workspace:
        app = UmiApp(AppOptions(workspace, pack="nano", approve="all"), LocalConversation)
        async with app.run_test(size=SIZE) as pilot:
            await _until(lambda: app.state.engine != "loading")
            if app.state.engine == "failed":
                raise RuntimeError(f"the app could not start its engine: {app.state.trouble}")
            for number in range(setting.runs + 1):
                requests = REQUESTS[: setting.least(len(REQUESTS), 1)]
                async with Heartbeat() as working:
                    for request in requests:
                        asked = len(app.query(UserEntry))
                        app.composer.focus()
                        app.composer.replace_all(request)
                        await pilot.press("enter")
                        await _until(partial(_more, app, UserEntry, asked))
                        await _until(lambda: app.state.activity == "idle" and not app.state.busy)
                async with Heartbeat() as resting:
                    await asyncio.sleep(setting.least(2, 1))
                if number:  # the first round imports what the others find
                    longest.append(max(working.gaps))
                    idle.append(max(resting.gaps))
                    gaps += working.gaps
    return [
        Row(
            "ui", "longest gap of the app's event loop", setting.model.name, 0, max(longest), "ms", max(idle),
            "app at rest", Goal(20, "<", "ours"),
            more=f"median of the runs' longest {median(longest):.3g} ms, p99 of {len(gaps)} gaps "
            f"{percentile(gaps, 99):.3g} ms; the beat itself is 5 ms",
        )
    ]  # fmt: skip


def _more(app: Any, kind: type, count: int) -> bool:
    return len(app.query(kind)) > count


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
