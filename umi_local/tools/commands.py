"""Running a command: in the workspace, without a terminal, and with nothing left alive afterwards."""

from __future__ import annotations

import codecs
import os
import re
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from umi_local.tools import processes
from umi_local.tools.base import ToolContext, ToolError, tool

DEFAULT_TIMEOUT = 60
MAX_TIMEOUT = 3600
HEAD_BYTES = 80_000
TAIL_BYTES = 80_000
"""What is kept of the first and the last output; the bytes between are counted and dropped."""
EMIT_CHARS = 200_000
POLL_SECONDS = 0.02
TERM_SECONDS = 0.4
"""How long a command may take to end by itself after SIGTERM."""
PIPE_SECONDS = 0.3
"""How long we wait for more output after the command itself has ended."""
DRAIN_SECONDS = 5.0
"""How long we go on reading when something it has left behind goes on writing."""

_KEPT = ("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR", "TEMP", "TMP", "VIRTUAL_ENV")
_KEPT_WINDOWS = ("SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "WINDIR")
_ANSI = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_]|[ -/][0-~])")


def clean_environment() -> dict[str, str]:
    """Return the environment of commands: names on a short list, so that no token or key of ours is passed on."""
    kept = _KEPT + (_KEPT_WINDOWS if os.name == "nt" else ())
    env = {name: os.environ[name] for name in kept if name in os.environ}
    env |= {name: value for name, value in os.environ.items() if name.startswith("LC_")}
    env.setdefault("PATH", os.defpath)
    return env | {"TERM": "dumb", "NO_COLOR": "1", "PAGER": "cat", "GIT_PAGER": "cat", "GIT_TERMINAL_PROMPT": "0"}


class Capture:
    """Bytes as they come: the first and the last are kept, the text is passed on while it is young."""

    def __init__(self, emit: Callable[[str], None], head: int = HEAD_BYTES, tail: int = TAIL_BYTES) -> None:
        self._emit = emit
        self._room, self._tail_room = head, tail
        self._head, self._tail = bytearray(), bytearray()
        self._dropped = 0
        self._emitted = 0
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._lock = threading.Lock()
        self._closed = False
        self.seen = 0

    def feed(self, data: bytes) -> None:
        """Take the next bytes."""
        with self._lock:
            if self._closed:
                return
            self.seen += len(data)
            text = self._decoder.decode(data) if self._emitted < EMIT_CHARS else ""
            self._emitted += len(text)
            if len(self._head) < self._room:
                cut = self._room - len(self._head)
                self._head += data[:cut]
                data = data[cut:]
            self._tail += data
            if len(self._tail) > 4 * self._tail_room:
                extra = len(self._tail) - self._tail_room
                del self._tail[:extra]
                self._dropped += extra
        if text:
            self._emit(text)

    def text(self, raw: bool = False) -> str:
        """Return what was kept, unless `raw` without colours and overwritten progress lines, and close the capture."""
        show = _decoded if raw else _plain
        with self._lock:
            self._closed = True
            extra = max(len(self._tail) - self._tail_room, 0)
            head, tail, dropped = bytes(self._head), bytes(self._tail[extra:]), self._dropped + extra
        if not dropped:
            return show(head + tail)
        return f"{show(head)}\n[{dropped} bytes left out]\n{show(tail)}"


def _decoded(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _plain(data: bytes) -> str:
    text = _ANSI.sub("", _decoded(data).replace("\r\n", "\n"))
    # A progress line that overwrote itself shows its last state, as on a terminal.
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n")).rstrip("\n")


@dataclass(frozen=True, slots=True)
class Finished:
    """How a process ended. `code` is its exit status, negative for a signal; `strays` were left behind and killed."""

    code: int
    output: str
    stopped: Literal["", "timeout", "cancelled"]
    strays: int = 0


def run_process(
    arguments: Sequence[str],
    cwd: Path,
    env: Mapping[str, str],
    *,
    timeout: float,
    cancelled: Callable[[], bool] = lambda: False,
    emit: Callable[[str], None] = lambda _: None,
    errors: IO[bytes] | None = None,
    raw: bool = False,
) -> Finished:
    """Run a program to its end, or to its deadline in seconds, and kill whatever it leaves behind.

    Standard input is empty; standard error is mixed into the output, or goes to the file `errors`. `raw` keeps
    the output as it is. Raises OSError when the program cannot be started.
    """
    tag = processes.new_tag()
    process = subprocess.Popen(
        list(arguments),
        cwd=cwd,
        env={**env, processes.TAG: tag},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT if errors is None else errors,
        start_new_session=os.name == "posix",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )

    def ended() -> bool:
        # Not reaped before its family is dead: until then its process id and group cannot be given to a stranger.
        if not hasattr(os, "waitid"):
            return process.poll() is not None
        return os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None

    capture = Capture(emit)
    assert process.stdout is not None
    reader = threading.Thread(target=_pump, args=(process.stdout, capture), name="command output", daemon=True)
    reader.start()
    deadline = time.monotonic() + timeout
    stopped: Literal["", "timeout", "cancelled"] = ""
    wait = 0.001
    strays = 0
    family: set[int] = set()
    try:
        while not ended():
            if cancelled():
                stopped = "cancelled"
                break
            if time.monotonic() >= deadline:
                stopped = "timeout"
                break
            if reader.is_alive():
                reader.join(wait)
            else:
                time.sleep(wait)
            wait = min(wait * 2, POLL_SECONDS)
        if stopped:
            family = processes.terminate(process.pid, tag, TERM_SECONDS, ended)
        _drain(reader, capture)
        # Before the killing, so that no shell that is left tells of it in the output.
        output = capture.text(raw)
    finally:
        strays = processes.kill_all(process.pid, tag, not ended(), family)
        code = process.wait()
    reader.join(PIPE_SECONDS)
    return Finished(code, output, stopped, strays)


def _drain(reader: threading.Thread, capture: Capture) -> None:
    """Wait until the output is at its end, or nothing more comes."""
    end = time.monotonic() + DRAIN_SECONDS
    seen = -1
    while reader.is_alive() and capture.seen != seen and time.monotonic() < end:
        seen = capture.seen
        reader.join(PIPE_SECONDS)


def _pump(pipe: IO[bytes], capture: Capture) -> None:
    with pipe:
        while True:
            try:
                data = os.read(pipe.fileno(), 1 << 16)
            except OSError:
                return
            if not data:
                return
            capture.feed(data)


def _preview(context: ToolContext, arguments: Mapping[str, Any]) -> str:
    return f"$ {arguments.get('command', '')}"


@tool(
    "execute",
    timeout=DEFAULT_TIMEOUT + 5.0,
    preview=_preview,
    aliases=("shell", "terminal", "execute", "script", "bash"),
)
def run_command(context: ToolContext, command: str, timeout: int = DEFAULT_TIMEOUT) -> str:
    """Run a shell command in the workspace.

    Args:
        command: The command line.
        timeout: Seconds it may take.
    """
    if not command.strip():
        raise ToolError("the command is empty: write a shell command")
    if "\0" in command:
        raise ToolError("the command holds a zero byte: leave it out")
    if timeout < 1:
        raise ToolError(f"a timeout of {timeout} seconds is too short: use 1 to {MAX_TIMEOUT}")
    timeout = min(timeout, MAX_TIMEOUT)
    shell = ("cmd", "/d", "/s", "/c", command) if os.name == "nt" else ("/bin/sh", "-c", command)
    try:
        done = run_process(
            shell,
            context.workspace.root,
            clean_environment(),
            timeout=timeout,
            cancelled=context.cancelled,
            emit=context.emit,
        )
    except (OSError, UnicodeError) as error:
        raise ToolError(f"the command could not be started: {getattr(error, 'strerror', None) or error}") from error
    output = done.output or "(no output)"
    if done.strays and not done.stopped:
        noun = "process" if done.strays == 1 else "processes"
        output += f"\n[{done.strays} background {noun} stopped: nothing keeps running after a command]"
    if done.stopped == "timeout":
        raise ToolError(f"stopped after {timeout} seconds, before it was done\n{output}")
    if done.stopped == "cancelled":
        raise ToolError(f"cancelled before it was done\n{output}")
    if done.code:
        raise ToolError(f"{_ending(done.code)}\n{output}")
    return f"exit code 0\n{output}"


def _ending(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return f"killed by signal {-code} ({signal.Signals(-code).name})"
    except ValueError:
        return f"killed by signal {-code}"
