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


def pack(rows: Iterable[Row], length: int, pad: int) -> tuple[np.ndarray, np.ndarray]:
    """Pack rows into blocks of `length` by best fit, no row cut. Return ids and labels, (blocks, length) int32.

    Rows longer than `length` lose their end.
    """
    bins: list[tuple[list[int], list[int]]] = []
    room: dict[int, list[int]] = {}
    for row in sorted(rows, key=len, reverse=True):
        size = min(len(row), length)
        fitting = [space for space in room if space >= size and room[space]]
        if fitting:
            space = min(fitting)
            at = room[space].pop()
        else:
            space, at = length, len(bins)
            bins.append(([], []))
        bins[at][0].extend(row.ids[:size])
        bins[at][1].extend(row.labels[:size])
        room.setdefault(space - size, []).append(at)
    ids = np.full((len(bins), length), pad, dtype=np.int32)
    labels = np.full((len(bins), length), IGNORE, dtype=np.int32)
    for at, (i, y) in enumerate(bins):
        ids[at, : len(i)], labels[at, : len(y)] = i, y
    return ids, labels
