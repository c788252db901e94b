"""How the engine uses this machine: threads, flash attention, repacking, batch size, KV type, layers on a GPU.

A `Tuning` is chosen once per start of the client (stored measurements, else the defaults; the user's word counts most)
and does not change while it runs: a worker that is started again must write the same text again. Flash attention and
the batch size change results in the last digits, so they stay what they are for a machine, a model and a library.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any, Literal, get_args

KvType = Literal["f16", "q8_0"]
KV_TYPES: tuple[KvType, ...] = get_args(KvType)
N_UBATCH = 64
UBATCHES = (32, 64, 128)
"""Sizes worth a measurement. More than a prefill chunk (128) would never be filled."""
ALL_THAT_FIT = -1
TINY_BYTES = 100 * 1024 * 1024
MOST_THREADS = 4
_MOST = 1024


@dataclass(frozen=True, slots=True)
class Tuning:
    """How to load and run a model.

    `threads` evaluate single tokens, `batch_threads` several; 0 stands for `default_threads`. `repack` lays weights
    out for this processor (llama.cpp's extra_bufts). `n_ubatch` tokens are evaluated at once. `gpu_layers` counts from
    the output backwards, ALL_THAT_FIT leaves it to the free memory of the devices. A quantised KV cache loses
    precision, so no measurement chooses it, only the user; it needs flash attention.
    """

    threads: int = 0
    batch_threads: int = 0
    flash_attention: bool = False
    repack: bool = True
    n_ubatch: int = N_UBATCH
    kv_type: KvType = "f16"
    gpu_layers: int = ALL_THAT_FIT

    def resolved(self, size: int) -> Tuning:
        """Return it with the threads that 0 stands for, for a model of `size` bytes, and no more than there are."""
        single, batch = default_threads(size)
        return replace(self, threads=self.threads or single, batch_threads=self.batch_threads or batch)

    def within(self, cores: int) -> Tuning:
        """Return it for `cores`: what was measured with more of them is not spread over fewer."""
        return replace(self, threads=min(self.threads, cores), batch_threads=min(self.batch_threads, cores))

    def to_data(self) -> dict[str, Any]:
        """Return it for JSON."""
        return asdict(self)

    def __str__(self) -> str:
        """Say it in words."""
        threads = f"{self.threads} thread{'s' * (self.threads != 1)} ({self.batch_threads} for batches)"
        return ", ".join(
            [
                threads,
                f"flash attention {'on' if self.flash_attention else 'off'}",
                f"weights {'repacked' if self.repack else 'not repacked'}",
                f"{self.n_ubatch} tokens at once",
                f"{self.kv_type} cache",
                *([f"{self.gpu_layers} layers on the GPU"] if self.gpu_layers > 0 else []),
            ]
        )


_KINDS = {field.name: type(getattr(Tuning(), field.name)) for field in fields(Tuning)}


def from_data(data: Mapping[str, Any]) -> Tuning:
    """Read what `to_data` wrote; fields that are missing have their defaults. Raises ValueError for anything else."""
    given = {name: data[name] for name in _KINDS if name in data}
    for name, value in given.items():
        if type(value) is not _KINDS[name]:
            raise ValueError(f"{name} cannot be {value!r}")
        if isinstance(value, int) and not ALL_THAT_FIT <= value <= _MOST:
            raise ValueError(f"{name} cannot be {value}")
    tuning = Tuning(**given)
    if tuning.kv_type not in KV_TYPES or tuning.n_ubatch < 1 or min(tuning.threads, tuning.batch_threads) < 0:
        raise ValueError(f"this is no tuning: {given}")
    return tuning


def default_threads(size: int) -> tuple[int, int]:
    """Return threads for single tokens and for batches, for a model of `size` bytes.

    More threads than physical cores slow everything; a tiny model's token is over before a second core wakes up.
    """
    cores = min(physical_cores(), MOST_THREADS)
    return (1 if size < TINY_BYTES else cores), cores


def usable_cpus() -> set[int]:
    """Return the logical processors that this process may use."""
    try:
        return os.sched_getaffinity(0) if sys.platform == "linux" else set(range(os.cpu_count() or 1))
    except OSError:
        return set(range(os.cpu_count() or 1))


def physical_cores() -> int:
    """Return how many cores those are; two threads of a core count once."""
    groups = set()
    for cpu in usable_cpus():
        try:
            with open(f"/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list", encoding="ascii") as file:  # noqa: PTH123
                groups.add(file.read().strip())
        except OSError:
            groups.add(str(cpu))
    return max(1, len(groups))
