"""How a role is played, in a session and for a client that runs the tools itself: its prompt fitted into the context,
what it writes as it comes, and the whole of it.

```
trajectory -> ContextWindow -> Fitted -> engine -> PrefillChunk*, words*, RoleResult
                  ^----- ContextFull: tighter, once more -----'
```
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncGenerator, Awaitable, Callable
from dataclasses import replace
from typing import Any

from umi_local.agent.calls import clean
from umi_local.agent.context import ContextWindow, Fitted, role_request
from umi_local.agent.settings import Settings
from umi_local.engine.client import ContextFull, EngineError, PrefillChunk, RoleResult, TextChunk
from umi_local.formats.base import Format, FormatError
from umi_local.roles import Role
from umi_local.trajectory import PlannerTurn, Trajectory, Turn

CANCEL_SECONDS = 2.0
ATTEMPTS = 3
RETRY_TEMPERATURE = 0.7
"""For a planner that could not be understood at the first time."""

Played = Fitted | PrefillChunk | str | RoleResult
"""What comes while a role is played: its prompt, how much of it is evaluated, its words as they are shown, the end."""


async def understood(plan: Callable[[float], Awaitable[PlannerTurn]], settings: Settings) -> PlannerTurn:
    """Return what `plan` gives at the temperature it is called with; on FormatError it is called once more, warmer.

    Raises EngineError when the planner was not understood then either.
    """
    for temperature in (settings.temperature, RETRY_TEMPERATURE):
        try:
            return await plan(temperature)
        except FormatError as error:
            problem = str(error)
    raise EngineError(f"the planner could not be understood: {problem}")


class Stage:
    """Plays the roles of one conversation on an engine.

    `read` are the turns that the last role read: a mark in what it wrote points into them (see `umi_local.marks`).
    """

    def __init__(self, engine: Any, format: Format) -> None:
        self._engine = engine
        self._format = format
        self._window: ContextWindow | None = None
        self.read: tuple[Turn, ...] = ()

    async def play(self, role: Role, trajectory: Trajectory, settings: Settings) -> AsyncGenerator[Played, None]:
        """Let `role` go on with a trajectory; a prompt that the engine finds too long is fitted anew.

        Leaving early cancels what runs. Raises ContextTooLong and EngineError.
        """
        for attempt in range(ATTEMPTS):
            fitted = await self._fitted(role, trajectory, settings)
            yield fitted
            try:
                async with contextlib.aclosing(self._written(role, fitted, trajectory, settings)) as pieces:
                    async for piece in pieces:
                        yield piece
                return
            except ContextFull:
                if self._window is None or attempt == ATTEMPTS - 1:
                    raise
                self._window.tighten()

    async def _fitted(self, role: Role, trajectory: Trajectory, settings: Settings) -> Fitted:
        limit = self._engine.info.n_ctx
        if self._window is None:
            self._window = ContextWindow(self._format, self._engine.count_tokens, limit, settings.most_requests)
        return await self._window.fit(trajectory, role, settings.reserve(role, limit))

    async def _written(
        self, role: Role, fitted: Fitted, trajectory: Trajectory, settings: Settings
    ) -> AsyncGenerator[PrefillChunk | str | RoleResult, None]:
        request = role_request(fitted, role, self._format, settings, self._engine.info.n_ctx)
        self.read = fitted.view.turns
        reading = self._format.reading(role, self.read, trajectory.turns)
        stream = self._engine.run(request)
        ended = False
        try:
            async for chunk in stream:
                match chunk:
                    case PrefillChunk():
                        yield chunk
                    case TextChunk():
                        for piece in reading(chunk.text):
                            yield clean(piece)
                    case RoleResult():
                        ended = True
                        yield replace(chunk, text=clean(chunk.text))
        except asyncio.CancelledError:
            with contextlib.suppress(Exception):
                async with asyncio.timeout(CANCEL_SECONDS):
                    await self._engine.cancel()
            raise
        finally:  # not wait_for: until Python 3.12 that loses a cancellation which comes at the very end
            with contextlib.suppress(Exception):
                async with asyncio.timeout(CANCEL_SECONDS):
                    await stream.aclose()
        if not ended:
            raise EngineError(f"the model ended without a result while it played the {role.value}")
