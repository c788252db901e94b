"""A plan in words: plain text of at most about 110 columns, safe to print."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from umi_local.text import inert
from umi_train.recipes.counts import Rows, SourceState
from umi_train.recipes.device import gib
from umi_train.recipes.plan import Plan, StagePlan
from umi_train.recipes.resolve import Resolved


def plan_text(plan: Plan) -> str:
    """Return a plan for people."""
    recipe = plan.resolved.recipe
    parts = [f"{recipe.name}  {recipe.about}".rstrip(), f"hash {plan.resolved.hash[:12]}, from {plan.resolved.file}"]
    parts += ["", *values_text(plan.resolved), "", *_graph(plan), "", *_data(plan), "", *_rows(plan)]
    parts += ["", *_memory(plan)]
    if plan.notes:
        parts += ["", "notes", *(f"  {note}" for note in plan.notes)]
    return inert("\n".join(parts))


def values_text(resolved: Resolved) -> list[str]:
    """Return every value with its origin. What is the same in all stages is said once."""
    rows: list[tuple[str, str, str]] = []
    names = [stage.name for stage in resolved.recipe.stages]
    for path, value in resolved.values.items():
        if path in ("name", "about"):
            continue
        origin = str(resolved.origins[path])
        if not path.startswith("stages."):
            rows.append((path, _shown(value), origin))
            continue
        name, key = path.split(".", 2)[1:]
        same = [resolved.values.get(f"stages.{n}.{key}", _shown) == value for n in names]
        alike = all(same) and len({str(resolved.origins.get(f"stages.{n}.{key}")) for n in names}) == 1
        if not alike:
            rows.append((path, _shown(value), origin))
        elif name == names[0]:
            rows.append((f"stages.*.{key}", _shown(value), origin))
    wide = max(len(path) for path, _, _ in rows)
    middle = min(40, max(len(value) for _, value, _ in rows))
    return ["values", *(f"  {path:<{wide}}  {value:<{middle}}  {origin}" for path, value, origin in rows)]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _graph(plan: Plan) -> Iterator[str]:
    yield "stages"
    for part in plan.stages:
        stage = part.stage
        how = {"lora": f"LoRA r {stage.adapter.r}", "alora": f"aLoRA r {stage.adapter.r}", "none": "all parameters"}
        length = f"{stage.trainer.steps} step" if stage.trainer.steps else f"{stage.trainer.epochs:g} epoch"
        length += "" if length.startswith("1 ") else "s"
        merged = ", merged afterwards" if stage.merge else ""
        reads = "rows of all three roles" if stage.reader == "roles" else f"rows of the {stage.reader}"
        yield (
            f"  {stage.init} -> {stage.name}: {how[stage.adapter.kind]}, {reads}, {length} at "
            f"{stage.trainer.learning_rate:g}{merged}"
        )
    processes = plan.resolved.recipe.launch.processes
    sizes: dict[str, list[str]] = {}
    for part in plan.stages:
        trainer = part.stage.trainer
        total = trainer.batch * trainer.accumulation * processes
        what = f"packed rows of {part.stage.max_length} tokens" if trainer.packing else "rows"
        size = f"{total} {what} a step: batch {trainer.batch} x accumulation {trainer.accumulation}"
        size += f" x {processes} processes" if processes > 1 else ""
        sizes.setdefault(size, []).append(part.stage.name)
    for size, names in sizes.items():
        yield f"  {size}" if len(sizes) == 1 else f"  {', '.join(names)}: {size}"


def _data(plan: Plan) -> Iterator[str]:
    yield "data"
    for source in plan.counted.sources:
        yield f"  {source.kind}  {source.location}"
        yield f"      licence: {source.licence}"
        yield f"      {_state(source)}"


def _state(source: SourceState) -> str:
    if source.missing and not source.report.read:
        return f"data not at hand: {source.missing}"
    text = f"{source.report.kept} trajectories read, {source.report.skipped_count} rows skipped"
    if source.missing:
        return f"{text}; then: {source.missing}"
    return f"{text}; there are more (--all counts them)" if source.cut else text


def _rows(plan: Plan) -> Iterator[str]:
    yield "rows"
    if not plan.counted.any:
        yield "  data not at hand"
        return
    for part in plan.stages:
        for side, rows in part.rows.items():
            yield f"  {part.stage.name:<11} {side:<11} {_amount(rows)}"
        if part.steps is not None:
            least = "at least " if part.stage.trainer.packing and part.stage.trainer.steps is None else ""
            yield f"  {part.stage.name:<11} {least}{part.steps} optimizer steps"
    if not plan.counted.complete:
        yield "  These are not all: some data is not at hand or was read in part."
    tokens = plan.counted.tokenizer
    yield f"  {tokens}" if tokens.startswith("characters") else f"  tokens of {tokens}"


def _amount(rows: Rows) -> str:
    if rows.tokens is not None:
        more = f", {rows.shortened} shortened" if rows.shortened else ""
        return f"{rows.rows:,} rows, {rows.tokens:,} tokens, {rows.learned:,} of them learned{more}"
    return f"{rows.rows:,} rows, {rows.characters or 0:,} characters"


def _memory(plan: Plan) -> Iterator[str]:
    device = plan.device
    yield f"memory, estimated and not measured; here: {device.name}, {gib(device.free)} free of {gib(device.total)}"
    groups: dict[str, list[StagePlan]] = {}
    for part in plan.stages:
        groups.setdefault(json.dumps(part.memory.to_dict() if part.memory else part.fits), []).append(part)
    for parts in groups.values():
        names = ", ".join(part.stage.name for part in parts)
        memory = parts[0].memory
        if memory is None:
            yield f"  {names}: {parts[0].fits}"
            continue
        sizes = ", ".join(f"{name} {gib(size)}" for name, size in memory.parts.items() if size)
        yield f"  {names}: {gib(memory.total)}"
        yield f"      {sizes}"
        if memory.host:
            yield f"      in main memory, per process: {gib(memory.host)}"
        checked = parts[0].stage.trainer.gradient_checkpointing
        other = memory.without_checkpointing if checked else memory.with_checkpointing
        yield f"      {'without' if checked else 'with'} gradient checkpointing: {gib(other)}"
        yield f"      {parts[0].fits}"
    if plan.shape.shape is not None:
        yield f"  shape: {plan.shape.source}, {plan.shape.shape.parameters / 1e6:,.0f} million parameters"
