"""The clock and the calendar page: time and date here, the time in other places."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Steps, World, family

CITIES = (
    "Tokyo", "New York", "London", "Paris", "Berlin", "Sydney", "Los Angeles", "Chicago", "Singapore", "Hong Kong",
    "Dubai", "Moscow", "Istanbul", "Madrid", "Rome", "Vienna",
    "Toronto", "Vancouver", "Mexico City", "Sao Paulo", "Buenos Aires", "Cairo", "Lagos", "Nairobi", "Johannesburg",
    "Kolkata", "Bangkok", "Jakarta", "Manila", "Seoul", "Shanghai",
    "Melbourne", "Auckland", "Honolulu", "Denver", "Phoenix", "Anchorage", "Lisbon", "Dublin", "Amsterdam", "Brussels",
    "Zurich", "Stockholm", "Oslo", "Helsinki", "Copenhagen",
    "Beijing", "Mumbai", "Delhi", "Bangalore", "Hyderabad", "San Francisco", "Boston", "Miami", "Dallas", "Las Vegas",
    "Seattle", "Houston", "Atlanta", "Munich", "Milan", "Barcelona", "Geneva", "Osaka", "Hamburg",
    "Warsaw", "Prague", "Budapest", "Athens", "Bogota", "Lima", "Santiago", "Karachi", "Dhaka", "Tehran", "Riyadh",
    "Casablanca", "Halifax", "Reykjavik",
)  # fmt: skip
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "Asia/Tokyo",
    "Europe/London",
    "America/Los_Angeles",
    "Australia/Sydney",
    "Asia/Kolkata",
    "America/Chicago",
    "GMT",
    "Asia/Shanghai",
)

TIME_HERE = (
    "ask: what time is it [now|right now|here|at the moment]",
    "ask: (what is|what's|whats) the [current] time [now|right now|please|]",
    "get: the [current|exact|local|right] time", "know: what time it is [now|here]",
    "[the] time [please|now|pls]", "[current] time", "time?", "[the|] clock",
    "ask: (do|would) you (know|have) [what] the time [it is|]", "what (hour|time) is it", "how late is it",
    "ask: what does the clock (say|show)", "do: (show|tell|give) me the time",
    "is it late [already]", "do: check the (clock|time)", "i need (to know|) the [exact|current|] time",
    "ask: have you got the time", "what time do we have", "what's the (hour|local time|time on the clock)", "time now",
    "do: (say|display|print|report) the [current] time",
    "got the time", "(hey|hello|hi) what time is it",
    "ask: is it (already|) (noon|evening|midnight|past noon|morning|afternoon) [yet|already]",
)  # fmt: skip
DATE_HERE = (
    "ask: (what is|what's|whats) (today's date|the date [today|]|the current date|todays date|the date of today)",
    "get: (today's date|the current date|the date of today|the date)", "[today's|todays] date",
    "date [today|now|please|]", "ask: what (date|day) is it [today]",
    "ask: what day is (today|it)", "ask: what day of the week is (it|today)", "know: what (day|date) it is [today|]",
    "know: today's date", "ask: (which|what) (day|weekday) (is|do we have) today", "what's today",
    "ask: what (year|month) is it", "ask: (which|what) (year|month) (are we in|do we have)",
    "today is (which|what) (date|day)", "do: (show|display|print|tell me|give me) (the date|today's date)",
    "ask: what is the (month|year|day|date and month|month day and year)",
    "is it (monday|tuesday|wednesday|thursday|friday|saturday|sunday) today", "date and time",
    "ask: what is the date and time",
    "get: the (date and time|current date and time)", "current date", "weekday today", "today?",
    "ask: what (is|'s) today's day", "i forgot (what day it is|the date)", "the date please",
    "ask: is today (monday|tuesday|wednesday|thursday|friday|saturday|sunday)", "do: remind me what day it is",
)  # fmt: skip
WEEK_HERE = (
    "ask: what week [of the year] is it",
    "ask: (which|what) (week|calendar week|week number) (is it|is this|are we in|do we have)", "[current] week number",
    "[calendar|] week [number] (now|today|please)", "get: the [current] (week number|calendar week|number of the week)",
    "know: what (week|calendar week|week number) (it is|we are in|this is)", "the week of the year",
    "ask: what's the (week number|calendar week)", "kw?", "week no.", "do: tell me the (calendar week|week number)",
    "ask: what number is this week", "(week|calendar week) today",
)  # fmt: skip
ZONE_HERE = (
    "ask: what timezone (am i in|is this|is set|do i have|is this computer in)",
    "ask: (what is|what's) (my|the|the local) (timezone|time zone|utc offset)",
    "get: (my|the local) (timezone|time zone|utc offset)", "[my|local|current] (timezone|time zone)",
    "know: (which|what) time zone i am in",
    "ask: which time zone (are we|am i) in", "utc offset", "do: (show|tell me) the time zone",
    "ask: what time zone does this (machine|computer|pc) use", "timezone here?", "the offset from utc",
    "would like to see the time zone",
)  # fmt: skip
TIME_THERE = (
    "ask: what time is it in {c} [now|right now|at the moment]",
    "ask: (what is|what's|whats) the [current|local] time in {c}", "get: the [current|local] time in {c}",
    "know: what time it is in {c} [now]", "[current] time in {c} [now|please|]", "{c} time [now|please|]", "time {c}",
    "time in {c}?",
    "ask: how late is it in {c}", "do: (show|tell|give) me the time in {c}", "do: check the (clock|time) (in|for) {c}",
    "ask: what (hour|time of day) is it in {c}", "ask: what does the clock say in {c}", "in {c}, what time is it",
    "i (want|need) (to know|) the time in {c}", "ask: is it (morning|night|evening|daytime|late|early) in {c}",
    "(my friend|my sister|my boss|the office|a customer|my team) is in {c}, what time is it there",
    "i want to call {c}, (what time is it there|is it late there)", "{c} clock", "ask: what's the {c} time",
    "local time {c}", "do: (show|display) {c}'s [current] time", "right now in {c} it is what time", "and in {c}?",
    "the time over in {c}",
    "ask: can i call someone in {c} now", "ask: what day is it in {c}", "(hello|hey|hi) what time is it in {c}",
)  # fmt: skip
TIMES_TWO = (
    "ask: what time is it in {c} and [in] {d}", "time in {c} and {d}", "do: (compare|show) the time in {c} and {d}",
    "ask: what is the time difference between {c} and {d}", "time difference between {c} and {d}", "{c} and {d} time",
    "get: the time in {c} and {d}", "know: what time it is in {c} and in {d}",
    "ask: how many hours (are|lie) between {c} and {d}", "ask: how much later is it in {c} than in {d}",
    "what's the time in {c}, and in {d}", "{c} vs {d} time", "both times: {c} and {d}",
    "ask: how far apart are {c} and {d} in time",
)  # fmt: skip


LANDS = (
    "India",
    "Japan",
    "China",
    "California",
    "Texas",
    "Germany",
    "France",
    "England",
    "Brazil",
    "Spain",
    "Italy",
    "Hawaii",
    "Alaska",
)
"""Places of one main zone that people name instead of a city."""


def read_clock(content: str) -> tuple[str, str, str]:
    """Return (date with weekday, hours and minutes, zone) of what current_time says."""
    parts = content.split(", ")
    clock, _, zone = parts[2].partition(" ")
    return f"{parts[0]}, {parts[1]}", clock[:5], zone


@family("time_here", weight=3.5, tools=("current_time",))
def time_here(w: World) -> Steps:
    """The clock, the date, the week and the zone here."""
    frames, which = w.rng.choices(
        ((TIME_HERE, "time"), (DATE_HERE, "date"), (WEEK_HERE, "week"), (ZONE_HERE, "zone")), (4, 4, 1, 1)
    )[0]
    yield Ask(w.say(frames))
    observation = yield Call(f"The {which} is asked for: use current_time.", "current_time", {})
    date, clock, zone = read_clock(observation.content)
    answers = {
        "time": f"It is {clock} on {date}.",
        "date": f"Today is {date}.",
        "week": f"It is {observation.content.rpartition(', ')[2]} of the year.",
        "zone": f"The time zone is {zone.strip('()') if zone.startswith('(') else zone}.",
    }
    yield Answer(f"The {which} is known.", answers[which])
    if w.chance(0.25):
        city = w.pick(CITIES)
        yield Ask(w.say(AND_THERE, c=city))
        yield from _there(city)


AND_THERE = (
    "and in {c}", "and in {c}?", "what about {c}", "how about [in] {c}", "(and|) {c}?", "(the same|same) for {c}",
    "in {c}?", "and over in {c}", "now [for] {c}", "and the time in {c}", "what time is that in {c}",
    "(and|also) {c} please",
)  # fmt: skip


def _there(city: str) -> Steps:
    observation = yield Call(
        "The time in another place: use current_time with the place.", "current_time", {"timezone": city}
    )
    if not observation.ok:
        yield Answer("The place is not known.", f"I do not know the time zone of {city}.")
        return
    date, clock, _ = read_clock(observation.content)
    yield Answer("The time there is known.", f"It is {clock} in {city}, {date}.")


def place(w: World) -> str:
    """Return a city or zone as a user writes it."""
    name = w.pick(ZONES) if w.chance(0.12) else w.pick(LANDS) if w.chance(0.15) else w.pick(CITIES)
    return name.lower() if w.chance(0.3) and "/" not in name else name


@family("time_there", weight=3.5, tools=("current_time",))
def time_there(w: World) -> Steps:
    """The clock somewhere else."""
    city = place(w)
    yield Ask(w.say(TIME_THERE, c=city))
    yield from _there(city)
    if w.chance(0.2):
        other = place(w)
        yield Ask(w.say(AND_THERE, c=other))
        yield from _there(other)


@family("time_two_places", weight=0.7, tools=("current_time",))
def time_two_places(w: World) -> Steps:
    """Two clocks, two calls."""
    c, d = w.rng.sample(CITIES, 2)
    yield Ask(w.say(TIMES_TWO, c=c, d=d))
    first = yield Call(f"The time in {c} first: use current_time.", "current_time", {"timezone": c})
    second = yield Call(f"Now the time in {d}: use current_time.", "current_time", {"timezone": d})
    if not (first.ok and second.ok):
        yield Answer("A place is not known.", "I do not know the time zone of one of them.")
        return
    (day, clock, _), (there, late, _) = read_clock(first.content), read_clock(second.content)
    yield Answer("Both times are known.", f"It is {clock} in {c} ({day}) and {late} in {d} ({there}).")


SPOKEN_TIME = tuple(
    f"{a} {b}".strip()
    for a in ("tell me", "show me", "i want to know", "")
    for b in ("today's date and the week number", "the date and the week")
)


@family("date_and_week", weight=0.2, tools=("current_time",))
def date_and_week(w: World) -> Steps:
    """Date and week in one answer."""
    yield Ask(w.say(SPOKEN_TIME))
    observation = yield Call("Date and week: use current_time.", "current_time", {})
    date, _, _ = read_clock(observation.content)
    yield Answer("Both are known.", f"Today is {date}, {observation.content.rpartition(', ')[2]}.")
