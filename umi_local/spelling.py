"""Words of a request that are one slip of the finger away from a word that requests are made of.

"swqp 59 kilobyte", "how mcuh is left": to a small model a word with a slip in it is a word that it never read. So the
roles read "swap" and "much"; what a call may point to stays as it was typed. `request_words.txt`, made by
`umi_train.nano.lexicon`, holds the words that may be meant and, below an empty line, words that only look like them.

A slip is two letters that changed places, or in words of more than three a letter too few, too many or wrong. The first
letter is never one. Quotation marks, names and whatever has a figure or a sign in it are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from umi_local import quotation

LEAST_CHARS, MOST_CHARS = 3, 16
MOST_SLIPS = 6
"""Slips in one request: with more of them it is no English."""
REQUEST_CHARS = 4000
"""Characters of a request in which slips are looked for."""

_BESIDE = "sq vn xv sf wr dg fh gj uo hk jl k n mb ip o wa et ad ry yi cb qe zc tu x"
NEIGHBOURS = dict(zip("abcdefghijklmnopqrstuvwxyz", _BESIDE.split(), strict=True))
"""The letters beside each letter on a keyboard."""

_VOWELS = "aeiouy"
_ENDINGS = re.compile(r"(?:e[sdr]|ing|l?y)\Z"), re.compile(r"(?:s|(?<=e)[dr])\Z")
_WORD = re.compile(r"(?<![^\s(])[A-Za-z]+(?=[,;:!?.)]*(?:\s|\Z))")
_BEGINS = re.compile(r"(?:\A|[.!?:]\s|\n)\Z")


@dataclass(frozen=True, slots=True)
class Spelled:
    """A request as it was meant. `slips`: start and end of each word that was typed otherwise, and the word meant."""

    text: str
    slips: tuple[tuple[int, int, str], ...] = ()

    def typed(self, at: int) -> int:
        """Return where in what was typed the place `at` of `text` is; within a word that was meant, where it ends."""
        longer = 0
        for start, end, word in self.slips:
            if at <= start + longer:
                break
            if at < start + longer + len(word):
                return end
            longer += len(word) - (end - start)
        return at - longer


@lru_cache(maxsize=256)
def meant(text: str) -> Spelled:
    """Return a request with its slips corrected."""
    slips = tuple(_slips(text[:REQUEST_CHARS]))
    if not slips or len(slips) > MOST_SLIPS:
        return Spelled(text)
    read = text
    for start, end, word in reversed(slips):
        read = read[:start] + word + read[end:]
    return Spelled(read, slips)


def _slips(text: str) -> Iterator[tuple[int, int, str]]:
    quoted = quotation.places(text)
    shouted = text.isupper()
    for each in _WORD.finditer(text):
        typed, start = each[0], each.start()
        if not LEAST_CHARS <= len(typed) <= MOST_CHARS or any(a <= start < b for a, b in quoted):
            continue
        if typed.islower() or shouted:
            word = _word(typed.lower())
        elif typed[1:].islower() and _BEGINS.search(text, max(0, start - 2), start):
            word = _word(typed.lower()).capitalize()
        else:
            continue
        if word:
            yield start, each.end(), word.upper() if shouted else word


@cache
def _words() -> tuple[dict[str, int], frozenset[str]]:
    """Return the words that may be meant, with a rank that is lower the more often they are, and all known words."""
    may_be, _, others = (files("umi_local") / "request_words.txt").read_text("utf-8").partition("\n\n")
    ranks = {word: rank for rank, word in enumerate(may_be.split())}
    return ranks, frozenset(others.split()) | ranks.keys()


@lru_cache(maxsize=4096)
def _word(typed: str) -> str:
    """Return the word that is meant by one that is not known, or an empty string."""
    ranks, known = _words()
    if typed in known or any(ending.sub("", typed) in known for ending in _ENDINGS):
        return ""
    for near in (swapped(typed), one_letter_off(typed)):
        if found := min((word for word in near if word in ranks), key=ranks.__getitem__, default=""):
            return found
    return ""


def swapped(word: str) -> Iterator[str]:
    """Yield what `word` is when two of its letters that stand side by side change places."""
    for i in range(1, len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def one_letter_off(word: str) -> Iterator[str]:
    """Yield what `word` is with a letter more, less or another; nothing where it is too short to tell.

    Another letter is one beside it on the keyboard, or a vowel for a vowel.
    """
    for i in range(1, len(word) + 1 if len(word) > LEAST_CHARS else 0):
        before, behind = word[:i], word[i:]
        yield from (before + letter + behind for letter in NEIGHBOURS)
        if behind:
            yield before + behind[1:]
            others = NEIGHBOURS.get(behind[0], "") + (_VOWELS if behind[0] in _VOWELS else "")
            yield from (before + letter + behind[1:] for letter in others)
