"""Shards of training data: the same for the same number, others for a further attempt, and no world stops them."""

import pytest

from umi_train.nano.shards import trajectories
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
