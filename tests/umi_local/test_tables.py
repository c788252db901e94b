"""query_table: every kind of table file is read rightly, and SQL can only look."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tool_bench import Bench

from umi_local.tools import tables

SALES = 'Item,Unit Price,qty,City,zip\nApple,"1,200.50",3,Berlin,01234\nPear,2.5,10,Paris,75001\nFig,,4,Berlin,10115\n'


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    bench = Bench(tmp_path)
    bench.write("sales.csv", SALES)
    return bench


def shape(said: str) -> str:
    """The size of a table and the types of its columns, without what stands in them."""
    head, *columns = said.splitlines()
    return f"{head}: {', '.join(column.partition('): ')[0].rstrip(')') + ')' for column in columns)}"


def test_a_column_with_few_values_names_them(bench: Bench) -> None:
    rows = [("Ann", "Malmö", "a,b"), ("Bo", "Oslo", "c"), ("Cy", "Malmö", "c"), ("Di", "malmö", "c")]
    with (bench.root / "people.csv").open("w", newline="") as file:
        csv.writer(file).writerows([("name", "town", "tags"), *rows])
    assert bench.call("query_table", path="people.csv").splitlines() == [
        "people.csv: 4 rows, 3 columns",
        "name (text): Ann, Bo, Cy ...",
        "town (text): Malmö, Oslo",
        "tags (text): a,b, c",
    ]
    bench.write("many.csv", "k\n" + "".join(f"value{n % 7}\n" for n in range(50)))
    assert bench.call("query_table", path="many.csv").splitlines()[1] == "k (text): value0, value1, value2 ..."
    cut = [letter * 37 + "..." for letter in "xyz"]
    bench.write("wide.csv", "k\n" + "".join("xyz"[n % 3] * 50 + "\n" for n in range(50)))
    assert bench.call("query_table", path="wide.csv").splitlines()[1] == f"k (text): {', '.join(cut)}"


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("SELECT phone FROM data WHERE name = 'hanna'", "11-1"),
        ("SELECT phone FROM data WHERE name = 'hanna weiss'", "11-1"),
        ("SELECT phone FROM data WHERE name = 'berg'", "no rows"),
        ("SELECT name FROM data WHERE name = 'berg'", "name\nIda Berg\nJo Berg\n[name with 'berg': Ida Berg, Jo Berg]"),
        ("SELECT SUM(sold) FROM data WHERE item = 'mugs'", "7 [item with 'mugs': blue mug, red mug]"),
        ("SELECT item FROM data WHERE name = 'hann'", "no rows"),
        (
            "SELECT name FROM data WHERE phone = 'hanna'",
            "name | phone | item | sold\nHanna Weiss | 11-1 | blue mug | 4\n[no phone is 'hanna': this is for name]",
        ),
        (
            "SELECT name FROM data WHERE item = 'ida berg'",
            "name | phone | item | sold\nIda Berg | 11-2 | red mug | 3\n[no item is 'ida berg': this is for name]",
        ),
        ("SELECT phone FROM data WHERE item = 'jo berg'", "11-3 [no item is 'jo berg': this is for name]"),
        ("SELECT COUNT(*) FROM data WHERE name = ''", "0"),
    ],
)
def test_a_text_is_asked_for_where_the_table_has_it(bench: Bench, sql: str, answer: str) -> None:
    rows = "Hanna Weiss,11-1,blue mug,4\nIda Berg,11-2,red mug,3\nJo Berg,11-3,it's a lamp,2\n"
    bench.write("a.csv", f"name,phone,item,sold\n{rows}")
    assert bench.call("query_table", path="a.csv", sql=sql) == answer


def test_text_is_compared_without_regard_to_case(bench: Bench) -> None:
    assert bench.call("query_table", path="sales.csv", sql="SELECT COUNT(*) FROM data WHERE city = 'BERLIN'") == "2"


@pytest.mark.parametrize(
    ("where", "answer"),
    [
        ("joined = 'malmo'", "Bo [no joined is 'malmo': this is for town]"),
        ("\"zip code\"=='it''s' AND joined >= 2021", "Cy [no zip code is 'it's': this is for town]"),
        (
            "joined = 'Bo' OR joined = 'malmo'",
            "Bo [no joined is 'Bo': this is for name] [no joined is 'malmo': this is for town]",
        ),
        ("joined = '2020'", "Bo"),
        ("joined = 'Oslo'", "no rows"),
        ("joined = 'Kiel'", "no rows"),
        ("joined != 'malmo' AND name = 'Bo'", "Bo"),
        (
            "town = 'Bo'",
            "name | town | joined | home | zip code\nBo | Malmo | 2020 | Rome | 2\n[no town is 'Bo': this is for name]",
        ),
    ],
)
def test_a_word_in_a_column_of_numbers_is_asked_for_where_it_stands(bench: Bench, where: str, answer: str) -> None:
    bench.write(
        "a.csv", "name,town,joined,home,zip code\nAda,Kiel,2019,Kiel,1\nBo,Malmo,2020,Rome,2\nCy,it's,2021,Bonn,3\n"
    )
    assert bench.call("query_table", path="a.csv", sql=f"SELECT name FROM data WHERE {where}") == answer


def test_without_sql_columns_types_and_values_are_shown(bench: Bench) -> None:
    bench.write("long.csv", "id,name\n" + "".join(f"{n},n{n}\n" for n in range(120)))
    assert bench.call("query_table", path="sales.csv").splitlines() == [
        "sales.csv: 3 rows, 5 columns",
        "Item (text): Apple, Pear, Fig",
        "Unit Price (number): 1200.5, 2.5",
        "qty (integer): 3, 10, 4",
        "City (text): Berlin, Paris",
        "zip (text): 01234, 75001, 10115",
    ]
    assert bench.call("query_table", path="long.csv").splitlines() == [
        "long.csv: 120 rows, 2 columns",
        "id (integer): 0, 1, 2 ...",
        "name (text): n0, n1, n2 ...",
    ]


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("SELECT thing FROM data WHERE to = 'Ann to Bo'", "saw"),
        ("SELECT to FROM data WHERE thing = 'saw'", "Ann to Bo"),
        ("SELECT order FROM data ORDER BY order DESC LIMIT 1", "2"),
        ("SELECT group, COUNT(*) FROM data GROUP BY group", "group | COUNT(*)\ng | 2"),
    ],
)
def test_a_column_may_be_called_like_a_word_of_sql(bench: Bench, sql: str, answer: str) -> None:
    (bench.root / "lent.csv").write_text("thing,to,order,group\nsaw,Ann to Bo,1,g\ndrill,Cy,2,g\n")
    assert bench.call("query_table", path="lent.csv", sql=sql) == answer


@pytest.mark.parametrize(
    ("sql", "answer"),
    [
        ("SELECT SUM(qty) FROM data", "17"),
        ("SELECT AVG(qty) FROM data", "5.666666667"),
        ("SELECT SUM(qty) * 1.0 FROM data", "17"),
        (
            "SELECT City, SUM(qty) AS total FROM data GROUP BY City ORDER BY total DESC",
            "City | total\nParis | 10\nBerlin | 7",
        ),
        ("SELECT \"Unit Price\" FROM data WHERE Item = 'Apple'", "1200.5"),
        ("SELECT unit_price FROM data WHERE item = 'Pear';", "2.5"),
        ('select qty from sales where city = "Paris"', "10"),
        ("select qty from sales.csv where qty > 9", "10"),
        ("```select count(*) from table```", "3"),
        ("SELECT Item FROM data WHERE qty > 100", "no rows"),
        ("WITH big AS (SELECT * FROM data WHERE qty > 3) SELECT COUNT(*) FROM big", "2"),
        ("SELECT printf('%.2f', 2.5)", "2.50"),
    ],
)
def test_questions_are_answered(bench: Bench, sql: str, answer: str) -> None:
    assert bench.call("query_table", path="sales.csv", sql=sql) == answer


@pytest.mark.parametrize(
    ("name", "content", "head"),
    [
        ("a.tsv", "a\tb\n1\tx\n", "a.tsv: 1 row, 2 columns: a (integer), b (text)"),
        ("a.csv", "name;price\nx;3,5\ny;4\n", "a.csv: 2 rows, 2 columns: name (text), price (number)"),
        ("a.csv", "a|b\n1|2.5\n", "a.csv: 1 row, 2 columns: a (integer), b (number)"),
        ("a.csv", "who,amt\na,$12.50\nb,$7\n", "a.csv: 2 rows, 2 columns: who (text), amt (number)"),
        ("a.csv", "name\nx\ny\n", "a.csv: 2 rows, 1 column: name (text)"),
        ("a.csv", "1,2\n3,4\n", "a.csv: 2 rows, 2 columns: column_1 (integer), column_2 (integer)"),
        (
            "a.csv",
            "x,X,,x\n1,2,3,4\n",
            "a.csv: 1 row, 4 columns: x (integer), X_2 (integer), column_3 (integer), x_3 (integer)",
        ),
        ("a.csv", "a,b\n1\n1,2,3\n", "a.csv: 2 rows, 3 columns: a (integer), b (integer), column_3 (integer)"),
        ("a.csv", "\ufeffa,b\r\n1,2\r\n", "a.csv: 1 row, 2 columns: a (integer), b (integer)"),
        ("a.csv", "date,when\n2026-01-01,10:00\n", "a.csv: 1 row, 2 columns: date (text), when (text)"),
        ("a.csv", "n\n123456789012345678901234\n", "a.csv: 1 row, 1 column: n (text)"),
        (
            "a.json",
            '[{"n":"A","v":1.5},{"v":2,"w":{"q":1}}]',
            "a.json: 2 rows, 3 columns: n (text), v (number), w (text)",
        ),
        ("a.json", '{"a":[1,2],"b":["x","y"]}', "a.json: 2 rows, 2 columns: a (integer), b (text)"),
        ("a.json", '{"page":1,"items":[{"a":1},{"a":2}]}', "a.json: 2 rows, 1 column: a (integer)"),
        ("a.json", '{"x":{"a":1},"y":{"a":2}}', "a.json: 2 rows, 2 columns: key (text), a (integer)"),
        ("a.json", '[["n","v"],["x",1]]', "a.json: 1 row, 2 columns: n (text), v (integer)"),
        ("a.json", "[1,2,3]", "a.json: 3 rows, 1 column: value (integer)"),
        ("a.jsonl", '{"n":1}\n\n{"n":2,"ok":true}\n', "a.jsonl: 2 rows, 2 columns: n (integer), ok (text)"),
    ],
)
def test_every_shape_of_table_is_read(bench: Bench, name: str, content: str, head: str) -> None:
    bench.write(name, content)
    assert shape(bench.call("query_table", path=name)) == head


def test_older_encodings_are_read(bench: Bench) -> None:
    bench.write("latin.csv", "stadt,n\nKöln,1\n".encode("cp1252"))
    bench.write("wide.csv", "stadt,n\nKöln,1\n".encode("utf-16"))
    for name in ("latin.csv", "wide.csv"):
        assert bench.call("query_table", path=name, sql="select stadt from data") == "Köln"


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("a.csv", "", "a.csv is empty"),
        ("a.csv", b"\0\1\2", "binary file"),
        ("a.json", "{broken", "not valid JSON"),
        ("a.json", "[]", "holds no rows"),
        ("a.json", "[1, {}]", "mixes objects"),
        ("a.json", "[" * 100_000, "a.json"),
        ("a.jsonl", '{"a":1}\n{oops\n', "line 2 is not valid JSON"),
        ("a.csv", "a" + ",a" * 600, "601 columns"),
    ],
)
def test_what_is_no_table_is_named(bench: Bench, name: str, content: str | bytes, why: str) -> None:
    bench.write(name, content)
    assert why in bench.fails("query_table", path=name)


def test_a_missing_file_and_a_folder_are_named(bench: Bench) -> None:
    assert "there is no file sale.csv; did you mean sales.csv?" in bench.fails("query_table", path="sale.csv")
    (bench.root / "docs").mkdir()
    assert "folder" in bench.fails("query_table", path="docs")
    assert "outside the workspace" in bench.fails("query_table", path="/etc/passwd")


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE data",
        "DELETE FROM data",
        "UPDATE data SET qty = 0",
        "INSERT INTO data VALUES (1,2,3,4,5)",
        "CREATE TABLE t (a)",
        "CREATE TEMP TABLE t AS SELECT 1",
        "CREATE VIEW v AS SELECT 1",
        "PRAGMA table_info(data)",
        "PRAGMA writable_schema=1",
        "ATTACH 'pwned.db' AS p",
        "VACUUM INTO 'pwned.db'",
        "SELECT load_extension('pwned')",
        "SELECT * FROM sqlite_master",
        "SELECT * FROM pragma_table_info('data')",
        "BEGIN",
        "SELECT zeroblob(1000000000)",
        "SELECT randomblob(1000000000)",
    ],
)
def test_only_reading_the_table_is_allowed(bench: Bench, sql: str) -> None:
    assert "only reads" in bench.fails("query_table", path="sales.csv", sql=sql)
    assert sorted(path.name for path in bench.root.iterdir()) == ["sales.csv"]
    assert (bench.root / "sales.csv").read_text() == SALES


@pytest.mark.parametrize(
    ("sql", "why"),
    [
        ("SELECT price FROM data", 'there is no column price; the columns are: Item, "Unit Price", qty, City, zip'),
        ("SELECT * FROM orders", "the table is called data"),
        ("SELEC 1", "the SQL statement is wrong"),
        ("SELECT 1; SELECT 2", "more than one statement"),
        ("SELECT printf('%.999999999c', 'x')", "formatted too wide"),
        (
            "SELECT group_concat(hex(replace(printf('%.900c','x'),'x',printf('%.900c','y')))) FROM data a, data b",
            "too large",
        ),
        ("SELECT " + "(" * 500 + "1" + ")" * 500, "wrong"),
        ("SELECT '\0'", "query_table"),
    ],
)
def test_wrong_sql_says_what_to_do(bench: Bench, sql: str, why: str) -> None:
    message = bench.fails("query_table", path="sales.csv", sql=sql)
    assert why in message or "\0" in sql


def test_an_endless_statement_is_stopped(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "DEADLINE", 0.2)
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c"
    assert "was stopped" in bench.fails("query_table", path="sales.csv", sql=endless)


def test_a_statement_ends_when_the_user_cancels(bench: Bench) -> None:
    calls = iter([False, False])
    bench.context.cancelled = lambda: next(calls, True)
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT COUNT(*) FROM c"
    assert "cancelled" in bench.fails("query_table", path="sales.csv", sql=endless)


def test_a_greedy_statement_is_stopped_before_the_memory_is_gone(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    if not tables._resident():
        assert tables._resident() == 0  # this system does not tell: the deadline is the bound
        return
    monkeypatch.setattr(tables, "MEMORY_BYTES", 20 << 20)
    greedy = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x FROM c ORDER BY hex(x) DESC"
    assert "too much memory" in bench.fails("query_table", path="sales.csv", sql=greedy)


def test_many_rows_are_counted_but_not_shown(bench: Bench) -> None:
    bench.write("long.csv", "id\n" + "".join(f"{n}\n" for n in range(1000)))
    lines = bench.call("query_table", path="long.csv", sql="select id from data").splitlines()
    assert len(lines) == 52
    assert lines[-1] == "[950 more rows]"


def test_cells_stay_on_their_line(bench: Bench) -> None:
    bench.write("a.json", json.dumps([{"t": "one\ntwo", "u": "x" * 5000}]))
    lines = bench.call("query_table", path="a.json", sql="select * from data").splitlines()
    assert lines[1].startswith("one two | xxx")
    assert len(lines[1]) < 300


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(codec="utf-8", exclude_characters="\0\r\n"), min_size=1),
            st.integers(-(10**12), 10**12),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_what_csv_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int]]) -> None:
    bench = Bench(tmp_path_factory.mktemp("table"))
    out = io.StringIO()
    csv.writer(out).writerows([("name", "n"), *rows])
    bench.write("a.csv", out.getvalue())
    assert bench.call("query_table", path="a.csv", sql="select sum(n) from data") == str(sum(n for _, n in rows))
