"""What is in the files: notes, lists, logs, tables, code, configuration, letters, recipes."""

from __future__ import annotations

import json
from random import Random

from umi_train.synth import names
from umi_train.synth.names import pick

_ACTIONS = (
    "call|email|text|visit|thank|pay|remind|invite|meet|ask|help|write to|wait for|congratulate|pick up"
).split("|")
_TASKS = (
    "water the plants|clean the kitchen|renew the passport|book the flight|fix the bike|return the books|wash the car|"
    "send the invoice|update the website|check the numbers|order new chairs|feed the cat|walk the dog|charge the camera|"
    "back up the laptop|sign the contract|print the tickets|paint the fence|prepare the slides|review the draft|"
    "cancel the subscription|change the filter|measure the window|sort the receipts|plan the party|test the login page|"
    "write the summary|clear the inbox|repair the gate|finish the report|buy stamps|study chapter {n}|read page {n}|"
    "pack the bag|mow the lawn|sharpen the knives|descale the kettle|hang the pictures|register for the course"
).split("|")
_SENTENCES = (
    "The meeting with {p} is on {d}.|{p} will send the numbers by {w}.|We need {n} more {t} before {w}.|"
    "The price of {t} went up to {m}.|{p} lives in {c} now.|The code for the door is {k}.|Remember to {a}.|"
    "The train to {c} leaves at {h}.|{p} and {q} agreed on the plan.|The budget for {w} is {m}.|"
    "Order number {k} has not arrived yet.|The room is {n} square meters.|{p} prefers {t} over {u}.|"
    "Our next stop is {c}.|The password hint is {x}.|Nothing to report from {c}.|The {t} is in the {x} box.|"
    "{p} paid {m} for the {t}.|The deadline was moved to {d}.|Call {p} at {f}.|The {x} project starts in {mo}.|"
    "There were {n} visitors in {mo}.|{p} is allergic to {t}.|The old {t} is broken.|It rained all day in {c}.|"
    "We sold {n} units in {mo}.|The server is called {x}.|{p} has the spare key.|Version {v} was released on {d}.|"
    "The heating costs {m} per month.|I parked on level {n}.|The wifi name is {x}.|{p} asked about the {t} again.|"
    "The garden needs {t}.|Lunch with {p} at {h}.|The total came to {m}.|My locker number is {n}.|We should {a}.|"
    "{p} wants to {a}.|The next exam is in {mo}.|The {t} was a gift from {p}.|{c} was colder than expected.|"
    "The invoice {k} is still open.|The flight number is {k}.|Nobody answered the phone on {w}.|The sample weighs {n} grams."
).split("|")
_WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
MONTHS = "January February March April May June July August September October November December".split()
_EVENTS = (
    "connection timeout after {n} ms|request timed out|user {u} logged in|user {u} logged out|disk usage at {n}%|"
    "cache cleared|failed to open {x}.db|retrying in {n} seconds|started worker {n}|stopped worker {n}|"
    "permission denied for {u}|loaded {n} records|saved {n} records|payment {k} accepted|payment {k} declined|"
    "service {x} is ready|service {x} restarted|backup finished|backup failed|out of memory|slow query ({n} ms)|"
    "invalid token|certificate expires in {n} days|received {n} messages|dropped packet from 10.0.{n}.7|config reloaded|"
    "file {x}.tmp not found|checksum mismatch in {x}|job {k} queued|job {k} done|timeout while reading from {x}|"
    "404 not found /{x}|upload complete ({n} kB)|listening on port 80{n}|health check passed|heartbeat missed"
).split("|")


def _fill(rng: Random, template: str) -> str:
    out: list[str] = []
    for i, part in enumerate(template.split("{")):
        if not i:
            out.append(part)
            continue
        key, _, rest = part.partition("}")
        out += [_value(rng, key), rest]
    return "".join(out)


def _value(rng: Random, key: str) -> str:
    match key:
        case "p" | "q":
            return names.person(rng)
        case "u":
            return pick(rng, names.PEOPLE).lower() if rng.random() < 0.7 else names.pseudo(rng)
        case "d":
            return names.date(rng) if rng.random() < 0.5 else f"{pick(rng, MONTHS)} {rng.randint(1, 28)}"
        case "w":
            return pick(rng, _WEEKDAYS)
        case "n":
            return str(rng.randint(2, 99) if rng.random() < 0.7 else rng.randint(100, 9999))
        case "t":
            return names.thing(rng)
        case "m":
            return money(rng)
        case "c":
            return pick(rng, names.PLACES)
        case "k":
            return names.code(rng)
        case "x":
            return names.pseudo(rng, 2)
        case "h":
            return f"{rng.randint(6, 22)}:{rng.choice((0, 10, 15, 20, 30, 40, 45)):02d}"
        case "f":
            return f"{rng.randint(100, 999)}-{rng.randint(1000, 9999)}"
        case "mo":
            return pick(rng, MONTHS)
        case "v":
            return f"{rng.randint(0, 9)}.{rng.randint(0, 20)}"
        case "a":
            return task(rng)
    raise KeyError(key)


def money(rng: Random) -> str:
    """Return an amount of money."""
    amount = rng.randint(1, 900) if rng.random() < 0.7 else rng.randint(1000, 90000)
    return pick(rng, [f"{amount} euros", f"${amount}", f"{amount}.{rng.randint(10, 99)}", f"{amount} EUR", f"{amount} dollars"])


def task(rng: Random) -> str:
    """Return something to do: "water the plants", "call Anna"."""
    roll = rng.random()
    if roll < 0.5:
        return _fill(rng, pick(rng, _TASKS))
    if roll < 0.8:
        return f"{pick(rng, _ACTIONS)} {names.person(rng)}"
    return f"buy {names.thing(rng)}"


def sentence(rng: Random) -> str:
    """Return a sentence such as one finds in notes, with its full stop."""
    return _fill(rng, pick(rng, _SENTENCES))


def phrase(rng: Random) -> str:
    """Return a short text without line break, such as people add to a file: a task, a thing, words, a code."""
    roll = rng.random()
    if roll < 0.28:
        return task(rng)
    if roll < 0.4:
        return sentence(rng)
    if roll < 0.48:
        return sentence(rng).rstrip(".")
    if roll < 0.58:
        return names.thing(rng)
    if roll < 0.64:
        return f"{rng.randint(2, 12)} {names.thing(rng)}"
    if roll < 0.7:
        return pick(rng, ["hello world", "hello", "done", "Hello, World!", "test", "it works", "hi there", "good morning", "first line",
                          "to be continued", "nothing yet", "TODO", "see you soon", "happy birthday", "the end", "finished", "ok"])  # fmt: skip
    if roll < 0.77:
        return " ".join(names.pseudo(rng) for _ in range(1 + int(rng.random() * 3)))
    if roll < 0.785:
        return f"{pick(rng, ['NAME', 'version', 'MODE', 'title', 'theme', 'API_KEY', 'user'])}{pick(rng, ['=', ' = '])}\"{pick(rng, [names.pseudo(rng), names.code(rng), '1.4.2'])}\""
    if roll < 0.82:
        return f"{pick(rng, ['name', 'status', 'owner', 'port', 'version', 'color', 'total', 'date', 'mode'])}{pick(rng, [': ', '=', ' = '])}" + pick(
            rng, [names.pseudo(rng), str(rng.randint(1, 9999)), names.code(rng)]
        )
    if roll < 0.87:
        return names.code(rng)
    if roll < 0.92:
        return f"{names.person(rng)}{pick(rng, [': ', ', ', ' - '])}{rng.randint(100, 999)}-{rng.randint(1000, 9999)}"
    return _fill(rng, pick(rng, ["remember to {a}", "{a} on {w}", "{a} before {w}", "meeting with {p} at {h}", "{p} owes me {m}", "dentist {w} {h}",
                                 "{t}, {t} and {t}", "call {p} at {f}", "I love {t}", "{c} in {mo}", "never forget {x}", "{a}, then {a}"]))  # fmt: skip


def lines(rng: Random, low: int = 2, high: int = 7) -> int:
    """Return a number of lines, small ones more often."""
    return low + int((high - low + 1) * rng.random() ** 1.6)


def note(rng: Random) -> str:
    """Return sentences, one or two a line."""
    return "\n".join(sentence(rng) + (f" {sentence(rng)}" if rng.random() < 0.25 else "") for _ in range(lines(rng, 1, 7))) + "\n"


def todo(rng: Random) -> str:
    """Return a list of things to do or buy."""
    style = pick(rng, ["", "- ", "* ", "[ ] ", "n", "- [ ] "])
    thing = rng.random() < 0.4
    rows = []
    for i in range(lines(rng, 2, 9)):
        mark = f"{i + 1}. " if style == "n" else style
        if style.endswith("[ ] ") and rng.random() < 0.3:
            mark = mark.replace("[ ]", "[x]")
        rows.append(mark + (names.thing(rng) if thing else task(rng)))
    return "\n".join(rows) + "\n"


def log(rng: Random) -> str:
    """Return log lines with time and level."""
    day = names.date(rng)
    hour, minute = rng.randint(0, 20), rng.randint(0, 59)
    style = rng.random()
    rows = []
    count = lines(rng, 3, 8) if rng.random() < 0.93 else rng.randint(12, 40)
    for _ in range(count):
        minute += rng.randint(0, 7)
        stamp = f"{day} {hour + minute // 60:02d}:{minute % 60:02d}:{rng.randint(0, 59):02d}"
        level = rng.choices(["INFO", "WARN", "ERROR", "DEBUG", "WARNING"], [50, 14, 20, 10, 4])[0]
        event = _fill(rng, pick(rng, _EVENTS))
        rows.append(
            f"{stamp} {level} {event}" if style < 0.6 else f"[{level.lower()}] {event}" if style < 0.8 else f"{level}: {event}"
        )
    return "\n".join(rows) + "\n"


def table(rng: Random, sep: str = ",") -> str:
    """Return a small table with a header line."""
    kind = pick(rng, ["sales", "people", "stock", "readings"])
    rows = []
    head = {
        "sales": ["date", "item", "amount"],
        "people": ["name", "city", "age"],
        "stock": ["item", "quantity", "price"],
        "readings": ["time", "sensor", "value"],
    }[kind]
    for _ in range(lines(rng, 3, 8)):
        match kind:
            case "sales":
                rows.append([names.date(rng), names.thing(rng), str(rng.randint(5, 500))])
            case "people":
                rows.append([names.person(rng), pick(rng, names.PLACES), str(rng.randint(18, 80))])
            case "stock":
                rows.append([names.thing(rng), str(rng.randint(0, 90)), f"{rng.randint(1, 60)}.{rng.randint(0, 9)}0"])
            case _:
                rows.append([f"{rng.randint(0, 23):02d}:{rng.randint(0, 59):02d}", pick(rng, ["a1", "b2", "c3"]), f"{rng.uniform(0, 40):.1f}"])
    return "\n".join(sep.join(r) for r in [head, *rows]) + "\n"


def records(rng: Random) -> str:
    """Return JSON: a settings object or a list of records."""
    if rng.random() < 0.6:
        keys = rng.sample(["name", "version", "port", "host", "debug", "theme", "language", "timeout", "retries", "owner", "city"], rng.randint(3, 6))
        data: object = {k: _setting(rng, k) for k in keys}
    else:
        data = [{"id": i + 1, "name": pick(rng, names.PEOPLE), "score": rng.randint(1, 100)} for i in range(rng.randint(2, 4))]
    return json.dumps(data, indent=2, ensure_ascii=False) + "\n"


def _setting(rng: Random, key: str) -> object:
    match key:
        case "port":
            return rng.randint(1024, 9999)
        case "timeout" | "retries":
            return rng.randint(1, 90)
        case "debug":
            return rng.random() < 0.5
        case "version":
            return f"{rng.randint(0, 9)}.{rng.randint(0, 30)}.{rng.randint(0, 9)}"
        case "theme":
            return pick(rng, ["dark", "light", "blue", "plain"])
        case "language":
            return pick(rng, ["en", "de", "fr", "es", "pt", "ja"])
        case "host":
            return pick(rng, ["localhost", "example.org", f"10.0.0.{rng.randint(2, 99)}", f"{names.pseudo(rng)}.local"])
        case "city":
            return pick(rng, names.PLACES)
        case "owner":
            return pick(rng, names.PEOPLE)
    return names.pseudo(rng)


_KEYS = "name version port host debug theme language timeout retries owner city".split()


def config(rng: Random, ext: str) -> str:
    """Return key and value lines in the style of the extension."""
    keys = rng.sample(_KEYS, rng.randint(3, 7))
    joint = ": " if ext in (".yaml", ".yml") else "=" if ext in (".env", "") else " = "
    rows = []
    for key in keys:
        value = _setting(rng, key)
        text = str(value).lower() if isinstance(value, bool) else str(value)
        rows.append(f"{key}{joint}" + (f'"{text}"' if ext == ".toml" and isinstance(value, str) else text))
    if ext in (".ini", ".toml", ".cfg", ".conf") and rng.random() < 0.6:
        rows.insert(0, f"[{pick(rng, ['server', 'general', 'main', 'app', 'database'])}]")
    return "\n".join(rows) + "\n"


def source(rng: Random, ext: str) -> str:
    """Return a short program."""
    mark = {".py": "#", ".sh": "#", ".sql": "--"}.get(ext, "//")
    out = [f"{mark} {pick(rng, ['TODO', 'FIXME', 'NOTE'])}: {task(rng)}"] if rng.random() < 0.45 else []
    for _ in range(lines(rng, 1, 3)):
        name, other = f"{pick(rng, ['get', 'load', 'save', 'parse', 'check', 'make'])}_{pick(rng, ['user', 'file', 'total', 'name', 'data', 'page'])}", names.pseudo(rng)
        number = rng.randint(1, 99)
        match ext:
            case ".py":
                out += [f"def {name}({other}):", f"    return {other} {pick(rng, ['+', '*', '-'])} {number}", ""]
            case ".sh":
                out += [f'echo "{name} {other}"', f"sleep {number}"]
            case ".sql":
                out += [f"SELECT {other} FROM {pick(rng, ['users', 'orders', 'items'])} WHERE id = {number};"]
            case ".rs":
                out += [f"fn {name}({other}: i32) -> i32 {{", f"    {other} + {number}", "}", ""]
            case ".go":
                out += [f"func {name}({other} int) int {{", f"\treturn {other} + {number}", "}", ""]
            case ".c":
                out += [f"int {name}(int {other}) {{", f"    return {other} + {number};", "}", ""]
            case _:
                out += [f"function {name}({other}) {{", f"  return {other} + {number};", "}", ""]
    if ext == ".py" and rng.random() < 0.5:
        out.insert(0, f"import {pick(rng, ['os', 'sys', 'json', 're', 'math'])}")
    return "\n".join(out).rstrip("\n") + "\n"


def markdown(rng: Random) -> str:
    """Return a title and sections."""
    out = [f"# {' '.join(w.capitalize() for w in (pick(rng, names.THEMES['office']), pick(rng, names.THEMES['home'])))}", ""]
    for _ in range(lines(rng, 1, 3)):
        if rng.random() < 0.6:
            out += [f"## {pick(rng, ['Plan', 'Notes', 'Usage', 'Open points', 'Ideas', 'Summary', 'Next steps', 'Install', 'Contacts'])}"]
        if rng.random() < 0.5:
            out += [f"- {task(rng)}" for _ in range(lines(rng, 2, 4))]
        else:
            out += [sentence(rng) for _ in range(lines(rng, 1, 3))]
    return "\n".join(out) + "\n"


def letter(rng: Random) -> str:
    """Return a short letter."""
    body = [sentence(rng) for _ in range(lines(rng, 1, 4))]
    return f"Dear {names.person(rng)},\n" + "\n".join(body) + f"\n{pick(rng, ['Best regards', 'Yours', 'Love', 'Thanks'])},\n{names.person(rng)}\n"


def recipe(rng: Random) -> str:
    """Return a recipe: what is needed and what to do."""
    rows = [f"{rng.randint(1, 500)} {pick(rng, ['g', 'ml', 'cups of', 'spoons of'])} {names.thing(rng)}" for _ in range(lines(rng, 2, 5))]
    return "\n".join([*rows, f"Bake for {rng.randint(10, 90)} minutes at {rng.randrange(120, 240, 5)} degrees."]) + "\n"


def binary(rng: Random) -> bytes:
    """Return bytes that are no text."""
    return b"\x89BIN\0" + rng.randbytes(rng.randint(40, 6000))


def content(rng: Random, name: str) -> str | bytes:
    """Return a content that suits the name of a file."""
    stem, dot, extension = name.rpartition(".")
    ext = f".{extension}" if dot and stem else ""
    low = name.lower()
    if ext in names.BINARY:
        return binary(rng)
    match ext:
        case ".log" | ".out":
            return log(rng)
        case ".csv":
            return table(rng)
        case ".tsv":
            return table(rng, "\t")
        case ".json":
            return records(rng)
        case ".ini" | ".toml" | ".cfg" | ".conf" | ".yaml" | ".yml":
            return config(rng, ext)
        case ".py" | ".js" | ".ts" | ".sh" | ".c" | ".go" | ".rs" | ".sql":
            return source(rng, ext)
        case ".html":
            return f"<html>\n<h1>{pick(rng, names.THINGS).capitalize()}</h1>\n<p>{sentence(rng)}</p>\n</html>\n"
        case ".css":
            return f"body {{\n  color: {pick(rng, ['red', 'black', 'navy'])};\n}}\n"
        case ".md":
            return todo(rng) if rng.random() < 0.25 else markdown(rng)
    if low in ("makefile", "dockerfile", ".env"):
        return config(rng, ".env")
    if any(w in low for w in ("todo", "shop", "grocer", "list", "chores", "pack", "wish", "check")):
        return todo(rng)
    if "recipe" in low or "menu" in low:
        return recipe(rng)
    roll = rng.random()
    if roll < 0.04:
        return phrase(rng) + ("\n" if rng.random() < 0.7 else "")
    if roll < 0.55:
        return note(rng)
    if roll < 0.8:
        return todo(rng)
    if roll < 0.9:
        return letter(rng)
    return recipe(rng)


_PIPED = (".txt", ".md", ".log", ".csv", ".py", ".json", ".js", ".yml", ".html")


def piped(rng: Random) -> str:
    """Return a text of several lines that may come with a request: a list, or what files of any kind have in them.

    Some are longer than what a role gets to see.
    """
    if rng.random() < 0.4:
        return "\n".join(task(rng) for _ in range(rng.randint(2, 3) if rng.random() < 0.7 else rng.randint(8, 30)))
    parts = []
    while not parts or rng.random() < 0.3:
        text = content(rng, f"x{pick(rng, _PIPED)}")
        assert isinstance(text, str)
        parts.append(text.strip("\n"))
    return "\n\n".join(parts) or task(rng)
