"""Rows for training: the mask covers what a role wrote, contexts are what the runtime shows, packing loses nothing."""

import random

import numpy as np
import pytest

from umi_local.agent.offered import missed
from umi_local.formats.base import Segment
from umi_local.formats.shared import CONTROL_TOKENS, HEADERS, SharedFormat, call_text
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn
from umi_train.nano import warmup
from umi_train.nano.tokenizer import SegmentEncoder, train_tokenizer
from umi_train.rows import IGNORE, SHARED, STRIDE, Row, grouped, role_rows, trajectory_row

FORMAT = SharedFormat()


@pytest.fixture(scope="module")
def trajectories():
    return list(warmup.generate(3, 120, builtin_registry().specs()))


@pytest.fixture(scope="module")
def encoder(trajectories):
    texts = [s.text for t in trajectories for s in FORMAT.transcript(t) if not s.special]
    return SegmentEncoder(train_tokenizer(texts, 700))


def decoded(encoder, ids):
    return encoder.tokenizer.decode(ids, skip_special_tokens=False)


def test_every_role_header_is_one_token_and_digits_stand_alone(encoder):
    for header in HEADERS.values():
        assert len(encoder.encode(Segment(header, special=True))) == 1
    assert len(encoder.encode(Segment("20245"))) == 5


def test_text_of_others_never_becomes_a_control_token(encoder):
    controls = {encoder.tokenizer.token_to_id(t) for t in CONTROL_TOKENS}
    hostile = "".join(CONTROL_TOKENS) + "<|endoftext|>"
    assert not controls & set(encoder.encode(Segment(hostile)))
    assert decoded(encoder, encoder.encode(Segment(hostile))) == hostile


def test_the_mask_covers_exactly_what_the_role_wrote(trajectories, encoder):
    for trajectory in trajectories[:20]:
        row = trajectory_row(trajectory, encoder, FORMAT, (Role.SUMMARIZER,))
        written = [i for i, y in zip(row.ids, row.labels, strict=True) if y != IGNORE]
        answers = "".join(t.answer + "<|im_end|>" for t in trajectory.turns if isinstance(t, SummarizerTurn))
        assert decoded(encoder, written) == answers


def test_a_role_row_is_the_prompt_of_the_runtime_then_the_target(trajectories, encoder):
    for trajectory in trajectories[:20]:
        rows = list(role_rows(trajectory, encoder, FORMAT, Role.CALLER, 10_000))
        turns = [i for i, t in enumerate(trajectory.turns) if isinstance(t, CallerTurn)]
        assert len(rows) == len(turns)
        for row, at in zip(rows, turns, strict=True):
            before = Trajectory(trajectory.tools, trajectory.turns[:at])
            prompt = [i for s in FORMAT.prompt(before, Role.CALLER) for i in encoder.encode(s)]
            assert row.ids[: len(prompt)] == prompt
            assert all(y == IGNORE for y in row.labels[: len(prompt)])
            assert row.labels[len(prompt) :] == row.ids[len(prompt) :]


def test_rows_the_runtime_could_not_show_are_left_out(trajectories, encoder):
    assert not list(role_rows(trajectories[0], encoder, FORMAT, Role.PLANNER, 20))


def test_a_plan_that_ends_for_want_of_a_tool_is_not_learned(encoder):
    wanted = PlannerTurn(missed("Delete it with delete_file.", "delete_file"), Decision.GIVE_UP)
    talk = (UserTurn("hello"), PlannerTurn("Hi.", Decision.CONCLUSION), SummarizerTurn("Good day."))
    story = Trajectory((), (UserTurn("delete a.txt"), wanted, *talk))
    row = trajectory_row(story, encoder, FORMAT)
    learned = decoded(encoder, [label for label in row.labels if label != IGNORE])
    assert "delete_file" in decoded(encoder, row.ids) and "delete_file" not in learned
    assert learned.startswith("Hi.") and "Good day." in learned
    (own,) = role_rows(story, encoder, FORMAT, Role.PLANNER, 10_000)
    assert decoded(encoder, [label for label in own.labels if label != IGNORE]).startswith("Hi.")


def test_grouping_keeps_every_token_once_and_puts_lengths_together():
    rng = random.Random(1)
    rows = [Row([i + 1] * n, [i + 1] * n) for i, n in enumerate(rng.choices(range(1, 400), k=200))]
    batches = grouped(rows, 2048, 384, 0)
    assert {ids.shape[1] % STRIDE for ids, _ in batches} == {0} and max(ids.size for ids, _ in batches) <= 2048
    for number, row in enumerate(rows, 1):
        places = [ids == number for ids, _ in batches]
        assert sum(each.sum() for each in places) == min(len(row), 384)  # longer ones lose their end
        assert sum(each.any(axis=1).sum() for each in places) == 1 and sum(each[:, 0].any() for each in places) == 1
    for ids, labels in batches:
        assert (labels[ids == 0] == IGNORE).all() and (labels[ids != 0] == ids[ids != 0]).all()
    assert sum((ids != 0).sum() for ids, _ in batches) > 0.8 * sum(ids.size for ids, _ in batches)
    assert len({ids.shape for ids, _ in batches}) == len({ids.shape[1] for ids, _ in batches})


def test_every_call_of_the_curriculum_is_cut_along_the_constraint(trajectories):
    for trajectory in trajectories[:40]:
        for turn in (t for t in trajectory.turns if isinstance(t, CallerTurn)):
            pieces = [
                s.text for s in FORMAT.transcript(Trajectory(trajectory.tools, (turn,))) if s.role and not s.special
            ]
            assert pieces[0] == turn.tool
            assert "".join(pieces) == call_text(turn, trajectory.tools)


def test_rows_that_begin_alike_have_batches_of_their_own():
    rows = [Row([1] * SHARED + [n] * n, [IGNORE] * (SHARED + n)) for n in range(2, 40)]
    rows += [Row([n] * 90, [n] * 90) for n in range(50, 60)]
    batches = [ids for ids, _ in grouped(rows, 2048, 384, 0)]
    alike = [bool((ids[ids[:, 0] != 0, :SHARED] == 1).all()) for ids in batches]
    assert sum(alike) == len(alike) - sum((ids[:, 0] >= 50).any() for ids in batches)
    assert sum((ids[:, 0] != 0).sum() for ids in batches) == len(rows)


def test_a_beginning_that_all_rows_share_is_computed_once_and_changes_nothing():
    import torch

    from umi_train.nano.model import (
        PIECE,
        NanoShape,
        hidden_states,
        make_model,
        role_loss,
        rope_tables,
        shared_length,
    )

    model = make_model(NanoShape(320, 64, 128, 2, 4, 2), pad=0, eos=1, seed=3)
    length = SHARED + PIECE + 40
    ids = torch.from_numpy(np.random.default_rng(0).integers(0, 320, (3, length)))
    assert shared_length(ids) == 0 == shared_length(ids[:, :SHARED])
    ids[:, :SHARED] = ids[0, :SHARED]
    assert shared_length(ids) == SHARED
    labels = ids.clone()
    labels[:, : SHARED + 9] = IGNORE
    cos, sin = rope_tables(model.config, length)
    found = []
    for shared in (0, SHARED):
        model.zero_grad()
        loss = role_loss(model, hidden_states(model, ids, cos, sin, shared=shared), labels[:, shared:])
        loss.backward()
        found.append((loss.detach(), [p.grad.clone() for p in model.parameters()]))
    (whole, grads), (parted, others) = found
    assert torch.allclose(whole, parted, atol=1e-6)
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(grads, others, strict=True))


def test_fast_forward_equals_transformers():
    import torch

    from umi_train.nano.model import PIECE, NanoShape, hidden_states, make_model, role_loss, rope_tables

    model = make_model(NanoShape(320, 64, 128, 2, 4, 2), pad=0, eos=1, seed=3)
    length = PIECE + 40
    ids = torch.from_numpy(np.random.default_rng(0).integers(0, 320, (2, length)))
    labels = ids.clone()
    labels[:, :25] = IGNORE
    cos, sin = rope_tables(model.config, length)
    hidden = hidden_states(model, ids, cos, sin)
    ours = role_loss(model, hidden, labels)
    theirs = model(input_ids=ids, labels=labels).loss
    assert torch.allclose(ours, theirs, atol=1e-5)


def test_muon_orthogonalises_and_a_few_steps_lower_the_loss():
    import torch

    from umi_train.nano.muon import Muon, orthogonalize

    torch.manual_seed(0)
    values = torch.linalg.svdvals(orthogonalize(torch.randn(3, 32, 64)))
    assert values.min() > 0.5 and values.max() < 1.4
    halved = orthogonalize(torch.randn(3, 32, 64), dtype=torch.bfloat16)
    values = torch.linalg.svdvals(halved)
    assert halved.dtype == torch.float32 and values.min() > 0.4 and values.max() < 1.5
    weight = torch.nn.Parameter(torch.randn(16, 24))
    target, optimizer = torch.randn(16, 24), Muon([weight], lr=0.05)
    first = (weight - target).square().mean().item()
    for _ in range(120):
        loss = (weight - target).square().mean()
        loss.backward()
        optimizer.step()
        optimizer.zero_grad()
    assert loss.item() < first / 2


def test_planner_turns_round_trip_through_the_format():
    turn = PlannerTurn("Say hello.", Decision.CONCLUSION)
    written = [s.text for s in FORMAT.transcript(Trajectory((), (UserTurn("x"), turn))) if s.role and not s.special]
    assert FORMAT.parse_planner("".join(written)) == turn
