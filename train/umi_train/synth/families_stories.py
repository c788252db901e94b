"""Small word problems with one or two operations: shopping, work, travel, savings, shapes, recipes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from umi_train.synth import figures as fig
from umi_train.synth.core import World, family
from umi_train.synth.families_math import Slots, Sum, solve

NAMES = tuple(
    "Anna Ben Clara David Emma Felix Grace Hugo Ines Jonas Kim Lena Marco Nina Omar Paula Quinn Rosa Sam Tara Uma "
    "Victor Wendy Yusuf Zoe Priya Mateo Aisha Noah Olga Peter Hana Igor Julia Leo Maya".split()
)
GOODS = tuple(
    "apples eggs pens books tickets bottles cookies chairs stickers marbles cards cups shirts candles tiles batteries "
    "oranges notebooks boxes pencils stamps balloons bananas mugs lamps plants coins photos cables posters".split()
)

BILLS = "meal|restaurant|taxi|pizza|present|lunch|trip|tickets|hotel room|groceries|boat|brunch|concert|cabin|gas|evening out".split("|")


def _deal(form: str, **ranges: tuple[int, int] | str) -> Callable[[Random], tuple[Slots, str]]:
    """Draw a slot per range ("money" and "decimal" draw amounts); `good`, `other` and `name` are always there."""

    def make(rng: Random) -> tuple[Slots, str]:
        good, other = rng.sample(GOODS, 2)
        name, friend = rng.sample(NAMES, 2)
        slots = {"good": good, "other": other, "name": name, "friend": friend}
        for key, span in ranges.items():
            if isinstance(span, str):
                slots[key] = fig.money(rng, 2, 90) if span == "money" else fig.decimal(rng, 1, 20)
            else:
                slots[key] = str(rng.randint(*span))
        return slots, form.format(**slots)

    return make


def _change(rng: Random) -> tuple[Slots, str]:
    note = rng.choice((10, 20, 50, 100, 200))
    cost = f"{rng.uniform(1, note - 1):.2f}" if rng.random() < 0.7 else str(rng.randint(1, note - 1))
    return {"note": str(note), "cost": cost, "good": rng.choice(GOODS)}, f"{note} - {cost}"


def _shared(rng: Random) -> tuple[Slots, str]:
    a, amount = rng.randint(2, 14), fig.money(rng, 8, 900)
    slots = {"m": amount, "a": fig.words(a) if rng.random() < 0.35 else str(a), "what": rng.choice(BILLS), "name": rng.choice(NAMES)}
    return slots, f"{amount} / {a}"


def _left(rng: Random) -> tuple[Slots, str]:
    a, b = rng.randint(1, 90), rng.randint(1, 90)
    start = a + b + rng.randint(0, 200)
    slots = {"n": str(start), "a": str(a), "b": str(b), "good": rng.choice(GOODS), "name": rng.choice(NAMES)}
    return slots, f"{start} - {a} - {b}"


def _took(rng: Random) -> tuple[Slots, str]:
    a = rng.randint(1, 90)
    start = a + rng.randint(1, 200)
    return {"n": str(start), "a": str(a), "good": rng.choice(GOODS), "name": rng.choice(NAMES)}, f"{start} - {a}"


STORIES = (
    Sum(
        (
            "{a} {good} at {p} each",
            "i (bought|buy|want) {a} {good} (at|for) {p} each, (how much|what do i pay|what is the total)",
            "(price|cost|total) of {a} {good} at {p} each",
            "{good} cost {p} each, how much are {a}",
            "ask: how much (do|are|would) {a} {good} (cost|be) (at|if one is|if each costs) {p}",
            "one of the {good} costs {p}, what do {a} cost",
            "{name} buys {a} {good} for {p} each. how much does {name} pay",
            "ask: what do i owe for {a} {good} at {p} (a piece|apiece|per piece)", "{a} times {good} at {p}",
            "we need {a} {good}, each is {p}, what is the total", "order of {a} {good}, {p} per unit, total?",
            "if a pack costs {p} what do {a} packs cost",
        ),
        _deal("{a} * {p}", a=(2, 60), p="money"), "Several at one price: multiply.", "The total is {v}.",
    ),
    Sum(
        (
            "{a} {good} at {p} and {b} {other} at {q}, total",
            "i (buy|bought|want) {a} {good} for {p} each and {b} {other} for {q} each, how much (is that|altogether|in total)",
            "{name} buys {a} {good} at {p} each and {b} {other} at {q} each. how much does {name} (pay|spend)",
            "(what is the total|total price|total cost) for {a} {good} at {p} and {b} {other} at {q}",
            "{good} are {p} and {other} are {q}, what do {a} {good} and {b} {other} cost",
            "ask: how much for {a} {good} ({p} each) plus {b} {other} ({q} each)",
            "if {good} cost {p} and {other} cost {q} how much should i pay for {a} {good} and {b} {other}",
            "the cart has {a} {good} at {p} and {b} {other} at {q}, sum it up",
            "{a} x {good} {p}, {b} x {other} {q}, total?",
            "we sold {a} {good} at {p} and {b} {other} at {q}, what did we (earn|make|take in)",
            "cost of {a} {good} for {p} each together with {b} {other} for {q} each",
            "do: add up {a} {good} at {p} each and {b} {other} at {q} each",
        ),
        _deal("{a} * {p} + {b} * {q}", a=(2, 20), b=(2, 20), p=(1, 40), q=(1, 40)),
            "Two amounts: multiply each, then add.", "The total is {v}.",
    ),
    Sum(
        (
            "i (pay|paid) with [a] {note} and it costs {cost}, (how much change|what is my change|what do i get back)",
            "do: change from {note} for {cost}",
            "i give {note} for something that costs {cost}, how much (change|do i get back)",
            "the {good} cost {cost} and i hand over {note}, what is the change",
            "ask: how much change (from|out of) {note} if i spend {cost}", "{cost} paid with a {note}, change?",
            "do: change for {cost} out of {note}",
            "i had {note} and spent {cost}, what (is left|do i have left)",
            "if i have {note} dollars and spend {cost} how many dollars will i have left",
            "{note} minus {cost} spent, what remains",
            "i owe {cost} and pay with {note}, how much comes back",
            "ask: what should the cashier give back for {cost} from {note}",
        ),
        _change, "Change: subtract the price.", "You get {v} back.",
    ),
    Sum(
        (
            "{name} had {n} {good} and (gave away|sold|ate|lost|used) {a}, then {b} more. how many are left",
            "{n} {good}, {a} (sold|used) on monday and {b} on tuesday, how many remain",
            "there were {n} {good}. {a} were taken and later {b}. how many are left",
            "i have {n} {good}, i need {a} for one thing and {b} for another, what is left",
            "start with {n}, take away {a} and then {b}",
            "we had {n} {good}, {a} broke and {b} were returned, how many do we (have|still have)",
            "out of {n} {good} i used {a} and {b}, how many left", "{n} {good} minus {a} and {b}, how many stay",
            "budget {n}, spent {a} and {b}, what is left",
            "my budget is {n} and i spent {a} on food and {b} on travel, how much remains",
            "i earned {n} and paid {a} rent and {b} for food, what do i keep",
            "{name} has {n} {good}, gives {a} to one friend and {b} to another. how many does {name} have now",
        ),
        _left, "What is left: subtract both.", "{v} are left.",
    ),
    Sum(
        (
            "{name} had {n} {good} and (gave away|sold|ate|lost|used) {a}. how many are left",
            "{n} {good}, {a} (sold|used|eaten|gone), how many remain",
            "there were {n} {good} and {a} were taken, how many are left",
            "if i have {n} {good} and {a} break, how many (are whole|are left|remain)",
            "{a} of {n} {good} are gone, how many are there still",
            "i (need|want) {n} {good} and have {a}, how many (are missing|more do i need)",
            "out of {n} {good} {a} were sold, how many left",
            "the box holds {n} {good}, {a} are inside, how many more fit",
            "the book has {n} pages and i read {a}, how many pages are left", "{n} places, {a} taken, how many free",
            "{name} wants {n} {good} but has only {a}. how many more does {name} need",
            "the bus has {n} seats and {a} are taken, how many are free",
        ),
        _took, "What is left: subtract.", "{v} are left.",
    ),
    Sum(
        (
            "{name} has {a} {good} and {friend} has {b}. how many (together|do they have together|in total)",
            "{a} {good} (here|in one box) and {b} (there|in another), how many (in total|altogether)",
            "i have {a} {good} and get {b} more, how many (is that|do i have|now)",
            "{a} {good} and {b} {other}, how many things",
            "{name} read {a} pages on saturday and {b} on sunday. how many (pages|) in all",
            "we sold {a} {good} in april and {b} in may, how many in both months",
            "there are {a} {good} and {b} {other}, how many altogether",
            "if {a} people come and then {b} more, how many are there",
            "{name} ran {a} km and {friend} ran {b} km, how far together", "{a} red and {b} blue {good}, total?",
            "i wrote {a} words yesterday and {b} today, how many words is that",
            "{name} collected {a} {good}, {friend} {b}. total {good}?",
        ),
        _deal("{a} + {b}", a=(2, 400), b=(2, 400)), "Two amounts together: add.", "{v} in total.",
    ),
    Sum(
        (
            "{a} boxes with {b} {good} each, how many (in total|altogether|{good})",
            "there are {a} (shelves|bags|rows|packs|crates) of {b} {good}, how many {good} (are there|in all)",
            "ask: how many {good} are in {a} packs of {b}",
            "{name} fills {a} bags with {b} {good} each. how many {good} (is that|does that make)",
            "a pack has {b} {good}, how many are in {a} packs", "{a} rows of {b} seats, how many seats",
            "{b} {good} per box and {a} boxes, total?", "each of {a} children gets {b} {good}, how many do i need",
            "i do {b} pages a day for {a} days, how many pages",
            "if {name} makes {b} {good} an hour, how many in {a} hours", "{a} teams of {b}, how many people",
            "{a} trays, {b} {good} on each, count",
        ),
        _deal("{a} * {b}", a=(2, 60), b=(2, 60)), "Equal groups: multiply.", "{v} in total.",
    ),
    Sum(
        (
            "{n} {good} (in|into) {a} boxes, how many (per box|in each|each)",
            "do: share {n} {good} (among|between) {a} (children|friends|people)",
            "{name} puts {n} {good} into {a} bags equally. how many in each bag",
            "ask: how many {good} does each of {a} (people|kids) get from {n}",
            "{n} {good} for {a} days, how many a day", "i have {n} pages to read in {a} days, how many per day",
            "i want to save {n} in {a} months, how much (a|per|each) month",
            "{a} {good} cost {n}, how much (is|for) one", "ask: what does one cost if {a} {good} are {n}",
            "price per piece when {a} {good} cost {n}", "if {a} people share {n} {good} how many does each get",
            "{n} (minutes|hours|km) over {a} days, per day?", "a job of {n} hours shared by {a} people, how long each",
            "{n} dollars for {a} nights, what is one night",
        ),
        _deal("{n} / {a}", n=(10, 900), a=(2, 30)), "Equal shares: divide.", "{v} each.",
    ),
    Sum(
        (
            "the {what} (came to|cost us|was) {m}, there (were|are) {a} of us, what (is|was) it per (head|person)",
            "do: (split|share|divide) {m} for the {what} (between|among|by) {a} (people|friends|of us)",
            "{a} (people|friends|persons) (shared|split) the {what} for {m}, (what does everyone owe|how much is it for one|what is one share)",
            "{m} for the {what}, {a} of us, how much per (head|person)", "ask: how much is {m} (split|divided) (by|between|among) {a} people",
            "the {what} is {m} and {a} of us (go halves|share it|chip in), what do i owe", "per person: {what} {m}, {a} people",
            "if {a} (friends|people) share the {what} at {m}, what is my part", "{name} paid {m} for the {what} for {a} people. how much does one owe",
            "what does each of {a} people pay when the {what} costs {m}", "{m} in {a} equal parts for the {what}", "ask: what is one share when {a} of us split {m}",
            "(we|they) were {a} at the {what} and paid {m}, how much was it for one", "our {what}: {m}. persons: {a}. each pays?",
        ),
        _shared, "Equal shares: divide.", "{v} each.",
    ),
    Sum(
        (
            "i (earn|make|get) {p} an hour and work[ed] {h} hours, how much (is that|do i make|did i earn)",
            "{h} hours at {p} (an|per) hour", "{name} earns {p} per hour. how much for {h} hours",
            "(pay|wage|salary|earnings) for {h} hours at {p} an hour",
            "ask: how much money will i make for the week if i make {p} dollars per hour and work {h} hours",
            "my rate is {p} an hour, what do i bill for {h} hours",
            "ask: what do {h} hours of work cost at {p} an hour", "{h}h x {p}/h",
            "the plumber takes {p} an hour and was here {h} hours, what do i pay",
            "renting a bike costs {p} an hour, what are {h} hours",
            "babysitting {h} hours for {p} an hour pays how much", "hourly rate {p}, {h} hours, total?",
        ),
        _deal("{p} * {h}", p=(8, 120), h=(2, 45)), "Hours times the rate.", "That is {v}.",
    ),
    Sum(
        (
            "ask: how long does it take to (drive|go|travel|ride) {d} km at {s} km/h", "{d} km at {s} km/h, how long",
            "(time|hours) for {d} miles at {s} mph", "if i drive {s} miles an hour how long do i need for {d} miles",
            "a train goes {s} km/h, how many hours for {d} km",
            "ask: how many hours (is|are) {d} kilometers at {s} kilometers per hour",
            "{name} cycles {d} km at {s} km per hour. how many hours does it take",
            "travel time for {d} km with {s} km/h", "the distance is {d} km and the speed {s} km/h, what is the time",
            "at {s} mph how long will {d} miles take",
            "we drive {d} km with an average of {s} km/h, how long is the trip", "duration: {d} km, {s} km/h",
        ),
        _deal("{d} / {s}", d=(20, 900), s=(10, 130)), "Time is distance over speed.", "It takes {v} hours.",
    ),
    Sum(
        (
            "ask: how far do i get in {h} hours at {s} km/h", "{h} hours at {s} (mph|km/h), how far",
            "(distance|way) after {h} hours with {s} km/h", "a car goes {s} km/h for {h} hours, how far does it get",
            "if a train runs {s} miles per hour for {h} hours, how far is that",
            "{name} walks {s} km an hour for {h} hours. how many km is that", "driving {h} hours at {s}, what distance",
            "ask: how many miles in {h} hours at {s} mph", "speed {s}, time {h} hours, distance?",
            "we drove {h} hours at {s} km/h, how many kilometers",
            "flying {s} km/h for {h} hours covers what distance",
            "which distance do you cover in {h} hours at {s} km/h",
        ),
        _deal("{s} * {h}", s=(4, 900), h=(2, 15)), "Distance is speed times time.", "That is a distance of {v}.",
    ),
    Sum(
        (
            "area of a {a} by {b} (room|rectangle|garden|field)",
            "(what is|what's|calculate) the area of a {a} x {b} (room|rectangle|wall|plot)",
            "my (room|garden|wall|floor) is {a} by {b} (meters|m|feet), (what is the area|how big is it|how many square meters)",
            "ask: how many square (meters|feet) is a {a} by {b} room",
            "rectangle {a} by {b}, area", "a field is {a} m long and {b} m wide, how large is it",
            "square meters of {a} m times {b} m", "floor space of {a} by {b}",
            "ask: how much carpet for a room {a} by {b}", "the area if length is {a} and width is {b}",
            "surface of a {a} by {b} table", "length {a}, width {b}, area?",
        ),
        _deal("{a} * {b}", a=(2, 60), b=(2, 60)), "An area: length times width.", "The area is {v}.",
    ),
    Sum(
        (
            "perimeter of a {a} by {b} (rectangle|field|garden)",
            "(what is|what's|calculate) the perimeter of a {a} x {b} rectangle",
            "my garden is {a} by {b}, how (long is the fence|much fence do i need)",
            "a field {a} m long and {b} m wide, how far is it around", "rectangle {a} by {b}, perimeter",
            "ask: how much fence for {a} by {b}", "distance around a {a} by {b} (field|block|yard)",
            "length {a}, width {b}, perimeter?", "the way around a {a} by {b} park",
            "ask: how many meters around a {a} x {b} m room", "fence length for a plot of {a} by {b}",
            "perimeter when the sides are {a} and {b}",
        ),
        _deal("2 * ({a} + {b})", a=(2, 90), b=(2, 90)), "A perimeter: twice the sum of the sides.",
            "The perimeter is {v}.",
    ),
    Sum(
        (
            "(if|when) i save {p} (a|per|each|every) month, how much (is that|do i have) (after|in) {y} years",
            "saving {p} a month for {y} years", "{p} per month over {y} years, how much",
            "a subscription costs {p} a month, what is that in {y} years",
            "ask: how much do i pay in {y} years for {p} a month",
            "{name} saves {p} every month. how much after {y} years",
            "my phone plan is {p} monthly, total over {y} years", "rent is {p} a month, how much in {y} years",
            "{p} monthly for {y} years, total?", "do: put aside {p} a month for {y} years, what does it come to",
            "cost of {p} per month across {y} years",
            "the gym takes {p} a month, {y} years, how much altogether",
        ),
        _deal("{p} * 12 * {y}", p=(5, 900), y=(2, 12)), "Monthly for years: times 12, times the years.", "That is {v}.",
    ),
    Sum(
        (
            "{p} (a|per|each) month is how much (a|per) year", "(yearly|annual) cost of {p} a month",
            "ask: what do i pay in a year for {p} a month", "monthly {p}, what is it per year",
            "i earn {p} a month, what is (that|my salary) (a|per) year", "{p} monthly in a year",
            "ask: how much is {p} a month over a year",
            "{name} gets {p} a month. how much in one year", "a year of {p} per month",
            "my rent is {p}, how much is that yearly", "if it costs {p} each month what is the annual price",
            "12 months at {p}",
        ),
        _deal("{p} * 12", p=(5, 6000)), "Twelve months: times 12.", "That is {v} a year.",
    ),
    Sum(
        (
            "{p} a year is how much (a|per) month", "(monthly|per month) (cost|pay|salary) of {p} a year",
            "i earn {p} a year, what is (that|my salary) (a|per) month", "{p} (yearly|per year|annually) in months",
            "ask: what is {p} a year monthly", "my salary is {p} a year, how much do i get each month",
            "an annual fee of {p}, per month?", "ask: how much per month is {p} (a year|yearly|per annum)",
            "{name} makes {p} a year. how much is it monthly", "yearly {p}, monthly?",
            "insurance costs {p} a year, what is it a month", "do: break {p} a year down to months",
        ),
        _deal("{p} / 12", p=(600, 120000)), "A twelfth of the year: divide by 12.", "That is {v} a month.",
    ),
    Sum(
        (
            "{l} liters per 100 km, how much for {d} km",
            "my car uses {l} liters per 100 km, how (much fuel|many liters) for {d} km",
            "fuel for {d} km at {l} l/100km",
            "ask: how much (gas|fuel|petrol) do i need for {d} km with {l} liters per 100 km",
            "consumption {l} per 100, distance {d}", "the car takes {l} l on 100 km, what does it need for {d} km",
            "{d} km with a {l} l/100 km car, how many liters", "liters for a {d} km trip at {l} l per 100 km",
            "if a car needs {l} liters for 100 km, how many for {d}", "driving {d} km, {l} liters per hundred",
            "ask: how many liters for {d} km, usage {l} per 100 km", "fuel use {l} l/100 km, trip {d} km, total fuel?",
        ),
        _deal("{d} / 100 * {l}", d=(50, 1500), l="decimal"), "Fuel: distance over 100 times the use.",
            "You need {v} liters.",
    ),
    Sum(
        (
            "the recipe is for {a} people and needs {g} g (flour|rice|sugar|pasta), how much for {b} people",
            "{g} grams for {a}, how much for {b}", "do: scale {g} g from {a} to {b} (people|servings)",
            "if {a} servings need {g} grams, what do {b} servings need", "{g} ml serves {a}, i need it for {b}",
            "ask: how much do i need for {b} people if {g} g is enough for {a}",
            "recipe for {a} with {g} g of flour, make it for {b}", "{a} portions take {g} g, {b} portions take?",
            "i cook for {b} but the recipe with {g} g is for {a}", "do: convert {g} g for {a} people to {b} people",
            "{g} g of butter for {a} cakes, how much for {b} cakes", "{a} people eat {g} g, what do {b} eat",
        ),
        _deal("{g} / {a} * {b}", g=(50, 900), a=(2, 6), b=(3, 30)),
            "Scale it: divide by the old number, times the new one.", "You need {v}.",
    ),
)  # fmt: skip


@family("math_story", weight=5.5, tools=("calculate",))
def math_story(w: World) -> Iterator[Any]:
    """A word problem that one expression solves."""
    yield from solve(w, w.rng.choice(STORIES))
