"""Months, holidays and the other fixed facts of the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


class DateError(ValueError):
    """A date or span cannot be read or does not exist. The message says which and what to write instead."""


def add_months(day: date, months: int) -> date:
    """Return `day` shifted by months; the 31st becomes the last day of a shorter one. Raises OverflowError."""
    if not months:
        return day
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if not 1 <= year <= 9999:
        raise OverflowError("year out of range")
    return date(year, month, min(day.day, month_length(year, month)))


def month_length(year: int, month: int) -> int:
    """Return how many days a month has."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def easter(year: int) -> date:
    """Return Easter Sunday, Gregorian calendar (anonymous algorithm, Meeus, Astronomical Algorithms, ch. 8)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """Return the `which`-th weekday of a month, -1 for the last. Raises DateError when there is none."""
    if which < 0:
        last = date(year, month, month_length(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))
    if day.month != month:
        raise DateError(f"there is no {which}th {WEEKDAYS[weekday]} in {MONTHS[month - 1]} {year}")
    return day


def every(month: int, day: int) -> Callable[[int], date]:
    """Return the function from a year to this day in it."""
    return lambda year: date(year, month, day)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


HOLIDAYS: dict[str, Callable[[int], date]] = {
    "christmas eve": every(12, 24), "christmas": every(12, 25), "christmas day": every(12, 25),
    "xmas": every(12, 25), "boxing day": every(12, 26), "new year": every(1, 1), "new years": every(1, 1),
    "new years day": every(1, 1), "new year day": every(1, 1), "new years eve": every(12, 31),
    "new year eve": every(12, 31), "silvester": every(12, 31), "halloween": every(10, 31),
    "valentines day": every(2, 14), "valentine day": every(2, 14), "valentines": every(2, 14),
    "st patricks day": every(3, 17), "saint patricks day": every(3, 17), "independence day": every(7, 4),
    "epiphany": every(1, 6), "labour day": every(5, 1), "may day": every(5, 1), "april fools": every(4, 1),
    "april fools day": every(4, 1), "leap day": every(2, 29), "all saints day": every(11, 1),
    "st nicholas day": every(12, 6), "juneteenth": every(6, 19), "veterans day": every(11, 11),
    "earth day": every(4, 22), "pi day": every(3, 14), "bastille day": every(7, 14),
    "guy fawkes night": every(11, 5), "womens day": every(3, 8), "easter": easter, "easter sunday": easter,
    "good friday": _from_easter(-2), "easter monday": _from_easter(1), "palm sunday": _from_easter(-7),
    "ash wednesday": _from_easter(-46), "ascension day": _from_easter(39), "pentecost": _from_easter(49),
    "whitsun": _from_easter(49), "whit monday": _from_easter(50), "thanksgiving": lambda y: nth_weekday(y, 11, 3, 4),
    "thanksgiving day": lambda y: nth_weekday(y, 11, 3, 4),
    "black friday": lambda y: nth_weekday(y, 11, 3, 4) + timedelta(days=1),
    "memorial day": lambda y: nth_weekday(y, 5, 0, -1), "labor day": lambda y: nth_weekday(y, 9, 0, 1),
    "martin luther king day": lambda y: nth_weekday(y, 1, 0, 3), "mlk day": lambda y: nth_weekday(y, 1, 0, 3),
    "mothers day": lambda y: nth_weekday(y, 5, 6, 2), "fathers day": lambda y: nth_weekday(y, 6, 6, 3),
    "columbus day": lambda y: nth_weekday(y, 10, 0, 2),
}  # fmt: skip
"""Name, without apostrophes -> function from a year to the day in it."""
