"""Reading dates and spans of time as people write them: tomorrow, next friday, 24.12., 2 weeks before easter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from umi_local.tools.calendar_days import (
    HOLIDAYS,
    MONTHS,
    WEEKDAYS,
    DateError,
    add_months,
    every,
    month_length,
    nth_weekday,
)
from umi_local.tools.spoken import words_to_digits

DAY_NAMES = {name.lower()[:length]: i for i, name in enumerate(WEEKDAYS) for length in (3, 4, 5, len(name))}
DAY_NAMES |= {"tues": 1, "thur": 3, "thurs": 3}
"""The weekdays, 0 for Monday, by each way they are written."""
_MONTH_NAMES = {name.lower()[:length]: i for i, name in enumerate(MONTHS, 1) for length in (3, len(name))} | {"sept": 9}
_DAY = "|".join(sorted(DAY_NAMES, key=len, reverse=True))
_MONTH = "|".join(sorted(_MONTH_NAMES, key=len, reverse=True))
MAX_CHARS = 100
_ORDINAL_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
    "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_ORDINALS = {word: number for number, word in enumerate(_ORDINAL_WORDS.split(), start=1)} | {"thirtieth": 30}


@dataclass(frozen=True, slots=True)
class Reading:
    """A date, or one that comes every year: `find(year)` is its day in that year."""

    day: date | None = None
    find: Callable[[int], date] | None = None

    @property
    def yearly(self) -> bool:
        """Whether the year was left open."""
        return self.find is not None

    def on(self, after: date) -> date:
        """Return the date; one without a year is the first on or after `after`."""
        if self.find is None:
            assert self.day is not None
            return self.day
        return self._near(after.year, 1, lambda day: day >= after)

    def before(self, last: date) -> date:
        """Return the date; one without a year is the latest on or before `last`."""
        if self.find is None:
            assert self.day is not None
            return self.day
        return self._near(last.year, -1, lambda day: day <= last)

    def _near(self, year: int, step: int, fits: Callable[[date], bool]) -> date:
        assert self.find is not None
        for offset in range(9):  # 29 February can be eight years away
            try:
                day = self.find(year + step * offset)
            except ValueError:
                continue
            if fits(day):
                return day
        raise DateError("this day does not exist in any year near")


_HOLIDAY = "|".join(sorted(HOLIDAYS, key=len, reverse=True))

_UNITS = {
    "day": ("days", 1), "d": ("days", 1), "night": ("days", 1), "week": ("days", 7), "wk": ("days", 7),
    "w": ("days", 7), "fortnight": ("days", 14), "month": ("months", 1), "mo": ("months", 1), "mth": ("months", 1),
    "quarter": ("months", 3), "year": ("months", 12), "yr": ("months", 12), "y": ("months", 12),
    "decade": ("months", 120), "century": ("months", 1200), "hour": ("seconds", 3600), "hr": ("seconds", 3600),
    "h": ("seconds", 3600), "minute": ("seconds", 60), "min": ("seconds", 60), "second": ("seconds", 1),
    "sec": ("seconds", 1),
}  # fmt: skip
_BUSINESS = r"(?:business|working|work|week)[ -]?days?|weekdays?|workdays?"
_PART = re.compile(rf"([+-]?)\s*(\d+(?:\.\d+)?)\s*({_BUSINESS}|[a-z]+)", re.IGNORECASE)
_FULL = {
    "d": "day",
    "w": "week",
    "wk": "week",
    "mo": "month",
    "mth": "month",
    "y": "year",
    "yr": "year",
    "h": "hour",
    "hr": "hour",
    "min": "minute",
    "sec": "second",
}


@dataclass(frozen=True, slots=True)
class Offset:
    """A span of time. `text` is how it is shown, without its sign."""

    text: str
    negative: bool = False
    days: int = 0
    months: int = 0
    seconds: int = 0
    business: int = 0

    def apply(self, day: date) -> date:
        """Return `day` shifted: months first, then days, then business days. Raises OverflowError."""
        return add_business_days(add_months(day, self.months) + timedelta(days=self.days), self.business)


def add_business_days(day: date, count: int) -> date:
    """Return `day` shifted by days from Monday to Friday. Raises OverflowError."""
    step = timedelta(days=1 if count > 0 else -1)
    weeks, left = divmod(abs(count), 5)
    if weeks and day.weekday() > 4:
        while day.weekday() > 4:  # a weekend counts as the working day before it in this direction
            day -= step
    day += 7 * weeks * step
    while left:
        day += step
        left -= day.weekday() < 5
    return day


def working_days(early: date, late: date) -> int:
    """Return how many days from Monday to Friday lie after `early`, up to and with `late`."""
    weeks, left = divmod((late - early).days, 7)
    return 5 * weeks + sum((early + timedelta(days=n)).weekday() < 5 for n in range(1, left + 1))


def read_offset(text: str) -> Offset:
    """Return the span that a text means: 3 weeks, -10 days, 2 months and 3 days. Raises DateError."""
    if len(text) > MAX_CHARS:
        raise DateError(f"the span has {len(text)} characters: write one such as 3 weeks or -10 days")
    plain = words_to_digits(text.strip().lower().replace("−", "-").replace(",", " "))
    plain = re.sub(
        r"\b(\w+) (years?|months?|weeks?|days?|hours?) and a half\b", r"\1 and a half \2", re.sub(r"^in ", "", plain)
    )
    plain = re.sub(r"\b(?:a|an|one|the|another)\b (?=[a-z])", lambda m: "" if m.group(0)[0] == "t" else "1 ", plain)
    if half := re.fullmatch(r"(.*?)\b(\d+) and 1 half (years?)\b(.*)", plain):
        plain = f"{half[1]}{int(half[2]) * 12 + 6} months{half[4]}"
    plain = re.sub(r"\b(\d+) and 1 half (\w+)", r"\1.5 \2", plain)
    negative = bool(
        re.search(r"^\s*(?:-|minus\b|subtract\b|less\b|back\b)|\b(?:ago|before|earlier|prior|back)\b", plain)
    )
    plain = re.sub(
        r"\b(?:minus|plus|subtract|add|less|ago|before|earlier|prior|back|later|after|from|now|today|forward|ahead|about|"
        r"hence)\b",
        " ",
        plain,
    )
    plain = plain.strip(" .?!")
    if re.fullmatch(r"[+-]?\s*\d+", plain):
        plain += " days"
    sums = {"days": 0.0, "months": 0.0, "seconds": 0.0, "business": 0.0}
    shown: list[str] = []
    rest = plain
    for match in _PART.finditer(plain):
        sign, number, unit = match.groups()
        rest = rest.replace(match.group(0), " ", 1)
        value = float(number)
        if re.fullmatch(_BUSINESS, unit) and unit not in ("weeks", "week"):
            kind, one, name = "business", 1, "business day"
        else:
            base = unit if unit in _UNITS else {"centuries": "century"}.get(unit, unit.removesuffix("s"))
            if base not in _UNITS:
                raise DateError(f"{unit!r} is not a unit of time: write days, weeks, months or years")
            kind, one = _UNITS[base]
            name = _FULL.get(base, base)
        negative = negative or sign == "-"
        sums[kind] += value * one * (-1 if sign == "-" and shown else 1)
        shown.append(f"{number} {name if value == 1 else name[:-1] + 'ies' if name == 'century' else name + 's'}")
    if not shown or re.search(r"[^\s+&-]", re.sub(r"\band\b", " ", rest)):
        raise DateError(f"{text.strip()[:40]!r} is not a span of time: write one such as 3 weeks or -10 days")
    if sums["months"] % 1:
        raise DateError("months and years are counted whole: use days or weeks for parts of them")
    if sums["business"] % 1:
        raise DateError("business days are counted whole")
    days = int(sums["days"] // 1)
    seconds = round(sums["seconds"] + (sums["days"] - days) * 86400)
    if max(sums["days"], sums["months"] * 31, sums["seconds"] / 86400, sums["business"]) > 4_000_000:
        raise DateError("the span is longer than the calendar")
    way = -1 if negative else 1
    label = shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
    return Offset(label, negative, way * days, way * int(sums["months"]), way * seconds, way * int(sums["business"]))


def read_date(text: str, today: date) -> Reading:
    """Return the date that a text means, seen from `today`. Raises DateError."""
    if len(text) > MAX_CHARS:
        raise DateError(f"the date has {len(text)} characters: write one such as 2026-03-01, March 3rd or next friday")
    plain = _plain(text)
    if not plain:
        raise DateError("the date is empty: write one such as today, next friday or 2026-03-01")
    try:
        found = _relative(plain, today) or _named(plain, today) or _numeric(plain) or _shifted(plain, today)
    except (ValueError, OverflowError) as error:
        if isinstance(error, DateError):
            raise
        raise DateError(f"{text.strip()[:40]!r} is not in the calendar: {error}") from error
    if found is None:
        raise DateError(
            f"{text.strip()[:40]!r} is not a date that can be read: write one such as 2026-03-01, March 3rd or "
            "next friday"
        )
    return found


def _plain(text: str) -> str:
    plain = " ".join(text.strip().lower().replace("'", "").replace("’", "").split()).strip(" ?!.,;")
    plain = re.sub(r"\b(" + "|".join(_ORDINALS) + r")\b", lambda m: f"{_ORDINALS[m.group(1)]}th", plain)
    plain = re.sub(r"\btwenty[ -](?=\d)", "2", plain) if "twenty" in plain else plain
    plain = re.sub(r"^(?:on|until|till|by|since|to|from|the date|this coming|coming|upcoming)\s+", "", plain)
    plain = re.sub(r"\bof\b|\bthe\b", " ", re.sub(r"\bat \d.*$| \d{1,2}:\d\d(?::\d\d)?$", "", plain))
    # The weekday in front of a full date says nothing new.
    plain = (
        re.sub(rf"^(?:{_DAY})\.?,? +(?=.*\d)(?!next|last)", "", plain)
        if not re.match(rf"(?:{_DAY}) (?:in|next|after|before)", plain)
        else plain
    )
    return " ".join(plain.replace(",", " ").split())


def _relative(plain: str, today: date) -> Reading | None:
    plain = re.sub(r"^(today|tomorrow|yesterday)s(?: date)?$", r"\1", plain)
    days = {
        "today": 0, "now": 0, "right now": 0, "tonight": 0, "current date": 0, "tomorrow": 1,
        "tmrw": 1,
        "tomorow": 1, "tommorow": 1, "tommorrow": 1, "yesterday": -1, "day after tomorrow": 2, "overmorrow": 2,
        "day before yesterday": -2, "this week": 0, "next week": 7, "last week": -7,
    }.get(plain)  # fmt: skip
    if days is not None:
        return Reading(today + timedelta(days=days))
    if match := re.fullmatch(r"(next|last|this) (month|year|quarter)", plain):
        months = {"month": 1, "quarter": 3, "year": 12}[match.group(2)] * {"next": 1, "last": -1, "this": 0}[
            match.group(1)
        ]
        return Reading(add_months(today, months))
    if match := re.fullmatch(rf"(?:(next|last|past|previous|this) )?({_DAY})(?: (next|last|this) week)?", plain):
        return Reading(_weekday(today, DAY_NAMES[match.group(2)], match.group(1) or "", match.group(3) or ""))
    if match := re.fullmatch(rf"({_DAY}) in (.+) weeks?", plain):
        count = words_to_digits(match.group(2)).replace("a", "1")
        if count.isdigit() and len(count) < 5:
            monday = today - timedelta(days=today.weekday())
            return Reading(monday + timedelta(days=7 * int(count) + DAY_NAMES[match.group(1)]))
    if match := re.fullmatch(
        r"(?:(end|last day|start|beginning|1th day) )(?:(this|next|last) )?(month|year|week)", plain
    ):
        return Reading(_edge(today, match.group(1), match.group(2) or "this", match.group(3)))
    if match := re.fullmatch(
        rf"(\d|last)(?:st|nd|rd|th)? ({_DAY}) (?:in )?(?:(this|next|last) month|({_MONTH})(?: (\d{{4}}))?)", plain
    ):
        which = -1 if match.group(1) == "last" else int(match.group(1))
        weekday = DAY_NAMES[match.group(2)]
        if match.group(3):
            month = add_months(today, {"this": 0, "next": 1, "last": -1}[match.group(3)])
            return Reading(nth_weekday(month.year, month.month, weekday, which))
        number = _MONTH_NAMES[match.group(4)]
        if match.group(5):
            return Reading(nth_weekday(int(match.group(5)), number, weekday, which))
        return Reading(find=lambda year: nth_weekday(year, number, weekday, which))
    return None


def _weekday(today: date, weekday: int, which: str, week: str) -> date:
    if week:
        monday = today - timedelta(days=today.weekday())
        return monday + timedelta(days=weekday + {"next": 7, "last": -7, "this": 0}[week])
    if which in ("last", "past", "previous"):
        return today - timedelta(days=(today.weekday() - weekday - 1) % 7 + 1)
    if which == "next":
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _edge(today: date, edge: str, which: str, unit: str) -> date:
    step = {"this": 0, "next": 1, "last": -1}[which]
    late = edge in ("end", "last day")
    if unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        return monday + timedelta(days=6 if late else 0)
    if unit == "year":
        return date(today.year + step, 12, 31) if late else date(today.year + step, 1, 1)
    first = add_months(today.replace(day=1), step)
    return first.replace(day=month_length(first.year, first.month)) if late else first


def _named(plain: str, today: date) -> Reading | None:
    """Read holidays and dates with the name of a month."""
    if match := re.fullmatch(
        rf"(?:(next|last|this) )?({_HOLIDAY})(?: (?:in )?(\d{{4}}|next year|this year|last year))?", plain
    ):
        find = HOLIDAYS[match.group(2)]
        year, which = match.group(3), match.group(1)
        if year:
            return Reading(find(int(year) if year.isdigit() else _year(year, today)))
        if which == "last":
            return Reading(Reading(find=find).before(today - timedelta(days=1)))
        return Reading(find=find)
    years = r"(?:,? *(\d{4}|next year|this year|last year))?"
    month_first = re.fullmatch(rf"({_MONTH})\.? (\d{{1,2}})(?:st|nd|rd|th)?{years}", plain)
    day_first = re.fullmatch(rf"(\d{{1,2}})(?:st|nd|rd|th)?\.?[ -]?({_MONTH})\.?[ -]?{years}", plain)
    if month_first or day_first:
        groups = (month_first or day_first).groups()  # type: ignore[union-attr]
        month, day = (groups[0], groups[1]) if month_first else (groups[1], groups[0])
        number = _MONTH_NAMES[month]
        if groups[2]:
            return Reading(date(int(groups[2]) if groups[2].isdigit() else _year(groups[2], today), number, int(day)))
        date(2000, number, int(day))  # the 31st of February exists in no year
        return Reading(find=every(number, int(day)))
    if match := re.fullmatch(rf"({_MONTH}) ?(\d{{4}})|(\d{{4}})[ -]({_MONTH})", plain):
        return Reading(date(int(match.group(2) or match.group(3)), _MONTH_NAMES[match.group(1) or match.group(4)], 1))
    if match := re.fullmatch(rf"(?:(?:beginning|start) )?({_MONTH})", plain):
        return Reading(find=every(_MONTH_NAMES[match.group(1)], 1))
    if match := re.fullmatch(rf"(?:end|last day) ({_MONTH})(?: (\d{{4}}))?", plain):
        number = _MONTH_NAMES[match.group(1)]
        if match.group(2):
            return Reading(date(int(match.group(2)), number, month_length(int(match.group(2)), number)))
        return Reading(find=lambda year: date(year, number, month_length(year, number)))
    if match := re.fullmatch(r"(\d{1,2})(?:st|nd|rd|th)(?: (?:(this|next|last) month))?", plain):
        if match.group(2):
            base = add_months(today.replace(day=1), {"this": 0, "next": 1, "last": -1}[match.group(2)])
            return Reading(base.replace(day=int(match.group(1))))
        base = today.replace(day=1)
        for step in range(3):
            month = add_months(base, step)
            if (
                int(match.group(1)) <= month_length(month.year, month.month)
                and month.replace(day=int(match.group(1))) >= today
            ):
                return Reading(month.replace(day=int(match.group(1))))
    return None


def _year(text: str, today: date) -> int:
    return today.year + {"next": 1, "this": 0, "last": -1}[text.split()[0]]


def _numeric(plain: str) -> Reading | None:
    """Read dates in digits. 3/4/2026 is March 4th, the American order, unless only the other one exists."""
    if match := re.fullmatch(r"(\d{4})([-/. ])(\d{1,2})\2(\d{1,2})(?:[t ].*)?", plain):
        return Reading(date(int(match.group(1)), int(match.group(3)), int(match.group(4))))
    if match := re.fullmatch(r"(\d{4})(\d\d)(\d\d)", plain):
        return Reading(date(*map(int, match.groups())))
    if match := re.fullmatch(r"(\d{4})-(\d\d)", plain):
        return Reading(date(int(match.group(1)), int(match.group(2)), 1))
    if match := re.fullmatch(r"(\d{4})", plain):
        return Reading(date(int(match.group(1)), 1, 1))
    if match := re.fullmatch(r"(\d{1,2})\. ?(\d{1,2})\.? ?(\d{4}|\d\d)?", plain):
        day, month, year = match.groups()
        if year:
            return Reading(date(_full_year(year), int(month), int(day)))
        date(2000, int(month), int(day))
        return Reading(find=every(int(month), int(day)))
    if match := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d\d))?", plain):
        first, second, year = match.groups()
        month, day = (int(first), int(second)) if int(first) <= 12 else (int(second), int(first))
        if year:
            return Reading(date(_full_year(year), month, day))
        date(2000, month, day)
        return Reading(find=every(month, day))
    return None


def _full_year(text: str) -> int:
    year = int(text)
    return year if len(text) == 4 else 2000 + year if year < 70 else 1900 + year


def _shifted(plain: str, today: date) -> Reading | None:
    """Read "in 3 weeks", "10 days ago", "2 weeks after christmas", "a week from friday"."""
    if match := re.fullmatch(r"in (.+)|(.+) (?:from now|from today|later|hence)", plain):
        return Reading(read_offset(match.group(1) or match.group(2)).apply(today))
    if match := re.fullmatch(r"(.+) ago", plain):
        return Reading(read_offset(match.group(0)).apply(today))
    if match := re.fullmatch(r"(.+?) (before|after|from|prior to|following) (.+)", plain):
        span, way, anchor = match.groups()
        offset = read_offset(
            ("-" if way in ("before", "prior to") else "") + words_to_digits(span if span[0].isdigit() else _one(span))
        )
        return Reading(offset.apply(read_date(anchor, today).on(today)))
    if match := re.fullmatch(r"(.+?) ([+-] ?\d+ \w+)", plain):
        return Reading(read_offset(match.group(2)).apply(read_date(match.group(1), today).on(today)))
    return None


def _one(span: str) -> str:
    """Return "1 week" for "a week" and "week", so that a sign can stand in front."""
    return (
        re.sub(r"^(?:an?|one) ", "1 ", span)
        if re.match(r"(?:an?|one) ", span)
        else span
        if re.match(r"\w+ \w+", span)
        else f"1 {span}"
    )
