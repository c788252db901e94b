"""`umi run`: one question, one answer. The answer is on stdout, everything else on stderr.

The model's process is started before most of umi is imported: the first token is due within 1.5 s of the command.
"""

from __future__ import annotations

import asyncio
import contextlib
import signal
import sys
from functools import cached_property
from typing import TYPE_CHECKING, Any

from umi_local.agent.threads import in_thread
from umi_local.cli import exits
from umi_local.cli.main import leave_at_once
from umi_local.cli.stdin import has_piped_input, read_piped
from umi_local.cli.terminal import Terminal
from umi_local.config import AppOptions

if TYPE_CHECKING:
    from umi_local.cli.output import JsonOutput, TextOutput
    from umi_local.events import Status
    from umi_local.runtime import Runtime


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
        self._as_json = as_json
        self._runtime: Runtime | None = None
        self._terminal: Terminal | None = None
        self._task: asyncio.Task[Any] | None = None
        self._interrupts = 0

    @cached_property
    def _out(self) -> JsonOutput | TextOutput:
        from umi_local.cli.output import JsonOutput, TextOutput

        return JsonOutput() if self._as_json else TextOutput()

    async def main(self) -> int:
        loop = asyncio.get_running_loop()
        self._task = asyncio.current_task()
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError, RuntimeError):
                loop.add_signal_handler(number, self._interrupt, number)
        try:
            return await self._answer()
        except asyncio.CancelledError:
            return self._ended("cancelled", "cancelled", exits.CANCELLED)
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
        if self._runtime is not None and self._runtime.agent.running:
            self._runtime.agent.cancel()
        elif self._task is not None:
            self._task.cancel()

    async def _answer(self) -> int:
        from umi_local.runtime import open_runtime

        self._terminal = Terminal.open()
        ask = self._terminal.ask if self._terminal is not None else None
        piped = in_thread(read_piped, "stdin") if has_piped_input() else None
        try:
            async with open_runtime(self._options, ask=ask, can_approve=self._terminal is not None) as runtime:
                self._runtime = runtime
                context, trouble = await piped if piped is not None else ("", "")
                if trouble:
                    runtime.notices.append(trouble)
                return await self._events(runtime, context)
        except Exception as error:
            problem = _expected(error)
            if problem is None:
                raise
            usage = type(error).__name__ == "RuntimeFailure"
            return self._ended("failed", problem, exits.USAGE if usage else exits.FAILED)

    async def _events(self, runtime: Runtime, context: str) -> int:
        from umi_local.events import ApprovalRequested, Notice, TurnFinished

        code = exits.FAILED
        async with contextlib.aclosing(runtime.agent.turn(self._prompt, context)) as events:
            async for event in events:
                if isinstance(event, TurnFinished):
                    code = exits.OF_STATUS[event.status]
                else:
                    self._out.event(event)
                while runtime.notices:  # what was said before the turn comes right after its first event
                    self._out.event(Notice(runtime.notices.pop(0)))
                if isinstance(event, TurnFinished):
                    self._out.event(event)
                if isinstance(event, ApprovalRequested) and self._terminal is not None:
                    with contextlib.suppress(asyncio.CancelledError):
                        runtime.agent.reply(event.call, await self._terminal.approve(event))
        return code

    def _ended(self, status: Status, text: str, code: int) -> int:
        from umi_local.events import TurnFinished

        self._out.event(TurnFinished(status, text))
        return code


def _expected(error: Exception) -> str | None:
    """Return the message of an error that a user can cause, None for a mistake of ours."""
    from umi_local.engine.client import EngineError
    from umi_local.packs.pack import PackError
    from umi_local.runtime import RuntimeFailure
    from umi_local.store.database import StoreError
    from umi_local.tools.base import ToolError

    known = (EngineError, PackError, RuntimeFailure, StoreError, ToolError)
    return str(error) if isinstance(error, known) else None
