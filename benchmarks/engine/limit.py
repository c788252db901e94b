"""The physical limit: every token reads all weights and the cache once, so memory bandwidth bounds tokens a second."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np

from benchmarks.engine.asking import ask, engine, tuning
from benchmarks.engine.baselines import bare
from benchmarks.engine.decode import DEPTH
from benchmarks.engine.setting import Setting, interleaved
from benchmarks.engine.table import Row, median
from umi_local.roles import Role

MOST_BYTES = 512 * 2**20
SECONDS = 0.4


@dataclass(frozen=True, slots=True)
class Read:
    """Bytes that a token reads: weights, and keys and values of each token before it in a 16-bit cache."""

    weights: int
    cache: int


def read_per_token(path: Path) -> Read:
    """Return what a token of this model reads: all weights but an embedding that is not the output, too."""
    import gguf

    weights = cache = 0
    tensors = gguf.GGUFReader(path).tensors
    apart = any(tensor.name == "output.weight" for tensor in tensors)
    for tensor in tensors:
        if tensor.name != "token_embd.weight" or not apart:
            weights += int(tensor.n_bytes)
        if tensor.name.endswith(("attn_k.weight", "attn_v.weight")):
            cache += 2 * int(tensor.shape[1])
    return Read(weights, cache)


def bandwidth(size: int, threads: int, seconds: float = SECONDS) -> float:
    """Return bytes a second that `threads` threads read from `size` bytes, again and again; the best of several ways.

    The size is that of what a token reads, so that a model that fits into a cache is held against the cache.
    """
    words = max(1024, min(size, MOST_BYTES) // 4 // threads)
    parts = [np.ones(words, np.float32) for _ in range(threads)]
    copies = [np.empty(words, np.float32) for _ in range(threads)]

    def read_sum(i: int) -> int:
        parts[i].view(np.int64 if words % 2 == 0 else np.int32).sum()
        return parts[i].nbytes

    def read_max(i: int) -> int:
        parts[i].max()
        return parts[i].nbytes

    def copy(i: int) -> int:
        np.copyto(copies[i], parts[i])
        return 2 * parts[i].nbytes

    best = 0.0
    with ThreadPoolExecutor(threads) as pool:
        for way in (read_sum, read_max, copy):
            ended = time.perf_counter() + seconds
            while time.perf_counter() < ended:
                began = time.perf_counter()
                done = 4 * sum(pool.map(partial(_repeat, way), range(threads)))
                best = max(best, done / (time.perf_counter() - began))
    return best


def _repeat(way: Callable[[int], int], part: int) -> int:
    for _ in range(3):
        way(part)
    return way(part)


async def limit(setting: Setting) -> list[Row]:
    """Tokens a second that bandwidth allows, beside ours and those of a bare loop."""
    model, count = setting.model, setting.least(64, 16)
    path = model.single.base_path
    read = read_per_token(path)
    moved = read.weights + read.cache * (DEPTH + count // 2)
    prompt = model.prompt(DEPTH, Role.SUMMARIZER)
    async with engine(model.single, setting.threads) as ours, bare(model.single, tuning(ours), {}) as loop:

        async def our(_: int) -> float:
            result = await ask(ours, Role.SUMMARIZER, prompt, count)
            return result.tokens / result.decode_seconds

        async def theirs(_: int) -> float:
            done = await loop.generate(prompt, count)
            return float(done["tokens"] / done["decode"])

        async def speed(_: int) -> float:
            return bandwidth(moved, setting.threads)

        mine, plain, measured = map(median, await interleaved(setting.runs, our, theirs, speed))
    ceiling = measured / moved
    return [
        Row(
            "limit", f"decode, {name}", model.name, setting.threads, value, "tokens/s", ceiling, "memory bandwidth",
            more=f"{moved / 2**20:,.0f} MiB a token, {measured / 1e9:.3g} GB/s",
        )
        for name, value in (("ours", mine), ("bare loop", plain))
    ]  # fmt: skip
