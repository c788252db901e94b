"""Where in a request the words stand that are not everyday words, and names of several words.

"put it into attic", "which line has coffee", "what does Nina owe me": nothing but the word itself says that it may be
an argument. `everyday_words.txt` holds the words that requests are made of, counted in synthesized and in public ones:
those that are seldom part of an argument. Any other word may be pointed to. Words with capitals that follow each other
("New York", "The Night Train") are one name, of everyday words or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LEAST_CHARS = 2
MOST_CHARS = 40
MOST_IN_NAME = 4
"""Words of the longest name: of more the whole request may be, when somebody types Like This."""

_TOKEN = re.compile(r"[^\s\"`\u201c\u201d]+")
_WORD = re.compile(r"([^\W\d_]+(?:[-'\u2019][^\W\d_]+)*?)(?:['\u2019]s)?")
_CAPITALS = re.compile(r"(?<![\w'\u2019.-])[^\W\d_a-z][\w'\u2019-]+(?: [^\W\d_a-z][\w'\u2019-]+)+")
_TITLE = re.compile(
    r"(?<![\w'\u2019./-])(?:[\w.-]+/)*"
    r"(?P<name>(?:[^\W\d_a-z][\w'\u2019-]* ){1,4}[^\W_a-z][\w'\u2019-]*\.[a-z]\w{0,4})(?!\w)"
)
_IN_NAME = (
    r"(?!(?:the|a|an|my|our|your|this|that|his|her|its|their|files?|folder|directory|called|named|and|or|with|in|into|to"
    r"|from|for|of|on|at|as|by|it|inside|under|saying|containing|please|then|is|are|be|there|here|if|not|new|same|some"
    r"|something|so|which|who|what|where|when|how)\b)[^\W_][\w-]*"
)
"""A word of a name without capitals: none that the request goes on with."""
_CALLED = re.compile(
    r"(?:\b(?:called|named|titled|name it|call it|rename it to|file)|\.\w{1,5}[\"'`]? (?:to|as|into))\s+"
    rf"(?P<name>{_IN_NAME}(?: {_IN_NAME}){{0,2}} {_IN_NAME}\.[a-z]\w{{0,4}})(?![\w/])"
    rf"|\b(?:called|named|titled)\s+(?P<bare>{_IN_NAME}(?: {_IN_NAME}){{1,2}})"
    r"(?=[.?!]?\s*\Z|[,;] |\s+(?:and|with|in|inside|containing|saying|for|to|from|please|then|into)\b)",
    re.IGNORECASE,
)
_BEGINS = re.compile(r"(?:\A|[.!?:]\s|\n)\Z")
_POSSESSIVE = re.compile(r"['\u2019]s?\Z")
_AROUND = "()[]{}<>,;:!?.'\u2018\u2019"


@cache
def everyday() -> frozenset[str]:
    """Return the everyday words, in lower case."""
    return frozenset((files("umi_local") / "everyday_words.txt").read_text("utf-8").split())


def places(text: str) -> list[tuple[int, int]]:
    """Return the places of names and of other words of `text` that are not everyday words, in order.

    A possessive s is none of them.
    """
    named = list(_names(text))
    return sorted([*named, *(word for word in _words(text) if not any(a <= word[0] < b for a, b in named))])


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of words with capitals that follow each other. The first word of a sentence has one anyway."""
    for each in _CAPITALS.finditer(text):
        start, words = _begun(text, each.start(), each.group())
        end = each.end() - len(each.group()) + len(_POSSESSIVE.sub("", each.group()))
        if 1 < len(words) <= MOST_IN_NAME and all(word[0].isupper() for word in words):
            yield start, end


def titles(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of names of files that are several words with capitals: "Old Recipes.txt"."""
    for each in _TITLE.finditer(text):
        start, words = _begun(text, each.start(), each["name"])
        if 1 < len(words) <= MOST_IN_NAME and not each["name"].rpartition(".")[0].isupper():
            yield start, each.end()


def called(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of names of several words that the request says are names: "a file called old recipes.txt"."""
    return (each.span(each.lastgroup or 0) for each in _CALLED.finditer(text))


def _begun(text: str, start: int, name: str) -> tuple[int, list[str]]:
    """Return where a name with capitals begins, and its words: an everyday word that a sentence begins with is none."""
    words = name.split(" ")
    if words[0].lower() in everyday() and _BEGINS.search(text, max(0, start - 2), start):
        start += len(words.pop(0)) + 1
    return start, words


def _words(text: str) -> Iterator[tuple[int, int]]:
    for each in _TOKEN.finditer(text):
        token = each.group()
        if len(token) > MOST_CHARS:
            continue
        bare = token.strip(_AROUND)
        word = _WORD.fullmatch(bare)
        if word is None or len(word[1]) < LEAST_CHARS or {word[1].lower(), bare.lower()} & everyday():
            continue
        start = each.start() + token.index(bare)
        yield start, start + len(word[1])
