"""What the process of one stage is told: plain values, written as JSON beside what it makes.

A stage is done when its `done` file holds the hash of its spec. A spec that changed under an unfinished or finished
stage is refused: results of two recipes must not mix.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

SPEC, DONE, RESULT, LOG = "spec.json", "done", "result.json", "log.jsonl"


class StageError(Exception):
    """A stage cannot run or go on. The message says what is wrong, where, and what to change."""


@dataclass(frozen=True, slots=True)
class StageSpec:
    """One stage.

    `model` is the base checkpoint; `init` the adapter folder that a copy goes on from (GLPFT stage 2, plain LoRA).
    `adapter` holds arguments of peft.LoraConfig, None for full-parameter training; `trainer` arguments of
    trl.SFTConfig. `invocation`: the token ids that switch an activated LoRA on. `rows` is the folder with the rows.
    `reader` says whose rows they are, which decides what is measured on the held-out ones. Paths that begin with a
    dot are seen from the folder of the stage, so that a run may be moved.
    """

    name: str
    model: str
    rows: str
    max_length: int
    quantize: Literal["nf4", "none"] = "none"
    dtype: Literal["bfloat16", "float32"] = "bfloat16"
    attention: str = "sdpa"
    adapter: Mapping[str, Any] | None = None
    invocation: tuple[int, ...] = ()
    init: str | None = None
    trainer: Mapping[str, Any] = field(default_factory=dict)
    packing: bool = False
    seed: int = 7
    backend: Literal["trl", "unsloth"] = "trl"
    revision: str | None = None
    reader: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be trained. Raises StageError."""
        if self.adapter is None and (self.quantize != "none" or self.init or self.invocation):
            raise StageError(
                f"stage {self.name}: full-parameter training takes no 4-bit base and no adapter to go on from"
            )
        if self.invocation and self.packing:
            raise StageError(
                f"stage {self.name}: an activated LoRA finds its invocation per row, so packing must be off"
            )
        if self.invocation and self.init:
            raise StageError(
                f"stage {self.name}: an activated LoRA starts over the merged backbone, not from an adapter"
            )

    def at(self, path: str, folder: Path) -> str:
        """Return a path of the spec as the process of the stage in `folder` opens it."""
        return str((folder / path).resolve()) if path.startswith(".") else path

    @property
    def hash(self) -> str:
        """Return what tells two specs apart."""
        return sha256(json.dumps(asdict(self), sort_keys=True).encode()).hexdigest()

    def write(self, folder: Path) -> None:
        """Write the spec for the process of the stage. Raises StageError when the folder holds another one."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / SPEC
        if path.exists():
            before = read_spec(folder)
            if before.hash != self.hash:
                old, new = asdict(before), asdict(self)
                changed = ", ".join(sorted(key for key in new if json.dumps(old[key]) != json.dumps(new[key])))
                raise StageError(
                    f"{folder} was begun with other settings ({changed}); use another run folder or put the recipe back"
                )
            return
        temporary = path.with_suffix(".tmp")
        temporary.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")
        temporary.replace(path)

    def finished(self, folder: Path) -> bool:
        """Return whether the stage was done with these settings."""
        done = folder / DONE
        return done.exists() and done.read_text(encoding="utf-8").strip() == self.hash


def read_spec(folder: Path) -> StageSpec:
    """Read the spec of a stage. Raises StageError."""
    path = folder / SPEC
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        return StageSpec(**{**data, "invocation": tuple(data["invocation"])})
    except OSError as error:
        raise StageError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, TypeError, KeyError) as error:
        raise StageError(f"{path} is not the description of a stage: {error}") from error
