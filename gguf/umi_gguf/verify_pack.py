"""A pack as something to verify: its files as pairs with their references, and its roles' scores before and after."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from umi_gguf.errors import ExportError
from umi_gguf.pack import toml
from umi_gguf.progress import Progress, silent
from umi_gguf.verify import METRICS, Pair
from umi_gguf.verify_measure import Side
from umi_gguf.verify_rows import spread
from umi_local.packs.pack import Pack, PackError, load_pack, verify
from umi_local.roles import Role
from umi_local.trajectory import CallerTurn, Trajectory


def opened(directory: Path) -> Pack:
    """Read a pack and check its hashes. Raises ExportError."""
    try:
        pack = load_pack(directory.absolute())
        verify(pack)
    except PackError as error:
        raise ExportError(str(error)) from None
    if pack.remote:
        raise ExportError(
            f"pack {pack.name} has roles on a server ({', '.join(pack.remote)}); only what lies here can be compared"
        )
    return pack


def pairs_of(pack: Pack, references: Mapping[str, Path], adapters: Mapping[str, Path]) -> tuple[Pair, ...]:
    """Return what to compare. `references` maps "" (the base) or a role to its 16-bit file.

    `adapters` are the reference's own; where none is named the pack's acts on both sides. Raises ExportError.
    """
    if pack.mode != "models":
        if set(references) != {""}:
            raise ExportError(f"pack {pack.name} has one base: name its 16-bit file with --reference FILE")
        own = {role.value: path for role in Role if (path := pack.role_path(role))}
        if unknown := sorted(set(adapters) - set(own)):
            raise ExportError(f"pack {pack.name} has no adapter for {', '.join(unknown)}")
        return (Pair(Side(references[""], {**own, **adapters}), Side(pack.base_path, own)),)
    if adapters:
        raise ExportError(f"pack {pack.name} holds whole models, which take no adapters")
    files: dict[Path, list[str]] = {}
    for role in Role:
        files.setdefault(pack.role_path(role) or pack.base_path, []).append(role.value)
    pairs = []
    for file, roles in files.items():
        named = {references.get(role, references.get("")) for role in roles}
        if None in named or len(named) > 1:
            raise ExportError(f"name the 16-bit file of {file.name} with --reference {roles[0]}=FILE")
        pairs.append(Pair(Side(named.pop() or file), Side(file), tuple(roles)))
    return tuple(pairs)


def role_metrics(
    pack: Pack, pairs: Sequence[Pair], trajectories: Sequence[Trajectory], most: int, progress: Progress = silent
) -> dict[str, dict[str, Any]]:
    """Score the roles of a pack on at most `most` trajectories, with its reference's files and with its own.

    Raises ExportError when an engine cannot be started.
    """
    chosen = spread(trajectories, most)
    if not chosen:
        return {}
    total, done = 2 * len(chosen), 0

    def one(_family: str, _right: bool) -> None:
        nonlocal done
        done += 1
        progress(done, total)

    with tempfile.TemporaryDirectory(prefix="umi-verify-") as folder:
        before = _reference_pack(pack, pairs, Path(folder))
        return {
            "before": asyncio.run(_scores(before, chosen, one)),
            "after": asyncio.run(_scores(pack.directory, chosen, one)),
        }


async def _scores(directory: Path, trajectories: Sequence[Trajectory], on_result: Any) -> dict[str, Any]:
    from umi_local.engine.errors import EngineError
    from umi_local.evaluation.roles import score_trajectories
    from umi_local.evaluation.runner import open_engine

    try:
        async with open_engine(str(directory)) as (pack, engine):
            report = await score_trajectories(trajectories, pack, engine, "", on_result)
    except (PackError, EngineError) as error:
        raise ExportError(f"the roles of {directory.name} cannot be measured: {error}") from None
    scores = report.total.to_dict()
    calls = sum(isinstance(turn, CallerTurn) for trajectory in trajectories for turn in trajectory.turns)
    counts = {"trajectories": scores["trajectories"], "steps": scores["steps"], "calls": calls}
    return counts | {name: _rounded(scores[name]) for name in METRICS}


def _rounded(value: float | int | None) -> float | int | None:
    return round(value, 4) if isinstance(value, float) else value


def _reference_pack(pack: Pack, pairs: Sequence[Pair], folder: Path) -> Path:
    """Make the pack that the reference would be: links to its files under the names of the pack."""
    linked: dict[str, Path] = {}
    for pair in pairs:
        linked[pair.candidate.model.name] = pair.reference.model
        linked |= {pack.roles[role]: path for role, path in pair.reference.adapters.items() if role in pack.roles}
    for name in pack.files():
        target = linked.get(name, pack.directory / name).absolute()
        try:
            (folder / name).symlink_to(target)
        except OSError:
            with contextlib.suppress(OSError):
                shutil.copyfile(target, folder / name)
    sampling = {name: getattr(pack.sampling, name) for name in pack.sampling.__dataclass_fields__}
    manifest = {
        "name": f"{pack.name}-reference"[:64],
        "format": pack.format,
        "mode": pack.mode,
        "context_length": pack.context_length,
        "base": pack.base,
        "roles": dict(pack.roles),
        "sampling": sampling,
    }
    (folder / "pack.toml").write_text(toml(manifest), encoding="utf-8")
    return folder
