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
from umi_train.synth.families_tables import a_table, inquire, result
from umi_train.synth.lightly import unsupervised
from umi_train.synth.pointing import ordered, some_word
from umi_train.synth.views import body, found, matches

_IT = ("it", "it", "it", "that file", "that one", "the file", "this one", "the file you found", "the one you found", "that")


@family("found_follow_up", weight=2.2)
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
    "do: (open|display|print|pull up) (the whole thing|that one|this file|that file|the document)", "do: (show|give) me (everything in it|the rest|what's in that file|all its lines|the complete file)",
    "do: read (me|) (the whole file|that file|all of it|the entire thing)", "do: let me see what else (is in there|it says)", "do: show the context, the whole file",
    "ask: what does the (rest|whole file|whole thing) (say|look like)", "ask: what else (stands|is written) (in there|in it)", "ask: what's the rest of (it|that file|the file)",
    "ask: can i (see|read|have) the (whole|entire|complete) file", "ask: what do the other lines say", "and the (whole|entire|complete|full) file", "and the other lines",
    "and everything else in (it|there|that file)", "and around (it|that)", "(all of it|everything|the whole thing|in full) please", "more of that file", "(the rest|full file|whole file|entire file) please",
    "i need the (whole|entire|full|complete) (file|text)", "i'd like to read (all of it|the whole file|that file)", "now (open|read|show) (it|that file|the file)", "then open (it|that file)", "open that", "cat it",
        "do: (put|bring) (that file|the file|the whole text) on the screen", "do: (quote|recite|output) (the whole file|all of it|the entire file)",
        "do: (go|look) (into|inside) (that file|the file) and show (me everything|it all)", "do: (view|load|call up|bring up) (that file|this file|the file it is in|the document)",
        "do: give me the (complete|full|entire) (text|content) of (it|that file|the file)", "ask: what (is|stands) (around|before and after) (it|that line|that)",
        "ask: what does (that|the) file (look like|contain|say) (in full|as a whole|altogether)", "ask: what (comes|is) (before|after) (it|that line), show the whole file",
        "ask: how does (the file|it) (go on|continue), show all of it", "ask: could i (see|read) (it all|the rest of that file|everything in there)",
        "get: (the complete file|the entire text of that file|everything that is in that file|the content of that file|the rest of the file)",
        "know: (what else is in that file|what the rest of that file says|what else it says|what the whole file says)", "one line is not enough, (the whole file|open the file|show it all)",
        "(interesting|aha|good), (open|show) (that file|the file|the whole thing)", "the (document|text file|page) it is in, please", "not just that line, (the whole file|everything|all of it)",
        "i (want|need|would like) (the context|all of it|the complete text|to read on)", "(entire|complete) (text|content|file) please", "the file behind it, (open it|show me|please)",
        "(that's|this is) the one, (open it|show it to me|let me read it)", "let me (look|have a look|peek) (into|inside) (it|that file|the file)", "let's (read|see|open) (the whole file|all of it|that file)",
        "and the (lines|text) around it", "and the file itself", "so what else does the file say", "(ok|fine|great), read it (to me|out|all)", "where that line is from, show that file",
)  # fmt: skip


@family("line_follow_up", weight=1.2)
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
    "ask: what (day of the week|weekday) (will|would) (that|it) be", "ask: what day of the week does (that|it) (fall|land) on", "ask: which day in the week is (that|it)",
    "ask: is (that|it) (during the week|on a weekend|a workday|a saturday|a tuesday)", "ask: will (that|it) be a (weekend|weekday|monday|friday|saturday)",
    "do: (give|tell) me the (weekday|day of the week) (of that|as well|for it)", "do: (look up|check) (the weekday of that|which weekday that is)", "know: (which|what) (weekday|day of the week) (that|it) is",
    "know: if (that|it) is a (weekend|weekday)", "(and|) the day of the week", "(and|) that's (which|what) (weekday|day of the week)", "(and|) which weekday", "(and|) what weekday would that be",
    "so which day of the week", "is (that|it) a day i have to work, which weekday is it", "weekday of that", "that's a what? monday, tuesday", "day of the week please",
        "ask: what (weekday|day of the week) (are we talking about|do we have then|is it then|would we have)", "ask: which (day of the week|weekday) (comes out|do i get|is the date)",
        "ask: is (that|it) (a monday or a tuesday|a weekday or the weekend|midweek|a working day|one of the weekend days)",
        "ask: (can|could) you (also|) (say|tell me) (which|what) (weekday|day of the week) (it|that) is", "ask: does (that|it) (come|land|fall) on a (monday|friday|saturday|sunday)",
        "do: (name|add|give) the (weekday|day of the week) (too|as well|also)", "do: (work out|find out|determine) the (weekday|day of the week) (too|for that date|of it|)",
        "get: the (weekday|day of the week) (of that|of that date|too|for it)", "know: (what|which) (weekday|day of the week) that (date is|would be|falls on)", "(and|) the name of (the|that) day",
        "(and|) (weekday|day of the week) (of it|then|too)?", "(and|) it falls on a what", "(and|) on a (weekend|weekday) or not", "(mon|tue|wed), which day of the week is it",
        "monday, tuesday or (what|which day)", "do i have to (work|go to school) then, (what|which) (weekday|day of the week) is it", "i also (need|want) the (weekday|day of the week)",
        "can we (party|meet|sleep in), i mean is it a (weekend|saturday|sunday)", "for my calendar: (what|which) weekday", "which of the seven days is (it|that)", "on (what day of the week|which weekday) then",
        "that date's (weekday|day of the week)",
)  # fmt: skip
MORE_DAYS = (
    "and {o} later", "and {o} after that", "(and|) what date is {o} after that", "plus {o}", "and if it takes {o} more", "what if it is {o} later", "and {o} from then", "then {o} more, which date", "when is {o} after that", "do: add {o} to (that|it)", "and if they postpone it by {o}", "{o} later is when",
    "ask: (which|what) date is {o} (later|after that|after it|from then)", "ask: what (date|day) (comes|would it be|do we get) {o} (later|after that)", "ask: what about {o} (later|after that|after it)",
    "ask: when (would|will) {o} after that be", "ask: and when are {o} (from then|after that) over", "do: (go|count|move) {o} (on|forward|ahead) from (that|there|it)", "do: count {o} from that date",
    "do: put {o} on top of (that|it)", "do: tell me the date {o} (later|after that)", "get: the date {o} (later|after that|from then)", "know: what date {o} later is", "(and|) {o} on top [of that|]",
    "(and|) if i add {o}", "(and|) another {o} after that", "(and|) with {o} added", "that plus {o}", "that date + {o}", "{o} after that, which date", "{o} on from there",
    "(if|suppose) it (slips|is delayed|is late) by {o}, when is it", "(they|we) need {o} more, which date then", "give it {o} more, when is that",
        "ask: (what|which) date (do i land on|will we have|comes out|is reached) {o} (later|after that)", "ask: what if (they|we|i) (need|add|wait) {o} more", "ask: (can|could) you add {o} to (it|that date)",
        "ask: on (which|what) date will {o} (more be over|after that be over)", "ask: where do i end up {o} after that", "do: (shift|push|postpone|delay) (that date|it) by {o} and tell me the date",
        "do: (jump|go) {o} (ahead|further|forward) from (that date|there)", "do: (calculate|compute|work out|find) the date {o} (after|later than) that", "do: (tell me|say) what date {o} (after that|later) is",
        "do: tack {o} onto that date", "get: the date {o} (on|past that|beyond that)", "know: (which|what) date it (is|would be) {o} (later|after that)", "(and|) with an extension of {o}",
        "(and|) (postponed|delayed|extended|pushed back|moved) by {o}", "(and|) {o} (past|beyond|following) that", "(and|) the date {o} (on|later|after that)", "(and|) counting {o} from (there|that date)",
        "(and|) if (we|they|i) wait (another|) {o}", "(and|) if it (takes|lasts|runs) {o} from then", "(and|) {o} (further|onwards|down the road) from then", "{o} (added|on top), which date",
        "another {o} (from that day|after that), what date", "starting (from|on) that day, {o} later is what date", "it lasts {o} from then, (when does it end|when is it over)",
        "(the deadline|the warranty|the trial) is {o} after that, (when is that|which date)", "suppose we add {o}, which date do we get", "from that date {o} (forward|on|ahead)",
)  # fmt: skip


@family("date_follow_up", weight=1.4)
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
    "SUM": ("the (total|sum) of {c} in {path}", "(and|) the (total|sum)", "(and|) in total", "what about the (total|sum)", "(and|) all together", "(and|) summed up", "the (sum|total) too", "(and|) what does (it|that) (add up|come) to", "(and|) added up", "the (overall|grand) total", "now the (sum|total)", "give me the (sum|total) (as well|also|now)", "how much is (it|that) (all together|in all|overall)", "(and|) everything together", "also the (sum|total)", "sum?", "(and|) how about the (sum|total)",
        "(and|) (what|how much) is the (total|sum)", "(and|) what do they (add up|come|amount) to", "(and|) (all|everything) (added|taken) together", "(and|) the whole (sum|amount), all rows added",
        "i (need|want|would like) the (sum|total) (too|as well|also)", "(and|) if you (add|sum) (it|them|all of them) up", "do: (add|sum) (it|them|them all) up", "do: (total|tot) (it|them) up",
        "(and|) the (figure|number) for all of them added up", "total?", "know: what the (total|sum) is",
    ),
    "AVG": ("the (average|mean) {c} in {path}", "(and|) the (average|mean)", "(and|) on average", "what about the (average|mean)", "how much is it on average", "the (mean|average) too", "(and|) averaged", "now the (average|mean)", "also the (average|mean)", "give me the (average|mean) (as well|also|now)", "average?", "(and|) the typical value, i mean the average", "(and|) how about the (average|mean)", "what is it on average", "what would the (mean|average) be", "(and|) the arithmetic mean",
        "(and|) (what|how much) is the (average|mean)", "(and|) the (average|mean) (value|figure|one)", "(and|) per row on average", "i (need|want|would like) the (average|mean) (too|as well|also)",
        "(and|) if you (average|take the average of) (it|them|all of them)", "do: (average|take the mean of) (it|them|them all)", "(and|) the average of (it|them|all of them)", "mean?",
        "know: what the (average|mean) is", "(and|) what does it (average out at|come to on average)",
    ),
    "MAX": ("the (highest|largest|biggest) {c} in {path}", "(and|) the (highest|maximum|biggest one|largest)", "what about the (highest|maximum)", "(and|) at most", "how high does it go", "the maximum too", "(and|) the top value", "now the (maximum|highest|largest)", "also the (maximum|highest|biggest)", "max?", "give me the (maximum|highest|biggest) (as well|also|now)", "what is the most (it reaches|there is)", "(and|) the peak", "(and|) how about the (maximum|biggest|highest)", "(and|) the highest (value|figure|number|one)", "what would the (maximum|highest value) be",
        "(and|) (what|how much) is the (maximum|highest|biggest|largest)", "(and|) the (largest|greatest|top) (one|value|number|figure)",
        "i (need|want|would like) the (maximum|highest|largest) (too|as well|also)", "do: (find|look up|tell me|show) the (maximum|highest|biggest) (one|too|)", "(and|) the upper (limit|end|extreme), the maximum",
        "(and|) which is the (highest|biggest|largest) (value|one|number)", "maximum?", "know: what the (maximum|highest value|biggest value) is", "(and|) the record high",
        "(and|) how much is it at (most|the most|the maximum)",
    ),
    "MIN": ("the (lowest|smallest) {c} in {path}", "(and|) the (lowest|minimum|smallest one)", "what about the (lowest|minimum)", "(and|) at least", "how low does it go", "the minimum too", "(and|) the bottom value", "now the (minimum|lowest|smallest)", "also the (minimum|lowest|smallest)", "min?", "give me the (minimum|lowest|smallest) (as well|also|now)", "what is the least (it reaches|there is)", "(and|) how about the (minimum|smallest|lowest)", "(and|) the (lowest|smallest) (value|figure|number|one)", "what would the (minimum|lowest value) be",
        "(and|) (what|how much) is the (minimum|lowest|smallest)", "(and|) the (least|lowest|smallest) (one|value|number|figure)", "i (need|want|would like) the (minimum|lowest|smallest) (too|as well|also)",
        "do: (find|look up|tell me|show) the (minimum|lowest|smallest) (one|too|)", "(and|) the lower (limit|end|extreme), the minimum", "(and|) which is the (lowest|smallest) (value|one|number)", "minimum?",
        "know: what the (minimum|lowest value|smallest value) is", "(and|) the record low", "(and|) how much is it at (least|the least|the minimum)",
    ),
}  # fmt: skip
_FIRST = ("ask: (what is|what's) {f}", "do: (show|give|tell|find) me {f}", "get: {f}", "i need {f}", "know: what {f} is", "do: look up {f}", "{f} please", "can you work out {f}",
    "ask: (could|can) you (tell|give|show) me {f}", "ask: do you know {f}", "do: (work out|figure out|compute|calculate|determine|find|get) {f}", "do: tell me {f}", "do: check {f}", "get: {f}, as a number",
    "know: {f}", "{f}", "{f}?", "i'm looking for {f}", "i (want|would like) to (know|see) {f}", "let me (know|see) {f}", "what would be {f}", "my boss wants {f}", "(for the report|for my talk) i need {f}",
        "do: (pull|dig|bring|look) up {f}", "do: (report|state|name|say) {f}", "do: extract {f}", "ask: (could|can|may) i (have|get|see|know) {f}", "ask: how much is {f}",
        "know: (how much|what) {f} (is|comes to)", "{f}, (please|quickly|what is it|can you get it)", "{f} would (help|be good|be nice)", "i (wonder about|am after|was asked for|was asked about) {f}",
        "we (need|want|are missing) {f}", "what i (need|want) is {f}", "(just|only) {f} please", "let's (see|have|get) {f}", "(they|the customers|the auditors) (ask|asked) for {f}", "(to start with|first), {f}",
)  # fmt: skip


@family("table_follow_up", weight=2.0)
def table_follow_up(w: World) -> Steps:
    """A figure of a column, then another figure of it or the same of another column."""
    table = a_table(w)
    numbers = table.of("whole", "real")
    column, (first, second) = w.pick(numbers), w.rng.sample(sorted(_FIGURES), 2)
    yield Ask(w.say(_FIRST, f=w.word(_FIGURES[first][0], c=column.said, path=w.path(table.path))))
    sql = f"SELECT {first}({column.name}) FROM data"
    obs = yield from inquire(table.path, sql)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The query gave the result.", result(sql, obs))
    others = [c for c in numbers if c is not column]
    if others and w.chance(0.4):
        column, second = w.pick(others), first
        yield Ask(w.say(("(and|) of {c}", "(and|) what about {c}", "the same for {c}", "and {c}", "how about {c}", "now {c}", "do the same with {c}", "(and|also) for {c}", "same question for {c}", "{c} too", "what of {c}", "and how is that for {c}", "(and|) {c} as well", "now for {c}", "{c} next", "(ok|thanks), and {c}", "(and|) in {c}", "repeat that for {c}", "i also need it for {c}", "the same thing for {c} please", "what about the column {c}", "and the one for {c}",
        "(and|) (what is|what's|how much is) it for {c}", "(and|) the {c} figure", "(and|) the equivalent for {c}", "(and|) that for {c} [too|as well|please]", "(and|) once (more|again) for {c}",
        "(and|) the same (figure|number|value) for {c}", "i (need|want|would like) {c} (too|as well|also)", "now (do|with|the same with) {c}", "and then {c}", "{c}, please", "{c}: same question",
        "same, but (for|with) {c}", "apply that to {c}", "instead of that, {c}", "(could|can) you do (that|it|the same) for {c}", "likewise for {c}", "(and|) regarding {c}",
    ), c=column.said))
    else:
        yield Ask(w.say(_FIGURES[second][1:]))
    sql = f"SELECT {second}({column.name}) FROM data"
    obs = yield from inquire(table.path, sql, known=True)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The query gave the result.", result(sql, obs))


WHAT_CHANGED = (
    "(and|) what exactly changed", "(and|) which lines", "do: show me the changes", "(and|) the diff", "what did i change (there|in them)", "let me see the changes", "(and|) line by line", "(ok|good), and the changes themselves", "show the diff please", "what is different in (them|there)", "in detail please", "(and|) how do they differ from before",
    "ask: what (changed|has changed|did i change|is new) (exactly|in detail|line by line)", "ask: which lines (changed|are different|did i touch|did i edit|are new)", "ask: what are the (actual|exact) changes",
    "ask: how do (they|the files) differ (from the last commit|now)", "ask: what did i (edit|touch|modify) in there", "do: show (me|) (the diff|the changed lines|what i changed|what exactly changed|the differences)",
    "do: (print|display|give me) the (diff|changes|changed lines)", "do: run git diff", "do: let me look at the (changes|diff|changed lines)", "do: show what is different now", "know: what exactly changed",
    "(and|) the (changed|modified) lines", "(and|) the details of (that|the changes)", "(and|) the content of the changes", "(now|ok now) the diff", "diff", "diff please", "git diff",
    "(the changes|changed lines), please",
        "ask: what (was|got|has been) (changed|edited|added|removed) (in them|in there|there) [exactly|line by line|]", "ask: what did i (add|delete|rewrite|put) in there",
        "ask: which lines (were added|were removed|did i add|did i delete|are the new ones)", "ask: (can|could) i (see|have) the (diff|changes|changed lines|edits)", "ask: what does the diff (say|look like|show)",
        "do: (open|pull up|bring up|go through|walk me through) the (changes|diff|edits)", "do: (show|print|list) the (edits|modifications|edited lines|added and removed lines)",
        "do: (show|give) me (a|the) (patch|line by line view|full diff|details of the edits)", "get: (the diff|the changes in detail|the changed lines|the patch|the edits line by line)",
        "know: (which lines changed|which lines are different|what i edited in there|what the diff says)", "(and|) the (edits|modifications|patch) [themselves|]",
        "(and|) what (was|has been) (changed|edited|done) there, line by line", "(and|) the (added|new) and (removed|deleted) lines", "(and|) plus and minus lines",
        "(and|) the lines (themselves|that changed|i changed)", "i (want|need|would like) to (see|check|review) the (changes|diff|edits) (themselves|line by line|)",
        "not just the names, the (changes|changed lines|diff)", "names are not enough, show the (diff|changes|changed lines)", "before i commit (them|that), show the (diff|changes)",
        "let me (review|check|proofread) (the changes|the diff|the edits|the changed lines)", "what exactly did i (do|edit|change)", "(line by line|in full|exactly) please, the changes",
)  # fmt: skip
COMMITS = (
    "(and|) the last {n}", "(and|) the {n} before now", "do: show me the last {n}", "(and|) the last {n} commits", "what about the last {n} commits", "now the last {n}", "give me {n} of them", "(and|) {n} commits please", "i'd like to see {n} commits", "make it the last {n}",
    "ask: what (are|were) the (last|latest|newest) {n} [commits|]", "ask: (can|could) i (see|have) (the last|) {n} [commits|of them|]", "ask: and the {n} (newest|latest|most recent) (ones|commits)",
    "do: (list|print|display|pull up) the (last|latest|newest) {n} [commits|]", "do: go back {n} commits", "do: show {n} (of them|commits instead|commits)", "do: let me see the (last|latest) {n}",
    "get: the (last|latest|newest) {n} [commits|]", "get: {n} commits of the history", "(and|) (the latest|the newest|the most recent) {n}", "(and|) {n} of them", "(and|) {n} instead of one",
    "(and|) if you show {n}", "{n} commits", "last {n}", "the {n} (latest|newest|last) ones", "one is not enough, {n} please", "i (need|want) (the last|) {n} of them", "not just that one, the last {n}",
    "git log -{n}",
        "ask: what (about|of) the {n} (most recent|newest|last) [commits|ones]", "ask: (what|which) {n} commits (came|were|are the) last", "ask: (can|could) you (show|list|give me) {n} (of them|commits)",
        "ask: how about {n} (of them|commits|instead)", "do: (extend|expand|widen) (that|it|the list) to {n} [commits]", "do: (increase|raise) it to {n} commits",
        "do: (fetch|get|bring up|read out) the (last|latest|newest) {n}", "do: (go|look) (further back|back further), {n} commits", "do: (make|let) it be {n} [commits]",
        "get: ({n} of them|the {n} most recent ones|a list of {n} commits|the top {n})", "know: what the last {n} (were|commits were|commits are)", "(and|) (up to|a total of|altogether) {n} commits",
        "(and|) the top {n} [commits]", "(and|) the previous {n} [commits|]", "(and|) the (past|recent) {n} [commits|]", "(and|) a log of {n} [commits|entries]", "(and|) the log with {n} (commits|entries)",
        "more of the commits please, {n}", "more history, {n} commits", "i meant the last {n}", "(just one|only one|one) is too (few|little), {n} please", "{n} (would be better|please|instead|in total)",
        "let's (see|have) (the last|) {n} [commits]", "git log -n {n}", "now with {n} commits",
)  # fmt: skip


@family("git_follow_up", weight=1.2)
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
    "ask: what else (is|do i have|have i got|is there) (in my notes|noted)", "ask: what (are|were) my other notes", "ask: which (other notes|notes) do i have (now|so far|)",
    "ask: what (notes are there|do my notes say) now", "ask: what have i noted (so far|up to now|besides)", "ask: how do my notes look now", "ask: can i (see|have) all my notes",
    "do: (list|print|display|read out|pull up) (all|all of|) my notes [now|]", "do: show (me|) (the list|everything i noted|all notes|the notes)", "do: show what's in my notes (now|so far)",
    "do: let me check my notes", "do: read them all (to me|out)", "do: go through (all|) my notes now", "get: (all my notes|the list of my notes|my other notes)", "know: what else is in my notes",
    "(and|) everything (else|) in my notes", "(and|) my other notes", "(and|) the rest of my notes", "(and|) the notes so far", "(now|ok now) all my notes", "now let me see (them all|the notes|everything)",
    "all my notes please", "list them all", "notes so far?",
        "ask: what (did|have) i (note|noted) (before|earlier|besides that|so far)", "ask: what (stands|is written|is there) in my notes (now|altogether|so far|)",
        "ask: which things (have i noted|are in my notes|did i note)", "ask: (can|could) you (show|list|read) (me|) my notes", "ask: what do my notes (say|look like|contain) (now|so far|in full|)",
        "do: (bring up|open|view|output) (all|all of|) my notes", "do: (show|give) me (the full list|the complete list|the other ones|the other notes) of my notes",
        "do: (recap|repeat|recite|run through) (all|) my notes", "do: (tell|remind) me (what i noted|what is in my notes|of my other notes|of all my notes)", "do: (check|prove) that it's there, show my notes",
        "get: (every note i have|a list of all notes|all the notes so far|everything i noted|the whole list of notes)",
        "know: (what my notes say now|what i have noted so far|which notes there are|what i noted before)", "(and|) (all|every one) of my notes", "(and|) the (whole|full|complete|entire) list of notes",
        "(and|) what (was|is) in my notes already", "(and|) which notes are there (already|now|)", "(notes|my notes) please", "my notes, all of them",
        "i (want|need|would like) to (see|check|read) (all|) my notes (now|)", "let me (see|read|look at|hear) (all my|the full list of|my other) notes", "let's (see|look at|go through) (all|) my notes",
        "show the notes (i have|that are there|with the new one)", "just to be sure, (show|list) my notes", "the (full|whole|complete) list of my notes please", "everything i noted so far",
        "so what's (all|) in my notes", "notes overview please",
)  # fmt: skip


@family("note_follow_up", weight=0.9)
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
