"""The public sets, on rows written by hand in their shapes; the real files are read where they lie beside the project."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.data import SOURCES, DataError, Report, open_source, targets
from umi_train.data.shell import FIND_SHARE
from umi_train.data.tldr import filled
from umi_train.synth.families_public import data_folder


def read(kind: str, path: Path, **options: str) -> tuple[list[Trajectory], Report]:
    report = Report()
    return list(open_source(kind, path, options).trajectories(report)), report


def lines(path: Path, *rows: Any) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def words(trajectory: Trajectory) -> list[str]:
    return [type(turn).__name__.removesuffix("Turn").lower() for turn in trajectory.turns]


# --- GSM8K --------------------------------------------------------------------------------------------------

APPLES = {
    "question": "Ida has 3 bags of 12 apples.\nShe sells a quarter. How many are left?",
    "answer": "She has 3*12 = <<3*12=36>>36 apples.\nShe sells 36/4 = $<<36/4=9>>9, so <<36-9=27>>27 are left.\n#### 27",
}


def test_an_annotation_becomes_a_call_of_the_projects_calculator(tmp_path: Path) -> None:
    (told,), report = read("gsm8k", lines(tmp_path / "a.jsonl", APPLES))
    calls = [t.arguments["expression"] for t in told.turns if isinstance(t, CallerTurn)]
    assert calls == ["3*12", "36/4", "36-9"]
    assert [t.content for t in told.turns if isinstance(t, ObservationTurn)] == ["3*12 = 36", "36/4 = 9", "36-9 = 27"]
    plans = [t.rationale for t in told.turns if isinstance(t, PlannerTurn)]
    assert plans == ["She has 3*12", "36 apples. She sells 36/4", "9, so", "27 are left."]
    assert told.turns[-1] == SummarizerTurn("She sells 36/4 = $9, so 27 are left. The answer is 27.")
    assert told.meta["source"] == "gsm8k" and told.meta["place"] == "a.jsonl, row 1"
    assert all(t.tool in {s.name for s in told.tools} for t in told.turns if isinstance(t, CallerTurn))
    assert len(told.tools) > 20 and report.kept == 1


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("Five.\n#### 5", "no calculator annotation"),
        ("<<2+2=5>>5\n#### 5", "an annotation that is wrong"),
        ("<<2 apples+2=4>>4\n#### 4", "an expression our calculator does not read"),
        ("<<2+2=four>>\n#### 4", "an annotation without a number"),
    ],
)
def test_a_problem_that_cannot_be_verified_is_left_out(tmp_path: Path, answer: str, reason: str) -> None:
    path = lines(tmp_path / "a.jsonl", {"question": "How many?", "answer": answer}, APPLES)
    kept, report = read("gsm8k", path, offer="one")
    assert report.skipped == {reason: 1} and len(kept) == 1
    assert [t.name for t in kept[0].tools] == ["calculate"]


# --- programs -----------------------------------------------------------------------------------------------

TRACE = "Solve it.\n```python\nprint(2)\n```\n```output\n2\n```\nThe answer is 2."


def trace(text: str) -> dict:
    return {"messages": [{"role": "user", "content": "What is 1+1?"}, {"role": "assistant", "content": text}]}


def test_a_program_trace_becomes_calls_with_their_output(tmp_path: Path) -> None:
    again = "```python\n1/0\n```\n```output\nZeroDivisionError: division by zero\n```\nNow right.\n"
    kept, report = read("tora", lines(tmp_path / "a.jsonl", trace(TRACE), trace(again + TRACE), trace("It is 2.")))
    assert report.skipped_count == 0
    assert words(kept[0]) == ["user", "planner", "caller", "observation", "planner", "summarizer"]
    assert kept[0].turns[2] == CallerTurn("python", {"code": "print(2)"})
    assert [t.ok for t in kept[1].turns if isinstance(t, ObservationTurn)] == [False, True]
    assert words(kept[2]) == ["user", "planner", "summarizer"] and kept[2].meta["invented"] == ["rationale"]


@pytest.mark.parametrize("text", ["```python\n1\n```\nDone.", "```output\n2\n```\nDone.", TRACE[:-18], "```python\n1"])
def test_a_trace_without_an_end_is_left_out(tmp_path: Path, text: str) -> None:
    kept, report = read("tora", lines(tmp_path / "a.jsonl", trace(text)))
    assert not kept and report.skipped_count == 1


# --- shell --------------------------------------------------------------------------------------------------


def test_an_agentbench_task_keeps_its_set_up_and_loses_the_announced_command(tmp_path: Path) -> None:
    task = {
        "description": "How many logs are there?",
        "explanation": "Count them with `ls`.\n\nYou can use this command pattern to perform the task:\n\n```bash\nls | wc -l\n```",
        "create": {"init": "touch a.log"},
        "evaluation": {
            "check": [None, {"language": "python", "file": "check/integer-match.py"}],
            "example": "ls | wc -l",
        },
    }
    (tmp_path / "training.json").write_text(json.dumps([task, {**task, "evaluation": {}}]))
    (told,), report = read("agentbench_os", tmp_path)
    assert told.turns[1:] == (
        PlannerTurn("Count them with `ls`.", Decision.CALLER),
        CallerTurn("run_command", {"command": "ls | wc -l"}),
    )
    assert told.meta["init"] == "touch a.log" and told.meta["checker"] == "check/integer-match.py"
    assert report.skipped == {"no reference command": 1}


def test_nl2bash_keeps_a_share_of_find_that_does_not_depend_on_the_order(tmp_path: Path) -> None:
    pairs = [(f"Find file {n}", f"find . -name {n}") for n in range(600)] + [
        (f"Show {n}", f"cat {n}") for n in range(400)
    ]

    def commands(pairs: list[tuple[str, str]]) -> set[str]:
        (tmp_path / "all.nl").write_text("".join(f"{a}\n" for a, _ in pairs))
        (tmp_path / "all.cm").write_text("".join(f"{b}\n" for _, b in pairs))
        kept, report = read("nl2bash", tmp_path)
        assert report.read == 1000
        return {t.turns[2].arguments["command"] for t in kept}

    found = commands(pairs)
    share = sum(c.startswith("find") for c in found) / len(found)
    assert abs(share - FIND_SHARE) < 0.05
    assert commands(pairs[::-1]) == found


def test_nl2bash_leaves_other_systems_out(tmp_path: Path) -> None:
    (tmp_path / "all.nl").write_text("(BSD specific) List jobs\n(GNU specific) Show the load\n\n")
    (tmp_path / "all.cm").write_text("jobs\nuptime\nls\n")
    (told,), report = read("nl2bash", tmp_path)
    assert told.turns[0] == UserTurn("Show the load") and told.meta["invented"] == ["rationale"]
    assert report.skipped_count == 2


def test_a_tldr_request_names_every_value_of_its_command() -> None:
    request, command = filled(
        "tar",
        "[c]reate a g[z]ipped archive from [f]iles",
        "tar czf {{path/to/target.tar.gz}} {{path/to/file1 path/to/file2 ...}}",
    )
    assert request.startswith("Create a gzipped archive from files with tar: target ")
    _, _, target, one, two = command.split()
    assert target.endswith(".tar.gz") and len({target, one, two}) == 3
    assert all(name in request for name in (target, one, two))


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("wget {{[-c|--continue]}} {{https://example.com}}", "wget --continue https://example.com"),
        ("nmcli radio wifi {{on|off}}", "nmcli radio wifi on"),
        ("ping {{ip_address}}", "ping 192.0.2.7"),
    ],
)
def test_concrete_placeholders_stay_as_they_are(template: str, expected: str) -> None:
    assert filled(template.split()[0], "Do it", template)[1] == expected


@pytest.mark.parametrize(
    "template", ["<Ctrl c>", "tldr tar", "echo ${{{a[@]}}}", "x {{a b!}}", "x {{a", "x " + "{{a}} " * 7]
)
def test_templates_that_cannot_be_filled_are_left_out(tmp_path: Path, template: str) -> None:
    row = {"platform": "linux", "command": "xargs", "about": "", "nl": "Do it", "template": template}
    kept, report = read("tldr", lines(tmp_path / "examples.jsonl", row, {**row, "platform": "windows"}))
    assert not kept and report.skipped_count == 2


def test_tldr_values_depend_on_the_row_alone(tmp_path: Path) -> None:
    rows = [
        {
            "platform": "linux",
            "command": "cp",
            "about": "",
            "nl": f"Copy {n}",
            "template": "cp {{path/to/a}} {{b_name}}",
        }
        for n in range(5)
    ]
    one, _ = read("tldr", lines(tmp_path / "examples.jsonl", *rows))
    two, _ = read("tldr", lines(tmp_path / "examples.jsonl", *rows[::-1]))
    assert {t.turns for t in map(frozen, one)} == {t.turns for t in map(frozen, two)}


def frozen(trajectory: Trajectory) -> Any:
    class Key:
        turns = json.dumps(trajectory.to_dict()["turns"])

    return Key


# --- choosing a tool ----------------------------------------------------------------------------------------


def nlu(n: int, intent: str = "alarm_set", entity: str = "time", value: str = "") -> dict:
    value = value or f"{n} o'clock"
    return {"text": f"please do it at {value}", "intent": intent, "entities": [{"entity": entity, "value": value}]}


def test_an_intent_becomes_a_tool_and_slots_become_words_of_the_request(tmp_path: Path) -> None:
    rows = [nlu(n) for n in range(40)] + [nlu(n, "play_music", "song") for n in range(40)]
    rows += [{"text": "thank you", "intent": "general_praise", "entities": []}]
    kept, report = read("nlu_home", lines(tmp_path / "a.jsonl", *rows))
    assert report.skipped_count == 0
    called = [t for t in kept if words(t)[-1] == "caller"]
    for told in called:
        assert all(v in told.turns[0].text for v in told.turns[2].arguments.values())
        assert told.tool(told.turns[2].tool).parameters["properties"].keys() == told.turns[2].arguments.keys()
    gave_up = [t for t in kept if isinstance(t.turns[-1], PlannerTurn) and t.turns[-1].decision is Decision.GIVE_UP]
    assert gave_up and all({"alarm_set", "play_music"} - {s.name for s in t.tools} for t in gave_up)
    assert kept[-1].turns[-1].decision is Decision.CONCLUSION
    assert len(called) + len(gave_up) + 1 == len(rows)


def test_slots_that_are_not_words_of_the_request_are_left_out(tmp_path: Path) -> None:
    twice = nlu(1)
    twice["entities"] *= 2
    foreign = nlu(1)
    foreign["entities"] = [{"entity": "time", "value": "noon"}]
    _, report = read("nlu_home", lines(tmp_path / "a.jsonl", nlu(1), twice, foreign, {"text": "x", "intent": "a"}))
    assert report.kept == 1 and report.skipped_count == 3


def test_metatool_gives_the_choice_and_nothing_else(tmp_path: Path) -> None:
    names = {f"tool{n}": f"Does {n}." for n in range(20)}
    (tmp_path / "plugin_des.json").write_text(json.dumps(names))
    with (tmp_path / "all_clean_data.csv").open("w", newline="") as out:
        csv.writer(out).writerows(
            [["Query", "Tool"], *([f"Please do {n}", f"tool{n % 20}"] for n in range(60)), ["x", "no"]]
        )
    kept, report = read("metatool", tmp_path, absent="0")
    assert report.skipped == {"a plug-in without a description": 1} and len(kept) == 60
    for n, told in enumerate(kept):
        name = f"tool{n % 20}"
        assert told.turns[1:] == (PlannerTurn(f"Use {name}.", Decision.CALLER),)
        assert name in {t.name for t in told.tools} and len(told.tools) == 8
    absent, _ = read("metatool", tmp_path, absent="1")
    assert all(t.turns[1].decision is Decision.GIVE_UP for t in absent)
    (tmp_path / "plugin_des.json").unlink()
    with pytest.raises(DataError, match="descriptions"):
        read("metatool", tmp_path)


# --- sources ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "place", "options", "words"),
    [
        ("gsm", "a.jsonl", {}, "there are umi"),
        ("gsm8k", "nothing.jsonl", {}, "no file or folder"),
        ("gsm8k", "owner/name", {}, "hub:owner/name"),
        ("gsm8k", "a.jsonl", {"ofer": "all"}, "no option 'ofer'"),
        ("gsm8k", "test.jsonl", {}, "evaluation set"),
        ("sessions", "hub:a/b", {}, "files alone"),
        ("tora", "hub", {}, "hub:owner/name"),
    ],
)
def test_what_cannot_be_opened_is_said_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, place: str, options: dict, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("a.jsonl", "test.jsonl"):
        lines(tmp_path / name, APPLES)
    with pytest.raises(DataError, match=words):
        open_source(kind, place, options)


@pytest.mark.parametrize("option", ["offer=some", "absent=much", "evaluation=maybe"])
def test_an_option_of_another_sort_is_refused(tmp_path: Path, option: str) -> None:
    key, value = option.split("=")
    path = lines(tmp_path / "train.jsonl", APPLES)
    with pytest.raises(DataError, match=key):
        read("nlu_home" if key == "absent" else "gsm8k", path.parent if key == "evaluation" else path, **{key: value})


def test_a_folder_gives_its_training_files_and_never_the_evaluation_files(tmp_path: Path) -> None:
    lines(tmp_path / "test_in_domain.jsonl", {"query": "x", "calling": []})
    with pytest.raises(DataError, match=r"dev\.jsonl"):
        read("seal_tools", tmp_path)
    lines(tmp_path / "dev.jsonl", {"query": "Say hi", "calling": [{"api": "hi", "parameters": {}}]})
    assert len(read("seal_tools", tmp_path)[0]) == 1


HOSTILE: list[Any] = [
    None,
    7,
    "x",
    [],
    {},
    [[]],
    {"messages": 3},
    {"question": 3, "answer": None},
    {"input": {}, "output": []},
]


@pytest.mark.parametrize("kind", [k for k in SOURCES if k not in ("sessions", "nl2bash", "metatool")])
def test_rows_of_any_other_shape_are_counted_and_never_end_a_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "a.jsonl"
    keys = ("messages", "conversations", "tools", "question", "function", "query", "calling", "answers", "text", "intent",
            "entities", "input", "output", "chains", "instruction", "Instances", "Function_Description", "evaluation",
            "description", "platform", "command", "nl", "template", "turns", "version", "meta", "answer_generation")  # fmt: skip
    odd = [
        dict.fromkeys(keys, value) for value in (None, 1, "x", [], [None], [[]], [{}], {}, {"a": [1]}, {"a": {"b": 1}})
    ]
    odd += [{**odd[2], key: value} for key in keys for value in (None, [], [1], {}, [{"role": "user", "content": 3}])]
    rows = [*HOSTILE, *odd]
    kept, report = read(kind, lines(path, *rows))
    assert report.kept == len(kept) and report.read >= len(rows) - 10
    assert len(kept) <= 12


# --- the real files, where they are -------------------------------------------------------------------------

REAL = {
    "gsm8k": ("gsm8k", {"planner": 31_094, "caller": 23_716, "summarizer": 7_378}),
    "agentbench_os": ("agentbench_os", {"planner": 1000, "caller": 1000}),
}


@pytest.mark.parametrize("kind", REAL)
def test_the_real_set_gives_the_counted_targets(kind: str) -> None:
    folder, expected = REAL[kind]
    root = data_folder()
    if root is None or not (root / folder).is_dir():
        pytest.skip(f"the public data ({folder}) is not beside the project")
    counts: dict[str, int] = {}
    for told in open_source(kind, root / folder).trajectories(Report()):
        for turn, learn in zip(words(told), targets(told), strict=True):
            counts[turn] = counts.get(turn, 0) + learn
    assert {name: counts[name] for name in expected} == expected
