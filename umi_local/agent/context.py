"""What of a session still fits into the model's context.

Old observations shrink first, then whole old requests go, oldest first. The tools and the words of the running
request never do. Every change moves the point up to which the KV cache holds, so shrinking goes further than it must
and is remembered: the next prompts extend what this one made the engine evaluate.

What stands behind a request that went is evaluated anew, in its new place. The cells could be moved instead (K-shift),
but each of them was computed with the lost request in sight: what roles write would depend on what the engine was
asked before. Rare and exact is the choice here; the beginning with the system text and the tools stays in any case.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from umi_local.agent.settings import Settings
from umi_local.engine.client import RoleRequest
from umi_local.formats.base import Format, Segment
from umi_local.roles import Decision, Role
from umi_local.store.replay import is_complete
from umi_local.text import shorten
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, Trajectory, Turn, UserTurn

OLD_CAPS = (300, 100)
"""Characters left of an observation that belongs to an earlier request, first and second measure."""
CURRENT_CAPS = (600, 300, 120)
"""Characters left of an observation, or of text that came with it, in the running request."""
SLACK = 0.8
"""What the limit is multiplied by after the engine found a prompt too long."""
FILLED = 0.6
"""Share of the room that is filled after old requests shrank or went: several steps fit in before the next time."""
MOST_TOOLS = 0.7
"""Share of the room that tools take before they are to blame for a request that does not fit."""
MOST_CHARS_PER_TOKEN = 32
"""Text longer than this per token of room is not even counted."""

LEAST_RESERVE = 64
"""Tokens a role is left with when nothing more can be shortened."""

UNFINISHED = PlannerTurn("This request was not finished.", Decision.GIVE_UP)

CountTokens = Callable[[list[Segment]], Awaitable[int]]


class ContextTooLong(Exception):
    """The running request does not fit, whatever is left out. The message is for the user."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """A prompt that fits: its segments, how many tokens they are, and what was done to make it fit."""

    segments: list[Segment]
    view: Trajectory
    tokens: int
    notice: str | None = None


def role_request(fitted: Fitted, role: Role, format: Format, settings: Settings, n_ctx: int) -> RoleRequest:
    """Return what a role is asked to write after a prompt that fits, with all the room that is left for it."""
    room = n_ctx - fitted.tokens - 1
    return RoleRequest(
        role=role,
        prompt=fitted.segments,
        constraint=format.constraint(fitted.view, role),
        max_tokens=max(1, min(settings.max_tokens[role], room)),
        **settings.controls(role),
        liked=format.liked(fitted.view, role),
        stable=_stable(fitted, role, format),
    )


def _stable(fitted: Fitted, role: Role, format: Format) -> int:
    """Return how many segments do not depend on what is said: those that a conversation without turns has as well."""
    bare = format.prompt(replace(fitted.view, turns=()), role)
    pairs = enumerate(zip(bare, fitted.segments, strict=False))
    return next((i for i, (a, b) in pairs if a != b), 0)


class ContextWindow:
    """Makes the prompts of one session fit into `limit` tokens.

    `most_requests` bounds how many requests of the session a prompt shows, None for all that fit.
    """

    def __init__(self, format: Format, count_tokens: CountTokens, limit: int, most_requests: int | None = None) -> None:
        self._format = format
        self._count = count_tokens
        self.limit = limit
        self._most_requests = most_requests
        self._dropped = 0
        self._caps: dict[int, int] = {}

    async def fit(self, trajectory: Trajectory, role: Role, reserve: int) -> Fitted:
        """Return the prompt of `role`, leaving room for `reserve` tokens of its own. Raises ContextTooLong."""
        room = self.limit - reserve
        self._refuse_hopeless(trajectory, room)
        self._forget_beyond_most(trajectory)
        fitted = await self._measure(trajectory, role)
        if fitted.tokens <= room:
            return fitted
        for shrink, enough in ((self._shrink_old, room * FILLED), (self._shrink_running, room)):
            for _ in shrink(trajectory) if fitted.tokens > room else ():
                fitted = await self._measure(trajectory, role)
                if fitted.tokens <= enough:
                    break
        most = self.limit - min(reserve, LEAST_RESERVE)
        if fitted.tokens > most:
            raise ContextTooLong(await self._why(trajectory, role, fitted.tokens, most))
        return replace(fitted, notice=f"older output was shortened to fit the model's {self.limit} tokens of context")

    async def _why(self, trajectory: Trajectory, role: Role, needed: int, most: int) -> str:
        """Return what to do about a request that does not fit: there may be too much text, or too many tools."""
        tools = await self._count(self._format.prompt(replace(trajectory, turns=()), role))
        if tools > most * MOST_TOOLS:
            return (
                f"the {len(trajectory.tools)} tools on offer need {tools} tokens and the model has room for {most}. "
                "Offer fewer tools, or use a pack with a longer context."
            )
        return (
            f"this request needs {needed} tokens and the model has room for {most}. "
            "Ask with less text, or about a part of the file."
        )

    def tighten(self) -> None:
        """Lower the limit after the engine said that a prompt did not fit."""
        self.limit = int(self.limit * SLACK)

    async def _measure(self, trajectory: Trajectory, role: Role) -> Fitted:
        view = self.view(trajectory)
        segments = self._format.prompt(view, role)
        return Fitted(segments, view, await self._count(segments))

    def view(self, trajectory: Trajectory) -> Trajectory:
        """Return the trajectory as the roles see it now."""
        turns: list[Turn] = []
        groups = _groups(trajectory.turns)
        condensed = self._format.condensed(trajectory.turns)
        for start, end in groups:
            if start < self._dropped:
                continue
            group = [self._capped(i, condensed[i]) for i in range(start, end)]
            if (start, end) != groups[-1] and not is_complete(group):
                if not any(isinstance(t, CallerTurn) for t in group):
                    continue
                group.append(UNFINISHED)
            turns += group
        return replace(trajectory, turns=tuple(turns))

    def _capped(self, index: int, turn: Turn) -> Turn:
        cap = self._caps.get(index)
        if cap is None:
            return turn
        if isinstance(turn, ObservationTurn):
            return replace(turn, content=shorten(turn.content, cap))
        if isinstance(turn, UserTurn):
            return replace(turn, context=shorten(turn.context, cap))
        return turn

    def _shrink_old(self, trajectory: Trajectory) -> Iterator[None]:
        """Take one more measure at a time that leaves the running request alone."""
        groups = _groups(trajectory.turns)
        current = groups[-1][0]
        old = [i for i in range(self._dropped, current) if _bulky(trajectory.turns[i])]
        for cap in OLD_CAPS:
            if old:
                self._cap(old, cap)
                yield
        for _, end in groups[:-1]:
            if end > self._dropped:
                self._dropped = end
                yield

    def _shrink_running(self, trajectory: Trajectory) -> Iterator[None]:
        """Take one more measure at a time that touches the running request."""
        current = _groups(trajectory.turns)[-1][0]
        running = [i for i in range(current, len(trajectory.turns)) if _bulky(trajectory.turns[i])]
        for some in (running[:-1], running):
            for cap in CURRENT_CAPS:
                if some:
                    self._cap(some, cap)
                    yield

    def _cap(self, turns: Sequence[int], cap: int) -> None:
        """Shorten turns; what is shorter already stays so, or the cache would be lost for nothing."""
        self._caps |= {i: min(cap, self._caps.get(i, cap)) for i in turns}

    def _forget_beyond_most(self, trajectory: Trajectory) -> None:
        groups = _groups(trajectory.turns)
        if self._most_requests is None or len(groups) <= self._most_requests:
            return
        block = max(1, self._most_requests // 2)  # several at once, so that not every request moves what follows
        gone = -(-(len(groups) - self._most_requests) // block) * block
        self._dropped = max(self._dropped, groups[gone][0])

    def _refuse_hopeless(self, trajectory: Trajectory, room: int) -> None:
        text = next((t.text for t in reversed(trajectory.turns) if isinstance(t, UserTurn)), "")
        if len(text) > max(room, 1) * MOST_CHARS_PER_TOKEN:
            raise ContextTooLong(
                f"this request has {len(text)} characters and the model has room for about {room} tokens. "
                "Put the text into a file and ask about it."
            )


def _bulky(turn: Turn) -> bool:
    return isinstance(turn, ObservationTurn) or (isinstance(turn, UserTurn) and bool(turn.context))


def _groups(turns: Sequence[Turn]) -> list[tuple[int, int]]:
    """Return where each request starts and ends."""
    starts = [i for i, turn in enumerate(turns) if isinstance(turn, UserTurn)] or [0]
    starts[0] = 0
    return list(zip(starts, [*starts[1:], len(turns)], strict=True))
