"""One HTTP request on a thread of its own, so that whoever waits for it can stop waiting at any moment.

```
Exchange(line, "/v1/completions", body) -- events() --> Piece, Piece, ... Piece(end="stop")      stop() from any thread
                                                    `-> Fault: one sentence, and whether to ask again
```

Only the standard library's http.client. What comes from a server is data: its size is bounded, its text decoded with
replacement, no redirect is followed, no proxy of the environment is asked, certificates are verified.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import queue
import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, NoReturn

from umi_local.engine.remote_endpoint import Endpoint
from umi_local.text import inert

CONNECT_SECONDS = 10.0
MOST_LINE = 1 << 20
MOST_REPLY = 32 << 20
MOST_ERROR = 1 << 16
LONGEST_WAIT = 10.0
"""Seconds that a server may ask us to wait before the second attempt."""
Connect = Callable[[Endpoint, float], socket.socket]
Watch = Callable[["Exchange"], None]
"""Told of every exchange before it is waited for, so that another thread can stop it."""


class Fault(Exception):
    """A server did not do what it was asked. `wait`: seconds after which a second attempt is worth it, None: never.

    `kind` is the wire's: engine or context_full; `no_path` tells that the server does not have what was asked for.
    """

    def __init__(
        self,
        sentence: str,
        *,
        wait: float | None = None,
        kind: str = "engine",
        no_path: bool = False,
        data: dict[str, int] | None = None,
    ) -> None:
        super().__init__(sentence)
        self.wait, self.kind, self.no_path, self.data = wait, kind, no_path, data or {}


class Cancelled(Exception):
    """Nobody waits for the answer any more."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a stream, and why it ended: stop, length, or None while it goes on."""

    text: str
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """How to reach a server: who it is, the token to show, and what makes a connection."""

    endpoint: Endpoint
    token: str | None
    connect: Connect
    context: ssl.SSLContext | None = field(default=None)

    def call(self, path: str, body: Any = None, watch: Watch | None = None) -> Any:
        """Ask for one JSON value, in this thread's time. `watch` is told of the exchange. Raises Fault, Cancelled."""
        exchange = Exchange(self, path, body)
        if watch is not None:
            watch(exchange)
        return exchange.value()


class Exchange:
    """A request that was sent. `body` None is a GET."""

    def __init__(self, line: Line, path: str, body: Any = None) -> None:
        self._line, self._path, self._body = line, path, body
        self._found: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._socket: socket.socket | None = None
        self._stopped = False
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        """Close the connection. Whoever waits is told at once, wherever the thread is."""
        with self._lock:
            self._stopped = True
            if self._socket is not None:
                with contextlib.suppress(OSError):
                    self._socket.shutdown(socket.SHUT_RDWR)
        self._found.put(Cancelled())

    def events(self) -> Iterator[Piece]:
        """Yield the stream piece by piece, the last one with its end. Raises Fault, Cancelled."""
        while True:
            found = self._next()
            if not isinstance(found, Piece):
                raise Fault(f"{self._line.endpoint.url} sent no text")
            yield found
            if found.end:
                return

    def value(self) -> Any:
        """Return the JSON value of the reply. Raises Fault, Cancelled."""
        return self._next()

    def _next(self) -> Any:
        timeout = self._line.endpoint.timeout
        try:
            found = self._found.get(timeout=timeout)
        except queue.Empty:
            self.stop()
            raise Fault(
                f"{self._line.endpoint.url} said nothing for {timeout:g} s; is it overloaded? A longer timeout can be "
                "set in pack.toml"
            ) from None
        if isinstance(found, BaseException):
            raise found
        return found

    # --- the thread -----------------------------------------------------------------------------------------

    def _run(self) -> None:
        try:
            self._exchange()
        except (Fault, Cancelled) as error:
            self._found.put(error)
        except ssl.SSLCertVerificationError as error:
            reason = error.verify_message or "it cannot be verified"
            self._found.put(Fault(f"the certificate of {self._line.endpoint.url} is not accepted: {reason}"))
        except (OSError, http.client.HTTPException, ValueError) as error:
            self._found.put(Cancelled() if self._stopped else _broken(self._line.endpoint, error))
        except Exception as error:  # whoever waits must hear of it
            self._found.put(Fault(f"{self._line.endpoint.url}: {type(error).__name__}: {error}"))

    def _exchange(self) -> None:
        endpoint = self._line.endpoint
        connection = self._connected()
        try:
            headers = {"Accept": "application/json", "User-Agent": "umi", "Connection": "close"}
            if self._line.token:
                headers["Authorization"] = f"Bearer {self._line.token}"
            if self._body is None:
                connection.request("GET", self._path, headers=headers)
            else:
                data = json.dumps(self._body).encode()
                connection.request("POST", self._path, data, {**headers, "Content-Type": "application/json"})
            response = connection.getresponse()
            if response.status != 200:
                raise explain(endpoint, self._path, response)
            if "text/event-stream" in (response.getheader("Content-Type") or ""):
                self._stream(response)
                return
            data = response.read(MOST_REPLY + 1)
            if len(data) > MOST_REPLY:
                raise Fault(f"{endpoint.url} sent more than {MOST_REPLY >> 20} MB; is it the right address?")
            value = _json(endpoint, data)
            if isinstance(self._body, dict) and self._body.get("stream"):  # a server that does not stream
                self._put_piece(value)
                self._found.put(Piece("", "stop"))
            else:
                self._found.put(value)
        finally:
            connection.close()

    def _connected(self) -> http.client.HTTPConnection:
        endpoint = self._line.endpoint
        host, port = endpoint.address
        try:
            found = self._line.connect(endpoint, min(CONNECT_SECONDS, endpoint.timeout))
        except OSError as error:
            raise Fault(_unreachable(endpoint, error), wait=0.2) from error
        with self._lock:
            self._socket = found
            if self._stopped:
                found.close()
                raise Cancelled
        found.settimeout(endpoint.timeout)
        if endpoint.secure:
            context = self._line.context or ssl.create_default_context()
            found = context.wrap_socket(found, server_hostname=host)
            with self._lock:
                self._socket = found
            connection: http.client.HTTPConnection = http.client.HTTPSConnection(host, port, context=context)
        else:
            connection = http.client.HTTPConnection(host, port)
        connection.sock = found
        return connection

    def _stream(self, response: http.client.HTTPResponse) -> None:
        endpoint, total = self._line.endpoint, 0
        while line := response.readline(MOST_LINE + 1):
            total += len(line)
            if len(line) > MOST_LINE or total > MOST_REPLY:
                raise Fault(f"{endpoint.url} sent too much; it was cut off")
            if self._stopped:
                return
            if not line.startswith(b"data:"):
                continue
            data = line[5:].strip()
            if data == b"[DONE]":
                self._found.put(Piece("", "stop"))
                return
            self._put_piece(_json(endpoint, data))
        raise Fault(f"the answer of {endpoint.url} broke off", wait=0.2)

    def _put_piece(self, value: Any) -> None:
        """Hand on what one message of a stream says; of several choices the first."""
        endpoint = self._line.endpoint
        if not isinstance(value, dict):
            raise Fault(f"{endpoint.url} sent something that is no completion")
        if value.get("error"):
            raise _refused(endpoint, 500, _message(value), value)
        choices = value.get("choices")
        if not isinstance(choices, list):
            raise Fault(f"{endpoint.url} sent something that is no completion")
        if not choices or not isinstance(choices[0], dict):
            return  # usage and the like
        choice = choices[0]
        part = choice.get("delta") or choice.get("message") or {}
        text = choice.get("text") if "text" in choice else part.get("content") if isinstance(part, dict) else None
        if text is not None and not isinstance(text, str):
            raise Fault(f"{endpoint.url} sent something that is no completion")
        end = choice.get("finish_reason")
        if text or end:
            clean = (text or "").encode("utf-8", "replace").decode("utf-8", "replace")
            self._found.put(Piece(clean, ("length" if end == "length" else "stop") if end else None))


def explain(endpoint: Endpoint, path: str, response: http.client.HTTPResponse) -> Fault:
    """Return what a status other than 200 means, in one sentence that says what to do."""
    data = response.read(MOST_ERROR)
    try:
        value = json.loads(data)
    except (ValueError, RecursionError):
        value = None
    retry_after = response.getheader("Retry-After") or ""
    wait = float(retry_after) if re.fullmatch(r"[0-9]{1,3}(?:\.[0-9]{1,3})?", retry_after) else 1.0
    if 300 <= response.status < 400:
        return Fault(
            f"{endpoint.url} sends requests on to another address, which umi does not follow; write the right address "
            "into pack.toml"
        )
    return _refused(endpoint, response.status, _message(value), value, path, wait)


def _refused(endpoint: Endpoint, status: int, said: str, value: Any, path: str = "", wait: float = 1.0) -> Fault:
    words = f" ({said})" if said else ""
    url = endpoint.url
    if (full := _context_full(said, value)) is not None:
        return full
    if status in (401, 403):
        todo = (
            f"check the token in {endpoint.token_env}"
            if endpoint.token_env
            else "it wants a token: name its variable as token_env in pack.toml"
        )
        return Fault(f"{url} refused the request ({status}); {todo}")
    if status in (404, 405, 501):
        if "model" in said.lower() and "chat/completions" not in said:
            return Fault(f"{url} has no model {endpoint.model!r}{words}; put the right name into pack.toml")
        return Fault(f"{url} does not have {path.removeprefix(endpoint.path)}{words}; is it the address up to /v1?",
                     no_path=True)  # fmt: skip
    if status == 429:
        if wait > LONGEST_WAIT:
            return Fault(f"{url} takes no more requests now{words}; it asks to wait {wait:g} s")
        return Fault(f"{url} takes no more requests now (429){words}; try again later", wait=wait)
    if status >= 500:
        return Fault(f"{url} failed ({status}){words}; look at the server's log or try again", wait=min(wait, 1.0))
    return Fault(f"{url} did not understand the request ({status}){words}")


def _context_full(said: str, value: Any) -> Fault | None:
    """Recognise a prompt that was too long: llama-server says it in fields, vLLM and OpenAI in words."""
    error = value.get("error", value) if isinstance(value, dict) else None
    fields = error if isinstance(error, dict) else {}
    tokens, limit = fields.get("n_prompt_tokens"), fields.get("n_ctx")
    known = fields.get("type") == "exceed_context_size_error" or fields.get("code") == "context_length_exceeded"
    if not known and "maximum context length" not in said:
        return None
    numbers = [int(n) for n in re.findall(r"\d{2,9}", said)]
    if not isinstance(tokens, int) or not isinstance(limit, int):
        limit, tokens = (numbers[0], max(numbers)) if numbers else (0, 0)
    return Fault(said, kind="context_full", data={"prompt_tokens": tokens, "limit": limit})


def _message(value: Any) -> str:
    """Return what a server said about its error, short and safe to print."""
    if isinstance(value, dict):
        error = value.get("error", value)
        found = error if isinstance(error, str) else _told(error)
        if isinstance(found, str):
            return " ".join(inert(found).split())[:200]
    return ""


def _told(error: Any) -> Any:
    return (error.get("message") or error.get("detail")) if isinstance(error, dict) else None


def _json(endpoint: Endpoint, data: bytes) -> Any:
    def refuse(word: str) -> NoReturn:
        raise ValueError(word)

    try:
        return json.loads(data.decode("utf-8", "replace"), parse_constant=refuse)
    except (ValueError, RecursionError):
        raise Fault(f"{endpoint.url} sent something that is not JSON; is it an OpenAI-compatible server?") from None


def _unreachable(endpoint: Endpoint, error: OSError) -> str:
    if isinstance(error, TimeoutError):
        return f"{endpoint.url} cannot be reached: no answer; is the server on, and the address right?"
    reason = inert(str(error.strerror or error))[:100]
    return f"{endpoint.url} cannot be reached ({reason}); start the server or correct url in pack.toml"


def _broken(endpoint: Endpoint, error: Exception) -> Fault:
    if isinstance(error, TimeoutError):
        return Fault(f"{endpoint.url} said nothing for {endpoint.timeout:g} s; is it overloaded?")
    if isinstance(error, ssl.SSLError):
        return Fault(f"{endpoint.url} does not speak TLS as it should ({inert(error.reason or 'no reason')})")
    if isinstance(error, http.client.BadStatusLine) and not isinstance(error, http.client.RemoteDisconnected):
        return Fault(f"{endpoint.url} does not answer in HTTP; is it the right address?")
    return Fault(f"the connection to {endpoint.url} broke off", wait=0.2)
