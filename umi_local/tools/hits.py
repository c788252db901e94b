"""Lines of texts that hold a text or match a regular expression."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

from umi_local.tools.base import ToolError

LINE_WIDTH = 240
REGEX_SECONDS = 10.0

Hit = tuple[str, int, str]
"""Path, number of the line, and what of the line is shown."""


def plain_hits(query: str, texts: Iterator[tuple[str, str]]) -> Iterator[Hit]:
    """Yield the lines that hold a text; case does not matter."""
    needle = query.strip("\n").casefold()
    for path, text in texts:
        if needle not in text.casefold():
            continue
        for number, line in enumerate(text.split("\n"), 1):
            at = line.casefold().find(needle)
            if at >= 0:
                yield path, number, _excerpt(line, at)


def _excerpt(line: str, at: int) -> str:
    """Return a line of at most LINE_WIDTH characters around `at`."""
    line = line.rstrip("\r")
    if len(line) <= LINE_WIDTH:
        return line.strip()
    start = max(0, min(at - LINE_WIDTH // 3, len(line) - LINE_WIDTH))
    end = start + LINE_WIDTH
    return ("..." if start else "") + line[start:end] + ("..." if end < len(line) else "")


# A pattern like (a+)+$ can take the age of the universe, and nothing can interrupt `re` within a process. So a pattern
# that could backtrack runs in a child that is killed at the deadline, and by its own alarm should this process die.
_CHILD = """
import json, re, signal, sys
if hasattr(signal, "alarm"):
    signal.alarm(20)
rows = iter(sys.stdin.buffer)
pattern = re.compile(json.loads(next(rows)), re.IGNORECASE)
for index, raw in enumerate(rows):
    for number, line in enumerate(json.loads(raw).split("\\n"), 1):
        found = pattern.search(line)
        if found:
            sys.stdout.write(f"{index} {number} {found.start()}\\n")
"""
_LONG_LINE = 10_000


def _simple(query: str, texts: list[tuple[str, str]]) -> bool:
    """Say whether a pattern cannot backtrack for long on these texts: no group and at most one open repetition, which
    takes the square of a line's length."""
    bare = re.sub(r"\\.|\[\^?\]?[^\]]*\]|\{\d+\}", "x", query, flags=re.DOTALL)
    repeats = len(re.findall(r"[*+?{]", bare))
    if "(" in bare or repeats > 1:
        return False
    return repeats == 0 or all(len(line) <= _LONG_LINE for _, text in texts for line in text.split("\n"))


def regex_hits(cancelled: Callable[[], bool], query: str, texts: Iterator[tuple[str, str]]) -> Iterator[Hit]:
    """Yield the lines that match a regular expression; case does not matter. Raises ToolError when it is none."""
    if len(query) > 1000:
        raise ToolError("the regular expression is longer than 1000 characters")
    try:
        pattern = re.compile(query, re.IGNORECASE)
    except (re.error, OverflowError, RecursionError) as error:
        raise ToolError(f"the regular expression {query!r} is not valid: {error}") from error
    kept = list(texts)
    if _simple(query, kept):
        for path, text in kept:
            for number, line in enumerate(text.split("\n"), 1):
                found = pattern.search(line)
                if found:
                    yield path, number, _excerpt(line, found.start())
        return
    lines: list[str] = []
    current = -1
    for row in _matched_in_child(cancelled, query, [text for _, text in kept]).splitlines():
        index, number, start = map(int, row.split())
        if index != current:
            current, lines = index, kept[index][1].split("\n")
        yield kept[index][0], number, _excerpt(lines[number - 1], start)


def _matched_in_child(cancelled: Callable[[], bool], query: str, texts: list[str]) -> str:
    data: bytes | None = b"".join(json.dumps(part).encode() + b"\n" for part in (query, *texts))
    child = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _CHILD],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        deadline = time.monotonic() + REGEX_SECONDS
        while True:
            try:
                out, _ = child.communicate(data, timeout=0.2)
                break
            except subprocess.TimeoutExpired:
                data = None  # communicate keeps what is left to send
                if cancelled():
                    raise ToolError("stopped") from None
                if time.monotonic() > deadline:
                    message = f"the regular expression takes longer than {REGEX_SECONDS:g} seconds; use a simpler one"
                    raise ToolError(message) from None
    finally:
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
    if child.returncode != 0:
        raise ToolError("the regular expression could not be run; use a simpler one")
    return out.decode()
