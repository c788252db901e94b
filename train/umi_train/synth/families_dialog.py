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
        "ask: how (many days|many more days|many nights) (to go|before the day comes|until we meet|till my day off|until my exam|until our anniversary)",
        "ask: how (long|much time) (do we have|is left|remains|is there) (until the deadline|before the trip|till the wedding|until the big day|before my exam)",
        "i (can't wait|am excited) for (my trip|the wedding|our holiday|the party), how many days (are left|is it|still)",
        "get: (the days left|the number of days until my event|a countdown in days|the days until my trip)",
        "know: (how many days are left|how long until the wedding|how many days remain until my exam|how far off the deadline is)",
        "ask: is (the deadline|my exam|our trip|the wedding) (soon|far off|close), how many days is it", "(day|days) (count|countdown|counter) [to my event|please|]",
        "do: (count down|work out|calculate) the days (to|until) (my event|the exam|the trip|a date)", "(the wedding|our trip|my exam|the launch|my surgery): how many days (still|left|to go)",
        "ask: when i look at the calendar, how many days till then", "days remaining", "how many days (away|off) is (it|the event|my appointment|the trip)",
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
        "(renaming|file rename|name change) [please|]", "do: (fix|correct|alter) the name of (a file|one of my files)"),
        "The names are not given", "Which file, and what should it be called?", "move_file", _renamed, _told),
    Gap(("do: move (a|the|some|one) file", "do: move something [for me]", "i want to move a file", "move", "a file is in the wrong folder", "do: put (a|the) file somewhere else", "can you move a file [for me]", "one file belongs in another folder", "do: file something away", "i'd like to put a file in a folder", "move one of my files please",
        "do: bring a file to another place", "something has to go into a folder",
        "ask: (could|can|would) you (move|relocate|shift|transfer) (a file|something|one of my files|a document) [for me|to a folder|please|]",
        "i (need|have|would like) to (move|relocate|shift|transfer) (something|a file|one of my files|a document) [to a folder|somewhere else|]",
        "(a|one|some) (file|document) (should|must|needs to|has to) (be moved|move|go to another folder|be elsewhere|be in a folder)",
        "(relocate|shift|transfer|move over) (one of the files|a document|something|one file) [please|]", "a file (lies|is|sits) in the wrong (place|spot|directory), (move it|fix that)",
        "there's a file to (move|put away|put into a folder|relocate)", "do: tidy one file away into a folder", "(i want|i'd like|i need|can i have|could i get|give me) (a file moved|a file into a folder|one file out of here into a folder)",
        "one of my files (is misplaced|lives in the wrong place|ought to be in a folder)", "moving a file please"),
        "The file and the folder are not given", "Which file, and where to?", "move_file", _elsewhere, _told),
    Gap(("do: copy (a|the|some|one) file", "do: copy something [for me]", "i want to copy a file", "copy", "a file should be in another folder too", "can you copy a file [for me]", "cp", "do: make a copy of something in a folder", "i'd like one of my files in a folder as a copy", "copy one of my files please", "i need a copy of a file in another folder",
        "ask: (could|can|would) you (copy|duplicate) (a file|something|one of my files|a document) [into a folder|to a folder|for me|please|]",
        "i (need|have|would like) to (copy|duplicate) (something|a file|one of my files|a document) [to a folder|into another folder|]",
        "(a|one|some) (file|document) (should|must|needs to|has to) be copied [into a folder|to another folder|]", "(copying|copy of) a file please", "there's a file to copy [into a folder|]",
        "(i want|i'd like|i need|can i have|could i get|give me) (a copy of a file in a folder|a file copied|one of my files copied to a folder)", "do: (put|place|drop) a copy of (a file|one of my files) (in|into) (a folder|another folder)",
        "one of my files should (exist|be) in two places", "keep a file here and put a copy in a folder", "do: copy over a (file|document)"),
        "The file and the folder are not given", "Which file should I copy, and where to?", "copy_file", _elsewhere, _told),
    Gap(("do: (search|look through|check) my notes", "do: find a note", "i noted something, find it", "find my note", "notes search", "i'm looking for a note", "where is that note", "do: look something up in my notes", "can you find a note [for me]", "do: bring up an old note", "i need one of my notes", "search notes",
        "ask: (could|can|would) you (search|look through|check|go through) (my|the) notes [for me|for something|please|]",
        "ask: did i (note something about that|make a note about it|write a note about it)",
        "i (need|want|have|would like) to (find|look up|get back) (a note|something in my notes|one of my notes|an old note|something i noted)",
        "i (wrote|noted|saved) (it|something) (once|last week|some time ago) as a note, (find it|where is it|look for it)", "(i want|i'd like|i need|can i have|could i get|give me) (a certain note|one of my old notes|a note i made)",
        "(note|notes|memo) (lookup|finder|search) [please|]", "do: (dig up|dig out|hunt for|find|locate) (a note|one of my notes|an old memo)",
        "ask: where (is|did i put) (my note|that note|the memo|the thing i noted)", "there's a note i (can't find|am looking for|need)",
        "know: (whether i noted it|if there is a note about something)"),
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
        "ask: what weekday was i born on"),
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
