"""The texts a nano tokenizer is learned from: our own trajectories, and public requests where they lie at hand.

Public data is read from `$UMI_DATA`, or `../shared/data` beside the project, and never copied: NL2Bash (MIT),
NLU-home (CC BY 4.0), GSM8K (MIT), tldr (CC BY 4.0), MetaTool (MIT).
"""

from __future__ import annotations

import csv
import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from tokenizers import Tokenizer

from umi_local.formats.base import Segment
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Role
from umi_local.tools import builtin_registry
from umi_train.nano import warmup
from umi_train.nano.tokenizer import SPACE, train_tokenizer

WORD = re.compile(r"[^\W\d_]+")


def _jsonl(path: Path, key: str) -> Iterator[str]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)[key]


_SOURCES: dict[str, Callable[[Path], Iterable[str]]] = {
    "nl2bash/all.nl": lambda p: [line.strip() for line in p.open(encoding="utf-8")],
    "nlu_home/nlu_home_union.jsonl": lambda p: list(_jsonl(p, "text")) * 2,
    "gsm8k/train.jsonl": lambda p: _jsonl(p, "question"),
    "tldr/examples.jsonl": lambda p: _jsonl(p, "nl"),
    "metatool/all_clean_data.csv": lambda p: [row[0] for row in csv.reader(p.open(encoding="utf-8", newline=""))],
}


def public_files(root: Path) -> list[Path]:
    """Return the files of the public sets that are there."""
    return [root / name for name in _SOURCES if (root / name).exists()]


def public_texts(root: Path, seed: int = 0) -> list[str]:
    """Return requests of people from the public sets that are there."""
    rng, texts = random.Random(seed), []
    for path in public_files(root):
        name = path.relative_to(root).as_posix()
        found = list(_SOURCES[name](path))
        texts += rng.sample(found, min(len(found), 22_000 if name.startswith("nl") else 5_000))
    return texts


def own_segments(tasks: int, seed: int) -> Iterator[Segment]:
    """Yield the segments of our own trajectories, control tokens left out."""
    from umi_train.synth import generate

    fmt = SharedFormat()
    for source in (
        generate(seed, tasks, "train", curriculum=0.1),
        warmup.generate(seed, tasks // 4, builtin_registry().specs()),
    ):
        for trajectory in source:
            yield from (s for s in fmt.transcript(trajectory) if not s.special)


def joined_words(segments: Iterable[Segment], most: int = 600) -> list[tuple[str, str]]:
    """Return the words that get a token together with the mark before them: tool names, and words never copied.

    A word counts as copied where a call or a tool's output begins with it, or has it behind a sign.
    """
    spaced: Counter[str] = Counter()
    copied: Counter[str] = Counter()
    for segment in segments:
        for match in WORD.finditer(segment.text):
            before = segment.text[match.start() - 1] if match.start() else ""
            if before == " ":
                spaced[match.group()] += 1
            elif segment.role is Role.CALLER or (segment.source and before not in ("", "_")):
                copied[match.group()] += 1
    tools = [part for spec in builtin_registry().specs() for part in spec.name.partition("_")[::2]]
    words = dict.fromkeys([*tools[::2], *(w for w, n in spaced.most_common() if n >= 20 and copied[w] <= 0.04 * n)])
    endings = dict.fromkeys(word for word in tools[1::2] if word)
    return [*(("_", word) for word in endings), (SPACE, '"'), *((SPACE, word) for word in words)][:most]


def learn_tokenizer(size: int = 4096, tasks: int = 8_000, seed: int = 31) -> Tokenizer:
    """Return the tokenizer of the nano pack."""
    from umi_train.synth.families_public import data_folder

    segments = list(own_segments(tasks, seed))
    root = data_folder()
    texts = [s.text for s in segments] + (public_texts(root, seed) if root is not None else [])
    return train_tokenizer(texts, size, joined_words(segments))
