"""ToolBench in its three shapes, and ToolAlpaca. Hand-written rows; the reference's own files where they lie beside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from umi_local.formats.toolbench import HALLUCINATED, ToolBenchFormat, rows
from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.data import Report, open_source, samples, targets
from umi_train.data.toolbench import stage_2
from umi_train.synth.families_public import data_folder

OWN = Path(__file__).parents[1] / "umi_local" / "data" / "toolbench"


def folders() -> Iterator[Path]:
    yield OWN
    root = data_folder()
    if root is not None and (root / "alpha_umi_train_example").is_dir():
        yield root / "alpha_umi_train_example"


def read(path: Path, kind: str = "toolbench", **options: str) -> tuple[list[Trajectory], Report]:
    report = Report()
    return list(open_source(kind, path, options).trajectories(report)), report


def stale(rows: list[dict]) -> set[int]:
    """Rows in which the planner gives up hold the input of the row before: prepro_backbone.py does not rebuild it."""
    return {n for n, row in enumerate(rows) if row["target"].endswith("\nconclusion: give up.")}


@pytest.mark.parametrize("folder", list(folders()), ids=lambda f: f.name)
@pytest.mark.parametrize("kind", ["planner", "caller", "summarizer", "backbone"])
def test_the_reference_rows_come_out_of_stage_2_exactly(folder: Path, kind: str) -> None:
    expected = json.loads((folder / f"train_{kind}.json").read_text(encoding="utf-8"))
    told, report = read(folder)
    assert report.skipped_count == 0
    ours = [(r.input, r.target) for t in told for r in rows(t, kind)]  # type: ignore[arg-type]
    assert len(ours) == len(expected)
    skip = stale(expected) if kind == "backbone" else set()
    for number, (row, theirs) in enumerate(zip(ours, expected, strict=True)):
        assert row[1] == theirs["target"]
        assert number in skip or row[0] == theirs["input"]


@pytest.mark.parametrize("folder", list(folders()), ids=lambda f: f.name)
@pytest.mark.parametrize("kind", ["planner", "caller", "summarizer", "backbone"])
def test_the_samples_are_the_reference_rows_with_ends(folder: Path, kind: str) -> None:
    expected = json.loads((folder / f"train_{kind}.json").read_text(encoding="utf-8"))
    told, _ = read(folder)
    found = [s for t in told for s in samples(t, kind, ToolBenchFormat(None))]  # type: ignore[arg-type]
    skip = stale(expected) if kind == "backbone" else set()
    assert len(found) == len(expected)
    for number, (sample, theirs) in enumerate(zip(found, expected, strict=True)):
        learned = "".join(s.text for s, y in zip(sample.segments, sample.learned, strict=True) if y)
        before = "".join(s.text for s, y in zip(sample.segments, sample.learned, strict=True) if not y)
        assert learned == theirs["target"] + "</s>"
        assert number in skip or before == "<s>system: " + theirs["input"]
        assert {s.text for s in sample.segments if s.special} <= {"<s>", "</s>"}


def test_an_end_mark_in_an_observation_stays_text_for_the_backbone() -> None:
    first = read(OWN)[0][0]
    assert any("</s>" in t.content for t in first.turns if isinstance(t, ObservationTurn))
    for sample in samples(first, "backbone", ToolBenchFormat(None)):
        before = [t for t in first.turns[: sample.turn] if isinstance(t, UserTurn | PlannerTurn)]
        assert sum(s.special and s.text == "</s>" for s in sample.segments) == len(before) + 1


def test_stage_1_gives_the_trajectories_of_stage_2() -> None:
    root = data_folder()
    folder = root / "alpha_umi_train_example" / "raw_data" if root else None
    if folder is None or not folder.is_dir():
        pytest.skip("the reference's raw files are not beside the project")
    one, report = read(folder / "raw_data_stage_1.json")
    two, _ = read(folder / "raw_data_stage_2.json")
    assert report.skipped_count == 0 and len(one) == 20
    for ours, theirs in zip(one, two, strict=True):
        assert (ours.tools, ours.turns) == (theirs.tools, theirs.turns)
        assert ours.meta.get("raw") == theirs.meta.get("raw")


# --- raw answers --------------------------------------------------------------------------------------------

LONG = "x" * 70
FUNCTION = {
    "name": f"{LONG}_tide",
    "description": "d" * 300,
    "parameters": {
        "type": "object",
        "properties": {"day": {"type": "integer", "description": "e" * 300}, "station": {"type": "string"}},
        "required": ["day"],
        "optional": [],
    },
}
FINISH = {"name": "Finish", "description": "", "parameters": {"type": "object", "properties": {}}}
NAME = FUNCTION["name"][-64:]


def call(name: str, arguments: Any, content: str | None = "Think.") -> dict:
    return {"role": "assistant", "content": content, "function_call": {"name": name, "arguments": arguments}}


def answer(*messages: dict) -> dict:
    head = [
        {"role": "system", "content": "You are AutoGPT"},
        {"role": "user", "content": "\nWhen is the tide?\nBegin!\n"},
    ]
    chain = [*head, *messages]
    generation = {"query": "When is the tide?", "function": [FUNCTION, FINISH], "train_messages": [[], chain]}
    return {"win": True, "answer_generation": generation}


def result(text: str) -> dict:
    return {"role": "function", "name": NAME, "content": text}


def test_a_raw_answer_becomes_a_trajectory(tmp_path: Path) -> None:
    folder = tmp_path / "answer" / "G1_answer"
    folder.mkdir(parents=True)
    done = call("Finish", json.dumps({"return_type": "give_answer", "final_answer": "At five."}))
    raw = answer(call(NAME, '{"day": 4}'), result('{"error": "", "response": "05:12"}'), done)
    (folder / "12_DFS_woFilter_w2.json").write_text(json.dumps(raw, indent=2))
    (folder / "13_DFS_woFilter_w2.json").write_text(json.dumps(raw)[:-40])
    (told,), report = read(tmp_path)
    (tool,) = told.tools
    assert (tool.name, len(tool.description)) == (NAME, 256)
    assert tool.parameters["properties"]["day"] == {"type": "integer", "description": "e" * 256}
    assert told.turns == (
        UserTurn("When is the tide?"),
        PlannerTurn("Think.", Decision.CALLER),
        CallerTurn(NAME, {"day": 4}),
        ObservationTurn("05:12"),
        PlannerTurn("Think.", Decision.CONCLUSION),
        SummarizerTurn("At five."),
    )
    assert any("13_DFS_woFilter_w2.json: the file is cut off" in p for p in report.problems)
    assert any("test_query_ids" in p for p in report.problems)


def test_queries_of_toolbenchs_own_tests_are_left_out(tmp_path: Path) -> None:
    folder = tmp_path / "answer" / "G2_answer"
    folder.mkdir(parents=True)
    (tmp_path / "test_query_ids").mkdir()
    (tmp_path / "test_query_ids" / "G2_category.json").write_text('{"12": 0, "14": 1}')
    for number in (12, 13):
        (folder / f"{number}_x.json").write_text(
            json.dumps(answer(call("Finish", '{"return_type": "give_up_and_restart"}')))
        )
    (told,), report = read(tmp_path)
    assert told.turns[-1].decision is Decision.GIVE_UP and report.problems == []
    assert report.skipped == {"a query of ToolBench's test sets": 1}


@pytest.mark.parametrize(
    ("arguments", "content", "expected"),
    [
        ('{"return_type": "give_answer"}', "T", "none"),
        ({"return_type": "give_answer", "final_answer": "5"}, None, "5"),
        ('{"return_type": "give_answer", "final_answer": "cut', "T", "cut"),
        ('{"return_type": "give_answer", "final_answer": "a\nb"}', "T", "a\nb"),
        ("{", "What I know.", "What I know."),
        ("{", None, "none"),
        ('{"return_type": "give_up_and_restart", "x', "T", None),
    ],
)
def test_damaged_answers_are_read_as_the_reference_reads_them(
    arguments: Any, content: str | None, expected: str | None
) -> None:
    entry = {"tools": [], "instruction": "Q", "chains": [{}, {}, call("Finish", arguments, content)]}
    said = stage_2(entry)["conversations"]
    assert said[-1]["value"].endswith(" Next: give up.") if expected is None else said[-1]["value"] == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('{"error": "", "response": "a"}', "a"),
        ('{"error": "", "response": {"a": 1}}', "{'a': 1}"),
        ('{"error": "", "response": "a very long te', ' "a very long te'),
        ("[1]", ""),
        ("no JSON", ""),
    ],
)
def test_observations_are_cut_out_as_the_reference_cuts_them(content: str, expected: str) -> None:
    entry = {"tools": [], "instruction": "Q", "chains": [{}, {}, result(content)]}
    assert stage_2(entry)["conversations"][-1] == {"from": "observation", "value": expected}


def test_steps_without_a_decision_and_calls_that_are_no_json_are_not_learned(tmp_path: Path) -> None:
    said = [
        {"from": "user", "value": "Q"},
        {"from": "assistant", "value": "Hm."},
        {"from": "assistant", "value": "Look.\n Next: caller."},
        {"from": "caller", "value": "Action: look\nAction Input: {broken"},
        {"from": "observation", "value": ""},
        {"from": "assistant", "value": "Look.\n Next: caller."},
        {"from": "caller", "value": f"Action: {HALLUCINATED}\nAction Input: {{}}"},
        {"from": "observation", "value": ""},
        {"from": "assistant", "value": "No.\n Next: give up."},
    ]
    entry = {"tools": [{"Name": "look", "function": "", "input": {}}], "instruction": "Q", "conversations": said}
    path = tmp_path / "raw.json"
    path.write_text(json.dumps([entry]))
    (told,), _ = read(path)
    assert told.meta["steps_left_out"] == 1 and told.meta["unparsed"] == [2]
    assert [i for i, learn in enumerate(targets(told)) if learn] == [1, 7]
    assert [i for i, learn in enumerate(targets(told, verbatim=True)) if learn] == [1, 2, 7]
    (sample,) = samples(told, "caller", ToolBenchFormat())
    assert sample.segments[-2].text == "Action: look\nAction Input: {broken"


# --- ToolAlpaca ---------------------------------------------------------------------------------------------

DOCUMENT = {
    "paths": {
        "/tide/{station}": {
            "get": {
                "operationId": "tide",
                "parameters": [
                    {
                        "name": "station",
                        "in": "path",
                        "required": True,
                        "description": "Which.",
                        "schema": {"type": "string"},
                    },
                    {"name": "day", "in": "query", "schema": {"type": "integer"}},
                ],
                "requestBody": {
                    "content": {
                        "application/json": {
                            "schema": {"properties": {"unit": {"type": "string"}}, "required": ["unit"]}
                        }
                    }
                },
            }
        }
    }
}


def alpaca(*instances: Any, document: str | None = None) -> dict:
    return {
        "Name": "Tides",
        "Documentation": json.dumps(DOCUMENT) if document is None else document,
        "Function_Description": {
            "tide": 'Tell the tide.\nParameters: {"station": "String. Required. Which.", "day": "Integer. The day."}\nOutput: x',
            "components": "",
        },
        "Function_Projection": {"tide": ["/tide/{station}", "get"]},
        "Instances": list(instances),
    }


def step(name: str, arguments: str, said: str) -> list:
    return [[name, arguments, f" I should look.\nAction: {name}\nAction Input: {arguments}"], said]


GOOD = {
    "input": "When is high water?\nHint: use the tide",
    "output": "At five.",
    "Final Thought": "I know it now.",
    "intermediate_steps": [
        step("getDetails", '{"Question": "Where?"}', "Here."),
        step("tide", '{"station": "List"}', "Status Code: 404. Response: none"),
        step("tide", '{"station": "Sylt"}', "Status Code: 200. Response: 5"),
    ],
}


def test_toolalpaca_conversations_and_their_documents(tmp_path: Path) -> None:
    path = tmp_path / "train_data.json"
    bad = {**GOOD, "intermediate_steps": [step("tide", "{no", "x")]}
    asked = {**GOOD, "intermediate_steps": GOOD["intermediate_steps"][:1]}
    path.write_text(
        json.dumps([alpaca(bad, GOOD, asked, {"input": "x"}), {"Name": "Empty"}, alpaca(GOOD, document="{")])
    )
    (told, plain), report = read(tmp_path, "toolalpaca")
    assert told.turns[0] == UserTurn("When is high water?")
    assert told.turns[1] == PlannerTurn("I should look.", Decision.CALLER)
    assert told.turns[5] == CallerTurn("tide", {"station": "List"})
    assert [t.ok for t in told.turns if isinstance(t, ObservationTurn)] == [True, False, True]
    assert told.turns[-2:] == (PlannerTurn("I know it now.", Decision.CONCLUSION), SummarizerTurn("At five."))
    schema = told.tool("tide").parameters
    assert schema["required"] == ["station", "unit"]
    assert schema["properties"]["station"] == {"type": "string", "description": "Which."}
    assert told.tool("tide").description == "Tell the tide."
    assert plain.tool("tide").parameters["properties"]["day"] == {"type": "integer", "description": "The day."}
    assert plain.tool("tide").parameters["required"] == ["station"]
    assert report.kept == 2 and report.skipped_count == 4
    assert "invented" not in told.meta
