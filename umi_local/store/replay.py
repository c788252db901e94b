"""From stored turns back to a trajectory, and what happens to one that was cut short."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Turn, UserTurn

INTERRUPTED = "interrupted: nobody knows how far this call got"


def rebuild(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Return the turns of a session as they are to be read again.

    A call that the user edited stands twice in the log: the later one counts. Whatever was cut short before the
    next words of the user, or the next step of the planner, is repaired.
    """
    whole: list[Turn] = []
    for turn in turns:
        if isinstance(turn, UserTurn | PlannerTurn):
            whole = [*repaired(whole), turn]
        elif isinstance(turn, CallerTurn) and whole and isinstance(whole[-1], CallerTurn):
            whole[-1] = turn
        else:
            whole.append(turn)
    return repaired(whole)


def repaired(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    """Return `turns` without a loose end: a call without a result gets one, a decision without an act goes."""
    if turns and isinstance(turns[-1], CallerTurn):
        return (*turns, ObservationTurn(INTERRUPTED, ok=False))
    if turns and isinstance(turns[-1], PlannerTurn) and turns[-1].decision is not Decision.GIVE_UP:
        return tuple(turns[:-1])
    return tuple(turns)


def is_complete(group: Sequence[Turn]) -> bool:
    """Return whether a user's turn came to an end of its own: an answer, or a give-up."""
    last = group[-1] if group else None
    return isinstance(last, SummarizerTurn) or (isinstance(last, PlannerTurn) and last.decision is Decision.GIVE_UP)
