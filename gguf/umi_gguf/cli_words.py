"""What the commands of `umi gguf` share: reading their arguments, and saying what was made."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from umi_gguf.errors import ExportError
from umi_local.roles import Role
from umi_local.text import inert

ROLES = tuple(role.value for role in Role)
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
Force = Annotated[bool, typer.Option("--force", "-f", help="Replace a file that is there.")]
Out = Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")]


def say(data: Mapping[str, Any], lines: list[str], as_json: bool) -> None:
    """Print a report: as JSON, or as lines for people in which nothing moves the cursor."""
    if as_json:
        print(json.dumps(data, ensure_ascii=False))
    else:
        print("\n".join(inert(line) for line in lines))


def worded(value: Any) -> str:
    """Return a value of a summary in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False)


def sized(count: int) -> str:
    """Return a number of bytes in kB, MB or GB."""
    if count < 1e5:
        return f"{count / 1e3:.1f} kB"
    return f"{count / 1e9:.2f} GB" if count >= 1e9 else f"{count / 1e6:.1f} MB"


def counted(count: int, what: str) -> str:
    """Return a number of things, such as 1 file or 2 files."""
    return f"{count} {what}{'s' * (count != 1)}"


def free(out: Path, force: bool, *inputs: Path) -> None:
    """Refuse an output that is there, is an input, or has no folder."""
    if out.is_dir() or not out.absolute().parent.is_dir():
        raise ExportError(
            f"{out} cannot be written: " + ("it is a folder" if out.is_dir() else "its folder does not exist")
        )
    if out.exists() and any(path.exists() and out.samefile(path) for path in inputs):
        raise ExportError(f"{out} is one of the inputs; name another file")
    if out.exists() and not force:
        raise ExportError(f"{out} exists already; name another file, or replace it with --force")


def told_base(adapter: Path) -> Path:
    """Return the base that an adapter's configuration names, when it lies on this machine."""
    from umi_gguf.checkpoint import read_json

    told = read_json(adapter / "adapter_config.json").get("base_model_name_or_path")
    if not isinstance(told, str) or not told:
        raise ExportError(f"{adapter} does not say which base it belongs to; name it with --base")
    if not (Path(told) / "config.json").is_file():
        raise ExportError(f"{adapter} names the base {told!r}, which is no folder here; name it with --base")
    return Path(told)


def scaled(text: str) -> tuple[Path, float]:
    """Return path and scale of PATH or PATH@SCALE; a file of that very name wins."""
    path, found, scale = text.rpartition("@")
    if not found or Path(text).exists():
        return Path(text), 1.0
    try:
        value = float(scale)
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        raise typer.BadParameter(f"{text!r}: {scale!r} is not a scale")
    return Path(path), value


def acting(text: str) -> tuple[str, Path, float]:
    """Return role, path and scale of [ROLE=]PATH[@SCALE]; the role of a bare PATH is empty."""
    role, path = role_path(text)
    return role, *scaled(str(path))


def role_path(text: str) -> tuple[str, Path]:
    """Return role and path of ROLE=PATH; the role of a bare PATH is empty. A file of that very name wins."""
    role, found, path = text.partition("=")
    if not found or Path(text).exists():
        return "", Path(text)
    if role not in ROLES or not path:
        raise typer.BadParameter(f"{text!r} is not ROLE=PATH with ROLE {', '.join(ROLES)}")
    return role, Path(path)


def one_each(pairs: Iterable[tuple[str, Path]]) -> dict[str, Path]:
    """Return paths by role; of a role that is named twice one path would be lost, so that is refused."""
    found: dict[str, Path] = {}
    for role, path in pairs:
        if role in found:
            raise typer.BadParameter(f"{role or 'the base'} is named twice, as {found[role]} and as {path}")
        found[role] = path
    return found


def pattern_of(text: str) -> tuple[str, str]:
    """Return pattern and type of PATTERN=TYPE."""
    pattern, found, kind = text.rpartition("=")
    if not found or not pattern:
        raise typer.BadParameter(f"{text!r} is not PATTERN=TYPE")
    return pattern, kind


def known_format(name: str) -> str:
    """Return the name of a format that there is."""
    from umi_local.formats import FORMATS

    if name not in FORMATS:
        raise typer.BadParameter(f"there is no format {name!r}; there are {', '.join(FORMATS)}")
    return name


def sampling_of(text: str) -> Mapping[str, Any]:
    """Return the object of --sampling; a key that no pack knows would do nothing."""
    from umi_local.packs.pack import Sampling

    found, known = json_object(text, "--sampling"), Sampling.__dataclass_fields__
    if unknown := [key for key in found if key not in known]:
        raise typer.BadParameter(f"--sampling has {unknown[0]!r}; a pack knows {', '.join(known)}")
    return found


def json_object(text: str, option: str) -> Mapping[str, Any]:
    """Return the object that the text of an option holds."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise typer.BadParameter(f"{option} is not JSON: {error}") from error
    if not isinstance(data, dict):
        raise typer.BadParameter(f"{option} must be a JSON object")
    return data
