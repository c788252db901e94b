"""The process that quantizes: a job as JSON on stdin, llama.cpp's log as JSON lines on stdout.

{"source", "out", "kind", "threads", "output", "embedding", "patterns", "imatrix", "pure", "requantize", "dry_run"}
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from typing import Any


def main() -> int:
    """Quantize and return llama.cpp's code: 0 for success."""
    job = json.load(sys.stdin)
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what llama.cpp prints itself is a complaint, never a log line
    import llama_cpp as llama
    import numpy as np

    pending = ""

    @llama.llama_log_callback  # type: ignore[untyped-decorator]
    def log(_level: int, text: bytes, _data: Any) -> None:
        nonlocal pending
        *lines, pending = (pending + text.decode("utf-8", "replace")).split("\n")
        for line in lines:
            told.write(json.dumps(line) + "\n")
        told.flush()

    llama.llama_log_set(log, None)
    params = llama.llama_model_quantize_default_params()
    params.ftype, params.nthread = job["kind"], job["threads"]
    params.pure, params.allow_requantize, params.dry_run = job["pure"], job["requantize"], job["dry_run"]
    if job["output"] is not None:
        params.output_tensor_type = job["output"]
    if job["embedding"] is not None:
        params.token_embedding_type = job["embedding"]
    overrides = (llama.llama_model_tensor_override * (len(job["patterns"]) + 1))()  # ends with an empty entry
    for place, (pattern, kind) in zip(overrides, job["patterns"], strict=False):
        place.pattern, place.type = pattern.encode(), kind
    if job["patterns"]:
        params.tt_overrides = overrides
    kept = {name: np.array(values, dtype=np.float32) for name, values in (job["imatrix"] or {}).items()}
    importance = (llama.llama_model_imatrix_data * (len(kept) + 1))()
    for entry, (name, values) in zip(importance, kept.items(), strict=False):
        entry.name, entry.size = name.encode(), values.size
        entry.data = values.ctypes.data_as(ctypes.POINTER(ctypes.c_float))
    if kept:
        params.imatrix = importance
    code = llama.llama_model_quantize(os.fsencode(job["source"]), os.fsencode(job["out"]), ctypes.byref(params))
    if pending:
        told.write(json.dumps(pending) + "\n")
    told.flush()
    return int(code)


if __name__ == "__main__":
    sys.exit(main())
