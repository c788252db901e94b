"""Role metrics against real greedy decoding, and packed rows against padded ones."""

from __future__ import annotations

from dataclasses import replace

import pytest

from umi_local.formats.shared import SharedFormat
from umi_train.encoding import SegmentTokenizer
from umi_train.rows import IGNORE, Row
from umi_train.stages.metrics import part_of, role_metrics, spans
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageSpec
from umi_train.stages.store import write_rows
from umi_train.stages.train import Stop, build_trainer

FORMAT = SharedFormat()


@pytest.fixture(scope="module")
def tokenizer(model):
    from umi_train.stages.models import load_tokenizer

    return load_tokenizer(model)


@pytest.fixture(scope="module")
def encoder(tokenizer):
    return SegmentTokenizer(tokenizer.backend_tokenizer)


def rows_of(trajectories, reader, encoder) -> list[Row]:
    made = (r for t in trajectories for r in stage_rows(t, reader, FORMAT, encoder, 256, Fit()))
    return [Row(list(row.ids), list(row.labels)) for row in made]


def test_exact_is_what_greedy_decoding_writes(model, trajectories, tokenizer, encoder):
    import torch
    from transformers import AutoModelForCausalLM

    rows = rows_of(trajectories[:12], "planner", encoder)[:10]
    net = AutoModelForCausalLM.from_pretrained(model, dtype=torch.float32)
    optimizer = torch.optim.AdamW(net.parameters(), lr=3e-3)
    for _ in range(12):
        for row in rows[:6]:  # these are learned by heart, the others are not
            net(input_ids=torch.tensor([row.ids]), labels=torch.tensor([row.labels])).loss.backward()
            optimizer.step()
            optimizer.zero_grad()
    net.train()
    measured = role_metrics(net, tokenizer, rows, "planner")
    assert net.training
    net.eval()
    wrote = []
    for row in rows:
        ((start, end),) = spans(row.labels)
        prompt = torch.tensor([row.ids[:start]])
        made = net.generate(prompt, max_new_tokens=end - start, do_sample=False, attention_mask=torch.ones_like(prompt))
        wrote.append(made[0, start:].tolist() == row.labels[start:end])
    assert 0 < sum(wrote) < len(wrote)
    assert measured["exact"] == pytest.approx(sum(wrote) / len(wrote), abs=1e-4)
    assert measured["tokens_right"] >= measured["exact"] and measured["decision"] >= measured["exact"]


def test_the_parts_that_name_decision_and_tool_are_found(trajectories, tokenizer, encoder):
    for reader, ends in (("planner", ("Next:",)), ("caller", ("{",))):
        for row in rows_of(trajectories[:5], reader, encoder):
            ((start, end),) = spans(row.labels)
            target = row.labels[start:end]
            a, b = part_of(target, tokenizer, reader)
            text = tokenizer.decode(target[a:b])
            assert ends[0] in text
            if reader == "planner":
                assert text.strip().startswith("Next:") and b == len(target)
            else:
                assert text.rstrip().endswith("{") or text.count("{") == 1
    assert part_of([1, 2], tokenizer, "summarizer") is None


def test_targets_of_a_row_are_told_apart():
    assert list(spans([IGNORE, 1, 2, IGNORE, 3])) == [(1, 3), (4, 5)]
    assert list(spans([1, IGNORE])) == []  # nothing comes before the first token
    assert list(spans([])) == []


def test_packed_rows_do_not_see_each_other(model, trajectories, encoder, tmp_path):
    rows = rows_of(trajectories[:40], "caller", encoder)
    for side in ("train", "validation"):
        write_rows(tmp_path / "rows", side, rows)
    settings = {"per_device_eval_batch_size": len(rows), "max_steps": 1, "save_strategy": "no"}
    made = StageSpec("caller", model, "../rows", 512, dtype="float32", adapter={"r": 4}, trainer=settings)
    losses = []
    for packing in (False, True):
        folder = tmp_path / f"packing-{packing}"
        folder.mkdir()
        trainer = build_trainer(replace(made, packing=packing), folder, Stop())
        assert (len(trainer.eval_dataset) < len(rows)) is packing
        losses.append(trainer.evaluate()["eval_loss"])
    assert losses[0] == pytest.approx(losses[1], abs=1e-5)
