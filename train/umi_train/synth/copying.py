"""The copying curriculum: short tasks whose only difficulty is to carry random strings over, exactly.

Small models learn to copy late (research/training.md); `generate(curriculum=...)` raises the share of these early on.
"""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.views import counts, found, none_named, plural


def random_name(w: World) -> str:
    """Return a file name that nobody would guess."""
    rng = w.rng
    roll = rng.random()
    if roll < 0.3:
        stem = names.pseudo(rng, rng.randint(1, 4))
    elif roll < 0.5:
        stem = names.code(rng, rng.randint(3, 10))
    elif roll < 0.7:
        stem = w.pick("_- .") .join([names.pseudo(rng), w.pick([names.pseudo(rng), names.code(rng), str(rng.randrange(10**5))])])
        stem = stem.replace("..", ".")
    elif roll < 0.8:
        stem = "".join(w.pick("abcdefghijklmnopqrstuvwxyz0123456789_-") for _ in range(rng.randint(2, 14))).strip("-_") or "q"
    else:
        stem = names.stem(rng, w.theme)
    ext = w.pick([".txt", ".md", ".log", ".csv", ".json", ".py", ".dat", ".bak", ".cfg", "", ".x", f".{names.pseudo(rng, 1)[:4]}"])
    name = f"{stem}{ext}"
    if w.exists(name) or not w.suits(name):
        raise Skip("not free")
    return name


def random_path(w: World) -> str:
    """Return a path of one to three random parts."""
    parts = [names.pseudo(w.rng, 2) if w.chance(0.5) else names.folder_name(w.rng) for _ in range(w.rng.choices((0, 1, 2), (6, 3, 1))[0])]
    return "/".join([*parts, random_name(w)])


def random_text(w: World) -> str:
    """Return words, numbers, codes or a sentence, in any mixture."""
    rng = w.rng
    roll = rng.random()
    if roll < 0.25:
        return contents.sentence(rng)
    if roll < 0.4:
        return contents.phrase(rng)
    if roll < 0.6:
        return " ".join(names.pseudo(rng) for _ in range(rng.randint(1, 6)))
    if roll < 0.75:
        return " ".join(w.pick([names.pseudo, names.code, names.thing, names.person, names.date])(rng) for _ in range(rng.randint(1, 6)))
    if roll < 0.82:
        return str(rng.randrange(10 ** rng.randint(1, 12)))
    if roll < 0.9:
        return w.pick([" ", ", ", "; ", " - ", "/", "_", ": "]).join(names.pseudo(rng) for _ in range(rng.randint(2, 4)))
    words = [w.pick([names.pseudo, names.thing, names.person])(rng) for _ in range(rng.randint(1, 5))]
    return " ".join(words) + w.pick(["!", "?", ".", "...", " :)", " (ok)", "%", " #1", " @home", " & co"])


@family("copy_write", weight=0.6, group="copying")
def copy_write(w: World) -> Steps:
    path, text = random_path(w), random_text(w)
    yield Ask(w.say(
        ["write {q} to {f}", "save {q} in {f}", "create {f} with {q}", "put {q} into {f}", "make a file {f} that says {q}", "{f}: {text}",
         "write to {f}: {text}", "create a file called {f} containing {q}", "store {q} in the file {f}", "new file {f} with the text {q}", "{q} goes into {f}",
         "{f} should say {q}", "i need {q} in a file called {f}", "echo {q} > {f}", "save as {f}: {text}", "in {f} write {q}", "a file {f} with {text}"],
        f=w.bare(path), q=w.quoted(text, always=True), text=text))  # fmt: skip
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")


@family("copy_append", weight=0.5, group="copying")
def copy_append(w: World) -> Steps:
    path = w.pick_text_file() if w.chance(0.6) else random_path(w)
    text = random_text(w)
    yield Ask(w.say(
        ["add {q} to {f}", "append {q} to {f}", "add the line {q} to {f}", "append to {f}: {text}", "put {q} at the end of {f}",
         "add a line to {f}: {text}", "append the text {q} to the file {f}", "write {q} at the bottom of {f}", "{f} should also say {q}",
         "{q} is missing at the end of {f}", "echo {q} >> {f}", "to {f} add {q}", "one more line for {f}: {text}", "at the end of {f} put: {text}"],
        f=w.bare(path), q=w.quoted(text, always=True), text=text))  # fmt: skip
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": text})
    yield Done("The text was added.")


@family("copy_search", weight=0.4, group="copying")
def copy_search(w: World) -> Steps:
    text = random_text(w)
    yield Ask(w.say(
        ["search for {q}", "find the text {q}", "where is {q} mentioned?", "look for {q} in the files", "grep {q}", "search the files for {q}",
         "is {q} mentioned anywhere?", "find {q} in my files", "where did i write {q}?", "does any file say {q}?", "which file has {q} in it?",
         "grep -r {q}", "i need the place where it says {q}"], q=w.quoted(text, always=True)))  # fmt: skip
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": text})
    if not obs.content.startswith("no "):
        raise Skip("it is there")
    yield Answer("Nothing was found.", f"There is no mention of {text}.")


@family("copy_find", weight=0.4, group="copying")
def copy_find(w: World) -> Steps:
    name = random_name(w)
    yield Ask(w.say(
        ["find the file {f}", "where is {f}?", "find {f}", "locate {f}", "look for a file called {f}", "where did i put {f}?",
         "is there a file named {f} somewhere?", "search for the file {f}", "i lost {f}, find it",
         "which folder is {f} in?", "find . -name {f}", "{f} must be somewhere, find it"], f=w.bare(name)))  # fmt: skip
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": name})
    if found(obs) or "folder" in obs.content:
        raise Skip("it is there")
    yield Answer("Nothing was found.", none_named(obs, name))


@family("copy_read", weight=0.7, group="copying")
def copy_read(w: World) -> Steps:
    path = w.write(random_path(w), f"{random_text(w)}\n")
    yield Ask(w.say(
        ["read {f}", "show {f}", "open {f}", "what is in {f}?", "what does {f} say?", "print {f}", "show me the file {f}", "cat {f}",
         "read the file {f}", "tell me what {f} says", "pull up {f}", "let me see {f}", "i need to see {f}",
         "the text of {f}", "open up {f} for me", "less {f}"], f=w.bare(path)))  # fmt: skip
    obs = yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The file was read.", f"{path} says:\n{obs.content.strip()}")


@family("copy_rename", weight=0.5, group="copying")
def copy_rename(w: World) -> Steps:
    path, new = w.write(random_name(w), "x\n"), random_name(w)
    if path == new:
        raise Skip("same")
    yield Ask(w.say(
        ["rename {f} to {g}", "rename the file {f} to {g}", "call {f} {g}", "mv {f} {g}", "change the name of {f} to {g}", "{f} should be called {g}",
         "rename {f} as {g}", "give {f} the name {g}", "{g} should be the name of {f}", "from now on {f} is called {g}",
         "make {f} into {g}", "{f} becomes {g}"], f=w.bare(path), g=w.bare(new)))  # fmt: skip
    yield Call("Rename it with move_file.", "move_file", {"source": path, "destination": new})
    yield Answer("It is renamed.", f"I renamed {path} to {new}.")


@family("copy_copy", weight=0.3, group="copying")
def copy_copy(w: World) -> Steps:
    path, new = w.write(random_name(w), "x\n"), random_name(w)
    if path == new:
        raise Skip("same")
    yield Ask(w.say(
        ["copy {f} to {g}", "copy the file {f} to {g}", "duplicate {f} as {g}", "cp {f} {g}", "make a copy of {f} called {g}", "save a copy of {f} as {g}",
         "copy {f} as {g}", "make a copy of {f} and call it {g}", "{g} should be a copy of {f}", "backup of {f}: {g}",
         "cat {f} > {g}", "i need {f} once more as {g}"], f=w.bare(path), g=w.bare(new)))  # fmt: skip
    yield Call("Copy it with copy_file.", "copy_file", {"source": path, "destination": new})
    yield Answer("It is copied.", f"I copied {path} to {new}.")


@family("copy_folder", weight=0.3, group="copying")
def copy_folder(w: World) -> Steps:
    path = "/".join(w.pick([names.pseudo, names.folder_name, names.code])(w.rng) for _ in range(w.rng.choices((1, 2, 3), (6, 3, 1))[0]))
    if w.exists(path):
        raise Skip("there")
    yield Ask(w.say(
        ["make a folder {f}", "create the folder {f}", "mkdir {f}", "create a directory called {f}", "i need a folder called {f}", "new folder {f}",
         "make the directory {f}", "add a folder named {f}", "{f} should be a folder", "there should be a folder {f}", "folder {f} please"], f=w.bare(path)))  # fmt: skip
    obs = yield Call("Make the folder with make_directory.", "make_directory", {"path": path})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The folder is there.")


@family("copy_count", weight=0.3, group="copying")
def copy_count(w: World) -> Steps:
    text = random_text(w)
    yield Ask(w.say(
        ["how many words are in {q}?", "count the words in {q}", "how many words: {text}", "words in {q}", "count the words of the text {q}",
         "tell me how many words {q} has", "number of words in {q}", "count the words: {text}"], q=w.quoted(text, always=True), text=text))  # fmt: skip
    obs = yield Call("Count the text with count_text.", "count_text", {"text": text})
    yield Answer("The count is known.", f"It has {plural(counts(obs)[1], 'word')}.")


@family("copy_edit", weight=0.5, group="copying")
def copy_edit(w: World) -> Steps:
    old, new = random_text(w), random_text(w)
    if '"' in old + new or old == new:
        raise Skip("quote")
    path = w.write(random_name(w), f"{names.pseudo(w.rng)}\n{old}\n")
    if w.read(path).count(old) != 1:
        raise Skip("not once")
    yield Ask(w.say(
        ['replace "{a}" with "{b}" in {f}', 'in {f} replace "{a}" with "{b}"', 'change "{a}" to "{b}" in {f}', "replace '{a}' by '{b}' in {f}",
         'edit {f}: change "{a}" to "{b}"', 'swap "{a}" for "{b}" in {f}', 'in the file {f}, "{a}" should be "{b}"', "change `{a}` to `{b}` in {f}",
         '"{b}" instead of "{a}" in {f}', '{f} says "{a}" but it should say "{b}"', 'where {f} says "{a}" put "{b}"', '{f}: "{a}" -> "{b}"'],
        a=old, b=new, f=w.bare(path)))  # fmt: skip
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was replaced.")


@family("copy_note", weight=0.3, group="copying")
def copy_note(w: World) -> Steps:
    text = random_text(w)
    yield Ask(w.say(
        ["note: {text}", "remember {q}", "make a note: {text}", "add a note {q}", "note down {q}", "keep a note that says {q}", "save the note {q}",
         "remember this: {text}"], q=w.quoted(text, always=True), text=text))  # fmt: skip
    obs = yield Call("Keep it with add_note.", "add_note", {"text": text})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The note was kept.", f"I noted: {text}")
