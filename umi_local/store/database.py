"""One SQLite file, opened so that an acknowledged write survives the death of the process.

WAL with synchronous=FULL; a file lock around every write and checkpoint, so that exactly one connection writes
at a time even when two umi processes share the file (the WAL-reset race of SQLite before 3.51.3).
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from umi_local.store.migrations import MIGRATIONS

LOCK_SECONDS = 5.0


class StoreError(Exception):
    """The store cannot do what was asked. The message says what happened, to which file, and what to do."""


class Database:
    """A connection with the layout of this release. `path` None keeps everything in memory.

    `moved_aside` names the copy of a damaged file that was found and replaced, if there was one.
    """

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self.moved_aside: Path | None = None
        self._thread = threading.RLock()
        self._lock: IO[bytes] | None = None
        try:
            self._connection = self._open()
        except sqlite3.OperationalError as error:
            raise self._explained(error, "open") from error
        except sqlite3.DatabaseError as error:
            if path is None:
                raise self._explained(error, "open") from error
            self.moved_aside = self._move_aside()
            try:
                self._connection = self._open()
            except sqlite3.Error as again:
                raise self._explained(again, "open") from again

    def _open(self) -> sqlite3.Connection:
        if self.path is None:
            connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        else:
            try:
                self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                self._lock = self.path.with_suffix(".lock").open("ab")
                self._create_private()
            except OSError as error:
                raise self._explained(error, "open") from error
            connection = sqlite3.connect(self.path, isolation_level=None, check_same_thread=False, timeout=LOCK_SECONDS)
        try:
            with self._writing():
                connection.execute("PRAGMA journal_mode=WAL")
                connection.execute("PRAGMA synchronous=FULL")
                connection.execute("PRAGMA foreign_keys=ON")
                self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _create_private(self) -> None:
        """Sessions hold file contents and command output: nobody else on the machine reads them."""
        assert self.path is not None
        if not self.path.exists():
            os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))

    def _migrate(self, connection: sqlite3.Connection) -> None:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(MIGRATIONS):
            raise StoreError(
                f"{self.path} was written by a newer umi (layout {version}, this one knows {len(MIGRATIONS)}). "
                "Update umi, or set UMI_DATA_DIR to another folder."
            )
        for number, apply in enumerate(MIGRATIONS[version:], version + 1):
            connection.execute("BEGIN IMMEDIATE")
            try:
                apply(connection)
                connection.execute(f"PRAGMA user_version={number}")
                connection.execute("COMMIT")
            except BaseException:
                connection.execute("ROLLBACK")
                raise

    def _move_aside(self) -> Path:
        assert self.path is not None
        aside = self.path.with_name(f"{self.path.name}.damaged-{int(time.time())}")
        try:
            self.path.replace(aside)
            for suffix in ("-wal", "-shm"):
                side = self.path.with_name(self.path.name + suffix)
                if side.exists():
                    side.replace(aside.with_name(aside.name + suffix))
        except OSError as error:
            raise self._explained(error, "replace the damaged file") from error
        return aside

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the lock that makes this process the only writer."""
        if self._lock is None:
            yield
            return
        try:
            import fcntl
        except ImportError:  # no flock on Windows: SQLite's own locks remain
            yield
            return
        deadline = time.monotonic() + LOCK_SECONDS
        while True:
            try:
                fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    raise StoreError(f"{self.path} is held by another umi for more than {LOCK_SECONDS:.0f} s") from None
                time.sleep(0.005)
            except OSError:  # a file system without locks: SQLite's own remain
                yield
                return
        try:
            yield
        finally:
            fcntl.flock(self._lock, fcntl.LOCK_UN)

    @contextlib.contextmanager
    def write(self) -> Iterator[sqlite3.Connection]:
        """A transaction: committed to disk when the block ends, rolled back when it raises. Raises StoreError."""
        with self._thread, self._writing():
            try:
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield self._connection
                    self._connection.execute("COMMIT")
                except BaseException:
                    if self._connection.in_transaction:
                        self._connection.execute("ROLLBACK")
                    raise
            except sqlite3.Error as error:
                raise self._explained(error, "write") from error

    def read(self, sql: str, *values: object) -> list[tuple[object, ...]]:
        """Return the rows of a query. Raises StoreError."""
        with self._thread:
            try:
                return self._connection.execute(sql, values).fetchall()
            except sqlite3.Error as error:
                raise self._explained(error, "read") from error

    def close(self) -> None:
        """Close the connection; the last one folds the log into the file."""
        with self._thread:
            with contextlib.suppress(StoreError), self._writing():
                self._connection.close()
            if self._lock is not None:
                self._lock.close()
                self._lock = None

    def _explained(self, error: Exception, action: str) -> StoreError:
        where = self.path or "the session store in memory"
        text = str(error).lower()
        if "full" in text or getattr(error, "errno", None) == 28:
            return StoreError(
                f"cannot {action} {where}: the disk is full. Free some space; umi goes on without saving."
            )
        if "readonly" in text or "read-only" in text or "permission" in text or "unable to open" in text:
            return StoreError(
                f"cannot {action} {where}: it is not writable. Check its permissions or set UMI_DATA_DIR."
            )
        return StoreError(f"cannot {action} {where}: {error}")
