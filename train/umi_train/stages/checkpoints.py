"""Checkpoints that can be resumed: the newest whole one. A process that was killed while saving leaves half of one."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from umi_train.stages.spec import StageError

STATE = "trainer_state.json"
"""Written last by transformers' Trainer, so a checkpoint that holds it is whole."""
_NAME = re.compile(r"checkpoint-(\d+)")


def steps(folder: Path) -> int:
    """Return the step of the newest whole checkpoint, 0 without any."""
    found = newest(folder)
    return int(found.name.rpartition("-")[2]) if found is not None else 0


def newest(folder: Path) -> Path | None:
    """Return the newest whole checkpoint of a stage, None when there is none. Halves are removed."""
    if not folder.is_dir():
        return None
    numbered = [(int(m[1]), path) for path in folder.iterdir() if (m := _NAME.fullmatch(path.name)) and path.is_dir()]
    for _, path in sorted(numbered, reverse=True):
        if is_whole(path):
            return path
        shutil.rmtree(path, ignore_errors=True)
    return None


def is_whole(checkpoint: Path) -> bool:
    """Return whether a checkpoint can be resumed: its state can be read and the optimizer's file is there."""
    try:
        json.loads((checkpoint / STATE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return any(
        (checkpoint / name).exists() for name in ("optimizer.pt", "optimizer.bin", "pytorch_model_fsdp_0", "latest")
    )


def check_processes(checkpoint: Path, stage: str, processes: int) -> None:
    """Raise StageError where a checkpoint of ZeRO-3 is in as many parts as other processes than these made."""
    if not (checkpoint / "latest").exists():
        return
    parts = len(list(checkpoint.glob("rng_state_*.pth"))) or 1  # a process alone leaves rng_state.pth
    if parts != processes:
        raise StageError(
            f"stage {stage}: {checkpoint} was saved with launch.processes: {parts}, and ZeRO-3 cannot divide it anew "
            f"for {processes}. Go on with {parts}, or use another run folder"
        )
