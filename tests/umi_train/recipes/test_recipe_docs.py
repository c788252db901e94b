"""docs/recipes.md says what is so: every key with its default, every recipe with its memory, and real output."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from umi_train.cli import main
from umi_train.recipes import RecipeError, load_recipe, shipped_names
from umi_train.recipes.device import GIB, Device
from umi_train.recipes.layers import SECTIONS, WORDS
from umi_train.recipes.memory import estimate
from umi_train.recipes.plan import make_plan
from umi_train.recipes.schema import STAGES, DataSource, StageKeys
from umi_train.recipes.shapes import find_shape
from umi_train.recipes.show import plan_text

DOC = (Path(__file__).parents[3] / "docs/recipes.md").read_text(encoding="utf-8")
KEYS = DOC.split("\n## Keys\n")[1].split("\n## ")[0]
CPU = Device("cpu", "main memory, no GPU", 24 * GIB, 21 * GIB, 1, 21 * GIB)


def table(heading: str) -> dict[str, str]:
    """The keys under a heading with what stands as their default."""
    text = KEYS.split(heading, 1)[1].split("\n### ")[0]
    if heading.startswith("### data"):
        text = text.split("Each entry of `sources`")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.*?) \|", text, re.MULTILINE))


def said(default: object) -> str:
    if default is MISSING:
        return "needed"
    if default is None or default == {}:
        return "none"
    if default == STAGES:
        return "all"
    if isinstance(default, bool):
        return "true" if default else "false"
    return f"`{default}`" if isinstance(default, str) else f"{default:g}"


@pytest.mark.parametrize(
    ("heading", "section"), [*((f"### {n}\n", s) for n, s in SECTIONS.items()), ("Each entry of `sources`", DataSource)]
)
def test_every_key_stands_there_with_its_default(heading, section):
    found = table(heading)
    assert set(found) == {field.name for field in fields(section)}
    for field in fields(section):
        default = field.default if field.default_factory is MISSING else field.default_factory()
        assert found[field.name].split(" (")[0] == said(default), field.name


def test_the_keys_of_stages_and_of_the_top_level():
    assert set(table("### stages\n")) == {field.name for field in fields(StageKeys)}
    head = KEYS.split("### ")[0]
    for word in WORDS:
        assert f"`{word}`" in head
    for name in STAGES:
        assert f"`{name}`" in KEYS.split("### stages\n")[1]


def test_every_shipped_recipe_stands_there_with_the_memory_of_its_plan(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # no model lies here
    rows = dict(re.findall(r"^\| `([\w.-]+)` \| .* \| ([\d.]+)(?: each)? \|$", DOC, re.MULTILINE))
    assert set(rows) == set(shipped_names())
    for name, memory in rows.items():
        recipe = load_recipe(name).recipe
        shape = find_shape(recipe.model.path).shape
        most = max(estimate(recipe, stage, shape).total for stage in recipe.stages)
        assert float(memory) == pytest.approx(most / GIB, abs=0.06), name


def blocks(heading: str) -> list[str]:
    return re.findall(r"```\w*\n(.*?)```", DOC.split(heading, 1)[1].split("\n## ")[0], re.DOTALL)


def test_the_plan_is_real_output(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    text = plan_text(make_plan(load_recipe("qwen3-4b-12gb"), device=CPU))
    lines = [line for line in blocks("\n## A plan\n")[0].splitlines() if line.strip() not in ("", "[...]")]
    assert len(lines) > 20
    for line in lines:
        if "here: " not in line and "fits: " not in line:
            assert line.removesuffix(" [...]") in text, line


BAD = [
    "model: {path: x/y, dtype: fp16}\nadapter: {use_rslora: true, use_dora: true, lora_bias: true}\n"
    "trainer: {lr: 1, packing: no}\nexport: {form: merged_4bit}\n",
    "model: {path: x/y}\nadapter: {kind: alora, targets: [q_proj, lm_head]}\nstages: {planner: }\n"
    "data: {sources: [{kind: umi, location: x}]}\ntrainer: {learning_rate: 1e-4, packing: true}\n",
    "extends: alpha-umi-7b\nadapter: {kind: none, r: 16}\n",
]


def test_the_refusals_are_real_sentences(tmp_path):
    found: set[str] = set()
    for number, text in enumerate(BAD):
        path = tmp_path / f"{number}.yaml"
        path.write_text(text)
        with pytest.raises(RecipeError) as caught:
            load_recipe(str(path))
        found |= {problem.split(": ", 1)[1] for problem in caught.value.problems}
    assert set(blocks("\n## What is refused\n")[0].splitlines()) == found


def test_the_example_of_an_own_recipe_loads(tmp_path):
    path = tmp_path / "mine.yaml"
    path.write_text(blocks("\n## A recipe of your own\n")[0])
    assert [s.kind for s in load_recipe(str(path)).recipe.data.sources] == ["sessions", "umi"]


def test_the_commands_are_there(capsys):
    for command in ("recipes", "plan", "run", "status", "logs", "plot", "compare"):
        assert main([command, "--help"]) == 0
        assert command in DOC.split("## A recipe of your own")[0] and capsys.readouterr().out
