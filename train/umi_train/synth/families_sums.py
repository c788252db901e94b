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
        "ask: how long does it take to (reach|get to|save) {n} with {p} a (month|week)", "ask: how many (payments|instalments|installments) of {p} make {n}",
        "ask: how many times {p} do i need to get {n}", "do: work out how long {n} takes when i put away {p} a month", "know: how many months {n} takes at {p} each",
        "{p} a month towards {n}, (when am i there|how long|how many months)", "{n} to go, {p} per (week|month|day), how long",
        "a (fridge|phone|sofa) for {n} in instalments of {p}, how many instalments", "i (owe|need|want) {n} and can (pay|spare|put away) {p} a (week|month), how many (times|payments) is that",
        "{name} wants {n} and gets {p} a week, how many weeks until then", "how many {p}s until {n}", "{n}, {p} at a time, how many times", "at {p} per month, {n} is paid off after how many months",
        "we charge {p} a piece, how many to make {n}",
        ), _deal("{n} / {p}", n=(100, 4000), p=(5, 250)), "How many times: divide.", "It takes {v}."),
    Sum((
        "we drove {d} km in {h} hours, how fast were we [on average]", "{d} km in {h} hours, what speed is that", "{name} ran {d} km in {h} hours. how fast was that", "average speed for {d} km in {h} hours", "ask: what is my speed if i do {d} km in {h} hours", "the train needs {h} hours for {d} km, how fast is it",
        "{d} miles took us {h} hours, how many miles an hour", "km/h for {d} km and {h} hours", "it took {h} hours to go {d} km, speed?", "do: work out the average speed, {d} km, {h} hours", "speed: {d} km / {h} hours",
        "ask: how fast is {d} km in {h} hours", "ask: how many km an hour is it if {d} km take {h} hours", "ask: how fast did we go, {d} km, {h} hours",
        "do: calculate the speed for {d} km covered in {h} hours", "do: tell me the speed, {d} km in {h} hours", "know: how fast {d} km in {h} hours is",
        "get: the average speed over {d} km in {h} hours", "(cycled|walked|sailed|drove|biked) {d} km in {h} hours, (speed|how fast|average speed)?",
        "{name} covered {d} km in {h} hours, what's the speed per hour", "the (bus|ferry|boat|truck|plane) did {d} km in {h} hours, how fast was it", "{d} km, {h} hours, km/h?",
        "distance {d} km, time {h} hours, speed?", "to do {d} km in {h} hours, how fast do i have to go", "{h} hours for {d} km, at what speed",
        ), _deal("{d} / {h}", d=(10, 1200), h=(2, 14)), "Speed is distance over time.", "That is a speed of {v}."),
    Sum((
        "the book has {n} pages and i read {a} a day, how many days", "{n} pages, {a} a day, how long", "i read {a} pages every evening, how many evenings for {n} pages", "ask: how many days for a book of {n} pages at {a} pages a day", "{name} reads {a} pages a day. how many days for {n} pages", "i have {n} (photos|mails|cards|forms) and do {a} a day, in how many days am i done",
        "at {a} a day, how many days for {n}", "{n} words to learn, {a} each day, days?", "with {a} steps a day, how many days until {n} steps", "there are {n} pills in the box and i take {a} a day, how many days will they last", "the bag has {n} grams and the cat eats {a} a day, how long does it last",
        "ask: how many days do {n} pages take at {a} a day", "ask: for how many days do {n} last if i use {a} a day", "ask: how long will {n} last me at {a} a day",
        "do: work out the days for {n} at {a} per day", "know: how many days {n} last at {a} a day",
        "(i have|we have|there are) {n} (eggs|nappies|coffee pods|bottles|tea bags), {a} a day, how long (do|will) they last", "a pack of {n}, {a} used daily, lasts how many days",
        "{n} (tasks|emails|boxes|questions) and {a} a day, how many days", "{n} to do, {a} done per day, how many days", "{name} has {n} stickers and gives away {a} a day, for how many days",
        "{n} lines to write, {a} per day, finished in how many days", "{a} daily out of {n}, how many days", "the dog eats {a} a day and the sack has {n}, days?",
        "if {a} go per day and i have {n}, when do i run out, in days",
        ), _deal("{n} / {a}", n=(40, 2000), a=(2, 60)), "How many days: divide.", "It takes {v} days."),
    Sum((
        "{a} {good} at {p} each plus {q} shipping, total", "i order {a} {good} for {p} each and shipping is {q}, what do i pay", "{a} tickets at {p} and a fee of {q}, how much altogether", "{name} buys {a} {good} for {p} each and pays {q} for delivery. how much is it", "ask: how much are {a} {good} at {p} with {q} postage", "{a} times {p} and {q} on top for delivery",
        "{a} nights at {p} plus {q} cleaning, how much", "the room is {p} a night, we stay {a} nights and the cleaning costs {q}, total?", "{a} hours at {p} plus {q} for the drive, what's the bill", "the taxi takes {p} per km and {q} to start, what are {a} km", "do: add {q} shipping to {a} {good} at {p} each", "rent a car {a} days at {p} plus {q} insurance",
        "ask: what do i pay for {a} {good} at {p} each and {q} delivery", "ask: what's the total for {a} {good} at {p} plus a {q} fee", "ask: how much is it for {a} at {p} each with {q} on top",
        "do: work out {a} {good} at {p} each plus {q} for shipping", "do: total up {a} {good} at {p} and {q} postage", "know: what {a} {good} at {p} each cost with {q} shipping",
        "{a} {good}, {p} each, {q} (shipping|delivery|postage|service fee), what's the total", "{a} x {p} + {q} shipping, total", "{p} apiece for {a} {good} and {q} to ship them, how much",
        "the plumber takes {p} an hour, was here {a} hours and charges {q} for the trip, total?", "{a} lessons at {p} and {q} to sign up, how much in all",
        "{a} months at {p} and a {q} setup fee, what do i pay", "entry is {p} per person, we are {a} and parking is {q}, how much together",
        "{name} orders {a} {good} at {p} each, delivery {q}, what's the bill",
        ), _deal("{a} * {p} + {q}", a=(2, 30), p=(2, 120), q=(1, 90)), "Several at one price and an extra: multiply, then add.", "The total is {v}."),
    Sum((
        "a box is {a} by {b} by {c} cm, what is the volume", "volume of {a} x {b} x {c}", "length {a}, width {b}, height {c}, volume?", "my room is {a} m long, {b} m wide and {c} m high, how many cubic meters", "ask: how big is a tank of {a} by {b} by {c}", "how much fits in a crate of {a} times {b} times {c}", "cubic meters for {a} by {b} by {c} meters",
        "do: work out the volume of a {a} by {b} by {c} box", "an aquarium {a} wide, {b} deep and {c} high, volume", "{name}'s suitcase is {a} x {b} x {c} cm, what volume is that", "i dig a hole {a} by {b} and {c} deep, how much earth is that",
        "ask: what's the volume of a box measuring {a} by {b} by {c}", "ask: how much space is in a room of {a} by {b} by {c}", "ask: what volume does {a} by {b} by {c} give",
        "do: calculate the volume, {a} long, {b} wide, {c} high", "do: find the cubic size of {a} x {b} x {c}", "know: the volume of something {a} by {b} by {c}",
        "get: the volume of a {a} x {b} x {c} box", "volume: {a} by {b} by {c}", "{a} x {b} x {c}, (volume|how much space|cubic)?",
        "the (fridge|parcel|trunk|pool|shed|container) is {a} by {b} by {c}, what's its volume", "a (pond|trench|raised bed|cellar) {a} long, {b} wide and {c} deep, what volume",
        "how much (sand|water|soil|concrete) goes into {a} by {b} by {c}", "sides of {a}, {b} and {c}, what's the volume", "{name} built a crate {a} by {b} by {c}, how much fits in",
        ), _deal("{a} * {b} * {c}", a=(2, 90), b=(2, 90), c=(2, 90)), "A volume: length times width times height.", "The volume is {v}."),
    Sum((
        "{a} pills {b} times a day for {c} days, how many do i need", "{a} tablets, {b} times a day, {c} days, total", "i do {a} push-ups {b} times a day, how many in {c} days", "{name} drinks {a} cups {b} times a day. how many in {c} days", "{a} people eat {b} rolls each on {c} days, how many rolls", "{a} {good} per box, {b} boxes per shelf, {c} shelves, how many {good}",
        "ask: how many drops are {a} drops {b} times a day over {c} days", "{a} classes of {b} kids with {c} books each, how many books", "{a} floors with {b} rooms and {c} windows each, how many windows", "a hall with {a} blocks of {b} rows of {c} seats, how many seats", "{a} teams, {b} players each, {c} shirts each, how many shirts",
        "ask: how many are {a} a go, {b} times a day, for {c} days", "ask: what does {a} times a day {b} over {c} days come to", "ask: how many {good} are in {c} shelves of {b} boxes with {a} each",
        "do: work out {a} pills, {b} times daily, {c} days", "do: count how many tablets {a} tablets {b} times a day for {c} days is",
        "know: how many pills i need for {c} days at {a} pills {b} times a day", "{a} per dose, {b} doses a day, {c} days, how many in all", "{a} laps {b} times a day over {c} days, how many laps",
        "{name} packs {a} {good} in a bag, {b} bags in a box, {c} boxes, how many {good}", "{a} buses with {b} rows and {c} seats a row, how many seats",
        "{a} pages with {b} rows of {c} photos, how many photos", "{a} houses, {b} flats each, {c} rooms per flat, rooms in total?", "{a} rolls of {b} stickers in {c} packs, how many stickers",
        "{c} days, {b} times a day, {a} each time, total?",
        ), _deal("{a} * {b} * {c}", a=(1, 12), b=(2, 12), c=(2, 40)), "Groups of groups: multiply.", "{v} in total."),
    Sum((
        "{name} is {a} and {friend} is {b}, how many years apart are they", "i am {a}, my (brother|sister|wife|husband) is {b}, what is the difference", "ask: how much older is {name} with {a} than {friend} with {b}", "my daughter is {b} and i am {a}, how old was i when she was born", "{name} is {a}. how many years ago was {name} {b}", "age {a} and age {b}, the gap?",
        "i am {a} now, how long ago was i {b}", "{friend} turns {b} this year and {name} {a}, by how many years is {name} older", "between {b} and {a} years, what's the age difference", "do: tell me how many years lie between age {b} and age {a}",
        "ask: what's the age gap between {name} ({a}) and {friend} ({b})", "ask: how many years older is {a} than {b}", "ask: how many years lie between someone of {a} and someone of {b}",
        "do: work out the age difference, {a} and {b}", "do: tell me how much older someone of {a} is than someone of {b}", "know: how many years older {name} at {a} is than {friend} at {b}",
        "get: the age gap between {a} and {b}", "{name} {a}, {friend} {b}, age difference?", "{name} is {a} years old, {friend} only {b}, what's the gap",
        "my (mum|dad|boss|cousin|grandpa) is {a} and i'm {b}, how many years between us", "i'm {b} and my (mother|uncle|neighbor) is {a}, how much older is that",
        "{a} versus {b} years old, how many years apart", "{friend} is {b}, {name} is already {a}, how many years older",
        ), _older, "A difference in years: subtract.", "{v} years."),
    Sum((
        "from {y} to {z}, how many years is that", "someone lived from {y} to {z}, how old did they get", "the house was built in {y}, how old was it in {z}", "ask: how many years are between {y} and {z}", "{name} was born in {y}, how old is {name} in {z}", "the club started in {y} and closed in {z}, how many years was it open", "year {y} until year {z}, how long", "it was painted in {y} and sold in {z}, how many years later is that",
        "do: count the years from {y} to {z}", "my grandma was born in {y} and died in {z}, how old was she", "i have the years {y} and {z}, what's the difference",
        "ask: how long is it from {y} to {z}", "ask: how many years went by between {y} and {z}", "ask: how many years after {y} is {z}", "ask: how old was someone born in {y} in {z}",
        "do: work out how many years there are from {y} to {z}", "know: how many years {y} to {z} is", "get: the number of years between {y} and {z}", "{y} to {z}, how many years?",
        "{y} - {z}, that's how many years", "the (war|reign|treaty|company|project|school) lasted from {y} till {z}, how long was that",
        "the (church|bridge|tower|tree) dates from {y}, how old was it in {z}", "{name} moved here in {y} and left in {z}, how many years", "founded in {y}, closed in {z}, years open?",
        "born {y}, died {z}, age?", "it began in {y} and ended in {z}, how many years",
        ), _span, "Years between two years: subtract.", "{v} years."),
    Sum((
        "i need {g} and have {h}, how much is missing", "we want to collect {g}, {h} came in so far, how much more", "{name} needs {g} for the trip and has {h}. how much is still missing", "my goal is {g} steps and i did {h}, how many to go", "the limit is {g} and i used {h}, how much can i still use", "deposit {g}, paid {h}, the rest?", "ask: how much do i still owe if i paid {h} of {g}",
        "{h} of {g} are in, how many are we short", "i'm at {h} and want to get to {g}, how far is it", "budget {g}, {h} are gone, what's left", "it costs {g} and i have a voucher for {h}, what do i pay", "do: tell me what is missing from {h} to {g}",
        "ask: how much more do i need to get from {h} to {g}", "ask: how far off {g} am i with {h}", "ask: what's still open if {h} of {g} is paid",
        "ask: how many are left to do if {h} of {g} are done", "ask: how much more until {g} if i have {h}", "do: work out how much is lacking from {h} to {g}",
        "know: how much i'm short of {g} with {h}", "know: what's left of {g} after using {h}", "target {g}, (now|so far|currently) {h}, (how much to go|what's missing|still needed)?",
        "goal {g}, at {h}, remaining?", "{h} out of {g} so far, what's left to do", "{h} down, how many to go until {g}", "{name} wants {g} points and has {h}, how many more",
        "i (saved|collected|walked|read|sold) {h} and i'm aiming for {g}, how much more", "my data plan has {g} and {h} are used up, what's left", "we need {g} signatures and got {h}, how many more",
        "i still have to get from {h} to {g}, that's how much",
        ), _missing, "What is missing: subtract.", "That leaves {v}."),
    Sum((
        "the bills were {a} and {b}, {n} people share both, how much each", "{a} for food and {b} for drinks, split by {n}", "we paid {a} for the house and {b} for the car, {n} of us, what does each pay", "ask: what does each of {n} pay for {a} plus {b}", "rent {a} and heating {b} shared by {n} flatmates, how much per head", "do: add {a} and {b} and split it between {n}", "{n} friends, {a} for gas and {b} for tickets, per person?",
        "{name} paid {a} and {friend} paid {b}, the {n} of us split it, how much for each", "a present for {a} with wrapping for {b}, {n} people chip in, each?", "costs of {a} and {b}, divided by {n}",
        "ask: how much is it each if {n} people share {a} and {b}", "ask: what's one share of {a} and {b} for {n} people", "ask: what does everyone owe for {a} plus {b} with {n} of us",
        "do: split {a} and {b} together {n} ways", "do: put {a} and {b} together and divide by {n}", "do: work out each share, bills of {a} and {b}, {n} people",
        "know: what each of {n} people pays for {a} and {b}", "{a} and {b}, {n} people, each?", "{a} + {b} split {n} ways", "(hotel|cabin|room) {a}, (food|fuel|tickets) {b}, {n} of us, per head?",
        "we spent {a} on food and {b} on gas, there are {n} of us, what does each pay", "{n} flatmates, internet {a}, power {b}, how much each",
        "two bills, {a} and {b}, shared by {n}, what's my part", "{a} for the cake, {b} for the flowers, {n} of us chip in",
        ), _deal("({a} + {b}) / {n}", a=(10, 900), b=(5, 400), n=(2, 12)), "Two bills to share: add, then divide.", "Each pays {v}."),
    Sum((
        "a wall of {a} by {b} meters, one can of paint does {c} square meters, how many cans", "floor of {a} by {b}, a box of tiles covers {c}, how many boxes", "ask: how many rolls for a wall {a} wide and {b} high if one roll covers {c}", "my garden is {a} by {b}, a bag of seed is enough for {c} square meters, how many bags", "{a} times {b} meters to paint, {c} per can, cans?", "do: work out the cans for {a} by {b} meters at {c} square meters a can",
        "a field {a} by {b}, one sack for every {c} square meters, how many sacks", "the ceiling is {a} by {b} and a bucket lasts for {c} square meters, how many buckets", "carpet squares cover {c} each, the room is {a} by {b}, how many", "{a} by {b} lawn, {c} square meters per bag",
        "ask: how many cans do i need for {a} by {b} if one covers {c}", "ask: how many tins for a {a} by {b} wall when a tin does {c} square meters",
        "ask: how many packs of {c} square meters does a {a} by {b} floor take", "do: work out how many bags cover {a} by {b} at {c} square meters each",
        "do: tell me the boxes of tiles for {a} by {b}, one box covers {c}", "know: how many buckets {a} by {b} meters takes at {c} square meters a bucket",
        "(terrace|kitchen|hallway|roof|patio|yard) {a} by {b}, one (pack|box|bag) covers {c}, how many (packs|boxes|bags)", "{a} x {b} m, {c} square meters per (can|pack|bag), how many",
        "a fence {a} long and {b} high, one can for {c} square meters, how many cans", "{name} paints a wall of {a} by {b}, a can covers {c}, how many cans",
        "i'm laying a floor of {a} by {b}, a box does {c}, how many boxes", "{c} square meters per roll, area {a} by {b}, how many rolls",
        ), _deal("{a} * {b} / {c}", a=(2, 30), b=(2, 30), c=(2, 40)), "An area in portions: multiply, then divide.", "You need {v}."),
)  # fmt: skip


@family("math_story_more", weight=3.0)
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
        "ask: what does {p} a day (come to|add up to|make) in a {unit}", "ask: how much is it per {unit} if it's {p} a day", "ask: how much do i go through in a {unit} at {p} a day",
        "do: calculate a {unit} at {p} a day", "do: multiply {p} a day up to a {unit}", "know: what {p} a day is over a {unit}", "know: how much {p} per day makes in a {unit}",
        "get: the total for a {unit} at {p} a day", "(coffee|lunch|the bus|the kennel|the hotel) is {p} a day, how much for a {unit}", "{p} every day for a {unit} (is how much|makes what|total)",
        "{p} a day, a whole {unit}, how much", "{p} daily, per {unit}?", "each day {p}, and in a {unit}?", "{name} earns {p} every day, how much in a {unit}",
        "i (smoke|read|run|type|drink) {p} a day, how many in a {unit}", "over one {unit}, {p} a day",
        ), _words("{p} * {k}", ("week", 7), ("week", 7), ("fortnight", 14), ("year", 365), ("leap year", 366), p=(2, 120)), "So many days: multiply.", "That is {v}."),
    Sum((
        "{n} dozen (eggs|rolls|roses|oysters), how many is that", "ask: how many are {n} dozen", "{n} dozen in pieces", "i bought {n} dozen eggs, how many eggs", "how many (eggs|pencils|bottles) are in {n} dozen", "we need {n} dozen (cupcakes|candles), how many in all", "{name} bakes {n} dozen cookies. how many cookies", "{n} dozen as a number", "{n} dozen makes how many",
        "an order of {n} dozen, how many pieces", "do: tell me how many {n} dozen are",
        "ask: how much is {n} dozen", "ask: how many pieces do i get with {n} dozen", "ask: what number is {n} dozen", "ask: how many single ones are in {n} dozen",
        "do: convert {n} dozen to a number", "do: work out {n} dozen", "do: turn {n} dozen into pieces", "know: how many {n} dozen (is|are|makes)", "know: how many eggs are in {n} dozen",
        "get: {n} dozen as a plain number", "{n} dozen, how many?", "{n} dozen = how many", "{n} dozen (donuts|bagels|oranges|tiles|screws|golf balls), how many in total",
        "(the bakery|the shop|the farmer) sends {n} dozen, how many is that", "the box says {n} dozen, so how many are inside", "if i order {n} dozen, how many come",
        ), _words("{n} * {k}", ("dozen", 12), n=(2, 40)), "Dozens: times 12.", "That is {v}."),
    Sum((
        "i pay {p} a week, how much is it in a year", "{p} a week for a year, how much", "ask: what do i spend in a year at {p} a week", "the (cleaner|course|class) is {p} a week, what is that for the whole year", "{name} gets {p} a week. how much in one year", "weekly {p}, yearly?", "{p} per week in a year", "saving {p} every week, what do i have after a year", "a year of {p} a week",
        "do: work out {p} a week over one year", "52 weeks at {p}",
        "ask: what does {p} a week (come to|add up to|make) in a year", "ask: how much is it per year if it's {p} a week", "ask: how much do i go through in a year at {p} a week",
        "do: calculate {p} a week for a whole year", "do: turn {p} a week into a yearly amount", "know: what {p} a week is over a year", "know: how much {p} per week makes in a year",
        "get: the yearly total of {p} a week", "(groceries|pocket money|the gym|piano lessons|gas|the babysitter) {p} a week, how much a year",
        "{p} every week for a year (is how much|makes what|total)", "{p} weekly, per year?", "each week {p}, and in a year?", "i (spend|earn|put away|drive|run) {p} a week, how much is that a year",
        "yearly sum for {p} a week", "over one year, {p} a week",
        ), _words("{p} * {k}", ("year", 52), p=(2, 400)), "A year has 52 weeks: multiply.", "That is {v} a year."),
    Sum((
        "i (sleep|work|watch tv|commute) {h} hours a day, how many hours a week", "{h} hours a day, how many in a week", "ask: how many hours a week are {h} hours a day", "{name} practises {h} hours every day. how many hours is that in a week", "{h} hours daily over 7 days", "if the heater runs {h} hours a day, how many hours in a week", "{h} h a day, week total?", "each day {h} hours, what is it for the week",
        "do: tell me the weekly hours at {h} hours a day", "screen time of {h} hours a day makes how much a week", "a week with {h} hours each day, total hours",
        "ask: how many hours is {h} a day in a week", "ask: how many hours does {h} hours a day add up to in a week", "ask: what do {h} hours a day come to by the week",
        "do: work out the hours in a week with {h} hours a day", "do: add up a week of {h} hours a day", "know: how many hours a week {h} hours a day is",
        "get: the hours per week at {h} hours a day", "i (study|practice|game|train|read|cook|babysit) {h} hours a day, how many hours in a week",
        "{name} works {h} hours each day, seven days, how many hours", "{h} hours every day, how many hours a week", "{h} hours a day -> hours a week", "{h} hours a day all week, how many hours",
        "the (shop|pump|library|light|server) is on {h} hours a day, how many hours a week", "per week, how many hours are {h} hours daily", "monday to sunday {h} hours a day, total?",
        ), _words("{h} * {k}", ("week", 7), h=(2, 16)), "Seven days: times 7.", "That is {v} hours a week."),
    Sum((
        "i earn {p} a year, how much is that a week", "{p} a year per week", "ask: what is {p} a year by the week", "a budget of {p} for the year, how much each week", "yearly {p}, weekly?", "{name} makes {p} a year. what is that per week", "do: break {p} a year down to weeks", "{p} divided over the weeks of a year", "the club fee is {p} a year, what is it a week", "how much a week is {p} a year",
        "ask: what does {p} a year (come to|make|work out to) per week", "ask: how much per week is a yearly {p}", "ask: how much do i get a week if i earn {p} a year",
        "do: turn {p} a year into a weekly amount", "do: work out the weekly amount for {p} a year", "know: what {p} a year is per week", "get: the weekly part of {p} a year",
        "(my salary|my pension|the grant|our rent|the insurance|tuition) is {p} a year, what's that a week", "{p} per year, per week?", "{p} a year -> a week", "{p} a year, weekly that's how much",
        "{p} annually is how much weekly", "spread {p} for the year over the weeks, how much each week", "i can spend {p} this year, how much a week", "every week how much, if the year has {p}",
        ), _words("{p} / {k}", ("year", 52), p=(520, 90000)), "A year has 52 weeks: divide.", "That is {v} a week."),
    Sum((
        "i want to read {n} pages in a week, how many a day", "{n} in a week, how much a day", "ask: how many per day if it is {n} a week", "{n} km in a week, what is that a day", "my budget is {n} for a week, how much a day", "{name} wants to run {n} km in one week. how many a day", "{n} a week by the day", "weekly {n}, daily?", "do: spread {n} over a week", "i have {n} for the week, what can i spend a day",
        "ask: how much per day is {n} a week", "ask: what does {n} a week come to per day", "ask: how many a day do i need for {n} in a week", "do: work out the daily amount for {n} a week",
        "do: divide {n} a week into days", "know: what {n} a week is per day", "know: how many a day it takes to do {n} in a week", "get: the daily part of {n} a week", "{n} per week, per day?",
        "{n} a week -> a day", "{n} in one week, each day how many", "{n} (pages|emails|km|push-ups|cards|euros) in a week, how many a day", "to get through {n} in a week, how many a day",
        "one week, {n} to do, how many each day", "{name} has {n} for one week, how much a day",
        ), _words("{n} / {k}", ("week", 7), n=(14, 900)), "A week has 7 days: divide.", "That is {v} a day."),
)  # fmt: skip


@family("math_unsaid", weight=1.8)
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


_ORDERED = ("do: {}", "do: {}", "(can|could) you {}", "please {}", "{}", "{} and give me the result", "{}, what comes out", "{}, result please", "i want you to {}", "just {}", "(ok|okay|now|so) {}", "if you {}, what do you get", "what do you get if you {}")
_ASKED = ("ask: (what is|what's|how much is|whats) {e}", "{e}", "{e}?", "do: (calculate|compute|work out) {e}", "(and|so|ok|hey|quick) {e}", "{e} =", "{e} is what", "{e} makes", "{e} please", "{e}, how much", "know: (what|how much) {e} is", "get: {e}", "ask: what does {e} (make|give|come to|equal)", "do: (solve|do|figure out) {e}", "i need {e}", "answer {e}")
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


@family("math_basic", weight=9.0)
def math_basic(w: World) -> Iterator[Any]:
    """The operation is said with its plainest word or its sign: divide, times, plus, minus."""
    yield from solve(w, w.rng.choice(BASIC))
