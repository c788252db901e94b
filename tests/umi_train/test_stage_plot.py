"""Loss curves: what is drawn is what was logged."""

from __future__ import annotations

import itertools
import json

from umi_train.recipes.rundir import Run, StageRun, stage_folder
from umi_train.stages.plot import curves, png, terminal


def a_run(tmp_path, **logs) -> Run:
    for name, rows in logs.items():
        folder = stage_folder(tmp_path, name)
        folder.mkdir(parents=True)
        (folder / "log.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    stages = tuple(StageRun(name, "done", "", None, None, None, None, None, {}) for name in logs)
    return Run(tmp_path, {"hash": "0" * 64, "values": {}}, stages)


FALLING = [{"step": s, "of": 100, "loss": 4 - s / 50} for s in range(1, 101)]


def test_a_falling_loss_goes_from_the_upper_left_to_the_lower_right(tmp_path):
    found = curves(a_run(tmp_path, planner=[*FALLING, {"step": 100, "eval_loss": 2.5}]))
    title, *lines = terminal(found, width=60, height=5).splitlines()
    assert title.strip() == "planner: loss 3.9800 to 2.0000 in 100 steps, validation 2.5000 to 2.5000"
    assert len(lines) == 5 and all(len(line) <= 60 for line in lines)
    drawn = [[at for at, sign in enumerate(line) if ord(sign) > 0x2800] for line in lines]
    assert all(drawn) and all(a[0] < b[0] and a[-1] <= b[-1] for a, b in itertools.pairwise(drawn))
    assert lines[0].startswith("3.980") and lines[-1].startswith("2.000")


def test_a_step_that_was_trained_again_counts_once_and_bad_numbers_not_at_all(tmp_path):
    rows = [{"step": 1, "loss": 9.0}, {"step": 1, "loss": 2.0}, {"step": 2, "loss": float("nan")}]
    found = curves(a_run(tmp_path, planner=rows, caller=[]))
    assert set(found) == {"planner"} and found["planner"].train == ((1, 2.0),)
    assert "2.0000 to 2.0000 in 1 steps" in terminal(found)


def test_a_picture_is_written_whole(tmp_path):
    found = curves(a_run(tmp_path, planner=FALLING, caller=FALLING))
    png(found, tmp_path / "loss.png")
    assert (tmp_path / "loss.png").read_bytes()[:8] == b"\x89PNG\r\n\x1a\n"
    assert not list(tmp_path.glob("*.tmp"))
