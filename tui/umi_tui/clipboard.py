"""Copying: by the terminal (OSC 52, which also works over ssh), and by the desktop's own command where there is one."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

SECONDS = 1.0


def desktop_command() -> list[str] | None:
    """Return the command of this desktop that takes the clipboard on its standard input, or None."""
    candidates: list[list[str]] = []
    if sys.platform == "darwin":
        candidates.append(["pbcopy"])
    if os.environ.get("WAYLAND_DISPLAY"):
        candidates.append(["wl-copy"])
    if os.environ.get("DISPLAY"):
        candidates.append(["xclip", "-selection", "clipboard"])
    return next((command for command in candidates if shutil.which(command[0])), None)


def copy_to_desktop(text: str) -> bool:
    """Hand `text` to the desktop. Returns whether its command took it; call it outside the event loop."""
    command = desktop_command()
    if command is None:
        return False
    try:
        done = subprocess.run(
            command,
            input=text.encode(),
            timeout=SECONDS,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
