"""What was found out about models on this machine: one small JSON file in the cache folder.

Kept per model file, llama.cpp library and processor, so that a change of any of them is measured anew; tunings also per
number of usable cores and type of the cache. A file that is
damaged, or written by something else, counts as empty; two programs that write at once lose one answer, never both.
"""

from __future__ import annotations

import contextlib
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from umi_local.config import cache_dir
from umi_local.engine.pace import Speed, speed_from
from umi_local.engine.tuning import Tuning, from_data, physical_cores

VERSION = 2
MOST_ENTRIES = 100


@dataclass(frozen=True, slots=True)
class Calibration:
    """A tuning that was measured. `before` is the speed of the one it was compared with, `when` in Unix seconds.

    `measured` is None when nothing ran in the time there was: `tuning` is what was in use then. `usual` is the speed
    of the first turns under it. `stale`: it has become slow, and is to be measured again.
    """

    tuning: Tuning
    measured: Speed | None = None
    before: Speed | None = None
    when: int = 0
    usual: Speed | None = None
    stale: bool = False


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


def can_repack(model: Path) -> bool | None:
    """Return whether `model` runs with repacked weights, None when nobody tried. Raises OSError."""
    answer = _read().get(_key(model), {}).get("repack")
    return answer if isinstance(answer, bool) else None


def remember_repack(model: Path, answer: bool) -> None:
    """Keep what was found out about `model`. Without an answer it is asked again next time."""
    _change(model, lambda entry: entry.update(repack=answer))


def calibration(model: Path, kv_type: str = "f16") -> Calibration | None:
    """Return what was measured with this type of cache on as many cores as now, None when nothing was."""
    try:
        entry = _tunings(_read().get(_key(model), {}))[_circumstances(kv_type)]
        tuning = from_data(entry["tuning"])
    except (OSError, KeyError, TypeError, ValueError):
        return None
    when = entry.get("when")
    return Calibration(
        tuning,
        speed_from(entry.get("measured")),
        speed_from(entry.get("before")),
        when if isinstance(when, int) else 0,
        speed_from(entry.get("usual")),
        entry.get("stale") is True,
    )


def keep(model: Path, found: Calibration) -> None:
    """Store a calibration."""

    def change(entry: dict[str, Any]) -> None:
        entry["repack"] = found.tuning.repack
        entry["tunings"] = _tunings(entry) | {_circumstances(found.tuning.kv_type): asdict(found)}

    _change(model, change)


def mark_stale(model: Path, kv_type: str = "f16") -> None:
    """Have it measured again at the next occasion."""
    _amend(model, kv_type, stale=True)


def keep_usual(model: Path, speed: Speed, kv_type: str = "f16") -> None:
    """Store how fast the first turns were."""
    _amend(model, kv_type, usual=asdict(speed))


def _amend(model: Path, kv_type: str, **values: Any) -> None:
    """Change a calibration, if it is there."""

    def change(entry: dict[str, Any]) -> None:
        if (there := _tunings(entry).get(_circumstances(kv_type))) is not None:
            there.update(values)

    _change(model, change)


def _tunings(entry: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    tunings = entry.get("tunings")
    known = tunings if isinstance(tunings, dict) else {}
    return {name: tuning for name, tuning in known.items() if isinstance(tuning, dict)}


def _circumstances(kv_type: str) -> str:
    """Return what a measurement holds for: one on few cores says nothing about many."""
    return f"{physical_cores()} cores, {kv_type}"


def _change(model: Path, change: Callable[[dict[str, Any]], None]) -> None:
    with contextlib.suppress(OSError):  # asked again next time
        key, data = _key(model), _read()
        entry = data.pop(key, {})
        change(entry)
        data[key] = entry  # the last one used is the last one dropped
        path = _path()
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(f"{path.name}.{os.getpid()}")
        kept = dict(list(data.items())[-MOST_ENTRIES:])
        temporary.write_text(json.dumps({"version": VERSION, "entries": kept}), encoding="utf-8")
        temporary.replace(path)
        _old_path().unlink(missing_ok=True)


def _key(model: Path) -> str:
    stat = model.stat()
    return f"{model.name} {stat.st_size} {stat.st_mtime_ns} | {_library()} | {cpu()[0]}"


def _library() -> str:
    """Return a mark of the installed llama.cpp, without importing it."""
    from importlib.util import find_spec

    spec = find_spec("llama_cpp")
    places = list(spec.submodule_search_locations or ()) if spec else []
    libraries = sorted(Path(places[0], "lib").glob("*llama.*")) if places else []
    return " ".join(f"{stat.st_size}-{stat.st_mtime_ns}" for stat in (path.stat() for path in libraries[:1]))


def _path() -> Path:
    return cache_dir() / "tuning.json"


def _old_path() -> Path:
    """Return where the answers about repacking were kept before anything else was measured."""
    return cache_dir() / "repacking.json"


def _read() -> dict[str, dict[str, Any]]:
    data = _json(_path())
    if data is None:
        old = _json(_old_path()) or {}
        return {key: {"repack": answer} for key, answer in old.items() if isinstance(answer, bool)}
    entries = data.get("entries") if data.get("version") == VERSION else None
    if not isinstance(entries, dict):
        return {}
    return {key: entry for key, entry in entries.items() if isinstance(entry, dict)}


def _json(path: Path) -> dict[str, Any] | None:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None
