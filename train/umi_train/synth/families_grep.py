"""Searching text: everywhere, in a folder, how often, and marks such as TODO."""

from __future__ import annotations

from typing import Any

from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_search import word_somewhere
from umi_train.synth.views import matches, plural

SEARCH = [
    "do: search (for|) {x} (in all files|everywhere|in this folder|in the files|here|in my files|in the workspace|)",
    "do: (search|look|grep) (all files|everything|my files|the files|this folder|all documents) for {x}",
    "do: (look for|find|locate|show me|search for) [the word|the text|the string|the phrase|] {x} (in the files|in all files|in my files|in all my files|anywhere in the files)",
    "do: (find|show|list) (all|every|all the) (mentions|occurrences|places|lines) of {x}",
    "do: (find|show|list) [me] (all|every|the) (line|lines) (with|containing|that contain|that mention|mentioning|that say) {x}",
    "ask: where is {x} mentioned",
    "ask: where (does|do|did) {x} (appear|occur|show up|come up)",
    "ask: where is {x} (mentioned|written|used|found|listed|defined)",
    "ask: who or what is {x} in my files",
    "ask: what do my (files|notes|documents) say about {x}",
    "ask: what is (said|written) about {x} (in my files|in the files|anywhere|)",
    "ask: is {x} mentioned (anywhere|somewhere|in any file|in my files)",
    "know: where {x} (is mentioned|appears|occurs|is used|comes up|is)",
    "know: (if|whether) {x} (is mentioned|appears|occurs) (anywhere|somewhere|in any file)",
    "get: (all|every|the) (mention|mentions|occurrence|occurrences) of {x}",
    "get: (the|all|all the) lines (with|that mention|containing|that contain) {x}",
    "(grep|grep -rn|search|search for|where is) {x}",
    "{x}[:|,] (where is it mentioned|where does it appear|any mention|search for it)",
    "any (mention|mentions|trace|sign) of {x}",
    "i need (every|all) (place|places|line|lines) where {x} (is mentioned|appears|occurs|shows up)",
    "ask: in which lines (do i mention|is|do i write) {x}",
    "ask: did i ever write (about|down|) {x} [anywhere]",
    "ask: have i got anything on {x} [in my files]",
    "{x}: where in my files",
    "do: go through (all|my|all my) files and look for {x}",
    "grep -r {x} .",
    "rg {x}",
    "any line with {x}",
    "do: show every line that has {x}",
    "ask: what lines say {x}",
    "wherever it says {x}, show me",
    "ask: where was that about {x}",
    "every place {x} comes up",
    "ask: do my files say anything about {x}",
    "ask: is there something on {x} (somewhere|in here|in my files)",
    "do: scan (everything|the files|all files) for {x}",
    "do: trace {x} through my files",
    "somewhere i wrote {x}, show me the line",
    "i remember {x} from one of my files, where is it written",
    "ctrl f {x} in all files",
]


@family("search_everywhere", weight=6, tools=("search_text",))
def search_everywhere(w: World) -> Steps:
    word = word_somewhere(w)
    yield Ask(w.say(SEARCH, x=w.quoted(word) if w.chance(0.55) or not word.isalnum() else word))
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)


def found_lines(obs: Any, word: str) -> Answer:
    rows = matches(obs)
    if not rows:
        return Answer("Nothing was found.", f"There is no mention of {word}.")
    return Answer("The place is known." if len(rows) == 1 else "The places are known.", obs.content)


SEARCH_IN = [
    "do: (search|look|grep) (in|inside|through) {d} for {x}",
    "do: search {d} for {x}",
    "do: (find|look for|search for|locate|search) {x} (in|inside|under|within) {d}",
    "ask: where is {x} mentioned (in|inside|within) {d}",
    "ask: where in {d} (is {x} mentioned|does {x} appear|does {x} come up)",
    "ask: is {x} mentioned (in|anywhere in) {d}",
    "ask: does (anything|any file) in {d} mention {x}",
    "know: where {x} is (mentioned|used) in {d}",
    "know: (if|whether) {x} is (mentioned|used) in {d}",
    "get: (all|the) (mentions|occurrences) of {x} in {d}",
    "(grep|search) {x} in {d}",
    "{d}[:|,] search for {x}",
    "any mention of {x} in {d}",
    "ask: does {d} say anything about {x}",
    "ask: somewhere in {d} is {x}, which line",
    "do: go through {d} and look for {x}",
    "in {d}, where does it say {x}",
    "every line with {x} in {d}",
    "do: look inside {d}, is there {x} anywhere",
    "do: scan {d} for {x}",
    "ask: has {d} anything about {x}",
    "ask: where under {d} is {x}",
    "{x} somewhere in {d}?",
    "do: check what {d} says about {x}",
    "grep -r for {x} in {d}",
]


@family("search_in_folder", weight=1.3, tools=("search_text",))
def search_in_folder(w: World) -> Steps:
    inside = [p for p, t in w.files.items() if "/" in p and t]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    folder = path.rpartition("/")[0]
    word = word_in(w, w.files[path], once=w.chance(0.5))
    yield Ask(w.say(SEARCH_IN, x=w.quoted(word) if not word.isalnum() or w.chance(0.5) else word, d=w.path(folder)))
    obs = yield Call("Search in the folder with search_text.", "search_text", {"query": word, "path": folder})
    yield found_lines(obs, word)


HOW_OFTEN = [
    "ask: how (often|many times) (is {x} mentioned|does {x} appear|does {x} occur|do i mention {x}|is {x} used|does it say {x}) {where}",
    "ask: how many (mentions of {x}|occurrences of {x}|lines with {x}|lines containing {x}) are there {where}",
    "know: how (often|many times) {x} (is mentioned|appears|occurs|comes up) {where}",
    "get: the number of (times {x} is mentioned|mentions of {x}|lines with {x}|occurrences of {x}) {where}",
    "do: count (the occurrences of|how often it says|the mentions of|the lines with|how many lines have|how many times it says) {x} {where}",
    "how often {x} {where}",
    "(number of|count) {x} {where}",
    "{x} {where}[:|,] how often",
    "do: count {x} {where}",
    "ask: how many lines (contain|mention|have) {x} {where}",
    "ask: how many {x} (lines|entries|messages) are there {where}",
    "do: tell me how often {x} (occurs|comes up|is there) {where}",
    "ask: is {x} a frequent word {where}, how often is it there",
    "count of {x} {where}",
    "ask: how frequent is {x} {where}",
    "ask: how many hits for {x} {where}",
    "number of lines with {x} {where}",
    "ask: how many matches of {x} {where}",
    "ask: did i use {x} a lot {where}, how often",
    "i want to know how many times {x} shows up {where}",
    "do: tally {x} {where}",
    "{where}, how often does {x} come up",
]


@family("how_often", weight=2, tools=("search_text",))
def how_often(w: World) -> Steps:
    one = w.chance(0.65)
    path = w.pick_text_file()
    text = w.files[path]
    word = word_in(w, text, once=w.chance(0.3))
    if path.endswith(".log") and w.chance(0.6):
        word = w.pick(["error", "errors", "ERROR", "warn", "INFO", "timeout", "failed", "debug", "warning", "warnings", "timeouts", "failures", "records"])
    where = w.word("(in|inside|within) {p}", p=w.path(path)) if one else w.word("(in all files|in my files|in this folder|altogether|in total|here)")
    yield Ask(w.say(HOW_OFTEN, x=w.quoted(word) if w.chance(0.6) or " " in word else word, where=where))
    obs = yield Call("Search with search_text; it counts the matches.", "search_text", {"query": word} | ({"path": path} if one else {}))
    if obs.content.startswith("no "):
        yield Answer("The count is known.", f"{word} does not occur{' in ' + path if one else ''}.")
    else:
        n = obs.content.split(" ", 1)[0]
        yield Answer("The count is known.", f"{word} occurs in {plural(n, 'line')}{' of ' + path if one else ''}.")


TODOS = [
    "do: (find|list|show) [me] (all|the|every|all the|) {w} (comments|notes|markers|lines|)",
    "ask: (where are|which files have) [the|any] {w} (comments|notes|markers)",
    "ask: are there (any|open|still any) {w} (comments|notes|lines|entries)",
    "ask: (what|which) {w}s are (left|open|there|in the code|in the files)",
    "get: (all|the|a list of|every) {w} (comments|lines|markers|notes)",
    "get: (all|the|a list of) {w}s (in the code|in the files|)",
    "{w}s in the (code|files|project)",
    "do: search the (code|files|project) for {w}",
    "(grep|list|show) {w}",
    "know: where (the|any) {w} (comments|notes) are",
    "any {w} left",
    "ask: is there still a {w} somewhere",
    "do: go through the code and list every {w}",
    "each line with {w}",
    "open {w}s",
    "ask: what {w}s did i leave (behind|in the files)",
    "do: collect all {w}s",
    "do: show {w} lines",
    "grep -rn {w} .",
    "ask: have i left any {w}s",
    "{w}s please",
]


TODOS_IN = [
    "do: (find|list|show) [me] (all|the|every|all the|) {w} (comments|notes|markers|lines|) in {d}",
    "ask: are there (any|open|still any) {w} (comments|notes|lines|entries) in {d}",
    "ask: (what|which) {w}s are (left|open|there) in {d}",
    "get: (all|the|a list of|every) {w} (comments|lines|markers|notes) in {d}",
    "{w}s in {d}",
    "do: search {d} for {w}",
    "(grep|list|show) {w} in {d}",
    "know: where (the|any) {w} (comments|notes) are in {d}",
    "any {w} left in {d}",
    "ask: is there still a {w} in {d}",
    "do: go through {d} and list every {w}",
    "every line with {w} in {d}",
    "{d}: {w}s?",
    "ask: what {w}s did i leave in {d}",
    "do: collect the {w}s from {d}",
    "grep {w} from {d}",
]


@family("todos", weight=1.8, tools=("search_text",))
def todos(w: World) -> Steps:
    word = w.pick(["TODO", "FIXME", "NOTE", "ERROR", "TODO", "error", "WARN"])
    inside = [p for p, t in w.files.items() if word in t]
    if not inside and w.chance(0.75):
        raise Skip("none")
    if w.folders and w.chance(0.35):
        folder = next((p.rpartition("/")[0] for p in inside if "/" in p), w.pick(w.folders))
        yield Ask(w.say(TODOS_IN, w=word, d=w.path(folder)))
        obs = yield Call("Search in the folder with search_text.", "search_text", {"query": word, "path": folder})
    else:
        yield Ask(w.say(TODOS, w=word))
        obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)
