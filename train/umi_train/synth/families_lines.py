"""Edits by line: remove, replace or insert a line; change a value from one thing to another; find lines by their start."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.acts_edit import new_word
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_grep import found_lines
from umi_train.synth.views import body, matches

REMOVE_LINE = [
    "do: (delete|remove|erase|drop) line {n} (from|of|in) {t}",
    "do: (delete|remove|cut) the {nth} line (from|of|in) {t}",
    "do: (take|cut) line {n} out of {t}",
    "do: (delete|remove) line number {n} (of|from|in) {t}",
    "line {n} of {t} (should go|can go|should be deleted|must go)",
    "the {nth} line of {t} (should go|can go|should be deleted|must go)",
    "{t}[:|,] (delete|remove) (line {n}|the {nth} line)",
    "(delete|remove) line {n} {t}",
    "i (don't want|do not want|don't need) line {n} (in|of) {t}",
    "do: in {t}[,] (delete|remove) (line {n}|the {nth} line)",
    "line {n} (in|of) {t} (is|was) (wrong|a mistake|useless|not needed)[,] (delete it|remove it|take it out)",
    "in {t}[,] (line {n}|the {nth} line) (can go|should go|is not needed|has to go)",
    "{t} without (line {n}|the {nth} line)[,] please",
    "do: (strike|scratch|throw away|throw out) (line {n}|the {nth} line) (of|from) {t}",
    "the {nth} line (of|in) {t} is (wrong|useless|superfluous|outdated)[,] (delete it|remove it)",
    "do: get rid of (line {n}|the {nth} line) (in|of) {t}",
    "do: open {t} and (delete|remove|take out) (line {n}|the {nth} line)",
    "from {t} (delete|remove|take away) (line {n}|the {nth} line)",
    "i want (line {n}|the {nth} line) (gone from|out of|removed from) {t}",
    "there should be no (line {n}|{nth} line) like that in {t}[,] (delete it|remove it)",
]
SET_LINE = [
    "do: (replace|overwrite) line {n} (of|in) {t} with {q}",
    "do: (change|set|edit) line {n} (of|in) {t} to {q}",
    "do: (replace|overwrite) the {nth} line (of|in) {t} (with|by) {q}",
    "do: (change|set) the {nth} line (of|in) {t} to {q}",
    "line {n} of {t} should (be|say|read) {q}",
    "the {nth} line of {t} should (be|say|read) {q}",
    "{t}[:|,] line {n} should (be|say) {q}",
    "do: make line {n} of {t} say {q}",
    "do: put {q} (on|in) line {n} of {t} instead",
    "do: in {t}[,] (change|set) line {n} to {q}",
    "in {t}[,] (line {n}|the {nth} line) (should be|should read|has to be|becomes) {q}",
    "do: (write|put) {q} (over|in place of|instead of) (line {n}|the {nth} line) (of|in) {t}",
    "do: rewrite (line {n}|the {nth} line) of {t} (as|to say|so that it says) {q}",
    "(line {n}|the {nth} line) (of|in) {t} is wrong[,] (it should be|make it|change it to|put) {q}",
    "{t} line {n} = {q}",
    "{t}, line {n} -> {q}",
    "do: let (line {n}|the {nth} line) of {t} (be|say|read) {q}",
    "i want (line {n}|the {nth} line) of {t} to (be|say|read) {q}",
    "do: open {t} and (change|set) (line {n}|the {nth} line) to {q}",
    "{q} should (be|stand) on line {n} of {t}[,] (not what is there now|instead of what is there)",
    "do: swap (line {n}|the {nth} line) (of|in) {t} for {q}",
]
PREPEND = [
    "do: (add|insert|put|write) {q} (at|to) the (top|beginning|start|very top) of {t}",
    "do: (add|insert|put) {q} as the (first|top) line (of|in) {t}",
    "do: prepend {q} to {t}",
    "do: (add|insert) a (first line|line at the top|new first line) in {t}[:|,] {text}",
    "{t} should (start|begin) with {q}",
    "{q} (should be|must be|goes) (at the top|at the beginning) of {t}",
    "do: start {t} with {q}",
    "do: (put|insert) {q} before everything else in {t}",
    "{t}[:|,] (prepend|add at the top|put on top) {q}",
    "i (want|need) {q} (at the top|as the first line|at the beginning) of {t}",
    "do: (stick|slip|tack) {q} (on|onto|at) the (top|front|start) of {t}",
    "do: make {q} the [new] first line of {t}",
    "at the (top|beginning|very top|start) of {t}[,] (add|put|write|insert): {text}",
    "above everything else in {t}[,] (add|put|write) {q}",
    "before the first line of {t}[,] (add|put|insert|write) {q}",
    "new first line (of|for|in) {t}: {text}",
    "{t} needs {q} (at the top|as its first line|on top)",
    "{q} (on top of|at the head of|at the start of) {t}[,] please",
    "{t} has no title[,] (put|add|write) {q} (at the top|on top|above it)",
    "do: (give|add to) {t} the (title|heading|header) {q}",
    "i forgot the (first line|beginning|heading) of {t}[,] (put|add) {q} (there|at the top|on top)",
    "do: let {t} (start|begin) with {q}",
]
INSERT_AFTER = [
    "do: (add|insert|put) {q} (after|below|under|behind) {a} in {t}",
    "do: in {t}[,] (add|insert|put) {q} (after|below|right after) {a}",
    "do: (add|insert) a line {q} (after|below) the line {a} in {t}",
    "{t}[:|,] (add|insert) {q} after {a}",
    "{q} should come (after|right after|below) {a} in {t}",
    "do: (put|write) {q} on the line after {a} in {t}",
    "after {a} in {t} (add|insert|put) {q}",
    "i want {q} (below|after|under) {a} in {t}",
    "in {t} there is {a}[,] (below it|after that|under it) (put|write|add) {q}",
    "(below|under|right after|directly after) {a} in {t}[,] (there should be|comes|put|write) {q}",
    "do: open {t} and (add|insert|put) {q} (below|after|under) {a}",
    "do: (find|look for) {a} in {t} and (add|insert|put) {q} (below it|after it|under it)",
    "{t} lacks the line {q} after {a}",
    "{q} is missing after {a} in {t}[,] (add it|put it there|insert it)",
    "do: let {a} in {t} be followed by {q}",
    "the line {a} in {t} should be followed by {q}",
    "(new line|insert) after {a} in {t}: {q}",
    "do: squeeze {q} in (after|below) {a} in {t}",
]
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _single_lines(w: World) -> tuple[str, list[str]]:
    """Return a text file and its lines, each of which occurs once and is not part of another. Raises Skip."""
    path = w.pick_text_file(min_lines=2, max_chars=700)
    return path, w.files[path].splitlines()


def _one(w: World, path: str, line: str) -> bool:
    return bool(line.strip()) and w.files[path].count(line) == 1


@family("remove_line", weight=1.8, tools=("read_file", "edit_file"))
def remove_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line = rows[n - 1]
    if not _one(w, path, line) or n == len(rows):
        raise Skip("not once")
    yield Ask(w.say(REMOVE_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path)))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{line}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed line {n} from {path}: {line.strip()}")


@family("set_line", weight=1.6, tools=("read_file", "edit_file"))
def set_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line, text = rows[n - 1], contents.phrase(w.rng)
    if not _one(w, path, line) or text == line:
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.7))
    yield Ask(w.say(SET_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path), q=shown, text=shown))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Replace the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": text})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was replaced.", f"Line {n} of {path} is now \"{text}\".")


@family("prepend", weight=1.2, tools=("read_file", "edit_file"))
def prepend(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = rows[0], contents.phrase(w.rng)
    if not _one(w, path, line):
        raise Skip("not once")
    yield Ask(w.say(PREPEND, t=w.path(path), q=w.quoted(text, always=w.chance(0.6)), text=w.quoted(text, always=True)))
    yield Call("Read the first line with read_file.", "read_file", {"path": path, "start_line": 1, "end_line": 1})
    obs = yield Call(
        "Put the text before the first line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{text}\n{line}"}
    )
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


@family("insert_after", weight=0.8, tools=("edit_file",))
def insert_after(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = w.pick(rows), contents.phrase(w.rng)
    if not _one(w, path, line) or '"' in line + text or len(line) > 60:
        raise Skip("not once")
    yield Ask(w.say(INSERT_AFTER, t=w.path(path), q=f'"{text}"', a=f'"{line}"'))
    obs = yield Call("Insert the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{line}\n{text}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


REMOVE_WITH = [
    "do: (delete|remove|erase|drop) the (line|entry|item) (with|about|containing|that says|that mentions|mentioning) {x} (from|in) {t}",
    "do: (delete|remove|drop) (the entry|the item|the point) {x} from {t}",
    "do: take {x} off {t}",
    "do: (take|cross) {x} off the list in {t}",
    "the (line|entry) (with|about) {x} (should go|can go|must go) in {t}",
    "{t}[:|,] (delete|remove) the (line|entry) (with|about|containing) {x}",
    "i (don't|do not) need the (line|entry) (with|about) {x} in {t} any more",
    "do: in {t}[,] (delete|remove) the line (with|containing|about) {x}",
    "(delete|remove) line with {x} in {t}",
    "the (line|entry|item) (that says|with|about|mentioning) {x} (is no longer needed|is outdated|has to go) in {t}",
    "in {t} the (line|entry|row) (with|about) {x} (can go|should go|has to go|is wrong, delete it)",
    "do: open {t} and (delete|remove|take out) the (line|entry|row) (with|about|that has) {x}",
    "do: (find|look for) {x} in {t} and (delete|remove) (that line|the whole line|the line)",
    "do: (delete|remove) the (whole|entire|complete) line (with|about|where it says) {x} (in|from) {t}",
    "{t} has a line (with|about) {x}[,] (delete it|remove it|take it out)",
    "i want the (line|entry) (with|about) {x} (gone from|out of|removed from) {t}",
    "do: (cross out|scratch|strike) the (line|entry|item) (with|about) {x} in {t}",
    "sed -i /{x}/d {t}",
    "do: (get rid of|throw out) the line (with|about|mentioning) {x} in {t}",
]


@family("remove_line_with", weight=1.1, tools=("search_text", "edit_file"))
def remove_line_with(w: World) -> Steps:
    from umi_train.synth.acts_edit import word_in

    path, rows = _single_lines(w)
    word = word_in(w, w.files[path])
    hits = [r for r in rows if word.lower() in r.lower()]
    if len(hits) != 1 or not _one(w, path, hits[0]) or hits[0] == rows[-1]:
        raise Skip("not once")
    yield Ask(w.say(REMOVE_WITH, t=w.path(path), x=w.quoted(word, always=w.chance(0.5))))
    obs = yield Call("Find the line with search_text.", "search_text", {"query": word, "path": path})
    if len(matches(obs)) != 1 or matches(obs)[0][2] != hits[0]:
        raise Skip("shown otherwise")
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{hits[0]}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed this line from {path}: {hits[0].strip()}")


FROM_TO = [
    "do: change [the] {k} from {a} to {b} in {t}",
    "do: in {t}[,] change [the] {k} from {a} to {b}",
    "do: (update|set|switch) [the] {k} in {t} from {a} to {b}",
    "do: (raise|lower|move|turn) the {k} in {t} from {a} to {b}",
    "the {k} in {t} (changed|went) from {a} to {b}[, update it|, please update it]",
    "{t}[:|,] change {k} from {a} to {b}",
    "the {k} in {t} is not {a} but {b}[, fix it|, correct it]",
    "the {k} in {t} should be {b}(, not| instead of) {a}",
    "do: edit {t}[:|,] {k} from {a} to {b}",
    "do: replace the {k} {a} (with|by) {b} in {t}",
    "the {k} in {t} used to be {a}, (now it is|it is now|make it) {b}[, update it|, please change it|]",
    "the {k} is no longer {a} but {b}[,] (update|change|correct) {t}",
    "[the] {k} went from {a} to {b}[,] (update|change|correct|adjust) {t}",
    "in {t} the {k} is {a}[,] (it should be|make it|change it to|it has to be) {b}",
    "the {k} in {t} says {a}[,] (it should say|make it|change it to) {b}",
    "do: change {t} so that the {k} is {b} (instead of|and not|rather than) {a}",
    "new {k} in {t}: {b} (instead of|not|rather than) {a}",
    "{t}: {k} {a} -> {b}",
    "do: (make|turn) the {k} {a} in {t} (into|to) {b}",
    "do: bring the {k} in {t} from {a} to {b}",
    "{b} (instead of|rather than) {a} as the {k} in {t}[,] please",
    "someone set the {k} in {t} to {a}[,] (make it|change it back to|it should be) {b}",
    "do: (open|look in) {t} and change the {k} from {a} to {b}",
    "do: (bump|upgrade|update|downgrade) {k} from {a} to {b} in {t}",
    "do: in {t}[,] (bump|upgrade|switch) {k} from {a} to {b}",
    "do: (bump|upgrade|update) {k} {a} to {b} in {t}",
    "{k} {b} in place of {a} in {t}",
]


def _pinned(w: World) -> tuple[str, str, str]:
    """Write a file of versions; return its path, a name in it and the version."""

    def version() -> str:
        return ".".join(str(w.rng.randint(0, 40)) for _ in range(w.rng.randint(2, 3)))

    joint = w.pick(("==", "==", " ", ": ", "@", " = "))
    rows = {names.pseudo(w.rng) if w.chance(0.5) else names.thing(w.rng).split()[-1]: version() for _ in range(w.rng.randint(2, 5))}
    stem = w.pick(("requirements", "versions", "deps", "packages", "pins", names.pseudo(w.rng)))
    path = w.write(f"{stem}{w.pick(('.txt', '.txt', '.lock', '.md'))}", "".join(f"{name}{joint}{number}\n" for name, number in rows.items()))
    return path, *w.pick(sorted(rows.items()))


@family("change_from_to", weight=4.5, tools=("edit_file",))
def change_from_to(w: World) -> Steps:
    """The old value is in the request: one edit."""
    from umi_train.synth.families_settings import with_settings

    if w.chance(0.2):
        path, key, old = _pinned(w)
    elif w.chance(0.5):
        path, _, key, old = with_settings(w)
        key, old = key.strip('"'), old.strip('"')
    else:
        key = w.word("(price|cost|number|amount|price of {t}|price of {t}|color|name|deadline|date|title|status|room|level|code)", t=names.thing(w.rng))
        old = w.pick([str(w.rng.randint(2, 999)), names.pseudo(w.rng), names.date(w.rng), names.code(w.rng)])
        rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 3))]
        rows.insert(w.rng.randint(0, len(rows)), w.pick([f"The {key} is {old}.", f"{key}: {old}", f"{key} = {old}"]))
        path = w.write(w.name(w.pick([".txt", ".md", ".txt"])), "\n".join(rows) + "\n")
    head, _, last = old.rpartition(".")
    new = f"{head}.{int(last) + w.rng.randint(1, 9)}" if last.isdigit() and head else str(w.rng.randint(2, 9999)) if last.isdigit() else new_word(w, old)
    if w.files[path].count(old) != 1 or len(old) < 2 or new == old:
        raise Skip("not once")
    quote = w.pick(["", "", '"', "'"])
    if quote and quote in old + new:
        quote = ""
    yield Ask(w.say(FROM_TO, k=key, t=w.path(path), a=f"{quote}{old}{quote}", b=f"{quote}{new}{quote}"))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"I changed the {key} from {old} to {new} in {path}.")


STARTING = [
    "do: (show|list|find|give) [me] (all|the|all the|every) lines (in|of) {t} that (start|begin) with {x}",
    "do: (show|list|find) [me] (the|all|all the) lines (starting|beginning) with {x} in {t}",
    "ask: (which|what) lines (in|of) {t} (start|begin) with {x}",
    "know: which lines (in|of) {t} (start|begin) with {x}",
    "get: (all|the|all the) lines (in|of|from) {t} that (start|begin) with {x}",
    "lines (starting|beginning) with {x} in {t}",
    "{t}[:|,] lines that start with {x}",
    "do: search {t} for lines (starting|that start|beginning) with {x}",
    "do: grep ^{x} {t}",
    "from {t} i (need|want) (all|the) lines that (start|begin) with {x}",
    "in {t}[,] (which|what) lines (start|begin) with {x}",
    "ask: are there lines (starting|beginning) with {x} in {t}",
    "do: (pick out|filter|print) the lines of {t} that (start|begin) with {x}",
    "every one of the lines of {t} that (start|begin) with {x}",
    "i (want|need) to see (all|the) lines (starting|beginning) with {x} in {t}",
]
ENDING = [t.replace("start|begin", "end|finish").replace("starting|beginning", "ending|finishing").replace("starting|that start|beginning", "ending|that end")
          .replace("that start with", "that end with").replace("grep ^{x}", "grep {x}$") for t in STARTING]  # fmt: skip


@family("lines_starting", weight=0.8, tools=("search_text",))
def lines_starting(w: World) -> Steps:
    path = w.pick_text_file(min_lines=2)
    row = w.pick([r for r in w.files[path].splitlines() if r.strip()])
    start = w.chance(0.7)
    word = (row.split()[0] if start else row.split()[-1]) if row.split() else ""
    if not word.isalnum():
        raise Skip("not plain")
    yield Ask(w.say(STARTING if start else ENDING, t=w.path(path), x=w.quoted(word)))
    obs = yield Call(
        f"Search for the {'start' if start else 'end'} of lines with search_text and a regular expression.",
        "search_text",
        {"query": f"^{word}" if start else f"{word}$", "path": path, "regex": True},
    )
    rows = matches(obs)
    if not rows or len(rows) > 6:
        raise Skip("none or many")
    yield Answer("The lines were found.", body(obs))


ADDRESSES = [
    "do: (find|list|show|get) [me] (all|the|all the) {what} in {t}",
    "do: (extract|pull out|collect) (all|the) {what} (from|in) {t}",
    "ask: (which|what) {what} are in {t}",
    "ask: are there any {what} in {t}",
    "know: which {what} are in {t}",
    "get: (all|the|all the|a list of) {what} (in|from) {t}",
    "{what} in {t}",
    "{t}[:|,] {what}",
    "do: search {t} for {what}",
    "do: (give|get) me (all|the|any) {what} you (find|see) in {t}",
    "from {t} i (need|want) (all|the) {what}",
    "in {t}[,] (what|which) {what} (are there|do we have|do you find)",
    "ask: what {what} (does {t} have|can you find in {t}|are mentioned in {t})",
    "do: (go|look) through {t} for {what}",
    "i (need|want) the {what} (from|out of|in) {t}",
    "do: grep the {what} (from|in|out of) {t}",
]


@family("addresses", weight=0.6, tools=("search_text",))
def addresses(w: World) -> Steps:
    mail = w.chance(0.6)
    what = w.pick(["emails", "email addresses", "e-mail addresses", "mail addresses"] if mail else ["links", "urls", "web addresses", "web links"])
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(1, 4))]
    for _ in range(w.rng.randint(0 if w.chance(0.2) else 1, 3)):
        host = f"{names.pseudo(w.rng)}.{w.pick(['com', 'org', 'net', 'de', 'io'])}"
        who = w.pick(names.PEOPLE)
        rows.insert(
            w.rng.randint(0, len(rows)),
            w.pick([f"{who}: {who.lower()}@{host}", f"Write to {who.lower()}@{host}", f"{who.lower()}.{w.pick(names.SURNAMES).lower()}@{host}"])
            if mail else w.pick([f"See http://{host}/{names.pseudo(w.rng)}", f"https://{host}", f"The page is http://www.{host}"]),
        )  # fmt: skip
    path = w.write(w.name(w.pick([".txt", ".md"])), "\n".join(rows) + "\n")
    yield Ask(w.say(ADDRESSES, what=what, t=w.path(path)))
    query = "@" if mail else "http"
    obs = yield Call(f"Search for {query} with search_text.", "search_text", {"query": query, "path": path})
    if matches(obs):
        yield Answer("They were found.", body(obs))
    else:
        yield Answer("Nothing was found.", f"There are no {what} in {path}.")


@family("search_logs", weight=0.9, tools=("search_text",))
def search_logs(w: World) -> Steps:
    """Errors and warnings of one log, or of all."""
    word = w.pick(["error", "error", "warn", "timeout", "failed", "debug"])
    shown = {"error": "(errors|error messages|error lines|error entries)", "warn": "(warnings|warning lines|warning messages)",
             "timeout": "(timeouts|timeout messages)", "failed": "(failures|failed things|messages with failed)", "debug": "(debug messages|debug lines)"}[word]  # fmt: skip
    logs = [p for p in w.files if p.endswith(".log")]
    if not logs:
        raise Skip("no log")
    path = w.pick(logs)
    what = w.word(shown)
    yield Ask(w.say(
        ["do: (show|list|find|give) [me] (all|the|all the|any) {what} in {t}", "ask: (which|what) {what} are (there|) in {t}", "ask: are there (any|) {what} in {t}",
         "get: (all|the|all the) {what} (in|from|of) {t}", "know: (if|whether) there are (any|) {what} in {t}", "{what} in {t}", "{t} {what}",
         "do: (check|search|scan|look through) {t} for {what}", "any {what} in {t}", "did {t} (record|log) any {what}", "do: filter {t} for {what}"],
        what=what, t=w.path(path)))  # fmt: skip
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    if matches(obs):
        yield found_lines(obs, word)
    else:
        yield Answer("Nothing was found.", f"No, there are no {what} in {path}.")
