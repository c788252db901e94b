"""What a quantization does to every tensor, read from the header of its source and llama.cpp's dry run."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from gguf import GGMLQuantizationType
from umi_gguf.errors import QuantizeError
from umi_gguf.gguf_file import GgufFile, Tensor
from umi_gguf.writing import bytes_of, padded

_LINE = re.compile(r"\[ *\d+/ *\d+\] +(\S+) +- \[.*\], type = +(\S+), size = .*?(?:\((\w+)\))?\s*$")
_FALLBACK = re.compile(r"warning: +(\S+) +- ncols .*\(required for type +(\S+)\)")
_NEEDS = "will require an imatrix"


@dataclass(frozen=True, slots=True)
class TensorChange:
    """A tensor before and after. `wanted` is the type its rows were too narrow for, empty when it got its own."""

    name: str
    shape: tuple[int, ...]
    before: str
    after: str
    bytes_before: int
    bytes_after: int
    wanted: str = ""


@dataclass(frozen=True, slots=True)
class QuantizeReport:
    """What was made, or would be made by a dry run. Bytes are of whole files; `bits` is per weight."""

    kind: str
    tensors: tuple[TensorChange, ...]
    bytes_before: int
    bytes_after: int
    bits: float
    needs_imatrix: bool

    @property
    def fell_back(self) -> tuple[TensorChange, ...]:
        """The tensors whose rows did not fit the type that was meant for them."""
        return tuple(t for t in self.tensors if t.wanted)

    @property
    def types(self) -> dict[str, int]:
        """How many tensors there are of each type afterwards, most first."""
        return dict(Counter(t.after for t in self.tensors).most_common())

    def to_dict(self) -> dict[str, Any]:
        """Return the report as plain data, with one entry for each tensor that fell back."""
        return {
            "type": self.kind,
            "bytes_before": self.bytes_before,
            "bytes_after": self.bytes_after,
            "bits_per_weight": round(self.bits, 3),
            "types": self.types,
            "needs_imatrix": self.needs_imatrix,
            "fell_back": [
                {"tensor": t.name, "row": t.shape[-1], "wanted": t.wanted, "got": t.after} for t in self.fell_back
            ],
        }


def report_of(file: GgufFile, lines: Sequence[str], kind: str, has_imatrix: bool) -> QuantizeReport:
    """Return the report of a dry run's log. Raises QuantizeError when the log does not cover the file."""
    after: dict[str, str] = {}
    wanted: dict[str, str] = {}
    for line in lines:
        if found := _LINE.match(line):
            after[found[1]] = (found[3] or found[2]).upper()
        elif found := _FALLBACK.match(line):
            wanted[found[1]] = found[2].upper()
    if after.keys() != file.tensors.keys():
        raise QuantizeError(f"{file.path}: the installed llama.cpp does not say what it makes of every tensor")
    tensors = tuple(_change(t, after[t.name], wanted.get(t.name, ""), kind) for t in file.tensors.values())
    data = sum(padded(t.bytes_after) for t in tensors)
    weights = sum(t.elements for t in file.tensors.values())
    return QuantizeReport(
        kind=kind,
        tensors=tensors,
        bytes_before=file.size,
        bytes_after=file.data_start + data,
        bits=8 * sum(t.bytes_after for t in tensors) / weights,
        needs_imatrix=not has_imatrix and any(_NEEDS in line for line in lines),
    )


def _change(tensor: Tensor, after: str, wanted: str, kind: str) -> TensorChange:
    after_type = GGMLQuantizationType[after]
    if not wanted and after_type == GGMLQuantizationType.Q8_0 and _is_end(tensor.name) and _meant_k(kind):
        wanted = "Q6_K" if tensor.shape[-1] % 256 else ""  # llama.cpp takes Q8_0 for the output without a word
    return TensorChange(
        name=tensor.name,
        shape=tensor.shape,
        before=tensor.type.name,
        after=after,
        bytes_before=tensor.nbytes,
        bytes_after=bytes_of(after_type, tensor.shape),
        wanted=wanted,
    )


def _is_end(name: str) -> bool:
    return name in ("output.weight", "token_embd.weight")


def _meant_k(kind: str) -> bool:
    return "_K" in kind or kind.startswith(("IQ1", "IQ2", "IQ3", "TQ")) or kind == "IQ4_XS"
