"""Facts an answer must hold, found however it is worded: texts, numbers, dates and times of day.

A fact is written as alternatives separated by `|`:

    oat milk          the words, in any case, markdown marks and line breaks ignored
    1235              a number, also as 1,235 or 1235.0 or twelve; with decimals, rounded to them or exact
    ~8.047            a number within 1 %;  ~~15.5  within 10 %
    {date:today+21}   a date, in any usual notation
    {clock:local}     a time of day, five minutes more or less

Placeholders in braces are worked out by `expand`, when the task runs and on the machine where it runs.
"""

from __future__ import annotations

import os
import platform
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = (
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
)
_WORDS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
)
_CLOCK_MINUTES = 5

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z_]+)(?::([^{}]*))?\}")
_NUMBER = re.compile(r"(?:(?<![\w.,)])[-−])?(?<![\w.])\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?!\d)")
_GROUPED = re.compile(r"(?<=\d)[,\u00a0\u202f](?=\d{3}(?!\d))")
_DATE_OR_TIME = re.compile(r"\d{4}-\d{2}-\d{2}|\b\d{1,2}:\d{2}(?::\d{2})?\b")
_NUMERIC_FACT = re.compile(r"(~{0,2})(-?\d[\d,]*(?:\.\d+)?)")


class FactError(ValueError):
    """A placeholder is unknown or malformed."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and where a task runs: what placeholders are worked out from."""

    now: datetime
    files: Mapping[str, bytes] = field(default_factory=dict)
    modified: Mapping[str, float] = field(default_factory=dict)
    root: Path = Path()

    @property
    def today(self) -> date:
        """The local date."""
        return self.now.date()


def expand(text: str, moment: Moment) -> list[str]:
    """Return `text` with its placeholders filled, once per possible value. Raises FactError."""
    choices: list[list[str]] = []
    at = 0
    for match in _PLACEHOLDER.finditer(text):
        choices.append([text[at : match.start()]])
        name = match.group(1)
        choices.append([match.group()[0]] if name is None else _value(name, match.group(2) or "", moment))
        at = match.end()
    return ["".join(parts) for parts in product(*choices, [text[at:]])]


def fill(text: str, moment: Moment) -> str:
    """Return a user's words with their placeholders filled. Raises FactError."""
    return expand(text, moment)[0].replace("date:", "")


def _value(name: str, argument: str, moment: Moment) -> list[str]:
    try:
        values = _PLACEHOLDERS[name](argument, moment)
    except (KeyError, ValueError) as error:
        raise FactError(f"the placeholder {{{name}:{argument}}} cannot be worked out: {error!r}") from error
    return values if isinstance(values, list) else [str(values)]


def _day(text: str, moment: Moment) -> date:
    if text.startswith("today"):
        return moment.today + timedelta(days=int(text[5:] or 0))
    if text == "christmas":
        text = "12-25"
    if len(text) == 5:
        month, day = (int(part) for part in text.split("-"))
        this_year = date(moment.today.year, month, day)
        return this_year if this_year >= moment.today else date(moment.today.year + 1, month, day)
    return date.fromisoformat(text)


def _clock(zone: str, moment: Moment) -> str:
    now = moment.now if zone in ("", "local") else moment.now.astimezone(ZoneInfo(zone))
    return f"clock:{now:%H:%M}"


def _texts(paths: str, moment: Moment) -> list[str]:
    return [moment.files[path].decode() for path in paths.split("+")]


def _os(_: str, __: Moment) -> list[str]:
    return ["macOS", "Darwin"] if platform.system() == "Darwin" else [platform.system()]


def _cpus(_: str, __: Moment) -> list[str]:
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return sorted({str(usable), str(os.cpu_count() or 1)})


def _memory(_: str, __: Moment) -> str:
    return f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f}"


_PLACEHOLDERS: dict[str, Callable[[str, Moment], str | int | list[str]]] = {
    "date": lambda a, m: f"date:{_day(a, m)}",
    "next": lambda a, m: f"date:{_day(a, m)}",
    "weekday": lambda a, m: WEEKDAYS[_day(a, m).weekday()],
    "days_until": lambda a, m: (_day(a, m) - m.today).days,
    "days_since": lambda a, m: (m.today - _day(a, m)).days,
    "clock": _clock,
    "week": lambda a, m: m.today.isocalendar().week,
    "year": lambda a, m: m.today.year,
    "size": lambda a, m: len(m.files[a]),
    "kb": lambda a, m: f"{len(m.files[a]) / 1000:.2f}",
    "lines": lambda a, m: sum(len(t.splitlines()) for t in _texts(a, m)),
    "words": lambda a, m: sum(len(t.split()) for t in _texts(a, m)),
    "characters": lambda a, m: [str(f(t)) for t in _texts(a, m) for f in (len, lambda x: len(x.rstrip()))],
    "modified": lambda a, m: f"date:{datetime.fromtimestamp(m.modified[a]).date()}",
    "os": _os,
    "cpus": _cpus,
    "memory_gb": _memory,
    "disk_free_gb": lambda a, m: f"{shutil.disk_usage(m.root).free / 1e9:.1f}",
    "disk_total_gb": lambda a, m: f"{shutil.disk_usage(m.root).total / 1e9:.1f}",
}


def holds(answer: str, fact: str, moment: Moment) -> bool:
    """Return whether `answer` holds one of the alternatives of `fact`. Raises FactError."""
    return any(_holds(answer, one.strip()) for part in fact.split("|") for one in expand(part, moment))


def _holds(answer: str, fact: str) -> bool:
    if fact.startswith("date:"):
        return has_date(answer, date.fromisoformat(fact[5:]))
    if fact.startswith("clock:"):
        hour, minute = (int(part) for part in fact[6:].split(":"))
        apart = [abs(t - hour * 60 - minute) for t in clocks(answer)]
        return any(min(d, 24 * 60 - d) <= _CLOCK_MINUTES for d in apart)
    numeric = _NUMERIC_FACT.fullmatch(fact)
    if numeric:
        return has_number(answer, numeric.group(2), (0.0, 0.01, 0.1)[len(numeric.group(1))])
    wanted = plain(fact)
    before = r"(?<!\w)" if wanted[:1].isalnum() else ""
    behind = r"(?!\w)" if wanted[-1:].isalnum() else ""
    return re.search(before + re.escape(wanted) + behind, plain(answer)) is not None


def plain(text: str) -> str:
    """Return text in lower case without markdown marks, with single spaces and straight quotes."""
    text = text.replace("\u2019", "'").replace("\u2018", "'").replace("\u201c", '"').replace("\u201d", '"')
    return " ".join(re.sub(r"[*`]", "", text).casefold().split())


def numbers(text: str, apart: bool = True) -> list[float]:
    """Return the numbers of a text; dates and times of day are not numbers, words up to twenty are.

    Groups of three figures count joined and, with `apart`, also each, since `720,310` may be one number or two.
    """
    stripped = _DATE_OR_TIME.sub(" ", text)
    joined = _GROUPED.sub("", stripped)
    found = {n for t in ((stripped, joined) if apart else (joined,)) for n in _NUMBER.findall(t)}
    values = [float(n.replace("−", "-")) for n in sorted(found)]
    return values + [float(_WORDS.index(word)) for word in re.findall(r"[a-z]+", text.casefold()) if word in _WORDS]


def has_number(text: str, wanted: str, tolerance: float = 0.0) -> bool:
    """Return whether a number of `text` is `wanted`, within `tolerance` as a part of it.

    Without tolerance: equal, or equal after rounding to the decimals that `wanted` has, if it has any.
    """
    target = float(wanted.replace(",", ""))
    decimals = len(wanted.partition(".")[2])
    for number in numbers(text):
        if abs(number - target) <= max(tolerance, 1e-9) * abs(target):
            return True
        if decimals and round(number, decimals) == target:
            return True
    return False


def has_date(text: str, day: date) -> bool:
    """Return whether `text` names `day`. A notation without the year will do."""
    month, short = MONTHS[day.month - 1], MONTHS[day.month - 1][:3]
    name = rf"(?:{month}|{short}\.?|sept\.?)" if day.month == 9 else rf"(?:{month}|{short}\.?)"
    d, m = rf"0?{day.day}", rf"0?{day.month}"
    year = rf"(?:,?\s*(?:of\s+)?{day.year}|(?!,?\s*\d{{4}}))"
    patterns = (
        rf"{day.year}[-/.]{m}[-/.]{d}(?!\d)",
        rf"(?<!\d){d}(?:st|nd|rd|th)?\.?\s+(?:of\s+)?{name}(?!\w){year}",
        rf"(?<!\w){name}\s+(?:the\s+)?{d}(?:st|nd|rd|th)?(?![\d\w]){year}",
        rf"(?<!\d){d}[./]{m}[./]{day.year}",
        rf"(?<!\d){m}/{d}/{day.year}",
    )
    lowered = plain(text)
    return any(re.search(p, lowered) for p in patterns)


def clocks(text: str) -> list[int]:
    """Return the times of day in a text, in minutes since midnight."""
    found = []
    for hour, minute, half in re.findall(r"(?<![\d:])(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?", text.lower()):
        value = int(hour) % 12 + (12 if half.startswith("p") else 0) if half else int(hour)
        if value < 24 and int(minute) < 60:
            found.append(value * 60 + int(minute))
    return found


_NEGATION = re.compile(
    r"(?<!\w)(?:no|not|cannot|never|unable|sorry|none|nothing|nobody|nowhere|without|outside|missing|empty|failed|"
    r"failure|error|impossible|undefined|refus\w+|incompatible|only|already|unsupported|unknown|\w+n't)(?!\w)"
)
_QUESTION = re.compile(
    r"\?|(?<!\w)(?:which|what|where|please (?:tell|give|name|say|provide)|need to know|let me know|specify)(?!\w)"
)


def is_negative(answer: str) -> bool:
    """Return whether an answer says that something is not there or did not work."""
    return _NEGATION.search(plain(answer)) is not None


def is_question(answer: str) -> bool:
    """Return whether an answer asks for something."""
    return _QUESTION.search(plain(answer)) is not None
