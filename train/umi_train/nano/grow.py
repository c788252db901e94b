"""Make a trained backbone deeper without changing what it computes, so that training can go on with more capacity.

`python -m umi_train.nano.grow --backbone DIR --layers 9 --out RUN/init`. The new blocks stand evenly among the old
ones. Each begins as a copy of the block before it whose two output projections are zero: it adds nothing to the
residual stream, but gradients reach it from the first step (block expansion, LLaMA Pro, arXiv 2401.02415).
"""

from __future__ import annotations

import argparse
import copy
import shutil
from pathlib import Path

import torch
from transformers import LlamaForCausalLM


def sources(old: int, new: int) -> list[tuple[int, bool]]:
    """Return for each of `new` blocks which of the `old` blocks it comes from, and whether it begins as a no-op.

    Raises ValueError when there would be no more blocks than before, or more than twice as many.
    """
    if not old < new <= 2 * old:
        raise ValueError(f"{old} layers can grow to {old + 1} to {2 * old}, not to {new}")
    followed = {(i + 1) * old // (new - old) - 1 for i in range(new - old)}
    return [(i, added) for i in range(old) for added in ((False, True) if i in followed else (False,))]


def grow(model: LlamaForCausalLM, layers: int) -> LlamaForCausalLM:
    """Return a model of `layers` blocks that computes what `model` computes."""
    config = copy.deepcopy(model.config)
    plan = sources(config.num_hidden_layers, layers)
    config.num_hidden_layers = layers
    deeper = LlamaForCausalLM(config).to(model.dtype)
    kept = {k: v for k, v in model.state_dict().items() if not k.startswith("model.layers.")}
    deeper.load_state_dict(kept, strict=False)
    with torch.no_grad():
        for block, (source, added) in zip(deeper.model.layers, plan, strict=True):
            block.load_state_dict(model.model.layers[source].state_dict())
            if added:
                block.self_attn.o_proj.weight.zero_()
                block.mlp.down_proj.weight.zero_()
    return deeper


def main() -> None:
    """Write the deeper checkpoint, with the tokenizer of the old one."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--layers", type=int, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    model = LlamaForCausalLM.from_pretrained(args.backbone, dtype=torch.float32)
    try:
        deeper = grow(model, args.layers)
    except ValueError as error:
        parser.error(str(error))
    deeper.save_pretrained(args.out)
    shutil.copyfile(args.backbone / "tokenizer.json", args.out / "tokenizer.json")
    print(f"{args.out}: {args.layers} layers, {sum(p.numel() for p in deeper.parameters())} parameters")


if __name__ == "__main__":
    main()
