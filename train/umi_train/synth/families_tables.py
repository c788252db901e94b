"""Questions about CSV, TSV and JSON tables: their shape first, then one SQL query of a simple and regular form."""

from __future__ import annotations

from umi_train.synth import tabledata as data
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.table_queries import QUERIES, Query
from umi_train.synth.told import find, part_of_name

LOOK = "The columns are not known yet: use query_table without sql."
QUERY = "The columns are known: use query_table with sql."
NAMED = ("(the|my|our) {x} (table|file|sheet|spreadsheet|list|data)", "(the|my|our) {x} (table|file)", "(the|my|our) {x}", "the (table|file|sheet|list) (about|of|with) {x}")


def told(w: World, part: str) -> str:
    """Return how a user speaks of a table of which a part of the name has to do."""
    return w.word(w.pick(NAMED), x=part)


def a_table(w: World) -> data.Table:
    """Put a new table into the workspace."""

    def path_for(stem: str, ext: str) -> str:
        folder = w.pick(w.folders) + "/" if w.folders and w.chance(0.2) else ""
        for number in ("", "2", "_old", "_new", "_final", "3", "_2024", "_2026", "_v2", "4", "5", "6", "7", "8", "9"):
            name = f"{stem}{number}{ext}"
            if heldout_entity(name) == (w.split == "heldout_entity") and not w.exists(folder + name):
                return folder + name
        return f"{folder}{stem}{w.rng.randint(10, 999)}{ext}"

    table, text = data.draw(w.rng, path_for)
    w.write(table.path, text)
    return table


SHAPE_ROWS = (
    "ask: how many (rows|{rows}|records|entries|data rows) (are|are there) in {path}",
    "ask: how many (rows|{rows}|records|entries) does {path} (have|hold|contain)",
    "do: count the (rows|{rows}|records|entries) in {path}",
    "get: the (number|count) of (rows|{rows}|records|entries) in {path}",
    "know: how many (rows|{rows}|records) {path} has", "(row|record) count of {path}",
    "{path} (rows|row count|number of rows|how many rows)",
    "ask: how (long|big|large) is the table [in] {path}", "(rows|records|{rows}) in {path}",
    "ask: how much data is in {path}", "number of {rows} in {path}", "how many {rows} do we have in {path}",
    "count {rows}: {path}", "total number of {rows} in {path}",
    "(the table|the data|the sheet|the spreadsheet) {path}, how many rows",
    "number of entries, {path}", "is {path} a big table? how many rows", "ask: how many {rows} are listed in {path}", "{path} lists how many {rows}", "do: tell me how many {rows} there are in {path}",
    "ask: how many {rows} did we (record|list|enter) in {path}", "do we have many {rows}? count them in {path}", "size of the table in {path}, in rows", "i need the row count of {path}",
    "ask: how many records did i get in {path}",
)  # fmt: skip
SHAPE_COLUMNS = (
    "ask: (what|which) columns (are in|does) {path} [have|]", "ask: what columns does {path} (have|contain)",
    "do: (list|show|name|print) the (columns|fields|column names|headers|header) (of|in) {path}",
    "get: the (columns|column names|fields|headers) of {path}", "know: (what|which) columns {path} has",
    "(columns|fields|headers|header|schema|column names) of {path}", "{path} (columns|fields|schema|header|headers)",
    "ask: what (fields|headers) are in {path}", "ask: how many columns does {path} have",
    "ask: what is in the table {path}", "do: describe the (table|data) [in] {path}",
    "what does the table {path} look like", "ask: how is {path} structured", "(structure|layout) of [the table] {path}",
    "do: show me what {path} has for columns", "do: give me an overview of the (data|table) in {path}",
    "what kind of data is in {path}",
    "ask: what do we know about each row in {path}", "do: name the columns of {path}", "ask: how are the columns called in {path}", "ask: what are the column names in {path}",
    "before i query {path}: which columns does it have", "what can i ask about {path}, which columns are there", "ask: which attributes are in {path}", "ask: what information is in the table {path}",
    "do: tell me the columns of {path}", "column list for {path}",
)  # fmt: skip


@family("table_shape", weight=4.5, tools=("query_table",))
def table_shape(w: World) -> Steps:
    """Rows and columns: one call without SQL."""
    table = a_table(w)
    rows = w.chance(0.55)
    yield Ask(w.say(SHAPE_ROWS if rows else SHAPE_COLUMNS, path=w.path(table.path), rows=table.domain.rows))
    yield Call(
        f"The {'rows' if rows else 'columns'} of a table: use query_table without sql.",
        "query_table",
        {"path": table.path},
    )
    if rows:
        yield Answer("The number of rows is known.", f"{table.path} has {len(table.rows)} rows.")
    else:
        yield Answer(
            "The columns are known.",
            f"{table.path} has {len(table.columns)} columns: {', '.join(c.name for c in table.columns)}.",
        )


def _reads(query: Query, slots: dict[str, str], content: str) -> str:
    lines = [line for line in content.split("\n") if line]
    if query.answer == "top":
        label, _, v = lines[-1].partition(" | ")
        return f"{label.strip()}, with {slots['c']} {v.strip()}."
    if query.answer == "rows":
        return "\n".join(lines[1:] if len(lines) > 1 else lines)
    return query.answer.format(**slots, v=lines[-1].strip())


SQL = (
    "do: run {line} on {path}", "{line} on {path}", "do: (run|execute) the (sql|query|statement) {line} (on|against) {path}",
    "query {path}: {line}", "do: query {path} with {line}", "sql on {path}: {line}", "ask: what does {line} give for {path}",
    "{path}: {line}", "get: the result of {line} for {path}", "do: use sql on {path}: {line}", "do: apply {line} to {path}",
    "i want the result of {line} on {path}", "know: what {line} returns for {path}",
    "(sql|query): {line} ({path})".replace(" ({path})", " in {path}"),
    "do: take {path} and run {line}", "please execute {line} over {path}", "ask: what would {line} return on {path}", "with {path} as data: {line}", "against {path}: {line}",
    "can you run this sql on {path}: {line}", "my query for {path} is {line}", "ask: what comes out of {line} on {path}", "i wrote {line}, try it on {path}",
)  # fmt: skip


@family("table_sql", weight=0.6, tools=("query_table",))
def table_sql(w: World) -> Steps:
    """SQL that the user spells out is copied."""
    table = a_table(w)
    query = w.rng.choices([q for _, q in QUERIES], [o for o, _ in QUERIES])[0]
    _, sql = query.make(w, table)
    sql = sql if w.chance(0.6) else sql.lower() if "'" not in sql else sql
    yield Ask(w.say(SQL, line=w.pick((sql, sql, f"`{sql}`", f'"{sql}"')), path=w.path(table.path)))
    observation = yield Call(
        "A query to run: use query_table with this sql.", "query_table", {"path": table.path, "sql": sql}
    )
    if not observation.ok:
        yield Answer("The query failed.", f"The query did not work: {observation.content}")
    else:
        yield Answer("The query gave the result.", observation.content)


@family("table_query", weight=12.0, tools=("query_table",))
def table_query(w: World) -> Steps:
    """One SQL query; the columns are looked up first unless the session has seen them or the user names one exactly."""
    table = a_table(w)
    known = False
    for _ in range(1 if w.chance(0.75) else 2):
        query = w.rng.choices([q for _, q in QUERIES], [o for o, _ in QUERIES])[0]
        try:
            slots, sql = query.make(w, table)
        except Skip:
            if known:
                return
            raise
        slots["rows"] = table.domain.rows
        part = part_of_name(w, table.path) if not known and w.chance(0.12) else ""
        yield Ask(w.say(query.frames, path=told(w, part) if part else w.path(table.path), **slots))
        if part:
            yield from find(part, table.path)
        if not known:
            yield Call(LOOK, "query_table", {"path": table.path})
        observation = yield Call(QUERY, "query_table", {"path": table.path, "sql": sql})
        known = True
        if not observation.ok or not observation.content.strip():
            yield Answer("The query failed.", f"The query did not work: {observation.content}")
            return
        yield Answer("The query gave the result.", _reads(query, slots, observation.content))
