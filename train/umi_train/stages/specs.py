"""From a recipe to what the process of each stage is told."""

from __future__ import annotations

from pathlib import Path

from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_train.recipes.arguments import adapter_arguments, trainer_arguments
from umi_train.recipes.schema import Recipe, Stage
from umi_train.rows import Encoder
from umi_train.stages.prepare import ROWS
from umi_train.stages.spec import StageSpec

MERGED = "merged"
"""The folder of a stage that holds its base with the adapter added."""


def stage_spec(recipe: Recipe, stage: Stage, encoder: Encoder, *, held_out: bool) -> StageSpec:
    """Return the spec of a stage; `held_out` says whether it has validation rows.

    Plain LoRA goes on from a copy of the backbone's adapter; aLoRA and full-parameter stages start from the backbone
    as a checkpoint (research/training 1.7 and 5).
    """
    model, init = base_model(recipe), None
    backbone = recipe.stage("backbone")
    if stage.init == "backbone" and backbone is not None:
        if backbone.adapter.kind == "none":
            model = "../backbone"
        elif backbone.merge:
            model = f"../backbone/{MERGED}"
        else:
            init = "../backbone"
    elif stage.init != "base":
        init = str(Path(stage.init).expanduser().resolve())
    alora = stage.adapter.kind == "alora"
    return StageSpec(
        name=stage.name,
        model=model,
        rows=f"./{ROWS}",
        max_length=stage.max_length,
        quantize=stage.quantization,
        dtype=recipe.model.dtype,
        attention=recipe.model.attention,
        adapter=adapter_arguments(stage),
        invocation=tuple(encoder.encode(Segment(HEADERS[stage.name], special=True))) if alora else (),
        init=init,
        trainer=trainer_arguments(stage, held_out=held_out),
        packing=stage.trainer.packing,
        seed=stage.trainer.seed,
        backend=recipe.backend,
        revision=recipe.model.revision if not model.startswith(".") else None,
        reader=stage.reader,
    )


def base_model(recipe: Recipe) -> str:
    """Return the base as a whole path when it is a folder here, else as the name it has on the hub."""
    path = Path(recipe.model.path).expanduser()
    return str(path.resolve()) if path.is_dir() else recipe.model.path
