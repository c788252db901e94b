"""A plan set right where it is mistaken about what can be known for sure.

A small model names the tool it wants more surely than it reads a list of thirty names, and takes what stands in a
file, or is to go out of it, for the file. What is on offer and what the request says is known, so the plan is held
against it:

```
"Delete it with delete_file. But there is no delete_file here."  give up    it is on offer              -> caller
"Delete it with delete_file."                                    caller     it is not                   -> give up
"Delete it with delete_file."                                    caller     "remove jam from the list"  -> find the line
"Count the lines with count_text."                               caller     "how many errors in a.log"  -> search
```
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from umi_local import named as files
from umi_local.roles import Decision
from umi_local.tools import BUILTIN
from umi_local.trajectory import PlannerTurn, ToolSpec, UserTurn

_KNOWN = frozenset(name for name, _ in BUILTIN)
_MISSED = re.compile(r"\s*But there is no (\w+) here\.\s*\Z")
_WORD = re.compile(r"\w+")
DELETES, READS, SEARCHES, COUNTS, COPIES = "delete_file", "read_file", "search_text", "count_text", "copy_file"
FIND_THE_LINE = "Find the line with search_text."
"""What the nano pack is trained to say where a line is to go that has a word."""
_OUT_OF = re.compile(
    r"\b(?:remove|delete|erase|strike|drop|cross|take|cut|scratch)\s+"
    r"(?P<what>(?!(?:the |this |that |my |old )*(?:file|document|folder|copy)\b|(?:it|them|this|that|everything|all)\b)"
    r"\S.{0,80}?)\s+(?:from|off|out of)\s+(?:(?:the|my|our|this|that) )?(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
COUNT_BY_SEARCH = "Search with search_text; it counts the matches."
SEARCH_THE_FILE = "Search in the file with search_text."
"""What it is trained to say where errors are counted, and where they are wanted."""
_ERRORS_OF = re.compile(
    r"\b(?:errors?|warnings?|failures?|exceptions?|timeouts?)(?: (?:lines|entries|messages))?"
    r"(?: (?:are|were|is|was|there|do|did|we|you|i|have|had|see|find|get|got|happened|occurred|logged)){0,4}"
    r" (?:in|of|from|inside|within) (?:(?:the|my|our|this|that) )?(?:[\w-]+ ){0,2}\Z",
    re.IGNORECASE,
)
_LINE_BY_WORD = re.compile(
    r"(?!.*(?:\d|\b(?:first|last|second|third|top|bottom|final|empty|blank|next)\b)).*\bline\Z", re.IGNORECASE
)
"""A line that is told by a word in it: "the vet line", and not "the last line"."""


def missed(rationale: str, tool: str) -> str:
    """Return a rationale that ends because the tool it names is not on offer."""
    return f"{rationale} But there is no {tool} here."


def ends_missed(rationale: str) -> bool:
    """Tell whether a rationale ends because a tool is not on offer."""
    return _MISSED.search(rationale) is not None


def set_right(plan: PlannerTurn, tools: Iterable[ToolSpec], request: UserTurn | None = None) -> PlannerTurn:
    """Return the plan with the decision that follows from the tools on offer and from what the last request says."""
    offered = {tool.name for tool in tools}
    end = _MISSED.search(plan.rationale)
    if end is not None and plan.decision is Decision.GIVE_UP and end[1] in offered:
        return replace(plan, rationale=plan.rationale[: end.start()], decision=Decision.CALLER)
    if plan.decision is Decision.CALLER:
        named = [word for word in _WORD.findall(plan.rationale) if word in offered or word in _KNOWN]
        if named and not offered.intersection(named):
            return replace(plan, rationale=missed(plan.rationale, named[-1]), decision=Decision.GIVE_UP)
        if request is not None and SEARCHES in offered:
            return _by_search(plan, named, request)
    return plan


def _by_search(plan: PlannerTurn, named: Sequence[str], request: UserTurn) -> PlannerTurn:
    """Return a plan that searches a file for what a request wants of it, where the plan takes it for the file."""
    goes = goes_out_of_a_file(request)
    if goes and (DELETES in named or (READS in named and _LINE_BY_WORD.match(goes))):
        return replace(plan, rationale=FIND_THE_LINE)
    if (COUNTS in named or COPIES in named) and errors_of_a_file(request):
        return replace(plan, rationale=COUNT_BY_SEARCH if COUNTS in named else SEARCH_THE_FILE)
    return plan


def errors_of_a_file(request: UserTurn) -> bool:
    """Tell whether a request is about the errors or warnings that stand in a file: "how many errors are in app.log"."""
    names = [name for name in files.names(request.text, request.present) if not name.folder]
    return any(_ERRORS_OF.search(request.text, 0, name.place[0]) for name in names)


def goes_out_of_a_file(request: UserTurn) -> str:
    """Return what a request wants out of a file that stays: "jam" of "remove jam from the shopping list"; else ""."""
    names = files.names(request.text, request.present)
    for name in names:
        before = _OUT_OF.search(request.text, 0, name.place[0]) if not name.folder else None
        if before and not any(before.start("what") <= other.place[0] < before.end("what") for other in names):
            return before["what"]
    return ""
