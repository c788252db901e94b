"""Finding files, searching and counting: what is found, how it is told, and that nothing makes it run forever."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools import hits, patterns, search, text_tools
from umi_local.tools.base import Tool, ToolContext, ToolError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    content = {
        "notes.txt": "Buy milk\nCall Anna\nbuy bread\n",
        "src/app.py": "def main():\n    return 'Milk'\n",
        "src/deep/util.py": "x = 1\n",
        "logs/app.log": "ERROR disk\n" * 100,
        "My Report.md": "straße\n",
        ".git/config": "milk\n",
    }
    for number, (name, text) in enumerate(content.items()):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        when = datetime(2026, 10, 2, 14, number, tzinfo=UTC).timestamp()
        os.utime(path, (when, when))
    (tmp_path / "pic.png").write_bytes(b"\x89PNG\0milk\n")
    return tmp_path


@pytest.fixture
def context(root: Path) -> ToolContext:
    return ToolContext(Workspace(root), Journal.memory(), None, now=lambda: datetime(2026, 11, 21, tzinfo=UTC))  # type: ignore[arg-type]


@pytest.fixture
def run(context: ToolContext) -> Callable[..., str]:
    return lambda tool, **arguments: tool.run(context, arguments)


@pytest.fixture
def fails(context: ToolContext) -> Callable[..., str]:
    def call(tool: Tool, **arguments: Any) -> str:
        with pytest.raises(ToolError) as caught:
            tool.run(context, arguments)
        return str(caught.value)

    return call


def names(observation: str) -> list[str]:
    return [line.split("  ")[0] for line in observation.splitlines()[1:]]


def test_found_files_come_with_size_and_time(run: Callable[..., str]) -> None:
    assert run(search.find_files, pattern="*.log") == "1 file found\nlogs/app.log  1.1 kB  2026-10-02 14:03"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("*.py", ["src/app.py", "src/deep/util.py"]),
        ("*.PY", ["src/app.py", "src/deep/util.py"]),
        ("app", ["logs/app.log", "src/app.py"]),
        ("report", ["My Report.md"]),
        ("src/*.py", ["src/app.py"]),
        ("./src/*.py", ["src/app.py"]),
        ("src/**/*.py", ["src/app.py", "src/deep/util.py"]),
        ("**/*.py", ["src/app.py", "src/deep/util.py"]),
        ("**/app.*", ["logs/app.log", "src/app.py"]),
        ("src/app", ["src/app.py"]),
        ("*.{py,log}", ["logs/app.log", "src/app.py", "src/deep/util.py"]),
        ("[ln]o*", ["notes.txt"]),
        ("????.py", ["src/deep/util.py"]),
    ],
)
def test_patterns_match_as_people_mean_them(run: Callable[..., str], pattern: str, found: list[str]) -> None:
    assert names(run(search.find_files, pattern=pattern)) == found


def test_a_pattern_with_a_folder_works_below_path_too(run: Callable[..., str]) -> None:
    assert names(run(search.find_files, path="src", pattern="deep/*.py")) == ["src/deep/util.py"]
    assert names(run(search.find_files, path="src", pattern="src/deep/*.py")) == ["src/deep/util.py"]
    assert names(run(search.find_files, path="src")) == ["src/app.py", "src/deep/util.py"]


def test_files_are_sorted_as_asked_and_git_is_left_out(run: Callable[..., str]) -> None:
    assert names(run(search.find_files, sort_by="size"))[0] == "logs/app.log"
    first = run(search.find_files, sort_by="size", limit=1)
    assert names(first) == ["logs/app.log"] and first.splitlines()[0].endswith("files found, the first 1")
    assert run(search.find_files, limit=1000) == run(search.find_files)
    assert names(run(search.find_files, sort_by="modified", pattern="*.*"))[1:] == [
        "My Report.md",
        "logs/app.log",
        "src/deep/util.py",
        "src/app.py",
        "notes.txt",
    ]
    assert not any(".git" in name for name in names(run(search.find_files)))


def test_files_larger_than_a_size_come_with_the_largest_first(run: Callable[..., str]) -> None:
    assert run(search.find_files, larger_than="25 bytes", path=".", pattern="*.*").splitlines()[0] == (
        "3 files found larger than 25 bytes"
    )
    assert names(run(search.find_files, larger_than="25")) == ["logs/app.log", "src/app.py", "notes.txt"]
    assert names(run(search.find_files, larger_than="1 kB", limit=1)) == ["logs/app.log"]
    assert run(search.find_files, larger_than="2 MB") == "no files found larger than 2.0 MB"
    assert run(search.find_files, larger_than="25 bytes", pattern="nowhere") == "no files found larger than 25 bytes"


def test_files_changed_since_a_day_come_with_the_newest_first(run: Callable[..., str], root: Path) -> None:
    for number, name in enumerate(("notes.txt", "src/app.py")):
        when = datetime(2026, 11, 16 + number, 0, 0, tzinfo=UTC).timestamp()
        os.utime(root / name, (when, when))
    made = (root / "pic.png").stat().st_mtime
    found = run(search.find_files, changed_since="this week", pattern="*.*", contains="milk")
    assert found.splitlines()[0] == "2 files found changed since 2026-11-16"
    assert names(found) == ["src/app.py", "notes.txt"]
    assert names(run(search.find_files, changed_since="last tuesday", contains="milk")) == ["src/app.py"]
    os.utime(root / "pic.png", (1, 1))
    assert run(search.find_files, changed_since="today") == "no files found changed since 2026-11-21"
    os.utime(root / "pic.png", (made, made))


def test_files_are_found_by_content(run: Callable[..., str]) -> None:
    assert names(run(search.find_files, contains="MILK")) == ["notes.txt", "src/app.py"]
    assert run(search.find_files, contains="nowhere") == "no files found"


def test_nothing_found_says_so_and_names_folders_of_that_name(run: Callable[..., str]) -> None:
    assert run(search.find_files, pattern="*.rs") == "no files found"
    assert run(search.find_files, pattern="deep") == "no files found, but 1 folder\nsrc/deep/"


def test_where_no_file_is_called_so_those_that_mention_it_are_named(run: Callable[..., str]) -> None:
    assert run(search.find_files, pattern="milk") == (
        "no files found, but 2 files mention it\nnotes.txt:1: Buy milk\nsrc/app.py:2: return 'Milk'"
    )
    assert (
        run(search.find_files, pattern="Anna", path=".")
        == "no files found, but 1 file mentions it\nnotes.txt:2: Call Anna"
    )
    for pattern, path in (("Anna", "src"), ("*milk", "."), ("x/milk", "."), ("by", "."), ("nowhere", ".")):
        assert run(search.find_files, pattern=pattern, path=path) == "no files found"
    assert run(search.find_files, pattern="milk", contains="nowhere") == "no files found"


def test_a_wrong_place_to_look_is_an_error(fails: Callable[..., str]) -> None:
    assert fails(search.find_files, path="scr") == "there is no folder scr; did you mean src?"
    assert fails(search.find_files, path="notes.txt") == "notes.txt is a file, not a folder"
    assert fails(search.search_text, query="x", path="/etc") == "path is outside the workspace: /etc"
    assert "sort_by" in fails(search.find_files, sort_by="colour")
    assert "is not a size: write one such as 500 bytes" in fails(search.find_files, larger_than="huge")
    assert "is still to come" in fails(search.find_files, changed_since="tomorrow")
    assert "is not a date" in fails(search.find_files, changed_since="whenever")
    assert fails(search.find_files, limit=0) == "limit is 0; it must be at least 1"


def test_matching_lines_are_named_with_file_and_number(run: Callable[..., str]) -> None:
    assert run(search.search_text, query="milk").splitlines() == [
        "2 matches in 2 files",
        "notes.txt:1: Buy milk",
        "src/app.py:2: return 'Milk'",
    ]
    assert run(search.search_text, query="BUY", path="notes.txt") == (
        "2 matches in 1 file\nnotes.txt:1: Buy milk\nnotes.txt:3: buy bread"
    )
    assert run(search.search_text, query="milk", path="src/*.py").startswith("1 match in 1 file\n")
    assert run(search.search_text, query="STRASSE").startswith("1 match in 1 file\nMy Report.md:1: ")
    assert run(search.search_text, query="nothing") == "no matches for 'nothing'"


def test_a_plural_that_stands_nowhere_is_looked_for_as_one(run: Callable[..., str]) -> None:
    assert run(search.search_text, query="milks") == (
        "2 matches in 2 files\nnotes.txt:1: Buy milk\nsrc/app.py:2: return 'Milk'\n[no matches for 'milks': these are for 'milk']"
    )
    assert run(search.search_text, query="breads", path="notes.txt").startswith("1 match in 1 file\nnotes.txt:3: buy")
    for query in ("nothings", "buy milks", "thiss", "m1lks"):
        assert run(search.search_text, query=query) == f"no matches for '{query}'"
    assert run(search.search_text, query="milks", regex=True) == "no matches for 'milks'"


def test_a_log_says_warn_where_people_say_warning(run: Callable[..., str], root: Path) -> None:
    (root / "a.log").write_text("09:00 WARN slow disk\n")
    for query in ("warning", "Warnings"):
        assert run(search.search_text, query=query, path="a.log") == (
            f"1 match in 1 file\na.log:1: 09:00 WARN slow disk\n[no matches for '{query}': these are for 'warn']"
        )
    (root / "b.log").write_text("warning: slow disk\n")
    assert run(search.search_text, query="warnings").startswith("1 match in 1 file\nb.log:1")


def test_the_query_is_text_unless_regex_is_asked_for(run: Callable[..., str], fails: Callable[..., str]) -> None:
    assert run(search.search_text, query="b.y") == "no matches for 'b.y'"
    assert run(search.search_text, query="^b.y", regex=True).startswith("2 matches in 1 file")
    assert run(search.search_text, query=r"(anna|bread)$", regex=True).splitlines()[1:] == [
        "notes.txt:2: Call Anna",
        "notes.txt:3: buy bread",
    ]
    assert "is not valid" in fails(search.search_text, query="(", regex=True)
    assert "query is empty" in fails(search.search_text, query="")


def test_many_matches_are_counted_and_cut(run: Callable[..., str]) -> None:
    lines = run(search.search_text, query="error", path="logs").splitlines()
    assert lines[0] == "100 matches in 1 file"
    assert len(lines) == 101
    (lines,) = [run(search.search_text, query="r", regex=True).splitlines()]
    assert int(lines[0].split()[0]) > 100
    assert lines[-1].endswith("more matches]")


def test_a_long_line_is_shown_around_the_match(run: Callable[..., str], root: Path) -> None:
    (root / "min.js").write_text("a" * 5000 + "needle" + "b" * 5000)
    line = run(search.search_text, query="needle", path="min.js").splitlines()[1]
    assert "needle" in line
    assert len(line) < 300


@pytest.mark.parametrize("query", ["(a+)+$", "(a|a)*b", "(a|aa){40}c", "a*a*a*a*a*a*a*a*a*b", "(a?){40}a{40}"])
def test_a_regex_that_backtracks_for_ever_is_ended(
    root: Path, fails: Callable[..., str], monkeypatch: pytest.MonkeyPatch, query: str
) -> None:
    (root / "evil.txt").write_text("a" * 3000 + "!\n")
    monkeypatch.setattr(hits, "REGEX_SECONDS", 0.5)
    try:
        said = fails(search.search_text, query=query, path="evil.txt", regex=True)
    except pytest.fail.Exception:
        return  # this Python finds the answer in time
    assert "takes longer than 0.5 seconds; use a simpler one" in said


def test_a_cancelled_search_ends(context: ToolContext, root: Path) -> None:
    (root / "evil.txt").write_text("a" * 3000 + "!\n")
    asked = iter([False] * 3)
    context.cancelled = lambda: next(asked, True)
    with pytest.raises(ToolError, match="stopped"):
        search.search_text.run(context, {"query": "(a+)+$", "path": "evil.txt", "regex": True})


@settings(max_examples=30)
@given(query=st.text(alphabet="aB1 .^$[]()|?*+{}\\d,-", max_size=10), text=st.text(alphabet="aAbB1 .,\n", max_size=60))
def test_both_ways_of_matching_find_the_same(query: str, text: str) -> None:
    import re

    try:
        pattern = re.compile(query, re.IGNORECASE)
    except (re.error, OverflowError):
        return
    rows = hits._matched_in_child(lambda: False, query, [text]).splitlines()
    here = [n for n, line in enumerate(text.split("\n"), 1) if pattern.search(line)]
    assert [int(row.split()[1]) for row in rows] == here


@settings(max_examples=300)
@given(st.text(alphabet="a*?[]/.{},!", max_size=40), st.text(alphabet="ab/.", min_size=1, max_size=60))
def test_no_pattern_breaks_or_hangs_the_glob(pattern: str, path: str) -> None:
    assert patterns.path_test(pattern, ".")(path) in (True, False)


def test_a_glob_of_many_stars_is_quick() -> None:
    assert not patterns.path_test("*a" * 60 + "b", ".")("a" * 250)
    assert not patterns.path_test("**/" * 60 + "b", ".")("a/" * 120 + "a")


def test_large_and_binary_files_are_left_out_and_told(
    run: Callable[..., str], fails: Callable[..., str], root: Path
) -> None:
    with (root / "disk.img").open("wb") as file:
        file.truncate(2_000_000_000)
    assert run(search.search_text, query="milk").splitlines()[-1] == "[1 file larger than 20 MB not searched]"
    assert run(search.find_files, contains="bread").splitlines()[-1] == "[1 file larger than 20 MB not searched]"
    assert "binary file" in fails(search.search_text, query="milk", path="pic.png")
    assert "larger than 20 MB" in fails(search.search_text, query="milk", path="disk.img")


def test_a_search_ends_at_its_limits_and_says_so(run: Callable[..., str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SECONDS", -1.0)
    assert run(search.find_files).splitlines()[-1].startswith("[stopped after -1 seconds")


# Counting


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("one two\nthree\n", "2 lines, 3 words, 14 characters"),
        ("one two\nthree", "2 lines, 3 words, 13 characters"),
        ("x", "1 line, 1 word, 1 character"),
        ("", "0 lines, 0 words, 0 characters"),
        ("äöü 😀\r\n", "1 line, 2 words, 7 characters"),
    ],
)
def test_texts_and_files_are_counted_alike(run: Callable[..., str], root: Path, text: str, said: str) -> None:
    (root / "file").write_bytes(text.encode())
    assert run(text_tools.count_text, path="file") == f"file: {said}"
    assert run(text_tools.count_text, text=text) == f"text: {said}"


@settings(max_examples=100)
@given(st.text(alphabet="ab \n\u00e4\u2003", max_size=40), st.integers(1, 5))
def test_counting_in_pieces_gives_the_same(tmp_path_factory: pytest.TempPathFactory, text: str, size: int) -> None:
    top = tmp_path_factory.getbasetemp() / "count"
    top.mkdir(exist_ok=True)
    (top / "file").write_bytes(text.encode())
    context = ToolContext(Workspace(top), Journal.memory(), None)  # type: ignore[arg-type]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(text_tools, "_CHUNK", size)
        counted = text_tools.count_text.run(context, {"path": "file"})
    assert counted == f"file: {text_tools.count(text)}"


def test_a_pattern_counts_each_file_and_the_total(run: Callable[..., str], fails: Callable[..., str]) -> None:
    assert run(text_tools.count_text, path="src/**/*.py").splitlines() == [
        "src/app.py: 2 lines, 4 words, 30 characters",
        "src/deep/util.py: 1 line, 3 words, 6 characters",
        "total of 2 files: 3 lines, 7 words, 36 characters",
    ]
    assert run(text_tools.count_text, path="src/*.py") == "src/app.py: 2 lines, 4 words, 30 characters"
    assert run(text_tools.count_text, path="*.txt") == "notes.txt: 3 lines, 6 words, 29 characters"
    assert fails(text_tools.count_text, path="*.rs") == "no files match **/*.rs"
    assert run(text_tools.count_text, path="*.py").endswith("total of 2 files: 3 lines, 7 words, 36 characters")


def test_what_cannot_be_counted_is_an_error(fails: Callable[..., str]) -> None:
    assert fails(text_tools.count_text, path="src") == "src is a folder, not a file; count its files with src/*"
    assert fails(text_tools.count_text, path="pic.png").startswith("pic.png is a binary file (PNG image")
    assert fails(text_tools.count_text, path="note.txt") == "there is no file note.txt; did you mean notes.txt?"
    assert fails(text_tools.count_text) == "give either a path or a text to count"
    assert fails(text_tools.count_text, path="a", text="b") == "give either a path or a text to count, not both"
