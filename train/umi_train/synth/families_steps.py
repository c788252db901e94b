"""Requests that name several things at once: the same act for two or three files, one text in two files, two edits in one."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import ACTS
from umi_train.synth.acts_edit import new_word, word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_twice import clause
from umi_train.synth.pointing import extension
from umi_train.synth.views import joined, plural

RENAMES = (
    "do: rename {x} to {a} and {y} to {b}", "do: rename {x} to {a}, and rename {y} to {b}", "rename {x} -> {a}, {y} -> {b}",
    "{x} should be called {a} and {y} [should be called|] {b}", "do: call {x} {a} and {y} {b}", "mv {x} {a}; mv {y} {b}",
    "mv {x} {a} && mv {y} {b}", "two (renames|new names): {x} to {a}, {y} to {b}", "do: give {x} the name {a} and {y} the name {b}",
    "the new names are {a} for {x} and {b} for {y}", "{a} is the new name of {x}, {b} is the new name of {y}", "{x} (becomes|is now) {a} and {y} (becomes|is now) {b}[, rename them|, please rename them]",
    "do: change the names of {x} and {y} to {a} and {b}", "i want {x} renamed to {a} and {y} to {b}", "do: rename two files: {x} to {a} and {y} to {b}",
    "{x} and {y} should be {a} and {b}, (rename them|in that order)", "rename:\n{x} to {a}\n{y} to {b}", "do: retitle {x} as {a} and {y} as {b}",
)  # fmt: skip
MOVES = (
    "do: move {x} to {a} and {y} to {b}", "do: put {x} (in|into) {a} and {y} (in|into) {b}", "{x} (goes|belongs|should go) (into|in) {a} and {y} (into|in) {b}",
    "into {a} with {x}, into {b} with {y}", "mv {x} {a}; mv {y} {b}", "mv {x} {a} && mv {y} {b}", "do: sort {x} into {a} and {y} into {b}",
    "(sort|move) these: {x} into {a}, {y} into {b}", "i want {x} in {a} and {y} in {b}", "{x} should be in {a}, {y} in {b}, (move them|please move them)",
    "do: move {x} over to {a}, and {y} over to {b}", "{a} is for {x} and {b} is for {y}, (move them there|sort them in)", "do: file {x} under {a} and {y} under {b}",
    "do: tidy up: {x} to {a}, {y} to {b}", "move:\n{x} to {a}\n{y} to {b}",
)  # fmt: skip
COPIES = (
    "do: copy {x} to {a} and {y} to {b}", "cp {x} {a}; cp {y} {b}", "cp {x} {a} && cp {y} {b}", "do: make copies: {x} as {a}, {y} as {b}",
    "do: back up {x} as {a} and {y} as {b}", "copies of {x} and {y}, called {a} and {b}[,] please", "i need {x} copied to {a} and {y} to {b}",
    "do: duplicate {x} as {a} and {y} as {b}", "do: save a copy of {x} as {a} and one of {y} as {b}", "{a} should be a copy of {x} and {b} a copy of {y}",
    "do: copy two files: {x} to {a} and {y} to {b}", "from {x} make {a} and from {y} make {b}", "copy:\n{x} to {a}\n{y} to {b}",
)  # fmt: skip
ADDS = (
    "do: add {a} to {x} and {b} to {y}", "do: put {a} at the end of {x} and {b} at the end of {y}", "echo {a} >> {x}; echo {b} >> {y}", "to {x} add {a}, to {y} [add|] {b}",
    "{x} needs {a} and {y} needs {b}", "{a} goes on {x} and {b} on {y}", "do: append {a} to {x}, then {b} to {y}", "do: add to {x} {a} and to {y} {b}",
    "do: append two lines: {a} to {x}, {b} to {y}", "{x} should also say {a}, {y} should also say {b}", "echo {a} >> {x} && echo {b} >> {y}",
    "{a} is missing in {x} and {b} in {y}[,] add them", "at the end of {x} (put|write) {a}, at the end of {y} {b}", "do: extend {x} with {a} and {y} with {b}",
)  # fmt: skip
_PAIRS = {
    "rename": (RENAMES, "move_file", "Rename it with move_file.", "renamed"),
    "move": (MOVES, "move_file", "Move it with move_file.", "moved"),
    "copy": (COPIES, "copy_file", "Copy it with copy_file.", "copied"),
    "add": (ADDS, "append_file", "Add the text with append_file.", "added"),
}


def _named(w: World, path: str) -> str:
    """Return how a file is mentioned; more often bare than elsewhere, as two of them share a line."""
    return w.bare(path) if w.chance(0.5) else w.path(path)


def _ends(w: World, kind: str, x: str, y: str) -> tuple[str, str]:
    """Return what happens to `x` and to `y`: two new names, folders or texts. Raises Skip."""
    if kind == "add":
        if not (w.files[x] and w.files[y]):
            raise Skip("no text")
        return contents.phrase(w.rng), contents.phrase(w.rng)
    if kind == "move":
        places = [f for f in w.folders if not x.startswith(f"{f}/") and not y.startswith(f"{f}/")]
        if len(places) < 2:
            raise Skip("too few folders")
        a, b = w.rng.sample(places, 2)
        if w.exists(f"{a}/{x.rpartition('/')[2]}") or w.exists(f"{b}/{y.rpartition('/')[2]}"):
            raise Skip("in the way")
        return a, b
    return tuple(p.rpartition("/")[0] * (kind == "rename") + "/" * ("/" in p and kind == "rename") + w.name(extension(p) or None) for p in (x, y))  # type: ignore[return-value]


@family("two_of_a_kind", weight=3.2)
def two_of_a_kind(w: World) -> Steps:
    """The same act on two files, each with its own end: "rename a to b and c to d"."""
    kind = w.pick(("rename", "rename", "move", "copy", "add", "add"))
    templates, tool, why, past = _PAIRS[kind]
    if len(w.files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(list(w.files), 2)
    a, b = _ends(w, kind, x, y)
    if a == b or w.exists(a) != (kind == "move") or len(a) + len(b) > 110:
        raise Skip("no new ends")
    if kind == "add":
        shown = [w.quoted(t, always=True) for t in (a, b)]
    elif kind == "move":
        shown = [w.path(a), w.path(b)]
    else:
        shown = [w.bare(p.rpartition("/")[2]) for p in (a, b)]
    yield Ask(w.say(templates, x=_named(w, x), y=_named(w, y), a=shown[0], b=shown[1]))
    for at, (path, end) in enumerate(((x, a), (y, b))):
        arguments = {"path": path, "content": end} if kind == "add" else {"source": path, "destination": end}
        obs = yield Call(f"{'Next' if at else 'First'}: {why}", tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
    if kind == "add":
        yield Answer("Both are done.", f"I added \"{a}\" to {x} and \"{b}\" to {y}.")
    else:
        yield Answer("Both are done.", f"I {past} {x} to {a} and {y} to {b}.")


SAME_NEW = (
    "do: write {q} (to|into) both {f} and {g}", "do: (create|make) {f} and {g}, both (with|saying|containing) {q}", "do: put {q} in {f} and also in {g}",
    "{f} and {g} should both (say|contain) {q}", "two files, {f} and {g}, same (text|content): {text}", "do: make two files {f} and {g} that both say {q}",
    "tee {f} {g} <<< {q}", "new files {f} and {g}, each (with|containing) {q}", "do: save {q} twice, as {f} and as {g}", "do: write the same (thing|text) to {f} and {g}: {text}",
    "{q} (goes|should go) into two new files, {f} and {g}", "(create|make) {f} and {g} with the same (text|content): {text}", "i need {q} in {f} and in {g} as well",
)  # fmt: skip
SAME_MORE = (
    "do: (add|append) {q} to {x} and {y}", "do: (add|append) {q} to both {x} and {y}", "{q} (goes|should go|has to go) at the end of {x} and of {y}",
    "both {x} and {y} (need|should get|should end with) [the line|] {q}", "do: put {q} at the end of {x} and also of {y}", "{x} and {y} need another line each: {text}",
    "append to {x} and {y}: {text}", "tee -a {x} {y} <<< {q}", "do: add the same line to {x} and {y}: {text}", "add to {x} and also to {y}: {text}",
    "{q} is missing in {x} and in {y}[,] (add it|append it)", "do: append {q} to {x}, and the same to {y}",
)  # fmt: skip


@family("same_text_twice", weight=1)
def same_text_twice(w: World) -> Steps:
    """One text for two files, new ones or old ones."""
    text = contents.phrase(w.rng)
    q, bare = w.quoted(text, always=True), w.quoted(text, always=w.chance(0.4))
    if w.chance(0.5):
        ext = w.pick((".txt", ".txt", ".md", ".log"))
        f, g = w.name(ext), w.name(ext)
        if f == g:
            raise Skip("the same")
        yield Ask(w.say(SAME_NEW, f=w.bare(f), g=w.bare(g), q=q, text=bare))
        yield Call("Write the first file with write_file.", "write_file", {"path": f, "content": text})
        yield Call("Write the next file with write_file.", "write_file", {"path": g, "content": text})
        yield Answer("Both are written.", f"I wrote \"{text}\" to {f} and to {g}.")
        return
    files = w.text_files()
    if len(files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(files, 2)
    yield Ask(w.say(SAME_MORE, x=_named(w, x), y=_named(w, y), q=q, text=bare))
    yield Call("Add the text to the first file with append_file.", "append_file", {"path": x, "content": text})
    yield Call("Add the text to the next file with append_file.", "append_file", {"path": y, "content": text})
    yield Answer("Both are done.", f"I added \"{text}\" to {x} and to {y}.")


TWO_COPIES = (
    "do: make two copies of {t}[,|:] (called|named|) {a} and {b}", "do: copy {t} twice, as {a} and as {b}", "cp {t} {a} && cp {t} {b}", "cp {t} {a}; cp {t} {b}",
    "two copies of {t}: {a} and {b}", "{a} and {b} should be copies of {t}", "do: duplicate {t} as {a} and as {b}", "do: copy {t} to {a} and also to {b}",
    "i need {t} twice more, as {a} and {b}", "do: save {t} also as {a} and as {b}", "do: copy {t} to {a} and {b}",
)  # fmt: skip
TO_FOLDERS = (
    "do: copy {t} to {a} and [to|] {b}", "do: put a copy of {t} in {a} and [one|another|] in {b}", "cp {t} {a} && cp {t} {b}", "{a} and {b} should both get a copy of {t}",
    "i (want|need) a copy of {t} in {a} and in {b}", "do: copy {t} into both {a} and {b}", "copies of {t} (into|to|in) {a} and {b}[,] please", "do: back up {t} in {a} and in {b}",
    "{t} should also be in {a} and in {b}", "do: copy {t} twice, once to {a} and once to {b}",
)  # fmt: skip


@family("copied_twice", weight=1.2, tools=("copy_file",))
def copied_twice(w: World) -> Steps:
    """Two copies of one file: under two names, or in two folders."""
    path = w.pick(list(w.files))
    places = [f for f in w.folders if not path.startswith(f"{f}/") and not w.exists(f"{f}/{path.rpartition('/')[2]}")]
    into = len(places) > 1 and w.chance(0.5)
    a, b = w.rng.sample(places, 2) if into else (w.name(extension(path) or None), w.name(extension(path) or None))
    if a == b:
        raise Skip("the same")
    shown = [w.path(p) if into else w.bare(p) for p in (a, b)]
    yield Ask(w.say(TO_FOLDERS if into else TWO_COPIES, t=_named(w, path), a=shown[0], b=shown[1]))
    for at, end in enumerate((a, b)):
        obs = yield Call(f"{'Next' if at else 'First'}: Copy it with copy_file.", "copy_file", {"source": path, "destination": end})
        if not obs.ok:
            raise Skip(obs.content)
    yield Answer("Both are done.", f"I copied {path} to {a} and to {b}.")


DELETE_LIST = (
    "do: (delete|remove|erase|trash) {list}", "rm {spaced}", "rm -f {spaced}", "do: get rid of {list}", "{list} can all go", "we no longer need {list}[,] delete them",
    "do: delete these files: {list}", "(delete|remove) the following: {list}", "{list} are (old|junk|not needed any more)[,] (delete|remove) them",
    "these can go: {list}", "all of these should be deleted: {list}", "{list}: (delete|remove) them all", "do: throw away {list}", "away with {list}",
    "delete:\n{rows}", "these files should be deleted:\n{rows}", "i'm done with {list}[,] (delete them|remove them|they can go)",
)  # fmt: skip
MOVE_LIST = (
    "do: move {list} (to|into) {d}", "mv {spaced} {d}", "{list} (belong|should go|go) (in|into) {d}", "do: put {list} (in|into) {d}", "into {d} (move|put) {list}",
    "these (belong|should go) in {d}: {list}", "do: sort {list} into {d}", "i want {list} in {d}", "{d} is the (place|folder) for {list}[,] (move|put) them there",
    "do: move these files to {d}: {list}", "move to {d}:\n{rows}", "{d} should get {list}", "do: bring {list} over to {d}", "{list} to {d}[,] please",
)  # fmt: skip
COPY_LIST = (
    "do: copy {list} (to|into) {d}", "cp {spaced} {d}", "{list} should be copied to {d}", "do: put copies of {list} (in|into) {d}", "into {d} copy {list}", "do: back up {list} (to|in) {d}",
    "{d} (needs|should get) copies of {list}", "i want copies of {list} in {d}", "do: copy these files to {d}: {list}", "copy to {d}:\n{rows}", "copies of {list} to {d}[,] please",
    "do: save {list} in {d} as well",
)  # fmt: skip
_LISTS = {
    "delete": (DELETE_LIST, "delete_file", "Delete", "deleted"),
    "move": (MOVE_LIST, "move_file", "Move", "moved"),
    "copy": (COPY_LIST, "copy_file", "Copy", "copied"),
}


@family("listed_files", weight=1.8)
def listed_files(w: World) -> Steps:
    """Two to four files by their names: delete them, or move or copy them into a folder."""
    kind = w.pick(("delete", "delete", "move", "move", "copy"))
    templates, tool, verb, past = _LISTS[kind]
    n = w.pick((2, 3, 3, 3, 4))
    folder = w.pick(w.folders) if w.folders and kind != "delete" else ""
    files = [p for p in w.files if not folder or not p.startswith(f"{folder}/")]
    if len(files) < n or (kind != "delete" and not folder):
        raise Skip("too few")
    paths = w.rng.sample(files, n)
    last = [p.rpartition("/")[2] for p in paths]
    if len(set(last)) < n or (folder and any(w.exists(f"{folder}/{name}") for name in last)):
        raise Skip("in the way")
    shown = [w.bare(p) for p in paths]
    listed = ", ".join(shown[:-1]) + w.pick((" and ", " and ", ", and ", " & ")) + shown[-1]
    spaced = " ".join(f'"{p}"' if " " in p else p for p in paths)
    yield Ask(w.say(templates, list=listed, spaced=spaced, rows="\n".join(paths), d=w.path(folder) if folder else ""))
    for at, path in enumerate(paths):
        arguments = {"source": path, "destination": folder} if folder else {"path": path}
        obs = yield Call(f"{verb} the {'next' if at else 'first'} file with {tool}.", tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
    yield Answer("All of them are done.", f"I {past} {plural(n, 'file')}{' to ' + folder if folder else ''}: {joined(paths)}.")


TWO_EDITS = (
    "do: in {t}[,] (change|turn) {a} (to|into) {b} and {x} (to|into) {y}", "do: replace {a} (with|by) {b} and {x} (with|by) {y} in {t}", "{t}: {a} -> {b}, {x} -> {y}",
    "in {t} {a} should be {b} and {x} should be {y}", "do: (edit|update|fix) {t}: {a} becomes {b}, {x} becomes {y}", "two (changes|fixes|edits) in {t}: {a} to {b}, {x} to {y}",
    "there are two mistakes in {t}: {a} should be {b} and {x} should be {y}", "do: change {a} to {b} in {t}, and also {x} to {y}", "{t} says {a} and {x}[,] it should say {b} and {y}",
    "do: put {b} instead of {a} and {y} instead of {x} in {t}", "{b} instead of {a} and {y} instead of {x} in {t}[,] please", "do: replace {a} with {b} in {t}. then replace {x} with {y}",
    "{a} is now {b} and {x} is now {y}[,] (update|correct|change) {t}", "in {t}:\n{a} -> {b}\n{x} -> {y}", "do: open {t}, change {a} to {b} and {x} to {y}",
)  # fmt: skip


@family("two_changes", weight=2.2, tools=("edit_file",))
def two_changes(w: World) -> Steps:
    """Two replacements in one file."""
    path = w.pick_text_file()
    text = w.files[path]
    a, x = word_in(w, text), word_in(w, text)
    b, y = new_word(w, a), new_word(w, x)
    quote = w.pick(('"', '"', "'", "`", ""))
    if len({a, x, b, y}) < 4 or a in x or x in a or x in b or len(a + x + b + y) > 90 or text.replace(a, b).count(x) != 1:
        raise Skip("in each other's way")
    if (quote and quote in a + x + b + y) or (not quote and any(" " in t or "," in t for t in (a, x, b, y))):
        raise Skip("cannot be quoted so")
    shown = {k: f"{quote}{v}{quote}" for k, v in {"a": a, "b": b, "x": x, "y": y}.items()}
    yield Ask(w.say(TWO_EDITS, t=w.path(path), **shown))
    for at, (old, new) in enumerate(((a, b), (x, y))):
        obs = yield Call(f"{'Next' if at else 'First'}: Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
        if not obs.ok:
            raise Skip(obs.content)
    yield Answer("Both are done.", f"I replaced \"{a}\" with \"{b}\" and \"{x}\" with \"{y}\" in {path}.")


FOLDER_WITH = (
    "do: (create|make) a [new] (folder|directory) (called|named|) {d} and in it a file (called|named|) {f} (with|saying|containing) {q}",
    "do: (create|make) a (folder|directory) {d} with a file {f} in it that says {q}", "mkdir {d} && echo {q} > {both}", "mkdir {d}; echo {q} > {both}",
    "do: (create|make) the (folder|directory) {d} and put a file {f} with {q} (in it|inside|there)", "new folder {d}, in it {f}: {text}",
    "i (want|need) a [new] folder {d} with {f} in it[,] (saying|containing) {q}", "first (make|create) the (folder|directory) {d}, then in it the file {f} with {q}",
    "there should be a new folder {d} and in it {f} with {q}", "do: set up a (folder|directory) {d} with one file, {f}, that (says|contains) {q}",
    "{q} should go into {f} in a new (folder|directory) {d}", "do: write {q} to {f} in a new (folder|directory) (called|named) {d}", "new (folder|directory): {d}, with a file {f} (saying|containing): {text}",
)  # fmt: skip
FOLDER_EMPTY = (
    "do: (create|make) a [new] (folder|directory) (called|named|) {d} with an empty file {f} in it", "mkdir {d} && touch {both}", "mkdir {d}; touch {both}",
    "i (want|need) a folder {d} with an empty {f} (in it|inside)", "new folder {d}, in it an empty file {f}", "do: (create|make) the (folder|directory) {d} and an empty file {f} (in it|inside|there)",
    "do: set up a (folder|directory) {d} and put an empty {f} in it", "there should be a new folder {d} and in it an empty file {f}",
)  # fmt: skip


@family("folder_with_file", weight=1.8, tools=("make_directory", "write_file"))
def folder_with_file(w: World) -> Steps:
    """A new folder with a new file in it."""
    folder, name = w.folder_name(), w.name(w.pick((".txt", ".txt", ".md", ".py", ".csv", None)))
    text = "" if w.chance(0.3) else contents.phrase(w.rng)
    both = f"{folder}/{name}"
    slots = {"d": w.bare(folder), "f": w.bare(name), "both": f'"{both}"' if " " in both else both}
    if text:
        yield Ask(w.say(FOLDER_WITH, q=w.quoted(text, always=True), text=w.quoted(text, always=w.chance(0.5)), **slots))
    else:
        yield Ask(w.say(FOLDER_EMPTY, **slots))
    yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    yield Call("Write the file with write_file." if text else "Write an empty file with write_file.", "write_file", {"path": both, "content": text})
    yield Answer("Both are done.", f"I made the folder {folder} and wrote {both}.")


NEW_AND_MORE = (
    "do: (create|make|write) {f} (with|saying) {q} and then (add|append) {r} to it", "do: (create|make) {f} with {q}, then add {r} (to it|at the end|below)", "echo {q} > {f}; echo {r} >> {f}",
    "echo {q} > {f} && echo {r} >> {f}", "do: write {q} to {f} and then append {r}", "first write {q} to {f}, then add {r} (to it|at the end)", "do: put {q} in a new file {f}. (then|after that) add {r} to it",
    "do: start a file {f} with {q} and then add {r}", "new file {f} with {q}, after that (append|add) {r}", "do: save {q} as {f}, then append {r} to it",
)  # fmt: skip


@family("new_and_more", weight=1.0, tools=("write_file", "append_file"))
def new_and_more(w: World) -> Steps:
    """A new file, and something added to it at once."""
    path, first, then = w.name(w.pick((".txt", ".txt", ".md", ".log"))), contents.phrase(w.rng), contents.phrase(w.rng)
    if first == then or len(first) + len(then) > 110:
        raise Skip("long")
    yield Ask(w.say(NEW_AND_MORE, f=w.bare(path), q=w.quoted(first, always=True), r=w.quoted(then, always=True)))
    yield Call("First: Write the file with write_file.", "write_file", {"path": path, "content": first})
    yield Call("Next: Add the text with append_file.", "append_file", {"path": path, "content": then})
    yield Answer("Both are done.", f"I wrote \"{first}\" to {path} and added \"{then}\".")


THREE = (
    "{a}, {b} and {c}", "{a}, {b}, and then {c}", "first {a}, then {b} and finally {c}", "first {a}, second {b}, third {c}", "1. {a} 2. {b} 3. {c}", "{a}\n{b}\n{c}", "- {a}\n- {b}\n- {c}", "1. {a}\n2. {b}\n3. {c}",
    "{a}; {b}; {c}", "{a}. {b}. {c}.", "three things: {a}, {b} and {c}", "(please|can you) {a}, {b} and {c}", "{a}, then {b}, then {c}", "{a}. then {b}. (finally|last|and) {c}.", "{a} and {b} and {c}",
    "i (need|want) you to {a}, {b} and {c}", "{a}, {b}. (oh and|also) {c}", "step 1: {a}, step 2: {b}, step 3: {c}", "before you {c}, {a} and {b}",
)  # fmt: skip


@family("three_things", weight=1.8)
def three_things(w: World) -> Steps:
    """Three acts on three files."""
    acts = [ACTS[n] for n in w.rng.sample(("delete", "rename", "move", "copy", "append", "backup", "copy_into", "lines", "words", "size"), 3)]
    if len(w.files) < 3:
        raise Skip("too few")
    paths = w.rng.sample(list(w.files), 3)
    if not all(a.fits(w, p) for a, p in zip(acts, paths, strict=True)):
        raise Skip("does not fit")
    plans = [a.plan(w, p) for a, p in zip(acts, paths, strict=True)]
    a, b, c = (clause(w, act, w.bare(p) if w.chance(0.6) else w.path(p), plan) for act, p, plan in zip(acts, paths, plans, strict=True))
    if len(a + b + c) > 260:
        raise Skip("long")
    yield Ask(w.say(THREE, a=a, b=b, c=c))
    said = []
    for at, (act, plan) in enumerate(zip(acts, plans, strict=True)):
        obs = yield Call(f"{'Next' if at else 'First'}: {act.rationale}", act.tool, plan.arguments)
        if not obs.ok:
            raise Skip(obs.content)
        said.append(plan.answer(obs))
    yield Answer("All of them are done.", "\n".join(said))
