"""The journal: every change can be taken back, also when the process was killed at any point of it."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from umi_local.safety import beneath, records, tree
from umi_local.safety.journal import Journal, journal_directory
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolError


@pytest.fixture
def root(tmp_path: Path) -> Path:
    top = tmp_path / "ws"
    (top / "docs" / "deep").mkdir(parents=True)
    (top / "notes.txt").write_text("old\n")
    (top / "notes.txt").chmod(0o640)
    (top / "docs" / "a.txt").write_text("a")
    (top / "docs" / "deep" / "b.bin").write_bytes(bytes(range(256)))
    (top / "docs" / "link").symlink_to("a.txt")
    return top


@pytest.fixture
def workspace(root: Path) -> Workspace:
    return Workspace(root)


@pytest.fixture(params=["memory", "unsynced", "synced"])
def journal(request: pytest.FixtureRequest, tmp_path: Path) -> Journal:
    if request.param == "memory":
        return Journal.memory()
    return Journal(tmp_path / "journal", sync=request.param == "synced")


def snapshot(root: Path) -> dict[str, tuple[int, bytes | str | None]]:
    """Everything below a folder: permissions and content."""
    found: dict[str, tuple[int, bytes | str | None]] = {}
    for path in sorted(root.rglob("*")):
        mode = stat.S_IMODE(path.lstat().st_mode)
        if path.is_symlink():
            found[str(path.relative_to(root))] = (0, str(path.readlink()))
        else:
            found[str(path.relative_to(root))] = (mode, path.read_bytes() if path.is_file() else None)
    return found


CHANGES: dict[str, Callable[[Journal, Workspace], None]] = {
    "replace": lambda j, w: j.write(w, "notes.txt", b"new\n", "t"),
    "create": lambda j, w: j.write(w, "fresh.txt", b"new\n", "t"),
    "create in new folders": lambda j, w: j.write(w, "x/y/fresh.txt", b"new\n", "t"),
    "move": lambda j, w: j.move(w, "notes.txt", "docs/moved.txt", "t"),
    "move into a new folder": lambda j, w: j.move(w, "notes.txt", "x/y/moved.txt", "t"),
    "move a folder": lambda j, w: j.move(w, "docs", "papers", "t"),
    "copy": lambda j, w: j.copy(w, "notes.txt", "x/copy.txt", "t"),
    "copy a folder": lambda j, w: j.copy(w, "docs", "x/papers", "t"),
    "delete": lambda j, w: j.delete(w, "notes.txt", "t"),
    "delete a link": lambda j, w: j.delete(w, "docs/link", "t"),
    "delete a folder": lambda j, w: j.delete(w, "docs", "t"),
    "make folders": lambda j, w: j.make_directory(w, "x/y/z", "t"),
}
changes = pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())


@changes
def test_undo_gives_the_same_tree_back(
    root: Path, workspace: Workspace, journal: Journal, change: Callable[[Journal, Workspace], None]
) -> None:
    before = snapshot(root)
    change(journal, workspace)
    assert snapshot(root) != before
    assert journal.undo(workspace) == "undone: t"
    assert snapshot(root) == before
    with pytest.raises(ToolError, match="nothing to undo"):
        journal.undo(workspace)


@changes
def test_undo_works_in_another_process_and_when_the_trash_is_on_another_disk(
    root: Path,
    workspace: Workspace,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    change: Callable[[Journal, Workspace], None],
) -> None:
    real = os.rename

    def other_disk(source: str, target: str, **handles: int | None) -> None:
        if str(tmp_path / "journal") in f"{source} {target}" and not (
            str(source).endswith(".part") and handles.get("src_dir_fd") is None
        ):
            raise OSError(18, "Invalid cross-device link")
        real(source, target, **handles)

    monkeypatch.setattr(os, "rename", other_disk)
    before = snapshot(root)
    change(Journal(tmp_path / "journal"), workspace)
    Journal(tmp_path / "journal").undo(workspace)
    assert snapshot(root) == before


def test_changes_are_undone_newest_first(root: Path, workspace: Workspace, journal: Journal) -> None:
    states = []
    for name in (
        "replace",
        "create",
        "create in new folders",
        "copy",
        "delete a link",
        "copy a folder",
        "move a folder",
    ):
        states.append(snapshot(root))
        CHANGES[name](journal, workspace)
    for state in reversed(states):
        journal.undo(workspace)
        assert snapshot(root) == state


def test_history_names_changes_newest_first(workspace: Workspace, journal: Journal) -> None:
    journal.write(workspace, "one", b"1", "wrote one")
    journal.write(workspace, "two", b"2", "wrote two")
    journal.undo(workspace)
    assert [(text, state) for _, text, state in journal.history()] == [("wrote two", "undone"), ("wrote one", "done")]


def test_a_replaced_file_keeps_its_mode_and_a_new_one_follows_the_umask(
    root: Path, workspace: Workspace, journal: Journal
) -> None:
    old = os.umask(0o027)
    try:
        journal.write(workspace, "notes.txt", b"x", "t")
        journal.write(workspace, "fresh.txt", b"x", "t")
    finally:
        os.umask(old)
    assert stat.S_IMODE((root / "notes.txt").stat().st_mode) == 0o640
    assert stat.S_IMODE((root / "fresh.txt").stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["replace", "create", "copy", "copy a folder"])
def test_undo_refuses_when_the_file_changed_since(
    root: Path, workspace: Workspace, journal: Journal, name: str
) -> None:
    before = {path for path in root.rglob("*") if path.is_file()}
    CHANGES[name](journal, workspace)
    made = next(iter({path for path in root.rglob("*") if path.is_file()} - before), root / "notes.txt")
    made.write_text("by somebody else")
    with pytest.raises(ToolError, match="has changed since"):
        journal.undo(workspace)
    assert made.read_text() == "by somebody else"


def test_undo_of_a_delete_refuses_when_something_new_is_there(
    root: Path, workspace: Workspace, journal: Journal
) -> None:
    journal.delete(workspace, "notes.txt", "t")
    (root / "notes.txt").write_text("new")
    with pytest.raises(ToolError, match=r"there is a new notes\.txt now"):
        journal.undo(workspace)
    assert (root / "notes.txt").read_text() == "new"


def test_undo_of_a_folder_refuses_when_it_was_filled(root: Path, workspace: Workspace, journal: Journal) -> None:
    journal.make_directory(workspace, "x/y", "t")
    (root / "x" / "y" / "file").write_text("")
    with pytest.raises(ToolError, match="x/y is not empty any more"):
        journal.undo(workspace)


def test_a_folder_made_for_a_file_stays_on_undo_when_it_holds_more(
    root: Path, workspace: Workspace, journal: Journal
) -> None:
    journal.write(workspace, "x/one", b"", "t")
    (root / "x" / "two").write_text("mine")
    journal.undo(workspace)
    assert sorted(path.name for path in (root / "x").iterdir()) == ["two"]


def test_nothing_is_overwritten(workspace: Workspace, root: Path, journal: Journal) -> None:
    for call in (journal.move, journal.copy):
        with pytest.raises(ToolError, match=r"docs/a\.txt already exists"):
            call(workspace, "notes.txt", "docs/a.txt", "t")
    with pytest.raises(ToolError, match="docs already exists"):
        journal.make_directory(workspace, "docs", "t")
    assert (root / "docs" / "a.txt").read_text() == "a"
    with pytest.raises(ToolError, match="nothing to undo"):
        journal.undo(workspace)


def test_what_holds_git_is_neither_deleted_nor_copied(workspace: Workspace, root: Path, journal: Journal) -> None:
    (root / "docs" / "deep" / ".git").mkdir()
    with pytest.raises(ToolError, match=r"docs holds \.git"):
        journal.delete(workspace, "docs", "t")
    with pytest.raises(ToolError, match=r"docs holds \.git"):
        journal.copy(workspace, "docs", "other", "t")
    assert not (root / "other").exists()


def test_a_write_through_a_link_is_refused(workspace: Workspace, root: Path, journal: Journal) -> None:
    with pytest.raises(ToolError, match=r"docs/link is a symbolic link to a\.txt; change that file instead"):
        journal.write(workspace, "docs/link", b"x", "t")
    assert (root / "docs" / "a.txt").read_text() == "a"


def test_a_pipe_in_a_folder_stops_the_copy_and_leaves_nothing(
    workspace: Workspace, root: Path, journal: Journal
) -> None:
    os.mkfifo(root / "docs" / "pipe")
    before = set(root.rglob("*"))
    with pytest.raises(ToolError, match="pipe is a pipe, socket or device"):
        journal.copy(workspace, "docs", "x/other", "t")
    assert set(root.rglob("*")) == before


def test_a_cancelled_copy_leaves_nothing(workspace: Workspace, root: Path, journal: Journal) -> None:
    before = snapshot(root)
    with pytest.raises(ToolError, match="stopped; nothing was changed"):
        journal.copy(workspace, "docs", "x/other", "t", lambda: True)
    assert snapshot(root) == before


def test_holes_stay_holes_in_a_copy(workspace: Workspace, root: Path, journal: Journal) -> None:
    with (root / "sparse").open("wb") as file:
        file.write(b"head")
        file.truncate(64 << 20)
    journal.copy(workspace, "sparse", "copy", "t")
    copied = (root / "copy").stat()
    assert copied.st_size == 64 << 20
    assert copied.st_blocks * 512 < 8 << 20


def test_a_full_disk_is_a_clear_error_and_changes_nothing(
    workspace: Workspace, root: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = tree.write_all

    def full(handle: int, data: bytes) -> None:
        if b'"kind"' in data or b'"state"' in data or data == b"old\n":
            return real(handle, data)
        os.write(handle, data[:1])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(tree, "write_all", full)
    before = snapshot(root)
    for call in (
        lambda: journal.write(workspace, "notes.txt", b"new content", "t"),
        lambda: journal.write(workspace, "x/fresh.txt", b"new content", "t"),
        lambda: journal.copy(workspace, "docs", "x/other", "t"),
    ):
        with pytest.raises(ToolError, match="the disk is full; nothing was changed"):
            call()
        assert snapshot(root) == before
    with pytest.raises(ToolError, match="nothing to undo"):
        journal.undo(workspace)


@pytest.mark.skipif(sys.platform != "linux", reason="mounts a small file system in a namespace of Linux")
def test_a_really_full_disk_changes_nothing(tmp_path: Path) -> None:
    probe = subprocess.run(["unshare", "-Urm", "true"], capture_output=True, check=False)
    if probe.returncode != 0:
        pytest.skip("no user namespaces here")
    script = """
import os, sys
from pathlib import Path
from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolError
top = Path(sys.argv[1]); (top / "notes.txt").write_text("old")
journal, workspace = Journal(Path(sys.argv[2])), Workspace(top)
try:
    journal.write(workspace, "notes.txt", os.urandom(2 << 20), "t")
except ToolError as error:
    print(error)
print((top / "notes.txt").read_text(), sorted(path.name for path in top.iterdir()))
"""
    (tmp_path / "small").mkdir()
    inner = 'mount -t tmpfs -o size=1m none "$1" && exec "$3" -c "$4" "$1" "$2"'
    command = ["unshare", "-Urm", "sh", "-c", inner, "_", str(tmp_path / "small"), str(tmp_path / "j"), sys.executable]
    run = subprocess.run([*command, script], capture_output=True, text=True, check=False)
    assert run.stdout.splitlines() == [
        "notes.txt: the disk is full; nothing was changed",
        "old ['notes.txt']",
    ], run.stderr


STEPS = ("open", "mkdir", "rmdir", "rename", "replace", "unlink", "fsync", "write", "symlink", "ftruncate")


def _killed_at(step: int, action: Callable[[], object]) -> bool:
    """Run `action` in a fork that is killed before its system call number `step`. False: it ran to its end."""
    child = os.fork()
    if child == 0:
        left = step

        def counted(name: str) -> Callable[..., object]:
            real = getattr(os, name)

            def call(*args: object, **kwargs: object) -> object:
                nonlocal left
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)
                left -= 1
                return real(*args, **kwargs)

            return call

        real_rename_new = beneath.rename_new

        def rename_new(*args: object) -> None:
            nonlocal left
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            left -= 1
            real_rename_new(*args)  # type: ignore[arg-type]

        try:
            for name in STEPS:
                setattr(os, name, counted(name))
            sys.modules["umi_local.safety.journal"].rename_new = rename_new  # type: ignore[attr-defined]
            action()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.mark.parametrize(
    ("change", "disk"),
    [(name, "same disk") for name in CHANGES] + [(name, "other disk") for name in CHANGES if name.startswith("delete")],
)
def test_a_kill_at_any_step_loses_nothing(
    tmp_path: Path, disk: str, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    """After the kill either the change is whole and one undo takes it back, or it never happened and left no trace."""
    if disk == "other disk":
        real = os.rename

        def other_disk(source: str, target: str, **handles: int | None) -> None:
            if "/trash/" in f"{source} {target}" and not str(source).endswith((".part", ".tmp")):
                raise OSError(18, "Invalid cross-device link")
            real(source, target, **handles)

        monkeypatch.setattr(os, "rename", other_disk)
    for step in range(400):
        top, store = tmp_path / f"ws{step}", tmp_path / f"journal{step}"
        (top / "docs" / "deep").mkdir(parents=True)
        (top / "notes.txt").write_text("old\n")
        (top / "docs" / "deep" / "b.bin").write_bytes(b"b" * 5000)
        (top / "docs" / "link").symlink_to("deep")
        before = snapshot(top)
        Journal(store).write(Workspace(top), "first.txt", b"first", "first")
        middle = snapshot(top)
        killed = _killed_at(step, lambda top=top, store=store: CHANGES[change](Journal(store), Workspace(top)))
        workspace = Workspace(top)
        undone = Journal(store).undo(workspace)
        assert undone in ("undone: t", "undone: first")
        assert snapshot(top) == (middle if undone == "undone: t" else before), f"killed at step {step}, {undone}"
        if not killed:
            assert undone == "undone: t"
            assert step > 3
            return
    pytest.fail("the change never came to its end")


@changes
def test_a_kill_during_undo_is_finished_by_the_next_undo(
    tmp_path: Path, change: Callable[[Journal, Workspace], None]
) -> None:
    for step in range(400):
        top, store = tmp_path / f"ws{step}", tmp_path / f"journal{step}"
        (top / "docs" / "deep").mkdir(parents=True)
        (top / "notes.txt").write_text("old\n")
        (top / "docs" / "deep" / "b.bin").write_bytes(b"b" * 5000)
        (top / "docs" / "link").symlink_to("deep")
        before = snapshot(top)
        change(Journal(store), Workspace(top))
        killed = _killed_at(step, lambda top=top, store=store: Journal(store).undo(Workspace(top)))
        if killed:
            try:
                Journal(store).undo(Workspace(top))
            except ToolError as error:
                assert "nothing to undo" in str(error)
        assert snapshot(top) == before, f"killed at step {step}"
        if not killed:
            return
    pytest.fail("the undo never came to its end")


def test_a_row_cut_in_half_by_a_crash_spoils_neither_the_rows_before_nor_after(
    root: Path, workspace: Workspace, tmp_path: Path
) -> None:
    store = tmp_path / "journal"
    Journal(store).write(workspace, "one", b"1", "wrote one")
    with (store / "log.jsonl").open("ab") as log:
        log.write(b'{"id":"abc","kind":"wri')
    Journal(store).write(workspace, "two", b"2", "wrote two")
    journal = Journal(store)
    assert journal.undo(workspace) == "undone: wrote two"
    assert journal.undo(workspace) == "undone: wrote one"


def test_a_damaged_kept_content_is_refused(root: Path, workspace: Workspace, tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    journal.write(workspace, "notes.txt", b"new", "t")
    for blob in (tmp_path / "journal" / "blobs").iterdir():
        blob.write_text("damaged")
    with pytest.raises(ToolError, match="damaged; nothing was undone"):
        journal.undo(workspace)
    assert (root / "notes.txt").read_text() == "new"


def test_old_changes_are_forgotten_with_all_they_kept(
    root: Path, workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "KEEP_CHANGES", 3)
    store = tmp_path / "journal"
    journal = Journal(store, sync=False)
    for number in range(5):
        journal.write(workspace, "notes.txt", str(number).encode(), f"wrote {number}")
    journal.delete(workspace, "docs", "deleted docs")
    again = Journal(store, sync=False)
    again.recover(workspace)
    assert [text for _, text, _ in again.history()] == ["deleted docs", "wrote 4", "wrote 3"]
    assert len(list((store / "blobs").iterdir())) == 2
    for _ in range(3):
        again.undo(workspace)
    assert (root / "notes.txt").read_text() == "2"
    assert (root / "docs" / "deep" / "b.bin").exists()


def test_journals_of_two_workspaces_lie_apart(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "alias").symlink_to("a")
    assert journal_directory(tmp_path / "a") == journal_directory(tmp_path / "alias")
    assert journal_directory(tmp_path / "a") != journal_directory(tmp_path)


def test_a_journal_that_cannot_be_kept_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ToolError, match="cannot keep the journal in"):
        Journal(tmp_path / "file" / "journal")
