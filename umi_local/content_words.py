"""The words of a text that say what it is about, without those that stand in every request and every table."""

from __future__ import annotations

import re

LEAST_CHARS = 3
"""Characters of the shortest content word."""

_WORD = re.compile(r"[^\W_]+")
_COMMON = frozenset(
    "the and for from with what which who whom whose when where why how many much are was were will does did has have "
    "had can could would should may might this that these those there here you your our their his her its all any each "
    "per not but please pls tell show give get let see look find say says said file files list text line lines table "
    "column columns row rows name names called about into out off over under one two three".split()
)
"""Words of requests that say nothing about what stands in a file."""


def content_words(text: str) -> set[str]:
    """Return the words that say something, in lower case and the singular."""
    words = (word.casefold() for word in _WORD.findall(text))
    long = (word for word in words if len(word) >= LEAST_CHARS and word not in _COMMON)
    return {word.removesuffix("s") if len(word) > LEAST_CHARS else word for word in long}
