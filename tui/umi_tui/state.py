"""What the app knows about the running turn, worked out from the events alone. No widget in here."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

from umi_local import events as ev
from umi_local.config import ApprovalMode
from umi_tui.conversation import Facts, QuestionAsked

EngineState = Literal["loading", "ready", "failed"]
Activity = Literal["idle", "waiting", "reading", "writing", "tool", "approval", "question", "stopping"]


@dataclass(slots=True)
class ChatState:
    """The figures of the status line and the mode of the app. Times are of `clock`, in seconds."""

    approve: ApprovalMode = "ask"
    pack: str = ""
    engine: EngineState = "loading"
    trouble: str = ""
    facts: Facts = field(default_factory=Facts)
    activity: Activity = "idle"
    role: str = ""
    tool: str = ""
    step: int = 0
    prefill: tuple[int, int] = (0, 0)
    tokens_per_second: float = 0.0
    context_used: int = 0
    cache_hit: float | None = None
    turn_began: float | None = None
    clock: Callable[[], float] = time.monotonic
    _prompt: int = 0
    _cached: int = 0
    _tokens: int = 0
    _seconds: float = 0.0

    @property
    def busy(self) -> bool:
        """Whether a turn runs or waits for the engine."""
        return self.activity != "idle"

    @property
    def elapsed(self) -> float:
        """Seconds since the running turn began, 0 when none runs."""
        return 0.0 if self.turn_began is None else self.clock() - self.turn_began

    def begin(self) -> None:
        """A turn was handed to the engine, or waits for it."""
        self.turn_began = self.clock()
        self.activity = "waiting"
        self.role = self.tool = ""
        self.step = 0
        self._prompt = self._cached = self._tokens = 0
        self._seconds = 0.0

    def end(self) -> None:
        """No turn runs any more."""
        self.activity = "idle"
        self.role = self.tool = ""
        self.turn_began = None

    def forget(self) -> None:
        """Another session begins: its figures are not known yet."""
        self.end()
        self.context_used, self.cache_hit, self.tokens_per_second = 0, None, 0.0

    def apply(self, event: ev.Event) -> None:
        """Take one event into account."""
        if self.activity == "stopping" and not isinstance(event, ev.TurnFinished):
            return
        match event:
            case ev.RoleStarted(role=role, step=step):
                self.activity, self.role, self.step, self.prefill = "reading", role, step, (0, 0)
            case ev.Prefill(done=done, total=total):
                self.activity, self.prefill = "reading", (done, total)
            case ev.Token():
                self.activity = "writing"
            case ev.RoleFinished():
                self._finished(event)
            case ev.ApprovalRequested(tool=tool):
                self.activity, self.role, self.tool = "approval", "", tool
            case QuestionAsked():
                self.activity = "question"
            case ev.ToolStarted(tool=tool):
                self.activity, self.role, self.tool = "tool", "", tool
            case ev.ToolFinished():
                self.activity, self.tool = "waiting", ""
            case ev.TurnFinished():
                self.end()
            case _:
                pass

    def _finished(self, event: ev.RoleFinished) -> None:
        self._tokens += event.tokens
        self._seconds += event.decode_seconds
        self._prompt += event.prompt_tokens
        self._cached += event.cached_tokens
        if self._seconds > 0:
            self.tokens_per_second = self._tokens / self._seconds
        if event.prompt_tokens:
            self.context_used = event.prompt_tokens + event.tokens
            self.cache_hit = self._cached / self._prompt
        self.activity, self.role = "waiting", ""
