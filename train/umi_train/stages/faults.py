"""What went wrong while a stage was trained, as a sentence that says what to change."""

from __future__ import annotations

import errno
from pathlib import Path

from umi_train.stages.checkpoints import steps
from umi_train.stages.spec import StageError, StageSpec

_FULL = ("no space left", "pytorchstreamwriter failed", "unexpected pos", "disk quota", "file too large", "os error 28")
_MEMORY = ("out of memory", "can't allocate memory", "cannot allocate memory", "not enough memory", "alloc_cpu")


def explained(error: BaseException, spec: StageSpec, folder: Path) -> StageError | None:
    """Return an error of a library in the user's words, None when it is none of those that a user can change."""
    if isinstance(error, StageError):
        return error
    text = f"{type(error).__name__}: {error}".casefold()
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return _full(spec, folder)
    if any(sign in text for sign in _FULL):
        return _full(spec, folder)
    if isinstance(error, MemoryError) or any(sign in text for sign in _MEMORY):
        return StageError(
            f"stage {spec.name} ran out of memory with batch {spec.trainer.get('per_device_train_batch_size', 8)} and "
            f"rows of up to {spec.max_length} tokens. {_advice(spec)}. {_resumes(folder)}"
        )
    if isinstance(error, OSError):
        return StageError(
            f"stage {spec.name} could not go on in {folder}: {error.strerror or error}. {_resumes(folder)}"
        )
    return None


def _full(spec: StageSpec, folder: Path) -> StageError:
    return StageError(
        f"stage {spec.name}: there is no room left for a checkpoint in {folder}. Make room, or keep fewer checkpoints "
        f"with trainer.keep. {_resumes(folder)}"
    )


def _advice(spec: StageSpec) -> str:
    advice = ["Lower max_length or batch (and raise accumulation)"]
    if not spec.trainer.get("gradient_checkpointing"):
        advice.append("switch on gradient_checkpointing")
    if spec.quantize == "none" and spec.adapter is not None:
        advice.append("set quantization: nf4")
    return ", or ".join(advice)


def _resumes(folder: Path) -> str:
    done = steps(folder)
    return f"The same command goes on from step {done}" if done else "The same command starts the stage again"
