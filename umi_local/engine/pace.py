"""Whether the engine is still as fast as it was when it was calibrated.

A turn's speed depends on what is asked: depth of the cache, drafts, length. So a turn is not compared with the
calibration alone but with the first turns after it as well, whichever is slower. What counts is the median of many
turns: one slow turn, or a few while something was compiled, means nothing.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Any

FIRST = 8
"""Turns that say how fast it is in use."""
WINDOW = 24
"""Turns whose median is compared."""
SLOW = 0.5
LEAST_STEPS = 8
LEAST_PREFILL = 64


@dataclass(frozen=True, slots=True)
class Speed:
    """Tokens per second; 0 where it was not measured."""

    prefill: float
    decode: float

    def __str__(self) -> str:
        """Say it in words."""
        return f"prefill {self.prefill:,.0f}, decode {self.decode:,.0f} tokens/s"


def speed_from(data: Any) -> Speed | None:
    """Read a speed from JSON, None when it is none."""
    try:
        speed = Speed(float(data["prefill"]), float(data["decode"]))
    except (TypeError, KeyError, ValueError):
        return None
    return speed if 0 <= speed.prefill < 1e9 and 0 <= speed.decode < 1e9 else None


class Pace:
    """Fed with every turn. `usual` is the speed of the first turns, once known; it may be given from before."""

    def __init__(self, measured: Speed, usual: Speed | None = None) -> None:
        self.measured, self.usual = measured, usual
        self._prefill: deque[float] = deque(maxlen=WINDOW)
        self._decode: deque[float] = deque(maxlen=WINDOW)

    def turn(self, *, evaluated: int, prefill_seconds: float, steps: int, decode_seconds: float) -> None:
        """Take down a turn: prompt tokens that were evaluated, then `steps` evaluations. Short ones say nothing."""
        if evaluated >= LEAST_PREFILL and prefill_seconds > 0:
            self._prefill.append(evaluated / prefill_seconds)
        if steps >= LEAST_STEPS and decode_seconds > 0:
            self._decode.append(steps / decode_seconds)
        if self.usual is None and len(self._decode) >= FIRST:
            self.usual = Speed(_middle(self._prefill), _middle(self._decode))

    @property
    def slow(self) -> bool:
        """Whether throughput has halved for long."""
        if self.usual is None:
            return False
        return _halved(self._decode, self.usual.decode, self.measured.decode) or _halved(
            self._prefill, self.usual.prefill, self.measured.prefill
        )

    def __str__(self) -> str:
        """Say what it was and what it is."""
        usual = self.usual or self.measured
        return f"decode {_middle(self._decode):,.0f} tokens/s, usually {usual.decode:,.0f}"


def _middle(rates: deque[float]) -> float:
    """Return the median; `statistics` would take longer to import than everything else here."""
    return sorted(rates)[len(rates) // 2] if rates else 0.0


def _halved(rates: deque[float], *before: float) -> bool:
    known = [speed for speed in before if speed > 0]
    return len(rates) == rates.maxlen and bool(known) and _middle(rates) < SLOW * min(known)
