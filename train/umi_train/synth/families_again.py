"""What is said after something was done: a correction, the same for another file, one more of it; and files from piped text."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_edit import CREATE
from umi_train.synth.families_files import fitting
from umi_train.synth.pointing import extension

NAME_FIX = (
    "no[,] (call it|make it|name it|rename it to) {new}", "actually[,] (call it|make it|name it) {new}", "(sorry|oops|wait|hmm)[,] i meant {new}", "i meant {new}", "{new} (would be|is) better", "do: make (that|it) {new} instead",
    "better: {new}", "not that[,] {new}", "i changed my mind[,] (call it|make it) {new}", "(wait|sorry|oops)[,] (it should be|make it) {new}", "on second thought[,] (call it|make it) {new}", "do: rename it (again|once more)[,] to {new}",
    "please use {new} instead", "do: (change|rename) it to {new} (instead|after all)", "that is not right, it should be {new}", "i'd rather have {new}",
)  # fmt: skip
TEXT_FIX = (
    "(no|actually|wait|sorry|oops)[,] it should say {q}", "make that {q}", "(sorry|oops|wait|hmm)[,] i meant {q}", "do: change (it|the text) to {q}", "{q} instead[,] please", "the text should (be|have been) {q}", "no[,] (write|put) {q} (instead|in it)",
    "i changed my mind[,] it should (say|be) {q}", "on second thought[,] (make it|write) {q}", "do: let it (only|just) say {q}", "do: replace (the text|all of it|what is in it) with {q}", "not that[,] {q}", "that is wrong, it should say {q}", "do: overwrite it with {q}",
)  # fmt: skip
PLACE_FIX = (
    "no[,] (to|into) {d}", "(sorry|oops|wait)[,] i meant {d}", "actually[,] (put it|move it) (in|into) {d}", "{d} (would be|is) better", "not there[,] (into|to) {d}", "on second thought[,] (into|to) {d}", "make that {d}", "do: move it on to {d}",
    "do: (move|put) it (in|into) {d} instead", "i changed my mind[,] (it goes|put it|move it) into {d}", "that is the wrong folder, i meant {d}", "better (in|into) {d}", "no[,] it belongs in {d}",
)  # fmt: skip


@family("corrected", weight=2.4)
def corrected(w: World) -> Steps:
    """A file was renamed, written or moved, and the user wants it otherwise."""
    kind = w.pick(("rename", "rename", "write", "write", "move"))
    if kind == "write":
        path, text, other = w.name(w.pick((".txt", ".txt", ".md", ".log"))), contents.phrase(w.rng), contents.phrase(w.rng)
        if text == other:
            raise Skip("the same")
        yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
        yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
        shown = w.quoted(other, always=w.chance(0.65))
        yield Ask(w.say(TEXT_FIX, q=shown, text=shown))
        yield Call("Write the new content with write_file.", "write_file", {"path": path, "content": other})
        yield Answer("The file is written.", f"{path} now says \"{other}\".")
        return
    act = ACTS[kind]
    path = fitting(w, act)
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
    obs = yield from carried_out(act, plan)
    here = obs.content.rpartition(" to ")[2]
    if here not in w.files:
        raise Skip("lost it")
    if kind == "rename":
        folder, slash, name = here.rpartition("/")
        new = w.name(extension(name) or None)
        target = f"{folder}{slash}{new}"
        if w.exists(target):
            raise Skip("in use")
        yield Ask(w.say(NAME_FIX, new=w.bare(new)))
    else:
        places = [f for f in w.folders if not here.startswith(f"{f}/") and not w.exists(f"{f}/{here.rpartition('/')[2]}")]
        if not places:
            raise Skip("no other folder")
        target = w.pick(places)
        yield Ask(w.say(PLACE_FIX, d=w.path(target)))
    obs = yield Call(act.rationale, act.tool, {"source": here, "destination": target})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I renamed {here} to {target}." if kind == "rename" else f"I {obs.content}.")


LIKEWISE = (
    "and {t} (too|as well|)", "{t} (too|as well|also)", "also {t}", "(the same|same) (for|with) {t}", "do: do the same (for|with) {t}", "now {t}", "and now {t}", "next {t}", "then {t}", "and {t} (please|also)", "oh and {t}", "don't forget {t}",
    "{t} needs the same", "ditto (for|with) {t}", "and the same with {t}[,] please",
)  # fmt: skip
LIKEWISE_TO = (
    "and (to|at the end of) {t} (too|as well|)", "to {t} (too|as well|also)", "also to {t}", "do: add it to {t} (too|as well|also)", "the same (for|in) {t}", "do: put it (in|on) {t} too", "and {t} should get it too", "{t} needs it too", "same line for {t}",
    "do: do the same (for|with) {t}", "now the same to {t}", "and also to {t}[,] please",
)  # fmt: skip


@family("likewise", weight=1.6)
def likewise(w: World) -> Steps:
    """Delete, move, copy or extend one file, then "and notes.txt too"."""
    act = ACTS[w.pick(("delete", "delete", "move", "move", "copy_into", "append", "append", "backup"))]
    suiting = [p for p in w.files if act.fits(w, p)]
    if len(suiting) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(suiting, 2)
    plan = act.plan(w, x)
    arguments = {k: y if v == x else v for k, v in plan.arguments.items()}
    if act.name == "backup":
        arguments["destination"] = f"{y}.bak"
    elif "destination" in arguments and (y.startswith(f"{arguments['destination']}/") or x.rpartition("/")[2] == y.rpartition("/")[2]):
        raise Skip("already there")
    yield Ask(w.say(act.templates, t=w.path(x), **plan.slots))
    yield from carried_out(act, plan)
    yield Ask(w.say(LIKEWISE_TO if act.name == "append" else LIKEWISE, t=w.path(y)))
    obs = yield Call(act.rationale, act.tool, arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I deleted {y}." if act.name == "delete" else f"I {obs.content}.")


ONE_MORE = (
    "and {q} (too|as well)", "also {q}", "one more: {text}", "(and|then) add {q} (too|as well)", "{q} (too|as well)", "oh and {q}", "another (one|line): {text}", "and then {text}", "plus {q}", "i forgot {q}",
    "do: add {q} there too", "and below that {q}", "next line: {text}", "do: put {q} (under it|below that|there too)", "and another line: {text}",
)  # fmt: skip


@family("one_more", weight=1.8, tools=("append_file",))
def one_more(w: World) -> Steps:
    """Something was added to a file, or written to a new one, and more follows: "and eggs too"."""
    act = ACTS["append"]
    if w.chance(0.65):
        path = fitting(w, act)
        plan = act.plan(w, path)
        yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
        yield from carried_out(act, plan)
    else:
        path, text = w.name(w.pick((".txt", ".txt", ".md"))), contents.phrase(w.rng)
        yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
        yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
    for _ in range(1 if w.chance(0.75) else 2):
        text = contents.phrase(w.rng)
        shown = w.quoted(text, always=w.chance(0.5))
        yield Ask(w.say(ONE_MORE, q=shown, text=shown))
        yield Call(act.rationale, act.tool, {"path": path, "content": text})
        yield Done(act.done)


PIPED_NEW = (
    "do: (save|write|store|put) (this|it|that|the input|what i piped in) (to|in|into|as) {f}", "save as {f}", "(into|to) {f}", "> {f}", "do: (make|create) a file {f} (from|with|out of) (this|it)", "this (should go|goes) (into|in) [a new file|] {f}",
    "do: keep this in [a file called|] {f}", "(new file|file) {f} from (this|the input)", "i want this (in|as) [a file called|] {f}", "do: dump (this|it) (into|to) {f}", "(call it|name it) {f} and save it", "do: create {f} with this (text|content)",
)  # fmt: skip
PIPED_MORE = (
    "do: (add|append) (this|it|that|the input) to {t}", "do: (put|write) (this|it) at the (end|bottom) of {t}", ">> {t}", "this (should go|goes) at the end of {t}", "append to {t}", "do: extend {t} with (this|it)", "add to {t}[,] please",
    "i want this added to {t}", "(this|it) belongs at the end of {t}", "do: let {t} end with this",
)  # fmt: skip


@family("piped_file", weight=0.9)
def piped_file(w: World) -> Steps:
    """Text that came with the request goes into a file."""
    text = contents.phrase(w.rng) if w.chance(0.6) else "\n".join(contents.task(w.rng) for _ in range(w.rng.randint(2, 3)))
    if w.chance(0.6):
        path = w.name(w.pick((".txt", ".txt", ".md", ".log", None)))
        yield Ask(w.say(PIPED_NEW, f=w.bare(path)), text)
        yield Call("Write the given text with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
    else:
        path = w.pick_text_file()
        yield Ask(w.say(PIPED_MORE, t=w.path(path)), text)
        yield Call("Add the given text with append_file.", "append_file", {"path": path, "content": text})
        yield Done("The text was added.")
