"""How much memory a stage needs, by arithmetic on the shape of its model. Estimated, not measured.

Bytes of one process, with P parameters, A trained ones, N processes, T = batch * max_length tokens at once:

| part | with an adapter | with all parameters trained |
|---|---|---|
| weights | nf4: 0.516 bytes in linear layers; else the dtype | 4 P |
| copies in 16 bit, for autocast | 2 A | 2 P; divided: two layers and the embeddings |
| gradients | 4 A | 4 P |
| optimizer | 8 A; 2.03 A with 8-bit AdamW | 8 P; 2.03 P |
| activations, checkpointing | inputs of all layers; one layer again, with gradients at its widest | the same |
| activations, no checkpointing | what autograd saves in every layer | the same |
| loss | tiles of 4,096 tokens by 32,768 words; hidden states and their gradient | and 4 bytes per head weight |
| other | a dequantized matrix, the mask; 1.0 GiB of context on a GPU, 0.7 GiB on a CPU | the same |

nf4 is 4 bit, one byte for 64 weights and four for 16,384. The tiles are those of TRL 1.16. The context, and which
gradients live at the widest point, are assumptions; the rest follows from the code that runs.

What autograd saves in a layer is counted in `layer_bytes`, per token, and in `mask_bytes`, which grow with the square
of the length; a test compares both with what autograd really saves. With `fsdp2` and `zero3` weights, gradients and
optimizer state are divided by N; with `offload` they lie in main memory. T is an upper bound when rows are shorter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from umi_train.recipes.schema import Recipe, Stage
from umi_train.recipes.shapes import Shape

GIB = 1024**3
NF4_BYTES = 0.5 + 1 / 64 + 4 / (64 * 256)
"""Per parameter: 4 bit, a one-byte scale per 64, and a float32 per 256 scales (bitsandbytes, double quantization)."""
STATE_8BIT = 2 * (1 + 4 / 256)
"""Per parameter: two states of one byte, with a float32 per 256 (bitsandbytes)."""
TILE_TOKENS, TILE_WORDS = 4096, 32768
"""Tiles of TRL's loss (trl/kernels/chunked_logprob.py, trl/trainer/utils.py)."""
CONTEXT = {"cuda": 1.0 * GIB, "cpu": 0.7 * GIB}
_BYTES = {"bfloat16": 2, "float32": 4}


@dataclass(frozen=True, slots=True)
class Estimate:
    """Bytes by part. `total` is what one device needs, `host` what lies in main memory besides, per process.

    `without_checkpointing` and `with_checkpointing` are the totals of both settings.
    """

    parts: Mapping[str, int]
    total: int
    with_checkpointing: int
    without_checkpointing: int
    host: int
    trained: int

    def to_dict(self) -> dict[str, object]:
        """Return plain JSON data, in bytes."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "parts"} | {
            "parts": dict(self.parts)
        }


def estimate(recipe: Recipe, stage: Stage, shape: Shape, device: str = "cuda") -> Estimate:
    """Return the memory of a stage on one device, `cuda` or `cpu`."""
    full = stage.adapter.kind == "none"
    divided = recipe.launch.processes if recipe.launch.strategy != "ddp" else 1
    trained = shape.parameters if full else shape.adapter(stage.adapter.r, stage.adapter.targets)
    tokens = stage.trainer.batch * stage.max_length
    plain = _BYTES[recipe.model.dtype]
    state: dict[str, float] = {
        "weights": 4 * shape.parameters / divided if full else weight_bytes(shape, stage.quantization, plain),
        "adapter": 0 if full else 4 * trained,
        "gradients": 4 * trained / divided,
        "optimizer": (STATE_8BIT if "8bit" in stage.trainer.optimizer else 8) * trained / divided,
    }
    host = sum(state.values()) if recipe.launch.offload else 0.0
    if recipe.launch.offload:
        state = dict.fromkeys(state, 0.0)
    copies = _copies(shape, divided, recipe.launch.offload) if full else 2.0 * trained
    state["16-bit copies"] = copies if plain == 2 else 0
    working = {
        "loss": _loss(shape, tokens, full, device),
        "other": _other(recipe, stage, shape) + CONTEXT[device],
    }
    stream = 4 if full else plain
    one = layer_bytes(recipe, stage, shape, device)
    recomputed = one + 2 * (3 * shape.mlp + 2 * shape.width)
    mask = mask_bytes(recipe, stage)
    checkpointed = tokens * (shape.layers * shape.width * stream + recomputed) + mask
    kept = shape.layers * (tokens * one + mask)
    fixed = sum(state.values()) + sum(working.values())
    activations = checkpointed if stage.trainer.gradient_checkpointing else kept
    parts = {name: round(size) for name, size in {**state, "activations": activations, **working}.items()}
    return Estimate(
        parts,
        sum(parts.values()),
        round(fixed + checkpointed),
        round(fixed + kept),
        round(host),
        trained,
    )


def weight_bytes(shape: Shape, quantization: str, plain: int) -> float:
    """Return the bytes of frozen weights; `plain` is the size of the type that is not quantized."""
    linear = shape.linear * (NF4_BYTES if quantization == "nf4" else plain)
    return linear + (shape.embeddings + shape.small) * plain


def _copies(shape: Shape, divided: int, offload: bool) -> float:
    """Autocast keeps a 16-bit copy of every weight during a step; divided models gather two layers at a time."""
    if divided == 1 and not offload:
        return 2 * shape.parameters
    return 2 * (2 * shape.linear / shape.layers + shape.embeddings)


def layer_bytes(recipe: Recipe, stage: Stage, shape: Shape, device: str = "cuda") -> float:
    """Return the bytes that autograd saves per token in one layer. With bfloat16 the stage runs under autocast.

    RMSNorm computes in float32 and keeps that input, and the normalized one where its weight is trained. A linear
    layer keeps its input where it, or an adapter on it, is trained: autocast makes a copy for every layer that the
    input is cast for, without it layers share one. Attention keeps query, key, value, output and a log-sum per head
    (repeated for every head when a mask is given); the MLP keeps gate, activated gate and up.
    """
    full, adapter = stage.adapter.kind == "none", stage.adapter
    autocast = recipe.model.dtype == "bfloat16"
    size = 2 if autocast else 4
    query, value = shape.heads * shape.head, shape.kv_heads * shape.head
    inputs = {n: i for n, i, _ in shape.linears() if full or isinstance(adapter.targets, str) or n in adapter.targets}
    norms = (8 if full else 4) * 2 * shape.width + 8
    if shape.head_norms:
        norms += (4 + (size if full else 0)) * (query + value) + 4 * (shape.heads + shape.kv_heads)
    if full or not adapter.dropout:
        linear = size * sum(_kept_inputs(inputs, autocast, full))
    else:
        linear = (size + (1 if device == "cuda" else 4)) * sum(inputs.values())
    keys = query if _masked(stage) else value
    attention = size * (2 * query + 2 * keys) + 4 * shape.heads
    if recipe.model.attention == "eager":
        attention += stage.max_length * shape.heads * (size + 4)
    between = 0 if full else size * adapter.r * len(inputs)
    return norms + linear + between + attention + 3 * size * shape.mlp


def _masked(stage: Stage) -> bool:
    """Return whether attention is told which tokens see each other: packed rows, and padded ones."""
    return stage.trainer.packing or stage.trainer.batch > 1


def _mask_places(recipe: Recipe, stage: Stage) -> int:
    """Return the entries of a dense mask; packed rows are one long one."""
    if not _masked(stage) or recipe.model.attention not in ("sdpa", "eager"):
        return 0
    if stage.trainer.packing:
        return (stage.max_length * stage.trainer.batch) ** 2
    return stage.trainer.batch * stage.max_length**2


def mask_bytes(recipe: Recipe, stage: Stage) -> int:
    """Return the bytes of the mask that sdpa keeps in each layer, as numbers of the type it computes in."""
    size = 2 if recipe.model.dtype == "bfloat16" else 4
    return size * _mask_places(recipe, stage) if recipe.model.attention == "sdpa" else 0


def _kept_inputs(inputs: Mapping[str, int], autocast: bool, full: bool) -> list[int]:
    """Return the sizes of the inputs that are kept. What attention puts out is kept by it, unless it is cast again."""
    if autocast and not full:
        return list(inputs.values())
    if autocast:
        return [size for name, size in inputs.items() if name != "o_proj"]
    once = {name.replace("k_proj", "q_proj").replace("v_proj", "q_proj").replace("gate", "up"): name for name in inputs}
    return [inputs[name] for reader, name in once.items() if reader != "o_proj"]


def _loss(shape: Shape, tokens: int, full: bool, device: str) -> float:
    tile = min(tokens, TILE_TOKENS) * min(shape.vocabulary, TILE_WORDS)
    hidden = tokens * shape.width * (2 + 4 + 4)
    head = 4 * shape.vocabulary * shape.width if full else 0
    return tile * (2 if device == "cuda" else 2 + 3 * 4) + hidden + head


def _other(recipe: Recipe, stage: Stage, shape: Shape) -> float:
    """One dequantized matrix, and the mask of packed or padded rows: one byte in sdpa, a number in eager attention."""
    widest = max(inputs * outputs for _, inputs, outputs in shape.linears())
    scratch = 2 * widest if stage.quantization == "nf4" else 0
    return scratch + (1 if recipe.model.attention == "sdpa" else 4) * _mask_places(recipe, stage)
