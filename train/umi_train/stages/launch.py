"""The command that trains a stage: one process, or one per GPU through torchrun or accelerate.

The two configurations for accelerate follow the ones that TRL ships (trl/accelerate_configs/fsdp2.yaml, zero3.yaml).
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from umi_train.recipes.schema import Launch, Model
from umi_train.stages.spec import StageError

STAGE = "umi_train.stages.train"
CONFIG = "accelerate.json"


def command(
    launch: Launch, folder: Path, config: Path, *, module: str = STAGE, python: str = sys.executable
) -> list[str]:
    """Return the command for the stage in `folder`; `config` is the file of `accelerate_config`."""
    work = ["-m", module, str(folder)]
    if launch.strategy == "ddp":
        if launch.processes == 1:
            return [python, *work]
        return [python, "-m", "torch.distributed.run", "--standalone", "--nproc_per_node", str(launch.processes), *work]
    count = ["--num_processes", str(launch.processes)]
    return [python, "-m", "accelerate.commands.launch", "--config_file", str(config), *count, *work]


def accelerate_config(launch: Launch, model: Model) -> dict[str, Any]:
    """Return accelerate's configuration for divided parameters, `fsdp2` or `zero3`."""
    common: dict[str, Any] = {
        "compute_environment": "LOCAL_MACHINE",
        "debug": False,
        "downcast_bf16": "no",
        "machine_rank": 0,
        "main_training_function": "main",
        "mixed_precision": "bf16" if model.dtype == "bfloat16" else "no",
        "num_machines": 1,
        "num_processes": launch.processes,
        "rdzv_backend": "static",
        "same_network": True,
        "use_cpu": False,
    }
    return common | (_fsdp2() if launch.strategy == "fsdp2" else _zero3(launch))


def _fsdp2() -> dict[str, Any]:
    return {
        "distributed_type": "FSDP",
        "fsdp_config": {
            "fsdp_version": 2,
            "fsdp_auto_wrap_policy": "TRANSFORMER_BASED_WRAP",
            "fsdp_reshard_after_forward": True,
            "fsdp_cpu_ram_efficient_loading": True,
            "fsdp_activation_checkpointing": False,  # the trainer's own setting decides
            "fsdp_offload_params": False,
            "fsdp_state_dict_type": "FULL_STATE_DICT",
        },
    }


def _zero3(launch: Launch) -> dict[str, Any]:
    where = "cpu" if launch.offload else "none"
    return {
        "distributed_type": "DEEPSPEED",
        "deepspeed_config": {
            "zero_stage": 3,
            "zero3_init_flag": True,
            "zero3_save_16bit_model": True,
            "offload_optimizer_device": where,
            "offload_param_device": where,
            "deepspeed_multinode_launcher": "standard",
        },
    }


def check_installed(launch: Launch) -> None:
    """Raise StageError where the strategy needs DeepSpeed and there is none: before the rows are made, not after."""
    if launch.strategy == "zero3" and find_spec("deepspeed") is None:
        raise StageError(
            "launch.strategy: zero3 needs DeepSpeed, which is not installed. `pip install wheel ninja`, then "
            "`DS_BUILD_OPS=0 pip install --no-build-isolation deepspeed`; or use launch.strategy: fsdp2 without offload"
        )


def check_offload(name: str) -> None:
    """Load the Adam that an offloaded optimizer is run with; DeepSpeed compiles it the first time.

    For the process of stage `name`, before its model is loaded. Raises StageError where it cannot be compiled.
    """
    if os.environ.get("ACCELERATE_DEEPSPEED_OFFLOAD_OPTIMIZER_DEVICE", "none") != "cpu":
        return
    from deepspeed.ops.op_builder import CPUAdamBuilder  # type: ignore[import-not-found, unused-ignore]

    try:
        CPUAdamBuilder().load(verbose=False)
    except Exception as error:  # what torch, ninja and the compiler raise has no common class
        raise StageError(
            f"stage {name}: launch.offload needs the CPU Adam of DeepSpeed, which cannot be compiled here "
            f"({_compiler_said(str(error))}). It takes a C++ compiler (g++), the headers of Python and ninja; or use "
            "offload: false"
        ) from error


def _compiler_said(text: str) -> str:
    """Return the line of a compiler's output that says what is missing; the first ones are its whole command."""
    lines = [line.strip() for line in text.splitlines() if line.strip()] or ["it does not say why"]
    telling = [line for line in lines if "error: " in line or "not found" in line or "No such file" in line]
    return (telling or lines)[0][:300].rstrip(".:")


def write_config(path: Path, config: Mapping[str, Any]) -> None:
    """Write a configuration; accelerate reads JSON as well as YAML."""
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    temporary.replace(path)
