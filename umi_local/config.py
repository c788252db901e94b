"""What the user chose for a session, and where umi keeps its files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Verdict = Literal["right", "wrong", ""]
"""What the user says of a request; empty where something is corrected instead."""
ApprovalMode = Literal["ask", "edits", "all", "none"]
APPROVAL_MODES: tuple[ApprovalMode, ...] = ("ask", "edits", "all", "none")
SHIPPED_PACK = "nano"
"""The pack inside the package."""
DEFAULT_PACK = "active"
"""The pack in use: one that learned from its user and was accepted, else the shipped one. No pack may be called so."""
DEFAULT_MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class AppOptions:
    """How a session runs. Every front end takes one.

    `pack` is a name or a directory; `active` is the pack in use. `session` is the id of a session to go on with, None
    for a new one. `max_steps` bounds the planner's steps of one turn.
    """

    workspace: Path
    pack: str = DEFAULT_PACK
    approve: ApprovalMode = "ask"
    session: str | None = None
    max_steps: int = DEFAULT_MAX_STEPS
    seed: int = 0


def data_dir() -> Path:
    """Return the folder of sessions, notes, journals and added packs. `UMI_DATA_DIR` overrides it."""
    return _directory("UMI_DATA_DIR", "data")


def active_file() -> Path:
    """Return the file that names the pack in use, once a learned one was accepted."""
    return data_dir() / "packs" / "active"


def cache_dir() -> Path:
    """Return the folder of what can be worked out again. `UMI_CACHE_DIR` overrides it."""
    return _directory("UMI_CACHE_DIR", "cache")


def config_dir() -> Path:
    """Return the folder of the user's settings. `UMI_CONFIG_DIR` overrides it."""
    return _directory("UMI_CONFIG_DIR", "config")


def _directory(variable: str, kind: Literal["data", "cache", "config"]) -> Path:
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen)
    import platformdirs

    match kind:
        case "data":
            return platformdirs.user_data_path("umi", appauthor=False)
        case "cache":
            return platformdirs.user_cache_path("umi", appauthor=False)
        case "config":
            return platformdirs.user_config_path("umi", appauthor=False)
