"""Assemble a pack: base GGUF, one adapter per role, and pack.toml with the hash of each.

`python -m umi_gguf.pack --backbone DIR --adapter planner=DIR ... --out PACK`. The same inputs give the same bytes.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.quantize import quantize
from umi_local.packs.pack import file_sha256

SAMPLING = {"temperature": 0.0, "copy_bonus": 6.0, "observation_chars": 600, "most_requests": 3}
"""What the nano pack was trained for: one to four requests a session, observations of about 600 characters."""


def toml(data: Mapping[str, Any], prefix: str = "") -> str:
    """Return plain data (strings, numbers, booleans, lists, nested tables) as TOML, tables last."""
    lines, tables = [], []
    for key, value in data.items():
        name = key if key.replace("_", "").replace("-", "").isalnum() else json.dumps(key)
        if isinstance(value, Mapping):
            tables.append(f"\n[{prefix}{name}]\n" + toml(value, f"{prefix}{name}."))
        else:
            lines.append(f"{name} = {json.dumps(value, ensure_ascii=False)}\n")
    return "".join(lines) + "".join(tables)


def assemble(
    out: Path,
    backbone: Path,
    adapters: Mapping[str, Path],
    *,
    name: str,
    version: str,
    kind: str = "Q8_0",
    context_length: int = 1024,
    licence: str = "Apache-2.0",
    sampling: Mapping[str, Any] | None = None,
    provenance: Mapping[str, Any] | None = None,
) -> None:
    """Write the pack's GGUFs and pack.toml into `out`; other files there (a model card) are kept.

    Files are made beside `out` and moved in when all of them are complete. Raises CheckpointError, QuantizeError.
    """
    config = read_json(backbone / "config.json")
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as work_name:
        work = Path(work_name)
        write_base(backbone, work / "full.gguf", name=f"{name} backbone")
        quantize(work / "full.gguf", work / "base.gguf", kind)
        (work / "full.gguf").unlink()
        for role, folder in adapters.items():
            write_adapter(
                folder,
                work / f"{role}.gguf",
                heads=config["num_attention_heads"],
                kv_heads=config["num_key_value_heads"],
                name=f"{name} {role}",
                dtype=np.float16,
            )
        files = ["base.gguf", *(f"{role}.gguf" for role in adapters)]
        manifest = {
            "name": name,
            "version": version,
            "licence": licence,
            "format": "shared",
            "mode": "fork",
            "context_length": context_length,
            "base": "base.gguf",
            "roles": {role: f"{role}.gguf" for role in adapters},
            "sampling": dict(sampling or {}),
            "sha256": {file: file_sha256(work / file) for file in files},
            "provenance": dict(provenance or {}),
        }
        (work / "pack.toml").write_text(toml(manifest), encoding="utf-8")
        for role in ("planner", "caller", "summarizer"):
            if role not in adapters:
                (out / f"{role}.gguf").unlink(missing_ok=True)
        for file in [*files, "pack.toml"]:
            shutil.move(work / file, out / file)


def _pair(text: str) -> tuple[str, Path]:
    role, found, folder = text.partition("=")
    if not found or role not in ("planner", "caller", "summarizer"):
        raise argparse.ArgumentTypeError(f"{text!r} is not ROLE=FOLDER with ROLE planner, caller or summarizer")
    return role, Path(folder)


def main() -> None:
    """Assemble a pack from a backbone checkpoint and adapter folders."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--backbone", type=Path, required=True)
    parser.add_argument("--adapter", type=_pair, action="append", default=[], metavar="ROLE=FOLDER")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--name", default="nano")
    parser.add_argument("--pack-version", default="0.1.0")
    parser.add_argument("--type", default="Q8_0", dest="kind")
    parser.add_argument("--context-length", type=int, default=1024)
    parser.add_argument("--sampling", type=json.loads, default=SAMPLING)
    parser.add_argument("--provenance", type=json.loads, default={})
    args = parser.parse_args()
    try:
        assemble(
            args.out,
            args.backbone,
            dict(args.adapter),
            name=args.name,
            version=args.pack_version,
            kind=args.kind,
            context_length=args.context_length,
            sampling=args.sampling,
            provenance=args.provenance,
        )
    except CheckpointError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
