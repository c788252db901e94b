"""Choose how the engine uses this machine: from what was measured here, what the user wants, and else by default.

Measurements run in throwaway processes, where a crash is an answer. One is needed before the first start on some
machines: llama.cpp built by GCC 12 on a CPU with AMX crashes at the first batch of several tokens when it repacks
weights for AMX (llama.cpp#26954). Without repacking it works, at about half the prefill speed. Machines that are known
to have no AMX pay nothing. Everything else is measured when the user asks for it or when nothing is asked for a while
(`upkeep`), and counts from the next start on.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from umi_local.config import EngineOptions
from umi_local.engine import children, tuning_store
from umi_local.engine.pace import Speed
from umi_local.engine.tuning import ALL_THAT_FIT, Tuning, from_data, physical_cores
from umi_local.engine.tuning_store import Calibration, cpu, remember_repack

if TYPE_CHECKING:
    from umi_local.engine.search import Found, Part
    from umi_local.engine.throwaway import Throwaway

__all__ = ["calibrate", "can_repack", "choose", "cpu", "look_at_devices", "remember"]

PROBE_SECONDS = 120.0
BUDGET_SECONDS = 20.0
N_CTX = 1024
_SIZES = ((256, 16, 2), (128, 16, 2), (128, 8, 2), (128, 4, 1))
"""Prompt tokens, single tokens and repeats of a measurement, the most exact one first."""
_SHARE = 10
"""A measurement may take this part of the budget."""

remember = remember_repack


def choose(model: Path, threads: int | None, options: EngineOptions) -> Tuning:
    """Return the tuning of the next start. Whether weights can be repacked is asked separately."""
    known = tuning_store.calibration(model, options.kv_type)
    tuning = known.tuning.within(physical_cores()) if known else Tuning()
    if threads:
        tuning = replace(tuning, threads=threads, batch_threads=threads)
    if options.kv_type != "f16":
        tuning = replace(tuning, kv_type=options.kv_type, flash_attention=True)
    return tuning if options.gpu_layers is None else replace(tuning, gpu_layers=options.gpu_layers)


async def can_repack(model: Path, command: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Tell whether to load `model` with repacked weights; `command` and the model's path probe it."""
    try:
        remembered = tuning_store.can_repack(model)
    except OSError:
        return True  # the load will say what is wrong with the file
    if remembered is not None:
        return remembered
    if cpu()[1] is False:
        return True
    answer = await _probe([*command, str(model)], environment)
    remember(model, answer)
    return answer


async def _probe(command: Sequence[str], environment: Mapping[str, str]) -> bool:
    process = await asyncio.create_subprocess_exec(
        *command,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.DEVNULL,
        env=dict(environment),
        start_new_session=True,
    )
    try:
        return await asyncio.wait_for(process.wait(), PROBE_SECONDS) == 0
    except TimeoutError:
        return False
    finally:
        if process.returncode is None:
            children.kill(process)
            await process.wait()


async def look_at_devices(process: Throwaway, start: Mapping[str, Any], seconds: float = 30.0) -> dict[str, Any]:
    """Return what llama.cpp can compute with here and how many layers fit; empty when it does not say."""
    told = {name: start[name] for name in ("base", "files", "mode", "n_ctx", "tuning")}
    answer = await process.ask({"op": "devices", "start": told}, seconds)
    return answer if answer is not None and "layers" in answer else {}


async def calibrate(
    process: Throwaway,
    start: Mapping[str, Any],
    *,
    seconds: float = BUDGET_SECONDS,
    keep_layers: bool = False,
    say: Callable[[str], None] = lambda _: None,
) -> Calibration:
    """Measure, store and return the tuning for the model and the tuning of a start message.

    Takes a second or two for a small model and never much longer than `seconds`. With `keep_layers` the user chose the
    layers on a GPU. `say` is told each measurement. A cancelled one stores nothing.
    """
    from umi_local.engine.search import search

    model, first = Path(start["base"]), _resolved(start)
    bench = _Bench(process, start, seconds, say)
    devices = await look_at_devices(process, {**start, "tuning": first.to_data()}, bench.left())
    if first.gpu_layers == ALL_THAT_FIT or not devices.get("offload"):
        first = replace(first, gpu_layers=int(devices.get("layers", 0)) if devices.get("offload") else 0)
    found: Found | None = await search(first, physical_cores(), bench.measure)
    best = found.tuning if found else first
    if keep_layers or not devices.get("offload"):
        best = replace(best, gpu_layers=ALL_THAT_FIT)  # nothing was found out about them
    result = Calibration(best, found.speed if found else None, found.before if found else None, when=int(time.time()))
    tuning_store.keep(model, result)
    return result


def _resolved(start: Mapping[str, Any]) -> Tuning:
    return from_data(start["tuning"]).resolved(Path(start["base"]).stat().st_size)


@dataclass(slots=True)
class _Bench:
    """Measures within a budget of seconds. The first answer says how exact the others can be."""

    process: Throwaway
    start: Mapping[str, Any]
    seconds: float
    say: Callable[[str], None]
    ends: float = 0.0
    size: tuple[int, int, int] | None = None
    limit: float = 0.0

    def __post_init__(self) -> None:
        """The time runs from now on."""
        self.ends = time.monotonic() + self.seconds

    def left(self) -> float:
        """Return the seconds left."""
        return max(0.0, self.ends - time.monotonic())

    async def measure(self, tuning: Tuning, part: Part) -> Speed | None:
        """Return how fast a tuning is; see `search.Measure`."""
        if self.size is None and not await self._pilot(tuning):
            return None
        assert self.size is not None
        return await self._ask(tuning, part, self.size, min(self.limit, self.left()))

    async def _pilot(self, tuning: Tuning) -> bool:
        """Measure roughly, which also reads the file into memory, and decide how exactly the rest is measured."""
        began = time.monotonic()
        speed = await self._ask(tuning, "both", (64, 4, 1), self.left())
        if speed is None:
            return False
        took = time.monotonic() - began
        self.size = next((size for size in _SIZES if _cost(size, speed) <= self.seconds / _SHARE), _SIZES[-1])
        self.limit = 1.0 + 2 * took + 4 * _cost(self.size, speed)
        return True

    async def _ask(self, tuning: Tuning, part: Part, size: tuple[int, int, int], seconds: float) -> Speed | None:
        if seconds <= 0:
            return None
        prompt, decode, repeats = size
        n_ctx = max(N_CTX, self.start["n_ctx"]) if tuning.gpu_layers > 0 else N_CTX
        message = {"n_ctx": n_ctx, "prompt": prompt, "decode": decode, "repeats": repeats, "part": part}
        answer = await self.process.ask({"op": "measure", "tuning": tuning.to_data(), **message}, seconds)
        speed = Speed(answer["prefill"], answer["decode"]) if answer is not None and "prefill" in answer else None
        self.say(f"{tuning}: {_in_words(speed, part)}")
        return speed


def _in_words(speed: Speed | None, part: Part) -> str:
    if speed is None:
        return "it crashed, failed, or took too long"
    return str(speed) if part == "both" else f"{part} {getattr(speed, part):,.0f} tokens/s"


def _cost(size: tuple[int, int, int], speed: Speed) -> float:
    prompt, decode, repeats = size
    return repeats * (prompt / speed.prefill + decode / speed.decode)
