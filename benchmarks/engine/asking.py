"""How our engine is asked for a defined amount of work, through the same client as the app's."""

from __future__ import annotations

import contextlib
import os
from collections.abc import AsyncIterator, Sequence

from umi_local.engine.client import EngineClient, RoleRequest, RoleResult
from umi_local.engine.constraint import Constraint, Slot
from umi_local.engine.tuning import Tuning
from umi_local.formats.base import Segment
from umi_local.packs.pack import Pack
from umi_local.roles import Role

FREE: Constraint = Slot("text", max_chars=8000, min_chars=8000)
"""Free text that may not end before its budget does, so that every run writes as many tokens."""


def cores() -> int:
    """Return the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.asynccontextmanager
async def engine(pack: Pack, threads: int | None, *, prefix_cache: bool = False) -> AsyncIterator[EngineClient]:
    """Run an engine. Prefixes are restored from disk only where that is what is measured."""
    before = os.environ.get("UMI_PREFIX_CACHE")
    os.environ["UMI_PREFIX_CACHE"] = "1" if prefix_cache else "0"
    try:
        async with EngineClient(pack, threads=threads) as client:
            yield client
    finally:
        if before is None:
            del os.environ["UMI_PREFIX_CACHE"]
        else:
            os.environ["UMI_PREFIX_CACHE"] = before


async def ask(
    client: EngineClient,
    role: Role,
    prompt: Sequence[Segment],
    tokens: int,
    constraint: Constraint = FREE,
    *,
    drafts: bool = False,
    stable: int = 0,
) -> RoleResult:
    """Let a role write. Without `drafts` every token costs one evaluation."""
    request = RoleRequest(role, prompt, constraint, tokens, drafts=drafts, stable=stable)
    async with contextlib.aclosing(client.run(request)) as chunks:
        async for chunk in chunks:
            if isinstance(chunk, RoleResult):
                return chunk
    raise AssertionError("a request ended without a result")


def tuning(client: EngineClient) -> Tuning:
    """Return how the engine uses this machine, so that a baseline can do the same."""
    found = client.info.tuning
    assert found is not None
    return found


def peak_bytes(pid: int | None) -> int | None:
    """Return the peak resident memory of a process, None where the system does not say."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as file:  # noqa: PTH123
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError):
        pass
    return None
