"""Sessions, their events, and what was approved."""

from __future__ import annotations

import sqlite3

_TABLES = (
    """
    CREATE TABLE sessions (
        id TEXT PRIMARY KEY,
        created REAL NOT NULL,
        updated REAL NOT NULL,
        title TEXT NOT NULL,
        workspace TEXT NOT NULL,
        pack TEXT NOT NULL,
        tools TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE events (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        at REAL NOT NULL,
        type TEXT NOT NULL,
        data TEXT NOT NULL,
        turn TEXT
    )
    """,
    "CREATE INDEX events_by_session ON events (session, id)",
    """
    CREATE TABLE approvals (
        id INTEGER PRIMARY KEY,
        session TEXT NOT NULL REFERENCES sessions (id) ON DELETE CASCADE,
        at REAL NOT NULL,
        call TEXT NOT NULL,
        tool TEXT NOT NULL,
        arguments TEXT NOT NULL,
        digest TEXT NOT NULL,
        verdict TEXT NOT NULL,
        decided_by TEXT NOT NULL,
        reason TEXT NOT NULL
    )
    """,
)


def apply(connection: sqlite3.Connection) -> None:
    """Create the tables."""
    for statement in _TABLES:
        connection.execute(statement)
