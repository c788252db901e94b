"""`umi train run` as its user meets it: a mended recipe, rows that are left out, Ctrl-C, and what is said at the end."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from umi_train.cli import main
from umi_train.recipes.rundir import LOCK, stage_folder
from umi_train.stages.checkpoints import newest

RECIPE = """
name: tiny
model: {{path: {model}, quantization: none, max_length: 256, dtype: float32}}
adapter: {{kind: lora, r: 4, alpha: 8}}
data: {{validation: 0.2, sources: [{{kind: umi, location: {data}}}]}}
trainer: {{learning_rate: 2e-3, batch: 2, steps: {steps}, log_every: 1, save_every: 1000, evaluate_every: never}}
stages:
  caller: {{init: base}}
"""


@pytest.fixture
def recipe(tmp_path, model, sessions):
    def write(**changes) -> str:
        path = tmp_path / "tiny.yaml"
        path.write_text(RECIPE.format(**{"model": model, "data": sessions, "steps": 2, **changes}), encoding="utf-8")
        return str(path)

    return write


@pytest.fixture
def run(tmp_path) -> Path:
    return tmp_path / "run"


def test_a_mended_recipe_takes_the_place_of_one_that_made_nothing(recipe, run, capsys, monkeypatch):
    assert main(["run", recipe(model="modle"), "--run", str(run)]) == 4
    assert main(["run", recipe(data="nowhere.jsonl"), "--run", str(run)]) == 4
    monkeypatch.setattr("umi_train.stages.graph._train", lambda *_: None)  # the rows are what matters here
    assert main(["run", recipe(), "--run", str(run)]) == 0
    said = capsys.readouterr().err
    assert "modle is no checkpoint" in said and "no file or folder nowhere.jsonl" in said and "begun with" not in said
    assert main(["run", recipe(steps=3), "--run", str(run)]) == 4
    assert "begun with another recipe" in capsys.readouterr().err


def test_a_run_in_which_somebody_makes_rows_keeps_its_recipe(recipe, run, capsys):
    from filelock import FileLock

    assert main(["run", recipe(model="modle"), "--run", str(run)]) == 4
    before = (run / "resolved.json").read_bytes()
    with FileLock(run / LOCK):
        assert main(["run", recipe(), "--run", str(run)]) == 4
    assert "begun with another recipe" in capsys.readouterr().err
    assert (run / "resolved.json").read_bytes() == before


def test_a_run_that_failed_before_it_trained_says_why_when_asked(recipe, run, capsys):
    assert main(["run", recipe(data="nowhere.jsonl"), "--run", str(run)]) == 4
    capsys.readouterr()
    assert main(["status", str(run)]) == 0
    shown = capsys.readouterr().out
    assert "failed" in shown and "no file or folder nowhere.jsonl" in shown
    assert main(["status", str(run), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["stages"][0]["state"] == "failed"


def test_rows_that_are_left_out_are_told_with_their_reason_once(recipe, run, sessions, tmp_path, capsys, monkeypatch):
    lines = sessions.read_text(encoding="utf-8").splitlines(keepends=True)
    data = tmp_path / "mixed.jsonl"
    data.write_text("".join([*lines, "{broken\n", lines[0], '{"a": 1}\n', lines[1][:50]]), encoding="utf-8")
    monkeypatch.setattr("umi_train.stages.graph._train", lambda *_: None)
    assert main(["run", recipe(data=data), "--run", str(run)]) == 0
    said = capsys.readouterr().err
    assert f"{data}: 3 of {len(lines) + 3} rows are left out: " in said
    assert "1 (not JSON)" in said and "1 (a duplicate of another row)" in said
    assert "the file is cut off in the middle of row" in said
    assert f"done; `umi train status {run}` has the figures, `umi export {run}` makes a pack of it" in said
    assert main(["run", recipe(data=data), "--run", str(run)]) == 0
    assert "left out" not in capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_ctrl_c_in_one_process_leaves_a_checkpoint_too(recipe, run, capsys):
    stage = stage_folder(run, "caller")

    def interrupt() -> None:
        for _ in range(6000):
            if (stage / "log.jsonl").is_file():
                os.kill(os.getpid(), signal.SIGINT)
                return
            time.sleep(0.01)

    before = signal.getsignal(signal.SIGINT)
    threading.Thread(target=interrupt, daemon=True).start()
    assert main(["run", recipe(steps=100_000), "--run", str(run), "--in-process"]) == 130
    said = capsys.readouterr().err
    assert "stopping after this step" in said and f"what is done is kept in {run}" in said
    assert newest(stage) is not None and not (stage / "done").exists()
    assert signal.getsignal(signal.SIGINT) is before
    assert json.loads((stage / "state.json").read_text())["state"] == "stopped"


def test_logs_leave_out_lines_that_say_nothing(recipe, run, capsys, monkeypatch):
    monkeypatch.setattr("umi_train.stages.graph._train", lambda *_: None)
    assert main(["run", recipe(), "--run", str(run)]) == 0
    rows = [{"step": 1, "of": 2, "loss": 2.0, "time": 1.0}, {"step": 2, "of": 2, "train_runtime": 3.0, "time": 2.0}]
    log = stage_folder(run, "caller") / "log.jsonl"
    log.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    capsys.readouterr()
    assert main(["logs", str(run), "-n", "1"]) == 0
    assert capsys.readouterr().out.split() == ["caller", "step", "1/2", "loss", "2.0000"]
