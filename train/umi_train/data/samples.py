"""What a role sees and what it learns to write: one sample per target, or per trajectory for the backbone.

The text is that of the runtime's formats. A `shared` transcript is rendered once and every sample is a part of it: a
prompt of that format is the transcript up to a header. `toolbench` has a prompt per role and row.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from umi_local.formats.base import Segment
from umi_local.formats.shared import END, HEADERS, SharedFormat, tool_names
from umi_local.formats.toolbench import BOS, EOS, SYSTEM, ToolBenchFormat, rows, turn_text
from umi_local.roles import Role
from umi_local.trajectory import PlannerTurn, ToolSpec, Trajectory, Turn, UserTurn
from umi_train.data.quick import QuickShared, quick
from umi_train.data.targets import CONTEXT_ONLY, targets
from umi_train.encoding import in_bulk
from umi_train.rows import IGNORE, WRITES, Encoder, Row

Reader = Literal["planner", "caller", "summarizer", "backbone"]
READERS: tuple[Reader, ...] = ("planner", "caller", "summarizer", "backbone")

_STARTS = frozenset(HEADERS.values())
_WRITTEN_BY = {role.value: kind for kind, role in WRITES.items()}
_NOTHING = array("i", [IGNORE])
_MARK = "<%end of a turn in foreign text%>"


@dataclass(frozen=True, slots=True)
class Sample:
    """Segments in order, and which of them are learned. `turn` is the target's index, None for a whole transcript."""

    reader: Reader
    segments: tuple[Segment, ...]
    learned: tuple[bool, ...]
    turn: int | None = None


def samples(trajectory: Trajectory, reader: Reader, format: SharedFormat | ToolBenchFormat) -> Iterator[Sample]:
    """Yield what `reader` learns from a trajectory. `targets` says which turns are learned."""
    if isinstance(format, ToolBenchFormat):
        yield from _reference(trajectory, format) if reader == "backbone" else _toolbench(trajectory, reader, format)
    else:
        yield from _shared(trajectory, reader, format)


def sample_row(sample: Sample, encoder: Encoder) -> Row:
    """Return the token ids of a sample, with labels where it is learned."""
    ids: list[int] = []
    labels: list[int] = []
    for piece, learned in zip(sample.segments, sample.learned, strict=True):
        new = encoder.encode(piece)
        ids += new
        labels += new if learned else [IGNORE] * len(new)
    return Row(ids, labels)


def sample_rows(
    trajectory: Trajectory, reader: Reader, format: SharedFormat | ToolBenchFormat, encoder: Encoder
) -> Iterator[tuple[Row, int | None]]:
    """Yield the row of every sample and the index of its target, as `samples` and `sample_row` do, for less work.

    A `shared` transcript is tokenized once; each row is a part of it.
    """
    if isinstance(format, ToolBenchFormat):
        for sample in samples(trajectory, reader, format):
            yield sample_row(sample, encoder), sample.turn
        return
    wanted = _wanted(trajectory, reader)
    if not wanted:
        return
    turns = trajectory.turns if reader == "backbone" else trajectory.turns[: wanted[-1] + 1]
    ids, spans = _tokens(trajectory.tools, turns, quick(format), encoder)
    if reader == "backbone":
        labels = _NOTHING * len(ids)
        for turn in wanted:
            start, end = spans[turn]
            labels[start:end] = ids[start:end]
        yield Row(ids, labels), None
        return
    for turn in wanted:
        start, end = spans[turn]
        labels = _NOTHING * start
        labels += ids[start:end]
        yield Row(ids[:end], labels, end - start), turn


def _tokens(
    tools: tuple[ToolSpec, ...], turns: tuple[Turn, ...], format: SharedFormat, encoder: Encoder
) -> tuple[array[int], list[tuple[int, int]]]:
    """Return the tokens of a transcript, and between which of them stands what each turn wrote, its end included."""
    if not isinstance(format, QuickShared):
        raise TypeError(f"{type(format).__name__} is not rendered in bulk")
    text, control = in_bulk(encoder)
    heads, close = {name: control(header) for name, header in HEADERS.items()}, control(END)
    ids = heads["system"] + text(tool_names(tools)) + close
    spans = []
    for name, pieces in format.written(tools, turns):
        ids += heads[name]
        start = len(ids)
        for piece in pieces:
            if piece:
                ids += text(piece)
        ids += close
        spans.append((start, len(ids)))
    return ids, spans


# --- shared -------------------------------------------------------------------------------------------------


def _cut(
    trajectory: Trajectory, reader: Reader, format: SharedFormat
) -> tuple[tuple[Segment, ...], list[int], list[int], list[int]] | None:
    """Return the transcript, where each turn begins and ends in it, and which are learned; None when none is."""
    wanted = _wanted(trajectory, reader)
    if not wanted:
        return None
    segments = tuple(quick(format).transcript(trajectory))
    starts = [i for i, s in enumerate(segments) if s.special and s.text in _STARTS][1:]
    return segments, starts, [*starts[1:], len(segments)], wanted


def _wanted(trajectory: Trajectory, reader: Reader) -> list[int]:
    """Return the turns that `reader` learns to write."""
    learn, kind = targets(trajectory), _WRITTEN_BY.get(reader)
    return [i for i, turn in enumerate(trajectory.turns) if learn[i] and (kind is None or type(turn) is kind)]


def _shared(trajectory: Trajectory, reader: Reader, format: SharedFormat) -> Iterator[Sample]:
    found = _cut(trajectory, reader, format)
    if found is None:
        return
    segments, starts, ends, wanted = found
    if reader == "backbone":
        learned = [False] * len(segments)
        for turn in wanted:
            for at in range(starts[turn], ends[turn]):
                learned[at] = segments[at].role is not None
        yield Sample(reader, segments, tuple(learned))
        return
    for turn in wanted:
        target = tuple(s.role is not None for s in segments[starts[turn] : ends[turn]])
        yield Sample(reader, segments[: ends[turn]], (False,) * starts[turn] + target, turn)


# --- toolbench ----------------------------------------------------------------------------------------------


def _toolbench(trajectory: Trajectory, reader: Reader, format: ToolBenchFormat) -> Iterator[Sample]:
    learn = targets(trajectory, verbatim=True)
    raw = trajectory.meta.get("raw", {})
    for index, turn in enumerate(trajectory.turns):
        role = WRITES.get(type(turn))
        if role is None or role != reader or not learn[index]:
            continue
        prompt = format.prompt(replace(trajectory, turns=trajectory.turns[:index]), role)
        target = [Segment(raw.get(str(index), turn_text(turn)), role=role), Segment(EOS, special=True, role=role)]
        yield Sample(reader, (*prompt, *target), (False,) * len(prompt) + (True, True), index)


def _reference(trajectory: Trajectory, format: ToolBenchFormat) -> Iterator[Sample]:
    """Yield the rows of the reference's backbone, each step with what followed the decision."""
    left_out = set(trajectory.meta.get(CONTEXT_ONLY, ()))
    steps = [i for i, turn in enumerate(trajectory.turns) if isinstance(turn, PlannerTurn)]
    for index, row in zip(steps, rows(trajectory, "backbone"), strict=True):
        if left_out & {index, index + 1}:
            continue
        before = sum(isinstance(t, UserTurn | PlannerTurn) for t in trajectory.turns[:index])
        pieces = row.input.split(EOS)
        if len(pieces) != before + 1:
            pieces = _apart(trajectory, steps.index(index))
        prompt = [Segment(BOS, special=True), Segment(SYSTEM + pieces[0])]
        for piece in pieces[1:]:
            prompt += [Segment(EOS, special=True), Segment(piece)]
        target = [Segment(row.target, role=Role.PLANNER), Segment(EOS, special=True, role=Role.PLANNER)]
        yield Sample("backbone", (*prompt, *target), (False,) * len(prompt) + (True, True), index)


def _apart(trajectory: Trajectory, step: int) -> list[str]:
    """Return the pieces between the ends that the format wrote, when the texts hold such marks too."""
    marked = Trajectory.from_json(trajectory.to_json().replace(EOS, _MARK))
    row = list(rows(marked, "backbone"))[step]
    return [piece.replace(_MARK, EOS) for piece in row.input.split(EOS)]
