"""A sample of the held-out conversations as they are, beside the rows that were made of them.

`umi export` lets the roles play these, before and after quantization, so RUN/heldout.jsonl has to outlive the data. At
most `MOST` lines of `LONGEST` bytes each: 8 MB. Which conversations they are depends on their words alone, not on the
order of reading.
"""

from __future__ import annotations

import os
from heapq import heappush, heappushpop
from pathlib import Path

from umi_local.trajectory import PlannerTurn, Trajectory
from umi_train.data.split import content_key
from umi_train.data.targets import targets
from umi_train.rows import WRITES

HELD_OUT = "heldout.jsonl"
MOST = 64
LONGEST = 1 << 17
"""Bytes of a line; longer conversations are left out."""


class HeldOut:
    """Keeps a bounded sample of what it is shown: those whose words hash lowest."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._kept: list[tuple[bool, int, bytes]] = []

    def add(self, trajectory: Trajectory, *, cut: bool) -> None:
        """Show a conversation. One that was `cut` to fit, or has turns nobody should write, is taken last."""
        if not any(isinstance(turn, PlannerTurn) for turn in trajectory.turns):
            return
        written = [type(turn) in WRITES for turn in trajectory.turns]
        whole = not cut and list(targets(trajectory)) == written
        rank = (whole, -content_key(trajectory))  # the lowest rank of the heap goes first
        if len(self._kept) == self._most and rank < self._kept[0][:2]:
            return
        line = trajectory.to_json().encode("utf-8", "replace") + b"\n"
        if len(line) > LONGEST:
            return
        if len(self._kept) < self._most:
            heappush(self._kept, (*rank, line))
        else:
            heappushpop(self._kept, (*rank, line))

    def write(self, run: Path) -> None:
        """Write the sample into a run; it appears whole, and not at all when nothing is held out. Raises OSError."""
        path = run / HELD_OUT
        if not self._kept:
            path.unlink(missing_ok=True)
            return
        temporary = path.with_name(f"{HELD_OUT}.{os.getpid()}.tmp")
        try:
            temporary.write_bytes(b"".join(line for *_, line in sorted(self._kept, reverse=True)))
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)
