"""Inputs that are refused in more than one place: quantized weights, with the measured reason, and split files."""

from __future__ import annotations

from collections.abc import Mapping

from umi_gguf.checkpoint import Checkpoint
from umi_gguf.errors import CheckpointError, GgufError
from umi_gguf.gguf_file import GgufFile
from umi_gguf.safetensors import FLOATS

WHY_NOT_4BIT = (
    "of a change of 0.5 to 2 % of the weights, about 1 % survives the rounding to 4 bit. "
    "Use the 16-bit checkpoint it was made from"
)
"""Measured on NF4 (research/training 6.1): 0.9 % and 1.6 % of the change are left."""
WHY_NOT_SMALL = (
    "added to weights that stay 4 bit, about 1 % of a change of 0.5 to 2 % survives. Merge to f16 or bf16, then make "
    "the sum smaller with umi gguf quantize"
)
"""What to say to a merge whose result should be quantized; 101 % survives where the sum is quantized anew (6.1)."""


def refuse_quantized(checkpoint: Checkpoint, doing: str) -> None:
    """Raise CheckpointError when a checkpoint holds quantized weights. `doing` is "merge" or "export"."""
    kind = _method(checkpoint)
    if kind is None:
        return
    if doing == "merge":
        raise CheckpointError(
            f"{checkpoint.folder} holds {kind} weights, and merging into them is refused: {WHY_NOT_4BIT}"
        )
    raise CheckpointError(f"{checkpoint.folder} holds {kind} weights; use the 16-bit checkpoint it was made from")


def refuse_split(file: GgufFile) -> None:
    """Raise GgufError for one part of a model that was split over several files."""
    count = file.metadata.get("split.count", 1)
    if isinstance(count, int) and count > 1:
        raise GgufError(
            f"{file.path} is one of {count} parts of a model; join them with llama-gguf-split --merge first"
        )


def _method(checkpoint: Checkpoint) -> str | None:
    config = checkpoint.config.get("quantization_config")
    if isinstance(config, Mapping):
        bits = "4-bit " if config.get("load_in_4bit") else f"{config['bits']}-bit " if "bits" in config else ""
        return f"{bits}quantized ({config.get('quant_method', 'unknown method')})"
    for _, entry in checkpoint.places.values():
        if entry.dtype not in FLOATS and entry.name.endswith((".weight", ".qweight", ".absmax")):
            return f"quantized ({entry.name} is {entry.dtype})"
    return None
