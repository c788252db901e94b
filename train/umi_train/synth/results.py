"""Results that a request may ask for and use: a sum, a conversion, a date, a count, a figure of a table, a size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from umi_local.trajectory import ObservationTurn
from umi_train.synth import facts
from umi_train.synth import figures as fig
from umi_train.synth.core import Skip, World
from umi_train.synth.families_clock import read_clock
from umi_train.synth.families_dates import some_date, span, written
from umi_train.synth.families_math import value
from umi_train.synth.families_rows import ADJECTIVES, singular
from umi_train.synth.families_tables import LOOK, QUERY, a_table
from umi_train.synth.families_units import KINDS
from umi_train.synth.views import counts, info, plural


@dataclass(frozen=True, slots=True)
class Result:
    """A result: its words, the calls that give it, and how it is read from the last of them.

    `noun`: "the number of lines in x.txt"; `do`: "count the lines in x.txt"; `ask`: "how many lines does x.txt have".
    `steps`: (rationale, tool, arguments). `read` returns what is kept, `told` the answer with it. `number`: it is a
    number that one can go on calculating with.
    """

    noun: str
    do: str
    ask: str
    steps: tuple[tuple[str, str, Mapping[str, Any]], ...]
    read: Callable[[ObservationTurn], str]
    told: Callable[[str], str]
    number: bool = False


def _sum(w: World) -> Result:
    a, b = fig.plain(fig.whole(w.rng, 2, 5000)), fig.plain(fig.whole(w.rng, 2, 400))
    c = fig.plain(fig.whole(w.rng, 2, 100))
    roll = w.rng.random()
    if roll < 0.55:
        e = f"{a} {w.pick('+-*/')} {b}"
    elif roll < 0.7:
        e = f"{a} {w.pick('+-*')} {b} {w.pick('+-*')} {c}"
    elif roll < 0.85:
        e = f"{a} {w.pick(('plus', 'minus', 'times', 'divided by'))} {b}"
    else:
        e = f"{fig.percent(w.rng)}% of {a}"
    return Result(
        w.word("(the (result|value|answer|outcome) of {e}|{e}|what {e} is|what {e} (makes|comes to|equals|gives)|how much {e} is|the answer to {e}|the solution of {e})", e=e),
        w.word("(calculate|compute|work out|figure out|solve|evaluate|calc|find the result of|do the sum) {e}", e=e),
        w.word("((what is|what's|how much is|whats) {e}|what does {e} (make|give|equal|come to)|how much (does|would) {e} make)", e=e),
        (("A sum to work out. Use calculate.", "calculate", {"expression": e}),),
        lambda o: value(o.content),
        lambda v: f"{e} = {v}",
        True,
    )


def _conversion(w: World) -> Result:
    kind = w.pick(("length", "mass", "volume", "temperature"))
    (source, *_), (target, *_) = w.rng.sample(KINDS[kind][:6] if kind != "temperature" else KINDS[kind], 2)
    n = w.rng.randint(2, 400)
    return Result(
        w.word("({n} {a} in {b}|what {n} {a} are in {b}|how many {b} {n} {a} are|{n} {a} converted to {b}|how many {b} {n} {a} make|the {b} for {n} {a}|{n} {a} as {b}|how much {n} {a} is in {b})", n=n, a=source, b=target),
        w.word("((convert|change|turn|recalculate) {n} {a} (to|into) {b}|work out {n} {a} in {b}|express {n} {a} in {b}|work out how many {b} {n} {a} are)", n=n, a=source, b=target),
        w.word("(how many {b} are {n} {a}|what is {n} {a} in {b}|how much is {n} {a} in {b}|what are {n} {a} in {b}|how many {b} (make|is|are there in) {n} {a}|what do {n} {a} make in {b})", n=n, a=source, b=target),
        (("A conversion: use convert_units.", "convert_units", {"value": n, "from_unit": source, "to_unit": target}),),
        lambda o: value(o.content).split(" ")[0],
        lambda v: f"{n} {source} = {v} {target}",
        True,
    )


def _weekday(w: World) -> Result:
    d = some_date(w, True, named=0.1)
    return Result(
        w.word("(the weekday of {d}|the day of the week of {d}|which weekday {d} is|what day {d} is|the weekday {d} falls on|what day of the week {d} is|on which weekday {d} falls|the weekday for {d})", d=d),
        w.word("((find out|look up|check|work out|see) (which|what) (weekday|day|day of the week) {d} (is|falls on)|(find|get|work out|determine) the weekday (of|for) {d})", d=d),
        w.word("((what|which) (day|weekday|day of the week) is {d}|(what|which) (weekday|day of the week) does {d} fall on|on (what|which) (weekday|day of the week) (is|falls) {d})", d=d),
        (("A weekday is asked for: use date_math with weekday.", "date_math", {"operation": "weekday", "date": d}),),
        lambda o: o.content.rpartition(" is a ")[2].strip(),
        lambda v: f"{d} is a {v}",
    )


def _ahead(w: World) -> Result:
    o = span(w.rng)
    return Result(
        w.word("(the date {o} from (now|today)|the date in {o}|what date it is in {o}|which date it will be in {o}|what the date is {o} from now|the date it will be in {o})", o=o),
        w.word("(find out|work out|calculate|determine|figure out|get|check) (the date|which date it is|what date it will be) (in {o}|{o} from now|{o} from today)", o=o),
        w.word("(what|which) (date|day) (is it|will it be|do we have) (in {o}|{o} from now|{o} from today)", o=o),
        (("A date moved by some time: use date_math with offset.", "date_math", {"operation": "offset", "date": "today", "offset": o}),),
        lambda obs: obs.content.rpartition(" = ")[2].partition(" (")[0],
        lambda v: f"{o} from now is {v}",
    )


def _until(w: World) -> Result:
    d = some_date(w, True, named=0.25)
    return Result(
        w.word("(the number of days (until|till|to) {d}|the days (until|left until) {d}|how many days (are left|it is) until {d}|how many days (remain|there are) until {d}|how many days away {d} is|the days from today to {d}|how many days we have until {d})", d=d),
        w.word("(count|work out|figure out|calculate|find out|check) (the days until {d}|how many days it is until {d}|how many days are left until {d}|how many days away {d} is)", d=d),
        w.word("(how many days (until|till|are left until|is it until|are there until|to go until|remain until|do we have until|left till) {d}|how many days away is {d})", d=d),
        (("Days between two dates: use date_math with difference.", "date_math", {"operation": "difference", "date": "today", "end_date": d}),),
        lambda o: o.content.partition(": ")[2].split(" ")[0],
        lambda v: f"It is {v} days until {d}",
        True,
    )


def _today(w: World) -> Result:
    return Result(
        w.word("(today's date|the date of today|the current date|todays date|the date today|what date it is today|which date we have today|what the date is today)"),
        w.word("(look up|find out|check|get|see) (today's date|the date|the current date|what date it is|which date we have today)"),
        w.word("((what is|what's|whats) (today's date|the date today|the current date)|(what|which) date (is it|do we have|is) today)"),
        (("The date is asked for: use current_time.", "current_time", {}),),
        lambda o: read_clock(o.content)[0],
        lambda v: f"Today is {v}",
    )


def _count(w: World) -> Result:
    path, unit = w.pick_text_file(), w.pick(("lines", "words", "lines", "words", "characters"))
    p, at = w.path(path), ("lines", "words", "characters").index(unit)
    return Result(
        w.word("(the number of {u} (in|of) {p}|the {s} count of {p}|how many {u} {p} has|how many {u} are in {p}|how many {u} there are in {p}|the {s} count for {p}|the total number of {u} in {p}|the count of {u} in {p})", u=unit, s=unit[:-1], p=p),
        w.word("((count|count up|tally|tot up) the {u} (in|of) {p}|(count|check|find out|work out|see) how many {u} (are in {p}|{p} has|there are in {p})|get the {s} count (of|for) {p})", u=unit, s=unit[:-1], p=p),
        w.word("(how many {u} (does {p} (have|contain|hold)|are in {p}|are there in {p}|has {p}|make up {p})|what is the number of {u} in {p})", u=unit, p=p),
        ((f"Count the {unit} with count_text.", "count_text", {"path": path}),),
        lambda o: str(counts(o)[at]),
        lambda v: f"{path} has {plural(v, unit[:-1])}",
        True,
    )


def _size(w: World) -> Result:
    path = w.pick(list(w.files))
    p = w.path(path)
    return Result(
        w.word("(the size of {p}|the file size of {p}|how big {p} is|how large {p} is|the size on disk of {p}|how much space {p} takes)", p=p),
        w.word("(look up|check|get|find out|see|find) (the size of {p}|how big {p} is|how large {p} is|the file size of {p})", p=p),
        w.word("(how big is {p}|how large is {p}|what is the size of {p}|what's the size of {p}|what size is {p}|what size does {p} have|how much space does {p} take)", p=p),
        (("Look up the size with file_info.", "file_info", {"path": path}),),
        lambda o: info(o)["size"],
        lambda v: f"{path} is {v} in size",
    )


def _rows(w: World) -> Result:
    table = a_table(w)
    p, rows = w.path(table.path), w.pick((table.domain.rows, table.domain.rows, "rows", "entries"))
    return Result(
        w.word("(the number of {r} in {p}|how many {r} {p} has|how many {r} are in {p}|the count of {r} in {p}|how many {r} there are in {p}|the total number of {r} in {p}|how many {r} {p} (lists|holds|contains))", r=rows, p=p),
        w.word("((count|tally|count up) the {r} in {p}|(count|check|find out|work out|see) how many {r} (are in {p}|{p} has|there are in {p})|get the number of {r} in {p})", r=rows, p=p),
        w.word("(how many {r} (are in {p}|does {p} (have|list|hold|contain)|are there in {p}|has {p}|are listed in {p})|what is the number of {r} in {p})", r=rows, p=p),
        (("The columns are not known yet: use query_table without sql.", "query_table", {"path": table.path}),),
        lambda _: str(len(table.rows)),
        lambda v: f"{table.path} has {plural(v, 'row')}",
        True,
    )


def _figure(w: World) -> Result:
    table = a_table(w)
    column = w.pick(table.of("whole", "real"))
    function, words = w.pick((("SUM", "total"), ("SUM", "sum of the"), ("AVG", "average"), ("MAX", "highest"), ("MIN", "lowest")))
    p = w.path(table.path)
    arguments = {"path": table.path, "sql": f"SELECT {function}({column.name}) FROM data"}
    return Result(
        w.word("(the {f} {c} (in|of|from) {p}|what the {f} {c} in {p} is)", f=words, c=column.said, p=p),
        w.word("(find|work out|get|look up|calculate|find out|determine|figure out|compute) the {f} {c} (in|from) {p}", f=words, c=column.said, p=p),
        w.word("(what is|what's|whats|what would be) the {f} {c} (in|from|according to) {p}", f=words, c=column.said, p=p),
        ((LOOK, "query_table", {"path": table.path}), (QUERY, "query_table", arguments)),
        lambda o: o.content.strip().splitlines()[-1],
        lambda v: f"The {words} {column.said} in {table.path} is {v}",
        True,
    )


def _age(w: World) -> Result:
    start = w.now.date() - timedelta(days=w.rng.randint(20, 900))
    d = written(w.rng, start, w.now.year)
    return Result(
        w.word("(the number of days since {d}|how many days have passed since {d}|how many days ago {d} was|how many days it is since {d}|the days that have passed since {d}|how many days have gone by since {d})", d=d),
        w.word("((count|count up|calculate|work out) the days since {d}|(count|work out|find out|figure out) how many days (have passed|it is|have gone by) since {d}|work out how many days ago {d} was)", d=d),
        w.word("(how many days (have passed since|is it since|since|have gone by since|has it been since) {d}|how many days ago was {d})", d=d),
        (("Days between two dates: use date_math with difference.", "date_math", {"operation": "difference", "date": d, "end_date": "today"}),),
        lambda o: o.content.partition(": ")[2].split(" ")[0],
        lambda v: f"It is {v} days since {d}",
        True,
    )


def _fact(w: World) -> Result:
    path, line, questions = facts.asked(w)
    nouns = [q.removeprefix("(the|) ") for q in _options(questions) if q.startswith(("the ", "(the|) "))]
    if not nouns:
        raise Skip("no noun")
    p, noun, line = w.path(path), w.word(w.pick(nouns)).removeprefix("the "), line.removeprefix("- ")
    return Result(
        w.word("the {n} (in|from|of|given in|according to|listed in|that is in) {p}", n=noun, p=p),
        w.word("(look up|find|get|check|find out|look for|fetch) the {n} (in|from) {p}", n=noun, p=p),
        w.word("(what is|what's|whats) the {n} (in|according to|from|given in|as listed in) {p}", n=noun, p=p),
        (("Read the file with read_file.", "read_file", {"path": path}),),
        lambda _: line,
        lambda v: v,
    )


def _options(questions: str) -> list[str]:
    """Return the alternatives of a piece of grammar that stand in no brackets."""
    found, depth = [""], 0
    for sign in questions:
        depth += (sign in "([") - (sign in ")]")
        if sign == "|" and not depth:
            found.append("")
        else:
            found[-1] += sign
    return found


def _best(w: World) -> Result:
    table = a_table(w)
    named = [column for column in table.of("whole", "real") if column.name in ADJECTIVES]
    if not named:
        raise Skip("no adjective")
    column, top = w.pick(named), w.chance(0.5)
    values = sorted(row[column.name] for row in table.rows)
    if len(values) < 2 or (values[-1] == values[-2] if top else values[0] == values[1]):
        raise Skip("two of them")
    p, one = w.path(table.path), singular(table.domain.rows)
    best = f"{w.word(f'({ADJECTIVES[column.name][0 if top else 1]})')} {one}"
    sql = f"SELECT {table.label.name} FROM data ORDER BY {column.name}{' DESC' if top else ''} LIMIT 1"
    return Result(
        w.word("((the name of |)the {b} (in|of|from|according to) {p}|what the {b} in {p} is called)", b=best, p=p),
        w.word("(find|look up|get|pick|find out|identify|determine|look for) the {b} (in|from) {p}", b=best, p=p),
        w.word("((what is|what's|which is|whats) the {b} (in|according to|from) {p}|what is the name of the {b} in {p}|which one is the {b} in {p})", b=best, p=p),
        ((LOOK, "query_table", {"path": table.path}), (QUERY, "query_table", {"path": table.path, "sql": sql})),
        lambda o: o.content.strip(),
        lambda v: f"The {best} is {v}",
    )


RESULTS = (_fact, _fact, _best, _best, _sum, _sum, _sum, _conversion, _conversion, _weekday, _weekday, _ahead, _until, _today, _count, _count, _count, _size, _rows, _rows, _figure, _age)


def draw(w: World, number: bool = False) -> Result:
    """Return a result at random; `number`: one to calculate with. Raises Skip."""
    made = w.pick(RESULTS)(w)
    if (number and not made.number) or not all(w.has(tool) for _, tool, _ in made.steps):
        raise Skip("does not suit")
    return made
