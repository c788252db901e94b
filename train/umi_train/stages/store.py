"""Rows on disk: token ids and labels of a stage as flat arrays, written once and mapped into memory by the trainer.

```
FOLDER/train.ids      int32, all rows one after the other
FOLDER/train.labels   int32, the same length
FOLDER/train.ends     int64, where each row ends
FOLDER/train.json     {"rows": n, "tokens": n}, written last: with it the split is whole
```
"""

from __future__ import annotations

import contextlib
import json
import sys
from array import array
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from umi_train.rows import Row
from umi_train.stages.spec import StageError

if TYPE_CHECKING:
    from datasets import Dataset

PARTS = {"ids": "<i4", "labels": "<i4", "ends": "<i8"}
FLUSH = 1 << 18
"""Bytes of a file that are held back before they are written."""


class RowWriter:
    """Appends the rows of one split, in bounded memory. They appear whole when it is closed, or not at all."""

    def __init__(self, folder: Path, split: str) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.rows = self.tokens = 0
        self._folder, self._split = folder, split
        self._files = {part: self._path(part, ".tmp").open("wb", buffering=FLUSH) for part in PARTS}

    def add(self, row: Row) -> None:
        """Append one row."""
        self.rows += 1
        self.tokens += len(row)
        self._files["ids"].write(_written(row.ids, PARTS["ids"]))
        self._files["labels"].write(_written(row.labels, PARTS["labels"]))
        self._files["ends"].write(self.tokens.to_bytes(8, "little"))

    def close(self) -> int:
        """Put the rows in their place and return how many there are."""
        for file in self._files.values():
            file.close()
        for part in PARTS:
            self._path(part, ".tmp").replace(self._path(part))
        temporary = self._path("json", ".tmp")
        temporary.write_text(json.dumps({"rows": self.rows, "tokens": self.tokens}) + "\n", encoding="utf-8")
        temporary.replace(self._path("json"))
        return self.rows

    def abandon(self) -> None:
        """Remove what was written."""
        for part, file in self._files.items():
            with contextlib.suppress(OSError):  # no room for what is still held back
                file.close()
            self._path(part, ".tmp").unlink(missing_ok=True)

    def _path(self, part: str, end: str = "") -> Path:
        return self._folder / f"{self._split}.{part}{end}"

    def __enter__(self) -> RowWriter:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


def _written(numbers: Sequence[int], kind: str) -> array[int] | memoryview:
    """Return numbers as they stand in a file; an array of C ints does already on most machines."""
    if isinstance(numbers, array) and sys.byteorder == "little":
        return numbers
    return np.asarray(numbers, kind).data


def write_rows(folder: Path, split: str, rows: Iterable[Row]) -> int:
    """Write the rows of a split and return how many there are. They appear whole or not at all."""
    with RowWriter(folder, split) as writer:
        for row in rows:
            writer.add(row)
    return writer.rows


def read_rows(folder: Path, split: str) -> Iterator[Row]:
    """Yield the rows of a split. Raises StageError when they are missing or damaged."""
    ids, labels, ends = _arrays(folder, split)
    start = 0
    for end in ends:
        yield Row(ids[start:end].tolist(), labels[start:end].tolist())
        start = int(end)


def row_count(folder: Path, split: str) -> int:
    """Return how many rows a split has. Raises StageError when they are missing or damaged."""
    return len(_arrays(folder, split)[2])


def dataset(folder: Path, split: str) -> Dataset:
    """Return the rows of a split as the trainer wants them, `input_ids` and `labels` on disk. Raises StageError."""
    from datasets import Dataset, Features, List, Value

    _arrays(folder, split)
    features = Features({"input_ids": List(Value("int32")), "labels": List(Value("int32"))})

    def rows(made: str) -> Iterator[dict[str, Sequence[int]]]:
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


def _arrays(folder: Path, split: str) -> tuple[NDArray[Any], NDArray[Any], NDArray[Any]]:
    """Return ids, labels and where each row ends. Raises StageError."""
    try:
        about = json.loads((folder / f"{split}.json").read_text(encoding="utf-8"))
        sizes = {"ids": int(about["tokens"]), "labels": int(about["tokens"]), "ends": int(about["rows"])}
        ids, labels, ends = (_mapped(folder / f"{split}.{part}", PARTS[part], size) for part, size in sizes.items())
        if len(ends) and ends[-1] != len(ids):
            raise ValueError("the last row does not end where the tokens do")
        return ids, labels, ends
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise StageError(
            f"the rows in {folder} cannot be read ({error}); remove that folder to make them again"
        ) from error


def _mapped(path: Path, kind: str, size: int) -> NDArray[Any]:
    if not size:
        return np.zeros(0, dtype=kind)
    return np.memmap(path, dtype=kind, mode="r", shape=(size,))
