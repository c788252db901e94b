"""A checkpoint with a byte-level BPE tokenizer becomes a GGUF, without torch and without llama.cpp's converter.

Families: `umi_gguf.families`. Everything that this writer is not certain to reproduce is refused with the reason; such
models go through llama.cpp's own converter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from gguf.constants import GGML_QUANT_VERSION

from gguf import GGMLQuantizationType, GGUFWriter, LlamaFileType
from umi_gguf.base_shape import BaseShape, shape_of_config
from umi_gguf.checkpoint import Checkpoint, CheckpointError, open_checkpoint
from umi_gguf.families import text_config
from umi_gguf.floats import from_floats, rows_at_a_time
from umi_gguf.hparams import rope_factors, write_hparams
from umi_gguf.names import permute_rows
from umi_gguf.progress import Progress, silent
from umi_gguf.refusals import refuse_quantized
from umi_gguf.safetensors import FLOATS, Entry, SafetensorsFile
from umi_gguf.tokenizer import write_tokenizer
from umi_gguf.writing import Spec, gguf_stream

TYPES = {
    "f32": (GGMLQuantizationType.F32, LlamaFileType.ALL_F32),
    "f16": (GGMLQuantizationType.F16, LlamaFileType.MOSTLY_F16),
    "bf16": (GGMLQuantizationType.BF16, LlamaFileType.MOSTLY_BF16),
}
_VISION = ("model.vision_tower.", "vision_tower.", "model.multi_modal_projector.", "multi_modal_projector.")


@dataclass(frozen=True, slots=True)
class BaseReport:
    """What was written."""

    file: str
    architecture: str
    tensors: int
    bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class _Planned:
    file: SafetensorsFile
    entry: Entry
    heads: int | None
    offset: float
    spec: Spec


def write_base(checkpoint: Path, out: Path, *, name: str, kind: str = "f32", progress: Progress = silent) -> BaseReport:
    """Write `checkpoint` as a GGUF with matrices of `kind` (f32, f16 or bf16); norms and biases stay f32.

    Memory holds a few rows. The file appears whole or not at all. Raises ExportError.
    """
    source = open_checkpoint(checkpoint)
    refuse_quantized(source, "export")
    config = text_config(source.config)
    shape = shape_of_config(source.config, str(checkpoint))
    tensor_type, file_type = TYPES[kind]
    writer = GGUFWriter(None, shape.family.arch)
    writer.add_type("model")
    writer.add_name(name)
    try:
        write_hparams(writer, config, shape)
        factors = rope_factors(config, shape)
    except (KeyError, TypeError, ZeroDivisionError) as error:
        raise CheckpointError(f"{checkpoint}: its config.json lacks or misstates {error}") from None
    writer.add_quantization_version(GGML_QUANT_VERSION)
    writer.add_file_type(file_type)
    write_tokenizer(writer, checkpoint, config, name)
    plan = list(_plan(source, config, shape, tensor_type))
    specs = [p.spec for p in plan]
    if factors is not None:
        specs.append(Spec("rope_freqs.weight", GGMLQuantizationType.F32, factors.shape))
    done, total = 0, sum(spec.nbytes for spec in specs)
    with gguf_stream(out, writer, specs) as sink:
        for planned in plan:
            for piece in _pieces(planned, str(checkpoint)):
                sink.write(piece)
                done += piece.nbytes
                progress(done, total)
        if factors is not None:
            sink.write(factors)
    return BaseReport(str(out), shape.family.arch, len(specs), out.stat().st_size)


def _plan(
    source: Checkpoint, config: Mapping[str, Any], shape: BaseShape, kind: GGMLQuantizationType
) -> Iterator[_Planned]:
    where, seen = source.folder, set[str]()
    tied = config.get("tie_word_embeddings") or shape.family.arch.startswith("gemma")
    for file, entry in source.places.values():
        if entry.name.startswith(_VISION) or (entry.name.endswith("lm_head.weight") and tied):
            continue
        module, _, suffix = entry.name.rpartition(".")
        target = shape.family.gguf_name(module)
        if target is None or suffix not in ("weight", "bias"):
            raise CheckpointError(f"{where}: tensor {entry.name} has no place in a {shape.family.arch} GGUF")
        if entry.dtype not in FLOATS or not entry.nbytes:
            raise CheckpointError(f"{where}: {entry.name} has type {entry.dtype}; expected F32, F16 or BF16")
        linear = target.rpartition(".")[2]
        if linear in shape.family.linears.values() and suffix == "weight" and entry.shape != shape.shape(linear):
            raise CheckpointError(
                f"{where}: {entry.name} has shape {entry.shape}, its config says {shape.shape(linear)}"
            )
        seen.add(target)
        offset = shape.family.norm_offset if linear.endswith("_norm") else 0.0
        spec = Spec(f"{target}.{suffix}", kind if len(entry.shape) > 1 else GGMLQuantizationType.F32, entry.shape)
        yield _Planned(file, entry, shape.permutation(linear), offset, spec)
    needed = {"token_embd", "output_norm"} | {
        f"blk.{i}.{kind}" for i in range(shape.layers) for kind in shape.family.linears.values()
    }
    if missing := sorted(needed - seen):
        raise CheckpointError(f"{where} is incomplete: it has no weights for {missing[0]}")


def _pieces(planned: _Planned, where: str) -> Iterator[np.ndarray]:
    """Yield the data of a tensor, a few rows at a time; matrices whose rows are reordered come whole."""
    entry = planned.entry
    step = rows_at_a_time(entry.width) if planned.heads is None else entry.rows
    with planned.file.path.open("rb") as file:
        for start in range(0, entry.rows, step):
            values = planned.file.read_rows(file, entry, start, min(start + step, entry.rows))
            if planned.heads is not None:
                values = permute_rows(values.reshape(entry.shape), planned.heads)
            if planned.offset:
                values = values + np.float32(planned.offset)
            yield from_floats(values, planned.spec.type, f"{where}: {entry.name}")
