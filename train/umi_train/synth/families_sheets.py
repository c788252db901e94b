"""Small sheets that people keep, a line for each thing: the rota, the opening hours, sizes, phone numbers, a price list.

Who asks says the thing and not the line: "who cleans on wednesday", "what's the guest password", "how wide is the door".
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from umi_local import named
from umi_train.synth import contents
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.names import pseudo
from umi_train.synth.tabledata import FIRST, LAST

DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
Value = Callable[[Random], str]
Row = tuple[str, Value, str]
"""What a line begins with, what stands there, and questions for it; {k} is the key, in lower case where people type so."""


def _person(rng: Random) -> str:
    return rng.choice(FIRST) if rng.random() < 0.7 else f"{rng.choice(('Mr', 'Mrs', 'Dr.'))} {rng.choice(LAST)}"


def _people(rng: Random) -> str:
    return _person(rng) if rng.random() < 0.6 else f"{_person(rng)} and {_person(rng)}"


def _time(rng: Random) -> str:
    return f"{rng.randint(6, 21)}:{rng.choice(('00', '15', '30', '45'))}"


def _hours(rng: Random) -> str:
    return f"{rng.randint(7, 10)}:{rng.choice(('00', '30'))} - {rng.randint(16, 20)}:{rng.choice(('00', '30'))}"


def _secret(rng: Random) -> str:
    return f"{pseudo(rng, 2)}{rng.choice(('-', '_', ''))}{rng.randint(2, 99)}"


def _phone(rng: Random) -> str:
    return rng.choice((f"0{rng.randint(20, 99)} {rng.randint(10000, 99999)}", f"555-{rng.randint(1000, 9999)}", f"+49 {rng.randint(100, 999)} {rng.randint(10000, 99999)}"))


def _euros(rng: Random) -> str:
    amount = rng.choice((str(rng.randint(2, 900)), f"{rng.randint(1, 90)}.{rng.randint(0, 9)}0"))
    return rng.choice((f"{amount} EUR", f"{amount} euros", amount, f"${amount}"))


def _cm(rng: Random) -> str:
    return f"{rng.randint(20, 320)} cm"


def _pick(*values: str) -> Value:
    return lambda rng: rng.choice(values)


def _subjects(rng: Random) -> str:
    return ", ".join(rng.sample(("maths", "art", "history", "biology", "music", "sport", "English", "physics", "Latin", "geography"), rng.randint(1, 3)))


def _dish(rng: Random) -> str:
    return rng.choice(("lentil soup", "pasta with pesto", "pizza", "fish and potatoes", "pancakes", "curry", "leftovers", "bean stew", "omelette", "risotto", "sandwiches", "roast chicken"))


def _each(keys: list[str], value: Value, questions: str) -> tuple[Row, ...]:
    return tuple((key, value, questions) for key in keys)


SHEETS: tuple[tuple[tuple[str, ...], tuple[Row, ...]], ...] = (
    (("cleaning rota", "rota", "cleaning_plan", "kitchen duty", "chores"), _each(DAYS, _people, "who cleans on {k}|who is on {k}|whose turn is it on {k}|who does {k}|who has {k}|who is down for {k}|who is cleaning on {k}|who do we have on {k}")),
    (("timetable", "school", "classes", "schedule", "lessons"), _each(DAYS[:5], _subjects, "what do i have on {k}|what is on {k}|what classes are on {k}|what lessons do i have {k}|which subjects are on {k}|what's on the timetable for {k}|what have i got {k}")),
    (("timetable", "school_week", "stundenplan"), _each([day[:3] for day in DAYS[:5]], _subjects, "what do i have on {day}|what is on {day}|which subjects are on {day}|what lessons do i have {day}|what have i got on {day}")),
    (("meals", "menu", "dinner plan", "meal_plan", "canteen"), _each(DAYS, _dish, "what's for dinner on {k}|what do we eat on {k}|what is there on {k}|what's on the menu on {k}|what are we having {k}|what do we cook on {k}")),
    (("opening hours", "hours", "shop", "library_hours"), _each(DAYS, _hours, "when are they open on {k}|when is it open on {k}|how long are they open on {k}|what are the opening hours on {k}|when does it close on {k}|until when is it open on {k}")),
    (("visitors", "who is coming", "guests", "shifts", "babysitting"), _each(DAYS, _people, "who comes on {k}|who is coming on {k}|who visits on {k}|who do i see on {k}|who works on {k}|who is here on {k}")),
    (("wifi", "router", "internet", "network"), (
        ("network", _secret, "what is the network called|what's the name of the network|which network do i pick"), ("password", _secret, "what's the wifi password|what is the password for the wifi|what's the password of the router"),
        ("guest network", _secret, "what's the guest network|what is the guest network called"), ("guest password", _secret, "what's the guest password|what is the guest wifi password|which password do guests use"),
        ("admin page", lambda rng: f"192.168.{rng.randint(0, 9)}.1", "what's the admin page of the router|where is the admin page"), ("PIN", lambda rng: str(rng.randint(1000, 99999)), "what's the pin of the router|what is the wifi pin"))),
    (("lease", "flat", "lease_notes", "contract", "apartment"), (
        ("rent", _euros, "how much is the rent|what's the rent|what do we pay for rent"), ("deposit", _euros, "how much is the deposit|how much was the deposit|what deposit did we pay"), ("heating", _euros, "what does the heating cost|how much is the heating"),
        ("notice period", _pick("three months", "1 month", "6 weeks", "two months"), "how long is the notice period|what's the notice period"), ("landlord", _person, "who is the landlord|what's the landlord called|who is our landlord"),
        ("due", _pick("on the 1st", "on the 3rd of each month", "on the 15th"), "when is the rent due|by when do we pay the rent"), ("move in", lambda rng: f"{rng.randint(1, 28)} {rng.choice(MONTHS)}", "when do we move in|when is the move in"))),
    (("car", "van", "bike", "car_papers", "vehicle"), (
        ("plate", lambda rng: f"{pseudo(rng, 1).upper()} {rng.randint(100, 9999)}", "what's the plate number|what's the number plate|what plate does it have"), ("tyres", lambda rng: f"{rng.choice((175, 195, 205))}/{rng.choice((55, 60, 65))} R{rng.randint(14, 18)}", "which tyres does it need|what size are the tyres|what tyres do i need"),
        ("pressure", lambda rng: f"{rng.choice(('2.2', '2.4', '2.6', '3.0'))} bar", "what's the tyre pressure|how much pressure do the tyres need"), ("oil", _pick("5W-30", "10W-40", "0W-20"), "which oil does it take|what oil does it need"),
        ("next service", lambda rng: f"{rng.choice(MONTHS)} {rng.randint(2026, 2029)}", "when is the next service|when does it have to go to the garage"), ("insurance", lambda rng: f"{rng.randint(100, 999)}-{rng.randint(1000, 9999)}", "what's the insurance number|what is the number of the insurance"))),
    (("contacts", "phone numbers", "numbers", "emergency", "neighbours"), tuple((name, _phone, "what's the number of {key}|what is {key}'s phone number|how do i reach {key}|what number does {key} have|which number do i dial for {key}|how can i call {key}") for name in ("doctor", "plumber", "school", "landlord", "vet", "electrician", "Oma", "Tom", "Mrs Kaya", "pharmacy", "taxi"))),
    (("prices", "price list", "menu", "shop_prices", "cafe"), tuple((name, _euros, "how much is the {key}|what does the {key} cost|what's the price of the {key}|how much do i pay for the {key}|what do we charge for the {key}") for name in ("coffee", "tea", "cake", "soup", "salad", "sandwich", "juice", "water", "bagel", "espresso", "lamp", "stool"))),
    (("measurements", "room", "sizes", "kitchen", "garage", "plan"), tuple((name, _cm, questions) for name, questions in (
        ("door width", "how wide is the door|what's the width of the door"), ("window height", "how high is the window|what's the height of the window"), ("shelf depth", "how deep is the shelf|what's the depth of the shelf"), ("table length", "how long is the table|what's the length of the table"),
        ("ceiling", "how high is the ceiling|what's the height of the ceiling"), ("sofa", "how long is the sofa|how wide is the sofa"), ("hallway", "how wide is the hallway|how long is the hallway")))),
    (("trip", "holiday", "travel", "flight", "booking", "itinerary"), (
        ("flight", lambda rng: f"{pseudo(rng, 1).upper()[:2]}{rng.randint(100, 999)}", "what's my flight number|which flight do i take|what is the number of the flight"), ("departure", _time, "when does the flight leave|when do we leave|what time is departure"), ("gate", lambda rng: f"{rng.choice('ABCD')}{rng.randint(1, 60)}", "which gate is it|what gate do we go to"),
        ("hotel", lambda rng: f"{rng.choice(('Sea', 'Park', 'Old Town', 'Harbour'))} {rng.choice(('Inn', 'Hotel', 'House'))}", "which hotel do we stay in|what's the hotel called|where do we stay"), ("check-in", _time, "when is check-in|from when can we check in"), ("seat", lambda rng: f"{rng.randint(1, 40)}{rng.choice('ABCDEF')}", "which seat do i have|what's my seat"),
        ("booking code", lambda rng: pseudo(rng, 2).upper()[:6], "what's the booking code|what is the code of the booking"), ("luggage", _pick("1 x 23 kg", "hand luggage only", "2 x 20 kg"), "how much luggage may i take|what luggage is allowed"))),
    (("recipe", "cake", "bread", "dough", "pancakes"), tuple((name, lambda rng: f"{rng.choice((50, 80, 120, 200, 250, 300, 500))} {rng.choice(('g', 'ml'))}", "how much {key} do i need|how much {key} goes in|what amount of {key} does it take|how much {key} is in it") for name in ("flour", "sugar", "butter", "milk", "water", "cocoa", "yeast", "oil", "cream"))),
    (("server", "settings", "config", "deploy", "infrastructure"), (
        ("host", lambda rng: f"{pseudo(rng, 2)}.example.org", "what's the host|which host do we use|what is the host name of the server"), ("port", lambda rng: str(rng.randint(1024, 9999)), "which port does it use|what port is it|what's the port"), ("user", _secret, "which user do we use|what's the user name"),
        ("timeout", lambda rng: f"{rng.randint(5, 90)}s", "what's the timeout|how long is the timeout"), ("retries", lambda rng: str(rng.randint(1, 9)), "how many retries are set|how many retries are there"), ("region", _pick("eu-west", "us-east", "ap-south"), "which region is it in|what region do we use"),
        ("owner", _person, "who owns the server|who is the owner"))),
    (("club", "course", "band", "choir", "training"), (
        ("fee", _euros, "how much is the fee|what does the course cost|what's the fee"), ("room", lambda rng: f"{rng.randint(1, 4)}.{rng.randint(1, 30):02}", "which room is it in|in which room is the course"), ("teacher", _person, "who teaches it|who is the teacher|what's the teacher called"),
        ("starts", lambda rng: f"{rng.randint(1, 28)} {rng.choice(MONTHS)}", "when does it start|when does the course start"), ("time", lambda rng: f"{rng.choice(DAYS)}s at {_time(rng)}", "when is practice|what time is the course"), ("bring", _pick("old clothes", "a towel", "your own mug", "indoor shoes"), "what do i have to bring|what should i bring"))),
)  # fmt: skip
"""Names of such a file, and its lines."""

PLAIN = ("ask: {q}", "{q}", "{q}?", "{q}?", "do you know {q}", "tell me: {q}?", "i forgot, {q}?", "{q} again?", "quick one: {q}?", "can you look up {q}", "{q}, please", "i need to know: {q}?")
SEE = ("{q} (see {p})", "{q} (see {p})", "{q}? (see|check|look in|it's in|it is in) {p}", "{q}? (i wrote it in|i keep that in|it stands in|that is in) {p}", "{p}: {q}?", "(look in|check|open) {p}, {q}?", "(according to|going by) {p}, {q}?", "{q} ({p})", "in {p}, {q}?", "{q} in {p}", "{q} according to {p}")


@family("sheet_line", weight=5.0)
def sheet_line(w: World) -> Steps:
    """One line of a small sheet answers; the file is named, or it is called what the question says."""
    rng = w.rng
    stems, rows = w.pick(SHEETS)
    folder = f"{w.pick(w.folders)}/" if w.folders and w.chance(0.3) else ""
    stem = w.pick(stems)
    stem = w.pick((stem, stem.replace(" ", "_"), stem.replace(" ", "-"), stem.capitalize()))
    path = f"{folder}{stem}{w.pick(('.txt', '.txt', '.txt', '.md'))}"
    if w.exists(path) or not w.suits(path.rpartition("/")[2]):
        raise Skip("not this name")
    chosen = rows if rows[0][0] in (*DAYS, DAYS[0][:3]) and w.chance(0.6) else [row for row in rows if rng.random() < 0.75]
    if len(chosen) < 2:
        raise Skip("too few")
    between = w.pick((": ", ": ", ": ", " = ", " - "))
    before = w.pick(("", "", "", "", "- ", "* "))
    lines = [f"{key.lower() if key.islower() else key}{between}{value(rng)}" for key, value, _ in chosen]
    head = [w.pick((f"# {stem}", stem.upper(), contents.sentence(rng)))] if w.chance(0.25) else []
    w.write(path, "\n".join([*head, *(f"{before}{line}" for line in lines)]) + "\n")
    at = rng.randrange(len(chosen))
    key, _, questions = chosen[at]
    day = next((day for day in DAYS if day.startswith(key)), key)
    question = w.word(f"({questions})", k=w.pick((key, key.lower())), key=key, day=w.pick((day, day.lower())))
    places = [*w.files, *(f"{each}/" for each in w.folders)]
    found = [name.path for name in named.names(question, named.present(question, places))]
    if found == [path] and w.chance(0.75):
        yield Ask(w.say(PLAIN, q=question))
    else:
        yield Ask(w.say(SEE, q=question, p=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", lines[at])
