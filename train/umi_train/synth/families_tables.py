"""Questions about CSV, TSV and JSON tables: their shape first, then one SQL query of a simple and regular form."""

from __future__ import annotations

from collections.abc import Generator

from umi_local.trajectory import ObservationTurn
from umi_train.synth import tabledata as data
from umi_train.synth.core import Answer, Ask, Call, Skip, Step, Steps, World, family
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.table_queries import QUERIES
from umi_train.synth.told import find, part_of_name
from umi_train.synth.views import body

LOOK = "The columns are not known yet: use query_table without sql."
QUERY = "The columns are known: use query_table with sql."
NAMED = (
    "(the|my|our) {x} (table|file|sheet|spreadsheet|list|data)", "(the|my|our) {x} (table|file)", "(the|my|our) {x}", "the (table|file|sheet|list) (about|of|with) {x}", "(that|this) {x} (file|table|sheet|list)", "the {x} (data|spreadsheet|data file|one)", "(my|our) {x} (data|records|table)", "(the|our) (table|spreadsheet|file|data) (on|for|about) {x}",
    "(my|our|the) {x} (csv|numbers|figures|entries)", "(the|that) (csv|spreadsheet|sheet) (with|about|for) [the|our] {x}", "what we have (on|about|as data on) {x}", "(the|my) (table|spreadsheet|sheet) (called|named) {x}", "our (list|register|overview) of {x}", "(the|that) data (file|set) (on|about|with) {x}", "(the|my|our) {x} (register|overview|dataset|data set)", "(my|our) (sheet|table|file) (where|in which) (i|we) keep {x}",
)  # fmt: skip


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
    "ask: how many {rows} am i looking at in {path}", "ask: how many {rows} does {path} list", "ask: how many {rows} (exist|are stored|are recorded|are kept) in {path}",
    "ask: what's the (row|record|entry) count for {path}", "ask: what is the number of {rows} in {path}", "ask: how many {rows} altogether in {path}",
    "ask: how many data rows are in {path} without the header", "do: check how many {rows} {path} has", "do: work out how many {rows} are in {path}",
    "do: count how many {rows} we've got in {path}", "do: count up the {rows} listed in {path}", "do: find out the number of {rows} in {path}", "get: the row count of {path}",
    "get: the total number of {rows} in {path}", "know: how many entries there are in {path}", "know: the number of {rows} in {path}", "{path}: how many {rows}", "{path}: {rows} count",
    "{path}, how many {rows} (altogether|in total|are there)?", "{path} has how many {rows}", "{rows} in {path}: how many", "(count of|how many) {rows}, {path}",
    "i'm wondering about {path}, how many {rows} it has", "(lots of|many|few) {rows} in {path}? how many exactly", "someone sent me {path}, how many {rows} are in it",
    "i have {path}. how many (rows|{rows}) are in it", "(open|load|take) {path} and count the (rows|{rows})", "how big is our table {path}, in rows",
    "how many {rows} would i have to go through in {path}", "is {path} empty or how many rows does it have",
    "before i go on, how many {rows} has {path}", "without the header, how many rows has {path}",
    "ask: how many {rows} can be found in {path}", "ask: how many {rows} have been (entered|saved|logged|collected) in {path} [so far]", "ask: how many {rows} (make up|fill) {path}",
    "ask: what's the total number of (records|entries|data rows) in {path}", "ask: over how many rows does {path} (run|stretch|extend)", "ask: how many rows long is {path}",
    "ask: how many (records|entries|rows) should i expect in {path}", "do: get me the (row|record) count (of|from|for) {path}", "do: give me a head count of the {rows} in {path}",
    "do: say how many {rows} there are in {path}", "do: report the number of (rows|records) in {path}", "do: look into {path} and count its rows", "do: open {path} and see how many {rows} it holds",
    "do: figure out how many {rows} {path} (contains|has|holds)", "do: tally the {rows} in {path}", "do: count every single row of {path}", "do: determine how many rows the table in {path} has",
    "get: the overall number of {rows} in {path}", "get: the number of data rows in {path}, header not counted", "get: the (full|complete|exact) row count for {path}", "know: how many rows long {path} is",
    "know: how many {rows} i have in {path}", "know: what the number of records in {path} is", "know: the exact number of {rows} in {path}", "{path}: total number of (rows|records|{rows})", "{path}, no. of {rows}",
    "{path} - how many records in there?", "{path}, {rows}: how many?", "i lost count of the {rows} in {path}, how many are there", "i was sent {path}, how many records does the table contain",
    "how many {rows} have we got by now? (see|check) {path}", "how many {rows} are we up to in {path}", "do you have the number of {rows} in {path} for me",
    "i have to write on a form how many {rows} {path} contains", "for the statistics: the number of {rows} in {path}", "before i print it: how many {rows} are in {path}",
    "i'd love to know how many {rows} {path} comes with", "our list {path} keeps growing, how many {rows} is it now", "{path} holds all the {rows}, how many of them are there",
    "the {rows} listed in {path}, how many is that", "just the number of {rows} in {path}, nothing else", "how many records am i dealing with in {path}", "don't show me {path}, only tell me how many {rows} it has",
    "counting all {rows} in {path}, what number do you get", "if i print {path}, how many {rows} will be on the list", "how many {rows} were there in {path} again",
    "i think {path} has too many {rows}, how many is it", "are there a hundred {rows} in {path} or fewer? give me the number", "my guess is {path} has a lot of {rows}, how many really",
    "# of (rows|records|{rows}) in {path}",
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
    "ask: what are the columns of {path}", "ask: what columns do i have in {path}", "ask: which fields does each record in {path} have", "ask: what's the header of {path}",
    "ask: what's in the header row of {path}", "ask: what fields make up {path}", "ask: what are the fields called in {path}", "ask: what is recorded for each row in {path}",
    "ask: how is the table in {path} laid out", "ask: what does the data in {path} consist of", "do: give me the column names (of|from|in) {path}", "do: list what columns {path} has",
    "do: enumerate the fields of {path}", "do: read out the column headings of {path}", "do: outline the structure of the table {path}", "do: check which columns are in {path}",
    "get: the column headings of {path}", "get: a list of the columns in {path}", "get: the layout of the table {path}", "know: how the columns in {path} are called",
    "know: what fields {path} has", "know: how the table {path} is built", "{path}: which columns", "{path}: column names (please|)", "{path}, what fields are there", "{path} - columns?",
    "(headings|column headings|field names|attributes) of {path}", "i don't know {path} yet, what columns does it have", "(new file|new table|got a new sheet) {path}, which columns are in there",
    "i have {path}. which columns are in it", "(open|load|take) {path} and (list|tell me) the columns", "what can i find in the table {path}, i mean the columns",
    "which fields could i query in {path}",
    "first of all, what are the columns in {path}", "before i ask more, tell me the columns of {path}",
    "ask: what are the column titles in {path}", "ask: which variables are there in the data set {path}", "ask: what's the schema of {path}", "ask: what columns are available in {path}",
    "ask: by which columns can i (filter|sort|group) {path}", "ask: how wide is the table {path}, in columns", "ask: into which columns is {path} (divided|split|organized|organised)",
    "ask: which columns did (they|we|i) put in {path}", "ask: what is each column of {path} called", "ask: what properties does every (entry|record) in {path} have", "ask: what data fields come with {path}",
    "do: get the (schema|column names|field names) (of|from) {path}", "do: fetch me the column titles of {path}", "do: spell out the column names of {path}", "do: explain how the table {path} is structured",
    "do: inspect the columns of {path}", "do: run through the columns of {path}", "do: report which (fields|columns) {path} contains", "do: let me see the columns (of|in) {path}",
    "do: read me the header of {path} so that i know the columns", "do: look up which columns {path} has", "do: show the table structure of {path}", "get: the schema of the (table|data) in {path}",
    "get: an overview of the columns in {path}", "get: the number and names of the columns in {path}", "get: all (field|column) names (from|in) {path}", "get: the titles of the columns in {path}",
    "know: what columns there are in {path}", "know: what the columns in {path} are called", "know: how many columns {path} has and what they are called", "know: by which columns {path} is organized",
    "{path} table structure", "{path}, which columns (are there|exist)?", "{path}: describe the columns", "describe table {path}", "columns available in {path}", "(all|all the) column titles, {path}",
    "table layout, {path}", "i'm new to {path}, what are its columns", "i never opened {path}, what fields does the table have", "i want to build a chart from {path}, what columns can i use",
    "i'm about to query {path}, tell me the field names", "a colleague sent me {path}, what columns did they use", "to write a query i need the columns of {path}", "what columns can i choose from in {path}",
    "not the rows, only the column names of {path}", "don't show the data, just the columns of {path}", "does {path} have headings? which ones", "the names at the top of each column in {path}",
    "what did i call the columns in {path}", "remind me which columns {path} has", "i forgot the column names of {path}", "how did we set up the columns in {path}",
    "i'd love to see how {path} is built, which columns and so on", "is there a price or a date in {path}? list the columns for me",
)  # fmt: skip


@family("table_shape", weight=4.5)
def table_shape(w: World) -> Steps:
    """Rows and columns: one call without SQL."""
    table = a_table(w)
    rows = w.chance(0.55)
    yield Ask(w.say(SHAPE_ROWS if rows else SHAPE_COLUMNS, path=w.path(table.path), rows=table.domain.rows))
    yield Call(LOOK, "query_table", {"path": table.path})
    if rows:
        yield Answer("The number of rows is known.", f"{table.path} has {len(table.rows)} rows.")
    else:
        yield Answer(
            "The columns are known.",
            f"{table.path} has {len(table.columns)} columns: {', '.join(c.name for c in table.columns)}.",
        )


def inquire(path: str, sql: str, part: str = "", known: bool = False) -> Generator[Step, ObservationTurn, ObservationTurn]:
    """Find the table where only a `part` of its name is told, look at it where it is not `known`, and run the query."""
    if part:
        yield from find(part, path)
    if not known:
        yield Call(LOOK, "query_table", {"path": path})
    return (yield Call(QUERY, "query_table", {"path": path, "sql": sql}))


_READ = {"COUNT": "There are {v}.", "SUM": "The total is {v}.", "AVG": "The average is {v}."}


def result(sql: str, obs: ObservationTurn) -> str:
    """Return the answer to a query: what the call says of it is all there is to go by."""
    if obs.content == "no rows":
        return "There is none."
    function = sql.removeprefix("SELECT ").partition("(")[0]
    return body(obs) or _READ.get(function, "It is {v}.").format(v=obs.content.strip())


SQL = (
    "do: run {line} on {path}", "{line} on {path}", "do: (run|execute) the (sql|query|statement) {line} (on|against) {path}",
    "query {path}: {line}", "do: query {path} with {line}", "sql on {path}: {line}", "ask: what does {line} give for {path}",
    "{path}: {line}", "get: the result of {line} for {path}", "do: use sql on {path}: {line}", "do: apply {line} to {path}",
    "i want the result of {line} on {path}", "know: what {line} returns for {path}",
    "(sql|query): {line} ({path})".replace(" ({path})", " in {path}"),
    "do: take {path} and run {line}", "please execute {line} over {path}", "ask: what would {line} return on {path}", "with {path} as data: {line}", "against {path}: {line}",
    "can you run this sql on {path}: {line}", "my query for {path} is {line}", "ask: what comes out of {line} on {path}", "i wrote {line}, try it on {path}",
    "do: fire {line} at {path}", "do: evaluate {line} on {path}", "do: try {line} on {path}", "do: test {line} against {path}", "do: take my query {line} and run it on {path}",
    "do: execute this against {path}: {line}", "do: run the following on {path}: {line}", "do: ask {path} this: {line}", "do: process {line} with {path}",
    "ask: what is the result of {line} on {path}", "ask: what do i get for {line} on {path}", "ask: what does {path} say to {line}", "get: the output of {line} on {path}",
    "get: the rows that {line} gives for {path}", "know: what {line} gives on {path}", "{line} please, on {path}", "{line}, data is {path}", "(sql|query) for {path}: {line}",
    "here's a select for {path}: {line}", "data = {path}, query = {line}", "i'd like to see {line} run on {path}", "{line}, where data is {path}",
    "do: perform {line} on {path}", "do: carry out {line} on {path}", "do: let {line} loose on {path}", "do: launch {line} over {path}", "do: pass {line} to {path} and (show|give|tell) me what comes back",
    "do: give me whatever {line} returns for {path}", "do: show me the output of {line} on {path}", "do: open {path} and run {line} on it", "do: load {path} and (execute|run) {line}",
    "do: answer this query from {path}: {line}", "do: run my select on {path}: {line}", "do: check what {line} returns on {path}", "do: put this query to {path}: {line}", "do: see what {path} has to say to {line}",
    "ask: what (is|would be) the answer to {line} in {path}", "ask: what happens if i run {line} on {path}", "ask: what comes back when you run {line} on {path}", "ask: what does {line} find in {path}",
    "ask: does {line} work on {path}, and what does it return", "get: what {line} finds in {path}", "get: the answer to {line} over {path}", "get: the outcome of {line} against {path}",
    "know: what comes out if i run {line} against {path}", "know: what {path} returns for {line}", "the (query|sql|statement) is {line}, the (table|data) is {path}",
    "(table|file|source): {path}, (sql|statement|query): {line}", "i have a query for {path}: {line}", "for {path} my statement is {line}", "{path}, run this: {line}", "{path}, sql: {line}",
    "i typed {line} for {path}, what's the outcome", "i need {line} executed on {path}", "this should run on {path}: {line}", "here is my sql, {line}, and the data is {path}",
    "let's see what {path} gives for {line}", "try this statement with {path}: {line}", "(statement|select) for {path}: {line}", "the following query goes to {path}: {line}",
    "using {path} as the data table, {line}", "someone gave me this sql for {path}: {line}", "query {path} like this: {line}",
)  # fmt: skip


@family("table_sql", weight=0.6)
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


@family("table_query", weight=12.0)
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
        observation = yield from inquire(table.path, sql, part, known)
        known = True
        if not observation.ok or not observation.content.strip():
            yield Answer("The query failed.", f"The query did not work: {observation.content}")
            return
        yield Answer("The query gave the result.", result(sql, observation))
