"""A learning run from its plan to a proposal. Each arrow ends in something that appears whole, so it can be resumed.

```
Plan -> run/plan.json, rows -> a process per role -> run/pack/pack.toml -> scores -> run/proposal.json
         one rename             checkpoints, done     files verified       remembered
```
"""

from __future__ import annotations

import json
import math
import shutil
import sys
import time
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from umi_gguf.pack import toml
from umi_local.evaluation.runner import TaskResult
from umi_local.packs.pack import MANIFEST, Pack, PackError, read_manifest, verify
from umi_local.roles import Role
from umi_train.learn.base import ALPHA, RANK, Base, precision, start_adapter
from umi_train.learn.errors import LearnError
from umi_train.learn.package import accept, now, propose
from umi_train.learn.places import PLAN, PROPOSAL, Places, number_of, read_json, remove_run, write_json, write_text
from umi_train.learn.plan import Plan
from umi_train.learn.rows import write
from umi_train.learn.score import asked_tasks, digest, everyday, held_out, lesson_dict, lessons_of, without
from umi_train.stages.process import run_process
from umi_train.stages.progress import EVERY, Progress
from umi_train.stages.results import read_result
from umi_train.stages.spec import StageError, StageSpec

STAGE = "umi_train.stages.train"
HELD_OUT = "held-out.jsonl"
WARM_UP = 0.1
"""The part of the steps over which the rate rises from 0."""
LARGE = 1_000_000_000
"""Parameters from which activations are worked out again in the backward pass and batches are gathered."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A new version that waits for the user's word."""

    pack: Pack
    data: Mapping[str, Any]


def begin(plan: Plan) -> None:
    """Write a run: specs, rows and where to go on from. It is there whole or not at all. Raises LearnError."""
    places, work = plan.places, plan.places.root / ".run"
    remove_run(places)
    shutil.rmtree(work, ignore_errors=True)
    kind = precision(plan.base)
    try:
        for role, rows in plan.rows.items():
            folder = work / role.value
            write(rows, folder / "rows")
            start = start_adapter(plan.pack, role, plan.base, plan.invocation[role], folder / "start")
            _spec(plan, role, start, kind).write(folder)
        held = [lesson for lesson in plan.lessons if lesson.side == "validation"]
        lines = [json.dumps(lesson_dict(lesson), ensure_ascii=False) + "\n" for lesson in held]
        write_text(work / HELD_OUT, "".join(lines))
        write_json(work / PLAN, _about(plan))
        work.rename(places.run)
    except StageError as error:
        raise LearnError(str(error)) from error
    except OSError as error:
        raise LearnError(f"{work} cannot be written: {error.strerror or error}") from error


def _spec(plan: Plan, role: Role, start: Mapping[str, Any] | None, kind: Mapping[str, str]) -> StageSpec:
    """Return the stage of a role: it goes on from the adapter the pack has, or begins one."""
    wanted = plan.wanted
    count = sum(made.side == "train" for made in plan.rows[role])
    steps = wanted.steps or max(1, math.ceil(count * wanted.epochs / wanted.batch))
    large = plan.base.parameters >= LARGE
    trainer: dict[str, Any] = {
        "per_device_train_batch_size": 1 if large else wanted.batch,
        "per_device_eval_batch_size": 1 if large else wanted.batch,
        "gradient_accumulation_steps": wanted.batch if large else 1,
        "gradient_checkpointing": large,
        "max_steps": steps,
        "learning_rate": wanted.rate,
        "lr_scheduler_type": "cosine",
        "warmup_steps": WARM_UP if steps * WARM_UP >= 1 else 0,  # a single step at the rate 0 would teach nothing
        "weight_decay": 0.01,
        "logging_steps": max(1, steps // 40),
        "save_strategy": "steps",
        "save_steps": max(1, min(50, steps // 4)),
        "save_total_limit": 1,
        "eval_strategy": "no",
    }
    fresh = {"r": RANK, "lora_alpha": ALPHA, "target_modules": "all-linear", "lora_dropout": 0.0}
    return StageSpec(
        name=role.value,
        model=str(plan.base.folder),
        rows="./rows",
        max_length=plan.limit,
        quantize=kind["quantize"],  # type: ignore[arg-type]
        dtype=kind["dtype"],  # type: ignore[arg-type]
        adapter=fresh if start is None else {"r": start["r"], "lora_alpha": start["lora_alpha"]},
        # The folder to go on from names its invocation itself; the spec's own field begins a new activated LoRA.
        invocation=plan.invocation[role] if start is None and plan.pack.mode == "fork" else (),
        init=None if start is None else "./start",
        trainer=trainer,
        seed=wanted.seed,
        reader=role.value,
    )


def _about(plan: Plan) -> dict[str, Any]:
    lessons = [lesson for lesson in plan.lessons if lesson.side == "train"]
    taught = plan.pack.provenance.get("learn", {})
    return {
        "pack": str(plan.pack.directory),
        "digest": digest(plan.pack),
        "kind": "tools" if plan.tools is not None else "sessions",
        "until": plan.until,
        "tools": plan.tools,
        "roles": {role.value: plan.counts(role) for role in plan.rows},
        "lessons": len(lessons),
        "sessions": len({lesson.session for lesson in lessons}),
        "asked": sorted({*taught.get("asked", ()), *asked_tasks(lesson.trajectory for lesson in lessons)}),
        "eval_limit": plan.wanted.eval_limit,
        "begun": now(),
    }


def go_on(pack: Pack, base: Base, places: Places, say: Say) -> Proposal:
    """Do what is left of the run in `places`. Raises LearnError; KeyboardInterrupt once a checkpoint was left."""
    about = read_json(places.run / PLAN)
    if not about:
        raise LearnError("there is no run to go on with; `umi learn` begins one")
    if about["digest"] != digest(pack):
        raise LearnError(
            f"{pack.name} is not the version this run began with; `umi learn discard --again` drops the run"
        )
    if (found := proposal(places)) is not None:
        return found
    losses = {role: _train(places.run / role, role, say) for role in about["roles"]}
    made = _packed(pack, base, places, about, say)
    scores = _scores(pack, made, places, about, losses, say)
    manifest = tomllib.loads((made.directory / MANIFEST).read_text(encoding="utf-8"))
    manifest["provenance"]["learn"]["scores"] = _short(scores)
    write_text(made.directory / MANIFEST, toml(manifest))
    write_json(places.run / PROPOSAL, {**about, "version": made.version, "number": number_of(made), "scores": scores})
    ready = proposal(places)
    assert ready is not None
    return ready


def _train(folder: Path, role: str, say: Say) -> dict[str, Any]:
    """Train one role in a process of its own and return how it came out."""
    from umi_train.stages.spec import read_spec

    try:
        spec = read_spec(folder)
        if not spec.finished(folder):
            progress = Progress(role, folder)
            say(f"{role}: training for {spec.trainer['max_steps']} steps")
            run_process([sys.executable, "-m", STAGE, str(folder)], role, folder, progress.poll)
            result = read_result(folder)
            progress.say(f"{role}: {result['steps']} steps in {result['seconds']:.0f} s")
        return read_result(folder)
    except StageError as error:
        raise LearnError(f"{error}. `umi learn` goes on where it stopped") from error


def _packed(pack: Pack, base: Base, places: Places, about: Mapping[str, Any], say: Say) -> Pack:
    out = places.run / "pack"
    try:
        made = read_manifest(out)
        verify(made)
        return made
    except PackError:
        pass
    say("writing the new version")
    learned = {
        "cursor": about["until"],
        "kind": about["kind"],
        "at": now(),
        "sessions": about["sessions"],
        "lessons": about["lessons"],
        "asked": about["asked"],
        "rows": {role: counts["own"] for role, counts in about["roles"].items()},
        "replay": {role: counts["replay"] for role, counts in about["roles"].items()},
    }
    adapters = {Role(role): places.run / role for role in about["roles"]}
    return propose(pack, places, adapters, base.shape, learned, about["tools"], out)


def _scores(
    pack: Pack, made: Pack, places: Places, about: Mapping[str, Any], losses: Mapping[str, Any], say: Say
) -> dict[str, Any]:
    """Return what is measured before and after, with the losses of the held-out rows by role."""
    loss = {
        role: {
            "before": result["validation_loss_before"],
            "after": result["validation_loss_after"],
            "exact_before": result.get("metrics_before", {}).get("exact"),
            "exact_after": result.get("metrics_after", {}).get("exact"),
        }
        for role, result in losses.items()
    }
    lessons = lessons_of(places.run / HELD_OUT)
    scores: dict[str, Any] = {"loss": loss}
    for when, one in (("before", pack), ("after", made)):
        if lessons:
            say(f"held-out lessons {when}: {sum(len(x.taught) for x in lessons)} turns")
        scores[when] = {"held_out": held_out(one, lessons)}
        if about["eval_limit"] != 0:
            say(f"umi eval local {when}")
            score = everyday(one, places, about["eval_limit"], _Counter(f"umi eval local {when}", say))
            scores[when]["everyday"] = without(score, about["asked"])
    return scores


class _Counter:
    """Says now and then how far the tasks are."""

    def __init__(self, what: str, say: Say) -> None:
        self._what, self._say = what, say
        self._done = self._passed = 0
        self._said = time.monotonic()

    def __call__(self, result: TaskResult) -> None:
        self._done += 1
        self._passed += result.passed
        if time.monotonic() - self._said >= EVERY:
            self._said = time.monotonic()
            self._say(f"{self._what}: {self._passed} of {self._done} tasks so far")


def _short(scores: Mapping[str, Any]) -> dict[str, Any]:
    """Return the scores that the manifest keeps: counts, without the names of tasks."""
    short: dict[str, Any] = {}
    for when in ("before", "after"):
        told = scores[when]
        parts = {role: f"{n['right']} of {n['of']}" for role, n in told["held_out"].items()}
        if "everyday" in told:
            parts["everyday"] = f"{told['everyday']['passed']} of {told['everyday']['of']}"
        short[when] = parts
    return short


def proposal(places: Places) -> Proposal | None:
    """Return the version that waits for the user's word, if there is one. Raises LearnError."""
    if not (places.run / PROPOSAL).is_file():
        return None
    try:
        return Proposal(read_manifest(places.run / "pack"), read_json(places.run / PROPOSAL))
    except PackError as error:
        raise LearnError(f"the proposed version is damaged ({error}); `umi learn discard --again` drops it") from error


def accept_proposal(pack: Pack, places: Places) -> Pack:
    """Make the proposal the version in use. `pack` is the one in use now. Raises LearnError."""
    found = proposal(places)
    if found is None:
        raise LearnError("there is no new version to accept; `umi learn` makes one")
    taken = pack.directory == places.own and number_of(pack) == number_of(found.pack)  # killed after the switch
    if not taken and found.data["digest"] != digest(pack):
        raise LearnError(
            f"the proposal was made from another version than {pack.name} {pack.version}, which is in use now; "
            "`umi learn discard --again` drops it"
        )
    used = accept(found.pack, pack, places)
    remove_run(places)
    return used


def discard(places: Places, *, again: bool) -> bool:
    """Drop the run or proposal. `again` false: its sessions are dealt with and are not offered again.

    Returns whether there was one.
    """
    about = read_json(places.run / PLAN)
    if not about:
        return False
    if not again and about["kind"] == "sessions":
        state = read_json(places.state)
        write_json(places.state, {**state, "discarded": max(float(state.get("discarded", 0.0)), about["until"])})
    remove_run(places)
    return True
