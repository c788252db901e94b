"""Which of several calls is made, with the real tools in a real folder."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from scripted_engine import ScriptedEngine, plan
from tool_bench import REGISTRY, Bench

from umi_local.agent import choice
from umi_local.agent.choice import MARGIN, chosen
from umi_local.agent.loop import Agent
from umi_local.agent.settings import Settings
from umi_local.engine.protocol import Continuation
from umi_local.events import ToolFinished, ToolProposed, TurnFinished
from umi_local.formats.base import FormatError
from umi_local.formats.shared import SharedFormat
from umi_local.safety.policy import Policy
from umi_local.store.sessions import SessionLog, Store, new_session_id
from umi_local.tools.base import Prospect, Tool, ToolContext, tool


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    root = tmp_path / "files"
    root.mkdir()
    bench = Bench(root)
    bench.write("notes.txt", "buy milk\n")
    bench.write("old/plan.txt", "go\n")
    bench.write("people.csv", "name,town\nAda,Kiel\nBo,Rome\n")
    return bench


WORKS, MISSES, FAILS = Prospect


@pytest.mark.parametrize(
    ("name", "arguments", "expected"),
    [
        ("read_file", {"path": "notes.txt"}, WORKS),
        ("read_file", {"path": "NOTES.txt"}, MISSES),
        ("read_file", {"path": "nope.txt"}, FAILS),
        ("read_file", {"file": "notes.txt"}, FAILS),
        ("search_text", {"query": "milk"}, WORKS),
        ("search_text", {"query": "bread"}, MISSES),
        ("find_files", {"pattern": "plan"}, WORKS),
        ("find_files", {"pattern": "bread"}, MISSES),
        ("search_notes", {"query": "bread"}, MISSES),
        ("query_table", {"path": "people.csv", "sql": "SELECT name FROM data WHERE town = 'Rome'"}, WORKS),
        ("query_table", {"path": "people.csv", "sql": "SELECT COUNT(*) FROM data WHERE town = 'Ada'"}, MISSES),
        ("query_table", {"path": "people.csv", "sql": "SELECT name FROM data WHERE Rome = 'Rome'"}, FAILS),
        ("calculate", {"expression": "96.40 / 4"}, WORKS),
        ("calculate", {"expression": "96.40 + pay)"}, FAILS),
        ("calculate", {"expression": "2500"}, MISSES),
        ("convert_units", {"value": 3, "from_unit": "km", "to_unit": "kg"}, FAILS),
        ("convert_units", {"value": 3, "from_unit": "km", "to_unit": "kilometers"}, MISSES),
        ("date_math", {"operation": "difference", "date": "2026-12-17", "end_date": "December 17, 2026"}, MISSES),
        ("date_math", {"operation": "difference", "date": "2026-12-17"}, WORKS),
        ("move_file", {"source": "notes.txt", "destination": "old"}, WORKS),
        ("move_file", {"source": "notes.txt", "destination": "."}, FAILS),
        ("edit_file", {"path": "notes.txt", "old_text": "milk", "new_text": "tea"}, WORKS),
        ("edit_file", {"path": "notes.txt", "old_text": "bread", "new_text": "tea"}, FAILS),
        ("delete_file", {"path": "nope.txt"}, FAILS),
        ("add_note", {"text": "buy milk"}, WORKS),
        ("run_command", {"command": "touch made.txt"}, WORKS),
        ("ask_user", {"question": "Which?"}, WORKS),
    ],
)
def test_what_comes_of_a_call_is_known_before_it_is_made(
    bench: Bench, name: str, arguments: dict[str, Any], expected: Prospect
) -> None:
    before = {path: path.read_bytes() for path in bench.root.rglob("*") if path.is_file()}
    assert REGISTRY.get(name).prospect(bench.context, arguments) is expected
    assert {path: path.read_bytes() for path in bench.root.rglob("*") if path.is_file()} == before
    assert bench.context.notes.list() == []


def test_no_quick_tool_changes_anything_or_asks() -> None:
    quick = [each for each in REGISTRY if each.quick]
    assert len(quick) > 8
    assert {each.spec.effect for each in quick} == {"read"}
    assert not {"ask_user", "add_note", "run_command"} & {each.name for each in quick}


def read(text: str) -> tuple[Tool, dict[str, Any]]:
    name, _, arguments = text.partition(" ")
    if name == "odd":
        raise FormatError("odd")
    return REGISTRY.get(name), json.loads(arguments)


def calls(*paths: str, step: float = 0.01) -> list[Continuation]:
    texts = (path if path == "odd" else f'read_file {{"path": "{path}"}}' for path in paths)
    return [Continuation(text, -step * at) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("paths", "taken"),
    [
        (("notes.txt", "old/plan.txt"), 0),
        (("nope.txt", "old/plan.txt"), 1),
        (("nope.txt", "NOTES.txt", "notes.txt"), 2),
        (("nope.txt", "NOTES.txt"), 1),
        (("NOTES.txt", "nope.txt"), 0),
        (("nope.txt", "neither.txt"), 0),
        (("odd", "notes.txt"), 1),
        (("odd",), 0),
    ],
)
async def test_the_likeliest_call_that_can_work_is_chosen(bench: Bench, paths: tuple[str, ...], taken: int) -> None:
    several = calls(*paths)
    assert await chosen(several, read, bench.context) == several[taken].text


async def test_what_is_far_less_likely_is_no_way_out(bench: Bench) -> None:
    several = calls("nope.txt", "notes.txt", step=MARGIN + 0.1)
    assert await chosen(several, read, bench.context) == several[0].text


async def test_a_trial_that_takes_long_is_left_and_told_to_stop(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    stopped = threading.Event()

    @tool("read", quick=True)
    def slow(context: ToolContext, path: str) -> str:
        """Read slowly.

        Args:
            path: The file.
        """
        while not context.cancelled():
            time.sleep(0.005)
        stopped.set()
        return path

    monkeypatch.setattr(choice, "SECONDS", 0.05)
    several = calls("nope.txt", "slow", "notes.txt")
    taken = await chosen(several, lambda text: (slow, {"path": "x"}) if "slow" in text else read(text), bench.context)
    assert taken == several[1].text
    assert await asyncio.to_thread(stopped.wait, 10)


async def test_a_turn_makes_the_call_that_can_work_and_shows_no_other(bench: Bench) -> None:
    wrong, right = 'read_file {"path": "note.txt"}', 'read_file {"path": "notes.txt"}'
    again = 'read_file {"path": "old/plan.txt"}'
    script = [plan("Read it."), wrong, plan("Once more."), right, plan("Known.", "conclusion"), "buy milk"]
    engine = ScriptedEngine(script, others={wrong: (right,), right: (again,)})
    log = SessionLog(
        Store.memory(), new_session_id(), workspace=str(bench.root), pack="scripted", tools=REGISTRY.specs()
    )
    agent = Agent(engine, SharedFormat(), REGISTRY, bench.context, Policy("ask"), log, settings=Settings(best_of=3))
    events = [event async for event in agent.turn("what is in notes.txt")]
    proposed = [event.arguments["path"] for event in events if isinstance(event, ToolProposed)]
    assert proposed == ["notes.txt", "old/plan.txt"]  # the second time the first choice was made already
    assert all(event.ok for event in events if isinstance(event, ToolFinished))
    assert isinstance(events[-1], TurnFinished) and events[-1].status == "answered"
    assert "note.txt" not in str(events)
