"""What "larger than 2 MB" and "since monday" mean: a number of bytes, and a day that is over or running."""

from __future__ import annotations

import math
import re
from datetime import date

from umi_local.tools.base import ToolError
from umi_local.tools.calendar_days import DateError
from umi_local.tools.date_words import DAY_NAMES, read_date

_SIZE = re.compile(r"(?P<number>\d+(?:\.\d+)?)\s*(?P<many>[kmgt](?P<binary>i)?)?(?:b|bytes?)?", re.IGNORECASE)
_LONG = re.compile(r"(kilo|mega|giga|tera)(?=bytes?\b)", re.IGNORECASE)
_RUNNING = re.compile(r"(?:the )?(?P<which>this|last|past) (?P<unit>week|month|year)", re.IGNORECASE)
_DAYS = re.compile(r"(?:the )?(?:last|past) (?P<span>\d+ \w+|few days)", re.IGNORECASE)
_FEW = "3 days"


def size_in_bytes(text: str) -> int:
    """Return the bytes that "500", "500 bytes", "1.5 kB" or "2 MiB" mean. Raises ToolError."""
    said = _LONG.sub(lambda each: each[1][0], text.strip().replace(",", ""))
    size = _SIZE.fullmatch(said)
    if size is None:
        raise ToolError(f"{text.strip()[:40]!r} is not a size: write one such as 500 bytes, 20 kB or 2 MB")
    power = "bkmgt".index((size["many"] or "b")[0].lower())
    return round(float(size["number"]) * math.pow(1024 if size["binary"] else 1000, power))


def first_day(text: str, today: date) -> date:
    """Return the day from which "since monday", "this week" or "7 days ago" counts. Raises ToolError."""
    said = text.strip().lower().removeprefix("since ")
    if span := _RUNNING.fullmatch(said):
        said = f"start of {'this' if span['which'] == 'this' else 'last'} {span['unit']}"
    elif span := _DAYS.fullmatch(said):
        said = f"{_FEW if span['span'] == 'few days' else span['span']} ago"
    if DAY_NAMES.get(said, today.weekday()) != today.weekday():
        said = f"last {said}"
    try:
        day = read_date(said, today).before(today)
    except DateError as error:
        raise ToolError(str(error)) from error
    if day > today:
        raise ToolError(f"{text.strip()[:40]!r} is still to come: name a day that is over, or today")
    return day
