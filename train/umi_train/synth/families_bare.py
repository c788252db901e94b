"""Texts without quotation marks around them: where one begins and ends is told by the words of the wish alone.

Nothing can be pointed to here (`umi_local.spans`), so this is what the caller has to copy word by word.
"""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.copying import random_path
from umi_train.synth.core import Ask, Call, Done, Skip, Steps, World, family

_DO = "call,ask,meet,visit,thank,pay,email,remind,invite,join,see,feed,text,tell,pick up,drop off,wait for,write to,congratulate".split(",")
_MORE = "buy,fix,clean,order,return,renew,cancel,water,paint,print,bring,find,finish,check,book,wash,repair,learn,practise,sell,move,measure,charge,update,replace,sort,pack,collect,borrow,plan".split(",")  # fmt: skip
_WHEN = "tomorrow,tonight,on monday,on friday,next week,before noon,at 5pm,at 10:30,by thursday,this weekend,after lunch,in june,on the 14th,first thing,every sunday,in two weeks".split(",")  # fmt: skip
_WHERE = "in the cellar,at the station,on the top shelf,in room 12,behind the door,at the office,under the stairs,in the blue box,next to the sink,at home".split(",")
_LIKE = "by heart,with {p},for {p},from {p},about the {t},and the {t},without {t}".split(",")


def text(w: World) -> str:
    """Return a text as people have it in mind when they do not quote it: a task, a fact, a list, a code, a line."""
    rng = w.rng
    fill = {"p": names.person(rng) if w.chance(0.6) else names.pseudo(rng).capitalize(), "t": names.thing(rng) if w.chance(0.6) else names.pseudo(rng)}
    roll = rng.random()
    if roll < 0.42:
        words = [w.pick(_DO), fill["p"]] if w.chance(0.4) else [w.pick(_MORE), w.pick(("the", "the", "a", "my", "some", "more", "")), fill["t"]]
        if w.chance(0.35):
            words.append(w.pick(_LIKE).format(p=names.person(rng), t=names.thing(rng)))
        if w.chance(0.55):
            words.append(w.pick(_WHEN + _WHERE))
        return " ".join(word for word in words if word)
    if roll < 0.52:
        return contents.task(rng)
    if roll < 0.66:
        return contents.sentence(rng).rstrip(".")
    if roll < 0.74:
        return " ".join(names.thing(rng) if w.chance(0.5) else names.pseudo(rng) for _ in range(rng.randint(1, 4)))
    if roll < 0.82:
        joint = w.pick((", ", " and ", " or "))
        return joint.join(names.thing(rng) for _ in range(rng.randint(2, 3)))
    if roll < 0.9:
        return f"{w.pick(('the ', 'my ', ''))}{fill['t']} {w.pick(('is', 'is still', 'costs', 'was', 'needs', 'has'))} {w.pick((names.pseudo(rng), str(rng.randint(2, 900)), names.thing(rng)))}"
    return f"{names.pseudo(rng)}{w.pick((' = ', '=', '==', ': ', ' -> '))}{w.pick((names.code(rng, 4), str(rng.randint(1, 999)), names.pseudo(rng)))}"


NOTE = (
    "do: (note|write|jot|take) down {x}", "do: (remember|note|keep in mind) {x}", "do: remember that {x}", "note to self {x}", "{x}, (note|remember|save|write down) that",
    "do: (add|put) {x} (to|on|in|into) my notes", "do: make a note that says {x}", "do: take a note: {x}", "{x} (please note|goes into my notes|belongs in my notes)",
    "(i must not|don't let me) forget {x}", "i (need|have|want) to remember {x}", "do: save {x} as a note", "(another|one more|new) note, {x}", "i want a note with {x}", "do: keep {x} for me",
    "for my notes: {x}", "(reminder|memo) {x}", "do: (store|log|record) {x} [for later]", "do: write {x} down", "do: put down {x}", "{x} ... (can you|could you) note it", "to remember: {x}",
    "do: (jot|scribble|scrawl) down {x}", "do: (memorize|bear in mind) {x}", "do: (file|register|enter) a note[:|,|] {x}", "do: (leave|write|drop) (me|myself) a (note|memo)[:|,] {x}",
    "do: (create|start|open|make) a [new] note[:|,|] {x}", "do: (put|stick|pop) {x} in the notes", "do: (add|write|put) this (to|in|into) my notes[:|] {x}", "do: (take|write) this down[:|,] {x}",
    "do: make a (quick|short|mental|little) note[:|,|] {x}", "do: (pencil|put) in my notes[:|,] {x}", "do: (jot|note) this[:|,] {x}", "do: keep track of this[:|,] {x}",
    "do: help me remember this[:|,] {x}", "do: (stash|store|save|keep) this (note|thought|for later)[:|,] {x}", "do: (scribble|jot) {x} down for me",
    "(important|for later|so i don't forget)[:|,] note {x}",
    "{x}, (jot it down|jot that down|make a note of it|make a note of that|put it in my notes|keep that in mind for me|please note that down)",
    "{x}. (note that|note it|write that down|remember that|keep that in mind|put that in my notes)", "i (want|need|would like) to (note|write|jot) down {x}",
    "i (want|need|would like) a note (that says|saying) {x}", "i (had|have) an idea, note it[:|,] {x}", "i'll forget it otherwise[:|,] {x}",
    "(before i forget|so that i don't forget|lest i forget)[,|:] note {x}", "(here's|here is) (a|one more|another|the next) note[:|,] {x}",
    "(something|one thing) (to remember|for my notes)[:|,] {x}", "(quick|new|short) (note|memo)[:|,] {x}", "(note|notes|memo|remember)[:|] {x}", "my notes should (say|mention|include) {x}",
    "can you (remember|keep in mind|write down) {x}", "the note should (say|read|be) {x}", "don't let me forget this[:|,] {x}", "among my notes (put|add|i want) {x}",
)  # fmt: skip
APPEND = (
    "do: (add|append|put|write) {x} (to|in|into|at the end of|at the bottom of) {t}", "do: (add|append) the (line|text|words) {x} to {t}", "{x} (goes|belongs) (in|into|on|at the end of) {t}",
    "do: (add|put) {x} (to|on|in) {t}, at the end", "in {t}, add {x}", "(add|append) to {t}: {x}", "{t} += {x}", "echo {x} >> {t}", "do: make {x} the last line of {t}", "i (want|need) {x} (in|on|added to|at the end of) {t}",
    "{t} (needs|is missing|lacks) {x}, add it", "{x} is missing in {t}, add it [please]", "do: extend {t} with {x}", "put {x} in {t} too", "{t} should also (say|have|list) {x}", "do: stick {x} on the end of {t}",
    "also {x}, in {t}", "there is one more for {t}, {x}", "do: (enter|insert|include) {x} (at the end of|in) {t}",
    "do: (tack|tag|stick|pop|drop) {x} (onto|on) the end of {t}", "do: (type|scribble|jot|note|log|record) {x} at the (end|bottom) of {t}",
    "do: (add|append) (another|one more|a new|a) line to {t}[:|,| saying] {x}", "do: (add|append|write) (this|the following) (to|at the end of|at the bottom of) {t}: {x}",
    "do: (put|write|add) at the (end|bottom) of {t}[:|,|] {x}", "do: (end|finish|close) {t} with {x}", "do: have {t} end with {x}", "do: open {t} and (add|write|type) {x} at the (end|bottom)",
    "do: leave {t} as it is but add {x} at the (end|bottom)", "do: (supplement|expand|complete) {t} with {x}", "do: (append|add) {x} (on to|onto) {t}",
    "do: (write|put|add) {x} as the (last|final) line (of|in|into) {t}", "{t}[,|:] (add|append|add a line|new line|one more line|also|at the end)[:|] {x}",
    "{t} (needs|gets|should get|should have) (another|one more|a new|a last) line[:|,] {x}", "{t} should (end|finish|close) with {x}", "{t} (is missing|still lacks|still needs) the line {x}",
    "{x} (has to|must|should|needs to) (be|go|stand) (at the end|at the bottom) of {t}", "{x} (should be|must be|has to be|needs to be) (added|appended) to {t}",
    "{x} is (not yet in|still not in|missing from|missing in) {t}, (append it|add it at the end|please add it)", "(another|one more|a new|next|an extra) (line|entry|item) (for|in) {t}[:|,] {x}",
    "(one|some) more (thing|text) for {t}[:|,] {x}", "(i forgot|i left out|missing)[:|,] {x}, (add it|append it) to {t}",
    "at the (end|bottom|very end) of {t}[,|:|] (add|write|put|type|append) {x}", "to {t} (add|append|please add|please append) {x}", "i (have|want|need) to add {x} to {t}",
    "i'd like {x} (added|appended) to {t}", "as a last line {t} (gets|should have|needs) {x}", "below the last line of {t}[,] (add|write|put) {x}", "without changing the rest of {t}[,] add {x}",
    "new last line (for|of) {t}[:|,] {x}",
)  # fmt: skip
WRITE = (
    "do: (write|save|put|store) {x} (to|in|into|as) {t}", "do: (create|make) {t} (with|containing|saying) {x}", "do: (create|make) [a file] {t} (that says|with the text|with the words|with the line) {x}", "echo {x} > {t}",
    "{x} (should|shall|must) be (in|written to|saved in) [a new file] {t}", "(create|new file|make) {t}, content {x}", "i (want|need) a [new] file {t} (with|that says|saying) {x}", "(new file|start a file) {t} with {x}",
    "do: (save|keep|store) {x} (in|as|under) [a file called] {t}", "put {x} into a [new] file called {t}", "a file {t} with {x} in it", "do: write the (words|text|line) {x} into [the new file] {t}", "let {t} say {x}",
    "do: (start|open|set up|produce|generate) a [new] file {t} (with|that says|containing|saying) {x}", "do: (start|open|set up|produce) {t} with {x} [in it|as its text|as its content]",
    "do: (create|make|start) {t} and (put|write) {x} (in it|into it|inside|there)", "do: (create|make|write) {t} with the (text|content|contents|words|line)[:|] {x}",
    "do: (create|make|write) {t}[:|,] {x}", "do: (put|type|jot|dump|note) {x} (into|in) a [new|fresh] file (called|named) {t}",
    "do: (put|write|save) this (in|into|to) [a new file|a file called|] {t}: {x}", "do: (make|create) me a file (called|named) {t} (that says|which says|saying|with the text) {x}",
    "do: (save|store|write) {x} under the name {t}", "do: (have|let) a new file {t} (say|contain|hold) {x}", "do: (write|save) just {x} (to|into) {t}",
    "a [new|fresh] file (called|named) {t} (that says|saying|with the text|which contains) {x}", "a new file[,] {t}[,] (with the text|saying|that says|containing) {x}",
    "a new {t} (should|shall|is to) (say|contain|hold|read) {x}", "{t} does not exist yet, (make it and put|create it with) {x} (in it|inside)",
    "{t} (doesn't|does not) exist yet[,] (create|make) it with {x}", "{t}, a new file (with|containing|that says) {x}", "{t} (new file|new)[,|:] {x}",
    "{x} (goes|should go|belongs) (in|into) a [new] file (called|named) {t}", "{x}, (save|store|write|keep) (that|it) (as|in|under|to) {t}",
    "{x}, that's what a new file {t} should (say|contain)", "(file|name|filename) {t}, (text|content|contents) {x}",
    "i (need|want|would like) {x} (saved|stored|written|kept) (in|to|as) [a new file|a file called|] {t}",
    "i (need|want|would like) a file (called|named) {t} (with|that says|saying|which contains) {x}", "in a new file {t} (write|put|save) {x}",
    "into a new file (called|named) {t} (write|put) {x}", "(can i have|may i have|could i get) a file {t} (with|that says|containing) {x}",
    "(there should be|i'd like) a [new] file {t} (with|that says|saying|containing) {x}", "printf {x} > {t}",
)  # fmt: skip


def _plain(w: World) -> str:
    said = text(w)
    if any(sign in said for sign in "\"'`") or len(said) < 3:
        raise Skip("not plain")
    return said


@family("bare_note", weight=4.0)
def bare_note(w: World) -> Steps:
    """A note in plain words."""
    said = _plain(w)
    yield Ask(w.say(NOTE, x=said))
    yield Call("Something to remember: use add_note.", "add_note", {"text": said})
    yield Done("The note is kept.")


@family("bare_append", weight=4.0)
def bare_append(w: World) -> Steps:
    """A line in plain words for the end of a file."""
    said, path = _plain(w), w.pick_text_file()
    yield Ask(w.say(APPEND, x=said, t=w.path(path)))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": said})
    yield Done("The text was added.")


@family("bare_write", weight=3.5)
def bare_write(w: World) -> Steps:
    """A new file with a text in plain words."""
    said, path = _plain(w), random_path(w)
    yield Ask(w.say(WRITE, x=said, t=w.bare(path)))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": said})
    yield Done("The file is written.")
