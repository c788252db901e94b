"""What the user said should have happened in place of what did: each correction is a prefix and what is learned at it.

| corrected                       | stands in the place of | learned                                   |
|---|---|---|
| a call by a call                | that call              | the call; its decision, if the tool stays |
| a give-up, or an end, by a call | the decision to end    | a decision to call, and the call          |
| a give-up by an answer          | that give-up           | a decision to answer, and the answer      |
| an answer by an answer          | that answer            | the answer                                |
| a call, or an end, by a give-up | the decision for it    | the give-up, in the user's words          |

What came after it is left out. The newest correction of a place counts. A decision to call or to answer that the user
did not word gets the words that the data readers use, and the lesson's metadata says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from umi_local.roles import Decision
from umi_local.store.feedback import Feedback, ending
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, Trajectory, Turn
from umi_train.data.story import KNOWN, one_line
from umi_train.data.targets import INVENTED

Correction = tuple[tuple[int, ...], str, Trajectory]
"""Which turns are learned, why, and the trajectory up to there."""


def corrections(trajectory: Trajectory, start: int, end: int, said: Sequence[Feedback]) -> Iterator[Correction]:
    """Yield what the request in the turns from `start` to `end` should have been, by the newest word on each place."""
    turns = trajectory.turns
    calls = [i for i in range(start, end) if isinstance(turns[i], CallerTurn)]
    last = ending(turns[start:end])
    last = start + last if last is not None else None
    answered = next((i for i in range(start, end) if isinstance(turns[i], SummarizerTurn)), None)
    places: dict[int, Feedback] = {}
    for feedback in said:
        if feedback.call:
            places[feedback.call] = feedback
        if feedback.answer is not None:
            places[0 if answered is not None else len(calls) + 1] = feedback
    for number, feedback in places.items():
        if number == 0 and answered is not None:
            new = SummarizerTurn(feedback.answer or "")
            yield _made(trajectory, answered, (new,), "you corrected the answer")
        elif number <= len(calls) and number:
            yield from _at_call(trajectory, start, calls[number - 1], number, feedback)
        elif number == len(calls) + 1 and last is not None:
            yield _at_end(trajectory, last, feedback)


def _at_call(trajectory: Trajectory, start: int, at: int, number: int, feedback: Feedback) -> Iterator[Correction]:
    turns = trajectory.turns
    decision = at - 1 if isinstance(turns[at - 1], PlannerTurn) else None
    if feedback.give_up is not None:
        if decision is not None:
            why = f"you said it should have given up in place of call {number}"
            yield _made(trajectory, decision, (_given_up(feedback.give_up),), why)
        return
    right, wrong = CallerTurn(feedback.tool, dict(feedback.arguments)), turns[at]
    same_tool = isinstance(wrong, CallerTurn) and wrong.tool == right.tool
    taught = (at - 1, at) if same_tool and decision is not None else (at,)  # its decision may name the other tool
    yield taught, f"you corrected call {number}", replace(trajectory, turns=(*turns[:at], right))


def _at_end(trajectory: Trajectory, at: int, feedback: Feedback) -> Correction:
    """Return what the decision that ended a request should have been."""
    if feedback.give_up is not None:
        return _made(trajectory, at, (_given_up(feedback.give_up),), "you said it should have given up")
    ended = trajectory.turns[at]
    gave_up = isinstance(ended, PlannerTurn) and ended.decision is Decision.GIVE_UP
    why = "you corrected the give-up" if gave_up else "you said it should have gone on"
    if feedback.call:
        decision = PlannerTurn(f"Use {feedback.tool}.", Decision.CALLER)
        call = CallerTurn(feedback.tool, dict(feedback.arguments))
        return _made(trajectory, at, (decision, call), why, invented=True)
    answer = SummarizerTurn(feedback.answer or "")
    return _made(trajectory, at, (PlannerTurn(KNOWN, Decision.CONCLUSION), answer), why, invented=True)


def _given_up(reason: str) -> PlannerTurn:
    return PlannerTurn(one_line(reason), Decision.GIVE_UP)


def _made(trajectory: Trajectory, at: int, new: tuple[Turn, ...], why: str, *, invented: bool = False) -> Correction:
    """Return the trajectory with `new` in the place of turn `at` and all that followed."""
    meta = {**trajectory.meta, INVENTED: ["rationale"]} if invented else trajectory.meta
    turns = (*trajectory.turns[:at], *new)
    return tuple(range(at, len(turns))), why, replace(trajectory, turns=turns, meta=meta)
