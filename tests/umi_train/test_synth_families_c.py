"""Families of chains, questions about contents, rows of tables and texts of every shape: what they ask, call and answer."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from umi_local.evaluation.tasks import load_tasks
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train import synth
from umi_train.data.contamination import local_tasks
from umi_train.synth import core, phrase, tabledata
from umi_train.synth.parts import ALL_DONE

MODULES = (
    "results twice answers rows shapes places steps code ends again wordy bare followups sums notes_asked tables_unnamed"
).split()
FOLDER = Path(synth.__file__).parent


def mine() -> list[str]:
    names = {f"umi_train.synth.families_{m}" for m in MODULES}
    return [f.name for f in core.load_families().values() if f.make.__module__ in names]


@pytest.fixture(scope="module")
def sample() -> list[Trajectory]:
    return list(core.generate(21, 170, families=mine(), tasks=(1,)))


def turns(trajectory: Trajectory, kind: type) -> list:
    return [t for t in trajectory.turns if isinstance(t, kind)]


def of(sample: list[Trajectory], *names: str) -> Iterator[Trajectory]:
    """Yield the trajectories of these families that were carried out."""
    made = [t for t in sample if t.meta["families"][0] in names and turns(t, SummarizerTurn)]
    assert made, names
    yield from made


def test_every_template_is_well_formed() -> None:
    count = 0
    for module in MODULES:
        for node in ast.walk(ast.parse((FOLDER / f"families_{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) >= 8:
                for item in node.elts:
                    if isinstance(item, ast.Constant) and isinstance(item.value, str):
                        phrase.parse(item.value)
                        count += 1
    assert count > 350


@pytest.mark.parametrize("split", ["train", "heldout_entity"])
def test_every_family_makes_a_task_in_every_split(split: core.Split) -> None:
    for name in mine():
        (made,) = core.generate(3, 1, split, families=[name], tasks=(1.0,))
        assert made.meta["families"] == [name]


def test_the_families_have_phrasings_of_their_own_for_the_held_out_split() -> None:
    made = list(core.generate(11, 45, "heldout_template", families=mine(), tasks=(1.0,)))
    assert len({t.meta["families"][0] for t in made}) > 12


def test_the_same_seed_gives_the_same_tasks() -> None:
    first = [t.to_json() for t in core.generate(3, 15, families=mine())]
    assert first == [t.to_json() for t in core.generate(3, 15, families=mine())]


def test_rationales_are_short_and_name_the_tool_that_is_called(sample: list[Trajectory]) -> None:
    for trajectory in sample:
        for turn, following in zip(trajectory.turns, trajectory.turns[1:], strict=False):
            if isinstance(turn, PlannerTurn):
                assert 0 < len(turn.rationale) <= 100
                if isinstance(following, CallerTurn):
                    assert following.tool in turn.rationale


def test_every_call_of_a_task_that_is_answered_worked(sample: list[Trajectory]) -> None:
    for trajectory in sample:
        if turns(trajectory, SummarizerTurn):
            assert all(o.ok for o in turns(trajectory, ObservationTurn)), trajectory.meta


def test_a_result_is_written_as_the_tool_gave_it(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "result_to_file", "result_added"):
        *_, before, _ = turns(trajectory, ObservationTurn)
        kept = turns(trajectory, CallerTurn)[-1].arguments["content"]
        assert kept in before.content
        assert kept in turns(trajectory, SummarizerTurn)[-1].answer


def test_what_is_written_or_changed_stands_in_the_request(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "shape_new", "shape_more", "shape_over", "shape_change", "two_new_files"):
        asked = turns(trajectory, UserTurn)[0].text
        for call in turns(trajectory, CallerTurn):
            for key in ("content", "old_text", "new_text"):
                assert call.arguments.get(key, "") in asked


def test_a_question_about_a_file_is_answered_with_a_line_of_it(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "fact_named", "fact_found"):
        answer = turns(trajectory, SummarizerTurn)[-1].answer
        rows = [row.removeprefix("- ") for row in turns(trajectory, ObservationTurn)[-1].content.splitlines()]
        assert answer in rows


def test_sums_of_facts_use_the_numbers_that_were_read(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "facts_added", "facts_of_one"):
        read = " ".join(o.content for o in turns(trajectory, ObservationTurn)[:-1]).replace(",", "")
        for number in re.findall(r"\d+(?:\.\d+)?", turns(trajectory, CallerTurn)[-1].arguments["expression"]):
            assert number in read


def test_a_table_is_looked_at_and_then_queried(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "table_extreme", "table_rows", "table_of"):
        *find, look, query = turns(trajectory, CallerTurn)
        assert [call.tool for call in find] in ([], ["find_files"])
        assert "sql" not in look.arguments and query.arguments["sql"].startswith("SELECT ")


def test_both_acts_of_a_request_are_done_in_its_order(sample: list[Trajectory]) -> None:
    for trajectory in of(sample, "twice_same", "twice_other", "copy_then_edit"):
        assert len(turns(trajectory, CallerTurn)) == 2
    for trajectory in of(sample, "copy_then_edit"):
        copy, edit = turns(trajectory, CallerTurn)
        assert edit.arguments["path"] == copy.arguments["destination"]


def test_no_family_asks_what_the_everyday_tasks_ask(sample: list[Trajectory]) -> None:
    """Whole requests of a few words, such as "what time is it", are everybody's."""
    long = {task.id for task in load_tasks() if all(len(text.split()) > 5 for text in task.say)}
    tasks = local_tasks()
    assert not [hit for trajectory in sample for hit in tasks.hits(trajectory) if hit.item in long]


def test_a_table_may_number_its_rows_and_they_are_called_by_their_names_still() -> None:
    tables = [tabledata.draw(Random(seed), lambda stem, ext: stem + ext)[0] for seed in range(200)]
    numbered = [table for table in tables if table.columns[0].kind == "index"]
    assert 20 < len(numbered) < 80
    for table in tables:
        assert table.label.kind == "label" and table.columns.index(table.label) == (table in numbered)
    for table in numbered:
        first, *others = (row[table.columns[0].name] for row in table.rows)
        assert others == [first + n for n in range(1, len(table.rows))]


def test_the_parts_of_a_request_are_planned_as_each_is_alone() -> None:
    several = "two_files two_of_a_kind three_things listed_files several_new copied_twice make_and_move_named".split()
    for trajectory in core.generate(21, 70, families=several, tasks=(1.0,)):
        plans = [turn.rationale for turn in turns(trajectory, PlannerTurn)]
        if len(plans) == 1:  # a tool is not on offer
            continue
        assert plans[0].startswith("First: ") and all(plan.startswith("Next: ") for plan in plans[1:-1])
        if plans[-1] != ALL_DONE:
            assert plans[-1].startswith("Next: ") and plans[-1].endswith(" here.")
            continue
        (end,) = turns(trajectory, SummarizerTurn)
        assert len(end.answer.splitlines()) == len(plans) - 1
