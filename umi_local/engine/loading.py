"""What is said to the model's process when it starts, and what went wrong when it does not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_local.config import ConfigError, engine_options
from umi_local.engine import snapshots
from umi_local.engine.calibrate import choose, cpu
from umi_local.engine.errors import EngineError, ModelFileError
from umi_local.engine.gguf_check import GgufProblem, check
from umi_local.engine.process import WorkerProcess
from umi_local.engine.tuning import Tuning
from umi_local.packs.pack import Pack, PackError, verify
from umi_local.roles import Role

_MEMORY = re.compile(r"memory|alloc|failed to map segment|start new thread|temporarily unavailable", re.IGNORECASE)
"""What llama.cpp, Python and the dynamic linker say when memory is short."""


@dataclass(frozen=True, slots=True)
class BaseMark:
    """The file of the shared weights as it was when it was loaded. It stays mapped into memory while it is used."""

    path: Path
    inode: int
    size: int
    time: int

    def changed(self) -> bool:
        """Tell whether this very file was written to. One that took its place or its name does no harm."""
        now = mark(self.path)
        return now is not None and now.inode == self.inode and now != self


def mark(path: Path) -> BaseMark | None:
    """Return the mark of a file, None when it is not there."""
    try:
        stat = path.stat()
    except OSError:
        return None
    return BaseMark(path, stat.st_ino, stat.st_size, stat.st_mtime_ns)


def chosen_tuning(pack: Pack, threads: int | None) -> Tuning:
    """Return how the model is to use this machine. Raises EngineError for a setting that cannot be used."""
    try:
        return choose(pack.base_path, threads, engine_options())
    except ConfigError as error:
        raise EngineError(str(error)) from error


def chosen_silence() -> float:
    """Return how long the process may say nothing. Raises EngineError for a setting that cannot be used."""
    try:
        return engine_options().silence_seconds
    except ConfigError as error:
        raise EngineError(str(error)) from error


def start_message(pack: Pack, tuning: Tuning) -> dict[str, Any]:
    """Return the first message to the model's process."""
    files = {role.value: str(path) for role in Role if (path := pack.role_path(role))}
    return {
        "op": "start",
        "base": str(pack.base_path),
        "files": {} if pack.mode == "prompted" else files,
        "mode": pack.mode,
        "n_ctx": pack.context_length,
        "prefixes": snapshots.told(pack, cpu()[0]),
        "tuning": tuning.to_data(),
    }


def verify_files(pack: Pack) -> None:
    """Look at the head of every file and at its sha256. Raises ModelFileError."""
    for name in pack.files():
        try:
            check(pack.directory / name)
        except GgufProblem as error:
            raise ModelFileError(pack.directory / name, str(error)) from error
    try:
        verify(pack)
    except PackError as error:
        raise ModelFileError(None, str(error)) from error


def memory_error(pack: Pack, words: str) -> EngineError | None:
    """Return the error for what the process said, if it says that memory ran out."""
    if not _MEMORY.search(words):
        return None
    return EngineError(
        f"there is not enough memory for the pack {pack.name} ({words}); close other programs, or set a smaller "
        "context_length in its pack.toml",
        retryable=True,
    )


def load_error(pack: Pack, worker: WorkerProcess, reply: dict[str, Any] | None) -> EngineError:
    """Return why loading failed: a file that is damaged, else what the process said or died of."""
    for name in pack.files():
        try:
            check(pack.directory / name, full=True)
        except GgufProblem as error:
            return ModelFileError(pack.directory / name, str(error))
    words = worker.last_words() if reply is None else reply["message"]
    if (short := memory_error(pack, words)) is not None:
        return short
    if reply is None and worker.ended_by_system():
        return EngineError(
            f"the model process was ended from outside while it loaded the pack {pack.name} ({worker.cause()}); "
            "systems do that when memory runs out: close other programs and try again",
            retryable=True,
        )
    if reply is None:
        return ModelFileError(
            pack.base_path, f"loading it ended the model process ({worker.cause()})" + (f": {words}" if words else "")
        )
    return (
        ModelFileError(pack.base_path, reply["message"])
        if reply["kind"] == "model_file"
        else EngineError(reply["message"])
    )
