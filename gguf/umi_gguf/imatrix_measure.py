"""Importance matrices measured here: how large the inputs of every column are, with a role's adapter active.

The rows are token ids that a role sees (JSON lines, as training renders them), or a plain text. The file is the GGUF
form of llama-imatrix, so llama.cpp's own tools read it as well.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.imatrix_write import write_imatrix
from umi_gguf.lora_file import check_fits, read_lora
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize import cores

MOST_TOKENS = 8192
Row = Sequence[int] | Mapping[str, Any]
"""Token ids, or pieces of text as `verify_rows` renders what a role read and wrote."""


@dataclass(frozen=True, slots=True)
class ImatrixReport:
    """What was measured."""

    file: str
    matrices: int
    rows: int
    tokens: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def read_rows(path: Path) -> list[list[int]]:
    """Read token ids from JSON lines: lists, or objects with `input_ids`. Raises ExportError."""
    rows: list[list[int]] = []
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    rows.append(_row(json.loads(line), f"{path}, line {number}"))
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, RecursionError) as error:
        if isinstance(error, ExportError):
            raise
        raise ExportError(f"{path} is not JSON lines: {error}") from error
    if not rows:
        raise ExportError(f"{path} holds no rows")
    return rows


def _row(data: Any, where: str) -> list[int]:
    ids = data.get("input_ids") if isinstance(data, dict) else data
    if not isinstance(ids, list) or not ids or not all(type(token) is int for token in ids):
        raise ExportError(f"{where}: expected a list of token ids, or an object with input_ids")
    if len(ids) > MOST_TOKENS:
        raise ExportError(f"{where}: {len(ids)} tokens are more than the {MOST_TOKENS} that are read at a time")
    return ids


def read_text(path: Path) -> str:
    """Read a text to measure with. Raises ExportError."""
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise ExportError(f"{path} cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise ExportError(f"{path} is not text in UTF-8: {error}") from error


def measure(
    model: Path,
    out: Path,
    *,
    rows: Sequence[Row] = (),
    text: str | None = None,
    adapters: Sequence[tuple[Path, float]] = (),
    size: int = 512,
    threads: int | None = None,
    name: str = "",
    progress: Progress = silent,
) -> ImatrixReport:
    """Run `rows`, or `text` in rows of `size` tokens, through a model and write the importance matrix.

    `adapters` act while it is measured; an activated LoRA from its invocation tokens on. Raises ExportError.
    """
    file = open_gguf(model)
    for path, _ in adapters:
        check_fits(read_lora(path), file)
    job = {
        "model": str(model),
        "adapters": [(str(path), scale) for path, scale in adapters],
        "rows": [dict(row) if isinstance(row, Mapping) else list(row) for row in rows],
        "longest": MOST_TOKENS,
        "text": text,
        "size": size,
        "threads": threads or cores(),
    }
    with tempfile.TemporaryDirectory(prefix="umi-imatrix-") as folder:
        sums = Path(folder) / "sums.npz"
        count = _run(model, {**job, "out": str(sums)}, progress)
        with np.load(sums) as found:
            arrays = {key: found[key] for key in found.files}
    if not arrays:
        raise ExportError(f"{model}: llama.cpp multiplied none of its matrices; nothing was measured")
    _write(out, arrays, name or model.name, count, size)
    tokens = int(max(values[-1] for values in arrays.values()))
    return ImatrixReport(str(out), len(arrays), count, tokens)


def _run(model: Path, job: Mapping[str, Any], progress: Progress) -> int:
    command = [sys.executable, "-P", str(Path(__file__).with_name("imatrix_worker.py"))]
    rows = 0
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, encoding="utf-8"
        ) as worker:
            try:
                assert worker.stdin is not None and worker.stdout is not None
                with worker.stdin:
                    worker.stdin.write(json.dumps(job))
                for line in worker.stdout:
                    rows, total = json.loads(line)
                    progress(rows, total)
            except BaseException:
                worker.kill()
                raise
        complaints.seek(0)
        said = [line for line in complaints.read().splitlines() if line.strip()]
    if worker.returncode:
        raise ExportError(f"{model}: {said[-1].strip() if said else f'the worker ended with {worker.returncode}'}")
    return rows


def _write(out: Path, arrays: Mapping[str, np.ndarray], name: str, rows: int, size: int) -> None:
    entries: dict[str, np.ndarray] = {}
    for key in sorted(arrays):
        entries[f"{key}.in_sum2"] = arrays[key][:-1].reshape(1, -1)
        entries[f"{key}.counts"] = arrays[key][-1:].reshape(1, 1)
    write_imatrix(out, entries, [name], rows, size)
