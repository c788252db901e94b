"""Acts that change files: delete, move, rename, copy, append. See acts.py."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import Plan, _act, is_text
from umi_train.synth.core import Skip, World

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
        lambda obs: f"I {obs.content}.",
    )
