"""Combinations that cannot work, or that would quietly do something else. Each is one sentence that says why.

The reasons are measurements with TRL 1.16, PEFT 0.21, bitsandbytes 0.50, Unsloth 2026.10 and the pinned llama.cpp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from umi_local.formats import SHARED
from umi_train.recipes.layers import Origin, Value
from umi_train.recipes.refusals import HEAD_REASON, HEADS
from umi_train.recipes.schema import ALL_LINEAR, DataSource, Recipe, Stage
from umi_train.recipes.yaml_file import shown

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")
IN_STAGES = ("model.quantization", "model.max_length")
"""Values of the section model that each stage has for itself."""
_TARGET = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def problems(recipe: Recipe, origins: Mapping[str, Origin], given: Mapping[str, Value]) -> Iterator[str]:
    """Yield what is wrong with a recipe, each with the line that says it."""
    check = _Check(recipe, origins, given)
    yield from check.words()
    yield from check.unused()
    yield from check.data()
    yield from check.launch()
    yield from check.export()
    for stage in recipe.stages:
        yield from check.graph(stage)
        yield from check.adapter(stage)
        yield from check.alora(stage)
        yield from check.full(stage)
        yield from check.trainer(stage)
        yield from check.model(stage)


@dataclass(frozen=True, slots=True)
class _Check:
    recipe: Recipe
    origins: Mapping[str, Origin]
    given: Mapping[str, Value]

    def at(self, *paths: str) -> str:
        """Return the place that a sentence begins with: the first of `paths` that somebody wrote."""
        for path in paths:
            origin = self.origins.get(path)
            if origin is not None and origin.written:
                return self.place(origin, path)
        return ""

    def place(self, origin: Origin, path: str) -> str:
        """Return where a value was written, as the beginning of a sentence; `path` is its own or a stage's."""
        if origin.line:
            return f"{origin}: "
        return f"--set {next((p for p, v in self.given.items() if v.origin is origin), path)}: "

    def unused(self) -> Iterator[str]:
        """Yield what was written for all stages and holds for none."""
        for path, value in self.given.items():
            if path in IN_STAGES:
                key = path.removeprefix("model.")
            elif path.startswith("adapter."):
                key = path
            elif path.startswith("trainer."):
                key = path.removeprefix("trainer.")
            else:
                continue
            if value.value is None or value.origin.kind not in ("recipe", "command line"):
                continue
            if all(self.origins.get(f"stages.{s.name}.{key}") is not value.origin for s in self.recipe.stages):
                yield (
                    f"{self.place(value.origin, path)}{path} would do nothing, since every stage says its own; write "
                    f"{' or '.join(f'stages.{s.name}.{key}' for s in self.recipe.stages)}"
                )

    def words(self) -> Iterator[str]:
        if not _NAME.fullmatch(self.recipe.name):
            yield (
                f"{self.at('name')}the name {shown(self.recipe.name)} names the folder of the run too, so it may hold "
                "letters, digits, dot, dash and underscore alone; write another one as name:"
            )
        places = {"model.path": self.recipe.model.path}
        places |= {f"stages.{s.name}.init": s.init for s in self.recipe.stages}
        places |= {f"data.sources[{n}].location": s.location for n, s in enumerate(self.recipe.data.sources)}
        for path, place in places.items():
            if not _expands(place):
                yield f"{self.at(path)}{shown(place)} is no path on this machine; write it out from the root"
        revision = self.recipe.model.revision
        if revision is not None and self.recipe.model.path.startswith(("/", ".", "~")):
            yield f"{self.at('model.revision')}a folder has no revision; it belongs to a name on the hub"

    def data(self) -> Iterator[str]:
        from umi_train.data.kinds import SOURCES
        from umi_train.recipes.fields import closest

        names = {s.name for s in self.recipe.stages}
        for number, source in enumerate(self.recipe.data.sources):
            path = f"data.sources[{number}]"
            if source.kind not in SOURCES:
                near = closest(source.kind, SOURCES)
                meant = f"did you mean {near}?" if near else "`umi data sources` lists them"
                yield f"{self.at(f'{path}.kind')}there is no kind of data {shown(source.kind)}; {meant}"
            else:
                yield from self._options(path, source)
            if not names & set(source.stages):
                yield f"{self.at(f'{path}.stages')}none of the stages of {path} is in this recipe"
        for stage in self.recipe.stages:
            seen = [s for s in self.recipe.data.sources if stage.name in s.stages]
            if not any(s.split != "validation" for s in seen):
                yield f"stage {stage.name} has no data to learn from: no source names it, or all are held out"
            held = self.recipe.data.validation > 0 and any(s.split == "auto" for s in seen)
            held = held or any(s.split == "validation" for s in seen)
            every = f"stages.{stage.name}.evaluate_every"
            if not held and stage.trainer.evaluate_every != "never" and self.origins[every].written:
                yield f"{self.at(every)}stage {stage.name} has nothing to evaluate on: data.validation is 0"
        alone = not any(s.name == "backbone" for s in self.recipe.stages) or len(names) == 1
        if alone and not self.recipe.data.reuse_requests:
            yield (
                f"{self.at('data.reuse_requests')}reuse_requests: false divides the requests between the backbone "
                "and the roles, and this recipe has not both"
            )
        if self.origins["data.first_share"].written and self.recipe.data.reuse_requests:
            yield f"{self.at('data.first_share')}first_share counts with reuse_requests: false alone"

    def _options(self, path: str, source: DataSource) -> Iterator[str]:
        from umi_train.data.hub import OPTIONS as HUB_OPTIONS
        from umi_train.data.kinds import EVERY, SOURCES
        from umi_train.data.source import HUB
        from umi_train.recipes.fields import closest

        kind = SOURCES[source.kind]
        on_hub = source.location == "hub" or source.location.startswith(HUB)
        known = {**kind.options, **(HUB_OPTIONS if on_hub else {})}
        where = self.at(f"{path}.options")
        if on_hub and kind.local:
            yield f"{self.at(f'{path}.location')}{source.kind} is read from files alone, not from the hub"
        for option in source.options:
            if option in EVERY:
                yield f"{where}evaluation sets are not trained on, or their scores mean nothing; remove {option}"
            elif option not in known:
                near = closest(option, known)
                there = f"there are {', '.join(known)}" if known else "there are none"
                yield (
                    f"{where}{source.kind} has no option {shown(option)}; "
                    + (f"did you mean {near}?" if near else there)
                )

    def launch(self) -> Iterator[str]:
        launch, kinds = self.recipe.launch, {s.adapter.kind for s in self.recipe.stages}
        if launch.strategy != "ddp" and kinds != {"none"}:
            yield (
                f"{self.at('launch.strategy')}{launch.strategy} is for full-parameter training; with adapters it "
                "forces bfloat16 adapters and another checkpointing: use one GPU, or strategy: ddp"
            )
        if launch.strategy == "fsdp2" and launch.processes == 1:
            yield f"{self.at('launch.strategy')}fsdp2 divides the model between processes, and there is one"
        if launch.offload and launch.strategy != "zero3":
            yield f"{self.at('launch.offload')}offload is part of strategy: zero3"
        if self.recipe.backend == "unsloth":
            if launch.processes > 1:
                yield f"{self.at('backend')}several processes are trained with backend: trl; unsloth is for one GPU"
            if "none" in kinds:
                yield f"{self.at('backend')}full-parameter training runs with backend: trl"
            if "alora" in kinds:
                yield f"{self.at('backend')}Unsloth refuses aLoRA; use backend: trl"

    def export(self) -> Iterator[str]:
        export, kinds = self.recipe.export, {s.adapter.kind for s in self.recipe.stages}
        if export.form == "lora" and "none" in kinds:
            yield f"{self.at('export.form')}full-parameter training gives no adapter; use form: checkpoint"
        if export.form == "merged" and "alora" in kinds:
            yield f"{self.at('export.form')}an aLoRA acts from the role's header on, so it cannot be merged"
        if export.form == "merged" and "none" in kinds:
            yield f"{self.at('export.form')}full-parameter training leaves nothing to merge; use form: checkpoint"
        quantized = any(s.quantization == "nf4" for s in self.recipe.stages)
        if export.base == "nf4" and not quantized:
            yield f"{self.at('export.base')}base: nf4 is for training in 4 bit; nothing was quantized here"

    def graph(self, stage: Stage) -> Iterator[str]:
        path = f"stages.{stage.name}"
        where = self.at(f"{path}.init", f"{path}.merge", path)
        backbone = self.recipe.stage("backbone")
        folder = _is_folder(stage.init)
        if stage.name == "backbone" and stage.init == "backbone":
            yield f"{where}the backbone cannot start from itself; it starts from the base or an adapter's folder"
        elif stage.init == "backbone" and backbone is None:
            yield f"{where}stage {stage.name} starts from backbone, and the recipe has no such stage; use init: base"
        elif not folder and stage.init not in ("base", "backbone"):
            yield (
                f"{where}init is base, backbone or a folder written with a slash, not {shown(stage.init)}: "
                "a role never starts from another role"
            )
        if folder and stage.adapter.kind != "lora":
            yield f"{where}only plain LoRA goes on from the adapter in {stage.init}"
        if stage.merge and stage.adapter.kind != "lora":
            what = "an aLoRA cannot be merged" if stage.adapter.kind == "alora" else "there is no adapter to merge"
            yield f"{where}stage {stage.name} says merge, but {what}"
        if stage.merge and stage.name != "backbone":
            yield f"{where}merge is for the backbone; how the roles leave is said by export.form"
        if stage.init == "backbone" and backbone is not None and stage.name != "backbone":
            yield from self._continued(stage, backbone)

    def _continued(self, stage: Stage, backbone: Stage) -> Iterator[str]:
        path = f"stages.{stage.name}"
        own, before = stage.adapter, backbone.adapter
        where = self.at(f"{path}.adapter.kind", "stages.backbone.merge", "stages.backbone.adapter.kind")
        if before.kind == "none":
            return
        if own.kind == "lora" and backbone.merge:
            yield (
                f"{where}stage {stage.name} is plain LoRA and goes on from a copy of the backbone's adapter, which "
                "starts exactly where the backbone ended; after a merge it would not: remove merge"
            )
        elif own.kind == "lora":
            for name in ("r", "alpha", "dropout", "targets"):
                if getattr(own, name) != getattr(before, name):
                    yield (
                        f"{self.at(f'{path}.adapter.{name}', f'stages.backbone.adapter.{name}')}stage {stage.name} "
                        f"goes on from a copy of the backbone's adapter, so its {name} cannot be another"
                    )
        elif not backbone.merge:
            what = "an aLoRA needs a prefix without adapters" if own.kind == "alora" else "it trains all parameters"
            yield (
                f"{where}stage {stage.name} starts from the backbone, and {what}: write merge: true in "
                "stages.backbone, or init: base"
            )

    def adapter(self, stage: Stage) -> Iterator[str]:
        path = f"stages.{stage.name}.adapter"
        if stage.adapter.kind == "none":
            said = path if f"{path}.kind" in self.given else "adapter"
            for section in {path, said}:
                for extra in sorted(p for p in self.given if p.startswith(f"{section}.") and p != f"{section}.kind"):
                    yield (
                        f"{self.place(self.given[extra].origin, extra)}{extra} means nothing with kind: none, "
                        "which trains all parameters; remove one of the two"
                    )
            return
        if stage.adapter.targets == ALL_LINEAR:
            return
        for target in stage.adapter.targets:
            if target in HEADS:
                yield f"{self.at(f'{path}.targets')}{target} cannot be a target: {HEAD_REASON}"
            elif not _TARGET.fullmatch(target):
                yield f"{self.at(f'{path}.targets')}{shown(target)} is no name of a layer, such as q_proj"

    def alora(self, stage: Stage) -> Iterator[str]:
        if stage.adapter.kind != "alora":
            return
        path = f"stages.{stage.name}"
        where = self.at(f"{path}.adapter.kind")
        if stage.trainer.packing:
            yield (
                f"{self.at(f'{path}.packing')}stage {stage.name} is an aLoRA, which finds its header once per "
                "row, so packed rows would be learned wrongly; write packing: false for this stage"
            )
        if self.recipe.data.format not in SHARED:
            yield f"{where}an aLoRA is switched on by the role's header, which only {', '.join(SHARED)} have"
        if stage.name == "backbone" or stage.reader != stage.name:
            yield (
                f"{where}an aLoRA is switched on by one role's header, and stage {stage.name} learns more than one "
                f"role; write adapter: {{kind: lora}} in stages.{stage.name}"
            )

    def full(self, stage: Stage) -> Iterator[str]:
        path = f"stages.{stage.name}"
        if stage.adapter.kind == "none" and stage.quantization != "none":
            yield (
                f"{self.at(f'{path}.quantization')}stage {stage.name} trains all parameters, and 4-bit weights "
                "cannot be trained; write quantization: none, or use an adapter"
            )

    def trainer(self, stage: Stage) -> Iterator[str]:
        path, trainer = f"stages.{stage.name}", stage.trainer
        if (trainer.epochs is None) == (trainer.steps is None):
            which = "both epochs and steps" if trainer.steps else "neither epochs nor steps"
            yield f"{self.at(f'{path}.steps', f'{path}.epochs')}stage {stage.name} has {which}; give one of them"
        if trainer.warmup >= 1 and not trainer.warmup.is_integer():
            yield f"{self.at(f'{path}.warmup')}a warm-up from 1 on is a whole number of steps, not {trainer.warmup:g}"
        if trainer.steps is not None and trainer.warmup >= trainer.steps:
            yield f"{self.at(f'{path}.warmup')}a warm-up of {trainer.warmup:g} steps never ends in {trainer.steps}"
        if trainer.schedule == "constant" and trainer.warmup:
            yield f"{self.at(f'{path}.warmup')}schedule: constant has no warm-up; constant_with_warmup has"
        if not trainer.optimizer.startswith("adamw_torch") and self.recipe.launch.strategy != "ddp":
            yield (
                f"{self.at(f'{path}.optimizer')}{trainer.optimizer} was not tested with divided parameters; "
                f"use adamw_torch with {self.recipe.launch.strategy}"
            )

    def model(self, stage: Stage) -> Iterator[str]:
        model = self.recipe.model
        if model.attention == "flash_attention_2" and model.dtype == "float32":
            yield f"{self.at('model.attention')}flash attention takes 16-bit types alone, and dtype is float32"
        if stage.quantization == "nf4" and model.dtype == "float32" and self.origins["model.dtype"].written:
            yield (
                f"{self.at('model.dtype')}a 4-bit base computes in bfloat16; write dtype: bfloat16, "
                "or quantization: none"
            )


def _expands(text: str) -> bool:
    try:
        Path(text).expanduser()
    except RuntimeError:
        return False
    return "\0" not in text


def _is_folder(init: str) -> bool:
    return "/" in init or PurePath(init).is_absolute() or "\\" in init
