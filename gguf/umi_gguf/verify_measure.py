"""Two models on the same prompts, in a process of its own: what the worker found, and the figures made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.child import lines_of
from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.lora_file import check_fits, read_lora
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize import cores
from umi_gguf.refusals import refuse_split
from umi_gguf.verify_rows import LONGEST

WORKER = "umi_gguf.verify_worker"
WRITE = 16
"""Tokens that are written one by one for the speed."""
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Side:
    """A model and the adapter of each role that has one."""

    model: Path
    adapters: Mapping[str, Path] = field(default_factory=dict)

    def check(self) -> None:
        """Raise ExportError when a file is none of ours, or an adapter belongs to another base."""
        file = open_gguf(self.model)
        if file.metadata.get("general.type", "model") != "model":
            raise ExportError(f"{self.model} is of type {file.metadata['general.type']!r}, not a model")
        refuse_split(file)
        for path in self.adapters.values():
            check_fits(read_lora(path), file)

    @property
    def bytes(self) -> int:
        """The size of all its files."""
        return sum(path.stat().st_size for path in dict.fromkeys((self.model, *self.adapters.values())))


@dataclass(frozen=True, slots=True)
class Figures:
    """What changed on `tokens` scored tokens. KL divergence is from the reference, in nats (natural logarithm)."""

    tokens: int
    kl_mean: float
    kl_p99: float
    kl_max: float
    top1: float
    perplexity_before: float
    perplexity: float

    def to_dict(self) -> dict[str, Any]:
        """Return plain data with six figures."""
        return {name: _rounded(getattr(self, name)) for name in self.__dataclass_fields__}


def _rounded(value: float) -> float:
    return value if isinstance(value, int) else float(f"{value:.{_DIGITS}g}")


@dataclass(frozen=True, slots=True)
class Measured:
    """All scored tokens with the role they belong to, and how fast both sides were (tokens per second)."""

    role: tuple[str, ...]
    kl: np.ndarray
    same: np.ndarray
    before: np.ndarray
    after: np.ndarray
    rows: int
    tokens: int
    too_long: int
    texts: tuple[tuple[int, ...], ...]
    speed: tuple[Mapping[str, float | None], Mapping[str, float | None]]

    def figures(self, role: str | None = None) -> Figures:
        """Return the figures of one role, or of all."""
        chosen = np.array([role is None or own == role for own in self.role])
        kl = self.kl[chosen]
        return Figures(
            tokens=int(chosen.sum()),
            kl_mean=float(kl.mean()),
            kl_p99=float(np.quantile(kl, 0.99)),
            kl_max=float(kl.max()),
            top1=float(self.same[chosen].mean()),
            perplexity_before=_perplexity(self.before[chosen]),
            perplexity=_perplexity(self.after[chosen]),
        )

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles that wrote scored tokens, in order."""
        return tuple(dict.fromkeys(role for role in self.role if role))


def _perplexity(losses: np.ndarray) -> float:
    return float(np.exp(min(float(losses.mean()), 700.0)))


def measure_pair(
    reference: Side,
    candidate: Side,
    rows: Sequence[Mapping[str, Any]],
    *,
    texts: Sequence[tuple[str, bool]] = (),
    threads: int | None = None,
    longest: int = LONGEST,
    progress: Progress = silent,
) -> Measured:
    """Run `rows` (see `verify_rows`) through both sides; `texts` are only tokenized, by the candidate.

    Raises ExportError, also when llama.cpp ends its process.
    """
    for side in (reference, candidate):
        side.check()
    job = {
        "sides": [
            {"model": str(s.model), "adapters": {role: str(path) for role, path in s.adapters.items()}}
            for s in (reference, candidate)
        ],
        "rows": list(rows),
        "texts": list(texts),
        "threads": threads or cores(),
        "longest": longest,
        "write": WRITE,
    }
    result = _result(lines_of(WORKER, job, str(candidate.model)), progress)
    if result is None:
        raise ExportError(f"{candidate.model}: the comparison ended without a result")
    scores = result["scores"]
    return Measured(
        role=tuple(scores["role"]),
        kl=np.array(scores["kl"]),
        same=np.array(scores["same"], dtype=bool),
        before=np.array(scores["before"]),
        after=np.array(scores["after"]),
        rows=result["rows"],
        tokens=result["tokens"],
        too_long=result["too_long"],
        texts=tuple(tuple(ids) for ids in result["texts"]),
        speed=(result["speed"][0], result["speed"][1]),
    )


def _result(lines: Iterator[Any], progress: Progress) -> dict[str, Any] | None:
    found: dict[str, Any] | None = None
    for line in lines:
        if isinstance(line, dict):
            found = line["result"]
        else:
            progress(*line)
    return found


def joined(parts: Sequence[Measured]) -> Measured:
    """Return what was measured on several pairs, such as one model per role, as one."""
    first = parts[0]
    return Measured(
        role=tuple(role for part in parts for role in part.role),
        kl=np.concatenate([part.kl for part in parts]),
        same=np.concatenate([part.same for part in parts]),
        before=np.concatenate([part.before for part in parts]),
        after=np.concatenate([part.after for part in parts]),
        rows=sum(part.rows for part in parts),
        tokens=sum(part.tokens for part in parts),
        too_long=sum(part.too_long for part in parts),
        texts=first.texts,
        speed=first.speed,
    )
