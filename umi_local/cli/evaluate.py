"""`umi eval local`: the everyday tasks, judged by effect."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

from umi_local.cli import exits
from umi_local.text import inert

if TYPE_CHECKING:
    from umi_local.evaluation.runner import TaskResult


def evaluate_local(pack: str, *, limit: int | None, only: list[str], as_json: bool) -> int:
    """Run the tasks: one line each on stderr, the totals on stdout. 0 when they ran, whatever the score."""
    import signal

    from umi_local.engine.client import EngineError
    from umi_local.evaluation.runner import run_local
    from umi_local.evaluation.tasks import TaskFileError
    from umi_local.packs.pack import PackError

    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        report = run_local(pack, limit, ",".join(only) or None, _show)
    except KeyboardInterrupt:
        print("umi: cancelled", file=sys.stderr)
        return exits.CANCELLED
    except TaskFileError as error:
        print(f"umi: {inert(str(error))}", file=sys.stderr)
        return exits.USAGE
    except (PackError, EngineError) as error:
        print(f"umi: {inert(str(error))}", file=sys.stderr)
        return exits.FAILED
    print(json.dumps(report.to_dict(), ensure_ascii=False) if as_json else report.table())
    return exits.ANSWERED


def _show(result: TaskResult) -> None:
    print(
        f"{'pass' if result.passed else 'FAIL'}  {result.id:<32} {result.seconds:6.2f} s", file=sys.stderr, flush=True
    )
    for reason in result.reasons:
        print(f"      {inert(reason)}", file=sys.stderr, flush=True)
