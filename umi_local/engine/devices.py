"""The devices that llama.cpp can put layers on. Only the worker and the measuring process import this."""

from __future__ import annotations

import ctypes as C
import importlib
from typing import Any

from umi_local.engine.library import L
from umi_local.engine.offload import Device

_GPU, _SHARED_GPU = 1, 2
"""ggml-backend.h, ggml_backend_dev_type: one with memory of its own, one that shares the processor's."""


def any_found() -> bool:
    """Tell whether there is a device that layers can go to."""
    return bool(L.llama_supports_gpu_offload())


def backends() -> list[str]:
    """Return what this build of llama.cpp can compute with, for instance CPU and CUDA."""
    ggml = _ggml()
    if not hasattr(ggml, "ggml_backend_reg_count"):
        return []
    ggml.ggml_backend_reg_count.restype = C.c_size_t
    ggml.ggml_backend_reg_get.restype, ggml.ggml_backend_reg_get.argtypes = C.c_void_p, [C.c_size_t]
    registered = (ggml.ggml_backend_reg_get(i) for i in range(ggml.ggml_backend_reg_count()))
    return [_text(ggml.ggml_backend_reg_name, one) for one in registered]


def found() -> list[Device]:
    """Return the GPUs; those that share the processor's memory only where there are no others, as llama.cpp does."""
    ggml = _ggml()
    if not hasattr(ggml, "ggml_backend_dev_memory"):
        return []
    count, get, kind = ggml.ggml_backend_dev_count, ggml.ggml_backend_dev_get, ggml.ggml_backend_dev_type
    count.restype, get.restype, get.argtypes, kind.argtypes = C.c_size_t, C.c_void_p, [C.c_size_t], [C.c_void_p]
    by_kind: dict[int, list[Device]] = {}
    for i in range(count()):
        device = get(i)
        by_kind.setdefault(kind(device), []).append(_device(ggml, device))
    return by_kind.get(_GPU) or by_kind.get(_SHARED_GPU) or []


def _ggml() -> Any:
    return importlib.import_module("llama_cpp._ggml").libggml


def _device(ggml: Any, pointer: int) -> Device:
    free, total = C.c_size_t(), C.c_size_t()
    memory = ggml.ggml_backend_dev_memory
    memory.restype, memory.argtypes = None, [C.c_void_p, C.POINTER(C.c_size_t), C.POINTER(C.c_size_t)]
    memory(pointer, C.byref(free), C.byref(total))
    name, description = (_text(f, pointer) for f in (ggml.ggml_backend_dev_name, ggml.ggml_backend_dev_description))
    return Device(name, description, free.value, total.value)


def _text(function: Any, pointer: int) -> str:
    function.restype, function.argtypes = C.c_char_p, [C.c_void_p]
    return (function(pointer) or b"").decode("utf-8", "replace")
