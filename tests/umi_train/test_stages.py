"""GLPFT stages on a tiny random model: real 4-bit weights, real TRL, the guards, and resuming."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from umi_local.formats.shared import SharedFormat
from umi_train.encoding import SegmentTokenizer
from umi_train.rows import Row
from umi_train.stages.checkpoints import newest, steps
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageError, StageSpec, read_spec
from umi_train.stages.store import read_rows, write_rows
from umi_train.stages.train import Stop, build_trainer, train_stage

FORMAT = SharedFormat()
LORA = {"r": 8, "lora_alpha": 16, "target_modules": "all-linear", "lora_dropout": 0.0}
QUICK = {
    "per_device_train_batch_size": 2,
    "learning_rate": 2e-3,
    "max_steps": 8,
    "save_steps": 4,
    "logging_steps": 2,
    "lr_scheduler_type": "cosine",
}


@pytest.fixture(scope="module")
def rows(tmp_path_factory, model, trajectories) -> Path:
    """Rows of every reader, with validation rows apart."""
    from umi_train.stages.models import load_tokenizer

    folder = tmp_path_factory.mktemp("rows")
    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    for reader in ("backbone", "planner", "caller", "summarizer"):
        for split, part in (("train", trajectories[:-6]), ("validation", trajectories[-6:])):
            made = [r for t in part for r in stage_rows(t, reader, FORMAT, encoder, 256, Fit())]
            assert write_rows(folder / reader, split, made) == len(made) > 0
    return folder


def spec(model: str, rows: Path, reader: str = "backbone", **changes) -> StageSpec:
    base = StageSpec(reader, model, str(rows / reader), 256, quantize="nf4", adapter=LORA, trainer=QUICK)
    return replace(base, **changes)


def weights(folder: Path) -> dict:
    from safetensors.torch import load_file

    return load_file(folder / "adapter_model.safetensors")


def test_stage_two_goes_on_where_stage_one_ended_and_the_base_stays_as_it_is(model, rows, tmp_path):
    import torch

    base = (Path(model) / "model.safetensors").read_bytes()
    one = spec(model, rows)
    one.write(tmp_path / "backbone")
    first = train_stage(tmp_path / "backbone")
    assert first["validation_loss_after"] < first["validation_loss_before"] - 0.05
    same_rows = spec(model, rows, init=str(tmp_path / "backbone"), name="same")
    same_rows.write(tmp_path / "same")
    again = train_stage(tmp_path / "same")
    assert again["validation_loss_before"] == pytest.approx(first["validation_loss_after"], abs=2e-4)
    planner = spec(model, rows, "planner", init=str(tmp_path / "backbone"))
    planner.write(tmp_path / "planner")
    assert train_stage(tmp_path / "planner")["steps"] == 8
    stage_one, stage_two = weights(tmp_path / "backbone"), weights(tmp_path / "planner")
    assert stage_one.keys() == stage_two.keys()
    moved = [not torch.equal(stage_one[k], stage_two[k]) for k in stage_one]
    assert all(moved)
    assert (Path(model) / "model.safetensors").read_bytes() == base
    log = [json.loads(line) for line in (tmp_path / "planner" / "log.jsonl").read_text().splitlines()]
    assert {"step", "loss", "learning_rate"} <= log[1].keys()


def test_gradients_survive_an_evaluation_and_small_steps_move_every_weight(model, rows, tmp_path):
    """Both guards: without the first, backward finds no gradient on some processors; without the second, bf16 rounds."""
    import torch

    tiny = spec(model, rows, trainer={**QUICK, "learning_rate": 1e-5, "lr_scheduler_type": "constant", "max_steps": 3})
    tiny.write(tmp_path / "stage")
    trainer = build_trainer(tiny, tmp_path / "stage", Stop())
    trained = {n: p for n, p in trainer.model.named_parameters() if p.requires_grad}
    assert trained and all(p.dtype == torch.float32 for p in trained.values())
    flagged = [m for m in trainer.model.modules() if hasattr(m, "support_avx512bf16_for_cpu")]
    assert flagged and not any(m.support_avx512bf16_for_cpu for m in flagged)
    trainer.evaluate()
    before = {n: p.detach().clone() for n, p in trained.items() if "lora_A" in n}
    trainer.train()
    trainer.evaluate()
    batch = next(iter(trainer.get_train_dataloader()))
    trainer.model.train()
    trainer.compute_loss(trainer.model, batch).backward()
    assert all(p.grad is not None and p.grad.abs().sum() > 0 for n, p in trained.items() if "lora_B" in n)
    share = [(trained[n] != old).float().mean().item() for n, old in before.items()]
    assert min(share) > 0.95


def test_the_repacking_that_loses_gradients_is_forbidden_where_a_processor_would_do_it():
    from bitsandbytes.nn import Linear4bit
    from torch import nn

    from umi_train.stages.models import keep_gradients

    model = nn.Sequential(Linear4bit(64, 64), nn.Sequential(Linear4bit(64, 64)))
    for module in (model[0], model[1][0]):
        assert hasattr(module, "support_avx512bf16_for_cpu")  # bitsandbytes still has the switch
        module.support_avx512bf16_for_cpu = True
    keep_gradients(model)
    assert not model[0].support_avx512bf16_for_cpu and not model[1][0].support_avx512bf16_for_cpu


def test_an_interrupted_stage_resumes_to_the_same_weights(model, rows, tmp_path):
    import torch

    whole = spec(model, rows, quantize="none", dtype="float32")
    for name in ("straight", "broken"):
        whole.write(tmp_path / name)
    train_stage(tmp_path / "straight")
    stop = Stop()
    trainer = build_trainer(whole, tmp_path / "broken", stop)
    stop.asked = True  # after the first step
    trainer.train()
    assert steps(tmp_path / "broken") == 1
    half = tmp_path / "broken" / "checkpoint-3"  # what a kill in the middle of saving leaves
    shutil.copytree(tmp_path / "broken" / "checkpoint-1", half)
    (half / "trainer_state.json").write_text('{"global_st')
    assert newest(tmp_path / "broken") == tmp_path / "broken" / "checkpoint-1" and not half.exists()
    assert train_stage(tmp_path / "broken")["steps"] == 8
    a, b = weights(tmp_path / "straight"), weights(tmp_path / "broken")
    assert all(torch.equal(a[k], b[k]) for k in a)
    done = time.monotonic()
    assert train_stage(tmp_path / "broken")["steps"] == 8 and time.monotonic() - done < 1


def test_an_activated_lora_is_trained_over_the_invocation_alone(model, rows, tmp_path):
    from umi_train.stages.models import load_tokenizer

    invocation = load_tokenizer(model).convert_tokens_to_ids("<|im_start|>planner\n")
    alora = spec(model, rows, "planner", quantize="none", dtype="float32", invocation=(invocation,))
    alora.write(tmp_path / "alora")
    result = train_stage(tmp_path / "alora")
    assert result["validation_loss_after"] < result["validation_loss_before"]
    config = json.loads((tmp_path / "alora" / "adapter_config.json").read_text())
    assert config["alora_invocation_tokens"] == [invocation]


def test_settings_that_changed_under_a_run_are_refused_and_named(model, rows, tmp_path):
    spec(model, rows).write(tmp_path / "stage")
    spec(model, rows).write(tmp_path / "stage")
    with pytest.raises(StageError, match=r"seed.*put the recipe back"):
        spec(model, rows, seed=8).write(tmp_path / "stage")
    assert read_spec(tmp_path / "stage") == spec(model, rows)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"adapter": None}, "4-bit"),
        ({"invocation": (5,), "packing": True}, "packing must be off"),
        ({"invocation": (5,), "init": "x"}, "merged backbone"),
    ],
)
def test_stages_that_cannot_be_are_refused(model, rows, changes, says):
    with pytest.raises(StageError, match=says):
        replace(spec(model, rows), **changes)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"model": "/nowhere/at/all"}, "no checkpoint that can be loaded"),
        ({"init": "/nowhere"}, "no adapter to go on from"),
        ({"trainer": {"learning_rte": 1}}, "learning_rte"),
        ({"adapter": {**LORA, "rank": 4}}, "rank"),
        ({"rows": "/nowhere"}, "rows in /nowhere cannot be read"),
    ],
)
def test_what_is_missing_or_misspelt_is_one_sentence(model, rows, tmp_path, changes, says):
    replace(spec(model, rows, quantize="none"), **changes).write(tmp_path / "stage")
    with pytest.raises(StageError, match=says) as caught:
        train_stage(tmp_path / "stage")
    assert "\n" not in str(caught.value)


@pytest.mark.timeout(110)
def test_ctrl_c_leaves_a_checkpoint_and_exit_code_130(model, rows, tmp_path):
    endless = spec(model, rows, quantize="none", trainer={**QUICK, "max_steps": 100_000, "save_steps": 1000})
    endless.write(tmp_path / "stage")
    process = subprocess.Popen(
        [sys.executable, "-m", "umi_train.stages.train", str(tmp_path / "stage")],
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    log = tmp_path / "stage" / "log.jsonl"
    while not (log.exists() and '"loss"' in log.read_text()):
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and "can be resumed" in errors and "Traceback" not in errors
    assert steps(tmp_path / "stage") > 0 and not (tmp_path / "stage" / "done").exists()


def test_rows_on_disk_are_the_rows_that_were_written(tmp_path, trajectories, model):
    from umi_train.stages.models import load_tokenizer

    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    made = [r for t in trajectories[:9] for r in stage_rows(t, "caller", FORMAT, encoder, 256, Fit())]
    write_rows(tmp_path / "r", "train", made)
    write_rows(tmp_path / "r", "validation", [])
    assert list(read_rows(tmp_path / "r", "train")) == [Row(list(row.ids), list(row.labels)) for row in made]
    assert list(read_rows(tmp_path / "r", "validation")) == []
    (tmp_path / "r" / "train.ids").write_bytes(b"123")
    with pytest.raises(StageError, match="remove that folder"):
        list(read_rows(tmp_path / "r", "train"))
