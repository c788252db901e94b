"""Which families of tasks a run practises more: those that it knows in part.

`python -m umi_train.nano.focus --run RUN` measures the newest checkpoint of a run on fresh sessions of one task and
writes `RUN/focus.json`, factors for the families' odds that shards are made with from then on:

```
checkpoint -> share p of a family's sessions in which every token is the likeliest -> sqrt(p (1 - p)) over its mean
```

p (1 - p) is the learnability of curricula (Rutherford et al., 2024, "No Regrets"): what always works and what never
does teach little. Splits that measure are drawn with the families' own odds.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

import torch
import torch.nn.functional as F

from umi_train.data.quick import quick
from umi_train.nano import FORMAT
from umi_train.nano.model import hidden_states, rope_tables
from umi_train.nano.shards import LENGTH, focus_path
from umi_train.nano.snapshot import newest
from umi_train.rows import IGNORE, Row, trajectory_row

ROWS = 16
"""Sessions that are read at once."""
PRIOR = 5.0
"""Sessions of the mean rate that every family is given besides its own, so that few sessions say little."""
LEAST, MOST = 0.5, 2.0


def factors(right: Mapping[str, tuple[int, int]]) -> dict[str, float]:
    """Return a factor for the odds of each family from (sessions all right, sessions)."""
    sessions = max(1, sum(n for _, n in right.values()))
    mean = sum(good for good, _ in right.values()) / sessions
    rates = {name: (good + PRIOR * mean) / (n + PRIOR) for name, (good, n) in right.items()}
    spread = {name: (p * (1 - p)) ** 0.5 for name, p in rates.items()}
    middle = sum(spread[name] * n for name, (_, n) in right.items()) / sessions
    return {name: min(MOST, max(LEAST, s / middle)) if middle else 1.0 for name, s in spread.items()}


def whole_sessions(run: Path, n: int, seed: int) -> dict[str, tuple[int, int]]:
    """Return by family how many sessions the newest checkpoint of a run has all right, token by token, of how many."""
    from umi_train.synth import generate

    model, encoder, _ = newest(run)
    cos, sin = rope_tables(model.config, LENGTH)
    fmt = quick(FORMAT)
    rows: list[tuple[str, Row]] = []
    for trajectory in generate(seed, n, "train", tasks=(1.0,)):
        row = trajectory_row(trajectory, encoder, fmt)
        if len(row) <= LENGTH:
            rows.append((trajectory.meta["families"][0], row))
    rows.sort(key=lambda each: len(each[1]))
    counts: dict[str, tuple[int, int]] = {}
    for at in range(0, len(rows), ROWS):
        group = rows[at : at + ROWS]
        length = max(len(row) for _, row in group)
        ids = torch.full((len(group), length), encoder.pad)
        labels = torch.full((len(group), length), IGNORE)
        for line, (_, row) in enumerate(group):
            ids[line, : len(row)], labels[line, : len(row)] = torch.tensor(row.ids), torch.tensor(row.labels)
        with torch.no_grad(), torch.autocast("cpu", dtype=torch.bfloat16):
            likeliest = F.linear(hidden_states(model, ids, cos, sin), model.lm_head.weight)[:, :-1].argmax(-1)
        wanted = labels[:, 1:]
        right = ((likeliest == wanted) | (wanted == IGNORE)).all(-1)
        for (name, _), good in zip(group, right.tolist(), strict=True):
            before = counts.get(name, (0, 0))
            counts[name] = (before[0] + good, before[1] + 1)
    return counts


def main() -> None:
    """Measure and write the factors."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("-n", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    right = whole_sessions(args.run, args.n, args.seed)
    found = factors(right)
    for name in sorted(found, key=found.__getitem__, reverse=True):
        print(f"{name:<24} {right[name][0]:>4} of {right[name][1]:>4}  x {found[name]:.2f}")
    print(f"{sum(good for good, _ in right.values())} of {sum(n for _, n in right.values())} sessions all right")
    rounded = {name: round(factor, 2) for name, factor in found.items()}
    focus_path(args.run).write_text(json.dumps(rounded, indent=1) + "\n")


if __name__ == "__main__":
    main()
