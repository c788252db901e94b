"""`make bench-train`: a stage of `umi train` against a bare TRL script, and how fast trajectories become rows.

Prints a table and one JSON line. Both trainings see the same rows and the same random model, in processes of their own,
one after the other and in turns; figures are medians. With a GPU, an 8B-shaped random model is trained in 4 bit too, at
2,048 and 4,096 tokens. What was not measured is not printed.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from umi_local.formats.shared import SharedFormat
from umi_local.tools import builtin_registry
from umi_local.trajectory import Trajectory
from umi_train.encoding import SegmentTokenizer
from umi_train.nano import warmup
from umi_train.nano.tokenizer import train_tokenizer
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.spec import StageSpec
from umi_train.stages.store import write_rows

BARE = """
import json, resource, sys
import torch
from datasets import Dataset
from peft import LoraConfig
from transformers import AutoModelForCausalLM, AutoTokenizer
from trl import SFTConfig, SFTTrainer
from umi_train.stages.store import read_rows
from pathlib import Path
spec = json.loads(Path(sys.argv[1]).read_text())
torch.set_flush_denormal(True)
rows = [{"input_ids": r.ids, "labels": r.labels} for r in read_rows(Path(sys.argv[2]), "train")]
model = AutoModelForCausalLM.from_pretrained(spec["model"], dtype=getattr(torch, spec["dtype"]))
gpu = torch.cuda.is_available()
args = SFTConfig(
    output_dir=sys.argv[3], max_length=spec["max_length"], packing=False, report_to="none", seed=spec["seed"],
    disable_tqdm=True, use_cpu=not gpu, bf16=spec["dtype"] == "bfloat16", **spec["trainer"],
)
trainer = SFTTrainer(model=model, args=args, train_dataset=Dataset.from_list(rows),
                     processing_class=AutoTokenizer.from_pretrained(spec["model"]),
                     peft_config=LoraConfig(task_type="CAUSAL_LM", **spec["adapter"]))
seconds = trainer.train().metrics["train_runtime"]
tokens = next(r["num_tokens"] for r in reversed(trainer.state.log_history) if "num_tokens" in r)
peak = torch.cuda.max_memory_allocated() if gpu else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"seconds": seconds, "tokens": tokens, "peak_bytes": peak}))
"""
SHAPES = {
    "small": {"hidden_size": 256, "intermediate_size": 768, "num_hidden_layers": 6, "num_attention_heads": 4},
    "8b": {"hidden_size": 4096, "intermediate_size": 12288, "num_hidden_layers": 36, "num_attention_heads": 32},
}


POOL = 5000
"""Different trajectories that are rendered."""


def make_model(folder: Path, shape: str, texts: list[str]) -> SegmentTokenizer:
    """Write a random Qwen3 of a shape, with a tokenizer of our headers, and return its encoder."""
    import torch
    from transformers import PreTrainedTokenizerFast, Qwen3Config, Qwen3ForCausalLM

    tokenizer = train_tokenizer(texts, 2000)
    words = 151_936 if shape == "8b" else 2048
    config = Qwen3Config(
        vocab_size=words, num_key_value_heads=8 if shape == "8b" else 2, head_dim=128 if shape == "8b" else 64,
        tie_word_embeddings=shape != "8b", pad_token_id=0, eos_token_id=2, bos_token_id=None, **SHAPES[shape],
    )  # fmt: skip
    torch.manual_seed(1)
    torch.set_default_dtype(torch.bfloat16)
    model = Qwen3ForCausalLM(config)
    torch.set_default_dtype(torch.float32)
    model.save_pretrained(folder)
    fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="<|endoftext|>", eos_token="<|im_end|>")
    fast.save_pretrained(folder)
    return SegmentTokenizer(tokenizer)


def our_stage(spec: StageSpec, folder: Path) -> dict[str, float]:
    """Train a stage as `umi train run` does and return its seconds, tokens and peak memory."""
    spec.write(folder)
    subprocess.run(
        [sys.executable, "-m", "umi_train.stages.train", str(folder)],
        check=True,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )
    rows = [json.loads(line) for line in (folder / "log.jsonl").read_text().splitlines()]
    tokens = next(r["num_tokens"] for r in reversed(rows) if "num_tokens" in r)
    peak = json.loads((folder / "result.json").read_text())["peak_bytes"]
    return {
        "seconds": next(r["train_runtime"] for r in rows if "train_runtime" in r),
        "tokens": tokens,
        "peak_bytes": peak,
    }


def bare_trl(spec: Path, rows: Path, folder: Path) -> dict[str, float]:
    """Train the same rows with a bare TRL script."""
    command = [sys.executable, "-c", BARE, str(spec), str(rows), str(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def against_trl(root: Path, trajectories: list[Trajectory], steps: int, turns: int) -> dict[str, Any]:
    """Return tokens per second and peak bytes of a stage and of the bare script, and their ratio."""
    encoder = make_model(root / "model", "small", _texts(trajectories))
    made = (r for t in trajectories for r in stage_rows(t, "caller", SharedFormat(), encoder, 512, Fit()))
    write_rows(root / "rows", "train", made)
    write_rows(root / "rows", "validation", [])
    trainer = {"per_device_train_batch_size": 4, "max_steps": steps, "learning_rate": 1e-3, "save_strategy": "no"}
    adapter = {"r": 16, "lora_alpha": 32, "target_modules": "all-linear"}
    kept: dict[str, list[dict[str, float]]] = {"umi": [], "trl": []}
    for turn in range(turns):
        spec = StageSpec(
            "caller", str(root / "model"), str(root / "rows"), 512, dtype="float32", adapter=adapter,
            trainer={**trainer, "gradient_checkpointing": False, "logging_steps": 5}, reader="caller",
        )  # fmt: skip
        kept["umi"].append(our_stage(spec, root / f"umi{turn}"))
        kept["trl"].append(bare_trl(root / f"umi{turn}" / "spec.json", root / "rows", root / f"trl{turn}"))
    speed = {who: statistics.median(r["tokens"] / r["seconds"] for r in runs) for who, runs in kept.items()}
    peak = {who: statistics.median(r["peak_bytes"] for r in runs) for who, runs in kept.items()}
    return {
        "tokens_per_second": {who: round(value) for who, value in speed.items()},
        "speed_ratio": round(speed["umi"] / speed["trl"], 3),
        "peak_mib": {who: round(value / 2**20) for who, value in peak.items()},
        "memory_ratio": round(peak["umi"] / peak["trl"], 3),
    }


def rendering(root: Path, most: int) -> list[dict[str, Any]]:
    """Return planner rows per second on one core and the peak memory: texts that are new, then the same ones again.

    A new text has to be tokenized, which takes most of the time; a text that was seen is remembered.
    """
    pool = _trajectories(POOL)
    encoder = SegmentTokenizer(train_tokenizer(_texts(pool[:400]), 2000))
    found = []
    for texts, count in (("new", len(pool)), ("seen", most)):
        started, computed, fit = time.perf_counter(), time.process_time(), Fit()
        rows = (
            row
            for trajectory in _again(pool, count)
            for row in stage_rows(trajectory, "planner", SharedFormat(), encoder, 4096, fit)
        )
        made = write_rows(root / f"rows-{texts}", "train", rows)
        seconds, computed = time.perf_counter() - started, time.process_time() - computed
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        about = {
            "rows_per_second": round(made / seconds),
            "rows_per_cpu_second": round(made / computed),
            "peak_mib": round(peak / 1024),
        }
        found.append({"texts": texts, "trajectories": count, **about})
    return found


def on_gpu(root: Path, trajectories: list[Trajectory], steps: int) -> list[dict[str, Any]]:
    """Return peak GiB and tokens per second of an 8B-shaped random model in 4 bit, at two lengths."""
    encoder = make_model(root / "8b", "8b", _texts(trajectories))
    found = []
    for length in (2048, 4096):
        ids = [i for t in trajectories for s in SharedFormat().transcript(t) for i in encoder.encode(s)]
        from umi_train.rows import Row

        block = (ids * (1 + length * steps // max(1, len(ids))))[: length * steps]
        rows = [Row(block[i : i + length], block[i : i + length]) for i in range(0, length * steps, length)]
        write_rows(root / f"rows{length}", "train", rows)
        write_rows(root / f"rows{length}", "validation", [])
        spec = StageSpec(
            "backbone", str(root / "8b"), str(root / f"rows{length}"), length, quantize="nf4",
            adapter={"r": 16, "lora_alpha": 32, "target_modules": "all-linear"},
            trainer={"per_device_train_batch_size": 1, "max_steps": steps, "learning_rate": 2e-4, "save_strategy": "no",
                     "gradient_checkpointing": True, "logging_steps": 5}, reader="",
        )  # fmt: skip
        run = our_stage(spec, root / f"stage{length}")
        found.append(
            {"tokens": length, "peak_gib": round(run["peak_bytes"] / 2**30, 2),
             "tokens_per_second": round(run["tokens"] / run["seconds"])}
        )  # fmt: skip
    return found


def _trajectories(count: int) -> list[Trajectory]:
    return list(islice(warmup.generate(5, count * 3, builtin_registry().specs()[:6]), count))


def _again(pool: list[Trajectory], count: int) -> Iterator[Trajectory]:
    for number in range(count):
        yield pool[number % len(pool)]


def _texts(trajectories: list[Trajectory]) -> list[str]:
    return [s.text for t in trajectories for s in SharedFormat().transcript(t) if not s.special]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=40)
    parser.add_argument("--turns", type=int, default=5)
    parser.add_argument("--most", type=int, default=100_000, help="trajectories of the longer rendering")
    parser.add_argument("--only-rendering", action="store_true")
    args = parser.parse_args()
    os.environ.setdefault("HF_HUB_OFFLINE", "1")
    os.environ.setdefault("OMP_WAIT_POLICY", "passive")
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        rendered = rendering(root, args.most)
        stage = gpu = None
        if not args.only_rendering:
            import torch

            trajectories = _trajectories(300)
            stage = against_trl(root, trajectories, args.steps, args.turns)
            gpu = on_gpu(root, trajectories, 20) if torch.cuda.is_available() else None
    for row in rendered:
        rate, alone, peak_mib = row["rows_per_second"], row["rows_per_cpu_second"], row["peak_mib"]
        about = f"{row['trajectories']:>9,} trajectories, {row['texts']:<4} texts"
        print(f"{about}  {rate:>7,} planner rows/s, {alone:,} per second of CPU time  peak {peak_mib} MiB")
    if stage is not None:
        speed, peak = stage["tokens_per_second"], stage["peak_mib"]
        print(f"stage {speed['umi']:,} tokens/s, bare TRL {speed['trl']:,}: {stage['speed_ratio']}x (goal 0.97x)")
        print(f"peak memory {peak['umi']} MiB, bare TRL {peak['trl']} MiB: {stage['memory_ratio']}x")
    for row in gpu or ():
        print(f"8B-shaped, nf4, {row['tokens']} tokens: {row['peak_gib']} GiB, {row['tokens_per_second']} tokens/s")
    print(json.dumps({"rendering": rendered, "stage": stage, "gpu": gpu}))


if __name__ == "__main__":
    main()
