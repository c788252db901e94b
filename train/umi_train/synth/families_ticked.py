"""Tables with a column of yes and no: who has paid, what is not done, which months are still open.

No request says "no". What is missing is in a verb, "who hasn't paid yet", and the table has it as a value.
"""

from __future__ import annotations

from dataclasses import replace
from random import Random

from umi_train.synth import tabledata as data
from umi_train.synth.core import Answer, Ask, Skip, Steps, World, family
from umi_train.synth.families_rows import singular
from umi_train.synth.families_tables import inquire, result
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.tabledata import CITY, FIRST, Column, Domain

PAIRS = (("yes", "no"), ("yes", "no"), ("yes", "no"), ("y", "n"), ("true", "false"), ("x", "-"))
"""How a table says that something is so, and that it is not."""
MONTHS = "January February March April May June July August September October November December".split()

_c, _one, _int, _real = data._c, data._one, data._int, data._real


def _tick(name: str) -> Column:
    return _c(name, "tick", lambda rng: "")


def _first(rng: Random) -> str:
    return rng.choice(FIRST)


KINDS: tuple[tuple[Domain, str, str], ...] = (
    (Domain(("participants", "course", "members", "players", "signups", "class_list"), "participants", (
        _c("name", "label", data._person), _c("town", "group", _one(*CITY[:5])), _c("fee", "whole", _one(40, 60, 85, 120)), _c("age", "whole", _int(8, 70)), _tick("paid"))),
     "has paid|paid|has already paid|paid already|has paid so far|did pay|has paid up",
     "has not paid|hasn't paid|hasn't paid yet|has not paid yet|did not pay|didn't pay|still has to pay|still owes the fee|has yet to pay|still needs to pay|is late with the fee|has paid nothing yet"),
    (Domain(("rent", "electricity", "payments", "gym", "instalments", "allowance"), "months", (
        _c("month", "label", lambda rng: rng.choice(MONTHS)), _c("amount", "whole", _int(20, 1200)), _tick("paid"))),
     "is paid|has been paid|was paid|is settled|is paid already|is already paid",
     "is not paid|is still unpaid|has not been paid|hasn't been paid yet|is unpaid|is still open|still has to be paid|isn't paid|is not settled|still needs paying|is due"),
    (Domain(("guests", "party", "wedding", "invitations", "rsvp", "dinner"), "guests", (
        _c("guest", "label", data._person), _c("table_no", "whole", _int(1, 9), "table"), _c("adults", "whole", _int(1, 3)), _c("kids", "whole", _int(0, 4)), _c("diet", "group", _one("meat", "vegetarian", "vegan")), _tick("coming"))),
     "is coming|comes|will come|said yes|is going to come|has said yes|can make it|will be there",
     "is not coming|isn't coming|won't come|will not come|said no|can't come|can't make it|has said no|does not come|won't be there"),
    (Domain(("tasks", "todo", "chores", "checklist", "sprint", "moving"), "tasks", (
        _c("task", "label", lambda rng: f"{rng.choice(('paint', 'clean', 'pack', 'order', 'fix', 'test', 'sort', 'call'))} {rng.choice(('shelf', 'lamp', 'door', 'desk', 'oven', 'bike', 'plans', 'lists', 'windows', 'boxes'))}"),
        _c("owner", "group", _one(*FIRST[:5])), _c("hours", "whole", _int(1, 12)), _tick("done"))),
     "is done|is finished|has been done|is already done|is completed|got done|is ticked off",
     "is not done|isn't done|isn't done yet|is not finished|is still open|still has to be done|is left|is still to do|remains to be done|has not been done|is undone|is not completed"),
    (Domain(("orders", "shop_orders", "parcels", "deliveries", "shipments"), "orders", (
        _c("order_no", "label", data._code("N"), "order"), _c("customer", "group", data._person), _c("total", "real", _real(5, 400)), _tick("shipped"))),
     "has been shipped|is shipped|was shipped|has gone out|went out|is on its way|has left",
     "has not been shipped|hasn't been shipped|hasn't been shipped yet|is not shipped|was not shipped|still has to go out|hasn't gone out|is still here|has not left yet|still needs to be shipped|is waiting to be shipped"),
    (Domain(("books_lent", "lent", "library", "tools_lent", "borrowed"), "things", (
        _c("thing", "label", lambda rng: rng.choice(("drill", "ladder", "tent", "saw", "atlas", "novel", "bike pump", "cooler", "projector", "skis"))), _c("borrower", "group", _first), _c("since", "date", data._day), _tick("returned"))),
     "has been returned|is back|came back|was returned|was brought back|is returned",
     "has not been returned|hasn't come back|is not back|is still out|isn't back yet|was not returned|hasn't been brought back|is still missing|has not come back"),
    (Domain(("dogs", "kennel", "patients", "cats", "herd"), "animals", (
        _c("name", "label", _first), _c("breed", "group", _one("beagle", "poodle", "collie", "mix")), _c("age", "whole", _int(1, 15)), _tick("vaccinated"))),
     "is vaccinated|has been vaccinated|has had the shot|got the vaccination|was vaccinated",
     "is not vaccinated|isn't vaccinated|hasn't been vaccinated|is not yet vaccinated|still needs the shot|has not had the shot|was not vaccinated|needs a vaccination"),
)  # fmt: skip
"""A table, how one says of a row that it is ticked, and that it is not."""

WHO = (
    "ask: who {v} (in|according to) {p}", "ask: who {v}, (see|it's in|look in|check) {p}", "ask: which {rows} {vs} in {p}", "ask: which of the {rows} in {p} {vs}", "ask: (which|what) {one} in {p} {v}", "do: list (all|the) {rows} in {p} where {one} {v}",
    "do: (list|show|name|give me) everyone in {p} who {v}", "do: tell me who {v} ({p})", "who {v}? ({p})", "who {v}?? {p}", "who {v}? (look in|check|see|it's in) {p}", "{p}: who {v}", "know: who in {p} {v}", "know: which {rows} {vs} in {p}",
    "everyone in {p} who {v}", "{p}, who {v}", "(look in|check|open) {p} and tell me who {v}", "in {p}, who {v}", "i need to know who {v}, {p}", "according to {p}, who {v}", "which {rows} {vs}? (see|look in|check|it's in) {p}",
    "get: the {rows} in {p} where {one} {v}", "get: everyone who {v} (from|in) {p}", "do: find out who {v} in {p}", "names of everyone in {p} who {v}", "(my boss|my wife|somebody) asks who {v}, {p} has it", "do: go through {p} and say who {v}",
)  # fmt: skip
WHICH = (
    "ask: which {rows} {vs} (in|according to) {p}", "ask: which {one} {v} in {p}", "ask: which of the {rows} in {p} {vs}", "ask: what {v} in {p}", "ask: what in {p} {v}", "which {rows} {vs}? (look in|check|see|it's in) {p}", "{p}: which {rows} {vs}",
    "do: (list|show|name|give me) (all|the|every) {rows} in {p} that {vs}", "do: list what {v} in {p}", "do: tell me what {v}, {p}", "do: show me everything in {p} that {v}", "do: check {p} for {rows} that {vs}", "do: (find|look up) which {rows} {vs} in {p}",
    "know: which {rows} {vs} in {p}", "know: what {v} in {p}", "get: the {rows} in {p} that {vs}", "get: a list of what {v} in {p}", "which {rows} {vs} ({p})", "what {v}? ({p})", "{p}, what {v}?", "in {p}, which {rows} {vs}", "everything in {p} that {v}",
    "(look in|check|open) {p} and tell me which {rows} {vs}", "according to {p}, what {v}", "the {rows} in {p} that {vs}", "i need all {rows} that {vs}, {p}", "any {rows} in {p} that {vs}? which ones",
)  # fmt: skip
COUNT = (
    "ask: how many {rows} {vs} (in|according to) {p}", "ask: how many (of the|) {rows} in {p} {vs}", "ask: how many in {p} {vs}", "how many {rows} {vs}? (see|look in|check|it's in) {p}", "{p}: how many {rows} {vs}", "number of {rows} in {p} that {vs}",
    "do: count the {rows} in {p} that {vs}", "do: tell me how many {rows} {vs} in {p}", "know: how many {rows} {vs} in {p}", "in {p}, how many {rows} {vs}", "how many {rows} {vs} ({p})", "get: the number of {rows} in {p} that {vs}",
)  # fmt: skip
SUM = (
    "ask: how much {c} is that in {p} for the {rows} that {vs}", "ask: what do the {rows} in {p} that {vs} come to in {c}", "do: add up the {c} of the {rows} in {p} that {vs}", "do: sum the {c} of everything in {p} that {v}",
    "the {c} of all {rows} in {p} that {vs}, added up", "total {c} of the {rows} in {p} that {vs}", "ask: what is the total {c} of the {rows} that {vs} in {p}", "get: the sum of {c} for the {rows} in {p} that {vs}",
    "what are the {c} values of all {rows} in {p} that {vs}, added up", "{p}: total {c} where {one} {v}", "how much {c} altogether for {rows} that {vs}, see {p}",
)  # fmt: skip
_PEOPLE = ("participants", "guests", "animals")


def _plural(verb: str) -> str:
    """Return a verb of one as it is said of several."""
    for one, several in (("hasn't", "haven't"), ("has ", "have "), ("is ", "are "), ("isn't", "aren't"), ("was ", "were "), ("doesn't", "don't"), ("does ", "do "), ("comes", "come"), ("owes", "owe"), ("needs", "need"), ("remains", "remain")):
        verb = verb.replace(one, several) if verb.startswith(one) or one in ("owes", "needs", "remains") else verb
    return verb.replace("still has ", "still have ").replace("its way", "their way")


def _table(w: World, domain: Domain) -> tuple[data.Table, str, str]:
    """Put a table with a ticked column into the workspace; return it and its two values."""
    rng = w.rng
    yes, no = rng.choice(PAIRS)
    label, *others, tick = domain.columns
    kept = [column for column in others if rng.random() < 0.75]
    if not any(column.kind in ("whole", "real") for column in kept):
        kept += [column for column in others if column.kind in ("whole", "real")][:1]
    columns = [label, *kept]
    columns.insert(rng.randint(1, len(columns)), tick)
    rows, seen = [], set()
    share = rng.uniform(0.3, 0.7)
    for _ in range(rng.randint(3, 12)):
        row = {column.name: column.make(rng) for column in columns}
        row[tick.name] = yes if rng.random() < share else no
        if row[label.name] not in seen:
            seen.add(row[label.name])
            rows.append(row)
    if len({row[tick.name] for row in rows}) < 2:
        raise Skip("all alike")
    ext = rng.choices((".csv", ".tsv", ".json", ".jsonl"), (8, 1.2, 1.2, 0.8))[0]
    folder = w.pick(w.folders) + "/" if w.folders and w.chance(0.2) else ""
    for _ in range(20):
        name = f"{rng.choice(domain.stems)}{rng.choice(('', '', '', '2', '_2026', '_may', '-new', '_old', '3', '7'))}{ext}"
        if heldout_entity(name) == (w.split == "heldout_entity") and not w.exists(folder + name):
            break
    else:
        raise Skip("no free name")
    table = data.Table(folder + name, replace(domain, columns=tuple(columns)), tuple(columns), tuple(rows))
    w.write(table.path, data._text(table, ext))
    return table, yes, no


@family("table_ticked", weight=3.5)
def table_ticked(w: World) -> Steps:
    """Which rows are ticked or are not, how many, and what these come to."""
    domain, said, denied = w.pick(KINDS)
    table, yes, no = _table(w, domain)
    tick = domain.columns[-1].name
    positive = w.chance(0.4)
    verb = w.word(f"({said if positive else denied})")
    where = f"WHERE {tick} = '{yes if positive else no}'"
    slots = {"v": verb, "vs": _plural(verb), "rows": domain.rows, "one": singular(domain.rows)}
    numbers = table.of("whole", "real")
    kind = w.rng.choices(("which", "count", "sum"), (6, 2, 2 if numbers else 0))[0]
    if kind == "sum":
        column = w.pick(numbers)
        frames, slots["c"] = SUM, column.said
        sql = f"SELECT SUM({column.name}) FROM data {where}"
    elif kind == "count":
        frames, sql = COUNT, f"SELECT COUNT(*) FROM data {where}"
    else:
        frames = WHO if domain.rows in _PEOPLE and w.chance(0.75) else WHICH
        sql = f"SELECT {table.label.name} FROM data {where}"
    yield Ask(w.say(frames, p=w.path(table.path), **slots))
    obs = yield from inquire(table.path, sql)
    if not obs.ok or not obs.content.strip():
        raise Skip(obs.content)
    yield Answer("The query gave the result.", result(sql, obs))
