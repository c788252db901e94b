"""What sessions teach: the user's word decides, and what was refused is never a target."""

from __future__ import annotations

import sqlite3
import time

import pytest

from umi_local.roles import Decision
from umi_local.store.events import stored_events
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn
from umi_train.data.targets import targets
from umi_train.learn.errors import LearnError
from umi_train.learn.feedback import Feedback, say
from umi_train.learn.lessons import gather, side_of

NOTE = {"text": "milk"}


def taught(lesson):
    """The turns a lesson teaches, as every trainer finds them."""
    marked = lesson.marked()
    return [t for t, learn in zip(marked.turns, targets(marked), strict=True) if learn]


def calls(found):
    return [t for lesson in found.lessons for t in taught(lesson) if isinstance(t, CallerTurn)]


def plan(tool):
    return PlannerTurn(f"Use {tool}.", Decision.CALLER)


@pytest.fixture
def read(data):
    return lambda since=0.0, **more: gather(data / "sessions.db", since, **more)


@pytest.fixture
def tell(data):
    return lambda session, feedback: say(data / "sessions.db", session, feedback, builtin_registry())


def test_an_edited_call_teaches_the_edit_and_never_what_was_proposed(told, read):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", {"text": "mulk"}, "edit", NOTE)
    one.finish()
    (lesson,) = read().lessons
    assert taught(lesson) == [plan("add_note"), CallerTurn("add_note", NOTE)]
    assert "mulk" not in str([t for t in lesson.trajectory.turns if isinstance(t, CallerTurn)])


def test_an_approved_call_that_worked_teaches_itself_and_not_the_answer(told, read):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE, "once")
    one.finish("Something wrong.")
    (lesson,) = read().lessons
    assert taught(lesson) == [plan("add_note"), CallerTurn("add_note", NOTE)]
    assert lesson.why == "you approved 1 of its calls"


def test_refused_calls_are_context_and_never_targets(told, read):
    one = told("s")
    one.ask("tidy up")
    one.call("delete_file", {"path": "a"}, "refuse")
    one.call("move_file", {"source": "a", "destination": "old"}, "once")
    one.finish()
    one.ask("again")
    one.call("delete_file", {"path": "b"}, "refuse")
    one.finish()
    found = read()
    assert [c.tool for c in calls(found)] == ["move_file"]
    assert all(plan("delete_file") not in taught(lesson) for lesson in found.lessons)
    assert CallerTurn("delete_file", {"path": "a"}) in found.lessons[0].trajectory.turns
    assert [(left.request, left.why) for left in found.left] == [(2, "you refused its call and approved no other")]


def test_what_nobody_judged_teaches_nothing_and_says_so(told, read):
    for name, verdict in (("read", ""), ("mode", "allow")):
        one = told(name)
        one.ask(name)
        one.call("add_note", NOTE, verdict)
        one.finish()
    found = read()
    assert not found.lessons and [left.why for left in found.left] == ["you said nothing about it"] * 2


def test_an_approved_call_that_failed_teaches_nothing(told, read):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE, "once", result="the disk is full")
    one.finish()
    found = read()
    assert not found.lessons and found.left[0].why == "the calls you approved did not work"


def test_right_teaches_all_that_worked_with_the_answer_and_wrong_nothing(told, read, tell):
    one = told("s")
    one.ask("how long is a.txt")
    one.call("count_text", {"path": "b.txt"}, result="there is no b.txt")
    one.call("count_text", {"path": "a.txt"})
    one.finish("3 lines.")
    tell("s", Feedback(0, "right"))
    (lesson,) = read().lessons
    assert taught(lesson) == [
        plan("count_text"),
        CallerTurn("count_text", {"path": "a.txt"}),
        PlannerTurn("It is done.", Decision.CONCLUSION),
        SummarizerTurn("3 lines."),
    ]
    tell("s", Feedback(1, "wrong"))
    found = read()
    assert not found.lessons and found.left[0].why == "you said it was wrong"


def test_a_corrected_call_stands_where_the_wrong_one_was_and_nothing_after_it_is_learned(told, read, tell):
    one = told("s")
    one.ask("note milk")
    one.call("write_file", {"path": "milk", "content": ""}, "once")
    one.call("add_note", {"text": "oops"}, "once")
    one.finish()
    tell("last", Feedback(0, "", None, 1, "add_note", NOTE))
    (lesson,) = read().lessons
    assert lesson.trajectory.turns[-1] == CallerTurn("add_note", NOTE)
    assert taught(lesson) == [CallerTurn("add_note", NOTE)]  # its decision named the other tool
    tell("last", Feedback(0, "", None, 1, "write_file", {"path": "milk", "content": "2 litres"}))
    (lesson,) = read().lessons
    assert taught(lesson) == [plan("write_file"), CallerTurn("write_file", {"path": "milk", "content": "2 litres"})]


def test_a_corrected_answer_is_learned_beside_the_approved_call(told, read, tell):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE, "once")
    one.finish("I like milk.")
    tell("s", Feedback(1, "", "I noted: milk"))
    answer, call = read().lessons
    assert taught(answer) == [SummarizerTurn("I noted: milk")]
    assert taught(call)[-1] == CallerTurn("add_note", NOTE)


def test_what_is_said_afterwards_is_kept_in_the_session_and_leaves_it_as_it_was(told, read, tell):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE)
    one.finish()
    before, events = one.store.trajectory("s"), stored_events(one.store.events("s"))
    assert tell("last", Feedback(0, "right")) == "session s, request 1: it was right"
    assert one.store.trajectory("s") == before and stored_events(one.store.events("s")) == events
    assert [(r.type, dict(r.data)) for r in one.store.events("s")][-1] == (
        "feedback",
        {"request": 1, "verdict": "right"},
    )


@pytest.mark.parametrize(
    ("feedback", "says"),
    [
        (Feedback(7, "right"), "no request 7"),
        (Feedback(0, "", " "), "empty"),
        (Feedback(0, "", None, 9, "add_note", NOTE), "no call 9"),
        (Feedback(0, "", None, 1, "add_nite", NOTE), "no tool"),
        (Feedback(0, "", None, 1, "add_note", {"txt": "x"}), "not valid"),
    ],
)
def test_feedback_that_cannot_be_is_refused_and_not_stored(told, read, tell, feedback, says):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE)
    one.finish()
    with pytest.raises(LearnError, match=says):
        tell("s", feedback)
    assert not read().lessons


def test_only_what_came_after_the_cursor_counts_also_in_a_session_that_went_on(told, read, tell):
    one = told("s")
    one.ask("first")
    one.call("add_note", {"text": "one"}, "once")
    one.finish()
    until = read().until
    time.sleep(0.01)
    one.ask("second")
    one.call("add_note", {"text": "two"}, "once")
    one.finish()
    assert [c.arguments["text"] for c in calls(read())] == ["one", "two"]
    assert [c.arguments["text"] for c in calls(read(until))] == ["two"]
    later = read(until).until
    assert not read(later).lessons and not read(later).left
    tell("s", Feedback(1, "", "It was noted."))
    assert [lesson.request for lesson in read(later).lessons] == [1, 1]


def test_a_context_shows_as_many_requests_as_the_runtime_would(told, read):
    one = told("s")
    for text in ("a", "b", "c"):
        one.ask(text)
        one.call("add_note", {"text": text}, "once")
        one.finish()
    whole, cut = read().lessons[-1], read(most_requests=2).lessons[-1]
    assert len(cut.trajectory.turns) == len(whole.trajectory.turns) - 6
    assert taught(cut) == taught(whole) == [plan("add_note"), CallerTurn("add_note", {"text": "c"})]


def test_a_session_keeps_its_side_and_the_same_words_are_not_on_both(told, read):
    assert side_of("a-1") == "validation" and side_of("a-0") == "train"
    sides = [side_of(f"20260101-120000-{n:04x}") for n in range(2000)]
    assert 0.17 < sides.count("validation") / 2000 < 0.23
    for name in ("a-0", "a-1"):
        one = told(name)
        one.ask("note milk")
        one.call("add_note", NOTE, "once")
        one.finish()
    found = read()
    assert [lesson.side for lesson in found.lessons] == ["train"]
    assert "same as a request that is trained on" in found.left[0].why


def test_a_damaged_session_costs_that_session_and_the_store_is_only_read(told, read, data):
    for name in ("s1", "s2"):
        one = told(name)
        one.ask(name)
        one.call("add_note", {"text": name}, "once")
        one.finish()
    with sqlite3.connect(data / "sessions.db") as db:
        db.execute("UPDATE events SET turn = '{\"kind\": \"wizard\"}' WHERE session = 's1' AND turn IS NOT NULL")
    before = (data / "sessions.db").read_bytes()
    found = read()
    assert [lesson.session for lesson in found.lessons] == ["s2"]
    assert (found.left[0].session, found.left[0].request) == ("s1", 0)
    assert (data / "sessions.db").read_bytes() == before


def test_no_store_is_nothing_to_learn(read):
    assert read().lessons == [] and read().left == []
