"""What autograd saves in a layer is what the estimate says: counted on real models, token by token."""

from __future__ import annotations

import weakref
from dataclasses import replace
from typing import Any

import pytest
import torch
from peft import LoraConfig, get_peft_model
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_iter
from transformers import LlamaConfig, LlamaForCausalLM, Qwen3Config, Qwen3ForCausalLM

from umi_train.nano.model import NanoShape
from umi_train.recipes import load_recipe
from umi_train.recipes.memory import estimate, layer_bytes, mask_bytes
from umi_train.recipes.schema import Adapter, Recipe, Stage
from umi_train.recipes.shapes import KNOWN, Shape

SIZES = {
    "hidden_size": 64,
    "intermediate_size": 160,
    "num_attention_heads": 4,
    "num_key_value_heads": 2,
    "head_dim": 16,
}
LLAMA = Shape("llama", 96, 64, 160, 2, 4, 2, 16, True)
QWEN = replace(LLAMA, family="qwen3", head_norms=True)
SHORT, LONG = 32, 64
"""Tokens: what grows with them is what counts."""
LORA = Adapter(r=4)
FULL = Adapter(kind="none")


def case(adapter: Adapter, dtype: str, **changes) -> tuple[Recipe, Stage]:
    """A recipe and its only stage with this adapter and this type."""
    recipe = load_recipe("paper-single", ["launch.strategy=ddp", "launch.offload=false"]).recipe
    recipe = replace(recipe, model=replace(recipe.model, dtype=dtype))
    stage = recipe.stages[0]
    return recipe, replace(stage, adapter=adapter, trainer=replace(stage.trainer, **{"batch": 1, **changes}))


def saved(shape: Shape, layers: int, tokens: int, adapter: Adapter, dtype: str, rows: str = "alone") -> int:
    """The bytes of all tensors that autograd keeps for backward, those of parameters left out."""
    torch.manual_seed(0)
    made = (Qwen3Config, Qwen3ForCausalLM) if shape.head_norms else (LlamaConfig, LlamaForCausalLM)
    model = made[1](made[0](**SIZES, vocab_size=96, num_hidden_layers=layers, attn_implementation="sdpa"))
    if adapter.kind == "lora":
        model = model.to(getattr(torch, dtype))
        targets = adapter.targets if isinstance(adapter.targets, str) else list(adapter.targets)
        model = get_peft_model(
            model,
            LoraConfig(
                task_type="CAUSAL_LM", r=adapter.r, lora_alpha=8, lora_dropout=adapter.dropout, target_modules=targets
            ),
            autocast_adapter_dtype=True,
        )
        model.enable_input_require_grads()
        inner = model.base_model.model.model
    else:
        inner = model.model
    model.train()
    kept: dict[int, torch.Tensor] = {}
    own = {p.untyped_storage().data_ptr() for p in model.parameters()}

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        kept.setdefault(tensor.untyped_storage().data_ptr(), tensor)
        return tensor

    ids = torch.randint(0, 96, (2 if rows == "padded" else 1, tokens))
    places = torch.arange(tokens).remainder(tokens // 2)[None] if rows == "packed" else None
    mask = torch.stack([torch.ones(tokens), torch.arange(tokens) < tokens // 2]).long() if rows == "padded" else None
    with (
        torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor),
        torch.autocast("cpu", dtype=torch.bfloat16, enabled=dtype == "bfloat16"),
    ):
        out = inner(input_ids=ids, position_ids=places, attention_mask=mask, use_cache=False).last_hidden_state
    assert out.requires_grad
    return sum(tensor.untyped_storage().nbytes() for at, tensor in kept.items() if at not in own)


def measured(shape: Shape, adapter: Adapter, dtype: str, rows: str = "alone") -> float:
    """Bytes per token and layer: what one more layer keeps, less what does not grow with the tokens."""
    short, long = ([saved(shape, layers, n, adapter, dtype, rows) for layers in (1, 2)] for n in (SHORT, LONG))
    return ((long[1] - long[0]) - (short[1] - short[0])) / (LONG - SHORT)


CASES = {
    "all-linear": (LLAMA, Adapter(r=4)),
    "q and v": (LLAMA, Adapter(r=4, targets=("q_proj", "v_proj"))),
    "output and gate": (LLAMA, Adapter(r=4, targets=("o_proj", "gate_proj"))),
    "dropout": (LLAMA, Adapter(r=4, dropout=0.1)),
    "all parameters": (LLAMA, FULL),
    "norms of heads": (QWEN, Adapter(r=4)),
    "norms of heads, all parameters": (QWEN, FULL),
}


@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
@pytest.mark.parametrize("name", CASES)
def test_a_layer_keeps_what_is_estimated(dtype, name):
    shape, adapter = CASES[name]
    recipe, stage = case(adapter, dtype)
    assert measured(shape, adapter, dtype) == pytest.approx(layer_bytes(recipe, stage, shape, "cpu"), rel=0.01)


@pytest.mark.parametrize("dtype", ["bfloat16", "float32"])
@pytest.mark.parametrize("rows", ["packed", "padded"])
def test_a_mask_is_kept_in_every_layer_with_the_keys_of_every_head(dtype, rows):
    recipe, stage = case(LORA, dtype, packing=rows == "packed", batch=1 if rows == "packed" else 2)

    def expected(tokens: int) -> float:
        count = tokens * stage.trainer.batch
        return count * layer_bytes(recipe, stage, LLAMA, "cpu") + mask_bytes(recipe, replace(stage, max_length=tokens))

    one, two = ([saved(LLAMA, n, tokens, LORA, dtype, rows) for tokens in (SHORT, LONG)] for n in (1, 2))
    assert (two[1] - one[1]) - (two[0] - one[0]) == pytest.approx(expected(LONG) - expected(SHORT), rel=0.01)


class Live(TorchDispatchMode):
    """Counts the bytes of all tensors that live, and the most there were at once."""

    def __init__(self) -> None:
        super().__init__()
        self.now = self.most = 0
        self._known: set[int] = set()

    def add(self, tensor: torch.Tensor) -> None:
        storage = tensor.untyped_storage()
        key, size = storage._cdata, storage.nbytes()
        if key not in self._known:
            self._known.add(key)
            self.now += size
            weakref.finalize(storage, self._gone, key, size)

    def _gone(self, key: int, size: int) -> None:
        self._known.discard(key)
        self.now -= size

    def __torch_dispatch__(self, function: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        out = function(*args, **(kwargs or {}))
        for tensor in tree_iter(out):
            if isinstance(tensor, torch.Tensor):
                self.add(tensor)
        self.most = max(self.most, self.now)
        return out


@pytest.mark.parametrize("checkpointing", [True, False])
def test_the_most_that_lives_in_a_step_is_what_is_estimated(checkpointing):
    """One packed step of a LoRA on CPU, without the loss and the optimizer, whose sizes need no model."""
    shape = Shape("qwen3", 512, 256, 768, 4, 8, 2, 32, True, head_norms=True)
    sizes = {"hidden_size": 256, "intermediate_size": 768, "num_attention_heads": 8, "num_key_value_heads": 2}
    model = Qwen3ForCausalLM(
        Qwen3Config(**sizes, head_dim=32, vocab_size=512, num_hidden_layers=4, tie_word_embeddings=True)
    )
    lora = LoraConfig(task_type="CAUSAL_LM", r=16, target_modules="all-linear")
    model = get_peft_model(model.to(torch.bfloat16), lora)
    if checkpointing:
        model.gradient_checkpointing_enable({"use_reentrant": False})
    model.enable_input_require_grads()
    model.train()
    tokens = 256
    live = Live()
    with live:
        for parameter in model.parameters():
            live.add(parameter.data)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            places = torch.arange(tokens).remainder(tokens // 2)[None]
            ids = torch.randint(0, 512, (1, tokens))
            out = model.base_model.model.model(input_ids=ids, position_ids=places, use_cache=False).last_hidden_state
        loss = out.float().pow(2).mean()
        del out
        loss.backward()
    recipe, stage = case(Adapter(r=16), "bfloat16", packing=True, gradient_checkpointing=checkpointing)
    parts = estimate(recipe, replace(stage, max_length=tokens), shape, "cpu").parts
    said = sum(parts[name] for name in ("weights", "adapter", "gradients", "16-bit copies", "activations"))
    assert live.most == pytest.approx(said, rel=0.1)


def test_the_shape_of_the_nano_backbone_is_known_before_it_is_trained():
    known, shape = KNOWN["runs/nano/backbone"], NanoShape()
    assert (known.vocabulary, known.width, known.mlp) == (shape.vocab_size, shape.hidden_size, shape.intermediate_size)
    assert (known.layers, known.heads) == (shape.num_hidden_layers, shape.num_attention_heads)
    assert known.kv_heads == shape.num_key_value_heads
