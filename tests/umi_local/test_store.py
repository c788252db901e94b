"""Sessions on disk."""

from __future__ import annotations

import signal
import sqlite3
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umi_local.events import Notice, RoleFinished, ToolFinished, TurnFinished, TurnStarted
from umi_local.roles import Decision, Role
from umi_local.store.database import StoreError
from umi_local.store.events import event_from_dict, stored_events
from umi_local.store.migrations import MIGRATIONS
from umi_local.store.replay import rebuild, repaired
from umi_local.store.sessions import ApprovalRecord, Record, SessionLog, Store
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    UserTurn,
)

SPEC = ToolSpec("look", "Look.", {"type": "object", "properties": {}})
GO = PlannerTurn("Look.", Decision.CALLER)
END = PlannerTurn("Known.", Decision.CONCLUSION)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "sessions.db"


@pytest.fixture
def store(path: Path):
    opened = Store(path)
    yield opened
    opened.close()


def log_of(store: Store, name: str = "s1") -> SessionLog:
    return SessionLog(store, name, workspace="/w", pack="nano", tools=(SPEC,))


def test_a_session_appears_with_its_first_event(store):
    log = log_of(store)
    assert store.sessions() == []
    log.record("turn_started", {"text": "what  is\nthis"}, UserTurn("what is this"))
    (info,) = store.sessions()
    assert (info.id, info.title, info.workspace, info.pack, info.requests) == ("s1", "what is this", "/w", "nano", 1)


def test_a_session_is_resumed_as_it_was(store, path):
    turns = [UserTurn("a", "piped"), GO, CallerTurn("look", {"x": [1, None]}), ObservationTurn("blue", True, 0.5), END]
    turns.append(SummarizerTurn("Blue \udcff? é \x00"))
    log = log_of(store)
    for turn in turns:
        log.record("some", {}, turn)
    again = Store(path)
    assert again.trajectory("s1").turns == tuple(turns)
    assert again.trajectory("s1").tools == (SPEC,)
    again.close()


def test_a_session_is_found_by_the_beginning_of_its_id(store):
    for name in ("20260101-aa", "20260101-ab", "20270101-zz"):
        log_of(store, name).record("turn_started", {"text": name})
    assert store.find("2027").id == "20270101-zz" == store.find("last").id
    with pytest.raises(StoreError, match="write more"):
        store.find("2026")
    with pytest.raises(StoreError, match="no session"):
        store.find("x")
    with pytest.raises(StoreError):
        store.find("")


def test_decisions_are_kept_with_their_digest(store):
    log = log_of(store)
    record = ApprovalRecord("call-1", "put", {"path": "a"}, "d" * 64, "refuse", "user", "no")
    log.record("turn_started", {"text": "x"})
    log.decide(record)
    assert store.approvals("s1") == [record]


def test_events_come_back_as_events(store):
    events = [
        TurnStarted("s1", "hi"),
        RoleFinished(Role.PLANNER, "x", Decision.GIVE_UP, 3, 2, 1),
        ToolFinished("c", "look", True, "blue", 0.1),
        Notice("n"),
        TurnFinished("gave_up", "x", {"steps": 1}),
    ]
    log = log_of(store)
    for event in events:
        log.record(event.type, {k: v for k, v in event.to_dict().items() if k != "type"})
    assert stored_events(store.events("s1")) == events
    assert event_from_dict({"type": "from_the_future"}) is None
    assert event_from_dict({"type": "notice"}) is None


def test_two_processes_may_write_at_once(path):
    one, two = Store(path), Store(path)
    for n in range(20):
        log_of(one, "a").record("e", {"n": n})
        log_of(two, "b").record("e", {"n": n})
    assert len(one.events("a")) == len(one.events("b")) == 20
    one.close()
    two.close()


def test_nobody_else_can_read_the_sessions(store, path):
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_was_acknowledged_survives_kill_9(path):
    program = textwrap.dedent(f"""
        import sys
        from pathlib import Path
        from umi_local.store.sessions import SessionLog, Store
        log = SessionLog(Store(Path({str(path)!r})), "s1", workspace="/w", pack="p", tools=())
        n = 0
        while True:
            log.record("e", {{"n": n, "filler": "x" * 500}})
            assert log.trouble is None
            print(n, flush=True)
            n += 1
    """)
    child = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = -1
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged == 40:
            child.send_signal(signal.SIGKILL)
    child.wait()
    store = Store(path)
    stored = [r.data["n"] for r in store.events("s1")]
    assert stored[: acknowledged + 1] == list(range(acknowledged + 1))
    assert stored == list(range(len(stored)))
    store.close()


def test_events_that_could_not_be_written_are_written_later_in_order(store):
    log = log_of(store)
    log.record("e", {"n": 0})
    store._database._connection.execute("PRAGMA max_page_count=1")
    for n in (1, 2):
        log.record("e", {"n": n, "filler": "x" * 50_000})
    assert log.trouble and "disk is full" in log.trouble
    store._database._connection.execute("PRAGMA max_page_count=100000")
    log.record("e", {"n": 3})
    assert log.trouble is None
    assert [r.data["n"] for r in store.events("s1")] == [0, 1, 2, 3]


def test_a_damaged_file_is_moved_aside_and_kept(path):
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 1000)
    store = Store(path)
    assert store.moved_aside is not None and store.moved_aside.read_bytes().startswith(b"not a database")
    log_of(store).record("e", {})
    assert len(store.events("s1")) == 1
    store.close()


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="file"):
        Store(tmp_path / "file" / "sessions.db")


def test_a_database_that_became_read_only_is_named_and_the_session_goes_on(store):
    log = log_of(store)
    log.record("e", {"n": 0})
    store._database._connection.execute("PRAGMA query_only=1")
    log.record("e", {"n": 1})
    assert log.trouble and "not writable" in log.trouble
    store._database._connection.execute("PRAGMA query_only=0")
    log.record("e", {"n": 2})
    assert [r.data["n"] for r in store.events("s1")] == [0, 1, 2]


def test_a_newer_layout_is_refused(path, store):
    store.close()
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(StoreError, match="newer umi"):
        Store(path)
    assert path.exists()


def test_a_failed_migration_leaves_the_old_layout(path, store, monkeypatch):
    log_of(store).record("e", {})
    store.close()

    def broken(connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE events ADD COLUMN extra TEXT")
        connection.execute("SELECT * FROM nowhere")

    monkeypatch.setattr("umi_local.store.database.MIGRATIONS", (*MIGRATIONS, broken))
    with pytest.raises(StoreError):
        Store(path)
    monkeypatch.undo()
    again = Store(path)
    assert len(again.events("s1")) == 1
    again.close()


# --- repair -------------------------------------------------------------------------------------------------


def test_a_call_without_a_result_is_said_to_be_interrupted():
    turns = repaired([UserTurn("a"), GO, CallerTurn("look")])
    assert isinstance(turns[-1], ObservationTurn) and not turns[-1].ok and "interrupted" in turns[-1].content


def test_a_decision_that_nobody_acted_on_goes():
    assert repaired([UserTurn("a"), GO]) == (UserTurn("a"),)
    assert repaired([UserTurn("a"), END]) == (UserTurn("a"),)
    gave_up = PlannerTurn("No.", Decision.GIVE_UP)
    assert repaired([UserTurn("a"), gave_up]) == (UserTurn("a"), gave_up)


def test_what_was_cut_short_earlier_is_repaired_as_well_and_edits_replace():
    turns = [
        UserTurn("a"),
        GO,
        CallerTurn("look", {"x": 1}),
        CallerTurn("look", {"x": 2}),
        UserTurn("b"),
        GO,
        UserTurn("c"),
    ]
    whole = rebuild(turns)
    assert whole[2] == CallerTurn("look", {"x": 2}) and isinstance(whole[3], ObservationTurn)
    assert whole[4:] == (UserTurn("b"), UserTurn("c"))


a_turn = st.sampled_from([UserTurn("u"), GO, END, CallerTurn("look"), ObservationTurn("o"), SummarizerTurn("s")])


@given(st.lists(a_turn))
def test_repairing_leaves_no_loose_end_and_twice_is_once(turns):
    whole = rebuild(turns)
    assert not whole or not isinstance(whole[-1], CallerTurn)
    assert rebuild(whole) == whole


def test_a_record_without_a_turn_does_not_touch_the_trajectory(store):
    log = log_of(store)
    log.record("turn_started", {"text": "a"}, UserTurn("a"))
    log.record("notice", {"text": "n"})
    assert store.trajectory("s1").turns == (UserTurn("a"),)
    assert [r.type for r in store.events("s1")] == ["turn_started", "notice"]
    assert isinstance(store.events("s1")[0], Record)
