"""Events leave in order and after they are on disk, and the event loop waits for no disk."""

from __future__ import annotations

import asyncio
import threading
from pathlib import Path

import pytest

from umi_local.agent.outbox import Outbox
from umi_local.events import Notice, Token, ToolStarted, TurnStarted
from umi_local.roles import Role
from umi_local.store.sessions import Record, SessionLog, Store

FIRST, SECOND = TurnStarted("s1", "go"), ToolStarted("c", "look", {})


def record(kind: str) -> Record:
    return Record(kind, {}, None, 1.0)


@pytest.fixture
def store(tmp_path: Path):
    opened = Store(tmp_path / "sessions.db")
    yield opened
    opened.close()


@pytest.fixture
def log(store: Store) -> SessionLog:
    return SessionLog(store, "s1", workspace="/w", pack="nano", tools=())


class SlowLog(SessionLog):
    """A disk that answers when it is told to."""

    gate: threading.Event

    def write(self, records):
        assert self.gate.wait(10)
        super().write(records)


async def test_an_event_waits_for_its_record_and_the_loop_does_not(store):
    log = SlowLog(store, "s1", workspace="/w", pack="nano", tools=())
    log.gate = threading.Event()
    outbox = Outbox(log)
    outbox.put(FIRST, record("turn_started"))
    outbox.put(Token(Role.PLANNER, "a"))
    outbox.put(SECOND, record("tool_started"))
    outbox.put(None)
    got = asyncio.ensure_future(outbox.get())
    for _ in range(5):
        await asyncio.sleep(0.01)
    assert not got.done() and not store.events("s1")
    log.gate.set()
    assert await got is FIRST
    assert [r.type for r in store.events("s1")][:1] == ["turn_started"]
    assert await outbox.get() == Token(Role.PLANNER, "a")
    assert await outbox.get() is SECOND
    assert [r.type for r in store.events("s1")] == ["turn_started", "tool_started"]
    assert await outbox.get() is None


async def test_written_returns_when_everything_is_on_disk(store, log):
    outbox = Outbox(log)
    outbox.put(FIRST, record("turn_started"))
    outbox.put(SECOND, record("tool_started"))
    await outbox.written()
    assert [r.type for r in store.events("s1")] == ["turn_started", "tool_started"]


async def test_a_cancelled_wait_stops_no_write(store):
    log = SlowLog(store, "s1", workspace="/w", pack="nano", tools=())
    log.gate = threading.Event()
    outbox = Outbox(log)
    outbox.put(FIRST, record("turn_started"))
    waiting = asyncio.ensure_future(outbox.written())
    await asyncio.sleep(0.01)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    log.gate.set()
    await outbox.written()
    assert len(store.events("s1")) == 1
    assert await outbox.get() is FIRST


async def test_events_are_handed_out_and_trouble_is_said_whatever_the_disk_does(log, monkeypatch):
    def broken(records):
        raise RuntimeError("a wall")

    monkeypatch.setattr(log, "write", broken)
    outbox = Outbox(log)
    outbox.put(FIRST, record("turn_started"))
    assert await outbox.get() is FIRST
    notice = await outbox.get()
    assert isinstance(notice, Notice) and "a wall" in notice.text
    monkeypatch.undo()
    outbox.put(SECOND, record("tool_started"))
    assert await outbox.get() is SECOND
    assert await outbox.get() == Notice("the session is saved again")
