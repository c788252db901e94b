"""Two wishes in one request, and requests about text that was piped in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from umi_train.synth import contents
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
    text = w.word("(what is|what's|how much is|calculate|work out|compute|figure out|tell me|give me|solve|evaluate|what does one get for|what do i get for|tell me what is|can you work out|i need the result of|do the math for|find|determine|what comes out of|quickly compute|what would be) {e}", e=e)
    return Wish(
        text, "calculate", {"expression": e}, "A sum to work out. Use calculate.", lambda o: f"{e} = {value(o)}."
    )


def _convert(w: World) -> Wish:
    kind = w.pick(("length", "mass", "volume", "temperature"))
    (source, *_), (target, *_) = w.rng.sample(KINDS[kind][:6] if kind != "temperature" else KINDS[kind], 2)
    n = w.rng.randint(2, 300)
    text = w.word(
        "(convert {n} {a} to {b}|how many {b} are {n} {a}|what is {n} {a} in {b}|give me {n} {a} in {b}|turn {n} {a} into {b}|express {n} {a} in {b}|how much is {n} {a} in {b}|tell me what {n} {a} is in {b}|change {n} {a} to {b}|{n} {a} in {b}|i want {n} {a} in {b}|translate {n} {a} into {b}|how many {b} do {n} {a} make|what would {n} {a} be in {b}|{n} {a} as {b}|work out {n} {a} in {b}|what do {n} {a} come to in {b}|calculate {n} {a} in {b}|show me {n} {a} in {b}|say how many {b} {n} {a} are|{n} {a} to {b})",
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
    text = w.word("(what time is it|what's the time|tell me the time|give me the time|what time do we have|how late is it|the current time|tell me how late it is|what does the clock say|check the time|say what time it is|the time please|what time is it now|look at the clock|i need the time|current time|what is the current time|how late is it now|show me the time|what hour is it|do you have the time)")
    return Wish(
        text,
        "current_time",
        {},
        "The time is asked for: use current_time.",
        lambda o: f"It is {read_clock(o)[1]} on {read_clock(o)[0]}.",
    )


def _today(w: World) -> Wish:
    text = w.word("(what day is it|what's the date|tell me today's date|what is today's date|which day is today|give me today's date|tell me what day it is|what date do we have today|which date is it|today's date|tell me which day we have|say what day it is|what is the date today|what day is it today|i need today's date|current date|what is the current date|show me the date|which day do we have|check the date|what day have we got today|look up today's date)")
    return Wish(
        text, "current_time", {}, "The date is asked for: use current_time.", lambda o: f"Today is {read_clock(o)[0]}."
    )


def _there(w: World) -> Wish:
    city = place(w)
    text = w.word("(what time is it in {c}|what's the time in {c}|tell me the time in {c}|the time in {c}|how late is it in {c}|what time do they have in {c}|give me the local time in {c}|check the time in {c}|tell me what time it is in {c}|look up the time in {c}|current time in {c}|what is the current time in {c}|say how late it is in {c}|i need the time in {c}|what does the clock say in {c}|what hour is it in {c}|show me the time in {c}|the local time in {c}|find out the time in {c}|what time is it now in {c})", c=city)
    return Wish(
        text,
        "current_time",
        {"timezone": city},
        "The time in another place: use current_time with the place.",
        lambda o: f"It is {read_clock(o)[1]} in {city}, {read_clock(o)[0]}.",
    )


def _weekday(w: World) -> Wish:
    d = written(w.rng, w.now.date() + timedelta(days=w.rng.randint(2, 400)), w.now.year)
    text = w.word("(what day is {d}|which weekday is {d}|what day of the week is {d}|tell me the weekday of {d}|on which weekday is {d}|what weekday is {d}|give me the weekday of {d}|find out which weekday {d} is|on what day of the week is {d}|tell me what day of the week {d} is|weekday of {d}|look up the weekday of {d}|say which weekday {d} is|what day does {d} fall on|which day of the week is {d}|on which day does {d} fall|i need the weekday of {d}|check what weekday {d} is|show me the weekday of {d}|what weekday does {d} fall on|work out the weekday of {d})", d=d)
    return Wish(
        text,
        "date_math",
        {"operation": "weekday", "date": d},
        "A weekday is asked for: use date_math with weekday.",
        lambda o: f"{o.rstrip('.')}.",
    )


def _ahead(w: World) -> Wish:
    o = span(w.rng)
    text = w.word("(what date is it in {o}|what's the date {o} from now|which day is it in {o}|what will the date be in {o}|tell me the date in {o}|which date do we have in {o}|give me the date {o} from now|what's the date in {o}|what day will it be in {o}|the date {o} from now|which date is {o} from now|work out the date in {o}|what date is {o} from today|i need the date {o} from now|tell me what date it is in {o}|what will be the date {o} from today|show me the date in {o}|calculate the date {o} from now|look up which date it is in {o})", o=o)
    return Wish(
        text,
        "date_math",
        {"operation": "offset", "date": "today", "offset": o},
        "A date moved by some time: use date_math with offset.",
        lambda x: f"That is {x.rpartition(' = ')[2].rstrip('.')}.",
    )


def _note(w: World) -> Wish:
    t = note_text(w.rng, w.split == "heldout_entity")
    text = w.word("(note: {t}|remember: {t}|make a note: {t}|note down {t}|add a note: {t}|jot down: {t}|write down: {t}|keep in mind: {t}|save a note: {t}|take a note: {t}|new note: {t}|don't forget: {t}|put in my notes: {t}|add to my notes: {t}|write a note: {t}|note to self: {t}|keep a note: {t}|please note: {t}|record a note: {t}|make me a note: {t}|one more note: {t}|memo: {t}|note this: {t}|remember for me: {t})", t=t)
    return Wish(text, "add_note", {"text": t}, "Something to remember: use add_note.", lambda o: f"I {o}.")


def _lines(w: World) -> Wish:
    path = w.pick_text_file()
    text = w.word(
        "(count the lines in {p}|how many lines does {p} have|how many lines are in {p}|tell me how many lines {p} has|give me the number of lines in {p}|what is the line count of {p}|the number of lines in {p}|find out how many lines {p} has|check how many lines {p} has|say how many lines {p} has|work out how many lines {p} has|line count of {p}|how long is {p} in lines|show me the number of lines in {p}|what is the number of lines in {p}|i need the line count of {p}|count {p} by lines|how many lines long is {p}|look up how many lines {p} has|lines in {p})",
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
    text = w.word("(show my notes|list my notes|what are my notes|read me my notes|give me my notes|what did i note|show me all my notes|let me see my notes|read out my notes|tell me my notes|what do my notes say|go through my notes|bring up my notes|display my notes|what have i noted|what notes do i have|print my notes|i want to see my notes|my notes please|look up my notes|which notes did i make|pull up all my notes|show the notes)")

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
    "{a}, (followed by|and likewise|and in addition|and moreover|as well as|along with)[:|] {line}", "{a}... (oh, and|and then|also) {line}",
    "{a}, (and one more thing|and one last thing|one more thing|another thing|and another question)[:|,] {line}",
    "{a}[.|,|;] (my second question|the second thing|the other thing|next question|next one|question two|number two)[:|,] {line}",
    "{a}? (my second question|the other thing|next question|and one more|number two)[:|,] {line}", "(question 1|q1|number one|thing one|1st)[:|,] {a}[,|.|;] (question 2|q2|number two|thing two|2nd)[:|,] {line}",
    "a. {a} b. {line}", "1. {a}\n2. {line}", "* {a}\n* {line}", "+ {a}\n+ {line}", "{a}\n\n{line}", "{a}\nand {line}", "{a} / {line}", "{a} -- {line}", "{a} as well as this: {line}",
    "(a double request|double question|a twofold request|a two-part question|two in one)[:|,] {a} and {line}", "(can|could) i ask (two things|you two things|for two things)[:|?|,] {a}, {line}",
    "(i have|i've got|here are) (two requests|a couple of questions|two small things|two things|two quick ones)[:|,] {a}[,|;|.] {line}",
    "(help me with two things|two favors please|two quick ones|two more things)[:|,] {a}[,|;|.] {line}", "(i'd like|i want|i need|i would like) (both|two answers)[:|,] {a} and {line}",
    "(umi|hey umi|hi umi|dear umi)[,] {a} and then {line}", "(ok|okay|right|alright|now)[,] {a}, and (also|then) {line}", "{a}, (when you have that|once you have that|with that done|having done that)[,] {line}",
    "{a}, (and at the same time|and in the same breath|and in one go|and right away) {line}", "{a}, (next up|up next|next)[:|,] {line}", "{a}; (also|then|next|second|after that)[:|,] {line}",
    "(at first|for a start|for starters|to begin with|initially)[,|:] {a}[,|.|;] (then|afterwards|later|after that)[,|:] {line}",
    "(before anything else|first things first)[,|:] {a}[,|.|;] (then|and then|second)[,|:] {line}", "please answer both[:|,] {a} and {line}",
    "(todo|tasks|my questions|questions|checklist)[:] {a}; {line}", "{a} ; then {line}", "{a} && {line}",
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
    "do: (accumulate|totalize|aggregate|reckon up|cast up|sum over) (these|them|the numbers|all of it|the column)",
    "do: (run|draw|do|take) (a|the) (sum|total|grand total|tally) [of these|of the numbers|of this|over these|]", "do: (make|form|build) the (sum|total) [of these|of the numbers|]",
    "do: (report|return|output|print|show|display) the (sum|total|grand total) [of these|of the numbers|]", "do: (say|tell me|show me) what (these|they|the numbers) (add up to|sum to|come to|make together|total)",
    "do: (put|lump) (them|these|it) all together (and give me the sum|and tell me the total|into one total)", "do: do the (adding|addition|summing) for me",
    "do: add (each of them|every number|one after the other|every line|all the lines) [up|]", "do: (calculate|compute) (what these add up to|how much that is altogether|the overall total|everything together)",
    "ask: (could|can|would) you (add|sum|total|tot) (these|them|it|the numbers) up", "ask: what (total|sum) (do these|do they|does this|does it) (give|make|come to|yield|result in)",
    "ask: what (do these|do they|does this|does it all|do the numbers) (sum to|amount to|total|make)", "ask: what's (the damage|the tally|all that|everything) (added up|in total|altogether|together)",
    "ask: how (high|big|large) is the (sum|total)", "ask: how much (do i owe|did i spend|must i pay|is to pay) (in total|altogether|all in all) (for these|for all this|here|)",
    "ask: where do i end up when i add (these|them|everything)", "know: the (sum|total|grand total) [of these|of the numbers|]",
    "know: what (these numbers|these|they|the values) (total|make together|sum up to|amount to)", "know: how (high|big) the (sum|total) is",
    "get: (a|the) (total|sum|tally|sum total) (for these|of it all|of everything|of the lot|of the list|of the column)", "get: (everything|it all|all of it|these) (added up|added together|totalled|summed)",
    "(added up|all added|summed|totalled|together) (that is|that makes|that gives|please)?", "(all|these|the numbers) (added|summed|totalled|put together) (please|that's what|makes what|is what)?",
    "(tally|altogether|sum total|overall total|addition|add up|grand total) please", "(sum|total|add)[:|] (these|them|all|everything)", "(+|sum it|sum all|sum them|add all|add them)",
    "i (want|need|would like) (the sum|the total|it all added up|these added up|them added together|a grand total)", "i'd (love|like) to (know|have) (the sum|the total|what this adds up to)",
    "i (lost count|can't add|hate adding|always get sums wrong)[,|:] (add these up|what's the total|sum please)",
    "(my bill|the bill|the receipt|my shopping|our trip) (has|had) these (amounts|numbers|items)[,|:] (what's the total|how much is it all together|add them up)",
    "(for my|for the) (tax|budget|report|books)[,|:] (add these up|the total of these please|what do these add up to)", "no average, (just|only) the (sum|total)", "one number please, the (sum|total) of these",
    "plus all of (these|them) together",
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
    "do: (report|return|output|print|show|display) the (average|mean) [of these|of the numbers|]", "do: (run|draw|do|build) (an|the) average (of these|of the numbers|over these|over all of them)",
    "do: (make|produce|form) an average (out of|of|from) (these|the numbers|this|all of them)", "do: (say|tell me|show me) what (these|they|the numbers|the values) average (out to|out at|)",
    "do: (calculate|compute) (what these average|how much that is on average|the mean value|the arithmetic mean) [of these|]", "do: (average|mean) (everything|the whole list|the whole column|each of them)",
    "do: add these up and divide by how many (there are|numbers there are)", "do: (smooth|even) (these|them) out to one average (value|number)",
    "ask: (could|can|would) you (average|take the mean of|take the average of) (these|them|the numbers|this)", "ask: what average (do these|do they|does this|does it) (give|make|come to|have|yield)",
    "ask: what (do these|do they|do the numbers) come (out at|out to|to) on average", "ask: what's the (mean|average) (number|figure|result|score) (here|of these|)",
    "ask: what is the (average|mean) (of the list|of the column|of it all|of all this|over all of them)", "ask: how (big|large|much) is (it|that|one of them|a single one) on average",
    "ask: (what|how much) is (the typical one|each one|one of them) on average", "ask: where does the (average|mean) lie", "know: the (average|mean|mean value|arithmetic mean) [of these|of the numbers|]",
    "know: what (these numbers|these|they|the values) (average|average out to|are on average|come to on average)", "know: where the (average|mean) lies",
    "get: (an|the) average (for these|of it all|of everything|of the lot|of the list|of the column|value|figure)", "get: (everything|it all|all of it|these) averaged",
    "get: the (average|mean) (score|figure|result|number)", "(averaged|averaged out|on average|as an average) (that is|that makes|that gives|please)?", "(all|these|the numbers) averaged (please|out|is what|makes what)?",
    "(average|mean|avg)[:|] (these|them|all|everything)", "(mean value|average value|avg|arithmetic mean|the average) please", "(average all|average it|average them|mean of all|mean of them|avg of these)",
    "i (want|need|would like) (these averaged|them averaged|an average|the average value|the mean value)", "i'd (love|like) to (know|have) (the average|the mean|what this is on average)",
    "(my|our) (scores|marks|running times|measurements|temperatures)[,|:] (what's the average|the mean please|average them)",
    "for (my report|my teacher|the lab|the statistics)[,|:] (the average of these|what is the mean|average these)", "(what's|what is) my average (here|with these|)", "one number please, the (average|mean) of these",
    "no sum, (just|only) the (average|mean)",
)  # fmt: skip


LARGEST = (
    "ask: (which|what) [one|number|of these] is the (largest|biggest|highest|greatest)", "ask: what is the (largest|biggest|highest|greatest) [number|value|of them|of these|]",
    "get: the (maximum|max|largest number|highest value|biggest number|peak)", "(max|maximum|largest|highest|biggest)", "do: (find|give me|show me|tell me) the (largest|biggest|highest|greatest) [number|value|one|of them|]",
    "know: which [of these|number|] is the (largest|biggest|highest)", "the (top|peak|highest|largest) (value|number|figure)", "do: pick [out|] the (largest|biggest|highest) [number|one|]",
    "ask: how high does it (go|get)", "(largest|biggest|highest) of (these|them|all)", "i (need|want|am looking for) the (largest|biggest|highest) [one|number|]", "ask: what do they (peak|top out) at",
)  # fmt: skip
SMALLEST = (
    "ask: (which|what) [one|number|of these] is the (smallest|lowest|least)", "ask: what is the (smallest|lowest|least) [number|value|of them|of these|]",
    "get: the (minimum|min|smallest number|lowest value)", "(min|minimum|smallest|lowest)", "do: (find|give me|show me|tell me) the (smallest|lowest) [number|value|one|of them|]",
    "know: which [of these|number|] is the (smallest|lowest)", "the (bottom|lowest|smallest) (value|number|figure)", "do: pick [out|] the (smallest|lowest) [number|one|]",
    "ask: how low does it (go|get)", "(smallest|lowest) of (these|them|all)", "i (need|want|am looking for) the (smallest|lowest) [one|number|]", "the least of (these|them)",
)  # fmt: skip
_PIPED = (
    (ADD_UP, "sum", "Several numbers to add. Use calculate.", "The total is {v}."),
    (AVERAGE, "average", "An average is asked for. Use calculate.", "The average is {v}."),
    (LARGEST, "max", "The largest number is asked for. Use calculate.", "The largest is {v}."),
    (SMALLEST, "min", "The smallest number is asked for. Use calculate.", "The smallest is {v}."),
)


@family("piped_numbers", weight=1.0)
def piped_numbers(w: World) -> Steps:
    """Numbers that came with the request, sometimes more of them than the roles get to see."""
    templates, name, why, form = w.rng.choices(_PIPED, (5, 4, 1.5, 1.5))[0]
    many = w.rng.randint(2, 9) if w.chance(0.75) else w.rng.randint(10, 60)
    context = w.pick(("\n", "\n", "\n", " ", ", ", "\t")).join(fig.plain(fig.number(w.rng)) for _ in range(many))
    yield Ask(w.say(templates), context)
    observation = yield Call(why, "calculate", {"expression": f"{name}({context})"})
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
    "do: (log|register|file|store away|capture|preserve|stash) (this|it|that) (as a note|in my notes|among my notes|with my notes)",
    "do: (make|take|leave|create) (me|) a (quick|little|short|) note of (this|that|it)", "do: (make|create) (me a|a) (memo|reminder note) (of|from|out of) (this|that|it)",
    "do: (enter|include|write|slip|pop) (this|it|that) (in|into|among) my (notes|list of notes|notebook)", "do: (stick|pin) (this|it|that) to my notes", "do: (bear|keep) (this|it|that) in mind [for me|for later|]",
    "do: (commit|take) (this|it|that) to memory", "do: (note|write|jot) it down (so i don't forget|for later|before i forget|so that i remember it)",
    "do: (let|make) (this|that|it) be a note", "ask: (could|can|would) you (make|take|write|create) a note (of|from|out of|with) (this|that|it)",
    "ask: (could|can|would) you (jot|write|note|put) (this|it|that) down [for me|]", "ask: (could|can) (this|that|it) go (in|into|to|with) my notes",
    "ask: (may|can) i have (this|that|it) as a note", "i'd (like|love) (this|that|it) (noted|noted down|as a note|in my notes|kept as a note)",
    "i (want|need|would like) (this|that|it) (noted|noted down|as a note|in my notes|remembered)", "i (want|need) to (keep|remember|hold on to) (this|that|it)[, make a note|, note it|, in my notes]",
    "i (always|keep|easily) (forget|forgetting) (this|such things|things like this)[,|:] (note it|make a note|note it down)", "i (should|must|have to|need to) (note|jot down|write down) (this|that|it) [somewhere|]",
    "(this|that) (belongs|should go|has to go|needs to go) (in|into|among) my notes", "(this|that) (needs|wants|deserves) (a note|to be noted|to be remembered|noting down)",
    "(this|that) (mustn't|must not|shouldn't|can't) be forgotten[, note it|, make a note|]", "(this|that) as a (note|new note|memo)[, please|]",
    "(important|for later|before i forget|so i remember)[,|:] (note this|make a note of it|note it down|keep it in my notes)", "(note|memo|notes)[:|] (this|this one|this please)",
    "(into|in|to) (the|my) notes (with it|with this|please|it goes)", "(new|one|a further|another) (note|memo) (please|out of this|with this text|from this)",
    "(noted|to be noted|to note|to remember|to keep in mind) please", "add note", "(save|store|add) (as|to|in|into) (note|notes|my notes)",
)  # fmt: skip


@family("piped_note", weight=0.8)
def piped_note(w: World) -> Steps:
    """A note whose text came with the request."""
    text = contents.piped(w.rng) if w.chance(0.25) else note_text(w.rng, w.split == "heldout_entity")
    yield Ask(w.say(KEEP), text)
    yield Call("The given text is to be remembered: use add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")
