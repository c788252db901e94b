"""Find out in a throwaway process whether this build can repack weights on this machine.

llama.cpp built by GCC 12 on a CPU with AMX crashes at the first batch of several tokens when it repacks weights
for AMX (llama.cpp#26954). Without repacking it works, at about half the prefill speed. Machines that are known
to have no AMX pay nothing; elsewhere the answer is worked out once and kept per model, library and CPU.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from umi_local.config import cache_dir

PROBE_SECONDS = 120.0


@cache
def cpu() -> tuple[str, bool | None]:
    """Return the CPU's name and whether it has AMX tiles; None when that cannot be told."""
    if sys.platform == "linux":
        try:
            with Path("/proc/cpuinfo").open(encoding="utf-8", errors="replace") as file:
                first = file.read(8192).partition("\n\n")[0]
        except OSError:
            return platform.machine(), None
        pairs = (line.partition(":") for line in first.splitlines())
        values = {key.strip(): value.strip() for key, _, value in pairs}
        if platform.machine() not in ("x86_64", "AMD64", "i686"):
            return values.get("model name", platform.machine()), False
        flags = values.get("flags")
        return values.get("model name", "x86"), None if flags is None else "amx_tile" in flags.split()
    if sys.platform == "darwin":
        return platform.machine(), False
    return platform.processor() or platform.machine(), None


async def can_repack(model: Path, command: Sequence[str], environment: Mapping[str, str]) -> bool:
    """Tell whether to load `model` with repacked weights; `command` and the model's path probe it."""
    name, amx = cpu()
    try:
        key = _key(model, name)
    except OSError:
        return True  # the load will say what is wrong with the file
    remembered = _read().get(key)
    if isinstance(remembered, bool):
        return remembered
    if amx is False:
        return True
    answer = await _probe([*command, str(model)], environment)
    remember(model, answer)
    return answer


def remember(model: Path, answer: bool) -> None:
    """Keep what was found out about `model` on this machine."""
    data = _read() | {_key(model, cpu()[0]): answer}
    path = _path()
    with contextlib.suppress(OSError):  # asked again next time
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        temporary.write_text(json.dumps(data), encoding="utf-8")
        temporary.replace(path)


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
            with contextlib.suppress(ProcessLookupError):
                process.kill()


def _key(model: Path, name: str) -> str:
    stat = model.stat()
    return f"{model.name} {stat.st_size} {stat.st_mtime_ns} | {_library()} | {name}"


def _library() -> str:
    """Return a mark of the installed llama.cpp, without importing it."""
    from importlib.util import find_spec

    spec = find_spec("llama_cpp")
    places = list(spec.submodule_search_locations or ()) if spec else []
    libraries = sorted(Path(places[0], "lib").glob("*llama.*")) if places else []
    return " ".join(f"{stat.st_size}-{stat.st_mtime_ns}" for stat in (path.stat() for path in libraries[:1]))


def _path() -> Path:
    return cache_dir() / "repacking.json"


def _read() -> dict[str, Any]:
    try:
        data = json.loads(_path().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}
