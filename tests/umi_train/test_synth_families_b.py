"""The everyday families: what they ask, call and answer, with the real tools."""

from __future__ import annotations

import ast
import importlib
import json
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    UserTurn,
)
from umi_train import synth
from umi_train.synth import core, families_public, figures, phrase

MODULES = (
    "math percent stories units dates clock system git tables notes chat dialog commands cannot pairs public"
).split()
FOLDER = Path(synth.__file__).parent


def mine() -> list[str]:
    names = {f"umi_train.synth.families_{m}" for m in MODULES}
    return [f.name for f in core.load_families().values() if f.make.__module__ in names]


def steps(trajectory: Trajectory) -> Iterator[tuple[str, CallerTurn, ObservationTurn]]:
    """Yield (request, call, observation) of every call."""
    asked = ""
    for turn, following in zip(trajectory.turns, trajectory.turns[1:], strict=False):
        if isinstance(turn, UserTurn):
            asked = f"{turn.text}\n{turn.context}"
        if isinstance(turn, CallerTurn):
            assert isinstance(following, ObservationTurn)
            yield asked, turn, following


def answers(trajectory: Trajectory) -> list[str]:
    return [t.answer for t in trajectory.turns if isinstance(t, SummarizerTurn)]


def templates() -> Iterator[tuple[str, str]]:
    for module in (*(f"families_{m}" for m in MODULES), "table_queries"):
        for node in ast.walk(ast.parse((FOLDER / f"{module}.py").read_text(encoding="utf-8"))):
            if isinstance(node, ast.Tuple) and len(node.elts) >= 10:
                texts = [
                    item.value for item in node.elts if isinstance(item, ast.Constant) and isinstance(item.value, str)
                ]
                if not any("\n" in text or ("|" in text and "(" not in text) for text in texts):  # scripts, commands
                    yield from ((module, text) for text in texts)


def test_every_template_is_well_formed() -> None:
    count = 0
    for module, template in templates():
        try:
            phrase.parse(template)
        except phrase.TemplateError as error:
            pytest.fail(f"{module}: {error}")
        count += 1
    assert count > 2500


@pytest.mark.parametrize("split", ["train", "heldout_entity"])
def test_every_family_makes_a_task_in_every_split(split: core.Split) -> None:
    if shutil.which("git") is None:
        pytest.fail("git is needed for the git families")
    for name in mine():
        (made,) = core.generate(11, 1, split, families=[name], tasks=(1.0,))
        assert made.meta["families"] == [name]
        assert isinstance(made.turns[0], UserTurn)
        assert isinstance(made.turns[-1], (SummarizerTurn, PlannerTurn))


def test_most_families_have_phrasings_of_their_own_for_the_held_out_split() -> None:
    made = list(core.generate(11, 150, "heldout_template", families=mine(), tasks=(1.0,)))
    assert len({name for t in made for name in t.meta["families"]}) > 25


def test_the_same_seed_gives_the_same_tasks() -> None:
    first = [t.to_json() for t in core.generate(3, 40, families=mine())]
    assert first == [t.to_json() for t in core.generate(3, 40, families=mine())]


def test_rationales_are_short_and_name_the_tool_that_is_called() -> None:
    for trajectory in core.generate(4, 150, families=mine()):
        for turn, following in zip(trajectory.turns, trajectory.turns[1:], strict=False):
            if isinstance(turn, PlannerTurn):
                assert 0 < len(turn.rationale) <= 100
                if isinstance(following, CallerTurn):
                    assert following.tool in turn.rationale


@pytest.mark.parametrize("name", ["math_expression", "math_operation", "math_percent", "math_story", "piped_numbers"])
def test_numbers_of_an_expression_stand_in_the_request_and_the_value_in_the_answer(name: str) -> None:
    for trajectory in core.generate(5, 40, families=[name], tasks=(1.0,)):
        for asked, call, observation in steps(trajectory):
            written = set(re.findall(r"\d+(?:[.,]\d+)*", asked)) | {"2", "3", "4", "5", "10", "12", "100"}
            written |= {str(len(re.findall(r"\d+(?:\.\d+)?", asked)))}
            for number in re.findall(r"\d+(?:[.,]\d+)*", call.arguments["expression"]):
                assert number in written, (asked, call.arguments)
            if observation.ok:
                shown = observation.content.rpartition(" = ")[2].partition(" (")[0]
                assert any(shown in answer for answer in answers(trajectory))


def test_nothing_is_converted_into_the_unit_it_has() -> None:
    for trajectory in core.generate(4, 80, families=["convert_units"], tasks=(1.0,)):
        for turn in trajectory.turns:
            if isinstance(turn, ObservationTurn) and turn.ok:
                value, _, other = turn.content.partition(" = ")
                assert value != other, trajectory.turns[0]


@pytest.mark.parametrize(
    "name", ["convert_units", "convert_one", "convert_kitchen", "date_weekday", "date_difference", "date_offset"]
)
def test_units_and_dates_are_understood_by_the_tool_and_copied_from_the_request(name: str) -> None:
    for trajectory in core.generate(6, 40, families=[name], tasks=(1.0,)):
        for asked, call, observation in steps(trajectory):
            assert observation.ok, (call.arguments, observation.content)
            for key in ("date", "end_date", "offset"):
                value = call.arguments.get(key, "today")
                assert value == "today" or value.removeprefix("-") in asked


def test_a_table_is_looked_at_before_it_is_queried_and_only_once() -> None:
    for trajectory in core.generate(7, 30, families=["table_query"], tasks=(1.0,)):
        made = [call for _, call, _ in steps(trajectory)]
        assert [call.tool for call in made[1:]] == ["query_table"] * len(made[1:])
        calls = [call.arguments for call in made if call.tool == "query_table"]  # a table may have to be found first
        assert not calls or "sql" not in calls[0]
        assert all("sql" in arguments for arguments in calls[1:])
        assert all(observation.ok for _, _, observation in steps(trajectory))


def test_system_information_varies_and_is_copied() -> None:
    seen = Counter()
    for trajectory in core.generate(8, 30, families=["system_info"], tasks=(1.0,)):
        for _, _, observation in steps(trajectory):
            seen[observation.content] += 1
            assert any(observation.content.partition(": ")[2] in answer for answer in answers(trajectory))
    assert len(seen) > 20
    system = importlib.import_module("umi_local.tools.system")
    assert system._os.__module__ == system.__name__, "the real readers are back"


def test_git_answers_come_from_a_real_repository() -> None:
    kinds = Counter()
    for trajectory in core.generate(9, 40, families=["git_status", "git_log", "git_diff"], tasks=(1.0,)):
        for _, call, observation in steps(trajectory):
            assert observation.ok, observation.content
            kinds[call.tool] += 1
    assert set(kinds) == {"git_status", "git_log", "git_diff"}
    for trajectory in core.generate(9, 3, families=["git_none"], tasks=(1.0,)):
        for _, _, observation in steps(trajectory):
            assert not observation.ok
            assert answers(trajectory) == ["This folder is not in a git repository."]


def test_a_missing_argument_is_asked_for_and_the_reply_is_used() -> None:
    asked_alone = used = later = 0
    for trajectory in core.generate(10, 80, families=["ask_user"], tasks=(1.0,)):
        found = list(steps(trajectory))
        if not found:
            continue
        _, question, reply = found[0]
        assert question.tool == "ask_user"
        if reply.ok:
            used += 1
            rest = json.dumps(found[1][1].arguments, ensure_ascii=False)
            assert all(part in rest for part in reply.content.split()[:1])
        else:
            assert answers(trajectory)[0] == question.arguments["question"]
            asked_alone += len(found) == 1
            if len(found) > 1:
                later += 1
                assert [type(turn) for turn in trajectory.turns].count(UserTurn) == 2
    assert asked_alone and used and later


def test_impossible_wishes_end_without_a_call() -> None:
    for trajectory in core.generate(12, 60, families=["cannot", "convert_currency"]):
        assert not any(isinstance(turn, CallerTurn) for turn in trajectory.turns)
        assert trajectory.turns[-1].decision.value == "give up"


def test_answers_hold_nothing_that_a_shortened_observation_hides() -> None:
    for trajectory in core.generate(13, 200, families=mine()):
        for turn, following in zip(trajectory.turns, trajectory.turns[1:], strict=False):
            if isinstance(following, SummarizerTurn) and isinstance(turn, PlannerTurn):
                assert len(following.answer) <= 1000


def test_without_public_data_its_families_are_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UMI_DATA", str(tmp_path))
    assert families_public.missing() == ["nlu_home", "metatool", "gsm8k"]
    monkeypatch.setenv("UMI_DATA", str(tmp_path / "nowhere"))
    assert families_public.data_folder() is None


@pytest.mark.parametrize(
    ("number", "spelled"),
    [(0, "zero"), (21, "twenty one"), (105, "one hundred and five"), (1500, "one thousand five hundred")],
)
def test_numbers_in_words(number: int, spelled: str) -> None:
    from umi_local.tools.spoken import words_to_digits

    assert figures.words(number) == spelled
    assert words_to_digits(spelled).replace(" ", "") == str(number)
