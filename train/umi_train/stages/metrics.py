"""What a role gets right on held-out rows: the arg-max at every token of a target, given the right ones before it.

A target whose tokens are all the arg-max is what greedy decoding would have written, so `exact` needs no generation.
`decision` (planner) and `tool` (caller) say the same of the part that names them (arXiv 2401.07324, section 4.2:
plan accuracy and action exact match).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass
from itertools import islice
from typing import Any

from umi_train.rows import IGNORE, Row

MOST = 200
"""Held-out rows that are looked at."""
_PARTS = {"planner": "decision", "caller": "tool"}


@dataclass(slots=True)
class Score:
    """Counts over targets."""

    targets: int = 0
    exact: int = 0
    tokens: int = 0
    right: int = 0
    parts: int = 0
    part_right: int = 0

    def to_dict(self, reader: str) -> dict[str, float]:
        """Return shares, from 0 to 1."""
        found = {}
        if self.targets:
            found = {"exact": self.exact / self.targets, "tokens_right": self.right / self.tokens}
        if self.parts and reader in _PARTS:
            found[_PARTS[reader]] = self.part_right / self.parts
        return {name: round(value, 4) for name, value in found.items()}


def role_metrics(
    model: Any,
    tokenizer: Any,
    rows: Iterable[Row],
    reader: str,
    most: int = MOST,
    process: int = 0,
    processes: int = 1,
) -> dict[str, float]:
    """Return the shares of a model on at most `most` rows of a reader. The model is left as it was.

    Several processes take turns and add up what they counted. Each runs the model equally often, since every process
    takes part in each pass of a model whose parameters are divided among them.
    """
    import torch

    score, training = Score(), model.training
    shown = [row for row in islice(rows, most) if any(y != IGNORE for y in row.labels[1:])]
    model.eval()
    try:
        with torch.no_grad():
            for first in range(0, len(shown), processes):
                row = shown[min(first + process, len(shown) - 1)]
                wrote = _written(model, row)
                if first + process < len(shown):
                    for start, end in spans(row.labels):
                        _add(score, row.labels[start:end], [wrote[i] for i in range(start, end)], tokenizer, reader)
    finally:
        model.train(training)
    return (score if processes == 1 else _added_up(score, model.device)).to_dict(reader)


def _written(model: Any, row: Row) -> dict[int, int]:
    """Return the arg-max at each learned token of a row."""
    import torch

    learned = [i for i, y in enumerate(row.labels) if y != IGNORE and i]
    ids = torch.tensor([list(row.ids)], device=model.device)
    keep = torch.tensor([i - 1 for i in learned], device=model.device)
    logits = model(input_ids=ids, use_cache=False, logits_to_keep=keep).logits[0]
    return dict(zip(learned, logits.argmax(-1).tolist(), strict=True))


def _added_up(score: Score, device: Any) -> Score:
    """Return the sum of what all processes counted."""
    import torch

    counts = torch.tensor(astuple(score), dtype=torch.int64, device=device)
    torch.distributed.all_reduce(counts)
    return Score(*counts.tolist())


def spans(labels: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield where each target of a row begins and ends."""
    start = None
    for at, label in enumerate([*labels, IGNORE]):
        if label != IGNORE and at and start is None:
            start = at
        elif (label == IGNORE or at == len(labels)) and start is not None:
            yield start, at
            start = None


def _add(score: Score, target: Sequence[int], wrote: Sequence[int], tokenizer: Any, reader: str) -> None:
    same = [a == b for a, b in zip(target, wrote, strict=True)]
    score.targets += 1
    score.exact += all(same)
    score.tokens += len(same)
    score.right += sum(same)
    part = part_of(target, tokenizer, reader)
    if part is not None:
        score.parts += 1
        score.part_right += all(same[slice(*part)])


def part_of(target: Sequence[int], tokenizer: Any, reader: str) -> tuple[int, int] | None:
    """Return which tokens of a target name the planner's decision, or the caller's tool; None when none do."""
    if reader == "planner":
        starts = [i for i in range(len(target)) if "Next:" in tokenizer.decode(target[i:])]
        return (starts[-1], len(target)) if starts else None
    if reader == "caller":
        for end in range(1, len(target) + 1):
            text = tokenizer.decode(target[:end])
            if "{" in text:
                return 0, end
        return 0, len(target)
    return None
