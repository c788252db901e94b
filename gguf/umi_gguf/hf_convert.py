"""Whole models through llama.cpp's own converter in its own process, for those our torch-free one does not know."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from umi_gguf.base import BaseReport
from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.errors import ExportError
from umi_gguf.families import LLAMA, family_of
from umi_gguf.gguf_file import open_gguf
from umi_gguf.pretokenizer import llama_cpp_name
from umi_gguf.progress import Progress, silent
from umi_gguf.writing import need_room, whole_path

NEEDED = ("torch", "transformers", "safetensors", "yaml", "tqdm")
_PERCENT = re.compile(r"Writing:\s*(\d+)%")
_SAID = 60


def convert(
    checkpoint: Path,
    out: Path,
    *,
    source: Path,
    name: str = "",
    kind: str = "bf16",
    trust_code: bool = False,
    progress: Progress = silent,
) -> BaseReport:
    """Convert a checkpoint folder with the converter in `source` (see `llama_source`). Raises ExportError.

    `trust_code` lets a model bring Python code that the converter runs. The file appears whole or not at all.
    """
    config = read_json(checkpoint / "config.json")
    _refuse(checkpoint, config, trust_code)
    need_room(out, _weights(checkpoint) * (2 if kind == "f32" else 1))
    pre = _pretokenizer(checkpoint)
    arguments = ["--outtype", kind, *(["--model-name", name] if name else [])]
    with whole_path(out) as temporary:
        command = [sys.executable, "-P", str(Path(__file__).with_name("hf_convert_worker.py"))]
        places = [str(source.absolute()), pre, str(checkpoint.absolute()), "--outfile", str(temporary.absolute())]
        _run([*command, *places, *arguments], checkpoint, config, progress)
        if not temporary.is_file():
            raise ExportError(f"{checkpoint}: llama.cpp's converter ended without a file")
        made = open_gguf(temporary)
        report = BaseReport(str(out), made.arch, len(made.tensors), made.size)
    return report


def _refuse(checkpoint: Path, config: Mapping[str, Any], trust_code: bool) -> None:
    missing = [module for module in NEEDED if importlib.util.find_spec(module) is None]
    if missing:
        raise ExportError(
            f"llama.cpp's converter needs {', '.join(missing)}, which is not installed; install umi-local[train]"
        )
    brings = [file for file in ("config.json", "tokenizer_config.json") if _has_code(checkpoint / file)]
    if brings and not trust_code:
        raise CheckpointError(
            f"{checkpoint}: {brings[0]} names Python code of its own (auto_map), which the converter would run; read "
            "that code and allow it with --trust-code"
        )
    model, told = checkpoint / "tokenizer.model", checkpoint / "tokenizer.json"
    family = family_of(config)
    if family is LLAMA and not model.is_file() and told.is_file() and _spells_bytes(told):
        raise CheckpointError(
            f"{told} was made of a SentencePiece model, and llama.cpp's converter would forget the order of merges and "
            "read other tokens. Put the tokenizer.model of its base beside it, or use --converter umi"
        )
    if model.is_file() and importlib.util.find_spec("sentencepiece") is None:
        raise ExportError(
            f"{checkpoint} has a tokenizer.model, for which llama.cpp's converter needs the package sentencepiece"
        )


def _spells_bytes(path: Path) -> bool:
    model = read_json(path).get("model")
    return isinstance(model, dict) and bool(model.get("byte_fallback"))


def _has_code(path: Path) -> bool:
    return path.is_file() and "auto_map" in read_json(path)


def _weights(checkpoint: Path) -> int:
    return sum(path.stat().st_size for path in checkpoint.glob("*.safetensors"))


def _pretokenizer(checkpoint: Path) -> str:
    path = checkpoint / "tokenizer.json"
    data: dict[str, Any] = read_json(path) if path.is_file() else {}
    return llama_cpp_name(data) or ""


def _run(command: list[str], checkpoint: Path, config: dict[str, Any], progress: Progress) -> None:
    """Run the converter to its end. Raises ExportError in our words."""
    environment = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1", "PYTHONIOENCODING": "utf-8"}
    environment.pop("NO_LOCAL_GGUF", None)
    said: deque[str] = deque(maxlen=_SAID)
    with (
        tempfile.TemporaryDirectory(prefix="umi-convert-") as folder,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env=environment,
        ) as process,
    ):
        try:
            assert process.stdout is not None
            for line in _lines(process.stdout):
                if found := _PERCENT.search(line):
                    progress(int(found[1]), 100)
                elif line.strip():
                    said.append(line.strip())
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        raise ExportError(f"{checkpoint}: {explained(list(said), process.returncode, config)}")


def _lines(stream: IO[bytes]) -> Iterator[str]:
    """Yield lines, also those that a progress bar ends with a carriage return."""
    pending = b""
    while piece := os.read(stream.fileno(), 65536):
        *lines, pending = re.split(rb"[\r\n]", pending + piece)
        for line in lines:
            yield line.decode("utf-8", "replace")
    yield pending.decode("utf-8", "replace")


def explained(said: list[str], code: int, config: dict[str, Any]) -> str:
    """Return why the converter failed, as one sentence."""
    text = "\n".join(said)
    kind = ", ".join(map(str, config.get("architectures") or [])) or json.dumps(config.get("model_type"))
    if re.search(r"Architecture .* not supported|Model \S+ is not supported", text):
        return f"llama.cpp's converter does not know {kind}"
    if found := re.search(r"No module named '([\w.]+)'", text):
        return f"llama.cpp's converter needs the package {found[1]} for this model"
    if "BPE pre-tokenizer was not recognized" in text:
        return "its pre-tokenizer is none that llama.cpp knows; this model would read other tokens than in training"
    if re.search(r"No space left on device|Disk quota exceeded", text):
        return "the result does not fit: no room is left there; nothing was written"
    if code in (-9, 137):
        return "llama.cpp's converter was killed, most likely because memory ran out"
    last = next((line for line in reversed(said) if not line.startswith(("INFO", "DEBUG", "File "))), "")
    return f"llama.cpp's converter failed: {last or f'exit code {code}'}"
