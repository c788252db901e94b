"""Trajectories become token ids and labels, rendered by the runtime's own format code.

A segment is tokenized alone and labelled when the wanted role wrote it, so a training context is an inference
context and the loss mask covers exactly what the role writes (DESIGN section 3, research/training 1.1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np

from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Role
from umi_local.trajectory import (
    CallerTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    Turn,
)

IGNORE = -100
"""The label that transformers and TRL leave out of the loss."""
STRIDE = 64
"""Lengths of batches are multiples of it."""

WRITES: dict[type[Turn], Role] = {
    PlannerTurn: Role.PLANNER,
    CallerTurn: Role.CALLER,
    SummarizerTurn: Role.SUMMARIZER,
}


class Encoder(Protocol):
    """Token ids of one segment."""

    def encode(self, segment: Segment) -> list[int]:
        """Control tokens are parsed only where `segment.special` is set."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """Token ids and labels of equal length: lists, or arrays of C ints where rows are made in bulk."""

    ids: Sequence[int]
    labels: Sequence[int]
    counted: int | None = field(default=None, repr=False, compare=False)
    """How many tokens are learned, where whoever made the row knows."""

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def learned(self) -> int:
        """How many tokens are learned."""
        return int(np.count_nonzero(np.asarray(self.labels) != IGNORE)) if self.counted is None else self.counted


def encode(segments: Iterable[Segment], encoder: Encoder, wanted: Callable[[Segment], bool]) -> Row:
    """Return the row of `segments`; those that are wanted carry their ids as labels."""
    ids: list[int] = []
    labels: list[int] = []
    for piece in segments:
        new = encoder.encode(piece)
        ids += new
        labels += new if wanted(piece) else [IGNORE] * len(new)
    return Row(ids, labels)


def trajectory_row(
    trajectory: Trajectory, encoder: Encoder, fmt: SharedFormat, roles: Sequence[Role] = tuple(Role)
) -> Row:
    """Return the whole transcript, labelled where one of `roles` wrote. GLPFT stage 1: all roles."""
    return encode(fmt.transcript(trajectory), encoder, lambda s: s.role in roles)


def role_rows(trajectory: Trajectory, encoder: Encoder, fmt: SharedFormat, role: Role, limit: int) -> Iterator[Row]:
    """Yield one row per turn of `role`: the prompt it reads, then its target. GLPFT stage 2.

    Rows longer than `limit` tokens are left out: the runtime would not show that prompt either.
    """
    for index, turn in enumerate(trajectory.turns):
        if WRITES.get(type(turn)) is not role:
            continue
        before = Trajectory(trajectory.tools, trajectory.turns[:index])
        prefix = fmt.transcript(before)
        target = fmt.transcript(before.add(turn))[len(prefix) :]
        row = encode([*(Segment(s.text, s.special) for s in prefix), *target], encoder, lambda s: s.role is role)
        if len(row) <= limit:
            yield row


def grouped(rows: Iterable[Row], tokens: int, longest: int, pad: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return batches of about `tokens` ids, each of rows of about one length; ids and labels, (rows, length) int32.

    A row is one session, as the runtime reads it: it begins at position 0 and sees no other session. Lengths are
    multiples of `STRIDE`, so there are few shapes to compile for; equal lengths have equal numbers of rows, and what is
    missing in the last batch is padding. Rows longer than `longest` (a multiple of `STRIDE`) lose their end.
    """
    left = sorted(rows, key=len, reverse=True)
    batches = []
    while left:
        length = min(-(-len(left[0]) // STRIDE) * STRIDE, longest)
        count = max(1, tokens // length)
        ids = np.full((count, length), pad, dtype=np.int32)
        labels = np.full((count, length), IGNORE, dtype=np.int32)
        for at, row in enumerate(left[:count]):
            size = min(len(row), length)
            ids[at, :size], labels[at, :size] = row.ids[:size], row.labels[:size]
        batches.append((ids, labels))
        left = left[count:]
    return batches
