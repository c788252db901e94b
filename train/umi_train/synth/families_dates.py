"""Dates: weekdays, days until and since, dates some time ahead or ago, ages."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from umi_train.synth import figures as fig
from umi_train.synth.core import Answer, Ask, Call, Steps, World, family

MONTHS = "January February March April May June July August September October November December".split()
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()

HOLIDAYS = (
    "christmas",
    "Christmas",
    "new year's eve",
    "halloween",
    "new year",
    "Christmas Eve",
    "easter",
    "valentine's day",
)


def some_date(w: World, future: bool = True, named: float = 0.2) -> str:
    """Return a date within two years, written in one of many ways; `named` is the odds of "next friday" or a holiday."""
    rng = w.rng
    if rng.random() < named:
        day = rng.choice(DAYS)
        day = day.lower() if rng.random() < 0.6 else day
        return (
            rng.choice(("tomorrow", f"next {day}", *HOLIDAYS[:4]))
            if future
            else rng.choice(("yesterday", f"last {day}"))
        )
    days = rng.choice((rng.randint(2, 60), rng.randint(2, 300), rng.randint(30, 700)))
    return written(rng, w.now.date() + timedelta(days=days if future else -days), w.now.year)


def written(rng: Random, d: date, this_year: int) -> str:
    """Return a date as people write it; the year is left out only when it is this one."""
    month, day, year = MONTHS[d.month - 1], d.day, d.year
    bare = d.year == this_year and rng.random() < 0.6
    if bare:
        forms = (
            f"{month} {day}",
            f"{month} {fig.ordinal(day)}",
            f"{day} {month}",
            f"the {fig.ordinal(day)} of {month}",
            f"{month[:3]} {day}",
            f"{fig.ordinal(day)} {month}",
        )
    else:
        forms = (
            d.isoformat(), d.isoformat(), f"{month} {day}, {year}", f"{day} {month} {year}",
                f"{month} {fig.ordinal(day)} {year}", f"{day:02}.{d.month:02}.{year}",
            f"{month[:3]} {day} {year}", f"{month} {day} {year}", f"{day}.{d.month}.{year}",
        )  # fmt: skip
    text = rng.choice(forms)
    return text.lower() if rng.random() < 0.35 else text


WEEKDAY = (
    "ask: what day [of the week] is {d}", "ask: what (weekday|day of the week) (is|will be) {d}",
    "ask: (which|what) day (does|will) {d} (fall on|land on|be)", "ask: what day of the week (does|will) {d} fall on",
    "weekday of {d}", "{d} (weekday|day of the week)", "{d} is (a|which|what) (weekday|day)",
    "get: the (weekday|day of the week) (of|for) {d}",
    "know: (what|which) (day|weekday) {d} is", "know: (what|which) day [of the week] {d} falls on",
    "{d}: (what|which) (day|weekday)?", "{d} (lands|falls|comes) on (what|which) day",
    "ask: is {d} a (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend|weekday)",
    "on (what|which) (day|weekday) (is|does) {d} [fall|]",
    "ask: what weekday do we have on {d}", "do: tell me the (weekday|day of the week) (of|for) {d}",
    "(my birthday|the party|the wedding|my flight|the deadline|the exam) is on {d}, what day is that",
    "what kind of day is {d}", "day of week for {d}", "do: look up which weekday {d} is", "{d}, what weekday?",
)  # fmt: skip
WEEKDAY_PAST = (
    "ask: what day [of the week] was {d}", "ask: what (weekday|day of the week) was {d}",
    "ask: (which|what) day did {d} (fall on|land on)", "weekday of {d}", "{d} (weekday|day of the week)",
    "{d} was (a|which|what) (weekday|day)", "know: (what|which) (day|weekday) {d} was",
    "get: the (weekday|day of the week) (of|for) {d}",
    "on (what|which) (day|weekday) was {d}",
    "ask: was {d} a (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend)",
    "i was born on {d}, what day was that", "do: tell me the (weekday|day of the week) of {d}",
    "(my son|my daughter|my mother|he|she) was born on {d}, (which|what) weekday was it", "day of week for {d}",
    "what kind of day was {d}",
)  # fmt: skip
NAMED_DATE = (
    "ask: (what is|what's|whats) {d}'s date", "ask: (what|which) date is {d}", "ask: what is the date (of|for|on) {d}",
    "get: the date of {d}", "know: (what|which) date {d} is", "date (of|for) {d}", "{d}'s date", "{d} date",
    "ask: when is {d}", "{d} is (what|which) date", "ask: (what|which) date (is it|do we have|will it be) {d}",
    "do: tell me {d}'s date",
    "which date is on {d}", "ask: what day of the month is {d}",
)  # fmt: skip


@family("date_weekday", weight=3.0, tools=("date_math",))
def date_weekday(w: World) -> Steps:
    """The weekday of a date, or the date of a day with a name."""
    if w.chance(0.2):
        day = w.pick(DAYS)
        d = w.pick(
            (
                "tomorrow",
                "yesterday",
                "tomorrow",
                f"next {day}",
                f"next {day.lower()}",
                "christmas",
                "easter",
                f"last {day.lower()}",
                "new year's eve",
            )
        )
        yield Ask(w.say(NAMED_DATE, d=d))
    else:
        future = w.chance(0.7)
        d = some_date(w, future, named=0.12 if future else 0.0)
        yield Ask(w.say(WEEKDAY if future else WEEKDAY_PAST, d=d))
    observation = yield Call(
        "A weekday is asked for: use date_math with weekday.", "date_math", {"operation": "weekday", "date": d}
    )
    if observation.ok:
        yield Answer("The weekday is known.", f"{observation.content.rstrip('.')}.")
    else:
        yield Answer("date_math could not do it.", f"I could not work that out: {observation.content}")


UNTIL = (
    "ask: how many days (until|till|to|before) {d}",
    "ask: how (long|many days) (is it|are there|is there|do i have|do we have|have i got) (until|till|to|before) {d}",
    "days (until|till|to|before|left until) {d}", "ask: how (far|long) (away|off) is {d}",
    "know: how (many days|long) (it is|are left|we have|there are) (until|till|before) {d}",
    "get: the number of days (until|till|to|before) {d}", "{d} is in how many days",
    "ask: how many (days|sleeps) (are left|remain|are there left|more) (until|till|before) {d}",
    "countdown (to|until|for) {d}", "do: count the days (until|till|to) {d}",
    "(my birthday|the wedding|the exam|my holiday|the deadline|the release|our trip|the concert) is on {d}, how (many days|long) (is that|until then|is it|left)",
    "when it is {d}, how many days (have passed|is that from now)", "ask: how many (days|weeks) (until|till|to) {d}",
    "ask: how much time (is left|is there|do i have|remains) (until|till|before) {d}", "time (left|) until {d}",
    "from (today|now) (to|until|till) {d}, how many days", "{d}: how many days left?", "in how many days is {d}",
    "ask: how soon is {d}", "{d} how long?", "days left (to|before) {d}",
    "i have to (finish|pay|leave|be ready) by {d}, how many days (do i have|are left|is that)",
)  # fmt: skip
SINCE = (
    "ask: how many days (since|from) {d}", "ask: how (long|many days) (ago was|has it been since|is it since) {d}",
    "days (since|passed since|gone since) {d}", "ask: how long ago was {d}",
    "know: how (many days|long) (it has been|have passed|passed) since {d}", "get: the number of days since {d}",
    "ask: how many days have (passed|gone by|gone) since {d}", "do: count the days since {d}",
    "(i started|we met|i moved|it broke|the project started|i quit) on {d}, how (many days|long) (ago was that|is that|has it been)",
    "{d} was how (many days|long) ago", "ask: how many (days|weeks) ago was {d}", "time since {d}",
    "since {d}, how many days", "how many days back is {d}",
    "(he|she|it|the cat) was born on {d}, how many days old (is that|now)", "{d} until today, how many days",
    "ask: how much time has passed since {d}",
)  # fmt: skip
BETWEEN = (
    "ask: how many days (are|are there|is it|lie|) between {d} and {e}",
    "ask: how (many days|long) (is it|are there|) from {d} (to|until|till) {e}",
    "days (between|from) {d} (and|to|until) {e}", "(difference|time|number of days|days) between {d} and {e}",
    "know: how many days (are|lie) between {d} and {e}",
    "get: the (number of days|time|difference|days) between {d} and {e}", "{d} to {e} in days",
    "{d} - {e}: how many days", "do: count the days (from|between) {d} (and|to|until) {e}",
    "ask: what is the (difference|distance) between {d} and {e} [in days]",
    "(the trip|my vacation|the project|the course|the sprint|our stay) (is|goes|runs|lasts) from {d} (to|until|till) {e}, how (many days|long) is that",
    "between {d} and {e} there are how many days", "from {d} to {e}, how long?",
    "ask: how much time passes between {d} and {e}",
    "start {d}, end {e}, (number of days|duration|how long)?", "ask: how many (days|weeks) from {d} to {e}",
    "do: (calculate|compute|work out) the days between {d} and {e}",
    "i am away from {d} until {e}, how many days is that",
)  # fmt: skip


@family("date_difference", weight=4.5, tools=("date_math",))
def date_difference(w: World) -> Steps:
    """Days until, since, between."""
    kind = w.rng.choices(("until", "since", "between"), (5, 3, 3))[0]
    if kind == "until":
        date, end = "today", some_date(w)
        text = w.say(UNTIL, d=end)
    elif kind == "since":
        date, end = some_date(w, False, named=0.06), "today"
        text = w.say(SINCE, d=date)
    else:
        start = w.now.date() + timedelta(days=w.rng.randint(-400, 300))
        stop = start + timedelta(days=w.rng.choice((w.rng.randint(2, 40), w.rng.randint(2, 700))))
        date, end = written(w.rng, start, w.now.year), written(w.rng, stop, w.now.year)
        text = w.say(BETWEEN, d=date, e=end)
    yield Ask(text)
    observation = yield Call(
        "Days between two dates: use date_math with difference.",
        "date_math",
        {"operation": "difference", "date": date, "end_date": end},
    )
    if not observation.ok:
        yield Answer("date_math could not do it.", f"I could not work that out: {observation.content}")
        return
    span, _, days = observation.content.partition(": ")
    answer = {"until": f"{days} until {end}.", "since": f"{days} since {date}.", "between": f"{days} {span}."}[kind]
    yield Answer("The days are counted.", answer)


AGE = (
    "ask: how old (am i|are you|is someone|is a person) (if|when|) (i was|) born on {d}".replace("(am i|are you|is someone|is a person) (if|when|) (i was|) born",
    "am i if i was born"),
    "ask: how old is (someone|a person|a cat|a child|somebody) born on {d}",
    "i was born on {d}, how old am i [now|today|]",
    "(my birthday|my date of birth|dob|birth date) is {d}, (how old am i|what is my age)",
    "age (for|of someone born|when born|if born) on {d}".replace("(for|of someone born|when born|if born)",
    "(of someone born|when born|if born)"),
    "born {d}, age?", "born on {d}, how old",
    "(my mother|my son|my dad|she|he|grandpa|my sister) was born on {d}, how old is (she|he|that) now",
    "know: how old someone born on {d} is", "do: (calculate|compute|work out) (my age|the age), born {d}",
    "the company was founded on {d}, how old is it", "how many years since {d}", "ask: how many years ago was {d}",
    "years (since|from) {d}", "we married on {d}, how many years is that",
)  # fmt: skip


@family("date_age", weight=1.8, tools=("date_math",))
def date_age(w: World) -> Steps:
    """Ages: the difference in years."""
    born = w.now.date() - timedelta(days=w.rng.randint(900, 34000))
    date = written(w.rng, born, 0)
    yield Ask(w.say(AGE, d=date))
    observation = yield Call(
        "An age: use date_math with difference.",
        "date_math",
        {"operation": "difference", "date": date, "end_date": "today"},
    )
    if not observation.ok:
        yield Answer("date_math could not do it.", f"I could not work that out: {observation.content}")
        return
    years = observation.content.rpartition("; ")[2].rstrip(")")
    yield Answer("The years are known.", f"{years}.")


AHEAD = (
    "ask: what (date|day) (is it|will it be|is|do we have) (in {o}|{o} from now|{o} from today|in {o} from now)",
    "(date|day) (in {o}|{o} from now|{o} from today|{o} ahead)", "{o} from (now|today)", "in {o}", "today (plus|+) {o}",
    "know: what (date|day) (it is|it will be) (in {o}|{o} from now)",
    "get: the date (in {o}|{o} from now|{o} from today)", "ask: when is {o} from (now|today)",
    "do: add {o} to today", "{o} (after|from) today is (what|which) date",
    "(my visa|the warranty|the offer|my ticket|the trial|the contract) (ends|expires|runs out) in {o}, (what date|when) is that",
    "ask: (which|what) (weekday|day|date) will it be in {o}", "(i have|there are) {o} left, what date is that",
    "now + {o}", "what's the date {o} from (now|today)", "ask: when will {o} be (over|up|gone)",
    "i leave in {o}, what date is that", "if i start today and need {o}, when am i (done|finished)",
    "do: give me the date {o} (from now|ahead|out)", "(due|deadline|reminder) in {o}, which date?", "{o} later",
    "date {o} out",
)  # fmt: skip
AGO = (
    "ask: what (date|day) was (it|that|) {o} ago", "(date|day) {o} ago", "{o} ago", "{o} before today",
    "today (minus|-) {o}", "know: what (date|day) it was {o} ago", "get: the date {o} ago", "ask: when was {o} ago",
    "do: (subtract|take) {o} from today", "{o} ago was (what|which) (date|day)",
    "(it happened|i moved here|we met|i ordered it|she called|he left) {o} ago, (what date|when|which day) was that",
    "ask: (which|what) (weekday|day|date) was it {o} ago",
    "do: go back {o}, what date is it", "what's the date {o} (ago|back|earlier)", "{o} back from today",
    "{o} earlier than today",
)  # fmt: skip
SHIFT = (
    "ask: what (date|day) is {o} after {d}", "{o} after {d}", "{d} (plus|+) {o}", "do: add {o} to {d}",
    "know: what date is {o} after {d}", "get: the date {o} after {d}", "ask: when is {o} (after|from|later than) {d}",
    "{o} (counted from|starting|from) {d}",
    "(the course|the visa|the loan|my contract|the job|the trial) starts on {d} and (lasts|takes|runs) {o}, when does it end",
    "if i start on {d} and it takes {o}, when (am i done|is it over|does it end)", "{o} later than {d}",
    "count {o} from {d}", "date: {d} + {o}", "(due|deadline) is {o} after {d}, when is that",
    "{d}, then {o} more, which date?",
)  # fmt: skip
SHIFT_BACK = (
    "ask: what (date|day) is {o} before {d}", "{o} before {d}", "{d} (minus|-) {o}",
    "do: (subtract|take away) {o} from {d}", "know: what date is {o} before {d}", "get: the date {o} before {d}",
    "ask: when is {o} (before|ahead of|earlier than) {d}",
    "(the party|the exam|the launch|the flight|the wedding) is on {d}, i want to (start|be ready|book|remind everyone) {o} before, when is that",
    "i need to be done {o} before {d}, which date is that", "{o} earlier than {d}",
    "count back {o} from {d}", "date: {d} - {o}", "remind me {o} before {d}, what date is that",
)  # fmt: skip
_UNITS = ("days", "days", "weeks", "weeks", "months", "years", "business days", "working days")


def span(rng: Random) -> str:
    """Return a length of time: "3 weeks", "2 months and 3 days", "a week"."""
    unit = rng.choice(_UNITS)
    n = {
        "days": rng.randint(2, 200),
        "weeks": rng.randint(2, 30),
        "months": rng.randint(2, 24),
        "years": rng.randint(2, 12),
    }.get(unit, rng.randint(2, 40))
    if rng.random() < 0.1:
        return f"{rng.randint(1, 11)} months and {rng.randint(2, 28)} days".replace("1 months", "1 month")
    if rng.random() < 0.08 and "s " not in unit:
        return rng.choice(("a week", "a month", "a year", "one week", "1 week", "1 month"))
    return f"{fig.words(n)} {unit}" if n <= 12 and rng.random() < 0.15 else f"{n} {unit}"


@family("date_offset", weight=4.5, tools=("date_math",))
def date_offset(w: World) -> Steps:
    """A date some time ahead, ago, after or before another."""
    kind = w.rng.choices(("ahead", "ago", "shift", "back"), (5, 3, 2, 1))[0]
    offset, date = span(w.rng), "today"
    if kind == "ahead":
        text = w.say(AHEAD, o=offset)
    elif kind == "ago":
        text = w.say(AGO, o=offset)
    else:
        date = some_date(w, w.chance(0.8), named=0.08)
        text = w.say(SHIFT if kind == "shift" else SHIFT_BACK, o=offset, d=date)
    signed = offset if kind in ("ahead", "shift") else f"-{offset}"
    yield Ask(text)
    observation = yield Call(
        "A date moved by some time: use date_math with offset.",
        "date_math",
        {"operation": "offset", "date": date, "offset": signed},
    )
    if not observation.ok:
        yield Answer("date_math could not do it.", f"I could not work that out: {observation.content}")
        return
    result = observation.content.rpartition(" = ")[2].rstrip(".")
    verb = "That was" if kind == "ago" else "That is"
    yield Answer("The date is known.", f"{verb} {result}.")
