"""A deeper backbone computes the same and can learn more; runs begin with the shape of their start."""

import json

import pytest
import torch

from umi_train.nano.grow import grow, main, sources
from umi_train.nano.model import NanoShape, make_model, model_of_run

SHAPE = NanoShape(320, 64, 128, 4, 4, 2)


@pytest.fixture
def model():
    return make_model(SHAPE, pad=0, eos=1, seed=3)


@pytest.mark.parametrize(
    ("old", "new", "added"), [(6, 9, [2, 5, 8]), (6, 7, [6]), (4, 8, [1, 3, 5, 7]), (3, 5, [1, 4]), (1, 2, [1])]
)
def test_new_blocks_stand_evenly_among_the_old_ones(old, new, added):
    plan = sources(old, new)
    assert [at for at, (_, fresh) in enumerate(plan) if fresh] == added
    assert [source for source, fresh in plan if not fresh] == list(range(old))
    assert all(plan[at][0] == plan[at - 1][0] for at in added)


@pytest.mark.parametrize("new", [0, 4, 9])
def test_a_depth_that_growing_cannot_reach_is_refused(new):
    with pytest.raises(ValueError, match="4 layers can grow to 5 to 8"):
        sources(4, new)


def test_a_deeper_model_says_the_same_and_every_new_weight_can_learn(model):
    ids = torch.randint(0, 320, (2, 30), generator=torch.Generator().manual_seed(1))
    deeper = grow(model, 6)
    with torch.no_grad():
        assert torch.equal(deeper(ids).logits, model(ids).logits)
    optimizer = torch.optim.SGD(deeper.parameters(), lr=0.5)
    first = None
    for _ in range(3):
        optimizer.zero_grad()
        loss = deeper(input_ids=ids, labels=ids).loss
        first = first or loss.item()
        loss.backward()
        optimizer.step()
    assert loss.item() < first
    for block in deeper.model.layers:
        assert all(weight.grad is not None and weight.grad.abs().max() > 0 for weight in block.parameters())


def test_a_run_begins_with_the_depth_of_its_start(model, tmp_path, monkeypatch, capsys):
    model.save_pretrained(tmp_path / "old")
    (tmp_path / "old" / "tokenizer.json").write_text("{}")
    run = tmp_path / "run"
    command = ["grow", "--backbone", str(tmp_path / "old"), "--out", str(run / "init"), "--layers"]
    monkeypatch.setattr("sys.argv", [*command, "3"])
    with pytest.raises(SystemExit, match="2"):
        main()
    assert "4 layers can grow to 5 to 8, not to 3" in capsys.readouterr().err and not run.exists()
    monkeypatch.setattr("sys.argv", [*command, "6"])
    main()
    assert "6 layers" in capsys.readouterr().out
    config = json.loads((run / "init" / "config.json").read_text())
    assert config["num_hidden_layers"] == 6 and (run / "init" / "tokenizer.json").read_text() == "{}"
    begun = model_of_run(run, vocab_size=99, pad=0, eos=1, seed=0)
    assert NanoShape.of(begun.config) == NanoShape(320, 64, 128, 6, 4, 2)
    fresh = model_of_run(tmp_path / "old", vocab_size=330, pad=0, eos=1, seed=0)
    assert NanoShape.of(fresh.config) == NanoShape(vocab_size=330)
