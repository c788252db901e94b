"""The trajectories a stage sees: sources one after the other, without duplicates, by side, weight and share.

One pass over the data serves all stages. Which side and which half a request is on, and whether a weight shows it once
more, depends on its words alone, so any process that reads the same data comes to the same rows.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from umi_local.formats import SHARED
from umi_local.formats.shared import SharedFormat
from umi_local.formats.toolbench import ToolBenchFormat
from umi_train.data.contamination import Contamination, local_tasks
from umi_train.data.errors import DataError
from umi_train.data.kinds import open_source
from umi_train.data.report import Report
from umi_train.data.split import Seen, Split, content_key, split_of, unseen
from umi_train.recipes.schema import DataSource, Recipe, StageName

if TYPE_CHECKING:
    from umi_local.trajectory import Trajectory
    from umi_train.data.source import Source

HALVES = "stage"
"""Salt of the division between backbone and roles, so that it does not follow the one between the sides."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A trajectory, its source and side, and how often each stage sees it (a stage that does not is left out)."""

    source: int
    side: Split
    trajectory: Trajectory
    times: Mapping[StageName, int]


def drawn(
    recipe: Recipe,
    reports: Mapping[int, Report] | None = None,
    *,
    most: int | None = None,
    only: Container[int] | None = None,
    failed: Callable[[int, DataError], None] | None = None,
    against: Contamination | None = None,
) -> Iterator[Drawn]:
    """Yield every trajectory of a recipe's data once. Raises DataError for data that cannot be read.

    `reports` collect what was left out, by source; `most` bounds the trajectories of a source; `only` names the
    sources that are read; `failed` is told of a source that cannot be read, and the next one follows; `against` holds
    the evaluation sets that nothing is learned from, the tasks of `umi eval local` unless said.
    """
    seen = Seen()
    evaluations = local_tasks() if against is None else against
    for number in range(len(recipe.data.sources)):
        if only is not None and number not in only:
            continue
        report = reports[number] if reports is not None else Report(0)
        try:
            yield from _of_source(recipe, number, report, seen, evaluations, most)
        except DataError as error:
            if failed is None:
                raise
            failed(number, error)


def _of_source(
    recipe: Recipe, number: int, report: Report, seen: Seen, evaluations: Contamination, most: int | None
) -> Iterator[Drawn]:
    source = recipe.data.sources[number]
    opened: Source = open_source(source.kind, source.location, source.options)
    bounds = [n for n in (source.limit, most) if n is not None]
    kept = evaluations.clean(unseen(opened.placed(report), report, seen), report)
    for _, trajectory in islice(kept, min(bounds) if bounds else None):
        side: Split = split_of(trajectory, recipe.data.validation) if source.split == "auto" else source.split
        yield Drawn(number, side, trajectory, _times(recipe, source, side, trajectory))


def _times(recipe: Recipe, source: DataSource, side: Split, trajectory: Trajectory) -> dict[StageName, int]:
    count = 1
    if side == "train":
        whole, part = divmod(source.weight, 1.0)
        count = int(whole) + (content_key(trajectory) < part * 2**64)
    found: dict[StageName, int] = {}
    for stage in recipe.stages:
        if count and stage.name in source.stages and _its_half(recipe, stage.name, side, trajectory):
            found[stage.name] = count
    return found


def _its_half(recipe: Recipe, stage: StageName, side: Split, trajectory: Trajectory) -> bool:
    """Without reuse the backbone sees one part of the requests and the roles the rest. All evaluate on the same."""
    if recipe.data.reuse_requests or side == "validation":
        return True
    first = split_of(trajectory, recipe.data.first_share, HALVES) == "validation"  # the share that is asked for
    return first is (stage == "backbone")


def stage_trajectories(
    recipe: Recipe, stage: StageName, side: Split, reports: Mapping[int, Report] | None = None
) -> Iterator[Trajectory]:
    """Yield what one stage sees on one side, as often as it sees it. Raises DataError."""
    for item in drawn(recipe, reports):
        if item.side == side:
            for _ in range(item.times.get(stage, 0)):
                yield item.trajectory


def format_of(recipe: Recipe, source: DataSource) -> SharedFormat | ToolBenchFormat:
    """Return the format that a source's trajectories are shown in. ToolBench's observations are cut already."""
    if recipe.data.format in SHARED:
        return SharedFormat.named(recipe.data.format)
    return ToolBenchFormat(None) if source.kind == "toolbench" else ToolBenchFormat()
