"""Text that is piped in comes with the question, and a pipe that is nobody's does not hold anything up."""

from __future__ import annotations

import os
import select
import stat
from pathlib import Path

MOST_BYTES = 1 << 20
"""Most bytes of standard input that come with a question."""
PATIENCE = 1.0
"""Seconds a silent pipe is listened to when no other command of a pipeline can be seen to write to it."""


def has_piped_input() -> bool:
    """Return whether standard input is a file, a pipe or a socket: something that may carry text."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISREG(mode) or stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def read_piped(limit: int = MOST_BYTES, patience: float = PATIENCE) -> tuple[str, str]:
    """Return the text on standard input and, if there is one, a sentence about what is wrong with it.

    At most `limit` bytes are read; what is not UTF-8 is replaced. A pipe that says nothing for `patience` seconds
    is taken for one that was merely inherited, unless another command writes to it; once something came it is
    read to its end.
    """
    silent = os.name == "posix" and not select.select([0], [], [], patience)[0]
    if silent and not _written_by_a_neighbour():
        return "", f"nothing came on standard input for {patience:g} s, so umi goes on without it"
    data = b""
    try:
        while len(data) <= limit and (piece := os.read(0, 1 << 16)):
            data += piece
    except OSError as error:
        return "", f"standard input could not be read: {error.strerror}"
    text = data[:limit].decode("utf-8", "replace")
    return text, f"standard input is longer than {limit} bytes: only the beginning is used" if len(data) > limit else ""


def _written_by_a_neighbour() -> bool:
    """Return whether a process that is not our ancestor holds the other end of the pipe, as `slow | umi run` has it.

    A program that started us and left a pipe open is an ancestor. Linux only; elsewhere False.
    """
    try:
        pipe = str(Path("/proc/self/fd/0").readlink())
        ancestors = _ancestors()
        for process in Path("/proc").glob("[0-9]*"):
            if int(process.name) not in ancestors and _writes_to(process, pipe):
                return True
    except (OSError, ValueError):
        return False
    return False


def _ancestors() -> set[int]:
    """Return the ids of this process and of those it descends from."""
    found, pid = set(), os.getpid()
    while pid > 0 and pid not in found:
        found.add(pid)
        status = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        pid = int(status.rpartition(")")[2].split()[1])
    return found


def _writes_to(process: Path, pipe: str) -> bool:
    try:
        for fd in (process / "fd").iterdir():
            if str(fd.readlink()) == pipe and stat.S_IMODE(fd.lstat().st_mode) & stat.S_IWUSR:
                return True
    except OSError:  # another user's process, or one that just ended
        return False
    return False
