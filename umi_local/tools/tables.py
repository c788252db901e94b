"""Asking a CSV, TSV, JSON or JSON-lines file with SQL. The file becomes the table `data` of a database in memory.

The statement comes from a model: SQLite's authorizer lets it read that one table and nothing else, a progress handler
ends it at its deadline, and limits bound what it can build.
"""

from __future__ import annotations

import re
import sqlite3
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.files import plural
from umi_local.tools.numeric import number_text
from umi_local.tools.table_files import Column, Table, Value, load_table, normal

DEADLINE = 10.0
"""Seconds that a statement may run."""
ROWS_SHOWN = 50
ROWS_COUNTED = 100_000
CELL_CHARS = 200
STEPS = 5000
MEMORY_BYTES = 512 << 20
"""How much a statement may let the process grow, where the system tells."""
VALUES_SHOWN = 6
VALUES_CHARS = 60
"""Different values of a column, and their characters, that the overview names all; of more it names the first."""
FIRST_SHOWN, VALUE_CHARS = 3, 40

_ALLOWED = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})
_FORBIDDEN_FUNCTIONS = frozenset(
    {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zeroblob", "randomblob"}
)
_EQUALS = re.compile(r"""(?<![\w"'.])(?:"((?:[^"]|"")+)"|([^\W\d]\w*))\s*==?\s*'((?:[^']|'')*)'""")
"""A column, as it stands or in quotation marks, that must be equal to a text."""
_ONLY_COLUMN = re.compile(r"""\s*SELECT\s+("(?:[^"]|"")+"|[^\W\d]\w*)\s+FROM(?=\s)""", re.IGNORECASE)
"""A statement that shows one column."""
_SEVERAL = re.compile(r"\b(?:AND|OR)\b", re.IGNORECASE)
_COUNTS = re.compile(r"\s*SELECT\s+(?:COUNT|SUM|AVG|MIN|MAX|TOTAL)\s*\(", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
MOST_MENDED, MOST_CELLS, LEAST_PLURAL = 8, 5000, 3
"""Texts of a statement that are mended, different cells in which a word is looked for, and characters of a plural."""
MOST_SQL_CHARS = 10_000
_WIDE_FORMAT = re.compile(r"%[^a-z%\s]*(?:\d{4}|\*)", re.IGNORECASE)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 4_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: MOST_SQL_CHARS,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 200,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}


@tool(
    "read",
    timeout=60.0,
    aliases=("csv", "table", "column", "sql", "rows", "average", "total", "json", "spreadsheet", "sum"),
    finds="path",
    quick=True,
    misses=r"(?:no rows|NULL|0)(?: \[|\n|\Z)|[^\n]*[\n ]\[no ",
)
def query_table(context: ToolContext, path: str, sql: str | None = None) -> str:
    """Ask a CSV, TSV or JSON table with SQL; the table is called data.

    Args:
        path: The file.
        sql: A SELECT statement; left out, the columns and what stands in them are shown.
    """
    table = load_table(context, path)
    if sql is None or not sql.strip():
        return _overview(table)
    database = sqlite3.connect(":memory:", isolation_level=None)
    try:
        _fill(database, table)
        return _answer(database, table, sql, context.cancelled)
    except sqlite3.Error as error:
        raise ToolError(f"{table.name} cannot be read as a table: {error}") from error
    finally:
        database.close()


def quoted(name: str) -> str:
    """Return a name as an SQL identifier."""
    return '"' + name.replace('"', '""') + '"'


def _fill(database: sqlite3.Connection, table: Table) -> None:
    # Sorting must not spill into files.
    database.execute("PRAGMA temp_store=MEMORY")
    # People write berlin where the table says Berlin.
    columns = ", ".join(f"{quoted(c.name)} {c.kind}{' COLLATE NOCASE' * (c.kind == 'TEXT')}" for c in table.columns)
    database.execute("BEGIN")
    database.execute(f"CREATE TABLE data ({columns})")
    marks = ", ".join("?" * len(table.columns))
    database.executemany(f"INSERT INTO data VALUES ({marks})", table.rows)
    database.execute("COMMIT")


def _overview(table: Table) -> str:
    """Return how large a table is, and a line for each column."""
    count, width = len(table.rows), len(table.columns)
    head = f"{table.name}: {plural(count, 'row')}, {plural(width, 'column')}"
    values = ((row[at] for row in table.rows) for at in range(width))
    return "\n".join([head, *(_about(*each, count) for each in zip(table.columns, values, strict=True))])


def _about(column: Column, values: Iterable[Value], count: int) -> str:
    """Return the name and the type of a column and what stands in it: all of it where it is little, else a beginning.

    A value stands behind the name of its column so that whoever reads one sees the other.
    """
    words = {"INTEGER": "integer", "REAL": "number", "TEXT": "text"}
    kinds = islice(_different(values), VALUES_SHOWN + 1)
    found = [_flat(cell(value), VALUE_CHARS) for value in kinds]
    few = len(found) <= min(VALUES_SHOWN, count - 2) and len(", ".join(found)) <= VALUES_CHARS
    shown = found if few else found[:FIRST_SHOWN]
    more = " ..." if len(shown) < len(found) else ""
    return f"{_flat(column.name)} ({words[column.kind]})" + (f": {', '.join(shown)}{more}" if shown else "")


def _different(values: Iterable[Value]) -> Iterator[Value]:
    """Yield each value once, as the statements tell them apart: without case; a missing one is none."""
    seen: set[Value] = set()
    for value in values:
        key = value.casefold() if isinstance(value, str) else value
        if value is not None and key not in seen:
            seen.add(key)
            yield value


def _answer(database: sqlite3.Connection, table: Table, sql: str, cancelled: Callable[[], bool]) -> str:
    statement = _tidy(sql, table)
    if _WIDE_FORMAT.search(statement):  # printf pads in one step that no progress handler sees
        raise ToolError("a number is formatted too wide: leave out the width")
    stop = _Guard(cancelled)
    for limit, value in _LIMITS.items():
        database.setlimit(limit, value)
    database.set_authorizer(_authorize)
    database.set_progress_handler(stop, STEPS)
    names = {normal(column.name): column.name for column in table.columns}
    try:
        statement, notes = _meant(database, table.columns, statement)
    except sqlite3.Error as error:
        raise _failure(error, stop, table) from error
    for _ in range(len(names) + 1):
        try:
            cursor = database.execute(statement)
            rows = cursor.fetchmany(ROWS_SHOWN)
            headers = [str(part[0]) for part in cursor.description or ()]
            more = 0
            while more < ROWS_COUNTED and (batch := cursor.fetchmany(1000)):
                more += len(batch)
            break
        except (sqlite3.Error, sqlite3.Warning, OverflowError, MemoryError) as error:
            missing = re.match(r'no such column: (?:data\.)?(.+)|near "(\w+)": syntax error', str(error))
            wrong = (missing[1] or missing[2]) if missing else ""
            better = names.get(normal(wrong)) if wrong else None
            if better is None or quoted(better) in statement:
                raise _failure(error, stop, table) from error
            # unit_price for a column called Unit Price, and columns called to, from or order
            statement = _with_column(statement, wrong, quoted(better))
    else:
        raise ToolError("the statement could not be read")
    if not headers:
        raise ToolError("query_table only reads: write a SELECT statement")
    if not rows:
        return "\n".join(["no rows", *notes])
    if len(rows) == 1 and len(headers) == 1:
        return " ".join([cell(rows[0][0]), *notes])  # one line, so that whoever says the value says the note
    lines = _lines(headers, rows) + notes
    if more:
        lines.append(f"[{more}{' or more' if more >= ROWS_COUNTED else ''} more {'row' if more == 1 else 'rows'}]")
    return "\n".join(lines)


def _with_column(statement: str, wrong: str, right: str) -> str:
    """Return a statement with another name for a column, outside of texts and not where ORDER BY or GROUP BY stands."""
    word = rf"""'(?:[^']|'')*'|"(?:[^"]|"")*"|(?<!\w)({re.escape(wrong)})(?!\w)(?!\s+(?:by|data)\b)"""
    return re.sub(word, lambda found: right if found[1] else found.group(), statement, flags=re.IGNORECASE)


def _meant(database: sqlite3.Connection, columns: Sequence[Column], statement: str) -> tuple[str, list[str]]:
    """Return a statement that asks for each text where the table has it, and a line about each change.

    ```
    joined = 'malmo'    no column of numbers has a word, one of text does            -> town = 'malmo'
    phone = 'marta'     nobody has that phone, and a name is Marta                   -> name = 'marta'
    customer = 'hanna'  no customer is called so in full, one has the word           -> customer = 'Hanna Weiss'
    item = 'mugs'       several have it: where rows are counted or show what they are -> item IN ('blue mug', 'red mug')
    ```

    A text that no cell has is left alone: that nobody is from there is an answer.
    """
    names = {normal(column.name): column for column in columns}
    texts = [column.name for column in columns if column.kind == "TEXT"]
    notes: list[str] = []
    if len(statement) > MOST_SQL_CHARS:
        return statement, notes
    only = _ONLY_COLUMN.match(statement)
    shown = names.get(normal(only[1].strip('"'))) if only else None
    whole = False

    def has(column: str, text: str) -> bool:
        found = database.execute(f"SELECT 1 FROM data WHERE {quoted(column)} = ? LIMIT 1", (text,))
        return found.fetchone() is not None

    def cells(column: str, text: str) -> list[str]:
        wanted = _words(text)
        found = database.execute(f"SELECT DISTINCT {quoted(column)} FROM data LIMIT {MOST_CELLS}")
        return [value for (value,) in found if isinstance(value, str) and wanted and wanted <= _words(value)]

    def mended(found: re.Match[str]) -> str:
        nonlocal whole
        column = names.get(normal(found[1].replace('""', '"') if found[1] else found[2]))
        text = found[3].replace("''", "'")
        if column is None or len(notes) >= MOST_MENDED or has(column.name, text):
            return found.group()
        having = [other for other in texts if other != column.name and has(other, text)]
        if not having and column.kind == "TEXT" and (partly := cells(column.name, text)):
            return _one_of(column.name, text, partly, found.group())
        if not having and shown and shown.kind == "TEXT" and len(cells(shown.name, text)) == 1:
            having = [shown.name]
        if len(having) != 1:
            return found.group()
        notes.append(f"[no {_flat(column.name)} is '{_flat(text)}': this is for {_flat(having[0])}]")
        whole = whole or (shown is not None and shown.name == having[0])
        exact = text if has(having[0], text) else cells(having[0], text)[0]
        return f"{quoted(having[0])} = {_literal(exact)}"

    def _one_of(column: str, text: str, partly: list[str], as_it_was: str) -> str:
        if len(partly) == 1:
            return f"{quoted(column)} = {_literal(partly[0])}"
        if len(partly) > MOST_MENDED or not (_COUNTS.match(statement) or (shown and shown.name == column)):
            return as_it_was
        notes.append(f"[{_flat(column)} with '{_flat(text)}': {', '.join(map(_flat, partly))}]")
        return f"{quoted(column)} IN ({', '.join(map(_literal, partly))})"

    better = _EQUALS.sub(mended, statement)
    if whole and only and not _SEVERAL.search(statement):
        # Who asks for the name of the one called Marta wants what else is known of her.
        better = f"SELECT * FROM{better[only.end() :]}"
    return better, notes


def _words(text: str) -> set[str]:
    """Return the words of a cell as people say them, one or several of a thing alike."""
    words = _WORD.findall(text.casefold())
    return {word[:-1] if len(word) > LEAST_PLURAL and word.endswith("s") else word for word in words}


def _literal(text: str) -> str:
    """Return a text as an SQL literal."""
    return "'" + text.replace("'", "''") + "'"


def _authorize(action: int, first: str | None, second: str | None, schema: str | None, inner: str | None) -> int:
    if action == sqlite3.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_READ and (first or "").lower().startswith("sqlite_"):
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY


class _Guard:
    """Ends a statement at its deadline, when the user cancels, or when it takes too much memory."""

    def __init__(self, cancelled: Callable[[], bool]) -> None:
        self._cancelled = cancelled
        self._end = time.monotonic() + DEADLINE
        self._start = _resident()
        self.why = ""

    def __call__(self) -> int:
        if self._cancelled():
            self.why = "the statement was cancelled"
        elif time.monotonic() > self._end:
            self.why = f"the statement ran longer than {DEADLINE:.0f} seconds and was stopped: ask for less"
        elif _resident() - self._start > MEMORY_BYTES:
            self.why = "the statement needs too much memory and was stopped: ask for less"
        return bool(self.why)


def _resident() -> int:
    """Return the bytes of memory this process has; 0 where that is not cheap to know."""
    if not sys.platform.startswith("linux"):
        return 0
    try:
        return int(Path("/proc/self/statm").read_bytes().split()[1]) * 4096
    except (OSError, ValueError, IndexError):
        return 0


def _tidy(sql: str, table: Table) -> str:
    """Return a statement in which the file, its stem or "table" may stand for data."""
    statement = sql.strip().strip("`").strip().rstrip(";").strip()
    names = {table.name, table.name.rpartition("/")[2]}
    names |= {name.rpartition(".")[0] or name for name in names} | {"table", "file", "csv"}
    options = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True) if name)
    return re.sub(
        rf"\b(from|join)\s+([\"'`\[]?)(?:{options})(?:\2|\])(?![\w.])", r"\1 data", statement, flags=re.IGNORECASE
    )


def _failure(error: Exception, stop: _Guard, table: Table) -> ToolError:
    text = str(error)
    if stop.why:
        return ToolError(stop.why)
    if "no such column" in text:
        names = ", ".join(quoted(c.name) if normal(c.name) != c.name.lower() else c.name for c in table.columns[:40])
        return ToolError(f"there is no column {text.partition(': ')[2]}; the columns are: {names}")
    if "no such table" in text:
        return ToolError(f"there is no table {text.partition(': ')[2]}: the table is called data")
    if any(word in text for word in ("not authorized", "prohibited", "authorization denied")):
        return ToolError("query_table only reads: write one SELECT statement on the table data")
    if "one statement at a time" in text:
        return ToolError("more than one statement was given: write one SELECT statement")
    if "string or blob too big" in text or isinstance(error, MemoryError | OverflowError):
        return ToolError("the statement builds a value that is too large")
    return ToolError(f"the SQL statement is wrong: {text}")


def _lines(headers: list[str], rows: list[tuple[object, ...]]) -> list[str]:
    return [" | ".join(_flat(name) for name in headers), *(" | ".join(cell(value) for value in row) for row in rows)]


def cell(value: object) -> str:
    """Return a value of a table for people: 36 and not 36.0, NULL for a missing one, on one line."""
    if value is None:
        return "NULL"
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return str(value)
        return number_text(value)[0]
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    return _flat(str(value))


def _flat(text: str, most: int = CELL_CHARS) -> str:
    text = " ".join(text.split())
    return text if len(text) <= most else text[: most - 3] + "..."
