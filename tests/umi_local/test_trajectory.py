"""A trajectory on disk is the trajectory."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from trajectories import TOOLS, argument_maps, json_values, plain_text, trajectories, turns

from umi_local.roles import Decision
from umi_local.trajectory import (
    SCHEMA_VERSION,
    CallerTurn,
    PlannerTurn,
    ToolSpec,
    Trajectory,
    TrajectoryError,
    UserTurn,
    read_jsonl,
    turn_from_dict,
    turn_to_dict,
    write_jsonl,
)

specs = st.builds(
    ToolSpec, plain_text, plain_text, argument_maps, st.sampled_from(["read", "write", "execute", "network"])
)


@given(
    st.builds(
        Trajectory, st.lists(specs, max_size=2).map(tuple), st.lists(turns(), max_size=5).map(tuple), argument_maps
    )
)
def test_json_round_trip_is_lossless(trajectory: Trajectory) -> None:
    line = trajectory.to_json()
    assert "\n" not in line
    again = Trajectory.from_json(line)
    assert again == trajectory
    assert again.to_json() == line


@given(turns())
def test_a_turn_says_its_kind(turn: object) -> None:
    data = turn_to_dict(turn)
    assert json.loads(json.dumps(data)) == data
    assert turn_from_dict(data) == turn


@given(json_values)
def test_anything_else_is_refused_with_a_reason(data: object) -> None:
    with pytest.raises(TrajectoryError) as caught:
        Trajectory.from_dict(data)
    assert str(caught.value)


@pytest.mark.parametrize(
    "damage",
    [
        {"version": SCHEMA_VERSION + 1},
        {"turns": [{"kind": "wizard"}]},
        {"turns": [{"kind": "planner", "rationale": "x", "decision": "maybe"}]},
        {"turns": [{"kind": "user", "words": "x"}]},
        {"turns": 5},
        {"tools": [{"name": "a"}]},
        {"meta": None},
    ],
)
def test_damaged_parts_are_named(damage: dict) -> None:
    whole = Trajectory(TOOLS, (UserTurn("hi"),)).to_dict()
    with pytest.raises(TrajectoryError):
        Trajectory.from_dict({**whole, **damage})


def test_not_json_is_said() -> None:
    with pytest.raises(TrajectoryError, match="not JSON"):
        Trajectory.from_json("{")


@given(st.lists(trajectories, max_size=4))
def test_files_hold_one_trajectory_per_line(tmp_path_factory: pytest.TempPathFactory, items: list[Trajectory]) -> None:
    path = tmp_path_factory.mktemp("t") / "t.jsonl"
    assert write_jsonl(path, items) == len(items)
    assert list(read_jsonl(path)) == items


def test_a_bad_line_is_named_by_file_and_number(tmp_path: Path) -> None:
    path = tmp_path / "t.jsonl"
    path.write_text(Trajectory().to_json() + "\n\n[]\n", encoding="utf-8")
    with pytest.raises(TrajectoryError, match=r"t\.jsonl:3"):
        list(read_jsonl(path))


def test_add_leaves_the_original_alone() -> None:
    first = Trajectory(TOOLS, (UserTurn("hi"),))
    second = first.add(PlannerTurn("Call it.", Decision.CALLER), CallerTurn("list_notes"))
    assert len(first.turns) == 1
    assert second.turns[: len(first.turns)] == first.turns
    assert second.tool("list_notes") is TOOLS[2]
    with pytest.raises(KeyError):
        second.tool("rm")
