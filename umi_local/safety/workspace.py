"""The folder that tools may work in. Every path a role writes is resolved beneath it, or refused with a clear message.

Symbolic links work as long as they stay inside; links that leave, `..` above the top, absolute paths elsewhere, pipes
and devices are refused. `.git` and `.umi` can be read, never changed, and so can umi's own data where it lies inside.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

from umi_local.config import cache_dir, config_dir, data_dir
from umi_local.safety import beneath, tree
from umi_local.safety.beneath import O_BINARY, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK, O_PATH, Place
from umi_local.safety.names import close_names, label, same_name
from umi_local.tools.base import ToolError

PROTECTED = frozenset({".git", ".umi"})
"""Folders that are read-only for every tool, at any depth, in any case."""

_REASONS = {
    errno.ENOSPC: "the disk is full; nothing was changed",
    errno.EDQUOT: "the disk quota is used up; nothing was changed",
    errno.EFBIG: "the file would be too large for this system; nothing was changed",
    errno.EACCES: "permission denied",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
    errno.ENAMETOOLONG: "the name is too long",
    errno.ELOOP: "too many symbolic links, or links that form a loop",
    errno.EMFILE: "too many open files",
    errno.EIO: "the disk reports an error",
    errno.EBUSY: "it is in use",
    errno.ENOTEMPTY: "the folder is not empty",
}

Kind = Literal["file", "folder", "link", "other"]
Names = list[str]


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in a folder. `path` is relative to the workspace, `size` in bytes, `modified` in seconds since 1970."""

    path: str
    kind: Kind
    size: int
    modified: float

    @property
    def name(self) -> str:
        """The last part of the path."""
        return self.path.rpartition("/")[2]


Entries = list[Entry]


def kind_of(mode: int) -> Kind:
    """Return what a `st_mode` is."""
    if stat.S_ISREG(mode):
        return "file"
    if stat.S_ISDIR(mode):
        return "folder"
    return "link" if stat.S_ISLNK(mode) else "other"


def protected(name: str) -> bool:
    """Say whether a path component may never be changed."""
    return name.casefold() in PROTECTED


@cache
def _real(path: str) -> str:
    return os.path.realpath(path)


class Workspace:
    """A folder and the only way into it. Raises ToolError when the folder is missing or cannot be opened."""

    def __init__(self, root: Path | str, *, use_openat2: bool | None = None) -> None:
        given = Path(root)
        try:
            self.root = given.resolve(strict=True)
            flags = O_DIRECTORY | O_CLOEXEC | (O_PATH or os.O_RDONLY)
            self._handle = os.open(self.root, flags) if beneath.HAS_HANDLES else -1
        except OSError as error:
            raise ToolError(f"cannot open the workspace {given}: {(error.strerror or str(error)).lower()}") from error
        if not self.root.is_dir():
            raise ToolError(f"the workspace {given} is not a folder")
        self._top = str(self.root).rstrip(os.sep) + os.sep
        self._tops = {os.path.abspath(given), str(self.root)}  # noqa: PTH100
        self._openat2 = beneath.has_openat2() if use_openat2 is None else use_openat2

    def __del__(self) -> None:
        self.close()

    @cached_property
    def _own(self) -> set[str]:
        # A folder above umi's own data may be opened as a workspace: no tool may rewrite the settings or the journal.
        places = [_real(str(path)) for path in (data_dir(), config_dir(), cache_dir())]
        return {path[len(self._top) :].replace(os.sep, "/") for path in places if path.startswith(self._top)}

    def close(self) -> None:
        """Give the handle back. The workspace cannot be used afterwards."""
        handle, self._handle = getattr(self, "_handle", -1), -1
        if handle >= 0:
            os.close(handle)

    # Paths

    def rel(self, path: str) -> str:
        """Return `path` relative to the root without `.` and `..`; the root itself is ".". Raises ToolError outside."""
        if not path:
            raise ToolError("a path is missing: name a file or folder of the workspace")
        if "\0" in path:
            raise ToolError("a path cannot hold a zero character")
        if path == "~" or path.startswith("~/"):
            raise self._outside(path)
        clean = os.path.normpath(path)
        if os.path.isabs(clean):  # noqa: PTH117
            clean = "/" + clean.lstrip("/") if os.name == "posix" else clean
            for top in self._tops:
                if clean == top:
                    return "."
                if clean.startswith(top.rstrip(os.sep) + os.sep):
                    return clean[len(top.rstrip(os.sep)) + 1 :].replace(os.sep, "/")
            raise self._outside(path)
        if clean == ".." or clean.startswith(".." + os.sep):
            raise self._outside(path)
        return clean.replace(os.sep, "/")

    def resolve(self, path: str) -> Path:
        """Return `path` relative to the root, for display. Touches no file. Raises ToolError outside."""
        return Path(self.rel(path))

    def _outside(self, path: str) -> ToolError:
        return ToolError(f"path is outside the workspace: {label(path)}")

    # Reading

    def _open(self, rel: str, flags: int) -> int:
        if self._openat2:
            return beneath.openat2(self._handle, rel, flags)
        with self._place(rel) as place:
            return os.open(place.name, flags | O_NOFOLLOW | O_CLOEXEC | O_BINARY, dir_fd=place.folder)

    @contextmanager
    def _place(
        self,
        rel: str,
        *,
        follow: bool = True,
        make: bool = False,
        check: Callable[[Sequence[str]], None] = lambda _: None,
    ) -> Iterator[Place]:
        if beneath.HAS_HANDLES:
            with beneath.descend(self._handle, rel, follow=follow, make=make, check=check) as place:
                yield place
        else:
            with beneath.descend_by_path(str(self.root), rel, make=make, check=check) as place:
                yield place

    def stat(self, path: str) -> os.stat_result:
        """Return the state of a file or folder, links followed. Raises ToolError."""
        rel = self.rel(path)
        try:
            return self._stat(rel)
        except OSError as error:
            raise self.error(error, rel, "file or folder") from error

    def _stat(self, rel: str) -> os.stat_result:
        if self._openat2:
            handle = beneath.openat2(self._handle, rel, O_PATH)
            try:
                return os.fstat(handle)
            finally:
                os.close(handle)
        with self._place(rel) as place:
            return os.stat(place.name, dir_fd=place.folder, follow_symlinks=False)

    def kind(self, path: str) -> Kind | None:
        """Return what is at `path`, links followed; None when there is nothing. Raises ToolError outside."""
        rel = self.rel(path)
        try:
            return kind_of(self._stat(rel).st_mode)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as error:
            raise self.error(error, rel) from error

    def exists(self, path: str) -> bool:
        """Say whether something is at `path`. Raises ToolError outside."""
        return self.kind(path) is not None

    def link_target(self, path: str) -> str | None:
        """Return where the link at `path` points; None when it is no link. Raises ToolError."""
        rel = self.rel(path)
        if rel == ".":
            return None
        try:
            with self._place(rel, follow=False) as place:
                return os.readlink(place.name, dir_fd=place.folder)
        except FileNotFoundError:
            return None
        except OSError as error:
            if error.errno == errno.EINVAL:
                return None
            raise self.error(error, rel) from error

    def open_read(self, path: str) -> BinaryIO:
        """Open a regular file for reading, unbuffered position at 0. Raises ToolError for all else."""
        rel = self.rel(path)
        try:
            handle = self._open(rel, os.O_RDONLY | O_NONBLOCK)
        except OSError as error:
            raise self.error(error, rel, "file") from error
        kind = kind_of(os.fstat(handle).st_mode)
        if kind != "file":
            os.close(handle)
            raise self.wrong_kind(rel, kind, "file")
        return os.fdopen(handle, "rb")

    def read_bytes(self, path: str, limit: int | None = None) -> bytes:
        """Return the content of a regular file, or its first `limit` bytes. Raises ToolError."""
        with self.open_read(path) as file:
            try:
                # read(limit) would allocate all of it for the smallest file.
                size = os.fstat(file.fileno()).st_size + 1
                data = file.read(size if limit is None else min(size, limit))
                if len(data) == size:
                    data += file.read() if limit is None else file.read(limit - size)
                return data
            except OSError as error:
                raise self.error(error, self.rel(path), "file") from error

    def list(self, path: str = ".", most: int | None = None) -> Entries:
        """Return what is in a folder, by name; links are not followed. Raises ToolError.

        With `most` no more are looked at: the first so many as the disk has them.
        """
        rel = self.rel(path)
        try:
            return self._list(rel, most)
        except OSError as error:
            raise self.error(error, rel, "folder") from error

    def _list(self, rel: str, most: int | None = None) -> Entries:
        handle = self._open(rel, os.O_RDONLY | O_DIRECTORY | O_NONBLOCK) if beneath.HAS_HANDLES else -1
        prefix = "" if rel == "." else rel + "/"
        found = []
        try:
            with os.scandir(handle if handle >= 0 else self.root / rel) as entries:
                for item in islice(entries, most):
                    try:
                        state = item.stat(follow_symlinks=False)
                    except FileNotFoundError:
                        continue
                    found.append(Entry(prefix + item.name, kind_of(state.st_mode), state.st_size, state.st_mtime))
        finally:
            if handle >= 0:
                os.close(handle)
        found.sort(key=lambda entry: entry.path)
        return found

    def walk(self, path: str = ".", unreadable: Names | None = None) -> Iterator[Entry]:
        """Yield everything below a folder, depth first by name; links are not followed, `.git` and `.umi` not entered.

        Folders that cannot be read are skipped and added to `unreadable`. Raises ToolError for the first folder only.
        """
        waiting = self.list(path)[::-1]
        while waiting:
            entry = waiting.pop()
            if protected(entry.name):
                continue
            yield entry
            if entry.kind == "folder":
                try:
                    waiting.extend(self._list(entry.path)[::-1])
                except OSError:
                    if unreadable is not None:
                        unreadable.append(entry.path)

    # Changing

    @contextmanager
    def place(self, rel: str, *, make: bool = False) -> Iterator[Place]:
        """Yield the Place of something that may be changed; a link in last place is not followed.

        `make` makes missing folders on the way. Raises ToolError for the root and for protected folders, and OSError.
        """
        if rel == ".":
            raise ToolError("the workspace folder itself cannot be changed")
        self.check_writable(rel)
        with self._place(rel, follow=False, make=make, check=self._check) as place:
            yield place

    def check_writable(self, rel: str) -> None:
        """Raise ToolError when `rel` lies in a protected folder. `place` checks again with links resolved."""
        self._check(rel.split("/"))

    def _check(self, parts: Sequence[str]) -> None:
        for name in parts:
            if protected(name):
                raise ToolError(f"{label('/'.join(parts))} is read-only: umi never changes {name}")
        if self._own:
            path = "/".join(parts) + "/"
            if any(path.startswith(own + "/") for own in self._own):
                raise ToolError(f"{label(path[:-1])} is read-only: umi keeps its own data there")

    def holds_own(self, rel: str) -> str | None:
        """Return where umi's own data lies inside the folder `rel`, if it does."""
        return next((own for own in self._own if own.startswith(rel + "/")), None)

    def holds_protected(self, place: Place) -> str | None:
        """Return the name of a protected folder inside `place`, if there is one. Raises OSError."""
        return self.holds_own(place.path) or tree.census(place.folder, place.name, protected).flagged

    @contextmanager
    def source(self, rel: str) -> Iterator[Place]:
        """Yield the Place of something that is only read; a link in last place is followed. Raises OSError."""
        with self._place(rel) as place:
            yield place

    def missing_parents(self, rel: str) -> Names:
        """Return the folders on the way to `rel` that do not exist yet, outermost first. Raises OSError."""
        missing: Names = []
        parent = rel.rpartition("/")[0]
        while parent:
            try:
                self._stat(parent)
                break
            except FileNotFoundError:
                missing.append(parent)
            parent = parent.rpartition("/")[0]
        return missing[::-1]

    # Messages

    def error(self, error: OSError, rel: str, wanted: str = "file or folder") -> ToolError:
        """Return the ToolError that says what an OSError means for `rel`. `wanted`: "file", "folder" or both."""
        number = error.errno
        if number == errno.EXDEV:
            return self._outside(rel)
        if number == errno.ENOENT and self._is_link(rel):
            return ToolError(f"{label(rel)} is a symbolic link to something that does not exist")
        if number == errno.ENOENT:
            return self.missing(rel, wanted)
        if number == errno.ENOTDIR:
            above = rel
            while above and not (kind := self._kind_or_none(above)):
                above = above.rpartition("/")[0]
            if not above or kind is None or kind == "folder":
                return self.missing(rel, wanted)
            return self.wrong_kind(above, kind, wanted if above == rel else "folder")
        if number in (errno.EISDIR, errno.ENXIO):
            return self.wrong_kind(rel, "folder" if number == errno.EISDIR else "other", wanted)
        if number == errno.ELOOP and self._is_link(rel):
            return ToolError(f"{label(rel)} is a symbolic link that leads nowhere")
        return ToolError(f"{label(rel)}: {_REASONS.get(number or 0, error.strerror or str(error)).strip()}")

    def _kind_or_none(self, rel: str) -> Kind | None:
        try:
            return kind_of(self._stat(rel).st_mode)
        except OSError:
            return None

    def _is_link(self, rel: str) -> bool:
        try:
            with self._place(rel, follow=False) as place:
                state = place.stat()
                return state is not None and stat.S_ISLNK(state.st_mode)
        except OSError:
            return False

    def wrong_kind(self, rel: str, kind: Kind, wanted: str) -> ToolError:
        """Return the ToolError for a folder where a file is needed, and the like."""
        if rel == ".":
            return ToolError("this is the workspace folder, not a file")
        if kind == "other":
            return ToolError(f"{label(rel)} is not a regular file but a pipe, socket or device")
        return ToolError(f"{label(rel)} is a {kind}, not a {wanted}")

    def meant(self, path: str) -> str:
        """Return `path`; where nothing is there, the one file of the same name (see `names.same_name`).

        Only for reading, and only where what was taken is said: a change is never made to a file that nobody named.
        """
        try:
            if self.exists(path):
                return path
            return same_name(self.rel(path), self.walk()) or path
        except ToolError:
            return path

    def missing(self, rel: str, wanted: str = "file or folder") -> ToolError:
        """Return the ToolError for a path where nothing is, with up to three close names."""
        try:
            close = close_names(rel, wanted, self.walk())
        except ToolError:
            close = []
        message = f"there is no {wanted} {label(rel)}"
        if close:
            names = [label(name) for name in close]
            message += "; did you mean " + (", ".join(names[:-1]) + " or " if names[1:] else "") + names[-1] + "?"
        return ToolError(message)
