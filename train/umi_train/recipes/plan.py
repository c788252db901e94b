"""What a recipe would do: its values and where they come from, rows, steps, memory, and whether that fits here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_local.formats import SHARED
from umi_train.data.split import Split
from umi_train.recipes.counts import MOST, Counted, Rows, count, steps_of
from umi_train.recipes.device import Device, present_device, verdict
from umi_train.recipes.memory import Estimate, estimate
from umi_train.recipes.resolve import Resolved
from umi_train.recipes.schema import Stage
from umi_train.recipes.shapes import Found, find_shape


@dataclass(frozen=True, slots=True)
class StagePlan:
    """One stage: its rows by side, its optimizer steps and its memory, each None when it cannot be known."""

    stage: Stage
    rows: Mapping[Split, Rows]
    steps: int | None
    memory: Estimate | None
    fits: str

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "name": self.stage.name,
            "init": self.stage.init,
            "reader": self.stage.reader,
            "rows": {side: rows.to_dict() for side, rows in self.rows.items()},
            "steps": self.steps,
            "memory": self.memory.to_dict() if self.memory else None,
            "fits": self.fits,
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """A recipe seen from this machine."""

    resolved: Resolved
    stages: tuple[StagePlan, ...]
    counted: Counted
    shape: Found
    device: Device
    notes: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        resolved = self.resolved
        return {
            "recipe": resolved.recipe.name,
            "about": resolved.recipe.about,
            "file": resolved.file,
            "hash": resolved.hash,
            "values": [
                {"path": path, "value": value, "origin": str(resolved.origins[path])}
                for path, value in resolved.values.items()
            ],
            "stages": [stage.to_dict() for stage in self.stages],
            "data": [source.to_dict() for source in self.counted.sources],
            "data_complete": self.counted.complete,
            "tokenizer": self.counted.tokenizer,
            "shape": self.shape.source,
            "device": self.device.to_dict(),
            "notes": list(self.notes),
        }


def make_plan(resolved: Resolved, *, most: int | None = MOST, device: Device | None = None) -> Plan:
    """Return the plan of a recipe; `most` bounds what is read of each source, None reads everything."""
    recipe = resolved.recipe
    here = device or present_device()
    found = find_shape(recipe.model.path, recipe.model.revision)
    counted = count(recipe, most)
    stages = []
    for stage in recipe.stages:
        rows = counted.rows[stage.name]
        known = counted.complete or stage.trainer.steps is not None
        steps = steps_of(stage, rows["train"], recipe.launch.processes) if known else None
        memory = estimate(recipe, stage, found.shape, here.kind) if found.shape else None
        checkpointing = stage.trainer.gradient_checkpointing
        fits = verdict(memory, here, recipe.launch.processes, checkpointing) if memory else found.source
        stages.append(StagePlan(stage, rows, steps, memory, fits))
    return Plan(resolved, tuple(stages), counted, found, here, tuple(_notes(resolved, stages, counted, found, here)))


def _notes(resolved: Resolved, stages: list[StagePlan], counted: Counted, found: Found, device: Device) -> list[str]:
    """Return what a user should know before the recipe runs."""
    recipe = resolved.recipe
    notes = list(counted.notes)
    if found.shape is not None:
        for plan in stages:
            adapter = plan.stage.adapter
            unknown = found.shape.unknown_targets(adapter.targets)
            if unknown and adapter.kind != "none":
                notes.append(f"the model has no layer {' and no layer '.join(unknown)}, a target of {plan.stage.name}")
        if found.shape.family == "llama" and recipe.data.format in SHARED and not counted.notes:
            notes += _llama_headers(counted)
    for plan in stages:
        name, rows = plan.stage.name, plan.rows
        if plan.stage.init not in ("base", "backbone") and not _holds_adapter(plan.stage.init):
            notes.append(f"stage {name} goes on from {plan.stage.init}, and no adapter is there yet")
        if counted.any and counted.complete and not rows["train"].rows:
            notes.append(f"stage {name} has no rows in this data and cannot be trained")
        if rows["train"].too_long:
            notes.append(
                f"{rows['train'].too_long} rows of {name} do not fit into {plan.stage.max_length} tokens even without "
                "old steps and are left out; raise max_length"
            )
        if plan.stage.quantization == "nf4" and device.kind == "cpu":
            note = "4-bit training works without a GPU and is slow: 2 to 3 times slower than bfloat16 on the same CPU"
            notes += [note] if note not in notes else []
    return notes


def _holds_adapter(folder: str) -> bool:
    try:
        return (Path(folder).expanduser() / "adapter_config.json").is_file()
    except OSError:
        return False


def _llama_headers(counted: Counted) -> list[str]:
    if not counted.tokenizer.startswith("characters"):
        return []
    return [
        "the headers of the format shared are ChatML; if this model's tokenizer has no <|im_start|> they become plain "
        "text, which costs tokens and which a tool's output can imitate"
    ]
