"""Questions whose answer stands in a file: one line of it, lines of two files, sums and differences of amounts."""

from __future__ import annotations

from umi_train.synth import facts, names, records
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.parts import ALL_DONE, one_by_one, shown
from umi_train.synth.told import find, part_of_name, word_within

ASKED = (
    "{q}? (it is|it's|its) in {t}", "{q}? (see|look in|check|look at|read|open) {t}", "{q}? ({p})", "{q} ({p})", "{q} in {t}?", "{q} in {t}", "{q} according to {t}?", "according to {t}, {q}?",
    "(look|check) (into|in) {t} and tell me {q}", "{q}, {t}?", "{t}: {q}?", "i need to know {q}, (it is|it's) in {t}", "{q}? (is|it's|should be) in {t}", "do: (read|open|look at) {t} and tell me {q}",
    "hey, {q}? i wrote it in {t}", "do: tell me from {t} {q}", "{q}? i have it in {t}", "(from|going by) {t}: {q}?", "the answer is in {t}: {q}?", "{q} for what {t} says?", "please look into {t}. {q}?",
    "{q}? you find it in {t}", "can you check {t}: {q}", "{q}? {t} should say", "i forgot {q}. it is in {t}", "do: find out {q}, it is written in {t}", "{q} (says|in) {t}?",
    "(can|could) you answer this from {t}: {q}?", "{t} (has|knows|contains) the answer, {q}?", "{q}? (should be|must be|has to be) somewhere in {t}",
    "i (put|noted|saved|typed) it (in|into) {t} (some time ago|last week|once): {q}?", "(my wife|my boss|a colleague|someone) is asking: {q}? (it's|should be) in {t}",
    "do: (have|take) a look (in|into) {t}: {q}", "cat {t} and tell me: {q}?", "if {t} is right, {q}?", "(can't remember|no idea any more|it slipped my mind). {q}? {t} knows", "{q}, i saved that in {t}",
        "before i forget it again: {q}? (see|it's in|look in) {t}", "(nobody|no one) here knows {q}, but {t} does", "{q}? i know that i know it, it's in {t}", "(save|spare) me the reading, {q}? {t}",
        "no need to show me all of {t}, just {q}", "all i (want|need) from {t}: {q}", "not the whole of {t}, only {q}",
    "(quick one|one question|small question) about {t}: {q}?", "need to know: {q}? (the file is|file) {p}", "with the help of {t}, {q}?", "open up {t}, i want to know: {q}",
    "{q}? (cannot|can't) remember, but it's in {t}", "file {p}, question: {q}?", "{q}? that is one of the lines in {t}", "one line of {t} tells {q}", "do: skim {t}. {q}?",
        "{q}? (take it|get it|pull it|read it) (from|out of) {t}", "{q}? (the answer|that|it) (stands|is written|is noted|can be found|is kept|lives) in {t}",
        "(from what|judging by what) {t} says, {q}?", "(based on|as per|with|using) {t}, {q}?", "{q} (as per|going by|judging by|based on) {t}?",
        "i (should know|used to know|knew once|can't say off hand): {q}? (see|check|it's in) {t}", "(peek|glance|dip) into {t} (and tell me|please:|for me:) {q}",
        "somewhere in {t} (it says|i wrote) {q}, (what is it|tell me|which line is it)", "(i believe|i think|pretty sure) it's in {t}. {q}?",
        "{t} (was made for this|tells you this|should help): {q}?", "{q}? (don't guess|no guessing|not sure), (see|look at|use|check) {t}", "(browse|go over|go through|consult|scan|study) {t}: {q}?",
        "(my kid|the plumber|grandma|the client|my neighbor|a customer) (asks|wants to know) {q}, (see|check|it's in|look in) {t}",
        "(somebody|someone) asked me this today: {q}? (the file is|see|it is in) {t}", "(i'm|we're) in a hurry: {q}? {t}", "(on the phone, need this fast|quick), {q}, (see|it's in) {t}",
        "(can|could|would) you (look up|find|check|see) in {t} {q}", "(can|could|would) you (open|read|check|consult) {t} and (say|answer|tell me) {q}",
        "{q}, (that's|it's|this is) (a line|one line|somewhere|written|noted) in {t}", "{q}? i (keep|have|track|collect) (that|this|such things) in {t}",
        "what does {t} (say|have|tell us) on this: {q}", "{p} - {q}?", "in {p}: {q}?", "{q}? file: {p}", "question about {t}: {q}?", "{q} (please|pls), from {t}",
        "there is {t} (here|in this folder). (please|) tell me {q}", "you (can|should|will) find it in {t}: {q}?", "if you (open|read|check) {t}, {q}?",
        "i don't want to (read|open|search) {t} myself, {q}?", "i'm too lazy to open {t}, {q}?", "{t} is (long|messy|too long for me), {q}?", "my eyes are bad, (read|look in) {t}: {q}?",
        "(give|read) me the (line|bit|part|entry) of {t} that (says|tells) {q}", "do: use {t} to answer: {q}", "{q} - as written in {t}",
)  # fmt: skip


@family("fact_named", weight=11.0)
def fact_named(w: World) -> Steps:
    """A question about one line of a named file: read it, answer with the line."""
    path, line, questions = facts.asked(w)
    question = w.word(f"({questions})")
    yield Ask(w.say(ASKED, q=question, t=w.path(path), p=path))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", line.removeprefix("- "))


FIND = (
    "{q}? it is in (the|my) {x} file", "{q}? (see|look in|check) (the|my) {x} (file|list|notes)", "do: (look into|open|check|read) (the|my) {x} file and tell me {q}", "do: find (the|my) {x} file and tell me {q}",
    "do: (look for|find) the file (about|on|with) {x} and tell me {q}", "i need to know {q}, it's in the {x} file", "{q}? i have a file about {x}", "do: find the {x} file. {q}?", "in (the|my) {x} file, {q}?",
    "{q}? it's somewhere in (the|my) {x} (file|list)", "(there is|i have) a file (called|named) {x} something. {q}?", "do: find the {x} (file|document), then tell me {q}",
    "{q}? (there is|there must be) a file about {x} (somewhere|here)", "i have a {x} (file|document) somewhere, {q}?", "one of my files is about {x}. {q}?",
    "(can't|cannot) remember what the {x} file is called exactly. {q}?", "the {x} file (knows|has it|says it), {q}?", "{q}? (it|that) is in the file with {x} in (the|its) name",
    "do: dig out the {x} file. {q}?", "{q}? it's in that {x} file, wherever that is", "which file is the {x} one? i want to know {q}", "please look up {q} in the {x} (file|document)",
    "don't know where the {x} file is, but {q}?",
    "{q}? look it up in (my|the) {x}", "{q}? it is in (my|the) {x}", "{q}, see (my|the) {x}", "{q} according to (my|the) {x}?", "(my|the) {x} says {q}?", "do: check (my|the) {x}: {q}?",
    "what does (my|the) {x} say, {q}?", "{q}? (my|the) {x} (has it|should have it|knows)", "do: look (in|into) (my|the) {x} and tell me {q}", "from (my|the) {x}: {q}?", "i need to know from (my|the) {x} {q}",
    "{q}? it should be in (my|the) {x}", "going by (my|the) {x}, {q}?", "please look it up in (my|the) {x}: {q}?",
        "{q}? (take it from|use|consult|get it from) (my|the) {x} (file|list|document|notes)", "{q}? (my|the) {x} (file|document|list) should (tell|know|say|have it)",
        "somewhere i have a {x} (file|document|list), {q}?", "(find|locate|track down|hunt down|search for) (my|the) {x} (file|document), (i want to know|tell me|i need to know) {q}",
        "i don't (know|remember) (the name of|what i called|exactly the name of) the {x} file. {q}?", "(judging|going) by (my|the) {x} (file|list), {q}?",
        "there's (a|one) file (with|that has) {x} in its name. {q}?", "(open|check|consult|read) whatever file is about {x}: {q}?",
        "(can|could|would) you (find|look for) the {x} file and (tell me|say|check) {q}", "(check|consult|ask) (my|the) {x} (file|list|document): {q}?",
        "(someone|my boss|a friend|my mom) asks {q}, it's in (my|the) {x} file", "{q}? i (keep|noted|put|have) it in (my|the) {x} (file|list|notes)",
        "it's in one of the files, the {x} one i think. {q}?", "{q} (as per|based on|from|per) (my|the) {x} (file|list|document)?", "the file is called {x} something: {q}?",
        "the file for {x} (should have|has|knows) it, {q}?", "(in|on) (my|the) {x} (list|file|sheet) it says {q}, what is it", "the {x} file, wherever it is, says {q}. tell me",
)  # fmt: skip


@family("fact_found", weight=7.0)
def fact_found(w: World) -> Steps:
    """The file is told by a part of its name: find it, read it, answer with the line."""
    path, line, questions = facts.asked(w)
    question = w.word(f"({questions})")
    part = word_within(w, path) if w.chance(0.25) else part_of_name(w, path)
    yield Ask(w.say(FIND, q=question, x=part))
    yield from find(part, path)
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", line.removeprefix("- "))


TWO = (
    "ask: what (is|are) the {k} in {x} and {y}", "do: (tell|give|show) me the {k} (in|of|from) {x} and {y}", "get: the {k} (in|of|from) {x} and {y}", "{k} (in|of) {x} and {y}",
    "i need the {k} (of|from) both {x} and {y}", "do: compare the {k} (in|of) {x} and {y}", "know: what the {k} is in {x} and in {y}", "what does it say for {k} in {x} and {y}",
    "do: look up the {k} in {x} and {y}", "{x} and {y}: what is the {k} in each", "do: read {x} and {y} and tell me the {k} (of each|in both|)", "what was the {k} in {x}, and in {y}",
    "do: put the {k} of {x} next to the {k} of {y}", "{k}: {x} vs {y}", "ask: how do {x} and {y} (compare|differ) in {k}", "both files have a {k}, what is it? {x}, {y}",
    "first {x}, then {y}: what is the {k}", "i want to compare {x} with {y}, what is the {k} in each", "do: check the {k} in {x}, then in {y}", "get: the {k} from {x} and the one from {y}",
    "show me {k} side by side, {x} and {y}", "what was the {k} back in {x}, and what is it in {y}",
        "what do {x} and {y} (say|give|list|have) (as|for) the {k}", "(can|could|would) you (read|get|fetch|look up) the {k} (from|in|out of) {x} and (from|in|out of) {y}",
        "show the {k} of {x}, then that of {y}", "i (need|want|would like) two numbers, the {k} (in|of|from) {x} and the {k} (in|of|from) {y}", "{x}: {k}? {y}: {k}?",
        "(open|check|read) both {x} and {y}, (i need|tell me|i want) the {k} (of each|from each|in each|of both)", "what {k} (stands|is noted|is listed|is written) in {x}, and (what|which) in {y}",
        "how big is the {k} in {x} and how big is it in {y}", "i want to see how the {k} changed from {x} to {y}, (show both|give me both)", "{k} in {x} versus {k} in {y}",
        "know: which {k} is in {x} and which is in {y}", "do: list the {k} (of|from) {x} and the {k} (of|from) {y}", "do: report the {k} for each of {x} and {y}",
        "both {k} values please, the one in {x} and the one in {y}", "{k} then and now, {x} and {y}",
)  # fmt: skip
ADD = (
    "do: (add|add up|sum) the {ks} (of|in|from) {x} and {y}", "ask: (what is|what's) the sum of the {ks} (in|of|from) {x} and {y}", "ask: how much (are|is) the {k} of {x} and {y} (together|in total|altogether)",
    "get: the {k} of {x} and {y} (together|added up|combined)", "{k} of {x} plus {k} of {y}", "do: add the {k} (of|in) {x} to the {k} (of|in) {y}", "ask: what do the {ks} (in|of) {x} and {y} add up to",
    "do: (calculate|work out) the total of the {ks} (in|from) {x} and {y}", "sum of {k} in {x} and {y}", "the {ks} of {x} and {y}, added up", "know: what the {ks} of {x} and {y} come to (together|in total)", "together, how much is the {k} in {x} and {y}",
    "ask: how much {k} do {x} and {y} have (together|in total|between them)", "do: take the {k} from {x} and the {k} from {y} and (add them|add them up|sum them)",
    "the {k} is in {x} and in {y}, what is the total", "{x} has a {k} and {y} has one too, what is the total of both", "combined {k} of {x} and {y}",
    "i need one number: the {ks} of {x} and {y} (together|added up)", "grand total of the {ks} in {x} and {y}", "{x} plus {y}, {k} only, what is it", "for both {x} and {y} together, what is the {k}",
    "read the {k} in {x} and in {y} and tell me the sum",
        "(can|could|would) you (total|sum|add|add up) the {ks} (from|in|of) {x} and {y}", "i (want|need|would like) the {ks} of {x} and {y} (as one number|added together|in one sum|summed up)",
        "what (is|would be) the {k} of {x} and {y} (put together|taken together|as a whole|in all)", "what do i get if i add the {k} (of|in) {x} to the {k} (of|in) {y}",
        "if you (add|put) the {k} in {x} and the {k} in {y} together, (what is it|how much is it|what comes out)",
        "know: (what the {ks} in {x} and {y} sum up to|the total {k} of {x} and {y}|how much the {k} in {x} and the {k} in {y} are together)",
        "get: (the total of the {ks} in {x} and {y}|the sum of the {k} in {x} and the {k} in {y}|the joint {k} of {x} and {y})", "do: (tally|tot up|count up|total) the {ks} (of|in|from) {x} and {y}",
        "{k} total: {x} and {y}", "(both|the two) {ks} together please, {x} and {y}", "do: merge the {ks} of {x} and {y} into one total",
        "{x} and {y} each have a {k}, (add them|what is the sum|how much is that together)", "how much does the {k} (come to|make|amount to) over {x} and {y} together",
        "for the report i need the total {k} of {x} and {y}",
)  # fmt: skip


def _pair(w: World) -> tuple[str, tuple[str, str], tuple[str, str]]:
    """Write two sheets that both have an amount; return its key, and path and line of each."""
    key = w.pick(("Amount", "Sum", "Balance", "Profit", "Income", "Sales", "Fee", "Rent", "Budget", "Points", "Distance", "Tax", "Spending", "Visitors", "Orders", "Hours", "Members"))
    unit, stem = w.pick((" EUR", "", "", " USD")), w.pick(facts.AMOUNTS.stems)
    out = []
    for number in w.rng.sample(range(1, 60), 2):
        amount = w.pick((str(w.rng.randint(3, 9999)), f"{w.rng.randint(10, 999)}.{w.rng.randint(10, 99)}", f"{w.rng.randint(1000, 90000):,}"))
        line = f"{key}: {amount}{unit}"
        rows = [*[r for r, _, _ in facts.lines(w, facts.AMOUNTS) if not r.startswith(key)][:2], line]
        w.rng.shuffle(rows)
        out.append((facts.place(w, facts.AMOUNTS, rows, f"{stem} {number}"), line))
    return key.lower(), out[0], out[1]


def _many(key: str) -> str:
    return key if key.endswith("s") else f"{key[:-1]}ies" if key.endswith("y") else f"{key}s"


def _number(line: str) -> str:
    """Return the number of a line as it stands there, so that a call can point to it."""
    return line.partition(": ")[2].split(" ")[0]


@family("facts_of_two", weight=3.8)
def facts_of_two(w: World) -> Steps:
    """The same line of two files: read both."""
    key, (x, one), (y, two) = _pair(w)
    yield Ask(w.say(TWO, k=w.pick((key, key, _many(key))), x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    yield Answer(ALL_DONE, f"{x}: {one}\n{y}: {two}")


@family("facts_added", weight=2.4)
def facts_added(w: World) -> Steps:
    """Amounts of two files, added up."""
    key, (x, one), (y, two) = _pair(w)
    yield Ask(w.say(ADD, k=key, ks=_many(key), x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    obs = yield Call("Both numbers are known: add them with calculate.", "calculate", {"expression": f"{_number(one)} + {_number(two)}"})
    yield Answer("The sum is known.", f"{obs.content.partition(' (')[0]}")


OWED = (
    "ask: how much do i (owe|have to pay) for {x} and {y} (together|in total|altogether)", "do: (look at|read|open|check) {x} and {y}[.|,] how much do i (owe|have to pay) (for both|together|in total)", "what do {x} and {y} come to together",
    "get: the total (to pay|due|owed) of {x} and {y}", "{x} and {y}: what do i have to pay for both", "i have to pay {x} and {y}, how much is that together", "do: add up what i owe in {x} and {y}", "(two bills|both bills): {x} and {y}. what is the total",
    "if i pay {x} and {y} today, how much is (that|it)", "how much money do i need for {x} plus {y}", "know: how much {x} and {y} are together", "between {x} and {y}, what do i owe", "do: take the amounts from {x} and {y} and add them",
    "{x} + {y}, what do i owe in all", "bills: {x}, {y}. how much altogether", "do: sum the bills {x} and {y}", "what will {x} and {y} cost me together", "i got {x} and {y} today. what does that make",
        "(can|could|would) you (total|add up|sum up) the bills {x} and {y}",
        "{x} and {y} (arrived|came in|are due|are open|have to be paid), (what's the total|how much is it in all|how much is that together)",
        "know: (how much i owe for {x} and {y} together|what {x} and {y} add up to|what both bills, {x} and {y}, come to)",
        "get: (the sum of the bills {x} and {y}|the combined amount of {x} and {y}|the total amount due for {x} and {y})",
        "how much (must|do|should) i (transfer|pay|set aside) for {x} and {y} (together|in total|altogether)", "what is (charged|due|asked) in {x} and {y} (together|in total|altogether)",
        "(paying|settling) both {x} and {y}, how much (is it|do i need|leaves my account)", "what do both {x} and {y} add up to",
        "i want to settle {x} and {y} (in one go|at once), how much (is it|is that|do i owe)", "one transfer for {x} and {y}, what amount", "total of {x} and {y} please",
        "the two invoices {x} and {y}, (how much in total|what do i owe for both)", "will {x} and {y} ruin me? how much are they together", "amount due of {x} plus amount due of {y}",
)  # fmt: skip


def _bill(w: World) -> tuple[str, str]:
    """Write a bill; return its path and what is to be paid."""
    stems, fields = records.BILLS
    amount = w.pick((str(w.rng.randint(3, 4000)), f"{w.rng.randint(3, 900)}.{w.rng.randint(10, 99)}", f"{w.rng.randint(1000, 9000):,}"))
    due = f"{w.pick(fields[0].labels)}: {amount}{w.pick((' EUR', '', ' USD'))}"
    rows = [field.line(w)[0] for field in w.rng.sample([f for f in fields[1:] if f.value != "usage"], w.rng.randint(1, 4))]
    rows.insert(w.rng.randint(0, len(rows)), due)
    sheet = facts.Sheet(stems, (".txt", ".md"), fields[0].line)
    return facts.place(w, sheet, rows, f"{w.pick(stems)} {w.pick((str(w.rng.randint(1, 40)), names.pseudo(w.rng, 2), 'march', 'q2'))}"), amount


@family("bills_added", weight=2.0)
def bills_added(w: World) -> Steps:
    """What two bills come to: the amount is in one of several lines of each."""
    (x, one), (y, two) = _bill(w), _bill(w)
    yield Ask(w.say(OWED, x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    obs = yield Call("Both numbers are known: add them with calculate.", "calculate", {"expression": f"{one} + {two}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The sum is known.", obs.content.partition(" (")[0])


BETWEEN = (
    "ask: (what is|what's) {x} minus {y} in {t}", "ask: how much is {x} minus {y} according to {t}", "do: subtract {y} from {x} in {t}", "know: what is left of {x} after {y}, see {t}", "{x} minus {y} in {t}",
    "ask: how much (more|higher) is {x} than {y} in {t}", "get: the difference (of|between) {x} and {y} in {t}", "do: (calculate|work out) {x} minus {y} (from|in|with the numbers in) {t}",
"{t}: {x} - {y}", "the difference of {x} and {y} in {t}", "take {x} from {t} and subtract {y}",
    "{x} less {y}, (the numbers|the figures|both) are in {t}", "do: deduct {y} from {x} (with|using) {t}", "after {y}, what remains of {x}? (see|it's in|look in) {t}",
    "if i take {y} off {x} what is left, the numbers are in {t}", "read {x} and {y} from {t} and subtract the second from the first", "ask: what is left of {x} once {y} is (paid|gone|taken off) in {t}",
    "by how much does {x} exceed {y} in {t}", "{x} without {y}, going by {t}", "i had {x} and then came {y}, what remains? {t}", "do: take {y} off {x}, the figures are in {t}",
        "(can|could|would) you (subtract|deduct|take away|take) {y} from {x} (with|using|as given in|going by) {t}", "what (remains|is left) of {x} (without|minus|less) {y} in {t}",
        "{t} (lists|has|contains|gives) {x} and {y}, what is {x} minus {y}", "(in|according to|going by) {t}, (what is|how much is|what's) {x} (minus|less|without) {y}",
        "from {x} take away {y}, both (are|stand) in {t}", "know: (what {x} minus {y} is in {t}|how much {x} less {y} is, see {t}|what remains of {x} once {y} is deducted in {t})",
        "get: ({x} minus {y} from {t}|what is left of {x} after {y} in {t}|{x} less {y} as in {t})", "i (want|need|would like) {x} minus {y} (from|as in|out of) {t}",
        "(open|read|check) {t} and (tell me|say|work out) (how much|what) {x} minus {y} is", "(net of|after deducting|without|leaving out) {y}, how much is {x} in {t}",
        "{x} - {y}, (see|values in|numbers in|figures in) {t}", "do: reduce {x} by {y}, (the numbers are in|see|both are in) {t}", "what do i keep of {x} when {y} goes off, see {t}",
        "do: look in {t} and subtract {y} from {x}",
)  # fmt: skip
PLUS = (
    "ask: (what is|what's) {x} plus {y} in {t}", "ask: how much (is|are) {x} and {y} together (in|according to) {t}", "do: add {x} and {y} (in|from) {t}", "{x} plus {y} in {t}", "get: the sum of {x} and {y} in {t}",
    "do: (calculate|work out) {x} plus {y} (from|in|with the numbers in) {t}", "{t}: {x} + {y}", "know: what {x} and {y} in {t} add up to", "ask: what do {x} and {y} in {t} come to", "{x} and {y} in {t}, added up",
    "{x} and {y} in {t}, what is that together", "do: (sum|sum up|total) {x} and {y} from {t}", "read {x} and {y} from {t} and add them", "if i put {x} and {y} together, how much is that? see {t}",
    "in {t}, what do {x} and {y} make", "combined {x} and {y} of {t}", "ask: what is the total of {x} and {y} in {t}", "i need {x} and {y} from {t} as one number",
    "how much are {x} and {y}, both taken together? look in {t}",
        "(can|could|would) you (add|sum|add up|total) {x} and {y} (from|in|as in|using) {t}", "{t} (lists|has|contains|gives) {x} and {y}, what are they together",
        "(in|according to|going by) {t}, (what is|how much is|what's) {x} plus {y}", "know: (how much {x} plus {y} is in {t}|what {x} and {y} sum up to in {t}|the total of {x} and {y}, see {t})",
        "get: ({x} plus {y} from {t}|the total of {x} and {y} in {t}|{x} and {y} of {t} in one sum)", "i (want|need|would like) {x} and {y} (added up|summed|together), (see|they are in|from) {t}",
        "(open|read|check) {t} and (tell me|say|work out) (how much|what) {x} plus {y} is", "{x} + {y}, (see|values in|numbers in|figures in) {t}",
        "do: (tally|tot up|count up) {x} and {y} (in|from) {t}", "{x} and {y} (combined|in one number|in total|altogether), {t}",
        "do: put {x} on top of {y}, (the numbers are in|see|both are in) {t}", "do: look in {t} and add {y} to {x}",
        "what (would|do|will) {x} and {y} (amount|come|add up) to (in|according to|going by) {t}", "both {x} and {y} stand in {t}, how much is that in all",
)  # fmt: skip


@family("facts_of_one", weight=3.6)
def facts_of_one(w: World) -> Steps:
    """Two amounts of one file, added or subtracted."""
    rows = [(t, a) for t, _, a in facts.lines(w, facts.AMOUNTS) if a]
    keys = [t.partition(":")[0].lower() for t, _ in rows]
    if len(rows) < 2 or len(set(keys)) < len(keys):
        raise Skip("too few")
    path = facts.place(w, facts.AMOUNTS, [t for t, _ in rows])
    i, j = w.rng.sample(range(len(rows)), 2)
    minus = w.chance(0.6)
    yield Ask(w.say(BETWEEN if minus else PLUS, x=keys[i], y=keys[j], t=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    expression = f"{_number(rows[i][0])} {'-' if minus else '+'} {_number(rows[j][0])}"
    obs = yield Call("Both numbers are known: use calculate.", "calculate", {"expression": expression})
    yield Answer("The result is known.", obs.content.partition(" (")[0])


ITEMS = (
    "ask: how many (things|items|entries|points|tasks) (are|do i have|are there) (on|in) {t}", "know: how many (things|items|tasks) (are|there are) (on|in) {t}", "do: count the (things|items|entries|tasks) (on|in) {t}",
    "get: the number of (things|items|entries|tasks) (on|in) {t}", "how many things [are] on (my|the) list {t}", "how many (items|tasks|things) (are left|are there still) (on|in) {t}", "wc -l {t}", "(line count|lines) of {t}", "how long is the list {t}",
    "{t}: how many (items|entries|things)", "how many rows of text are in {t}", "wc -l < {p}", "do: count the lines in {p}",
    "how many (points|bullets|things) did i (write|put) (down|) (in|on) {t}", "is {t} a long list? how many (items|things)", "i need the line count, {t}", "ask: how many lines long is {t}",
    "do: check how many (things|entries|items) are (on|in) {t}", "{t} - number of lines?", "how many things (are|stand) on it: {t}", "my list is {t}, how many (things|items) have i got",
    "do: count up (the things|what is) on {t}", "how much is on the list {t}, as a number of items", "do: tell me the number of lines {t} has",
        "ask: how many (things|items|entries|tasks|points) does {t} (have|hold|contain|list)", "ask: how many (things|items|chores|tasks) (stand|remain|are written) (on|in) {t}",
        "(can|could|would) you count (the items|the entries|the things) (on|in) {t}", "know: (how many entries {t} has|how many points are in {t}|how long the list {t} is)",
        "know: (how many lines are in {t}|how many lines {t} has)", "get: (the count of the items in {t}|the number of things in {t}|the item count of {t})",
        "get: (the number of lines in {t}|the line count of {t})", "(how big|how long|what size) is my list {t}, in (items|things|entries)",
        "i (want|need|would like) to know how many (things|items|entries) are (on|in) {t}", "{t} has how many (items|entries|things)", "(item|entry|task) count (of|for|in) {t}",
        "i keep adding to {t}, how many (things|items|entries) is it by now", "do: (tally|total) the (things|items|entries) (on|in) {t}",
        "ask: exactly how many lines (does {t} have|are there in {t}|has {t} got)", "do: give me the line count (of|for) {t}", "lines in {t}?", "number of lines, {t}",
        "do: count every line (of|in) {t}", "too much on {t}? count the (things|items|entries)",
)  # fmt: skip


@family("items_of_list", weight=2.2)
def items_of_list(w: World) -> Steps:
    """How many things a list has: one a line."""
    from umi_train.synth.views import counts, plural

    path = w.pick_text_file(ext=(".txt", ".md", ".csv", ".log"))
    if any(not row.strip() for row in w.files[path].splitlines()):
        raise Skip("blank lines")
    asked = w.say(ITEMS if path.endswith((".txt", ".md")) else tuple(t for t in ITEMS if "wc" in t or "line" in t), t=w.path(path), p=path)
    yield Ask(asked)
    obs = yield Call("Count the lines with count_text.", "count_text", {"path": path})
    yield Answer("The count is known.", f"{path} has {plural(counts(obs)[0], 'line')}.")
