"""The requests of earlier days, for the up key. Kept in the data folder, one JSON string per line."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

MAX_LINES = 500
MAX_CHARS = 4_000


class History:
    """Requests, oldest first, and a position among them. Without a path it lives in memory."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._items = _read(path)
        self._at = len(self._items)
        self._draft = ""

    def add(self, text: str) -> None:
        """Remember a request; the position goes back to the end. A file that cannot be written is no reason to stop."""
        if text.strip() and len(text) <= MAX_CHARS and (not self._items or self._items[-1] != text):
            self._items = [*self._items, text][-MAX_LINES:]
            if self._path is not None:
                with contextlib.suppress(OSError):
                    self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                    temporary = self._path.with_suffix(".new")
                    temporary.touch(mode=0o600)
                    temporary.write_text("".join(json.dumps(t) + "\n" for t in self._items), encoding="utf-8")
                    temporary.replace(self._path)
        self._at = len(self._items)
        self._draft = ""

    def step(self, by: int, current: str) -> str | None:
        """Return the request `by` places away, the draft at the end, or None where there is no more."""
        target = self._at + by
        if not 0 <= target <= len(self._items):
            return None
        if self._at == len(self._items):
            self._draft = current
        self._at = target
        return self._draft if target == len(self._items) else self._items[target]


def _read(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    items = []
    for line in lines[-MAX_LINES:]:
        with contextlib.suppress(json.JSONDecodeError):
            value = json.loads(line)
            if isinstance(value, str):
                items.append(value)
    return items
