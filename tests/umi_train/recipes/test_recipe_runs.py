"""The folder of a run: begun once, read while it runs, after it broke, and beside others."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from umi_train.cli import main
from umi_train.recipes import RunError, load_recipe
from umi_train.recipes.reports import comparison, comparison_text, duration, status_text
from umi_train.recipes.rundir import begin, read_log, read_run, set_state, stage_folder


@pytest.fixture
def run(write, tmp_path) -> Path:
    """A run that was begun and has done nothing yet."""
    folder = tmp_path / "run"
    begin(folder, load_recipe(write()))
    return folder


def log(run: Path, stage: str, *rows: dict | str) -> None:
    folder = stage_folder(run, stage)
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / "log.jsonl").open("a", encoding="utf-8") as file:
        for row in rows:
            file.write(row if isinstance(row, str) else json.dumps(row) + "\n")


def state(run: Path, stage: str, **values) -> None:
    folder = stage_folder(run, stage)
    folder.mkdir(parents=True, exist_ok=True)
    about = {"state": "training", "pid": os.getpid(), "host": socket.gethostname(), "since": 1.0, "message": ""}
    (folder / "state.json").write_text(json.dumps(about | values))


def stage(run: Path, name: str):
    return next(one for one in read_run(run).stages if one.name == name)


def gone() -> int:
    """The number of a process that has ended."""
    child = subprocess.Popen([sys.executable, "-c", ""])
    child.wait()
    return child.pid


def test_a_run_keeps_its_recipe_and_goes_on_with_the_same_one(run, write):
    before = (run / "resolved.json").read_bytes()
    begin(run, load_recipe(write(("model:", "about: other words\nmodel:"))))
    assert (run / "resolved.json").read_bytes() == before
    found = read_run(run)
    assert [s.name for s in found.stages] == ["backbone", "planner", "caller", "summarizer"]
    assert {s.state for s in found.stages} == {"waiting"} and found.resolved["hash"] == load_recipe(write()).hash


def test_another_recipe_is_refused_with_the_values_that_differ(run, write):
    other = load_recipe(write(("r: 8", "r: 16"), ("epochs: 2", "steps: 7")), ["stages.caller.batch=3"])
    (run / "rows.json").write_text("{}")  # with rows, the run holds what came of its recipe
    with pytest.raises(RunError) as caught:
        begin(run, other)
    text = str(caught.value)
    assert "was begun with another recipe" in text and "--run" in text
    assert "stages.backbone.adapter.r: 8 in the run, 16 now (mine.yaml, line 5)" in text
    assert "stages.backbone.epochs: 2.0 in the run, null now (steps is given)" in text
    assert "stages.caller.batch: 1 in the run, 3 now (command line)" in text
    assert text.count("\n") == 4 + 2 + 1  # a rank in each stage, epochs and steps of one, one batch


def test_a_folder_of_something_else_is_left_alone(write, tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/mine.txt").write_text("x")
    with pytest.raises(RunError, match="holds other files and no run"):
        begin(tmp_path / "letters", load_recipe(write()))
    assert [p.name for p in (tmp_path / "letters").iterdir()] == ["mine.txt"]
    with pytest.raises(RunError, match="cannot be written"):
        begin(tmp_path / "letters/mine.txt/run", load_recipe(write()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "is damaged"),
        ("[]", "is damaged"),
        ('{"values": {}, "hash": 1}', "is damaged"),
        ('{"values": {}, "hash": "x", "schema": 99}', "written by another version"),
        ("[" * 100_000, "is damaged"),
    ],
)
def test_a_damaged_run_is_a_sentence(run, capsys, text, said):
    (run / "resolved.json").write_text(text)
    assert main(["status", str(run)]) == 4
    captured = capsys.readouterr()
    assert said in captured.err and "Traceback" not in captured.err and not captured.out


def test_a_folder_without_a_run(tmp_path, capsys):
    assert main(["status", str(tmp_path)]) == 4
    assert "holds no run" in capsys.readouterr().err
    assert main(["status", "x" * 400]) == 4
    assert main(["logs", str(tmp_path / "nothing")]) == 4


def test_a_stage_that_trains_shows_step_loss_speed_and_what_is_left(run, capsys):
    set_state(run, "backbone", "training")
    steps = [
        {"step": s, "of": 100, "loss": 3 - s / 100, "learning_rate": 1e-4, "num_tokens": 500 * s, "time": 10.0 * s}
        for s in (10, 20, 30)
    ]
    log(run, "backbone", *steps, {"step": 30, "of": 100, "eval_loss": 2.5, "time": 301.0})
    found = stage(run, "backbone")
    assert (found.state, found.last.step, found.loss, found.eval_loss, found.lr) == ("training", 30, 2.7, 2.5, 1e-4)
    assert found.tokens_per_second == pytest.approx(50) and found.seconds_left == pytest.approx(700)
    assert main(["status", str(run)]) == 0
    text = capsys.readouterr().out
    assert "step 30 of 100, loss 2.7000, validation loss 2.5000, rate 0.0001, 50 tokens/s, 11 min 40 s left" in text
    assert main(["status", str(run), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["recipe"] == "mine" and data["stages"][0]["lr"] == 1e-4 and data["stages"][1]["state"] == "waiting"


def test_a_resumed_log_is_paced_by_its_last_part(run):
    set_state(run, "backbone", "training")
    log(run, "backbone", *({"step": s, "of": 40, "loss": 1.0, "num_tokens": s, "time": float(s)} for s in (10, 20, 30)))
    log(
        run,
        "backbone",
        *({"step": s, "of": 40, "loss": 1.0, "num_tokens": 8 * s, "time": 9000.0 + s} for s in (20, 22)),
    )
    assert stage(run, "backbone").tokens_per_second == pytest.approx(8)


def test_a_process_that_is_gone_means_interrupted(run):
    state(run, "backbone", pid=gone())
    assert stage(run, "backbone").state == "interrupted"
    state(run, "backbone", state="rows", pid=gone())
    assert stage(run, "backbone").state == "interrupted"
    state(run, "backbone")
    assert stage(run, "backbone").state == "training"
    state(run, "backbone", pid=gone(), host="another-machine")
    assert stage(run, "backbone").state == "training"  # that cannot be seen from here
    state(run, "backbone", pid="text")
    assert stage(run, "backbone").state == "interrupted"


def test_what_a_driver_says_and_the_mark_of_a_whole_stage(run):
    for said in ("stopped", "failed", "waiting"):
        set_state(run, "planner", said, "because")
        assert (stage(run, "planner").state, stage(run, "planner").message) == (said, "because")
    set_state(run, "planner", "done")
    assert stage(run, "planner").state == "waiting"  # the mark counts, not the word
    (stage_folder(run, "planner") / "done").write_text("hash\n")
    assert stage(run, "planner").state == "done"
    state(run, "caller", state="dancing")
    assert stage(run, "caller").state == "waiting"
    log(run, "caller", {"step": 1, "loss": 1.0})
    assert stage(run, "caller").state == "unknown"


def test_torn_and_foreign_lines_of_a_log_are_left_out(run):
    log(
        run,
        "caller",
        {"step": 1, "of": 9, "loss": 3.0},
        "not json\n",
        "[1, 2]\n",
        '{"loss": 1}\n',
        '{"step": "2", "loss": 1}\n',
        '{"step": true, "loss": 1}\n',
        '{"step": NaN, "loss": 1}\n',
        '{"step": 2, "loss": "low"}\n',
        "\x00\x00\n",
        "[" * 50_000 + "\n",
        '{"step": 3, "of": 9, "lo',
    )
    assert [(row.step, row.loss) for row in read_log(stage_folder(run, "caller"))] == [(1, 3.0), (2, None)]
    assert stage(run, "caller").loss == 3.0
    log(run, "caller", 'ss": 2.5}\n')  # the rest arrives
    assert [row.step for row in read_log(stage_folder(run, "caller"))] == [1, 2, 3]


def test_a_line_longer_than_memory_is_not_held(run):
    log(run, "caller", '{"step": 1, "x": "' + "y" * 2_000_000 + '"}\n', {"step": 2, "loss": 1.0})
    assert [row.step for row in read_log(stage_folder(run, "caller"))] == [2]


def test_a_loss_that_is_no_number_is_said_and_stays_json(run, capsys):
    set_state(run, "caller", "training")
    log(run, "caller", {"step": 1, "of": 5, "loss": 2.0, "learning_rate": 1e-3}, '{"step": 2, "of": 5, "loss": NaN}\n')
    log(run, "caller", '{"step": 3, "of": 5, "loss": -Infinity}\n', '{"step": 4, "of": 5, "loss": 1e400}\n')
    assert "loss is no number any more" in status_text(read_run(run))

    def no_constant(text: str) -> float:
        raise AssertionError(text)

    for arguments in (
        ["status", str(run), "--json"],
        ["logs", str(run), "--json"],
        ["compare", str(run), str(run), "--json"],
    ):
        assert main(arguments) == 0
        lines = [json.loads(line, parse_constant=no_constant) for line in capsys.readouterr().out.splitlines()]
        assert lines
    assert main(["logs", str(run), "--stage", "caller", "--last", "3", "--json"]) == 0
    assert [json.loads(line)["loss"] for line in capsys.readouterr().out.splitlines()] == [None, None, None]


def test_logs_print_the_end_of_each_stage(run, capsys):
    for name in ("backbone", "planner"):
        log(
            run,
            name,
            *(
                {"step": s, "of": 9, "loss": float(s), "learning_rate": 1e-4, "num_tokens": 1000 * s}
                for s in range(1, 9)
            ),
        )
    assert main(["logs", str(run), "-n", "2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == ["backbone", "backbone", "planner", "planner"]
    assert lines[-1] == "planner     step 8/9  loss 8.0000  rate 0.0001  8,000 tokens"
    assert main(["logs", str(run), "--stage", "plan"]) == 2
    assert "it has backbone, planner, caller, summarizer" in capsys.readouterr().err.replace("\n", " ").replace("│", "")


def test_messages_of_a_run_cannot_move_the_cursor(run, capsys):
    set_state(run, "planner", "failed", "out of \x1b[2Jmemory\x07")
    assert main(["status", str(run)]) == 0
    text = capsys.readouterr().out
    assert "memory" in text and "\x1b" not in text and "\x07" not in text


def result(run: Path, name: str, **values) -> None:
    folder = stage_folder(run, name)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "result.json").write_text(json.dumps(values))
    (folder / "done").write_text("x")


def test_runs_beside_each_other(run, write, tmp_path, capsys):
    other = tmp_path / "other"
    begin(other, load_recipe(write(("r: 8", "r: 16")), ["stages.planner.epochs=3"]))
    result(
        run,
        "planner",
        steps=10,
        validation_loss_before=2.0,
        validation_loss_after=1.5,
        seconds=61.0,
        metrics_after={"exact": 0.25},
    )
    result(
        other,
        "planner",
        steps=30,
        validation_loss_before=2.0,
        validation_loss_after=1.25,
        seconds=3700.0,
        metrics_after={"exact": 0.5},
    )
    data = comparison([read_run(run), read_run(other)])
    assert data["differing"]["stages.planner.adapter.r"] == [8, 16]
    assert data["differing"]["stages.planner.epochs"] == [1.0, 3.0]
    assert not any("learning_rate" in path for path in data["differing"])
    assert [one["validation_loss_after"] for one in data["stages"]["planner"]] == [1.5, 1.25]
    assert [one["metrics"] for one in data["stages"]["planner"]] == [{"exact": 0.25}, {"exact": 0.5}]
    rows = [" ".join(line.split()) for line in comparison_text([read_run(run), read_run(other)]).splitlines()]
    assert "1 done 10 2.0000 1.5000 - 1 min 01 s exact 25.0%" in rows
    assert "2 done 30 2.0000 1.2500 - 1 h 01 min exact 50.0%" in rows
    assert main(["compare", str(run)]) == 2
    capsys.readouterr()
    assert main(["compare", str(run), str(other), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["runs"] == [str(run), str(other)]


def test_a_stage_that_one_run_has_not(run, tmp_path):
    single = tmp_path / "single"
    begin(single, load_recipe("paper-single"))
    data = comparison([read_run(run), read_run(single)])
    assert data["stages"]["caller"][1] is None and data["stages"]["backbone"][1]["state"] == "waiting"
    assert "not in this recipe" in comparison_text([read_run(run), read_run(single)])
    assert data["differing"]["stages.caller.batch"] == [1, None]


def test_a_damaged_result_is_no_crash(run):
    folder = stage_folder(run, "planner")
    folder.mkdir(parents=True)
    for text in (
        '{"steps": "many", "seconds": 1e400, "metrics_after": [1]}',
        "{",
        "[]",
        '{"steps": 1' + "0" * 400 + "}",
    ):
        (folder / "result.json").write_text(text)
        assert comparison_text([read_run(run), read_run(run)])


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0 min 00 s"), (59.6, "1 min 00 s"), (3599, "59 min 59 s"), (3600, "1 h 00 min"), (-5, "0 min 00 s")],
)
def test_durations(seconds, text):
    assert duration(seconds) == text
