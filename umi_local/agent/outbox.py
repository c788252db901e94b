"""Events on their way out: each is handed out in order, and not before it is on disk.

```
put(event, record) -> written in a thread, all that waits at once -> handed out
put(event)         -> handed out, behind those that are still being written
```

Writing takes 5 to 50 ms: a commit waits for the disk. The event loop does not wait with it, and the engine reads on.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import Sequence

from umi_local.events import Event, Notice
from umi_local.store.sessions import Record, SessionLog

log = logging.getLogger(__name__)

_Item = tuple[Event | None, Record | None]


class Outbox:
    """The events of one turn. `trouble` is why the disk lagged behind at the last write, None when it does not."""

    def __init__(self, log: SessionLog, trouble: str | None = None) -> None:
        self.trouble = trouble
        self._log = log
        self._waiting: deque[_Item] = deque()
        self._out: asyncio.Queue[Event | None] = asyncio.Queue()
        self._writer: asyncio.Task[None] | None = None

    def put(self, event: Event | None, record: Record | None = None) -> None:
        """Hand out an event after those before it, when its record has been written. None is the end of the turn."""
        if record is None and self._writer is None:
            self._out.put_nowait(event)
            return
        self._waiting.append((event, record))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())

    async def get(self) -> Event | None:
        """Return the next event, None at the end of the turn."""
        return await self._out.get()

    async def written(self) -> None:
        """Return when all that was put is on disk, or `trouble` says why it is not. A cancelled wait stops no write."""
        while self._writer is not None:
            await asyncio.wait({self._writer})

    async def _write(self) -> None:
        try:
            while self._waiting:
                items = [self._waiting.popleft() for _ in range(len(self._waiting))]
                await self._store([record for _, record in items if record is not None])
                for event, _ in items:
                    self._out.put_nowait(event)
        finally:
            self._writer = None

    async def _store(self, records: Sequence[Record]) -> None:
        if not records:
            return
        try:
            await asyncio.to_thread(self._log.write, records)
            trouble = self._log.trouble
        except Exception as error:  # the events are owed whatever happened
            log.exception("the session could not be written")
            trouble = f"the session could not be saved ({type(error).__name__}: {error})"
        if trouble != self.trouble:
            self.trouble = trouble
            self._waiting.appendleft((Notice(self.trouble or "the session is saved again"), None))
