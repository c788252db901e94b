"""A recipe file as a layer: every value it gives, by its path, with the line it stands on.

Paths look like `trainer.learning_rate` and `stages.planner.adapter.r`. Layers lie over each other in `resolve`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Literal, get_type_hints

from umi_train.recipes.errors import RecipeError
from umi_train.recipes.fields import Wrong, read
from umi_train.recipes.refusals import refused_value, unknown_key
from umi_train.recipes.schema import (
    STAGES,
    Adapter,
    Data,
    DataSource,
    Export,
    Launch,
    Model,
    StageKeys,
    Trainer,
)
from umi_train.recipes.yaml_file import Items, Node, Scalar, Table, shown

MAX_SOURCES = 64

SECTIONS: dict[str, type] = {
    "model": Model,
    "adapter": Adapter,
    "data": Data,
    "trainer": Trainer,
    "launch": Launch,
    "export": Export,
}
WORDS: dict[str, Any] = {"name": str, "about": str, "extends": str, "backend": Literal["trl", "unsloth"]}


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a value comes from: a line of a file, the command line, a default, or a rule that follows from others."""

    kind: Literal["recipe", "extended", "command line", "default", "rule"]
    file: str = ""
    line: int = 0
    note: str = ""

    def __str__(self) -> str:
        if self.kind in ("recipe", "extended"):
            return f"{self.file}, line {self.line}"
        return self.note if self.kind == "rule" else self.kind

    @property
    def written(self) -> bool:
        """Return whether somebody wrote the value."""
        return self.kind not in ("default", "rule")


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its origin; `inner` holds the origins of the parts of a list of sources."""

    value: Any
    origin: Origin
    inner: Mapping[str, Origin] = field(default_factory=dict)


@dataclass(slots=True)
class Layer:
    """The values of one file. `stages` are the stages it names, None when it says nothing about stages."""

    file: str
    kind: Literal["recipe", "extended", "command line"]
    values: dict[str, Value] = field(default_factory=dict)
    stages: tuple[str, ...] | None = None
    problems: list[str] = field(default_factory=list)


@lru_cache
def hints(section: type) -> dict[str, Any]:
    """Return the types of the fields of a section, with their bounds."""
    return get_type_hints(section, include_extras=True)


def read_layer(table: Table, file: str, kind: Literal["recipe", "extended", "command line"]) -> Layer:
    """Return the values of a file. What is wrong with it is collected in `problems`."""
    layer = Layer(file, kind)
    reader = _Reader(layer)
    for key, node in table.entries.items():
        line = table.lines[key]
        if key in SECTIONS:
            reader.section(key, SECTIONS[key], node, line)
        elif key == "stages":
            reader.stages(node, line)
        elif key in WORDS:
            reader.value(key, key, WORDS[key], node, line)
        else:
            reader.wrong(line, unknown_key("", key, [*WORDS, *SECTIONS, "stages"]))
    return layer


@dataclass(slots=True)
class _Reader:
    layer: Layer

    def wrong(self, line: int, text: str) -> None:
        where = self.layer.file if self.layer.kind == "command line" else f"{self.layer.file}, line {line}"
        self.layer.problems.append(f"{where}: {text}")

    def origin(self, line: int) -> Origin:
        return Origin(self.layer.kind, self.layer.file, line)

    def value(self, path: str, name: str, hint: Any, node: Node, line: int) -> None:
        try:
            self.layer.values[path] = Value(read(hint, node), self.origin(line))
        except Wrong as error:
            text = f"{name} {error}"
            if isinstance(node, Scalar) and (why := refused_value(path, node.text)) is not None:
                text = f"{name}: {shown(node.text)}: {why}"
            self.wrong(max(node.line, line), text)

    def section(self, path: str, section: type, node: Node, line: int) -> None:
        if not isinstance(node, Table):
            example = next(iter(hints(section)))
            self.wrong(line, f"{path} should be a table with keys such as {example}, not {_kind(node)}")
            return
        for key, entry in node.entries.items():
            at = node.lines[key]
            if section is Data and key == "sources":
                self.sources(f"{path}.{key}", entry, at)
            elif key in hints(section):
                self.value(f"{path}.{key}", f"{path}.{key}", hints(section)[key], entry, at)
            else:
                self.wrong(at, unknown_key(path, key, hints(section)))

    def stages(self, node: Node, line: int) -> None:
        if not isinstance(node, Table) or not node.entries:
            self.wrong(line, f"stages should be a table with some of {', '.join(STAGES)}, not {_kind(node)}")
            return
        self.layer.stages = tuple(node.entries)
        for name, entry in node.entries.items():
            at = node.lines[name]
            if name not in STAGES:
                self.wrong(at, unknown_key("stages", name, STAGES))
            elif isinstance(entry, Table):
                self.stage(f"stages.{name}", entry)
            elif not (isinstance(entry, Scalar) and entry.value is None):
                self.wrong(at, f"stages.{name} should be a table, not {_kind(entry)}")

    def stage(self, path: str, table: Table) -> None:
        known = {**hints(StageKeys), **hints(Trainer)}
        for key, entry in table.entries.items():
            at = table.lines[key]
            if key == "adapter":
                self.section(f"{path}.adapter", Adapter, entry, at)
            elif key in known:
                self.value(f"{path}.{key}", f"{path}.{key}", known[key], entry, at)
            else:
                self.wrong(at, unknown_key(path, key, [*known, "adapter"]))

    def sources(self, path: str, node: Node, line: int) -> None:
        if not isinstance(node, Items) or not 0 < len(node.entries) <= MAX_SOURCES:
            self.wrong(line, f"{path} should be a list of 1 to {MAX_SOURCES} tables with kind and location")
            return
        found: list[DataSource] = []
        inner: dict[str, Origin] = {}
        for number, entry in enumerate(node.entries):
            item = f"{path}[{number}]"
            if not isinstance(entry, Table):
                self.wrong(entry.line, f"{item} should be a table with kind and location, not {_kind(entry)}")
                continue
            part = Layer(self.layer.file, self.layer.kind)
            _Reader(part).section(item, DataSource, entry, entry.line)
            self.layer.problems += part.problems
            given = {path.rpartition(".")[2]: value for path, value in part.values.items()}
            if part.problems:
                continue
            missing = [name for name in ("kind", "location") if name not in given]
            if missing:
                self.wrong(entry.line, f"{item} has no {' and no '.join(missing)}")
                continue
            found.append(DataSource(**{name: value.value for name, value in given.items()}))
            inner |= {f"{item}.{name}": Origin("default") for name in hints(DataSource)}
            inner |= {f"{item}.{name}": value.origin for name, value in given.items()}
        if len(found) == len(node.entries):
            self.layer.values[path] = Value(tuple(found), self.origin(line), inner)


def _kind(node: Node) -> str:
    if isinstance(node, Scalar):
        return "nothing" if node.value is None else shown(node.text)
    return "a list" if isinstance(node, Items) else "a table"


def command_line(settings: list[str]) -> Layer | None:
    """Return `KEY=VALUE` settings as a layer, None without any. Raises RecipeError."""
    from umi_train.recipes.yaml_file import parse

    if not settings:
        return None
    root = Table(0)
    for text in settings:
        path, equals, value = text.partition("=")
        if not equals or not all(path.split(".")):
            raise RecipeError(f"--set {shown(text)}: write KEY=VALUE, as in trainer.learning_rate=1e-4")
        table = root
        *above, last = path.split(".")
        for part in above:
            table.lines.setdefault(part, 0)
            inner = table.entries.setdefault(part, Table(0))
            if not isinstance(inner, Table):
                raise RecipeError(f"--set {shown(text)}: {part} has been set as a whole already")
            table = inner
        if last in table.entries:
            raise RecipeError(f"--set {shown(text)}: {path} is set twice")
        table.lines[last] = 0
        table.entries[last] = parse(value, f"--set {path}")
    layer = read_layer(root, "--set", "command line")
    layer.stages = None  # settings change stages and remove none
    return layer
