"""The user's own trajectories and sessions: what the user decided about a call decides whether it is learned."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from umi_local.roles import Decision
from umi_local.store.replay import INTERRUPTED
from umi_local.store.sessions import ApprovalRecord, SessionLog, Store
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
    write_jsonl,
)
from umi_train.data import DataError, Report, open_source, targets

SPEC = ToolSpec("write", "Write.", {"type": "object", "properties": {"path": {"type": "string"}}}, "write")
GO = PlannerTurn("Write it.", Decision.CALLER)
END = PlannerTurn("Done.", Decision.CONCLUSION)

Log = Callable[[str], "Told"]


class Told:
    """A session in the making, written as agent/loop.py writes it."""

    def __init__(self, store: Store, name: str) -> None:
        self.log = SessionLog(store, name, workspace="/home/ida", pack="nano", tools=(SPEC,))
        self.calls = 0

    def ask(self, text: str) -> None:
        self.log.record("turn_started", {"text": text}, UserTurn(text))

    def call(
        self, path: str, verdict: str = "", edited: str = "", *, start: bool = True, result: str | None = "ok"
    ) -> None:
        self.calls += 1
        call = f"call-{self.calls}"
        self.log.record("role_finished", {"role": "planner"}, GO)
        self.log.record("tool_proposed", {"call": call}, CallerTurn("write", {"path": path}))
        run = {"path": edited or path}
        if verdict:
            by = "policy" if verdict == "allow" else "user"
            self.log.decide(
                ApprovalRecord(call, "write", run, "d", verdict, by, "not there" if verdict == "refuse" else "")
            )
        if start and verdict != "refuse":
            self.log.record("tool_started", {"call": call}, CallerTurn("write", run))
        if result is not None:
            self.log.record("tool_finished", {"call": call}, ObservationTurn(result, result == "ok"))

    def finish(self, status: str = "answered", answer: str = "Written.") -> None:
        if status == "answered" or answer.startswith("this call"):
            self.log.record("role_finished", {"role": "planner"}, END)
            self.log.record("role_finished", {"role": "summarizer"}, SummarizerTurn(answer))
        self.log.record("turn_finished", {"status": status, "answer": answer})


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


@pytest.fixture
def told(path: Path) -> Iterator[Log]:
    store = Store(path)
    yield lambda name="s1": Told(store, name)
    store.close()


def read(path: Path, **options: str) -> tuple[list[Trajectory], Report]:
    report = Report()
    return list(open_source("sessions", path, options).trajectories(report)), report


def learned(trajectory: Trajectory) -> list[Any]:
    return [t for t, learn in zip(trajectory.turns, targets(trajectory), strict=True) if learn]


def test_an_edited_call_is_learned_as_the_user_changed_it(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("write it down")
    session.call("a.txt", "edit", "b.txt")
    session.finish()
    ((one,), report) = read(path)
    assert learned(one) == [GO, CallerTurn("write", {"path": "b.txt"}), END, SummarizerTurn("Written.")]
    assert one.meta["corrections"] == [{"turn": 2, "from": {"path": "a.txt"}, "to": {"path": "b.txt"}}]
    assert one.meta["session"] == "s1" and one.tools == (SPEC,) and report.kept == 1
    assert "/home/ida" not in one.to_json()


def test_a_refused_call_is_context_and_never_a_target(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("write it down")
    session.call("a.txt", "refuse", result="the user refused this call: not there")
    session.call("b.txt", "once")
    session.finish()
    ((one,), _) = read(path)
    assert CallerTurn("write", {"path": "a.txt"}) in one.turns
    assert learned(one) == [GO, CallerTurn("write", {"path": "b.txt"}), END, SummarizerTurn("Written.")]
    assert [i for i, learn in enumerate(targets(one)) if learn] == [4, 5, 7, 8]
    assert one.meta["refusals"] == [{"turn": 2, "by": "user", "reason": "not there"}]
    assert one.meta["approvals"] == [{"turn": 5, "verdict": "once", "by": "user"}]


def test_calls_that_never_ran_and_interrupted_ones_are_not_learned(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("write it down")
    session.call("bad", start=False, result="path: field required")
    session.call("cut", result=None)
    session.call("good")
    session.finish()
    ((one,), _) = read(path)
    assert ObservationTurn(INTERRUPTED, ok=False) in one.turns
    assert [t.arguments["path"] for t in learned(one) if isinstance(t, CallerTurn)] == ["good"]
    assert learned(one).count(GO) == 2  # the decision for the interrupted call was right


@pytest.mark.parametrize("status", ["failed", "cancelled", None])
def test_a_request_without_an_end_of_its_own_is_context(path: Path, told: Log, status: str | None) -> None:
    session = told("s1")
    session.ask("first")
    session.call("a")
    if status:
        session.finish(status, "cancelled")
    session.ask("second")
    session.finish()
    ((one,), _) = read(path)
    assert len(one.turns) == 7 and learned(one) == [END, SummarizerTurn("Written.")]


def test_umis_own_words_about_a_refusal_are_not_learned(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("write it down")
    session.call("a.txt", "refuse", result="this call was refused: nobody is here")
    session.finish("refused", "this call was refused: nobody is here")
    ((one,), _) = read(path)
    assert learned(one) == [END]


def test_only_judged_requests_are_learned_when_asked_for(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("first")
    session.call("a", "allow")
    session.finish()
    session.ask("second")
    session.call("b", "session")
    session.finish()
    ((one,), _) = read(path, judged="yes")
    assert [t.arguments["path"] for t in learned(one) if isinstance(t, CallerTurn)] == ["b"]
    assert len(one.meta["approvals"]) == 2
    other = told("s2")
    other.ask("third")
    other.finish()
    kept, report = read(path, judged="yes")
    assert len(kept) == 1 and report.skipped == {"no role can learn from it": 1}


def test_sessions_since_a_time_and_a_folder_as_place(path: Path, told: Log) -> None:
    for name in ("s1", "s2"):
        session = told(name)
        session.ask(name)
        session.finish()
    assert len(read(path.parent)[0]) == 2
    assert len(read(path, since="2100-01-01")[0]) == 0
    with pytest.raises(DataError, match="since"):
        read(path, since="yesterday")


def test_reading_changes_nothing_also_not_a_damaged_store(path: Path, told: Log, tmp_path: Path) -> None:
    session = told("s1")
    session.ask("x")
    session.finish()
    before = path.read_bytes()
    assert len(read(path)[0]) == 1 and path.read_bytes() == before
    damaged = tmp_path / "sessions.db"
    damaged.write_bytes(b"not a database at all, but some bytes" * 200)
    with pytest.raises(DataError, match="session store"):
        read(damaged)
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", "sessions.db"]
    with sqlite3.connect(tmp_path / "other.db") as db:
        db.execute("PRAGMA user_version=99")
    db.close()
    with pytest.raises(DataError, match="layout 99"):
        read(tmp_path / "other.db")
    damaged.unlink()
    with pytest.raises(DataError, match="no sessions"):
        read(tmp_path)


def test_a_session_with_a_damaged_event_costs_that_session(path: Path, told: Log) -> None:
    for name in ("s1", "s2"):
        session = told(name)
        session.ask(name)
        session.finish()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE events SET turn = '{\"kind\": \"wizard\"}' WHERE session = 's1' AND turn IS NOT NULL")
    db.close()
    kept, report = read(path)
    assert [t.meta["session"] for t in kept] == ["s2"] and report.skipped_count == 1


def test_half_surrogates_of_file_names_become_text(path: Path, told: Log) -> None:
    session = told("s1")
    session.ask("read caf\udce9")
    session.finish()
    ((one,), _) = read(path)
    one.to_json().encode()
    assert one.turns[0] == UserTurn("read caf\ufffd")


def test_trajectories_come_back_as_they_were_written(tmp_path: Path) -> None:
    tools = (SPEC,)
    whole = [
        Trajectory(tools, (UserTurn("a", "b"), GO, CallerTurn("write", {"path": "x"})), {"source": "synth", "n": 1})
    ]
    path = tmp_path / "a.jsonl"
    write_jsonl(path, whole)
    with path.open("a") as out:
        out.write(json.dumps({**whole[0].to_dict(), "version": 99}) + '\n{"version": 1}\n[]\n{"cut')
    report = Report()
    assert list(open_source("umi", path).trajectories(report)) == whole
    assert report.skipped_count == 3 and len(report.problems) == 1
