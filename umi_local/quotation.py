"""What of a text stands in quotation marks, of whatever kind, on one line."""

from __future__ import annotations

import re

_PAIRS = (('"', '"'), ("`", "`"), ("\u201c", "\u201d"), ("\u2018", "\u2019"))
_QUOTED = re.compile("|".join([r"(?<!\w)'([^'\n]+)'(?!\w)", *(f"{a}([^{b}\n]+){b}" for a, b in _PAIRS)]))


def places(text: str) -> tuple[tuple[int, int], ...]:
    """Return start and end of what stands between quotation marks, without them."""
    return tuple(each.span(each.lastindex or 1) for each in _QUOTED.finditer(text))


def without(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the quotation marks that stand around all of it."""
    quoted = _QUOTED.fullmatch(text, start, end)
    return quoted.span(quoted.lastindex or 1) if quoted else (start, end)
