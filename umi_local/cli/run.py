"""`umi run`: one question, one answer. The answer is on stdout, everything else on stderr."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import select
import signal
import stat
import sys
from collections.abc import Mapping
from typing import Any

from umi_local.cli import exits
from umi_local.cli.main import leave_at_once
from umi_local.cli.terminal import Terminal
from umi_local.config import AppOptions
from umi_local.events import (
    ApprovalRequested,
    Event,
    Notice,
    RoleFinished,
    Token,
    ToolFinished,
    ToolStarted,
    TurnFinished,
)
from umi_local.roles import Role
from umi_local.text import inert

STDIN_BYTES = 1 << 20
"""Most bytes of standard input that come with a question."""
STDIN_SECONDS = 2.0
"""How long a pipe that stays silent is listened to: it may be nobody's."""


def run_once(options: AppOptions, prompt: str, *, as_json: bool) -> int:
    """Answer `prompt` and return the exit code. Prints; never raises for what a user can cause."""
    if not prompt.strip():
        print("umi: nothing was asked: the prompt is empty", file=sys.stderr)
        return exits.USAGE
    with asyncio.Runner() as runner:
        return runner.run(_Run(options, prompt, as_json).main())


class _Run:
    def __init__(self, options: AppOptions, prompt: str, as_json: bool) -> None:
        self._options = options
        self._prompt = prompt
        self._out = JsonOutput() if as_json else TextOutput()
        self._agent: Any = None
        self._terminal: Terminal | None = None
        self._task: asyncio.Task[Any] | None = None
        self._interrupts = 0

    async def main(self) -> int:
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, self._interrupt, number)
        try:
            return await self._answer()
        except asyncio.CancelledError:
            self._out.ended(TurnFinished("cancelled", "cancelled"))
            return exits.CANCELLED
        finally:
            if self._terminal is not None:
                self._terminal.close()
            for number in (signal.SIGINT, signal.SIGTERM):
                with contextlib.suppress(NotImplementedError, RuntimeError):
                    loop.remove_signal_handler(number)
            signal.signal(signal.SIGINT, leave_at_once)

    def _interrupt(self, number: int) -> None:
        """The first Ctrl-C cancels the turn, the second leaves at once."""
        self._interrupts += 1
        if self._interrupts > 1:
            leave_at_once(number)
        if self._terminal is not None:
            self._terminal.abort()
        if self._agent is not None and self._agent.running:
            self._agent.cancel()
        elif self._task is not None:
            self._task.cancel()

    async def _answer(self) -> int:
        from umi_local.runtime import open_runtime

        self._terminal = Terminal.open()
        ask = self._terminal.ask if self._terminal is not None else None
        try:
            async with open_runtime(self._options, ask=ask, can_approve=self._terminal is not None) as runtime:
                self._agent = runtime.agent
                context = await self._piped()
                return await self._events(context, runtime.notices)
        except Exception as error:
            problem = _expected(error)
            if problem is None:
                raise
            self._out.ended(TurnFinished("failed", problem))
            return exits.USAGE if type(error).__name__ == "RuntimeFailure" else exits.FAILED

    async def _piped(self) -> str:
        from umi_local.agent.calls import in_thread

        if not has_piped_input():
            return ""
        data, trouble = await in_thread(read_piped, "stdin")
        if trouble:
            self._out.event(Notice(trouble))
        return data

    async def _events(self, context: str, notices: list[str]) -> int:
        code = exits.FAILED
        async with contextlib.aclosing(self._agent.turn(self._prompt, context)) as events:
            async for event in events:
                if notices:
                    for text in notices:
                        self._out.event(Notice(text))
                    notices.clear()
                if isinstance(event, TurnFinished):
                    self._out.ended(event)
                    code = exits.OF_STATUS[event.status]
                else:
                    self._out.event(event)
                if isinstance(event, ApprovalRequested) and self._terminal is not None:
                    with contextlib.suppress(asyncio.CancelledError):
                        self._agent.reply(event.call, await self._terminal.approve(event))
        return code


class TextOutput:
    """The answer on stdout, as it is written when a user watches; diagnostics on stderr."""

    def __init__(self) -> None:
        self._live = sys.stdout.isatty()
        self._chatty = sys.stderr.isatty()
        self._shown = ""

    def event(self, event: Event) -> None:
        """Show an event, if it is for the user."""
        match event:
            case Token(Role.SUMMARIZER, text) if self._live:
                self._shown += text
                sys.stdout.write(inert(text))
                sys.stdout.flush()
            case RoleFinished(Role.PLANNER, decision=decision) if self._chatty and decision is not None:
                rationale = event.text.rpartition("\nNext:")[0].strip()
                self._say(f"  {rationale}" if rationale else "")
            case ToolStarted(tool=tool, arguments=arguments) if self._chatty:
                self._say(f"  {tool} {_short(arguments)}")
            case ToolFinished(ok=False, content=content, tool=tool):
                if content.startswith("this call was refused: "):
                    self._say(f"umi: {content}")
                elif self._chatty:
                    self._say(f"  {tool}: {content.splitlines()[0] if content else 'failed'}")
            case Notice(text):
                self._say(f"umi: {text}")

    def ended(self, event: TurnFinished) -> None:
        """Show how the turn ended."""
        if event.status == "answered":
            streamed = self._live and self._shown.strip() == event.answer
            text = inert(event.answer) if self._live else event.answer
            print("" if streamed else text, flush=True)
            return
        if self._shown:
            print(flush=True)
        word = {"gave_up": "gave up: ", "failed": "", "refused": "refused: ", "cancelled": ""}[event.status]
        self._say(f"umi: {word}{event.answer}")

    def _say(self, text: str) -> None:
        if text:
            print(inert(text), file=sys.stderr, flush=True)


class JsonOutput:
    """One event per line on stdout."""

    def event(self, event: Event) -> None:
        """Write an event."""
        print(json.dumps(event.to_dict(), ensure_ascii=False), flush=True)
        if isinstance(event, ToolFinished) and event.content.startswith("this call was refused: "):
            print(f"umi: {inert(event.content)}", file=sys.stderr, flush=True)

    def ended(self, event: TurnFinished) -> None:
        """Write the last event."""
        self.event(event)


def has_piped_input() -> bool:
    """Return whether standard input is a file, a pipe or a socket: something that may carry text."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def read_piped(limit: int = STDIN_BYTES, patience: float = STDIN_SECONDS) -> tuple[str, str]:
    """Return the text on standard input and, if there is one, a sentence about what is wrong with it.

    At most `limit` bytes are read; what is not UTF-8 is replaced. A pipe that says nothing for `patience` seconds
    is taken for one that was merely inherited; once something came it is read to its end.
    """
    if os.name == "posix" and not select.select([0], [], [], patience)[0]:
        return "", f"nothing came on standard input for {patience:g} s, so umi goes on without it"
    data = b""
    try:
        while len(data) <= limit and (piece := os.read(0, 1 << 16)):
            data += piece
    except OSError as error:
        return "", f"standard input could not be read: {error.strerror}"
    text = data[:limit].decode("utf-8", "replace")
    return text, f"standard input is longer than {limit} bytes: only the beginning is used" if len(data) > limit else ""


def _expected(error: Exception) -> str | None:
    """Return the message of an error that a user can cause, None for a mistake of ours."""
    from umi_local.engine.client import EngineError
    from umi_local.packs.pack import PackError
    from umi_local.runtime import RuntimeFailure
    from umi_local.store.database import StoreError
    from umi_local.tools.base import ToolError

    known = (EngineError, PackError, RuntimeFailure, StoreError, ToolError)
    return str(error) if isinstance(error, known) else None


def _short(arguments: Mapping[str, Any]) -> str:
    text = json.dumps(dict(arguments), ensure_ascii=False)
    return text if len(text) <= 120 else f"{text[:117]}..."
