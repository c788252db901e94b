"""Training data as shards: batches of sessions made from fresh trajectories, one process per shard.

`python -m umi_train.nano.shards --run RUN --ahead 4` keeps a few shards ahead of the trainer. Shard k depends on
its number, the tokenizer, the code of the synthesizer and the run's `focus.json` alone (see `umi_train.nano.focus`), so
a stopped run goes on with the same data.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from umi_local.tools import builtin_registry
from umi_local.trajectory import Trajectory
from umi_train.data.quick import quick
from umi_train.nano import FORMAT, warmup
from umi_train.nano.tokenizer import SegmentEncoder
from umi_train.rows import grouped, trajectory_row

WARMUP_SHARDS = 10
"""Shards of pure copying at the start of a run from scratch."""
TASKS = 1500
"""Sessions per shard: enough that sessions of one length fill batches."""
TASK_ODDS = (0.35, 0.35, 0.2, 0.1)
"""Odds of one to four tasks in a session: longer ones spread the cost of the tool list."""
BATCH = 8448
"""Tokens of a batch, padding counted."""
LENGTH = 768
"""Tokens of the longest session."""


def shard_path(run: Path, number: int) -> Path:
    """Return where shard `number` of a run lies."""
    return run / "shards" / f"{number:05d}.npz"


def focus_path(run: Path) -> Path:
    """Return where the factors for the families' odds lie, if a run has any."""
    return run / "focus.json"


def trajectories(
    number: int, warm: bool, attempt: int = 0, focus: Mapping[str, float] | None = None
) -> Iterator[Trajectory]:
    """Return the sessions of shard `number`: pure copying first (when `warm`), then synthesized tasks.

    `focus` has factors for the families' odds. A further `attempt` draws others, so that one task that cannot be made
    does not end a run of hours.
    """
    seed = 1_000_003 * (number + 1) + attempt
    if warm and number < WARMUP_SHARDS:
        return warmup.generate(seed, 3 * TASKS, builtin_registry().specs())
    from umi_train.synth import generate

    copying = 0.04 if not warm or number >= 40 else 0.5 if number < 24 else 0.3  # marks copy most of what is long
    return generate(seed, TASKS, "train", curriculum=copying, tasks=TASK_ODDS, focus=focus)


def make_shard(run: Path, number: int, attempt: int = 0) -> None:
    """Synthesize, render and group shard `number`; the file appears whole or not at all."""
    encoder = SegmentEncoder.load(run / "tokenizer.json")
    warm = not (run / "init").exists()
    format = quick(FORMAT)
    path = focus_path(run)
    focus = json.loads(path.read_text()) if path.exists() else None
    rows = (trajectory_row(t, encoder, format) for t in trajectories(number, warm, attempt, focus))
    batches = grouped((row for row in rows if row.learned), BATCH, LENGTH, encoder.pad)
    random.Random(number).shuffle(batches)
    path = shard_path(run, number)
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp.npz")
    arrays = {"ids": [ids for ids, _ in batches], "labels": [labels for _, labels in batches]}
    flat = {kind: np.concatenate([each.ravel() for each in group]) for kind, group in arrays.items()}
    shapes = np.array([ids.shape for ids, _ in batches], dtype=np.int32)
    np.savez(temporary, ids=flat["ids"].astype(np.uint16), labels=flat["labels"].astype(np.int16), shapes=shapes)
    temporary.replace(path)


def wait_for_shard(run: Path, number: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield ids and labels of each batch of shard `number`, waiting until the producer has made it."""
    path = shard_path(run, number)
    (run / "wanted").write_text(str(number))
    while not path.exists():
        time.sleep(0.5)
    with np.load(path) as data:
        ids, labels, shapes = (data[name].astype(np.int64) for name in ("ids", "labels", "shapes"))
    at = 0
    for rows, length in shapes:
        end = at + rows * length
        yield ids[at:end].reshape(rows, length), labels[at:end].reshape(rows, length)
        at = end


def main() -> None:
    """Keep shards ahead of the trainer, or make one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--only", type=int)
    parser.add_argument("--attempt", type=int, default=0)
    parser.add_argument("--ahead", type=int, default=3)
    args = parser.parse_args()
    if args.only is not None:
        make_shard(args.run, args.only, args.attempt)
        return
    attempt = 0
    while not (args.run / "done").exists():
        wanted = int((args.run / "wanted").read_text()) if (args.run / "wanted").exists() else 0
        missing = [n for n in range(wanted, wanted + args.ahead) if not shard_path(args.run, n).exists()]
        if not missing:
            time.sleep(1)
            continue
        command = [sys.executable, "-m", "umi_train.nano.shards", "--run", str(args.run), "--only", str(missing[0])]
        attempt = attempt + 1 if subprocess.run([*command, "--attempt", str(attempt)], check=False).returncode else 0
        if attempt:
            print(f"shard {missing[0]} failed; making it of other sessions in 5 s", file=sys.stderr, flush=True)
            time.sleep(5)


if __name__ == "__main__":
    main()
