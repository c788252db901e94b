"""The `shared` transcript for less work: the same segments, several times faster, for training data in bulk.

The format compiles the schemas of every tool for every transcript and looks for a call among all of them. Here

- a call is cut by the constraint of its own tool, compiled once per tool: names hold no space, so a text that begins
  with a tool's name can be a call of no other;
- where the arguments are plain texts, with marks in them or not, and whole numbers, the literals between them are those
  of the last call with the same keys, so that nothing is searched for at all.

Whatever is not that simple goes the format's own way. The tests hold the two against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from umi_local.engine.constraint import (
    MAX_CHARS,
    Constraint,
    UnsupportedSchema,
    compile_call,
    compile_schema,
    segment,
)
from umi_local.engine.nodes import MARK
from umi_local.formats.base import Segment
from umi_local.formats.shared import END, EVERY_SPAN, HEADERS, SharedFormat, call_text, tool_names
from umi_local.marks import pieces as between_marks
from umi_local.roles import Decision
from umi_local.spans import MOST_MARKS
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
    if type(format) is not SharedFormat:
        return format
    return QuickShared(format.observation_chars, format.marks, format.starts, format.names)


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
        alone = len(by_name) == len(tools)  # else a call may be that of either of two tools
        for turn in self.read(turns):
            if type(turn) is PlannerTurn:  # half of all turns
                yield "planner", [turn.rationale.replace("\n", " "), "\nNext:", _DECISIONS[turn.decision]]
            elif type(turn) is CallerTurn:
                pieces = _call_pieces(turn, by_name, self.marks) if alone else None
                yield ("caller", pieces) if pieces else self._pieces(turn, self.every_call(tools), tools)
            else:
                yield self._pieces(turn, _UNUSED, ())


_SYSTEM, _END = Segment(HEADERS["system"], special=True), Segment(END, special=True)
_JSON = json.JSONEncoder(ensure_ascii=False).encode
_UNUSED = compile_call([("none", {})])
_DECISIONS = {decision: f" {decision.value}" for decision in Decision}


def _call_pieces(call: CallerTurn, by_name: Mapping[str, ToolSpec], marks: bool) -> list[str] | None:
    """Return the pieces of a call; None when that takes the constraint of all tools."""
    tool = by_name.get(call.tool)
    if tool is not None:
        cutter = _cutter(tool, marks)
        return cutter.pieces(call) if cutter is not None else None
    if " " in call.tool or not any(_cutter(tool, marks) for tool in by_name.values()):
        return None
    return [call_text(call, marks=marks)]  # no constraint begins with this name, so it is not cut


@dataclass(slots=True)
class _Cutter:
    """Cuts the calls of one tool. `shapes` holds, by the argument names, their order and the literals around them.

    A shape is learned when its names come for the second time (`once`): many tools are called a single time.
    """

    tool: ToolSpec
    constraint: Constraint
    free: Mapping[str, type]
    marks: bool
    shapes: dict[tuple[str, ...], _Shape | None] = field(default_factory=dict)
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
        return shape.filled(contents)

    def _searched(self, call: CallerTurn) -> list[str]:
        text = call_text(call, (self.tool,), marks=self.marks)
        if (known := self.cut.get(text)) is None:
            if len(self.cut) >= MOST_CALLS:
                self.cut.clear()
            known = self.cut[text] = segment(self.constraint, text) or [text]
        return known

    def _first(self, call: CallerTurn, keys: tuple[str, ...]) -> list[str]:
        if len(self.once) < MOST_KEYS:
            self.once.add(keys)
        return self._searched(call)

    def _learned(self, call: CallerTurn, keys: tuple[str, ...], contents: Mapping[str, Sequence[str]]) -> list[str]:
        """Search once, with a sign in place of each value, and remember what stands around the signs."""
        pieces = self._searched(call)
        signs = {key: self._sign(number, key) for number, key in enumerate(keys)}
        found = self._searched(CallerTurn(call.tool, signs))
        key_of = {str(sign): key for key, sign in signs.items()}
        at = [place for place, piece in enumerate(found) if piece in key_of]
        ends = [-1, *at, len(found)]
        shape = _Shape(
            tuple(key_of[found[place]] for place in at),
            tuple(tuple(found[a + 1 : b]) for a, b in pairwise(ends)),
        )
        self.shapes[keys] = shape if len(at) == len(keys) and shape.filled(contents) == pieces else None
        return pieces

    def _sign(self, number: int, key: str) -> str | int:
        return 70_000_001 + number if self.free[key] is int else f"~{number}~"

    def _contents(self, arguments: Mapping[str, Any]) -> dict[str, Sequence[str]] | None:
        """Return the pieces of every value as they stand in a slot; None when a value is not free and simple."""
        contents: dict[str, Sequence[str]] = {}
        for key, value in arguments.items():
            if type(value) is not self.free.get(key):
                return None
            if self.marks and isinstance(value, str) and MARK in value:
                said = _pointed(value)
                if said is None or said in contents.values():  # a mark is the whole of one value at most
                    return None
                contents[key] = said
                continue
            text = _JSON(value)[1:-1] if isinstance(value, str) else str(value)
            if len(text) > (MAX_CHARS if isinstance(value, str) else MAX_DIGITS):
                return None
            contents[key] = (text,) if text else ()
        return contents


@dataclass(frozen=True, slots=True)
class _Shape:
    """The order of a call's values, and the literals before, between and behind them."""

    order: tuple[str, ...]
    around: tuple[tuple[str, ...], ...]

    def filled(self, contents: Mapping[str, Sequence[str]]) -> list[str]:
        """Return the pieces of a call with these values."""
        pieces = [*self.around[0]]
        for key, literals in zip(self.order, self.around[1:], strict=True):
            pieces += contents[key]
            pieces += literals
        return pieces


def _pointed(value: str) -> list[str] | None:
    """Return a text with marks as it stands in a slot that may point, in pieces; None when it is not that simple."""
    cut = between_marks(value)
    pointing = [piece for piece in cut if piece in EVERY_SPAN]
    said = [piece if piece in EVERY_SPAN else _JSON(piece)[1:-1] for piece in cut]
    if value.count(MARK) > len(pointing) or len(pointing) > MOST_MARKS or max(map(len, said)) > MAX_CHARS:
        return None
    return said


_kept: dict[tuple[int, bool], _Cutter | None] = {}
_alive: dict[tuple[int, bool], ToolSpec] = {}


def _cutter(tool: ToolSpec, marks: bool) -> _Cutter | None:
    """Return the cutter of a tool; None when its name cannot be written. Kept by identity: schemas have no hash."""
    key = id(tool), marks
    if _alive.get(key) is not tool:
        while len(_kept) >= MOST_TOOLS:
            oldest = next(iter(_kept))
            del _kept[oldest], _alive[oldest]
        _kept[key], _alive[key] = _new_cutter(tool, marks), tool
    return _kept[key]


def _new_cutter(tool: ToolSpec, marks: bool) -> _Cutter | None:
    try:
        constraint = SharedFormat(marks=marks).every_call((tool,))
    except ValueError:
        return None
    return _Cutter(tool, constraint, dict(_free(tool.parameters)), marks)


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
