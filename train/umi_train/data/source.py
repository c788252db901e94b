"""A source: rows from somewhere, made into trajectories one by one. The kinds there are stand in `kinds`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    TrajectoryError,
    Turn,
    UserTurn,
)
from umi_train.data.errors import BadRow, DataError
from umi_train.data.files import Rows, read_rows
from umi_train.data.report import Place, Report
from umi_train.data.targets import targets

HUB = "hub:"
LONG_RATIONALE = "a rationale longer than the planner of the shared format may write"
UNREAD = "not of the shape of this data set"

Made = Iterable[Trajectory | BadRow]
"""What one row becomes: trajectories, and refusals of parts of it."""


@dataclass(frozen=True, slots=True)
class SourceType:
    """A kind of data: what it is, under which terms, where it comes from and how its rows become trajectories.

    `files` are the patterns that are looked for when the location is a folder, `evaluation` parts of file names
    that belong to an evaluation set. `prepare` returns the function that turns one row into trajectories;
    `rows` yields the rows where they are not simply those of the files. `local`: never on the hub.
    """

    kind: str
    about: str
    licence: str
    home: str
    gives: str
    prepare: Callable[[Source, Report], Callable[[Any], Made]]
    files: tuple[str, ...] = ()
    hub: str | None = None
    evaluation: tuple[str, ...] = ()
    options: Mapping[str, str] = field(default_factory=dict)
    rows: Callable[[Source, Report], Rows] | None = None
    keeps_meta: bool = False
    local: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Return what a user wants to know, as plain JSON data."""
        names = ("kind", "about", "gives", "licence", "home", "hub")
        return {**{n: getattr(self, n) for n in names}, "files": list(self.files), "options": dict(self.options)}


@dataclass(frozen=True, slots=True)
class Source:
    """Data of one kind at one place: a file, a folder, or a name on the hub behind `hub:`."""

    type: SourceType
    location: Path | str
    options: Mapping[str, str] = field(default_factory=dict)

    def trajectories(self, report: Report) -> Iterator[Trajectory]:
        """Yield every trajectory; what was left out and why goes into the report. Memory is bounded by one row.

        Raises DataError when the data cannot be read at all.
        """
        for _, trajectory in self.placed(report):
            yield trajectory

    def placed(self, report: Report) -> Iterator[tuple[Place, Trajectory]]:
        """Yield every trajectory with the place it came from."""
        made = self.type.prepare(self, report)
        for place, row in self.rows(report):
            yield from self._parts(_lazily(made, row), place, report)

    def _parts(self, parts: Iterator[Trajectory | BadRow], place: Place, report: Report) -> Iterator[tuple[Place, Any]]:
        number = 0
        while True:
            part = replace(place, part=number) if number else place
            try:
                item = next(parts)
                if isinstance(item, BadRow):
                    raise item
                _examine(item, part, report)
            except StopIteration:
                return
            except BadRow as error:
                report.skip(error.reason, part, error.detail)
            except (TrajectoryError, KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
                report.skip(UNREAD, part, f"{type(error).__name__}: {error}")
            except RecursionError:
                report.skip(UNREAD, part, "nested too deeply")
            else:
                report.keep()
                yield part, self._labelled(item, part)
            number = max(2, number + 1)

    def _labelled(self, trajectory: Trajectory, place: Place) -> Trajectory:
        if self.type.keeps_meta:
            return trajectory
        return replace(trajectory, meta={**trajectory.meta, "source": self.type.kind, "place": str(place)})

    def rows(self, report: Report) -> Rows:
        """Yield the rows as they are, each with its place. Raises DataError."""
        if isinstance(self.location, str):
            from umi_train.data.hub import hub_rows

            yield from hub_rows(self.location, self.options, report)
        elif self.type.rows is not None:
            yield from self.type.rows(self, report)
        else:
            for path in self.paths():
                yield from read_rows(path, report)

    def paths(self) -> list[Path]:
        """Return the files of this source in a fixed order. Raises DataError when there are none."""
        assert isinstance(self.location, Path)
        if not self.location.is_dir():
            return [self.location]
        found: dict[Path, None] = {}
        for pattern in self.type.files:
            found |= dict.fromkeys(sorted(self.location.glob(pattern)))
        chosen = [p for p in found if p.is_file() and (self.flag("evaluation") or not self.is_evaluation(p))]
        if not chosen:
            wanted = " or ".join(self.type.files) or "a file: name one"
            raise DataError(f"{self.location} holds no {wanted}, which {self.type.kind} needs")
        return chosen

    def is_evaluation(self, path: Path | str) -> bool:
        """Return whether this is a file of an evaluation set, by its name."""
        name = path.name if isinstance(path, Path) else path
        return any(part in name for part in self.type.evaluation)

    def beside(self, name: str, option: str) -> Path | None:
        """Return a file that goes with this source: the one that the option names, or `name` in the same folder.

        Raises DataError when the option names a file that is not there.
        """
        if option in self.options:
            path = Path(self.options[option])
            if not path.is_file():
                raise DataError(f"the option {option} names {path}, which is no file")
            return path
        if isinstance(self.location, str):
            return None
        folder = self.location if self.location.is_dir() else self.location.parent
        return folder / name if (folder / name).is_file() else None

    def text(self, option: str, default: str) -> str:
        """Return an option as text."""
        return self.options.get(option, default)

    def number(self, option: str, default: float) -> float:
        """Return an option as a number. Raises DataError."""
        try:
            value = float(self.options.get(option, default))
        except ValueError:
            value = -1.0
        if not 0 <= value < 1e9:
            raise DataError(f"the option {option} must be a number from 0, not {self.options[option]!r}")
        return value

    def flag(self, option: str) -> bool:
        """Return an option as yes or no. Raises DataError."""
        value = self.options.get(option, "no").lower()
        if value not in ("yes", "no"):
            raise DataError(f"the option {option} is yes or no, not {value!r}")
        return value == "yes"


def _lazily(made: Callable[[Any], Made], row: Any) -> Iterator[Trajectory | BadRow]:
    """Call `made` inside the iteration, so that whatever it raises belongs to the row."""
    yield from made(row)


def _examine(trajectory: Trajectory, place: Place, report: Report) -> None:
    """Refuse a trajectory that could not be rendered or from which nothing can be learned. Raises BadRow."""
    from umi_local.formats.shared import MAX_RATIONALE

    if not isinstance(trajectory.turns[0] if trajectory.turns else None, UserTurn):
        raise BadRow("it does not begin with the user")
    if not any(targets(trajectory, verbatim=True)):
        raise BadRow("no role can learn from it")
    if trajectory.tools and not any(_callable(t.name) for t in trajectory.tools):
        raise BadRow("no tool has a name that can be written", repr(trajectory.tools[0].name))
    long = False
    for turn in trajectory.turns:
        text = _said(turn)
        if not isinstance(text, str):
            raise BadRow("a text is not text", f"{type(turn).__name__}: {text!r}")
        long = long or (isinstance(turn, PlannerTurn) and len(text) > MAX_RATIONALE)
    if long:
        report.note(LONG_RATIONALE, place)


def _said(turn: Turn) -> Any:
    match turn:
        case UserTurn(text):
            return text
        case PlannerTurn(rationale):
            return rationale
        case CallerTurn(tool):
            return tool
        case ObservationTurn(content):
            return content
        case SummarizerTurn(answer):
            return answer


def _callable(name: str) -> bool:
    return bool(name) and name.isprintable() and " " not in name
