"""A recipe from its data to trained adapters: the whole graph of GLPFT on a tiny random model."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from hashlib import sha256
from pathlib import Path

import pytest

from umi_train.cli import main
from umi_train.recipes import load_recipe
from umi_train.recipes.rundir import begin, read_run, stage_folder
from umi_train.stages.graph import run_recipe
from umi_train.stages.prepare import prepare_rows, read_prepared
from umi_train.stages.spec import StageError, read_spec
from umi_train.stages.store import read_rows

RECIPE = """
model: {{path: {model}, quantization: {quantization}, max_length: 256, dtype: {dtype}}}
adapter: {{kind: lora, r: 8, alpha: 16}}
data:
  validation: 0.2
  sources:
    - {{kind: umi, location: {sessions}}}
trainer: {{learning_rate: 2e-3, batch: 2, steps: {steps}, save_every: 4, log_every: 2, packing: {packing}}}
stages:
  backbone: {{{backbone}}}
  planner: {{learning_rate: 1e-3}}
  caller: {{learning_rate: 1e-3}}
  summarizer: {{learning_rate: 1e-3}}
"""
ROLES = ("planner", "caller", "summarizer")


@pytest.fixture
def recipe(tmp_path, model, sessions):
    """Write a recipe; what is given replaces the usual values."""

    def write(more: str = "", **changes) -> Path:
        values = {"quantization": "nf4", "dtype": "bfloat16", "steps": 4, "packing": "true", "backbone": "epochs: null"}
        values = {**values, "backbone": f"steps: {changes.get('steps', 4)}", **changes}
        path = tmp_path / "tiny.yaml"
        path.write_text(RECIPE.format(model=model, sessions=sessions, **values) + more, encoding="utf-8")
        return path

    return write


def trained(path: Path, run: Path, **how) -> Path:
    resolved = load_recipe(str(path))
    begin(run, resolved)
    run_recipe(resolved, run, **how)
    return run


def result(run: Path, stage: str) -> dict:
    return json.loads((stage_folder(run, stage) / "result.json").read_text())


def test_glpft_in_four_bit_from_data_to_three_adapters(recipe, model, tmp_path):
    base = sha256((Path(model) / "model.safetensors").read_bytes()).hexdigest()
    run = trained(recipe(), tmp_path / "run", in_process=True)
    backbone = result(run, "backbone")
    assert backbone["validation_loss_after"] < backbone["validation_loss_before"]
    for role in ROLES:
        made = result(run, role)
        spec = read_spec(stage_folder(run, role))
        assert spec.init == "../backbone" and spec.quantize == "nf4" and made["steps"] == 4
        assert (stage_folder(run, role) / "adapter_model.safetensors").exists()
        assert set(made["metrics_after"]) >= {"exact", "tokens_right"}
    assert "decision" in result(run, "planner")["metrics_after"] and "tool" in result(run, "caller")["metrics_after"]
    assert sha256((Path(model) / "model.safetensors").read_bytes()).hexdigest() == base
    assert [stage.state for stage in read_run(run).stages] == ["done"] * 4
    began = time.monotonic()
    trained(recipe(), run, in_process=True)  # everything is done already
    assert time.monotonic() - began < 5
    moved = run.rename(tmp_path / "elsewhere")  # a run may be moved
    trained(recipe(), moved)


def test_the_rows_are_those_that_the_stages_see(recipe, model, tmp_path, trajectories):
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.models import load_tokenizer

    resolved = load_recipe(str(recipe()))
    run = tmp_path / "run"
    run.mkdir()
    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    prepared = prepare_rows(resolved.recipe, run, encoder)
    for stage in ("backbone", *ROLES):
        for side in ("train", "validation"):
            rows = list(read_rows(stage_folder(run, stage) / "rows", side))
            assert len(rows) == prepared.rows(stage, side) > 0
            assert all(len(row) <= 256 for row in rows)
    text = load_tokenizer(model).decode(next(read_rows(stage_folder(run, "planner") / "rows", "train")).ids)
    assert text.startswith("<|im_start|>system\n") and text.endswith("<|im_end|>")
    assert prepared.sources[0]["kept"] + prepared.sources[0]["skipped"] == len(trajectories)
    assert prepare_rows(resolved.recipe, run, encoder) == read_prepared(run) == prepared


def test_an_activated_lora_starts_over_the_merged_backbone(recipe, tmp_path):
    more = "export: {form: lora}\n"
    path = recipe(more, packing="false", backbone="steps: 4, adapter: {kind: lora}, merge: true")
    path.write_text(path.read_text().replace("adapter: {kind: lora, r: 8", "adapter: {kind: alora, r: 8", 1))
    run = trained(path, tmp_path / "run", in_process=True)
    merged = stage_folder(run, "backbone") / "merged"
    assert (merged / "model.safetensors").exists() and (merged / "tokenizer.json").exists()
    spec = read_spec(stage_folder(run, "caller"))
    assert spec.model == "../backbone/merged" and spec.init is None and len(spec.invocation) >= 1
    config = json.loads((stage_folder(run, "caller") / "adapter_config.json").read_text())
    assert config["alora_invocation_tokens"] == list(spec.invocation)


def test_all_parameters_are_trained_and_the_roles_start_from_the_checkpoint(recipe, tmp_path):
    from safetensors.torch import load_file

    path = recipe(quantization="none", dtype="float32", packing="false")
    text = path.read_text().replace("adapter: {kind: lora, r: 8, alpha: 16}", "adapter: {kind: none}")
    path.write_text(text)
    run = trained(path, tmp_path / "run", in_process=True)
    assert read_spec(stage_folder(run, "planner")).model == "../backbone"
    before, after = (load_file(stage_folder(run, name) / "model.safetensors") for name in ("backbone", "planner"))
    assert before.keys() == after.keys() and any((before[k] != after[k]).any() for k in before)
    loss = result(run, "planner")["validation_loss_before"]
    assert loss < result(run, "backbone")["validation_loss_before"]


@pytest.mark.timeout(240)
def test_the_command_trains_shows_how_it_stands_and_goes_on_after_a_kill(recipe, tmp_path, capsys):
    path, run = recipe(quantization="none", dtype="float32", steps=6), tmp_path / "run"
    command = [sys.executable, "-c", "import sys; from umi_train.cli import main; sys.exit(main(sys.argv[1:]))"]
    arguments = ["run", str(path), "--run", str(run)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    process = subprocess.Popen([*command, *arguments], stderr=subprocess.PIPE, text=True, env=environment)
    done = stage_folder(run, "backbone") / "done"
    while not done.exists():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.05)
    process.send_signal(signal.SIGKILL)  # the second stage is under way, or about to be
    process.communicate()
    finished = subprocess.run([*command, *arguments], capture_output=True, text=True, env=environment, timeout=100)
    assert finished.returncode == 0, finished.stderr
    assert "planner: 6 steps" in finished.stderr and "backbone: 6 steps" not in finished.stderr
    assert main(["status", str(run)]) == 0
    assert capsys.readouterr().out.count(" done ") == 4


def test_a_second_process_in_the_same_run_is_refused(recipe, tmp_path):
    from filelock import FileLock

    path, run = recipe(), tmp_path / "run"
    resolved = load_recipe(str(path))
    begin(run, resolved)
    with FileLock(run / ".lock"), pytest.raises(StageError, match="another process trains"):
        run_recipe(resolved, run)


def test_a_stage_whose_rows_are_all_too_long_says_so(recipe, tmp_path):
    path = recipe()
    path.write_text(path.read_text().replace("max_length: 256", "max_length: 64"))
    resolved = load_recipe(str(path))
    begin(tmp_path / "run", resolved)
    with pytest.raises(StageError, match="longer than 64 tokens"):
        run_recipe(resolved, tmp_path / "run")
    assert not (tmp_path / "run" / "rows.json").exists()


def test_data_that_is_missing_is_one_sentence(recipe, tmp_path, capsys):
    path = recipe()
    path.write_text(path.read_text().replace("sessions.jsonl", "nowhere.jsonl"))
    assert main(["run", str(path), "--run", str(tmp_path / "run")]) == 4
    assert "nowhere.jsonl" in capsys.readouterr().err


def test_the_commands_of_the_stages_can_be_printed(recipe, tmp_path, capsys):
    path = recipe()
    assert main(["run", str(path), "--run", str(tmp_path / "run"), "--show-commands", "--launch", "8"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4 and all("torch.distributed.run" in line and "--nproc_per_node 8" in line for line in lines)
    assert not (tmp_path / "run").exists()
