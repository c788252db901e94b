"""Finding the time zone that a city, a country or an abbreviation means."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import lru_cache

from umi_local.tools.base import ToolError

_PLACES = {
    "America/New_York": (
        "new york city|nyc|boston|washington|washington dc|miami|atlanta|philadelphia|est|edt|et|eastern|"
        "eastern time|us eastern|orlando|pittsburgh|baltimore|cleveland|charlotte"
    ),
    "America/Chicago": (
        "houston|dallas|austin|san antonio|minneapolis|new orleans|cst|cdt|ct|central time|us central|"
        "st louis|nashville|kansas city|milwaukee|texas"
    ),
    "America/Denver": "salt lake city|mst|mdt|mt|mountain time|us mountain|albuquerque|colorado",
    "America/Los_Angeles": (
        "la|san francisco|sf|seattle|san diego|portland|las vegas|san jose|sacramento|california|pst|pdt|pt|"
        "pacific|pacific time|us pacific|silicon valley|oakland"
    ),
    "America/Toronto": "ottawa|quebec|ontario",
    "America/Edmonton": "calgary|alberta",
    "America/Sao_Paulo": "rio|rio de janeiro|brasilia|brazil",
    "America/Argentina/Buenos_Aires": "argentina",
    "Europe/London": (
        "uk|united kingdom|england|britain|great britain|scotland|wales|manchester|liverpool|edinburgh|"
        "glasgow|birmingham|bst|oxford|cambridge|bristol|leeds"
    ),
    "Europe/Dublin": "ireland|cork",
    "Europe/Berlin": (
        "germany|munich|muenchen|münchen|hamburg|frankfurt|cologne|köln|stuttgart|leipzig|dresden|"
        "dusseldorf|düsseldorf|cet|cest|central european time|hanover|bremen|nuremberg"
    ),
    "Europe/Paris": "france|lyon|marseille|nice|bordeaux|toulouse|strasbourg",
    "Europe/Madrid": "spain|barcelona|valencia|seville|malaga",
    "Europe/Rome": "italy|milan|milano|venice|florence|naples|turin",
    "Europe/Zurich": "switzerland|geneva|bern|basel|lausanne|zürich",
    "Europe/Vienna": "austria|salzburg|graz|innsbruck|wien",
    "Europe/Amsterdam": "netherlands|holland|rotterdam|the hague|utrecht",
    "Europe/Brussels": "belgium|antwerp|ghent",
    "Europe/Lisbon": "portugal|porto",
    "Europe/Warsaw": "poland|krakow|cracow|gdansk",
    "Europe/Prague": "czechia|czech republic|brno",
    "Europe/Stockholm": "sweden|gothenburg|malmo",
    "Europe/Oslo": "norway|bergen",
    "Europe/Copenhagen": "denmark|aarhus",
    "Europe/Helsinki": "finland|eet|eest",
    "Europe/Athens": "greece",
    "Europe/Istanbul": "turkey|ankara|izmir",
    "Europe/Kyiv": "ukraine|kiev",
    "Europe/Moscow": "msk|st petersburg|saint petersburg",
    "Europe/Budapest": "hungary",
    "Europe/Bucharest": "romania",
    "Asia/Tokyo": "japan|osaka|kyoto|yokohama|nagoya|sapporo|jst",
    "Asia/Seoul": "korea|south korea|busan|kst",
    "Asia/Shanghai": "china|beijing|peking|shenzhen|guangzhou|chengdu|wuhan",
    "Asia/Hong_Kong": "hongkong|hkt",
    "Asia/Taipei": "taiwan",
    "Asia/Kolkata": "india|mumbai|bombay|delhi|new delhi|bangalore|bengaluru|chennai|hyderabad|pune|calcutta|ist",
    "Asia/Singapore": "sgt",
    "Asia/Bangkok": "thailand",
    "Asia/Ho_Chi_Minh": "vietnam|hanoi|saigon",
    "Asia/Jakarta": "indonesia|bali",
    "Asia/Manila": "philippines",
    "Asia/Kuala_Lumpur": "malaysia",
    "Asia/Dubai": "uae|united arab emirates|abu dhabi|gst",
    "Asia/Riyadh": "saudi arabia",
    "Asia/Jerusalem": "israel|tel aviv",
    "Asia/Tehran": "iran",
    "Asia/Karachi": "pakistan|lahore|islamabad|pkt",
    "Asia/Kathmandu": "nepal",
    "Asia/Dhaka": "bangladesh",
    "Africa/Johannesburg": "south africa|cape town|durban|pretoria",
    "Africa/Cairo": "egypt",
    "Africa/Nairobi": "kenya",
    "Africa/Lagos": "nigeria",
    "Africa/Casablanca": "morocco",
    "Australia/Sydney": "canberra|aest|aedt|new south wales",
    "Australia/Perth": "awst",
    "Pacific/Auckland": "new zealand|wellington|nzst|nzdt|christchurch",
    "Pacific/Honolulu": "hawaii|hst",
    "America/Anchorage": "alaska",
    "America/Bogota": "colombia",
    "America/Lima": "peru",
    "America/Santiago": "chile",
    "America/Mexico_City": "mexico",
    "America/Vancouver": "british columbia",
    "America/Phoenix": "arizona",
    "Atlantic/Reykjavik": "iceland",
}
"""IANA zone -> places and abbreviations that the zone database does not list by that name."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-−])\s*(\d{1,2})(?::?(\d\d))?", re.IGNORECASE)
_LOCAL = frozenset({"", "local", "here", "my time", "local time", "mine", "home", "now", "none", "null", "my timezone"})


@lru_cache(maxsize=1)
def _index() -> dict[str, str]:
    """Return every known name, in lower case, with its IANA zone."""
    from zoneinfo import available_timezones

    names: dict[str, str] = {}
    for key in sorted(available_timezones()):
        lower = key.lower()
        names[lower.replace("_", " ")] = key
        if "/" in key and not lower.startswith(("etc/", "posix/", "right/", "us/", "systemv/")):
            names.setdefault(lower.rpartition("/")[2].replace("_", " "), key)
    for key, places in _PLACES.items():
        if key.lower().replace("_", " ") in names:
            names.update(dict.fromkeys(places.split("|"), key))
            names[key.lower().rpartition("/")[2].replace("_", " ")] = key
    return names


def zone(text: str) -> tzinfo | None:
    """Return the zone of a city, country, IANA name, abbreviation or offset such as UTC+2; None for the local one.

    Raises ToolError when there is no such place.
    """
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    name = " ".join(text[:100].lower().replace("_", " ").strip(" ?!.,").split())
    name = re.sub(r"^(?:in|at|the time in)\s+|\s+(?:time ?zone|time)$", "", name) if name not in _LOCAL else name
    if name in _LOCAL:
        return None
    if name in ("utc", "gmt", "z", "zulu", "utc+0", "universal"):
        return UTC
    if match := re.fullmatch(_OFFSET, name):
        span = timedelta(hours=int(match.group(2)), minutes=int(match.group(3) or 0))
        if span > timedelta(hours=14):
            raise ToolError(f"there is no time zone {text.strip()[:40]!r}: offsets go from UTC-12:00 to UTC+14:00")
        return timezone(span if match.group(1) == "+" else -span)
    # "Paris, France" and "Portland Oregon": the part before the comma decides.
    for candidate in (name, name.partition(",")[0].strip()):
        key = _index().get(candidate)
        if key:
            try:
                return ZoneInfo(key)
            except (ZoneInfoNotFoundError, ValueError, OSError):
                break
    import difflib

    close = difflib.get_close_matches(name, list(_index()), 1, 0.75)
    hint = f"; did you mean {_index()[close[0]]}?" if close else ": use a large city or a name such as Europe/Paris"
    raise ToolError(f"there is no time zone for {text.strip()[:40]!r}{hint}")
