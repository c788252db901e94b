"""Rows of files: streamed, one bad row costs that row, a cut file gives what stood before the cut."""

from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umi_train.data.errors import DataError
from umi_train.data.files import NOT_UTF8, paired_lines, read_rows
from umi_train.data.jsonrows import NOT_JSON, TOO_LONG, Bad, Cut, Good, array_rows, line_rows
from umi_train.data.report import OTHER, Place, Report

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def array(text: str, chunk: int = 7, cap: int = 10_000) -> list:
    return list(array_rows(io.StringIO(text), cap, chunk))


def good(pieces: list) -> list:
    return [p.value for p in pieces if isinstance(p, Good)]


@given(st.lists(values, max_size=6), st.integers(1, 40), st.sampled_from([None, 2]), st.booleans())
def test_an_array_gives_its_rows_whatever_the_chunks(rows: list, chunk: int, indent: int | None, plain: bool) -> None:
    pieces = array(json.dumps(rows, indent=indent, ensure_ascii=not plain), chunk)
    assert good(pieces) == rows and len(pieces) == len(rows)
    assert [p.row for p in pieces] == list(range(1, len(rows) + 1))


@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=9), min_size=1), min_size=1, max_size=5), st.data()
)
def test_a_cut_array_gives_the_rows_before_the_cut_and_one_sentence(rows: list, data: st.DataObject) -> None:
    text = json.dumps(rows)
    cut = data.draw(st.integers(1, len(text) - 1))
    pieces = array(text[:cut])
    assert good(pieces) == rows[: len(good(pieces))]
    assert [type(p) for p in pieces if not isinstance(p, Good)] == [Cut]
    assert isinstance(pieces[-1], Cut) and "cut off" in pieces[-1].sentence


@pytest.mark.parametrize(
    "bad", ['{"a": nul}', '{"a": "\\x"}', "{'a': 1}", "nul", "NaN", '{"a": NaN}', "[1, }", "}", '{"a": "]}", b}']
)
@pytest.mark.parametrize("chunk", [1, 5, 1000])
def test_a_bad_row_costs_that_row_alone(bad: str, chunk: int) -> None:
    pieces = array(f'[{{"n": 1}}, {bad}, {{"n": "]"}}]', chunk)
    assert good(pieces)[0] == {"n": 1} and good(pieces)[-1] == {"n": "]"}
    assert any(isinstance(p, Bad) and p.reason == NOT_JSON for p in pieces)


@pytest.mark.parametrize("chunk", [3, 50, 100_000])
def test_a_row_over_the_cap_is_left_out_and_not_held(chunk: int) -> None:
    rows = [{"n": 1}, {"long": 'x"]' * 500}, {"n": 3}]
    pieces = array(json.dumps(rows), chunk, cap=300)
    assert good(pieces) == [rows[0], rows[2]]
    assert [(p.row, p.reason) for p in pieces if isinstance(p, Bad)] == [(2, TOO_LONG)]


def test_a_file_larger_than_its_memory_is_streamed(tmp_path: Path) -> None:
    path = tmp_path / "large.json"
    with path.open("w") as out:
        out.write("[")
        out.write(",\n".join(json.dumps({"n": n, "text": "x" * 1000}) for n in range(12_000)))
        out.write("]")
    report = Report()
    tracemalloc.start()
    assert sum(row["n"] for _, row in read_rows(path, report)) == sum(range(12_000))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 12e6 and peak < 7e6


def test_nesting_without_end_is_a_bad_row() -> None:
    deep = "[" * 100_000 + "]" * 100_000
    pieces = list(array_rows(io.StringIO(f"[1, {deep}, 3]"), 10**6))
    assert good(pieces) == [1, 3] and isinstance(pieces[1], Bad)


def test_lines_go_on_behind_a_bad_one_and_a_number_of_5000_figures() -> None:
    text = f'{{"n": 1}}\n\n{{"n": \n{{"n": {"9" * 5000}}}\r\n{{"n": 2}}\n{{"n": 3'
    pieces = list(line_rows(io.StringIO(text, newline="")))
    assert good(pieces) == [{"n": 1}, {"n": 2}]
    assert [p.row for p in pieces] == [1, 3, 4, 5, 6]
    assert isinstance(pieces[-1], Cut)


def test_a_line_over_the_cap_is_passed_over() -> None:
    pieces = list(line_rows(io.StringIO('"' + "x" * 99 + '"\n2\n'), cap=10))
    assert good(pieces) == [2] and pieces[0] == Bad(1, TOO_LONG, "102 characters")


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.json", '\ufeff [{"n": 1}, {"n": 2}]', [{"n": 1}, {"n": 2}]),
        ("a.jsonl", '{"n": 1}\n{"n": 2}\n', [{"n": 1}, {"n": 2}]),
        ("a.json", '{"n": 1}\n{"n": 2}\n', [{"n": 1}, {"n": 2}]),
        ("a.json", '{\n "n": 1\n}\n', [{"n": 1}]),
        ("a.jsonl", '[\n {"n": 1}\n]\n', [{"n": 1}]),
        ("a.jsonl", "[1]\n[2]\n", [[1], [2]]),
        ("a.json", "", []),
        ("a.csv", 'x,y\n1,"a\nb"\n2,c\n', [{"x": "1", "y": "a\nb"}, {"x": "2", "y": "c"}]),
    ],
)
def test_the_shape_of_a_file_is_seen_from_its_text(tmp_path: Path, name: str, text: str, expected: list) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert [row for _, row in read_rows(tmp_path / name, Report())] == expected


def test_a_csv_row_of_another_width_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("x,y\n1,2,3\n4,5\n")
    report = Report()
    assert [row for _, row in read_rows(tmp_path / "a.csv", report)] == [{"x": "4", "y": "5"}]
    assert report.skipped == {"not as many fields as the header": 1}


def test_bytes_that_are_not_utf8_and_half_surrogates_become_text(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"a": "caf\xe9"}\n{"a": "\\ud83d"}\n{"a": "\\ud83d\\ude00"}\n')
    report = Report()
    rows = [row["a"] for _, row in read_rows(path, report)]
    assert rows == ["caf\ufffd", "\ufffd", "\U0001f600"]
    assert report.notes == {NOT_UTF8: 2}


@pytest.mark.parametrize(
    ("data", "words"), [(b"\xff\xfe[\x00", "UTF-16"), (b"\x1f\x8b\x08", "gunzip"), (None, "No such file")]
)
def test_files_of_another_kind_are_refused_in_a_sentence(tmp_path: Path, data: bytes | None, words: str) -> None:
    path = tmp_path / "a.json"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(DataError, match=words):
        list(read_rows(path, Report()))
    with pytest.raises(DataError, match="parquet"):
        list(read_rows(tmp_path / "a.parquet", Report()))


def test_paired_files_end_with_the_shorter_one(tmp_path: Path) -> None:
    (tmp_path / "a.nl").write_text("one\ntwo\n")
    (tmp_path / "a.cm").write_text("1\n")
    report = Report()
    assert [row for _, row in paired_lines(tmp_path / "a.nl", tmp_path / "a.cm", report)] == [["one", "1"]]
    assert report.problems == ["a.cm ends before a.nl, at line 2: the rest was not read"]


def test_a_report_counts_everything_and_holds_little() -> None:
    report = Report(examples=2)
    for row in range(500):
        report.skip(f"reason {row}", Place("f", row), "x" * 5000)
        report.skip("often", Place("f", row, 2))
    report.keep()
    assert report.read == 1001 and report.kept == 1 and report.skipped_count == 1000
    assert len(report.skipped) <= 102 and OTHER in report.skipped
    assert [e.place.row for e in report.examples("often")] == [0, 1]
    assert len(report.to_dict()["reasons"][0]["examples"][0]["detail"]) <= 160
    assert sum(entry["rows"] for entry in report.to_dict()["reasons"]) == 1000


def test_a_printed_report_cannot_move_the_cursor() -> None:
    report = Report()
    report.skip("bad", Place("a\x1b[2J", 1), "\x1b]0;x\x07")
    assert "\x1b" not in report.table() and "\x07" not in report.table()
