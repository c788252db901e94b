"""Where a request names units that something is converted from and to: "how many square feet are 3 acres".

Most of these words are everyday ones, which are no spans by themselves (see `uncommon`), and a small model spells the
unit that it knows best in place of the one that was said. They count where a number has one of them and another stands
without: "3 days and 2 hours" is a span of time, "3 days in hours" a conversion. What the words mean knows the tool
(`tools.units`).
"""

from __future__ import annotations

import re

_METRIC = (
    "(?:kilo|centi|milli|deci|micro|nano|hecto|mega|giga|tera|kibi|mebi|gibi|tebi)?"
    "(?:met(?:er|re)|gram|lit(?:er|re)|byte|bit|joule|watt|pascal|calorie|second)s?"
)
_NAMED = (
    "miles?|feet|foot|inch(?:es)?|yards?|light years?|pounds?|ounces?|stones?|ton(?:ne)?s?|kilos?|gallons?|pints?"
    "|quarts?|cups?|tablespoons?|teaspoons?|cel[sc]ius|centigrade|fah?renheit|kelvin|knots?|acres?|hectares?|milliseconds?|minutes?"
    "|hours?|days?|weeks?|months?|years?|(?:kilo)?watt hours?|horsepower|bars?|atmospheres?|radians?"
)
_SHORT = (
    "kms?|cm|mm|mi|ft|yd|kgs?|mg|lbs?|oz|ml|dl|cl|gal|tbsp|tsp|kmh|km/h|kph|mph|m/s|ft/s|kb|mb|gb|tb|[kmgt]ib|hrs?|mins?|secs?|ms"
    "|ha|sqm|sqft|[mk]?m[23]|kj|kcal|kwh|psi|pa|atm|hp|kw|rad"
)
_UNIT = re.compile(
    r"(?P<number>\d ?)?(?<![^\W\d][\w'])(?<![\w./-](?<!\d))(?P<unit>"
    r"(?:(?:degrees?|square|sq|cubic|nautical|fluid|fl|imperial|metric|u[sk]) ){0,2}"
    rf"(?:{_METRIC}|{_NAMED}|{_SHORT})(?: per (?:hour|second|minute))?"
    r"|degrees? [cfk]|°[cf]|[a-z°](?<=[lmghscfkjw]))(?![\w'/]|\.\w)",
    re.IGNORECASE,
)
LEAST_CHARS = 2
"""Characters of the shortest unit that is worth a mark; a single letter shows that there is a conversion."""


def places(text: str) -> list[tuple[int, int]]:
    """Return the places of the units in a request that converts one into another; none in any other."""
    found = list(_UNIT.finditer(text))
    given = {each["unit"].lower() for each in found if each["number"]}
    wanted = {each["unit"].lower() for each in found if not each["number"]}
    if not given or not wanted - given:
        return []
    apart = (each.span("unit") for each in found if len(each["unit"]) >= LEAST_CHARS)
    return [(start, end) for start, end in apart if not text[:start][-1:].isdigit()]  # "5km" is one word
