"""`umi run` without the option parser: it costs as much as a third of the time to the first token.

Only what is plainly right is taken; anything else, mistakes and `--help` among it, goes to `umi_local.cli.app`,
which says what is wrong. A test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from umi_local.config import APPROVAL_MODES, AppOptions

TEXT, NUMBER, FLAG, MODE, FOLDER = "text", "number", "flag", "mode", "folder"
OPTIONS = {
    "--workspace": ("workspace", FOLDER),
    "-C": ("workspace", FOLDER),
    "--pack": ("pack", TEXT),
    "--approve": ("approve", MODE),
    "--json": ("json", FLAG),
    "--max-steps": ("max_steps", NUMBER),
    "--seed": ("seed", NUMBER),
    "--session": ("session", TEXT),
}


class RunRequest(NamedTuple):
    """What `umi run` was asked to do."""

    options: AppOptions
    prompt: str
    as_json: bool


def read_run(arguments: Sequence[str]) -> RunRequest | None:
    """Return what the arguments after `run` ask for; None when the real parser has to look at them."""
    found: dict[str, Any] = {"workspace": Path()}
    prompts: list[str] = []
    rest = iter(arguments)
    for word in rest:
        if not word.startswith("-"):
            prompts.append(word)
            continue
        name, equals, value = word.partition("=")
        if name not in OPTIONS or (equals and not name.startswith("--")):
            return None
        key, kind = OPTIONS[name]
        if kind == FLAG:
            if equals:
                return None
            found[key] = True
            continue
        if not equals:
            following = next(rest, None)
            if following is None or following.startswith("-"):
                return None
            value = following
        if (read := _value(key, kind, value)) is None:
            return None
        found[key] = read
    if len(prompts) != 1 or not prompts[0].strip():
        return None
    as_json = bool(found.pop("json", False))
    return RunRequest(AppOptions(**found), prompts[0], as_json)


def _value(key: str, kind: str, value: str) -> Any:
    if not value:
        return None
    if kind == NUMBER:
        if not (value.isascii() and value.isdecimal() and len(value) < 10):
            return None
        number = int(value)
        return number if key != "max_steps" or 1 <= number <= 100 else None
    if kind == MODE:
        return value if value in APPROVAL_MODES else None
    return Path(value) if kind == FOLDER else value
