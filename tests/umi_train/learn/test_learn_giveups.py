"""Give-ups that were wrong, and those that were missing: what the user names stands where the planner decided."""

from __future__ import annotations

import json

import pytest

from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision
from umi_local.store.feedback import Feedback, read_feedback
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn
from umi_train.data.samples import samples
from umi_train.data.targets import INVENTED, targets
from umi_train.learn.errors import LearnError
from umi_train.learn.feedback import say
from umi_train.learn.lessons import gather
from umi_train.learn.score import lesson_dict, lesson_from

NOTE = {"text": "milk"}
CANNOT = "I cannot buy anything."


def taught(lesson):
    marked = lesson.marked()
    return [t for t, learn in zip(marked.turns, targets(marked), strict=True) if learn]


@pytest.fixture
def read(data):
    return lambda: gather(data / "sessions.db", 0.0)


@pytest.fixture
def tell(data):
    return lambda feedback, session="last": say(data / "sessions.db", session, feedback, builtin_registry())


@pytest.fixture
def gave_up(told):
    """A request that the planner gave up at once, or after a call."""

    def make(calls: int = 0):
        one = told("s")
        one.ask("note milk")
        for number in range(calls):
            one.call("search_notes", {"query": f"milk {number}"}, "once")
        one.give_up()
        return one

    return make


def test_a_give_up_corrected_to_a_call_teaches_the_decision_and_the_call(gave_up, read, tell):
    gave_up()
    said = tell(Feedback(0, "", None, 1, "add_note", NOTE))
    assert said == 'session s, request 1: call 1 should have been add_note {"text": "milk"}'
    (lesson,) = read().lessons
    assert taught(lesson) == [PlannerTurn("Use add_note.", Decision.CALLER), CallerTurn("add_note", NOTE)]
    assert len(lesson.trajectory.turns) == 3 and lesson.trajectory.meta[INVENTED] == ["rationale"]
    assert lesson.why == "you corrected the give-up"


def test_a_give_up_after_a_call_is_corrected_in_its_place_and_the_approved_call_waits(gave_up, read, tell):
    gave_up(calls=1)
    tell(Feedback(0, "", None, 2, "add_note", NOTE))
    (lesson,) = read().lessons
    assert [type(t).__name__ for t in lesson.trajectory.turns] == [
        "UserTurn", "PlannerTurn", "CallerTurn", "ObservationTurn", "PlannerTurn", "CallerTurn",
    ]  # fmt: skip
    assert taught(lesson) == [PlannerTurn("Use add_note.", Decision.CALLER), CallerTurn("add_note", NOTE)]


def test_a_give_up_corrected_to_an_answer_teaches_to_answer(gave_up, read, tell):
    gave_up(calls=1)
    tell(Feedback(0, "right"))
    tell(Feedback(0, "", "Milk is noted already."))
    answer, rest = read().lessons
    assert taught(answer) == [
        PlannerTurn("The result is known.", Decision.CONCLUSION),
        SummarizerTurn("Milk is noted already."),
    ]
    assert all(t.decision is not Decision.GIVE_UP for t in taught(rest) if isinstance(t, PlannerTurn))


@pytest.mark.parametrize("call", [1, 2])
def test_a_call_that_should_not_have_been_becomes_a_give_up(told, read, tell, call):
    one = told("s")
    one.ask("buy milk")
    for _ in range(2):
        one.call("add_note", NOTE, "once")
    one.finish("I bought milk.")
    said = tell(Feedback(0, "wrong", call=call, give_up=CANNOT))
    assert said.endswith(f"it was wrong, in place of call {call} it should have given up: {CANNOT}")
    (lesson,) = read().lessons
    assert taught(lesson) == [PlannerTurn(CANNOT, Decision.GIVE_UP)]
    assert len(lesson.trajectory.turns) == 2 + 3 * (call - 1)


def test_an_answer_without_a_call_and_a_last_decision_become_a_give_up(told, read, tell):
    one = told("s")
    one.ask("buy milk")
    one.finish("I bought milk.")
    one.ask("buy two")
    one.call("add_note", NOTE)
    one.finish("Done.")
    tell(Feedback(1, "", call=1, give_up=f"{CANNOT}\nNot even milk."))
    tell(Feedback(2, "", call=2, give_up=CANNOT))
    first, second = read().lessons
    assert taught(first) == [PlannerTurn(f"{CANNOT} Not even milk.", Decision.GIVE_UP)]
    assert len(first.trajectory.turns) == 2
    assert taught(second) == [PlannerTurn(CANNOT, Decision.GIVE_UP)] and len(second.trajectory.turns) == 8


def test_the_newest_word_on_a_place_counts(gave_up, read, tell):
    gave_up()
    tell(Feedback(0, "", None, 1, "add_note", {"text": "mulk"}))
    tell(Feedback(0, "", "Noted."))
    tell(Feedback(0, "", call=1, give_up=CANNOT))
    assert [taught(lesson) for lesson in read().lessons] == [[PlannerTurn(CANNOT, Decision.GIVE_UP)]]
    tell(Feedback(0, "", None, 1, "add_note", NOTE))
    assert [taught(lesson)[-1] for lesson in read().lessons] == [CallerTurn("add_note", NOTE)]


def test_right_teaches_a_give_up_and_wrong_alone_says_what_is_missing(gave_up, read, tell):
    gave_up()
    tell(Feedback(0, "right"))
    assert taught(read().lessons[0]) == [PlannerTurn("No tool does that.", Decision.GIVE_UP)]
    tell(Feedback(0, "wrong"))
    found = read()
    assert not found.lessons and found.left[0].why == "you said giving up was wrong, and not what was right"


def test_a_corrected_give_up_is_rendered_as_the_planner_would_read_it(gave_up, read, tell):
    gave_up(calls=1)
    tell(Feedback(0, "", None, 2, "add_note", NOTE))
    (lesson,) = read().lessons
    format = SharedFormat()
    (sample,) = samples(lesson.marked(), "planner", format)
    learned = "".join(s.text for s, y in zip(sample.segments, sample.learned, strict=True) if y)
    assert learned == "Use add_note.\nNext: caller<|im_end|>"
    assert "No tool does that" not in "".join(s.text for s in sample.segments)
    assert lesson_from(json.loads(json.dumps(lesson_dict(lesson)))) == lesson


@pytest.mark.parametrize(
    ("feedback", "says"),
    [
        (Feedback(0, "", None, 3, "add_note", NOTE), r"2 is the decision that ended it.*no call 3"),
        (Feedback(0, "", None, 2, "add_nite", NOTE), "no tool"),
        (Feedback(0, "", call=1, give_up=" "), "say why"),
        (Feedback(0, "", call=1, give_up="x" * 401), "401 characters"),
        (Feedback(0, "", call=9, give_up=CANNOT), "no call 9"),
        (Feedback(0, "", call=0, give_up=CANNOT), "no call 0"),
        (Feedback(0, "", "Done.", 2, "add_note", NOTE), "say one thing"),
        (Feedback(0, "", "Done.", call=2, give_up=CANNOT), "say one thing"),
        (Feedback(0, "", None, 1, "add_note", NOTE, CANNOT), "say one thing"),
    ],
)
def test_what_cannot_stand_there_is_refused_and_not_stored(gave_up, read, tell, feedback, says):
    one = gave_up(calls=1)
    before = len(list(one.store.events("s")))
    with pytest.raises(LearnError, match=says):
        tell(feedback)
    assert len(list(one.store.events("s"))) == before


def test_a_request_that_was_cut_short_has_no_end_to_correct(told, tell):
    one = told("s")
    one.ask("note milk")
    one.call("add_note", NOTE)
    one.log.record("turn_finished", {"status": "cancelled", "answer": ""})
    for feedback, says in (
        (Feedback(0, "", None, 2, "add_note", NOTE), "1 calls, so there is no call 2"),
        (Feedback(0, "", "Done."), "neither an answer nor a give-up"),
    ):
        with pytest.raises(LearnError, match=says):
            tell(feedback)


def test_the_event_says_all_of_it_and_damaged_ones_are_left_out():
    for one in (Feedback(2, "wrong", call=3, give_up=CANNOT), Feedback(1, "", None, 1, "add_note", NOTE)):
        assert read_feedback(json.loads(json.dumps(one.to_dict()))) == one
    assert "call" not in Feedback(2, "", call=3, give_up=CANNOT).to_dict()  # what older readers take for a call
    assert read_feedback({"request": 1, "give_up": "x", "before": "many"}) is None


def test_the_command_corrects_a_give_up(gave_up, read, capsys):
    from umi_train.learn_cli import run

    gave_up()
    assert run(["correct", "last", "--give-up", CANNOT]) == 0
    assert run(["correct", "last", "--tool", "add_note", "--arguments", json.dumps(NOTE)]) == 0
    assert run(["correct", "last"]) == 2
    said = capsys.readouterr()
    assert "should have given up" in said.out and "--give-up" in said.err
    assert taught(read().lessons[0])[-1] == CallerTurn("add_note", NOTE)


def test_what_the_app_says_of_a_give_up_is_shown_by_a_dry_run(told, data, capsys):
    from types import SimpleNamespace

    from umi_local.runtime import Runtime
    from umi_local.store.sessions import Store
    from umi_train.learn_cli import run

    one = told("s")
    one.ask("buy milk")
    one.call("search_notes", {"query": "milk"}, "once")
    one.finish("There is milk.")
    store = Store(data / "sessions.db")
    app = SimpleNamespace(store=store, agent=SimpleNamespace(session="s"), registry=builtin_registry())
    assert Runtime.steps(app) == ('search_notes {"query": "milk"}', "the answer")  # type: ignore[arg-type]
    Runtime.rate(app, "", give_up=CANNOT, place=1)  # type: ignore[arg-type]
    store.close()
    assert run(["--dry-run", "--replay", "0"]) == 0
    shown = capsys.readouterr().out
    assert "you said it should have given up in place of call 1" in shown
    assert CANNOT in shown and "There is milk." not in shown
