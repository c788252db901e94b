"""Requests that came to nothing before a file was looked at, though a file may have the answer.

```
"what's the guest wifi password?"   given up at once             --+
"who was there on 19 october"       the only search found none     +-> about() -> the request with the file
"when is the easy run"              "easy" is no date              |
"sia's average"                     asks the machine for its load --+
```
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from umi_local import named
from umi_local.agent.offered import ends_missed
from umi_local.roles import Decision
from umi_local.tools.base import Registry
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, Turn, UserTurn

LOOKING = frozenset({"find_files", "search_text", "search_notes"})
"""Tools that look for something that may stand elsewhere."""
COMPUTING = frozenset({"calculate", "convert_units", "date_math"})
"""Tools that know nothing but what they are given."""
SYSTEM = "system_info"
_OF_SYSTEM = re.compile(
    r"\b(?:system|os|cpus?|processor|cores?|memory|ram|disks?|drives?|storage|space|computer|machine|laptop|pc|hardware|kernel"
    r"|linux|windows|mac|macos|uptime|load|host ?name|version|booted|swap|free|gb|running)\b",
    re.IGNORECASE,
)
"""How requests speak of what that tool knows."""


class Unanswered(NamedTuple):
    """A request and what it was answered with, where that may have been understood."""

    request: UserTurn
    said: str


def unanswered(turns: Sequence[Turn], registry: Registry) -> Unanswered | None:
    """Return the last request where nothing came of it that a file could not better; None where something did.

    None as well where a tool was missing, and where the request names a file to the letter or came with a text.
    """
    at = max(at for at, turn in enumerate(turns) if isinstance(turn, UserTurn))
    request = turns[at]
    assert isinstance(request, UserTurn)
    if request.context or any(
        not name.folder and not name.loose for name in named.names(request.text, request.present)
    ):
        return None
    match turns[at + 1 :]:
        case [PlannerTurn(rationale, Decision.GIVE_UP)] if not ends_missed(rationale):
            return Unanswered(request, rationale)
        case [PlannerTurn(rationale, Decision.CALLER)] if SYSTEM in rationale and not _OF_SYSTEM.search(request.text):
            return Unanswered(request, "")
        case [_, CallerTurn() as call, ObservationTurn() as seen, PlannerTurn()] if _in_vain(call, seen, registry):
            return Unanswered(request, "")
    return None


def _in_vain(call: CallerTurn, seen: ObservationTurn, registry: Registry) -> bool:
    """Say whether a call looked for something and found nothing, or took words for a date, a sum or a measure."""
    if call.tool in COMPUTING:
        return not seen.ok
    misses = registry.get(call.tool).misses if call.tool in LOOKING else None
    return seen.ok and misses is not None and misses.match(seen.content) is not None


def with_file(request: UserTurn, path: str) -> UserTurn:
    """Return a request with the name of the file that it is about."""
    return UserTurn(f"{request.text.rstrip(' .?!')} (see {path})", present=(path,))
