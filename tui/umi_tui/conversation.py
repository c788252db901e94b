"""The seam between the app and the runtime: everything the app may ask of a conversation.

```
UmiApp --turn(text)--> Conversation --events--> UmiApp
       --reply / answer / cancel-->
```
`umi_tui.local` puts the runtime behind it, the tests put a scripted one. Every method but `start`, `open`,
`use_pack`, `turn` and `close` returns at once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Protocol

from umi_local.config import AppOptions, ApprovalMode, Verdict
from umi_local.events import Event
from umi_local.safety.policy import ApprovalReply


class ConversationError(Exception):
    """The runtime cannot do what was asked. The message is for the user: what, where, what to do."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the running engine. `context` is in tokens; `offline` is true when no socket can be opened."""

    pack: str = ""
    model: str = ""
    context: int = 0
    threads: int = 0
    mode: str = ""
    offline: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A stored session in a list. `updated` is in seconds since the epoch."""

    id: str
    title: str
    updated: float
    workspace: str
    pack: str
    requests: int


@dataclass(frozen=True, slots=True)
class PackEntry:
    """A pack that can be switched to. `name` is what `use_pack` takes; `trouble` says why it cannot be used."""

    name: str
    summary: str
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class QuestionAsked(Event):
    """A tool asks the user. The turn waits for `Conversation.answer`."""

    type: ClassVar[str] = "question_asked"
    question: str
    text: str


class Conversation(Protocol):
    """One conversation with the three roles in one workspace. At most one turn runs at a time."""

    @property
    def facts(self) -> Facts:
        """What is known of the engine; empty before `start` returned."""
        ...

    @property
    def session(self) -> str | None:
        """The id under which this conversation is stored, None before its first turn."""
        ...

    async def start(self) -> None:
        """Bring the engine up. Raises ConversationError."""
        ...

    def turn(self, text: str) -> AsyncIterator[Event]:
        """Yield what happens until `TurnFinished`. Raises ConversationError."""
        ...

    def reply(self, call: str, reply: ApprovalReply) -> None:
        """Answer an `ApprovalRequested`."""
        ...

    def answer(self, question: str, text: str) -> None:
        """Answer a `QuestionAsked`."""
        ...

    def cancel(self) -> None:
        """Stop the running turn, also while it waits for the user."""
        ...

    def check(self, tool: str, arguments: Mapping[str, Any]) -> str | None:
        """Return why these arguments are not valid for this tool, or None."""
        ...

    def grant_text(self, tool: str, effect: str) -> str:
        """Return what "for this session" would allow, in words."""
        ...

    def set_approval(self, mode: ApprovalMode) -> None:
        """Change the approval mode from the next call on."""
        ...

    def undo(self) -> str:
        """Take the last write back and say so. Raises ConversationError."""
        ...

    def rate(self, verdict: Verdict, answer: str | None = None, *, give_up: str | None = None, place: int = 0) -> str:
        """Keep what the user says about the last request, and say so. Raises ConversationError.

        `give_up` is why it should have given up, in the `place` that `steps` counts from 1.
        """
        ...

    def steps(self) -> Sequence[str]:
        """Return the calls of the last request and what ended it, in words. Raises ConversationError."""
        ...

    def sessions(self) -> Sequence[SessionEntry]:
        """Return the stored sessions, the last used first. Raises ConversationError."""
        ...

    async def open(self, session: str | None) -> Sequence[Event]:
        """Go on with a stored session and return what happened in it; None begins a new one.

        Raises ConversationError.
        """
        ...

    def packs(self) -> Sequence[PackEntry]:
        """Return the packs of this machine."""
        ...

    async def use_pack(self, name: str) -> None:
        """Change the model and keep the conversation. Raises ConversationError; the old pack is gone then."""
        ...

    async def close(self) -> None:
        """Stop everything. Never raises."""
        ...


ConversationFactory = Callable[[AppOptions], Conversation]
