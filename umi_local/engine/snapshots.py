"""The beginnings of prompts on disk: evaluated once per machine, read back in milliseconds at every start.

A prompt begins with the system text and the tools, the same from conversation to conversation. The cells of the KV
cache that hold them are written to `cache/prefixes` after the request that evaluated them, and read by a worker whose
cache does not hold them: at its first request, after a crash, and when another beginning was asked for in between.

```
prompt    | system text, tools | the conversation ............ | header |
           <---- snapshot ---->  evaluated in any case
```

A snapshot is named after everything that its cells depend on: the tokens and their order, the files of the model and
of an adapter that acts on them, llama.cpp, the processor, how the model and the cache were set up. Whatever differs
is another name, so nothing is ever converted or guessed. What is read back are the bytes that were written, and the
border is a border of batches also without a snapshot (`runtime`): what roles write is the same either way.

llama.cpp checks little of what it reads. A file gets to it only when it is a regular file of this user that nobody
else can write, of the length its head says, with the right name inside and the right digest of the whole. While it
is being read back it has another name: should that end the process, the next one does not find it.

Nothing here is needed: a missing folder, a full disk, another user's file is the end of a saving and not an error.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import stat
import struct
import time
from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.config import cache_dir, prefix_cache

if TYPE_CHECKING:
    from umi_local.engine.llama import Context
    from umi_local.packs.pack import Pack

LIMIT = 256 << 20
"""Bytes of all snapshots together; the least recently used go first."""
SPARE = 100 << 20
"""Bytes that stay free on the disk."""
LEAST_TOKENS = 64
"""A shorter beginning is evaluated faster than it is worth a file."""
STALE_SECONDS = 600.0
"""A file under a temporary name that is older was left behind by a process that ended."""

_HEAD = struct.Struct("<8s32sIQ")  # magic, key, tokens, bytes of cells
_MAGIC = b"umi-kv\x00\x01"
_DIGEST, _PIECE, _THREADS = 32, 1 << 20, 4
_NAME = re.compile(r"[0-9a-f]{64}\.kv")
_TEMPORARY = re.compile(r"[0-9a-f]{64}\.[0-9a-f]{8}\.tmp")
_FLAGS = sum(getattr(os, name, 0) for name in ("O_CLOEXEC", "O_NOFOLLOW", "O_BINARY"))


def folder() -> Path:
    """Return where snapshots are kept."""
    return cache_dir() / "prefixes"


def told(pack: Pack, processor: str) -> dict[str, Any] | None:
    """Return what the worker of a pack needs to know to keep snapshots, None when the user wants none."""
    if not prefix_cache():
        return None
    files = {str(path): mark for name in pack.files() if (mark := _mark(path := pack.directory / name, pack, name))}
    return {"folder": str(folder()), "limit": LIMIT, "processor": processor, "files": files}


def _mark(path: Path, pack: Pack, name: str) -> str | None:
    """Return what tells the contents of a file: the sha256 of the manifest, which is verified, else size and time."""
    if (known := pack.sha256.get(name)) is not None:
        return known
    with contextlib.suppress(OSError):
        found = path.stat()
        return f"{found.st_size} {found.st_mtime_ns} {found.st_ino}"
    return None


@dataclass(frozen=True, slots=True)
class Usage:
    """How many snapshots there are, and their bytes."""

    count: int
    size: int


class Store:
    """The folder. Several processes may use it at once; files appear and go as a whole."""

    def __init__(self, place: Path, limit: int = LIMIT) -> None:
        self.place, self.limit = place, limit

    def usage(self) -> Usage:
        """Return what is there."""
        sizes = [found.st_size for _, found in self._files(_NAME)]
        return Usage(len(sizes), sum(sizes))

    def clear(self) -> Usage:
        """Delete every snapshot and return what that was."""
        gone = [found.st_size for path, found in self._files(_NAME) if _delete(path)]
        for path, _ in self._files(_TEMPORARY):
            _delete(path)
        return Usage(len(gone), sum(gone))

    def has(self, key: bytes) -> bool:
        """Tell whether there is a file under a key, good or bad."""
        try:
            return stat.S_ISREG(self._path(key).lstat().st_mode)
        except OSError:
            return False

    @contextlib.contextmanager
    def lent(self, key: bytes, count: int) -> Iterator[_Lent | None]:
        """Give the cells under a key, None when there are none. What is not whole is deleted.

        The file is out of the way until the end of the block, and stays so when the process or the cells are no good.
        """
        path = self._path(key)
        try:
            data = self._read(path)
        except (OSError, MemoryError):
            yield None
            return
        cells = _checked(data, key, count)
        if cells is None:
            _delete(path)
            yield None
            return
        hidden, lent = self._temporary(key), _Lent(cells)
        with contextlib.suppress(OSError):  # in a folder that cannot be written it stays where it is
            path.rename(hidden)
        yield lent
        if not lent.good:
            _delete(hidden)
            _delete(path)
            return
        with contextlib.suppress(OSError):
            hidden.replace(path)
        with contextlib.suppress(OSError):
            os.utime(path)  # the least recently used go first

    def write(self, key: bytes, count: int, cells: bytearray) -> bool:
        """Keep cells under a key. Returns whether that was done."""
        size = _HEAD.size + len(cells) + _DIGEST
        temporary = self._temporary(key)
        try:
            self._open()
            if size > self.limit or _free(self.place) < size + SPARE:
                return False
            self._make_room(size)
            head = _HEAD.pack(_MAGIC, key, count, len(cells))
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _FLAGS, 0o600)
            with os.fdopen(descriptor, "wb", buffering=0) as file:
                for part in (head, cells, _digest(head, cells)):
                    _write(file.fileno(), part)
            temporary.replace(self._path(key))  # never synced to the disk: the digest tells after a power cut
        except OSError:
            _delete(temporary)
            return False
        return True

    def _path(self, key: bytes) -> Path:
        return self.place / f"{key.hex()}.kv"

    def _temporary(self, key: bytes) -> Path:
        return self.place / f"{key.hex()}.{os.urandom(4).hex()}.tmp"

    def _open(self) -> None:
        """Make the folder and make sure that only this user writes there. Raises OSError."""
        self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = self.place.stat()
        if not _own(found):
            raise PermissionError(f"{self.place} belongs to somebody else")
        if stat.S_IMODE(found.st_mode) & 0o077:
            self.place.chmod(0o700)

    def _read(self, path: Path) -> bytearray:
        """Return the bytes of a file, none when it cannot be one of ours. Raises OSError when there is none to read."""
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _FLAGS)  # a pipe must not hold us up
        with os.fdopen(descriptor, "rb", buffering=0) as file:
            found = os.fstat(descriptor)
            size = found.st_size
            if not stat.S_ISREG(found.st_mode) or not _own(found) or found.st_mode & 0o022 or size > self.limit:
                return bytearray()
            data = bytearray(size)
            view, done = memoryview(data), 0
            while done < size and (more := file.readinto(view[done:])):
                done += more
            return data if done == size and not file.read(1) else bytearray()

    def _files(self, name: re.Pattern[str]) -> Iterator[tuple[Path, os.stat_result]]:
        try:
            with os.scandir(self.place) as entries:
                found = [entry for entry in entries if name.fullmatch(entry.name)]
        except OSError:
            return
        for entry in found:
            with contextlib.suppress(OSError):  # another process was quicker
                if entry.is_file(follow_symlinks=False):
                    yield Path(entry.path), entry.stat(follow_symlinks=False)

    def _make_room(self, size: int) -> None:
        for path, found in self._files(_TEMPORARY):
            if time.time() - found.st_mtime > STALE_SECONDS:
                _delete(path)
        files = sorted(self._files(_NAME), key=lambda file: file[1].st_mtime_ns)
        total = sum(found.st_size for _, found in files) + size
        for path, found in files:
            if total <= self.limit:
                return
            _delete(path)
            total -= found.st_size


@dataclass(slots=True)
class _Lent:
    """Cells that were read. `good` is for the borrower to say."""

    cells: memoryview
    good: bool = False


class Snapshots:
    """The snapshots of one KV cache. `marks` is everything but the tokens that its cells depend on."""

    def __init__(self, store: Store, marks: Sequence[object]) -> None:
        self._store, self._marks = store, json.dumps(marks).encode()
        self._settled: set[bytes] = set()

    def restore(self, context: Context, tokens: list[int]) -> list[int] | None:
        """Put the cells of `tokens` in the place of all that is in the cache.

        Returns what the cache holds then, None when nothing was touched because there is no snapshot.
        """
        if len(tokens) < LEAST_TOKENS:
            return None
        key = self._key(tokens)
        with self._store.lent(key, len(tokens)) as lent:
            if lent is None:
                return None
            lent.good = context.restore(lent.cells, len(tokens))
        if not lent.good:
            return []
        self._settled.add(key)
        return list(tokens)

    def save(self, context: Context, tokens: Sequence[int]) -> bool:
        """Keep the cells of `tokens`, with which sequence 0 begins, once. Tells whether they are new on the disk."""
        if len(tokens) < LEAST_TOKENS or (key := self._key(tokens)) in self._settled:
            return False
        self._settled.add(key)
        if self._store.has(key):
            return False
        try:
            cells = context.cells(len(tokens), self._store.limit)
        except MemoryError:
            return False
        return cells is not None and self._store.write(key, len(tokens), cells)

    def _key(self, tokens: Sequence[int]) -> bytes:
        return _blake(array("i", tokens).tobytes() + self._marks)


class Keeper:
    """Makes the `Snapshots` of each cache of a worker, from what the client told it."""

    def __init__(self, told: Mapping[str, Any] | None = None) -> None:
        self._told = told
        self._store = Store(Path(told["folder"]), told["limit"]) if told else None

    def of(self, context: Context, path: str, standing: str | None = None) -> Snapshots | None:
        """Return those of a cache of the model `path`, whose cells all saw the adapter `standing`.

        None when there are to be none, or a file could not be told from others.
        """
        if self._store is None or self._told is None:
            return None
        files = [self._told["files"].get(name) for name in (path, standing) if name is not None]
        if None in files:
            return None
        return Snapshots(self._store, [self._told["processor"], *context.mark, *files])


def _checked(data: bytearray, key: bytes, count: int) -> memoryview | None:
    if len(data) <= _HEAD.size + _DIGEST:
        return None
    magic, name, tokens, size = _HEAD.unpack_from(data)
    if (magic, name, tokens, size) != (_MAGIC, key, count, len(data) - _HEAD.size - _DIGEST):
        return None
    whole = memoryview(data)
    cells = whole[_HEAD.size : -_DIGEST]
    return cells if _digest(bytes(whole[: _HEAD.size]), cells) == whole[-_DIGEST:] else None


def _digest(head: bytes, cells: bytearray | memoryview) -> bytes:
    """Return the BLAKE2b of the head and of the BLAKE2b of every piece, which are worked out side by side."""
    view = memoryview(cells)
    pieces = [view[at : at + _PIECE] for at in range(0, len(view), _PIECE)]
    if len(pieces) == 1:
        return _blake(head + _blake(pieces[0]))
    from concurrent.futures import ThreadPoolExecutor  # hashing lets go of the interpreter's lock

    with ThreadPoolExecutor(_THREADS) as pool:
        return _blake(head + b"".join(pool.map(_blake, pieces)))


def _blake(data: bytes | memoryview) -> bytes:
    return hashlib.blake2b(data, digest_size=_DIGEST).digest()


def _write(descriptor: int, data: bytes | bytearray) -> None:
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _free(place: Path) -> int:
    import shutil  # takes a while, and a start that finds its snapshot never gets here

    return shutil.disk_usage(place).free


def _own(found: os.stat_result) -> bool:
    return not hasattr(os, "geteuid") or found.st_uid == os.geteuid()


def _delete(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
