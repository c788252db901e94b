"""Tokens a second: ours beside a bare llama.cpp loop, constrained beside free, and evaluations for a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from benchmarks.engine.asking import ask, engine, tuning
from benchmarks.engine.baselines import Bare, bare
from benchmarks.engine.setting import Setting, interleaved
from benchmarks.engine.table import Goal, Row, median
from umi_local.engine.client import RoleResult
from umi_local.engine.constraint import Constraint, Literal, Seq, Slot, segment
from umi_local.formats import get_format
from umi_local.formats.base import Segment
from umi_local.packs.pack import Pack
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)

DEPTH = 64
"""Tokens before the ones that are timed."""
STRING: Constraint = Seq((Slot("string", max_chars=8000), Literal('"}')))
"""The inside of a JSON string and what closes it: every token is held against both."""
LONG_STRING: Constraint = Seq((Slot("string", max_chars=8000, min_chars=8000), Literal('"}')))
"""The same for a trained model, which would close it at once."""
BIG_VOCABULARY = "0.5b"


def _without_summarizer(pack: Pack) -> Pack:
    """Return the pack with the summarizer played by the base: one worker for both cases."""
    return replace(pack, roles={role: file for role, file in pack.roles.items() if role != Role.SUMMARIZER.value})


async def decode(setting: Setting) -> list[Row]:
    """Tokens a second of a role with its adapter and of the base, each beside a bare loop that does the same."""
    model, count = setting.model, setting.least(128, 24)
    pack = _without_summarizer(model.fork)
    prompts = {role: model.prompt(DEPTH, role) for role in (Role.PLANNER, Role.SUMMARIZER)}
    async with engine(pack, setting.threads) as ours, bare(pack, tuning(ours)) as loop:

        async def our(role: Role) -> float:
            result = await ask(ours, role, prompts[role], count)
            assert result.tokens == count, result
            return result.tokens / result.decode_seconds

        async def theirs(role: Role, adapter: str | None) -> float:
            done = await loop.generate(prompts[role], count, adapter)
            return float(done["tokens"] / done["decode"])

        base, adapted, bare_base, bare_adapted = await interleaved(
            setting.runs,
            lambda _: our(Role.SUMMARIZER),
            lambda _: our(Role.PLANNER),
            lambda _: theirs(Role.SUMMARIZER, None),
            lambda _: theirs(Role.PLANNER, "planner"),
        )
    cost = median(bare_adapted) / median(bare_base)
    goal = Goal(0.98, ">=")
    where: dict[str, Any] = {"kind": "decode", "model": model.name, "threads": setting.threads, "unit": "tokens/s"}
    return [
        Row(
            figure="decode, base", against="bare loop", ours=median(base), baseline=median(bare_base), goal=goal,
            more=f"{count} tokens behind {DEPTH}", **where,
        ),
        Row(
            figure="decode, adapter", against="bare loop, same adapter", ours=median(adapted),
            baseline=median(bare_adapted), goal=goal, more=f"the adapter alone: {cost:.3g}x in the bare loop", **where,
        ),
    ]  # fmt: skip


async def grammar(setting: Setting) -> list[Row]:
    """Tokens a second inside of a JSON string beside free text."""
    model, count = setting.model, setting.least(128, 24)
    free: Constraint = Slot("text", max_chars=8000, min_chars=8000 if model.trained else 0)
    constraints = {"string": LONG_STRING if model.trained else STRING, "free": free}
    prompt = model.prompt(DEPTH, Role.CALLER)
    async with engine(model.fork, setting.threads) as ours:

        async def run(name: str) -> float:
            result = await ask(ours, Role.CALLER, prompt, count, constraints[name])
            assert result.tokens >= count - 8, result
            return result.tokens / result.decode_seconds

        held, unheld = await interleaved(setting.runs, lambda _: run("string"), lambda _: run("free"))
    return [
        Row(
            "grammar", "decode inside of a JSON string", model.name, setting.threads, median(held), "tokens/s",
            median(unheld), "free text", Goal(0.97, ">=") if model.name == BIG_VOCABULARY else None,
            more="152k tokens in the vocabulary" if model.name == BIG_VOCABULARY else "",
        )
    ]  # fmt: skip


# --- a call of a tool ---------------------------------------------------------------------------------------


async def caller(setting: Setting) -> list[Row]:
    """Evaluations until a call is complete beside one per token, and the seconds of both."""
    model, fmt = setting.model, get_format(setting.model.fork.format)
    tools = builtin_registry().specs() if model.trained else tuple(map(_bounded, builtin_registry().specs()))
    turns = _calls(tools)
    async with engine(model.fork, setting.threads) as ours, bare(model.fork, tuning(ours)) as loop:

        async def our(_: int) -> tuple[float, float, float]:
            steps, seconds, tokens = 0, 0.0, 0
            for number, trajectory in enumerate(turns):
                prompt, constraint = fmt.prompt(trajectory, Role.CALLER), fmt.constraint(trajectory, Role.CALLER)
                result = await ask(ours, Role.CALLER, prompt, 96, constraint, drafts=True)
                written[number] = (prompt, constraint, result)
                steps += result.steps
                seconds += result.decode_seconds
                tokens += result.tokens
            return steps, seconds, tokens

        async def theirs(_: int) -> tuple[float, float, float]:
            done = [await _one_by_one(loop, *turn) for turn in written.values()]
            return tuple(map(sum, zip(*done, strict=True)))  # type: ignore[return-value]

        written: dict[int, tuple[list[Segment], Constraint, RoleResult]] = {}
        await our(0)
        mine, plain = await interleaved(setting.runs, our, theirs)
    steps, baseline = median([m[0] for m in mine]) / len(turns), median([p[0] for p in plain]) / len(turns)
    seconds, theirs_s = median([m[1] for m in mine]) / len(turns), median([p[1] for p in plain]) / len(turns)
    tokens = median([m[2] for m in mine]) / len(turns)
    whose = "trained" if model.trained else "random weights, strings of at most 16 characters"
    where: dict[str, Any] = {"kind": "caller", "model": model.name, "threads": setting.threads}
    rows = [
        Row(
            figure="evaluations for a call", against="one token each", ours=steps, unit="evaluations",
            baseline=baseline, goal=Goal(0.5, "<="), more=f"{tokens:.3g} tokens in a call; {whose}", **where,
        )
    ]  # fmt: skip
    if model.trained:  # random weights close a full string with one of the worst tokens: its search takes seconds
        rows.append(
            Row(
                figure="time for a call", against="one token each", ours=1000 * seconds, unit="ms",
                baseline=1000 * theirs_s, **where,
            )
        )  # fmt: skip
    return rows


async def _one_by_one(
    loop: Bare, prompt: list[Segment], constraint: Constraint, result: RoleResult
) -> tuple[float, float, float]:
    """Write the same call with one evaluation per token; return evaluations, seconds and tokens.

    The header is an evaluation for both; the last token needs none, since nothing comes behind it.
    """
    cut = segment(constraint, result.text) or [result.text]
    before = await loop.transcript([(prompt, False)], "caller")
    both = await loop.transcript([(prompt, False), ([Segment(piece) for piece in cut], True)], "caller")
    wrote = both["wrote"]
    return wrote, (both["seconds"] - before["seconds"]) * (wrote - 1) / wrote, wrote


def _calls(tools: tuple[ToolSpec, ...]) -> list[Trajectory]:
    """Return transcripts in which the caller is about to write."""
    listing = "2 files found\nlogs/app.log  12.3 kB  2026-10-02 14:03\nlogs/web.log  1.1 kB  2026-10-01 09:10"
    first = Trajectory(tools, (UserTurn("which is the largest log that mentions a timeout?"),)).add(
        PlannerTurn("Find the file with find_files.", Decision.CALLER)
    )
    second = (
        first.add(CallerTurn("find_files", {"pattern": "*.log", "contains": "timeout"}))
        .add(ObservationTurn(listing))
        .add(PlannerTurn("Read the first file with read_file.", Decision.CALLER))
    )
    third = Trajectory(tools, (UserTurn("how many lines does notes.txt have?"),)).add(
        PlannerTurn("The number of lines is asked for. Use count_text.", Decision.CALLER)
    )
    return [first, second, third]


def _bounded(spec: ToolSpec) -> ToolSpec:
    """Return a tool with what it needs alone, and short strings: a model of random weights never closes one."""
    parameters = dict(spec.parameters)
    needed = parameters.get("required", ())
    kept = {key: _short(value) for key, value in parameters.get("properties", {}).items() if key in needed}
    return replace(spec, parameters={**parameters, "properties": kept})


def _short(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if schema.get("type") == "string" and "enum" not in schema:
        return {**schema, "maxLength": 16}
    if isinstance(inner := schema.get("items"), Mapping):
        return {**schema, "items": _short(inner), "maxItems": 1}
    return schema
