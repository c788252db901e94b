"""One importance matrix for several roles: each role's own rows with its own adapter, added up."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from umi_gguf.errors import ExportError
from umi_gguf.export_work import MEASURED
from umi_gguf.imatrix_measure import ImatrixReport, Row, measure
from umi_gguf.imatrix_sum import add_imatrices
from umi_gguf.progress import Progress, silent
from umi_gguf.verify_rows import Prompts
from umi_gguf.writing import cannot_write

Reader = tuple[Sequence[Row], Sequence[tuple[Path, float]]]
"""The rows of a role, and the adapters that act while they are read."""


def measure_each(
    model: Path,
    out: Path,
    readers: Mapping[str, Reader],
    *,
    threads: int | None = None,
    progress: Progress = silent,
) -> ImatrixReport:
    """Measure the rows of every role and write the sum. The file appears whole or not at all. Raises ExportError."""
    if not readers:
        raise ExportError(f"{model}: there are no rows to measure an importance matrix on")
    done, total = 0, sum(len(rows) for rows, _ in readers.values())
    found, parts = [], []
    try:
        with tempfile.TemporaryDirectory(dir=out.absolute().parent, prefix=MEASURED) as folder:
            for role, (rows, adapters) in readers.items():
                parts.append(Path(folder) / f"{role or 'base'}.gguf")
                found.append(
                    measure(
                        model,
                        parts[-1],
                        rows=rows,
                        adapters=adapters,
                        threads=threads,
                        name=role or model.name,
                        progress=lambda at, _, done=done: progress(done + at, total),  # type: ignore[misc]
                    )
                )
                done += len(rows)
            add_imatrices(parts, out)
    except OSError as error:
        raise ExportError(cannot_write(out, error)) from error
    return ImatrixReport(
        str(out), max(r.matrices for r in found), sum(r.rows for r in found), sum(r.tokens for r in found)
    )


def readers_of(prompts: Prompts, adapters: Mapping[str, Sequence[tuple[Path, float]]]) -> dict[str, Reader]:
    """Return the rows of each role that wrote something, with its adapters; those under "" act for every role.

    Raises ExportError for an adapter of a role that wrote nothing.
    """
    roles = list(dict.fromkeys(str(row["role"]) for row in prompts.rows))
    if unseen := sorted(set(adapters) - {"", *roles}):
        raise ExportError(f"{prompts.source} has no turns of the {unseen[0]}, whose adapter was named")
    return {
        role: (
            [row for row in prompts.rows if row["role"] == role],
            [*adapters.get("", ()), *adapters.get(role, ())],
        )
        for role in roles
    }
