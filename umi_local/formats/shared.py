"""The `shared` format: all roles read one transcript, and a role is invoked by its header alone.

Nothing role-specific stands before the header, so the prefix is one KV cache for three roles (DESIGN section
3). The headers are ChatML-style and made of text every ChatML model can encode; the nano tokenizer holds each
as one special token. They are the invocation tokens of the aLoRA adapters.

```
<|im_start|>system  tools: read_file, count_text ...<|im_end|>
<|im_start|>user    how long is notes.txt<|im_end|>
<|im_start|>planner The number of lines is asked for. Use count_text.  Next: caller<|im_end|>
<|im_start|>caller  count_text {"path": "notes.txt"}<|im_end|>
<|im_start|>observation  notes.txt: 14 lines, ...<|im_end|>
<|im_start|>planner ... Next: conclusion<|im_end|>
<|im_start|>summarizer  notes.txt has 14 lines.<|im_end|>
```

As `shared-marks` calls and answers refer to what was said by marks instead of spelling it again: see `umi_local.marks`.
As `shared-spans` it shows as well where those texts begin.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from umi_local import marks, mentions, quotes, spans
from umi_local.engine.constraint import (
    TEXT,
    Choice,
    Constraint,
    Literal,
    Pointed,
    Seq,
    Slot,
    compile_call,
    segment,
)
from umi_local.engine.nodes import MARK
from umi_local.formats.base import AsWritten, FormatError, Segment
from umi_local.roles import Decision, Role
from umi_local.text import shorten
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    Turn,
    UserTurn,
)

START, END = "<|im_start|>", "<|im_end|>"
HEADERS = {name: f"{START}{name}\n" for name in ("system", "user", "planner", "caller", "observation", "summarizer")}
CONTROL_TOKENS = (START, END, *HEADERS.values())
"""What a tokenizer made for this format holds as special tokens."""
WRITERS = {role.value: role for role in Role}
"""Headers under which a role writes."""

MAX_RATIONALE = 400
"""Characters the planner may reason before it decides."""

POINTED_CONTEXT_CHARS = 160
"""Characters of text that came with a request, where a role may point to all of it and need not read it."""

_JSON = json.JSONEncoder(ensure_ascii=False).encode
_HEADS = {name: Segment(text, special=True) for name, text in HEADERS.items()}
_ENDS: dict[Role | None, Segment] = {role: Segment(END, special=True, role=role) for role in (None, *Role)}

_LEVELS = ("shared", "shared-marks", "shared-spans", "shared-names")
"""Each shows what the one before shows, and more."""

PLAN: Constraint = Seq(
    (
        Slot("line", max_chars=MAX_RATIONALE),
        Literal("\nNext:", core=True),
        Choice(tuple(Literal(f" {d.value}", core=True) for d in Decision)),
    )
)

EVERY_SPAN = tuple(MARK + letter for letter in spans.LETTERS)
"""Every mark that a call may hold: text is cut the same whichever of them are offered."""
_ESCAPED_MARK = re.compile(r"(?<!\\)((?:\\\\)*)\\u001a")
_MARK_BEHIND = rf"\g<1>{MARK}"


@dataclass(frozen=True, slots=True)
class SharedFormat(AsWritten):
    """One transcript for three roles.

    `observation_chars` bounds each observation (head and tail are kept); `marks`: answers and calls refer to what was
    said instead of spelling it (see `umi_local.marks`); `starts`: signs show where it begins (see `umi_local.spans`);
    `names`: signs show which names of a request are those of files and folders (see `umi_local.named`).
    """

    observation_chars: int = 600
    marks: bool = False
    starts: bool = False
    names: bool = False

    @classmethod
    def named(cls, name: str) -> SharedFormat:
        """Return the format that a pack asks for by one of the names in `formats.SHARED`."""
        level = _LEVELS.index(name)
        return cls(marks=level > 0, starts=level > 1, names=level > 2)

    @property
    def name(self) -> str:
        """What a pack writes to ask for this format."""
        return _LEVELS[self.marks and 1 + (self.starts and 1 + self.names)]

    def prompt(self, trajectory: Trajectory, role: Role) -> list[Segment]:
        """Return the transcript, then the header that invokes `role`."""
        return [*self.transcript(trajectory), Segment(HEADERS[role.value], special=True)]

    def transcript(self, trajectory: Trajectory) -> list[Segment]:
        """Return every turn so far; what a role wrote carries that role."""
        segments = [_HEADS["system"], Segment(tool_names(trajectory.tools)), _ENDS[None]]
        constraint = self.every_call(trajectory.tools)
        for turn in self.read(trajectory.turns):
            segments += self._turn(turn, constraint, trajectory.tools)
        return segments

    def read(self, turns: tuple[Turn, ...]) -> Sequence[Turn]:
        """Return the turns as the roles read them."""
        return spans.annotated(self.condensed(turns), starts=self.starts) if self.marks else turns

    def seen(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Return the turns without what this format shows nothing of."""
        if self.names:
            return turns
        return tuple(replace(turn, present=()) if isinstance(turn, UserTurn) else turn for turn in turns)

    def condensed(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Return the turns with answers that quote instead of repeating."""
        return tuple(quotes.with_marks(self.seen(turns))) if self.marks else turns

    def reading(self, role: Role, read: Sequence[Turn], whole: Sequence[Turn]) -> Callable[[str], list[str]]:
        """Return what turns chunks of a role's text into the pieces to show."""
        if self.marks and role is Role.SUMMARIZER:
            return marks.Expanding(_offered(self.seen(tuple(read)), whole)).feed
        if self.marks and role is Role.CALLER:
            return marks.Expanding(spans.in_json(spans.offered(self.seen(tuple(read))))).feed
        return AsWritten.reading(self, role, read, whole)

    def constraint(self, trajectory: Trajectory, role: Role) -> Constraint:
        """Return what `role` may write."""
        match role:
            case Role.PLANNER:
                return PLAN
            case Role.CALLER:
                offered = spans.offered(self.seen(trajectory.turns)) if self.marks else {}
                once, in_sql = spans.once(offered), spans.numbers(offered)
                return self._call_constraint(trajectory.tools, tuple(offered), once, in_sql)
            case Role.SUMMARIZER:
                if not self.marks:
                    return TEXT
                quoted = tuple(_offered(self.seen(trajectory.turns), trajectory.turns))
                return Pointed(TEXT, quoted, marks.MOST_MARKS, once=quoted)

    def liked(self, trajectory: Trajectory, role: Role) -> tuple[str, ...]:
        """Return the marks of the spans that the request speaks of, for an answer those that say what is asked for."""
        if not self.marks or role is Role.PLANNER:
            return ()
        preferred = mentions.answering if role is Role.SUMMARIZER else mentions.mentioned
        return preferred(self.seen(trajectory.turns))

    def every_call(self, tools: tuple[ToolSpec, ...]) -> Constraint:
        """Return what holds for the calls of any transcript."""
        return self._call_constraint(tools, EVERY_SPAN if self.marks else ())

    def _call_constraint(
        self,
        tools: tuple[ToolSpec, ...],
        marks: tuple[str, ...] = (),
        once: tuple[str, ...] = (),
        once_in_sql: tuple[str, ...] = (),
    ) -> Constraint:
        if not tools:
            return TEXT
        named = [(tool.name, tool.parameters) for tool in tools]
        return compile_call(named, marks, spans.MOST_MARKS, once, {spans.SQL: once_in_sql})

    def _turn(self, turn: Turn, calls: Constraint, tools: tuple[ToolSpec, ...]) -> list[Segment]:
        return self._closed(*self._pieces(turn, calls, tools))

    def _pieces(self, turn: Turn, calls: Constraint, tools: tuple[ToolSpec, ...]) -> tuple[str, list[str]]:
        """Return whose header a turn stands under, and its text in pieces; some may be empty."""
        match turn:
            case UserTurn(text, context):
                chars = POINTED_CONTEXT_CHARS if self.marks else self.observation_chars
                more = f"\n\n{shorten(context, chars)}" if context else ""
                return "user", [*self._cut(text), *self._cut(more)]
            case ObservationTurn(content, ok):
                shown = shorten(content, self.observation_chars)
                return "observation", self._cut(shown if ok else f"error: {shown}")
            case PlannerTurn(rationale, decision):
                return "planner", [rationale.replace("\n", " "), "\nNext:", f" {decision.value}"]
            case CallerTurn():
                text = call_text(turn, tools, marks=self.marks)
                return "caller", segment(calls, text) or [text]
            case SummarizerTurn(answer):
                return "summarizer", self._cut(answer)

    def _cut(self, text: str) -> list[str]:
        return marks.pieces(text) if self.marks else [text]

    def _closed(self, name: str, pieces: list[str]) -> list[Segment]:
        role = WRITERS.get(name)
        said = (Segment(p, False, role, role is None and not p.startswith(marks.SIGNS)) for p in pieces if p)
        return [_HEADS[name], *said, _ENDS[role]]

    def parse_planner(self, text: str) -> PlannerTurn:
        """Parse `rationale\\nNext: decision`. Raises FormatError."""
        rationale, found, decision = text.rpartition("\nNext:")
        try:
            if not found:
                raise ValueError
            return PlannerTurn(rationale.strip(), Decision(decision.strip()))
        except ValueError:
            choices = ", ".join(d.value for d in Decision)
            wrote = repr(text[-60:])
            raise FormatError(f"the planner must end with 'Next:' and one of {choices}; it wrote {wrote}") from None

    def parse_caller(self, text: str, tools: tuple[ToolSpec, ...], read: Sequence[Turn]) -> CallerTurn:
        """Parse `tool {arguments}`, with what it points to. Raises FormatError."""
        if self.marks:
            text = marks.expanded(text, spans.in_json(spans.offered(self.seen(tuple(read)))))
        name, _, rest = text.strip().partition(" ")
        if name not in {t.name for t in tools}:
            raise FormatError(f"there is no tool {name[:60]!r}")
        try:
            arguments = json.loads(rest or "{}")
        except (ValueError, RecursionError) as error:  # a number of 5,000 figures is a ValueError too
            raise FormatError(f"the arguments of {name} are not JSON: {error}") from error
        if not isinstance(arguments, dict):
            raise FormatError(f"the arguments of {name} must be an object")
        return CallerTurn(name, arguments)

    def parse_summarizer(self, text: str, read: Sequence[Turn], whole: Sequence[Turn]) -> SummarizerTurn:
        """Take the text as the answer, with what it points to and quotes."""
        if self.marks:
            text = marks.expanded(text, _offered(self.seen(tuple(read)), whole))
        return SummarizerTurn(text.strip())


def _offered(read: Sequence[Turn], whole: Sequence[Turn]) -> dict[str, str]:
    """Return the marks that an answer may hold, and what each stands for."""
    return spans.long(spans.offered(read)) | quotes.quotable(quotes.said(whole), quotes.texts(whole))


def tool_names(tools: Iterable[ToolSpec]) -> str:
    """Return the text of the system turn."""
    return f"tools: {', '.join(tool.name for tool in tools)}"


def call_text(call: CallerTurn, tools: tuple[ToolSpec, ...] = (), *, marks: bool = False) -> str:
    """Return a call as the caller writes it: `tool {arguments}`, arguments in the order of the tool's schema.

    `marks`: U+001A in an argument is a mark and stands as it is.
    """
    arguments: Mapping[str, Any] = call.arguments
    for tool in tools:
        if tool.name == call.tool:
            place = {key: index for index, key in enumerate(tool.parameters.get("properties", {}))}
            arguments = {k: arguments[k] for k in sorted(arguments, key=lambda k: place.get(k, len(place)))}
    written = _JSON(dict(arguments))
    return f"{call.tool} {_ESCAPED_MARK.sub(_MARK_BEHIND, written) if marks else written}"
