"""Two wishes in one request, and requests about text that was piped in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from umi_train.synth import figures as fig
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_clock import place, read_clock
from umi_train.synth.families_dates import span, written
from umi_train.synth.families_math import value
from umi_train.synth.families_notes import note_text, notes_said
from umi_train.synth.families_units import KINDS


@dataclass(frozen=True)
class Wish:
    """One half of a request: its words, the call, why, and how the answer reads from the observation."""

    text: str
    tool: str
    arguments: dict[str, Any]
    why: str
    answer: Callable[[str], str]


def _sum(w: World) -> Wish:
    a, b = fig.whole(w.rng, 2, 1000), fig.whole(w.rng, 2, 100)
    e = w.pick(
        (
            f"{a} {w.pick('+-*/')} {b}",
            f"{a} {w.pick(('plus', 'minus', 'times'))} {b}",
            f"{fig.percent(w.rng)}% of {a}",
            f"square root of {a}",
        )
    )
    text = w.word("(what is|what's|how much is|calculate|work out) {e}", e=e)
    return Wish(
        text, "calculate", {"expression": e}, "A sum to work out: use calculate.", lambda o: f"{e} = {value(o)}."
    )


def _convert(w: World) -> Wish:
    kind = w.pick(("length", "mass", "volume", "temperature"))
    (source, *_), (target, *_) = w.rng.sample(KINDS[kind][:6] if kind != "temperature" else KINDS[kind], 2)
    n = w.rng.randint(2, 300)
    text = w.word(
        "(convert {n} {a} to {b}|how many {b} are {n} {a}|what is {n} {a} in {b}|give me {n} {a} in {b})",
        n=n,
        a=source,
        b=target,
    )
    return Wish(
        text,
        "convert_units",
        {"value": n, "from_unit": source, "to_unit": target},
        "A conversion: use convert_units.",
        lambda o: f"{o.rstrip('.')}.",
    )


def _here(w: World) -> Wish:
    text = w.word("(what time is it|what's the time|tell me the time|give me the time)")
    return Wish(
        text,
        "current_time",
        {},
        "The time is asked for: use current_time.",
        lambda o: f"It is {read_clock(o)[1]} on {read_clock(o)[0]}.",
    )


def _today(w: World) -> Wish:
    text = w.word("(what day is it|what's the date|tell me today's date|what is today's date|which day is today)")
    return Wish(
        text, "current_time", {}, "The date is asked for: use current_time.", lambda o: f"Today is {read_clock(o)[0]}."
    )


def _there(w: World) -> Wish:
    city = place(w)
    text = w.word("(what time is it in {c}|what's the time in {c}|tell me the time in {c}|the time in {c})", c=city)
    return Wish(
        text,
        "current_time",
        {"timezone": city},
        "The time in another place: use current_time with the place.",
        lambda o: f"It is {read_clock(o)[1]} in {city}, {read_clock(o)[0]}.",
    )


def _weekday(w: World) -> Wish:
    d = written(w.rng, w.now.date() + timedelta(days=w.rng.randint(2, 400)), w.now.year)
    text = w.word("(what day is {d}|which weekday is {d}|what day of the week is {d}|tell me the weekday of {d})", d=d)
    return Wish(
        text,
        "date_math",
        {"operation": "weekday", "date": d},
        "A weekday is asked for: use date_math with weekday.",
        lambda o: f"{o.rstrip('.')}.",
    )


def _ahead(w: World) -> Wish:
    o = span(w.rng)
    text = w.word("(what date is it in {o}|what's the date {o} from now|which day is it in {o})", o=o)
    return Wish(
        text,
        "date_math",
        {"operation": "offset", "date": "today", "offset": o},
        "A date moved by some time: use date_math with offset.",
        lambda x: f"That is {x.rpartition(' = ')[2].rstrip('.')}.",
    )


def _note(w: World) -> Wish:
    t = note_text(w.rng, w.split == "heldout_entity")
    text = w.word("(note: {t}|remember: {t}|make a note: {t}|note down {t}|add a note: {t})", t=t)
    return Wish(text, "add_note", {"text": t}, "Something to remember: use add_note.", lambda o: f"I {o}.")


def _lines(w: World) -> Wish:
    path = w.pick_text_file()
    text = w.word(
        "(count the lines in {p}|how many lines does {p} have|how many lines are in {p}|tell me how many lines {p} has)",
        p=w.bare(path),
    )
    return Wish(
        text,
        "count_text",
        {"path": path},
        "Lines are counted with count_text.",
        lambda o: f"{path} has {o.partition(': ')[2].partition(',')[0]}.",
    )


def _notes(w: World) -> Wish:
    text = w.word("(show my notes|list my notes|what are my notes|read me my notes)")

    def said(content: str) -> str:
        return "You have no notes yet." if content.startswith("there are no") else f"Your notes:\n{notes_said(content)}"

    return Wish(text, "list_notes", {}, "The notes are asked for: use list_notes.", said)


WISHES = (_sum, _sum, _convert, _convert, _here, _today, _there, _weekday, _ahead, _note, _lines, _notes)
JOIN = (
    "{a} and {line}", "{a} and {line}", "{a}, and {line}", "{a} and also {line}", "{a} and then {line}", "{a}. also {line}",
    "{a}, then {line}", "first {a}, then {line}", "two things: {a} and {line}", "{a}; {line}", "{a}. {line}.", "{a} plus {line}",
    "{a} & {line}", "please {a}, and after that {line}", "{a}? and {line}?", "1. {a} 2. {line}",
    "i have two questions: {a}, and {line}", "{a}, {line}", "(could|can) you do two things: {a} and {line}",
)  # fmt: skip


@family("two_wishes", weight=4.0)
def two_wishes(w: World) -> Steps:
    """Two unrelated wishes: two calls, one answer."""
    first, second = (make(w) for make in w.rng.sample(WISHES, 2))
    if first.tool == "add_note":  # a note ends where the request does
        first, second = second, first
    if first.tool == second.tool and first.arguments == second.arguments:
        raise Skip("the same twice")
    if not (w.has(first.tool) and w.has(second.tool)):
        raise Skip("a tool is missing")
    yield Ask(w.say(JOIN, a=first.text, line=second.text))
    one = yield Call(f"Two wishes. {first.why}", first.tool, first.arguments)
    two = yield Call(f"Now the second wish. {second.why}", second.tool, second.arguments)
    if not (one.ok and two.ok):
        raise Skip("a call failed")
    yield Answer("Both are done.", f"{first.answer(one.content)}\n{second.answer(two.content)}")


ADD_UP = (
    "do: (add up|sum|total|sum up|add) (these|the|all) [numbers|values|lines]",
    "ask: (what is|what's) the (sum|total) [of these|of the numbers|]", "(sum|total)",
    "get: the (sum|total) [of these numbers|]", "ask: how much is (that|this|it) (in total|altogether|together)",
    "do: (calculate|compute) the (sum|total)", "know: what these add up to", "sum of (this|these|the input)",
    "total please", "do: add them [all|] [up|]", "ask: what do (these|they) add up to", "all together?",
    "and the total is?",
    "do: (tally|add together|count together) (these|the numbers|this|them)",
    "these numbers (together|summed up|all added)",
    "what (is|would be) all of this added up",
    "i need the (sum|total) of these",
    "(grand total|altogether|in all)?",
)  # fmt: skip
AVERAGE = (
    "do: average (these|the numbers|this|them)", "ask: (what is|what's) the (average|mean) [of these|of the numbers|]",
    "(average|mean|avg)", "get: the (average|mean) [of these numbers|]", "do: (calculate|compute) the (average|mean)",
    "know: what the (average|mean) is", "mean of (this|these|the input)", "average please", "on average?",
    "ask: what is it on average", "(take|give me) the mean", "do: find the average of these (values|numbers|lines)",
    "(what's|what is) the (typical|average) value",
    "the (mean|average) of these (numbers|values|lines)[,] please",
    "i need the (average|mean)",
    "what do these average (out at|to|)",
    "do: (tell|give) me the average of the (numbers|values|lines)",
)  # fmt: skip


@family("piped_numbers", weight=0.8, tools=("calculate",))
def piped_numbers(w: World) -> Steps:
    """Numbers that came with the request."""
    numbers = [fig.plain(fig.number(w.rng)) for _ in range(w.rng.randint(2, 7))]
    context = w.pick(("\n", "\n", " ", ", ", "\t")).join(numbers)
    if w.chance(0.5):
        yield Ask(w.say(ADD_UP), context)
        expression, why, form = " + ".join(numbers), "Several numbers to add. Use calculate.", "The total is {v}."
    else:
        yield Ask(w.say(AVERAGE), context)
        expression, why, form = (
            f"({' + '.join(numbers)}) / {len(numbers)}",
            "An average: add them and divide by how many there are. Use calculate.",
            "The average is {v}.",
        )
    observation = yield Call(why, "calculate", {"expression": expression})
    if not observation.ok:
        raise Skip("not for the calculator")
    yield Answer("The result is known.", form.format(v=value(observation.content)))


KEEP = (
    "do: (save|keep|store|note|remember) (this|it|that) [as a note|in my notes|]", "do: make a note of (this|that)",
    "note this [down|]", "(add|put) this to my notes", "remember this [please|]", "do: write this down",
    "this (is|should be) a note", "to my notes", "keep it [for later|]", "new note from this",
    "do: take a note of this", "do: note that for me",
    "i (want|need) to remember this",
    "don't let me forget this",
    "do: (file|put) this (with|among|under) my notes",
    "note to self",
    "this goes (in|into|to) my notes",
    "please keep this in mind for me",
)  # fmt: skip


@family("piped_note", weight=0.5, tools=("add_note",))
def piped_note(w: World) -> Steps:
    """A note whose text came with the request."""
    text = note_text(w.rng, w.split == "heldout_entity")
    yield Ask(w.say(KEEP), text)
    yield Call("The given text is to be remembered: use add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")
