"""What the user says about a request after the fact, kept in the session as one more event.

The event is called `feedback`; its data: `request` (counted from 1), `verdict` (right, wrong or empty), and where
something was corrected `answer`, or `call` (counted from 1 within the request) with `tool` and `arguments`. Front ends
and readers that do not know it leave it out (store/events.py).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from umi_local.config import Verdict
from umi_local.store.sessions import Record, Store
from umi_local.tools.base import Registry, ToolError
from umi_local.trajectory import CallerTurn, SummarizerTurn, Trajectory, Turn, UserTurn

FEEDBACK = "feedback"


class FeedbackError(ValueError):
    """What the user said does not fit the session: there is no such request, answer or call, or no such arguments."""



@dataclass(frozen=True, slots=True)
class Feedback:
    """One thing the user said about a request. `call` 0: nothing about a call."""

    request: int
    verdict: Verdict = ""
    answer: str | None = None
    call: int = 0
    tool: str = ""
    arguments: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the data of the event."""
        data: dict[str, Any] = {"request": self.request, "verdict": self.verdict}
        if self.answer is not None:
            data["answer"] = self.answer
        if self.call:
            data |= {"call": self.call, "tool": self.tool, "arguments": dict(self.arguments)}
        return data


def read_feedback(data: Mapping[str, Any]) -> Feedback | None:
    """Read the data of an event; None when it is not of this shape."""
    try:
        verdict = str(data.get("verdict", ""))
        answer, arguments = data.get("answer"), data.get("arguments", {})
        if verdict not in ("right", "wrong", "") or not isinstance(arguments, Mapping):
            return None
        return Feedback(
            int(data["request"]),
            verdict,  # type: ignore[arg-type]
            None if answer is None else str(answer),
            int(data.get("call", 0)),
            str(data.get("tool", "")),
            dict(arguments),
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
    answers = [t for t in turns if isinstance(t, SummarizerTurn)]
    calls = [t for t in turns if isinstance(t, CallerTurn)]
    if feedback.answer is not None and not answers:
        raise FeedbackError(f"request {number} ended without an answer, so there is none to correct; correct a call")
    if feedback.answer is not None and not feedback.answer.strip():
        raise FeedbackError("the corrected answer is empty")
    arguments = feedback.arguments
    if feedback.call:
        if feedback.call > len(calls):
            raise FeedbackError(f"request {number} has {len(calls)} calls, so there is no call {feedback.call}")
        try:
            arguments = registry.get(feedback.tool).validate(feedback.arguments)
        except ToolError as error:
            raise FeedbackError(f"the corrected call is not valid: {error}") from error
        if feedback.tool not in {tool.name for tool in trajectory.tools}:
            raise FeedbackError(f"{feedback.tool} was not on offer in that session; ask again in a new one")
    return Feedback(number, feedback.verdict, feedback.answer, feedback.call, feedback.tool, arguments)


def _in_words(feedback: Feedback) -> str:
    parts = [f"it was {feedback.verdict}"] if feedback.verdict else []
    if feedback.call:
        arguments = json.dumps(dict(feedback.arguments), ensure_ascii=False)
        parts.append(f"call {feedback.call} should have been {feedback.tool} {arguments}")
    if feedback.answer is not None:
        parts.append(f"the answer should have been {feedback.answer!r}")
    return ", ".join(parts)
