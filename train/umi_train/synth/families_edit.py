"""Making files and folders, overwriting and emptying them."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family

CREATE = [
    "do: (create|make|write|add|start|generate|set up) a [new|text|new text|] file (called|named|with the name|) {f} (with|containing|that contains|with the content|with the text|with the contents) {q}",
    "do: (create|make|write|start|save) a [new] file {f} (saying|that says|which says|that reads|reading|with the line|with the words|holding) {q}",
    "do: (create|make|write) [a file|the file|] {f} (with|containing|saying) {q}",
    "do: (create|make|write) [the file|a file|file|] {f} (with|containing) (this|the following|the following text|this text|the following content)[:|] {content}",
    "do: (write|save|put|store) {q} (to|into|in) [a new file|a file|the file|a file called|a new file called|a new file named|] {f}",
    "do: (write|save|put|store) (the text|the words|the line|the sentence|this text) {q} (to|into|in) [a file called|a file|the file|] {f}",
    "do: (save|write|store|note|put) (this|the following) (in|to|into) {f}[:|] {content}",
    "do: (save|store|write|note) this (as|in|to) {f}: {content}",
    "do: save {q} as {f}",
    "i (need|want|would like) a [new|text|] file (called|named|) {f} (with|containing|that says|saying|with the text) {q}",
    "(create|new file|make) {f}: {content}",
    "(create|new file|write|touch) {f} (with|containing|saying) {q}",
    "{f} should (contain|say|have|read|hold)[:|] {q}",
    "there should be a file (called|named|) {f} (with|that says|containing) {q}",
    "a [new] file (called|named) {f} (with|that says|containing|saying) {content}",
    "echo {q} > {f}",
    "do: put {q} in a [new] file (and call it|and name it|called|named) {f}",
    "do: open a new file {f} and (write|put|type|enter) {q} (in it|into it|inside|there|in)",
    "do: (create|make) a file, (call|name) it {f}[,] and (write|put) {q} (in it|into it|inside)",
    "do: type {q} into {f}",
    "do: prepare a file {f} (with|containing) {q}",
    "do: let {f} (say|contain|be a file with) {q}",
    "do: (open|start) {f} as a new file and (write|put|type) {q} (in it|into it|there)",
    "i (want|need|have) to (save|keep|store|write down) {q} in a [new|text|] file (called|named) {f}",
    "do: (jot|get|drop) {q} [down] (in|into) a [new] file (called|named) {f}",
    "new file[:|,] {f}[,] (content|text|inside): {content}",
    "a file is missing: {f}[,] it (should say|says|contains) {q}",
    "{q} (goes|should go|has to go) into a [new] file (called|named) {f}",
    "{q} in a [new] file (called|named) {f}[,] please",
    "{q} -> {f}",
    "do: (save|write) under the name {f} [the text|this]: {content}",
    "i'd like {f} to (say|contain|read|hold) {q}",
    "cat > {f} <<< {q}",
    "tee {f} <<< {q}",
    "(please|) {f} with (nothing but|only|just|exactly) {q} (in it|inside)",
    "do: (create|make) a [text] file[.|,] (name|its name|the name is)[:|] {f}[.|,] (text|content|contents|it says)[:|] {content}",
    "text {q}, file {f}",
    "my (boss|teacher|friend|colleague) (wants|needs) a file {f} (saying|that says|with the text) {q}",
    "do: use {q} as the (content|text) of a new file (called|named|) {f}",
    "do: (create|make) the file {f} so that it (says|contains|reads) {q}",
    "content {q}[,] (into|goes into|to be saved as) {f}",
]
CREATE_IN = [
    "do: (create|make|write|add) a [new] file (called|named|) {f} in {d} (with|containing|saying|that says|with the text) {q}",
    "do: (in|inside) {d}[,] (create|make|write) [a file|a file called|] {f} (with|containing|saying|that says) {q}",
    "do: (write|save|put|store) {q} (to|into|in) {f} (in|inside|under) {d}",
    "do: (add|put) a file {f} (to|in|into) {d} (with|containing|that says|saying) {q}",
    "i (need|want) a file {f} in {d} (with|that says|containing) {q}",
    "do: (create|make) {f} in {d} (with|containing|with the text) {q}",
    "{d} (needs|should have) a file {f} (with|that says|containing) {q}",
    "do: (save|store) (this|the following) in {d} as {f}: {content}",
    "do: put {q} in a [new] file (called|named) {f} (in|inside) {d}",
    "(in|inside) {d} i (need|want) a [new] file (called|named|) {f} (with|that says|containing) {q}",
    "{f} in {d} should (say|contain|read) {q}",
    "in {d} there should be a file (called|named|) {f} (with|that says|saying) {q}",
    "do: go (to|into) {d} and (create|make|write) {f} (with|saying|containing) {q}",
    "new file {f} in {d}: {content}",
    "do: (save|store|keep) {q} in {d} (as|under the name) {f}",
    "{q} goes into {d} as {f}",
    "do: under {d}[,] (create|make) {f} (with the text|that says|containing) {q}",
]


def _unused(w: World) -> str:
    return w.name(w.pick([".txt", ".txt", ".txt", ".txt", ".md", ".md", ".log", ".csv", ".json", ".py", None]))


@family("create_file", weight=8, tools=("write_file",))
def create_file(w: World) -> Steps:
    path, text = _unused(w), contents.phrase(w.rng)
    folder = ""
    if w.folders and w.chance(0.2):
        folder = w.pick(w.folders)
    elif w.chance(0.06):
        folder = w.folder_name()
    if folder and w.chance(0.6):
        shown = w.say(CREATE_IN, f=w.bare(path), d=w.path(folder), q=w.quoted(text, always=w.chance(0.7)), content=_either(w, text))
        path = f"{folder}/{path}"
    else:
        path = f"{folder}/{path}" if folder else path
        shown = w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=w.chance(0.6)), content=_either(w, text))
    yield Ask(shown)
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")


def _either(w: World, text: str) -> str:
    return w.quoted(text, always=True) if w.chance(0.3) else text


LINES = [
    "do: (create|make|write) [a file|a file called|the file|a new file|] {f} with (the lines|these lines|the following lines|these {n} lines|the entries|lines)[:|] {content}",
    "do: (create|make|write) a (list|todo list|shopping list) (in|called|named|as) {f} (with|containing|of)[:|] {content}",
    "do: (save|write|put) (these lines|these items|the following lines|the following|this list) (to|in|into) {f}[:|] {content}",
    "do: (write|put) {content} on separate lines (in|into|of) {f}",
    "do: (write|put) {content} (in|into|to) {f}, one (per|on each|to a) line",
    "i (need|want) a file {f} with (the lines|these items|one line each for)[:|] {content}",
    "{f} should (list|contain the lines|have the lines)[:|] {content}",
    "(create|new file) {f} (lines|with lines|with)[:|] {content}",
    "do: make {f} with {n} lines[:|,] {content}",
    "do: (create|make) {f} (listing|that lists) {content}, (one per line|each on its own line)",
    "do: (write|make) me a (list|shopping list|todo list|checklist) (in|and save it as|as) {f}[:|,] {content}",
    "{f}, one (per|on each|in each) line: {content}",
    "do: (put|write) these on (lines of their own|separate lines|a line each) in {f}: {content}",
    "do: (create|start) a list (called|named) {f} (with|and put on it)[:|] {content}",
    "i have to (remember|get|do) a few things, (save them|put them|write them) in {f}, one per line: {content}",
    "do: save as {f}, each on its own line: {content}",
    "a new file {f} with {n} (lines|entries|items): {content}",
    "line by line (into|in) {f}: {content}",
    "the (items|lines|entries) of {f} (are|should be): {content}",
    "do: (list|note|enter) in [a new file] {f}, one per line: {content}",
]
_LISTING = ("list", "lines", "items", "line", "separate", "entries")


@family("create_lines", weight=2, tools=("write_file",))
def create_lines(w: World) -> Steps:
    """Several lines: given one under the other, or as an enumeration that becomes lines."""
    path = _unused(w)
    n = w.rng.randint(2, 5)
    if w.chance(0.5):
        rows = [w.pick([names.thing, names.person, names.pseudo])(w.rng) for _ in range(n)]
    else:
        rows = [contents.phrase(w.rng) if w.chance(0.4) else contents.task(w.rng) for _ in range(n)]
    if any("," in r or " and " in r for r in rows) or w.chance(0.4):
        shown = "\n" + "\n".join(rows)
    else:
        joint = w.pick([", ", ", ", "; ", ","])
        shown = joint.join(rows) if w.chance(0.55) else joint.join(rows[:-1]) + " and " + rows[-1]
        if w.chance(0.12):
            shown = joint.join(f'"{r}"' for r in rows)
    yield Ask(w.say(LINES, f=w.bare(path), content=shown, n=w.number(n)))
    yield Call("Write the lines with write_file.", "write_file", {"path": path, "content": "\n".join(rows)})
    yield Done("The file is written.")


TEXTBLOCK = [
    "do: (save|write|store|put) (this|the following|this text|the following text) (to|in|into|as) {f}:\n{content}",
    "do: (create|make|write) {f} with (this|the following|this content|the following text):\n{content}",
    "do: create a file (called|named) {f}:\n{content}",
    "{f}:\n{content}",
    "do: write to {f}:\n{content}",
    "new file {f}\n{content}",
    "do: put this (in|into) {f}\n{content}",
    "this (goes|should go) (in|into) {f}:\n{content}",
    "do: make {f} say\n{content}",
    "do: (paste|dump|drop) (this|the following) (in|into) [a new file|the file|] {f}:\n{content}",
    "(file|filename): {f}\n{content}",
    "here is what {f} should (say|contain|look like):\n{content}",
    "{f} should look like this:\n{content}",
    "(content|contents|text) of {f}:\n{content}",
    "cat > {f}\n{content}",
    "i wrote something, (save|keep|store) it as {f}:\n{content}",
    "do: save the text below (as|in|to) {f}\n{content}",
    "the following should be in [a file called|the file|] {f}:\n{content}",
    "please keep this for me in {f}:\n{content}",
]


@family("create_block", weight=1.1, tools=("write_file",))
def create_block(w: World) -> Steps:
    path = _unused(w)
    body = contents.content(w.rng, path)
    if not isinstance(body, str) or len(body) > 320 or len(body) < 3:
        raise Skip("too long")
    body = body.rstrip("\n")
    yield Ask(w.say(TEXTBLOCK, f=w.bare(path), content=body))
    yield Call("Write the text with write_file.", "write_file", {"path": path, "content": body})
    yield Done("The file is written.")


EMPTY = [
    "do: (create|make|add|start|open) (an empty|a blank|an empty text|a new empty|a new blank) file (called|named|with the name|) {f}",
    "do: (create|make) (the|a new|a) file (called|named|) {f} (with nothing in it|without any content|with no content|and leave it empty|, empty|, leave it blank)",
    "do: touch {f}",
    "do: (create|make) {f} as an empty file",
    "i (need|want) an empty file (called|named|) {f}",
    "(touch|create|new file|make file|empty file) {f}",
    "{f} (should exist|must exist)[,] (empty for now|it can be empty)",
    "do: create (a file|a new file|the file|a text file|a new text file) (called|named|with the name) {f}",
    "do: (create|make|add) [a|the] file {f}",
    "can i have an empty file {f}",
    "there should be (an empty|a) file (called|named) {f}",
    "do: start a new file (called|named|) {f}",
    "do: prepare an empty {f}",
    "do: (create|make|open) (a file|a text file|a new file) (called|named) {f}[,] (i will fill it later|nothing in it yet|without text|i'll write in it later)",
    "do: (create|make) {f}[,] (empty|blank|with no text|nothing inside)",
    "an empty {f}[,] please",
    "{f} as an empty file[,] please",
    ": > {f}",
    "> {f}",
    "do: just create {f}[,] no (content|text) [yet|]",
    "i (will|want to) write in {f} later[,] (create it|make it|make the file) (now|already|for now|)",
    "do: (give|get) me a (blank|fresh|new empty|brand new) file (called|named) {f}",
    "do: (set up|put) an empty file (called|named|) {f} (here|in place|)",
    "make sure there is an empty file {f}",
]


@family("create_empty", weight=1.8, tools=("write_file",))
def create_empty(w: World) -> Steps:
    path = _unused(w)
    if w.folders and w.chance(0.2):
        path = f"{w.pick(w.folders)}/{path}"
    yield Ask(w.say(EMPTY, f=w.bare(path)))
    obs = yield Call("Write an empty file with write_file.", "write_file", {"path": path, "content": ""})
    if "replaced" in obs.content:
        raise Skip("in use")
    yield Done("The file is written.")


OVERWRITE = [
    "do: (overwrite|replace) (the content|the contents|everything|all text|the text) (of|in) {t} (with|by) {q}",
    "do: overwrite {t} (with|and write|to say) {q}",
    "do: (change|set) the (whole|entire|) (content|contents|text) of {t} to {q}",
    "do: make {t} (contain|say) (only|just|nothing but) {q}",
    "{t} should (only|just) (contain|say) {q}",
    "do: rewrite {t} (so that it only says|to only say|to just say) {q}",
    "do: throw away what is in {t} and (write|put) {q} (in it|instead|there)",
    "do: (clear|empty) {t} and (write|put) {q} (in it|into it|there|instead)",
    "do: (fill|refill) {t} with {q} (only|instead of what is there|instead)",
    "do: put {q} in {t}, (replacing|overwriting) (what was there|the old text|everything)",
    "do: (replace|swap) what is in {t} (with|for|by) {q}",
    "do: (forget|drop) the old (text|content) of {t}[,] (it should say|write|put in) {q}",
    "the (text|content) of {t} should (now be|be|become) {q}",
    "from now on {t} should [only|just] say {q}",
    "{t} is (outdated|all wrong|wrong)[,] (overwrite it with|replace it all with|make it say only) {q}",
    "{q} should be (all|the only thing) {t} says",
    "do: start {t} over with {q}",
    "echo {q} > {t}",
    "do: (redo|rewrite) {t} from scratch[,] (it should say|with just|with) {q}",
    "nothing but {q} should be in {t}",
    "{t} (now|from now on): only {q}",
    "do: put {q} in {t} instead of (everything|all that is there|what is there now)",
]


@family("overwrite", weight=2.4, tools=("write_file",))
def overwrite(w: World) -> Steps:
    path, text = w.pick_text_file(), contents.phrase(w.rng)
    yield Ask(w.say(OVERWRITE, t=w.path(path), q=w.quoted(text, always=True)))
    yield Call("Write the new content with write_file.", "write_file", {"path": path, "content": text})
    yield Answer("The file is written.", f"{path} now says \"{text}\".")


CLEAR = [
    "do: (empty|clear|blank|wipe|truncate) {t}",
    "do: (delete|remove|erase) (everything|all text|all lines|the content|the contents|all the text) (in|from|inside|of) {t}",
    "do: make {t} empty",
    "{t} should be empty",
    "do: clear (the content|the contents|all the content|all lines) of {t}",
    "do: remove all (the|) (lines|text) from {t} but keep the file",
    "(empty|clear|truncate) {t}",
    "i want {t} to be (empty|blank)",
    "do: wipe the (text|content) of {t}",
    "{t}[:|,] (empty it|clear it|make it empty)",
    "i want to start {t} (over|from scratch)[,] (empty it|clear it|delete the text in it)",
    "do: (take|get) (everything|all the text|all lines) out of {t}",
    "nothing should be (left in|in) {t}[,] but keep the file",
    "do: keep the file {t} but (delete|remove|erase) (its content|its text|everything in it|what is in it)",
    "do: reset {t} to (nothing|an empty file|zero)",
    "do: turn {t} into an empty file",
    "(> |: > |truncate -s 0 |cat /dev/null > ){t}",
    "{t} should (stay|remain|still exist) but (be empty|have no text)",
    "everything (in|inside) {t} (can go|should go)[,] but (not the file itself|the file stays)",
]


@family("clear_file", weight=0.6, tools=("write_file",))
def clear_file(w: World) -> Steps:
    path = w.pick_text_file()
    yield Ask(w.say(CLEAR, t=w.path(path)))
    yield Call("Write an empty content with write_file.", "write_file", {"path": path, "content": ""})
    yield Answer("The file is written.", f"{path} is empty now.")


MKDIR = [
    "do: (create|make|add|set up|start) a [new] (folder|directory) (called|named|with the name|) {f}",
    "do: (create|make|add) a (folder|directory|subfolder) {f} (here|for me|in this folder|in the workspace|)",
    "do: (create|make) the (folder|directory|path) {f}",
    "do: (create|make|add) {f} as a [new] (folder|directory)",
    "do: (create|make) a (folder|place|directory) for {what} (called|named) {f}",
    "do: mkdir {f}",
    "i (need|want|would like) a [new] (folder|directory) (called|named|) {f}",
    "(mkdir|new folder|create folder|make directory|make folder|create directory|mkdir -p) {f}",
    "there should be a (folder|directory) (called|named|) {f}",
    "(folder|directory) {f} (is needed|please|is missing, make it|should exist)",
    "a new (folder|directory) (called|named) {f}",
    "{f} (should be|as|has to be) a [new] folder[, create it|, make it|]",
    "do: open a new folder (called|named|) {f}",
    "do: make me a (folder|directory) and (call|name) it {f}",
    "do: (give|get) me a [new] (folder|directory) (called|named) {f}",
    "i (want|need) (somewhere|a place) to put {what}[,] (make|create) a folder (called|named) {f}",
    "for {what} (make|create|i need) a folder (called|named|) {f}",
    "{what} (need|should get) a folder of their own[,] call it {f}",
    "we (need|want) {f} as a [new] (folder|directory)",
    "do: add (folder|directory) {f}",
    "(md|mkdir -v|newfolder) {f}",
    "new (dir|directory|folder)[:|,] {f}",
    "do: (create|make) (a dir|a new dir|dir) (called|named|) {f}",
    "do: (create|make) {f}, (a|it is a|it should be a) (folder|directory)",
    "ask: can there be a (folder|directory) (called|named) {f}",
    "do: make sure (there is|we have) a (folder|directory) (called|named|) {f}",
]
MKDIR_IN = [
    "do: (create|make|add) a [new] (folder|directory|subfolder|subdirectory) (called|named|) {f} (in|inside|under|within) {d}",
    "do: (in|inside) {d}[,] (create|make) a [new] (folder|subfolder|directory) (called|named|) {f}",
    "do: add a (subfolder|folder|subdirectory) (called|named|) {f} to {d}",
    "i (need|want) a (folder|subfolder) (called|named|) {f} (in|inside) {d}",
    "{d} needs a (subfolder|folder) (called|named|) {f}",
    "(mkdir|new folder|create folder) {f} in {d}",
    "do: put a new (folder|directory) (called|named) {f} (in|into|inside) {d}",
    "there should be a (folder|subfolder) {f} in {d}",
    "do: (create|make) {f} as a (folder|subfolder) (in|inside|under) {d}",
    "{f} (should be|is to be) a [new] (folder|subfolder|directory) (in|inside|of|under) {d}",
    "do: go (to|into) {d} and (make|create|add) a [new] (folder|directory) (called|named|) {f}",
    "in {d} i (need|want) a [new] (folder|subfolder|directory) (called|named|) {f}",
    "do: split {d}, (make|add) a (subfolder|folder) (called|named|) {f} (in it|there)",
    "new (subfolder|subdirectory|folder) {f} (inside|under|in) {d}",
    "do: nest a (folder|directory) (called|named|) {f} (in|inside) {d}",
    "a (folder|subfolder|directory) (called|named|) {f} is missing in {d}[,] (make it|create it|add it)",
]


@family("make_folder", weight=5, tools=("make_directory",))
def make_folder(w: World) -> Steps:
    name = w.folder_name()
    roll = w.rng.random()
    if roll < 0.25 and w.folders:
        folder = w.pick(w.folders)
        shown = w.say(MKDIR_IN, f=w.bare(name), d=w.path(folder))
        path = f"{folder}/{name}"
        if w.exists(path):
            raise Skip("there")
    else:
        path = name if roll < 0.8 else f"{name}/{w.folder_name()}"
        what = w.pick(["my photos", "the invoices", "old files", "drafts", "backups", "the reports", "my recipes", "the new project", "pictures"])
        shown = w.say(MKDIR, f=w.bare(path), what=what)
    yield Ask(shown)
    obs = yield Call("Make the folder with make_directory.", "make_directory", {"path": path})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The folder is there.")


MKDIRS = [
    "do: (create|make|add) (the folders|folders|two folders|the directories|directories|two new folders) {f} and {g}",
    "do: (create|make) (two|2) folders[:| called| named|] {f} and {g}",
    "i (need|want) (two folders|the folders|folders)[:| called| named|] {f} and {g}",
    "mkdir {f} {g}",
    "do: make a folder {f} and (another|another one|one more|a second) (called|named|) {g}",
    "do: create {f} and {g} as folders",
    "(folders|new folders) {f} and {g} please",
    "there should be (two folders|folders)[,| called|] {f} and {g}",
    "we need two (more|new) (folders|directories), {f} and {g}",
    "do: (create|make) a folder (called|named|) {f}, and (another|a second one|one more) (called|named) {g}",
    "(folders|directories): {f}, {g}",
    "i (want|need) {f} and {g} as (folders|directories)",
    "do: (make|create) {f} and {g}, both folders",
    "mkdir {f} && mkdir {g}",
    "one folder {f} and one folder {g}[,] please",
    "do: add a folder {f} and then a folder {g}",
]


@family("make_two_folders", weight=0.7, tools=("make_directory",))
def make_two_folders(w: World) -> Steps:
    f, g = w.folder_name(), w.folder_name()
    if f.lower() == g.lower():
        raise Skip("same")
    yield Ask(w.say(MKDIRS, f=w.bare(f), g=w.bare(g)))
    yield Call("Make the first folder with make_directory.", "make_directory", {"path": f})
    yield Call("Make the next folder with make_directory.", "make_directory", {"path": g})
    yield Answer("The folders are there.", f"I made the folders {f} and {g}.")
