"""The part of llama.cpp's C API that the worker uses, with the guards its callers need.

Only the worker process imports this: bad input can kill the process (research/runtime, section 13). A returned
NULL is a falsy pointer and never None. Callback objects are kept for as long as C may call them.
"""

from __future__ import annotations

import ctypes as C
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from umi_local.engine.library import L, LoadError, last_words, library, start, version
from umi_local.packs.pack import MOST_CANDIDATES

__all__ = ["Batch", "Context", "L", "LoadError", "Model", "Stop", "invocation", "library", "start", "version"]

N_BATCH = 512
MOST_FORKS = MOST_CANDIDATES
"""Continuations of one transcript that can be written in one batch, and rows of logits of one evaluation, less one."""
MMAP = 1
KV_TYPES = {"f16": 1, "q8_0": 8}
CHECK_BELOW = 64 * 1024 * 1024
"""Weights of smaller files are checked for values that are not numbers; larger ones have their sha256 alone."""
_SHAPING = (
    "n_ctx", "n_ubatch", "flash_attn_type", "type_k", "type_v", "swa_full", "kv_unified", "offload_kqv", "op_offload",
    "rope_scaling_type", "rope_freq_base", "rope_freq_scale", "yarn_ext_factor", "yarn_attn_factor", "yarn_beta_fast",
    "yarn_beta_slow", "yarn_orig_ctx",
)  # fmt: skip
"""Parameters of a context that change what is in its cells, or how they lie. Some models read n_ctx (long RoPE)."""


def _numbers(params: Any, *names: str) -> list[str]:
    return [f"{name}={getattr(params, name)}" for name in names]


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

    def __init__(self, path: str, *, extra_bufts: bool, check: bool | None = None, gpu_layers: int = 0) -> None:
        params = L.llama_model_default_params()
        params.load_mode, params.n_gpu_layers, params.use_extra_bufts = MMAP, gpu_layers, extra_bufts
        params.check_tensors = Path(path).stat().st_size < CHECK_BELOW if check is None else check
        self.mark = library(), *_numbers(params, "n_gpu_layers", "use_extra_bufts", "split_mode", "main_gpu")
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

    def cell_bytes(self) -> int:
        """Return about how many bytes a token takes in the KV cache at least, 0 where that is not known."""
        heads = L.llama_model_n_head(self.pointer)
        if not self.can_roll_back() or heads <= 0:
            return 0
        width = L.llama_model_n_embd(self.pointer) * L.llama_model_n_head_kv(self.pointer) // heads
        return int(L.llama_model_n_layer(self.pointer) * width * 4)

    def can_roll_back(self) -> bool:
        """Tell whether the last tokens of a sequence can be dropped: a recurrent state has no last tokens."""
        return not (L.llama_model_is_recurrent(self.pointer) or L.llama_model_is_hybrid(self.pointer))

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
    """Rows for one evaluation, written through numpy views: 1.5 microseconds instead of 380 for 512 rows."""

    def __init__(self, sequence: int, capacity: int = N_BATCH) -> None:
        self.rows, self.capacity = L.llama_batch_init(capacity, 0, 1), capacity
        for i in range(capacity):
            self.rows.n_seq_id[i] = 1
            self.rows.seq_id[i][0] = sequence
        shape = (capacity,)
        self._token = np.ctypeslib.as_array(self.rows.token, shape=shape)
        self._position = np.ctypeslib.as_array(self.rows.pos, shape=shape)
        self._wanted = np.ctypeslib.as_array(self.rows.logits, shape=shape)

    def fill(self, tokens: Sequence[int], position: int, wanted: int) -> Any:
        """Write rows from `position` on; the logits behind the last `wanted` of them will be asked for."""
        count = self.rows.n_tokens = len(tokens)
        if not 0 < count <= self.capacity or not 0 <= wanted <= min(count, 1 + MOST_FORKS):
            raise ValueError(f"a batch holds 1 to {self.capacity} tokens, not {count} of which {wanted} are looked at")
        if count == 1:  # three cells, for which numpy's slices take ten times as long
            self._token[0], self._position[0], self._wanted[0] = tokens[0], position, wanted
            return self.rows
        self._token[:count] = tokens
        self._position[:count] = np.arange(position, position + count)
        self._wanted[:count] = 0
        self._wanted[count - wanted : count] = 1
        return self.rows

    def fill_mixed(self, runs: Sequence[tuple[int, Sequence[int], int]]) -> Any:
        """Write runs of (sequence, tokens, position); the logits behind the last token of each will be asked for."""
        count = 0
        if len(runs) > 1 + MOST_FORKS:
            raise ValueError(f"a batch continues at most {1 + MOST_FORKS} sequences")
        for sequence, tokens, position in runs:
            for offset, token in enumerate(tokens):
                if count == self.capacity:
                    raise ValueError(f"a batch holds at most {self.capacity} tokens")
                self._token[count], self._position[count] = token, position + offset
                self._wanted[count] = offset == len(tokens) - 1
                self.rows.seq_id[count][0] = sequence
                count += 1
        self.rows.n_tokens = count
        return self.rows


def _address_of_logits() -> Callable[[Any], int | None]:
    """Return llama_get_logits as a function that gives a number: no pointer object is made for each token."""
    kind = C.CFUNCTYPE(C.c_void_p, L.llama_context_p_ctypes)
    found: Callable[[Any], int | None] = kind(C.cast(L.llama_get_logits, C.c_void_p).value or 0)
    return found


class Context:
    """A KV cache of sequences (0 transcript, the others its forks) in one pool, and the evaluations on it."""

    def __init__(
        self,
        model: Model,
        *,
        n_ctx: int,
        threads: int,
        batch_threads: int,
        n_ubatch: int,
        stop: Stop,
        flash_attention: bool = False,
        kv_type: str = "f16",
    ) -> None:
        params = L.llama_context_default_params()
        params.type_k = params.type_v = KV_TYPES[kv_type]
        params.n_ctx, params.n_batch, params.n_ubatch = n_ctx, N_BATCH, n_ubatch
        params.n_seq_max = params.n_outputs_max = 1 + MOST_FORKS  # fewer outputs than sequences would abort the process
        params.n_threads, params.n_threads_batch = threads, batch_threads
        params.flash_attn_type = int(flash_attention)
        params.kv_unified, params.swa_full, params.no_perf = True, True, True
        params.abort_callback, params.abort_callback_data = stop.callback, stop.data
        self.mark = *model.mark, *_numbers(params, *_SHAPING)
        self.pointer = L.llama_init_from_model(model.pointer, params)
        if not self.pointer:
            if kv_type != "f16":
                raise LoadError(f"llama.cpp cannot keep a {kv_type} cache for this model; set kv_type to f16")
            raise LoadError(last_words() or "llama.cpp could not make a context")
        self._keep = (model, stop)
        self.memory = L.llama_get_memory(self.pointer)
        self.n_vocab, self._parts = model.n_vocab, model.can_roll_back()
        self._batches, self._mixed = (Batch(0), Batch(1)), Batch(1)
        self._seen: tuple[tuple[int, int], NDArray[np.float32]] | None = None
        self._logits = _address_of_logits()
        self._adapter: Any = None
        self._outputs = 0

    def close(self) -> None:
        """Free the cache and the buffers."""
        L.llama_free(self.pointer)
        self.pointer = None

    def synchronize(self) -> None:
        """Wait until the last evaluation is done; a GPU works on while the caller goes on."""
        L.llama_synchronize(self.pointer)

    def set_threads(self, threads: int, batch_threads: int) -> None:
        """Use so many threads for single tokens and for batches from now on."""
        L.llama_set_n_threads(self.pointer, threads, batch_threads)

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

    def decode(self, sequence: int, tokens: Sequence[int], position: int, *, wanted: int = 0) -> int:
        """Evaluate one batch; `wanted` rows at its end give logits.

        Returns 0, 1 no room, 2 stopped, or below 0 for bad input.
        """
        self._outputs, rows = 0, self._batches[sequence].fill(tokens, position, wanted)
        code = int(L.llama_decode(self.pointer, rows))
        self._outputs = 0 if code else wanted
        return code

    def decode_mixed(self, runs: Sequence[tuple[int, Sequence[int], int]]) -> int:
        """Evaluate runs of (sequence, tokens, position) in one batch. Returns what `decode` does."""
        self._outputs, rows = 0, self._mixed.fill_mixed(runs)
        code = int(L.llama_decode(self.pointer, rows))
        self._outputs = 0 if code else len(runs)
        return code

    def logits(self, rows: int = 1) -> NDArray[np.float32]:
        """Return the logits [rows, n_vocab] that the last evaluation was asked for: a view, valid until the next."""
        address = self._logits(self.pointer)
        if not address or rows > self._outputs:
            raise LookupError(f"the last evaluation gave logits of {self._outputs} rows, not of {rows}")
        key = (address, rows)
        if self._seen is None or self._seen[0] != key:
            pointer = C.cast(address, C.POINTER(C.c_float))
            self._seen = key, np.ctypeslib.as_array(pointer, shape=(rows, self.n_vocab))
        return self._seen[1]

    def length(self, sequence: int) -> int:
        """Return how many tokens a sequence holds."""
        return int(L.llama_memory_seq_pos_max(self.memory, sequence)) + 1

    def cut(self, sequence: int, length: int) -> bool:
        """Drop all but the first `length` tokens; False when this kind of model cannot."""
        return bool(L.llama_memory_seq_rm(self.memory, sequence, length, -1))

    def fork(self, sequence: int = 1) -> None:
        """Make a sequence share all cells of sequence 0; no data is copied."""
        L.llama_memory_seq_rm(self.memory, sequence, -1, -1)
        L.llama_memory_seq_cp(self.memory, 0, sequence, -1, -1)

    def clear(self) -> None:
        """Forget everything."""
        L.llama_memory_clear(self.memory, False)

    def cells(self, length: int, most: int) -> bytearray | None:
        """Return the cells of the first `length` tokens, None when they are more than `most` bytes or cannot be had."""
        if not self._parts:
            return None
        self.cut(1, 0)
        L.llama_memory_seq_cp(self.memory, 0, 1, 0, length)
        try:
            size = int(L.llama_state_seq_get_size(self.pointer, 1))
            if self.length(1) != length or not 0 < size <= most:
                return None
            data = bytearray(size)
            room = (C.c_uint8 * size).from_buffer(data)
            return data if L.llama_state_seq_get_data(self.pointer, room, size, 1) == size else None
        finally:
            self.cut(1, 0)

    def restore(self, cells: memoryview, length: int) -> bool:
        """Put what `cells` gave into sequence 0 in the place of everything. When that fails, nothing is left."""
        self.clear()
        size = len(cells)
        data = (C.c_uint8 * size).from_buffer(cells)
        done = L.llama_state_seq_set_data(self.pointer, data, size, 0) == size
        if done and self.length(0) == length and L.llama_memory_seq_pos_min(self.memory, 0) == 0:
            return True
        self.clear()
        return False
