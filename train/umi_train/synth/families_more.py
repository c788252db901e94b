"""Copies and moves under a new name, new extensions for several files, several new files, merging, sizes and dates as limits."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_chain import _several
from umi_train.synth.pointing import KINDS, extension, kind_word
from umi_train.synth.views import found, info, joined, plural

COPY_AS = [
    "do: copy {t} (to|into) {d} (as|under the name) {new}",
    "do: copy {t} (to|into) {d} and (call|name) (it|the copy) {new}",
    "do: (save|put|make|keep) a copy of {t} in {d} (as|called|named|under the name) {new}",
    "do: back up {t} (to|in) {d} as {new}",
    "i (want|need) a copy of {t} in {d} (called|named) {new}",
    "cp {t} {both}",
    "copy {t} to {both}",
    "do: copy {t} to {both}",
    "do: duplicate {t} as {both}",
    "{t}[:|,] copy to {both}",
    "{d} should (get|have) a copy of {t} (called|named|as|under the name) {new}",
    "do: (drop|leave|store) a copy of {t} in {d}[,] (named|called) {new}",
    "do: copy {t} over to {d}[,] (its new name is|new name|there it is called|call it there) {new}",
    "(in|to) {d} a copy of {t} (called|named|as) {new}[,] please",
    "before i (change|edit) {t}[,] copy it to {both}",
    "from {t} make {both}",
    "{both} should be a copy of {t}", "backup of {t}: {both}", "cat {t} > {both}",
]
MOVE_AS = [
    "do: move {t} (to|into) {d} (as|under the name) {new}",
    "do: move {t} (to|into) {d} and (call it|name it|rename it to|rename it) {new}",
    "do: (put|place) {t} in {d} (as|under the name) {new}",
    "mv {t} {both}",
    "move {t} to {both}",
    "do: move {t} to {both}",
    "do: rename {t} to {both}",
    "{t} should (become|be) {both}",
    "{t}[:|,] move to {both}",
    "i want {t} (moved to|at) {both}",
    "{t} (belongs|should go|goes) (in|into) {d}[,] (and should be called|under the name|as) {new}",
    "do: (rename {t} to {new} and move it to {d}|move {t} over to {d} as {new})",
    "do: (shift|transfer|send|file) {t} (to|into) {d} (as|under the name) {new}",
    "the new (place|home|path|location) of {t} is {both}",
    "do: (turn|make) {t} into {both}",
    "{t} (becomes|gets moved to|should live at) {both}",
    "do: put {t} (into|in) {d} but (call it|name it|with the name) {new}",
    "(ren|mv -v) {t} {both}",
]


@family("to_folder_as", weight=1.8)
def to_folder_as(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    path, folder = w.pick(list(w.files)), w.pick(w.folders)
    new = w.name(extension(path) or None)
    if w.exists(f"{folder}/{new}"):
        raise Skip("there")
    copies = w.chance(0.5)
    both = w.bare(f"{folder}/{new}")
    yield Ask(w.say(COPY_AS if copies else MOVE_AS, t=w.path(path), d=w.path(folder), new=w.bare(new), both=both))
    tool = "copy_file" if copies else "move_file"
    obs = yield Call(f"{'Copy' if copies else 'Move'} it with {tool}.", tool, {"source": path, "destination": f"{folder}/{new}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is copied." if copies else "It is moved.", f"I {obs.content}.")


NEW_EXT = [
    "do: rename (all|all the|all my|the) {kinds} to {new}",
    "do: change the extension of (all|all the|the) {kinds} to {new}",
    "do: (turn|make) (all|all the|the) {kinds} into {new} files",
    "do: rename every {kind} (to|so that it ends with|to have the extension) {new}",
    "all {kinds} should (end with|have the extension) {new}",
    "{old} -> {new} for all files",
    "do: rename *{old} to *{new}",
    "do: give (all|all the) {kinds} the extension {new}",
    "i want (all|all the) {kinds} to (end with|have the ending) {new}",
    "all (my|the) {kinds} (should become|should be|become) {new} files",
    "do: (swap|replace) the {old} (ending|extension) (by|with|for) {new} (for all files|on every file|everywhere)",
    "ren *{old} *{new}", "every {kind} should end in {new}", "files ending in {old} should end in {new}",
    "i (need|want) {new} (instead of|rather than) {old} (on all files|for all the files|as the ending of every file)",
    "do: (go through|take) the {kinds} and change their (ending|extension) to {new}",
]


@family("new_extension", weight=1.26, tools=("find_files", "move_file"))
def new_extension(w: World) -> Steps:
    ext, paths = _several(w)
    new = w.pick([e for e in (".txt", ".md", ".bak", ".old", ".log", ".csv", ".text", ".dat") if e != ext])
    if any(w.exists(p[: -len(ext)] + new) for p in paths):
        raise Skip("there")
    yield Ask(w.say(NEW_EXT, kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), new=new, old=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    for at, path in enumerate(rows):
        target = path[: -len(ext)] + new
        obs = yield Call(
            f"Rename the {'first' if at == 0 else 'next'} file with move_file.", "move_file", {"source": path, "destination": target}
        )
        if not obs.ok:
            raise Skip(obs.content)
    yield Answer("All of them are done.", f"I renamed {plural(len(rows), 'file')} to {new}: {joined(rows)}.")


EMPTIES = [
    "do: (create|make|add) (the files|files|empty files|the empty files|{n} files|{n} empty files) {list}",
    "do: touch {list}",
    "i (need|want) (empty files|files|the files|{n} files)[:| called|] {list}",
    "touch {spaced}",
    "do: (create|make) {list} (as empty files|, all empty|and leave them empty)",
    "new files {list}",
    "there should be files (called|named|) {list}",
    "do: start (new|empty) files (called|named|) {list}",
    "do: (create|make) (blank files|new blank files|empty ones) (called|named|) {list}",
    "i will need the files {list}[,] (create them|make them) (empty|now|)",
    "{list} should (exist|be there) as empty files",
    "do: (set up|prepare) {n} empty files[:| called] {list}",
    "(empty|blank|new) files[:| please:] {list}",
    "{list}, all empty files[,] please", "for a start (create|make) the empty files {list}",
]
FOLDERS = [
    "do: (create|make|add) (the folders|folders|the directories|{n} folders|{n} directories|new folders) {list}",
    "i (need|want) (folders|the folders|{n} folders|directories)[:| called| for|] {list}",
    "mkdir {spaced}",
    "new folders {list}",
    "there should be (folders|directories) (called|named|) {list}",
    "do: (create|make) {list} as folders",
    "do: set up (folders|directories|{n} folders) (called|named|for|) {list}",
    "folders please: {list}",
    "we (need|want) {n} (new folders|folders|directories), {list}",
    "{list} should (exist|be there) as folders",
    "(folders|directories|new folders): {list}",
    "md {spaced}", "i want to sort my things[,] (make|create) the folders {list}",
    "do: (give|get) me {n} (folders|directories)[:| called] {list}",
    "{list} as (new folders|folders)[,] please",
]


def _enumerated(w: World, items: list[str]) -> str:
    shown = [w.bare(i) if " " in i else i for i in items]
    return w.pick([", ".join(shown[:-1]) + w.pick([" and ", ", and ", " & "]) + shown[-1], ", ".join(shown), ", ".join(shown[:-1]) + " and " + shown[-1]])


@family("several_new", weight=2.4)
def several_new(w: World) -> Steps:
    """Two or three new empty files or folders, one by one."""
    n = w.pick([2, 3, 3])
    files = w.chance(0.45)
    ext = w.pick([".txt", ".txt", ".md", ".py"])
    items = list(dict.fromkeys(w.name(ext) if files else w.folder_name() for _ in range(n)))
    if len({i.lower() for i in items}) != n:
        raise Skip("twice")
    spaced = " ".join(f'"{i}"' if " " in i else i for i in items)
    yield Ask(w.say(EMPTIES if files else FOLDERS, list=_enumerated(w, items), spaced=spaced, n=w.number(n)))
    tool = "write_file" if files else "make_directory"
    for at, item in enumerate(items):
        verb = f"{'Write' if files else 'Make'} the {'first' if at == 0 else 'next'} {'file' if files else 'folder'} with {tool}."
        yield Call(verb, tool, {"path": item, "content": ""} if files else {"path": item})
    yield Answer("All of them are there.", f"I made the {'files' if files else 'folders'} {joined(items)}.")


MERGE = [
    "do: (merge|combine|join|concatenate) {x} and {y} (into|in|to) {z}",
    "do: (merge|combine|join|put) {x} and {y} together (into|in|as) {z}",
    "do: (create|make) {z} (from|out of) {x} and {y}",
    "do: (put|write|save) (the content|the contents|the text) of {x} and {y} (into|in|to) {z}",
    "cat {x} {y} > {z}",
    "{x} + {y} (->|into) {z}",
    "i want {x} and {y} (merged|combined) (in|into) {z}",
    "do: append {y} to {x} and save (it|that|the result) as {z}",
    "do: glue {x} and {y} together as {z}",
    "do: take {x} and {y} and (merge|combine|join) them (into|as) {z}",
    "{z} should (hold|contain|be) {x} followed by {y}",
    "do: (write|put) {x} and then {y} (into|to) {z}",
    "one file {z} (out of|from) {x} and {y}",
    "do: (create|make) {z} by (joining|merging|combining) {x} and {y}",
    "first {x} and then {y}[,] all in {z}",
    "do: string {x} and {y} together (in|into|as) {z}",
]


@family("merge", weight=0.9, tools=("run_command",))
def merge(w: World) -> Steps:
    texts = [p for p in w.text_files() if all(c not in p for c in "'\"`$")]
    if len(texts) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(texts, 2)
    z = w.name(extension(x) or ".txt")
    if any(c in z for c in "'\"`$"):
        raise Skip("quotes")
    yield Ask(w.say(MERGE, x=w.path(x), y=w.path(y), z=w.bare(z)))
    shell = " ".join(f'"{p}"' if " " in p else p for p in (x, y)) + " > " + (f'"{z}"' if " " in z else z)
    obs = yield Call("Merge them with run_command and cat.", "run_command", {"command": f"cat {shell}"})
    if not obs.ok or not w.exists(z):
        raise Skip(obs.content)
    w.settle()
    yield Answer("The files are merged.", f"I merged {x} and {y} into {z}.")


LARGER = [
    "ask: (which|what) files are (larger|bigger) than {n} (bytes|byte)",
    "do: (find|list|show) [me] (all|the|all the|) files (larger|bigger) than {n} bytes",
    "do: (find|list|show) [me] (all|the|all the|) files (over|above|of more than) {n} bytes",
    "know: which files are (larger|bigger) than {n} bytes",
    "get: (all|the) files (larger|bigger) than {n} bytes",
    "files (over|above|larger than|bigger than) {n} bytes",
    "ask: are there (any|) files (over|above|larger than|bigger than) {n} bytes",
    "ask: (which|what) files (take|have|use) more than {n} bytes",
    "ask: (does any file have|do i have files with|is there a file with) more than {n} bytes",
    "i (want|need) to see (all|the) files (with more than|over|above) {n} bytes",
    "(which|what) is (bigger|larger) than {n} bytes here",
    "find . -size +{n}c", "everything (over|above|larger than) {n} bytes",
    "ask: (what|which) files (exceed|are above|go over) {n} bytes",
]


@family("larger_than", weight=0.7, tools=("find_files",))
def larger_than(w: World) -> Steps:
    sizes = {p: (w.root / p).stat().st_size for p in w.files}
    n = w.pick([100, 150, 200, 250, 300, 500, 1000])
    big = [p for p, s in sizes.items() if s > n]
    if len(big) > 5 or n in sizes.values():
        raise Skip("too many")
    yield Ask(w.say(LARGER, n=str(n)))
    obs = yield Call("Find the files with find_files, sorted by size.", "find_files", {"pattern": "*", "sort_by": "size"})
    rows = found(obs)[: len(big)]
    if {r[0] for r in rows} != set(big):
        raise Skip("ties")
    if rows:
        yield Answer("The files are known.", f"{plural(len(rows), 'file')} {'is' if len(rows) == 1 else 'are'} larger than {n} bytes: "
                     f"{joined([f'{r[0]} ({r[1]})' for r in rows])}.")  # fmt: skip
    else:
        yield Answer("The files are known.", f"No file is larger than {n} bytes.")


TODAY = [
    "ask: (which|what) files (did i change|were changed|were modified|have been changed|did i edit|were edited) today",
    "do: (find|list|show) [me] (all|the|all the|) files (changed|modified|edited|i changed) today",
    "know: which files (were changed|were modified|i changed) today",
    "get: (all|the) files (changed|modified|edited) today",
    "files (changed|modified|edited) today",
    "ask: what did i (work on|change|edit) today",
    "today's files",
    "ask: was (anything|any file|something) (changed|modified|edited) today",
    "ask: which (files|documents) did i (touch|save|work on) today",
    "i (worked|did something) today[,] (which files did i change|in which files)",
    "what (is new|has changed|changed) (today|since this morning) (here|in my files|in this folder)",
    "ask: (has|have) (anything|any files) been changed today",
    "i (want|need) to (see|know) what (i changed|was changed) today",
    "do: show me what i (edited|changed|saved) today",
]


@family("changed_today", weight=0.6, tools=("current_time", "find_files"))
def changed_today(w: World) -> Steps:
    for _ in range(w.rng.randint(0, 2)):
        w.add_file(age_hours=w.rng.uniform(0.01, max(0.02, w.now.hour + w.now.minute / 60 - 0.02)) if w.now.hour else 0.0)
    yield Ask(w.say(TODAY))
    yield Call("Look up today's date with current_time.", "current_time", {})
    obs = yield Call("Find the files with find_files, sorted by modified.", "find_files", {"pattern": "*", "sort_by": "modified"})
    day = w.now.strftime("%Y-%m-%d")
    rows = [r[0] for r in found(obs) if r[2].startswith(day)]
    if len(rows) > 6:
        raise Skip("too many")
    if rows:
        yield Answer("The files are known.", f"{plural(len(rows), 'file')} {'was' if len(rows) == 1 else 'were'} changed today: {joined(rows)}.")
    else:
        yield Answer("The files are known.", "No file was changed today.")


IS_EMPTY = [
    "ask: is {t} empty",
    "ask: is there (anything|something|any text) in {t}",
    "know: (if|whether) {t} is empty",
    "do: check (if|whether) {t} is empty",
    "{t} empty",
    "ask: does {t} (have|contain) (anything|any text|something)",
    "{t}[:|,] is it empty",
    "is {t} an empty file",
    "(has {t} got|does {t} have) (anything|something) in it",
    "ask: did i (write|put|save) anything (in|into) {t} (yet|already|)",
    "ask: is {t} (still|really|completely) empty",
    "i think {t} is empty[,] (is it|is that right|check|can you check)",
    "ask: is {t} (blank|empty) or (not|is there something in it)",
    "know: (if|whether) there is (anything|something|any text) in {t}",
]


@family("is_empty", weight=0.7, tools=("file_info",))
def is_empty(w: World) -> Steps:
    empty = w.chance(0.5)
    path = w.write(w.name(w.pick([".txt", ".md", ".log"])), "") if empty else w.pick_text_file()
    yield Ask(w.say(IS_EMPTY, t=w.path(path)))
    obs = yield Call("Look up the size with file_info.", "file_info", {"path": path})
    size = info(obs)["size"]
    yield Answer("The size is known.", f"Yes, {path} is empty ({size})." if empty else f"No, {path} is not empty: it has {size}.")


FOLDER_THERE = [
    "ask: is there a (folder|directory) (called|named|) {x} [here|]",
    "ask: does the (folder|directory) {x} exist",
    "ask: do (i|we) have a (folder|directory) (called|named|) {x}",
    "know: (if|whether) there is a (folder|directory) (called|named|) {x}",
    "know: (if|whether) the (folder|directory) {x} exists",
    "do: check (if|whether) (there is a folder|the folder) {x}",
    "folder {x}[:|,] does it exist",
    "is the folder {x} (there|still there|here)",
    "ask: (have i made|did i make|did we create) a folder (called|named|) {x} (already|yet|)",
    "ask: can you (see|find) a (folder|directory) (called|named|) {x}",
    "i think there is a folder {x}[,] (is there|check|is that right)",
    "is {x} a folder here", "test -d {x}",
    "(folder|directory) {x}? (there or not|is it there|yes or no)",
    "know: (if|whether) (i|we) have a (folder|directory) (called|named) {x}",
]


@family("folder_there", weight=0.7, tools=("file_info",))
def folder_there(w: World) -> Steps:
    there = bool(w.folders) and w.chance(0.55)
    path = w.pick(w.folders) if there else w.folder_name()
    yield Ask(w.say(FOLDER_THERE, x=w.bare(path)))
    obs = yield Call("Look it up with file_info.", "file_info", {"path": path})
    if obs.ok:
        yield Answer("It is there.", f"Yes, there is a folder {path}.")
    elif "did you mean" in obs.content:
        yield Answer("It is not there, but something like it.", f"No, there is no {path}, but there is {obs.content.partition('did you mean ')[2].rstrip('?')}.")
    else:
        yield Answer("It is not there.", f"No, there is no folder {path} here.")


ADD_TO_ALL = [
    "do: (add|append) {q} to (all|all the|all my|every one of the) {kinds}",
    "do: (add|append|write|put) {q} (to|at) the end of (all|all the|all my) {kinds}",
    "do: (add|append) {q} to every {kind}",
    "do: (add|append) the line {q} to (each|every) {kind}",
    "all {kinds} should end with {q}",
    "{q} should be added to all the {kinds}",
    "do: append {q} to *{ext}",
    "do: put {q} at the bottom of every {kind}",
    "do: put {q} (at|on) the end of (all|every one of) (the|my) {kinds}",
    "every {kind} (needs|should get|should have) {q} (at the end|at the bottom|as its last line)",
    "i (want|need) {q} (at the end of|at the bottom of|in) (all|all the) {kinds}",
    "do: go through (all the|the|my) {kinds} and (add|append) {q}",
    "{q} (goes|has to go|should go) (into|at the end of) every {kind}",
    "do: (stick|tack) {q} onto (all the|every one of the) {kinds}",
    "for (every|each) {kind}: (add|append) {q}",
]


@family("add_to_all", weight=1.12, tools=("find_files", "append_file"))
def add_to_all(w: World) -> Steps:
    ext, paths = _several(w)
    if any(not w.files[p] for p in paths):
        raise Skip("no text")
    text = contents.phrase(w.rng)
    yield Ask(w.say(ADD_TO_ALL, q=w.quoted(text, always=True), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), ext=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    for at, path in enumerate(rows):
        yield Call(f"Add the text to the {'first' if at == 0 else 'next'} file with append_file.", "append_file", {"path": path, "content": text})
    yield Answer("All of them are done.", f"I added \"{text}\" to {joined(rows)}.")


ANY_KIND = [
    "do: (find|list|show) [me] (all|the|) {x} files",
    "ask: (which|what) {x} files are (there|here)",
    "ask: are there (any|) {x} files (here|)",
    "ask: how many {x} files (are there|do i have)",
    "know: which {x} files (there are|i have)",
    "get: (all|the) {x} files",
    "*{x}",
    "do: find files (ending with|ending in|that end with|with the extension|with the ending) {x}",
    "files (ending in|with extension) {x}",
    "ls *{x}",
    "ask: (do i|do we) have (any|) {x} files (here|)",
    "ask: is there (any|a|some) {x} file (here|somewhere|anywhere|)",
    "i (want|need) (to see|) (all|the) {x} files",
    "everything (that ends in|ending in|with the ending) {x}", "dir *{x}", "find . -name *{x}", "where are (my|the) {x} files", "do: (look|search) for {x} files",
]


@family("any_extension", weight=0.8, tools=("find_files",))
def any_extension(w: World) -> Steps:
    """Extensions nobody has heard of: the pattern is made from the word in the request."""
    ext = w.pick([".bak", ".tmp", ".xyz", ".cfg", ".lock", ".zip", ".gz", ".xml", ".rtf", ".odt", ".svg", ".gif", ".jpeg", ".exe", f".{names.pseudo(w.rng, 1)[:4]}"])
    for _ in range(w.rng.randint(0, 2)):
        w.write(w.name(ext), f"{names.pseudo(w.rng)}\n")
    if ext in KINDS and w.chance(0.5):
        raise Skip("well known")
    yield Ask(w.say(ANY_KIND, x=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = found(obs)
    if rows:
        yield Answer("The files were found.", obs.content)
    else:
        yield Answer("Nothing was found.", f"There are no files matching *{ext}.")
