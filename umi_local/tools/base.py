"""What a tool is: one typed Python function with a docstring and a declared effect.

The function's first parameter is the ToolContext; the others are its arguments, described in the Google-style
docstring. pydantic builds the JSON schema and validates every call again after the constraint (research/safety
section 5).
"""

from __future__ import annotations

import enum
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol, get_type_hints

from docstring_parser import parse as parse_docstring
from pydantic import BaseModel, ConfigDict, Field, ValidationError, create_model

from umi_local.safety.names import label
from umi_local.trajectory import Effect, ToolSpec

if TYPE_CHECKING:
    from umi_local.safety.journal import Journal
    from umi_local.safety.workspace import Workspace


class ToolError(Exception):
    """A tool could not do what was asked. The message goes to the roles and the user: what, where, what to do."""


class Notes(Protocol):
    """Where notes are kept."""

    def add(self, text: str) -> int:
        """Keep a note and return its number."""
        ...

    def search(self, query: str, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return (number, when, text) of notes that hold every word of `query`, newest first."""
        ...

    def list(self, limit: int = 20) -> list[tuple[int, str, str]]:
        """Return the newest notes as (number, when, text)."""
        ...


def _local_now() -> datetime:
    return datetime.now().astimezone()


@dataclass(slots=True)
class ToolContext:
    """What a tool may use. `ask` is None when nobody is there to answer; `emit` streams output while a tool runs;
    `cancelled` turns true when the user cancels."""

    workspace: Workspace
    journal: Journal
    notes: Notes
    ask: Callable[[str], str] | None = None
    emit: Callable[[str], None] = lambda _: None
    cancelled: Callable[[], bool] = lambda: False
    now: Callable[[], datetime] = _local_now


Preview = Callable[[ToolContext, Mapping[str, Any]], str]


class Prospect(enum.IntEnum):
    """What would come of a call, the best first: a result, one that has nothing or something else in it, an error."""

    WORKS = 0
    MISSES = 1
    FAILS = 2


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool that can be offered and run.

    `timeout` in seconds; `aliases` are words a shortlist may match; `finds` names the argument with the path of a file
    that is read, which is looked for by its name where it is not (see `Workspace.meant`). A `quick` tool changes
    nothing and takes no time, so it may be called only to see what comes of it; `misses` matches the beginning of what
    it says when it found nothing, or not what was asked for.
    """

    spec: ToolSpec
    function: Callable[..., str]
    model: type[BaseModel]
    timeout: float = 30.0
    preview: Preview | None = None
    aliases: tuple[str, ...] = field(default=())
    finds: str = ""
    quick: bool = False
    misses: re.Pattern[str] | None = None

    @property
    def name(self) -> str:
        """The name the caller writes."""
        return self.spec.name

    def validate(self, arguments: Mapping[str, Any]) -> dict[str, Any]:
        """Return the arguments with their types checked. Raises ToolError naming the argument at fault."""
        try:
            return self.model.model_validate(dict(arguments)).model_dump(exclude_unset=True)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "arguments"
            raise ToolError(f"{self.name}: {where}: {first['msg'].lower()}") from error

    def run(self, context: ToolContext, arguments: Mapping[str, Any]) -> str:
        """Validate, run and return what the tool says. Raises ToolError."""
        said, note = self._done(context, self.validate(arguments))
        return f"{said}\n{note}" if note else said

    def prospect(self, context: ToolContext, arguments: Mapping[str, Any]) -> Prospect:
        """Return what would come of a call, as far as that shows while nothing is changed and nobody is asked."""
        try:
            given = self.validate(arguments)
            if self.preview is not None:
                self.preview(context, given)
            if not self.quick:
                return Prospect.WORKS
            said, note = self._done(context, given)
        except ToolError:
            return Prospect.FAILS
        missed = note or (self.misses is not None and self.misses.match(said))
        return Prospect.MISSES if missed else Prospect.WORKS

    def _done(self, context: ToolContext, given: Mapping[str, Any]) -> tuple[str, str]:
        """Call the function; return what it says, and a note where another file than was asked for must be meant."""
        asked = given.get(self.finds)
        if not isinstance(asked, str) or (meant := context.workspace.meant(asked)) == asked:
            return self._said(self.function(context, **given)), ""
        said = self._said(self.function(context, **{**given, self.finds: meant}))
        return said, f"[there is no {label(asked)}: this is {label(meant)}]"

    def _said(self, content: object) -> str:
        if not isinstance(content, str):  # no built-in tool, but one of the user's own may
            raise ToolError(f"{self.name} returned a value of type {type(content).__name__} in place of text")
        return content


_FORBID = ConfigDict(extra="forbid", coerce_numbers_to_str=True)


def tool(
    effect: Effect,
    *,
    timeout: float = 30.0,
    preview: Preview | None = None,
    aliases: tuple[str, ...] = (),
    finds: str = "",
    quick: bool = False,
    misses: str = "",
) -> Callable[[Callable[..., str]], Tool]:
    """Turn a typed function into a Tool.

    The first line of the docstring becomes the description, its Args section the description of the arguments.
    Raises TypeError for a function without a context or with an argument that has no type.
    """

    def wrap(function: Callable[..., str]) -> Tool:
        doc = parse_docstring(inspect.getdoc(function) or "")
        about = {p.arg_name: p.description or "" for p in doc.params}
        hints = get_type_hints(function, include_extras=True)
        every = list(inspect.signature(function).parameters.values())
        if not every:
            raise TypeError(f"{function.__name__}: its first parameter must be the ToolContext")
        parameters = every[1:]
        for parameter in parameters:
            if parameter.name not in hints:
                raise TypeError(f"{function.__name__}: the argument {parameter.name} has no type")
        fields: dict[str, Any] = {
            p.name: (
                hints[p.name],
                Field(default=... if p.default is p.empty else p.default, description=about.get(p.name)),
            )
            for p in parameters
        }
        name = function.__name__
        model = create_model(name, __config__=_FORBID, **fields)
        schema = model.model_json_schema()
        for key in ("title", "description"):
            schema.pop(key, None)
        for prop in schema.get("properties", {}).values():
            prop.pop("title", None)
        schema.setdefault("properties", {})
        spec = ToolSpec(name, doc.short_description or "", schema, effect)
        missed = re.compile(misses) if misses else None
        return Tool(spec, function, model, timeout, preview, aliases, finds, quick, missed)

    return wrap


class Registry:
    """The tools on offer, by name, in a fixed order."""

    def __init__(self, tools: list[Tool]) -> None:
        self._tools = {t.name: t for t in tools}
        if len(self._tools) != len(tools):
            names = [t.name for t in tools]
            raise ValueError(f"two tools are called {next(name for name in names if names.count(name) > 1)}")

    def __iter__(self) -> Any:
        return iter(self._tools.values())

    def __len__(self) -> int:
        return len(self._tools)

    def get(self, name: str) -> Tool:
        """Return the tool called `name`. Raises ToolError."""
        if name not in self._tools:
            raise ToolError(f"there is no tool {name!r}")
        return self._tools[name]

    def specs(self) -> tuple[ToolSpec, ...]:
        """Return every tool as the roles see it."""
        return tuple(t.spec for t in self._tools.values())
