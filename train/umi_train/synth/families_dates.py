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
    "new year's day",
    "christmas day",
    "xmas",
    "the new year",
    "valentines day",
    "Halloween",
    "Easter",
    "boxing day",
    "thanksgiving",
)


def some_date(w: World, future: bool = True, named: float = 0.2) -> str:
    """Return a date within two years, written in one of many ways; `named` is the odds of "next friday" or a holiday."""
    rng = w.rng
    if rng.random() < named:
        day = rng.choice(DAYS)
        day = day.lower() if rng.random() < 0.6 else day
        return (
            rng.choice(("tomorrow", f"next {day}", *HOLIDAYS))
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
    "ask: (which|what) day (does|will) the calendar show for {d}", "ask: what day of the week will it be (on|) {d}", "ask: on which day of the week (is|does) {d} (fall|come|land|)",
    "ask: what day (of the week|) (do we have|is it) on {d}", "ask: what (day|weekday) (comes|falls) on {d}", "ask: is {d} (during the week|a working day|a school day|a day off|in the middle of the week)",
    "ask: will {d} be a (monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekend day)", "ask: does {d} (happen to be|turn out to be) a (monday|friday|saturday|sunday)",
    "ask: would {d} be a (sunday|saturday|friday|monday)", "ask: can you tell the weekday of {d}", "ask: which (weekday|day) would {d} be", "do: find (out|) the (weekday|day of the week) (of|for) {d}",
    "do: give me the (weekday|day of the week|day name) (of|for) {d}", "do: (figure|work) out (the weekday of|which weekday is|what day of the week is) {d}", "do: determine the weekday of {d}",
    "do: let me know (which|what) weekday {d} is", "do: tell me (which|what) day {d} (is|falls on|lands on)", "do: see if {d} is a (weekday|weekend|sunday|monday)", "get: the day of the week {d} (falls|lands) on",
    "get: the name of the day (on|of|for) {d}", "know: (which|what) day of the week (it is|we have) on {d}", "know: (if|whether) {d} is a (weekday|weekend|sunday|saturday|workday)",
    "know: on (which|what) (day|weekday) {d} falls", "{d} - weekday?", "{d} what day", "{d} = which weekday", "{d} day name", "weekday on {d}", "weekday: {d}", "weekday for {d}, please", "what day, {d}", "dow {d}",
    "date +%A -d {d}", "(she|he|my boss|the school|the doctor) (said|wrote) {d}, (which|what) (weekday|day of the week) is that",
    "(we have|i have|there is) (a wedding|an exam|an appointment|a party|a concert) on {d}, (is that a weekend|what day of the week is that|which weekday is it)",
    "(i only work|i'm only free|the shop is only open) on certain weekdays, so which one is {d}", "(my shift|the course|school|the sale) (starts|begins) {d}, what day of the week is it",
    "(they offered me|i was given|i got) {d}, which day of the week is that", "{d} is (coming up|when we meet|the big day), what weekday is it", "planning for {d}, what weekday would that be",
    "i hope {d} is a (saturday|sunday|friday), is it", "i wonder about {d}, which weekday is it", "for {d} i need the weekday", "no calendar at hand: which weekday is {d}",
    "ask: which of the seven days is {d}", "ask: which column of the calendar is {d} in", "ask: what's the day-of-week for {d}", "ask: what is {d} in terms of weekdays",
    "ask: does {d} (come out as|work out as|end up being) a (weekend day|weekday|monday|saturday)", "ask: on which weekday will {d} be (celebrated|held|observed)", "ask: which weekday should i write next to {d}",
    "ask: which weekday do i put down for {d}", "ask: if i look at {d} in the calendar, which weekday do i see", "ask: do the (kids|children|twins) have school on {d} or is it a weekend",
    "ask: are the shops open on {d} or is that a sunday", "ask: {d} happens on what day of the week", "ask: is it going to be a (monday|thursday|saturday|sunday) on {d}",
    "do: match {d} with its (weekday|day of the week)", "do: turn {d} into a (weekday name|day name)", "do: identify the weekday (of|for) {d}", "do: put a weekday to {d}", "do: state the day of the week for {d}",
    "do: verify which weekday {d} is", "do: see which weekday {d} (falls on|lands on|hits)", "do: consult the calendar for the weekday of {d}", "do: help me place {d} in the week, which day is it",
    "do: remind me which (weekday|day of the week) {d} is", "do: spell out the weekday for {d}", "know: which of the seven days {d} is", "know: what weekday to expect (on|for) {d}",
    "know: whether {d} is (midweek|at the weekend|a school day|a working day)", "know: what day of the week i should plan for with {d}", "get: the day name that goes with {d}",
    "get: the weekday that {d} (falls on|is)", "get: whichever weekday {d} is", "{d} sits on which day of the week", "{d} being what weekday", "{d} is on a what-day", "{d} day-of-week", "{d} -> weekday",
    "{d} => (day of week|weekday)", "{d} (sat or sun|mon or tue|thu or fri|weekday or weekend)?", "weekday lookup[:] {d}", "calendar lookup: weekday of {d}", "day of the week: {d}",
    "mon tue wed thu fri sat sun: which one for {d}", "monday, tuesday, wednesday, or which one is {d}", "i'm (booking|reserving) (a table|a room|seats) for {d}, what day of the week is that",
    "(the landlord|the plumber|the dentist|the agency) can do {d}, which weekday would that be", "would love to know the weekday of {d}", "need to know if {d} is a (weekend|weekday|sunday)",
    "(shops|banks|offices|museums) close on sundays, so is {d} one", "(choir|yoga|the market|training|my class) is always on tuesdays, is {d} a tuesday",
    "before i (book|say yes to|agree to|confirm) {d}, which weekday is it", "it has to be a (saturday|sunday|friday), so what weekday is {d}", "filling in my (diary|planner), {d} is which day of the week",
    "the (invitation|poster|flyer|ticket) says {d} without a weekday, which one is it", "they only wrote {d}, the weekday is missing, which one is it",
    "(my exam|the interview|the hearing|surgery|the parade) is scheduled for {d}. what weekday would that be", "i have {d} in my (diary|notebook|planner) but not the weekday, what is it",
    "any chance {d} is a (saturday|sunday|friday)", "(dad|grandma|my flatmate|the coach) wants to know which weekday {d} is", "what sort of day do we get on {d}, weekday or weekend",
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
    "ask: on (which|what) (weekday|day of the week) was {d}", "ask: (which|what) day of the week did {d} (fall|land) on", "ask: what day of the week did we have on {d}", "ask: which weekday did we have on {d}",
    "ask: what (weekday|day) was it on {d}", "ask: what (weekday|day) did {d} come on", "ask: was {d} (a weekday|a working day|in the week|a day off)",
    "ask: was it a (monday|wednesday|friday|saturday|sunday) on {d}", "ask: did {d} happen to be a (sunday|monday|friday)", "do: find out (which|what) weekday {d} was",
    "do: give me the (weekday|day of the week) (of|for) {d}", "do: (figure|work) out (which|what) day of the week {d} was", "do: check (what day of the week|which weekday) {d} was",
    "do: let me know which weekday {d} was", "do: look back in the calendar, which weekday was {d}", "get: the day of the week {d} (fell on|was)", "get: the weekday back on {d}",
    "know: (which|what) day of the week {d} (was|fell on)", "know: (if|whether) {d} was a (weekend|weekday|sunday)", "{d} - which weekday was it", "{d} what day was it", "{d}: weekday?", "weekday on {d}", "dow {d}",
    "back on {d}, what day of the week was it", "(grandma|grandpa|my father|my wife|our baby|our cat|my uncle) was born {d}, what (weekday|day of the week) was that",
    "(the receipt|the letter|the invoice|the contract|this picture|the email) (says|is dated|is from) {d}, which (day of the week|weekday) was that",
    "(we moved in|we met|it happened|the shop opened|i graduated|we got engaged) on {d}, (which|what) weekday was (it|that)", "i came into the world on {d}, which weekday was that", "was that a sunday, {d}",
    "a day to remember, {d}: what weekday was it", "some say children born on a sunday are lucky, was {d} one",
    "ask: which of the seven days was {d}", "ask: what's the weekday that {d} fell on", "ask: which weekday did the calendar show on {d}", "ask: was {d} (midweek|at the weekend|a school day) or what day was it",
    "ask: what day of the week would {d} have been", "ask: did people work on {d} or was it a sunday", "ask: was it the weekend on {d}", "ask: which weekday belongs to {d}",
    "ask: when {d} came around, what day of the week was it", "do: identify the weekday {d} fell on", "do: turn {d} into the weekday it was", "do: match {d} with its weekday", "do: remind me which weekday {d} was",
    "do: state which day of the week {d} was", "do: tell me whether {d} was a (weekday|weekend|sunday|monday)", "do: determine the day of the week for {d}", "do: find the weekday that {d} was",
    "know: what weekday it was on {d}", "know: which of the seven days {d} was", "know: what day of the week {d} had been", "get: the weekday that {d} was", "get: the name of the weekday on {d}",
    "get: the day name for {d}", "{d} happened to be which weekday", "{d} had been what day of the week", "{d} -> weekday?", "{d} = what day of the week back then", "day of the week on {d}",
    "weekday of {d} back then", "(my passport|the birth certificate|the gravestone|the plaque|the old ticket) has {d}, what weekday was that", "for the family tree i need the weekday of {d}",
    "for my (memoir|report|timesheet|expense sheet) i need the weekday that {d} was", "(the police|the insurance|my lawyer|hr) (asks|wants to know) what weekday {d} was",
    "i (worked|was off|was sick|called them) on {d}, what day of the week was that", "(the payment|the transfer|the fine|the call) was made on {d}, a weekday or a weekend",
    "(my parents|my grandparents|they) got married on {d}, on which day of the week", "was it a (friday|saturday|monday) or something else on {d}", "i want to know if i was born on a sunday, it was {d}",
    "someone told me {d} was a (tuesday|friday|sunday), what was it really", "looking back at {d}, what weekday did we have", "the first entry is dated {d}, which day of the week was it",
    "(grandma|mum|my uncle) swears {d} was a sunday, check the weekday",
)  # fmt: skip
NAMED_DATE = (
    "ask: (what is|what's|whats) {d}'s date", "ask: (what|which) date is {d}", "ask: what is the date (of|for|on) {d}",
    "get: the date of {d}", "know: (what|which) date {d} is", "date (of|for) {d}", "{d}'s date", "{d} date",
    "ask: when is {d}", "{d} is (what|which) date", "ask: (what|which) date (is it|do we have|will it be) {d}",
    "do: tell me {d}'s date",
    "which date is on {d}", "ask: what day of the month is {d}",
    "on which date is {d}", "ask: when exactly is {d}", "{d}: date?", "do: look up the date of {d}", "ask: what's the date {d}", "do: write out the date of {d}", "i need the date for {d}",
    "{d} falls on which date", "{d} as a date please",
    "ask: what (calendar date|day and month) is {d}", "ask: what date (does|would) {d} (fall on|land on|have|be)", "ask: which date (falls on|does the calendar show for) {d}",
    "ask: on (what|which) (date|day of the month) (is|does) {d} (fall|land|)", "ask: (can|could) you give me the date (of|for) {d}", "ask: when do we have {d}", "ask: what date do i write for {d}",
    "do: (give|show|find|get) me the date (of|for) {d}", "do: (find out|work out|figure out|check) (which|what) date {d} is", "do: (find out|check) the date of {d}", "do: put {d} as a calendar date",
    "do: translate {d} into a date", "get: the (exact|calendar|full) date of {d}", "get: the (day and month|date that goes with) {d}", "know: the date of {d}", "know: (when exactly|when) {d} is",
    "know: on (which|what) date {d} (falls|is)", "{d}, which date", "{d} what date", "{d} = which date", "{d} on the calendar", "{d} in numbers, the date i mean", "the date on {d}", "date {d}",
    "the form wants a date, i mean {d}", "they said {d}, which date is that", "i have (an appointment|a meeting|a date) {d}, which date is that", "for {d} i need the (exact|) date",
    "if someone says {d}, which date is meant",
    "ask: what date does the calendar (give|have|list) for {d}", "ask: which day of which month is {d}", "ask: what date would i (put|enter|type|circle) for {d}", "ask: {d}'s date is what",
    "ask: {d} is what day of which month", "ask: what do i write if the form needs the date of {d}", "ask: which number in the calendar is {d}", "ask: when on the calendar is {d}",
    "ask: what's the full date (of|for) {d}", "do: name the (calendar |)date of {d}", "do: spell out the date of {d}", "do: convert {d} to a calendar date",
    "do: turn {d} into (a proper|an actual|a real|a calendar) date", "do: pin down the date of {d}", "do: say which date {d} is", "do: identify the date of {d}", "do: let me have the date of {d}",
    "do: determine (which|what) calendar date {d} is", "know: which day of the month {d} is", "know: what {d} is as a date", "know: the exact date of {d}", "get: the real date behind {d}",
    "get: {d} as a (proper|calendar|full) date", "get: the calendar entry date for {d}", "{d} means which date", "{d} -> date", "{d}: calendar date?", "{d}, i mean the date", "{d} on paper: which date",
    "{d}, day and month please", "calendar date {d}", "exact date of {d}?", "(my boss|the teacher|the email|the ticket) just says {d}, what's the actual date",
    "we agreed on {d}, what date do i put in the (contract|calendar|letter)", "i need to (write|enter|fill in) the date of {d}, what is it", "the (booking|ticket) site wants numbers, so what's the date of {d}",
    "i (know it's|only know it is) {d} but not the date", "would like to have the date for {d}", "when people say {d}, what date are they talking about",
)  # fmt: skip


@family("date_weekday", weight=4.5)
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
                *HOLIDAYS,
                f"last {day.lower()}",
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
    "ask: how many (more|) days (do i have to|must i|do we have to) wait (until|till|for) {d}", "ask: how many days (separate us|are we) from {d}", "ask: how many days (stand|lie) between (now|today) and {d}",
    "ask: how many days are we away from {d}", "ask: how many days (will pass|go by|have to pass) (until|before) {d}", "ask: how many days (remain|are remaining) (until|to|before) {d}",
    "ask: how many days (out|off|away) is {d}", "ask: how (long|many days) is it (still|) (until|till|to) {d}", "ask: how (long|much time) (have we|have i) (still|) got (until|till|before) {d}",
    "ask: how (near|close) is {d} (now|)", "ask: in how many days (do we have|is it|comes|will it be) {d}", "ask: what's the number of days (until|till|to) {d}",
    "ask: what is the (wait|countdown|time left) (until|to) {d} (in days|)", "ask: when you count the days to {d}, how many are there", "ask: does it take long until {d}, how many days",
    "do: (calculate|compute|work out|figure out) (how many days it is|the days|the number of days) (until|till|to) {d}", "do: tell me how (long|many days) (i have|is left|remain|there are) (until|till|before) {d}",
    "do: check how (far away|far off|long it is until) {d} is", "do: count down to {d}", "do: give me the (countdown|days left|number of days) (to|until) {d}", "do: count how many days are left (until|till|to) {d}",
    "get: the days (that remain|remaining|left|to go) (until|till|before) {d}", "get: the day count (to|until) {d}", "get: the time left until {d}", "know: how (soon|far away|far off) {d} is",
    "know: how many days (separate us from|lie before) {d}", "know: in how many days {d} is", "days remaining (until|till|to|before) {d}", "days till {d}?", "remaining days until {d}",
    "days from (today|now) (until|to) {d}", "{d} in how many days", "{d} countdown", "{d}: days to go?", "{d}, days left", "{d} is how far (off|away)", "{d} is how many days (off|away|from now)",
    "until {d}, how (long|many days)", "till {d} how many days", "today -> {d}, days?",
    "(he|she|grandma|my friend|the baby|the new bike) (comes|is coming|is due) on {d}, how many days (until then|to go|is that from now)",
    "(we leave|i leave|i fly|we move|school starts|the sale ends|the lease ends|the show opens|i retire) on {d}, how many days (is that away|until then|are left|to go|do we have)",
    "(the report|the paper|my thesis|the tax form|the invoice|the project) (has to be in|must be done|is due) by {d}, how many days (do i have|have i got|are left|remain)",
    "the (deadline|due date|closing date|last day) is {d}, how many days (remain|are left|do we have|to go)", "(counting down|i can't wait|can hardly wait) to {d}, how many days (left|to go|is it)",
    "(the kids|everybody|my daughter) can't wait for {d}, how many days are left", "i (save|diet|train) until {d}, how many days is that", "if today is day zero, which day number is {d}",
    "is {d} soon? how many days", "there's not much time (left|) before {d}, how many days exactly", "with {d} as the goal, how many days are left",
    "ask: how many days stay between us and {d}", "ask: how many sunsets (until|till) {d}", "ask: how many more sleeps (until|till|before) {d}", "ask: how many times do i wake up before {d}",
    "ask: how many days have i left before {d}", "ask: how distant is {d} from today", "ask: how many days ahead is {d}", "ask: how many days are still to come before {d}",
    "ask: how many days does it take to get to {d}", "ask: how many days from today does {d} fall", "ask: what's the countdown at for {d}", "ask: are there still many days before {d}",
    "ask: is there (much|a lot of) time left until {d}", "ask: how close are we to {d}", "ask: how many days to go (until|till|before) {d}", "ask: what is the distance in days from today to {d}",
    "ask: when you start counting today, how many days is it to {d}", "do: figure out how far off {d} is", "do: start a countdown to {d}, how many days", "do: find out how many days are left before {d}",
    "do: see how many days separate today from {d}", "do: tally the days (until|till) {d}", "do: measure the days from today to {d}", "do: work out my remaining days (until|before) {d}",
    "do: subtract today from {d}", "do: say how long it is till {d}", "know: how many sleeps (are left|remain|it is) (until|till) {d}", "know: how many days i still have (until|before) {d}",
    "know: how close {d} is", "know: how many days it takes (until|till) {d}", "get: a countdown (to|for) {d} in days", "get: the remaining (days|time) (until|till|before) {d}", "get: the days between now and {d}",
    "get: the waiting time until {d} in days", "{d} - today in days", "{d} is still how many days away", "{d}, how many sleeps", "{d} in x days, what's x", "{d}: how far off?", "d-day is {d}, days left?",
    "(t minus|t-minus) how many days to {d}", "sleeps (till|until) {d}", "days still to go (till|until|before) {d}", "day countdown {d}", "remaining: today till {d}, in days", "now till {d} = how many days",
    "wondering how many days we've got (until|before) {d}", "(i'm pregnant and due|my baby is due|the vet appointment is|my driving test is|graduation is|the marathon is) {d}, how many days to go",
    "(my parents|the in-laws|the guests|the movers|the painters) come {d}, how many days have we got", "i'm crossing off the days to {d}, how many still to cross off",
    "i get paid {d}, how many days do i have to hold out", "(my passport|the milk|the medicine|the permit|my card|the parking pass) is valid until {d}, how many days more",
    "(applications|bookings|registrations|entries|the votes) close {d}, how many days (remain|is that|left)", "(rent|tuition|the loan|the fee) is due {d}, how many days is that from now",
    "the handover is {d} and i'm not ready, how many days left", "we are stuck here until {d}, how many days is that", "i want to learn a bit every day until {d}, how many days would that be",
    "for my advent calendar: how many days to {d}", "if {d} is the finish line, how many days to run", "before {d} comes, how many days must go by", "time flies, how many days till {d}",
    "my (son|daughter|little one) keeps asking how many sleeps until {d}",
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
    "ask: how many days (ago|back) (was|is) {d}", "ask: how many days is it now since {d}", "ask: how many days is it already since {d}", "ask: how many days have (elapsed|gone past|been|we had) since {d}",
    "ask: how (much time|long) has (passed|elapsed|gone by) since {d}", "ask: how (far|long) in the past is {d}", "ask: how long (is|has) {d} (been|) (past|over|gone)",
    "ask: how many days (separate|are between) {d} (and|from) today", "ask: what is the number of days (since|from) {d}", "ask: how many days did we have since {d}",
    "do: (calculate|compute|work out|figure out) (how many days have passed|the days|the number of days) since {d}", "do: tell me how (long|many days) it (is|has been) since {d}",
    "do: count (how many days have passed|the days that passed) since {d}", "do: count (the days|) from {d} (up to|until|to) (now|today)", "do: check how (long|many days) ago {d} was",
    "do: give me the days since {d}", "get: the days (that have passed|gone by|elapsed) since {d}", "get: the time (that has passed|passed|elapsed) since {d}", "know: how (long|many days) ago {d} was",
    "know: how long it's been since {d}", "know: how many days lie between {d} and today", "days gone by since {d}", "days since {d}?", "{d} was how long ago", "{d}, how many days ago", "{d}: how long ago?",
    "{d}: days ago?", "{d} -> today, days?", "since {d} until today in days", "from {d} till now, how many days", "how many days already since {d}",
    "(i've been here|i have worked here|we live here|i've had this|it's been running|he's been away|she's been ill) since {d}, how many days is that",
    "(the last accident|my last drink|my last cigarette|the last time it rained|the last backup|the operation) was on {d}, how many days ago (is|was) that",
    "(we got together|i arrived|we moved in|i paid|they promised it|the parcel was sent|i planted it) on {d}, how many days (ago is that|is that now|have passed)",
    "(the invoice|the letter|my order|the complaint) is (from|dated) {d}, how many days (ago was that|is that old|old is it)", "it (started|began|ended|happened) {d}, how many days (has it been|ago is that)",
    "{d} feels like yesterday, how many days is it", "(seems|it seems) ages since {d}, how many days is it really",
    "ask: how many days does it make since {d}", "ask: how many nights have passed since {d}", "ask: how many days behind us is {d}", "ask: how many days have i been doing this if i began on {d}",
    "ask: how many days have come and gone since {d}", "ask: how many days old is something from {d}", "ask: how long is it now since {d}", "ask: how many days lie behind us since {d}",
    "ask: how recent is {d}, in days", "ask: what's the count of days since {d}", "ask: if {d} was day zero, which day is it now", "ask: for how many days has it been going if it started {d}",
    "ask: how long have i been waiting if i asked on {d}", "ask: {d} is how many days behind us", "do: find out how long ago {d} was", "do: tally the days since {d}", "do: count back to {d}, how many days",
    "do: subtract {d} from today", "do: see how many days have gone by since {d}", "do: measure the time from {d} to today", "do: determine how many days ago {d} was", "do: say how many days it's been since {d}",
    "do: work out the days from {d} to now", "know: how far back {d} is in days", "know: how many days we've had since {d}", "know: how many days have elapsed since {d}", "know: how much time went by since {d}",
    "get: the elapsed (days|time) since {d}", "get: the age in days of something from {d}", "get: how long ago {d} was in days", "get: the days from {d} till now", "{d} was x days ago, what is x",
    "{d} till today in days", "{d} .. today, number of days", "{d} plus how many days is today", "days that went by since {d}", "elapsed since {d}?", "day counter since {d}", "counting from {d}, which day is today",
    "time gone since {d}", "how many days gone, {d} to now", "(sober|clean|smoke free|vegan|single|married|retired) since {d}, how many days",
    "(my streak|the diet|the experiment|the trial|the fast|the challenge) started {d}, how many days is it running",
    "(i applied|i complained|i sent the form|i handed it in|i filed the claim) on {d}, how many days have i been waiting",
    "(the package|the server|the elevator|my tooth|the heating) has been (missing|down|broken|bad) since {d}, how many days is that", "(the bread|the milk|the leftovers|the sample) is from {d}, how many days old",
    "they've been (building|digging|striking|fighting|renovating) since {d}, for how many days now", "we haven't (spoken|met|heard from him|seen rain) since {d}, how many days is it",
    "the counter started at {d}, how many days does it show today", "i last (watered it|changed the filter|cleaned it|saw the doctor) on {d}, how many days ago",
    "it's been a while since {d}, how many days precisely", "i'd like to know how many days ago {d} was",
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
    "ask: how many days (do i have|have i got|do we have|will it take|pass|go by) (from|between) {d} (and|to|until) {e}", "ask: how many days (does it take|are needed) from {d} to {e}",
    "ask: how many days later than {d} is {e}", "ask: how many days after {d} is {e}", "ask: how (far|many days) apart are {d} and {e}", "ask: how (long|many days) is the (time|period|span|stretch) from {d} (to|until|till) {e}",
    "ask: how long (does it last|is that) from {d} (to|until) {e}", "ask: how many days separate {d} (and|from) {e}", "ask: how many days are there in between {d} and {e}",
    "ask: what's the (time|span|period|interval|distance) (between|from) {d} (and|to) {e} in days", "ask: what is the number of days from {d} (to|until|till) {e}",
    "do: (calculate|find|determine|figure out|work out) (the number of days|how many days there are) between {d} and {e}", "do: (calculate|compute|find) the (difference|time|gap) between {d} and {e}",
    "do: count (up|) the days (between|from) {d} (and|to) {e}", "do: tell me how (long|many days) it is from {d} (to|until|till) {e}",
    "do: give me the (days|number of days|difference in days) (between|from) {d} (and|to) {e}", "do: subtract {d} from {e}", "do: compare the dates {d} and {e}, how many days apart",
    "get: the (interval|gap|span|distance) between {d} and {e}", "get: the day count from {d} to {e}", "get: the days from {d} until {e}", "know: how (long|many days) it is from {d} (to|until|till) {e}",
    "know: how far apart {d} and {e} are", "days from {d} to {e}", "days {d} to {e}", "day count {d} to {e}", "{d} to {e}, how (long|many days)", "{d} till {e} = how many days", "{d} and {e}, how many days apart",
    "{d} until {e}, how long is it", "from {d} till {e} it is how many days", "start: {d}, end: {e}, days?", "first day {d}, last day {e}, how many days between",
    "(the exhibition|the sale|the semester|the training|the lease|the exam period|the strike|the heat wave) (goes|runs|lasted|lasts|is) from {d} (to|until|till) {e}, how many days is that",
    "(we are|i am|the kids are|she is) (on holiday|off|travelling|in hospital|at camp) from {d} (to|until) {e}, how (long|many days) is that",
    "(they began|we started|it opened|he arrived) on {d} and (they finished|we stopped|it closed|he left) on {e}, how many days (was that|lie between)",
    "(hired|rented|borrowed) from {d} (to|until) {e}, how many days", "(i ordered|i sent it|they shipped it) on {d} and it (came|arrived) on {e}, how many days did it take",
    "one date is {d}, the other [one] {e}, how many days between them", "two dates: {d} and {e}. how many days apart?", "if it starts on {d} and stops on {e}, how many days does it run",
    "between these two dates how many days: {d}, {e}", "i need the days, from {d} to {e}",
    "ask: how many days fit between {d} and {e}", "ask: how many days do you count from {d} to {e}", "ask: how many days does the stretch from {d} to {e} have", "ask: how many sleeps from {d} to {e}",
    "ask: how many days elapse from {d} to {e}", "ask: how many days before {e} is {d}", "ask: how many days earlier than {e} is {d}", "ask: how wide is the gap from {d} to {e}",
    "ask: how many days off do i take from {d} to {e}", "ask: if it's open from {d} to {e}, how many days is that", "ask: what is {e} minus {d}", "ask: what's the duration from {d} to {e}",
    "ask: what's the day difference between {d} and {e}", "ask: for how many days do i pay if i stay from {d} until {e}", "ask: by how many days are {d} and {e} separated",
    "do: measure the (time|gap|distance) between {d} and {e}", "do: find how many days pass from {d} to {e}", "do: see how far apart {d} and {e} are", "do: tally the days from {d} to {e}",
    "do: figure out the length of the (trip|stay|project|break) from {d} to {e}", "do: work out the duration between {d} and {e}", "do: take {d} and {e} and tell me the days between them",
    "do: say how many days are in between {d} and {e}", "know: how many days elapse between {d} and {e}", "know: how long the period from {d} to {e} is", "know: how many days the stretch from {d} until {e} covers",
    "know: the number of days from {d} to {e}", "get: the duration from {d} to {e}", "get: the length of the period {d} to {e} in days", "get: the days in between {d} and {e}", "get: the span in days, {d} to {e}",
    "{d} to {e}: duration", "{d} to {e} is a period of how many days", "{d} through {e}, day count", "{d} .. {e} in days", "{d} -> {e}, how many days", "{d} vs {e}, days apart", "{e} - {d} = how many days",
    "date diff {d} {e}", "datediff[:] {d}, {e}", "day difference {d} / {e}", "from: {d}, to: {e}, days: ?", "since {d} up to {e}, how many days", "the gap between {d} and {e}, in days", "time span {d} to {e}",
    "begins {d}, finishes {e}, length in days", "in on {d} and out on {e}, how many nights is that", "(my cast|the scaffolding|the exchange student|our lodger|the nurse) stays from {d} to {e}, how many days",
    "(i'm subletting|i'm house sitting|i booked|we reserved|i'm cat sitting) from {d} to {e}, that's how many days",
    "(the road|the pool|the office|the shop|the bridge) is closed from {d} until {e}, for how many days",
    "(maternity leave|sick leave|parental leave|the internship|my notice period) runs {d} to {e}, count the days",
    "(the war|the expedition|the tournament|the drought|the reign) lasted from {d} to {e}, how many days was it", "the invoice is dated {d} and was paid {e}, after how many days",
    "seeds went in on {d}, harvest was on {e}, how many days did that take", "i need the length of stay, arriving {d}, leaving {e}", "for the travel expenses: days from {d} to {e}",
    "for the (rental|insurance|visa form|timesheet) i need the number of days between {d} and {e}", "say i set off on {d} and get home on {e}, how many days am i gone",
    "they sent it {d}, it got here {e}, how long did it take", "calendar question: how many days apart are {d} and {e}",
)  # fmt: skip


@family("date_difference", weight=6.5)
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
    "ask: how old (would|is|will) someone (be|) now, born {d}", "ask: how old is a (man|woman|dog|kid|baby|house|tree) from {d}", "ask: how old am i (now|today|at present), born {d}",
     "ask: how old would a person born (on|) {d} be (today|now|)", "ask: what age (is|has) (someone|somebody|a person|a child) born (on|) {d}",
    "ask: what's the age of (someone|somebody|a person|a child) born (on|) {d}", "ask: what (is|would be) my age if my birthday is {d}", "ask: how many years old is (someone|somebody) born on {d}",
    "ask: how many years (is it|has it been|have gone by) since {d}", "ask: how many years back is {d}", "do: (calculate|compute|work out|figure out|find) (how old|the age of) someone born (on|) {d} (is|)",
    "do: tell me how old (i am|someone is|she is|he is|it is), born (on|) {d}", "do: tell me my age, i was born (on|) {d}", "do: count the years since {d}", "do: work out how many years have passed since {d}",
    "get: the age of (someone|somebody|a person|a child) born (on|) {d}", "get: my age, born {d}", "get: the (age|number of years) for the birth date {d}", "know: how old (i am|he is|she is|it is), born (on|) {d}",
    "know: what age someone born on {d} has", "know: how many years (have passed|it has been) since {d}", "age: born {d}", "age, born {d}", "age from {d}", "age if born {d}", "dob {d}, (how old|age|age in years)",
    "birthday {d}, how old", "birthdate {d} = what age", "{d} - how old now", "{d}, how old is that [person|]", "{d} -> age in years", "born this day: {d}, how old", "years passed since {d}",
    "i came into the world on {d}, (how old am i|what's my age)", "i have my birthday on {d}, how old am i",
    "(my niece|my nephew|my cousin|my teacher|my friend|our baby|my wife|my husband) was born (on|) {d}, (how old is that|what age is that|how many years is that)",
    "(grandma|grandpa|my uncle|my aunt|the old lady) was born (on|) {d}, how old (is that|does that make her|does that make him)",
    "(the bridge|our house|the tree|the club|the school|this car|the boat) (dates from|was built on|is from) {d}, how old is it",
    "(we've been together|they've been married|i've lived here|i've worked here|she's been here) since {d}, how many years is that", "my (id|passport) says born {d}, how old am i",
    "the kid's birthday is {d}, is the kid old enough, how old is that",
    "ask: how old does someone get to be if born on {d}", "ask: how old does that make me, being born on {d}", "ask: how old have i become, birthday {d}",
    "ask: how many birthdays has someone had who was born on {d}", "ask: how many candles go on the cake of someone born on {d}", "ask: how many years young is a person born on {d}",
    "ask: am i (18|21|65|an adult) yet if i was born on {d}, how old am i", "ask: is someone born on {d} (of age|an adult|a senior) by now, how old are they", "ask: what's my current age given the birthday {d}",
    "ask: how long in years have we been together if we met on {d}", "ask: how many years old is a (company|building|bridge|painting|school) from {d}", "ask: how aged is a (whisky|wine|cheese|violin) from {d}",
    "do: tell me how many years ago {d} was", "do: give me (my|his|her|the) age, date of birth {d}", "do: figure out how old a (person|child|dog|horse) born on {d} is",
    "do: check the age of a (customer|patient|player|applicant) born on {d}", "do: compute how many years old someone born {d} is", "do: turn the birth date {d} into an age",
    "do: say how old that makes me, {d} is my birthday", "do: calculate my exact age from the birth date {d}", "know: the age of (someone|a person|a patient|a child) born on {d}",
    "know: how many years old (i am|he is|she is|they are) if the birthday is {d}", "know: how many years it's been since {d}", "know: my age, i was born on {d}", "get: the current age of someone born on {d}",
    "get: the age in years from the birth date {d}", "get: how old somebody born {d} is today", "d.o.b. {d}, current age?", "dob: {d}. age?", "born: {d}. age in years: ?", "birthday: {d}, age:",
    "birth year and day {d}, how old now", "age calculator: {d}", "age today if the birth date is {d}", "age of a (child|patient|horse|car) from {d}", "someone's been alive since {d}, how old are they",
    "a {d} baby, how old by now", "(my grandson|my granddaughter|my stepson|the puppy|the kitten|our parrot|the pony) was born on {d}, what age is that now",
    "(the patient|the applicant|the suspect|the witness|the player|the actor) was born on {d}, what's the age", "the (form|insurance|doctor|bank) asks for my age, i was born on {d}",
    "her (birthday|birth date) is {d}, she won't tell me her age, how old is she", "his (passport|licence|birth certificate) says {d}, so he's how old",
    "according to (wikipedia|the records|the church book) he was born {d}, how old would he be today", "(my parents|my grandparents|the neighbours|we) tied the knot on {d}, how many years have they been married",
    "(our firm|the club|the choir|the brand|the restaurant) exists since {d}, how many years is that", "i've been (driving|smoking|working|playing chess|living here) since {d}, how many years does that come to",
    "(the fridge|the boiler|the roof|my bike|this laptop) is from {d}, how many years old is that", "i was a {d} baby, what age am i now", "to (retire|vote|drive) i need my exact age, birth date {d}",
    "i always forget how old i am, i'm born {d}", "we celebrate an anniversary, it began on {d}, how many years is it",
)  # fmt: skip


@family("date_age", weight=1.8)
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
    "ask: what (date|day) (comes|do we get|will we have|is reached) (in {o}|{o} from now|after {o})", "ask: what (date|day) is it (when {o} have passed|once {o} are over|after {o})",
    "ask: (which|what) (date|day) is {o} (away|off|out|from this day)", "ask: when is it {o} from (now|today)", "ask: when (is|will it be) {o} from (now|today)", "ask: where in the calendar are we in {o}",
    "ask: on (which|what) (date|day) are we in {o}", "ask: if you add {o} to today, what date is it", "ask: what's today plus {o}", "ask: what will the calendar (say|show) in {o}",
    "do: (calculate|compute|work out|figure out|find) the date {o} (from now|from today|ahead)", "do: (calculate|compute|work out) today plus {o}",
    "do: tell me (the date|which date it is|what date it will be) (in {o}|{o} from now)", "do: go {o} (ahead|forward) in the calendar", "do: look {o} ahead, what date is that", "do: skip {o} ahead, which date is it",
    "do: count {o} (ahead|on|forward) from (now|today)", "do: let me know which date is {o} from (now|today)", "get: the (date|day) {o} (ahead|from this day|out|away)", "get: the calendar date in {o}",
    "get: the date after {o} from now", "know: (which|what) date (it'll be|we have|comes) (in {o}|{o} from now)", "know: the date {o} from (now|today)", "know: when {o} (are|will be) over", "{o} from now, date?",
    "{o} from today is when", "{o} ahead, which date", "{o} ahead of today", "{o} on from today", "{o} starting today, when is the end", "{o} to go, which date is that", "date in {o}?", "date after {o}",
    "date today + {o}", "today, then {o} on", "in {o} it is which date", "in {o}, what date do we have", "in {o} which day is it", "it's {o} (away|off), what date is that",
    "(i'm|we're|she's|he's) (back|home|leaving|off) in {o}, (which date is that|what date is that|when is that)",
    "(my lease|the guarantee|my pass|the probation|my contract|this medicine|the milk) (ends|expires|runs out|is over) in {o}, on (which|what) date",
    "(the doctor|the vet|the dentist|my boss|the shop|the garage) (said|says|wants to see me) in {o}, (which date is that|what date would that be)",
    "(it takes|delivery takes|shipping takes|repair takes|the job takes) {o} from (now|today), (when is it done|which date is that|what date will it be)",
    "i (have|get|was given) {o} (to pay|to answer|to decide|to finish), (when is that over|which date is the last|until which date)",
    "(we meet again|see you again|the next one is|they come back|the wedding is|the next check is) in {o}, (when is that|on which date)", "give it {o}, what date is it then", "let {o} go by, which date is it then",
    "say i (wait|need|take) {o}, what date (is it then|will it be)", "starting (now|today) i need {o}, when will i be (ready|finished|done)", "suppose {o} pass, what date is it",
    "ask: which date do we write {o} from (now|today)", "ask: what will be today's date plus {o}", "ask: what date do i land on if i go {o} forward from today", "ask: when do {o} from now (end|run out|expire)",
    "ask: when is the last day if i have {o} from today", "ask: which calendar day is {o} away", "ask: {o} down the road is what date", "ask: {o} from now falls on what date",
    "ask: which day will it be once {o} have gone by", "ask: what's the deadline if i get {o} from today", "ask: what date is {o} into the future", "ask: if today is day zero, when are {o} full",
    "ask: by which date are {o} from now over", "do: add {o} to today's date", "do: add {o} on to (today|the current date)", "do: find out which date is {o} (away|from now)",
    "do: say which date comes {o} from (now|today)", "do: jump {o} into the future, what date is it", "do: move today's date {o} ahead", "do: fast forward {o} from today, which date is it",
    "do: name the date {o} from now", "do: put {o} on top of today's date", "do: advance the date by {o} from today", "do: turn (the calendar|the pages of the calendar) {o} ahead, which date do we get",
    "know: what the calendar says {o} from now", "know: which day is {o} from today", "know: what date we land on in {o}", "know: which date it is once {o} are up", "get: the date when {o} from now are up",
    "get: the date we reach in {o}", "get: today's date plus {o}", "get: the calendar day {o} from now", "today's date + {o}", "today + {o} = ?", "today +{o}", "now plus {o} gives which date", "{o} hence",
    "{o} from now falls on", "{o} into the future, date?", "{o} from this day on, which date", "{o} from today: end date?", "{o} to wait, until which date", "{o} out from today", "deadline {o} from today, date?",
    "expiry date if it's {o} from now", "due date: today plus {o}", "(my passport application|the visa|the repair|the delivery|the test result|the loan approval) takes {o} from today, by what date",
    "(the plaster|the cast|the braces|the stitches) must stay on for {o}, when does it come off",
    "(i'm grounded|we're in quarantine|i'm on sick leave|i'm off sick|the road is closed) for {o} from now, until which date",
    "(my free trial|my gym pass|the antibiotics|the diet) lasts another {o}, which date is the last", "(i quit|i retire|we move|she's due|he gets out|i fly home) {o} from now, what date does that make",
    "(the boss|the client|the teacher|the court) gave me {o}, so what date is the deadline", "i put the (wine|cheese|dough|seeds) away for {o} from today, until what date",
    "pay within {o}, the bill says, so by which date from today", "the (invoice|letter|fine) must be (paid|answered) within {o} from today, latest date?", "they'll call back in {o}, what date should i expect that",
    "i want to set a reminder for {o} from now, which date is that", "the concert is {o} from today, so the date is", "my trip starts {o} from today, what date do i put down",
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
    "ask: (which|what) (date|day) (lies|is) {o} (back|behind us|in the past)", "ask: (which|what) (date|day) did we have {o} (ago|earlier|back)", "ask: what did the calendar (say|show) {o} ago",
    "ask: what's the date (of|) {o} (ago|before today|before now)", "ask: what's today minus {o}", "ask: when was it {o} ago", "ask: on (which|what) date (were we|was it) {o} ago",
    "ask: if you take {o} off today, what date is it", "do: (calculate|compute|work out|figure out|find) the date {o} (ago|back|before today|in the past)", "do: (calculate|compute) today minus {o}",
    "do: tell me (the date|which date it was|what date it was) {o} ago", "do: count (back|backwards) {o} from (today|now)", "do: look back {o}, what date is that", "do: rewind {o}, which date is it",
    "do: jump back {o} in the calendar", "do: deduct {o} from today's date", "do: check which date was {o} ago", "get: the (date|day) {o} (back|before today|before now|in the past)", "get: the calendar date {o} ago",
    "know: (which|what) (date|day) was {o} ago", "know: the date {o} ago", "know: when {o} ago was", "{o} ago, date?", "{o} ago, what date", "{o} ago as a date", "{o} before (now|this day)",
    "{o} behind us, what date", "{o} back, which date", "date {o} back", "{o} ago we had which date", "which date, {o} ago", "today but {o} earlier",
    "(we bought it|i started here|they moved out|we got the dog|she was born|it broke|i sent it|i lost it|it rained last) {o} ago, (which date was that|on which date|what date was it)",
    "(the warranty|the subscription|the contract|the strike|school) (started|began|ended) {o} ago, (on which date|what date was that)",
    "(my last visit|the last check|our first date|the storm|the last payment|the fire) was {o} ago, (on which date was that|what was the date)",
    "(he|she|the bill|the letter) (came|arrived|turned up) {o} ago, which date was it", "the file says {o} ago, which date is that", "it says {o} ago, what date would that be",
    "(i've been|we've been|she's been) here for {o}, (since which date|since when exactly)", "i have had it for {o}, since which date is that", "subtract {o}, starting today",
    "ask: which date do i reach going {o} back from today", "ask: which calendar day was {o} ago", "ask: what date did we write {o} ago", "ask: {o} ago was what date exactly", "ask: {o} ago we were on which date",
    "ask: what was today's date minus {o}", "ask: which day is it if you go {o} into the past", "ask: what day lies {o} before today", "ask: if it's been {o}, on what date did it begin",
    "ask: which date is {o} earlier than today", "ask: when exactly would {o} ago be", "do: find out what date it was {o} ago", "do: name the date {o} (ago|back)", "do: say what date it was {o} ago",
    "do: jump {o} into the past and tell me the date", "do: turn the calendar back {o}, which date is it", "do: wind back {o} from today", "do: move today's date {o} back", "do: take today's date and subtract {o}",
    "do: step back {o} from today, what's the date", "do: trace back {o} from today to a date", "do: knock {o} off today's date", "know: what date we had {o} ago", "know: which date lies {o} back",
    "know: what the calendar said {o} ago", "know: on which date {o} ago was", "get: today's date minus {o}", "get: the date as it was {o} ago", "get: the calendar day {o} back from today",
    "get: the date from {o} ago", "today's date - {o}", "today - {o} = ?", "now minus {o}, which date", "minus {o} from today", "{o} ago: calendar date?", "{o} ago today, which date", "{o} into the past, date",
    "{o} to the past from today", "{o} before today is when", "it's been {o} now, what date was it", "date as of {o} ago", "start date if it began {o} ago", "it was exactly {o} ago, the date please",
    "(the wound|the plant|the leak|the rash|the rumour) started {o} ago, on what date would that be",
    "(he proposed|they broke up|we adopted him|she quit|i had surgery|i got vaccinated|the baby stopped feeding) {o} ago, what date was that",
    "(the email|the post|the comment|the video|the message) was (posted|sent|written) {o} ago, what's the date",
    "(the photo was taken|the post was written|the page was updated) {o} ago it says, what date does that come to", "the doctor asks when it began, it was {o} ago, which date is that",
    "for the (police|insurance|doctor|form) i need the date {o} ago", "i (last ate meat|last smoked|last drove|last had a holiday) {o} ago, what was the date",
    "my (tenant|ex|colleague|roommate) left {o} ago, what date was that", "i'm {o} late with it, so when was it due", "the milk expired {o} ago, on which date", "i was told it happened {o} ago, give me the date",
    "we're {o} into it, what was the first date",
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
    "ask: (which|what) (date|day) (comes|follows|is it|do i get|do we have|falls) {o} (after|from|later than) {d}", "ask: (which|what) (date|day) is {o} (past|following|on from|counted from) {d}",
    "ask: what's {d} plus {o}", "ask: when is {d} plus {o}", "ask: what date do i get if i add {o} to {d}", "ask: if you add {o} to {d}, (what date is it|when is it)",
    "ask: when will {o} have passed (since|from|after) {d}", "ask: when are {o} over, counted from {d}", "ask: on what date does it end if it starts on {d} and takes {o}",
    "do: (calculate|compute|work out|figure out|find) (the date|which date is|what date is) {o} after {d}", "do: (calculate|compute) {d} plus {o}", "do: count {o} (on|forward|up) from {d}",
    "do: go {o} (on|forward|ahead) from {d}", "do: go forward {o} from {d}", "do: tell me (the date|which date is|what date is) {o} after {d}", "do: take {d} and (add|count on) {o}",
    "do: start at {d} and go {o} ahead", "get: the (date|day) {o} (later than|past|following) {d}", "get: {d} plus {o}", "get: the date that is {o} after {d}",
    "know: (which|what) date (comes|falls|lies) {o} after {d}", "know: when {o} after {d} is", "know: the date {o} after {d}", "{d} and {o} on top", "{d}, {o} later", "{d} + {o} = ?",
    "{d} and {o} after that, which date", "{o} on top of {d}", "{o} following {d}", "{o} added to {d}", "{o} after {d} is when", "{o} after {d}, which date", "after {d}, {o} later is when",
    "(the rent|my pass|the guarantee|the permit|the ticket|the voucher) is valid from {d} for {o}, (until when|when does it run out|when does it expire)",
    "(it was|i) bought (it|) on {d} with {o} (warranty|guarantee), when is it over", "(bought|ordered|signed|opened) on {d}, good for {o}, until when",
    "(the baby|the surgery|the exam|the move) was (planned for|set for) {d} but is {o} late, when is it then",
    "(the trip|the show|the work|the repair|the internship|the treatment) (begins|starts) {d} and (takes|needs|lasts) {o}, (when is it over|when does it finish|which date is the end)",
    "(she|he|my wife|our guest) (comes|arrives) on {d} and stays {o}, when does (she|he) leave", "payment is due {o} after {d}, which date is that", "if we begin {d} and need {o}, when are we (done|finished|ready)",
    "with {d} as the start, when are {o} up",
    "ask: what's the deadline if i get {o} from {d} on", "ask: which date do i land on {o} after {d}", "ask: {o} after {d} falls on what date", "ask: {d} plus {o} gives which date",
    "ask: what comes out if i add {o} to {d}", "ask: which calendar day is {o} beyond {d}", "ask: by when is it if i have {o} counting from {d}", "ask: what's the due date if it is {o} from {d}",
    "ask: what is the end date for something that starts {d} and lasts {o}", "ask: when do {o} run out that began on {d}", "ask: {d} moved by {o} into the future is what", "ask: what date would {o} past {d} be",
    "do: push {d} out by {o} to a later date", "do: advance {d} by {o}", "do: extend {d} by {o}", "do: find the date that comes {o} after {d}", "do: name the date {o} after {d}", "do: shift {d} {o} into the future",
    "do: put {o} on top of {d}", "do: jump {o} ahead from {d}", "do: say which date is {o} after {d}", "do: delay {d} by {o} and give me the new date", "do: see where i end up {o} after {d}",
    "know: which date i get {o} after {d}", "know: what {d} plus {o} is", "know: what the date will be {o} past {d}", "know: when it ends if it starts {d} and takes {o}", "get: the due date {o} after {d}",
    "get: the end date if it starts {d} and lasts {o}", "get: the date reached {o} after {d}", "get: {d} moved forward by {o}", "{d} with {o} added", "{d} extended by {o}", "{d} delayed by {o}, new date?",
    "{d} and add {o}", "{d} +{o}, which date", "{o} beyond {d}", "{o} on from {d}, date?", "{o} after {d}, i need the date", "start {d}, duration {o}, end date?", "begin: {d}, length: {o}, end: ?",
    "from {d}, {o} later, what date", "due date: {o} after {d}", "opened on {d}, keeps for {o}, use by what date", "made on {d}, lasts {o}, best before?", "vaccinated {d}, next shot {o} later, what date",
    "(the invoice|the bill|the fine|the letter) is dated {d}, payable within {o}, by which date", "(planted|sown|brewed|bottled|pickled) on {d} and ready {o} later, what date is that",
    "(i was hired|i started|she signed|he moved in) on {d} and probation is {o}, when is it over", "(the cast|the plaster|the braces|the stitches) went on {d} and stay {o}, when do they come off",
    "(the library book|the bike|the suit|the projector) was borrowed on {d} for {o}, when is it due back",
    "(the festival|the fair|the tournament|the exhibition|ramadan|the sale) opens {d} and goes on for {o}, what's the closing date",
    "(i'm away|we're closed|the road is shut) from {d} for {o}, from which date is it normal again",
    "(the passport|the permit|the inspection sticker|the certificate) was issued {d} and is good for {o}, expiry date?", "the doctor wants me back {o} after {d}, what date is that",
    "they gave me {o} extra, it was due {d}, what's the new deadline", "the (release|launch|exam|hearing) slips by {o} from {d}, new date?", "i conceived on {d}, which date is {o} later",
    "my last dose was {d}, the next one is {o} later, on what date", "say it kicks off {d} and we need {o}, what's the finishing date",
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
    "ask: (which|what) (date|day) (comes|lies|is it|falls|do i get) {o} (before|ahead of|earlier than|prior to) {d}", "ask: what's {d} (minus|less) {o}", "ask: when is {d} minus {o}",
    "ask: what date do i get if i take {o} off {d}", "ask: if you take {o} away from {d}, what date is it", "ask: on what date do i have to start to have {o} before {d}",
    "ask: when do i start if i need {o} before {d}", "do: (calculate|compute|work out|figure out|find) (the date|which date is|what date is) {o} before {d}", "do: (calculate|compute) {d} minus {o}",
    "do: count {o} (back|backwards|down) from {d}", "do: go {o} back from {d}", "do: tell me (the date|which date is|what date is) {o} before {d}", "do: take {d} and go back {o}", "do: deduct {o} from {d}",
    "do: take {o} off {d}", "get: the (date|day) {o} (earlier than|ahead of|prior to) {d}", "get: {d} minus {o}", "get: the date that is {o} before {d}", "know: (which|what) date (comes|falls|lies) {o} before {d}",
    "know: when {o} before {d} is", "know: the date {o} before {d}", "{d} less {o}", "{d}, {o} earlier, which date", "{d} - {o} = ?", "{o} prior to {d}", "{o} before {d} is when", "{o} before {d}, which date",
    "{o} short of {d}", "before {d}, {o} before it, what date", "(notice|the answer|the papers|the order|my reply) (has|have) to be (given|sent|in) {o} before {d}, when is that",
    "(the tickets|the sales|the bookings|check-in) (open|start) {o} before {d}, (on which date|when is that)", "(my contract|my lease|the subscription) ends on {d} and i have to cancel {o} before, when is that",
    "(the pill|the seeds|the dough|the training) must start {o} before {d}, which date is that", "(we fly|we marry|she moves|the exam is) on {d}, i want to begin {o} earlier, when is that",
    "it has to be ready {o} before {d}, which date",
    "ask: which date do i land on {o} before {d}", "ask: {o} before {d} falls on what date", "ask: what's the latest date if it must be {o} before {d}", "ask: which calendar day is {o} ahead of {d}",
    "ask: {d} minus {o} gives which date", "ask: what comes out if i subtract {o} from {d}", "ask: when should i begin if {d} is the deadline and it takes {o}", "ask: what date would be {o} in front of {d}",
    "ask: by when do i have to order if it takes {o} and i need it by {d}", "ask: when must i leave to get there {o} before {d}", "ask: how early is {o} before {d}, as a date",
    "do: bring {d} forward by {o} to an earlier date", "do: find the date that lies {o} before {d}", "do: name the date {o} before {d}", "do: say which date is {o} before {d}", "do: jump {o} back from {d}",
    "do: wind {d} back by {o}", "do: shift {d} {o} into the past", "do: knock {o} off {d}", "do: step back {o} from {d} and tell me the date", "do: subtract {o} from the date {d}",
    "know: which date i get {o} before {d}", "know: what {d} minus {o} is", "know: by what date it is {o} before {d}", "get: the date reached going {o} back from {d}", "get: the cut-off date {o} before {d}",
    "get: the start date if it takes {o} and has to be done by {d}", "{d} -{o}, which date", "{d} moved {o} earlier", "{d} with {o} taken off", "{d} but {o} sooner, date?", "{o} in advance of {d}",
    "{o} prior to {d}, date?", "{o} before {d}, i need the date", "{o} back from {d}", "end {d}, duration {o}, start date?", "due: {d}, lead time: {o}, start: ?", "finish {d}, length {o}, begin when",
    "(ordering|shipping|baking|printing|knitting) takes {o} and i need it by {d}, latest date to start?",
    "(the wedding|the launch|the move|the due date|the holiday) is {d}, send the invites {o} before, on what date", "(flights|seats|slots|tickets|tables) can be booked {o} before {d}, from which date",
    "(the baby|the guest|my exam) comes {d} and i stop working {o} before, last day is when", "my (lease|phone contract|gym contract|insurance) is up {d}, cancel {o} in advance, by which date",
    "it ended on {d} after {o}, so on which date did it begin", "it lasted {o} and was over on {d}, what was the first day", "the (visa|application|grant|payment) must be in {o} before {d}, latest date?",
    "we need {o} to get ready for {d}, what date do we begin", "work back {o} from {d} for me", "i have to stop eating sugar {o} before {d}, which date is that",
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


@family("date_offset", weight=5.5)
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
