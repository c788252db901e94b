"""End a child process of the event loop."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
from asyncio.subprocess import Process


def kill(process: Process) -> None:
    """Kill a process that may have ended already.

    `Process.kill` would collect one that just ended before the event loop does, and its end would not be noticed.
    """
    if process.returncode is not None:
        return
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.kill(process.pid, signal.SIGKILL)
