"""Small readers of observations and small writers of answers, shared by the families."""

from __future__ import annotations

import re

from umi_local.trajectory import ObservationTurn

_COUNTS = re.compile(r"(\d+) lines?, (\d+) words?, (\d+) characters?")
_SIZE = re.compile(r"(?:file|folder), (.+?), (?:modified|text|binary)")


def counts(obs: ObservationTurn) -> tuple[int, int, int]:
    """Return lines, words and characters of the last line of a count_text observation."""
    found = _COUNTS.search(obs.content.splitlines()[-1])
    if not found:
        raise ValueError(obs.content)
    return int(found[1]), int(found[2]), int(found[3])


def plural(n: int | str, word: str) -> str:
    """Return "1 line" or "3 lines"."""
    if str(n) == "1":
        return f"1 {word}"
    return f"{n} {word[:-1]}ies" if word.endswith("y") else f"{n} {word}s"


def found(obs: ObservationTurn) -> list[tuple[str, str, str]]:
    """Return (path, size, modified) of each file of a find_files observation."""
    rows = [line.rsplit("  ", 2) for line in obs.content.splitlines()[1:]]
    return [(r[0], r[1], r[2]) for r in rows if len(r) == 3]


def none_named(obs: ObservationTurn, name: str) -> str:
    """Return the answer to a find_files observation without any file; some texts may mention the name."""
    first, _, rest = obs.content.partition("\n")
    but = first.partition(", but ")[2]
    return f"I found no file named {name}, but {but}:\n{rest}" if "mention" in but else f"I found no file named {name}."


def matches(obs: ObservationTurn) -> list[tuple[str, str, str]]:
    """Return (path, line number, text) of each match of a search_text observation."""
    rows = [re.match(r"(.+?):(\d+): ?(.*)$", line) for line in obs.content.splitlines()[1:]]
    return [(r[1], r[2], r[3]) for r in rows if r]


def info(obs: ObservationTurn) -> dict[str, str]:
    """Return size, modified and permissions of a file_info observation."""
    text = obs.content
    return {
        "size": re.search(r": (?:file|folder), (.+?), modified ", text)[1],  # type: ignore[index]
        "modified": re.search(r"modified (.+?), ", text)[1],  # type: ignore[index]
        "permissions": re.search(r"permissions ([-rwxsStT]+)", text)[1],  # type: ignore[index]
    }


def joined(items: list[str], word: str = "and") -> str:
    """Return "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}"


def excerpt(path: str, text: str) -> str:
    """Return an answer that shows a file."""
    text = text.strip("\n")
    return f"{path} says:\n{text}" if text else f"{path} is empty."


def body(obs: ObservationTurn) -> str:
    """Return what an observation says below its first line."""
    return obs.content.strip("\n").partition("\n")[2]
