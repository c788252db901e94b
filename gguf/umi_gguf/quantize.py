"""Quantization through `llama_model_quantize`, in a process of its own: llama.cpp may abort on bad input."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_CODE = """
import ctypes, os, sys
import llama_cpp as L
p = L.llama_model_quantize_default_params()
p.ftype, p.nthread = getattr(L, "LLAMA_FTYPE_MOSTLY_" + sys.argv[3]), int(sys.argv[4])
sys.exit(L.llama_model_quantize(os.fsencode(sys.argv[1]), os.fsencode(sys.argv[2]), ctypes.byref(p)))
"""


class QuantizeError(RuntimeError):
    """llama.cpp could not quantize a file; the message ends with its last words."""


def quantize(source: Path, out: Path, kind: str = "Q8_0", threads: int | None = None) -> None:
    """Write `source` (a 16 or 32 bit GGUF) to `out` as `kind`, such as Q8_0 or Q4_K_M.

    The file appears whole or not at all. Raises QuantizeError.
    """
    temporary = out.with_suffix(".tmp")
    command = [sys.executable, "-c", _CODE, str(source), str(temporary), kind, str(threads or os.cpu_count() or 1)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "GGML_NO_BACKTRACE": "1"})
        if done.returncode or not temporary.exists():
            last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no message"]
            raise QuantizeError(f"{source}: quantizing to {kind} failed ({done.returncode}): {last[0]}")
        temporary.replace(out)
    finally:
        temporary.unlink(missing_ok=True)
