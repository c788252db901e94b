"""What this computer is: operating system, processor, memory and disk. Standard library only, Linux and macOS."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BeforeValidator

from umi_local.tools.base import ToolContext, ToolError, tool

_TOPICS = {
    "all": "all everything system computer machine info overview hardware",
    "os": "os operating kernel version uptime name distro linux macos host hostname platform",
    "cpu": "cpu cpus processor processors cores core load chip",
    "memory": "memory ram mem swap",
    "disk": "disk disks storage drive space hdd ssd filesystem",
}


def _topic(value: object) -> object:
    """Return the topic that a word means: "ram" is memory."""
    if isinstance(value, str):
        for word in re.findall(r"[a-z]+", value.lower()):
            for topic, words in _TOPICS.items():
                if word in words.split():
                    return topic
    return value


Topic = Annotated[Literal["all", "os", "cpu", "memory", "disk"], BeforeValidator(_topic)]


@tool("read", aliases=("computer", "ram", "cores", "storage", "space", "machine", "linux", "processor"))
def system_info(context: ToolContext, topic: Topic = "all") -> str:
    """Tell about this computer: operating system, CPU, memory, disk.

    Args:
        topic: Which part.
    """
    parts: dict[str, Callable[[], str]] = {
        "os": _os,
        "cpu": _cpu,
        "memory": _memory,
        "disk": lambda: _disk(context.workspace.root),
    }
    if topic != "all":
        return f"{topic}: {parts[topic]()}"
    lines = []
    for name, part in parts.items():
        try:
            lines.append(f"{name}: {part()}")
        except ToolError as error:
            lines.append(f"{name}: {error}")
    return "\n".join(lines)


def _os() -> str:
    name = f"{platform.system()} {platform.release()}"
    if sys.platform == "darwin":
        name = f"macOS {platform.mac_ver()[0]}"
    elif sys.platform.startswith("linux"):
        with suppress(OSError, KeyError):
            name = f"{platform.freedesktop_os_release()['PRETTY_NAME']}, kernel {platform.release()}"
    parts = [name, platform.machine(), f"host name {platform.node() or 'unknown'}"]
    uptime = _uptime()
    if uptime is not None:
        minutes = int(uptime // 60)
        days, hours = divmod(minutes // 60, 24)
        span = f"{days} d {hours} h" if days else f"{hours} h {minutes % 60} min"
        parts.append(f"up {span}")
    return ", ".join(parts)


def _uptime() -> float | None:
    try:
        return float(Path("/proc/uptime").read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        pass
    match = re.search(r"sec = (\d+)", _sysctl("kern.boottime"))
    return max(time.time() - int(match.group(1)), 0.0) if match else None


def _cpu() -> str:
    cores = _usable_cores()
    parts = [_cpu_name(), f"{cores} core" if cores == 1 else f"{cores} cores"]
    if hasattr(os, "getloadavg"):
        with suppress(OSError):
            parts.append(f"load {os.getloadavg()[0]:.2f}")
    return ", ".join(parts)


def _usable_cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


@lru_cache(maxsize=1)
def _cpu_name() -> str:
    try:
        text = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")
        match = re.search(r"^(?:model name|Model|Hardware|cpu model)\s*:\s*(.+)$", text, re.MULTILINE)
        if match:
            return " ".join(match.group(1).split())
    except OSError:
        pass
    return _sysctl("machdep.cpu.brand_string").strip() or platform.processor() or platform.machine() or "unknown"


def _memory() -> str:
    total, available = _memory_bytes()
    used = round(100 * (total - available) / total)
    return f"{_binary(total)} total, {_binary(available)} available ({used}% used)"


def _memory_bytes() -> tuple[int, int]:
    """Return the bytes of memory and how many of them a new program can have. Raises ToolError."""
    try:
        text = Path("/proc/meminfo").read_text(encoding="ascii", errors="replace")
        rows = {name: int(value) * 1024 for name, value in re.findall(r"^(\w+):\s+(\d+) kB", text, re.MULTILINE)}
        available = rows.get("MemAvailable", rows.get("MemFree", 0) + rows.get("Cached", 0))
        return rows["MemTotal"], available
    except (OSError, KeyError):
        pass
    total = _sysctl("hw.memsize").strip()
    if not total.isdigit():
        raise ToolError("this system does not tell how much memory it has")
    pages = _output("vm_stat")
    size = re.search(r"page size of (\d+)", pages)
    free = sum(
        int(count)
        for count in re.findall(r"^Pages (?:free|inactive|speculative|purgeable):\s+(\d+)", pages, re.MULTILINE)
    )
    return int(total), min(free * int(size.group(1) if size else 4096), int(total))


def _disk(root: Path) -> str:
    try:
        usage = shutil.disk_usage(root)
    except OSError as error:
        raise ToolError(
            f"the disk of the workspace cannot be read: {(error.strerror or str(error)).lower()}"
        ) from error
    # Used of what a user can have, as df counts it: the share reserved for root is left out.
    reach = usage.used + usage.free
    used = round(100 * usage.used / reach) if reach else 0
    return f"{_decimal(usage.total)} total, {_decimal(usage.free)} free ({used}% used)"


def _binary(size: int) -> str:
    """Return bytes of memory as operating systems and shops write them: 1 GB is 2**30."""
    return f"{size / 2**30:.1f} GB" if size >= 2**30 else f"{size / 2**20:.0f} MB"


def _decimal(size: int) -> str:
    """Return bytes of disk as makers write them: 1 GB is 10**9."""
    for unit, one in (("TB", 10**12), ("GB", 10**9)):
        if size >= one:
            return f"{size / one:.1f} {unit}"
    return f"{size / 10**6:.0f} MB"


def _sysctl(name: str) -> str:
    return _output("sysctl", "-n", name) if sys.platform == "darwin" else ""


def _output(*command: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=5, stdin=subprocess.DEVNULL, check=False)
    except (OSError, subprocess.SubprocessError):
        return ""
    return done.stdout
