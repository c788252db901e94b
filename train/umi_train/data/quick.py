"""The `shared` transcript for less work: the same segments, several times faster, for training data in bulk.

The format compiles the schemas of every tool for every transcript and looks for a call among all of them. Here

- a call is cut by the constraint of its own tool, compiled once per tool: names hold no space, so a text that begins
  with a tool's name can be a call of no other;
- where the arguments are plain texts and whole numbers, the literals between them are those of the last call with the
  same keys, so that nothing is searched for at all.

Whatever is not that simple goes the format's own way. The tests hold the two against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from umi_local.engine.constraint import (
    MAX_CHARS,
    Constraint,
    UnsupportedSchema,
    compile_call,
    compile_schema,
    segment,
)
from umi_local.formats.base import Segment
from umi_local.formats.shared import END, HEADERS, SharedFormat, call_text, tool_names
from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, PlannerTurn, ToolSpec, Trajectory, Turn

MOST_TOOLS = 512
"""Compiled tools that are kept; a data set with more compiles some again."""
MOST_KEYS = 64
"""Sets of argument names that are kept per tool."""

MOST_CALLS = 1024
"""Calls that are kept per tool, for those that have to be searched."""

MAX_DIGITS = 20
"""Characters of a whole number that a slot takes."""

_PLAIN = frozenset(("type", "description", "title", "default"))
"""Keys of a property's schema that leave its values free."""
_PLAIN_OBJECT = _PLAIN | {"properties", "required", "additionalProperties"}


def quick(format: SharedFormat) -> SharedFormat:
    """Return a format that writes the same transcripts faster."""
    return QuickShared(format.observation_chars, format.marks) if type(format) is SharedFormat else format


@dataclass(frozen=True, slots=True)
class QuickShared(SharedFormat):
    """`SharedFormat`, segment for segment."""

    def transcript(self, trajectory: Trajectory) -> list[Segment]:
        """Return what SharedFormat.transcript returns."""
        segments = [_SYSTEM, Segment(tool_names(trajectory.tools)), _END]
        for name, pieces in self.written(trajectory.tools, trajectory.turns):
            segments += self._closed(name, pieces)
        return segments

    def written(self, tools: tuple[ToolSpec, ...], turns: tuple[Turn, ...]) -> Iterator[tuple[str, list[str]]]:
        """Yield whose header each turn stands under, and its text in pieces; some may be empty."""
        by_name = {tool.name: tool for tool in tools}
        alone = len(by_name) == len(tools) and not self.marks  # else a call may be that of either of two tools
        for turn in self.read(turns):
            if type(turn) is PlannerTurn:  # half of all turns
                yield "planner", [turn.rationale.replace("\n", " "), "\nNext:", _DECISIONS[turn.decision]]
            elif type(turn) is CallerTurn:
                pieces = _call_pieces(turn, by_name) if alone else None
                yield ("caller", pieces) if pieces else self._pieces(turn, self.every_call(tools), tools)
            else:
                yield self._pieces(turn, _UNUSED, ())


_SYSTEM, _END = Segment(HEADERS["system"], special=True), Segment(END, special=True)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_UNUSED = compile_call([("none", {})])
_DECISIONS = {decision: f" {decision.value}" for decision in Decision}


def _call_pieces(call: CallerTurn, by_name: Mapping[str, ToolSpec]) -> list[str] | None:
    """Return the pieces of a call; None when that takes the constraint of all tools."""
    tool = by_name.get(call.tool)
    if tool is not None:
        cutter = _cutter(tool)
        return cutter.pieces(call) if cutter is not None else None
    if " " in call.tool or not any(_cutter(tool) for tool in by_name.values()):
        return None
    return [call_text(call)]  # no constraint begins with this name, so it is not cut


@dataclass(slots=True)
class _Cutter:
    """Cuts the calls of one tool. `shapes` holds, by the argument names, their order and the literals between them.

    A shape is learned when its names come for the second time (`once`): many tools are called a single time.
    """

    tool: ToolSpec
    constraint: Constraint
    free: Mapping[str, type]
    shapes: dict[tuple[str, ...], tuple[tuple[str, ...], list[str | None]] | None] = field(default_factory=dict)
    once: set[tuple[str, ...]] = field(default_factory=set)
    cut: dict[str, list[str]] = field(default_factory=dict)

    def pieces(self, call: CallerTurn) -> list[str]:
        """Return the pieces of a call, in the order of its text."""
        contents = self._contents(call.arguments)
        if contents is None:
            return self._searched(call)
        keys = tuple(call.arguments)
        if keys not in self.shapes:
            return self._learned(call, keys, contents) if keys in self.once else self._first(call, keys)
        shape = self.shapes[keys]
        if shape is None:
            return self._searched(call)
        order, literals = shape
        values = iter([contents[key] for key in order])
        return [piece for literal in literals if (piece := next(values) if literal is None else literal)]

    def _searched(self, call: CallerTurn) -> list[str]:
        text = call_text(call, (self.tool,))
        if (known := self.cut.get(text)) is None:
            if len(self.cut) >= MOST_CALLS:
                self.cut.clear()
            known = self.cut[text] = segment(self.constraint, text) or [text]
        return known

    def _first(self, call: CallerTurn, keys: tuple[str, ...]) -> list[str]:
        if len(self.once) < MOST_KEYS:
            self.once.add(keys)
        return self._searched(call)

    def _learned(self, call: CallerTurn, keys: tuple[str, ...], contents: Mapping[str, str]) -> list[str]:
        """Search once, with a mark in place of each value, and remember what stands between the marks."""
        pieces = self._searched(call)
        marks = {key: self._mark(number, key) for number, key in enumerate(keys)}
        marked = self._searched(CallerTurn(call.tool, {k: m for k, (m, _) in marks.items()}))
        key_of = {text: key for key, (_, text) in marks.items()}
        order = tuple(key_of[piece] for piece in marked if piece in key_of)
        literals = [None if piece in key_of else piece for piece in marked]
        values = iter([contents[key] for key in order])
        again = [piece for literal in literals if (piece := next(values) if literal is None else literal)]
        self.shapes[keys] = (order, literals) if len(order) == len(keys) and again == pieces else None
        return pieces

    def _mark(self, number: int, key: str) -> tuple[Any, str]:
        return (70_000_001 + number, str(70_000_001 + number)) if self.free[key] is int else (m := f"~{number}~", m)

    def _contents(self, arguments: Mapping[str, Any]) -> dict[str, str] | None:
        """Return the text of every value as it stands in a slot; None when a value is not free and simple."""
        contents = {}
        for key, value in arguments.items():
            if type(value) is not self.free.get(key):
                return None
            text = _JSON(value)[1:-1] if isinstance(value, str) else str(value)
            if len(text) > (MAX_CHARS if isinstance(value, str) else MAX_DIGITS):
                return None
            contents[key] = text
        return contents


_kept: dict[int, _Cutter | None] = {}
_alive: dict[int, ToolSpec] = {}


def _cutter(tool: ToolSpec) -> _Cutter | None:
    """Return the cutter of a tool; None when its name cannot be written. Kept by identity: schemas have no hash."""
    key = id(tool)
    if _alive.get(key) is not tool:
        while len(_kept) >= MOST_TOOLS:
            oldest = next(iter(_kept))
            del _kept[oldest], _alive[oldest]
        _kept[key], _alive[key] = _new_cutter(tool), tool
    return _kept[key]


def _new_cutter(tool: ToolSpec) -> _Cutter | None:
    try:
        constraint = compile_call([(tool.name, tool.parameters)])
    except ValueError:
        return None
    return _Cutter(tool, constraint, dict(_free(tool.parameters)))


def _free(schema: Mapping[str, Any]) -> Sequence[tuple[str, type]]:
    """Return the properties whose every text, or every whole number, may be written."""
    properties = schema.get("properties", {}) if isinstance(schema, Mapping) else None
    if not isinstance(properties, Mapping) or not schema.keys() <= _PLAIN_OBJECT:
        return []
    try:
        compile_schema({**schema, "type": "object"})
    except UnsupportedSchema:  # then any object may be written, in shorter slots
        return []
    kinds: dict[str, type] = {"string": str, "integer": int}
    return [
        (key, kinds[about["type"]])
        for key, about in properties.items()
        if isinstance(about, Mapping) and about.get("type") in ("string", "integer") and about.keys() <= _PLAIN
    ]
