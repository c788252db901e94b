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

As `shared-quotes` an answer quotes what tools said by a mark instead of writing it again: see `umi_local.quotes`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from umi_local import quotes
from umi_local.engine.constraint import (
    TEXT,
    Choice,
    Constraint,
    Literal,
    Seq,
    Slot,
    compile_call,
    segment,
)
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

_HEADS = {name: Segment(text, special=True) for name, text in HEADERS.items()}
_ENDS: dict[Role | None, Segment] = {role: Segment(END, special=True, role=role) for role in (None, *Role)}

PLAN: Constraint = Seq(
    (
        Slot("line", max_chars=MAX_RATIONALE),
        Literal("\nNext:", core=True),
        Choice(tuple(Literal(f" {d.value}", core=True) for d in Decision)),
    )
)


QUOTES_AT_A_TIME = 4
"""Marks in one answer."""


@dataclass(frozen=True, slots=True)
class SharedFormat(AsWritten):
    """One transcript for three roles.

    `observation_chars` bounds each observation (head and tail are kept); `quotes`: answers quote tools by marks.
    """

    observation_chars: int = 600
    quotes: bool = False

    @property
    def name(self) -> str:
        """What a pack writes to ask for this format."""
        return "shared-quotes" if self.quotes else "shared"

    def prompt(self, trajectory: Trajectory, role: Role) -> list[Segment]:
        """Return the transcript, then the header that invokes `role`."""
        return [*self.transcript(trajectory), Segment(HEADERS[role.value], special=True)]

    def transcript(self, trajectory: Trajectory) -> list[Segment]:
        """Return every turn so far; what a role wrote carries that role."""
        names = ", ".join(tool.name for tool in trajectory.tools)
        segments = [Segment(HEADERS["system"], special=True), Segment(f"tools: {names}"), Segment(END, special=True)]
        constraint = self._call_constraint(trajectory.tools)
        for turn in self.condensed(trajectory.turns):
            segments += self._turn(turn, constraint, trajectory.tools)
        return segments

    def condensed(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Return the turns with answers that quote instead of repeating."""
        return tuple(quotes.with_marks(turns)) if self.quotes else turns

    def reading(self, role: Role, turns: Sequence[Turn]) -> Callable[[str], list[str]]:
        """Return what turns chunks of a role's text into the pieces to show."""
        if self.quotes and role is Role.SUMMARIZER:
            return quotes.Expanding(quotes.quotable(quotes.said(turns))).feed
        return AsWritten.reading(self, role, turns)

    def constraint(self, trajectory: Trajectory, role: Role) -> Constraint:
        """Return what `role` may write."""
        match role:
            case Role.PLANNER:
                return PLAN
            case Role.CALLER:
                return self._call_constraint(trajectory.tools)
            case Role.SUMMARIZER:
                return _answer(trajectory) if self.quotes else TEXT

    def _call_constraint(self, tools: tuple[ToolSpec, ...]) -> Constraint:
        return compile_call([(t.name, t.parameters) for t in tools]) if tools else TEXT

    def _turn(self, turn: Turn, calls: Constraint, tools: tuple[ToolSpec, ...]) -> list[Segment]:
        return self._closed(*self._pieces(turn, calls, tools))

    def _pieces(self, turn: Turn, calls: Constraint, tools: tuple[ToolSpec, ...]) -> tuple[str, list[str]]:
        """Return whose header a turn stands under, and its text in pieces; some may be empty."""
        match turn:
            case UserTurn(text, context):
                return "user", [text] if not context else [text, f"\n\n{shorten(context, self.observation_chars)}"]
            case ObservationTurn(content, ok):
                shown = shorten(content, self.observation_chars)
                return "observation", [shown if ok else f"error: {shown}"]
            case PlannerTurn(rationale, decision):
                return "planner", [rationale.replace("\n", " "), "\nNext:", f" {decision.value}"]
            case CallerTurn():
                text = call_text(turn, tools)
                return "caller", segment(calls, text) or [text]
            case SummarizerTurn(answer):
                return "summarizer", quotes.pieces(answer) if self.quotes else [answer]

    def _closed(self, name: str, pieces: list[str]) -> list[Segment]:
        role = WRITERS.get(name)
        source = role is None
        return [_HEADS[name], *[Segment(piece, False, role, source) for piece in pieces if piece], _ENDS[role]]

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

    def parse_caller(self, text: str, tools: tuple[ToolSpec, ...]) -> CallerTurn:
        """Parse `tool {arguments}`. Raises FormatError."""
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

    def parse_summarizer(self, text: str, turns: Sequence[Turn]) -> SummarizerTurn:
        """Take the text as the answer, with what it quotes of `turns`."""
        if self.quotes:
            text = quotes.expanded(text, quotes.quotable(quotes.said(turns)))
        return SummarizerTurn(text.strip())


def _answer(trajectory: Trajectory) -> Constraint:
    """Return text in which what the tools said to this request may be quoted."""
    offered = quotes.quotable(quotes.said(trajectory.turns))
    marks = Choice(tuple(Literal(mark, core=True) for mark in offered))
    answer = TEXT
    for _ in range(QUOTES_AT_A_TIME if offered else 0):
        answer = Seq((TEXT, Choice((Seq(()), Seq((marks, answer))))))
    return answer


def call_text(call: CallerTurn, tools: tuple[ToolSpec, ...] = ()) -> str:
    """Return a call as the caller writes it: `tool {arguments}`, arguments in the order of the tool's schema."""
    arguments: Mapping[str, Any] = call.arguments
    for tool in tools:
        if tool.name == call.tool:
            place = {key: index for index, key in enumerate(tool.parameters.get("properties", {}))}
            arguments = {k: arguments[k] for k in sorted(arguments, key=lambda k: place.get(k, len(place)))}
    return f"{call.tool} {json.dumps(dict(arguments), ensure_ascii=False)}"
