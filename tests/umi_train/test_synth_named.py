"""Files that a request names in part: what the signs of the request show needs no search, and can always be pointed to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from umi_local import marks, named
from umi_local.engine.nodes import MARK
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, Trajectory, UserTurn
from umi_train.nano import FORMAT
from umi_train.synth.core import FIND, Session, generate, sessions


def tasks(trajectory: Trajectory) -> Iterator[tuple[UserTurn, list[CallerTurn], list[PlannerTurn]]]:
    """Each request with the calls and plans that follow it."""
    starts = [i for i, turn in enumerate(trajectory.turns) if isinstance(turn, UserTurn)]
    for start, end in zip(starts, [*starts[1:], len(trajectory.turns)], strict=True):
        request, *rest = trajectory.turns[start:end]
        assert isinstance(request, UserTurn)
        calls = [turn for turn in rest if isinstance(turn, CallerTurn)]
        yield request, calls, [turn for turn in rest if isinstance(turn, PlannerTurn)]


@pytest.fixture(scope="module")
def partly() -> list[Session]:
    """Sessions of one task whose request names a file without its folder, or loosely."""
    found = []
    for session in sessions(4, 500, families=["file_read", "file_lines", "file_append", "file_rename", "table_query"], tasks=(1.0,)):
        if session.world.only_named:
            found.append(Session(session.world, session.specs, list(session.turns), list(session.names)))
    return found


def test_a_file_that_is_named_in_part_can_be_pointed_to_as_a_whole(partly: list[Session]) -> None:
    assert len(partly) > 20
    for session in partly:
        at = max(at for at, turn in enumerate(session.turns) if isinstance(turn, UserTurn))
        request, _, call, *_ = FORMAT.read(tuple(session.turns))[at:]
        plain = session.turns[at]
        assert isinstance(request, UserTurn) and isinstance(plain, UserTurn) and isinstance(call, CallerTurn)
        assert plain.present
        assert any(str(value).startswith(MARK) for value in call.arguments.values())


def test_nobody_searches_for_what_the_signs_show() -> None:
    seen = 0
    for trajectory in generate(8, 120, families=["fact_found", "find_then", "find_by_name"], tasks=(1.0,)):
        for request, calls, plans in tasks(trajectory):
            shown = {name.path for name in named.names(request.text, request.present) if name.path}
            acted = any(path in str(value) for call in calls[1:] for value in call.arguments.values() for path in shown)
            found = next((turn for turn in trajectory.turns if isinstance(turn, ObservationTurn)), None)
            by_name = found is not None and "mentions it" not in found.content
            assert not (acted and by_name and plans[0].rationale == FIND), request
            seen += plans[0].rationale != FIND and bool(shown)
    assert seen > 20


def test_where_nobody_may_allow_a_call_nothing_is_changed_and_no_other_call_is_made() -> None:
    refused = [
        list(tasks(trajectory))
        for trajectory in generate(9, 60, families=["refused"], tasks=(1.0,))
        if any(isinstance(t, ObservationTurn) and t.content.startswith("this call was refused: ") for t in trajectory.turns)
    ]
    assert len(refused) > 5
    assert all(len(calls) == 1 for ((_, calls, _),) in refused)


def test_a_table_that_no_word_calls_a_file_shows_in_the_request() -> None:
    seen = 0
    for trajectory in generate(6, 60, families=["table_unnamed"], tasks=(1.0,)):
        for request, calls, plans in tasks(trajectory):
            (path,) = request.present
            read = FORMAT.read(trajectory.turns)[0]
            assert isinstance(read, UserTurn) and (marks.TABLE if path.endswith(("csv", "tsv", "jsonl")) else marks.LOOSE) in read.text
            assert plans[0].rationale != FIND and all(call.arguments["path"] == path for call in calls)
            seen += len(calls) == 2
    assert seen > 40
