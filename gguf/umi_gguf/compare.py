"""Several types of one model side by side: how large each is, and how far it is from the 16-bit file."""

from __future__ import annotations

import math
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize import quantize
from umi_gguf.show import bits_of, summary
from umi_gguf.verify_measure import Figures, Side, measure_pair
from umi_gguf.verify_rows import LONGEST, Prompts

_COLUMNS = 56
_LINES = 14


@dataclass(frozen=True, slots=True)
class Compared:
    """One candidate: its file, its type, its size and what it loses."""

    file: str
    type: str
    bytes: int
    bits: float
    figures: Figures
    read: float | None
    write: float | None

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "file": self.file,
            "type": self.type,
            "bytes": self.bytes,
            "bits_per_weight": round(self.bits, 3),
            **self.figures.to_dict(),
            "read_tokens_per_second": self.read and round(self.read, 2),
            "write_tokens_per_second": self.write and round(self.write, 2),
        }


def compare(
    reference: Path,
    candidates: Sequence[Path],
    prompts: Prompts,
    *,
    adapters: Mapping[str, Path] | None = None,
    longest: int = LONGEST,
    threads: int | None = None,
    progress: Progress = silent,
) -> list[Compared]:
    """Compare every candidate with the reference, one after the other, smallest first. Raises ExportError."""
    if not candidates:
        raise ExportError("there is nothing to compare: name files or types")
    found = []
    total = len(candidates) * len(prompts.rows)
    for number, candidate in enumerate(candidates):
        measured = measure_pair(
            Side(reference, adapters or {}),
            Side(candidate, adapters or {}),
            prompts.rows,
            longest=longest,
            threads=threads,
            progress=lambda at, _, number=number: progress(number * len(prompts.rows) + at, total),  # type: ignore[misc]
        )
        file = open_gguf(candidate)
        speed = measured.speed[1]
        found.append(
            Compared(
                file=str(candidate),
                type=str(summary(candidate)["file_type"]) or "?",
                bytes=file.size,
                bits=bits_of(candidate),
                figures=measured.figures(),
                read=speed["read"],
                write=speed["write"],
            )
        )
    return sorted(found, key=lambda one: (one.bytes, one.file))


@contextmanager
def quantized(
    reference: Path, types: Sequence[str], keep: Path | None, imatrix: Path | None = None, progress: Progress = silent
) -> Iterator[list[Path]]:
    """Make a file of every type from the reference, in `keep` or for the time of the block. Raises ExportError."""
    with tempfile.TemporaryDirectory(prefix=".umi-compare-", dir=reference.absolute().parent) as temporary:
        folder, made = keep or Path(temporary), []
        for kind in dict.fromkeys(kind.upper() for kind in types):
            out = folder / f"{reference.stem}-{kind}.gguf"
            if not out.exists():
                quantize(reference, out, kind, imatrix=imatrix, progress=progress)
            made.append(out)
        yield made


def table(rows: Sequence[Compared]) -> list[str]:
    """Return one line per candidate for people."""
    lines = [
        f"{'type':<8} {'MB':>9} {'bits':>6} {'KL mean':>9} {'KL p99':>9} {'KL max':>9} {'top-1':>7} {'ppl':>8} "
        f"{'read/s':>8} {'write/s':>8}"
    ]
    for row in rows:
        f = row.figures
        lines.append(
            f"{row.type:<8} {row.bytes / 1e6:>9.2f} {row.bits:>6.2f} {f.kl_mean:>9.4g} {f.kl_p99:>9.4g} "
            f"{f.kl_max:>9.4g} {f.top1:>7.1%} {f.perplexity:>8.4g} {_rate(row.read):>8} {_rate(row.write):>8}"
        )
    return lines


def _rate(value: float | None) -> str:
    return f"{value:.1f}" if value else "-"


def labels(rows: Sequence[Compared]) -> list[str]:
    """Return a name for each candidate: its type, or its file where a type comes twice."""
    types = [row.type for row in rows]
    return [row.type if types.count(row.type) == 1 else Path(row.file).stem for row in rows]


def text_plot(rows: Sequence[Compared]) -> list[str]:
    """Return size against mean KL divergence (logarithmic) as lines of text; every point is a letter."""
    points = [(row.bytes / 1e6, math.log10(floor_of(row.figures.kl_mean))) for row in rows]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, low, high = min(xs), max(xs), math.floor(min(ys)), math.ceil(max(ys))
    high = max(high, low + 1)
    canvas = [[" "] * _COLUMNS for _ in range(_LINES)]
    for number, (x, y) in enumerate(points):
        column = round((x - left) / (right - left) * (_COLUMNS - 1)) if right > left else _COLUMNS // 2
        line = round((high - y) / (high - low) * (_LINES - 1))
        while canvas[line][column] != " " and any(cell == " " for cell in canvas[line]):
            column = (column + 1) % _COLUMNS  # none hides another
        canvas[line][column] = chr(ord("a") + number % 26)
    lines = []
    for number, cells in enumerate(canvas):
        mark = f"1e{high}" if number == 0 else f"1e{low}" if number == _LINES - 1 else ""
        lines.append(f"{mark:>8} |{''.join(cells).rstrip()}")
    lines.append(f"{'KL mean':>8} +{'-' * _COLUMNS}")
    ends = f"{left:.1f}", f"{right:.1f} MB"
    lines.append(f"{'':>10}{ends[0]}{ends[1]:>{_COLUMNS - len(ends[0])}}")
    names = [f"{chr(ord('a') + number % 26)} {name}" for number, name in enumerate(labels(rows))]
    return [*lines, f"{'':>10}" + ", ".join(names)]


def floor_of(kl: float) -> float:
    """Return a divergence that has a logarithm: equal models are shown at 1e-8."""
    return max(kl, 1e-8)
