"""Two ways to load what is trained, behind one seam: plain TRL and PEFT, or Unsloth.

Unsloth patches transformers, TRL and PEFT when it is imported, so `choose` decides before any of them is. What comes
after `load` (rows, SFTTrainer, saving) is the same for both. Unsloth holds files under the AGPL: it is imported where
the user installed it, and nothing of it is part of this project.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Literal

from umi_train.stages.kept import KeptBase
from umi_train.stages.models import QUIET, load_base, load_tokenizer
from umi_train.stages.spec import StageError, StageSpec

PROJECTIONS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
"""What all-linear means to Unsloth, which wants names."""
LOWEST_TRL = (1, 16)
"""TRL 1.15 calls a GPU kernel on the CPU too (research/training 3.2)."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A model with its tokenizer. `config`: the adapter that the trainer has yet to make, None when there is one."""

    model: Any
    tokenizer: Any
    config: Any = None


def choose(spec: StageSpec, processes: int = 1) -> tuple[Literal["trl", "unsloth"], str]:
    """Return the backend of a stage, and why it is not the one that was asked for. Imports Unsloth when it is that."""
    os.environ.update(QUIET)
    if spec.backend == "trl":
        return "trl", ""
    if spec.adapter is None or spec.invocation or processes > 1:
        what = "full-parameter training" if spec.adapter is None else "aLoRA" if spec.invocation else "several GPUs"
        return "trl", f"Unsloth does not train {what} here; trained with plain TRL"
    try:
        os.environ.setdefault("UNSLOTH_COMPILE_LOCATION", str(Path.home() / ".cache" / "umi-local" / "unsloth"))
        import unsloth  # type: ignore[import-not-found, unused-ignore]  # noqa: F401
    except ImportError as error:
        return "trl", (
            f"Unsloth cannot be imported ({error}); trained with plain TRL. It needs an environment of its own: "
            "pip install -c constraints-unsloth.txt umi-local[train,unsloth]"
        )
    except (NotImplementedError, RuntimeError) as error:
        return "trl", f"Unsloth does not run on this machine ({error}); trained with plain TRL"
    return "unsloth", ""


def load(spec: StageSpec, folder: Path, backend: Literal["trl", "unsloth"], base: KeptBase | None = None) -> Loaded:
    """Return the model of a stage with its adapter, or what the trainer makes one from. Raises StageError.

    `base` may hold the base of the stage before; Unsloth loads its own.
    """
    return _unsloth(spec, folder) if backend == "unsloth" else _trl(spec, folder, base)


def _trl(spec: StageSpec, folder: Path, base: KeptBase | None) -> Loaded:
    _check_trl()
    path = spec.at(spec.model, folder)
    tokenizer = load_tokenizer(path, spec.revision)
    model: Any = load_base(spec, path) if base is None else base.take(spec, path)
    if spec.init is not None:
        from peft import PeftModel

        return Loaded(PeftModel.from_pretrained(model, _adapter(spec, folder), is_trainable=True), tokenizer)
    return Loaded(model, tokenizer, _lora(spec) if spec.adapter is not None else None)


def _check_trl() -> None:
    import torch

    try:
        have = version("trl")
    except PackageNotFoundError as error:
        raise StageError("trl is not installed; `pip install umi-local[train]` brings it") from error
    if tuple(int(part) for part in have.split(".")[:2]) < LOWEST_TRL and not torch.cuda.is_available():
        raise StageError(f"trl {have} cannot train on a CPU; install trl 1.16 or newer, or use backend: unsloth")


def _adapter(spec: StageSpec, folder: Path) -> str:
    """Return the folder of the adapter that a copy goes on from: GLPFT stage 2 in LoRA coordinates."""
    adapter = Path(spec.at(spec.init or "", folder))
    if not (adapter / "adapter_model.safetensors").exists():
        raise StageError(f"{adapter} holds no adapter to go on from; the stage before has not been trained")
    return str(adapter)


def _lora(spec: StageSpec) -> Any:
    from peft import LoraConfig

    try:
        invocation = list(spec.invocation) or None
        return LoraConfig(task_type="CAUSAL_LM", alora_invocation_tokens=invocation, **spec.adapter or {})
    except (TypeError, ValueError) as error:
        raise StageError(f"stage {spec.name}: the adapter cannot be made: {error}") from error


def _unsloth(spec: StageSpec, folder: Path) -> Loaded:
    from unsloth import FastLanguageModel  # type: ignore[import-not-found, unused-ignore]

    adapter = dict(spec.adapter or {})
    start = _adapter(spec, folder) if spec.init is not None else spec.at(spec.model, folder)
    try:
        model, tokenizer = FastLanguageModel.from_pretrained(
            model_name=start,
            max_seq_length=spec.max_length,
            load_in_4bit=spec.quantize == "nf4",
            revision=spec.revision,
        )
        if spec.init is None:
            targets = adapter["target_modules"]
            model = FastLanguageModel.get_peft_model(
                model,
                r=adapter["r"],
                lora_alpha=adapter["lora_alpha"],
                lora_dropout=adapter.get("lora_dropout", 0.0),
                target_modules=PROJECTIONS if isinstance(targets, str) else targets,
                use_gradient_checkpointing="unsloth" if spec.trainer.get("gradient_checkpointing") else False,
                random_state=spec.seed,
            )
    except (OSError, ValueError, RuntimeError) as error:
        first = (str(error).strip().splitlines() or [type(error).__name__])[0]
        raise StageError(f"stage {spec.name}: Unsloth cannot load {start}: {first}; try backend: trl") from error
    print(f"stage {spec.name} is trained with Unsloth", file=sys.stderr)
    return Loaded(model, tokenizer)
