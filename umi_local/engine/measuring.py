"""Say how fast a model runs under tunings: the child's side of `throwaway`, `worker --measure FILE [NICE]`.

A line of JSON comes in, a line of JSON goes out, one after the other. The weights stay loaded while a tuning loads
them the same way, the cache while it is made the same way. A tuning that crashes this process is answered by its end.

```
{"op": "measure", "tuning": {...}, "n_ctx": 1024, "prompt": 256, "decode": 24, "repeats": 2, "part": "both"}
{"prefill": 2300.1, "decode": 386.2}            tokens per second, the best of the repeats: others only slow it down
{"op": "devices", "start": {...}}               a start message
{"backends": ["CPU"], "offload": false, "devices": [], "layers": 0, "most": 13, "why": "..."}
{"error": "..."}
```
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
import time
from dataclasses import asdict, replace
from typing import Any

from umi_local.engine import devices, llama, modes, placement
from umi_local.engine.protocol import PREFILL_CHUNK
from umi_local.engine.tuning import Tuning, from_data


def serve(path: str, arguments: list[str]) -> None:
    """Answer requests about the model at `path` until stdin ends."""
    if arguments and hasattr(os, "nice"):
        with contextlib.suppress(OSError, ValueError):
            os.nice(int(arguments[0]))
    replies = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    requests: queue.SimpleQueue[str] = queue.SimpleQueue()
    threading.Thread(target=_read, args=(requests,), daemon=True).start()
    llama.start()
    bench = _Bench(path)
    while True:
        message = json.loads(requests.get())
        try:
            answer = _devices(message["start"]) if message["op"] == "devices" else bench.measure(message)
        except (llama.LoadError, OSError, ValueError) as error:
            answer = {"error": f"{type(error).__name__}: {error}"}
        replies.write(json.dumps(answer) + "\n")
        replies.flush()


def _read(requests: queue.SimpleQueue[str]) -> None:
    for line in sys.stdin:
        requests.put(line)
    os._exit(0)  # nobody waits for an answer any more


def _devices(start: dict[str, Any]) -> dict[str, Any]:
    told = modes.from_message(start)
    return {
        "backends": devices.backends(),
        "offload": devices.any_found(),
        "devices": [asdict(device) for device in devices.found()],
        **asdict(placement.fit(told)),
    }


class _Bench:
    """A model and a context, made anew where a tuning needs it."""

    def __init__(self, path: str) -> None:
        self._path, self._stop = path, llama.Stop()
        self._model: llama.Model | None = None
        self._context: llama.Context | None = None
        self._loaded: tuple[Any, ...] = ()
        self._made: tuple[Any, ...] = ()

    def measure(self, message: dict[str, Any]) -> dict[str, float]:
        """Return tokens per second; 0 for the part that was not asked for."""
        tuning = from_data(message["tuning"])
        model, context = self._ready(tuning, message["n_ctx"])
        prompt, decode, part = message["prompt"], message["decode"], message["part"]
        if not 0 < prompt + decode <= message["n_ctx"]:
            raise ValueError(f"{prompt} and {decode} tokens do not fit into {message['n_ctx']}")
        prefill_times, decode_times = [], []
        for _ in range(message["repeats"]):
            if part != "decode" or context.length(0) < prompt:
                context.clear()
                prefill_times.append(_timed(context, model, 0, prompt, PREFILL_CHUNK))
            if part != "prefill":
                context.cut(0, prompt)
                decode_times.append(_timed(context, model, prompt, decode, 1))
        return {
            "prefill": prompt / min(prefill_times) if part != "decode" else 0.0,
            "decode": decode / min(decode_times) if part != "prefill" else 0.0,
        }

    def _ready(self, tuning: Tuning, n_ctx: int) -> tuple[llama.Model, llama.Context]:
        loaded = (tuning.repack, tuning.gpu_layers)
        made = (n_ctx, replace(tuning, threads=0, batch_threads=0))
        if self._context is not None and self._made != made:
            self._context.close()
            self._context = None
        if self._model is not None and self._loaded != loaded:
            self._model.close()
            self._model = None
        if self._model is None:
            self._model = modes.open_model(self._path, tuning, check=False)
            self._loaded = loaded
        if self._context is None:
            self._context = modes.open_context(self._model, tuning, n_ctx, self._stop)
            self._made = made
            _timed(self._context, self._model, 0, 4, 2)  # the first evaluation makes the graph
            _timed(self._context, self._model, 4, 1, 1)
        self._context.set_threads(tuning.threads, tuning.batch_threads)
        return self._model, self._context


def _timed(context: llama.Context, model: llama.Model, position: int, count: int, chunk: int) -> float:
    """Evaluate `count` tokens, `chunk` at a time, and return the seconds."""
    began = time.perf_counter()
    for at in range(position, position + count, chunk):
        tokens = [(7919 * i + 13) % model.n_vocab for i in range(at, min(at + chunk, position + count))]
        if code := context.decode(0, tokens, at, wanted=1):
            raise ValueError(f"llama.cpp refused {len(tokens)} tokens (code {code})")
        context.synchronize()
    return max(time.perf_counter() - began, 1e-9)
