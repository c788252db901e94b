"""The session driver: families propose requests, calls and answers; the real tools give the observations.

```
generate(seed, n) -> session (one Trajectory) -> 1 to 4 tasks -> family(world) yields Ask, Call*, Answer | GiveUp
```

A family is a generator function over a World. What it yields becomes turns; what a `Call` yields back is the
observation of the real tool. Everything follows from the seed.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import shutil
import tempfile
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any
from zlib import crc32

from umi_local import named
from umi_local.agent.offered import missed
from umi_local.config import ApprovalMode
from umi_local.pointable import other_of_request
from umi_local.roles import Decision
from umi_local.safety.policy import Policy
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import Registry, ToolError
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)
from umi_train.synth import views
from umi_train.synth.world import Skip, Split, World

__all__ = ["FAMILIES", "Answer", "Ask", "Call", "Done", "Family", "GiveUp", "Skip", "Split", "Steps", "World", "family", "generate", "load_families"]

@dataclass(frozen=True, slots=True)
class Ask:
    """What the user writes; `context` is text that came with it (piped input)."""

    text: str
    context: str = ""


@dataclass(frozen=True, slots=True)
class Call:
    """The planner's rationale (decision: caller) and the call. The driver runs the real tool.

    `reply` is what the user answers to ask_user; without it nobody can answer. `refused` means that the user refuses
    the call, with this reason (may be empty); the tool does not run. `mode` is an approval mode in which nobody can allow
    the call: it does not run either.
    """

    rationale: str
    tool: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    reply: str | None = None
    refused: str | None = None
    mode: ApprovalMode | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The planner's rationale (decision: conclusion) and the answer."""

    rationale: str
    answer: str


@dataclass(frozen=True, slots=True)
class Done:
    """An answer in the words of the last tool: `lead`, then "I appended 1 line to x.txt."."""

    rationale: str
    lead: str = ""

    def answer(self, turns: Sequence[Turn]) -> Answer:
        """Return the answer after `turns`. Raises Skip when the last call failed."""
        last = next(turn for turn in reversed(turns) if isinstance(turn, ObservationTurn))
        if not last.ok:
            raise Skip(last.content)
        return Answer(self.rationale, f"{self.lead}I {last.content}.")


@dataclass(frozen=True, slots=True)
class GiveUp:
    """The planner's rationale with the decision to give up: it is what the user reads."""

    rationale: str


Step = Ask | Call | Answer | GiveUp
Steps = Generator[Step | Done, ObservationTurn, None]


@dataclass(frozen=True, slots=True)
class Family:
    """A kind of task: its name, and how often it is drawn."""

    name: str
    make: Callable[[World], Steps]
    weight: float
    group: str


Watch = Callable[[World, Step | Family], None]
FAMILIES: dict[str, Family] = {}


def family(
    name: str, *, weight: float = 1.0, group: str = ""
) -> Callable[[Callable[[World], Steps]], Callable[[World], Steps]]:
    """Register a family. `group` "copying" is what the curriculum raises."""

    def register(make: Callable[[World], Steps]) -> Callable[[World], Steps]:
        if name in FAMILIES and FAMILIES[name].make.__module__ != make.__module__:
            raise ValueError(f"two families are called {name}")
        FAMILIES[name] = Family(name, make, weight, group)
        return make

    return register


def load_families() -> dict[str, Family]:
    """Import every families module and return the registry."""
    import umi_train.synth as package

    for module in sorted(m.name for m in pkgutil.iter_modules(package.__path__)):
        if module.startswith("families_") or module == "copying":
            importlib.import_module(f"{package.__name__}.{module}")
    return FAMILIES


_registry: Registry | None = None


def registry() -> Registry:
    """Return the real tools."""
    global _registry
    if _registry is None:
        from umi_local.tools import builtin_registry

        _registry = builtin_registry()
    return _registry


def _offer(rng: Random) -> tuple[str, ...]:
    """Draw which tools are on offer: all in order, all shuffled, or some missing."""
    names = [t.name for t in registry()]
    roll = rng.random()
    if roll < 0.8:
        return tuple(names)
    if roll < 0.92:
        rng.shuffle(names)
        return tuple(names)
    missing = set(rng.sample(names, rng.randint(1, min(12, len(names) - 4))))
    return tuple(n for n in names if n not in missing)


FIND = "Find the file by its name with find_files."
"""Why a file is looked for that a request tells by its name. Where the signs of the request show it, nobody looks."""
LONG = 1000
"""Characters after which a session gets no further task: the training rows are bounded, and longer ones are left out."""


@dataclass(slots=True)
class Session:
    """A conversation in one workspace, task after task."""

    world: World
    specs: tuple[ToolSpec, ...]
    turns: list[Turn] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    watch: Watch = lambda _world, _step: None

    def characters(self) -> int:
        """Return how much was said, called and observed so far."""
        return sum(len(str(getattr(turn, name))) for turn in self.turns for name in turn.__dataclass_fields__)

    def run(self, chosen: Family) -> bool:
        """Run one task; say whether it was kept. Raises Skip when the world does not suit."""
        world, turns = self.world, []
        world.templates, world.used_heldout, world.only_named = [], False, []
        self.watch(world, chosen)
        steps = chosen.make(world)
        observation: ObservationTurn | None = None
        found: str | None = None  # the file that the last turns found by a name that the request's signs show already
        try:
            while True:
                drawn = steps.send(observation) if observation is not None else next(steps)
                step = drawn.answer(turns) if isinstance(drawn, Done) else drawn
                observation = None
                self.watch(world, step)
                match step:
                    case Ask(text, context):
                        present = present_in(world, text)
                        if not {*world.only_named} <= {*other_of_request(text, present).values()}:
                            raise Skip("nobody can know which file")
                        if chosen.name.startswith("note_") and any(n.loose for n in named.names(text, present)):
                            raise Skip("a list of that name is a file")
                        turns.append(UserTurn(text, context, present))
                    case Call():
                        if not world.has(step.tool):
                            turns.append(PlannerTurn(missed(step.rationale, step.tool), Decision.GIVE_UP))
                            steps.close()
                            break
                        if _beyond(step, world.only_named):
                            steps.close()
                            raise Skip("nobody can know that folder")
                        if found is not None and any(found in str(value) for value in step.arguments.values()):
                            del turns[-3:]
                        turns += [PlannerTurn(step.rationale, Decision.CALLER), CallerTurn(step.tool, dict(step.arguments))]
                        observation = self._observe(step)
                        turns.append(observation)
                        found = _shown_already(turns) if step.rationale == FIND else None
                        continue
                    case Answer(rationale, answer):
                        turns += [PlannerTurn(rationale, Decision.CONCLUSION), SummarizerTurn(answer)]
                    case GiveUp(rationale):
                        turns.append(PlannerTurn(rationale, Decision.GIVE_UP))
                found = None
        except StopIteration:
            pass
        if world.split == "heldout_template" and not world.used_heldout:
            return False
        if not turns:
            raise Skip("empty")
        self.turns += turns
        world.turns = len(self.turns)
        self.names.append(chosen.name)
        return True

    def _observe(self, call: Call) -> ObservationTurn:
        world = self.world
        if call.refused is not None:
            why = f": {call.refused}" if call.refused else ""
            return ObservationTurn(f"the user refused this call{why}", ok=False)
        tool = registry().get(call.tool)
        if call.mode is not None:
            why = Policy(call.mode).why_refused(call.tool, tool.spec.effect)
            return ObservationTurn(f"this call was refused: {why}", ok=False)
        world.ctx.ask = None if call.reply is None else (lambda _question, reply=call.reply: reply)
        try:
            return ObservationTurn(tool.run(world.ctx, call.arguments))
        except ToolError as error:
            return ObservationTurn(str(error), ok=False)
        finally:
            if tool.spec.effect != "read":
                world.changed()
                world.settle()


def _shown_already(turns: Sequence[Turn]) -> str | None:
    """Return the only file that a search by name just found, if the signs of the request show that it is meant."""
    request = next(turn for turn in reversed(turns) if isinstance(turn, UserTurn))
    shown = {name.path for name in named.names(request.text, request.present)}
    observed = turns[-1]
    assert isinstance(observed, ObservationTurn)
    paths = [row[0] for row in views.found(observed)]
    return paths[0] if len(paths) == 1 and paths[0] in shown else None


def _beyond(call: Call, only_named: Iterable[str]) -> bool:
    """Say whether a call speaks of the folder of a file that was named without it, and not of the file."""
    texts = [value for value in call.arguments.values() if isinstance(value, str)]
    folders = [(path, path.rpartition("/")[0]) for path in only_named]
    return any(text.startswith(f"{folder}/") and not text.startswith(path) for text in texts for path, folder in folders)


def present_in(world: World, text: str) -> tuple[str, ...]:
    """Return the paths that a request names; of one request in sixteen none, as where nobody can look."""
    if crc32(text.encode()) % 16 == 0 and not world.only_named:
        return ()
    return named.present(text, [*world.files, *(f"{folder}/" for folder in world.folders)])


def generate(
    seed: int,
    n: int,
    split: Split = "train",
    *,
    curriculum: float = 0.0,
    families: Iterable[str] = (),
    tasks: Sequence[float] = (0.58, 0.24, 0.12, 0.06),
    focus: Mapping[str, float] | None = None,
) -> Iterator[Trajectory]:
    """Yield `n` trajectories, the same ones for the same arguments.

    `curriculum` in 0..1 is the share of pure copying tasks beyond their own weight; `families` restricts to these
    names; `tasks` are the odds of one, two, three and four tasks in a session; `focus` has factors for the weights of
    families.
    """
    wanted = {"curriculum": curriculum, "families": families, "tasks": tasks, "focus": focus}
    for index, session in enumerate(sessions(seed, n, split, **wanted)):
        meta = {"families": session.names, "split": split, "seed": f"{seed}/{index}", "templates": session.world.templates}
        yield Trajectory(session.specs, tuple(session.turns), meta)


def sessions(
    seed: int,
    n: int,
    split: Split = "train",
    *,
    curriculum: float = 0.0,
    families: Iterable[str] = (),
    tasks: Sequence[float] = (0.58, 0.24, 0.12, 0.06),
    focus: Mapping[str, float] | None = None,
    watcher: Callable[[], Watch] | None = None,
) -> Iterator[Session]:
    """Yield the sessions of `generate`; each one's workspace lives until the next is asked for.

    `watcher` makes, for every attempt at a session, a function that hears of each task, kept or not, before it is begun,
    and of each of its steps before it is taken.
    """
    known = load_families()
    specs = {t.name: t.spec for t in registry()}
    chosen = [known[name] for name in families] if families else list(known.values())
    copying = [f for f in chosen if f.group == "copying"]
    weights = [f.weight * (focus or {}).get(f.name, 1.0) for f in chosen]
    copy_weights = [f.weight for f in copying]
    base = "/dev/shm" if os.path.isdir("/dev/shm") and os.access("/dev/shm", os.W_OK) else None  # noqa: PTH112
    folder = Path(tempfile.mkdtemp(prefix="umi-synth-", dir=base))
    workspace = Workspace(folder)
    try:
        for index in range(n):
            for attempt in range(200):
                rng = Random(f"{seed}/{split}/{index}/{attempt}")
                _empty(folder)
                world = World(folder, rng, split, workspace, _offer(rng))
                session = Session(world, tuple(specs[name] for name in world.offered))
                if watcher is not None:
                    session.watch = watcher()
                count = rng.choices(range(1, len(tasks) + 1), tasks)[0]
                for _ in range(count * 6):
                    if len(session.names) == count or (session.names and session.characters() > LONG):
                        break
                    pool = copying if copying and rng.random() < curriculum else []
                    drawn = rng.choices(pool or chosen, copy_weights if pool else weights)[0]
                    try:
                        kept = session.run(drawn)
                    except Skip:
                        kept = False
                    if not kept and split == "heldout_template":
                        break  # the discarded task may have changed files that later turns would not explain
                if session.names:
                    break
            else:
                raise RuntimeError(f"no family could make a task for split {split}; families: {[f.name for f in chosen][:20]}")
            yield session
    finally:
        workspace.close()
        shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                os.unlink(entry.path)  # noqa: PTH108
