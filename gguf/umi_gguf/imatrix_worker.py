"""The process that measures importance: a job as JSON on stdin, progress as JSON lines on stdout, sums in an .npz file.

Job: {"model", "out", "adapters": [[path, scale]], "rows", "text": or null, "size", "threads", "longest"}. A row is
token ids, or {"pieces": [[text, special, scored]]} of which the last `longest` tokens are taken. Every row is read
once; `cb_eval` sees the inputs of every matrix of a layer. An activated LoRA acts from the last occurrence of its
invocation tokens, as in training and at run time; other adapters act everywhere.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from collections.abc import Mapping
from typing import IO, Any

Sums = dict[str, tuple[Any, int]]
"""Matrix -> sum of the squares of each column of its inputs, and the number of inputs."""

PIECE = 512
"""Tokens that are computed at a time: their logits are held as well."""
OBJECT_BYTES = 32
"""sizeof(struct ggml_object), which ggml_tensor_overhead() counts beside the tensor."""


class Tensor(ctypes.Structure):
    """struct ggml_tensor of the llama.cpp that llama-cpp-python 0.3.36 is built from (ggml.h)."""


Tensor._fields_ = [
    ("type", ctypes.c_int),
    ("buffer", ctypes.c_void_p),
    ("ne", ctypes.c_int64 * 4),
    ("nb", ctypes.c_size_t * 4),
    ("op", ctypes.c_int),
    ("op_params", ctypes.c_int32 * 16),
    ("flags", ctypes.c_int32),
    ("src", ctypes.POINTER(Tensor) * 10),
    ("view_src", ctypes.c_void_p),
    ("view_offs", ctypes.c_size_t),
    ("data", ctypes.c_void_p),
    ("name", ctypes.c_char * 64),
    ("extra", ctypes.c_void_p),
    ("padding", ctypes.c_char * 8),
]


class Failed(Exception):
    """Nothing can be measured; the message is one line."""


def main() -> int:
    """Measure and return 0 for success."""
    job = json.load(sys.stdin)
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what llama.cpp prints itself is a complaint
    try:
        sums = measured(job, told)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    import numpy as np

    with open(job["out"], "wb") as file:  # noqa: PTH123
        np.savez(file, **{name: np.append(total, count) for name, (total, count) in sums.items()})  # type: ignore[arg-type]
    return 0


def measured(job: Mapping[str, Any], told: IO[str]) -> Sums:
    """Run the rows of a job and return sums of squares and counts by matrix. Raises Failed."""
    import llama_cpp as llama

    log: list[str] = []
    keep = llama.llama_log_callback(lambda level, text, _: log.append(text.decode("utf-8", "replace")))
    llama.llama_log_set(keep, None)
    llama.llama_backend_init()
    sums: Sums = {}
    look = watch(llama, sums)
    params = llama.llama_model_default_params()
    params.use_extra_bufts, params.n_gpu_layers = False, 0
    model = llama.llama_model_load_from_file(os.fsencode(job["model"]), params)
    if not model:
        raise Failed(f"llama.cpp cannot load the model: {last(log)}")
    rows = rows_of(llama, model, job)
    adapters = loaded(llama, model, job["adapters"])
    invocation = invocation_of(llama, adapters)
    options = llama.llama_context_default_params()
    options.n_ctx = max(map(len, rows))
    options.n_batch = options.n_ubatch = min(PIECE, options.n_ctx)
    options.n_threads = options.n_threads_batch = job["threads"]
    options.cb_eval = look
    context = llama.llama_init_from_model(model, options)
    if not context:
        raise Failed(f"llama.cpp cannot make a context: {last(log)}")
    batch = llama.llama_batch_init(options.n_batch, 0, 1)
    for number, row in enumerate(rows):
        llama.llama_memory_clear(llama.llama_get_memory(context), False)
        start = begins(row, invocation) if invocation else 0
        for acting, first, end in (([], 0, start), (adapters, start, len(row))):
            activate(llama, context, acting)
            for at in range(first, end, options.n_batch):
                if decode(llama, context, batch, row[at : min(at + options.n_batch, end)], at):
                    raise Failed(f"llama.cpp failed: {last(log)}")
        told.write(json.dumps([number + 1, len(rows)]) + "\n")
        told.flush()
    return sums


def last(log: list[str]) -> str:
    """Return the last line that llama.cpp said."""
    return ("".join(log).strip().splitlines() or ["no message"])[-1]


def watch(llama: Any, sums: Sums) -> Any:
    """Return the callback that adds the squared inputs of every matrix of a layer to `sums`. Raises Failed."""
    import numpy as np
    from llama_cpp import _ggml

    ggml = _ggml.libggml
    ggml.ggml_op_name.restype, ggml.ggml_tensor_overhead.restype = ctypes.c_char_p, ctypes.c_size_t
    if ggml.ggml_tensor_overhead() != ctypes.sizeof(Tensor) + OBJECT_BYTES:
        raise Failed("the installed llama.cpp lays its tensors out differently; this release cannot look into it")
    multiply = next(number for number in range(99) if ggml.ggml_op_name(number) == b"MUL_MAT")

    @llama.ggml_backend_sched_eval_callback  # type: ignore[untyped-decorator]
    def look(pointer: int, ask: bool, _data: Any) -> bool:
        node = ctypes.cast(pointer, ctypes.POINTER(Tensor)).contents
        if node.op != multiply:
            return not ask
        weight, inputs = node.src[0].contents.name, node.src[1].contents
        if ask:
            return bool(weight.startswith(b"blk.") and weight.endswith(b".weight") and inputs.type == 0)
        count, width = inputs.ne[1] * inputs.ne[2] * inputs.ne[3], inputs.ne[0]
        flat = ctypes.cast(inputs.data, ctypes.POINTER(ctypes.c_float))
        values = np.ctypeslib.as_array(flat, shape=(count, inputs.nb[1] // 4))[:, :width]
        total, seen = sums.get(weight.decode(), (0.0, 0))
        sums[weight.decode()] = (total + np.einsum("ij,ij->j", values, values, dtype=np.float64), seen + count)
        return True

    return look


def decode(llama: Any, context: Any, batch: Any, tokens: list[int], at: int) -> int:
    """Run tokens at a position; all of them are outputs, or the last layer would see only one."""
    batch.n_tokens = len(tokens)
    for i, token in enumerate(tokens):
        batch.token[i], batch.pos[i] = token, at + i
        batch.n_seq_id[i], batch.seq_id[i][0], batch.logits[i] = 1, 0, 1
    return int(llama.llama_decode(context, batch))


def rows_of(llama: Any, model: Any, job: Mapping[str, Any]) -> list[list[int]]:
    """Return the rows of a job, or its text in rows. Raises Failed."""
    vocabulary = llama.llama_model_get_vocab(model)
    rows = [ids_of(llama, vocabulary, row, job["longest"]) for row in job["rows"]]
    rows = rows or split(tokens_of(llama, vocabulary, job["text"] or "", True), job["size"])
    if not rows:
        raise Failed("there is no text to measure with")
    limit = llama.llama_vocab_n_tokens(vocabulary)
    if any(not 0 <= token < limit for row in rows for token in row):
        raise Failed("a row holds a token that the model does not have")
    return rows


def loaded(llama: Any, model: Any, adapters: list[tuple[str, float]]) -> list[tuple[Any, float]]:
    """Load the adapters of a job. Raises Failed."""
    found = [(llama.llama_adapter_lora_init(model, os.fsencode(path)), scale) for path, scale in adapters]
    for (adapter, _), (path, _) in zip(found, adapters, strict=True):
        if not adapter:
            raise Failed(f"{path} does not fit the model")
    return found


def ids_of(llama: Any, vocabulary: Any, row: Any, longest: int) -> list[int]:
    """Return a row as tokens; pieces of text are tokenized one by one, as the runtime does it."""
    if isinstance(row, list):
        return row
    ids = [token for text, special, _ in row["pieces"] for token in tokens_of(llama, vocabulary, text, special)]
    return ids[-longest:]


def tokens_of(llama: Any, vocabulary: Any, text: str, special: bool) -> list[int]:
    """Return the tokens of a text; control tokens in it are read as such where `special` is set."""
    raw = text.encode()
    found = (llama.llama_token * (len(raw) + 8))()
    count = llama.llama_tokenize(vocabulary, raw, len(raw), found, len(found), False, special)
    return list(found[: max(count, 0)])


def split(tokens: list[int], size: int) -> list[list[int]]:
    """Return rows of `size` tokens; a rest of less than half a row is left out unless it is all there is."""
    rows = [tokens[at : at + size] for at in range(0, len(tokens), size)]
    return rows[:-1] if len(rows) > 1 and len(rows[-1]) < size // 2 else rows


def invocation_of(llama: Any, adapters: list[tuple[Any, float]]) -> list[int]:
    """Return the invocation tokens of the only adapter, empty when it acts everywhere."""
    if len(adapters) != 1:
        return []
    count = llama.llama_adapter_get_alora_n_invocation_tokens(adapters[0][0])
    return list(llama.llama_adapter_get_alora_invocation_tokens(adapters[0][0])[:count]) if count else []


def begins(row: list[int], invocation: list[int]) -> int:
    """Return where the last occurrence of the invocation begins, the length of the row without one."""
    size = len(invocation)
    places = (at for at in range(len(row) - size, -1, -1) if row[at : at + size] == invocation)
    return next(places, len(row))


def activate(llama: Any, context: Any, adapters: list[tuple[Any, float]]) -> None:
    """Let exactly these adapters act in a context."""
    count = len(adapters)
    if not count:
        llama.llama_set_adapters_lora(context, None, 0, None)
        return
    kind = llama.llama_adapter_lora_p_ctypes
    pointers = (kind * count)(*[ctypes.cast(loaded, kind) for loaded, _ in adapters])
    llama.llama_set_adapters_lora(context, pointers, count, (ctypes.c_float * count)(*[scale for _, scale in adapters]))


if __name__ == "__main__":
    sys.exit(main())
