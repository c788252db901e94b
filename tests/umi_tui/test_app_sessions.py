"""Sessions in the app: resume, list, new, long ones; and leaving."""

from __future__ import annotations

import pytest

from umi_local import events as ev
from umi_local.roles import Decision, Role
from umi_tui.screens.pick import PickScreen
from umi_tui.widgets.lanes import AnswerEntry, LaneEntry, UserEntry
from umi_tui.widgets.transcript import MAX_ENTRIES


def stored_turn(number: int) -> list[ev.Event]:
    """What the store keeps of a turn: no tokens, no role_started."""
    return [
        ev.TurnStarted("s1", f"question {number}"),
        ev.RoleFinished(Role.PLANNER, "Look.\nNext: caller", Decision.CALLER, 100, 50, 5, 0.1, 0.1),
        ev.RoleFinished(Role.CALLER, "list_directory {}", None, 110, 100, 5, 0.1, 0.1),
        ev.ToolProposed("c", "list_directory", {}, "read"),
        ev.ToolStarted("c", "list_directory", {}),
        ev.ToolFinished("c", "list_directory", True, "2 entries", 0.1),
        ev.RoleFinished(Role.PLANNER, "Known.\nNext: conclusion", Decision.CONCLUSION, 100, 50, 5, 0.1, 0.1),
        ev.RoleFinished(Role.SUMMARIZER, f"answer {number}", None, 100, 50, 5, 0.1, 0.1),
        ev.TurnFinished("answered", f"answer {number}", {"steps": 2}),
    ]


async def test_a_session_named_on_the_command_line_is_shown(start, ui):
    async with start(session="s1", stored={"s1": stored_turn(7)}) as pilot:
        text = ui.text(pilot)
        assert "question 7" in text and "answer 7" in text
        assert [lane.label for lane in pilot.app.query(LaneEntry)] == ["planner", "caller", "tool", "planner"]
        assert [lane.text for lane in pilot.app.query(LaneEntry)][:2] == ["Look.", "list_directory()"]
        assert len(pilot.app.query(AnswerEntry)) == 1
        await ui.send(pilot, "more")
        assert "notes.txt has 14 lines." in ui.text(pilot)


async def test_an_unknown_session_is_explained_and_a_new_one_begins(start, ui):
    async with start(session="nope") as pilot:
        assert "there is no session 'nope'" in ui.text(pilot)
        await ui.send(pilot, "hello")
        assert pilot.app.conversation.asked == ["hello"]


async def test_a_session_is_chosen_from_the_list(start, ui):
    stored = {"s1": stored_turn(1), "s2": stored_turn(2)}
    async with start(stored=stored) as pilot:
        await pilot.press("f2")
        await ui.until(pilot, lambda: "question 2" in ui.text(pilot))
        await pilot.press(*"question 2", "enter")
        await ui.until(pilot, lambda: "answer 2" in ui.text(pilot))
        assert pilot.app.conversation.session == "s2"


async def test_resume_takes_an_id_and_new_begins_again(start, ui):
    async with start(stored={"s1": stored_turn(1)}) as pilot:
        await ui.send(pilot, "/resume s1")
        await ui.until(pilot, lambda: "answer 1" in ui.text(pilot))
        await pilot.press("ctrl+n")
        await ui.until(pilot, lambda: "answer 1" not in ui.text(pilot))
        assert pilot.app.conversation.session is None


async def test_a_session_is_not_changed_while_a_turn_runs(start, ui):
    async with start(
        ui.asking("run_command", {"command": "ls"}, "execute", "ls"), stored={"s1": stored_turn(1)}
    ) as pilot:
        await ui.send(pilot, "go")
        await pilot.app.do_command("resume", "s1")
        await pilot.pause()
        assert "A turn is running" in ui.text(pilot)
        assert pilot.app.state.activity == "approval"


async def test_a_long_session_shows_its_end_and_the_rest_on_demand(start, ui):
    events = [event for number in range(700) for event in stored_turn(number)]
    async with start(session="s1", stored={"s1": events}) as pilot:
        assert "answer 699" in ui.text(pilot)
        users = pilot.app.query(UserEntry)
        assert 0 < len(users) < 40
        bar = pilot.app.transcript._bar
        assert bar.count + len(users) == 700
        before = len(users)
        bar.focus()
        await pilot.press("enter")
        await ui.until(pilot, lambda: len(pilot.app.query(UserEntry)) > before)
        assert pilot.app.query(UserEntry).first().text == f"question {bar.count}"


async def test_old_entries_leave_the_screen_in_a_long_run(start, ui):
    async with start() as pilot:
        transcript = pilot.app.transcript
        for number in range(80):
            transcript.begin_turn()
            for event in stored_turn(number):
                transcript.remember(event)
            transcript.add(*transcript._render_turn(stored_turn(number)))
        await pilot.pause()
        await ui.until(pilot, lambda: len(transcript.children) <= MAX_ENTRIES + 1)
        assert transcript._bar.count > 0
        assert transcript._bar.display


@pytest.mark.parametrize("busy", [False, True])
async def test_quit_ends_the_app_and_closes_the_conversation(start, ui, busy):
    async with start(ui.asking("run_command", {"command": "ls"}, "execute", "ls")) as pilot:
        if busy:
            await ui.send(pilot, "go")
        await pilot.press("ctrl+q")
        await ui.until(pilot, lambda: pilot.app.return_value == 0)
    assert pilot.app.conversation.closed


async def test_ctrl_c_quits_on_the_second_press_only(start, ui):
    async with start() as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert pilot.app.return_value is None
        assert "Press Ctrl+C again" in ui.text(pilot)
        await pilot.press("ctrl+c")
        await ui.until(pilot, lambda: pilot.app.return_value == 0)


async def test_ctrl_c_copies_a_selection(start, ui):
    async with start() as pilot:
        await pilot.press(*"hello")
        pilot.app.composer.select_all()
        await pilot.press("ctrl+c")
        await ui.until(pilot, lambda: pilot.app.clipboard == "hello")
        assert pilot.app.return_value is None


async def test_the_last_answer_or_the_focused_entry_is_copied(start, ui):
    async with start() as pilot:
        await pilot.press("f7")
        await ui.until(pilot, lambda: "nothing to copy" in ui.text(pilot))
        await ui.send(pilot, "go")
        await pilot.press("f7")
        await ui.until(pilot, lambda: pilot.app.clipboard == "notes.txt has **14** lines.")
        await pilot.press("alt+up", "alt+up", "alt+up", "f7")
        await ui.until(pilot, lambda: pilot.app.clipboard.startswith("notes.txt: 14 lines"))


async def test_entries_are_walked_and_unfolded_by_keys(start, ui):
    async def script(conversation, text):
        yield ev.ToolStarted("c", "list_directory", {})
        yield ev.ToolFinished("c", "list_directory", True, "\n".join(f"line {n}" for n in range(30)), 0.1)
        yield ev.TurnFinished("answered", "done")

    async with start(script, size=(80, 50)) as pilot:
        await ui.send(pilot, "go")
        assert "line 2" in ui.text(pilot) and "line 29" not in ui.text(pilot)
        await pilot.press("alt+up", "alt+up", "enter")
        await ui.until(pilot, lambda: "line 29" in ui.text(pilot))
        await pilot.press("alt+down", "alt+down")
        assert pilot.app.composer.has_focus
        await pilot.press("f3")
        await pilot.press("f3")
        await ui.until(pilot, lambda: "line 29" not in ui.text(pilot))


async def test_a_request_can_be_called_right_wrong_or_corrected(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "how long is notes.txt?")
        ratings = pilot.app.conversation.ratings
        for number, text in enumerate(("/right", "/wrong", "/correct It has 15 lines."), 1):
            await ui.until(pilot, lambda: not pilot.app.state.busy)
            await ui.send(pilot, text)
            await ui.until(pilot, lambda: len(ratings) == number)  # noqa: B023
        assert ratings == [("right", None), ("wrong", None), ("", "It has 15 lines.")]
        await ui.until(pilot, lambda: "the answer should have been 'It has 15 lines.'" in ui.text(pilot))
        await ui.send(pilot, "/correct")
        await pilot.pause()
        assert len(ratings) == 3


async def test_a_give_up_that_was_missing_is_named_with_its_reason(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "buy milk")
        conversation = pilot.app.conversation
        await ui.send(pilot, "/give-up")
        await ui.until(pilot, lambda: "/give-up REASON" in ui.text(pilot))
        await ui.send(pilot, "/give-up I cannot buy anything.")
        await ui.until(pilot, lambda: conversation.given_up == [(1, "I cannot buy anything.")])
        await ui.until(pilot, lambda: "it should have given up: I cannot buy" in ui.text(pilot))


async def test_a_give_up_asks_in_place_of_which_step_it_should_have_been(start, ui):
    async with start() as pilot:
        await ui.send(pilot, "buy milk")
        conversation = pilot.app.conversation
        conversation.did = ('search_notes {"query": "[red]milk"}', 'add_note {"text": "milk"}', "the answer")
        await ui.send(pilot, "/give-up I cannot buy anything.")
        await ui.until(pilot, lambda: isinstance(pilot.app.screen, PickScreen))
        assert "[red]milk" in ui.text(pilot) and "the answer" in ui.text(pilot)
        await pilot.press("escape")
        await ui.settle(pilot)
        assert conversation.given_up == []
        await ui.send(pilot, "/give-up I cannot buy anything.")
        await ui.until(pilot, lambda: isinstance(pilot.app.screen, PickScreen))
        await pilot.press("down", "enter")
        await ui.until(pilot, lambda: conversation.given_up == [(2, "I cannot buy anything.")])
