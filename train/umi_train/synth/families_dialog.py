"""A request that lacks what the tool needs: ask the user, then go on; when nobody is there, the question is the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from umi_train.synth import figures as fig
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_clock import CITIES
from umi_train.synth.families_dates import written
from umi_train.synth.families_math import value
from umi_train.synth.families_notes import note_text

Given = tuple[str, dict[str, object]]
"""What the user replies, and the arguments that follow from it."""


@dataclass(frozen=True)
class Gap:
    """A request with a gap: frames, the question, the tool, the user's reply with the arguments, and the answer."""

    frames: tuple[str, ...]
    lacks: str
    question: str
    tool: str
    give: Callable[[World], Given]
    answer: Callable[[str, str], str]


def _a_file(w: World) -> Given:
    path = w.pick_text_file(max_chars=600)
    return path, {"path": path}


def _sum(w: World) -> Given:
    a, b = fig.whole(w.rng), fig.whole(w.rng, 2, 100)
    e = f"{a} {w.pick('+-*/')} {b}"
    return e, {"expression": e}


def _quantity(w: World) -> Given:
    n = w.rng.randint(2, 500)
    a, b = w.pick(
        (
            ("km", "miles"),
            ("miles", "km"),
            ("kg", "pounds"),
            ("feet", "meters"),
            ("celsius", "fahrenheit"),
            ("liters", "gallons"),
        )
    )
    return w.pick((f"{n} {a} to {b}", f"{n} {a} in {b}")), {"value": n, "from_unit": a, "to_unit": b}


def _note(w: World) -> Given:
    text = note_text(w.rng, w.split == "heldout_entity")
    return text, {"text": text}


def _city(w: World) -> Given:
    city = w.pick(CITIES)
    return city, {"timezone": city}


def _day(w: World) -> Given:
    d = written(w.rng, w.now.date() + timedelta(days=w.rng.randint(3, 300)), w.now.year)
    return d, {"operation": "difference", "date": "today", "end_date": d}


def _doomed(w: World) -> Given:
    path = w.pick_text_file()
    return path, {"path": path}


def _folder(w: World) -> Given:
    name = w.folder_name()
    return name, {"path": name}


def _word(w: World) -> Given:
    words = [x for t in w.files.values() for x in t.split()[:40] if x.isalpha() and len(x) > 3]
    if not words:
        raise Skip("no words")
    word = w.pick(words)
    return word, {"query": word}


def _command(w: World) -> Given:
    command = w.pick(("ls", "pwd", "echo hello", "date -u +%Z", "echo done", "true"))
    return command, {"command": command}


def _lines(content: str, reply: str) -> str:
    return f"{reply} has {content.partition(': ')[2].partition(',')[0]}."


GAPS = (
    Gap(("do: count the lines", "do: count the (words|lines) [of a file|in a file]", "ask: how many lines are there",
        "line count", "ask: how long is the file", "do: count lines for me", "count the lines in that file",
        "how many lines does it have", "the number of lines please", "lines?", "know: how many lines there are",
        "do: tell me the line count"),
        "The file is not named", "Which file should I count?", "count_text", _a_file, _lines),
    Gap(("do: (read|show|open|print|display) (a|the|that|my|some) (file|document)", "do: open (it|the file) [for me|]",
        "do: show me (the|a) file", "read (file|the document) please", "what does the file say",
        "do: read something to me", "what is in the file", "open file", "show the contents of the file",
        "i want to (see|read) (a|the) file", "view the document", "cat the file"),
        "The file is not named", "Which file should I read?", "read_file", _a_file, lambda content, reply: content),
    Gap(("do: (calculate|compute|work out) something [for me|]", "do: do (a|some) (calculation|math|sum|maths)",
        "i need (a calculation|some math|to calculate something)", "do: (help me with|do) my (math|maths|homework)",
        "solve this math", "can you (do|solve) (math|a sum|this math|an equation) [for me|]",
        "answer this math question", "let's do math", "use the calculator", "i have a math question", "calculate",
        "can you help me find the answer to this math question"),
        "The sum is not given", "What should I calculate?", "calculate", _sum, lambda content,
        reply: f"{reply} = {value(content)}"),
    Gap(("do: convert (something|units|a unit|a measurement|it) [for me|]",
        "i (need|want) to convert (something|units)", "unit conversion [please|]",
        "do: (do|make) a (conversion|unit conversion)", "convert", "convert this", "can you convert units [for me|]",
        "units", "help me convert something", "i need a conversion", "do: change the units", "conversion please"),
        "The quantity is not given", "What should I convert, and into which unit?", "convert_units", _quantity,
        lambda content, reply: f"{content.rstrip('.')}."),
    Gap(("do: (make|add|take|create|write|save) a note", "i want to (note|remember|save) something", "new note",
        "do: (remember|note down|write down) something [for me|]", "add note", "note something down",
        "do: remind me of something", "make a (memo|reminder)", "set a reminder", "do: jot something down",
        "i need a reminder", "can you take a note", "i have something to note", "start a new note",
        "please remember this"),
        "The text of the note is not given", "What should I note?", "add_note", _note, lambda content,
        reply: f"I {content}."),
    Gap(("ask: what time is it (there|over there|somewhere else|in another city|in a different time zone)",
        "the time in (a|another|some) city", "know: what time it is in another country",
        "time in another (place|city|country|time zone)", "do: tell me the time in a city",
        "ask: what time is it in the other city", "i want the time (of|for) another city", "world clock",
        "the time abroad", "what time does my friend have", "time somewhere else please",
        "ask: what's the time for the neighboring city"),
        "The place is not named", "For which city?", "current_time", _city, lambda content,
        reply: f"It is {content.split(', ')[2][:5]} in {reply}, {content.split(', ')[0]}, {content.split(', ')[1]}."),
    Gap(("ask: how many days (are left|until then|is it still|until the event|until the date)",
        "do: count the days [for me|]", "how long until (then|my event|the day)", "countdown", "days left",
        "ask: how many days until (my birthday|my holiday|the wedding|the exam|our trip|my appointment|the deadline)",
        "start a countdown", "how many sleeps", "how long do i have to wait",
        "days until my (birthday|vacation|trip|exam)", "when is it finally (time|over)",
        "how far away is (the party|my birthday|the deadline)"),
        "The date is not given", "Which date do you mean?", "date_math", _day, lambda content,
        reply: f"{content.partition(': ')[2]} until {reply}."),
    Gap(("do: (delete|remove|erase) (a|the|that|one|some) file", "do: delete it", "remove file", "delete a document",
        "i want to (delete|remove|get rid of) a file", "do: throw away the file", "delete something", "erase a file",
        "can you remove a file for me", "please delete that one", "trash the file", "get rid of the old file"),
        "The file is not named", "Which file should I delete?", "delete_file", _doomed, lambda content,
        reply: f"Deleted {reply}."),
    Gap(("do: (make|create|add) a [new] (folder|directory)", "new (folder|directory)", "i need a [new] folder", "mkdir",
        "do: create a directory [for me|]", "set up a folder", "make me a folder", "a new folder please",
        "can you (make|create) a folder", "add another folder", "start a new directory", "make a directory here"),
        "The name of the folder is not given", "What should the folder be called?", "make_directory", _folder,
        lambda content, reply: f"Made the folder {reply}."),
    Gap(("do: (search|look) (in|through) (my|the|these|all) files", "do: search for (something|a word|some text)",
        "find (some text|a word|something) in the files", "search", "search the files",
        "i am looking for (something|a word) in my files", "grep", "text search", "do: find where it says something",
        "help me find some text", "can you search my files", "look something up in these files"),
        "The words are not given", "What should I search for?", "search_text", _word, lambda content, reply: content),
    Gap(("do: (run|execute) (a|some|the) command", "do: run something [in the shell|for me|]", "run", "execute",
        "i want to run a command", "can you run (commands|a command|something)", "use the (shell|terminal)",
        "open a terminal and run something", "do: run it", "execute the command", "shell command please",
        "start a command"),
        "The command is not given", "Which command should I run?", "run_command", _command, lambda content,
        reply: "It ran, without output." if content.endswith("(no output)") else content.partition("\n")[2]),
)  # fmt: skip


@family("ask_user", weight=7.5, tools=("ask_user",))
def ask_user(w: World) -> Steps:
    """Ask for what is missing; one in four times nobody answers."""
    gap = w.pick(GAPS)
    if not w.has(gap.tool):
        raise Skip(gap.tool)
    reply, arguments = gap.give(w)
    absent = w.chance(0.25)
    yield Ask(w.say(gap.frames))
    asked = yield Call(
        f"{gap.lacks}: use ask_user.", "ask_user", {"question": gap.question}, reply=None if absent else reply
    )
    if not asked.ok:
        yield Answer("Nobody answered: end with the question.", gap.question)
        return
    observation = yield Call(f"Now it is known: use {gap.tool}.", gap.tool, arguments)
    if not observation.ok:
        yield Answer(f"{gap.tool} could not do it.", f"That did not work: {observation.content}")
        return
    if len(observation.content) > 850:
        raise Skip("too long to answer with")
    yield Answer("The task is done.", gap.answer(observation.content, reply))
