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
