"""The worker's process from outside: start it, talk to it, notice its end."""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections import deque
from pathlib import Path
from typing import Self

import umi_local
from umi_local.engine import calibrate, children, wire
from umi_local.engine.errors import EngineError
from umi_local.text import inert

MODULE = "umi_local.engine.worker"
START_SECONDS = 180.0
PINGS = 3
"""How often a silent worker is asked: a computer that slept through the answer to one hears that to the next."""
CLOSE_SECONDS = 2.0
STDERR_LINES = 200
_CRASHES = frozenset(
    number for name in ("SIGSEGV", "SIGILL", "SIGABRT", "SIGBUS", "SIGFPE") if (number := getattr(signal, name, None))
)

_LAST = frozenset(("result", "error", "counted"))


class Replies:
    """The replies to one request in order; None is the end of the worker. `done` is set with the last of them."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[wire.Message | None] = asyncio.Queue()
        self.done = asyncio.Event()

    def put(self, message: wire.Message | None) -> None:
        """Add a reply."""
        self._queue.put_nowait(message)
        if message is None or message["op"] in _LAST:
            self.done.set()

    async def get(self) -> wire.Message | None:
        """Take the next reply."""
        return await self._queue.get()


SPINS = "30000"
"""How often a thread of libgomp looks whether the others have come before it sleeps: about a millisecond.

Threads meet after every product of a graph, hundreds of times a token. Sleeping at once costs a wake-up each time:
with two threads nano wrote 121 tokens/s in place of 2,285 (docs/performance.md). Spinning for ever makes one busy core
slow all down 35 times (research/runtime, 12). From 30,000 on more spins gave nothing.
"""


def command() -> list[str]:
    """Return the command of a worker. -P: a file in the current folder must not pass for a module."""
    return [sys.executable, "-P", "-m", MODULE]


def environment() -> dict[str, str]:
    """Return the environment of a worker."""
    package = str(Path(umi_local.__file__).resolve().parent.parent)
    paths = [package, *filter(None, os.environ.get("PYTHONPATH", "").split(os.pathsep))]
    return {
        "GOMP_SPINCOUNT": SPINS,
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "OMP_WAIT_POLICY": "passive",  # for other OpenMP libraries than GCC's, which have no such middle way
        "GGML_NO_BACKTRACE": "1",  # an abort would start a debugger and print to stdout
        "OPENBLAS_NUM_THREADS": "1",  # numpy's own threads are never needed
    }


class WorkerProcess:
    """A running worker. `stderr` holds the last lines it printed, `gpu_layers` is what it puts on a GPU."""

    def __init__(self, process: Process, *, repack: bool) -> None:
        self._process, self.repack = process, repack
        self.gpu_layers = 0
        self.stderr: deque[str] = deque(maxlen=STDERR_LINES)
        self._replies: dict[int, Replies] = {}
        self._first = Replies()
        self._ended = self._killed = False
        self.heard = 0.0
        self._pong = asyncio.Event()
        self._used: float | None = None
        self._closing: asyncio.Task[None] | None = None
        self._number = 0
        self._tasks = (asyncio.create_task(self._listen()), asyncio.create_task(self._collect()))

    @classmethod
    async def spawn(cls, model: Path, repack: bool | None) -> Self:
        """Start a worker. With `repack` unknown, find out first; that costs nothing on most machines."""
        env = environment()
        if repack is None:
            repack = await calibrate.can_repack(model, [*command(), "--probe"], env)
        process = await asyncio.create_subprocess_exec(
            *command(),
            str(os.getpid()),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env=env,
            start_new_session=True,
        )
        return cls(process, repack=repack)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can still answer."""
        return not (self._ended or self._killed) and self._process.returncode is None

    @property
    def crashed(self) -> bool:
        """Whether it ended by a fault of its own; known after `close` or the end of its stream."""
        code = self._process.returncode
        return code is not None and -code in _CRASHES

    def ended_by_system(self) -> bool:
        """Tell whether something outside ended it: the user, or a system that is short of memory."""
        codes = (-getattr(signal, "SIGKILL", 9), -signal.SIGTERM, -getattr(signal, "SIGHUP", 1))
        return not self._killed and self._process.returncode in codes

    async def begin(self, message: wire.Message) -> wire.Message | None:
        """Send the start message and return `ready`, `failed`, or None when it died."""
        await self.send(message)
        try:
            async with asyncio.timeout(START_SECONDS):
                while (reply := await self._first.get()) is not None and reply["op"] == "loading":
                    self.gpu_layers = reply["gpu_layers"]
        except TimeoutError:
            self.kill()
            reply = None
        if reply is None:
            await self._process.wait()
        return reply

    def open(self) -> tuple[int, Replies]:
        """Return a new request number and where its replies will come."""
        self._number += 1
        replies = self._replies[self._number] = Replies()
        if self._ended:
            replies.put(None)
        return self._number, replies

    def forget(self, number: int) -> None:
        """Drop whatever still comes for a request."""
        self._replies.pop(number, None)

    async def send(self, message: wire.Message) -> bool:
        """Send a message; False when the worker is gone."""
        stdin = self._process.stdin
        if stdin is None or not self.alive:
            return False
        try:
            data = wire.encode(message)
        except wire.WireError as error:
            raise EngineError(str(error)) from error
        try:
            stdin.write(data)
            await stdin.drain()
        except (ConnectionError, RuntimeError):
            return False
        return True

    async def ping(self, seconds: float) -> tuple[bool, float | None]:
        """Tell whether it answers within `seconds`, and the processor seconds it has used, None where it does not say.

        Nothing waits for the pipe: a worker that stands still does not empty it.
        """
        self._pong.clear()
        for _ in range(PINGS):
            if (stdin := self._process.stdin) is not None and self.alive and not stdin.is_closing():
                stdin.write(wire.encode({"op": "ping"}))
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(seconds / PINGS):
                    await self._pong.wait()
                    return True, self._used
        return False, None

    def kill(self) -> None:
        """End it at once."""
        self._killed = self._process.returncode is None
        children.kill(self._process)

    async def close(self) -> None:
        """Ask it to leave, wait for a moment, then make sure. That goes on when the caller is cancelled."""
        if self._closing is None:
            self._closing = asyncio.create_task(self._close())
        await asyncio.shield(self._closing)

    async def _close(self) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()  # the worker leaves at the end of its stdin
        try:
            await asyncio.wait_for(self._process.wait(), CLOSE_SECONDS)
        except (TimeoutError, asyncio.CancelledError):  # cancelled: the event loop is about to end
            self.kill()
        with contextlib.suppress(TimeoutError):  # a process that hangs in the kernel cannot be waited for
            ends = asyncio.gather(self._process.wait(), *self._tasks, return_exceptions=True)
            await asyncio.wait_for(ends, CLOSE_SECONDS)
        # A pipe that nobody reads any more never ends by itself, and would be closed after the event loop.
        self._process._transport.close()  # type: ignore[attr-defined]

    def cause(self) -> str:
        """Say how it ended."""
        code = self._process.returncode
        if code is None or self._killed:
            return "it stopped answering"
        if code >= 0:
            return f"it ended with exit code {code}"
        with contextlib.suppress(ValueError):
            return f"it was ended by {signal.Signals(-code).name}"
        return f"it was ended by signal {-code}"

    def last_words(self) -> str:
        """Return the last thing it printed that says something."""
        lines = [line for line in self.stderr if re.search(r"[a-z]{3}", line)]
        return lines[-1][:300] if lines else ""

    async def _listen(self) -> None:
        assert self._process.stdout is not None
        try:
            clock = asyncio.get_running_loop().time
            while (message := await wire.read_async(self._process.stdout)) is not None:
                number = message.get("id")
                if message.get("op") == "pong":
                    self._used = message.get("used")
                    self._pong.set()
                    continue
                if message.get("op") != "counted":  # another thread counts, while the one that writes stands still
                    self.heard = clock()
                if number is None:
                    self._first.put(message)
                elif number in self._replies:
                    self._replies[number].put(message)
        except wire.WireError as error:
            self.stderr.append(f"unreadable reply: {error}")
            self.kill()
            while await self._process.stdout.read(1 << 16):  # a pipe that is not read to its end never closes
                pass
        finally:
            self._ended = True
            self._first.put(None)
            for replies in self._replies.values():
                replies.put(None)

    async def _collect(self) -> None:
        assert self._process.stderr is not None
        while True:
            try:
                line = await self._process.stderr.readline()
            except ValueError:  # a line longer than the limit; reading must go on, or the worker waits for us
                continue
            except ConnectionError:
                return
            if not line:
                return
            self.stderr.append(inert(line.decode("utf-8", "replace").rstrip()))
