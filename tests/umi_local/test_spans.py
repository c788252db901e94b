"""Arguments that point to what was said: marked for the caller, whole for everybody else."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_engine import ScriptedEngine, plan
from test_agent_loop import look
from test_sampler import VOCABULARY, Fed
from trajectories import hostile_text

from umi_local import marks, mentions, pointable, spans
from umi_local.agent.loop import Agent
from umi_local.engine.constraint import compile_call, segment, to_data
from umi_local.engine.copying import Copying
from umi_local.engine.nodes import MARK, Pointed, Slot, expand, from_data, start
from umi_local.engine.sampling import Sampling
from umi_local.events import RoleFinished, Token, ToolStarted, TurnFinished
from umi_local.formats.base import FormatError
from umi_local.formats.shared import SharedFormat, call_text
from umi_local.marks import START
from umi_local.roles import Decision, Role
from umi_local.safety.policy import Policy
from umi_local.safety.workspace import Workspace
from umi_local.store.sessions import SessionLog, Store, new_session_id
from umi_local.text import shorten
from umi_local.tools import builtin_registry
from umi_local.tools.base import Registry, ToolContext
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)

FORMAT = SharedFormat(marks=True)
A, B, C = (MARK + letter for letter in "ABC")
COPY = ToolSpec(
    "copy_file",
    "",
    {"type": "object", "properties": {"source": {"type": "string"}, "destination": {"type": "string", "minLength": 1}},
     "required": ["source", "destination"]},
    "write",
)  # fmt: skip


def found(*turns: Turn) -> list[str]:
    return list(spans.offered(turns).values())


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("rename draft.txt to announcement.txt", ["draft.txt", "announcement.txt"]),
        ("make \"my notes.txt\" say 'it is on'", ["my notes.txt", "it is on"]),
        ("don't touch Anna's file", ["Anna"]),
        (
            "Put it into attic, or the other-ideas folder; what's the price of the 'pump'?",
            ["attic", "other-ideas", "price", "pump"],
        ),
        ("which line has coffee", ["coffee"]),
        ("create Logo Cat.txt", ["Logo Cat.txt"]),
        ("Save it as docs/My Birds V2.txt, READ ME.txt", ["docs/My Birds V2.txt", "docs", "ME.txt"]),
        (
            "split Ada Brook and soap over two lines",
            ["split Ada Brook and soap", "split Ada Brook", "Ada Brook", "soap", "two lines", "split Ada Brook\nsoap"],
        ),
        ("the number of Ruth Evans in New York?", ["Ruth Evans", "New York"]),
        ("a file called old stuff.txt with hello in it", ["old stuff.txt", "hello"]),
        ("rename a.md to summer trip plan.md, please", ["a.md", "summer trip plan.md"]),
        ("a folder named summer trip and one called xyz", ["summer trip", "xyz"]),
        ("a file called a and the rest.txt", ["rest.txt"]),
        ('Was: "docs/old.csv", new: x.csv', ['"docs/old.csv", new: x.csv', "docs/old.csv", "docs", "x.csv"]),
        ("find Ada Brook's dog. In Hong Kong, say", ["Ada Brook", "dog", "Hong Kong"]),
        ("the title The Night Train must become The Last Train", ["title", "The Night Train", "The Last Train"]),
        ("What Time Is It Over There", []),
        (
            "add tea, green salt and 2 peppers",
            ["tea, green salt and 2 peppers", "tea", "green salt", "2 peppers", "2", "tea\ngreen salt\n2 peppers"],
        ),
        ("add tea and salt", ["tea and salt"]),
        ("put nuts; Jo Ray on separate lines in a.md", ["nuts; Jo Ray", "nuts", "Jo Ray", "a.md", "nuts\nJo Ray"]),
        ("a.md:\n- oil and gas\n- 2,5 l", ["a.md", "- oil and gas\n- 2,5 l", "oil and gas", "2,5 l", "2,5", "oil and gas\n2,5 l"]),
        ("tea milk rice flour sugar salt pepper", ["tea", "milk", "rice", "flour", "sugar"]),
        ("what is 12 * 4.5, and 10% of 1,200?", ["12 * 4.5", "10% of 1,200"]),
        ("$1,250.75 for 99 of them, minus (340), 7 times", ["1,250.75", "99", "340", "7"]),
        ("note: the bins go out on 2026-03-01.", ["the bins go out on 2026-03-01", "bins", "2026-03-01"]),
        (
            "turn the line\nx = 'up'\ninto\ny = 'up' or z",
            ["x = 'up'\ninto\ny = 'up' or z", "x = 'up'", "up", "into", "y = 'up' or z", "y = 'up'"],
        ),
        (
            "fix a.env\nold line: [ok]\nnew: b=$C",
            ["a.env", "old line: [ok]\nnew: b=$C", "[ok]\nnew: b=$C", "[ok]", "b=$C"],
        ),
        ("echo hi >a.txt", ["hi", "a.txt"]),
        ("(see src/app.py), then *.md, v1.2.3!", ["src/app.py", "src", "*.md", "v1.2.3"]),
        ("'a b/my c.md' and x/y/z.txt, 3/4.5 of d/e", ["a b/my c.md", "x/y/z.txt", "x/y", "3/4.5", "d/e"]),
        ("is /tmp/a_b/ in docs/ or in /", ["/tmp/a_b", "docs"]),
        ("get https://example.org/a?b=1 at 10:30", ["https://example.org/a?b=1", "10:30"]),
        ("“quoted” and `code` and ‘more’", ["quoted", "code", "more", "quoted\ncode\nmore"]),
        ("a.txt a.txt a.txt", ["a.txt"]),
        ("how many files are containing Olivia?", ["Olivia"]),
        ("then where this says Drieshat write laptop", ["Drieshat write laptop", "Drieshat", "laptop"]),
        ('containing VERSION = "0.4.1", x=\'y\'', ['VERSION = "0.4.1"', "0.4.1", "x='y'"]),
        ("from December 20, 2022 to the 3rd of may 2023", ["December 20, 2022", "the 3rd of may 2023"]),
        ("Next Friday or 1 July, maybe 3 or market 12", ["Next Friday", "1 July", "3", "market", "12"]),
        ("", []),
    ],
)
def test_what_of_a_request_can_be_pointed_to(request_: str, wanted: list[str]) -> None:
    assert found(UserTurn(request_)) == wanted


def test_a_list_stands_behind_the_last_colon() -> None:
    lists = pointable.other_of_request("so I forget nothing: a list in s.txt, one line each: tea, salt")
    assert list(lists.values()) == ["tea\nsalt"]


def read(*turns: Turn, starts: bool = False) -> list[str]:
    """The words of users and tools as roles read them, marks shown as § and the signs where spans begin as ¶."""
    said = spans.annotated(turns, starts=starts)
    texts = [
        t.text if isinstance(t, UserTurn) else t.content for t in said if isinstance(t, UserTurn | ObservationTurn)
    ]
    return [text.replace(MARK, "§").replace(START, "¶") for text in texts]


def test_a_span_has_its_mark_behind_it_and_keeps_it() -> None:
    listed = ObservationTurn("2 files found\nmy letters/old one.txt  158 bytes  2026-01-01 10:00\nx.txt  1 byte  2026")
    searched = ObservationTurn("1 match in 1 file\nsome notes.md:12: call Anna")
    assert read(UserTurn("where is x.txt?"), listed, UserTurn("copy it to x.txt.bak"), searched) == [
        "where is x.txt§A?",
        "2 files found\nmy letters/old one.txt§B  158 bytes  2026-01-01 10:00\nx.txt§A  1 byte  2026",
        "copy it to x.txt.bak§C",
        "1 match in 1 file\nsome notes.md§D:12: call Anna§E",
    ]
    assert read(UserTurn('note "b.txt": buy c.txt')) == ['note "b.txt§A": buy c.txt§C§B']
    table = ObservationTurn("a.csv: 9 rows, 2 columns\nfull name (text)\nage (integer): 3, 4 ...")
    assert read(ObservationTurn("moved my a.txt to old/my a.md")) == ["moved my a.txt§A to old/my a.md§B"]
    assert read(table) == ["a.csv§A: 9 rows, 2 columns\nfull name§B (text)\nage§C (integer): 3, 4 ..."]


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("note that the key is under the mat", "note that¶A the key is under the mat§A"),
        ("add buy milk to todo.txt", "add¶A buy milk§A to todo.txt§B"),
        ('add "buy milk" to todo.txt', 'add "buy milk§A" to todo.txt§B'),  # a quotation mark shows it
        ("what is the date in 15 months from today", "what is the date in¶A 15§B months§A from today"),
        ("change red car to blue car in a.txt", "change¶A red§B car§C§A to¶D blue§E car§D in a.txt§F"),
        ("next week", "next week§A"),  # nothing stands before it
        (f"is {START}A the b{MARK}A safe", "is \u2402A the b\u241aA safe"),
    ],
)
def test_signs_show_where_a_span_of_several_words_begins(request_: str, wanted: str) -> None:
    turn = UserTurn(request_)
    assert read(turn, starts=True) == [wanted]
    assert re.sub("¶[A-Z]", "", wanted) == read(turn)[0]
    cut = marks.pieces(spans.annotated([turn], starts=True)[0].text)
    assert "".join(cut).replace(MARK, "§").replace(START, "¶") == wanted
    assert [piece[1:] for piece in cut if piece[0] == START] == re.findall("¶([A-Z])", wanted)


def test_the_signs_of_a_transcript_are_no_words_to_copy() -> None:
    format = SharedFormat(marks=True, starts=True)
    assert SharedFormat.named(format.name) == format
    segments = format.transcript(Trajectory((), (UserTurn("note that the key is under the mat"),)))
    assert [s.text for s in segments if s.text[0] in (MARK, START)] == [f"{START}A", f"{MARK}A"]
    assert "".join(s.text for s in segments if s.source) == "note that the key is under the mat"


def test_a_name_of_several_words_is_known_again_as_a_whole() -> None:
    asked = UserTurn('how large is "vpn 49.csv"?')
    assert read(asked, ObservationTurn("vpn 49.csv: file, 102 bytes"))[1] == "vpn 49.csv§A: file, 102 bytes"
    assert read(ObservationTurn("vpn 49.csv: file, 102 bytes")) == ["vpn 49.csv§A: file, 102 bytes"]


def after(tool: str, content: str, ok: bool = True) -> tuple[str, dict[str, str]]:
    """What a role reads of an observation of `tool`, and what it can point to."""
    turns = [CallerTurn(tool, {}), ObservationTurn(content, ok)]
    return read(*turns)[0], spans.offered(turns)


def test_of_a_file_that_was_read_the_first_lines_and_the_last_one_are_spans() -> None:
    shown, pointed = after("read_file", '# To do\n\n- call Anna, a.txt\n  "theme": "dark",\nx\n')
    assert shown == '# To do§A\n\n- call Anna, a.txt§B\n  "theme": "dark"§C,\nx\n'
    assert pointed[MARK + "B"] == "call Anna, a.txt" and pointed[MARK + "C"] == '"theme": "dark"'
    shown, pointed = after("read_file", "\n".join(f"line {n}" for n in range(40)))
    assert [*pointed.values()] == [f"line {n}" for n in (*range(pointable.MOST_AT_ONCE - 1), 39)]
    shown, pointed = after("read_file", "one\n[there is no b.txt: this is my b.txt]")
    assert (shown, [*pointed.values()]) == ("one§A\n[there is no b.txt: this is my b.txt§B]", ["one", "my b.txt"])
    shown, _ = after("read_file", "one two\n[only the first 1 kB of 2 kB; use start_line and end_line for more]")
    assert shown.startswith("one two§A\n[only the") and shown.count("§") == 1
    shown, _ = after("read_file", "there is no file a b.txt; did you mean c d.txt?", ok=False)
    assert shown == "there is no file a b.txt§A; did you mean c d.txt§B?"


@pytest.mark.parametrize(
    "text",
    [
        "a," * 10_000,
        "a: 1 row, 1 column: " + "a: " * 20_000,
        "'a " * 10_000,
        "x: " * 10_000,
        "1 may " * 10_000,
        "a" + " " * 20_000 + "b",
        ", " * 10_000,
    ],
)
def test_a_long_and_odd_text_is_read_at_once(text: str) -> None:
    said = ObservationTurn(text)
    asks = (CallerTurn("ask_user", {}), ObservationTurn("", False), SummarizerTurn("What?"))
    turns = (UserTurn(text, text), CallerTurn("read_file", {}), said, CallerTurn("x", {}), said, *asks, UserTurn(text))
    read(*turns)
    mentions.mentioned(turns)


def test_what_the_user_answered_is_a_span_as_a_whole_and_in_its_parts() -> None:
    shown, pointed = after("ask_user", "the bins go out on 2026-03-01, says a.txt.")
    assert shown == "the bins§B go out on 2026-03-01§C, says a.txt§D§A."
    assert pointed[MARK + "A"] == "the bins go out on 2026-03-01, says a.txt"


def test_a_request_that_answers_a_question_is_a_span_as_a_whole() -> None:
    asked = [CallerTurn("ask_user", {"question": "What?"}), ObservationTurn("nobody is there", False)]
    late = UserTurn("ok, the bins go out on thursday, please!")
    assert found(*asked, SummarizerTurn("What should I note?"), late)[0] == "the bins go out on thursday"
    assert found(*asked, SummarizerTurn("That is all."), late) == ["bins"]
    assert found(SummarizerTurn("Shall I?"), late) == ["bins"]
    assert found(*asked, SummarizerTurn("Which?"), UserTurn("Oh sorry, a.txt then, thanks"))[0] == "a.txt"
    for nothing in ("", " ", "ok", "please", "ok, please", ","):
        read(*asked, SummarizerTurn("What?"), UserTurn(nothing))


def test_a_list_can_be_written_line_by_line() -> None:
    assert read(UserTurn("write red, dark green and blue on separate lines in a.txt")) == [
        "write red§B, dark green§C and blue§D§A§F on separate lines in a.txt§E"
    ]
    as_lines = found(UserTurn("make a.txt with three lines: tent, old map; lamp."))
    assert as_lines == ["a.txt", "tent, old map; lamp", "tent", "old map", "lamp", "tent\nold map\nlamp"]
    assert found(UserTurn('put "a b", "c" and "d" into x.md'))[-1] == "a b\nc\nd"
    assert "sell: 2 eggs\nrest" in found(UserTurn("new file a.txt\nsell: 2 eggs\nrest"))
    assert "\n" not in "".join(found(UserTurn("note: a sentence of more words than an item has, and so on")))
    assert "oil\nlamp" in found(UserTurn("add the 2 items oil and lamp to a.txt"))
    assert "oil\nlamp" not in found(UserTurn("add oil and lamp to a.txt"))


def test_text_that_came_with_a_request_is_a_span_as_a_whole_and_in_its_lines() -> None:
    request = UserTurn("save this as a.txt", f"buy milk\nsell 3 eggs{MARK}A\n")
    shown = spans.annotated([request])[0]
    assert isinstance(shown, UserTurn)
    assert shown.context.replace(MARK, "§") == "buy milk§B\nsell 3§D eggs\u241aA§C§E"
    assert found(request)[-1] == "buy milk\nsell 3 eggs\u241aA"
    assert found(UserTurn("sum", "3 4.5"))[:3] == ["3 4.5", "3", "4.5"]
    assert found(UserTurn("save", "\n\n")) == []
    long = "\n".join(f"line {n}" for n in range(900))
    assert found(UserTurn("save", long))[-1] == long
    segments = SharedFormat(marks=True).transcript(Trajectory((), (UserTurn("save", long),)))
    assert sum(len(s.text) for s in segments) < 300 and segments[-2].text[0] == MARK
    assert long not in found(UserTurn("save", shorten(long, 600))) and found(UserTurn("save", shorten(long, 600)))


def test_of_a_short_file_the_numbers_in_its_lines_are_spans_too() -> None:
    shown, pointed = after("read_file", "Sales: 11,854 USD\nRent 50.5\n7\n")
    assert shown == "Sales: 11,854§B USD§A\nRent 50.5§D§C\n7§E\n"
    assert [*pointed.values()] == ["Sales: 11,854 USD", "11,854", "Rent 50.5", "50.5", "7"]
    shown, _ = after("read_file", "\n".join(f"line {n}" for n in range(pointable.SHORT_LINES + 1)))
    assert shown.startswith("line 0§A\nline 1§B\n")


def test_what_the_request_is_about_has_its_mark_where_a_tool_says_it_again() -> None:
    table = "beds.csv: 9 rows, 3 columns\nplant (text): Basil, mint\npot (integer): 3, 4 ...\nlight (text)"
    turns = [
        UserTurn("how many pots of basil are in beds.csv, not basilisk"),
        CallerTurn("query_table", {}),
        ObservationTurn(table),
    ]
    asked, shown = read(*turns)
    assert asked == "how many pots§A of basil§B are in beds.csv§C, not basilisk§D"
    columns = "plant§E (text): Basil§H, mint\npot§F (integer): 3, 4 ...\nlight§G (text)"
    assert shown == f"beds.csv§C: 9 rows, 3 columns\n{columns}"
    assert found(*turns) == ["pots", "basil", "beds.csv", "basilisk", "plant", "pot", "light", "Basil"]
    other = [*turns, UserTurn("and the rest?"), CallerTurn("query_table", {}), ObservationTurn("Basil | 3")]
    assert read(*other)[-1] == "Basil | 3"  # a word means something in its own request


def test_the_columns_of_a_table_are_spans_and_its_values_are_not() -> None:
    columns = (
        "full name (text): a.b, c.d\nage (integer)\nborn (at) (text): 2026-01-01, x: y (text)\ntown (text): Bo, v1.2"
    )
    shown, pointed = after("query_table", f"a.csv: 9 rows, 4 columns\n{columns}")
    assert shown.count("§") == 5 and [*pointed.values()] == ["a.csv", "full name", "age", "born (at)", "town"]


def test_of_a_table_the_request_shows_which_columns_and_values_it_speaks_of() -> None:
    columns = "name (text): Ada, Bo\nvote_count (integer): 3, 4 ...\nplan (text): free, pro, Rock and Roll\nage (integer): 3"
    request = "how many free ones, or rock and roll, by vote, 3"
    turns = UserTurn(request), CallerTurn("query_table", {}), ObservationTurn(f"a.csv: 3 rows, 4 columns\n{columns}")
    described = spans.annotated(turns, starts=True)[-1]
    assert isinstance(described, ObservationTurn)
    assert re.findall(rf"(\S+){MARK}[A-Z]{marks.SAID}", described.content) == ["vote_count"]
    assert {"free", "Rock and Roll"} < {*found(*turns)} and not {"Ada", "pro", "3, 4"} & {*found(*turns)}
    assert marks.SAID not in str(spans.annotated(turns)[-1])  # a format without signs for starts has none of these
    asked = spans.offered(turns)
    sql = spans.marked({"sql": "SELECT SUM(age) FROM data WHERE plan = 'free'"}, {**asked, f"{MARK}Z": "data"})["sql"]
    assert "FROM data WHERE" in sql and sql.count(MARK) == 3
    assert found(*described_as("study", "both studies"))[-1] == "study" != found(*described_as("study", "a stud"))[-1]


def described_as(value: str, request: str) -> list[Turn]:
    """A request about a table with one column."""
    table = ObservationTurn(f"a.csv: 9 rows, 1 column\nk (text): x, {value} ...")
    return [UserTurn(request), CallerTurn("query_table", {}), table]


def test_the_result_of_a_sum_is_a_span() -> None:
    assert after("calculate", "99 * 617 = 61083")[0] == "99 * 617 = 61083§A"
    assert after("convert_units", "345 kg = 760.59 pounds")[0] == "345 kg = 760.59§A pounds"
    assert after("calculate", "6 * 7 = 42")[0] == "6 * 7 = 42"
    numbers = " + ".join(["123"] * 90)
    assert after("calculate", f"{numbers} = 11070")[0] == f"{numbers} = 11070§A"
    assert after("query_table", "a | b\n617 | 3")[0] == "a | b\n617 | 3"
    assert after("count_text", "a.txt: 617 lines")[0] == "a.txt§A: 617 lines"


def test_of_notes_their_texts_are_spans() -> None:
    _, pointed = after(
        "list_notes", "2 notes\nnote 2 (2026-01-02 10:00): buy oat milk\nnote 1 (2026-01-01 09:30): x.txt"
    )
    assert [*pointed.values()] == ["buy oat milk", "x.txt"]


def test_the_oldest_span_gives_up_its_letter_and_nobody_else_can_write_a_mark() -> None:
    many = [UserTurn(" ".join(f"f{n}_{m}.txt" for m in range(9))) for n in range(4)]
    pointed = spans.offered(many)
    assert len(pointed) == 26 and pointed[MARK + "A"] == "f2_8.txt" and "f0_0.txt" not in pointed.values()
    assert read(UserTurn(f"a{MARK}B.txt")) == ["a␚B.txt§A"]


def test_a_number_can_be_pointed_to_until_the_next_request() -> None:
    turns = (UserTurn("12 of a.txt"), CallerTurn("calculate", {"expression": "12 + 12.5"}), UserTurn("and 15?"))
    assert read(*turns) == ["12§A of a.txt§B", "and 15§C?"]
    assert found(*turns[:2]) == ["12", "a.txt"] and found(*turns) == ["a.txt", "15"]
    marked = spans.annotated(turns)[1]
    assert isinstance(marked, CallerTurn) and marked.arguments == {"expression": f"{A} + 12.5"}


def test_in_a_call_a_name_may_come_again_and_a_number_not() -> None:
    before = (UserTurn("12 in a.txt"),)
    call = spans.annotated((*before, CallerTurn("copy_file", {"source": "a.txt 12 a.txt 12", "destination": "x"})))[-1]
    assert isinstance(call, CallerTurn) and call.arguments["source"] == f"{B} {A} {B} 12"
    constraint = FORMAT.constraint(Trajectory((COPY,), before), Role.CALLER)
    assert segment(constraint, call_text(call, (COPY,), marks=True)) is not None
    again = replace(call, arguments={"source": f"{B} {A} {B} {A}", "destination": "x"})
    assert segment(constraint, call_text(again, (COPY,), marks=True)) is None


def test_only_so_many_at_once_and_only_the_beginning_of_an_output() -> None:
    many = " ".join(f"file{n}.txt" for n in range(40))
    assert len(found(UserTurn(many))) == pointable.MOST_AT_ONCE
    assert found(UserTurn("x"), ObservationTurn("." * pointable.HEAD_CHARS + " late.txt")) == []


@pytest.mark.parametrize(
    ("value", "marked"),
    [
        ("a.txt", A),
        ("old/a.txt", f"old/{A}"),
        ("long_name.md.bak", f"{B}.bak"),
        ("xlong_name.md", "xlong_name.md"),
        ("sort a.txt | grep long_name.md", f"sort {A} | grep {B}"),
        ("long_name.md, not xlong_name.md: long_name.md", f"{B}, not xlong_name.md: {B}"),
        ("", ""),
    ],
)
def test_a_value_is_marked_where_a_span_stands_in_it(value: str, marked: str) -> None:
    pointed = spans.offered([UserTurn("a.txt and long_name.md")])
    assert spans.marked({"x": value, "n": 3}, pointed) == {"x": marked, "n": 3}


NAMES = st.sampled_from(
    ["a.txt", "b c.md", "x/y.z", "it's", 'say "hi"', "back\\slash.txt", "\\u001a", "\u001b", "é.txt"]
)
ARGUMENTS = st.fixed_dictionaries({"source": NAMES | hostile_text, "destination": NAMES | hostile_text})


@settings(max_examples=300)
@given(st.lists(NAMES, max_size=5), ARGUMENTS)
def test_a_marked_call_is_parsed_as_it_was(names: list[str], arguments: dict[str, str]) -> None:
    before = (UserTurn(" ".join(f'"{name}"' if '"' not in name else name for name in names)),)
    call = CallerTurn("copy_file", arguments)
    if any(MARK in value for value in arguments.values()):
        return
    marked = spans.annotated((*before, call))[-1]
    assert isinstance(marked, CallerTurn)
    text = call_text(marked, (COPY,), marks=True)
    assert FORMAT.parse_caller(text, (COPY,), before) == call
    constraint = FORMAT.constraint(Trajectory((COPY,), before), Role.CALLER)
    short = all(len(value) < 3000 for value in arguments.values()) and arguments["destination"]
    if short and all(value.isprintable() for value in arguments.values()):
        own = [s.text for s in FORMAT.transcript(Trajectory((COPY,), (*before, call))) if s.role is Role.CALLER]
        assert own[:-1] == segment(constraint, text)


def test_the_constraint_offers_the_spans_of_the_request_and_no_more() -> None:
    trajectory = Trajectory((COPY,), (UserTurn("copy a.txt to b.txt"),))
    constraint = FORMAT.constraint(trajectory, Role.CALLER)
    for source, destination in (
        (A, B),
        (f"x/{A}", f"{A}.bak"),
        ("spelled", f"{A}{B}"),
        (f"{B} - {A}", A),
        (A, f"{A} {B}"),
        (A, f"x{A}"),
        (A, "a.txt"),
    ):
        text = f'copy_file {{"source": "{source}", "destination": "{destination}"}}'
        assert segment(constraint, text) is not None, text
    for source, destination in ((C, B), (A, ""), (MARK, B), (A * 7, B), (A, A)):
        text = f'copy_file {{"source": "{source}", "destination": "{destination}"}}'
        assert segment(constraint, text) is None, text
    assert from_data(to_data(constraint)) == constraint


@given(st.integers(0, 2**32 - 1), st.sampled_from([0, 4, 8]))
@settings(max_examples=60)
def test_whatever_is_written_is_a_call_without_marks_in_it(seed: int, eager: int) -> None:
    trajectory = Trajectory((COPY,), (UserTurn('copy "a b.txt" to say"hi.txt'),))
    rng, mark = np.random.default_rng(seed), VOCABULARY.tokenize(MARK)[0]

    def feed(_tokens: Sequence[int]) -> np.ndarray:
        row = rng.normal(size=VOCABULARY.size).astype(np.float32)
        row[mark] += eager
        return row

    copying = Sampling(copy_bonus=2.0, source="copy a b.txt to say hi.txt")
    sampler = Fed(feed, VOCABULARY, lambda _: None, FORMAT.constraint(trajectory, Role.CALLER), 120, copying)
    if sampler.write() == "length":
        return
    written = json.loads(sampler.text.partition(" ")[2], strict=False).values()
    alone = [value for value in written if len(value) == 2 and value[0] == MARK]
    assert len(set(alone)) == len(alone)
    call = FORMAT.parse_caller(sampler.text, trajectory.tools, trajectory.turns)
    assert call.tool == "copy_file" and not any(MARK in value for value in call.arguments.values())
    shown = "".join(FORMAT.reading(Role.CALLER, trajectory.turns, ())(sampler.text))
    assert SharedFormat().parse_caller(shown, trajectory.tools, ()) == call


def test_a_mark_that_points_nowhere_is_an_empty_text_and_no_crash() -> None:
    text = f'copy_file {{"source": "{MARK}Z", "destination": "x"}}'
    assert FORMAT.parse_caller(text, (COPY,), ()).arguments == {"source": "", "destination": "x"}
    with pytest.raises(FormatError):
        FORMAT.parse_caller(f'copy_file {{"source": "{MARK}?"}}', (COPY,), ())


def test_where_a_span_can_be_pointed_to_that_is_preferred_as_much_as_spelling_it() -> None:
    copying = Copying("copy a.txt", 5.0, VOCABULARY.piece, VOCABULARY.tokenize)
    mark = VOCABULARY.tokenize(MARK)[0]
    row = copying.value(np.zeros(VOCABULARY.size, np.float32), b"", (), (), (mark,))
    assert row[mark] == row[VOCABULARY.tokenize("a.txt")[0]] == 5.0
    later = copying.value(np.zeros(VOCABULARY.size, np.float32), b"a.t", (), (), (mark,))
    assert later[mark] == 0.0


def test_a_pointed_slot_without_marks_is_the_slot() -> None:
    slot = Slot("string", 10, 1, copy=True)
    assert expand(start(Pointed(slot, (), 3))) == expand(start(slot)) == expand(start(Pointed(slot, (A,), 0)))
    schema = {"properties": {"x": {"type": "string"}}, "required": ["x"]}
    assert compile_call([("t", schema)], (A,), 2) != compile_call([("t", schema)])


async def test_the_tool_gets_the_text_and_the_next_prompt_holds_the_mark(tmp_path: Path) -> None:
    (tmp_path / 'a "b".txt').write_text("blue")
    engine = ScriptedEngine(
        [
            plan("Read it."),
            f'look {{"path": "{A}"}}',
            plan("Known.", "conclusion"),
            "It says blue.",
            plan("Read it again."),
            f'look {{"path": "{A}"}}',
            plan("No.", "give up"),
        ]
    )
    tools = Registry([look])
    context = ToolContext(Workspace(tmp_path), SimpleNamespace(), SimpleNamespace())
    log = SessionLog(Store.memory(), new_session_id(), workspace=str(tmp_path), pack="scripted", tools=tools.specs())
    agent = Agent(engine, FORMAT, tools, context, Policy("all"), log)
    events: list[Any] = [event async for event in agent.turn('what is in `a "b".txt`?')]
    assert [e.arguments for e in events if isinstance(e, ToolStarted)] == [{"path": 'a "b".txt'}]
    written = 'look {"path": "a \\"b\\".txt"}'
    assert [e.text for e in events if isinstance(e, RoleFinished) and e.role is Role.CALLER] == [written]
    assert "".join(e.text for e in events if isinstance(e, Token) and e.role is Role.CALLER) == written
    assert isinstance(events[-1], TurnFinished) and events[-1].answer == "It says blue."
    events = [event async for event in agent.turn("once more")]
    assert [e.arguments for e in events if isinstance(e, ToolStarted)] == [{"path": 'a "b".txt'}]
    assert f'look {{"path": "{A}"}}' in engine.prompt_text()
    calls = [turn for turn in agent.trajectory.turns if isinstance(turn, CallerTurn)]
    assert calls == [CallerTurn("look", {"path": 'a "b".txt'})] * 2
    assert any(isinstance(t, PlannerTurn) and t.decision is Decision.GIVE_UP for t in agent.trajectory.turns)
    assert any(isinstance(t, SummarizerTurn) for t in agent.trajectory.turns)


def test_the_first_word_of_what_is_pointed_to_is_not_said_twice() -> None:
    gallons = {f"{MARK}A": "US gallons"}
    assert marks.expanded(f'{{"to": "US {MARK}A", "n": "5 {MARK}A"}}', gallons) == '{"to": "US gallons", "n": "5 US gallons"}'
    for said in ("US gallons", "US US gallons", "in US gallons"):
        assert marks.expanded(marks.marked(said, gallons), gallons) == said


def test_a_folder_is_not_said_twice() -> None:
    request = UserTurn("rename docs/a.txt to docs/b.txt", present=("docs/a.txt", "docs/"))
    offered = {text: mark for mark, text in spans.offered([request]).items()}
    twice = f'{{"destination": "{offered["docs"]}/{offered["docs/b.txt"]}"}}'
    pointed = {mark: text for text, mark in offered.items()}
    assert marks.expanded(twice, pointed) == "".join(marks.Expanding(pointed).feed(twice)) == '{"destination": "docs/b.txt"}'
    spelled = f'{{"destination": "docs/{offered["docs/b.txt"]}"}}'
    assert marks.expanded(spelled, pointed) == '{"destination": "docs/b.txt"}'
    assert marks.expanded(f'{{"a": "docs {offered["docs/b.txt"]}"}}', pointed) == '{"a": "docs docs/b.txt"}'
    assert marks.expanded(f"see docs/{offered['docs/b.txt']}", pointed) == "see docs/docs/b.txt"
    assert marks.expanded(f"{offered['docs/a.txt']}/{offered['docs/b.txt']}", pointed) == "docs/a.txt/docs/b.txt"
    for path in ("docs/docs/b.txt", "docs/b.txt", "docs/c.txt"):  # who means the longer path spells it
        said = spans.marked({"path": path, "text": f"in {path}."}, pointed)
        assert {key: marks.expanded(value, pointed) for key, value in said.items()} == {"path": path, "text": f"in {path}."}


def test_a_text_of_several_words_is_pointed_to_once_unless_it_stands_in_a_query() -> None:
    tools = builtin_registry().specs()
    request = UserTurn('note "out of bread" and 17, with "unit price"')
    offered = {text: mark for mark, text in spans.offered([request]).items()}
    bread, price = offered["out of bread"], offered["unit price"]
    calls = SharedFormat.named("shared-names").constraint(Trajectory(tools, (request,)), Role.CALLER)
    assert segment(calls, f'add_note {{"text": "{bread}"}}') is not None
    assert segment(calls, f'add_note {{"text": "{bread}: {price}"}}') is not None
    assert segment(calls, f'add_note {{"text": "{bread}: {bread}"}}') is None
    twice = f'SELECT {price} FROM data WHERE {price} > {offered["17"]}'
    assert segment(calls, f'query_table {{"path": "a.csv", "sql": "{twice}"}}') is not None
    said = spans.marked({"text": "out of bread: out of bread"}, {mark: text for text, mark in offered.items()})
    assert said == {"text": f"{bread}: out of bread"}


HITS = "2 matches in 1 file\na.log:3: 09:05 ERROR one\na.log:7: 09:07 ERROR: two"


@pytest.mark.parametrize(
    ("tool", "said", "wanted"),
    [
        ("search_text", HITS, "09:05 ERROR one\n09:07 ERROR: two"),
        ("search_text", f"{HITS}\n[no matches for 'errors': these are for 'error']", "09:05 ERROR one\n09:07 ERROR: two"),
        ("search_text", f"3{HITS[1:]}\n[1 more matches]", None),
        ("search_text", f"3{HITS[1:]}\na.log:9: ...{'x' * 240}", None),
        ("search_text", "1 match in 1 file\na.log:3: 09:05 ERROR one", None),
        ("read_file", HITS, None),
    ],
)
def test_all_lines_that_a_search_found_can_be_pointed_to_at_once(tool: str, said: str, wanted: str | None) -> None:
    turns = [UserTurn("errors"), CallerTurn(tool, {}), ObservationTurn(said)]
    found = [text for text in spans.offered(turns).values() if "\n" in text]
    assert found == ([wanted] if wanted else [])
    if wanted:
        observed = spans.annotated(turns)[-1]
        assert isinstance(observed, ObservationTurn) and observed.content.startswith(f"2 matches in 1 file{MARK}")
