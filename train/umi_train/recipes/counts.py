"""Rows and tokens of every stage, as far as the data and the tokenizer lie at hand. Nothing is fetched."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from typing import Any

from umi_local.formats import SHARED
from umi_local.formats.shared import END, START, SharedFormat
from umi_local.formats.toolbench import BOS, EOS, ToolBenchFormat
from umi_train.data.errors import DataError
from umi_train.data.kinds import SOURCES, open_source
from umi_train.data.report import Report
from umi_train.data.samples import samples
from umi_train.data.source import HUB
from umi_train.data.split import Split
from umi_train.recipes.mix import Drawn, drawn, format_of
from umi_train.recipes.schema import Recipe, Stage, StageName
from umi_train.recipes.shapes import local_file
from umi_train.rows import Encoder

MOST = 2000
"""Trajectories of a source that a plan reads unless told otherwise."""


@dataclass(slots=True)
class Rows:
    """What a stage sees on one side. Without a tokenizer `characters` are counted in place of tokens."""

    trajectories: int = 0
    rows: int = 0
    tokens: int | None = None
    learned: int | None = None
    characters: int | None = None
    shortened: int | None = None
    too_long: int | None = None

    def add(self, times: int, **counts: int) -> None:
        """Add counts, `times` over."""
        for name, count in counts.items():
            setattr(self, name, (getattr(self, name) or 0) + times * count)

    def to_dict(self) -> dict[str, int]:
        """Return plain JSON data without what was not counted."""
        return {n: value for n in self.__dataclass_fields__ if (value := getattr(self, n)) is not None}


@dataclass(slots=True)
class SourceState:
    """What is known of one source: its licence, whether it is at hand, and how much of it was read."""

    kind: str
    location: str
    licence: str
    missing: str = ""
    cut: bool = False
    report: Report = field(default_factory=Report)

    @property
    def complete(self) -> bool:
        """Return whether everything in it was read."""
        return not self.missing and not self.cut

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data."""
        read = {"read": self.report.to_dict(), "complete": self.complete}
        about = {"kind": self.kind, "location": self.location, "licence": self.licence}
        return {**about, "at_hand": not self.missing, "missing": self.missing, **read}


@dataclass(frozen=True, slots=True)
class Counted:
    """Rows by stage and side, the state of the sources, and with which tokenizer tokens were counted (or why not)."""

    rows: Mapping[StageName, Mapping[Split, Rows]]
    sources: tuple[SourceState, ...]
    tokenizer: str
    notes: tuple[str, ...]

    @property
    def complete(self) -> bool:
        """Return whether all of the data was counted."""
        return all(source.complete for source in self.sources)

    @property
    def any(self) -> bool:
        """Return whether any data was there."""
        return any(source.report.kept for source in self.sources)


def count(recipe: Recipe, most: int | None = MOST) -> Counted:
    """Count what each stage would see; `most` bounds the trajectories of a source, None reads everything."""
    states = tuple(_state(number, recipe) for number in range(len(recipe.data.sources)))
    encoder, tokenizer, notes = find_encoder(recipe)
    rows: dict[StageName, dict[Split, Rows]]
    rows = {s.name: {"train": Rows(), "validation": Rows()} for s in recipe.stages}

    def failed(number: int, error: DataError) -> None:
        states[number].missing = str(error)

    here = [number for number, state in enumerate(states) if not state.missing]
    taken = dict.fromkeys(here, 0)
    bound = None if most is None else most + 1  # one more says whether there is more
    reports = {number: state.report for number, state in enumerate(states)}
    for item in drawn(recipe, reports, most=bound, only=here, failed=failed) if here else ():
        taken[item.source] += 1
        if most is not None and taken[item.source] > most:
            states[item.source].cut = True
            continue
        for stage in recipe.stages:
            if times := item.times.get(stage.name, 0):
                _add(rows[stage.name][item.side], item, stage, times, recipe, encoder)
    return Counted(rows, states, tokenizer, notes)


def _state(number: int, recipe: Recipe) -> SourceState:
    source = recipe.data.sources[number]
    state = SourceState(source.kind, source.location, SOURCES[source.kind].licence)
    if source.location == "hub" or source.location.startswith(HUB):
        state.missing = "it is on the hub, and is fetched when the recipe runs"
        return state
    try:
        if not Path(source.location).expanduser().exists():
            state.missing = f"nothing is at {source.location} yet{_whence(source.kind)}"
        else:
            open_source(source.kind, source.location, source.options)
    except (DataError, OSError) as error:
        state.missing = str(error)
    return state


def _whence(kind: str) -> str:
    if kind == "umi":
        return "; `umi sessions export` and `python -m umi_train.synth` write such files"
    home = SOURCES[kind].home
    return f"; it comes from {home}" if home.startswith(("github.com", "huggingface.co")) else ""


def _add(into: Rows, item: Drawn, stage: Stage, times: int, recipe: Recipe, encoder: Encoder | None) -> None:
    format = format_of(recipe, recipe.data.sources[item.source])
    into.add(times, trajectories=1)
    for reader in stage.readers:
        if encoder is None:
            for sample in samples(item.trajectory, reader, format):
                into.add(times, rows=1, characters=sum(len(s.text) for s in sample.segments))
        else:
            into.add(times, **_tokens(item, reader, format, encoder, stage.max_length))


def _tokens(
    item: Drawn, reader: Any, format: SharedFormat | ToolBenchFormat, encoder: Encoder, limit: int
) -> dict[str, int]:
    from umi_train.stages.rows import Fit, stage_rows

    fit = Fit()
    for _ in stage_rows(item.trajectory, reader, format, encoder, limit, fit):
        pass
    return fit.to_dict()


def find_encoder(recipe: Recipe) -> tuple[Encoder | None, str, tuple[str, ...]]:
    """Return the tokenizer of the model if it is on this machine, where it is or why not, and notes about it."""
    path = local_file(recipe.model.path, "tokenizer.json", recipe.model.revision)
    if path is None:
        why = f"characters, not tokens, are counted: the tokenizer of {recipe.model.path} is not on this machine"
        return None, why, ()
    return _encoder(path, recipe)


def _encoder(path: Path, recipe: Recipe) -> tuple[Encoder | None, str, tuple[str, ...]]:
    try:
        from tokenizers import Tokenizer

        from umi_train.encoding import SegmentTokenizer

        tokenizer = Tokenizer.from_file(str(path))
    except ImportError:
        return None, "characters, not tokens, are counted: the package tokenizers is not installed", ()
    except Exception as error:  # tokenizers raises Exception itself
        first = (str(error).splitlines() or ["no reason given"])[0]
        return None, f"characters, not tokens, are counted: {path} cannot be read ({first})", ()
    wanted = (START, END) if recipe.data.format in SHARED else (BOS, EOS)
    missing = [token for token in wanted if tokenizer.token_to_id(token) is None]
    notes = (_not_a_token(recipe, missing),) if missing else ()
    return SegmentTokenizer(tokenizer), str(path), notes


def _not_a_token(recipe: Recipe, missing: list[str]) -> str:
    return (
        f"the tokenizer of {recipe.model.path} has no token {' and no token '.join(missing)}, which the format "
        f"{recipe.data.format} writes: it becomes plain text, which costs tokens and which a tool's output can imitate"
    )


def steps_of(stage: Stage, rows: Rows, processes: int) -> int | None:
    """Return the optimizer steps of a stage, None when they cannot be known. Packed rows: the fewest that hold them."""
    if stage.trainer.steps is not None:
        return stage.trainer.steps
    blocks = rows.rows
    if stage.trainer.packing:
        if rows.tokens is None:
            return None
        blocks = ceil(rows.tokens / stage.max_length)
    if not blocks or stage.trainer.epochs is None:
        return None
    per_epoch = ceil(ceil(blocks / (stage.trainer.batch * processes)) / stage.trainer.accumulation)
    return max(1, ceil(per_epoch * stage.trainer.epochs))
