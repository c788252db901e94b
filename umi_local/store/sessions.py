"""Sessions: created with their first event, listed, shown, exported and resumed.

```
sessions 1 --- n events      type and data as on the wire, and the turn of the trajectory the event completed
         1 --- n approvals   every decision about a call, bound to it by its digest
```
"""

from __future__ import annotations

import json
import secrets
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_local.store.database import Database, StoreError
from umi_local.store.replay import rebuild
from umi_local.trajectory import ToolSpec, Trajectory, Turn, turn_from_dict, turn_to_dict

FILE_NAME = "sessions.db"


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """One session in a list. Times are seconds since the epoch; `requests` counts the user's turns."""

    id: str
    created: float
    updated: float
    title: str
    workspace: str
    pack: str
    requests: int


@dataclass(frozen=True, slots=True)
class Record:
    """What is written for one event: its type and data, and the turn it completed, if any."""

    type: str
    data: Mapping[str, Any]
    turn: Turn | None = None
    at: float = 0.0


@dataclass(frozen=True, slots=True)
class ApprovalRecord:
    """A decision about one call. `decided_by` is user, grant or policy."""

    call: str
    tool: str
    arguments: Mapping[str, Any]
    digest: str
    verdict: str
    decided_by: str
    reason: str = ""


def new_session_id(now: float | None = None) -> str:
    """Return an id that sorts by time and can be typed."""
    return time.strftime("%Y%m%d-%H%M%S", time.localtime(now)) + "-" + secrets.token_hex(2)


class Store:
    """The sessions of one data folder, or of this process alone (`Store.memory()`)."""

    def __init__(self, path: Path | None) -> None:
        self._database = Database(path)

    @classmethod
    def memory(cls) -> Store:
        """Return a store that forgets everything when the process ends."""
        return cls(None)

    @property
    def path(self) -> Path | None:
        """The database file, None in memory."""
        return self._database.path

    @property
    def moved_aside(self) -> Path | None:
        """Where a damaged database was moved when this store was opened."""
        return self._database.moved_aside

    def close(self) -> None:
        """Close the database."""
        self._database.close()

    def create(self, session: str, *, workspace: str, pack: str, tools: Sequence[ToolSpec], title: str) -> None:
        """Write a new session. Raises StoreError."""
        now = time.time()
        specs = _json(Trajectory(tuple(tools)).to_dict()["tools"])
        with self._database.write() as db:
            db.execute(
                "INSERT OR IGNORE INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)",
                (session, now, now, _clean(title), _clean(workspace), pack, specs),
            )

    def append(self, session: str, records: Sequence[Record]) -> None:
        """Write events, all or none; they are on disk when this returns. Raises StoreError."""
        rows = [
            (session, r.at or time.time(), r.type, _json(dict(r.data)), _json(turn_to_dict(r.turn)) if r.turn else None)
            for r in records
        ]
        with self._database.write() as db:
            db.executemany("INSERT INTO events (session, at, type, data, turn) VALUES (?, ?, ?, ?, ?)", rows)
            db.execute("UPDATE sessions SET updated = ? WHERE id = ?", (time.time(), session))

    def approve(self, session: str, a: ApprovalRecord) -> None:
        """Write a decision about a call. Raises StoreError."""
        arguments = _json(dict(a.arguments))
        row = (session, time.time(), a.call, a.tool, arguments, a.digest, a.verdict, a.decided_by, a.reason)
        with self._database.write() as db:
            db.execute(
                "INSERT INTO approvals (session, at, call, tool, arguments, digest, verdict, decided_by, reason) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                tuple(_clean(v) if isinstance(v, str) else v for v in row),
            )

    def sessions(self, limit: int = 50) -> list[SessionInfo]:
        """Return the sessions, the last used first. Raises StoreError."""
        rows = self._database.read(
            "SELECT s.id, s.created, s.updated, s.title, s.workspace, s.pack, "
            "(SELECT count(*) FROM events e WHERE e.session = s.id AND e.type = 'turn_started') "
            "FROM sessions s ORDER BY s.updated DESC, s.rowid DESC LIMIT ?",
            limit,
        )
        return [SessionInfo(*row) for row in rows]  # type: ignore[arg-type]

    def find(self, name: str) -> SessionInfo:
        """Return the session of this id, or beginning of an id; `last` is the last used one. Raises StoreError."""
        known = self.sessions(limit=-1)
        if name == "last" and known:
            return known[0]
        found = [s for s in known if s.id == name] or [s for s in known if name and s.id.startswith(name)]
        if len(found) == 1:
            return found[0]
        if found:
            raise StoreError(f"{name!r} may be {', '.join(s.id for s in found[:5])}: write more of the id")
        raise StoreError(f"there is no session {name!r}. `umi sessions list` shows those there are.")

    def events(self, session: str) -> list[Record]:
        """Return what happened in a session, oldest first. Raises StoreError."""
        rows = self._database.read("SELECT type, data, turn, at FROM events WHERE session = ? ORDER BY id", session)
        return [Record(str(kind), json.loads(str(data)), _turn(turn), float(str(at))) for kind, data, turn, at in rows]

    def approvals(self, session: str) -> list[ApprovalRecord]:
        """Return the decisions made in a session, oldest first. Raises StoreError."""
        rows = self._database.read(
            "SELECT call, tool, arguments, digest, verdict, decided_by, reason "
            "FROM approvals WHERE session = ? ORDER BY id",
            session,
        )
        return [
            ApprovalRecord(str(c), str(t), json.loads(str(a)), str(d), str(v), str(by), str(r))
            for c, t, a, d, v, by, r in rows
        ]

    def trajectory(self, session: str) -> Trajectory:
        """Return a session as a trajectory that can go on: what was cut short is repaired. Raises StoreError."""
        info = self.find(session)
        tools = json.loads(str(self._database.read("SELECT tools FROM sessions WHERE id = ?", info.id)[0][0]))
        empty = Trajectory.from_dict({**Trajectory().to_dict(), "tools": tools})
        turns = rebuild(r.turn for r in self.events(info.id) if r.turn is not None)
        meta = {"session": info.id, "pack": info.pack, "created": info.created}
        return Trajectory(empty.tools, turns, meta)


class SessionLog:
    """The writing end of one session. What cannot be written is kept and written later, in order.

    `trouble` is the reason while the disk lags behind, else None. May be used from several threads.
    """

    def __init__(self, store: Store, session: str, *, workspace: str, pack: str, tools: Sequence[ToolSpec]) -> None:
        self.store = store
        self.session = session
        self.trouble: str | None = None
        self._header = {"workspace": workspace, "pack": pack, "tools": tuple(tools)}
        self._created = False
        self._waiting: list[Record] = []
        self._decisions: list[ApprovalRecord] = []
        self._lock = threading.Lock()

    def record(self, kind: str, data: Mapping[str, Any], turn: Turn | None = None) -> None:
        """Write an event. It is on disk when this returns, unless `trouble` says otherwise."""
        self.write([Record(kind, data, turn, time.time())])

    def write(self, records: Sequence[Record]) -> None:
        """Write events, all or none, under the same promise."""
        with self._lock:
            self._waiting += records
            self._flush()

    def decide(self, approval: ApprovalRecord) -> None:
        """Write a decision about a call, under the same promise."""
        with self._lock:
            self._decisions.append(approval)
            self._flush()

    def _flush(self) -> None:
        try:
            if not self._created:
                title = next((str(r.data.get("text", "")) for r in self._waiting if r.type == "turn_started"), "")
                self.store.create(self.session, title=" ".join(title.split())[:120], **self._header)  # type: ignore[arg-type]
                self._created = True
            if self._waiting:
                self.store.append(self.session, self._waiting)
                self._waiting = []
            while self._decisions:
                self.store.approve(self.session, self._decisions[0])
                self._decisions.pop(0)
            self.trouble = None
        except StoreError as error:
            self.trouble = str(error)


def _turn(stored: object) -> Turn | None:
    return turn_from_dict(json.loads(str(stored))) if stored else None


def _clean(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


def _json(value: Any) -> str:
    """JSON in plain ASCII: a lone surrogate from a file name is kept as an escape and never upsets SQLite."""
    return json.dumps(value, ensure_ascii=True, separators=(",", ":"), default=str)
