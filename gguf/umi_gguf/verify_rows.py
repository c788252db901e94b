"""The prompts an export is checked on: the turns of recorded trajectories as a role reads and writes them.

Rendered by the runtime's own formats, so what is compared is what the model sees at run time. Token ids or a plain
text can stand in for models that no role was trained on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any

from umi_gguf.errors import ExportError
from umi_gguf.imatrix_measure import read_rows, read_text
from umi_local.formats import get_format
from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.formats.toolbench import EOS, ToolBenchFormat, turn_text
from umi_local.roles import Role
from umi_local.trajectory import (
    CallerTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    TrajectoryError,
    Turn,
    read_jsonl,
)

MOST_TRAJECTORIES = 2000
"""Trajectories of a file that are looked at."""
PER_ROLE = 16
"""Turns of each role that are compared, spread evenly over the file."""
LONGEST = 8192
"""Tokens of a row."""
TEXT_ROW = 2000
"""Characters of a row of plain text."""
_WRITES: dict[type[Turn], Role] = {
    PlannerTurn: Role.PLANNER,
    CallerTurn: Role.CALLER,
    SummarizerTurn: Role.SUMMARIZER,
}


@dataclass(frozen=True, slots=True)
class Prompts:
    """Rows for the worker, and where they came from. `trajectories`, of the file `roles_on`, are for role metrics."""

    source: str
    rows: tuple[dict[str, Any], ...]
    trajectories: tuple[Trajectory, ...] = ()
    roles_on: str | None = None


def read_trajectories(path: Path, most: int = MOST_TRAJECTORIES) -> tuple[Trajectory, ...]:
    """Read the first trajectories of a JSON-lines file. Raises ExportError."""
    try:
        found = tuple(islice(read_jsonl(path), most))
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}") from error
    except (TrajectoryError, UnicodeDecodeError, RecursionError) as error:
        raise ExportError(f"{path} holds no trajectories: {error}") from None
    if not found:
        raise ExportError(f"{path} holds no trajectories")
    return found


def from_trajectories(
    path: Path,
    *,
    format: str = "shared",
    observation_chars: int | None = None,
    per_role: int = PER_ROLE,
    roles: Sequence[Role] = tuple(Role),
) -> Prompts:
    """Return turns of every role, evenly spread over the trajectories of a file. Raises ExportError."""
    trajectories = read_trajectories(path)
    made = get_format(format, observation_chars)
    if not isinstance(made, SharedFormat | ToolBenchFormat):
        raise ExportError(
            f"the format {format} has no targets that a role was trained on; compare on --text or --rows instead"
        )
    rows: list[dict[str, Any]] = []
    for role in roles:
        places = [
            (trajectory, index)
            for trajectory in trajectories
            for index, turn in enumerate(trajectory.turns)
            if _WRITES.get(type(turn)) is role
        ]
        rows += [_row(trajectory, index, role, made) for trajectory, index in spread(places, per_role)]
    if not rows:
        raise ExportError(f"{path}: no role wrote a turn in its trajectories")
    return Prompts(str(path), tuple(rows), trajectories, str(path))


def spread(places: Sequence[Any], most: int) -> list[Any]:
    """Return at most so many entries, evenly spread."""
    if len(places) <= most:
        return list(places)
    return [places[i * len(places) // most] for i in range(most)]


def _row(trajectory: Trajectory, index: int, role: Role, format: SharedFormat | ToolBenchFormat) -> dict[str, Any]:
    before, turn = replace(trajectory, turns=trajectory.turns[:index]), trajectory.turns[index]
    if isinstance(format, SharedFormat):
        prompt = format.transcript(before)
        target = format.transcript(before.add(turn))[len(prompt) :]
    else:
        prompt = format.prompt(before, role)
        target = [Segment(turn_text(turn), role=role), Segment(EOS, special=True, role=role)]
    pieces = [*_pieces(prompt, None), *_pieces(target, role)]
    return {"role": role.value, "pieces": pieces}


def _pieces(segments: Iterable[Segment], role: Role | None) -> Iterator[tuple[str, bool, bool]]:
    for segment in segments:
        yield segment.text, segment.special, role is not None and segment.role is role


def from_ids(path: Path) -> Prompts:
    """Return rows of token ids (JSON lines) in which every token is scored. Raises ExportError."""
    return Prompts(str(path), tuple(scored_row(row) for row in read_rows(path)))


def scored_row(ids: Sequence[int], scored: Sequence[bool] | None = None, role: str = "") -> dict[str, Any]:
    """Return a row of token ids; without `scored` all of them are."""
    return {"role": role, "ids": list(ids), "scored": list(scored) if scored is not None else [True] * len(ids)}


def from_text(path: Path) -> Prompts:
    """Return a text as rows in which every token is scored. Raises ExportError."""
    text = read_text(path)
    parts = [text[at : at + TEXT_ROW] for at in range(0, len(text), TEXT_ROW)]
    if not text.strip():
        raise ExportError(f"{path} holds no text")
    return Prompts(str(path), tuple({"role": "", "pieces": [(part, False, True)]} for part in parts))
