"""The user's notes: one JSON object per line in umi's own data folder, so that any editor can read them."""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from umi_local.safety.names import label
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.files import plural
from umi_local.tools.search import files_called

NOTE_CHARS = 4000
READ_LIMIT = 64 << 20
"""Bytes of a notes file that are read at most."""
_FILLER = (
    "a an the my our your about for on of in to with and any all note notes that this is was are i me mention mentions "
    "mentioning say says saying contain contains containing regarding"
)
FILLER = frozenset(_FILLER.split())
_KINDS = frozenset({"list", "lists", "note", "notes", "file"})
"""Words that say what something is, and not what it is called."""
FILES_NAMED = 5
"""Words of a query that say nothing about what is sought."""

Found = list[tuple[int, str, str]]


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `when` is local time to the minute, as 2026-11-21 14:03."""

    number: int
    when: str
    text: str


def matching(notes: list[Note], query: str, limit: int) -> Found:
    """Return the newest notes that hold every word of `query`, as (number, when, text). Case does not matter."""
    words = query.casefold().split()
    found: Found = []
    for note in reversed(notes):
        if len(found) >= limit:
            break
        text = note.text.casefold()
        if all(word in text for word in words):
            found.append((note.number, note.when, note.text))
    return found


class MemoryNotes:
    """Notes that live as long as the object, for tests and throwaway workspaces."""

    def __init__(self, now: Callable[[], datetime] = datetime.now) -> None:
        self._now = now
        self._notes: list[Note] = []

    def add(self, text: str) -> int:
        """Keep a note and return its number."""
        self._notes.append(Note(len(self._notes) + 1, f"{self._now():%Y-%m-%d %H:%M}", text))
        return len(self._notes)

    def search(self, query: str, limit: int = 20) -> Found:
        """Return (number, when, text) of notes that hold every word of `query`, newest first."""
        return matching(self._notes, query, limit)

    def list(self, limit: int = 20) -> Found:
        """Return the newest notes as (number, when, text)."""
        return matching(self._notes, "", limit)


class FileNotes:
    """Notes in a JSON-lines file. Several processes may add at the same time; damaged lines are passed over.

    Its methods raise ToolError when the file cannot be read or written.
    """

    def __init__(self, path: Path, now: Callable[[], datetime] = datetime.now) -> None:
        self._path = path
        self._now = now
        self._lock = threading.Lock()

    def add(self, text: str) -> int:
        """Keep a note and return its number. Raises ToolError."""
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._lock, self._path.open("a+b") as file, _locked(file):
                notes, whole = _read(file)
                number = max((note.number for note in notes), default=0) + 1
                row = {"number": number, "when": f"{self._now():%Y-%m-%d %H:%M}", "text": text}
                line = json.dumps(row, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
                # A line that was cut off by a crash must not swallow this one.
                file.write(line if whole else b"\n" + line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._error(error, "written") from error
        return number

    def search(self, query: str, limit: int = 20) -> Found:
        """Return (number, when, text) of notes that hold every word of `query`, newest first. Raises ToolError."""
        return matching(self._all(), query, limit)

    def list(self, limit: int = 20) -> Found:
        """Return the newest notes as (number, when, text). Raises ToolError."""
        return matching(self._all(), "", limit)

    def _all(self) -> list[Note]:  # type: ignore[valid-type]
        try:
            with self._path.open("rb") as file:
                return _read(file)[0]
        except FileNotFoundError:
            return []
        except OSError as error:
            raise self._error(error, "read") from error

    def _error(self, error: OSError, verb: str) -> ToolError:
        return ToolError(f"the notes file {self._path} cannot be {verb}: {(error.strerror or str(error)).lower()}")


@contextmanager
def _locked(file: IO[bytes]) -> Iterator[None]:
    try:
        import fcntl
    except ImportError:  # Windows: one process at a time is all we promise there
        yield
        return
    fcntl.flock(file, fcntl.LOCK_EX)
    try:
        yield
    finally:
        fcntl.flock(file, fcntl.LOCK_UN)


def _read(file: IO[bytes]) -> tuple[list[Note], bool]:
    """Return the notes and whether the file ends with a whole line."""
    file.seek(0)
    data = file.read(READ_LIMIT)
    notes = []
    for line in data.split(b"\n"):
        try:
            row = json.loads(line)
            notes.append(Note(int(row["number"]), str(row["when"]), str(row["text"])))
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
    return notes, not data or data.endswith(b"\n")


def _lines(found: Found) -> list[str]:
    return [f"note {number} ({when}): {' '.join(text.split())}" for number, when, text in found]


def _count(count: int, limit: int) -> str:
    if count > limit:
        return f"the newest {limit} notes"
    return f"{count} note" if count == 1 else f"{count} notes"


@tool("read", aliases=("remember", "write", "save", "reminder", "jot", "remind"))
def add_note(context: ToolContext, text: str) -> str:
    """Keep a note for later.

    Args:
        text: The note.
    """
    text = text.strip()
    if not text:
        raise ToolError("the note is empty: write what should be kept")
    if len(text) > NOTE_CHARS:
        raise ToolError(
            f"the note has {len(text)} characters; at most {NOTE_CHARS} are kept: shorten it or write a file"
        )
    return f"saved note {context.notes.add(text)}: {' '.join(text.split())}"


@tool("read", aliases=("find", "remember", "recall", "look"), quick=True, misses="no notes match")
def search_notes(context: ToolContext, query: str) -> str:
    """Find notes by their words.

    Args:
        query: Words that the note holds.
    """
    words = [word for word in (w.strip(".,;:!?\"'()") for w in query.split()) if word]
    if not words:
        raise ToolError("the query is empty: name a word of the note, or use list_notes")
    telling = [word for word in words if word.casefold() not in FILLER] or words
    # A query in the plural also finds the singular.
    for attempt in (telling, [word[:-1] if len(word) > 3 and word.endswith("s") else word for word in telling]):
        found = context.notes.search(" ".join(attempt), 21)
        if found:
            return "\n".join([_count(len(found), 20) + " found", *_lines(found[:20])])
    called = files_called(context, [word for word in telling if word.casefold() not in _KINDS])[:FILES_NAMED]
    but = f", but {plural(len(called), 'file')} {'is' if len(called) == 1 else 'are'} called so" if called else ""
    return "\n".join([f"no notes match {query.strip()!r}{but}", *map(label, called)])


@tool("read", aliases=("show", "all", "remember"))
def list_notes(context: ToolContext, limit: int = 10) -> str:
    """Show the newest notes.

    Args:
        limit: How many notes at most.
    """
    limit = min(max(limit, 1), 200)
    found = context.notes.list(limit + 1)
    if not found:
        return "there are no notes yet"
    return "\n".join([_count(len(found), limit), *_lines(found[:limit])])
