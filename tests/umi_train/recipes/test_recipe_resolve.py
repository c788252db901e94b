"""From files and settings to a recipe: which value holds, and where it says it comes from."""

from __future__ import annotations

import pytest

from umi_train.cli import main
from umi_train.recipes import RecipeError, load_recipe
from umi_train.recipes.schema import STAGES


def origins(resolved, *paths: str) -> list[tuple[object, str]]:
    return [(resolved.values[path], str(resolved.origins[path])) for path in paths]


def test_every_value_says_where_it_comes_from(write):
    resolved = load_recipe(write(), ["trainer.batch=2", "stages.caller.steps=9", "stages.planner.adapter.r=8"])
    assert set(resolved.values) == set(resolved.origins)
    assert origins(
        resolved,
        "model.path",
        "model.dtype",
        "stages.backbone.max_length",
        "stages.backbone.batch",
        "stages.backbone.epochs",
        "stages.planner.learning_rate",
        "stages.summarizer.learning_rate",
        "stages.caller.epochs",
        "stages.caller.steps",
        "stages.planner.init",
        "stages.planner.reader",
        "stages.planner.adapter.r",
        "stages.caller.adapter.r",
        "data.sources[0].kind",
        "data.sources[0].weight",
    ) == [
        ("Qwen/Qwen3-0.6B", "mine.yaml, line 2"),
        ("bfloat16", "default"),
        (256, "mine.yaml, line 3"),
        (2, "command line"),
        (2.0, "mine.yaml, line 14"),
        (5e-5, "mine.yaml, line 16"),
        (2e-4, "mine.yaml, line 11"),
        (None, "steps is given"),
        (9, "command line"),
        ("backbone", "the recipe has a backbone stage"),
        ("planner", "as the stage is called"),
        (8, "command line"),
        (8, "mine.yaml, line 5"),
        ("umi", "mine.yaml, line 8"),
        (1.0, "default"),
    ]
    recipe = resolved.recipe
    assert [stage.name for stage in recipe.stages] == list(STAGES)
    assert recipe.name == "mine" and recipe.stages[2].trainer.steps == 9 and recipe.stages[2].trainer.epochs is None


def test_a_printed_path_can_be_set(write):
    """What the plan prints is what the file and --set take, stage by stage."""
    name = write()
    before = load_recipe(name)
    paths = [
        p for p, v in before.values.items() if p.startswith("stages.backbone.") and isinstance(v, bool | int | float)
    ]
    assert len(paths) > 15
    for path in paths:
        value = before.values[path]
        settings = [f"{path}={str(value).lower() if isinstance(value, bool) else value}"]
        after = load_recipe(name, settings)
        assert str(after.origins[path]) == "command line" and after.hash == before.hash, path


def test_a_recipe_extends_another_and_says_which_line_of_which_file(write):
    write()
    below = write(
        ("mine", "mine"),
        text="extends: mine.yaml\nabout: another\ntrainer: {batch: 4}\nstages:\n  planner:\n",
        name="more.yaml",
    )
    resolved = load_recipe(below)
    assert [s.name for s in resolved.recipe.stages] == ["planner"]
    assert resolved.recipe.name == "more" and resolved.recipe.about == "another"
    assert origins(resolved, "stages.planner.batch", "stages.planner.learning_rate", "stages.planner.init") == [
        (4, "more.yaml, line 3"),
        (5e-5, "mine.yaml, line 16"),  # what the extended one says about the stage is kept
        ("base", "default"),  # there is no backbone any more
    ]


def test_a_shipped_recipe_can_be_extended_from_anywhere(write):
    resolved = load_recipe(write(text="extends: qwen3-8b-24gb\ndata:\n  sources:\n    - {kind: umi, location: x}\n"))
    assert resolved.recipe.data.sources[0].location == "x" and len(resolved.recipe.data.sources) == 1
    assert str(resolved.origins["model.path"]).startswith("qwen3-8b-24gb.yaml, line ")


def test_the_newer_of_epochs_and_steps_holds(write):
    write(("learning_rate: 2e-4", "learning_rate: 2e-4\n  steps: 50"), ("epochs: 2", "batch: 1"))
    newer = write(text="extends: mine.yaml\ntrainer: {epochs: 3}\n", name="newer.yaml")
    stage = load_recipe(newer).recipe.stages[0]
    assert (stage.trainer.epochs, stage.trainer.steps) == (3.0, None)
    nothing = write(text="extends: mine.yaml\ntrainer: {epochs: null}\n", name="nothing.yaml")
    stage = load_recipe(nothing).recipe.stages[0]
    assert (stage.trainer.epochs, stage.trainer.steps) == (None, 50)  # saying nothing takes nothing away


def test_extending_in_a_circle_and_too_deep(write, tmp_path):
    first = write(text="extends: b.yaml\n", name="a.yaml")
    write(text="extends: a.yaml\n", name="b.yaml")
    with pytest.raises(RecipeError, match=r"a.yaml -> b.yaml -> a.yaml: recipes extend each other in a circle"):
        load_recipe(first)
    with pytest.raises(RecipeError, match=r"c.yaml, line 1, extends: there is no recipe .*gone.yaml"):
        load_recipe(write(text="extends: gone.yaml\n", name="c.yaml"))


def test_full_parameter_training_over_an_adapter_recipe_drops_its_adapter(write):
    write()
    path = write(text="extends: mine.yaml\nadapter: {kind: none}\n", name="full.yaml")
    resolved = load_recipe(path)
    assert {s.adapter.kind for s in resolved.recipe.stages} == {"none"}
    assert "stages.planner.adapter.r" not in resolved.values
    assert origins(resolved, "export.form") == [("checkpoint", "full-parameter training gives checkpoints")]


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("trainer.batch", "write KEY=VALUE"),
        ("=3", "write KEY=VALUE"),
        ("trainer..batch=3", "write KEY=VALUE"),
        ("trainer.batch=x", "--set: trainer.batch should be a whole number from 1 to 4,096, not 'x'"),
        ("trainer.batch=", "trainer.batch should be a whole number from 1 to 4,096, not nothing"),
        ("trainer.bach=2", "trainer has no key 'bach'; did you mean batch?"),
        ("stages.foo.batch=2", "stages has no key 'foo'"),
        ("trainer.batch=[1", "this is not YAML"),
        ("trainer.seed=*x", "no anchors"),
        ("stages.backbone.init=planner", "--set stages.backbone.init: init is base, backbone or a folder"),
        ("trainer.epochs=5", None),
        ("trainer.packing=true", None),
        ("adapter.targets=[q_proj, v_proj]", None),
    ],
)
def test_settings_of_the_command_line(write, setting, said):
    if said is None:
        assert load_recipe(write(), [setting]).recipe
        return
    with pytest.raises(RecipeError) as caught:
        load_recipe(write(), [setting])
    assert said in str(caught.value)


def test_the_same_setting_twice_is_refused(write):
    with pytest.raises(RecipeError, match=r"trainer.batch is set twice"):
        load_recipe(write(), ["trainer.batch=1", "trainer.batch=2"])
    with pytest.raises(RecipeError, match=r"trainer.batch is set twice"):
        load_recipe(write(), ["trainer={batch: 1}", "trainer.batch=2"])
    with pytest.raises(RecipeError, match="trainer has been set as a whole already"):
        load_recipe(write(), ["trainer=3", "trainer.batch=2"])


def test_a_value_that_no_stage_would_use_is_refused(write):
    with pytest.raises(RecipeError) as caught:
        load_recipe("qwen3-8b-24gb", ["trainer.learning_rate=1e-4"])
    assert str(caught.value).startswith(
        "--set trainer.learning_rate: trainer.learning_rate would do nothing, since every"
    )
    assert "stages.backbone.learning_rate or stages.planner.learning_rate" in str(caught.value)
    path = write(text="extends: qwen3-8b-24gb\ntrainer:\n  epochs: 5\n")
    with pytest.raises(RecipeError, match=r"mine.yaml, line 3: trainer.epochs would do nothing"):
        load_recipe(path)


def test_a_setting_for_a_stage_that_is_not_there(write):
    with pytest.raises(RecipeError, match=r"--set stages\.planner: the recipe has no stage planner"):
        load_recipe("paper-single", ["stages.planner.batch=2"])


def test_the_hash_counts_values_and_not_words(write):
    plain = load_recipe(write())
    assert load_recipe(write(("model:", "about: words\nname: another\nmodel:"))).hash == plain.hash
    assert load_recipe(write(("r: 8", "r: 16"))).hash != plain.hash
    assert load_recipe(write(("r: 8", "alpha: 32\n  r: 8"))).hash == plain.hash  # a default written out


def test_all_problems_are_said_at_once(write):
    with pytest.raises(RecipeError) as caught:
        load_recipe(write(("r: 8", "r: 0\n  use_dora: true"), ("learning_rate: 2e-4", "learning_rate: fast\n  lr: 1")))
    assert len(caught.value.problems) == 4
    assert [text.split(":")[0] for text in caught.value.problems] == [f"mine.yaml, line {n}" for n in (5, 6, 12, 13)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("qwen3-8b-24g", "did you mean qwen3-8b-24gb?"),
        ("zzz", "`umi train recipes` lists them"),
        ("~nobody-here/x.yaml", "there is no such home folder"),
        ("x" * 400, "neither a file nor a recipe"),
        ("x" * 400 + ".yaml", "cannot be read"),
        ("bad\x1b]0;name", "neither a file nor a recipe"),
    ],
)
def test_names_of_recipes_that_are_not_there(capsys, name, said):
    assert main(["plan", name]) == 2
    captured = capsys.readouterr()
    assert said in captured.err and not captured.out and "Traceback" not in captured.err and "\x1b" not in captured.err
