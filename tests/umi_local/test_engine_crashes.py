"""What would kill the process inside llama.cpp, and the guard in front of it (research/runtime, section 13).

Every probe runs against the worker's own layer in one throwaway process, which prints what became of it. A probe
without a line killed the process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_gguf import write_adapter, write_model, write_pack

import umi_local

PROBES = r"""
import json, sys
from umi_local.engine import llama, modes, runtime
from umi_local.engine.constraint import Slot
from umi_local.engine.sampling import Sampling
from umi_local.engine.tuning import Tuning

folder = sys.argv[1]
llama.start()
stop = llama.Stop()
TUNING = Tuning(threads=1, batch_threads=1, gpu_layers=0)
start = modes.Start(f"{folder}/base.gguf", {"caller": f"{folder}/caller.gguf"}, "fork", 512, TUNING)
base = modes.load(start, stop).base
model, context = base.model, base.context

def said(probe):
    try:
        return repr(probe())
    except Exception as error:
        return f"{type(error).__name__}: {error}"

def after(first, then):
    context.clear()
    first()
    return then()

def lost():
    context.clear()
    return context.decode(0, [1, 2, 3], 0, wanted=1)

def wrong_adapter(name):
    return model.adapter(f"{folder}/{name}")

def writes(runtime, tokens=20):
    outcome = runtime.run("caller", [runtime_piece("hello"), runtime_piece("x")], Slot("line", 400, 300), tokens,
                          Sampling(), lambda *a: None, lambda t: None)
    return outcome.stopped

def runtime_piece(text):
    return runtime.Piece(text, False, False)

def closed_in_order():
    other = modes._Models(modes.Start(start.base, {"caller": start.base + "2"}, "models", 512, TUNING), stop)
    made = other.of("caller")
    made.close()
    return made.context.pointer, made.model.pointer

def two_adapters():
    context.clear()
    context.use(base.adapters["caller"]); context.use(None); context.use(None)
    context.use(base.adapters["caller"])
    code = context.decode(0, [1, 2], 0, wanted=1)
    context.use(None)
    return code

many = list(range(600))
PROBES = {
    "rows beyond n_batch": lambda: context.decode(0, many, 0),
    "no rows": lambda: context.decode(0, [], 0),
    "more logits than outputs": lambda: context.decode(0, many[:40], 0, wanted=20),
    "more logits than rows": lambda: context.decode(0, [1, 2], 0, wanted=3),
    "more continuations than outputs": lambda: context.decode_mixed([(i % 9, [1], 0) for i in range(12)]),
    "mixed rows beyond n_batch": lambda: context.decode_mixed([(0, many, 0)]),
    "logits before any evaluation": lambda: llama.Context(
        model, n_ctx=256, threads=1, batch_threads=1, n_ubatch=64, stop=stop).logits(),
    "logits that were not asked for": lambda: after(lambda: context.decode(0, [1, 2], 0), context.logits),
    "logits of more rows": lambda: after(lambda: context.decode(0, [1, 2], 0, wanted=1), lambda: context.logits(2)),
    "logits after a refusal": lambda: after(lambda: (lost(), context.decode(0, [1], 99, wanted=1)), context.logits),
    "a token beyond the vocabulary": lambda: (lost(), context.decode(0, [model.n_vocab], 3)),
    "a negative token": lambda: (lost(), context.decode(0, [-5], 3)),
    "a gap in positions": lambda: (lost(), context.decode(0, [1], 9)),
    "a position twice": lambda: (lost(), context.decode(0, [1], 1)),
    "a full context": lambda: (context.clear(), [context.decode(0, many[:256], at) for at in (0, 256, 512)])[1],
    "evaluations after all that": lost,
    "the piece of a token beyond the vocabulary": lambda: model.piece(model.n_vocab),
    "the piece of a negative token": lambda: model.piece(-1),
    "text with a zero byte and half a pair": lambda: len(model.tokenize("a\0\ud800")) > 2,
    "cutting and forking an empty cache": lambda: (context.clear(), context.cut(0, 5), context.cut(1, 0), context.fork()),
    "switching adapters off twice": two_adapters,
    "an adapter that is missing": lambda: wrong_adapter("nope.gguf"),
    "an adapter that is garbage": lambda: wrong_adapter("garbage.gguf"),
    "an adapter of another width": lambda: wrong_adapter("narrow.gguf"),
    "a model in place of an adapter": lambda: wrong_adapter("base.gguf"),
    "a model that is garbage": lambda: llama.Model(f"{folder}/garbage.gguf", extra_bufts=True),
    "an adapter in place of a model": lambda: llama.Model(f"{folder}/caller.gguf", extra_bufts=True),
    "weights that are not numbers": lambda: llama.Model(f"{folder}/damaged.gguf", extra_bufts=True),
    "a model given up with its cache": closed_in_order,
    "an empty prompt": lambda: base.run("caller", [], Slot("line"), 9, Sampling(), lambda *a: None, lambda t: None),
    "a request after all that": lambda: writes(base),
}
for name, probe in PROBES.items():
    print(json.dumps([name, said(probe)]), flush=True)
print(json.dumps(["the end", "reached"]), flush=True)
"""

EXPECTED = {
    "rows beyond n_batch": "ValueError: a batch holds 1 to 512",
    "no rows": "ValueError: a batch holds 1 to 512",
    "more logits than outputs": "ValueError",
    "more logits than rows": "ValueError",
    "more continuations than outputs": "ValueError: a batch continues at most 9",
    "mixed rows beyond n_batch": "ValueError: a batch holds at most 512",
    "logits before any evaluation": "LookupError",
    "logits that were not asked for": "LookupError",
    "logits of more rows": "LookupError",
    "logits after a refusal": "LookupError",
    "a token beyond the vocabulary": "(0, -1)",
    "a negative token": "(0, -1)",
    "a gap in positions": "(0, -1)",
    "a position twice": "(0, -1)",
    "a full context": "[0, 0, 1]",
    "evaluations after all that": "0",
    "the piece of a token beyond the vocabulary": "ValueError",
    "the piece of a negative token": "ValueError",
    "text with a zero byte and half a pair": "True",
    "cutting and forking an empty cache": "(None, True, True, None)",
    "switching adapters off twice": "0",
    "an adapter that is missing": "LoadError",
    "an adapter that is garbage": "LoadError",
    "an adapter of another width": "LoadError",
    "a model in place of an adapter": "LoadError",
    "a model that is garbage": "LoadError",
    "an adapter in place of a model": "LoadError",
    "weights that are not numbers": "LoadError",
    "a model given up with its cache": "(None, None)",
    "an empty prompt": "EvaluationFailed: the prompt is empty",
    "a request after all that": "'length'",
    "the end": "reached",
}


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    folder = write_pack(tmp_path_factory.mktemp("packs") / "p", roles={"caller": "caller.gguf"})
    (folder / "garbage.gguf").write_bytes(os.urandom(5000))
    write_adapter(folder / "narrow.gguf", width=32)
    write_model(folder / "damaged.gguf", damage=float("nan"))
    write_model(folder / "base.gguf2", seed=4)
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent), "GGML_NO_BACKTRACE": "1"}
    command = [sys.executable, "-c", PROBES, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=60)
    if not done.stdout:
        pytest.fail(done.stderr)
    yield dict(json.loads(line) for line in done.stdout.splitlines())


@pytest.mark.parametrize("probe", EXPECTED)
def test_bad_input_is_stopped_before_it_kills_the_process(outcomes: dict[str, str], probe: str) -> None:
    assert outcomes.get(probe, "killed the process").startswith(EXPECTED[probe])
