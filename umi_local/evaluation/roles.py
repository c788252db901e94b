"""The three roles by teacher forcing: at every step of a recorded trajectory, what would they have written?

The history before a step is the recorded one; within the step the caller reads the planner's own words, as in the
static evaluation of α-UMi (research notes on its evaluate-multi_agent.py; arXiv 2401.07324, section 4). The
reference counts are kept under its names, the stricter ones have names of their own.
"""

from __future__ import annotations

import asyncio
import contextlib
import re
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.agent.offered import set_right
from umi_local.agent.settings import Settings
from umi_local.evaluation.facts import MONTHS, WEEKDAYS, has_date, numbers, plain
from umi_local.formats.base import Format, FormatError
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    UserTurn,
    read_jsonl,
)

if TYPE_CHECKING:
    from umi_local.packs.pack import Pack


_CALENDAR = {day for name in (*MONTHS, *WEEKDAYS) for day in (name.casefold(), name[:3].casefold())}

Generate = Callable[[Trajectory, Role], Any]
"""An awaitable that returns what a role writes after a trajectory, as text."""


@dataclass(frozen=True, slots=True)
class Step:
    """One planner step: what was recorded and what the pack wrote. A decision of None could not be read."""

    gold: Decision
    decision: Decision | None
    gold_call: CallerTurn | None = None
    call: CallerTurn | None = None
    offered: tuple[str, ...] = ()
    gold_answer: str | None = None
    answer: str | None = None
    first: bool = False

    @property
    def call_right(self) -> bool:
        """Whether tool and arguments are those recorded."""
        return self.gold_call is not None and self.call is not None and same_call(self.gold_call, self.call)

    @property
    def right(self) -> bool:
        """Whether the decision is right, and with it the call, or the facts of the answer."""
        if self.decision != self.gold:
            return False
        if self.gold is Decision.CALLER:
            return self.call_right
        return self.gold_answer is None or (self.answer is not None and same_facts(self.gold_answer, self.answer))


@dataclass(frozen=True, slots=True)
class RoleScores:
    """Rates between 0 and 1; None where there was nothing to count. `trajectories_right`: every step was right."""

    trajectories: int
    steps: int
    plan_accuracy: float | None
    plan_macro_f1: float | None
    action_exact_match: float | None
    argument_f1: float | None
    argument_exact_match: float | None
    hallucinated_tools: float | None
    first_call_exact: float | None
    final_decision: float | None
    answer_facts: float | None
    trajectories_right: float | None

    def to_dict(self) -> dict[str, float | int | None]:
        """Return plain JSON data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class RolesReport:
    """Scores of a pack on a file of trajectories, in all and by the family in their `meta`."""

    pack: str
    source: str
    total: RoleScores
    families: Mapping[str, RoleScores]
    seconds: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "pack": self.pack,
            "source": self.source,
            "total": self.total.to_dict(),
            "families": {name: scores.to_dict() for name, scores in self.families.items()},
            "seconds": round(self.seconds, 2),
        }

    def table(self) -> str:
        """Return one line per family, the weakest first."""
        rows = sorted(self.families.items(), key=lambda item: item[1].trajectories_right or 0.0)
        width = max([len(name) for name, _ in rows] + [6])
        head = f"{'family':<{width}}     n  whole   plan   call   args  first  final  facts"
        return "\n".join([head, *(_row(name, s, width) for name, s in [*rows, ("all", self.total)])])


def run_heldout(
    pack_name: str, jsonl_path: Path, limit: int | None = None, on_result: Callable[[str, bool], None] | None = None
) -> RolesReport:
    """Score a pack on a JSON-lines file of trajectories. `on_result` hears the family and whether all was right.

    Raises:
        TrajectoryError: the file holds something else. OSError: it cannot be read.
        PackError, EngineError: the pack cannot be used.
    """
    from umi_local.evaluation.runner import open_engine

    recorded = list(islice(read_jsonl(jsonl_path), limit))

    async def run() -> RolesReport:
        async with open_engine(pack_name) as (pack, engine):
            return await score_trajectories(recorded, pack, engine, str(jsonl_path), on_result)

    return asyncio.run(run())


async def score_trajectories(
    recorded: Sequence[Trajectory],
    pack: Pack,
    engine: Any,
    source: str = "",
    on_result: Callable[[str, bool], None] | None = None,
) -> RolesReport:
    """Score an engine that runs already on `recorded`."""
    from umi_local.runtime import build_format

    started = time.perf_counter()
    format = build_format(pack)

    async def generate(trajectory: Trajectory, role: Role) -> str:
        return await write_as(engine, pack, format, trajectory, role)

    every: list[list[Step]] = []
    families: dict[str, list[list[Step]]] = {}
    for trajectory in recorded:
        steps = await score_steps(trajectory, format, generate)
        named = trajectory.meta.get("families") or [trajectory.meta.get("family", "unnamed")]
        family = "several" if len(named) > 1 else str(named[0])
        every.append(steps)
        families.setdefault(family, []).append(steps)
        if on_result is not None:
            on_result(family, all(s.right for s in steps))
    scores = {name: summarize(groups) for name, groups in sorted(families.items())}
    return RolesReport(pack.name, source, summarize(every), scores, time.perf_counter() - started)


async def write_as(engine: Any, pack: Pack, format: Format, trajectory: Trajectory, role: Role) -> str:
    """Return what `role` writes after `trajectory`, sampled as the pack wants; nothing when the prompt does not fit."""
    from umi_local.engine.client import ContextFull, RoleRequest, RoleResult

    settings = Settings.of(pack)
    request = RoleRequest(
        role=role,
        prompt=format.prompt(trajectory, role),
        constraint=format.constraint(trajectory, role),
        max_tokens=settings.reserve(role, engine.info.n_ctx),
        **settings.controls(role),
        liked=format.liked(trajectory, role),
    )
    text = ""
    try:
        async for chunk in engine.run(request):
            if isinstance(chunk, RoleResult):
                text = chunk.text
    except ContextFull:
        return ""  # the runtime would have shortened this prompt; here it counts as wrong
    return text


async def score_steps(trajectory: Trajectory, format: Format, generate: Generate) -> list[Step]:
    """Return one Step per recorded planner turn."""
    steps: list[Step] = []
    offered = tuple(t.name for t in trajectory.tools)
    turns = trajectory.turns
    begun = False
    for i, turn in enumerate(turns):
        if isinstance(turn, UserTurn):
            begun = True
        if not isinstance(turn, PlannerTurn):
            continue
        history = Trajectory(trajectory.tools, turns[:i], trajectory.meta)
        following = turns[i + 1] if i + 1 < len(turns) else None
        gold_call = following if isinstance(following, CallerTurn) else None
        gold_answer = following.answer if isinstance(following, SummarizerTurn) else None
        try:
            wrote = format.parse_planner(await generate(history, Role.PLANNER))
            plan: PlannerTurn | None = set_right(wrote, trajectory.tools)
        except FormatError:
            plan = None
        call, answer = None, None
        if plan is not None and plan.decision is Decision.CALLER and gold_call is not None:
            try:
                written = await generate(history.add(plan), Role.CALLER)
                call = format.parse_caller(written, trajectory.tools, history.turns)
            except FormatError:
                call = None
        if plan is not None and plan.decision is Decision.CONCLUSION and gold_answer is not None:
            written = await generate(history.add(plan), Role.SUMMARIZER)
            answer = format.parse_summarizer(written, history.turns, history.turns).answer
        first = begun and turn.decision is Decision.CALLER
        decision = plan.decision if plan is not None else None
        steps.append(Step(turn.decision, decision, gold_call, call, offered, gold_answer, answer, first))
        begun = False
    return steps


# --- the counts ---------------------------------------------------------------------------------------------


def argument_f1(gold: Mapping[str, Any], written: Mapping[str, Any]) -> float:
    """Return the reference's argument F1: half a point for a right key with another value."""
    if not gold:
        return 0.0 if written else 1.0
    score = sum(1.0 if written[k] == v else 0.5 for k, v in gold.items() if k in written)
    return 2 * score / (len(gold) + len(written))


def same_call(gold: CallerTurn, written: CallerTurn) -> bool:
    """Return whether two calls do the same: 5 equals 5.0, and blanks around texts do not count."""
    return gold.tool == written.tool and _tidy(gold.arguments) == _tidy(written.arguments)


def same_facts(gold: str, written: str) -> bool:
    """Return whether `written` holds the facts of `gold`: its numbers, its dates, and its names.

    Names are words with a dot, a slash or a quote, words of letters and figures, and words with a capital inside a
    sentence. Of a sum, "33 * 12 = 396", the fact is its result: "396 in total." says it too.
    """
    said, gold = plain(written), _SUM.sub("", gold)
    have = {round(n, 9) for n in numbers(written)}
    return (
        bool(said)
        and {round(n, 9) for n in numbers(gold, apart=False)} <= have
        and all(has_date(written, day) for day in _dates(gold))
        and all(name in said for name in _names(gold))
    )


def _dates(text: str) -> set[date]:
    found = set()
    for match in re.finditer(r"(?<!\d)\d{4}-\d\d-\d\d(?!\d)", text):
        with contextlib.suppress(ValueError):
            found.add(date.fromisoformat(match.group()))
    return found


_SUM = re.compile(
    r"^(?=.*\d)(?:[\d\s.,+*/%^()-]|(?<![a-z])(?:of|sqrt|sum|mean|min|max|abs|round|mod)(?![a-z]))+ = (?=-?\d)",
    re.MULTILINE,
)
_CODE = re.compile(r"(?=.*\d)[^\W\d][\w-]*")


def _names(text: str) -> set[str]:
    words = [word.strip(".,;:!?()") for word in plain(text).split()]
    marked = {word.strip("\"'") for word in words if any(c in word for c in "./_\"'") or _CODE.fullmatch(word)}
    capital = {m.group(1).casefold() for m in re.finditer(r"[\w,] ([A-Z]\w+)", text)}
    return marked | (capital - _CALENDAR)


def _tidy(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {k: _tidy(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_tidy(v) for v in value]
    if isinstance(value, str):
        return value.strip()
    return value


def summarize(groups: Sequence[Sequence[Step]]) -> RoleScores:
    """Return the scores of trajectories given as lists of steps."""
    steps = [s for group in groups for s in group]
    calls = [s for s in steps if s.gold_call is not None]
    named = [s for s in calls if s.call is not None and s.gold_call is not None and s.call.tool == s.gold_call.tool]
    f1 = [
        argument_f1(s.gold_call.arguments, s.call.arguments)
        for s in named
        if s.gold_call is not None and s.call is not None
    ]
    answers = [s for s in steps if s.gold_answer is not None]
    invented = [s for s in steps if s.call is not None and s.call.tool not in s.offered]
    return RoleScores(
        trajectories=len(groups),
        steps=len(steps),
        plan_accuracy=_rate([s.decision == s.gold for s in steps]),
        plan_macro_f1=_macro_f1(steps),
        action_exact_match=len(named) / len(calls) if calls else None,
        argument_f1=sum(f1) / len(calls) if calls else None,
        argument_exact_match=_rate([s.call_right for s in calls]),
        hallucinated_tools=len(invented) / len(steps) if steps else None,
        first_call_exact=_rate([s.call_right for s in calls if s.first]),
        final_decision=_rate([g[-1].decision == g[-1].gold for g in groups if g]),
        answer_facts=_rate([s.right for s in answers]),
        trajectories_right=_rate([all(s.right for s in g) for g in groups]),
    )


def _macro_f1(steps: Sequence[Step]) -> float | None:
    scores = []
    for decision in Decision:
        hits = sum(s.gold is decision and s.decision is decision for s in steps)
        gold, said = sum(s.gold is decision for s in steps), sum(s.decision is decision for s in steps)
        if gold:
            scores.append(2 * hits / (gold + said))
    return sum(scores) / len(scores) if scores else None


def _rate(flags: Sequence[bool]) -> float | None:
    return sum(flags) / len(flags) if flags else None


def _row(name: str, s: RoleScores, width: int) -> str:
    rates = (
        s.trajectories_right,
        s.plan_accuracy,
        s.action_exact_match,
        s.argument_exact_match,
        s.first_call_exact,
        s.final_decision,
        s.answer_facts,
    )
    shown = "".join(f"  {100 * r:5.1f}" if r is not None else "      -" for r in rates)
    return f"{name:<{width}} {s.trajectories:>5}{shown}"
