"""Where in a request a text stands that is to be written, noted or exchanged, when no quotation marks say so.

"add buy milk to todo.txt", "remember that the locker is 118", "change port = 80 to port = 90 in a.ini": the text begins
behind a word that orders it and goes on to the place it belongs to, or to the end. A guess: what is found is offered to
the caller as one more span (`pointable`), and never used without being chosen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST_CHARS = 2
MOST_CHARS = 160
REQUEST_CHARS = 1000
"""Characters of the longest request that is looked at."""

_QUOTES = "\"'`\u201c\u2018"
_QUOTING = frozenset(_QUOTES) - {"'"}
_TARGET = (
    rf"(?:[{_QUOTES}]|[^\s{_QUOTES}]*\w[./_]\w|[^\s{_QUOTES}]*\w/(?=\s|$)|(?:it|there)\b"
    r"|(?:the|my|our|a|an) (?:new )?(?:[^\W\d]+ ){0,3}(?:notes?|list|file|todos?|memos?|document|diary|journal|log)\b)"
)
_LEADS = r"(?:(?:the|my|a|an|our|this|that|new|file|called|named|end|bottom|top|start|very|of|to|in|into|on) ){0,6}"
_END = (
    r"(?="
    rf"[,;]?\s+(?:at the|as the (?:first|last|next)|>>?|(?:in)?to|in|on|onto|under|from) {_LEADS}{_TARGET}"
    r"|[,;]?\s+(?:>>?|at the (?:very )?(?:end|bottom|top|start))"
    r"|\s+(?:and|then|&&|;) (?:show|read|print|tell|see|cat|let)\b"
    r"|\s+and \S+\.\w+ (?:with|containing|saying|w/)\s"
    r"|[,;]? (?:please|pls|thanks|thx|if you (?:don'?t mind|can)|(?:for|to) me|will you|would you|ok)\W*\Z|\s*\Z)"
)
_TEXT = rf"\S(?:[^\n]{{0,{MOST_CHARS}}}?[^\s,;])?"
_FOR = r"\s+(?:to|with|by|into|for|->|=>)\s+"
_OLD = rf"\S(?:(?!{_FOR})[^\n]){{0,{MOST_CHARS}}}"
_NOTED = (
    r"(?:remember|note to (?:my)?self|note(?: down)?|notes? \+=|jot(?: down)?|memo|remind me|don'?t forget|write down"
    r"|keep in mind)"
    r"(?: down)?(?:,? (?:that|to))?(?: says?| reads?| saying)?"
)
_WRITTEN = (
    r"(?:append|add|put|writ|insert|stor|sav|attach|throw|stick|echo|printf|tack|past|drop)(?:e|t?ing)?"
    r"(?: the (?:text|words?|line|sentence|entry|item|task|number|phrase))?"
)
_HOLDING = (
    r"(?:(?:say|contain|read|hold)(?:s|ing)|with|w/)(?: just| only)?"
    r"(?: the (?:text|words?|line|sentence|content|number|phrase))?"
)
_POINTING = (
    r"(?!(?:the|a|an|my|our|its?|them|this|that|these|those|all|every|each|some|something|another|new|me|up|files?|line"
    r"|what|how|about|in|into|to|on|at|of|for|is|no|contents?|lists?"
    r"|notes?|folders?)\b|-)"
)
"""What does not begin a text: words that point to one, and options of commands."""
_NUMBERS = re.compile(r"[\d\s.,%$\u20ac\u00a3]+(?:(?:and|to) [\d\s.,%$\u20ac\u00a3]+)?")
_CUES = re.compile(
    rf"\b(?:{_NOTED}\s+|(?:{_WRITTEN}|{_HOLDING})\s+{_POINTING})({_TEXT}){_END}",
    re.IGNORECASE,
)
_SWAPS = re.compile(
    r"\b(?:chang|replac|swap|substitut|turn|updat|correct|bump|switch|exchang|set|edit|fix)(?:e|p?ing)?"
    r"(?: (?:the|all|every|each))?(?: (?:occurrences? of|word|words|text|line|value|number|phrase))?"
    rf"(?:\s+\S+ from)?\s+(?!(?:it|this|that|them|what|how)\b)({_OLD}){_FOR}({_TEXT}){_END}",
    re.IGNORECASE,
)


def places(request: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the texts that a request dictates without quotation marks; numbers alone are none."""
    if len(request) > REQUEST_CHARS:
        return
    for found in (*_CUES.finditer(request), *_SWAPS.finditer(request)):
        for part in range(1, (found.lastindex or 0) + 1):
            start, end = found.span(part)
            if request[end - 1] in ".?!" and not request[start].isupper():
                end -= 1  # the end of the request's sentence; a text that is a sentence keeps its own
            text = request[start:end]
            if len(text) >= LEAST_CHARS and not set(text) & _QUOTING and not _NUMBERS.fullmatch(text):
                yield start, end
