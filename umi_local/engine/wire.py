"""What the client and the worker say to each other: JSON messages, each after its length (4 bytes, big endian).

JSON and nothing else, so that neither side can make the other run code. The first message in either direction
is `start` and `ready` (or `failed`).

```
client -> worker   start, run, count, cancel, ping, close
worker -> client   ready | failed, then prefill* text* (result | error) per run, counted per count, pong per ping
```
"""

from __future__ import annotations

import asyncio
import json
import struct
from typing import Any, BinaryIO

Message = dict[str, Any]
MAX_BYTES = 64 * 1024 * 1024
"""A longer message is a broken stream, not a message."""
_LENGTH = struct.Struct(">I")


class WireError(Exception):
    """The stream does not hold a message."""


def encode(message: Message) -> bytes:
    """Return a message with its length in front. Half surrogate pairs survive as JSON escapes. Raises WireError."""
    try:
        body = json.dumps(message, separators=(",", ":")).encode()
    except RecursionError:
        raise WireError("a message is nested too deeply") from None
    if len(body) > MAX_BYTES:
        raise WireError(f"a message of {len(body)} bytes is too long")
    return _LENGTH.pack(len(body)) + body


def _decode(body: bytes) -> Message:
    try:
        message = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not a message: {error}") from error
    if not isinstance(message, dict):
        raise WireError("not a message: it is no object")
    return message


def _length(head: bytes) -> int:
    length: int = _LENGTH.unpack(head)[0]
    if length > MAX_BYTES:
        raise WireError(f"a message of {length} bytes is too long")
    return length


def read(stream: BinaryIO) -> Message | None:
    """Read one message, None at the end of the stream. Raises WireError."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    body = stream.read(_length(head))
    return _decode(body) if body else None


async def read_async(stream: asyncio.StreamReader) -> Message | None:
    """Read one message, None at the end of the stream. Raises WireError."""
    try:
        head = await stream.readexactly(_LENGTH.size)
        body = await stream.readexactly(_length(head))
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    return _decode(body)
