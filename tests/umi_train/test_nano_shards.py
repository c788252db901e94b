"""Shards of training data: the same for the same number, others for a further attempt, and no world stops them."""

import json

import pytest
import torch

from umi_local.formats.shared import SharedFormat
from umi_train.nano import focus, shards
from umi_train.nano.model import NanoShape, make_model
from umi_train.nano.shards import trajectories
from umi_train.nano.tokenizer import SegmentEncoder, train_tokenizer
from umi_train.rows import IGNORE
from umi_train.synth.core import load_families
from umi_train.synth.world import Skip, World


def test_a_shard_is_the_same_each_time_and_a_further_attempt_is_another():
    first, again, other = (next(trajectories(5, False, attempt)).turns for attempt in (0, 0, 1))
    assert first == again != other
    assert next(trajectories(6, False)).turns != other  # attempts do not run into the next shard


def test_a_task_that_finds_nothing_to_choose_from_is_left_out():
    class Empty:
        rng = None

    with pytest.raises(Skip):
        World.pick(Empty(), [])


def test_what_is_known_in_part_is_practised_most():
    found = focus.factors({"always": (40, 40), "never": (0, 40), "half": (20, 40), "once": (1, 1)})
    assert found["half"] == max(found.values()) <= focus.MOST
    assert focus.LEAST <= found["always"] < 1 and found["never"] < 1
    assert found["once"] > found["always"]  # one session says little
    assert focus.factors({"always": (5, 5)}) == {"always": 1.0}


def test_a_run_measures_its_families_and_makes_shards_of_what_it_lacks(tmp_path, monkeypatch):
    told = list(trajectories(5, False))[:60]
    words = [s.text for t in told for s in SharedFormat().transcript(t) if not s.special]
    encoder = SegmentEncoder(train_tokenizer(words, 1200))
    encoder.tokenizer.save(str(tmp_path / "tokenizer.json"))
    shape = NanoShape(encoder.rows, 64, 128, 1, 1, 1)
    model = make_model(shape, pad=encoder.pad, eos=encoder.eos, seed=1)
    model.save_pretrained(tmp_path / "init")
    torch.save({"model": model.state_dict(), "step": 0}, tmp_path / "checkpoint.pt")
    monkeypatch.setattr("sys.argv", ["focus", "--run", str(tmp_path), "-n", "6"])
    focus.main()
    assert set(json.loads((tmp_path / "focus.json").read_text())) <= set(load_families())

    none = dict.fromkeys(load_families(), 0.0)
    (tmp_path / "focus.json").write_text(json.dumps(none | {"make_folder": 1.0}))
    monkeypatch.setattr(shards, "TASKS", 6)
    shards.make_shard(tmp_path, 3)
    assert all((labels != IGNORE).any() for _, labels in shards.wait_for_shard(tmp_path, 3))
    kept = [ids for ids, _ in shards.wait_for_shard(tmp_path, 3)]
    texts = [encoder.tokenizer.decode(row, skip_special_tokens=False) for ids in kept for row in ids]
    assert sum("make_directory {" in text for text in texts) == sum("<|im_start|>user" in text for text in texts) >= 4
