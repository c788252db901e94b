"""convert_units: spoken names, right results, honest refusals."""

from __future__ import annotations

from pathlib import Path

import pytest
from tool_bench import Bench


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


@pytest.mark.parametrize(
    ("value", "source", "target", "observation"),
    [
        (5, "miles", "kilometers", "5 miles = 8.04672 kilometers"),
        (1, "mi", "km", "1 mile = 1.609344 kilometers"),
        (32, "F", "C", "32 degrees Fahrenheit = 0 degrees Celsius"),
        (98.6, "fahrenheit", "celsius", "98.6 degrees Fahrenheit = 37 degrees Celsius"),
        (100, "degrees celsius", "°F", "100 degrees Celsius = 212 degrees Fahrenheit"),
        (0, "K", "celsius", "0 kelvin = -273.15 degrees Celsius"),
        (-40, "c", "f", "-40 degrees Celsius = -40 degrees Fahrenheit"),
        (2, "cups", "ml", "2 cups = 473.176473 milliliters"),
        (12, "stone", "kg", "12 stone = 76.20351816 kilograms"),
        (60, "mph", "km/h", "60 miles per hour = 96.56064 kilometers per hour"),
        (10, "meters per second", "kph", "10 meters per second = 36 kilometers per hour"),
        (5, "kb", "MB", "5 kilobytes = 0.005 megabytes"),
        (1, "GiB", "mb", "1 gibibyte = 1073.741824 megabytes"),
        (100, "Mbps", "MB/s", "100 megabits per second = 12.5 megabytes per second"),
        (1500, "square feet", "m2", "1500 square feet = 139.35456 square meters"),
        (3, "cubic metres", "litres", "3 cubic meters = 3000 liters"),
        (3, "pounds", "kg", "3 pounds = 1.36077711 kilograms"),
        (2, "tons", "kg", "2 US tons = 1814.36948 kilograms"),
        (1, "uk pint", "ml", "1 imperial pint = 568.26125 milliliters"),
        (6, "feet", "cm", "6 feet = 182.88 centimeters"),
        (1, "ft", "in", "1 foot = 12 inches"),
        (180, "degrees", "radians", "180 degrees = 3.141592654 radians"),
        (30, "mpg", "l/100km", "30 miles per gallon = 7.840486111 liters per 100 kilometers"),
        (120, "rpm", "hertz", "120 revolutions per minute = 2 hertz"),
        (90, "mins", "hours", "90 minutes = 1.5 hours"),
        (5, "5 km", "miles", "5 kilometers = 3.106855961 miles"),
        ("1,500", "m", "km", "1500 meters = 1.5 kilometers"),
        ("2 1/2", "cups", "tbsp", "2.5 cups = 40 tablespoons"),
    ],
)
def test_common_units(bench: Bench, value: object, source: str, target: str, observation: str) -> None:
    assert bench.call("convert_units", value=value, from_unit=source, to_unit=target) == observation


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("km", "kg", "kilometers (length) cannot be converted to kilograms (mass)"),
        ("cups", "grams", "cups (volume) cannot be converted to grams (mass)"),
        ("celsius", "km", "degrees Celsius (temperature) cannot be converted to kilometers (length)"),
        ("usd", "eur", "rates change every day"),
        ("dollars", "pounds", "rates change every day"),
        ("flurbs", "km", "there is no unit 'flurbs'"),
        ("kilometres", "kilogarms", "did you mean"),
        ("degrees", "fahrenheit", "of which scale"),
        ("", "km", "there is no unit"),
        ("m**9999999999", "km", "there is no unit"),
        ("9**9**9**9", "km", "there is no unit"),
        ("__import__('os')", "km", "there is no unit"),
        ("m" * 500, "km", "there is no unit"),
        ("(((((((((((", "km", "there is no unit"),
        ("km\n; drop", "km", "there is no unit"),
    ],
)
def test_impossible_conversions_say_why(bench: Bench, source: str, target: str, why: str) -> None:
    assert why in bench.fails("convert_units", value=5, from_unit=source, to_unit=target)


def test_nothing_is_colder_than_absolute_zero(bench: Bench) -> None:
    message = bench.fails("convert_units", value=-300, from_unit="celsius", to_unit="kelvin")
    assert message == "-300 degrees Celsius is below absolute zero"


def test_a_value_that_is_no_number_is_refused(bench: Bench) -> None:
    assert "value" in bench.fails("convert_units", value="many", from_unit="m", to_unit="km")
    assert "plain number" in bench.fails("convert_units", value="1e400", from_unit="m", to_unit="km")
    assert "plain number" in bench.fails("convert_units", value="nan", from_unit="m", to_unit="km")
