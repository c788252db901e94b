"""Commands without their supervision: the tools watch, cancel and hunt down strays, which costs more than the commands
of the synthesizer themselves. Those are short and leave nothing behind, so here they run plainly; output is the same.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any


@contextmanager
def unsupervised() -> Iterator[None]:
    """Let run_command and the git tools run their processes plainly."""
    commands = import_module("umi_local.tools.commands")
    modules = [commands, import_module("umi_local.tools.git")]

    def run(
        arguments: Sequence[str],
        cwd: Path,
        env: Mapping[str, str],
        *,
        timeout: float,
        errors: Any = None,
        raw: bool = False,
        **_: Any,
    ) -> Any:
        done = subprocess.run(
            list(arguments),
            cwd=cwd,
            env=dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT if errors is None else errors,
            timeout=timeout,
            check=False,
            close_fds=False,
        )
        output = done.stdout.decode("utf-8", "replace") if raw else commands._plain(done.stdout)
        return commands.Finished(done.returncode, output, "")

    # The repositories are made here, so that no configuration of theirs needs to be looked at.
    fakes = {"run_process": run, "_prepared": lambda _context: ()}
    kept = [(module, name, getattr(module, name)) for module in modules for name in fakes if hasattr(module, name)]
    try:
        for module, name, _ in kept:
            setattr(module, name, fakes[name])
        yield
    finally:
        for module, name, real in kept:
            setattr(module, name, real)
