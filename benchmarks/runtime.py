"""`make bench`: what the runtime costs with the nano pack, against baselines measured in the same run.

Prints a table and one JSON line. Each figure is the median of several runs; the process count is one, the thread
count the engine's default. Baselines: a bare llama.cpp greedy loop on the same base GGUF (decode), and the same
episode without prefix reuse (prefill).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import time
from typing import Any

from umi_local.engine.client import EngineClient, RoleRequest, RoleResult
from umi_local.formats.shared import SharedFormat
from umi_local.packs.pack import load_pack
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn

BARE = """
import json, os, sys, time
import numpy as np, llama_cpp as L
keep = L.llama_log_callback(lambda *a: None)
L.llama_log_set(keep, None)
L.llama_backend_init()
mp = L.llama_model_default_params()
mp.use_extra_bufts = False
m = L.llama_model_load_from_file(os.fsencode(sys.argv[1]), mp)
cp = L.llama_context_default_params()
cp.n_ctx, cp.n_threads, cp.n_threads_batch = 512, int(sys.argv[2]), int(sys.argv[2])
c = L.llama_init_from_model(m, cp)
n = L.llama_vocab_n_tokens(L.llama_model_get_vocab(m))
b = L.llama_batch_init(1, 0, 1)
b.n_tokens, b.n_seq_id[0], b.seq_id[0][0], b.logits[0] = 1, 1, 0, 1
rates = []
for _ in range(int(sys.argv[3])):
    L.llama_memory_clear(L.llama_get_memory(c), False)
    token, start = 300, time.perf_counter()
    for i in range(200):
        b.token[0], b.pos[0] = token, i
        assert L.llama_decode(c, b) == 0
        token = int(np.ctypeslib.as_array(L.llama_get_logits_ith(c, -1), shape=(n,)).argmax())
    rates.append(200 / (time.perf_counter() - start))
print(json.dumps(sorted(rates)[len(rates) // 2]))
"""


def episode() -> list[tuple[Role, Trajectory]]:
    """Return the role invocations of one fixed two-step episode, each with the transcript it reads."""
    steps: list[tuple[Role, Any]] = [
        (Role.PLANNER, PlannerTurn("Find the file with find_files.", Decision.CALLER)),
        (Role.CALLER, CallerTurn("find_files", {"pattern": "*.log", "contains": "timeout", "sort_by": "size"})),
        (Role.PLANNER, PlannerTurn("Read the first file with read_file.", Decision.CALLER)),
        (Role.CALLER, CallerTurn("read_file", {"path": "logs/app.log"})),
        (Role.PLANNER, PlannerTurn("The answer is there.", Decision.CONCLUSION)),
        (Role.SUMMARIZER, SummarizerTurn("logs/app.log is the largest; it mentions a timeout.")),
    ]
    listing = "logs/app.log  12.3 kB  2026-10-02 14:03\nlogs/web.log  1.1 kB  2026-10-01 09:10"
    seen = ObservationTurn(f"2 files found\n{listing}")
    request = UserTurn("which is the largest log that mentions a timeout?")
    trajectory = Trajectory(builtin_registry().specs(), (request,))
    out = []
    for role, turn in steps:
        out.append((role, trajectory))
        trajectory = trajectory.add(turn)
        if isinstance(turn, CallerTurn):
            trajectory = trajectory.add(seen)
    return out


def bare_rate(gguf: str, threads: int, runs: int) -> float:
    """Return the median tokens/s of a greedy llama.cpp loop without adapters, constraint or streaming."""
    command = [sys.executable, "-c", BARE, gguf, str(threads), str(runs)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout.splitlines()[-1])


async def measure(pack_name: str, runs: int) -> dict[str, Any]:
    """Return every figure as plain data."""
    pack, fmt = load_pack(pack_name), SharedFormat()

    async def ask(engine: EngineClient, role: Role, trajectory: Trajectory, tokens: int) -> RoleResult:
        request = RoleRequest(role, fmt.prompt(trajectory, role), fmt.constraint(trajectory, role), tokens)
        result: RoleResult | None = None
        async for chunk in engine.run(request):
            if isinstance(chunk, RoleResult):
                result = chunk
        assert result is not None
        return result

    starts, walls, prefills, totals, decode = [], [], [], [], []
    threads = 1
    for _ in range(runs):
        began = time.perf_counter()
        async with EngineClient(pack) as engine:
            threads = engine.info.threads
            turns = episode()
            await ask(engine, turns[0][0], turns[0][1], 1)
            starts.append(time.perf_counter() - began)
        async with EngineClient(pack) as engine:
            evaluated, whole, began = 0, 0, time.perf_counter()
            for role, trajectory in turns:
                result = await ask(engine, role, trajectory, 80)
                evaluated += result.prompt_tokens - result.cached_tokens
                whole += result.prompt_tokens
                decode.append((result.tokens, result.decode_seconds))
            walls.append(time.perf_counter() - began)
            prefills.append(evaluated)
            totals.append(whole)
    bare = await asyncio.to_thread(bare_rate, str(pack.directory / pack.base), threads, runs)
    ours = sum(t for t, _ in decode) / sum(s for _, s in decode)
    return {
        "pack": pack_name,
        "runs": runs,
        "threads": threads,
        "start_to_first_token_seconds": round(statistics.median(starts), 3),
        "episode_seconds": round(statistics.median(walls), 3),
        "prefill_tokens_with_reuse": statistics.median(prefills),
        "prefill_tokens_without_reuse": statistics.median(totals),
        "prefill_ratio": round(statistics.median(prefills) / statistics.median(totals), 3),
        "decode_tokens_per_second": round(ours),
        "bare_llama_cpp_tokens_per_second": round(bare),
        "decode_ratio": round(ours / bare, 3),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pack", default="nano")
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    figures = asyncio.run(measure(args.pack, args.runs))
    for key, value in figures.items():
        print(f"{key.replace('_', ' '):34} {value}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
