"""Texts that a request dictates without quotation marks, and sums as they stand in it."""

import time

import pytest

from umi_local import dictated
from umi_local.pointable import of_request


@pytest.mark.parametrize(
    ("request_", "texts"),
    [
        ("add buy milk to todo.txt", ["buy milk"]),
        ("put learn the poem by heart in homework/german.txt", ["learn the poem by heart"]),
        ("Remember that my locker number is 118.", ["my locker number is 118"]),
        ("append Best wishes, Tom. to letter.txt", ["Best wishes, Tom."]),
        ("create notes.txt with the text buy milk please", ["buy milk"]),
        ("create a.txt containing one and b.txt containing two", ["one", "two"]),
        ("put cinnamon on shopping.txt and show me the whole list", ["cinnamon"]),
        ("add call mom to my notes", ["call mom"]),
        ("echo hello world > hi.txt", ["hello world"]),
        ("change port = 8043 to port = 9000 in config.ini", ["port = 8043", "port = 9000"]),
        ("bump requests from 2.31.0 to 2.x in requirements.txt", ["2.x"]),
        ("substitute brown rice for rice in shopping.txt", ["brown rice", "rice"]),
        ("add 5 and 7", []),
        ("put it in notes.txt", []),
        ("put the price list in the invoices folder", []),
        ('write "hello" into hi.txt', []),
        ("let's change it to ten", []),
        ("how many lines does a.txt have", []),
        ("", []),
    ],
)
def test_a_text_goes_on_to_the_place_it_belongs_to(request_: str, texts: list[str]) -> None:
    found = sorted(dictated.texts(request_))
    assert [request_[start:end] for start, end in found] == texts


def test_what_stands_in_quotation_marks_is_no_second_span() -> None:
    text = "write 'fix the bike' into hi.txt"
    assert [text[a:b] for a, b in of_request(text)] == ["fix the bike", "hi.txt"]


@pytest.mark.parametrize(
    ("request_", "spans"),
    [
        ("whats 3482 + 1279 - 650", ["3482 + 1279 - 650"]),
        ("(18 + 6) * 4 - 10 = ?", ["(18 + 6) * 4 - 10"]),
        ("what is the total (12 + 5 apples)", ["12 + 5"]),
        ("2 to the power of 12", ["2 to the power of 12"]),
        ("the remainder when 100 is divided by 7", ["remainder when 100 is divided by 7"]),
        ("1,728 divided by 12, and then 5 mod 3", ["1,728 divided by 12", "5 mod 3"]),
        ("20 percent of 1,200.50", ["20 percent of 1,200.50"]),
        ("half of 602 or triple 7?", ["half of 602", "triple 7"]),
        ("16 * 14!", ["16 * 14"]),
        ("5! + 3", ["5! + 3"]),
        ("divide 100 by 4", ["100", "4"]),
        ("call 555-0142", ["555-0142"]),
        ("lines 3-5 of a.txt", ["3-5", "a.txt"]),
        ("from 2026-03-01 to 2026-04-05", ["2026-03-01", "2026-04-05"]),
        ("it is 12/24 at 10:30 + 2", ["12/24", "10:30", "2"]),
        ("resize 1920x1080.png", ["1920x1080.png"]),
    ],
)
def test_a_sum_can_be_pointed_to_as_it_stands(request_: str, spans: list[str]) -> None:
    assert [request_[start:end] for start, end in of_request(request_)] == spans


@pytest.mark.parametrize("piece", ["add ", "1 ", "(", "1+", "change a to ", "add x in the ", "note that ", "1 x"])
def test_no_request_takes_long_to_read(piece: str) -> None:
    began = time.process_time()
    of_request(piece * (4000 // len(piece)))
    of_request(piece * (dictated.REQUEST_CHARS // len(piece)))
    assert time.process_time() - began < 2
