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
import os
import signal
import sys
import time
from pathlib import Path
from typing import Any

from umi_train.stages.checkpoints import newest
from umi_train.stages.models import QUIET, keep_adapters_exact, load_base, load_tokenizer
from umi_train.stages.spec import DONE, LOG, RESULT, StageError, StageSpec, read_spec
from umi_train.stages.store import dataset

INTERRUPTED = 130


def train_stage(folder: Path, stop: Stop | None = None) -> dict[str, Any] | None:
    """Train the stage that `folder` describes. Returns its result, None when `stop` was set. Raises StageError."""
    os.environ.update(QUIET)
    stop = stop or Stop()
    spec = read_spec(folder)
    if spec.finished(folder):
        result: dict[str, Any] = json.loads((folder / RESULT).read_text(encoding="utf-8"))
        return result
    trainer = build_trainer(spec, folder, stop)
    checkpoint = newest(folder)
    before = _loss_before(trainer, folder)
    began = time.monotonic()
    try:
        trainer.train(resume_from_checkpoint=str(checkpoint) if checkpoint is not None else None)
    except OSError as error:
        reason = error.strerror or error
        raise StageError(f"stage {spec.name} could not go on in {folder}: {reason}. Make room and run again") from error
    if stop.asked:
        return None
    after = _evaluated(trainer)
    trainer.save_model()
    return _finish(spec, folder, trainer, before, after, time.monotonic() - began)


def build_trainer(spec: StageSpec, folder: Path, stop: Stop) -> Any:
    """Return the trainer of a stage, which ends after the step in which `stop` is asked for. Raises StageError."""
    import torch
    from trl import SFTConfig, SFTTrainer

    tokenizer = load_tokenizer(spec.model)
    model: Any = load_base(spec)
    config = None
    if spec.init is not None:
        model = _continued(model, Path(spec.init))
    elif spec.adapter is not None:
        config = _lora(spec)
    rows = {split: dataset(Path(spec.rows), split) for split in ("train", "validation")}
    if not len(rows["train"]):
        raise StageError(f"stage {spec.name} has no rows to learn from in {spec.rows}")
    settings: dict[str, Any] = {
        "bf16": spec.dtype == "bfloat16",
        "report_to": "none",
        "disable_tqdm": True,
        "logging_steps": 5,
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
    except TypeError as error:
        raise StageError(f"stage {spec.name}: the trainer does not take these settings: {error}") from error
    trainer = SFTTrainer(
        model=model,
        args=args,
        train_dataset=rows["train"],
        eval_dataset=rows["validation"] if len(rows["validation"]) else None,
        processing_class=tokenizer,
        peft_config=config,
    )
    trainer.add_callback(_callback(folder / LOG, stop))
    keep_adapters_exact(trainer.model)
    return trainer


def _lora(spec: StageSpec) -> Any:
    from peft import LoraConfig

    try:
        invocation = list(spec.invocation) or None
        return LoraConfig(task_type="CAUSAL_LM", alora_invocation_tokens=invocation, **spec.adapter or {})
    except (TypeError, ValueError) as error:
        raise StageError(f"stage {spec.name}: the adapter cannot be made: {error}") from error


def _continued(model: Any, adapter: Path) -> Any:
    """Return the model with a copy of a trained adapter that learns on: GLPFT stage 2 in LoRA coordinates."""
    from peft import PeftModel

    if not (adapter / "adapter_model.safetensors").exists():
        raise StageError(f"{adapter} holds no adapter to go on from; the stage before has not been trained")
    return PeftModel.from_pretrained(model, str(adapter), is_trainable=True)


def _loss_before(trainer: Any, folder: Path) -> float | None:
    """Return the validation loss before the first step, measured once and kept for a resumed run."""
    kept = folder / "before.json"
    if not kept.exists():
        kept.write_text(json.dumps(_evaluated(trainer)), encoding="utf-8")
    loss: float | None = json.loads(kept.read_text(encoding="utf-8"))
    return loss


def _evaluated(trainer: Any) -> float | None:
    return float(trainer.evaluate()["eval_loss"]) if trainer.eval_dataset is not None else None


def _finish(
    spec: StageSpec, folder: Path, trainer: Any, before: float | None, after: float | None, seconds: float
) -> dict[str, Any]:
    result = {
        "stage": spec.name,
        "steps": int(trainer.state.global_step),
        "rows": len(trainer.train_dataset),
        "validation_loss_before": before,
        "validation_loss_after": after,
        "seconds": round(seconds, 1),
        "spec": spec.hash,
    }
    (folder / RESULT).write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    marker = folder / f"{DONE}.tmp"
    marker.write_text(f"{spec.hash}\n", encoding="utf-8")
    marker.replace(folder / DONE)
    return result


class Stop:
    """Ctrl-C and a polite kill: the step ends, a checkpoint is saved, then the training ends."""

    def __init__(self) -> None:
        self.asked = False

    def listen(self) -> None:
        """Take over the two signals. A second one ends the process at once."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._ask)

    def _ask(self, number: int, _frame: object) -> None:
        if self.asked:
            os._exit(128 + number)
        self.asked = True
        print("stopping after this step; the checkpoint can be resumed", file=sys.stderr, flush=True)


def _callback(log: Path, stop: Stop) -> Any:
    from transformers import TrainerCallback

    class Watch(TrainerCallback):  # type: ignore[misc, unused-ignore]
        """Writes the log and ends the training when it was asked to."""

        def on_log(self, args: Any, state: Any, control: Any, logs: Any = None, **_: Any) -> None:
            if state.is_world_process_zero:
                row = {"step": state.global_step, "of": state.max_steps, "time": round(time.time(), 1), **(logs or {})}
                with log.open("a", encoding="utf-8") as file:
                    file.write(json.dumps(row) + "\n")

        def on_step_end(self, args: Any, state: Any, control: Any, **_: Any) -> None:
            if stop.asked:
                control.should_save = control.should_training_stop = True

    return Watch()


def main(arguments: list[str] | None = None) -> int:
    """Train a stage. Exit codes: 0 done, 4 cannot, 130 interrupted."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args(arguments).folder
    stop = Stop()
    stop.listen()
    try:
        result = train_stage(folder, stop)
    except StageError as error:
        print(f"error: {error}", file=sys.stderr)
        return 4
    if result is None:
        return INTERRUPTED
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
