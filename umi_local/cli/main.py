"""The entry point: what must happen before anything else is imported.

Ctrl-C is taken over first, so that no moment of the start can end in a traceback; then the network goes away
(promise P1), which must happen before the first thread.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import NoReturn

from umi_local.cli import exits

BUILT_IN = frozenset(("run", "doctor", "packs", "tools", "sessions", "undo", "eval", "serve"))


def leave_at_once(number: int = signal.SIGINT, _frame: object = None) -> NoReturn:
    """End the process now. Nothing is lost by it: what counts was on disk before it was shown."""
    os._exit(128 + number)


def main() -> NoReturn:
    """Run `umi` with the arguments of this process and end it with one of `umi_local.cli.exits`."""
    signal.signal(signal.SIGINT, leave_at_once)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _dispatch(sys.argv[1:])
        sys.stdout.flush()
    except BrokenPipeError:  # whoever read our output has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        code = exits.ANSWERED
    sys.exit(code)


def _dispatch(arguments: list[str]) -> int:
    if arguments in (["--version"], ["-V"]):
        from umi_local import __version__

        print(f"umi {__version__}")
        return exits.ANSWERED
    command = next(iter(arguments), "")
    if command and not command.startswith("-") and command not in BUILT_IN:
        try:
            plugin = _plugin(command)
        except ModuleNotFoundError as error:
            print(
                f"umi: `umi {command}` needs {error.name}; install it with `pip install umi-local[train]`",
                file=sys.stderr,
            )
            return exits.FAILED
        if plugin is not None:
            return int(plugin(arguments[1:]) or 0)
    from umi_local.engine.remote_door import open_for
    from umi_local.safety.offline import install

    open_for(arguments)  # before the filter falls, and for a pack with roles on a server alone
    if command != "serve":  # which binds its address first, then does the same
        install()
    if command == "run":
        from umi_local.cli.quick import read_run

        if (request := read_run(arguments[1:])) is not None:
            from umi_local.cli.run import run_once

            return run_once(request.options, request.prompt, as_json=request.as_json)
    from umi_local.cli.app import run_app

    return run_app(arguments)


def _plugin(command: str) -> Callable[[list[str]], int | None] | None:
    """Return the command of another package, which runs without the filter: `umi train` may fetch a base model.

    Entry-point group `umi.commands`; each names a function of a list of arguments that returns an exit code. Raises
    ModuleNotFoundError when a package of its extra is not installed.
    """
    from importlib.metadata import entry_points

    for entry in entry_points(group="umi.commands", name=command):
        command_function: Callable[[list[str]], int | None] = entry.load()
        return command_function
    return None


if __name__ == "__main__":
    main()
