"""Trajectories become token ids and labels, rendered by the runtime's own format code.

A segment is tokenized alone and labelled when the wanted role wrote it, so a training context is an inference
context and the loss mask covers exactly what the role writes (DESIGN section 3, research/training 1.1).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import Protocol

import numpy as np

from umi_local.agent.offered import ends_missed
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
SHARED = 80
"""Ids that rows of one batch begin with alike where many do: the list of all tools of our own is a little longer."""

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


def encode(pieces: Iterable[tuple[Segment, bool]], encoder: Encoder) -> Row:
    """Return the row of segments; those that come with True carry their ids as labels."""
    ids: list[int] = []
    labels: list[int] = []
    for piece, wanted in pieces:
        new = encoder.encode(piece)
        ids += new
        labels += new if wanted else [IGNORE] * len(new)
    return Row(ids, labels)


def trajectory_row(
    trajectory: Trajectory, encoder: Encoder, fmt: SharedFormat, roles: Sequence[Role] = tuple(Role)
) -> Row:
    """Return the whole transcript, labelled where one of `roles` wrote. GLPFT stage 1: all roles.

    A plan that ends because a tool is not on offer is not learned: the agent knows what is on offer and ends it so
    itself (`umi_local.agent.offered`), and a role that also tries only learns to doubt.
    """
    return encode(_learned(fmt.transcript(trajectory), roles), encoder)


def _learned(transcript: Iterable[Segment], roles: Sequence[Role]) -> Iterator[tuple[Segment, bool]]:
    missing = False
    for piece in transcript:
        missing = piece.role is not None and (missing or ends_missed(piece.text))
        yield piece, piece.role in roles and not missing


def role_rows(trajectory: Trajectory, encoder: Encoder, fmt: SharedFormat, role: Role, limit: int) -> Iterator[Row]:
    """Yield one row per turn of `role`: the prompt it reads, then its target. GLPFT stage 2.

    Left out are rows longer than `limit` tokens (the runtime would not show that prompt either) and what
    `trajectory_row` does not learn.
    """
    for index, turn in enumerate(trajectory.turns):
        if WRITES.get(type(turn)) is not role or (isinstance(turn, PlannerTurn) and ends_missed(turn.rationale)):
            continue
        before = Trajectory(trajectory.tools, trajectory.turns[:index])
        prefix = fmt.transcript(before)
        target = fmt.transcript(before.add(turn))[len(prefix) :]
        pieces = [*((piece, False) for piece in prefix), *((piece, piece.role is role) for piece in target)]
        row = encode(pieces, encoder)
        if len(row) <= limit:
            yield row


def grouped(rows: Iterable[Row], tokens: int, longest: int, pad: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """Return batches of about `tokens` ids, each of rows of about one length; ids and labels, (rows, length) int32.

    A row is one session, as the runtime reads it: it begins at position 0 and sees no other session. Lengths are
    multiples of `STRIDE`, so there are few shapes to compile for; equal lengths have equal numbers of rows, and what is
    missing in the last batch is padding. Rows longer than `longest` (a multiple of `STRIDE`) lose their end. Where
    half of the rows begin with the same `SHARED` ids, these have batches of their own: what is shared is computed once.
    """
    by_start: dict[bytes, list[Row]] = defaultdict(list)
    for row in rows:
        by_start[np.asarray(row.ids[:SHARED], dtype=np.int32).tobytes()].append(row)
    most = max(by_start.values(), key=len, default=[])
    if 2 * len(most) < sum(map(len, by_start.values())):
        most = []
    others = chain(*(group for group in by_start.values() if group is not most))
    return [*_batches(most, tokens, longest, pad), *_batches(others, tokens, longest, pad)]


def _batches(rows: Iterable[Row], tokens: int, longest: int, pad: int) -> list[tuple[np.ndarray, np.ndarray]]:
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
