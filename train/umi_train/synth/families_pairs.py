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
from umi_train.synth.parts import Part, all_of


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
    text = w.word("(what is|what's|how much is|calculate|work out|compute|figure out|tell me|give me|solve|evaluate|what does one get for) {e}", e=e)
    return Wish(
        text, "calculate", {"expression": e}, "A sum to work out. Use calculate.", lambda o: f"{e} = {value(o)}."
    )


def _convert(w: World) -> Wish:
    kind = w.pick(("length", "mass", "volume", "temperature"))
    (source, *_), (target, *_) = w.rng.sample(KINDS[kind][:6] if kind != "temperature" else KINDS[kind], 2)
    n = w.rng.randint(2, 300)
    text = w.word(
        "(convert {n} {a} to {b}|how many {b} are {n} {a}|what is {n} {a} in {b}|give me {n} {a} in {b}|turn {n} {a} into {b}|express {n} {a} in {b}|how much is {n} {a} in {b}|tell me what {n} {a} is in {b}|change {n} {a} to {b}|{n} {a} in {b})",
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
    text = w.word("(what time is it|what's the time|tell me the time|give me the time|what time do we have|how late is it|the current time|tell me how late it is|what does the clock say|check the time)")
    return Wish(
        text,
        "current_time",
        {},
        "The time is asked for: use current_time.",
        lambda o: f"It is {read_clock(o)[1]} on {read_clock(o)[0]}.",
    )


def _today(w: World) -> Wish:
    text = w.word("(what day is it|what's the date|tell me today's date|what is today's date|which day is today|give me today's date|tell me what day it is|what date do we have today|which date is it|today's date|tell me which day we have)")
    return Wish(
        text, "current_time", {}, "The date is asked for: use current_time.", lambda o: f"Today is {read_clock(o)[0]}."
    )


def _there(w: World) -> Wish:
    city = place(w)
    text = w.word("(what time is it in {c}|what's the time in {c}|tell me the time in {c}|the time in {c}|how late is it in {c}|what time do they have in {c}|give me the local time in {c}|check the time in {c}|tell me what time it is in {c})", c=city)
    return Wish(
        text,
        "current_time",
        {"timezone": city},
        "The time in another place: use current_time with the place.",
        lambda o: f"It is {read_clock(o)[1]} in {city}, {read_clock(o)[0]}.",
    )


def _weekday(w: World) -> Wish:
    d = written(w.rng, w.now.date() + timedelta(days=w.rng.randint(2, 400)), w.now.year)
    text = w.word("(what day is {d}|which weekday is {d}|what day of the week is {d}|tell me the weekday of {d}|on which weekday is {d}|what weekday is {d}|give me the weekday of {d}|find out which weekday {d} is|on what day of the week is {d}|tell me what day of the week {d} is)", d=d)
    return Wish(
        text,
        "date_math",
        {"operation": "weekday", "date": d},
        "A weekday is asked for: use date_math with weekday.",
        lambda o: f"{o.rstrip('.')}.",
    )


def _ahead(w: World) -> Wish:
    o = span(w.rng)
    text = w.word("(what date is it in {o}|what's the date {o} from now|which day is it in {o}|what will the date be in {o}|tell me the date in {o}|which date do we have in {o}|give me the date {o} from now|what's the date in {o})", o=o)
    return Wish(
        text,
        "date_math",
        {"operation": "offset", "date": "today", "offset": o},
        "A date moved by some time: use date_math with offset.",
        lambda x: f"That is {x.rpartition(' = ')[2].rstrip('.')}.",
    )


def _note(w: World) -> Wish:
    t = note_text(w.rng, w.split == "heldout_entity")
    text = w.word("(note: {t}|remember: {t}|make a note: {t}|note down {t}|add a note: {t}|jot down: {t}|write down: {t}|keep in mind: {t}|save a note: {t}|take a note: {t}|new note: {t}|don't forget: {t}|put in my notes: {t})", t=t)
    return Wish(text, "add_note", {"text": t}, "Something to remember: use add_note.", lambda o: f"I {o}.")


def _lines(w: World) -> Wish:
    path = w.pick_text_file()
    text = w.word(
        "(count the lines in {p}|how many lines does {p} have|how many lines are in {p}|tell me how many lines {p} has|give me the number of lines in {p}|what is the line count of {p}|the number of lines in {p}|find out how many lines {p} has|check how many lines {p} has)",
        p=w.bare(path),
    )
    return Wish(
        text,
        "count_text",
        {"path": path},
        "Count the lines with count_text.",
        lambda o: f"{path} has {o.partition(': ')[2].partition(',')[0]}.",
    )


def _notes(w: World) -> Wish:
    text = w.word("(show my notes|list my notes|what are my notes|read me my notes|give me my notes|what did i note|show me all my notes|let me see my notes|read out my notes|tell me my notes|what do my notes say)")

    def said(content: str) -> str:
        return "You have no notes yet." if content.startswith("there are no") else f"Your notes:\n{notes_said(content)}"

    return Wish(text, "list_notes", {}, "The notes are asked for: use list_notes.", said)


WISHES = (_sum, _sum, _convert, _convert, _here, _today, _there, _weekday, _ahead, _note, _lines, _notes)
JOIN = (
    "{a} and {line}", "{a} and {line}", "{a}, and {line}", "{a} and also {line}", "{a} and then {line}", "{a}. also {line}",
    "{a}, then {line}", "first {a}, then {line}", "two things: {a} and {line}", "{a}; {line}", "{a}. {line}.", "{a} plus {line}",
    "{a} & {line}", "please {a}, and after that {line}", "{a}? and {line}?", "1. {a} 2. {line}",
    "i have two questions: {a}, and {line}", "{a}, {line}", "(could|can) you do two things: {a} and {line}",
    "{a}, (oh and|also|plus|and besides|and on top of that) {line}",
    "{a}... and {line}",
    "{a}? (oh and|also|then|plus|next) {line}",
    "{a}. (oh and|next|then|after that|second question|besides) {line}",
    "{a}? (then|and then|also) (please|) {line}",
    "(one|first|question one)[:|,] {a}[.|,|;] (two|second|question two)[:|,] {line}",
    "- {a}\n- {line}",
    "{a} + {line}",
    "{a}\n{line}",
    "(i'd like|i want|i need) two things[:|,] {a}, {line}",
    "(two questions|two wishes|two requests|a couple of things|two for you)[:|,] {a} and {line}",
    "tell me two things[,|:] {a} and {line}",
    "{a} and while you're at it {line}",
    "{a} and by the way {line}",
    "(hey|hi|hello|ok|please|so)[,] {a} and {line}",
    "{a}, after that {line}",
    "to start with {a}, then {line}",
    "{a} and, if you can, {line}",
    "first {a} and second {line}",
    "{a} and when that's done {line}",
    "both of these please[:|,] {a}, {line}",
    "{a} then {line}",
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
    yield from all_of(*(Part(wish.why, wish.tool, wish.arguments, lambda obs, wish=wish: wish.answer(obs.content)) for wish in (first, second)))


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
    "do: (sum up|sum|add|total up|tot up|work out the sum of) (everything|all of it|all of these|the lot|the column|the list)",
    "do: (put|bring) (these|the numbers|them) together (as one sum|into one sum)",
    "do: (give|tell) me the (grand total|total|sum|overall sum)",
    "do: (find|figure out|work out|get) the (total|sum) (of these|of the numbers|of all this|)",
    "ask: what's the (grand total|overall total|sum total|bottom line)",
    "ask: how much (do they|do these|does it|does this|would it) (make|come to|amount to|add up to)",
    "ask: what does (this|it|the list|the column) (come to|sum to|add up to|total)",
    "ask: what do (we|i|you) get (when|if) (we|i|you) add (them|these|all of them|it all)",
    "ask: how much is (everything|all of this|the lot) (together|in total|added up)",
    "and (all in all|altogether|in sum|summed up)?",
    "know: how much (this|it|all this) is (in total|altogether|together)",
    "know: what (all of this|it all|the list) (sums to|comes to|adds up to)",
    "get: the (grand|overall|final|full) (total|sum)",
    "get: the numbers added up",
    "(all in all|in sum|overall|everything together|everything added up)?",
    "sum (them|these|it) up [please|]",
    "(add|sum) everything",
    "sum up please",
    "my (expenses|numbers|bills) in total",
    "these were my expenses[,] (what's the total|how much is that|sum please)",
    "i can't add that in my head[,] (what is the sum|add it up|total please)",
    "i'm too lazy to add this[,] (do it|what's the sum|total please)",
    "= sum",
    "sum()",
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
    "do: (find|figure out|work out|determine|get) the (average|mean|arithmetic mean) [of these|of the numbers|of all this|of them|]",
    "do: (take|build|form) the (average|mean) [of these|of them|of all|]",
    "do: (tell|give|show) me the (mean|average value|mean value|arithmetic mean)",
    "do: average (it|everything|this column|this list|all of these|the lot) [out|]",
    "ask: what's the (arithmetic mean|average value|mean value|average here)",
    "ask: what is (this|it|that) on average",
    "ask: what do (these|they) (average|come to on average|make on average)",
    "ask: how much (is it|is that|are these|are they) on average",
    "ask: what do (we|i|you) get on average",
    "ask: how high is the (average|mean)",
    "know: how much (this|it|that) is on average",
    "know: what the (mean|average) (comes to|of these is|of the numbers is|would be)",
    "get: the (mean|average) value [of these|of the numbers|]",
    "get: the arithmetic mean",
    "(in the mean|on the average|average out of these)",
    "average these out",
    "these are my (grades|times|readings)[,] (what's the average|average please|what is the mean)",
    "not the sum but the (average|mean)",
    "avg()",
    "the (mean|average), please",
    "what (number|value) is that on average",
    "i need to know the (mean|average) [of these|of this|]",
    "i can't do averages in my head[,] (help|do it|what is it)",
)  # fmt: skip


@family("piped_numbers", weight=1.2)
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
    "do: (jot|put|note|take|scribble) (this|it|that) down [for me|for later|]",
    "do: (record|retain|hold on to|hang on to|memorize) (this|it|that) [for me|for later|]",
    "do: (turn|make) (this|it|that) into a note",
    "do: (put|add|stick|drop) (this|it|that) (on|in|into|to) my (notes|notebook|list of notes)",
    "do: keep (this|it|that) in (mind|my notes|the notes) [for me|]",
    "do: save me (this|that) as a note",
    "do: create a note (with|from|of|out of) (this|that|it)",
    "do: make (this|it|that) a [new] note",
    "ask: can you (note|remember|keep|save) (this|that|it) for me",
    "ask: could (this|that) (be a note|go into my notes|be noted down)",
    "ask: will you remember (this|that|it) [for me|]",
    "i (will|might|must not|don't want to) forget this[,] (so note it|note it down|keep it|make a note)",
    "i'll need (this|that) (later|again|tomorrow)[,] (note it|make a note|keep it)",
    "(a note|note|memo|reminder) please",
    "(for my notes|for the notes|for the record)",
    "(this|that) is worth (noting|remembering|a note)",
    "(this|that) (has to|should|must) be (noted|remembered|written in my notes)",
    "another note",
    "one more note [please|]",
    "(remember|memo|note): this",
    "must (remember|not forget) this",
    "this one (into|to|for) my notes",
)  # fmt: skip


@family("piped_note", weight=0.8)
def piped_note(w: World) -> Steps:
    """A note whose text came with the request."""
    text = note_text(w.rng, w.split == "heldout_entity")
    yield Ask(w.say(KEEP), text)
    yield Call("The given text is to be remembered: use add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")
