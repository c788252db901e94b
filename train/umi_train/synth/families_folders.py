"""Folders: list, count, delete, rename, copy, size, and folders that are not there."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.views import joined

HERE = [
    "do: (list|show) [me] (the|all|all the|) files (here|in this folder|in this directory|in the workspace|in the current folder|in here|)",
    "do: (list|show|give) me (everything|what is|what's|the content|what you see|all entries) (here|in here|in this folder|in this directory|in the current folder)",
    "do: show me (what|which files) (i have|there is|we have|you see) (here|in this folder|in the workspace)",
    "do: list (the|this) (folder|directory|current folder|current directory|workspace)",
    "do: list the (content|contents) of (this folder|the folder|this directory|the workspace|the current folder)",
    "do: (look around|have a look around) (here|in this folder) and tell me what there is",
    "ask: (which|what) (files|documents|folders|files and folders|things|stuff) (are here|are in this folder|are in this directory|do i have here|are there|do i have|are there in this folder|are in here)",
    "ask: what is (in this folder|here|in here|in this directory|in the workspace|in the current directory|in the folder|around)",
    "ask: what's (in this folder|here|in here|in the current folder|in the directory)",
    "ask: what do (i|we) have (here|in this folder|in here)",
    "ask: what (can you see|do you see|is lying around) here",
    "know: (what is|which files are) (here|in this folder)",
    "know: what there is (in this folder|here|in the workspace)",
    "get: (a list|a listing|an overview) of (this folder|the files|all files|the files here|everything here|the workspace)",
    "get: the (list of files|file list|directory listing|folder content|contents of this folder|names of all files)",
    "(ls|dir|files|list|ls -la|list files|show files|folder content|what's here|directory listing)",
    "(files here|everything here|contents of this folder|what files)",
    "ask: (what|which) (all|else) (is here|is in this folder|do we have here)",
    "do: give me the lay of the land (here|in this folder)",
    "i (want|need) to (see|know) what (files there are|is here|is in this folder|we have here)",
    "(l|ll|la|dir /b|ls -l|ls .|ls -a)",
    "do: (print|show|display) (the|a) (directory listing|folder listing|file listing|list of everything here)",
    "which (files|documents) (have|do) (i|we) (got here|have in this directory|keep here)",
    "i (just opened|am new in|don't know) this folder[,] (what is in it|what's here|list it)",
    "ask: where am i and what is here",
    "do: (enumerate|name) (all files|the files|everything) (here|in this folder)",
    "show (files|folder|directory|everything|contents)",
]
FOLDER = [
    "do: (list|show|open|view|browse) {d}",
    "do: (list|show|give) me (the|all|all the|) (files|contents|entries|things) (in|of|inside|from) {d}",
    "do: (list|show) (the|all|all the|) (files|contents|content|entries) (in|of|inside|from) {d}",
    "do: (list|show me|tell me) (everything|what is|what's) (in|inside) {d}",
    "do: (look|have a look|take a look|peek) (in|into|inside) {d}",
    "ask: what is (in|inside|stored in|saved in|kept in) {d}",
    "ask: what's (in|inside) {d}",
    "ask: (which|what) (files|documents|things|files and folders) (are|are there|do i have|can i find) (in|inside|under) {d}",
    "ask: what does {d} (contain|hold|have in it|have)",
    "ask: what (do|did) i (have|keep|put|store|save) in {d}",
    "know: (what is|what's|which files are) (in|inside) {d}",
    "know: what {d} (contains|holds|has in it)",
    "get: (the|a list of the|all the|all) (files|contents|content|entries) (in|of|inside) {d}",
    "get: a listing of {d}",
    "(ls|dir|list|files in|contents of|content of|what's in|inside) {d}",
    "{d} (contents|content|files|listing|what is inside)",
    "is there (anything|something) in {d}",
    "do: (go|look|peek) into {d} and (tell|show) me (what is there|what you find|the files)",
    "i (want|need|would like) to (see|know) what (is in|{d} has in|i have in) {d}",
    "do: open {d} and (list|show) (the files|everything|what is in it)",
    "(ls -l|ls -la|ll|dir) {d}",
    "{d}[:|,] what (is|do i have) (in there|in it|there)",
    "{d} - (list it|what's in it|show the files)",
    "do: (enumerate|name|print) (all files|the files|everything) (in|under|inside) {d}",
    "in {d}[,] (what|which) (files|things|documents) (are there|do i have)",
    "i (forgot|don't remember|can't recall) what (is|i keep|i put|i have) in {d}[, show me|, list it|]",
    "ask: (may|can|could) i see (what is in|the files in|the contents of) {d}",
    "from {d} (show|list|give) me (all files|everything|what there is)",
]


def _listed(obs_text: str, where: str) -> str:
    rows = obs_text.splitlines()
    if len(rows) == 1:
        return "This folder is empty." if where == "this folder" else f"{where} is empty."
    names_ = [r.split("  ")[0] for r in rows[1:]]
    if len(names_) == 1:
        return f"There is 1 entry in {where}: {names_[0]}"
    return obs_text


@family("list_here", weight=4.5, tools=("list_directory",))
def list_here(w: World) -> Steps:
    yield Ask(w.say(HERE))
    obs = yield Call("List the folder with list_directory.", "list_directory", {})
    yield Answer("The folder was listed.", _listed(obs.content, "this folder"))


@family("list_folder", weight=4.5, tools=("list_directory",))
def list_folder(w: World) -> Steps:
    folder = _folder(w)
    yield Ask(w.say(FOLDER, d=w.path(folder)))
    obs = yield Call("List the folder with list_directory.", "list_directory", {"path": folder})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The folder was listed.", _listed(obs.content, folder))


def _folder(w: World) -> str:
    if not w.folders:
        raise Skip("no folder")
    return w.pick(w.folders)


COUNT_HERE = [
    "ask: how many {what} (are here|are there|are in this folder|do i have here|are in the workspace|are in this directory|do we have here)",
    "know: how many {what} (there are|are here|are in this folder|i have here)",
    "get: the number of {what} (here|in this folder|in this directory)",
    "do: count the {what} (here|in this folder|)",
    "how many {what}[ here| in here|]",
    "(number of|count) {what}[ here|]",
    "ask: how many {what} does (this folder|the workspace|this directory) (have|contain)",
    "do: tell me how many {what} you (see|find) here",
    "i (want|need) to know how many {what} (i have here|there are here|this folder has)",
    "ask: what is the number of {what} (here|in this folder)",
    "{what} in this folder[,|:] how many",
    "this folder[:|,] how many {what}",
    "do: (tell|give) me the (number|count) of {what} (here|in this directory)",
    "ask: do you know how many {what} (are here|this folder has)",
]
COUNT_FOLDER = [
    "ask: how many {what} (are|are there) (in|inside|under) {d}",
    "ask: how many {what} does {d} (have|contain|hold)",
    "know: how many {what} (are|there are) (in|inside) {d}",
    "know: how many {what} {d} (has|contains|holds)",
    "get: the (number|count|amount) of {what} (in|inside) {d}",
    "do: count the {what} (in|inside) {d}",
    "(number of|count|how many) {what} in {d}",
    "{d}[:|,] how many {what}",
    "do: count how many {what} {d} has",
    "in {d}[,] how many {what} (are there|do i have)",
    "ask: what is the (number|count) of {what} (in|inside) {d}",
    "i (want|need) to know how many {what} (are|i have) in {d}",
    "do: (look|go) into {d} and count the {what}",
    "for {d}[,] (give|tell) me the number of {what}",
    "{what} in {d}[,] how many",
]


@family("count_entries", weight=2.2, tools=("list_directory",))
def count_entries(w: World) -> Steps:
    what = w.pick(["folders", "subfolders", "entries", "things", "items", "folders", "directories", "files", "files", "files", "documents"])
    if w.folders and w.chance(0.5):
        folder = _folder(w)
        yield Ask(w.say(COUNT_FOLDER, what=what, d=w.path(folder)))
        obs = yield Call("List the folder with list_directory; it counts.", "list_directory", {"path": folder})
    else:
        folder = "this folder"
        yield Ask(w.say(COUNT_HERE, what=what))
        obs = yield Call("List the folder with list_directory; it counts.", "list_directory", {})
    if not obs.ok:
        raise Skip(obs.content)
    head = obs.content.splitlines()[0]
    if head.endswith("is empty"):
        yield Answer("The number is known.", f"There are no {what} in {folder}; it is empty.")
        return
    if what in ("entries", "things", "items"):
        n = head.split(" ", 1)[0]
    else:
        inside = head.rpartition("(")[2]
        unit = "file" if what in ("files", "documents") else "folder"
        n = next((part.split(" ")[0] for part in inside.split(", ") if f" {unit}" in part), "no")
    word = what[:-3] + "y" if what.endswith("ies") else what[:-1]
    yield Answer("The number is known.", f"There {'is' if n == '1' else 'are'} {n} {word if n == '1' else what} in {folder}.")


WHOLE = [
    "do: (delete|remove|erase|trash|get rid of) {d} (and everything in it|with everything in it|and all its content|with all its files|completely|)",
    "do: (delete|remove|erase|rm -r|throw away) {d}",
    "i (don't|do not) need {d} any more[,] (delete|remove) it",
    "(rm -r|rm -rf|delete|remove) {d}",
    "{d} (can go|can be deleted|should be deleted|must go|is not needed any more, delete it)",
    "i want {d} (gone|deleted|removed)",
    "do: (drop|wipe) {d} (altogether|completely|)",
    "{d}[:|,] delete [it]",
    "i'm (done|finished) with {d}[,] (delete it|remove it) [and everything in it|with all its files|]",
    "nobody needs {d} any more[,] (delete it|remove it)",
    "do: (scrap|zap|ditch|toss|chuck|dump) {d} (and everything in it|with everything in it|as a whole|with all its contents)",
    "{d} and (everything|all) (in it|inside) (can go|should go|must go|can be deleted)",
    "do: (put|throw) {d} (in|into) the (trash|recycle bin|trash can)",
    "(rmdir|rd /s|rm -fr|rm -rfv) {d}",
    "{d} is (empty space|old stuff|garbage|trash|not used)[,] (delete it|remove it|get rid of it)",
    "there should be no {d} any more",
    "do: make {d} (disappear|vanish) with everything in it",
    "away with {d}",
]
FOLDER_RENAME = [
    "do: rename {d} (to|as|into) {new}",
    "do: (change|alter) the name of {d} (to|into) {new}",
    "do: call {d} {new} (from now on|instead|now)",
    "do: give {d} the (name|new name) {new}",
    "{d} should be (called|named|renamed to) {new}",
    "i want {d} (to be called|renamed to) {new}",
    "(mv|rename) {d} {new}",
    "rename {d} -> {new}",
    "{new} is a better name for {d}[, rename it|, change it|]",
    "from now on {d} (is called|should be called) {new}",
    "{d} needs (a new|another) name[:|,] {new}",
    "{d} (becomes|gets renamed to|is to be called) {new}",
    "i named {d} wrong[,] (it should be|make it|it has to be) {new}",
    "i would rather call {d} {new}",
    "(ren|move|mv -v) {d} {new}",
    "do: use {new} as the [new] name (of|for) {d}",
    "do: (turn|make) {d} into {new}",
]
FOLDER_COPY = [
    "do: (copy|duplicate|clone|cp -r) {d} (to|as|into) {new}",
    "do: (make|create) a (copy|duplicate|backup) of {d} (called|named|as) {new}",
    "do: (back up|backup|save a copy of) {d} as {new}",
    "i (need|want) a (copy|backup) of {d} (called|named) {new}",
    "(cp -r|copy) {d} {new}",
    "do: duplicate {d} and (call|name) (it|the copy) {new}",
    "copy {d} -> {new}",
    "{d}[:|,] (copy|back it up) as {new}",
    "{new} should be (a copy|a duplicate|an exact copy) of {d}",
    "do: copy {d} with (everything in it|all its files|its contents) (to|as) {new}",
    "before i (touch|change) anything in {d}[,] copy it to {new}",
    "i want to keep {d} as it is[,] so (copy it to|make a copy called) {new}",
    "do: (use|take) {d} as (a|the) (template|basis) for {new}",
    "(cp -a|cp -rv|cp -R) {d} {new}",
    "the whole of {d} once more as {new}",
    "backup of {d}: {new}",
]


@family("folder_change", weight=1.8)
def folder_change(w: World) -> Steps:
    folder = _folder(w)
    parent, slash, _ = folder.rpartition("/")
    new = f"{parent}{slash}{w.folder_name()}"
    if w.exists(new):
        raise Skip("there")
    match w.pick(["delete", "rename", "copy"]):
        case "delete":
            yield Ask(w.say(WHOLE, d=w.path(folder)))
            yield Call("Delete the folder with delete_file.", "delete_file", {"path": folder})
            yield Answer("It is deleted.", f"I deleted the folder {folder}.")
        case "rename":
            yield Ask(w.say(FOLDER_RENAME, d=w.path(folder), new=w.bare(new.rpartition("/")[2])))
            yield Call("Rename the folder with move_file.", "move_file", {"source": folder, "destination": new})
            yield Answer("It is renamed.", f"I renamed {folder} to {new}.")
        case _:
            yield Ask(w.say(FOLDER_COPY, d=w.path(folder), new=w.bare(new)))
            yield Call("Copy the folder with copy_file.", "copy_file", {"source": folder, "destination": new})
            yield Answer("It is copied.", f"I copied {folder} to {new}.")


FOLDER_SIZE = [
    "ask: how (big|large|heavy) is {d}",
    "ask: how (much space|much disk space|much room|much) does {d} (take|take up|use|need|occupy)",
    "ask: what is the (total size|size) of {d}",
    "know: how (big|large) {d} is",
    "know: how much space {d} (takes up|uses|needs)",
    "get: the (size|total size|disk usage) of {d}",
    "(size of|du|du -sh|how big is) {d}",
    "{d} (size|how big|total size)",
    "do: (measure|check) the size of {d}",
    "ask: how many (bytes|kilobytes) (are|does all) in {d}",
    "do: (add up|sum up) the (size|sizes) of everything in {d}",
    "ask: what does {d} (weigh|add up to)",
    "do: (show|tell) me how (big|large|heavy) {d} is [in total|altogether|]",
    "is {d} (big|large)[,] how much is in it in bytes",
    "i (need|want) to know how (big|large) {d} (is|has become)",
    "disk (space|usage) of {d}",
    "{d} (takes|uses|needs) how much (space|room)",
]


@family("folder_size", weight=1.1, tools=("file_info",))
def folder_size(w: World) -> Steps:
    folder = _folder(w)
    yield Ask(w.say(FOLDER_SIZE, d=w.path(folder)))
    obs = yield Call("Look up the size with file_info.", "file_info", {"path": folder})
    if "in total" not in obs.content:
        raise Skip(obs.content)
    total = obs.content.partition(" in total")[0].rpartition(", ")[2]
    yield Answer("The size is known.", f"{folder} is {total} in total.")


@family("wrong_folder", weight=1.3, tools=("list_directory",))
def wrong_folder(w: World) -> Steps:
    """A folder that is not there, or under a slightly other name."""
    from umi_train.synth.families_multi import _suggestions
    from umi_train.synth.noise import typo

    near = bool(w.folders) and w.chance(0.6)
    if near:
        folder = _folder(w)
        if len(folder) < 4 or "/" in folder:
            raise Skip("too short")
        wrong = typo(w.rng, folder)
    else:
        wrong = w.folder_name()
    if w.exists(wrong):
        raise Skip("there")
    yield Ask(w.say(FOLDER, d=w.pick([f"the {wrong} folder", f"the folder {wrong}", f"{wrong}/", f"my {wrong} folder", f"the {wrong} directory"])))
    obs = yield Call("List the folder with list_directory.", "list_directory", {"path": wrong})
    if obs.ok:
        raise Skip("there")
    suggested = _suggestions(obs.content)
    if len(suggested) == 1:
        obs = yield Call("There is no such folder; try the suggested name with list_directory.", "list_directory", {"path": suggested[0]})
        if not obs.ok:
            raise Skip(obs.content)
        yield Answer("The folder was listed.", _listed(obs.content, suggested[0]))
    elif suggested:
        yield Answer("There is no such folder; ask whether another one is meant.", f"There is no folder {wrong}. Did you mean {joined(suggested, 'or')}?")
    else:
        yield Answer("There is no such folder.", f"There is no folder {wrong} here.")
