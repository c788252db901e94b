"""Running the tasks: each in a throwaway folder and a fresh session, all on one engine.

```
load_tasks -> build folder -> Agent.turn (real tools) -> judge -> Report
```
"""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.config import DEFAULT_MAX_STEPS, AppOptions
from umi_local.evaluation.facts import Moment, fill
from umi_local.evaluation.judge import Snapshot, TurnOutcome, judge, snapshot
from umi_local.evaluation.tasks import Task, build, load_tasks, select
from umi_local.events import ToolFinished, ToolStarted, TurnFinished

if TYPE_CHECKING:
    from umi_local.agent.loop import Agent
    from umi_local.packs.pack import Pack

TURN_SECONDS = 180.0
"""Wall time after which a turn is cancelled and counts as failed."""


@dataclass(frozen=True, slots=True)
class TaskResult:
    """How a task went. `reasons` is empty when it passed; `calls` are the tools that ran, in order."""

    id: str
    category: str
    passed: bool
    reasons: tuple[str, ...]
    say: tuple[str, ...]
    status: str
    answer: str
    calls: tuple[tuple[str, Mapping[str, Any], bool], ...]
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """The results of a run of one pack."""

    pack: str
    results: tuple[TaskResult, ...]
    seconds: float
    engine: Mapping[str, Any] = field(default_factory=dict)

    @property
    def passed(self) -> int:
        """Tasks that passed."""
        return sum(r.passed for r in self.results)

    def categories(self) -> dict[str, tuple[int, int]]:
        """Return (passed, tasks) by category."""
        totals: dict[str, tuple[int, int]] = {}
        for r in self.results:
            passed, count = totals.get(r.category, (0, 0))
            totals[r.category] = (passed + r.passed, count + 1)
        return totals

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "pack": self.pack,
            "passed": self.passed,
            "tasks": len(self.results),
            "rate": round(self.passed / len(self.results), 4) if self.results else 0.0,
            "seconds": round(self.seconds, 2),
            "engine": dict(self.engine),
            "categories": {name: {"passed": p, "tasks": n} for name, (p, n) in self.categories().items()},
            "results": [asdict(r) for r in self.results],
        }

    def table(self) -> str:
        """Return the totals by category as text."""
        rows = [*self.categories().items(), ("all", (self.passed, len(self.results)))]
        lines = [f"{name:<12} {p:>4} of {n:<4} {100 * p / n:5.1f} %" for name, (p, n) in rows if n]
        return "\n".join([*lines, f"{self.pack}, {self.seconds:.0f} s"])


class MemoryNotes:
    """Notes that live as long as the task. `added` are those the assistant made."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._notes = [(i, _stamp(), text) for i, text in enumerate(texts, 1)]
        self._given = len(self._notes)

    @property
    def added(self) -> list[str]:
        """The texts of the notes that were added since."""
        return [text for _, _, text in self._notes[self._given :]]

    def add(self, text: str) -> int:
        """Keep a note and return its number."""
        self._notes.append((len(self._notes) + 1, _stamp(), text))
        return len(self._notes)

    def search(self, query: str, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return the notes that hold every word of `query`, newest first."""
        words = query.casefold().split()
        found = [n for n in reversed(self._notes) if all(w in n[2].casefold() for w in words)]
        return found[:limit]

    def list(self, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return the newest notes."""
        return self._notes[::-1][:limit]


def _stamp() -> str:
    return f"{datetime.now():%Y-%m-%d %H:%M}"


OnResult = Callable[[TaskResult], None]


def run_local(
    pack_name: str, limit: int | None = None, only: str | None = None, on_result: OnResult | None = None
) -> Report:
    """Run the everyday tasks against a pack and return what came out.

    `only` holds prefixes of ids or names of categories, separated by commas; `limit` takes that many, spread evenly.
    `on_result` hears of each result as it comes.

    Raises:
        TaskFileError: a task file is damaged, or a task needs git and there is none.
        PackError, EngineError: the pack cannot be used.
    """
    tasks = select(load_tasks(), only, limit)

    async def run() -> Report:
        async with open_engine(pack_name) as (pack, engine):
            return await run_tasks(tasks, pack, engine, on_result)

    return asyncio.run(run())


@asynccontextmanager
async def open_engine(pack_name: str) -> AsyncIterator[tuple[Pack, Any]]:
    """Start the engine of a pack. Raises PackError, EngineError."""
    from umi_local.engine.client import EngineClient
    from umi_local.packs.pack import load_pack

    pack = load_pack(pack_name)
    engine = EngineClient()
    try:
        await engine.start(pack)
        yield pack, engine
    finally:
        await engine.close()


async def run_tasks(tasks: Sequence[Task], pack: Pack, engine: Any, on_result: OnResult | None = None) -> Report:
    """Run `tasks` one after the other on an engine that runs already. Raises TaskFileError."""
    started = time.perf_counter()
    results = []
    for task in tasks:
        result = await run_task(task, pack, engine)
        results.append(result)
        if on_result is not None:
            on_result(result)
    info = engine.info
    about = {key: getattr(info, key) for key in ("model", "n_ctx", "threads", "mode") if hasattr(info, key)}
    return Report(pack.name, tuple(results), time.perf_counter() - started, about)


async def run_task(task: Task, pack: Pack, engine: Any) -> TaskResult:
    """Run one task in a folder of its own and judge it. Raises TaskFileError when the folder cannot be made."""
    from umi_local.runtime import build_agent
    from umi_local.safety.journal import Journal
    from umi_local.safety.workspace import Workspace
    from umi_local.tools.base import ToolContext

    started = time.perf_counter()
    with tempfile.TemporaryDirectory(prefix="umi-task-", ignore_cleanup_errors=True) as directory:
        root = _folder(directory)
        build(task, root, time.time())
        before = snapshot(root)
        notes = MemoryNotes(task.notes)
        context = ToolContext(Workspace(root), Journal.memory(), notes)
        options = AppOptions(root, pack=pack.name, approve=task.approve, max_steps=DEFAULT_MAX_STEPS)
        agent = build_agent(options, pack, engine, context)
        moments = [_moment(root, before)]
        outcomes: list[TurnOutcome] = []
        asked: Snapshot | None = None
        for text in task.say if task.reply is None else (*task.say, task.reply):
            outcomes.append(await _turn(agent, fill(text, moments[0])))
            if task.expect == "asks" and asked is None:
                asked = snapshot(root)
        moments.append(_moment(root, before))
        reasons = judge(task, outcomes, before, asked, snapshot(root), notes.added, moments)
    return TaskResult(
        id=task.id,
        category=task.category,
        passed=not reasons,
        reasons=tuple(reasons),
        say=tuple(fill(text, moments[0]) for text in task.say),
        status=outcomes[-1].status,
        answer=outcomes[-1].answer,
        calls=tuple(call for o in outcomes for call in o.calls),
        seconds=round(time.perf_counter() - started, 3),
    )


def _folder(directory: str) -> Path:
    root = Path(directory).resolve() / "work"
    root.mkdir()
    return root


def _moment(root: Path, before: Snapshot) -> Moment:
    return Moment(datetime.now().astimezone(), before.files, before.modified, root)


async def _turn(agent: Agent, text: str) -> TurnOutcome:
    calls: list[tuple[str, Mapping[str, Any], bool]] = []
    arguments: dict[str, Mapping[str, Any]] = {}
    end = TurnFinished("failed", "the turn ended without saying how")

    async def listen() -> None:
        nonlocal end
        async for event in agent.turn(text):
            match event:
                case ToolStarted():
                    arguments[event.call] = event.arguments
                case ToolFinished() if event.call in arguments:  # a refused call never started
                    calls.append((event.tool, dict(arguments[event.call]), event.ok))
                case TurnFinished():
                    end = event

    try:
        await asyncio.wait_for(listen(), TURN_SECONDS)
    except TimeoutError:
        return TurnOutcome("failed", f"no end after {TURN_SECONDS:.0f} s", tuple(calls))
    return TurnOutcome(end.status, end.answer, tuple(calls))
