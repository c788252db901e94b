"""GLPFT stage 2 of the nano pack: one adapter per role on the frozen backbone, through TRL and PEFT.

`python -m umi_train.nano.roles --run RUN --role planner --kind alora --steps 300`. An aLoRA changes nothing before
the role's header, so the runtime shares one KV cache between the roles; a plain LoRA is trained for comparison.
Rows are one turn each: what the role reads, then what it writes (arXiv 2401.07324, section 3.2).
"""

from __future__ import annotations

import argparse
import json
import os
import random
from pathlib import Path
from typing import Any

from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_local.roles import Role
from umi_train.nano import FORMAT
from umi_train.nano.tokenizer import SegmentEncoder
from umi_train.rows import Row, role_rows

TARGETS = ["q_proj", "k_proj", "v_proj"]
"""The projections that have an adapter: each one more is one more small product per layer and token at runtime."""
LIMIT = 512
"""Tokens of the longest row: long contexts are rare and cost most of the time."""


def sample_rows(encoder: SegmentEncoder, role: Role, count: int, seed: int, split: str) -> list[Row]:
    """Return `count` rows of `role`, at most two per trajectory so that none dominates."""
    from umi_train.synth import generate

    rng, rows = random.Random(seed), []
    for trajectory in generate(seed=seed, n=count * 2, split=split):
        own = list(role_rows(trajectory, encoder, FORMAT, role, LIMIT))
        rows += rng.sample(own, min(2, len(own)))
        if len(rows) >= count:
            break
    rng.shuffle(rows)
    return rows[:count]


def train_role(run: Path, role: Role, kind: str, steps: int, rate: float, seed: int) -> dict[str, Any]:
    """Train the adapter of one role and return its evaluation losses before and after."""
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("HF_HUB_DISABLE_TELEMETRY", "1")
    import torch
    from datasets import Dataset
    from peft import LoraConfig
    from transformers import LlamaForCausalLM, PreTrainedTokenizerFast
    from trl import SFTConfig, SFTTrainer

    from umi_train.nano.model import product_type

    torch.set_flush_denormal(True)
    backbone, out = run / "backbone", run / f"{kind}-{role.value}"
    encoder = SegmentEncoder.load(backbone / "tokenizer.json")
    batch = 16
    train = sample_rows(encoder, role, steps * batch, seed, "train")
    held = sample_rows(encoder, role, 96, seed + 1, "heldout_template")
    datasets = [Dataset.from_list([{"input_ids": r.ids, "labels": r.labels} for r in rows]) for rows in (train, held)]
    invocation = encoder.encode(Segment(HEADERS[role.value], special=True))
    config = LoraConfig(
        task_type="CAUSAL_LM",
        r=16,
        lora_alpha=32,
        target_modules=TARGETS,
        alora_invocation_tokens=invocation if kind == "alora" else None,
    )
    args = SFTConfig(
        output_dir=str(out),
        seed=seed,
        max_length=LIMIT,
        packing=False,
        per_device_train_batch_size=batch,
        per_device_eval_batch_size=batch,
        max_steps=min(steps, len(train) // batch),
        learning_rate=rate,
        lr_scheduler_type="cosine",
        warmup_steps=0.1,
        weight_decay=0.01,
        bf16=product_type() == torch.bfloat16,
        use_cpu=not torch.cuda.is_available(),
        gradient_checkpointing=False,
        report_to="none",
        disable_tqdm=True,
        logging_steps=20,
        save_strategy="no",
    )
    tokenizer = PreTrainedTokenizerFast(
        tokenizer_file=str(backbone / "tokenizer.json"), pad_token="<|endoftext|>", eos_token="<|im_end|>"
    )
    model = LlamaForCausalLM.from_pretrained(backbone, dtype=torch.float32, attn_implementation="sdpa")
    trainer = SFTTrainer(
        model=model,
        args=args,
        train_dataset=datasets[0],
        eval_dataset=datasets[1],
        processing_class=tokenizer,
        peft_config=config,
    )
    before = trainer.evaluate()["eval_loss"]
    trainer.train()
    after = trainer.evaluate()["eval_loss"]
    trainer.save_model()
    result = {
        "role": role.value,
        "kind": kind,
        "steps": args.max_steps,
        "heldout_loss_before": round(before, 4),
        "heldout_loss_after": round(after, 4),
    }
    (out / "result.json").write_text(json.dumps(result, indent=1) + "\n")
    return result


def main() -> None:
    """Train one role's adapter."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--role", type=Role, choices=list(Role), required=True)
    parser.add_argument("--kind", choices=("alora", "lora"), default="alora")
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--lr", type=float, default=2e-4)
    parser.add_argument("--seed", type=int, default=11)
    args = parser.parse_args()
    print(json.dumps(train_role(args.run, args.role, args.kind, args.steps, args.lr, args.seed)))


if __name__ == "__main__":
    main()
