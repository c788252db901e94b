"""Errors and warnings of a log: how many there are, which, whether there are any, and a file of them."""

from __future__ import annotations

from collections import Counter

from umi_local.content_words import content_words
from umi_local.trajectory import ObservationTurn
from umi_train.synth import contents
from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_grep import found_lines
from umi_train.synth.views import matches, plural

LEVELS = (
    ("error", "errors|errors|errors|error messages|errors of any kind|real errors"),
    ("warn", "warnings|warnings|warning messages|warns"),
    ("debug", "debug messages|debug lines|debug entries"),
    ("info", "info messages|info lines|infos"),
    ("timeout", "timeouts|timeouts|time-outs"),
    ("failed", "failures|failed things|failed attempts"),
)
"""What to look for, and how people call it."""

HOW_MANY = (
    "ask: how many {x} are in {p}", "ask: how many {x} are in {p}", "ask: how many {x} are there in {p}", "ask: how many {x} (does|did) {p} (have|show|contain|record|log)", "ask: how many {x} (did we|did i|have we) (get|have|had) in {p}",
    "ask: how many {x} (were|are) logged in {p}", "ask: how many {x} do you (see|find|count) in {p}", "ask: how many {x} (happened|occurred|came up) in {p}", "how many {x} in {p}", "number of {x} in {p}", "{x} in {p}: how many",
    "do: count the {x} in {p}", "do: count {x} in {p}", "do: tell me how many {x} {p} has", "do: check how many {x} there are in {p}", "get: the number of {x} in {p}", "get: the count of {x} in {p}", "know: how many {x} are in {p}",
    "know: how many {x} {p} has", "{p}: how many {x}", "{p}, how many {x}", "{p} - number of {x}", "in {p}, how many {x} are there", "any {x} in {p}? how many", "ask: are there many {x} in {p}, how many", "count of {x} in {p}",
    "were there {x} in {p}, and how many", "i need the number of {x} in {p}", "{x} count for {p}", "did {p} get any {x}? (if so|) how many", "so how many {x} are in {p} now", "ask: how (many|much) {x} (is|are) in {p}",
    "(the server|it|the app|the job) (crashed|misbehaved|was slow) (last night|today|again), how many {x} are in {p}", "ask: what is the number of {x} in {p}", "how many {x} has {p} got", "how many {x} can you see in {p}",
)  # fmt: skip
WHICH = (
    "do: show [me] the {x} in {p}", "do: show [me] all {x} in {p}", "do: list the {x} in {p}", "do: (print|give me|get me|pull) the {x} (from|of|in) {p}", "ask: which {x} are in {p}", "ask: what {x} are in {p}", "ask: what {x} are there in {p}",
    "ask: are there (any|) {x} in {p}", "ask: (does|did) {p} have any {x}", "ask: do you see any {x} in {p}", "any {x} in {p}", "any {x} in {p}?", "{x} in {p}", "{x} in {p} please", "get: the {x} from {p}", "get: all {x} in {p}",
    "know: which {x} are in {p}", "know: (if|whether) there are {x} in {p}", "{p}: {x}?", "{p}, show {x}", "only the {x} of {p}", "do: filter {p} for {x}", "do: (check|scan|look through|go through) {p} for {x}", "do: (look|search) for {x} in {p}",
    "do: find the {x} in {p}", "do: find (any|all|) {x} in {p}", "ask: is there anything like {x} in {p}", "were there any {x} in {p}", "let me see the {x} in {p}", "i (want|need) to see the {x} in {p}", "which {x} do we have in {p}",
    "(the server|it|the app|the job) (crashed|misbehaved|was slow) (last night|today|again), any {x} in {p}", "tell me about {x} in {p}", "what kind of {x} are in {p}", "i'm looking for {x} in {p}", "where in {p} are the {x}",
)  # fmt: skip
TO_FILE = (
    "do: (copy|save|write|put|extract) [only|just|all|] the {x} (from|of|in) {p} (to|into|in) {y}", "do: (copy|save|put) only the {x} lines of {p} (to|into|in) a [new] file {y}", "do: (collect|gather) the {x} (from|of) {p} in {y}",
    "do: find the {x} in {p} and (save|write|put|store) them (to|in|into) {y}", "do: (make|create) [a file] {y} with [only] the {x} (from|of) {p}", "i want the {x} of {p} in a file {y}", "i need a file {y} with just the {x} (from|of) {p}",
    "the {x} of {p} should go (to|into) {y}", "{y} should hold the {x} of {p}", "grep -i {x} {p} > {y}", "{x} of {p} -> {y}", "do: filter {p} for {x}, result (to|into) {y}", "do: grep the {x} out of {p} and (save|write) them (to|in) {y}",
    "do: search {p} for {x} and (write|save) what you find (to|into|in) {y}", "can you put the {x} from {p} into {y}", "all {x} from {p} into {y} please", "take the {x} out of {p} and save them as {y}", "just the {x} of {p}, saved (as|in|to) {y}",
    "do: export the {x} (of|from|in) {p} (to|as) {y}", "{p}: save the {x} (to|in|as) {y}", "could you write the {x} that {p} has to {y}", "pick the {x} from {p} and put them in {y}",
)  # fmt: skip


def _log(w: World) -> tuple[str, str, str]:
    """Return a log with a level that people count, what to look for and how it is said."""
    logs = [path for path, text in w.files.items() if path.endswith(".log") and text.count("\n") > 1]
    if logs and w.chance(0.5):
        path = w.pick(logs)
    else:
        folder = f"{w.pick(w.folders)}/" if w.folders and w.chance(0.35) else ""
        path = w.write(folder + w.name(".log" if w.chance(0.85) else ".txt"), contents.log(w.rng))
    query, said = w.rng.choices(LEVELS, (8, 4, 1, 1, 1, 1))[0]
    if query not in w.files[path].lower() and w.chance(0.8):
        raise Skip("none of these")
    return path, query, w.word(f"({said})")


def _searched(w: World, path: str, query: str) -> Call:
    return Call("Search in the file with search_text.", "search_text", {"query": query, "path": path})


@family("log_count", weight=2.2)
def log_count(w: World) -> Steps:
    path, query, said = _log(w)
    yield Ask(w.say(HOW_MANY, x=said, p=w.path(path)))
    obs = yield Call("Search with search_text; it counts the matches.", "search_text", {"query": query, "path": path})
    if obs.content.startswith("no "):
        yield Answer("The count is known.", f"{query} does not occur in {path}.")
    else:
        yield Answer("The count is known.", f"{query} occurs in {plural(obs.content.split(' ', 1)[0], 'line')} of {path}.")


@family("log_lines", weight=1.4)
def log_lines(w: World) -> Steps:
    path, query, said = _log(w)
    yield Ask(w.say(WHICH, x=said, p=w.path(path)))
    obs = yield _searched(w, path, query)
    yield found_lines(obs, query)


LINES_TO_FILE = (
    "do: find all lines (with|containing|that have|about) {x} in {p} and (put|save|write|store) them (in|into|to) {y}", "do: (copy|save|put|write|extract) (all|every|the|) lines (with|containing|that mention) {x} (from|of|in) {p} (to|into|in) {y}",
    "do: collect (all|the|) lines with {x} (from|in) {p} in {y}", "do: search {p} for {x} and (save|write) (all|the) (lines|hits|matches) (to|in|into) {y}", "do: grep {x} in {p} and (save|write|put) the (result|output|hits) (to|in|into) {y}",
    "do: (make|create) a file {y} with (all|the) lines (with|containing|about) {x} (from|in|of) {p}", "i (want|need) all lines with {x} (from|of|in) {p} in {y}", "all lines with {x} (from|of|in) {p} (to|into) {y}", "every {x} line (of|in) {p} into {y}",
    "the lines with {x} in {p} should (be saved|go) (to|in|into) {y}", "lines with {x} in {p} -> {y}", "grep {x} {p} > {y}", "{y} should contain every line of {p} with {x}", "do: filter {p} by {x} and save that (as|to) {y}",
    "can you put everything {p} says about {x} into {y}", "whatever is said about {x} in {p}, put it (in|into) {y}", "do: pull (all|every|the) {x} (lines|line) out of {p} and (write|save) (them|it|that) to {y}", "take all lines about {x} from {p} and make {y} of them",
    "do: look for {x} in {p} and write what you find to {y}", "out of {p}, the lines with {x}, saved (to|as) {y}",
    "lines in {p} that mention {x}: save them to {y}", "which lines of {p} have {x}? put them all in {y}", "do: keep all {x} lines of {p} in {y}", "every line of {p} that has {x} goes to {y}", "{p} has lines with {x}, save all of them to {y}", "collect {x} from {p} in {y}",
    "could you gather the lines with {x} from {p} into {y}", "do: list every line with {x} from {p} in a new file {y}",
)  # fmt: skip


def _saved(obs: ObservationTurn, new: str) -> Steps:
    """Write all lines that were found into a new file."""
    rows = matches(obs)
    if not rows or "[" in obs.content.rpartition("\n")[2][:1]:
        raise Skip("nothing, or not all of it")
    lines = "\n".join(row[2].strip() for row in rows)
    say = "Write the lines with write_file." if len(rows) > 1 else "Write the line with write_file."
    yield Call(say, "write_file", {"path": new, "content": lines})
    yield Done("The file is written.")


@family("log_to_file", weight=1.4)
def log_to_file(w: World) -> Steps:
    path, query, said = _log(w)
    new = w.name(w.pick([".txt", ".txt", ".log"]))
    yield Ask(w.say(TO_FILE, x=said, p=w.path(path), y=w.bare(new)))
    yield from _saved((yield _searched(w, path, query)), new)


@family("lines_to_file", weight=1.4)
def lines_to_file(w: World) -> Steps:
    """All lines with a word, of a file or of what lies in a folder, in a file of their own."""
    path = w.pick_text_file(min_lines=3)
    folder = path.rpartition("/")[0]
    where = folder if folder and w.chance(0.5) else path
    counted = Counter(word.strip(".,:;!?()[]\"'") for line in w.files[path].splitlines() for word in {*line.split()})
    often = [word for word, n in counted.items() if 1 < n < 9 and word.isalnum() and content_words(word)]
    word = w.pick(often) if often and w.chance(0.85) else word_in(w, w.files[path])
    new = w.name(w.pick([".txt", ".txt", ".md"]))
    yield Ask(w.say(LINES_TO_FILE, x=w.quoted(word, always=w.chance(0.3)), p=w.path(where), y=w.bare(new)))
    tell = "Search in the file with search_text." if where == path else "Search in the folder with search_text."
    yield from _saved((yield Call(tell, "search_text", {"query": word, "path": where})), new)
