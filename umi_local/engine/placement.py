"""Load a pack with as many layers on a GPU as fit, and with fewer when llama.cpp cannot place them after all.

Only the worker and the measuring process import this. Without a GPU nothing happens here: 0 layers, one try.
"""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from umi_local.engine import devices, llama, modes
from umi_local.engine.gguf_check import GgufProblem
from umi_local.engine.offload import Layout, Load, Offload, fewer, layers_that_fit, read_layout
from umi_local.engine.tuning import ALL_THAT_FIT


def fit(start: modes.Start) -> Offload:
    """Return how many layers of the base fit on the devices, as `start` uses it. Raises OSError."""
    try:
        layout = read_layout(Path(start.base))
    except GgufProblem:  # the load will say what is wrong with the file
        layout = Layout((), 0, (), 0, 0, 1)
    if not layout.blocks:
        return Offload(0, 1, "the file does not say how large its layers are")
    files = set(start.files.values())
    several = start.mode == "models"
    adapters = 0 if several else sum(os.path.getsize(path) for path in files)  # noqa: PTH202
    caches = 1 + len(files) if start.mode in ("models", "contexts") else 1
    tuning = start.tuning
    return layers_that_fit(
        layout,
        devices.found(),
        Load(
            n_ctx=start.n_ctx,
            n_ubatch=tuning.n_ubatch,
            kv_type=tuning.kv_type,
            flash_attention=tuning.flash_attention,
            caches=caches,
            copies=1 + len(files) if several else 1,
            adapters=adapters,
        ),
    )


def placed(start: modes.Start) -> modes.Start:
    """Return `start` with the number of layers that go to a GPU; what the user or a measurement chose stays."""
    tuning = start.tuning
    if not devices.any_found():
        layers = 0
    else:
        layers = fit(start).layers if tuning.gpu_layers == ALL_THAT_FIT else tuning.gpu_layers
    return replace(start, tuning=replace(tuning, gpu_layers=layers))


def load(start: modes.Start, stop: llama.Stop) -> tuple[modes.Start, modes.Roles]:
    """Return the roles and the start in force. Raises LoadError, AdapterError when it fails without a GPU as well."""
    while True:
        try:
            return start, modes.load(start, stop)
        except (llama.LoadError, modes.AdapterError):
            if (layers := start.tuning.gpu_layers) <= 0:
                raise
            start = replace(start, tuning=replace(start.tuning, gpu_layers=fewer(layers)))
