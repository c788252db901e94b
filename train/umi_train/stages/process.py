"""The process of a stage as its driver sees it: started, watched, stopped politely, and told apart by how it ended.

The child is in a session of its own, so Ctrl-C in a terminal reaches the driver alone, which passes it on once. A pipe
holds the other direction: when the driver dies, the child reads the end of its stdin and stops with a checkpoint.
"""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from umi_local.cli import exits
from umi_train.stages.spec import StageError

OUTPUT = "process.log"
"""What the process wrote to stdout and stderr."""
_TAIL = 20_000
LAUNCHER = {"TORCH_ELASTIC_SHUTDOWN_TIMEOUT": "86400"}
"""torchrun passes Ctrl-C on and kills after 30 seconds, which a step and a checkpoint of a large model outlast."""
_KILLED = "Signal 9 (SIGKILL)"
_SIGNAL = re.compile(r"Signal \d+ \(SIG\w+\)")
_RAISED = re.compile(r"(?:\[rank\d+\]: )?([\w.]*(?:Error|Exception): .+)")


def run_process(command: Sequence[str], name: str, folder: Path, watch: Callable[[], None], every: float = 1.0) -> None:
    """Run the process of stage `name` to its end; `watch` is called every so many seconds.

    Raises KeyboardInterrupt when it was stopped and left a checkpoint, StageError when it failed.
    """
    with (folder / OUTPUT).open("ab") as output:
        start = output.tell()
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            env={**LAUNCHER, **os.environ, "PYTHONUNBUFFERED": "1"},
        )
        try:
            code = _waited(process, watch, every)
        except KeyboardInterrupt:
            code = _stopped(process, watch)
        finally:
            if process.poll() is None:
                _signal(process, signal.SIGKILL)
                process.wait()
    watch()
    if code == exits.CANCELLED:
        raise KeyboardInterrupt
    if code:
        raise StageError(_reason(code, name, folder, start))


def _waited(process: subprocess.Popen[bytes], watch: Callable[[], None], every: float) -> int:
    while True:
        with contextlib.suppress(subprocess.TimeoutExpired):
            return process.wait(every)
        watch()


def _stopped(process: subprocess.Popen[bytes], watch: Callable[[], None]) -> int:
    """Ask the process to stop; a second Ctrl-C ends it at once."""
    _signal(process, signal.SIGINT)
    try:
        _waited(process, watch, 1.0)
    except KeyboardInterrupt:
        _signal(process, signal.SIGKILL)
        process.wait()
    return exits.CANCELLED


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    """Send a signal to the process and its children."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)


def _reason(code: int, name: str, folder: Path, start: int) -> str:
    path = folder / OUTPUT
    said, meant = _last_words(path, start)
    if said and (meant or code == exits.FAILED):  # a launcher of several processes has codes of its own
        return said
    if code in (-signal.SIGKILL, 128 + signal.SIGKILL) or said == _KILLED:
        return (
            f"stage {name} was killed, most likely because memory ran out. Lower max_length, batch or r, or switch on "
            f"gradient_checkpointing; the same command goes on from the last checkpoint. Its output is in {path}"
        )
    what = f"signal {-code}" if code < 0 else f"exit code {code}"
    return f"stage {name} failed with {what}: {said or 'it said nothing'}. Its output is in {path}"


def last_error(path: Path, start: int = 0) -> str:
    """Return the last line from byte `start` on that begins with `error: `, without that word, else the last line."""
    return _last_words(path, start)[0]


def _last_words(path: Path, start: int) -> tuple[str, bool]:
    """Return what `last_error` does, and whether it began with `error: `."""
    try:
        with path.open("rb") as file:
            file.seek(max(start, path.stat().st_size - _TAIL))
            lines = [line.strip() for line in file.read().decode("utf-8", "replace").splitlines() if line.strip()]
    except OSError:
        return "", False
    told = [line for line in lines if line.startswith("error: ")]
    if told:
        return told[-1].removeprefix("error: "), True
    if any("ChildFailedError" in line for line in lines):  # torchrun's report, which names no reason
        signals = [match[0] for line in lines if (match := _SIGNAL.search(line))]
        if _KILLED in signals:
            return _KILLED, False
        lines = [match[1] for line in lines if (match := _RAISED.match(line))][:1] or signals[:1] or lines
    return (lines[-1][:500] if lines else ""), False


def end_with_driver(ask: Callable[[], None], pause: float = 0.2) -> None:
    """In the child: call `ask` when stdin ends, in a thread of its own. Only where stdin is the driver's pipe."""
    import stat
    import threading

    try:
        if not stat.S_ISFIFO(os.fstat(0).st_mode):
            return
    except OSError:
        return

    def wait() -> None:
        while True:
            try:
                if not os.read(0, 1024):
                    break
            except OSError:
                return
            time.sleep(pause)
        ask()

    threading.Thread(target=wait, daemon=True, name="driver").start()
