"""Reading a LoRA GGUF for a merge: which matrices it changes, and by how much."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from umi_gguf.errors import GgufError, MergeError
from umi_gguf.floats import to_floats
from umi_gguf.gguf_file import GgufFile, Tensor, open_gguf

_A, _B = ".lora_a", ".lora_b"


@dataclass(frozen=True, slots=True)
class LoraFile:
    """A LoRA GGUF whose header was checked. `pairs` maps a tensor of the base to its A (rank, inputs) and B."""

    file: GgufFile
    alpha: float
    pairs: Mapping[str, tuple[Tensor, Tensor]]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.file.path

    def scale(self, name: str) -> float:
        """Return what llama.cpp multiplies B @ A with: alpha / rank, or 1 without an alpha (llama-adapter.h)."""
        return self.alpha / self.pairs[name][0].shape[0] if self.alpha else 1.0

    def read(self, name: str) -> tuple[np.ndarray, np.ndarray]:
        """Return A and B of a tensor as float32. Raises ExportError."""
        a, b = (self._floats(tensor) for tensor in self.pairs[name])
        if not (np.isfinite(a).all() and np.isfinite(b).all()):
            raise MergeError(f"{self.path}: the change of {name} holds values that are not numbers")
        return a, b

    def _floats(self, tensor: Tensor) -> np.ndarray:
        try:
            with self.path.open("rb") as file:
                raw = self.file.read_rows(file, tensor, 0, tensor.rows)
        except OSError as error:
            raise GgufError(f"{self.path} cannot be read: {error.strerror or error}") from error
        return to_floats(raw, tensor.type).reshape(tensor.shape)


def read_lora(path: Path) -> LoraFile:
    """Read the header of a LoRA GGUF, activated or not. Raises GgufError."""
    file = open_gguf(path)
    if file.metadata.get("general.type") != "adapter" or file.metadata.get("adapter.type") != "lora":
        raise GgufError(f"{path} is not a LoRA adapter, it is of type {file.metadata.get('general.type', 'model')!r}")
    alpha = file.metadata.get("adapter.lora.alpha", 0.0)
    if not isinstance(alpha, float) or not math.isfinite(alpha):
        raise GgufError(f"{path}: its adapter.lora.alpha is {alpha!r}; expected a number")
    return LoraFile(file, alpha, _pairs(file))


def refuse_activated(lora: LoraFile) -> None:
    """Raise MergeError for an aLoRA, which cannot be merged."""
    if lora.file.metadata.get("adapter.alora.invocation_tokens"):
        raise MergeError(
            f"{lora.path} is an activated LoRA: it acts only after its invocation tokens, merged it would act "
            "everywhere. Load it beside the base instead"
        )


def _pairs(file: GgufFile) -> dict[str, tuple[Tensor, Tensor]]:
    names = dict.fromkeys(name.removesuffix(_A).removesuffix(_B) for name in file.tensors)
    found: dict[str, tuple[Tensor, Tensor]] = {}
    for name in names:
        a, b = file.tensors.get(name + _A), file.tensors.get(name + _B)
        if name in file.tensors:
            raise GgufError(f"{file.path}: tensor {name} is a whole weight, not a LoRA matrix")
        if a is None or b is None:
            raise GgufError(f"{file.path}: {name} has only its {'B' if a is None else 'A'} matrix")
        if len(a.shape) != 2 or len(b.shape) != 2 or a.shape[0] != b.shape[1]:
            raise GgufError(f"{file.path}: {name}: A is {a.shape} and B is {b.shape}; their ranks do not fit")
        found[name] = (a, b)
    if not found:
        raise GgufError(f"{file.path} holds no LoRA matrices")
    return found


def check_fits(lora: LoraFile, base: GgufFile) -> None:
    """Raise MergeError when an adapter was not made for a base."""
    if base.metadata.get("general.type", "model") != "model":
        raise MergeError(f"{base.path} is not a base model, it is of type {base.metadata['general.type']!r}")
    if lora.file.arch != base.arch:
        raise MergeError(f"{lora.path} is an adapter for {lora.file.arch!r}, but {base.path} is a {base.arch!r}")
    for name, (a, b) in lora.pairs.items():
        tensor = base.tensors.get(name)
        if name in ("token_embd.weight", "output.weight"):
            raise MergeError(
                f"{lora.path} changes {name}; adapters on embeddings and the output layer are not merged here"
            )
        if tensor is None:
            raise MergeError(f"{lora.path} changes {name}, which {base.path} does not have: it belongs to another base")
        if tensor.shape != (b.shape[0], a.shape[1]):
            raise MergeError(
                f"{lora.path}: the change of {name} is {(b.shape[0], a.shape[1])}, but {base.path} has {tensor.shape}: "
                "the adapter belongs to another base"
            )
