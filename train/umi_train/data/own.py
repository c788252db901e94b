"""The user's own data: trajectories as `umi sessions export` writes them, and the sessions in the store.

What a session teaches (store/sessions.py, agent/loop.py):

```
in the store                             in the trajectory                              learned
allowed once, for the session, by rule   meta["approvals"]: turn, verdict, by whom      yes
edited by the user                       the call as it ran, meta["corrections"]:       the edited call
                                         turn, from, to
refused by the user or by the policy     the call, meta["refusals"]: turn, by, reason   neither call nor decision
proposed, never started (invalid,        the call                                       neither call nor decision
cut short, repeated)
interrupted, no result                   the call with the store's note                 not the call
a request that failed or was cancelled   all of it                                      nothing of it
an answer umi wrote about a refusal      the answer                                     no
```

The store holds no ratings and no corrected answers: a wrong answer that the user let stand is learned like any other.
The option judged=yes keeps to requests in which the user decided about a call. The database is only read.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.store.migrations import MIGRATIONS
from umi_local.store.replay import INTERRUPTED, rebuild
from umi_local.store.sessions import FILE_NAME
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
    UserTurn,
    turn_from_dict,
)
from umi_train.data.errors import BadRow, DataError
from umi_train.data.files import Rows, without_halves
from umi_train.data.report import Place, Report
from umi_train.data.targets import CONTEXT_ONLY

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source


def prepare_umi(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one trajectory; its metadata stays as it is."""

    def read(row: Any) -> Iterator[Trajectory]:
        yield Trajectory.from_dict(row)

    return read


# --- sessions -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Session:
    """A stored session: its header, its events as (type, data, turn) and its decisions, all oldest first."""

    id: str
    created: float
    updated: float
    pack: str
    tools: str
    events: tuple[tuple[str, str, str | None], ...]
    approvals: tuple[tuple[str, str, str, str, str], ...]


def session_rows(source: Source, report: Report) -> Rows:
    """Yield the sessions one by one, in the order in which they were begun. Raises DataError."""
    assert isinstance(source.location, Path)
    path = source.location / FILE_NAME if source.location.is_dir() else source.location
    if not path.is_file():
        raise DataError(f"there are no sessions at {path}")
    since = _since(source.text("since", ""))
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
            layout = db.execute("PRAGMA user_version").fetchone()[0]
            if not 0 < layout <= len(MIGRATIONS):
                raise DataError(f"{path} is not a session store of this release (layout {layout}): open it with umi")
            listed = db.execute(
                "SELECT id, created, updated, pack, tools FROM sessions WHERE updated > ? ORDER BY created, id",
                (since,),
            )
            for number, header in enumerate(listed, 1):
                yield Place(path.name, number), _session(db, header)
    except sqlite3.Error as error:
        raise DataError(f"{path} cannot be read as a session store: {error}") from error


def _session(db: sqlite3.Connection, header: tuple[Any, ...]) -> Session:
    events = db.execute("SELECT type, data, turn FROM events WHERE session = ? ORDER BY id", header[:1])
    decided = db.execute(
        "SELECT call, verdict, decided_by, reason, arguments FROM approvals WHERE session = ? ORDER BY id", header[:1]
    )
    name, created, updated, pack, tools = header
    return Session(name, created, updated, pack, tools, tuple(events), tuple(decided))


def _since(text: str) -> float:
    if not text:
        return 0.0
    try:
        return float(text)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(text).timestamp()
    except ValueError:
        raise DataError(f"the option since is a date such as 2026-01-31 or seconds, not {text!r}") from None


def prepare_sessions(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one session."""
    judged = source.flag("judged")

    def read(session: Session) -> Iterator[Trajectory]:
        yield session_trajectory(session, judged=judged)

    return read


def session_trajectory(session: Session, *, judged: bool = False) -> Trajectory:
    """Return a session with what the user said about its calls. Raises BadRow, TrajectoryError."""
    empty = Trajectory.from_dict({**Trajectory().to_dict(), "tools": json.loads(session.tools)})
    log = _Log(session)
    turns = rebuild(log.turns)
    if not turns:
        raise BadRow("a session without a turn", session.id)
    known: dict[str, list[dict[str, Any]]] = {"approvals": [], "corrections": [], "refusals": []}
    left_out: set[int] = set()
    decided: set[int] = set()
    for index, turn in enumerate(turns):
        if isinstance(turn, CallerTurn):
            call = log.call_of(turn)
            verdict = log.verdicts.get(call)
            if verdict is not None:
                decided |= {index} if verdict[1] == "user" else set()
                _note(known, index, verdict, log.proposed.get(call), turn)
            if call not in log.started or (verdict is not None and verdict[0] == "refuse"):
                left_out |= {index, index - 1}
            elif _interrupted(turns, index):
                left_out.add(index)
    for start, end in _requests(turns):
        if log.failed(turns[start]) or (judged and not decided & set(range(start, end))):
            left_out |= set(range(start, end))
        left_out |= {i for i in range(start, end) if _ours(turns[i])}
    meta: dict[str, Any] = {"session": session.id, "pack": session.pack, "created": session.created}
    meta |= {name: entries for name, entries in known.items() if entries}
    meta[CONTEXT_ONLY] = sorted(i for i in left_out if i >= 0 and not isinstance(turns[i], UserTurn | ObservationTurn))
    return Trajectory(empty.tools, turns, meta)


class _Log:
    """The events of a session, taken apart: turns in order, and which call, request and end each belongs to."""

    def __init__(self, session: Session) -> None:
        self.turns: list[Turn] = []
        self.started: set[str] = set()
        self.proposed: dict[str, Mapping[str, Any]] = {}
        self.verdicts = {call: (verdict, by, why) for call, verdict, by, why, _ in session.approvals}
        self._call_of: dict[int, str] = {}
        self._status: dict[int, str] = {}
        request: Turn | None = None
        for kind, text, stored in session.events:
            data = json.loads(text)
            turn = turn_from_dict(without_halves(json.loads(stored))[0]) if stored else None
            call = str(data.get("call", ""))
            if turn is not None:
                self.turns.append(turn)
                if isinstance(turn, CallerTurn):
                    self._call_of[id(turn)] = call
            if kind == "turn_started":
                request = turn
            elif kind == "tool_proposed" and isinstance(turn, CallerTurn):
                self.proposed[call] = turn.arguments
            elif kind == "tool_started":
                self.started.add(call)
            elif kind == "turn_finished" and request is not None:
                self._status[id(request)] = str(data.get("status", ""))

    def call_of(self, turn: CallerTurn) -> str:
        """Return the id of a call."""
        return self._call_of.get(id(turn), "")

    def failed(self, request: Turn) -> bool:
        """Return whether a request came to no end of its own: failed, cancelled, or the process died."""
        return self._status.get(id(request), "") not in ("answered", "gave_up", "refused")


def _note(
    known: dict[str, list[dict[str, Any]]],
    index: int,
    verdict: tuple[str, str, str],
    proposed: Mapping[str, Any] | None,
    turn: CallerTurn,
) -> None:
    what, by, why = verdict
    if what == "refuse":
        known["refusals"].append({"turn": index, "by": by, "reason": why})
    elif what == "edit":
        known["corrections"].append({"turn": index, "from": dict(proposed or {}), "to": dict(turn.arguments)})
    else:
        known["approvals"].append({"turn": index, "verdict": what, "by": by})


def _interrupted(turns: tuple[Turn, ...], index: int) -> bool:
    after = turns[index + 1] if index + 1 < len(turns) else None
    return not isinstance(after, ObservationTurn) or after.content == INTERRUPTED


def _ours(turn: Turn) -> bool:
    """Return whether umi wrote this answer itself, about a call that was refused (agent/loop.py)."""
    return isinstance(turn, SummarizerTurn) and turn.answer.startswith("this call was refused: ")


def _requests(turns: Iterable[Turn]) -> Iterator[tuple[int, int]]:
    """Yield where each request of the user begins and ends."""
    listed = list(turns)
    starts = [i for i, turn in enumerate(listed) if isinstance(turn, UserTurn)]
    yield from zip(starts, [*starts[1:], len(listed)], strict=True)
