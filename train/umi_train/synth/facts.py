"""Files whose lines are facts one may ask for, with questions nobody wrote for that very line: departures, people, prices, places."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from umi_train.synth import contents, names, records
from umi_train.synth.core import Skip, World

_ACRONYMS = {
    "TTL": "time to live", "ETA": "expected time of arrival", "RSVP": "please answer", "LED": "light emitting diode", "VAT": "value added tax", "CPU": "central processing unit",
    "DIY": "do it yourself", "FAQ": "frequent questions", "GPS": "satellite navigation", "NDA": "secrecy agreement", "PTO": "paid time off", "QA": "quality checks", "SLA": "service promise",
    "UPS": "backup power", "VPN": "private network", "API": "programming interface", "KPI": "key figure", "ROI": "return on investment", "SKU": "stock number", "TBD": "still open",
}  # fmt: skip
_CARE = "twice a week|every other day|once a month|only in summer|in the evening|every morning|when it is dry|on odd days|weekly|not at all in winter|after lunch|at noon".split("|")
_PLANTS = "cactus ivy orchid palm rose tulip lavender jasmine aloe bonsai lily violet begonia daisy poppy moss yucca".split()
_SPOTS = "shelf|drawer|box|cupboard|rack|bin|cabinet|crate|locker|row".split("|")
_SHOPS = "museum|bakery|pool|library|gym|post office|market|pharmacy|cinema|zoo|town hall|bank|cafe|garage|clinic|theatre".split("|")
_COLOURS = "teal navy olive ivory coral maroon beige amber indigo crimson turquoise ochre".split()
_ROOMS = "kitchen|hall|bathroom|bedroom|office|porch|cellar|attic|nursery|lounge|stairs|workshop".split("|")
_FOOD = "flour sugar butter milk rice lentils beans tomatoes onions carrots cheese cream oil salt honey yeast potatoes apples pears spinach pasta nuts oats".split()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file of facts: name stems, endings, and how its lines are made.

    A line is (text, questions, amount): questions in the grammar of phrase.py, the amount as written or nothing.
    """

    stems: tuple[str, ...]
    endings: tuple[str, ...]
    line: Callable[[World], tuple[str, str, str]]
    head: str = ""


def _departures(w: World) -> tuple[str, str, str]:
    number = w.pick((str(w.rng.randint(1, 99)), f"{w.pick('ABCNSU')}{w.rng.randint(1, 20)}"))
    kind = w.pick(("Line", "Bus", "Tram", "Train", "Ferry"))
    times = ", ".join(f"{h}:{w.rng.choice(('00', '05', '12', '20', '35', '40', '55'))}" for h in sorted(w.rng.sample(range(5, 23), w.rng.randint(1, 4))))
    questions = "when does {k} (leave|go|depart)|(at what times|at which times|when) (does|will) {k} (leave|run|go)|what time is {k}|the (times|departures) of {k}|when can i take {k}|when does {k} set off|at what hour does {k} (go|leave)|when is {k} (leaving|going|due)|the departure times of {k}|the timetable of {k}|how does {k} run|when do i have to be there for {k}"
    k = f"{kind.lower()} {number}"
    return f"{kind} {number}{w.pick((': ', ' - ', ' '))}{times}", questions.replace("{k}", k), ""


def _contact(w: World) -> tuple[str, str, str]:
    who = names.person(w.rng)
    mail = w.chance(0.5)
    value = f"{names.pseudo(w.rng)}@{w.pick(('example.org', 'mail.test', names.pseudo(w.rng) + '.net'))}" if mail else str(w.rng.randint(100, 99999))
    what = w.pick(("email", "email address", "mail address")) if mail else w.pick(("extension", "room number", "badge number", "extension number"))
    questions = f"what is {{k}}'s {what}|(what is|what's) the {what} of {{k}}|(which|what) {what} does {{k}} have|i need {{k}}'s {what}|{{k}}'s {what}|under which {what} do i reach {{k}}|what was {{k}}'s {what} again|what {what} is {{k}}'s|the {what} for {{k}}|which one is {{k}}'s {what}|how do i reach {{k}}, which {what}"
    return f"{who}{w.pick((': ', ' - ', ', '))}{value}", questions.replace("{k}", who), ""


def _acronym(w: World) -> tuple[str, str, str]:
    word = w.pick(sorted(_ACRONYMS))
    questions = "what does {k} (mean|stand for)|what is {k}|(the|) meaning of {k}|what do the letters {k} mean|{k} means what|explain {k}|what's {k} short for|what is {k} supposed to mean|what does {k} say in full|how do you spell out {k}|{k} is short for what|what's behind {k}|the long form of {k}|what is meant by {k}"
    return f"{word}{w.pick((' = ', ': ', ' - '))}{_ACRONYMS[word]}", questions.replace("{k}", w.pick((word, word, word.lower(), f'"{word}"'))), ""


def _spot(w: World) -> tuple[str, str, str]:
    thing = names.thing(w.rng)
    where = f"{w.pick(_SPOTS)} {w.pick((str(w.rng.randint(1, 40)), w.pick('ABCDEFGH'), w.pick('ABCD') + str(w.rng.randint(1, 9))))}"
    questions = "where (is|are|do i find|did i put|do we keep) the {k}|in (which|what) (place|box|shelf) (is|are) the {k}|where (can i find|to find) the {k}|the place of the {k}|where did the {k} (go|end up)|where have i put the {k}|where would the {k} be|where do the {k} belong|the spot of the {k}|where should i look for the {k}|whereabouts (is|are) the {k}|where (is|are) the {k} kept|where (is|are) the {k} stored|where do we store the {k}"
    return f"{thing}{w.pick((': ', ' = ', ' - ', ' -> '))}{where}", questions.replace("{k}", thing), ""


def _care(w: World) -> tuple[str, str, str]:
    plant = w.pick(_PLANTS)
    questions = "how often (does|do|should) [the|] {k} (get water|need water)|when do i water the {k}|how often do i (water|have to water) the {k}|when does the {k} get water|what about the {k}, when is it watered|how much watering does the {k} need|how frequently do i water the {k}|the watering of the {k}|when should one water the {k}|is it time to water the {k}, how often is it|what care does the {k} need|how do i care for the {k}"
    return f"{plant}{w.pick((': ', ' - ', ' = '))}{w.pick(_CARE)}", questions.replace("{k}", plant), ""


def _hours(w: World) -> tuple[str, str, str]:
    shop = w.pick(_SHOPS)
    questions = "when (is|does) the {k} (open|open up)|(what|which) are the (hours|opening hours) of the {k}|what are the {k}'s hours|from when to when is the {k} open|how late is the {k} open|when does the {k} close|when can i go to the {k}|at what time does the {k} (open|close)|how early can i go to the {k}|how long is the {k} open|until when is the {k} open|the opening times of the {k}|the hours of the {k}|from when is the {k} open|when is the {k} (open|closed)|is the {k} open in the evening"
    return f"{shop}: {w.rng.randint(6, 11)}{w.pick((':00', ':30', ''))}{w.pick((' - ', '-', ' to '))}{w.rng.randint(15, 23)}{w.pick((':00', ':30', ''))}", questions.replace("{k}", shop), ""


def _paint(w: World) -> tuple[str, str, str]:
    room = w.pick(_ROOMS)
    questions = "(which|what) (colour|color|paint) (is|was) (used|planned|chosen) for the {k}|what colour (is|gets|will be) the {k}|in which colour is the {k} painted|the colour of the {k}|which paint goes on the {k}|what (shade|tone|color) is the {k}|the (color|shade|paint) for the {k}|how did we paint the {k}|what did we paint the {k} with|what paint did i use in the {k}|which shade did we pick for the {k}|what color will the {k} get"
    return f"{room}{w.pick((': ', ' - ', ' = '))}{w.pick(_COLOURS)}{w.pick(('', f' {w.rng.randint(10, 999)}', ', matt', ', glossy'))}", questions.replace("{k}", room), ""


def _price(w: World) -> tuple[str, str, str]:
    thing, amount = names.thing(w.rng), w.pick((str(w.rng.randint(2, 999)), f"{w.rng.randint(1, 300)}.{w.rng.randint(10, 99)}"))
    unit = w.pick((" EUR", " euros", "", " USD", ""))
    questions = "how much (is|are|for|does it cost for) [the|] {k}|what (is|was) the price of [the|] {k}|what (do|does) [the|] {k} cost|the price of [the|] {k}|what do i pay for [the|] {k}|how expensive (is|are) [the|] {k}|what would [the|] {k} cost me|the cost of [the|] {k}|how much do they (want|charge|ask) for [the|] {k}|what's the charge for [the|] {k}|how much money (is|are) [the|] {k}|what do they want for [the|] {k}"
    return f"{thing}{w.pick((': ', ' - ', ' ', ' = '))}{amount}{unit}", questions.replace("{k}", thing), amount


def _ingredient(w: World) -> tuple[str, str, str]:
    thing, amount = w.pick(_FOOD), str(w.rng.choice((1, 2, 3, 4, 50, 80, 100, 150, 200, 300, 500, 750)))
    unit = w.pick((" g", " ml", " cups of", " spoons of", "", " kg"))
    questions = "how (much|many) {k} (do i need|does it need|is in it|are in it|goes in|do we need|should i use)|what amount of {k} (is needed|do i need)|how (much|many) {k}|what quantity of {k} (is it|do i need|goes in)|how (much|many) {k} (is|are) (required|called for|needed)|the (amount|quantity) of {k}|how (much|many) {k} do i (buy|take|put in|weigh)|how (much|many) {k} must i (have|use|add)"
    return f"{w.pick(('', '- '))}{amount}{unit} {thing}", questions.replace("{k}", thing), amount


def _fact(w: World) -> tuple[str, str, str]:
    from umi_train.synth.families_content import invent

    sentence, questions, _ = invent(w)
    return sentence, w.pick(questions), ""


def _amount(w: World) -> tuple[str, str, str]:
    key = w.pick((
        "Sum", "Income", "Spending", "Rent", "Profit", "Amount", "Deposit", "Fee", "Wages", "Travel", "Balance", "Net", "Gross", "Tax", "Members", "Visitors", "Sales",
        "Orders", "Returns", "Discount", "Shipping", "Expenses", "Donations", "Heating", "Budget", "Hours", "Points", "Distance", "Weight", "Guests", "Tickets",
    ))  # fmt: skip
    n = w.rng.randint(3, 99_999)
    amount = w.pick((str(n), f"{n:,}", f"{n}.{w.rng.randint(10, 99)}", str(n)))
    unit = w.pick((" EUR", "", " USD", "", " euros"))
    k = key.lower()
    questions = "(what is|what's|what was) the {k}|how (much|many) is the {k}|the {k}|how (high|big|large) is the {k}|what is the {k} there|what does it say for {k}|what was noted for {k}|which number stands (by|for|next to) {k}|what figure is given for {k}|the (figure|number|value) for {k}|what did the {k} come to|how much {k} was it|what do we have as {k}|what number is the {k}"
    return f"{key}: {amount}{unit}", questions.replace("{k}", k), amount


def _lent(w: World) -> tuple[str, str, str]:
    thing, who = names.thing(w.rng), names.person(w.rng)
    line = w.pick((f"{thing}: {who}", f"{thing} -> {who}", f"{who} has the {thing}", f"lent the {thing} to {who}"))
    questions = "who (has|has got|borrowed|took) the {k}|to whom did i (lend|give) the {k}|where is the {k}, who has it|whom do i ask for the {k}|who still has the {k}|who did i lend the {k} to|who's got the {k}|with whom is the {k}|to whom did the {k} go|whose hands is the {k} in|who is keeping the {k}|who must return the {k}|who should give back the {k}|from whom do i get the {k} back"
    return line, questions.replace("{k}", thing), ""


def _serial(w: World) -> tuple[str, str, str]:
    device = w.pick("washing machine|dishwasher|router|printer|camera|scooter|boiler|fridge|laptop|drill|oven|tv|bike|phone|heater|projector".split("|"))
    what = w.pick(("serial number", "serial number", "model number", "model"))
    line = f"{device}{w.pick((': ', ' - ', ', ', ' = '))}{w.pick(('', '', 'SN ', 'no. '))}{names.code(w.rng)}"
    questions = f"(what is|what's) the {what} of (the|my) {{k}}|(which|what) {what} does (the|my) {{k}} have|i need the {what} of the {{k}}|the {{k}}'s {what}|what {what} is on the {{k}}|the {what} for the {{k}}|they ask for the {what} of the {{k}}, what is it|where it says {what} for the {{k}}, what is it|what was the {{k}}'s {what} again"
    return line, questions.replace("{k}", device), ""


def _lesson(w: World) -> tuple[str, str, str]:
    what = w.pick("math|piano|swimming|chemistry|yoga|history|art|judo|choir|spanish|biology|football|ballet|pottery|latin|chess club".split("|"))
    day = w.pick("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
    line = f"{what}{w.pick((': ', ' - '))}{day} {w.rng.randint(8, 20)}:{w.pick(('00', '15', '30', '45'))}{w.pick(('', f', room {w.rng.randint(1, 300)}', ''))}"
    questions = "when is {k}|when do i have {k}|(on which day|which day) is {k}|what time is {k}|when does {k} (start|begin)|at what time is {k}|when do we have {k}|when does {k} take place|what day is {k} on|the time of {k}|when must i be at {k}|when do i go to {k}|how late is {k}|on what day do i have {k}"
    return line, questions.replace("{k}", what), ""


def _dose(w: World) -> tuple[str, str, str]:
    what = w.pick("iron|vitamin d|the syrup|aspirin|the drops|the antibiotic|magnesium|zinc|the cough medicine|the ointment|insulin|omega 3".split("|"))
    line = f"{what}{w.pick((': ', ' - '))}{w.rng.randint(1, 40)} {w.pick(('tablets', 'drops', 'ml', 'times a day', 'capsules'))}{w.pick((', mornings', ' before bed', ' after meals', ''))}"
    questions = "how (often|much|many) {k} (do i take|does one take|should i take)|when do i take {k}|how is {k} taken|what is the dose (of|for) {k}|how do i take {k}|what's the dosage of {k}|the (dose|dosage) of {k}|what amount of {k} is right|in which dose do i take {k}|how (much|many) {k} am i supposed to take|what did the doctor say on {k}"
    return line, questions.replace("{k}", what), ""


def _measures(w: World) -> tuple[str, str, str]:
    thing = w.pick("desk|sofa|door|window|wardrobe|rug|shelf|fridge|mattress|balcony|bed|table|hallway|mirror|trunk|parcel".split("|"))
    a, b = w.rng.randint(20, 320), w.rng.randint(20, 260)
    line = f"{thing}{w.pick((': ', ' - ', ' = ', ' '))}{a} x {b}{w.pick((' cm', '', ' cm', f' x {w.rng.randint(10, 220)} cm'))}"
    questions = "how (big|large|wide|long) is the {k}|what are the (measurements|measures|dimensions) of the {k}|the size of the {k}|what does the {k} measure|how much room does the {k} take|what size is the {k}|how large did i measure the {k}|the dimensions of the {k}|the (measurements|measures) of the {k}|what are the {k}'s (dimensions|measurements)|what did the {k} measure|how much space does the {k} need"
    return line, questions.replace("{k}", thing), ""


def _version(w: World) -> tuple[str, str, str]:
    app = w.pick(("nginx", "the parser", "the app", "postgres", "the firmware", "the client", "the api", "redis", "the plugin", names.pseudo(w.rng, 2), names.pseudo(w.rng, 2)))
    line = f"{app}{w.pick((': ', ' = ', ' '))}{w.pick(('', 'v'))}{w.rng.randint(0, 24)}.{w.rng.randint(0, 20)}{w.pick(('', f'.{w.rng.randint(0, 9)}'))}"
    questions = "(which|what) version of {k} (do we use|is it|do we have|is installed|is running)|what version is {k}|the version of {k}|on which version is {k}|what release of {k} is it|which release of {k} do we have|how new is our {k}, which version|the (release|version number) of {k}|{k} is at which version|what's the current version of {k}|which {k} do we run"
    return line, questions.replace("{k}", app), ""


def _duty(w: World) -> tuple[str, str, str]:
    who = names.person(w.rng)
    what = w.pick("dishes|the bins|shopping|cooking|the drinks|music|tickets|the slides|cleaning the stairs|the garden|the tent|the cake|the photos|the lights|snacks|the invitations".split("|"))
    line = w.pick((f"{who}: {what}", f"{who} - {what}", f"{what}: {who}", f"{what} -> {who}"))
    questions = f"who (does|brings|is responsible for|takes care of|is doing) {what}|what is {who}'s job|what does {who} (do|have to do)|whose job is {what}|what is {who} responsible for"
    return line, questions, ""


SHEETS = (
    *(Sheet(stems, (".txt", ".md"), records.line_of(fields)) for stems, fields in records.RECORDS),
    Sheet(("departures", "bus times", "lines", "trains", "commute", "stops"), (".txt", ".md"), _departures),
    Sheet(("team", "colleagues", "people", "staff", "address book", "members"), (".txt", ".md"), _contact),
    Sheet(("acronyms", "glossary", "terms", "letters", "shorthand"), (".txt", ".md"), _acronym),
    Sheet(("storage", "where things are", "garage", "places", "stuff", "cellar"), (".txt", ".md"), _spot),
    Sheet(("plants", "watering", "garden", "greenhouse", "balcony"), (".txt", ".md"), _care),
    Sheet(("opening hours", "hours", "town", "open", "visit"), (".txt", ".md"), _hours),
    Sheet(("paint", "colours", "renovation", "walls", "flat"), (".txt", ".md"), _paint),
    Sheet(("prices", "price list", "menu", "offers", "costs", "catalog"), (".txt", ".md"), _price),
    Sheet(("goulash", "cake", "bread", "curry", "cookies", "stew", "pie", "risotto", "dinner"), (".txt", ".md"), _ingredient),
    Sheet(("notes", "info", "facts", "memo", "minutes", "travel notes", "house"), (".txt", ".md"), _fact),
    Sheet(("lent", "borrowed", "loans", "lending list", "library things"), (".txt", ".md"), _lent),
    Sheet(("devices", "serial numbers", "appliances", "warranty", "equipment"), (".txt", ".md"), _serial),
    Sheet(("timetable", "lessons", "courses", "kids week", "activities"), (".txt", ".md"), _lesson),
    Sheet(("medicine", "pills", "doses", "health"), (".txt", ".md"), _dose),
    Sheet(("measurements", "furniture", "sizes", "dimensions", "moving"), (".txt", ".md"), _measures),
    Sheet(("versions", "software", "servers", "stack", "releases"), (".txt", ".md"), _version),
    Sheet(("duties", "who does what", "party plan", "camping", "chores", "roles"), (".txt", ".md"), _duty),
    Sheet(("january", "week 12", "statement", "receipt", "result", "summary", "season", "trip"), (".txt", ".md"), _amount),
)
AMOUNTS = SHEETS[-1]
_PARTS = re.compile(r": | = | -> | - | has the |lent the | to ")
"""What stands between the subject of a line and what it says of it."""


def lines(w: World, sheet: Sheet) -> list[tuple[str, str, str]]:
    """Return two to six lines of a sheet, each about something else."""
    found: dict[str, tuple[str, str, str]] = {}
    taken: set[str] = set()
    for _ in range(w.rng.randint(2, 6)):
        made = sheet.line(w)
        parts = [part for part in _PARTS.split(made[0].lower()) if part]
        keys = set(parts if sheet.line in (_lent, _duty) else parts[:1])
        if not keys & taken:
            found.setdefault(made[1], made)
        taken |= keys
    return list(found.values())


def asked(w: World) -> tuple[str, str, str]:
    """Write a sheet; return its path, one of its lines and the questions that the line answers. Raises Skip."""
    sheet = w.pick(SHEETS)
    rows = lines(w, sheet)
    text, questions, _ = w.pick(rows)
    path = place(w, sheet, [row for row, _, _ in rows])
    if sum(text in row for row in w.read(path).splitlines()) != 1:
        raise Skip("twice")
    return path, text, questions


def place(w: World, sheet: Sheet, rows: list[str], stem: str = "") -> str:
    """Write a sheet into the workspace, with a title or some other line here and there, and return its path."""
    if w.chance(0.3):
        rows = [w.pick(("# ", "", "")) + (stem or w.pick(sheet.stems)).capitalize(), *([""] if w.chance(0.5) else []), *rows]
    if w.chance(0.2):
        rows = [*rows, contents.sentence(w.rng)]
    for _ in range(40):
        name = stem or w.pick(sheet.stems)
        if w.chance(0.5):
            name = f"{name}{w.pick((' ', '_', '-', ''))}{w.pick((str(w.rng.randint(1, 30)), names.pseudo(w.rng, 2), w.pick(names.PEOPLE).lower(), 'new', 'old', 'list'))}"
        path = name.replace(" ", w.pick((" ", "_", "-"))) + w.pick(sheet.endings)
        folder = f"{w.pick(w.folders)}/" if w.folders and w.chance(0.35) else ""
        if not w.exists(folder + path) and w.suits(path):
            return w.write(folder + path, "\n".join(rows) + "\n")
    raise Skip("no free name")
