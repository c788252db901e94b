"""Changes of the database layout, one module each, in order. `PRAGMA user_version` counts those applied."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from umi_local.store.migrations import m0001_sessions

MIGRATIONS: tuple[Callable[[sqlite3.Connection], None], ...] = (m0001_sessions.apply,)
"""Append only: a released migration is never edited."""
