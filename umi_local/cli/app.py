"""The commands and their options. Each imports what it needs when it runs."""

from __future__ import annotations

import signal
import sys
from pathlib import Path
from typing import Annotated, Any

import typer

from umi_local import __version__
from umi_local.cli import exits
from umi_local.cli.serve import Approve, serve
from umi_local.config import DEFAULT_MAX_STEPS, DEFAULT_PACK, AppOptions

PLAIN: dict[str, Any] = {"no_args_is_help": True, "rich_markup_mode": None, "add_completion": False}
app = typer.Typer(
    name="umi",
    help="An assistant in the terminal that works offline: three small specialists share one model.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
packs = typer.Typer(help="Models: list, show, verify, add.", **PLAIN)
tools = typer.Typer(help="Tools: list, show, call.", **PLAIN)
sessions = typer.Typer(help="Stored sessions: list, show, export.", **PLAIN)
evaluate = typer.Typer(help="Measure a pack.", **PLAIN)
app.add_typer(packs, name="packs")
app.add_typer(tools, name="tools")
app.add_typer(sessions, name="sessions")
app.add_typer(evaluate, name="eval")


Workspace = Annotated[Path, typer.Option("--workspace", "-C", metavar="DIR", help="The folder to work in.")]
PackName = Annotated[str, typer.Option("--pack", metavar="NAME", help="A pack's name or folder.")]
Approval = Annotated[
    Approve, typer.Option("--approve", help="ask before writes and commands; let edits through; let all; refuse all.")
]
Session = Annotated[str | None, typer.Option("--session", metavar="ID", help="Go on with a session: an id, or last.")]
Steps = Annotated[int, typer.Option("--max-steps", min=1, max=100, metavar="N", help="Planner steps per request.")]
Seed = Annotated[int, typer.Option("--seed", min=0, metavar="N", help="Seed of the sampler.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON lines on stdout.")]


def run_app(arguments: list[str]) -> int:
    """Run the command that `arguments` name and return the exit code."""
    try:
        result = app(arguments, prog_name="umi", standalone_mode=True)
    except SystemExit as leaving:
        return (
            leaving.code if isinstance(leaving.code, int) else exits.ANSWERED if leaving.code is None else exits.FAILED
        )
    return result if isinstance(result, int) else exits.ANSWERED


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"umi {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    workspace: Workspace = Path(),
    pack: PackName = DEFAULT_PACK,
    approve: Approval = Approve.ask,
    session: Session = None,
    max_steps: Steps = DEFAULT_MAX_STEPS,
    seed: Seed = 0,
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Without a command: open the app."""
    if context.invoked_subcommand is None:
        raise typer.Exit(_open_app(AppOptions(workspace, pack, approve.value, session, max_steps, seed)))


def _open_app(options: AppOptions) -> int:
    from importlib import import_module
    from importlib.metadata import entry_points

    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        typer.echo('umi: the app needs a terminal. Without one, use: umi run "your question"', err=True)
        return exits.USAGE
    found = next(iter(entry_points(group="umi.apps", name="tui")), None)
    try:
        run = found.load() if found is not None else import_module("umi_tui.app").run
    except ImportError as error:
        typer.echo(f"umi: the app is not installed ({error}). `umi run` works without it.", err=True)
        return exits.FAILED
    signal.signal(signal.SIGINT, signal.default_int_handler)  # the app restores the screen first
    try:
        return int(run(options) or exits.ANSWERED)
    except KeyboardInterrupt:
        return exits.CANCELLED


@app.command()
def run(
    prompt: Annotated[str, typer.Argument(help="What to do or to answer.")],
    workspace: Workspace = Path(),
    pack: PackName = DEFAULT_PACK,
    approve: Approval = Approve.ask,
    json: AsJson = False,
    max_steps: Steps = DEFAULT_MAX_STEPS,
    seed: Seed = 0,
    session: Session = None,
) -> None:
    """Answer once. The answer goes to stdout; text piped in comes with the question.

    Exit codes: 0 answered, 2 usage, 3 gave up, 4 failed, 5 refused, 130 cancelled.
    """
    from umi_local.cli.run import run_once

    options = AppOptions(workspace, pack, approve.value, session, max_steps, seed)
    raise typer.Exit(run_once(options, prompt, as_json=json))


app.command()(serve)


@app.command()
def doctor(
    pack: PackName = DEFAULT_PACK,
    clear_cache: Annotated[bool, typer.Option("--clear-cache", help="Delete stored beginnings of prompts.")] = False,
    calibrate: Annotated[bool, typer.Option("--calibrate", help="Measure how the engine is fastest here.")] = False,
) -> None:
    """Explain this machine: what umi finds, what it can promise here, and what is wrong."""
    from umi_local.cli.doctor import clear_prefixes, examine

    raise typer.Exit(clear_prefixes() if clear_cache else examine(pack, calibrate=calibrate))


@app.command()
def undo(workspace: Workspace = Path()) -> None:
    """Take the last change that a tool made in this folder back."""
    from umi_local.cli.tools import undo_last

    raise typer.Exit(undo_last(workspace))


@tools.command("list")
def tools_list(json: AsJson = False) -> None:
    """List the tools and what each may do to the world."""
    from umi_local.cli.tools import list_tools

    raise typer.Exit(list_tools(as_json=json))


@tools.command("show")
def tools_show(name: str) -> None:
    """Show a tool's description and the JSON schema of its arguments."""
    from umi_local.cli.tools import show_tool

    raise typer.Exit(show_tool(name))


@tools.command("call")
def tools_call(
    name: str,
    arguments: Annotated[list[str] | None, typer.Argument(help="One JSON object, or key=value.")] = None,
    workspace: Workspace = Path(),
    approve: Approval = Approve.ask,
) -> None:
    """Run a tool by hand, under the same rules as the assistant."""
    from umi_local.cli.tools import call_tool

    raise typer.Exit(call_tool(name, arguments or [], AppOptions(workspace, approve=approve.value)))


@sessions.command("list")
def sessions_list(
    limit: Annotated[int, typer.Option("--limit", min=1, metavar="N")] = 20, json: AsJson = False
) -> None:
    """List the stored sessions, the last used first."""
    from umi_local.cli.sessions import list_sessions

    raise typer.Exit(list_sessions(limit, as_json=json))


@sessions.command("show")
def sessions_show(session: str, json: AsJson = False) -> None:
    """Show what happened in a session. SESSION is an id, the beginning of one, or last."""
    from umi_local.cli.sessions import show_session

    raise typer.Exit(show_session(session, as_json=json))


@sessions.command("export")
def sessions_export(
    session: str,
    output: Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Instead of stdout.")] = None,
) -> None:
    """Write a session as one line of trajectory JSON, the form that training reads."""
    from umi_local.cli.sessions import export_session

    raise typer.Exit(export_session(session, output))


@packs.command("list")
def packs_list(json: AsJson = False) -> None:
    """List the packs of this machine."""
    from umi_local.cli.packs import list_packs

    raise typer.Exit(list_packs(as_json=json))


@packs.command("show")
def packs_show(name: str) -> None:
    """Show what a pack is made of and where it came from."""
    from umi_local.cli.packs import show_pack

    raise typer.Exit(show_pack(name))


@packs.command("verify")
def packs_verify(name: Annotated[str, typer.Argument()] = DEFAULT_PACK) -> None:
    """Check every file of a pack against its sha256."""
    from umi_local.cli.packs import verify_pack

    raise typer.Exit(verify_pack(name))


@packs.command("add")
def packs_add(
    directory: Path, name: Annotated[str | None, typer.Option("--name", help="Another name for it.")] = None
) -> None:
    """Copy a pack's folder to where umi finds it by name, after checking it."""
    from umi_local.cli.packs import add_pack

    raise typer.Exit(add_pack(directory, name))


@evaluate.command("local")
def eval_local(
    pack: PackName = DEFAULT_PACK,
    limit: Annotated[int | None, typer.Option("--limit", min=1, metavar="N", help="Only the first N tasks.")] = None,
    only: Annotated[
        list[str] | None, typer.Option("--only", metavar="ID", help="Only this task; may be repeated.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Run the built-in everyday tasks in throwaway folders and judge them by their effect."""
    from umi_local.cli.evaluate import evaluate_local

    raise typer.Exit(evaluate_local(pack, limit=limit, only=only or [], as_json=json))
