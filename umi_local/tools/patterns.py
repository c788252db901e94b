"""Patterns for paths: globs with `*`, `**` and `{a,b}`, or a part of a name."""

from __future__ import annotations

import fnmatch
import re
from collections.abc import Callable
from functools import lru_cache

WILD = re.compile(r"[*?\[{]")


@lru_cache(maxsize=256)
def _matcher(pattern: str) -> Callable[[str], bool]:
    """Return a test for paths. One `*` stays within a component, `**` spans several; case does not matter."""
    options = [
        [_component(part) for part in one.split("/") if part not in ("", ".")] for one in _braces(pattern.casefold())
    ]

    def match(path: str) -> bool:
        parts = path.casefold().split("/")
        return any(_spans(option, parts) for option in options)

    return match


def _component(part: str) -> re.Pattern[str] | None:
    # fnmatch writes patterns that cannot backtrack for long.
    return None if part == "**" else re.compile(fnmatch.translate(part))


def _spans(option: list[re.Pattern[str] | None], parts: list[str]) -> bool:
    """Match components one by one, in time |option| x |parts|."""
    reached = {0}
    for wanted in option:
        if wanted is None:
            reached = set(range(min(reached), len(parts) + 1)) if reached else reached
        else:
            reached = {at + 1 for at in reached if at < len(parts) and wanted.match(parts[at])}
    return len(parts) in reached


def _braces(pattern: str) -> list[str]:
    """Expand `*.{jpg,png}` into one pattern each, 64 at most."""
    waiting, done = [pattern], list[str]()
    while waiting and len(done) + len(waiting) <= 64:
        one = waiting.pop()
        found = re.search(r"\{([^{}]*,[^{}]*)\}", one)
        if found is None:
            done.append(one)
        else:
            waiting.extend(one[: found.start()] + choice + one[found.end() :] for choice in found[1].split(","))
    return done or [pattern]


def path_test(pattern: str, top: str) -> Callable[[str], bool]:
    """Return a test for paths of the workspace, for a pattern given together with the folder `top`.

    With wildcards it is a glob on the base name, or with "/" on the path below `top` or below the workspace; without
    it is a part of the base name or path. Case does not matter.
    """
    pattern = pattern.strip()
    pattern = pattern[2:] if pattern.startswith("./") else pattern
    below = 0 if top == "." else len(top) + 1
    if not WILD.search(pattern):
        word = pattern.casefold()
        if "/" in word:
            return lambda path: word in path.casefold()
        return lambda path: word in path.rpartition("/")[2].casefold()
    match = _matcher(pattern)
    if "/" in pattern:
        return lambda path: match(path[below:]) or match(path)
    return lambda path: match(path.rpartition("/")[2])
