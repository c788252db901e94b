"""The rows of a training run: token ids and labels as flat arrays (umi_train.stages.store writes them)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.errors import ExportError
from umi_gguf.imatrix_measure import MOST_TOKENS
from umi_gguf.verify_rows import Prompts, scored_row, spread

IGNORE = -100
"""The label of what is not learned."""


def held_out(run: Path, places: dict[str, Path], per_role: int) -> Prompts:
    """Return held-out rows of every role, evenly spread; what the role wrote is scored. Raises ExportError."""
    rows: list[dict[str, Any]] = []
    for role, folder in places.items():
        for ids, labels in _chosen(folder, "validation", per_role):
            rows.append(scored_row(ids.tolist(), [label != IGNORE for label in labels.tolist()], role))
    return Prompts(str(run), tuple(rows))


def training_rows(folder: Path, most: int) -> list[list[int]]:
    """Return at most so many training rows of a role as token ids, for an importance matrix. Raises ExportError."""
    return [ids.tolist()[:MOST_TOKENS] for ids, _ in _chosen(folder, "train", most)]


def _chosen(folder: Path, split: str, most: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    about = folder / f"{split}.json"
    if not about.is_file():
        return
    try:
        told = json.loads(about.read_text(encoding="utf-8"))
        rows, tokens = int(told["rows"]), int(told["tokens"])
        if not rows:
            return
        ids, labels = (np.memmap(folder / f"{split}.{part}", "<i4", "r", shape=(tokens,)) for part in ("ids", "labels"))
        ends = np.memmap(folder / f"{split}.ends", "<i8", "r", shape=(rows,))
        if int(ends[-1]) != tokens or int(ends[0]) < 0 or (np.diff(ends) < 0).any():
            raise ValueError("the rows do not end where the tokens do")
        for number in spread(_numbers(rows), most):
            start, end = (int(ends[number - 1]) if number else 0), int(ends[number])
            if end - start > 1:
                yield np.asarray(ids[start:end]), np.asarray(labels[start:end])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise ExportError(f"the rows in {folder} cannot be read: {error}") from None


def _numbers(count: int) -> Sequence[int]:
    return range(count)
