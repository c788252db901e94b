"""Whether the process that works on a request still does. It is asked when nothing has come from it for a long time.

```
silence -> ping -> no pong in time                        it stands still: ended, as if it had died
                -> pong                                   it lives, however slow it is: asked again after as long
                -> pong, pong, pong, no processor used    what it waits for never comes: ended as well
```

A thread of its own answers in the process, also while the model is evaluated. So a slow machine is no reason to end it.
"""

from __future__ import annotations

import asyncio
from typing import Protocol

from umi_local.engine.protocol import PREFILL_CHUNK, RoleResult

SILENCE_SECONDS = 30.0
"""Least time without a word before it is asked, and least time for the answer."""
MARGIN = 4
"""How many times as long as it should take to the next word."""
IDLE_SECONDS = 0.02
"""Processor time between two pongs that is none: whatever evaluates takes more, and so does reading from a disk."""
IDLE_TIMES = 2
"""Idle times in a row that are a standstill. One may be a computer that slept."""


class Asked(Protocol):
    """What can be watched: `process.WorkerProcess`."""

    heard: float
    """When the last word about the request came, in the event loop's time."""

    async def ping(self, seconds: float) -> tuple[bool, float | None]:
        """Tell whether it answers, and the processor seconds it has used, None where it does not say."""
        ...

    def kill(self) -> None:
        """End it."""
        ...


class Patience:
    """How long a process may say nothing: `least` seconds, and more where turns showed that words take longer."""

    def __init__(self, least: float | None = None) -> None:
        self.least = least
        self._gap = 0.0

    def turn(self, result: RoleResult) -> None:
        """Take down how fast a role wrote."""
        evaluated = result.prompt_tokens - result.cached_tokens
        chunk = result.prefill_seconds * PREFILL_CHUNK / evaluated if evaluated > 0 else 0.0
        token = result.decode_seconds / result.steps if result.steps > 0 else 0.0
        self._gap = max(chunk, token, self._gap / 2)

    def seconds(self) -> float:
        """Return it."""
        return max(SILENCE_SECONDS if self.least is None else self.least, MARGIN * self._gap)


async def watch(process: Asked, done: asyncio.Event, patience: Patience) -> None:
    """End `process` when it stands still while it works on a request; return when the request is `done`."""
    clock = asyncio.get_running_loop().time
    asked = heard = process.heard = clock()
    used: float | None = None
    idle = 0
    while not done.is_set():
        silence = patience.seconds()
        if (wait := max(asked, process.heard) + silence - clock()) > 0:
            await asyncio.sleep(wait)
            continue
        lives, now = await process.ping(silence)
        if process.heard != heard:
            heard, idle = process.heard, 0
        elif now is not None and used is not None:
            idle = idle + 1 if now - used < IDLE_SECONDS else 0
        if (not lives or idle >= IDLE_TIMES) and not done.is_set():
            process.kill()
            return
        asked, used = clock(), now
