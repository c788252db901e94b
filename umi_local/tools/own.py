"""Tools of the user's own, offered behind the built-in ones (docs/tools.md).

```
<config folder>/tools/*.py ------+
packages, entry point umi.tools -+--> Tools --> registry(): the built-in ones, then these
```

What cannot be used is said and left out; umi starts all the same.
"""

from __future__ import annotations

import contextlib
import importlib.util
import io
import os
import re
import sys
import traceback
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from types import ModuleType
from typing import Any

from umi_local.config import config_dir
from umi_local.text import inert
from umi_local.tools import builtin_registry
from umi_local.tools.base import Registry, Tool

GROUP = "umi.tools"
"""Entry points of packages: each names a Tool, several of them, or a module that holds some."""

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")


def registry(problems: list[str]) -> Registry:
    """Return the built-in tools and the user's own. What was left out, and why, is added to `problems`."""
    offered = {tool.name: ("umi itself", tool) for tool in builtin_registry()}
    for where, tool in (*_of_files(config_dir() / "tools", problems), *_of_packages(problems)):
        left_out = f"the tool {inert(tool.name)} of {where} is left out"
        if tool.name in offered:
            problems.append(f"{left_out}: {offered[tool.name][0]} has one of that name; rename the function")
        elif not _NAME.fullmatch(tool.name):
            problems.append(f"{left_out}: its name must be letters without accents, figures and _, 64 at most")
        else:
            offered[tool.name] = (where, tool)
    return Registry([tool for _, tool in offered.values()])


def _of_files(folder: Path, problems: list[str]) -> Iterator[tuple[str, Tool]]:
    """Yield the tools of the Python files in a folder, in the order of their names, and where each stands."""
    for path in sorted(folder.glob("*.py")):
        where = inert(str(path))
        try:
            if others := _open_to_others(path):
                problems.append(
                    f"{where} is left out: other users may change {others}; it must be yours alone to write"
                )
                continue
            module = _executed(path)
        except (Exception, SystemExit) as error:
            problems.append(f"{where} is left out: {_reason(error, path)}")
            continue
        found = [tool for tool in _tools(module) if tool.function.__module__ == module.__name__]
        if not found:
            problems.append(f"{where} holds no tool: put @tool(...) above its functions (docs/tools.md)")
        yield from ((where, tool) for tool in found)


def _of_packages(problems: list[str]) -> Iterator[tuple[str, Tool]]:
    for entry in entry_points(group=GROUP):
        where = f"the package {entry.dist.name}" if entry.dist else f"the entry point {entry.name}"
        try:
            found = _loaded(entry)
        except (Exception, SystemExit) as error:
            problems.append(f"the tools of {where} are left out: {_reason(error)}")
            continue
        yield from ((where, tool) for tool in found)


def _loaded(entry: EntryPoint) -> list[Tool]:
    with _quiet():
        held = entry.load()
    found = list(_tools(held))
    if not found:
        raise TypeError(f"{entry.value} holds no tool")
    return found


def _executed(path: Path) -> ModuleType:
    name = f"umi_own_tools.{path.stem}"
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        with _quiet():
            spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep what a module prints while it is imported off the screen of the app and out of the answer of a command."""
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        yield


def _tools(held: Any) -> Iterator[Tool]:
    if isinstance(held, Tool):
        yield held
    elif isinstance(held, ModuleType):
        yield from (value for value in vars(held).values() if isinstance(value, Tool))
    elif isinstance(held, Iterable) and not isinstance(held, str | bytes):
        yield from (value for value in held if isinstance(value, Tool))


def _open_to_others(path: Path) -> str:
    """Return the file or its folder when somebody else could change what umi executes; nothing where that is fine."""
    if os.name != "posix":
        return ""
    for place in (path.parent, path):
        about = place.stat()
        if about.st_uid not in (0, os.getuid()) or about.st_mode & 0o002:
            return inert(str(place))
    return ""


def _reason(error: BaseException, path: Path | None = None) -> str:
    """Return what went wrong, with the line of the user's file where it did."""
    said = inert(f"{type(error).__name__}: {error}".removesuffix(": "))
    if isinstance(error, SyntaxError) or path is None:
        return said
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(path)]
    return f"{said} (line {lines[-1]})" if lines else said
