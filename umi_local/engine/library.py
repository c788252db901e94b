"""The installed llama.cpp: its ctypes declarations, its log, and what build it is.

Only the worker process imports this. Callback objects are kept for as long as C may call them.
"""

from __future__ import annotations

import ctypes as C
import importlib
import importlib.util
import os
import re
import sys
import types
from collections import deque
from pathlib import Path
from typing import Any

LEVELS = {3: "warning", 4: "error"}
_NOISE = re.compile(r"lora for '.*' cannot use buft|n_ctx_seq .* the full capacity|not using")


class LoadError(Exception):
    """llama.cpp refused a file. The message is what it logged."""


def _bindings() -> Any:
    """Import the ctypes declarations without the rest of the package, which takes twice as long and prints."""
    spec = importlib.util.find_spec("llama_cpp")
    if spec is None or spec.submodule_search_locations is None:
        raise LoadError("llama-cpp-python is not installed; run `make run` or `pip install llama-cpp-python`")
    if "llama_cpp" not in sys.modules:
        package = types.ModuleType("llama_cpp")
        package.__spec__ = spec  # who looks it up later finds it
        package.__path__ = list(spec.submodule_search_locations)
        sys.modules["llama_cpp"] = package
    return importlib.import_module("llama_cpp.llama_cpp")


L = _bindings()
_log: deque[str] = deque(maxlen=200)
_level = 0


@L.llama_log_callback  # type: ignore[untyped-decorator]
def _on_log(level: int, text: bytes, _: Any) -> None:
    global _level
    _level = level if level != 5 else _level
    line = text.decode("utf-8", "replace")
    _log.append(line)
    if _level in LEVELS and not _NOISE.search(line):
        sys.stderr.write(line)


@C.CFUNCTYPE(None, C.c_char_p)  # type: ignore[untyped-decorator]
def _on_fatal(message: bytes) -> None:
    os.write(2, b"llama.cpp gave up: " + message.rpartition(b"/")[2] + b"\n")


def start() -> None:
    """Set up logging and the library; once per process."""
    L.llama_log_set(_on_log, None)
    ggml = importlib.import_module("llama_cpp._ggml").libggml
    if hasattr(ggml, "ggml_set_abort_callback"):
        ggml.ggml_set_abort_callback(_on_fatal)
    L.llama_backend_init()


def version() -> str:
    """Return the version of llama-cpp-python, read from its source since the package itself is not imported."""
    source = Path(sys.modules["llama_cpp"].__path__[0], "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'__version__ = "([^"]+)"', source)
    return found[1] if found else "unknown"


def library() -> str:
    """Return a mark of the installed libraries: another build may compute other values."""
    places = Path(sys.modules["llama_cpp"].__path__[0], "lib").glob("*")
    found = sorted((path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in places)
    return f"{version()} {found}"


def last_words() -> str:
    """Return the last error lines that the library logged."""
    lines = [line.strip() for line in _log if "error" in line or "failed" in line]
    causes = [line.rpartition("error loading model")[2].lstrip(": ") for line in lines if "error loading model" in line]
    return " ".join((causes or lines or [""])[-1].split())
