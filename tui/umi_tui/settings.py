"""What the app remembers between runs: the theme. One small JSON file in the configuration folder."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

from umi_tui.themes import DEFAULT_THEME, THEMES


def load_theme(path: Path) -> str:
    """Return the theme chosen before, or the default one."""
    try:
        chosen = json.loads(path.read_text(encoding="utf-8")).get("theme")
    except (OSError, ValueError, AttributeError):
        return DEFAULT_THEME
    return chosen if chosen in THEMES else DEFAULT_THEME


def save_theme(path: Path, theme: str) -> None:
    """Remember the theme. A folder that cannot be written only means it is not remembered."""
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps({"theme": theme}) + "\n", encoding="utf-8")
        temporary.replace(path)
