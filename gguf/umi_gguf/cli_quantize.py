"""`umi gguf quantize` and `umi gguf imatrix`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from umi_gguf.cli_words import AsJson, Force, Out, acting, free, known_format, pattern_of, say, sized
from umi_local.roles import Role

if TYPE_CHECKING:
    from umi_gguf.imatrix_measure import ImatrixReport


def quantize(
    source: Annotated[Path, typer.Argument(metavar="SOURCE", help="A GGUF in 16 or 32 bit.")],
    out: Annotated[Path | None, typer.Argument(metavar="OUT", help="The file to write; none with --dry-run.")] = None,
    type: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="Such as Q4_K_M; without it chosen by the model's width."),
    ] = None,
    output_type: Annotated[
        str | None, typer.Option("--output-type", metavar="TYPE", help="Of the output layer.")
    ] = None,
    embedding_type: Annotated[
        str | None, typer.Option("--embedding-type", metavar="TYPE", help="Of the token embeddings.")
    ] = None,
    tensor: Annotated[
        list[str] | None,
        typer.Option("--tensor", metavar="PATTERN=TYPE", help="The type of tensors a pattern finds; may be repeated."),
    ] = None,
    imatrix: Annotated[
        Path | None, typer.Option("--imatrix", metavar="FILE", help="An importance matrix (GGUF).")
    ] = None,
    pure: Annotated[bool, typer.Option("--pure", help="One type for all matrices.")] = False,
    requantize: Annotated[bool, typer.Option("--requantize", help="Allow a source that is quantized already.")] = False,
    threads: Annotated[int | None, typer.Option("--threads", min=1, metavar="N")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be written, write nothing.")] = False,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Make a GGUF smaller, and say which tensors could not have the type that was meant for them."""
    from umi_gguf.progress import bar
    from umi_gguf.quantize import quantize as run

    if out is None and not dry_run:
        raise typer.BadParameter("name the file to write, or use --dry-run")
    target = out or source.with_suffix(".dry.gguf")
    if not dry_run:
        free(target, force, source)
    with bar(target.name) as progress:
        report = run(
            source,
            target,
            type,
            threads,
            output_type=output_type,
            embedding_type=embedding_type,
            patterns=[pattern_of(text) for text in tensor or []],
            imatrix=imatrix,
            pure=pure,
            requantize=requantize,
            dry_run=dry_run,
            progress=progress,
        )
    sizes = f"{sized(report.bytes_before)} to {sized(report.bytes_after)}, {report.bits:.2f} bits per weight"
    lines = [f"{'would be ' if dry_run else f'{out}: '}{report.kind}, {sizes}"]
    lines.append("types: " + ", ".join(f"{count} {name}" for name, count in report.types.items()))
    if report.fell_back:
        lines.append(f"{len(report.fell_back)} of {len(report.tensors)} tensors fell back, their rows are too narrow:")
        lines += [f"  {t.name} ({t.shape[-1]} wide): {t.wanted} became {t.after}" for t in report.fell_back]
    if report.needs_imatrix:
        lines.append("this type needs an importance matrix (--imatrix)")
    say(report.to_dict() | {"dry_run": dry_run}, lines, json)


def imatrix(
    model: Annotated[
        Path, typer.Argument(metavar="MODEL", help="The model that will be quantized, a GGUF in 16 or 32 bit.")
    ],
    out: Out,
    rows: Annotated[
        Path | None, typer.Option("--rows", metavar="FILE", help="JSON lines of token ids, as a role sees them.")
    ] = None,
    text: Annotated[Path | None, typer.Option("--text", metavar="FILE", help="A text instead of rows.")] = None,
    trajectories: Annotated[
        Path | None,
        typer.Option("--trajectories", metavar="FILE", help="JSON lines of trajectories: what the roles read."),
    ] = None,
    adapter: Annotated[
        list[str] | None,
        typer.Option(
            "--adapter",
            metavar="[ROLE=]FILE[@SCALE]",
            help="A LoRA GGUF that acts meanwhile, in the turns of its role; may be repeated.",
        ),
    ] = None,
    role: Annotated[list[Role] | None, typer.Option("--role", help="Only the turns of this role.")] = None,
    per_role: Annotated[int, typer.Option("--per-role", min=1, metavar="N", help="Turns of each role.")] = 64,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="How roles read.")] = "shared",
    size: Annotated[int, typer.Option("--size", min=8, max=8192, metavar="N", help="Tokens of a row of text.")] = 512,
    threads: Annotated[int | None, typer.Option("--threads", min=1, metavar="N")] = None,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Measure which columns of the weights matter, for `quantize --imatrix`, with a role's adapter active."""
    from umi_gguf.imatrix_measure import measure, read_rows, read_text
    from umi_gguf.imatrix_roles import measure_each, readers_of
    from umi_gguf.progress import bar

    if sum(given is not None for given in (rows, text, trajectories)) != 1:
        raise typer.BadParameter("name what to measure on: --trajectories, --rows or --text")
    named = [acting(entry) for entry in adapter or []]
    adapters = [(path, scale) for _, path, scale in named]
    free(out, force, model, *(path for path, _ in adapters), *(path for path in (rows, text, trajectories) if path))
    if trajectories is not None:
        from umi_gguf.verify_rows import from_trajectories

        prompts = from_trajectories(
            trajectories, format=known_format(format), per_role=per_role, roles=tuple(role or Role)
        )
        by_role: dict[str, list[tuple[Path, float]]] = {}
        for name, path, scale in named:
            by_role.setdefault(name, []).append((path, scale))
        with bar(out.name) as progress:
            report = measure_each(model, out, readers_of(prompts, by_role), threads=threads, progress=progress)
        said(report, json)
        return
    if role or any(name for name, _, _ in named):
        raise typer.BadParameter("--role and --adapter ROLE=FILE choose turns of --trajectories")
    with bar(out.name) as progress:
        report = measure(
            model,
            out,
            rows=read_rows(rows) if rows else (),
            text=read_text(text) if text else None,
            adapters=adapters,
            size=size,
            threads=threads,
            name=(rows or text or model).name,
            progress=progress,
        )
    said(report, json)


def said(report: ImatrixReport, as_json: bool) -> None:
    """Print what was measured."""
    line = f"{report.file}: {report.matrices} matrices, {report.tokens} tokens in {report.rows} rows"
    say(report.to_dict(), [line], as_json)
