"""What the values of a stage are called by TRL's SFTConfig and PEFT's LoraConfig."""

from __future__ import annotations

from typing import Any

from umi_train.recipes.schema import Stage


def trainer_arguments(stage: Stage, *, held_out: bool = True) -> dict[str, Any]:
    """Return the arguments of trl.SFTConfig; `held_out` says whether there are rows to evaluate on.

    Not among them: seed, max_length and packing, which the spec of a stage holds itself.
    """
    trainer = stage.trainer
    found: dict[str, Any] = {
        "learning_rate": trainer.learning_rate,
        "lr_scheduler_type": trainer.schedule,
        "warmup_steps": trainer.warmup if trainer.warmup < 1 else int(trainer.warmup),
        "weight_decay": trainer.weight_decay,
        "max_grad_norm": trainer.max_grad_norm,
        "per_device_train_batch_size": trainer.batch,
        "per_device_eval_batch_size": trainer.batch,
        "gradient_accumulation_steps": trainer.accumulation,
        "optim": trainer.optimizer,
        "gradient_checkpointing": trainer.gradient_checkpointing,
        "logging_steps": trainer.log_every,
        "save_total_limit": trainer.keep,
        **_cadence("save", trainer.save_every),
        **_cadence("eval", trainer.evaluate_every if held_out else "never"),
    }
    if trainer.steps is not None:
        found["max_steps"] = trainer.steps
    else:
        found["num_train_epochs"] = trainer.epochs
    return found


def _cadence(what: str, every: int | str) -> dict[str, Any]:
    if isinstance(every, int):
        return {f"{what}_strategy": "steps", f"{what}_steps": every}
    return {f"{what}_strategy": "no" if every == "never" else "epoch"}


def adapter_arguments(stage: Stage) -> dict[str, Any] | None:
    """Return the arguments of peft.LoraConfig without the invocation of an aLoRA; None for full-parameter training."""
    adapter = stage.adapter
    if adapter.kind == "none":
        return None
    targets = adapter.targets if isinstance(adapter.targets, str) else list(adapter.targets)
    return {
        "r": adapter.r,
        "lora_alpha": adapter.alpha,
        "lora_dropout": adapter.dropout,
        "target_modules": targets,
    }
