"""`umi learn`: a new version of the pack from what the user corrected, approved or refused.

stdout is data, stderr diagnostics. Exit codes are those of `umi_local.cli.exits`: 0 done, 2 for a wrong use and where
the user's word is missing, 3 when there is nothing to learn, 4 when it failed, 130 when it was stopped.
"""

from __future__ import annotations

import json as json_module
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from umi_local.cli import exits
from umi_local.roles import Role
from umi_local.text import inert
from umi_train import cli_main
from umi_train.cli_main import Stopped
from umi_train.cli_main import say as _say

if TYPE_CHECKING:
    from umi_local.packs.pack import Pack
    from umi_local.store.feedback import Feedback
    from umi_local.tools.base import Registry
    from umi_train.learn.places import Places
    from umi_train.learn.plan import Plan, Wanted

app = typer.Typer(
    name="learn",
    cls=cli_main.Group,
    help="Learn from your own sessions: plan, train, compare, then accept or roll back. Nothing leaves this machine.",
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

PackName = Annotated[str | None, typer.Option("--pack", metavar="NAME", help="A pack [the one in use].")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]
SessionName = Annotated[str, typer.Argument(metavar="SESSION", help="An id, the beginning of one, or last.")]
Request = Annotated[int, typer.Option("--request", min=0, metavar="N", help="Which request of it [the last].")]


def main(arguments: list[str]) -> int:
    """Run `umi learn` and return the exit code. The network goes away first, for this process and all it starts."""
    from umi_local.safety.offline import install

    install()
    os.environ.update({"HF_HUB_OFFLINE": "1", "HF_HUB_DISABLE_TELEMETRY": "1"})
    return run(arguments)


def run(arguments: list[str]) -> int:
    """Run `umi learn` with these arguments and return the exit code."""
    from umi_train.learn.errors import LearnError, NothingToLearn

    return cli_main.run(
        app,
        "umi learn",
        arguments,
        stopped="stopped; what was done is kept, and the same command goes on from there",
        failures={NothingToLearn: exits.GAVE_UP, LearnError: exits.FAILED},
    )


def _print(data: Any) -> None:
    print(json_module.dumps(data, ensure_ascii=False))


def registry() -> Registry:
    """Return the tools that sessions offer."""
    from umi_local.cli.tools import offered

    return offered()


@app.callback(invoke_without_command=True)
def learn(
    context: typer.Context,
    pack: PackName = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show every row that would be trained.")] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Train without asking.")] = False,
    tools: Annotated[bool, typer.Option("--tools", help="Train the caller on tools that changed.")] = False,
    tool: Annotated[list[str] | None, typer.Option("--tool", metavar="NAME", help="On this tool; repeatable.")] = None,
    role: Annotated[list[Role] | None, typer.Option("--role", help="Only this role; repeatable.")] = None,
    base: Annotated[
        Path | None, typer.Option("--base", metavar="FOLDER", help="The checkpoint that the pack was made from.")
    ] = None,
    replay: Annotated[
        float, typer.Option("--replay", min=0, metavar="N", help="Synthetic rows for each of yours.")
    ] = 3.0,
    calls: Annotated[int, typer.Option("--calls", min=1, metavar="N", help="Calls of each tool.")] = 48,
    epochs: Annotated[float, typer.Option("--epochs", min=0.1, help="Times that every row is seen.")] = 3.0,
    steps: Annotated[int | None, typer.Option("--steps", min=1, metavar="N", help="Steps per role.")] = None,
    rate: Annotated[float, typer.Option("--rate", min=1e-7, max=1e-1, help="Learning rate.")] = 1e-4,
    batch: Annotated[int, typer.Option("--batch", min=1, help="Rows of one step.")] = 8,
    again: Annotated[bool, typer.Option("--again", help="All sessions, not only those since the last time.")] = False,
    eval_limit: Annotated[
        int | None, typer.Option("--eval-limit", min=0, metavar="N", help="Tasks of `umi eval local`; 0 for none.")
    ] = None,
    json: AsJson = False,
) -> None:
    """Make a new version of the pack and propose it. Run it again to go on with what was stopped."""
    if context.invoked_subcommand is not None:
        return
    from umi_train.learn.plan import Wanted

    wanted = Wanted(
        roles=tuple(dict.fromkeys(role)) if role else tuple(Role),
        tools=tools or bool(tool),
        named=tuple(tool or ()),
        base=base,
        replay=replay,
        calls=calls,
        again=again,
        epochs=epochs,
        steps=steps,
        rate=rate,
        batch=batch,
        eval_limit=eval_limit,
    )
    _learn(pack, wanted, dry_run=dry_run, yes=yes, json=json)


def _learn(name: str | None, wanted: Wanted, *, dry_run: bool, yes: bool, json: bool) -> None:
    from umi_train.learn.places import PLAN, open_pack

    pack, places = open_pack(name)
    try:
        _learn_in(pack, places, wanted, dry_run=dry_run, yes=yes, json=json)
    except KeyboardInterrupt as error:
        if (places.run / PLAN).is_file() and not dry_run:
            kept = "what is trained so far is kept; `umi learn` goes on from there, `umi learn discard` drops it"
            raise Stopped(f"stopped; {kept}") from error
        raise Stopped("stopped; nothing was trained, and your sessions are as they were") from error


def _learn_in(pack: Pack, places: Places, wanted: Wanted, *, dry_run: bool, yes: bool, json: bool) -> None:
    from umi_train.learn.base import trainable
    from umi_train.learn.flow import begin, go_on, proposal
    from umi_train.learn.places import PLAN, alone
    from umi_train.learn.plan import make_plan
    from umi_train.learn.show import plan_text, proposal_text, row_texts

    if dry_run:
        plan = make_plan(pack, places, wanted, registry())
        if json:
            for row in plan.row_dicts():
                _print(row)
            return
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        print(plan_text(plan), *row_texts(plan, colour=colour), sep="\n")
        return
    with alone(places):
        if proposal(places) is not None:
            _say("a new version waits already: `umi learn accept` or `umi learn discard`, then learn on")
            raise typer.Exit(exits.USAGE)
        if (places.run / PLAN).is_file():
            _say("going on with the run that was stopped; its rows stay as they were")
            base = trainable(pack, places, wanted.base)
        else:
            plan = make_plan(pack, places, wanted, registry())
            print(plan_text(plan), file=sys.stderr)
            _consent(plan, yes)
            begin(plan)
            base = plan.base
        made = go_on(pack, base, places, _say)
    if json:
        _print(dict(made.data))
    else:
        print(proposal_text(made.data))
    _say("`umi learn accept` puts it in use, `umi learn discard` drops it; until then nothing has changed")


def _consent(plan: Plan, yes: bool) -> None:
    """Nothing is trained on without the user's word."""
    if yes:
        return
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        _say("nothing was trained: say --yes to train on these rows, or --dry-run to see them")
        raise typer.Exit(exits.USAGE)
    count = sum(plan.counts(role)["own"] + plan.counts(role)["replay"] for role in plan.rows)
    print(f"Train on these {count} rows? [y/N] ", end="", file=sys.stderr, flush=True)
    if sys.stdin.readline().strip().casefold() not in ("y", "yes"):
        _say("nothing was trained")
        raise typer.Exit(exits.REFUSED)


@app.command("accept")
def accept(pack: PackName = None) -> None:
    """Put the proposed version in use. The one before stays, to roll back to."""
    from umi_train.learn.flow import accept_proposal
    from umi_train.learn.places import alone, open_pack

    used, places = open_pack(pack)
    with alone(places):
        made = accept_proposal(used, places)
    print(f"{made.name} {made.version} is in use, also where no --pack is given")


@app.command("rollback")
def rollback(
    pack: PackName = None,
    to: Annotated[int | None, typer.Option("--to", min=0, metavar="N", help="A version [the one before].")] = None,
) -> None:
    """Go back to an earlier version. What was learned since is offered again."""
    from umi_train.learn.package import roll_back
    from umi_train.learn.places import alone, open_pack

    used, places = open_pack(pack)
    with alone(places):
        made = roll_back(used, places, to)
    print(f"{made.name} {made.version} is in use again")


@app.command("discard")
def discard(
    pack: PackName = None,
    again: Annotated[bool, typer.Option("--again", help="Offer the same sessions again next time.")] = False,
) -> None:
    """Drop the proposal or the run that was stopped. Its sessions count as dealt with."""
    from umi_train.learn.flow import discard as drop
    from umi_train.learn.places import alone, open_pack

    _, places = open_pack(pack)
    with alone(places):
        dropped = drop(places, again=again)
    print("dropped" if dropped else "there was nothing to drop")


@app.command("status")
def status(pack: PackName = None, json: AsJson = False) -> None:
    """Say which version is in use, what waits, and what is new in the sessions."""
    from umi_train.learn.flow import proposal
    from umi_train.learn.lessons import gather
    from umi_train.learn.places import PLAN, cursor, open_pack, read_json
    from umi_train.learn.show import proposal_text

    used, places = open_pack(pack)
    waits, running = proposal(places), read_json(places.run / PLAN)
    new = gather(places.sessions, cursor(used, places))
    if json:
        data = {"pack": used.name, "version": used.version, "lessons": len(new.lessons), "left": len(new.left)}
        state = "proposed" if waits else "stopped" if running else "idle"
        _print({**data, "state": state, "proposal": dict(waits.data) if waits else None})
        return
    print(f"{used.name} {used.version} is in use")
    if waits is not None:
        print(proposal_text(waits.data))
    elif running:
        print(f"a run of {', '.join(running['roles'])} was stopped; `umi learn` goes on with it")
    print(f"{len(new.lessons)} lessons since the last time, {len(new.left)} requests teach nothing")


@app.command("history")
def history(pack: PackName = None, json: AsJson = False) -> None:
    """List the versions with their scores; a star marks the one in use."""
    from umi_train.learn.package import versions
    from umi_train.learn.places import number_of, open_pack
    from umi_train.learn.show import version_dict, version_line

    used, places = open_pack(pack)
    found = versions(places)
    for one in found:
        in_use = used.directory == places.own and number_of(one) == number_of(used)
        if json:
            _print(version_dict(one, in_use))
        else:
            print(version_line(one, in_use))
    if not found and not json:
        print(f"{used.name} {used.version} has learned nothing yet", file=sys.stderr)


@app.command("right")
def right(session: SessionName, request: Request = 0) -> None:
    """Say that a request went right, its answer included: all of it is learned."""
    from umi_local.store.feedback import Feedback

    _tell(session, Feedback(request, "right"))


@app.command("wrong")
def wrong(session: SessionName, request: Request = 0) -> None:
    """Say that a request went wrong: nothing of it is learned, whatever was approved."""
    from umi_local.store.feedback import Feedback

    _tell(session, Feedback(request, "wrong"))


@app.command("correct")
def correct(
    session: SessionName,
    request: Request = 0,
    answer: Annotated[str | None, typer.Option("--answer", metavar="TEXT", help="What the answer should be.")] = None,
    call: Annotated[
        int | None,
        typer.Option(
            "--call", min=1, metavar="N", help="Which call was wrong [1]; one more is the end of the request."
        ),
    ] = None,
    tool: Annotated[str | None, typer.Option("--tool", metavar="NAME", help="The tool it should have been.")] = None,
    arguments: Annotated[
        str, typer.Option("--arguments", metavar="JSON", help="The arguments it should have had.")
    ] = "{}",
    give_up: Annotated[
        str | None, typer.Option("--give-up", metavar="REASON", help="It should have given up there, in these words.")
    ] = None,
) -> None:
    """Say what an answer, a call or a give-up of a request should have been."""
    from umi_local.store.feedback import Feedback

    if answer is None and tool is None and give_up is None:
        raise typer.BadParameter("say what is right: --answer TEXT, --tool NAME --arguments JSON, or --give-up REASON")
    try:
        given = json_module.loads(arguments)
    except ValueError as error:
        raise typer.BadParameter(f"not JSON: {error}", param_hint="--arguments") from error
    if not isinstance(given, dict):
        raise typer.BadParameter("must be a JSON object", param_hint="--arguments")
    place = (call or 1) if tool or give_up is not None else 0
    _tell(session, Feedback(request, "", answer, place, tool or "", given if tool else {}, give_up))


def _tell(session: str, feedback: Feedback) -> None:
    from umi_local.config import data_dir
    from umi_local.store.sessions import FILE_NAME
    from umi_train.learn.feedback import say

    print(inert(say(data_dir() / FILE_NAME, session, feedback, registry())))
