"""What time it is, and arithmetic with dates as people write them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Annotated, Literal

from pydantic import BeforeValidator

from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.calendar_days import MONTHS, WEEKDAYS, DateError, add_months
from umi_local.tools.date_words import Offset, Reading, read_date, read_offset, working_days

_OPERATIONS = {
    "difference": "diff difference between until since count days distance compare age",
    "offset": "add subtract plus minus shift after before later earlier",
    "weekday": "day dayofweek day_of_week which",
}


def _operation(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower().replace(" ", "_")
        for name, others in _OPERATIONS.items():
            if word == name or word in others.split():
                return name
    return value


Operation = Annotated[Literal["difference", "offset", "weekday"], BeforeValidator(_operation)]


@tool("read", aliases=("time", "clock", "date", "today", "now", "day", "hour", "week", "year"), quick=True)
def current_time(context: ToolContext, timezone: str | None = None) -> str:
    """Tell the date and time now.

    Args:
        timezone: A city or IANA name such as Europe/Paris; the local time when left out.
    """
    now = context.now()
    if timezone is not None and timezone.strip():
        from umi_local.tools.timezones import zone

        tz = zone(timezone)
        if tz is not None:
            now = now.astimezone(tz)
    elif now.tzinfo is None:
        now = now.astimezone()
    seconds = int((now.utcoffset() or timedelta()).total_seconds())
    sign, hours, minutes = "-" if seconds < 0 else "+", abs(seconds) // 3600, abs(seconds) // 60 % 60
    name = now.tzname() or ""
    label = f"{name} " if name.isalpha() else ""
    day = f"{WEEKDAYS[now.weekday()]}, {now.day} {MONTHS[now.month - 1]} {now.year}"
    return f"{day}, {now:%H:%M:%S} {label}(UTC{sign}{hours:02d}:{minutes:02d}), week {now.isocalendar().week}"


@tool(
    "read",
    aliases=("days", "until", "weeks", "date", "weekday", "ago", "between", "christmas", "deadline"),
    quick=True,
    misses=r"from (\S+) to \1: 0 days",
)
def date_math(
    context: ToolContext, operation: Operation, date: str, end_date: str | None = None, offset: str | None = None
) -> str:
    """Count the days between dates, shift a date, or name its weekday.

    Args:
        operation: What to do.
        date: The date, such as today, next friday, 2026-03-01 or March 3rd.
        end_date: The other date of a difference.
        offset: How far to shift, such as 3 weeks or -10 days.
    """
    now = context.now()
    today = now.date()
    try:
        if operation == "difference":
            return _difference(date, end_date, offset, today)
        if operation == "offset":
            if offset is None or not offset.strip():
                raise ToolError("offset is missing: say how far to shift, such as 3 weeks or -10 days")
            return _shift(date, read_offset(offset), now)
        day = read_date(date, today).on(today)
        return f"{day} is a {WEEKDAYS[day.weekday()]}"
    except DateError as error:
        raise ToolError(str(error)) from error
    except OverflowError as error:
        raise ToolError("the result is outside the years 1 to 9999") from error


def _difference(text: str, end_text: str | None, offset: str | None, today: date) -> str:
    first = read_date(text, today)
    start, end = _ends(first, read_date(end_text, today) if end_text and end_text.strip() else None, today)
    back = end < start
    early, late = (end, start) if back else (start, end)
    days = (late - early).days
    head = f"from {start} back to {end}" if back else f"from {start} to {end}"
    if offset and any(word in offset.lower() for word in ("business", "work", "weekday")):
        return f"{head}: {_plural(working_days(early, late), 'business day')}"
    parts = []
    if days >= 7:
        weeks, left = divmod(days, 7)
        parts.append(_plural(weeks, "week") + (f" and {_plural(left, 'day')}" if left else ""))
    if days >= 365:
        parts.append(_calendar_span(early, late))
    return f"{head}: {_plural(days, 'day')}" + (f" ({'; '.join(parts)})" if parts else "")


def _ends(first: Reading, second: Reading | None, today: date) -> tuple[date, date]:
    """Return both ends of a span. A date without a year is the occurrence that makes the span run forward."""
    if second is None:
        day = first.on(today)
        return (today, day) if day >= today else (day, today)
    if first.yearly and not second.yearly:
        end = second.on(today)
        start = first.on(today)
        return (start, end) if start <= end or end > today else (first.before(end), end)
    start = first.on(today)
    return start, second.on(max(start, today) if first.yearly else start if second.yearly else today)


def _shift(text: str, offset: Offset, now: datetime) -> str:
    today = now.date()
    start = read_date(text, today).on(today)
    shown, sign = offset.text, "-" if offset.negative else "+"
    if offset.seconds:
        at = now.replace(second=0, microsecond=0, tzinfo=None)
        if start != today:
            at = datetime(start.year, start.month, start.day)
        moved = datetime.combine(add_months(at.date(), offset.months), at.time())
        moved += timedelta(days=offset.days, seconds=offset.seconds)
        day = f"{moved:%H:%M} ({WEEKDAYS[moved.weekday()]})"
        return f"{start} {at:%H:%M} {sign} {shown} = {moved.date()} {day}"
    end = offset.apply(start)
    return f"{start} {sign} {shown} = {end} ({WEEKDAYS[end.weekday()]})"


def _calendar_span(early: date, late: date) -> str:
    months = (late.year - early.year) * 12 + late.month - early.month
    if add_months(early, months) > late:
        months -= 1
    days = (late - add_months(early, months)).days
    years, months = divmod(months, 12)
    parts = [_plural(n, w) for n, w in ((years, "year"), (months, "month"), (days, "day")) if n]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _plural(count: int, word: str) -> str:
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
