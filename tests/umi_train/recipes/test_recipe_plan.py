"""What a plan says of data, rows, tokens, steps, memory and the device, on small files and a tokenizer made here."""

from __future__ import annotations

import json
from dataclasses import replace
from math import ceil
from pathlib import Path

import pytest

from umi_local.formats.shared import SharedFormat
from umi_train.cli import main
from umi_train.data.samples import samples
from umi_train.data.split import split_of
from umi_train.recipes import load_recipe
from umi_train.recipes.counts import count, steps_of
from umi_train.recipes.device import GIB, Device, main_memory, verdict
from umi_train.recipes.memory import Estimate, estimate
from umi_train.recipes.plan import make_plan
from umi_train.recipes.shapes import find_shape
from umi_train.recipes.show import plan_text

GPU = Device("cuda", "a card", 24 * GIB, 23 * GIB, 1, 64 * GIB)
CONFIG = {
    "model_type": "qwen3", "vocab_size": 640, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2,
    "num_attention_heads": 2, "num_key_value_heads": 2, "head_dim": 32, "tie_word_embeddings": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory, trajectories) -> Path:
    """A checkpoint without weights: a config and a tokenizer that knows the headers."""
    from umi_train.nano.tokenizer import train_tokenizer

    path = tmp_path_factory.mktemp("checkpoint")
    texts = [s.text for t in trajectories for s in SharedFormat().transcript(t) if not s.special]
    train_tokenizer(texts, 600).save(str(path / "tokenizer.json"))
    (path / "config.json").write_text(json.dumps(CONFIG))
    return path


@pytest.fixture
def recipe(write, folder, sessions):
    """The small recipe over that checkpoint and the trajectories of the tests."""

    def named(*changes: tuple[str, str]) -> str:
        return write(("Qwen/Qwen3-0.6B", str(folder)), ("data.jsonl", str(sessions)), *changes)

    return named


def test_rows_and_tokens_are_those_that_training_writes(recipe, folder, tmp_path):
    from tokenizers import Tokenizer

    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.prepare import prepare_rows

    resolved = load_recipe(recipe())
    counted = count(resolved.recipe)
    run = tmp_path / "run"
    run.mkdir()
    encoder = SegmentTokenizer(Tokenizer.from_file(str(folder / "tokenizer.json")))
    prepared = prepare_rows(resolved.recipe, run, encoder)
    assert counted.complete and counted.tokenizer == str(folder / "tokenizer.json")
    for stage in resolved.recipe.stages:
        for side in ("train", "validation"):
            planned = counted.rows[stage.name][side].to_dict()
            planned.pop("trajectories")
            assert planned == dict(prepared.stages[stage.name][side])
        rows = counted.rows[stage.name]["train"]
        assert rows.rows > 10 and rows.tokens > rows.learned > rows.rows


def test_rows_of_a_role_are_the_samples_that_it_sees(recipe, trajectories):
    path = recipe(("  sources:", "  validation: 0.3\n  sources:"), ("max_length: 256", "max_length: 4096"))
    counted = count(load_recipe(path).recipe)
    seen = {"train": 0, "validation": 0}
    for one in trajectories:
        seen[split_of(one, 0.3)] += len(list(samples(one, "caller", SharedFormat())))
    assert {side: rows.rows for side, rows in counted.rows["caller"].items()} == seen and seen["validation"] > 0
    assert sum(rows.trajectories for rows in counted.rows["backbone"].values()) == len(trajectories)


def test_weights_show_trajectories_more_or_less_often(recipe, trajectories):
    def seen(weight: str) -> int:
        path = recipe(
            ("kind: umi", f"kind: umi\n      weight: {weight}"), ("  sources:", "  validation: 0\n  sources:")
        )
        return count(load_recipe(path).recipe).rows["backbone"]["train"].trajectories

    whole = len(trajectories)
    assert seen("1") == whole and seen("2") == 2 * whole
    assert whole < seen("1.5") < 2 * whole and 0 < seen("0.5") < whole
    assert seen("1.5") == whole + seen("0.5")  # the same half


def test_without_reuse_nobody_sees_a_request_twice(recipe):
    path = recipe(("  sources:", "  validation: 0\n  reuse_requests: false\n  first_share: 0.4\n  sources:"))
    rows = count(load_recipe(path).recipe).rows
    whole = count(load_recipe(recipe(("  sources:", "  validation: 0\n  sources:"))).recipe).rows
    parts = [rows[name]["train"].trajectories for name in ("backbone", "planner", "caller", "summarizer")]
    assert parts[1] == parts[2] == parts[3] > 0 and parts[0] > 0
    assert parts[0] + parts[1] == whole["backbone"]["train"].trajectories


def test_a_source_is_read_up_to_a_bound_and_the_plan_says_so(recipe, trajectories):
    resolved = load_recipe(recipe())
    cut = count(resolved.recipe, 5)
    assert not cut.complete and cut.rows["backbone"]["train"].trajectories <= 5
    assert "there are more (--all counts them)" in plan_text(make_plan(resolved, most=5, device=GPU))
    assert count(resolved.recipe, len(trajectories)).complete  # exactly as many as there are
    limited = load_recipe(recipe(("kind: umi", "kind: umi\n      limit: 3")))
    assert sum(rows.trajectories for rows in count(limited.recipe).rows["backbone"].values()) == 3


def test_without_a_tokenizer_characters_are_counted(write, sessions):
    counted = count(load_recipe(write(("data.jsonl", str(sessions)))).recipe)
    rows = counted.rows["planner"]["train"]
    assert rows.tokens is None and rows.characters > 1000
    assert counted.tokenizer.startswith("characters, not tokens, are counted: the tokenizer of Qwen/Qwen3-0.6B is not")


def test_a_broken_tokenizer_is_no_crash(recipe, folder, write, sessions, tmp_path):
    (tmp_path / "m").mkdir()
    (tmp_path / "m/tokenizer.json").write_text("{")
    (tmp_path / "m/config.json").write_text('{"model_type": "qwen3"}')
    made = make_plan(
        load_recipe(write(("Qwen/Qwen3-0.6B", str(tmp_path / "m")), ("data.jsonl", str(sessions)))), device=GPU
    )
    assert "cannot be read" in made.counted.tokenizer
    assert "does not describe a model that could be estimated: it has no 'vocab_size'" in made.shape.source


def test_a_tokenizer_without_the_headers_is_noted(recipe, write, sessions, tmp_path):
    from tokenizers import Tokenizer, models

    (tmp_path / "m").mkdir()
    Tokenizer(models.BPE()).save(str(tmp_path / "m/tokenizer.json"))
    made = make_plan(
        load_recipe(write(("Qwen/Qwen3-0.6B", str(tmp_path / "m")), ("data.jsonl", str(sessions)))), device=GPU
    )
    assert any("has no token <|im_start|> and no token <|im_end|>" in note for note in made.notes)


def test_rows_that_are_too_long_are_counted_and_noted(recipe):
    made = make_plan(load_recipe(recipe(("max_length: 256", "max_length: 64"))), device=GPU)
    assert made.counted.rows["planner"]["train"].too_long > 0
    assert any("do not fit into 64 tokens even without old steps" in note for note in made.notes)


def test_data_that_is_not_there_is_said_and_nothing_fails(write):
    made = make_plan(load_recipe(write(("kind: umi", "kind: gsm8k"), ("data.jsonl", "nowhere/gsm8k"))), device=GPU)
    text = plan_text(made)
    assert (
        "data not at hand: nothing is at nowhere/gsm8k yet; it comes from github.com/openai/grade-school-math" in text
    )
    assert made.stages[0].steps is None and made.stages[0].memory is not None
    hub = make_plan(load_recipe(write(("kind: umi", "kind: gsm8k"), ("data.jsonl", "hub"))), device=GPU)
    assert "it is on the hub, and is fetched when the recipe runs" in plan_text(hub)
    step = make_plan(
        load_recipe(write(("learning_rate: 2e-4", "learning_rate: 2e-4\n  steps: 70"), ("epochs: 2", "batch: 1"))),
        device=GPU,
    )
    assert [stage.steps for stage in step.stages] == [70] * 4  # needs no data


def test_an_adapter_that_is_not_there_yet_is_noted(write, tmp_path):
    path = write(("  caller:", f"  caller: {{init: {tmp_path}/a}}"))
    assert any("no adapter is there yet" in note for note in make_plan(load_recipe(path), device=GPU).notes)
    (tmp_path / "a").mkdir()
    (tmp_path / "a/adapter_config.json").write_text("{}")
    assert not any("no adapter is there yet" in note for note in make_plan(load_recipe(path), device=GPU).notes)


def test_targets_that_the_model_has_not_are_noted(write):
    made = make_plan(load_recipe(write(("r: 8", "targets: [q_proj, c_attn]"))), device=GPU)
    assert "the model has no layer c_attn, a target of planner" in made.notes


@pytest.mark.parametrize(("batch", "accumulation", "processes", "epochs"), [(1, 1, 1, 1), (4, 3, 1, 2), (2, 2, 2, 0.5)])
def test_steps_are_those_of_the_trainer(recipe, batch, accumulation, processes, epochs):
    """transformers: batches of an epoch divided by the accumulation, rounded up, times the epochs, rounded up."""
    resolved = load_recipe(
        recipe(), [f"trainer.batch={batch}", f"trainer.accumulation={accumulation}", f"stages.backbone.epochs={epochs}"]
    )
    stage, rows = resolved.recipe.stages[0], count(resolved.recipe).rows["backbone"]["train"]
    expected = ceil(ceil(ceil(rows.rows / (batch * processes)) / accumulation) * epochs)
    assert steps_of(stage, rows, processes) == expected
    packed = replace(stage, trainer=replace(stage.trainer, packing=True))
    assert steps_of(packed, rows, processes) <= expected


def test_a_plan_as_data(recipe, capsys):
    assert main(["plan", recipe(), "--json", "--set", "trainer.batch=2"]) == 0
    plan = json.loads(capsys.readouterr().out)
    assert plan["recipe"] == "mine" and plan["data_complete"] and len(plan["hash"]) == 64
    values = {entry["path"]: entry for entry in plan["values"]}
    assert values["stages.planner.batch"] == {"path": "stages.planner.batch", "value": 2, "origin": "command line"}
    assert [stage["name"] for stage in plan["stages"]] == ["backbone", "planner", "caller", "summarizer"]
    for stage in plan["stages"]:
        assert stage["rows"]["train"]["tokens"] > 0 and stage["steps"] > 0
        assert stage["memory"]["total"] == sum(stage["memory"]["parts"].values())
        assert "of" in stage["fits"]
    assert plan["data"][0]["at_hand"] and plan["data"][0]["licence"] == "the user's own"
    assert plan["device"]["kind"] in ("cpu", "cuda")


def test_a_plan_in_words_says_every_value_once(recipe, capsys):
    path = recipe()
    assert main(["plan", path]) == 0
    text = capsys.readouterr().out
    resolved = load_recipe(path)
    for name in resolved.values:
        if name not in ("name", "about"):
            shown = [name] if not name.startswith("stages.") else [name, "stages.*." + name.split(".", 2)[2]]
            assert sum(text.count(f"  {one} ") for one in shown) == 1, name
    assert "base -> backbone: LoRA r 8, rows of the backbone, 2 epochs at 0.0002" in text
    assert "backbone -> planner: LoRA r 8, rows of the planner, 1 epoch at 5e-05" in text


def test_text_of_a_recipe_cannot_move_the_cursor(recipe, capsys):
    assert main(["plan", recipe(("model:", 'about: "\\x1b[2J\\a"\nmodel:'))]) == 0
    assert "\x1b" not in capsys.readouterr().out


def sized(total: float, checkpointed: float | None = None, host: float = 0.0) -> Estimate:
    return Estimate({}, int(total * GIB), int((checkpointed or total) * GIB), int(total * GIB), int(host * GIB), 1)


@pytest.mark.parametrize(
    ("size", "device", "processes", "said"),
    [
        (sized(10), GPU, 1, "fits: about 10.0 GiB of 23.0 GiB free"),
        (sized(22), GPU, 1, "tight: about 22.0 GiB of 23.0 GiB free"),
        (sized(30, 12), GPU, 1, "does not fit: about 30.0 GiB of 23.0 GiB free; with gradient_checkpointing about 12.0 GiB"),
        (sized(30, 29), GPU, 1, "does not fit: about 30.0 GiB are needed and 23.0 GiB are free"),
        (sized(10), GPU, 2, "does not fit: 2 GPUs are asked for and here is one; each needs about 10.0 GiB"),
        (sized(10), replace(GPU, count=4), 8, "does not fit: 8 GPUs are asked for and here are 4"),
        (sized(10), replace(GPU, count=4), 4, "fits"),
        (sized(10, host=20), replace(GPU, count=4), 4, "does not fit: about 80.0 GiB are needed in main memory"),
        (sized(10), Device("cpu", "m", 64 * GIB, 25 * GIB, 1, 25 * GIB), 2, "fits: 2 processes need about 20.0 GiB of 25.0 GiB"),
        (sized(10), Device("cpu", "m", 64 * GIB, 15 * GIB, 1, 15 * GIB), 2, "does not fit: 2 processes need"),
        (sized(10), Device("cpu", "m", 0, 0, 1, 0), 1, "it is not known how much memory there is"),
    ],
)  # fmt: skip
def test_verdicts(size, device, processes, said):
    assert verdict(size, device, processes, checkpointing=False).startswith(said)


def test_main_memory_heeds_a_control_group(tmp_path):
    (tmp_path / "proc").mkdir()
    (tmp_path / "proc/meminfo").write_text("MemTotal: 1000 kB\nMemFree: 1 kB\nMemAvailable: 800 kB\n")
    assert main_memory(tmp_path) == (1000 * 1024, 800 * 1024)
    group = tmp_path / "sys/fs/cgroup"
    group.mkdir(parents=True)
    (group / "memory.max").write_text("max\n")
    assert main_memory(tmp_path) == (1000 * 1024, 800 * 1024)
    (group / "memory.max").write_text(f"{500 * 1024}\n")
    (group / "memory.current").write_text(f"{450 * 1024}\n")
    assert main_memory(tmp_path) == (500 * 1024, 50 * 1024)
    (group / "memory.stat").write_text(f"anon 1\ninactive_file {300 * 1024}\nactive_file 2\n")
    assert main_memory(tmp_path) == (500 * 1024, 350 * 1024)  # cached files make room


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"model_type": "gpt2"}, "the memory of the family gpt2 is not estimated"),
        ({"num_experts": 8}, "a mixture of experts is not estimated"),
        ({"quantization_config": {"bits": 4}}, "is quantized already"),
        ({"hidden_size": "64"}, "hidden_size is '64'"),
        ({"hidden_size": -1}, "hidden_size is -1"),
    ],
)
def test_shapes_that_cannot_be_estimated(tmp_path, change, said):
    (tmp_path / "config.json").write_text(json.dumps(CONFIG | change))
    found = find_shape(str(tmp_path))
    assert found.shape is None and said in found.source


def test_parts_of_a_full_parameter_run_are_divided():
    alone = load_recipe("alpha-umi-7b", ["launch.processes=1", "launch.strategy=ddp", "launch.offload=false"]).recipe
    divided = load_recipe("alpha-umi-7b", ["launch.processes=8", "launch.offload=false"]).recipe
    offloaded = load_recipe("alpha-umi-7b").recipe
    shape = find_shape(alone.model.path).shape
    one, eighth, none = (estimate(r, r.stages[0], shape) for r in (alone, divided, offloaded))
    for part in ("weights", "gradients", "optimizer"):
        assert eighth.parts[part] == pytest.approx(one.parts[part] / 8, abs=1) and none.parts[part] == 0
    assert none.host == pytest.approx(
        sum(eighth.parts[p] for p in ("weights", "gradients", "optimizer", "adapter")), abs=4
    )
    state = sum(one.parts[p] for p in ("weights", "gradients", "optimizer"))
    assert state == pytest.approx(16 * shape.parameters)  # float32 weights, gradients and two moments
