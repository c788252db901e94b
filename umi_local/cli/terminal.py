"""Asking the user on the terminal while stdin and stdout carry data.

Reads the controlling terminal through the event loop: no thread is left in a read when the user cancels, and
what was typed before a question was asked never answers it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from umi_local.events import ApprovalRequested
    from umi_local.safety.policy import ApprovalReply

PREVIEW_CHARS = 6000


class Terminal:
    """The user's terminal. `Terminal.open()` returns None where there is none to ask on."""

    def __init__(self, fd: int) -> None:
        self._fd = fd
        self._loop = asyncio.get_running_loop()
        self._waiting: asyncio.Future[str] | None = None

    @classmethod
    def open(cls) -> Terminal | None:
        """Open the controlling terminal if a user sits there: stderr must be one, so that questions are seen."""
        if os.name != "posix" or not sys.stderr.isatty():
            return None
        try:
            return cls(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY | os.O_CLOEXEC))
        except OSError:
            return None

    async def line(self, prompt: str) -> str | None:
        """Return the line the user types at `prompt`, None at the end of input. Raises CancelledError."""
        import termios

        with contextlib.suppress(termios.error):
            termios.tcflush(self._fd, termios.TCIFLUSH)
        sys.stderr.write(prompt)
        sys.stderr.flush()
        future: asyncio.Future[str] = self._loop.create_future()
        self._waiting = future

        def readable() -> None:
            if not future.done():
                try:
                    future.set_result(os.read(self._fd, 65536).decode("utf-8", "replace"))
                except OSError:
                    future.set_result("")

        self._loop.add_reader(self._fd, readable)
        try:
            text = await future
        finally:
            self._loop.remove_reader(self._fd)
            self._waiting = None
        return text.rstrip("\r\n") if text else None

    def ask(self, question: str) -> str:
        """Return the user's answer to a tool's question. For tool threads. Raises ToolError when there is none."""
        from umi_local.text import inert
        from umi_local.tools.base import ToolError

        answer = asyncio.run_coroutine_threadsafe(self.line(f"\n{inert(question)}\n> "), self._loop)
        try:
            text = answer.result()
        except BaseException as error:
            raise ToolError("the user did not answer") from error
        if text is None or not text.strip():
            raise ToolError("the user gave no answer")
        return text

    def abort(self) -> None:
        """Stop waiting for a line."""
        if self._waiting is not None and not self._waiting.done():
            self._waiting.cancel()

    def close(self) -> None:
        """Give the terminal back."""
        self.abort()
        with contextlib.suppress(OSError):
            os.close(self._fd)

    async def approve(self, request: ApprovalRequested) -> ApprovalReply:
        """Show what will happen and return what the user says to it. Anything unclear is asked again."""
        from umi_local.safety.policy import ApprovalReply, grant_text
        from umi_local.text import inert, shorten

        sys.stderr.write(f"\n{inert(shorten(request.preview, PREVIEW_CHARS))}\n\n")
        scope = grant_text(request.tool, request.effect)
        while True:
            said = await self.line(f"Run this? [y]es, [s]: {scope}, [e]dit, [n]o and why: ")
            if said is None:
                return ApprovalReply("refuse")
            word, _, rest = said.strip().partition(" ")
            match word.lower():
                case "y" | "yes":
                    return ApprovalReply("once")
                case "s" | "session":
                    return ApprovalReply("session")
                case "n" | "no" | "":
                    return ApprovalReply("refuse", reason=rest.strip())
                case "e" | "edit":
                    edited = await self._edited(request.arguments)
                    if edited is not None:
                        return ApprovalReply("edit", arguments=edited)

    async def _edited(self, arguments: Mapping[str, Any]) -> dict[str, Any] | None:
        from umi_local.text import inert

        sys.stderr.write(f"now: {inert(json.dumps(dict(arguments), ensure_ascii=False))}\n")
        said = await self.line("new arguments as JSON, empty to go back: ")
        if not said or not said.strip():
            return None
        try:
            edited = json.loads(said)
        except json.JSONDecodeError as error:
            sys.stderr.write(f"not JSON: {error}\n")
            return None
        if not isinstance(edited, dict):
            sys.stderr.write("the arguments must be a JSON object\n")
            return None
        return edited
