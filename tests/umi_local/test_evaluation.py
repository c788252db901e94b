"""The everyday tasks are sound, and the judge sees effects and not wording."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from local_solutions import SOLUTIONS

from umi_local.evaluation.facts import (
    FactError,
    Moment,
    expand,
    fill,
    has_date,
    has_number,
    holds,
    is_negative,
    is_question,
    numbers,
)
from umi_local.evaluation.judge import Snapshot, TurnOutcome, judge, snapshot
from umi_local.evaluation.runner import MemoryNotes
from umi_local.evaluation.tasks import Task, TaskFileError, build, load_tasks, select
from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.tools import builtin_registry
from umi_local.tools.base import ToolContext, ToolError

TASKS = load_tasks()
NOW = datetime(2026, 11, 21, 14, 3, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A folder for each task, as the runner makes it."""
    roots = {}
    for task in TASKS:
        roots[task.id] = tmp_path_factory.mktemp("task")
        build(task, roots[task.id], NOW.timestamp())
    return roots


def moment(before: Snapshot, root: Path) -> Moment:
    return Moment(NOW, before.files, before.modified, root)


def test_there_are_enough_tasks_of_every_kind() -> None:
    assert len(TASKS) >= 170
    kinds = {t.expect for t in TASKS}
    assert kinds == {"answer", "negative", "cannot", "asks", "talk"}
    assert sum(t.category == "several" for t in TASKS) >= 25
    assert len({t.say for t in TASKS}) == len(TASKS)


def test_doing_nothing_passes_no_task_that_wants_something(built: dict[str, Path]) -> None:
    for task in TASKS:
        before = snapshot(built[task.id])
        idle = [TurnOutcome("answered", "Done.")] * len(_turns(task))
        reasons = judge(task, idle, before, before, before, (), [moment(before, built[task.id])])
        assert reasons or task.expect == "talk", task.id


def test_failing_passes_no_task(built: dict[str, Path]) -> None:
    for task in TASKS:
        before = snapshot(built[task.id])
        failed = [TurnOutcome("failed", "the engine broke, sorry? " + _answer(task, before))] * len(_turns(task))
        assert judge(task, failed, before, before, before, task.noted, [moment(before, built[task.id])]), task.id


def test_every_task_can_be_passed(built: dict[str, Path]) -> None:
    for task in TASKS:
        before = snapshot(built[task.id])
        after = _done(task, before)
        here = moment(before, built[task.id])
        answers = [TurnOutcome("answered", "Here you are.")] * (len(_turns(task)) - 1)
        outcomes = [*answers, TurnOutcome("answered", _answer(task, before))]
        if task.expect == "asks":
            outcomes[0] = TurnOutcome("answered", "Which one do you mean?")
        notes = [" ".join(_shown(fact, here) for fact in task.noted)] if task.noted else []
        assert judge(task, outcomes, before, before, after, notes, [here]) == [], task.id


def test_touching_anything_else_fails_every_task(built: dict[str, Path]) -> None:
    for task in TASKS:
        before = snapshot(built[task.id])
        done = _done(task, before)
        after = Snapshot({**done.files, "stray.txt": b"x"}, done.modified, done.folders)
        outcomes = [TurnOutcome("answered", f"Which? {_answer(task, before)}")] * len(_turns(task))
        reasons = judge(task, outcomes, before, before, after, task.noted, [moment(before, built[task.id])])
        assert "stray.txt was made" in reasons, task.id


def _turns(task: Task) -> Sequence[str]:
    return task.say if task.reply is None else (*task.say, task.reply)


def _answer(task: Task, before: Snapshot) -> str:
    text = ", ".join(_shown(fact, moment(before, Path())) for fact in task.facts)
    return f"Sorry, that is not possible. {text}" if task.expect in ("negative", "cannot") else f"It is: {text}."


def _shown(fact: str, here: Moment) -> str:
    return re.sub(r"^(~+|date:|clock:)", "", expand(fact.split("|")[0], here)[0])


def _done(task: Task, before: Snapshot) -> Snapshot:
    files = {p: c for p, c in before.files.items() if not any(p == g or p.startswith(f"{g}/") for g in task.gone)}
    folders = {p for p in before.folders if not any(p == g or p.startswith(f"{g}/") for g in task.gone)}
    for path, wanted in task.after.items():
        if wanted.same_as is not None:
            files[path] = before.files[wanted.same_as]
        else:
            text = wanted.any[0] if wanted.any else " ".join(_shown(c, moment(before, Path())) for c in wanted.contains)
            files[path] = text.encode()
    for path in (*task.after, *(f"{f}/x" for f in task.folders)):
        parts = path.split("/")[:-1]
        folders |= {"/".join(parts[: i + 1]) for i in range(len(parts))}
    return Snapshot(files, before.modified, frozenset(folders))


# --- facts --------------------------------------------------------------------------------------------------

HERE = Moment(NOW, {"a.txt": b"one two\nthree\n"}, {"a.txt": NOW.timestamp()})


@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        ("You need **oat  milk** and\nlemons.", "oat milk"),
        ("The total is 1,235 EUR.", "1235"),
        ("The total is 1235.00", "1235"),
        ("There are three files.", "3"),
        ("= 426,763,565", "426763565"),
        ("About 8.05 km.", "~8.047"),
        ("8.04672 kilometers", "~8.047"),
        ("15.5 GB total", "~~16.1"),
        ("The tip is $15.21.", "15.21"),
        ("It is 0.875.", "0.875|7/8"),
        ("It is 7/8.", "0.875|7/8"),
        ("Row: 720,310,64", "310"),
        ("It is Saturday.", "{weekday:today}"),
        ("Dec 25 is in 34 days", "{days_until:christmas}"),
        ("Saturday, 21 November 2026, 14:03:22", "{date:today}"),
        ("12 December", "{date:today+21}"),
        ("December 12th, 2026", "{date:today+21}"),
        ("12/12/2026", "{date:today+21}"),
        ("It is 11:04 pm there", "{clock:Asia/Tokyo}"),
        ("23:01", "{clock:Asia/Tokyo}"),
        ("week 47", "{week}"),
        ("a.txt: 2 lines, 3 words, 14 characters", "{characters:a.txt}"),
        ("Hello {name}!", "1.9|Hello {{name}}!"),
        ("don\u2019t", "don't"),
    ],
)
def test_facts_are_found_however_they_are_put(answer: str, fact: str) -> None:
    assert holds(answer, fact, HERE)


@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        ("See report3.txt", "3"),
        ("It was 13 of 30.", "3"),
        ("On 2026-03-03.", "3"),
        ("At 3:33.", "33"),
        ("Buy oat-milk", "oat milk"),
        ("They remained.", "main"),
        ("11 November 2025", "{date:today-10}"),
        ("1 November 2026", "{date:today}"),
        ("12:30", "{clock:local}"),
        ("8.2 km", "~8.047"),
        ("15.3", "15.21"),
        ("36.5", "36"),
    ],
)
def test_other_facts_are_not_found(answer: str, fact: str) -> None:
    assert not holds(answer, fact, HERE)


@given(st.integers(-(10**9), 10**9))
def test_whole_numbers_are_found_in_any_grouping(number: int) -> None:
    for text in (f"{number}", f"{number:,}", f"{number}.0", f"is {number:,}.", f"({number:,} bytes)"):
        assert has_number(text, str(number)), text


@given(st.decimals(-(10**6), 10**6, places=3))
def test_decimals_are_found_exact_or_rounded(number: object) -> None:
    wanted = str(number)
    assert has_number(f"It is {number:,} kg", wanted)
    assert has_number(f"{wanted}004", wanted)


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.dates(date(1950, 1, 1), date(2100, 1, 1)))
def test_dates_are_found_in_any_notation_and_only_that_date(day: date, other: date) -> None:
    month = day.strftime("%B")
    written = [
        day.isoformat(),
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]} {day.day}th",
        f"the {day.day}. of {month}",
        day.strftime("%d.%m.%Y"),
        day.strftime("%m/%d/%Y"),
    ]
    for text in written:
        assert has_date(f"It is {text}.", day), text
    if other != day:
        assert not has_date(f"It is {written[0]}.", other)
        assert not has_date(f"It is {written[1]}.", other)


def test_days_until_a_date_roll_over_to_next_year() -> None:
    assert expand("{days_until:07-14}", HERE) == [str((date(2027, 7, 14) - NOW.date()).days)]
    assert fill("until {next:07-14}?", HERE) == "until 2027-07-14?"
    assert expand("{date:today-10}", HERE) == [f"date:{NOW.date() - timedelta(days=10)}"]


@pytest.mark.parametrize("text", ["{nothing}", "{date:someday}", "{words:missing.txt}", "{clock:Atlantis/City}"])
def test_unknown_placeholders_are_refused(text: str) -> None:
    with pytest.raises(FactError):
        expand(text, HERE)


@given(st.text(max_size=60))
def test_any_answer_can_be_judged(answer: str) -> None:
    numbers(answer)
    for fact in (
        "3",
        "~2.5",
        "{date:today}",
        "{clock:local}",
        "oat milk",
        answer.replace("{", "").replace("}", "") or "x",
    ):
        holds(answer, fact, HERE)
    is_negative(answer)
    is_question(answer)


def test_negations_and_questions() -> None:
    assert is_negative("There is no file diary.txt.")
    assert is_negative("I can't do that.")
    assert not is_negative("Done: the note is kept.")
    assert is_question("Which file do you mean?")
    assert is_question("Please tell me the name.")
    assert not is_question("I deleted todo.txt.")


# --- the judge ----------------------------------------------------------------------------------------------


def task(**more: object) -> Task:
    from umi_local.evaluation.tasks import Folder

    return Task(**{"id": "t", "category": "c", "say": ("x",), "folder": Folder(), **more})


BEFORE = Snapshot({"a.txt": b"one\n", "d/b.txt": b"two\n"}, {}, frozenset({"d"}))


def verdict(
    given: Task, answer: str, after: Snapshot = BEFORE, *, status: str = "answered", calls: tuple = ()
) -> list[str]:
    outcomes = [TurnOutcome(status, answer, calls)]
    return judge(given, outcomes, BEFORE, BEFORE, after, (), [HERE])


def test_a_refused_or_given_up_turn_counts_for_what_cannot_be() -> None:
    cannot = task(expect="cannot")
    assert verdict(cannot, "x", status="gave_up") == []
    assert verdict(cannot, "I cannot send mail.") == []
    assert verdict(cannot, "Mail sent.")
    assert verdict(cannot, "I cannot send mail.", status="failed")


def test_small_talk_needs_no_tool() -> None:
    assert verdict(task(expect="talk"), "Hello!") == []
    assert verdict(task(expect="talk"), "Hello!", calls=(("list_directory", {}, True),))
    assert verdict(task(expect="talk"), " ")


def test_files_are_compared_with_what_they_must_be() -> None:
    from umi_local.evaluation.tasks import FileAfter

    edit = task(after={"a.txt": FileAfter(any=("ONE",))})
    changed = Snapshot({**BEFORE.files, "a.txt": b"ONE \r\n\n"}, {}, BEFORE.folders)
    assert verdict(edit, "Done.", changed) == []
    assert any("instead of" in r for r in verdict(edit, "Done."))
    gone = Snapshot({"d/b.txt": b"two\n"}, {}, BEFORE.folders)
    assert verdict(task(gone=("a.txt",)), "Done.", gone) == []
    assert verdict(task(gone=("a.txt",)), "Done.") == ["a.txt is still there"]
    assert verdict(edit, "Done.", gone) == ["there is no file a.txt"]
    part = task(after={"a.txt": FileAfter(contains=("on",), lacks=("two",))})
    assert verdict(part, "Done.") == []


def test_every_stray_change_is_named() -> None:
    wanted = task(facts=("yes",))
    stray = Snapshot({"a.txt": b"1\n", "new/c.txt": b""}, {}, frozenset({"new"}))
    assert set(verdict(wanted, "yes", stray)) == {
        "a.txt was changed",
        "d/b.txt is gone",
        "new/c.txt was made",
        "the folder d is gone",
        "the folder new was made",
    }


def test_a_note_nobody_asked_for_fails() -> None:
    outcome = [TurnOutcome("answered", "yes")]
    assert judge(task(facts=("yes",)), outcome, BEFORE, None, BEFORE, ["psst"], [HERE])


def test_snapshots_do_not_follow_links(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "secret").write_text("x")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to(tmp_path / "outside")
    assert list(snapshot(root).files) == ["link"]


# --- task files ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[[task]\n", "bad.toml"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "nowhere"\nfacts = ["1"]', "nowhere"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"', "every answer would pass"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nfact = ["1"]', "unknown key fact"),
        ('[[task]]\nid = "a"\nsay = ""\nin = "here"\nfacts = ["1"]', "say must be"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nfacts = "1"', "facts must be a list"),
        ('[[task]]\nsay = "x"\nin = "here"\nfacts = ["1"]', "id must be"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nexpect = "joy"', "expect"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\napprove = "maybe"\nfacts = ["1"]', "approve"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\ngone = ["z.txt"]', "not in the folder"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nafter = { "../z" = "1" }', "inside the folder"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nafter = { "z" = { same_as = "q" } }', "same_as"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nreply = "y"\nfacts = ["1"]', "reply"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nfacts = ["1"]\nfiles = { "b" = { base64 = "!" } }', "base64"),
        ('[[task]]\nid = "a"\nsay = "x"\nin = "here"\nfacts = ["1"]\n' * 2, "used twice"),
    ],
)
def test_damaged_task_files_are_explained(tmp_path: Path, text: str, reason: str) -> None:
    (tmp_path / "workspaces.toml").write_text('[here.files]\n"a.txt" = "1"\n', encoding="utf-8")
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    with pytest.raises(TaskFileError, match=re.escape(reason)):
        load_tasks(tmp_path)


def test_tasks_are_chosen_by_prefix_category_and_number() -> None:
    assert {t.category for t in select(TASKS, "sums,git-")} == {"sums", "machine"}
    ten = select(TASKS, limit=10)
    assert len(ten) == 10
    assert len({t.category for t in ten}) > 5
    assert select(TASKS, "no-such") == []


def test_files_lines_and_ages_are_made(tmp_path: Path, built: dict[str, Path]) -> None:
    log = built["count-lines"] / "watering.log"
    assert log.read_text(encoding="utf-8").splitlines()[-1] == "day 60: greenhouse watered"
    aged = built["find-newest"]
    assert (aged / "fresh.txt").stat().st_mtime > (aged / "draft.txt").stat().st_mtime + 86_400
    assert (built["git-status"] / ".git").is_dir()


# --- the tools can do it ------------------------------------------------------------------------------------


@pytest.mark.parametrize("category", sorted({t.category for t in TASKS}))
def test_the_built_in_tools_solve_every_task(category: str, tmp_path: Path) -> None:
    registry = builtin_registry()
    for number, one in enumerate(t for t in TASKS if t.category == category):
        if one.id not in SOLUTIONS:
            assert one.expect in ("talk", "cannot", "asks"), f"{one.id} has no solution"
            continue
        root = tmp_path / str(number)
        root.mkdir()
        build(one, root, time.time())
        before = snapshot(root)
        here = Moment(datetime.now().astimezone(), before.files, before.modified, root)
        notes = MemoryNotes(one.notes)
        context = ToolContext(Workspace(root), Journal.memory(), notes)
        said, calls = [], []
        for line in SOLUTIONS[one.id]:
            name, _, arguments = line.partition(" ")
            known = {k: fill(v, here) if isinstance(v, str) else v for k, v in json.loads(arguments).items()}
            try:
                said.append(registry.get(name).run(context, known))
            except ToolError as error:
                assert one.expect in ("negative", "cannot") or "exit-code" in one.id or "wrong-ext" in one.id, error
                said.append(f"error: {error}")
            calls.append((name, known, True))
        outcomes = [TurnOutcome("answered", "Which one?")] * (len(_turns(one)) - 1)
        outcomes.append(TurnOutcome("answered", "\n".join(said), tuple(calls)))
        later = Moment(datetime.now().astimezone(), before.files, before.modified, root)
        reasons = judge(one, outcomes, before, before, snapshot(root), notes.added, [here, later])
        assert reasons == [], one.id


def test_solutions_belong_to_tasks() -> None:
    assert set(SOLUTIONS) <= {t.id for t in TASKS}
