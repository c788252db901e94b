"""`umi doctor`: what umi finds on this machine, what it can promise here, and what is wrong."""

from __future__ import annotations

import contextlib
import ctypes
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from umi_local import __version__
from umi_local.cli import exits
from umi_local.config import ConfigError, cache_dir, config_dir, data_dir, prefix_cache
from umi_local.text import inert

if TYPE_CHECKING:
    from umi_local.engine.remote_endpoint import Endpoint
    from umi_local.engine.snapshots import Usage

LEAST_FREE = 100 << 20
"""Bytes of free disk below which sessions may soon not be saved."""
_SYS_OPENAT2, _SYS_LANDLOCK_CREATE = 437, 444

Mark = Literal["ok", "note", "wrong"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One line. `wrong` keeps umi from working; a `note` is a promise that does not hold here."""

    mark: Mark
    what: str
    detail: str


def examine(pack: str, *, calibrate: bool = False) -> int:
    """Print every finding, with `calibrate` after measuring. 0 when nothing is wrong, 4 otherwise."""
    wrong = 0
    for finding in findings(pack, calibrate=calibrate):
        wrong += finding.mark == "wrong"
        print(f"{finding.mark:<6} {finding.what:<12} {inert(finding.detail)}", flush=True)
    if wrong:
        print(f"umi: {wrong} of these must be put right before umi works", file=sys.stderr)
    return exits.FAILED if wrong else exits.ANSWERED


def findings(pack: str, *, calibrate: bool = False) -> Iterator[Finding]:
    """Yield what was found, one thing after the other."""
    yield Finding("ok", "umi", f"{__version__}, {Path(__file__).parents[1]}")
    new_enough = sys.version_info >= (3, 11)
    yield Finding("ok" if new_enough else "wrong", "python", f"{platform.python_version()}, {sys.executable}")
    yield _llama()
    yield Finding("ok", "system", f"{platform.system()} {platform.release()} on {platform.machine()}")
    yield Finding("ok", "processor", f"{_processor()}, {_usable_cpus()} of {os.cpu_count()} threads for umi")
    yield from _pack(pack, calibrate=calibrate)
    yield from _tools()
    yield from _kernel()
    yield _network()
    yield _terminal()
    yield from _places()


def _llama() -> Finding:
    for name in ("llama_cpp_python", "llama-cpp-python"):
        try:
            return Finding("ok", "llama.cpp", f"llama-cpp-python {version(name)}")
        except PackageNotFoundError:
            continue
    return Finding("wrong", "llama.cpp", "llama-cpp-python is not installed; `pip install llama-cpp-python` builds it")


def _processor() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
            if line.startswith(("model name", "Model")):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _usable_cpus() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _pack(name: str, *, calibrate: bool = False) -> Iterator[Finding]:
    from umi_local.cli import doctor_engine
    from umi_local.packs.pack import PackError, load_pack, verify

    try:
        pack = load_pack(name)
        lines = verify(pack, fresh=True)
    except PackError as error:
        yield Finding("wrong", "pack", str(error))
        return
    unsigned = [line for line in lines if "no sha256" in line]
    detail = f"{pack.name} {pack.version}, {pack.mode} mode, {pack.context_length} tokens, {len(lines)} files verified"
    yield Finding("note" if unsigned else "ok", "pack", "; ".join([detail, *unsigned]))
    for role, endpoint in pack.remote.items():
        yield _remote(role, endpoint)
    if calibrate and pack.base:
        with contextlib.suppress(ConfigError):  # the lines about the engine say what is wrong
            doctor_engine.calibrate(pack)
    yield from doctor_engine.findings(pack)


def _remote(role: str, endpoint: Endpoint) -> Finding:
    """Say where a role is played, without asking there: the network may be gone already."""
    variable = endpoint.token_env
    if variable and not os.environ.get(variable):
        return Finding("wrong", role, f"on {endpoint.place}, which needs a token: set {variable}")
    if endpoint.on_this_machine:
        return Finding("ok", role, f"played by a server of this machine, {endpoint.place}")
    plain = "" if endpoint.secure else ", readable on the way (http)"
    return Finding("note", role, f"played on {endpoint.place}: what you write and what tools read goes there{plain}")


def _tools() -> Iterator[Finding]:
    from umi_local.tools import BUILTIN
    from umi_local.tools.own import registry

    problems: list[str] = []
    own = [tool.name for tool in registry(problems)][len(BUILTIN) :]
    named = f" and {len(own)} of your own: {', '.join(own)}" if own else ""
    yield Finding("ok", "tools", f"{len(BUILTIN)} built in{named}")
    yield from (Finding("note", "tools", problem) for problem in problems)


def _kernel() -> Iterator[Finding]:
    if not sys.platform.startswith("linux"):
        yield Finding("note", "paths", "no openat2 here: paths are checked folder by folder without following links")
        return
    libc = ctypes.CDLL(None, use_errno=True)
    how = (ctypes.c_uint64 * 3)(os.O_RDONLY | os.O_CLOEXEC, 0, 0x08)
    fd = libc.syscall(_SYS_OPENAT2, -100, b".", how, ctypes.c_size_t(24))
    if fd >= 0:
        os.close(fd)
        yield Finding("ok", "paths", "the kernel keeps file tools beneath the workspace (openat2)")
    else:
        yield Finding("note", "paths", "no openat2: paths are checked folder by folder without following links")
    abi = libc.syscall(_SYS_LANDLOCK_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint(1))
    if abi > 0:
        yield Finding("ok", "landlock", f"version {abi}; commands are not confined by it yet, so they are asked about")
    else:
        yield Finding("note", "landlock", "not in this kernel; commands are not confined and are asked about")


def _network() -> Finding:
    from umi_local.safety.offline import install

    result = install()
    return Finding("ok" if result.enforced else "note", "offline", result.detail)


def _terminal() -> Finding:
    if not sys.stdout.isatty():
        return Finding("ok", "terminal", "stdout is not a terminal: `umi run` works, the app needs one")
    size = shutil.get_terminal_size()
    kind, colours = os.environ.get("TERM", "unknown"), os.environ.get("COLORTERM", "none told")
    encoding = (sys.stdout.encoding or "").lower()
    detail = f"{kind}, {size.columns}x{size.lines}, {encoding}, COLORTERM {colours}"
    if kind in ("dumb", "unknown") or not encoding.startswith("utf"):
        return Finding("note", "terminal", f"{detail}: the app may look wrong")
    return Finding("ok", "terminal", detail)


def _prefixes() -> Finding:
    from umi_local.engine.snapshots import Store, folder

    used = Store(folder()).usage()
    kept = f"{folder()}, {_beginnings(used)}"
    return Finding("ok", "prefixes", kept if prefix_cache() else f"switched off by UMI_PREFIX_CACHE; {kept}")


def _beginnings(used: Usage) -> str:
    return f"{used.count} beginning{'s' * (used.count != 1)} of prompts ({used.size / 1e6:.1f} MB)"


def clear_prefixes() -> int:
    """Delete the stored beginnings of prompts: they are evaluated again. 0 when all are gone, 4 otherwise."""
    from umi_local.engine.snapshots import Store, folder

    store = Store(folder())
    gone, left = store.clear(), store.usage()
    print(f"deleted {_beginnings(gone)}, from {inert(str(folder()))}")
    if left.count:
        print(f"umi: {left.count} could not be deleted", file=sys.stderr)
    return exits.FAILED if left.count else exits.ANSWERED


def _places() -> Iterator[Finding]:
    from umi_local.store.database import StoreError
    from umi_local.store.sessions import FILE_NAME, Store

    for what, place in (("data", data_dir()), ("cache", cache_dir()), ("settings", config_dir())):
        there = next((p for p in (place, *place.parents) if p.exists()), place)
        if not there.is_dir() or not os.access(there, os.W_OK | os.X_OK):
            yield Finding("note", what, f"{place} cannot be written: nothing is kept there")
        elif (free := shutil.disk_usage(there).free) < LEAST_FREE:
            yield Finding("note", what, f"{place}, only {free / 1e6:.0f} MB free")
        else:
            yield Finding("ok", what, str(place))
    yield _prefixes()
    if not (data_dir() / FILE_NAME).exists():
        yield Finding("ok", "sessions", "none yet")
        return
    try:
        store = Store(data_dir() / FILE_NAME)
        yield Finding("ok", "sessions", f"{len(store.sessions(-1))} stored")
        store.close()
    except StoreError as error:
        yield Finding("note", "sessions", str(error))
