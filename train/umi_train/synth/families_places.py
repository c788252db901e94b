"""Where things go and where they are: up a folder, into a folder by its shell name, a folder renamed, who mentions what in a folder."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_clock import place, read_clock
from umi_train.synth.families_grep import found_lines
from umi_train.synth.pointing import KINDS, extension, kind_word, some_word
from umi_train.synth.views import found, plural

UP = (
    "do: move {t} (out of its folder|out of there|to the top folder|to the workspace folder|to the top|up a folder|to the top level)", "do: (take|bring|get) {t} out of (its folder|the folder|there)", "do: move {t} up", "mv {t} .", "mv {t} ./",
    "{t} (should|must) not be in a (folder|subfolder), move it (up|out)", "do: (put|move) {t} (here|right here), not in a (subfolder|folder)", "{t} (belongs|goes) (in the top folder|at the top|here)", "i want {t} (at the top level|here, not in a folder|in the top folder)",
    "do: pull {t} out of {d}", "do: take {t} out of {d}", "do: move {t} out of {d}",
    "{t} one level up please", "do: take {t} one level up", "{t} should be one level up", "{d} is the wrong place for {t}, move it (up|out|here)", "{t} does not belong in {d}, move it out",
    "i don't want {t} in {d}, put it (here|in the main folder)", "do: bring {t} back to the (main|top) folder", "{t}: up one folder", "do: lift {t} out of {d}",
    "i put {t} into {d} by mistake, move it out again",
)  # fmt: skip


@family("move_up", weight=1.8, tools=("move_file",))
def move_up(w: World) -> Steps:
    """Out of a folder into the workspace itself."""
    inside = [p for p in w.files if p.count("/") == 1 and not w.exists(p.rpartition("/")[2])]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    yield Ask(w.say(UP, t=w.bare(path), d=path.rpartition("/")[0]))
    obs = yield Call("Move it out of its folder with move_file.", "move_file", {"source": path, "destination": "."})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is moved.", f"I {obs.content}.")


SHELL = (
    "{verb} {t} {d}/", "{verb} {t} {d}/{new}", "{t} => {d}/{new}", "{t} -> {d}/{new}", "{t} => {d}/", "{t} ==> {d}/", "{verb} {t} to {d}/", "{word} {t} => {d}/{new}", "{word} {t} into {d}/", "{word}: {t} > {d}/{new}", "{verb} {t} ./{d}/",
)  # fmt: skip


@family("shell_move", weight=1.8)
def shell_move(w: World) -> Steps:
    """Moves and copies as one types them in a terminal, with arrows and slashes; renames within a folder."""
    if not w.folders:
        raise Skip("no folder")
    path, copies = w.pick(list(w.files)), w.chance(0.35)
    folder, slash, name = path.rpartition("/")
    within = w.chance(0.35) and not copies
    new = w.name(extension(path) or None)
    templates = tuple(t for t in SHELL if ("{new}" in t) == (within or w.chance(0.4)) and (not copies or "{verb}" in t or "{word}" in t))
    if within:
        where = folder or "."
        templates = ("{t} => {both}", "{t} -> {both}", "mv {t} {both}", "rename {t} => {both}", "{t} ==> {both}", "{t} = {both}, rename", "rename {t} {both}", "{t} (becomes|is now|shall be) {both}", "{t} should become {both}", "ren {t} {both}")
        target = f"{folder}{slash}{new}"
    else:
        where = w.pick(w.folders)
        target = f"{where}/"
    if (path.startswith(f"{where}/") and not within) or (w.exists(f"{where}/{name}") and not within) or " " in path + where or w.exists(f"{where}/{new}"):
        raise Skip("in the way")
    tool = "copy_file" if copies else "move_file"
    verb, word = ("cp", "copy") if copies else ("mv", "move")
    if not within:
        asked_new = w.chance(0.4)
        templates = tuple(t for t in SHELL if ("{new}" in t) == asked_new and (not copies or "{verb}" in t or "{word}" in t))
        target = f"{where}/{new}" if asked_new else f"{where}/"
    yield Ask(w.say(templates, verb=verb, word=word, t=path, d=where, new=new, both=target))
    obs = yield Call(f"{'Copy' if copies else 'Rename' if within else 'Move'} it with {tool}.", tool, {"source": path, "destination": target})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is copied." if copies else "It is renamed." if within else "It is moved.", f"I {obs.content}.")


RENAMED = (
    "do: rename (the folder|folder|the directory) {d} (to|into|as) {new}", "(the folder|folder|the directory|my folder) {d} (should be|must be|should get|is to be) (called|named|renamed to) {new}", "do: (change|alter) the name of (the folder|the directory|folder) {d} (to|into) {new}",
    "do: call (the folder|the directory) {d} {new} (instead|from now on)", "{d}/ => {new}/", "mv {d}/ {new}/", "mv {d} {new}", "(the|my) {d} folder (should be|must be|needs to be) (called|named) {new}", "i want (the|my) (folder|directory) {d} (to be called|named|renamed to) {new}", "(folder|directory) {d}: new name {new}",
    "do: give (the folder|the directory) {d} the name {new}", "{new} (is|would be) a better name for (the folder|the directory) {d}, (rename it|change it)",
    "folder {d} -> {new}", "{d} is a bad name for a folder, (call|name) it {new}", "the folder {d} should have the name {new}", "new name for the folder {d}: {new}",
    "i'd rather have the folder {d} named {new}", "ren {d} {new}", "do: change the folder name {d} to {new}", "from now on the folder {d} is {new}", "{d} directory -> {new}",
    "the directory name {d} has to become {new}", "can the folder {d} be called {new}", "the name of the folder {d} is wrong, it should be {new}",
)  # fmt: skip


@family("folder_renamed", weight=2.8, tools=("move_file",))
def folder_renamed(w: World) -> Steps:
    """A folder gets another name."""
    tops = [f for f in w.folders if "/" not in f]
    if not tops:
        raise Skip("no folder")
    folder, new = w.pick(tops), w.folder_name()
    if "/" in new:
        raise Skip("two levels")
    yield Ask(w.say(RENAMED, d=folder if " " not in folder else f'"{folder}"', new=w.bare(new)))
    obs = yield Call("Rename the folder with move_file.", "move_file", {"source": folder, "destination": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is renamed.", f"I renamed {folder} to {new}.")


MENTION = (
    "ask: which of the {d} (mention|mentions|contain|contains|have|has) {x}", "ask: which (file|files|one) (in|inside|of) {d} (mentions|has|contains|is about|talks about) {x}", "do: find the (file|one) (in|inside) {d} (that|which) (mentions|has|contains) {x}",
    "in {d}, which (file|one) (has|mentions|says) {x}", "is there (a file|anything) (in|inside) {d} (about|with) {x}", "know: which (file|one) in {d} (mentions|has|contains) {x}", "get: the files in {d} (that mention|with|about) {x}", "{d}: which one has {x}",
    "ask: what in {d} (mentions|is about|has to do with) {x}", "(do|does) any of the {d} (mention|have|contain) {x}", "files (in|from) {d} (with|about) {x}", "who of the {d} has {x}",
    "look through {d}, which file has {x}", "is there something in {d} that mentions {x}? which file", "somewhere in {d} a file has {x}, which", "ask: in which file of {d} is {x}",
    "{x} is in which file of {d}", "ask: which of the files in {d} was about {x}", "do: name the file in {d} with {x} in it", "grep -l {x} in {d}", "do: list the files in {d} that have {x}",
)  # fmt: skip


@family("mention_in_folder", weight=1.8, tools=("find_files",))
def mention_in_folder(w: World) -> Steps:
    """Which of the files of a folder mentions something."""
    inside = [p for p, t in w.files.items() if "/" in p and t]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    folder = path.rpartition("/")[0]
    word = some_word(w, w.files[path])
    yield Ask(w.say(MENTION, d=folder if w.chance(0.6) else w.path(folder), x=w.quoted(word) if w.chance(0.3) else word))
    obs = yield Call("Find the files by their text with find_files, in that folder.", "find_files", {"pattern": "*", "path": folder, "contains": word})
    rows = found(obs)
    if not rows:
        raise Skip("nothing")
    yield Answer("The files were found.", obs.content)


DEFINED = (
    "ask: where is {x} (defined|used|mentioned|set|declared|called)", "ask: (which|what) file (defines|uses|has|contains) the {kind} {x}", "do: (find|show|locate) the {kind} {x}", "do: find (where|the place where) {x} is (defined|used)",
    "where is it written that {x}".replace("that {x}", "about {x}"), "the {kind} {x}, where is it", "know: where the {kind} {x} is (defined|used)", "do: look for the {kind} {x} in (the|my) files", "(definition|uses) of {x}",
    "do: show me (all|every) (line|lines|place|places) with {x}", "which lines (have|mention|contain) {x}", "every line that (has|mentions|says) {x}",
    "ask: where do i find the {kind} {x}", "ask: where in my files is {x}", "ask: in which line is {x}", "ask: which line has {x}", "every use of {x}", "ask: who uses {x}", "grep -n {x}",
    "ask: where is {x} being used", "do: point me to the {kind} {x}", "do: show me where {x} stands", "do: find usages of {x}", "the line with {x} please",
)  # fmt: skip


@family("word_place", weight=2.7, tools=("search_text",))
def word_place(w: World) -> Steps:
    """Where a name or a word stands: search all files for that word alone."""
    texts = [p for p, t in w.files.items() if t and p.endswith((".py", ".js", ".go", ".rs", ".c", ".ini", ".toml", ".txt", ".md", ".log", ".yaml"))]
    if not texts:
        raise Skip("no text")
    text = w.files[w.pick(texts)]
    ids = [t for t in "".join(c if c.isalnum() or c == "_" else " " for c in text).split() if "_" in t and len(t) > 4]
    word = w.pick(ids) if ids and w.chance(0.7) else some_word(w, text)
    kind = w.pick(("function", "name", "variable", "method")) if word in ids else w.pick(("word", "word", "term", "text"))
    yield Ask(w.say(DEFINED, x=word if w.chance(0.75) else w.quoted(word), kind=kind))
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)


AWAY = (
    "my {who} is staying in {c}. what's the time there", "my {who} is in {c}, (how late is it|what is the time) there", "i am calling {c} later. what is the time there (now|)", "(we have|i have) a call with {c}, what is the time over there", "i want to call my {who} in {c}. how late is it there",
    "my {who} moved to {c}. what's the time there", "i have a meeting with people in {c}. what's their time [now|]", "is it late in {c}? my {who} is there", "my {who} (is flying to|flew to|works in) {c}. what's the time there", "the office in {c}: what's their time now",
    "can i call my {who} in {c} now, or is it too late there", "how late is it for my {who} in {c}",
    "my {who} lives in {c}. what time is it for them", "skyping with my {who} in {c}, what time do they have", "before i call my {who}: what time is it in {c}",
    "my {who} just landed in {c}, what's the local time [there]", "is my {who} in {c} still up? what time is it there", "i don't want to wake my {who} in {c}. what's the time there",
    "we have people in {c}, what time is it for them", "a customer from {c} wants a call, what's the time there [now]", "my {who} sent a message from {c}, what time is it there",
    "tomorrow i fly to {c}. what time is it there now", "i ordered something from a shop in {c}, what time do they have now",
)  # fmt: skip


@family("time_away", weight=1.5, tools=("current_time",))
def time_away(w: World) -> Steps:
    """The time somewhere, the place in a sentence before the question."""
    city = place(w)
    who = w.pick("brother cousin aunt uncle friend boss colleague daughter son mother father client grandma partner nephew team".split())
    yield Ask(w.say(AWAY, c=city, who=who))
    obs = yield Call("The time in another place: use current_time with the place.", "current_time", {"timezone": city})
    if not obs.ok:
        raise Skip(obs.content)
    day, clock, _ = read_clock(obs.content)
    yield Answer("The time is known.", f"It is {clock} in {city}, {day}.")


HOW_MANY = (
    "ask: how many {what} (are in|are there in|do i have in|does it have in|are inside) {d}", "do: count the {what} in {d}", "how many {what} in {d}", "get: the number of {what} in {d}", "{d}: how many {what}", "know: how many {what} are in {d}", "number of {what} in {d}",
    "ask: how many {what} did i (put|save|keep) in {d}", "how full is {d}, how many {what}", "ask: how many {what} (has|holds) {d}",
    "{what} in {d}, a count please", "look into {d}: how many {what}", "ask: what's the number of {what} in {d}", "i put {what} in {d}, how many are there now", "ask: how many {what} lie in {d}",
    "do: count how many {what} {d} has", "{d} has how many {what}", "how many {what} would i lose if i delete {d}",
)  # fmt: skip


@family("files_in_folder", weight=2.1, tools=("list_directory",))
def files_in_folder(w: World) -> Steps:
    """How many files a folder has, the folder named without the word folder."""
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    what = w.pick(("files", "files", "files", "documents", "things", "items"))
    yield Ask(w.say(HOW_MANY, what=what, d=folder if w.chance(0.6) else w.path(folder)))
    obs = yield Call("List the folder with list_directory; it counts.", "list_directory", {"path": folder})
    if not obs.ok or not obs.content.splitlines()[1:]:
        raise Skip("empty")
    rows = obs.content.splitlines()[1:]
    files = [r for r in rows if not r.split("  ")[0].endswith("/")]
    n = len(rows) if what in ("things", "items") else len(files)
    yield Answer("The number is known.", f"There {'is' if n == 1 else 'are'} {plural(n, what[:-1])} in {folder}.")


OF_KIND = (
    "do: list (all|every) {x} (line|entry|message) (in|of|from) (the|my) {kind}", "ask: how many {x} lines (has|are in) (the|my) {kind}", "ask: (how many times|how often) does (the|my) {kind} (say|mention|have) {x}",
    "ask: what (lines|line) in (the|my) {kind} (have|has|mention) {x}", "{x} in (the|my) {kind}", "do: search (the|my) {kind} for {x}", "do: look for {x} in (the|my) {kind}", "grep {x} in (the|my) {kind}", "is there (a|any) {x} in (the|my) {kind}", "get: the {x} lines of (the|my) {kind}",
    "ask: does (the|my) {kind} (have|mention|say) {x}", "any {x} in (the|my) {kind}", "ask: what does (the|my) {kind} say about {x}", "do: go through the {kind} and show me {x}",
    "ask: where in the {kind} is {x}", "every {x} in the {kind}", "lines of the {kind} with {x}", "do: check the {kind} for {x}", "ask: is {x} in (the|my) {kind}",
    "do: pull the {x} lines from the {kind}",
)  # fmt: skip


@family("search_kind", weight=2.1, tools=("find_files", "search_text"))
def search_kind(w: World) -> Steps:
    """Search in "the log" where there is one log: find it, then search in it."""
    kinds: dict[str, list[str]] = {}
    for path in w.files:
        kinds.setdefault(extension(path), []).append(path)
    single = [p[0] for e, p in kinds.items() if len(p) == 1 and e in KINDS and w.files[p[0]]]
    if not single:
        raise Skip("no single kind")
    path = w.pick(single)
    word = some_word(w, w.files[path])
    if path.endswith(".log") and w.chance(0.6):
        word = w.pick(("error", "ERROR", "warn", "timeout", "INFO", "WARN", "failed"))
    yield Ask(w.say(OF_KIND, x=w.quoted(word) if w.chance(0.3) else word, kind=kind_word(w, extension(path))))
    yield Call("Find the file by its kind with find_files.", "find_files", {"pattern": f"*{extension(path)}"})
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    yield found_lines(obs, word)
