"""Answering with the server's own tools: the agent runs whole, under its policy, and only its answer is content.

What it thinks and does goes to `reasoning_content`, a line per step. Nobody can be asked, so a call that would have to
be asked for is refused, and the answer says so.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import AsyncGenerator

from umi_local.agent.loop import Agent
from umi_local.events import Event, RoleFinished, Token, ToolFinished, ToolStarted, TurnFinished
from umi_local.formats.base import Format, FormatError
from umi_local.roles import Role
from umi_local.serve.deltas import Answer, Content, Delta, End, Finish, Reasoning, Tally
from umi_local.trajectory import PlannerTurn, SummarizerTurn

MOST_STEP_CHARS = 300


class TurnFailed(Exception):
    """The agent's turn failed; the message says why."""


async def converse(
    agent: Agent, format: Format, text: str, system: str = "", stops: tuple[str, ...] = ()
) -> AsyncGenerator[Delta, None]:
    """Answer `text` with `agent`. The last delta is `End`. Raises TurnFailed.

    Leaving the iteration early cancels the turn and the tool that runs.
    """
    answer, tally = Answer(stops), Tally()
    finish: Finish = "stop"
    plan: PlannerTurn | None = None
    said = False
    most = agent.settings.max_tokens[Role.SUMMARIZER]
    async with contextlib.aclosing(agent.turn(text, system)) as events:
        async for event in events:
            match event:
                case Token(Role.SUMMARIZER, piece):
                    if shown := answer.feed(piece):
                        yield Content(shown)
                    if answer.stopped:
                        break
                case RoleFinished():
                    summary = event.role is Role.SUMMARIZER
                    tally.add(event.prompt_tokens, event.cached_tokens, event.tokens, answer=summary)
                    if summary and event.tokens >= most:
                        finish = "length"
                case TurnFinished(status="failed" | "cancelled"):
                    raise TurnFailed(event.answer)
                case TurnFinished():
                    if rest := _rest(answer, event.answer):
                        yield Content(rest)
            plan = _plan(event, format) or plan
            if step := _step(event, format):
                yield Reasoning(f"\n{step}" if said else step)
                said = True
    turns = agent.trajectory.turns
    if answer.stopped and plan is not None:  # the turn was cut at the stop sequence: what was said is the answer
        turns = (*turns, plan, SummarizerTurn(answer.text))
    yield End(finish, tally.usage(), turns)


def _rest(answer: Answer, whole: str) -> str:
    """Return what of the whole answer was not streamed: all of it when the agent itself wrote the answer."""
    rest = answer.rest()
    if answer.stopped or answer.text == whole.strip():
        return rest
    if answer.text:  # the agent's words are the last ones: they say what was refused
        return f"{rest}\n{whole}"
    return answer.feed(whole) + answer.rest()


def _plan(event: Event, format: Format) -> PlannerTurn | None:
    if not isinstance(event, RoleFinished) or event.decision is None:
        return None
    try:
        return format.parse_planner(event.text)
    except FormatError:
        return None


def _step(event: Event, format: Format) -> str:
    """Return an event as a line for people, an empty text when it is none of their business."""
    match event:
        case RoleFinished():
            plan = _plan(event, format)
            return plan.rationale if plan is not None else ""
        case ToolStarted(tool=tool, arguments=arguments):
            return f"{tool} {_short(json.dumps(dict(arguments), ensure_ascii=False))}"
        case ToolFinished(ok=False, tool=tool, content=content):
            return f"{tool}: {_short(content)}"
    return ""


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= MOST_STEP_CHARS else f"{line[: MOST_STEP_CHARS - 3]}..."
