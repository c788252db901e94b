"""Servers for remote roles, as far as their wire format goes: llama-server, a generic one, one that only chats.

What they write is scripted: `answer` is given the prompt as text (the messages of a chat joined) and returns the pieces
of the stream. `first` are replies that come before anything else happens, for faults.
"""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self

from umi_local.formats.shared import CONTROL_TOKENS

SPECIAL = (*CONTROL_TOKENS, "<|im_end|>\n", "<|im_start|>assistant\n")
"""Marks that the fake's vocabulary holds; the longest one wins."""
Answer = Callable[[str], Iterable[str]]


class Fake:
    """A server in a thread. `kind`: llama, plain (completions alone), chat (messages alone)."""

    def __init__(
        self, kind: str = "llama", answer: Answer = lambda prompt: (), *, context: int = 2048, token: str = ""
    ) -> None:
        self.kind, self.answer, self.context, self.token = kind, answer, context, token
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.first: list[Callable[[BaseHTTPRequestHandler], None]] = []
        self.end = "stop"
        self.done = True
        self.closed = threading.Event()
        fake = self

        class Handler(_Handler):
            server_fake = fake

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.port: int = self.http.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *ended: object) -> None:
        self.stop()

    def stop(self) -> None:
        self.closed.set()
        self.http.shutdown()
        self.http.server_close()

    def with_tls(self, certificate: Path) -> Self:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.http.socket = context.wrap_socket(self.http.socket, server_side=True)
        self.url = f"https://127.0.0.1:{self.port}/v1"
        return self

    def bodies(self, path: str = "completions") -> list[dict[str, Any]]:
        """The requests for text so far."""
        return [body for body in self.asked if body["path"].endswith(path)]


def encode(text: str, special: bool) -> list[int]:
    """Bytes, and one number for each mark where marks are parsed."""
    tokens: list[int] = []
    while text:
        marks = [mark for mark in SPECIAL if special and text.startswith(mark)]
        if marks:
            mark = max(marks, key=len)
            tokens.append(1000 + SPECIAL.index(mark))
            text = text[len(mark) :]
        else:
            tokens += text[0].encode()
            text = text[1:]
    return tokens


def decode(tokens: list[int]) -> str:
    """Return the text of tokens."""
    return b"".join(SPECIAL[t - 1000].encode() if t >= 1000 else bytes([t]) for t in tokens).decode()


class _Handler(BaseHTTPRequestHandler):
    server_fake: Fake
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        fake = self.server_fake
        if self._refused():
            return
        if self.path == "/v1/models":
            owner = {"llama": "llamacpp"}.get(fake.kind, "somebody")
            self.json({"object": "list", "data": [{"id": "big", "owned_by": owner, "meta": {"n_params": 7_000_000}}]})
        elif self.path == "/props" and fake.kind == "llama":
            self.json({"default_generation_settings": {"n_ctx": fake.context}})
        else:
            self.json({"error": {"message": "File Not Found", "type": "not_found_error", "code": 404}}, 404)

    def do_POST(self) -> None:
        fake = self.server_fake
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        if self._refused():
            return
        fake.asked.append({"path": self.path, **body})
        fake.headers.append(dict(self.headers))
        if self.path == "/tokenize" and fake.kind == "llama":
            content = body["content"]
            parts = content if isinstance(content, list) else [content]
            tokens = [t for p in parts for t in ([p] if isinstance(p, int) else encode(p, body["parse_special"]))]
            self.json({"tokens": tokens})
        elif self.path == "/v1/completions" and fake.kind != "chat":
            prompt = body["prompt"]
            self.write(prompt if isinstance(prompt, str) else decode(prompt), lambda text: {"text": text})
        elif self.path == "/v1/chat/completions" and fake.kind == "chat":
            talk = "".join(f"[{m['role']}] {m['content']}\n" for m in body["messages"])
            self.write(talk, lambda text: {"delta": {"content": text}})
        else:
            self.json({"error": {"message": "no such path"}}, 404)

    def _refused(self) -> bool:
        fake = self.server_fake
        if fake.token and self.headers.get("Authorization") != f"Bearer {fake.token}":
            self.json({"error": {"message": "Invalid API Key"}}, 401)
            return True
        if fake.first and self.command == "POST" and self.path != "/tokenize":
            fake.first.pop(0)(self)
            return True
        return False

    def json(self, value: Any, status: int = 200, **headers: str) -> None:
        self.bytes(json.dumps(value).encode(), status, "application/json", **headers)

    def bytes(self, data: bytes, status: int = 200, kind: str = "text/plain", **headers: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Connection", "close")
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = True

    def begin_stream(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True

    def event(self, value: Any) -> None:
        self.wfile.write(b"data: " + (value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n\n")
        self.wfile.flush()

    def write(self, prompt: str, choice: Callable[[str], dict[str, Any]]) -> None:
        fake = self.server_fake
        self.begin_stream()
        try:
            for text in fake.answer(prompt):
                self.event({"choices": [{**choice(text), "finish_reason": None}]})
            if fake.done:
                self.event({"choices": [{**choice(""), "finish_reason": fake.end}]})
                self.event(b"[DONE]")
        except OSError:
            fake.closed.set()  # the client closed the connection


def in_pieces(text: str, size: int = 3) -> list[str]:
    """Cut a text as a stream would."""
    return [text[i : i + size] for i in range(0, len(text), size)]


def continuing(text: str, size: int = 3) -> Answer:
    """A writer that wants to write `text`, and goes on where the prompt leaves it."""

    def answer(prompt: str) -> list[str]:
        written = max((n for n in range(len(text) + 1) if prompt.endswith(text[:n])), default=0)
        return in_pieces(text[written:], size)

    return answer


def endless(text: str = "word ", seconds: float = 0.01) -> Answer:
    """A writer that never ends by itself."""

    def answer(prompt: str) -> Iterable[str]:
        while True:
            yield text
            time.sleep(seconds)

    return answer


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])
