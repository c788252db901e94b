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
    "do: (display|print|reveal|output|spit out|read out) (everything|all files|the files|what there is|the contents) (here|in here|in this folder|in the current directory|)",
    "do: (run|do|type|execute) (ls|an ls|a directory listing|dir)",
    "(let me see|lemme see|i'd like to see|show us|show me) (what's in here|what we've got here|what there is|what is in the folder|the stuff in here|all my stuff)",
    "do: (give|show|get) me (an overview|a quick overview|an inventory|a rundown|a summary) of (what is here|this folder|this directory|the workspace|what i have here)",
    "do: (take|have) a (look|peek|glance) (around|at this folder|in this folder|at the folder) and (say|report|list|tell me) what (is there|you see|you find)",
    "do: (take stock|make an inventory) of (this folder|this directory|the workspace|what is here)",
    "ask: what (files|stuff|things|documents) (have i got|have we got|did i save|live|lie|do you see|is there) (here|in here|in this folder|in this place)",
    "ask: what (all|exactly|) (is|do i have|do we have) (lying around|sitting|stored|saved|kept) (here|in here|in this folder|in this directory)",
    "ask: what does (this folder|this directory|the workspace|the current folder|this place) (contain|hold|have in it|look like|consist of)",
    "ask: (can|could|may) i (see|have|get) (the files|a list of the files|what's here|a listing|the list of everything) (here|in this folder|)",
    "ask: anything (interesting|here|in here|in this folder)",
    "ask: is there anything (here|in here|in this folder|in this directory)",
    "ask: what (am i|are we) (looking at|dealing with|working with) here",
    "know: what (is|lies|we have|i have|sits|you can see) (here|in here|around here|in this directory|in the workspace)",
    "know: (what|which) files (this folder|this directory|the workspace) (has|holds|contains)",
    "get: (an inventory|a directory listing|a quick listing|a complete list|the full list) (of this folder|of this directory|of everything here|of what is here|)",
    "get: the (names|listing|entries|files and folders) (here|in this folder|in this directory)",
    "(folder|directory|workspace|file) (listing|overview|contents|list)[, please|?|]",
    "(all files|all entries|whole folder|everything), (list|please|show me|list them)",
    "(this|current) (folder|directory): (contents|what is in it|list|files)?",
    "whats (here|in here|in this folder|in the folder|in this dir)",
    "(what u got|what have you got|what you got) (here|in here|in this folder)",
    "(files|folders|files and folders)?",
    "i (can't|cannot) see (what is in here|the files here|any files)[,] (list them|show me|show them)",
    "i (forgot|don't remember|have forgotten|lost track of) what (is|i have|i saved|i put|i keep) (here|in here|in this folder)",
    "i'm (lost|new here|confused)[,] (what is in this folder|what's here|which files are here|show me the files)",
    "before i (start|begin|do anything)[,] (show me what is here|list the files|what is in this folder)",
    "(ls -al|ls -lh|ls -1|ls -F|ls -lah|ls -lA|gci|vdir|Get-ChildItem)",
    "(let's|lets) see (what we have here|what is here|what's in this folder|the files)",
    "one look at the (folder|files|directory)[, please|]",
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
    "do: (display|print|reveal|output|read out|unfold|expand) (the contents of|what is in|everything in|all there is in) {d}",
    "(let me see|lemme see|i'd like to see|show us|show me) (what's in|what is in|the inside of|the stuff in|what lies in|what you find in) {d}",
    "do: (give|show|get) me (an overview|a quick overview|an inventory|a rundown) of {d}",
    "do: (run|do) (ls on|an ls on|a directory listing of|ls in|a listing of) {d}",
    "do: (take|have) a (glance|quick look|look|peek) (at|in|into|inside) {d} and (say|report|list|tell me) what (is there|you see|you find|is in it)",
    "do: (check|inspect|examine|explore|see) (what is in|what's in|what is inside|what lies in|the contents of) {d}",
    "do: (take stock|make an inventory) of {d}",
    "ask: what (files|stuff|things|documents) (have i got|have we got|did i save|live|lie|do you see|is there) (in|inside|under) {d}",
    "ask: what (all|exactly|) (is|do i have|do we have) (lying around|sitting|stored|saved|kept|hidden) (in|inside) {d}",
    "ask: what have (i|we) got in {d}",
    "ask: what (lies|lives|sits|hides|is to be found) (in|inside|under) {d}",
    "ask: is there anything (in|inside|under) {d}",
    "ask: is {d} empty",
    "ask: (which|what) are the (files|contents|entries|things) (in|of) {d}",
    "ask: what is {d} (full of|made of|filled with|holding)",
    "know: (what|which files|which things) (i have|i keep|i put|lie|are stored|sit|we have) in {d}",
    "know: (what is|what's) (stored|saved|kept|hidden|lying) in {d}",
    "get: (an inventory|a directory listing|a quick listing|a complete list|the full list|an overview) of {d}",
    "get: the names of (everything|all files|the files|all things) (in|inside) {d}",
    "{d}, (what is in it|what's in there|list|contents|show me|please list it|what do i have there)",
    "{d}? (what is in it|what's in there|contents)",
    "(list|listing|overview|inventory) of {d}",
    "whats (in|inside) {d}",
    "what u got in {d}",
    "what about {d}, (what is in it|what's in there|list it)",
    "(ls -al|ls -lh|ls -a|ls -1|ls -lah|gci|dir /b|vdir) {d}",
    "inside {d} (is|are|there is|there are|lies) what?",
    "i (can't|cannot) see what is in {d}[,] (list it|show me)",
    "i'd like (a look|a peek|a glance|to look) (at|into|inside) {d}",
    "i (put|saved|stored|threw) (things|some things|files|stuff) in {d}[,] (what was it|what are they|list them|show me)",
    "before i (tidy up|touch|archive|clean up) {d}[,] (show me|list|tell me) what is in it",
    "not this folder, (list|show) {d}",
    "one look (into|inside) {d}[, please|]",
]


def _listed(obs_text: str, where: str) -> str:
    rows = obs_text.splitlines()
    if len(rows) == 1:
        return "This folder is empty." if where == "this folder" else f"{where} is empty."
    names_ = [r.split("  ")[0] for r in rows[1:]]
    if len(names_) == 1:
        return f"There is 1 entry in {where}: {names_[0]}"
    return obs_text


@family("list_here", weight=4.5)
def list_here(w: World) -> Steps:
    yield Ask(w.say(HERE))
    obs = yield Call("List the folder with list_directory.", "list_directory", {})
    yield Answer("The folder was listed.", _listed(obs.content, "this folder"))


@family("list_folder", weight=4.5)
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
    "ask: how many {what} (have i got|have we got|do you see|do you count|lie around|can be found|sit|did i pile up) (here|in here|in this folder)",
    "ask: what number of {what} (does this folder have|is here|do i have here)",
    "ask: (can|could) you count the {what} (here|in this folder|for me|)",
    "know: how many {what} (i've got|we have|lie|can be found|this folder has|this directory holds) [here|in here|]",
    "get: (a|the) (count|tally|total|head count|exact number) of [the|] {what} (here|in this folder|in this directory)",
    "do: (tally|number|add up|do a count of) the {what} (here|in here|in this folder|)",
    "do: (work out|figure out|find out|check|see) how many {what} (are here|there are|this folder has|i have here)",
    "{what}: (how many|count|number|how many here)?",
    "{what} here, (how many|the number please|count them)",
    "don't list them, just (count|tell me the number of) the {what} (here|in this folder)",
    "i don't need the names, only how many {what} are here",
    "so many {what} here, how many (exactly|is it|are there)",
    "i (wonder|wanna know|never counted) how many {what} (are here|there are in this folder|i have here)",
    "how much {what} (is|are) (here|in this folder|in here)",
    "just a number: how many {what} are in this (folder|directory)",
    "(quantity|total|amount) of {what} (here|in this folder)",
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
    "ask: how many {what} (have i got|have we got|do you see|do you count|lie|can be found|sit|did i put|are stored|are kept) (in|inside) {d}",
    "ask: what number of {what} (is|are|do i have) in {d}",
    "ask: (can|could) you count the {what} (in|inside) {d}",
    "know: how many {what} (i have|we have|i put|i keep|lie|can be found|are stored) in {d}",
    "get: (a|the) (tally|total|head count|exact number|quantity) of [the|] {what} (in|inside) {d}",
    "do: (tally|number|add up|do a count of) the {what} (in|inside) {d}",
    "do: (work out|figure out|find out|check|see) how many {what} (are in {d}|{d} has|{d} holds|there are in {d})",
    "{what} in {d}: (how many|count|number)?",
    "{d} - (how many|number of|count the) {what}",
    "don't list {d}, just count the {what} in it",
    "i don't need the names, only how many {what} are in {d}",
    "{d} has so many {what}, how many (exactly|is it|are there)",
    "i (wonder|wanna know|never counted) how many {what} (are in {d}|{d} has|i keep in {d})",
    "how much {what} (is|are) in {d}",
    "(quantity|total|amount) of {what} (in|inside) {d}",
    "inside {d}[,] (count the|how many) {what}",
    "just a number: how many {what} in {d}",
]


@family("count_entries", weight=2.2)
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
    "do: (eliminate|destroy|discard|nuke|kill|axe|bin|purge|obliterate|bury) {d} (and everything in it|with everything in it|with all its files|completely|for good|)",
    "do: (delete|remove|erase) {d}, (the whole folder|the folder and its files|including everything in it|contents and all|lock, stock and barrel|all of it)",
    "do: (throw|chuck|toss) {d} (away|out) (with all that is in it|and all|completely|)",
    "do: take {d} off (the disk|my disk|the drive)",
    "do: clean up by (deleting|removing) {d}",
    "do: free [up] [some] space by (deleting|removing) {d}",
    "ask: (can|could) {d} be (deleted|removed|thrown away|erased)[ please|]",
    "{d} (has outlived its use|is obsolete|has served its purpose|is of no use to me|is of no use any more|is no longer needed|is not needed now|is history)[,] (delete it|remove it|get rid of it|erase it|so delete it)",
    "{d} (is just in the way|only takes up space|is a leftover|is outdated|is rubbish|is clutter|was a mistake|was only a test)[,] (delete it|remove it|erase it|get rid of it)",
    "{d} (has to|needs to|is to|ought to) (go|be deleted|be removed|be erased|disappear)[ completely|, with everything in it|]",
    "{d} (should|must) (not exist|be gone|be deleted|vanish|disappear) [any more|completely|]",
    "{d}, (delete it|remove it|gone please|away with it|out with it|get rid of it|into the bin)",
    "don't (keep|leave|store) {d} [here|around|any more|][,] (delete it|remove it|erase it)",
    "why is {d} still (here|there|around)[?|,] (delete it|remove it|get rid of it|out with it)",
    "why do i still have {d}[?|,] (delete it|remove it|get rid of it)",
    "who needs {d} anyway[?|,] (delete it|remove it|get rid of it)",
    "i (have no use for|have no need for|never use|won't use|can do without|never want to see) {d} [again|any more|][,] (delete it|remove it|erase it|so get rid of it)",
    "i (want|need|would like) to be rid of {d} [and everything in it|]",
    "i (would|'d) like {d} (deleted|removed|erased|gone) [with everything in it|]",
    "i made {d} by (mistake|accident)[,] (delete it|remove it|get rid of it)",
    "(we're|i'm|we are|i am) (through|finished|done) with {d}[,] (so delete it|it can go|so remove it|erase it)",
    "the project is over[,] (delete|remove|erase) {d} [with everything in it|]",
    "(goodbye|bye|farewell|bye bye) {d}[,] (delete it|you can be deleted|remove it)",
    "(rm -Rf|rm -r -f|rmdir /s|rm --recursive) {d}",
    "no more {d}[,] (delete it|remove it|delete the whole thing)",
    "deletion of {d}[, please| with all files|]",
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
    "do: (retitle|relabel|rechristen|rebrand|redub|rename) {d} [to|as] {new}",
    "do: (switch|swap|update|correct|fix|adjust) the name of {d} to {new}",
    "do: (name|label|title|dub|christen) {d} {new} (instead|from now on|from here on)",
    "do: let {d} (be called|be named|go by the name|have the name|be known as) {new}",
    "do: make {new} the [new] name of {d}",
    "do: (set|change) the (folder name|directory name|name) of {d} to {new}",
    "ask: (can|could) {d} be (called|named|renamed to) {new}",
    "ask: (can|could) you make it so that {d} is (called|named) {new}",
    "{d} (has to|needs to|must|ought to|shall|is going to) be (called|named|renamed to|known as) {new}",
    "{d} (is a bad name|is a silly name|is the wrong name|is misspelled|has the wrong name)[,] (rename it to|call it|make it|it should be) {new}",
    "{d} (will be|is now|is from today|from today is|shall be) (called|named|known as) {new}[, rename it|]",
    "{d} (should|must) (bear|carry|have|get) the name {new}",
    "{d}[:|,] (rename to|new name|call it|name it) {new}",
    "{d} => {new} (rename|as the new name)",
    "i (don't like|hate|am tired of|never liked) the name of {d}[,] (call it|rename it to|make it) {new}",
    "i (need|would like|'d like|prefer) {d} (renamed to|to be named|to go by the name|to be called) {new}",
    "i (misspelled|mistyped) the name of {d}[,] (it should be|it is|make it) {new}",
    "the (new|right|correct|proper) name (of|for) {d} is {new}[, rename it|, please change it|]",
    "the folder {new} is what {d} should be (called|named)",
    "not {d} but {new} should be the name of that folder",
    "instead of {d} that folder should be (called|named) {new}",
    "{new} (sounds better than|is better than|is clearer than|suits it better than) {d}[, rename it|, so rename it|]",
    "{new} should be the [new] name (of|for) {d}",
    "{new}, that's (the new name of|how to name|what to call) {d}",
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
    "do: (replicate|mirror|reproduce|clone|xerox) {d} (to|as|into) {new}",
    "do: (make|create|produce) (an exact copy|a second copy|a twin|a clone|a replica|a spare copy) of {d} (called|named|as|under the name) {new}",
    "do: (save|store|keep) (a copy|a backup|a duplicate|a spare) of {d} (as|under the name|in a folder called) {new}",
    "do: copy (the whole of|all of|everything in) {d} (to|into) {new}",
    "do: (secure|safeguard) {d} by copying it to {new}",
    "do: (make|create) {new} as (a copy|a clone|a duplicate|a backup) of {d}",
    "do: make (a backup|a safety copy|a second version) of {d} (called|named|under) {new}",
    "ask: (can|could) {d} be (copied|duplicated|backed up) (to|as) {new}",
    "ask: (can|could|may) i have (a copy|a duplicate|a clone) of {d} (called|named) {new}",
    "{d} (has to|needs to|must|should) be (copied|duplicated|cloned|backed up) (to|as|into) {new}",
    "{d} (needs|should have|should get|requires) a (copy|backup|duplicate|clone|twin) (called|named) {new}",
    "{d}, (copy it to|a copy of it as|duplicate it as|clone it as) {new}",
    "{d} (should stay|stays|remains)[,] a copy (goes|should go|is to go) to {new}",
    "i (need|want|would like) {d} (twice|two times|a second time)[,] (the copy|the second one) (called|named) {new}",
    "i (need|want|would like) (another|a second|an extra) {d} (called|named) {new}",
    "i'd like {d} (copied|duplicated|cloned|backed up) (to|as) {new}",
    "just in case[,] (copy|back up|duplicate) {d} (to|as) {new}",
    "to be (safe|on the safe side)[,] (copy|back up|duplicate) {d} (to|as) {new}",
    "don't (move|touch|change) {d}, (just|only) copy it to {new}",
    "with everything in it[,] copy {d} to {new}",
    "{new} (shall|will|is going to|ought to) be a (copy|clone|duplicate|backup) of {d}",
    "{new}: a (copy|clone|duplicate|backup) of {d}",
    "(cp -pr|cp -avr|cp --recursive|rsync -a|xcopy /e) {d} {new}",
    "(copy|duplicate|clone) of {d} (as|to|called) {new}[, please|]",
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
    "ask: how (fat|bulky|hefty|huge|sizeable) is {d}",
    "ask: how (many bytes|many kilobytes|many megabytes|much storage|much memory|much data) does {d} (take|take up|use|occupy|have|eat|hold)",
    "ask: how much (disk|drive|storage|room|space|disk space) (is|goes|went|gets lost) (used by|to|into|in|on) {d}",
    "ask: how big (has {d} become|did {d} get|has {d} grown|is all of {d}|is everything in {d})",
    "ask: what is the (disk usage|weight|volume|footprint|storage use) of {d}",
    "ask: (does|is) {d} (take a lot of space|need much space|very big|huge), how (big|large) is it",
    "know: how (big|large|heavy) (all of {d}|everything in {d}|{d} together|the whole of {d}) is",
    "know: how (much|many bytes) {d} (takes up|uses|needs|eats|occupies|adds up to)",
    "get: the (weight|footprint|disk space|storage use|total) of {d} in bytes",
    "get: the (combined|overall|full|total) size of (everything in|all files in|all of|) {d}",
    "do: (calculate|compute|figure out|work out|find out|determine) (how big|how large) {d} is",
    "do: (calculate|compute|figure out|work out|find out|determine|look up|report) the (total|overall|) size of {d}",
    "{d}, (how big|how big is it|size|size please|how large|how much space)?",
    "{d}: (size|total size|disk usage|how much space)",
    "{d} (seems|looks|feels) (huge|big|too big), how big is it (exactly|really|)",
    "i'm (running out of|short of|low on) (space|disk space), how big is {d}",
    "will {d} fit on (a stick|a disk|my usb stick)[,|?] how big is it",
    "(du -h|du -s|du -shc|du -b|du -hs) {d}",
    "(total|overall|combined) size of {d}[, please|]",
    "(bytes|kb|space|disk space|storage) (used by|taken by|taken up by) {d}",
]


@family("folder_size", weight=1.1)
def folder_size(w: World) -> Steps:
    folder = _folder(w)
    yield Ask(w.say(FOLDER_SIZE, d=w.path(folder)))
    obs = yield Call("Look up the size with file_info.", "file_info", {"path": folder})
    if "in total" not in obs.content:
        raise Skip(obs.content)
    total = obs.content.partition(" in total")[0].rpartition(", ")[2]
    yield Answer("The size is known.", f"{folder} is {total} in total.")


@family("wrong_folder", weight=1.3)
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
