"""Turn the last checkpoint of a running pre-training into a checkpoint folder, without disturbing the run.

`python -m umi_train.nano.snapshot --run RUN --out DIR`
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

import torch
from transformers import LlamaForCausalLM

from umi_train.nano.model import model_of_run
from umi_train.nano.tokenizer import SegmentEncoder


def newest(run: Path) -> tuple[LlamaForCausalLM, SegmentEncoder, int]:
    """Return the model of the newest checkpoint of a run, its encoder and its step."""
    encoder = SegmentEncoder.load(run / "tokenizer.json")
    state = torch.load(run / "checkpoint.pt", weights_only=True)
    model = model_of_run(run, vocab_size=encoder.rows, pad=encoder.pad, eos=encoder.eos, seed=0)
    model.load_state_dict(state["model"])
    return model, encoder, int(state["step"])


def snapshot(run: Path, out: Path) -> int:
    """Write model and tokenizer of the newest checkpoint to `out` and return its step."""
    model, _, step = newest(run)
    model.save_pretrained(out)
    shutil.copyfile(run / "tokenizer.json", out / "tokenizer.json")
    return step


def main() -> None:
    """Write the snapshot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--run", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    print(f"step {snapshot(args.run, args.out)} written to {args.out}")


if __name__ == "__main__":
    main()
