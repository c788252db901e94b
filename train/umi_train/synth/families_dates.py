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
    "i was invited for {d}, which weekday is that", "ask: does {d} fall on a (weekend|weekday)", "do i have to work on {d}, which weekday is it", "ask: what's {d}, a monday or a tuesday",
    "do: name the weekday of {d}", "ask: is {d} on a (weekday|workday|weekend)", "ask: which day in the week is {d}", "the weekday for {d} please", "do: check what day of the week {d} is",
    "{d} will be which day of the week", "(the meeting|the concert|our flight|the visit) is {d}, what weekday is that", "do: look in the calendar, which weekday is {d}",
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
    "my diary says {d}, which weekday was that", "we married on {d}, what day of the week was it", "{d} fell on which weekday", "ask: did {d} fall on a weekend", "ask: was {d} a workday",
    "ask: which day in the week was {d}", "the photo is from {d}, what weekday was that", "do: look up the weekday of {d}", "{d}: what day of the week was that",
    "it all began on {d}. which weekday was it?", "do: name the weekday of {d}",
)  # fmt: skip
NAMED_DATE = (
    "ask: (what is|what's|whats) {d}'s date", "ask: (what|which) date is {d}", "ask: what is the date (of|for|on) {d}",
    "get: the date of {d}", "know: (what|which) date {d} is", "date (of|for) {d}", "{d}'s date", "{d} date",
    "ask: when is {d}", "{d} is (what|which) date", "ask: (what|which) date (is it|do we have|will it be) {d}",
    "do: tell me {d}'s date",
    "which date is on {d}", "ask: what day of the month is {d}",
    "on which date is {d}", "ask: when exactly is {d}", "{d}: date?", "do: look up the date of {d}", "ask: what's the date {d}", "do: write out the date of {d}", "i need the date for {d}",
    "{d} falls on which date", "{d} as a date please",
)  # fmt: skip


@family("date_weekday", weight=4.5, tools=("date_math",))
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
    "i'm counting the days to {d}, how many are there", "ask: how many more days till {d}", "{d} can't come soon enough, how many days", "ask: how much longer until {d}",
    "ask: how many nights until {d}", "ask: what's left until {d} in days", "ask: is {d} still far away", "days to go until {d}",
    "(my visa|the offer|my license|the coupon) runs out on {d}, how many days are left", "(she|he|my friend|the package) arrives on {d}, how many days is that",
    "ask: how long do i still have to wait for {d}", "number of days between now and {d}", "ask: how many days from now is {d}", "today to {d} in days", "do i have enough time until {d}, how many days",
    "{d} minus today", "how many days do we still have before {d}", "the wait until {d} is how many days",
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
    "ask: how many days lie between {d} and now", "it is how many days since {d}",
    "(i quit smoking|the last rain was|my last day off was|i joined|i saw her last|the baby came) on {d}, how many days is that (now|ago)", "from {d} to today, how many days", "today minus {d}",
    "{d} is how long ago", "ask: how far back is {d}", "days elapsed since {d}", "do: tell me how many days ago {d} was", "number of days from {d} until now", "no sugar since {d}, how many days",
    "{d} to now in days", "since {d} it has been how many days",
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
    "ask: how many nights from {d} to {e}", "i rent a car from {d} to {e}, for how many days is that", "{d} until {e}: length in days", "the festival starts {d} and ends {e}, how long is it",
    "do: count from {d} to {e}", "{e} minus {d} in days", "check in {d}, check out {e}, how many (nights|days)", "ask: what's the gap between {d} and {e}",
    "do: tell me how many days separate {d} and {e}", "if we leave {d} and come back {e}, how many days are we away", "how many days did it take if it began {d} and ended {e}", "days: {d} .. {e}",
)  # fmt: skip


@family("date_difference", weight=6.5, tools=("date_math",))
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
    "my (dog|cat|car|house|company) is from {d}, how old is it", "someone with the birthday {d} is how old", "how many years old am i, i was born {d}",
    "my (grandfather|niece|nephew|boss|neighbor) came into the world on {d}, what's (his|her|the) age", "date of birth {d}, age please", "{d} is my birthday, how old does that make me",
    "ask: how many years have passed since {d}", "do: calculate an age, born {d}", "years between {d} and today", "we bought the house on {d}, how many years ago is that",
    "the wedding was on {d}, how long have we been married", "i started work on {d}, how many years is that", "do: tell me the age of someone born {d}",
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
    "ask: what will the date be {o} (from now|from today)", "{o} from today, which date is that", "if (i order|they ship|we start) today and it takes {o}, which day (will it be|is that)",
    "my (parcel|passport|order) takes {o}, when will it be here", "the (guarantee|coupon|visa|subscription) is good for another {o}, until when is that",
    "they told me to come back in {o}, which date is that", "(next appointment|checkup|the exam is|the baby comes) in {o}, when is that", "on which date are {o} over", "calendar day {o} ahead",
    "do: count {o} forward from today", "i have to wait {o}, until when", "today and then {o} more", "{o} left, which date is the last",
)  # fmt: skip
AGO = (
    "ask: what (date|day) was (it|that|) {o} ago", "(date|day) {o} ago", "{o} ago", "{o} before today",
    "today (minus|-) {o}", "know: what (date|day) it was {o} ago", "get: the date {o} ago", "ask: when was {o} ago",
    "do: (subtract|take) {o} from today", "{o} ago was (what|which) (date|day)",
    "(it happened|i moved here|we met|i ordered it|she called|he left) {o} ago, (what date|when|which day) was that",
    "ask: (which|what) (weekday|day|date) was it {o} ago",
    "do: go back {o}, what date is it", "what's the date {o} (ago|back|earlier)", "{o} back from today",
    "{o} earlier than today",
    "ask: which date did we have {o} ago", "(the parcel was sent|i paid|the battery died|i planted it|they promised it) {o} ago, on which date was that", "do: count {o} back from today",
    "ask: what was the date {o} ago", "{o} in the past, which date", "it's been {o}, so when did it start",
    "(my last checkup|the last rain|the accident|the delivery) was {o} ago, when was that exactly", "do: go {o} back in the calendar", "if i started {o} ago, on which day was that",
    "the date {o} (back|before now)", "today less {o}",
)  # fmt: skip
SHIFT = (
    "ask: what (date|day) is {o} after {d}", "{o} after {d}", "{d} (plus|+) {o}", "do: add {o} to {d}",
    "know: what date is {o} after {d}", "get: the date {o} after {d}", "ask: when is {o} (after|from|later than) {d}",
    "{o} (counted from|starting|from) {d}",
    "(the course|the visa|the loan|my contract|the job|the trial) starts on {d} and (lasts|takes|runs) {o}, when does it end",
    "if i start on {d} and it takes {o}, when (am i done|is it over|does it end)", "{o} later than {d}",
    "count {o} from {d}", "date: {d} + {o}", "(due|deadline) is {o} after {d}, when is that",
    "{d}, then {o} more, which date?",
    "from {d} on, {o}: which date do i reach", "do: add {o} onto {d}", "(the invoice|the bill) is from {d} and i have {o} to pay it, by when is that", "{d} and then {o}",
    "ask: what do we have {o} after {d}", "my holiday starts {d} and lasts {o}, when is it over", "if the clock starts on {d}, when are {o} over", "starting {d}, which date is {o} later",
    "the exam is {o} after {d}, when is it", "do: move {d} forward by {o}", "do: postpone {d} by {o}", "{o} past {d} is which date",
)  # fmt: skip
SHIFT_BACK = (
    "ask: what (date|day) is {o} before {d}", "{o} before {d}", "{d} (minus|-) {o}",
    "do: (subtract|take away) {o} from {d}", "know: what date is {o} before {d}", "get: the date {o} before {d}",
    "ask: when is {o} (before|ahead of|earlier than) {d}",
    "(the party|the exam|the launch|the flight|the wedding) is on {d}, i want to (start|be ready|book|remind everyone) {o} before, when is that",
    "i need to be done {o} before {d}, which date is that", "{o} earlier than {d}",
    "count back {o} from {d}", "date: {d} - {o}", "remind me {o} before {d}, what date is that",
    "i want to remind them {o} ahead of {d}, on which date", "{o} ahead of {d} is which date", "the (rent|visa|exam|trip) is on {d} and i need {o} to prepare, when do i start",
    "do: go back {o} from {d}", "ask: which day is {o} prior to {d}", "{d}, but {o} earlier", "must be sent {o} before {d}, when is that", "deadline {d}, notice period {o}, when must i cancel",
    "ask: what's the date if you count {o} down from {d}", "start {o} before {d}, on what date is it",
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


@family("date_offset", weight=5.5, tools=("date_math",))
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
