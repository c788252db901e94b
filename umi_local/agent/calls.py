"""Running one tool: in a thread of its own, with a deadline, streaming what it prints.

The thread is a daemon: Python cannot kill it, so a tool that ignores its `cancelled` flag is left behind and
neither the turn nor the end of the process waits for it.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from umi_local.agent.threads import in_thread
from umi_local.text import shorten
from umi_local.tools.base import Tool, ToolContext, ToolError

GRACE_SECONDS = 2.0
"""How long a tool may take to stop after it was told to."""
STREAM_SECONDS = 0.05
STREAM_CHARS = 65_536
"""Most characters of running output that are shown; the observation has the rest."""
OBSERVATION_CHARS = 200_000
"""Most characters of an observation that are kept."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a call: the whole observation, whether it is a success, and its wall time in seconds."""

    content: str
    ok: bool
    seconds: float


class RunningCall:
    """One call of one tool. Iterate over `output()`, then read `outcome`."""

    def __init__(self, tool: Tool, context: ToolContext, arguments: Mapping[str, Any]) -> None:
        self._tool = tool
        self._arguments = dict(arguments)
        self._stop = threading.Event()
        self._asking = threading.Event()
        self._lock = threading.Lock()
        self._pieces: list[str] = []
        self._streamed = 0
        self._started = time.monotonic()
        self._seconds = _deadline(tool, arguments)
        ask = context.ask
        self._context = replace(
            context,
            emit=self._emit,
            cancelled=self._stop.is_set,
            ask=None if ask is None else lambda question: self._ask(ask, question),
        )
        self.outcome = Outcome(f"{tool.name} has not run", False, 0.0)

    def _emit(self, text: str) -> None:
        with self._lock:
            room = STREAM_CHARS - self._streamed
            if room > 0:
                self._pieces.append(text[:room])
                self._streamed += len(text)

    def _ask(self, ask: Callable[[str], str], question: str) -> str:
        self._asking.set()
        try:
            return ask(question)
        finally:
            self._asking.clear()

    def _drain(self) -> str:
        with self._lock:
            pieces, self._pieces = self._pieces, []
        return clean("".join(pieces))

    async def output(self) -> AsyncIterator[str]:
        """Run the call and yield its output as it comes. Ends when the tool does, or its time is up.

        A cancelled task stops the tool, waits a moment for it and raises CancelledError with `outcome` set.
        """
        future = in_thread(lambda: self._tool.run(self._context, self._arguments), f"tool {self._tool.name}")
        left = self._seconds
        try:
            while not future.done() and left > 0:
                before = time.monotonic()
                await asyncio.wait({future}, timeout=min(STREAM_SECONDS, left))
                if not self._asking.is_set():  # the user may think as long as they like
                    left -= time.monotonic() - before
                if piece := self._drain():
                    yield piece
            if not future.done():
                self._stop.set()
                await asyncio.wait({future}, timeout=GRACE_SECONDS)
                self._settle(future, f"{self._tool.name} was stopped after {self._seconds:g} s without a result", True)
                return
            self._settle(future, "", False)
            if piece := self._drain():
                yield piece
        except asyncio.CancelledError:
            self._stop.set()
            await asyncio.wait({future}, timeout=GRACE_SECONDS)
            self._settle(future, f"{self._tool.name} was interrupted by the user", True)
            raise

    def _settle(self, future: asyncio.Future[str], stopped: str, was_stopped: bool) -> None:
        seconds = time.monotonic() - self._started
        if not future.done():
            future.cancel()
            self.outcome = Outcome(f"{stopped}, and it may still be running", False, seconds)
            return
        error = future.exception()
        if error is None:
            content, ok = clean(future.result()), True
        elif isinstance(error, ToolError):
            content, ok = clean(str(error)), False
        else:
            content, ok = clean(f"{self._tool.name} failed: {type(error).__name__}: {error}"), False
        if was_stopped and not ok:
            content = f"{stopped}. {content}" if content else stopped
        self.outcome = Outcome(shorten(content, OBSERVATION_CHARS), ok, seconds)


def _deadline(tool: Tool, arguments: Mapping[str, Any]) -> float:
    """Return the seconds a call may take: a timeout among its own arguments is the tool's to enforce first."""
    asked = arguments.get("timeout")
    own = float(asked) + 5.0 if isinstance(asked, int | float) and not isinstance(asked, bool) else 0.0
    return max(tool.timeout, min(own, 3600.0))


def clean(text: object) -> str:
    """Return text that can be stored and sent: lone surrogates, as from undecodable file names, become '?'."""
    return str(text).encode("utf-8", "replace").decode()


def clean_data(value: Any) -> Any:
    """Return JSON data with `clean` texts: a model may write the escape of a lone surrogate."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(k): clean_data(v) for k, v in value.items()}
    if isinstance(value, list):
        return [clean_data(v) for v in value]
    return value
