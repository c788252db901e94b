"""A request that says one half of what its tool needs: the file and not the new name, the number and not the unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from umi_train.synth import contents
from umi_train.synth.acts_edit import new_word, word_in
from umi_train.synth.asking import ANSWERED, asked_back, with_it
from umi_train.synth.core import Answer, Ask, Done, Skip, Steps, World, family
from umi_train.synth.families_dialog import Given


@dataclass(frozen=True)
class Half:
    """Frames with the half that is said ({t} a file, {n} a number), what is lacking, the question and the rest."""

    frames: tuple[str, ...]
    lacks: str
    question: str
    tool: str
    rest: Callable[[World, str], Given]


def _named(w: World, path: str) -> str:
    folder, slash, name = path.rpartition("/")
    stem, dot, extension = name.rpartition(".")
    new = w.name("." + extension if dot and stem else None)
    if w.exists(f"{folder}{slash}{new}"):
        raise Skip("in the way")
    return f"{folder}{slash}{new}"


def _copied(w: World, path: str) -> Given:
    new = _named(w, path)
    return new.rpartition("/")[2], {"source": path, "destination": new}


def _placed(w: World, path: str) -> Given:
    folders = [f for f in w.folders if not path.startswith(f"{f}/") and not w.exists(f"{f}/{path.rpartition('/')[2]}")]
    if not folders:
        raise Skip("no folder")
    folder = w.pick(folders)
    return w.word("(into|to|in|) {d}", d=w.path(folder)).strip(), {"source": path, "destination": folder}


def _added(w: World, path: str) -> Given:
    text = contents.phrase(w.rng)
    return w.quoted(text) if w.chance(0.4) else text, {"path": path, "content": text}


def _changed(w: World, path: str) -> Given:
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = w.quoted(old), w.quoted(new)
    return w.word("[change |replace ]{a} (to|with|into|by|->) {b}", a=a, b=b), {"path": path, "old_text": old, "new_text": new}


def _removed(w: World, path: str) -> Given:
    old = word_in(w, w.files[path])
    return w.word("[the word |]{a}", a=w.quoted(old)), {"path": path, "old_text": old, "new_text": ""}


def _sought(w: World, path: str) -> Given:
    word = word_in(w, w.files[path], once=False)
    return w.quoted(word), {"query": word, "path": path}


def _converted(w: World, number: str) -> Given:
    a, b = w.pick((("km", "miles"), ("miles", "km"), ("kg", "pounds"), ("feet", "meters"), ("inches", "cm"), ("liters", "gallons"),
                   ("celsius", "fahrenheit"), ("grams", "ounces"), ("hours", "minutes"), ("cups", "ml")))  # fmt: skip
    return w.word("[from ]{a} (to|in|into) {b}", a=a, b=b), {"value": int(number), "from_unit": a, "to_unit": b}


def _shared(w: World, number: str) -> Given:
    whole = w.rng.randint(2, 4000)
    return w.word("[of |]{n}", n=whole), {"expression": f"{number}% of {whole}"}


HALVES = (
    Half((
        "do: copy {t}", "do: (duplicate|clone) {t}", "i (want|need|would like) a (copy|duplicate) of {t}", "cp {t}", "{t} copy please", "do: make a (copy|duplicate) of {t}",
        "(copy|duplicate) {t}[,] (please|will you|thanks)", "{t}[:|,] (copy it|make a copy|i need a copy)", "i have to copy {t}", "there should be a (second|another) {t}", "one more copy of {t}",
        "{t} (should|must|has to|needs to) be (copied|duplicated)", "do: (create|produce) a (copy|duplicate|second version) of {t}", "can {t} be copied",
        "i'd rather work on a copy of {t}", "ask: can i have {t} twice", "do: replicate {t}", "get: a (copy|duplicate) of {t}", "a copy of {t} would be (good|useful|nice)",
    ), "The name of the copy is not given", "What should the copy be called?", "copy_file", _copied),
    Half((
        "do: rename {t}", "{t} needs (another|a better|a new) name", "i (want|need|would like) to rename {t}", "do: give {t} (a new|another|a better|a different) name", "mv {t}", "rename {t}[,] (please|will you|thanks)",
        "{t} (should|must|has to) be renamed", "do: change the name of {t}", "{t} has (the wrong|a silly|a bad|a stupid) name", "i don't like the name {t}", "{t}[:|,] (rename it|new name please|other name)",
        "the name of {t} (is wrong|is bad|must change|has to change)", "do: call {t} something else", "{t} should be called something else", "can {t} be called differently", "do: retitle {t}", "do: relabel {t}",
        "i named {t} wrongly", "who called this {t}, it needs another name", "i want another name for {t}", "ren {t}", "a new name for {t} please",
    ), "The new name is not given", "What should it be called?", "move_file", _copied),
    Half((
        "do: move {t}", "{t} is in the wrong (place|folder|spot)", "i (want|need|would like) to move {t}", "do: put {t} (somewhere else|in another folder|in a folder|elsewhere)", "{t} (should|must|has to) be moved",
        "move {t}[,] (please|will you|thanks)", "{t}[:|,] (move it|wrong folder)", "do: relocate {t}", "{t} does not belong here", "do: tidy {t} away", "do: take {t} to (another folder|a different place)",
        "i want {t} (somewhere else|in another folder|out of this folder)", "{t} belongs (somewhere else|in another folder)", "{t} has to go into (a folder|another folder)", "can {t} be moved", "{t} lies in the wrong folder",
        "do: shift {t} elsewhere", "do: find {t} a better place", "{t} should not be here but in another folder",
    ), "The place is not given", "Where should it go?", "move_file", _placed),
    Half((
        "do: (add|append) (something|a line|some text|a few words) to {t}", "i (want|need|would like) to (add|append) (something|a line|some text|a note) to {t}", "{t} needs (another|one more) line", "do: extend {t}",
        "i forgot (something|a line) in {t}", "something is missing in {t}", "do: write (something|a line) (at the end of|at the bottom of) {t}", "{t}[:|,] (add something|add a line|one more line)",
        "add to {t}", "append to {t}", "i have something (to add to|for) {t}", "there's (something|one more thing) to add to {t}", "one more (thing|line|entry|item) for {t}", "a new (line|entry|item) for {t}",
        "do: put (something|another line|one more item) (on|in|into) {t}", "{t} is not complete, something has to be added", "can i add something to {t}", "echo >> {t}", "do: make an entry in {t}", "do: add an item to {t}",
        "i want to write something into {t}",
    ), "The text is not given", "What should I add?", "append_file", _added),
    Half((
        "do: (edit|change|correct|alter|modify) {t}", "do: (edit|change|fix|correct) something in {t}", "i (want|need|would like|have) to (edit|change|correct|alter) (something in|a word in|) {t}", "there is a (mistake|typo) in {t}",
        "do: (replace|exchange|swap) a word in {t}", "{t} (has|contains) a (mistake|typo|wrong word)", "{t} needs (an edit|a change|a correction|to be changed)", "something in {t} is wrong", "i misspelled something in {t}",
        "{t}[:|,] (edit it|there's a typo|change a word|fix the typo)", "one word in {t} (is wrong|must be replaced|has to change)", "a word in {t} should be another one", "sed {t}", "do: make a change in {t}",
        "do: find and replace in {t}", "{t} is (not right|outdated in one place), change it", "fix {t}", "the text of {t} has to be changed", "do: put another word into {t}",
    ), "The change is not given", "What should I change, and to what?", "edit_file", _changed),
    Half((
        "do: (remove|delete|take out|cut) (something|a word|some text|a part) (from|in) {t}", "i (want|need|would like) to (remove|delete|cut) (something|a word|some text) (from|in) {t}", "a word (has to|must|should) go from {t}",
        "something in {t} (has to|must|should) go", "{t}[:|,] (remove a word|take something out|delete a word)", "there is (a word|something) in {t} that should not be there", "{t} has a word too many",
        "do: strike a word from {t}", "do: shorten {t} by a word", "one word in {t} is too much", "can you take a word out of {t}", "some text in {t} can go", "do: clean a word out of {t}", "one of the words in {t} must disappear",
    ), "The text is not given", "What should I remove?", "edit_file", _removed),
    Half((
        "do: search {t}", "do: search (in|through|inside) {t}", "i (want|need|would like|have) to (search|look something up) in {t}", "do: (look|find) something (in|up in) {t}", "grep {t}", "{t}[:|,] (search|i'm looking for something)",
        "i'm (looking|searching) for (something|a word|a line) in {t}", "do: find a (word|line|phrase) in {t}", "something must be in {t}, find it", "can you search {t} for me", "there's a word in {t} i need",
        "do: scan {t} for something", "find in {t}", "do: look for a (word|term|name) in {t}", "where in {t} does it say that", "i lost a line in {t}",
    ), "The words are not given", "What should I look for?", "search_text", _sought),
    Half((
        "do: convert {n}", "convert {n} (for me|please|to another unit|into another unit)", "i (want|need|have) to convert {n}", "{n}[,] (convert it|convert that|in another unit)", "ask: can you convert {n} [for me|]",
        "do: change {n} to another unit", "{n} in other units", "ask: how much is {n} in the other unit", "unit conversion of {n}", "do: express {n} in another unit", "{n} has to be converted", "a conversion: {n}", "i have {n} and need it in another unit",
        "what is {n} converted",
    ), "The units are not given", "From which unit to which?", "convert_units", _converted),
    Half((
        "ask: (what is|what's|how much is) {n} (percent|per cent)", "{n} percent[,] (please|how much is that)", "{n}%", "do: (calculate|compute|work out|figure out) {n} (percent|per cent)", "i (need|want) (to know|) {n} (percent|per cent)",
        "get: {n} (percent|per cent)", "{n} percent of it", "do: take {n} percent", "{n} percent of that amount, please", "ask: what do {n} percent (come to|make)", "what would {n} percent be", "how much are {n} percent",
    ), "The amount is not given", "Of what amount?", "calculate", _shared),
)  # fmt: skip


_ANSWERS = {
    "calculate": ("The result is known.", "{}"),
    "convert_units": ("The result is known.", "{}."),
    "search_text": ("The lines were found.", "{}"),
}
"""How the planner and the answer go on where they do not tell what was done."""


@family("half_said", weight=7)
def half_said(w: World) -> Steps:
    """Ask for the other half; one in four times nobody answers."""
    half = w.pick(HALVES)
    if not w.has(half.tool):
        raise Skip(half.tool)
    number = half.tool in ("convert_units", "calculate")
    said = str(w.rng.randint(2, 95) if half.tool == "calculate" else w.rng.randint(2, 900)) if number else w.pick_text_file(max_chars=600)
    reply, arguments = half.rest(w, said)
    yield Ask(w.say(half.frames, n=said) if number else w.say(half.frames, t=w.path(said)))
    if not (yield from asked_back(w, half.lacks, half.question, reply)):
        return
    observation = yield with_it(half.tool, arguments)
    if not observation.ok:
        raise Skip(observation.content)
    if half.tool in _ANSWERS:
        rationale, answer = _ANSWERS[half.tool]
        yield Answer(rationale, answer.format(observation.content))
    else:
        yield Done(ANSWERED)
