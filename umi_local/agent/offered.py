"""A plan set right where it is mistaken about which tools are on offer.

A small model names the tool it wants more surely than it reads a list of thirty names. What is on offer is known, so
the plan is held against it:

```
"Delete it with delete_file. But there is no delete_file here."  give up    it is on offer   -> caller
"Delete it with delete_file."                                    caller     it is not        -> give up
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from umi_local.roles import Decision
from umi_local.tools import BUILTIN
from umi_local.trajectory import PlannerTurn, ToolSpec

_KNOWN = frozenset(name for name, _ in BUILTIN)
_MISSED = re.compile(r"\s*But there is no (\w+) here\.\s*\Z")
_WORD = re.compile(r"\w+")


def missed(rationale: str, tool: str) -> str:
    """Return a rationale that ends because the tool it names is not on offer."""
    return f"{rationale} But there is no {tool} here."


def ends_missed(rationale: str) -> bool:
    """Tell whether a rationale ends because a tool is not on offer."""
    return _MISSED.search(rationale) is not None


def set_right(plan: PlannerTurn, tools: Iterable[ToolSpec]) -> PlannerTurn:
    """Return the plan with the decision that follows from the tools on offer."""
    offered = {tool.name for tool in tools}
    end = _MISSED.search(plan.rationale)
    if end is not None and plan.decision is Decision.GIVE_UP and end[1] in offered:
        return replace(plan, rationale=plan.rationale[: end.start()], decision=Decision.CALLER)
    if plan.decision is Decision.CALLER:
        named = [word for word in _WORD.findall(plan.rationale) if word in offered or word in _KNOWN]
        if named and not offered.intersection(named):
            return replace(plan, rationale=missed(plan.rationale, named[-1]), decision=Decision.GIVE_UP)
    return plan
