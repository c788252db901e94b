"""`umi gguf verify` and `umi gguf compare`."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from umi_gguf.cli_words import AsJson, free, known_format, one_each, role_path, say
from umi_gguf.errors import ExportError
from umi_local.roles import Role

if TYPE_CHECKING:
    from umi_gguf.verify_rows import Prompts

Trajectories = Annotated[
    Path | None, typer.Option("--trajectories", metavar="FILE", help="JSON lines of trajectories: what the roles read.")
]
Rows = Annotated[Path | None, typer.Option("--rows", metavar="FILE", help="JSON lines of token ids instead.")]
Text = Annotated[Path | None, typer.Option("--text", metavar="FILE", help="A text instead.")]
PerRole = Annotated[int, typer.Option("--per-role", min=1, metavar="N", help="Turns of each role that are compared.")]
Threads = Annotated[int | None, typer.Option("--threads", min=1, metavar="N")]
Adapters = Annotated[
    list[str] | None, typer.Option("--adapter", metavar="ROLE=FILE", help="A LoRA GGUF of a role; may be repeated.")
]


def verify(
    export: Annotated[Path, typer.Argument(metavar="EXPORT", help="A pack's folder, or a GGUF.")],
    reference: Annotated[
        list[str],
        typer.Option("--reference", "-r", metavar="[ROLE=]FILE", help="The 16-bit GGUF it was made from."),
    ],
    trajectories: Trajectories = None,
    rows: Rows = None,
    text: Text = None,
    adapter: Adapters = None,
    tokenizer: Annotated[
        Path | None, typer.Option("--tokenizer", metavar="PATH", help="tokenizer.json or its folder: compare tokens.")
    ] = None,
    format: Annotated[
        str | None, typer.Option("--format", metavar="NAME", help="How roles read; a pack says it itself.")
    ] = None,
    role: Annotated[list[Role] | None, typer.Option("--role", help="Only the turns of this role.")] = None,
    per_role: PerRole = 16,
    metrics: Annotated[
        int, typer.Option("--metrics", min=0, metavar="N", help="Trajectories for the role metrics of a pack.")
    ] = 20,
    max_kl: Annotated[
        float | None,
        typer.Option("--max-kl", min=0, help="Mean KL divergence allowed, in nats; by the type without it."),
    ] = None,
    max_p99: Annotated[float | None, typer.Option("--max-p99", min=0, help="The same at the 99th percentile.")] = None,
    min_top1: Annotated[float, typer.Option("--min-top1", min=0, max=1, help="Top-1 agreement wanted.")] = 0.9,
    max_perplexity: Annotated[float, typer.Option("--max-perplexity", min=1, help="Ratio allowed.")] = 1.1,
    max_drop: Annotated[float, typer.Option("--max-drop", min=0, max=1, help="Loss of a role metric allowed.")] = 0.05,
    threads: Threads = None,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="The report; a pack gets verify.json.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", "-f", help="Accept it whatever it loses, and say so.")] = False,
    json: AsJson = False,
) -> None:
    """Compare an export with its 16-bit reference on what the roles read, and refuse one that lost too much."""
    from umi_gguf.progress import bar
    from umi_gguf.verify import REPORT, Limits, Pair, refusal, report_lines, write_report
    from umi_gguf.verify import verify as run
    from umi_gguf.verify_measure import Side
    from umi_gguf.verify_pack import opened, pairs_of, role_metrics
    from umi_gguf.verify_rows import LONGEST

    references, adapters = one_each(map(role_path, reference)), one_each(map(role_path, adapter or []))
    pack = opened(export) if export.is_dir() else None
    if pack is None:
        if set(references) != {""} or "" in adapters:
            raise typer.BadParameter("for a GGUF name one --reference FILE, and adapters as ROLE=FILE")
        pairs: tuple[Pair, ...] = (Pair(Side(references[""], adapters), Side(export, adapters)),)
    else:
        pairs = pairs_of(pack, references, adapters)
    named = format or (pack.format if pack else "shared")
    chars = pack.sampling.observation_chars if pack else None
    prompts = prompts_of(trajectories, rows, text, named, chars, per_role, tuple(role or Role))
    target = out or (export / REPORT if pack else None)
    if out is not None:
        free(
            out, force or out.name == REPORT, *(path for p in pairs for path in (p.reference.model, p.candidate.model))
        )
    limits = Limits(max_kl, max_p99, min_top1, max_perplexity, max_drop)
    with bar(export.name) as progress:
        report = run(
            pairs,
            prompts,
            tokenizer=tokenizer,
            limits=limits,
            longest=pack.context_length if pack else LONGEST,
            threads=threads,
            progress=progress,
        )
    if pack and metrics and prompts.trajectories:
        with bar(f"{export.name} roles") as progress:
            scores = role_metrics(pack, pairs, prompts.trajectories, metrics, progress)
        report = replace(report, role_metrics=scores)
    report = replace(report, forced=force)
    say(report.to_dict(), report_lines(report), json)
    if report.failures and not force:
        raise refusal(report, str(export))
    if target is not None:
        write_report(report, target)


def compare(
    reference: Annotated[Path, typer.Argument(metavar="REFERENCE", help="The 16-bit GGUF.")],
    candidates: Annotated[
        list[Path] | None, typer.Argument(metavar="[CANDIDATE]...", help="Quantized GGUFs of the same model.")
    ] = None,
    type: Annotated[
        list[str] | None,
        typer.Option("--type", metavar="TYPE", help="Quantize to this type for the comparison; may be repeated."),
    ] = None,
    trajectories: Trajectories = None,
    rows: Rows = None,
    text: Text = None,
    adapter: Adapters = None,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="How roles read.")] = "shared",
    per_role: PerRole = 16,
    imatrix: Annotated[
        Path | None, typer.Option("--imatrix", metavar="FILE", help="An importance matrix for --type.")
    ] = None,
    keep: Annotated[
        Path | None, typer.Option("--keep", metavar="DIR", help="Keep what --type makes, in this folder.")
    ] = None,
    plot: Annotated[Path | None, typer.Option("--plot", metavar="FILE", help="Size against KL as an SVG.")] = None,
    threads: Threads = None,
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace a plot that is there.")] = False,
    json: AsJson = False,
) -> None:
    """Compare several types of one model: size, divergence, agreement and speed, as a table and a plot."""
    from umi_gguf.compare import compare as run
    from umi_gguf.compare import quantized, table, text_plot
    from umi_gguf.compare_svg import write_svg
    from umi_gguf.progress import bar

    if not candidates and not type:
        raise typer.BadParameter("name quantized files, or types with --type")
    prompts = prompts_of(trajectories, rows, text, format, None, per_role, tuple(Role))
    if plot is not None:
        if plot.suffix.lower() != ".svg":
            raise typer.BadParameter(f"--plot {plot}: the picture is an SVG; give it a name that ends with .svg")
        free(plot, force, reference, *(candidates or []))
    if keep is not None and not keep.is_dir():
        raise ExportError(f"{keep} is not a folder")
    if not reference.is_file():
        raise ExportError(f"{reference} does not exist")
    with bar(reference.name) as progress, quantized(reference, type or [], keep, imatrix, progress) as made:
        found = run(
            reference,
            [*(candidates or []), *made],
            prompts,
            adapters=one_each(map(role_path, adapter or [])),
            threads=threads,
            progress=progress,
        )
    if keep is None:  # a file that is gone is called by its name alone
        gone = set(map(str, made))
        found = [replace(row, file=Path(row.file).name) if row.file in gone else row for row in found]
    if plot is not None:
        write_svg(found, f"{reference.name}: size against divergence", plot)
    data = {"reference": str(reference), "source": prompts.source, "types": [row.to_dict() for row in found]}
    say(data, [*table(found), "", *text_plot(found)], json)


def prompts_of(
    trajectories: Path | None,
    rows: Path | None,
    text: Path | None,
    format: str,
    observation_chars: int | None,
    per_role: int,
    roles: tuple[Role, ...],
) -> Prompts:
    """Return the prompts that one of the three options names."""
    from umi_gguf.verify_rows import from_ids, from_text, from_trajectories

    if sum(given is not None for given in (trajectories, rows, text)) != 1:
        raise typer.BadParameter("name what to compare on: --trajectories, --rows or --text")
    known_format(format)
    if trajectories is not None:
        return from_trajectories(
            trajectories, format=format, observation_chars=observation_chars, per_role=per_role, roles=roles
        )
    if rows is not None:
        return from_ids(rows)
    assert text is not None
    return from_text(text)
