"""Copies and moves under a new name, new extensions for several files, several new files, merging, sizes and dates as limits."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_chain import _several
from umi_train.synth.parts import all_of, appended, folder_made, renamed, written
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
    "do: (clone|replicate|reproduce|mirror) {t} (to|into|in) {d} (as|under the name|and call it) {new}",
    "do: (place|leave|stash|park|deposit) a (copy|duplicate|second copy) of {t} (in|inside|under) {d}[,] (named|called|file name) {new}",
    "ask: can {d} (have|get) a copy of {t} (called|named) {new}",
    "ask: could you copy {t} (over to|into) {d} (as|under the name|and name it) {new}",
    "keep {t} where it is[,] but (put|make|leave) a copy (named|called) {new} in {d}",
    "{t} stays (here|where it is)[,] a copy (called|named) {new} (goes|should go) (to|into) {d}",
    "i need {t} in {d} (too|as well)[,] (there it is called|but under the name|there named) {new}",
    "{t} should also (be|exist|live) in {d}[,] (as|named|under the name) {new}",
    "{t} also as {both}",
    "do: (duplicate|copy) {t}[,] the copy (is|should be|goes to) {both}",
    "do: make {both} (a copy|a duplicate) of {t}",
    "{both} (is to be|has to be|should be) the same as {t}[,] (copy it|make a copy)",
    "do: save {t} a second time[,] (as|under) {both}",
    "i'd like a (duplicate|second copy|spare copy) of {t} (at|as|under) {both}",
    "without (touching|moving|changing) {t}[,] (copy it|put a copy|make a copy) (to|at|as) {both}",
    "copy {t} {both}",
    "cp -v {t} {both}",
    "source {t}, the copy goes to {both}",
    "do: back {t} up (to|as|under) {both}",
    "what about copying {t} to {both}",
    "so there should be a copy of {t} in {d} (called|named) {new}",
    "have a copy of {t} ready (at|as) {both}",
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
    "do: (relocate|transfer|shove|carry|bring) {t} (to|into) {d} (and call it|and name it|under the name|as) {new}",
    "ask: can {t} (go|move|be moved) (to|into) {d} (and be called|as|under the name) {new}",
    "ask: could you move {t} (over to|into) {d} (and rename it to|as|and call it) {new}",
    "{t} should not stay (here|where it is)[,] (move it|put it|it goes) (to|into) {d} as {new}",
    "{t} is in the wrong place and has the wrong name[,] (it should be|make it|move it to) {both}",
    "{t} has (a bad name and a bad place|the wrong name)[,] (move it|put it) in {d} as {new}",
    "(relocate|transfer|mv) {t} {both}",
    "do: (relocate|transfer|shift|bring) {t} to {both}",
    "{t} has to (be|become|move to|go to) {both}",
    "i'd rather have {t} (at|as|under) {both}",
    "from now on {t} is {both}[, so move it|, move it|]",
    "old path {t}, new path {both}",
    "don't leave {t} where it is[,] (move it to|it should be|it goes to) {both}",
    "in {d} {t} should be called {new}[,] (move it|put it) there",
    "do: put {t} away (in|into) {d}[,] (as|named|under the name) {new}",
    "do: (move|put) {t} in {d}[,] new name {new}",
    "{d} is the (right place|home) for {t}[,] but (as|under the name|call it) {new}",
    "move {t} {both}",
    "what about moving {t} to {both}",
    "so {t} has to go to {d} and be (called|named) {new} there",
    "{t} would be better off as {both}[,] move it",
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
    "do: (relabel|retitle) (all|all the|the) {kinds} so that they end in {new}",
    "do: exchange the (ending|extension) {old} for {new} on (all|every one of the|the) {kinds}",
    "ask: can you (rename|change) (all|all the|the) {kinds} to {new} [files|]",
    "ask: could (all|all the|the) {kinds} (end in|get the ending|have the extension) {new}",
    "{old} is the wrong (ending|extension)[,] (rename all {kinds} to|make it|all of them should be) {new}",
    "{old} files should (be|become|be called|all be) {new} [files|]",
    "no more {old} (files|endings)[,] (make them all|rename them to|they should all be) {new}",
    "don't leave any file with {old}[,] (rename them|make them) (all|) to {new}",
    "the {kinds} need (a new ending|another extension)[,|:] {new}",
    "the (ending|extension) of (all|every one of) the {kinds} should (be|become) {new}",
    "rename *{old} *{new}",
    "batch rename {old} (to|->) {new}",
    "do: bulk rename (all|the) {kinds} to {new}",
    "mv *{old} *{new}",
    "(each|every) {kind} gets {new} (as its ending|as its extension|instead of {old})",
    "the names of all {kinds} should end in {new}",
    "all {old} to {new}",
    "from {old} to {new}, all (files|of them)",
    "what about renaming (all|all the|the) {kinds} to {new}",
    "so there are the {kinds} and they should all end in {new}",
    "my (boss|program|editor) wants {new} files[,] (rename|change) (all|all the|the) {kinds} to that ending",
]


@family("new_extension", weight=1.26)
def new_extension(w: World) -> Steps:
    ext, paths = _several(w)
    new = w.pick([e for e in (".txt", ".md", ".bak", ".old", ".log", ".csv", ".text", ".dat") if e != ext])
    if any(w.exists(p[: -len(ext)] + new) for p in paths):
        raise Skip("there")
    yield Ask(w.say(NEW_EXT, kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), new=new, old=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    yield from all_of(*(renamed(path, path[: -len(ext)] + new) for path in rows))


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
    "do: (produce|generate|prepare|lay out|open|make me) {n} (blank|empty|new) files[:|,| called| named|] {list}",
    "do: (create|make) (placeholders|stubs|empty documents) (called|named|) {list}",
    "ask: can i have empty files[:|,| called] {list}",
    "ask: could you (create|make|touch) {list} (for me|as empty files)",
    "{list} (are missing|do not exist yet)[,] (create them empty|make them as empty files|touch them)",
    "we (need|want) the [empty|] files {list}",
    "(wanted|needed|missing): the empty files {list}",
    "nothing in them yet, but (create|make) the files {list}",
    "the files {list} should be there[,] (no text needed|empty is fine|without content)",
    "i will write in them later[:|,] create the files {list}",
    "do: start me {n} files[,|:] {list}",
    "{n} (blank|empty) files: {list}",
    "i'd like {list} as blank files",
    "do: add the files {list}[,] (all empty|all blank|no text in them)",
    "let there be {n} empty files[,|:] {list}",
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
    "do: (build|produce|generate|prepare|lay out|open|establish) [the|] (folders|directories|{n} folders|dirs)[:|,| called| named|] {list}",
    "ask: can (i|we) have (folders|{n} folders|directories)[:|,| called| named] {list}",
    "ask: could you (create|make|add) the (folders|directories) {list}",
    "{list} (are missing|do not exist yet)[,] (create|make) them as (folders|directories)",
    "we are starting a project[,] it needs the folders {list}",
    "(wanted|needed|missing): the (folders|directories) {list}",
    "i'd like {n} folders here[,|:] {list}",
    "a folder for each of these: {list}",
    "(one|a) (folder|directory) each for {list}",
    "do: create (one|a) (folder|directory) each[:|,] {list}",
    "the (folders|directories) {list} should be (there|here|made|created)",
    "structure: the folders {list}",
    "everything needs its place[,|:] (make|create) folders {list}",
    "{n} new (folders|directories|dirs)[:|,] {list}",
    "let there be {n} folders[,|:] {list}",
    "my (setup|project|archive) needs {n} folders[,|:] {list}",
    "do: divide this place into the folders {list}",
    "mkdir -p {spaced}",
    "mkdir -v {spaced}",
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
    yield from all_of(*(written(item, "") if files else folder_made(item) for item in items))


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
    "do: (fuse|blend|stitch|unite|unify|chain|paste) {x} and {y} together (in|into|as) {z}",
    "do: (compile|assemble|build|produce) {z} (out of|from) {x} and {y}",
    "do: (bring|get|pack) {x} and {y} together (in|into) one file[,] (called|named|) {z}",
    "ask: can you (merge|combine|join) {x} and {y} (into|as) {z}",
    "ask: could {x} and {y} (become|be merged into|be joined in) [one file|] {z}",
    "{x} and {y} should be one file[,] (call it|named|under the name|in) {z}",
    "{x} and {y} belong together[,] (make|put them in|join them as) {z}",
    "i don't want two files[,] (merge|join|combine) {x} and {y} (into|as) {z}",
    "why keep two files? (merge|join|put) {x} and {y} (into|in) {z}",
    "(all|everything) from {x} and then (all|everything) from {y}[,] (in|into) {z}",
    "{z} = {x} + {y}",
    "{z}: {x}, then {y}",
    "both texts, {x} and {y}, (in|into) {z}",
    "out of {x} and {y} make {z}",
    "two in one[,|:] {x} and {y} (into|as) {z}",
    "type {x} {y} > {z}",
    "copy {x} + {y} {z}",
    "concat {x} {y} into {z}",
    "begin {z} with {x} and (go on|end|continue) with {y}",
    "do: add {x} and {y} together (in|into|as) {z}",
    "what about (merging|joining|combining) {x} and {y} (into|in|as) {z}",
    "so there is {x} and there is {y} and they should be one file {z}",
    "first all of {x}, below it all of {y}, (saved as|in|as) {z}",
    "{y} behind {x}, (saved as|as|in) {z}",
]


@family("merge", weight=0.9)
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
    "ask: (which|what) files weigh more than {n} bytes",
    "ask: (which|what) files (have|are of) a size (over|above|of more than) {n} bytes",
    "ask: what (takes up|takes|uses|needs) more than {n} bytes",
    "ask: is (anything|any file|something) (here|) (bigger|larger|heavier) than {n} bytes",
    "ask: do any files (pass|exceed|break|top) {n} bytes",
    "ask: (which|what) files (cross|break|pass) the {n} byte (mark|limit)",
    "get: the files (with|having) more than {n} bytes",
    "get: a list of [the|] files (over|above|larger than) {n} bytes",
    "do: (filter|pick out|select|name|give me) the files (over|above|bigger than|larger than) {n} bytes",
    "do: look for files (over|above|larger than|heavier than) {n} bytes",
    "{n} bytes is the limit[,] (which|what) files (are larger|are over it|exceed it)",
    "i don't care about small files[,] show those (over|above) {n} bytes",
    "only files (above|over|larger than) {n} bytes",
    "size > {n} bytes",
    "files > {n} bytes",
    "files with size > {n}",
    "anything (heavier|bigger|larger) than {n} bytes",
    "the big ones please[,] (over|more than|above) {n} bytes",
    "know: (if|whether) (any file is|there are files) (larger|bigger) than {n} bytes",
    "what about files (over|above|larger than) {n} bytes",
    "so which files have more than {n} bytes",
    "if a file has more than {n} bytes, (show|name|list) it",
    "no files up to {n} bytes please, just the larger ones",
]


@family("larger_than", weight=0.7)
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
    "ask: (what|which) files (have i|did we|have we) (changed|edited|touched|worked on|saved) today",
    "ask: what (is|was) today's (work|activity) in (my|these) files",
    "ask: which (ones|files|documents) are from today",
    "ask: (what|which files) got (edited|changed|modified|saved|updated|written) today",
    "ask: did (anything|something|any file) (change|get edited|get changed) today",
    "get: (a list of|) the files of today",
    "get: (all|) files with a change from today",
    "do: list (everything|all files|what) (changed|modified|touched) today",
    "do: look for files (changed|modified|edited|saved) today",
    "(which|what) files (changed|were saved|were written) (since midnight|this very day|in the course of today)",
    "only today's files",
    "today's (changed|modified|edited|saved) files",
    "what have i been (working on|editing|doing in my files) today",
    "my day is over[,] (which|what) files did i (change|edit|work on) today",
    "for my (report|timesheet)[,|:] (which|what) files did i (change|edit|work on) today",
    "files i have (touched|edited|saved) today",
    "i can't remember what i (changed|edited|worked on) today",
    "everything with today's date (as last change|of change|)",
    "find . -mtime 0",
    "find . -daystart -mtime 0",
    "know: what i have (changed|edited|worked on) today",
    "so what did i (change|edit|save) today",
    "which files did my work today (change|touch)",
    "if i (changed|edited|saved) any files today, which",
    "my files of today",
]


@family("changed_today", weight=0.6)
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
    "ask: is {t} (void|without any text|without content|just blank|zero bytes)",
    "ask: does {t} (hold|have) any (text|content|words) (at all|)",
    "ask: is there nothing in {t}",
    "ask: (has|did) anything (been written|get written) (to|into) {t} (yet|)",
    "ask: is {t} (an empty one|just a blank file|only an empty file)",
    "know: (if|whether) {t} (has|contains|holds) (anything|any text|any content) [at all|]",
    "know: (if|whether) {t} is (blank|void|without text|an empty file)",
    "do: check (if|whether|that) there is (anything|something|any text) in {t}",
    "do: check {t}[,] is it empty",
    "{t}[:|,] (empty or not|blank or not|anything in it|zero bytes or not)",
    "is {t} 0 bytes",
    "{t} is empty[,] (right|isn't it|is it not|correct)?",
    "{t} has (something|text) in it[,] (right|doesn't it|hasn't it|correct)?",
    "it looks like {t} is empty[,] (is that so|is that true|is it|please check)",
    "or is {t} (empty|blank)",
    "test -s {t}",
    "i wonder (if|whether) {t} is (still|) empty",
    "i opened {t} and saw nothing[,] is it (really|) empty",
    "so is there anything in {t} or (not|is it empty)",
    "what about {t}[,] is it empty",
    "who emptied {t}? is it really empty",
]


@family("is_empty", weight=0.7)
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
    "ask: is there (any|some) (folder|directory) (with the name|by the name of|that is called|named) {x}",
    "ask: does a (folder|directory) (called|named|with the name) {x} exist (here|yet|already|)",
    "ask: has the (folder|directory) {x} been (made|created) (yet|already|)",
    "ask: (is|was) the (folder|directory) {x} (ever|already|) created",
    "ask: is the (folder|directory) {x} (missing|gone|deleted)",
    "ask: do we (already|still) have the (folder|directory) {x}",
    "know: (if|whether) the (folder|directory) {x} (is there|is here|is still there|was created)",
    "know: (if|whether) a (folder|directory) (called|named) {x} exists",
    "do: see (if|whether) (there is a|we have a|i have a) (folder|directory) (called|named|) {x}",
    "do: verify that the (folder|directory) {x} (exists|is there)",
    "do: make sure the folder {x} (exists|is there), yes or no",
    "the (folder|directory) {x} (exists|is there|is here)[,] (right|correct|or not|true)?",
    "i can't see the (folder|directory) {x}[,] (does it exist|is it there|is it gone)",
    "i can't remember (if|whether) i made a (folder|directory) (called|named|) {x}",
    "[ -d {x} ] && echo yes",
    "any (folder|directory) (called|named) {x} (here|around|)",
    "(folder|directory) {x}[,|:] (exists|present|existing)?",
    "so is there a (folder|directory) {x} or (not|isn't there)",
    "what about a (folder|directory) (called|named) {x}[,] do we have (one|that)",
    "who made the (folder|directory) {x}? is it (still|even) there",
]


@family("folder_there", weight=0.7)
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
    "do: (attach|tag|pin|affix|paste) {q} (to|onto|at) the (end|bottom|tail|foot) of (every|each) {kind}",
    "do: (extend|complete|finish) (every|each) {kind} (with|by) {q}",
    "do: (stick|tack|pop|slap) {q} (on|at) the end of (all|all the|all my) {kinds}",
    "ask: can you (add|append) {q} to (all|all the|all my) {kinds}",
    "ask: could (every|each) {kind} (end with|get) {q} (at the end|as a last line|)",
    "{q} is missing (in|from) (all|all the|all my) {kinds}[,] (add it|append it)",
    "{q} belongs at the (end|bottom|foot) of (every|each) {kind}",
    "(every|each) {kind} (lacks|is missing) {q}[,] (add it|append it)",
    "(the|my) {kinds} all need {q} (at the end|at the bottom|as their last line)",
    "(every|each) {kind} must (end|close|finish) with {q}",
    "i'd like to (see|have|find) {q} at the end of (every|each) {kind}",
    "below the text of (every|each) {kind} (write|put|add) {q}",
    "don't leave out any of the {kinds}[,] (add|append) {q} to (all|each) of them",
    "(new|one more) line for (all|all the) {kinds}: {q}",
    "{q} as the last line of (every|each) {kind} (please|)",
    "echo {q} >> *{ext}",
    "*{ext} += {q}",
    "all my {kinds} should (get|have|carry) {q} (at the end|below|at the bottom)",
    "one by one, add {q} to the {kinds}",
    "what about adding {q} to (all|all the|all my) {kinds}",
    "so all my {kinds} need {q} at the end",
    "who forgot {q} in the {kinds}? (add|append) it to (all|each) of them",
]


@family("add_to_all", weight=1.12)
def add_to_all(w: World) -> Steps:
    ext, paths = _several(w)
    if any(not w.files[p] for p in paths):
        raise Skip("no text")
    text = contents.phrase(w.rng)
    yield Ask(w.say(ADD_TO_ALL, q=w.quoted(text, always=True), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), ext=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    yield from all_of(*(appended(path, text) for path in rows))


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
    "ask: (which|what) files (have|carry) the (ending|extension|suffix) {x}",
    "ask: (which|what) files (are of type|are of the kind|end in|end with) {x}",
    "ask: what {x} files (have i got|do i have|do we have|exist|are around)",
    "ask: (have i|have we) (got|) any {x} files",
    "ask: (are|is) there (anything|any files|something) (ending|that ends) (in|with) {x}",
    "ask: how many files (end in|end with|have the ending) {x}",
    "get: a list of (all|the|) {x} files",
    "get: everything (with the extension|with the suffix|ending in) {x}",
    "do: (list|show|name|search|pull up|dig up) (all|every|) files (with the suffix|of type|of the type|ending on) {x}",
    "do: (locate|hunt for|scan for|search for) [all|any|] {x} files",
    "know: (if|whether) there (are|is) any {x} (files|file) (here|around|)",
    "know: what {x} files (exist|are here|are around)",
    "(all|every|any) {x} file (here|around|there is|)",
    "only {x} files (please|)",
    "{x} files (where|please|?)",
    "{x} files[,] (which are there|list them|show them|any)",
    "i am looking for (my|some|the) {x} files",
    "file type {x}[,] (which|what|list them|show all)",
    "i can't find (my|the|any) {x} files[,] (where are they|list them|can you)",
    "list *{x}",
    "ls -l *{x}",
    "do: check (if|whether) there are [any|] {x} files",
]


@family("any_extension", weight=0.8)
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
