"""Opening things beneath a folder and nowhere else.

Two ways that agree: `openat2` with RESOLVE_BENEATH (Linux 5.6 and newer), one system call that the kernel makes safe
against renames, and `descend`, a walk of folder handles that follows links by itself. A path that leaves the root is
OSError EXDEV in both. `realpath` and a prefix check lose that race (research/safety F9).
"""

from __future__ import annotations

import ctypes
import errno
import os
import stat
import struct
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from typing import Any

HAS_HANDLES = os.open in os.supports_dir_fd and os.readlink in os.supports_dir_fd
"""False on Windows: `descend` then checks every component for links and works with whole paths."""

O_CLOEXEC: int = getattr(os, "O_CLOEXEC", 0)
O_DIRECTORY: int = getattr(os, "O_DIRECTORY", 0)
O_NOFOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
O_NONBLOCK: int = getattr(os, "O_NONBLOCK", 0)
O_BINARY: int = getattr(os, "O_BINARY", 0)
O_PATH: int = getattr(os, "O_PATH", 0)

_SYS_OPENAT2 = 437
_NO_MAGICLINKS, _BENEATH = 0x02, 0x08
_RENAME_NOREPLACE = 1
_MAX_LINKS = 40


@cache
def _libc() -> Any:
    return ctypes.CDLL(None, use_errno=True)


def openat2(root: int, path: str, flags: int) -> int:
    """Open `path` beneath the folder handle `root` and return the handle. Raises OSError; EXDEV: it leaves the root."""
    how = struct.pack("QQQ", flags | O_CLOEXEC, 0, _BENEATH | _NO_MAGICLINKS)
    raw = os.fsencode(path)
    for _ in range(8):
        handle = _libc().syscall(
            ctypes.c_long(_SYS_OPENAT2), ctypes.c_int(root), ctypes.c_char_p(raw), how, ctypes.c_size_t(len(how))
        )
        if handle >= 0:
            return int(handle)
        number = ctypes.get_errno()
        if number not in (errno.EAGAIN, errno.EINTR):
            break
    raise OSError(number, os.strerror(number), path)


@cache
def has_openat2() -> bool:
    """Say whether this kernel (and any filter around this process) lets us call openat2."""
    if not sys.platform.startswith("linux"):
        return False
    root = os.open("/", O_PATH | O_DIRECTORY | O_CLOEXEC)
    try:
        os.close(openat2(root, ".", O_PATH | O_DIRECTORY))
    except (OSError, AttributeError):
        return False
    finally:
        os.close(root)
    return True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a name lives: the handle of its folder (None without handles), what to pass to `os` calls with it, and the
    path beneath the root with every link resolved."""

    folder: int | None
    name: str
    path: str

    def beside(self, name: str) -> str:
        """Return what to pass to `os` calls for `name` in the same folder."""
        return name if self.folder is not None else os.path.join(os.path.dirname(self.name), name)  # noqa: PTH118, PTH120

    def stat(self) -> os.stat_result | None:
        """Return what is there, a link not followed; None when nothing is."""
        try:
            return os.stat(self.name, dir_fd=self.folder, follow_symlinks=False)
        except FileNotFoundError:
            return None


def _leaves(path: str) -> OSError:
    return OSError(errno.EXDEV, "leaves the folder", path)


@contextmanager
def descend(
    root: int,
    path: str,
    *,
    follow: bool = True,
    make: bool = False,
    check: Callable[[Sequence[str]], None] = lambda _: None,
) -> Iterator[Place]:
    """Yield the Place of `path` beneath the folder handle `root`; nothing on the way can be swapped for a link.

    `follow` says what to do when the last component is a link, `make` makes missing folders on the way. `check` gets
    the resolved components before anything is made and before the place is handed out. Raises OSError; EXDEV: it
    leaves the root.
    """
    todo = path.split("/")[::-1]
    opened: list[int] = []
    names: list[str] = []
    links = 0
    try:
        while todo:
            name = todo.pop()
            top = opened[-1] if opened else root
            if name in ("", "."):
                continue
            if name == "..":
                if not opened:
                    raise _leaves(path)
                os.close(opened.pop())
                names.pop()
                continue
            last = not any(part not in ("", ".") for part in todo)
            if last and not follow:
                check([*names, name])
                yield Place(top, name, "/".join([*names, name]))
                return
            target = _link_target(name, top)
            if target is not None:
                links += 1
                if links > _MAX_LINKS:
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
                if target.startswith("/"):
                    raise _leaves(path)
                todo.extend(target.split("/")[::-1])
                continue
            if last:
                check([*names, name])
                yield Place(top, name, "/".join([*names, name]))
                return
            flags = O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC | (O_PATH or os.O_RDONLY)
            try:
                handle = os.open(name, flags, dir_fd=top)
            except FileNotFoundError:
                if not make:
                    raise
                check([*names, name])
                os.mkdir(name, dir_fd=top)
                handle = os.open(name, flags, dir_fd=top)
            opened.append(handle)
            names.append(name)
        check(names)
        yield Place(opened[-1] if opened else root, ".", "/".join(names) or ".")
    finally:
        for handle in opened:
            os.close(handle)


def _link_target(name: str, folder: int) -> str | None:
    try:
        return os.readlink(name, dir_fd=folder)
    except OSError as error:
        if error.errno in (errno.EINVAL, errno.ENOENT):
            return None
        raise


@contextmanager
def descend_by_path(
    root: str, path: str, *, make: bool = False, check: Callable[[Sequence[str]], None] = lambda _: None
) -> Iterator[Place]:
    """Do what `descend` does where there are no folder handles: links are refused, and a race is not excluded."""
    parts = [part for part in path.split("/") if part not in ("", ".")]
    where = root
    for index, name in enumerate(parts):
        where = os.path.join(where, name)  # noqa: PTH118
        check(parts[: index + 1])
        try:
            state = os.lstat(where)
        except FileNotFoundError:
            if index < len(parts) - 1:
                if not make:
                    raise
                os.mkdir(where)  # noqa: PTH102
            continue
        if stat.S_ISLNK(state.st_mode) or bool(getattr(state, "st_reparse_tag", False)):
            raise _leaves(path)
    yield Place(None, where, "/".join(parts) or ".")


def rename_new(source: Place, target: Place, name: str | None = None) -> None:
    """Rename `source` (or `name` beside it) to `target`, which must not exist. Raises FileExistsError, OSError."""
    old = source.name if name is None else source.beside(name)
    if sys.platform.startswith("linux") and source.folder is not None and target.folder is not None:
        try:
            call = _libc().renameat2
        except AttributeError:
            call = None
        if call is not None:
            if not call(source.folder, os.fsencode(old), target.folder, os.fsencode(target.name), _RENAME_NOREPLACE):
                return
            number = ctypes.get_errno()
            # Some file systems do not know the flag; the check below is then the best there is.
            if number not in (errno.EINVAL, errno.ENOSYS):
                raise OSError(number, os.strerror(number), target.path)
    state = target.stat()
    # On a disk that ignores case, Notes.txt and notes.txt are one file, and renaming it is fine.
    same = state is not None and source.path != target.path and source.path.casefold() == target.path.casefold()
    if state is not None and not (same and os.path.samestat(state, os.stat(old, dir_fd=source.folder))):
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), target.path)
    os.rename(old, target.name, src_dir_fd=source.folder, dst_dir_fd=target.folder)
