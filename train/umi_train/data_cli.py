"""`umi data`: which data there is, what a role sees of it, and what is wrong with it.

stdout is data, stderr diagnostics. Exit codes are those of `umi_local.cli.exits`: 2 for a kind, place or option that
cannot be, 4 for data that cannot be read.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from itertools import islice
from pathlib import Path
from typing import Annotated, Any

import typer

from umi_local.cli import exits
from umi_local.text import inert
from umi_local.trajectory import Trajectory
from umi_train import cli_main
from umi_train.data.contamination import Contamination, local_tasks
from umi_train.data.errors import DataError
from umi_train.data.kinds import EVERY, SOURCES, open_source
from umi_train.data.report import Place, Report
from umi_train.data.samples import READERS, Reader, Sample, samples
from umi_train.data.source import Source
from umi_train.data.split import VALIDATION, split_of, unseen
from umi_train.data.targets import targets
from umi_train.rows import WRITES

LOOKED_AT = 2000
"""Trajectories that `show` looks at for a role that has not come yet."""

_LEARNED, _SPECIAL, _PLAIN = "\x1b[1;32m", "\x1b[2m", "\x1b[0m"
_OPEN, _CLOSE = "\u27e6", "\u27e7"
_BRACKETS = str.maketrans({_OPEN: "[", _CLOSE: "]"})

app = typer.Typer(
    name="data",
    cls=cli_main.Group,
    help="Training data: list the kinds there are, show what each role sees, check a data set.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Role(StrEnum):
    """Who reads a sample: a role, or the backbone, which learns all three."""

    planner = "planner"
    caller = "caller"
    summarizer = "summarizer"
    backbone = "backbone"


class FormatName(StrEnum):
    """The formats a sample can be rendered in."""

    shared = "shared"
    shared_marks = "shared-marks"
    shared_spans = "shared-spans"
    shared_names = "shared-names"
    toolbench = "toolbench"


Kind = Annotated[str, typer.Argument(metavar="KIND", help="A kind of data; `umi data sources` lists them.")]
Location = Annotated[
    str, typer.Argument(metavar="LOCATION", help="A file, a folder, or hub:owner/name; sessions need none.")
]
Options = Annotated[
    list[str] | None, typer.Option("--option", "-o", metavar="KEY=VALUE", help="An option of this kind of data.")
]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]


def main(arguments: list[str]) -> int:
    """Run `umi data` with these arguments and return the exit code."""
    return cli_main.run(
        app,
        "umi data",
        arguments,
        stopped="stopped; data is only read here, so nothing is lost, and the same command begins again",
        failures={DataError: exits.FAILED},
    )


@app.command("sources")
def list_sources(json: AsJson = False) -> None:
    """List the kinds of data: what they are, what they give, their licence and home."""
    if json:
        _print([kind.to_dict() for kind in SOURCES.values()])
        return
    for kind in SOURCES.values():
        print(f"{kind.kind}\n    {kind.about}\n    for      {kind.gives}\n    licence  {kind.licence}")
        print(f"    home     {kind.home}" + (f" (hub:{kind.hub})" if kind.hub else ""))
        for name, text in kind.options.items():
            print(f"    -o {name}=  {text}")
    for name, text in EVERY.items():
        print(f"every kind\n    -o {name}=  {text}")


@app.command("show")
def show(
    kind: Kind,
    location: Location = "",
    option: Options = None,
    n: Annotated[int, typer.Option("--n", "-n", min=1, metavar="N", help="Samples per role.")] = 2,
    role: Annotated[Role | None, typer.Option("--role", help="One role instead of all.")] = None,
    format: Annotated[FormatName, typer.Option("--format", help="How they are rendered.")] = FormatName.shared,
    json: AsJson = False,
) -> None:
    """Show samples as each role sees them. What is learned is green on a terminal and stands in brackets elsewhere."""
    source, report = _opened(kind, location, option), Report()
    readers: tuple[Reader, ...] = (role.value,) if role else READERS
    nothing = True
    for place, sample in _chosen(source, report, readers, format, n):
        nothing = False
        if json:
            _print(_sample_dict(kind, place, sample, format))
        else:
            print(_shown(place, sample, format))
    for text in report.problems:
        print(f"umi: {inert(text)}", file=sys.stderr)
    if report.skipped_count:
        skipped = f"{report.skipped_count} of {report.read} rows were skipped"
        print(f"umi: {skipped}; umi data check says why", file=sys.stderr)
    if nothing:
        raise typer.Exit(exits.FAILED)


def _chosen(
    source: Source, report: Report, readers: tuple[Reader, ...], format: FormatName, n: int
) -> Iterator[tuple[Place, Sample]]:
    from umi_local.formats.shared import SharedFormat
    from umi_local.formats.toolbench import ToolBenchFormat

    whole = source.type.kind == "toolbench"  # its observations are cut already
    toolbench = ToolBenchFormat(None) if whole else ToolBenchFormat()
    fmt = toolbench if format is FormatName.toolbench else SharedFormat.named(format.value)
    left = dict.fromkeys(readers, n)
    for place, trajectory in islice(source.placed(report), LOOKED_AT):
        for reader in readers:
            for sample in islice(samples(trajectory, reader, fmt), left[reader]):
                left[reader] -= 1
                yield place, sample
        if not any(left.values()):
            return
    for reader in readers:
        if left[reader] == n:
            print(f"umi: nothing for the {reader} in the first {LOOKED_AT} trajectories", file=sys.stderr)


def _sample_dict(kind: str, place: Place, sample: Sample, format: FormatName) -> dict[str, Any]:
    segments = [
        {"text": s.text, "learned": learned, "special": s.special}
        for s, learned in zip(sample.segments, sample.learned, strict=True)
    ]
    where = {"kind": kind, "place": str(place), "role": sample.reader, "format": format.value, "turn": sample.turn}
    return {**where, "segments": segments}


def _shown(place: Place, sample: Sample, format: FormatName) -> str:
    """Return a sample for people: nothing in its text moves the cursor or changes a colour."""
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    parts, inside = [], False
    for piece, learned in zip(sample.segments, sample.learned, strict=True):
        text = inert(piece.text).translate(_BRACKETS)
        if colour:
            start = _LEARNED if learned else _SPECIAL if piece.special else ""
            parts.append(f"{start}{text}{_PLAIN if start else ''}")
            continue
        if learned is not inside:
            parts.append(_OPEN if learned else _CLOSE)
            inside = learned
        parts.append(text)
    parts.append(_CLOSE if inside else "")
    title = f"== {sample.reader}, {format.value}: {inert(str(place))}"
    return f"{title}\n{''.join(parts)}\n"


@app.command("check")
def check(
    kind: Kind,
    location: Location = "",
    option: Options = None,
    against: Annotated[
        list[str] | None,
        typer.Option("--against", metavar="KIND:LOCATION", help="An evaluation set to compare with; may be repeated."),
    ] = None,
    validation: Annotated[
        float, typer.Option("--validation", min=0.0, max=1.0, metavar="SHARE", help="Share held out.")
    ] = VALIDATION,
    json: AsJson = False,
) -> None:
    """Read everything and report: rows kept and skipped, duplicates, targets per role, the split, contamination.

    The tasks of `umi eval local` are always compared.
    """
    source, report = _opened(kind, location, option), Report()
    index = _evaluations(against or [])
    roles: Counter[str] = Counter()
    sides: Counter[str] = Counter({"train": 0, "validation": 0})
    for _, trajectory in index.clean(unseen(source.placed(report), report), report):
        roles.update(_learned(trajectory))
        sides[split_of(trajectory, validation)] += 1
    if json:
        _print({"kind": kind, **report.to_dict(), "targets": dict(roles), "split": dict(sides)} | _found(index))
    else:
        print(report.table())
        print("\ntargets  " + ", ".join(f"{roles[r]} {r}" for r in ("planner", "caller", "summarizer")))
        print(f"split    {sides['train']} train, {sides['validation']} validation\n")
        print(index.table())
        print(f"\nlicence  {source.type.licence}")
    if not report.kept:
        raise DataError("nothing of this data can be used")


def _found(index: Contamination) -> dict[str, Any]:
    return {"contamination": index.to_dict()}


def _learned(trajectory: Trajectory) -> Iterator[str]:
    for turn, learn in zip(trajectory.turns, targets(trajectory), strict=True):
        if learn:
            yield WRITES[type(turn)].value


def _evaluations(against: list[str]) -> Contamination:
    index = local_tasks()
    for text in against:
        kind, colon, location = text.partition(":")
        if not colon:
            raise typer.BadParameter(f"{text!r}: write KIND:LOCATION", param_hint="--against")
        source = _usage(kind, location, {"evaluation": "yes"})
        report = Report()
        for place, trajectory in source.placed(report):
            index.add(Path(location).name, str(place), trajectory)
        if not report.kept:
            raise DataError(f"nothing could be read from {location} as {kind}:\n{report.table()}")
    return index


def _opened(kind: str, location: str, option: list[str] | None) -> Source:
    options = {}
    for text in option or ():
        key, equals, value = text.partition("=")
        if not equals:
            raise typer.BadParameter(f"{text!r}: write KEY=VALUE", param_hint="--option")
        options[key] = value
    if not location and kind == "sessions":
        from umi_local.config import data_dir

        location = str(data_dir())
    if not location and kind in SOURCES:
        raise typer.BadParameter(f"{kind} needs a file, a folder or a name on the hub", param_hint="LOCATION")
    return _usage(kind, location, options)


def _usage(kind: str, location: str, options: dict[str, str]) -> Source:
    try:
        return open_source(kind, location, options)
    except DataError as error:
        print(f"umi: {inert(str(error))}", file=sys.stderr)
        raise typer.Exit(exits.USAGE) from error


def _print(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False))
