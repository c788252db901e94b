"""What goes wrong and how to say so: binary files, folders taken for files, names in use, paths outside, lines that are not there."""

from __future__ import annotations

from umi_train.synth import names
from umi_train.synth.acts import ACTS, READ
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_edit import MKDIR
from umi_train.synth.families_folders import _listed


@family("read_binary", weight=0.8)
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


@family("read_empty", weight=0.5)
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
    "do: (open|display|output|type out) the (text|file) {t}",
    "do: (show|tell) me what (is written in|the file {t} says, i mean|it says in) the file {t}",
    "do: (read out|read aloud|recite|type|dump) {t}",
    "ask: what does it say in the file {t}",
    "ask: (may|can|could) i read the file {t}",
    "ask: what text is in the file {t}",
    "know: what is written in the file {t}",
    "get: the (text|wording|full text) of the file {t}",
    "(bat|more|type|cat -n) {t}",
    "(the file|file) {t}[,] (read it|read it out|print it|what does it say)",
    "{t} is a file, (read it to me|what does it say)",
    "i (want|need|would like) to (read|see the text of|see what is written in) the file {t}",
    "let me read {t}",
    "read out {t} for me",
    "{t}: (read|read it to me|print its text)",
]


@family("folder_as_file", weight=0.7)
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


@family("folder_exists", weight=0.4)
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


@family("no_such_line", weight=0.6)
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
    "do: (cancel|annul|void|unmake|nullify|rescind|withdraw) (that|it|the last change|what you just did|the last step|your last action)",
    "do: (set|turn|change|put) (it|that|everything|things) back [to (how|the way|what) it was before|to before|]",
    "do: (rewind|back up|step back|go back) (one step|a step|to before|to the previous state)",
    "do: (return|go back) to the (previous|old|former|earlier|last) (state|version)",
    "do: (give|get|bring) me (back|) (the old version|what was there before|the previous version|my file) [back|]",
    "do: (recover|rescue|retrieve|resurrect|unerase|undelete) (it|that|the file|what you just deleted|what you removed)",
    "ask: (can|could) (that|this|it|the last step) be (undone|reversed|reverted|taken back)",
    "ask: (how do i|how does one|is there a way to|is it possible to) (undo|reverse|revert|take back) (that|this|it|the last step)",
    "ask: is there an undo (here|for that|command|button|)",
    "ask: (can|could) (we|i|you) (go back|step back|return to the old version|get the old file back)",
    "(no no|no|oh no|damn|oh dear|whoops|uh oh|argh)[,] (undo that|put it back|take that back|bring it back|revert that|that was wrong, undo it)",
    "i regret (that|it|what i said)[,] (undo it|undo that|put it back)",
    "i (made|just made) a mistake[,] (undo it|undo that|can you undo it|take it back)",
    "i (shouldn't|should not) have (done|said|asked for) that[,] (undo it|undo that|take it back)",
    "i (deleted|removed|changed|overwrote) the wrong (one|file|thing)[,] (undo it|undo that|get it back|bring it back)",
    "i (want|need|would like) (it|that|the last change|this) (undone|reversed|reverted|taken back)",
    "i (want|need) (my file|the old file|the old text|what i had before) back",
    "(that|it) (wasn't|was not|isn't) what i (wanted|meant|asked for)[,] (undo it|undo that|put it back|revert it)",
    "forget (that|the last change|what i said)[,] (undo it|put it back|take it back)",
    "(cmd z|ctrl+z|ctrl-z|strg z|undo!|undo it|revert|rollback|roll back|unod)",
    "(undo|revert|reverse) (the|your|my) (last|latest|most recent|previous) (edit|change|action|move|step|deletion)",
    "(everything|it) (was fine|was better|was right) before[,] (undo that|put it back|go back)",
    "never should have (done|changed) that, undo",
]


@family("undo", weight=0.7)
def undo(w: World) -> Steps:
    yield Ask(w.say(UNDO))
    yield Answer("There is no tool for it, but a command of the user's.", "Run \"umi undo\" in a terminal: it takes the last change back.")
