"""Turns in the app, driven by scripted events: streaming, approvals, questions, cancelling, the queue, failures."""

from __future__ import annotations

import asyncio
import json

import pytest
from textual.events import Key

from umi_local import events as ev
from umi_local.roles import Role
from umi_tui.conversation import PackEntry, QuestionAsked
from umi_tui.replay import spoken
from umi_tui.widgets.lanes import AnswerEntry, LaneEntry, NoticeEntry

WRITE = (
    "write_file",
    {"path": "a.txt", "content": "hello\n"},
    "write",
    "--- a.txt\n+++ a.txt\n@@ -1 +1 @@\n-old\n+hello",
)
RUN = ("run_command", {"command": "make test", "timeout": 90}, "execute", "make test")


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 12), (1, 1)])
async def test_a_turn_shows_every_lane_and_the_answer(start, ui, size):
    async with start(size=size) as pilot:
        await ui.send(pilot, "how long is notes.txt?")
        app = pilot.app
        lanes = [(entry.label, entry.text) for entry in app.query(LaneEntry)]
        assert lanes == [
            ("planner", "Count the lines with count_text."),
            ("caller", 'count_text(path="notes.txt")'),
            ("tool", "notes.txt: 14 lines, 83 words, 512 characters"),
            ("planner", "The count is known."),
        ]
        assert app.query_one(AnswerEntry).text == "notes.txt has **14** lines."
        assert not app.state.busy
        if size[0] >= 40:
            assert "notes.txt has 14 lines." in ui.text(pilot)
        if size[0] >= 80:
            assert "how long is notes.txt?" in ui.text(pilot)
            assert "cache 95%" in ui.text(pilot)
            assert "offline" in ui.text(pilot)


@pytest.mark.parametrize(("key", "kind"), [("1", "once"), ("y", "once"), ("2", "session")])
async def test_a_call_can_be_allowed_once_or_for_the_session(start, ui, key, kind):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        text = ui.text(pilot)
        assert "write_file changes files" in text
        assert "-old" in text and "+hello" in text
        assert "every write_file in this session" in text
        await pilot.press(key)
        await ui.settle(pilot)
        assert [reply.kind for _, reply in pilot.app.conversation.replies] == [kind]
        assert f"You said {kind}." in ui.text(pilot)
        assert pilot.app.composer.has_focus


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_bar_shows_the_command_that_would_run_and_every_argument(start, ui, size):
    async with start(ui.asking(*RUN), size=size) as pilot:
        await ui.send(pilot, "test it")
        text = ui.text(pilot)
        assert "make test" in text
        assert "timeout=90" in text
        for label in ("once", "session", "edit", "refuse"):
            assert label in text


async def test_a_refusal_carries_its_reason(start, ui):
    async with start(ui.asking(*RUN)) as pilot:
        await ui.send(pilot, "test it")
        await pilot.press("n")
        await pilot.press(*"too slow", "enter")
        await ui.settle(pilot)
        ((call, reply),) = pilot.app.conversation.replies
        assert (call, reply.kind, reply.reason) == ("call-1", "refuse", "too slow")


async def test_escape_in_the_reason_goes_back_to_the_choices(start, ui):
    async with start(ui.asking(*RUN)) as pilot:
        await ui.send(pilot, "test it")
        await pilot.press("4", "x", "escape", "1")
        await ui.settle(pilot)
        assert [reply.kind for _, reply in pilot.app.conversation.replies] == ["once"]


async def test_a_call_can_be_edited_and_invalid_edits_are_explained(start, ui):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        await pilot.press("3")
        await pilot.pause()
        editor = pilot.app.screen.query_one("#edit-json")
        assert json.loads(editor.text) == WRITE[1]
        for source, problem in (
            ("{", "line 1, column 2"),
            ("[1]", "a JSON object"),
            ('{"bad": 1}', "bad is not an argument"),
        ):
            editor.text = source
            await pilot.press("ctrl+s")
            await pilot.pause()
            assert problem in ui.text(pilot)
        editor.text = '{"path": "b.txt", "content": "bye"}'
        await pilot.press("ctrl+s")
        await ui.settle(pilot)
        ((_, reply),) = pilot.app.conversation.replies
        assert reply.kind == "edit"
        assert reply.arguments == {"path": "b.txt", "content": "bye"}
        assert 'Edited: write_file(path="b.txt", content="bye")' in ui.text(pilot)


async def test_leaving_the_editor_goes_back_to_the_approval(start, ui):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        await pilot.press("3", "escape")
        await pilot.pause()
        assert pilot.app.approval.has_focus
        await pilot.press("1")
        await ui.settle(pilot)
        assert [reply.kind for _, reply in pilot.app.conversation.replies] == ["once"]


async def test_keys_that_were_being_typed_approve_nothing(start, ui):
    async with start(ui.asking(*WRITE)) as pilot:
        pilot.app.approval.guard_seconds = 60.0
        await ui.send(pilot, "write it")
        await pilot.press("y", "1", "enter", "2")
        await ui.settle(pilot)
        assert pilot.app.conversation.replies == []
        assert pilot.app.state.activity == "approval"


async def test_a_sentence_typed_at_the_bar_approves_nothing(start, ui):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        pilot.app.approval.guard_seconds = 60.0
        await pilot.press(*"how many 1 yes")
        await ui.settle(pilot)
        assert pilot.app.conversation.replies == []
        assert len(pilot.app.screen_stack) == 1


@pytest.mark.parametrize("keys", [("1", "4", "2"), ("4", "1"), ("3", "1")])
async def test_an_answer_is_taken_once(start, ui, keys):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        for key in keys:
            pilot.app.approval.post_message(Key(key, key))
        await ui.settle(pilot)
        assert [reply.kind for _, reply in pilot.app.conversation.replies] == (["once"] if keys[0] == "1" else [])


@pytest.mark.parametrize("key", ["escape", "ctrl+c"])
async def test_cancelling_while_a_call_waits_runs_nothing(start, ui, key):
    async with start(ui.asking(*WRITE)) as pilot:
        await ui.send(pilot, "write it")
        await pilot.press(key)
        await ui.settle(pilot)
        assert pilot.app.conversation.replies == []
        assert not pilot.app.approval.display
        assert pilot.app.composer.has_focus
        assert "Stopped" in ui.text(pilot)


async def test_cancelling_while_a_role_writes_keeps_what_it_wrote(start, ui):
    async def endless(conversation, text):
        async for event in spoken(Role.SUMMARIZER, "word " * 10_000, pace=0.002):
            yield event

    async with start(endless) as pilot:
        pilot.app.composer.replace_all("go")
        await pilot.press("enter")
        await ui.until(
            pilot, lambda: bool(pilot.app.query(AnswerEntry)) and bool(pilot.app.query_one(AnswerEntry).text)
        )
        await pilot.press("escape")
        await ui.settle(pilot)
        assert pilot.app.query_one(AnswerEntry).text.startswith("word")
        assert "Stopped" in ui.text(pilot)
        assert not pilot.app.state.busy


async def test_requests_sent_while_a_turn_runs_wait_for_their_turn(start, ui):
    gate = asyncio.Event()

    async def slow(conversation, text):
        await gate.wait()
        yield ev.TurnFinished("answered", f"answer to {text}")

    async with start(slow) as pilot:
        for text in ("one", "two", "three"):
            pilot.app.composer.replace_all(text)
            await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.conversation.asked == ["one"]
        assert "2 queued" in ui.text(pilot)
        gate.set()
        await ui.settle(pilot)
        await ui.until(pilot, lambda: not pilot.app.turns.queue and not pilot.app.state.busy)
        assert pilot.app.conversation.asked == ["one", "two", "three"]


async def test_a_cancelled_turn_holds_the_queue_and_enter_goes_on(start, ui):
    async def script(conversation, text):
        if text == "one":
            await asyncio.Event().wait()
        yield ev.TurnFinished("answered", f"answer to {text}")

    async with start(script) as pilot:
        for text in ("one", "two"):
            pilot.app.composer.replace_all(text)
            await pilot.press("enter")
        await pilot.press("escape")
        await ui.settle(pilot)
        assert "held: Enter goes on" in ui.text(pilot)
        assert pilot.app.conversation.asked == ["one"]
        await pilot.press("enter")
        await ui.settle(pilot)
        assert pilot.app.conversation.asked == ["one", "two"]
        assert "answer to two" in ui.text(pilot)


async def test_escape_drops_a_held_queue_into_the_history(start, ui):
    async def script(conversation, text):
        await asyncio.Event().wait()
        yield ev.TurnFinished("answered", "")

    async with start(script) as pilot:
        for text in ("one", "two"):
            pilot.app.composer.replace_all(text)
            await pilot.press("enter")
        await pilot.press("escape")
        await ui.settle(pilot)
        await pilot.press("escape")
        await pilot.pause()
        assert pilot.app.turns.queue == []
        await pilot.press("up")
        assert pilot.app.composer.text == "two"


async def test_a_question_of_a_tool_is_answered_in_the_input(start, ui):
    async def script(conversation, text):
        yield ev.ToolStarted("call-1", "ask_user", {"question": "Which file?"})
        yield QuestionAsked("question-1", "Which [b]file[/b]?")
        said = await conversation.answered()
        yield ev.ToolFinished("call-1", "ask_user", True, said, 1.0)
        yield ev.TurnFinished("answered", f"You mean {said}.")

    async with start(script) as pilot:
        await ui.send(pilot, "delete it")
        assert "umi asks: Which [b]file[/b]?" in ui.text(pilot)
        await ui.send(pilot, "notes.txt")
        assert pilot.app.conversation.answers == ["notes.txt"]
        assert "You mean notes.txt." in ui.text(pilot)


async def test_typing_is_possible_before_the_model_is_loaded_and_the_request_waits(start, ui):
    loading = asyncio.Event()
    async with start(loading=loading) as pilot:
        assert "loading the model" in ui.text(pilot)
        await pilot.press(*"hello", "enter")
        await pilot.pause()
        assert "waits for the model: hello" in ui.text(pilot)
        assert pilot.app.conversation.asked == []
        loading.set()
        await ui.until(pilot, lambda: bool(pilot.app.conversation.asked))
        await ui.settle(pilot)
        assert "notes.txt has 14 lines." in ui.text(pilot)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_a_failed_engine_is_explained_and_the_app_stays_usable(start, ui, size):
    async with start(broken="base.gguf is damaged: sha256 differs", size=size) as pilot:
        assert any("base.gguf is damaged" in entry.text for entry in pilot.app.query(NoticeEntry))
        assert "F5 tries again" in ui.text(pilot)
        assert "engine failed" in ui.text(pilot)
        await ui.send(pilot, "keep this")
        assert pilot.app.turns.queue == ["keep this"]
        await pilot.press("f1")
        await pilot.pause()
        assert "Help" in ui.text(pilot)
        await pilot.press("escape")
        pilot.app.conversation.broken = ""
        await pilot.press("f5")
        await ui.until(pilot, lambda: pilot.app.conversation.asked == ["keep this"])


async def test_another_pack_can_be_chosen_after_a_failure(start, ui):
    packs = (PackEntry("nano", "built in"), PackEntry("other", "added"), PackEntry("bad", "", "base.gguf is missing"))
    async with start(broken="no model", packs=packs) as pilot:
        await pilot.press("f6")
        await ui.until(pilot, lambda: "base.gguf is missing" in ui.text(pilot))
        await pilot.press(*"other", "enter")
        await ui.until(pilot, lambda: pilot.app.state.engine == "ready")
        assert pilot.app.state.pack == "other"


@pytest.mark.parametrize("status", ["gave_up", "failed", "refused"])
async def test_turns_without_an_answer_say_why(start, ui, status):
    async def script(conversation, text):
        yield ev.TurnFinished(status, "there is no such [bold]file")

    async with start(script) as pilot:
        await ui.send(pilot, "go")
        assert "there is no such [bold]file" in ui.text(pilot)


async def test_an_error_inside_a_turn_is_shown_and_the_next_turn_runs(start, ui):
    async def script(conversation, text):
        if text == "one":
            raise RuntimeError("[/nope] boom")
        yield ev.TurnFinished("answered", "fine")

    async with start(script) as pilot:
        await ui.send(pilot, "one")
        assert any("[/nope] boom" in n.text for n in pilot.app.query(NoticeEntry))
        await ui.send(pilot, "two")
        assert "fine" in ui.text(pilot)


async def test_timers_rest_while_nothing_runs(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "go")
        timer = pilot.app.turns._timer
        assert not timer._active.is_set()
        assert not pilot.app.composer.cursor_blink
