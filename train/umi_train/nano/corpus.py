"""The texts a nano tokenizer is learned from: our own trajectories, and public requests where they lie at hand.

Public data is read from `$UMI_DATA`, or `../shared/data` beside the project, and never copied: NL2Bash (MIT),
NLU-home (CC BY 4.0), GSM8K (MIT), tldr (CC BY 4.0), MetaTool (MIT).
"""

from __future__ import annotations

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path

from umi_local.formats.shared import SharedFormat
from umi_local.tools import builtin_registry
from umi_train.nano import warmup


def _jsonl(path: Path, key: str) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)[key]


def public_texts(root: Path, seed: int = 0) -> list[str]:
    """Return requests of people from the public sets that are there."""
    rng, texts = random.Random(seed), []
    sources = {
        "nl2bash/all.nl": lambda p: [line.strip() for line in p.open(encoding="utf-8")],
        "nlu_home/nlu_home_union.jsonl": lambda p: list(_jsonl(p, "text")) * 2,
        "gsm8k/train.jsonl": lambda p: list(_jsonl(p, "question")),
        "tldr/examples.jsonl": lambda p: list(_jsonl(p, "nl")),
        "metatool/all_clean_data.csv": lambda p: [row[0] for row in csv.reader(p.open(encoding="utf-8", newline=""))],
    }
    for name, read in sources.items():
        path = root / name
        if path.exists():
            found = read(path)
            texts += rng.sample(found, min(len(found), 22_000 if name.startswith("nl") else 5_000))
    return texts


def tokenizer_texts(tasks: int = 20_000, seed: int = 5) -> Iterator[str]:
    """Yield every text the tokenizer is learned from."""
    from umi_train.synth import generate
    from umi_train.synth.families_public import data_folder

    fmt = SharedFormat()
    if (root := data_folder()) is not None:
        yield from public_texts(root, seed)
    for source in (
        warmup.generate(seed, tasks // 2, builtin_registry().specs()),
        generate(seed=seed, n=tasks, split="train"),
    ):
        for trajectory in source:
            yield from (s.text for s in fmt.transcript(trajectory) if not s.special)
