"""Around the app: the terminal is kept clean while it runs, restored after it, and leaving never takes long.

The loop is our own because `asyncio.run` would join every thread that still works on something (research/tui 5.2).
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import shlex
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from umi_local.config import DEFAULT_PACK, AppOptions, cache_dir

if TYPE_CHECKING:
    from umi_tui.app import UmiApp

LOG_BYTES = 1_000_000
LEAVE_SECONDS = 0.3


def launch(make: Callable[[], UmiApp]) -> int:
    """Run the app that `make` returns and return the exit code; then say how to go on with the session."""
    with guarded_terminal(log_file()):
        app = make()
        code = _run(app)
    session = app.conversation.session
    if session is not None:
        print(f"Go on with this session: {resume_command(app.options, session)}")
    sys.stdout.flush()
    if any(t is not threading.main_thread() and not t.daemon for t in threading.enumerate()):
        os._exit(code)  # a thread that hangs must not hold the terminal
    return code


def resume_command(options: AppOptions, session: str) -> str:
    """Return the command that opens this session again from the folder of the caller."""
    words = ["umi"]
    with contextlib.suppress(OSError):  # the folder umi was started in may be gone
        if options.workspace.absolute() != Path.cwd():
            words += ["--workspace", str(options.workspace.absolute())]
    if options.pack != DEFAULT_PACK:
        words += ["--pack", options.pack]
    return shlex.join([*words, "--session", session])


def _run(app: UmiApp) -> int:
    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            with contextlib.suppress(NotImplementedError):
                loop.add_signal_handler(getattr(signal, name), app.exit, 128 + getattr(signal, name))
    try:
        loop.run_until_complete(app.run_async())
        return app.return_value if isinstance(app.return_value, int) else app.return_code or 0
    finally:
        left = asyncio.all_tasks(loop)
        for task in left:
            task.cancel()
        if left:
            loop.run_until_complete(asyncio.wait(left, timeout=LEAVE_SECONDS))
        asyncio.set_event_loop(None)
        loop.close()


def log_file() -> Path | None:
    """Return the file for what must not reach the screen, emptied when it grew; None where it cannot be made."""
    path = cache_dir() / "app.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > LOG_BYTES:
            path.unlink()
        path.touch(mode=0o600)
    except OSError:
        return None
    return path


@contextlib.contextmanager
def guarded_terminal(path: Path | None) -> Iterator[None]:
    """Give the app a terminal of its own; what anything else prints on descriptors 1 and 2 goes to `path`.

    Native libraries print where and when they like, and a frame they overwrite stays broken (research/tui 5.1).
    """
    target = os.open(path or os.devnull, os.O_WRONLY | os.O_APPEND)
    saved = os.dup(1), os.dup(2)
    private = os.fdopen(os.dup(saved[1]), "w", encoding="utf-8", errors="backslashreplace", buffering=1)
    before = sys.__stdout__, sys.__stderr__, sys.stderr
    handler = logging.FileHandler(path, encoding="utf-8", errors="backslashreplace") if path else logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.getLogger().addHandler(handler)
    # Textual asks sys.__stdout__ for the size of the terminal and writes its frames to sys.__stderr__.
    sys.__stdout__ = sys.__stderr__ = sys.stderr = private  # type: ignore[misc]
    os.dup2(target, 1)
    os.dup2(target, 2)
    os.close(target)
    try:
        yield
    finally:
        with contextlib.suppress(OSError, ValueError):
            private.flush()
        os.dup2(saved[0], 1)
        os.dup2(saved[1], 2)
        sys.__stdout__, sys.__stderr__, sys.stderr = before  # type: ignore[misc]
        logging.getLogger().removeHandler(handler)
        for descriptor in saved:
            os.close(descriptor)
