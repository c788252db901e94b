"""The process that compares two models: a job as JSON on stdin, progress and the result as JSON lines on stdout.

Job: {"sides": [reference, candidate], "rows", "texts", "threads", "longest", "write"}; a side is {"model", "adapters":
{role: path}}, a row {"role", "pieces": [[text, special, scored]]} or {"role", "ids", "scored"}. Both models read the
same tokens piece by piece, and the logits of two rows of the vocabulary are all that is held in 64 bit. An activated
LoRA acts from the last occurrence of its invocation on, other adapters everywhere, as at run time.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import IO, Any

from umi_gguf.imatrix_worker import Failed, activate, begins, invocation_of, last, loaded, tokens_of

PIECE = 512
"""Tokens that are read at a time."""
OUTPUTS = 128
"""Positions of a piece whose logits are held; a piece with more of them is cut."""


@dataclass(slots=True)
class Row:
    """Tokens, and which of them are scored: the logits before a scored token are compared."""

    role: str
    ids: list[int]
    scored: list[bool]


@dataclass(slots=True)
class Side:
    """A loaded model, its context and adapters, and how long it computed."""

    name: str
    model: Any
    vocabulary: Any
    size: int
    adapters: dict[str, list[tuple[Any, float]]]
    context: Any = None
    batch: Any = None
    read_tokens: int = 0
    read_seconds: float = 0.0
    written: int = 0
    write_seconds: float = 0.0


@dataclass(slots=True)
class Found:
    """Of every scored token: the divergence, whether both prefer the same token, and -log p under both."""

    role: list[str] = field(default_factory=list)
    kl: list[float] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    before: list[float] = field(default_factory=list)
    after: list[float] = field(default_factory=list)


def main() -> int:
    """Compare and return 0 for success."""
    job = json.load(sys.stdin)
    told = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what llama.cpp prints itself is a complaint
    try:
        result = compared(job, told)
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    told.write(json.dumps({"result": result}) + "\n")
    told.flush()
    return 0


def compared(job: Mapping[str, Any], told: IO[str]) -> dict[str, Any]:
    """Run the rows of a job through both sides and return what was found. Raises Failed."""
    import llama_cpp as llama

    log: list[str] = []
    keep = llama.llama_log_callback(lambda level, text, _: log.append(text.decode("utf-8", "replace")))
    llama.llama_log_set(keep, None)
    llama.llama_backend_init()
    sides = [opened(llama, side, log) for side in job["sides"]]
    rows, too_long = rows_of(llama, sides, job)
    if rows:
        for side in sides:
            side.context = context_of(llama, side, rows, job, log)
            side.batch = llama.llama_batch_init(PIECE, 0, 1)
    found = Found()
    for number, row in enumerate(rows):
        compare_row(llama, sides, row, found, log)
        told.write(json.dumps([number + 1, len(rows)]) + "\n")
        told.flush()
    if rows:
        for side in sides:
            write_some(llama, side, rows[-1], job["write"], log)
    return {
        "scores": {name: getattr(found, name) for name in Found.__slots__},
        "rows": len(rows),
        "tokens": sum(len(row.ids) for row in rows),
        "too_long": too_long,
        "texts": [tokens_of(llama, sides[1].vocabulary, text, special) for text, special in job["texts"]],
        "speed": [
            {"read": rate(side.read_tokens, side.read_seconds), "write": rate(side.written, side.write_seconds)}
            for side in sides
        ],
    }


def rate(tokens: int, seconds: float) -> float | None:
    """Return tokens per second, None where nothing was timed."""
    return tokens / seconds if tokens and seconds > 0 else None


def opened(llama: Any, side: Mapping[str, Any], log: list[str]) -> Side:
    """Load a model and its adapters. Raises Failed."""
    params = llama.llama_model_default_params()
    params.use_extra_bufts, params.n_gpu_layers = False, 0  # plain kernels: some builds crash with the others
    model = llama.llama_model_load_from_file(os.fsencode(side["model"]), params)
    if not model:
        raise Failed(f"llama.cpp cannot load {side['model']}: {last(log)}")
    vocabulary = llama.llama_model_get_vocab(model)
    adapters = {role: loaded(llama, model, [(path, 1.0)]) for role, path in side["adapters"].items()}
    return Side(side["model"], model, vocabulary, llama.llama_vocab_n_tokens(vocabulary), adapters)


def rows_of(llama: Any, sides: Sequence[Side], job: Mapping[str, Any]) -> tuple[list[Row], int]:
    """Return the rows that fit, and how many do not. Raises Failed when the sides read them as other tokens."""
    first, second = sides
    if first.size != second.size:
        raise Failed(f"the vocabularies differ: {first.name} has {first.size} tokens, {second.name} has {second.size}")
    rows, too_long = [], 0
    for told in job["rows"]:
        row = row_of(llama, first.vocabulary, told)
        if row.ids != row_of(llama, second.vocabulary, told).ids:
            raise Failed(f"{first.name} and {second.name} cut the same text into other tokens")
        if any(not 0 <= token < first.size for token in row.ids):
            raise Failed("a row holds a token that the model does not have")
        if 1 < len(row.ids) <= job["longest"] and any(row.scored[1:]):
            rows.append(row)
        else:
            too_long += len(row.ids) > job["longest"]
    if not rows and job["rows"]:
        reason = (
            f"{too_long} of {len(job['rows'])} are longer than {job['longest']} tokens" if too_long else "too short"
        )
        raise Failed(f"there is nothing to compare in the rows: {reason}")
    return rows, too_long


def row_of(llama: Any, vocabulary: Any, told: Mapping[str, Any]) -> Row:
    """Return a row as tokens; pieces of text are tokenized one by one, as the runtime does it."""
    if "ids" in told:
        return Row(told["role"], told["ids"], told["scored"])
    ids: list[int] = []
    scored: list[bool] = []
    for text, special, wanted in told["pieces"]:
        new = tokens_of(llama, vocabulary, text, special)
        ids += new
        scored += [wanted] * len(new)
    return Row(told["role"], ids, scored)


def context_of(llama: Any, side: Side, rows: Sequence[Row], job: Mapping[str, Any], log: list[str]) -> Any:
    """Return a context for the longest row. Raises Failed."""
    options = llama.llama_context_default_params()
    options.n_ctx = max(len(row.ids) for row in rows) + job["write"] + 1
    options.n_batch = options.n_ubatch = PIECE
    options.n_outputs_max = OUTPUTS
    options.n_threads = options.n_threads_batch = job["threads"]
    context = llama.llama_init_from_model(side.model, options)
    if not context:
        raise Failed(f"llama.cpp cannot make a context for {side.name}: {last(log)}")
    return context


def compare_row(llama: Any, sides: Sequence[Side], row: Row, found: Found, log: list[str]) -> None:
    """Add the scored tokens of a row to `found`. Raises Failed."""
    starts = []
    for side in sides:
        llama.llama_memory_clear(llama.llama_get_memory(side.context), False)
        adapters = side.adapters.get(row.role, [])
        invocation = invocation_of(llama, adapters)
        starts.append(begins(row.ids, invocation) if invocation else 0)
    for at, end in pieces(row, starts):
        wanted = [i for i in range(at, end) if i + 1 < len(row.ids) and row.scored[i + 1]]
        for side, start in zip(sides, starts, strict=True):
            activate(llama, side.context, side.adapters.get(row.role, []) if at >= start else [])
            read(llama, side, row.ids[at:end], at, wanted, log)
        for i in wanted:
            first, second = (logits_of(llama, side, i - at) for side in sides)
            add(found, row.role, row.ids[i + 1], first, second)


def pieces(row: Row, starts: Sequence[int]) -> list[tuple[int, int]]:
    """Cut a row where an adapter begins to act, after PIECE tokens, and after OUTPUTS positions that are compared."""
    found, at, outputs = [], 0, 0
    for i in range(len(row.ids)):
        needs = i + 1 < len(row.ids) and row.scored[i + 1]
        if i > at and (i in starts or i - at == PIECE or (needs and outputs == OUTPUTS)):
            found.append((at, i))
            at, outputs = i, 0
        outputs += needs
    return [*found, (at, len(row.ids))]


def read(llama: Any, side: Side, tokens: Sequence[int], at: int, wanted: Sequence[int], log: list[str]) -> None:
    """Run tokens at a position; `wanted` are the positions whose logits are kept. Raises Failed."""
    batch, keep = side.batch, set(wanted)
    batch.n_tokens = len(tokens)
    for i, token in enumerate(tokens):
        batch.token[i], batch.pos[i] = token, at + i
        batch.n_seq_id[i], batch.seq_id[i][0], batch.logits[i] = 1, 0, at + i in keep
    began = time.perf_counter()
    if code := llama.llama_decode(side.context, batch):
        raise Failed(f"llama.cpp failed in {side.name} ({code}): {last(log)}")
    llama.llama_synchronize(side.context)
    side.read_tokens += len(tokens)
    side.read_seconds += time.perf_counter() - began


def logits_of(llama: Any, side: Side, place: int) -> Any:
    """Return log probabilities of a place in the last batch, float64 (vocabulary,). Raises Failed."""
    import numpy as np

    pointer = llama.llama_get_logits_ith(side.context, place)
    if not pointer:
        raise Failed(f"llama.cpp gave no logits in {side.name}")
    values = np.ctypeslib.as_array(pointer, shape=(side.size,)).astype(np.float64)
    values -= values.max()
    if not np.isfinite(values).all():
        raise Failed(f"{side.name} computes values that are not numbers; the file is damaged")
    values -= np.log(np.exp(values).sum())
    return values


def add(found: Found, role: str, token: int, first: Any, second: Any) -> None:
    """Add one scored token."""
    import numpy as np

    found.role.append(role)
    found.kl.append(max(float(np.exp(first) @ (first - second)), 0.0))
    found.same.append(int(first.argmax()) == int(second.argmax()))
    found.before.append(-float(first[token]))
    found.after.append(-float(second[token]))


def write_some(llama: Any, side: Side, row: Row, count: int, log: list[str]) -> None:
    """Decode tokens one by one after the last row, for the time it takes. Raises Failed."""
    token, at = row.ids[-1], len(row.ids)
    batch = side.batch
    began = time.perf_counter()
    for i in range(count):
        batch.n_tokens = 1
        batch.token[0], batch.pos[0], batch.logits[0] = token, at + i, 1
        if code := llama.llama_decode(side.context, batch):
            raise Failed(f"llama.cpp failed in {side.name} ({code}): {last(log)}")
        llama.llama_synchronize(side.context)
    side.written, side.write_seconds = count, time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
