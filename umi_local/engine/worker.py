"""The process that owns the model: `python -m umi_local.engine.worker`, spoken to through its pipes.

```
reader thread   stdin -> messages; answers counts and pings, sets the stop flag for cancels, leaves at the end
main thread     loads, then takes one request after the other
```

It opens no sockets and starts no processes. It writes the beginnings of prompts to the cache folder (`snapshots`), and
no other files. llama.cpp can die of bad input; the client sees the pipe close, starts a new worker and asks again,
since every request carries its whole prompt.
`--probe FILE` instead evaluates one batch with weight repacking and leaves: some builds crash there.
`--measure FILE [NICE]` instead says how fast tunings are; see `measuring`.
"""

from __future__ import annotations

import contextlib
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, BinaryIO, NoReturn

PROBE_TOKENS = 64
TEXT_SECONDS = 0.03
"""Least time between two messages with text."""


def main() -> None:
    """Serve requests until the client closes the pipe, or run the probe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the client's to handle
    if sys.argv[1:2] == ["--probe"]:
        _probe(sys.argv[2])
        leave(0)
    if sys.argv[1:2] == ["--measure"]:
        from umi_local.engine import measuring

        die_with_parent(0)
        measuring.serve(sys.argv[2], sys.argv[3:])
        leave(0)
    die_with_parent(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever prints must not end up between the messages
    _Worker(sys.stdin.buffer, replies).serve()


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when the client dies; elsewhere the end of stdin has to do."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(1, signal.SIGKILL)
        if parent and os.getppid() != parent:
            leave(0)


def leave(code: int) -> NoReturn:
    """End the process at once, without destructors."""
    with contextlib.suppress(OSError, ValueError):
        sys.stderr.flush()
    os._exit(code)  # no destructors: llama.cpp's are not needed and a decode may be running


def _probe(path: str) -> None:
    from umi_local.engine import llama

    llama.start()
    stop = llama.Stop()
    model = llama.Model(path, extra_bufts=True, check=False)
    context = llama.Context(model, n_ctx=256, threads=1, batch_threads=1, n_ubatch=PROBE_TOKENS, stop=stop)
    if context.decode(0, [token % model.n_vocab for token in range(PROBE_TOKENS)], 0, wanted=1):
        leave(1)


class _Worker:
    """The two threads and what they share."""

    def __init__(self, requests: BinaryIO, replies: Any) -> None:
        from umi_local.engine import wire

        self._wire, self._requests, self._replies = wire, requests, replies
        self._todo: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._sending = threading.Lock()
        self._running: int | None = None
        self._cancelled: set[int] = set()
        self._roles: Any = None
        self._governor: Any = None
        self._unkept: set[Any] = set()  # runtimes that wrote since there was time to look at their beginnings
        self._stop: Any = None

    def serve(self) -> NoReturn:
        """Load what the first message asks for, then answer requests."""
        threading.Thread(target=self._read, daemon=True).start()
        start = self._todo.get()
        try:
            self._load(start)
        except Exception as error:
            self._send({"op": "failed", "kind": _kind(error), "message": _sentence(error)})
            leave(3)
        while True:
            self._answer(self._todo.get())

    def _read(self) -> None:
        try:
            while (message := self._wire.read(self._requests)) is not None:
                match message.get("op"):
                    case "cancel":
                        self._cancel(message["id"])
                    case "count" if self._roles is not None:
                        self._count(message)
                    case "ping":  # what this thread used itself is no sign of work
                        self._send({"op": "pong", "used": time.process_time() - time.thread_time()})
                    case "close":
                        break
                    case _:
                        self._todo.put(message)
        except Exception as error:
            sys.stderr.write(f"the worker cannot read its requests: {error!r}\n")
        leave(0)

    def _cancel(self, request: int) -> None:
        with self._lock:
            if request == self._running:
                self._stop.request()
            else:
                self._cancelled.add(request)

    def _send(self, message: dict[str, Any]) -> None:
        data = memoryview(self._wire.encode(message))
        try:
            with self._sending:
                while data:
                    data = data[self._replies.write(data) :]
        except OSError:
            leave(0)  # nobody listens any more

    def _load(self, start: dict[str, Any]) -> None:
        from umi_local.engine import llama, modes, placement
        from umi_local.engine.governor import Governor

        llama.start()
        self._stop = llama.Stop()
        told = placement.placed(modes.from_message(start))
        if told.tuning.gpu_layers:  # said first: the client tries fewer when the driver ends this process
            self._send({"op": "loading", "gpu_layers": told.tuning.gpu_layers})
        told, self._roles = placement.load(told, self._stop)
        self._governor = Governor.of(told.tuning)
        model = self._roles.base.model
        notes = []
        if told.n_ctx > model.trained_context > 0:
            notes.append(f"the context of {told.n_ctx} is longer than the {model.trained_context} it was trained on")
        if told.tuning.gpu_layers < (wanted := start["tuning"]["gpu_layers"]):
            notes.append(f"{told.tuning.gpu_layers} layers are on a GPU, {wanted} were asked for")
        self._send(
            {
                "op": "ready",
                "model": model.describe(),
                "parameters": model.parameters(),
                "n_ctx": told.n_ctx,
                "tuning": told.tuning.to_data(),
                "roles": sorted(told.files),
                "library": llama.version(),
                "notes": notes,
            }
        )

    def _count(self, message: dict[str, Any]) -> None:
        try:
            transcript, header = self._roles.base.tokenize(_pieces(message["prompt"]))
            self._send({"op": "counted", "id": message["id"], "tokens": len(transcript) + len(header)})
        except Exception as error:
            self._send({"op": "error", "id": message["id"], "kind": "engine", "message": _sentence(error)})

    def _answer(self, message: dict[str, Any]) -> None:
        request = message.get("id")
        if message.get("op") == "count":
            self._count(message)
            return
        if message.get("op") != "run" or not isinstance(request, int):
            sys.stderr.write(f"the worker was asked for an unknown operation {message.get('op')!r}\n")
            return
        with self._lock:
            self._running = request
            self._stop.clear()
            if request in self._cancelled:
                self._stop.request()
            self._cancelled = {later for later in self._cancelled if later > request}
        try:
            self._governor.before(self._roles.of(message["role"]).context)
            reply = self._run(request, message)
        except Exception as error:
            reply = {"op": "error", "kind": _kind(error), "message": _sentence(error), "data": _data(error)}
        with self._lock:
            self._running = None
            self._stop.clear()
        self._send({**reply, "id": request})
        self._governor.after()
        if reply.get("stopped") in ("end", "length"):
            self._unkept.add(self._roles.of(message["role"]))
        while self._unkept and self._todo.empty():
            self._unkept.pop().keep_beginning()

    def _run(self, request: int, message: dict[str, Any]) -> dict[str, Any]:
        from dataclasses import asdict

        from umi_local.engine.constraint import from_data
        from umi_local.engine.sampling import Sampling

        texts = _Texts(lambda text: self._send({"op": "text", "id": request, "text": text}))
        pieces = _pieces(message["prompt"])
        bonus = float(message["copy_bonus"])
        source = _source(pieces) if bonus else ""
        outcome = self._roles.of(message["role"]).run(
            message["role"],
            pieces,
            from_data(message["constraint"]),
            message["max_tokens"],
            Sampling(**message["sampling"], copy_bonus=bonus, liked_bonus=message["liked_bonus"], source=source),
            lambda done, total, cached: self._send(
                {"op": "prefill", "id": request, "done": done, "total": total, "cached": cached}
            ),
            texts.add,
            message["best_of"],
            message["stable"],
            message["within"],
        )
        texts.flush()
        return {"op": "result", **asdict(outcome)}


class _Texts:
    """Text on its way to the client: the first piece at once, then not more often than anybody can see.

    A small model writes a token in two milliseconds; a message for each would cost both processes a tenth of that.
    """

    def __init__(self, send: Callable[[str], None]) -> None:
        self._send, self._waiting, self._sent = send, "", 0.0

    def add(self, text: str) -> None:
        """Take what was just written."""
        self._waiting += text
        if time.monotonic() - self._sent >= TEXT_SECONDS:
            self.flush()

    def flush(self) -> None:
        """Send what has waited."""
        if self._waiting:
            self._send(self._waiting)
            self._waiting, self._sent = "", time.monotonic()


def _source(pieces: list[Any]) -> str:
    """Return what may be copied: the texts of a turn as one, a line break between turns."""
    texts = ["\n" if piece.special else piece.text for piece in pieces if piece.special or piece.source]
    return "".join(text for text, before in zip(texts, ["\n", *texts], strict=False) if text != "\n" or before != "\n")


def _pieces(prompt: list[list[Any]]) -> list[Any]:
    from umi_local.engine.runtime import Piece

    return [Piece(*piece) for piece in prompt]


_KINDS = {
    "LoadError": "model_file",
    "AdapterError": "model_file",
    "FileNotFoundError": "model_file",
    "PermissionError": "model_file",
    "IsADirectoryError": "model_file",
    "PromptTooLong": "context_full",
    "DamagedWeights": "model_file",
}
_SENTENCES = {
    "DamagedWeights": "the model computed values that are not numbers: its weights are damaged",
    "MemoryError": "there is not enough memory for this request",
    "DeadEnd": "no token of this model's vocabulary fits what the role may write",
    "PromptTooLong": "the prompt does not fit into the context",
}


def _kind(error: Exception) -> str:
    return _KINDS.get(type(error).__name__, "engine")


def _sentence(error: Exception) -> str:
    name = type(error).__name__
    known = _SENTENCES.get(name)
    return known or (str(error) if name in _KINDS or name == "EvaluationFailed" else f"{name}: {error}")


def _data(error: Exception) -> dict[str, int]:
    names = ("prompt_tokens", "limit")
    return {name: getattr(error, name) for name in names if hasattr(error, name)}


if __name__ == "__main__":
    main()
