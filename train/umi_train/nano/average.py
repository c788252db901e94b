"""The mean of two checkpoints of one shape, of which the second was trained on from the first.

`python -m umi_train.nano.average FIRST SECOND --out OUT`. Both lie at the end of a decay, in one basin, and each has
noise of its own left; their mean has less (Wortsman et al., 2022, "Model soups").
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path

from safetensors.torch import load_file, save_file

WEIGHTS = "model.safetensors"


def average(first: Path, second: Path, out: Path, share: float = 0.5) -> None:
    """Write `second` to `out` with `share` of its weights and the rest of those of `first`.

    Raises ValueError when they have different tensors, FileExistsError when `out` is there.
    """
    ours, theirs = load_file(first / WEIGHTS), load_file(second / WEIGHTS)
    shapes = [{name: tensor.shape for name, tensor in each.items()} for each in (ours, theirs)]
    if shapes[0] != shapes[1]:
        raise ValueError(f"{first} and {second} have tensors of different names or shapes: train one on from the other")
    shutil.copytree(second, out)
    mean = {name: ours[name].lerp(theirs[name], share) for name in theirs}
    save_file(mean, out / WEIGHTS, metadata={"format": "pt"})


def main() -> None:
    """Average two checkpoint folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("first", type=Path)
    parser.add_argument("second", type=Path)
    parser.add_argument("--share", type=float, default=0.5, help="of the second in the mean, 0 to 1")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    average(args.first, args.second, args.out, args.share)


if __name__ == "__main__":
    main()
