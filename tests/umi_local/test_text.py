"""Untrusted text is shown without effect on the terminal, and shortened without losing its ends."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from umi_local.text import inert, is_shortened, shorten

anything = st.text(max_size=200)
many_lines = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=20), max_size=60
).map("\n".join)


@given(anything)
def test_inert_text_has_no_control_or_hidden_characters(text: str) -> None:
    shown = inert(text)
    assert not [c for c in shown if unicodedata.category(c) == "Cc" and c not in "\t\n"]
    assert not set(shown) & set("\u202a\u202e\u2066\u2069\u200e\u200b\ufeff\u2028\u2029\U000e0041")


@given(anything)
def test_inert_is_idempotent_and_leaves_plain_text_alone(text: str) -> None:
    assert inert(inert(text)) == inert(text)
    plain = re.sub(r"[^ -~\n\täöüßéñ漢字]", "", text)
    assert inert(plain) == plain


def test_escape_sequences_become_visible() -> None:
    assert inert("\x1b]0;title\x07\x1b[2J") == "\u241b]0;title\u2407\u241b[2J"
    assert inert("a\r\nb") == "a\nb"
    assert "\r" not in inert("100%\rdone")


@given(anything, st.integers(3, 300))
def test_short_enough_text_is_untouched(text: str, limit: int) -> None:
    if len(text) <= limit:
        assert shorten(text, limit) == text


@given(st.one_of(anything, many_lines), st.integers(3, 120))
def test_shortened_text_keeps_head_and_tail_and_counts_the_rest(text: str, limit: int) -> None:
    short = shorten(text, limit)
    if len(text) <= limit:
        return
    found = re.search(r"\n\[(\d+) (lines|characters) left out\]\n", short)
    assert found is not None
    head, tail = short[: found.start()], short[found.end() :]
    assert len(head) + len(tail) <= limit
    assert text.startswith(head)
    assert text.endswith(tail)
    middle = text[len(head) : len(text) - len(tail)]
    if found.group(2) == "characters":
        assert int(found.group(1)) == len(middle)
    else:
        assert int(found.group(1)) == middle.count("\n") - 1
        assert middle.startswith("\n")


def test_long_listings_are_cut_at_lines() -> None:
    short = shorten("\n".join(f"file{i:03}.txt" for i in range(100)), 200)
    lines = short.split("\n")
    assert lines[0] == "file000.txt"
    assert lines[-1] == "file099.txt"
    assert all(re.fullmatch(r"file\d{3}\.txt|\[\d+ lines left out\]", line) for line in lines)
    left = int(next(line for line in lines if line.startswith("["))[1:].split()[0])
    assert left + len(lines) - 1 == 100


@given(many_lines, st.integers(3, 300))
def test_what_was_shortened_says_so(text: str, limit: int) -> None:
    assert is_shortened(shorten(text, limit)) == (len(text) > limit)
