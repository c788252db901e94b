"""The workspace: what lies beneath can be reached, what does not cannot, whatever the path looks like."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import socket
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_local.safety import beneath
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolError

KINDS = [False] + ([True] if beneath.has_openat2() else [])


@pytest.fixture(params=KINDS, ids=lambda kind: "openat2" if kind else "walk")
def openat2(request: pytest.FixtureRequest) -> bool:
    return bool(request.param)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "secret.txt").write_text("outside")
    top = tmp_path / "ws"
    (top / "docs" / "deep").mkdir(parents=True)
    (top / "notes.txt").write_text("inside\n")
    (top / "docs" / "Plan B.md").write_text("plan\n")
    return top


@pytest.fixture
def workspace(root: Path, openat2: bool) -> Workspace:
    return Workspace(root, use_openat2=openat2)


@contextlib.contextmanager
def as_nobody() -> Iterator[None]:
    """Drop root's right to read everything; nothing to do for other users."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    "path", ["notes.txt", "./notes.txt", "docs/../notes.txt", "docs//../notes.txt", "nowhere/../notes.txt"]
)
def test_paths_beneath_are_read(workspace: Workspace, path: str) -> None:
    assert workspace.read_bytes(path) == b"inside\n"
    assert workspace.rel(path) == "notes.txt"


def test_an_absolute_path_beneath_is_made_relative(workspace: Workspace, root: Path) -> None:
    assert workspace.read_bytes(str(root / "notes.txt")) == b"inside\n"
    assert workspace.resolve(str(root / "docs")) == Path("docs")
    assert workspace.rel(str(root)) == "."


def test_an_absolute_path_through_a_linked_root_is_made_relative(tmp_path: Path, root: Path) -> None:
    (tmp_path / "alias").symlink_to(root)
    workspace = Workspace(tmp_path / "alias")
    assert workspace.rel(str(tmp_path / "alias" / "notes.txt")) == "notes.txt"
    assert workspace.rel(str(root / "notes.txt")) == "notes.txt"


@pytest.mark.parametrize(
    "path",
    [
        "../secret.txt",
        "..",
        "docs/../../secret.txt",
        "/etc/passwd",
        "/",
        "//etc/passwd",
        "~",
        "~/x",
        "/proc/self/environ",
    ],
)
def test_paths_outside_are_refused_and_named(workspace: Workspace, path: str) -> None:
    for access in (workspace.open_read, workspace.list, workspace.stat, workspace.exists, workspace.resolve):
        with pytest.raises(ToolError, match="path is outside the workspace: ") as caught:
            access(path)
        assert str(caught.value).endswith(path)


def test_a_sibling_whose_name_begins_with_the_root_is_outside(workspace: Workspace, root: Path) -> None:
    (root.parent / "ws-private").mkdir()
    with pytest.raises(ToolError, match="outside the workspace"):
        workspace.rel(str(root.parent / "ws-private"))


@pytest.mark.parametrize(
    "target", ["../secret.txt", "/etc/passwd", "docs/../../secret.txt", "/proc/self/root/etc/passwd"]
)
def test_links_that_leave_are_refused(workspace: Workspace, root: Path, target: str) -> None:
    (root / "link").symlink_to(target)
    for access in (workspace.open_read, workspace.stat, workspace.exists):
        with pytest.raises(ToolError, match="path is outside the workspace: link"):
            access("link")


def test_a_folder_link_that_leaves_is_refused_for_all_below(workspace: Workspace, root: Path) -> None:
    (root / "up").symlink_to("..")
    with pytest.raises(ToolError, match="outside the workspace"):
        workspace.read_bytes("up/secret.txt")
    with pytest.raises(ToolError, match="outside the workspace"):
        workspace.list("up")
    with pytest.raises(OSError) as caught, workspace.place("up/new.txt"):
        pass
    assert caught.value.errno == errno.EXDEV


def test_links_that_stay_inside_work(workspace: Workspace, root: Path) -> None:
    (root / "latest").symlink_to("docs/Plan B.md")
    (root / "docs" / "deep" / "back").symlink_to("../..")
    assert workspace.read_bytes("latest") == b"plan\n"
    assert workspace.read_bytes("docs/deep/back/notes.txt") == b"inside\n"
    with workspace.place("docs/deep/back/docs/new.txt") as place:
        assert place.path == "docs/new.txt"


def test_link_loops_and_dead_links_say_what_they_are(workspace: Workspace, root: Path) -> None:
    (root / "a").symlink_to("b")
    (root / "b").symlink_to("a")
    (root / "dead").symlink_to("gone.txt")
    with pytest.raises(ToolError, match="a is a symbolic link that leads nowhere"):
        workspace.read_bytes("a")
    with pytest.raises(ToolError, match="dead is a symbolic link to something that does not exist"):
        workspace.read_bytes("dead")


def test_pipes_sockets_and_devices_are_refused_without_waiting(workspace: Workspace, root: Path) -> None:
    os.mkfifo(root / "pipe")
    listener = socket.socket(socket.AF_UNIX)
    with contextlib.chdir(root):
        listener.bind("sock")
    for name in ("pipe", "sock"):
        with pytest.raises(ToolError, match=f"{name} is not a regular file but a pipe, socket or device"):
            workspace.open_read(name)
    listener.close()


def test_kinds_are_told_apart_in_messages(workspace: Workspace) -> None:
    with pytest.raises(ToolError, match="docs is a folder, not a file"):
        workspace.open_read("docs")
    with pytest.raises(ToolError, match=r"notes\.txt is a file, not a folder"):
        workspace.list("notes.txt")
    with pytest.raises(ToolError, match=r"notes\.txt is a file, not a folder"):
        workspace.read_bytes("notes.txt/below")
    with pytest.raises(ToolError, match="this is the workspace folder, not a file"):
        workspace.open_read(".")


@pytest.mark.parametrize(
    ("wrong", "close"),
    [
        ("Notes.TXT", "notes.txt"),
        ("notes.md", "notes.txt"),
        ("nots.txt", "notes.txt"),
        ("plan b.md", "docs/Plan B.md"),
        ("docs/notes.txt", "notes.txt"),
    ],
)
def test_a_missing_file_is_answered_with_close_names(workspace: Workspace, wrong: str, close: str) -> None:
    with pytest.raises(ToolError) as caught:
        workspace.read_bytes(wrong)
    assert str(caught.value) == f"there is no file {wrong}; did you mean {close}?"


def test_at_most_three_close_names_and_the_meant_folder_first(workspace: Workspace, root: Path) -> None:
    for name in ("report1.txt", "report2.txt", "report3.txt", "docs/report4.txt"):
        (root / name).write_text("")
    with pytest.raises(ToolError, match=r"did you mean docs/report4.txt, report1.txt or report2.txt\?"):
        workspace.read_bytes("docs/report.txt")


def test_nothing_close_gives_no_hint(workspace: Workspace) -> None:
    with pytest.raises(ToolError) as caught:
        workspace.list("zzzzzz")
    assert str(caught.value) == "there is no folder zzzzzz"


@pytest.mark.parametrize("path", [".git/config", ".GIT/hooks/x", "sub/.git", ".umi/x", "docs/.Umi"])
def test_protected_folders_cannot_be_changed(workspace: Workspace, path: str) -> None:
    with pytest.raises(ToolError, match="is read-only"), workspace.place(path, make=True):
        pass
    assert not workspace.exists(path)


def test_a_protected_folder_cannot_be_reached_through_a_link(workspace: Workspace, root: Path) -> None:
    (root / ".git").mkdir()
    (root / "g").symlink_to(".git")
    with pytest.raises(ToolError, match="is read-only"), workspace.place("g/hooks/pre-commit", make=True):
        pass
    assert list((root / ".git").iterdir()) == []


def test_umis_own_data_below_the_workspace_is_protected(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_CONFIG_DIR", str(root / "own" / "conf"))
    workspace = Workspace(root)
    assert workspace.holds_own("own") == "own/conf"
    with pytest.raises(ToolError, match="keeps its own data"), workspace.place("own/conf/config.toml", make=True):
        pass
    assert not (root / "own").exists()


def test_the_root_itself_cannot_be_changed(workspace: Workspace) -> None:
    with pytest.raises(ToolError, match="workspace folder itself"), workspace.place("."):
        pass


def test_a_race_of_renames_never_escapes(root: Path, openat2: bool) -> None:
    """A folder is swapped for a link to outside, over and over, while a file in it is read."""
    (root / "flip").mkdir()
    (root / "flip" / "secret.txt").write_text("inside")
    (root / "out").symlink_to("..")
    workspace = Workspace(root, use_openat2=openat2)
    stop = threading.Event()

    def swap() -> None:
        while not stop.is_set():
            (root / "flip").rename(root / "kept")
            (root / "out").rename(root / "flip")
            (root / "flip").rename(root / "out")
            (root / "kept").rename(root / "flip")

    thread = threading.Thread(target=swap)
    thread.start()
    seen = set()
    try:
        for _ in range(3000):
            try:
                seen.add(workspace.read_bytes("flip/secret.txt"))
            except ToolError as error:
                assert "outside" in str(error) or "no file" in str(error) or "not a" in str(error), error
    finally:
        stop.set()
        thread.join()
    assert seen <= {b"inside"}


def test_strange_names_are_listed_and_shown_on_one_line(workspace: Workspace, root: Path) -> None:
    names = ["-rf", "two words.txt", "new\nline.txt", "é😀.txt", "\x1b[31mred.txt"]
    for name in names:
        (root / "docs" / "deep" / name).write_text("x")
    assert sorted(entry.name for entry in workspace.list("docs/deep")) == sorted(names)
    for name in names:
        assert workspace.read_bytes(f"docs/deep/{name}") == b"x"
    with pytest.raises(ToolError) as caught:
        workspace.list("docs/deep/new\nline.txt")
    assert "\n" not in str(caught.value)
    with pytest.raises(ToolError) as caught:
        workspace.read_bytes("gone\x1b]0;title\x07")
    assert "\x1b" not in str(caught.value)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS file names are always UTF-8")
def test_a_name_that_is_no_utf8_can_be_listed_and_shown(workspace: Workspace, root: Path) -> None:
    (root / os.fsdecode(b"caf\xe9.txt")).write_text("x")
    entry = next(entry for entry in workspace.list() if entry.name.startswith("caf"))
    assert workspace.read_bytes(entry.path) == b"x"
    with pytest.raises(ToolError) as caught:
        workspace.list(entry.path)
    str(caught.value).encode()


def test_walk_skips_git_does_not_follow_links_and_reports_unreadable_folders(openat2: bool) -> None:
    top = Path(tempfile.mkdtemp())
    try:
        top.chmod(0o755)
        for name in ("closed", ".git", "open"):
            (top / name).mkdir()
            (top / name / "file").write_text("x")
        (top / "loop").symlink_to(".")
        (top / "closed").chmod(0)
        with as_nobody():
            unreadable: list[str] = []
            found = [entry.path for entry in Workspace(top, use_openat2=openat2).walk(".", unreadable)]
            assert found == ["closed", "loop", "open", "open/file"]
            assert unreadable == ["closed"]
            with pytest.raises(ToolError, match="closed: permission denied"):
                Workspace(top, use_openat2=openat2).list("closed")
    finally:
        (top / "closed").chmod(0o700)
        shutil.rmtree(top)


def test_a_missing_or_wrong_root_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(ToolError, match=r"cannot open the workspace .*gone"):
        Workspace(tmp_path / "gone")
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolError, match=r"cannot open the workspace .*file"):
        Workspace(tmp_path / "file")


@pytest.mark.parametrize("path", ["", "a\0b"])
def test_no_path_and_zero_characters_are_refused(workspace: Workspace, path: str) -> None:
    with pytest.raises(ToolError, match=r"a path (is missing|cannot hold a zero)"):
        workspace.rel(path)


def test_a_name_that_is_too_long_is_a_clear_error(workspace: Workspace) -> None:
    with pytest.raises(ToolError, match="the name is too long"):
        workspace.read_bytes("x" * 300)


PARTS = st.sampled_from(["..", ".", "a", "in", "out", "up", "abs", "loop", "f", "", "deep"])


@settings(max_examples=200)
@given(parts=st.lists(PARTS, min_size=1, max_size=7), absolute=st.booleans())
def test_no_path_at_all_reads_the_file_outside(tree: Path, parts: list[str], absolute: bool) -> None:
    path = ("/" if absolute else "") + "/".join(parts)
    results = []
    for kind in KINDS:
        workspace = Workspace(tree / "ws", use_openat2=kind)
        try:
            results.append(workspace.read_bytes(path))
        except ToolError:
            results.append(None)
        workspace.close()
    assert b"outside" not in results
    assert len(set(results)) == 1, "the two ways must agree"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    top = tmp_path_factory.mktemp("tree")
    (top / "f").write_text("outside")
    (top / "ws" / "a" / "deep").mkdir(parents=True)
    (top / "ws" / "f").write_text("inside")
    (top / "ws" / "a" / "f").write_text("inside a")
    (top / "ws" / "in").symlink_to("a/deep/..")
    (top / "ws" / "out").symlink_to("../f")
    (top / "ws" / "a" / "up").symlink_to("../..")
    (top / "ws" / "abs").symlink_to(top)
    (top / "ws" / "loop").symlink_to("loop")
    return top
