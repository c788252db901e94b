"""Sessions as the agent writes them, through the real store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from umi_local.roles import Decision
from umi_local.store.sessions import ApprovalRecord, SessionLog, Store
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, UserTurn

SPECS = builtin_registry().specs()
END = PlannerTurn("It is done.", Decision.CONCLUSION)


class Told:
    """A session in the making, written as agent/loop.py writes it."""

    def __init__(self, store: Store, name: str) -> None:
        self.store, self.name, self.calls = store, name, 0
        self.log = SessionLog(store, name, workspace="/home/ida", pack="nano", tools=SPECS)

    def ask(self, text: str) -> None:
        self.log.record("turn_started", {"text": text}, UserTurn(text))

    def call(
        self, tool: str, arguments: dict, verdict: str = "", edited: dict | None = None, result: str = "ok"
    ) -> None:
        """One call. `verdict` is that of the user; allow is that of the approval mode, empty a call nobody is asked for."""
        self.calls += 1
        call, run = f"call-{self.calls}", edited or arguments
        plan = PlannerTurn(f"Use {tool}.", Decision.CALLER)
        self.log.record("role_finished", {"role": "planner"}, plan)
        self.log.record("tool_proposed", {"call": call}, CallerTurn(tool, arguments))
        if verdict:
            by = "policy" if verdict == "allow" else "user"
            self.log.decide(ApprovalRecord(call, tool, run, "d", verdict, by, "no" if verdict == "refuse" else ""))
        if verdict == "refuse":
            result = "the user refused this call: no"
        else:
            self.log.record("tool_started", {"call": call}, CallerTurn(tool, run))
        self.log.record("tool_finished", {"call": call}, ObservationTurn(result, result == "ok"))

    def finish(self, answer: str = "Done.", status: str = "answered") -> None:
        if status == "answered":
            self.log.record("role_finished", {"role": "planner"}, END)
            self.log.record("role_finished", {"role": "summarizer"}, SummarizerTurn(answer))
        self.log.record("turn_finished", {"status": status, "answer": answer})

    def give_up(self, reason: str = "No tool does that.") -> None:
        self.log.record("role_finished", {"role": "planner"}, PlannerTurn(reason, Decision.GIVE_UP))
        self.log.record("turn_finished", {"status": "gave_up", "answer": reason})


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's data folder, empty."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("UMI_DATA_DIR", str(folder))
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    return folder


@pytest.fixture
def told(data: Path) -> Iterator[Callable[[str], Told]]:
    """Makes sessions in the user's store."""
    store = Store(data / "sessions.db")
    yield lambda name: Told(store, name)
    store.close()


@pytest.fixture
def five(data: Path) -> Path:
    """A store with what matters: an edit, two approvals (one held out), a refusal, and a request nobody judged."""
    store = Store(data / "sessions.db")
    for name, text, verdict, edited in (
        ("a-0", "note that Anna called", "edit", {"text": "Anna called at noon"}),
        ("a-1", "write hello into greeting.txt", "once", None),
        ("a-2", "delete plan.txt", "refuse", None),
        ("a-4", "note that the lamp is broken", "session", None),
    ):
        told = Told(store, name)
        told.ask(text)
        if name == "a-1":
            told.call("write_file", {"path": "greeting.txt", "content": "hello"}, verdict)
        elif name == "a-2":
            told.call("delete_file", {"path": "plan.txt"}, verdict)
        else:
            told.call("add_note", {"text": text.partition("that ")[2]}, verdict, edited)
        told.finish()
    told = Told(store, "a-3")
    told.ask("how many lines has notes.txt")
    told.call("count_text", {"path": "notes.txt"})
    told.finish("notes.txt has 3 lines.")
    store.close()
    return data
