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
    "tell me the time of day", "my watch stopped, what time is it", "i have no watch (on|with me), what's the time", "ask: what's the exact time right now", "do: read the clock",
    "it must be late, what time is it", "date +%H:%M", "can you see what time it is", "(i|i've) lost track of time, how late is it", "ask: what does your clock say",
    "ask: is it lunchtime (yet|already)", "ask: how late is it already", "time check", "i have to leave soon, what time is it", "how many hours is the day old, what's the time",
    "do i need to hurry? what time is it",
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
    "ask: what's the day today", "i need the date for (a form|a letter|the invoice|an email)", "ask: which day of the month (is it|is today|do we have)",
    "ask: what date should i write (today|on this letter)", "ask: is it the (1st|2nd|15th|20th|30th) today", "date +%F", "do we have (monday or tuesday|friday or saturday) today",
    "ask: is it (already|still) (january|march|june|december)", "ask: which year do we have", "full date please, with the weekday", "day and date", "what's the (full date|date and weekday)",
    "ask: is it the weekend (yet|already)", "i've been on holiday too long, what day is it", "how many are we today, the date i mean",
)  # fmt: skip
WEEK_HERE = (
    "ask: what week [of the year] is it",
    "ask: (which|what) (week|calendar week|week number) (is it|is this|are we in|do we have)", "[current] week number",
    "[calendar|] week [number] (now|today|please)", "get: the [current] (week number|calendar week|number of the week)",
    "know: what (week|calendar week|week number) (it is|we are in|this is)", "the week of the year",
    "ask: what's the (week number|calendar week)", "kw?", "week no.", "do: tell me the (calendar week|week number)",
    "ask: what number is this week", "(week|calendar week) today",
    "cw?", "ask: which cw (is it|do we have|is this)", "ask: what is the number of this week", "our planning goes by weeks, which week is it", "iso week [number]", "date +%V",
    "i need the calendar week for my timesheet", "ask: in which week of the year are we [now]", "ask: how many weeks into the year are we", "number of the current week",
    "is it an odd or an even week, which number",
)  # fmt: skip
ZONE_HERE = (
    "ask: what timezone (am i in|is this|is set|do i have|is this computer in)",
    "ask: (what is|what's) (my|the|the local) (timezone|time zone|utc offset)",
    "get: (my|the local) (timezone|time zone|utc offset)", "[my|local|current] (timezone|time zone)",
    "know: (which|what) time zone i am in",
    "ask: which time zone (are we|am i) in", "utc offset", "do: (show|tell me) the time zone",
    "ask: what time zone does this (machine|computer|pc) use", "timezone here?", "the offset from utc",
    "would like to see the time zone",
    "ask: which timezone is my clock (on|set to)", "ask: is this machine on utc", "ask: how far are we from utc", "gmt plus what are we", "my utc offset please", "date +%Z",
    "ask: what zone is the clock in", "tz?", "local tz", "do: find out my time zone",
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
    "people in {c} have what time now", "for someone in {c}, what time is it", "ask: is it (already|still) (tomorrow|today|yesterday) in {c}",
    "ask: are they (awake|asleep|at work|having lunch) in {c} [now]", "ask: what's the hour over in {c}", "if i ring {c} now, what time is it for them", "need the time for {c}",
    "do: look up the time in {c}", "in {c} it is now?", "current time: {c}", "ask: has the day started in {c}", "good time to call {c}? what's their clock", "{c} local time",
    "ask: is {c} (ahead of us|behind us), what time is it there", "i'm flying to {c}, what's the time there", "what's on the clock in {c}", "do: give me {c} time",
)  # fmt: skip
TIMES_TWO = (
    "ask: what time is it in {c} and [in] {d}", "time in {c} and {d}", "do: (compare|show) the time in {c} and {d}",
    "ask: what is the time difference between {c} and {d}", "time difference between {c} and {d}", "{c} and {d} time",
    "get: the time in {c} and {d}", "know: what time it is in {c} and in {d}",
    "ask: how many hours (are|lie) between {c} and {d}", "ask: how much later is it in {c} than in {d}",
    "what's the time in {c}, and in {d}", "{c} vs {d} time", "both times: {c} and {d}",
    "ask: how far apart are {c} and {d} in time",
    "do: give me two clocks, {c} and {d}", "{c} or {d}, where is it later", "ask: how many hours is {c} ahead of {d}", "ask: is it later in {c} or in {d}",
    "a call between {c} and {d}: what time is it in both", "ask: what's the time in both {c} and {d}", "do: tell me the time for {c} and for {d}",
    "i have people in {c} and {d}, what time is it for them", "clock in {c}, clock in {d}", "what is the time in {c}, and what in {d}",
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


@family("time_here", weight=4.2, tools=("current_time",))
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
    "also for {c}", "same question for {c}", "and what about {c}", "then {c}", "how late is it in {c} then", "and people in {c}?", "do {c} too", "what is it in {c}", "for {c} too please",
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


@family("time_there", weight=2.8, tools=("current_time",))
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
