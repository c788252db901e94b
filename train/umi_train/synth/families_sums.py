"""Sums of everyday life: goals, speeds, boxes, bills with extras; and sums with a number nobody says, such as the days of a week."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from umi_train.synth.core import World, family
from umi_train.synth.families_math import Slots, Sum, solve
from umi_train.synth.families_stories import NAMES, _deal


def _older(rng: Random) -> tuple[Slots, str]:
    b = rng.randint(2, 70)
    a = b + rng.randint(1, 30)
    name, friend = rng.sample(NAMES, 2)
    return {"a": str(a), "b": str(b), "name": name, "friend": friend}, f"{a} - {b}"


def _span(rng: Random) -> tuple[Slots, str]:
    y = rng.randint(1700, 2010)
    z = y + rng.randint(2, 180)
    return {"y": str(y), "z": str(z), "name": rng.choice(NAMES)}, f"{z} - {y}"


def _missing(rng: Random) -> tuple[Slots, str]:
    goal = rng.randrange(100, 4000, 10)
    have = rng.randint(5, goal - 5)
    return {"g": str(goal), "h": str(have), "name": rng.choice(NAMES)}, f"{goal} - {have}"


MORE = (
    Sum((
        "i want to buy something for {n} and (save|put aside) {p} a month, how many months do i need", "saving {p} a month, when do i have {n}", "{n} at {p} a month takes how many months", "the (bike|camera|trip|sofa) costs {n} and {name} saves {p} a month. how many months does it take",
        "ask: how many months until i have {n} if i save {p} each", "i pay back {p} a month on a loan of {n}, how many months is that", "my debt is {n}, i pay {p} monthly, how long", "{n} in rates of {p}, how many rates", "goal {n}, {p} every month, how many months?", "do: tell me how many months {n} takes at {p} a month",
        "if {name} earns {p} a day, how many days are needed for {n}", "i get {p} pocket money a week and want {n}, how many weeks",
        ), _deal("{n} / {p}", n=(100, 4000), p=(5, 250)), "How many times: divide.", "It takes {v}."),
    Sum((
        "we drove {d} km in {h} hours, how fast were we [on average]", "{d} km in {h} hours, what speed is that", "{name} ran {d} km in {h} hours. how fast was that", "average speed for {d} km in {h} hours", "ask: what is my speed if i do {d} km in {h} hours", "the train needs {h} hours for {d} km, how fast is it",
        "{d} miles took us {h} hours, how many miles an hour", "km/h for {d} km and {h} hours", "it took {h} hours to go {d} km, speed?", "do: work out the average speed, {d} km, {h} hours", "speed: {d} km / {h} hours",
        ), _deal("{d} / {h}", d=(10, 1200), h=(2, 14)), "Speed is distance over time.", "That is a speed of {v}."),
    Sum((
        "the book has {n} pages and i read {a} a day, how many days", "{n} pages, {a} a day, how long", "i read {a} pages every evening, how many evenings for {n} pages", "ask: how many days for a book of {n} pages at {a} pages a day", "{name} reads {a} pages a day. how many days for {n} pages", "i have {n} (photos|mails|cards|forms) and do {a} a day, in how many days am i done",
        "at {a} a day, how many days for {n}", "{n} words to learn, {a} each day, days?", "with {a} steps a day, how many days until {n} steps", "there are {n} pills in the box and i take {a} a day, how many days will they last", "the bag has {n} grams and the cat eats {a} a day, how long does it last",
        ), _deal("{n} / {a}", n=(40, 2000), a=(2, 60)), "How many days: divide.", "It takes {v} days."),
    Sum((
        "{a} {good} at {p} each plus {q} shipping, total", "i order {a} {good} for {p} each and shipping is {q}, what do i pay", "{a} tickets at {p} and a fee of {q}, how much altogether", "{name} buys {a} {good} for {p} each and pays {q} for delivery. how much is it", "ask: how much are {a} {good} at {p} with {q} postage", "{a} times {p} and {q} on top for delivery",
        "{a} nights at {p} plus {q} cleaning, how much", "the room is {p} a night, we stay {a} nights and the cleaning costs {q}, total?", "{a} hours at {p} plus {q} for the drive, what's the bill", "the taxi takes {p} per km and {q} to start, what are {a} km", "do: add {q} shipping to {a} {good} at {p} each", "rent a car {a} days at {p} plus {q} insurance",
        ), _deal("{a} * {p} + {q}", a=(2, 30), p=(2, 120), q=(1, 90)), "Several at one price and an extra: multiply, then add.", "The total is {v}."),
    Sum((
        "a box is {a} by {b} by {c} cm, what is the volume", "volume of {a} x {b} x {c}", "length {a}, width {b}, height {c}, volume?", "my room is {a} m long, {b} m wide and {c} m high, how many cubic meters", "ask: how big is a tank of {a} by {b} by {c}", "how much fits in a crate of {a} times {b} times {c}", "cubic meters for {a} by {b} by {c} meters",
        "do: work out the volume of a {a} by {b} by {c} box", "an aquarium {a} wide, {b} deep and {c} high, volume", "{name}'s suitcase is {a} x {b} x {c} cm, what volume is that", "i dig a hole {a} by {b} and {c} deep, how much earth is that",
        ), _deal("{a} * {b} * {c}", a=(2, 90), b=(2, 90), c=(2, 90)), "A volume: length times width times height.", "The volume is {v}."),
    Sum((
        "{a} pills {b} times a day for {c} days, how many do i need", "{a} tablets, {b} times a day, {c} days, total", "i do {a} push-ups {b} times a day, how many in {c} days", "{name} drinks {a} cups {b} times a day. how many in {c} days", "{a} people eat {b} rolls each on {c} days, how many rolls", "{a} {good} per box, {b} boxes per shelf, {c} shelves, how many {good}",
        "ask: how many drops are {a} drops {b} times a day over {c} days", "{a} classes of {b} kids with {c} books each, how many books", "{a} floors with {b} rooms and {c} windows each, how many windows", "a hall with {a} blocks of {b} rows of {c} seats, how many seats", "{a} teams, {b} players each, {c} shirts each, how many shirts",
        ), _deal("{a} * {b} * {c}", a=(1, 12), b=(2, 12), c=(2, 40)), "Groups of groups: multiply.", "{v} in total."),
    Sum((
        "{name} is {a} and {friend} is {b}, how many years apart are they", "i am {a}, my (brother|sister|wife|husband) is {b}, what is the difference", "ask: how much older is {name} with {a} than {friend} with {b}", "my daughter is {b} and i am {a}, how old was i when she was born", "{name} is {a}. how many years ago was {name} {b}", "age {a} and age {b}, the gap?",
        "i am {a} now, how long ago was i {b}", "{friend} turns {b} this year and {name} {a}, by how many years is {name} older", "between {b} and {a} years, what's the age difference", "do: tell me how many years lie between age {b} and age {a}",
        ), _older, "A difference in years: subtract.", "{v} years."),
    Sum((
        "from {y} to {z}, how many years is that", "someone lived from {y} to {z}, how old did they get", "the house was built in {y}, how old was it in {z}", "ask: how many years are between {y} and {z}", "{name} was born in {y}, how old is {name} in {z}", "the club started in {y} and closed in {z}, how many years was it open", "year {y} until year {z}, how long", "it was painted in {y} and sold in {z}, how many years later is that",
        "do: count the years from {y} to {z}", "my grandma was born in {y} and died in {z}, how old was she", "i have the years {y} and {z}, what's the difference",
        ), _span, "Years between two years: subtract.", "{v} years."),
    Sum((
        "i need {g} and have {h}, how much is missing", "we want to collect {g}, {h} came in so far, how much more", "{name} needs {g} for the trip and has {h}. how much is still missing", "my goal is {g} steps and i did {h}, how many to go", "the limit is {g} and i used {h}, how much can i still use", "deposit {g}, paid {h}, the rest?", "ask: how much do i still owe if i paid {h} of {g}",
        "{h} of {g} are in, how many are we short", "i'm at {h} and want to get to {g}, how far is it", "budget {g}, {h} are gone, what's left", "it costs {g} and i have a voucher for {h}, what do i pay", "do: tell me what is missing from {h} to {g}",
        ), _missing, "What is missing: subtract.", "That leaves {v}."),
    Sum((
        "the bills were {a} and {b}, {n} people share both, how much each", "{a} for food and {b} for drinks, split by {n}", "we paid {a} for the house and {b} for the car, {n} of us, what does each pay", "ask: what does each of {n} pay for {a} plus {b}", "rent {a} and heating {b} shared by {n} flatmates, how much per head", "do: add {a} and {b} and split it between {n}", "{n} friends, {a} for gas and {b} for tickets, per person?",
        "{name} paid {a} and {friend} paid {b}, the {n} of us split it, how much for each", "a present for {a} with wrapping for {b}, {n} people chip in, each?", "costs of {a} and {b}, divided by {n}",
        ), _deal("({a} + {b}) / {n}", a=(10, 900), b=(5, 400), n=(2, 12)), "Two bills to share: add, then divide.", "Each pays {v}."),
    Sum((
        "a wall of {a} by {b} meters, one can of paint does {c} square meters, how many cans", "floor of {a} by {b}, a box of tiles covers {c}, how many boxes", "ask: how many rolls for a wall {a} wide and {b} high if one roll covers {c}", "my garden is {a} by {b}, a bag of seed is enough for {c} square meters, how many bags", "{a} times {b} meters to paint, {c} per can, cans?", "do: work out the cans for {a} by {b} meters at {c} square meters a can",
        "a field {a} by {b}, one sack for every {c} square meters, how many sacks", "the ceiling is {a} by {b} and a bucket lasts for {c} square meters, how many buckets", "carpet squares cover {c} each, the room is {a} by {b}, how many", "{a} by {b} lawn, {c} square meters per bag",
        ), _deal("{a} * {b} / {c}", a=(2, 30), b=(2, 30), c=(2, 40)), "An area in portions: multiply, then divide.", "You need {v}."),
)  # fmt: skip


@family("math_story_more", weight=3.0, tools=("calculate",))
def math_story_more(w: World) -> Iterator[Any]:
    """More word problems that one expression solves."""
    yield from solve(w, w.rng.choice(MORE))


def _words(form: str, *choices: tuple[str, int], **ranges: tuple[int, int]) -> Any:
    """Draw {unit}, the word for a number that nobody says ("week"), which is {k} in the expression."""

    def make(rng: Random) -> tuple[Slots, str]:
        unit, k = rng.choice(choices)
        slots = {key: str(rng.randint(*span)) for key, span in ranges.items()} | {"unit": unit, "name": rng.choice(NAMES)}
        return slots, form.format(**slots, k=k)

    return make


UNSAID = (
    Sum((
        "i (spend|pay|save|earn) {p} a day, how much is that in a {unit}", "{p} a day, how much a {unit}", "ask: what is {p} a day over a {unit}", "{name} drinks {p} glasses a day. how many in a {unit}", "{p} per day is how much per {unit}", "i walk {p} km a day, how far is that in a {unit}", "daily {p}, what is it for a whole {unit}", "do: work out what {p} a day makes in a {unit}",
        "if i do {p} every day, what do i have after a {unit}", "parking costs {p} a day, what do i pay for a {unit}", "{p} a day for one {unit}, total?", "a {unit} of {p} a day",
        ), _words("{p} * {k}", ("week", 7), ("week", 7), ("fortnight", 14), ("year", 365), ("leap year", 366), p=(2, 120)), "So many days: multiply.", "That is {v}."),
    Sum((
        "{n} dozen (eggs|rolls|roses|oysters), how many is that", "ask: how many are {n} dozen", "{n} dozen in pieces", "i bought {n} dozen eggs, how many eggs", "how many (eggs|pencils|bottles) are in {n} dozen", "we need {n} dozen (cupcakes|candles), how many in all", "{name} bakes {n} dozen cookies. how many cookies", "{n} dozen as a number", "{n} dozen makes how many",
        "an order of {n} dozen, how many pieces", "do: tell me how many {n} dozen are",
        ), _words("{n} * {k}", ("dozen", 12), n=(2, 40)), "Dozens: times 12.", "That is {v}."),
    Sum((
        "i pay {p} a week, how much is it in a year", "{p} a week for a year, how much", "ask: what do i spend in a year at {p} a week", "the (cleaner|course|class) is {p} a week, what is that for the whole year", "{name} gets {p} a week. how much in one year", "weekly {p}, yearly?", "{p} per week in a year", "saving {p} every week, what do i have after a year", "a year of {p} a week",
        "do: work out {p} a week over one year", "52 weeks at {p}",
        ), _words("{p} * {k}", ("year", 52), p=(2, 400)), "A year has 52 weeks: multiply.", "That is {v} a year."),
    Sum((
        "i (sleep|work|watch tv|commute) {h} hours a day, how many hours a week", "{h} hours a day, how many in a week", "ask: how many hours a week are {h} hours a day", "{name} practises {h} hours every day. how many hours is that in a week", "{h} hours daily over 7 days", "if the heater runs {h} hours a day, how many hours in a week", "{h} h a day, week total?", "each day {h} hours, what is it for the week",
        "do: tell me the weekly hours at {h} hours a day", "screen time of {h} hours a day makes how much a week", "a week with {h} hours each day, total hours",
        ), _words("{h} * {k}", ("week", 7), h=(2, 16)), "Seven days: times 7.", "That is {v} hours a week."),
    Sum((
        "i earn {p} a year, how much is that a week", "{p} a year per week", "ask: what is {p} a year by the week", "a budget of {p} for the year, how much each week", "yearly {p}, weekly?", "{name} makes {p} a year. what is that per week", "do: break {p} a year down to weeks", "{p} divided over the weeks of a year", "the club fee is {p} a year, what is it a week", "how much a week is {p} a year",
        ), _words("{p} / {k}", ("year", 52), p=(520, 90000)), "A year has 52 weeks: divide.", "That is {v} a week."),
    Sum((
        "i want to read {n} pages in a week, how many a day", "{n} in a week, how much a day", "ask: how many per day if it is {n} a week", "{n} km in a week, what is that a day", "my budget is {n} for a week, how much a day", "{name} wants to run {n} km in one week. how many a day", "{n} a week by the day", "weekly {n}, daily?", "do: spread {n} over a week", "i have {n} for the week, what can i spend a day",
        ), _words("{n} / {k}", ("week", 7), n=(14, 900)), "A week has 7 days: divide.", "That is {v} a day."),
)  # fmt: skip


@family("math_unsaid", weight=1.8, tools=("calculate",))
def math_unsaid(w: World) -> Iterator[Any]:
    """A number of the sum is known and not said: a week has 7 days, a dozen is 12."""
    yield from solve(w, w.rng.choice(UNSAID))


_SMALL = (9, 9, 12, 20, 100, 1000)


def _plain(op: str, said: str = "") -> Any:
    """Draw two whole numbers, most of them small, and with `said` also {e}, the sum in the user's own words.

    A division comes out even two times out of three.
    """

    def make(rng: Random) -> tuple[Slots, str]:
        a, b = (rng.randint(2, rng.choice(_SMALL)) for _ in "ab")
        if op == "/":
            b = rng.randint(2, 25)
            a = b * rng.randint(2, 50) if rng.random() < 0.67 else rng.randint(b, 1000)
        if op == "-" and a < b:
            a, b = b, a
        e = said.format(a=a, b=b)
        return {"a": str(a), "b": str(b), "e": e}, e or f"{a} {op} {b}"

    return make


_ORDERED = ("do: {}", "do: {}", "(can|could) you {}", "please {}", "{}")
_ASKED = ("ask: (what is|what's|how much is|whats) {e}", "{e}", "{e}?", "do: (calculate|compute|work out) {e}", "(and|so|ok|hey|quick) {e}")
_PLAINEST = (
    ("+", "Two numbers to add.", "add {a} (and|to) {b}", ("{a} plus {b}", "{a} + {b}")),
    ("-", "A difference is asked for: subtract.", "subtract {b} from {a}", ("{a} minus {b}", "{a} - {b}")),
    ("*", "Two numbers to multiply.", "multiply {a} (by|with|and) {b}", ("{a} times {b}", "{a} multiplied by {b}", "{a} * {b}", "{a} x {b}")),
    ("/", "One number shared by another: divide.", "divide {a} by {b}", ("{a} divided by {b}", "{a} / {b}")),
)
BASIC = tuple(
    each
    for op, why, order, words in _PLAINEST
    for each in (
        *(Sum(tuple(frame.format(order) for frame in _ORDERED), _plain(op), why) for _ in words),
        *(Sum(_ASKED, _plain(op, said), why) for said in words),
    )
)


@family("math_basic", weight=9.0, tools=("calculate",))
def math_basic(w: World) -> Iterator[Any]:
    """The operation is said with its plainest word or its sign: divide, times, plus, minus."""
    yield from solve(w, w.rng.choice(BASIC))
