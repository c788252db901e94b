"""Edits by line: remove, replace or insert a line; change a value from one thing to another; find lines by their start."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.acts_edit import new_word
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_grep import found_lines
from umi_train.synth.views import body, matches

REMOVE_LINE = [
    "do: (delete|remove|erase|drop) line {n} (from|of|in) {t}",
    "do: (delete|remove|cut) the {nth} line (from|of|in) {t}",
    "do: (take|cut) line {n} out of {t}",
    "do: (delete|remove) line number {n} (of|from|in) {t}",
    "line {n} of {t} (should go|can go|should be deleted|must go)",
    "the {nth} line of {t} (should go|can go|should be deleted|must go)",
    "{t}[:|,] (delete|remove) (line {n}|the {nth} line)",
    "(delete|remove) line {n} {t}",
    "i (don't want|do not want|don't need) line {n} (in|of) {t}",
    "do: in {t}[,] (delete|remove) (line {n}|the {nth} line)",
    "line {n} (in|of) {t} (is|was) (wrong|a mistake|useless|not needed)[,] (delete it|remove it|take it out)",
    "in {t}[,] (line {n}|the {nth} line) (can go|should go|is not needed|has to go)",
    "{t} without (line {n}|the {nth} line)[,] please",
    "do: (strike|scratch|throw away|throw out) (line {n}|the {nth} line) (of|from) {t}",
    "the {nth} line (of|in) {t} is (wrong|useless|superfluous|outdated)[,] (delete it|remove it)",
    "do: get rid of (line {n}|the {nth} line) (in|of) {t}",
    "do: open {t} and (delete|remove|take out) (line {n}|the {nth} line)",
    "from {t} (delete|remove|take away) (line {n}|the {nth} line)",
    "i want (line {n}|the {nth} line) (gone from|out of|removed from) {t}",
    "there should be no (line {n}|{nth} line) like that in {t}[,] (delete it|remove it)",
    "do: (expunge|zap|kill|nuke|ditch|discard|cut out|kick out|snip out|take away) (line {n}|the {nth} line) (from|of|in) {t}",
    "do: (throw|kick|take|knock|edit) (line {n}|the {nth} line) out of {t}",
    "do: (rub|strike|cross|scratch) out (line {n}|the {nth} line) (in|of) {t}",
    "do: go (to|into) {t} and (delete|remove|take out|erase) (line {n}|the {nth} line)",
    "do: (make|let) (line {n}|the {nth} line) (of|in) {t} (disappear|vanish|go away)",
    "do: (delete|remove|drop) (only|just) (line {n}|the {nth} line) (of|from|in) {t}",
    "do: shorten {t} by (line {n}|the {nth} line)",
    "do: (leave|keep) the rest of {t} but (delete|remove|drop) (line {n}|the {nth} line)",
    "(line {n}|the {nth} line) (doesn't|does not) belong in {t}[,|.|;] (delete it|remove it|out with it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (must|has to|needs to) (go|disappear|be deleted|be removed)",
    "(line {n}|the {nth} line) (of|in) {t} is (nonsense|rubbish|old|obsolete|a duplicate|no longer true|not true)[,|:|.] (delete it|remove it|out with it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (can|may|could|might as well) be (deleted|removed|dropped|erased)",
    "out with (line {n}|the {nth} line) (in|of|from) {t}",
    "away with (line {n}|the {nth} line) (in|of|from) {t}",
    "why is (line {n}|the {nth} line) [still] in {t}[?|,] (delete it|remove it|take it out)",
    "{t}[,|:] (line {n}|the {nth} line) (can go|has to go|must go|out|is not needed|should be removed|away)",
    "{t}[:|,] (drop|erase|strike|kill|cut) (line {n}|the {nth} line)",
    "{t} (would be better|is better|is fine) without (line {n}|the {nth} line)[,|.|;] (delete it|remove it|take it out)",
    "don't (keep|leave) (line {n}|the {nth} line) (of|in) {t}",
    "i (want|need|would like) {t} without (line {n}|the {nth} line)",
    "i (would like|want) (line {n}|the {nth} line) (of|in) {t} (deleted|removed|to be gone|erased)",
    "i (no longer need|have no use for|am done with) (line {n}|the {nth} line) (of|in) {t}[,|.|;] (delete it|remove it)",
    "i (wrote|put|typed) (line {n}|the {nth} line) (of|in) {t} by (mistake|accident)[,] (delete it|remove it)",
    "ask: could (line {n}|the {nth} line) (of|in) {t} be (deleted|removed|taken out)",
]
SET_LINE = [
    "do: (replace|overwrite) line {n} (of|in) {t} with {q}",
    "do: (change|set|edit) line {n} (of|in) {t} to {q}",
    "do: (replace|overwrite) the {nth} line (of|in) {t} (with|by) {q}",
    "do: (change|set) the {nth} line (of|in) {t} to {q}",
    "line {n} of {t} should (be|say|read) {q}",
    "the {nth} line of {t} should (be|say|read) {q}",
    "{t}[:|,] line {n} should (be|say) {q}",
    "do: make line {n} of {t} say {q}",
    "do: put {q} (on|in) line {n} of {t} instead",
    "do: in {t}[,] (change|set) line {n} to {q}",
    "in {t}[,] (line {n}|the {nth} line) (should be|should read|has to be|becomes) {q}",
    "do: (write|put) {q} (over|in place of|instead of) (line {n}|the {nth} line) (of|in) {t}",
    "do: rewrite (line {n}|the {nth} line) of {t} (as|to say|so that it says) {q}",
    "(line {n}|the {nth} line) (of|in) {t} is wrong[,] (it should be|make it|change it to|put) {q}",
    "{t} line {n} = {q}",
    "{t}, line {n} -> {q}",
    "do: let (line {n}|the {nth} line) of {t} (be|say|read) {q}",
    "i want (line {n}|the {nth} line) of {t} to (be|say|read) {q}",
    "do: open {t} and (change|set) (line {n}|the {nth} line) to {q}",
    "{q} should (be|stand) on line {n} of {t}[,] (not what is there now|instead of what is there)",
    "do: swap (line {n}|the {nth} line) (of|in) {t} for {q}",
    "do: (exchange|switch|trade) (line {n}|the {nth} line) (of|in) {t} for {q}",
    "do: (turn|convert|alter) (line {n}|the {nth} line) (of|in) {t} (into|to) {q}",
    "do: (update|correct|fix|amend|edit|modify) (line {n}|the {nth} line) (of|in) {t} (to|so that it says|so it reads|to read|to say) {q}",
    "do: (make|have) (line {n}|the {nth} line) (of|in) {t} (say|read|be) {q}",
    "do: (take out|remove|delete) (line {n}|the {nth} line) (of|in|from) {t} and (put|write) {q} (there|in its place|instead)",
    "do: go to (line {n}|the {nth} line) (of|in) {t} and (make it|change it to|replace it with) {q}",
    "do: (put|write) {q} where (line {n}|the {nth} line) (of|in) {t} is [now|]",
    "do: (overwrite|write over) (line {n}|the {nth} line) (of|in) {t} with {q}",
    "do: replace the (text|content) of (line {n}|the {nth} line) (of|in) {t} (with|by) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (must|has to|needs to|ought to|shall|is to) (be|say|read|become) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (becomes|is now|will be|shall be|should now be) {q}",
    "(line {n}|the {nth} line) (of|in) {t} is (outdated|old|no longer right|false|nonsense)[,|:|.] (it should say|make it|change it to|write) {q}",
    "(line {n}|the {nth} line) (of|in) {t}[,|:] (change to|replace with|new text|now|should be) {q}",
    "(line {n}|the {nth} line) (of|in) {t} -> {q}",
    "new (line {n}|{nth} line) (of|for|in) {t}: {q}",
    "new (text|wording) for (line {n}|the {nth} line) (of|in) {t}: {q}",
    "{t}[:|,] (replace|change|overwrite|rewrite) (line {n}|the {nth} line) (with|to|as) {q}",
    "{t}[:|,] (line {n}|the {nth} line) (becomes|must be|has to be|to be|is now|->) {q}",
    "{q} (instead of|in place of|rather than) (line {n}|the {nth} line) (of|in) {t}[, please|]",
    "{q} (should|must|has to|is to) replace (line {n}|the {nth} line) (of|in) {t}",
    "on (line {n}|the {nth} line) of {t} it should (say|read) {q}",
    "i (want|need|would like) {q} (instead of|in place of|to replace) (line {n}|the {nth} line) (of|in) {t}",
    "i (want|need|would like) (line {n}|the {nth} line) (of|in) {t} (replaced with|changed to|replaced by) {q}",
    "i (made a mistake|got it wrong) (on|in) (line {n}|the {nth} line) of {t}[,] (it should be|make it|it has to be) {q}",
    "can (line {n}|the {nth} line) (of|in) {t} (be changed to|be replaced by|become|say) {q}",
]
PREPEND = [
    "do: (add|insert|put|write) {q} (at|to) the (top|beginning|start|very top) of {t}",
    "do: (add|insert|put) {q} as the (first|top) line (of|in) {t}",
    "do: prepend {q} to {t}",
    "do: (add|insert) a (first line|line at the top|new first line) in {t}[:|,] {text}",
    "{t} should (start|begin) with {q}",
    "{q} (should be|must be|goes) (at the top|at the beginning) of {t}",
    "do: start {t} with {q}",
    "do: (put|insert) {q} before everything else in {t}",
    "{t}[:|,] (prepend|add at the top|put on top) {q}",
    "i (want|need) {q} (at the top|as the first line|at the beginning) of {t}",
    "do: (stick|slip|tack) {q} (on|onto|at) the (top|front|start) of {t}",
    "do: make {q} the [new] first line of {t}",
    "at the (top|beginning|very top|start) of {t}[,] (add|put|write|insert): {text}",
    "above everything else in {t}[,] (add|put|write) {q}",
    "before the first line of {t}[,] (add|put|insert|write) {q}",
    "new first line (of|for|in) {t}: {text}",
    "{t} needs {q} (at the top|as its first line|on top)",
    "{q} (on top of|at the head of|at the start of) {t}[,] please",
    "{t} has no title[,] (put|add|write) {q} (at the top|on top|above it)",
    "do: (give|add to) {t} the (title|heading|header) {q}",
    "i forgot the (first line|beginning|heading) of {t}[,] (put|add) {q} (there|at the top|on top)",
    "do: let {t} (start|begin) with {q}",
    "do: (place|set|type|scribble|drop|pop|glue) {q} (at|on) the (top|very top|head) of {t}",
    "do: (open|introduce|head|preface) {t} with {q}",
    "do: have {t} (start|begin|open) with {q}",
    "do: (write|add|put) {q} (above|before|ahead of) (the first line|all other lines|everything) in {t}",
    "do: (write|add|put|insert) {q} (at|on) the (top|front) of {t}[,] not at the (end|bottom)",
    "do: go to the (top|beginning|start) of {t} and (write|insert|add) {q}",
    "do: open {t} and (put|insert|add|write) {q} (at the top|at the beginning|before everything|above the first line)",
    "do: (add|insert|put) a [new] (line|header|heading|title) (at the top|at the start|at the beginning) of {t}[:|,] {text}",
    "do: (shift|push|move) everything in {t} down a line and (put|write) {q} (at the top|first|on top)",
    "{t} (must|has to|needs to|ought to|shall) (start|begin|open) with {q}",
    "{t} (lacks|needs|is missing|wants) a (title|heading|header|first line|headline)[:|,] {text}",
    "{t} (gets|should get|should have) a new (first|top|opening) line[:|,] {text}",
    "{t}[:|,] (new first line|at the top|first line should be|start with|begin with|title|on top): {text}",
    "{q} (has to|must|should|needs to) (be|stand|come|go) (at the top|first|at the head|at the start|in front) in {t}",
    "{q} (should be|must be|has to be|is to be) the [new] (first|top|opening) line (of|in) {t}",
    "{q} (as the|as|for the) (title|heading|header|first line|opening line) of {t}",
    "i (want|need|would like) {t} to (start|begin|open) with {q}",
    "i (want|need|would like) (a heading|a title|a first line) (for|in) {t}[:|,] {text}",
    "i'd like {q} (to be|as) the (first|top) line of {t}",
    "before everything else in {t}[,] (put|add|write|insert) {q}",
    "in front of (everything|all the text|all lines) in {t}[,] (put|add|write|insert) {q}",
    "on top of {t}[,] (add|put|write): {text}",
    "in {t}[,] (start with|begin with|first line should be): {text}",
    "in {t}[,] (before|above) (everything|all the rest|the first line)[,] (put|add|write) {q}",
    "can {q} (be|go|be put|come) (at the top|at the start|at the beginning) of {t}",
    "the (first|top) line of {t} should be {q}[,] (everything else|the rest) (after it|below it|follows)",
]
INSERT_AFTER = [
    "do: (add|insert|put) {q} (after|below|under|behind) {a} in {t}",
    "do: in {t}[,] (add|insert|put) {q} (after|below|right after) {a}",
    "do: (add|insert) a line {q} (after|below) the line {a} in {t}",
    "{t}[:|,] (add|insert) {q} after {a}",
    "{q} should come (after|right after|below) {a} in {t}",
    "do: (put|write) {q} on the line after {a} in {t}",
    "after {a} in {t} (add|insert|put) {q}",
    "i want {q} (below|after|under) {a} in {t}",
    "in {t} there is {a}[,] (below it|after that|under it) (put|write|add) {q}",
    "(below|under|right after|directly after) {a} in {t}[,] (there should be|comes|put|write) {q}",
    "do: open {t} and (add|insert|put) {q} (below|after|under) {a}",
    "do: (find|look for) {a} in {t} and (add|insert|put) {q} (below it|after it|under it)",
    "{t} lacks the line {q} after {a}",
    "{q} is missing after {a} in {t}[,] (add it|put it there|insert it)",
    "do: let {a} in {t} be followed by {q}",
    "the line {a} in {t} should be followed by {q}",
    "(new line|insert) after {a} in {t}: {q}",
    "do: squeeze {q} in (after|below) {a} in {t}",
    "do: (place|slip|wedge|slot|tuck|stick|drop) {q} [in] (after|below|under|beneath|underneath) {a} in {t}",
    "do: (add|insert|put|write) {q} (directly|immediately|straight|just) (after|below|under) [the line|] {a} in {t}",
    "do: (insert|add|put) {q} (beneath|underneath) {a} in {t}",
    "do: (add|insert) a [new] line after {a} in {t}[:|,| that says| saying] {q}",
    "do: go to {a} in {t} and (add|put|insert|write) {q} (below it|after it|under it|beneath it)",
    "do: (make|let|have) {q} (follow|come after) {a} in {t}",
    "do: have {a} in {t} followed by {q}",
    "do: append {q} [right] after the line {a} in {t}",
    "{q} (has to|must|needs to|ought to|is to) (come|go|stand|be) (after|right after|below|under|beneath) {a} in {t}",
    "{q} (belongs|goes) (after|right after|below|under|beneath) {a} in {t}",
    "{q} (after|below|under|beneath) {a} in {t}[, please|]",
    "{a} in {t} (should|must|has to) be followed by {q}",
    "after [the line] {a} in {t}[,|:] (add|insert|new line|put|write) {q}",
    "in {t}[,] (after|below|under|beneath|right after|directly below) {a}[,] (add|insert|put|write|comes|goes) {q}",
    "in {t}[,] the line after {a} should be {q}[,] (insert it|add it|put it there)",
    "{t}[:|,] (after|below|under) {a} (add|insert|put|write|comes) {q}",
    "{t}[:|,] {q} (goes|belongs|should go) (after|below|under) {a}",
    "i (need|would like) {q} (below|after|under|beneath) {a} in {t}",
    "i forgot {q} after {a} in {t}[,] (add it|put it there|insert it)",
    "i'd like a new line (below|after|under) {a} in {t}[:|,] {q}",
    "can {q} (go|be put|be inserted|be added) (after|below|under) {a} in {t}",
    "between {a} and what follows in {t}[,] (put|insert|add) {q}",
]
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _single_lines(w: World) -> tuple[str, list[str]]:
    """Return a text file and its lines, each of which occurs once and is not part of another. Raises Skip."""
    path = w.pick_text_file(min_lines=2, max_chars=700)
    return path, w.files[path].splitlines()


def _one(w: World, path: str, line: str) -> bool:
    return bool(line.strip()) and w.files[path].count(line) == 1


@family("remove_line", weight=1.8)
def remove_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line = rows[n - 1]
    if not _one(w, path, line) or n == len(rows):
        raise Skip("not once")
    yield Ask(w.say(REMOVE_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path)))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{line}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed line {n} from {path}: {line.strip()}")


@family("set_line", weight=1.6)
def set_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line, text = rows[n - 1], contents.phrase(w.rng)
    if not _one(w, path, line) or text == line:
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.7))
    yield Ask(w.say(SET_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path), q=shown, text=shown))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Replace the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": text})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was replaced.", f"Line {n} of {path} is now \"{text}\".")


@family("prepend", weight=1.2)
def prepend(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = rows[0], contents.phrase(w.rng)
    if not _one(w, path, line):
        raise Skip("not once")
    yield Ask(w.say(PREPEND, t=w.path(path), q=w.quoted(text, always=w.chance(0.6)), text=w.quoted(text, always=True)))
    yield Call("Read the first line with read_file.", "read_file", {"path": path, "start_line": 1, "end_line": 1})
    obs = yield Call(
        "Put the text before the first line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{text}\n{line}"}
    )
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


@family("insert_after", weight=0.8)
def insert_after(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = w.pick(rows), contents.phrase(w.rng)
    if not _one(w, path, line) or '"' in line + text or len(line) > 60:
        raise Skip("not once")
    yield Ask(w.say(INSERT_AFTER, t=w.path(path), q=f'"{text}"', a=f'"{line}"'))
    obs = yield Call("Insert the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{line}\n{text}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


REMOVE_WITH = [
    "do: (delete|remove|erase|drop) the (line|entry|item) (with|about|containing|that says|that mentions|mentioning) {x} (from|in) {t}",
    "do: (delete|remove|drop) (the entry|the item|the point) {x} from {t}",
    "do: take {x} off {t}",
    "do: (take|cross) {x} off the list in {t}",
    "the (line|entry) (with|about) {x} (should go|can go|must go) in {t}",
    "{t}[:|,] (delete|remove) the (line|entry) (with|about|containing) {x}",
    "i (don't|do not) need the (line|entry) (with|about) {x} in {t} any more",
    "do: in {t}[,] (delete|remove) the line (with|containing|about) {x}",
    "(delete|remove) line with {x} in {t}",
    "the (line|entry|item) (that says|with|about|mentioning) {x} (is no longer needed|is outdated|has to go) in {t}",
    "in {t} the (line|entry|row) (with|about) {x} (can go|should go|has to go|is wrong, delete it)",
    "do: open {t} and (delete|remove|take out) the (line|entry|row) (with|about|that has) {x}",
    "do: (find|look for) {x} in {t} and (delete|remove) (that line|the whole line|the line)",
    "do: (delete|remove) the (whole|entire|complete) line (with|about|where it says) {x} (in|from) {t}",
    "{t} has a line (with|about) {x}[,] (delete it|remove it|take it out)",
    "i want the (line|entry) (with|about) {x} (gone from|out of|removed from) {t}",
    "do: (cross out|scratch|strike) the (line|entry|item) (with|about) {x} in {t}",
    "sed -i /{x}/d {t}",
    "do: (get rid of|throw out) the line (with|about|mentioning) {x} in {t}",
    "do: (zap|kill|ditch|discard|cut|strike out) the (line|entry|item|row) (with|about|mentioning|that says|that has) {x} (from|in) {t}",
    "do: (throw|kick|take|edit) the (line|entry|item) (with|about|mentioning) {x} out of {t}",
    "do: (rub|strike|cross|scratch) out the line (with|about|that mentions) {x} (in|of) {t}",
    "do: go (into|through) {t} and (delete|remove|take out) the line (with|about|that mentions) {x}",
    "do: (make|let) the (line|entry) (with|about) {x} (in|of) {t} (disappear|vanish)",
    "do: (delete|remove|erase) (that|the one|the only) line (with|containing|mentioning) {x} (in|from) {t}",
    "do: (track down|locate|search for) {x} in {t} and (remove|delete|erase) (that line|the line it is on|the line it stands in)",
    "do: (drop|remove|delete) the line of {t} (that has|that contains|where it says|with) {x}",
    "the (line|entry) (with|about|mentioning) {x} (doesn't|does not) belong in {t}[,|.|;] (delete it|remove it|out with it)",
    "the (line|entry) (with|about|mentioning) {x} in {t} (must|has to|needs to|should) (go|disappear|be deleted|be removed)",
    "the (line|entry) (with|about|mentioning) {x} in {t} is (old|obsolete|outdated|done|settled|wrong|a duplicate)[,|:|.] (delete it|remove it|take it out)",
    "the (line|entry) (with|about) {x} in {t} (can|may) be (deleted|removed|dropped)",
    "out with the (line|entry) (with|about|mentioning) {x} (in|from) {t}",
    "why is (the|that) (line|entry) (with|about) {x} still in {t}[?|,] (delete it|remove it|take it out)",
    "whatever line in {t} (mentions|contains|has) {x}[,] (delete it|remove it|take it out)",
    "{t}[:|,] (drop|erase|strike|kill) the (line|entry|row) (with|about|that mentions) {x}",
    "{t}[:|,] the (line|entry|row) (with|about|that mentions) {x} (can go|has to go|must go|is not needed any more|should be removed)",
    "{t} (would be better|is fine) without the (line|entry) (with|about) {x}[,|.|;] (delete it|remove it)",
    "don't keep the (line|entry) (with|about|mentioning) {x} in {t}",
    "i (want|need) {t} without the (line|entry|row) (with|about|mentioning) {x}",
    "i (would like|want) the (line|entry) (with|about) {x} in {t} (deleted|removed|gone|erased)",
    "i no longer need the (line|entry|item) (with|about) {x} in {t}[,|.|;] (delete it|remove it)",
    "in {t}[,] (drop|strike|erase|get rid of) the [whole|entire] line (with|about|containing) {x}",
    "could the (line|entry) (with|about) {x} be (deleted|removed|taken out) (from|in) {t}",
]


@family("remove_line_with", weight=1.1)
def remove_line_with(w: World) -> Steps:
    from umi_train.synth.acts_edit import word_in

    path, rows = _single_lines(w)
    word = word_in(w, w.files[path])
    hits = [r for r in rows if word.lower() in r.lower()]
    if len(hits) != 1 or not _one(w, path, hits[0]) or hits[0] == rows[-1]:
        raise Skip("not once")
    yield Ask(w.say(REMOVE_WITH, t=w.path(path), x=w.quoted(word, always=w.chance(0.5))))
    obs = yield Call("Find the line with search_text.", "search_text", {"query": word, "path": path})
    if len(matches(obs)) != 1 or matches(obs)[0][2] != hits[0]:
        raise Skip("shown otherwise")
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{hits[0]}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed this line from {path}: {hits[0].strip()}")


FROM_TO = [
    "do: change [the] {k} from {a} to {b} in {t}",
    "do: in {t}[,] change [the] {k} from {a} to {b}",
    "do: (update|set|switch) [the] {k} in {t} from {a} to {b}",
    "do: (raise|lower|move|turn) the {k} in {t} from {a} to {b}",
    "the {k} in {t} (changed|went) from {a} to {b}[, update it|, please update it]",
    "{t}[:|,] change {k} from {a} to {b}",
    "the {k} in {t} is not {a} but {b}[, fix it|, correct it]",
    "the {k} in {t} should be {b}(, not| instead of) {a}",
    "do: edit {t}[:|,] {k} from {a} to {b}",
    "do: replace the {k} {a} (with|by) {b} in {t}",
    "the {k} in {t} used to be {a}, (now it is|it is now|make it) {b}[, update it|, please change it|]",
    "the {k} is no longer {a} but {b}[,] (update|change|correct) {t}",
    "[the] {k} went from {a} to {b}[,] (update|change|correct|adjust) {t}",
    "in {t} the {k} is {a}[,] (it should be|make it|change it to|it has to be) {b}",
    "the {k} in {t} says {a}[,] (it should say|make it|change it to) {b}",
    "do: change {t} so that the {k} is {b} (instead of|and not|rather than) {a}",
    "new {k} in {t}: {b} (instead of|not|rather than) {a}",
    "{t}: {k} {a} -> {b}",
    "do: (make|turn) the {k} {a} in {t} (into|to) {b}",
    "do: bring the {k} in {t} from {a} to {b}",
    "{b} (instead of|rather than) {a} as the {k} in {t}[,] please",
    "someone set the {k} in {t} to {a}[,] (make it|change it back to|it should be) {b}",
    "do: (open|look in) {t} and change the {k} from {a} to {b}",
    "do: (bump|upgrade|update|downgrade) {k} from {a} to {b} in {t}",
    "do: in {t}[,] (bump|upgrade|switch) {k} from {a} to {b}",
    "do: (bump|upgrade|update) {k} {a} to {b} in {t}",
    "{k} {b} in place of {a} in {t}",
    "do: (alter|modify|amend|correct|adjust|fix|edit) [the] {k} from {a} to {b} in {t}",
    "do: (bring|take|push|shift) the {k} in {t} from {a} to {b}",
    "do: (put|write|enter) {b} (instead of|in place of|rather than) {a} (as|for) the {k} in {t}",
    "do: (exchange|swap|switch) the {k} {a} for {b} in {t}",
    "do: (correct|fix|update) the {k} in {t}[,|:] (not {a} but {b}|{b} instead of {a}|from {a} to {b})",
    "do: (let|have) the {k} in {t} be {b} (instead of|rather than|and not) {a}",
    "do: make the {k} {b} (instead of|rather than|and not) {a} in {t}",
    "do: go (into|to) {t} and (change|set|update|switch) the {k} from {a} to {b}",
    "do: (change|update|correct) {t}[:|,] the {k} is (no longer|not) {a} but {b}",
    "do: (have|get) the {k} changed from {a} to {b} in {t}",
    "[the] {k} (changes|has changed|was changed|moves) from {a} to {b}[,] (put that in|update|correct|note that in) {t}",
    "[the] {k} {a} in {t} (should|must|has to|needs to) (be|become) {b}",
    "[the] {k} in {t} (should|must|has to|needs to) (go|change|be changed|be set) from {a} to {b}",
    "[the] {k} in {t}[:|,] [from] {a} to {b}",
    "[the] {k} in {t} is wrongly {a}[,|:|.] (it should be|make it|correct is|change it to) {b}",
    "[the] {k} in {t} (still says|is still) {a}[,|:|.] (it should be|make it|change it to|it is now|update it to) {b}",
    "[the] {k} (was|used to be) {a} and is now {b}[,] (update|change|correct|fix) {t}",
    "in {t}[,] (switch|set|update|alter|correct) [the] {k} from {a} to {b}",
    "in {t}[,] the {k} (should|must|has to) be {b} (instead of|and not|rather than|not) {a}",
    "{t}[:|,] [the] {k} (was|is) {a}, (should be|make it|it has to be) {b}",
    "{t}[:|,] (set|update|switch) [the] {k} from {a} to {b}",
    "{t} has [the] {k} as {a}[,] (it should be|make it|change it to) {b}",
    "i (want|need|would like) [the] {k} in {t} (changed|set|switched|updated) from {a} to {b}",
    "i (got|had) the {k} wrong in {t}[,|:] it (should be|is) {b}(, not| instead of) {a}",
    "we (changed|moved) the {k} from {a} to {b}[,] (update|fix|adjust) {t} (accordingly|as well|too)",
    "they (changed|raised|lowered|moved) the {k} from {a} to {b}[,] (update|fix|adjust) {t}",
    "can the {k} in {t} (go|be changed|be set) from {a} to {b}",
    "old {k} {a}, new {k} {b}[,|:] (update|change it in|fix) {t}",
    "(correction|change|update) (for|in|to) {t}: {k} {b}(, not| instead of) {a}",
]


def _pinned(w: World) -> tuple[str, str, str]:
    """Write a file of versions; return its path, a name in it and the version."""

    def version() -> str:
        return ".".join(str(w.rng.randint(0, 40)) for _ in range(w.rng.randint(2, 3)))

    joint = w.pick(("==", "==", " ", ": ", "@", " = "))
    rows = {names.pseudo(w.rng) if w.chance(0.5) else names.thing(w.rng).split()[-1]: version() for _ in range(w.rng.randint(2, 5))}
    stem = w.pick(("requirements", "versions", "deps", "packages", "pins", names.pseudo(w.rng)))
    path = w.write(f"{stem}{w.pick(('.txt', '.txt', '.lock', '.md'))}", "".join(f"{name}{joint}{number}\n" for name, number in rows.items()))
    return path, *w.pick(sorted(rows.items()))


@family("change_from_to", weight=4.5)
def change_from_to(w: World) -> Steps:
    """The old value is in the request: one edit."""
    from umi_train.synth.families_settings import with_settings

    if w.chance(0.2):
        path, key, old = _pinned(w)
    elif w.chance(0.5):
        path, _, key, old = with_settings(w)
        key, old = key.strip('"'), old.strip('"')
    else:
        key = w.word("(price|cost|number|amount|price of {t}|price of {t}|color|name|deadline|date|title|status|room|level|code)", t=names.thing(w.rng))
        old = w.pick([str(w.rng.randint(2, 999)), names.pseudo(w.rng), names.date(w.rng), names.code(w.rng)])
        rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 3))]
        rows.insert(w.rng.randint(0, len(rows)), w.pick([f"The {key} is {old}.", f"{key}: {old}", f"{key} = {old}"]))
        path = w.write(w.name(w.pick([".txt", ".md", ".txt"])), "\n".join(rows) + "\n")
    head, _, last = old.rpartition(".")
    new = f"{head}.{int(last) + w.rng.randint(1, 9)}" if last.isdigit() and head else str(w.rng.randint(2, 9999)) if last.isdigit() else new_word(w, old)
    if w.files[path].count(old) != 1 or len(old) < 2 or new == old:
        raise Skip("not once")
    quote = w.pick(["", "", '"', "'"])
    if quote and quote in old + new:
        quote = ""
    yield Ask(w.say(FROM_TO, k=key, t=w.path(path), a=f"{quote}{old}{quote}", b=f"{quote}{new}{quote}"))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"I changed the {key} from {old} to {new} in {path}.")


STARTING = [
    "do: (show|list|find|give) [me] (all|the|all the|every) lines (in|of) {t} that (start|begin) with {x}",
    "do: (show|list|find) [me] (the|all|all the) lines (starting|beginning) with {x} in {t}",
    "ask: (which|what) lines (in|of) {t} (start|begin) with {x}",
    "know: which lines (in|of) {t} (start|begin) with {x}",
    "get: (all|the|all the) lines (in|of|from) {t} that (start|begin) with {x}",
    "lines (starting|beginning) with {x} in {t}",
    "{t}[:|,] lines that start with {x}",
    "do: search {t} for lines (starting|that start|beginning) with {x}",
    "do: grep ^{x} {t}",
    "from {t} i (need|want) (all|the) lines that (start|begin) with {x}",
    "in {t}[,] (which|what) lines (start|begin) with {x}",
    "ask: are there lines (starting|beginning) with {x} in {t}",
    "do: (pick out|filter|print) the lines of {t} that (start|begin) with {x}",
    "every one of the lines of {t} that (start|begin) with {x}",
    "i (want|need) to see (all|the) lines (starting|beginning) with {x} in {t}",
    "do: (display|output|get|return|pull up|fetch|collect) (all|the|all the|every) lines (in|of|from) {t} that (start|begin) with {x}",
    "do: (look|go|search) through {t} for lines (starting|beginning) with {x}",
    "do: (tell|show) me (which|what) lines (of|in) {t} (start|begin) with {x}",
    "do: (extract|single out|select) the lines (starting|beginning) with {x} (from|in) {t}",
    "ask: do any lines (in|of) {t} (start|begin) with {x}",
    "ask: can you find lines in {t} (starting|beginning) with {x}",
    "ask: what are the lines (in|of) {t} (starting|beginning) with {x}",
    "know: (if|whether) any lines (in|of) {t} (start|begin) with {x}",
    "get: (every one of the|just the|only the) lines (in|of) {t} (starting|beginning) with {x}",
    "get: the lines (starting|beginning) with {x} (in|from) {t}",
    "{t}[:|,] (lines|all lines|which lines|only lines|the lines) (starting|beginning) with {x}",
    "of {t} i (need|want) only the lines (starting|beginning) with {x}",
    "just those lines of {t} that (start|begin) with {x}[, please|]",
    "i'm (looking for|after) the lines in {t} that (start|begin) with {x}",
    "don't show me all of {t}[,] only the lines (starting|beginning) with {x}",
    "are there any lines in {t} that (start|begin) with {x}",
]
ENDING = [t.replace("starting|that start|beginning", "ending|that end|finishing").replace("start|begin", "end|finish").replace("starting|beginning", "ending|finishing")
          .replace("that start with", "that end with").replace("grep ^{x}", "grep {x}$") for t in STARTING]  # fmt: skip


@family("lines_starting", weight=0.8)
def lines_starting(w: World) -> Steps:
    path = w.pick_text_file(min_lines=2)
    row = w.pick([r for r in w.files[path].splitlines() if r.strip()])
    start = w.chance(0.7)
    word = (row.split()[0] if start else row.split()[-1]) if row.split() else ""
    if not word.isalnum():
        raise Skip("not plain")
    yield Ask(w.say(STARTING if start else ENDING, t=w.path(path), x=w.quoted(word)))
    obs = yield Call(
        f"Search for the {'start' if start else 'end'} of lines with search_text and a regular expression.",
        "search_text",
        {"query": f"^{word}" if start else f"{word}$", "path": path, "regex": True},
    )
    rows = matches(obs)
    if not rows or len(rows) > 6:
        raise Skip("none or many")
    yield Answer("The lines were found.", body(obs))


ADDRESSES = [
    "do: (find|list|show|get) [me] (all|the|all the) {what} in {t}",
    "do: (extract|pull out|collect) (all|the) {what} (from|in) {t}",
    "ask: (which|what) {what} are in {t}",
    "ask: are there any {what} in {t}",
    "know: which {what} are in {t}",
    "get: (all|the|all the|a list of) {what} (in|from) {t}",
    "{what} in {t}",
    "{t}[:|,] {what}",
    "do: search {t} for {what}",
    "do: (give|get) me (all|the|any) {what} you (find|see) in {t}",
    "from {t} i (need|want) (all|the) {what}",
    "in {t}[,] (what|which) {what} (are there|do we have|do you find)",
    "ask: what {what} (does {t} have|can you find in {t}|are mentioned in {t})",
    "do: (go|look) through {t} for {what}",
    "i (need|want) the {what} (from|out of|in) {t}",
    "do: grep the {what} (from|in|out of) {t}",
    "do: (fetch|print|display|gather|harvest|pick out|copy out|return) (all|the|all the) {what} (in|from|of) {t}",
    "do: (tell|show) me (all|the|which|what) {what} (there are in|you find in|are in|i have in) {t}",
    "do: (comb|scan|sift|search) through {t} for {what}",
    "do: (check|see|find out) (if|whether) there are {what} in {t}",
    "do: (hunt down|look up|locate|spot|filter out) (all|the|any) {what} in {t}",
    "ask: does {t} (have|contain|include|hold|list) any {what}",
    "ask: do you (see|find|spot) any {what} in {t}",
    "ask: (where are|what are) the {what} in {t}",
    "know: (if|whether) there are [any] {what} in {t}",
    "know: (what|which) {what} (i have|we have|are listed|are mentioned|there are) in {t}",
    "get: (every one of|just|only|each of) the {what} (in|from) {t}",
    "get: (any|whatever) {what} (in|from) {t}",
    "{t}[:|,] (all|the|any|which|find|list) {what}",
    "{t} has some {what} in it[,] (list them|show me|which ones)",
    "(all|any) {what} (in|from|out of) {t}",
    "i (need|want) to (see|use|copy) the {what} in {t}[,] (list them|show them)",
    "don't show me all of {t}[,] (just|only) the {what}",
    "there (should|must) be [some] {what} in {t}[,] (list them|show me|find them)",
]


@family("addresses", weight=0.6)
def addresses(w: World) -> Steps:
    mail = w.chance(0.6)
    what = w.pick(["emails", "email addresses", "e-mail addresses", "mail addresses"] if mail else ["links", "urls", "web addresses", "web links"])
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(1, 4))]
    for _ in range(w.rng.randint(0 if w.chance(0.2) else 1, 3)):
        host = f"{names.pseudo(w.rng)}.{w.pick(['com', 'org', 'net', 'de', 'io'])}"
        who = w.pick(names.PEOPLE)
        rows.insert(
            w.rng.randint(0, len(rows)),
            w.pick([f"{who}: {who.lower()}@{host}", f"Write to {who.lower()}@{host}", f"{who.lower()}.{w.pick(names.SURNAMES).lower()}@{host}"])
            if mail else w.pick([f"See http://{host}/{names.pseudo(w.rng)}", f"https://{host}", f"The page is http://www.{host}"]),
        )  # fmt: skip
    path = w.write(w.name(w.pick([".txt", ".md"])), "\n".join(rows) + "\n")
    yield Ask(w.say(ADDRESSES, what=what, t=w.path(path)))
    query = "@" if mail else "http"
    obs = yield Call(f"Search for {query} with search_text.", "search_text", {"query": query, "path": path})
    if matches(obs):
        yield Answer("They were found.", body(obs))
    else:
        yield Answer("Nothing was found.", f"There are no {what} in {path}.")


@family("search_logs", weight=0.9)
def search_logs(w: World) -> Steps:
    """Errors and warnings of one log, or of all."""
    word = w.pick(["error", "error", "warn", "timeout", "failed", "debug"])
    shown = {"error": "(errors|error messages|error lines|error entries)", "warn": "(warnings|warning lines|warning messages)",
             "timeout": "(timeouts|timeout messages)", "failed": "(failures|failed things|messages with failed)", "debug": "(debug messages|debug lines)"}[word]  # fmt: skip
    logs = [p for p in w.files if p.endswith(".log")]
    if not logs:
        raise Skip("no log")
    path = w.pick(logs)
    what = w.word(shown)
    yield Ask(w.say(
        ["do: (show|list|find|give) [me] (all|the|all the|any) {what} in {t}", "ask: (which|what) {what} are (there|) in {t}", "ask: are there (any|) {what} in {t}",
         "get: (all|the|all the) {what} (in|from|of) {t}", "know: (if|whether) there are (any|) {what} in {t}", "{what} in {t}", "{t} {what}",
         "do: (check|search|scan|look through) {t} for {what}", "any {what} in {t}", "did {t} (record|log) any {what}", "do: filter {t} for {what}",
         "do: (pull|fish|dig|pick|filter) (all|the|any) {what} out of {t}", "do: (go|comb|dig|sift) through {t} for {what}", "do: (tell|show) me (which|what) {what} (there are|you find|were logged|are recorded) in {t}",
         "do: (see|find out|check) (if|whether) {t} (has|contains|shows|recorded) any {what}", "ask: does {t} (have|contain|show|list|report) any {what}", "ask: were [there] any {what} (logged|recorded|noted|reported) in {t}",
         "ask: what {what} (occurred|came up|were logged|happened|are recorded) in {t}", "know: (which|what) {what} are (recorded|logged|noted) in {t}", "get: (any|just the|only the|every one of the) {what} (in|from|of) {t}",
         "{t}[:|,] (any|all|list the|show the|just the) {what}", "i (need|want) (all|only|just) the {what} (from|in|out of) {t}", "of {t} (show me|i need|i want) only the {what}", "don't show me all of {t}[,] (just|only) the {what}",
         "something (crashed|broke|went wrong)[,] (show me|list|find) the {what} in {t}", "grep the {what} (in|from|out of) {t}", "there (must|should) be {what} in {t}[,] (show me|list them|find them)"],
        what=what, t=w.path(path)))  # fmt: skip
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    if matches(obs):
        yield found_lines(obs, word)
    else:
        yield Answer("Nothing was found.", f"No, there are no {what} in {path}.")
