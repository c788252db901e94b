"""When Python looks for garbage: never through all there is while an answer is written.

A full collection walks every object of the process, most of them classes and functions that stay: the screen stood
still for 60 ms on a quiet machine. So what was imported is taken out, and what a turn leaves behind is looked through
when the turn is over. What went away later than that is found once in a while, when nobody types.
"""

from __future__ import annotations

import gc

THOROUGH_TURNS = 25
"""Turns until everything is looked through again: closed dialogs and entries that left the transcript."""
RARELY = 1_000
"""Collections of the middle generation until Python begins a full one by itself: only if memory grows and grows."""


class Collector:
    """Python's garbage collector while the app runs. `end` leaves it as it was found."""

    def __init__(self) -> None:
        self._before: tuple[int, int, int] | None = None
        self._turns = 0

    def begin(self) -> None:
        """All that is here now stays. Takes no time: nothing is looked at."""
        if self._before is None:
            self._before = gc.get_threshold()
        gc.set_threshold(*self._before[:2], RARELY)
        gc.freeze()

    def turn_ended(self, quiet: bool) -> None:
        """Look through what the turn made; when it is due and `quiet`, through everything."""
        if self._before is None:
            return
        self._turns += 1
        if quiet and self._turns >= THOROUGH_TURNS:
            gc.unfreeze()
            self._turns = 0
        gc.collect()
        gc.freeze()

    def end(self) -> None:
        """Leave everything to Python again."""
        if self._before is not None:
            gc.set_threshold(*self._before)
            gc.unfreeze()
            self._before = None
