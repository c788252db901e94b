"""Combinations and values that are refused, each with its place and one sentence that says why."""

from __future__ import annotations

import pytest

from umi_train.recipes import RecipeError, load_recipe

LORA = ("r: 8", "kind: lora")
ALORA = ("r: 8", "kind: alora")
RATE = "learning_rate: 2e-4"
ROLES_ONLY = ("  backbone:\n    epochs: 2\n", "")


def refused(path: str) -> tuple[str, ...]:
    with pytest.raises(RecipeError) as caught:
        load_recipe(path)
    for text in caught.value.problems:
        assert "\n" not in text and not text.startswith(" "), text
    return caught.value.problems


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("use_rslora: true", "scales a LoRA file by alpha/r alone"),
        ("rslora: true", "raise alpha"),
        ("alpha_pattern: {q_proj: 8}", "scales a LoRA file by alpha/r alone"),
        ("rank_pattern: {q_proj: 8}", "scales a LoRA file by alpha/r alone"),
        ("use_dora: true", "cannot become a GGUF file"),
        ("lora_bias: true", "with biases cannot become a GGUF file"),
        ("bias: all", "with biases cannot become a GGUF file"),
        ("modules_to_save: [lm_head]", "trained whole do not fit into a LoRA file"),
        ("trainable_token_indices: [1]", "do not fit into a LoRA file"),
        ("init_lora_weights: pissa", "rewrites the weights of the base"),
        ("alora_invocation_tokens: [1]", "the header of the role"),
        ("target_modules: [q_proj]", "is called targets here"),
        ("lora_alpha: 8", "is called alpha here"),
        ("ranks: 8", "adapter has no key 'ranks'"),
        ("drop: 0", "did you mean dropout?"),
    ],
)
def test_adapter_keys_of_other_trainers(write, key, why):
    (text,) = refused(write(("r: 8", key)))
    assert text.startswith("mine.yaml, line 5: ") and why in text


@pytest.mark.parametrize(
    ("key", "why"),
    [
        ("lr: 1", "is called learning_rate here"),
        ("warmup_ratio: 0.1", "below 1 it is a share of the steps"),
        ("num_train_epochs: 1", "is called epochs here"),
        ("fp16: true", "float16 overflows"),
        ("bf16: true", "model.dtype says it"),
        ("report_to: wandb", "nothing is reported"),
        ("push_to_hub: true", "nothing is uploaded"),
        ("output_dir: x", "--run FOLDER"),
        ("resume_from_checkpoint: true", "running the same command again resumes"),
        ("assistant_only_loss: true", "token ids with their labels"),
        ("activation_offloading: true", "fails without a GPU"),
        ("trust_remote_code: true", "code from a hub is never run"),
        ("<<: {a: 1}", "merge keys are not taken"),
    ],
)
def test_trainer_keys_of_other_trainers(write, key, why):
    (text,) = refused(write((RATE, f"{RATE}\n  {key}")))
    assert text.startswith("mine.yaml, line 12: ") and why in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("r: 8", "r: 8.5", "adapter.r should be a whole number from 1 to 1,024, not '8.5'"),
        ("r: 8", "r: '8'", "adapter.r should be a whole number"),
        ("r: 8", "r: yes", "adapter.r should be a whole number"),
        ("r: 8", "r: [8]", "not a list of '8'"),
        ("r: 8", "r: {a: 8}", "not a table"),
        ("r: 8", "r:", "not nothing"),
        ("r: 8", "dropout: 1", "a number from 0 to below 1, not '1'"),
        ("r: 8", "kind: qlora", "QLoRA is kind: lora with model.quantization: nf4"),
        ("r: 8", "kind: full", "training all parameters is kind: none"),
        ("r: 8", "kind: lorra", "did you mean lora?"),
        ("r: 8", "targets: q_proj", "all-linear or a list, each entry a text, not 'q_proj'"),
        ("r: 8", "targets: []", "not an empty list"),
        ("r: 8", "targets: [q_proj, q_proj]", "not a list that repeats itself"),
        ("r: 8", "targets: lm_head", "a list of names, without embeddings and heads"),
        (RATE, "learning_rate: 0", "a number above 0 to 1, not '0'"),
        (RATE, "learning_rate: -1e-4", "not '-1e-4'"),
        (RATE, "learning_rate: .nan", "not '.nan'"),
        (RATE, "learning_rate: nan", "not 'nan'"),
        (RATE, "learning_rate: .inf", "not '.inf'"),
        (RATE, "learning_rate: 1e999", "not '1e999'"),
        (RATE, "learning_rate: '2e-4'", "not '2e-4'"),
        (RATE, f"{RATE}\n  packing: no", "trainer.packing should be true or false, not 'no'"),
        (RATE, f"{RATE}\n  packing: 1", "trainer.packing should be true or false, not '1'"),
        (RATE, f"{RATE}\n  schedule: cosin", "did you mean cosine?"),
        (RATE, f"{RATE}\n  save_every: never", "or epoch, not 'never'"),
        (RATE, f"{RATE}\n  seed: 4294967296", "from 0 to 4,294,967,295"),
        (RATE, f"{RATE}\n  batch: 1_6", "not '1_6'"),
        ("max_length: 256", "quantization: int8", "4 bit means nf4 here"),
        ("max_length: 256", "dtype: float16", "float16 overflows in training"),
        ("max_length: 256", "load_in_4bit: true", "is called model.quantization: nf4 here"),
        ("max_length: 256", "max_length: 32", "from 64 to 1,048,576"),
        ("path: Qwen/Qwen3-0.6B", "revision: x", "model.path is missing"),
        ("path: Qwen/Qwen3-0.6B", "path: ~nobody-here/x", "is no path on this machine"),
        ("path: Qwen/Qwen3-0.6B", "path: ./x\n  revision: main", "a folder has no revision"),
        (RATE, "batch: 1", "trainer.learning_rate is missing"),
        ("model:", "model: 3\nmodle:", "model should be a table with keys such as path, not '3'"),
        ("model:", "backend: tlr\nmodel:", "backend should be trl or unsloth, not 'tlr'; did you mean trl?"),
        ("model:", "name: ../up\nmodel:", "names the folder of the run too"),
        ("model:", "name: true\nmodel:", "name should be a text"),
        ("model:", "dataset: x\nmodel:", "dataset is called data here"),
        ("kind: umi", "kind: umy", "there is no kind of data 'umy'; did you mean umi?"),
        ("kind: umi", "kind: umi\n      weight: 0", "a number above 0 to 100"),
        ("kind: umi", "kind: umi\n      stages: [planer]", "not a list of 'planer'"),
        ("kind: umi", "kind: umi\n      options: {offer: all}", "umi has no option 'offer'; there are none"),
        ("kind: umi", "kind: gsm8k\n      options: {ofer: all}", "gsm8k has no option 'ofer'; did you mean offer?"),
        ("kind: umi", "kind: gsm8k\n      options: {evaluation: yes}", "evaluation sets are not trained on"),
        ("location: data.jsonl", "limit: 3", "data.sources[0] has no location"),
        ("    - kind: umi\n      location: data.jsonl\n", "    []\n", "data.sources should be a list of 1 to 64 tables"),
        ("    - kind: umi\n      location: data.jsonl\n", "    - umi\n", "data.sources[0] should be a table"),
        ("  planner:", "  planer:", "stages has no key 'planer'; did you mean planner?"),
        ("  caller:", "  caller: 3", "stages.caller should be a table, not '3'"),
        ("stages:", "stage:", "a recipe has no key 'stage'; did you mean stages?"),
    ],
)  # fmt: skip
def test_values_that_do_not_fit(write, old, new, said):
    assert any(said in text for text in refused(write((old, new)))), refused(write((old, new)))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param([("r: 8", "targets: [q_proj, lm_head]")], "lm_head cannot be a target: the LM head is", id="head"),
        pytest.param([("r: 8", "targets: [embed_tokens]")], "embed_tokens cannot be a target", id="embeddings"),
        pytest.param([("r: 8", "targets: [model.layers.0.q_proj]")], "is no name of a layer", id="dotted"),
        pytest.param([ALORA, ROLES_ONLY, (RATE, f"{RATE}\n  packing: true")], "an aLoRA, which finds its header once per row", id="alora packed"),
        pytest.param([ALORA], "an aLoRA is switched on by one role's header", id="alora backbone"),
        pytest.param([ALORA, ("epochs: 2", "epochs: 2\n    adapter: {kind: lora}")], "an aLoRA needs a prefix without adapters: write merge: true", id="alora unmerged"),
        pytest.param([ALORA, ROLES_ONLY, ("data:\n", "data:\n  format: toolbench\n")], "which only shared, shared-marks, shared-spans, shared-names have", id="alora format"),
        pytest.param([ALORA, ROLES_ONLY, ("model:", "backend: unsloth\nmodel:")], "Unsloth refuses aLoRA", id="alora unsloth"),
        pytest.param([ALORA, ROLES_ONLY, ("model:", "export: {form: merged}\nmodel:")], "so it cannot be merged", id="alora export"),
        pytest.param([("r: 8", "r: 8\n  kind: none")], "adapter.r means nothing with kind: none", id="full with adapter"),
        pytest.param([("r: 8", "kind: none"), ("max_length: 256", "quantization: nf4")], "4-bit weights cannot be trained", id="full in 4 bit"),
        pytest.param([("r: 8", "kind: none"), ("model:", "export: {form: lora}\nmodel:")], "full-parameter training gives no adapter", id="full as lora"),
        pytest.param([("r: 8", "kind: none"), ("model:", "export: {form: merged}\nmodel:")], "leaves nothing to merge", id="full merged"),
        pytest.param([("r: 8", "kind: none"), ("epochs: 2", "merge: true")], "there is no adapter to merge", id="full merge"),
        pytest.param([("r: 8", "kind: none"), ("model:", "backend: unsloth\nmodel:")], "full-parameter training runs with backend: trl", id="full unsloth"),
        pytest.param([("model:", "export: {form: merged_4bit}\nmodel:")], "an adapter that is added to 4-bit weights is rounded away", id="4-bit export"),
        pytest.param([("epochs: 2", "merge: 4bit")], "an adapter that is added to 4-bit weights is rounded away", id="4-bit merge"),
        pytest.param([("model:", "export: {base: merged_4bit}\nmodel:")], "an adapter that is added to 4-bit weights", id="4-bit base"),
        pytest.param([("model:", "export: {base: nf4}\nmodel:")], "nothing was quantized here", id="nf4 base of nothing"),
        pytest.param([("max_length: 256", "quantization: nf4\n  dtype: float32")], "a 4-bit base computes in bfloat16", id="4 bit in float32"),
        pytest.param([("max_length: 256", "attention: flash_attention_2\n  dtype: float32")], "flash attention takes 16-bit types alone", id="flash"),
        pytest.param([("epochs: 2", "merge: true")], "after a merge it would not: remove merge", id="lora after merge"),
        pytest.param([("  caller:", "  caller: {merge: true}")], "merge is for the backbone", id="merge of a role"),
        pytest.param([("  caller:", "  caller: {init: planner}")], "a role never starts from another role", id="role from role"),
        pytest.param([("  caller:", "  caller: {init: backbone}"), ROLES_ONLY], "the recipe has no such stage", id="no backbone"),
        pytest.param([("epochs: 2", "init: backbone")], "the backbone cannot start from itself", id="backbone from itself"),
        pytest.param([("  caller:", "  caller: {init: ./x, adapter: {kind: none}}")], "only plain LoRA goes on", id="full from adapter"),
        pytest.param([("  caller:", "  caller: {adapter: {r: 4}}")], "so its r cannot be another", id="another rank"),
        pytest.param([("  caller:", "  caller: {adapter: {alpha: 4}}")], "so its alpha cannot be another", id="another alpha"),
        pytest.param([(RATE, f"{RATE}\n  epochs: 1\n  steps: 5")], "both epochs and steps", id="both"),
        pytest.param([(RATE, f"{RATE}\n  epochs: null")], "neither epochs nor steps", id="neither"),
        pytest.param([(RATE, f"{RATE}\n  warmup: 2.5")], "a whole number of steps, not 2.5", id="half a step"),
        pytest.param([("  caller:", "  caller: {steps: 9, warmup: 10}")], "a warm-up of 10 steps never ends in 9", id="endless warm-up"),
        pytest.param([(RATE, f"{RATE}\n  schedule: constant\n  warmup: 0.1")], "constant has no warm-up", id="constant"),
        pytest.param([("model:", "launch: {strategy: zero3, processes: 8}\nmodel:")], "zero3 is for full-parameter training", id="divided adapters"),
        pytest.param([("r: 8", "kind: none"), ("model:", "launch: {strategy: fsdp2}\nmodel:")], "and there is one", id="fsdp2 alone"),
        pytest.param([("model:", "launch: {offload: true}\nmodel:")], "offload is part of strategy: zero3", id="offload"),
        pytest.param([("model:", "backend: unsloth\nlaunch: {processes: 2}\nmodel:")], "unsloth is for one GPU", id="unsloth on two"),
        pytest.param([("r: 8", "kind: none"), ("model:", "launch: {strategy: zero3}\nmodel:"), (RATE, f"{RATE}\n  optimizer: adamw_8bit")], "was not tested with divided parameters", id="8 bit divided"),
        pytest.param([("location: data.jsonl", "location: data.jsonl\n      stages: [backbone]")], "stage planner has no data to learn from", id="no data"),
        pytest.param([("location: data.jsonl", "location: data.jsonl\n      split: validation")], "no data to learn from", id="all held out"),
        pytest.param([("data:\n", "data:\n  validation: 0\n"), (RATE, f"{RATE}\n  evaluate_every: 5")], "nothing to evaluate on: data.validation is 0", id="no evaluation"),
        pytest.param([("data:\n", "data:\n  reuse_requests: false\n"), ROLES_ONLY], "this recipe has not both", id="halves of one"),
        pytest.param([("data:\n", "data:\n  first_share: 0.5\n")], "counts with reuse_requests: false alone", id="share of nothing"),
        pytest.param([("kind: umi\n      location: data.jsonl", "kind: sessions\n      location: hub:a/b")], "read from files alone, not from the hub", id="sessions on a hub"),
        pytest.param([("  caller:", "  caller: {adapter: {r: 8}}"), ("  planner:\n    learning_rate: 5e-5", "  planner: {adapter: {r: 8}}"), ("epochs: 2", "adapter: {r: 8}"), ("  summarizer:", "  summarizer: {adapter: {r: 8}}")], "adapter.r would do nothing", id="said by all stages"),
    ],
)  # fmt: skip
def test_combinations_that_cannot_work(write, changes, said):
    found = refused(write(*changes))
    assert any(said in text for text in found), found


def test_a_problem_names_the_line_that_says_it(write):
    found = refused(write((RATE, f"{RATE}\n  packing: true"), ALORA, ROLES_ONLY))
    assert {text.split(": ")[0] for text in found} == {"mine.yaml, line 12"} and len(found) == 3  # one per role


def test_a_merged_backbone_with_activated_roles_is_taken(write):
    path = write(ALORA, ("epochs: 2", "epochs: 2\n    merge: true\n    adapter: {kind: lora}"))
    assert load_recipe(path).recipe.stages[0].merge
