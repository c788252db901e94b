"""The weights of a pack as something that can be trained: its base as a checkpoint, its adapters as PEFT folders.

What is trained continues what the pack computes: the base is dequantized from the pack's own file (or named by the
user where that cannot be done), and each role goes on from a copy of the adapter it has.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from math import prod
from pathlib import Path
from typing import Any

from umi_gguf.base_shape import BaseShape, base_shape
from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import GgufFile, open_gguf
from umi_gguf.lora_file import LoraFile, check_fits, read_lora
from umi_gguf.names import unpermute_rows
from umi_gguf.restore import restore
from umi_gguf.safetensors import write_tensors
from umi_local.formats import SHARED
from umi_local.packs.pack import Pack, file_sha256
from umi_local.roles import Role
from umi_train.learn.errors import LearnError
from umi_train.learn.places import Places

RANK, ALPHA = 16, 32
"""Of the adapter of a role that the base played until now (umi_train/nano/roles.py)."""
SMALL = 1_500_000_000
"""Parameters of the largest base that is trained without a GPU."""
QUANTIZED_FROM = 1_000_000_000
"""Parameters from which a base is held in 4 bit on a GPU; smaller ones fit as they are."""
MODES = ("fork", "contexts")
"""How a pack that can learn holds its roles: adapters over one base."""
SPLITS = "qwen2"
"""The pre-tokenizer that umi_gguf.restore writes."""
WHOLE = "whole"


@dataclass(frozen=True, slots=True)
class Base:
    """A checkpoint to train over. `shape` is that of the pack's own file, `parameters` its weights."""

    folder: Path
    shape: BaseShape
    parameters: int


def trainable(pack: Pack, places: Places, named: Path | None) -> Base:
    """Return the base of a pack as a checkpoint, made once and kept. Raises LearnError when that cannot be done."""
    if pack.remote:
        raise LearnError(
            f"the pack {pack.name} has roles on a server ({', '.join(pack.remote)}), which cannot be trained"
        )
    if pack.format not in SHARED or pack.mode not in MODES:
        raise LearnError(
            f"the pack {pack.name} has no adapters per role (format {pack.format}, mode {pack.mode}), so there is "
            f"nothing to train; use a pack with format {' or '.join(SHARED)} and mode {' or '.join(MODES)}"
        )
    try:
        file = open_gguf(pack.base_path)
        shape = base_shape(pack.base_path)
    except ExportError as error:
        raise LearnError(str(error)) from error
    parameters = sum(prod(t.shape) for t in file.tensors.values())
    told = named or _told(pack)
    if told is None:
        _check_restorable(pack, file, parameters)
    folder = _named(told, shape) if told is not None else _restored(pack, places)
    return Base(folder, shape, parameters)


def _told(pack: Pack) -> Path | None:
    """Return the checkpoint that the manifest names under `[provenance] checkpoint`, if it is here."""
    name = pack.provenance.get("checkpoint")
    path = Path(str(name)).expanduser() if name else None
    return path if path is not None and path.is_dir() else None


def _named(folder: Path, shape: BaseShape) -> Path:
    folder = folder.expanduser().absolute()
    if not folder.is_dir():
        raise LearnError(f"the base {folder} is no folder; name that of the checkpoint that the pack was made from")
    try:
        found = base_shape(folder)
    except ExportError as error:
        raise LearnError(f"the base {folder} cannot be used: {error}") from error
    for name in ("layers", "width", "heads", "kv_heads", "head_dim", "inner"):
        if getattr(found, name) != getattr(shape, name):
            raise LearnError(
                f"{folder} is not the base of this pack: {name} is {getattr(found, name)}, "
                f"the pack has {getattr(shape, name)}"
            )
    return folder


def _check_restorable(pack: Pack, file: GgufFile, parameters: int) -> None:
    """Refuse a base that would not come back as what it is. Raises LearnError."""
    splits = file.metadata.get("tokenizer.ggml.pre")
    why = ""
    if parameters > SMALL:
        why = f"it has {parameters / 1e9:.1f}B parameters, which are too many to hold in float32"
    elif splits != SPLITS:
        why = f"its tokenizer splits text as {splits!r} does, and umi can only rebuild {SPLITS!r}"
    if why:
        raise LearnError(
            f"the base of {pack.name} cannot be made trainable from its file: {why}. Name the checkpoint that it was "
            "made from with --base FOLDER"
        )


def _restored(pack: Pack, places: Places) -> Path:
    digest = pack.sha256.get(pack.base) or file_sha256(pack.base_path)
    folder = places.root / "base" / digest[:16]
    if (folder / WHOLE).is_file():
        return folder
    work = folder.with_name(f".{folder.name}")
    shutil.rmtree(work, ignore_errors=True)
    try:
        restore(pack.base_path, work)
        _name_tokens(work)
        (work / WHOLE).write_text("", encoding="utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        work.rename(folder)
    except ExportError as error:
        raise LearnError(
            f"the base of {pack.name} cannot be made trainable here ({error}); name the checkpoint it was made from "
            "with --base FOLDER"
        ) from error
    except OSError as error:
        raise LearnError(f"{folder} cannot be written: {error.strerror or error}") from error
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return folder


def _name_tokens(folder: Path) -> None:
    """Write down which tokens end and pad a text: tokenizer.json alone does not say."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    tokenizer = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    words = {number: token for token, number in tokenizer["model"]["vocab"].items()}
    words |= {int(token["id"]): token["content"] for token in tokenizer.get("added_tokens", [])}
    told = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "eos_token": words[config["eos_token_id"]],
        "pad_token": words[config["pad_token_id"]],
        "clean_up_tokenization_spaces": False,
    }
    (folder / "tokenizer_config.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


def start_adapter(
    pack: Pack, role: Role, base: Base, invocation: tuple[int, ...], out: Path
) -> Mapping[str, Any] | None:
    """Write the adapter that a role has as a PEFT folder to go on from. None: the base plays the role.

    An activated adapter acts from the role's header on, a plain one on every token, as the engine applies them
    (engine/modes.py). `invocation` are the tokens of the header. Raises LearnError.
    """
    path = pack.role_path(role)
    if path is None:
        return None
    try:
        lora = read_lora(path)
        check_fits(lora, open_gguf(pack.base_path))
        tensors, ranks, alpha = _tensors(lora, base.shape)
        activated = pack.mode == "fork" or bool(lora.file.metadata.get("adapter.alora.invocation_tokens"))
    except ExportError as error:
        raise LearnError(f"the {role.value} of {pack.name} cannot be trained on: {error}") from error
    rank = max(ranks.values())
    config = {
        "peft_type": "LORA",
        "task_type": "CAUSAL_LM",
        "r": rank,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "bias": "none",
        "target_modules": sorted({name.rpartition(".")[2] for name in ranks}),
        "rank_pattern": {name: r for name, r in ranks.items() if r != rank},
        "alora_invocation_tokens": list(invocation) if activated else None,
        "base_model_name_or_path": str(base.folder),
        "inference_mode": True,
    }
    out.mkdir(parents=True, exist_ok=True)
    write_tensors(out / "adapter_model.safetensors", tensors)
    (out / "adapter_config.json").write_text(json.dumps(config, indent=1) + "\n", encoding="utf-8")
    return config


def _tensors(lora: LoraFile, shape: BaseShape) -> tuple[dict[str, Any], dict[str, int], float]:
    """Return PEFT's tensors, the rank of each module and one alpha; what alpha / rank gets wrong goes into B."""
    modules = {gguf: hf for hf, gguf in shape.family.linears.items()}
    sizes = {name: int(pair[0].shape[0]) for name, pair in lora.pairs.items()}
    largest = max(sizes, key=lambda name: sizes[name])
    alpha = sizes[largest] * lora.scale(largest)
    tensors: dict[str, Any] = {}
    ranks: dict[str, int] = {}
    for name, rank in sizes.items():
        _, layer, kind = name.removesuffix(".weight").split(".", 2)
        module = f"model.layers.{layer}.{modules[kind]}"
        a, b = lora.read(name)
        heads = shape.permutation(kind)
        if heads is not None:
            b = unpermute_rows(b, heads)
        factor = lora.scale(name) * rank / alpha
        tensors[f"base_model.model.{module}.lora_A.weight"] = a
        tensors[f"base_model.model.{module}.lora_B.weight"] = b if factor == 1.0 else b * factor
        ranks[module] = rank
    return tensors, ranks, alpha


def precision(base: Base) -> dict[str, str]:
    """Return `quantize` and `dtype` of the stages on this machine. Raises LearnError for a base too large for it."""
    import torch

    if torch.cuda.is_available():
        return {"quantize": "nf4" if base.parameters >= QUANTIZED_FROM else "none", "dtype": "bfloat16"}
    if base.parameters > SMALL:
        raise LearnError(
            f"a base of {base.parameters / 1e9:.1f}B parameters needs a GPU to learn, and there is none here; "
            "`umi learn --dry-run` works without one"
        )
    return {"quantize": "none", "dtype": "float32" if base.parameters < 300_000_000 else "bfloat16"}
