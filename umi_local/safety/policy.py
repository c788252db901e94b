"""Who decides that a call may run: a table of (mode, effect), and what the user granted in this session.

Decisions rest on the declared effect of a tool and never on the text of a command (promise P5 of the safety
notes): a string can be written in a thousand ways, an effect cannot. What was approved is bound to the exact
tool, arguments and folder by a digest and is used once (P6).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from umi_local.config import ApprovalMode
from umi_local.trajectory import Effect

Verdict = Literal["allow", "ask", "refuse"]

RULES: Mapping[ApprovalMode, Mapping[Effect, Verdict]] = {
    "ask": {"read": "allow", "write": "ask", "execute": "ask", "network": "ask"},
    "edits": {"read": "allow", "write": "allow", "execute": "ask", "network": "ask"},
    "all": {"read": "allow", "write": "allow", "execute": "allow", "network": "allow"},
    "none": {"read": "allow", "write": "refuse", "execute": "refuse", "network": "refuse"},
}
"""What happens to a call of each effect in each approval mode."""


@dataclass(frozen=True, slots=True)
class ApprovalReply:
    """What the user said to a call. `arguments` come with "edit", `reason` with "refuse"."""

    kind: Literal["once", "session", "edit", "refuse"]
    arguments: Mapping[str, Any] | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Grant:
    """What "for this session" covers: a tool that writes, or one exact call of anything stronger."""

    tool: str
    digest: str | None = None


def call_digest(tool: str, arguments: Mapping[str, Any], folder: str = "") -> str:
    """Return the sha256 of a call in canonical form: what an approval is bound to."""
    call = json.dumps([tool, dict(arguments), folder], sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(call.encode()).hexdigest()


def grant_for(tool: str, effect: Effect, digest: str) -> Grant:
    """Return what the user grants by "for this session": commands are granted one by one, edits by tool."""
    return Grant(tool) if effect in ("read", "write") else Grant(tool, digest)


def grant_text(tool: str, effect: Effect) -> str:
    """Return what "for this session" would allow, in words for the user."""
    return f"every {tool} in this session" if effect in ("read", "write") else f"this exact {tool} call in this session"


@dataclass(slots=True)
class Policy:
    """The approval mode of a session and its grants. `can_ask` is false when nobody is there to approve."""

    mode: ApprovalMode = "ask"
    can_ask: bool = True
    grants: set[Grant] = field(default_factory=set)

    @property
    def final(self) -> bool:
        """Whether nobody can turn a refusal of this policy around."""
        return self.mode == "none" or not self.can_ask

    def decide(self, tool: str, effect: Effect, digest: str) -> Verdict:
        """Return what happens to this call. Refuses what would have to be asked when nobody can be asked."""
        verdict = RULES[self.mode][effect]
        if verdict != "ask":
            return verdict
        if Grant(tool) in self.grants or Grant(tool, digest) in self.grants:
            return "allow"
        return "ask" if self.can_ask else "refuse"

    def grant(self, tool: str, effect: Effect, digest: str) -> None:
        """Remember that the user allowed this for the session."""
        self.grants.add(grant_for(tool, effect, digest))

    def revoke(self) -> None:
        """Forget every grant."""
        self.grants.clear()

    def why_refused(self, tool: str, effect: Effect) -> str:
        """Return a sentence for the user: why this call did not run and what would let it."""
        does = {"write": "changes files", "execute": "runs a command", "network": "uses the network"}.get(
            effect, effect
        )
        mode = "edits" if effect == "write" else "all"
        if self.mode == "none":
            return f"{tool} {does}, and the approval mode is none. Use --approve ask, or --approve {mode}."
        return f"{tool} {does}, and nobody is here to approve it. Use --approve {mode}, or run umi in a terminal."
