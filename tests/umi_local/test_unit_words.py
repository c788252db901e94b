"""Units in a request that converts one into another."""

import time

import pytest

from umi_local.pointable import of_request
from umi_local.unit_words import places


@pytest.mark.parametrize(
    ("request_", "units"),
    [
        ("how do you write 537 pound in gram?", ["pound", "gram"]),
        ("what do I type for 326 square miles if it wants square kilometers", ["square miles", "square kilometers"]),
        ("70 fl oz sounds like a lot, how many L is it.", ["fl oz"]),
        ("20 degrees celsius in \u00b0F", ["degrees celsius", "\u00b0F"]),
        ("how many minutes are in 3 hours", ["minutes", "hours"]),
        ("100 km/h in miles per hour", ["km/h", "miles per hour"]),
        ("5km in miles", ["miles"]),
        ("in 3 days and 2 hours", []),
        ("copy a.txt to b in 3 min", []),
        ("read 12 lines of m.txt", []),
        ("", []),
    ],
)
def test_units_count_where_one_has_a_number_and_another_has_none(request_: str, units: list[str]) -> None:
    assert [request_[start:end] for start, end in places(request_)] == units


def test_units_can_be_pointed_to_as_a_whole() -> None:
    text = "3 square feet in acres"
    assert [text[start:end] for start, end in of_request(text)] == ["3", "square feet", "acres"]


@pytest.mark.parametrize("piece", ["12 m ", "kilo", "square ", "5 degrees "])
def test_no_request_takes_long_to_read(piece: str) -> None:
    began = time.process_time()
    places(piece * (4000 // len(piece)))
    assert time.process_time() - began < 1
