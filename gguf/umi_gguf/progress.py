"""Progress on a terminal: one line on stderr that is redrawn, and nothing anywhere else."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from umi_local.text import inert

Progress = Callable[[int, int], None]
"""Called with what is done and what there is in all, in bytes or in tensors."""

_WIDTH = 30
_LABEL = 32
_SECONDS = 0.1


def silent(done: int, total: int) -> None:
    """Show nothing."""


@contextmanager
def bar(label: str) -> Iterator[Progress]:
    """Give a progress function that draws on stderr when that is a terminal, and clear the line at the end."""
    if not sys.stderr.isatty():
        yield silent
        return
    label, drawn = inert(label)[:_LABEL], 0.0

    def draw(done: int, total: int) -> None:
        nonlocal drawn
        now = time.monotonic()
        if now - drawn < _SECONDS and done < total:
            return
        drawn = now
        share = min(done / total, 1.0) if total else 1.0
        full = int(share * _WIDTH)
        sys.stderr.write(f"\r{label} [{'#' * full}{'.' * (_WIDTH - full)}] {share:4.0%}")
        sys.stderr.flush()

    try:
        yield draw
    finally:
        sys.stderr.write(f"\r{' ' * (len(label) + _WIDTH + 9)}\r")
        sys.stderr.flush()
