"""A pack: the files that make a model usable here, and `pack.toml`, which says what they are.

```
name = "nano"                 [roles]                        [sampling]          [sha256]
version = "1"                 planner = "planner.gguf"       temperature = 0.0   "base.gguf" = "9f86d0..."
licence = "Apache-2.0"        caller = "caller.gguf"         copy_bonus = 0.0
format = "shared"             summarizer = "..."             [provenance]
mode = "fork"                                                anything
context_length = 2048
base = "base.gguf"
```

docs/engine.md lists what [sampling] may hold. A role without a file is played by the base. In mode `models` the roles'
files are whole models. A role with a table `[remote.ROLE]` is played by a server (`engine/remote_endpoint`); when all
three are, there is no base and the mode is `remote`.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, cast

from umi_local.config import DEFAULT_PACK, SHIPPED_PACK, active_file, cache_dir, data_dir
from umi_local.engine.remote_endpoint import Endpoint, read_endpoint
from umi_local.formats import FORMATS
from umi_local.roles import Role

Mode = Literal["fork", "contexts", "models", "prompted", "remote"]
MODES: tuple[Mode, ...] = ("fork", "contexts", "models", "prompted", "remote")
MANIFEST = "pack.toml"
MOST_CONTEXT = 1 << 20
MOST_CANDIDATES = 8
"""Continuations of one prompt that the engine can write side by side."""
BUILT_IN = Path(__file__).parent
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


class PackError(Exception):
    """A pack is missing, malformed or damaged. The message names the pack, what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How the pack wants to be sampled.

    `observation_chars` bounds an observation in a prompt (None: the format's), `most_requests` how many requests of a
    session a prompt shows (None: all that fit). A small model does best with what it saw in training. The others are
    as in `engine.protocol.RoleRequest`; `best_of` counts for the caller, whose calls are not shown as they are written.
    """

    temperature: float = 0.0
    top_p: float = 1.0
    min_p: float = 0.0
    repeat_penalty: float = 1.0
    best_of: int = 1
    copy_bonus: float = 0.0
    liked_bonus: float = 0.0
    observation_chars: int | None = None
    most_requests: int | None = None


@dataclass(frozen=True, slots=True)
class Pack:
    """A manifest that was read, and where it lies. File names are relative to `directory`.

    `base` is empty when every role is remote.
    """

    name: str
    directory: Path
    base: str
    version: str = "0"
    licence: str = "unknown"
    format: str = "shared"
    mode: Mode = "fork"
    context_length: int = 2048
    roles: Mapping[str, str] = field(default_factory=dict)
    sampling: Sampling = field(default_factory=Sampling)
    sha256: Mapping[str, str] = field(default_factory=dict)
    provenance: Mapping[str, Any] = field(default_factory=dict)
    remote: Mapping[str, Endpoint] = field(default_factory=dict)

    @property
    def base_path(self) -> Path:
        """The file of the shared weights."""
        return self.directory / self.base

    def role_path(self, role: Role) -> Path | None:
        """Return the adapter file of a role, None when the base plays it."""
        name = self.roles.get(role.value)
        return self.directory / name if name else None

    def files(self) -> list[str]:
        """Return the model files, base first."""
        return list(dict.fromkeys(filter(None, [self.base, *self.roles.values()])))


def user_packs_dir() -> Path:
    """Return the folder of packs that were added by the user."""
    return data_dir() / "packs"


def load_pack(name_or_directory: str | Path) -> Pack:
    """Read a pack by name (built in, then added by the user) or by its directory. Raises PackError."""
    text = str(name_or_directory)
    if text == DEFAULT_PACK:
        text = active_name()
    if isinstance(name_or_directory, Path) or os.sep in text or text in (".", ".."):
        return read_manifest(Path(name_or_directory).expanduser().absolute())
    if _NAME.fullmatch(text):
        for directory in (BUILT_IN / text, user_packs_dir() / text):
            if (directory / MANIFEST).is_file():
                return read_manifest(directory)
    if (Path(text) / MANIFEST).is_file():
        return read_manifest(Path(text).absolute())
    names = ", ".join(path.name for path in _directories()) or "none"
    raise PackError(f"there is no pack {text!r}; installed packs: {names}")


def active_name() -> str:
    """Return the name of the pack in use: a learned one that was accepted and is there, else the one that ships."""
    try:
        name = active_file().read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return SHIPPED_PACK
    return name if _NAME.fullmatch(name) and (user_packs_dir() / name / MANIFEST).is_file() else SHIPPED_PACK


def find_packs() -> Iterator[Pack | PackError]:
    """Yield every installed pack, or what is wrong with it."""
    for directory in _directories():
        try:
            yield read_manifest(directory)
        except PackError as error:
            yield error


def _directories() -> list[Path]:
    found: dict[str, Path] = {}
    for root in (BUILT_IN, user_packs_dir()):
        if root.is_dir():
            for directory in sorted(root.iterdir()):
                if (directory / MANIFEST).is_file():
                    found.setdefault(directory.name, directory)
    return list(found.values())


def read_manifest(directory: Path) -> Pack:
    """Read `pack.toml` in a directory. Raises PackError."""
    path = directory / MANIFEST
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise PackError(f"{directory} is no pack: it has no {MANIFEST}") from None
    except OSError as error:
        raise PackError(f"{path} cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise PackError(f"{path} is not TOML: {error}") from error
    try:
        return _pack(data, directory)
    except _FieldError as error:
        raise PackError(f"{path}: {error}") from error


class _FieldError(ValueError):
    """A field of a manifest is missing or wrong."""


def _pack(data: Mapping[str, Any], directory: Path) -> Pack:
    roles, sampling, sums = _table(data, "roles"), _table(data, "sampling"), _table(data, "sha256")
    known = {role.value for role in Role}
    for role in roles:
        if role not in known:
            raise _FieldError(f"[roles] has an unknown role {role!r}; roles are {', '.join(sorted(known))}")
    for name, digest in sums.items():
        _file(name, "[sha256]")
        if not isinstance(digest, str) or not _SHA256.fullmatch(digest.lower()):
            raise _FieldError(f"[sha256] {name} is not a sha256 in hexadecimal")
    remote = _remote(data)
    if both := [role for role in remote if role in roles]:
        raise _FieldError(f"the {both[0]} has a file in [roles] and a server in [remote]; one of them must go")
    all_remote = known == set(remote)
    if all_remote and "base" in data:
        raise _FieldError("every role is remote, so base has no use; remove it")
    mode = cast(Mode, _one_of(data, "mode", MODES, "remote" if all_remote else "fork"))
    if all_remote and mode != "remote":
        raise _FieldError(f"every role is remote, so mode cannot be {mode}; remove it")
    if mode == "remote" and not all_remote:
        missing = ", ".join(sorted(known - set(remote)))
        raise _FieldError(f"mode is remote, but there is no server for {missing}; name the mode of the local roles")
    chars, requests = sampling.get("observation_chars"), sampling.get("most_requests")
    return Pack(
        name=_text(data, "name", directory.name),
        directory=directory,
        base="" if all_remote else _file(_text(data, "base"), "base"),
        version=str(data.get("version", "0")),
        licence=_text(data, "licence", "unknown"),
        format=_one_of(data, "format", FORMATS, "shared"),
        mode=mode,
        context_length=_count(data, "context_length", 2048, 64, MOST_CONTEXT),
        roles={role: _file(name, f"[roles] {role}") for role, name in roles.items()},
        sampling=Sampling(
            temperature=_number(sampling, "temperature", 2.0),
            top_p=_number(sampling, "top_p", 1.0, 1.0, least=1e-6),
            min_p=_number(sampling, "min_p", 1.0),
            repeat_penalty=_number(sampling, "repeat_penalty", 10.0, 1.0, least=0.1),
            best_of=_count(sampling, "best_of", 1, 1, MOST_CANDIDATES),
            copy_bonus=_number(sampling, "copy_bonus", 100.0),
            liked_bonus=_number(sampling, "liked_bonus", 100.0),
            observation_chars=None if chars is None else _count(sampling, "observation_chars", 0, 40, 1 << 20),
            most_requests=None if requests is None else _count(sampling, "most_requests", 0, 1, 1 << 20),
        ),
        sha256={name: digest.lower() for name, digest in sums.items()},
        provenance=_table(data, "provenance"),
        remote=remote,
    )


def _remote(data: Mapping[str, Any]) -> dict[str, Endpoint]:
    found = {}
    for role in Role:
        if role.value in (tables := _table(data, "remote")):
            where = f"[remote.{role.value}]"
            try:
                found[role.value] = read_endpoint(_table(tables, role.value), where)
            except _FieldError:
                raise _FieldError(f"{where} must be a table") from None
            except ValueError as error:
                raise _FieldError(str(error)) from error
    for role_name in _table(data, "remote"):
        if role_name not in found:
            roles = ", ".join(sorted(role.value for role in Role))
            raise _FieldError(f"[remote] has an unknown role {role_name!r}; roles are {roles}")
    return found


def _table(data: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise _FieldError(f"{key} must be a table")
    return value


def _text(data: Mapping[str, Any], key: str, default: str | None = None) -> str:
    value = data.get(key, default)
    if not isinstance(value, str) or not value or not value.isprintable():
        raise _FieldError(f"{key} must be text" if key in data else f"{key} is missing")
    return value


def _one_of(data: Mapping[str, Any], key: str, allowed: tuple[str, ...], default: str) -> str:
    value = _text(data, key, default)
    if value not in allowed:
        raise _FieldError(f"{key} is {value!r}; this release knows {', '.join(allowed)}")
    return value


def _count(data: Mapping[str, Any], key: str, default: int, least: int, most: int) -> int:
    value = data.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
        raise _FieldError(f"{key} must be a number from {least} to {most}")
    return value


def _number(data: Mapping[str, Any], key: str, most: float, default: float = 0.0, least: float = 0.0) -> float:
    value = data.get(key, default)
    if not isinstance(value, int | float) or isinstance(value, bool) or not least <= value <= most:
        raise _FieldError(f"{key} must be a number from {least:g} to {most:g}")
    return float(value)


def _file(name: Any, where: str) -> str:
    plain = isinstance(name, str) and name.isprintable() and name not in ("", ".", "..")
    if not plain or "/" in name or "\\" in name or ":" in name:
        raise _FieldError(f"{where}: {name!r} is not the name of a file in the pack's folder")
    return cast(str, name)


# --- verification -------------------------------------------------------------------------------------------


def verify(pack: Pack, *, fresh: bool = False) -> list[str]:
    """Check that every model file is there and has the manifest's sha256. Raises PackError.

    Returns one line per file. What was verified is remembered by size and modification time, so that a start
    does not read every byte again; `fresh` reads them anyway.
    """
    known, lines = {} if fresh else _remembered(), []
    for name in pack.files():
        path, expected = pack.directory / name, pack.sha256.get(name)
        try:
            stat = path.stat()
        except FileNotFoundError:
            raise PackError(
                f"pack {pack.name}: {name} is missing in {pack.directory}; install the pack again"
            ) from None
        except OSError as error:
            raise PackError(f"pack {pack.name}: {path} cannot be read: {error.strerror}") from error
        if expected is None:
            lines.append(f"{name}: {stat.st_size} bytes, no sha256 in the manifest")
            continue
        key, mark = str(path), [stat.st_size, stat.st_mtime_ns, stat.st_ino, expected]
        if known.get(key) != mark:
            if (found := file_sha256(path)) != expected:
                raise PackError(
                    f"pack {pack.name}: {name} is damaged: its sha256 is {found[:12]}..., the manifest says "
                    f"{expected[:12]}...; install the pack again"
                )
            known[key] = mark
            _remember(known)
        lines.append(f"{name}: {stat.st_size} bytes, sha256 as in the manifest")
    return lines


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal, as the manifest holds it."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _memory() -> Path:
    return cache_dir() / "verified.json"


def _remembered() -> dict[str, Any]:
    try:
        data = json.loads(_memory().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def _remember(known: Mapping[str, Any]) -> None:
    path = _memory()
    temporary = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary.write_text(json.dumps(known), encoding="utf-8")
        temporary.replace(path)
    except OSError:  # a cache that cannot be written costs time, nothing else
        with contextlib.suppress(OSError):
            temporary.unlink()
