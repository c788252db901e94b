"""The figures as data: rows with a goal and a verdict, a table for the terminal, one for the document, and JSON."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

COLUMNS = ("figure", "model", "threads", "ours", "baseline", "ratio", "goal", "")


@dataclass(frozen=True, slots=True)
class Goal:
    """A bound on a ratio to the baseline, or on the figure itself."""

    limit: float
    sense: Literal[">=", "<=", "<"]
    of: Literal["ratio", "ours"] = "ratio"

    def met(self, ours: float, ratio: float | None) -> bool | None:
        """Tell whether it is reached; None when there is nothing to compare."""
        value = ours if self.of == "ours" else ratio
        if value is None or math.isnan(value):
            return None
        return {">=": value >= self.limit, "<=": value <= self.limit, "<": value < self.limit}[self.sense]


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. `ours` and `baseline` have the same `unit`; `more` is said behind it in the document and in JSON.

    `kind` is the measure that made it; `threads` is 0 where they do not matter.
    """

    kind: str
    figure: str
    model: str
    threads: int
    ours: float
    unit: str
    baseline: float | None = None
    against: str = ""
    goal: Goal | None = None
    inverted: bool = False
    more: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours to the baseline; `inverted` the baseline to ours, for "so many times faster"."""
        if self.baseline is None:
            return None
        above, below = (self.baseline, self.ours) if self.inverted else (self.ours, self.baseline)
        return above / below if below else math.nan

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None without one."""
        return self.goal.met(self.ours, self.ratio) if self.goal else None


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], percent: float) -> float:
    """Return the smallest value that so many percent of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[max(0, math.ceil(len(ordered) * percent / 100) - 1)]


def cells(row: Row) -> tuple[str, ...]:
    """Return what stands in the columns of a row."""
    met = row.met
    goal = ""
    if row.goal is not None:
        goal = f"{row.goal.sense} {_number(row.goal.limit)}" + ("x" if row.goal.of == "ratio" else f" {row.unit}")
    return (
        row.figure + (f" / {row.against}" if row.against else ""),
        row.model,
        str(row.threads) if row.threads else "",
        f"{_number(row.ours)} {row.unit}",
        "" if row.baseline is None else f"{_number(row.baseline)} {row.unit}",
        "" if row.ratio is None else f"{row.ratio:.3g}x",
        goal,
        "" if met is None else "met" if met else "missed",
    )


def text(rows: Sequence[Row]) -> str:
    """Return a table for the terminal."""
    lines = [COLUMNS, *map(cells, rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(COLUMNS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths, strict=True)).rstrip() for line in lines)


def markdown(rows: Sequence[Row]) -> str:
    """Return a table for the document, with what else is to say about each figure."""
    head = (*COLUMNS[:-1], "goal met", "beside it")
    lines = [head, ("---",) * len(head), *((*cells(row), row.more) for row in rows)]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


def data(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the rows as plain data."""
    return [{**asdict(row), "ratio": row.ratio, "met": row.met} for row in rows]


def read(found: Sequence[dict[str, Any]]) -> list[Row]:
    """Return rows that `data` wrote. Raises ValueError."""
    try:
        return [
            Row(**{**{k: v for k, v in row.items() if k not in ("ratio", "met")}, "goal": _goal(row["goal"])})
            for row in found
        ]
    except (KeyError, TypeError) as error:
        raise ValueError(f"this is no result of the benchmark: {error}") from error


def _goal(found: dict[str, Any] | None) -> Goal | None:
    return None if found is None else Goal(**found)


def _number(value: float) -> str:
    if math.isnan(value):
        return "-"
    if value == int(value) and abs(value) < 1e6:
        return f"{int(value):,}"
    return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.3g}"
