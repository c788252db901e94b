"""`umi gguf`: adapters, merges, quantization and packs, without torch and without a llama.cpp checkout.

stdout is data, stderr diagnostics and progress. Exit codes are those of `umi_local.cli.exits`: 2 for usage, 4 for a
file that cannot be used or written, 130 when it was stopped.
"""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from umi_gguf import cli_main
from umi_gguf.cli_quantize import imatrix, quantize
from umi_gguf.cli_verify import compare, verify
from umi_gguf.cli_words import (
    AsJson,
    Force,
    Out,
    counted,
    free,
    json_object,
    known_format,
    one_each,
    sampling_of,
    say,
    scaled,
    sized,
    told_base,
    worded,
)
from umi_gguf.errors import ExportError
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


class Whose(StrEnum):
    """Who converts a whole model."""

    auto = "auto"
    umi = "umi"
    llama_cpp = "llama.cpp"


class Start(StrEnum):
    """The weights that a change is added to."""

    original = "original"
    nf4 = "nf4"


def main(arguments: list[str]) -> int:
    """Run `umi gguf` with these arguments and return the exit code."""
    return cli_main.run(app, "umi gguf", arguments, "stopped; nothing was written")


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
    converter: Annotated[
        Whose, typer.Option("--converter", help="umi: ours, without torch; auto: ours where it knows the model.")
    ] = Whose.auto,
    llama_cpp: Annotated[
        Path | None,
        typer.Option("--llama-cpp", metavar="PATH", help="A checkout of llama.cpp, or llama-cpp-python's sdist."),
    ] = None,
    trust_code: Annotated[
        bool, typer.Option("--trust-code", help="Let llama.cpp's converter run code that the model brings.")
    ] = False,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Turn a checkpoint into a GGUF: with our own writer, or with llama.cpp's for models it does not know."""
    from umi_gguf.convert import convert as run
    from umi_gguf.progress import bar

    free(out, force)
    with bar(out.name) as progress:
        report, whose = run(
            checkpoint,
            out,
            name=name or checkpoint.absolute().name,
            kind=type.value,
            using=converter.value,
            llama_cpp=llama_cpp,
            trust_code=trust_code,
            say=lambda text: print(f"umi: {inert(text)}", file=sys.stderr, flush=True),
            progress=progress,
        )
    line = f"{out}: {report.architecture}, {report.tensors} tensors, {sized(report.bytes)}"
    line += " (llama.cpp's converter)" if whose == "llama.cpp" else ""
    say(report.to_dict() | {"converter": whose}, [line], json)


@app.command()
def merge(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="A GGUF, or a transformers checkpoint folder.")],
    adapters: Annotated[
        list[str], typer.Argument(metavar="ADAPTER[@SCALE]", help="LoRA GGUFs, or PEFT folders for a checkpoint.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="The file or folder to write.")],
    type: Annotated[
        str | None,
        typer.Option("--type", metavar="TYPE", help="For a GGUF: f32, f16 or bf16; otherwise the base's own."),
    ] = None,
    start: Annotated[
        Start, typer.Option("--base", help="For a checkpoint: add to its weights, or to what QLoRA training saw.")
    ] = Start.original,
    force: Force = False,
    json: AsJson = False,
) -> None:
    """Add adapters to a base and write the sum, in 16 or 32 bit. ADAPTER@0.5 adds half of an adapter."""
    from umi_gguf.errors import MergeError
    from umi_gguf.merge import merge_gguf
    from umi_gguf.merge_hf import merge_checkpoint
    from umi_gguf.progress import bar
    from umi_gguf.quantize import FILE_TYPES
    from umi_gguf.refusals import WHY_NOT_SMALL

    chosen = [scaled(text) for text in adapters]
    if type is not None and (type := type.lower()) not in set(Wide):
        if type.upper() not in FILE_TYPES:
            raise typer.BadParameter(f"--type {type}: there are {', '.join(Wide)}")
        raise MergeError(f"merging into {type} is refused: {WHY_NOT_SMALL}")
    if base.is_dir():
        if type is not None:
            raise typer.BadParameter("--type is for GGUFs; a checkpoint keeps the types it has")
        with bar(out.name) as progress:
            seen: Literal["nf4", "original"] = "nf4" if start is Start.nf4 else "original"
            folder = merge_checkpoint(base, chosen, out, start=seen, progress=progress)
        line = f"{out}: {folder.merged} matrices merged, {counted(folder.files, 'file')}, {sized(folder.bytes)}"
        say(
            folder.to_dict(),
            [line] + ([f"{folder.rounded} matrices through NF4 first"] if folder.rounded else []),
            json,
        )
        return
    if start is not Start.original:
        raise typer.BadParameter("--base nf4 is for checkpoint folders; a GGUF is merged from what it holds")
    if tuned := next((path for path, _ in chosen if path.is_dir()), None):
        raise MergeError(f"{tuned} is a folder; a GGUF is merged with LoRA GGUFs, which umi gguf adapter makes of them")
    free(out, force, base, *(path for path, _ in chosen))
    with bar(out.name) as progress:
        report = merge_gguf(base, chosen, out, kind=type, progress=progress)
    lines = [f"{out}: {report.merged} matrices merged, {report.type}, {sized(report.bytes)}"]
    if report.dequantized:
        lines.append(f"{report.dequantized} tensors of the base were quantized and are {report.type} now")
    say(report.to_dict(), lines, json)


app.command()(quantize)
app.command()(imatrix)
app.command()(verify)
app.command()(compare)


@app.command()
def pack(
    out: Annotated[Path, typer.Option("--out", "-o", metavar="DIR", help="The pack's folder.")],
    name: Annotated[str, typer.Option("--name", metavar="NAME")],
    backbone: Annotated[
        Path | None, typer.Option("--backbone", metavar="PATH", help="A checkpoint folder, or a GGUF.")
    ] = None,
    adapter: Annotated[
        list[str] | None,
        typer.Option("--adapter", metavar="ROLE=PATH", help="A PEFT folder or a LoRA GGUF; may be repeated."),
    ] = None,
    model: Annotated[
        list[str] | None,
        typer.Option("--model", metavar="ROLE=FILE", help="A whole model of a role (GGUF), in place of a backbone."),
    ] = None,
    pack_version: Annotated[str, typer.Option("--pack-version", metavar="TEXT")] = "0.1.0",
    type: Annotated[
        str | None, typer.Option("--type", metavar="TYPE", help="Of the base; by its width without it.")
    ] = None,
    context_length: Annotated[int, typer.Option("--context-length", min=64, metavar="N")] = 1024,
    format: Annotated[str, typer.Option("--format", metavar="NAME", help="How roles read.")] = "shared",
    licence: Annotated[str, typer.Option("--licence", metavar="TEXT")] = "unknown",
    provenance: Annotated[str, typer.Option("--provenance", metavar="JSON", help="Where it came from.")] = "{}",
    sampling: Annotated[str, typer.Option("--sampling", metavar="JSON", help="How it wants to be sampled.")] = "{}",
    force: Annotated[bool, typer.Option("--force", "-f", help="Replace the files of a pack that is there.")] = False,
    json: AsJson = False,
) -> None:
    """Assemble a pack: base and adapters, or a model per role. The same inputs give the same bytes."""
    from umi_gguf.pack import PACK_NAME, assemble, role_pair
    from umi_gguf.pack_models import assemble_models
    from umi_gguf.progress import bar
    from umi_local.packs.pack import MANIFEST, load_pack

    try:
        roles = one_each(role_pair(text) for text in adapter or [])
        models = one_each(role_pair(text) for text in model or [])
    except ValueError as error:
        raise typer.BadParameter(str(error)) from error
    if (backbone is None) == (not models) or (models and roles):
        raise typer.BadParameter("name a --backbone and its adapters, or a --model for every role")
    if not PACK_NAME.fullmatch(name):
        raise typer.BadParameter(
            f"--name {name!r}: a pack's name is up to 64 small letters, digits, dots, dashes and underscores"
        )
    if (out / MANIFEST).exists() and not force:
        raise ExportError(f"{out} holds a pack already; name another folder, or replace its files with --force")
    about: dict[str, Any] = {
        "name": name,
        "version": pack_version,
        "kind": type,
        "context_length": context_length,
        "licence": licence,
        "format": known_format(format),
        "sampling": sampling_of(sampling),
        "provenance": json_object(provenance, "--provenance"),
    }
    with bar(out.name) as progress:
        if backbone is not None:
            assemble(out, backbone, roles, **about, progress=progress)
        else:
            assemble_models(out, models, **about, progress=progress)
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
