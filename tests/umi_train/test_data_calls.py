"""Function calls and chats, on rows written by hand in the shapes of API-Bank, Seal-Tools, BFCL, xLAM, OpenAI and ShareGPT."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.data import Report, open_source, targets
from umi_train.data.calls import parse_call
from umi_train.data.errors import BadRow
from umi_train.data.story import json_schema


def read(kind: str, path: Path, *rows: Any, **options: str) -> tuple[list[Trajectory], Report]:
    if rows:
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    report = Report()
    return list(open_source(kind, path, options).trajectories(report)), report


def learned(trajectory: Trajectory) -> list[Any]:
    return [t for t, learn in zip(trajectory.turns, targets(trajectory), strict=True) if learn]


# --- API-Bank -----------------------------------------------------------------------------------------------

SEARCH = json.dumps(
    {
        "apiCode": "ToolSearcher",
        "description": "Search.",
        "parameters": {"keywords": {"type": "str", "description": "Words."}},
    }
)
FOUND = (
    "{'name': 'Booker', 'description': 'Books.', 'input_parameters': {'day': {'type': 'int', 'description': 'Day.'}}}"
)
BEFORE = (
    f"{SEARCH}\nUser: Book a table.TIME: 2034-04-15 10:00:00\nAPI-Request: [ToolSearcher(keywords='book')]->{FOUND}\n"
)


def test_only_the_last_step_of_an_api_bank_row_is_learned(tmp_path: Path) -> None:
    call = {"instruction": "", "input": BEFORE + "Generate API Request: ", "output": "API-Request: [Booker(day=4)]"}
    after = BEFORE + "API-Request: [Booker(day=4)]->{'ok': True}\nGenerate AI Response: "
    say = {"instruction": "", "input": after, "output": "AI: Booked.\n"}
    (told, answered), report = read("api_bank", tmp_path / "a.jsonl", call, say)
    assert report.skipped_count == 0
    assert told.turns[0] == UserTurn("Book a table. (TIME: 2034-04-15 10:00:00)")
    assert told.turns[3] == ObservationTurn(FOUND)
    assert {t.name for t in told.tools} == {"ToolSearcher", "Booker"}
    assert told.tool("Booker").parameters["properties"]["day"]["type"] == "integer"
    assert learned(told) == [PlannerTurn("Use Booker.", Decision.CALLER), CallerTurn("Booker", {"day": 4})]
    assert learned(answered)[1] == SummarizerTurn("Booked.") and len(learned(answered)) == 2


def test_a_dialogue_and_documents_under_other_names_are_read(tmp_path: Path) -> None:
    docs = '{"name": "Add", "description": "", "input_parameters": {"n": {"type": "int"}}}\n{"name": "Sub", "input_parameters": {}}'
    row = {
        "input": f"{docs}\nUser: Hello\nAI: Which number?\nUser: Four\nGenerate API Request: ",
        "output": "API-Request: [Add(n=4)]",
    }
    wrong = {**row, "output": "API-Request: [Mul(n=4)]"}
    (told,), report = read("api_bank", tmp_path / "a.jsonl", row, wrong, {**row, "output": "?"}, {**row, "input": "x"})
    assert [type(t).__name__ for t in told.turns][:4] == ["UserTurn", "PlannerTurn", "SummarizerTurn", "UserTurn"]
    assert learned(told)[-1] == CallerTurn("Add", {"n": 4}) and len(learned(told)) == 2
    assert report.skipped_count == 3


@pytest.mark.parametrize(
    ("text", "arguments"),
    [
        ("[F(a='x', b=2, c=[1, 2])]", {"a": "x", "b": 2, "c": [1, 2]}),
        ("F()", {}),
        ("[F(name=John Smith, what=a (b), n=3)]", {"name": "John Smith", "what": "a (b)", "n": 3}),
        ("[F(a='it's', b=2)]", {"a": "'it's'", "b": 2}),
    ],
)
def test_calls_are_read_also_without_quotes(text: str, arguments: dict) -> None:
    assert parse_call(text) == ("F", arguments)


@given(st.text(max_size=40))
@example("\x1f")
def test_no_text_breaks_the_reader_of_calls(text: str) -> None:
    for call in (text, f"[F({text})]"):
        try:
            name, arguments = parse_call(call)
        except BadRow:
            continue
        assert isinstance(name, str) and isinstance(arguments, dict)


# --- Seal-Tools ---------------------------------------------------------------------------------------------


def test_chained_calls_and_numbers_that_were_texts(tmp_path: Path) -> None:
    tools = [
        {"api_name": f"get{n}", "api_description": "", "parameters": {"x": {"type": "float"}, "y": {"type": "str"}},
         "required": ["x"], "responses": {"total": {"type": "int"}}}
        for n in range(9)
    ]  # fmt: skip
    (tmp_path / "tool.jsonl").write_text("".join(json.dumps(t) + "\n" for t in tools))
    calls = [
        {"api": "get1", "parameters": {"x": "40.7", "y": "8"}, "responses": ["API_call_0"]},
        {"api": "get2", "parameters": {"x": "API_call_0"}, "responses": ["API_call_1"]},
    ]
    unknown = {"query": "Q", "calling": [{"api": "other", "parameters": {}}]}
    (told,), report = read("seal_tools", tmp_path / "dev.jsonl", {"query": "Sum it.", "calling": calls}, unknown)
    assert [t for t in told.turns if isinstance(t, CallerTurn)] == [
        CallerTurn("get1", {"x": 40.7, "y": "8"}),
        CallerTurn("get2", {"x": "API_call_0"}),
    ]
    assert told.turns[3] == ObservationTurn('{"total": "API_call_0"}')
    assert told.meta["invented"] == ["rationale", "observation"]
    assert len(told.tools) == 5 and {"get1", "get2"} <= {t.name for t in told.tools}
    assert report.skipped == {"a call of a tool without a document": 1}


# --- BFCL and xLAM ------------------------------------------------------------------------------------------

WEATHER = {
    "name": "get.weather",
    "description": "Tell the weather.",
    "parameters": {
        "type": "dict",
        "required": ["place"],
        "properties": {
            "place": {"type": "dict", "properties": {"city": {"type": "string"}, "code": {"type": "integer"}}},
            "unit": {"type": "string", "enum": ["C", "F"]},
            "sizes": {"type": "tuple", "items": {"type": "float"}},
            "odd": {"type": "any"},
        },
    },
}


def bfcl(n: int, **more: Any) -> dict:
    return {
        "id": f"simple_{n}",
        "question": [[{"role": "user", "content": f"Weather {n}?"}]],
        "function": [WEATHER],
        **more,
    }


def truth(n: int) -> list:
    return [
        {"get.weather": {"place": [{"city": ["Rome", "Roma"], "code": ["", 3]}], "unit": ["", "C"], "sizes": [[1.5]]}}
    ]


def test_the_first_accepted_value_is_the_call_and_what_may_be_left_out_is(tmp_path: Path) -> None:
    (tmp_path / "possible_answer").mkdir()
    order = (2, 0, 1)
    (tmp_path / "possible_answer" / "q.jsonl").write_text(
        "".join(json.dumps({"id": f"simple_{n}", "ground_truth": truth(n)}) + "\n" for n in order)
    )
    kept, report = read("bfcl", tmp_path / "q.jsonl", *(bfcl(n) for n in range(4)))
    assert [t.turns[0].text for t in kept] == [f"Weather {n}?" for n in range(3)]
    assert kept[0].turns[2] == CallerTurn("get.weather", {"place": {"city": "Rome"}, "sizes": [1.5]})
    assert report.skipped == {"a question without its answer (option answers)": 1}
    properties = kept[0].tools[0].parameters["properties"]
    assert properties["place"]["type"] == "object" and properties["sizes"] == {
        "type": "array",
        "items": {"type": "number"},
    }
    assert "type" not in properties["odd"] and properties["unit"]["enum"] == ["C", "F"]


def test_several_calls_need_the_users_word_and_none_is_a_give_up(tmp_path: Path) -> None:
    two = ["get.weather(place='Rome')", "get.weather(place='Oslo')"]
    rows = [bfcl(0, ground_truth=two), {**bfcl(1), "id": "irrelevance_1"}, bfcl(2, question=[[], []], ground_truth=[])]
    path = tmp_path / "a.jsonl"
    (none,), report = read("bfcl", path, *rows)
    assert none.turns[-1] == PlannerTurn("None of the tools can do this.", Decision.GIVE_UP)
    assert set(report.skipped) == {"several calls without results (option parallel)", "a dialogue of several turns"}
    both, _ = read("bfcl", path, parallel="sequence")
    assert [t.arguments["place"] for t in both[0].turns if isinstance(t, CallerTurn)] == ["Rome", "Oslo"]
    assert isinstance(both[0].turns[-1], CallerTurn) and "observation" in both[0].meta["invented"]


def test_the_leaderboards_own_files_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "BFCL_v4_simple.json"
    path.write_text(json.dumps(bfcl(0, ground_truth=[])) + "\n")
    with pytest.raises(Exception, match="evaluation=yes"):
        open_source("bfcl", path)
    assert len(read("bfcl", path, evaluation="yes")[0]) == 1


def test_xlam_lists_are_read_also_as_json_texts(tmp_path: Path) -> None:
    tool = {"name": "live", "description": "", "parameters": {"n": {"type": "int", "default": 3}, "s": {"type": "str"},
            "o": {"type": "str, optional"}}}  # fmt: skip
    answers = [{"name": "live", "arguments": {"s": "x"}}]
    (told,), report = read(
        "xlam",
        tmp_path / "a.jsonl",
        {"query": "Q", "tools": json.dumps([tool]), "answers": json.dumps(answers)},
        {"query": "Q", "tools": "["},
    )
    assert told.turns[2] == CallerTurn("live", {"s": "x"})
    assert told.tools[0].parameters["required"] == ["s"]
    assert told.tools[0].parameters["properties"]["n"] == {"default": 3, "type": "integer"}
    assert report.skipped_count == 1


@example({"properties": {}, "required": [[]]})
@given(st.recursive(st.none() | st.text(max_size=5) | st.integers(), lambda x: st.lists(x, max_size=3) | st.dictionaries(
    st.sampled_from(["type", "properties", "items", "required", "a"]), x, max_size=4), max_leaves=10))  # fmt: skip
def test_any_schema_becomes_a_schema(schema: Any) -> None:
    made = json_schema(schema)
    assert isinstance(made, dict) and set(made.get("required", [])) <= set(made.get("properties", {}))


# --- chats --------------------------------------------------------------------------------------------------

LOOK = {
    "type": "function",
    "function": {
        "name": "look",
        "description": "Look.",
        "parameters": {"type": "object", "properties": {"at": {"type": "string"}}},
    },
}


def calls(*places: str, content: str | None = None, **more: Any) -> dict:
    listed = [
        {"id": f"c{p}", "type": "function", "function": {"name": "look", "arguments": json.dumps({"at": p})}}
        for p in places
    ]
    return {"role": "assistant", "content": content, "tool_calls": listed, **more}


def said(role: str, content: Any, **more: Any) -> dict:
    return {"role": role, "content": content, **more}


def test_an_openai_chat_becomes_steps_with_the_results_of_their_calls(tmp_path: Path) -> None:
    messages = [
        said("system", "Be kind."),
        said("user", [{"type": "text", "text": "Look at both."}]),
        calls("sky", "sea", content="<think>Both at once.</think>"),
        said("tool", "grey", tool_call_id="csea"),
        said("tool", "blue", tool_call_id="csky"),
        said("assistant", "Blue and grey."),
        said("user", "And the moon?"),
        {
            "role": "assistant",
            "content": None,
            "function_call": {"name": "look", "arguments": '{"at": "moon"}'},
            "weight": 0,
        },
        said("function", "white", name="look"),
        said("assistant", "White.", weight=1),
    ]
    (told,), report = read("openai", tmp_path / "a.jsonl", {"messages": messages, "tools": [LOOK]})
    assert report.skipped_count == 0 and told.meta["system"] == "Be kind."
    assert told.turns[1] == PlannerTurn("Both at once.", Decision.CALLER)
    pairs = [
        (c.arguments["at"], o.content)
        for c, o in zip(told.turns, told.turns[1:], strict=False)
        if isinstance(c, CallerTurn)
    ]
    assert pairs == [("sky", "blue"), ("sea", "grey"), ("moon", "white")]
    assert [t.arguments["at"] for t in learned(told) if isinstance(t, CallerTurn)] == ["sky", "sea"]
    assert learned(told)[-1] == SummarizerTurn("White.")


@pytest.mark.parametrize(
    ("messages", "reason"),
    [
        ([said("user", "x"), said("tool", "y")], "a result without a call"),
        ([said("user", "x"), calls("a"), said("assistant", "y")], "a call without its result"),
        ([said("user", "x"), calls("a", "b")], "several calls without results"),
        ([said("user", "x"), said("narrator", "y")], "a role that is not known"),
        ([said("user", [{"type": "image_url"}]), said("assistant", "y")], "content that is not text"),
        ([said("assistant", "y")], "it does not begin with the user"),
        ([said("user", "x")], "no role can learn from it"),
        ([said("user", "x"), {"role": "assistant", "tool_calls": [{"function": {"name": "fly", "arguments": "{}"}}]}],
         "a call of a tool that is not on offer"),
        ([said("user", "x"), {"role": "assistant", "tool_calls": [{"function": {"name": "look", "arguments": "{"}}]}],
         "a text that should be JSON is not"),
    ],
)  # fmt: skip
def test_a_chat_that_is_not_whole_is_left_out_with_its_reason(tmp_path: Path, messages: list, reason: str) -> None:
    kept, report = read("openai", tmp_path / "a.jsonl", {"messages": messages, "tools": [LOOK]})
    assert not kept and report.skipped == {reason: 1}


def test_a_last_call_without_a_result_is_learned(tmp_path: Path) -> None:
    (told,), _ = read("openai", tmp_path / "a.jsonl", {"messages": [said("user", "x"), calls("a")], "tools": [LOOK]})
    assert learned(told)[-1] == CallerTurn("look", {"at": "a"})


def turn(who: str, value: str) -> dict:
    return {"from": who, "value": value}


def test_both_dialects_of_sharegpt_tell_the_same_story(tmp_path: Path) -> None:
    call = json.dumps({"name": "look", "arguments": {"at": "sky"}})
    factory = {
        "conversations": [
            turn("human", "Look up."),
            turn("function_call", call),
            turn("observation", "blue"),
            turn("gpt", "Blue."),
        ],
        "tools": json.dumps([LOOK["function"]]),
    }
    hermes = {
        "conversations": [
            turn("system", f"Call functions. <tools>\n{json.dumps(LOOK)}\n</tools>"),
            turn("human", "Look up."),
            turn("gpt", f"<tool_call>\n{call}\n</tool_call>"),
            turn("tool", "<tool_response>\nblue\n</tool_response>"),
            turn("gpt", "Blue."),
        ]
    }
    (one, two), report = read("sharegpt", tmp_path / "a.jsonl", factory, hermes)
    assert report.skipped_count == 0
    assert one.turns == two.turns and one.tools == two.tools
    assert one.turns[2:4] == (CallerTurn("look", {"at": "sky"}), ObservationTurn("blue"))
    assert "Call functions." in two.meta["system"]
