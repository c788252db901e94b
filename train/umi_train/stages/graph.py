"""A recipe from its data to trained adapters: rows, then the stages in order, each in a process of its own.

```
recipe -> rows of all stages -> backbone -> (merged) -> planner, caller, summarizer -> (merged each)
            rows.json              done        whole        done                           whole
```

Every arrow is an artefact that appears whole, so the same command goes on wherever it was stopped (arXiv 2401.07324,
section 3.2, for the order of the stages).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from umi_local.text import inert
from umi_train.recipes.resolve import Resolved
from umi_train.recipes.rundir import LOCK, PREPARED, set_state, stage_folder
from umi_train.recipes.schema import Recipe, Stage
from umi_train.rows import Encoder
from umi_train.stages.kept import KeptBase
from umi_train.stages.launch import CONFIG, accelerate_config, check_installed, command, write_config
from umi_train.stages.prepare import Prepared, prepare_rows
from umi_train.stages.process import run_process
from umi_train.stages.progress import Progress
from umi_train.stages.spec import StageError, StageSpec
from umi_train.stages.specs import MERGED, base_model, stage_spec

MOST_REASONS = 5


def run_recipe(resolved: Resolved, run: Path, *, in_process: bool = False) -> None:
    """Train the stages of a recipe in the folder `run`; what is done is left alone.

    `in_process` trains in this process, which spares starting Python for each stage and loading a base that the stage
    before had too, and does without the protection of a process per stage. Raises StageError, and KeyboardInterrupt
    once a stage that was stopped has left its checkpoint.
    """
    recipe = resolved.recipe
    with _alone(run):
        with _told(run, recipe.stages[0]):
            check_installed(recipe.launch)
            encoder, prepared = _prepared(recipe, run)
        specs = {
            stage.name: stage_spec(recipe, stage, encoder, held_out=bool(prepared.rows(stage.name, "validation")))
            for stage in recipe.stages
        }
        for stage in recipe.stages:
            specs[stage.name].write(stage_folder(run, stage.name))
        base = KeptBase() if in_process else None
        for stage in recipe.stages:
            with _told(run, stage):
                _train(recipe, stage, specs[stage.name], run, base)
                if stage.merge or (recipe.export.form == "merged" and stage.name != "backbone"):
                    _merge(recipe, stage, run)
            set_state(run, stage.name, "done")


def commands(resolved: Resolved, run: Path) -> Iterator[list[str]]:
    """Yield the command of each stage, for schedulers that start processes themselves."""
    recipe = resolved.recipe
    for stage in recipe.stages:
        yield command(recipe.launch, stage_folder(run, stage.name), run / CONFIG)


def _prepared(recipe: Recipe, run: Path) -> tuple[Encoder, Prepared]:
    """Return the tokenizer and the rows of a run, which are made when they are not there yet."""
    from umi_train.encoding import SegmentTokenizer
    from umi_train.stages.models import load_tokenizer

    encoder = SegmentTokenizer(load_tokenizer(base_model(recipe), recipe.model.revision).backend_tokenizer)
    made = (run / PREPARED).exists()
    if not made:
        print("making the rows of all stages", file=sys.stderr, flush=True)
        set_state(run, recipe.stages[0].name, "rows")
    prepared = prepare_rows(recipe, run, encoder)
    for source in () if made else prepared.sources:
        for line in left_out(source):
            print(line, file=sys.stderr)
    for stage in recipe.stages:
        counts = prepared.stages[stage.name]["train"]
        if counts.get("too_long"):
            print(
                f"{stage.name}: {counts['too_long']} rows are longer than {stage.max_length} tokens even without their "
                "old steps and are left out",
                file=sys.stderr,
            )
        set_state(run, stage.name, "waiting")
    return encoder, prepared


def _train(recipe: Recipe, stage: Stage, spec: StageSpec, run: Path, base: KeptBase | None) -> None:
    """Train a stage: in this process with `base`, else in one of its own."""
    folder = stage_folder(run, stage.name)
    if spec.finished(folder):
        return
    set_state(run, stage.name, "training")
    progress = Progress(stage.name, folder)
    if base is not None:
        from umi_train.stages.train import Stop, train_stage

        stop = Stop()
        with stop.listening():
            if train_stage(folder, stop, base) is None:
                raise KeyboardInterrupt
    else:
        if recipe.launch.strategy != "ddp":
            write_config(run / CONFIG, accelerate_config(recipe.launch, recipe.model))
        run_process(command(recipe.launch, folder, run / CONFIG), stage.name, folder, progress.poll)
    if not spec.finished(folder):
        raise StageError(f"stage {stage.name} ended without a result in {folder}; run the same command again")
    progress.say(_outcome(stage, folder))


def left_out(source: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a source of a run lost, and why, in words; `source` is its entry in rows.json."""
    name = inert(source["location"] or source["kind"])
    if source["skipped"]:
        reasons = ", ".join(f"{one['rows']} ({inert(one['reason'])})" for one in source["reasons"][:MOST_REASONS])
        yield f"{name}: {source['skipped']} of {source['read']} rows are left out: {reasons}"
    yield from map(inert, source["problems"][:MOST_REASONS])  # they name the file


def _outcome(stage: Stage, folder: Path) -> str:
    from umi_train.stages.results import read_result

    result = read_result(folder)
    before, after = result.get("validation_loss_before"), result.get("validation_loss_after")
    loss = f", validation loss {before:.4f} before and {after:.4f} after" if before is not None and after else ""
    return f"{stage.name}: {result['steps']} steps in {result['seconds']:.0f} s{loss}"


def _merge(recipe: Recipe, stage: Stage, run: Path) -> None:
    """Add the adapter of a stage to the 16-bit base, once."""
    from umi_gguf.errors import ExportError
    from umi_gguf.merge_hf import merge_checkpoint

    folder = stage_folder(run, stage.name)
    if (folder / MERGED).exists():
        return
    try:
        merge_checkpoint(_local(recipe), [(folder, 1.0)], folder / MERGED, start=recipe.export.base)
    except ExportError as error:
        raise StageError(f"stage {stage.name} was trained but not merged: {error}") from error


def _local(recipe: Recipe) -> Path:
    """Return the folder of the base, from the cache of the hub when that is where it came from."""
    base = Path(base_model(recipe))
    if base.is_dir():
        return base
    from huggingface_hub import snapshot_download

    try:
        return Path(snapshot_download(recipe.model.path, revision=recipe.model.revision, local_files_only=True))
    except Exception as error:
        raise StageError(f"the files of {recipe.model.path} are no longer in the cache of the hub: {error}") from error


@contextmanager
def _told(run: Path, stage: Stage) -> Iterator[None]:
    """Write how a stage ended when it did not end well."""
    try:
        yield
    except KeyboardInterrupt:
        set_state(run, stage.name, "stopped")
        raise
    except StageError as error:
        set_state(run, stage.name, "failed", str(error))
        raise


@contextmanager
def _alone(run: Path) -> Iterator[None]:
    """Hold a run for this process. Raises StageError when another one trains in it."""
    from filelock import FileLock, Timeout

    run.mkdir(parents=True, exist_ok=True)
    lock = FileLock(run / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StageError(f"another process trains in {run}; wait for it, or name another folder with --run") from None
    except OSError as error:
        raise StageError(f"{run} cannot be written: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()
        if os.name == "posix":
            (run / LOCK).unlink(missing_ok=True)
