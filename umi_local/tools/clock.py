"""Times of day in sums: how long it is from one to another, and what time it is some minutes later."""

from __future__ import annotations

import re

_MINUTES = 24 * 60
_TIME = r"(?P<{0}h>[01]?\d|2[0-4])(?::(?P<{0}m>[0-5]\d)(?::00)?)?\s*(?P<{0}half>[ap]\.?m\.?)?(?:\s*(?:h|uhr|o'clock))?"
_SPAN = (
    r"(?:(?P<hours>\d{1,3}(?:\.\d+)?)\s*(?:h|hrs?|hours?))?\s*(?:and\s*)?"
    r"(?:(?P<minutes>\d{1,4})\s*(?:m|min|mins|minutes?))?|(?P<clock>\d{1,2}:[0-5]\d)"
)
_BETWEEN = re.compile(
    rf"\s*{_TIME.format('a')}\s*(?P<sign>-|\u2013|to|until|till)\s*{_TIME.format('b')}\s*", re.IGNORECASE
)
_LATER = re.compile(rf"\s*{_TIME.format('a')}\s*(?P<sign>[+-])\s*(?:{_SPAN})\s*", re.IGNORECASE)


def of_times(expression: str) -> str:
    """Return what a sum of times of day comes to, "8 hours 25 minutes" or "10:45"; "" where it is none of times.

    Of two times the difference counts whichever comes first, as in "17:40 - 9:15" and "9:15 - 17:40"; with "to" between
    them, or with am and pm, the second may be on the next day.
    """
    if found := _BETWEEN.fullmatch(expression):
        first, second = _minutes(found, "a"), _minutes(found, "b")
        if first is None or second is None:
            return ""
        either = found["sign"] in "-\u2013" and not (found["ahalf"] and found["bhalf"])
        apart = abs(first - second) if either else (second - first) % _MINUTES
        return span_text(apart)
    found = _LATER.fullmatch(expression)
    if found is None:
        return ""
    start = _minutes(found, "a")
    if found["clock"]:
        hours, minutes = found["clock"].split(":")
        span = int(hours) * 60 + int(minutes)
    elif found["hours"] or found["minutes"]:
        span = round(float(found["hours"] or 0) * 60) + int(found["minutes"] or 0)
    else:
        return ""
    if start is None:
        return ""
    later = (start + span if found["sign"] == "+" else start - span) % _MINUTES
    return f"{later // 60}:{later % 60:02}"


def _minutes(found: re.Match[str], part: str) -> int | None:
    """Return the minutes since midnight of a time; None for one that is no time, such as a bare number."""
    hours, minutes, half = int(found[f"{part}h"]), found[f"{part}m"], (found[f"{part}half"] or "")[:1].lower()
    if (minutes is None and not half) or (half and not 1 <= hours <= 12):
        return None
    if half:
        hours = hours % 12 + 12 * (half == "p")
    since = hours * 60 + int(minutes or 0)
    return since if since <= _MINUTES else None


def span_text(minutes: int) -> str:
    """Return a number of minutes as people say it."""
    hours, rest = divmod(minutes, 60)
    said = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((hours, "hour"), (rest, "minute")) if n]
    return " ".join(said) or "0 minutes"
