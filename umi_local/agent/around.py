"""What lies around in the workspace when a request comes: the paths in which its names are looked for (`named`)."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from time import monotonic

from umi_local import named
from umi_local.safety.workspace import Workspace, protected
from umi_local.tools.base import ToolError

MOST_ENTRIES, SECONDS = 4000, 0.1
"""Files and folders that are looked at for one request, and how long: the nearest come first."""


def present(workspace: Workspace, text: str) -> tuple[str, ...]:
    """Return the paths of the files and folders of a workspace that `text` names; a folder's ends with "/"."""
    return named.present(text, paths(workspace)) if text else ()


def paths(workspace: Workspace) -> Iterator[str]:
    """Yield the paths of files and folders, those of folders with a slash at the end, level by level."""
    waiting, left, end = deque(["."]), MOST_ENTRIES, monotonic() + SECONDS
    while waiting and left > 0 and monotonic() < end:
        try:
            found = workspace.list(waiting.popleft(), left)
        except ToolError:  # it went, or nobody may read it: then no tool can use its names either
            continue
        for entry in found:
            if protected(entry.name):
                continue
            if entry.kind == "folder" and not entry.name.startswith("."):  # thousands of files that nobody speaks of
                waiting.append(entry.path)
            yield f"{entry.path}/" if entry.kind == "folder" else entry.path
        left -= len(found)
