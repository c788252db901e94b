"""YAML as far as a recipe needs it: tables, lists and scalars, each with the line it stands on.

PyYAML is asked for its events alone, so no object is ever made from a tag. Refused are anchors and aliases (a few
lines of them become gigabytes), tags, doubled keys, several documents, deep nesting and large files. Scalars follow
the core schema of YAML 1.2: in YAML 1.1, which PyYAML implements, `2e-4` is a text and `no` is false.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from umi_train.recipes.errors import RecipeError

MAX_BYTES = 128 * 1024
MAX_DEPTH = 12
MAX_ENTRIES = 256
"""Keys of one table, entries of one list."""
MAX_TEXT = 2000
"""Characters of one scalar."""

_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")
_NUMBER = re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,30}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,3})?")


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. `text` is what was written; `plain` says that it stands without quotes."""

    text: str
    plain: bool
    line: int

    @property
    def value(self) -> str | int | float | bool | None:
        """Return the value by the core schema of YAML 1.2; what is quoted is text."""
        if not self.plain:
            return self.text
        if self.text in ("", "~", "null", "Null", "NULL"):
            return None
        if self.text.lower() in ("true", "false"):
            return self.text.lower() == "true"
        if _INTEGER.fullmatch(self.text):
            return int(self.text)
        return float(self.text) if _NUMBER.fullmatch(self.text) else self.text


@dataclass(frozen=True, slots=True)
class Table:
    """Keys with values, and the line of each key."""

    line: int
    entries: dict[str, Node] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    line: int
    entries: list[Node] = field(default_factory=list)


Node = Scalar | Table | Items


def read_table(path: Path) -> Table:
    """Return the table that a file holds. Raises RecipeError."""
    try:
        if not path.is_file():
            raise RecipeError(f"there is no recipe {path}: `umi train recipes` lists those that come with umi")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise RecipeError(f"{path} cannot be read: {error.strerror}") from error
    if len(data) > MAX_BYTES:
        raise RecipeError(f"{path} is larger than {MAX_BYTES // 1024} KiB, which no recipe is")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RecipeError(f"{path} is not UTF-8 text: byte {error.start} cannot be read") from error
    found = parse(text, path.name)
    if isinstance(found, Scalar) and found.value is None:
        raise RecipeError(f"{path.name}: the file says nothing; a recipe has model, data, trainer and stages")
    if not isinstance(found, Table):
        raise RecipeError(f"{path.name}: a recipe is a table of keys such as model, data and stages")
    return found


def parse(text: str, name: str) -> Node:
    """Return the only document of a text; `name` is for the messages. Raises RecipeError."""
    import yaml

    try:
        return _built(yaml.parse(text, Loader=yaml.SafeLoader), name)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark is not None else 1
        raise RecipeError(f"{name}, line {line}: this is not YAML: {_reason(error)}") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise RecipeError(
            f"{name}, line {line}: a character that YAML does not allow: {_named(error.character)}"
        ) from error


def _reason(error: Any) -> str:
    said = str(error.problem or error.context)
    return "a tab; YAML indents with spaces alone" if "'\\t'" in said else said


def _named(character: object) -> str:
    return f"U+{character:04X}" if isinstance(character, int) else repr(character)


@dataclass(slots=True)
class _Open:
    """A table or list whose end has not come yet."""

    node: Table | Items
    key: str | None = None


def _built(events: Iterator[Any], name: str) -> Node:
    """Build the tree without recursion, so that depth is a sentence and not a crash. No document is an empty scalar."""
    import yaml

    stack: list[_Open] = []
    root: Node | None = None
    documents = 0

    def place(node: Node) -> None:
        nonlocal root
        if not stack:
            root = node
            return
        top = stack[-1]
        if len(top.node.entries) >= MAX_ENTRIES:
            what = "list" if isinstance(top.node, Items) else "table"
            raise RecipeError(
                f"{name}, line {node.line}: a {what} of more than {MAX_ENTRIES} entries, which no recipe has"
            )
        if isinstance(top.node, Items):
            top.node.entries.append(node)
        elif top.key is None:
            top.key = _key(top.node, node, name)
        else:
            top.node.entries[top.key] = node
            top.key = None

    for event in events:
        line = event.start_mark.line + 1
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise RecipeError(
                f"{name}, line {line}: a recipe takes no anchors (&) and aliases (*); write the value out"
            )
        if (tag := getattr(event, "tag", None)) is not None and tag != "!":
            raise RecipeError(f"{name}, line {line}: a recipe takes no tags; remove {tag[:60]!r}")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise RecipeError(f"{name}, line {line}: a second document begins; a recipe is one document")
        elif isinstance(event, yaml.ScalarEvent):
            if len(event.value) > MAX_TEXT:
                raise RecipeError(
                    f"{name}, line {line}: a value of {len(event.value)} characters; {MAX_TEXT} are enough"
                )
            place(Scalar(event.value, event.style is None, line))
        elif isinstance(event, yaml.CollectionStartEvent):
            node: Table | Items = Table(line) if isinstance(event, yaml.MappingStartEvent) else Items(line)
            place(node)
            stack.append(_Open(node))
            if len(stack) > MAX_DEPTH:
                raise RecipeError(f"{name}, line {line}: nested more than {MAX_DEPTH} deep, which no recipe is")
        elif isinstance(event, yaml.CollectionEndEvent):
            stack.pop()
    return root if root is not None else Scalar("", True, 1)


def _key(table: Table, node: Node, name: str) -> str:
    if not isinstance(node, Scalar):
        raise RecipeError(f"{name}, line {node.line}: a key is a word, not a list or a table")
    if node.text in table.lines:
        first = table.lines[node.text]
        raise RecipeError(f"{name}, line {node.line}: {shown(node.text)} stands in line {first} already; keep one")
    table.lines[node.text] = node.line
    return node.text


def shown(text: object) -> str:
    """Return what a file said, quoted and short, for a message."""
    quoted = repr(text)
    return quoted if len(quoted) <= 80 else f"{quoted[:70]}…{quoted[-1]}"
