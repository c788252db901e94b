"""Rows on disk: token ids and labels of a stage as flat arrays, written once and mapped into memory by the trainer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from umi_train.rows import Row
from umi_train.stages.spec import StageError

if TYPE_CHECKING:
    from datasets import Dataset

Array = NDArray[np.int32]


def write_rows(folder: Path, split: str, rows: Iterable[Row]) -> int:
    """Write the rows of a split, in bounded memory, and return how many there are. They appear whole or not at all."""
    folder.mkdir(parents=True, exist_ok=True)
    ends: list[int] = []
    total = 0
    names = {part: folder / f"{split}.{part}" for part in ("ids", "labels")}
    partial = {part: path.with_suffix(path.suffix + ".tmp") for part, path in names.items()}
    with partial["ids"].open("wb") as ids, partial["labels"].open("wb") as labels:
        for row in rows:
            ids.write(np.asarray(row.ids, dtype="<i4").tobytes())
            labels.write(np.asarray(row.labels, dtype="<i4").tobytes())
            total += len(row)
            ends.append(total)
    for part, path in partial.items():
        path.replace(names[part])
    index = folder / f"{split}.json"
    temporary = index.with_suffix(".tmp")
    temporary.write_text(json.dumps({"rows": len(ends), "tokens": total, "ends": ends}), encoding="utf-8")
    temporary.replace(index)
    return len(ends)


def read_rows(folder: Path, split: str) -> Iterator[Row]:
    """Yield the rows of a split. Raises StageError when they are missing or damaged."""
    ends, ids, labels = _arrays(folder, split)
    start = 0
    for end in ends:
        yield Row(ids[start:end].tolist(), labels[start:end].tolist())
        start = end


def dataset(folder: Path, split: str) -> Dataset:
    """Return the rows of a split as the trainer wants them, `input_ids` and `labels` on disk. Raises StageError."""
    from datasets import Dataset, Features, List, Value

    _arrays(folder, split)
    features = Features({"input_ids": List(Value("int32")), "labels": List(Value("int32"))})

    def rows(made: str) -> Iterator[dict[str, list[int]]]:
        for row in read_rows(folder, split):
            yield {"input_ids": row.ids, "labels": row.labels}

    about = (folder / f"{split}.json").stat()
    made = Dataset.from_generator(
        rows,
        features=features,
        cache_dir=str(folder / "arrow"),
        gen_kwargs={"made": f"{about.st_mtime_ns} {about.st_size}"},  # other rows must not be taken from the cache
        split=split,
    )
    assert isinstance(made, Dataset)
    return made


def _arrays(folder: Path, split: str) -> tuple[list[int], Array, Array]:
    """Return where each row ends, and the ids and labels of all rows in one array each. Raises StageError."""
    try:
        about = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
        ends, tokens = list(about["ends"]), int(about["tokens"])
        if not tokens:
            empty: Array = np.zeros(0, dtype="<i4")
            return ends, empty, empty
        ids, labels = (
            np.memmap(folder / f"{split}.{part}", dtype="<i4", mode="r", shape=(tokens,)) for part in ("ids", "labels")
        )
        return ends, ids, labels
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StageError(
            f"the rows in {folder} cannot be read ({error}); remove that folder to make them again"
        ) from error
