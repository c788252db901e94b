"""Tools that a pack has not been trained on, and calls of them: asked for in words, carried out, and checked.

```
schema -> values (real files, examples, bounds) -> request in words + call -> the tool runs in a throwaway workspace
                                                                              (see `_runs`), or its schema checks
                                                                              the call
```

What a tool refuses is no lesson. Nothing is run that executes commands or may use the network, and of the user's own
tools only what reads: nobody has allowed calls that were made up, and umi does not confine those tools.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

from umi_local.packs.pack import BUILT_IN, Pack
from umi_local.roles import Decision
from umi_local.safety.workspace import Workspace
from umi_local.tools import BUILTIN
from umi_local.tools.base import Registry, Tool, ToolError
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, ToolSpec, Trajectory, UserTurn
from umi_train.learn.errors import LearnError
from umi_train.learn.lessons import Lesson, Side
from umi_train.learn.requests import NoValue, Wish, wish
from umi_train.synth.core import present_in
from umi_train.synth.world import World

CALLS = 48
"""Calls of each tool that are learned from, unless --calls says otherwise."""
MEASURED = 12
"""Calls of each tool, in phrasings of their own, that it is measured on."""
TRIES = 12
"""Attempts per call that is wanted: a tool may refuse what its schema allows."""
MOST_REFUSED = 48
"""Calls that a tool may refuse one after the other before it is given up."""
SECONDS = 10.0
"""Time that one call may take."""


class TooSlow(ToolError):
    """A tool did not end in time; another call of it would not either."""


@dataclass(slots=True)
class Synthesized:
    """Calls of some tools. `unrun`: tools whose calls were not carried out; `failed`: tools without calls, and why."""

    lessons: list[Lesson] = field(default_factory=list)
    unrun: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)


def _runs(tool: Tool) -> bool:
    """Say whether a throwaway workspace holds what the tool does: it reads, or umi's own code writes there."""
    return tool.spec.effect == "read" or (tool.spec.effect == "write" and tool.name in dict(BUILTIN))


def schema_hash(spec: ToolSpec) -> str:
    """Return what tells two versions of a tool apart: all that a role could know of it."""
    data = [spec.name, spec.description, dict(spec.parameters), spec.effect]
    return sha256(json.dumps(data, sort_keys=True, default=str).encode()).hexdigest()[:16]


def known_tools(pack: Pack, registry: Registry) -> dict[str, str]:
    """Return the tools a pack was trained on, by hash; for the pack that ships they are the tools that ship."""
    told = pack.provenance.get("tools")
    if isinstance(told, Mapping):
        return {str(name): str(value) for name, value in told.items()}
    if pack.directory.parent == BUILT_IN or "learn" in pack.provenance:
        from umi_local.tools import builtin_registry

        return {tool.name: schema_hash(tool.spec) for tool in builtin_registry()}
    return {}


def changed_tools(pack: Pack, registry: Registry, named: Iterable[str] = ()) -> list[Tool]:
    """Return the tools to learn: those that are named, else those the pack does not know as they are now.

    Raises LearnError for a name that no tool has, and when the pack does not say what it knows.
    """
    names = list(named)
    if names:
        try:
            return [registry.get(name) for name in dict.fromkeys(names)]
        except ToolError as error:
            raise LearnError(f"{error}; `umi tools list` names them all") from error
    known = known_tools(pack, registry)
    if not known:
        raise LearnError(
            f"the pack {pack.name} does not say which tools it was trained on; name those to learn with --tool NAME"
        )
    return [tool for tool in registry if known.get(tool.name) != schema_hash(tool.spec)]


def synthesize(tools: Iterable[Tool], registry: Registry, *, calls: int = CALLS, seed: int = 1) -> Synthesized:
    """Return calls of `tools` as lessons of the caller. A tool that accepts none is in `failed`."""
    made = Synthesized()
    base = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    folder = Path(tempfile.mkdtemp(prefix="umi-learn-", dir=base))
    try:
        workspace = Workspace(folder)
        try:
            for tool in tools:
                try:
                    made.lessons += [
                        *_calls(tool, registry, "train", calls, seed, folder, workspace),
                        *_calls(tool, registry, "validation", MEASURED, seed, folder, workspace),
                    ]
                except (ToolError, NoValue) as error:
                    made.failed[tool.name] = str(error)
                    continue
                if not _runs(tool):
                    made.unrun.append(tool.name)
        finally:
            workspace.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return made


def _calls(
    tool: Tool,
    registry: Registry,
    side: Side,
    count: int,
    seed: int,
    folder: Path,
    workspace: Workspace,
) -> list[Lesson]:
    """Return up to `count` different calls of one tool.

    Raises ToolError when it is too slow or none of its calls worked, NoValue when none can be made.
    """
    made: dict[str, Lesson] = {}
    refused = 0
    for number in range(count * TRIES):
        rng = Random(f"{seed}/{tool.name}/{side}/{number}")
        world = _world(folder, rng, workspace, registry)
        asked = wish(tool.spec, world, rng, held_out=side == "validation")
        try:
            result = _carried_out(tool, world, asked.arguments)
        except TooSlow:
            raise
        except ToolError as error:
            refused, reason = refused + 1, str(error)
            if refused == MOST_REFUSED:
                break
            continue
        refused = 0
        made.setdefault(asked.text, _lesson(tool, registry, world, asked, result, side))
        if len(made) == count:
            break
    if not made:
        raise ToolError(f"none of {refused} calls that were made from its schema worked; the last time: {reason}")
    return list(made.values())


def _world(folder: Path, rng: Random, workspace: Workspace, registry: Registry) -> World:
    for entry in folder.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink()
    names = [tool.name for tool in registry]
    if rng.random() < 0.2:
        rng.shuffle(names)
    world = World(folder, rng, "train", workspace, names)
    world.ctx.ask = lambda _question: "yes"
    return world


def _carried_out(tool: Tool, world: World, arguments: Mapping[str, Any]) -> str | None:
    """Run a call where that is safe and return what the tool says, None when it was only checked. Raises ToolError."""
    checked = tool.validate(arguments)
    if not _runs(tool):
        return None
    done: list[str] = []
    wrong: list[BaseException] = []

    def body() -> None:
        try:
            done.append(str(tool.function(world.ctx, **checked)))
        except BaseException as error:  # handed over to the thread that waits
            wrong.append(error)

    thread = threading.Thread(target=body, daemon=True, name=f"tool {tool.name}")
    thread.start()
    thread.join(min(tool.timeout, SECONDS))
    if thread.is_alive():
        world.ctx.cancelled = lambda: True
        raise TooSlow(f"a call that was made from its schema did not end in {min(tool.timeout, SECONDS):g} s")
    if wrong:
        raise wrong[0] if isinstance(wrong[0], ToolError) else ToolError(f"{type(wrong[0]).__name__}: {wrong[0]}")
    return done[0]


def _lesson(tool: Tool, registry: Registry, world: World, asked: Wish, result: str | None, side: Side) -> Lesson:
    specs = {t.name: t.spec for t in registry}
    call = CallerTurn(tool.name, dict(asked.arguments))
    observed = (ObservationTurn(result),) if result is not None else ()
    request = UserTurn(asked.text, present=present_in(world, asked.text))
    turns = (request, PlannerTurn(asked.rationale, Decision.CALLER), call, *observed)
    offered = tuple(specs[name] for name in world.offered)
    why = "a call made from its schema, carried out" if observed else "a call made from its schema, not carried out"
    return Lesson(f"tool {tool.name}", 0, Trajectory(offered, turns), (2,), why, side)
