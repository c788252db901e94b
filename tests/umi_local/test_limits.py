"""Sizes and days as people say them where files are looked for."""

from __future__ import annotations

from datetime import date

import pytest

from umi_local.tools.base import ToolError
from umi_local.tools.limits import first_day, size_in_bytes

SATURDAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("500", 500), ("500 bytes", 500), ("1 byte", 1), ("12b", 12), ("1.5 kB", 1500), ("20KB", 20_000),
        ("2 megabytes", 2_000_000), ("1 KiB", 1024), ("3 GiB", 3 << 30), ("1,000", 1000), ("7k", 7000), ("2kilobyte", 2000),
    ],
)  # fmt: skip
def test_sizes(said, meant):
    assert size_in_bytes(said) == meant


@pytest.mark.parametrize("said", ["", "huge", "-5 kB", "5 miles", "1 2", "kB", "1e9", "five"])
def test_what_is_no_size_is_refused(said):
    with pytest.raises(ToolError, match="is not a size"):
        size_in_bytes(said)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("today", "2026-11-21"), ("Since yesterday", "2026-11-20"), ("monday", "2026-11-16"), ("saturday", "2026-11-21"),
        ("fri", "2026-11-20"), ("last monday", "2026-11-16"), ("this week", "2026-11-16"), ("last week", "2026-11-09"),
        ("the past week", "2026-11-09"), ("this month", "2026-11-01"), ("last year", "2025-01-01"), ("7 days ago", "2026-11-14"),
        ("the last 3 days", "2026-11-18"), ("last few days", "2026-11-18"), ("2026-03-01", "2026-03-01"), ("may 5", "2026-05-05"),
        ("december 24", "2025-12-24"), ("christmas", "2025-12-25"),
    ],
)  # fmt: skip
def test_the_first_day_is_over_or_running(said, day):
    assert first_day(said, SATURDAY).isoformat() == day


@pytest.mark.parametrize("said", ["tomorrow", "next friday", "2027-01-01", "in 3 days"])
def test_a_day_to_come_is_refused(said):
    with pytest.raises(ToolError, match="is still to come"):
        first_day(said, SATURDAY)


@pytest.mark.parametrize("said", ["", "whenever", "the other day"])
def test_what_is_no_day_is_refused(said):
    with pytest.raises(ToolError, match="date"):
        first_day(said, SATURDAY)
