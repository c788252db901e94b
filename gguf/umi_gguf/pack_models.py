"""A pack of whole models, one per role: what full-parameter training and merged adapters leave.

A role may name the file of another one, which is then in the pack once. The same inputs give the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from umi_gguf.copying import copy_files, hashes
from umi_gguf.errors import ExportError
from umi_gguf.floats import FLOAT_TYPES, NUMBER_TYPES
from umi_gguf.gguf_file import GgufFile, open_gguf
from umi_gguf.pack import ROLES, making, place
from umi_gguf.progress import Progress, silent
from umi_gguf.quantize import default_kind, quantize
from umi_gguf.refusals import refuse_split

_SAME = ("tokenizer.ggml.tokens", "tokenizer.ggml.merges", "tokenizer.ggml.scores", "tokenizer.ggml.pre")


def assemble_models(
    out: Path,
    models: Mapping[str, Path],
    *,
    name: str,
    version: str,
    kind: str | None = None,
    context_length: int = 1024,
    licence: str = "Apache-2.0",
    format: str = "shared",
    sampling: Mapping[str, Any] | None = None,
    provenance: Mapping[str, Any] | None = None,
    progress: Progress = silent,
) -> None:
    """Write the GGUFs of all three roles and pack.toml into `out`; other files there are kept.

    `kind` None chooses by the model's width; a GGUF that is quantized already is taken as it is. Raises ExportError.
    """
    if missing := [role for role in ROLES if role not in models]:
        raise ExportError(f"{out}: a pack of whole models needs one for every role; {', '.join(missing)} has none")
    _check(models)
    owners: dict[Path, str] = {}
    for role in ROLES:
        owners.setdefault(models[role].resolve(), role)
    files = {role: f"{owners[models[role].resolve()]}.gguf" for role in ROLES}
    with making(out) as work:
        for source, role in owners.items():
            _write(source, work / files[role], kind, progress)
        manifest = {
            "name": name,
            "version": version,
            "licence": licence,
            "format": format,
            "mode": "models",
            "context_length": context_length,
            "base": files[ROLES[0]],
            "roles": files,
            "sampling": dict(sampling or {}),
            "sha256": hashes([work / file for file in dict.fromkeys(files.values())], progress),
            "provenance": dict(provenance or {}),
        }
        place(work, out, manifest)


def _check(models: Mapping[str, Path]) -> None:
    """Raise ExportError for what is no model, or for models that read text as different tokens."""
    first: GgufFile | None = None
    for path in dict.fromkeys(models.values()):
        file = open_gguf(path)
        if file.metadata.get("general.type", "model") != "model":
            raise ExportError(f"{path} is of type {file.metadata['general.type']!r}, not a model")
        refuse_split(file)
        first = first or file
        if any(file.metadata.get(key) != first.metadata.get(key) for key in _SAME):
            raise ExportError(f"{path} and {first.path} have different tokenizers; the roles could not read one text")


def _write(source: Path, out: Path, kind: str | None, progress: Progress) -> None:
    file = open_gguf(source)
    if any(t.type not in (*FLOAT_TYPES, *NUMBER_TYPES) for t in file.tensors.values()):
        copy_files([(source, out)], progress)
    else:
        quantize(source, out, kind or default_kind(file), progress=progress)
