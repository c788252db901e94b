"""Tools that find files by name and lines by content. Everything is bounded: files, bytes, time and output."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.files import SNIFF, is_binary, plural, readable, size_text, time_text
from umi_local.tools.hits import Hit, plain_hits, regex_hits
from umi_local.tools.limits import first_day, size_in_bytes
from umi_local.tools.patterns import WILD, path_test

if TYPE_CHECKING:
    from umi_local.safety.workspace import Entry

FILES_SHOWN = 200
MENTIONS_SHOWN = 20
LEAST_WORD = 3
"""Characters of a name that is looked for in texts when no file is called so."""
LINES_SHOWN = 100
ENTRIES_SEEN = 100_000
FILE_LIMIT = 20 << 20
"""Bytes of a file whose content is searched; larger files are left out and counted."""
TOTAL_LIMIT = 256 << 20
SECONDS = 10.0
REGEX_TOTAL_LIMIT = 64 << 20

_PLURAL = re.compile(r"[^\W\d_]{3,}[^\W\d_sS][sS]")


_WORDS = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Budget:
    """What a search may still use, and what it had to leave out."""

    context: ToolContext
    deadline: float = field(default_factory=lambda: time.monotonic() + SECONDS)
    entries: int = ENTRIES_SEEN
    total: int = TOTAL_LIMIT
    large: int = 0
    unreadable: list[str] = field(default_factory=list)
    ended: str = ""

    def spent(self) -> bool:
        """Say whether to stop, and remember why."""
        if self.entries <= 0:
            self.ended = f"stopped after {ENTRIES_SEEN} files and folders"
        elif self.total <= 0:
            self.ended = "stopped after reading as much as umi reads in one search; name a smaller folder"
        elif time.monotonic() > self.deadline:
            self.ended = f"stopped after {SECONDS:g} seconds; name a smaller folder"
        elif self.context.cancelled():
            self.ended = "stopped"
        return bool(self.ended)

    def notes(self) -> list[str]:
        """Return lines for the end of an observation about what was left out."""
        lines = []
        if self.large:
            lines.append(f"[{plural(self.large, 'file')} larger than {FILE_LIMIT >> 20} MB not searched]")
        if self.unreadable:
            count = len(self.unreadable)
            lines.append(f"[{count} could not be read: {', '.join(label(path) for path in self.unreadable[:3])}]")
        if self.ended:
            lines.append(f"[{self.ended}]")
        return lines


def _entries(budget: Budget, top: str) -> Iterator[Entry]:
    for entry in budget.context.workspace.walk(top, budget.unreadable):
        budget.entries -= 1
        if budget.spent():
            return
        yield entry


def _text_of(budget: Budget, entry: Entry) -> str | None:
    """Return the text of a file; None when it is binary, too large or unreadable."""
    if entry.size > FILE_LIMIT:
        budget.large += 1
        return None
    try:
        data = budget.context.workspace.read_bytes(entry.path, FILE_LIMIT)
    except ToolError:
        budget.unreadable.append(entry.path)
        return None
    budget.total -= len(data)
    return None if is_binary(data[:SNIFF]) else readable(data)


@tool(
    "read",
    timeout=30.0,
    aliases=("search", "locate", "where", "largest", "newest", "biggest", "latest"),
    quick=True,
    misses="no files found",
)
def find_files(
    context: ToolContext,
    pattern: str = "*",
    path: str = ".",
    contains: str | None = None,
    sort_by: Literal["name", "size", "modified"] = "name",
    limit: int = FILES_SHOWN,
    larger_than: str | None = None,
    changed_since: str | None = None,
) -> str:
    """Find files by name, content, size or time of change.

    Args:
        pattern: A name, a part of it, or a pattern such as *.txt or src/**/*.py.
        path: The folder to look in, with all folders below.
        contains: Only files whose text has this.
        sort_by: name, size (largest first) or modified (newest first).
        limit: How many to name at most.
        larger_than: Only files larger than this, such as 500 bytes or 2 MB; the largest first.
        changed_since: Only files changed on this day or later, such as today, monday or 2026-03-01; the newest first.
    """
    if limit < 1:
        raise ToolError(f"limit is {limit}; it must be at least 1")
    limit = min(limit, FILES_SHOWN)
    top = context.workspace.rel(path)
    wanted = path_test(pattern or "*", top)
    needle = contains.casefold() if contains else None
    least = size_in_bytes(larger_than) if larger_than else None
    now = context.now()
    first = first_day(changed_since, now.date()) if changed_since else None
    since = datetime.combine(first, datetime.min.time(), now.tzinfo).timestamp() if first else None
    if sort_by == "name" and (least is not None or first is not None):
        sort_by = "size" if first is None else "modified"
    budget = Budget(context)
    found: list[Entry] = []
    folders: list[Entry] = []
    for entry in _entries(budget, top):
        if entry.kind == "other" or not wanted(entry.path):
            continue
        if entry.kind == "folder":
            folders.append(entry)
            continue
        if least is not None and (entry.kind != "file" or entry.size <= least):
            continue
        if since is not None and entry.modified < since:
            continue
        if needle is not None:
            text = _text_of(budget, entry) if entry.kind == "file" else None
            if text is None or needle not in text.casefold():
                continue
        found.append(entry)
    limits = _limits(least, first)
    if not found and limits:
        return "\n".join([f"no files found{limits}", *budget.notes()])
    if not found:
        if folders and needle is None and pattern.strip("* "):
            lines = [f"no files found, but {plural(len(folders), 'folder')}"]
            return "\n".join(lines + [label(entry.path) + "/" for entry in folders[:FILES_SHOWN]] + budget.notes())
        mentions = _mentions(context, pattern, top) if needle is None else []
        but = f", but {plural(len(mentions), 'file')} {'mentions' if len(mentions) == 1 else 'mention'} it"
        lines = [f"no files found{but if mentions else ''}"]
        lines += [f"{label(where)}:{number}: {line}" for where, number, line in mentions[:MENTIONS_SHOWN]]
        return "\n".join(lines + budget.notes())
    found.sort(key=lambda entry: (entry.path.casefold(), entry.path))
    if sort_by != "name":
        found.sort(key=lambda entry: entry.size if sort_by == "size" else entry.modified, reverse=True)
    named = f", the first {limit}" if limit < min(len(found), FILES_SHOWN) else ""
    lines = [f"{plural(len(found), 'file')} found{limits}{named}"]
    for entry in found[:limit]:
        size = size_text(entry.size) if entry.kind == "file" else "link"
        lines.append(f"{label(entry.path)}  {size}  {time_text(context, entry.modified)}")
    if len(found) > FILES_SHOWN:
        lines.append(f"[{len(found) - FILES_SHOWN} more files]")
    return "\n".join(lines + budget.notes())


def _limits(least: int | None, first: date | None) -> str:
    larger = f" larger than {size_text(least)}" if least is not None else ""
    return larger + (f" changed since {first}" if first is not None else "")


def files_called(context: ToolContext, words: Iterable[str]) -> list[str]:
    """Return the paths of the files whose names have all of `words` in them, whatever stands between."""
    wanted = {word.casefold() for word in words}
    if not wanted:
        return []
    return [
        entry.path
        for entry in _entries(Budget(context), ".")
        if entry.kind == "file" and wanted <= set(_WORDS.findall(entry.path.rpartition("/")[2].casefold()))
    ]


def _mentions(context: ToolContext, word: str, top: str) -> list[Hit]:
    """Return the first line of each text below `top` that holds `word`, which is no file's name."""
    if WILD.search(word) or "/" in word or len(word.strip()) < LEAST_WORD:
        return []
    first: dict[str, Hit] = {}
    for hit in plain_hits(word.strip(), _texts(Budget(context), top)):
        first.setdefault(hit[0], hit)
    return list(first.values())


@tool(
    "read",
    timeout=30.0,
    aliases=("grep", "find", "contains", "mention", "occurrence"),
    finds="path",
    quick=True,
    misses="no matches for",
)
def search_text(context: ToolContext, query: str, path: str = ".", regex: bool = False) -> str:
    """Find the lines of files that contain a text.

    Args:
        query: The text to look for; case does not matter.
        path: The file or folder to look in.
        regex: Take the query as a regular expression.
    """
    if not query.strip("\n"):
        raise ToolError("the query is empty: give the text to look for")
    budget = Budget(context, total=REGEX_TOTAL_LIMIT if regex else TOTAL_LIMIT)
    texts = _texts(budget, path)
    found = _listed(regex_hits(context.cancelled, query, texts) if regex else plain_hits(query, texts))
    if found:
        return "\n".join([*found, *budget.notes()])
    for other in () if regex else _other_forms(query):
        if found := _listed(plain_hits(other, _texts(budget, path))):
            return "\n".join([*found, f"[no matches for '{query}': these are for '{other}']", *budget.notes()])
    return "\n".join([f"no matches for '{query}'", *budget.notes()])


def _listed(hits: Iterable[Hit]) -> list[str]:
    """Return how many hits there are, then a line for each of the first; nothing where there is none."""
    counts: dict[str, int] = {}
    lines: list[str] = []
    for where, number, line in hits:
        counts[where] = counts.get(where, 0) + 1
        if len(lines) < LINES_SHOWN:
            lines.append(f"{label(where)}:{number}: {line}")
    total = sum(counts.values())
    if total > len(lines):
        lines.append(f"[{total - len(lines)} more matches]")
    return [f"{plural(total, 'match', 'matches')} in {plural(len(counts), 'file')}", *lines] if total else []


def _other_forms(word: str) -> list[str]:
    """Return what to look for where a word is nowhere: errors and warnings of people are error and WARN in a log."""
    forms = []
    if _PLURAL.fullmatch(word):
        forms.append(f"{word[:-3]}y" if word.casefold().endswith("ies") else word[:-1])
    if word.casefold() in ("warning", "warnings"):
        forms.append("warn")
    return forms


def _texts(budget: Budget, path: str) -> Iterator[tuple[str, str]]:
    """Yield (path, text) of the text files that a path or glob names."""
    workspace = budget.context.workspace
    rel = workspace.rel(path)
    kind = workspace.kind(rel)
    if kind is None and WILD.search(rel):
        wanted, top = path_test(rel, "."), "."
    elif kind == "folder":
        wanted, top = (lambda _: True), rel
    else:
        from_file = workspace.read_bytes(rel, FILE_LIMIT + 1)
        if len(from_file) > FILE_LIMIT:
            raise ToolError(f"{label(rel)} is larger than {FILE_LIMIT >> 20} MB, too large to search")
        if is_binary(from_file[:SNIFF]):
            raise ToolError(f"{label(rel)} is a binary file, not text")
        yield rel, readable(from_file)
        return
    for entry in _entries(budget, top):
        if entry.kind == "file" and wanted(entry.path):
            text = _text_of(budget, entry)
            if text is not None:
                yield entry.path, text
