"""From a file to a recipe in which every value is filled in and knows where it comes from.

```
defaults < extends: (its own first) < the recipe < --set        one section after the other
trainer, adapter, model.max_length, model.quantization < stages.NAME.*        what a stage says for itself
```

A value of the recipe or of --set that no stage uses, because each says its own, is refused: it would do nothing.

A recipe that writes `stages` names all the stages it wants; what the extended one says about those is kept. What is
wrong is refused here, all of it at once, before anything is loaded.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, asdict, dataclass, fields
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

from umi_train.recipes.errors import RecipeError
from umi_train.recipes.fields import closest
from umi_train.recipes.layers import Layer, Origin, Value, command_line, read_layer
from umi_train.recipes.rules import IN_STAGES, problems
from umi_train.recipes.schema import (
    STAGES,
    Adapter,
    Data,
    Export,
    Launch,
    Model,
    Recipe,
    Stage,
    StageKeys,
    StageName,
    Trainer,
)
from umi_train.recipes.shipped import shipped_names, shipped_path
from umi_train.recipes.yaml_file import read_table, shown

MAX_EXTENDS = 5
SCHEMA = 1
"""Part of every hash: a recipe whose values mean something else must not have the same one."""

DEFAULT = Origin("default")
_UNHASHED = ("name", "about")
_ALTERNATIVES = {"epochs": "steps", "steps": "epochs"}

_Section = TypeVar("_Section")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A recipe and where each of its values comes from.

    `values` is plain JSON data by path, such as `stages.planner.batch`; `origins` has the same keys. `hash`
    tells two recipes apart that would train something else: name and description do not count.
    """

    recipe: Recipe
    values: Mapping[str, Any]
    origins: Mapping[str, Origin]
    file: str

    @property
    def hash(self) -> str:
        """Return the hash of what counts."""
        return sha256(json.dumps([SCHEMA, self.counted], sort_keys=True).encode()).hexdigest()

    @property
    def counted(self) -> dict[str, Any]:
        """Return the values that count for the hash."""
        return {path: value for path, value in self.values.items() if path not in _UNHASHED}


def load_recipe(name: str, settings: list[str] | None = None) -> Resolved:
    """Return the recipe of a file, or of a shipped name, with `KEY=VALUE` settings over it. Raises RecipeError."""
    path = find_recipe(name)
    layers = list(_layers(path))
    if (given := command_line(settings or [])) is not None:
        layers.append(given)
    found = [text for layer in layers for text in layer.problems]
    if found:
        raise RecipeError(found)
    return _Resolver(layers, path).resolved()


def find_recipe(name: str) -> Path:
    """Return the file of a recipe: a path, or the name of a shipped one. Raises RecipeError."""
    if name in shipped_names():
        return shipped_path(name)
    path = user_path(name)
    if "/" in name or path.suffix in (".yaml", ".yml") or _is_file(path):
        return path
    near = closest(name, shipped_names())
    hint = f"did you mean {near}?" if near else "`umi train recipes` lists them."
    raise RecipeError(f"{shown(name)} is neither a file nor a recipe that comes with umi; {hint}")


def user_path(text: str) -> Path:
    """Return a path with its `~` replaced. Raises RecipeError."""
    try:
        return Path(text).expanduser()
    except RuntimeError as error:
        raise RecipeError(f"{shown(text)}: there is no such home folder; write the path out") from error


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _layers(path: Path, seen: tuple[Path, ...] = ()) -> Iterator[Layer]:
    """Yield the layers from the one at the bottom to the recipe itself."""
    if path.resolve() in seen or len(seen) >= MAX_EXTENDS:
        chain = " -> ".join(p.name for p in (*seen, path))
        raise RecipeError(f"{chain}: recipes extend each other in a circle or more than {MAX_EXTENDS} deep")
    layer = read_layer(read_table(path), path.name, "extended" if seen else "recipe")
    base = layer.values.pop("extends", None)
    if base is not None:
        below = _beside(str(base.value), path)
        try:
            yield from _layers(below, (*seen, path.resolve()))
        except RecipeError as error:
            where = f"{path.name}, line {base.origin.line}, extends"
            raise RecipeError([f"{where}: {text}" for text in error.problems]) from error
    yield layer


def _beside(name: str, path: Path) -> Path:
    """Return the file that `extends` names: a shipped recipe, or a path seen from the file that says it."""
    return shipped_path(name) if name in shipped_names() else path.parent / user_path(name)


class _Resolver:
    """Layers over each other, then every stage with its own values."""

    def __init__(self, layers: list[Layer], path: Path) -> None:
        self.path = path
        self.given: dict[str, Value] = {}
        self.names: tuple[str, ...] = ()
        self.origins: dict[str, Origin] = {}
        self.missing: list[str] = []
        for layer in layers:
            self._lay(layer)

    def _lay(self, layer: Layer) -> None:
        for word in ("name", "about"):
            if layer.kind == "recipe":
                self.given.pop(word, None)  # they describe one file, not those that extend it
        for path, value in layer.values.items():
            section, _, key = path.rpartition(".")
            if key in _ALTERNATIVES and value.value is not None:
                other = f"{section}.{_ALTERNATIVES[key]}"
                if other not in layer.values:
                    self.given.pop(other, None)  # the newer of epochs and steps holds
            if key == "kind" and section.endswith("adapter") and value.value == "none":
                for old in [p for p in self.given if p.startswith(f"{section}.")]:
                    del self.given[old]
        self.given |= layer.values
        self.names = layer.stages if layer.stages is not None else self.names

    def resolved(self) -> Resolved:
        """Return the recipe. Raises RecipeError."""
        names = [name for name in STAGES if name in self.names]
        if not names:
            self.missing.append(f"{self.path.name}: stages is missing; name some of {', '.join(STAGES)}")
        unnamed = {p.split(".")[1] for p in self.given if p.startswith("stages.")} - set(names)
        for name in sorted(unnamed):
            if any(v.origin.kind == "command line" for p, v in self.given.items() if p.startswith(f"stages.{name}.")):
                self.missing.append(f"--set stages.{name}: the recipe has no stage {name}")
        model = self._section("model", Model)
        data = self._section("data", Data)
        launch = self._section("launch", Launch)
        stages = [self._stage(name, "backbone" in names) for name in names]
        if self.missing:
            raise RecipeError(self.missing)
        assert model is not None and data is not None and launch is not None
        recipe = Recipe(
            name=self._word("name", self.path.stem),
            about=self._word("about", ""),
            model=model,
            data=data,
            stages=tuple(s for s in stages if s is not None),
            backend=self._word("backend", "trl"),
            launch=launch,
            export=self._export([s for s in stages if s is not None]),
        )
        if found := list(dict.fromkeys(problems(recipe, self.origins, self.given))):
            raise RecipeError(found)
        values = _flat(recipe)
        return Resolved(recipe, values, {p: self._origin(p) for p in values}, str(self.path))

    def _word(self, path: str, default: Any) -> Any:
        value = self.given.get(path, Value(default, DEFAULT))
        self.origins[path] = value.origin
        return value.value

    def _export(self, stages: list[Stage]) -> Export:
        if "export.form" not in self.given and all(s.adapter.kind == "none" for s in stages):
            why = Origin("rule", note="full-parameter training gives checkpoints")
            self.given["export.form"] = Value("checkpoint", why)
        export = self._section("export", Export)
        assert export is not None
        return export

    def _stage(self, name: StageName, after_backbone: bool) -> Stage | None:
        path = f"stages.{name}"
        derived = {
            "reader": Value(name, Origin("rule", note="as the stage is called")),
            "init": Value("base", DEFAULT),
        }
        if name != "backbone" and after_backbone:
            derived["init"] = Value("backbone", Origin("rule", note="the recipe has a backbone stage"))
        for key in ("quantization", "max_length"):
            if (of_model := self.given.get(f"model.{key}")) is not None:
                derived[key] = of_model
        for key, value in derived.items():
            self.given.setdefault(f"{path}.{key}", value)
        own = self._section(path, StageKeys)
        adapter = self._section(f"{path}.adapter", Adapter, over="adapter")
        trainer = self._section(path, Trainer, over="trainer")
        if own is None or adapter is None or trainer is None:
            return None
        return Stage(name, own.init, own.reader, own.merge, own.quantization, own.max_length, adapter, trainer)

    def _section(self, path: str, section: type[_Section], over: str = "") -> _Section | None:
        """Return a section: what `path` gives before what `over` gives before the default.

        None when a value is missing that has no default.
        """
        made: dict[str, Any] = {}
        for field in fields(section):  # type: ignore[arg-type]
            value = self._given(field.name, path, over) or self._default(field, f"{over or path}.{field.name}")
            if value is not None:
                made[field.name] = value.value
                self.origins[f"{path}.{field.name}"] = value.origin
                self.origins |= value.inner
        return section(**made) if len(made) == len(fields(section)) else None  # type: ignore[arg-type]

    def _given(self, name: str, own: str, over: str) -> Value | None:
        """Return what was written. Where the alternative of a value stands nearer, the value is nothing."""
        other = _ALTERNATIVES.get(name)
        for section in (own, over) if over else (own,):
            if (value := self.given.get(f"{section}.{name}")) is not None:
                return value
            if other and (instead := self.given.get(f"{section}.{other}")) is not None and instead.value is not None:
                return Value(None, Origin("rule", note=f"{other} is given"))
        return None

    def _default(self, field: Field[Any], path: str) -> Value | None:
        if field.default is not MISSING:
            return Value(field.default, DEFAULT)
        if field.default_factory is not MISSING:
            return Value(field.default_factory(), DEFAULT)
        text = f"{self.path.name}: {path} is missing, and there is no value that suits everybody"
        if text not in self.missing:
            self.missing.append(text)
        return None

    def _origin(self, path: str) -> Origin:
        while path and path not in self.origins:
            path = path[: path.rfind("[")] if path.endswith("]") else path.rpartition(".")[0]
        return self.origins.get(path, DEFAULT)


def _flat(recipe: Recipe) -> dict[str, Any]:
    """Return every value by its path, as it would be written in the file, as plain JSON data."""
    plain = asdict(recipe)
    stages = {stage.pop("name"): stage for stage in plain.pop("stages")}
    for stage in stages.values():
        if stage["adapter"]["kind"] == "none":
            stage["adapter"] = {"kind": "none"}
        stage |= stage.pop("trainer")
    found = dict(_paths("", {**plain, "stages": stages}))
    return {path: value for path, value in found.items() if path not in IN_STAGES}


def _paths(path: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value and not path.endswith(".options"):
        for key, inner in value.items():
            yield from _paths(f"{path}.{key}" if path else key, inner)
    elif isinstance(value, tuple | list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _paths(f"{path}[{number}]", inner)
    else:
        yield path, list(value) if isinstance(value, tuple) else value
