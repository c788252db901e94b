"""What the user chose for a session, and where umi keeps its files."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Verdict = Literal["right", "wrong", ""]
"""What the user says of a request; empty where something is corrected instead."""
ApprovalMode = Literal["ask", "edits", "all", "none"]
APPROVAL_MODES: tuple[ApprovalMode, ...] = ("ask", "edits", "all", "none")
SHIPPED_PACK = "nano"
"""The pack inside the package."""
DEFAULT_PACK = "active"
"""The pack in use: one that learned from its user and was accepted, else the shipped one. No pack may be called so."""
DEFAULT_MAX_STEPS = 8


@dataclass(frozen=True, slots=True)
class AppOptions:
    """How a session runs. Every front end takes one.

    `pack` is a name or a directory; `active` is the pack in use. `session` is the id of a session to go on with, None
    for a new one. `max_steps` bounds the planner's steps of one turn.
    """

    workspace: Path
    pack: str = DEFAULT_PACK
    approve: ApprovalMode = "ask"
    session: str | None = None
    max_steps: int = DEFAULT_MAX_STEPS
    seed: int = 0


def data_dir() -> Path:
    """Return the folder of sessions, notes, journals and added packs. `UMI_DATA_DIR` overrides it."""
    return _directory("UMI_DATA_DIR", "data")


def active_file() -> Path:
    """Return the file that names the pack in use, once a learned one was accepted."""
    return data_dir() / "packs" / "active"


def cache_dir() -> Path:
    """Return the folder of what can be worked out again. `UMI_CACHE_DIR` overrides it."""
    return _directory("UMI_CACHE_DIR", "cache")


def prefix_cache() -> bool:
    """Tell whether beginnings of prompts are kept in `cache_dir`. `UMI_PREFIX_CACHE=0` is no."""
    return os.environ.get("UMI_PREFIX_CACHE", "").strip().lower() not in ("0", "no", "off", "false")


def config_dir() -> Path:
    """Return the folder of the user's settings. `UMI_CONFIG_DIR` overrides it."""
    return _directory("UMI_CONFIG_DIR", "config")


class ConfigError(Exception):
    """A setting that cannot be used. The message names it, what is wrong and what to write instead."""


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What the user decides about the engine, in `engine.toml` in the folder of the settings.

    `gpu_layers`: so many layers go to a GPU, None leaves it to its free memory. `kv_type`: q8_0 halves the memory of
    the cache and loses precision. `calibrate`: whether umi may measure this machine when nothing is asked.
    `silence_seconds`: how long the model's process may say nothing before it is asked whether it still works.
    A variable UMI_GPU_LAYERS, UMI_KV_TYPE, UMI_CALIBRATE or UMI_SILENCE_SECONDS overrides the file.
    """

    gpu_layers: int | None = None
    kv_type: Literal["f16", "q8_0"] = "f16"
    calibrate: bool = True
    silence_seconds: float = 30.0


def engine_options() -> EngineOptions:
    """Return what the user decided. Raises ConfigError."""
    path = config_dir() / "engine.toml"
    given: dict[str, tuple[object, str]] = {}
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        text = ""
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from None
    if text:
        import tomllib

        try:
            given = {name: (value, str(path)) for name, value in tomllib.loads(text).items()}
        except tomllib.TOMLDecodeError as error:
            raise ConfigError(f"{path} is not TOML: {error}") from None
    for name in EngineOptions.__dataclass_fields__:
        if value := os.environ.get(variable := f"UMI_{name.upper()}", "").strip():
            given[name] = (_from_text(value, switch=name == "calibrate"), variable)
    for name, (chosen, place) in given.items():
        _check_engine_option(name, chosen, place)
    return EngineOptions(**{name: chosen for name, (chosen, _) in given.items()})  # type: ignore[arg-type]


def _from_text(value: str, *, switch: bool) -> object:
    lower = value.lower()
    if lower in ("true", "yes", "on", "false", "no", "off") or (switch and lower in ("0", "1")):
        return lower in ("true", "yes", "on", "1")
    return int(value) if value.isdecimal() else value


def _check_engine_option(name: str, value: object, place: str) -> None:
    match name:
        case "gpu_layers":
            right, wanted = type(value) is int and 0 <= value <= 1000, "a number of layers from 0 to 1000"
        case "kv_type":
            right, wanted = value in ("f16", "q8_0"), "f16 or q8_0"
        case "calibrate":
            right, wanted = isinstance(value, bool), "true or false"
        case "silence_seconds":
            right = isinstance(value, int | float) and not isinstance(value, bool) and 30 <= value <= 86_400
            wanted = "a number of seconds from 30 to 86400"
        case _:
            known = "gpu_layers, kv_type, calibrate and silence_seconds"
            raise ConfigError(f"{place}: there is no setting {name}; known are {known}")
    if not right:
        raise ConfigError(f"{place}: {name} must be {wanted}, not {value!r}")


def _directory(variable: str, kind: Literal["data", "cache", "config"]) -> Path:
    chosen = os.environ.get(variable)
    if chosen:
        return Path(chosen)
    import platformdirs

    match kind:
        case "data":
            return platformdirs.user_data_path("umi", appauthor=False)
        case "cache":
            return platformdirs.user_cache_path("umi", appauthor=False)
        case "config":
            return platformdirs.user_config_path("umi", appauthor=False)
