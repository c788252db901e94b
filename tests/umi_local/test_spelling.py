"""Slips of the finger are read as they were meant, and what was typed stays what is pointed to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from umi_local import spelling
from umi_local.spans import annotated, offered
from umi_local.spelling import meant
from umi_local.trajectory import UserTurn


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("swqp 59 kilobyte over to terabyte", "swap 59 kilobyte over to terabyte"),
        ("984 divided by 11, how mcuh", "984 divided by 11, how much"),
        ("Shwo me teh last line", "Show me the last line"),
        ("PLEAES SHOW IT", "PLEASE SHOW IT"),
        ("renmae a.txt, pleaase!", "rename a.txt, please!"),
        ("opne it", "open it"),
        ("a new fulder", "a new folder"),
    ],
)
def test_a_slip_is_read_as_the_word_that_was_meant(typed, read):
    assert meant(typed).text == read


@pytest.mark.parametrize(
    "text",
    [
        "open teh.txt and fiel_2",
        "look for 'teh fiel' or \"lsat\" or `shwo`",
        "thanks, Theo, Linea and Wirth",
        "dont cant youre theres",
        "kettles, beams and mangos",
        "fo ot ni",
        "",
    ],
)
def test_names_and_texts_and_known_words_stay(text):
    assert meant(text).text == text


def test_a_text_of_no_language_we_know_stays():
    assert meant("teh fiel adn shwo lsat lien wrod").text == "teh fiel adn shwo lsat lien wrod"


def test_a_slip_is_seldom_seen_in_a_long_text():
    text = "word " * spelling.REQUEST_CHARS + "teh"
    assert meant(text).text == text


@given(st.lists(st.sampled_from(["teh", "the", "mcuh", "pleaase", "a.txt", "'x y'", "fiel", ",", " ", "\n", "\u00e9"])))
def test_a_place_is_found_again_in_what_was_typed(words):
    typed = " ".join(words)
    read = meant(typed)
    longer = 0
    for start, end, word in read.slips:
        assert read.text[start + longer :].startswith(word)
        assert read.typed(start + longer) == start
        longer += len(word) - (end - start)
        assert read.typed(end + longer) == end
    assert read.typed(len(read.text)) == len(typed)
    assert read.typed(0) == 0


def test_the_roles_read_the_word_and_point_to_what_was_typed():
    turns = [UserTurn("noet that teh kee is undr the mat")]
    (read,) = annotated(turns)
    assert read.text.startswith("note")
    assert "that the" in read.text
    assert "teh kee is undr the mat" in offered(turns).values()


def test_the_words_that_may_be_meant_are_those_of_the_templates():
    ranks, known = spelling._words()
    assert ranks["the"] < ranks["folder"] < len(ranks)
    assert known > ranks.keys()
    assert all(word.isascii() and word.islower() for word in known)
