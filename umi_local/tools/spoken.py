"""Numbers as people write them in words."""

from __future__ import annotations

import re

_SMALL_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TEN_WORDS = "twenty thirty forty fifty sixty seventy eighty ninety"
_SMALL = {word: number for number, word in enumerate(_SMALL_WORDS.split())}
_TENS = {word: 10 * number for number, word in enumerate(_TEN_WORDS.split(), start=2)}
_TENS["fourty"] = 40
_SCALES = {"thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_WORD = "|".join(sorted([*_SMALL, *_TENS, *_SCALES, "hundred"], key=len, reverse=True))
_RUN = re.compile(rf"\b(?:{_WORD})\b(?:(?:[\s-]+|\s+and\s+)(?:{_WORD})\b)*", re.IGNORECASE)
_FIRST_WORD = re.compile(rf"\b(?:{_WORD})\b", re.IGNORECASE)
_SCALED = re.compile(r"(?<![\w.])(\d[\d,]*(?:\.\d+)?)\s*(hundred|thousand|million|billion|trillion)\b", re.IGNORECASE)


def words_to_digits(text: str) -> str:
    """Return `text` with every number word turned into digits: "twenty-five" becomes 25, "2.5 million" 2500000."""
    if not _FIRST_WORD.search(text):
        return text
    text = _SCALED.sub(lambda m: _scaled(m.group(1), m.group(2).lower()), text)
    return _RUN.sub(lambda m: _run(m.group(0)), text)


def _scaled(number: str, word: str) -> str:
    from fractions import Fraction

    value = Fraction(number.replace(",", "")) * (100 if word == "hundred" else _SCALES[word])
    return str(value) if value.denominator == 1 else f"{float(value):f}".rstrip("0")


def _run(text: str) -> str:
    """Read one run of number words. "two and three" stays two numbers: "and" only joins after hundred and above."""
    out: list[str] = []
    total, part, last = 0, 0, 0
    started = joined = False
    for word in re.split(r"[\s-]+", text.lower()):
        if word == "and":
            if last < 100:
                out.append(str(total + part))
                out.append("and")
                total, part, last, started = 0, 0, 0, False
            joined = last >= 100
            continue
        value = _SMALL.get(word, _TENS.get(word, 100 if word == "hundred" else _SCALES.get(word, 0)))
        if value >= 1000:
            total, part = total + max(part, 0 if total else 1) * value, 0
        elif value == 100:
            part = max(part, 1) * 100
        elif started and not (last >= 100 or (20 <= last < 100 and 0 < value < 10)):
            out.append(str(total + part))
            total, part = 0, value
        else:
            part += value
        last, started, joined = value, True, False
    if started:
        out.append(str(total + part))
    if joined:
        out.append("and")
    return " ".join(out)
