"""GLPFT stage 1 of the nano pack: the backbone, from scratch, full-parameter, on whole trajectories.

`python -m umi_train.nano.pretrain --run RUN --minutes 60`. Muon on the hidden matrices and AdamW on the rest;
constant rate, then a linear decay to zero over the last part of the time or token budget. Checkpoints are
written every few minutes and at the end; running the command again resumes from the last one. A run folder that
holds `init/` (a checkpoint folder, such as a pack restored by `umi_gguf.restore`) starts from those weights.
"""

from __future__ import annotations

import argparse
import json
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import torch

from umi_train.nano.model import (
    block,
    hidden_states,
    model_of_run,
    product_type,
    role_loss,
    rope_tables,
    shared_length,
)
from umi_train.nano.muon import Muon
from umi_train.nano.shards import LENGTH, wait_for_shard
from umi_train.nano.tokenizer import SegmentEncoder
from umi_train.rows import STRIDE


def batches(run: Path, step: int) -> Iterator[tuple[int, torch.Tensor, torch.Tensor]]:
    """Yield (step, ids, labels) from `step` on; the shard follows from the saved cursor."""
    cursor = run / "cursor.json"
    shard = json.loads(cursor.read_text())["shard"] if cursor.exists() else 0
    while True:
        for ids, labels in wait_for_shard(run, shard):
            yield step, torch.from_numpy(ids), torch.from_numpy(labels)
            step += 1
        shard += 1
        cursor.write_text(json.dumps({"shard": shard}))


def save(run: Path, model: Any, optimizers: list[Any], so_far: tuple[int, int, float]) -> None:
    """Write a checkpoint with the steps, tokens and seconds `so_far`; it replaces the last one whole."""
    temporary = run / "checkpoint.tmp"
    state = {
        "model": model.state_dict(),
        "optimizers": [o.state_dict() for o in optimizers],
        **dict(zip(("step", "tokens", "seconds"), so_far, strict=True)),
    }
    torch.save(state, temporary)
    temporary.replace(run / "checkpoint.pt")


def rate(progress: float, decay_from: float) -> float:
    """Return the learning-rate factor at `progress` (0 to 1): constant, then linear to zero."""
    return 1.0 if progress < decay_from else max(0.0, (1.0 - progress) / (1.0 - decay_from))


def main() -> None:
    """Train for a number of minutes, all runs of this folder taken together."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--minutes", type=float, required=True, help="total training time; decay ends there")
    parser.add_argument("--lr", type=float, default=0.02)
    parser.add_argument("--adam-lr", type=float, default=3e-3)
    parser.add_argument("--decay-from", type=float, default=0.55)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    run: Path = args.run
    torch.set_flush_denormal(True)  # sharp attention underflows, and a denormal costs a hundred cycles
    torch.set_num_threads(int(os.environ.get("OMP_NUM_THREADS", os.cpu_count() or 1)))
    dtype = product_type()
    encoder = SegmentEncoder.load(run / "tokenizer.json")
    model = model_of_run(run, vocab_size=encoder.rows, pad=encoder.pad, eos=encoder.eos, seed=args.seed)
    hidden = [p for n, p in model.named_parameters() if p.ndim == 2 and "embed" not in n]
    other = [p for n, p in model.named_parameters() if p.ndim != 2 or "embed" in n]
    optimizers = [
        Muon(hidden, lr=args.lr, weight_decay=0.01, dtype=dtype),
        torch.optim.AdamW(other, lr=args.adam_lr, betas=(0.9, 0.98), weight_decay=0.0),
    ]
    step, tokens, before = 0, 0, 0.0
    if (run / "checkpoint.pt").exists():
        state = torch.load(run / "checkpoint.pt", weights_only=True)
        model.load_state_dict(state["model"])
        for optimizer, saved in zip(optimizers, state["optimizers"], strict=True):
            optimizer.load_state_dict(saved)
        step, tokens, before = state["step"], state["tokens"], state["seconds"]
    rates = [args.lr, args.adam_lr]
    cos, sin = rope_tables(model.config, LENGTH)
    torch._dynamo.config.recompile_limit = 2 * LENGTH // STRIDE + 4  # a shape for each length, shared start or not
    compiled = torch.compile(block, dynamic=False)
    started = saved_at = time.monotonic()
    log = (run / "log.jsonl").open("a")
    first, window = tokens, []
    for number, ids, labels in batches(run, step):
        step = number
        seconds = before + time.monotonic() - started
        progress = seconds / (args.minutes * 60)
        if progress >= 1 or (run / "stop").exists():
            break
        factor = rate(progress, args.decay_from) * min(1.0, (step + 1) / 60)
        for optimizer, lr in zip(optimizers, rates, strict=True):
            for group in optimizer.param_groups:
                group["lr"] = lr * factor
        with torch.autocast("cpu", dtype=torch.bfloat16, enabled=dtype == torch.bfloat16):
            shared = shared_length(ids)
            hidden_now = hidden_states(model, ids, cos, sin, compiled, shared=shared)
            loss = role_loss(model, hidden_now, labels[:, shared:])
        loss.backward()
        torch.nn.utils.clip_grad_norm_(other, 1.0)
        for optimizer in optimizers:
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
        window.append(loss.item())
        tokens += int((ids != encoder.pad).sum())
        if (step + 1) % 20 == 0:
            spent = time.monotonic() - started
            row = {
                "step": step + 1,
                "tokens": tokens,
                "loss": round(sum(window) / len(window), 4),
                "lr": round(factor * args.lr, 5),
                "tokens_per_second": round((tokens - first) / spent),
                "seconds": round(before + spent),
            }
            log.write(json.dumps(row) + "\n")
            log.flush()
            window = []
        if time.monotonic() - saved_at > 240:
            save(run, model, optimizers, (step + 1, tokens, before + time.monotonic() - started))
            saved_at = time.monotonic()
    save(run, model, optimizers, (step, tokens, before + time.monotonic() - started))
    target = run / "backbone"
    model.save_pretrained(target)
    (target / "tokenizer.json").write_text((run / "tokenizer.json").read_text())
    (run / "done").write_text("backbone\n")


if __name__ == "__main__":
    main()
