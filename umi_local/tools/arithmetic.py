"""Exact arithmetic on what people write: 15% of 240, 3/4 + 1/8, 2^10, 20% off 80, the square root of 2.

A tokenizer and a precedence parser of our own over fractions; nothing is ever evaluated as code. Values are exact until
a root, logarithm or angle makes them irrational, then good to 40 digits or more (14 places for angles). Words are
turned into this language by `arithmetic_words`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from umi_local.tools import numeric
from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.numeric import MathError, fraction_text, number_text

MAX_LENGTH = 1000
MAX_DEPTH = 60
MAX_LIST = 100_000
"""Characters of the longest list of numbers."""
MOST_SHOWN = 12
"""Numbers of a list that are repeated in front of its result."""
AS_PERCENT = "as_percent"
"""A function of one share whose value is shown in percent; only `arithmetic_words` writes it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A value; `exact` is false once it was rounded, `percent` true when it was written with a percent sign."""

    value: Fraction
    exact: bool = True
    percent: bool = False


class Token(NamedTuple):
    """A piece of an expression: kind "number", "name", "op" or "end"."""

    kind: str
    text: str
    value: Fraction | None = None


_OPERATORS = {"×": "*", "·": "*", "∙": "*", "÷": "/", "−": "-", "–": "-", "\u2014": "-", "^": "**"}
_OPERATORS |= {"[": "(", "]": ")", "{": "(", "}": ")"}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_VULGAR = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5"}
_VULGAR |= {"⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8"}
_VULGAR_SIGN = re.compile(rf"(\d*)\s*([{''.join(_VULGAR)}])")
_TOKEN = re.compile(
    r"\s*(?:(?P<mixed>\d+\s+\d+/\d+(?![\d.,]))"
    r"|(?P<number>(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+(?![\w.]))?)"
    r"|(?P<op>x(?![a-z_])|\*\*|//|[-+*/%!(),°√])"
    r"|(?P<name>log10|log2|[a-zπτ_]+))",
)
_GROUPED = re.compile(r"(?<![\d.,])\d{1,3}(?:,\d{3})+(?![\d,])")
_DECIMAL_COMMA = re.compile(r"(?<![\d,])(\d{1,3}(?:\.\d{3})*|\d+),(\d+)(?![\d,])")
_SUFFIX = {"k": 10**3, "bn": 10**9}
_LISTS: dict[str, Callable[[list[Fraction]], Fraction]] = {
    "sum": lambda values: sum(values, Fraction(0)),
    "total": lambda values: sum(values, Fraction(0)),
    "average": lambda values: sum(values, Fraction(0)) / len(values),
    "avg": lambda values: sum(values, Fraction(0)) / len(values),
    "mean": lambda values: sum(values, Fraction(0)) / len(values),
    "median": numeric.median,
    "product": numeric.product,
    "max": max,
    "maximum": max,
    "min": min,
    "minimum": min,
    "gcd": numeric.gcd,
    "lcm": numeric.lcm,
}
_LISTED = re.compile(rf"\s*(?P<name>{'|'.join(_LISTS)})\s*\((?P<numbers>[^()]*\d\s+[^()]*)\)\s*", re.IGNORECASE)
_BETWEEN = re.compile(r"[,;]?\s+")
_AROUND = ",;$\u20ac\u00a3"
_NUMBER = re.compile(
    r"(?:\+|(?P<sign>[-\u2212]))?[$\u20ac\u00a3]?(?:(?P<grouped>\d{1,3}(?:,\d{3})+(?:\.\d+)?)|(?P<figures>\d+(?:[.,]\d*)?|\.\d+))"
)
_INFIX_NAMES = frozenset({"mod", "of", "x", "choose", "and"})


def evaluate(expression: str) -> Number:
    """Return the value of an expression in digits and operators. Raises MathError saying what is wrong."""
    if len(expression) > MAX_LENGTH:
        raise MathError(f"the expression has {len(expression)} characters; at most {MAX_LENGTH} are read")
    text = expression.lower()
    for sign, plain in _OPERATORS.items():
        text = text.replace(sign, plain)
    text = _VULGAR_SIGN.sub(lambda m: f"({m.group(1) or 0} + {_VULGAR[m.group(2)]})", text)
    text = re.sub("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+", lambda m: "**" + m.group(0).translate(_SUPERSCRIPTS), text)
    readings = [_GROUPED.sub(lambda m: m.group(0).replace(",", ""), text)]
    if "," in text:
        # gcd(100,250) and sum of 3,4 hold separators, 1,234 * 2 a thousands comma, 3,5 + 1 a decimal one.
        listed = re.search(r"[a-z]\w*\s*\([^()]*,", text)
        readings = [text, *readings] if listed else [*readings, text]
        readings.append(_DECIMAL_COMMA.sub(lambda m: m.group(1).replace(".", "") + "." + m.group(2), text))
    failure: MathError | None = None
    for reading in dict.fromkeys(readings):
        try:
            return _Parser(_tokens(reading)).run()
        except MathError as error:
            failure = failure or error
        except RecursionError:
            raise MathError("the expression is nested too deeply") from None
    assert failure is not None
    raise failure


def _tokens(text: str) -> list[Token]:
    tokens: list[Token] = []
    position = 0
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise MathError(f"{text[position:].split()[0][:20]!r} cannot be read as arithmetic")
        position = match.end()
        kind = match.lastgroup or ""
        word = match.group(kind)
        if kind == "mixed":
            whole, part = word.split(None, 1)
            over, under = map(Fraction, part.split("/"))
            tokens.append(Token("number", word, int(whole) + numeric.quotient(over, under)))
        elif kind == "number":
            tokens.append(Token("number", word, numeric.literal(word)))
        elif kind == "name" and word in _SUFFIX and tokens and tokens[-1].value is not None:
            tokens[-1] = Token("number", tokens[-1].text + word, tokens[-1].value * _SUFFIX[word])
        else:
            tokens.append(Token(kind, word))
    return [*tokens, Token("end", "")]


class _Parser:
    """Precedence climbing: + and -, then * / mod and implied products, then signs, then powers, then ! and %."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self._depth = 0

    def run(self) -> Number:
        result = self._sum()
        if self._next.kind != "end":
            raise MathError(f"{self._next.text!r} is not expected after {self._tokens[self._at - 1].text!r}")
        return result

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self, *texts: str) -> str:
        token = self._next
        if token.kind in ("op", "name") and token.text in texts:
            self._at += 1
            return token.text
        return ""

    def _sum(self) -> Number:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MathError(f"more than {MAX_DEPTH} brackets are nested")
        left = self._product()
        while operator := self._take("+", "-"):
            right = self._product()
            change = right.value if operator == "+" else -right.value
            # As on pocket calculators and in speech: 200 + 10% is 220.
            of_left = right.percent and not left.percent
            value = left.value * (1 + change) if of_left else left.value + change
            left = self._number(value, left, right, percent=left.percent and right.percent)
        self._depth -= 1
        return left

    def _product(self) -> Number:
        left = self._signed()
        while True:
            token = self._next
            if self._take("*", "x", "of"):
                right = self._signed()
                value = left.value * right.value
            elif self._take("/"):
                right = self._signed()
                value = numeric.quotient(left.value, right.value)
            elif self._take("//"):
                right = self._signed()
                value = Fraction(numeric.quotient(left.value, right.value).__floor__())
            elif self._take("mod", "%"):
                right = self._signed()
                value = numeric.modulo(left.value, right.value)
            elif self._take("choose"):
                right = self._signed()
                value = numeric.choose(left.value, right.value)
            elif token.text == "(" or (token.kind == "name" and token.text not in _INFIX_NAMES) or token.text == "√":
                right = self._power()
                value = left.value * right.value
            else:
                return left
            left = self._number(value, left, right)

    def _signed(self) -> Number:
        sign = 1
        while operator := self._take("+", "-"):
            sign = -sign if operator == "-" else sign
        result = self._power()
        return result if sign == 1 else Number(-result.value, result.exact, result.percent)

    def _power(self) -> Number:
        base = self._postfix()
        if not self._take("**"):
            return base
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MathError(f"more than {MAX_DEPTH} powers are nested")
        exponent = self._signed()
        self._depth -= 1
        value, exact = numeric.power(base.value, exponent.value)
        return self._number(value, base, exponent, exact=exact)

    def _postfix(self) -> Number:
        result = self._atom()
        while True:
            if self._take("!"):
                result = Number(numeric.factorial(result.value), result.exact)
            elif self._next.text == "%" and not self._starts_operand(self._tokens[self._at + 1]):
                self._at += 1
                result = Number(result.value / 100, result.exact, True)
            elif self._take("percent", "pct"):
                result = Number(result.value / 100, result.exact, True)
            elif self._take("°", "deg", "degree", "degrees"):
                result = Number(numeric.rounded(result.value * numeric.PI / 180), False)
            elif self._take("squared"):
                result = self._number(numeric.power(result.value, Fraction(2))[0], result)
            elif self._take("cubed"):
                result = self._number(numeric.power(result.value, Fraction(3))[0], result)
            else:
                return result

    @staticmethod
    def _starts_operand(token: Token) -> bool:
        """Say whether `%` before this token is the remainder, as in 17 % 5, and no percent sign."""
        return token.kind == "number" or token.text in ("(", "√", *numeric.CONSTANTS)

    def _atom(self) -> Number:
        token = self._next
        if token.kind == "number":
            self._at += 1
            assert token.value is not None
            if self._next.kind == "number":
                raise MathError(f"there is nothing between {token.text} and {self._next.text}")
            return Number(token.value)
        if self._take("("):
            result = self._sum()
            if not self._take(")"):
                raise MathError("a bracket is not closed")
            return result
        if self._take("√"):
            return self._call("sqrt", self._arguments("sqrt"))
        if token.kind == "name" and token.text not in _INFIX_NAMES:
            self._at += 1
            name = token.text
            if name in numeric.CONSTANTS:
                return Number(numeric.CONSTANTS[name], False)
            if name in numeric.FUNCTIONS or name in _LISTS or name == AS_PERCENT:
                return self._call(name, self._arguments(name))
            raise MathError(f"{name!r} is not a number, an operation or a function that is known here")
        if token.kind == "end":
            raise MathError("the expression ends too early" if self._at else "the expression is empty")
        raise MathError(f"a number is missing before {token.text!r}")

    def _arguments(self, name: str) -> list[Number]:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise MathError(f"more than {MAX_DEPTH} functions are nested")
        self._take("of")
        bracketed = bool(self._take("("))
        if not bracketed and name not in _LISTS:
            # The square root of 2 + 3 takes the 2 alone.
            arguments = [self._signed()]
        else:
            arguments = [self._sum()]
            while self._take(",", "and"):
                self._take("and")
                arguments.append(self._sum())
        if bracketed and not self._take(")"):
            raise MathError("a bracket is not closed")
        self._depth -= 1
        return arguments

    @staticmethod
    def _call(name: str, arguments: list[Number]) -> Number:
        values = [argument.value for argument in arguments]
        exact = all(argument.exact for argument in arguments)
        if name in _LISTS:
            return Number(_LISTS[name](values), exact)
        if name == AS_PERCENT and len(values) == 1:
            return Number(values[0], exact, True)
        function, least, most = numeric.FUNCTIONS[name]
        if not least <= len(values) <= most:
            count = str(least) if least == most else f"{least} or {most}"
            raise MathError(f"{name} takes {count} numbers, not {len(values)}")
        value, still = function(*values)
        return Number(value, exact and still)

    @staticmethod
    def _number(value: Fraction, *parts: Number, exact: bool = True, percent: bool = False) -> Number:
        exact = exact and all(part.exact for part in parts)
        return Number(numeric.checked(value) if exact else numeric.rounded(value), exact, percent)


def result_text(number: Number, asked: str = "") -> str:
    """Return a value as people write it, saying so when it was rounded: 36, 0.125, 1.414213562 (rounded)."""
    text, rounded = number_text(number.value * 100 if number.percent else number.value)
    if number.percent:
        text += "%"
    if not rounded and number.exact:
        return text
    fraction = fraction_text(number.value)
    if number.exact and not number.percent and fraction and fraction not in asked.replace(" ", ""):
        return f"{text} (rounded; exactly {fraction})"
    return text + (" (rounded)" if rounded else "")


@tool(
    "read",
    aliases=("math", "percent", "plus", "times", "sum", "minus", "divided", "square", "root", "average"),
    quick=True,
    misses=r"(\S+) = \1\Z",
)
def calculate(context: ToolContext, expression: str) -> str:
    """Calculate an arithmetic expression exactly.

    Args:
        expression: Such as 15% of 240 or sqrt(2) * 3.
    """
    from umi_local.tools.arithmetic_words import in_symbols, tidy
    from umi_local.tools.clock import of_times

    shown = tidy(expression)
    try:
        if listed := _of_list(expression):
            return listed
        if len(expression) <= MAX_LENGTH and (time := of_times(expression)):
            return f"{shown} = {time}"
        if len(expression) > MAX_LENGTH:
            raise MathError(f"the expression has {len(expression)} characters; at most {MAX_LENGTH} are read")
        result = evaluate(in_symbols(shown))
    except MathError as error:
        raise ToolError(f"cannot calculate {shown[:80]!r}: {error}") from error
    return f"{shown} = {result_text(result, shown)}"


def _of_list(expression: str) -> str:
    """Return the sum, mean or the like of numbers with nothing but line breaks or blanks between; "" if it is none."""
    listed = _LISTED.fullmatch(expression)
    if listed is None:
        return ""
    name, text = listed["name"].lower(), listed["numbers"].strip()
    if len(text) > MAX_LIST:
        raise MathError(f"the list has {len(text)} characters; at most {MAX_LIST} are read")
    said = [each for each in _BETWEEN.split(text) if each.strip(_AROUND)]
    numbers = [_NUMBER.fullmatch(each.strip(_AROUND)) for each in said]
    if None in numbers:
        if "\n" not in text:
            return ""
        raise MathError(f"{said[numbers.index(None)][:40]!r} is not a number, and the list must hold nothing else")
    values = [_signed(each) for each in numbers if each]
    shown = ", ".join(number_text(value)[0] for value in values[:MOST_SHOWN])
    what = f"{name}({shown})" if len(values) <= MOST_SHOWN else f"{name} of {len(values)} numbers"
    return f"{what} = {result_text(Number(_LISTS[name](values)))}"


def _signed(number: re.Match[str]) -> Fraction:
    figures = number["grouped"].replace(",", "") if number["grouped"] else number["figures"].replace(",", ".")
    return numeric.literal(figures) * (-1 if number["sign"] else 1)
