"""`python -m umi_local.evaluation`: run the everyday tasks, or score the roles on recorded trajectories."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from umi_local.config import DEFAULT_PACK
from umi_local.engine.errors import EngineError
from umi_local.evaluation.roles import RolesReport, run_heldout
from umi_local.evaluation.runner import Report, TaskResult, run_local
from umi_local.evaluation.tasks import TaskFileError, load_tasks, select
from umi_local.packs.pack import PackError
from umi_local.trajectory import TrajectoryError


def main(arguments: list[str] | None = None) -> int:
    """Run and print. Returns the exit code: 0 when it ran, whatever the scores; 2 for a wrong use; 4 when it failed."""
    parser = argparse.ArgumentParser(prog="python -m umi_local.evaluation", description=__doc__)
    parser.add_argument("--pack", default=DEFAULT_PACK, help="name or directory of the pack")
    parser.add_argument("--only", help="ids (or their beginnings) and categories, separated by commas")
    parser.add_argument("--limit", type=int, help="at most so many tasks, spread evenly")
    parser.add_argument("--heldout", type=Path, metavar="JSONL", help="score the roles on these trajectories instead")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the whole report here")
    parser.add_argument("--list", action="store_true", help="list the tasks and stop")
    parser.add_argument("--quiet", action="store_true", help="print the totals alone")
    chosen = parser.parse_args(arguments)
    if chosen.limit is not None and chosen.limit < 1:
        parser.error("--limit must be at least 1")
    try:
        if chosen.list:
            for task in select(load_tasks(), chosen.only, chosen.limit):
                print(f"{task.id:<32} {' / '.join(task.say)}")
            return 0
        report: Report | RolesReport
        if chosen.heldout is not None:
            report = run_heldout(chosen.pack, chosen.heldout, chosen.limit)
        else:
            report = run_local(chosen.pack, chosen.limit, chosen.only, None if chosen.quiet else _show)
    except (TaskFileError, TrajectoryError, OSError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    except (PackError, EngineError) as error:
        print(f"error: {error}", file=sys.stderr)
        return 4
    print(report.table())
    if chosen.json is not None:
        chosen.json.write_text(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _show(result: TaskResult) -> None:
    from umi_local.text import inert

    print(f"{'pass' if result.passed else 'FAIL'}  {result.id:<32} {result.seconds:6.2f} s", flush=True)
    for reason in result.reasons:
        print(f"      {inert(reason)}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
