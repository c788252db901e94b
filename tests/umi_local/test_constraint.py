"""Constraints: whatever a schema says, what may be written parses, and is cut the same way when it is read back."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from umi_local.engine import slots
from umi_local.engine.constraint import (
    MAX_CHARS,
    TEXT,
    Constraint,
    Literal,
    Slot,
    UnsupportedSchema,
    arguments,
    compile_call,
    compile_schema,
    expand,
    from_data,
    segment,
    shortest,
    start,
    to_data,
)
from umi_local.formats.shared import PLAN

# --- a writer with random bytes -----------------------------------------------------------------------------


def fill(slot: Slot, rng: random.Random) -> str:
    """Write a slot from random bytes, leaving at a random moment when that is allowed."""
    progress, written = slots.FRESH, bytearray()
    favoured = b'"\\u0123dD{}[]:,eE+-.\n\xc3\xa9\xed\xa0\xf0\x9f'
    for _ in range(400):
        if slots.is_complete(slot, progress) and rng.random() < 0.3:
            break
        byte = rng.choice(favoured) if rng.random() < 0.5 else rng.randrange(256)
        progress, count = slots.write(slot, progress, bytes((byte,)))
        if count:
            written.append(byte)
    while not slots.is_complete(slot, progress):
        progress, byte = next(
            (after, byte)
            for byte in b"0aAtn\x80\x90\xa0"
            for after, count in [slots.write(slot, progress, bytes((byte,)))]
            if count
        )
        written.append(byte)
    return written.decode()


def walk(constraint: Constraint, rng: random.Random) -> list[str]:
    """Write a random text along a constraint; return its pieces without the empty ones."""
    state, pieces = start(constraint), []
    while True:
        option = rng.choice(expand(state))
        if option.is_end:
            return [piece for piece in pieces if piece]
        pieces.append(option.literal if option.slot is None else fill(option.slot, rng))
        state = option.rest


# --- schemas ------------------------------------------------------------------------------------------------

names = st.one_of(
    st.text(max_size=8),
    st.sampled_from(['"', "\\", '\\"', "\n", "\x00", "path", "a b", "}", '": "', "$ref", "\ud800", "👍", "\u2028"]),
)
constants = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | names,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3),
    max_leaves=5,
)
counts = st.one_of(st.integers(-2, 6), st.sampled_from([10**9, 5000, 2.5, "3", True, None]))
leaves = st.one_of(
    st.fixed_dictionaries(
        {"type": st.sampled_from(["string", "STRING", "integer", "number", "boolean", "null", "void", 7, None])},
        optional={"minLength": counts, "maxLength": counts, "pattern": st.just("(a+)+$"), "description": names},
    ),
    st.fixed_dictionaries({"enum": st.one_of(st.lists(constants, max_size=4), st.just("text"), st.none())}),
    st.fixed_dictionaries({"const": constants}),
    st.fixed_dictionaries({"$ref": st.sampled_from(["#/$defs/a", "#", "#/properties/x", "http://x/y", 3, "#/a~1b"])}),
    st.sampled_from([True, False, None, 3, "string", [], {}]),
)


def _nest(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    lists = st.lists(inner, max_size=3)
    properties = st.one_of(st.dictionaries(names, inner, max_size=4), st.just([]), st.none())
    required = st.one_of(st.lists(names, max_size=3), st.just("path"), st.just([[]]), st.none())
    return st.one_of(
        st.fixed_dictionaries({"type": st.just("object"), "properties": properties}, optional={"required": required}),
        st.fixed_dictionaries({"properties": properties, "anyOf": lists}),
        st.fixed_dictionaries(
            {"type": st.just("array"), "items": inner}, optional={"minItems": counts, "maxItems": counts}
        ),
        st.fixed_dictionaries({"oneOf": lists}, optional={"required": required}),
        st.fixed_dictionaries(
            {"type": st.lists(st.sampled_from(["string", "integer", "object", "array"]), max_size=4)}
        ),
        st.fixed_dictionaries({"$defs": st.dictionaries(st.sampled_from("ab"), inner), "allOf": lists}),
    )


schemas = st.recursive(leaves, _nest, max_leaves=12)


def agrees(value: Any, schema: Any) -> bool:
    """Check the part of a supported schema that a constraint promises: types, properties, required, enum."""
    if not isinstance(schema, Mapping) or "$ref" in schema or "anyOf" in schema or "oneOf" in schema:
        return True
    if "const" in schema:
        return bool(value == schema["const"])
    if "enum" in schema:
        return any(value == option for option in schema["enum"])
    match schema.get("type"):
        case "object" if "properties" in schema:
            properties = schema["properties"]
            return (
                isinstance(value, dict)
                and set(schema.get("required", ())) <= set(value) <= set(properties)
                and all(agrees(inner, properties[key]) for key, inner in value.items())
            )
        case "array":
            least = schema.get("minItems", 0)
            return (
                isinstance(value, list) and len(value) >= least and all(agrees(v, schema.get("items")) for v in value)
            )
        case "string":
            return isinstance(value, str) and schema.get("minLength", 0) <= len(value) <= schema.get(
                "maxLength", MAX_CHARS
            )
        case "integer":
            return isinstance(value, int)
        case "number":
            return isinstance(value, int | float) and abs(value) != float("inf")
        case "boolean":
            return isinstance(value, bool)
    return True


@settings(max_examples=150)
@given(st.lists(st.tuples(names, schemas), max_size=3), st.integers(0, 2**32))
def test_hostile_schemas_never_raise_and_what_may_be_written_is_a_call(tools: list[tuple[str, Any]], seed: int) -> None:
    usable = [name for name, _ in tools if name.isprintable() and name.strip() == name and name and " " not in name]
    usable = [name for name in usable if name.encode("utf-8", "replace").decode() == name]
    try:
        constraint = compile_call(tools)
    except ValueError:
        assert not usable
        return
    rng = random.Random(seed)
    for _ in range(3):
        text = "".join(walk(constraint, rng))
        name, _, rest = text.partition(" ")
        assert name in usable
        assert isinstance(json.loads(rest), dict)
        text.encode()


@settings(max_examples=150)
@given(schemas, st.integers(0, 2**32))
def test_a_compiled_schema_lets_only_values_of_the_schema_be_written(schema: Any, seed: int) -> None:
    try:
        constraint = compile_schema(schema)
    except UnsupportedSchema:
        return
    rng = random.Random(seed)
    for _ in range(3):
        value = json.loads("".join(walk(constraint, rng)))
        assert agrees(value, schema)


PATH = {"type": "string", "description": "a file"}
TOOLS: list[tuple[str, dict[str, Any]]] = [
    ("read_file", {"properties": {"path": PATH, "start_line": {"type": "integer"}}, "required": ["path"]}),
    ("read", {"properties": {"sizes": {"type": "array", "items": {"type": "number"}, "maxItems": 3}}}),
    ("sort_by", {"properties": {"key": {"enum": ["name", "names", "size"]}, "down": {"type": "boolean"}}}),
    ("free", {"properties": {"options": {"type": "object"}, "value": {"type": ["string", "null", "integer"]}}}),
    ("git_status", {"type": "object", "properties": {}}),
]


@settings(max_examples=200)
@given(st.integers(0, 2**32))
def test_segment_cuts_a_text_as_it_was_written(seed: int) -> None:
    for constraint in (compile_call(TOOLS), PLAN, TEXT):
        pieces = walk(constraint, random.Random(seed))
        text = "".join(pieces)
        found = segment(constraint, text)
        assert found is not None and "".join(found) == text
        if constraint is not TEXT:
            assert found == pieces


@given(st.integers(0, 2**32))
def test_a_constraint_survives_the_wire(seed: int) -> None:
    constraint = compile_call(TOOLS)
    again = from_data(json.loads(json.dumps(to_data(constraint))))
    assert again == constraint
    assert walk(again, random.Random(seed)) == walk(constraint, random.Random(seed))


@pytest.mark.parametrize("data", [[], ["Nope", 1], ["Literal"], ["Slot", "text", 1, 1, 1, 1, 1, 1]])
def test_wire_data_that_is_no_constraint_is_refused(data: Any) -> None:
    with pytest.raises(ValueError):
        from_data(data)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ('read_file {"path": "notes.txt", "start_line": 12}',
         ["read_file", ' {"path": "', "notes.txt", '", "start_line": ', "12", "}"]),
        ('read {"sizes": [1, 2.5]}', ["read", ' {"sizes": [', "1", ", ", "2.5", "]}"]),
        ('sort_by {"key": "names", "down": true}', ["sort_by", ' {"key": "', "names", '", "down": ', "true", "}"]),
        ("git_status {}", ["git_status", " {}"]),
    ],
)  # fmt: skip
def test_pieces_of_a_call(text: str, pieces: list[str]) -> None:
    assert segment(compile_call(TOOLS), text) == pieces


@pytest.mark.parametrize(
    "text", ["", "rm {}", "read_file {}", 'read_file {"path": "a"', 'read_file {"path": "a\nb"}', "git_status {} "]
)
def test_a_text_that_does_not_match_is_not_cut(text: str) -> None:
    assert segment(compile_call(TOOLS), text) is None


def test_segment_gives_up_on_a_text_with_thousands_of_pieces_without_overflowing_the_stack() -> None:
    deep = compile_schema({"type": "object"})
    assert segment(deep, "{" + ", ".join(f'"k{i}": [1, 2, 3]' for i in range(3000)) + "}") is None


def test_references_that_repeat_each_other_do_not_grow_without_end() -> None:
    defs = {f"d{i}": {"anyOf": [{"$ref": f"#/$defs/d{i + 1}"}] * 16} for i in range(12)}
    schema = {"$defs": {**defs, "d12": {"type": "string"}}, "properties": {"x": {"$ref": "#/$defs/d0"}}}
    with pytest.raises(UnsupportedSchema):
        compile_schema({**schema, "type": "object"})
    text = "".join(walk(arguments(schema), random.Random(1)))
    assert isinstance(json.loads(text), dict)


def test_a_recursive_schema_may_be_called_with_any_object() -> None:
    tree = {"properties": {"child": {"$ref": "#"}, "other": {"$ref": "#/properties/other"}}}
    assert segment(compile_call([("grow", tree)]), 'grow {"child": {"child": {}}}') is not None


def test_alternatives_keep_what_stands_beside_them() -> None:
    either = {
        "properties": {"path": PATH, "text": PATH},
        "anyOf": [{"required": ["path"]}, {"required": ["text"]}],
    }
    constraint = compile_call([("count", either)])
    assert segment(constraint, 'count {"text": "x"}') is not None
    assert segment(constraint, "count {}") is None


def test_arguments_are_an_object_even_when_the_schema_says_otherwise() -> None:
    for schema in ({"enum": [1]}, {"anyOf": [{"type": "string"}]}, {"const": "x"}, None, [], True):
        text = "".join(walk(arguments(schema), random.Random(0)))  # type: ignore[arg-type]
        assert isinstance(json.loads(text), dict)


def test_no_tool_is_the_only_error() -> None:
    for tools in ([], [("", {})], [("two words", {})], [("half\ud800", {})]):
        with pytest.raises(ValueError, match="no tool"):
            compile_call(tools)


def test_shortest_is_a_text_of_the_constraint() -> None:
    for constraint in (compile_call(TOOLS), PLAN, *(arguments(schema) for _, schema in TOOLS)):
        text = shortest(start(constraint))
        assert segment(constraint, text) is not None


def test_literals_are_joined_but_names_stand_alone() -> None:
    options = [option.literal for option in expand(start(compile_call(TOOLS)))]
    assert options == [name for name, _ in TOOLS]
    after = expand(next(o for o in expand(start(compile_call(TOOLS))) if o.literal == "read_file").rest)
    assert [o.literal for o in after] == [' {"path": "']
    assert [o.literal for o in expand(start(Literal("")))] == [None]
