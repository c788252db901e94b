"""Numbers for `calculate`: exact fractions with a bound on their size, roots and powers, and how a value is written."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal, localcontext
from decimal import InvalidOperation as DecimalError
from fractions import Fraction

MAX_BITS = 14_000
"""Bits of a numerator or denominator, about 4,200 digits. Nothing larger is ever computed."""
DIGITS = 50
"""Significant digits of irrational values."""
SHOWN_DIGITS = 10
"""Significant digits of a rounded result."""
WHOLE_DIGITS = 100
"""Digits of a whole number that are written out."""

PI = Fraction("3.14159265358979323846264338327950288419716939937510582097494459")
CONSTANTS = {
    "pi": PI,
    "π": PI,
    "tau": 2 * PI,
    "τ": 2 * PI,
    "e": Fraction("2.71828182845904523536028747135266249775724709369995957496696763"),
}


class MathError(ValueError):
    """An expression has no value that can be shown. The message says why, without naming the expression."""


def checked(value: Fraction) -> Fraction:
    """Return `value`. Raises MathError when it is larger or finer than we go."""
    if value.numerator.bit_length() > MAX_BITS or value.denominator.bit_length() > MAX_BITS:
        raise MathError("the result has more than 4000 digits")
    return value


def rounded(value: Fraction) -> Fraction:
    """Return an inexact value to DIGITS significant digits, so that it cannot grow without bound. Raises MathError."""
    checked(value)
    with localcontext() as context:
        context.prec = DIGITS
        return Fraction(Decimal(value.numerator) / Decimal(value.denominator))


def literal(text: str) -> Fraction:
    """Return the value of a number such as 12, .5 or 6.02e23. Raises MathError."""
    mantissa, _, exponent = text.partition("e")
    if exponent and (len(exponent) > 5 or abs(int(exponent)) > 4000):
        raise MathError(f"{text[:20]} is too large or too small")
    return checked(Fraction(mantissa.rstrip(".") or "0") * Fraction(10) ** int(exponent or 0))


def quotient(left: Fraction, right: Fraction) -> Fraction:
    """Return left / right. Raises MathError for a division by zero."""
    if not right:
        raise MathError("division by zero has no result")
    return left / right


def modulo(left: Fraction, right: Fraction) -> Fraction:
    """Return the remainder of left / right, with the sign of `right`. Raises MathError."""
    if not right:
        raise MathError("division by zero has no result")
    return left % right


def factorial(value: Fraction) -> Fraction:
    """Return value!. Raises MathError."""
    if value.denominator != 1 or value < 0:
        raise MathError("only whole numbers from 0 up have a factorial")
    if value > 1400:
        raise MathError("the result has more than 4000 digits")
    return checked(Fraction(math.factorial(int(value))))


def choose(left: Fraction, right: Fraction) -> Fraction:
    """Return the binomial coefficient. Raises MathError."""
    if left.denominator != 1 or right.denominator != 1 or left < 0 or right < 0:
        raise MathError("choose needs two whole numbers from 0 up")
    if min(right, left - right) > 1400 or left > 10**9:
        raise MathError("the result is too large")
    return checked(Fraction(math.comb(int(left), int(right))))


def whole_root(number: int, degree: int) -> int:
    """Return the largest whole number whose `degree`-th power is at most `number` (0 or more)."""
    if number < 2 or degree == 1:
        return number
    if degree == 2:
        return math.isqrt(number)
    low, high = 1, 1 << (number.bit_length() // degree + 1)
    while low < high:
        middle = (low + high + 1) // 2
        if middle**degree <= number:
            low = middle
        else:
            high = middle - 1
    return low


def root(value: Fraction, degree: int) -> tuple[Fraction, bool]:
    """Return the real root and whether it is exact. Raises MathError."""
    if degree < 1 or degree > 1000:
        raise MathError("the degree of a root must be a whole number from 1 to 1000")
    if value < 0:
        if degree % 2 == 0:
            raise MathError("an even root of a negative number is not a real number")
        result, exact = root(-value, degree)
        return -result, exact
    over, under = whole_root(value.numerator, degree), whole_root(value.denominator, degree)
    if over**degree == value.numerator and under**degree == value.denominator:
        return Fraction(over, under), True
    return _decimal_power(value, Fraction(1, degree)), False


def power(base: Fraction, exponent: Fraction) -> tuple[Fraction, bool]:
    """Return base ** exponent and whether it is exact. Raises MathError."""
    if exponent.denominator == 1:
        times = int(exponent)
        if not base and times < 0:
            raise MathError("division by zero has no result")
        if base in (0, 1):
            return Fraction(1) if not times else base, True
        if base == -1:
            return Fraction(-1 if times % 2 else 1), True
        bits = max(base.numerator.bit_length(), base.denominator.bit_length())
        # One bit less per factor is the least that the power can have.
        if abs(times) * max(bits - 1, 1) > 2 * MAX_BITS:
            raise MathError("the result has more than 4000 digits")
        return checked(base**times), True
    if exponent.denominator <= 1000:
        result, exact = root(base, exponent.denominator)
        value, still = power(result, Fraction(exponent.numerator))
        return (value, True) if exact and still else (rounded(value), False)
    if base < 0:
        raise MathError("a negative number has no real power with this exponent")
    if not base:
        return Fraction(0), True
    return _decimal_power(base, exponent), False


def _decimal_power(base: Fraction, exponent: Fraction) -> Fraction:
    with localcontext() as context:
        context.prec = DIGITS + 10
        one = Decimal(base.numerator) / Decimal(base.denominator)
        other = Decimal(exponent.numerator) / Decimal(exponent.denominator)
        if abs(one.ln() * other) > 9700:
            raise MathError("the result has more than 4000 digits")
        return rounded(Fraction(one**other))


def _by_decimal(name: str, domain: Callable[[Fraction], bool], wrong: str) -> Callable[..., tuple[Fraction, bool]]:
    def function(value: Fraction) -> tuple[Fraction, bool]:
        if not domain(value):
            raise MathError(wrong)
        with localcontext() as context:
            context.prec = DIGITS + 10
            try:
                result = getattr(Decimal(value.numerator) / Decimal(value.denominator), name)()
            except DecimalError as error:
                raise MathError(wrong) from error
            exact = name == "log10" and result == result.to_integral_value() and Fraction(10) ** int(result) == value
            return rounded(Fraction(result)), exact or result.is_zero()

    return function


def _by_float(function: Callable[[float], float], wrong: str = "") -> Callable[..., tuple[Fraction, bool]]:
    def apply(value: Fraction) -> tuple[Fraction, bool]:
        try:
            result = function(float(value))
        except (ValueError, OverflowError) as error:
            raise MathError(wrong or "the number is too large for this function") from error
        return Fraction(round(result, 14)), False

    return apply


def _log(value: Fraction, base: Fraction = Fraction(10)) -> tuple[Fraction, bool]:
    if base == 10:
        return _LOG10(value)
    over, under = _LN(value)[0], _LN(base)[0]
    result = quotient(over, under)
    whole = Fraction(round(result))
    if abs(whole) <= 1000 and abs(result - whole) < Fraction(1, 10**30) and power(base, whole)[0] == value:
        return whole, True
    return rounded(result), False


def _round(value: Fraction, places: Fraction = Fraction(0)) -> tuple[Fraction, bool]:
    """Round half away from zero, as taught in school."""
    if places.denominator != 1 or abs(places) > 100:
        raise MathError("round takes a whole number of places up to 100")
    scale = Fraction(10) ** int(places)
    whole = math.floor(abs(value) * scale + Fraction(1, 2))
    return Fraction(-whole if value < 0 else whole) / scale, True


def _root(*numbers: Fraction) -> tuple[Fraction, bool]:
    degree, value = numbers
    if degree.denominator != 1:
        raise MathError("the degree of a root must be a whole number from 1 to 1000")
    return root(value, int(degree))


_LN = _by_decimal("ln", lambda v: v > 0, "only numbers above 0 have a logarithm")
_LOG10 = _by_decimal("log10", lambda v: v > 0, "only numbers above 0 have a logarithm")
_UNIT = "the number must be from -1 to 1"

FUNCTIONS: dict[str, tuple[Callable[..., tuple[Fraction, bool]], int, int]] = {
    "sqrt": (lambda v: root(v, 2), 1, 1),
    "cbrt": (lambda v: root(v, 3), 1, 1),
    "root": (_root, 2, 2),
    "pow": (power, 2, 2),
    "abs": (lambda v: (abs(v), True), 1, 1),
    "floor": (lambda v: (Fraction(math.floor(v)), True), 1, 1),
    "ceil": (lambda v: (Fraction(math.ceil(v)), True), 1, 1),
    "round": (_round, 1, 2),
    "factorial": (lambda v: (factorial(v), True), 1, 1),
    "ln": (_LN, 1, 1),
    "log": (_log, 1, 2),
    "log10": (_LOG10, 1, 1),
    "log2": (lambda v: _log(v, Fraction(2)), 1, 1),
    "exp": (lambda v: (_decimal_power(CONSTANTS["e"], v) if v else Fraction(1), not v), 1, 1),
    "sin": (_by_float(math.sin), 1, 1),
    "cos": (_by_float(math.cos), 1, 1),
    "tan": (_by_float(math.tan), 1, 1),
    "asin": (_by_float(math.asin, _UNIT), 1, 1),
    "acos": (_by_float(math.acos, _UNIT), 1, 1),
    "atan": (_by_float(math.atan), 1, 1),
}
"""Name -> function that returns a value and whether it is exact, and how many numbers it takes (from, to)."""


def median(values: list[Fraction]) -> Fraction:
    """Return the middle value, or the mean of the two middle ones."""
    ordered = sorted(values)
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def product(values: list[Fraction]) -> Fraction:
    """Return the product. Raises MathError."""
    result = Fraction(1)
    for value in values:
        result = checked(result * value)
    return result


def gcd(values: list[Fraction]) -> Fraction:
    """Return the greatest common divisor. Raises MathError."""
    return Fraction(math.gcd(*_whole(values)))


def lcm(values: list[Fraction]) -> Fraction:
    """Return the least common multiple. Raises MathError."""
    return checked(Fraction(math.lcm(*_whole(values))))


def _whole(values: list[Fraction]) -> list[int]:
    if any(value.denominator != 1 for value in values):
        raise MathError("this function takes whole numbers only")
    return [int(value) for value in values]


def number_text(value: Fraction | float) -> tuple[str, bool]:
    """Return a value in plain decimals and whether it had to be rounded.

    Whole numbers of up to 100 digits and decimals that end are written in full; all else has 10 significant digits.
    """
    if isinstance(value, float):
        text, _ = number_text(Fraction(f"{value:.{SHOWN_DIGITS}g}"))
        return text, False
    if value.denominator == 1 and value.numerator.bit_length() <= 3.33 * WHOLE_DIGITS:
        return str(value.numerator), False
    exact = _finite(value)
    if exact is not None:
        return exact, False
    with localcontext() as context:
        context.prec = SHOWN_DIGITS
        decimal = Decimal(value.numerator) / Decimal(value.denominator)
        power = decimal.adjusted()
        if -7 <= power < 15:
            text = f"{decimal:f}"
            return (text.rstrip("0").rstrip(".") if "." in text else text), True
        mantissa = f"{decimal.scaleb(-power):f}"
        mantissa = mantissa.rstrip("0").rstrip(".") if "." in mantissa else mantissa
        return f"{mantissa} x 10^{power}", Fraction(mantissa) * Fraction(10) ** power != value


def _finite(value: Fraction) -> str | None:
    """Return a decimal that ends within 20 digits, or None."""
    if value.denominator.bit_length() > 80 or value.numerator.bit_length() > 3.33 * WHOLE_DIGITS:
        return None
    under = value.denominator
    twos = fives = 0
    while under % 2 == 0:
        under, twos = under // 2, twos + 1
    while under % 5 == 0:
        under, fives = under // 5, fives + 1
    places = max(twos, fives)
    if under != 1 or places > 20:
        return None
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    if len(digits) > 24:
        return None
    sign = "-" if value < 0 else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def fraction_text(value: Fraction) -> str:
    """Return a small fraction as 13/15; empty for whole numbers and long fractions."""
    if not 1 < value.denominator <= 1000 or abs(value.numerator) > 100_000:
        return ""
    return f"{value.numerator}/{value.denominator}"
