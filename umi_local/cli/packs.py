"""`umi packs`: the models of this machine."""

from __future__ import annotations

import json
import secrets
import shutil
import sys
from dataclasses import asdict
from pathlib import Path

from umi_local.cli import exits
from umi_local.config import DEFAULT_PACK
from umi_local.packs.pack import (
    MANIFEST,
    Pack,
    PackError,
    find_packs,
    load_pack,
    read_manifest,
    user_packs_dir,
    verify,
)
from umi_local.roles import Role
from umi_local.text import inert


def list_packs(*, as_json: bool) -> int:
    """Print every pack, and what is wrong with those that cannot be used."""
    count = 0
    for found in find_packs():
        if isinstance(found, PackError):
            print(f"umi: {inert(str(found))}", file=sys.stderr)
            continue
        count += 1
        if as_json:
            places = {role: endpoint.place for role, endpoint in found.remote.items()}
            print(json.dumps({"name": found.name, "version": found.version, "format": found.format, "mode": found.mode,
                              "licence": found.licence, "directory": str(found.directory),
                              "remote": places}))  # fmt: skip
            continue
        print(
            f"{found.name:<16} {found.version:<8} {_size(found):>9}  {found.format}, {found.mode}, {found.licence}"
            + (f", {' and '.join(found.remote)} remote" if found.remote else "")
        )
    if not count and not as_json:
        print("there are no packs; `umi packs add DIRECTORY` adds one", file=sys.stderr)
    return exits.ANSWERED


def show_pack(name: str) -> int:
    """Print what a pack is made of."""
    try:
        pack = load_pack(name)
    except PackError as error:
        return _failed(error)
    rows = {
        "name": pack.name,
        "version": pack.version,
        "licence": pack.licence,
        "directory": str(pack.directory),
        "format": pack.format,
        "mode": pack.mode,
        "context": f"{pack.context_length} tokens",
    }
    if pack.base:
        rows["base"] = f"{pack.base} {_size_of(pack.base_path)}"
    for role in Role:
        path = pack.role_path(role)
        if (endpoint := pack.remote.get(role.value)) is not None:
            token = f", with the token in {endpoint.token_env}" if endpoint.token_env else ""
            rows[role.value] = f"{endpoint.model} on {endpoint.place}{token}"
        else:
            rows[role.value] = "played by the base" if path is None else f"{path.name} {_size_of(path)}"
    rows["sampling"] = ", ".join(f"{k} {v}" for k, v in asdict(pack.sampling).items() if v is not None)
    rows |= {f"from {key}": value if isinstance(value, str) else json.dumps(value, default=str)
             for key, value in pack.provenance.items()}  # fmt: skip
    for key, value in rows.items():
        print(f"{inert(key):<16} {inert(value)}")
    return exits.ANSWERED


def verify_pack(name: str) -> int:
    """Check every file of a pack, byte by byte."""
    try:
        pack = load_pack(name)
        for line in verify(pack, fresh=True):
            print(inert(line))
    except PackError as error:
        return _failed(error)
    return exits.ANSWERED


def add_pack(directory: Path, name: str | None) -> int:
    """Copy a pack's folder into the user's packs once it was verified."""
    try:
        pack = read_manifest(directory.expanduser().absolute())
        verify(pack, fresh=True)
        target = user_packs_dir() / (name or pack.name)
        if target.parent != user_packs_dir() or not target.name.strip(".") or target.name == DEFAULT_PACK:
            raise PackError(f"{name!r} cannot be a pack's name")
        if target.exists():
            raise PackError(f"there is a pack in {target} already; remove that folder first, or use --name")
        _copy(pack, target)
        print(f"added {target.name}: use it with --pack {target.name}")
        for role, endpoint in pack.remote.items():
            print(f"its {role} is played on {inert(endpoint.place)}: what you write and what tools read goes there")
    except PackError as error:
        return _failed(error)
    return exits.ANSWERED


def _copy(pack: Pack, target: Path) -> None:
    """Copy so that a pack is there as a whole or not at all."""
    partial = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
    try:
        partial.mkdir(parents=True)
        for name in [MANIFEST, *pack.files(), *(p.name for p in pack.directory.glob("*.md"))]:
            shutil.copyfile(pack.directory / name, partial / name)
        verify(read_manifest(partial), fresh=True)
        partial.rename(target)
    except OSError as error:
        raise PackError(f"cannot copy {pack.name} to {target}: {error.strerror or error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def _size(pack: Pack) -> str:
    total = sum((pack.directory / name).stat().st_size for name in pack.files() if (pack.directory / name).is_file())
    return f"{total / 1e6:.1f} MB"


def _size_of(path: Path) -> str:
    return f"({path.stat().st_size / 1e6:.1f} MB)" if path.is_file() else "(missing)"


def _failed(error: PackError) -> int:
    print(f"umi: {inert(str(error))}", file=sys.stderr)
    return exits.FAILED
