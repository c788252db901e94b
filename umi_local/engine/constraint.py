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

import re
from collections.abc import Iterator

from umi_local.engine.nodes import (
    END,
    MAX_CHARS,
    TEXT,
    AnyValue,
    ArrayRest,
    Choice,
    Constraint,
    Literal,
    ObjectRest,
    Option,
    Pointed,
    Property,
    Seq,
    Slot,
    SlotKind,
    State,
    expand,
    from_data,
    shortest,
    start,
    to_data,
)
from umi_local.engine.schema import (
    MAX_DEPTH,
    MAX_ENUM,
    MAX_ITEMS,
    MAX_NODES,
    MAX_PROPERTIES,
    UnsupportedSchema,
    arguments,
    compile_call,
    compile_schema,
)

__all__ = [
    "END",
    "MAX_CHARS",
    "MAX_DEPTH",
    "MAX_ENUM",
    "MAX_ITEMS",
    "MAX_NODES",
    "MAX_PROPERTIES",
    "TEXT",
    "AnyValue",
    "ArrayRest",
    "Choice",
    "Constraint",
    "Literal",
    "ObjectRest",
    "Option",
    "Pointed",
    "Property",
    "Seq",
    "Slot",
    "SlotKind",
    "State",
    "UnsupportedSchema",
    "arguments",
    "compile_call",
    "compile_schema",
    "expand",
    "from_data",
    "segment",
    "shortest",
    "start",
    "to_data",
]

MAX_STEPS = 20_000
"""Most options that `segment` looks at before it gives a text up."""

_STRING = re.compile(r'(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*')
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
_LINE = re.compile(r"[^\n]*")
_TEXT = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f]*")
_SLOTS: dict[str, re.Pattern[str]] = {
    "string": _STRING,
    "integer": _INTEGER,
    "number": _NUMBER,
    "line": _LINE,
    "text": _TEXT,
}


def segment(constraint: Constraint, text: str) -> list[str] | None:
    """Cut `text` into the literals and slot contents of `constraint`; None when it does not match.

    Empty slot contents are left out. The cut is the one the engine produces, so token ids agree.
    """
    pieces: list[str] = []
    trail: list[tuple[int, Iterator[tuple[str, State]]]] = [(0, _steps(start(constraint), text, 0))]
    for _ in range(MAX_STEPS):
        at, steps = trail[-1]
        found = next(steps, None)
        if found is None:
            trail.pop()
            if not trail:
                return None
            pieces.pop()
        elif not found[1] and at + len(found[0]) == len(text):
            return [piece for piece in (*pieces, found[0]) if piece]
        else:
            piece, rest = found
            pieces.append(piece)
            trail.append((at + len(piece), _steps(rest, text, at + len(piece))))
    return None


def _steps(state: State, text: str, at: int) -> Iterator[tuple[str, State]]:
    """Yield the pieces that may stand at `at`, longest literal first, each with what follows it."""
    for option in sorted(expand(state), key=lambda o: -len(o.literal or "")):
        if option.is_end:
            if at == len(text):
                yield "", ()
        elif option.literal is not None:
            if text.startswith(option.literal, at):
                yield option.literal, option.rest
        elif option.slot is not None:
            slot = option.slot
            found = _SLOTS[slot.kind].match(text, at)
            if found is not None:
                piece = found.group()
                if slot.min_chars <= len(piece) <= slot.max_chars:
                    yield piece, option.rest
