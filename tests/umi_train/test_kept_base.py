"""The base that the stages of one process share: loaded once, and as good as one that was loaded anew."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch
from safetensors.torch import load_file

from umi_local.formats.shared import SharedFormat
from umi_train.encoding import SegmentTokenizer
from umi_train.stages.kept import KeptBase, detached, weights_hash
from umi_train.stages.models import load_base, load_tokenizer
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageSpec
from umi_train.stages.store import write_rows
from umi_train.stages.train import train_stage

LORA = {"r": 8, "lora_alpha": 16, "target_modules": "all-linear"}
QUICK = {"per_device_train_batch_size": 2, "learning_rate": 2e-3, "max_steps": 3, "save_strategy": "no"}


@pytest.fixture(scope="module")
def stages(tmp_path_factory, model, trajectories) -> dict[str, StageSpec]:
    """A backbone and a planner that goes on from it, as GLPFT trains them in 4 bit."""
    rows = tmp_path_factory.mktemp("rows")
    encoder = SegmentTokenizer(load_tokenizer(model).backend_tokenizer)
    for reader in ("backbone", "planner"):
        for split, part in (("train", trajectories[:8]), ("validation", trajectories[-3:])):
            write_rows(
                rows / reader,
                split,
                (r for t in part for r in stage_rows(t, reader, SharedFormat(), encoder, 256, Fit())),
            )
    one = StageSpec(
        "backbone", model, str(rows / "backbone"), 256, quantize="nf4", adapter=LORA, trainer=QUICK, reader="backbone"
    )
    two = replace(one, name="planner", rows=str(rows / "planner"), reader="planner", init="../backbone")
    return {"backbone": one, "planner": two}


def trained(root: Path, stages: dict[str, StageSpec], base: KeptBase | None) -> dict[str, dict]:
    found = {}
    for name, spec in stages.items():
        spec.write(root / name)
        found[name] = train_stage(root / name, base=base)
    return found


def test_two_stages_load_one_base_and_learn_what_they_learn_with_one_each(model, stages, tmp_path):
    recomputing = replace(stages["backbone"], trainer={**QUICK, "gradient_checkpointing": True})
    stages, base = {**stages, "backbone": recomputing}, KeptBase()
    ours, apart = trained(tmp_path / "ours", stages, base), trained(tmp_path / "apart", stages, None)
    assert base.loads == 1
    for name in stages:
        a, b = (load_file(tmp_path / way / name / "adapter_model.safetensors") for way in ("ours", "apart"))
        assert a.keys() == b.keys() and all(torch.equal(a[k], b[k]) for k in a)
        for figure in ("validation_loss_before", "validation_loss_after", "metrics_before", "metrics_after"):
            assert ours[name][figure] == apart[name][figure]
    assert ours["planner"]["validation_loss_before"] != ours["planner"]["validation_loss_after"]
    kept = base.take(stages["planner"], model)
    assert base.loads == 1 and weights_hash(kept) == weights_hash(load_base(stages["backbone"], model))
    assert not any("lora" in name for name, _ in kept.named_modules()) and "forward" not in vars(kept)
    assert base.take(stages["planner"], model) is not kept and base.loads == 2  # it is in use


def test_another_base_or_another_way_to_load_it_is_loaded(model, stages, tmp_path):
    import shutil

    other = shutil.copytree(model, tmp_path / "other")
    one = replace(stages["backbone"], quantize="none")
    ways = [
        (one, model),
        (replace(one, dtype="float32"), model),
        (replace(one, attention="eager"), model),
        (stages["backbone"], model),
        (stages["backbone"], str(other)),
    ]
    base = KeptBase()
    for number, (spec, path) in enumerate(ways, 1):
        with_adapter(base, spec, path)
        assert base.loads == number
        with_adapter(base, spec, path)
        assert base.loads == number
    config = other / "config.json"
    config.write_text(config.read_text() + "\n")
    base.take(stages["backbone"], str(other))
    assert base.loads == len(ways) + 1


def with_adapter(base: KeptBase, spec: StageSpec, path: str, touch: bool = False) -> None:
    """Take a base, put an adapter on it as a stage does, and give it back."""
    from peft import LoraConfig, get_peft_model

    model = get_peft_model(base.take(spec, path), LoraConfig(task_type="CAUSAL_LM", **LORA))
    if touch:
        with torch.no_grad():
            next(p for n, p in model.named_parameters() if n.endswith("norm.weight")).view(-1)[0] += 1
    base.give_back(model, spec.name)


def test_a_base_that_something_changed_is_not_used_again(model, stages, capsys):
    base, spec = KeptBase(), stages["backbone"]
    with_adapter(base, spec, model, touch=True)
    assert "loads it anew" in capsys.readouterr().err
    with_adapter(base, spec, model)
    assert base.loads == 2


def test_all_of_a_model_that_was_trained_is_never_kept(model, stages):
    base, spec = KeptBase(), replace(stages["backbone"], quantize="none", adapter=None)
    base.give_back(base.take(spec, model), "backbone")
    base.take(spec, model)
    assert base.loads == 2


def test_the_hash_sees_the_scales_of_four_bit_weights(model, stages):
    net = load_base(stages["backbone"], model)
    before = weights_hash(net)
    linear = next(m for m in net.modules() if hasattr(getattr(m, "weight", None), "quant_state"))
    linear.weight.quant_state.absmax.view(-1)[0] += 1
    assert weights_hash(net) != before


def test_what_a_trainer_put_on_a_base_is_taken_off(model, stages):
    from peft import LoraConfig, get_peft_model
    from trl.trainer.utils import add_fused_lm_head

    net = load_base(stages["backbone"], model)
    ids = torch.tensor([[5, 6, 7, 8]])
    with torch.no_grad():
        before = net(input_ids=ids).logits
    add_fused_lm_head(net)
    wrapped = get_peft_model(net, LoraConfig(task_type="CAUSAL_LM", **LORA))
    wrapped.enable_input_require_grads()
    net.gradient_checkpointing_enable()
    bare = detached(wrapped)
    assert bare is net and not bare.is_gradient_checkpointing
    with torch.no_grad():
        assert torch.equal(bare(input_ids=ids).logits, before)
    assert not bare.get_input_embeddings()._forward_hooks
