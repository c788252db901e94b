"""What the user's sessions teach since the last accepted version, request by request.

| the user                         | what is learned                                       |
|---|---|
| approved a call, and it worked   | the call and the decision that led to it              |
| edited a call, and it worked     | the edited call and that decision                     |
| refused a call                   | nothing of it; what was approved afterwards counts    |
| said `umi learn right`           | every step of the request that worked, and the answer |
| said `umi learn wrong`           | nothing                                               |
| corrected a call afterwards      | the corrected call in the place of the wrong one      |
| corrected the answer afterwards  | the corrected answer                                  |
| corrected a give-up, or a missing one | what should have stood there (learn/corrections.py) |
| said nothing                     | nothing                                               |

A model that learns from its own unread words keeps its mistakes, hence the last line.
An answer is learned only when the user said so: approving a call says nothing about what was made of its result.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from umi_local.roles import Decision
from umi_local.store.feedback import FEEDBACK, Feedback, ending, read_feedback, requests
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    Trajectory,
    TrajectoryError,
    Turn,
)
from umi_train.data.errors import BadRow, DataError
from umi_train.data.kinds import open_source
from umi_train.data.own import Session, session_rows, session_trajectory
from umi_train.data.report import Report
from umi_train.data.split import content_key
from umi_train.data.targets import CONTEXT_ONLY, targets
from umi_train.learn.corrections import corrections
from umi_train.learn.errors import LearnError

Side = Literal["train", "validation"]
HELD_OUT = 0.2
"""Share of the sessions that is never trained on."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """A prefix of a session, and which of its turns are learned. `request` counts from 1; `why` is for the user."""

    session: str
    request: int
    trajectory: Trajectory
    taught: tuple[int, ...]
    why: str
    side: Side = "train"

    def marked(self) -> Trajectory:
        """Return the trajectory in which all but the taught turns are context."""
        rest = sorted(set(range(len(self.trajectory.turns))) - set(self.taught))
        return replace(self.trajectory, meta={**self.trajectory.meta, CONTEXT_ONLY: rest})


@dataclass(frozen=True, slots=True)
class Left:
    """A request that teaches nothing, and why. `request` 0 is a whole session."""

    session: str
    request: int
    why: str


@dataclass(slots=True)
class Gathered:
    """What the sessions gave. `until`: the time of the newest request that was looked at."""

    lessons: list[Lesson] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    until: float = 0.0

    def side(self, side: Side) -> list[Lesson]:
        """Return the lessons of one side."""
        return [lesson for lesson in self.lessons if lesson.side == side]


def side_of(session: str, share: float = HELD_OUT) -> Side:
    """Return the side a session is on, for good: its id alone decides."""
    digest = blake2b(f"umi learn\0{session}".encode(), digest_size=8).digest()
    return "validation" if int.from_bytes(digest, "big") < share * 2**64 else "train"


def gather(path: Path, since: float, *, share: float = HELD_OUT, most_requests: int | None = None) -> Gathered:
    """Return what was said about requests that ended, or were spoken of, after `since`. The store is only read.

    `most_requests` bounds how many requests a context shows, as the runtime of the pack does. Raises LearnError.
    """
    found = Gathered(until=since)
    if not path.is_file():
        return found
    try:
        source = open_source("sessions", path, {"since": repr(since)})
        for _, session in session_rows(source, Report()):
            times, said = _moments(path, session.id)
            _session(session, times, said, since, share, most_requests, found)
    except (DataError, sqlite3.Error) as error:
        raise LearnError(f"the sessions cannot be read: {error}") from error
    found.lessons = _apart(found.lessons, found.left)
    return found


def _moments(path: Path, session: str) -> tuple[list[float], list[tuple[float, Feedback]]]:
    """Return when each request was last heard of, and what was said about the requests, oldest first."""
    times: list[float] = []
    said = []
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as db:
        rows = db.execute("SELECT at, type, data FROM events WHERE session = ? ORDER BY id", (session,))
        for at, kind, data in rows:
            if kind == FEEDBACK:
                feedback = read_feedback(json.loads(data))
                if feedback is not None:
                    said.append((float(at), feedback))
            elif kind == "turn_started":
                times.append(float(at))
            elif times:
                times[-1] = max(times[-1], float(at))
    return times, said


def _session(
    session: Session,
    times: list[float],
    said: list[tuple[float, Feedback]],
    since: float,
    share: float,
    most_requests: int | None,
    found: Gathered,
) -> None:
    try:
        trajectory = session_trajectory(session)
    except (BadRow, TrajectoryError, KeyError, TypeError, ValueError, AttributeError) as error:
        found.left.append(Left(session.id, 0, f"the session cannot be read ({error})"))
        return
    spans, side = requests(trajectory.turns), side_of(session.id, share)
    for number, (start, end) in enumerate(spans, 1):
        about = [(at, f) for at, f in said if f.request == number]
        last = max([times[number - 1] if number <= len(times) else 0.0, *(at for at, _ in about)])
        if last <= since:
            continue
        found.until = max(found.until, last)
        first = spans[max(0, number - most_requests)][0] if most_requests else 0
        made = list(_lessons(trajectory, start, end, [f for _, f in about]))
        for taught, why, turns in made:
            if isinstance(turns, Trajectory):
                cut = replace(turns, turns=turns.turns[first:])
                moved = tuple(i - first for i in taught)
                found.lessons.append(Lesson(session.id, number, cut, moved, why, side))
            else:
                found.left.append(Left(session.id, number, why))


Made = tuple[tuple[int, ...], str, Trajectory | None]


def _lessons(trajectory: Trajectory, start: int, end: int, said: list[Feedback]) -> Iterator[Made]:
    """Yield what one request teaches: indices, why, and the trajectory up to there; None in place of it for nothing."""
    corrected = list(corrections(trajectory, start, end, said))
    yield from corrected
    verdict = next((f.verdict for f in reversed(said) if f.verdict), "")
    corrected_calls = any(f.call for f in said)
    learn = targets(trajectory)
    worked = [i for i in range(start, end) if learn[i] and _worked(trajectory, i)]
    prefix = replace(trajectory, turns=trajectory.turns[:end])
    if verdict == "wrong":
        if not corrected:
            yield (), _wrong(trajectory.turns[start:end]), None
        return
    if verdict == "right":
        if any(f.answer is not None for f in said):
            worked = [i for i in worked if not _ends(trajectory.turns[i])]
        if worked and not corrected_calls:
            yield tuple(worked), "you said it was right", prefix
        elif not corrected:
            yield (), "nothing in it worked", None
        return
    if corrected_calls:  # what came after a wrong call was approved for want of the right one
        return
    edited = {c["turn"] for c in trajectory.meta.get("corrections", ())}
    approved = {c["turn"] for c in trajectory.meta.get("approvals", ()) if c["by"] in ("user", "grant")}
    judged = [i for i in range(start, end) if i in edited | approved]
    taught = [i for i in judged if i in worked]
    if taught:
        words = [f"you edited {n} of its calls" for n in [len(edited & set(taught))] if n]
        words += [f"you approved {n} of its calls" for n in [len(approved & set(taught))] if n]
        before = [i - 1 for i in taught if learn[i - 1] and isinstance(trajectory.turns[i - 1], PlannerTurn)]
        yield tuple(sorted({*taught, *before})), " and ".join(words), prefix
    elif not corrected:
        yield (), _why_not(trajectory, start, end, judged), None


def _worked(trajectory: Trajectory, index: int) -> bool:
    """Return whether a turn led to something: a call that succeeded, the decision for one, an answer, a give-up."""
    turns = trajectory.turns
    turn = turns[index]
    if isinstance(turn, PlannerTurn) and turn.decision is Decision.CALLER:
        return index + 1 < len(turns) and isinstance(turns[index + 1], CallerTurn) and _worked(trajectory, index + 1)
    if isinstance(turn, CallerTurn):
        after = turns[index + 1] if index + 1 < len(turns) else None
        return isinstance(after, ObservationTurn) and after.ok
    return True


def _ends(turn: Turn) -> bool:
    return isinstance(turn, SummarizerTurn) or (isinstance(turn, PlannerTurn) and turn.decision is Decision.GIVE_UP)


def _wrong(turns: Sequence[Turn]) -> str:
    last = ending(turns)
    gave_up = last is not None and _ends(turns[last])
    return "you said giving up was wrong, and not what was right" if gave_up else "you said it was wrong"


def _why_not(trajectory: Trajectory, start: int, end: int, judged: list[int]) -> str:
    refused = [r for r in trajectory.meta.get("refusals", ()) if start <= r["turn"] < end]
    if judged:
        return "the calls you approved did not work"
    if refused:
        by = "you" if any(r["by"] == "user" for r in refused) else "the approval mode"
        return f"{by} refused its call and approved no other"
    return "you said nothing about it"


def _apart(lessons: list[Lesson], left: list[Left]) -> list[Lesson]:
    """Leave out held-out lessons that are trained on word for word in another session: they would measure nothing."""
    trained = {content_key(lesson.trajectory) for lesson in lessons if lesson.side == "train"}
    kept = []
    for lesson in lessons:
        if lesson.side == "validation" and content_key(lesson.trajectory) in trained:
            left.append(Left(lesson.session, lesson.request, "held out, and the same as a request that is trained on"))
        else:
            kept.append(lesson)
    return kept
