"""`umi train`: recipes, what they would do, running them, and how runs stand.

stdout is data, stderr diagnostics. Exit codes are those of `umi_local.cli.exits`: 2 for a recipe or an option that
cannot be, 4 for a run that cannot be read or go on, 130 when it was stopped. What is heavy is imported when it is used.
"""

from __future__ import annotations

import json as json_module
import shlex
import shutil
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from umi_local.cli import exits
from umi_local.text import inert
from umi_train import cli_main
from umi_train.cli_main import Stopped, say

if TYPE_CHECKING:
    from umi_train.recipes import Resolved

RUNS = Path("runs")
"""Where runs lie unless --run says otherwise."""

app = typer.Typer(
    name="train",
    cls=cli_main.Group,
    help="Fine-tune planner, caller and summarizer from a recipe (GLPFT, arXiv 2401.07324).",
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

RecipeName = Annotated[
    str, typer.Argument(metavar="RECIPE", help="A file, or the name of a recipe that `umi train recipes` lists.")
]
Settings = Annotated[
    list[str] | None, typer.Option("--set", metavar="KEY=VALUE", help="Change a value, as in trainer.batch=2.")
]
RunFolder = Annotated[Path, typer.Argument(metavar="RUN", help="The folder of a run.")]
StageOption = Annotated[str | None, typer.Option("--stage", metavar="NAME", help="One stage alone.")]
AsJson = Annotated[bool, typer.Option("--json", help="JSON on stdout.")]


def main(arguments: list[str]) -> int:
    """Run `umi train` with these arguments and return the exit code."""
    from umi_train.recipes.errors import RecipeError, RunError

    return cli_main.run(
        app,
        "umi train",
        arguments,
        stopped="stopped; the runs are as they were, and the same command begins again",
        failures={RecipeError: exits.USAGE, RunError: exits.FAILED},
    )


@app.command("recipes")
def list_recipes(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Print this one's file instead.")] = None,
    json: AsJson = False,
) -> None:
    """List the recipes that come with umi, or print one to start from."""
    from umi_train.recipes import load_recipe, shipped_names

    found = {shipped: load_recipe(shipped) for shipped in shipped_names() if name in (None, shipped)}
    if name is not None and not found:
        raise typer.BadParameter(
            f"no recipe {inert(repr(name))} comes with umi; there are {', '.join(shipped_names())}", param_hint="NAME"
        )
    if json:
        _print([_entry(shipped, one) for shipped, one in found.items()])
        return
    if name is not None:
        print(Path(found[name].file).read_text(encoding="utf-8"), end="")
        return
    wide = max(map(len, found))
    for shipped, one in found.items():
        print(f"{shipped:<{wide}}  {one.recipe.about}")
        print(f"{'':<{wide}}  {one.recipe.model.path}, stages {', '.join(s.name for s in one.recipe.stages)}")


def _entry(shipped: str, one: Resolved) -> dict[str, Any]:
    recipe = one.recipe
    stages = [stage.name for stage in recipe.stages]
    about = {"name": shipped, "about": recipe.about, "model": recipe.model.path}
    return {**about, "stages": stages, "file": one.file, "hash": one.hash}


@app.command("plan")
def plan(
    recipe: RecipeName,
    settings: Settings = None,
    most: Annotated[
        int | None, typer.Option("--count", min=1, metavar="N", help="Trajectories that are read of each source.")
    ] = None,
    every: Annotated[bool, typer.Option("--all", help="Read all of the data.")] = False,
    json: AsJson = False,
) -> None:
    """Say what a recipe would do: every value and where it comes from, rows, memory, and whether it fits here."""
    from umi_train.recipes import load_recipe

    resolved = load_recipe(recipe, settings)
    from umi_train.recipes.counts import MOST
    from umi_train.recipes.plan import make_plan
    from umi_train.recipes.show import plan_text

    made = make_plan(resolved, most=None if every else most or MOST)
    if json:
        _print(made.to_dict())
    else:
        print(plan_text(made))


@app.command("run")
def run(
    recipe: RecipeName,
    folder: Annotated[
        Path | None, typer.Option("--run", metavar="FOLDER", help="The folder of the run [runs/NAME].")
    ] = None,
    launch: Annotated[int | None, typer.Option("--launch", min=1, metavar="N", help="Processes, one per GPU.")] = None,
    settings: Settings = None,
    in_process: Annotated[
        bool, typer.Option("--in-process", help="All stages in this process: quicker for tiny models.")
    ] = False,
    show: Annotated[
        bool, typer.Option("--show-commands", help="Print the command of each stage, and train nothing.")
    ] = False,
) -> None:
    """Train the stages of a recipe. Running it again goes on where it stopped."""
    from umi_train.recipes import load_recipe
    from umi_train.recipes.rundir import begin

    given = [*(settings or []), *([f"launch.processes={launch}"] if launch is not None else [])]
    resolved = load_recipe(recipe, given)
    where = folder or RUNS / resolved.recipe.name
    from umi_train.stages.graph import commands, run_recipe
    from umi_train.stages.spec import StageError

    if show:
        for one in commands(resolved, where):
            print(shlex.join(one))
        return
    if in_process and resolved.recipe.launch.processes > 1:
        raise typer.BadParameter("several GPUs need a process each", param_hint="--in-process")
    begin(where, resolved)
    try:
        run_recipe(resolved, where, in_process=in_process)
    except StageError as error:
        say(str(error))
        raise typer.Exit(exits.FAILED) from error
    except KeyboardInterrupt as error:
        raise Stopped(f"stopped; what is done is kept in {where}, and the same command goes on from there") from error
    name = shlex.quote(str(where))
    say(f"done; `umi train status {name}` has the figures, `umi export {name}` makes a pack of it")


@app.command("status")
def status(run: RunFolder, json: AsJson = False) -> None:
    """Say how a run stands: each stage, its step, losses, speed and what is left."""
    from umi_train.recipes.reports import status_text
    from umi_train.recipes.rundir import read_run

    found = read_run(run)
    if json:
        _print(found.to_dict())
    else:
        print(status_text(found))


@app.command("logs")
def logs(
    run: RunFolder,
    stage: StageOption = None,
    last: Annotated[int, typer.Option("--last", "-n", min=1, metavar="N", help="Lines of each stage.")] = 20,
    json: AsJson = False,
) -> None:
    """Print the end of the logs of a run."""
    from umi_train.recipes.reports import log_lines
    from umi_train.recipes.rundir import finite, read_log, read_run, stage_folder

    found = read_run(run)
    names = [one.name for one in found.stages]
    if stage is not None and stage not in names:
        raise typer.BadParameter(
            f"the run has no stage {inert(stage)!r}; it has {', '.join(names)}", param_hint="--stage"
        )
    for name in [stage] if stage else names:
        told = (row for row in read_log(stage_folder(run, name)) if (row.loss, row.lr, row.eval_loss) != (None,) * 3)
        rows = deque(told, maxlen=last)
        if not json:
            for line in log_lines(name, tuple(rows)):
                print(line)
            continue
        for row in rows:
            values = {n: row_value for n in ("loss", "lr", "eval_loss") if (row_value := getattr(row, n)) is not None}
            plain = {n: finite(value) for n, value in values.items()}
            times = {"tokens": row.tokens, "seconds": row.seconds}
            _print({"stage": name, "step": row.step, "of": row.of, **plain, **times})


@app.command("plot")
def plot(
    run: RunFolder,
    stage: StageOption = None,
    picture: Annotated[
        Path | None, typer.Option("--png", metavar="FILE", help="Write a picture in place of the drawing.")
    ] = None,
) -> None:
    """Draw the loss of every stage over its steps."""
    from umi_train.recipes.rundir import read_run
    from umi_train.stages.plot import curves, png, terminal

    found = curves(read_run(run))
    if stage is not None:
        found = {name: curve for name, curve in found.items() if name == stage}
    if not found:
        say(f"{run} has no losses to draw{f' of stage {stage}' if stage else ''} yet")
        raise typer.Exit(exits.FAILED)
    if picture is None:
        print(terminal(found, width=min(110, shutil.get_terminal_size().columns)))
        return
    png(found, picture)
    say(f"{picture} was written")


@app.command("compare")
def compare(
    runs: Annotated[list[Path], typer.Argument(metavar="RUN...", help="Two or more folders of runs.")],
    json: AsJson = False,
) -> None:
    """Put runs beside each other: the values that differ, and how each stage came out."""
    from umi_train.recipes.reports import comparison, comparison_text
    from umi_train.recipes.rundir import read_run

    if len(runs) < 2:
        raise typer.BadParameter("name two runs or more", param_hint="RUN")
    found = [read_run(run) for run in runs]
    if json:
        _print(comparison(found))
    else:
        print(comparison_text(found))


def _print(data: Any) -> None:
    print(json_module.dumps(data, ensure_ascii=False))
