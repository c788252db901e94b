"""How good a pack is, before and after: the user's held-out lessons through the real engine, and `umi eval local`.

A lesson is scored turn by turn: the context is the recorded one, the role writes, and what it wrote is compared with
what the user wanted (the decision, the call with its arguments, the facts of the answer).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

from umi_local import __version__
from umi_local.engine.client import EngineError
from umi_local.evaluation.roles import same_call, same_facts, write_as
from umi_local.evaluation.runner import TaskResult, open_engine, run_local
from umi_local.formats.base import Format, FormatError
from umi_local.packs.pack import Pack, PackError
from umi_local.roles import Role
from umi_local.runtime import build_format
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, Trajectory
from umi_train.data.contamination import local_tasks
from umi_train.learn.errors import LearnError
from umi_train.learn.lessons import Lesson
from umi_train.learn.places import Places, read_json, write_json
from umi_train.rows import WRITES

Counts = dict[str, dict[str, int]]
"""By role: how many held-out turns were right, of how many."""


def held_out(pack: Pack, lessons: Sequence[Lesson], on_turn: Callable[[], None] = lambda: None) -> Counts:
    """Return how many of the taught turns the pack writes as the user wanted them. Raises LearnError."""
    if not lessons:
        return {}

    async def run() -> Counts:
        counts: Counts = {}
        async with open_engine(str(pack.directory)) as (opened, engine):
            format = build_format(opened)
            for lesson in lessons:
                for index in lesson.taught:
                    role = WRITES[type(lesson.trajectory.turns[index])]
                    right = await _right(engine, opened, format, lesson.trajectory, index, role)
                    of_role = counts.setdefault(role.value, {"right": 0, "of": 0})
                    of_role["right"] += right
                    of_role["of"] += 1
                    on_turn()
        return counts

    try:
        return asyncio.run(run())
    except (PackError, EngineError) as error:
        raise LearnError(f"{pack.name} {pack.version} cannot be scored: {error}") from error


async def _right(engine: Any, pack: Pack, format: Format, trajectory: Trajectory, index: int, role: Role) -> bool:
    before, wanted = Trajectory(trajectory.tools, trajectory.turns[:index]), trajectory.turns[index]
    text = await write_as(engine, pack, format, before, role)
    try:
        match wanted:
            case PlannerTurn():
                return format.parse_planner(text).decision is wanted.decision
            case CallerTurn():
                return same_call(wanted, format.parse_caller(text, trajectory.tools, before.turns))
            case SummarizerTurn():
                return same_facts(wanted.answer, format.parse_summarizer(text, before.turns, before.turns).answer)
    except FormatError:
        return False
    return False


def everyday(
    pack: Pack, places: Places, limit: int | None, on_task: Callable[[TaskResult], None] = lambda _result: None
) -> dict[str, Any]:
    """Return the score of `umi eval local`, remembered for packs that were scored before. Raises LearnError."""
    path = places.root / "scores" / f"{digest(pack)}-{limit or 'all'}.json"
    known = read_json(path) if path.exists() else {}
    if known.get("umi") == __version__ and "tasks" in known:
        return known
    try:
        report = run_local(str(pack.directory), limit, None, on_task)
    except (PackError, EngineError) as error:
        raise LearnError(f"{pack.name} {pack.version} cannot be scored: {error}") from error
    found = {
        "passed": report.passed,
        "of": len(report.results),
        "categories": {name: list(pair) for name, pair in report.categories().items()},
        "tasks": [r.id for r in report.results],
        "failed": [r.id for r in report.results if not r.passed],
        "umi": __version__,
    }
    write_json(path, found)
    return found


def asked_tasks(trajectories: Iterable[Trajectory]) -> list[str]:
    """Return the tasks of `umi eval local` that ask what these trajectories ask."""
    index = local_tasks()
    return sorted({hit.item for trajectory in trajectories for hit in index.hits(trajectory)})


def without(score: Mapping[str, Any], tasks: Collection[str]) -> dict[str, Any]:
    """Return a score in which `tasks` do not count: what was trained on measures nothing."""
    failed = [task for task in score["failed"] if task not in tasks]
    of = sum(task not in tasks for task in score["tasks"])
    return {**score, "passed": of - len(failed), "of": of, "failed": failed, "left_out": len(score["tasks"]) - of}


def digest(pack: Pack) -> str:
    """Return what tells two packs apart that may answer differently."""
    sampling = {name: getattr(pack.sampling, name) for name in pack.sampling.__dataclass_fields__}
    roles = {role: pack.sha256.get(name) for role, name in pack.roles.items()}
    data: Mapping[str, Any] = {
        "base": pack.sha256.get(pack.base),
        "roles": roles,
        "sampling": sampling,
        "context": pack.context_length,
        "format": pack.format,
    }
    return sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:16]


def lessons_of(path: Path) -> list[Lesson]:
    """Read the held-out lessons of a run."""
    return [lesson_from(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def lesson_dict(lesson: Lesson) -> dict[str, Any]:
    """Return a lesson as plain JSON data."""
    return {
        "session": lesson.session,
        "request": lesson.request,
        "taught": list(lesson.taught),
        "why": lesson.why,
        "side": lesson.side,
        "trajectory": lesson.trajectory.to_dict(),
    }


def lesson_from(data: Mapping[str, Any]) -> Lesson:
    """Read what `lesson_dict` wrote."""
    return Lesson(
        str(data["session"]),
        int(data["request"]),
        Trajectory.from_dict(data["trajectory"]),
        tuple(data["taught"]),
        str(data["why"]),
        data["side"],
    )
