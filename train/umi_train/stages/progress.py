"""Progress of a stage for people: one line on a terminal that is written over, else a line now and then."""

from __future__ import annotations

import json
import shutil
import sys
import time
from pathlib import Path
from typing import Any, TextIO

from umi_local.text import inert
from umi_train.recipes.reports import duration
from umi_train.stages.spec import LOG

EVERY = 15.0
"""Seconds between lines where nothing can be written over."""


class Progress:
    """Follows the log of one stage and writes what is new to `out`."""

    def __init__(self, stage: str, folder: Path, out: TextIO | None = None) -> None:
        self._stage, self._log = stage, folder / LOG
        self._out = out if out is not None else sys.stderr
        self._over = self._out.isatty()
        self._at = self._log.stat().st_size if self._log.exists() else 0
        self._rest = b""
        self._first: dict[str, Any] | None = None
        self._last: dict[str, Any] = {}
        self._eval: float | None = None
        self._shown = 0.0

    def poll(self) -> None:
        """Read what was appended and show it."""
        if not self._read():
            return
        now = time.monotonic()
        if self._over or now - self._shown >= EVERY or self._last.get("step") == self._last.get("of"):
            self._show(self.line())
            self._shown = now

    def say(self, text: str) -> None:
        """Write a line that stays."""
        self._show(inert(text))
        if self._over:
            self._out.write("\n")
            self._out.flush()

    def line(self) -> str:
        """Return how the stage stands."""
        last, first = self._last, self._first or self._last
        parts = [f"{self._stage:<10} step {last.get('step')} of {last.get('of')}"]
        if (loss := last.get("loss")) is not None:
            parts.append(f"loss {loss:.4f}")
        if self._eval is not None:
            parts.append(f"validation {self._eval:.4f}")
        if (rate := last.get("learning_rate")) is not None:
            parts.append(f"rate {rate:.2g}")
        seconds = last.get("time", 0) - first.get("time", 0)
        steps = last.get("step", 0) - first.get("step", 0)
        if seconds > 0 and steps > 0:
            tokens = (last.get("num_tokens") or 0) - (first.get("num_tokens") or 0)
            if tokens > 0:
                parts.append(f"{tokens / seconds:,.0f} tokens/s")
            parts.append(f"{duration((last['of'] - last['step']) * seconds / steps)} left")
        if (memory := last.get("memory")) is not None:
            parts.append(f"peak {memory / 2**30:.1f} GiB")
        return "  ".join(parts)

    def _read(self) -> bool:
        try:
            with self._log.open("rb") as file:
                file.seek(self._at)
                new = file.read()
        except OSError:
            return False
        self._at += len(new)
        *lines, self._rest = (self._rest + new).split(b"\n")
        found = False
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            if not isinstance(row, dict) or not isinstance(row.get("step"), int) or not isinstance(row.get("of"), int):
                continue
            if isinstance(row.get("eval_loss"), float):
                self._eval = row["eval_loss"]
            if isinstance(row.get("loss"), float):
                self._first = self._first or row
                self._last = row
                found = True
        return found

    def _show(self, text: str) -> None:
        if self._over:
            wide = max(20, shutil.get_terminal_size().columns - 1)
            self._out.write(f"\r\x1b[K{text[:wide]}")
        else:
            self._out.write(f"{text}\n")
        self._out.flush()
