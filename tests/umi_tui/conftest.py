"""Scripted conversations and an app around them. Nothing here starts an engine."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from umi_local import events as ev
from umi_local.config import AppOptions
from umi_local.roles import Decision, Role
from umi_tui.app import UmiApp
from umi_tui.replay import ReplayConversation, Script, spoken


async def answer_script(conversation: ReplayConversation, text: str) -> AsyncIterator[ev.Event]:
    """A turn with one call of count_text and an answer."""
    async for event in spoken(Role.PLANNER, "Count the lines with count_text.\nNext: caller", Decision.CALLER):
        yield event
    async for event in spoken(Role.CALLER, 'count_text {"path": "notes.txt"}'):
        yield event
    yield ev.ToolProposed("call-1", "count_text", {"path": "notes.txt"}, "read")
    yield ev.ToolStarted("call-1", "count_text", {"path": "notes.txt"})
    yield ev.ToolFinished("call-1", "count_text", True, "notes.txt: 14 lines, 83 words, 512 characters", 0.01)
    async for event in spoken(Role.PLANNER, "The count is known.\nNext: conclusion", Decision.CONCLUSION):
        yield event
    async for event in spoken(Role.SUMMARIZER, "notes.txt has **14** lines."):
        yield event
    yield ev.TurnFinished("answered", "notes.txt has **14** lines.", {"steps": 2, "tokens": 21, "seconds": 0.4})


def asking_script(tool: str, arguments: dict[str, Any], effect: Any, preview: str) -> Script:
    """A turn that asks before one call and tells in its answer what the user said."""

    async def script(conversation: ReplayConversation, text: str) -> AsyncIterator[ev.Event]:
        yield ev.ToolProposed("call-1", tool, arguments, effect)
        yield ev.ApprovalRequested("call-1", tool, arguments, effect, preview)
        reply = await conversation.approved()
        if reply.kind == "refuse":
            yield ev.ToolFinished("call-1", tool, False, f"error: the user refused this call: {reply.reason}", 0.0)
        else:
            yield ev.ToolStarted("call-1", tool, reply.arguments or arguments)
            yield ev.ToolFinished("call-1", tool, True, "done", 0.0)
        yield ev.TurnFinished("answered", f"You said {reply.kind}.")

    return script


@pytest.fixture
def start(tmp_path: Path) -> Callable[..., contextlib.AbstractAsyncContextManager[Pilot[int]]]:
    """Start the app with a script; gives the pilot. `app.approval` is not deaf at first, as it is for people."""

    @contextlib.asynccontextmanager
    async def start_app(
        script: Script = answer_script, *, size: tuple[int, int] = (80, 24), session: str | None = None, **more: Any
    ) -> AsyncIterator[Pilot[int]]:
        conversation = ReplayConversation(script, **more)
        app = UmiApp(
            AppOptions(tmp_path, session=session),
            lambda _: conversation,
            settings=tmp_path / "app.json",
            history=tmp_path / "history.jsonl",
        )
        app.approval.guard_seconds = 0.0
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            yield pilot

    return start_app


async def settle(pilot: Pilot[int], rounds: int = 400) -> None:
    """Wait until the app has nothing left to do, or waits for the user."""
    app: Any = pilot.app
    await pilot.pause()
    for _ in range(rounds):
        await pilot.pause(0.005)
        if app.state.engine == "loading" and app.conversation.loading is not None:
            break
        if app.state.engine != "loading" and (
            app.state.activity in ("idle", "approval", "question")
            and (app.turns.held or not app.turns.queue or app.state.busy)
        ):
            break
    await pilot.pause()


async def until(pilot: Pilot[int], true: Callable[[], bool], seconds: float = 20) -> None:
    """Wait until something has come true; the assertion says what did not."""
    for _ in range(int(seconds * 100)):
        if true():
            return
        await pilot.pause(0.01)
    assert true(), screen_text(pilot)


async def send(pilot: Pilot[int], text: str) -> None:
    """Type a request, send it, and wait for what comes of it."""
    app: Any = pilot.app
    app.composer.focus()
    app.composer.replace_all(text)
    await pilot.pause()
    await pilot.press("enter")
    await settle(pilot)


def screen_text(pilot: Pilot[int]) -> str:
    """Return what stands on the screen."""
    return "\n".join(strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips())


@pytest.fixture
def ui() -> Any:
    """The helpers above, for tests in other files."""

    class Ui:
        settle = staticmethod(settle)
        send = staticmethod(send)
        until = staticmethod(until)
        text = staticmethod(screen_text)
        asking = staticmethod(asking_script)
        answering = staticmethod(answer_script)

    return Ui
