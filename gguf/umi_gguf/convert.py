"""A checkpoint becomes a GGUF: by our torch-free writer for the families it knows, else by llama.cpp's converter."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from umi_gguf.base import BaseReport, write_base
from umi_gguf.base_shape import shape_of_config
from umi_gguf.checkpoint import CheckpointError, open_checkpoint, read_json
from umi_gguf.families import KNOWN, family_of, text_config
from umi_gguf.hparams import rope_of
from umi_gguf.llama_source import Say, cached, converter
from umi_gguf.pieces import ELSEWHERE, ForeignTokenizer
from umi_gguf.progress import Progress, silent
from umi_gguf.refusals import refuse_quantized
from umi_gguf.tokenizer import check_tokenizer

Converter = Literal["auto", "umi", "llama.cpp"]


def foreign(checkpoint: Path) -> str | None:
    """Return why our own writer does not take a checkpoint, None when it does. Raises CheckpointError."""
    if not checkpoint.is_dir():
        raise CheckpointError(f"{checkpoint} is not a folder with a checkpoint")
    config = read_json(checkpoint / "config.json")
    if family_of(config) is None:
        kind = config.get("model_type")
        return f"{checkpoint}: model type {kind!r} is none of those this release knows ({KNOWN}); {ELSEWHERE}"
    try:
        check_tokenizer(checkpoint)
    except ForeignTokenizer as error:
        return str(error)
    try:
        rope_of(text_config(config), shape_of_config(config, str(checkpoint)))
    except CheckpointError as error:
        return str(error)
    return None


def convert(
    checkpoint: Path,
    out: Path,
    *,
    name: str,
    kind: str = "bf16",
    using: Converter = "auto",
    llama_cpp: Path | None = None,
    trust_code: bool = False,
    say: Say = lambda _: None,
    progress: Progress = silent,
) -> tuple[BaseReport, str]:
    """Write `checkpoint` to `out`; return the report and whose converter it was.

    `auto` takes llama.cpp's for what ours does not know when it is at hand: in the cache, or named by `llama_cpp`.
    Only `llama.cpp` asks pip for it. Raises ExportError.
    """
    reason = foreign(checkpoint) if using == "auto" else None
    if using == "umi" or (using == "auto" and reason is None):
        return write_base(checkpoint, out, name=name, kind=kind, progress=progress), "umi"
    if using == "auto" and llama_cpp is None and cached() is None:
        raise CheckpointError(str(reason))
    refuse_quantized(open_checkpoint(checkpoint), "export")
    from umi_gguf.hf_convert import convert as run

    source = converter(llama_cpp, say=say)
    report = run(checkpoint, out, source=source, name=name, kind=kind, trust_code=trust_code, progress=progress)
    return report, "llama.cpp"
