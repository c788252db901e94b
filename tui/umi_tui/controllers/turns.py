"""Turns: sending, waiting in the queue, streaming, approving, cancelling.

```
submit -> queue -> (engine ready, nothing runs) -> conversation.turn -> TurnView -> transcript
                                                       `-> approval, question -> ports
```
One timer flushes what streamed and draws the status line; it is stopped while nothing runs.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from textual.timer import Timer
from textual.worker import Worker

from umi_local import events as ev
from umi_local.safety.policy import ApprovalReply
from umi_tui.controllers.turn_view import TurnView
from umi_tui.conversation import Conversation, ConversationError, QuestionAsked
from umi_tui.state import ChatState
from umi_tui.widgets.lanes import NoticeEntry
from umi_tui.widgets.transcript import Transcript

log = logging.getLogger(__name__)

FLUSH_SECONDS = 1 / 16
MOST_QUEUED = 50


@dataclass(frozen=True, slots=True)
class Ports:
    """What the controller needs of the app."""

    transcript: Transcript
    run: Callable[[Coroutine[Any, Any, None]], Worker[None]]
    approve: Callable[[ev.ApprovalRequested], None]
    question: Callable[[QuestionAsked], None]
    settled: Callable[[], None]
    """No approval or question is open any more: show the input."""
    give_back: Callable[[str], None]
    """Put a text that could not be sent back into the input."""
    changed: Callable[[], None]
    """The status line, the queue or the hints may be out of date."""
    ended: Callable[[], None]
    """A turn is over."""


class TurnController:
    """The only one who runs turns. At most one at a time; the rest waits."""

    def __init__(self, conversation: Conversation, state: ChatState, ports: Ports, timer: Callable[..., Timer]) -> None:
        self.conversation = conversation
        self.state = state
        self.queue: list[str] = []
        self.held = False
        self._ports = ports
        self._view: TurnView | None = None
        self._worker: Worker[None] | None = None
        self._question: str | None = None
        self._approval: str | None = None
        self._timer = timer(FLUSH_SECONDS, self._tick, pause=True)

    # --- the engine -----------------------------------------------------------------------------------------

    async def start_engine(self, bring_up: Callable[[], Coroutine[Any, Any, None]]) -> None:
        """Bring the engine up; what waits runs as soon as it is there."""
        state = self.state
        state.engine, state.trouble = "loading", ""
        self._ports.changed()
        try:
            await bring_up()
        except ConversationError as error:
            self._failed(str(error))
        except Exception as error:
            log.exception("the engine could not be started")
            self._failed(f"{type(error).__name__}: {error}")
        else:
            state.engine, state.facts = "ready", self.conversation.facts
            state.pack = state.facts.pack or state.pack
            self._ports.changed()
            self._next()

    def _failed(self, why: str) -> None:
        self.state.engine, self.state.trouble = "failed", why
        self.state.facts = self.conversation.facts
        waits = " What you sent waits in the queue." if self.queue else ""
        words = f"The engine did not start: {why}\nF5 tries again, F6 chooses another pack.{waits}"
        self._ports.transcript.add(NoticeEntry(words, "bad"))
        self._ports.changed()

    # --- sending --------------------------------------------------------------------------------------------

    def submit(self, text: str) -> str | None:
        """Send a request, the answer to an open question, or nothing to go on with a held queue.

        Returns why it was not taken.
        """
        if self._question is not None:
            question, self._question = self._question, None
            self.conversation.answer(question, text)
            self._ports.transcript.add(NoticeEntry(f"You answered: {text}"))
            self._ports.settled()
            return None
        self.held = False
        if text.strip():
            if len(self.queue) >= MOST_QUEUED:
                return f"{MOST_QUEUED} requests wait already. Wait for one, or drop them with /queue drop."
            self.queue.append(text)
        self._next()
        self._ports.changed()
        return None

    def drop_queue(self) -> list[str]:
        """Empty the queue and return what was in it."""
        dropped, self.queue, self.held = self.queue, [], False
        self._ports.changed()
        return dropped

    def _next(self) -> None:
        if self.queue and not self.held and not self.state.busy and self.state.engine == "ready":
            text = self.queue.pop(0)
            self.state.begin()
            self._worker = self._ports.run(self._run(text))
            self._ports.changed()

    # --- one turn -------------------------------------------------------------------------------------------

    async def _run(self, text: str) -> None:
        transcript = self._ports.transcript
        transcript.begin_turn()
        view = self._view = TurnView(transcript.add)
        self._timer.resume()
        begun, status = False, "failed"
        try:
            async for event in self.conversation.turn(text):
                begun = begun or isinstance(event, ev.TurnStarted)
                status = event.status if isinstance(event, ev.TurnFinished) else status
                self._take(event, view)
                if not isinstance(event, ev.Token | ev.Prefill | ev.ToolOutput):
                    await asyncio.sleep(0)  # several at once would keep the screen waiting
        except ConversationError as error:
            transcript.add(NoticeEntry(str(error), "bad"))
        except Exception as error:
            log.exception("a turn ended in an error")
            transcript.add(NoticeEntry(f"The turn ended in an error of umi: {type(error).__name__}: {error}", "bad"))
        finally:
            self._timer.pause()
            view.flush()
            self._view = self._question = self._approval = None
            self.state.end()
            self.held = bool(self.queue) and status in ("cancelled", "failed")
            self._ports.settled()
            if not begun:
                self._ports.give_back(text)
            self._ports.changed()
            self._ports.ended()
        self._next()

    def _take(self, event: ev.Event, view: TurnView) -> None:
        stopping = self.state.activity == "stopping"
        self.state.apply(event)
        self._ports.transcript.remember(event)
        view.apply(event)
        match event:
            case ev.ApprovalRequested() if not stopping:
                self._approval = event.call
                self._ports.approve(event)
            case QuestionAsked() if not stopping:
                self._question = event.question
                self._ports.question(event)
            case _:
                if self._approval is not None and isinstance(event, ev.ToolStarted | ev.ToolFinished | ev.TurnFinished):
                    self._approval = None
                    self._ports.settled()
        if not isinstance(event, ev.Token | ev.Prefill | ev.ToolOutput):
            self._ports.changed()

    def _tick(self) -> None:
        if self._view is not None:
            self._view.flush()
        self._ports.changed()

    # --- answers and cancelling -----------------------------------------------------------------------------

    def reply(self, call: str, reply: ApprovalReply) -> None:
        """Answer an approval request."""
        self._approval = None
        self._ports.settled()
        self.conversation.reply(call, reply)

    def cancel(self) -> bool:
        """Stop the running turn; asked twice, do not wait for it to agree. Returns whether there was one."""
        if not self.state.busy:
            return False
        if self.state.activity == "stopping" and self._worker is not None:
            self._worker.cancel()
            return True
        self.state.activity = "stopping"
        self._question = self._approval = None
        self._ports.settled()
        self.conversation.cancel()
        self._ports.changed()
        return True


def split_turns(events: Sequence[ev.Event]) -> list[list[ev.Event]]:
    """Return the events of a session turn by turn."""
    turns: list[list[ev.Event]] = []
    for event in events:
        if isinstance(event, ev.TurnStarted) or not turns:
            turns.append([])
        turns[-1].append(event)
    return turns
