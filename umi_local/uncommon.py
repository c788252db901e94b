"""Where in a request the words stand that are not everyday words: folders, columns, what is looked for.

"put it into attic", "which line has coffee", "what does Nina owe me": nothing but the word itself says that it may be
an argument. `everyday_words.txt` holds the words that requests are made of, counted in synthesized and in public ones:
those that are seldom part of an argument. Any other word may be pointed to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

LEAST_CHARS = 2
MOST_CHARS = 40

_TOKEN = re.compile(r"[^\s\"`\u201c\u201d]+")
_WORD = re.compile(r"([^\W\d_]+(?:[-'\u2019][^\W\d_]+)*?)(?:['\u2019]s)?")
_AROUND = "()[]{}<>,;:!?.'\u2018\u2019"


@cache
def everyday() -> frozenset[str]:
    """Return the everyday words, in lower case."""
    return frozenset((files("umi_local") / "everyday_words.txt").read_text("utf-8").split())


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the words of `text` that are not everyday words, in order, without a possessive s."""
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
