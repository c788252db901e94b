"""What a stage leaves when it is done: `result.json`, then `done`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from umi_train.stages.spec import DONE, RESULT, StageError, StageSpec


def read_result(folder: Path) -> dict[str, Any]:
    """Return the result of a stage. Raises StageError."""
    path = folder / RESULT
    try:
        result = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StageError(f"{path} cannot be read ({error}); remove {folder / DONE} to end the stage again") from error
    if not isinstance(result, dict):
        raise StageError(f"{path} holds no result; remove {folder / DONE} to end the stage again")
    return result


def write_result(spec: StageSpec, folder: Path, result: Mapping[str, Any]) -> None:
    """Write the result, then the mark that the stage is whole."""
    for name, text in ((RESULT, json.dumps(result, indent=1)), (DONE, spec.hash)):
        temporary = folder / f"{name}.tmp"
        temporary.write_text(f"{text}\n", encoding="utf-8")
        temporary.replace(folder / name)
