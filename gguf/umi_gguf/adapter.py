"""A PEFT LoRA or aLoRA adapter becomes a LoRA GGUF, without torch.

llama.cpp applies alpha / rank with one alpha per file and ignores rsLoRA and alpha_pattern, so the true scale of
every tensor is folded into B (research/training 6.4). What has no place in a LoRA GGUF is refused.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGMLQuantizationType, GGUFValueType, GGUFWriter
from umi_gguf.base_shape import BaseShape
from umi_gguf.errors import CheckpointError
from umi_gguf.floats import from_floats
from umi_gguf.names import permute_rows
from umi_gguf.peft_adapter import Pair, PeftAdapter, open_peft
from umi_gguf.progress import Progress, silent
from umi_gguf.writing import Spec, gguf_stream

TYPES = {"f32": GGMLQuantizationType.F32, "f16": GGMLQuantizationType.F16, "q8_0": GGMLQuantizationType.Q8_0}
_BLOCK = 32


@dataclass(frozen=True, slots=True)
class AdapterReport:
    """What was written. `folded`: matrices whose B carries a scale that alpha / rank alone would get wrong.

    `kept_f16`: matrices that stayed F16 because their rows are no multiple of the 32 values of a Q8_0 block.
    """

    file: str
    architecture: str
    matrices: int
    ranks: tuple[int, ...]
    alpha: float
    folded: int
    kept_f16: int
    invocation_tokens: tuple[int, ...]
    bytes: int

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


@dataclass(frozen=True, slots=True)
class _Planned:
    pair: Pair
    target: str
    heads: int | None
    factor: float
    specs: tuple[Spec, Spec]


def write_adapter(
    adapter: Path, out: Path, base: BaseShape, *, name: str = "", kind: str = "f16", progress: Progress = silent
) -> AdapterReport:
    """Write the adapter folder as a LoRA GGUF for `base`; aLoRA invocation tokens are kept.

    `kind` is f32, f16 or q8_0 (a matrix whose rows are no multiple of 32 stays f16 then). The file appears whole or
    not at all. Raises ExportError.
    """
    source = open_peft(adapter)
    plan = [_planned(source, pair, base, TYPES[kind]) for pair in source.pairs]
    specs = [spec for planned in plan for spec in planned.specs]
    writer = GGUFWriter(None, base.family.arch)
    _describe(writer, source, name or adapter.absolute().name)
    done, total = 0, sum(spec.nbytes for spec in specs)
    with gguf_stream(out, writer, specs) as sink:
        for planned in plan:
            a, b = source.read(planned.pair)
            if planned.factor != 1.0:
                b = b * np.float32(planned.factor)
            if planned.heads is not None:
                b = permute_rows(b, planned.heads)
            for values, spec in zip((a, b), planned.specs, strict=True):
                sink.write(from_floats(values, spec.type, f"{adapter}: {planned.pair.module}"))
                done += spec.nbytes
                progress(done, total)
    return AdapterReport(
        file=str(out),
        architecture=base.family.arch,
        matrices=len(plan),
        ranks=tuple(sorted({p.pair.rank for p in plan})),
        alpha=source.alpha,
        folded=sum(p.factor != 1.0 for p in plan),
        kept_f16=sum(spec.type != TYPES[kind] for spec in specs),
        invocation_tokens=source.invocation,
        bytes=out.stat().st_size,
    )


def _planned(source: PeftAdapter, pair: Pair, base: BaseShape, kind: GGMLQuantizationType) -> _Planned:
    target, where = base.family.gguf_name(pair.module), source.folder
    if target == "output":
        raise CheckpointError(
            f"{where}: an adapter on lm_head is refused: where head and embeddings are one tensor llama.cpp cannot "
            "apply it; merge it into the checkpoint instead"
        )
    layer, _, linear = (target or "").removeprefix("blk.").partition(".")
    if target is None or linear not in base.family.linears.values():
        raise CheckpointError(f"{where}: {pair.module} has no place in a LoRA GGUF for {base.family.arch}")
    if int(layer) >= base.layers:
        raise CheckpointError(f"{where}: {pair.module} is beyond the {base.layers} layers of {base.where}")
    if (expected := base.shape(linear)) != pair.shape:
        raise CheckpointError(
            f"{where}: {pair.module} is made for a matrix of {pair.shape}, but {base.where} has {expected}: "
            "the adapter belongs to another base"
        )
    factor = pair.scale * pair.rank / source.alpha
    factor = 1.0 if math.isclose(factor, 1.0, rel_tol=1e-12) else factor
    halves = (("lora_a", pair.a.shape), ("lora_b", pair.b.shape))
    a, b = (Spec(f"{target}.weight.{half}", _fitting(kind, shape), shape) for half, shape in halves)
    return _Planned(pair, target, base.permutation(linear), factor, (a, b))


def _fitting(kind: GGMLQuantizationType, shape: tuple[int, ...]) -> GGMLQuantizationType:
    return GGMLQuantizationType.F16 if kind == GGMLQuantizationType.Q8_0 and shape[-1] % _BLOCK else kind


def _describe(writer: GGUFWriter, source: PeftAdapter, name: str) -> None:
    writer.add_type("adapter")
    writer.add_name(name)
    writer.add_string("adapter.type", "lora")
    writer.add_float32("adapter.lora.alpha", source.alpha)
    if source.invocation:
        writer.add_key_value(
            "adapter.alora.invocation_tokens",
            list(source.invocation),
            GGUFValueType.ARRAY,
            sub_type=GGUFValueType.UINT32,
        )
