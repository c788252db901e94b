"""Which weights, adapter and KV cache a role has: the modes of DESIGN section 4 inside the worker.

| mode | weights | KV caches | adapter |
|---|---|---|---|
| fork, prompted | one | one for all roles | activated, from the header on; or none |
| contexts | one | one per role | plain, on every token; an activated one from the header on |
| models | one file per role, loaded when it is asked for | one per file | none |
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from umi_local.engine.llama import Context, LoadError, Model, Stop, invocation
from umi_local.engine.runtime import Runtime
from umi_local.engine.snapshots import Keeper
from umi_local.engine.tuning import Tuning, from_data

SPARE = 256 * 2**20
"""Bytes that stay free beside a model that is loaded."""


@dataclass(frozen=True, slots=True)
class Start:
    """What the worker was told to load. `files` are the roles' own: adapters, or models in mode `models`."""

    base: str
    files: Mapping[str, str]
    mode: str
    n_ctx: int
    tuning: Tuning
    prefixes: Keeper = field(default_factory=Keeper)


def from_message(message: Mapping[str, Any]) -> Start:
    """Read what the client says first. Raises ValueError, OSError."""
    tuning = from_data(message["tuning"]).resolved(os.path.getsize(message["base"]))  # noqa: PTH202
    keeper = Keeper(message.get("prefixes"))
    return Start(message["base"], message["files"], message["mode"], message["n_ctx"], tuning, keeper)


class AdapterError(Exception):
    """A role's file could not be loaded, or is not what the mode needs."""


class Roles(Protocol):
    """The runtimes of the roles."""

    base: Runtime

    def of(self, role: str) -> Runtime:
        """Return the runtime of a role, loaded. Raises LoadError, AdapterError."""
        ...


def load(start: Start, stop: Stop) -> Roles:
    """Return the roles of a pack. Raises LoadError, AdapterError."""
    if start.mode == "models":
        return _Models(start, stop)
    model = open_model(start.base, start.tuning)
    try:
        adapters = {role: _adapter(model, path) for role, path in start.files.items()}
        kind = _Contexts if start.mode == "contexts" else _Fork
        return kind(start, stop, model, adapters)
    except (LoadError, AdapterError):
        model.close()  # another try, with fewer layers on a GPU, needs the memory
        raise


def _adapter(model: Model, path: str) -> Any:
    try:
        adapter = model.adapter(path)
    except LoadError as error:
        raise AdapterError(f"{path}: {error}") from error
    if any(token >= model.n_vocab for token in invocation(adapter)):
        raise AdapterError(f"{path} is switched on by tokens that the base does not have: it belongs to another model")
    return adapter


def open_model(path: str, tuning: Tuning, *, check: bool | None = None) -> Model:
    """Load weights as `tuning` says. Raises LoadError."""
    return Model(path, extra_bufts=tuning.repack, check=check, gpu_layers=max(0, tuning.gpu_layers))


def open_context(model: Model, tuning: Tuning, n_ctx: int, stop: Stop) -> Context:
    """Make a KV cache as `tuning` says. Raises LoadError."""
    return Context(
        model,
        n_ctx=n_ctx,
        threads=tuning.threads,
        batch_threads=tuning.batch_threads,
        n_ubatch=tuning.n_ubatch,
        stop=stop,
        flash_attention=tuning.flash_attention,
        kv_type=tuning.kv_type,
    )


def _context(start: Start, stop: Stop, model: Model) -> Context:
    needed, free = model.cell_bytes() * start.n_ctx, available_memory()
    here = start.tuning.gpu_layers <= 0 and start.tuning.kv_type == "f16"
    if here and free is not None and needed > free:  # the system lends it, and ends who then writes to it
        raise LoadError(f"{start.n_ctx} tokens of context need {needed >> 20} MB of memory, {free >> 20} MB are free")
    return open_context(model, start.tuning, start.n_ctx, stop)


class _Fork:
    """One cache for all: only an adapter that leaves the transcript's cells alone may share it."""

    def __init__(self, start: Start, stop: Stop, model: Model, adapters: dict[str, Any]) -> None:
        for role, adapter in adapters.items():
            if not invocation(adapter):
                raise AdapterError(
                    f"{start.files[role]} is a plain LoRA, which changes every token it reads, so it cannot share a "
                    'cache; write mode = "contexts" in pack.toml'
                )
        context = _context(start, stop, model)
        kept = start.prefixes.of(context, start.base)
        self.base = Runtime(model, context, adapters, start.n_ctx, stop, bos=start.mode == "prompted", snapshots=kept)

    def of(self, role: str) -> Runtime:
        """Return the one runtime."""
        return self.base


class _Contexts:
    """A cache per role that has an adapter, made when the role first writes; the others share the base's."""

    def __init__(self, start: Start, stop: Stop, model: Model, adapters: dict[str, Any]) -> None:
        self._start, self._stop, self._model, self._adapters = start, stop, model, adapters
        self._made: dict[str, Runtime] = {}
        context = _context(start, stop, model)
        kept = start.prefixes.of(context, start.base)
        self.base = Runtime(model, context, {}, start.n_ctx, stop, bos=False, snapshots=kept)

    def of(self, role: str) -> Runtime:
        """Return the runtime of a role."""
        adapter = self._adapters.get(role)
        if adapter is None:
            return self.base
        if role not in self._made:
            context = _context(self._start, self._stop, self._model)
            activated = {role: adapter} if invocation(adapter) else {}
            standing = None if activated else self._start.files[role]
            self._made[role] = Runtime(
                self._model,
                context,
                activated,
                self._start.n_ctx,
                self._stop,
                bos=False,
                standing=None if activated else adapter,
                snapshots=self._start.prefixes.of(context, self._start.base, standing),
            )
        return self._made[role]


class _Models:
    """A model per role. The least recently used one is given up when the next would not fit into free memory.

    The base stays: its vocabulary counts tokens at any time.
    """

    def __init__(self, start: Start, stop: Stop) -> None:
        self._start, self._stop = start, stop
        self._loaded: dict[str, Runtime] = {}  # by path, the most recently used last
        self.base = self._load(start.base)

    def of(self, role: str) -> Runtime:
        """Return the runtime of a role; its model is loaded when it is not in memory."""
        path = self._start.files.get(role, self._start.base)
        if path == self._start.base:
            return self.base
        found = self._loaded.pop(path, None)
        if found is None:
            self._make_room(os.path.getsize(path))  # noqa: PTH202
            try:
                found = self._load(path)
            except LoadError as error:
                raise AdapterError(f"{path}: {error}") from error
        self._loaded[path] = found
        return found

    def _load(self, path: str) -> Runtime:
        model = open_model(path, self._start.tuning)
        try:
            context = _context(self._start, self._stop, model)
        except LoadError:
            model.close()
            raise
        kept = self._start.prefixes.of(context, path)
        return Runtime(model, context, {}, self._start.n_ctx, self._stop, bos=False, snapshots=kept)

    def _make_room(self, size: int) -> None:
        while self._loaded and (free := available_memory()) is not None and free < size + SPARE:
            self._loaded.pop(next(iter(self._loaded))).close()


def available_memory() -> int | None:
    """Return the bytes that can be used without swapping, None where the system does not say."""
    try:
        with open("/proc/meminfo", encoding="ascii") as file:  # noqa: PTH123
            for line in file:
                if line.startswith("MemAvailable:"):
                    return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    return None
