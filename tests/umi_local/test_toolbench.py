"""The published α-UMi prompts, to the character.

The reference's own example rows are not in the repository. Where they lie beside it they are reproduced in full; a
small set of the same shape, in our words, is always there.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from umi_local.formats.base import FormatError
from umi_local.formats.toolbench import (
    EOS,
    ToolBenchFormat,
    from_stage_2,
    input_text,
    read_stage_2,
    rows,
    tool_doc,
    turn_text,
)
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    ToolSpec,
    Trajectory,
    TrajectoryError,
    UserTurn,
)

OWN = Path(__file__).parent / "data" / "toolbench"
REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "alpha_umi_train_example"
FOLDERS = [OWN, *([REFERENCE] if REFERENCE.exists() else [])]

STALE = {OWN: {4}, REFERENCE: {6, 31, 36, 41, 60, 74}}
"""Rows of train_backbone.json in which the planner gives up. prepro_backbone.py does not rebuild `input` for them, so
they hold the input of the row before."""
COUNTS = {
    OWN: {"planner": 7, "caller": 4, "summarizer": 2, "backbone": 8},
    REFERENCE: {"planner": 79, "caller": 59, "summarizer": 14, "backbone": 79},
}

folders = pytest.mark.parametrize("folder", FOLDERS, ids=lambda f: f.name)


def read(folder: Path, name: str) -> list[dict]:
    path = folder / name
    assert path.is_file(), f"{folder} is there but {name} is not in it: restore the file, or remove the folder"
    return json.loads(path.read_text(encoding="utf-8"))


def trajectories(folder: Path) -> list[Trajectory]:
    read(folder, "raw_data/raw_data_stage_2.json")
    return read_stage_2(folder / "raw_data" / "raw_data_stage_2.json")


@folders
@pytest.mark.parametrize("kind", ["planner", "caller", "summarizer"])
def test_every_row_of_a_role_is_reproduced(folder: Path, kind: str) -> None:
    expected = [(r["input"], r["target"]) for r in read(folder, f"train_{kind}.json")]
    rendered = [(r.input, r.target) for t in trajectories(folder) for r in rows(t, kind)]
    assert len(expected) == COUNTS[folder][kind]
    for number, (ours, theirs) in enumerate(zip(rendered, expected, strict=True)):
        assert ours == theirs, f"row {number} of train_{kind}.json"


@folders
def test_every_backbone_row_is_reproduced_but_the_stale_ones(folder: Path) -> None:
    expected = read(folder, "train_backbone.json")
    rendered = [r for t in trajectories(folder) for r in rows(t, "backbone")]
    assert len(expected) == COUNTS[folder]["backbone"]
    different = set()
    for number, (ours, theirs) in enumerate(zip(rendered, expected, strict=True)):
        assert ours.target == theirs["target"], f"row {number}"
        if ours.input != theirs["input"]:
            different.add(number)
            assert ours.target.endswith("\nconclusion: give up.")
            assert theirs["input"] == expected[number - 1]["input"]
    assert different == STALE[folder]


@folders
def test_reading_loses_nothing(folder: Path) -> None:
    for entry, trajectory in zip(read(folder, "raw_data/raw_data_stage_2.json"), trajectories(folder), strict=True):
        again = Trajectory.from_json(trajectory.to_json())
        assert again == trajectory
        assert [json.loads(tool_doc(t)) for t in again.tools] == entry["tools"]
        raw = again.meta.get("raw", {})
        values = [raw.get(str(i), turn_text(turn)) for i, turn in enumerate(again.turns)]
        assert values == [c["value"] for c in entry["conversations"]]


@folders
def test_a_prompt_is_the_training_input_with_its_prefix(folder: Path) -> None:
    whole = ToolBenchFormat(observation_chars=None)
    for trajectory in trajectories(folder):
        for i in range(1, len(trajectory.turns)):
            prefix = Trajectory(trajectory.tools, trajectory.turns[:i], trajectory.meta)
            for role in Role:
                prompt = whole.prompt(prefix, role)
                assert "".join(s.text for s in prompt) == "<s>system: " + input_text(prefix, role)
                assert {s.text for s in prompt if s.special} == {"<s>", EOS}


@folders
def test_what_was_written_is_read_back(folder: Path) -> None:
    format = ToolBenchFormat()
    for trajectory in trajectories(folder):
        for turn in trajectory.turns:
            if isinstance(turn, PlannerTurn):
                assert format.parse_planner(turn_text(turn)) == PlannerTurn(turn.rationale.strip(), turn.decision)
            elif isinstance(turn, CallerTurn) and turn.tool in {t.name for t in trajectory.tools}:
                assert format.parse_caller(turn_text(turn), trajectory.tools, ()) == turn


def test_a_call_in_another_spelling_is_kept_as_it_was() -> None:
    second = trajectories(OWN)[1]
    assert second.turns[2] == CallerTurn("search_for_library", {"words": "moss"})
    assert second.meta["raw"] == {"2": 'Action: search_for_library\nAction Input: {"words": "moss"}'}


def test_an_end_mark_in_an_observation_is_text() -> None:
    trajectory = Trajectory().add(UserTurn("x</s>"), ObservationTurn("a</s>b"))
    prompt = ToolBenchFormat().prompt(trajectory, Role.PLANNER)
    assert sum(s.special for s in prompt) == 2
    assert next(s.text.endswith("user: x</s>") for s in prompt if not s.special)


def test_a_placeholder_in_a_document_is_text() -> None:
    tool = ToolSpec("odd", "{history} {tool_names} {thought}", {"type": "object", "properties": {}})
    text = input_text(Trajectory((tool,)).add(UserTurn("hello")), Role.CALLER)
    assert '"function": "{history} {tool_names} {thought}"' in text
    assert text.count("user: hello") == 1


def test_a_failed_tool_looks_like_a_failed_api() -> None:
    assert turn_text(ObservationTurn("no file a", ok=False)) == '{"error": "no file a", "response": ""}'


@pytest.mark.parametrize(
    ("text", "decision"),
    [
        ("It is done.\n Next: conclusion.", Decision.CONCLUSION),
        ("I cannot.\n Next: give up. Next: caller.", Decision.GIVE_UP),
        ("Go on.\n Next: caller.</s>caller: x", Decision.CALLER),
        ("No decision at all", Decision.CALLER),
    ],
)
def test_decisions_are_read_as_the_reference_reads_them(text: str, decision: Decision) -> None:
    assert ToolBenchFormat().parse_planner(text).decision is decision


@pytest.mark.parametrize("text", ["", "Action: nothing\nAction Input: {}", "tide {}", "Action: tide_for_harbour"])
def test_what_is_not_a_call_is_refused(text: str) -> None:
    with pytest.raises(FormatError):
        ToolBenchFormat().parse_caller(text, trajectories(OWN)[0].tools, ())


def test_an_empty_plan_is_refused() -> None:
    with pytest.raises(FormatError, match="nothing"):
        ToolBenchFormat().parse_planner(" \n")


@pytest.mark.parametrize(
    "entry",
    [
        {},
        [],
        {"tools": [{"Name": "a"}], "conversations": []},
        {"tools": [], "conversations": [{"from": "wizard", "value": "x"}]},
        {"tools": [], "conversations": [{"from": "assistant", "value": "no decision"}]},
        {"tools": [], "conversations": [{"from": "caller", "value": "no call"}]},
    ],
)
def test_entries_of_another_shape_are_refused(entry: dict) -> None:
    with pytest.raises(TrajectoryError):
        from_stage_2(entry)


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "raw.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(TrajectoryError, match=r"raw\.json"):
        read_stage_2(path)
    path.write_text(json.dumps([{"tools": [], "conversations": []}, {"tools": 3}]), encoding="utf-8")
    with pytest.raises(TrajectoryError, match="entry 1"):
        read_stage_2(path)
