"""The base between the stages of one process: loaded once, given back without its adapter, checked, used again.

```
take -> adapter on top -> trained -> give_back: adapter off, patches off, same weights? -> take
```

Checked is everything that a checkpoint of the base would hold, 4-bit weights with their scales included. A base that
does not pass is let go, and the next stage loads its own.
"""

from __future__ import annotations

import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

from umi_train.stages.models import load_base
from umi_train.stages.spec import StageSpec


class KeptBase:
    """At most one base model. `loads` counts how often one was read from its files."""

    def __init__(self) -> None:
        self.loads = 0
        self._model: Any = None
        self._is: tuple[object, ...] = ()
        self._hash = ""

    def take(self, spec: StageSpec, path: str) -> Any:
        """Return the base of a stage: the one that is kept when it is the same, else a new one. Raises StageError.

        It is no longer kept then, so a stage that fails leaves none behind. Models of which all parameters are trained
        are never kept.
        """
        wanted = _identity(spec, path)
        model, self._model = self._model, None
        if model is not None and wanted == self._is:
            return model
        del model  # before another one takes its memory
        _free()
        base = load_base(spec, path)
        self.loads += 1
        self._is, self._hash = (wanted, weights_hash(base)) if spec.adapter is not None else ((), "")
        return base

    def give_back(self, trained: Any, stage: str) -> None:
        """Take the adapter off a trained model and keep its base, when that is as it was loaded."""
        if not self._is or not hasattr(trained, "unload"):
            return
        base = detached(trained)
        if weights_hash(base) == self._hash:
            self._model = base
        else:
            print(f"stage {stage}: the base is not what it was before; the next stage loads it anew", file=sys.stderr)


def detached(trained: Any) -> Any:
    """Return the base of a model with an adapter, without the adapter and without what a trainer put on the base."""
    base = trained.unload()
    vars(base).pop("forward", None)  # TRL's fused LM head (trl/trainer/utils.py) would be put on a second time
    word = "activation" if hasattr(base, "is_activation_checkpointing") else "gradient"  # transformers 5.23 renamed it
    if getattr(base, f"is_{word}_checkpointing", False):
        getattr(base, f"{word}_checkpointing_disable")()
    hooks = base.get_input_embeddings()._forward_hooks
    for number in [n for n, hook in hooks.items() if hook.__name__ == "make_inputs_require_grads"]:
        del hooks[number]  # transformers forgets one that was put on twice
    base.zero_grad(set_to_none=True)
    return base


def weights_hash(model: Any) -> str:
    """Return what tells two sets of weights apart: names, types, shapes and every byte."""
    import torch

    found = sha256()
    for name, tensor in sorted(model.state_dict().items()):
        if isinstance(tensor, torch.Tensor):
            found.update(f"{name} {tensor.dtype} {tuple(tensor.shape)}".encode())
            found.update(tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().data)
    return found.hexdigest()


def _identity(spec: StageSpec, path: str) -> tuple[object, ...]:
    """Return what a base is loaded from and how, the state of its files included."""
    folder = Path(path)
    files = sorted(folder.glob("*.safetensors*")) + sorted(folder.glob("*.bin")) + sorted(folder.glob("config.json"))
    stamps = tuple((file.name, (about := file.stat()).st_size, about.st_mtime_ns) for file in files)
    return path, spec.revision, spec.quantize, spec.dtype, spec.attention, stamps


def _free() -> None:
    """Give back the memory of what is no longer used: trainers and models refer to each other in circles."""
    import gc

    import torch

    gc.collect()
    if torch.cuda.is_available():
        torch.cuda.empty_cache()
