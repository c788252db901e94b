"""Write synthetic trajectories: `python -m umi_train.synth --seed 1 -n 1000 --split train --out data.jsonl [--show 5]`."""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    UserTurn,
    write_jsonl,
)
from umi_train.synth.core import generate


def shown(trajectory: Trajectory) -> str:
    """Return a trajectory as a person reads it."""
    out = [f"== {', '.join(trajectory.meta['families'])}"]
    for turn in trajectory.turns:
        match turn:
            case UserTurn(text, context):
                out.append(f"U: {text}" + (f"\n   <<{context}>>" if context else ""))
            case PlannerTurn(rationale, decision):
                out.append(f"  plan: {rationale} [{decision.value}]")
            case CallerTurn(tool, arguments):
                out.append(f"  call: {tool} {dict(arguments)}")
            case ObservationTurn(content, ok):
                out.append(f"  {'obs' if ok else 'ERR'}: {content[:400]}")
            case SummarizerTurn(answer):
                out.append(f"A: {answer}")
    return "\n".join(out)


def size(trajectory: Trajectory) -> int:
    """Return the characters of the turns."""
    total = 0
    for turn in trajectory.turns:
        match turn:
            case UserTurn(text, context):
                total += len(text) + len(context)
            case PlannerTurn(rationale, decision):
                total += len(rationale) + len(decision.value) + 7
            case CallerTurn(tool, arguments):
                total += len(tool) + len(str(dict(arguments)))
            case ObservationTurn(content, _):
                total += min(len(content), 900)
            case SummarizerTurn(answer):
                total += len(answer)
    return total


def main() -> None:
    """Generate, write, and say on stderr how many tasks of which families there were."""
    parser = argparse.ArgumentParser(prog="python -m umi_train.synth", description=__doc__)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-n", type=int, default=1000, help="trajectories (sessions of one to four tasks)")
    parser.add_argument("--split", default="train", choices=["train", "heldout_template", "heldout_entity"])
    parser.add_argument("--curriculum", type=float, default=0.0, help="share of pure copying tasks, 0 to 1")
    parser.add_argument("--families", default="", help="only these, separated by commas")
    parser.add_argument("--out", type=Path)
    parser.add_argument("--show", type=int, default=0, help="print this many of them")
    options = parser.parse_args()
    families, chars, tasks = Counter[str](), 0, 0

    def watched() -> Iterator[Trajectory]:
        nonlocal chars, tasks
        wanted = [f for f in options.families.split(",") if f]
        for index, trajectory in enumerate(
            generate(options.seed, options.n, options.split, curriculum=options.curriculum, families=wanted)
        ):
            families.update(trajectory.meta["families"])
            tasks += len(trajectory.meta["families"])
            chars += size(trajectory)
            if index < options.show:
                print(shown(trajectory), flush=True)
            yield trajectory

    start = time.process_time()
    if options.out:
        write_jsonl(options.out, watched())
    else:
        for _ in watched():
            pass
    seconds = time.process_time() - start
    print(
        f"{tasks} tasks in {options.n} trajectories, {tasks / seconds:.0f} tasks/s, {chars / max(tasks, 1):.0f} characters a task",
        *(f"{n:6d} {name}" for name, n in families.most_common()),
        sep="\n",
        file=sys.stderr,
    )


if __name__ == "__main__":
    main()
