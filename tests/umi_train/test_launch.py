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
from umi_train.stages.checkpoints import check_processes, steps
from umi_train.stages.launch import accelerate_config, command, write_config
from umi_train.stages.process import OUTPUT, run_process
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageError, StageSpec
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
    def train(
        strategy: str, offload: bool = False, dtype: str = "float32", stopped: bool = False
    ) -> tuple[Path, list[dict]]:
        folder, launch = root / f"{strategy}-{offload}-{dtype}-{stopped}", Launch(2, strategy, offload)
        settings = {"per_device_train_batch_size": 2, "learning_rate": 2e-3, "max_steps": 6, "logging_steps": 2}
        settings = {**settings, "save_strategy": "no", "per_device_eval_batch_size": 2, "weight_decay": 0.1}
        spec = StageSpec("backbone", model, "../rows", 256, dtype=dtype, trainer=settings, reader="backbone")
        spec.write(folder)
        config = accelerate_config(launch, Model(model, dtype=dtype)) if strategy != "ddp" else {}
        if strategy == "fsdp2":
            config["use_cpu"] = True
            config["fsdp_config"]["fsdp_cpu_ram_efficient_loading"] = False
        write_config(folder / "accelerate.json", config)
        made = command(launch, folder, folder / "accelerate.json", module="gloo_stage")
        path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
        with pytest.MonkeyPatch.context() as patch:
            for name, value in {"OMP_NUM_THREADS": "1", "PYTHONPATH": path, "DS_ACCELERATOR": "cpu"}.items():
                patch.setenv(name, value)
            if stopped:
                patch.setenv("UMI_TEST_PAUSE", "1.5")
                with pytest.raises(KeyboardInterrupt):
                    run_process(made, "backbone", folder, interrupt_once(folder / "log.jsonl"), every=0.2)
                assert 2 <= steps(folder) < 6 and not (folder / "done").exists()
                patch.delenv("UMI_TEST_PAUSE")
            try:
                run_process(made, "backbone", folder, lambda: None)
            except StageError as error:  # what torchrun says at its end names no reason
                error.add_note((folder / OUTPUT).read_text("utf-8", "replace")[-8000:])
                raise
        rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
        assert json.loads((folder / "result.json").read_text())["steps"] == 6
        figures = [{k: r[k] for k in ("step", "loss", "eval_loss") if k in r} for r in rows if "train_loss" not in r]
        return folder, [figure for figure in figures if len(figure) > 1]

    return train


def interrupt_once(log: Path):
    """Return a watch that is Ctrl-C once the log has the loss of a step."""
    pressed = False

    def watch() -> None:
        nonlocal pressed
        if not pressed and log.exists() and '"loss"' in log.read_text():
            pressed = True
            raise KeyboardInterrupt

    return watch


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


ZERO3 = [pytest.param("zero3", offload, marks=NO_DEEPSPEED) for offload in (False, True)]
LONG = pytest.mark.skipif(not os.environ.get("UMI_LONG_TESTS"), reason="takes minutes: UMI_LONG_TESTS=1 runs it")
NO_WINDOWS = pytest.mark.skipif(sys.platform == "win32", reason="gloo and torchrun are tested where they are used")


def furthest(one: Path, two: Path) -> float:
    """Return the largest difference between a weight of one checkpoint and that of another."""
    from safetensors.torch import load_file

    first, second = (load_file(folder / "model.safetensors") for folder in (one, two))
    for saved in (first, second):
        head = saved.pop("lm_head.weight", None)  # the gathered state names tied weights twice
        assert head is None or head.equal(saved["model.embed_tokens.weight"])
    assert first.keys() == second.keys()
    return max((first[k].float() - second[k].float()).abs().max().item() for k in first)


@pytest.mark.timeout(300)
@NO_WINDOWS
@pytest.mark.parametrize(("strategy", "offload"), [("fsdp2", False), *ZERO3])
def test_divided_parameters_learn_what_whole_ones_do(stage, strategy, offload):
    (one, whole), (two, divided) = stage("ddp"), stage(strategy, offload)
    assert len(whole) == len(divided) >= 4
    for a, b in zip(whole, divided, strict=True):
        assert a.keys() == b.keys()
        assert a == pytest.approx(b, abs=1e-4)
    assert furthest(one, two) < 1e-5
    measured = [json.loads((folder / "result.json").read_text()) for folder in (one, two)]
    for when in ("metrics_before", "metrics_after"):
        shared, apart = (result[when] for result in measured)
        assert shared.keys() >= {"exact", "tokens_right"} and shared == pytest.approx(apart, abs=0.01)
    assert measured[0]["metrics_after"] == alone(one, one.parent / "rows")
    start = Path(json.loads((one / "spec.json").read_text())["model"])
    assert furthest(one, start) > 1e-3


@pytest.mark.timeout(300)
@NO_WINDOWS
@pytest.mark.parametrize(
    ("strategy", "offload", "dtype"),
    [
        pytest.param("fsdp2", False, "float32", marks=LONG),
        pytest.param("zero3", False, "float32", marks=NO_DEEPSPEED),
        pytest.param("zero3", True, "bfloat16", marks=NO_DEEPSPEED),
    ],
)
def test_ctrl_c_leaves_a_checkpoint_from_which_several_processes_go_on(stage, strategy, offload, dtype):
    from safetensors import safe_open

    one, two = stage(strategy, offload, dtype)[0], stage(strategy, offload, dtype, stopped=True)[0]
    assert furthest(one, two) < 1e-6
    with safe_open(two / "model.safetensors", "pt") as saved:
        kinds = {saved.get_slice(name).get_dtype() for name in saved.keys()}  # noqa: SIM118
    assert kinds == {"BF16" if dtype == "bfloat16" else "F32"}  # 16 bit are as many in main memory, too
    straight, broken = (json.loads((folder / "result.json").read_text()) for folder in (one, two))
    for key in ("validation_loss_before", "validation_loss_after", "metrics_before", "metrics_after"):
        assert straight[key] == pytest.approx(broken[key], abs=1e-6)


def test_without_deepspeed_zero3_is_refused_before_the_rows_are_made(tmp_path, model, sessions, monkeypatch):
    from umi_train.recipes import load_recipe
    from umi_train.stages import launch
    from umi_train.stages.graph import run_recipe

    (tmp_path / "full.yaml").write_text(
        f"model: {{path: {model}, max_length: 256, dtype: float32}}\nadapter: {{kind: none}}\n"
        f"data: {{validation: 0, sources: [{{kind: umi, location: {sessions}}}]}}\n"
        "trainer: {steps: 2, learning_rate: 1e-3}\nstages: {backbone: {}}\n"
        "launch: {processes: 2, strategy: zero3, offload: true}\n"
    )
    monkeypatch.setattr(launch, "find_spec", lambda name: None)
    with pytest.raises(StageError, match="zero3 needs DeepSpeed, which is not installed"):
        run_recipe(load_recipe(str(tmp_path / "full.yaml")), tmp_path / "run")
    assert not (tmp_path / "run" / "rows.json").exists()


def test_a_checkpoint_of_zero3_is_refused_to_another_number_of_processes(tmp_path):
    for name in ("latest", "rng_state_0.pth", "rng_state_1.pth"):
        (tmp_path / name).touch()
    check_processes(tmp_path, "backbone", 2)
    with pytest.raises(StageError, match=r"launch\.processes: 2, and ZeRO-3 cannot divide it anew for 4"):
        check_processes(tmp_path, "backbone", 4)
    (tmp_path / "latest").unlink()  # whole parameters are in one part
    check_processes(tmp_path, "backbone", 4)


@NO_WINDOWS
@pytest.mark.parametrize(
    ("fails", "says"),
    [
        ("raise ValueError('rows of two lengths')", "exit code 1: ValueError: rows of two lengths"),
        ("os.kill(os.getpid(), 9)", "was killed, most likely because memory ran out"),
        ("sys.exit('error: no room')", "^no room$"),
    ],
)
def test_why_one_of_several_processes_failed_is_told(tmp_path, monkeypatch, fails, says):
    (tmp_path / "failing.py").write_text(f"import os, sys\nif os.environ['RANK'] == '1':\n    {fails}\n")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    made = command(Launch(2), tmp_path, tmp_path / "c.json", module="failing")
    with pytest.raises(StageError, match=says):
        run_process(made, "backbone", tmp_path, lambda: None)


@pytest.mark.timeout(120)
@NO_DEEPSPEED
def test_a_cpu_adam_that_cannot_be_compiled_is_one_sentence(tmp_path):
    code = (
        "from umi_train.stages.launch import check_offload\n"
        "from umi_train.stages.spec import StageError\n"
        "try:\n    check_offload('backbone')\nexcept StageError as error:\n    print('told:', error)"
    )
    environment = {**os.environ, "DS_ACCELERATOR": "cpu", "ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_DEVICE": "cpu"}
    environment |= {"CXX": str(tmp_path / "no-compiler"), "TORCH_EXTENSIONS_DIR": str(tmp_path)}
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment)
    told = [line for line in done.stdout.splitlines() if line.startswith("told: ")]
    assert len(told) == 1 and "no-compiler: not found" in told[0] and "use offload: false" in told[0]
