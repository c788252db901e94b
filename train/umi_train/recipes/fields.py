"""One value of a recipe against the type of its field: the value, or what was expected in words."""

from __future__ import annotations

import difflib
import types
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from umi_train.recipes.schema import Range
from umi_train.recipes.yaml_file import Items, Node, Scalar, Table, shown

MAX_ENTRIES = 64
"""Entries of a list of words or of a table of options."""


class Wrong(ValueError):
    """A value does not fit its field. The message is what comes after the name of the field."""


def read(hint: Any, node: Node) -> Any:
    """Return the value of a node as the type `hint` asks. Raises Wrong."""
    for one in _choices(hint):
        found = _fitting(one, node)
        if found is not _NOTHING:
            return found
    raise Wrong(f"should be {expected(hint)}, not {_described(node)}{_meant(hint, node)}")


def closest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that looks most like `word`, None when none does."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), None)


def expected(hint: Any) -> str:
    """Return in words what a type takes."""
    return " or ".join(_named(one) for one in _choices(hint))


_NOTHING = object()


def _choices(hint: Any) -> tuple[Any, ...]:
    """Return the parts of a union, what is more exact first."""
    if get_origin(hint) in (Union, types.UnionType):
        return get_args(hint)
    return (hint,)


def _named(hint: Any) -> str:
    base, bounds = _unwrapped(hint)
    if base is int:
        return "a whole number" + (f" {bounds}" if bounds else "")
    if base is float:
        return "a number" + (f" {bounds}" if bounds else "")
    if base is bool:
        return "true or false"
    if base is str:
        return "a text"
    if base is types.NoneType:
        return "nothing"
    if get_origin(base) is Literal:
        return " or ".join(get_args(base)) if len(get_args(base)) < 3 else f"one of {', '.join(get_args(base))}"
    if get_origin(base) is tuple:
        return f"a list, each entry {_named(get_args(base)[0])}"
    return "a table of words"


def _unwrapped(hint: Any) -> tuple[Any, Range | None]:
    if get_origin(hint) is Annotated:
        base, *rest = get_args(hint)
        return base, next((r for r in rest if isinstance(r, Range)), None)
    return hint, None


def _fitting(hint: Any, node: Node) -> Any:
    base, bounds = _unwrapped(hint)
    if get_origin(base) is tuple:
        return _list(get_args(base)[0], node)
    if get_origin(base) is Mapping or getattr(get_origin(base), "__name__", "") == "Mapping":
        return _words(node)
    if not isinstance(node, Scalar):
        return _NOTHING
    value = node.value
    if get_origin(base) is Literal:
        return node.text if node.text in get_args(base) and value is not None else _NOTHING
    if base is types.NoneType:
        return None if value is None else _NOTHING
    if base is str:
        return node.text if node.text and value is not None and not isinstance(value, bool) else _NOTHING
    if base is bool:
        return value if isinstance(value, bool) else _NOTHING
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _NOTHING
    if base is int and not float(value).is_integer():
        return _NOTHING
    if bounds is not None and not bounds.holds(value):
        return _NOTHING
    return int(value) if base is int else float(value)


def _list(hint: Any, node: Node) -> Any:
    if not isinstance(node, Items) or not 0 < len(node.entries) <= MAX_ENTRIES:
        return _NOTHING
    found = tuple(_fitting(hint, entry) for entry in node.entries)
    return _NOTHING if any(f is _NOTHING for f in found) or len(set(found)) < len(found) else found


def _words(node: Node) -> Any:
    """Options of data are words; true and false are said as yes and no there."""
    if not isinstance(node, Table) or len(node.entries) > MAX_ENTRIES:
        return _NOTHING
    found = {}
    for key, entry in node.entries.items():
        if not isinstance(entry, Scalar) or entry.value is None:
            return _NOTHING
        found[key] = ("yes" if entry.value else "no") if isinstance(entry.value, bool) else entry.text
    return found


def _described(node: Node) -> str:
    if isinstance(node, Items):
        return _list_described(node)
    if isinstance(node, Table):
        return "a table"
    return "nothing" if node.value is None else shown(node.text)


def _list_described(node: Items) -> str:
    if not node.entries:
        return "an empty list"
    if len(node.entries) > MAX_ENTRIES:
        return f"a list of {len(node.entries)} entries"
    if len(set(map(_text, node.entries))) < len(node.entries):
        return "a list that repeats itself"
    inner = (
        shown(n.text) if isinstance(n, Scalar) else "a list" if isinstance(n, Items) else "a table"
        for n in node.entries
    )
    return f"a list of {', '.join(inner)}"


def _text(node: Node) -> object:
    return node.text if isinstance(node, Scalar) else id(node)


def _meant(hint: Any, node: Node) -> str:
    known = [word for one in _choices(hint) if get_origin(one) is Literal for word in get_args(one)]
    near = closest(node.text, known) if isinstance(node, Scalar) and known else None
    return f"; did you mean {near}?" if near else ""
