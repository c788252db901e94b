"""What the everyday score counts: never a task that the user has taught."""

from __future__ import annotations

from umi_local.evaluation.tasks import load_tasks
from umi_local.trajectory import Trajectory, UserTurn
from umi_train.learn.score import asked_tasks, without
from umi_train.learn.show import score_lines


def asking(*texts: str) -> Trajectory:
    return Trajectory((), tuple(UserTurn(text) for text in texts))


def test_a_lesson_that_asks_what_a_task_asks_is_found_also_among_earlier_requests() -> None:
    task = next(task for task in load_tasks() if len(task.say[0].split()) >= 6)
    assert task.id in asked_tasks([asking("hello", task.say[0], "and now note milk")])
    assert asked_tasks([asking("please put the garden photos of march into one album")]) == []


def test_tasks_that_were_taught_count_on_neither_side() -> None:
    score = {"passed": 2, "of": 4, "failed": ["b", "d"], "tasks": ["a", "b", "c", "d"], "umi": "0"}
    left = without(score, ["a", "b", "unknown"])
    assert (left["passed"], left["of"], left["failed"], left["left_out"]) == (1, 2, ["d"], 2)
    assert without(score, []) == {**score, "left_out": 0}
    scores = {
        "before": {"held_out": {}, "everyday": left},
        "after": {"held_out": {}, "everyday": {**left, "passed": 2}},
        "loss": {},
    }
    (_, line) = score_lines(scores)
    assert "2 that you taught left out" in line and "1 of 2" in line and "2 of 2" in line
