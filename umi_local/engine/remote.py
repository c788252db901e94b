"""The process that speaks to servers for remote roles: `python -m umi_local.engine.remote PARENT [DOOR]`.

The same messages over pipes as the model's process (`wire`), each request on a thread of its own. It is started for
packs that name a remote role and for no others. Where umi runs without the network (promise P1), this process is held
to that too: its connections come through the door, which opens them to the pack's own servers alone (`remote_door`).
"""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
from typing import Any

from umi_local.engine import wire
from umi_local.engine.constraint import from_data
from umi_local.engine.remote_chat import Words
from umi_local.engine.remote_door import through
from umi_local.engine.remote_endpoint import Endpoint
from umi_local.engine.remote_endpoint import from_data as endpoint_from
from umi_local.engine.remote_http import Connect, Fault, Line
from umi_local.engine.remote_match import TooManyReadings
from umi_local.engine.remote_server import Server
from umi_local.engine.remote_write import Stop, Writer
from umi_local.engine.worker import die_with_parent, leave
from umi_local.text import inert


def main() -> None:
    """Serve requests until the client closes the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the client's to handle
    die_with_parent(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
    door = int(sys.argv[2]) if len(sys.argv) > 2 else None
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # whatever prints must not end up between the messages
    _Remote(replies, door).serve()


def _directly(endpoint: Endpoint, timeout: float) -> socket.socket:
    return socket.create_connection(endpoint.address, timeout)


class _Remote:
    """The servers of a pack, and the requests that run."""

    def __init__(self, replies: Any, door: int | None) -> None:
        self._replies = replies
        self._connect: Connect = _directly if door is None else through(door)
        self._sending, self._lock = threading.Lock(), threading.Lock()
        self._servers: dict[str, Server] = {}
        self._stops: dict[int, Stop] = {}

    def serve(self) -> None:
        """Answer until the pipe ends."""
        try:
            while (message := wire.read(sys.stdin.buffer)) is not None:
                match message.get("op"):
                    case "start":
                        self._start(message)
                    case "run":
                        self._stops[message["id"]] = Stop()
                        threading.Thread(target=self._run, args=(message,), daemon=True).start()
                    case "count":
                        threading.Thread(target=self._count, args=(message,), daemon=True).start()
                    case "cancel":
                        if (stop := self._stops.get(message["id"])) is not None:
                            stop.request()
                    case "ping":
                        self._send({"op": "pong"})
                    case "close":
                        break
        except Exception as error:
            sys.stderr.write(f"the process of the remote roles cannot read its requests: {error!r}\n")
        leave(0)

    def _send(self, message: wire.Message) -> None:
        data = memoryview(wire.encode(message))
        try:
            with self._sending:
                while data:
                    data = data[self._replies.write(data) :]
        except OSError:
            leave(0)  # nobody listens any more

    def _start(self, message: wire.Message) -> None:
        try:
            known: dict[Endpoint, Server] = {}
            for role, data in message["roles"].items():
                endpoint = endpoint_from(data)
                if endpoint not in known:
                    known[endpoint] = Server(_line(endpoint, self._connect), message["format"], message["n_ctx"])
                    known[endpoint].learn()
                self._servers[role] = known[endpoint]
        except Exception as error:
            self._send({"op": "failed", **_told(error)})
            leave(3)
        servers = list(known.values())
        self._send(
            {
                "op": "ready",
                "model": ", ".join(dict.fromkeys(s.endpoint.model for s in servers)),
                "parameters": sum(s.parameters for s in servers),
                "n_ctx": min(s.n_ctx for s in servers),
                "notes": [note for s in servers for note in s.notes],
                "counting": [s.counting for s in servers if s.counting],
            }
        )

    def _count(self, message: wire.Message) -> None:
        request = message["id"]
        try:
            prompt = _words(message["prompt"])
            servers = dict.fromkeys(self._servers.values())
            self._send({"op": "counted", "id": request, "tokens": max(s.count(prompt) for s in servers)})
        except Exception as error:
            self._send({"op": "error", "id": request, **_told(error)})

    def _run(self, message: wire.Message) -> None:
        request: int = message["id"]
        try:
            outcome = Writer(
                self._servers[message["role"]],
                _words(message["prompt"]),
                from_data(message["constraint"]),
                message["max_tokens"],
                message["sampling"],
                self._stops[request],
                lambda done, total, cached: self._send(
                    {"op": "prefill", "id": request, "done": done, "total": total, "cached": cached}
                ),
                lambda text: self._send({"op": "text", "id": request, "text": text}),
            ).run(message.get("written", ""))
            reply = {"op": "result", **outcome}
        except Exception as error:
            reply = {"op": "error", **_told(error)}
        self._stops.pop(request, None)
        self._send({**reply, "id": request})


def _words(prompt: list[list[Any]]) -> list[Words]:
    return [Words(text, special) for text, special, _ in prompt]


def _line(endpoint: Endpoint, connect: Connect) -> Line:
    token = os.environ.get(endpoint.token_env, "") if endpoint.token_env else None
    if token is not None and not (token and token.isascii() and token.isprintable() and " " not in token):
        raise Fault(f"{endpoint.url} needs a token: set the environment variable {endpoint.token_env}")
    return Line(endpoint, token, connect)


def _told(error: Exception) -> dict[str, Any]:
    """Return an error as it goes over the wire."""
    if isinstance(error, Fault):
        return {"kind": error.kind, "message": str(error), "data": error.data}
    if isinstance(error, TooManyReadings):
        return {"kind": "engine", "message": "this tool's arguments are too ambiguous for a remote role", "data": {}}
    return {"kind": "engine", "message": inert(f"{type(error).__name__}: {error}"), "data": {}}


if __name__ == "__main__":
    main()
