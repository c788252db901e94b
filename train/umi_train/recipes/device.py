"""What this machine has for a stage: the memory of its GPU, or its main memory."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from umi_train.recipes.memory import GIB, Estimate

TIGHT = 0.9
"""An estimate above this share of what is free is called tight."""


@dataclass(frozen=True, slots=True)
class Device:
    """A kind of device, with bytes in all and free, how many there are, and main memory beside them."""

    kind: Literal["cuda", "cpu"]
    name: str
    total: int
    free: int
    count: int
    host_free: int

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def present_device() -> Device:
    """Return the first GPU, or the main memory where there is none. torch is imported only when a GPU may be there."""
    total, free = main_memory()
    if _gpu_possible():
        try:
            import torch
        except ImportError:
            return Device("cpu", "main memory (torch is not installed, so no GPU was looked for)", total, free, 1, free)
        if torch.cuda.is_available():
            here, whole = torch.cuda.mem_get_info(0)
            return Device("cuda", torch.cuda.get_device_name(0), whole, here, torch.cuda.device_count(), free)
    return Device("cpu", "main memory, no GPU", total, free, 1, free)


def _gpu_possible() -> bool:
    """On Linux a GPU that torch could use has a device file, so that most machines are spared the import."""
    if sys.platform != "linux":
        return True
    return any(Path(path).exists() for path in ("/dev/nvidiactl", "/dev/kfd", "/dev/dxg"))


def main_memory(root: Path = Path("/")) -> tuple[int, int]:
    """Return the bytes of main memory, in all and free, as far as this process may use them."""
    found = _meminfo(root / "proc/meminfo")
    if found is None:
        try:
            pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
        except (AttributeError, ValueError, OSError):
            return 0, 0
        found = (pages * size, pages * size)
    total, free = found
    group = root / "sys/fs/cgroup"
    limit, used = _number(group / "memory.max"), _number(group / "memory.current")
    if limit is not None and limit < total:
        kept = (used or 0) - _reclaimable(group / "memory.stat")
        return limit, max(0, min(free, limit - max(0, kept)))
    return total, free


def _reclaimable(path: Path) -> int:
    """Return the bytes of cached files in a control group's use that the kernel gives back when they are needed."""
    try:
        lines = (line.split() for line in path.read_text(encoding="ascii").splitlines())
        return next((int(line[1]) for line in lines if line[:1] == ["inactive_file"]), 0)
    except (OSError, ValueError, IndexError):
        return 0


def _meminfo(path: Path) -> tuple[int, int] | None:
    try:
        lines = dict(line.split(":", 1) for line in path.read_text(encoding="ascii").splitlines() if ":" in line)
        return tuple(int(lines[key].split()[0]) * 1024 for key in ("MemTotal", "MemAvailable"))  # type: ignore[return-value]
    except (OSError, ValueError, KeyError, IndexError):
        return None


def _number(path: Path) -> int | None:
    try:
        return int(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None


def verdict(estimate: Estimate, device: Device, processes: int, checkpointing: bool) -> str:
    """Return in words whether a stage fits."""
    need, free = gib(estimate.total), gib(device.free)
    host = estimate.host * processes
    if not device.free:
        return f"it is not known how much memory there is; about {need} are needed"
    if device.kind == "cpu" and processes > 1:
        need_all = estimate.total * processes + host
        fits = "fits" if need_all <= device.free else "does not fit"
        return f"{fits}: {processes} processes need about {gib(need_all)} of {free} free main memory"
    if device.kind == "cuda" and processes > device.count:
        return (
            f"does not fit: {processes} GPUs are asked for and here {_counted(device.count)}; each needs about {need}"
        )
    if host > device.host_free and device.kind == "cuda":
        return f"does not fit: about {gib(host)} are needed in main memory, and {gib(device.host_free)} are free"
    if estimate.total > device.free:
        if not checkpointing and estimate.with_checkpointing <= device.free:
            less = gib(estimate.with_checkpointing)
            return f"does not fit: about {need} of {free} free; with gradient_checkpointing about {less}"
        return f"does not fit: about {need} are needed and {free} are free"
    if estimate.total > TIGHT * device.free:
        return f"tight: about {need} of {free} free"
    return f"fits: about {need} of {free} free"


def _counted(count: int) -> str:
    return "is one" if count == 1 else f"are {count}"


def gib(size: float) -> str:
    """Return a size for people."""
    return f"{size / GIB:.1f} GiB" if size >= 0.1 * GIB else f"{size / 1024**2:.1f} MiB"
