"""What `umi train`, `umi learn` and `umi data` share: one line for what goes wrong, exit codes, a clean end.

Ctrl-C and SIGTERM arrive as KeyboardInterrupt, which a stage's driver waits for. Typer would make a silent exit of it,
so the groups of these commands hand it on as something that Typer lets through.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Mapping
from typing import Any

import typer
from typer.core import TyperGroup

from umi_local.cli import exits
from umi_local.cli.signals import stopped_by
from umi_local.text import inert


class Stopped(BaseException):
    """The user or the system asked us to end. The message, if any, says what is kept and how to go on."""


class Group(TyperGroup):
    """A group of commands that can be stopped."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command that was named."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt as error:
            raise Stopped from error


def run(
    app: typer.Typer, name: str, arguments: list[str], *, stopped: str, failures: Mapping[type[Exception], int]
) -> int:
    """Run a command line and return the exit code.

    `stopped` is said when the user ends it and the command itself has nothing better to say. `failures` are exceptions
    whose text is for the user, with their exit codes; the first that fits counts. One with `problems` is said in lines.
    """
    try:
        with stopped_by(signal.default_int_handler):  # by an exception, so that a stage can save a checkpoint
            app(arguments, prog_name=name, standalone_mode=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else exits.ANSWERED
    except Stopped as error:
        say(str(error) or stopped)
        return exits.CANCELLED
    except KeyboardInterrupt:  # before or after the command itself
        say(stopped)
        return exits.CANCELLED
    except tuple(failures) as error:
        for text in getattr(error, "problems", None) or [str(error)]:
            say(text)
        return next(code for kind, code in failures.items() if isinstance(error, kind))
    except ModuleNotFoundError as error:
        say(f"this needs the package {error.name}; install it with `pip install umi-local[train]`")
        return exits.FAILED
    return exits.ANSWERED


def say(text: str) -> None:
    """Say something to the user, beside the data on stdout."""
    print(f"umi: {inert(text)}", file=sys.stderr, flush=True)
