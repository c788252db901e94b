"""Edits by place that families_lines.py leaves out: the last line, above a line, at a number, several lines at the end;
items that are open again; a part of one file's name."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_lines import _NTH, _one, _single_lines
from umi_train.synth.pointing import extension

REMOVE_LAST = (
    "do: (delete|remove|erase|drop|cut) the (last|final|bottom|very last) line (of|from|in) {t}", "do: (take|chop|cut) the last line (off|out of) {t}", "the last line (of|in) {t} (should go|can go|must go|is not needed)",
    "the last line (of|in) {t} is (wrong|a mistake|superfluous)[,] (delete it|remove it|take it out)", "{t}[:|,] (delete|remove) the last line", "i (don't want|don't need) the last line (in|of) {t}",
    "{t} without the last line[,] please", "do: drop the last (entry|item) (of|from|in) {t}", "(delete|remove) last line {t}", "sed -i '$d' {t}", "in {t}[,] (delete|remove|take out) the last line",
    "do: get rid of the (last|bottom) line (of|in) {t}", "i added one line too many to {t}[,] (delete|remove) the last one",
)  # fmt: skip
SET_LAST = (
    "do: (replace|overwrite) the (last|final|bottom) line (of|in) {t} (with|by) {q}", "do: (change|set) the last line (of|in) {t} to {q}", "the last line (of|in) {t} is wrong[,] (make it|it should be|change it to) {q}",
    "do: put {q} (instead of|in place of|over) the last line (of|in) {t}", "do: rewrite the last line of {t} (as|to say|so that it says) {q}", "{q} instead of the last line (of|in) {t}[,] please",
    "{t}[:|,] (replace the last line with|change the last line to) {q}", "in {t}[,] (replace the last line with|change the last line to) {q}", "do: swap the last line of {t} for {q}", "do: exchange the last line of {t} for {q}",
)  # fmt: skip


@family("last_line", weight=1.4, tools=("read_file", "edit_file"))
def last_line(w: World) -> Steps:
    """The last line goes, or becomes another one: read the file to see it, then edit."""
    path, rows = _single_lines(w)
    line, text = rows[-1], contents.phrase(w.rng)
    remove = w.chance(0.55)
    if not _one(w, path, line) or not w.files[path].endswith(f"{line}\n") or text == line:
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.7))
    yield Ask(w.say(REMOVE_LAST, t=w.path(path)) if remove else w.say(SET_LAST, t=w.path(path), q=shown, text=shown))
    yield Call("Read the file with read_file and take its last line.", "read_file", {"path": path})
    if remove:
        obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{line}\n", "new_text": ""})
    else:
        obs = yield Call("Replace the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": text})
    if not obs.ok:
        raise Skip(obs.content)
    if remove:
        yield Answer("The line was removed.", f"I removed the last line from {path}: {line.strip()}")
    else:
        yield Answer("The line was replaced.", f"The last line of {path} is now \"{text}\".")


BEFORE = (
    "do: (add|insert|put|write) {q} (before|above|right above|in front of) [the line|] {a} in {t}", "in {t}[,] (add|put|insert) {q} (before|above) {a}", "{q} should come (before|above|right before) {a} in {t}",
    "before {a} in {t} (add|insert|put) {q}", "above {a} in {t}[,] (there should be|put|write) {q}", "i want {q} (above|before) {a} in {t}", "{t}[:|,] insert {q} before {a}",
    "do: (find|look for) {a} in {t} and put {q} (above it|before it|over it)", "new line (above|before) {a} in {t}: {q}", "do: slip {q} in (before|above) {a} in {t}", "{q} is missing (before|above) {a} in {t}[,] (add it|insert it)",
    "in {t} there is {a}[,] (above it|before that|over it) (put|write|add) {q}",
)  # fmt: skip


@family("insert_before", weight=1.0, tools=("edit_file",))
def insert_before(w: World) -> Steps:
    """A new line above one that the request says."""
    path, rows = _single_lines(w)
    line, text = w.pick(rows), contents.phrase(w.rng)
    if not _one(w, path, line) or '"' in line + text or len(line) > 60:
        raise Skip("not once")
    yield Ask(w.say(BEFORE, t=w.path(path), q=f'"{text}"', a=f'"{line}"'))
    obs = yield Call("Insert the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{text}\n{line}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


AT_NUMBER = (
    "do: insert {q} (as|at) line {n} (of|in|into) {t}", "do: (insert|add|put) {q} (before|above) line {n} (of|in) {t}", "do: insert a [new] line {n} in {t}: {q}", "do: squeeze {q} in (before|above) line {n} of {t}",
    "insert at line {n} in {t}: {q}", "{t}[,|:] insert {q} (before|above|at) line {n}", "(before|above) the {nth} line of {t} (add|put|insert) {q}", "in {t} insert {q} (before|above) (line {n}|the {nth} line)",
    "{q} should be inserted (before|above) (line {n}|the {nth} line) (of|in) {t}", "do: (add|put|insert) {q} right (before|above) the {nth} line (of|in) {t}", "there should be a new line above line {n} of {t}: {q}",
)  # fmt: skip
AFTER_NUMBER = (
    "do: (insert|add|put) {q} (after|below|under) line {n} (of|in) {t}", "do: squeeze {q} in (after|below) line {n} of {t}", "(after|below) line {n} (of|in) {t} (add|put|insert) {q}", "{t}[,|:] insert {q} (after|below) line {n}",
    "(after|below) the {nth} line of {t} (add|put|insert) {q}", "in {t} insert {q} (after|below) (line {n}|the {nth} line)", "{q} should (come|be inserted) (after|below) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|put|insert) {q} right (after|below) the {nth} line (of|in) {t}", "between line {n} and line {m} of {t} (put|insert|add) {q}", "do: (put|insert) {q} between lines {n} and {m} (of|in) {t}", "there should be a new line below line {n} of {t}: {q}",
)  # fmt: skip


@family("insert_at", weight=1.2, tools=("read_file", "edit_file"))
def insert_at(w: World) -> Steps:
    """A new line above or below one that the request numbers: read that line, then edit."""
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line, text = rows[n - 1], contents.phrase(w.rng)
    above = w.chance(0.5)
    if not _one(w, path, line) or (not above and n == len(rows)):
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.75))
    templates = AT_NUMBER if above else AFTER_NUMBER
    yield Ask(w.say(templates, t=w.path(path), q=shown, text=shown, n=str(n), m=str(n + 1), nth=_NTH[n - 1]))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    new = f"{text}\n{line}" if above else f"{line}\n{text}"
    obs = yield Call(f"Insert the line {'above' if above else 'below'} it with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was added.", f"I added \"{text}\" {'above' if above else 'below'} line {n} of {path}.")


LINES_MORE = (
    "do: (add|append) (these|the following|these {n}) (lines|items|entries) to {t}[:|] {content}", "(lines|items|entries) to add to {t}: {content}", "at the end of {t} (add|put) the lines[:|] {content}",
    "i still need a few (items|lines|entries) (on|in) {t}, one per line: {content}", "do: append line by line to {t}: {content}", "{n} (more|new) (lines|items|entries) for {t}: {content}",
    "do: extend {t} (with|by) the (lines|items)[:|] {content}", "{t} needs {n} more (lines|items|entries): {content}", "do: add to {t}, each on its own line: {content}", "{t} (add|append) {n} lines: {content}",
    "do: (put|write) at the end of {t}, one (per|to a) line: {content}", "do: (add|append) {n} (lines|items) to {t}[:|] {content}",
)  # fmt: skip
LINES_MID = (
    "do: (add|append) {content} to {t}, (one per line|each on its own line|as separate lines|on separate lines)", "do: (put|write) {content} at the end of {t}, each on a line of its own",
    "{content} (should go|go) at the end of {t}, (one per line|as separate lines)", "do: (add|append) the {n} (lines|items) {content} to {t}", "do: append {content} to {t} as {n} lines",
)  # fmt: skip


@family("append_lines", weight=2.0, tools=("append_file",))
def append_lines(w: World) -> Steps:
    """Several lines at the end of a file: one under the other, or as an enumeration that becomes lines."""
    path, n = w.pick_text_file(), w.rng.randint(2, 4)
    rows = [w.pick((names.thing, names.thing, names.person, contents.task))(w.rng) for _ in range(n)]
    if len(set(rows)) < n or any(" and " in r or "," in r for r in rows):
        raise Skip("not plain")
    block = w.chance(0.4)
    joint = w.pick((", ", ", ", "; "))
    shown = "\n" + "\n".join(rows) if block else joint.join(rows) if w.chance(0.4) else ", ".join(rows[:-1]) + " and " + rows[-1]
    templates = LINES_MORE if block or w.chance(0.5) else LINES_MID
    yield Ask(w.say(templates, t=w.path(path), content=shown, n=w.number(n)))
    yield Call("Add the lines with append_file.", "append_file", {"path": path, "content": "\n".join(rows)})
    yield Done("The lines were added.")


REOPEN = (
    "do: (uncheck|untick|reopen) {x} (in|on) {t}", "{x} is not done yet[,] (uncheck it|reopen it|untick it) in {t}", "do: mark {x} (as not done|as open|as undone|as open again) in {t}", "{x} in {t} is (not done|not finished|still open)",
    "i have to do {x} again[,] (uncheck it|untick it) in {t}", "do: (take|remove) the (tick|check mark|x) (from|off) {x} in {t}", "{t}[:|,] {x} is (not done|still open|open again)", "do: set {x} (back|) to (open|not done) in {t}",
    "in {t} (uncheck|untick|reopen) {x}", "i (ticked off|checked off) {x} by mistake in {t}[,] (undo that|uncheck it|untick it)",
)  # fmt: skip


@family("reopen", weight=0.5, tools=("edit_file",))
def reopen(w: World) -> Steps:
    """A ticked item is open again."""
    found = [(p, r.split("[x] ", 1)[1]) for p, t in w.files.items() for r in t.splitlines() if r.lstrip("- ").startswith("[x] ")]
    if not found:
        rows = [f"{w.pick(('[ ]', '[x]', '[x]'))} {contents.task(w.rng)}" for _ in range(w.rng.randint(3, 6))]
        path = w.write(w.name(w.pick((".txt", ".md"))), "\n".join(rows) + "\n")
        found = [(path, r[4:]) for r in rows if r.startswith("[x]")]
        if not found:
            raise Skip("nothing done")
    path, item = w.pick(found)
    if w.files[path].count(f"[x] {item}") != 1:
        raise Skip("twice")
    yield Ask(w.say(REOPEN, x=w.quoted(item, always=w.chance(0.5)), t=w.path(path)))
    yield Call("Mark it as open with edit_file.", "edit_file", {"path": path, "old_text": f"[x] {item}", "new_text": f"[ ] {item}"})
    yield Answer("The text was replaced.", f"I marked \"{item}\" as open in {path}.")


ONE_EXT = (
    "do: change the (extension|ending|file extension) of {t} to {x}", "{t} should (end in|end with|have the extension|have the ending) {x}", "do: (turn|make|rename) {t} into a {x} file", "do: give {t} the (extension|ending) {x}",
    "{t} should be a {x} file", "do: rename {t} so that it ends (in|with) {x}", "i want {t} (to end in|to end with|with the extension|as a) {x} [file|]", "the (extension|ending) of {t} is wrong[,] (it should be|make it|change it to) {x}",
    "{t}: (extension|ending) {x}", "do: (swap|replace) the (extension|ending) of {t} (for|with|by) {x}", "do: rename {t}, same name but (with|ending in) {x}",
)  # fmt: skip
PREFIX = (
    "do: (put|add) {x} (in front of|before|at the start of|at the beginning of) the name of {t}", "do: prefix {t} with {x}", "the name of {t} should (start|begin) with {x}", "do: rename {t} so that (it|its name) (starts|begins) with {x}",
    "do: (put|write) {x} before the (file name|filename|name) of {t}", "{t} (needs|should get) the prefix {x}", "i want {x} in front of the name of {t}", "do: add the prefix {x} to [the name of|] {t}", "{t}: add the prefix {x} to the name",
)  # fmt: skip
SUFFIX = (
    "do: (put|add) {x} (at the end of|to) the name of {t}[,] before the (extension|ending|dot)", "the name of {t} should (end with|have) {x} before the (extension|dot|ending)", "do: rename {t}, with {x} (added|put) before the (extension|ending|dot)",
    "do: (insert|put) {x} before the (extension|ending) of {t}", "{t} (needs|should get) {x} right before the (extension|dot)", "i want {x} before the (extension|ending) in the name of {t}", "do: add the suffix {x} to the name of {t}, before the (extension|dot)",
)  # fmt: skip
PART = (
    "do: (replace|change) {a} (by|with|to) {x} in the (name|file name|filename) of {t}", "in the (name|filename|file name) of {t} {a} should be {x}", "do: rename {t} with {x} instead of {a}", "do: rename {t}[,] {x} instead of {a}",
    "the name of {t} should say {x}[,] not {a}", "in the (name|filename) of {t} (put|write|use) {x} (instead of|for) {a}", "{t} has {a} in its name[,] (make that|change that to|it should be) {x}", "do: change the name of {t} from {a} to {x}, the rest stays (the same|as it is)",
)  # fmt: skip


def _renamed(w: World, path: str) -> tuple[tuple[str, ...], dict[str, str], str]:
    """Return templates, their slots and the new path for a change to a part of a name. Raises Skip."""
    folder, slash, name = path.rpartition("/")
    ext = extension(path)
    stem = name.removesuffix(ext)
    kind = w.pick(("ext", "ext", "ext", "prefix", "suffix", "part"))
    if kind == "ext":
        new = w.pick([e for e in (".txt", ".md", ".bak", ".old", ".log", ".csv", ".json", ".text", ".py", ".html", ".yaml") if e != ext])
        if not ext:
            raise Skip("no extension")
        return ONE_EXT, {"x": new if w.chance(0.7) else new[1:]}, f"{folder}{slash}{stem}{new}"
    if kind == "part":
        parts = [p for p in stem.replace("-", " ").replace("_", " ").split() if len(p) > 2 and name.count(p) == 1]
        if not parts or len(stem) == len(parts[0]):
            raise Skip("one part")
        old, new = w.pick(parts), names.pseudo(w.rng) if w.chance(0.5) else w.pick(("final", "new", "old", "2027", "draft", "v2", "march", "home"))
        return PART, {"a": w.bare(old), "x": w.bare(new)}, f"{folder}{slash}{name.replace(old, new)}"
    sign = w.pick(("_", "_", "-", "-"))
    word = w.pick(("old", "new", "draft", "final", "2026", "2027", "backup", "v2", "v3", "copy", "done", "x", "private", "team", names.pseudo(w.rng)))
    if kind == "prefix":
        return PREFIX, {"x": w.bare(f"{word}{sign}")}, f"{folder}{slash}{word}{sign}{name}"
    if not ext:
        raise Skip("no extension")
    return SUFFIX, {"x": w.bare(f"{sign}{word}")}, f"{folder}{slash}{stem}{sign}{word}{ext}"


@family("rename_part", weight=1.2, tools=("move_file",))
def rename_part(w: World) -> Steps:
    """Another extension, a prefix, a suffix or one part of the name of a file."""
    path = w.pick(list(w.files))
    templates, slots, target = _renamed(w, path)
    if target == path or w.exists(target):
        raise Skip("in use")
    yield Ask(w.say(templates, t=w.path(path), **slots))
    obs = yield Call("Rename it with move_file.", "move_file", {"source": path, "destination": target})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is renamed.", f"I renamed {path} to {target}.")
