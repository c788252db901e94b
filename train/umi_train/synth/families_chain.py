"""Longer chains: several files one by one, read one and write another, find and compare, make a folder and fill it."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.acts_write import BACKUP, DELETE
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_multi import pronoun_templates
from umi_train.synth.pointing import KINDS, extension, kind_word
from umi_train.synth.views import counts, found, joined, matches, plural

MOVE_ALL = [
    "do: move (all|all the|all my|every one of the|the) {kinds} (to|into) {d}", "do: (put|place|collect|gather|file) (all|all the|all my|the) {kinds} (in|into) {d}",
    "do: (move|put|bring) every {kind} (to|into|in) {d}", "i want (all|all the|all my) {kinds} in {d}", "(all|all the) {kinds} (should go|belong|go) (to|into|in) {d}", "mv *{ext} {d}",
    "do: sort (all|all the|the) {kinds} into {d}", "do: (clean up|tidy up)[:|,] (move|put) all {kinds} (in|into) {d}", "do: move each {kind} to {d}", "move * {ext} files to {d}",
    "{d} is where (all|all the) {kinds} should be, (move|put) them there", "(every|each) {kind} (belongs|goes) (in|into) {d}", "my {kinds} are lying around, (put|move) them (in|into) {d}",
    "could all {kinds} please go (to|into) {d}?", "do: take (all|all the) {kinds} and (put|move) them (in|into) {d}", "do: gather the {kinds} under {d}",
    "there are too many {kinds} here, move them all to {d}", "{kinds} -> {d}", "do: relocate (all|the) {kinds} to {d}", "whatever is a {kind} goes to {d}",
]  # fmt: skip
COPY_ALL = [
    "do: copy (all|all the|all my|the) {kinds} (to|into) {d}", "do: (back up|backup) (all|all the|all my|the) {kinds} (to|in|into) {d}",
    "do: (put|place|save) (a copy|copies) of all (the|my) {kinds} (in|into) {d}", "do: copy every {kind} (to|into) {d}", "i want (copies|a copy) of all {kinds} in {d}", "cp *{ext} {d}",
    "(all|all the) {kinds} should be (copied to|backed up in|backed up to) {d}", "do: copy each {kind} to {d}", "do: duplicate (all|all the) {kinds} into {d}",
    "i need every {kind} in {d} too, copy them there", "{d} should (have|get|hold) a copy of (every|each) {kind}", "do: take (all|the) {kinds} and copy them (to|into) {d}",
    "before i change anything, copy all {kinds} to {d}", "keep the {kinds} where they are but copy them (to|into) {d}", "do: leave a copy of each {kind} in {d}", "{kinds}: copy all of them to {d}",
]  # fmt: skip
DELETE_ALL = [
    "do: (delete|remove|erase|trash) (all|all the|all my|the|every one of the) {kinds}", "do: (get rid of|throw away|clear out|clean up) (all|all the|all my|the) {kinds}",
    "do: (delete|remove|erase) every {kind}", "i (don't|do not) need (the|any|my) {kinds} any more[,] delete them", "rm *{ext}", "all {kinds} (can go|should be deleted|must go|can be deleted)",
    "(delete|remove) all {kinds} (here|in this folder|)", "do: delete each {kind}", "no more {kinds} please, delete them", "do: wipe (all|all the) {kinds}",
    "(there should|there must) be no {kinds} (left|here any more), delete them", "every {kind} (can|may) be (deleted|removed|thrown away)", "i am done with the {kinds}, (remove|delete) them all",
    "the {kinds} (take too much space|are only clutter|are not needed), delete them", "do: clean out (all|the) {kinds}", "rm -f ./*{ext}", "del *{ext}", "do: purge all {kinds}",
    "do: delete everything that is a {kind}", "{kinds}: delete all of them",
]  # fmt: skip


def _several(w: World, most: int = 3) -> tuple[str, list[str]]:
    """Return an extension with two or three files in the workspace's top folder, sorted as find_files does."""
    kinds: dict[str, list[str]] = {}
    for path in w.files:
        kinds.setdefault(extension(path), []).append(path)
    suiting = [e for e, paths in kinds.items() if 2 <= len(paths) <= most and e in KINDS]
    if not suiting:
        ext = w.pick([".txt", ".log", ".md", ".csv"])
        for _ in range(w.rng.randint(2, 3) - len(kinds.get(ext, []))):
            w.add_file(ext)
        paths = [p for p in w.files if p.endswith(ext)]
        if not 2 <= len(paths) <= most:
            raise Skip("not two or three")
        return ext, paths
    ext = w.pick(suiting)
    return ext, kinds[ext]


def _all(w: World, templates: list[str], act: str, verb: str, folder: str = "") -> Steps:
    ext, paths = _several(w)
    name = [p.rpartition("/")[2] for p in paths]
    if folder and (len(set(name)) < len(name) or any(p.startswith(f"{folder}/") or w.exists(f"{folder}/{n}") for p, n in zip(paths, name, strict=True))):
        raise Skip("in the way")
    kinds = kind_word(w, ext, many=True)
    yield Ask(w.say(templates, kinds=kinds, kind=kind_word(w, ext), ext=ext, d=w.path(folder) if folder else ""))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    if len(rows) != len(paths):
        raise Skip("others")
    tool = ACTS[act].tool
    for at, path in enumerate(rows):
        arguments = {"source": path, "destination": folder} if folder else {"path": path}
        obs = yield Call(f"{verb} the {'first' if at == 0 else 'next'} file with {tool}.", tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
    past = {"Move": "moved", "Copy": "copied", "Delete": "deleted"}[verb]
    yield Answer("All of them are done.", f"I {past} {plural(len(rows), 'file')}{' to ' + folder if folder else ''}: {joined(rows)}.")


@family("move_all", weight=1.95, tools=("find_files", "move_file"))
def move_all(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    yield from _all(w, MOVE_ALL, "move", "Move", w.pick(w.folders))


@family("copy_all", weight=1.2, tools=("find_files", "copy_file"))
def copy_all(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    yield from _all(w, COPY_ALL, "copy", "Copy", w.pick(w.folders))


@family("delete_all", weight=1.8, tools=("find_files", "delete_file"))
def delete_all(w: World) -> Steps:
    yield from _all(w, DELETE_ALL, "delete", "Delete")


MAKE_AND_MOVE_ALL = [
    "do: (create|make) a [new] folder (called|named|) {d} and (move|put) all [the|my] {kinds} (into it|in it|there|inside)",
    "do: (move|put) (all|all the|all my) {kinds} (into|in) a new folder (called|named|) {d}", "do: make {d} and (move|put) (all|the|all the) {kinds} (there|into it|in it)",
    "i (want|need) a (new folder|folder) {d} with all [the|my] {kinds} in it", "mkdir {d} and move all {kinds} there",
    "do: (create|make) the (folder|directory) {d}, then (move|put) (all|the|all the) {kinds} (there|into it|in it)",
    "(all|all the) {kinds} (should go|belong|go) (in|into) a new folder (called|named) {d}", "new folder {d}[,|;] all {kinds} (go|should go) (in|into it|there)",
    "do: (collect|gather) (all|all the|my) {kinds} in a new (folder|directory) (called|named|) {d}",
    "do: (create|make) (a folder|a directory|folder|directory) {d} and move every {kind} (into it|there)", "{d} does not exist yet: make it and (move|put) all {kinds} (in|there)",
    "put all {kinds} into {d}, (make|create) that folder first", "i'd like my {kinds} in a folder of their own (called|named) {d}", "do: give all {kinds} a folder of their own (called|named) {d}",
    "a folder {d}, please, and all {kinds} in it", "do: set up {d} for (all|all the) {kinds} and move them (in|there)", "first make {d}, then all {kinds} go (in|there|into it)",
]  # fmt: skip


@family("make_and_move_all", weight=1.5, tools=("make_directory", "find_files", "move_file"))
def make_and_move_all(w: World) -> Steps:
    ext, paths = _several(w)
    if len({p.rpartition("/")[2] for p in paths}) < len(paths):
        raise Skip("same names")
    folder = w.folder_name()
    yield Ask(w.say(MAKE_AND_MOVE_ALL, d=w.bare(folder), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext)))
    yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    for at, path in enumerate(rows):
        obs = yield Call(
            f"Move the {'first' if at == 0 else 'next'} file with move_file.", "move_file", {"source": path, "destination": folder}
        )
        if not obs.ok:
            raise Skip(obs.content)
    yield Answer("All of them are done.", f"I made the folder {folder} and moved {plural(len(rows), 'file')} into it: {joined(rows)}.")




@family("two_files", weight=3.0)
def two_files(w: World) -> Steps:
    """The same act on two named files, one after the other."""
    act = ACTS[w.pick(["delete", "delete", "lines", "words", "size", "modified", "move", "copy_into", "backup", "first"])]
    suiting = [p for p in w.files if act.fits(w, p)]
    if len(suiting) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(suiting, 2)
    templates = [t for t in act.templates if "{t}" in t and not _singular(t)]
    if act.name in ("delete", "backup"):
        templates = [t for t in (DELETE if act.name == "delete" else BACKUP) if t.startswith("do:") and not _singular(t)]
    plan = act.plan(w, x)
    second = act.plan(w, y)
    arguments = dict(second.arguments)
    if "destination" in plan.arguments and act.name != "backup":
        if x.rpartition("/")[2] == y.rpartition("/")[2] or y.startswith(f"{plan.arguments['destination']}/"):
            raise Skip("same name")
        arguments["destination"] = plan.arguments["destination"]
    target = w.word("{x}(, | and | and also | as well as |, and ){y}" if w.chance(0.85) else "both {x} and {y}", x=w.path(x), y=w.path(y))
    yield Ask(w.say(templates, t=target, **plan.slots))
    first = yield Call(_ordinal(act.rationale, "first"), act.tool, plan.arguments)
    if not first.ok:
        raise Skip(first.content)
    one = plan.answer(first)
    obs = yield Call(_ordinal(act.rationale, "next"), act.tool, arguments)
    if not obs.ok:
        raise Skip(obs.content)
    if act.writes:
        past = {"delete": "deleted", "move": "moved", "copy_into": "copied", "backup": "backed up"}[act.name]
        to = f" to {arguments['destination']}" if act.name in ("move", "copy_into") else ""
        yield Answer("Both are done.", f"I {past} {x} and {y}{to}.")
    else:
        yield Answer("Both are known.", f"{one.rstrip('.')}. {second.answer(obs)}")


def _singular(template: str) -> bool:
    return any(word in template for word in (" it", "is ", "does", " was ", " has", "{t} (", "a copy", "line of", "can "))


def _ordinal(rationale: str, word: str) -> str:
    return f"{rationale.rstrip('.')}, the {word} one."


LINE_TO = [
    "do: (read|open) {x} and (save|write|put|store) (its|the) (first|top|1st) line (to|in|into) {y}",
    "do: (save|write|put|store|copy) the (first|top|opening|1st) line of {x} (to|in|into) [a file called|a new file|] {y}",
    "do: (take|grab|get) the first line of {x} and (save|write|put) it (to|in|into) {y}", "do: (create|make) {y} with the first line of {x}",
    "the first line of {x} should (go into|be saved in|be saved to) {y}", "i want the first line of {x} in [a new file|a file called|] {y}", "head -1 {x} > {y}", "first line of {x} (to|into|in|->) {y}",
    "do: extract the first line of {x} (to|into) {y}", "{y} should (hold|contain|get) the first line of {x}", "do: copy line 1 (of|from) {x} (to|into) {y}",
    "line one of {x} goes into [a new file|] {y}", "head -n 1 {x} > {y}", "do: look at {x} and write its first line (to|into) {y}", "only the first line of {x}, in [a new file|] {y}",
    "do: make {y} out of the first line of {x}", "do: read the first line of {x} and put that in {y}",
]  # fmt: skip


@family("line_to_file", weight=1.8, tools=("read_file", "write_file"))
def line_to_file(w: World) -> Steps:
    path = w.pick_text_file()
    line = w.files[path].splitlines()[0].strip()
    if not line:
        raise Skip("blank")
    new = w.name(w.pick([".txt", ".md", ".txt", None]))
    yield Ask(w.say(LINE_TO, x=w.path(path), y=w.bare(new)))
    yield Call("Read the first line with read_file.", "read_file", {"path": path, "start_line": 1, "end_line": 1})
    yield Call("Write the line with write_file.", "write_file", {"path": new, "content": line})
    yield Done("The file is written.")


COUNT_TO = [
    "do: (count|determine) the {unit} (in|of) {x} and (save|write|put|store|note) (the number|the result|the count|it) (to|in|into) {y}",
    "do: (save|write|put) the (number of {unit}|{unit} count) of {x} (to|in|into) {y}", "do: count how many {unit} {x} has and (write|save|put) (it|that|the number|the result) (to|in|into) {y}",
    "the number of {unit} in {x} should (go into|be written to|be saved in) {y}", "wc {x} > {y} ({unit})", "i want the {unit} count of {x} (saved|written) (in|to) {y}",
    "count {unit} of {x} and save (the number|the result) to {y}", "do: (create|make) {y} with the number of {unit} in {x}", "{y} should (say|contain|hold) how many {unit} {x} has",
    "how many {unit} are in {x}? (write|put) (it|the number) (in|into) {y}", "do: make {y} with the {unit} count of {x}", "i need the number of {unit} of {x} in [a file called|a new file|] {y}",
    "do: write how many {unit} {x} has (to|into) {y}", "first count the {unit} (in|of) {x}, then (put|write) the number (in|into) {y}", "{x}: count {unit}, number into {y}",
]  # fmt: skip


@family("count_to_file", weight=1.35, tools=("count_text", "write_file"))
def count_to_file(w: World) -> Steps:
    path = w.pick_text_file()
    unit = w.pick(["lines", "words", "lines", "words", "characters"])
    new = w.name(w.pick([".txt", ".txt", ".md"]))
    yield Ask(w.say(COUNT_TO, x=w.path(path), y=w.bare(new), unit=unit))
    obs = yield Call(f"Count the {unit} with count_text.", "count_text", {"path": path})
    n = str(counts(obs)[("lines", "words", "characters").index(unit)])
    yield Call("Write the number with write_file.", "write_file", {"path": new, "content": n})
    yield Done("The number is written.", f"{path} has {plural(n, unit[:-1])}; ")


MAKE_AND_MOVE = [
    "do: (create|make|add) a [new] folder (called|named|) {d} and (move|put) {x} (into it|in it|there|inside)", "do: (move|put) {x} (to|into|in) a new (folder|directory) (called|named|) {d}",
    "do: make {d} and (move|put) {x} (there|into it|in it|inside)", "i (want|need) a (new folder|folder) {d} with {x} in it", "mkdir {d} and move {x} there",
    "do: (create|make) the (folder|directory) {d}, then (move|put) {x} (there|into it|in it)", "{x} (should go|belongs|goes) (in|into) a new folder (called|named) {d}",
    "new folder {d}[,|;] (move|put) {x} (in|into it|there)", "put {x} into {d}, (make|create) the folder first", "{d} is not there yet, make it and (put|move) {x} in", "mkdir {d} && mv {x} {d}",
    "{x} needs a folder of its own (called|named) {d}", "do: give {x} a folder (called|named) {d}", "do: set up a folder {d} and (file|place) {x} (there|in it)",
    "i'd like {x} in a (fresh|new) folder {d}", "first a folder {d}, then {x} into it",
]  # fmt: skip


@family("make_and_move", weight=1.65, tools=("make_directory", "move_file"))
def make_and_move(w: World) -> Steps:
    path = w.pick(list(w.files))
    folder = w.folder_name()
    yield Ask(w.say(MAKE_AND_MOVE, d=w.bare(folder), x=w.path(path)))
    yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    obs = yield Call("Move the file there with move_file.", "move_file", {"source": path, "destination": folder})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The file is in the new folder.", f"I made the folder {folder} and moved {path} into it.")


SAVE_MATCH = [
    "do: (find|get|take) the line (with|about|that mentions|containing|mentioning) {x} in {t} and (save|write|put|copy) it (to|in|into) {y}",
    "do: (save|write|copy|put) the line (with|about|mentioning|containing|that mentions) {x} (from|in) {t} (to|into|in) {y}", "grep {x} {t} > {y}",
    "do: (copy|put) what {t} says about {x} (to|into|in) {y}", "do: (extract|pull out) the line (with|about) {x} from {t} (into|to) {y}", "i want the line (with|about) {x} from {t} in {y}",
    "do: search {t} for {x} and (save|write) the line (to|in) {y}", "the line (with|about) {x} in {t} should (go into|be saved in|be copied to) {y}",
    "somewhere in {t} is a line (about|with) {x}, (put|save) it (in|to) {y}", "do: pick the {x} line out of {t} and (put|save) it (in|to) {y}", "{x} line (of|from) {t} -> {y}",
    "do: look for {x} in {t}, write the line you find (to|into) {y}", "do: make {y} with the line of {t} that (has|mentions|says) {x}", "{y} should (get|hold|contain) the line with {x} from {t}",
    "grep the line with {x} out of {t}, save it as {y}",
]  # fmt: skip


@family("match_to_file", weight=1.35, tools=("search_text", "write_file"))
def match_to_file(w: World) -> Steps:
    from umi_train.synth.acts_edit import word_in

    path = w.pick_text_file()
    word = word_in(w, w.files[path])
    new = w.name(w.pick([".txt", ".txt", ".md"]))
    yield Ask(w.say(SAVE_MATCH, x=w.quoted(word, always=w.chance(0.6)), t=w.path(path), y=w.bare(new)))
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    rows = matches(obs)
    if len(rows) != 1 or not rows[0][2].strip():
        raise Skip("not one")
    line = rows[0][2].strip()
    yield Call("Write the line with write_file.", "write_file", {"path": new, "content": line})
    yield Done("The file is written.")


BACKUP_EDIT = [
    "do: (make a backup of|back up) {t}(,| and) then (replace|exchange) {a} with {b} in it", "do: back up {t} and then (replace|exchange) {a} with {b} (in it|)",
    "first (back up|copy) {t}, then (change|turn) {a} (to|into) {b} in it", "do: (change|turn) {a} (to|into) {b} in {t}[,] but (make a backup|back it up) first",
    "do: replace {a} with {b} in {t}[,] but (keep a copy|make a copy|make a backup) (first|before)", "{t}[:|,] backup first, then replace {a} (with|by) {b}",
    "do: replace {a} (with|by) {b} in {t} after (making a backup|backing it up)", "i want {a} changed to {b} in {t}[,] with a backup (first|made first)",
    "do: keep a backup of {t} and replace {a} with {b}", "i'm nervous about {t}: back it up, then replace {a} with {b}", "safe copy of {t} first, then {a} becomes {b}",
    "in {t} {a} should be {b}, but (save a backup|make a backup copy) first", "do: back up {t} before you (change|turn) {a} (to|into) {b}", "before changing {a} to {b} in {t}, back it up",
]  # fmt: skip


@family("backup_then_edit", weight=1.05, tools=("copy_file", "edit_file"))
def backup_then_edit(w: World) -> Steps:
    from umi_train.synth.acts_edit import _quotes, new_word, word_in

    path = w.pick_text_file()
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = _quotes(w, old, new)
    if w.exists(f"{path}.bak"):
        raise Skip("there")
    yield Ask(w.say(BACKUP_EDIT, t=w.path(path), a=a, b=b))
    yield Call("Copy it with copy_file first, with .bak at the end of the name.", "copy_file", {"source": path, "destination": f"{path}.bak"})
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"I copied {path} to {path}.bak and replaced \"{old}\" with \"{new}\".")


WRITE_THEN = [
    "do: (create|make|write) {f} (with|saying|containing) {q} and (show|read) (it|it back|it to me)", "do: write {q} (to|into) {f}(,| and) then (read it back|show it|show me the file|read it)",
    "do: (create|write) {f} with {q}, then (count its words|tell me how many words it has)", "do: write {q} (to|into) {f} and (count the words|tell me how many words that is|count its words)",
    "do: save {q} as {f} and (tell me its size|tell me how big it is|check its size)", "do: (create|make) {f} (with|containing) {q} and tell me (how big it is|its size)",
    "put {q} in {f} and then (show|print) the file", "write {q} to {f}, then show (me what is in it|the content)", "make a file {f} with {q} in it and (read|show) it to me",
    "i want {f} to say {q}; show it to me when it's done", "echo {q} > {f}; cat {f}", "do: put {q} in {f} and cat it", "new file {f} with {q}, then tell me how many words",
    "do: write {q} to {f}, how many words is that", "do: save {q} to {f} and say how big it is", "do: fill {f} with {q} and (display|print) it",
]  # fmt: skip


@family("write_then", weight=1.5, tools=("write_file",))
def write_then(w: World) -> Steps:
    path, text = w.name(w.pick([".txt", ".txt", ".md", ".log"])), contents.phrase(w.rng)
    shown = w.say(WRITE_THEN, f=w.bare(path), q=w.quoted(text, always=True))
    kind = "words" if "word" in shown.lower().replace(text.lower(), "") else "size" if any(
        s in shown.lower() for s in ("its size", "how big")) else "read"  # fmt: skip
    if "word" in text.lower() or "size" in text.lower():
        raise Skip("ambiguous")
    yield Ask(shown)
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    act = ACTS[kind]
    plan = act.plan(w, path)
    yield from carried_out(act, plan)


FOLLOW_NEW = ("it", "it", "that file", "the file", "this file", "the new file")


@family("create_follow_up", weight=2.1, tools=("write_file",))
def create_follow_up(w: World) -> Steps:
    """Create a file, then act on "it"."""
    from umi_train.synth.families_edit import CREATE

    path, text = w.name(w.pick([".txt", ".txt", ".md", ".log"])), contents.phrase(w.rng)
    yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")
    act = ACTS[w.pick(["append", "append", "delete", "rename", "read", "copy", "move", "words", "replace", "size", "copy_into", "backup"])]
    if not act.fits(w, path):
        raise Skip("does not fit")
    plan = act.plan(w, path)
    yield Ask(w.say(pronoun_templates(act), t=w.pick(FOLLOW_NEW), **plan.slots))
    yield from carried_out(act, plan)


FOLDER_FOLLOW = (
    "do: (move|put) {t} (into it|in it|there|inside|in there|in that folder)", "do: now (move|put) {t} (into it|there|in there|in the new folder)", "and (move|put) {t} (into it|there|in there)",
    "{t} (goes|should go|belongs) (there|in it|in there)", "(now|then|and) {t} (into it|in there)", "do: copy {t} (into it|there|in there|into that folder)",
    "do: (put|save|leave) a copy of {t} (there|in it|in that folder)", "and copy {t} (there|into it)", "that is where {t} (goes|should go)", "that folder is for {t}, (move|put) it (there|in)",
    "do: drop {t} (in it|there)", "mv {t} there", "can {t} go in there?", "do: file {t} (there|in it)", "i want {t} in (it|there|that folder)", "a copy of {t} (there|in it) please",
)  # fmt: skip


@family("folder_follow_up", weight=1.2, tools=("make_directory",))
def folder_follow_up(w: World) -> Steps:
    """Make a folder, then move or copy a file "there"."""
    from umi_train.synth.families_edit import MKDIR

    folder, path = w.folder_name(), w.pick(list(w.files))
    yield Ask(w.say(MKDIR, f=w.bare(folder), what="my files"))
    yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    yield Done("The folder is there.")
    shown = w.say(FOLDER_FOLLOW, t=w.path(path))
    copies = "cop" in shown.lower().replace(path.lower(), "").replace(path.rpartition("/")[2].lower(), "")
    yield Ask(shown)
    act = ACTS["copy_into" if copies else "move"]
    obs = yield Call(act.rationale, act.tool, {"source": path, "destination": folder})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I {obs.content}.")
