"""The tools that read and change files: what they say, what they refuse, and what a preview promises."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools import edits, files
from umi_local.tools.base import Tool, ToolContext, ToolError

ZONE = timezone(timedelta(hours=1))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "docs").mkdir()
    (tmp_path / "notes.txt").write_text("one\ntwo\nthree\n")
    (tmp_path / "docs" / "plan.md").write_text("# Plan\n")
    return tmp_path


@pytest.fixture
def context(root: Path) -> ToolContext:
    return ToolContext(Workspace(root), Journal.memory(), None, now=lambda: datetime(2026, 11, 21, 14, 3, tzinfo=ZONE))  # type: ignore[arg-type]


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


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("Plan.MD", "docs/plan.md"),
        ("docs/notes.txt", "notes.txt"),
        ("(notes.txt)", "notes.txt"),
        ("numbers.txt", "docs/phone numbers.txt"),
        ("See my phone numbers.txt.", "docs/phone numbers.txt"),
    ],
)
def test_what_is_only_read_is_found_by_its_name_and_that_is_said(
    run: Callable[..., str], root: Path, asked: str, taken: str
) -> None:
    (root / "docs" / "phone numbers.txt").write_text("555-0142\n")
    there = run(files.read_file, path=taken)
    assert run(files.read_file, path=asked) == f"{there}\n[there is no {asked}: this is {taken}]"


def test_nothing_is_guessed_when_two_files_have_the_name_or_none(fails: Callable[..., str], root: Path) -> None:
    (root / "docs" / "my notes.txt").write_text("mine\n")
    (root / "old notes.txt").write_text("old\n")
    (root / "notes.txt").unlink()
    for path in ("notes.txt", "note.txt", "plam.md", "..", "md", "/etc/plan.md"):
        assert fails(files.read_file, path=path)


def test_what_changes_a_file_never_takes_another_one(
    run: Callable[..., str], fails: Callable[..., str], root: Path
) -> None:
    assert "there is no file plan.md" in fails(edits.edit_file, path="plan.md", old_text="Plan", new_text="x")
    assert "there is no" in fails(edits.delete_file, path="plan.md")
    assert "did you mean docs/plan.md?" in fails(edits.append_file, path="plan.md", content="mine")
    assert "did you mean docs/plan.md?" in fails(edits.append_file, path="plan", content="mine")
    run(edits.write_file, path="plan.md", content="mine")
    run(edits.append_file, path="plan.md", content="more")
    assert (root / "docs" / "plan.md").read_text() == "# Plan\n"
    assert (root / "plan.md").read_text() == "mine\nmore\n"


def test_blanks_around_a_new_name_are_a_slip_unless_something_is_called_so(run: Callable[..., str], root: Path) -> None:
    (root / "docs" / " odd.txt").write_text("old\n")
    assert run(edits.make_directory, path=" pictures ") == "made folder pictures"
    run(edits.move_file, source="notes.txt", destination=" pictures")
    run(edits.write_file, path=" new.txt ", content="x")
    run(edits.append_file, path="docs/ odd.txt", content="more")
    assert (root / "pictures" / "notes.txt").exists() and (root / "new.txt").read_text() == "x"
    assert (root / "docs" / " odd.txt").read_text() == "old\nmore\n"


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


# Reading


def test_read_returns_the_text_without_its_last_newline(run: Callable[..., str]) -> None:
    assert run(files.read_file, path="notes.txt") == "one\ntwo\nthree"


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [(2, 2, "two"), (2, None, "two\nthree"), (None, 2, "one\ntwo"), (1, 99, "one\ntwo\nthree"), (3, 3, "three")],
)
def test_read_returns_a_range_of_lines(run: Callable[..., str], start: int | None, end: int | None, text: str) -> None:
    given = {"start_line": start, "end_line": end}
    assert run(files.read_file, path="notes.txt", **{k: v for k, v in given.items() if v is not None}) == text


def test_read_says_why_a_range_is_wrong(fails: Callable[..., str], root: Path) -> None:
    (root / "empty").write_text("")
    assert fails(files.read_file, path="notes.txt", start_line=4) == "notes.txt has only 3 lines"
    zero = "start_line is 0, but lines are counted from 1, or from -1 at the end"
    assert fails(files.read_file, path="notes.txt", start_line=0) == zero
    assert "end_line must be left out" in fails(files.read_file, path="notes.txt", start_line=-2, end_line=3)
    assert fails(files.read_file, path="empty", start_line=-1) == "empty is empty"
    assert fails(files.read_file, path="notes.txt", start_line=3, end_line=2) == "end_line 2 comes before start_line 3"
    assert fails(files.read_file, path="empty", start_line=1) == "empty is empty"


@pytest.mark.parametrize(("start", "text"), [(-1, "three"), (-2, "two\nthree"), (-9, "one\ntwo\nthree")])
def test_a_negative_line_is_counted_from_the_end(run: Callable[..., str], root: Path, start: int, text: str) -> None:
    assert run(files.read_file, path="notes.txt", start_line=start) == text
    (root / "wide.txt").write_text("one\ntwo\nthree\n", encoding="utf-16")
    assert run(files.read_file, path="wide.txt", start_line=start) == text


def test_of_a_long_file_the_last_lines_are_read_alone(run: Callable[..., str], root: Path) -> None:
    (root / "long.log").write_text("".join(f"line {n} é\n" for n in range(60_000)))
    assert run(files.read_file, path="long.log", start_line=-2) == "line 59998 é\nline 59999 é"
    many = run(files.read_file, path="long.log", start_line=-50_000)
    note, first, *_ = many.split("\n")
    assert re.fullmatch(r"\[only the last \d+ lines: umi reads .* at once\]", note)
    assert re.fullmatch(r"line \d+ é", first) and many.endswith("line 59999 é")
    (root / "one.txt").write_text("x" * 500_000)
    assert set(run(files.read_file, path="one.txt", start_line=-1)) == {"x"}


def test_read_of_empty_and_blank_files_says_so(run: Callable[..., str], root: Path) -> None:
    (root / "empty").write_text("")
    (root / "blank").write_text("\n\n")
    assert run(files.read_file, path="empty") == "empty is empty"
    assert run(files.read_file, path="blank") == "blank has only blank lines"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\xef\xbb\xbfmarked", "marked"),
        ("Größe 5 €\r\nend\r\n".encode("cp1252"), "Größe 5 €\nend"),
        ("naïve 😀".encode(), "naïve 😀"),
        ("wide ä\n".encode("utf-16"), "wide ä"),
        ("ünïcödé \udcff tail".encode("utf-8", "surrogateescape"), "ünïcödé ? tail"),
    ],
)
def test_read_decodes_what_editors_write(run: Callable[..., str], root: Path, data: bytes, text: str) -> None:
    (root / "file").write_bytes(data)
    assert run(files.read_file, path="file") == text


@pytest.mark.parametrize(
    ("data", "kind"),
    [(b"\x89PNG\r\n\x1a\n\0\0", "PNG image, 10 bytes"), (b"a\0b", "3 bytes"), (b"PK\3\4\0", "ZIP archive")],
)
def test_read_refuses_binary_files_and_names_their_kind(
    fails: Callable[..., str], root: Path, data: bytes, kind: str
) -> None:
    (root / "file").write_bytes(data)
    assert fails(files.read_file, path="file").startswith(f"file is a binary file ({kind}")
    assert fails(files.read_file, path="file", start_line=1).startswith(f"file is a binary file ({kind}")


def test_a_sparse_file_of_two_gigabytes_is_refused_at_once(fails: Callable[..., str], root: Path) -> None:
    with (root / "disk.img").open("wb") as file:
        file.truncate(2_000_000_000)
    for arguments in ({}, {"start_line": 5}):
        assert fails(files.read_file, path="disk.img", **arguments) == "disk.img is a binary file (2.0 GB), not text"
    assert "larger than 20 MB" in fails(edits.append_file, path="disk.img", content="x")
    assert "larger than 20 MB" in fails(edits.edit_file, path="disk.img", old_text="a", new_text="b")
    assert "too large to keep for undo" in fails(edits.write_file, path="disk.img", content="x")


def test_a_long_text_is_cut_at_a_line_with_a_note(run: Callable[..., str], root: Path) -> None:
    (root / "long.log").write_text("".join(f"line {number}\n" for number in range(50_000)))
    text = run(files.read_file, path="long.log")
    assert len(text) < files.READ_LIMIT + 200
    assert re.fullmatch(
        r"\[only the first 200\.0 kB of 538\.9 kB; use start_line and end_line for more\]", text.splitlines()[-1]
    )
    assert re.fullmatch(r"line \d+", text.splitlines()[-2])
    assert run(files.read_file, path="long.log", start_line=49_999) == "line 49998\nline 49999"


def test_one_endless_line_is_cut_between_characters(run: Callable[..., str], root: Path) -> None:
    (root / "wide.txt").write_text("ä" * 300_000)
    text = run(files.read_file, path="wide.txt")
    assert "\ufffd" not in text
    assert "Ã" not in text
    assert text.count("ä") == 100_000
    assert run(files.read_file, path="wide.txt", start_line=1, end_line=1).count("ä") <= 100_000


def test_a_line_longer_than_a_piece_counts_once(run: Callable[..., str], root: Path) -> None:
    (root / "wide.txt").write_text("x" * 450_000 + "\nsecond\n")
    assert run(files.read_file, path="wide.txt", start_line=2, end_line=2) == "second"


# Listing


def test_list_counts_first_then_names_folders_before_files(run: Callable[..., str], root: Path) -> None:
    (root / "B.txt").write_text("x" * 1234)
    (root / "latest").symlink_to("B.txt")
    assert run(files.list_directory).splitlines() == [
        "4 entries in this folder (1 folder, 2 files, 1 link)",
        "docs/",
        "B.txt  1.2 kB",
        "latest  link",
        "notes.txt  14 bytes",
    ]
    assert run(files.list_directory, path="docs") == "1 entry in docs (1 file)\nplan.md  7 bytes"


def test_list_says_when_a_folder_is_empty_and_when_more_was_left_out(run: Callable[..., str], root: Path) -> None:
    (root / "docs" / "none").mkdir()
    assert run(files.list_directory, path="docs/none") == "docs/none is empty"
    for number in range(files.ENTRIES_SHOWN + 5):
        (root / "docs" / "none" / f"{number}").write_text("")
    lines = run(files.list_directory, path="docs/none").splitlines()
    assert lines[0] == "405 entries in docs/none (405 files)"
    assert lines[-1] == "[5 more entries]"


def test_info_tells_size_time_permissions_and_kind(run: Callable[..., str], root: Path) -> None:
    (root / "notes.txt").write_text("x" * 1234)
    (root / "notes.txt").chmod(0o644)
    when = datetime(2026, 10, 2, 14, 3, tzinfo=ZONE).timestamp()
    for path in (root / "notes.txt", root / "docs"):
        os.utime(path, (when, when))
    (root / "docs").chmod(0o755)
    rest = "modified 2026-10-02 14:03, permissions"
    assert run(files.file_info, path="notes.txt") == f"notes.txt: file, 1234 bytes (1.2 kB), {rest} rw-r--r--, text"
    assert run(files.file_info, path="docs") == f"docs: folder, 1 entry (1 file), 7 bytes in total, {rest} rwxr-xr-x"
    (root / "latest").symlink_to("notes.txt")
    assert run(files.file_info, path="latest").startswith("latest (link to notes.txt): file, 1234 bytes (1.2 kB)")
    assert run(files.file_info, path=".").startswith(
        "this folder: 3 entries (1 folder, 1 file, 1 link), 1.2 kB in total"
    )


def test_unreadable_files_and_folders_are_clear_errors() -> None:
    top = Path(tempfile.mkdtemp())
    try:
        top.chmod(0o755)
        (top / "closed").mkdir(mode=0)
        (top / "secret.txt").write_text("x")
        (top / "secret.txt").chmod(0)
        context = ToolContext(Workspace(top), Journal.memory(), None)  # type: ignore[arg-type]
        with as_nobody():
            for tool, path in ((files.read_file, "secret.txt"), (files.list_directory, "closed")):
                with pytest.raises(ToolError, match=f"{path}: permission denied"):
                    tool.run(context, {"path": path})
            with pytest.raises(ToolError, match="permission denied"):
                edits.write_file.run(context, {"path": "closed/new.txt", "content": "x"})
            assert "content not readable" in files.file_info.run(context, {"path": "secret.txt"})
    finally:
        shutil.rmtree(top)


# Changing


def test_write_tells_a_new_file_from_a_replaced_one(run: Callable[..., str], root: Path) -> None:
    assert run(edits.write_file, path="a/b/new.txt", content="x\ny") == "wrote a/b/new.txt (2 lines, 3 bytes)"
    assert run(edits.write_file, path="a/b/new.txt", content="z\n") == "replaced a/b/new.txt (1 line, 2 bytes)"
    assert (root / "a" / "b" / "new.txt").read_text() == "z\n"
    assert run(edits.write_file, path="empty.txt", content="") == "wrote empty.txt (0 lines, 0 bytes)"


@pytest.mark.parametrize(
    ("before", "content", "after", "said"),
    [
        (b"a\n", "b", b"a\nb\n", "appended 1 line to list.txt"),
        (b"a", "b\n", b"a\nb\n", "appended 1 line to list.txt"),
        (b"", "b", b"b\n", "appended 1 line to list.txt"),
        (b"a\r\n", "b\nc", b"a\r\nb\r\nc\r\n", "appended 2 lines to list.txt"),
        (b"\xef\xbb\xbfa", "b", b"\xef\xbb\xbfa\nb\n", "appended 1 line to list.txt"),
        ("ä\n".encode("cp1252"), "ö", "ä\nö\n".encode("cp1252"), "appended 1 line to list.txt"),
        ("ä\n".encode("utf-16"), "ö", "ä\nö\n".encode("utf-16"), "appended 1 line to list.txt"),
        (b"caf\xe9\n", "\u4e2d", "café\n\u4e2d\n".encode(), "appended 1 line to list.txt"),
        (None, "b", b"b\n", "appended 1 line to list.txt (new file)"),
    ],
)
def test_append_adds_whole_lines_in_the_files_own_way(
    run: Callable[..., str], root: Path, before: bytes | None, content: str, after: bytes, said: str
) -> None:
    if before is not None:
        (root / "list.txt").write_bytes(before)
    assert run(edits.append_file, path="list.txt", content=content) == said
    assert (root / "list.txt").read_bytes() == after


def test_edit_replaces_exactly_one_place_or_all(run: Callable[..., str], fails: Callable[..., str], root: Path) -> None:
    (root / "code.py").write_text("x = 1\ny = 1\nZ = 2\n")
    assert (
        run(edits.edit_file, path="code.py", old_text="x = 1", new_text="x = 3") == "replaced 1 occurrence in code.py"
    )
    (root / "code.py").write_text("x = 1\ny = 1\nZ = 2\n")
    said = fails(edits.edit_file, path="code.py", old_text="= 1", new_text="= 3")
    assert said == "'= 1' occurs 2 times in code.py; give more of the text around it, or set replace_all"
    said = run(edits.edit_file, path="code.py", old_text="= 1", new_text="= 3", replace_all=True)
    assert said == "replaced 2 occurrences in code.py"
    assert (root / "code.py").read_text() == "x = 3\ny = 3\nZ = 2\n"
    assert fails(edits.edit_file, path="code.py", old_text="w", new_text="v") == "'w' does not occur in code.py"
    assert fails(edits.edit_file, path="code.py", old_text="z = 2", new_text="Z = 2").endswith("; it has 'Z = 2'")
    assert "old_text is empty" in fails(edits.edit_file, path="code.py", old_text="", new_text="v")
    assert "are the same" in fails(edits.edit_file, path="code.py", old_text="x", new_text="x")


def test_a_text_that_stands_in_one_other_case_alone_is_meant(
    run: Callable[..., str], fails: Callable[..., str], root: Path
) -> None:
    (root / "rota.txt").write_text("Monday: Petra\nBin: BIN\nAb: ab\n")
    assert run(edits.edit_file, path="rota.txt", old_text="petra", new_text="Lena") == "replaced 1 occurrence in rota.txt"
    assert (root / "rota.txt").read_text() == "Monday: Lena\nBin: BIN\nAb: ab\n"
    assert fails(edits.edit_file, path="rota.txt", old_text="bin", new_text="box").endswith("; it has 'BIN'")
    assert fails(edits.edit_file, path="rota.txt", old_text="aB", new_text="b").endswith("; it has 'Ab'")
    assert (root / "rota.txt").read_text() == "Monday: Lena\nBin: BIN\nAb: ab\n"


def test_edit_keeps_every_other_byte(run: Callable[..., str], root: Path) -> None:
    (root / "mixed").write_bytes("größe".encode() + b"\r\nbad \xff byte\r\nold\r\nend")
    run(edits.edit_file, path="mixed", old_text="old\nend", new_text="new\nend")
    assert (root / "mixed").read_bytes() == "größe".encode() + b"\r\nbad \xff byte\r\nnew\r\nend"


def test_move_and_copy_go_into_folders_and_make_missing_ones(run: Callable[..., str], root: Path) -> None:
    assert run(edits.copy_file, source="notes.txt", destination="docs") == "copied notes.txt to docs/notes.txt"
    assert run(edits.copy_file, source="notes.txt", destination="b.txt") == "copied notes.txt to b.txt"
    assert run(edits.move_file, source="b.txt", destination="old/") == "moved b.txt to old/b.txt"
    assert run(edits.move_file, source="old/b.txt", destination=".") == "moved old/b.txt to b.txt"
    assert run(edits.move_file, source="docs", destination="papers") == "moved docs to papers"
    assert run(edits.copy_file, source="papers", destination="old") == "copied papers to old/papers"
    assert (root / "old" / "papers" / "plan.md").read_text() == "# Plan\n"


@pytest.mark.parametrize(
    ("destination", "made"),
    [
        ("*.md", "docs/a.md"),
        ("draft_*", "docs/draft_a.txt"),
        ("*_v2", "docs/a_v2.txt"),
        ("*.txt.old", "docs/a.txt.old"),
        ("new/*.md", "new/a.md"),
        ("./*_x", "a_x.txt"),
    ],
)
def test_a_star_in_a_new_name_is_the_old_one(
    run: Callable[..., str], fails: Callable[..., str], context: ToolContext, destination: str, made: str
) -> None:
    run(edits.write_file, path="docs/a.txt", content="x")
    asked = {"source": "docs/a.txt", "destination": destination}
    assert preview(context, edits.copy_file, **asked) == f"copy docs/a.txt to {made}"
    assert run(edits.copy_file, **asked) == f"copied docs/a.txt to {made}"
    assert fails(edits.move_file, **asked) == f"{made} already exists; choose another name or delete it first"
    assert fails(edits.move_file, source="docs/a.txt", destination="*").endswith("docs/a.txt is already there")
    assert "more than one star" in fails(edits.move_file, source="docs/a.txt", destination="*_*.md")


def test_copy_of_a_link_copies_what_it_points_to(run: Callable[..., str], root: Path) -> None:
    (root / "latest").symlink_to("docs/plan.md")
    run(edits.copy_file, source="latest", destination="sub/plan.md")
    assert (root / "sub" / "plan.md").read_text() == "# Plan\n"
    assert not (root / "sub" / "plan.md").is_symlink()


def test_move_and_copy_refuse_to_overwrite_and_to_swallow_themselves(fails: Callable[..., str], root: Path) -> None:
    (root / "docs" / "notes.txt").write_text("other")
    for tool, verb in ((edits.move_file, "moved"), (edits.copy_file, "copied")):
        said = fails(tool, source="notes.txt", destination="docs")
        assert said == "docs/notes.txt already exists; choose another name or delete it first"
        assert fails(tool, source="notes.txt", destination="./notes.txt") == "notes.txt is already there"
        assert fails(tool, source="docs", destination="docs/in") == f"docs cannot be {verb} into itself"
        assert fails(tool, source="note.txt", destination="x").startswith(
            "there is no file or folder note.txt; did you"
        )
        assert fails(tool, source=".", destination="x") == f"the workspace folder itself cannot be {verb}"
        assert fails(tool, source="notes.txt", destination="../x") == "path is outside the workspace: ../x"


def test_delete_names_what_went_and_refuses_the_workspace(
    run: Callable[..., str], fails: Callable[..., str], root: Path
) -> None:
    (root / "hollow").mkdir()
    (root / "link").symlink_to("docs")
    assert run(edits.delete_file, path="link") == "deleted link"
    assert run(edits.delete_file, path="notes.txt") == "deleted notes.txt"
    assert run(edits.delete_file, path="docs") == "deleted folder docs (1 file)"
    assert run(edits.delete_file, path="hollow") == "deleted folder hollow (empty)"
    assert list(root.iterdir()) == []
    assert fails(edits.delete_file, path="notes.txt") == "there is no file or folder notes.txt"
    assert fails(edits.delete_file, path=".") == "the workspace folder itself cannot be deleted"


def test_make_directory_makes_parents_and_is_content_with_one_that_exists(
    run: Callable[..., str], fails: Callable[..., str], root: Path
) -> None:
    assert run(edits.make_directory, path="reports/2026/") == "made folder reports/2026"
    assert run(edits.make_directory, path="reports") == "the folder reports already exists"
    assert fails(edits.make_directory, path="notes.txt") == "notes.txt is a file; a folder cannot have the same name"
    assert fails(edits.make_directory, path="notes.txt/x") == "notes.txt is a file, not a folder"


WRITES: list[tuple[Tool, dict[str, Any]]] = [
    (edits.write_file, {"content": "x"}),
    (edits.append_file, {"content": "x"}),
    (edits.edit_file, {"old_text": "a", "new_text": "b"}),
    (edits.delete_file, {}),
    (edits.make_directory, {}),
]


@pytest.mark.parametrize(("tool", "arguments"), WRITES, ids=lambda value: getattr(value, "name", ""))
@pytest.mark.parametrize("path", ["/etc/passwd", "../x", "~/x", ".git/config", ".umi/x", "away/x", "g/config"])
def test_no_write_leaves_the_workspace_or_touches_git(
    context: ToolContext, fails: Callable[..., str], root: Path, tool: Tool, arguments: dict[str, Any], path: str
) -> None:
    (root / ".git").mkdir()
    (root / ".git" / "config").write_text("a")
    (root / "away").symlink_to(root.parent)
    (root / "g").symlink_to(".git")
    said = fails(tool, path=path, **arguments)
    assert "outside the workspace" in said or "read-only" in said or "no file" in said or "is a file" in said
    assert (root / ".git" / "config").read_text() == "a"
    assert len(list((root / ".git").iterdir())) == 1
    assert not (root.parent / "x").exists()
    if path.startswith((".git", ".umi", "/", "..", "~")):
        assert tool.preview is not None
        with pytest.raises(ToolError):
            tool.preview(context, {"path": path, **arguments})


@pytest.mark.parametrize(("tool", "arguments"), WRITES[:3], ids=lambda value: getattr(value, "name", ""))
def test_no_write_goes_through_a_link(
    fails: Callable[..., str], root: Path, tool: Tool, arguments: dict[str, Any]
) -> None:
    (root / "latest").symlink_to("docs/plan.md")
    said = fails(tool, path="latest", **arguments)
    assert said == "latest is a symbolic link to docs/plan.md; change that file instead"


def test_new_names_with_control_characters_are_refused_and_shown_safely(fails: Callable[..., str]) -> None:
    said = fails(edits.write_file, path="a\nb\x1b.txt", content="")
    assert "cannot hold line breaks or control characters" in said
    assert "\n" not in said
    assert "\x1b" not in said


def test_half_a_character_is_refused(fails: Callable[..., str], root: Path) -> None:
    assert "half a character" in fails(edits.write_file, path="new.txt", content="a\ud800")
    assert not (root / "new.txt").exists()


@pytest.mark.parametrize("name", ["-rf", "--help", "two words.txt", "quo'te\".txt", "$(touch x)", "ünï 😀"])
def test_awkward_names_are_just_names(run: Callable[..., str], root: Path, name: str) -> None:
    run(edits.write_file, path=name, content="x\n")
    run(edits.append_file, path=name, content="y")
    assert run(files.read_file, path=name) == "x\ny"
    run(edits.move_file, source=name, destination=f"docs/{name}")
    assert (root / "docs" / name).read_text() == "x\ny\n"
    assert run(edits.delete_file, path=f"docs/{name}") == f"deleted docs/{name}"


# Previews


def preview(context: ToolContext, tool: Tool, **arguments: Any) -> str:
    assert tool.preview is not None
    return tool.preview(context, arguments)


def test_previews_of_texts_are_diffs(context: ToolContext) -> None:
    assert preview(context, edits.write_file, path="new.txt", content="a\nb\n").splitlines() == [
        "--- /dev/null",
        "+++ new.txt",
        "@@ -0,0 +1,2 @@",
        "+a",
        "+b",
    ]
    for tool, arguments in (
        (edits.write_file, {"content": "one\nTWO\nthree\n"}),
        (edits.edit_file, {"old_text": "two", "new_text": "TWO"}),
    ):
        assert preview(context, tool, path="notes.txt", **arguments).splitlines()[3:] == [
            " one",
            "-two",
            "+TWO",
            " three",
        ]
    assert preview(context, edits.append_file, path="notes.txt", content="four").splitlines()[-1] == "+four"


def test_previews_of_the_rest_are_exact_sentences(context: ToolContext, root: Path) -> None:
    assert (
        preview(context, edits.move_file, source="notes.txt", destination="docs") == "move notes.txt to docs/notes.txt"
    )
    assert preview(context, edits.copy_file, source="docs", destination="b") == "copy the folder docs to b"
    assert preview(context, edits.delete_file, path="docs") == "delete folder docs (1 file)"
    assert preview(context, edits.make_directory, path="a/b") == "make the folder a/b"
    assert (
        preview(context, edits.write_file, path="notes.txt", content="one\ntwo\nthree\n") == "notes.txt stays as it is"
    )
    assert preview(context, edits.write_file, path="e", content="") == "make the empty file e"
    assert preview(context, edits.write_file, path="notes.txt", content="one\ntwo\nthree") == (
        "change the last newline of notes.txt"
    )
    (root / "pic").write_bytes(b"\0\1")
    assert preview(context, edits.write_file, path="pic", content="x") == "replace all of pic (2 bytes) with:\nx"


def test_a_preview_changes_nothing(context: ToolContext, root: Path) -> None:
    before = sorted(root.rglob("*"))
    for tool, arguments in [
        *((tool, {"path": "a/b/c", **arguments}) for tool, arguments in WRITES if tool.name != "edit_file"),
        (edits.move_file, {"source": "docs", "destination": "x/y"}),
    ]:
        with contextlib.suppress(ToolError):
            preview(context, tool, **arguments)
    assert sorted(root.rglob("*")) == before


def test_a_failing_preview_gives_the_error_of_the_call(context: ToolContext, fails: Callable[..., str]) -> None:
    for tool, arguments in (
        (edits.edit_file, {"path": "notes.txt", "old_text": "nine", "new_text": "x"}),
        (edits.delete_file, {"path": "nots.txt"}),
        (edits.move_file, {"source": "a", "destination": "b"}),
    ):
        with pytest.raises(ToolError) as caught:
            preview(context, tool, **arguments)
        assert str(caught.value) == fails(tool, **arguments)
