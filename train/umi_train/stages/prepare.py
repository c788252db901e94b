"""Rows of every stage of a recipe, made in one pass over its data before anything is trained.

```
sources -> drawn (duplicates, sides, weights) -> stage_rows (the runtime's format, shortened) -> stages/NAME/rows
                                                              held out -> heldout.jsonl       -> rows.json, last
```
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_train.data.errors import DataError
from umi_train.data.report import Report
from umi_train.data.split import Split
from umi_train.recipes.mix import drawn, format_of
from umi_train.recipes.rundir import PREPARED, stage_folder
from umi_train.recipes.schema import Recipe, Stage
from umi_train.rows import Encoder
from umi_train.stages.heldout import HeldOut
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageError
from umi_train.stages.store import RowWriter

ROWS = "rows"
SIDES: tuple[Split, ...] = ("train", "validation")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the rows of a run are: a count per stage and side, and a report per source, as plain data."""

    stages: Mapping[str, Mapping[str, Mapping[str, int]]]
    sources: tuple[Mapping[str, Any], ...]

    def rows(self, stage: str, side: Split) -> int:
        """Return how many rows a stage has on one side."""
        return self.stages[stage][side]["rows"]


def prepare_rows(recipe: Recipe, run: Path, encoder: Encoder) -> Prepared:
    """Write the rows of all stages into a run, or return what is there already. Raises StageError."""
    if (run / PREPARED).exists():
        return read_prepared(run)
    reports = {number: Report() for number in range(len(recipe.data.sources))}
    fits = {stage.name: {side: Fit() for side in SIDES} for stage in recipe.stages}
    sample = HeldOut()
    try:
        with ExitStack() as stack:
            writers = {
                (stage.name, side): stack.enter_context(RowWriter(stage_folder(run, stage.name) / ROWS, side))
                for stage in recipe.stages
                for side in SIDES
            }
            for item in drawn(recipe, reports):
                format = format_of(recipe, recipe.data.sources[item.source])
                cut = _cut(fits)
                for stage in recipe.stages:
                    for _ in range(item.times.get(stage.name, 0)):
                        writer, fit = writers[stage.name, item.side], fits[stage.name][item.side]
                        for reader in stage.readers:
                            for row in stage_rows(item.trajectory, reader, format, encoder, stage.max_length, fit):
                                writer.add(row)
                if item.side == "validation" and item.times:
                    sample.add(item.trajectory, cut=_cut(fits) > cut)
        about = {
            "stages": {name: {side: fit.to_dict() for side, fit in sides.items()} for name, sides in fits.items()},
            "sources": [
                {"kind": s.kind, "location": s.location, **reports[number].to_dict()}
                for number, s in enumerate(recipe.data.sources)
            ],
        }
        for stage in recipe.stages:
            _check(stage, fits[stage.name]["train"], list(reports.values()))
        sample.write(run)
        temporary = run / f"{PREPARED}.tmp"
        temporary.write_text(json.dumps(about, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        temporary.replace(run / PREPARED)
    except DataError as error:
        raise StageError(f"the data cannot be read: {error}") from error
    except OSError as error:
        raise StageError(f"the rows could not be written into {run}: {error.strerror or error}") from error
    return read_prepared(run)


def _cut(fits: Mapping[str, Mapping[Split, Fit]]) -> int:
    """Return how many rows were shortened or left out so far."""
    return sum(fit.shortened + fit.too_long for sides in fits.values() for fit in sides.values())


def read_prepared(run: Path) -> Prepared:
    """Return what was prepared in a run. Raises StageError."""
    path = run / PREPARED
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        stages = {
            str(name): {side: {k: int(v) for k, v in counts[side].items()} for side in SIDES}
            for name, counts in data["stages"].items()
        }
        return Prepared(stages, tuple(data["sources"]))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StageError(f"{path} cannot be read ({error}); remove it to make the rows again") from error


def _check(stage: Stage, fit: Fit, reports: list[Report]) -> None:
    if fit.rows:
        return
    if fit.too_long:
        raise StageError(
            f"stage {stage.name} has no rows: all {fit.too_long} are longer than {stage.max_length} tokens even "
            "without their old steps; raise max_length"
        )
    read, kept = sum(r.read for r in reports), sum(r.kept for r in reports)
    reasons: dict[str, int] = {}
    for report in reports:
        for reason, count in report.skipped.items():
            reasons[reason] = reasons.get(reason, 0) + count
    most = sorted(reasons.items(), key=lambda item: -item[1])[:3]
    why = "; left out were " + ", ".join(f"{count} ({reason})" for reason, count in most) if most else ""
    raise StageError(
        f"stage {stage.name} has no rows to learn from: {read} trajectories were read and {kept} kept{why}. "
        f"`umi data show` prints what {stage.name} sees of a source"
    )
