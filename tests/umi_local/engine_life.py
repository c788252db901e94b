"""What the tests of the engine's faults share: requests, workers that stand still on the way, and a look at what is left."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from umi_local.engine.client import EngineClient, PrefillChunk, RoleRequest, RoleResult, TextChunk
from umi_local.engine.constraint import Constraint, Slot
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS, PLAN
from umi_local.roles import Role

LONG: Constraint = Slot("line", max_chars=4000, min_chars=3000)
"""A slot that the model cannot leave early."""
PATIENCE = 30.0
"""Seconds after which a test gives up waiting for something that happens in milliseconds."""


def prompt(text: str = "how long is notes.txt?", role: Role = Role.PLANNER) -> list[Segment]:
    return [
        Segment(HEADERS["user"], special=True),
        Segment(text),
        Segment("<|im_end|>", special=True),
        Segment(HEADERS[role.value], special=True),
    ]


def request(text: str = "how long is notes.txt?", constraint: Constraint = PLAN, **more: Any) -> RoleRequest:
    role = more.pop("role", Role.PLANNER)
    return RoleRequest(role, prompt(text, role), constraint, more.pop("max_tokens", 60), **more)


def long_request(tokens: int = 3000) -> RoleRequest:
    return request(constraint=LONG, max_tokens=tokens)


async def result(engine: EngineClient, asked: RoleRequest) -> RoleResult:
    """Ask and return the end; what was streamed must be what it says."""
    shown, end = await until(engine, asked, lambda chunk: None)
    assert shown == end.text
    return end


async def until(
    engine: EngineClient, asked: RoleRequest, act: Callable[[PrefillChunk | TextChunk], Awaitable[None] | None]
) -> tuple[str, RoleResult]:
    """Ask, call `act` with every chunk on the way, and return what was shown and the end."""
    shown, end = "", None
    async for chunk in engine.run(asked):
        if isinstance(chunk, RoleResult):
            end = chunk
            continue
        shown += chunk.text if isinstance(chunk, TextChunk) else ""
        if (done := act(chunk)) is not None:
            await done
    assert end is not None
    return shown, end


# --- signals ------------------------------------------------------------------------------------------------


def kill(engine: EngineClient, number: int = signal.SIGKILL) -> None:
    """Send a signal to the worker."""
    assert engine.worker_pid is not None
    os.kill(engine.worker_pid, number)


async def stop(engine: EngineClient) -> int:
    """Make the worker stand still, and return when it does."""
    assert engine.worker_pid is not None
    os.kill(engine.worker_pid, signal.SIGSTOP)
    return await standing()


def children() -> dict[int, str]:
    """Return the processes that this one started and that are still there, with their states (Z: a zombie)."""
    found = {}
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, parent = stat.read_text(errors="replace").rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == os.getpid():
            found[int(stat.parent.name)] = state
    return found


async def wait_for(true: Callable[[], Any]) -> Any:
    """Return what `true` says as soon as it is something."""
    async with asyncio.timeout(PATIENCE):
        while not (found := true()):  # noqa: ASYNC110 other processes set no event
            await asyncio.sleep(0.01)
    return found


async def standing() -> int:
    """Return the worker that stands still (SIGSTOP)."""
    found: int = await wait_for(lambda: next((pid for pid, state in children().items() if state == "T"), None))
    return found


async def nothing_left(files: set[str]) -> None:
    """Wait until no child process, no file beyond `files` and no other task is left. Fails with what there is."""
    here = asyncio.current_task()

    def left() -> list[str]:
        tasks = [repr(task) for task in asyncio.all_tasks() if task is not here and "umi_local" in repr(task)]
        return [*map(str, children().items()), *tasks, *(open_files() - files)]

    try:
        await wait_for(lambda: not left())
    except TimeoutError:
        raise AssertionError(f"something is left: {left()}") from None


def open_files() -> set[str]:
    """Return what this process has open, by number and name."""
    found = set()
    for fd in Path("/proc/self/fd").iterdir():
        try:
            found.add(f"{fd.name} {fd.readlink()}")
        except OSError:  # the listing itself
            continue
    return found


# --- workers with a difference ------------------------------------------------------------------------------


def worker(before: str) -> list[str]:
    """Return the command of a worker that runs Python statements before it begins. `stop()` makes it stand still."""
    script = (
        "import os, runpy, signal, sys\n"
        "def stop(*_, **__): os.kill(os.getpid(), signal.SIGSTOP)\n"
        f"{before}\n"
        "runpy.run_module('umi_local.engine.worker', run_name='__main__')\n"
    )
    return [sys.executable, "-P", "-c", script]


def wrapped(name: str, statements: str) -> str:
    """Return statements that run others whenever a function of the worker is called, before it does what it does.

    `name` is module.function or module.Class.method below `umi_local.engine`; the call's arguments are `args`.
    """
    module, _, attribute = name.partition(".")
    owner, _, last = f"{module}.{attribute}".rpartition(".")
    body = "\n".join(f"    {line}" for line in statements.splitlines())
    return (
        f"from umi_local.engine import {module}\n"
        f"real_{last} = {owner}.{last}\n"
        f"def replaced_{last}(*args, **named):\n{body}\n    return real_{last}(*args, **named)\n"
        f"{owner}.{last} = replaced_{last}"
    )


@pytest.fixture(autouse=True)
async def tidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[None]:
    """Nothing is left behind by any test of a module that has this name."""
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    before = open_files()
    yield
    await nothing_left(before)
