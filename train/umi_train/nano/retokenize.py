"""Give a nano backbone another tokenizer, keeping what its layers know.

`python -m umi_train.nano.retokenize --backbone DIR --tokenizer FILE --out DIR`. The embedding of a new token is that
of the old token of the same text, or the same text after a space, or the mean over the old tokens it falls into.
"""

from __future__ import annotations

import argparse
import shutil
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer
from transformers import LlamaForCausalLM

from umi_train.nano.model import NanoShape, make_model
from umi_train.nano.tokenizer import SPACE, SegmentEncoder


def ancestors(token: str, old: Tokenizer) -> list[int]:
    """Return the old ids whose mean embedding `token` (in byte-level spelling) begins with."""
    for same in (token, SPACE + token, token.removeprefix(SPACE)):
        if (found := old.token_to_id(same)) is not None:
            return [found]
    return [i for part in old.model.tokenize(token) if (i := part.id) is not None]


def retokenize(backbone: Path, tokenizer: Path, out: Path) -> None:
    """Write the backbone with the vocabulary of `tokenizer` to `out`."""
    old_model = LlamaForCausalLM.from_pretrained(backbone, dtype=torch.float32)
    old = Tokenizer.from_file(str(backbone / "tokenizer.json"))
    encoder = SegmentEncoder.load(tokenizer)
    shape = replace(NanoShape.of(old_model.config), vocab_size=encoder.rows)
    model = make_model(shape, pad=encoder.pad, eos=encoder.eos, seed=0)
    state = old_model.state_dict()
    before = state.pop("model.embed_tokens.weight")
    state.pop("lm_head.weight", None)
    model.load_state_dict(state, strict=False)
    with torch.no_grad():
        for token, row in encoder.tokenizer.get_vocab().items():
            model.model.embed_tokens.weight[row] = before[ancestors(token, old)].mean(0)
    model.tie_weights()
    model.save_pretrained(out)
    shutil.copyfile(tokenizer, out / "tokenizer.json")


def main() -> None:
    """Do it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--tokenizer", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    retokenize(args.backbone, args.tokenizer, args.out)


if __name__ == "__main__":
    main()
