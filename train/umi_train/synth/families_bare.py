"""Texts without quotation marks around them: where one begins and ends is told by the words of the wish alone.

Where `umi_local.dictated` does not know these words, the caller has to copy the text word by word.
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
    "do: (note|write|jot|take) down {text}", "do: (remember|note|keep in mind) {text}", "do: remember that {text}", "note to self {text}", "{text}, (note|remember|save|write down) that",
    "do: (add|put) {text} (to|on|in|into) my notes", "do: make a note that says {text}", "do: take a note: {text}", "{text} (please note|goes into my notes|belongs in my notes)",
    "(i must not|don't let me) forget {text}", "i (need|have|want) to remember {text}", "do: save {text} as a note", "(another|one more|new) note, {text}", "i want a note with {text}", "do: keep {text} for me",
    "for my notes: {text}", "(reminder|memo) {text}", "do: (store|log|record) {text} [for later]", "do: write {text} down", "do: put down {text}", "{text} ... (can you|could you) note it", "to remember: {text}",
    "do: (jot|scribble|scrawl) down {text}", "do: (memorize|bear in mind) {text}", "do: (file|register|enter) a note[:|,|] {text}", "do: (leave|write|drop) (me|myself) a (note|memo)[:|,] {text}",
    "do: (create|start|open|make) a [new] note[:|,|] {text}", "do: (put|stick|pop) {text} in the notes", "do: (add|write|put) this (to|in|into) my notes[:|] {text}", "do: (take|write) this down[:|,] {text}",
    "do: make a (quick|short|mental|little) note[:|,|] {text}", "do: (pencil|put) in my notes[:|,] {text}", "do: (jot|note) this[:|,] {text}", "do: keep track of this[:|,] {text}",
    "do: help me remember this[:|,] {text}", "do: (stash|store|save|keep) this (note|thought|for later)[:|,] {text}", "do: (scribble|jot) {text} down for me",
    "(important|for later|so i don't forget)[:|,] note {text}",
    "{text}, (jot it down|jot that down|make a note of it|make a note of that|put it in my notes|keep that in mind for me|please note that down)",
    "{text}. (note that|note it|write that down|remember that|keep that in mind|put that in my notes)", "i (want|need|would like) to (note|write|jot) down {text}",
    "i (want|need|would like) a note (that says|saying) {text}", "i (had|have) an idea, note it[:|,] {text}", "i'll forget it otherwise[:|,] {text}",
    "(before i forget|so that i don't forget|lest i forget)[,|:] note {text}", "(here's|here is) (a|one more|another|the next) note[:|,] {text}",
    "(something|one thing) (to remember|for my notes)[:|,] {text}", "(quick|new|short) (note|memo)[:|,] {text}", "(note|notes|memo|remember)[:|] {text}", "my notes should (say|mention|include) {text}",
    "can you (remember|keep in mind|write down) {text}", "the note should (say|read|be) {text}", "don't let me forget this[:|,] {text}", "among my notes (put|add|i want) {text}",
    "do: (jot|note|put) down that {text}", "do: (memorise|commit to memory|keep on file)[:|,|] {text}", "do: (drop|pop|throw|slip|stick) {text} into my notes", "do: (put|add|enter|write) an entry in my notes[:|,| saying] {text}",
    "do: (file|keep|put) {text} (among|with) my notes", "do: (enter|include|list) {text} in my notes", "do: (add|write|make) (one more|another|an extra) note[:|,| saying] {text}",
    "do: (take|pick up|write) a (memo|jotting|note to self)[:|,] {text}", "do: (open|start) my notes and (add|write)[:|,|] {text}", "do: (hold|keep) (this thought|that thought|the following) in my notes[:|,] {text}",
    "do: note (for me|for later|for myself|please)[:|,|] {text}", "do: put on record in my notes[:|,|] {text}", "do: make a note to (myself|self|remember this)(:|,) {text}",
    "do: (store|save|keep) (in|among|with) my notes[:|,|] {text}", "do: have a note (say|saying) {text}", "do: add to my notes[:|,|] {text}", "do: (scribble|scrawl|write) me a note[:|,| saying] {text}",
    "ask: (mind|would you mind) (noting|jotting|writing) down {text}", "ask: (could|can) you keep a note (that says|saying|with) {text}", "ask: (could|may|can) i have a note (that says|saying|with) {text}",
    "{text} <- (note|put that in my notes|save as a note|please note)", "{text}, (as a note|a note please|for my notes|goes in the notes|into the notes with it|keep a note of that)",
    "{text}. (make a note|make a note of that|put it in the notes|note that down please|jot it down|don't let me forget)", "{text} - (note it down|to be noted|note to self|save this note|please write it down)",
    "{text} (is worth a note|is something to note|should be in my notes|has to go in my notes|must go into my notes)", "i (have|want|need|must) to (note|jot down|write down)[:|,] {text}",
    "i'd (like|love) (to note|to jot down|to make a note|a note)[:|,] {text}", "i (must|have to|should) not forget[:|,|] {text}", "i'm (going to|sure to|bound to) forget (this|it)[,|:] so note {text}",
    "i (just|suddenly) (remembered|thought of something)[,|:] note {text}", "my (memory is bad|head is a sieve|brain is full)[,|:] so note {text}", "(it|this|that) must not be forgotten(:|,) {text}",
    "(let's|let us) (note|write down|not forget|remember)[:|,|] {text}", "(what|something) i (must|have to|want to|need to) remember[:|,| is] {text}",
    "(note for later|for the record|memo to myself|mental note|don't forget|post-it|sticky note)[:|,] {text}", "(new entry in|one more for|another one for|an addition to) my notes[:|,] {text}",
    "(one thing|something|a thought|an idea) for (the notes|my notes|my notebook)[:|,] {text}", "(in|into|to) my notes (please add|goes|add|write|put)[:|,|] {text}",
    "we (should|must|need to|have to) (note|remember|write down)[:|,|] {text}", "my wife (told|asked) me to note[:|,|] {text}", "you (should|must|can) (note|remember|write down)[:|,|] {text}",
)  # fmt: skip
APPEND = (
    "do: (add|append|put|write) {text} (to|in|into|at the end of|at the bottom of) {t}", "do: (add|append) the (line|text|words) {text} to {t}", "{text} (goes|belongs) (in|into|on|at the end of) {t}",
    "do: (add|put) {text} (to|on|in) {t}, at the end", "in {t}, add {text}", "(add|append) to {t}: {text}", "{t} += {text}", "echo {text} >> {t}", "do: make {text} the last line of {t}", "i (want|need) {text} (in|on|added to|at the end of) {t}",
    "{t} (needs|is missing|lacks) {text}, add it", "{text} is missing in {t}, add it [please]", "do: extend {t} with {text}", "put {text} in {t} too", "{t} should also (say|have|list) {text}", "do: stick {text} on the end of {t}",
    "also {text}, in {t}", "there is one more for {t}, {text}", "do: (enter|insert|include) {text} (at the end of|in) {t}",
    "do: (tack|tag|stick|pop|drop) {text} (onto|on) the end of {t}", "do: (type|scribble|jot|note|log|record) {text} at the (end|bottom) of {t}",
    "do: (add|append) (another|one more|a new|a) line to {t}[:|,| saying] {text}", "do: (add|append|write) (this|the following) (to|at the end of|at the bottom of) {t}: {text}",
    "do: (put|write|add) at the (end|bottom) of {t}[:|,|] {text}", "do: (end|finish|close) {t} with {text}", "do: have {t} end with {text}", "do: open {t} and (add|write|type) {text} at the (end|bottom)",
    "do: leave {t} as it is but add {text} at the (end|bottom)", "do: (supplement|expand|complete) {t} with {text}", "do: (append|add) {text} (on to|onto) {t}",
    "do: (write|put|add) {text} as the (last|final) line (of|in|into) {t}", "{t}[,|:] (add|append|add a line|new line|one more line|also|at the end)[:|] {text}",
    "{t} (needs|gets|should get|should have) (another|one more|a new|a last) line[:|,] {text}", "{t} should (end|finish|close) with {text}", "{t} (is missing|still lacks|still needs) the line {text}",
    "{text} (has to|must|should|needs to) (be|go|stand) (at the end|at the bottom) of {t}", "{text} (should be|must be|has to be|needs to be) (added|appended) to {t}",
    "{text} is (not yet in|still not in|missing from|missing in) {t}, (append it|add it at the end|please add it)", "(another|one more|a new|next|an extra) (line|entry|item) (for|in) {t}[:|,] {text}",
    "(one|some) more (thing|text) for {t}[:|,] {text}", "(i forgot|i left out|missing)[:|,] {text}, (add it|append it) to {t}",
    "at the (end|bottom|very end) of {t}[,|:|] (add|write|put|type|append) {text}", "to {t} (add|append|please add|please append) {text}", "i (have|want|need) to add {text} to {t}",
    "i'd like {text} (added|appended) to {t}", "as a last line {t} (gets|should have|needs) {text}", "below the last line of {t}[,] (add|write|put) {text}", "without changing the rest of {t}[,] add {text}",
    "new last line (for|of) {t}[:|,] {text}",
    "do: (paste|attach|affix|glue|hang|fix) {text} (to|onto|on) the end of {t}", "do: (place|set|leave) {text} at the (end|bottom|very bottom|foot) of {t}", "do: (continue|carry on) {t} with {text}",
    "do: (let|make) {t} (end|finish|close) with {text}", "do: (stick|throw|toss|chuck) {text} in at the (end|bottom) of {t}", "do: (scroll|jump|move) to the (end|bottom) of {t} and (type|write|add) {text}",
    "do: (keep|leave) what is in {t} and (add|append|put) {text} (at the end|at the bottom|below it)", "do: (append|add) to the end of {t}[:|,|] {text}",
    "do: (add|append) {text} (below|under|after) (the rest of|everything in|the last line of|what's in) {t}", "do: (log|register|record) in {t}, at the (end|bottom)[:|,|] {text}",
    "do: (lengthen|extend|expand) {t} by (a|one) line[:|,| that says| saying] {text}", "do: (add|append|write) (an extra|an additional|a further|a final|a closing) line to {t}[:|,| saying] {text}",
    "do: (put|write|add) {text} on a new line (at the end of|at the bottom of) {t}", "do: (top up|round off|complete|conclude) {t} with {text}", "do: (edit|open) {t} and (append|add at the end|add at the bottom)[:|,|] {text}",
    "ask: (could|can) {text} be (added|appended|put) (to the end of|at the end of|at the bottom of) {t}", "ask: (mind|would you mind) (adding|appending) {text} to {t}", "ask: (could|can) {t} (get|have) one more line, {text}",
    "ask: (could|can) we (add|append) {text} to {t}", "{text} has to be (added|appended) (to|at the end of|at the bottom of) {t}", "{text} (comes|follows|goes|stands) (last|at the very end|at the foot|on the last line) in {t}",
    "{text} (to|->|>>) the end of {t}", "{text}, (add|append|attach) (that|this|it) to {t}", "{text}. (add|append|write) (that|this|it) (to|at the end of|at the bottom of) {t}",
    "{text} (is|was) (forgotten|left out|not there) in {t}[,|;] (add it|append it) (at the end|at the bottom|please)", "{text} as (the|a) (new last|closing|final|last) line (of|in) {t}",
    "{text} is what {t} should (end|finish|close) with", "{t} (gets|receives|wants) (an addition|a new line at the end|a new last line)[:|,] {text}",
    "{t} is (not complete|incomplete|not finished|not done)[,|;|:] (add|append) {text}", "{t} (is to|shall|must|has to) (end|finish|close) with {text}",
    "{t} should (get|have) {text} (at the end|at the bottom|as its last line)", "{t}[,|:] (append|add one line|last line|add below|addition|extra line)[:] {text}", "{t} <- {text} (at the end|at the bottom|appended)",
    "(append|add)[:|] {text}, (to|at the end of|file) {t}", "(in addition|additionally|furthermore)[,|] {text} (at the end|at the bottom) of {t}",
    "(the end|the bottom|the foot) of {t} (needs|should get|still lacks) {text}", "(down|right) at the (end|bottom) of {t} (add|write|put|type)[:|,|] {text}",
    "i'd (like|love) {text} (at the end of|at the bottom of|as the last line of) {t}", "i'd (like|love) to (add|append) {text} to {t}",
    "i (left out|missed|skipped) {text} in {t}[,|;] (add it at the end|append it|put it at the bottom)", "(my wife|my boss|a colleague) wants {text} (added to|appended to|at the end of) {t}",
    "once more (into|for) {t}, at the end[:|,] {text}",
)  # fmt: skip
WRITE = (
    "do: (write|save|put|store) {text} (to|in|into|as) {t}", "do: (create|make) {t} (with|containing|saying) {text}", "do: (create|make) [a file] {t} (that says|with the text|with the words|with the line) {text}", "echo {text} > {t}",
    "{text} (should|shall|must) be (in|written to|saved in) [a new file] {t}", "(create|new file|make) {t}, content {text}", "i (want|need) a [new] file {t} (with|that says|saying) {text}", "(new file|start a file) {t} with {text}",
    "do: (save|keep|store) {text} (in|as|under) [a file called] {t}", "put {text} into a [new] file called {t}", "a file {t} with {text} in it", "do: write the (words|text|line) {text} into [the new file] {t}", "let {t} say {text}",
    "do: (start|open|set up|produce|generate) a [new] file {t} (with|that says|containing|saying) {text}", "do: (start|open|set up|produce) {t} with {text} [in it|as its text|as its content]",
    "do: (create|make|start) {t} and (put|write) {text} (in it|into it|inside|there)", "do: (create|make|write) {t} with the (text|content|contents|words|line)[:|] {text}",
    "do: (create|make|write) {t}[:|,] {text}", "do: (put|type|jot|dump|note) {text} (into|in) a [new|fresh] file (called|named) {t}",
    "do: (put|write|save) this (in|into|to) [a new file|a file called|] {t}: {text}", "do: (make|create) me a file (called|named) {t} (that says|which says|saying|with the text) {text}",
    "do: (save|store|write) {text} under the name {t}", "do: (have|let) a new file {t} (say|contain|hold) {text}", "do: (write|save) just {text} (to|into) {t}",
    "a [new|fresh] file (called|named) {t} (that says|saying|with the text|which contains) {text}", "a new file[,] {t}[,] (with the text|saying|that says|containing) {text}",
    "a new {t} (should|shall|is to) (say|contain|hold|read) {text}", "{t} does not exist yet, (make it and put|create it with) {text} (in it|inside)",
    "{t} (doesn't|does not) exist yet[,] (create|make) it with {text}", "{t}, a new file (with|containing|that says) {text}", "{t} (new file|new)[,|:] {text}",
    "{text} (goes|should go|belongs) (in|into) a [new] file (called|named) {t}", "{text}, (save|store|write|keep) (that|it) (as|in|under|to) {t}",
    "{text}, that's what a new file {t} should (say|contain)", "(file|name|filename) {t}, (text|content|contents) {text}",
    "i (need|want|would like) {text} (saved|stored|written|kept) (in|to|as) [a new file|a file called|] {t}",
    "i (need|want|would like) a file (called|named) {t} (with|that says|saying|which contains) {text}", "in a new file {t} (write|put|save) {text}",
    "into a new file (called|named) {t} (write|put) {text}", "(can i have|may i have|could i get) a file {t} (with|that says|containing) {text}",
    "(there should be|i'd like) a [new] file {t} (with|that says|saying|containing) {text}", "printf {text} > {t}",
    "do: (write|put|type|save) {text} into a (brand new|fresh|new|separate) file[,|:|] {t}", "do: (compose|draft|build|prepare|fabricate) [a file|] {t} (with|containing|that says|saying) {text}",
    "do: (make|create) a (text|little|short|small) file {t} (with|that says|saying|containing) {text}", "do: (create|make) a file, (call it|name it) {t}[,|] and (write|put) {text} (in it|inside|into it)",
    "do: (create|make) a file with {text} in it and (call|name) it {t}", "do: (save|store|write) {text} to disk as {t}", "do: (store|keep|save|put) the (text|words|line|sentence) {text} (in|into|as) {t}",
    "do: (fill|populate) a [new] file {t} with {text}", "do: (open|begin|start) a new file (called|named) {t} (and write|and put|and type) {text}[ in it| into it]",
    "do: (create|make) {t}, (it should say|it says|the text is|saying|text|containing) {text}", "do: (create|make) {t}, a file (that says|saying|with the text|containing) {text}",
    "do: write {text} and save (it|that|this) (as|to|in|under) {t}", "do: (lay down|set down|write down) {text} in a new file (called|named|) {t}", "do: get {text} (saved|stored|written) (in|as|to) {t}",
    "do: (write|create|make) a (fresh|new) {t} (with|saying|containing|that says) {text}", "ask: (could|can) {text} be (saved|stored|written) (as|to) {t}",
    "ask: (could|can) you make a file {t} (that says|with|containing) {text}", "ask: (could|can|may) we have a new file {t} (with|saying|that says) {text}",
    "ask: (mind|would you mind) (creating|making|writing) {t} (with|containing|saying) {text}", "{text} (saved|stored|written|kept) (as|to|in|under) {t}[, please|]", "{text} as a [new] file (called|named) {t}",
    "{text} (is|will be|shall be) (the text|the content|all the text) of a new file (called|named|) {t}", "{text}. (save|store|keep) (that|this|it) (as|in|under) {t}",
    "{text}. (put|write) (that|this|it) into a new file (called|named|) {t}", "{text} -> (new file|save as|a new file called) {t}",
    "{t} (is|will be) (a new file|new) (saying|that says|with|with the text) {text}", "{t} (has to|must|should|needs to) be (made|created|written)[,|] (with|saying|containing) {text}",
    "{t} is not there yet[,|;] (make|create|write) it (with|saying|containing) {text}", "{t}[,|:] (new file with|create with|write|content|text|file text)[:|] {text}", "(new|fresh|brand new) file {t}[:|,] {text}",
    "(save as|write to|store in|store as) {t}[:|,] {text}", "(create|make|write|touch) {t} and (fill it with|put in it|write in it|write into it) {text}",
    "(the|a) (text|content|line|sentence) {text} (goes|belongs) (in|into) a new file {t}", "(name|title|file name) of the new file {t}, (its text|its content|text|content)[:|] {text}",
    "for (a|the) new file {t} (the text is|the content is|write|take) {text}", "i (want|need|would like) to (save|store|write|keep) {text} (in|as|to) {t}",
    "i (want|need|would like) to (create|make|start) {t} (with|containing|saying) {text}", "i'd (like|love) {text} (in|as|saved as|saved to) a new file {t}",
    "i (don't|do not) have {t} yet[,|;] (make|create|write) it (with|saying) {text}", "we (need|want) a [new] file {t} (with|saying|that says|containing) {text}",
    "(my boss|my teacher|a colleague) wants a file {t} (with|saying|that says) {text}", "tee {t} <<< {text}",
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
    yield Ask(w.say(NOTE, text=said))
    yield Call("Something to remember: use add_note.", "add_note", {"text": said})
    yield Done("The note is kept.")


@family("bare_append", weight=4.0)
def bare_append(w: World) -> Steps:
    """A line in plain words for the end of a file."""
    said, path = _plain(w), w.pick_text_file()
    yield Ask(w.say(APPEND, text=said, t=w.path(path)))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": said})
    yield Done("The text was added.")


@family("bare_write", weight=3.5)
def bare_write(w: World) -> Steps:
    """A new file with a text in plain words."""
    said, path = _plain(w), random_path(w)
    yield Ask(w.say(WRITE, text=said, t=w.bare(path)))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": said})
    yield Done("The file is written.")
