"""How long a user waits: a change of role, a prefix from disk, a cancel, the first token after a start."""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Iterator

from benchmarks.engine.asking import FREE, ask, engine, tuning
from benchmarks.engine.baselines import bare
from benchmarks.engine.models import header
from benchmarks.engine.setting import Setting, interleaved
from benchmarks.engine.table import Goal, Row, median, percentile
from umi_local.engine.client import EngineClient, RoleRequest, TextChunk
from umi_local.formats.base import Segment
from umi_local.roles import Role

HEADERS_PER_RUN = 10
AGAIN = 3
"""How often a request is asked again to know what it costs when the prefix is there."""
MOST_PREFILL = 5.0
"""Seconds of a prefill in which it is cancelled, so that fifty of them do not take all day."""
IDLE_SECONDS = 2.0
"""A prefix is written to disk when nothing else is asked for."""
LEAST_MS = 0.1
"""Differences of less are noise."""
FIRST_TOKEN = """
import asyncio, sys
from umi_local.engine.client import EngineClient, RoleRequest, TextChunk
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_local.engine.nodes import Slot
from umi_local.packs.pack import load_pack
from umi_local.roles import Role
async def main():
    some = Slot("text", max_chars=8000, min_chars=1)
    async with EngineClient(load_pack("nano")) as engine:
        prompt = [Segment(HEADERS["user"], True), Segment("hello"), Segment(HEADERS["planner"], True)]
        async for chunk in engine.run(RoleRequest(Role.PLANNER, prompt, some, 8)):
            if isinstance(chunk, TextChunk):
                print(flush=True)
                return
asyncio.run(main())
"""


async def switch(setting: Setting) -> list[Row]:
    """Milliseconds from a request of another role to its first logits, when the transcript is in the cache.

    llama.cpp rebuilds its graph when the adapter changes; the bare loop shows what that alone costs, since it does
    nothing else: the adapter, then the same header. What is left is ours: fork, comparison with the cache, messages.
    """
    model = setting.model
    prompt = {role: model.prompt(256 if not model.trained else 128, role) for role in Role}
    roles = [(Role.PLANNER, Role.CALLER)[turn % 2] for turn in range(2 * HEADERS_PER_RUN)]
    changes = [(role.value, header(role)) for role in roles]
    same = [(Role.PLANNER.value, header(Role.PLANNER)) for _ in roles]
    async with engine(model.fork, setting.threads) as ours, bare(model.fork, tuning(ours)) as loop:

        async def our(asked: list[Role]) -> float:
            found = [(await ask(ours, role, prompt[role], 1)).prefill_seconds for role in asked]
            return 1000 * median(found[2:])

        async def theirs(turns: list[tuple[str, Segment]]) -> float:
            found = await loop.switch(prompt[Role.PLANNER][:-1], turns)
            return 1000 * median(found[2:])

        runs = await interleaved(
            setting.runs,
            lambda _: our(roles),
            lambda _: our([Role.PLANNER] * len(roles)),
            lambda _: theirs(changes),
            lambda _: theirs(same),
        )
    changed, stayed, bare_changed, bare_stayed = map(median, runs)
    beyond = [mine - plain for mine, plain in zip(runs[0], runs[2], strict=True)]
    return [
        Row(
            "switch", "role switch beyond the graph's rebuild", model.name, setting.threads, median(beyond), "ms",
            goal=Goal(1.0, "<", "ours"),
            more=f"{changed:.3g} ms with header and rebuild, bare loop {bare_changed:.3g} ms; "
            f"runs from {min(beyond):.3g} to {max(beyond):.3g} ms",
        ),
        Row(
            "switch", "rebuild after another adapter", model.name, setting.threads, changed - stayed, "ms",
            bare_changed - bare_stayed, "bare loop", more="llama.cpp's own",
        ),
    ]  # fmt: skip


async def restore(setting: Setting) -> list[Row]:
    """Milliseconds until a long prefix is in the cache of a fresh process: from disk, and evaluated.

    Loading is not counted, and of the first request only what its prefill takes longer than that of the same request
    again, which is the header.
    """
    model = setting.model
    prompt = model.prompt(model.prefix, Role.PLANNER, salt=3)

    stable = len(prompt) - 1

    async def first(prefix_cache: bool) -> tuple[float, int]:
        async with engine(model.fork, setting.threads, prefix_cache=prefix_cache) as client:
            await ask(client, Role.PLANNER, model.prompt(8, Role.PLANNER, salt=4), 1)  # what it imports is there now
            results = [await ask(client, Role.PLANNER, prompt, 1, stable=stable) for _ in range(1 + AGAIN)]
            seconds = [result.prefill_seconds for result in results]
            return 1000 * (seconds[0] - median(seconds[1:])), results[0].cached_tokens

    with _own_cache():
        async with engine(model.fork, setting.threads, prefix_cache=True) as client:
            await ask(client, Role.PLANNER, prompt, 1, stable=stable)
            await asyncio.sleep(IDLE_SECONDS)
        restored, evaluated = await interleaved(setting.runs, lambda _: first(True), lambda _: first(False), warm=False)
    cached = median([tokens for _, tokens in restored])
    ours, baseline = median([ms for ms, _ in restored]), median([ms for ms, _ in evaluated])
    return [
        Row(
            "restore", f"restore of a prefix of {cached:,.0f} tokens", model.name, setting.threads,
            max(ours, LEAST_MS), "ms", baseline, "prefill", Goal(50, ">="), inverted=True,
            more="" if cached else "nothing was restored: this engine keeps no prefixes on disk",
        )
    ]  # fmt: skip


async def cancel(setting: Setting) -> list[Row]:
    """Milliseconds from a cancel until the engine is free again, at random moments of prefill and of decoding."""
    model, count = setting.model, setting.least(50, 8)
    chance = random.Random(1)
    found: dict[str, list[float]] = {"prefill": [], "decode": []}
    async with engine(model.fork, setting.threads) as client:
        began = time.perf_counter()
        await ask(client, Role.PLANNER, model.prompt(model.prefix, Role.PLANNER, salt=1), 1)
        whole = min(time.perf_counter() - began, MOST_PREFILL)
        for number in range(count):
            prompt = model.prompt(model.prefix, Role.PLANNER, salt=2 + number)
            found["prefill"].append(await _cancelled(client, prompt, chance.uniform(0.02, 0.9) * whole, "prefill"))
        prompt = model.prompt(64, Role.PLANNER)
        await ask(client, Role.PLANNER, prompt, 1)
        for _ in range(count):
            found["decode"].append(await _cancelled(client, prompt, chance.uniform(0, 0.3), "decode"))
    return [
        Row(
            "cancel", f"cancel while it {'reads' if kind == 'prefill' else 'writes'}, p99", model.name, setting.threads,
            percentile(values, 99), "ms", goal=Goal(200, "<", "ours"),
            more=f"{len(values)} cancels, median {median(values):.3g} ms",
        )
        for kind, values in found.items()
    ]  # fmt: skip


async def _cancelled(client: EngineClient, prompt: list[Segment], delay: float, kind: str) -> float:
    """Cancel a request after a while (decoding: after its first text) and return how long that took, in ms."""
    request = RoleRequest(Role.PLANNER, prompt, FREE, 200, drafts=False)
    begun = asyncio.Event()

    async def read() -> None:
        async with contextlib.aclosing(client.run(request)) as chunks:
            async for chunk in chunks:
                if kind == "prefill" or isinstance(chunk, TextChunk):
                    begun.set()

    reading = asyncio.create_task(read())
    await begun.wait()
    await asyncio.sleep(delay)
    began = time.perf_counter()
    await client.cancel()
    await reading
    seconds = time.perf_counter() - began
    return 1000 * seconds


async def start(setting: Setting) -> list[Row]:
    """Milliseconds from the start of a Python process to the first token, beside a bare one with the same file."""
    model = setting.model
    if not model.trained:
        return []
    async with engine(model.fork, None) as client:
        same = tuning(client)

    async def our(_: int) -> float:
        return await _until_a_line([sys.executable, "-c", FIRST_TOKEN])

    async def theirs(_: int) -> float:
        began = time.perf_counter()
        async with bare(model.single, same, adapters={}) as loop:
            await loop.generate(model.prompt(8, Role.PLANNER), 1)
            return 1000 * (time.perf_counter() - began)

    async def inside(_: int) -> float:
        began = time.perf_counter()
        async with engine(model.fork, None) as client:
            await ask(client, Role.PLANNER, model.prompt(8, Role.PLANNER), 1)
            return 1000 * (time.perf_counter() - began)

    ours, plain, within = map(median, await interleaved(setting.runs, our, theirs, inside))
    return [
        Row(
            "start", "start of Python to the first token", model.name, 0, ours, "ms", plain, "bare Python process",
            Goal(700, "<", "ours"), more=f"{within:.3g} ms when the client is imported",
        )
    ]  # fmt: skip


async def _until_a_line(command: list[str]) -> float:
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(*command, stdin=DEVNULL, stdout=PIPE, stderr=PIPE)
    assert process.stdout is not None
    line = await process.stdout.readline()
    seconds = time.perf_counter() - began
    _, said = await process.communicate()
    if not line:
        raise RuntimeError(f"the process for the first token ended: {said.decode('utf-8', 'replace')[-600:]}")
    return 1000 * seconds


@contextlib.contextmanager
def _own_cache() -> Iterator[None]:
    """Keep what is restored in a folder that is empty at first and goes away."""
    before = os.environ.get("UMI_CACHE_DIR")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["UMI_CACHE_DIR"] = folder
        try:
            yield
        finally:
            if before is None:
                del os.environ["UMI_CACHE_DIR"]
            else:
                os.environ["UMI_CACHE_DIR"] = before
