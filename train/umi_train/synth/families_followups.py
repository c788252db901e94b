"""Follow-ups on what was just found: a file, a line, a date, a figure of a table, a state of the repository, a note."""

from __future__ import annotations

from datetime import timedelta

from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_dates import UNTIL, written
from umi_train.synth.families_git import LAST, STATUS, _repo, status_answer
from umi_train.synth.families_grep import SEARCH
from umi_train.synth.families_multi import draw, pronoun_templates
from umi_train.synth.families_notes import ADD, _fill, note_text, notes_said
from umi_train.synth.families_search import BY_NAME, BY_TEXT, EXTREME
from umi_train.synth.families_tables import LOOK, QUERY, a_table
from umi_train.synth.lightly import unsupervised
from umi_train.synth.pointing import ordered, some_word
from umi_train.synth.views import body, found, matches

_IT = ("it", "it", "it", "that file", "that one", "the file", "this one", "the file you found", "the one you found", "that")


@family("found_follow_up", weight=2.2, tools=("find_files",))
def found_follow_up(w: World) -> Steps:
    """Find one file by its name, text, size or date; then act on it."""
    roll = w.rng.random()
    row = 0
    if roll < 0.4:
        name = w.pick(list(w.files)).rpartition("/")[2]
        pattern = name if w.chance(0.6) or "." not in name else name.rpartition(".")[0]
        if any(c in pattern for c in "[]*?") or any(pattern.lower() in f.lower() for f in w.folders):
            raise Skip("pattern")
        templates = BY_NAME if "." not in pattern else [t for t in BY_NAME if "in the name" not in t and "whose name" not in t]
        text, why, arguments = w.say(templates, x=w.bare(pattern)), "Find the file by its name with find_files.", {"pattern": pattern}
    elif roll < 0.65:
        texts = [t for t in w.files.values() if t]
        if not texts:
            raise Skip("no text")
        word = some_word(w, w.pick(texts))
        text, why, arguments = w.say(BY_TEXT, x=w.quoted(word)), "Find the files by their text with find_files.", {"pattern": "*", "contains": word}
    else:
        pointer = ordered(w)
        text, why, arguments, row = w.say(EXTREME, t=pointer.words), pointer.rationale, dict(pointer.arguments), pointer.row
    yield Ask(text)
    obs = yield Call(why, "find_files", arguments)
    rows = found(obs)
    if not rows or (roll < 0.65 and len(rows) > 1):
        raise Skip("not one")
    path, size, modified = rows[row]
    if roll < 0.65:
        yield Answer("The file was found.", f"I found it: {path}.")
    else:
        fact = f"it is {size} in size" if arguments["sort_by"] == "size" else f"it was modified on {modified}"
        yield Answer("The file is known.", f"It is {path}; {fact}.")
    act = draw(w, [a for a in ACTS.values() if a.fits(w, path) and a.name not in ("details", "line", "range")])
    plan = act.plan(w, path)
    yield Ask(w.say(pronoun_templates(act), t=w.pick(_IT), **plan.slots))
    yield from carried_out(act, plan)


OPEN = (
    "do: (open|read|show me) (that file|the file|it|the whole file|all of it)", "ask: what else does (that file|it|the file) say", "ask: what else is in (that file|there|it)", "and the rest of (the file|it)", "show me the (whole|full) file", "i want to see the whole file", "the file please", "open it up", "and what's around it",
    "do: print the file it is in", "let me read (all of it|the whole thing|that file)", "cat that file", "do: show more of that file", "(ok|good), now the whole file",
)  # fmt: skip


@family("line_follow_up", weight=1.2, tools=("search_text", "read_file"))
def line_follow_up(w: World) -> Steps:
    """Search for a word that one line has, then read that file."""
    texts = [p for p, t in w.files.items() if t and len(t) < 700]
    if not texts:
        raise Skip("no short text")
    word = some_word(w, w.files[w.pick(texts)])
    yield Ask(w.say(SEARCH, x=w.quoted(word) if w.chance(0.5) or not word.isalnum() else word))
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    rows = matches(obs)
    if len(rows) != 1 or len(w.files.get(rows[0][0], "x" * 999)) > 700:
        raise Skip("not one")
    yield Answer("The place is known.", obs.content)
    path = rows[0][0]
    yield Ask(w.say(OPEN))
    obs = yield Call(ACTS["read"].rationale, "read_file", {"path": path})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(ACTS["read"].done, ACTS["read"].plan(w, path).answer(obs))


WHICH_DAY = (
    "(and|) what (weekday|day of the week) is (that|it)", "ask: which (weekday|day) is (that|it) [then]", "and the weekday", "on which (weekday|day) is (that|it)", "is (that|it) a (weekend|weekday|sunday|monday|friday)", "what day does it fall on", "and which day of the week", "weekday?", "and it is a?", "does (that|it) fall on a weekend",
    "do: tell me the weekday too", "what kind of day is (that|it)",
)  # fmt: skip
MORE_DAYS = (
    "and {o} later", "and {o} after that", "(and|) what date is {o} after that", "plus {o}", "and if it takes {o} more", "what if it is {o} later", "and {o} from then", "then {o} more, which date", "when is {o} after that", "do: add {o} to (that|it)", "and if they postpone it by {o}", "{o} later is when",
)  # fmt: skip


@family("date_follow_up", weight=1.4, tools=("date_math",))
def date_follow_up(w: World) -> Steps:
    """Days until a date, then its weekday, or a date some time after it."""
    d = written(w.rng, w.now.date() + timedelta(days=w.rng.randint(3, 500)), w.now.year)
    yield Ask(w.say(UNTIL, d=d))
    obs = yield Call("Days between two dates: use date_math with difference.", "date_math", {"operation": "difference", "date": "today", "end_date": d})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The days are counted.", f"{obs.content.partition(': ')[2]} until {d}.")
    if w.chance(0.6):
        yield Ask(w.say(WHICH_DAY))
        obs = yield Call("A weekday is asked for: use date_math with weekday.", "date_math", {"operation": "weekday", "date": d})
        if not obs.ok:
            raise Skip(obs.content)
        yield Answer("The weekday is known.", f"{obs.content.rstrip('.')}.")
        return
    o = w.pick((f"{w.rng.randint(2, 60)} days", f"{w.rng.randint(2, 20)} weeks", f"{w.rng.randint(2, 18)} months", "a week", "a month", "2 years"))
    yield Ask(w.say(MORE_DAYS, o=o))
    obs = yield Call("A date moved by some time: use date_math with offset.", "date_math", {"operation": "offset", "date": d, "offset": o})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The date is known.", f"That is {obs.content.rpartition(' = ')[2].rstrip('.')}.")


_FIGURES = {
    "SUM": ("the (total|sum) of {c} in {path}", "(and|) the (total|sum)", "(and|) in total", "what about the (total|sum)", "(and|) all together", "(and|) summed up", "the (sum|total) too"),
    "AVG": ("the (average|mean) {c} in {path}", "(and|) the (average|mean)", "(and|) on average", "what about the (average|mean)", "how much is it on average", "the (mean|average) too", "(and|) averaged"),
    "MAX": ("the (highest|largest|biggest) {c} in {path}", "(and|) the (highest|maximum|biggest one|largest)", "what about the (highest|maximum)", "(and|) at most", "how high does it go", "the maximum too", "(and|) the top value"),
    "MIN": ("the (lowest|smallest) {c} in {path}", "(and|) the (lowest|minimum|smallest one)", "what about the (lowest|minimum)", "(and|) at least", "how low does it go", "the minimum too", "(and|) the bottom value"),
}  # fmt: skip
_FIRST = ("ask: (what is|what's) {f}", "do: (show|give|tell|find) me {f}", "get: {f}", "i need {f}", "know: what {f} is", "do: look up {f}", "{f} please", "can you work out {f}")
_NAMES = {"SUM": "total", "AVG": "average", "MAX": "highest", "MIN": "lowest"}


@family("table_follow_up", weight=2.0, tools=("query_table",))
def table_follow_up(w: World) -> Steps:
    """A figure of a column, then another figure of it or the same of another column."""
    table = a_table(w)
    numbers = table.of("whole", "real")
    column, (first, second) = w.pick(numbers), w.rng.sample(sorted(_FIGURES), 2)
    yield Ask(w.say(_FIRST, f=w.word(_FIGURES[first][0], c=column.said, path=w.path(table.path))))
    yield Call(LOOK, "query_table", {"path": table.path})
    obs = yield Call(QUERY, "query_table", {"path": table.path, "sql": f"SELECT {first}({column.name}) FROM data"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The query gave the result.", f"The {_NAMES[first]} {column.said} is {obs.content.strip().splitlines()[-1].strip()}.")
    others = [c for c in numbers if c is not column]
    if others and w.chance(0.4):
        column, second = w.pick(others), first
        yield Ask(w.say(("(and|) of {c}", "(and|) what about {c}", "the same for {c}", "and {c}", "how about {c}", "now {c}", "do the same with {c}", "(and|also) for {c}", "same question for {c}", "{c} too"), c=column.said))
    else:
        yield Ask(w.say(_FIGURES[second][1:]))
    obs = yield Call(QUERY, "query_table", {"path": table.path, "sql": f"SELECT {second}({column.name}) FROM data"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The query gave the result.", f"The {_NAMES[second]} {column.said} is {obs.content.strip().splitlines()[-1].strip()}.")


WHAT_CHANGED = (
    "(and|) what exactly changed", "(and|) which lines", "do: show me the changes", "(and|) the diff", "what did i change (there|in them)", "let me see the changes", "(and|) line by line", "(ok|good), and the changes themselves", "show the diff please", "what is different in (them|there)", "in detail please", "(and|) how do they differ from before",
)  # fmt: skip
COMMITS = (
    "(and|) the last {n}", "(and|) the {n} before now", "do: show me the last {n}", "(and|) the last {n} commits", "what about the last {n} commits", "now the last {n}", "give me {n} of them", "(and|) {n} commits please", "i'd like to see {n} commits", "make it the last {n}",
)  # fmt: skip


@family("git_follow_up", weight=1.2, tools=("git_status", "git_diff", "git_log"))
def git_follow_up(w: World) -> Steps:
    """The state, then the changed lines; or the last commit, then some more."""
    _repo(w, least=1)
    if w.chance(0.55):
        yield Ask(w.say(STATUS))
        with unsupervised():
            obs = yield Call("The state of the repository: use git_status.", "git_status", {})
        if not obs.ok or "\n" not in obs.content:
            raise Skip("clean")
        yield Answer("The state is known.", status_answer(obs.content))
        yield Ask(w.say(WHAT_CHANGED))
        with unsupervised():
            obs = yield Call("The changed lines are asked for: use git_diff.", "git_diff", {})
        if not obs.ok or "\n" not in obs.content:  # only staged or new files: the question means those
            raise Skip(obs.content)
        yield Answer("The changes are known.", obs.content)
        return
    yield Ask(w.say(LAST))
    with unsupervised():
        obs = yield Call("The last commit is asked for: use git_log with limit 1.", "git_log", {"limit": 1})
    if not obs.ok or not body(obs):
        raise Skip(obs.content)
    yield Answer("The commit is known.", f"The last commit is {body(obs)}")
    n = w.rng.randint(2, 8)
    yield Ask(w.say(COMMITS, n=n))
    with unsupervised():
        obs = yield Call("Some commits are asked for: use git_log with a limit.", "git_log", {"limit": n})
    if not obs.ok or obs.content.count("\n") < 2:
        raise Skip("too few")
    yield Answer("The commits are known.", obs.content.replace("\n", ":\n", 1))


WHAT_ELSE = (
    "(and|) what else did i note", "what other notes do i have", "do: show me all (of them|my notes)", "(and|) the others", "what's in my notes now", "is it in there", "do: read my notes back", "let me see all my notes", "(ok|good), now show my notes", "what have i got in my notes (now|so far)", "did you keep it? show my notes", "the whole list please",
)  # fmt: skip


@family("note_follow_up", weight=0.9, tools=("add_note", "list_notes"))
def note_follow_up(w: World) -> Steps:
    """Keep a note, then look at all of them."""
    _fill(w, w.rng.randint(0, 3))
    text = note_text(w.rng, w.split == "heldout_entity")
    yield Ask(w.say(ADD, note=text))
    yield Call("Something to remember: use add_note.", "add_note", {"text": text})
    yield Done("The note is kept.")
    yield Ask(w.say(WHAT_ELSE))
    obs = yield Call("The notes are asked for: use list_notes.", "list_notes", {})
    yield Answer("The notes are known.", f"Your notes:\n{notes_said(obs.content)}")
