"""What `umi gguf` and `umi export` share: one line for what goes wrong, exit codes, and a clean end when stopped."""

from __future__ import annotations

import sys

import typer

from umi_local.cli import exits
from umi_local.cli.signals import stopped_by
from umi_local.text import inert


def run(app: typer.Typer, name: str, arguments: list[str], stopped: str) -> int:
    """Run a command line and return the exit code; `stopped` is said when the user ends it."""
    if not _writer_is_there():
        print("umi: this needs the package gguf; install it with: pip install gguf", file=sys.stderr)
        return exits.FAILED
    from umi_gguf.errors import ExportError

    try:
        with stopped_by(_stop):  # by an exception, so that no half-written file stays behind
            app(arguments, prog_name=name, standalone_mode=True)
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else exits.ANSWERED
    except ExportError as error:
        print(f"umi: {inert(str(error))}", file=sys.stderr)
        return exits.FAILED
    except _Stopped:
        print(f"umi: {stopped}", file=sys.stderr)
        return exits.CANCELLED
    return exits.ANSWERED


def _writer_is_there() -> bool:
    """Look for the package itself: a folder of its name, such as ours, imports as an empty namespace."""
    try:
        import gguf
    except ImportError:
        return False
    return hasattr(gguf, "GGUFWriter")


class _Stopped(BaseException):
    """The user or the system asked us to end."""


def _stop(_number: int, _frame: object) -> None:
    raise _Stopped
