"""The parts of a constraint, and how they expand into the ways to go on. See `constraint` for what it is for."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from typing import Any
from typing import Literal as Lit

MARK = "\x1a"
"""U+001A SUBSTITUTE: with one character behind it, it stands for a text that was said (see `quotes` and `spans`)."""
MAX_CHARS = 4000
"""Most characters of a string slot, whatever `maxLength` says."""

SlotKind = Lit["text", "line", "string", "integer", "number"]


@dataclass(frozen=True, slots=True)
class Literal:
    """Fixed text. Neighbouring literals are joined into one, unless `core` is set (names, enum values).

    Every value without a slot inside must be core: joining enumerates what may follow, and lists of such values
    would have more literals than there are atoms.
    """

    text: str
    core: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """Text that the model chooses.

    string: the inside of a JSON string, escapes included. integer, number: JSON numbers. line: text without a
    line break. text: anything without control characters, tabs and line breaks apart. `max_chars` is a hard cap;
    `copy` asks the engine to prefer spans of the context.
    """

    kind: SlotKind
    max_chars: int = MAX_CHARS
    min_chars: int = 0
    copy: bool = False


@dataclass(frozen=True, slots=True)
class Pointed:
    """A slot in which up to `most` of the `marks` may stand, each a literal of its own (see `spans`).

    Those of `once` do not come again. With `alone` False one mark and nothing else is left out: it was said elsewhere.
    """

    slot: Slot
    marks: tuple[str, ...]
    most: int
    once: tuple[str, ...] = ()
    alone: bool = True

    def unfolded(self) -> Constraint:
        """Return it in terms of the other parts, the rest of it folded."""
        if not self.most or not self.marks:
            return self.slot
        free, some = replace(self.slot, min_chars=0), replace(self.slot, min_chars=1)
        pointing = self._pointing(free)
        if not self.alone:
            return Choice((self.slot, Seq((some, pointing)), self._pointing(some)))
        if not self.slot.min_chars:
            return Seq((free, Choice((Seq(()), pointing))))
        return Choice((self.slot, Seq((free, pointing))))

    def _pointing(self, behind: Slot) -> Constraint:
        """Return each mark with what may come behind it."""
        again = tuple(Literal(mark, core=True) for mark in self.marks if mark not in self.once)
        ways = [Seq((Choice(again), replace(self, slot=behind, most=self.most - 1, alone=True)))] if again else []
        for mark in self.once:
            left = tuple(other for other in self.marks if other != mark)
            once = tuple(other for other in self.once if other != mark)
            ways.append(Seq((Literal(mark, core=True), Pointed(behind, left, self.most - 1, once))))
        return Choice(tuple(ways))


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
    """The rest of an object from property `start` on, closing brace included. Keys come in schema order.

    `nested` objects write `{}` as a literal of its own: see `Literal.core`. The marks that are `taken` are values of
    other properties and do not become a whole value again; the text that they stand for may still be spelled.
    """

    properties: tuple[Property, ...]
    start: int = 0
    first: bool = True
    nested: bool = False
    taken: tuple[str, ...] = ()


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


Constraint = Literal | Slot | Pointed | Seq | Choice | ObjectRest | ArrayRest | AnyValue
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
TEXT = Slot("text", max_chars=8000)


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
        case Pointed():
            return expand((head.unfolded(), *rest))
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
    joined = [Option(text + o.literal, None, o.rest) for o in following if o.literal is not None and not o.core]
    others = tuple(o for o in following if o.literal is None or o.core)
    if others:
        joined.append(Option(text, None, () if others == (END,) else (Resolved(others),)))
    return joined


def _unique(options: Iterable[Option]) -> list[Option]:
    found: list[Option] = []
    alike: dict[tuple[str | None, Slot | None, bool], list[State]] = {}  # hashing `rest` would hash whole schemas
    for option in options:
        rests = alike.setdefault((option.literal, option.slot, option.core), [])
        if option.rest not in rests:
            rests.append(option.rest)
            found.append(option)
    return found


def _object(o: ObjectRest) -> Iterable[tuple[Constraint, ...]]:
    for index in range(o.start, len(o.properties)):
        p = o.properties[index]
        opening = ("{" if o.first else ", ") + json.dumps(p.key, ensure_ascii=False) + ": "
        yield Literal(opening), _value(p.value, replace(o, start=index + 1, first=False))
        if p.required:
            return
    yield (Literal("{}", core=o.nested) if o.first else Literal("}"),)


def _value(value: Constraint, rest: ObjectRest) -> Constraint:
    """Return the value of a property and the rest of its object, in which a mark that is all of the value is taken."""
    match value:
        case Seq((Literal('"'), Pointed() as pointed, Literal('"') as end)):
            free = [mark for mark in pointed.marks if mark not in rest.taken]
            whole = (Seq((Literal(m, core=True), end, replace(rest, taken=(*rest.taken, m)))) for m in free)
            return Seq((end, Choice((*whole, Seq((replace(pointed, alone=False), end, rest))))))
        case Choice(options):
            return Choice(tuple(_value(option, rest) for option in options))
        case _:
            return Seq((value, rest))


def _array(a: ArrayRest) -> Iterable[tuple[Constraint, ...]]:
    if a.most > 0:
        yield Literal("[" if a.first else ", "), a.item, ArrayRest(a.item, max(0, a.least - 1), a.most - 1, first=False)
    if a.least <= 0:
        yield (Literal("[]", core=True) if a.first else Literal("]"),)


def _any(depth: int) -> Constraint:
    simple: tuple[Constraint, ...] = (
        quoted(Slot("string", max_chars=400, copy=True)),
        Slot("number"),
        *(Literal(word, core=True) for word in ("true", "false", "null")),
    )
    if depth <= 0:
        return Choice(simple)
    inner = AnyValue(depth - 1)
    entry = Seq((quoted(Slot("string", max_chars=80, min_chars=1)), Literal(": "), inner))
    entries = Choice((Literal("{}", core=True), Seq((Literal("{"), entry, more_entries(entry, 7), Literal("}")))))
    return Choice((*simple, ArrayRest(inner, 0, 8), entries))


def more_entries(entry: Constraint, most: int) -> Constraint:
    """Return up to `most` times a comma and `entry`."""
    rest: Constraint = Seq(())
    for _ in range(most):
        rest = Choice((Seq(()), Seq((Literal(", "), entry, rest))))
    return rest


def quoted(inner: Constraint) -> Constraint:
    """Return `inner` between double quotes."""
    return Seq((Literal('"'), inner, Literal('"')))


def shortest(state: State) -> str:
    """Return about the shortest text that completes `state`: what a writer out of budget must still afford."""
    return "".join(map(_shortest, state))


def _shortest(item: Constraint | Resolved) -> str:
    match item:
        case Literal(text):
            return text
        case Slot(kind, _, least):
            return "0" if kind in ("integer", "number") else "x" * least
        case Pointed(slot):
            return _shortest(slot)
        case Seq(items):
            return shortest(items)
        case Choice(options):
            return min(map(_shortest, options), key=len, default="")
        case ObjectRest(properties, start, first):
            needed = [p for p in properties[start:] if p.required]
            entries = (json.dumps(p.key, ensure_ascii=False) + ": " + _shortest(p.value) for p in needed)
            return ("{" if first else ", " if needed else "") + ", ".join(entries) + "}"
        case ArrayRest(element, least, _, first):
            inner = ", ".join([_shortest(element)] * least)
            return ("[" if first else ", " if least else "") + inner + "]"
        case AnyValue():
            return "0"
        case Resolved(options):
            return min(((o.literal or "") + shortest(o.rest) for o in options), key=len, default="")


# --- the wire -----------------------------------------------------------------------------------------------

_TYPES: dict[str, type[Any]] = {
    c.__name__: c for c in (Literal, Slot, Pointed, Seq, Choice, Property, ObjectRest, ArrayRest, AnyValue)
}


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
    try:
        return _TYPES[name](*(from_data(d) for d in rest))
    except TypeError as error:
        raise ValueError(f"a malformed {name}") from error
