"""`make bench`: the engine against baselines in the same run.

Models of random weights with real shapes and vocabularies are made on the spot and kept in umi's cache folder (about
1.1 GB for both). Every figure is the median of several runs, mixed with those of its baseline. docs/performance.md
says how each is measured.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
import textwrap
from pathlib import Path

from benchmarks.engine import table
from benchmarks.engine.table import Row


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; return the exit code."""
    chosen = _parser().parse_args(arguments)
    try:
        rows = table.read(json.loads(chosen.read.read_text(encoding="utf-8"))["rows"]) if chosen.read else _run(chosen)
    except (OSError, ValueError, KeyError, RuntimeError) as error:
        print(f"benchmark: {error}", file=sys.stderr)
        return 2
    shown = [row for row in rows if row.goal is not None] if chosen.goals else rows
    print(table.markdown(shown) if chosen.markdown else table.text(shown))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.engine",
        description=__doc__,
        epilog=_measures(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--only", metavar="NAME,...", help="the measures below (all)")
    parser.add_argument("--models", default="nano,0.5b,1.1b", metavar="NAME,...", help="nano,0.5b,1.1b")
    parser.add_argument("--threads", metavar="N,...", help="numbers of threads (1 and all cores)")
    parser.add_argument("--runs", type=int, default=5, help="runs behind each median (5)")
    parser.add_argument("--quick", action="store_true", help="short runs: a check that everything works, no figures")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there, after each measure")
    parser.add_argument("--goals", action="store_true", help="print the rows that have a goal, and no others")
    parser.add_argument("--markdown", action="store_true", help="print the table as docs/performance.md has it")
    parser.add_argument("--read", type=Path, metavar="FILE", help="measure nothing: print what --json wrote")
    parser.add_argument(
        "--models-dir", type=Path, metavar="DIR", help="where made models are kept (umi's cache folder)"
    )
    return parser


def _measures() -> str:
    """Return what each measure is about, for the help."""
    from benchmarks.engine.measures import MEASURES

    def lines(name: str, about: str) -> str:
        return textwrap.fill(about, 110, initial_indent=f"  {name:<10}", subsequent_indent=" " * 12)

    return "\n".join(["measures and their goals:", *(lines(name, m.about) for name, m in MEASURES.items())])


def _run(chosen: argparse.Namespace) -> list[Row]:
    """Run what was asked for. Raises ValueError when there is no such thing."""
    from benchmarks.engine.asking import cores
    from benchmarks.engine.measures import MEASURES
    from benchmarks.engine.models import default_directory, make, wanted
    from benchmarks.engine.setting import Setting

    os.environ.setdefault("UMI_CALIBRATE", "false")  # nothing is measured behind the back of a measurement
    names = _list(chosen.only) if chosen.only else list(MEASURES)
    for name in names:
        if name not in MEASURES:
            raise ValueError(f"there is no measure {name!r}; there are {', '.join(MEASURES)}")
    if chosen.runs < 1:
        raise ValueError("--runs must be at least 1")
    threads = _threads(chosen.threads) if chosen.threads else list(dict.fromkeys((1, cores())))
    directory = (chosen.models_dir or default_directory()).absolute()
    rows: list[Row] = []
    for model_name in wanted(chosen.models):
        model = make(model_name, directory)
        for name in names:
            measure = MEASURES[name]
            if measure.nano and not model.trained:
                continue
            for count in threads if measure.threaded else threads[-1:]:
                print(f"{model_name}: {name}, {count} thread{'s' * (count > 1)}", file=sys.stderr, flush=True)
                rows += asyncio.run(measure.run(Setting(model, count, chosen.runs, chosen.quick)))
                if chosen.json is not None:
                    _write(chosen.json, rows, chosen)
    return rows


def _list(text: str) -> list[str]:
    return [name.strip() for name in text.split(",") if name.strip()]


def _threads(text: str) -> list[int]:
    numbers = [int(name) if name.isdecimal() else 0 for name in _list(text)]
    if not numbers or min(numbers) < 1:
        raise ValueError(f"--threads wants numbers from 1 on, not {text!r}")
    return numbers


def _write(path: Path, rows: list[Row], chosen: argparse.Namespace) -> None:
    """Write what there is so far, whole or not at all."""
    found = {"runs": chosen.runs, "quick": chosen.quick, "cpu": _cpu(), "rows": table.data(rows)}
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_text(json.dumps(found, indent=1), encoding="utf-8")
    draft.replace(path)


def _cpu() -> str:
    from umi_local.engine.calibrate import cpu

    return cpu()[0]


if __name__ == "__main__":
    sys.exit(main())
