"""Quantization through `llama_model_quantize`, in a process of its own: llama.cpp may abort on bad input.

The report says what every tensor became and which ones fell back: K-quants need rows of a multiple of 256 values, and
llama.cpp silently takes another type where a model does not have them (research/runtime 11.2).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from gguf.constants import GGML_QUANT_SIZES

from gguf import GGMLQuantizationType
from umi_gguf.errors import ExportError, QuantizeError
from umi_gguf.floats import FLOAT_TYPES, NUMBER_TYPES
from umi_gguf.gguf_file import GgufFile, open_gguf
from umi_gguf.imatrix import read_imatrix
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize_report import QuantizeReport, TensorChange, report_of
from umi_gguf.refusals import refuse_split
from umi_gguf.writing import need_room, whole_path

__all__ = ["FILE_TYPES", "QuantizeError", "QuantizeReport", "TensorChange", "default_kind", "quantize"]

FILE_TYPES: Mapping[str, int] = {
    **{"F32": 0, "F16": 1, "BF16": 32, "Q4_0": 2, "Q4_1": 3, "Q5_0": 8, "Q5_1": 9, "Q8_0": 7, "Q1_0": 40, "Q2_0": 41},
    **{"Q2_K": 10, "Q2_K_S": 21, "Q3_K_S": 11, "Q3_K_M": 12, "Q3_K_L": 13, "Q4_K_S": 14, "Q4_K_M": 15},
    **{"Q5_K_S": 16, "Q5_K_M": 17, "Q6_K": 18, "IQ1_S": 24, "IQ1_M": 31, "IQ2_XXS": 19, "IQ2_XS": 20, "IQ2_S": 28},
    **{"IQ2_M": 29, "IQ3_XXS": 23, "IQ3_XS": 22, "IQ3_S": 26, "IQ3_M": 27, "IQ4_NL": 25, "IQ4_XS": 30},
    **{"TQ1_0": 36, "TQ2_0": 37, "MXFP4_MOE": 38, "NVFP4": 39},
}
"""Name to llama_ftype (llama.h)."""
WEIGHT_TYPES = {t.name: t for t in GGMLQuantizationType if t not in NUMBER_TYPES and t.name not in ("Q8_1", "Q8_K")}
"""Name to type of a tensor. Q8_1 and Q8_K exist in llama.cpp's products alone."""
WIDE = 256
_WRITING = "no room is left where it is written, or it cannot be written there; nothing was written"
"""What C++ calls an iostream error."""


def default_kind(source: Path | GgufFile) -> str:
    """Return Q4_K_M where all rows are multiples of 256 values, else IQ4_NL, which needs 32. Raises GgufError."""
    file = source if isinstance(source, GgufFile) else open_gguf(source)
    rows = [t.shape[-1] for t in file.tensors.values() if len(t.shape) > 1 and t.name.endswith(".weight")]
    return "Q4_K_M" if all(width % WIDE == 0 for width in rows) else "IQ4_NL"


def tensor_type(name: str) -> GGMLQuantizationType:
    """Return the ggml type of a name such as q8_0. Raises QuantizeError."""
    if name.upper() not in WEIGHT_TYPES:
        raise QuantizeError(f"{name!r} is not a type of weights; there are {', '.join(WEIGHT_TYPES).lower()}")
    return WEIGHT_TYPES[name.upper()]


def quantize(
    source: Path,
    out: Path,
    kind: str | None = "Q8_0",
    threads: int | None = None,
    *,
    output_type: str | None = None,
    embedding_type: str | None = None,
    patterns: Sequence[tuple[str, str]] = (),
    imatrix: Path | None = None,
    pure: bool = False,
    requantize: bool = False,
    dry_run: bool = False,
    progress: Progress = silent,
) -> QuantizeReport:
    """Write `source` (a 16 or 32 bit GGUF) to `out` as `kind`; None chooses `default_kind`.

    `patterns` are (regular expression, tensor type): the first that is found in a tensor's name decides its type.
    `output_type` and `embedding_type` do the same for the two large ends, which are one tensor in a tied model.
    `dry_run` writes nothing and reports the same. The file appears whole or not at all. Raises ExportError.
    """
    file = open_gguf(source)
    kind = (kind or default_kind(file)).upper()
    job = {
        "source": str(source),
        "kind": file_type(kind),
        "threads": threads or cores(),
        "output": _end_type(file, "output.weight", output_type),
        "embedding": _end_type(file, "token_embd.weight", embedding_type),
        "patterns": [(_pattern(pattern), tensor_type(name)) for pattern, name in patterns],
        "imatrix": {k: v.tolist() for k, v in read_imatrix(imatrix, file).items()} if imatrix else None,
        "pure": pure,
        "requantize": requantize,
    }
    _refuse(file, requantize)
    planned = _run(source, kind, {**job, "dry_run": True, "out": str(out)}, silent)
    report = report_of(file, planned, kind, imatrix is not None)
    if dry_run:
        return report
    if report.needs_imatrix:
        raise QuantizeError(f"{source}: {kind} needs an importance matrix; without one the result would be useless")
    need_room(out, report.bytes_after)
    with whole_path(out) as temporary:
        _run(source, kind, {**job, "dry_run": False, "out": str(temporary)}, progress)
        _check(temporary, report, source)
    return replace(report, bytes_after=out.stat().st_size)


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def file_type(kind: str) -> int:
    """Return the llama_ftype of a name such as Q4_K_M. Raises QuantizeError."""
    if kind not in FILE_TYPES:
        raise QuantizeError(f"{kind!r} is not a type; there are {', '.join(FILE_TYPES)}")
    return FILE_TYPES[kind]


def _end_type(file: GgufFile, tensor: str, name: str | None) -> GGMLQuantizationType | None:
    """Return the type chosen for the output or the embeddings; llama.cpp would abort where the rows do not fit it.

    A tied model has no output.weight: its embeddings are the output. Raises QuantizeError.
    """
    if name is None:
        return None
    kind, found = tensor_type(name), file.tensors.get(tensor) or file.tensors.get("token_embd.weight")
    if found is not None and found.shape[-1] % (block := GGML_QUANT_SIZES[kind][0]):
        raise QuantizeError(
            f"{file.path}: {found.name} cannot be {name}: its rows are {found.shape[-1]} wide, which is no multiple of "
            f"{block}; choose q8_0, or leave the choice to llama.cpp"
        )
    return kind


def _pattern(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise QuantizeError(f"{pattern!r} is no pattern: {error}") from None
    return pattern


def _refuse(file: GgufFile, requantize: bool) -> None:
    if file.metadata.get("general.type", "model") != "model":
        raise QuantizeError(f"{file.path} is of type {file.metadata['general.type']!r}; only models are quantized")
    refuse_split(file)
    already = sorted({t.type.name for t in file.tensors.values() if t.type not in (*FLOAT_TYPES, *NUMBER_TYPES)})
    if already and not requantize:
        raise QuantizeError(
            f"{file.path} holds {', '.join(already)} tensors already; quantize the 16-bit file it was made from, or "
            "allow it to lose twice with --requantize"
        )


def _run(source: Path, kind: str, job: Mapping[str, Any], progress: Progress) -> list[str]:
    """Run the worker and return its log lines. Raises QuantizeError with its last words."""
    environment = {**os.environ, "GGML_NO_BACKTRACE": "1", "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-P", str(Path(__file__).with_name("quantize_worker.py"))]
    lines: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        with subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=environment, encoding="utf-8"
        ) as worker:
            try:
                assert worker.stdin is not None and worker.stdout is not None
                with worker.stdin:
                    worker.stdin.write(json.dumps(job))
                for line in worker.stdout:
                    lines.append(json.loads(line))
                    if found := re.match(r"\[ *(\d+)/ *(\d+)\]", lines[-1]):
                        progress(int(found[1]), int(found[2]))
            except BaseException:
                worker.kill()
                raise
        complaints.seek(0)
        said = complaints.read()
    if worker.returncode:
        raise QuantizeError(f"{source}: quantizing to {kind} failed: {_last_words(lines, said, worker.returncode)}")
    return lines


def _last_words(lines: Sequence[str], complaints: str, code: int) -> str:
    for line in reversed(lines):
        if found := re.search(r"failed to quantize: (.+)", line):
            return _WRITING if "iostream error" in found[1] else found[1].strip()
    said = [line.strip() for line in complaints.splitlines() if line.strip()] or [
        line for line in lines if line.strip()
    ]
    return f"{said[-1] if said else 'no message'} (exit {code})"


def _check(path: Path, report: QuantizeReport, source: Path) -> None:
    """Check that what was written is what the plan said."""
    try:
        written = open_gguf(path)
    except ExportError as error:
        raise QuantizeError(f"{source}: llama.cpp left an incomplete file: {error}") from error
    types = {t.name: t.type.name for t in written.tensors.values()}
    if types != {t.name: t.after for t in report.tensors}:
        raise QuantizeError(f"{source}: llama.cpp wrote other types than it planned")
