"""Which turns of a trajectory are to be learned, and what its metadata says about that.

A reader never throws context away: a call that the user refused, or a step that was wrong, stays in the trajectory,
and its index stands in `meta["context_only"]`. Every trainer asks `targets()` before it makes a row of a turn.
"""

from __future__ import annotations

from umi_local.formats.toolbench import HALLUCINATED
from umi_local.trajectory import CallerTurn, Trajectory
from umi_train.rows import WRITES

CONTEXT_ONLY = "context_only"
"""Indices of turns that are context and never a target."""
UNPARSED = "unparsed"
"""Indices of calls whose text was not JSON: a target only for a format that repeats the text as it was."""
INVENTED = "invented"
"""Which parts the reader wrote because the data has none: rationale, answer, observation, request, tools."""


def targets(trajectory: Trajectory, *, verbatim: bool = False) -> tuple[bool, ...]:
    """Return for every turn whether a role may learn to write it.

    Not learned: what is context only; a call of a tool that is not on offer, and the decision that led to it; a call
    whose arguments could not be parsed. A format that repeats the original text (`verbatim`: toolbench) leaves out what
    the reference leaves out, which is the calls of no tool alone.
    """
    learned = [type(turn) in WRITES for turn in trajectory.turns]
    offered = {tool.name for tool in trajectory.tools}
    left_out = set(trajectory.meta.get(CONTEXT_ONLY, ()))
    if not verbatim:
        left_out.update(trajectory.meta.get(UNPARSED, ()))
    for index, turn in enumerate(trajectory.turns):
        if type(turn) is CallerTurn and (turn.tool == HALLUCINATED if verbatim else turn.tool not in offered):
            left_out |= {index, index - 1}
    for index in left_out:
        if isinstance(index, int) and 0 <= index < len(learned):
            learned[index] = False
    return tuple(learned)
