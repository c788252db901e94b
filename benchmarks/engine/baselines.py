"""What our figures stand beside: a bare llama.cpp loop in a process of its own, driven from here."""

from __future__ import annotations

import asyncio
import contextlib
import json
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from umi_local.engine.tuning import Tuning
from umi_local.formats.base import Segment
from umi_local.packs.pack import Pack

LINE = 64 * 1024 * 1024


class Bare:
    """A loaded baseline. See `bare` for what can be asked."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    async def generate(self, prompt: Sequence[Segment], tokens: int, adapter: str | None = None) -> dict[str, Any]:
        """Evaluate the whole prompt and write so many tokens."""
        return await self._ask(op="generate", prompt=pieces(prompt), adapter=adapter, count=tokens)

    async def transcript(
        self, parts: Sequence[tuple[Sequence[Segment], bool]], adapter: str | None = None
    ) -> dict[str, Any]:
        """Read and write a transcript that only grows."""
        plain = [(pieces(segments), written) for segments, written in parts]
        return await self._ask(op="transcript", parts=plain, adapter=adapter)

    async def switch(self, prompt: Sequence[Segment], turns: Sequence[tuple[str, Segment]]) -> list[float]:
        """Return the seconds of each header that was evaluated behind the prompt with the adapter of that name."""
        plain = [(name, pieces([header])) for name, header in turns]
        found: list[float] = (await self._ask(op="switch", prompt=pieces(prompt), turns=plain))["seconds"]
        return found

    async def _ask(self, **message: Any) -> dict[str, Any]:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(message).encode() + b"\n")
        await self._process.stdin.drain()
        return await self._reply()

    async def _reply(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = await self._process.stdout.readline()
        if not line:
            assert self._process.stderr is not None
            said = (await self._process.stderr.read()).decode("utf-8", "replace").strip()
            raise RuntimeError(f"the baseline's process ended: {said[-600:]}")
        reply: dict[str, Any] = json.loads(line)
        return reply


def pieces(segments: Sequence[Segment]) -> list[tuple[str, bool]]:
    """Return segments as the baseline reads them."""
    return [(segment.text, segment.special) for segment in segments]


@contextlib.asynccontextmanager
async def bare(pack: Pack, tuning: Tuning, adapters: Mapping[str, Path] | None = None) -> AsyncIterator[Bare]:
    """Load the base of a pack, with the adapters of its roles unless others are given, with the engine's settings.

    The size of a batch is llama.cpp's own (512), since nothing has to be cancelled there.
    """
    chosen = {role: pack.directory / file for role, file in pack.roles.items()} if adapters is None else adapters
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "benchmarks.engine.bare",
        str(pack.base_path),
        json.dumps([tuning.threads, tuning.batch_threads, tuning.repack, tuning.flash_attention]),
        str(pack.context_length),
        *(f"{name}={path}" for name, path in chosen.items()),
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        limit=LINE,
        cwd=Path(__file__).parents[2],
    )
    try:
        started = Bare(process)
        await started._reply()
        yield started
    finally:
        assert process.stdin is not None
        process.stdin.close()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(process.wait(), 5)
        if process.returncode is None:
            process.kill()
            await process.wait()
