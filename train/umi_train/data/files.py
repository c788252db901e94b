"""Rows of local files, with their places: JSON arrays, JSON lines, single JSON values and CSV."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from umi_train.data.errors import DataError
from umi_train.data.jsonrows import (
    MAX_ROW,
    NOT_JSON,
    Bad,
    Cut,
    Good,
    Piece,
    array_rows,
    line_rows,
    parse,
    value_rows,
)
from umi_train.data.report import Place, Report

LINES = (".jsonl", ".ndjson")
NOT_UTF8 = "text that is not UTF-8 was replaced"

_HALF = re.compile("[\ud800-\udfff]")
_ESCAPED_HALF = re.compile(r"\\u[dD][89a-fA-F]")

Rows = Iterator[tuple[Place, Any]]


def open_text(path: Path) -> TextIO:
    """Open a file for reading; bytes that are not UTF-8 come as lone surrogates. Raises DataError."""
    try:
        with path.open("rb") as file:
            start = file.read(2)
        if start in (b"\xff\xfe", b"\xfe\xff"):
            raise DataError(f"{path} is UTF-16: convert it to UTF-8, for example with iconv")
        if start == b"\x1f\x8b":
            raise DataError(f"{path} is compressed: unpack it with gunzip first")
        return path.open(encoding="utf-8-sig", errors="surrogateescape", newline="")
    except OSError as error:
        raise DataError(f"{path} cannot be read: {error.strerror or error}") from error


def read_rows(path: Path, report: Report, *, cap: int = MAX_ROW, name: str = "") -> Rows:
    """Yield every row of a file that can be read; the others are in the report. `name` is how it is called there.

    Raises DataError when the file cannot be opened or is of a kind that is not read here.
    """
    name = name or path.name
    if path.suffix == ".csv":
        yield from _csv_rows(path, report, name)
        return
    if path.suffix not in (*LINES, ".json", ".txt", ""):
        raise DataError(f"{path}: files ending in {path.suffix} are not read; use JSON, JSON lines or CSV")
    with open_text(path) as stream:
        try:
            yield from _told(_pieces(stream, path, cap), report, name)
        except OSError as error:
            raise DataError(f"{path} cannot be read: {error.strerror or error}") from error


def _pieces(stream: TextIO, path: Path, cap: int) -> Iterator[Piece]:
    sign = " "
    while sign and sign.isspace():
        sign = stream.read(1)
    stream.seek(0)
    if sign == "[" and path.suffix not in LINES:
        return array_rows(stream, cap)
    alone = _is_json(_first_line(stream))
    if sign == "[" and not alone:
        return array_rows(stream, cap)
    return line_rows(stream, cap) if alone or path.suffix in LINES else value_rows(stream, cap)


def _first_line(stream: TextIO) -> str:
    """Return the first line with anything on it, and go back to the start of the file."""
    line = " "
    while line and not line.strip():
        line = stream.readline(MAX_ROW)
    stream.seek(0)
    return line


def _is_json(text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _told(pieces: Iterable[Piece], report: Report, name: str) -> Rows:
    for piece in pieces:
        match piece:
            case Good(row, value, text):
                place = Place(name, row)
                try:
                    value = _whole(value, text, report, place)
                except RecursionError:
                    report.skip(NOT_JSON, place, "nested too deeply")
                    continue
                yield place, value
            case Bad(row, reason, detail):
                report.skip(reason, Place(name, row), detail)
            case Cut(_, sentence):
                report.problem(f"{name}: {sentence}")


def _whole(value: Any, text: str, report: Report, place: Place) -> Any:
    """Return `value` without halves of surrogate pairs: no tokenizer and no file takes them."""
    if not _ESCAPED_HALF.search(text):
        try:
            text.encode()
            return value
        except UnicodeEncodeError:
            pass
    mended, changed = without_halves(value)
    if changed:
        report.note(NOT_UTF8, place)
    return mended


def without_halves(value: Any) -> tuple[Any, bool]:
    """Return JSON data in which halves of surrogate pairs are U+FFFD, and whether there were any."""
    if isinstance(value, str):
        text = _HALF.sub("\ufffd", value)
        return text, text != value
    if isinstance(value, list):
        items = [without_halves(v) for v in value]
        return [v for v, _ in items], any(c for _, c in items)
    if isinstance(value, dict):
        pairs = [(without_halves(k), without_halves(v)) for k, v in value.items()]
        return {k: v for (k, _), (v, _) in pairs}, any(a or b for (_, a), (_, b) in pairs)
    return value, False


def _csv_rows(path: Path, report: Report, name: str) -> Rows:
    """Yield the rows of a CSV file as objects. A row with more or fewer fields than the header is left out."""
    with open_text(path) as stream:
        reader = csv.reader(stream)
        header: list[str] | None = None
        row = 0
        while True:
            try:
                fields = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                report.skip("not CSV", Place(name, row + 1), str(error))
                row += 1
                continue
            if header is None:
                header = fields
                continue
            row += 1
            place = Place(name, row)
            if len(fields) != len(header):
                report.skip("not as many fields as the header", place, f"{len(fields)} fields")
                continue
            mended, changed = without_halves(dict(zip(header, fields, strict=True)))
            if changed:
                report.note(NOT_UTF8, place)
            yield place, mended


def paired_lines(first: Path, second: Path, report: Report) -> Rows:
    """Yield the pairs of lines of two files that belong together line by line."""
    with open_text(first) as left, open_text(second) as right:
        row = 0
        while True:
            a, b = left.readline(MAX_ROW), right.readline(MAX_ROW)
            if not a and not b:
                return
            row += 1
            if not a or not b:
                shorter, longer = (first, second) if not a else (second, first)
                report.problem(f"{shorter.name} ends before {longer.name}, at line {row}: the rest was not read")
                return
            place = Place(first.name, row)
            pair, changed = without_halves([a.rstrip("\r\n"), b.rstrip("\r\n")])
            if changed:
                report.note(NOT_UTF8, place)
            yield place, pair
