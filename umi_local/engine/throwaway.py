"""A process that may die: ask it how fast a tuning is, and take its end or its silence for an answer."""

from __future__ import annotations

import asyncio
import json
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from umi_local.engine import children


class Throwaway:
    """Started with the first question, and again with the next one after it died."""

    def __init__(self, command: Sequence[str], model: Path, environment: Mapping[str, str], *, nice: int = 0) -> None:
        self._command = [*command, "--measure", str(model), *([str(nice)] if nice else [])]
        self._environment = dict(environment)
        self._process: Process | None = None

    async def ask(self, message: Mapping[str, Any], seconds: float) -> dict[str, Any] | None:
        """Return the answer; None when the process died or took longer than `seconds`, and is gone now."""
        try:
            async with asyncio.timeout(seconds):
                process = self._process or await self._start()
                assert process.stdin is not None and process.stdout is not None
                process.stdin.write(json.dumps(message).encode() + b"\n")
                await process.stdin.drain()
                answer = json.loads(await process.stdout.readline())
        except (TimeoutError, OSError, RuntimeError, ValueError):
            answer = None
        except BaseException:
            await self.close()
            raise
        if not isinstance(answer, dict):
            await self.close()
            return None
        return answer

    async def close(self) -> None:
        """End it."""
        process, self._process = self._process, None
        if process is None:
            return
        children.kill(process)
        await asyncio.shield(process.wait())
        process._transport.close()  # type: ignore[attr-defined]  # its pipes, before the event loop ends

    async def __aenter__(self) -> Self:
        """Nothing is started yet."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, tb: TracebackType | None
    ) -> None:
        """End it."""
        await self.close()

    async def _start(self) -> Process:
        self._process = await asyncio.create_subprocess_exec(
            *self._command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env=self._environment, start_new_session=True
        )
        return self._process
