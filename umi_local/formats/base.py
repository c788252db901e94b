"""What a format is: a trajectory prefix becomes the segments a role reads, and what it wrote becomes a turn.

Training and inference call the same functions, so a training context is an inference context. Segments are
tokenized one by one and their ids concatenated: special tokens exist only in segments that the format itself
wrote (`special=True`), so text from users, files and tools can never forge a header, and a literal of the
constraint has the same token ids in training as when the engine feeds it in one batch.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from umi_local.engine.constraint import Constraint
from umi_local.roles import Role
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, ToolSpec, Trajectory, Turn


class FormatError(ValueError):
    """What a role wrote does not parse; the message says why."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of a prompt that is tokenized on its own.

    `special`: control tokens in the text are parsed (template text only). `role`: who wrote it, None for
    everybody else; the trainer's loss mask is built from this. `source`: words of the user or a tool, which a copy slot
    may prefer to repeat. `stable`: the first so many characters are the same in other conversations; for a format
    whose tools and turns have to be one segment.
    """

    text: str
    special: bool = False
    role: Role | None = None
    source: bool = False
    stable: int = 0


class Format(Protocol):
    """How three roles read and write one trajectory."""

    @property
    def name(self) -> str:
        """What a pack writes to ask for this format."""
        ...

    def prompt(self, trajectory: Trajectory, role: Role) -> list[Segment]:
        """Return what `role` reads: the transcript, then the role's invocation."""
        ...

    def constraint(self, trajectory: Trajectory, role: Role) -> Constraint:
        """Return what `role` may write. It is complete when the constraint ends; no stop token is sampled after it."""
        ...

    def liked(self, trajectory: Trajectory, role: Role) -> tuple[str, ...]:
        """Return the marks that `role` most likely means, if it may write marks at all (see `mentions`)."""
        ...

    def parse_planner(self, text: str) -> PlannerTurn:
        """Parse the planner's text. Raises FormatError."""
        ...

    def parse_caller(self, text: str, tools: tuple[ToolSpec, ...], read: Sequence[Turn]) -> CallerTurn:
        """Parse the text that the caller wrote after the turns it read. Raises FormatError."""
        ...

    def parse_summarizer(self, text: str, read: Sequence[Turn], whole: Sequence[Turn]) -> SummarizerTurn:
        """Parse the text that the summarizer wrote. Raises FormatError.

        `read` are the turns as the prompt showed them, `whole` the same ones before anything was shortened.
        """
        ...

    def condensed(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Return the turns as `prompt` shows them, said as briefly as the format can. Doing it twice changes nothing.

        To be called while the turns are whole: what refers to an observation is not found in one that was shortened.
        """
        ...

    def reading(self, role: Role, read: Sequence[Turn], whole: Sequence[Turn]) -> Callable[[str], list[str]]:
        """Return what turns each chunk of the text that `role` writes into the pieces to show."""
        ...


class AsWritten:
    """The half of a format that says every turn in full."""

    __slots__ = ()

    def condensed(self, turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
        """Return the turns as they are."""
        return turns

    def liked(self, trajectory: Trajectory, role: Role) -> tuple[str, ...]:
        """Return none: this format has no marks."""
        return ()

    def reading(self, role: Role, read: Sequence[Turn], whole: Sequence[Turn]) -> Callable[[str], list[str]]:
        """Show each chunk as it is."""
        return lambda chunk: [chunk] if chunk else []
