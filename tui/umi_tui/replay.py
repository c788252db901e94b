"""A conversation without a model: what happens is written down beforehand. For tests, demonstrations and pictures.

A script is an async generator function of the conversation and the user's words; it yields events, may sleep, and
may wait for the user with `approved` and `answered`. `TurnStarted` and, on cancel, `TurnFinished` are added.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from typing import Any

from umi_local.config import ApprovalMode, Verdict
from umi_local.events import Event, RoleFinished, RoleStarted, Token, TurnFinished, TurnStarted
from umi_local.roles import Decision, Role
from umi_local.safety.policy import ApprovalReply, grant_text
from umi_tui.conversation import ConversationError, Facts, PackEntry, SessionEntry

Script = Callable[["ReplayConversation", str], AsyncIterator[Event]]


class ReplayConversation:
    """Plays `script` for every turn. `loading` is awaited by `start`; `broken` makes it fail with that message."""

    def __init__(
        self,
        script: Script,
        *,
        stored: Mapping[str, Sequence[Event]] | None = None,
        packs: Sequence[PackEntry] = (PackEntry("nano", "the built-in pack"),),
        facts: Facts | None = None,
        loading: asyncio.Event | None = None,
        broken: str = "",
    ) -> None:
        self._script = script
        self._stored = dict(stored or {})
        self._packs = packs
        self.facts = facts or Facts("nano", "nano-q8", 2048, 2, "fork", True)
        self.session: str | None = None
        self.loading = loading
        self.broken = broken
        self.asked: list[str] = []
        self.replies: list[tuple[str, ApprovalReply]] = []
        self.answers: list[str] = []
        self.mode: ApprovalMode = "ask"
        self.ratings: list[tuple[str, str | None]] = []
        self.given_up: list[tuple[int, str]] = []
        self.did: tuple[str, ...] = ("the answer",)
        self.closed = False
        self._reply: asyncio.Future[ApprovalReply] | None = None
        self._answer: asyncio.Future[str] | None = None
        self._player: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Wait for `loading`, then fail if `broken`."""
        if self.loading is not None:
            await self.loading.wait()
        if self.broken:
            raise ConversationError(self.broken)

    async def turn(self, text: str) -> AsyncIterator[Event]:
        """Play the script."""
        self.asked.append(text)
        self.session = self.session or "20261121-120000-abcd"
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        queue.put_nowait(TurnStarted(self.session, text))
        self._player = asyncio.create_task(self._play(text, queue))
        try:
            while (event := await queue.get()) is not None:
                yield event
            await self._player
        finally:
            self._player.cancel()
            self._player = None

    async def _play(self, text: str, queue: asyncio.Queue[Event | None]) -> None:
        try:
            async for event in self._script(self, text):
                queue.put_nowait(event)
                await asyncio.sleep(0)
        except asyncio.CancelledError:
            queue.put_nowait(TurnFinished("cancelled", "cancelled"))
        finally:
            queue.put_nowait(None)

    async def approved(self) -> ApprovalReply:
        """Wait until the user answers an approval request."""
        self._reply = asyncio.get_running_loop().create_future()
        return await self._reply

    async def answered(self) -> str:
        """Wait until the user answers a question."""
        self._answer = asyncio.get_running_loop().create_future()
        return await self._answer

    def reply(self, call: str, reply: ApprovalReply) -> None:
        """Take the answer to a call."""
        self.replies.append((call, reply))
        if self._reply is not None and not self._reply.done():
            self._reply.set_result(reply)

    def answer(self, question: str, text: str) -> None:
        """Take the answer to a question."""
        self.answers.append(text)
        if self._answer is not None and not self._answer.done():
            self._answer.set_result(text)

    def cancel(self) -> None:
        """Stop the script."""
        if self._player is not None:
            self._player.cancel()

    def check(self, tool: str, arguments: Mapping[str, Any]) -> str | None:
        """Only an argument called "bad" is not valid."""
        return f"{tool}: bad is not an argument" if "bad" in arguments else None

    def grant_text(self, tool: str, effect: str) -> str:
        """As in the runtime."""
        return grant_text(tool, effect)  # type: ignore[arg-type]

    def set_approval(self, mode: ApprovalMode) -> None:
        """Remember the mode."""
        self.mode = mode

    def undo(self) -> str:
        """There is nothing to take back."""
        raise ConversationError("there is no write to take back")

    def steps(self) -> Sequence[str]:
        """Return what a test says the last request did."""
        return self.did

    def rate(self, verdict: Verdict, answer: str | None = None, *, give_up: str | None = None, place: int = 0) -> str:
        """Remember what was said."""
        if give_up is not None:
            self.given_up.append((place, give_up))
            return f"request 1: in place of call {place} it should have given up: {give_up}"
        self.ratings.append((verdict, answer))
        return "request 1: " + (f"it was {verdict}" if verdict else f"the answer should have been {answer!r}")

    def sessions(self) -> Sequence[SessionEntry]:
        """Return what is stored."""
        return [
            SessionEntry(
                name, next((e.text for e in events if isinstance(e, TurnStarted)), ""), 0.0, "/work", "nano", 1
            )
            for name, events in self._stored.items()
        ]

    async def open(self, session: str | None) -> Sequence[Event]:
        """Return a stored session."""
        if session is None:
            self.session = None
            return []
        if session not in self._stored:
            raise ConversationError(f"there is no session '{session}'")
        self.session = session
        return self._stored[session]

    def packs(self) -> Sequence[PackEntry]:
        """Return the packs."""
        return self._packs

    async def use_pack(self, name: str) -> None:
        """Switch to a pack that is in the list."""
        if name not in {pack.name for pack in self._packs}:
            raise ConversationError(f"there is no pack {name!r}")
        self.broken = ""
        self.facts = Facts(name, name, 2048, 2, "fork", True)

    async def close(self) -> None:
        """Stop the script."""
        self.cancel()
        self.closed = True
        await asyncio.sleep(0)


async def spoken(role: Role, text: str, decision: Decision | None = None, pace: float = 0.0) -> AsyncIterator[Event]:
    """Yield the events of a role that writes `text`, word by word, `pace` seconds apart."""
    yield RoleStarted(role, 1)
    words = text.split(" ")
    for number, word in enumerate(words):
        yield Token(role, word + (" " if number < len(words) - 1 else ""))
        if pace:
            await asyncio.sleep(pace)
    count = len(words)
    yield RoleFinished(role, text, decision, 400, 380, count, 0.02, count / 120)
