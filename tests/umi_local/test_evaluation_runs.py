"""Running tasks and scoring roles: the real agent and the real tools, a scripted engine in the model's place."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from scripted_engine import ScriptedEngine, plan
from trajectories import TOOLS, argument_maps

from umi_local.evaluation import __main__ as command
from umi_local.evaluation.roles import Step, argument_f1, same_call, same_facts, score_trajectories, summarize
from umi_local.evaluation.runner import MemoryNotes, Report, run_task, run_tasks
from umi_local.evaluation.tasks import load_tasks, select
from umi_local.packs.pack import Sampling
from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    UserTurn,
    write_jsonl,
)

SAMPLING = Sampling()
PACK = SimpleNamespace(name="scripted", format="shared", sampling=SAMPLING)
TASKS = {t.id: t for t in load_tasks()}
USE, DONE = plan("Use the tool."), plan("It is done.", "conclusion")


async def test_a_solved_task_passes_and_says_what_it_called() -> None:
    engine = ScriptedEngine([USE, 'count_text {"path": "watering.log"}', DONE, "watering.log has 60 lines."])
    result = await run_task(TASKS["count-lines"], PACK, engine)
    assert result.passed
    assert result.reasons == ()
    assert result.calls == (("count_text", {"path": "watering.log"}, True),)
    assert result.answer == "watering.log has 60 lines."
    assert result.seconds > 0


async def test_the_right_words_without_the_effect_fail() -> None:
    engine = ScriptedEngine([DONE, "I renamed draft.txt to announcement.txt."])
    result = await run_task(TASKS["rename-draft"], PACK, engine)
    assert not result.passed
    assert "there is no file announcement.txt" in result.reasons
    assert "draft.txt is still there" in result.reasons


async def test_the_effect_in_any_words_passes() -> None:
    move = 'move_file {"source": "draft.txt", "destination": "announcement.txt"}'
    result = await run_task(TASKS["rename-draft"], PACK, ScriptedEngine([USE, move, DONE, "ok"]))
    assert result.passed, result.reasons


async def test_doing_more_than_was_asked_fails() -> None:
    script = [
        *(USE, 'move_file {"source": "draft.txt", "destination": "announcement.txt"}'),
        *(USE, 'delete_file {"path": "contacts.csv"}'),
        *(DONE, "Renamed."),
    ]
    result = await run_task(TASKS["rename-draft"], PACK, ScriptedEngine(script))
    assert result.reasons == ("contacts.csv is gone",)


async def test_asking_back_gets_a_reply_in_the_same_session() -> None:
    engine = ScriptedEngine(
        [
            plan("The name is missing.", "conclusion"),
            "What shall I call the folder?",
            *(USE, 'make_directory {"path": "invoices"}'),
            *(DONE, "Made it."),
        ]
    )
    result = await run_task(TASKS["ask-create-then-named"], PACK, engine)
    assert result.passed, result.reasons
    assert "What shall I call the folder?" in engine.prompt_text()


async def test_acting_before_asking_fails() -> None:
    engine = ScriptedEngine(
        [USE, 'make_directory {"path": "invoices"}', DONE, "Made invoices, all right?", DONE, "Yes."]
    )
    result = await run_task(TASKS["ask-create-then-named"], PACK, engine)
    assert "changed files before it was told what to do" in result.reasons


async def test_giving_up_is_right_where_nothing_helps() -> None:
    engine = ScriptedEngine([plan("No tool orders food.", "give up")])
    assert (await run_task(TASKS["cannot-pizza"], PACK, engine)).passed
    engine = ScriptedEngine([plan("Too hard.", "give up")])
    result = await run_task(TASKS["sum-plus"], PACK, engine)
    assert result.status == "gave_up"
    assert not result.passed


async def test_notes_are_the_tasks_own() -> None:
    task = TASKS["note-where"]
    found = await run_task(
        task, PACK, ScriptedEngine([USE, 'search_notes {"query": "parcel"}', DONE, "At the neighbour."])
    )
    assert found.passed, found.reasons
    kept = ScriptedEngine([USE, 'add_note {"text": "wifi name is SeagullNest"}', DONE, "Kept."])
    assert (await run_task(TASKS["note-jot"], PACK, kept)).passed
    notes = MemoryNotes(["a parcel", "a letter"])
    assert [n[0] for n in notes.list()] == [2, 1]
    assert notes.search("PARCEL a")[0][2] == "a parcel"
    assert notes.add("third") == 3
    assert notes.added == ["third"]


async def test_an_engine_that_breaks_fails_the_task_and_not_the_run() -> None:
    from umi_local.engine.client import EngineError

    engine = ScriptedEngine([EngineError("the model is gone")], loop=True)
    chosen = select(TASKS.values(), "sum-plus,talk-hi")
    seen: list[str] = []
    report = await run_tasks(chosen, PACK, engine, lambda r: seen.append(r.id))
    assert seen == [t.id for t in chosen]
    assert report.passed == 0
    assert {r.status for r in report.results} == {"failed"}


async def test_a_report_counts_by_category_and_is_json() -> None:
    engine = ScriptedEngine(
        [USE, 'calculate {"expression": "348 + 277"}', DONE, "625", USE, "list_directory {}", DONE, "Hello."]
    )
    report = await run_tasks([TASKS["sum-plus"], TASKS["talk-hi"]], PACK, engine)
    data = json.loads(json.dumps(report.to_dict()))
    assert data["passed"] == 1
    assert data["tasks"] == 2
    assert data["rate"] == 0.5
    assert data["categories"]["sums"] == {"passed": 1, "tasks": 1}
    assert "50.0 %" in report.table()
    assert Report("empty", (), 0.0).to_dict()["rate"] == 0.0


# --- roles --------------------------------------------------------------------------------------------------

RECORDED = Trajectory(
    TOOLS,
    (
        UserTurn("how long is a.txt"),
        PlannerTurn("Read it.", Decision.CALLER),
        CallerTurn("read_file", {"path": "a.txt", "n": 3}),
        ObservationTurn("12 lines in a.txt"),
        PlannerTurn("Known.", Decision.CONCLUSION),
        SummarizerTurn("a.txt has 12 lines."),
    ),
    {"family": "lengths"},
)


async def test_roles_that_write_what_was_recorded_score_full_marks() -> None:
    engine = ScriptedEngine([USE, 'read_file {"path": "a.txt", "n": 3}', DONE, "There are 12 lines in a.txt."])
    report = await score_trajectories([RECORDED], PACK, engine)
    total = report.total
    assert total == report.families["lengths"]
    assert total.steps == 2
    for name in ("plan_accuracy", "action_exact_match", "argument_f1", "argument_exact_match", "first_call_exact"):
        assert getattr(total, name) == 1.0
    assert total.final_decision == total.answer_facts == total.trajectories_right == 1.0
    assert total.hallucinated_tools == 0.0
    assert "lengths" in report.table()
    json.dumps(report.to_dict())


async def test_history_is_the_recorded_one_whatever_was_written() -> None:
    engine = ScriptedEngine(
        [USE, 'read_file {"path": "b.txt"}', plan("Give in.", "give up")],
    )
    report = await score_trajectories([RECORDED], PACK, engine)
    assert 'read_file {"path": "a.txt", "n": 3}' in engine.prompt_text()
    assert "b.txt" not in engine.prompt_text()
    total = report.total
    assert total.plan_accuracy == 0.5
    assert total.action_exact_match == 1.0
    assert total.argument_exact_match == total.first_call_exact == 0.0
    assert total.argument_f1 == pytest.approx(2 * 0.5 / 3)
    assert total.final_decision == total.trajectories_right == 0.0


async def test_unreadable_roles_are_wrong_and_invented_tools_counted() -> None:
    engine = ScriptedEngine(["no decision", DONE, "a.txt has 13 lines."], strict=False)
    report = await score_trajectories([RECORDED], PACK, engine)
    assert report.total.plan_accuracy == 0.5
    assert report.total.action_exact_match == 0.0
    assert report.total.answer_facts == 0.0
    invented = Step(Decision.CALLER, Decision.CALLER, CallerTurn("read_file"), CallerTurn("rm"), ("read_file",))
    assert summarize([[invented]]).hallucinated_tools == 1.0


@given(argument_maps, argument_maps)
def test_argument_f1_is_a_share_and_full_for_equal_arguments(gold: dict, written: dict) -> None:
    assert argument_f1(gold, gold) == 1.0
    assert 0.0 <= argument_f1(gold, written) <= 1.0


def test_argument_f1_gives_half_a_point_for_a_right_key() -> None:
    assert argument_f1({"a": 1, "b": 2}, {"a": 1, "b": 3}) == pytest.approx(2 * 1.5 / 4)
    assert argument_f1({}, {}) == 1.0
    assert argument_f1({}, {"a": 1}) == 0.0
    assert argument_f1({"a": 1}, {}) == 0.0


def test_calls_are_the_same_up_to_blanks_and_kinds_of_numbers() -> None:
    assert same_call(CallerTurn("t", {"a": "x ", "n": 5}), CallerTurn("t", {"n": 5.0, "a": "x"}))
    assert not same_call(CallerTurn("t", {"a": "x"}), CallerTurn("t", {"a": "X"}))
    assert not same_call(CallerTurn("t"), CallerTurn("u"))


def test_facts_of_answers_are_their_numbers_and_names() -> None:
    assert same_facts("notes.txt has 1,204 lines.", "There are 1204 lines in `notes.txt`.")
    assert not same_facts("notes.txt has 12 lines.", "notes.txt has 13 lines.")
    assert not same_facts("notes.txt has 12 lines.", "It has 12 lines.")
    assert not same_facts("Hello.", "")
    assert same_facts("33 * 12 = 396", "396 in total.")
    assert same_facts("5% of 122.12 = 6.106", "It is 6.106.")
    assert not same_facts("33 * 12 = 396", "33 * 12 = 397")
    assert not same_facts("33 * 12 = 396", "That is 33 * 12.")
    assert not same_facts("costs of May: 33 * 12 = 396", "396 in total.")
    assert same_facts("The last commit is from 2026-03-02 by Marco Conti.", "Marco Conti made it on 2 March 2026.")
    assert not same_facts("The last commit is from 2026-03-02 by Marco Conti.", "Marco Conti made it on 3 March 2026.")
    assert not same_facts("The last commit is by Marco Conti.", "It is by Ines Castro.")
    assert same_facts("It was a Friday in March.", "A friday.")


# --- the command --------------------------------------------------------------------------------------------


def test_the_tasks_can_be_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--list", "--only", "sum-plus"]) == 0
    assert "348 + 277" in capsys.readouterr().out


def test_a_missing_pack_or_file_is_an_error_in_words(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--pack", str(tmp_path / "none"), "--limit", "1"]) == 4
    assert "error:" in capsys.readouterr().err
    assert command.main(["--heldout", str(tmp_path / "none.jsonl")]) == 2
    bad = tmp_path / "bad.jsonl"
    bad.write_text("[]\n", encoding="utf-8")
    assert command.main(["--heldout", str(bad)]) == 2
    assert "bad.jsonl:1" in capsys.readouterr().err


def test_limits_must_be_positive() -> None:
    with pytest.raises(SystemExit):
        command.main(["--limit", "0"])


def test_heldout_files_are_read_before_the_engine_starts(tmp_path: Path) -> None:
    path = tmp_path / "held.jsonl"
    write_jsonl(path, [RECORDED])
    assert command.main(["--pack", str(tmp_path / "none"), "--heldout", str(path)]) == 4
