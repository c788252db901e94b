"""Versions of a learned pack: proposed, accepted and taken back, without a moment in which no pack works.

A version is a manifest. The model files carry their version in their name and are never changed; the base is there
once for all versions. Accepting or rolling back is one replacement of `pack.toml`, so a process that dies leaves the
old version or the new one, and an engine that has the old files open keeps them.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from umi_gguf.adapter import write_adapter
from umi_gguf.base_shape import BaseShape
from umi_gguf.errors import ExportError
from umi_gguf.pack import toml
from umi_local.config import active_file
from umi_local.packs.pack import MANIFEST, Pack, PackError, file_sha256, read_manifest, verify
from umi_local.roles import Role
from umi_train.learn.errors import LearnError
from umi_train.learn.places import Places, number_of, place_file, write_text

VERSIONS = "versions"


def propose(
    pack: Pack,
    places: Places,
    adapters: Mapping[Role, Path],
    shape: BaseShape,
    learned: Mapping[str, Any],
    tools: Mapping[str, str] | None,
    out: Path,
) -> Pack:
    """Write the pack with new adapters into `out`: the same base, the other roles as they were. Raises LearnError.

    `learned` is what the manifest says about this learning, `tools` the tools it then knows by hash.
    """
    number = newest_number(places) + 1
    try:
        out.mkdir(parents=True, exist_ok=True)
        place_file(pack.base_path, out / pack.base)
        roles = {}
        for role in Role:
            old = pack.role_path(role)
            if role in adapters:
                name = f"{role.value}.{number}.gguf"
                write_adapter(adapters[role], out / name, shape, name=f"{places.own.name} {role.value}")
            elif old is not None:
                name = old.name
                place_file(old, out / name)
            else:
                continue
            roles[role.value] = name
        manifest = _manifest(pack, places, number, roles, out, learned, tools)
        write_text(out / MANIFEST, toml(manifest))
        made = read_manifest(out)
        verify(made, fresh=True)
        return made
    except (ExportError, PackError) as error:
        raise LearnError(f"the new version cannot be written: {error}") from error


def _manifest(
    pack: Pack,
    places: Places,
    number: int,
    roles: Mapping[str, str],
    folder: Path,
    learned: Mapping[str, Any],
    tools: Mapping[str, str] | None,
) -> dict[str, Any]:
    provenance = {key: value for key, value in pack.provenance.items() if key not in ("learn", "tools")}
    known = tools if tools is not None else pack.provenance.get("tools")
    about = {"from": places.line, "number": number, "parent": number_of(pack), **learned}
    return {
        "name": places.own.name,
        "version": f"{pack.version.partition('+')[0]}+own.{number}",
        "licence": pack.licence,
        "format": pack.format,
        "mode": pack.mode,
        "context_length": pack.context_length,
        "base": pack.base,
        "roles": dict(roles),
        "sampling": {name: getattr(pack.sampling, name) for name in pack.sampling.__dataclass_fields__},
        "sha256": {name: file_sha256(folder / name) for name in [pack.base, *roles.values()]},
        "provenance": {**provenance, "learn": about, **({"tools": dict(known)} if known else {})},
    }


def accept(proposal: Pack, original: Pack, places: Places) -> Pack:
    """Make a proposal the version in use. Running it again after it was killed ends it. Raises LearnError.

    `original` is the pack that was learned from; the first time it becomes version 0, to roll back to.
    """
    number = number_of(proposal)
    try:
        verify(proposal, fresh=True)
        if not _folder(places, 0).exists():
            _keep_original(original, places)
        for name in proposal.files():
            place_file(proposal.directory / name, places.own / name)
        text = (proposal.directory / MANIFEST).read_text(encoding="utf-8")
        write_text(_folder(places, number) / MANIFEST, text)
        return _switch(places, number)
    except (OSError, PackError) as error:
        raise LearnError(f"version {number} cannot be accepted: {error}") from error


def _keep_original(original: Pack, places: Places) -> None:
    """Write version 0: the pack as it was before it learned anything."""
    places.own.mkdir(parents=True, exist_ok=True)
    for name in original.files():
        place_file(original.directory / name, places.own / name)
    manifest = tomllib.loads((original.directory / MANIFEST).read_text(encoding="utf-8"))
    provenance = {**manifest.get("provenance", {}), "learn": {"from": places.line, "number": 0, "cursor": 0.0}}
    whole = toml({**manifest, "name": places.own.name, "provenance": provenance})
    write_text(_folder(places, 0) / MANIFEST, whole)


def roll_back(pack: Pack, places: Places, to: int | None = None) -> Pack:
    """Put an earlier version in use: the one that this one was made from, or number `to`. Raises LearnError."""
    number = number_of(pack)
    if pack.directory != places.own:
        raise LearnError(f"{places.line} has learned nothing yet, so there is nothing to roll back")
    learned = pack.provenance["learn"]
    if to is None and number == 0:
        raise LearnError(f"{pack.name} is at version 0, which is {places.line} itself; there is nothing before it")
    target = int(learned.get("parent", 0)) if to is None else to
    if not (_folder(places, target) / MANIFEST).is_file():
        known = ", ".join(str(number_of(v)) for v in versions(places))
        raise LearnError(f"{pack.name} has no version {target}; there are {known}")
    try:
        return _switch(places, target)
    except (OSError, PackError) as error:
        raise LearnError(f"version {target} cannot be used: {error}") from error


def _switch(places: Places, number: int) -> Pack:
    """Put a version in use once its files were checked, and remember which pack is in use."""
    version = read_manifest(_folder(places, number))
    for name in version.files():
        path = places.own / name
        if not path.is_file() or file_sha256(path) != version.sha256.get(name):
            raise PackError(f"{path} is missing or damaged")
    write_text(places.own / MANIFEST, (version.directory / MANIFEST).read_text(encoding="utf-8"))
    write_text(active_file(), f"{places.own.name}\n")
    return read_manifest(places.own)


def _folder(places: Places, number: int) -> Path:
    return places.own / VERSIONS / str(number)


def versions(places: Places) -> list[Pack]:
    """Return every version of the learned pack that can be read, oldest first."""
    found = []
    for number in _numbers(places):
        try:
            found.append(read_manifest(_folder(places, number)))
        except PackError:
            continue
    return found


def newest_number(places: Places) -> int:
    """Return the highest number a version was ever given, also to one that was rolled back."""
    return max(_numbers(places), default=0)


def _numbers(places: Places) -> list[int]:
    return sorted(int(p.name) for p in (places.own / VERSIONS).glob("*") if p.name.isdigit())


def now() -> str:
    """Return the moment as it is written into a manifest."""
    return datetime.now().astimezone().isoformat(timespec="seconds")
