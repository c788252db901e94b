"""How many layers of a model go to a GPU: arithmetic over the file's tensor list and the free memory of the devices.

llama.cpp counts from the end (llama-model.cpp, n_gpu_layers): the first is the output, then the last block, and so on.
A block takes the bytes of its weights, and its part of every KV cache. Room for what an evaluation computes with and
for others stays free. The worker's `placement` asks the devices; nothing here touches llama.cpp.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from umi_local.engine.gguf_check import _SIZES, _STRING, GgufProblem, _skip, _string, _u32, check

SPARE = 384 * 2**20
"""Bytes that stay free on every device."""
CACHE_BYTES = {"f16": 2.0, "q8_0": 34 / 32}
"""Bytes of an element of the KV cache."""
_INTEGERS = {0: "<B", 1: "<b", 2: "<H", 3: "<h", 4: "<I", 5: "<i", 10: "<Q", 11: "<q"}
_ARRAY = 9
_MOST_BLOCKS = 4096
_GIB = 2**30


@dataclass(frozen=True, slots=True)
class Device:
    """A device that can hold layers; bytes of memory."""

    name: str
    description: str
    free: int
    total: int


@dataclass(frozen=True, slots=True)
class Layout:
    """What a model file says of its size. `blocks` are bytes of weights, first block first.

    `cache` holds the elements of a token in each block's KV cache, `output` the bytes of all that comes after the
    last block.
    """

    blocks: tuple[int, ...]
    output: int
    cache: tuple[int, ...]
    width: int
    hidden: int
    heads: int


@dataclass(frozen=True, slots=True)
class Load:
    """What has to fit beside the weights: `caches` of `n_ctx` tokens, `copies` of the weights, bytes of adapters."""

    n_ctx: int
    n_ubatch: int = 64
    kv_type: str = "f16"
    flash_attention: bool = False
    caches: int = 1
    copies: int = 1
    adapters: int = 0


@dataclass(frozen=True, slots=True)
class Offload:
    """So many `layers` of `most` (the output is one of them) go to a GPU; `why` is for the user."""

    layers: int
    most: int
    why: str


def layers_that_fit(layout: Layout, devices: Sequence[Device], load: Load) -> Offload:
    """Return the layers for which there is room. 0 without a device."""
    most = len(layout.blocks) + 1
    if not devices:
        return Offload(0, most, "there is no GPU that llama.cpp can use")
    computing = working_bytes(layout, load) * load.caches
    needs = [layout.output * load.copies]
    for weights, elements in zip(reversed(layout.blocks), reversed(layout.cache), strict=True):
        needs.append(weights * load.copies + int(elements * CACHE_BYTES[load.kv_type]) * load.n_ctx * load.caches)
    # Whole layers are dealt out to the devices, so that each one but the last may leave room for less than a layer.
    room = sum(max(0, device.free - SPARE - computing) for device in devices)
    room -= load.adapters + (len(devices) - 1) * max(needs)
    layers, taken = 0, 0
    for need in needs:
        if taken + need > room:
            break
        layers, taken = layers + 1, taken + need
    free = sum(device.free for device in devices)
    kept = f"{(SPARE + computing) * len(devices) / _GIB:.1f} GiB are kept for evaluations and other programs"
    where = " and ".join(device.name for device in devices)
    if layers == most:
        return Offload(layers, most, f"all of it fits into the {free / _GIB:.1f} GiB free on {where}")
    if layers == 0:
        return Offload(0, most, f"no layer fits into the {free / _GIB:.1f} GiB free on {where}; {kept}")
    return Offload(layers, most, f"more does not fit into the {free / _GIB:.1f} GiB free on {where}; {kept}")


def working_bytes(layout: Layout, load: Load) -> int:
    """Return a generous estimate of what an evaluation of `n_ubatch` tokens computes with, for one context."""
    scores = 0 if load.flash_attention else 2 * layout.heads * load.n_ctx
    return 64 * 2**20 + 4 * load.n_ubatch * (10 * layout.width + 4 * layout.hidden + scores)


def fewer(layers: int) -> int:
    """Return how many layers to try when so many could not be loaded."""
    return layers // 2 if layers >= 8 else 0


def read_layout(path: Path) -> Layout:
    """Read a GGUF's header. Raises GgufProblem."""
    check(path)
    try:
        with path.open("rb") as file:
            return _read(file, path.stat().st_size)
    except OSError as error:
        raise GgufProblem(f"it cannot be read: {error.strerror}") from error
    except (struct.error, UnicodeDecodeError, OverflowError):
        raise GgufProblem("it is truncated or damaged: its header ends too early") from None


def _read(file: BinaryIO, size: int) -> Layout:
    file.seek(8)
    tensors, keys = struct.unpack("<QQ", file.read(16))
    values: dict[str, Any] = {}
    for _ in range(keys):
        key = _string(file)
        values[key] = _value(file, _u32(file))
    places: list[tuple[int, str]] = []
    for _ in range(tensors):
        name, dimensions = _string(file), _u32(file)
        file.seek(8 * dimensions + 4, 1)
        places.append((struct.unpack("<Q", file.read(8))[0], name))
    alignment = values.get("general.alignment")
    alignment = alignment if isinstance(alignment, int) and 0 < alignment <= 1 << 20 else 32
    return _layout(values, _bytes(places, size - -(-file.tell() // alignment) * alignment))


def _value(file: BinaryIO, kind: int) -> Any:
    """Return an integer, a text, or a short list of integers; None for what nobody asks for."""
    if kind in _INTEGERS:
        return struct.unpack(_INTEGERS[kind], file.read(_SIZES[kind]))[0]
    if kind == _STRING:
        return _string(file)
    if kind == _ARRAY:
        at = file.tell()
        inner, count = struct.unpack("<IQ", file.read(12))
        if inner in _INTEGERS and count <= _MOST_BLOCKS:
            return [struct.unpack(_INTEGERS[inner], file.read(_SIZES[inner]))[0] for _ in range(count)]
        file.seek(at)
    _skip(file, kind)
    return None


def _bytes(places: list[tuple[int, str]], end: int) -> dict[str, int]:
    """Return the bytes of each tensor: up to where the next one begins, whatever its type."""
    places.sort()
    ends = [*(offset for offset, _ in places[1:]), max(end, places[-1][0] if places else 0)]
    return {name: max(0, after - offset) for (offset, name), after in zip(places, ends, strict=True)}


def _layout(values: dict[str, Any], sizes: dict[str, int]) -> Layout:
    kind = values.get("general.architecture")

    def number(name: str, default: int) -> int:
        value = values.get(f"{kind}.{name}")
        value = max(value, default=default) if isinstance(value, list) else value
        return value if isinstance(value, int) and 0 < value < 2**32 else default

    count = min(number("block_count", 0), _MOST_BLOCKS)
    blocks, output = [0] * count, 0
    for name, size in sizes.items():
        block = name.split(".")[1] if name.startswith("blk.") else ""
        if block.isdigit() and int(block) < count:
            blocks[int(block)] += size
        elif not name.startswith("token_embd") or "output.weight" not in sizes:
            output += size  # the embedding stays with the processor, unless it is the output as well
    width, heads = number("embedding_length", 0), number("attention.head_count", 1)
    key = number("attention.key_length", width // heads)
    per_head = key + number("attention.value_length", width // heads)
    shared = values.get(f"{kind}.attention.head_count_kv")
    each = shared if isinstance(shared, list) else [number("attention.head_count_kv", heads)] * count
    cache = tuple(max(0, each[i] if i < len(each) else heads) * per_head for i in range(count))
    return Layout(tuple(blocks), output, cache, width, number("feed_forward_length", 4 * width), heads)
