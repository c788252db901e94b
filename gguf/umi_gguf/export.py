"""`umi export`: a finished training run becomes a verified pack, step by step.

```
base checkpoint -> base-16.gguf -> (imatrix) -> base-TYPE.gguf -.
stages/ROLE     -> ROLE.gguf ------------------------------------+-> pack -> verify.json -> OUT
or per role: checkpoint -> ROLE-16.gguf -> ROLE-TYPE.gguf ------'
```

Every arrow leaves a file in RUN/export that is made once; OUT appears when all of them are there and the limits hold.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from umi_gguf.adapter import write_adapter
from umi_gguf.base_shape import base_shape
from umi_gguf.convert import Converter, convert
from umi_gguf.errors import ExportError
from umi_gguf.export_rows import held_out, training_rows
from umi_gguf.export_run import Run
from umi_gguf.export_work import Say, Work, publish
from umi_gguf.imatrix_roles import measure_each
from umi_gguf.merge_hf import merge_checkpoint
from umi_gguf.pack import ROLES, assemble
from umi_gguf.pack_models import assemble_models
from umi_gguf.progress import bar
from umi_gguf.quantize import default_kind, file_type, quantize
from umi_gguf.verify import REPORT, Limits, VerifyReport, refusal, report_lines, verify, write_report
from umi_gguf.verify_pack import opened, pairs_of, role_metrics
from umi_gguf.verify_rows import PER_ROLE, Prompts, from_trajectories, read_trajectories
from umi_gguf.verify_tokens import tokenizer_file

HELD_OUT = "heldout.jsonl"
"""Held-out trajectories of a run (umi_train.stages.heldout writes them)."""
IMATRIX_ROWS = 64
"""Training rows of each role that an importance matrix is measured on."""


@dataclass(frozen=True, slots=True)
class Options:
    """What the user chose. `kind` None: by the model's width; `context_length` None: that of the longest row."""

    name: str
    kind: str | None = None
    version: str = "0.1.0"
    licence: str = "unknown"
    context_length: int | None = None
    sampling: Mapping[str, Any] = field(default_factory=dict)
    imatrix: bool = False
    trajectories: Path | None = None
    tokenizer: bool = True
    check: bool = True
    per_role: int = PER_ROLE
    metrics: int = 20
    limits: Limits = field(default_factory=Limits)
    threads: int | None = None
    converter: Converter = "auto"
    llama_cpp: Path | None = None
    accept: bool = False
    replace: bool = False


@dataclass(frozen=True, slots=True)
class Exported:
    """The pack that was made, and the report on it as data and as lines, None and none when it was not checked."""

    pack: Path
    kind: str
    verify: Mapping[str, Any] | None
    lines: tuple[str, ...]
    bytes: int
    work_bytes: int
    roles_on: str | None = None
    """The file whose trajectories the role metrics were measured on."""

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        return {
            "pack": str(self.pack),
            "type": self.kind,
            "bytes": self.bytes,
            "work_bytes": self.work_bytes,
            "roles_on": self.roles_on,
            "verify": self.verify,
        }


def export(run: Run, out: Path, options: Options, say: Say) -> Exported:
    """Make the pack of a run; what an earlier call made is used again. Raises ExportError."""
    _refuse_existing(out, options)
    if options.kind:
        file_type(options.kind.upper())
    prompts = _prompts(run, options, say)
    sources = _sources(run)
    work = Work(run.folder / "export", _count(run, sources, options), say)
    with work.open(out):
        _refuse_existing(out, options)  # one that a killed call had put aside is back
        return _made(work, run, out, sources, prompts, options, say)


def _refuse_existing(out: Path, options: Options) -> None:
    if out.exists() and not options.replace:
        raise ExportError(f"{out} exists already; name another folder with --out, or replace it with --replace")


def _made(
    work: Work,
    run: Run,
    out: Path,
    sources: dict[str, Path],
    prompts: Prompts | None,
    options: Options,
    say: Say,
) -> Exported:
    if run.unmerged is not None:
        sources = {"": _merged(work, run, sources[""])}
    wide = {role: _wide(work, role, source, options, say) for role, source in sources.items()}
    roles = {role: _adapter(work, role, folder, wide[""]) for role, folder in run.adapters.items()}
    kind = options.kind.upper() if options.kind else default_kind(next(iter(wide.values())))
    small = {}
    for role, source in wide.items():
        matrix = _imatrix(work, run, role, source, roles, options) if options.imatrix else None
        small[role] = _quantized(work, role, source, kind, matrix, options)
    staged = _packed(work, run, wide, small, roles, kind, options)
    report = _verified(work, staged, run, wide, prompts, options) if prompts is not None else None
    work.announce(f"the pack to {out}")
    told, lines = (report.to_dict(), tuple(report_lines(report))) if report else (None, ())
    with bar("pack") as progress:
        publish(staged, out, replace=options.replace, progress=progress)
    size = sum(file.stat().st_size for file in out.iterdir())
    kept = sum(file.stat().st_size for file in work.folder.rglob("*") if file.is_file())
    roles_on = prompts.roles_on if prompts is not None and report is not None and report.role_metrics else None
    return Exported(out, kind, told, lines, size, kept, roles_on)


def _sources(run: Run) -> dict[str, Path]:
    """Return the checkpoints to convert: "" for a base that all share, or one for each role that has its own."""
    if run.base is not None:
        return {"": run.base}
    found: dict[str, Path] = {}
    for role in ROLES:
        if run.models[role] not in found.values():
            found[role] = run.models[role]
    return found


def _count(run: Run, sources: Mapping[str, Path], options: Options) -> int:
    matrices = len(sources) * options.imatrix
    return (run.unmerged is not None) + 2 * len(sources) + len(run.adapters) + matrices + 2 + options.check


def _merged(work: Work, run: Run, base: Path) -> Path:
    adapter = run.unmerged
    assert adapter is not None
    return work.step(
        "the backbone's adapter into its base",
        "merged",
        [base, adapter],
        {},
        lambda out, progress: _void(merge_checkpoint(base, [(adapter, 1.0)], out, progress=progress)),
    )


def _void(_made: object) -> None:
    """Drop a report: a step leaves a file."""


def _named(role: str) -> str:
    return role or "base"


def _wide(work: Work, role: str, source: Path, options: Options, say: Say) -> Path:
    """Convert a checkpoint to 16 bit."""
    about = {"name": options.name, "converter": options.converter, "llama_cpp": str(options.llama_cpp or "")}
    return work.step(
        f"{_named(role)} to 16 bit",
        f"{_named(role)}-16.gguf",
        [source],
        about,
        lambda out, progress: _void(
            convert(
                source,
                out,
                name=f"{options.name} {_named(role)}",
                using=options.converter,
                llama_cpp=options.llama_cpp,
                say=say,
                progress=progress,
            )
        ),
    )


def _adapter(work: Work, role: str, folder: Path, wide: Path) -> Path:
    return work.step(
        f"the adapter of the {role}",
        f"{role}.gguf",
        [folder, wide],
        {},
        lambda out, progress: _void(
            write_adapter(folder, out, base_shape(wide), name=f"{folder.parent.parent.name} {role}", progress=progress)
        ),
    )


def _imatrix(work: Work, run: Run, role: str, wide: Path, roles: Mapping[str, Path], options: Options) -> Path:
    """Measure what matters: on each role's training rows with its adapter, or on the rows of a role's own model."""
    readers = {name: [(path, 1.0)] for name, path in roles.items()} or {role: []}
    if run.models:
        readers = {name: [] for name in ROLES if run.models[name] == run.models[role]}
    places = {name: run.rows(name) for name in readers}

    def make(out: Path, progress: Any) -> None:
        sources = {}
        for name, adapters in readers.items():
            rows = training_rows(places[name], IMATRIX_ROWS)
            if not rows:
                raise ExportError(f"{places[name]} holds no training rows to measure an importance matrix on")
            sources[name] = (rows, adapters)
        measure_each(wide, out, sources, threads=options.threads, progress=progress)

    files = [wide, *roles.values(), *(place / "train.json" for place in places.values() if place.is_dir())]
    return work.step(
        f"the importance matrix of the {_named(role)}",
        f"{_named(role)}.imatrix.gguf",
        [file for file in files if file.is_file()],
        {"rows": IMATRIX_ROWS},
        make,
    )


def _quantized(work: Work, role: str, wide: Path, kind: str, matrix: Path | None, options: Options) -> Path:
    return work.step(
        f"{_named(role)} to {kind}",
        f"{_named(role)}-{kind}.gguf",
        [wide, *([matrix] if matrix else [])],
        {"kind": kind, "imatrix": matrix is not None},
        lambda out, progress: _void(quantize(wide, out, kind, options.threads, imatrix=matrix, progress=progress)),
    )


def _packed(
    work: Work,
    run: Run,
    wide: Mapping[str, Path],
    small: Mapping[str, Path],
    roles: Mapping[str, Path],
    kind: str,
    options: Options,
) -> Path:
    """Assemble the pack in the folder of the work."""
    about: dict[str, Any] = {
        "name": options.name,
        "version": options.version,
        "kind": kind,
        "context_length": options.context_length or run.context_length,
        "licence": options.licence,
        "format": run.format,
        "sampling": options.sampling,
        "provenance": run.provenance() | {"type": kind, "imatrix": options.imatrix},
    }
    staged = work.folder / "pack"
    work.announce("the pack's files and hashes")
    shutil.rmtree(staged, ignore_errors=True)
    with bar("pack") as progress:
        if run.models:
            owner = {run.models[role]: path for role, path in small.items()}
            assemble_models(staged, {r: owner[run.models[r]] for r in ROLES}, **about, progress=progress)
        else:
            assemble(staged, small[""], roles, **about, progress=progress)
    return staged


def _prompts(run: Run, options: Options, say: Say) -> Prompts | None:
    """Return what the pack is checked on, before anything is made. Raises ExportError when there is nothing."""
    if not options.check:
        return None
    if options.trajectories is not None:
        return from_trajectories(options.trajectories, format=run.format, per_role=options.per_role)
    recorded = run.folder / HELD_OUT
    there = recorded.is_file()
    found = held_out(run.folder, {role: run.rows(role) for role in _readers(run)}, options.per_role)
    if not found.rows and there:
        found = from_trajectories(recorded, format=run.format, per_role=options.per_role)
    if not found.rows:
        raise ExportError(f"{run.folder} has no held-out rows to check the pack on; {_NAME_SOME}")
    seen = {row["role"] for row in found.rows}
    unseen = [role for role in _sources(run) if role and not any(run.models[r] == run.models[role] for r in seen)]
    if unseen:
        raise ExportError(f"{run.folder} has no held-out rows of the {unseen[0]} to check its model on; {_NAME_SOME}")
    if not options.metrics:
        return found
    if not there:
        say(
            f"{run.folder} has no {HELD_OUT}, the held-out conversations that umi train run leaves: the pack is "
            "checked on held-out rows, and its roles are not measured; --trajectories FILE names some"
        )
        return found
    trajectories = found.trajectories or read_trajectories(recorded)
    used = min(options.metrics, len(trajectories))
    say(f"the roles are measured on {used} of the {len(trajectories)} held-out conversations in {recorded}")
    return replace(found, trajectories=trajectories, roles_on=str(recorded))


_NAME_SOME = "name trajectories with --trajectories, or leave the check out with --no-verify"


def _readers(run: Run) -> list[str]:
    return [*run.adapters] or (list(ROLES) if run.models else [""])


def _verified(
    work: Work, staged: Path, run: Run, wide: Mapping[str, Path], prompts: Prompts, options: Options
) -> VerifyReport:
    work.announce("what it lost against 16 bit")
    pack = opened(staged)
    references = (
        {"": wide[""]}
        if not run.models
        else {role: next(wide[o] for o in wide if run.models[o] == run.models[role]) for role in ROLES}
    )
    pairs = pairs_of(pack, references, {})
    source = run.base or next(iter(run.models.values()))
    tokenizer = source if options.tokenizer and tokenizer_file(source) else None
    with bar("verify") as progress:
        report = verify(
            pairs,
            prompts,
            tokenizer=tokenizer,
            limits=options.limits,
            longest=pack.context_length,
            threads=options.threads,
            progress=progress,
        )
    if prompts.trajectories and options.metrics:
        with bar("roles") as progress:
            report = replace(
                report, role_metrics=role_metrics(pack, pairs, prompts.trajectories, options.metrics, progress)
            )
    report = replace(report, forced=options.accept)
    write_report(report, work.folder / REPORT)
    if report.failures and not options.accept:
        raise refusal(report, f"the pack of {run.folder}", f"; the whole report is in {work.folder / REPORT}")
    write_report(report, staged / REPORT)
    return report


def pack_name(text: str) -> str:
    """Return a text as the name of a pack."""
    found = re.sub(r"[^a-z0-9._-]+", "-", text.lower()).strip("-._")[:64]
    return found or "model"
