"""Times of day: how long it is from one to another, and when something ends that takes so long."""

from __future__ import annotations

from random import Random

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family

BETWEEN = (
    "ask: how long is it from {a} to {b}", "ask: how (long|many hours) (is it|are there) (from|between) {a} (to|and|until) {b}", "ask: how much time is (between|there between) {a} and {b}", "from {a} to {b}, how (long|many hours) is that", "{a} to {b}, how long",
    "(i work|i worked|i slept|we drove|the shop is open|the course goes|my shift is|the party went) from {a} (to|until|till) {b}, how (long|many hours) is that", "hours (between|from) {a} (and|to) {b}", "get: the time between {a} and {b}", "get: the hours from {a} to {b}",
    "know: how long it is from {a} to {b}", "know: how many hours there are between {a} and {b}", "do: (calculate|work out) the time (between|from) {a} (and|to) {b}", "time from {a} until {b}", "it starts at {a} and ends at {b}, how long (is it|does it take)",
    "begin {a}, end {b}, how long", "ask: how long do i work if i start at {a} and stop at {b}", "the train leaves at {a} and gets in at {b}, how long is the ride", "{a} - {b}: how many hours and minutes", "how long did it take, {a} to {b}", "i left at {a} and was home at {b}, how long was i away",
    "ask: how many hours and minutes is it from {a} to {b}", "ask: how much time (passes|goes by|lies) between {a} and {b}", "ask: how long (am i|are we|is she|is he) (away|at work|on the road|at school) from {a} to {b}", "ask: what is the (time|span|gap) between {a} and {b}",
    "{b} minus {a} in hours", "{a} until {b} is how long", "{a} till {b}, hours?", "how long between {a} and {b}", "i was there from {a} to {b}, how long was that", "(open|closed|booked) from {a} to {b}, how long is that", "do: tell me how long it is from {a} until {b}",
    "do: work out how long {a} to {b} is", "do: find out how many hours lie between {a} and {b}", "get: the length of time from {a} to {b}", "get: the duration from {a} to {b}", "know: the duration from {a} to {b}", "start {a} end {b} how long", "shift from {a} to {b}, how many hours do i write down",
    "it went from {a} to {b}, how long is that", "i sat there from {a} until {b}, how long was it", "between {a} and {b} there is how much time", "i went to bed at {a} and got up at {b}, how long did i sleep", "bed at {a}, up at {b}, how long did i sleep",
    "if it opens at {a} and closes at {b}, how long is it open", "clock in {a}, clock out {b}, hours worked", "doors at {a}, end at {b}, how long is the concert",
    "parked from {a} to {b}, how long did i park", "difference between {a} and {b} in hours", "do: count the hours from {a} to {b}", "ask: if i leave at {a} and arrive at {b}, how long was the trip", "the meeting was from {a} to {b}, how long did we sit there",
)  # fmt: skip
LATER = (
    "ask: what time is it {d} after {a}", "it starts at {a} and takes {d}, when does it end", "(the film|the class|the meeting|the flight|the show) starts at {a} and lasts {d}, when is it over", "{a} plus {d}", "{d} after {a} is what time", "{d} after {a}, when is that",
    "get: the time {d} after {a}", "know: when it is {d} after {a}", "ask: when is it over if it begins at {a} and takes {d}", "if i start at {a} and need {d}, when am i done", "i put it in the oven at {a}, it takes {d}, when is it ready", "do: add {d} to {a}",
    "(the bread|the cake|the roast|the laundry) goes in at {a} for {d}, when do i take it out", "we leave at {a} and drive {d}, when do we arrive", "when am i there if i leave at {a} and it takes {d}",
    "when is {d} after {a}", "it is {a} now, what time will it be in {d}", "parking ticket from {a} for {d}, when does it end", "do: work out the time {d} after {a}", "set off at {a}, {d} on the road, arrival?", "dough rests from {a} for {d}, until when",
    "{a} and then {d}, what time is that", "start {a}, duration {d}, end?",
)  # fmt: skip
EARLIER = (
    "ask: what time is it {d} before {a}", "{d} before {a} is when", "{a} minus {d}", "i have to be there at {a} and it takes {d}, when do i have to leave", "get: the time {d} before {a}", "know: when it is {d} before {a}", "ask: when do i have to start to be done at {a} if it takes {d}",
    "it should be ready at {a} and needs {d}, when do i start", "dinner is at {a} and the roast takes {d}, when does it go in", "the train goes at {a} and i need {d} to the station, when do i leave", "do: subtract {d} from {a}", "{d} earlier than {a}, what time is that",
)  # fmt: skip


def _time(rng: Random) -> tuple[str, int]:
    """Return a time of day as people write it, and its minutes since midnight."""
    hour, minute = rng.randint(0, 23), rng.choice((0, 0, 15, 30, 45, rng.randint(1, 59), 5 * rng.randint(0, 11)))
    if rng.random() < 0.25:
        half = "am" if hour < 12 else "pm"
        clock = f"{(hour - 1) % 12 + 1}" + (f":{minute:02}" if minute or rng.random() < 0.3 else "")
        return f"{clock}{rng.choice(('', ' '))}{half}", hour * 60 + minute
    return rng.choice((f"{hour}:{minute:02}", f"{hour:02}:{minute:02}")), hour * 60 + minute


def _span(rng: Random) -> str:
    """Return a span of time as people write it."""
    minutes, hours = rng.choice((10, 15, 20, 25, 35, 40, 45, 50, 75, 90, 110, 120, 135)), rng.randint(1, 9)
    return rng.choice((f"{minutes} minutes", f"{minutes} minutes", f"{minutes} min", f"{hours} hour{'s' * (hours > 1)}", f"{hours}:{rng.choice((10, 20, 30, 45))}", f"{hours} hours {rng.choice((10, 20, 30, 45))} minutes", f"{hours} h {rng.choice((10, 20, 30))} min"))


@family("clock_span", weight=1.4)
def clock_span(w: World) -> Steps:
    """How long it is from one time of day to another."""
    (a, first), (b, second) = _time(w.rng), _time(w.rng)
    if first == second:
        raise Skip("no time")
    yield Ask(w.say(BETWEEN, a=a, b=b))
    observation = yield Call("From one time to another: use calculate.", "calculate", {"expression": f"{a} to {b}"})
    if not observation.ok:
        raise Skip(observation.content)
    yield Answer("The time between them is known.", f"That is {observation.content.rpartition(' = ')[2]}.")


@family("clock_shift", weight=1.0)
def clock_shift(w: World) -> Steps:
    """What time it is so long after another, or before it."""
    (a, _), d = _time(w.rng), _span(w.rng)
    later = w.chance(0.6)
    yield Ask(w.say(LATER if later else EARLIER, a=a, d=d))
    observation = yield Call("A time and a span: use calculate.", "calculate", {"expression": f"{a} {'+' if later else '-'} {d}"})
    said = observation.content.rpartition(" = ")[2]
    if not observation.ok or (not later and ":" in d):
        raise Skip("another reading")
    yield Answer("The time is known.", f"That is {said}.")
