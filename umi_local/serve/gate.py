"""One request at a time, a bounded number waiting."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator

from umi_local.serve.errors import ApiError

MOST_RETRY_SECONDS = 120


class Gate:
    """Lets requests through one after the other, first come first served. `room` may wait, more are refused."""

    def __init__(self, room: int) -> None:
        self.room = room
        self.waiting = 0
        self._lock = asyncio.Lock()
        self._seconds = 2.0
        """What a request took lately, for the advice when to come back."""

    @property
    def running(self) -> bool:
        """Whether a request is being answered."""
        return self._lock.locked()

    @contextlib.asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait for a turn and hold it. Raises ApiError 429 when too many wait already."""
        if (self._lock.locked() or self.waiting) and self.waiting >= self.room:
            seconds = min(max(1, math.ceil(self._seconds * (self.waiting + 1))), MOST_RETRY_SECONDS)
            raise ApiError(
                429,
                f"{self.waiting} requests are waiting already; try again in about {seconds} s",
                code="queue_full",
                headers={"Retry-After": str(seconds)},
            )
        self.waiting += 1
        try:
            await self._lock.acquire()
        finally:
            self.waiting -= 1
        started = time.monotonic()
        try:
            yield
        finally:
            self._lock.release()
            self._seconds = 0.7 * self._seconds + 0.3 * (time.monotonic() - started)
