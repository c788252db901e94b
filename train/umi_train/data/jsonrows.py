"""Rows of JSON files of any size: an array, or one value per line, read as a stream.

An array is parsed row by row with `raw_decode` on a buffer that grows until the row is whole. Where that fails, a
scanner that knows strings and brackets alone finds the end of the row, so one bad row costs that row and no other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NoReturn, TextIO

CHUNK = 1 << 20
"""Characters read at once."""
MAX_ROW = 1 << 26
"""Characters of the longest row that is read."""

NOT_JSON = "not JSON"
TOO_LONG = "longer than a row may be"


@dataclass(frozen=True, slots=True)
class Good:
    """A row that was parsed, and the text it was parsed from."""

    row: int
    value: Any
    text: str


@dataclass(frozen=True, slots=True)
class Bad:
    """A row that cannot be read."""

    row: int
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class Cut:
    """The file ends in the middle of this row (or before the array was closed), or goes on behind its end."""

    row: int
    sentence: str


Piece = Good | Bad | Cut


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is not JSON")


_DECODER = json.JSONDecoder(parse_constant=_refuse)
_SPACE = re.compile(r"[ \t\r\n]*")
_SCALAR = re.compile(r"[^,\]\s]+")
_OUTSIDE = re.compile(r'["\[\]{}]')
_INSIDE = re.compile(r'["\\]')


def parse(text: str) -> Any:
    """Return the value of a JSON text. Raises ValueError, also for NaN and for nesting without end."""
    try:
        value, end = _DECODER.raw_decode(text, _space(text, 0))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    if _space(text, end) != len(text):
        raise ValueError(f"text behind the value: {text[end : end + 20]!r}")
    return value


def _space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


class _Scanner:
    """Finds where a string, an array or an object ends, whatever is wrong inside. Fed piece by piece."""

    def __init__(self) -> None:
        self._depth = 0
        self._in_string = False
        self._escaped = False

    def feed(self, text: str, at: int) -> int:
        """Go on at `at`. Returns the place behind the end, or -1 when `text` does not hold it."""
        while True:
            if self._escaped:
                if at >= len(text):
                    return -1
                at, self._escaped = at + 1, False
            found = (_INSIDE if self._in_string else _OUTSIDE).search(text, at)
            if found is None:
                return -1
            at, sign = found.end(), found.group()
            if sign == "\\":
                self._escaped = True
                continue
            if sign == '"':
                self._in_string = not self._in_string
            else:
                self._depth += 1 if sign in "[{" else -1
            if self._depth <= 0 and not self._in_string:
                return at


def array_rows(stream: TextIO, cap: int = MAX_ROW, chunk: int = CHUNK) -> Iterator[Piece]:
    """Yield the rows of a JSON array, in order. Memory is bounded by the longest row up to `cap`, and `chunk`."""
    return iter(_Array(stream, cap, chunk))


class _Array:
    def __init__(self, stream: TextIO, cap: int, chunk: int) -> None:
        self._stream = stream
        self._cap = cap
        self._chunk = chunk
        self._buffer = ""
        self._at = 0

    def __iter__(self) -> Iterator[Piece]:
        if self._peek() != "[":
            yield Bad(1, NOT_JSON, "the file is not an array")
            return
        self._at += 1
        row = 0
        while True:
            match self._peek():
                case "":
                    yield Cut(row + 1, f"the file is cut off behind row {row}: the array is not closed")
                    return
                case ",":
                    self._at += 1
                case "]":
                    self._at += 1
                    if self._peek():
                        yield Cut(row, f"there is text behind the array, which ends with row {row}: it was not read")
                    return
                case sign:
                    row += 1
                    piece = self._container(row) if sign in '[{"' else self._scalar(row)
                    yield piece
                    if isinstance(piece, Cut):
                        return

    def _more(self) -> bool:
        """Forget what was read and append the next chunk. Returns whether there was one."""
        chunk = self._stream.read(self._chunk)
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _peek(self) -> str:
        """Return the next character that is not space, or nothing at the end."""
        while True:
            self._at = _space(self._buffer, self._at)
            if self._at < len(self._buffer):
                return self._buffer[self._at]
            if not self._more():
                return ""

    def _container(self, row: int) -> Piece:
        try:
            value, end = _DECODER.raw_decode(self._buffer, self._at)
        except (ValueError, RecursionError):
            return self._slowly(row)
        return self._taken(row, value, end)

    def _taken(self, row: int, value: Any, end: int) -> Piece:
        text, self._at = self._buffer[self._at : end], end
        return Good(row, value, text) if len(text) <= self._cap else Bad(row, TOO_LONG, f"{len(text)} characters")

    def _slowly(self, row: int) -> Piece:
        """The row is not whole yet, or it is not JSON: find its end first."""
        scanner = _Scanner()
        end = scanner.feed(self._buffer, self._at)
        dropped = 0
        while end < 0:
            seen = len(self._buffer)
            if seen - self._at > self._cap:
                dropped += seen - self._at
                self._at = seen
            start = seen - self._at
            if not self._more():
                return Cut(row, f"the file is cut off in the middle of row {row}: the rows before it were read")
            end = scanner.feed(self._buffer, start)
        if dropped:
            length = dropped + end - self._at
            self._at = end
            return Bad(row, TOO_LONG, f"{length} characters")
        try:
            return self._taken(row, parse(self._buffer[self._at : end]), end)
        except ValueError as error:
            self._at = end
            return Bad(row, NOT_JSON, str(error))

    def _scalar(self, row: int) -> Piece:
        while True:
            found = _SCALAR.match(self._buffer, self._at)
            whole = found is not None and found.end() < len(self._buffer)
            if whole or len(self._buffer) - self._at > 1000 or not self._more():
                break
        text = found.group() if found else self._buffer[self._at : self._at + 1]
        self._at += len(text)
        try:
            return Good(row, parse(text), text)
        except ValueError as error:
            return Bad(row, NOT_JSON, str(error))


def line_rows(stream: TextIO, cap: int = MAX_ROW) -> Iterator[Piece]:
    """Yield one value per line; a row's number is the line's. Blank lines are passed over."""
    row = 0
    while line := stream.readline(cap + 1):
        row += 1
        ended = line.endswith(("\n", "\r"))
        if not ended and len(line) > cap:
            length = len(line)
            rest = line
            while rest and not rest.endswith(("\n", "\r")):
                rest = stream.readline(cap)
                length += len(rest)
            yield Bad(row, TOO_LONG, f"{length} characters")
            continue
        if not line.strip():
            continue
        try:
            yield Good(row, parse(line), line)
        except ValueError as error:
            if ended:
                yield Bad(row, NOT_JSON, str(error))
            else:
                yield Cut(row, f"the file is cut off in the middle of row {row}: the rows before it were read")


def value_rows(stream: TextIO, cap: int = MAX_ROW) -> Iterator[Piece]:
    """Yield the one value of a file that holds neither an array nor lines."""
    text = stream.read(cap + 1)
    if len(text) > cap:
        yield Bad(1, TOO_LONG, f"more than {cap} characters")
        return
    try:
        yield Good(1, parse(text), text)
    except ValueError as error:
        if _Scanner().feed(text, 0) < 0:
            yield Cut(1, "the file is cut off: nothing of it could be read")
        else:
            yield Bad(1, NOT_JSON, str(error))
