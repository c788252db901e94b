"""Runs in words: how one stands, its log, and several beside each other."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Sequence
from typing import Any

from umi_local.text import inert
from umi_train.recipes.rundir import LogRow, Run, StageRun, finite, number_of


def status_text(run: Run) -> str:
    """Return how a run stands."""
    name = run.resolved.get("name") or run.folder.name
    lines = [f"{name}  {run.folder}  recipe {run.resolved['hash'][:12]}"]
    for stage in run.stages:
        lines.append(f"  {stage.name:<11} {stage.state:<11} {_progress(stage)}".rstrip())
        if stage.message:
            lines.append(f"              {stage.message}")
    return inert("\n".join(lines))


def _progress(stage: StageRun) -> str:
    parts = []
    if stage.last is not None:
        parts.append(f"step {stage.last.step}" + (f" of {stage.last.of}" if stage.last.of else ""))
    if stage.loss is not None:
        parts.append(f"loss {_number(stage.loss)}")
    if stage.eval_loss is not None:
        parts.append(f"validation loss {_number(stage.eval_loss)}")
    if stage.state == "training" and stage.lr is not None:
        parts.append(f"rate {stage.lr:.3g}")
    if stage.tokens_per_second is not None:
        parts.append(f"{stage.tokens_per_second:,.0f} tokens/s")
    if stage.seconds_left is not None:
        parts.append(f"{duration(stage.seconds_left)} left")
    before, after = (_result(stage, f"validation_loss_{when}") for when in ("before", "after"))
    if stage.state == "done" and before is not None and after is not None:
        parts.append(f"validation {_number(before)} before, {_number(after)} after")
    return ", ".join(parts)


def _number(value: float) -> str:
    return f"{value:.4f}" if math.isfinite(value) else "is no number any more"


def _result(stage: StageRun, name: str) -> float | None:
    value = number_of(stage.result, name)
    return float(value) if value is not None else None


def duration(seconds: float) -> str:
    """Return a duration for people."""
    minutes, rest = divmod(round(max(0.0, seconds)), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02} min" if hours else f"{minutes} min {rest:02} s"


def log_lines(stage: str, rows: Sequence[LogRow]) -> Iterator[str]:
    """Yield the lines of a log for people."""
    for row in rows:
        parts = [f"step {row.step}" + (f"/{row.of}" if row.of else "")]
        if row.loss is not None:
            parts.append(f"loss {_number(row.loss)}")
        if row.lr is not None:
            parts.append(f"rate {row.lr:.3g}")
        if row.tokens is not None:
            parts.append(f"{row.tokens:,.0f} tokens")
        if row.eval_loss is not None:
            parts.append(f"validation loss {_number(row.eval_loss)}")
        yield inert(f"{stage:<11} {'  '.join(parts)}")


def comparison(runs: Sequence[Run]) -> dict[str, Any]:
    """Return the values in which the recipes of runs differ, and the results of their stages, as plain JSON data."""
    values = [run.resolved["values"] for run in runs]
    paths = dict.fromkeys(path for one in values for path in one if path not in ("name", "about"))
    missing = object()
    beside = {path: [one.get(path, missing) for one in values] for path in paths}
    differing = {
        path: [None if value is missing else value for value in found]
        for path, found in beside.items()
        if any(value != found[0] for value in found)
    }
    return {
        "runs": [str(run.folder) for run in runs],
        "differing": differing,
        "stages": {
            name: [_outcome(next((s for s in run.stages if s.name == name), None)) for run in runs]
            for name in dict.fromkeys(stage.name for run in runs for stage in run.stages)
        },
    }


def _outcome(stage: StageRun | None) -> dict[str, Any] | None:
    if stage is None:
        return None
    names = ("validation_loss_before", "validation_loss_after", "steps", "rows", "seconds")
    found = {name: finite(_result(stage, name)) for name in names}
    loss = {"loss": finite(stage.loss), "eval_loss": finite(stage.eval_loss)}
    return {**_state(stage), **found, **loss, "metrics": _metrics(stage.result.get("metrics_after"))}


def _state(stage: StageRun) -> dict[str, Any]:
    return {"state": stage.state, "step": stage.last.step if stage.last else None}


def _metrics(measured: object) -> dict[str, float]:
    """Return the shares of held-out targets that a role got right, by name."""
    if not isinstance(measured, dict):
        return {}
    shares = {str(name)[:40]: finite(number_of(measured, name)) for name in measured}
    return {name: value for name, value in shares.items() if value is not None}


def comparison_text(runs: Sequence[Run]) -> str:
    """Return runs beside each other."""
    data = comparison(runs)
    lines = ["runs", *(f"  {number}  {folder}" for number, folder in enumerate(data["runs"], 1))]
    lines += ["", "values that differ" if data["differing"] else "the recipes are the same"]
    for path, values in data["differing"].items():
        lines.append(f"  {path}")
        lines += [f"    {number}  {json.dumps(value, ensure_ascii=False)}" for number, value in enumerate(values, 1)]
    for stage, outcomes in data["stages"].items():
        lines += ["", f"stage {stage}", "       state        steps  before     after      loss       time        right"]
        for number, outcome in enumerate(outcomes, 1):
            lines.append(f"    {number}  {_row(outcome)}")
    return inert("\n".join(lines))


def _row(outcome: dict[str, Any] | None) -> str:
    if outcome is None:
        return "not in this recipe"

    def loss(name: str) -> str:
        return f"{outcome[name]:.4f}" if outcome[name] is not None else "-"

    steps = outcome["steps"] if outcome["steps"] is not None else outcome["step"]
    shown = f"{steps:.0f}" if steps is not None else "-"
    time = duration(outcome["seconds"]) if outcome["seconds"] is not None else "-"
    losses = [loss(name) for name in ("validation_loss_before", "validation_loss_after", "loss")]
    line = f"{outcome['state']:<12} {shown:>5}  " + "  ".join(f"{text:<9}" for text in losses) + f"  {time:<10}  "
    return (line + ", ".join(f"{name} {value:.1%}" for name, value in outcome["metrics"].items())).rstrip()
