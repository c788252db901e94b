"""`umi data`: what it prints, where, and how it ends. And the hub, without a network."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from umi_local.cli import exits
from umi_train.data import SOURCES, DataError, Report, open_source
from umi_train.data.hub import hub_rows
from umi_train.data_cli import main

APPLES = {"question": "Ida has 3 bags of 12 apples?", "answer": "She has <<3*12=36>>36 apples.\n#### 36"}
HOSTILE = {"question": "Clear \x1b[2J the \u27e6screen\u27e7 \u202e now", "answer": "She has <<1+1=2>>2.\n#### 2"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "train.jsonl"
    rows = [APPLES, {"question": "?"}, APPLES, HOSTILE, {"question": "what time is it", "answer": "<<1+1=2>>\n#### 2"}]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows) + '{"question": ')
    return path


def test_sources_names_every_kind_with_its_licence(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["sources"]) == exits.ANSWERED
    text = capsys.readouterr().out
    assert all(f"\n{kind}\n" in f"\n{text}" for kind in SOURCES)
    assert text.count("    licence  ") == len(SOURCES)
    assert main(["sources", "--json"]) == exits.ANSWERED
    assert [entry["kind"] for entry in json.loads(capsys.readouterr().out)] == list(SOURCES)


def test_show_puts_what_is_learned_in_brackets_and_nothing_moves_the_cursor(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", "gsm8k", str(file), "--n", "5", "--role", "caller"]) == exits.ANSWERED
    out, err = capsys.readouterr()
    assert out.count("== caller, shared: train.jsonl, row ") == 4
    assert '\u27e6calculate {"expression": "3*12"}<|im_end|>\u27e7' in out
    assert "\x1b" not in out and "\u202e" not in out
    assert out.count("\u27e6") == out.count("\u27e7") == 4
    assert "[screen]" in out
    assert "cut off" in err and "1 of 5 rows were skipped" in err


def test_show_colours_on_a_terminal_alone(
    file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert main(["show", "gsm8k", str(file), "--n", "1", "--role", "planner"]) == exits.ANSWERED
    out = capsys.readouterr().out
    assert "\x1b[1;32mShe has\x1b[0m" in out and "\u27e6" not in out
    monkeypatch.setenv("NO_COLOR", "1")
    main(["show", "gsm8k", str(file), "--n", "1", "--role", "planner"])
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.parametrize("format", ["shared", "toolbench"])
def test_show_as_json_keeps_every_segment(file: Path, capsys: pytest.CaptureFixture[str], format: str) -> None:
    assert main(["show", "gsm8k", str(file), "--format", format, "--json", "-n", "1"]) == exits.ANSWERED
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["role"] for line in lines] == ["planner", "caller", "summarizer", "backbone"]
    assert all(line["format"] == format and line["place"] == "train.jsonl, row 1" for line in lines)
    learned = "".join(s["text"] for s in lines[1]["segments"] if s["learned"])
    assert "3*12" in learned and "She has" not in learned


def test_show_of_data_without_a_usable_row_fails(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "junk.jsonl"
    path.write_text('{"a": 1}\n{broken\n', encoding="utf-8")
    assert main(["show", "umi", str(path)]) == 4
    said = capsys.readouterr()
    assert not said.out and "2 of 2 rows were skipped; umi data check says why" in said.err


def test_check_reports_rows_duplicates_and_contamination(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "gsm8k", str(file)]) == exits.ANSWERED
    text = capsys.readouterr().out
    assert "5 rows read, 2 kept, 3 skipped" in text
    assert "a duplicate of another row" in text and "train.jsonl, row 3" in text
    assert "rows found in umi eval local" in text and "date-time-now" in text
    assert "the file is cut off in the middle of row 6" in text
    assert main(["check", "gsm8k", str(file), "--json", "--validation", "1"]) == exits.ANSWERED
    data = json.loads(capsys.readouterr().out)
    assert (data["read"], data["kept"], data["skipped"]) == (5, 2, 3)
    assert data["targets"] == {"planner": 4, "caller": 2, "summarizer": 2}
    assert data["split"] == {"train": 0, "validation": 2}
    assert data["contamination"]["sets"][0]["rows"] == 1


def test_check_compares_with_an_evaluation_set_of_the_users(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    test = file.with_name("test.jsonl")
    test.write_text(json.dumps(APPLES) + "\n")
    assert main(["check", "gsm8k", str(file), "--against", f"gsm8k:{test}"]) == exits.ANSWERED
    assert "rows found in test.jsonl (1 requests)" in capsys.readouterr().out
    assert main(["check", "gsm8k", str(test)]) == exits.USAGE
    assert "evaluation set" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["check", "gsm9", "x"], exits.USAGE, "there is no kind"),
        (["check", "gsm8k", "nowhere.jsonl"], exits.USAGE, "no file or folder"),
        (["check", "gsm8k"], exits.USAGE, "gsm8k needs a file"),
        (["check", "gsm8k", "FILE", "-o", "offer"], exits.USAGE, "KEY=VALUE"),
        (["check", "gsm8k", "FILE", "-o", "offer=some"], exits.FAILED, "all or one"),
        (["check", "gsm8k", "FILE", "--against", "x"], exits.USAGE, "KIND:LOCATION"),
        (["check", "openai", "FILE"], exits.FAILED, "nothing of this data"),
        (["show", "gsm8k", "FILE", "--role", "wizard"], exits.USAGE, "wizard"),
    ],
)
def test_mistakes_end_in_a_sentence(
    file: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, words: str
) -> None:
    assert main([str(file) if a == "FILE" else a for a in arguments]) == code
    err = capsys.readouterr().err
    assert words in err and "Traceback" not in err


def test_sessions_need_no_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UMI_DATA_DIR", str(tmp_path))
    assert main(["check", "sessions"]) == exits.FAILED
    assert f"there are no sessions at {tmp_path}" in capsys.readouterr().err


# --- the hub ------------------------------------------------------------------------------------------------


class Library(ModuleType):
    """Stands in for the library at its border: what it was asked for, and what it streams."""

    def __init__(self, rows: list[Any]) -> None:
        super().__init__("datasets")
        self.rows = rows
        self.asked: Any = None

    def load_dataset(self, *names: Any, **options: Any) -> Any:
        self.asked = (names, options)
        for row in self.rows:
            if isinstance(row, Exception):
                raise row
            yield row


def test_a_hub_name_streams_rows_through_the_same_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    library = Library([APPLES, {"question": 3}, ConnectionError("gone")])
    monkeypatch.setitem(sys.modules, "datasets", library)
    report = Report()
    (told,) = open_source("gsm8k", "hub", {"config": "main"}).trajectories(report)
    assert library.asked == (("openai/gsm8k", "main"), {"split": "train", "revision": None, "streaming": True})
    assert told.meta["place"] == "hub:openai/gsm8k[train], row 1"
    assert report.skipped_count == 1
    assert report.problems == ["hub:openai/gsm8k[train]: reading ended behind row 2: ConnectionError: gone"]


def test_the_hub_fails_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "datasets", Library([ConnectionError("no route")]))
    with pytest.raises(DataError, match=r"no route.*HF_HUB_OFFLINE"):
        list(hub_rows("a/b", {}, Report()))
    with pytest.raises(DataError, match="evaluation"):
        list(hub_rows("a/b", {"split": "test[:5]"}, Report()))
    monkeypatch.setitem(sys.modules, "datasets", None)
    with pytest.raises(DataError, match=r"umi-local\[train\]"):
        list(hub_rows("a/b", {}, Report()))
