"""The baseline's process: llama.cpp through its C API, as short as it gets, and none of our engine.

`python -m benchmarks.engine.bare MODEL SETTINGS CONTEXT [NAME=ADAPTER ...]` loads, prints `{}`, then answers each line
of JSON on its standard input with one on its standard output. SETTINGS are, in JSON, threads for single tokens and for
batches, whether weights are repacked, and flash attention. Texts are lists of (text, special). Seconds
are wall time of evaluations and greedy choices; loading and cutting into tokens are not counted.
"""

from __future__ import annotations

import ctypes as C
import json
import os
import sys
import time
from collections.abc import Sequence
from typing import Any

import llama_cpp.llama_cpp as L
import numpy as np

ROWS = 512
Pieces = Sequence[tuple[str, bool]]


class Loop:
    """One model, one context, one sequence."""

    def __init__(self, path: str, settings: Sequence[int], n_ctx: int, adapters: dict[str, str]) -> None:
        threads, batch_threads, repack, flash = settings
        self._quiet = L.llama_log_callback(lambda *_: None)
        L.llama_log_set(self._quiet, None)
        L.llama_backend_init()
        chosen = L.llama_model_default_params()
        chosen.use_extra_bufts, chosen.n_gpu_layers = bool(repack), 0
        self._model = L.llama_model_load_from_file(os.fsencode(path), chosen)
        params = L.llama_context_default_params()
        params.n_ctx, params.n_batch, params.n_outputs_max = n_ctx, ROWS, 1
        params.n_threads, params.n_threads_batch = threads, batch_threads
        params.flash_attn_type = int(flash)
        self._context = L.llama_init_from_model(self._model, params)
        if not self._model or not self._context:
            raise SystemExit(f"llama.cpp could not load {path}")
        self._memory = L.llama_get_memory(self._context)
        self._vocab = L.llama_model_get_vocab(self._model)
        self._n_vocab = L.llama_vocab_n_tokens(self._vocab)
        self._adapters = {name: self._adapter(file) for name, file in adapters.items()}
        batch = self._batch = L.llama_batch_init(ROWS, 0, 1)
        for row in range(ROWS):
            batch.n_seq_id[row], batch.seq_id[row][0] = 1, 0
        views = (np.ctypeslib.as_array(column, shape=(ROWS,)) for column in (batch.token, batch.pos, batch.logits))
        self._token, self._pos, self._wanted = views

    def _adapter(self, path: str) -> Any:
        adapter = L.llama_adapter_lora_init(self._model, os.fsencode(path))
        if not adapter:
            raise SystemExit(f"llama.cpp could not load {path}")
        return adapter

    def use(self, name: str | None) -> None:
        """Switch an adapter on, or all off."""
        if name is None:
            L.llama_set_adapters_lora(self._context, None, 0, None)
            return
        one = (L.llama_adapter_lora_p_ctypes * 1)(C.cast(self._adapters[name], L.llama_adapter_lora_p_ctypes))
        L.llama_set_adapters_lora(self._context, one, 1, (C.c_float * 1)(1.0))

    def tokens(self, pieces: Pieces) -> list[int]:
        """Cut every piece into tokens on its own, as our engine does."""
        found: list[int] = []
        for text, special in pieces:
            data = text.encode()
            room = (L.llama_token * (len(data) + 8))()
            found += room[: L.llama_tokenize(self._vocab, data, len(data), room, len(room), False, special)]
        return found

    def evaluate(self, tokens: Sequence[int], at: int) -> None:
        """Evaluate tokens from position `at` on; the last one gives logits."""
        for start in range(0, len(tokens), ROWS):
            part = tokens[start : start + ROWS]
            count = self._batch.n_tokens = len(part)
            self._token[:count], self._pos[:count] = part, np.arange(at + start, at + start + count)
            self._wanted[:count] = 0
            self._wanted[count - 1] = start + count == len(tokens)
            if code := L.llama_decode(self._context, self._batch):
                raise SystemExit(f"llama.cpp refused {count} tokens at position {at + start} (code {code})")

    def best(self) -> int:
        """Return the best next token."""
        row = np.ctypeslib.as_array(L.llama_get_logits_ith(self._context, -1), shape=(self._n_vocab,))
        return int(row.argmax())

    def _piece(self, token: int) -> bytes:
        room = C.create_string_buffer(512)
        count = L.llama_token_to_piece(self._vocab, token, room, len(room), 0, False)
        return room.raw[: max(0, count)]

    # --- what can be asked ----------------------------------------------------------------------------------

    def generate(self, prompt: Pieces, adapter: str | None, count: int) -> dict[str, Any]:
        """Forget everything, evaluate the prompt, write `count` tokens one by one, the best each time."""
        tokens = self.tokens(prompt)
        L.llama_memory_clear(self._memory, False)
        began = time.perf_counter()
        self.use(adapter)
        self.evaluate(tokens, 0)
        token, prefilled = self.best(), time.perf_counter()
        written = [token]
        for at in range(len(tokens), len(tokens) + count - 1):
            self.evaluate((token,), at)
            token = self.best()
            written.append(token)
        seconds = time.perf_counter() - prefilled
        done = {"prefilled": len(tokens), "prefill": prefilled - began, "decode": seconds, "tokens": count}
        return {**done, "text": b"".join(map(self._piece, written)).decode("utf-8", "replace")}

    def transcript(self, parts: Sequence[tuple[Pieces, bool]], adapter: str | None) -> dict[str, Any]:
        """Let one model live through a transcript that only grows; `parts` are read, or written one by one."""
        cut = [(self.tokens(pieces), written) for pieces, written in parts]
        L.llama_memory_clear(self._memory, False)
        at = read = wrote = steps = 0
        began = time.perf_counter()
        self.use(adapter)
        for tokens, written in cut:
            for group in ([token] for token in tokens) if written else (tokens,):
                if group:
                    self.evaluate(group, at)
                    self.best()
                    at += len(group)
                    steps += 1
            read, wrote = read + len(tokens) * (not written), wrote + len(tokens) * written
        return {"read": read, "wrote": wrote, "steps": steps, "seconds": time.perf_counter() - began}

    def switch(self, prompt: Pieces, turns: Sequence[tuple[str, Pieces]]) -> dict[str, Any]:
        """Evaluate a prompt, then behind it, in turn, a header with its adapter on; return the seconds of each."""
        tokens, headers = self.tokens(prompt), [(name, self.tokens(pieces)) for name, pieces in turns]
        L.llama_memory_clear(self._memory, False)
        self.use(None)
        self.evaluate(tokens, 0)
        seconds, before = [], None
        for name, header in headers:
            began = time.perf_counter()
            if name != before:
                self.use(name)
            self.evaluate(header, len(tokens))
            self.best()
            seconds.append(time.perf_counter() - began)
            L.llama_memory_seq_rm(self._memory, 0, len(tokens), -1)
            before = name
        return {"seconds": seconds}


def main() -> None:
    """Load and answer."""
    path, settings, n_ctx, *named = sys.argv[1:]
    adapters = dict(adapter.split("=", 1) for adapter in named)
    loop = Loop(path, json.loads(settings), int(n_ctx), adapters)
    print("{}", flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        print(json.dumps(getattr(loop, asked.pop("op"))(**asked)), flush=True)


if __name__ == "__main__":
    main()
