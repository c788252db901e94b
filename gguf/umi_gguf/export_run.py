"""A finished training run as data: its base, what each role trained, and its held-out rows.

```
RUN/resolved.json                            the recipe: {"schema", "name", "hash", "values": {"model.path": ...}}
RUN/stages/NAME/{spec.json, done, result.json}
RUN/stages/NAME/adapter_model.safetensors    a LoRA or aLoRA stage
RUN/stages/NAME/model*.safetensors           a stage that trained all parameters
RUN/stages/NAME/merged/                      a LoRA stage added to its base
RUN/stages/NAME/rows/{train,validation}.{ids,labels,ends}    int32, int32, int64: token ids, labels, where rows end
```

The training package writes this (umi_train.recipes.rundir, umi_train.stages.store); it is read here without it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from umi_gguf.errors import ExportError
from umi_local.roles import Role

SCHEMA = 1
ROLES = tuple(role.value for role in Role)
STAGES = ("backbone", *ROLES)
MERGED = "merged"

Form = Literal["auto", "adapters", "merged"]


@dataclass(frozen=True, slots=True)
class Run:
    """What is exported. `adapters` act on `base`; or `models` holds a checkpoint for every role.

    `unmerged` is an adapter that has to be added to `base` first: a run of a backbone alone.
    """

    folder: Path
    name: str
    hash: str
    values: Mapping[str, Any]
    base: Path | None
    adapters: Mapping[str, Path] = field(default_factory=dict)
    models: Mapping[str, Path] = field(default_factory=dict)
    unmerged: Path | None = None

    @property
    def format(self) -> str:
        """The format of the prompts it was trained on."""
        return str(self.values.get("data.format", "shared"))

    @property
    def context_length(self) -> int:
        """The tokens of the longest row of a stage that is exported."""
        found = [v for k, v in self.values.items() if re.fullmatch(r"stages\.\w+\.max_length", k) and type(v) is int]
        return max([64, *found])

    def rows(self, role: str) -> Path:
        """Return the folder with the rows of a role, or of the backbone for the base that plays them all."""
        return self.folder / "stages" / (role or "backbone") / "rows"

    def provenance(self) -> dict[str, Any]:
        """Return where the weights came from, for pack.toml."""
        results = {name: _object(self.folder / "stages" / name / "result.json") for name in STAGES}
        steps = {name: result["steps"] for name, result in results.items() if isinstance(result.get("steps"), int)}
        return {
            "recipe": self.name,
            "recipe_hash": self.hash,
            "base": _public(str(self.values.get("model.path", ""))),
            "revision": self.values.get("model.revision"),
            "steps": steps,
        }


def _public(base: str) -> str:
    """Return the name of a base as others may read it: a folder of this machine by its last part alone."""
    here = Path(base).expanduser()
    return here.name if here.is_absolute() or base.startswith(".") or here.is_dir() else base


def read_run(folder: Path, *, base: Path | None = None, form: Form = "auto") -> Run:
    """Read a run whose stages are all done. `base` stands in for the base it names. Raises ExportError."""
    data = _resolved(folder)
    values = data["values"]
    named = {key.split(".")[1] for key in values if key.startswith("stages.")}
    stages = [name for name in STAGES if name in named]
    if not stages:
        raise ExportError(f"{folder / 'resolved.json'} names no stages")
    for name in stages:
        if not (folder / "stages" / name / "done").is_file():
            raise ExportError(f"stage {name} of {folder} is not finished; `umi train run` goes on with it")
    about = {"folder": folder, "name": str(data.get("name", folder.name)), "hash": data["hash"], "values": values}
    roles = [name for name in stages if name != "backbone"]
    kinds = {name: str(values.get(f"stages.{name}.adapter.kind", "lora")) for name in stages}
    if not roles:
        return _alone(about, folder, kinds["backbone"], base)
    trained = {kinds[name] for name in roles}
    if "none" in trained:
        if trained != {"none"}:
            raise ExportError(f"{folder}: some roles trained adapters and some all parameters; a pack holds one kind")
        return Run(
            **about,
            base=None,
            models=_models(folder, kinds.get("backbone", ""), {r: _checkpoint(folder, r) for r in roles}),
        )
    wanted = "merged" if form == "auto" and values.get("export.form") == "merged" else form
    if wanted == "merged":
        if "alora" in trained:
            raise ExportError(f"{folder}: an activated LoRA cannot be merged; export it as adapters (--form adapters)")
        return Run(
            **about,
            base=None,
            models=_models(folder, kinds.get("backbone", ""), {r: _merged(folder, r) for r in roles}),
        )
    return Run(**about, base=base or _base(folder, roles), adapters={r: folder / "stages" / r for r in roles})


def _alone(about: Mapping[str, Any], folder: Path, kind: str, base: Path | None) -> Run:
    """Return a run of the backbone alone, which plays all roles."""
    if kind == "none":
        return Run(**about, base=_checkpoint(folder, "backbone"))
    merged = folder / "stages" / "backbone" / MERGED
    if (merged / "config.json").is_file():
        return Run(**about, base=merged)
    return Run(**about, base=base or _base(folder, ["backbone"]), unmerged=folder / "stages" / "backbone")


def _resolved(folder: Path) -> dict[str, Any]:
    path = folder / "resolved.json"
    if not path.is_file():
        raise ExportError(f"{folder} holds no training run: there is no resolved.json in it")
    data = _object(path)
    if not isinstance(data.get("values"), dict) or not isinstance(data.get("hash"), str):
        raise ExportError(f"{path} is damaged: it does not hold a resolved recipe")
    if data.get("schema") != SCHEMA:
        raise ExportError(
            f"{path} was written by another version of umi (schema {data.get('schema')!r}, here {SCHEMA})"
        )
    return data


def _object(path: Path) -> dict[str, Any]:
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _base(folder: Path, roles: list[str]) -> Path:
    """Return the checkpoint that the roles were trained on, as their specs name it."""
    found: dict[str, str] = {}
    for role in roles:
        stage = folder / "stages" / role
        spec = _object(stage / "spec.json")
        model = spec.get("model")
        if not isinstance(model, str) or not model:
            raise ExportError(f"{stage / 'spec.json'} does not say which model the stage was trained on")
        found[role] = str((stage / model).resolve()) if model.startswith(".") else model
        revision = spec.get("revision")
    if len(set(found.values())) > 1:
        raise ExportError(f"{folder}: the roles were trained on different models ({', '.join(found.values())})")
    name = next(iter(found.values()))
    if Path(name).is_dir():
        return Path(name)
    return _from_hub(name, revision if isinstance(revision, str) else None)


def _from_hub(name: str, revision: str | None) -> Path:
    """Return the files of a hub model that training left in the cache; nothing is fetched."""
    try:
        from huggingface_hub import snapshot_download

        return Path(snapshot_download(name, revision=revision, local_files_only=True))
    except Exception:  # the hub's client raises many kinds, all of which mean the same here
        raise ExportError(
            f"the base {name} is neither a folder nor in the cache of the hub; name its folder with --base DIR"
        ) from None


def _checkpoint(folder: Path, role: str) -> Path:
    stage = folder / "stages" / role
    for place in (stage, stage / "model"):
        if any((place / name).is_file() for name in ("model.safetensors", "model.safetensors.index.json")):
            return place
    raise ExportError(f"{stage} holds no model.safetensors, though the stage trained all parameters")


def _merged(folder: Path, role: str) -> Path:
    merged = folder / "stages" / role / MERGED
    if not (merged / "config.json").is_file():
        raise ExportError(f"{merged} is missing: train with export.form merged, or export with --form adapters")
    return merged


def _models(folder: Path, kind: str, found: Mapping[str, Path]) -> dict[str, Path]:
    """Return a checkpoint for every role; one that was not trained is played by the backbone, of this adapter kind."""
    missing = [role for role in ROLES if role not in found]
    if not missing:
        return dict(found)
    backbone = folder / "stages" / "backbone"
    place = _checkpoint(folder, "backbone") if kind == "none" else backbone / MERGED
    if not (place / "config.json").is_file():
        raise ExportError(f"{folder} trained no {', '.join(missing)}, and has no whole backbone that could play it")
    return {role: found.get(role, place) for role in ROLES}
