"""What a role may write, as data: literals, slots, choices; and the tool-schema compiler that makes it.

We do not write GBNF. llama.cpp's grammar parser dies on hostile input and its stock schema converter can be
injected into (research F1 to F3), and both know nothing of token boundaries. A constraint here is a tree that
is expanded lazily into *options*: at every point the text goes on with one of a few whole literals, or with a
slot, or it ends. Nothing in a schema can become syntax, since nothing is ever parsed as a grammar.

```
compile_call(tools) -> Constraint --expand()--> options --engine/sampler.py--> token ids
                                 \\--segment()--> the pieces of a training target
```

Both readers walk the same options, so a literal gets the same token ids in training as when the engine feeds
it as one batch, and a slot's content is tokenized on its own in both.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any, Literal as Lit

MAX_DEPTH = 6
"""Nesting of values beyond which a schema is refused: small models never get that deep."""
MAX_PROPERTIES = 64
MAX_ENUM = 256
MAX_ITEMS = 16
"""Most array items that may be written, whatever `maxItems` says."""
MAX_CHARS = 4000
"""Most characters of a string slot, whatever `maxLength` says."""

SlotKind = Lit["text", "line", "string", "integer", "number"]


class UnsupportedSchema(ValueError):
    """A JSON schema asks for something this compiler does not build; the message names the part."""


@dataclass(frozen=True, slots=True)
class Literal:
    """Fixed text. Neighbouring literals are joined into one, unless `core` is set (names, enum values)."""

    text: str
    core: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Text that the model chooses.

    string: the inside of a JSON string, escapes included. integer, number: JSON numbers. line: text without a
    line break. text: anything up to the end of the turn. `max_chars` is a hard cap; `copy` asks the engine to
    prefer spans of the context.
    """

    kind: SlotKind
    max_chars: int = MAX_CHARS
    min_chars: int = 0
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Seq:
    """One after the other."""

    items: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    options: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class Property:
    """A key of an object, whether it must be there, and its value."""

    key: str
    value: Constraint
    required: bool


@dataclass(frozen=True, slots=True)
class ObjectRest:
    """The rest of an object from property `start` on, closing brace included. Keys come in schema order."""

    properties: tuple[Property, ...]
    start: int = 0
    first: bool = True


@dataclass(frozen=True, slots=True)
class ArrayRest:
    """The rest of an array, closing bracket included: between `least` and `most` more items."""

    item: Constraint
    least: int
    most: int
    first: bool = True


@dataclass(frozen=True, slots=True)
class AnyValue:
    """Any JSON value of at most `depth` levels: what an unconstrained part of a schema becomes."""

    depth: int


Constraint = Literal | Slot | Seq | Choice | ObjectRest | ArrayRest | AnyValue
State = tuple["Constraint | Resolved", ...]
"""What is still to be written: a stack, next item first."""


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on: a literal or a slot, then `rest`; or the end, when both are None."""

    literal: str | None
    slot: Slot | None
    rest: State
    core: bool = False

    @property
    def is_end(self) -> bool:
        """True when the text may stop here."""
        return self.literal is None and self.slot is None


@dataclass(frozen=True, slots=True)
class Resolved:
    """Options that were worked out already (internal to expand)."""

    options: tuple[Option, ...]


END = Option(None, None, ())
TEXT: Constraint = Slot("text", max_chars=8000)


def start(constraint: Constraint) -> State:
    """Return the state in which nothing has been written."""
    return (constraint,)


def expand(state: State) -> list[Option]:
    """Return every way to go on from `state`; empty literals do not occur, literal runs are joined."""
    if not state:
        return [END]
    head, rest = state[0], state[1:]
    match head:
        case Resolved(options):
            return list(options)
        case Seq(items):
            return expand(tuple(items) + rest)
        case Choice(options):
            return _unique(option for item in options for option in expand((item, *rest)))
        case Slot():
            return [Option(None, head, rest)]
        case Literal(text, core):
            if not text:
                return expand(rest)
            if core:
                return [Option(text, None, rest, core=True)]
            return _joined(text, expand(rest))
        case ObjectRest():
            return _unique(option for item in _object(head) for option in expand((*item, *rest)))
        case ArrayRest():
            return _unique(option for item in _array(head) for option in expand((*item, *rest)))
        case AnyValue(depth):
            return expand((_any(depth), *rest))


def _joined(text: str, following: list[Option]) -> list[Option]:
    joined = [
        Option(text + o.literal, None, o.rest) for o in following if o.literal is not None and not o.core
    ]
    others = tuple(o for o in following if o.literal is None or o.core)
    if others:
        joined.append(Option(text, None, () if others == (END,) else (Resolved(others),)))
    return joined


def _unique(options: Iterable[Option]) -> list[Option]:
    return list(dict.fromkeys(options))


def _object(o: ObjectRest) -> Iterable[tuple[Constraint, ...]]:
    for index in range(o.start, len(o.properties)):
        p = o.properties[index]
        opening = ("{" if o.first else ", ") + json.dumps(p.key, ensure_ascii=False) + ": "
        yield Literal(opening), p.value, ObjectRest(o.properties, index + 1, first=False)
        if p.required:
            return
    yield (Literal("{}" if o.first else "}"),)


def _array(a: ArrayRest) -> Iterable[tuple[Constraint, ...]]:
    if a.most > 0:
        yield Literal("[" if a.first else ", "), a.item, ArrayRest(a.item, max(0, a.least - 1), a.most - 1, first=False)
    if a.least <= 0:
        yield (Literal("[]" if a.first else "]"),)


def _any(depth: int) -> Constraint:
    simple: tuple[Constraint, ...] = (
        _string(Slot("string", max_chars=400, copy=True)),
        Slot("number"),
        *(Literal(word, core=True) for word in ("true", "false", "null")),
    )
    if depth <= 0:
        return Choice(simple)
    inner = AnyValue(depth - 1)
    entry = Seq((_string(Slot("string", max_chars=80, min_chars=1)), Literal(": "), inner))
    entries = Choice((Literal("{}"), Seq((Literal("{"), entry, _more_entries(entry, 7), Literal("}")))))
    return Choice((*simple, ArrayRest(inner, 0, 8), entries))


def _more_entries(entry: Constraint, most: int) -> Constraint:
    rest: Constraint = Seq(())
    for _ in range(most):
        rest = Choice((Seq(()), Seq((Literal(", "), entry, rest))))
    return rest


def _string(inner: Constraint) -> Constraint:
    return Seq((Literal('"'), inner, Literal('"')))


# --- tool schemas -------------------------------------------------------------------------------------------


def compile_call(tools: Sequence[tuple[str, Mapping[str, Any]]]) -> Constraint:
    """Return the constraint of one call `name {arguments}` of any of `tools`, given as (name, parameters).

    A tool whose schema is not supported may still be called: its arguments are any JSON object and the
    validation after parsing decides. Raises ValueError when there is no tool at all.
    """
    if not tools:
        raise ValueError("there is no tool to call")
    return Choice(tuple(Seq((Literal(name, core=True), Literal(" "), arguments(schema))) for name, schema in tools))


def arguments(schema: Mapping[str, Any]) -> Constraint:
    """Return the constraint of a JSON object of this schema, or of any object when it is not supported."""
    try:
        return compile_schema({**schema, "type": "object"})
    except UnsupportedSchema:
        entry = Seq((_string(Slot("string", max_chars=80, min_chars=1)), Literal(": "), AnyValue(3)))
        return Choice((Literal("{}"), Seq((Literal("{"), entry, _more_entries(entry, 15), Literal("}")))))


def compile_schema(schema: Any) -> Constraint:
    """Return the constraint of the JSON texts of a schema. Raises UnsupportedSchema.

    Supported: type (also a list), properties, required, items, minItems, maxItems, enum, const, anyOf, oneOf,
    minLength, maxLength, local $ref without recursion. Bounds of numbers and patterns are left to validation.
    """
    return _compile(schema, schema, 0, ())


def _compile(schema: Any, root: Any, depth: int, seen: tuple[str, ...]) -> Constraint:
    if depth > MAX_DEPTH:
        raise UnsupportedSchema(f"nested deeper than {MAX_DEPTH} levels")
    if schema is True:
        return AnyValue(2)
    if not isinstance(schema, Mapping):
        raise UnsupportedSchema(f"a schema is an object, not {type(schema).__name__}")
    if "$ref" in schema:
        ref = schema["$ref"]
        if not isinstance(ref, str) or ref in seen:
            raise UnsupportedSchema(f"recursive or malformed $ref {ref!r}")
        return _compile(_resolve(ref, root), root, depth, (*seen, ref))
    if "const" in schema:
        return _value(schema["const"])
    if "enum" in schema:
        values = schema["enum"]
        if not isinstance(values, Sequence) or isinstance(values, str) or not 0 < len(values) <= MAX_ENUM:
            raise UnsupportedSchema(f"enum must be a list of 1 to {MAX_ENUM} values")
        return Choice(tuple(_value(v) for v in values))
    for key in ("anyOf", "oneOf"):
        if key in schema:
            options = schema[key]
            if not isinstance(options, Sequence) or isinstance(options, str) or not 0 < len(options) <= 16:
                raise UnsupportedSchema(f"{key} must be a list of 1 to 16 schemas")
            return Choice(tuple(_compile(o, root, depth + 1, seen) for o in options))
    for key in ("not", "allOf", "patternProperties", "if"):
        if key in schema:
            raise UnsupportedSchema(key)
    kind = schema.get("type")
    if isinstance(kind, Sequence) and not isinstance(kind, str) and 0 < len(kind) <= 7:
        return Choice(tuple(_compile({**schema, "type": k}, root, depth + 1, seen) for k in kind))
    if kind == "object" or (kind is None and "properties" in schema):
        return _compile_object(schema, root, depth, seen)
    if kind == "array":
        least, most = _bound(schema, "minItems", 0), min(_bound(schema, "maxItems", MAX_ITEMS), MAX_ITEMS)
        if least > most:
            raise UnsupportedSchema(f"minItems {least} is more than {most}")
        return ArrayRest(_compile(schema.get("items", True), root, depth + 1, seen), least, most)
    if kind == "string":
        least, most = _bound(schema, "minLength", 0), min(_bound(schema, "maxLength", MAX_CHARS), MAX_CHARS)
        if least > most:
            raise UnsupportedSchema(f"minLength {least} is more than {most}")
        return _string(Slot("string", max_chars=most, min_chars=least, copy=True))
    if kind in ("integer", "number"):
        return Slot(kind, max_chars=20)
    if kind == "boolean":
        return Choice((Literal("true", core=True), Literal("false", core=True)))
    if kind == "null":
        return Literal("null", core=True)
    if kind is None:
        return AnyValue(2)
    raise UnsupportedSchema(f"type {kind!r}")


def _compile_object(schema: Mapping[str, Any], root: Any, depth: int, seen: tuple[str, ...]) -> Constraint:
    properties = schema.get("properties", {})
    required = schema.get("required", ())
    if not isinstance(properties, Mapping) or len(properties) > MAX_PROPERTIES:
        raise UnsupportedSchema(f"properties must be an object of at most {MAX_PROPERTIES} keys")
    if not isinstance(required, Sequence) or isinstance(required, str) or not set(map(str, required)) <= set(properties):
        raise UnsupportedSchema("required must list declared properties")
    return ObjectRest(
        tuple(Property(str(k), _compile(v, root, depth + 1, seen), k in required) for k, v in properties.items())
    )


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
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError) as error:
        raise UnsupportedSchema(f"{value!r} is not JSON") from error
    if len(text) > MAX_CHARS:
        raise UnsupportedSchema("a constant is too long")
    if isinstance(value, str) and value:
        return _string(Literal(text[1:-1], core=True))
    return Literal(text, core=not isinstance(value, str))


# --- reading a text along a constraint ----------------------------------------------------------------------

_STRING = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LINE = re.compile(r"[^\n]*")
_SLOTS: dict[str, re.Pattern[str]] = {"string": _STRING, "integer": _INTEGER, "number": _NUMBER, "line": _LINE}


def segment(constraint: Constraint, text: str) -> list[str] | None:
    """Cut `text` into the literals and slot contents of `constraint`; None when it does not match.

    Empty slot contents are left out. The cut is the one the engine produces, so token ids agree.
    """
    return _segment(start(constraint), text, 0, 0)


def _segment(state: State, text: str, at: int, depth: int) -> list[str] | None:
    if depth > 2000:
        return None
    for option in sorted(expand(state), key=lambda o: -len(o.literal or "")):
        if option.is_end:
            if at == len(text):
                return []
            continue
        if option.literal is not None:
            if not text.startswith(option.literal, at):
                continue
            end, piece = at + len(option.literal), option.literal
        else:
            assert option.slot is not None
            if option.slot.kind == "text":
                end = len(text)
            else:
                found = _SLOTS[option.slot.kind].match(text, at)
                if found is None:
                    continue
                end = found.end()
            piece = text[at:end]
            if not option.slot.min_chars <= len(piece) <= option.slot.max_chars:
                continue
        rest = _segment(option.rest, text, end, depth + 1)
        if rest is not None:
            return [piece, *rest] if piece else rest
    return None


# --- the wire -----------------------------------------------------------------------------------------------

_TYPES: dict[str, type[Any]] = {c.__name__: c for c in (Literal, Slot, Seq, Choice, Property, ObjectRest, ArrayRest, AnyValue)}


def to_data(value: Any) -> Any:
    """Return a constraint as plain JSON data for the worker."""
    if type(value).__name__ in _TYPES:
        return [type(value).__name__, *(to_data(getattr(value, f.name)) for f in fields(value))]
    if isinstance(value, tuple):
        return ["tuple", *map(to_data, value)]
    return value


def from_data(data: Any) -> Any:
    """Read what `to_data` wrote. Raises ValueError on anything else."""
    if not isinstance(data, list):
        return data
    if not data:
        raise ValueError("an empty node")
    name, *rest = data
    if name == "tuple":
        return tuple(from_data(d) for d in rest)
    if name not in _TYPES:
        raise ValueError(f"unknown node {name!r}")
    return _TYPES[name](*(from_data(d) for d in rest))
