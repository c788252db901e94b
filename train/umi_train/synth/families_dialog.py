"""A request that lacks what the tool needs: ask the user, then go on; when nobody is there, the question is the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from umi_train.synth import figures as fig
from umi_train.synth.asking import ANSWERED, asked_back, with_it
from umi_train.synth.core import Answer, Ask, Skip, Steps, World, family
from umi_train.synth.families_clock import CITIES
from umi_train.synth.families_dates import written
from umi_train.synth.families_math import value
from umi_train.synth.families_notes import note_text
from umi_train.synth.views import excerpt

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
    command = w.pick(("ls", "echo ready", "echo hello", "date -u +%Z", "echo done", "true"))
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
        "ask: (could|can|would) you count (the lines|lines|how many lines there are) [in a file|in one of my files|in something|]", "ask: how long is (the document|my text|that file|it) [in lines|]",
        "get: (the line count|a line count|the number of lines in a file|the length of a file in lines)",
        "i (want|need|have) to (know|count) (how many lines a file has|the lines of something|lines)", "(line|lines) (counter|counting|tally) [please|]",
        "how many lines [in total|altogether|in there|]", "do: (tally|add up|determine) the lines [of a file|of a document|in one of them|]",
        "know: (how long the file is|how many lines my text has|how many lines are in it)", "there's a file whose lines i want counted", "my teacher asks how many lines my (text|essay) has",
        "something needs counting, the lines of a file",
        "do: check the length of a file in lines", "do: (find out|see|report|look up) how many lines (a file|one of my files|a document|my text) has", "do: (give|get) me a line count [for a file|of something|]",
        "do: (total up|tot up|add together) the lines of (a file|a document|some text file)", "ask: (what is|what's) the (line total|line count|number of lines|length in lines) [of the document|of my file|]",
        "ask: how many (rows of text|text lines|lines of text|lines of code) (are there|does it have|did i write|are in the file)", "ask: does (the|that|my) (file|text|document|list) have more than a hundred lines",
        "get: (a count of the lines|the total of lines|the line total of a document|the number of text lines|how many lines in total)",
        "know: (how many lines of code i wrote|the number of lines in a document|the line count of one of my files|what the line count is)", "one of my files, how many lines (does it have|are in it|is it)?",
        "(loc|line total|lines total|lines counted|no of lines|number of lines) [please|]", "before i print a text: how many lines (does it have|is it|are there)",
        "i'm only allowed so many lines, (count mine|how many do i have|check how many i have)", "is my (text|file|poem|script) too long, how many lines (is it|does it have)",
        "(i'd like|i'd love|we need|i'm supposed to deliver) (a line count|the number of lines|to know the number of lines) [of a document|]", "would you mind counting (the lines of a file|some lines|lines)",
        "the lines of (a file|one file|some document) have to be counted", "(the|a) file is quite long, how many lines exactly", "number of lines, that's all i want to know", "a file's length in lines please",
    ),
        "The file is not named", "Which file should I count?", "count_text", _a_file, _lines),
    Gap(("do: (read|show|open|print|display) (a|the|that|my|some) (file|document)", "do: open (it|the file) [for me|]",
        "do: show me (the|a) file", "read (file|the document) please", "what does the file say",
        "do: read something to me", "what is in the file", "open file", "show the contents of the file",
        "i want to (see|read) (a|the) file", "view the document", "cat the file",
        "i'd like to read something", "can you read a file for me", "cat", "open one of my files", "let me look into a file", "ask: which text is in that file", "read it out please",
        "i need to see what's written in a file", "can i see a file", "less",
        "ask: (could|can|would|will) you (open|show|read|print|bring up) (a file|one of the files|a document|the text|something) [for me|to me|please|]",
        "get: (the contents of a file|the text of a file|the content of the document)",
        "i (want|need|would like|have) to (look into|look at|open|read|check) (a file|one of my files|a document|something in a file)",
        "know: (what is in the file|what the document says|what one of my files contains)", "(open|show|read|print|display) (something|one|one of them|one of the files|a text) [please|for me|]",
        "ask: what (stands|is written|is) in (that file|the document|that text|it)", "(let|allow) me (see|read|view|check) (a file|the file|a document|some file)",
        "file (content|contents|view|viewer) [please|]", "(reading|viewing) a file please", "do: dump a file to the screen", "a file please, i want to read (it|one)",
        "there's a file i want to (read|see|look at|open)",
        "do: (pull up|bring up|put up|fetch|get) (a file|the document|one of my files|some file) (on the screen|on screen|for reading|to look at)",
        "do: (print|write|put) (the text of a file|one of my files|a document) (on|to) the (screen|terminal)",
        "do: (read out|read aloud in text|recite|quote) (one of my files|a file|some document|what a file says)",
        "do: (look into|have a look at|take a look at|peek into|go into) (a file|one of the files|a document|one of my text files) [and show me|]",
        "do: let me (read|see|look at) (a document|one of the files|some text|what is in a file)", "ask: what (did i write|have i written|did i put|did i type) in (that|the|this) (file|document)",
        "ask: (may|might|can|could) i (see|read|have a look at|look into|view) (one of my files|a document|the text|that document)",
        "ask: what's (inside|in|written in) (this file|one of my files|that document|my text)", "get: (the whole text of a file|a look into a file|the text from one of my documents|what is in one of the files)",
        "know: (what is written in a document|what's inside one of my files|what stands in the text|what i wrote in that file)",
        "i'd (like|love) (to have a file read out|to see the inside of a file|a file on my screen|to go through one of my documents)", "(bat|file reader|text viewer|file display|text display) [please|]",
        "it's about what a (file|document|text) says, show (it|it to me)", "what's in it, that (file|document) of mine",
        "i (forgot|can't remember) what i wrote in (a file|one of my files|that document), (show me|open it|read it)", "a (document|text|letter) (should|must|has to|needs to) be (opened|read|shown|displayed)",
        "somebody sent me a (document|text file), (open it|show it|read it to me)", "(i got|there is) (a new file|a text|a document) here, what does it say",
        "(displaying|showing|printing|opening) (a document|a file|one of the files), please", "(page|scroll|leaf) through (a|one) (file|document) with me", "the text of a (document|file) on the screen please",
        "show me what's inside (one of the files|a document|that thing)",
    ),
        "The file is not named", "Which file should I read?", "read_file", _a_file, lambda content, reply: excerpt(reply, content)),
    Gap(("do: (calculate|compute|work out) something [for me|]", "do: do (a|some) (calculation|math|sum|maths)",
        "i need (a calculation|some math|to calculate something)", "do: (help me with|do) my (math|maths|homework)",
        "solve this math", "can you (do|solve) (math|a sum|this math|an equation) [for me|]",
        "answer this math question", "let's do math", "use the calculator", "i have a math question", "calculate",
        "can you help me find the answer to this math question",
        "i need you to calculate a thing", "can you calculate", "calc", "do: do some arithmetic for me", "i have numbers to crunch", "could you work something out", "there's a sum i can't solve",
        "be my calculator", "i've got a calculation for you", "math time",
        "ask: (could|can|would) you (calculate|compute|figure out|reckon|add up) (something|a thing|some numbers|a number) [for me|please|]",
        "i (want|need|have) to do (a bit of|some) (math|maths|arithmetic|calculating)", "(quick|little|small|tricky) (sum|calculation|math question|math problem) [for you|coming up|please|]",
        "(where's|where is) the calculator", "(maths|math|arithmetic|calculator|sums|numbers) [please|]", "do: (crunch|add up|work through) (some numbers|a few numbers|a number thing) [for me|]",
        "i'm (bad|terrible|no good) at (math|maths|mental arithmetic|numbers), (help|can you calculate for me|you do it)",
        "i (have no calculator|can't do this in my head|can't work it out), help", "let me give you (a sum|an equation|a calculation)",
        "there's (a sum|a math problem|something) to (solve|calculate|work out)", "my (kid|son|daughter) has a math question", "do: be a calculator for me",
        "do: (solve|work out|do|crack) (an equation|a sum|a calculation|an arithmetic problem|a maths exercise) [for me|with me|]",
        "do: (figure out|determine|get) (the result of a calculation|a result|a total) for me", "do: (check|verify) (a calculation|my sum|some arithmetic) for me",
        "do: punch (something|a few numbers) into the calculator", "do: play calculator [for me|for a minute|]",
        "ask: (would|could|can|will) you (do|solve|check|handle) (a calculation|an equation|a bit of math|some arithmetic|my sums) [for me|]",
        "i (have|need) to (do my sums|do the math|crunch the numbers), can you calculate", "ask: what's the (result|answer|total) of my (calculation|sum|equation)",
        "ask: how much is (it|that) (altogether|all together|in total) if i add it all up",
        "(i'm after|we need|how about|i came for|what about|all i want is) (a quick calculation|the result of a calculation|the answer to a sum|some help with a calculation)",
        "i'd (like|love) (to calculate|to work out|to compute|to figure out|to reckon up) (something|a few numbers|a thing)",
        "i'm (stuck on|struggling with|fighting with|working on) (a calculation|a sum|an equation|some arithmetic)",
        "(addition|multiplication|division|subtraction|arithmetic|math homework|number crunching) [please|, please|time]",
        "my (calculator|phone|brain) (is broken|is empty|isn't up to it), (can you calculate|do a sum for me|help me calculate)",
        "(school|homework|shop|kitchen) (math|maths|arithmetic), (help|can you help|i need a result)", "(two|a few|some) numbers (need to be|must be|should be) (added|multiplied|divided|worked out)",
        "there's an equation (in front of me|on my homework sheet|i don't get), (solve it|work it out)", "(what does|how much does) my (sum|calculation|addition) (come to|amount to|add up to)",
        "something with (numbers|plus and minus|percentages|fractions), can you (calculate it|do that)", "(are you ready|ready) to (calculate|do sums|crunch numbers)?",
        "(compute|evaluate|reckon) [please|for me|something]", "a (calculation|sum|maths problem|math exercise) for you", "i have to (add|multiply|divide) (some numbers|something|two numbers)",
    ),
        "The sum is not given", "What should I calculate?", "calculate", _sum, lambda content,
        reply: f"{reply} = {value(content)}"),
    Gap(("do: convert (something|units|a unit|a measurement|it) [for me|]",
        "i (need|want) to convert (something|units)", "unit conversion [please|]",
        "do: (do|make) a (conversion|unit conversion)", "convert", "convert this", "can you convert units [for me|]",
        "units", "help me convert something", "i need a conversion", "do: change the units", "conversion please",
        "from one unit to another please", "units conversion", "i have a measurement in the wrong unit", "can you translate units", "convert my height", "convert my weight",
        "i have a foreign recipe to convert", "i need something in other units",
        "ask: (could|can|would) you (convert|change|translate) (a measurement|some units|a value|a length|a weight|a temperature|something) [for me|please|]",
        "(i want|i'd like|i need|can i have|could i get|give me) (a conversion|a unit conversion|something in other units)",
        "i (have|got) (a length|a weight|a temperature|a number|inches|a value) (in the wrong unit|in a strange unit|to convert|that needs converting)", "metric conversion please",
        "(convert|change|switch) (a number|a measurement|some measurements|my measurements|the value) [to other units|into another unit|]",
        "(unit|units|measurement) (converter|conversions|calculator|change) [please|]",
        "i (don't|can't) (understand|think in|work with) (inches|pounds|fahrenheit|metric units|feet), convert something for me",
        "(how much|what) is that in (the other unit|another unit|normal units|our units)", "the (recipe|manual|plan) uses (odd|foreign|american) units, (convert one for me|help me convert)",
        "do: (turn|put|express) (a measurement|something|a value) (into|in) (another unit|different units)", "there's something to convert",
        "do: (switch|swap|transform|translate|recalculate|change) (a measurement|a value|an amount|some units) [into other units|to another unit|for me|]",
        "do: (express|give|tell me) (a measurement|a distance|a weight|a temperature) in (another|a different) unit",
        "ask: (is it possible|may i ask you|could i ask you) to (convert a unit|do a unit conversion|change a measurement)",
        "ask: (how much|how many) is (it|that) in (a different unit|proper units|metric|imperial|american units)",
        "ask: can you (do|handle|manage) (unit conversions|metric and imperial|conversions) (for me|now|please)",
        "(i'm after|we need|how about|all i want is|what about) (a unit conversion|a measurement in another unit|a conversion|a metric value|the imperial value of something)",
        "know: (how much that is in other units|what it is in metric|what my height is in the other system|how to convert a measurement)",
        "i'd (like|love) (to convert something|a conversion|a measurement converted|to change some units)",
        "(metric|imperial|american units|us units|european units) (please|conversion|converter|to the other system)", "(metric to imperial|imperial to metric|us to metric|american to european)",
        "my (oven|scale|ruler|thermometer|speedometer) shows (the wrong unit|other units|foreign units), (convert for me|convert something|help)",
        "the (label|package|pattern|road sign|doctor) uses (other|strange|imperial|american) units, (convert|help me convert)",
        "i'm used to (metric|imperial|other) units, convert (something|a value|a number) for me", "(a|one) (distance|weight|volume|speed|temperature|length) (has to be|needs to be|should be|must be) converted",
        "(length|weight|temperature|volume|speed|distance) (conversion|converter) [please|]", "(recalculate|translate|turn around) some units (please|for me)", "into another unit, please",
        "what would that be in (other|normal|metric|our) units", "(convert|change) (a|some) (length|weight|temperature|distance|speed|amount) [for me|please|]",
        "there's a (number|value|quantity|measurement) (i want in another unit|whose unit i don't know how to change|to be converted)",
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
        "ask: (could|can|would|will) you (note|jot|write|take) (something|a thing|one thing) down [for me|please|]",
        "i (have|need|want|would like) (to write down|to note|to jot down|to remember|to save) (a thing|an idea|something|a thought) [quickly|]",
        "(quick|short|little|one more|another) (note|memo|reminder) [please|]", "(a|one) (note|memo|reminder), please", "(i want|i'd like|i need|can i have|could i get|give me) (a new note|a fresh note|a note taken)",
        "do: (record|store|keep) (a thought|an idea|a thing) (in|as) (my notes|a note)", "i (just|suddenly) (had|got) an idea, (note it|write it down|make a note)",
        "(help me|make sure i|please make me) remember something", "my memory is (bad|like a sieve), (make a note|write something down)", "take (a memo|some notes|something down)",
        "(note-taking|taking a note), please", "there's something (i must remember|to write down|i have to note)", "do: (create|open|begin|start) a (note|memo|reminder)",
        "do: (put|drop|stick) (something|a thought|an idea) (in|into) my (notes|notebook|memos)", "do: (scribble|pen|type|log) (something|a thought|an idea) (down in my notes|as a note|in my notebook)",
        "do: (hold on to|hang on to|store|keep) (a thought|an idea|something) for me as a note", "do: (leave|save|make) me a (note|memo|reminder|short note)",
        "do: (add|file|attach) (another|a new|one more) (note|memo|entry) (to|in) my notes", "ask: (would|could|can|may|will) (you|i) (make|add|take|save|leave) a (note|memo|short note|reminder) [please|now|]",
        "ask: (do you|can you) (have|take|find) (a minute|a moment) to note something",
        "(i'm after|we need|how about|all i want is|what about|time for) (a new note|a fresh memo|a short note|an entry in my notes|a reminder in my notes)",
        "i'd (like|love) (something noted|to have something written down|to save a note|to leave a note|to record a thought)",
        "(i must not|i mustn't|i shouldn't|i don't want to) forget (something|a thing|this one thing), (note it|make a note|write it down)",
        "(before|so that) i (forget|don't forget) (it|something), (make a note|note something|take a note)", "(jot|note|memo|reminder|notes, new|note down|new memo|new reminder|memo to myself|new entry) [please|]",
        "something (came to mind|occurred to me|just came up), (write it down|take a note|note it)",
        "(something|a thought|an idea) (should|must|has to|needs to) (be noted|be written down|go into my notes|become a note)", "(grab|get) (a pen|your notebook), i (want to dictate a note|have something to note)",
        "(ready|are you ready) to take (a note|notes|a memo)?", "open (the|my) notebook, i want to add something", "my (notes|notebook) could use (another|a new) (entry|note)",
        "note (this|that|it|something) (for me|please|down please)", "(remember|memorize|store|save) (a thing|something|an idea) for (me|later)",
        "i keep forgetting (something|one thing), (put it in my notes|save a note|make me a reminder)", "a thing to remember (came up|for me), take a note", "for later, i'd like to note something",
        "i'll (dictate|tell) you a note", "make a reminder (for me|please|in my notes)",
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
        "ask: what is the (hour|clock time|local time) (over there|at my friend's place|abroad|in the other city|where they live)",
        "ask: what time is it (already|) (over there|where my brother lives|abroad|there)", "i (want|need|have) to (call|phone) someone abroad, what time is it there",
        "get: (the local time somewhere else|the time in a city|the clock time over there|the time of another city)",
        "know: (what time it is over there|how late it is abroad|what the time is in a certain city)", "(time|clock) (in a city|elsewhere|in another town|for a different place|overseas) [please|]",
        "(my boss|my client|my daughter|a friend) (lives|sits|is) (overseas|abroad|in another time zone), what time is it there", "what does the clock say (over there|in the other place|abroad)",
        "do: (check|look up|find out) the time (in another city|somewhere else|abroad|for a place)", "ask: (could|can) you tell me the time (elsewhere|in a different city|in another place)",
        "i want to know the time, (not here|somewhere else|but in another city)",
        "ask: what time (do they have|have they got|would it be|might it be) (over there|there|at their place|where she is|where he lives)",
        "ask: (is it day or night|are they awake|is it already morning|is it still night) (over there|where my sister lives|at their place|at my friend's place)",
        "ask: how (many hours ahead|late|early) (are they|is it) (over there|where my friend lives|in the other place|at their end)",
        "ask: can you (check|tell|see) the (time|local time|clock time) (somewhere else|abroad|in a foreign city|in another country)",
        "do: (tell|show|give) me the (local time|time|hour) (somewhere else|abroad|for another country|at a different place|of a foreign city)",
        "do: (see|check|find out) what time it is (elsewhere|abroad|over there|in a foreign city|at my friend's)",
        "get: (the time over there|the time in another country|the local time of a place|the time at the other office|the current time abroad|the time at my daughter's place)",
        "know: (what time they have over there|if they are still awake over there|the time at my destination|how late it is in a foreign city|what time it is at our other office)",
        "(my sister|my boss|grandma|our client|my pen pal) is (travelling|abroad|far away|on another continent), what time (is it there|has she got|do they have)",
        "before i (ring|call|write) (them|her|him) abroad: what's the time (over there|there)", "(foreign|overseas|other|remote|faraway) (time|local time|clock) (please|there|check)",
        "(other|another|a different|some) (city's|country's|place's) time", "the (clock|time) on the other side of the (ocean|globe|border)",
        "when (it's now here|we have now), what time is it (there|over there|abroad)?", "i've a (video call|meeting|game) with people (overseas|abroad), what time is it (for them|there|over there)",
        "how far (along|into the day) are they over there, what time is it there", "(in|for) a city i'm going to, what time is it (now|there)",
        "time zones confuse me, what time is it (over there|there|at my friend's)", "my flight lands (abroad|somewhere else), what time is it there now",
        "i need to know the (time|hour) in (a certain city|a faraway place|another country)", "is it a bad moment to call (overseas|abroad), what time (is it there|do they have)",
        "local time (at my hotel|at the destination|where i'm flying|over there)?",
    ),
        "The city is not named", "For which city?", "current_time", _city, lambda content,
        reply: f"It is {content.split(', ')[2][:5]} in {reply}, {content.split(', ')[0]}, {content.split(', ')[1]}."),
    Gap(("ask: how many days (are left|until then|is it still|until the event|until the date)",
        "do: count the days [for me|]", "how long until (then|my event|the day)", "countdown", "days left",
        "ask: how many days until (my birthday|my holiday|the wedding|the exam|our trip|my appointment|the deadline)",
        "start a countdown", "how many sleeps", "how long do i have to wait",
        "days until my (birthday|vacation|trip|exam)", "when is it finally (time|over)",
        "how far away is (the party|my birthday|the deadline)",
        "ask: how long until the big day", "ask: how many days do i have", "days to go?", "ask: how long until we leave", "ask: how long till the (party|concert|holidays|move|launch)",
        "count down for me", "ask: how many days until she arrives", "is it still long until then",
        "ask: how (many days|many more days|many nights) (to go|before the day comes|until we meet|till my day off|until my exam|until our anniversary)",
        "ask: how (long|much time) (do we have|is left|remains|is there) (until the deadline|before the trip|till the wedding|until the big day|before my exam)",
        "i (can't wait|am excited) for (my trip|the wedding|our holiday|the party), how many days (are left|is it|still)",
        "get: (the days left|the number of days until my event|a countdown in days|the days until my trip)",
        "know: (how many days are left|how long until the wedding|how many days remain until my exam|how far off the deadline is)",
        "ask: is (the deadline|my exam|our trip|the wedding) (soon|far off|close), how many days is it", "(day|days) (count|countdown|counter) [to my event|please|]",
        "do: (count down|work out|calculate) the days (to|until) (my event|the exam|the trip|a date)", "(the wedding|our trip|my exam|the launch|my surgery): how many days (still|left|to go)",
        "ask: when i look at the calendar, how many days till then", "days remaining", "how many days (away|off) is (it|the event|my appointment|the trip)",
        "do: (tell|show) me (the days remaining|how many days are left|how long it still takes|how far away the date is)",
        "do: (figure out|find out|check|see) how (many days|long) (are left|it still is|we have|i have to wait) [until then|until the big day|]",
        "do: (run|make|do|give me) a countdown (to|until|for) (a date|my date|the big day|an event)",
        "ask: how many days (lie|are there|remain) (between now and then|before the deadline|until the big day|until my appointment)",
        "ask: how (soon|near|close|far) is (my exam|the date|the deadline|our wedding|the trip) in days",
        "ask: (in how many days|how many days from now) (is|will be) (the date|my exam|the party|the wedding|our trip|the event)",
        "get: (a day count until an event|the remaining days|the number of days to go|the time left in days until my trip|a countdown to the wedding)",
        "know: (how many days i have to wait|how many sleeps until the trip|how many days separate me from my holiday|how many days we still have)",
        "(d-day|days to go|days still left|sleeps left|remaining days|day countdown|number of days until then) [please|]",
        "(my visa|the offer|my contract|my passport|the warranty) (ends|expires|runs out) (soon|some day), how many days (are left|do i have)",
        "(the kids ask|everyone at home asks|my team asks) how many days (are left|it is still|until the trip|until the party)",
        "(so excited|can't wait|i'm counting the days), how many (days|more days|nights) (until then|are left|is it)",
        "i'd (like|love) (a countdown|to know how many days are left|to count the days until something)",
        "there's a (date|deadline|day) (coming up|i dread|i'm waiting for), how many days (until it|are left|is it away)",
        "how long (do|must) (we|i) (still|) wait (for the big day|for the date|until it's time), in days", "a (big|special) day is coming, count the days [for me|]",
        "how much longer (until|till) (the big day|my exam|we travel|the move|it's time)", "planning: how many days before (the event|the trip|my deadline)",
        "is there still (enough time|a lot of time) before (the exam|the deadline|my appointment), how many days", "days between now and (the event|my trip|then|a date)",
    ),
        "The date is not given", "Which date do you mean?", "date_math", _day, lambda content,
        reply: f"{content.partition(': ')[2]} until {reply}."),
    Gap(("do: (delete|remove|erase) (a|the|that|one|some) file", "do: delete it", "remove file", "delete a document",
        "i want to (delete|remove|get rid of) a file", "do: throw away the file", "delete something", "erase a file",
        "can you remove a file for me", "please delete that one", "trash the file", "get rid of the old file",
        "there's a file i want gone", "i have to delete something", "one file can go", "rm", "delete one of my files", "can you throw something away for me", "a file needs to go",
        "i don't need one of the files any more", "please remove a document",
        "ask: (could|can|would) you (delete|bin|erase|get rid of|wipe) (a file|one of the files|something|a document) [for me|please|]",
        "i (have|need|would like) to (bin|erase|trash|ditch|throw out) (a file|something|one of the files|a document)",
        "(bin|trash|ditch|scrap|wipe|chuck) (a file|one file|one of the files|some file|something)",
        "(one|some|a certain) file (is useless|is no longer needed|has to go|should disappear|should be deleted|must be removed)",
        "there is a file (too many|i no longer need|that can go|to delete|that should go)", "(deletion|removal) of a file please", "do: (take|get|throw) (a file|one file) (away|out of here)",
        "too many files here, (delete one|one has to go|get rid of one)", "(del|delete|remove) [please|]", "do: (make|let) a file (disappear|vanish|go away)",
        "(it's|it is) time to delete (a file|something)", "do: clear away (a file|one of the documents)",
        "do: (junk|purge|nuke|zap|kill|destroy|clear out) (a file|one of the files|one file|some document|a document)",
        "do: (throw|toss|chuck) (a file|one of the files|some document) (out|in the bin|in the trash|away)", "do: (send|move) a file to the (trash|bin|recycle bin)",
        "do: (take|clear) (a file|something|one document) off (the disk|my disk|the computer)", "ask: (is it possible|may i ask you|would it be ok) to (delete a file|get rid of one file|throw a document away)",
        "ask: (may|can|could) i (have|get) (a file|something|one document) (deleted|removed|erased|thrown out)",
        "(all i want is|we need|how about|i'm hoping to get|what about) (a file deleted|one of my files off the disk|one document gone|a file out of the way for good)",
        "i'd (like|love) (a file deleted|to see one file gone|to get rid of something here|to throw out a document)",
        "(deleting|erasing|removing|trashing) (a file|one file|one of the documents|something) [please|]",
        "(a|one|some) (document|file) (takes up space|is outdated|is garbage|is a duplicate|is rubbish), (delete it|get rid of it|out with it|remove it)",
        "(a|one|some) (document|file) can be (thrown away|deleted|binned|erased|scrapped|removed)", "(erase|discard|unlink|trash|bin|purge) [please|something|it]",
        "there's (some junk|an old document|an old file) (here|in here|lying around), (delete it|get rid of it|bin it)", "we (no longer need|don't need|can do without) one of (these|the) files, delete it",
        "i (created|made|saved) a file by mistake, (delete it|remove it|get rid of it)", "out with (an old file|one of the files|that old document)", "i want (one|a) file less (here|in here)",
        "say goodbye to one of my files, i mean delete it", "let's (bin|delete|trash|get rid of) (a file|one of them|one of the files|something)", "spring cleaning: one file (has to|should|must) go",
        "something here (must|should|has to) be (deleted|thrown away|erased)",
    ),
        "The file is not named", "Which file should I delete?", "delete_file", _doomed, lambda content,
        reply: f"I deleted {reply}."),
    Gap(("do: (make|create|add) a [new] (folder|directory)", "new (folder|directory)", "i need a [new] folder", "mkdir",
        "do: create a directory [for me|]", "set up a folder", "make me a folder", "a new folder please",
        "can you (make|create) a folder", "add another folder", "start a new directory", "make a directory here",
        "could i get a new folder", "folder please", "i want to put things in a folder, make one", "create dir", "i need another directory", "do: make some folder", "one more folder",
        "we need a folder", "new dir please",
        "ask: (could|can|would) you (add|set up|create|start|open) (a new folder|a directory|another folder|a folder) [for me|for my stuff|please|]",
        "i (want|would like|could use|require|need) (a fresh|an extra|a new|another|one more) (folder|directory|dir)", "(i want|i'd like|i need|can i have|could i get|give me) (a new folder|an extra folder|a fresh directory|another directory)",
        "there (should|must|has to) be (a new|another|one more) folder [here|]", "(fresh|extra|another|one more|empty) (folder|directory) [please|here|]",
        "my (photos|papers|receipts|files) need a (home|folder|place of their own), make a folder", "(folder|directory) (creation|needed|wanted|to make)",
        "do: (set up|add|start|open up) (a directory|a fresh folder|one more folder) [here|in the workspace|]", "i'm (tidying up|sorting things) and need a [new] folder", "do: put a new folder here",
        "let there be a new folder",
        "do: (build|establish|prepare|provide|lay out|generate|open) (a new folder|an empty folder|a directory|another directory) [for me|for my files|]",
        "do: (give|get|fix) me (a folder|a new folder|an empty directory|another directory)", "do: (make|create) (a place|some space|a spot) for my files, i mean a folder",
        "do: (make|create) an empty (folder|directory) [for my things|for later|]", "ask: (is it possible|may i ask you|could i ask you) to (create|make|add|set up) a [new] (folder|directory)",
        "ask: (can|could|may) (i|we) (have|get|make) (a new folder|another folder|an empty directory|one more directory) [here|]",
        "(i'm after|we need|how about|all i want is|what about|time for) (a new folder|another directory|an empty folder|a fresh directory|one more folder)",
        "i'd (like|love|appreciate) (a new folder|one more directory|a folder made|to make a folder|to create a directory|to have another folder)",
        "(md|makedir|create folder|add folder|make dir|new directory|folder new|dir new|folder please make) [please|]",
        "(a|one) (folder|directory) (should|must|has to|needs to) be (made|created|added|set up) [here|]",
        "(my stuff|my project|everything here|my homework) (needs|wants|deserves) a (folder|directory) of its own, (make one|create one|add one)",
        "i have (pictures|papers|invoices|songs) to sort, (make a folder|create a folder) first", "(where's the button for|how do i get) a new folder",
        "for (my project|the new client|my recipes|school) i (need|want) a folder, (make one|create it|but you have to make it)", "it's all a mess, (make|create|add) a [new] folder",
        "an (additional|empty|extra) (folder|directory) would be (good|nice|helpful|great)", "(creating|making|adding) a [new] (folder|directory), please",
        "let's (make|create|start|set up|add) a [new] (folder|directory)", "a (subfolder|subdirectory|folder for my things|place to file things, a folder) please", "(time|ready) for a new (folder|directory)",
        "something to put files in, i mean a new folder",
    ),
        "The name of the folder is not given", "What should the folder be called?", "make_directory", _folder,
        lambda content, reply: f"I made folder {reply}."),
    Gap(("do: (search|look) (in|through) (my|the|these|all) files", "do: search for (something|a word|some text)",
        "find (some text|a word|something) in the files", "search", "search the files",
        "i am looking for (something|a word) in my files", "grep", "text search", "do: find where it says something",
        "help me find some text", "can you search my files", "look something up in these files",
        "i lost a sentence somewhere in my files", "do: look something up in the files", "can you grep for me", "there's a word i'm looking for", "do: search my documents for a phrase",
        "ask: where did i write that", "do: find a certain word", "i want to search the text of my files", "do a text search",
        "ask: (could|can|would) you (find|look for|search for|hunt for) (a word|a phrase|some text|something written) in (my files|the files|the documents)",
        "i (want|need|have|would like) to (find|look up|locate) (a word|a phrase|a sentence|some text|a passage) in (my files|the documents|here|one of the files)",
        "(which|in which|what) file (says it|mentions it|has that word|contains that sentence)", "(full text|word|phrase|content) search [please|]",
        "i (wrote|read) (something|a sentence|a word) somewhere in (these files|my documents), (find it|where is it|search for it)",
        "get: (all places where a word occurs|the lines with a certain word|the files that mention something)",
        "do: (scan|comb|go) through (my|the|all) (files|documents|texts) for (a word|something|a phrase)",
        "ask: where (does it say that|do i mention it|does that word occur|does the phrase come up) [in my files|in here|]", "know: (where i wrote it|which file mentions it|where a certain word is)",
        "(searching|looking) for (a word|some text|a phrase) [in my files|here|]", "rg", "find a (phrase|term|keyword) in my (files|texts|documents)",
        "do: (hunt|check|scour|crawl|browse|sift) (through|) my (files|documents|texts) for (a word|a phrase|a sentence|something i wrote)",
        "do: (track down|dig up|spot|locate|pinpoint) (a phrase|a word|some words|a sentence|a passage) in (my files|my documents|the texts)",
        "do: (look|check) whether (a word|something|a phrase) (is mentioned|occurs|comes up|stands) in (my files|one of my documents|the files)",
        "do: (run|start|make) a (full text search|text search|word search|search through my files|search in all files)",
        "ask: in which (document|file|text) (did i write|do i talk about|do i mention|have i mentioned) (it|that|that thing|something)",
        "ask: (is|was) there (a file|a document|a line) (that says it|that mentions it|where i wrote that|with a certain word in it)",
        "ask: (can|could|would) you (scan|grep|comb through|look through|check) (my files|the documents|all texts) for (something|a word|a phrase|some text)",
        "(i'm after|we need|i'm looking for|all i want is) (every line with a certain word|the files that contain a word|all mentions of something|the place where i wrote that|the hits for a word in my files)",
        "know: (in which file i wrote that|which document contains a phrase|where something is mentioned in my files|if a word is used anywhere in my files|where the text says it)",
        "i'd (like|love) (to search my files for a word|to find a sentence again|a text search|to look for something in the texts|to grep for something)",
        "(somewhere|in some file) (i wrote|it says|there is) (something important|a certain sentence|a certain phrase), (find it|search for it|where)",
        "(find|search|look for) (words|text|a string|a sentence|a passage) [in my files|in the documents|please]",
        "(ctrl f|find in files|search in files|word search|string search|ag|ack|findstr|text finder) [please|]",
        "(a|one) (word|phrase|sentence) (should|must) be (in one of my files|somewhere in here|in these documents), (find it|search for it)",
        "i (remember|know) (writing|reading) (it|something like that) in (one of these files|some document), (find it|search)", "what did i write (and where|in which file), search the texts",
        "(searching|hunting|scanning) my (files|texts|documents) for (something|a word|words)", "all (files|documents|texts) need to be searched for (something|a phrase|a word)",
        "there must be a line about it (somewhere in my files|in one of the documents), (search|find it)", "let's (search|grep|comb) (the files|my documents|the texts) [for a word|]",
        "(every|all) (place|places|mention|mentions) of a word in my files", "a search through the text of my files please",
    ),
        "The words are not given", "What should I search for?", "search_text", _word, lambda content, reply: content),
    Gap(("do: (run|execute) (a|some|the) command", "do: run something [in the shell|for me|]", "run", "execute",
        "i want to run a command", "can you run (commands|a command|something)", "use the (shell|terminal)",
        "open a terminal and run something", "do: run it", "execute the command", "shell command please",
        "start a command",
        "i need the shell", "sh", "bash please", "can i run a command", "do: run something for me", "let's use the command line", "execute something", "cmd", "i want something run in the terminal",
        "do: launch a command",
        "ask: (could|can|would) you (execute|run|type|issue|enter) (a command|something|a shell command|a line) [for me|in the shell|in the terminal|please|]",
        "i (need|have|want|would like) (to execute|to type|to issue|to run|to enter) (a command|something in the terminal|a shell command|something in bash)",
        "(terminal|shell|command line|console|bash|prompt) [please|time|]", "do: (fire off|issue|enter|perform|carry out) a command [for me|in the shell|]",
        "there's a command (to run|i want to run|i need executed|for the shell)", "(i want|i'd like|i need|can i have|could i get|give me) (a command executed|a shell|the output of a command)",
        "(run|execute|start) (one|a|this) (command|line|shell line) [for me|please|]", "(command|shell command) (execution|please|to run)", "i have a command for you",
        "(something|a command) (should|must|has to) be (run|executed) [in the shell|in the terminal|]",
        "do: (fire up|kick off|trigger|launch|invoke) (a command|a shell command|some command|something in the shell)",
        "do: (type|enter|put) (something|a command) (into|in) the (terminal|shell|console|command line)", "do: (use|take|open) the (shell|terminal|console|command line|prompt) [for me|for something|]",
        "do: (let|have) (bash|the shell|the terminal) (run|execute|do) something",
        "ask: (may|might|can|could) (i|we) (run|execute|use|type|try) (a command|something in the shell|the shell|the terminal|a shell command)",
        "ask: is it possible to (run a command|execute something in the shell|use the terminal|run shell commands)", "would you (run|execute|take) (a command|a shell command|a line for the shell) [for me|from me|]",
        "(i'm after|we need|how about|all i want is) (a command run|the output of a command|the result of a shell command|the terminal to do something)",
        "i'd (like|love) (something executed|a command run|to try a command|to run something in bash|to use the command line|to execute a command)",
        "(zsh|powershell|xterm|run command|exec|execute command|run something|run shell|terminal command|shell time) [please|]",
        "(one|a single|some|a quick|a certain) (command|shell command|terminal command) (to run|to execute|please|for the shell)",
        "i've got (a command|a shell line|a one-liner|something) (to run|to execute|that needs running|to try out)", "my (colleague|teacher|friend) gave me a command, (run it|execute it|can you run it)",
        "(the tutorial|the manual|the readme|a forum) (says|tells me) to run a command, (do it|can you do that|run it for me)", "(running|executing|launching) a (command|shell command), please",
        "let's (run|execute|try|fire off) (a command|something in the shell|a shell command)", "the shell (should|must|has to) (do|run|execute) something [for me|]",
        "something for the (shell|terminal|command line|console) [please|]", "could a command be (run|executed) [for me|]", "i don't dare to run the command myself, (do it for me|you do it)",
        "in the terminal please, run something",
    ),
        "The command is not given", "Which command should I run?", "run_command", _command, lambda content,
        reply: "It ran, without output." if content.endswith("(no output)") else content.partition("\n")[2]),
    Gap(("do: rename (a|the|some) file", "do: rename (it|something)", "i want to rename a file", "rename", "a file needs another name", "do: give (a|the) file a new name", "mv", "can you rename a file [for me]", "the name of a file is wrong", "do: change (a|the) file name", "one of my files has a silly name", "i'd like to call a file something else",
        "new name for a file please", "ren",
        "ask: (could|can|would) you (rename|retitle|relabel) (a file|something|one of my files|a document) [for me|please|]",
        "i (need|have|would like) to (rename|retitle|relabel|change the name of) (something|a file|one of my files|a document)",
        "(a|one|some) (file|document) (should|must|needs to|has to) (be renamed|get a new name|be called something else|have another name)",
        "(rename|retitle|relabel) (one of the files|a document|something|one file) [please|]", "i (gave|misspelled) (a file the wrong name|the name of a file), (fix that|rename it|change it)",
        "i don't like (how a file is called|the name of one of my files)", "there's a typo in a file name, fix it", "(i want|i'd like|i need|can i have|could i get|give me) (a new name for a file|a file renamed)",
        "(renaming|file rename|name change) [please|]", "do: (fix|correct|alter) the name of (a file|one of my files)",
        "do: (switch|swap|adjust|update|edit|modify) the (name|filename|file name) of (a file|one of my files|some document)", "do: (rebaptize|relabel|rechristen) (a file|one of the files|a document)",
        "do: (call|name|title) (a file|one of my files|a document) (differently|something else|something better)",
        "ask: (is it possible|may i ask you|could i ask you) to (rename a file|change a file's name|give a file another name)",
        "ask: (can|could) (a file|one of my files|the name of a file) be (renamed|changed|relabelled)",
        "(i'm after|we need|how about|all i want is) (another name for a file|a better name on one of my files|a file renamed|a new file name)",
        "i'd (like|love) (to rename something|a file renamed|another name on a file|a file to have a better name)",
        "(the|a) (filename|file name|name of a file) is (wrong|misspelled|too long|no good|outdated), (change it|rename it|correct it)",
        "(a|one|some) (document|file) has (the wrong|a bad|an ugly|a misleading|a stupid) name, (rename it|change it|fix that|give it a new one)",
        "let's (rename|relabel|retitle) (a file|something|one of the files|a document)", "(rename|new name|change name|other name|rename file|rename please|file name change) [please|]",
        "my (report|document|text|list) (needs|deserves|should get) (a better|a new|another) (name|filename|file name)", "a file (isn't|is not) (called|named) what it should be, (rename it|fix the name)",
        "(changing|fixing|correcting) a file name, please", "i (named|called|saved) (something|a file) (wrongly|with a typo|under the wrong name), (rename it|change that|fix the name)",
        "a different name for (one of my files|a document|a file), please", "there's a file to (rename|be renamed|give a new name to|relabel)", "same file, other name, can you do that",
    ),
        "The names are not given", "Which file, and what should it be called?", "move_file", _renamed, _told),
    Gap(("do: move (a|the|some|one) file", "do: move something [for me]", "i want to move a file", "move", "a file is in the wrong folder", "do: put (a|the) file somewhere else", "can you move a file [for me]", "one file belongs in another folder", "do: file something away", "i'd like to put a file in a folder", "move one of my files please",
        "do: bring a file to another place", "something has to go into a folder",
        "ask: (could|can|would) you (move|relocate|shift|transfer) (a file|something|one of my files|a document) [for me|to a folder|please|]",
        "i (need|have|would like) to (move|relocate|shift|transfer) (something|a file|one of my files|a document) [to a folder|somewhere else|]",
        "(a|one|some) (file|document) (should|must|needs to|has to) (be moved|move|go to another folder|be elsewhere|be in a folder)",
        "(relocate|shift|transfer|move over) (one of the files|a document|something|one file) [please|]", "a file (lies|is|sits) in the wrong (place|spot|directory), (move it|fix that)",
        "there's a file to (move|put away|put into a folder|relocate)", "do: tidy one file away into a folder", "(i want|i'd like|i need|can i have|could i get|give me) (a file moved|a file into a folder|one file out of here into a folder)",
        "one of my files (is misplaced|lives in the wrong place|ought to be in a folder)", "moving a file please",
        "do: (drag|push|carry|send|ship|bring|take) (a file|one of my files|a document) (into|to|over to|over into) (a folder|another folder|a different directory)",
        "do: (sort|tuck|stow|file|put) (a document|one of my files|a file|something) (away into a folder|into the right folder|in a folder|into a directory)",
        "do: change (where a file is stored|the folder of a file|the location of a file)", "ask: (is it possible|may i ask you|could i ask you) to (move a file|put a file somewhere else|relocate a document)",
        "ask: (can|could) (a file|one of my files|a document) (go|be moved|be put|be relocated) (to another folder|into a folder|somewhere else)",
        "(i'm after|we need|how about|all i want is) (a file moved|a file in another folder than now|one of my files moved where it belongs|a document out of the way in a folder)",
        "i'd (like|love) (a file moved|to move a document|one file in another folder instead|to relocate something|to put a document away)",
        "let's (move|relocate|shift|put away) (a file|something|one of the files|a document)",
        "(a|one|some) (document|file) (doesn't belong here|is lying around|is in the way|landed in the wrong folder), (move it|put it away into a folder|put it in its folder)",
        "(move|relocate|shift|file away|move file|move it|put elsewhere|new place for a file) [please|]",
        "i (saved|put|dropped|stored) (something|a file|a document) in the wrong (place|folder), (move it|put it right)", "tidying up: a file (goes|has to go|moves|should move) into a folder",
        "(a|one) (file|document) wants to live (in another folder|somewhere else|in a folder)", "there's a document (that belongs in|to put into|that should be in|to move to) another folder",
        "(moving|shifting|relocating) (a document|one of my files|something)[ to a folder|], please", "my (report|letter|list|invoice) (should|must|needs to) go (to|into) (a|another|a different) folder",
        "out of here and into a folder with one of my files", "another place for (one of my files|a document|a file), please",
    ),
        "The file and the folder are not given", "Which file, and where to?", "move_file", _elsewhere, _told),
    Gap(("do: copy (a|the|some|one) file", "do: copy something [for me]", "i want to copy a file", "copy", "a file should be in another folder too", "can you copy a file [for me]", "cp", "do: make a copy of something in a folder", "i'd like one of my files in a folder as a copy", "copy one of my files please", "i need a copy of a file in another folder",
        "ask: (could|can|would) you (copy|duplicate) (a file|something|one of my files|a document) [into a folder|to a folder|for me|please|]",
        "i (need|have|would like) to (copy|duplicate) (something|a file|one of my files|a document) [to a folder|into another folder|]",
        "(a|one|some) (file|document) (should|must|needs to|has to) be copied [into a folder|to another folder|]", "(copying|copy of) a file please", "there's a file to copy [into a folder|]",
        "(i want|i'd like|i need|can i have|could i get|give me) (a copy of a file in a folder|a file copied|one of my files copied to a folder)", "do: (put|place|drop) a copy of (a file|one of my files) (in|into) (a folder|another folder)",
        "one of my files should (exist|be) in two places", "keep a file here and put a copy in a folder", "do: copy over a (file|document)",
        "do: (clone|replicate|reproduce) (a file|one of my files|a document) (into|to) (a folder|another folder)",
        "do: (put|save|store) (a duplicate|a second copy|a spare copy|a backup copy) of (a file|one of my files|a document) in (a folder|another folder)",
        "do: duplicate (a file|a document|one of my files) (into a folder|to another folder|in another folder)",
        "ask: (is it possible|may i ask you|could i ask you) to (copy a file|put a copy of a file in a folder|copy a document into a folder)",
        "ask: (can|could) (a file|one of my files|a document) be copied [to a folder|into another folder|]",
        "(i'm after|we need|how about|all i want is) (a copy of a file in another folder|one of my files copied to a folder|a duplicate of a file in a folder|a second copy of a document in a folder)",
        "i'd (like|love) (a file copied|to copy something|to have a document in two folders|a spare copy of a file in a folder|to copy a document over)",
        "let's copy (a file|something|one of the files|a document) [into a folder|]", "(copy|copy file|file copy|copy something|copying|copy over) [please|into a folder]",
        "(a|one|some) (document|file) (is needed|should exist|belongs) in (a second folder|another folder as well|two folders), (copy it|make a copy)",
        "a (copy|duplicate) of (one of my files|a document) should (go|be put) into a folder", "(leave|keep) the original and put a copy [of it|] (in another folder|in a folder)",
        "just to be safe, copy a file into (a|another) folder", "there's a (file|document) (that needs to be copied|i want copied|to be copied) [to a folder|]", "the same file in (another|a second) folder, please",
        "my (report|letter|list|invoice) (should|must) be copied (to|into) (a|another) folder", "somebody needs a (file|document) in their folder, copy it there",
    ),
        "The file and the folder are not given", "Which file should I copy, and where to?", "copy_file", _elsewhere, _told),
    Gap(("do: (search|search in) my notes", "do: find a note", "i noted something, find it", "find my note", "notes search", "i'm looking for a note", "where is that note", "do: look something up in my notes", "can you find a note [for me]", "do: bring up an old note", "i need one of my notes", "search notes",
        "ask: (could|can|would) you (search|search in) (my|the) notes [for me|for something|please|]",
        "ask: did i (note something about that|make a note about it|write a note about it)",
        "i (need|want|have|would like) to (find|look up|get back) (a note|something in my notes|one of my notes|an old note|something i noted)",
        "i (wrote|noted|saved) (it|something) (once|last week|some time ago) as a note, (find it|where is it|look for it)", "(i want|i'd like|i need|can i have|could i get|give me) (a certain note|one of my old notes|a note i made)",
        "(note|notes|memo) (lookup|finder|search) [please|]", "do: (dig up|dig out|hunt for|find|locate) (a note|one of my notes|an old memo)",
        "ask: where (is|did i put) (my note|that note|the memo|the thing i noted)", "there's a note i (can't find|am looking for|need)",
        "know: (whether i noted it|if there is a note about something)",
        "do: (rummage|comb|browse|hunt|scan|leaf|flick) through my notes for something", "do: (retrieve|recover|fetch|pull up|pull out|look for) (a note|one of my notes|a memo|something i noted)",
        "do: (check|see|find out|look) (if|whether) (i have a note about something|something is in my notes|i noted it|there is a note on it)",
        "do: show me (a certain note|the note i'm thinking of|one particular note)", "ask: (is|was) there (something|a note|anything|a memo) about (it|that) in my notes",
        "ask: have i (jotted that down|noted that|made a note of it|written a note on it) (once|before|some time)",
        "ask: (can|could|would) you (dig|pull|bring|look) up (a note|something in my notes|an old note|one of my notes) [for me|]",
        "ask: (which|what) note (did i make about that|did i write on that|says something about it|was that in)",
        "(i'm after|we need|how about|all i want is) (a certain note|an old note|the note i wrote about it|the right one of my notes|a search in my notes)",
        "know: (if it's in my notes|which of my notes mentions it|what i noted about it|where i noted that)", "i'd (like|love) (to find a note|to search my notes|an old note back|to look something up in my notes)",
        "(find|look up|search|look for) (a|one|my|an old|some) (note|memo) [please|]",
        "(a|one) note (is hiding|got lost|must be there|is what i need) (somewhere|among the others|in my notes), (find it|look for it)",
        "i (remember|think|believe) i (made|wrote|left) a note (once|about that|for this), (find it|where is it|search for it)",
        "(note search|memo search|search memos|notes lookup|find notes about|find in notes|search in notes) [something|please]", "let's (search|look through|go through) my notes (for something|and find one)",
        "what did i note (back then|about it|that day|on that topic), look through the notes", "my notes need to be searched for something",
        "somewhere in my notes (there's|i have|i wrote) (something|an idea|a phone number) i need now", "so many notes, help me find (one|the right one|a certain one)",
        "(searching|looking) for (a memo|a certain note|one of my notes)",
    ),
        "The word to look for is not given", "What should I look for in the notes?", "search_notes", _noted, lambda content, reply: content),
    Gap(("ask: (what|which) weekday is (that day|the date|it then)", "i need a weekday", "do: tell me the weekday of a date", "weekday of a date please", "ask: what day of the week is my birthday", "ask: which day does my birthday fall on", "i have a date, which weekday is it", "do: look up a weekday", "ask: is my birthday on a weekend", "what day of the week is our party",
        "do: find out a weekday for me", "which weekday is my appointment",
        "ask: (what|which) weekday (is|was) (the date|that date|my wedding day|the deadline)",
        "ask: on (what|which) (day of the week|weekday) is (our anniversary|my appointment|the exam|the wedding|the party)",
        "i (need|want|have|would like) to know (a weekday|which weekday a date is|the day of the week of a date|on which weekday something falls)",
        "get: (the weekday of a date|the weekday of my date|the day of the week for a date)",
        "know: (which weekday a date is|on which day of the week it falls|what weekday i was born on|what weekday the exam is)",
        "(weekday|day of the week) (lookup|for a date|please|of a certain date)", "(monday|friday|tuesday) or what, which weekday is (the date|my appointment)",
        "ask: (could|can) you tell me (the weekday of a date|what weekday a date is|which weekday something is on)",
        "do: (determine|work out|tell me) the (weekday|day of the week) (of|for) (a date|my date|some date)", "is that date a (weekday or a weekend|monday|sunday|workday)",
        "ask: what weekday was i born on",
        "do: (tell|show|give) me (the weekday for a date|which day of the week a date is|what day of the week something falls on|the weekday of my appointment)",
        "do: (check|see|find out|look up) (which|what) (weekday|day of the week) (a date|my date|the appointment|the wedding|something) (is|falls on)",
        "ask: does (the party|my birthday|the wedding|the date|our anniversary) (fall on|land on|come on) a (weekend|weekday|sunday|saturday|workday)",
        "ask: (is|was) (it|the date|my birthday|that day|the appointment) a (monday|friday|sunday|weekend day|workday)",
        "ask: (what|which) day of the week was (my son born on|it on that date|it when we met|the day of the exam)",
        "ask: on (what|which) (weekday|day of the week) (does|did|will) (the date|my flight|the exam|the concert|our meeting) fall",
        "get: (the weekday of the appointment|the day of the week of my birthday|the weekday for some date|the name of the day for a date)",
        "know: (if the date is a weekend|what day of the week the party is on|which weekday my flight is|whether it's a monday|which day of the week it was)",
        "i'd (like|love) (to know the weekday of a date|a weekday for a date|to find out which weekday something is)",
        "(weekday|day of week|day name|which weekday|what weekday|date to weekday|weekday finder|weekday please) [for a date|of a date|]",
        "i have (a date|an appointment|a flight|a date in my head) but (no weekday|don't know the weekday|not the weekday), (which is it|what is it|tell me)",
        "(my grandmother|my dog|our baby|my father) was born on a certain date, which weekday was that", "monday to sunday, which one is (the date|my appointment|the party)",
        "for the invitation i need the (weekday|day of the week) of (the date|the party|our wedding)", "a date is given, (which|what) (weekday|day of the week) is it",
        "the (calendar|letter|ticket) only says the date, (which weekday is it|what day of the week is that)", "(weekend or not|working day or weekend|school day or not), what day is (the date|my appointment)",
        "the weekday (behind|for|belonging to|of) (a date|my date) please", "could it be a sunday, the date i have in mind",
    ),
        "The date is not given", "Which date do you mean?", "date_math", _weekday, lambda content, reply: f"{content.rstrip('.')}."),
)  # fmt: skip


@family("ask_user", weight=9)
def ask_user(w: World) -> Steps:
    """The request leaves out what the tool needs most."""
    gap = w.pick(GAPS)
    if not w.has(gap.tool):
        raise Skip(gap.tool)
    reply, arguments = gap.give(w)
    yield Ask(w.say(gap.frames))
    if not (yield from asked_back(w, gap.lacks, gap.question, reply)):
        return
    observation = yield with_it(gap.tool, arguments)
    if not observation.ok:
        yield Answer(f"{gap.tool} could not do it.", f"That did not work: {observation.content}")
        return
    if len(observation.content) > 850:
        raise Skip("too long to answer with")
    yield Answer(ANSWERED, gap.answer(observation.content, reply))
