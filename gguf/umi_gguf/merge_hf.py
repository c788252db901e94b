"""Merge PEFT LoRA folders into a transformers checkpoint, a few rows at a time, without torch.

`start="original"` adds the change to the stored weights; `start="nf4"` adds it to the weights that QLoRA training saw
(bfloat16 through NF4 and back, for every matrix of a layer, adapted or not). Which is better for a model is an open
question (research/training 6.1); evaluation decides.
"""

from __future__ import annotations

import math
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any, Literal

import numpy as np

from umi_gguf import nf4
from umi_gguf.base_shape import shape_of_config
from umi_gguf.checkpoint import Checkpoint, CheckpointError, open_checkpoint
from umi_gguf.errors import MergeError
from umi_gguf.families import Family, plain_module
from umi_gguf.floats import check_fits, narrow_bf16, rows_at_a_time, widen_bf16
from umi_gguf.peft_adapter import Pair, PeftAdapter, open_peft
from umi_gguf.progress import Progress, silent
from umi_gguf.refusals import refuse_quantized
from umi_gguf.safetensors import FLOATS, Entry, SafetensorsFile, data_of, header_bytes
from umi_gguf.writing import need_room, whole_path

Start = Literal["original", "nf4"]
_COPIED = (".json", ".jinja", ".model", ".tiktoken", ".txt", ".md")


@dataclass(frozen=True, slots=True)
class HfMergeReport:
    """What was written. `rounded`: matrices that went through NF4 and back."""

    folder: str
    start: str
    adapters: tuple[tuple[str, float], ...]
    merged: int
    rounded: int
    files: int
    bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class _Change:
    adapter: PeftAdapter
    pair: Pair
    scale: float


def merge_checkpoint(
    base: Path,
    adapters: Sequence[tuple[Path, float]],
    out: Path,
    *,
    start: Start = "original",
    progress: Progress = silent,
) -> HfMergeReport:
    """Write the checkpoint `base` with the adapters, each times its scale, added; types and shards stay as they are.

    The folder appears whole or not at all, and an existing one is refused. Raises ExportError.
    """
    if out.exists():
        raise MergeError(f"{out} exists already; name another folder")
    source = open_checkpoint(base)
    refuse_quantized(source, "merge")
    changes = _changes(source, adapters)
    rounded = _rounded(source) if start == "nf4" else frozenset[str]()
    total = sum(entry.nbytes for _, entry in source.places.values())
    need_room(out, total)
    done = 0
    with whole_path(out) as temporary:
        temporary.mkdir()
        for file in source.files:
            with (temporary / file.path.name).open("wb") as target, file.path.open("rb") as data:
                shapes = {entry.name: (entry.dtype, entry.shape) for entry in file.entries.values()}
                target.write(header_bytes(shapes, file.metadata or {"format": "pt"}))
                for entry in file.entries.values():
                    for piece in _pieces(file, data, entry, changes.get(entry.name, ()), entry.name in rounded):
                        target.write(np.ascontiguousarray(piece).data.cast("B"))
                        done += piece.nbytes
                        progress(done, total)
        for path in sorted(base.iterdir()):
            if path.suffix in _COPIED and path.is_file():
                shutil.copyfile(path, temporary / path.name)
    return HfMergeReport(
        folder=str(out),
        start=start,
        adapters=tuple((str(path), scale) for path, scale in adapters),
        merged=len(changes),
        rounded=len(rounded),
        files=len(source.files),
        bytes=total,
    )


def _changes(source: Checkpoint, adapters: Sequence[tuple[Path, float]]) -> dict[str, list[_Change]]:
    if not adapters:
        raise MergeError(f"nothing to merge into {source.folder}: name at least one adapter")
    names = {_plain(name): name for name in source.places}
    found: dict[str, list[_Change]] = {}
    for folder, scale in adapters:
        if not math.isfinite(scale):
            raise MergeError(f"{folder}: its scale is {scale}; expected a number")
        adapter = open_peft(folder)
        if adapter.invocation:
            raise MergeError(
                f"{folder} is an activated LoRA: it acts only after its invocation tokens, merged it would act "
                "everywhere. Load it beside the base instead"
            )
        for pair in adapter.pairs:
            name = names.get(_plain(f"{pair.module}.weight"))
            if name is None:
                raise MergeError(f"{folder} changes {pair.module}, which {source.folder} does not have: another base?")
            _check(source, name, pair, folder)
            found.setdefault(name, []).append(_Change(adapter, pair, pair.scale * scale))
    return found


def _plain(name: str) -> str:
    module, _, suffix = name.rpartition(".")
    return f"{plain_module(module)}.{suffix}"


def _check(source: Checkpoint, name: str, pair: Pair, folder: Path) -> None:
    entry = source.places[name][1]
    if entry.shape != pair.shape:
        raise MergeError(
            f"{folder}: {pair.module} is made for a matrix of {pair.shape}, but {source.folder} has {entry.shape}: "
            "the adapter belongs to another base"
        )
    if entry.dtype not in FLOATS:
        raise MergeError(f"{source.folder}: {name} has type {entry.dtype}; adapters are merged into F32, F16 or BF16")
    if name.endswith("lm_head.weight") and source.config.get("tie_word_embeddings"):
        raise MergeError(f"{folder} changes lm_head, which is one tensor with the embeddings in {source.folder}")


def _rounded(source: Checkpoint) -> frozenset[str]:
    """Return the matrices that training quantized: every linear layer but the output. Raises CheckpointError."""
    family = shape_of_config(source.config, str(source.folder)).family
    names = [name for name in source.places if _is_linear(name, family)]
    for name in names:
        if (width := source.places[name][1].width) % nf4.BLOCK:
            raise CheckpointError(
                f"{source.folder}: rows of {name} are {width} wide; bitsandbytes computes NF4 wrongly where that is no "
                f"multiple of {nf4.BLOCK}, so what was trained on is not known. Merge into the original weights"
            )
    return frozenset(names)


def _is_linear(name: str, family: Family) -> bool:
    module, _, suffix = name.rpartition(".")
    target = family.gguf_name(module) or ""
    return suffix == "weight" and target.startswith("blk.") and target.rpartition(".")[2] in family.linears.values()


def _pieces(
    file: SafetensorsFile, data: BufferedReader, entry: Entry, changes: Sequence[_Change], rounded: bool
) -> Iterator[np.ndarray]:
    step = rows_at_a_time(entry.width)
    spans = [(at, min(at + step, entry.rows)) for at in range(0, entry.rows, step)]
    if not changes and not rounded:
        for start, stop in spans:
            yield file.read_raw(data, entry, start, stop)
        return
    deltas = [(*change.adapter.read(change.pair), np.float32(change.scale)) for change in changes]
    scales = _scales(file, data, entry, spans) if rounded else None
    blocks = entry.width // nf4.BLOCK
    for start, stop in spans:
        values = file.read_rows(data, entry, start, stop)
        if scales is not None:
            values = _bf16(nf4.round_trip(_bf16(values), scales[start * blocks : stop * blocks]))
        values = np.array(values, dtype=np.float32)
        for a, b, scale in deltas:
            values += (b[start:stop] * scale) @ a
        check_fits(values, entry.dtype, f"{file.path}: {entry.name} after the merge")
        yield data_of(values, entry.dtype)


def _scales(file: SafetensorsFile, data: BufferedReader, entry: Entry, spans: Sequence[tuple[int, int]]) -> np.ndarray:
    found = [nf4.block_scales(_bf16(file.read_rows(data, entry, start, stop))) for start, stop in spans]
    return nf4.store(np.concatenate(found)).restored()


def _bf16(values: np.ndarray) -> np.ndarray:
    """Return what bfloat16, in which training loads the weights, holds of float32 values."""
    return widen_bf16(narrow_bf16(values))
