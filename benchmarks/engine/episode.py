"""A three-step episode: prefill, wall time and memory of three roles, beside the other ways to have three roles.

```
system, tools, user | planner caller observation | x 3 | planner | summarizer

fork       one cache; each role reads the transcript that was evaluated once, then writes behind its header
contexts   a cache per role, each evaluates the transcript once
models     a model per role, each evaluates the transcript once
swapped    one cache; the adapter changes, so each role evaluates the whole transcript again
ReAct      one model and no roles: what it wrote stays in its cache
```

Every run has a process of its own and gets the texts that its own roles wrote; a baseline outside of our engine gets
those of `fork`. All write as many tokens.
"""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

from benchmarks.engine.asking import ask, engine, peak_bytes, tuning
from benchmarks.engine.baselines import bare
from benchmarks.engine.models import Episode, Model, header, turn
from benchmarks.engine.setting import Setting, interleaved
from benchmarks.engine.table import Goal, Row, median
from umi_local.engine.tuning import Tuning
from umi_local.formats.base import Segment
from umi_local.formats.shared import END, HEADERS
from umi_local.packs.pack import Pack
from umi_local.roles import Role

Write = Callable[[Role, Sequence[Segment], int], Awaitable[str]]
MIB = 2**20
SHORT = Episode(120, 8, 8, 24, 16)
"""For a quick run."""


@dataclass(frozen=True, slots=True)
class Turn:
    """A turn that was played: who wrote it (None: it was read), its text, and the transcript before it."""

    role: Role | None
    name: str
    text: str
    before: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class Played:
    """One run of the episode."""

    seconds: float
    prefill: int
    decoded: int
    peak: int | None
    tuning: Tuning
    turns: tuple[Turn, ...] = ()


async def play(model: Model, write: Write) -> tuple[Turn, ...]:
    """Play the episode: `write` is called for each role with what it reads."""
    plan, turns = model.episode, []
    transcript: list[Segment] = []
    salt = 1

    def read(name: str, tokens: int) -> None:
        nonlocal salt, transcript
        salt += 1
        text = model.text(tokens, salt)
        turns.append(Turn(None, name, text, tuple(transcript)))
        transcript += turn(name, text)

    async def written(role: Role, tokens: int) -> None:
        nonlocal transcript
        text = await write(role, [*transcript, header(role)], tokens)
        turns.append(Turn(role, role.value, text, tuple(transcript)))
        transcript += turn(role.value, text)

    read("system", plan.prefix - plan.prefix // 10)
    read("user", plan.prefix // 10)
    for _ in range(plan.steps):
        await written(Role.PLANNER, plan.planner)
        await written(Role.CALLER, plan.caller)
        read("observation", plan.observation)
    await written(Role.PLANNER, plan.planner)
    await written(Role.SUMMARIZER, plan.summary)
    return tuple(turns)


async def with_our_engine(model: Model, pack: Pack, threads: int) -> Played:
    """Play with our engine in a process of its own; its models are loaded before the clock runs."""
    prefill = decoded = 0
    async with engine(pack, threads) as client:

        async def write(role: Role, prompt: Sequence[Segment], tokens: int) -> str:
            nonlocal prefill, decoded
            result = await ask(client, role, prompt, tokens)
            prefill += result.prompt_tokens - result.cached_tokens
            decoded += result.tokens
            return result.text

        for role in Role:
            await ask(client, role, model.prompt(8, role, salt=90), 2)
        began = time.perf_counter()
        turns = await play(model, write)
        return Played(
            time.perf_counter() - began, prefill, decoded, peak_bytes(client.worker_pid), tuning(client), turns
        )


async def swapped(model: Model, played: Played) -> Played:
    """Play with one context whose adapter changes with the role, so that every turn begins with an empty cache."""
    seconds, prefill, decoded = 0.0, 0, 0
    async with bare(model.contexts, played.tuning) as loop:
        await loop.generate(model.prompt(8, Role.PLANNER, salt=90), 2, "planner")
        for done in played.turns:
            if done.role is None:
                continue
            prompt = [*done.before, header(done.role)]
            result = await loop.generate(prompt, _budget(model.episode, done.role), done.role.value)
            seconds += result["prefill"] + result["decode"]
            prefill += result["prefilled"]
            decoded += result["tokens"]
        return Played(seconds, prefill, decoded, peak_bytes(loop.pid), played.tuning)


async def react(model: Model, played: Played) -> Played:
    """Play as one model that thinks and acts in one transcript: every token is evaluated once.

    It reads what the user and the tools say and a header per step; what it thinks, what stands between thought and
    call, and the call are its own.
    """
    async with bare(model.single, played.tuning, {}) as loop:
        await loop.generate(model.prompt(8, Role.PLANNER, salt=90), 2)
        result = await loop.transcript(react_parts(played.turns))
        return Played(result["seconds"], result["read"], result["wrote"], peak_bytes(loop.pid), played.tuning)


def react_parts(turns: Sequence[Turn]) -> list[tuple[list[Segment], bool]]:
    """Cut a transcript into what a single model reads and what it writes itself.

    An action or an answer follows its thought without being asked for, so the mark between the two is written, too.
    """
    end = Segment(END, special=True)
    parts: list[tuple[list[Segment], bool]] = []
    for done in turns:
        head = Segment(HEADERS[done.name], special=True)
        if done.role is None:
            parts.append(([head, Segment(done.text), end], False))
        elif done.role is Role.PLANNER:
            parts += [([head], False), ([Segment(done.text)], True)]
        else:
            parts += [([end, head, Segment(done.text)], True), ([end], False)]
    return parts


def _budget(plan: Episode, role: Role) -> int:
    return {Role.PLANNER: plan.planner, Role.CALLER: plan.caller, Role.SUMMARIZER: plan.summary}[role]


async def episode(setting: Setting) -> list[Row]:
    """Prefill tokens, wall time and peak memory of the episode in every way to play it."""
    model, threads = setting.model, setting.threads
    if setting.quick:
        model = replace(model, episode=SHORT)
    latest: list[Played] = []

    async def fork(_: int) -> Played:
        latest[:] = [await with_our_engine(model, model.fork, threads)]
        return latest[0]

    await fork(0)
    ours, contexts, models, single, again, one = await interleaved(
        setting.runs,
        fork,
        lambda _: with_our_engine(model, model.contexts, threads),
        lambda _: with_our_engine(model, model.models, threads),
        lambda _: with_our_engine(model, model.single, threads),
        lambda _: swapped(model, latest[0]),
        lambda _: react(model, latest[0]),
        warm=False,
    )
    rows = _prefill_rows(setting, ours, one, contexts, again)
    rows += _wall_rows(setting, ours, {"three models": models, "one model swapped": again})
    rows += _wall_rows(setting, ours, {"contexts": contexts, "ReAct": one}, goals=False)
    return rows + _memory_rows(setting, ours, contexts, models, single)


def _prefill_rows(
    setting: Setting, ours: list[Played], one: list[Played], contexts: list[Played], again: list[Played]
) -> list[Row]:
    mine, theirs = median([p.prefill for p in ours]), median([p.prefill for p in one])
    others = ", ".join(
        f"{name} {median([p.prefill for p in played]):,.0f}"
        for name, played in (("contexts", contexts), ("swapped", again))
    )
    total, their_total = (median([p.prefill + p.decoded for p in played]) for played in (ours, one))
    name, threads = setting.model.name, setting.threads
    return [
        Row(
            "episode", "prefill tokens of an episode", name, threads, mine, "tokens", theirs, "ReAct",
            Goal(1.15, "<="), more=others,
        ),
        Row(
            "episode", "prefill and decoded tokens", name, threads, total, "tokens", their_total, "ReAct",
            more="what a role wrote is evaluated once more, for the other roles to read",
        ),
    ]  # fmt: skip


def _wall_rows(
    setting: Setting, ours: list[Played], others: dict[str, list[Played]], *, goals: bool = True
) -> list[Row]:
    limits = {"three models": 0.45, "one model swapped": 0.5}
    mine = median([p.seconds for p in ours])
    return [
        Row(
            "episode", "wall time of an episode", setting.model.name, setting.threads, mine, "s",
            median([p.seconds for p in played]), name, Goal(limits[name], "<=") if goals else None,
            more=f"{median([p.prefill for p in played]):,.0f} tokens prefilled there",
        )
        for name, played in others.items()
    ]  # fmt: skip


def _memory_rows(
    setting: Setting, fork: list[Played], contexts: list[Played], models: list[Played], single: list[Played]
) -> list[Row]:
    peaks = [[p.peak / MIB for p in played if p.peak] for played in (fork, contexts, models, single)]
    if not all(peaks):  # a system that does not tell
        return []
    of_fork, of_contexts, of_models, of_one = map(median, peaks)
    return [
        Row(
            "episode", f"peak memory, {name}", setting.model.name, setting.threads, mine, "MiB", of_one, "one model",
            Goal(limit, "<=") if limit else None,
        )
        for name, mine, limit in (("fork", of_fork, 1.15), ("contexts", of_contexts, 1.35), ("models", of_models, 0))
    ]  # fmt: skip
