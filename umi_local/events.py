"""The typed events of a turn. The app, `umi run --json` and every other front end consume the same stream.

```
turn_started -> (role_started -> prefill* -> token* -> role_finished
                 -> [tool_proposed -> [approval_requested] -> tool_started -> tool_output* -> tool_finished])*
             -> turn_finished
```
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, ClassVar, Literal

from umi_local.roles import Decision, Role
from umi_local.trajectory import Effect

Status = Literal["answered", "gave_up", "failed", "refused", "cancelled"]
FAILURE_STATUSES: tuple[Status, ...] = ("gave_up", "failed", "refused", "cancelled")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened. `type` is the name on the wire."""

    type: ClassVar[str]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data with the type first."""
        return {"type": self.type, **asdict(self)}


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """The user's words were taken and stored."""

    type: ClassVar[str] = "turn_started"
    session: str
    text: str


@dataclass(frozen=True, slots=True)
class RoleStarted(Event):
    """A role was invoked. `step` counts the planner's steps in this turn from 1."""

    type: ClassVar[str] = "role_started"
    role: Role
    step: int


@dataclass(frozen=True, slots=True)
class Prefill(Event):
    """Prompt tokens: evaluated so far, in total, and taken from the KV cache."""

    type: ClassVar[str] = "prefill"
    role: Role
    done: int
    total: int
    cached: int


@dataclass(frozen=True, slots=True)
class Token(Event):
    """Text that a role has just written: one or more tokens."""

    type: ClassVar[str] = "token"
    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class RoleFinished(Event):
    """A role ended. `text` is all it wrote; `decision` is set for the planner alone; seconds are wall time."""

    type: ClassVar[str] = "role_finished"
    role: Role
    text: str
    decision: Decision | None = None
    prompt_tokens: int = 0
    cached_tokens: int = 0
    tokens: int = 0
    prefill_seconds: float = 0.0
    decode_seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class ToolProposed(Event):
    """The caller wrote a valid call."""

    type: ClassVar[str] = "tool_proposed"
    call: str
    tool: str
    arguments: Mapping[str, Any]
    effect: Effect


@dataclass(frozen=True, slots=True)
class ApprovalRequested(Event):
    """The turn waits for the user. `preview` shows exactly what will happen: a diff, a command line."""

    type: ClassVar[str] = "approval_requested"
    call: str
    tool: str
    arguments: Mapping[str, Any]
    effect: Effect
    preview: str


@dataclass(frozen=True, slots=True)
class ToolStarted(Event):
    """The tool runs now, with these arguments (which the user may have edited)."""

    type: ClassVar[str] = "tool_started"
    call: str
    tool: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ToolOutput(Event):
    """Output of a tool that is still running."""

    type: ClassVar[str] = "tool_output"
    call: str
    text: str


@dataclass(frozen=True, slots=True)
class ToolFinished(Event):
    """The tool ended. `content` is the whole observation; the roles may see a shortened one."""

    type: ClassVar[str] = "tool_finished"
    call: str
    tool: str
    ok: bool
    content: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Notice(Event):
    """Something the user should know: the engine was restarted, an observation was shortened."""

    type: ClassVar[str] = "notice"
    text: str


@dataclass(frozen=True, slots=True)
class TurnFinished(Event):
    """The last event of every turn. `stats` holds steps, tokens, seconds and tokens_per_second."""

    type: ClassVar[str] = "turn_finished"
    status: Status
    answer: str
    stats: Mapping[str, Any] = field(default_factory=dict)
