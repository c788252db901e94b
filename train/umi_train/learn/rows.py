"""The rows of a learning run: what the user taught, and a portion of synthetic tasks against forgetting.

A handful of corrections, seen several times over, pulls an adapter towards their words: it goes on to answer
everything as the last session went. Rows of the synthesizer, which the adapters know, are mixed in to hold the rest in
place; `docs/learn.md` has what was measured with and without them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Literal

from umi_local.formats.shared import SharedFormat
from umi_local.roles import Role
from umi_train.learn.lessons import Lesson, Side
from umi_train.rows import IGNORE, Encoder, Row
from umi_train.stages.rows import Fit, stage_rows
from umi_train.stages.store import write_rows

REPLAY = 3.0
"""Synthetic rows for each of the user's own, unless --replay says otherwise."""
LEAST_REPLAY = 48
"""Fewer synthetic rows than that hold nothing in place."""
MEASURED = 24
"""Synthetic rows of held-out phrasings that a role is measured on when no session is held out for it."""
_PER_TRAJECTORY = 2
Origin = Literal["own", "replay"]


@dataclass(frozen=True, slots=True)
class Made:
    """One row of a role, whose it is, and where it comes from, in words."""

    role: Role
    side: Side
    origin: Origin
    row: Row
    where: str
    why: str


def lesson_rows(
    lessons: Iterable[Lesson], role: Role, format: SharedFormat, encoder: Encoder, limit: int, fit: Fit
) -> Iterator[Made]:
    """Yield the rows of one role; `fit` counts those that were shortened or do not fit."""
    for lesson in lessons:
        for row in stage_rows(lesson.marked(), role.value, format, encoder, limit, fit):
            where = f"session {lesson.session}, request {lesson.request}" if lesson.request else lesson.session
            yield Made(role, lesson.side, "own", row, where, lesson.why)


def replay_rows(
    role: Role, count: int, seed: int, format: SharedFormat, encoder: Encoder, limit: int, *, held_out: bool = False
) -> list[Made]:
    """Return `count` rows of synthetic tasks, at most two of a trajectory so that none dominates."""
    if not count:
        return []
    from umi_train.synth import generate

    rng, made = Random(f"{seed}/{role.value}"), list[Made]()
    side: Side = "validation" if held_out else "train"
    split: Literal["heldout_template", "train"] = "heldout_template" if held_out else "train"
    for trajectory in generate(seed, count * 4, split):
        rows = list(stage_rows(trajectory, role.value, format, encoder, limit, Fit()))
        families = ", ".join(trajectory.meta["families"])
        for row in rng.sample(rows, min(_PER_TRAJECTORY, len(rows))):
            made.append(Made(role, side, "replay", row, f"synthetic task {families}", "keeps what the role knows"))
        if len(made) >= count:
            break
    return made[:count]


def rows_of_role(
    lessons: Iterable[Lesson],
    role: Role,
    format: SharedFormat,
    encoder: Encoder,
    limit: int,
    *,
    replay: float = REPLAY,
    seed: int = 1,
    fit: Fit | None = None,
) -> list[Made]:
    """Return every row of a role on both sides; none when the user taught it nothing.

    Held-out rows are the user's own, or synthetic ones of phrasings that no training has seen when there are none.
    """
    own = list(lesson_rows(lessons, role, format, encoder, limit, fit if fit is not None else Fit()))
    train = [made for made in own if made.side == "train"]
    if not train:
        return []
    count = max(LEAST_REPLAY, round(len(train) * replay)) if replay > 0 else 0
    made = train + replay_rows(role, count, seed, format, encoder, limit)
    Random(seed).shuffle(made)
    held = [one for one in own if one.side == "validation"]
    return made + (
        held or replay_rows(role, MEASURED if replay > 0 else 0, seed, format, encoder, limit, held_out=True)
    )


def write(rows: list[Made], folder: Path) -> None:
    """Write the rows of a role where the process of its stage reads them."""
    for side in ("train", "validation"):
        write_rows(folder, side, (made.row for made in rows if made.side == side))


def parts(row: Row, decode: Decoder) -> list[tuple[str, bool]]:
    """Return a row as text, cut where learning begins and ends: exactly the ids and labels that are trained."""
    found: list[tuple[str, bool]] = []
    start = 0
    for at in range(1, len(row.ids) + 1):
        if at == len(row.ids) or (row.labels[at] != IGNORE) != (row.labels[start] != IGNORE):
            found.append((decode(row.ids[start:at]), row.labels[start] != IGNORE))
            start = at
    return found


class Decoder:
    """Token ids back to text, control tokens included."""

    def __init__(self, tokenizer: object) -> None:
        self._tokenizer = tokenizer

    def __call__(self, ids: Sequence[int]) -> str:
        """Return the text of some ids."""
        return str(self._tokenizer.decode(list(ids), skip_special_tokens=False))  # type: ignore[attr-defined]
