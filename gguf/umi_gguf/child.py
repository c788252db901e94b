"""Running llama.cpp in a process of its own, which bad input may kill: a job as JSON in, JSON lines out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from typing import Any

from umi_gguf.errors import ExportError


def lines_of(module: str, job: Mapping[str, Any], about: str) -> Iterator[Any]:
    """Start `python -m module`, give it a job and yield what it says; the process never outlives the caller.

    Raises ExportError with its last words, after `about`.
    """
    environment = {**os.environ, "GGML_NO_BACKTRACE": "1", "PYTHONIOENCODING": "utf-8"}
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        with subprocess.Popen(
            [sys.executable, "-P", "-m", module],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env=environment,
            encoding="utf-8",
        ) as worker:
            try:
                assert worker.stdin is not None and worker.stdout is not None
                try:
                    with worker.stdin:
                        worker.stdin.write(json.dumps(job))
                except BrokenPipeError:  # it ended early; its words say why
                    pass
                for line in worker.stdout:
                    yield json.loads(line)
            except BaseException:
                worker.kill()
                raise
        complaints.seek(0)
        said = [line.strip() for line in complaints.read().splitlines() if line.strip()]
    if worker.returncode:
        raise ExportError(f"{about}: {said[-1] if said else ended(worker.returncode)}")


def ended(code: int) -> str:
    """Say how a process ended that said nothing."""
    return f"llama.cpp was ended by signal {-code}" if code < 0 else f"the process ended with {code}"
