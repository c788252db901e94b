"""Assemble a pack: base GGUF, one adapter per role, and pack.toml with the hash of each.

`python -m umi_gguf.pack --backbone DIR --adapter planner=DIR ... --out PACK`. The same inputs give the same bytes.
A backbone is a checkpoint folder or a GGUF, an adapter a PEFT folder or a LoRA GGUF. Three whole models instead:
`umi_gguf.pack_models`.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import BaseShape, base_shape
from umi_gguf.copying import copy_files, hashes
from umi_gguf.errors import ExportError
from umi_gguf.floats import FLOAT_TYPES, NUMBER_TYPES
from umi_gguf.gguf_file import open_gguf
from umi_gguf.lora_file import check_fits, read_lora
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize import default_kind, quantize
from umi_gguf.writing import cannot_write
from umi_local.formats import FORMATS
from umi_local.packs.pack import MANIFEST, PackError, read_manifest

SAMPLING = {
    "temperature": 0.0,
    "best_of": 4,
    "copy_bonus": 6.0,
    "liked_bonus": 3.0,
    "observation_chars": 600,
    "most_requests": 3,
}
"""What the nano pack was trained for: one to four requests a session, observations of about 600 characters."""
ROLES = ("planner", "caller", "summarizer")
PACK_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
"""How a pack may be called: the runtime finds packs by names like that (umi_local.packs.pack)."""


def toml(data: Mapping[str, Any], prefix: str = "") -> str:
    """Return plain data (strings, numbers, booleans, lists, nested tables) as TOML, tables last; None is left out."""
    lines, tables = [], []
    for key, value in data.items():
        if isinstance(value, Mapping):
            tables.append(f"\n[{prefix}{_key(key)}]\n" + toml(value, f"{prefix}{_key(key)}."))
        elif value is not None:
            lines.append(f"{_key(key)} = {_inline(value)}\n")
    return "".join(lines) + "".join(tables)


def _key(key: str) -> str:
    return key if re.fullmatch(r"[A-Za-z0-9_-]+", key) else json.dumps(key)


def _inline(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{_key(k)} = {_inline(v)}' for k, v in value.items() if v is not None)}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(_inline(v) for v in value if v is not None)}]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def assemble(
    out: Path,
    backbone: Path,
    adapters: Mapping[str, Path],
    *,
    name: str,
    version: str,
    kind: str | None = "Q8_0",
    context_length: int = 1024,
    licence: str = "Apache-2.0",
    format: str = "shared",
    sampling: Mapping[str, Any] | None = None,
    provenance: Mapping[str, Any] | None = None,
    progress: Progress = silent,
) -> None:
    """Write the pack's GGUFs and pack.toml into `out`; other files there (a model card) are kept.

    `kind` None chooses by the model's width; a backbone GGUF that is quantized already is taken as it is. Files are
    made beside `out`, read back as a pack, and moved in when all of them are complete. Raises ExportError.
    """
    with making(out) as work:
        _write_base(backbone, work, kind, name, progress)
        shape = base_shape(work / "base.gguf" if backbone.is_file() else backbone)
        for role, source in adapters.items():
            _write_role(source, work / f"{role}.gguf", work / "base.gguf", shape, f"{name} {role}")
        files = ["base.gguf", *(f"{role}.gguf" for role in adapters)]
        manifest = {
            "name": name,
            "version": version,
            "licence": licence,
            "format": format,
            "mode": mode_of([work / f"{role}.gguf" for role in adapters]),
            "context_length": context_length,
            "base": "base.gguf",
            "roles": {role: f"{role}.gguf" for role in adapters},
            "sampling": dict(sampling or {}),
            "sha256": hashes([work / file for file in files], progress),
            "provenance": dict(provenance or {}),
        }
        place(work, out, manifest)


@contextmanager
def making(out: Path) -> Iterator[Path]:
    """Give a folder beside a pack to make its files in. What goes wrong there is said of `out`. Raises ExportError."""
    try:
        with _folder_for(out), tempfile.TemporaryDirectory(dir=out.parent, prefix=f".{out.name}-") as work:
            try:
                yield Path(work)
            except ExportError as error:
                raise ExportError(str(error).replace(work, str(out))) from error
    except PackError as error:
        raise ExportError(f"{out}: the pack would not be usable: {error}") from error
    except OSError as error:
        raise ExportError(cannot_write(out, error)) from error


@contextmanager
def _folder_for(out: Path) -> Iterator[None]:
    """Make the folder of a pack; one that was made for nothing is removed again."""
    before = out.exists()
    out.mkdir(parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if not before:
            with suppress(OSError):
                out.rmdir()
        raise


def mode_of(adapters: Sequence[Path]) -> str:
    """Return how the engine holds roles with these adapters: activated ones share a cache, plain ones cannot."""
    activated = [read_lora(path).file.metadata.get("adapter.alora.invocation_tokens") for path in adapters]
    return "fork" if all(activated) else "contexts"


def place(work: Path, out: Path, manifest: Mapping[str, Any]) -> None:
    """Write pack.toml beside the files in `work`, read them back as a pack, and move them into `out`.

    Model files of an older pack there that this one does not have are removed. Raises PackError and OSError.
    """
    (work / MANIFEST).write_text(toml(manifest), encoding="utf-8")
    files = read_manifest(work).files()
    for old in ("base.gguf", *(f"{role}.gguf" for role in ROLES)):
        if old not in files:
            (out / old).unlink(missing_ok=True)
    for file in [*files, MANIFEST]:
        shutil.move(work / file, out / file)


def _write_base(backbone: Path, work: Path, kind: str | None, name: str, progress: Progress) -> None:
    full, base = work / "full.gguf", work / "base.gguf"
    if backbone.is_file():
        source = open_gguf(backbone)
        if any(t.type not in (*FLOAT_TYPES, *NUMBER_TYPES) for t in source.tensors.values()):
            copy_files([(backbone, base)], progress)
        else:
            quantize(backbone, base, kind or default_kind(source), progress=progress)
        return
    write_base(backbone, full, name=f"{name} backbone", progress=progress)
    quantize(full, base, kind or default_kind(full), progress=progress)
    full.unlink()


def _write_role(source: Path, out: Path, base: Path, shape: BaseShape, name: str) -> None:
    if source.is_file():
        check_fits(read_lora(source), open_gguf(base))
        shutil.copyfile(source, out)
    else:
        write_adapter(source, out, shape, name=name)


def role_pair(text: str) -> tuple[str, Path]:
    """Return role and path of ROLE=PATH. Raises ValueError."""
    role, found, folder = text.partition("=")
    if not found or role not in ROLES:
        raise ValueError(f"{text!r} is not ROLE=PATH with ROLE {', '.join(ROLES)}")
    return role, Path(folder)


def _pair(text: str) -> tuple[str, Path]:
    try:
        return role_pair(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


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
    parser.add_argument("--format", default="shared-names", choices=FORMATS)
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
            format=args.format,
            sampling=args.sampling,
            provenance=args.provenance,
        )
    except ExportError as error:
        raise SystemExit(str(error)) from error


if __name__ == "__main__":
    main()
