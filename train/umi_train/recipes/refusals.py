"""Keys that other trainers know and recipes refuse, with the reason; and what keys are called here.

The facts are those of TRL 1.16, transformers 5.23, PEFT 0.21 and the pinned llama.cpp, as measured for the project.
"""

from __future__ import annotations

from collections.abc import Iterable

from umi_train.recipes.fields import closest
from umi_train.recipes.yaml_file import shown

_SCALE = "a runtime scales a LoRA file by alpha/r alone, so the exported adapter would do something else"
_HEAD = "the LM head is computed inside the loss and never becomes part of a LoRA file"
_ROWS = "rows come as token ids with their labels, made by the format that the runtime uses"
_REWRITES = "it rewrites the weights of the base, and then one base no longer serves all adapters"

REFUSED: dict[str, str] = {
    "rslora": f"{_SCALE}; raise alpha",
    "use_rslora": f"{_SCALE}; raise alpha",
    "alpha_pattern": f"{_SCALE} where the pattern differs",
    "rank_pattern": f"{_SCALE} where the pattern differs",
    "dora": "a DoRA adapter cannot become a GGUF file; plain LoRA can",
    "use_dora": "a DoRA adapter cannot become a GGUF file; plain LoRA can",
    "lora_bias": "a LoRA with biases cannot become a GGUF file",
    "bias": "a LoRA with biases cannot become a GGUF file",
    "modules_to_save": "layers that are trained whole do not fit into a LoRA file",
    "trainable_token_indices": "new or trained embeddings do not fit into a LoRA file; roles are invoked by tokens of "
    "the base",
    "init_lora_weights": f"PiSSA, OLoRA and their like are not offered: {_REWRITES}",
    "pissa": f"PiSSA is not offered: {_REWRITES}",
    "olora": f"OLoRA is not offered: {_REWRITES}",
    "loftq": f"LoftQ is not offered: {_REWRITES}",
    "alora_invocation_tokens": "the invocation is the header of the role, which the format knows; write kind: alora",
    "assistant_only_loss": _ROWS,
    "completion_only_loss": _ROWS,
    "chat_template": _ROWS,
    "chat_template_kwargs": _ROWS,
    "dataset_text_field": _ROWS,
    "truncation_mode": "a row that is too long loses its oldest steps, as at run time; there is no other way to cut",
    "packing_strategy": "rows are packed without cutting any (best fit); there is no other way",
    "padding_free": "packing does this and more",
    "use_liger_kernel": "TRL computes the loss in parts already, so the kernel gains nothing",
    "activation_offloading": "it fails without a GPU and was not measured on one; gradient_checkpointing saves memory",
    "fp16": "float16 overflows in training; the dtypes are bfloat16 and float32",
    "bf16": "model.dtype says it: bfloat16 or float32",
    "load_in_8bit": "8-bit bases are not offered; write model: {quantization: nf4}",
    "trust_remote_code": "code from a hub is never run",
    "push_to_hub": "nothing is uploaded",
    "hub_model_id": "nothing is uploaded",
    "report_to": "nothing is reported to anybody; the log lies in the folder of the run",
    "output_dir": "the folder of a run is said on the command line: --run FOLDER",
    "out": "the folder of a run is said on the command line: --run FOLDER",
    "resume_from_checkpoint": "running the same command again resumes",
    "max_grad_value": "gradients are bounded by their norm: max_grad_norm",
    "neftune_noise_alpha": "noise in the embeddings was not measured here",
    "<<": "merge keys are not taken; use extends, or write the values out",
}

RENAMED: dict[str, str] = {
    "lora": "adapter",
    "peft": "adapter",
    "train": "trainer",
    "training": "trainer",
    "dataset": "data",
    "datasets": "data",
    "base": "model.path",
    "model_name_or_path": "model.path",
    "name_or_path": "path",
    "quantize": "model.quantization",
    "load_in_4bit": "model.quantization: nf4",
    "attn_implementation": "model.attention",
    "torch_dtype": "model.dtype",
    "max_seq_length": "model.max_length",
    "max_seq_len": "model.max_length",
    "model_max_length": "model.max_length",
    "lora_alpha": "alpha",
    "lora_r": "r",
    "lora_dropout": "dropout",
    "rank": "r",
    "target_modules": "targets",
    "lr": "learning_rate",
    "lr_scheduler_type": "schedule",
    "scheduler": "schedule",
    "warmup_ratio": "warmup (below 1 it is a share of the steps)",
    "warmup_steps": "warmup (from 1 on it is a number of steps)",
    "per_device_train_batch_size": "batch",
    "batch_size": "batch",
    "gradient_accumulation_steps": "accumulation",
    "num_train_epochs": "epochs",
    "max_steps": "steps",
    "optim": "optimizer",
    "save_steps": "save_every",
    "save_strategy": "save_every",
    "save_total_limit": "keep",
    "eval_steps": "evaluate_every",
    "eval_strategy": "evaluate_every",
    "evaluation_strategy": "evaluate_every",
    "logging_steps": "log_every",
    "activation_checkpointing": "gradient_checkpointing",
    "num_processes": "launch.processes",
    "deepspeed": "launch.strategy: zero3",
    "fsdp": "launch.strategy: fsdp2",
    "validation_split": "data.validation",
    "val_set_size": "data.validation",
    "path_or_name": "location",
}

_FOUR_BIT = (
    "an adapter that is added to 4-bit weights is rounded away, 1 to 2 % of it survives; "
    "it is merged into 16-bit weights"
)

REFUSED_VALUES: dict[str, dict[str, str]] = {
    "export.form": dict.fromkeys(("merged_4bit", "merged_nf4", "4bit", "nf4"), f"{_FOUR_BIT} (form: merged)"),
    "export.base": dict.fromkeys(("4bit", "merged_4bit"), f"{_FOUR_BIT}: original, or nf4 for what training saw"),
    "merge": dict.fromkeys(("4bit", "nf4", "merged_4bit"), f"{_FOUR_BIT} (merge: true)"),
    "dtype": dict.fromkeys(("float16", "fp16", "half"), REFUSED["fp16"]),
    "quantization": dict.fromkeys(("int8", "8bit", "fp4", "gptq", "awq"), "4 bit means nf4 here, which is measured"),
    "kind": {
        "qlora": "QLoRA is kind: lora with model.quantization: nf4",
        "full": "training all parameters is kind: none",
        "dora": REFUSED["dora"],
        "rslora": REFUSED["rslora"],
        "pissa": REFUSED["pissa"],
    },
    "format": {"prompted": "that format has an untrained model play the roles, so there is nothing to learn"},
    "targets": dict.fromkeys(sorted(("lm_head", "embed_tokens")), "a list of names, without embeddings and heads"),
}
"""Values that other trainers know, by the end of their path."""

HEADS = frozenset(("lm_head", "embed_tokens", "embed_out", "wte", "output", "tok_embeddings", "word_embeddings"))
"""Names of embeddings and heads, which no adapter may target."""
HEAD_REASON = _HEAD


def unknown_key(section: str, key: str, known: Iterable[str]) -> str:
    """Return why a key is not taken, as the end of a sentence."""
    if key in REFUSED:
        return f"{key} is not taken: {REFUSED[key]}"
    if key in RENAMED:
        return f"{key} is called {RENAMED[key]} here"
    known = list(known)
    near = closest(key, known)
    where = f"{section} has" if section else "a recipe has"
    return f"{where} no key {shown(key)}; " + (f"did you mean {near}?" if near else f"there are {', '.join(known)}")


def refused_value(path: str, text: str) -> str | None:
    """Return why a value is not taken, None when there is nothing more to say than what is expected."""
    two = ".".join(path.split(".")[-2:])
    known = REFUSED_VALUES.get(two) or REFUSED_VALUES.get(path.rpartition(".")[2]) or {}
    return known.get(text)
