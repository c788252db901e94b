"""OpenAI messages become the turns of a trajectory.

```
user                      UserTurn
assistant tool_calls      PlannerTurn(caller), CallerTurn   per call, each followed by the ObservationTurn of its result
assistant content         PlannerTurn(conclusion), SummarizerTurn
system                    text that comes with the running request, where the pack can read it
```

Messages say less than turns do: the planner's rationale is not among them, nor the steps of tools that ran here. So the
server remembers the turns of conversations it answered, by a digest of their messages. Where it does not (another
server, long ago), the rationale is taken from `reasoning_content`, or made up in a plain sentence.
"""

from __future__ import annotations

import hashlib
import json
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any

from umi_local.roles import Decision
from umi_local.serve.request import Message
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Turn,
    UserTurn,
    turn_to_dict,
)

MOST_CONVERSATIONS = 64
MOST_CHARS = 262_144
"""Conversations longer than this, as JSON, are not remembered."""
MOST_OBSERVATION = 2000
"""Characters that an observation counts for at most: formats shorten it."""
REQUESTS_AT_ONCE = 4
MOST_STEPS, STEPS_AT_ONCE = 32, 8
"""Steps of the running request that are shown, and how many go at once when there are more."""
MOST_RATIONALE = 400
CONCLUDE = "The answer is known."


class Memory:
    """The turns of the conversations answered last, by the digest of their messages."""

    def __init__(self, most: int = MOST_CONVERSATIONS) -> None:
        self._most = most
        self._turns: OrderedDict[str, tuple[Turn, ...]] = OrderedDict()

    def keep(self, messages: Sequence[Message], answer: Message, turns: tuple[Turn, ...]) -> None:
        """Remember `turns` for a conversation that goes on behind `answer`, with or without its reasoning."""
        before = _digests(messages)[-1]
        plain = tuple(replace(t, context="") if isinstance(t, UserTurn) else t for t in turns)
        if len(json.dumps([turn_to_dict(turn) for turn in plain])) > MOST_CHARS:
            return
        for variant in (answer, replace(answer, reasoning="")):
            digest = _digest(before, variant)
            self._turns[digest] = plain
            self._turns.move_to_end(digest)
        while len(self._turns) > 2 * self._most:
            self._turns.popitem(last=False)

    def turns(self, messages: Sequence[Message]) -> tuple[Turn, ...]:
        """Return the turns of `messages`: what is remembered of their beginning, and the rest made from them."""
        digests = _digests(messages)
        for end in range(len(messages) - 1, 0, -1):
            known = self._turns.get(digests[end - 1]) if messages[end - 1].role == "assistant" else None
            if known is not None:
                open_calls = [call.id for call in messages[end - 1].calls]
                return _joined([*known, *to_turns(messages[end:], open_calls)])
        return _joined(to_turns(messages))


def to_turns(messages: Sequence[Message], open_calls: Sequence[str] = ()) -> list[Turn]:
    """Return the turns of messages. `open_calls`: the one call made just before them, whose turn is there already."""
    results = _results(messages, 0)
    turns: list[Turn] = [ObservationTurn(results[call]) for call in open_calls if call in results]
    for index, message in enumerate(messages):
        match message.role:
            case "user":
                turns.append(UserTurn((message.text or "").strip()))
            case "assistant" if message.calls:
                results = _results(messages, index + 1)
                for i, call in enumerate(message.calls):
                    said = (message.reasoning or message.text or "") if i == 0 else ""
                    plan = _rationale(said) or f"Use {call.name}."
                    turns += [PlannerTurn(plan, Decision.CALLER), CallerTurn(call.name, call.arguments)]
                    turns.append(ObservationTurn(results.get(call.id, "")))
            case "assistant":
                plan = _rationale(message.reasoning) or CONCLUDE
                turns += [PlannerTurn(plan, Decision.CONCLUSION), SummarizerTurn(message.text or "")]
    return turns


def _results(messages: Sequence[Message], start: int) -> dict[str, str]:
    """Return the results by call that stand at `start`."""
    following = takewhile(lambda m: m.role == "tool", messages[start:])
    return {m.call: m.text or "" for m in following}


def with_system(turns: tuple[Turn, ...], messages: Sequence[Message]) -> tuple[Turn, ...]:
    """Return the turns with the system messages as text that comes with the running request.

    There, and not with the first one, since old requests are dropped when the context is full.
    """
    system = "\n\n".join(m.text for m in messages if m.role == "system" and m.text)
    last = max((i for i, t in enumerate(turns) if isinstance(t, UserTurn)), default=None)
    if not system or last is None:
        return turns
    user = turns[last]
    assert isinstance(user, UserTurn)
    return (*turns[:last], replace(user, context=system), *turns[last + 1 :])


def recent(turns: tuple[Turn, ...], chars: int) -> tuple[Turn, ...]:
    """Return the end of a long conversation: whole requests of about `chars` characters, and the running one.

    The agent fits a prompt into the context exactly, but one measure at a time, and a client sends its whole history
    with every request. Requests and steps go in blocks, so that the next request mostly begins where this one did.
    """
    starts = [i for i, turn in enumerate(turns) if isinstance(turn, UserTurn)]
    if not starts:
        return turns
    kept, total = len(starts) - 1, 0
    while kept > 0 and total <= chars:
        kept -= 1
        total += sum(map(_chars, turns[starts[kept] : starts[kept + 1]]))
    if kept > 0 or total > chars:
        kept = min(len(starts) - 1, -(-(kept + 1) // REQUESTS_AT_ONCE) * REQUESTS_AT_ONCE)
    running = turns[starts[-1] :]
    steps = [i for i, turn in enumerate(running) if isinstance(turn, PlannerTurn)]
    if len(steps) > MOST_STEPS:
        gone = -(-(len(steps) - MOST_STEPS) // STEPS_AT_ONCE) * STEPS_AT_ONCE
        running = (running[0], *running[steps[gone] :])
    return (*turns[starts[kept] : starts[-1]], *running)


def _chars(turn: Turn) -> int:
    match turn:
        case UserTurn(text, context):
            return len(text) + len(context)
        case PlannerTurn(rationale):
            return len(rationale)
        case CallerTurn(tool, arguments):
            return len(tool) + len(json.dumps(dict(arguments)))
        case ObservationTurn(content):
            return min(len(content), MOST_OBSERVATION)
        case SummarizerTurn(answer):
            return len(answer)


def _joined(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Join neighbouring words of the user, and give a conversation that does not begin with them no beginning."""
    joined: list[Turn] = []
    for turn in turns:
        before = joined[-1] if joined else None
        if isinstance(turn, UserTurn) and isinstance(before, UserTurn):
            joined[-1] = UserTurn(f"{before.text}\n\n{turn.text}")
        elif joined or isinstance(turn, UserTurn):
            joined.append(turn)
    return tuple(joined)


def _rationale(text: str) -> str:
    """Return the last thought in a text, in one line: earlier ones are steps that were taken since."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1][:MOST_RATIONALE] if lines else ""


def _digests(messages: Sequence[Message]) -> list[str]:
    """Return the digest of every beginning of `messages`."""
    digests: list[str] = []
    before = ""
    for message in messages:
        before = _digest(before, message)
        digests.append(before)
    return digests


def _digest(before: str, message: Message) -> str:
    calls: list[Any] = [[call.id, call.name, dict(call.arguments)] for call in message.calls]
    data = [before, message.role, message.text or "", calls, message.call, message.reasoning]
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()
