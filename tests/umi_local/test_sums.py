"""Sums can be pointed to as they stand in a request, and the calculator reads each of them."""

from pathlib import Path

import pytest
from tool_bench import Bench

from umi_local import sums
from umi_local.pointable import of_request


@pytest.mark.parametrize(
    ("request_", "spans"),
    [
        ("whats 3482 + 1279 - 650", ["3482 + 1279 - 650"]),
        ("(18 + 6) * 4 - 10 = ?", ["(18 + 6) * 4 - 10"]),
        ("what is the total (12 + 5 apples)", ["12 + 5", "apples"]),
        ("2 to the power of 12", ["2 to the power of 12"]),
        ("the remainder when 100 is divided by 7", ["remainder when 100 is divided by 7"]),
        ("1,728 divided by 12, and then 5 mod 3", ["1,728 divided by 12", "5 mod 3"]),
        ("20 percent of 1,200.50", ["20 percent of 1,200.50"]),
        ("half of 602 or triple 7?", ["half of 602", "triple 7"]),
        ("16 * 14!", ["16 * 14"]),
        ("5! + 3", ["5! + 3"]),
        ("((2 + 3) * 4) - 1", ["((2 + 3) * 4) - 1"]),
        ("2 + (3 * 4", ["2", "3 * 4"]),
        ("(5) + (3", ["5", "3"]),
        ("3/4 + 1/8 or 2.5x4 or 20% of 80 - 3", ["3/4 + 1/8", "2.5x4", "20% of 80 - 3"]),
        (
            "one third of 90, cube root of 27, 12 × 3 ÷ 4, 100 - 5%",
            ["one third of 90", "cube root of 27", "12 × 3 ÷ 4", "100 - 5%"],
        ),
        ("fifty minus eighteen, or three hundred and four plus 1", ["fifty minus eighteen", "three hundred and four plus 1"]),
        ("one or two of them", []),
        ("divide 100 by 4", ["100", "4"]),
        ("call 555-0142", ["555-0142"]),
        ("lines 3-5 of a.txt", ["3-5", "a.txt"]),
        ("from 2026-03-01 to 2026-04-05", ["2026-03-01", "2026-04-05"]),
        ("it is 12/24 at 10:30 + 2", ["12/24", "10:30", "2"]),
        ("resize 1920x1080.png", ["resize", "1920x1080.png"]),
    ],
)
def test_a_sum_can_be_pointed_to_and_calculated(request_: str, spans: list[str], tmp_path: Path) -> None:
    assert [request_[start:end] for start, end in of_request(request_)] == spans
    for start, end in sums.places(request_):
        assert " = " in Bench(tmp_path).call("calculate", expression=request_[start:end])
