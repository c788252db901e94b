"""Where in a request a sum stands that `calculate` reads as it is: "3482 + 1279 - 650", "2 to the power of 12".

The whole sum is one span (`pointable`), so that a small model hands it over with one mark and copies no figure. What
asks for a sum in other words ("divide 100 by 4") is none: its numbers are spans of their own. What may stand in a sum
is a part of what `tools.arithmetic_words` understands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORD = (
    r"(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    r"|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)"
)
_VALUE = rf"(?:\d+(?:,\d{{3}})*(?:\.\d+)?|\b{_WORD}(?:(?:[ -]| and ){_WORD}){{0,11}}\b)"
_TERM = rf"\({{0,4}}-?(?!\d{{4}}-\d){_VALUE}(?:%| squared| cubed|!(?=\s?[-+*/^)]))?\){{0,4}}"
_SIGN = (
    r"(?:\s*(?:\*\*|[-+*/^\u00d7\u00f7\u2212]|x(?=\s*[\d(]))\s*"
    r"|\s(?:plus|minus|times|multiplied by|(?:is )?divided by|to the power(?: of)?|mod|modulo)\s)"
)
_PART = (
    rf"(?:{_VALUE} ?(?:%|percent|per cent|pct) of|(?:square|cube) root of|twice|double|triple"
    rf"|(?:half|(?:a |one )?(?:third|quarter|fifth|tenth)) of|(?:two|three|four|ten) times) {_VALUE}"
)
_SUM = re.compile(
    r"(?<![\w.,:/$\u20ac\u00a3-])(?:"
    rf"{_PART}(?:{_SIGN}{_TERM})*|(?:remainder (?:of|when|if) )?{_TERM}(?:{_SIGN}{_TERM})+|{_VALUE} (?:squared|cubed)"
    r")(?!\w|[.,:/-]\d|\.\w)",
    re.IGNORECASE,
)
_SURE = re.compile(r"[+*^(x\u00d7\u00f7]|[a-z]{2}|%| [-/\u2212] ", re.IGNORECASE)
"""What a sum has that no date, range or telephone number has."""


def places(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each sum. A bracket that is not closed or was not opened in it is left out."""
    for each in _SUM.finditer(text):
        start, end = each.span()
        while more := text.count("(", start, end) - text.count(")", start, end):
            start, end = (start + 1, end) if more > 0 else (start, end - 1)
        if _SURE.search(text, start, end) and _nested(text[start:end]):
            yield start, end


def _nested(sum_: str) -> bool:
    depth = 0
    for sign in sum_:
        depth += (sign == "(") - (sign == ")")
        if depth < 0:
            return False
    return depth == 0
