"""Make the nano pack: tokenizer, GLPFT stage 1, stage 2 as LoRA and aLoRA, export.

`python -m umi_train.nano --run runs/nano --out umi_local/packs/nano --minutes 240`. Every step leaves a file behind
and is left out when that file is there, so running the same command again resumes. `--start PACK` goes on
from the weights of a pack in place of random ones, with other data, and with the tokenizer that already lies in the
run folder if there is one.

```
tokenizer -> shards (own process) -> backbone -> {planner, caller, summarizer} x {alora, lora} -> GGUF -> pack
```
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from umi_gguf import pack
from umi_local.engine.process import SPINS
from umi_local.packs.pack import load_pack
from umi_local.roles import Role
from umi_train.nano import FORMAT

SAMPLING = {**pack.SAMPLING, "copy_bonus": 0.0}
"""Nearly all that a call copies can be pointed to: to prefer spelled spans as well made more calls wrong than right."""
ENVIRONMENT = {
    "OMP_WAIT_POLICY": "passive",
    "GOMP_SPINCOUNT": SPINS,
    # glibc maps and unmaps every large activation otherwise, which costs a third of the speed.
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
    "MALLOC_ARENA_MAX": "1",
    "HF_HUB_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
}


def module(name: str, *arguments: str) -> list[str]:
    """Return the command line of one of our modules."""
    return [sys.executable, "-m", name, *arguments]


def run_step(command: list[str]) -> None:
    """Run one step in its own process; a failure ends the whole run with its exit code."""
    print("+", " ".join(command[1:]), flush=True)
    done = subprocess.run(command, env={**os.environ, **ENVIRONMENT})
    if done.returncode:
        raise SystemExit(done.returncode)


def backbone(run: Path, minutes: float) -> None:
    """Train the backbone while a second process makes its data."""
    if (run / "backbone" / "model.safetensors").exists():
        return
    producer = subprocess.Popen(
        module("umi_train.nano.shards", "--run", str(run)), env={**os.environ, "OMP_NUM_THREADS": "1"}
    )
    try:
        run_step(module("umi_train.nano.pretrain", "--run", str(run), "--minutes", str(minutes)))
    finally:
        producer.terminate()
        producer.wait()


def begin_from(start: Path, run: Path, layers: int | None = None) -> None:
    """Write the weights of a pack to `run/init` as a checkpoint in the run's tokenizer, and skip the data it saw.

    With `layers` it becomes deeper first (`umi_train.nano.grow`).
    """
    restored = run / "restored"
    run_step(module("umi_gguf.restore", "--gguf", str(start / "base.gguf"), "--out", str(restored)))
    if layers is not None:
        shallow = restored.rename(run / "shallow")
        paths = ("--backbone", str(shallow), "--layers", str(layers), "--out", str(restored))
        run_step(module("umi_train.nano.grow", *paths))
        shutil.rmtree(shallow)
    if (run / "tokenizer.json").exists():
        paths = ("--backbone", str(restored), "--tokenizer", str(run / "tokenizer.json"), "--out", str(run / "init"))
        run_step(module("umi_train.nano.retokenize", *paths))
        shutil.rmtree(restored)
    else:
        shutil.copyfile(restored / "tokenizer.json", run / "tokenizer.json")
        restored.rename(run / "init")
    (run / "cursor.json").write_text(json.dumps({"shard": load_pack(start).provenance.get("shards", 100)}))


def choose(run: Path) -> dict[str, Any]:
    """Return both kinds' held-out losses and the kind to ship: aLoRA unless LoRA is clearly better.

    aLoRA shares the prefix cache, so it wins ties: plain LoRA must be better by more than 1 % of the loss.
    """
    results = {
        kind: {r.value: json.loads((run / f"{kind}-{r.value}" / "result.json").read_text()) for r in Role}
        for kind in ("alora", "lora")
        if all((run / f"{kind}-{r.value}" / "result.json").exists() for r in Role)
    }
    total = {k: sum(v["heldout_loss_after"] for v in roles.values()) for k, roles in results.items()}
    kind = "lora" if "lora" in total and total["lora"] < 0.99 * total.get("alora", float("inf")) else "alora"
    return {"kind": kind, "total_heldout_loss": total, "roles": results}


def main() -> None:
    """Run every step that has not been done yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--run", type=Path, default=Path("runs/nano"))
    parser.add_argument("--out", type=Path, default=Path("umi_local/packs/nano"))
    parser.add_argument("--minutes", type=float, default=240, help="training time of the backbone")
    parser.add_argument("--role-steps", type=int, default=200)
    parser.add_argument("--start", type=Path, metavar="PACK", help="go on from the weights of this pack")
    parser.add_argument("--layers", type=int, help="with --start: make the model this deep first")
    parser.add_argument("--kinds", default="alora,lora")
    args = parser.parse_args()
    run: Path = args.run
    run.mkdir(parents=True, exist_ok=True)
    if args.start is not None and not (run / "init").exists():
        begin_from(args.start, run, args.layers)
    if not (run / "tokenizer.json").exists():
        from umi_train.nano.corpus import learn_tokenizer

        learn_tokenizer().save(str(run / "tokenizer.json"))
    backbone(run, args.minutes)
    for kind in args.kinds.split(","):
        for role in Role:
            if not (run / f"{kind}-{role.value}" / "result.json").exists():
                steps = str(args.role_steps)
                run_step(
                    module("umi_train.nano.roles", "--run", str(run), "--role", role, "--kind", kind, "--steps", steps)
                )
    chosen = choose(run)
    (run / "chosen.json").write_text(json.dumps(chosen, indent=1) + "\n")
    log = (run / "log.jsonl").read_text().splitlines()
    last = json.loads(log[-1]) if log else {"tokens": 0, "loss": "fewer than 20 steps"}
    provenance = {
        "recipe": "umi_train.nano",
        "adapters": chosen["kind"],
        "backbone_tokens": last["tokens"],
        "backbone_loss": last["loss"],
        "shards": json.loads((run / "cursor.json").read_text())["shard"] + 1 if (run / "cursor.json").exists() else 1,
    }
    if args.start is not None:
        provenance["started_from"] = load_pack(args.start).name
        provenance["before"] = dict(load_pack(args.start).provenance)
    adapters = [f"--adapter={r.value}={run / (chosen['kind'] + '-' + r.value)}" for r in Role]
    run_step(
        module(
            "umi_gguf.pack",
            *("--backbone", str(run / "backbone")),
            *adapters,
            *("--out", str(args.out)),
            *("--format", FORMAT.name),
            *("--sampling", json.dumps(SAMPLING)),
            *("--provenance", json.dumps(provenance)),
        )
    )


if __name__ == "__main__":
    main()
