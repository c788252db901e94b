"""Names of two or three plain words, mostly without quotation marks: "make a folder called tax papers"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from umi_train.synth import contents, names
from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_edit import CREATE, EMPTY, MKDIR_IN
from umi_train.synth.families_folders import FOLDER, WHOLE, _listed

_FIRST = (
    "summer winter holiday birthday tax school work old new family garden car house travel book music project meeting weekly shopping "
    "wedding baby job bank doctor insurance kitchen football movie dinner client team office home private rent spring moving christmas"
).split()
_SECOND = (
    "photos papers notes plans list ideas receipts recipes documents pictures stuff files letters forms reports budget songs backup draft "
    "costs contacts dates bills projects menu guests expenses stories drawings records"
).split()

_SHELL = re.compile(r"(?<![a-z])(mv|cp|rm|touch|echo|tee|cat|ren|wc|head|tail|less|mkdir|ls|du|dir|printf)(?![a-z])|> ")


def spoken(templates: Sequence[str]) -> tuple[str, ...]:
    """Return the templates that are no commands: to a shell, two words are two names."""
    return tuple(t for t in templates if not _SHELL.search(t))


def wordy(w: World) -> str:
    """Return a name of two or three plain words that is free. Raises Skip."""
    words = [w.pick(_FIRST), w.pick(_SECOND)]
    if w.chance(0.2):
        words.insert(0, w.pick(("my", "old", "new", "our", "the", "all", *names.PEOPLE[:20])))
    elif w.chance(0.2):
        words.append(w.pick((str(w.rng.randint(2019, 2029)), "2", "final", "draft", "old")))
    elif w.chance(0.15):
        words = [names.pseudo(w.rng), w.pick(_SECOND)]
    name = " ".join(words)
    name = name.title() if w.chance(0.2) else name.capitalize() if w.chance(0.12) else name
    if w.exists(name) or not w.suits(name):
        raise Skip("not free")
    return name


def _new(w: World, name: str) -> str:
    """Return a new name as it is typed: mostly without marks."""
    return name if w.chance(0.65) else w.bare(name)


def _said(w: World, name: str, folder: bool) -> str:
    """Return how what is there is mentioned: mostly without marks."""
    if w.chance(0.3):
        return w.path(name)
    forms = ("{p}", "the {p} folder", "the folder {p}", "my {p} folder", "the {p} directory", "the folder called {p}") if folder else ("{p}", "{p}", "the file {p}", "my {p}", "the {p} file", "the file called {p}")
    return w.word(w.pick(forms), p=name)


WORDY_FOLDER = (
    "do: (create|make|add) a [new] (folder|directory) (called|named) {f}", "i (need|want) a [new] (folder|directory) (called|named) {f}", "mkdir {s}", "new (folder|directory): {f}", "do: make me a (folder|directory) and call it {f}",
    "there should be a (folder|directory) (called|named) {f}", "do: (create|make) the {f} (folder|directory)", "i (want|need) a {f} folder", "the {f} folder (does not exist yet|is missing)[,] (make|create) it", "do: (create|make) a folder with the name {f}",
    "(folder|directory) {f}[,] please", "do: start a {f} folder", "can i have a folder called {f}", "a folder called {f} would be (good|nice|useful)", "do: set up a (folder|directory) (called|named) {f} for me",
    "do: (prepare|open|build|establish|produce|set up|put together) a [new] (folder|directory) (called|named) {f}",
    "do: (create|make|add|start) (another|one more|an empty|a fresh) (folder|directory) (called|named|with the name) {f}", "do: (create|make) [me] a (folder|directory) that is (called|named) {f}",
    "do: (create|make|start|open) a (folder|directory) by the name of {f}", "do: (create|make|start) a (folder|directory) and (name it|call it|give it the name|title it|label it) {f}",
    "do: (create|make|add) [a] new (folder|directory)[:|,] {f}", "ask: (can|could) (you make|we have|i get|we get|we make) a (folder|directory) (called|named) {f}",
    "ask: (is it possible to have|may i have) a (folder|directory) (called|named) {f}",
    "i('d like|'d love| would like| want to have| have to have| could use) a [new] (folder|directory) (called|named) {f}",
    "i (am|'m) (missing|lacking) a (folder|directory) (called|named) {f}[,] (make it|create it|please make one|please create it)",
    "we (need|want|could use|should have|lack) a (folder|directory) (called|named) {f}",
    "my (boss|wife|teacher|team|colleague) wants a (folder|directory) (called|named) {f}[, make one|, please create it|]",
    "there (has to|must|shall|ought to) be a [new|] (folder|directory) (called|named) {f}", "there is no (folder|directory) (called|named) {f} yet[,] (make one|create it|make it|please create one)",
    "a [new] (folder|directory) (called|named|with the name) {f}[,] (please|is needed|is what i need)", "(new|another|one more|extra) (folder|directory) (called|named) {f}[, please|]",
    "(new folder|new directory|folder name|make folder|create folder|make directory|create directory)[:|] {f}",
    "{f} should be (the name of a new folder|a new folder|a folder of its own|a new directory)",
    "{f} (is the name of the folder i need|is the folder i need), (make it|create it|please make it|please create it)", "{f} - (make|create|set up) a (folder|directory) with that name",
    "{f} - that's the (folder|directory) to (create|make|set up)", "the (folder|directory) (called|named) {f} (has to be created|is to be created|must be made|still has to be made)",
    "the (folder|directory) should be (called|named) {f}, (make it|create it|please create it)", "(mkdir -p|md) {s}",
    "to (sort|keep|store|collect) things i need a (folder|directory) (called|named) {f}",
    "do: (create|make|add|start) a (folder|directory) for me[,|:] (named|called|name it|call it|its name is) {f}", "do: (make|create|give) me a place for files (called|named) {f}, a (folder|directory) of that name",
    "do: (get|have) a (folder|directory) (made|created|set up) (called|named|by the name of) {f}", "do: (add|make|create) a (folder|directory) to my files (called|named|with the name) {f}",
    "do: (create|make|add|open) a (folder|directory) here[,|:] (called|named) {f}", "do: (create|make|add) one (folder|directory), (called|named|title|name) {f}",
    "do: (create|make|generate|spawn|construct|lay out|introduce|provide) a (folder|directory) (named|called|titled|entitled|labeled|labelled) {f}",
    "do: (generate|construct|organize|arrange|initialize) a [new|fresh|] (folder|directory) with the (name|title|label) {f}", "do: (make|create) a (folder|directory), the name (should be|is|shall be) {f}",
    "do: make sure (there is|i have|we have) a (folder|directory) (called|named) {f}, (create it|make one)", "do: (create|make) a new (folder|directory) and let its name be {f}",
    "do: (make|create) an empty (folder|directory) and (write|put) {f} on it as the name", "do: (create|make) a (subfolder|subdirectory) here (called|named) {f}",
    "do: (open|start|begin) a (new|fresh) (folder|directory) under the (name|title) {f}", "do: add {f} as a [new] (folder|directory) [here|]", "do: use {f} as the (name|title) (of|for) a new (folder|directory)",
    "ask: (could|can|may|might) i (get|have) a (folder|directory) (named|with the name|by the name of|labeled) {f}", "ask: would you (make|create|set up|open) a (folder|directory) (named|called|with the name) {f}",
    "i (need|want|would like) (a folder|a directory) (whose name is|with the name|by the name of|under the name|titled|labeled) {f}",
    "i( need| want| would like|'d like) (somewhere|a place) to put my stuff, a (folder|directory) (called|named) {f}",
    "i (need|want|would like) (another|one more|an extra|an empty) (folder|directory)[,|:] (name it|call it|its name is|to be called|named) {f}",
    "i (forgot|have forgotten) to (make|create) a (folder|directory) (called|named) {f}[, do it for me|, make it|, please make it]",
    "i (don't|do not) have a (folder|directory) (called|named) {f} yet[,|;|.] (make|create) (one|it)",
    "i'm (starting|setting up|planning) a (folder|directory) (called|named) {f}[, make it|, create it|, please create it]",
    "i'm (collecting|gathering) (things|files) and (need|want) a (folder|directory) (called|named) {f}",
    "(it|things) would be (tidier|better|easier) with a (folder|directory) (called|named) {f}[, make one|, create it|, please create one]",
    "(what|how) about a [new] (folder|directory) (called|named) {f}[, make one|, create it|]", "(let there be|i wish for|let's have|let's make|let's create) a (folder|directory) (called|named) {f}",
    "(folder|directory) to (create|make|set up)[:|] {f}", "(wanted|needed|missing|required)[:|] a (folder|directory) (called|named) {f}",
    "(create folder|new empty folder|add folder|add directory|new dir|make dir)[:|] {f}", "(one|an empty|a fresh|a brand new) (folder|directory)[,|:] (name|named|called|title)[:|] {f}[, please|]",
    "(folder|directory) (creation|wanted|needed), (name|its name)[:|] {f}", "my new (folder|directory) (should be|is to be|shall be|will be) (called|named) {f}[, make it|, create it|, please make it]",
    "the name (of|for) (the|my) new (folder|directory) (is|should be|shall be) {f}[, create it|, please make it|]", "{f}, (a folder|a directory) (of|by|with) that name (please|is what i need|should exist|is needed)",
    "{f}: (make|create) (me|us) a (folder|directory) (called that|with this name|by that name)", "(md|mkdir -v|new-item -type directory|install -d) {s}",
)  # fmt: skip


@family("wordy_new", weight=1.8)
def wordy_new(w: World) -> Steps:
    """A new folder or file whose name is plain words, or a file renamed so."""
    name = wordy(w)
    roll = w.rng.random()
    if roll < 0.45:
        inside = bool(w.folders) and w.chance(0.2)
        folder = w.pick(w.folders) if inside else ""
        path = f"{folder}/{name}" if inside else name
        yield Ask(w.say(spoken(MKDIR_IN), f=_new(w, name), d=w.path(folder)) if inside else w.say(WORDY_FOLDER, f=_new(w, name), s=f'"{name}"'))
        obs = yield Call("Make the folder with make_directory.", "make_directory", {"path": path})
        if not obs.ok:
            raise Skip(obs.content)
        yield Done("The folder is there.")
        return
    path = name + w.pick((".txt", ".txt", ".txt", ".txt", ".md", ".md", ".csv", ""))
    if w.exists(path):
        raise Skip("in use")
    if roll < 0.65:
        text = contents.phrase(w.rng)
        yield Ask(w.say(spoken(CREATE), f=_new(w, path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
        yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
    elif roll < 0.78:
        yield Ask(w.say(spoken(EMPTY), f=_new(w, path)))
        yield Call("Write an empty file with write_file.", "write_file", {"path": path, "content": ""})
        yield Done("The file is written.")
    else:
        act, old = ACTS["rename"], w.pick(list(w.files))
        folder, slash, _ = old.rpartition("/")
        yield Ask(w.say(spoken(act.templates), t=w.path(old), new=_new(w, path)))
        obs = yield Call(act.rationale, act.tool, {"source": old, "destination": f"{folder}{slash}{path}"})
        if not obs.ok:
            raise Skip(obs.content)
        yield Answer(act.done, f"I renamed {old} to {folder}{slash}{path}.")


@family("wordy_there", weight=1.8)
def wordy_there(w: World) -> Steps:
    """A folder or file that is there, whose name is plain words: list it, fill it, read it, delete it."""
    name = wordy(w)
    roll = w.rng.random()
    if roll < 0.6:
        w.folder(name)
        for _ in range(w.rng.randint(0, 3)):
            w.add_file(folder=name)
        target = _said(w, name, True)
        if roll < 0.22:
            yield Ask(w.say(spoken(FOLDER), d=target))
            obs = yield Call("List the folder with list_directory.", "list_directory", {"path": name})
            yield Answer("The folder was listed.", _listed(obs.content, name))
        elif roll < 0.3:
            yield Ask(w.say(spoken(WHOLE), d=target))
            yield Call("Delete the folder with delete_file.", "delete_file", {"path": name})
            yield Answer("It is deleted.", f"I deleted the folder {name}.")
        else:
            act = ACTS["move" if roll < 0.47 else "copy_into"]
            path = w.pick([p for p in w.files if not p.startswith(f"{name}/")] or [""])
            if not path or w.exists(f"{name}/{path.rpartition('/')[2]}"):
                raise Skip("in the way")
            yield Ask(w.say(spoken(act.templates), t=w.path(path), d=target))
            obs = yield Call(act.rationale, act.tool, {"source": path, "destination": name})
            if not obs.ok:
                raise Skip(obs.content)
            yield Answer(act.done, f"I {obs.content}.")
        return
    path = name + w.pick((".txt", ".txt", ".md"))
    if w.exists(path):
        raise Skip("in use")
    w.write(path, contents.todo(w.rng) if w.chance(0.5) else contents.note(w.rng))
    act = ACTS[w.pick(("read", "read", "lines", "words", "append", "delete", "move", "backup", "size", "first", "last", "replace"))]
    if not act.fits(w, path):
        raise Skip("does not fit")
    plan = act.plan(w, path)
    yield Ask(w.say(spoken(act.templates), t=_said(w, path, False), **plan.slots))
    yield from carried_out(act, plan)
