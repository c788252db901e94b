"""What a request yields while it is answered, and the bookkeeping that both ways of answering share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from umi_local.trajectory import Turn

Finish = Literal["stop", "length", "tool_calls"]


@dataclass(frozen=True, slots=True)
class Reasoning:
    """What the planner thought, or a step that was taken. Goes to `reasoning_content`."""

    text: str


@dataclass(frozen=True, slots=True)
class Content:
    """A piece of the answer."""

    text: str


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call that the client is to run. `arguments` is JSON text."""

    id: str
    name: str
    arguments: str


@dataclass(frozen=True, slots=True)
class Usage:
    """Tokens of all roles together. `cached` counts prompt tokens that were not evaluated again."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0
    reasoning: int = 0


@dataclass(frozen=True, slots=True)
class End:
    """The last delta. `turns` is the conversation including what was just written."""

    finish: Finish
    usage: Usage
    turns: tuple[Turn, ...] = ()


Delta = Reasoning | Content | Call | End


@dataclass(slots=True)
class Tally:
    """Adds up the cost of roles."""

    prompt: int = 0
    cached: int = 0
    completion: int = 0
    reasoning: int = 0

    def add(self, prompt: int, cached: int, tokens: int, *, answer: bool) -> None:
        """Add one role. All but the words of the answer count as reasoning."""
        self.prompt += prompt
        self.cached += cached
        self.completion += tokens
        self.reasoning += 0 if answer else tokens

    def usage(self) -> Usage:
        """Return the sums."""
        return Usage(self.prompt, self.cached, self.completion, self.reasoning)


@dataclass(slots=True)
class Answer:
    """Passes the answer on as it comes, without white space at its ends and only up to a stop sequence."""

    stops: Sequence[str] = ()
    text: str = field(default="", init=False)
    stopped: bool = field(default=False, init=False)
    _held: str = field(default="", init=False)

    def feed(self, piece: str) -> str:
        """Take a piece and return what of the answer is certain now."""
        if self.stopped:
            return ""
        held = self._held + piece
        if not self.text:
            held = held.lstrip()
        found = [(at + len(stop), at) for stop in self.stops if (at := held.find(stop)) >= 0]
        if found:  # the first to be complete ends the answer, however the text was cut into pieces
            self.stopped = True
            self._held = ""
            return self._pass(held[: min(found)[1]].rstrip())
        safe = len(held) - max((_overlap(held, stop) for stop in self.stops), default=0)
        safe = len(held[:safe].rstrip())
        self._held = held[safe:]
        return self._pass(held[:safe])

    def rest(self) -> str:
        """Return what was held back for a stop sequence that did not come."""
        held, self._held = self._held, ""
        return "" if self.stopped else self._pass(held.rstrip())

    def _pass(self, text: str) -> str:
        self.text += text
        return text


def _overlap(text: str, stop: str) -> int:
    """Return how many characters at the end of `text` may be the beginning of `stop`."""
    return next((n for n in range(min(len(stop) - 1, len(text)), 0, -1) if text.endswith(stop[:n])), 0)
