"""The recipes that come with umi, one file each, found by name."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@lru_cache
def shipped_names() -> tuple[str, ...]:
    """Return the names in alphabetical order."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def shipped_path(name: str) -> Path:
    """Return the file of a shipped recipe."""
    return _FOLDER / f"{name}.yaml"
