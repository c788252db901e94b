"""Files and whole folders by handle: count, copy, remove, and a fingerprint that tells whether anything changed.

Each function takes the handle of the folder that holds a name (None: `name` is a whole path) and follows no link.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from umi_local.safety.beneath import HAS_HANDLES, O_BINARY, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK

_CHUNK = 1 << 20
_ZEROS = bytes(_CHUNK)


class Stopped(Exception):
    """The caller's `stop` turned true while a tree was being copied."""


class SpecialFile(Exception):
    """A pipe, socket or device, which has no content to copy. The argument is its name."""


@dataclass(slots=True)
class Census:
    """What lies in a tree: counts below the top, bytes of all files, and names found that matter to the caller."""

    files: int = 0
    folders: int = 0
    size: int = 0
    special: str | None = None
    flagged: str | None = None


@contextmanager
def _opened(folder: int | None, name: str) -> Iterator[int | str]:
    """Yield what lists the folder `name`: a handle, or its path where there are no handles."""
    if not HAS_HANDLES:
        yield name
        return
    handle = os.open(name, os.O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, dir_fd=folder)
    try:
        yield handle
    finally:
        os.close(handle)


def _child(inside: int | str, name: str) -> tuple[int | None, str]:
    return (inside, name) if isinstance(inside, int) else (None, os.path.join(inside, name))  # noqa: PTH118


def _names(inside: int | str) -> list[str]:
    return sorted(os.listdir(inside))  # noqa: PTH208


def census(folder: int | None, name: str, flag: Callable[[str], bool] = lambda _: False) -> Census:
    """Count a tree. `flag` names what the caller looks for, such as `.git`. Raises OSError."""
    found = Census()
    _count(folder, name, flag, found)
    return found


def _count(folder: int | None, name: str, flag: Callable[[str], bool], found: Census) -> None:
    state = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISDIR(state.st_mode):
        with _opened(folder, name) as inside:
            for entry in _names(inside):
                if flag(entry):
                    found.flagged = found.flagged or entry
                below = _child(inside, entry)
                mode = os.stat(below[1], dir_fd=below[0], follow_symlinks=False).st_mode
                if stat.S_ISDIR(mode):
                    found.folders += 1
                _count(*below, flag, found)
        return
    found.files += 1
    if stat.S_ISREG(state.st_mode):
        found.size += state.st_size
    elif not stat.S_ISLNK(state.st_mode):
        found.special = found.special or name


def fingerprint(folder: int | None, name: str) -> str:
    """Return a digest of names, kinds, sizes, times of change and link targets in a tree. Raises OSError."""
    digest = hashlib.sha256()
    _print(folder, name, "", digest.update)
    return digest.hexdigest()


def _print(folder: int | None, name: str, shown: str, add: Callable[[bytes], None]) -> None:
    state = os.stat(name, dir_fd=folder, follow_symlinks=False)
    kind = stat.S_IFMT(state.st_mode)
    if kind == stat.S_IFDIR:
        add(os.fsencode(f"{shown}\0folder\0"))
        with _opened(folder, name) as inside:
            for entry in _names(inside):
                _print(*_child(inside, entry), f"{shown}/{entry}", add)
    elif kind == stat.S_IFLNK:
        add(os.fsencode(f"{shown}\0link\0{os.readlink(name, dir_fd=folder)}\0"))
    else:
        add(os.fsencode(f"{shown}\0{kind}\0{state.st_size}\0{state.st_mtime_ns}\0"))


def copy(
    folder: int | None,
    name: str,
    to_folder: int | None,
    to_name: str,
    *,
    keep_times: bool = False,
    sync: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> None:
    """Copy a file, link or folder to a name that must not exist. Holes in files stay holes.

    Raises SpecialFile, Stopped, OSError; what was copied until then stays for the caller to remove.
    """
    state = os.stat(name, dir_fd=folder, follow_symlinks=False)
    if stat.S_ISLNK(state.st_mode):
        os.symlink(os.readlink(name, dir_fd=folder), to_name, dir_fd=to_folder)
        return
    if stat.S_ISDIR(state.st_mode):
        os.mkdir(to_name, 0o700, dir_fd=to_folder)
        with _opened(folder, name) as inside, _opened(to_folder, to_name) as target:
            for entry in _names(inside):
                below = _child(target, entry)
                copy(*_child(inside, entry), *below, keep_times=keep_times, sync=sync, stop=stop)
            os.chmod(target, stat.S_IMODE(state.st_mode) & 0o777)  # noqa: PTH101
            if keep_times:
                os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
            if sync and isinstance(target, int):
                os.fsync(target)
        return
    if not stat.S_ISREG(state.st_mode):
        raise SpecialFile(name)
    _copy_file(folder, name, to_folder, to_name, keep_times, sync, stop)


def _copy_file(
    folder: int | None,
    name: str,
    to_folder: int | None,
    to_name: str,
    keep_times: bool,
    sync: bool,
    stop: Callable[[], bool],
) -> None:
    source = os.open(name, os.O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC | O_BINARY, dir_fd=folder)
    try:
        state = os.fstat(source)
        if not stat.S_ISREG(state.st_mode):
            raise SpecialFile(name)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_BINARY
        target = os.open(to_name, flags, 0o600, dir_fd=to_folder)
        try:
            length = 0
            while chunk := os.read(source, _CHUNK):
                if stop():
                    raise Stopped
                length += len(chunk)
                if chunk == _ZEROS:
                    os.lseek(target, len(chunk), os.SEEK_CUR)
                else:
                    write_all(target, chunk)
            os.ftruncate(target, length)
            if hasattr(os, "fchmod"):
                os.fchmod(target, stat.S_IMODE(state.st_mode) & 0o777)
            if keep_times and os.utime in os.supports_fd:
                os.utime(target, ns=(state.st_atime_ns, state.st_mtime_ns))
            if sync:
                os.fsync(target)
        finally:
            os.close(target)
    finally:
        os.close(source)


def write_all(handle: int, data: bytes) -> None:
    """Write all of `data`. Raises OSError."""
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def remove(folder: int | None, name: str) -> None:
    """Remove a file, link or whole folder; nothing there is no error. Raises OSError."""
    try:
        os.unlink(name, dir_fd=folder)
    except FileNotFoundError:
        return
    except OSError as error:
        # Linux says EISDIR, macOS and BSD say EPERM for a folder; Windows EACCES.
        if error.errno not in (errno.EISDIR, errno.EPERM, errno.EACCES):
            raise
        if not stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
            raise
        shutil.rmtree(name, dir_fd=folder)
