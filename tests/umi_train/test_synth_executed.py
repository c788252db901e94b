"""The executed held-out split: the recorded calls reach the recorded end, anything less is a fault."""

import contextlib

import pytest
from scripted_engine import ScriptedEngine, plan

from umi_local.engine.nodes import MARK
from umi_local.evaluation.judge import snapshot
from umi_local.events import TurnFinished
from umi_local.packs.pack import load_pack
from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools.base import ToolContext, ToolError
from umi_local.trajectory import CallerTurn, UserTurn
from umi_train.synth import executed
from umi_train.synth.core import generate, registry
from umi_train.synth.world import MemoryNotes

SEED, COUNT = 5, 40


def replay(exercise, calls):
    """Run the recorded calls in the exercise's folder and return what `_faults` says about the end."""
    notes = MemoryNotes(exercise.now)
    notes.rows = list(exercise.notes)
    replies = iter([r for e in exercise.exchanges for r in e.replies])
    context = ToolContext(Workspace(exercise.folder), Journal.memory(), notes, now=lambda: exercise.now)
    context.ask = lambda _question: next(replies, "never mind")
    for call in calls:
        with contextlib.suppress(ToolError):
            registry().get(call.tool).run(context, call.arguments)
    status = "gave_up" if exercise.answer is None else "answered"
    end = TurnFinished(status, exercise.answer or "I cannot do that.")
    return executed._faults(exercise, end, snapshot(exercise.folder), [text for _, _, text in notes.rows])


def test_the_recorded_calls_reach_the_recorded_end_and_leaving_out_a_write_does_not(tmp_path):
    recorded = list(generate(SEED, COUNT, "heldout_template", tasks=(1.0,)))
    missed = 0
    for exercise, trajectory in zip(
        executed.exercises(SEED, COUNT, "heldout_template", tmp_path), recorded, strict=True
    ):
        assert trajectory.meta["families"] == [exercise.family]
        if any(e.refusals for e in exercise.exchanges):
            continue
        calls = [t for t in trajectory.turns if isinstance(t, CallerTurn)]
        before = snapshot(exercise.folder)
        assert replay(exercise, calls) == [], exercise.family
        if before.digest != exercise.after.digest:
            missed += 1
            assert any(
                f.startswith("differs") for f in executed._faults(exercise, TurnFinished("failed", ""), before, [])
            )
    assert missed >= 5


def test_a_wrong_answer_and_a_missing_give_up_are_faults(tmp_path):
    for exercise in executed.exercises(SEED, COUNT, "heldout_template", tmp_path):
        after = snapshot(exercise.folder)
        end = TurnFinished("answered", "It is 918273645.")
        faults = executed._faults(exercise, end, after, exercise.notes_after)
        if exercise.answer is None or any(c.isdigit() for c in exercise.answer):
            assert faults, (exercise.family, exercise.answer)


async def test_the_computer_that_a_session_made_up_is_there_when_its_tool_is_run(tmp_path):
    for exercise in executed.exercises(SEED, 3, "train", tmp_path, families=("system_info",)):
        turn = [plan("Look."), "system_info {}", plan("Done.", "conclusion"), f"{MARK}1"]
        faults = await executed.attempt(exercise, load_pack("nano"), ScriptedEngine(turn))
        assert exercise.machine is not None and all("instead of" not in fault for fault in faults), faults


@pytest.mark.timeout(100)
async def test_the_shipped_pack_can_be_scored(tmp_path):
    results = await executed.run("nano", SEED, 3, "heldout_template", show=False)
    assert sum(len(r) for r in results.values()) == 3
    assert load_pack("nano").name == "nano"


def test_a_task_that_was_given_up_before_is_no_part_of_an_exercise(tmp_path):
    made = executed.exercises(82, 200, "train", tmp_path)
    told = generate(82, 200, "train", tasks=(1.0,))
    for exercise, trajectory in zip(made, told, strict=True):
        asked = [turn.text for turn in trajectory.turns if isinstance(turn, UserTurn)]
        assert [exchange.text for exchange in exercise.exchanges] == asked


async def test_a_call_that_nobody_can_allow_is_refused(tmp_path):
    found = (e for e in executed.exercises(3, 400, "train", tmp_path, families=["refused"]) if e.exchanges[-1].mode)
    exercise = next(found)
    call = 'write_file {"path": "a.txt", "content": "b"}'
    engine = ScriptedEngine([plan("Write it.", "caller"), call, plan("Refused.", "conclusion"), "Not allowed."])
    faults = await executed.attempt(exercise, load_pack("nano"), engine)
    assert faults == []
