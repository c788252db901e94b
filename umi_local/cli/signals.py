"""How a command hears that it shall end."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def stopped_by(stop: Callable[[int, FrameType | None], object]) -> Iterator[None]:
    """Let `stop`, which raises, answer Ctrl-C and SIGTERM; afterwards everything is as it was."""
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)
