"""Loading models for training, with the two guards that QLoRA needs, in the one place where models are loaded.

- bitsandbytes 0.50 repacks 4-bit weights for the CPU on the first forward pass without gradients, and then gives no
  gradient for its input any more (bitsandbytes/nn/modules.py; only where the processor has avx512_bf16).
- TRL keeps the adapters of a 4-bit model in bfloat16, where most steps at stage-2 rates round away to nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from umi_train.stages.spec import StageError, StageSpec

if TYPE_CHECKING:
    from transformers import PreTrainedModel, PreTrainedTokenizerFast

QUIET = {"HF_HUB_DISABLE_TELEMETRY": "1", "UNSLOTH_DISABLE_STATISTICS": "1", "TOKENIZERS_PARALLELISM": "false"}
"""Nothing that training imports may report anything to anybody."""


def load_tokenizer(path: str, revision: str | None = None) -> PreTrainedTokenizerFast:
    """Return the tokenizer of a checkpoint, with a pad token. Raises StageError."""
    os.environ.update(QUIET)
    try:
        tokenizer = _as_written(path, revision or "main")
    except (OSError, ValueError) as error:
        raise StageError(_not_there(path, error)) from error
    except Exception as error:  # tokenizers raises Exception itself
        raise StageError(f"the tokenizer.json of {path} cannot be read ({error}); fetch or copy it again") from error
    if not getattr(tokenizer, "is_fast", False):
        raise StageError(f"{path} has no fast tokenizer (tokenizer.json), which training needs")
    if tokenizer.pad_token_id is None:
        pad = tokenizer.eos_token or _pad_of_config(path, revision, tokenizer)
        if pad is None:
            raise StageError(f"the tokenizer of {path} has neither a pad nor an end token; add a pad token to it")
        tokenizer.pad_token = pad  # padding is masked by its position, so sharing the id is harmless
    return tokenizer


def _as_written(path: str, revision: str) -> PreTrainedTokenizerFast:
    """Return the tokenizer that tokenizer.json describes, which is what the runtime's GGUF is made from.

    AutoTokenizer of transformers 5 takes the words alone from the file for the classes it knows, and builds the rest
    again: Llama's gets a blank before every text, Qwen2's another regular expression. It is asked only where there is
    no tokenizer.json, for it can make one from older files.
    """
    from transformers import AutoTokenizer, PreTrainedTokenizerFast
    from transformers.utils.hub import cached_file

    try:
        cached_file(path, "tokenizer.json", revision=revision)
    except OSError:
        return AutoTokenizer.from_pretrained(path, revision=revision)
    return PreTrainedTokenizerFast.from_pretrained(path, revision=revision)


def _pad_of_config(path: str, revision: str | None, tokenizer: Any) -> str | None:
    """Return the token that the model's configuration pads or ends with, None when it names neither."""
    from transformers import AutoConfig

    try:
        config = AutoConfig.from_pretrained(path, revision=revision or "main")
    except (OSError, ValueError):
        return None
    for name in ("pad_token_id", "eos_token_id"):
        number = getattr(config, name, None)
        if isinstance(number, int) and 0 <= number < len(tokenizer):
            token: str | None = tokenizer.convert_ids_to_tokens(number)
            return token
    return None


def load_base(spec: StageSpec, path: str) -> PreTrainedModel:
    """Return the base model of a stage, in 4 bit when the spec says so. Raises StageError.

    Where all parameters are trained they are loaded in float32, so that small steps count.
    """
    os.environ.update(QUIET)
    import torch
    from transformers import AutoModelForCausalLM

    torch.set_flush_denormal(True)
    settings: dict[str, Any] = {
        "dtype": torch.float32 if spec.adapter is None else getattr(torch, spec.dtype),
        "attn_implementation": spec.attention,
        "revision": spec.revision or "main",
    }
    if spec.quantize == "nf4":
        settings["quantization_config"] = _nf4(torch.bfloat16)
    try:
        model: PreTrainedModel = AutoModelForCausalLM.from_pretrained(path, **settings)
    except ImportError as error:
        raise StageError(f"stage {spec.name} cannot load {path}: {error}") from error
    except (OSError, ValueError) as error:
        raise StageError(_not_there(path, error)) from error
    if spec.quantize == "nf4":
        keep_gradients(model)
    model.config.use_cache = False
    return model


def _nf4(compute: Any) -> Any:
    from transformers import BitsAndBytesConfig

    return BitsAndBytesConfig(
        load_in_4bit=True,
        bnb_4bit_quant_type="nf4",
        bnb_4bit_use_double_quant=True,
        bnb_4bit_compute_dtype=compute,
    )


def keep_gradients(model: Any) -> None:
    """Guard 1: forbid the repacking of 4-bit weights, after which backward finds no gradient."""
    for module in model.modules():
        if hasattr(module, "support_avx512bf16_for_cpu"):
            module.support_avx512bf16_for_cpu = False


def keep_adapters_exact(model: Any) -> None:
    """Guard 2: keep what is trained in float32, so that small steps count. Call it once the trainer has the model.

    What ZeRO-3 divides is left as it is: DeepSpeed steps in float32 copies of its own, and takes the type of its
    buffers in main memory from what is here.
    """
    for parameter in model.parameters():
        if parameter.requires_grad and not hasattr(parameter, "ds_id"):
            parameter.data = parameter.data.float()


def _not_there(path: str, error: Exception) -> str:
    first = (str(error).strip().splitlines() or [type(error).__name__])[0].rstrip(".")
    return (
        f"{path} is no checkpoint that can be loaded from here: {first}. Give a folder, or a hub name with a network."
    )
