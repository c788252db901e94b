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


def _renamed(w: World) -> Given:
    path = w.pick(list(w.files))
    folder, slash, name = path.rpartition("/")
    new = w.name("." + name.rpartition(".")[2] if "." in name[1:] else None)
    return w.word("{a} (to|into|as|should be|becomes|->) {b}", a=path, b=new), {"source": path, "destination": f"{folder}{slash}{new}"}


def _elsewhere(w: World) -> Given:
    paths = [p for p in w.files if "/" not in p]
    if not paths or not w.folders:
        raise Skip("no file or no folder")
    path, folder = w.pick(paths), w.pick(w.folders)
    if w.exists(f"{folder}/{path}"):
        raise Skip("in the way")
    return w.word("{a} (to|into|in|goes to|should go into|->) {b}", a=path, b=folder), {"source": path, "destination": folder}


def _noted(w: World) -> Given:
    text = note_text(w.rng, w.split == "heldout_entity")
    words = [x.strip(":,.'") for x in text.split()]
    words = [x for x in words if len(x) > 3 and x.isalpha()]
    if not words:
        raise Skip("no words")
    w.notes.add(text)
    word = w.pick(words)
    return word, {"query": word}


def _weekday(w: World) -> Given:
    d, _ = _day(w)
    return d, {"operation": "weekday", "date": d}


def _told(content: str, reply: str) -> str:
    return f"I {content}."


def _command(w: World) -> Given:
    command = w.pick(("ls", "pwd", "echo hello", "date -u +%Z", "echo done", "true"))
    return command, {"command": command}


def _lines(content: str, reply: str) -> str:
    return f"{reply} has {content.partition(': ')[2].partition(',')[0]}."


GAPS = (
    Gap(("do: count the lines", "do: count the (words|lines) [of a file|in a file]", "ask: how many lines are there",
        "line count", "ask: how long is the file", "do: count lines for me", "count the lines in that file",
        "how many lines does it have", "the number of lines please", "lines?", "know: how many lines there are",
        "do: tell me the line count",
        "how many lines has this file", "wc -l", "ask: how long is my text in lines", "i need a line count", "can you count something for me, lines i mean", "lines of the document please",
        "do: count up the lines in a file",
    ),
        "The file is not named", "Which file should I count?", "count_text", _a_file, _lines),
    Gap(("do: (read|show|open|print|display) (a|the|that|my|some) (file|document)", "do: open (it|the file) [for me|]",
        "do: show me (the|a) file", "read (file|the document) please", "what does the file say",
        "do: read something to me", "what is in the file", "open file", "show the contents of the file",
        "i want to (see|read) (a|the) file", "view the document", "cat the file",
        "i'd like to read something", "can you read a file for me", "cat", "open one of my files", "let me look into a file", "ask: which text is in that file", "read it out please",
        "i need to see what's written in a file", "can i see a file", "less",
    ),
        "The file is not named", "Which file should I read?", "read_file", _a_file, lambda content, reply: content),
    Gap(("do: (calculate|compute|work out) something [for me|]", "do: do (a|some) (calculation|math|sum|maths)",
        "i need (a calculation|some math|to calculate something)", "do: (help me with|do) my (math|maths|homework)",
        "solve this math", "can you (do|solve) (math|a sum|this math|an equation) [for me|]",
        "answer this math question", "let's do math", "use the calculator", "i have a math question", "calculate",
        "can you help me find the answer to this math question",
        "i need you to calculate a thing", "can you calculate", "calc", "do: do some arithmetic for me", "i have numbers to crunch", "could you work something out", "there's a sum i can't solve",
        "be my calculator", "i've got a calculation for you", "math time",
    ),
        "The sum is not given", "What should I calculate?", "calculate", _sum, lambda content,
        reply: f"{reply} = {value(content)}"),
    Gap(("do: convert (something|units|a unit|a measurement|it) [for me|]",
        "i (need|want) to convert (something|units)", "unit conversion [please|]",
        "do: (do|make) a (conversion|unit conversion)", "convert", "convert this", "can you convert units [for me|]",
        "units", "help me convert something", "i need a conversion", "do: change the units", "conversion please",
        "from one unit to another please", "units conversion", "i have a measurement in the wrong unit", "can you translate units", "convert my height", "convert my weight",
        "i have a foreign recipe to convert", "i need something in other units",
    ),
        "The quantity is not given", "What should I convert, and into which unit?", "convert_units", _quantity,
        lambda content, reply: f"{content.rstrip('.')}."),
    Gap(("do: (make|add|take|create|write|save) a note", "i want to (note|remember|save) something", "new note",
        "do: (remember|note down|write down) something [for me|]", "add note", "note something down",
        "do: remind me of something", "make a (memo|reminder)", "set a reminder", "do: jot something down",
        "i need a reminder", "can you take a note", "i have something to note", "start a new note",
        "please remember this",
        "note", "add to my notes", "do: write a note for me", "i want to leave myself a note", "something i must not forget", "can you remember something for me", "do: keep something in mind for me",
        "i'd like to make a note", "note to self", "memo please", "put something in my notes", "don't let me forget something",
    ),
        "The text of the note is not given", "What should I note?", "add_note", _note, lambda content,
        reply: f"I {content}."),
    Gap(("ask: what time is it (there|over there|somewhere else|in another city|in a different time zone)",
        "the time in (a|another|some) city", "know: what time it is in another country",
        "time in another (place|city|country|time zone)", "do: tell me the time in a city",
        "ask: what time is it in the other city", "i want the time (of|for) another city", "world clock",
        "the time abroad", "what time does my friend have", "time somewhere else please",
        "ask: what's the time for the neighboring city",
        "ask: what's the time over at my friend's place", "ask: how late is it where my sister lives", "time abroad please", "i need the time of another place", "ask: what time is it for them",
        "ask: what's the time on the other side of the world", "the local time at my destination", "ask: how late is it over there", "is it too late to call abroad",
    ),
        "The place is not named", "For which city?", "current_time", _city, lambda content,
        reply: f"It is {content.split(', ')[2][:5]} in {reply}, {content.split(', ')[0]}, {content.split(', ')[1]}."),
    Gap(("ask: how many days (are left|until then|is it still|until the event|until the date)",
        "do: count the days [for me|]", "how long until (then|my event|the day)", "countdown", "days left",
        "ask: how many days until (my birthday|my holiday|the wedding|the exam|our trip|my appointment|the deadline)",
        "start a countdown", "how many sleeps", "how long do i have to wait",
        "days until my (birthday|vacation|trip|exam)", "when is it finally (time|over)",
        "how far away is (the party|my birthday|the deadline)",
        "ask: how long until the big day", "ask: how many days do i have", "days to go?", "ask: how long until we leave", "ask: how long till the (party|concert|holidays|move|launch)",
        "count down for me", "ask: how many days until she arrives", "is it still long until then",
    ),
        "The date is not given", "Which date do you mean?", "date_math", _day, lambda content,
        reply: f"{content.partition(': ')[2]} until {reply}."),
    Gap(("do: (delete|remove|erase) (a|the|that|one|some) file", "do: delete it", "remove file", "delete a document",
        "i want to (delete|remove|get rid of) a file", "do: throw away the file", "delete something", "erase a file",
        "can you remove a file for me", "please delete that one", "trash the file", "get rid of the old file",
        "there's a file i want gone", "i have to delete something", "one file can go", "rm", "delete one of my files", "can you throw something away for me", "a file needs to go",
        "i don't need one of the files any more", "please remove a document",
    ),
        "The file is not named", "Which file should I delete?", "delete_file", _doomed, lambda content,
        reply: f"Deleted {reply}."),
    Gap(("do: (make|create|add) a [new] (folder|directory)", "new (folder|directory)", "i need a [new] folder", "mkdir",
        "do: create a directory [for me|]", "set up a folder", "make me a folder", "a new folder please",
        "can you (make|create) a folder", "add another folder", "start a new directory", "make a directory here",
        "could i get a new folder", "folder please", "i want to put things in a folder, make one", "create dir", "i need another directory", "do: make some folder", "one more folder",
        "we need a folder", "new dir please",
    ),
        "The name of the folder is not given", "What should the folder be called?", "make_directory", _folder,
        lambda content, reply: f"Made the folder {reply}."),
    Gap(("do: (search|look) (in|through) (my|the|these|all) files", "do: search for (something|a word|some text)",
        "find (some text|a word|something) in the files", "search", "search the files",
        "i am looking for (something|a word) in my files", "grep", "text search", "do: find where it says something",
        "help me find some text", "can you search my files", "look something up in these files",
        "i lost a sentence somewhere in my files", "do: look something up in the files", "can you grep for me", "there's a word i'm looking for", "do: search my documents for a phrase",
        "ask: where did i write that", "do: find a certain word", "i want to search the text of my files", "do a text search",
    ),
        "The words are not given", "What should I search for?", "search_text", _word, lambda content, reply: content),
    Gap(("do: (run|execute) (a|some|the) command", "do: run something [in the shell|for me|]", "run", "execute",
        "i want to run a command", "can you run (commands|a command|something)", "use the (shell|terminal)",
        "open a terminal and run something", "do: run it", "execute the command", "shell command please",
        "start a command",
        "i need the shell", "sh", "bash please", "can i run a command", "do: run something for me", "let's use the command line", "execute something", "cmd", "i want something run in the terminal",
        "do: launch a command",
    ),
        "The command is not given", "Which command should I run?", "run_command", _command, lambda content,
        reply: "It ran, without output." if content.endswith("(no output)") else content.partition("\n")[2]),
    Gap(("do: rename (a|the|some) file", "do: rename (it|something)", "i want to rename a file", "rename", "a file needs another name", "do: give (a|the) file a new name", "mv", "can you rename a file [for me]", "the name of a file is wrong", "do: change (a|the) file name", "one of my files has a silly name", "i'd like to call a file something else",
        "new name for a file please", "ren"),
        "The names are not given", "Which file, and what should it be called?", "move_file", _renamed, _told),
    Gap(("do: move (a|the|some|one) file", "do: move something [for me]", "i want to move a file", "move", "a file is in the wrong folder", "do: put (a|the) file somewhere else", "can you move a file [for me]", "one file belongs in another folder", "do: file something away", "i'd like to put a file in a folder", "move one of my files please",
        "do: bring a file to another place", "something has to go into a folder"),
        "The file and the folder are not given", "Which file, and where to?", "move_file", _elsewhere, _told),
    Gap(("do: copy (a|the|some|one) file", "do: copy something [for me]", "i want to copy a file", "copy", "a file should be in another folder too", "can you copy a file [for me]", "cp", "do: make a copy of something in a folder", "i'd like one of my files in a folder as a copy", "copy one of my files please", "i need a copy of a file in another folder"),
        "The file and the folder are not given", "Which file should I copy, and where to?", "copy_file", _elsewhere, _told),
    Gap(("do: (search|look through|check) my notes", "do: find a note", "i noted something, find it", "find my note", "notes search", "i'm looking for a note", "where is that note", "do: look something up in my notes", "can you find a note [for me]", "do: bring up an old note", "i need one of my notes", "search notes"),
        "The word to look for is not given", "What should I look for in the notes?", "search_notes", _noted, lambda content, reply: content),
    Gap(("ask: (what|which) weekday is (that day|the date|it then)", "i need a weekday", "do: tell me the weekday of a date", "weekday of a date please", "ask: what day of the week is my birthday", "ask: which day does my birthday fall on", "i have a date, which weekday is it", "do: look up a weekday", "ask: is my birthday on a weekend", "what day of the week is our party",
        "do: find out a weekday for me", "which weekday is my appointment"),
        "The date is not given", "Which date do you mean?", "date_math", _weekday, lambda content, reply: f"{content.rstrip('.')}."),
)  # fmt: skip


@family("ask_user", weight=9, tools=("ask_user",))
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
