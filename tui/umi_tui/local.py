"""The runtime behind the seam of `umi_tui.conversation`. Imports it late: the first frame does not wait for it.

```
agent events ----\\
                   queue --> turn() --> app
questions of tools/            (a tool asks in its own thread and blocks there)
```
"""

from __future__ import annotations

import asyncio
import concurrent.futures
import contextlib
import itertools
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

from umi_local.config import AppOptions, ApprovalMode, Verdict
from umi_local.events import Event, Notice
from umi_local.safety.policy import ApprovalReply, grant_text
from umi_tui.conversation import ConversationError, Facts, PackEntry, QuestionAsked, SessionEntry

if TYPE_CHECKING:
    from umi_local.runtime import Runtime
    from umi_local.store.sessions import Store

MOST_SESSIONS = 200
Said = TypeVar("Said")


class LocalConversation:
    """A conversation with the engine of this machine."""

    def __init__(self, options: AppOptions) -> None:
        self._options = options
        self._runtime: Runtime | None = None
        self._store: Store | None = None
        self._queue: asyncio.Queue[Event | None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._questions: dict[str, concurrent.futures.Future[str]] = {}
        self._numbers = itertools.count(1)
        self._written = options.session is not None

    @property
    def facts(self) -> Facts:
        """See `Conversation.facts`."""
        from umi_local.safety.offline import probe

        runtime = self._runtime
        if runtime is None:
            return Facts(pack=self._options.pack, offline=probe())
        info = runtime.engine.info
        return Facts(
            pack=runtime.pack.name,
            model=str(getattr(info, "model", "") or getattr(info, "name", "")),
            context=int(info.n_ctx),
            threads=int(getattr(info, "threads", 0)),
            mode=str(getattr(info, "mode", "")),
            offline=probe() and not getattr(info, "remote", ()),
            notes=tuple(map(str, getattr(info, "notes", ()) or ())),
        )

    @property
    def session(self) -> str | None:
        """See `Conversation.session`."""
        if not self._written:
            return None
        return self._runtime.agent.session if self._runtime is not None else self._options.session

    async def start(self) -> None:
        """See `Conversation.start`."""
        self._loop = asyncio.get_running_loop()
        await asyncio.to_thread(_import_runtime)
        from umi_local.runtime import start_runtime

        if self._runtime is not None:
            await self._runtime.close()
            self._runtime = None
        try:
            self._runtime = await start_runtime(self._options, ask=self._ask, can_approve=True)
        except _failures() as error:
            raise ConversationError(str(error)) from error
        self._runtime.measure_when_idle()

    async def turn(self, text: str) -> AsyncIterator[Event]:
        """See `Conversation.turn`."""
        runtime = self._running()
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        self._queue = queue
        self._written = True
        for notice in runtime.notices:
            queue.put_nowait(Notice(notice))
        runtime.notices.clear()
        pump = asyncio.create_task(self._pump(runtime.agent.turn(text), queue))
        try:
            while (event := await queue.get()) is not None:
                yield event
            await pump
        finally:
            pump.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await pump
            self._queue = None

    async def _pump(self, events: AsyncIterator[Event], queue: asyncio.Queue[Event | None]) -> None:
        try:
            async for event in events:
                queue.put_nowait(event)
        finally:
            queue.put_nowait(None)

    def reply(self, call: str, reply: ApprovalReply) -> None:
        """See `Conversation.reply`."""
        self._running().agent.reply(call, reply)

    def answer(self, question: str, text: str) -> None:
        """See `Conversation.answer`."""
        future = self._questions.pop(question, None)
        if future is not None and not future.done():
            future.set_result(text)

    def cancel(self) -> None:
        """See `Conversation.cancel`."""
        for future in self._questions.values():
            future.cancel()
        self._questions.clear()
        if self._runtime is not None:
            self._runtime.agent.cancel()

    def check(self, tool: str, arguments: Mapping[str, Any]) -> str | None:
        """See `Conversation.check`."""
        from umi_local.tools.base import ToolError

        try:
            self._running().registry.get(tool).validate(arguments)
        except ToolError as error:
            return str(error)
        return None

    def grant_text(self, tool: str, effect: str) -> str:
        """See `Conversation.grant_text`."""
        return grant_text(tool, effect)  # type: ignore[arg-type]

    def set_approval(self, mode: ApprovalMode) -> None:
        """See `Conversation.set_approval`."""
        self._options = replace(self._options, approve=mode)
        if self._runtime is not None:
            self._runtime.policy.mode = mode

    def undo(self) -> str:
        """See `Conversation.undo`."""
        from umi_local.tools.base import ToolError

        try:
            return self._running().undo()
        except (ToolError, OSError) as error:
            raise ConversationError(str(error)) from error

    def rate(self, verdict: Verdict, answer: str | None = None, *, give_up: str | None = None, place: int = 0) -> str:
        """See `Conversation.rate`."""
        return self._of_the_last(lambda runtime: runtime.rate(verdict, answer, give_up=give_up, place=place))

    def steps(self) -> Sequence[str]:
        """See `Conversation.steps`."""
        return self._of_the_last(lambda runtime: runtime.steps())

    def _of_the_last(self, do: Callable[[Runtime], Said]) -> Said:
        from umi_local.store.database import StoreError
        from umi_local.store.feedback import FeedbackError

        if not self._written:
            raise ConversationError("nothing was asked yet")
        try:
            return do(self._running())
        except (FeedbackError, StoreError) as error:
            raise ConversationError(str(error)) from error

    def sessions(self) -> Sequence[SessionEntry]:
        """See `Conversation.sessions`."""
        from umi_local.store.database import StoreError

        try:
            found = self._opened_store().sessions(limit=MOST_SESSIONS)
        except StoreError as error:
            raise ConversationError(str(error)) from error
        return [SessionEntry(s.id, s.title, s.updated, s.workspace, s.pack, s.requests) for s in found]

    async def open(self, session: str | None) -> Sequence[Event]:
        """See `Conversation.open`."""
        from umi_local.store.database import StoreError
        from umi_local.store.events import stored_events

        try:
            if self._runtime is not None:
                events = self._runtime.open_session(session)
                name = self._runtime.agent.session if session else None
            else:
                store = self._opened_store()
                name = store.find(session).id if session else None
                events = stored_events(store.events(name)) if name else []
        except StoreError as error:
            raise ConversationError(str(error)) from error
        self._options = replace(self._options, session=name)
        self._written = session is not None
        return events

    def packs(self) -> Sequence[PackEntry]:
        """See `Conversation.packs`."""
        from umi_tui.packs import installed_packs

        return installed_packs()

    async def use_pack(self, name: str) -> None:
        """See `Conversation.use_pack`."""
        self._options = replace(self._options, pack=name)
        if self._runtime is None:
            await self.start()
            return
        try:
            await self._runtime.use_pack(name)
        except _failures() as error:
            raise ConversationError(str(error)) from error

    async def close(self) -> None:
        """See `Conversation.close`."""
        self.cancel()
        if self._runtime is not None:
            await self._runtime.close()
        elif self._store is not None:
            self._store.close()

    def _running(self) -> Runtime:
        if self._runtime is None:
            raise ConversationError("the engine is not running. Press F5 to start it, or F6 to choose another pack.")
        return self._runtime

    def _opened_store(self) -> Store:
        if self._runtime is not None:
            return self._runtime.store
        if self._store is None:
            from umi_local.runtime import open_store

            self._store = open_store([])
        return self._store

    def _ask(self, question: str) -> str:
        """Ask the user from the thread of a tool and wait there. A cancelled turn ends the wait."""
        from umi_local.tools.base import ToolError

        loop, queue = self._loop, self._queue
        if loop is None or queue is None:
            raise ToolError("nobody can answer now: end the turn with the question as the answer")
        name = f"question-{next(self._numbers)}"
        future: concurrent.futures.Future[str] = concurrent.futures.Future()
        self._questions[name] = future
        loop.call_soon_threadsafe(queue.put_nowait, QuestionAsked(name, question))
        try:
            return future.result()
        except concurrent.futures.CancelledError:
            raise ToolError("the user did not answer") from None


def _import_runtime() -> None:
    """Import what takes time, outside the event loop."""
    import umi_local.agent.loop
    import umi_local.runtime
    import umi_local.tools  # noqa: F401


def _failures() -> tuple[type[Exception], ...]:
    """Return what the runtime raises for a reason that the user can act on."""
    from umi_local.engine.client import EngineError
    from umi_local.packs.pack import PackError
    from umi_local.runtime import RuntimeFailure
    from umi_local.store.database import StoreError

    return RuntimeFailure, EngineError, PackError, StoreError, OSError
