"""Notes: kept between processes, found by their words, never lost to a damaged line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tool_bench import SATURDAY, Bench

from umi_local.tools.base import ToolError
from umi_local.tools.notes import FileNotes


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    bench.context.notes = FileNotes(tmp_path / "umi" / "notes.jsonl", now=lambda: SATURDAY)
    return bench


def test_notes_are_numbered_listed_and_found(bench: Bench) -> None:
    assert bench.call("list_notes") == "there are no notes yet"
    assert bench.call("add_note", text=" Buy milk\nand bread ") == "saved note 1: Buy milk and bread"
    assert (
        bench.call("add_note", text="Call Ada about the two appointments")
        == "saved note 2: Call Ada about the two appointments"
    )
    assert bench.call("list_notes").splitlines() == [
        "2 notes",
        "note 2 (2026-11-21 14:03): Call Ada about the two appointments",
        "note 1 (2026-11-21 14:03): Buy milk and bread",
    ]
    assert bench.call("list_notes", limit=1).splitlines() == [
        "the newest 1 notes",
        "note 2 (2026-11-21 14:03): Call Ada about the two appointments",
    ]


@pytest.mark.parametrize("query", ["milk", "MILK", "my note about milk", "milk bread", "milks"])
def test_a_note_is_found_by_its_telling_words(bench: Bench, query: str) -> None:
    bench.call("add_note", text="Buy milk and bread")
    bench.call("add_note", text="Water the plants")
    assert bench.call("search_notes", query=query).splitlines() == [
        "1 note found",
        "note 1 (2026-11-21 14:03): Buy milk and bread",
    ]


def test_without_a_note_the_files_that_are_called_so_are_named(bench: Bench) -> None:
    for path in ("home/Shopping_List.txt", "gift list.md", "shop.txt", "list.txt", "shopping/milk.txt"):
        bench.write(path, "tea\n")
    found = "no notes match 'my shopping list', but 1 file is called so\nhome/Shopping_List.txt"
    assert bench.call("search_notes", query="my shopping list") == found
    assert bench.call("search_notes", query="gift list").endswith("but 1 file is called so\ngift list.md")
    assert bench.call("search_notes", query="list") == "no notes match 'list'"
    bench.write("old/gift-list.txt", "tea\n")
    assert bench.call("search_notes", query="gifts list") == "no notes match 'gifts list'"
    lines = bench.call("search_notes", query="gift").splitlines()
    assert lines[0].endswith("but 2 files are called so") and sorted(lines[1:]) == ["gift list.md", "old/gift-list.txt"]
    bench.call("add_note", text="gift for Ada")
    assert bench.call("search_notes", query="gift").startswith("1 note found")


def test_no_match_is_an_answer_and_empty_text_an_error(bench: Bench) -> None:
    assert bench.call("search_notes", query="cheese") == "no notes match 'cheese'"
    assert "empty" in bench.fails("search_notes", query=" ")
    assert "empty" in bench.fails("add_note", text=" \n")
    assert "at most" in bench.fails("add_note", text="x" * 5000)


def test_notes_are_still_there_for_the_next_process(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    FileNotes(path).add("first")
    assert FileNotes(path).add("second") == 2
    assert [text for _, _, text in FileNotes(path).list()] == ["second", "first"]


def test_a_damaged_line_costs_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    notes = FileNotes(path)
    notes.add("whole")
    with path.open("ab") as file:
        file.write(b'\xff\xfe not json\n[1]\n{"number": 7, "when": "x", "te')
    assert notes.add("after the crash") == 2
    assert [text for _, _, text in notes.list()] == ["after the crash", "whole"]


def test_processes_that_add_at_the_same_time_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    script = (
        "import sys; from pathlib import Path; from umi_local.tools.notes import FileNotes\n"
        "notes = FileNotes(Path(sys.argv[1]))\n"
        "for n in range(10): notes.add(f'{sys.argv[2]} {n}')"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, str(path), str(n)]) for n in range(3)]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    rows = [json.loads(line) for line in path.read_text().splitlines()]
    assert sorted(row["number"] for row in rows) == list(range(1, 31))
    assert len({row["text"] for row in rows}) == 30


def test_an_unreadable_notes_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "notes.jsonl").mkdir()
    with pytest.raises(ToolError, match=r"notes\.jsonl cannot be written"):
        FileNotes(tmp_path / "notes.jsonl").add("x")
    with pytest.raises(ToolError, match=r"notes\.jsonl cannot be read"):
        FileNotes(tmp_path / "notes.jsonl").list()
