"""What goes wrong and how to say so: binary files, folders taken for files, names in use, paths outside, lines that are not there."""

from __future__ import annotations

from umi_train.synth import names
from umi_train.synth.acts import ACTS, READ
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_edit import MKDIR
from umi_train.synth.families_folders import _listed


@family("read_binary", weight=0.8, tools=("read_file",))
def read_binary(w: World) -> Steps:
    files = [p for p, t in w.files.items() if not t and (w.root / p).stat().st_size]
    path = w.pick(files) if files else w.add_file(w.pick(sorted(names.BINARY)))
    act = ACTS[w.pick(["read", "read", "read", "first", "lines", "words", "summarize", "last"])]
    yield Ask(w.say(act.templates, t=w.path(path)))
    arguments = {"path": path} | ({"start_line": 1, "end_line": 1} if act.name == "first" else {})
    obs = yield Call(act.rationale, act.tool, arguments)
    if obs.ok:
        raise Skip("text after all")
    yield Answer("It is no text file.", f"I cannot do that: {obs.content}.")


@family("read_empty", weight=0.5, tools=("read_file",))
def read_empty(w: World) -> Steps:
    path = w.write(w.name(w.pick([".txt", ".md", ".log"])), "")
    yield Ask(w.say(READ, t=w.path(path)))
    obs = yield Call(ACTS["read"].rationale, "read_file", {"path": path})
    yield Answer("The file was read.", f"{obs.content}.")


READ_FOLDER = [
    "do: (read|print|cat) {t}",
    "do: (read|open|show|print) [me] the file {t}",
    "do: (read|print) [me] the (text|content) of the file {t}",
    "ask: what does the file {t} say",
    "ask: what is written in the file {t}",
    "cat {t}",
    "read {t}",
    "know: what the file {t} says",
    "print the file {t}",
    "less {t}",
    "do: read me {t}",
    "i want to read {t}",
    "more {t}",
    "can you read {t} (to me|for me|)",
    "the text of the file {t} please",
]


@family("folder_as_file", weight=0.7, tools=("read_file", "list_directory"))
def folder_as_file(w: World) -> Steps:
    """ "Read docs": it turns out to be a folder, so list it."""
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    yield Ask(w.say(READ_FOLDER, t=w.bare(folder)))
    obs = yield Call(ACTS["read"].rationale, "read_file", {"path": folder})
    if "folder" not in obs.content:
        raise Skip(obs.content)
    obs = yield Call("It is a folder; list it with list_directory.", "list_directory", {"path": folder})
    yield Answer("The folder was listed.", _listed(obs.content, folder))


@family("name_in_use", weight=0.9)
def name_in_use(w: World) -> Steps:
    """A move, rename or copy onto a name that exists is refused by the tool; say that nothing was changed."""
    if len(w.files) < 2:
        raise Skip("too few")
    path, other = w.rng.sample(list(w.files), 2)
    act = ACTS[w.pick(["rename", "copy"])]
    folder = path.rpartition("/")[0]
    if act.name == "rename" and other.rpartition("/")[0] != folder:
        raise Skip("another folder")
    shown = other if act.name == "copy" else other.rpartition("/")[2]
    yield Ask(w.say(act.templates, t=w.path(path), new=w.bare(shown)))
    obs = yield Call(act.rationale, act.tool, {"source": path, "destination": other})
    if obs.ok:
        raise Skip("worked")
    yield Answer("The name is in use; nothing was changed.", f"Nothing was changed: {other} already exists. Choose another name or delete it first.")


@family("folder_exists", weight=0.4, tools=("make_directory",))
def folder_exists(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    yield Ask(w.say(MKDIR, f=w.bare(folder), what="my files"))
    obs = yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    if "already" not in obs.content:
        raise Skip(obs.content)
    yield Answer("The folder was there already.", f"The folder {folder} already exists.")


_OUTSIDE = (
    "/etc/passwd", "/etc/hosts", "../notes.txt", "../../secret.txt", "~/.bashrc", "~/Documents/letter.txt", "/var/log/syslog", "/tmp/x.txt",
    "/home/{n}/diary.txt", "~/.ssh/id_rsa", "../{x}.txt", "/usr/share/{x}", "/root/.profile", "~/Desktop/{x}.md", "/opt/{x}/config.ini",
)  # fmt: skip


@family("outside", weight=0.9)
def outside(w: World) -> Steps:
    """Paths outside the workspace are refused by the tools."""
    path = w.pick(_OUTSIDE).replace("{n}", w.pick(names.PEOPLE).lower()).replace("{x}", names.pseudo(w.rng))
    act = ACTS[w.pick(["read", "read", "delete", "lines", "size", "first", "copy"])]
    slots = {}
    arguments: dict[str, object] = {"path": path}
    if act.name == "first":
        arguments |= {"start_line": 1, "end_line": 1}
    if act.name == "copy":
        new = w.name(".txt")
        slots, arguments = {"new": new}, {"source": path, "destination": new}
    yield Ask(w.say(act.templates, t=w.bare(path), **slots))
    obs = yield Call(act.rationale, act.tool, arguments)
    if obs.ok or "outside" not in obs.content:
        raise Skip(obs.content)
    yield Answer("The path is outside the workspace.", f"I cannot do that: {path} is outside the workspace.")


@family("no_such_line", weight=0.6, tools=("read_file",))
def no_such_line(w: World) -> Steps:
    path = w.pick_text_file()
    n = w.files[path].count("\n") + w.rng.randint(3, 60)
    yield Ask(w.say(ACTS["line"].templates, t=w.path(path), n=str(n)))
    obs = yield Call(ACTS["line"].rationale, "read_file", {"path": path, "start_line": n, "end_line": n})
    if obs.ok:
        raise Skip("there is one")
    yield Answer("There is no such line.", f"There is no line {n}: {obs.content}.")


UNDO = [
    "do: (undo|revert|take back) (that|this|the last change|what you did|the last step|it|your last change)",
    "undo",
    "do: (bring|get) (it|the file|that) back",
    "do: restore (it|the file|what you deleted)",
    "i (didn't|did not) (want|mean) that[,] (undo it|take it back)",
    "ask: (how can i|can i|can you) undo (that|this|the last change)",
    "that was (wrong|a mistake)[,] (undo it|take it back|undo)",
    "(oops|no)[,] (undo|take it back|go back)",
    "ctrl z",
    "please undo",
    "ask: can you take that back",
    "do: put it back the way it was",
    "i want the old version back",
    "do: restore what was there before",
    "that last change was wrong, revert it",
    "oh no, i need that file back",
    "do: roll that back",
    "do: reverse (it|that|the last step)",
    "do: undo the last thing you did",
    "make it like before",
    "go one step back",
    "wrong one, bring it back",
]


@family("undo", weight=0.7)
def undo(w: World) -> Steps:
    yield Ask(w.say(UNDO))
    yield Answer("There is no tool for it, but a command of the user's.", "Run \"umi undo\" in a terminal: it takes the last change back.")
