"""Splits, duplicates and contamination: by what is said, whatever the order."""

from __future__ import annotations

import json
import random
import tracemalloc
from collections.abc import Iterator

import pytest

from umi_local.evaluation.tasks import load_tasks
from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, PlannerTurn, ToolSpec, Trajectory, UserTurn
from umi_train.data import Contamination, Place, Report, Seen, divided, local_tasks, split_of, unseen
from umi_train.data.contamination import command_shape

RUN = ToolSpec("run_command", "Run.", {"type": "object", "properties": {"command": {"type": "string"}}})


def told(text: str, command: str = "ls", *tools: str, rationale: str = "Run it.") -> Trajectory:
    offered = (RUN, *(ToolSpec(name, "", {}) for name in tools))
    turns = (UserTurn(text), PlannerTurn(rationale, Decision.CALLER), CallerTurn("run_command", {"command": command}))
    return Trajectory(offered, turns, {"place": text})


def placed(*trajectories: Trajectory) -> list[tuple[Place, Trajectory]]:
    return [(Place("f", n), t) for n, t in enumerate(trajectories, 1)]


def test_the_split_depends_on_the_request_alone() -> None:
    many = [told(f"request number {n}") for n in range(2000)]
    held = {t.turns[0] for t in many if split_of(t, 0.1) == "validation"}
    assert 150 < len(held) < 250
    random.Random(1).shuffle(many)
    assert {t.turns[0] for side, t in divided(placed(*many), 0.1) if side == "validation"} == held
    assert {t.turns[0] for t in many if split_of(t, 0.1, salt="other") == "validation"} != held
    assert {split_of(t, 0.0) for t in many} == {"train"} and {split_of(t, 1.0) for t in many} == {"validation"}


def test_answers_to_one_request_are_on_one_side() -> None:
    for n in range(200):
        sides = {split_of(told(f"Request {n}!", c, *t), 0.5) for c, t in (("ls", ()), ("pwd", ("a",)), ("ls -a", ()))}
        assert len(sides | {split_of(told(f"request  {n}"), 0.5)}) == 1


def test_a_duplicate_is_the_same_request_tools_and_calls() -> None:
    first = told("List the files!", "ls", "a", "b")
    same = told("list the  files", "ls", "b", "a", rationale="Other words.")
    others = [
        told("list the files", "ls -l", "a", "b"),
        told("list the files", "ls", "a"),
        told("list files", "ls", "a", "b"),
    ]
    report = Report()
    report.kept = 5
    kept = [t for _, t in unseen(placed(first, same, *others), report)]
    assert kept == [first, *others]
    assert report.skipped == {"a duplicate of another row": 1} and report.read == 5


def test_what_a_validation_set_holds_is_left_out_of_training() -> None:
    seen = Seen()
    report = Report()
    assert len(list(unseen(placed(told("a b c"), told("d e f")), report, seen))) == 2
    report.kept = 2
    assert [t.turns[0].text for _, t in unseen(placed(told("A, b; c"), told("new")), report, seen)] == ["new"]
    assert len(seen) == 3


# --- contamination ------------------------------------------------------------------------------------------

ASKED = "please move every picture from the inbox folder into the album called winter two years ago"


def index_of(*texts: str) -> Contamination:
    index = Contamination()
    for n, text in enumerate(texts):
        index.add_text("set", f"item {n}", text)
    return index


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        (ASKED, True),
        (f"Hello! {ASKED.upper()}?", True),
        (ASKED.removeprefix("please move every"), True),
        (ASKED.replace("inbox", "outbox").replace("winter", "summer"), False),
        ("from the inbox folder into the album called nothing at all", False),
        ("move it", False),
    ],
)
def test_a_request_is_found_when_half_of_it_is_there(text: str, hit: bool) -> None:
    assert bool(index_of(ASKED).hits(told(text))) is hit


def test_a_short_request_is_found_only_whole() -> None:
    index = index_of("what time is it", "hi", "thank you")
    assert index.hits(told("Tell me: what time is it, now?"))
    assert not index.hits(told("what time is this"))
    assert not index.hits(told("hi thank you"))
    assert index.too_short == {"set": 2} and index.sizes == {"set": 3}


def test_found_rows_are_left_out_and_told_with_their_place() -> None:
    index, report = index_of(ASKED), Report()
    report.kept = 2
    kept = list(index.clean(placed(told("something else entirely"), told(ASKED)), report))
    assert [t.turns[0].text for _, t in kept] == ["something else entirely"]
    assert report.skipped == {"an evaluation set asks the same": 1} and report.kept == 1
    assert index.found == {"set": 1}
    data = index.to_dict()
    assert data["examples"] == [
        {"place": "f, row 2", "evaluation": "set", "item": "item 0", "share": 1.0, "what": "request"}
    ]
    json.dumps(data)
    assert "1  rows found in set" in index.table()


def test_a_command_is_found_under_other_names() -> None:
    index = Contamination()
    index.add(
        "intercode",
        "7",
        told("count lines of code in the project please now", "find /testbed -name '*.py' | xargs wc -l"),
    )
    assert [h.what for h in index.hits(told("something", 'find /home/x -name "*.c" | xargs wc -l'))] == ["command"]
    assert not index.hits(told("something", "find /home/x -type f | xargs wc -l"))
    assert command_shape("head -n 5 a/b.txt 'x y' \"z\" q.md") == "head -n _"


def test_the_local_tasks_are_all_in_the_default_index() -> None:
    index = local_tasks()
    tasks = [task for task in load_tasks() if any(len(say.split()) >= 8 for say in task.say)]
    assert len(tasks) > 50
    for task in tasks:
        assert any(h.item == task.id for say in task.say for h in index.hits(told(say))), task.id
    assert not index.hits(told("Natalia sold clips to 48 of her friends in April, and half as many in May."))


def test_memory_holds_hashes_and_not_the_data() -> None:
    def many() -> Iterator[tuple[Place, Trajectory]]:
        for n in range(400):
            yield Place("f", n), told(f"request {n} " + "word " * 400)

    index, seen, report = index_of(ASKED), Seen(), Report()
    tracemalloc.start()
    assert sum(1 for _ in index.clean(unseen(many(), report, seen), report)) == 400
    kept = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(seen) == 400 and kept < 150_000
