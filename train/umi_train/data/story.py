"""Writing a trajectory turn by turn, and the tools it offers: what the readers share."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from random import Random
from typing import Any
from zlib import crc32

from umi_local.roles import Decision
from umi_local.trajectory import (
    CallerTurn,
    Effect,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)
from umi_train.data.errors import BadRow, DataError
from umi_train.data.targets import CONTEXT_ONLY, INVENTED

NO_TOOL_FITS = "None of the tools can do this."
KNOWN = "The result is known."


class Story:
    """A trajectory in the making. `learn=False` adds turns that are context and never a target."""

    def __init__(self, tools: Sequence[ToolSpec] = (), **meta: Any) -> None:
        self.tools = tuple(tools)
        self.turns: list[Turn] = []
        self.meta = meta
        self._context: list[int] = []
        self._invented: dict[str, None] = {}

    def add(self, turn: Turn, *, learn: bool = True) -> None:
        """Append a turn."""
        if not learn:
            self._context.append(len(self.turns))
        self.turns.append(turn)

    def user(self, text: str) -> None:
        """The user says something."""
        self.turns.append(UserTurn(_text(text, "the request")))

    def call(self, rationale: str, tool: str, arguments: Mapping[str, Any], *, learn: bool = True) -> None:
        """The planner lets the caller act, and the caller does. Without a rationale one is invented."""
        if not isinstance(arguments, Mapping):
            raise BadRow("arguments that are not an object", f"{tool}: {arguments!r}")
        why = one_line(rationale) or self._own("rationale", f"Use {tool}.")
        self.add(PlannerTurn(why, Decision.CALLER), learn=learn)
        self.add(CallerTurn(_text(tool, "the tool"), dict(arguments)), learn=learn)

    def observe(self, content: str, *, ok: bool = True) -> None:
        """The tool answers."""
        self.turns.append(ObservationTurn(content, ok))

    def conclude(self, rationale: str = "", default: str = KNOWN, *, learn: bool = True) -> None:
        """The planner lets the summarizer answer. Without a rationale one is invented."""
        why = one_line(rationale) or self._own("rationale", default)
        self.add(PlannerTurn(why, Decision.CONCLUSION), learn=learn)

    def answer(self, text: str, rationale: str = "", default: str = KNOWN, *, learn: bool = True) -> None:
        """The planner lets the summarizer answer, and it does."""
        self.conclude(rationale, default, learn=learn)
        self.add(SummarizerTurn(_text(text, "the answer").strip()), learn=learn)

    def give_up(self, rationale: str = "") -> None:
        """The planner gives up. Without a rationale one is invented."""
        self.add(PlannerTurn(one_line(rationale) or self._own("rationale", NO_TOOL_FITS), Decision.GIVE_UP))

    def invented(self, *parts: str) -> None:
        """Say which parts the data does not have."""
        self._invented |= dict.fromkeys(parts)

    def _own(self, part: str, text: str) -> str:
        self.invented(part)
        return text

    def built(self) -> Trajectory:
        """Return the trajectory."""
        meta = dict(self.meta)
        if self._context:
            meta[CONTEXT_ONLY] = self._context
        if self._invented:
            meta[INVENTED] = list(self._invented)
        return Trajectory(self.tools, tuple(self.turns), meta)


def _text(value: Any, what: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadRow(f"{what} is missing", repr(value))
    return value


def one_line(text: str) -> str:
    """Return `text` on one line, as the planner writes."""
    return " ".join(text.split())


def field(row: Any, name: str, kind: type[Any] = str) -> Any:
    """Return a field of a row. Raises BadRow naming the field when it is missing or of another type."""
    if not isinstance(row, Mapping):
        raise BadRow("not an object", type(row).__name__)
    if name not in row:
        raise BadRow(f"the field {name} is missing", f"there are {', '.join(map(str, list(row)[:8]))}")
    value = row[name]
    if not isinstance(value, kind):
        raise BadRow(f"the field {name} is not of the expected type", f"{type(value).__name__}: {value!r}"[:120])
    return value


def as_json(value: Any) -> Any:
    """Return `value`, parsed when it is text: many sets keep objects as JSON texts. Raises BadRow."""
    if not isinstance(value, str):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise BadRow("a text that should be JSON is not", f"{error}: {value[:60]!r}") from error


# --- tools --------------------------------------------------------------------------------------------------

_TYPES = {
    **dict.fromkeys(("string", "str", "char", "text", "date", "datetime", "time"), "string"),
    **dict.fromkeys(("integer", "int", "long", "short", "byte", "bigint"), "integer"),
    **dict.fromkeys(("number", "float", "double", "num", "numeric"), "number"),
    **dict.fromkeys(("boolean", "bool"), "boolean"),
    **dict.fromkeys(("object", "dict", "hashmap", "map", "hashtable", "dictionary"), "object"),
    **dict.fromkeys(("array", "list", "tuple", "arraylist", "set", "queue", "stack"), "array"),
    "null": "null",
}
_DEEPEST = 8


def json_schema(schema: Any, depth: int = 0) -> dict[str, Any]:
    """Return a JSON schema with the type names of JSON, whatever language they were written in.

    An unknown type name (`any`, `Union[...]`) is left out, which allows every value; everything else is kept.
    """
    if not isinstance(schema, Mapping) or depth > _DEEPEST:
        return {"description": schema} if isinstance(schema, str) and schema else {}
    kept = {str(k): v for k, v in schema.items() if k not in ("type", "properties", "items", "required")}
    kind = schema.get("type")
    if isinstance(kind, str):
        known = _TYPES.get(kind.strip().lower().partition("[")[0].partition("<")[0])
        if known:
            kept["type"] = known
    elif isinstance(kind, list) and all(isinstance(k, str) and k.lower() in _TYPES for k in kind):
        kept["type"] = [_TYPES[k.lower()] for k in kind]
    properties = schema.get("properties")
    if isinstance(properties, Mapping):
        kept["properties"] = {str(k): json_schema(v, depth + 1) for k, v in properties.items()}
        required = schema.get("required")
        if isinstance(required, list):
            kept["required"] = [r for r in required if isinstance(r, str) and r in kept["properties"]]
    if isinstance(schema.get("items"), Mapping):
        kept["items"] = json_schema(schema["items"], depth + 1)
    return kept


def object_schema(properties: Mapping[str, Any], required: Iterable[str] = ()) -> dict[str, Any]:
    """Return the schema of an object with these properties."""
    names = [r for r in required if r in properties]
    return json_schema({"type": "object", "properties": properties, "required": names})


def foreign_tool(name: Any, description: Any, parameters: Any, effect: Effect = "network") -> ToolSpec:
    """Return the tool of a data set: what it may do is not known, so it counts as one that uses the network."""
    schema = json_schema(parameters) if isinstance(parameters, Mapping) else {}
    schema["type"] = "object"
    schema.setdefault("properties", {})
    return ToolSpec(_text(name, "the name of a tool"), str(description or ""), schema, effect)


@lru_cache(maxsize=1)
def own_tools() -> tuple[ToolSpec, ...]:
    """Return the project's own tools. One object, so that what is compiled from it is compiled once."""
    from umi_local.tools import builtin_registry

    return builtin_registry().specs()


@lru_cache(maxsize=8)
def offer_own(tool: str, offer: str) -> tuple[ToolSpec, ...]:
    """Return all own tools, or the named one alone. Raises DataError for another word than all and one."""
    if offer not in ("all", "one"):
        raise DataError(f"the option offer is all or one, not {offer!r}")
    return own_tools() if offer == "all" else tuple(t for t in own_tools() if t.name == tool)


def offer(right: Sequence[ToolSpec], pool: Sequence[ToolSpec], count: int, key: str) -> tuple[ToolSpec, ...]:
    """Return the right tools among others of the pool, `count` in all, in an order that depends on `key` alone."""
    names = {t.name for t in right}
    rng = Random(crc32(key.encode("utf-8", "replace")))
    others = [t for t in rng.sample(pool, min(len(pool), count + len(right))) if t.name not in names]
    chosen = [*right, *others[: max(0, count - len(right))]]
    rng.shuffle(chosen)
    return tuple(chosen)


def lot(key: str, salt: str) -> float:
    """Return a number in [0, 1) that depends on the texts alone: chance that never changes."""
    return crc32(f"{salt}\0{key}".encode("utf-8", "replace")) / 2**32
