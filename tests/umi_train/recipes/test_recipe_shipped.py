"""The recipes that come with umi: each loads, plans without data, model or network, and holds what it promises."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

import umi_train
from umi_train.cli import main
from umi_train.recipes import load_recipe, shipped_names, shipped_path
from umi_train.recipes.device import GIB, TIGHT
from umi_train.recipes.memory import estimate
from umi_train.recipes.shapes import KNOWN, find_shape

NAMES = shipped_names()
HEAVY = ("torch", "transformers", "trl", "peft", "datasets", "accelerate", "bitsandbytes", "llama_cpp", "textual")


def test_those_that_were_asked_for_are_there():
    assert set(NAMES) == {
        "alpha-umi-7b", "llama-3.1-8b-24gb", "nano", "paper-glpft-no-reuse", "paper-glpft-reuse", "paper-multi-task",
        "paper-one-stage", "paper-single", "qwen3-0.6b-laptop", "qwen3-4b-12gb", "qwen3-4b-24gb", "qwen3-4b-24gb-fork",
        "qwen3-8b-24gb",
    }  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_each_loads_and_its_first_lines_say_how_to_run_it(name):
    resolved = load_recipe(name)
    recipe = resolved.recipe
    head = shipped_path(name).read_text(encoding="utf-8").split("\nabout:")[0]
    assert recipe.about and f"umi train run {name}" in head
    run = Path("runs") / recipe.name
    assert run not in Path(recipe.model.path).parents  # a run needs a folder of its own
    assert find_shape(recipe.model.path).shape is not None


def test_plans_need_no_network_no_data_and_nothing_heavy(tmp_path):
    """In a process of its own, where every socket fails and no model is at hand."""
    code = f"""
import socket, sys, time
class Refused(Exception): pass
def refuse(*a, **k): raise Refused("a plan asked for the network")
socket.socket.connect = socket.getaddrinfo = socket.create_connection = refuse
from umi_train.cli import main
slowest = 0
for name in {NAMES!r}:
    began = time.process_time()
    assert main(["plan", name]) == 0, name
    slowest = max(slowest, time.process_time() - began)
heavy = [m for m in {HEAVY!r} if m in sys.modules]
print(f"slowest {{slowest:.2f}}", heavy, file=sys.stderr)
assert not heavy and slowest < 2
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    assert done.stdout.count("memory, estimated and not measured") == len(NAMES)
    assert "its shape is not known" not in done.stdout


@pytest.mark.parametrize(
    ("name", "most"),
    [("qwen3-8b-24gb", 24), ("llama-3.1-8b-24gb", 24), ("qwen3-4b-24gb", 24), ("qwen3-4b-24gb-fork", 24), ("qwen3-4b-12gb", 12)],
)  # fmt: skip
def test_each_fits_the_card_it_is_named_after(name, most):
    recipe = load_recipe(name).recipe
    shape = find_shape(recipe.model.path).shape
    card = most * 1e9  # cards are sold by the gigabyte
    assert all(estimate(recipe, stage, shape).total < TIGHT * card for stage in recipe.stages)


def test_the_laptop_one_fits_8_gib_and_needs_no_gpu():
    recipe = load_recipe("qwen3-0.6b-laptop").recipe
    shape = find_shape(recipe.model.path).shape
    assert all(estimate(recipe, s, shape, "cpu").total < 6 * GIB and s.quantization == "none" for s in recipe.stages)


def test_the_published_hyper_parameters():
    """GLPFT/scripts/train_toolbench.sh of github.com/X-PLUG/Multi-LLM-Agent, research/training.md 7.2."""
    recipe = load_recipe("alpha-umi-7b").recipe
    found = {
        s.name: (s.trainer.epochs, s.trainer.learning_rate, s.trainer.warmup, s.trainer.weight_decay)
        for s in recipe.stages
    }
    assert found == {
        "backbone": (2, 5e-5, 0.4, 0),
        "planner": (1, 1e-5, 0.2, 0.01),
        "caller": (1, 1e-5, 0.2, 0.01),
        "summarizer": (2, 1e-5, 0.4, 0.01),
    }
    for stage in recipe.stages:
        trainer = stage.trainer
        assert trainer.batch * trainer.accumulation * recipe.launch.processes == 48
        assert stage.max_length == 4096 and trainer.schedule == "cosine" and trainer.gradient_checkpointing
        assert stage.adapter.kind == "none"
    assert recipe.model.dtype == "bfloat16" and recipe.launch.strategy == "zero3" and recipe.launch.offload


def test_the_arms_of_the_paper():
    single, multi, one, reuse, rest = (
        load_recipe(f"paper-{n}").recipe for n in ("single", "multi-task", "one-stage", "glpft-reuse", "glpft-no-reuse")
    )
    assert [(s.name, s.reader) for s in single.stages] == [("backbone", "backbone")]
    assert [(s.name, s.readers) for s in multi.stages] == [("backbone", ("planner", "caller", "summarizer"))]
    assert [(s.name, s.init) for s in one.stages] == [(n, "base") for n in ("planner", "caller", "summarizer")]
    assert {s.trainer.learning_rate for s in one.stages} == {5e-5} and {s.trainer.weight_decay for s in one.stages} == {
        0
    }
    assert [s.init for s in reuse.stages] == ["base"] + ["backbone"] * 3 and reuse.data.reuse_requests
    assert not rest.data.reuse_requests and [s.trainer for s in rest.stages] == [s.trainer for s in reuse.stages]


def test_the_nano_recipe_holds_the_values_that_make_the_nano_pack():
    """Those of umi_train.nano.roles, read from its text, as importing it would bring torch."""
    from umi_local.packs.pack import load_pack

    source = (Path(umi_train.__file__).parent / "nano/roles.py").read_text(encoding="utf-8")
    assert load_recipe("nano").recipe.data.format == load_pack("nano").format
    for stage in load_recipe("nano").recipe.stages:
        adapter, trainer = stage.adapter, stage.trainer
        for text in (
            f"r={adapter.r},", f"lora_alpha={adapter.alpha},", f"batch = {trainer.batch}\n",
            f"LIMIT = {stage.max_length}\n", f"warmup_steps={trainer.warmup},", f"weight_decay={trainer.weight_decay},",
            f'lr_scheduler_type="{trainer.schedule}"',
        ):  # fmt: skip
            assert text in source, text
        assert stage.init == "base" and adapter.kind == "alora" and not trainer.gradient_checkpointing


@pytest.mark.parametrize(
    ("model", "billions"),
    [
        ("Qwen/Qwen3-0.6B", 0.6), ("Qwen/Qwen3-1.7B", 1.72), ("Qwen/Qwen3-4B", 4.0), ("Qwen/Qwen3-8B", 8.2),
        ("Qwen/Qwen3-14B", 14.8), ("meta-llama/Llama-3.2-1B-Instruct", 1.23), ("meta-llama/Llama-3.2-3B-Instruct", 3.21),
        ("meta-llama/Llama-3.1-8B-Instruct", 8.03), ("meta-llama/Llama-2-7b-chat-hf", 6.74),
        ("meta-llama/Llama-2-13b-chat-hf", 13.02),
    ],
)  # fmt: skip
def test_parameters_are_those_of_the_model_cards(model, billions):
    assert KNOWN[model].parameters / 1e9 == pytest.approx(billions, rel=0.012)


def test_base_models_have_the_shape_of_their_instruct_models():
    for base, tuned in (
        ("Qwen/Qwen3-8B-Base", "Qwen/Qwen3-8B"),
        ("meta-llama/Llama-2-7b-hf", "meta-llama/Llama-2-7b-chat-hf"),
        ("meta-llama/Llama-3.1-8B", "meta-llama/Llama-3.1-8B-Instruct"),
    ):
        assert find_shape(base).shape == KNOWN[tuned]
    assert find_shape("Qwen/Qwen3-9000B").shape is None


def test_the_state_of_a_card_agrees_with_the_arithmetic_of_the_research():
    """research/training.md, 7.4: weights, and LoRA r 16 with gradients and AdamW, in GiB."""
    for name, model, weights, state in (
        ("qwen3-8b-24gb", "Qwen/Qwen3-8B", 3.34 + 2.32, 0.65),
        ("qwen3-8b-24gb", "meta-llama/Llama-3.1-8B-Instruct", 3.35 + 1.96, 0.62),
        ("qwen3-4b-12gb", "Qwen/Qwen3-4B", 1.75 + 0.72, 0.49),
        ("qwen3-4b-12gb", "Qwen/Qwen3-1.7B", 0.68 + 0.58, 0.26),
    ):
        recipe = load_recipe(name, [f"model.path={model}"]).recipe
        parts = estimate(recipe, recipe.stages[0], KNOWN[model]).parts
        assert parts["weights"] / GIB == pytest.approx(weights, abs=0.02)
        assert sum(parts[p] for p in ("adapter", "gradients", "optimizer")) / GIB == pytest.approx(state, abs=0.02)


@pytest.mark.parametrize(("length", "gigabytes"), [(2048, 7), (4096, 9)])
def test_the_estimate_is_near_what_others_measured(length, gigabytes):
    """LLaMA-Factory's wiki, Llama-2-7B in 4 bit, batch 1, r 8 (research/training.md 7.1): another trainer, whole GB."""
    settings = ["model.path=meta-llama/Llama-2-7b-chat-hf", "adapter.r=8", f"model.max_length={length}"]
    recipe = load_recipe("qwen3-8b-24gb", settings).recipe
    total = estimate(recipe, recipe.stages[0], KNOWN[recipe.model.path]).total
    assert total / 1e9 == pytest.approx(gigabytes, rel=0.15)


def test_the_list_names_what_can_be_typed(capsys):
    assert main(["recipes"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines[::2]] == list(NAMES)
    assert main(["recipes", "--json"]) == 0
    assert [entry["name"] for entry in json.loads(capsys.readouterr().out)] == list(NAMES)


def test_a_shipped_recipe_can_be_printed_to_start_from(capsys, tmp_path):
    assert main(["recipes", "qwen3-8b-24gb"]) == 0
    copy = tmp_path / "qwen3-8b-24gb.yaml"
    copy.write_text(capsys.readouterr().out, encoding="utf-8")
    assert load_recipe(str(copy)).hash == load_recipe("qwen3-8b-24gb").hash
    assert main(["recipes", "nothing"]) == 2
    assert "no recipe 'nothing' comes with umi" in capsys.readouterr().err
