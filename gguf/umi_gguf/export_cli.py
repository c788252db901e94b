"""`umi export RUN`: a finished training run becomes a pack that was checked against its 16-bit weights.

stdout is data, stderr diagnostics and progress; exit codes are those of `umi_local.cli.exits`.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from umi_gguf import cli_main
from umi_gguf.cli import Whose
from umi_gguf.cli_words import AsJson, sampling_of, say, sized
from umi_local.text import inert

app = typer.Typer(
    name="export",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Kept(StrEnum):
    """What of the roles is kept apart."""

    auto = "auto"
    adapters = "adapters"
    merged = "merged"


def main(arguments: list[str]) -> int:
    """Run `umi export` with these arguments and return the exit code."""
    return cli_main.run(app, "umi export", arguments, "stopped; the same command goes on from here")


@app.command()
def export(
    run: Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a finished training run.")],
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="DIR", help="The pack's folder; RUN/pack without it.")
    ] = None,
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Such as Q4_K_M; by the model's width without it.")
    ] = None,
    form: Annotated[
        Kept, typer.Option("--form", help="Adapters on one base, or a merged model per role; auto: as the recipe says.")
    ] = Kept.auto,
    base: Annotated[
        Path | None, typer.Option("--base", metavar="DIR", help="The base checkpoint, when it lies elsewhere now.")
    ] = None,
    imatrix: Annotated[
        bool, typer.Option("--imatrix", help="Measure an importance matrix on the training rows first.")
    ] = False,
    trajectories: Annotated[
        Path | None,
        typer.Option("--trajectories", metavar="FILE", help="Check on these; the run's held-out ones without it."),
    ] = None,
    verify: Annotated[bool, typer.Option("--verify/--no-verify", help="Check the pack against 16 bit.")] = True,
    per_role: Annotated[int, typer.Option("--per-role", min=1, metavar="N", help="Rows of each role to check.")] = 16,
    metrics: Annotated[
        int, typer.Option("--metrics", min=0, metavar="N", help="Trajectories for the role metrics; 0: none.")
    ] = 20,
    max_kl: Annotated[
        float | None,
        typer.Option("--max-kl", min=0, help="Mean KL divergence allowed, in nats; by the type without it."),
    ] = None,
    max_p99: Annotated[float | None, typer.Option("--max-p99", min=0, help="The same at the 99th percentile.")] = None,
    min_top1: Annotated[float, typer.Option("--min-top1", min=0, max=1, help="Top-1 agreement wanted.")] = 0.9,
    max_perplexity: Annotated[float, typer.Option("--max-perplexity", min=1, help="Ratio allowed.")] = 1.1,
    max_drop: Annotated[float, typer.Option("--max-drop", min=0, max=1, help="Loss of a role metric allowed.")] = 0.05,
    name: Annotated[str, typer.Option("--name", metavar="NAME", help="The pack's name.")] = "",
    pack_version: Annotated[str, typer.Option("--pack-version", metavar="TEXT")] = "0.1.0",
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT")] = "unknown",
    context_length: Annotated[int | None, typer.Option("--context-length", min=64, metavar="N")] = None,
    sampling: Annotated[str, typer.Option("--sampling", metavar="JSON", help="How it wants to be sampled.")] = "{}",
    converter: Annotated[Whose, typer.Option("--converter", help="Who converts the base.")] = Whose.auto,
    llama_cpp: Annotated[
        Path | None, typer.Option("--llama-cpp", metavar="PATH", help="A checkout of llama.cpp, or the sdist.")
    ] = None,
    threads: Annotated[int | None, typer.Option("--threads", min=1, metavar="N")] = None,
    force: Annotated[bool, typer.Option("--force", "-f", help="Keep a pack that breaks the limits.")] = False,
    replace: Annotated[bool, typer.Option("--replace", help="Replace a pack that is there.")] = False,
    json: AsJson = False,
) -> None:
    """Make a pack of a finished training run: convert, quantize, check, assemble. Running it again goes on."""
    from umi_gguf.export import Options, pack_name
    from umi_gguf.export import export as make
    from umi_gguf.export_run import read_run
    from umi_gguf.verify import Limits

    def told(text: str) -> None:
        print(f"umi: {inert(text)}", file=sys.stderr, flush=True)

    found = read_run(run, base=base, form=form.value)
    options = Options(
        name=pack_name(name or found.name),
        kind=type,
        version=pack_version,
        licence=licence,
        context_length=context_length,
        sampling=sampling_of(sampling),
        imatrix=imatrix,
        trajectories=trajectories,
        check=verify,
        per_role=per_role,
        metrics=metrics,
        limits=Limits(max_kl, max_p99, min_top1, max_perplexity, max_drop),
        threads=threads,
        converter=converter.value,
        llama_cpp=llama_cpp,
        accept=force,
        replace=replace,
    )
    made = make(found, out or run / "pack", options, told)
    lines = [f"{made.pack}: pack {options.name}, {made.kind}, {sized(made.bytes)}"]
    lines += made.lines
    lines.append(f"{run / 'export'} keeps {sized(made.work_bytes)} for other types; remove it when none is wanted")
    say(made.to_dict(), lines, json)
