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
    "do: (scrap|zap|ditch|chuck|toss|shred|purge) {t}",
    "do: (put|throw|move) {t} (in|into) the (trash|wastebasket|recycle bin|trash can)",
    "i'm (done|finished) with {t}[,] (delete it|you can delete it|remove it|it can go)",
    "{t} was (only a test|just a test|a mistake|temporary)[,] (delete|remove) it",
    "i (made|created|saved) {t} by (mistake|accident)[,] (delete it|please remove it|get rid of it)",
    "nobody needs {t} any more[,] (delete it|remove it|get rid of it)",
    "{t} is (taking up space|in the way|garbage|trash|no use to me)[,] (delete it|remove it|get rid of it)",
    "(away|down) with {t}",
    "do: free up space by deleting {t}",
    "do: see to it that {t} (disappears|is gone|is removed)",
    "to delete: {t}",
    "(rm -f|rm -v|del|unlink) {t}",
    "{t} - (delete|bin it|away with it|remove please)",
    "there should be no {t} (any more|any longer|here)",
    "ask: could {t} be (removed|deleted)",
    "we (don't|no longer) need {t}[,] (so delete it|remove it|please delete)",
]


@_act("delete", "delete_file", "Delete it with delete_file.", "It is deleted.", DELETE, weight=5.0, writes=True, gone=True,
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
    "do: get {t} (into|over to) {d}",
    "{t} is in the wrong (place|folder)[,] (it belongs|it should be|put it|move it) (in|into) {d}",
    "(into|to) {d} with {t}",
    "(into|to) {d} (move|put|please move) {t}",
    "{d} is (where|the place where|the folder where) {t} (belongs|should be|should go)",
    "{d} should (get|receive|be the home of) {t}",
    "do: (throw|toss|sort|slide|push) {t} into {d}",
    "do: (cut|take) {t} and (paste|put) it (in|into) {d}",
    "do: change the (location|folder|place) of {t} to {d}",
    "new (place|location|home|folder) (of|for) {t}: {d}",
    "i want to (keep|store|have) {t} in {d}[,] (move it there|please move it|so move it)",
    "the right (folder|place) for {t} is {d}[,] (move it there|please move it)",
    "mv -v {t} {d}",
    "i saved {t} in the wrong place[,] it (should be|belongs) in {d}",
    "{t}: move (to|into) {d}",
]


@_act("move", "move_file", "Move it with move_file.", "It is moved.", MOVE, weight=5.2, writes=True, gone=True,
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
    "{t} needs (a new|another) name[:|,] {new}",
    "do: (make|turn) {t} into {new}",
    "i named {t} wrong[,] (it should be|make it|change it to|it has to be) {new}",
    "{t} was (named wrong|misnamed|badly named)[,] (call it|it should be|make it) {new}",
    "{t} (becomes|gets renamed to|will be called|is to be called) {new}",
    "{new} (is|should be|will be) the [new] name (of|for) {t}",
    "do: use {new} as the [new] (name|filename) (of|for) {t}",
    "do: set the (name|filename) of {t} to {new}",
    "(ren|mv -v|move) {t} {new}",
    "i would rather call {t} {new}",
    "{new} is a better name for {t}[,] (rename it|change it|please rename)",
    "do: change what {t} is called[,] to {new}",
    "{t} should not be called that but {new}",
    "from now on {t} (is called|is|should be called) {new}",
]


@_act("rename", "move_file", "Rename it with move_file.", "It is renamed.", RENAME, weight=5.2, writes=True, gone=True,
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
    "{new} should be (a copy|a duplicate|an exact copy) of {t}",
    "do: (write|put) the (content|contents) of {t} (to|into|in) [a new file|] {new}",
    "cat {t} > {new}",
    "cp (-p|-v|-a) {t} {new}",
    "do: (get|give) me a (copy|second copy|clone) of {t} (called|named|as) {new}",
    "before i (touch|change|edit) {t}[,] (copy it to|save it as|back it up as) {new}",
    "do: (use|take) {t} as (a|the) (template|basis|starting point) for {new}",
    "do: start {new} (as a copy of|from) {t}",
    "backup (of|for) {t}: {new}",
    "from {t} make [a copy|] {new}",
    "{t} twice[,] the second one (as|called|named) {new}",
    "i want to keep {t} as it is[,] so copy it to {new}",
    "the same as {t} once more[,] (as|called|named) {new}",
    "(duplicate|copy) of {t} (called|named) {new}[,] please",
]


@_act("copy", "copy_file", "Copy it with copy_file.", "It is copied.", COPY, weight=5.2, writes=True,
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
    "{d} (needs|should have|should get) a copy of {t}",
    "(into|to) {d} copy {t}",
    "do: (leave|drop|park) a copy of {t} in {d}",
    "do: (mirror|replicate) {t} (to|in|into) {d}",
    "(one|a) copy of {t} (to|into|in) {d}[,] please",
    "cp (-v|-p) {t} {d}",
    "{t} should stay (where it is|there) but also be in {d}",
    "do: copy and paste {t} (into|to) {d}",
    "do: send a copy of {t} to {d}",
    "i want to have {t} in {d} too",
    "backup of {t} (in|to|into) {d}",
]


@_act("copy_into", "copy_file", "Copy it with copy_file.", "It is copied.", COPY_INTO, weight=1.8, writes=True,
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
    "i'm (afraid|scared) to lose {t}[,] (back it up|make a backup)",
    "i'm (about|going) to (edit|change) {t}[,] (back it up|make a backup|make a copy) first",
    "{t} needs a backup",
    "(a|one) backup of {t}[,] please",
    "there should be a backup of {t}",
    "do: make a .bak (of|from|for) {t}",
    "do: keep an (old|original|untouched) (copy|version) of {t}",
    "i want to (experiment|try something) with {t}[,] (save a copy first|back it up first)",
    "do: secure {t} with a backup",
    "just in case[,] (make a backup of|back up|copy) {t}",
]


@_act("backup", "copy_file", "Copy it with copy_file, with .bak at the end of the name.", "It is copied.", BACKUP, weight=1.8,
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
    "do: (stick|tack|throw|pop|drop) {q} (on|onto|at) the end of {t}",
    "{t} (is missing|still needs|should also have) [the line|]: {text}",
    "{q} (goes|should go|has to go) (on|at the end of|at the bottom of) {t}",
    "{q} also (belongs|goes|should go) (in|on|into) {t}",
    "(new|next|another) (line|entry|item) (in|for|on) {t}: {text}",
    "{t}[,] (new|one more|another|next) (line|entry|item): {text}",
    "put this (on|at the end of|at the bottom of) {t}: {text}",
    "don't let me forget {q}[,] (add it to|put it on|put it at the end of) {t}",
    "i just remembered {q}[,] (add it to|it belongs on|put it on) {t}",
    "one more (thing|item|entry|line) for {t}: {text}",
    "do: make {q} the [new] (last|final) line of {t}",
    "at the (end|bottom) of {t} (add|write|put|append): {text}",
    "below everything else in {t}[,] (write|put|add) {q}",
    "under the last line of {t}[,] (add|write|put) {q}",
    "do: (log|record|register) {q} in {t}",
    "tee -a {t} <<< {q}",
    "it would be good if {t} also (said|had|mentioned) {q}",
    "{t} should get (one more|another|a new) line: {text}",
    "the following (should|has to|must) be (added|appended) to {t}: {text}",
    "to {t} (add|append|please add) {q}",
]


@_act("append", "append_file", "Add the text with append_file.", "The text was added.", APPEND, weight=7.0, writes=True, fits=is_text,
      question="Which file should I add it to?")  # fmt: skip
def _append(w: World, path: str) -> Plan:
    text = contents.phrase(w.rng)
    return Plan(
        {"q": w.quoted(text), "text": w.quoted(text) if w.chance(0.4) else text},
        {"path": path, "content": text},
        lambda obs: f"I {obs.content}.",
    )
