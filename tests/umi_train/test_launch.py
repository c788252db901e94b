"""Several processes: the commands, the configurations, and divided parameters that learn what whole ones learn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from umi_train.recipes import Launch, Model
from umi_train.stages.launch import accelerate_config, command, write_config
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageSpec
from umi_train.stages.store import write_rows

HERE = Path(__file__).parent


def test_one_process_needs_no_launcher(tmp_path):
    made = command(Launch(), tmp_path, tmp_path / "c.json", python="python")
    assert made == ["python", "-m", "umi_train.stages.train", str(tmp_path)]


def test_accelerate_reads_both_configurations(tmp_path):
    from accelerate.commands.config.config_args import load_config_from_file

    for launch in (Launch(8, "fsdp2"), Launch(4, "zero3", offload=True)):
        write_config(tmp_path / "c.json", accelerate_config(launch, Model("m")))
        read = load_config_from_file(str(tmp_path / "c.json"))
        assert read.num_processes == launch.processes and read.mixed_precision == "bf16"
        if launch.strategy == "fsdp2":
            assert read.distributed_type == "FSDP" and read.fsdp_config["fsdp_version"] == 2
        else:
            assert read.deepspeed_config["zero_stage"] == 3
            assert read.deepspeed_config["offload_optimizer_device"] == "cpu"


@pytest.fixture
def stage(tmp_path, model, trajectories):
    """Return what trains the same full-parameter stage in two processes, divided or not, and gives its log."""
    from umi_local.formats.shared import SharedFormat
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.models import load_tokenizer

    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    for side, part in (("train", trajectories[:-6]), ("validation", trajectories[-6:])):
        rows = [r for t in part for r in stage_rows(t, "backbone", SharedFormat(), encoder, 256, Fit())]
        write_rows(tmp_path / "rows", side, rows)

    def train(launch: Launch) -> list[dict]:
        folder = tmp_path / launch.strategy
        settings = {"per_device_train_batch_size": 2, "learning_rate": 2e-3, "max_steps": 6, "logging_steps": 2}
        settings = {**settings, "save_strategy": "no", "per_device_eval_batch_size": 2}
        spec = StageSpec("backbone", model, "../rows", 256, dtype="float32", trainer=settings, reader="backbone")
        spec.write(folder)
        config = accelerate_config(launch, Model(model, dtype="float32")) if launch.strategy == "fsdp2" else {}
        if config:
            config["use_cpu"] = True
            config["fsdp_config"]["fsdp_cpu_ram_efficient_loading"] = False
        write_config(tmp_path / "accelerate.json", config)
        made = command(launch, folder, tmp_path / "accelerate.json", module="gloo_stage")
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": str(HERE)}
        done = subprocess.run(made, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr[-3000:]
        rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        assert json.loads((folder / "result.json").read_text())["steps"] == 6
        return [{k: r[k] for k in ("step", "loss", "eval_loss") if k in r} for r in rows if "train_loss" not in r]

    return train


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="gloo and torchrun are tested where they are used")
def test_divided_parameters_learn_what_whole_ones_do(stage, tmp_path):
    from safetensors.torch import load_file

    whole, divided = stage(Launch(2)), stage(Launch(2, "fsdp2"))
    assert len(whole) == len(divided) >= 4
    for a, b in zip(whole, divided, strict=True):
        assert a.keys() == b.keys()
        assert a == pytest.approx(b, abs=1e-4)
    one, two = (load_file(tmp_path / name / "model.safetensors") for name in ("ddp", "fsdp2"))
    head = two.pop("lm_head.weight", None)  # the gathered state names tied weights twice
    assert head is None or head.equal(two["model.embed_tokens.weight"])
    assert one.keys() == two.keys()
    assert max((one[k] - two[k]).abs().max().item() for k in one) < 1e-5
    start = load_file(Path(json.loads((tmp_path / "ddp" / "spec.json").read_text())["model"]) / "model.safetensors")
    assert max((one[k] - start[k].float()).abs().max().item() for k in one) > 1e-3
