"""current_time and date_math, seen from Saturday, 21 November 2026."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from dateutil.easter import easter as reference_easter
from hypothesis import given
from hypothesis import strategies as st
from tool_bench import Bench

from umi_local.tools.calendar_days import DateError, add_months, easter
from umi_local.tools.date_words import add_business_days, read_date, read_offset, working_days

TODAY = date(2026, 11, 21)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_local_time_is_one_line(bench: Bench) -> None:
    assert bench.call("current_time") == "Saturday, 21 November 2026, 14:03:22 CET (UTC+01:00), week 47"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("Tokyo", "Saturday, 21 November 2026, 22:03:22 JST (UTC+09:00), week 47"),
        ("New York", "Saturday, 21 November 2026, 08:03:22 EST (UTC-05:00), week 47"),
        ("San Francisco", "Saturday, 21 November 2026, 05:03:22 PST (UTC-08:00), week 47"),
        ("Europe/London", "Saturday, 21 November 2026, 13:03:22 GMT (UTC+00:00), week 47"),
        ("Paris, France", "Saturday, 21 November 2026, 14:03:22 CET (UTC+01:00), week 47"),
        ("india", "Saturday, 21 November 2026, 18:33:22 IST (UTC+05:30), week 47"),
        ("UTC", "Saturday, 21 November 2026, 13:03:22 UTC (UTC+00:00), week 47"),
        ("utc+11", "Sunday, 22 November 2026, 00:03:22 (UTC+11:00), week 47"),
        ("Sao Paulo", "Saturday, 21 November 2026, 10:03:22 (UTC-03:00), week 47"),
        ("local", "Saturday, 21 November 2026, 14:03:22 CET (UTC+01:00), week 47"),
    ],
)
def test_time_elsewhere(bench: Bench, place: str, expected: str) -> None:
    assert bench.call("current_time", timezone=place) == expected


def test_unknown_places_are_named(bench: Bench) -> None:
    assert (
        bench.fails("current_time", timezone="Berln")
        == "there is no time zone for 'Berln'; did you mean Europe/Berlin?"
    )
    assert "use a large city" in bench.fails("current_time", timezone="../../etc/passwd")
    assert "UTC-12:00" in bench.fails("current_time", timezone="UTC+99")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", "2026-11-21"),
        ("Tomorrow", "2026-11-22"),
        ("the day after tomorrow", "2026-11-23"),
        ("tomorrow's date", "2026-11-22"),
        ("yesterday’s", "2026-11-20"),
        ("yesterday", "2026-11-20"),
        ("friday", "2026-11-27"),
        ("next friday", "2026-11-27"),
        ("saturday", "2026-11-21"),
        ("next saturday", "2026-11-28"),
        ("last friday", "2026-11-20"),
        ("monday next week", "2026-11-23"),
        ("next week", "2026-11-28"),
        ("next month", "2026-12-21"),
        ("end of the month", "2026-11-30"),
        ("the last day of next month", "2026-12-31"),
        ("first monday of march 2027", "2027-03-01"),
        ("last friday of october 2027", "2027-10-29"),
        ("2026-03-01", "2026-03-01"),
        ("2026-3-1", "2026-03-01"),
        ("2026-12-24T10:00", "2026-12-24"),
        ("20261224", "2026-12-24"),
        ("24.12.2026", "2026-12-24"),
        ("24.12.", "2026-12-24"),
        ("1.5.27", "2027-05-01"),
        ("25/12/2026", "2026-12-25"),
        ("12/25/2026", "2026-12-25"),
        ("March 3rd", "2027-03-03"),
        ("3 March", "2027-03-03"),
        ("the third of march", "2027-03-03"),
        ("Mar 3, 2027", "2027-03-03"),
        ("3 May 2027", "2027-05-03"),
        ("Friday, 3 May 2027", "2027-05-03"),
        ("4th of July, 2027", "2027-07-04"),
        ("december 24", "2026-12-24"),
        ("twenty-first of june", "2027-06-21"),
        ("29 february", "2028-02-29"),
        ("the 15th", "2026-12-15"),
        ("christmas", "2026-12-25"),
        ("Christmas 2027", "2027-12-25"),
        ("last christmas", "2025-12-25"),
        ("New Year's Eve", "2026-12-31"),
        ("easter", "2027-03-28"),
        ("thanksgiving", "2026-11-26"),
        ("black friday", "2026-11-27"),
        ("halloween next year", "2027-10-31"),
        ("in 3 weeks", "2026-12-12"),
        ("three weeks from now", "2026-12-12"),
        ("10 days ago", "2026-11-11"),
        ("2 weeks before christmas", "2026-12-11"),
        ("the day after christmas", "2026-12-26"),
        ("a week from friday", "2026-12-04"),
    ],
)
def test_dates_as_people_write_them(text: str, day: str) -> None:
    assert str(read_date(text, TODAY).on(TODAY)) == day


@pytest.mark.parametrize(
    "text",
    ["", "my birthday", "feb 30", "31 april 2027", "2027-02-29", "32.1.2027", "13/13/2027", "99999-01-01", "soon", "0"],
)
def test_what_is_no_date_is_refused_with_an_example(bench: Bench, text: str) -> None:
    message = bench.fails("date_math", operation="weekday", date=text)
    assert "date" in message or "calendar" in message


@pytest.mark.parametrize(
    ("first", "second", "observation"),
    [
        ("2026-11-21", "2026-12-25", "from 2026-11-21 to 2026-12-25: 34 days (4 weeks and 6 days)"),
        ("today", "christmas", "from 2026-11-21 to 2026-12-25: 34 days (4 weeks and 6 days)"),
        ("christmas", None, "from 2026-11-21 to 2026-12-25: 34 days (4 weeks and 6 days)"),
        ("march 3rd", "today", "from 2026-03-03 to 2026-11-21: 263 days (37 weeks and 4 days)"),
        ("new year", "today", "from 2026-01-01 to 2026-11-21: 324 days (46 weeks and 2 days)"),
        ("dec 20", "jan 5", "from 2026-12-20 to 2027-01-05: 16 days (2 weeks and 2 days)"),
        ("2026-12-25", "2026-11-21", "from 2026-12-25 back to 2026-11-21: 34 days (4 weeks and 6 days)"),
        ("today", "tomorrow", "from 2026-11-21 to 2026-11-22: 1 day"),
        ("today", "today", "from 2026-11-21 to 2026-11-21: 0 days"),
        ("today", "in 3 weeks", "from 2026-11-21 to 2026-12-12: 21 days (3 weeks)"),
        (
            "2020-02-29",
            "2026-11-21",
            "from 2020-02-29 to 2026-11-21: 2457 days (351 weeks; 6 years, 8 months and 23 days)",
        ),
    ],
)
def test_differences(bench: Bench, first: str, second: str | None, observation: str) -> None:
    assert bench.call("date_math", operation="difference", date=first, end_date=second) == observation


def test_difference_in_business_days(bench: Bench) -> None:
    text = bench.call("date_math", operation="difference", date="today", end_date="2026-12-25", offset="business days")
    assert text == "from 2026-11-21 to 2026-12-25: 25 business days"


@pytest.mark.parametrize(
    ("day", "offset", "observation"),
    [
        ("2026-11-21", "3 weeks", "2026-11-21 + 3 weeks = 2026-12-12 (Saturday)"),
        ("today", "-10 days", "2026-11-21 - 10 days = 2026-11-11 (Wednesday)"),
        ("today", "10 days ago", "2026-11-21 - 10 days = 2026-11-11 (Wednesday)"),
        ("today", "in 3 days", "2026-11-21 + 3 days = 2026-11-24 (Tuesday)"),
        ("today", "2 months and 3 days", "2026-11-21 + 2 months and 3 days = 2027-01-24 (Sunday)"),
        ("today", "5 business days", "2026-11-21 + 5 business days = 2026-11-27 (Friday)"),
        ("today", "a week", "2026-11-21 + 1 week = 2026-11-28 (Saturday)"),
        ("today", "three weeks later", "2026-11-21 + 3 weeks = 2026-12-12 (Saturday)"),
        ("today", "90", "2026-11-21 + 90 days = 2027-02-19 (Friday)"),
        ("today", "a year and a half", "2026-11-21 + 18 months = 2028-05-21 (Sunday)"),
        ("2026-01-31", "1 month", "2026-01-31 + 1 month = 2026-02-28 (Saturday)"),
        ("today", "36 hours", "2026-11-21 14:03 + 36 hours = 2026-11-23 02:03 (Monday)"),
    ],
)
def test_offsets(bench: Bench, day: str, offset: str, observation: str) -> None:
    assert bench.call("date_math", operation="offset", date=day, offset=offset) == observation


def test_weekday(bench: Bench) -> None:
    assert bench.call("date_math", operation="weekday", date="2026-12-25") == "2026-12-25 is a Friday"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        ({"operation": "offset", "date": "today"}, "offset is missing"),
        ({"operation": "offset", "date": "today", "offset": "ten flurbs"}, "not a unit of time"),
        ({"operation": "offset", "date": "today", "offset": "soon"}, "not a span of time"),
        ({"operation": "offset", "date": "today", "offset": "9999999999 years"}, "longer than the calendar"),
        ({"operation": "offset", "date": "9999-12-31", "offset": "1 day"}, "outside the years"),
        ({"operation": "offset", "date": "0001-01-01", "offset": "-1 month"}, "outside the years"),
        ({"operation": "multiply", "date": "today"}, "operation"),
    ],
)
def test_bad_calls_say_what_to_do(bench: Bench, arguments: dict[str, str], why: str) -> None:
    assert why in bench.fails("date_math", **arguments)


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    for form in ("%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%d.%m.%Y", "%A, %d %b %Y", "%m/%d/%Y"):
        assert read_date(day.strftime(form), TODAY).on(TODAY) == day


@given(st.text(max_size=40))
def test_any_text_is_a_date_or_a_date_error(text: str) -> None:
    for read in (lambda t: read_date(t, TODAY).on(TODAY), read_offset):
        try:
            read(text)
        except DateError as error:
            assert str(error)


def test_a_very_long_text_is_refused_at_once() -> None:
    for text in ("1 day before " * 5000 + "today", "2 days and " * 5000, "a " * 50_000):
        with pytest.raises(DateError, match="characters"):
            read_date(text, TODAY)
        with pytest.raises(DateError, match="characters"):
            read_offset(text)


@given(st.integers(1583, 4000))
def test_easter_agrees_with_dateutil(year: int) -> None:
    assert easter(year) == reference_easter(year)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_business_days_agree_with_counting(day: date, count: int) -> None:
    step, left, there = (1 if count > 0 else -1), abs(count), day
    while left:
        there += timedelta(days=step)
        left -= there.weekday() < 5
    assert add_business_days(day, count) == there
    if count > 0:
        assert working_days(day, there) == count


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-600, 600))
def test_months_keep_the_day_or_take_the_last_one(day: date, months: int) -> None:
    there = add_months(day, months)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == months
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)
