"""Every change a tool makes to files, written down before it happens so that it can be taken back, also after a crash.

A change is a row that says what will be done, then the change itself as one atomic rename, then a mark "done". Whoever
finds a row without its mark (the process was killed in between) looks at the files to see on which side of the rename
it died. What a write replaces is kept as a blob; what a delete removes is moved to the trash.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import secrets
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from umi_local.config import data_dir
from umi_local.safety import tree
from umi_local.safety.beneath import O_BINARY, O_CLOEXEC, O_NOFOLLOW, Place, rename_new
from umi_local.safety.names import label
from umi_local.safety.records import Records, Row, sync_folder
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolError

UNDO_LIMIT = 256 << 20
"""Bytes of a content that the journal keeps when it is replaced."""

Stop = Callable[[], bool]


def journal_directory(root: Path) -> Path:
    """Return where the journal of a workspace lies."""
    digest = hashlib.sha256(os.fsencode(Path(root).resolve())).hexdigest()[:32]
    return data_dir() / "journal" / digest


class Journal:
    """The changes made to one workspace. `directory` None or `sync` False: nothing is promised after a crash."""

    def __init__(self, directory: Path | None, *, sync: bool = True) -> None:
        self._records = Records(directory, sync=sync)
        self._sync = self._records.sync
        self._checked = directory is None

    @classmethod
    def memory(cls) -> Journal:
        """Return a journal for throwaway use: quick, can undo, gone with the object."""
        return cls(None, sync=False)

    @classmethod
    def of(cls, root: Path, *, sync: bool = True) -> Journal:
        """Return the journal of the workspace at `root`, kept in the user's data folder."""
        return cls(journal_directory(root), sync=sync)

    # Changes

    def write(self, workspace: Workspace, path: str, data: bytes, text: str) -> None:
        """Give a file a new content, making it and its folders where needed; mode kept. Raises ToolError."""
        rel = workspace.rel(path)
        with self._guarded(workspace, rel):
            made = workspace.missing_parents(rel)
            before: str | None = None
            mode: int | None = None
            size = 0
            if not made:
                with workspace.place(rel) as place:
                    state = place.stat()
                    if state is not None:
                        if not stat.S_ISREG(state.st_mode):
                            raise _not_a_file(workspace, rel, state)
                        mode, size = stat.S_IMODE(state.st_mode) & 0o777, state.st_size
                        before = self._records.put_blob(_content(place, rel, state))
            row = self._begin("write", text, path=rel, made=made, before=before, mode=mode, size=size)
            row["after"] = hashlib.sha256(data).hexdigest()
            with self._recorded(workspace, row), workspace.place(rel, make=True) as place:
                self._replace(place, _temporary(row), data, mode)

    def move(self, workspace: Workspace, source: str, target: str, text: str) -> None:
        """Rename a file or folder; `target` must not exist, its missing folders are made. Raises ToolError."""
        old, new = workspace.rel(source), workspace.rel(target)
        with self._guarded(workspace, new):
            made = workspace.missing_parents(new)
            with workspace.place(old) as here:
                if own := workspace.holds_own(here.path):
                    raise ToolError(f"{label(old)} holds {own}, where umi keeps its own data; it stays where it is")
                row = self._begin("move", text, path=new, source=here.path, made=made)
                with self._recorded(workspace, row), workspace.place(new, make=True) as there:
                    rename_new(here, there)
                    if self._sync:
                        sync_folder(there.folder)
                        sync_folder(here.folder)

    def copy(self, workspace: Workspace, source: str, target: str, text: str, stop: Stop = lambda: False) -> None:
        """Copy a file or folder to a name that must not exist. Raises ToolError."""
        old, new = workspace.rel(source), workspace.rel(target)
        with self._guarded(workspace, new):
            made = workspace.missing_parents(new)
            with workspace.source(old) as here:
                if held := workspace.holds_protected(here):
                    raise ToolError(f"{label(old)} holds {held}, which umi never writes; copy what is beside it")
                row = self._begin("copy", text, path=new, made=made)
                with self._recorded(workspace, row), workspace.place(new, make=True) as there:
                    temporary = there.beside(_temporary(row))
                    tree.copy(here.folder, here.name, there.folder, temporary, sync=self._sync, stop=stop)
                    row["after"] = tree.fingerprint(there.folder, temporary)
                    self._records.append({"id": row["id"], "after": row["after"]})
                    rename_new(there, there, _temporary(row))
                    if self._sync:
                        sync_folder(there.folder)

    def delete(self, workspace: Workspace, path: str, text: str, stop: Stop = lambda: False) -> None:
        """Move a file or folder to the journal's trash. Raises ToolError."""
        rel = workspace.rel(path)
        with self._guarded(workspace, rel), workspace.place(rel) as place:
            if held := workspace.holds_protected(place):
                raise ToolError(f"{label(rel)} holds {held}, which umi never removes")
            size = tree.census(place.folder, place.name).size
            row = self._begin("delete", text, path=place.path, size=size)
            with self._recorded(workspace, row):
                self._transfer(place.folder, place.name, None, str(self._records.trash() / row["id"]), stop)

    def make_directory(self, workspace: Workspace, path: str, text: str) -> None:
        """Make a folder and the missing ones above it. Raises ToolError."""
        rel = workspace.rel(path)
        with self._guarded(workspace, rel):
            if workspace.exists(rel) or workspace.link_target(rel) is not None:
                raise FileExistsError
            made = [*workspace.missing_parents(rel), rel]
            row = self._begin("folder", text, path=rel, made=made)
            with self._recorded(workspace, row), workspace.place(rel, make=True) as place:
                os.mkdir(place.name, dir_fd=place.folder)
                if self._sync:
                    sync_folder(place.folder)

    # Taking back

    def history(self, limit: int = 20) -> list[tuple[float, str, str]]:
        """Return the newest changes as (seconds since 1970, what, state); "pending" means a crash came between."""
        rows = [row for row in self._records.changes() if row.get("state") != "failed"][-limit:]
        return [(float(row["at"]), str(row["text"]), str(row.get("state", "pending"))) for row in reversed(rows)]

    def undo(self, workspace: Workspace) -> str:
        """Take the last change back and return what was undone. Raises ToolError when files changed since."""
        with self._records.lock():
            self._checked = True
            for row in reversed(self._records.changes()):
                if row.get("state") in ("undone", "failed"):
                    continue
                if "state" not in row and not self._settle(workspace, row):
                    continue
                try:
                    self._take_back(workspace, row)
                except (OSError, tree.SpecialFile, tree.Stopped) as error:
                    raise self._failure(workspace, error, str(row["path"])) from error
                self._records.append({"id": row["id"], "state": "undone"})
                return f"undone: {row['text']}"
        raise ToolError("there is nothing to undo in this workspace")

    def recover(self, workspace: Workspace) -> None:
        """Settle what a killed process left half done: a change that did not happen is cleaned up. Raises ToolError."""
        with self._records.lock():
            self._checked = True
            for row in self._records.changes():
                if "state" not in row:
                    self._settle(workspace, row)
        self._records.prune()

    def _take_back(self, workspace: Workspace, row: Row) -> None:
        path = str(row["path"])
        kind = row["kind"]
        if kind == "write":
            now = _sha_or_none(workspace, path)
            if now != row["after"] and now != row["before"]:
                raise _changed(path)
            if row["before"] is None:
                with contextlib.suppress(FileNotFoundError), workspace.place(path) as place:
                    tree.remove(place.folder, place.name)
            elif now != row["before"]:
                data = self._records.get_blob(row["before"])
                with workspace.place(path) as place:
                    self._replace(place, _temporary(row), data, row["mode"])
        elif kind == "move":
            back = str(row["source"])
            if not _there(workspace, path):
                if not _there(workspace, back):
                    raise _changed(path)
            else:
                with workspace.place(path) as here, workspace.place(back, make=True) as there:
                    rename_new(here, there)
        elif kind == "copy":
            now = _print_or_none(workspace, path)
            if now not in (None, row["after"]):
                raise _changed(path)
            with contextlib.suppress(FileNotFoundError), workspace.place(path) as place:
                # One rename first: killed in the middle of removing a folder, the next undo finds the rest and goes on.
                gone = place.beside(_temporary(row))
                if now is not None:
                    os.rename(place.name, gone, src_dir_fd=place.folder, dst_dir_fd=place.folder)
                tree.remove(place.folder, gone)
        elif kind == "delete":
            kept = str(self._records.trash() / row["id"])
            if not os.path.lexists(kept):
                if _there(workspace, path):
                    return
                raise ToolError("the journal no longer holds what was deleted; nothing was undone")
            with workspace.place(path, make=True) as place:
                if place.stat() is not None:
                    raise ToolError(f"there is a new {label(path)} now; move it away first. Nothing was undone")
                self._transfer(None, kept, place.folder, place.name, lambda: False, place.beside(_temporary(row)))
        elif workspace.exists(path) and workspace.list(path):
            raise ToolError(f"{label(path)} is not empty any more; nothing was undone")
        self._remove_made(workspace, row)

    def _settle(self, workspace: Workspace, row: Row) -> bool:
        """Find out whether a change without its mark happened, clean up if not, and set the mark."""
        path = str(row["path"])
        kind = row["kind"]
        kept = self._records.trash() / row["id"] if kind == "delete" else None
        happened = False
        try:
            if kind == "write":
                happened = _sha_or_none(workspace, path) != row["before"]
            elif kind == "move":
                happened = _there(workspace, path) and not _there(workspace, str(row["source"]))
            elif kind == "copy":
                happened = _print_or_none(workspace, path) == row.get("after", "")
            elif kind == "delete":
                happened = kept is not None and os.path.lexists(kept)
            else:
                happened = workspace.exists(path)
        except (OSError, ToolError):
            happened = False
        with contextlib.suppress(OSError, ToolError):
            if kind in ("write", "copy"):
                with workspace.place(path) as place:
                    tree.remove(place.folder, place.beside(_temporary(row)))
            if kept is not None:
                tree.remove(None, f"{kept}.part")
                if happened and _there(workspace, path):
                    # Killed while removing what had been copied to the trash: the copy is whole, the rest is left over.
                    with workspace.place(path) as place:
                        tree.remove(place.folder, place.name)
        if not happened:
            self._remove_made(workspace, row)
        self._records.append({"id": row["id"], "state": "done" if happened else "failed"})
        return happened

    def _remove_made(self, workspace: Workspace, row: Row) -> None:
        for folder in reversed(row.get("made") or []):
            with contextlib.suppress(OSError, ToolError), workspace.place(folder) as place:
                os.rmdir(place.name, dir_fd=place.folder)

    # Parts

    @contextmanager
    def _guarded(self, workspace: Workspace, rel: str) -> Iterator[None]:
        if not self._checked:
            self.recover(workspace)
        try:
            with self._records.lock():
                yield
        except (OSError, tree.SpecialFile, tree.Stopped) as error:
            raise self._failure(workspace, error, rel) from error

    def _failure(self, workspace: Workspace, error: Exception, rel: str) -> ToolError:
        if isinstance(error, tree.Stopped):
            return ToolError("stopped; nothing was changed")
        if isinstance(error, tree.SpecialFile):
            return ToolError(
                f"{label(str(error))} is a pipe, socket or device and cannot be copied; nothing was changed"
            )
        if isinstance(error, FileExistsError):
            return ToolError(f"{label(rel)} already exists; nothing was changed")
        assert isinstance(error, OSError)
        return workspace.error(error, rel)

    def _begin(self, kind: str, text: str, **fields: Any) -> Row:
        return {"id": secrets.token_hex(8), "at": time.time(), "kind": kind, "text": text, **fields}

    @contextmanager
    def _recorded(self, workspace: Workspace, row: Row) -> Iterator[None]:
        self._records.append(row)
        try:
            yield
        except Exception:
            # An interrupt is not caught: the row stays pending, as after a kill, and the next change settles it.
            with contextlib.suppress(OSError):
                self._settle(workspace, row)
            raise
        # Not synced: a lost mark is found out by looking at the files.
        with contextlib.suppress(OSError):
            self._records.append({"id": row["id"], "state": "done"}, sync=False)

    def _replace(self, place: Place, temporary: str, data: bytes, mode: int | None) -> None:
        """Give `place` a content by a temporary file beside it and one rename. Raises OSError."""
        name = place.beside(temporary)
        tree.remove(place.folder, name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_BINARY
        handle = os.open(name, flags, 0o666 if mode is None else 0o600, dir_fd=place.folder)
        try:
            try:
                tree.write_all(handle, data)
                if mode is not None and hasattr(os, "fchmod"):
                    os.fchmod(handle, mode)
                if self._sync:
                    os.fsync(handle)
            finally:
                os.close(handle)
            os.replace(name, place.name, src_dir_fd=place.folder, dst_dir_fd=place.folder)
        except OSError:
            tree.remove(place.folder, name)
            raise
        if self._sync:
            sync_folder(place.folder)

    def _transfer(
        self, folder: int | None, name: str, to_folder: int | None, to_name: str, stop: Stop, part: str | None = None
    ) -> None:
        """Rename, or where the trash is on another disk copy to `part`, rename that, and remove the original."""
        try:
            os.rename(name, to_name, src_dir_fd=folder, dst_dir_fd=to_folder)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            part = part or f"{to_name}.part"
            try:
                tree.remove(to_folder, part)
                tree.copy(folder, name, to_folder, part, keep_times=True, sync=self._sync, stop=stop)
            except BaseException:
                tree.remove(to_folder, part)
                raise
            os.rename(part, to_name, src_dir_fd=to_folder, dst_dir_fd=to_folder)
            if self._sync:
                sync_folder(self._records.trash())
                sync_folder(to_folder)
            tree.remove(folder, name)
        if self._sync:
            sync_folder(self._records.trash())
            for end in (folder, to_folder):
                sync_folder(end)


def _temporary(row: Row) -> str:
    return f".umi-{row['id']}.tmp"


def _content(place: Place, rel: str, state: os.stat_result) -> bytes:
    if state.st_size > UNDO_LIMIT:
        raise ToolError(
            f"{label(rel)} is larger than {UNDO_LIMIT >> 20} MB, too large to keep for undo; move it away first"
        )
    handle = os.open(place.name, os.O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_BINARY, dir_fd=place.folder)
    with os.fdopen(handle, "rb") as file:
        return file.read()


def _not_a_file(workspace: Workspace, rel: str, state: os.stat_result) -> ToolError:
    if stat.S_ISLNK(state.st_mode):
        target = workspace.link_target(rel)
        return ToolError(f"{label(rel)} is a symbolic link to {label(target or '')}; change that file instead")
    return workspace.wrong_kind(rel, "folder" if stat.S_ISDIR(state.st_mode) else "other", "file")


def _sha_or_none(workspace: Workspace, path: str) -> str | None:
    try:
        with workspace.place(path) as place:
            state = place.stat()
            if state is None:
                return None
            if not stat.S_ISREG(state.st_mode) or state.st_size > UNDO_LIMIT:
                return "changed"
            return hashlib.sha256(_content(place, path, state)).hexdigest()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _print_or_none(workspace: Workspace, path: str) -> str | None:
    try:
        with workspace.place(path) as place:
            return None if place.stat() is None else tree.fingerprint(place.folder, place.name)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _there(workspace: Workspace, path: str) -> bool:
    try:
        with workspace.place(path) as place:
            return place.stat() is not None
    except (FileNotFoundError, NotADirectoryError):
        return False


def _changed(path: str) -> ToolError:
    return ToolError(f"{label(path)} has changed since; undo would lose that, so nothing was undone")
