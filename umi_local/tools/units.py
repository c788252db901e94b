"""Converting units: the names people use for them, conversion by pint, and readable results.

pint is imported and its registry built on first use, once per process (0.3 s).
"""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator

from umi_local.tools.base import ToolContext, ToolError, tool
from umi_local.tools.numeric import number_text
from umi_local.tools.spoken import words_to_digits

_SPOKEN = {
    # length
    "\"": "inch", "in": "inch", "inches": "inch", "inchs": "inch", "'": "foot", "ft": "foot", "feet": "foot",
    "foots": "foot", "yd": "yard", "yds": "yard", "mi": "mile", "nmi": "nautical_mile",
    "nautical mile": "nautical_mile", "sea mile": "nautical_mile", "micron": "micrometer", "lightyear": "light_year",
    "light year": "light_year", "ly": "light_year", "au": "astronomical_unit",
    "astronomical unit": "astronomical_unit", "klick": "kilometer", "metre": "meter",
    # mass
    "st": "stone", "stones": "stone", "lb": "pound", "lbs": "pound", "pound": "pound", "lb mass": "pound",
    "oz": "ounce", "kilo": "kilogram", "kgs": "kilogram", "gms": "gram", "gm": "gram", "gr": "gram",
    "mcg": "microgram", "t": "metric_ton", "tonne": "metric_ton", "tonnes": "metric_ton", "metric ton": "metric_ton",
    "metric tonne": "metric_ton", "ton": "short_ton", "us ton": "short_ton", "short ton": "short_ton",
    "long ton": "long_ton", "imperial ton": "long_ton", "uk ton": "long_ton", "carat": "carat",
    # volume
    "l": "liter", "litre": "liter", "lt": "liter", "ltr": "liter", "ml": "milliliter", "dl": "deciliter",
    "cl": "centiliter", "cc": "cubic_centimeter", "cup": "cup", "us cup": "cup", "metric cup": "metric_cup",
    "tbsp": "tablespoon", "tbs": "tablespoon", "table spoon": "tablespoon", "tsp": "teaspoon",
    "tea spoon": "teaspoon", "floz": "fluid_ounce", "fl oz": "fluid_ounce", "fluid oz": "fluid_ounce",
    "fluid ounce": "fluid_ounce", "us fluid ounce": "fluid_ounce", "pt": "pint", "us pint": "pint", "qt": "quart",
    "us quart": "quart", "gal": "gallon", "us gallon": "gallon", "us gal": "gallon",
    "imperial gallon": "imperial_gallon", "uk gallon": "imperial_gallon", "british gallon": "imperial_gallon",
    "imperial pint": "imperial_pint", "uk pint": "imperial_pint", "british pint": "imperial_pint",
    "imperial cup": "imperial_cup", "uk cup": "imperial_cup", "imperial fluid ounce": "imperial_fluid_ounce",
    "uk fluid ounce": "imperial_fluid_ounce", "imperial quart": "imperial_quart", "uk quart": "imperial_quart",
    "bbl": "oil_barrel", "barrel": "oil_barrel",
    # temperature
    "c": "degree_Celsius", "°c": "degree_Celsius", "celsius": "degree_Celsius", "celcius": "degree_Celsius",
    "centigrade": "degree_Celsius", "celsius degree": "degree_Celsius", "f": "degree_Fahrenheit",
    "°f": "degree_Fahrenheit", "fahrenheit": "degree_Fahrenheit", "farenheit": "degree_Fahrenheit",
    "fahrenheit degree": "degree_Fahrenheit", "farhenheit": "degree_Fahrenheit", "k": "kelvin", "°k": "kelvin",
    "kelvin": "kelvin", "rankine": "degree_Rankine",
    # time
    "s": "second", "sec": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "d": "day", "wk": "week", "mo": "month", "mth": "month", "yr": "year", "y": "year", "fortnight": "fortnight",
    "ms": "millisecond", "millisec": "millisecond", "us": "microsecond", "µs": "microsecond", "ns": "nanosecond",
    "decade": "decade", "century": "century", "centuries": "century", "millennium": "millennium",
    "millennia": "millennium",
    # speed
    "mph": "mile/hour", "kmh": "kilometer/hour", "kph": "kilometer/hour", "km/h": "kilometer/hour",
    "kmph": "kilometer/hour", "kn": "knot", "kt": "knot", "kts": "knot", "mps": "meter/second", "fps": "foot/second",
    "m/s": "meter/second",
    # area
    "ha": "hectare", "acre": "acre", "sqm": "meter**2", "sqft": "foot**2", "sqkm": "kilometer**2", "sqmi": "mile**2",
    # energy, power, pressure, force
    "cal": "calorie", "kcal": "kilocalorie", "calorie": "calorie", "btu": "british_thermal_unit",
    "kwh": "kilowatt_hour", "wh": "watt_hour", "mwh": "megawatt_hour", "kilowatt hour": "kilowatt_hour",
    "watt hour": "watt_hour", "kj": "kilojoule", "j": "joule", "hp": "horsepower", "horse power": "horsepower",
    "ps": "metric_horsepower", "w": "watt", "kw": "kilowatt", "mw": "megawatt", "gw": "gigawatt",
    "psi": "pound_force_per_square_inch", "atm": "standard_atmosphere", "atmosphere": "standard_atmosphere",
    "pa": "pascal", "kpa": "kilopascal", "hpa": "hectopascal", "mbar": "millibar", "mmhg": "millimeter_Hg",
    "n": "newton",
    # angle, frequency, electricity
    "°": "degree", "deg": "degree", "rad": "radian", "turn": "turn", "hz": "hertz", "khz": "kilohertz",
    "mhz": "megahertz", "ghz": "gigahertz", "rpm": "revolution_rate", "revolutions per minute": "revolution_rate",
    "v": "volt", "a": "ampere", "amp": "ampere", "mah": "milliampere_hour",
    # fuel
    "mpg": "mile/gallon", "miles per gallon": "mile/gallon", "uk mpg": "mile/imperial_gallon",
    "l/100km": "liter/hectokilometer", "l/100 km": "liter/hectokilometer", "litre per 100 km": "liter/hectokilometer",
    "liter per 100 km": "liter/hectokilometer", "km/l": "kilometer/liter", "kpl": "kilometer/liter",
    # data: in lower case people mean bytes
    "b": "byte", "bit": "bit", "kb": "kilobyte", "mb": "megabyte", "gb": "gigabyte", "tb": "terabyte",
    "pb": "petabyte", "kib": "kibibyte", "mib": "mebibyte", "gib": "gibibyte", "tib": "tebibyte", "pib": "pebibyte",
    "kbps": "kilobit/second", "mbps": "megabit/second", "gbps": "gigabit/second", "bps": "bit/second",
    "kbit": "kilobit", "mbit": "megabit", "gbit": "gigabit", "kb/s": "kilobyte/second", "mb/s": "megabyte/second",
    "gb/s": "gigabyte/second",
    # counts
    "dozen": "dozen", "percent": "percent", "%": "percent",
}  # fmt: skip
_EXACT = {
    "Mb": "megabit", "Gb": "gigabit", "Kb": "kilobit", "kb": "kilobyte", "Tb": "terabit", "MW": "megawatt",
    "mW": "milliwatt", "Cal": "kilocalorie", "Calories": "kilocalorie", "mA": "milliampere", "MA": "megaampere",
    "mV": "millivolt", "MHz": "megahertz", "mHz": "millihertz", "MPa": "megapascal", "mPa": "millipascal",
    "kN": "kilonewton", "MJ": "megajoule", "mJ": "millijoule", "Mb/s": "megabit/second", "Gb/s": "gigabit/second",
    "MB/s": "megabyte/second", "Ms": "megasecond", "Mm": "megameter",
}  # fmt: skip
"""Names whose case matters."""
_CURRENCY_NAMES = (
    "$ € £ ¥ usd eur gbp jpy cny chf cad aud inr dollar euro sterling yen yuan franc rupee peso krona krone zloty "
    "won btc bitcoin ruble rouble real rand cent pence"
)
_CURRENCIES = frozenset(_CURRENCY_NAMES.split())
_PLURALS = {
    "foot": "feet", "inch": "inches", "century": "centuries", "millennium": "millennia", "hertz": "hertz",
    "kelvin": "kelvin", "stone": "stone", "lux": "lux", "siemens": "siemens", "degree Celsius": "degrees Celsius",
    "dozen": "dozen", "degree Fahrenheit": "degrees Fahrenheit", "degree Rankine": "degrees Rankine",
    "metric horsepower": "metric horsepower", "horsepower": "horsepower", "percent": "percent",
    "pound force per square inch": "pounds per square inch", "standard atmosphere": "atmospheres",
    "revolution per minute": "revolutions per minute", "millimeter Hg": "millimeters of mercury",
}  # fmt: skip
_NAMES = {
    "short ton": "US ton", "international british thermal unit": "BTU", "british thermal unit": "BTU",
    "oil bbl": "barrel", "oil barrel": "barrel", "standard atmosphere": "standard atmosphere",
    "cubic centimeter": "cubic centimeter", "revolution rate": "revolution per minute", "force pound": "pound force",
    "metric ton": "tonne", "ton": "US ton",
}  # fmt: skip
_KINDS = {
    "[length]": "length", "[mass]": "mass", "[time]": "time", "[temperature]": "temperature", "[length] ** 2": "area",
    "[length] ** 3": "volume", "[length] / [time]": "speed", "[mass] * [length] ** 2 / [time] ** 2": "energy",
    "[mass] * [length] ** 2 / [time] ** 3": "power", "[mass] / [length] / [time] ** 2": "pressure",
    "1 / [time]": "frequency", "[mass] * [length] / [time] ** 2": "force", "[current]": "electric current",
    "[length] / [time] ** 2": "acceleration",
}  # fmt: skip
_lock = threading.Lock()


@lru_cache(maxsize=1)
def _registry() -> Any:
    """Return the one unit registry of the process. Nothing is written to disk."""
    import pint

    registry = pint.UnitRegistry(cache_folder=None, autoconvert_offset_to_baseunit=True)
    registry.define("hectokilometer = 100 * kilometer")
    registry.define("metric_cup = 250 * milliliter")
    registry.define("dozen = 12 * count")
    # pint's own rpm is an angular speed, 2 pi radians a minute; people who ask for hertz mean turns.
    registry.define("revolution_rate = count / minute")
    return registry


def _float(value: object) -> object:
    """Read a number as people write it: 1,500 or 2 1/2 or twelve."""
    if not isinstance(value, str):
        return value
    text = words_to_digits(value.strip().replace("−", "-"))
    if re.fullmatch(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", text):
        return text.replace(",", "")
    if re.fullmatch(r"[-+]?\d+,\d+", text):
        return text.replace(",", ".")
    if match := re.fullmatch(r"([-+]?\d+)\s+(\d+)/([1-9]\d*)", text):
        return int(match.group(1)) + int(match.group(2)) / int(match.group(3))
    if match := re.fullmatch(r"([-+]?\d+)/([1-9]\d*)", text):
        return int(match.group(1)) / int(match.group(2))
    return text


Value = Annotated[float, BeforeValidator(_float)]


@tool(
    "read",
    aliases=("convert", "miles", "kilometers", "celsius", "fahrenheit", "kg", "pounds", "inches", "unit"),
    quick=True,
    misses=r"(.+) = \1\Z",
)
def convert_units(context: ToolContext, value: Value, from_unit: str, to_unit: str) -> str:
    """Convert a value from one unit to another.

    Args:
        value: The number.
        from_unit: Its unit, such as miles or celsius.
        to_unit: The unit that is wanted.
    """
    if value != value or abs(value) > 1e300:
        raise ToolError(f"the value {value} cannot be converted: use a plain number")
    if _is_currency(from_unit, to_unit):
        raise ToolError("currencies cannot be converted: their rates change every day and umi works offline")
    with _lock:
        return _convert(value, from_unit, to_unit)


def _is_currency(*names: str) -> bool:
    plain = [re.sub(r"(?<=[a-z]{3})s$", "", " ".join(name.lower().split())).removeprefix("us ") for name in names]
    return any(name in _CURRENCIES for name in plain)


def _convert(value: float, from_unit: str, to_unit: str) -> str:
    import pint

    source, target = _unit(from_unit), _unit(to_unit)
    temperature = "[temperature]"
    if {str(source), str(target)} & {"degree"} and temperature in (source.dimensionality, target.dimensionality):
        raise ToolError("degrees of which scale? write degrees celsius or degrees fahrenheit")
    try:
        if source.dimensionality != target.dimensionality and (1 / source).dimensionality == target.dimensionality:
            # Fuel: miles per gallon and liters per 100 km are reciprocal.
            if not value:
                raise ToolError(f"0 {_unit_text(source, 0)} cannot be converted to {_unit_text(target, 2)}")
            result = (1 / (value * source)).to(target).magnitude
        else:
            result = _registry().Quantity(value, source).to(target).magnitude
    except (pint.DimensionalityError, pint.OffsetUnitCalculusError):
        ends = [f"{_unit_text(unit, 2)} ({_kind(unit)})" for unit in (source, target)]
        raise ToolError(" cannot be converted to ".join(ends)) from None
    except (OverflowError, ArithmeticError):
        raise ToolError(f"{value:g} {_unit_text(source, 2)} is too large to convert") from None
    if source.dimensionality == temperature and _registry().Quantity(value, source).to("kelvin").magnitude < -1e-9:
        raise ToolError(f"{_amount(value)} {_unit_text(source, value)} is below absolute zero")
    if source.dimensionality == temperature:
        result = round(result, 8)  # 32 F is 0 C, not 5.7e-14: the offset leaves rounding noise
    return f"{_amount(value)} {_unit_text(source, value)} = {_amount(result)} {_unit_text(target, result)}"


def _amount(value: float) -> str:
    # 98.6 F is 37 C: the last digits of binary floats are no information.
    return number_text(float(value))[0]


def _unit(name: str) -> Any:
    """Return the pint unit of a name as people write it. Raises ToolError."""
    shown = " ".join(name[:100].split())
    unit = _lookup(shown)
    if unit is None:
        advice = f"use a name such as miles, kg, cups or celsius{_close(shown)}"
        raise ToolError(f"there is no unit {shown[:40]!r}: {advice}")
    return unit


@lru_cache(maxsize=512)
def _lookup(name: str) -> Any:
    # The number may have been copied along with the unit: "5 miles".
    text = re.sub(r"^[-+]?[\d.,]+\s*(?=[^\d\s/*^])", "", name).strip(" .?!").replace("²", "2").replace("³", "3")
    if len(text) > 60 or not text:
        return None
    if text in _EXACT:
        return _parse(_EXACT[text])
    lower = text.lower().replace("metre", "meter").replace("litre", "liter").replace("grammes", "grams")
    lower = re.sub(r"^(?:(?:degrees?|deg)\s+|°\s*)(?=[a-z])", "", lower)
    for candidate in _candidates(lower, text):
        unit = _parse(candidate)
        if unit is not None:
            return unit
    return None


def _candidates(lower: str, text: str) -> list[str]:
    singular = _singular(lower)
    found = [_SPOKEN[word] for word in (lower, singular, lower.replace(".", "")) if word in _SPOKEN]
    if match := re.fullmatch(r"(?:square |sq\.? ?)(.+)", lower):
        found += [f"({base})**2" for base in _candidates(match.group(1), match.group(1))]
    if match := re.fullmatch(r"(?:cubic |cu\.? ?)(.+)", lower):
        found += [f"({base})**3" for base in _candidates(match.group(1), match.group(1))]
    if match := re.fullmatch(r"(.+?) (squared|cubed)", lower):
        power = 2 if match.group(2) == "squared" else 3
        found += [f"({base})**{power}" for base in _candidates(match.group(1), match.group(1))]
    if match := re.fullmatch(r"([a-z]+?)\^?([23])", lower):
        found += [f"({base})**{match.group(2)}" for base in _candidates(match.group(1), match.group(1))]
    if match := re.fullmatch(r"(.+?)(?: per | an? |/ ?)(.+)", lower):
        over, under = (_candidates(part, part) for part in match.groups())
        found += [f"({a})/({b})" for a in over[:2] for b in under[:2]]
    for word in dict.fromkeys((text, lower, singular)):
        if re.fullmatch(r"[A-Za-zµμΩ° _-]+", word):
            found.append(re.sub(r"[ -]+", "_", word))
    return list(dict.fromkeys(found))[:12]


def _singular(word: str) -> str:
    if word.endswith("feet"):
        return word[:-4] + "foot"
    if word.endswith(("inches", "boxes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 2 else word


def _parse(text: str) -> Any:
    """Return the pint unit of an expression of unit names, powers and quotients; None when there is none."""
    import pint

    try:
        return _registry().Unit(text)
    except (pint.PintError, ValueError, TypeError, AttributeError, KeyError, SyntaxError, ArithmeticError):
        return None
    except Exception as error:  # pint's parser lets the tokenizer's own errors through
        if type(error).__module__.startswith(("pint", "flexparser", "tokenize")):
            return None
        raise


def _close(name: str) -> str:
    import difflib

    known = dict.fromkeys([*_SPOKEN, *_SPOKEN.values()])
    close = difflib.get_close_matches(name.lower()[:40], [word for word in known if len(word) > 3], 2, 0.7)
    return f"; did you mean {' or '.join(close)}?" if close else ""


def _kind(unit: Any) -> str:
    dimension = str(unit.dimensionality)
    if dimension == "dimensionless":
        text = str(unit)
        if "bit" in text or "byte" in text:
            return "data"
        return "angle" if text in ("degree", "radian", "turn") else "a plain number"
    return _KINDS.get(dimension, "another quantity")


def _unit_text(unit: Any, value: float) -> str:
    """Return a unit in words, plural unless the value is 1: kilometers per hour, square feet."""
    over: list[tuple[str, str]] = []
    under: list[tuple[str, str]] = []
    for name, power in unit._units.items():
        word = name.replace("_", " ")
        word = _NAMES.get(word, word)
        target = over if power > 0 else under
        prefix = {1: "", 2: "square ", 3: "cubic "}.get(abs(power))
        target.append((prefix, word) if prefix is not None else ("", f"{word}^{abs(power):g}"))
    many = abs(value) != 1
    last = len(over) - 1
    words = [prefix + (_plural(word) if many and i == last else word) for i, (prefix, word) in enumerate(over)]
    if under and not words:
        words = ["1"]
    text = " ".join(words)
    for prefix, word in under:
        text += " per " + prefix + ("100 kilometers" if word == "hectokilometer" else word)
    return text or "(no unit)"


def _plural(word: str) -> str:
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("s", "x", "ch")):
        return word + "es"
    return word + "s"
