"""Backend unsloth in its own environment: `make test-unsloth`. Not collected by the usual test run.

What is proven here is the contract on a CPU (stages, adapters, the same loss as PEFT), not speed or GPU kernels.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from umi_local.formats.shared import SharedFormat
from umi_train.encoding import SegmentTokenizer
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageSpec
from umi_train.stages.store import write_rows

LORA = {"r": 8, "lora_alpha": 16, "target_modules": "all-linear", "lora_dropout": 0.0}
QUICK = {"per_device_train_batch_size": 2, "learning_rate": 2e-3, "max_steps": 8, "logging_steps": 2, "save_steps": 4}


@pytest.fixture(scope="module")
def rows(tmp_path_factory, model, trajectories) -> Path:
    from umi_train.stages.models import load_tokenizer

    folder = tmp_path_factory.mktemp("rows")
    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    for side, part in (("train", trajectories[:-6]), ("validation", trajectories[-6:])):
        made = [r for t in part for r in stage_rows(t, "backbone", SharedFormat(), encoder, 256, Fit())]
        write_rows(folder, side, made)
    return folder


def trained(folder: Path, spec: StageSpec) -> tuple[dict, str]:
    """Train a stage in a process of its own, as the product does."""
    spec.write(folder)
    command = [sys.executable, "-m", "umi_train.stages.train", str(folder)]
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
    assert done.returncode == 0, done.stderr[-4000:]
    return json.loads((folder / "result.json").read_text()), done.stderr


@pytest.mark.timeout(600)
def test_stage_two_goes_on_where_stage_one_ended(model, rows, tmp_path):
    def spec(name: str, backend: str, init: str | None = None) -> StageSpec:
        return StageSpec(
            name, model, str(rows), 256, quantize="nf4", adapter=LORA, trainer=QUICK, backend=backend, init=init,
            reader="backbone",
        )  # fmt: skip

    first, said = trained(tmp_path / "one", spec("backbone", "unsloth"))
    assert first["backend"] == "unsloth", said
    assert first["validation_loss_after"] < first["validation_loss_before"] - 0.05
    second, _ = trained(tmp_path / "two", spec("planner", "unsloth", init=str(tmp_path / "one")))
    assert second["backend"] == "unsloth"
    assert second["validation_loss_before"] == pytest.approx(first["validation_loss_after"], abs=0.02)
    assert second["validation_loss_after"] < second["validation_loss_before"]
    config = json.loads((tmp_path / "two" / "adapter_config.json").read_text())
    assert config["r"] == 8 and config["peft_type"] == "LORA"


@pytest.mark.timeout(600)
def test_what_unsloth_does_not_train_is_trained_with_trl_and_said(model, rows, tmp_path):
    from umi_train.stages.backends import choose

    made = StageSpec("planner", model, str(rows), 256, adapter=LORA, invocation=(5,), backend="unsloth")
    assert choose(made) == ("trl", "Unsloth does not train aLoRA here; trained with plain TRL")
