"""What the user says about a request after the fact, kept in the session as one more event.

The event is called `feedback`; its data: `request` (counted from 1), `verdict` (right, wrong or empty), and where
something was corrected `answer`, or `call` (counted from 1 within the request) with `tool` and `arguments`, or
`give_up` (the reason that it should have given) with `before`, the call in whose place. One more than there are calls
is the decision that ended the request. Front ends and readers that do not know the event leave it out
(store/events.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from umi_local.config import Verdict
from umi_local.roles import Decision
from umi_local.store.sessions import Record, Store
from umi_local.tools.base import Registry, ToolError
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, Trajectory, Turn, UserTurn

FEEDBACK = "feedback"


class FeedbackError(ValueError):
    """What the user said does not fit the session: there is no such request, answer or call, or no such arguments."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing the user said about a request. `call` 0: nothing about a call.

    `give_up` is the reason with which it should have given up in the place of `call`.
    """

    request: int
    verdict: Verdict = ""
    answer: str | None = None
    call: int = 0
    tool: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)
    give_up: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the data of the event."""
        data: dict[str, Any] = {"request": self.request, "verdict": self.verdict}
        if self.answer is not None:
            data["answer"] = self.answer
        if self.give_up is not None:
            data |= {"give_up": self.give_up, "before": self.call}
        elif self.call:
            data |= {"call": self.call, "tool": self.tool, "arguments": dict(self.arguments)}
        return data


def read_feedback(data: Mapping[str, Any]) -> Feedback | None:
    """Read the data of an event; None when it is not of this shape."""
    try:
        verdict = str(data.get("verdict", ""))
        answer, arguments, reason = data.get("answer"), data.get("arguments", {}), data.get("give_up")
        if verdict not in ("right", "wrong", "") or not isinstance(arguments, Mapping):
            return None
        return Feedback(
            int(data["request"]),
            verdict,  # type: ignore[arg-type]
            None if answer is None else str(answer),
            int(data.get("call" if reason is None else "before", 0)),
            str(data.get("tool", "")),
            dict(arguments),
            None if reason is None else str(reason),
        )
    except (KeyError, TypeError, ValueError):
        return None


def record(store: Store, session: str, feedback: Feedback, registry: Registry) -> str:
    """Keep what the user says about a request, and return it in words. Raises FeedbackError, StoreError.

    `session` is an id or the beginning of one. Request 0 is the last one. A corrected call is checked against its tool,
    so that nothing invalid is learned.
    """
    info = store.find(session)
    checked = _checked(store.trajectory(info.id), feedback, registry)
    store.append(info.id, [Record(FEEDBACK, checked.to_dict())])
    return f"session {info.id}, request {checked.request}: {_in_words(checked)}"


def requests(turns: Iterable[Turn]) -> list[tuple[int, int]]:
    """Return where each request of the user begins and ends."""
    listed = list(turns)
    starts = [i for i, turn in enumerate(listed) if isinstance(turn, UserTurn)]
    return list(zip(starts, [*starts[1:], len(listed)], strict=True))


def _checked(trajectory: Trajectory, feedback: Feedback, registry: Registry) -> Feedback:
    spans = requests(trajectory.turns)
    number = feedback.request or len(spans)
    if not 1 <= number <= len(spans):
        raise FeedbackError(f"the session has {len(spans)} requests, so there is no request {number}")
    turns = trajectory.turns[slice(*spans[number - 1])]
    if feedback.answer is not None:
        _check_answer(turns, feedback, number)
    if feedback.call or feedback.give_up is not None:
        _check_place(turns, feedback, number)
    if feedback.give_up is not None:
        _check_reason(feedback.give_up)
        return Feedback(number, feedback.verdict, call=feedback.call, give_up=feedback.give_up)
    arguments = feedback.arguments
    if feedback.call:
        try:
            arguments = registry.get(feedback.tool).validate(feedback.arguments)
        except ToolError as error:
            raise FeedbackError(f"the corrected call is not valid: {error}") from error
        if feedback.tool not in {tool.name for tool in trajectory.tools}:
            raise FeedbackError(f"{feedback.tool} was not on offer in that session; ask again in a new one")
    return Feedback(number, feedback.verdict, feedback.answer, feedback.call, feedback.tool, arguments)


def ending(turns: Sequence[Turn]) -> int | None:
    """Return where the decision to answer or to give up stands that ended a request; None without one."""
    ends = (Decision.CONCLUSION, Decision.GIVE_UP)
    found = [i for i, turn in enumerate(turns) if isinstance(turn, PlannerTurn) and turn.decision in ends]
    return found[-1] if found else None


def _check_answer(turns: Sequence[Turn], feedback: Feedback, number: int) -> None:
    answered = any(isinstance(turn, SummarizerTurn) for turn in turns)
    if not answered and ending(turns) is None:
        raise FeedbackError(
            f"request {number} ended with neither an answer nor a give-up, so there is none to correct; correct a call"
        )
    if not (feedback.answer or "").strip():
        raise FeedbackError("the corrected answer is empty")
    calls = sum(isinstance(turn, CallerTurn) for turn in turns)
    if feedback.give_up is not None or (not answered and feedback.call > calls):
        raise FeedbackError("say one thing that should have come there: a call, an answer or a give-up")


def _check_place(turns: Sequence[Turn], feedback: Feedback, number: int) -> None:
    calls = sum(isinstance(turn, CallerTurn) for turn in turns)
    if feedback.give_up is not None and feedback.tool:
        raise FeedbackError("say one thing that should have come there: a call, an answer or a give-up")
    if not 1 <= feedback.call <= calls + (ending(turns) is not None):
        more = f" ({calls + 1} is the decision that ended it)" if ending(turns) is not None else ""
        raise FeedbackError(f"request {number} has {calls} calls{more}, so there is no call {feedback.call}")


def _check_reason(reason: str) -> None:
    from umi_local.formats.shared import MAX_RATIONALE

    if not reason.strip():
        raise FeedbackError("say why it should have given up: the user reads it")
    if len(reason) > MAX_RATIONALE:
        raise FeedbackError(f"the reason to give up has {len(reason)} characters; a planner writes {MAX_RATIONALE}")


def _in_words(feedback: Feedback) -> str:
    parts = [f"it was {feedback.verdict}"] if feedback.verdict else []
    if feedback.give_up is not None:
        parts.append(f"in place of call {feedback.call} it should have given up: {feedback.give_up}")
    elif feedback.call:
        arguments = json.dumps(dict(feedback.arguments), ensure_ascii=False)
        parts.append(f"call {feedback.call} should have been {feedback.tool} {arguments}")
    if feedback.answer is not None:
        parts.append(f"the answer should have been {feedback.answer!r}")
    return ", ".join(parts)
