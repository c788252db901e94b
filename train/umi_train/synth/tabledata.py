"""Small tables of everyday kinds, written as CSV, TSV, JSON or JSON lines."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from umi_train.synth.names import THEMES, pseudo

Make = Callable[[Random], Any]
FIRST = (
    "Anna Ben Clara David Emma Felix Grace Hugo Ines Jonas Kim Lena Marco Nina Omar Paula Quinn Rosa Sam Tara Uma Victor "
    "Wendy Yusuf Zoe Priya Mateo Aisha Noah Olga Peter Hana Igor Julia Leo Maya Ravi Sofia Tom Vera"
).split()
LAST = "Smith Garcia Chen Muller Rossi Kowalski Dubois Silva Tanaka Novak Khan Lopez Berg Ivanova Okafor Haddad Jensen Moreau".split()
CITY = "Berlin Paris London Rome Madrid Vienna Oslo Tokyo Boston Denver Austin Lyon Porto Zurich Milan Delhi Lima Cairo".split()


@dataclass(frozen=True)
class Column:
    """`kind`: "label" (unique name), "index" (number of the row), "group" (few values), "whole", "real", "date", or "text".

    `noun` is how people call it.
    """

    name: str
    kind: str
    make: Make
    noun: str = ""

    @property
    def said(self) -> str:
        """The column as a user may name it."""
        return self.noun or self.name.replace("_", " ")


@dataclass(frozen=True)
class Domain:
    """What a table is about: file stems, what its rows are called, and its columns (the first is the label; a table may count its rows before it)."""

    stems: tuple[str, ...]
    rows: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Table:
    """A table in the workspace."""

    path: str
    domain: Domain
    columns: tuple[Column, ...]
    rows: tuple[dict[str, Any], ...]

    @property
    def label(self) -> Column:
        """The column that says which row it is, as people name rows."""
        return next(c for c in self.columns if c.kind == "label")

    def of(self, *kinds: str) -> list[Column]:
        """Return the columns of these kinds."""
        return [c for c in self.columns if c.kind in kinds]


def _one(*values: str) -> Make:
    return lambda rng: rng.choice(values)


def _int(low: int, high: int) -> Make:
    return lambda rng: rng.randint(low, high)


def _real(low: float, high: float, digits: int = 2) -> Make:
    return lambda rng: round(rng.uniform(low, high), digits)


def _day(rng: Random) -> str:
    return (date(2024, 1, 1) + timedelta(days=rng.randrange(900))).isoformat()


def _person(rng: Random) -> str:
    return rng.choice(FIRST) if rng.random() < 0.6 else f"{rng.choice(FIRST)} {rng.choice(LAST)}"


def _code(prefix: str) -> Make:
    return lambda rng: f"{prefix}{rng.randint(100, 9999)}"


def _phone(rng: Random) -> str:
    return rng.choice((f"0{rng.randint(20, 99)}-{rng.randint(1000, 9999)}", f"555-{rng.randint(0, 9999):04}", f"+{rng.randint(1, 99)} {rng.randint(100, 999)} {rng.randint(10000, 99999)}"))


def _mail(rng: Random) -> str:
    return f"{rng.choice(FIRST).lower()}@{rng.choice(('example', pseudo(rng, 2)))}.{rng.choice(('com', 'org', 'net'))}"


def _street(rng: Random) -> str:
    return f"{rng.randint(1, 120)} {rng.choice(('Oak', 'Mill', 'Station', 'Park', 'Church', 'Lake'))} {rng.choice(('Street', 'Road', 'Lane'))}"


def _thing(rng: Random) -> str:
    return f"{rng.choice(('Oak', 'Small', 'Blue', 'Steel', 'Paper', 'Wool', 'Garden', 'Clay', 'Round'))} {rng.choice(('lamp', 'mug', 'chair', 'blanket', 'board', 'basket', 'table', 'kettle', 'shelf', 'towel'))}"


def _c(name: str, kind: str, make: Make, noun: str = "") -> Column:
    return Column(name, kind, make, noun)


DOMAINS = (
    Domain(("sales", "orders", "sales_2025", "shop", "revenue", "q3_sales"), "orders", (
        _c("order_id", "label", _code("A"), "order"),
            _c("product", "group", _one("lamp", "desk", "chair", "mug", "rug", "shelf")),
                _c("region", "group", _one("north", "south", "east", "west")),
        _c("quantity", "whole", _int(1, 40)), _c("price", "real", _real(3, 300)), _c("amount", "real", _real(10, 2000)),
            _c("date", "date", _day), _c("customer", "group", _person))),
    Domain(("employees", "staff", "people", "team", "hr", "salaries"), "employees", (
        _c("name", "label", _person),
            _c("department", "group", _one("sales", "engineering", "support", "finance", "legal")),
                _c("city", "group", _one(*CITY[:7])), _c("age", "whole", _int(19, 66)),
        _c("salary", "whole", _int(28000, 120000)), _c("start_date", "date", _day), _c("level", "group", _one("junior",
            "senior", "lead")))),
    Domain(("students", "grades", "class", "exam_results", "scores", "marks"), "students", (
        _c("student", "label", _person), _c("subject", "group", _one("math", "physics", "history", "biology", "art")),
            _c("score", "whole", _int(20, 100)), _c("grade", "group", _one("A", "B", "C", "D")),
        _c("age", "whole", _int(12, 22)), _c("hours", "real", _real(0, 20, 1)), _c("class", "group", _one("7a", "7b",
            "8a", "8b")))),
    Domain(("expenses", "budget", "spending", "bills", "costs_may", "household"), "expenses", (
        _c("item", "label", _one("coffee", "train", "rent", "bread", "books", "cinema", "gas", "shoes", "phone",
            "lunch", "gift", "soap", "water", "lamp", "bus")),
        _c("category", "group", _one("food", "travel", "home", "fun", "health")), _c("amount", "real", _real(1, 500)),
            _c("date", "date", _day), _c("paid_by", "group", _one("Anna", "Ben", "Clara"), "payer"), _c("month",
                "group", _one("jan", "feb", "mar", "apr")))),
    Domain(("inventory", "stock", "warehouse", "products", "parts", "items"), "products", (
        _c("sku", "label", _code("P-")), _c("category", "group", _one("tools", "toys", "garden", "kitchen", "office")),
            _c("stock", "whole", _int(0, 500), "stock"), _c("price", "real", _real(1, 400)),
        _c("supplier", "group", _one("Acme", "Nordic", "Delta", "Kappa")), _c("weight", "real", _real(0.1, 30, 1)),
            _c("shelf", "group", _one("A1", "A2", "B1", "C4")))),
    Domain(("weather", "temperatures", "measurements", "climate", "station"), "days", (
        _c("day", "label", _day), _c("city", "group", _one(*CITY[:5])), _c("temperature", "real", _real(-10, 38, 1)),
            _c("rain", "real", _real(0, 60, 1)), _c("wind", "whole", _int(0, 90)), _c("sky", "group", _one("sunny",
                "cloudy", "rainy", "snowy")))),
    Domain(("books", "library", "reading", "bookshelf", "catalog"), "books", (
        _c("title", "label",
            lambda rng: f"{rng.choice(('The', 'A', 'My'))} {rng.choice(('Red', 'Lost', 'Long', 'Quiet', 'Last', 'Blue', 'Glass'))} {rng.choice(('River', 'House', 'Winter', 'Letter', 'Garden', 'Road', 'Sea'))}"),
        _c("author", "group", _one(*LAST[:8])), _c("genre", "group", _one("novel", "crime", "history", "science",
            "poetry")), _c("year", "whole", _int(1950, 2025)), _c("pages", "whole", _int(80, 900)), _c("rating", "real",
            _real(1, 5, 1)))),
    Domain(("cities", "countries", "population", "places"), "cities", (
        _c("city", "label", _one(*CITY)), _c("country", "group", _one("Italy", "France", "Japan", "Spain", "Norway",
            "Peru")), _c("population", "whole", _int(20000, 9000000)), _c("area", "whole", _int(50, 2000)),
            _c("elevation", "whole", _int(0, 3000)))),
    Domain(("runs", "training", "workouts", "fitness", "rides"), "runs", (
        _c("date", "label", _day), _c("runner", "group", _one(*FIRST[:6])), _c("distance", "real", _real(2, 42, 1)),
            _c("minutes", "whole", _int(10, 300)), _c("route", "group", _one("park", "river", "forest", "track")),
                _c("calories", "whole", _int(80, 2500)))),
    Domain(("logs", "requests", "access", "traffic", "hits"), "requests", (
        _c("id", "label", _code("r")), _c("path", "group", _one("/home", "/login", "/cart", "/api", "/help")),
            _c("status", "whole", _one(200, 200, 404, 500, 301)), _c("ms", "whole", _int(1, 3000)), _c("bytes", "whole",
                _int(100, 90000)), _c("method", "group", _one("GET", "POST", "PUT")))),
    Domain(("tickets", "issues", "bugs", "tasks", "support"), "tickets", (
        _c("ticket", "label", _code("T-")), _c("status", "group", _one("open", "closed", "waiting")), _c("priority",
            "group", _one("low", "medium", "high")), _c("owner", "group", _one(*FIRST[6:12])), _c("hours", "real",
            _real(0.5, 40, 1)), _c("votes", "whole", _int(0, 90)))),
    Domain(("customers", "clients", "contacts", "members", "users"), "customers", (
        _c("name", "label", _person), _c("country", "group", _one("Germany", "France", "Spain", "Japan", "India")),
            _c("age", "whole", _int(18, 90)), _c("orders", "whole", _int(0, 60)), _c("spent", "real", _real(0, 5000)),
                _c("plan", "group", _one("free", "basic", "pro")), _c("joined", "date", _day))),
    Domain(("movies", "films", "watchlist", "cinema"), "movies", (
        _c("title", "label", lambda rng: f"{rng.choice(('The', 'A', 'One'))} {rng.choice(('Silent', 'Golden', 'Broken', 'Second', 'Hidden', 'Wild'))} {rng.choice(('Harbor', 'Summer', 'Train', 'Promise', 'Island', 'Clock'))}"),
        _c("director", "group", _one(*LAST[8:15])), _c("genre", "group", _one("drama", "comedy", "thriller", "western")), _c("year", "whole", _int(1960, 2026)), _c("minutes", "whole", _int(75, 210)), _c("rating", "real", _real(1, 10, 1)))),
    Domain(("pets", "animals", "shelter", "zoo"), "animals", (
        _c("name", "label", _person), _c("species", "group", _one("dog", "cat", "rabbit", "parrot")), _c("age", "whole", _int(0, 18)), _c("weight", "real", _real(0.2, 60, 1)), _c("color", "group", _one("brown", "black", "white", "grey")),
        _c("arrived", "date", _day))),
    Domain(("invoices", "billing", "payments", "receivables"), "invoices", (
        _c("invoice", "label", _code("INV-")), _c("client", "group", _one(*LAST[:7])), _c("amount", "real", _real(20, 9000)), _c("status", "group", _one("paid", "open", "overdue")), _c("due", "date", _day), _c("hours", "whole", _int(1, 90)))),
    Domain(("flights", "departures", "airport", "trips"), "flights", (
        _c("flight", "label", _code("LX")), _c("airline", "group", _one("Nordair", "Bluewing", "Condora")), _c("destination", "group", _one(*CITY[:8])), _c("price", "real", _real(29, 900)), _c("duration", "whole", _int(45, 840)), _c("seats", "whole", _int(0, 320)))),
    Domain(("projects", "portfolio", "roadmap", "clients_2026"), "projects", (
        _c("project", "label", lambda rng: pseudo(rng, 2)), _c("manager", "group", _one(*FIRST[12:18])), _c("status", "group", _one("planned", "running", "done", "stopped")), _c("budget", "whole", _int(1000, 250000)), _c("hours", "whole", _int(5, 900)), _c("start", "date", _day))),
    Domain(("songs", "playlist", "tracks", "charts"), "songs", (
        _c("song", "label", lambda rng: f"{rng.choice(('Blue', 'Last', 'Slow', 'Little', 'Neon'))} {rng.choice(('Rain', 'Fire', 'Moon', 'Road', 'Heart', 'Radio'))}"), _c("artist", "group", _one("Mira", "The Foxes", "Kolo", "Delphine")), _c("genre", "group", _one("pop", "rock", "jazz")),
        _c("plays", "whole", _int(10, 90000)), _c("length", "real", _real(1.5, 7)), _c("year", "whole", _int(1970, 2026)))),
    Domain(("players", "roster", "league", "squad"), "players", (
        _c("player", "label", _person), _c("team", "group", _one("Lions", "Hawks", "Rovers", "United")), _c("position", "group", _one("goal", "defense", "midfield", "attack")), _c("goals", "whole", _int(0, 40)), _c("games", "whole", _int(1, 38)), _c("height", "whole", _int(160, 205)))),
    Domain(("apartments", "rentals", "flats", "housing"), "apartments", (
        _c("address", "label", lambda rng: f"{rng.choice(('Oak', 'Mill', 'Station', 'Park', 'Church', 'Lake'))} Street {rng.randint(1, 120)}"), _c("city", "group", _one(*CITY[:5])), _c("rent", "whole", _int(350, 3200)), _c("rooms", "whole", _int(1, 7)), _c("area", "whole", _int(18, 210)),
        _c("floor", "group", _one("ground", "first", "second", "top")), _c("free_from", "date", _day))),
    Domain(("plants", "nursery", "beds", "garden_plan"), "plants", (
        _c("plant", "label", _one("rose", "tulip", "basil", "mint", "lavender", "fern", "ivy", "cactus", "tomato", "sage", "lily", "thyme")), _c("bed", "group", _one("north", "south", "pond", "wall")), _c("light", "group", _one("sun", "shade", "half")), _c("height", "whole", _int(5, 240)),
        _c("price", "real", _real(1, 60)), _c("planted", "date", _day))),
    Domain(("grades", "courses", "transcript", "semesters", "modules"), "courses", (
        _c("course", "label", _one("History", "Biology", "Statistics", "English", "Chemistry", "Latin", "Maths", "Physics", "Art", "Music", "Geography", "French")), _c("semester", "whole", _int(1, 6)), _c("credits", "whole", _int(2, 12)), _c("grade", "real", _real(1, 5, 1)),
        _c("teacher", "group", _one(*LAST[3:8])), _c("points", "whole", _int(20, 100)))),
    Domain(("contacts", "addresses", "phonebook", "people", "directory"), "contacts", (
        _c("name", "label", _person), _c("phone", "text", _phone, "phone number"), _c("email", "text", _mail), _c("city", "group", _one(*CITY[4:10])), _c("street", "text", _street), _c("birthday", "date", _day), _c("age", "whole", _int(18, 90)))),
    Domain(("products", "catalog", "prices", "pricelist", "articles"), "products", (
        _c("name", "label", _thing), _c("category", "group", _one("lighting", "kitchen", "textiles", "garden")), _c("price", "real", _real(2, 300)), _c("stock", "whole", _int(0, 90)), _c("weight", "real", _real(0.1, 30, 1)), _c("supplier", "group", _one(*LAST[9:14])))),
)  # fmt: skip


_TEXTS = (
    ("phone", _phone, "phone number"), ("phone", _phone, ""), ("mobile", _phone, "mobile number"), ("tel", _phone, "phone number"), ("email", _mail, ""), ("mail", _mail, "email address"), ("address", _street, ""),
    ("street", _street, ""), ("serial", _code("SN"), "serial number"), ("code", _code("C"), ""), ("locker", _code("L"), ""), ("licence", _code("B-"), ""),
)  # fmt: skip
"""Columns whose values say something of one row alone: name, how they are made, how people call them."""
_UNITS = ("kg", "cm", "m", "km", "eur", "usd", "l", "ml", "min", "h", "g", "mm", "pct")
_LABELS = "name item title code key label id project machine player team station model recipe plant song animal room hotel route product_id ticket_no account crate device track course boat".split()
_NUMBERS = (
    "count total cost amount size height weight length width depth score points goals wins losses clicks views visits downloads likes speed power voltage level rank seats floors stars capacity budget profit loss tax fee "
    "distance duration minutes seconds hours days units stock returns errors requests latency temperature humidity pressure calories protein sugar votes pages words age price rent volume battery mileage attempts steps "
    "grade grades mark marks credits salary wage bonus discount shipping quantity sold bought used pots boxes bottles guests visitors members rooms beds turnover revenue income expenses"
).split()
_GROUPS: dict[str, str] = {
    "color": "red blue green white black", "type": "a b c d", "status": "open closed done new",
    "country": "Italy Spain Japan Peru Chad Cuba", "city": "Berlin Paris Oslo Lima Rome",
    "team": "red blue lions tigers eagles", "category": "food travel home work fun",
    "size_class": "S M L XL", "brand": "Acme Nordic Delta Kappa Zeta", "season": "spring summer autumn winter",
    "weekday": "Mon Tue Wed Thu Fri", "priority": "low mid high", "language": "python rust go java", "gender": "f m x",
    "material": "wood steel glass plastic", "owner": "Anna Ben Clara David Emma",
    "shift": "early late night", "floor": "first second third", "genre": "rock jazz folk pop",
    "vendor": "alpha beta gamma", "state": "active paused broken", "format": "pdf epub paper",
    "group_name": "north south east west", "method": "card cash bank", "plan": "free basic pro", "zone": "A B C D",
    "species": "cat dog bird fish",
}  # fmt: skip
_INDEXES = ("id", "id", "id", "no", "nr", "number")
_STEMS = "data table export results list values report survey log summary overview records dump backup stats entries sample set1 archive master".split()


_WORDS = tuple(w for w in {**dict.fromkeys(w for words in THEMES.values() for w in words)} if w.isalpha())


def _word(rng: Random) -> str:
    return rng.choice(_WORDS) if rng.random() < 0.6 else pseudo(rng, 2)


def _number_names(rng: Random) -> list[str]:
    """Return names of number columns: the usual ones, or any words, as in a table with one column for each thing."""
    count = rng.randint(2, 3)
    if rng.random() < 0.6:
        return rng.sample(_NUMBERS, count)
    taken = {*_GROUPS, *_LABELS, "date", "day", "created", "updated", "due", "birthday", "start", "index", "order", "table", "group", "update", "references"}
    names = list(dict.fromkeys(w for w in (_word(rng) for _ in range(count * 3)) if w not in taken and w.isascii()))
    return names[:count] if len(names) >= count else rng.sample(_NUMBERS, count)


def composed(rng: Random) -> Domain:
    """Return a domain of columns thrown together, so that column names must be read and cannot be known."""
    label = rng.choice(_LABELS)
    prefix = rng.choice(("x", "k", "n", "P", "T-", "A", "m", "R", "item", "q"))
    columns = [_c(label, "label", _code(prefix) if rng.random() < 0.4 else rng.choice((_person, _word)))]
    for name in _number_names(rng):
        top = rng.choice((10, 100, 1000, 50_000))
        name = rng.choice(
            (name, name, name, f"{name}_{rng.choice(('a', 'b', 'avg', 'max', '2025', 'net', 'kg', 'eur'))}")
        )
        noun = ""
        if rng.random() < 0.12:
            name, noun = f"{name}_{rng.choice(_UNITS)}", name.replace("_", " ")
        make = ("real", _real(0, top)) if rng.random() < 0.35 else ("whole", _int(0, top))
        columns.append(_c(name, *make, noun))
    if rng.random() < 0.3:
        name, text, noun = rng.choice(_TEXTS)
        if name != label:
            columns.append(_c(name, "text", text, noun))
    for name in rng.sample(sorted(_GROUPS), rng.randint(1, 2)):
        if name != label:
            columns.append(_c(name, "group", _one(*_GROUPS[name].split())))
    if rng.random() < 0.3:
        columns.append(
            _c(rng.choice(("date", "day", "created", "updated", "due", "birthday", "start", "end_date")), "date", _day)
        )
    head, *rest = columns
    rng.shuffle(rest)
    rows = rng.choice(("rows", "entries", "records", "items", f"{label.replace('_', ' ')}s"))
    return Domain((*rng.sample(_STEMS, 2), f"{label}s"), rows, (head, *rest))


def literal(value: Any) -> str:
    """Return a value as SQL has it."""
    return str(value) if isinstance(value, (int, float)) else "'" + str(value).replace("'", "''") + "'"


def first_by(label: Column, column: Column, top: bool) -> str:
    """Return the SQL for the row with the highest value of a column (`top`), or the lowest: its label and that value."""
    order = f"{column.name} DESC" if top else column.name
    return f"SELECT {label.name}, {column.name} FROM data ORDER BY {order} LIMIT 1"


def draw(rng: Random, path_for: Callable[[str, str], str]) -> tuple[Table, str]:
    """Return a table and its text. `path_for(stem, ext)` gives a free path."""
    domain = composed(rng) if rng.random() < 0.5 else rng.choice(DOMAINS)
    keep = rng.randint(min(2, len(domain.columns) - 1), len(domain.columns) - 1)
    wanted = sorted(rng.sample(range(1, len(domain.columns)), keep))
    columns = [domain.columns[0], *(domain.columns[i] for i in wanted)]
    if not any(c.kind in ("whole", "real") for c in columns):
        columns.append(next(c for c in domain.columns if c.kind in ("whole", "real")))
    if not any(c.kind == "group" for c in columns):
        columns.append(next((c for c in domain.columns if c.kind == "group"), _c("kind", "group", _one("basic", "large", "spare"))))
    rows: list[dict[str, Any]] = []
    seen = set()
    for _ in range(rng.choice((rng.randint(3, 12), rng.randint(5, 40)))):
        row = {c.name: c.make(rng) for c in columns}
        if row[columns[0].name] not in seen:
            seen.add(row[columns[0].name])
            rows.append(row)
    if rng.random() < 0.2 and columns[0].name not in _INDEXES:
        index = _c(rng.choice(_INDEXES), "index", _int(1, 1))
        first = rng.choice((1, 1, 1, 0, 100, 1001))
        columns, rows = [index, *columns], [{index.name: first + at, **row} for at, row in enumerate(rows)]
    ext = rng.choices((".csv", ".tsv", ".json", ".jsonl"), (8, 1.2, 1.5, 1))[0]
    table = Table(path_for(rng.choice(domain.stems), ext), domain, tuple(columns), tuple(rows))
    return table, _text(table, ext)


def _text(table: Table, ext: str) -> str:
    if ext == ".jsonl":
        return "".join(json.dumps(row) + "\n" for row in table.rows)
    if ext == ".json":
        return json.dumps(list(table.rows), indent=1) + "\n"
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t" if ext == ".tsv" else ",", lineterminator="\n")
    writer.writerow([c.name for c in table.columns])
    writer.writerows([row.values() for row in table.rows])
    return out.getvalue()
