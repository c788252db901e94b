"""The app on the real runtime: the nano pack, the store, and what happens when one of them is not there."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import AsyncIterator

import pytest

from umi_local import events as ev
from umi_local.config import AppOptions
from umi_local.tools.base import ToolError
from umi_tui.app import SUGGESTIONS, UmiApp
from umi_tui.conversation import ConversationError, QuestionAsked
from umi_tui.local import LocalConversation
from umi_tui.widgets.lanes import Entry, LaneEntry, UserEntry

STATUSES = ("answered", "gave_up", "failed", "refused", "cancelled")


@pytest.fixture(autouse=True)
def own_folders(tmp_path, monkeypatch):
    for name in ("DATA", "CACHE", "CONFIG"):
        monkeypatch.setenv(f"UMI_{name}_DIR", str(tmp_path / name.lower()))


@pytest.fixture
def workspace(tmp_path):
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "notes.txt").write_text("one\ntwo\nthree\n")
    return folder


@contextlib.asynccontextmanager
async def running(options: AppOptions) -> AsyncIterator[LocalConversation]:
    conversation = LocalConversation(options)
    try:
        await conversation.start()
        yield conversation
    finally:
        await conversation.close()


async def test_the_app_answers_with_the_real_pack_and_resumes_what_it_stored(workspace, ui):
    app = UmiApp(AppOptions(workspace), LocalConversation)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await ui.until(pilot, lambda: app.state.engine != "loading", 60)
        assert app.state.engine == "ready", app.state.trouble
        assert app.state.facts.context > 0
        app.composer.replace_all("how many lines does notes.txt have?")
        await pilot.press("enter")
        await ui.until(pilot, lambda: bool(app.query(LaneEntry)) and app.state.activity in ("idle", "approval"), 60)
        if app.state.busy:
            await pilot.press("escape")
            await ui.until(pilot, lambda: not app.state.busy, 60)
        assert app.query(LaneEntry).first().label == "planner"
        assert app.state.tokens_per_second > 0
        session = app.conversation.session
    assert session is not None

    again = UmiApp(AppOptions(workspace, session=session), LocalConversation)
    async with again.run_test(size=(100, 40)) as pilot:
        await ui.until(pilot, lambda: bool(again.query(UserEntry)), 60)
        assert again.query_one(UserEntry).text == "how many lines does notes.txt have?"
        assert [e.id for e in again.conversation.sessions()] == [session]


async def test_a_real_turn_ends_with_turn_finished_and_can_be_cancelled(workspace):
    async with running(AppOptions(workspace)) as conversation:
        events = []
        async for event in conversation.turn("list the files"):
            events.append(event)
            conversation.cancel()
        assert isinstance(events[0], ev.TurnStarted)
        assert isinstance(events[-1], ev.TurnFinished)
        assert events[-1].status in STATUSES
        assert conversation.session is not None
        assert await conversation.open(None) == []
        assert conversation.session is None


async def test_what_the_first_screen_suggests_is_answered_rightly(workspace):
    (workspace / "big.log").write_text("x" * 5000)
    expected = dict(zip(SUGGESTIONS, ("big.log", "36", "30.48"), strict=True))
    async with running(AppOptions(workspace)) as conversation:
        for question, words in expected.items():
            last = [event async for event in conversation.turn(question)][-1]
            assert isinstance(last, ev.TurnFinished) and last.status == "answered"
            assert words in last.answer


async def test_what_the_user_says_of_a_request_is_stored_with_it(workspace):
    async with running(AppOptions(workspace)) as conversation:
        with pytest.raises(ConversationError, match="nothing was asked yet"):
            conversation.rate("right")
        async for _ in conversation.turn("how many words are in notes.txt?"):
            pass
        assert "it was right" in conversation.rate("right")
        said = conversation.rate("", "It has 3 words.")
        assert "the answer should have been 'It has 3 words.'" in said
        steps = conversation.steps()
        assert steps[0].startswith("count_text {") and steps[-1] == "the answer"
        said = conversation.rate("", give_up="I may not read this.", place=1)
        assert "in place of call 1 it should have given up: I may not read this." in said
        with pytest.raises(ConversationError, match="say why"):
            conversation.rate("", give_up=" ", place=1)
        session = conversation.session
        events = conversation._runtime.store.events(session)
        assert await conversation.open(session)  # a session with such events can still be opened
    assert [e for e in events if "feedback" in str(e)]


async def test_calls_are_checked_and_modes_changed_on_the_runtime(workspace):
    async with running(AppOptions(workspace)) as conversation:
        assert conversation.check("read_file", {"path": "notes.txt"}) is None
        assert "nope" in (conversation.check("read_file", {"path": "notes.txt", "nope": 1}) or "")
        conversation.set_approval("all")
        assert conversation._runtime.policy.mode == "all"
        with pytest.raises(ConversationError):
            conversation.undo()
        with pytest.raises(ConversationError, match="there is no pack"):
            await conversation.use_pack("nope")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"workspace": "missing"}, "missing"),
        ({"pack": "nope"}, "there is no pack"),
        ({"pack": "./broken"}, "pack.toml"),
    ],
)
async def test_what_cannot_start_is_explained_and_sessions_can_still_be_read(workspace, ui, monkeypatch, change, words):
    monkeypatch.chdir(workspace)
    (workspace / "broken").mkdir()
    (workspace / "broken" / "pack.toml").write_text("this is not TOML")
    options = AppOptions(workspace / change.get("workspace", ""), pack=change.get("pack", "nano"))
    app = UmiApp(options, LocalConversation)
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await ui.until(pilot, lambda: app.state.engine == "failed", 60)
        assert any(words in entry.text for entry in app.query(Entry)), [e.text for e in app.query(Entry)]
        assert list(app.conversation.sessions()) == []
        await pilot.press("f2")
        await ui.until(pilot, lambda: "No session is stored yet" in ui.text(pilot), 60)


async def test_an_unknown_session_of_the_real_store_becomes_a_new_one(workspace, ui):
    app = UmiApp(AppOptions(workspace, session="nope"), LocalConversation)
    async with app.run_test(size=(100, 40)) as pilot:
        await ui.until(pilot, lambda: app.state.engine == "ready", 60)
        assert "there is no session 'nope'" in ui.text(pilot)
        assert app.conversation.session is None


async def test_a_tool_that_asks_waits_in_its_thread_for_the_answer(workspace):
    conversation = LocalConversation(AppOptions(workspace))
    with pytest.raises(ToolError):
        conversation._ask("nobody listens yet")
    conversation._loop = asyncio.get_running_loop()
    conversation._queue = asyncio.Queue()
    heard: list[str] = []

    def tool() -> None:
        try:
            heard.append(conversation._ask("Which file?"))
        except ToolError as error:
            heard.append(f"error: {error}")

    for act, expected in (
        (lambda q: conversation.answer(q, "notes.txt"), "notes.txt"),
        (None, "error: the user did not"),
    ):
        thread = threading.Thread(target=tool)
        thread.start()
        question = await conversation._queue.get()
        assert isinstance(question, QuestionAsked)
        conversation.cancel() if act is None else act(question.question)
        await asyncio.to_thread(thread.join)
        assert heard.pop().startswith(expected)
