"""`umi gguf`: adapters, merges, quantization and packs, without torch and without a llama.cpp checkout.

stdout is data, stderr diagnostics and progress. Exit codes are those of `umi_local.cli.exits`: 2 for usage, 4 for a
file that cannot be used or written, 130 when it was stopped.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal

import typer

from umi_gguf.cli_quantize import imatrix, quantize
from umi_gguf.cli_words import AsJson, Force, Out, free, json_object, say, scaled, sized, told_base, worded
from umi_local.cli import exits
from umi_local.text import inert

app = typer.Typer(
    name="gguf",
    help="Model files: convert, merge, quantize, pack and look into them.",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


class Wide(StrEnum):
    """The types of a whole model."""

    f32 = "f32"
    f16 = "f16"
    bf16 = "bf16"


class Lora(StrEnum):
    """The types of an adapter's matrices."""

    f32 = "f32"
    f16 = "f16"
    q8_0 = "q8_0"


class Start(StrEnum):
    """The weights that a change is added to."""

    original = "original"
    nf4 = "nf4"


def main(arguments: list[str]) -> int:
    """Run `umi gguf` with these arguments and return the exit code."""
    if not _writer_is_there():
        print("umi: this needs the package gguf; install it with: pip install gguf", file=sys.stderr)
        return exits.FAILED
    from umi_gguf.errors import ExportError

    try:
        with _stoppable():
            app(arguments, prog_name="umi gguf", standalone_mode=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else exits.ANSWERED
    except ExportError as error:
        print(f"umi: {inert(str(error))}", file=sys.stderr)
        return exits.FAILED
    except _Stopped:
        print("umi: stopped; nothing was written", file=sys.stderr)
        return exits.CANCELLED
    return exits.ANSWERED


def _writer_is_there() -> bool:
    """Look for the package itself: a folder of its name, such as ours, imports as an empty namespace."""
    try:
        import gguf
    except ImportError:
        return False
    return hasattr(gguf, "GGUFWriter")


class _Stopped(BaseException):
    """The user or the system asked us to end."""


@contextmanager
def _stoppable() -> Iterator[None]:
    """End on Ctrl-C and SIGTERM by an exception, so that no half-written file stays behind."""

    def stop(_number: int, _frame: object) -> None:
        raise _Stopped

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            if handler is not None:
                signal.signal(number, handler)


@app.command()
def adapter(
    adapter: Annotated[Path, typer.Argument(metavar="ADAPTER", help="A PEFT adapter folder.")],
    out: Out,
    base: Annotated[
        Path | None, typer.Option("--base", metavar="PATH", help="The base: a GGUF, or a folder with config.json.")
    ] = None,
    type: Annotated[Lora, typer.Option("--type", help="The type of the matrices.")] = Lora.f16,
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="The name it carries.")] = "",
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Turn a PEFT adapter into a LoRA GGUF that llama.cpp loads beside its base."""
    from umi_gguf.adapter import write_adapter
    from umi_gguf.base_shape import base_shape
    from umi_gguf.progress import bar

    free(out, force)
    with bar(out.name) as progress:
        report = write_adapter(
            adapter, out, base_shape(base or told_base(adapter)), name=name, kind=type, progress=progress
        )
    ranks = ", ".join(map(str, report.ranks))
    lines = [f"{out}: {report.matrices} matrices of rank {ranks} for {report.architecture}, {sized(report.bytes)}"]
    if report.folded:
        lines.append(f"the scale of {report.folded} matrices was folded in (rsLoRA or alpha_pattern)")
    if report.kept_f16:
        lines.append(f"{report.kept_f16} matrices stayed f16: their rows are no multiple of 32")
    if report.invocation_tokens:
        lines.append(f"activated by the tokens {list(report.invocation_tokens)}")
    say(report.to_dict(), lines, json)


@app.command()
def convert(
    checkpoint: Annotated[Path, typer.Argument(metavar="CHECKPOINT", help="A transformers checkpoint folder.")],
    out: Out,
    type: Annotated[Wide, typer.Option("--type", help="The type of the matrices.")] = Wide.bf16,
    name: Annotated[str, typer.Option("--name", metavar="TEXT", help="The name it carries.")] = "",
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Turn a checkpoint with a byte-level BPE tokenizer into a GGUF."""
    from umi_gguf.base import write_base
    from umi_gguf.progress import bar

    free(out, force)
    with bar(out.name) as progress:
        report = write_base(checkpoint, out, name=name or checkpoint.absolute().name, kind=type, progress=progress)
    line = f"{out}: {report.architecture}, {report.tensors} tensors, {sized(report.bytes)}"
    say(report.to_dict(), [line], json)


@app.command()
def merge(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="A GGUF, or a transformers checkpoint folder.")],
    adapters: Annotated[
        list[str], typer.Argument(metavar="ADAPTER[@SCALE]", help="LoRA GGUFs, or PEFT folders for a checkpoint.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The file or folder to write.")],
    type: Annotated[
        Wide | None, typer.Option("--type", help="For a GGUF: the type of the result; otherwise the base's own.")
    ] = None,
    start: Annotated[
        Start, typer.Option("--base", help="For a checkpoint: add to its weights, or to what QLoRA training saw.")
    ] = Start.original,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Add adapters to a base and write the sum, in 16 or 32 bit. ADAPTER@0.5 adds half of an adapter."""
    from umi_gguf.merge import merge_gguf
    from umi_gguf.merge_hf import merge_checkpoint
    from umi_gguf.progress import bar

    chosen = [scaled(text) for text in adapters]
    if base.is_dir():
        if type is not None:
            raise typer.BadParameter("--type is for GGUFs; a checkpoint keeps the types it has")
        with bar(out.name) as progress:
            seen: Literal["nf4", "original"] = "nf4" if start is Start.nf4 else "original"
            folder = merge_checkpoint(base, chosen, out, start=seen, progress=progress)
        line = f"{out}: {folder.merged} matrices merged, {folder.files} files, {sized(folder.bytes)}"
        say(
            folder.to_dict(),
            [line] + ([f"{folder.rounded} matrices through NF4 first"] if folder.rounded else []),
            json,
        )
        return
    if start is not Start.original:
        raise typer.BadParameter("--base nf4 is for checkpoint folders; a GGUF is merged from what it holds")
    free(out, force, base, *(path for path, _ in chosen))
    with bar(out.name) as progress:
        report = merge_gguf(base, chosen, out, kind=type.value if type else None, progress=progress)
    lines = [f"{out}: {report.merged} matrices merged, {report.type}, {sized(report.bytes)}"]
    if report.dequantized:
        lines.append(f"{report.dequantized} tensors of the base were quantized and are {report.type} now")
    say(report.to_dict(), lines, json)


app.command()(quantize)
app.command()(imatrix)


@app.command()
def pack(
    backbone: Annotated[Path, typer.Option("--backbone", metavar="PATH", help="A checkpoint folder, or a GGUF.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The pack's folder.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME")],
    adapter: Annotated[
        list[str] | None,
        typer.Option("--adapter", metavar="ROLE=PATH", help="A PEFT folder or a LoRA GGUF; may be repeated."),
    ] = None,
    pack_version: Annotated[str, typer.Option("--pack-version", metavar="TEXT")] = "0.1.0",
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Of the base; by its width without it.")
    ] = None,
    context_length: Annotated[int, typer.Option("--context-length", min=64, metavar="N")] = 1024,
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT")] = "unknown",
    provenance: Annotated[str, typer.Option("--provenance", metavar="JSON", help="Where it came from.")] = "{}",
    sampling: Annotated[str, typer.Option("--sampling", metavar="JSON", help="How it wants to be sampled.")] = "{}",
    json: AsJson = False,
) -> None:
    """Assemble a pack: base, adapters, hashes and provenance. The same inputs give the same bytes."""
    from umi_gguf.pack import assemble, role_pair
    from umi_gguf.progress import bar
    from umi_local.packs.pack import load_pack

    try:
        roles = dict(role_pair(text) for text in adapter or [])
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    with bar(out.name) as progress:
        assemble(
            out,
            backbone,
            roles,
            name=name,
            version=pack_version,
            kind=type,
            context_length=context_length,
            licence=licence,
            sampling=json_object(sampling, "--sampling"),
            provenance=json_object(provenance, "--provenance"),
            progress=progress,
        )
    made = load_pack(out.absolute())
    files = {file: (made.directory / file).stat().st_size for file in made.files()}
    lines = [f"{out}: pack {made.name} {made.version}", *(f"  {file} {sized(size)}" for file, size in files.items())]
    say({"pack": str(out), "name": made.name, "files": files, "sha256": dict(made.sha256)}, lines, json)


@app.command()
def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A GGUF.")],
    keys: Annotated[bool, typer.Option("--keys", help="All metadata as well.")] = False,
    tensors: Annotated[bool, typer.Option("--tensors", help="All tensors as well.")] = False,
    json: AsJson = False,
) -> None:
    """Show what a GGUF is and what it holds."""
    from umi_gguf import show as look

    data = look.summary(file)
    lines = [f"{key:<17} {worded(value)}" for key, value in data.items() if key != "types" and value != ""]
    lines += [f"{name:<17} {e['tensors']} tensors, {sized(e['bytes'])}" for name, e in data["types"].items()]
    if keys:
        data["keys"] = look.keys(file)
        lines += ["", *(f"{key} = {worded(value)}" for key, value in data["keys"].items())]
    if tensors:
        data["list"] = look.tensors(file)
        lines += ["", *(f"{t['name']:<40} {t['type']:<8} {'x'.join(map(str, t['shape']))}" for t in data["list"])]
    say(data, lines, json)
