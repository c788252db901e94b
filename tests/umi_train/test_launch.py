"""Several processes: the commands, the configurations, and divided parameters that learn what whole ones learn."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from importlib.util import find_spec
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


@pytest.fixture(scope="module")
def stage(tmp_path_factory, model, trajectories):
    """Return what trains the same full-parameter stage in two processes, divided or not: its folder and its log."""
    from umi_local.formats.shared import SharedFormat
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.models import load_tokenizer

    root = tmp_path_factory.mktemp("launch")
    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    for side, part in (("train", trajectories[:-7]), ("validation", trajectories[-7:])):
        rows = [r for t in part for r in stage_rows(t, "backbone", SharedFormat(), encoder, 256, Fit())]
        write_rows(root / "rows", side, rows[(len(rows) + 1) % 2 :])  # odd: a process has a row less to measure

    @cache
    def train(strategy: str) -> tuple[Path, list[dict]]:
        folder, launch = root / strategy, Launch(2, strategy)
        settings = {"per_device_train_batch_size": 2, "learning_rate": 2e-3, "max_steps": 6, "logging_steps": 2}
        settings = {**settings, "save_strategy": "no", "per_device_eval_batch_size": 2}
        spec = StageSpec("backbone", model, "../rows", 256, dtype="float32", trainer=settings, reader="backbone")
        spec.write(folder)
        config = accelerate_config(launch, Model(model, dtype="float32")) if strategy != "ddp" else {}
        if strategy == "fsdp2":
            config["use_cpu"] = True
            config["fsdp_config"]["fsdp_cpu_ram_efficient_loading"] = False
        write_config(folder / "accelerate.json", config)
        made = command(launch, folder, folder / "accelerate.json", module="gloo_stage")
        path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": path, "DS_ACCELERATOR": "cpu"}
        done = subprocess.run(made, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL)
        assert done.returncode == 0, done.stderr[-3000:]
        rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        assert json.loads((folder / "result.json").read_text())["steps"] == 6
        figures = [{k: r[k] for k in ("step", "loss", "eval_loss") if k in r} for r in rows if "train_loss" not in r]
        return folder, [figure for figure in figures if len(figure) > 1]

    return train


def alone(checkpoint: Path, rows: Path) -> dict[str, float]:
    """Return what one process measures on a checkpoint."""
    from transformers import AutoModelForCausalLM

    from umi_train.stages.metrics import role_metrics
    from umi_train.stages.models import load_tokenizer
    from umi_train.stages.store import read_rows

    model = AutoModelForCausalLM.from_pretrained(checkpoint, dtype="float32")
    made = list(read_rows(rows, "validation"))
    assert len(made) % 2 and len(made) > 4  # the second process has a row less
    return role_metrics(model, load_tokenizer(str(checkpoint)), made, "backbone")


NO_DEEPSPEED = pytest.mark.skipif(find_spec("deepspeed") is None, reason="DeepSpeed is not installed")


@pytest.mark.timeout(300)
@pytest.mark.skipif(sys.platform == "win32", reason="gloo and torchrun are tested where they are used")
@pytest.mark.parametrize("strategy", ["fsdp2", pytest.param("zero3", marks=NO_DEEPSPEED)])
def test_divided_parameters_learn_what_whole_ones_do(stage, strategy):
    from safetensors.torch import load_file

    (one, whole), (two, divided) = stage("ddp"), stage(strategy)
    assert len(whole) == len(divided) >= 4
    for a, b in zip(whole, divided, strict=True):
        assert a.keys() == b.keys()
        assert a == pytest.approx(b, abs=1e-4)
    first, second = (load_file(folder / "model.safetensors") for folder in (one, two))
    head = second.pop("lm_head.weight", None)  # the gathered state names tied weights twice
    assert head is None or head.equal(second["model.embed_tokens.weight"])
    assert first.keys() == second.keys()
    assert max((first[k] - second[k]).abs().max().item() for k in first) < 1e-5
    measured = [json.loads((folder / "result.json").read_text()) for folder in (one, two)]
    for when in ("metrics_before", "metrics_after"):
        shared, apart = (result[when] for result in measured)
        assert shared.keys() >= {"exact", "tokens_right"} and shared == pytest.approx(apart, abs=0.01)
    assert measured[0]["metrics_after"] == alone(one, one.parent / "rows")
    start = load_file(Path(json.loads((one / "spec.json").read_text())["model"]) / "model.safetensors")
    assert max((first[k] - start[k].float()).abs().max().item() for k in first) > 1e-3
