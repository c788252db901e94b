"""Finding and killing every process that a command has started, also those that left its process group.

A process group is not enough: a `setsid` grandchild escapes killpg (research/safety section 2.3). So every command
carries a tag in its environment, which children inherit, and the process table is searched for the tag, for the session
and for descendants. A process that clears its environment and was orphaned in a new session is not found.
"""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

TAG = "UMI_COMMAND"
ROUNDS = 40


def new_tag() -> str:
    """Return a value for TAG that no other command has."""
    return secrets.token_hex(12)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the process table."""

    pid: int
    parent: int
    group: int
    session: int
    state: str


def table() -> list[Row]:
    """Return the process table; empty where the system does not show it."""
    proc = Path("/proc")
    if sys.platform.startswith("linux"):
        found = []
        for entry in proc.iterdir():
            name = entry.name
            if name.isdigit():
                try:
                    # The name in brackets may itself hold brackets and spaces.
                    text = (proc / name / "stat").read_bytes().rpartition(b")")[2].split()
                    found.append(Row(int(name), int(text[1]), int(text[2]), int(text[3]), text[0].decode("ascii")))
                except (OSError, ValueError, IndexError):
                    continue
        return found
    return _ps_table() if os.name == "posix" else []


def _ps_table() -> list[Row]:
    try:
        text = subprocess.run(
            ("ps", "-A", "-o", "pid=,ppid=,pgid=,stat="),
            capture_output=True, text=True, timeout=5, stdin=subprocess.DEVNULL, check=False,
        ).stdout  # fmt: skip
    except (OSError, subprocess.SubprocessError):
        return []
    found = []
    for line in text.splitlines():
        words = line.split()
        if len(words) >= 4 and all(word.isdigit() for word in words[:3]):
            found.append(Row(int(words[0]), int(words[1]), int(words[2]), 0, words[3][0]))
    return found


def _tagged(pid: int, needle: bytes) -> bool:
    try:
        return needle in (Path("/proc") / str(pid) / "environ").read_bytes().split(b"\0")
    except OSError:
        return False


def members(leader: int, tag: str, known: set[int]) -> set[int]:
    """Return the living processes of a command: group, session, tagged ones, `known`, and all their children."""
    rows = [row for row in table() if row.state not in "ZX" and row.pid != os.getpid()]
    needle = f"{TAG}={tag}".encode()
    tagging = sys.platform.startswith("linux")
    found = {row.pid for row in rows if row.pid in known or leader in (row.group, row.session, row.pid)}
    found |= {row.pid for row in rows if tagging and row.pid not in found and _tagged(row.pid, needle)}
    growing = True
    while growing:
        more = {row.pid for row in rows if row.pid not in found and (row.parent in found or row.parent in known)}
        growing = bool(more)
        found |= more
    return found


def terminate(leader: int, tag: str, seconds: float, ended: Callable[[], bool]) -> set[int]:
    """Ask a command to end, give it `seconds` to do so, and return which processes it had.

    They are noted before, since a child whose parent has ended is nobody's any more.
    """
    if os.name != "posix":
        return set()
    family = members(leader, tag, set())
    try:
        os.killpg(leader, signal.SIGTERM)
    except (ProcessLookupError, PermissionError):
        return family
    end = time.monotonic() + seconds
    while not ended() and time.monotonic() < end:
        time.sleep(0.01)
    return family


def kill_all(leader: int, tag: str, running: bool, family: Iterable[int] = ()) -> int:
    """Kill every process of a command and return how many others than the leader were alive.

    `running` says whether the leader still runs, `family` which processes it had a moment ago. It goes in rounds since
    a process may fork while we look. The leader must not have been waited for, so that its id is nobody else's.
    """
    if os.name != "posix":
        if running:
            subprocess.run(("taskkill", "/F", "/T", "/PID", str(leader)), capture_output=True, check=False)
        return 0
    killed: set[int] = set()
    seen = {*family, leader} if running else set(family)
    for _ in range(ROUNDS):
        alive = members(leader, tag, seen)
        if not alive:
            break
        for pid in alive:
            try:
                os.kill(pid, signal.SIGKILL)
            except (ProcessLookupError, PermissionError):
                continue
        seen |= alive
        killed |= alive
        time.sleep(0.005)
    return len(killed - {leader})
