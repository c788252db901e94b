"""Finding files by name, kind, text, size and date; counting them."""

from __future__ import annotations

from typing import Any

from umi_train.synth import names
from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.pointing import KINDS, extension, kind_word, ordered, some_word
from umi_train.synth.views import found, joined, none_named

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
]  # fmt: skip


@family("find_by_kind", weight=3.6, tools=("find_files",))
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
]  # fmt: skip
HOW_MANY_IN = [
    "ask: how many {kinds} (are in|are there in|do i have in|are inside) {d}", "ask: how many {kinds} does {d} (have|contain|hold)", "know: how many {kinds} (are in|there are in|are inside) {d}",
    "know: how many {kinds} {d} (has|contains|holds)", "get: the (number|count|total) of {kinds} (in|inside|within) {d}", "do: count (the|all|all the|) {kinds} (in|inside|within) {d}",
    "(number of|count|how many) {kinds} in {d}", "{d}[:|,] how many {kinds}", "in {d}, how many {kinds} are there", "do: count how many {kinds} {d} has", "do i have many {kinds} in {d}? how many",
    "ask: what's the number of {kinds} in {d}", "look in {d}, how many {kinds} are there", "{kinds} inside {d}, how many", "do: give me the count of {kinds} in {d}",
    "ask: how many {kinds} did i put in {d}", "do: tally the {kinds} in {d}", "{d} holds how many {kinds}",
]  # fmt: skip


@family("count_files", weight=2.6, tools=("find_files",))
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
]  # fmt: skip


@family("find_by_kind_in", weight=1.1, tools=("find_files",))
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
]  # fmt: skip


@family("find_by_name", weight=4.5, tools=("find_files",))
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
]  # fmt: skip


@family("find_by_text", weight=1.9, tools=("find_files",))
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
]  # fmt: skip


@family("find_kind_and_text", weight=1.2, tools=("find_files",))
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
]  # fmt: skip


@family("find_extreme", weight=4.6, tools=("find_files",))
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
]  # fmt: skip
TOP_N_NEW = [t.replace("largest|biggest", "newest|latest|most recent").replace("use|take|need", "have") for t in TOP_N if "space" not in t]
TOP_N_NEW = [t.replace("by size", "by date") for t in TOP_N_NEW] + [
    "ask: which {n} {kinds} (were changed|did i change|were modified) last",
    "get: the {n} {kinds} (i changed|changed|modified) most recently",
]


@family("find_top", weight=0.9, tools=("find_files",))
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
        {"pattern": f"*{ext}" if ext else "*", "sort_by": "modified" if new else "size"},
    )
    rows = found(obs)[:n]
    column = 2 if new else 1
    yield Answer("The files are known.", f"The {n} {'newest' if new else 'largest'} are {joined([f'{r[0]} ({r[column]})' for r in rows])}.")
