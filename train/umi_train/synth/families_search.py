"""Finding files by name, kind, text, size and date; counting them."""

from __future__ import annotations

from typing import Any

from umi_train.synth import names
from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.pointing import KINDS, extension, kind_word, ordered, some_word
from umi_train.synth.told import spoken_of
from umi_train.synth.views import body, found, none_named

BY_KIND = [
    "do: (find|list|show|get|give|search|locate|look for) [me] all [the|my] {kinds}",
    "do: (find|list|show|locate|look for|search for) [the|my|every|any] {kinds} (here|in this folder|in the workspace|there are|)",
    "do: (find|list|show|locate) (every|each) {kind} [here|in this folder|]", "do: (list|show|tell) me (which|what) {kinds} (there are|i have|we have|are here|exist)",
    "ask: (which|what) {kinds} (are there|do i have|do we have|are here|exist|are in this folder|can you find|are in the workspace)", "ask: where are (my|the|all my|all the) {kinds}",
    "ask: are there any {kinds} (here|in this folder|)", "ask: do (i|we) have any {kinds}", "ask: is there (a|any) {kind} (here|in this folder|around|anywhere)",
    "know: (which|what) {kinds} (there are|i have|are here|are in this folder|we have)", "know: where (my|the) {kinds} are", "get: (a list of|all|the names of|the list of) [the|my] {kinds}",
    "get: (every|each|any) {kind} (here|in this folder|there is|you can find)", "(all|any|list|find|ls) {kinds}", "{kinds} (here|in this folder|list|)?", "i am looking for [my|the|all] {kinds}",
    "ask: what do i have in the way of {kinds}", "got any {kinds}", "ask: which of my files are {kinds}", "everything that is a {kind}", "have i got {kinds} somewhere", "do: go look for {kinds}",
    "ask: where did i put my {kinds}", "all files that are {kinds}", "do: pull up every {kind}", "do: show me what {kinds} i own", "any {kind} (around|here|anywhere)?", "i need a list of my {kinds}",
    "do: list only {kinds}", "there must be some {kinds}, list them", "find me {kinds}, all of them",
    "do: (gather|collect|round up|dig up|hunt down|fish out) (all|all the|all my|every last one of the|whatever|the) {kinds} (you can find|you come across|that are here|there are|)",
    "do: (scan|check|go over|comb through|sweep) (the folder|this folder|the workspace|the place|everything here) (for|and list the|and show me the|and pick out the) {kinds}",
    "{kinds} are what i (need|want|am after|am looking for)[,] (where are they|show them|list them|find them)",
    "i (lost track of|no longer know where i keep|can't remember where i put|have no idea where i left) my {kinds}[, list them|, find them|, where are they|. find them all]",
    "(please|pls) (every|each) {kind} [you can find], (nothing else|no other files|only those)", "don't show me (everything|all files|other stuff)[,] (only|just) [the] {kinds}",
    "my {kinds} must be (somewhere|around here|in some folder)[,] (find them|dig them up|list them all)", "ask: whereabouts are (my|the|all the) {kinds}",
    "ask: (could|might) there be (any|some) {kinds} (here|around here|in one of the folders|hiding somewhere)", "ask: what are all the {kinds} (called|named|i have|in this place|that lie around)",
    "ask: how do i (find|get to|list) (all|all my|the) {kinds}", "know: (if|whether) (there are|i have|we have) any {kinds} (here|anywhere|somewhere|)",
    "know: what {kinds} (i saved|i've got|we've got|are lying around|can be found here)",
    "get: (an overview|an inventory|the inventory|a rundown|a full list|the complete list|a catalog) of (the|my|all the|all) {kinds}",
    "(whatever|any|all the) {kinds} (you can find|there may be|lying around|on hand)", "(inventory|overview|listing) of {kinds}",
    "{kinds}, (all of them|every one|where|which ones|list please|the whole lot)", "{kinds} only", "only {kinds} please", "(which|what) {kinds} (you got|u got|we got|i got) (here|)?",
    "there (was a {kind}|were some {kinds}|used to be a {kind}|used to be {kinds}) (here|around)[,] (find it|find them|can you find them)",
    "i (should|must|ought to) have (some|a few|several) {kinds}(, can you find them|, which ones|, where are they|. list them)",
    "my boss wants (all|all the|to see the) {kinds}[,] (find them|list them|which are there)", "for the (backup|report|cleanup|archive) i need (all|every one of) the {kinds}(, find them|, list them)",
    "if there (is a {kind}|are any {kinds}) (here|anywhere)[,] (show me|tell me|list it|list them)", "do: (run|do|make) a (search|scan|sweep) for [all|the|] {kinds}",
    "do: filter (the files|the list|everything) (down to|by|so that i only see the) {kinds}", "do: (spot|identify|pick out|single out) (the|all|every one of the) {kinds}", "ls *, but just the {kinds}",
]  # fmt: skip


@family("find_by_kind", weight=3.6)
def find_by_kind(w: World) -> Steps:
    ext = _some_ext(w)
    pattern = f"*{ext}"
    yield Ask(w.say(BY_KIND, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True)))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": pattern})
    yield _list_or_none(obs, f"matching {pattern}")


def _some_ext(w: World) -> str:
    present = [e for e in {extension(p): None for p in w.files} if e in KINDS]
    if present and w.chance(0.9):
        return w.pick(present)
    return w.pick(list(KINDS))


def _list_or_none(obs: Any, what: str) -> Answer:
    rows = found(obs)
    if rows:
        return Answer("The files were found.", obs.content)
    return Answer("Nothing was found.", f"There are no files {what}.")


HOW_MANY = [
    "ask: how many {kinds} (are there|do i have|do we have|are here|are in this folder|exist|are in the workspace|can you find|have i got)",
    "ask: how many (of the files|files) (are {kinds}|here are {kinds})", "ask: what is the number of {kinds} (here|in this folder|)",
    "know: how many {kinds} (there are|i have|are here|we have|are in this folder)", "get: the (number|count|amount|total number) of {kinds} (here|in this folder|)",
    "do: count (the|all|all the|my|) {kinds} [here|in this folder|]", "do: count how many {kinds} (there are|i have|are here)", "(number of|count of|count|how many) {kinds}", "{kinds}[:|,] how many",
    "{kinds} count", "do: tell me (the number of|how many) {kinds}", "got how many {kinds}", "ask: what's the number of {kinds}", "{kinds} in total?", "do i have many {kinds}? how many",
    "give me a number: how many {kinds}", "do: tally the {kinds}", "{kinds}, a count please", "i lost count of my {kinds}, how many are there",
    "ask: how (big|large) is the number of {kinds}", "ask: what number of {kinds} (do i have|is there|have we got|exists here)",
    "ask: how many {kinds} (did i end up with|did i save|have piled up|have accumulated|do i own|lie around here|can be found)", "ask: (can|could) you count (the|my|all my) {kinds}",
    "know: how many {kinds} (have piled up|i've got|i own|we have got|lie around|can be found)", "get: (the tally|a tally|a count|a head count|the exact number|a rough count) of (my|the|all|) {kinds}",
    "do: (work out|figure out|find out|see|reckon) how many {kinds} (there are|i have|we have)", "do: (put a number on|do a count of|make a tally of|do a head count of) (my|the|all the) {kinds}",
    "how much {kinds} (are there|do i have|i have|here)", "(too many|so many|lots of) {kinds} (here|)... how many (exactly|is it|are there)?",
    "{kinds}: (number|quantity|amount|total|count|how many of them)?", "i (wonder|wanna know|would love to know|never counted) how many {kinds} (i have|there are|are here)",
    "the (number|quantity|amount) of {kinds}, please", "my {kinds}, (how many are there|how many is that|count them|how many of them do i have)",
    "don't list them, just (count the {kinds}|tell me how many {kinds} there are)", "i don't need the names, only (how many {kinds} there are|the number of {kinds})",
    "{kinds} - (count them|how many of them|just the number)", "someone asked how many {kinds} (i have|we have|there are)[, count them|]",
    "ask: are there (more than a few|many|a lot of) {kinds}, and how many", "(how many|hw many|howmany) {kinds} (u see|you see|you find|do you find|do you count)",
    "for the record, (how many {kinds} are there|the number of {kinds})",
]  # fmt: skip
HOW_MANY_IN = [
    "ask: how many {kinds} (are in|are there in|do i have in|are inside) {d}", "ask: how many {kinds} does {d} (have|contain|hold)", "know: how many {kinds} (are in|there are in|are inside) {d}",
    "know: how many {kinds} {d} (has|contains|holds)", "get: the (number|count|total) of {kinds} (in|inside|within) {d}", "do: count (the|all|all the|) {kinds} (in|inside|within) {d}",
    "(number of|count|how many) {kinds} in {d}", "{d}[:|,] how many {kinds}", "in {d}, how many {kinds} are there", "do: count how many {kinds} {d} has", "do i have many {kinds} in {d}? how many",
    "ask: what's the number of {kinds} in {d}", "look in {d}, how many {kinds} are there", "{kinds} inside {d}, how many", "do: give me the count of {kinds} in {d}",
    "ask: how many {kinds} did i put in {d}", "do: tally the {kinds} in {d}", "{d} holds how many {kinds}",
    "ask: how many {kinds} (have i got|did i save|are stored|are kept|are lying|can be found|have piled up|sit) (in|inside) {d}", "ask: what number of {kinds} (is|are|do i have) in {d}",
    "ask: of the files in {d}, how many are {kinds}", "inside {d} (there are|i have|we have) how many {kinds}?",
    "get: (a|the) (tally|head count|exact number|quantity) of {kinds} (in|inside|stored in) {d}", "do: (go|dive|look|peek) into {d} and (count|tally) the {kinds}",
    "do: (figure out|work out|check|find out) how many {kinds} {d} (has|holds|contains)", "for {d}, (the number of|how many) {kinds}", "{d} is full of {kinds}, how many (are there|exactly|is it)",
    "don't list them, just tell me how many {kinds} are in {d}", "i (put|keep|collect|store) {kinds} in {d}, how many (are there|is it by now|so far)",
    "know: how many {kinds} (i keep|i have|we have|have piled up|are stored) in {d}", "(quantity|total|amount) of {kinds} in {d}", "{d} - {kinds} - how many",
    "i wonder how many {kinds} (there are|i have) in {d}",
]  # fmt: skip


@family("count_files", weight=2.6)
def count_files(w: World) -> Steps:
    folder = w.pick(w.folders) if w.folders and w.chance(0.35) else ""
    any_kind = w.chance(0.15)
    ext = "" if any_kind else _some_ext(w)
    kinds = w.word("files (in total|altogether|in all|in all folders|including subfolders|overall)") if any_kind else kind_word(w, ext, many=True)
    arguments = {"pattern": f"*{ext}" if ext else "*"} | ({"path": folder} if folder else {})
    yield Ask(w.say(HOW_MANY_IN if folder else HOW_MANY, kinds=kinds, d=w.path(folder) if folder else ""))
    obs = yield Call("Find the files with find_files; it counts them.", "find_files", arguments)
    n = obs.content.split(" ", 1)[0]
    n = "no" if n == "no" else n
    what = "" if any_kind else f" matching *{ext}"
    yield Answer("The number is known.", f"There {'is' if n == '1' else 'are'} {n} file{'' if n == '1' else 's'}{what}{' in ' + folder if folder else ''}.")


BY_KIND_IN = [
    "do: (find|list|show|get|locate) [me] all [the|] {kinds} (in|inside|under|from|within) {d}", "do: (find|list|show) [me] (the|my|) {kinds} (in|inside|under) {d}",
    "ask: (which|what) {kinds} are (in|inside|under|within) {d}", "ask: are there any {kinds} (in|inside|under) {d}", "ask: does {d} (have|contain|hold) any {kinds}",
    "know: (which|what) {kinds} are (in|inside) {d}", "get: (all|a list of|the) {kinds} (in|from|inside) {d}", "(all|list|find|ls) {kinds} in {d}", "{kinds} in {d}",
    "{d}[:|,] (all|which|list the) {kinds}", "do: look (in|inside) {d} for {kinds}", "do: search {d} for {kinds}", "ask: what {kinds} did i put in {d}", "{d} has which {kinds}",
    "do: show me what {kinds} lie in {d}", "in {d}, which {kinds} are there", "got any {kinds} in {d}", "only the {kinds} of {d}", "i need the {kinds} that are in {d}",
    "do: go into {d} and list the {kinds}", "every {kind} in {d}", "ask: is there a {kind} in {d}",
    "do: (gather|collect|round up|dig up|pick out|fish) (all|all the|the|every one of the) {kinds} (in|from|out of) {d}", "do: (scan|comb through|check|browse|go over|sweep) {d} for [any|all|] {kinds}",
    "do: filter {d} (down to|by|for) [the] {kinds}", "don't show me all of {d}, (only|just) the {kinds}", "{d} should (have|hold|contain) (some|a few) {kinds}[,] (which|list them|show them|find them)",
    "i (put|saved|stored|left) (some|a few|my) {kinds} in {d}, (which ones|what are they called|list them|show me)", "ask: what are the {kinds} in {d} (called|named)",
    "ask: which files in {d} are {kinds}", "ask: what {kinds} (does {d} have|has {d} got|live in {d}|can i find in {d})", "know: (what|which) {kinds} (i keep|i have|lie|are stored|live) in {d}",
    "know: (if|whether) {d} (has|holds|contains) any {kinds}", "get: (an overview|an inventory|the names|a listing|a full list) of the {kinds} (in|inside) {d}",
    "(whatever|any|every one of the) {kinds} (in|inside|under) {d}[, please|]", "inside {d}: (all|any|which|list) {kinds}", "{kinds} (stored|kept|lying|living) in {d}",
    "{kinds}, but only (those|the ones) (in|from|inside) {d}", "in {d} there (are|must be|should be) {kinds}, (show|list|find) them", "of everything in {d} i (just|only) need the {kinds}",
    "the {kinds} from {d}[, please|, all of them|, which are they]", "my {kinds} are (all|mostly|) in {d}, (list|show) them", "i can't find (my|the) {kinds}, they (should|must) be in {d}",
    "{d}, any {kinds} (in there|there|)?", "under {d} somewhere (are|there are) {kinds}, (find|list) them",
]  # fmt: skip


@family("find_by_kind_in", weight=1.1)
def find_by_kind_in(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    inside = [extension(p) for p in w.files if p.startswith(f"{folder}/") and extension(p) in KINDS]
    ext = w.pick(inside) if inside and w.chance(0.85) else _some_ext(w)
    yield Ask(w.say(BY_KIND_IN, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True), d=w.path(folder)))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}", "path": folder})
    yield _list_or_none(obs, f"matching *{ext} in {folder}")


BY_NAME = [
    "do: (find|locate|look for|search for|search|hunt for|look up) [the|my|a] file [called|named|] {x}", "do: (find|locate|look for|search for) {x}",
    "do: (find|list|show) [me] (all files|files|every file|the files|any file|anything) (called|named|with the name) {x}",
    "do: (find|list|show) [me] (all files|files|every file|any file) (with|that have|containing) {x} in (the|their|its) (name|file name|filename)",
    "do: (find|list) [all] files whose name (contains|has|includes|starts with) {x}", "ask: where is [the file|my file|my|] {x}",
    "ask: where (did i put|is|did i save|do i have|can i find|have i put) [the file|my|] {x}", "ask: in (which|what) folder is {x}",
    "ask: (which|what) files (have {x} in the name|are called {x}|are named {x}|contain {x} in their name)",
    "ask: is there (a file|a file called|a file named|any file called|a file with the name|something called) {x} (anywhere|somewhere|around|)",
    "ask: do (i|we) have a file (called|named) {x} (anywhere|somewhere|)", "know: where {x} (is|is saved|lives|lies)", "know: (if|whether) there is a file (called|named) {x} (anywhere|somewhere|)",
    "get: the (path|location|folder|full path) of {x}", "(where is|where|find|locate|path of|location of) {x}", "i (can't|cannot|can not) find {x}[, where is it|, can you look|]",
    "i (lost|misplaced|am looking for|am searching for|am missing) [the file|my file|my|] {x}", "files (named|called) {x}", "{x}[,] where is it",
    "i know there is a file (called|named) {x} (somewhere|around here)", "ask: where has {x} gone", "{x} has to be somewhere, find it", "ask: which folder is {x} in", "i saved {x} somewhere, where",
    "do: track down {x}", "anyone seen {x}", "ask: have you seen {x}", "do: help me find {x}", "find . -name {x}", "whereis {x}", "ask: in what folder did i put {x}", "do: point me to {x}",
    "the whereabouts of {x}", "i can't see {x} any more, where is it", "i need {x} but don't know where it is", "ask: where does {x} live",
    "do: (seek out|dig up|dig out|hunt down|fish out|turn up|chase down) {x} [for me|somewhere|]",
    "do: (see if you can find|try to find|try to locate|go and find|find out the location of|find me the place of) {x}", "do: (run|do) a (file search|search by name|name search) for {x}",
    "do: (tell|show) me (the way to|the path to|where to find|where i put|where i left|where i saved) {x}",
    "ask: where (on earth|the heck|in the world|exactly) (is|did i put|did i save|did i leave) {x}", "ask: where (might|could|would|may) {x} be",
    "ask: where (did {x} go|did {x} end up|did {x} hide|did {x} wander off to|has {x} ended up|has {x} disappeared to)", "ask: what (folder|directory|place) (is {x} in|holds {x}|contains {x}|has {x} in it)",
    "ask: which (folder|directory) (holds|has|contains|did i save in) {x}", "ask: what (is|was) the (path|location|full path) (of|to) {x}", "ask: whereabouts is {x}", "ask: how do i (get to|find) {x}",
    "know: where (on this disk|in all these folders|exactly|) {x} (is|ended up|went|got to|can be found|sits)", "know: where i (put|saved|left|stored|keep|have) {x}",
    "know: (what|which) (folder|directory) {x} is in", "get: the (place|whereabouts|directory|exact location) of {x}", "{x}: (where|where is it|location|path|which folder|find)?",
    "{x} (is missing|has vanished|disappeared|is nowhere|went missing|is gone from its place|got lost)[,] (find it|where is it|can you find it|locate it|where did it go)",
    "my {x} (is missing|has vanished|disappeared|is lost)[, find it|, where is it|, can you look for it|]",
    "i (put|saved|left|stored|downloaded|hid) {x} (in some folder|somewhere|who knows where|in one of these folders)[,] (which one|find it|where is it|look for it)",
    "i (have been looking|am looking|was looking|have searched) (for {x}|for {x} everywhere|all day for {x})[, where is it|, can you find it|]",
    "i (can't|cannot) (remember|recall|think of) where (i put|i saved|i left) {x}[, find it|, can you look|]", "i (forgot|have forgotten|no longer know) where {x} (is|lives|is saved|went)", "where {x}",
    "where's {x} (at|hiding|gone|)?", "wheres my {x}", "(locate|whereis|find -name|find / -name|fd) {x}", "{x}, (anybody|anyone|have you seen it|seen it anywhere|wherever it is)?",
    "somewhere in these folders (is|there is|there's|must be) {x}(, find it|, where)", "{x} was here (yesterday|before|last week|the other day)[,] where is it now",
    "one of these folders (has|holds|must have) {x}(, which|, which one|, find it)",
    "there (is|should be|must be|ought to be|was) a file (called|named) {x} (somewhere|in some folder|in here)(, find it|, where is it)",
    "my (colleague|boss|wife|teacher|son) (needs|asks for|wants) {x}, where (is it|do i have it|did i save it)", "do: find (the files|every file|everything) whose name (has|contains|includes|says) {x}",
    "(all|any) files with {x} in the name", "ask: (what|which) files carry {x} in the name", "there is {x} in the name, (find the file|which file is it)",
    "i only remember {x} in the name[,] (find it|which file is it|find the file)", "(everything|any file|whatever there is) with {x} in the name[, please|]",
]  # fmt: skip


WHERE_SPOKEN = [
    "ask: where (is|was|did i put|did i save|do i keep|do i have|did i leave) {x}", "do: (find|locate|look for|search for|track down) {x}", "i (can't|cannot|can not) find {x}[, where is it|, can you look|]",
    "{x}[,] where is it", "where's {x}", "i need {x}[,] (where is it|which file is it|find it)", "ask: which file is {x}", "(find|locate|search|where) {x}", "know: where {x} is (saved|kept|)",
    "ask: in which (folder|file|place) is {x}", "i (lost|misplaced|am looking for|am searching for|am missing) {x}", "ask: have you seen {x}", "ask: do i (still|) have {x} (somewhere|here|)",
    "get: the (path|location|folder) of {x}", "i (saved|wrote|stored|put) {x} somewhere[, where|, find it|, where is it]", "ask: is there {x} (here|somewhere|in these folders)", "help me find {x}",
    "where (on earth|in the world|exactly) is {x}", "{x} (has disappeared|is gone|is missing|got lost)[,] (find it|where is it|where did it go)", "i forgot where {x} is", "do: tell me where {x} is",
    "what (folder|directory) is {x} in", "anyone seen {x}", "there (is|must be|should be) {x} (somewhere|in here)[,] (find it|where is it|where)",
]  # fmt: skip


@family("find_by_name", weight=4.5)
def find_by_name(w: World) -> Steps:
    roll = w.rng.random()
    files = list(w.files)
    path = w.pick(files)
    name = path.rpartition("/")[2]
    if roll < 0.45:
        pattern = name
    elif roll < 0.72:
        stem = name.rpartition(".")[0] or name
        pieces = [p for p in stem.replace("_", " ").replace("-", " ").split() if len(p) > 2] or [stem]
        pattern = w.pick(pieces)
    else:
        texts = [t for t in w.files.values() if t]
        told = w.chance(0.5) and texts  # no file is called so, but one says it
        absent = w.name(w.pick([".txt", ".md", ".log"])) if w.chance(0.6) else names.pseudo(w.rng, 2)
        pattern = some_word(w, w.pick(texts)) if told else absent
    if any(pattern.lower() in f.rpartition("/")[2].lower() for f in w.folders) or any(c in pattern for c in "[]*?"):
        raise Skip("also a folder")
    if "." not in pattern and w.chance(0.45):
        yield Ask(w.say(WHERE_SPOKEN, x=spoken_of(w, pattern)))
    else:
        templates = BY_NAME if "." not in pattern else [t for t in BY_NAME if "in the name" not in t and "whose name" not in t]
        yield Ask(w.say(templates, x=w.bare(pattern) if "." in pattern else w.quoted(pattern) if w.chance(0.5) else pattern))
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": pattern})
    rows = found(obs)
    if not rows:
        yield Answer("Nothing was found.", none_named(obs, pattern))
    elif len(rows) == 1:
        yield Answer("The file was found.", f"I found it: {rows[0][0]}.")
    else:
        yield Answer("The files were found.", obs.content)


BY_TEXT = [
    "do: (find|list|show|locate|get) [me] (all|the|all the|any|every|) (files|documents) (that|which) (mention|contain|have|include|say|talk about) {x}",
    "do: (find|list|show|locate) [me] (all|the|) files (with|containing|mentioning|about|including) {x} [in them|]",
    "do: (find|locate) the (file|document|one) (that|which) (mentions|contains|has|says|talks about) {x}",
    "do: (find|list) (all|the|) files with the (word|text|words|phrase|string) {x} (in them|inside|)",
    "ask: (which|what) (file|files|document|documents|of my files) (mention|mentions|contain|contains|have|has|talk about|talks about|say|include|includes) {x}",
    "ask: in (which|what) (file|files|document) (is|do i mention|did i write|is there|does it say|do i have|did i write about) {x}", "ask: in (which|what) (file|files) does {x} (appear|occur|show up)",
    "ask: where did (i|we) (write|put|mention|note|save) (the text|the word|something about|that thing about|about|) {x}",
    "know: (which|what) (file|files) (mentions|mention|contains|contain|has|have|talks about) {x}", "know: in (which|what) file {x} (is|appears|occurs|is mentioned|is written)",
    "get: (all|the|the names of the|a list of) files (that mention|with|containing|that contain|mentioning) {x}", "files (with|containing|mentioning|that mention|about) {x}",
    "(grep -l|which file has|which files have|which file mentions|file with) {x}", "{x}[:|,] (which file|in which file|which files mention it|what file is it in)",
    "ask: how many files (mention|contain|have|talk about|include) {x}", "know: how many files (mention|contain|have) {x}", "get: the number of files (that mention|with|containing|mentioning) {x}",
    "i wrote (something about|down|about) {x} (somewhere|in some file|in one of my files)[, which file is it|, find the file]", "i'm after the file that says {x}",
    "the file (where|in which) {x} is written", "somewhere i wrote {x}, which file", "do: name the files that have {x} in them", "ask: in what document does it say {x}", "grep -rl {x} .",
    "grep -l {x} *", "files that talk about {x}", "one of my files says {x}, which one", "ask: which document was about {x}", "find me whatever file has {x} in it",
    "do: list the files where {x} (occurs|is written|appears)", "ask: where's the document with {x} in it", "ask: which one of my files has {x} in it",
    "do: (dig up|pick out|hunt down|gather|collect|identify|single out) (all|the|every one of the) (files|documents) (that|which) (mention|contain|quote|speak of|refer to|deal with) {x}",
    "do: (check|find out|work out|figure out) (which|what) (file|files|document|documents) (mention|mentions|contain|contains|has|have) {x}",
    "do: (look for|search for) (a|the|any) (file|document) (that says|with the text|containing|that mentions|in which i wrote) {x}",
    "do: (go through|look through|comb through|scan) (my|the|all) (files|documents) and (list|name|tell me) the ones (with|that mention|containing|that have) {x}",
    "ask: which (file|document) (was it|is it) (that mentions|that had|that has|where i wrote|with) {x}",
    "ask: (what|which) (documents|files) (refer to|speak of|deal with|are about|touch on|bring up) {x}",
    "ask: (what's|what is) the (file|document) (with|that mentions|that contains) {x} (called|named|)",
    "ask: what is the name of the (file|document) (with|that mentions|that contains|where it says) {x}",
    "ask: (in|inside) (what|which) (file|document|files) (would|can|could|will) i (find|read about|see) {x}", "ask: which (file|document) should i open (to read about|to find|for) {x}",
    "ask: is there (a|any) (file|document) (that mentions|with|containing|about|that says) {x}", "ask: do i have (a|any) (file|document) (that mentions|with|containing|about|that talks about) {x}",
    "know: which (file|document) (i wrote {x} in|i put {x} in|{x} is in|has the text {x}|speaks of {x})", "know: (if|whether) (any|some) file (mentions|contains|has|talks about) {x}",
    "get: (the name of|) the (file|document) (that mentions|with|containing|that says|where i wrote) {x}", "i (need|want) the (file|document) (with|where i mention|that mentions|in which it says) {x}",
    "i (remember|recall) (writing|noting down|typing) {x} in (some file|one of my files|a document)[,] (which|which one|which file was it|find the file)",
    "{x} is (in one of|somewhere in|mentioned in one of|hidden in one of) (my|these|the) (files|documents)[,] (which|which one|find the file)",
    "only the (files|documents) (that mention|with|containing|about) {x}", "not all files, (only|just) (those|the ones) (with|that mention|containing|about) {x}",
    "(files|documents) (mentioning|containing|having|with) {x}[, please|, which|?]", "(which|what) file (got|has|have) {x}", "(which|what) (file|document) (says|has) {x}",
    "every (file|document) (that|which) (so much as|) (mentions|contains|says) {x}",
    "there is a (file|document) (about|that mentions|with) {x} (somewhere|around|), (find it|which one is it|what is it called)",
    "i'm looking for (a|the|that) (file|document) (about|that mentions|containing|with the words) {x}", "the (document|file) about {x}, (what is it called|which one is it|which file is it)",
    "name of the (file|document) that (mentions|contains|says) {x}",
]  # fmt: skip


@family("find_by_text", weight=1.9)
def find_by_text(w: World) -> Steps:
    word = word_somewhere(w)
    yield Ask(w.say(BY_TEXT, x=w.quoted(word) if w.chance(0.55) or " " in word else word))
    obs = yield Call("Find the files by their text with find_files.", "find_files", {"pattern": "*", "contains": word})
    rows = found(obs)
    if rows:
        yield Answer("The files were found.", obs.content)
    else:
        yield Answer("Nothing was found.", f"No file mentions {word}.")


def word_somewhere(w: World) -> str:
    """Return a word of some file, or one that is nowhere."""
    texts = [t for t in w.files.values() if t]
    if w.chance(0.12) or not texts:
        return w.pick([names.pseudo(w.rng, 2), names.person(w.rng), names.code(w.rng)])
    return word_in(w, w.pick(texts), once=w.chance(0.6)) if w.chance(0.5) else some_word(w, w.pick(texts))


KIND_AND_TEXT = [
    "do: (find|list|show|get) [me] (all|the|all the|) {kinds} (that|which) (mention|contain|have|include|say) {x}",
    "do: (find|list|show) [me] (all|the|) {kinds} (with|containing|mentioning) {x} [in them|inside|]", "ask: (which|what) {kinds} (mention|contain|have|include|say) {x}",
    "ask: (which|what) {kind} (mentions|contains|has|says) {x}", "ask: in which {kinds} (is {x} mentioned|does {x} appear|do i mention {x})", "ask: do any [of my|of the|] {kinds} (mention|contain) {x}",
    "know: (which|what) {kinds} (mention|contain|have) {x}", "get: (all|the) {kinds} (that mention|with|containing) {x}", "{kinds} (with|containing|that mention|mentioning) {x}",
    "do: search (the|all|my) {kinds} for {x} and (tell me|list|show) which (have it|contain it|match)", "ask: which of my {kinds} (have|mention|say) {x}", "{kinds} where it says {x}",
    "only the {kinds} with {x} (in them|inside)", "one of my {kinds} says {x}, which one", "is {x} in one of the {kinds}, which", "do: go through the {kinds} and tell me which have {x}",
    "the {kind} that has {x} in it", "grep -l {x} in the {kinds}", "do: name the {kinds} that contain {x}", "i need the {kinds} about {x}",
    "do: (pick out|dig up|gather|collect|single out|identify) the {kinds} (with|that mention|containing|that talk about) {x}",
    "do: (scan|check|comb through|look through|sift through) (the|my|all) {kinds} for {x} and (name|list|tell me|give me) the ones that (have it|mention it|contain it)",
    "do: (tell me|find out|check|work out) which (of the|of my|) {kinds} (have|contain|mention|say) {x}", "ask: which (one|ones) of (the|my) {kinds} (has|have|mentions|mention|says|say) {x}",
    "ask: (what|which) {kinds} (refer to|talk about|speak of|bring up|touch on) {x}", "ask: is there (a|any) {kind} (that mentions|with|containing|that says) {x}",
    "ask: in which {kind} (did i write|do i have|is|does it say) {x}", "ask: what are the {kinds} (with|that mention|containing) {x}",
    "know: (if|whether) (any|a|some) {kind} (mentions|contains|has) {x}", "know: which {kind} (mentions|contains|has|talks about|says) {x}",
    "get: (the names of|a list of) the {kinds} (that contain|with|that mention|where it says) {x}", "not all {kinds}, (only|just) (those|the ones) (with|that mention|containing) {x}",
    "{kinds} (having|featuring|about|quoting) {x}", "{x} is (in|mentioned in|somewhere in) one of (the|my) {kinds}, (which one|find it|which is it)",
    "i wrote {x} in (a|some|one of my) {kind}[s], which (one|was it)", "any {kind} (with|that says|mentioning|containing) {x}",
    "there (is|must be|should be) a {kind} (with|that mentions|about) {x}(, find it|, which one)",
    "i (need|want|am after) (the|all|only the) {kinds} (in which {x} is mentioned|that have {x} in them|that say {x})",
]  # fmt: skip


@family("find_kind_and_text", weight=1.2)
def find_kind_and_text(w: World) -> Steps:
    path = w.pick_text_file()
    ext = extension(path)
    if ext not in KINDS:
        raise Skip("no kind")
    word = some_word(w, w.files[path])
    yield Ask(w.say(KIND_AND_TEXT, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True), x=w.quoted(word)))
    obs = yield Call("Find the files by kind and text with find_files.", "find_files", {"pattern": f"*{ext}", "contains": word})
    yield _list_or_none(obs, f"matching *{ext} that mention {word}")


EXTREME = [
    "ask: (which|what) is {t}", "ask: what's {t}", "ask: (which|what) file is {t}", "do: (find|show|tell|give) me {t}", "do: (find|locate|name|identify|look for) {t}", "know: (which|what) file is {t}",
    "know: (which|what) {t} is", "get: the name of {t}", "{t}", "{t}?", "get: {t}", "(name of|find) {t}", "i am looking for {t}", "could you point out {t}", "so which one is {t}", "do: point me to {t}",
    "{t} - which one is it", "do: tell me what {t} is", "do: tell me which file is {t}", "ask: which of my files is {t}", "{t}, name please", "need to know {t}",
    "ask: do you (know|see) (which|what) file is {t}", "ask: what (would|might) {t} be", "ask: what is {t} (called|named)", "ask: what do i call {t}",
    "ask: which (one|file) (would you say|do you think|here) is {t}", "ask: how is {t} called", "do: (figure out|work out|determine|find out|check|pick out|single out|spot|dig up|hunt down) {t}",
    "do: (figure out|work out|determine|find out|check|see) which file is {t}", "do: (show|tell|give) me the name of {t}", "know: what {t} is called", "know: (what|which file) counts as {t}",
    "get: the (file name|path|full name) of {t}", "{t}, (which is it|what is it|which file is that|what's it called|please)", "{t} is which (file|one)?",
    "{t} would be (which|which one|which file|what)?", "{t} (is what i need|is what i want|is wanted), (name it|which one is it|which file)",
    "i (need|want|have) to (find|identify|see which file is|know the name of) {t}", "(which|what) (one|file|) (would be|might be|could be) {t}?", "not all of them, (only|just) {t}",
    "show {t}, (name only|nothing else|that's all)", "one file only: {t}", "i (can't|cannot) tell which (one|file) is {t}", "among (all|all these|my) files, {t} (is which|would be which one|please)",
    "(name|filename) of {t}[, please|]", "my question is about {t}, which file is it", "and {t} is?",
]  # fmt: skip


@family("find_extreme", weight=4.6)
def find_extreme(w: World) -> Steps:
    pointer = ordered(w)
    yield Ask(w.say(EXTREME, t=pointer.words))
    obs = yield Call(pointer.rationale, "find_files", pointer.arguments)
    rows = found(obs)
    if not rows:
        raise Skip("nothing")
    path, size, modified = rows[pointer.row]
    fact = f"it is {size} in size" if pointer.arguments["sort_by"] == "size" else f"it was modified on {modified}"
    yield Answer("The file is known.", f"It is {path}; {fact}.")


TOP_N = [
    "ask: what are the {n} (largest|biggest) {kinds} (here|in this folder|)", "do: (show|list|find|give) me the {n} (largest|biggest) {kinds}", "get: the {n} (largest|biggest) {kinds}",
    "(top {n}|{n}) (largest|biggest) {kinds}", "ask: which {n} {kinds} (are the largest|are the biggest|take the most space|take up most space)", "know: which {n} {kinds} are the (largest|biggest)",
    "do: list the top {n} {kinds} by size", "{n} (largest|biggest) {kinds} please", "do: find the {n} {kinds} (which|that) (use|take|need) the most (space|disk space|room)",
    "i need the {n} (largest|biggest) {kinds}", "ask: which are the {n} (largest|biggest) {kinds}", "my {n} (largest|biggest) {kinds}, which are they", "do: name the {n} (largest|biggest) {kinds}",
    "the {kinds} that eat my disk space, {n} of them", "only the {n} (largest|biggest) {kinds}", "the (largest|biggest) {n} {kinds}, please", "{kinds}: the {n} (largest|biggest)",
    "do: (rank|sort|order) the {kinds} by size and (show|give|tell) me the (first|top) {n} (largest|biggest)", "do: (pick out|single out|dig up|identify|point out) the {n} (largest|biggest) {kinds}",
    "ask: what would the {n} (largest|biggest) {kinds} be", "ask: (can|could) you name the {n} (largest|biggest) {kinds}", "ask: which {n} of the {kinds} are (largest|biggest)",
    "get: the names of the {n} (largest|biggest) {kinds}", "get: a (ranking|top list) of the {n} (largest|biggest) {kinds}", "know: what the {n} (largest|biggest) {kinds} are",
    "of all {kinds} the {n} (largest|biggest)", "not all {kinds}, just the {n} (largest|biggest)", "{n} {kinds}, the (largest|biggest) ones",
    "my disk is full, (which|what) {n} {kinds} take (up|) the most space", "i need to free some space, (show|tell) me the {n} heaviest {kinds}",
    "the {n} {kinds} (hogging|wasting|eating|using) the most space", "to save space, what are the {n} fattest {kinds}",
]  # fmt: skip
TOP_N_NEW = [t.replace("largest|biggest", "newest|latest|most recent").replace("use|take|need", "have") for t in TOP_N if "space" not in t]
TOP_N_NEW = [t.replace("by size", "by date") for t in TOP_N_NEW] + [
    "ask: which {n} {kinds} (were changed|did i change|were modified) last",
    "get: the {n} {kinds} (i changed|changed|modified) most recently",
    "ask: (which|what) {n} {kinds} (did i touch|did i edit|have i worked on|were edited|were touched) (last|most recently)",
    "know: (which|what) {n} {kinds} (i touched|i edited|i worked on|were edited|were changed) (last|most recently)",
    "the {n} {kinds} (i worked on|i edited|i touched|that were edited|that were changed) (last|most recently)[, please|]",
    "do: (rank|sort|order) the {kinds} by date and (show|give|tell) me the (top|first) {n}",
    "my (last|latest|most recent) {n} {kinds}[, which are they|, please|]",
    "what have i been working on, the {n} {kinds} changed (last|most recently)",
]


@family("find_top", weight=0.9)
def find_top(w: World) -> Steps:
    n = w.rng.randint(2, 4)
    ext = _some_ext(w) if w.chance(0.4) else ""
    kinds = kind_word(w, ext, many=True) if ext else "files"
    if sum(p.endswith(ext) for p in w.files) < n:
        raise Skip("too few")
    new = w.chance(0.45)
    yield Ask(w.say(TOP_N_NEW if new else TOP_N, n=w.number(n), kinds=kinds))
    obs = yield Call(
        f"Find them with find_files, sorted by {'modified' if new else 'size'}.",
        "find_files",
        {"pattern": f"*{ext}" if ext else "*", "sort_by": "modified" if new else "size", "limit": n},
    )
    yield Answer("The files are known.", f"The {n} {'newest' if new else 'largest'} files:\n{body(obs)}")
