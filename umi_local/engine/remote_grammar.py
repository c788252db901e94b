"""A constraint as GBNF for llama-server, so that its sampler seldom writes what `remote_match` would have to refuse.

The grammar may allow more than the constraint (lengths are left out, llama.cpp turns large repetitions into unbounded
ones), never less. Texts of schemas enter it as quoted literals alone, every character outside printable ASCII escaped:
nothing in a schema can become syntax. What is too large for a server to parse safely becomes None: then it gets no
grammar, and what it writes is checked all the same.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

from umi_local.engine.nodes import (
    AnyValue,
    ArrayRest,
    Choice,
    Constraint,
    Literal,
    ObjectRest,
    Pointed,
    Resolved,
    Seq,
    Slot,
    State,
    quoted,
)

MOST_RULES = 1000
MOST_CHARS = 100_000
MOST_DEPTH = 100

_SLOTS = {
    "string": r'([^"\\\x00-\x1F\x7F] | "\\" (["\\/bfnrt] | "u" [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F] [0-9a-fA-F]))*',
    "integer": '"-"? ("0" | [1-9] [0-9]*)',
    "number": '"-"? ("0" | [1-9] [0-9]*) ("." [0-9]+)? ([eE] [+-]? [0-9] [0-9]?)?',
    "line": r"[^\x00-\x08\x0A-\x1F\x7F]*",
    "text": r"[^\x00-\x08\x0B-\x1F\x7F]*",
}


class _TooLarge(Exception):
    """The grammar would not be small enough to hand out."""


def gbnf(state: State) -> str | None:
    """Return a grammar that allows every text that completes `state`, None when it would be too large."""
    writer = _Writer()
    try:
        root = writer.sequence(state, 0)
    except (_TooLarge, RecursionError):
        return None
    text = "\n".join([f"root ::= {root}", *(f"{name} ::= {body}" for name, body in writer.rules.items())]) + "\n"
    return text if len(text) <= MOST_CHARS else None


class _Writer:
    """Rules by name; a node that occurs twice is one rule."""

    def __init__(self) -> None:
        self.rules: dict[str, str] = {}
        self._names: dict[tuple[object, ...], str] = {}
        self._nodes: list[object] = []
        self._chars = 0

    def node(self, node: Constraint | Resolved, depth: int) -> str:
        if depth > MOST_DEPTH:
            raise _TooLarge
        match node:
            case Literal(text):
                return _quote(text)
            case Slot(kind):
                return self._rule(("slot", kind), lambda: _SLOTS[kind])
            case Pointed():
                return self.node(replace(node, once=(), alone=True).unfolded(), depth)  # written out, it is large
            case Seq(items):
                return self.sequence(items, depth)
            case Choice(options):
                return "(" + " | ".join(self._each(options, depth)) + ")" if options else '""'
            case ObjectRest():
                key: tuple[object, ...] = ("object", id(node.properties), node.start, node.first)
                return self._rule(key, lambda: self._object(node, depth), node)
            case ArrayRest():
                key = ("array", id(node.item), node.least > 0, node.first)
                return self._rule(key, lambda: self._array(node, depth), node)
            case AnyValue(level):
                return self._rule(("any", level), lambda: self._any(level, depth))
            case Resolved(options):
                return "(" + " | ".join(self._option(o.literal, o.slot, o.rest, depth) for o in options) + ")"

    def sequence(self, items: State, depth: int) -> str:
        return " ".join(self._each(items, depth)) or '""'

    def _each(self, items: State, depth: int) -> list[str]:
        return [self.node(item, depth + 1) for item in items]

    def _option(self, literal: str | None, slot: Slot | None, rest: State, depth: int) -> str:
        first = [_quote(literal)] if literal is not None else [self.node(slot, depth + 1)] if slot is not None else []
        return " ".join((*first, *self._each(rest, depth))) or '""'

    def _rule(self, key: tuple[object, ...], body: Callable[[], str], node: object = None) -> str:
        """Return the name of a rule. Keys hold identities, since hashing a node hashes its whole schema."""
        if (name := self._names.get(key)) is not None:
            return name
        if len(self._names) >= MOST_RULES:
            raise _TooLarge
        name = self._names[key] = f"r{len(self._names)}"
        self._nodes.append(node)  # as long as it lives its identity is its own
        self.rules[name] = body()
        self._chars += len(self.rules[name])
        if self._chars > MOST_CHARS:
            raise _TooLarge
        return name

    def _object(self, o: ObjectRest, depth: int) -> str:
        ways = []
        for index in range(o.start, len(o.properties)):
            p = o.properties[index]
            key = Literal(("{" if o.first else ", ") + json.dumps(p.key, ensure_ascii=False) + ": ")
            ways.append(" ".join(self._each((key, p.value, ObjectRest(o.properties, index + 1, first=False)), depth)))
            if p.required:
                return " | ".join(ways)
        return " | ".join([*ways, _quote("{}" if o.first else "}")])

    def _array(self, a: ArrayRest, depth: int) -> str:
        item = self.node(a.item, depth + 1)
        more = f'(", " {item})*'
        if not a.first:
            return f'{more} "]"'
        filled = f'"[" {item} {more} "]"'
        return filled if a.least > 0 else f'"[]" | {filled}'

    def _any(self, level: int, depth: int) -> str:
        simple: tuple[Constraint, ...] = (
            quoted(Slot("string")),
            Slot("number"),
            *(Literal(word) for word in ("true", "false", "null")),
        )
        if level <= 0:
            return " | ".join(self._each(simple, depth))
        inner = AnyValue(level - 1)
        entry = self.node(Seq((quoted(Slot("string")), Literal(": "), inner)), depth + 1)
        ways = self._each((*simple, ArrayRest(inner, 0, 8)), depth)
        return " | ".join([*ways, '"{}"', f'"{{" {entry} (", " {entry})* "}}"'])


def _quote(text: str) -> str:
    return '"' + "".join(map(_character, text)) + '"'


def _character(character: str) -> str:
    code = ord(character)
    if 0xD800 <= code < 0xE000:
        raise _TooLarge  # half a pair is no character
    if 0x20 <= code < 0x7F and character not in '"\\':
        return character
    if code < 0x100:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
