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
        "ask: how many weeks of {p} does it take to get {n}", "ask: in how many months is a debt of {n} cleared at {p} a month", "ask: how many months of {p} add up to {n}",
        "ask: how soon do i have {n} putting by {p} a week, in weeks", "ask: how many paychecks of {p} cover {n}", "do: find out how many rates of {p} pay off {n}",
        "do: divide {n} into payments of {p} and tell me how many there are", "do: figure out in how many months {n} is saved with {p} a month", "know: how many payments of {p} it takes to reach {n}",
        "know: how many weeks i must save {p} to get {n}", "get: the number of months for {n} with {p} a month", "get: the number of instalments of {p} in {n}",
        "i'm stashing {p} a week for a {n} guitar, how many weeks", "paying off {n} in bits of {p}, how many bits", "the loan stands at {n} and each month {p} goes off, how many months till it's gone",
        "mum lent me {n}, i give back {p} every month, for how many months", "a pot of {n} filled with {p} a week, weeks needed?",
        "our club has to raise {n}, every member gives {p}, how many members does it take", "tickets are {p}, we need {n} in the till, how many must we sell",
        "{name} mows lawns for {p} a go and wants {n}, how many lawns", "with {p} coming in each week, how many weeks till i can afford {n}",
        "the dishwasher costs {n}, i can spare {p} a month, number of months?",
        ), _deal("{n} / {p}", n=(100, 4000), p=(5, 250)), "How many times: divide.", "It takes {v}."),
    Sum((
        "we drove {d} km in {h} hours, how fast were we [on average]", "{d} km in {h} hours, what speed is that", "{name} ran {d} km in {h} hours. how fast was that", "average speed for {d} km in {h} hours", "ask: what is my speed if i do {d} km in {h} hours", "the train needs {h} hours for {d} km, how fast is it",
        "{d} miles took us {h} hours, how many miles an hour", "km/h for {d} km and {h} hours", "it took {h} hours to go {d} km, speed?", "do: work out the average speed, {d} km, {h} hours", "speed: {d} km / {h} hours",
        "ask: how fast is {d} km in {h} hours", "ask: how many km an hour is it if {d} km take {h} hours", "ask: how fast did we go, {d} km, {h} hours",
        "do: calculate the speed for {d} km covered in {h} hours", "do: tell me the speed, {d} km in {h} hours", "know: how fast {d} km in {h} hours is",
        "get: the average speed over {d} km in {h} hours", "(cycled|walked|sailed|drove|biked) {d} km in {h} hours, (speed|how fast|average speed)?",
        "{name} covered {d} km in {h} hours, what's the speed per hour", "the (bus|ferry|boat|truck|plane) did {d} km in {h} hours, how fast was it", "{d} km, {h} hours, km/h?",
        "distance {d} km, time {h} hours, speed?", "to do {d} km in {h} hours, how fast do i have to go", "{h} hours for {d} km, at what speed",
        "ask: what's the pace in km an hour when {d} km are done in {h} hours", "ask: at what speed was i going if {h} hours got me {d} km", "ask: how many km did we do an hour, {d} km in {h} hours",
        "ask: what average do {d} km in {h} hours make per hour", "do: divide {d} km by {h} hours for the speed", "do: find the km/h for {d} km in {h} hours",
        "do: figure out how fast {name} was with {d} km in {h} hours", "know: what speed {d} km in {h} hours comes to", "know: how many km per hour {d} km in {h} hours are",
        "get: the speed for {d} km in {h} hours", "get: the km per hour when it took {h} hours for {d} km", "my tracker shows {d} km and {h} hours, average km/h?",
        "a horse covers {d} km in {h} hours, how fast is the horse", "we left, drove {d} km and arrived {h} hours later, average speed?", "the delivery came {d} km in {h} hours, how fast did it travel",
        "{h} hours on the bike and {d} km done, how fast on average", "{d} km within {h} hours, what's that per hour", "i paddled {d} km and was out for {h} hours, km per hour?",
        "the storm travelled {d} km in {h} hours, at what speed", "how quick is it, {d} km in {h} hours", "{d} miles in {h} hours, mph?",
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
        "ask: how many days till {n} are used up with {a} gone each day", "ask: how many days does a stock of {n} hold out at {a} a day", "ask: in how many days do i get through {n} if i manage {a} a day",
        "ask: how many evenings do i need for {n} pages with {a} an evening", "do: divide {n} by {a} a day and give me the days", "do: figure out how many days {n} pages take at {a} a day",
        "do: tell me how long {n} lasts if {a} go every day", "know: in how many days i'm through {n} with {a} a day", "know: how long a supply of {n} lasts when i take {a} daily",
        "get: the number of days for {n} at {a} a day", "get: how many days {n} will do for with {a} a day", "a freezer with {n} meals, we eat {a} a day, days?", "{a} every day until {n} are done, how many days",
        "{n} vitamins in the jar, {a} daily, when is it empty, i mean after how many days", "{n} km hike in stages of {a} km a day, how many days are we out",
        "{n} exercises in the workbook, i do {a} a day, how many days", "{n} rolls of paper, the household uses {a} a day, how many days will that do",
        "{n} invites to write at {a} per day, how many days is that", "{name} knits {a} rows a day and the scarf has {n}, how many days", "the hens lay {a} eggs a day, how many days till there are {n}",
        "the course has {n} videos, i watch {a} a day, number of days?", "we make {a} a day, the order is {n}, how many days of work",
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
        "ask: what's the whole order, {a} {good} at {p} each with {q} for postage", "ask: how much will my card be charged for {a} {good} at {p} each and {q} shipping",
        "ask: what do {a} nights at {p} come to with a {q} booking fee", "ask: what do i owe for {a} hours at {p} each plus a flat {q}", "do: price {a} {good} at {p} each including {q} for shipping",
        "do: figure out my order of {a} {good}, {p} a piece, shipping {q}", "do: multiply {a} by {p} and put {q} for delivery on top", "know: how much {a} {good} at {p} apiece are with a {q} delivery charge",
        "know: the bill for {a} hours at {p} and {q} for the materials", "get: the order total, {a} {good} at {p}, delivery {q}", "get: the price of {a} {good} at {p} each with {q} handling added",
        "the cart shows {a} {good}, each {p}, and {q} for sending it, what will i pay", "delivery is {q} and i want {a} {good} at {p} each, total cost?",
        "a flat fee of {q} and then {p} for each of the {a} {good}, what's the sum", "base charge {q}, {a} units at {p}, bill?", "the gym takes {q} to join and {p} a month, what do {a} months cost",
        "{name} rents a van for {a} days at {p} a day and pays {q} for the fuel, how much altogether", "we booked {a} seats at {p} and pay a booking fee of {q}, how much is it all",
        "{a} pizzas at {p} and a tip of {q}, how much do i hand over", "the cab is {q} to get in plus {p} a km, how much for {a} km", "{a} {good}, {p} a pop, and a deposit of {q}, what's due",
        ), _deal("{a} * {p} + {q}", a=(2, 30), p=(2, 120), q=(1, 90)), "Several at one price and an extra: multiply, then add.", "The total is {v}."),
    Sum((
        "a box is {a} by {b} by {c} cm, what is the volume", "volume of {a} x {b} x {c}", "length {a}, width {b}, height {c}, volume?", "my room is {a} m long, {b} m wide and {c} m high, how many cubic meters", "ask: how big is a tank of {a} by {b} by {c}", "how much fits in a crate of {a} times {b} times {c}", "cubic meters for {a} by {b} by {c} meters",
        "do: work out the volume of a {a} by {b} by {c} box", "an aquarium {a} wide, {b} deep and {c} high, volume", "{name}'s suitcase is {a} x {b} x {c} cm, what volume is that", "i dig a hole {a} by {b} and {c} deep, how much earth is that",
        "ask: what's the volume of a box measuring {a} by {b} by {c}", "ask: how much space is in a room of {a} by {b} by {c}", "ask: what volume does {a} by {b} by {c} give",
        "do: calculate the volume, {a} long, {b} wide, {c} high", "do: find the cubic size of {a} x {b} x {c}", "know: the volume of something {a} by {b} by {c}",
        "get: the volume of a {a} x {b} x {c} box", "volume: {a} by {b} by {c}", "{a} x {b} x {c}, (volume|how much space|cubic)?",
        "the (fridge|parcel|trunk|pool|shed|container) is {a} by {b} by {c}, what's its volume", "a (pond|trench|raised bed|cellar) {a} long, {b} wide and {c} deep, what volume",
        "how much (sand|water|soil|concrete) goes into {a} by {b} by {c}", "sides of {a}, {b} and {c}, what's the volume", "{name} built a crate {a} by {b} by {c}, how much fits in",
        "ask: how many cubic meters does a {a} by {b} by {c} room have", "ask: how many cubic centimeters are in a carton of {a} by {b} by {c}", "ask: how much does a tub of {a} x {b} x {c} hold",
        "ask: what's the capacity of a bin with sides {a}, {b} and {c}", "do: multiply length {a}, width {b} and height {c}", "do: work out how much space a {a} x {b} x {c} cupboard has inside",
        "do: give me the volume for the measurements {a}, {b}, {c}", "do: figure out the cubic meters of {a} by {b} by {c}", "know: how much fits into {a} by {b} by {c}",
        "know: how many cubic feet {a} by {b} by {c} feet are", "get: the cubic meters for {a} x {b} x {c}", "get: the capacity of a {a} by {b} by {c} crate",
        "the moving van is {a} by {b} by {c} inside, how much can it take", "my (freezer|drawer|trough|sandbox) measures {a}, {b} and {c}, what does it hold", "{a} long, {b} wide, {c} tall, cubic content?",
        "{a} times {b} times {c} centimeters, what volume", "a brick of {a} by {b} by {c}, how much volume", "width {a}, depth {b}, height {c}, what's the volume",
        "concrete slab {a} by {b} by {c} thick, how much concrete", "how roomy is a cube shaped thing of {a} by {b} by {c}, as a volume", "we fill a basin {a} by {b} by {c}, how much water in cubic units",
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
        "ask: how many scoops is {a} scoops {b} times a day over {c} days", "ask: how many tablets should i buy for {a} tablets {b} times a day, {c} days",
        "ask: how many do we need if {a} people take {b} each on {c} days", "ask: how many {good} make {c} pallets of {b} boxes with {a} {good} in a box", "do: multiply {a} doses, {b} times a day, by {c} days",
        "do: figure out the number of pills, {a} each time, {b} times a day, {c} days", "do: tell me how many cups {a} cups {b} times a day are in {c} days",
        "know: how many {good} are in {c} cartons of {b} packs with {a} apiece", "know: how many tablets {a} tablets {b} times daily over {c} days are",
        "get: the number of capsules for {c} days, {a} at a time, {b} times a day", "get: the count of {good} with {a} per bag, {b} bags per crate and {c} crates",
        "the doctor says {a} drops {b} times a day for {c} days, how many drops altogether", "the vet gave me {a} pills {b} times a day for {c} days, how many pills is that",
        "{name} feeds the fish {a} flakes {b} times a day, how many flakes in {c} days", "{a} guests, {b} drinks each, {c} evenings, how many drinks",
        "{a} kids do {b} worksheets with {c} questions each, how many questions are there to mark", "{a} sets of {b} reps on {c} days, how many reps",
        "{a} streets with {b} houses and {c} windows per house, windows altogether?", "{a} albums with {b} pages, {c} pictures on a page, how many pictures",
        "{a} shifts a day with {b} workers on {c} days, how many in total", "{a} each time, {b} times daily, for {c} days, the total number?",
        ), _deal("{a} * {b} * {c}", a=(1, 12), b=(2, 12), c=(2, 40)), "Groups of groups: multiply.", "{v} in total."),
    Sum((
        "{name} is {a} and {friend} is {b}, how many years apart are they", "i am {a}, my (brother|sister|wife|husband) is {b}, what is the difference", "ask: how much older is {name} with {a} than {friend} with {b}", "my daughter is {b} and i am {a}, how old was i when she was born", "{name} is {a}. how many years ago was {name} {b}", "age {a} and age {b}, the gap?",
        "i am {a} now, how long ago was i {b}", "{friend} turns {b} this year and {name} {a}, by how many years is {name} older", "between {b} and {a} years, what's the age difference", "do: tell me how many years lie between age {b} and age {a}",
        "ask: what's the age gap between {name} ({a}) and {friend} ({b})", "ask: how many years older is {a} than {b}", "ask: how many years lie between someone of {a} and someone of {b}",
        "do: work out the age difference, {a} and {b}", "do: tell me how much older someone of {a} is than someone of {b}", "know: how many years older {name} at {a} is than {friend} at {b}",
        "get: the age gap between {a} and {b}", "{name} {a}, {friend} {b}, age difference?", "{name} is {a} years old, {friend} only {b}, what's the gap",
        "my (mum|dad|boss|cousin|grandpa) is {a} and i'm {b}, how many years between us", "i'm {b} and my (mother|uncle|neighbor) is {a}, how much older is that",
        "{a} versus {b} years old, how many years apart", "{friend} is {b}, {name} is already {a}, how many years older",
        "ask: by how many years is a person of {a} older than one of {b}", "ask: how old was i when my brother was born, i'm {a} and he's {b}", "ask: how many years younger is {friend} at {b} than {name} at {a}",
        "ask: how many years has someone aged {a} on someone aged {b}", "ask: how many years back was {name} {b}, now {name} is {a}", "do: subtract the ages, {a} and {b}",
        "do: find the age difference of {name} ({a}) and {friend} ({b})", "do: figure out how many years younger {b} is than {a}", "know: how many years apart {a} and {b} are in age",
        "know: by how many years {name} ({a}) is older than {friend} ({b})", "get: the difference in age, {a} and {b}", "get: the number of years between {name} who is {a} and {friend} who is {b}",
        "dad is {a}, i'm {b}, how old was he when i was born", "my son is {b} and i'm {a}, at what age did i have him", "he's {a}, she's {b}, how big is the age gap",
        "{friend} just turned {b} and {name} is {a} already, how many years ahead is {name}", "{a} and {b} years old, the difference?", "we married at {b} and are {a} today, how many years is that",
        "i started working at {b} and i'm {a} now, how many years have i worked", "i quit smoking when i was {b}, now i'm {a}, how many years without",
        "our oldest is {a} and our youngest {b}, how many years lie between them", "ages {a} and {b}, years apart?",
        ), _older, "A difference in years: subtract.", "{v} years."),
    Sum((
        "from {y} to {z}, how many years is that", "someone lived from {y} to {z}, how old did they get", "the house was built in {y}, how old was it in {z}", "ask: how many years are between {y} and {z}", "{name} was born in {y}, how old is {name} in {z}", "the club started in {y} and closed in {z}, how many years was it open", "year {y} until year {z}, how long", "it was painted in {y} and sold in {z}, how many years later is that",
        "do: count the years from {y} to {z}", "my grandma was born in {y} and died in {z}, how old was she", "i have the years {y} and {z}, what's the difference",
        "ask: how long is it from {y} to {z}", "ask: how many years went by between {y} and {z}", "ask: how many years after {y} is {z}", "ask: how old was someone born in {y} in {z}",
        "do: work out how many years there are from {y} to {z}", "know: how many years {y} to {z} is", "get: the number of years between {y} and {z}", "{y} to {z}, how many years?",
        "{y} - {z}, that's how many years", "the (war|reign|treaty|company|project|school) lasted from {y} till {z}, how long was that",
        "the (church|bridge|tower|tree) dates from {y}, how old was it in {z}", "{name} moved here in {y} and left in {z}, how many years", "founded in {y}, closed in {z}, years open?",
        "born {y}, died {z}, age?", "it began in {y} and ended in {z}, how many years",
        "ask: how many years separate {y} and {z}", "ask: how long did it last if it began in {y} and was over in {z}", "ask: how old does {name} get in {z}, born in {y}",
        "ask: what age is a person born {y} in the year {z}", "ask: how many years is it from the year {y} up to {z}", "do: tell me how many years passed from {y} to {z}",
        "do: figure out the age in {z} of somebody born in {y}", "do: subtract {y} from {z} to get the years", "do: calculate how old a house from {y} was in {z}",
        "know: how many years passed between {y} and {z}", "know: how old {name} is in {z} if the birth year is {y}", "get: the age of someone born in {y} in the year {z}",
        "get: the span from {y} to {z} in years", "the shop opened in {y} and shut in {z}, how many years did it run", "my car was built in {y}, i sold it in {z}, how old was it by then",
        "grandpa lived {y} to {z}, what age did he reach", "{name} joined in {y} and retired in {z}, how many years of service", "they wed in {y}, by {z} how many years were they married",
        "the record from {y} was broken in {z}, for how many years did it stand", "the coin is from {y} and was found in {z}, how many years lie in between",
        "it's the year {z} and the tree was planted in {y}, how old is the tree", "{z} is how many years after {y}", "between {y} and {z}, that's how many years", "the two years are {y} and {z}, gap?",
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
        "ask: how much do i need on top of {h} to make {g}", "ask: how many short of {g} are we with {h}", "ask: what's the shortfall if i have {h} and need {g}",
        "ask: how much room is left if {h} of {g} is used", "ask: what do i still have to raise if {h} of the {g} is there", "do: subtract what i have, {h}, from what i need, {g}",
        "do: figure out what's still to come, {h} of {g} are here", "do: tell me how far i am from {g} with {h}", "do: calculate the outstanding amount, {g} due and {h} paid",
        "know: how much i still lack for {g} when i've got {h}", "know: how much is outstanding if {h} of {g} came in", "get: the remaining amount when {h} of {g} is done",
        "get: the shortfall between {h} and {g}", "get: the outstanding balance, {g} owed and {h} paid", "the invoice is {g}, i transferred {h}, what's outstanding",
        "the elevator carries {g} kilos and {h} are in it, how much more can it take", "{g} seats in the hall, {h} sold, how many still for sale",
        "{name} must learn {g} words and knows {h}, how many are left to learn", "i have to write {g} words and wrote {h}, words left?", "we drove {h} of {g} km, what's the rest of the way",
        "the tank takes {g} liters, {h} are in, how many can i pour in", "if the bar is {g} and i'm at {h}, how much am i off", "{g} wanted, {h} there, the gap?", "almost there: {h} of {g}, the remainder please",
        ), _missing, "What is missing: subtract.", "That leaves {v}."),
    Sum((
        "the bills were {a} and {b}, {n} people share both, how much each", "{a} for food and {b} for drinks, split by {n}", "we paid {a} for the house and {b} for the car, {n} of us, what does each pay", "ask: what does each of {n} pay for {a} plus {b}", "rent {a} and heating {b} shared by {n} flatmates, how much per head", "do: add {a} and {b} and split it between {n}", "{n} friends, {a} for gas and {b} for tickets, per person?",
        "{name} paid {a} and {friend} paid {b}, the {n} of us split it, how much for each", "a present for {a} with wrapping for {b}, {n} people chip in, each?", "costs of {a} and {b}, divided by {n}",
        "ask: how much is it each if {n} people share {a} and {b}", "ask: what's one share of {a} and {b} for {n} people", "ask: what does everyone owe for {a} plus {b} with {n} of us",
        "do: split {a} and {b} together {n} ways", "do: put {a} and {b} together and divide by {n}", "do: work out each share, bills of {a} and {b}, {n} people",
        "know: what each of {n} people pays for {a} and {b}", "{a} and {b}, {n} people, each?", "{a} + {b} split {n} ways", "(hotel|cabin|room) {a}, (food|fuel|tickets) {b}, {n} of us, per head?",
        "we spent {a} on food and {b} on gas, there are {n} of us, what does each pay", "{n} flatmates, internet {a}, power {b}, how much each",
        "two bills, {a} and {b}, shared by {n}, what's my part", "{a} for the cake, {b} for the flowers, {n} of us chip in",
        "ask: how much does each of us chip in for {a} and {b}, being {n} people", "ask: what's my part of {a} plus {b} split {n} ways", "ask: how much per person are {a} and {b} with {n} people",
        "ask: what does one of {n} owe when we paid {a} and {b}", "do: total {a} and {b} and share it among {n}", "do: add up {a} and {b}, then divide it by {n} people",
        "do: figure out what each of {n} owes for the bills {a} and {b}", "do: tell me the cost per person, {a} and {b}, {n} people", "know: how much each of us {n} owes for {a} and {b}",
        "know: one person's share of {a} plus {b} among {n}", "get: the share per head of {a} and {b} for {n} people", "get: the amount each of {n} pays on {a} plus {b}",
        "dinner was {a}, the taxi {b}, we're {n}, how much per person", "the cabin is {a}, the food {b}, {n} people go dutch, each pays?", "{n} roommates split rent of {a} and water of {b}, what does one pay",
        "{name} laid out {a} and then {b} for all {n} of us, how much do i give back", "everybody shares: {a} for the hall, {b} for the band, {n} people, a head?",
        "{a} for tickets, {b} for parking, divided by {n} friends, how much is one part", "{n} of us won {a} and then {b} and share it all, what does each get", "costs {a} and {b}, heads {n}, per head?",
        "both {a} and {b} are split by {n}, what's one share",
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
        "ask: how many bags of seed for a lawn of {a} by {b} when one does {c} square meters", "ask: how many packs of laminate is a room of {a} by {b} at {c} square meters a pack",
        "ask: how many rolls of turf cover {a} by {b} if a roll is {c} square meters", "ask: how many tins of varnish does a deck of {a} by {b} use with {c} square meters to the tin",
        "do: figure out how many cans a wall of {a} by {b} needs at {c} square meters per can", "do: find how many boxes of tiles a {a} by {b} bathroom takes, {c} square meters in a box",
        "do: calculate the rolls for {a} by {b} meters, one roll is good for {c} square meters", "know: how many cans of paint a {a} by {b} wall needs if each covers {c}",
        "know: how many bags i need for {a} by {b} when a bag is enough for {c} square meters", "get: the number of cans for {a} by {b} meters at {c} square meters per can",
        "get: the number of boxes for a {a} by {b} floor, {c} square meters per box", "the shed roof is {a} by {b}, one roll of felt covers {c} square meters, rolls?",
        "my driveway is {a} by {b} meters, a bucket of sealant goes for {c} square meters, how many buckets", "the barn wall measures {a} by {b}, a tin is enough for {c} square meters, how many tins to buy",
        "to wallpaper {a} by {b} with rolls of {c} square meters, how many rolls", "fertilizer for {a} by {b} meters, a sack does {c} square meters, how many sacks",
        "{a} by {b} meters of flooring, packs of {c} square meters, packs?", "i want to tile {a} by {b}, a carton is {c} square meters, how many cartons do i buy",
        "we turf {a} by {b} meters, {c} square meters come in one roll, how many rolls is that",
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
        "ask: what will {p} a day cost me per {unit}", "ask: how many is {p} a day when a whole {unit} is over", "ask: how much is used in one {unit} if it's {p} each day",
        "ask: what total does a {unit} have with {p} per day", "do: add up {p} a day for a whole {unit}", "do: find out what i spend in a {unit} at {p} a day", "do: figure {p} daily for one {unit}",
        "do: tell me how much {p} each day is by the end of a {unit}", "know: what a {unit} costs at {p} a day", "know: how many a {unit} makes at {p} a day", "get: the cost of a {unit} with {p} a day",
        "get: what {p} a day amounts to over a {unit}", "one {unit} at {p} a day, altogether?", "{p} (steps|calls|cups|letters|coins) a day, how many does a {unit} have",
        "the (kitten|baby|printer|car) needs {p} a day, how much is it for a {unit}", "all through a {unit} i lay aside {p} a day, how much is there at the end",
        "my (snacks|smokes|rides|rent) come to {p} a day, per {unit} that is", "each morning {p}, the whole {unit} long, what's it come to", "the stand sells {p} a day, what does a {unit} bring",
        "{name} plants {p} trees a day, how many trees in a {unit}", "it goes up by {p} every day, how much after a {unit}", "daily dose {p}, for one {unit} how many",
        ), _words("{p} * {k}", ("week", 7), ("week", 7), ("fortnight", 14), ("year", 365), ("leap year", 366), p=(2, 120)), "So many days: multiply.", "That is {v}."),
    Sum((
        "{n} dozen (eggs|rolls|roses|oysters), how many is that", "ask: how many are {n} dozen", "{n} dozen in pieces", "i bought {n} dozen eggs, how many eggs", "how many (eggs|pencils|bottles) are in {n} dozen", "we need {n} dozen (cupcakes|candles), how many in all", "{name} bakes {n} dozen cookies. how many cookies", "{n} dozen as a number", "{n} dozen makes how many",
        "an order of {n} dozen, how many pieces", "do: tell me how many {n} dozen are",
        "ask: how much is {n} dozen", "ask: how many pieces do i get with {n} dozen", "ask: what number is {n} dozen", "ask: how many single ones are in {n} dozen",
        "do: convert {n} dozen to a number", "do: work out {n} dozen", "do: turn {n} dozen into pieces", "know: how many {n} dozen (is|are|makes)", "know: how many eggs are in {n} dozen",
        "get: {n} dozen as a plain number", "{n} dozen, how many?", "{n} dozen = how many", "{n} dozen (donuts|bagels|oranges|tiles|screws|golf balls), how many in total",
        "(the bakery|the shop|the farmer) sends {n} dozen, how many is that", "the box says {n} dozen, so how many are inside", "if i order {n} dozen, how many come",
        "ask: how many do i have if i have {n} dozen", "ask: how many (plates|muffins|pencils|eggs) make {n} dozen", "ask: what's {n} dozen in single (eggs|pieces|items)",
        "ask: what does {n} dozen mean as a number", "ask: how big is an order of {n} dozen in pieces", "do: give me {n} dozen in figures", "do: figure out how many pieces {n} dozen come to",
        "do: multiply out {n} dozen", "do: express {n} dozen as a single number", "do: calculate {n} dozen", "know: how many pieces {n} dozen come to", "know: how many are meant by {n} dozen",
        "know: what {n} dozen means in numbers", "get: the number of pieces in {n} dozen", "get: the count for {n} dozen", "{n} dozen of them, that's how many",
        "{n} dozen (pastries|clams|lemons|handkerchiefs|nails|tulips), count?", "a crate of {n} dozen, how many single pieces", "the recipe asks for {n} dozen cookies, how many is that",
        "the hens laid {n} dozen, how many eggs have we got", "{name} ordered {n} dozen, how many pieces will come", "they sell them by the dozen and i take {n} dozen, how many pieces do i get",
        "what's {n} dozen", "{n} dozen in total, individually?", "so {n} dozen would be",
        ), _words("{n} * {k}", ("dozen", 12), n=(2, 40)), "Dozens: times 12.", "That is {v}."),
    Sum((
        "i pay {p} a week, how much is it in a year", "{p} a week for a year, how much", "ask: what do i spend in a year at {p} a week", "the (cleaner|course|class) is {p} a week, what is that for the whole year", "{name} gets {p} a week. how much in one year", "weekly {p}, yearly?", "{p} per week in a year", "saving {p} every week, what do i have after a year", "a year of {p} a week",
        "do: work out {p} a week over one year", "52 weeks at {p}",
        "ask: what does {p} a week (come to|add up to|make) in a year", "ask: how much is it per year if it's {p} a week", "ask: how much do i go through in a year at {p} a week",
        "do: calculate {p} a week for a whole year", "do: turn {p} a week into a yearly amount", "know: what {p} a week is over a year", "know: how much {p} per week makes in a year",
        "get: the yearly total of {p} a week", "(groceries|pocket money|the gym|piano lessons|gas|the babysitter) {p} a week, how much a year",
        "{p} every week for a year (is how much|makes what|total)", "{p} weekly, per year?", "each week {p}, and in a year?", "i (spend|earn|put away|drive|run) {p} a week, how much is that a year",
        "yearly sum for {p} a week", "over one year, {p} a week",
        "ask: what's the yearly cost of {p} a week", "ask: what will {p} every week be at the end of the year", "ask: how much goes out in a year with {p} each week", "ask: what do 52 weeks at {p} each make",
        "do: annualize {p} a week", "do: add up {p} a week for one full year", "do: tell me how much {p} a week is per year", "do: figure {p} weekly for a year", "do: multiply {p} a week by the weeks of a year",
        "know: what {p} every week costs in a year", "know: how much a year {p} a week is", "get: the annual cost at {p} a week", "get: the amount for one year of {p} a week",
        "get: what {p} weekly comes to in a year", "from weekly to yearly: {p} a week", "{p} weekly, annual?", "a whole year long {p} each week, in total?",
        "my (allowance|tip jar|lottery ticket|shopping|child care) is {p} a week, how much in a full year", "{name} gives {p} every week, how much does {name} give in a year",
        "(milk|petrol|therapy|yoga|the cleaner|parking) costs us {p} a week, what's the bill for the year", "with {p} a week, where am i after one year", "i lay by {p} every week, what's there after a year",
        "all year {p} a week, the sum?",
        ), _words("{p} * {k}", ("year", 52), p=(2, 400)), "A year has 52 weeks: multiply.", "That is {v} a year."),
    Sum((
        "i (sleep|work|watch tv|commute) {h} hours a day, how many hours a week", "{h} hours a day, how many in a week", "ask: how many hours a week are {h} hours a day", "{name} practises {h} hours every day. how many hours is that in a week", "{h} hours daily over 7 days", "if the heater runs {h} hours a day, how many hours in a week", "{h} h a day, week total?", "each day {h} hours, what is it for the week",
        "do: tell me the weekly hours at {h} hours a day", "screen time of {h} hours a day makes how much a week", "a week with {h} hours each day, total hours",
        "ask: how many hours is {h} a day in a week", "ask: how many hours does {h} hours a day add up to in a week", "ask: what do {h} hours a day come to by the week",
        "do: work out the hours in a week with {h} hours a day", "do: add up a week of {h} hours a day", "know: how many hours a week {h} hours a day is",
        "get: the hours per week at {h} hours a day", "i (study|practice|game|train|read|cook|babysit) {h} hours a day, how many hours in a week",
        "{name} works {h} hours each day, seven days, how many hours", "{h} hours every day, how many hours a week", "{h} hours a day -> hours a week", "{h} hours a day all week, how many hours",
        "the (shop|pump|library|light|server) is on {h} hours a day, how many hours a week", "per week, how many hours are {h} hours daily", "monday to sunday {h} hours a day, total?",
        "ask: how many hours are it per week at {h} hours a day", "ask: what's the weekly total of {h} hours a day", "ask: how many hours go into {h} hours a day over a week",
        "ask: how many hours will i have done after a week with {h} hours a day", "do: sum up {h} hours a day for a week", "do: figure out how many hours a week has with {h} hours a day",
        "do: calculate the weekly hours for {h} hours a day", "do: multiply {h} hours a day to get the week", "know: what {h} hours a day is in hours a week",
        "know: how many hours {h} hours daily add up to in a week", "get: the weekly hours if it's {h} hours a day", "get: the hours a week for {h} hours daily",
        "get: the total hours of a week with {h} hours every day", "(tv|gaming|my phone|knitting|sport|sleep): {h} hours a day, hours per week?", "{h} hours daily, hours weekly?",
        "{h} hours from monday through sunday, every day, how many hours", "{name} sleeps {h} hours every night, how many hours of sleep in a week",
        "the (heater|oven|tv|sprinkler|radio) runs {h} hours daily, hours in a week?", "open {h} hours a day, all seven days, what's that a week",
        "i sit {h} hours a day at the desk, how many hours in a week is that", "by the end of the week, how many hours is {h} hours a day", "one week at {h} hours each day, hours altogether?",
        "if i practise {h} hours daily, what's my weekly total", "a week of {h} hour days, seven of them, how many hours",
        ), _words("{h} * {k}", ("week", 7), h=(2, 16)), "Seven days: times 7.", "That is {v} hours a week."),
    Sum((
        "i earn {p} a year, how much is that a week", "{p} a year per week", "ask: what is {p} a year by the week", "a budget of {p} for the year, how much each week", "yearly {p}, weekly?", "{name} makes {p} a year. what is that per week", "do: break {p} a year down to weeks", "{p} divided over the weeks of a year", "the club fee is {p} a year, what is it a week", "how much a week is {p} a year",
        "ask: what does {p} a year (come to|make|work out to) per week", "ask: how much per week is a yearly {p}", "ask: how much do i get a week if i earn {p} a year",
        "do: turn {p} a year into a weekly amount", "do: work out the weekly amount for {p} a year", "know: what {p} a year is per week", "get: the weekly part of {p} a year",
        "(my salary|my pension|the grant|our rent|the insurance|tuition) is {p} a year, what's that a week", "{p} per year, per week?", "{p} a year -> a week", "{p} a year, weekly that's how much",
        "{p} annually is how much weekly", "spread {p} for the year over the weeks, how much each week", "i can spend {p} this year, how much a week", "every week how much, if the year has {p}",
        "ask: how much can i spend a week with {p} a year", "ask: what's the weekly figure for {p} a year", "ask: what do i make a week on {p} a year", "ask: how much goes out every week at {p} a year",
        "do: divide {p} a year by the weeks", "do: figure out one week's share of {p} a year", "do: tell me what {p} a year comes to per week", "do: split {p} a year into weeks",
        "know: how much {p} yearly is for one week", "know: what i earn a week with {p} a year", "get: a week's share of {p} a year", "get: the weekly amount for {p} a year", "get: {p} a year as a weekly figure",
        "from yearly to weekly: {p} a year", "(wages|costs|school fees|rent|alimony|upkeep) of {p} a year, how much per week", "{p} has to last one year, how much may i use a week", "annual {p}, one week of it?",
        "what's one week worth if the year pays {p}", "{name} spends {p} a year on food, how much is it each week", "the car costs us {p} a year, what's that every week",
        "if {p} come in over a year, how much in a week", "to have {p} by the end of the year, how much must i save each week", "yearly budget {p}, budget per week?",
        ), _words("{p} / {k}", ("year", 52), p=(520, 90000)), "A year has 52 weeks: divide.", "That is {v} a week."),
    Sum((
        "i want to read {n} pages in a week, how many a day", "{n} in a week, how much a day", "ask: how many per day if it is {n} a week", "{n} km in a week, what is that a day", "my budget is {n} for a week, how much a day", "{name} wants to run {n} km in one week. how many a day", "{n} a week by the day", "weekly {n}, daily?", "do: spread {n} over a week", "i have {n} for the week, what can i spend a day",
        "ask: how much per day is {n} a week", "ask: what does {n} a week come to per day", "ask: how many a day do i need for {n} in a week", "do: work out the daily amount for {n} a week",
        "do: divide {n} a week into days", "know: what {n} a week is per day", "know: how many a day it takes to do {n} in a week", "get: the daily part of {n} a week", "{n} per week, per day?",
        "{n} a week -> a day", "{n} in one week, each day how many", "{n} (pages|emails|km|push-ups|cards|euros) in a week, how many a day", "to get through {n} in a week, how many a day",
        "one week, {n} to do, how many each day", "{name} has {n} for one week, how much a day",
        "ask: how many must i do each day to have {n} in a week", "ask: what's the daily share of {n} a week", "ask: how much can i use up a day if {n} has to last a week",
        "ask: what daily average do {n} in a week give", "do: figure out how much a day {n} a week is", "do: tell me how many a day are {n} in one week", "do: calculate the daily share of {n} a week",
        "do: break {n} a week down to days", "know: how much i can spend per day with {n} for a week", "know: how many a day {n} in one week are", "get: a day's share of {n} a week",
        "get: the daily average for {n} in a week", "get: {n} a week as a daily figure", "from weekly to daily: {n} a week", "a weekly {n}, each day then?", "{n} this week in seven equal days, how much in a day",
        "(cat food|pocket money|coffee|firewood|a ration): {n} for one week, what's it per day", "{name} walked {n} km in a week, what's the average a day",
        "the shop sold {n} in a week, how many on an average day", "i earned {n} this week, all seven days, how much was it a day", "we rented it for one week at {n}, what's that per day",
        "it rained {n} mm in a week, how much a day on average", "the cruise is {n} for one week, what do i pay a day", "{n} to get done by the end of the week, one week from now, how many daily",
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


_ORDERED = ("do: {}", "do: {}", "(can|could) you {}", "please {}", "{}", "{} and give me the result", "{}, what comes out", "{}, result please", "i want you to {}", "just {}", "(ok|okay|now|so) {}", "if you {}, what do you get", "what do you get if you {}",
    "help me {}", "i'd like you to {}", "i have to {}, what do i get", "suppose you {}, how much is it", "what's the answer when i {}", "tell me what you get when you {}", "take the calculator and {}",
    "the exercise says {}", "ask: how much is it if i {}", "ask: what number comes out when you {}", "know: what you get if you {}", "{} in your head", "{}, what is it",
)
_ASKED = ("ask: (what is|what's|how much is|whats) {e}", "{e}", "{e}?", "do: (calculate|compute|work out) {e}", "(and|so|ok|hey|quick) {e}", "{e} =", "{e} is what", "{e} makes", "{e} please", "{e}, how much", "know: (what|how much) {e} is", "get: {e}", "ask: what does {e} (make|give|come to|equal)", "do: (solve|do|figure out) {e}", "i need {e}", "answer {e}",
    "tell me {e}", "so what's {e} then", "what number is {e}", "{e} equals what", "{e} comes to", "{e}, what's that", "{e}, answer", "{e} - result", "result of {e}", "next {e}", "(what about|how about) {e}",
    "do: tell me what {e} is", "do: find {e}", "know: the answer to {e}", "get: the (answer|result) of {e}",
)
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
