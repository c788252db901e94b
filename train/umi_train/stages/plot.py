"""Loss curves of a run: in the terminal as Braille dots, and as a PNG."""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from umi_train.recipes.errors import RunError
from umi_train.recipes.rundir import Run, read_log, stage_folder

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""Bits of a Braille character (Unicode block 2800), by row and column."""


@dataclass(frozen=True, slots=True)
class Curve:
    """Loss by optimizer step; `held_out` are the evaluations."""

    train: tuple[tuple[int, float], ...]
    held_out: tuple[tuple[int, float], ...]


def curves(run: Run) -> dict[str, Curve]:
    """Return the curves of the stages that have any. A step that was trained again after a crash counts once."""
    found = {}
    for stage in run.stages:
        train: dict[int, float] = {}
        held_out: dict[int, float] = {}
        for row in read_log(stage_folder(run.folder, stage.name)):
            if row.loss is not None and math.isfinite(row.loss):
                train[row.step] = row.loss
            if row.eval_loss is not None and math.isfinite(row.eval_loss):
                held_out[row.step] = row.eval_loss
        if train:
            found[stage.name] = Curve(tuple(sorted(train.items())), tuple(sorted(held_out.items())))
    return found


def terminal(found: Mapping[str, Curve], width: int = 72, height: int = 8) -> str:
    """Return the curves as text, `height` lines each, no line longer than `width` characters."""
    return "\n\n".join(_panel(name, curve, max(24, width), max(2, height)) for name, curve in found.items())


def _panel(name: str, curve: Curve, width: int, height: int) -> str:
    losses = [loss for _, loss in (*curve.train, *curve.held_out)]
    low, high = min(losses), max(losses)
    label = max(len(f"{low:.3f}"), len(f"{high:.3f}"))
    columns = width - label - 3
    steps = curve.train[-1][0]
    canvas = [[0] * columns for _ in range(height)]
    for at, loss in _filled(curve.train, columns * 2, max(1, steps)):
        _dot(canvas, at, _level(loss, low, high, height * 4))
    lines = []
    for number, row in enumerate(canvas):
        mark = f"{high:.3f}" if number == 0 else f"{low:.3f}" if number == height - 1 else ""
        lines.append(f"{mark:>{label}} | " + "".join(chr(0x2800 + bits) for bits in row).rstrip("\u2800"))
    last = f"  {name}: loss {curve.train[0][1]:.4f} to {curve.train[-1][1]:.4f} in {steps} steps"
    held = f", validation {curve.held_out[0][1]:.4f} to {curve.held_out[-1][1]:.4f}" if curve.held_out else ""
    return "\n".join([last + held, *lines])


def _filled(points: Sequence[tuple[int, float]], columns: int, steps: int) -> list[tuple[int, float]]:
    """Return one point per column, the mean of what falls into it, with straight lines over the gaps."""
    bins: dict[int, list[float]] = {}
    for step, loss in points:
        bins.setdefault(min(columns - 1, step * columns // (steps + 1)), []).append(loss)
    known = sorted((at, sum(values) / len(values)) for at, values in bins.items())
    made = [known[0]]
    for (a, first), (b, second) in itertools.pairwise(known):
        made += [(at, first + (second - first) * (at - a) / (b - a)) for at in range(a + 1, b + 1)]
    return made


def _level(value: float, low: float, high: float, levels: int) -> int:
    """Return the row of dots from the top."""
    share = (value - low) / (high - low) if high > low else 0.5
    return min(levels - 1, max(0, round((1 - share) * (levels - 1))))


def _dot(canvas: list[list[int]], x: int, y: int) -> None:
    canvas[y // 4][x // 2] |= _DOTS[y % 4][x % 2]


def png(found: Mapping[str, Curve], path: Path) -> None:
    """Write the curves as a picture. Raises RunError."""
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise RunError(f"{path}: a picture needs matplotlib; `pip install umi-local[train]` brings it") from error
    figure = Figure(figsize=(3.2 * max(2, len(found)), 3.2), dpi=120, layout="constrained")
    for number, (name, curve) in enumerate(found.items(), 1):
        axes = figure.add_subplot(1, len(found), number)
        axes.plot(*zip(*curve.train, strict=True), linewidth=1, label="training")
        if curve.held_out:
            axes.plot(*zip(*curve.held_out, strict=True), "o-", markersize=3, linewidth=1, label="validation")
        axes.set_title(name, fontsize=10)
        axes.set_xlabel("optimizer step", fontsize=8)
        axes.set_ylabel("loss (nats per token)", fontsize=8)
        axes.tick_params(labelsize=7)
        axes.grid(alpha=0.3)
        axes.legend(fontsize=7)
    temporary = path.with_name(f"{path.name}.tmp")
    try:
        figure.savefig(temporary, format="png")
        temporary.replace(path)
    except OSError as error:
        raise RunError(f"{path} cannot be written: {error.strerror or error}") from error
