"""Arithmetic in words, turned into symbols: "add 5 to 7", "what percent of 80 is 20", "half of 30"."""

from __future__ import annotations

import re
from collections.abc import Callable

from umi_local.tools.spoken import words_to_digits

_LEAD = re.compile(
    r"^(?:(?:please|hey|so|ok|okay|can you|could you|tell me|give me|i need|i want to know|calculate|compute|evaluate|"
    r"solve|simplify|work out|find|figure out|how much (?:is|are|would be|would|does|do)|"
    r"what(?:'s|s| is| are| would be)|"
    r"(?:the )?(?:result|answer|value) (?:of|to|for)|equals|=)\b[\s,:]*)+",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:\s+(?:please|equals?|is|exactly|in total|altogether))+\s*$|[\s?=.;:,]+$", re.IGNORECASE)
_CURRENCY = re.compile(r"[$€£¥]|\b(?:dollars?|bucks?|euros?|eur|usd|gbp)\b", re.IGNORECASE)
_NOISE = re.compile(r"\b(?:the|a|an|exactly|number|numbers|value|is equal to)\b")

_WORDS = tuple(
    (re.compile(pattern), new)
    for pattern, new in (
        (r"\bper ?cent(?:age)?s?\b|\bpct\b", "%"),
        (r"(?<=\d) +%", "%"),
        (r"(\d) (?:and )?(?:a )?half\b", r"(\1 + 1/2)"),
        (r"\bhalf(?: of)?\b", "1/2 of"),
        (r"(\d+) (?:thirds)\b(?: of)?", r"\1/3 of"),
        (r"(\d+) (?:quarters|fourths)\b(?: of)?", r"\1/4 of"),
        (r"(\d+) (?:fifths)\b(?: of)?", r"\1/5 of"),
        (r"(\d+) (?:tenths)\b(?: of)?", r"\1/10 of"),
        (r"\b(?:1 )?third of\b", "1/3 of"),
        (r"\b(?:1 )?(?:quarter|fourth) of\b", "1/4 of"),
        (r"\b(?:1 )?fifth of\b", "1/5 of"),
        (r"\b(?:1 )?tenth of\b", "1/10 of"),
        (r"\b(?:double|twice)(?: of)?\b", "2 of"),
        (r"\b(?:triple|thrice)(?: of)?\b", "3 of"),
        (r"\b(\d+)(?:st|nd|rd|th) root of\b", r"root \1 of"),
        (r"\bcub(?:e|ic) ?root(?: of)?\b|\b3rd root of\b", "cbrt "),
        (r"\b(?:square|2nd) root of\b|\bsq(?:uare)? ?root(?: of)?\b|\broot of\b", "sqrt "),
        (r"\bsquare of (\([^()]*\)|[\d.,]+)", r"\1 squared"),
        (r"\bcube of (\([^()]*\)|[\d.,]+)", r"\1 cubed"),
        (r"\bsquare (?=[\d(])(\([^()]*\)|[\d.,]+)", r"\1 squared"),
        (r"\b(?:raised )?to(?: the)? power(?: of)?\b|\braised to(?: the)?\b", "**"),
        (r"\bto (?:the )?(?=-?\d+(?:st|nd|rd|th)\b)", "**"),
        (r"(?<=\*\*)( *-?\d+)(?:st|nd|rd|th)?(?: power)?\b", r"\1"),
        (r"\b(?:plus|added to|increased by|and then add)\b", "+"),
        (r"\b(?:minus|less|decreased by|reduced by|take away)\b", "-"),
        (r"\b(?:times|multiplied by|multiplied with|multiply by)\b", "*"),
        (r"\b(?:divided (?:by|between|among)|over|per|divide by|split (?:by|between|among))\b", "/"),
        (r"\b(?:modulo|modulus|remainder)\b", "mod"),
        (r"\band (?=[*/+-])", ""),
        (r"\bnegative\b", "-"),
        (r"(\d)!? factorial\b", r"\1!"),
        (r"\bnatural log(?:arithm)?(?: of)?\b", "ln "),
        (r"\blog(?:arithm)?(?: of)?\b(?! *\()", "log "),
        (r"\babsolute(?: value)?(?: of)?\b", "abs "),
        (r"\b(?:sine|sin) of\b", "sin "),
        (r"\b(?:cosine|cos) of\b", "cos "),
        (r"\b(?:tangent|tan) of\b", "tan "),
        (r"\b(?:largest|biggest|highest|greater) of\b", "max of"),
        (r"\b(?:smallest|lowest|lesser) of\b", "min of"),
        (r"\bgreatest common divisor\b", "gcd"),
        (r"\bleast common multiple\b", "lcm"),
        (r"\b(\d[\d.,]*) ?m(?:n|illion)\b", r"\1 * 1000000"),
        (r"\bdozen\b", "* 12"),
        (r"(?<=\d)\s*(?:people|persons|ways|friends|parts|items|pieces)\b", ""),
    )
)

_Two = Callable[[str, str], str]


def _share(part: str, whole: str) -> str:
    return f"(({part}) / ({whole})) as %"


def _change(old: str, new: str) -> str:
    return _share(f"({new}) - ({old})", old)


_PATTERNS: tuple[tuple[re.Pattern[str], _Two], ...] = tuple(
    (re.compile(rf"^\s*{pattern}\s*$"), build)
    for pattern, build in (
        (r"(.+) is (?:what|which) % of (.+)", _share),
        (r"(?:what|which) % (?:of|is) (?P<b>.+?) (?:is|of) (?P<a>.+)", _share),
        (r"(.+) (?:as|in) % of (.+)", _share),
        (r"(.+) out of (.+?)(?: (?:as|in|to) %)?", _share),
        (r"% (?:change|increase|decrease|difference|growth) (?:from|between) (.+?) (?:to|and) (.+)", _change),
        (r"(?:increase|raise|grow) (.+) by (.+)", lambda a, b: f"{a} + {b}"),
        (r"(?:decrease|reduce|lower|cut|discount) (.+) by (.+)", lambda a, b: f"{a} - {b}"),
        (r"add (.+) to (.+)", lambda a, b: f"{b} + {a}"),
        (r"add (.+?) and (.+)", lambda a, b: f"{a} + {b}"),
        (r"subtract (.+) from (.+)", lambda a, b: f"{b} - ({a})" if "%" not in a else f"{b} - {a}"),
        (r"(?:take|deduct|remove) (.+?)(?: away| off)? from (.+)", lambda a, b: f"{b} - {a}"),
        (r"take (.+?) off (.+)", lambda a, b: f"{b} - {a}"),
        (r"multiply (.+) (?:by|with|and) (.+)", lambda a, b: f"({a}) * ({b})"),
        (r"(?:divide|split|share) (.+) (?:by|between|among|into) (.+)", lambda a, b: f"({a}) / ({b})"),
        (r"(?:split|share) (.+?) (\d+)", lambda a, b: f"({a}) / ({b})"),
        (r"difference (?:between|of) (.+?) and (.+)", lambda a, b: f"abs(({a}) - ({b}))"),
        (r"product of (.+?) and (.+)", lambda a, b: f"({a}) * ({b})"),
        (r"(?:quotient|ratio) of (.+?) and (.+)", lambda a, b: f"({a}) / ({b})"),
        (
            r"(?:remainder|mod) (?:of|when|if) (.+?)(?: is)?(?: divided)? (?:by|/|and) (.+)",
            lambda a, b: f"({a}) mod ({b})",
        ),
        (r"([\d.,]+%)(?: off| discount)(?: of| on| from)? (.+)", lambda a, b: f"{b} - {a}"),
        (r"(.+) with ([\d.,]+%) (?:off|discount)", lambda a, b: f"{a} - {b}"),
        (r"(.+) (?:with|including|incl\.?) ([\d.,]+%) (?:vat|tax|tip|sales tax)", lambda a, b: f"{a} + {b}"),
        (
            r"([\d.,]+%) (?:tip|vat|tax|sales tax|interest|commission|gratuity) (?:on|of|for) (.+)",
            lambda a, b: f"{a} of {b}",
        ),
        (r"([\d.,]+%) more than (.+)", lambda a, b: f"{b} + {a}"),
        (r"([\d.,]+%) less than (.+)", lambda a, b: f"{b} - {a}"),
        (r"(.+) more than (.+)", lambda a, b: f"{b} + {a}"),
        (r"(.+) (?:less|fewer) than (.+)", lambda a, b: f"{b} - {a}"),
        (r"root (\d+) of (.+)", lambda a, b: f"root({a}, {b})"),
        (r"log (?:of )?(.+) base (.+)", lambda a, b: f"log({a}, {b})"),
        (r"log base (?P<b>\d+) of (?P<a>.+)", lambda a, b: f"log({a}, {b})"),
    )
)


def tidy(text: str) -> str:
    """Return an expression as it is shown again: one line, without the question around it."""
    shown = " ".join(text.split())
    shown = _LEAD.sub("", shown) or shown
    while (cut := _TAIL.sub("", shown)) != shown:
        shown = cut
    return shown


def in_symbols(text: str) -> str:
    """Return an expression in words as one that `arithmetic.evaluate` reads. Symbols stay as they are."""
    text = _CURRENCY.sub(" ", text.lower())
    if not re.search(r"[a-z]{2}", text):
        return text
    text = words_to_digits(text)
    text = " ".join(_NOISE.sub(" ", text.replace("'", " ")).split())
    for word, new in (_WORDS[0], _WORDS[1]):
        text = word.sub(new, text)
    for pattern, build in _PATTERNS:
        if match := pattern.match(text):
            parts = match.groupdict() or {"a": match.group(1), "b": match.group(2)}
            text = build(parts["a"], parts["b"])
            break
    for word, new in _WORDS:
        text = word.sub(new, text)
    for pattern, build in _PATTERNS[-3:]:
        if match := pattern.match(text):
            parts = match.groupdict() or {"a": match.group(1), "b": match.group(2)}
            text = build(parts["a"], parts["b"])
    if text.endswith(" as %"):
        # A share shown in percent: the quotient times 1 %, which the parser keeps as a percentage.
        text = f"as_percent({text.removesuffix(' as %')})"
    return text
