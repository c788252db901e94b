"""What `umi doctor` says about the engine: how it uses this machine, what was measured, what a GPU could take."""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from umi_local.config import ConfigError, EngineOptions, engine_options
from umi_local.text import inert

if TYPE_CHECKING:
    from umi_local.cli.doctor import Finding
    from umi_local.packs.pack import Pack


def findings(pack: Pack) -> Iterator[Finding]:
    """Yield the lines about the engine. A pack of remote roles has none."""
    from umi_local.cli.doctor import Finding

    if not pack.base:
        return
    try:
        options = engine_options()
    except ConfigError as error:
        yield Finding("wrong", "engine", str(error))
        return
    devices = asyncio.run(_look(pack, options))
    yield _tuning(pack, options)
    yield _offload(devices, options)


def calibrate(pack: Pack) -> None:
    """Measure this machine and say what comes out on stderr. Raises ConfigError, OSError."""
    options = engine_options()
    print("umi: measuring how the engine uses this machine best", file=sys.stderr, flush=True)
    asyncio.run(_calibrate(pack, options))


async def _calibrate(pack: Pack, options: EngineOptions) -> None:
    from umi_local.engine.calibrate import calibrate as measure

    start, process = _throwaway(pack, options)
    async with process:
        await measure(
            process,
            start,
            keep_layers=options.gpu_layers is not None,
            say=lambda text: print(f"  {inert(text)}", file=sys.stderr, flush=True),
        )


async def _look(pack: Pack, options: EngineOptions) -> dict[str, Any]:
    from umi_local.engine.calibrate import look_at_devices

    start, process = _throwaway(pack, options)
    async with process:
        return await look_at_devices(process, start)


def _throwaway(pack: Pack, options: EngineOptions) -> tuple[dict[str, Any], Any]:
    """Return what the model's process would be told, and a process to measure that in."""
    from dataclasses import replace

    from umi_local.engine import tuning_store
    from umi_local.engine.calibrate import choose
    from umi_local.engine.loading import start_message
    from umi_local.engine.process import command, environment
    from umi_local.engine.throwaway import Throwaway

    tuning = choose(pack.base_path, None, options)
    if tuning_store.can_repack(pack.base_path) is False:
        tuning = replace(tuning, repack=False)
    return start_message(pack, tuning), Throwaway(command(), pack.base_path, environment())


def _tuning(pack: Pack, options: EngineOptions) -> Finding:
    from umi_local.cli.doctor import Finding
    from umi_local.engine import tuning_store
    from umi_local.engine.calibrate import choose

    path = pack.base_path
    tuning = choose(path, None, options).resolved(path.stat().st_size)
    known = tuning_store.calibration(path, options.kv_type)
    if known is None:
        return Finding("ok", "engine", f"{tuning}; not measured yet, `umi doctor --calibrate` does")
    when = time.strftime("%Y-%m-%d %H:%M", time.localtime(known.when))
    if known.measured is None:
        return Finding("note", "engine", f"{tuning}; measured {when}: nothing ran in the time there was")
    said = f"{tuning}; measured {when}: {known.measured}"
    if known.stale:
        return Finding("note", "engine", f"{said}; it has halved since, `umi doctor --calibrate` measures again")
    return Finding("ok", "engine", said)


def _offload(devices: dict[str, Any], options: EngineOptions) -> Finding:
    from umi_local.cli.doctor import Finding

    if not devices:
        return Finding("note", "gpu", "llama.cpp did not say what it can compute with")
    others = [name for name in devices["backends"] if name not in ("CPU", "BLAS")]
    if not devices["offload"]:
        built = f"llama.cpp was built for {', '.join(others)}, but finds no device" if others else ""
        return Finding("ok", "gpu", f"{built or 'llama.cpp was built without GPU support'}: everything runs on the CPU")
    there = ", ".join(
        f"{device['name']} ({device['description']}, {device['free'] / 2**30:.1f} of "
        f"{device['total'] / 2**30:.1f} GiB free)"
        for device in devices["devices"]
    )
    if options.gpu_layers is not None:
        wanted = f"{options.gpu_layers} layers by your setting gpu_layers; {devices['layers']} would fit"
    else:
        wanted = f"{devices['layers']} of {devices['most']} layers go there: {devices['why']}"
    return Finding("ok", "gpu", f"{there}; {wanted}")
