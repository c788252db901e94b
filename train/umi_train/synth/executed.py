"""A held-out split, executed: the agent gets each request in a copy of the workspace and must reach the same end.

`python -m umi_train.synth.executed --pack nano --split heldout_template --seed 78 -n 200`. Right means: it answered
where the recorded session answers, with the same facts, or gave up where that gives up, and files, folders and notes
are the same afterwards. How it got there does not count.

```
sessions -> Exercise (copy of the folder before, the end that counts) -> Agent on the copy -> verdict
```
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from random import Random
from typing import Any

from umi_local.config import DEFAULT_PACK, AppOptions, ApprovalMode
from umi_local.evaluation.facts import is_negative
from umi_local.evaluation.judge import Snapshot, snapshot
from umi_local.evaluation.roles import same_facts
from umi_local.evaluation.runner import TURN_SECONDS, open_engine
from umi_local.events import ApprovalRequested, TurnFinished
from umi_local.safety.journal import Journal
from umi_local.safety.policy import ApprovalReply, Policy
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import Registry, ToolContext
from umi_local.trajectory import PlannerTurn, SummarizerTurn
from umi_train.synth.core import Ask, Call, Family, Session, Split, registry, sessions
from umi_train.synth.core import Step as FamilyStep
from umi_train.synth.families_system import made_up_machine
from umi_train.synth.world import MemoryNotes, World

NoteRows = list[tuple[int, str, str]]


@dataclass(slots=True)
class Exchange:
    """What the user says, and what they answer to questions (None: nobody there) and to calls they refuse."""

    text: str
    context: str
    replies: list[str] = field(default_factory=list)
    refusals: list[str] = field(default_factory=list)
    mode: ApprovalMode | None = None
    """An approval mode in which nobody is there to allow a call."""


@dataclass(slots=True)
class Exercise:
    """A recorded task: where it begins, what is said, and the end that counts. `answer` None: it gave up."""

    family: str
    offered: tuple[str, ...]
    now: datetime
    folder: Path
    notes: NoteRows
    exchanges: list[Exchange]
    answer: str | None
    after: Snapshot
    notes_after: list[str]
    machine: float | None
    """The seed of the computer that was made up for `system_info`."""


class _Recorder:
    """Listens to a session: copies the folder before the first request, and keeps what the user does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.notes: NoteRows = []
        self.exchanges: list[Exchange] = []

    def __call__(self, world: World, step: FamilyStep | Family) -> None:
        if isinstance(step, Family):
            self.exchanges = []  # the only task of its session: one that was begun before was given up
        elif isinstance(step, Ask):
            if not self.exchanges:
                shutil.rmtree(self.folder, ignore_errors=True)
                shutil.copytree(world.root, self.folder, symlinks=True)
                self.notes = list(world.notes.rows)
            self.exchanges.append(Exchange(step.text, step.context))
        elif isinstance(step, Call) and self.exchanges:
            if step.reply is not None:
                self.exchanges[-1].replies.append(step.reply)
            if step.refused is not None:
                self.exchanges[-1].refusals.append(step.refused)
            self.exchanges[-1].mode = step.mode or self.exchanges[-1].mode


def exercises(seed: int, n: int, split: Split, folder: Path, *, families: Sequence[str] = ()) -> Iterator[Exercise]:
    """Yield `n` recorded tasks (of these `families`); each one's folder lives in `folder` until the next is asked for."""
    recorders: list[_Recorder] = []

    def watcher() -> _Recorder:
        recorders[:] = [_Recorder(folder / "work")]
        return recorders[0]

    for session in sessions(seed, n, split, tasks=(1.0,), families=families, watcher=watcher):
        heard = recorders[0]
        yield Exercise(
            family=session.names[0],
            offered=session.world.offered,
            now=session.world.now,
            folder=heard.folder,
            notes=heard.notes,
            exchanges=heard.exchanges,
            answer=_answer(session),
            after=snapshot(session.world.root),
            notes_after=[text for _, _, text in session.world.notes.rows],
            machine=session.world.session.get("machine"),
        )


def _answer(session: Session) -> str | None:
    last = session.turns[-1]
    if isinstance(last, SummarizerTurn):
        return last.answer
    assert isinstance(last, PlannerTurn), last
    return None


async def attempt(exercise: Exercise, pack: Any, engine: Any) -> list[str]:
    """Let the agent do an exercise. Returns what is wrong with the end it reached; nothing when it is right."""
    from umi_local.runtime import build_agent

    notes = MemoryNotes(exercise.now)
    notes.rows = list(exercise.notes)
    context = ToolContext(Workspace(exercise.folder), Journal.memory(), notes, now=lambda: exercise.now)
    offered = Registry([registry().get(name) for name in exercise.offered])
    options = AppOptions(exercise.folder, pack=pack.name)
    policy = Policy("ask")
    agent = build_agent(options, pack, engine, context, registry=offered, policy=policy)
    end = TurnFinished("failed", "no end")
    for exchange in exercise.exchanges:
        replies, refusals = iter(exchange.replies), iter(exchange.refusals)
        policy.mode, policy.can_ask = exchange.mode or "ask", exchange.mode is None
        context.ask = (lambda _question, said=replies: next(said, "never mind")) if exchange.replies else None

        async def listen(said: Exchange = exchange, refusals: Iterator[str] = refusals) -> None:
            nonlocal end
            async for event in agent.turn(said.text, said.context):
                if isinstance(event, ApprovalRequested):
                    reason = next(refusals, None)
                    kind = ApprovalReply("once") if reason is None else ApprovalReply("refuse", reason=reason)
                    agent.reply(event.call, kind)
                elif isinstance(event, TurnFinished):
                    end = event

        machine = nullcontext() if exercise.machine is None else made_up_machine(Random(exercise.machine))
        try:
            with machine:
                await asyncio.wait_for(listen(), TURN_SECONDS)
        except TimeoutError:
            return [f"no end after {TURN_SECONDS:.0f} s"]
    return _faults(exercise, end, snapshot(exercise.folder), [text for _, _, text in notes.rows])


def _faults(exercise: Exercise, end: TurnFinished, after: Snapshot, notes: list[str]) -> list[str]:
    faults = []
    if exercise.answer is None:
        if end.status not in ("gave_up", "refused") and not is_negative(end.answer):
            faults.append(f"should have given up: {end.answer!r}")
    elif end.status not in ("answered", "refused"):
        faults.append(f"{end.status}: {end.answer!r} instead of {exercise.answer!r}")
    elif exercise.exchanges[-1].mode is not None:
        if end.status != "refused":
            faults.append(f"nobody was there to allow it: {end.answer!r}")
    elif not (same_facts(exercise.answer, end.answer) and _times(exercise.answer) <= _times(end.answer)):
        faults.append(f"{end.answer!r} instead of {exercise.answer!r}")
    if after.digest != exercise.after.digest:
        changed = {*after.files.items()} ^ {*exercise.after.files.items()}
        names = sorted({name for name, _ in changed} | (after.folders ^ exercise.after.folders))
        faults.append(f"differs: {', '.join(names[:5])}")
    if notes != exercise.notes_after:
        faults.append(f"notes are {notes} instead of {exercise.notes_after}")
    return faults


def _times(text: str) -> set[str]:
    """Return the clock times of a text, which are no numbers and so no facts to `same_facts`."""
    return set(re.findall(r"(?<!\d)\d{1,2}:\d\d", text))


async def run(
    pack_name: str, seed: int, n: int, split: Split, *, show: bool, families: Sequence[str] = ()
) -> dict[str, list[bool]]:
    """Run `n` exercises and return which were right, by family."""
    results: dict[str, list[bool]] = defaultdict(list)
    with tempfile.TemporaryDirectory(prefix="umi-exercise-") as folder:
        async with open_engine(pack_name) as (pack, engine):
            for exercise in exercises(seed, n, split, Path(folder), families=families):
                faults = await attempt(exercise, pack, engine)
                results[exercise.family].append(not faults)
                if faults and show:
                    print(
                        f"FAIL {exercise.family}: {' / '.join(e.text for e in exercise.exchanges)}",
                        *faults,
                        sep="\n     ",
                    )
    return results


def main() -> int:
    """Run and print the rates by family, the weakest first."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pack", default=DEFAULT_PACK, help="name or directory of the pack")
    parser.add_argument("--split", default="heldout_template", choices=["train", "heldout_template", "heldout_entity"])
    parser.add_argument("--seed", type=int, default=78)
    parser.add_argument("-n", type=int, default=200)
    parser.add_argument("--families", default="", help="only these, separated by commas")
    parser.add_argument("--show", action="store_true", help="print what went wrong")
    parser.add_argument("--json", type=Path, help="write the rates here")
    args = parser.parse_args()
    wanted = [name for name in args.families.split(",") if name]
    results = asyncio.run(run(args.pack, args.seed, args.n, args.split, show=args.show, families=wanted))
    for name, right in sorted(results.items(), key=lambda item: sum(item[1]) / len(item[1])):
        print(f"{name:<24} {sum(right):>4} of {len(right)}")
    every = [flag for right in results.values() for flag in right]
    print(
        f"{args.split}, seed {args.seed}: {sum(every)} of {len(every)} tasks right, {100 * sum(every) / len(every):.1f} %"
    )
    if args.json:
        args.json.write_text(json.dumps({name: [sum(r), len(r)] for name, r in results.items()}, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
