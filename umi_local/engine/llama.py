"""The part of llama.cpp's C API that the worker uses, with the guards its callers need.

Only the worker process imports this: bad input can kill the process (research/runtime, section 13). A returned
NULL is a falsy pointer and never None. Callback objects are kept for as long as C may call them.
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
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

N_BATCH = 512
MMAP = 1
LEVELS = {3: "warning", 4: "error"}
CHECK_BELOW = 64 * 1024 * 1024
"""Weights of smaller files are checked for values that are not numbers; larger ones have their sha256 alone."""
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


def last_words() -> str:
    """Return the last error lines that the library logged."""
    lines = [line.strip() for line in _log if "error" in line or "failed" in line]
    causes = [line.rpartition("error loading model")[2].lstrip(": ") for line in lines if "error loading model" in line]
    return " ".join((causes or lines or [""])[-1].split())


class Stop:
    """A flag that llama.cpp polls between graph nodes: `request` ends a running evaluation within a millisecond.

    The callback is libc's strlen on a two-byte buffer: non-zero when the flag is set. A Python callback would
    take the interpreter lock for each node, which is a fifth of a small model's time.
    """

    def __init__(self) -> None:
        self._flag = C.create_string_buffer(2)
        libc = C.cdll.msvcrt if sys.platform == "win32" else C.CDLL(None)
        self.callback = C.cast(libc.strlen, L.ggml_abort_callback)
        self.data = C.cast(self._flag, C.c_void_p)

    def request(self) -> None:
        """Stop what runs now."""
        self._flag[0] = b"\x01"

    def clear(self) -> None:
        """Let evaluations run again."""
        self._flag[0] = b"\x00"

    def __bool__(self) -> bool:
        return self._flag[0] != b"\x00"


class Model:
    """Weights, adapters and vocabulary."""

    def __init__(self, path: str, *, extra_bufts: bool, check: bool | None = None) -> None:
        params = L.llama_model_default_params()
        params.load_mode, params.n_gpu_layers, params.use_extra_bufts = MMAP, 0, extra_bufts
        params.check_tensors = Path(path).stat().st_size < CHECK_BELOW if check is None else check
        self.pointer = L.llama_model_load_from_file(os.fsencode(path), params)
        if not self.pointer:
            raise LoadError(last_words() or "llama.cpp could not load the file")
        self.vocab = L.llama_model_get_vocab(self.pointer)
        self.n_vocab: int = L.llama_vocab_n_tokens(self.vocab)
        self.trained_context: int = L.llama_model_n_ctx_train(self.pointer)
        self._tokens: dict[tuple[str, bool], tuple[int, ...]] = {}
        self._pieces: dict[int, bytes] = {}
        self._ends: tuple[int, ...] | None = None
        self._buffer = C.create_string_buffer(512)

    def close(self) -> None:
        """Free the weights and the adapters on them. Its contexts have to be closed before."""
        L.llama_model_free(self.pointer)
        self.pointer = None

    def describe(self) -> str:
        """Return architecture, size and type as llama.cpp names them."""
        buffer = C.create_string_buffer(256)
        L.llama_model_desc(self.pointer, buffer, 256)
        return buffer.value.decode("utf-8", "replace")

    def parameters(self) -> int:
        """Return how many parameters the model has."""
        return int(L.llama_model_n_params(self.pointer))

    def adapter(self, path: str) -> Any:
        """Load an adapter; it lives as long as the model. Raises LoadError."""
        pointer = L.llama_adapter_lora_init(self.pointer, os.fsencode(path))
        if not pointer:
            raise LoadError(last_words() or "llama.cpp could not load the adapter")
        return pointer

    def bos(self) -> int | None:
        """Return the token that this model expects first, None when it expects none."""
        return int(L.llama_vocab_bos(self.vocab)) if L.llama_vocab_get_add_bos(self.vocab) else None

    def tokenize(self, text: str, special: bool = False) -> tuple[int, ...]:
        """Return the tokens of `text`; control tokens in it are parsed only with `special`."""
        key = (text, special)
        if (known := self._tokens.get(key)) is not None:
            return known
        data = text.encode("utf-8", "replace")
        room = (L.llama_token * (len(data) + 8))()
        count = L.llama_tokenize(self.vocab, data, len(data), room, len(room), False, special)
        if count < 0:
            raise LoadError(f"the vocabulary cannot represent a text of {len(data)} bytes")
        tokens = tuple(room[:count])
        if len(self._tokens) > 4096:
            self._tokens.clear()
        self._tokens[key] = tokens
        return tokens

    def piece(self, token: int) -> bytes:
        """Return the bytes of a token, empty for a control token."""
        if (known := self._pieces.get(token)) is not None:
            return known
        if not 0 <= token < self.n_vocab:
            raise ValueError(f"token {token} is not in the vocabulary")
        buffer = self._buffer
        count = L.llama_token_to_piece(self.vocab, token, buffer, len(buffer), 0, False)
        if count < 0:
            buffer = C.create_string_buffer(-count)
            count = L.llama_token_to_piece(self.vocab, token, buffer, len(buffer), 0, False)
        piece = self._pieces[token] = buffer.raw[: max(0, count)]
        return piece

    def is_end(self, token: int) -> bool:
        """Tell whether the token ends a turn."""
        return bool(L.llama_vocab_is_eog(self.vocab, token))

    def ends(self) -> Sequence[int]:
        """Return every token that ends a turn."""
        if self._ends is None:
            self._ends = tuple(token for token in range(self.n_vocab) if self.is_end(token))
        return self._ends


def invocation(adapter: Any) -> list[int]:
    """Return the tokens that switch an activated LoRA on; empty for a plain one."""
    count = int(L.llama_adapter_get_alora_n_invocation_tokens(adapter))
    tokens = L.llama_adapter_get_alora_invocation_tokens(adapter) if count else ()
    return [int(tokens[i]) for i in range(count)]


class Batch:
    """Rows of one sequence, written through numpy views: 1.5 microseconds instead of 380 for 512 rows."""

    def __init__(self, sequence: int, capacity: int = N_BATCH) -> None:
        self.rows, self.capacity = L.llama_batch_init(capacity, 0, 1), capacity
        for i in range(capacity):
            self.rows.n_seq_id[i] = 1
            self.rows.seq_id[i][0] = sequence
        shape = (capacity,)
        self._token = np.ctypeslib.as_array(self.rows.token, shape=shape)
        self._position = np.ctypeslib.as_array(self.rows.pos, shape=shape)
        self._wanted = np.ctypeslib.as_array(self.rows.logits, shape=shape)

    def fill(self, tokens: Sequence[int], position: int, *, logits: bool) -> Any:
        """Write rows from `position` on; `logits` asks for those of the last row."""
        count = self.rows.n_tokens = len(tokens)
        if not 0 < count <= self.capacity:
            raise ValueError(f"a batch holds 1 to {self.capacity} tokens, not {count}")
        self._token[:count] = tokens
        self._position[:count] = np.arange(position, position + count)
        self._wanted[:count] = 0
        self._wanted[count - 1] = logits
        return self.rows


class Context:
    """A KV cache of two sequences (0 transcript, 1 fork) in one pool, and the evaluations on it."""

    def __init__(
        self, model: Model, *, n_ctx: int, threads: int, batch_threads: int, n_ubatch: int, stop: Stop
    ) -> None:
        params = L.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_ubatch = n_ctx, N_BATCH, n_ubatch
        params.n_seq_max = params.n_outputs_max = 2  # fewer outputs than sequences would abort the process
        params.n_threads, params.n_threads_batch = threads, batch_threads
        params.kv_unified, params.flash_attn_type, params.swa_full, params.no_perf = True, 0, True, True
        params.abort_callback, params.abort_callback_data = stop.callback, stop.data
        self.pointer = L.llama_init_from_model(model.pointer, params)
        if not self.pointer:
            raise LoadError(last_words() or "llama.cpp could not make a context")
        self._keep = (model, stop)
        self.memory = L.llama_get_memory(self.pointer)
        self.n_vocab = model.n_vocab
        self._batches = (Batch(0), Batch(1))
        self._adapter: Any = None

    def close(self) -> None:
        """Free the cache and the buffers."""
        L.llama_free(self.pointer)
        self.pointer = None

    def use(self, adapter: Any) -> None:
        """Switch an adapter on for the next evaluations; None is the base model."""
        if adapter is self._adapter:
            return
        if adapter is None:
            L.llama_set_adapters_lora(self.pointer, None, 0, None)
        else:
            one = (L.llama_adapter_lora_p_ctypes * 1)(C.cast(adapter, L.llama_adapter_lora_p_ctypes))
            L.llama_set_adapters_lora(self.pointer, one, 1, (C.c_float * 1)(1.0))
        self._adapter = adapter

    def decode(self, sequence: int, tokens: Sequence[int], position: int, *, logits: bool) -> int:
        """Evaluate one batch. Returns 0, 1 no room, 2 stopped, or below 0 for bad input."""
        return int(L.llama_decode(self.pointer, self._batches[sequence].fill(tokens, position, logits=logits)))

    def logits(self) -> NDArray[np.float32]:
        """Return the logits of the last row that wanted them: a view, valid until the next evaluation."""
        pointer = L.llama_get_logits_ith(self.pointer, -1)
        if not pointer:
            raise LookupError("the last evaluation asked for no logits")
        return np.ctypeslib.as_array(pointer, shape=(self.n_vocab,))

    def length(self, sequence: int) -> int:
        """Return how many tokens a sequence holds."""
        return int(L.llama_memory_seq_pos_max(self.memory, sequence)) + 1

    def cut(self, sequence: int, length: int) -> bool:
        """Drop all but the first `length` tokens; False when this kind of model cannot."""
        return bool(L.llama_memory_seq_rm(self.memory, sequence, length, -1))

    def fork(self) -> None:
        """Make sequence 1 share all cells of sequence 0; no data is copied."""
        L.llama_memory_seq_rm(self.memory, 1, -1, -1)
        L.llama_memory_seq_cp(self.memory, 0, 1, -1, -1)

    def clear(self) -> None:
        """Forget everything."""
        L.llama_memory_clear(self.memory, False)
