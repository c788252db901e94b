"""Requests that need more than one step: find the file first, recover from a wrong name, ask back, follow up."""

from __future__ import annotations

from dataclasses import replace

from umi_local import named
from umi_train.synth import names
from umi_train.synth.acts import ACTS, Act, carried_out
from umi_train.synth.asking import ANSWERED, asked_back, with_it
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family, present_in
from umi_train.synth.families_files import do, fitting
from umi_train.synth.noise import typo
from umi_train.synth.pointing import POINTERS, extension, nothing
from umi_train.synth.views import found, joined, none_named, plural

_WEIGHTS = [a.weight for a in ACTS.values()]


def draw(w: World, allowed: list[Act] | None = None) -> Act:
    """Return an act by its weight."""
    acts = allowed or list(ACTS.values())
    return w.rng.choices(acts, [a.weight for a in acts])[0]


_TAILLESS = [a for a in ACTS.values() if a.name not in ("details",)]


@family("located", weight=5.0)
def located(w: World) -> Steps:
    """Find the file (largest, newest, by text, kind or part of its name), then act on it."""
    act = draw(w, _TAILLESS)
    pointer = w.pick(POINTERS)(w)
    path = _peek(w, pointer.arguments, pointer.row)
    if not act.fits(w, path) or not w.has(act.tool):
        raise Skip("does not fit")
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=pointer.words, **plan.slots))
    obs = yield Call(pointer.rationale, "find_files", pointer.arguments)
    rows = found(obs)
    if not rows or rows[pointer.row][0] != path:
        raise Skip("another file")
    yield from carried_out(act, plan)


def _peek(w: World, arguments: object, row: int) -> str:
    """Return what find_files will find, so that the rest of the request can be invented before it is asked."""
    from umi_local.tools.base import ToolError
    from umi_local.trajectory import ObservationTurn
    from umi_train.synth.core import registry

    try:
        rows = found(ObservationTurn(registry().get("find_files").run(w.ctx, dict(arguments))))  # type: ignore[call-overload]
    except ToolError as error:
        raise Skip(str(error)) from None
    if not rows:
        raise Skip("nothing found")
    if len(rows) > 1 and (rows[row][1:] == rows[row - 1 if row else 1][1:]):
        raise Skip("two of the same size or time")
    return rows[row][0]


@family("located_nothing", weight=1.2)
def located_nothing(w: World) -> Steps:
    """Nothing is found: say so."""
    act = draw(w, _TAILLESS)
    path = fitting(w, act)
    plan = act.plan(w, path)
    pointer = nothing(w)
    yield Ask(w.say(act.templates, t=pointer.words, **plan.slots))
    obs = yield Call(pointer.rationale, "find_files", pointer.arguments)
    if found(obs):
        raise Skip("something was found")
    if "contains" in pointer.arguments:
        yield Answer("Nothing was found.", f"I found no file that mentions {pointer.arguments['contains']}.")
    elif "mention" in obs.content:
        yield Answer("Nothing was found.", none_named(obs, str(pointer.arguments["pattern"])))
    else:
        yield Answer("Nothing was found.", f"I found no file that matches {pointer.arguments['pattern']}.")


@family("which_of_several", weight=0.9)
def which_of_several(w: World) -> Steps:
    """Several files match what must not be guessed: say which, and ask."""
    acts = [a for a in ACTS.values() if a.writes]
    act = draw(w, acts)
    path = fitting(w, act)
    plan = act.plan(w, path)
    word = w.pick(names.THEMES[w.theme])
    hits = sorted(p for p in w.files if word in p.rpartition("/")[2].lower())
    if len(hits) < 2 or len(hits) > 5 or any(word in f.lower() for f in w.folders):
        ext = extension(path) or ".txt"
        while len([p for p in w.files if word in p.rpartition("/")[2].lower()]) < 2:
            w.write(f"{word}{w.pick(['_', '-', ''])}{w.rng.randint(1, 2030)}{ext}", "x\n")
    yield Ask(w.say(act.templates, t=w.word("(the|my|that) {x} (file|document|one)", x=word), **plan.slots))
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": word})
    rows = found(obs)
    if len(rows) < 2:
        raise Skip("not several")
    yield Answer("Several files match; ask which one.", f"{len(rows)} files match {word}: {joined([r[0] for r in rows[:5]])}. Which one do you mean?")


def misspell(w: World, path: str) -> str:
    """Return a wrong version of a path: a slip, another extension, another case, no extension."""
    folder, slash, name = path.rpartition("/")
    roll = w.rng.uniform(0.45, 1)
    stem, dot, ext = name.rpartition(".")
    if not stem:
        stem, dot, ext = name, "", ""
    if roll < 0.58 and ext:
        return f"{folder}{slash}{stem}.{w.pick(['txt', 'md', 'log', 'csv', 'json', 'text', 'doc'])}"
    if roll < 0.68 and ext:
        return f"{folder}{slash}{stem}"
    if roll < 0.78:
        return f"{folder}{slash}{w.pick([stem.capitalize(), stem.upper(), stem.lower()])}{dot}{ext}"
    if len(stem) < 4:
        return f"{folder}{slash}{stem}s{dot}{ext}"
    return f"{folder}{slash}{typo(w.rng, stem)}{dot}{ext}"


def _swap(arguments: dict[str, object], old: str, new: str) -> dict[str, object]:
    return {k: new if v == old and k in ("path", "source") else v for k, v in arguments.items()}


@family("wrong_name", weight=3.0)
def wrong_name(w: World) -> Steps:
    """The file is not where the user says: take the name the tool suggests; for a delete, ask instead."""
    act = draw(w, [a for a in ACTS.values() if a.name not in ("append", "backup")])
    path = fitting(w, act)
    wrong = misspell(w, path)
    if w.exists(wrong) or wrong == path:
        raise Skip("it is there")
    plan = act.plan(w, path)
    asked = w.say(act.templates, t=w.path(wrong), **plan.slots)
    yield Ask(asked)
    arguments = dict(plan.arguments)
    if any(name.path == path for name in named.names(asked, present_in(w, asked))):  # the roles see which one is meant
        obs = yield Call(act.rationale, act.tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
        yield Answer(act.done, plan.answer(obs))
        return
    obs = yield Call(act.rationale, act.tool, _swap(arguments, path, wrong))
    if obs.ok:  # what is only read may be named less exactly
        if act.writes or not obs.content.endswith(f": this is {path}]"):
            raise Skip("it was there after all")
        yield Answer(act.done, plan.answer(replace(obs, content=obs.content.rpartition("\n")[0])))
        return
    suggested = _suggestions(obs.content)
    if not suggested:
        yield Answer("There is no such file.", f"There is no file {wrong} here.")
    elif act.name == "delete" or suggested[0] != path or len(suggested) > 1:
        yield Answer("There is no such file; ask whether another one is meant.", f"There is no file {wrong}. Did you mean {joined(suggested, 'or')}?")
    else:
        if act.name == "rename" and path.rpartition("/")[0] != wrong.rpartition("/")[0]:
            raise Skip("another folder")
        obs = yield Call(f"There is no such file; try the suggested name. {act.rationale}", act.tool, arguments)
        if not obs.ok:
            raise Skip(obs.content)
        yield Answer(act.done, plan.answer(obs))


def _suggestions(error: str) -> list[str]:
    _, mark, rest = error.partition("did you mean ")
    if not mark:
        return []
    parts = rest.rstrip("?").replace(" or ", ", ").split(", ")
    return [p for p in parts if p]


@family("missing_file", weight=2.2)
def missing_file(w: World) -> Steps:
    """A file that is nowhere: say so."""
    act = draw(w, [a for a in ACTS.values() if a.name not in ("append",)])
    path = fitting(w, act)
    wrong = w.name(w.pick([".txt", ".md", ".log", ".csv", ".json", ".py", ".pdf"]))
    if w.chance(0.2) and w.folders:
        wrong = f"{w.pick(w.folders)}/{wrong}"
    plan = act.plan(w, path)
    if act.name == "rename" and path.rpartition("/")[0] != wrong.rpartition("/")[0]:
        raise Skip("another folder")
    arguments = _swap(dict(plan.arguments), path, wrong)
    if act.name == "backup":
        arguments["destination"] = f"{wrong}.bak"
    yield Ask(w.say(act.templates, t=w.path(wrong), **plan.slots))
    obs = yield Call(act.rationale, act.tool, arguments)
    if obs.ok:
        raise Skip("it is there")
    suggested = _suggestions(obs.content)
    if suggested:
        yield Answer("There is no such file; ask whether another one is meant.", f"There is no file {wrong}. Did you mean {joined(suggested, 'or')}?")
    else:
        yield Answer("There is no such file.", f"There is no file {wrong} here.")


_REASONS = ("", "", "", "not now", "wrong file", "i changed my mind", "keep it", "no", "not this one", "later", "i still need it", "that is too risky", "never mind", "better not", "stop", "hold on", "leave it", "i am not sure", "let me think first", "not yet", "nope", "cancel", "that was a mistake", "i want to check first", "another time", "i misspoke", "do not do that", "forget it", "no thanks", "don't", "wait", "abort", "not like that", "i need that one", "that is the wrong one", "please don't", "no way", "skip it", "drop it", "i take it back", "let it be", "on second thought no", "absolutely not", "hands off", "i would rather not", "too early", "leave everything as it is", "i have to ask my boss first", "that is not what i meant")


@family("refused", weight=1.3)
def refused(w: World) -> Steps:
    """The user refuses the call, or nobody is there to allow it: say that nothing was changed."""
    act = draw(w, [a for a in ACTS.values() if a.writes])
    path = fitting(w, act)
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
    if w.split == "train" and w.chance(0.3):  # told apart from a user's refusal by its words alone
        yield Call(act.rationale, act.tool, plan.arguments, mode=w.pick(("ask", "ask", "none")))
        yield Answer("The call was refused; nothing was changed.", f"Nothing was changed: I was not allowed to touch {path}.")
        return
    yield Call(act.rationale, act.tool, plan.arguments, refused=w.pick(_REASONS))
    yield Answer("The user refused; nothing was changed.", f"Nothing was changed: you refused it, so {path} is as it was.")


_VAGUE = {
    True: ("the file", "a file", "one of the files", "that file", "my file", "some file", "one file", "something", "a document", "one of my files", "a certain file", "some document", "one of these", "my document", "one of my documents", "some file of mine", "a file of mine", "one of the documents", "a file here", "one document", "some file or other", "a file i have"),
    False: ("the file", "that file", "my file", "a file", "the document", "one of the files", "this file", "that document", "one of my files", "some file", "a certain file", "my document", "one of my documents", "some document", "some file of mine", "a file of mine", "one of the documents", "a document", "some file or other", "a file here"),
}


@family("ask_back", weight=4.5)
def ask_back(w: World) -> Steps:
    """The request does not say which file: ask; go on with the answer, or end with the question."""
    act = draw(w, [a for a in ACTS.values() if a.name not in ("line", "range", "replace_all", "remove_text")])
    path = fitting(w, act)
    plan = act.plan(w, path)
    if w.turns:  # "that file" would point at something said before
        raise Skip("not the first task")
    yield Ask(w.say(pronoun_templates(act), t=w.pick(_VAGUE[act.name == "delete"]), **plan.slots))
    reply = w.pick([path, path, path, w.path(path), f"{path} please", f"i mean {path}"])
    if not (yield from asked_back(w, "The file is not named", act.question, reply)):
        return
    obs = yield with_it(act.tool, plan.arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(ANSWERED, plan.answer(obs))


def pronoun_templates(act: Act) -> tuple[str, ...]:
    """Return the templates in which a pronoun can stand for the file."""
    return tuple(t for t in act.templates if not any(s in t for s in ("file {t}", "{t}'s", "{t} (file", "{t} (is|", "a file {t}")))


_IT = ("it", "it", "it", "it", "this file", "that file", "the same file", "that", "this", "this one", "that one", "the file", "it", "it", "that same file", "the very same file", "the file from before", "the same one", "said file", "the aforementioned file", "that very file", "the file just mentioned", "the one from before", "the file we just had")


@family("follow_up", weight=5.0)
def follow_up(w: World) -> Steps:
    """An act on a named file, then one or two more on "it"."""
    act = draw(w)
    path = fitting(w, act)
    plan = act.plan(w, path)
    if plan.arguments.get("path") == path and act.gone:
        raise Skip("gone")
    yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
    obs = yield from carried_out(act, plan)
    here = path
    for _ in range(1 if w.chance(0.75) else 2):
        if act.gone:
            here = obs.content.rpartition(" to ")[2]
            if here not in w.files:
                raise Skip("lost it")
        following = [a for a in ACTS.values() if a.fits(w, here) and a.name not in (act.name, "details", "line", "range")]
        act = draw(w, following)
        plan = act.plan(w, here)
        target = w.pick(_IT)
        text = w.say(pronoun_templates(act), t=target, **plan.slots)
        yield Ask(w.pick(["", "", "", "now ", "and ", "then ", "and now ", "ok, "]) + text[:1].lower() + text[1:] if w.chance(0.4) else text)
        obs = yield from carried_out(act, plan)
        if act.name == "delete":
            return


_SHORT = {
    "lines": ["and (how many|the number of) lines", "and lines", "lines too", "how about lines", "what about [the] lines", "and the line count", "how many lines", "and in lines", "lines?", "how long is it in lines", "line count too", "and its line count", "and the lines in it", "how many lines then", "and how many lines are in it", "how many lines is that", "count the lines too", "and the number of its lines", "lines as well", "do count the lines too", "number of lines as well", "and the total of lines", "its lines too", "any idea how many lines", "how many lines has it got", "and what about its line count", "does it have many lines", "how many rows of text are in it", "line total", "and the lines", "give me the lines too", "and what's the line count", "and the lines, how many", "how many lines long is it", "now the lines", "also the number of lines", "lines next", "and by lines", "and counted in lines"],
    "words": ["and (how many|the number of) words", "and words", "words too", "how about words", "what about [the] words", "and the word count", "how many words", "words?", "and in words", "now the words", "its word count too", "and how many words are in it", "count the words too", "how many words is that", "word count as well", "and the words in it", "how many words then", "and the number of its words", "words as well", "how long is it in words", "number of words too", "any idea how many words", "how wordy is it", "how many words has it got", "and what's the word count", "word total", "and the words, how many", "give me the words too", "how many words long is it", "also the number of words", "and counted in words", "words next", "its words too", "and what about its word count", "does it have many words", "and the total of words", "and by words", "how many words does it run to"],
    "characters": ["and (how many|the number of) characters", "and characters", "what about characters", "and the chars", "how many characters", "and in characters", "characters too", "character count too", "and how many characters are in it", "count the characters too", "and its character count", "how many characters then", "and the number of its characters", "characters as well", "how long is it in characters", "number of characters too", "any idea how many characters", "how many characters has it got", "and what's the character count", "character total", "and the characters, how many", "now the characters", "also the number of characters", "and counted in characters", "characters next", "its characters too", "how many characters is that", "and the total of characters", "how many characters long is it", "char count too", "how many chars"],
    "size": ["and how big is it", "and the size", "what about the size", "how large is it", "and its size", "how big", "size too", "in bytes?", "is it big", "how many bytes is that file", "and what does it weigh", "and how heavy is it", "its size too", "and how many bytes", "how many bytes does it have", "how much space does it take", "and the file size", "and the bytes", "and in bytes", "what size is it", "and its file size", "size as well", "how many bytes then", "any idea how big it is", "and what's the file size", "how many bytes is it", "and the weight in bytes", "is it large", "does it take much space", "also the size", "size next", "now the size", "how many kb", "how much disk space does it use", "how small is it", "and how large", "and in kilobytes", "what does it come to in bytes", "its bytes too"],
    "modified": ["and when was it changed", "and when was it last modified", "and the date", "when did i change it", "and how old is it", "when did i last touch it", "and the last change", "from when is it", "and when did it change last", "when was it edited", "and the date of the last change", "and when was it last touched", "and when did i save it last", "when was the last change", "how old is it then", "how fresh is it", "and its date", "and its modification date", "when did it last change", "and the time of the last edit", "when was that file changed", "any idea when it was changed", "and what's the modification date", "when was it last saved", "when was it updated", "also the date of change", "since when has it been like that", "how recent is it", "how long ago was it changed", "when did someone last edit it", "and the last edit", "is it recent", "when was it last worked on", "and the day it was changed", "last change too", "now the date of the last change", "and when did i edit it"],
    "first": ["and the first line", "what is its first line", "and how does it start", "first line please", "and the top line", "how does it begin", "what is at the top", "and line 1", "and line one", "what does the first line say", "and how does it begin", "what comes first in it", "and its opening line", "the first line too", "and the very first line", "top line too", "what is on line 1", "and what is on top", "and its top line", "its first line too", "line 1 too", "what does it open with", "how does it start off", "what does it start with", "and what comes first", "what are its first words, the first line i mean", "only the first line now", "and its header line", "the line at the top too", "now the first line", "what does it say on top", "and the first row", "the start of it, one line"],
    "last": ["and the last line", "what is its last line", "and how does it end", "last line please", "and the bottom line", "what is at the end", "how does it end", "and what is the final line", "and its final line", "what does the last line say", "what comes last in it", "and the closing line", "the last line too", "and the very last line", "bottom line too", "and what is at the bottom", "and its ending", "what does it end with", "and its bottom line", "its last line too", "how does it finish", "what does it close with", "how does it conclude", "and what comes last", "only the last line now", "the line at the bottom too", "now the last line", "what does it say at the bottom", "and the last row", "the end of it, one line", "and its tail line", "what is its closing line", "where does it end, what line"],
    "read": ["and what does it say", "what's in it", "show it to me", "and its content", "what is inside", "open it", "read it", "let me see it", "and now the text", "what does it say", "can i see it", "print it", "cat it", "and the whole text", "and what is in it", "display it", "show me all of it", "let me read it", "what is written in it", "spill it out for me", "and the full text", "read it out", "can you show it", "i want to see it", "what text is in it", "now show me the text", "put it on the screen", "the text please", "and its text", "what are its contents", "what's inside", "open it up", "i'd like to read it", "let us see it", "print the whole thing", "bring it up", "and what's written there", "give me the whole file", "dump it here", "can i read it", "can i have the text", "what is it about, show me the text", "type it out", "output it", "i need to see the text", "now its content", "view it", "show me"],
}  # fmt: skip


@family("short_follow_up", weight=2.5)
def short_follow_up(w: World) -> Steps:
    """ "And how many words?" after a question about a file; or the same question about another file."""
    kinds = [ACTS[n] for n in _SHORT]
    act = draw(w, kinds)
    path = fitting(w, act)
    yield from do(w, act, path, w.path(path))
    if w.chance(0.45):
        other = fitting(w, act)
        if other == path:
            raise Skip("the same file")
        plan = act.plan(w, other)
        yield Ask(w.say(["and {t}", "what about {t}", "how about {t}", "and (of|for|in) {t}", "same for {t}", "{t} too", "and the same for {t}", "also {t}",
                         "now {t}", "do the same for {t}", "and how is it with {t}", "the same question for {t}", "{t}?", "and for {t}", "same with {t}",
                         "then {t}", "{t} as well", "and {t} too", "next {t}", "ok and {t}", "(what|how) about (the same for|) {t}", "and now (for|) {t}", "(now|then|next) the same (for|with|of) {t}", "(and|) what does it look like for {t}", "(can|could) you do that for {t} (too|as well)", "i also (need|want) (that|this|it) (for|of) {t}", "(that|this) (for|of) {t} (too|as well|also) please", "(repeat|do) (that|it|this) (for|with) {t}", "and with {t}", "(same|same thing|same question|ditto) (for|with) {t}", "once more, (for|with) {t}", "again (for|with) {t}", "likewise {t}", "and (what|how) is it (for|with) {t}", "{t} next", "(and|) then there is {t}", "oh, and {t}", "also for {t}", "(one more|another one): {t}", "now {t} please",
                         "(and|) {t}, (what's it there|what about that one|how is it there)", "(after that|afterwards|following that)[,] {t}", "(and|) (on|with) to {t}", "(try|take|check) {t} (now|next|too)", "(while you're at it|while we're at it)[,] {t} (too|as well)", "i'd (also|) like (that|it|the same) for {t}", "(could|can) i (have|get) (that|the same|it) for {t} (too|as well)", "(same again|the same again|same exercise|same procedure|same request), {t}", "(do|run) it (again|once more) for {t}", "now (let's|) do {t}", "for {t} (too|as well|also)", "(in the case of|as for|regarding|concerning) {t}, (the same|same question)", "what (of|is it for|is it with) {t}", "the next (one|file) is {t}", "{t} (also please|too please|next please|as well please)", "(thanks|good|great|fine|got it)[,] (and|now|now for) {t}", "(equally|similarly|in the same way) for {t}"], t=w.path(other)))  # fmt: skip
        obs = yield Call(act.rationale, act.tool, plan.arguments)
    else:
        second = draw(w, [a for a in kinds if a is not act and a.fits(w, path)])
        plan = second.plan(w, path)
        text = w.word(w.pick(_SHORT[second.name]))
        yield Ask(text + w.pick(["?", "?", "", " please", "?"]))
        act = second
        obs = yield Call(act.rationale, act.tool, plan.arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, plan.answer(obs))


_ORDINALS = (("first", "1st", "top"), ("second", "2nd"), ("third", "3rd"), ("fourth", "4th"))


@family("nth_one", weight=2.2)
def nth_one(w: World) -> Steps:
    """Find some files, then act on "the second one"."""
    exts = sorted({extension(p) for p in w.files if extension(p)})
    if not exts:
        raise Skip("no file with an extension")
    ext = w.pick(exts)
    if sum(p.endswith(ext) for p in w.files) < 2:
        raise Skip("too few")
    from umi_train.synth.families_search import BY_KIND
    from umi_train.synth.pointing import kind_word

    yield Ask(w.say(BY_KIND, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True)))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = found(obs)
    if not rows:
        raise Skip("nothing")
    yield Answer("The files were found.", obs.content)
    at = w.rng.randrange(min(len(rows), 4))
    path = rows[at][0]
    word = w.pick(_ORDINALS[at]) if at < len(rows) - 1 or w.chance(0.5) else "last"
    act = draw(w, [a for a in ACTS.values() if a.fits(w, path)])
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=w.word(f"the {word} (one|file|one|of them|)"), **plan.slots))
    yield from carried_out(act, plan)


def count_word(n: int) -> str:
    """Return "1 file" or "3 files"."""
    return plural(n, "file")
