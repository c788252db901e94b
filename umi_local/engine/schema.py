"""The compiler from JSON schemas of tools to constraints, safe on schemas that were written to do harm.

A schema is only ever read as data: its strings become literals, which are text and nothing else. Depth, lists,
lengths and the number of parts are bounded.
"""

from __future__ import annotations

import json
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from umi_local.engine.nodes import (
    MAX_CHARS,
    AnyValue,
    ArrayRest,
    Choice,
    Constraint,
    Literal,
    ObjectRest,
    Pointed,
    Property,
    Seq,
    Slot,
    more_entries,
    quoted,
)

MAX_DEPTH = 6
"""Nesting of values beyond which a schema is refused: small models never get that deep."""
MAX_PROPERTIES = 64
MAX_ENUM = 256
MAX_ITEMS = 16
"""Most array items that may be written, whatever `maxItems` says."""
MAX_NODES = 3000
"""Most parts of one tool's constraint; references that repeat each other would otherwise grow without end."""
MAX_REFS = 32


class UnsupportedSchema(ValueError):
    """A JSON schema asks for something this compiler does not build; the message names the part."""


def compile_call(
    tools: Sequence[tuple[str, Mapping[str, Any]]],
    marks: tuple[str, ...] = (),
    most: int = 0,
    once: tuple[str, ...] = (),
    once_beside: Mapping[str, tuple[str, ...]] | None = None,
) -> Constraint:
    """Return the constraint of one call `name {arguments}` of any of `tools`, given as (name, parameters).

    Up to `most` of the `marks` may stand in each string, those of `once` one time (see `nodes.Pointed`). `once_beside`
    has others for the tools with an argument of a certain name.

    A tool whose schema is not supported may still be called: its arguments are any JSON object and the
    validation after parsing decides. A tool whose name cannot be written (empty, a space, half a surrogate
    pair) is left out. Raises ValueError when there is no tool at all.
    """
    beside = once_beside or {}
    named = tuple(
        _call(name, schema, marks, most, next((beside[key] for key in beside if key in _properties(schema)), once))
        for name, schema in tools
        if _is_name(name)
    )
    if not named:
        raise ValueError("there is no tool to call")
    return Choice(named)


def _properties(schema: Mapping[str, Any]) -> Container[str]:
    properties = schema.get("properties")
    return properties if isinstance(properties, Mapping) else ()


_CALLS: dict[tuple[str, int, tuple[str, ...], int, tuple[str, ...]], tuple[Mapping[str, Any], Constraint]] = {}
"""Compiled calls by name and identity of the schema, which is kept alive with them: every prompt asks for the same."""
MOST_CALLS = 1024


def _call(
    name: str, parameters: Mapping[str, Any], marks: tuple[str, ...], most: int, once: tuple[str, ...]
) -> Constraint:
    key = (name, id(parameters), marks, most, once)
    known = _CALLS.get(key)
    if known is not None and known[0] is parameters:
        return known[1]
    compiled = Seq((Literal(name, core=True), Literal(" "), arguments(parameters, marks, most, once)))
    if len(_CALLS) >= MOST_CALLS:
        _CALLS.clear()
    _CALLS[key] = (parameters, compiled)
    return compiled


def _is_name(name: str) -> bool:
    return bool(name) and name.isprintable() and " " not in name and _is_text(name)


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def arguments(
    schema: Mapping[str, Any], marks: tuple[str, ...] = (), most: int = 0, once: tuple[str, ...] = ()
) -> Constraint:
    """Return the constraint of a JSON object of this schema, or of any object when it is not supported."""
    try:
        if not isinstance(schema, Mapping):
            raise UnsupportedSchema("the arguments of a tool are described by an object")
        compiled = _Compiler(schema, marks, most, once).compile({"properties": {}, **schema, "type": "object"}, 0, ())
    except UnsupportedSchema:
        return _any_object(3, 15)
    return compiled if _is_object(compiled) else _any_object(3, 15)


def _is_object(constraint: Constraint) -> bool:
    if isinstance(constraint, Choice):
        return bool(constraint.options) and all(map(_is_object, constraint.options))
    return isinstance(constraint, ObjectRest)


def compile_schema(schema: Any) -> Constraint:
    """Return the constraint of the JSON texts of a schema. Raises UnsupportedSchema.

    Supported: type (also a list), properties, required, items, minItems, maxItems, enum, const, anyOf, oneOf
    (merged with what stands beside them), minLength, maxLength, local $ref without recursion. Bounds of numbers
    and patterns are left to validation.
    """
    return _Compiler(schema).compile(schema, 0, ())


@dataclass
class _Compiler:
    """Compiles one schema; `nodes` counts what it made, so that a small schema cannot make a huge constraint."""

    root: Any
    marks: tuple[str, ...] = ()
    most: int = 0
    once: tuple[str, ...] = ()
    nodes: int = field(default=0, init=False)

    def compile(self, schema: Any, depth: int, seen: tuple[str, ...]) -> Constraint:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise UnsupportedSchema(f"more than {MAX_NODES} parts")
        if depth > MAX_DEPTH:
            raise UnsupportedSchema(f"nested deeper than {MAX_DEPTH} levels")
        if schema is True:
            return AnyValue(2)
        if not isinstance(schema, Mapping):
            raise UnsupportedSchema(f"a schema is an object, not {type(schema).__name__}")
        if "$ref" in schema:
            ref = schema["$ref"]
            if not isinstance(ref, str) or ref in seen or len(seen) >= MAX_REFS:
                raise UnsupportedSchema(f"recursive or malformed $ref {ref!r}")
            return self.compile(_resolve(ref, self.root), depth, (*seen, ref))
        if "const" in schema:
            return _value(schema["const"])
        if "enum" in schema:
            values = _listed(schema, "enum", MAX_ENUM)
            self.nodes += len(values)
            return Choice(tuple(_value(v) for v in values))
        for key in ("anyOf", "oneOf"):
            if key in schema:
                beside = {k: v for k, v in schema.items() if k != key}
                merged = (_merge(beside, option) for option in _listed(schema, key, 16))
                return Choice(tuple(self.compile(option, depth + 1, seen) for option in merged))
        for key in ("not", "allOf", "patternProperties", "if"):
            if key in schema:
                raise UnsupportedSchema(key)
        kind = schema.get("type")
        if isinstance(kind, Sequence) and not isinstance(kind, str):
            kinds = _listed(schema, "type", 7)
            return Choice(tuple(self.compile({**schema, "type": k}, depth + 1, seen) for k in kinds))
        return self._typed(schema, kind.lower() if isinstance(kind, str) else kind, depth, seen)

    def _typed(self, schema: Mapping[str, Any], kind: Any, depth: int, seen: tuple[str, ...]) -> Constraint:
        if kind == "object" or (kind is None and "properties" in schema):
            return self._object(schema, depth, seen)
        if kind == "array":
            least, most = _bound(schema, "minItems", 0), min(_bound(schema, "maxItems", MAX_ITEMS), MAX_ITEMS)
            if least > most:
                raise UnsupportedSchema(f"minItems {least} is more than {most}")
            return ArrayRest(self.compile(schema.get("items", True), depth + 1, seen), least, most)
        if kind == "string":
            least, most = _bound(schema, "minLength", 0), min(_bound(schema, "maxLength", MAX_CHARS), MAX_CHARS)
            if least > most:
                raise UnsupportedSchema(f"minLength {least} is more than {most}")
            slot = Slot("string", max_chars=most, min_chars=least, copy=True)
            return quoted(Pointed(slot, self.marks, self.most, self.once) if self.marks else slot)
        if kind in ("integer", "number"):
            return Slot(kind, max_chars=20)
        if kind == "boolean":
            return Choice((Literal("true", core=True), Literal("false", core=True)))
        if kind == "null":
            return Literal("null", core=True)
        if kind is None:
            return AnyValue(2)
        raise UnsupportedSchema(f"type {kind!r}")

    def _object(self, schema: Mapping[str, Any], depth: int, seen: tuple[str, ...]) -> Constraint:
        if "properties" not in schema and schema.get("additionalProperties", True) is not False:
            return _any_object(1, 7)
        properties, required = schema.get("properties", {}), schema.get("required", ())
        if not isinstance(properties, Mapping) or len(properties) > MAX_PROPERTIES:
            raise UnsupportedSchema(f"properties must be an object of at most {MAX_PROPERTIES} keys")
        if not isinstance(required, Sequence) or isinstance(required, str):
            raise UnsupportedSchema("required must be a list")
        if not all(isinstance(k, str) and k in properties for k in required):
            raise UnsupportedSchema("required must list declared properties")
        if not all(isinstance(k, str) and _is_text(k) for k in properties):
            raise UnsupportedSchema("a property name is not text")
        return ObjectRest(
            tuple(Property(k, self.compile(v, depth + 1, seen), k in required) for k, v in properties.items()),
            nested=depth > 0,
        )


def _merge(beside: Mapping[str, Any], option: Any) -> Any:
    """Return one alternative of anyOf together with what stands beside the anyOf."""
    if not isinstance(option, Mapping):
        return option
    merged = {**beside, **option}
    for key, join in (("properties", lambda a, b: {**a, **b}), ("required", lambda a, b: [*a, *b])):
        if key in beside and key in option:
            try:
                merged[key] = join(beside[key], option[key])
            except TypeError as error:
                raise UnsupportedSchema(f"malformed {key}") from error
    return merged


def _listed(schema: Mapping[str, Any], key: str, most: int) -> Sequence[Any]:
    values = schema[key]
    if not isinstance(values, Sequence) or isinstance(values, str) or not 0 < len(values) <= most:
        raise UnsupportedSchema(f"{key} must be a list of 1 to {most} entries")
    return values


def _any_object(depth: int, more: int) -> Constraint:
    entry = Seq((quoted(Slot("string", max_chars=80, min_chars=1)), Literal(": "), AnyValue(depth)))
    return Choice((Literal("{}", core=True), Seq((Literal("{"), entry, more_entries(entry, more), Literal("}")))))


def _resolve(ref: str, root: Any) -> Any:
    if not ref.startswith("#/"):
        raise UnsupportedSchema(f"$ref {ref!r} is not local")
    node = root
    for part in ref[2:].split("/"):
        part = part.replace("~1", "/").replace("~0", "~")
        if not isinstance(node, Mapping) or part not in node:
            raise UnsupportedSchema(f"$ref {ref!r} points nowhere")
        node = node[part]
    return node


def _bound(schema: Mapping[str, Any], key: str, default: int) -> int:
    value = schema.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise UnsupportedSchema(f"{key} must be a count")
    return value


def _value(value: Any) -> Constraint:
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    except (TypeError, ValueError, RecursionError) as error:
        raise UnsupportedSchema("a constant is not JSON") from error
    if len(text) > MAX_CHARS or not _is_text(text):
        raise UnsupportedSchema("a constant is too long or not text")
    if isinstance(value, str) and value:
        return quoted(Literal(text[1:-1], core=True))
    return Literal(text, core=True)
