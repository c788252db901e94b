"""A double of the engine client: it plays the roles from a script and counts a token per four characters."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import SimpleNamespace

from umi_local.engine.client import ContextFull, PrefillChunk, RoleRequest, RoleResult, TextChunk
from umi_local.engine.constraint import segment
from umi_local.engine.protocol import Continuation
from umi_local.formats.base import Segment

Line = str | Exception | Callable[[RoleRequest], str]
FOREVER = "<never answers>"


def plan(rationale: str, decision: str = "caller") -> str:
    """What a planner writes."""
    return f"{rationale}\nNext: {decision}"


@dataclass
class ScriptedEngine:
    """Plays `script` line by line, whoever is asked; the last line is repeated when `loop` is set."""

    script: Iterable[Line]
    n_ctx: int = 4000
    loop: bool = False
    strict: bool = True
    cut: str = ""
    """A line that is reported as cut short."""
    others: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What was written beside a line, less likely."""
    requests: list[RoleRequest] = field(default_factory=list)
    cancelled: int = 0

    def __post_init__(self) -> None:
        self._lines = list(self.script)
        self.info = SimpleNamespace(model="scripted", n_ctx=self.n_ctx, threads=1, mode="fork", notes=())

    async def count_tokens(self, segments: list[Segment]) -> int:
        await asyncio.sleep(0)
        return sum(1 if s.special else (len(s.text) + 3) // 4 for s in segments)

    def prompt_text(self, index: int = -1) -> str:
        return "".join(s.text for s in self.requests[index].prompt)

    async def run(self, request: RoleRequest) -> AsyncIterator[PrefillChunk | TextChunk | RoleResult]:
        self.requests.append(request)
        size = await self.count_tokens(request.prompt)
        if size > self.n_ctx:
            raise ContextFull(size, self.n_ctx)
        line = self._lines[0] if self.loop and len(self._lines) == 1 else self._lines.pop(0)
        if isinstance(line, Exception):
            raise line
        text = line(request) if callable(line) else line
        yield PrefillChunk(size, size, 0)
        if text == FOREVER:
            yield TextChunk("thinking")
            await asyncio.Event().wait()
        if self.strict:
            assert segment(request.constraint, text) is not None, f"{request.role} may not write {text!r}"
        for start in range(0, len(text), 16):
            await asyncio.sleep(0)
            yield TextChunk(text[start : start + 16])
        yield RoleResult(
            text=text,
            prompt_tokens=size,
            cached_tokens=0,
            tokens=len(text) // 4,
            prefill_seconds=0.001,
            decode_seconds=0.001,
            forced_tokens=0,
            stopped="length" if text == self.cut else "end",
            continuations=tuple(
                Continuation(one, -at / 10) for at, one in enumerate((text, *self.others.get(text, ())))
            ),
        )

    async def cancel(self) -> None:
        self.cancelled += 1

    async def close(self) -> None:
        return
