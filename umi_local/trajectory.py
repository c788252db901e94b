"""The one description of a conversation: the tools on offer, then what happened, turn by turn.

The runtime writes trajectories, the store keeps them, the trainer reads them and the evaluator scores
them. On disk a trajectory is one JSON line that carries its schema version; the round trip is lossless.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from umi_local.roles import Decision

SCHEMA_VERSION = 1

Effect = Literal["read", "write", "execute", "network"]
"""What a tool can do to the world. Policy decides on this, never on the text of a call."""

JsonValue = Any


class TrajectoryError(ValueError):
    """A serialized trajectory is not one: the message says which part and why."""


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """A tool as a role sees it: its name, what it is for, and the JSON schema of its arguments."""

    name: str
    description: str
    parameters: Mapping[str, JsonValue]
    effect: Effect = "read"


@dataclass(frozen=True, slots=True)
class UserTurn:
    """What the user asked. `context` is text that came with it, such as piped standard input.

    `present`: paths of the files and folders that the text named when it was said; a folder's ends with "/" (see
    `named`).
    """

    text: str
    context: str = ""
    present: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannerTurn:
    """The planner's rationale and who it lets act next."""

    rationale: str
    decision: Decision


@dataclass(frozen=True, slots=True)
class CallerTurn:
    """One tool call."""

    tool: str
    arguments: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ObservationTurn:
    """What the tool said. `ok` is false when it failed; `seconds` is its wall time."""

    content: str
    ok: bool = True
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class SummarizerTurn:
    """The answer to the user."""

    answer: str


Turn = UserTurn | PlannerTurn | CallerTurn | ObservationTurn | SummarizerTurn

_KINDS: dict[str, type[Turn]] = {
    "user": UserTurn,
    "planner": PlannerTurn,
    "caller": CallerTurn,
    "observation": ObservationTurn,
    "summarizer": SummarizerTurn,
}
_NAMES = {cls: name for name, cls in _KINDS.items()}


@dataclass(frozen=True, slots=True)
class Trajectory:
    """The tools on offer and the turns so far, oldest first. `meta` is free JSON data about its origin."""

    tools: tuple[ToolSpec, ...] = ()
    turns: tuple[Turn, ...] = ()
    meta: Mapping[str, JsonValue] = field(default_factory=dict)

    def add(self, *turns: Turn) -> Trajectory:
        """Return a copy with `turns` appended."""
        return replace(self, turns=self.turns + turns)

    def tool(self, name: str) -> ToolSpec:
        """Return the tool called `name`. Raises KeyError when it is not on offer."""
        for spec in self.tools:
            if spec.name == name:
                return spec
        raise KeyError(name)

    def to_dict(self) -> dict[str, JsonValue]:
        """Return plain JSON data, with the schema version."""
        return {
            "version": SCHEMA_VERSION,
            "tools": [
                {"name": t.name, "description": t.description, "parameters": dict(t.parameters), "effect": t.effect}
                for t in self.tools
            ],
            "turns": [turn_to_dict(t) for t in self.turns],
            "meta": dict(self.meta),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, JsonValue]) -> Trajectory:
        """Read what `to_dict` wrote. Raises TrajectoryError on anything else."""
        if not isinstance(data, Mapping):
            raise TrajectoryError(f"a trajectory is a JSON object, not {type(data).__name__}")
        if data.get("version") != SCHEMA_VERSION:
            found = data.get("version")
            raise TrajectoryError(f"schema version {found!r} is not {SCHEMA_VERSION}, the one this release reads")
        try:
            tools = tuple(
                ToolSpec(str(t["name"]), str(t["description"]), dict(t["parameters"]), t["effect"])
                for t in data["tools"]
            )
            turns = tuple(turn_from_dict(t) for t in data["turns"])
            meta = dict(data["meta"])
        except (KeyError, TypeError, ValueError) as error:
            if isinstance(error, TrajectoryError):
                raise
            raise TrajectoryError(f"a trajectory field is missing or of the wrong type: {error!r}") from error
        return cls(tools, turns, meta)

    def to_json(self) -> str:
        """Return one line of JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, line: str) -> Trajectory:
        """Read one line of JSON. Raises TrajectoryError."""
        try:
            data = json.loads(line)
        except json.JSONDecodeError as error:
            raise TrajectoryError(f"not JSON: {error}") from error
        return cls.from_dict(data)


def turn_to_dict(turn: Turn) -> dict[str, JsonValue]:
    """Return a turn as plain JSON data; `kind` says which turn it is."""
    data: dict[str, JsonValue] = {"kind": _NAMES[type(turn)]}
    for name in turn.__dataclass_fields__:
        value = getattr(turn, name)
        if name == "present":
            if value:
                data[name] = list(value)
        else:
            data[name] = dict(value) if isinstance(value, Mapping) else value
    return data


def turn_from_dict(data: Mapping[str, JsonValue]) -> Turn:
    """Read what `turn_to_dict` wrote. Raises TrajectoryError."""
    fields = dict(data)
    kind = fields.pop("kind", None)
    cls = _KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        raise TrajectoryError(f"unknown kind of turn {kind!r}; known are {', '.join(_KINDS)}")
    try:
        if cls is PlannerTurn:
            fields["decision"] = Decision(fields["decision"])
        if "present" in fields:
            fields["present"] = _names(fields["present"])
        return cls(**fields)
    except (KeyError, TypeError, ValueError) as error:
        raise TrajectoryError(f"a {kind} turn is malformed: {error}") from error


def _names(value: JsonValue) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(name, str) for name in value):
        raise TypeError("present is a list of names")
    return tuple(value)


def read_jsonl(path: Path) -> Iterator[Trajectory]:
    """Yield the trajectories of a JSON-lines file. Raises TrajectoryError naming the line."""
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    yield Trajectory.from_json(line)
                except TrajectoryError as error:
                    raise TrajectoryError(f"{path}:{number}: {error}") from error


def write_jsonl(path: Path, trajectories: Iterable[Trajectory]) -> int:
    """Write one trajectory per line and return how many there were."""
    count = 0
    with path.open("w", encoding="utf-8") as out:
        for trajectory in trajectories:
            out.write(trajectory.to_json() + "\n")
            count += 1
    return count
