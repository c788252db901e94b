"""Asking before acting: the user sees exactly what will happen, and exactly that happens.

What runs is checked against what was shown: same tool, same arguments, and a preview that still reads the same
(a file that changed in the meantime changes the diff).
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from umi_local.agent.calls import clean
from umi_local.agent.threads import in_thread
from umi_local.events import ApprovalRequested, Event, Notice
from umi_local.safety.policy import RULES, ApprovalReply, Policy, call_digest
from umi_local.store.sessions import ApprovalRecord, SessionLog
from umi_local.tools.base import Tool, ToolContext, ToolError

PREVIEW_SECONDS = 10.0
PREVIEW_CHARS = 100_000


@dataclass(frozen=True, slots=True)
class Decided:
    """What may run. `problem` says why nothing may; `refused` that somebody forbade it."""

    arguments: dict[str, Any]
    problem: str = ""
    refused: bool = False


class Approvals:
    """Decides about the calls of one session, asking where the policy says so."""

    def __init__(self, policy: Policy, context: ToolContext, log: SessionLog) -> None:
        self._policy = policy
        self._context = context
        self._log = log
        self._waiting: dict[str, asyncio.Future[ApprovalReply]] = {}

    def reply(self, call: str, reply: ApprovalReply) -> bool:
        """Hand in the user's answer. Returns whether a call of this id was waiting."""
        future = self._waiting.get(call)
        if future is None or future.done():
            return False
        future.set_result(reply)
        return True

    async def decide(
        self, call: str, tool: Tool, arguments: Mapping[str, Any], put: Callable[[Event], None]
    ) -> Decided:
        """Return what may run. `put` hands out the approval request and waits are only for the user."""
        frozen: dict[str, Any] = json.loads(json.dumps(dict(arguments)))
        effect = tool.spec.effect
        digest = self._digest(tool, frozen)
        match self._policy.decide(tool.name, effect, digest):
            case "allow":
                if effect != "read":
                    by_mode = RULES[self._policy.mode][effect] == "allow"
                    await self._note(call, tool, frozen, "allow", "policy" if by_mode else "grant")
                return Decided(frozen)
            case "refuse":
                reason = self._policy.why_refused(tool.name, effect)
                await self._note(call, tool, frozen, "refuse", "policy", reason)
                return Decided(frozen, f"this call was refused: {reason}", refused=True)
            case "ask":
                return await self._ask(call, tool, frozen, put)

    async def _ask(self, call: str, tool: Tool, arguments: dict[str, Any], put: Callable[[Event], None]) -> Decided:
        while True:
            try:
                shown = await self._preview(tool, arguments)
            except ToolError as error:  # it cannot work: telling the planner is better than asking the user
                return Decided(arguments, clean(error))
            future: asyncio.Future[ApprovalReply] = asyncio.get_running_loop().create_future()
            self._waiting[call] = future
            put(ApprovalRequested(call, tool.name, arguments, tool.spec.effect, shown))
            try:
                reply = await future
            finally:
                self._waiting.pop(call, None)
            if reply.kind == "refuse":
                reason = clean(reply.reason).strip()
                await self._note(call, tool, arguments, "refuse", "user", reason)
                why = f"the user refused this call: {reason}" if reason else "the user refused this call"
                return Decided(arguments, why, refused=True)
            if reply.kind == "edit":
                try:
                    edited = tool.validate(reply.arguments or {})
                except ToolError as error:
                    put(Notice(f"the edited call is not valid: {error}"))
                    continue
                await self._note(call, tool, edited, "edit", "user")
                return Decided(edited)
            if await self._changed(tool, arguments, shown):
                put(Notice("the files changed while this call waited: here is what it would do now"))
                continue
            if reply.kind == "session":
                self._policy.grant(tool.name, tool.spec.effect, self._digest(tool, arguments))
            await self._note(call, tool, arguments, reply.kind, "user")
            return Decided(arguments)

    async def _preview(self, tool: Tool, arguments: dict[str, Any]) -> str:
        preview = tool.preview
        if preview is None:
            return plain_preview(tool.name, arguments)
        try:
            future = in_thread(lambda: preview(self._context, dict(arguments)), f"preview {tool.name}")
            async with asyncio.timeout(PREVIEW_SECONDS):  # wait_for may lose a cancellation before Python 3.12
                text = await future
        except ToolError:
            raise
        except Exception as error:
            return f"{plain_preview(tool.name, arguments)}\n(no preview: {type(error).__name__}: {error})"
        return clean(text)[:PREVIEW_CHARS]

    async def _changed(self, tool: Tool, arguments: dict[str, Any], shown: str) -> bool:
        try:
            return await self._preview(tool, arguments) != shown
        except ToolError:
            return False  # the run itself will say what is wrong

    def _digest(self, tool: Tool, arguments: Mapping[str, Any]) -> str:
        return call_digest(tool.name, arguments, str(self._context.workspace.root))

    async def _note(
        self, call: str, tool: Tool, arguments: Mapping[str, Any], verdict: str, by: str, reason: str = ""
    ) -> None:
        """Write a decision down before anything comes of it, in a thread: a commit waits for the disk."""
        digest = self._digest(tool, arguments)
        record = ApprovalRecord(call, tool.name, arguments, digest, verdict, by, reason)
        await asyncio.to_thread(self._log.decide, record)


def plain_preview(tool: str, arguments: Mapping[str, Any]) -> str:
    """Return a call in words: its name, then one argument per line."""
    lines = [f"{key}: {value if isinstance(value, str) else json.dumps(value)}" for key, value in arguments.items()]
    return "\n".join([tool, *lines])
