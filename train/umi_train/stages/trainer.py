"""SFTTrainer with role metrics, and with the workaround that aLoRA needs while it evaluates."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from umi_train.rows import Row
from umi_train.stages.metrics import role_metrics

PREFIX = "eval_role_"


@lru_cache
def role_trainer() -> Any:
    """Return the trainer's class; transformers and TRL are imported here."""
    from trl import SFTTrainer

    class RoleTrainer(SFTTrainer):  # type: ignore[misc, unused-ignore]
        """Adds what a role gets right to every evaluation."""

        umi_backend = "trl"
        _measured: tuple[Any, Callable[[], Iterable[Row]], str] | None = None

        def measure(self, tokenizer: Any, rows: Callable[[], Iterable[Row]], reader: str) -> None:
            """Say on whose rows the metrics are taken."""
            self._measured = (tokenizer, rows, reader)

        def evaluate(self, *args: Any, **kwargs: Any) -> dict[str, float]:
            """Evaluate as the base class does, then measure the role."""
            with without_checkpointing(self.model):
                found: dict[str, float] = super().evaluate(*args, **kwargs)
                if self._measured is not None:
                    tokenizer, rows, reader = self._measured
                    part = {"process": self.args.process_index, "processes": self.args.world_size}
                    shares = role_metrics(self.model, tokenizer, rows(), reader, **part)
                    told = {f"{PREFIX}{name}": share for name, share in shares.items()}
                    self.log(told)
                    found |= told
                return found

    return RoleTrainer


@contextmanager
def without_checkpointing(model: Any) -> Iterator[None]:
    """Switch gradient checkpointing off for a while.

    PEFT refuses two forward passes of an aLoRA without a backward in between while it is on
    (peft/tuners/lora/model.py).
    """
    base = model.get_base_model() if hasattr(model, "get_base_model") else model
    word = "activation" if hasattr(base, "is_activation_checkpointing") else "gradient"  # transformers 5.23 renamed it
    on = bool(getattr(base, f"is_{word}_checkpointing", False))
    if on:
        getattr(base, f"{word}_checkpointing_disable")()
    try:
        yield
    finally:
        if on:
            getattr(base, f"{word}_checkpointing_enable")({"use_reentrant": False})
