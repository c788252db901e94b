"""Acts that change files: delete, move, rename, copy, append, overwrite, replace text. See acts.py."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.acts import Plan, _act, is_text
from umi_train.synth.core import Skip, World
from umi_train.synth.views import matches, plural

DELETE = [
    "do: (delete|remove|erase|trash|discard) {t}",
    "do: (get rid of|throw away|throw out|bin|wipe out|dispose of|clear out|rm) {t}",
    "do: (delete|remove|erase) {t} (from the folder|from here|from this folder|from disk|completely|permanently)",
    "do: (make {t} go away|take {t} away|clean up {t}|kill {t})",
    "do: make sure {t} is (gone|deleted|removed)",
    "i (don't|do not|no longer) (need|want) {t} any more[,] (delete it|remove it|please delete it|get rid of it)",
    "i (don't|do not) need {t} (anymore|any longer)[,|.|;] [please] (delete|remove) it",
    "{t} (can be deleted|should be deleted|should go|can go|must go|has to go|is not needed any more, delete it|is useless, remove it)",
    "{t} is (old|outdated|obsolete|junk|no longer needed)[,|:] (delete|remove|erase) it",
    "i want {t} (deleted|removed|gone|erased)",
    "i (want|need|would like) to (delete|remove|get rid of) {t}",
    "(rm|delete|remove|del) {t}",
    "{t}[:|,|] (delete|remove|delete it|remove it|trash it)",
    "do: (drop|nuke|unlink|eliminate|destroy) {t}",
    "there is a file {t}[,] (delete it|please remove it)",
    "get {t} (off my disk|out of here|out of the way)",
]


@_act("delete", "delete_file", "Delete it with delete_file.", "It is deleted.", DELETE, weight=2.6, writes=True, gone=True,
      question="Which file should I delete?")  # fmt: skip
def _delete(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: f"I deleted {path}.")


MOVE = [
    "do: move {t} (to|into|in|inside|over to) {d}",
    "do: (put|place|store|stick) {t} (in|into|inside|under) {d}",
    "do: (transfer|shift|relocate|send|bring|take|drag) {t} (to|into|over to) {d}",
    "do: (file|tuck) {t} (away in|under|in) {d}",
    "do: (archive|stow) {t} in {d}",
    "{t} (should be|belongs|should go|needs to go|goes|should live|has to be) (in|into|inside) {d}[, move it there|, please move it|]",
    "i want {t} (in|inside|moved to|moved into) {d}",
    "i (want|need) {t} to be in {d}",
    "mv {t} {d}",
    "move {t} -> {d}",
    "{t} (to|into|->) {d}",
    "do: drop {t} (in|into) {d}",
    "can {t} (be moved|go) (to|into) {d}",
    "do: (move|put) {t} where it belongs, (in|into) {d}",
]


@_act("move", "move_file", "Move it with move_file.", "It is moved.", MOVE, weight=2.2, writes=True, gone=True,
      question="Which file should I move?", fits=lambda w, p: any(f != p.rpartition("/")[0] for f in w.folders))  # fmt: skip
def _move(w: World, path: str) -> Plan:
    name = path.rpartition("/")[2]
    places = [f for f in w.folders if f != path.rpartition("/")[0] and not w.exists(f"{f}/{name}") and not f.startswith(path)]
    if not places:
        raise Skip("nowhere to move to")
    folder = w.pick(places)
    return Plan({"d": w.path(folder)}, {"source": path, "destination": folder}, lambda obs: f"I {obs.content}.")


RENAME = [
    "do: rename {t} (to|as|into) {new}",
    "do: (change|alter) the name of {t} (to|into) {new}",
    "do: (change|alter) {t}'s name to {new}",
    "do: call {t} {new} (from now on|instead|now)",
    "do: give {t} the (name|new name|filename) {new}",
    "do: give {t} a (new|better|different) name[:|,] {new}",
    "{t} should be (called|named|renamed to) {new}",
    "i want {t} (to be called|to be named|renamed to|to have the name) {new}",
    "(the new name of|new name for) {t} (is|should be|:) {new}",
    "mv {t} {new}",
    "rename {t} {new}",
    "rename {t} -> {new}",
    "{t}[:|,|] rename (to|it to) {new}",
    "do: retitle {t} to {new}",
    "do: rename {t} so that it is called {new}",
    "the name {t} is (wrong|bad|too long)[,|:] (make it|it should be|change it to) {new}",
]


@_act("rename", "move_file", "Rename it with move_file.", "It is renamed.", RENAME, weight=2.0, writes=True, gone=True,
      question="Which file should I rename?")  # fmt: skip
def _rename(w: World, path: str) -> Plan:
    folder, slash, name = path.rpartition("/")
    ext = f".{name.rpartition('.')[2]}" if "." in name[1:] else ".txt"
    new = w.name(ext if w.chance(0.8) else None)
    target = f"{folder}{slash}{new}"
    if w.exists(target):
        raise Skip("name in use")
    return Plan({"new": w.bare(new)}, {"source": path, "destination": target}, lambda obs: f"I renamed {path} to {target}.")


COPY = [
    "do: (copy|duplicate|cp|clone) {t} (to|as|into) {new}",
    "do: (make|create) a (copy|duplicate) of {t} (called|named|as|with the name) {new}",
    "do: (make|create) a (copy|duplicate) of {t} and (call|name) it {new}",
    "do: save a copy of {t} (as|under the name|to|in) {new}",
    "do: (save|store) {t} (also|again) as {new}",
    "do: (duplicate|copy) {t} under the name {new}",
    "i (need|want) a (copy|duplicate) of {t} (called|named|in|as) {new}",
    "do: back up {t} (to|as) {new}",
    "do: (make|create) a backup of {t} (called|named|in|as) {new}",
    "cp {t} {new}",
    "copy {t} -> {new}",
    "copy {t} {new}",
    "{t}[:|,|] (copy|duplicate) (to|as) {new}",
    "do: keep a copy of {t} (as|in) {new}",
    "there should be a copy of {t} (called|named) {new}",
]


@_act("copy", "copy_file", "Copy it with copy_file.", "It is copied.", COPY, weight=1.8, writes=True,
      question="Which file should I copy?")  # fmt: skip
def _copy(w: World, path: str) -> Plan:
    name = path.rpartition("/")[2]
    stem, dot, ext = name.rpartition(".")
    stem, suffix = (stem, dot + ext) if stem else (name, "")
    roll = w.rng.random()
    if roll < 0.3:
        new = stem + w.pick(["_copy", "-copy", " copy", "_backup", "-backup", "_old", "2", "_new", "_v2", "-final"]) + suffix
    elif roll < 0.5:
        new = name + w.pick([".bak", ".backup", ".old", ".orig"])
    else:
        new = w.name(suffix or None)
    if w.exists(new):
        raise Skip("name in use")
    return Plan({"new": w.bare(new)}, {"source": path, "destination": new}, lambda obs: f"I {obs.content}.")


COPY_INTO = [
    "do: (copy|cp|duplicate) {t} (to|into|in) {d}",
    "do: (put|place|save|store|leave) a copy of {t} (in|into|inside) {d}",
    "do: (make|create) a copy of {t} (in|inside) {d}",
    "do: back {t} up (to|in|into) {d}",
    "do: back up {t} (to|in|into) {d}",
    "i (want|need) a copy of {t} in {d}",
    "i want {t} in {d} as well",
    "{t} should (also be in|be copied to|be backed up to) {d}",
    "cp {t} {d}",
    "copy {t} -> {d}",
    "{t}[:|,|] copy (to|into) {d}",
    "do: keep a (copy|backup) of {t} in {d}",
    "do: copy {t} over to {d}",
]


@_act("copy_into", "copy_file", "Copy it with copy_file.", "It is copied.", COPY_INTO, weight=1.2, writes=True,
      question="Which file should I copy?", fits=lambda w, p: any(f != p.rpartition("/")[0] for f in w.folders))  # fmt: skip
def _copy_into(w: World, path: str) -> Plan:
    name = path.rpartition("/")[2]
    places = [f for f in w.folders if f != path.rpartition("/")[0] and not w.exists(f"{f}/{name}") and not f.startswith(path)]
    if not places:
        raise Skip("nowhere to copy to")
    folder = w.pick(places)
    return Plan({"d": w.path(folder)}, {"source": path, "destination": folder}, lambda obs: f"I {obs.content}.")


BACKUP = [
    "do: (make|create|do) a (backup|backup copy|safety copy|spare copy) of {t}",
    "do: (back up|backup) {t}",
    "do: save a backup (copy of|of) {t}",
    "do: (duplicate|copy|clone) {t}",
    "do: make a (copy|duplicate) of {t}",
    "i (need|want) a (backup|copy|duplicate) of {t}",
    "(backup|back up|duplicate|copy of) {t}",
    "{t}[:|,|] (backup|back it up|make a copy|duplicate it)",
    "before i change {t}[,] (make a copy|back it up|save a copy of it)",
    "i want {t} (backed up|duplicated|copied)",
    "do: keep a copy of {t}",
    "do: make {t} safe with a copy",
]


@_act("backup", "copy_file", "Copy it with copy_file, with .bak at the end of the name.", "It is copied.", BACKUP, weight=0.9,
      writes=True, question="Which file should I back up?")  # fmt: skip
def _backup(w: World, path: str) -> Plan:
    new = f"{path}.bak"
    if w.exists(new):
        raise Skip("name in use")
    return Plan({}, {"source": path, "destination": new}, lambda obs: f"I {obs.content}.")


APPEND = [
    "do: (add|append) {q} to {t}",
    "do: (add|append|write|put) {q} (to|at) the (end|bottom) of {t}",
    "do: (add|append) the (line|text|sentence|entry|words) {q} to {t}",
    "do: (add|append) a (line|new line|entry|row|sentence) (saying|that says|with|reading|with the text) {q} to {t}",
    "do: (add|append) to {t} (the line|the text|the words|the sentence|this|this line|the following)[:|] {text}",
    "do: (add|append|attach) to {t}: {text}",
    "do: (put|insert|include|attach) {q} (at the end|at the bottom|as the last line) of {t}",
    "do: (extend|update|complete) {t} with {q}",
    "do: (write|note|jot down|put|enter) {q} in {t} too",
    "do: append (one more|another|a) line to {t}[:|,] {text}",
    "do: add (one more|another|a|a new) line (to|at the end of|at the bottom of) {t}[:|,| saying| that says| with| reading] {text}",
    "{t} (should also say|needs a last line|needs another line|should end with)[:|] {q}",
    "(add|append) to {t}[:|] {text}",
    "{q} (should be added to|must be added to|goes at the end of|belongs at the end of) {t}",
    "{t} += {q}",
    "echo {q} >> {t}",
    "do: put {q} on {t} as well",
    "in {t} (add|append) [the line|] {text}",
    "do: add {q} to the (list|text) in {t}",
    "i (want|need|have) to add {q} to {t}",
    "i forgot {q}, (add it to|please add it to|put it at the end of) {t}",
]


@_act("append", "append_file", "Add the text with append_file.", "The text was added.", APPEND, weight=2.8, writes=True, fits=is_text,
      question="Which file should I add it to?")  # fmt: skip
def _append(w: World, path: str) -> Plan:
    text = contents.phrase(w.rng)
    return Plan(
        {"q": w.quoted(text), "text": w.quoted(text) if w.chance(0.4) else text},
        {"path": path, "content": text},
        lambda obs: f"I added \"{text}\" to {path}.",
    )


REPLACE = [
    "do: (replace|swap|substitute) {a} (with|by|for) {b} in {t}",
    "do: (change|turn|alter|modify) {a} (to|into) {b} in {t}",
    "do: in {t}[,] (replace {a} with|change {a} to|replace {a} by|turn {a} into) {b}",
    "do: (edit|update|fix|correct|modify) {t}: (change {a} to|replace {a} with|{a} becomes) {b}",
    "do: (edit|update) {t} so that it says {b} instead of {a}",
    "do: (put|write|use) {b} (instead of|in place of|where it says|for) {a} in {t}",
    "do: rename {a} to {b} (inside|in the text of|within) {t}",
    "do: (fix|correct) {a} to {b} in {t}",
    "in {t} it says {a}[,] (it should be|make it|change it to|change that to) {b}",
    "{a} in {t} (should be|should read|must be|has to be) {b}",
    "{a} should be {b} in {t}",
    "{t}[:|,] (replace {a} with|change {a} to) {b}",
    "the word {a} in {t} (is wrong, it should be|should be changed to|must become) {b}",
    "there is a (typo|mistake|wrong word) in {t}[:|,] {a} should be {b}",
    "{t} has {a} where it should (have|say) {b}[,] (fix it|please fix it|correct that|fix that)",
    "replace in {t} {a} (with|by) {b}",
    "i want {a} (changed to|replaced by|replaced with) {b} in {t}",
    "do: (substitute|put) {b} for {a} in {t}",
]


def word_in(w: World, text: str, once: bool = True) -> str:
    """Return a word (or number, or two words) of a text; `once`: one that occurs once. Raises Skip."""
    tokens = [t.strip(".,:;()[]\"'") for t in text.split()]
    suiting = [t for t in tokens if len(t) > 2 and "\\" not in t and (text.count(t) == 1) == once]
    if not suiting:
        raise Skip("no such word")
    word = w.pick(suiting)
    if once and w.chance(0.25):
        for row in text.splitlines():
            if word in row and len(row) < 60:
                parts = row.split()
                at = next((i for i, p in enumerate(parts) if word in p), -1)
                two = " ".join(parts[at : at + w.rng.randint(2, 4)]).strip(".,:;()[]\"'")
                if two and two in text and text.count(two) == 1:
                    return two
    return word


def new_word(w: World, old: str) -> str:
    """Return what may stand in place of `old`: a number for a number, else a word or some."""
    if old.isdigit():
        return str(w.rng.randint(1, 10 ** min(5, len(old) + 1)))
    roll = w.rng.random()
    if roll < 0.3:
        return names.thing(w.rng)
    if roll < 0.45:
        return names.person(w.rng)
    if roll < 0.65:
        return names.pseudo(w.rng)
    if roll < 0.75:
        return w.pick(["done", "open", "closed", "urgent", "later", "never", "today", "finished", "cancelled", "ready", "DONE", "TODO"])
    if roll < 0.85:
        return names.code(w.rng)
    return contents.task(w.rng)


def _quotes(w: World, old: str, new: str) -> tuple[str, str]:
    """Quote both alike, or neither."""
    if w.chance(0.5) and " " not in old + new:
        return old, new
    mark = w.pick(['"', '"', "'", "`"])
    if mark in old + new:
        mark = '"'
    if mark in old + new:
        raise Skip("cannot be quoted")
    return f"{mark}{old}{mark}", f"{mark}{new}{mark}"


@_act("replace", "edit_file", "Replace the text with edit_file.", "The text was replaced.", REPLACE, weight=2.6, writes=True,
      fits=is_text, question="Which file should I edit?")  # fmt: skip
def _replace(w: World, path: str) -> Plan:
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = _quotes(w, old, new)
    return Plan(
        {"a": a, "b": b},
        {"path": path, "old_text": old, "new_text": new},
        lambda obs: f"I replaced \"{old}\" with \"{new}\" in {path}.",
    )


REPLACE_ALL = [
    "do: replace (all|every|each|all occurrences of|every occurrence of|all the|every single|each occurrence of) {a} (with|by) {b} in {t}",
    "do: replace {a} (with|by) {b} (everywhere|throughout|wherever it occurs|all over) in {t}",
    "do: change (all|every|each) {a} (to|into) {b} in {t}",
    "do: change {a} to {b} everywhere in {t}",
    "do: (replace {a} with|change {a} to) {b} (throughout|all through|everywhere in|in all of|in the whole of|across) {t}",
    "do: rename {a} to {b} (everywhere in|throughout|in all of) {t}",
    "do: in {t} replace (every|all|each) {a} (with|by) {b}",
    "every {a} in {t} (should be|should become|must be) {b}",
    "all {a} in {t} (should be|should become|must be) {b}",
    "{t}[:|,] (replace all {a} with|change every {a} to|replace every {a} by) {b}",
    "i want (every|all) {a} in {t} (to be|changed to|replaced with) {b}",
    "do: swap (every|all|each) {a} for {b} in {t}",
]


@_act("replace_all", "edit_file", "Replace all of them with edit_file.", "The text was replaced.", REPLACE_ALL, weight=1.1, writes=True,
      fits=is_text, question="Which file should I edit?")  # fmt: skip
def _replace_all(w: World, path: str) -> Plan:
    old = word_in(w, w.files[path], once=w.chance(0.3))
    new = new_word(w, old)
    a, b = _quotes(w, old, new)
    return Plan(
        {"a": a, "b": b},
        {"path": path, "old_text": old, "new_text": new, "replace_all": True},
        lambda obs: f"I {obs.content}.",
    )


REMOVE_TEXT = [
    "do: (remove|delete|erase|drop) [the (text|words|part)] {a} from {t}",
    "do: take {a} out of {t}",
    "do: (delete|remove) {a} (in|inside) {t}",
    "do: in {t}[,] (delete|remove|erase) {a}",
    "{a} should not be in {t}[,] (remove it|take it out|delete it there)",
    "{a} should be (removed|deleted) from {t}",
    "i (don't|do not) want {a} in {t}",
    "{t}[:|,] (remove|delete|take out) {a}",
    "do: strike {a} (from|in) {t}",
    "do: edit {t} and (remove|delete|take out) {a}",
]


@_act("remove_text", "edit_file", "Remove the text with edit_file.", "The text was removed.", REMOVE_TEXT, weight=0.7, writes=True,
      fits=is_text, question="Which file should I edit?")  # fmt: skip
def _remove_text(w: World, path: str) -> Plan:
    old = word_in(w, w.files[path])
    mark = '"' if '"' not in old else "'"
    return Plan(
        {"a": f"{mark}{old}{mark}"},
        {"path": path, "old_text": old, "new_text": ""},
        lambda obs: f"I removed \"{old}\" from {path}.",
    )


LOOK = [
    "ask: what does {t} say about {x}",
    "ask: what is (written|said|there) about {x} in {t}",
    "ask: what do we (know|have) about {x} in {t}",
    "ask: does {t} (mention|contain|say anything about|have|talk about|include) {x}",
    "ask: is {x} (mentioned in|in|listed in|somewhere in) {t}",
    "ask: is there (anything|something) about {x} in {t}",
    "ask: where (is {x} mentioned|does {x} appear|does {x} occur|is {x}) in {t}",
    "ask: (which|what) line (of|in) {t} (mentions|contains|has|says) {x}",
    "ask: on (which|what) line is {x} in {t}",
    "know: what {t} says about {x}",
    "know: (if|whether) {t} (mentions|contains|has|says something about) {x}",
    "know: (if|whether) {x} is (in|mentioned in|listed in) {t}",
    "know: where {x} (is|is mentioned|appears) in {t}",
    "do: (search|look) for {x} in {t}",
    "do: search {t} for {x}",
    "do: (find|locate|look up) {x} in {t}",
    "do: (look|check) (in|inside) {t} for {x}",
    "do: (show|give|find) me (the line|the lines|every line|all lines) (with|about|that mention|containing) {x} in {t}",
    "get: (the line|the lines|every line|all lines) (with|about|containing|mentioning) {x} in {t}",
    "(grep|find|search) {x} [in] {t}",
    "{t}[:|,] (anything about|where is|find|search for|lines with) {x}",
    "{x} in {t}?",
    "ask: can you find {x} in {t}",
]


def one_line(path: str, rows: list[tuple[str, str, str]]) -> str:
    """Return the answer to a search in one file."""
    if len(rows) == 1:
        return f"Line {rows[0][1]} of {path} says: {rows[0][2].strip()}"
    return f"{path} mentions it on {plural(len(rows), 'line')}:\n" + "\n".join(f"{n}: {t.strip()}" for _, n, t in rows[:6])


@_act("look", "search_text", "Search in the file with search_text.", "The lines were found.", LOOK, weight=2.4, fits=is_text,
      question="Which file should I search?")  # fmt: skip
def _look(w: World, path: str) -> Plan:
    if w.chance(0.12):
        word = w.pick([names.pseudo(w.rng), names.person(w.rng), names.thing(w.rng)])
    else:
        word = word_in(w, w.files[path], once=w.chance(0.75))
    return Plan(
        {"x": w.word("(||||the word |the text |the words )", ) + (w.quoted(word) if w.chance(0.5) or not word.isalnum() else word)},
        {"query": word, "path": path},
        lambda obs: one_line(path, matches(obs)) if not obs.content.startswith("no ") else f"No, {path} does not mention {word}.",
    )
