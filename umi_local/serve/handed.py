"""Answering with tools of the client: planner and caller work here, the call goes back, its result comes with the next
request.

```
turns so far -> planner --caller-----> caller -> Call, End(tool_calls)
                  |-----conclusion---> summarizer -> Content*, End(stop)
                  `-----give up------> the rationale is the answer
```

The loop guards of the agent hold here too, over the requests that make up one turn of the user: after too many calls,
or the same call for the third time, the summarizer answers from what is known.
"""

from __future__ import annotations

import contextlib
import json
import secrets
from collections.abc import AsyncGenerator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from umi_local.agent.calls import clean, clean_data
from umi_local.agent.guards import MOST_REPEATS
from umi_local.agent.offered import set_right
from umi_local.agent.settings import Settings
from umi_local.agent.stage import Stage, understood
from umi_local.engine.client import RoleResult
from umi_local.formats.base import Format, FormatError
from umi_local.roles import Decision, Role
from umi_local.safety.policy import call_digest
from umi_local.serve.deltas import Answer, Call, Content, Delta, End, Finish, Reasoning, Tally
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
    UserTurn,
)


@dataclass(slots=True)
class _Talk:
    """One request being answered."""

    stage: Stage
    format: Format
    settings: Settings
    trajectory: Trajectory
    tally: Tally

    async def role(self, role: Role, temperature: float) -> AsyncGenerator[str | RoleResult, None]:
        """Let a role write: pieces of text, then the result. Raises EngineError, ContextTooLong."""
        settings = replace(self.settings, temperature=temperature)
        async with contextlib.aclosing(self.stage.play(role, self.trajectory, settings)) as played:
            async for piece in played:
                if isinstance(piece, RoleResult):
                    answer = role is Role.SUMMARIZER
                    self.tally.add(piece.prompt_tokens, piece.cached_tokens, piece.tokens, answer=answer)
                if isinstance(piece, str | RoleResult):
                    yield piece

    async def whole(self, role: Role, temperature: float) -> RoleResult:
        """Let a role write and return what it wrote."""
        async with contextlib.aclosing(self.role(role, temperature)) as pieces:
            async for piece in pieces:
                if isinstance(piece, RoleResult):
                    return piece
        raise AssertionError("Stage.play ends with a result or raises")

    async def plan(self) -> PlannerTurn:
        """Let the planner decide. Raises EngineError when it cannot be understood."""

        async def attempt(temperature: float) -> PlannerTurn:
            plan = self.format.parse_planner((await self.whole(Role.PLANNER, temperature)).text)
            return set_right(plan, self.trajectory.tools)

        return await understood(attempt, self.settings)

    def add(self, turn: Turn) -> None:
        self.trajectory = self.trajectory.add(turn)


async def converse(
    engine: Any,
    format: Format,
    trajectory: Trajectory,
    settings: Settings,
    *,
    calls: Sequence[str] = (),
    may_call: bool = True,
    stops: tuple[str, ...] = (),
) -> AsyncGenerator[Delta, None]:
    """Go on with a conversation whose last turn is the user's or an observation. The last delta is `End`.

    `calls` are those of the running request so far, from `calls_of_request`.
    Raises ContextTooLong, EngineError. Leaving the iteration early cancels what runs.
    """
    talk = _Talk(Stage(engine, format), format, settings, trajectory, Tally())
    thought, failed = False, 0
    while True:
        plan = await talk.plan()
        more = len(calls) + failed < settings.max_steps
        if plan.decision is Decision.CALLER and not (may_call and trajectory.tools and more):
            plan = replace(plan, decision=Decision.CONCLUSION)
        talk.add(plan)
        if plan.rationale:
            yield Reasoning(f"\n{plan.rationale}" if thought else plan.rationale)
            thought = True
        if plan.decision is not Decision.CALLER:
            break
        result = await talk.whole(Role.CALLER, settings.temperature)
        if result.stopped == "length":  # a value may have lost its end: running that would be half a call
            yield End("length", talk.tally.usage(), talk.trajectory.turns)
            return
        try:
            turn = format.parse_caller(result.text, trajectory.tools, talk.stage.read)
        except FormatError as error:
            name = result.text.strip().partition(" ")[0][:60] or "unknown"
            talk.add(CallerTurn(name, {}))
            talk.add(ObservationTurn(clean(error), ok=False))
            failed += 1
            continue
        turn = replace(turn, arguments=clean_data(turn.arguments))
        if list(calls).count(_digest(turn)) >= MOST_REPEATS:
            talk.trajectory = replace(talk.trajectory, turns=talk.trajectory.turns[:-1])
            plan = replace(plan, decision=Decision.CONCLUSION)
            talk.add(plan)
            break
        talk.add(turn)
        yield Call(f"call_{secrets.token_hex(12)}", turn.tool, _text(turn.arguments))
        yield End("tool_calls", talk.tally.usage(), talk.trajectory.turns)
        return
    async with contextlib.aclosing(_answer(talk, plan, stops)) as deltas:
        async for delta in deltas:
            yield delta


async def _answer(talk: _Talk, plan: PlannerTurn, stops: tuple[str, ...]) -> AsyncGenerator[Delta, None]:
    answer = Answer(stops)
    finish: Finish = "stop"
    if plan.decision is Decision.GIVE_UP:
        yield Content(answer.feed(plan.rationale) + answer.rest())
        yield End(finish, talk.tally.usage(), talk.trajectory.turns)
        return
    async with contextlib.aclosing(talk.role(Role.SUMMARIZER, talk.settings.temperature)) as pieces:
        async for piece in pieces:
            if isinstance(piece, RoleResult):
                finish = "length" if piece.stopped == "length" else "stop"
            elif text := answer.feed(piece):
                yield Content(text)
            if answer.stopped:
                break
    rest = answer.rest()
    if not answer.text and not answer.stopped:
        rest = _last_words(talk.trajectory.turns) or plan.rationale
    if rest:
        yield Content(rest)
    talk.add(SummarizerTurn(answer.text or rest))
    yield End(finish, talk.tally.usage(), talk.trajectory.turns)


def _last_words(turns: tuple[Turn, ...]) -> str:
    """Return the last observation of the running request, for a summarizer that wrote nothing."""
    for turn in reversed(turns):
        if isinstance(turn, UserTurn):
            break
        if isinstance(turn, ObservationTurn):
            return turn.content
    return ""


def calls_of_request(turns: tuple[Turn, ...]) -> list[str]:
    """Return the digests of the calls since the user spoke last."""
    start = max((i for i, t in enumerate(turns) if isinstance(t, UserTurn)), default=0)
    return [_digest(turn) for turn in turns[start:] if isinstance(turn, CallerTurn)]


def _digest(call: CallerTurn) -> str:
    return call_digest(call.tool, call.arguments)


def _text(arguments: Mapping[str, Any]) -> str:
    return json.dumps(dict(arguments), ensure_ascii=False)
