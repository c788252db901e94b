"""The report of an export against its 16-bit reference, and the limits it has to keep.

```
trajectories -> prompts of each role -> reference and export, token by token -> verify.json
                                     -> role metrics of the pack before and after
tokenizer.json, adversarial strings  -> token ids of both
```
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from umi_gguf.errors import ExportError
from umi_gguf.progress import Progress, silent
from umi_gguf.show import bits_of
from umi_gguf.verify_measure import Figures, Measured, Side, joined, measure_pair
from umi_gguf.verify_rows import LONGEST, Prompts
from umi_gguf.verify_tokens import Reader, TokenCheck, check_tokens, texts_for
from umi_gguf.writing import whole_path
from umi_local.packs.pack import file_sha256

REPORT = "verify.json"
SCHEMA = 1
METRICS = {"plan_accuracy": "steps", "action_exact_match": "calls", "argument_f1": "calls"}
"""The role metrics, and what each is a share of."""
CHANCE = 2
"""Answers that may change before a drop counts: of few answers, one is more than any limit."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What an export may lose. Divergences are in nats per token, `top1` and `role_drop` are shares.

    A divergence that is None follows from the bits per weight (`with_bits`): what a 4-bit type loses would be a mistake
    in an 8-bit one. `top1` finds damage where the model is undecided, the divergence where it is certain.
    """

    kl_mean: float | None = None
    kl_p99: float | None = None
    top1: float = 0.9
    perplexity_ratio: float = 1.1
    role_drop: float = 0.05

    def with_bits(self, bits: float) -> Limits:
        """Return the limits for an export of so many bits per weight, with every divergence a number."""
        mean = next((limit for least, limit in _KL if bits >= least), _KL[-1][1])
        return replace(
            self,
            kl_mean=mean if self.kl_mean is None else self.kl_mean,
            kl_p99=_P99 * mean if self.kl_p99 is None else self.kl_p99,
        )


_KL = ((16.0, 0.002), (8.0, 0.005), (6.5, 0.03), (5.6, 0.05), (0.0, 0.1))
"""Bits per weight and the mean divergence allowed from there on: a few times what Llama 3 8B loses in Q8_0 (0.0014),
Q6_K (0.0055), Q5_K_M (0.011) and Q4_K_M (0.031), by llama.cpp's tools/perplexity/README.md."""
_P99 = 20.0
"""How many times the mean the 99th percentile may be."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A reference and an export that play the same roles; no roles means all of them."""

    reference: Side
    candidate: Side
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VerifyReport:
    """What was compared, what came out, and which limits it breaks."""

    pairs: tuple[Pair, ...]
    measured: Measured
    source: str
    limits: Limits
    tokenizer: TokenCheck | None = None
    role_metrics: Mapping[str, Mapping[str, Any]] | None = None
    forced: bool = False

    @property
    def total(self) -> Figures:
        """The figures over all scored tokens."""
        return self.measured.figures()

    @property
    def failures(self) -> tuple[str, ...]:
        """Return every limit that is broken, as a sentence."""
        return tuple(_failures(self))

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data, as `verify.json` holds it."""
        measured = self.measured
        return {
            "schema": SCHEMA,
            "passed": not self.failures,
            "forced": self.forced and bool(self.failures),
            "failures": list(self.failures),
            "reference": _side([pair.reference for pair in self.pairs], measured.speed[0]),
            "export": _side([pair.candidate for pair in self.pairs], measured.speed[1]),
            "prompts": {
                "source": Path(self.source).name,
                "rows": measured.rows,
                "tokens": measured.tokens,
                "too_long": measured.too_long,
            },
            "total": self.total.to_dict(),
            "roles": {role: measured.figures(role).to_dict() for role in measured.roles},
            "tokenizer": self.tokenizer.to_dict() if self.tokenizer else None,
            "role_metrics": self.role_metrics,
            "limits": asdict(self.limits),
        }


def _side(sides: Sequence[Side], speed: Mapping[str, float | None]) -> dict[str, Any]:
    files = dict.fromkeys(path for side in sides for path in (side.model, *side.adapters.values()))
    rates = {f"{name}_tokens_per_second": rate and round(rate, 2) for name, rate in speed.items()}
    return {
        "files": {path.name: {"bytes": path.stat().st_size, "sha256": file_sha256(path)} for path in files},
        "bytes": sum(path.stat().st_size for path in files),
        **rates,
    }


def verify(
    pairs: Sequence[Pair],
    prompts: Prompts,
    *,
    tokenizer: Path | None = None,
    limits: Limits | None = None,
    longest: int = LONGEST,
    threads: int | None = None,
    progress: Progress = silent,
) -> VerifyReport:
    """Compare exports with their references on prompts. Raises ExportError; broken limits are in the report."""
    reader = Reader(tokenizer) if tokenizer else None
    texts, parts = texts_for(reader), []
    total, done = len(prompts.rows), 0
    for pair in pairs:
        rows = [row for row in prompts.rows if not pair.roles or row["role"] in pair.roles]
        if not rows:
            raise ExportError(f"{prompts.source} has no turns of {', '.join(pair.roles)} to compare {_name(pair)} on")
        before = done
        parts.append(
            measure_pair(
                pair.reference,
                pair.candidate,
                rows,
                texts=texts,
                threads=threads,
                longest=longest,
                progress=lambda at, _, before=before: progress(before + at, total),  # type: ignore[misc]
            )
        )
        done += len(rows)
    found = [check_tokens(reader, part.texts) for part in parts] if reader else []
    worst = max(found, key=lambda check: len(check.differing), default=None)
    bits = min(bits_of(pair.candidate.model) for pair in pairs)
    return VerifyReport(tuple(pairs), joined(parts), prompts.source, (limits or Limits()).with_bits(bits), worst)


def _name(pair: Pair) -> str:
    return str(pair.candidate.model)


def _failures(report: VerifyReport) -> list[str]:
    total, limits, found = report.total, report.limits, []
    for name, value, limit in (
        ("mean KL divergence", total.kl_mean, limits.kl_mean),
        ("KL divergence at the 99th percentile", total.kl_p99, limits.kl_p99),
        ("perplexity ratio", total.perplexity / total.perplexity_before, limits.perplexity_ratio),
    ):
        if limit is not None and value > limit:
            found.append(f"{name} {value:.4g} is above {limit:g}")
    if total.top1 < limits.top1:
        found.append(f"top-1 agreement {total.top1:.4g} is below {limits.top1:g}")
    if report.tokenizer and report.tokenizer.differing:
        count = len(report.tokenizer.differing)
        found.append(
            f"{count} of {report.tokenizer.strings} strings have other tokens than the tokenizer says, the first is "
            f"{report.tokenizer.differing[0]['text'][:40]!r}"
        )
    for name in METRICS if report.role_metrics else ():
        before, after = (report.role_metrics[side].get(name) for side in ("before", "after"))  # type: ignore[index]
        few = CHANCE / max(report.role_metrics["before"].get(METRICS[name]) or math.inf, 1)  # type: ignore[index]
        if before is not None and after is not None and before - after > max(limits.role_drop, few):
            found.append(f"{name} fell from {before:.3f} to {after:.3f}, more than {limits.role_drop:g}")
    return found


def refusal(report: VerifyReport, name: str, more: str = "") -> ExportError:
    """Return the error for a report that breaks limits and was not forced."""
    return ExportError(f"{name} is refused: {'; '.join(report.failures)}. Use another type, or --force{more}")


def write_report(report: VerifyReport, path: Path) -> None:
    """Write a report as JSON; it appears whole or not at all. Raises ExportError."""
    with whole_path(path) as temporary:
        temporary.write_text(json.dumps(report.to_dict(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def report_lines(report: VerifyReport) -> list[str]:
    """Return a report as lines for people."""
    head = f"{'':<12} {'tokens':>7} {'KL mean':>9} {'KL p99':>9} {'KL max':>9} {'top-1':>7} {'ppl 16':>9} {'ppl':>9}"
    rows = [(role, report.measured.figures(role)) for role in report.measured.roles]
    lines = [head, *(_line(name, figures) for name, figures in [*rows, ("all", report.total)])]
    for name, sides, speed in (
        ("reference", [pair.reference for pair in report.pairs], report.measured.speed[0]),
        ("export", [pair.candidate for pair in report.pairs], report.measured.speed[1]),
    ):
        size = sum(path.stat().st_size for path in {p for s in sides for p in (s.model, *s.adapters.values())})
        lines.append(f"{name:<12} {size / 1e6:.1f} MB, {_speed(speed['read'])} read, {_speed(speed['write'])} written")
    if report.measured.too_long:
        lines.append(f"left out, too long for the context: {report.measured.too_long}")
    if check := report.tokenizer:
        lines.append(f"tokenizer    {check.strings - len(check.differing)} of {check.strings} strings as trained")
        lines += [f"  differs: {entry['text'][:60]!r}" for entry in check.differing[:5]]
    if report.role_metrics:
        before, after = report.role_metrics["before"], report.role_metrics["after"]
        for name in METRICS:
            lines.append(f"{name:<18} {_share(before.get(name))} before, {_share(after.get(name))} after")
    return lines + [f"refused: {failure}" for failure in report.failures]


def _line(name: str, f: Figures) -> str:
    kl = " ".join(f"{value:>9.4g}" for value in (f.kl_mean, f.kl_p99, f.kl_max))
    return f"{name:<12} {f.tokens:>7} {kl} {f.top1:>7.1%} {f.perplexity_before:>9.4g} {f.perplexity:>9.4g}"


def _speed(rate: float | None) -> str:
    return f"{rate:.1f} tokens/s" if rate else "-"


def _share(value: float | None) -> str:
    return f"{value:.3f}" if value is not None else "-"
