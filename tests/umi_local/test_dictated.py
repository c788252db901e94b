"""Texts that a request dictates without quotation marks."""

import time

import pytest

from umi_local import dictated
from umi_local.pointable import of_request
from umi_local.spans import offered
from umi_local.trajectory import UserTurn


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
        ("create hello.txt that says hi there", ["hi there"]),
        ("in hello.txt write good night there", ["good night"]),
        ("echo hello world > hi.txt", ["hello world"]),
        ("change port = 8043 to port = 9000 in config.ini", ["port = 8043", "port = 9000"]),
        ("bump requests from 2.31.0 to 2.x in requirements.txt", ["2.x"]),
        ("substitute brown rice for rice in shopping.txt", ["brown rice", "rice"]),
        ("tack The price went up to 3 dollars. at the end of a.txt", ["The price went up to 3 dollars."]),
        ("drop off Hugo at home should go at the end of a.txt", ["drop off Hugo at home"]),
        ("the rent is 40. remember that", []),
        ("Rent is 40. remember that please", ["Rent is 40"]),
        ("make a pair of files, b.txt with buy milk and 'c d.txt' with sell eggs", ["buy milk", "sell eggs"]),
        ("buy milk goes in a.txt and sell eggs in b.txt", ["buy milk", "sell eggs"]),
        ("a.txt should also say remind Hana", ["remind Hana"]),
        ("let a.txt end with buy milk please", ["buy milk"]),
        ("a.txt lacks buy milk", ["buy milk"]),
        ("write red over blue in a.txt", ["red", "red over blue", "blue"]),
        ("put red where it says blue in a.txt", ["red", "red where it says blue", "blue"]),
        ("red becomes dark blue in a.txt", ["red", "dark blue"]),
        ("a list in a.txt with lamp, oil and Jo, one per line for me", ["lamp, oil and Jo"]),
        ("keep this thought, Oslo was cold", ["Oslo was cold"]),
        ("could buy milk be put at the bottom of a.txt", ["buy milk"]),
        ("mind adding It rained all day to a.txt", ["It rained all day"]),
        ("a.txt lists tea, one per line", ["tea"]),
        ("a.md never mentioned Rosa", ["Rosa"]),
        ("a fresh entry at the end of books.md Our next stop is Oslo", ["Our next stop is Oslo"]),
        ("this is a.txt, Jo is allergic to tea. goes at the end", ["Jo is allergic to tea."]),
        ("lunch with Ann at 9:30, as note", ["lunch with Ann at 9:30", "Ann at 9:30"]),
        ("key -> 17. save it as a.py!", ["key", "key -> 17"]),
        ("order tea at noon. write that to a.txt.", ["order tea at noon"]),
        ("drop off Ann is missing in a.txt, add it please", ["drop off Ann"]),
        ("make a.txt with one line per item tea, oil", ["tea, oil"]),
        ('the part tea in "a.txt" should be two oils', ["tea", "two oils"]),
        ("take tea out of a.txt and insert I like oil. there for me", ["tea", "I like oil."]),
        ("a list named a.md and put on it call Ann, buy tea", ["call Ann, buy tea"]),
        ("name a.env; text Ann: 68", ["Ann: 68"]),
        ("a.dat += meet Ann", ["meet Ann"]),
        ("one thing for the notes buy tea", ["buy tea"]),
        ("please keep track of this we need tea", ["we need tea"]),
        ("jot Ann paid 8 EUR down for me", ["Ann paid 8 EUR"]),
        ("include Ann likes tea - b/Makefile", ["Ann likes tea"]),
        ("i would rather have tea than oil in a.txt", ["tea", "tea than oil", "oil"]),
        ("write a.md with tea. then write b.py saying buy oil", ["tea", "buy oil"]),
        ("a new file a.json reading Ann will come by Sunday.?", ["Ann will come by Sunday."]),
        ("a.txt with Tea is out and b.csv that says Oil is in", ["Tea is out", "Oil is in"]),
        ("show me a.txt once buy tea has been added", ["buy tea"]),
        ("meet Ann on Monday -> a.txt, buy tea -> b.csv", ["meet Ann on Monday", "buy tea"]),
        ("make a.py as a list of visit Ann,buy tea", ["visit Ann,buy tea"]),
        ("read a.txt And show me all of it, count b.txt Thank you very much", []),
        ("make a note about the bins", []),
        ("take a note that it rained", ["it rained"]),
        ("will it rain? it should be in a.txt", []),
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
    found = sorted(dictated.places(request_))
    assert [request_[start:end] for start, end in found] == texts


def test_what_stands_in_quotation_marks_is_no_second_span() -> None:
    text = "write 'fix the bike' into hi.txt"
    assert [text[a:b] for a, b in of_request(text)] == ["fix the bike", "hi.txt"]


def test_a_text_ends_before_the_name_of_the_place_it_belongs_to() -> None:
    request = UserTurn("put thank Ann in my photo gifts too", present=("photo_gifts.txt",))
    assert "thank Ann" in offered([request]).values()
    assert "thank Ann" not in offered([UserTurn(request.text)]).values()


@pytest.mark.parametrize("piece", ["add ", "1 ", "(", "1+", "change a to ", "add x in the ", "note that ", "1 x"])
def test_no_request_takes_long_to_read(piece: str) -> None:
    began = time.process_time()
    of_request(piece * (4000 // len(piece)))
    of_request(piece * (dictated.REQUEST_CHARS // len(piece)))
    assert time.process_time() - began < 2
