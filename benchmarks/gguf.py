"""`make bench-gguf`: adapter conversion and GGUF merge against llama.cpp's own tools, on synthetic models.

Each run is a process of its own, in turns; figures are the least seconds (on the clock, and of a core's time) and the
largest peak RSS of the rounds. Where other work runs, the core's time says more. The adapter is converted by ours and
by convert_lora_to_gguf.py of the llama-cpp-python sdist (fetched once with --fetch, or --llama-cpp PATH). The merge is
set beside copying the base, beside reading every tensor as float32 and writing it back, and beside
`llama-export-lora`, if it is on the PATH or named: it writes F16, whatever the base is. What was not measured is not
printed.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from gguf import GGMLQuantizationType, GGUFWriter
from umi_gguf.base_shape import BaseShape, shape_of_config
from umi_gguf.errors import ExportError
from umi_gguf.hparams import write_hparams
from umi_gguf.llama_source import LORA_SCRIPT, cached, converter
from umi_gguf.safetensors import write_tensors
from umi_gguf.writing import Spec, gguf_stream

SHAPES: dict[str, dict[str, int]] = {
    "small": {"width": 256, "inner": 704, "layers": 4, "heads": 4, "kv": 2, "vocab": 4096},
    "1.5b": {"width": 1536, "inner": 8960, "layers": 28, "heads": 12, "kv": 2, "vocab": 151936},
    "8b": {"width": 4096, "inner": 14336, "layers": 32, "heads": 32, "kv": 8, "vocab": 128256},
}
RANK = 16
MODULES = {
    "self_attn.q_proj": "attn_q",
    "self_attn.k_proj": "attn_k",
    "self_attn.v_proj": "attn_v",
    "self_attn.o_proj": "attn_output",
    "mlp.gate_proj": "ffn_gate",
    "mlp.up_proj": "ffn_up",
    "mlp.down_proj": "ffn_down",
}
CONVERT = (
    "import sys; from pathlib import Path; from umi_gguf.adapter import write_adapter; "
    "from umi_gguf.base_shape import base_shape; p = [Path(a) for a in sys.argv[1:]]; "
    "write_adapter(p[0], p[1], base_shape(p[2]))"
)
MERGE = (
    "import sys; from pathlib import Path; from umi_gguf.merge import merge_gguf; p = [Path(a) for a in sys.argv[1:]]; "
    "merge_gguf(p[0], [(p[1], 1.0)], p[2])"
)
LAUNCH = """
import os, sys, time
began = time.perf_counter()
pid = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, 2, 1)])
_, status, usage = os.wait4(pid, 0)
print(f"[{time.perf_counter() - began}, {usage.ru_utime + usage.ru_stime}, {usage.ru_maxrss}]")
sys.exit(os.waitstatus_to_exitcode(status) != 0)
"""
"""A small process that starts the measured one: the peak of a child counts what its parent held when it was started."""
COPY = """
import os, shutil, sys
with open(sys.argv[1], "rb") as a, open(sys.argv[2], "wb") as b:
    shutil.copyfileobj(a, b, 1 << 22)
    b.flush()
    os.fsync(b.fileno())
"""
REWRITE = """
import os, sys
from pathlib import Path
from umi_gguf.floats import Buffers, from_floats, rows_at_a_time, to_floats
from umi_gguf.gguf_file import open_gguf
file, buffers = open_gguf(Path(sys.argv[1])), Buffers()
with open(sys.argv[1], "rb") as a, open(sys.argv[2], "wb") as b:
    for t in file.tensors.values():
        step = rows_at_a_time(t.shape[-1])
        for at in range(0, t.rows, step):
            values = to_floats(file.read_rows(a, t, at, min(at + step, t.rows), buffers), t.type, buffers)
            b.write(from_floats(values, t.type, t.name, buffers).data)
    b.flush()
    os.fsync(b.fileno())
"""


def config_of(size: str, layers: int | None = None) -> dict[str, Any]:
    """Return the config.json of a synthetic Llama, with fewer layers than the shape has where that is wanted."""
    shape = SHAPES[size] | ({"layers": layers} if layers else {})
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": shape["vocab"],
        "hidden_size": shape["width"],
        "intermediate_size": shape["inner"],
        "num_hidden_layers": shape["layers"],
        "num_attention_heads": shape["heads"],
        "num_key_value_heads": shape["kv"],
        "head_dim": shape["width"] // shape["heads"],
        "max_position_embeddings": 4096,
        "rms_norm_eps": 1e-6,
        "rope_theta": 10000.0,
        "hidden_act": "silu",
        "tie_word_embeddings": True,
    }


def write_base(folder: Path, size: str, layers: int | None = None) -> BaseShape:
    """Write config.json and base.gguf (bf16, random) of a synthetic model."""
    config = config_of(size, layers)
    (folder / "config.json").write_text(json.dumps(config))
    shape = shape_of_config(config, size)
    writer = GGUFWriter(None, shape.family.arch)
    writer.add_type("model")
    writer.add_name(size)
    write_hparams(writer, config, shape)
    specs = list(_specs(shape, config["vocab_size"]))
    noise = np.random.default_rng(0).normal(0, 0.02, 1 << 20).astype("<f4")
    half = (noise.view("<u4") >> 16).astype("<u2")
    with gguf_stream(folder / "base.gguf", writer, specs) as sink:
        for spec in specs:
            source = noise.tobytes() if spec.type == GGMLQuantizationType.F32 else half.tobytes()
            for at in range(0, spec.nbytes, len(source)):
                sink.write(source[: min(len(source), spec.nbytes - at)])
    return shape


def _specs(shape: BaseShape, vocabulary: int) -> Iterator[Spec]:
    wide, exact = GGMLQuantizationType.BF16, GGMLQuantizationType.F32
    yield Spec("token_embd.weight", wide, (vocabulary, shape.width))
    for layer in range(shape.layers):
        for kind in MODULES.values():
            yield Spec(f"blk.{layer}.{kind}.weight", wide, shape.shape(kind))
        for norm in ("attn_norm", "ffn_norm"):
            yield Spec(f"blk.{layer}.{norm}.weight", exact, (shape.width,))
    yield Spec("output_norm.weight", exact, (shape.width,))


def write_peft(folder: Path, shape: BaseShape) -> None:
    """Write a PEFT adapter on every linear layer."""
    folder.mkdir()
    random, tensors = np.random.default_rng(1), {}
    for layer in range(shape.layers):
        for module, kind in MODULES.items():
            outputs, inputs = shape.shape(kind)
            name = f"base_model.model.model.layers.{layer}.{module}"
            tensors[f"{name}.lora_A.weight"] = random.normal(0, 0.02, (RANK, inputs)).astype(np.float32)
            tensors[f"{name}.lora_B.weight"] = random.normal(0, 0.02, (outputs, RANK)).astype(np.float32)
    write_tensors(folder / "adapter_model.safetensors", tensors)
    (folder / "adapter_config.json").write_text(json.dumps({"peft_type": "LORA", "r": RANK, "lora_alpha": 2 * RANK}))


def timed(command: Sequence[str], out: Path) -> dict[str, float]:
    """Run a command and return its seconds, core seconds and peak RSS in MB; what it wrote to `out` is removed."""
    done = subprocess.run([sys.executable, "-S", "-E", "-c", LAUNCH, *command], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:2])} failed:\n" + "\n".join(done.stderr.splitlines()[-5:]))
    out.unlink(missing_ok=True)
    seconds, core, peak = json.loads(done.stdout.splitlines()[-1])
    return {
        "seconds": round(seconds, 3),
        "core_seconds": round(core, 3),
        "peak_mb": round(peak / (1e6 if sys.platform == "darwin" else 1e3), 1),
    }


def rounds_of(
    commands: dict[str, Callable[[Path], list[str]]], folder: Path, rounds: int
) -> dict[str, dict[str, float]]:
    """Run every command so many times, in turns."""
    found: dict[str, list[dict[str, float]]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            out = folder / "out.gguf"
            found[name].append(timed(command(out), out))
    return {
        name: {
            "seconds": min(r["seconds"] for r in runs),
            "core_seconds": min(r["core_seconds"] for r in runs),
            "peak_mb": max(r["peak_mb"] for r in runs),
        }
        for name, runs in found.items()
    }


def shown(title: str, found: dict[str, dict[str, float]], against: str) -> None:
    """Print seconds, core seconds, both as ratios to `against`, and peak RSS of every row."""
    print(f"\n{title:<34} {'s':>8} {'ratio':>6} {'core s':>8} {'ratio':>6} {'peak MB':>9}")
    for name, row in found.items():
        clock, core = (row[key] / found[against][key] for key in ("seconds", "core_seconds"))
        times = f"{row['seconds']:>8.2f} {clock:>6.2f} {row['core_seconds']:>8.2f} {core:>6.2f}"
        print(f"  {name:<32} {times} {row['peak_mb']:>9.0f}")


def source_of(args: argparse.Namespace) -> Path | None:
    """Return the folder of llama.cpp's scripts, None when it is not here and was not asked for."""
    try:
        if args.llama_cpp or args.fetch:
            return converter(args.llama_cpp, say=lambda text: print(text, file=sys.stderr))
        return cached()
    except ExportError as error:
        raise SystemExit(str(error)) from error


def measure(size: str, args: argparse.Namespace, folder: Path) -> dict[str, Any]:
    """Run both benchmarks on one size and print them."""
    shape = write_base(folder, size, args.layers)
    title = f"{size}, {shape.layers} layers" if args.layers else size
    write_peft(folder / "peft", shape)
    base, lora, peft = folder / "base.gguf", folder / "lora.gguf", folder / "peft"
    python = [sys.executable, "-c"]
    adapters: dict[str, Callable[[Path], list[str]]] = {
        "umi gguf adapter": lambda out: [*python, CONVERT, str(peft), str(out), str(folder / "config.json")]
    }
    if (source := source_of(args)) is not None and (source / LORA_SCRIPT).is_file():
        script = str(source / LORA_SCRIPT)
        adapters["convert_lora_to_gguf.py"] = lambda out: [
            *(sys.executable, script, str(peft), "--base", str(folder)),
            *("--outfile", str(out), "--outtype", "f16"),
        ]
    else:
        print("llama.cpp's scripts are not here: --fetch gets them, --llama-cpp PATH names them", file=sys.stderr)
    result: dict[str, Any] = {"size": size, "base_mb": round(base.stat().st_size / 1e6, 1)}
    result["adapter"] = rounds_of(adapters, folder, args.rounds)
    shown(f"{title}: adapter of rank {RANK} to GGUF", result["adapter"], "umi gguf adapter")
    subprocess.run([*python, CONVERT, str(peft), str(lora), str(folder / "config.json")], check=True)
    merges: dict[str, Callable[[Path], list[str]]] = {
        "copy and dequantization": lambda out: [*python, REWRITE, str(base), str(out)],
        "copy": lambda out: [*python, COPY, str(base), str(out)],
        "umi gguf merge": lambda out: [*python, MERGE, str(base), str(lora), str(out)],
    }
    if tool := args.export_lora or shutil.which("llama-export-lora"):
        merges["llama-export-lora"] = lambda out: [tool, "-m", str(base), "--lora", str(lora), "-o", str(out)]
    result["merge"] = rounds_of(merges, folder, args.rounds)
    shown(f"{title}: merge into {result['base_mb']:.0f} MB of bf16", result["merge"], "copy and dequantization")
    return result


def main() -> None:
    """Run the benchmarks and print a table and one JSON line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", choices=SHAPES, action="append", help="1.5b without it; may be repeated")
    parser.add_argument("--layers", type=int, help="layers of the model, when not all that its size has")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--llama-cpp", type=Path, help="a checkout of llama.cpp, or the sdist of llama-cpp-python")
    parser.add_argument("--fetch", action="store_true", help="let pip fetch the sdist (77 MB) when it is not cached")
    parser.add_argument("--export-lora", help="the program llama-export-lora, when it is not on the PATH")
    parser.add_argument("--folder", type=Path, help="where the synthetic models go; 4 GB for 1.5b, 34 GB for 8b")
    args = parser.parse_args()
    found = []
    for size in args.size or ["1.5b"]:
        with tempfile.TemporaryDirectory(prefix="umi-bench-", dir=args.folder) as folder:
            found.append(measure(size, args, Path(folder)))
    print("\n" + json.dumps(found))


if __name__ == "__main__":
    main()
