"""Acts on the text of a file: replace it, remove it, look for it. See acts.py."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.acts import Plan, _act, is_text
from umi_train.synth.core import Skip, World

REPLACE = [
    "do: (replace {a} with|replace {a} by|swap {a} for|swap {a} with|substitute {a} with|substitute {a} by) {b} in {t}",
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
    "do: correct the spelling of {a} to {b} in {t}",
    "i (wrote|typed|put) {a} in {t} but (meant|i meant|wanted|it should be) {b}",
    "i (wrote|typed|put) {a} instead of {b} in {t}[,] (fix it|correct it|please fix that)",
    "i misspelled {b} as {a} in {t}[,] (fix it|correct it|please fix it)",
    "{b} instead of {a} in {t}[,] please",
    "where {t} says {a}[,] (it should say|put|write|make it) {b}",
    "the {a} in {t} (is outdated|is no longer right|is old|has changed)[,|:|;] (it is|make it|now it is) {b}",
    "{t}: {a} (->|=>) {b}",
    "do: open {t}[,] (find|look for) {a} and (replace it with|change it to|make it|turn it into) {b}",
    "do: (find|look for) {a} in {t} and (replace it with|change it to|make it|turn it into) {b}",
    "do: (use|write|have) {b} in {t}[,] not {a}",
    "we (renamed|changed) {a} to {b}[,] (update|fix|adjust) {t} (accordingly|as well|too|)",
    "{a} is now {b}[,] (update|change|correct) (it|that) in {t}",
    "do: (delete|remove|cross out|strike) {a} (in|from) {t} and (write|put) {b} (instead|there|in its place)",
    "do: take {a} out of {t} and put {b} (there|in its place|in instead)",
    "do: (make|turn) the {a} in {t} (into|to) {b}",
    "{t} still says {a}[,] (make it|change it to|update it to|it should be) {b}",
    "someone wrote {a} in {t}[,] (it is really|correct is|right would be) {b}[,] (fix it|please correct it)",
    "{a} in {t} is (wrong|not right|a typo)[,|:|.] (right is|it has to be|make it) {b}",
    "do: (convert|transform|rewrite|reword|amend|adjust|revise) {a} (to|into|as) {b} in {t}",
    "do: (exchange|trade|switch|sub) {a} for {b} in {t}",
    "do: (switch|flip) {a} (to|over to) {b} in {t}",
    "do: (edit out|take out|kick out) {a} and (put in|insert|write) {b} (instead|in its place) in {t}",
    "do: (write over|overwrite) {a} with {b} in {t}",
    "do: let {t} say {b} (instead of|rather than|and not|where it says) {a}",
    "do: make {t} (say|read) {b} (instead of|rather than|and not|where it now says) {a}",
    "do: make {a} (read|say) {b} in {t}",
    "do: make it {b} (instead of|rather than|and not) {a} in {t}",
    "do: go (into|to) {t} and (change|turn|switch|alter) {a} (to|into) {b}",
    "do: (correct|fix|repair|mend) {t}[,|:] {a} (should be|ought to be|is really|has to be) {b}",
    "do: (update|refresh) {a} to {b} in {t}",
    "do: have {b} (stand|appear) where {a} (stands|appears|is) in {t}",
    "do: (fix|correct) the (typo|mistake|misspelling|error) {a} in {t}, (it should be|right is|it's|correct is) {b}",
    "in {t} please use {b} (for|instead of|rather than|and not) {a}",
    "in {t}[,|:] (not|no longer) {a} but {b}",
    "in {t}[,] {a} (ought to|has to|needs to|should|must) (become|be changed to|be replaced by|turn into) {b}",
    "{a} in {t} (ought to|needs to|should|must) (become|be changed to|be replaced by|be replaced with|turn into) {b}",
    "{a} in {t} is (outdated|old|obsolete|out of date|false|incorrect|misspelled|spelled wrong)[,|:|.] (it's|it should be|make it|change it to|write) {b}",
    "{a} -> {b} in {t}",
    "{t}[:|,] {a} (becomes|turns into|is now|should now be|out, in goes|to) {b}",
    "{t}[:|,] (not|no longer|no more) {a} but {b}",
    "{t}[:|,] (use|write|put|it should say) {b} (instead of|rather than|not) {a}",
    "{t} (wrongly|falsely|incorrectly|mistakenly) says {a}[,] (it should say|make it|change it to|correct that to) {b}",
    "{t} should (say|read|have) {b} (instead of|rather than|not|and not|where it has) {a}",
    "{t} says {a} but (it should say|should say|it must be|i want|it has to be) {b}",
    "why does {t} (say|have) {a}? it should (be|say) {b}",
    "who wrote {a} in {t}? (it should be|make it|change it to) {b}",
    "don't (say|write) {a} in {t}[,] (say|write|make it|use) {b}",
    "i (want|need|would like|prefer) {b} (instead of|rather than|in place of) {a} in {t}",
    "i (want|need) {t} to (say|read) {b} (instead of|rather than|and not|where it says) {a}",
    "i (no longer want|don't like) {a} in {t}[,] (make it|change it to|put|it should be) {b}",
    "i made a (mistake|typo|slip) in {t}[,|:] {a} (should be|has to be|must be|should read) {b}",
    "(the spelling|spelling) in {t} (is off|is wrong)[,|:] {a} (should be|is|->) {b}",
    "(correction|erratum|change|fix|edit) (for|in|to) {t}: {a} (should read|should be|->|becomes|to) {b}",
    "old text: {a}, new text: {b}, file: {t}",
    "can {a} (become|be changed to|be replaced by|be turned into) {b} in {t}",
    "ask: would you (swap|switch|exchange) {a} for {b} in {t}",
    "my (boss|teacher|editor|colleague) wants {b} (instead of|rather than) {a} in {t}",
    "you know where it says {a} in {t}? (make it|change it to|that should be|put) {b}",
    "remember {a} in {t}? (make it|change it to|it should be|it is now) {b}",
    "(it's|it is) {b} now[,] not {a}[,|:|.] (update|fix|correct|change) {t}",
    "i changed my mind about {a} in {t}[,|:|.] (make it|change it to|put|it should be) {b}",
    "plans changed[,|:|.] {a} in {t} (becomes|is now|should be) {b}",
    "{a} was (wrong|a mistake)[,] {b} is (right|correct)[,|:|.] (fix|correct|update) {t}",
    "{b} is (right|correct)[,] {a} is wrong[,|:|.] (fix|correct|update) (it in|that in) {t}",
    "(whoever|the person who) wrote {t} put {a}[,] (it should be|make it|correct is) {b}",
    "the text in {t} to (change|replace) is {a}[,] the new text is {b}",
    "only one (thing|word) changes in {t}[,|:] {a} (becomes|to|->) {b}",
]


STOPWORDS = frozenset(
    "the and for with this that than our was were will has have had not are you your his her its all from but now who what when where they "
    "them their one two out off into onto over more been should would could must there here about before after during then again".split()
)


def word_in(w: World, text: str, once: bool = True) -> str:
    """Return a word (or number, or two words) of a text; `once`: one that occurs once. Raises Skip."""
    tokens = [t.strip(".,:;()[]{}\"'") for t in text.split()]
    suiting = [
        t for t in tokens
        if len(t) > 2 and not any(c in t for c in "\\\"`") and (text.count(t) == 1) == once and t.lower() not in STOPWORDS
    ]  # fmt: skip
    if not suiting:
        raise Skip("no such word")
    word = w.pick(suiting)
    if once and w.chance(0.25):
        for row in text.splitlines():
            if word in row and len(row) < 60:
                parts = row.split()
                at = next((i for i, p in enumerate(parts) if word in p), -1)
                two = " ".join(parts[at : at + w.rng.randint(2, 4)]).strip(".,:;()[]\"'")
                if two and two in text and text.count(two) == 1 and not any(c in two for c in "\"`\\"):
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


@_act("replace", "edit_file", "Replace the text with edit_file.", "The text was replaced.", REPLACE, weight=6.0, writes=True,
      fits=is_text, question="Which file should I edit?")  # fmt: skip
def _replace(w: World, path: str) -> Plan:
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = _quotes(w, old, new)
    return Plan(
        {"a": a, "b": b},
        {"path": path, "old_text": old, "new_text": new},
        lambda obs: f"I {obs.content}.",
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
    "do: (find and replace|search and replace) {a} (with|by) {b} in {t}",
    "do: replace {a} (with|by) {b} in {t}[,] (all of them|every time|each time|all occurrences|everywhere)",
    "do: (change|turn) (each and every|every last|all the) {a} in {t} (into|to) {b}",
    "(global replace|replace all|search and replace) in {t}: {a} (->|with|to) {b}",
    "in {t}[,] (each|every) {a} (becomes|should be|has to be) {b}",
    "do: go through {t} and (change every {a} to|replace every {a} with|turn every {a} into) {b}",
    "{a} is now called {b}[,] (change it everywhere in|update all of) {t}",
    "do: (substitute|put|write) {b} for (every|each|any) {a} in {t}",
    "wherever {a} (is|stands|occurs|appears) in {t}[,] (put|write|make it) {b}",
    "i don't want {a} anywhere in {t}[,] (always|it should always be|make it) {b}",
    "every time it says {a} in {t}[,] (put|write|make it|it should say) {b}",
    "{b} instead of {a} (all through|everywhere in|throughout) {t}[,] please",
    "do: (swap|exchange|switch|trade) (all|every|each) {a} (for|with) {b} (in|throughout) {t}",
    "do: (convert|transform|alter|modify) (all|every|each|every single) {a} (to|into) {b} in {t}",
    "do: (change|turn|convert) {a} (to|into) {b} (throughout|all over|across the whole of|from top to bottom in|in every place in) {t}",
    "do: (replace|exchange) {a} (with|for|by) {b} (globally|wherever you find it|in every place|in all places|no matter where) in {t}",
    "do: (replace|change) {a} (with|to|by) {b} in {t}, (not just once|not only the first|without exception|every last one|globally|as often as it occurs|each one of them)",
    "do: make every {a} (into|) {b} in {t}",
    "do: make (all|every) {a} (say|read) {b} (in|throughout) {t}",
    "do: (rename|rewrite) (all|every|each) {a} (to|as) {b} in {t}",
    "do: (do|run) a (find and replace|search and replace|global replace) in {t}[,|:] {a} (to|with|by|->) {b}",
    "do: (hunt down|find|track down) every {a} in {t} and (replace it with|change it to|make it|turn it into) {b}",
    "do: (purge|weed out|eradicate) every {a} (from|in) {t} and (put|write) {b} instead",
    "do: use {b} (everywhere in|all through|throughout) {t} (instead of|rather than|not) {a}",
    "do: open {t} and (change|replace|turn) (every|all|each) {a} (to|into|with) {b}",
    "{t}[:|,] (every|all|each) {a} (to|into|becomes|should become|->) {b}",
    "{t}[:|,] {a} (becomes|to|->) {b}[,] (everywhere|every time|all of them|throughout)",
    "{t} should say {b} (everywhere|every time|wherever) it (says|has) {a}",
    "in {t}[,] {a} (should be|must be|has to be|becomes) {b} (everywhere|throughout|all over|every time|in all places)",
    "in {t}[,] (turn|change|convert) (all|every|each) {a} (to|into) {b}",
    "(each and every|every single|every last|every one) {a} in {t} (becomes|must become|should be|has to be|turns into) {b}",
    "(all occurrences|every occurrence|each instance|all instances|every mention) of {a} in {t} (should be|must be|become|becomes|has to be) {b}",
    "no {a} may (remain|be left|stay) in {t}[,|:|;] (it is always|always write|they all become|make them all|change them all to) {b}",
    "i (want|need) {b} (instead of|rather than|in place of) {a} (everywhere in|throughout|all over|all through) {t}",
    "i (don't want to see|never want to see) {a} in {t} again[,] (always write|make every one|change them all to|change all of them to) {b}",
    "{a} (occurs|appears|stands) several times in {t}[,] (make them all|change them all to|replace them all with|each should be) {b}",
    "there are (several|many|too many) {a} in {t}[,] (make them all|change them all to|replace them all with|turn them all into) {b}",
    "(wherever|everywhere) {t} says {a}[,] (write|put|make it|change it to|it should be) {b}",
    "we (renamed|changed) {a} to {b}[,] (change it everywhere in|replace it everywhere in|update every one in) {t}",
    "can (all|every) {a} in {t} (become|be changed to|be replaced with|be turned into) {b}",
    "from now on it's {b}[,] so replace (all|every) {a} in {t}",
]


@_act("replace_all", "edit_file", "Replace all of them with edit_file.", "The text was replaced.", REPLACE_ALL, weight=3.2, writes=True,
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
    "do: (cut|scratch|wipe|strip) {a} (from|out of) {t}",
    "{a} (is|was) a mistake in {t}[,] (take it out|remove it|delete it)",
    "the (words|part|bit|text) {a} in {t} (can go|has to go|should go|is not needed)",
    "{t} without {a}[,] please",
    "no {a} in {t} any more[,] please",
    "do: leave {a} out of {t}",
    "do: open {t} and (delete|remove|take out) {a} [there|]",
    "in {t} there is {a}[,] (delete it|remove it|take it out)",
    "do: (erase|remove|delete) the (piece|bit|words|text) {a} (in|from) {t}",
    "{t} (says|has) {a}[,] (that has to go|take that out|delete that)",
    "{a} (has to|must|should) (vanish|disappear|go) from {t}",
    "do: (expunge|excise|purge|snip|clip|trim|edit|kick|weed|rub) {a} (out of|from) {t}",
    "do: (blot|rub|cross|scratch|strike|edit|clip) out {a} (in|from) {t}",
    "do: (get rid of|do away with|throw out|eliminate|discard|kill|zap|lose|omit) {a} (in|from) {t}",
    "do: (make|let) {a} (disappear|vanish|go away) from {t}",
    "do: go (into|to) {t} and (take out|remove|delete|erase) {a}",
    "do: clean {t} of {a}",
    "do: rid {t} of {a}",
    "do: (free|liberate) {t} (of|from) {a}",
    "do: (delete|remove|erase) {a} from {t} (without replacement|and put nothing in its place|but leave the rest|and nothing else)",
    "do: (find|look for) {a} in {t} and (delete it|remove it|take it out|erase it)",
    "do: see that {a} is (gone|removed|deleted) from {t}",
    "{a} in {t} (can go|must go|has to go|should go|is superfluous, remove it|is not needed, delete it|is wrong, take it out)",
    "{a} (does not|doesn't) belong in {t}[,|.|;] (take it out|remove it|delete it|out with it)",
    "{a} (was|got|has been) (put in|written in|added to) {t} by (mistake|accident)[,] (take it out|remove it|delete it)",
    "why (is there|is) {a} in {t}[?|,] (take it out|remove it|delete that|out with it)",
    "out with {a} (in|from) {t}",
    "{t}[:|,] (erase|drop|strike|without|no more|get rid of|lose|cut|take away) {a}",
    "{t} (should not|shouldn't|must not|mustn't) (say|contain|have|mention) {a}[,|.|;] (remove it|delete it|take it out)",
    "{t} would be (better|fine|nicer) without {a}[,|.|;] (remove it|take it out|delete it)",
    "{t} no longer needs {a}[,] (remove it|delete it|take it out)",
    "don't (keep|leave) {a} in {t}[,|;] (remove it|delete it|take it out)",
    "i (would like|want|need) {a} (out of|gone from|deleted from|removed from|erased from) {t}",
    "i (wrote|put|typed) {a} in {t} by (mistake|accident)[,] (take it out|remove it|delete it)",
    "i (want|need) {t} without {a}",
    "in {t}[,] (lose|drop|strike|leave out|take out|cut|get rid of) {a}",
    "can {a} be (removed|deleted|taken out|erased) (from|in) {t}",
    "nobody (needs|wants) {a} in {t}[,] (take it out|remove it|delete it)",
]


@_act("remove_text", "edit_file", "Remove the text with edit_file.", "The text was removed.", REMOVE_TEXT, weight=1.2, writes=True,
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
    "ask: can {x} be found in {t}",
    "ask: did (i|we|anyone) (write|note|say|mention) (anything|something) about {x} in {t}",
    "(rg|ag|grep -n|grep -i|ctrl-f) {x} {t}",
    "know: (if|whether) (i|we) (wrote|noted|have) anything about {x} in {t}",
    "do: scan {t} for {x}",
    "do: show me where {x} (is|stands|appears|occurs) in {t}",
    "do: (pick out|filter|get) (the lines|every line) (with|that contain) {x} (from|in|out of) {t}",
    "where in {t} (is|do i find|can i find|does it say) {x}",
    "i (think|believe|guess) {t} (mentions|says something about|has) {x}[,] (check|does it|can you check|is that so)",
    "somewhere in {t} it says {x}[,] (where|find it|which line)",
    "{x}[,] is (it|that) in {t}",
    "from {t} i need (the line|the lines|whatever it says) (with|about) {x}",
    "is there (any|a) mention of {x} in {t}",
    "do: (comb through|rummage through|scour|browse|comb|hunt through) {t} for {x}",
    "do: (seek|spot|trace|track down|detect|pinpoint|hunt down) {x} (in|inside|within) {t}",
    "do: (look|search|go|dig|sift) through {t} for {x}",
    "do: (run|do) a (search|text search|grep) for {x} (in|on|through) {t}",
    "do: (see|check|look|find out) (if|whether) {x} (is|appears|occurs|shows up|comes up|is mentioned|stands) (anywhere in|somewhere in|in) {t}",
    "do: (see|check|find out) (if|whether) {t} (mentions|has|contains|talks about|refers to|says anything about) {x}",
    "do: (tell|show) me (every place|each place|all places|the place) (where {x} (appears|occurs|is mentioned)|that mentions {x}) in {t}",
    "do: (list|print|display|show me|give me) (each|every|any) (line|mention|occurrence|instance) of {x} in {t}",
    "do: (list|print|display) (the|all) lines of {t} (with|that mention|containing|that contain|that have) {x}",
    "do: (highlight|point out) {x} in {t}",
    "ask: does {x} (appear|occur|come up|show up|figure|feature|exist|turn up) (anywhere in|somewhere in|in) {t}",
    "ask: does {t} (refer to|name|bring up|speak of|touch on) {x}",
    "ask: is {x} (to be found|found|present|included|named|noted|written|anywhere) in {t}",
    "ask: is there (a|any) (line|word|passage|hint|trace|sign|note|entry) (about|of|on|with) {x} in {t}",
    "ask: where (in {t} is {x}|in {t} does it mention {x}|in {t} does it say {x}|exactly is {x} in {t}|can {x} be found in {t})",
    "ask: (whereabouts|at what place|in which line|in what line|at which line) is {x} in {t}",
    "ask: what (do|did) (i|we) (write|note|have|say) about {x} in {t}",
    "ask: what (info|information|news) (is there|do we have|do i have) (on|about) {x} in {t}",
    "ask: do (i|we|they) mention {x} (anywhere in|in) {t}",
    "ask: (which|what) lines (of|in) {t} (mention|contain|have|refer to|talk about) {x}",
    "know: (if|whether) {x} (appears|occurs|comes up|shows up|is anywhere) in {t}",
    "know: (which|what) (line|lines) (of|in) {t} (mention|mentions|contain|contains|has|have) {x}",
    "know: what (we have|i wrote|i noted|there is) about {x} in {t}",
    "get: (each|every|any|all) (mention|mentions|occurrence|occurrences) of {x} in {t}",
    "get: the (place|places|spot|spots|passage|passages) (with|that mention|mentioning) {x} in {t}",
    "get: what {t} (says|has|tells) (about|on) {x}",
    "{t}[:|,] (is {x} in there|does it mention {x}|any mention of {x}|look for {x}|grep {x}|{x} in it|lines about {x}|what about {x}|show lines with {x})",
    "{x} (in|inside|within) {t}[,] (where|which line|is it there|anywhere)",
    "(anything|something) (on|about|regarding|concerning) {x} in {t}",
    "(any|a|some) (trace|sign|mention) of {x} in {t}",
    "(egrep|fgrep|grep -w|ack|findstr) {x} {t}",
    "i can't find {x} in {t}[,] (where is it|can you find it|is it there|help me look)",
    "i'm (looking for|after|searching for) {x} in {t}",
    "i (need|want) (to find|to see where it says|to find the line with|the line that mentions) {x} in {t}",
    "i (could swear|am sure|remember) {t} (mentions|had something about|says something about) {x}[,] (find it|look for it|where is it)",
    "{t} must (mention|have|say something about) {x} [somewhere][,] (find it|where|which line)",
    "don't read me all of {t}[,] (just|only) (the lines with|the line with|what it says about|what mentions) {x}",
    "whether {t} (mentions|contains|has) {x}[,] (please check|check|i need to know|i'd like to know)",
]


@_act("look", "search_text", "Search in the file with search_text.", "The lines were found.", LOOK, weight=2.4, fits=is_text,
      question="Which file should I search?")  # fmt: skip
def _look(w: World, path: str) -> Plan:
    if w.chance(0.12):
        word = w.pick([names.pseudo(w.rng), names.person(w.rng), names.thing(w.rng)])
    else:
        word = word_in(w, w.files[path], once=w.chance(0.75))
    return Plan(
        {"x": w.word("(||||the word|the text|the term) {x}", x=w.quoted(word) if w.chance(0.5) or not word.isalnum() else word)},
        {"query": word, "path": path},
        lambda obs: obs.content if not obs.content.startswith("no ") else f"No, {path} does not mention {word}.",
    )
