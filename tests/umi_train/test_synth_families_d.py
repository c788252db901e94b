"""Families of what people ask first: logs, sheets, ticked tables, times of day, further questions about tables."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from umi_local import named, spans
from umi_local.tools.clock import of_times
from umi_local.trajectory import CallerTurn, ObservationTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.synth import core
from umi_train.synth.families_ticked import KINDS, _plural

MODULES = ("logs", "ticked", "sheets", "hours", "tables_more")
OTHERS = ["content_folder", "content_own_name", "is_installed", "script_told", "make_and_copy_all"]


def mine() -> list[str]:
    names = {f"umi_train.synth.families_{m}" for m in MODULES}
    return [f.name for f in core.load_families().values() if f.make.__module__ in names] + OTHERS


@pytest.fixture(scope="module")
def sample() -> list[Trajectory]:
    return list(core.generate(22, 260, families=mine(), tasks=(1.0,)))


def of(sample: list[Trajectory], *names: str) -> Iterator[tuple[str, list[CallerTurn], list[ObservationTurn], str]]:
    """Yield the request, the calls, the observations and the answer of the tasks of some families."""
    seen = 0
    for trajectory in sample:
        said = [t for t in trajectory.turns if isinstance(t, UserTurn)]
        answers = [t.answer for t in trajectory.turns if isinstance(t, SummarizerTurn)]
        if trajectory.meta["families"][0] not in names or len(said) != 1 or not answers:
            continue
        calls = [t for t in trajectory.turns if isinstance(t, CallerTurn)]
        yield said[0].text, calls, [t for t in trajectory.turns if isinstance(t, ObservationTurn)], answers[0]
        seen += 1
    assert seen > 2, names


@pytest.mark.parametrize("split", ["train", "heldout_template", "heldout_entity"])
def test_every_family_makes_a_task_in_every_split(split: core.Split) -> None:
    for name in mine():
        (made,) = core.generate(3, 1, split, families=[name], tasks=(1.0,))
        assert made.turns, name


def test_what_a_log_has_is_counted_as_the_search_counts(sample: list[Trajectory]) -> None:
    for _, calls, seen, answer in of(sample, "log_count"):
        assert calls[0].tool == "search_text" and calls[0].arguments["query"] in answer
        number = re.match(r"(\d+) match", seen[0].content)
        assert (f" {number[1]} line" in answer) if number else "does not occur" in answer


def test_all_lines_that_were_found_are_written_and_can_be_pointed_to(sample: list[Trajectory]) -> None:
    several = 0
    for trajectory in sample:
        if trajectory.meta["families"][0] not in ("log_to_file", "lines_to_file"):
            continue
        turns = trajectory.turns
        at = next((at for at, t in enumerate(turns) if isinstance(t, CallerTurn) and t.tool == "write_file"), None)
        found = next((t for t in turns if isinstance(t, ObservationTurn)), None)
        if at is None or found is None or not re.match(r"\d+ match", found.content):
            continue
        content = turns[at].arguments["content"]
        assert content.count("\n") + 1 == int(found.content.split()[0])
        assert content in spans.offered(turns[:at]).values()
        several += "\n" in content
    assert several > 2


def test_who_has_not_paid_is_who_the_table_says_has_not(sample: list[Trajectory]) -> None:
    ticks = {domain.columns[-1].name for domain, _, _ in KINDS}
    for _, calls, _, answer in of(sample, "table_ticked"):
        sql = calls[-1].arguments["sql"]
        assert re.search(rf" WHERE (?:{'|'.join(ticks)}) = '[^']+'\Z", sql)
        assert "NULL" not in answer and "There is none" not in answer
    assert _plural("hasn't paid yet") == "haven't paid yet" and _plural("still has to pay") == "still have to pay"
    assert _plural("is not done") == "are not done" and _plural("needs a vaccination") == "need a vaccination"


def test_a_line_of_a_sheet_is_the_answer_and_the_file_is_said(sample: list[Trajectory]) -> None:
    for _, calls, seen, answer in of(sample, "sheet_line", "content_own_name"):
        assert [call.tool for call in calls] == ["read_file"]
        assert any(line.lstrip("-* ") == answer for line in seen[0].content.split("\n"))


def test_the_name_of_a_file_is_what_the_question_is_about(sample: list[Trajectory]) -> None:
    for request, calls, _, _ in of(sample, "content_own_name"):
        path = calls[0].arguments["path"]
        assert named.present(request, [path]) == (path,) and path not in request


def test_times_of_day_are_worked_out(sample: list[Trajectory]) -> None:
    for _, calls, _, answer in of(sample, "clock_span", "clock_shift"):
        result = of_times(calls[0].arguments["expression"])
        assert result and answer == f"That is {result}."


def test_rows_come_in_the_order_that_is_asked_for(sample: list[Trajectory]) -> None:
    for _, calls, seen, _ in of(sample, "table_order"):
        sql = calls[-1].arguments["sql"]
        if "ORDER BY" not in sql:
            continue
        rows = [line.rpartition(" | ")[2] for line in seen[-1].content.split("\n")[1:]]
        values = [float(row) for row in rows if re.fullmatch(r"-?[\d.]+", row)]
        assert values == sorted(values, reverse=sql.endswith(" DESC"))


def test_scripts_are_read_and_not_run_where_somebody_asks_what_they_do(sample: list[Trajectory]) -> None:
    for _, calls, _, _ in of(sample, "script_told"):
        assert [call.tool for call in calls] == ["read_file"]
