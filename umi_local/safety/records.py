"""Where the journal keeps what it needs: a log of changes, one JSON row each, the contents that were replaced, and the
things that were deleted.

```
log.jsonl     rows; a later row of the same id adds to the first: {"id": ..., "state": "done"}
blobs/<sha>   replaced contents, named by their SHA-256
trash/<id>    deleted files and folders
lock          held while a change is made or taken back
```
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import shutil
import tempfile
import threading
import time
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from umi_local.safety import tree
from umi_local.tools.base import ToolError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

Row = dict[str, Any]

KEEP_CHANGES = 200
KEEP_BYTES = 1 << 30
_LOCK_SECONDS = 10.0


class Records:
    """The files of one journal. `directory` None: rows and contents in memory, deleted things in a temporary folder."""

    def __init__(self, directory: Path | None, *, sync: bool) -> None:
        self.directory = directory
        self.sync = sync and directory is not None
        self._rows: list[Row] = []
        self._blobs: dict[str, bytes] = {}
        self._temporary: Path | None = None
        self._mutex = threading.RLock()
        if directory is not None:
            try:
                (directory / "blobs").mkdir(parents=True, exist_ok=True, mode=0o700)
                (directory / "trash").mkdir(exist_ok=True, mode=0o700)
            except OSError as error:
                raise ToolError(f"cannot keep the journal in {directory}: {(error.strerror or '').lower()}") from error

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Keep other threads and processes away. Raises ToolError when another process holds it for long."""
        with self._mutex:
            if self.directory is None or fcntl is None:
                yield
                return
            handle = os.open(self.directory / "lock", os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
            try:
                deadline = time.monotonic() + _LOCK_SECONDS
                while True:
                    try:
                        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                        break
                    except OSError as error:
                        if error.errno not in (errno.EAGAIN, errno.EACCES) or time.monotonic() > deadline:
                            raise ToolError("another umi is changing files in this workspace; try again") from error
                        time.sleep(0.02)
                yield
            finally:
                os.close(handle)

    def append(self, row: Row, *, sync: bool = True) -> None:
        """Add a row; with `sync` it is on the disk when this returns. Raises OSError."""
        if self.directory is None:
            self._rows.append(row)
            return
        path = self.directory / "log.jsonl"
        handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            size = os.fstat(handle).st_size
            # A row that a crash cut in half must not swallow this one.
            torn = size > 0 and os.lseek(handle, size - 1, os.SEEK_SET) >= 0 and os.read(handle, 1) != b"\n"
            data = json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"
            tree.write_all(handle, b"\n" + data if torn else data)
            if sync and self.sync:
                os.fsync(handle)
                if size == 0:
                    sync_folder(self.directory)
        finally:
            os.close(handle)

    def changes(self) -> list[Row]:
        """Return every change, oldest first, with all its rows put together."""
        merged: dict[str, Row] = {}
        for row in self._read():
            if "kind" in row:
                merged[row["id"]] = dict(row)
            elif row["id"] in merged:
                merged[row["id"]].update(row)
        return list(merged.values())

    def _read(self) -> list[Row]:
        if self.directory is None:
            return self._rows
        rows: list[Row] = []
        try:
            lines = (self.directory / "log.jsonl").read_bytes().split(b"\n")
        except FileNotFoundError:
            return rows
        except OSError as error:
            raise ToolError(f"cannot read the journal in {self.directory}: {(error.strerror or '').lower()}") from error
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if isinstance(row, dict) and isinstance(row.get("id"), str):
                rows.append(row)
        return rows

    def put_blob(self, data: bytes) -> str:
        """Keep a content and return its SHA-256; on the disk when this returns. Raises OSError."""
        sha = hashlib.sha256(data).hexdigest()
        if self.directory is None:
            self._blobs[sha] = data
            return sha
        path = self.directory / "blobs" / sha
        if path.exists():
            return sha
        part = path.with_name(f"{sha}.{os.getpid()}.part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
            try:
                tree.write_all(handle, data)
                if self.sync:
                    os.fsync(handle)
            finally:
                os.close(handle)
            part.replace(path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        if self.sync:
            sync_folder(path.parent)
        return sha

    def get_blob(self, sha: str) -> bytes:
        """Return a content that was kept. Raises ToolError when it is gone or damaged."""
        try:
            data = self._blobs[sha] if self.directory is None else (self.directory / "blobs" / sha).read_bytes()
        except (KeyError, OSError) as error:
            raise ToolError("the journal no longer holds the earlier content; nothing was undone") from error
        if hashlib.sha256(data).hexdigest() != sha:
            raise ToolError("the earlier content in the journal is damaged; nothing was undone")
        return data

    def trash(self) -> Path:
        """Return the folder for deleted things."""
        if self.directory is not None:
            return self.directory / "trash"
        if self._temporary is None:
            self._temporary = Path(tempfile.mkdtemp(prefix="umi-trash-"))
            weakref.finalize(self, shutil.rmtree, self._temporary, ignore_errors=True)
        return self._temporary

    def prune(self) -> None:
        """Forget changes beyond KEEP_CHANGES or KEEP_BYTES, oldest first; the newest always stays."""
        if self.directory is None:
            return
        with self.lock():
            changes = self.changes()
            keep: list[Row] = []
            size = 0
            for row in reversed(changes):
                live = row.get("state") not in ("undone", "failed")
                size += int(row.get("size") or 0) if live else 0
                if keep and (len(keep) >= KEEP_CHANGES or size > KEEP_BYTES):
                    break
                keep.append(row)
            if len(keep) == len(changes):
                return
            keep.reverse()
            self._rewrite(keep)
            blobs = {str(row.get("before")) for row in keep}
            for path in (self.directory / "blobs").iterdir():
                if path.name not in blobs:
                    path.unlink(missing_ok=True)
            ids = {row["id"] for row in keep}
            for path in (self.directory / "trash").iterdir():
                if path.name.partition(".")[0] not in ids:
                    tree.remove(None, str(path))

    def _rewrite(self, rows: list[Row]) -> None:
        assert self.directory is not None
        part = self.directory / f"log.{os.getpid()}.part"
        with part.open("wb") as out:
            for row in rows:
                out.write(json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode() + b"\n")
            out.flush()
            os.fsync(out.fileno())
        part.replace(self.directory / "log.jsonl")
        sync_folder(self.directory)


def sync_folder(folder: Path | str | int | None) -> None:
    """Put the names in a folder on the disk, where the system can. `folder` may be a handle to open "." below."""
    if folder is None or not hasattr(os, "O_DIRECTORY"):
        return
    try:
        if isinstance(folder, int):
            handle = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=folder)
        else:
            handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)
