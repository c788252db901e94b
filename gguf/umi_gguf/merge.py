"""Merge LoRA GGUFs into a base GGUF, a few rows at a time: memory stays small whatever the model's size.

    base.gguf (any type) --to float32--> W + sum(scale * B @ A) --round once--> merged.gguf (16 or 32 bit)

The result is never 4 bit: rounding to 4 bit would lose nearly all of the change (research/training 6.1). Quantize the
merged file afterwards. All metadata is copied byte for byte but `general.file_type`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGMLQuantizationType, LlamaFileType
from umi_gguf.errors import GgufError, MergeError
from umi_gguf.floats import FLOAT_TYPES, NUMBER_TYPES, SPARE, Buffers, from_floats, rows_at_a_time, to_floats
from umi_gguf.gguf_file import GgufFile, Tensor, header, open_gguf
from umi_gguf.lora_file import LoraFile, check_fits, read_lora, refuse_activated
from umi_gguf.progress import Progress, silent
from umi_gguf.refusals import refuse_split
from umi_gguf.writing import Spec, TensorSink, need_room, padded, whole_path

TYPES = {"f32": GGMLQuantizationType.F32, "f16": GGMLQuantizationType.F16, "bf16": GGMLQuantizationType.BF16}
SMALL = 1 << 19
"""Multiplications of a product whose factors OpenBLAS does not copy first: for rank 16 a third faster."""
_FILE_TYPES = {
    GGMLQuantizationType.F32: LlamaFileType.ALL_F32,
    GGMLQuantizationType.F16: LlamaFileType.MOSTLY_F16,
    GGMLQuantizationType.BF16: LlamaFileType.MOSTLY_BF16,
}


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What was written. `dequantized`: tensors of the base that were quantized and are `type` now."""

    file: str
    type: str
    adapters: tuple[tuple[str, float], ...]
    merged: int
    dequantized: int
    copied: int
    bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def merge_gguf(
    base: Path,
    adapters: Sequence[tuple[Path, float]],
    out: Path,
    *,
    kind: str | None = None,
    progress: Progress = silent,
) -> MergeReport:
    """Write `base` with the adapters, each times its scale, added.

    `kind` is f32, f16 or bf16; without it a 16 or 32 bit base keeps its type and a quantized one becomes f16. The file
    appears whole or not at all. Raises ExportError.
    """
    source = open_gguf(base)
    loras = _open(source, adapters)
    target = TYPES[kind] if kind else _own_type(source)
    specs = [Spec(t.name, _type(t, target, source, loras), t.shape) for t in source.tensors.values()]
    metadata, keys = source.metadata.with_u32("general.file_type", _FILE_TYPES[target])
    head = header(metadata, keys, specs, source.alignment)
    total = sum(spec.nbytes for spec in specs)
    need_room(out, len(head) + sum(padded(spec.nbytes, source.alignment) for spec in specs))
    done, buffers = 0, Buffers()
    with whole_path(out) as temporary, temporary.open("wb") as file, _reading(base) as data:
        file.write(head)
        sink = TensorSink(file, specs, source.alignment)
        for tensor, spec in zip(source.tensors.values(), specs, strict=True):
            for piece in _pieces(source, data, tensor, spec, loras, buffers):
                sink.write(piece)
                done += piece.nbytes
                progress(done, total)
        sink.finish()
    changed = {name for lora, _ in loras for name in lora.pairs}
    same = sum(s.type == t.type and s.name not in changed for s, t in zip(specs, source.tensors.values(), strict=True))
    return MergeReport(
        file=str(out),
        type=target.name.lower(),
        adapters=tuple((str(lora.path), scale) for lora, scale in loras),
        merged=len(changed),
        dequantized=sum(t.type not in (*FLOAT_TYPES, *NUMBER_TYPES) for t in source.tensors.values()),
        copied=same,
        bytes=out.stat().st_size,
    )


def _reading(path: Path) -> BufferedReader:
    try:
        return path.open("rb")
    except OSError as error:
        raise GgufError(f"{path} cannot be read: {error.strerror or error}") from error


def _open(source: GgufFile, adapters: Sequence[tuple[Path, float]]) -> list[tuple[LoraFile, float]]:
    refuse_split(source)
    if not adapters:
        raise MergeError(f"nothing to merge into {source.path}: name at least one adapter")
    loras = []
    for path, scale in adapters:
        if not math.isfinite(scale):
            raise MergeError(f"{path}: its scale is {scale}; expected a number")
        lora = read_lora(path)
        refuse_activated(lora)
        check_fits(lora, source)
        loras.append((lora, scale))
    return loras


def _own_type(source: GgufFile) -> GGMLQuantizationType:
    """Return the type of most of a base's matrices when that is a float type, else F16."""
    sizes = dict.fromkeys(FLOAT_TYPES, 0)
    quantized = 0
    for tensor in source.tensors.values():
        if len(tensor.shape) > 1 and tensor.type in sizes:
            sizes[tensor.type] += tensor.elements
        elif len(tensor.shape) > 1:
            quantized += tensor.elements
    best = max(sizes, key=lambda kind: sizes[kind])
    return best if sizes[best] and not quantized else GGMLQuantizationType.F16


def _type(
    tensor: Tensor, target: GGMLQuantizationType, source: GgufFile, loras: Sequence[tuple[LoraFile, float]]
) -> GGMLQuantizationType:
    """Return the type a tensor gets: an F32 matrix in a 16-bit file is F32 on purpose, and vectors always are."""
    if tensor.type not in FLOAT_TYPES and tensor.type not in NUMBER_TYPES:
        return target
    if len(tensor.shape) == 1 or tensor.type in NUMBER_TYPES:
        return tensor.type
    embeddings = source.tensors.get("token_embd.weight", tensor)
    on_purpose = tensor.type == GGMLQuantizationType.F32 and embeddings.type != GGMLQuantizationType.F32
    return tensor.type if on_purpose and not any(tensor.name in lora.pairs for lora, _ in loras) else target


def _pieces(
    source: GgufFile,
    data: BufferedReader,
    tensor: Tensor,
    spec: Spec,
    loras: Sequence[tuple[LoraFile, float]],
    buffers: Buffers,
) -> Iterator[np.ndarray]:
    """Yield the data of a tensor, a few rows at a time; a piece is gone when the next one is asked for."""
    changes = [
        _scaled(*lora.read(tensor.name), lora.scale(tensor.name) * scale)
        for lora, scale in loras
        if tensor.name in lora.pairs
    ]
    step = rows_at_a_time(tensor.shape[-1])
    for start in range(0, tensor.rows, step):
        stop = min(start + step, tensor.rows)
        raw = source.read_rows(data, tensor, start, stop, buffers)
        if not changes and spec.type == tensor.type:
            yield raw
            continue
        values = to_floats(raw, tensor.type, buffers)
        for a, b in changes:
            values += _product(b[start:stop], a, buffers.take(SPARE, values.shape, "<f4"))
        yield from_floats(values, spec.type, f"{source.path}: {tensor.name}", buffers)


def _product(b: np.ndarray, a: np.ndarray, out: np.ndarray) -> np.ndarray:
    """Return b @ a in `out`, in parts of a size that OpenBLAS computes fast where eight rows or more make one."""
    step = SMALL // a.size
    if step < 8 or step >= len(b):
        return np.matmul(b, a, out=out)
    for at in range(0, len(b), step):
        np.matmul(b[at : at + step], a, out=out[at : at + step])
    return out


def _scaled(a: np.ndarray, b: np.ndarray, scale: float) -> tuple[np.ndarray, np.ndarray]:
    return a, b * np.float32(scale)
