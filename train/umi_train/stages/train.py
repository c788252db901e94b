"""The process of one stage: `python -m umi_train.stages.train FOLDER`, where FOLDER holds its `spec.json`.

Running it again resumes from the newest whole checkpoint; a finished stage is left alone. Ctrl-C leaves a checkpoint
at the step it came in. The log is one JSON object per line.

```
spec.json + rows -> base (4 bit) [+ copy of the stage-1 adapter] -> SFTTrainer -> adapter, log.jsonl, result.json, done
```
"""

from __future__ import annotations

import argparse
import json
import math
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from umi_local.cli import exits
from umi_train.stages.backends import choose, load
from umi_train.stages.checkpoints import check_processes, newest
from umi_train.stages.faults import explained
from umi_train.stages.kept import KeptBase
from umi_train.stages.launch import check_offload
from umi_train.stages.models import QUIET, keep_adapters_exact
from umi_train.stages.process import end_with_driver
from umi_train.stages.results import read_result, write_result
from umi_train.stages.spec import LOG, StageError, StageSpec, read_spec
from umi_train.stages.store import dataset, read_rows, row_count

BEFORE = "before.json"
_STOPPING = (signal.SIGINT, signal.SIGTERM)
WAIT = 300
"""Seconds that a process of the same stage is given to end."""


def train_stage(folder: Path, stop: Stop | None = None, base: KeptBase | None = None) -> dict[str, Any] | None:
    """Train the stage that `folder` describes. Returns its result, None when `stop` was set. Raises StageError.

    `base` holds the base of the stage before, and that of this stage when it is done.
    """
    os.environ.update(QUIET)
    stop = stop or Stop()
    spec = read_spec(folder)
    if spec.finished(folder):
        return read_result(folder)
    checkpoint = newest(folder)
    if checkpoint is not None:
        check_processes(checkpoint, spec.name, int(os.environ.get("WORLD_SIZE", "1")))
    began = time.monotonic()
    try:
        trainer = build_trainer(spec, folder, stop, base)
        before = _before(trainer, folder, fresh=checkpoint is None)
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint is not None else None)
        if stop.asked:
            return None
        before = before or _at_start(trainer, folder)
        after = trainer.evaluate() if trainer.eval_dataset is not None else {}
        trainer.save_model()
    except Exception as error:
        if (told := explained(error, spec, folder)) is None:
            raise
        raise told from error
    result = {
        "stage": spec.name,
        "steps": int(trainer.state.global_step),
        "rows": row_count(folder / spec.rows, "train"),
        "validation_loss_before": before.get("eval_loss"),
        "validation_loss_after": after.get("eval_loss"),
        "metrics_before": _shares(before),
        "metrics_after": _shares(after),
        "seconds": round(time.monotonic() - began, 1),
        "peak_bytes": peak_memory(),
        "backend": trainer.umi_backend,
        "spec": spec.hash,
    }
    if trainer.is_world_process_zero():
        write_result(spec, folder, result)
    if base is not None:
        base.give_back(trainer.model, spec.name)
    return result


def build_trainer(spec: StageSpec, folder: Path, stop: Stop, base: KeptBase | None = None) -> Any:
    """Return the trainer of a stage, which ends after the step in which `stop` is asked for. Raises StageError."""
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    backend, why = choose(spec, processes)
    if why:
        print(f"stage {spec.name}: {why}", file=sys.stderr)
    import torch
    from trl import SFTConfig

    from umi_train.stages.trainer import role_trainer

    settings: dict[str, Any] = {
        "bf16": spec.dtype == "bfloat16",
        "report_to": "none",
        "disable_tqdm": True,
        "logging_steps": 5,
        "logging_nan_inf_filter": False,  # it would show the last good loss in place of one that is no number
        "gradient_checkpointing": False,
        **spec.trainer,
        "output_dir": str(folder),
        "seed": spec.seed,
        "max_length": spec.max_length,
        "packing": spec.packing,
        "use_cpu": not torch.cuda.is_available(),
    }
    try:
        args = SFTConfig(**settings)
    except (TypeError, ValueError) as error:
        raise StageError(f"stage {spec.name}: the trainer does not take these settings: {error}") from error
    with args.main_process_first():  # one compiles it, the others find it
        check_offload(spec.name)
    where = folder / spec.rows
    if not row_count(where, "train"):
        raise StageError(f"stage {spec.name} has no rows to learn from in {where}")
    with args.main_process_first():
        rows = {side: dataset(where, side) if row_count(where, side) else None for side in ("train", "validation")}
    loaded = load(spec, folder, backend, base)
    trainer = role_trainer()(
        model=loaded.model,
        args=args,
        train_dataset=rows["train"],
        eval_dataset=rows["validation"],
        processing_class=loaded.tokenizer,
        peft_config=loaded.config,
    )
    trainer.umi_backend = backend
    if spec.reader and rows["validation"] is not None:
        trainer.measure(loaded.tokenizer, lambda: read_rows(where, "validation"), spec.reader)
    trainer.add_callback(_callback(folder / LOG, spec.name, stop))
    keep_adapters_exact(trainer.model)
    return trainer


def _before(trainer: Any, folder: Path, *, fresh: bool) -> dict[str, float]:
    """Return what the held-out rows say before the first step, measured once and kept for a resumed run.

    Several processes evaluate once training has begun, and `_at_start` has the figures: divided parameters do not exist
    before, and a whole model that was evaluated first is trained without its gradients being shared (transformers
    5.23; test_launch holds it).
    """
    kept = folder / BEFORE
    if kept.exists():
        found: dict[str, float] = json.loads(kept.read_text(encoding="utf-8"))
        return found
    if trainer.eval_dataset is None:
        return {}
    if trainer.args.world_size > 1:
        trainer.args.eval_on_start = fresh
        return {}
    return _kept(trainer, folder, trainer.evaluate())


def _at_start(trainer: Any, folder: Path) -> dict[str, float]:
    from umi_train.stages.trainer import PREFIX

    found: dict[str, float] = {}
    for row in trainer.state.log_history:
        if row["step"] == 0 and ("eval_loss" in row or any(key.startswith(PREFIX) for key in row)):
            found |= row
    return _kept(trainer, folder, found)


def _kept(trainer: Any, folder: Path, measured: dict[str, float]) -> dict[str, float]:
    if trainer.is_world_process_zero():
        temporary = folder / f"{BEFORE}.tmp"
        temporary.write_text(json.dumps(measured), encoding="utf-8")
        temporary.replace(folder / BEFORE)
    return measured


def _shares(evaluation: dict[str, float]) -> dict[str, float]:
    from umi_train.stages.trainer import PREFIX

    return {k.removeprefix(PREFIX): v for k, v in evaluation.items() if k.startswith(PREFIX)}


def peak_memory() -> int:
    """Return the most bytes that were in use: on the GPU when there is one, else of this process."""
    import torch

    if torch.cuda.is_available():
        return int(torch.cuda.max_memory_allocated())
    try:
        import resource
    except ImportError:  # not on Windows
        return 0
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return int(peak if sys.platform == "darwin" else peak * 1024)


class Stop:
    """Ctrl-C and a polite kill: the step ends, a checkpoint is saved, then the training ends."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Take over the two signals. A second one ends the process at once."""
        for number in _STOPPING:
            signal.signal(number, self._ask)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Listen for as long as a stage trains in a process that does more than that."""
        before = {number: signal.getsignal(number) for number in _STOPPING}
        self.listen()
        try:
            yield
        finally:
            for number, handler in before.items():
                if handler is not None:
                    signal.signal(number, handler)

    def _ask(self, number: int, _frame: object) -> None:
        if self.asked:
            os._exit(128 + number)
        self.ask()

    def ask(self) -> None:
        """End after the step that is running."""
        self.asked = True
        print("stopping after this step; the checkpoint can be resumed", file=sys.stderr, flush=True)


def _callback(log: Path, name: str, stop: Stop) -> Any:
    from transformers import TrainerCallback

    class Watch(TrainerCallback):  # type: ignore[misc, unused-ignore]
        """Writes the log, ends the training when it was asked to, and stops it when the loss is no number any more."""

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if state.is_world_process_zero:
                row = {"step": state.global_step, "of": state.max_steps, "time": round(time.time(), 2), **(logs or {})}
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps({**row, "memory": peak_memory()}) + "\n")
            loss = (logs or {}).get("loss")
            if loss is not None and not math.isfinite(loss):
                raise StageError(
                    f"stage {name}: the loss is no number any more at step {state.global_step}. Lower learning_rate or "
                    "max_grad_norm and use another run folder, or remove the newest checkpoint and run again"
                )

        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            if _any_process(stop.asked, args):
                stop.asked = True
                control.should_save = control.should_training_stop = True

    return Watch()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until a process that lost its driver has left the stage with its checkpoint."""
    from filelock import FileLock, Timeout

    if os.environ.get("RANK", "0") != "0" or not folder.is_dir():
        yield
        return
    try:
        with FileLock(folder / ".lock", timeout=WAIT):
            yield
    except Timeout:
        raise StageError(f"another process has trained in {folder} for {WAIT} s and does not end; stop it") from None


def _any_process(asked: bool, args: Any) -> bool:
    """Return whether one of the processes was asked: they have to stop after the same step."""
    if args.world_size == 1:
        return asked
    import torch

    flag = torch.tensor(int(asked), device=args.device)
    torch.distributed.all_reduce(flag, op=torch.distributed.ReduceOp.MAX)
    return bool(flag.item())


def _leave_together() -> None:
    """Wait for the other processes, then give up what joins them.

    torchrun ends the others when the first one leaves, and one of them may still be saving. A process that leaves with
    its connections open can be ended by a signal of gloo's threads when another one closes them.
    """
    torch = sys.modules.get("torch")  # a stage that was finished before did not need it
    if torch is not None and torch.distributed.is_available() and torch.distributed.is_initialized():
        torch.distributed.barrier()
        torch.distributed.destroy_process_group()


def main(arguments: list[str] | None = None) -> int:
    """Train a stage. Exit codes: 0 done, 4 cannot, 130 interrupted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    stop = Stop()
    stop.listen()
    end_with_driver(stop.ask)
    try:
        with _alone(folder):
            result = train_stage(folder.resolve(), stop)
            _leave_together()
    except StageError as error:
        print(f"error: {error}", file=sys.stderr)
        return exits.FAILED
    if result is None:
        return exits.CANCELLED
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
