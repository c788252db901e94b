"""What keeps a turn from going round in circles, and what it cost."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from umi_local.safety.policy import call_digest
from umi_local.trajectory import ObservationTurn

MOST_REPEATS = 2
"""A call is run once, answered from memory once, and the third time the turn stops."""


class CallHistory:
    """The calls of one turn. A call counts as repeated until something has changed the world since."""

    def __init__(self) -> None:
        self._results: dict[str, ObservationTurn] = {}
        self._times: dict[str, int] = {}

    def add(self, tool: str, arguments: Mapping[str, Any], observation: ObservationTurn, *, changes: bool) -> None:
        """Remember what a call said. One that changed something makes all other results stale."""
        digest = call_digest(tool, arguments)
        if changes and observation.ok:
            self._results, self._times = {}, {}
        self._results[digest] = observation
        self._times[digest] = 1

    def made(self, tool: str, arguments: Mapping[str, Any]) -> bool:
        """Return whether this call was made already, with nothing changed since."""
        return call_digest(tool, arguments) in self._results

    def seen(self, tool: str, arguments: Mapping[str, Any]) -> ObservationTurn | None:
        """Return what to tell the planner when this call was made already, None when it was not. Counts the attempt."""
        digest = call_digest(tool, arguments)
        earlier = self._results.get(digest)
        if earlier is None:
            return None
        self._times[digest] += 1
        return ObservationTurn(f"this call was made already, with this result:\n{earlier.content}", earlier.ok)

    def stuck(self, tool: str, arguments: Mapping[str, Any]) -> bool:
        """Return whether this call was proposed too often."""
        return self._times.get(call_digest(tool, arguments), 0) > MOST_REPEATS


class RoleCost(Protocol):
    """What a role's result says about its cost."""

    @property
    def prompt_tokens(self) -> int: ...
    @property
    def cached_tokens(self) -> int: ...
    @property
    def tokens(self) -> int: ...
    @property
    def decode_seconds(self) -> float: ...


@dataclass(slots=True)
class Stats:
    """The cost of one turn. `limit` is the model's context in tokens."""

    limit: int = 0
    steps: int = 0
    tool_calls: int = 0
    prompt_tokens: int = 0
    cached_tokens: int = 0
    tokens: int = 0
    decode_seconds: float = 0.0
    context_tokens: int = 0
    started: float = field(default_factory=time.monotonic)
    first: float | None = None

    def first_token(self) -> None:
        """Note when the first token came."""
        if self.first is None:
            self.first = time.monotonic() - self.started

    def add(self, cost: RoleCost) -> None:
        """Add the cost of one role."""
        self.prompt_tokens += cost.prompt_tokens
        self.cached_tokens += cost.cached_tokens
        self.tokens += cost.tokens
        self.decode_seconds += cost.decode_seconds
        self.context_tokens = cost.prompt_tokens + cost.tokens

    def report(self) -> dict[str, Any]:
        """Return the numbers of `turn_finished`: seconds are wall time, tokens per second counts decoding alone."""
        return {
            "steps": self.steps,
            "tool_calls": self.tool_calls,
            "prompt_tokens": self.prompt_tokens,
            "cached_tokens": self.cached_tokens,
            "tokens": self.tokens,
            "seconds": round(time.monotonic() - self.started, 3),
            "tokens_per_second": round(self.tokens / self.decode_seconds, 1) if self.decode_seconds > 0 else 0.0,
            "seconds_to_first_token": None if self.first is None else round(self.first, 3),
            "context_tokens": self.context_tokens,
            "context_limit": self.limit,
        }
