"""The rows of a stage: trajectories as token ids and labels, shortened by whole steps where they are too long.

A shortened row is what a runtime with that context would have shown: the tools and the words of the running request
stay, the oldest steps go first (DESIGN section 8).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from umi_local.formats.shared import SharedFormat
from umi_local.formats.toolbench import ToolBenchFormat
from umi_local.trajectory import ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.data.samples import Reader, sample_rows
from umi_train.data.targets import CONTEXT_ONLY, UNPARSED
from umi_train.rows import Encoder, Row


@dataclass(slots=True)
class Fit:
    """How many rows there were, how many lost steps, and how many did not fit at all."""

    rows: int = 0
    shortened: int = 0
    too_long: int = 0
    tokens: int = 0
    learned: int = 0

    def to_dict(self) -> dict[str, int]:
        """Return plain JSON data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def stage_rows(
    trajectory: Trajectory,
    reader: Reader,
    format: SharedFormat | ToolBenchFormat,
    encoder: Encoder,
    limit: int,
    fit: Fit,
) -> Iterator[Row]:
    """Yield the rows of `reader`, none longer than `limit` tokens; `fit` counts what had to be done."""
    for row, turn in sample_rows(trajectory, reader, format, encoder):
        if len(row) <= limit:
            found = [row]
        elif turn is None:
            found = list(_windows(trajectory, reader, format, encoder, limit, fit))
        else:
            shorter = _shortened(trajectory, turn, reader, format, encoder, limit)
            found = [shorter] if shorter is not None else []
            fit.too_long += shorter is None
            fit.shortened += shorter is not None
        for each in found:
            fit.rows += 1
            fit.tokens += len(each)
            fit.learned += each.learned
            yield each


def _shortened(
    trajectory: Trajectory,
    last: int,
    reader: Reader,
    format: SharedFormat | ToolBenchFormat,
    encoder: Encoder,
    limit: int,
) -> Row | None:
    """Return the row whose target is turn `last` with fewer old steps; None when it does not fit without any."""
    while (fewer := without_oldest(trajectory, last)) is not None:
        gone = len(trajectory.turns) - len(fewer.turns)
        trajectory, last = fewer, last - gone
        row = next((r for r, turn in sample_rows(trajectory, reader, format, encoder) if turn == last), None)
        if row is None or len(row) <= limit:
            return row
    return None


def _windows(
    trajectory: Trajectory,
    reader: Reader,
    format: SharedFormat | ToolBenchFormat,
    encoder: Encoder,
    limit: int,
    fit: Fit,
) -> Iterator[Row]:
    """Yield a long transcript in parts that fit: what one part learned is context in the next, as far as there is room.

    A turn that does not fit with nothing before it but its request counts as too long and is left out.
    """
    current, learned_to = trajectory, 0
    while learned_to < len(current.turns):
        known = sorted({*current.meta.get(CONTEXT_ONLY, ()), *range(learned_to)})
        marked = replace(current, meta={**current.meta, CONTEXT_ONLY: known})
        part = None
        for end in range(len(current.turns), learned_to, -1):
            shown = replace(marked, turns=current.turns[:end])
            row, _ = next(sample_rows(shown, reader, format, encoder), (None, None))
            if row is None:
                if end == len(current.turns):
                    return
                break
            if len(row) <= limit:
                part, learned_to = row, end
                break
        if part is not None:
            fit.shortened += 1
            yield part
        elif learned_to < len(current.turns):
            fewer = without_oldest(current, learned_to)
            if fewer is None:
                fit.too_long += 1
                learned_to += 1
            else:
                learned_to -= len(current.turns) - len(fewer.turns)
                current = fewer


def without_oldest(trajectory: Trajectory, last: int) -> Trajectory | None:
    """Return the trajectory without its oldest step before turn `last`, None when there is none left to drop.

    A step is a decision with its call and observation. When an old request has no step left, it goes as a whole.
    """
    turns = trajectory.turns
    requests = [i for i, turn in enumerate(turns) if isinstance(turn, UserTurn)]
    for number, start in enumerate(requests):
        end = requests[number + 1] if number + 1 < len(requests) else len(turns)
        running = last < end
        for at in range(start + 1, min(end, last)):
            if isinstance(turns[at], PlannerTurn):
                stop = next((i for i in range(at + 1, min(end, last)) if isinstance(turns[i], PlannerTurn)), None)
                ends = stop if stop is not None else (min(end, last) if _closed(turns, at, min(end, last)) else None)
                if ends is not None and not any(isinstance(t, SummarizerTurn) for t in turns[at:ends]):
                    return _cut(trajectory, at, ends)
        if not running:
            return _cut(trajectory, start, end)
    return None


def _closed(turns: tuple[Any, ...], start: int, end: int) -> bool:
    return isinstance(turns[end - 1], ObservationTurn) and end - start > 1


def _cut(trajectory: Trajectory, start: int, end: int) -> Trajectory:
    """Remove turns `start` to `end`; what the metadata says about the others moves with them."""

    def moved(index: int) -> int | None:
        return index if index < start else index - (end - start) if index >= end else None

    meta = dict(trajectory.meta)
    for name in (CONTEXT_ONLY, UNPARSED):
        if name in meta:
            meta[name] = [new for i in meta[name] if isinstance(i, int) and (new := moved(i)) is not None]
    if isinstance(raw := meta.get("raw"), dict):
        meta["raw"] = {str(new): text for i, text in raw.items() if (new := moved(int(i))) is not None}
    return replace(trajectory, turns=(*trajectory.turns[:start], *trajectory.turns[end:]), meta=meta)
