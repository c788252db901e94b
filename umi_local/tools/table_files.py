"""Reading table files: CSV and TSV with their own ideas of separators, JSON in three shapes, JSON lines."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from umi_local.tools.base import ToolContext, ToolError

MAX_BYTES = 64 << 20
MAX_COLUMNS = 500
MAX_WIDTH = 1_000_000
"""Characters of one CSV field."""

Kind = Literal["INTEGER", "REAL", "TEXT"]
Value = str | int | float | None

_INTEGER = re.compile(r"[+-]?(?:0|[1-9]\d{0,17})")
_NUMBER = re.compile(r"[+-]?(?:0|[1-9]\d*)?(?:\.\d+)?(?:e[+-]?\d{1,3})?|[+-]?[1-9]\d*\.", re.IGNORECASE)
_GROUPED = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"[+-]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)?")
_MONEY = re.compile(r"([+-]?)\s?[$€£¥]\s?([+-]?[\d.,]+)|([+-]?[\d.,]+)\s?[$€£¥]")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name as in the file, unique, and its SQLite type."""

    name: str
    kind: Kind


@dataclass(frozen=True, slots=True)
class Table:
    """A table file in memory. `name` is the path shown to the user."""

    name: str
    columns: list[Column]
    rows: list[tuple[Value, ...]]


def normal(name: str) -> str:
    """Return a column name as people retype it: lower case, with underscores."""
    return re.sub(r"\W+", "_", name.strip().strip('"').lower()).strip("_")


def load_table(context: ToolContext, path: str) -> Table:
    """Return the table in a file of the workspace. Raises ToolError saying what is wrong with it."""
    with context.workspace.open_read(path) as file:
        data = file.read(MAX_BYTES + 1)
    name = context.workspace.rel(path)
    if len(data) > MAX_BYTES:
        raise ToolError(f"{name} is larger than {MAX_BYTES >> 20} MB: too large to query")
    text = _decode(data, name)
    if not text.strip():
        raise ToolError(f"{name} is empty")
    ending = name.lower().rpartition(".")[2]
    if ending in ("jsonl", "ndjson"):
        header, rows = _json_lines(text, name)
    elif ending == "json" or (ending not in ("csv", "tsv", "tab") and text.lstrip()[0] in "[{"):
        header, rows = _json(text, name)
    else:
        header, rows = _separated(text, name, "\t" if ending in ("tsv", "tab") else "")
    if len(header) > MAX_COLUMNS:
        raise ToolError(f"{name} has {len(header)} columns; at most {MAX_COLUMNS} are read")
    if context.cancelled():
        raise ToolError("reading the table was cancelled")
    return _typed(name, _unique(header), rows)


def _decode(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:8192]:
        raise ToolError(f"{name} is a binary file: query_table reads CSV, TSV and JSON")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separator(text: str) -> str:
    """Return the character that splits the first lines into the same number of fields, the most of them."""
    lines = [line for line in text[:20_000].splitlines()[:20] if line.strip()]
    if len(text) > 20_000 and len(lines) > 1:
        lines.pop()
    best, most = ",", 0.0
    for separator in ",;\t|":
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        if min(counts) < 2:
            continue
        score = max(counts) if len(set(counts)) == 1 else 1 + 1 / len(set(counts))
        if score > most:
            best, most = separator, score
    return best


def _separated(text: str, name: str, separator: str) -> tuple[list[str], list[Sequence[Any]]]:
    csv.field_size_limit(MAX_WIDTH)
    try:
        separator = separator or _separator(text)
        rows = [
            row
            for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
            if any(row)
        ]
    except csv.Error as error:
        raise ToolError(f"{name} cannot be read as a table: {error}") from error
    if not rows:
        raise ToolError(f"{name} is empty")
    width = max(map(len, rows))
    first = rows[0]
    # Numbers are no names: a file without a header keeps its first row.
    if all(_NUMBER.fullmatch(field.strip()) and field.strip() for field in first):
        header: list[str] = []
    else:
        header, rows = [field.strip() for field in first], rows[1:]
    header += [""] * (width - len(header))
    rows = [row + [""] * (width - len(row)) if len(row) < width else row for row in rows]
    return header, _with_points(rows) if separator == ";" else list(rows)


def _with_points(rows: list[list[str]]) -> list[Sequence[Any]]:
    """Return rows with decimal commas as points, in columns where every value fits: ; means a comma is no separator."""
    columns = []
    for column in zip(*rows, strict=True):
        values = [value.strip() for value in column]
        if any("," in value for value in values) and all(_COMMA.fullmatch(value) for value in values if value):
            values = [value.replace(".", "").replace(",", ".") for value in values]
        columns.append(values)
    return list(zip(*columns, strict=True))


def _json(text: str, name: str) -> tuple[list[str], list[Sequence[Any]]]:
    try:
        data = json.loads(text)
    except ValueError as error:
        if "\n" in text.strip() and "Extra data" in str(error):
            return _json_lines(text, name)
        raise ToolError(f"{name} is not valid JSON: {error}") from error
    except RecursionError as error:
        raise ToolError(f"{name} is nested too deeply") from error
    if isinstance(data, dict):
        lists = {key: value for key, value in data.items() if isinstance(value, list)}
        if lists and len(lists) == len(data) and len({len(v) for v in lists.values()}) == 1 and not _records(lists):
            return list(lists), list(zip(*lists.values(), strict=True))
        inner = [value for value in lists.values() if value and all(isinstance(item, dict) for item in value)]
        if len(inner) == 1:
            data = inner[0]
        elif data and all(isinstance(value, dict) for value in data.values()):
            data = [{"key": key, **value} for key, value in data.items()]
        else:
            data = [data]
    if not isinstance(data, list):
        raise ToolError(f"{name} holds no table: a list of objects is needed")
    return _from_records(data, name)


def _records(lists: dict[str, Any]) -> bool:
    return any(isinstance(item, dict) for value in lists.values() for item in value[:5])


def _json_lines(text: str, name: str) -> tuple[list[str], list[Sequence[Any]]]:
    records = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                records.append(json.loads(line))
            except (ValueError, RecursionError) as error:
                raise ToolError(f"{name} line {number} is not valid JSON: {error}") from error
    return _from_records(records, name)


def _from_records(records: list[Any], name: str) -> tuple[list[str], list[Sequence[Any]]]:
    if not records:
        raise ToolError(f"{name} holds no rows")
    if all(isinstance(record, list) for record in records):
        width = max(map(len, records))
        header = [str(value) for value in records[0]] if all(isinstance(v, str) for v in records[0]) else []
        body = records[1:] if header else records
        return header + [""] * (width - len(header)), [row + [None] * (width - len(row)) for row in body]
    if not all(isinstance(record, dict) for record in records):
        if any(isinstance(record, dict | list) for record in records):
            raise ToolError(f"{name} mixes objects with other values: a list of objects is needed")
        return ["value"], [(record,) for record in records]
    keys = list(dict.fromkeys(key for record in records for key in record))
    return keys, [tuple(record.get(key) for key in keys) for record in records]


def _unique(header: Iterable[str]) -> list[str]:
    """Return column names without gaps and repeats; SQLite does not tell case apart."""
    names: list[str] = []
    seen: set[str] = set()
    for number, given in enumerate(header, 1):
        name = " ".join(given.replace("\0", "").split()) or f"column_{number}"
        unique, count = name, 1
        while unique.casefold() in seen:
            count += 1
            unique = f"{name}_{count}"
        seen.add(unique.casefold())
        names.append(unique)
    return names


def _typed(name: str, header: list[str], rows: list[Sequence[Any]]) -> Table:
    columns: list[Column] = []
    values: list[list[Value]] = []
    for index, title in enumerate(header):
        kind, column = _column([row[index] for row in rows])
        columns.append(Column(title, kind))
        values.append(column)
    return Table(name, columns, list(zip(*values, strict=True)) if rows else [])


def _column(raw: list[Any]) -> tuple[Kind, list[Value]]:
    """Return the type that fits every value of a column, and the values in it."""
    cells = [_plain(value) for value in raw]
    texts = [value for value in cells if isinstance(value, str)]
    numbers = {text: _number(text) for text in set(texts)}
    if any(value is None for value in numbers.values()):
        return "TEXT", [value if value is None or isinstance(value, str) else str(value) for value in cells]
    found = [numbers[value] if isinstance(value, str) else value for value in cells]
    if all(value is None for value in found):
        return "TEXT", list(found)
    if all(isinstance(value, int) for value in found if value is not None):
        return "INTEGER", list(found)
    return "REAL", [float(value) if isinstance(value, int) else value for value in found]


def _plain(value: Any) -> Value:
    """Return a JSON or CSV value as one SQLite can hold: nested ones as JSON text, empty text as missing."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return value if -(2**63) <= value < 2**63 else str(value)
    if value is None or isinstance(value, float):
        return value
    return json.dumps(value, ensure_ascii=False)


def _number(text: str) -> int | float | None:
    """Return the number that a text is, also 1,234.50 and $12.50; None for all else, such as 00123."""
    if match := _MONEY.fullmatch(text):
        text = (match.group(1) + match.group(2)) if match.group(2) else match.group(3)
    if _GROUPED.fullmatch(text):
        text = text.replace(",", "")
    if _INTEGER.fullmatch(text):
        return int(text)
    if _NUMBER.fullmatch(text) and any(char.isdigit() for char in text):
        return float(text) if "." in text or "e" in text.lower() else None
    return None
