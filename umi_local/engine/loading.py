"""What is said to the model's process when it starts, and what went wrong when it does not."""

from __future__ import annotations

from typing import Any

from umi_local.engine.errors import EngineError, ModelFileError
from umi_local.engine.gguf_check import GgufProblem, check
from umi_local.engine.process import WorkerProcess
from umi_local.packs.pack import Pack, PackError, verify
from umi_local.roles import Role


def start_message(pack: Pack, threads: int | None, repack: bool) -> dict[str, Any]:
    """Return the first message to the model's process."""
    files = {role.value: str(path) for role in Role if (path := pack.role_path(role))}
    return {
        "op": "start",
        "base": str(pack.base_path),
        "files": {} if pack.mode == "prompted" else files,
        "mode": pack.mode,
        "n_ctx": pack.context_length,
        "threads": threads,
        "extra_bufts": repack,
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


def load_error(pack: Pack, worker: WorkerProcess, reply: dict[str, Any] | None) -> EngineError:
    """Return why loading failed: a file that is damaged, else what the process said or died of."""
    for name in pack.files():
        try:
            check(pack.directory / name, full=True)
        except GgufProblem as error:
            return ModelFileError(pack.directory / name, str(error))
    if reply is None:
        words = worker.last_words()
        return ModelFileError(
            pack.base_path, f"loading it ended the model process ({worker.cause()})" + (f": {words}" if words else "")
        )
    return (
        ModelFileError(pack.base_path, reply["message"])
        if reply["kind"] == "model_file"
        else EngineError(reply["message"])
    )
