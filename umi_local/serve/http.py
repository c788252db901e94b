"""HTTP/1.1 for a server with a handful of fixed routes: a strict reader with limits, and a writer.

What is ambiguous is refused, not guessed: bare line feeds, folded headers, two lengths, any Transfer-Encoding of a
request (RFC 9112, sections 2.2, 5.2, 6). After such a request the connection is closed, so that no byte of it can pass
for another request.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from umi_local.serve.errors import STATUS_TEXT, ClientGone, ProtocolError

_TOKEN = re.compile(rb"[!#$%&'*+.^_`|~0-9A-Za-z-]{1,64}")
_TARGET = re.compile(rb"[!-~]{1,2048}")
_VALUE = re.compile(rb"[\t\x20-\x7e\x80-\xff]*")
_LENGTH = re.compile(r"[0-9]{1,12}")
_VERSION = re.compile(rb"HTTP/[0-9]\.[0-9]")
_END = b"\r\n\r\n"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one connection: bytes and seconds."""

    head_bytes: int = 16_384
    headers: int = 64
    body_bytes: int = 4 * 1024 * 1024
    idle_seconds: float = 75.0
    head_seconds: float = 10.0
    body_seconds: float = 30.0
    write_seconds: float = 30.0
    connections: int = 64


@dataclass(frozen=True, slots=True)
class Request:
    """The head of a request. Header names are lower case; `path` is without the query. `length` counts body bytes."""

    method: str
    path: str
    headers: Mapping[str, str]
    length: int | None
    keep_alive: bool
    version: str = "HTTP/1.1"
    expects: bool = field(default=False)


class Connection:
    """One client. Keeps its own buffer, so that its end can be noticed while an answer is being worked out."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, limits: Limits) -> None:
        self._reader, self._writer, self.limits = reader, writer, limits
        self._buffer = bytearray()
        self._gone = False
        self.close_after = False
        self.started = False
        """Whether the head of an answer to the running request was sent."""
        self._chunked = False

    # --- reading --------------------------------------------------------------------------------------------

    async def request(self) -> Request | None:
        """Read the head of the next request, None when the client has nothing more to say. Raises ProtocolError."""
        self.started = False
        if not self._buffer and not await self._fill_within(self.limits.idle_seconds):
            return None
        try:
            async with asyncio.timeout(self.limits.head_seconds):
                head = await self._head()
        except TimeoutError:
            raise ProtocolError(408, "the head of the request did not arrive in time") from None
        return None if head is None else parse_head(head, self.limits)

    async def body(self, request: Request) -> bytes:
        """Read the body that belongs to `request`. Raises ProtocolError, ClientGone."""
        if request.length is None:
            if request.method == "POST":
                raise ProtocolError(411, "send the body with a Content-Length")
            return b""
        if request.length > self.limits.body_bytes:
            raise ProtocolError(413, f"the body is larger than {self.limits.body_bytes} bytes")
        if request.expects and len(self._buffer) < request.length:
            await self._send(b"HTTP/1.1 100 Continue\r\n\r\n")
        try:
            async with asyncio.timeout(self.limits.body_seconds):
                while len(self._buffer) < request.length:
                    if not await self._fill():
                        raise ClientGone
        except TimeoutError:
            raise ProtocolError(408, "the body of the request did not arrive in time") from None
        body = bytes(self._buffer[: request.length])
        del self._buffer[: request.length]
        return body

    async def gone(self) -> None:
        """Return when the client has hung up. What it sends meanwhile is kept for the next request."""
        while len(self._buffer) <= self.limits.head_bytes:
            if not await self._fill():
                return
        await asyncio.Event().wait()  # it sends far ahead: what it has to say can wait

    async def _head(self) -> bytes | None:
        while True:
            while self._buffer[:2] == b"\r\n":  # RFC 9112, 2.2: an empty line before a request is forgiven
                del self._buffer[:2]
            end = self._buffer.find(_END, 0, self.limits.head_bytes + len(_END))
            if end >= 0:
                head = bytes(self._buffer[:end])
                del self._buffer[: end + len(_END)]
                return head
            if len(self._buffer) > self.limits.head_bytes:
                raise ProtocolError(431, f"the head of the request is larger than {self.limits.head_bytes} bytes")
            if not await self._fill():
                if self._buffer:
                    raise ProtocolError(400, "the request ended within its head")
                return None

    async def _fill_within(self, seconds: float) -> bool:
        try:
            async with asyncio.timeout(seconds):
                return await self._fill()
        except TimeoutError:
            return False

    async def _fill(self) -> bool:
        if self._gone:
            return False
        try:
            data = await self._reader.read(65_536)
        except OSError:
            data = b""
        self._gone = not data
        self._buffer += data
        return bool(data)

    # --- writing --------------------------------------------------------------------------------------------

    async def send_json(self, request: Request | None, status: int, data: Any, headers: Mapping[str, str]) -> None:
        """Send a whole answer. Without a request, or after a broken one, the connection closes behind it."""
        body = b"" if data is None else json.dumps(data, ensure_ascii=True).encode() + b"\n"
        fields = {"Content-Type": "application/json", **headers} if body else dict(headers)
        fields["Content-Length"] = str(len(body))
        if request is not None and request.method == "HEAD":
            body = b""
        await self._send(self._start(request, status, fields) + body)

    async def start_events(self, request: Request, headers: Mapping[str, str]) -> None:
        """Send the head of a stream of server-sent events."""
        self._chunked = request.version != "HTTP/1.0"
        fields = {"Content-Type": "text/event-stream; charset=utf-8", **headers}
        if self._chunked:
            fields["Transfer-Encoding"] = "chunked"
        else:
            self.close_after = True
        await self._send(self._start(request, 200, fields))

    async def send_event(self, data: str) -> None:
        """Send one event. `data` is one line."""
        payload = f"data: {data}\n\n".encode()
        await self._send(b"%x\r\n%s\r\n" % (len(payload), payload) if self._chunked else payload)

    async def end_events(self) -> None:
        """End the stream."""
        if self._chunked:
            await self._send(b"0\r\n\r\n")

    async def close(self) -> None:
        """Close the connection. A client that was refused mid-sentence still gets to read why."""
        try:
            if self.close_after and self._writer.can_write_eof():
                self._writer.write_eof()
                async with asyncio.timeout(1.0):
                    while await self._reader.read(65_536):  # closing over unread bytes would reset the answer away
                        pass
        except (OSError, RuntimeError, TimeoutError):
            pass
        finally:
            self._writer.close()

    def abort(self) -> None:
        """Drop the connection at once."""
        self._writer.transport.abort()

    def _start(self, request: Request | None, status: int, headers: Mapping[str, str]) -> bytes:
        self.started = True
        if request is None or not request.keep_alive:
            self.close_after = True
        fields = {
            "Date": formatdate(usegmt=True),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            **headers,
            "Connection": "close" if self.close_after else "keep-alive",
        }
        lines = [f"HTTP/1.1 {status} {STATUS_TEXT[status]}", *(f"{k}: {v}" for k, v in fields.items())]
        return "\r\n".join([*lines, "", ""]).encode("latin-1", "replace")

    async def _send(self, data: bytes) -> None:
        try:
            self._writer.write(data)
            async with asyncio.timeout(self.limits.write_seconds):
                await self._writer.drain()
        except (OSError, RuntimeError, TimeoutError):
            self.abort()
            raise ClientGone from None


def parse_head(head: bytes, limits: Limits) -> Request:
    """Parse a request line and headers, without the empty line that ends them. Raises ProtocolError."""
    lines = head.split(b"\r\n")
    words = lines[0].split(b" ")
    if len(words) != 3 or not _TOKEN.fullmatch(words[0]) or not _TARGET.fullmatch(words[1]):
        raise ProtocolError(400, "the first line is not a request")
    if words[2] not in (b"HTTP/1.1", b"HTTP/1.0"):
        known = _VERSION.fullmatch(words[2]) is not None
        raise ProtocolError(505 if known else 400, "this server speaks HTTP/1.1")
    if len(lines) - 1 > limits.headers:
        raise ProtocolError(431, f"the request has more than {limits.headers} headers")
    headers: dict[str, str] = {}
    for line in lines[1:]:
        name, colon, value = line.partition(b":")
        if not colon or not _TOKEN.fullmatch(name) or not _VALUE.fullmatch(value):
            raise ProtocolError(400, "a header line is malformed")
        key = name.decode().lower()
        text = value.decode("latin-1").strip(" \t")
        if key in headers:
            if key in ("host", "content-length", "authorization", "transfer-encoding", "content-type", "origin"):
                raise ProtocolError(400, f"the header {key} comes twice")
            text = f"{headers[key]}, {text}"
        headers[key] = text
    version = words[2].decode()
    return Request(
        method=words[0].decode(),
        path=words[1].decode().partition("?")[0],
        headers=headers,
        length=_length(headers),
        keep_alive=_keeps_alive(headers, version),
        version=version,
        expects=_expects(headers, version),
    )


def _length(headers: Mapping[str, str]) -> int | None:
    if "transfer-encoding" in headers:
        if "content-length" in headers:
            raise ProtocolError(400, "a request cannot have both a Content-Length and a Transfer-Encoding")
        raise ProtocolError(501, "send the body with a Content-Length; Transfer-Encoding is not supported")
    value = headers.get("content-length")
    if value is None:
        return None
    if not _LENGTH.fullmatch(value):
        raise ProtocolError(400, "the Content-Length is not a number")
    return int(value)


def _keeps_alive(headers: Mapping[str, str], version: str) -> bool:
    wishes = {word.strip().lower() for word in headers.get("connection", "").split(",")}
    return version == "HTTP/1.1" and "close" not in wishes


def _expects(headers: Mapping[str, str], version: str) -> bool:
    expect = headers.get("expect", "").lower()
    if expect not in ("", "100-continue"):
        raise ProtocolError(417, "the only expectation this server meets is 100-continue")
    return bool(expect) and version == "HTTP/1.1"
