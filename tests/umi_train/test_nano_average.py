"""The mean of two checkpoints: weight by weight, everything else as in the second."""

import pytest
import torch
from transformers import LlamaForCausalLM

from umi_train.nano.average import average
from umi_train.nano.model import NanoShape, make_model


@pytest.fixture
def checkpoints(tmp_path):
    for seed, name in ((1, "first"), (2, "second")):
        make_model(NanoShape(320, 64, 128, 2, 2, 2), pad=0, eos=1, seed=seed).save_pretrained(tmp_path / name)
    (tmp_path / "second" / "tokenizer.json").write_text("{}")
    return tmp_path


def test_every_weight_is_the_mean_and_the_rest_is_that_of_the_second(checkpoints):
    average(checkpoints / "first", checkpoints / "second", checkpoints / "mean", 0.25)
    first, second, mean = (
        LlamaForCausalLM.from_pretrained(checkpoints / name, dtype=torch.float32).state_dict()
        for name in ("first", "second", "mean")
    )
    for name, tensor in mean.items():
        assert torch.allclose(tensor, 0.75 * first[name] + 0.25 * second[name])
    assert (checkpoints / "mean" / "tokenizer.json").read_text() == "{}"


def test_checkpoints_of_two_shapes_have_no_mean(checkpoints):
    make_model(NanoShape(320, 64, 128, 3, 2, 2), pad=0, eos=1, seed=3).save_pretrained(checkpoints / "deep")
    with pytest.raises(ValueError, match="train one on from the other"):
        average(checkpoints / "deep", checkpoints / "second", checkpoints / "mean")
    assert not (checkpoints / "mean").exists()
