"""Copies and moves under a new name, new extensions for several files, several new files, merging, sizes and dates as limits."""

from __future__ import annotations

from datetime import timedelta

from umi_local.tools.calendar_days import WEEKDAYS
from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_chain import _several
from umi_train.synth.parts import all_of, appended, folder_made, renamed, written
from umi_train.synth.pointing import KINDS, extension, kind_word
from umi_train.synth.views import found, info

COPY_AS = [
    "do: copy {t} (to|into) {d} (as|under the name) {new}",
    "do: copy {t} (to|into) {d} and (call|name) (it|the copy) {new}",
    "do: (save|put|make|keep) a copy of {t} in {d} (as|called|named|under the name) {new}",
    "do: back up {t} (to|in) {d} as {new}",
    "i (want|need) a copy of {t} in {d} (called|named) {new}",
    "cp {t} {both}",
    "copy {t} to {both}",
    "do: copy {t} to {both}",
    "do: duplicate {t} as {both}",
    "{t}[:|,] copy to {both}",
    "{d} should (get|have) a copy of {t} (called|named|as|under the name) {new}",
    "do: (drop|leave|store) a copy of {t} in {d}[,] (named|called) {new}",
    "do: copy {t} over to {d}[,] (its new name is|new name|there it is called|call it there) {new}",
    "(in|to) {d} a copy of {t} (called|named|as) {new}[,] please",
    "before i (change|edit) {t}[,] copy it to {both}",
    "from {t} make {both}",
    "{both} should be a copy of {t}", "backup of {t}: {both}", "cat {t} > {both}",
    "do: (clone|replicate|reproduce|mirror) {t} (to|into|in) {d} (as|under the name|and call it) {new}",
    "do: (place|leave|stash|park|deposit) a (copy|duplicate|second copy) of {t} (in|inside|under) {d}[,] (named|called|file name) {new}",
    "ask: can {d} (have|get) a copy of {t} (called|named) {new}",
    "ask: could you copy {t} (over to|into) {d} (as|under the name|and name it) {new}",
    "keep {t} where it is[,] but (put|make|leave) a copy (named|called) {new} in {d}",
    "{t} stays (here|where it is)[,] a copy (called|named) {new} (goes|should go) (to|into) {d}",
    "i need {t} in {d} (too|as well)[,] (there it is called|but under the name|there named) {new}",
    "{t} should also (be|exist|live) in {d}[,] (as|named|under the name) {new}",
    "{t} also as {both}",
    "do: (duplicate|copy) {t}[,] the copy (is|should be|goes to) {both}",
    "do: make {both} (a copy|a duplicate) of {t}",
    "{both} (is to be|has to be|should be) the same as {t}[,] (copy it|make a copy)",
    "do: save {t} a second time[,] (as|under) {both}",
    "i'd like a (duplicate|second copy|spare copy) of {t} (at|as|under) {both}",
    "without (touching|moving|changing) {t}[,] (copy it|put a copy|make a copy) (to|at|as) {both}",
    "copy {t} {both}",
    "cp -v {t} {both}",
    "source {t}, the copy goes to {both}",
    "do: back {t} up (to|as|under) {both}",
    "what about copying {t} to {both}",
    "so there should be a copy of {t} in {d} (called|named) {new}",
    "have a copy of {t} ready (at|as) {both}",
    "do: (photocopy|double|transcribe) {t} (into|to) {d} (as|under the name) {new}",
    "do: (put|place|keep) a (duplicate|clone|twin|replica|spare copy) of {t} in {d}[,] (called|named|under the name) {new}",
    "do: (have|get) {t} copied (to|into) {d} (as|under the name) {new}",
    "do: (create|make) a (copy|duplicate|backup copy) of {t} (at|as|under|in the form of) {both}",
    "do: (archive|preserve|secure) {t} by copying it to {both}",
    "do: (clone|replicate|mirror|reproduce) {t} (to|at|as) {both}",
    "do: (give|provide) {d} a copy of {t} (called|named|under the name) {new}",
    "do: (write|store) a (second copy|copy|duplicate) of {t} (to|at|under) {both}",
    "do: copy {t} (so that|and make sure) the copy is {both}",
    "do: copy {t} into {d} [and there|but] under (another|a new|a different) name[:|,] {new}",
    "ask: (could|can|may) i (have|get) a (copy|duplicate) of {t} (at|as|under) {both}",
    "ask: (could|would) you (back {t} up|duplicate {t}|clone {t}) (as|to) {both}",
    "ask: (would it be possible|is it possible) to (copy|duplicate) {t} (to|as) {both}",
    "{t} (->|=>) {both} (copy|as a copy|copied, not moved)",
    "{t}, (a copy of it|copied|duplicated|once more) (at|as|under|to) {both}",
    "{t} (needs|should get|wants|must have) a (copy|duplicate|backup|twin) (at|called|named) {both}",
    "{t} (has to|must|should|is to) be (copied|duplicated|cloned|backed up) (to|as) {both}",
    "{t} (has to|must|should|is to) be copied (to|into) {d}[,] (named|called|under the name) {new}",
    "{d} (lacks|needs|is missing) a copy of {t}[,] (call it|name it|named|called) {new}",
    "{both} (shall|must|will) be (the copy|a duplicate|a clone|a backup) of {t}",
    "{both} = (copy|duplicate|backup|clone) of {t}",
    "(copy|duplicate|clone|backup copy) of {t} (to|as|at|under) {both}[, please|]",
    "(copying|duplicating) {t} to {both} (would help|is what i need|would be great)",
    "i (want|need|would like) {t} (copied|duplicated|cloned|backed up) (to|as) {both}",
    "i (want|need|would like) {t} (copied|duplicated) (to|into) {d} (as|under the name|and named) {new}",
    "i'd (love|like) a copy of {t} in {d} (called|named|under the name) {new}",
    "i (need|want) {t} to (stay|remain) (here|where it is) and (to be copied|a copy of it) (to|at) {both}",
    "i'm (going to|about to) (change|edit|rework) {t}[,] so copy it to {both} (first|)",
    "in case {t} (breaks|gets lost|gets changed)[,] (keep|put|save) a copy (as|at|under) {both}",
    "leave {t} (alone|in place|where it is) and (copy it|put a copy|make a copy) (to|at|as) {both}",
    "(duplicate|backup|copy)[:|,] {t} (to|->|into) {both}",
    "(from|source)[:|] {t}[,|;] (copy to|destination|target of the copy)[:|] {both}",
    "(cp -p|cp -i|cp -n|cp -a|copy-item|xcopy|rsync) {t} {both}",
]
MOVE_AS = [
    "do: move {t} (to|into) {d} (as|under the name) {new}",
    "do: move {t} (to|into) {d} and (call it|name it|rename it to|rename it) {new}",
    "do: (put|place) {t} in {d} (as|under the name) {new}",
    "mv {t} {both}",
    "move {t} to {both}",
    "do: move {t} to {both}",
    "do: rename {t} to {both}",
    "{t} should (become|be) {both}",
    "{t}[:|,] move to {both}",
    "i want {t} (moved to|at) {both}",
    "{t} (belongs|should go|goes) (in|into) {d}[,] (and should be called|under the name|as) {new}",
    "do: (rename {t} to {new} and move it to {d}|move {t} over to {d} as {new})",
    "do: (shift|transfer|send|file) {t} (to|into) {d} (as|under the name) {new}",
    "the new (place|home|path|location) of {t} is {both}",
    "do: (turn|make) {t} into {both}",
    "{t} (becomes|gets moved to|should live at) {both}",
    "do: put {t} (into|in) {d} but (call it|name it|with the name) {new}",
    "(ren|mv -v) {t} {both}",
    "do: (relocate|transfer|shove|carry|bring) {t} (to|into) {d} (and call it|and name it|under the name|as) {new}",
    "ask: can {t} (go|move|be moved) (to|into) {d} (and be called|as|under the name) {new}",
    "ask: could you move {t} (over to|into) {d} (and rename it to|as|and call it) {new}",
    "{t} should not stay (here|where it is)[,] (move it|put it|it goes) (to|into) {d} as {new}",
    "{t} is in the wrong place and has the wrong name[,] (it should be|make it|move it to) {both}",
    "{t} has (a bad name and a bad place|the wrong name)[,] (move it|put it) in {d} as {new}",
    "(relocate|transfer|mv) {t} {both}",
    "do: (relocate|transfer|shift|bring) {t} to {both}",
    "{t} has to (be|become|move to|go to) {both}",
    "i'd rather have {t} (at|as|under) {both}",
    "from now on {t} is {both}[, so move it|, move it|]",
    "old path {t}, new path {both}",
    "don't leave {t} where it is[,] (move it to|it should be|it goes to) {both}",
    "in {d} {t} should be called {new}[,] (move it|put it) there",
    "do: put {t} away (in|into) {d}[,] (as|named|under the name) {new}",
    "do: (move|put) {t} in {d}[,] new name {new}",
    "{d} is the (right place|home) for {t}[,] but (as|under the name|call it) {new}",
    "move {t} {both}",
    "what about moving {t} to {both}",
    "so {t} has to go to {d} and be (called|named) {new} there",
    "{t} would be better off as {both}[,] move it",
    "do: (migrate|convey|reposition|stow|archive) {t} (to|into|in) {d} (as|under the name|and call it) {new}",
    "do: (cut and paste|drag|pull|push) {t} (to|into) {d} and (name|call|rename) it {new} [there|]",
    "do: (have|get) {t} (moved to|transferred to|relocated to) {both}",
    "do: (change|alter|switch) the (path|location|place and name) of {t} to {both}",
    "do: (change|set) the path of {t} so that it (is|becomes|reads) {both}",
    "do: (let|have) {t} (be|become|live at|go to) {both}",
    "do: (give|assign) {t} the (path|new path|new place and name) {both}",
    "do: (tuck|lock|tidy) {t} away (in|into) {d} (as|under the name|and call it) {new}",
    "do: move {t} into {d} [and there|but] under (another|a new|a different) name[:|,] {new}",
    "do: (move and rename|rename and move|relocate and rename) {t} to {both}",
    "ask: (could|can|may) {t} (become|be|be moved to|live at|go to) {both}",
    "ask: (could|would|can) you (relocate|transfer|shift|bring) {t} to {both}",
    "ask: (would it be possible|is it possible) to move {t} (to|into) {d} (as|under the name) {new}",
    "ask: (would it be possible|is it possible) to (have|place) {t} at {both} instead",
    "{t} (should|must|has to|ought to|needs to) be (moved|relocated|transferred) to {both}",
    "{t} (should|must|has to|ought to|needs to) (go|move) (to|into) {d} (and get the name|and be called|under the name|as) {new}",
    "{t} (is now|is going to be|will be|shall be|will live at) {both}[,] (move it|so move it|please move it)",
    "{t} (ought to|should) (have been|have gone to) {both}[,] (move it|so move it)",
    "{t}, (from now on|now to be found at|better kept at|to be moved to) {both}",
    "{t} (->|=>) {both} (move|moved, not copied|rename)",
    "(new path|new location|new place|target path) (for|of) {t}[:|,] {both}",
    "(move|rename|relocate|transfer)[:|,] {t} (to|->|into) {both}",
    "(from|source|old)[:|] {t}[,|;] (move to|to be moved to)[:|] {both}",
    "{both} (is where {t} belongs|is where {t} should be|is the right path for {t})[,] move it [there|]",
    "{both} (should|shall|must) be where {t} (lives|is kept|goes)[, move it|]",
    "{d} (is waiting for|needs|should get) {t}[,] (move|put) it there (as|under the name|and call it) {new}",
    "i (want|need|would like) {t} (moved|relocated|transferred|shifted) to {both}",
    "i (want|need|would like) {t} in {d}[,] (renamed|called|under the name|and named) {new}[, moved not copied|]",
    "i'd (love|like) {t} to (be|live at|be moved to|become) {both}",
    "i (saved|put|stored) {t} in the wrong (place|folder)[,] (it should be|move it to|it belongs at) {both}",
    "i'm (tidying up|sorting)[,|:] {t} (goes to|should become|has to be) {both}",
    "no longer {t} but {both}[,] (move it|so move it)",
    "not here[,] {t} (belongs|should be|must be) (at|under) {both}[, move it|]",
    "take {t}, (move|put) it (in|into) {d} and (name|call) it {new}",
    "(mv -n|mv -i|mv -f|move-item|rename-item|move /y) {t} {both}",
]


@family("to_folder_as", weight=1.8)
def to_folder_as(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    path, folder = w.pick(list(w.files)), w.pick(w.folders)
    new = w.name(extension(path) or None)
    if w.exists(f"{folder}/{new}"):
        raise Skip("there")
    copies = w.chance(0.5)
    both = w.bare(f"{folder}/{new}")
    yield Ask(w.say(COPY_AS if copies else MOVE_AS, t=w.path(path), d=w.path(folder), new=w.bare(new), both=both))
    tool = "copy_file" if copies else "move_file"
    obs = yield Call(f"{'Copy' if copies else 'Move'} it with {tool}.", tool, {"source": path, "destination": f"{folder}/{new}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is copied." if copies else "It is moved.", f"I {obs.content}.")


NEW_EXT = [
    "do: rename (all|all the|all my|the) {kinds} to {new}",
    "do: change the extension of (all|all the|the) {kinds} to {new}",
    "do: (turn|make) (all|all the|the) {kinds} into {new} files",
    "do: rename every {kind} (to|so that it ends with|to have the extension) {new}",
    "all {kinds} should (end with|have the extension) {new}",
    "{old} -> {new} for all files",
    "do: rename *{old} to *{new}",
    "do: give (all|all the) {kinds} the extension {new}",
    "i want (all|all the) {kinds} to (end with|have the ending) {new}",
    "all (my|the) {kinds} (should become|should be|become) {new} files",
    "do: (swap|replace) the {old} (ending|extension) (by|with|for) {new} (for all files|on every file|everywhere)",
    "ren *{old} *{new}", "every {kind} should end in {new}", "files ending in {old} should end in {new}",
    "i (need|want) {new} (instead of|rather than) {old} (on all files|for all the files|as the ending of every file)",
    "do: (go through|take) the {kinds} and change their (ending|extension) to {new}",
    "do: (relabel|retitle) (all|all the|the) {kinds} so that they end in {new}",
    "do: exchange the (ending|extension) {old} for {new} on (all|every one of the|the) {kinds}",
    "ask: can you (rename|change) (all|all the|the) {kinds} to {new} [files|]",
    "ask: could (all|all the|the) {kinds} (end in|get the ending|have the extension) {new}",
    "{old} is the wrong (ending|extension)[,] (rename all {kinds} to|make it|all of them should be) {new}",
    "{old} files should (be|become|be called|all be) {new} [files|]",
    "no more {old} (files|endings)[,] (make them all|rename them to|they should all be) {new}",
    "don't leave any file with {old}[,] (rename them|make them) (all|) to {new}",
    "the {kinds} need (a new ending|another extension)[,|:] {new}",
    "the (ending|extension) of (all|every one of) the {kinds} should (be|become) {new}",
    "rename *{old} *{new}",
    "batch rename {old} (to|->) {new}",
    "do: bulk rename (all|the) {kinds} to {new}",
    "mv *{old} *{new}",
    "(each|every) {kind} gets {new} (as its ending|as its extension|instead of {old})",
    "the names of all {kinds} should end in {new}",
    "all {old} to {new}",
    "from {old} to {new}, all (files|of them)",
    "what about renaming (all|all the|the) {kinds} to {new}",
    "so there are the {kinds} and they should all end in {new}",
    "my (boss|program|editor) wants {new} files[,] (rename|change) (all|all the|the) {kinds} to that ending",
    "do: (relabel|retitle|rename) each {kind} (as a {new} file|to {new}|with the ending {new})",
    "do: (convert|switch|flip|set|update|alter) the (extension|ending|suffix) of (all|all the|every one of the|the) {kinds} to {new}",
    "do: (have|let) (all|all the|the) {kinds} (end in|end with|carry the ending|get the suffix) {new}",
    "do: (change|switch|swap|exchange) (all|every) {old} (endings|extensions|suffixes) (to|for) {new}",
    "do: (rename|change) (all|every|the) (files|names) ending (in|with) {old} (so that they end in|to end in|to) {new}",
    "do: (turn|change|rename) (every|each) {old} [file|] into {new}",
    "do: (make|let) {new} the (ending|extension|suffix) of (all|all the|the) {kinds}",
    "do: put {new} (in place of|instead of) {old} (on|at the end of) (every file name|all file names|all the files)",
    "do: (strip|take) the {old} (off|away) and put {new} on (all|all the) {kinds}",
    "do: (mass rename|batch rename|rename in bulk|rename in one go)[:|,] (all|) {kinds} (to|->) {new}",
    "ask: (could|can|would) you (switch|set|convert) the (ending|extension|suffix) of (all|all the|the) {kinds} to {new}",
    "ask: (could|can) (every|each) {kind} (be renamed to|get the ending|end with) {new}",
    "ask: (would it be possible|is it possible) to (rename|change) (all|all the) {kinds} to {new}",
    "i (want|need|would like) (every|each) {kind} to (be|end with|become|have the extension) {new}",
    "i (want|need|would like) (all|all the|my) {kinds} renamed (to|with) {new}",
    "i'd (love|like) (all|all the|my) {kinds} to (end in|be|have the suffix) {new}",
    "i (no longer|don't) want {old} (endings|extensions|as the ending)[,] (rename all of them|make them all|change them all) to {new}",
    "(every|each) {kind} (must|should|has to|is to) (end in|end with|be renamed to|have the suffix) {new}",
    "(all|all the|my) {kinds} (must|have to|are to|need to) (be renamed to|end in|carry the extension) {new}",
    "(all|every) (files|file) with {old} (should|must|has to|have to) (get|have|end with) {new} (instead|)",
    "(as for|about) the {kinds}[,|:] (rename|change) (them|their endings|their extensions) to {new}",
    "the {kinds} (have the wrong extension|have the wrong ending|are wrongly named)[,] (rename them|change it|it should be|make it) {new}",
    "the (suffix|extension|ending) {old} (should|must|has to) (become|be|turn into) {new} (everywhere|on every file|for all of them|throughout)",
    "the {kinds}, (all to|rename them to|new extension|from now on with) {new}",
    "{old} (becomes|turns into|to|=>) {new} (on all files|everywhere|for every file|in all file names)",
    "{old} (out|off), {new} (in|on)[,|:] (for all files|rename them all|on all the names)",
    "{kinds} (->|=>|to) {new}",
    "{new} (is the extension|is the ending) (all|all the|my) {kinds} (should|must) have",
    "{new} (replaces|should replace|instead of|in place of) {old} (on all files|in all file names|for every file)",
    "(new|other|different) (extension|ending|suffix) for (all|all the|the) {kinds}[:|,] {new}",
    "(extension|ending) change[:|,] {old} (to|->) {new} (for all|on all files|everywhere)",
    "(only|just) the (ending|extension|suffix)[:|,] (all|all the) {kinds} (to|become|should get) {new}",
    "the contents stay, (but|just) (rename|change) (all|all the|the) {kinds} to {new}",
    "rename s/{old}/{new}/ *{old}",
    "(rename|ren|move) *{old} (to|into|->) *{new}",
]


@family("new_extension", weight=1.26)
def new_extension(w: World) -> Steps:
    ext, paths = _several(w)
    new = w.pick([e for e in (".txt", ".md", ".bak", ".old", ".log", ".csv", ".text", ".dat") if e != ext])
    if any(w.exists(p[: -len(ext)] + new) for p in paths):
        raise Skip("there")
    yield Ask(w.say(NEW_EXT, kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), new=new, old=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    yield from all_of(*(renamed(path, path[: -len(ext)] + new, f"*{new}") for path in rows))


EMPTIES = [
    "do: (create|make|add) (the files|files|empty files|the empty files|{n} files|{n} empty files) {list}",
    "do: touch {list}",
    "i (need|want) (empty files|files|the files|{n} files)[:| called|] {list}",
    "touch {spaced}",
    "do: (create|make) {list} (as empty files|, all empty|and leave them empty)",
    "new files {list}",
    "there should be files (called|named|) {list}",
    "do: start (new|empty) files (called|named|) {list}",
    "do: (create|make) (blank files|new blank files|empty ones) (called|named|) {list}",
    "i will need the files {list}[,] (create them|make them) (empty|now|)",
    "{list} should (exist|be there) as empty files",
    "do: (set up|prepare) {n} empty files[:| called] {list}",
    "(empty|blank|new) files[:| please:] {list}",
    "{list}, all empty files[,] please", "for a start (create|make) the empty files {list}",
    "do: (produce|generate|prepare|lay out|open|make me) {n} (blank|empty|new) files[:|,| called| named|] {list}",
    "do: (create|make) (placeholders|stubs|empty documents) (called|named|) {list}",
    "ask: can i have empty files[:|,| called] {list}",
    "ask: could you (create|make|touch) {list} (for me|as empty files)",
    "{list} (are missing|do not exist yet)[,] (create them empty|make them as empty files|touch them)",
    "we (need|want) the [empty|] files {list}",
    "(wanted|needed|missing): the empty files {list}",
    "nothing in them yet, but (create|make) the files {list}",
    "the files {list} should be there[,] (no text needed|empty is fine|without content)",
    "i will write in them later[:|,] create the files {list}",
    "do: start me {n} files[,|:] {list}",
    "{n} (blank|empty) files: {list}",
    "i'd like {list} as blank files",
    "do: add the files {list}[,] (all empty|all blank|no text in them)",
    "let there be {n} empty files[,|:] {list}",
    "do: (whip up|spin up|put in place|provide|supply|place|found) (the files|the empty files|empty files|{n} empty files) {list}",
    "do: (create|make|start|open) (each of|all of|) {list} (as an empty file|without any text|with nothing in it|with nothing inside)",
    "do: touch {spaced}",
    "do: (leave|put) {n} (blank|empty) files here[:|,|, called|, named] {list}",
    "do: (create|make|add) (zero byte files|0 byte files|files of zero bytes|contentless files|files without text) (called|named|) {list}",
    "do: (make|create) (them|the files) empty for now[:|,] {list}",
    "do: (have|get) {list} created as (empty|blank) files",
    "do: initialize the (empty|blank) files {list}",
    "ask: (could|can|would) you (add|place|start|set up) the (empty|blank|new) files {list}",
    "ask: (could|can|may) (i|we) (have|get) {n} (blank|empty|new) files[,|:] {list}",
    "ask: (would it be possible|is it possible) to (create|make) empty files (called|named) {list}",
    "i (want|need|would like) {n} (blank|empty) files[,] (namely|called|named|that is) {list}",
    "i (want|need|would like) {list} (created|to exist) as (empty|blank) files",
    "i'd (love|like) (the empty files|{n} empty files|blank files) {list}",
    "i'm (starting|setting up) a project[,|:] (create|make) the empty files {list}",
    "{list} (must|have to|need to|are to) be created[,] (empty|blank|without content|without any text)",
    "{list} (don't exist|aren't there|are not there yet)[,] (create|make) them as (empty|blank) files",
    "{list}: (create|make|touch) (them as empty files|them all empty|these empty files)",
    "{list}, (each one empty|each without text|nothing in them|as blank files|zero bytes each)[, please|]",
    "{n} (new|fresh) files without (content|text|anything in them)[:|,] {list}",
    "{n} files[,] (nothing in them|all empty|all blank)[:|,] {list}",
    "(blank|empty) (documents|files) with the names {list}",
    "(file names|names of the new empty files|to be created empty|create empty)[:] {list}",
    "just the names for now[,|:] (create|make) the empty files {list}",
    "the empty files {list} (should|must|have to) be (created|made|there)",
    "my (project|homework|course) needs (the|these) empty files[:|,] {list}",
    "touch -a {spaced}",
]
FOLDERS = [
    "do: (create|make|add) (the folders|folders|the directories|{n} folders|{n} directories|new folders) {list}",
    "i (need|want) (folders|the folders|{n} folders|directories)[:| called| for|] {list}",
    "mkdir {spaced}",
    "new folders {list}",
    "there should be (folders|directories) (called|named|) {list}",
    "do: (create|make) {list} as folders",
    "do: set up (folders|directories|{n} folders) (called|named|for|) {list}",
    "folders please: {list}",
    "we (need|want) {n} (new folders|folders|directories), {list}",
    "{list} should (exist|be there) as folders",
    "(folders|directories|new folders): {list}",
    "md {spaced}", "i want to sort my things[,] (make|create) the folders {list}",
    "do: (give|get) me {n} (folders|directories)[:| called] {list}",
    "{list} as (new folders|folders)[,] please",
    "do: (build|produce|generate|prepare|lay out|open|establish) [the|] (folders|directories|{n} folders|dirs)[:|,| called| named|] {list}",
    "ask: can (i|we) have (folders|{n} folders|directories)[:|,| called| named] {list}",
    "ask: could you (create|make|add) the (folders|directories) {list}",
    "{list} (are missing|do not exist yet)[,] (create|make) them as (folders|directories)",
    "we are starting a project[,] it needs the folders {list}",
    "(wanted|needed|missing): the (folders|directories) {list}",
    "i'd like {n} folders here[,|:] {list}",
    "a folder for each of these: {list}",
    "(one|a) (folder|directory) each for {list}",
    "do: create (one|a) (folder|directory) each[:|,] {list}",
    "the (folders|directories) {list} should be (there|here|made|created)",
    "structure: the folders {list}",
    "everything needs its place[,|:] (make|create) folders {list}",
    "{n} new (folders|directories|dirs)[:|,] {list}",
    "let there be {n} folders[,|:] {list}",
    "my (setup|project|archive) needs {n} folders[,|:] {list}",
    "do: divide this place into the folders {list}",
    "mkdir -p {spaced}",
    "mkdir -v {spaced}",
    "do: (establish|found|whip up|spin up|install|put in place|provide|initialize) (the folders|the directories|folders|{n} folders|{n} directories) {list}",
    "do: (make|create|add) {n} (separate|different|new|empty) (folders|directories)[:|,|, called|, named] {list}",
    "do: (have|get) {list} (created|made|set up) as (folders|directories)",
    "do: (make|create) (room|places|space) for my (files|things)[:|,] (folders|the folders|directories) {list}",
    "do: (put|place) {n} (folders|directories) here[:|,|, called|, named] {list}",
    "do: mkdir {list}",
    "do: (make|create) me a folder structure with {list}",
    "do: (make|create) (the folder|a folder|a directory) for each of {list}",
    "ask: (could|can|would) you (set up|open|place|build) (the|new|some) (folders|directories) {list}",
    "ask: (could|can|may) (i|we) (have|get) {n} (new|empty|) (folders|directories)[,|:] {list}",
    "ask: (would it be possible|is it possible) to (create|make|have) (folders|directories) (called|named) {list}",
    "i (want|need|would like) {list} (created|made|to exist|to be there) as (folders|directories)",
    "i (want|need|would like) {n} (folders|directories)[,] (namely|called|named|that is) {list}",
    "i'd (love|like) (to have folders|folders|directories) (called|named) {list}",
    "i'm (organizing|organising|sorting|setting things up)[,|:] (create|make) the (folders|directories) {list}",
    "{list} (must|have to|need to|are to) be (created|made) as (folders|directories)",
    "{list} (don't exist|aren't there|are not there yet)[,] (create|make) the (folders|directories)",
    "{list}: (create|make) (these folders|those folders|them as folders|a folder for each)",
    "{list}, (each one a folder|each as a folder|all of them folders|as directories)[, please|]",
    "{n} (folders|directories|dirs)[,] (names|named|called|their names are)[:|] {list}",
    "{n} (empty|fresh|separate|different) (folders|directories)[:|,] {list}",
    "(empty|fresh|separate) (folders|directories) (called|named|for) {list}",
    "(folder names|names of the new folders|directories to create|folders to make|folders needed)[:] {list}",
    "the (folders|directories) {list} (do not exist|are not there|are missing)[,] (make|create) them",
    "our (office|team|class) needs the folders {list}",
    "for (my photos|the new year|my course)[,|:] (make|create) the folders {list}",
    "where is the order here? (make|create) the folders {list}",
    "(to begin with|to start|for a start)[,|:] (make|create) the (folders|directories) {list}",
    "(mkdir -pv|mkdir --parents|sudo mkdir|new-item -type directory) {spaced}",
]


def _enumerated(w: World, items: list[str]) -> str:
    shown = [w.bare(i) if " " in i else i for i in items]
    return w.pick([", ".join(shown[:-1]) + w.pick([" and ", ", and ", " & "]) + shown[-1], ", ".join(shown), ", ".join(shown[:-1]) + " and " + shown[-1]])


@family("several_new", weight=2.4)
def several_new(w: World) -> Steps:
    """Two or three new empty files or folders, one by one."""
    n = w.pick([2, 3, 3])
    files = w.chance(0.45)
    ext = w.pick([".txt", ".txt", ".md", ".py"])
    items = list(dict.fromkeys(w.name(ext) if files else w.folder_name() for _ in range(n)))
    if len({i.lower() for i in items}) != n:
        raise Skip("twice")
    spaced = " ".join(f'"{i}"' if " " in i else i for i in items)
    yield Ask(w.say(EMPTIES if files else FOLDERS, list=_enumerated(w, items), spaced=spaced, n=w.number(n)))
    yield from all_of(*(written(item, "") if files else folder_made(item) for item in items))


MERGE = [
    "do: (merge|combine|join|concatenate) {x} and {y} (into|in|to) {z}",
    "do: (merge|combine|join|put) {x} and {y} together (into|in|as) {z}",
    "do: (create|make) {z} (from|out of) {x} and {y}",
    "do: (put|write|save) (the content|the contents|the text) of {x} and {y} (into|in|to) {z}",
    "cat {x} {y} > {z}",
    "{x} + {y} (->|into) {z}",
    "i want {x} and {y} (merged|combined) (in|into) {z}",
    "do: append {y} to {x} and save (it|that|the result) as {z}",
    "do: glue {x} and {y} together as {z}",
    "do: take {x} and {y} and (merge|combine|join) them (into|as) {z}",
    "{z} should (hold|contain|be) {x} followed by {y}",
    "do: (write|put) {x} and then {y} (into|to) {z}",
    "one file {z} (out of|from) {x} and {y}",
    "do: (create|make) {z} by (joining|merging|combining) {x} and {y}",
    "first {x} and then {y}[,] all in {z}",
    "do: string {x} and {y} together (in|into|as) {z}",
    "do: (fuse|blend|stitch|unite|unify|chain|paste) {x} and {y} together (in|into|as) {z}",
    "do: (compile|assemble|build|produce) {z} (out of|from) {x} and {y}",
    "do: (bring|get|pack) {x} and {y} together (in|into) one file[,] (called|named|) {z}",
    "ask: can you (merge|combine|join) {x} and {y} (into|as) {z}",
    "ask: could {x} and {y} (become|be merged into|be joined in) [one file|] {z}",
    "{x} and {y} should be one file[,] (call it|named|under the name|in) {z}",
    "{x} and {y} belong together[,] (make|put them in|join them as) {z}",
    "i don't want two files[,] (merge|join|combine) {x} and {y} (into|as) {z}",
    "why keep two files? (merge|join|put) {x} and {y} (into|in) {z}",
    "(all|everything) from {x} and then (all|everything) from {y}[,] (in|into) {z}",
    "{z} = {x} + {y}",
    "{z}: {x}, then {y}",
    "both texts, {x} and {y}, (in|into) {z}",
    "out of {x} and {y} make {z}",
    "two in one[,|:] {x} and {y} (into|as) {z}",
    "type {x} {y} > {z}",
    "copy {x} + {y} {z}",
    "concat {x} {y} into {z}",
    "begin {z} with {x} and (go on|end|continue) with {y}",
    "do: add {x} and {y} together (in|into|as) {z}",
    "what about (merging|joining|combining) {x} and {y} (into|in|as) {z}",
    "so there is {x} and there is {y} and they should be one file {z}",
    "first all of {x}, below it all of {y}, (saved as|in|as) {z}",
    "{y} behind {x}, (saved as|as|in) {z}",
    "do: (amalgamate|consolidate|integrate|collapse) {x} and {y} into (one file|a single file)[,] (named|called) {z}",
    "do: (weld|tape|sew|knit|weave|bind|hook|splice) {x} and {y} together (into|as|in) {z}",
    "do: (cat|concat|pipe|dump) {x} and {y} (into|to) {z}",
    "do: (gather|collect|unite) (the text|the content|the contents|everything) of {x} and {y} in {z}",
    "do: (turn|make) {x} and {y} into (one|a single|one single|one big) file[,] (called|named) {z}",
    "do: (have|get) {x} and {y} (merged|joined|combined|united) (in|into|as) {z}",
    "do: (stack|pile) {x} on top of {y} and (save|store) (it|that|the result) as {z}",
    "do: (let|make) {z} (start with|begin with) {x} and (end|continue|go on) with {y}",
    "do: (start|open) {z} with (the content|the text) of {x} and then (that|the text|the content) of {y}",
    "do: (merge|join) the files, {x} first and {y} second, (into|as) {z}",
    "do: (make|create|produce|generate) (a merged|a combined|a joint|one common) file {z} (from|out of) {x} and {y}",
    "ask: (could|can|would) you (concatenate|join|glue|put together) {x} and {y} (into|as|in) {z}",
    "ask: (could|can|may) (i|we) have {x} and {y} (in one file|together|merged) (called|named|as) {z}",
    "ask: (would it be possible|is it possible) to (merge|combine|join) {x} and {y} (into|as) {z}",
    "{x} and {y} (have to|must|need to|are to) be (merged|joined|combined|put together) (into|in|as) {z}",
    "{x} and {y} (combined|merged|joined|together|as one|concatenated)[,|:] (saved as|into|in|as) {z}",
    "{x} and {y} are (two halves|two parts) of (one thing|the same text)[,] (merge|join) them (into|as) {z}",
    "{x} (then|plus|followed by|and after it|and below it) {y}[,] (saved as|into|in|as) {z}",
    "{x}, {y} (->|=>) {z}",
    "{x} & {y} (->|into|in) {z}",
    "{z} (has to|must|shall|is to) (contain|hold|be) (both|) {x} and {y} [one after the other|together|]",
    "{z} (from|made of|made from|combined from|out of) {x} and {y}[, please|]",
    "{z} = {x} and {y} (together|combined|merged|in one file)",
    "{z} (<-|<=) {x} + {y}",
    "i (want|need|would like) {x} and {y} (joined|put together|in one file|concatenated|glued together) (as|in|under the name|called) {z}",
    "i'd (love|like) to (have|see|read) {x} and {y} (as one file|in one file)[,] (called|named) {z}",
    "i (need|want) (a|one) file {z} (with|that contains|holding) {x} and {y} (one after the other|together|both)",
    "i'm (tired of|sick of) having two files[,] (merge|join|combine) {x} and {y} (into|as) {z}",
    "two files, {x} and {y}, (should become|become|are to become) one[,] (called|named) {z}",
    "(one single|a single|one common) file[,] {z}[,] (instead of|out of|from) {x} and {y}",
    "(merge|merging|combination|union) of {x} and {y} (in|into|as) {z}",
    "the (text|content|contents) of {x}, then (that|the text|the content) of {y}[,] (into|in|saved as) {z}",
    "(part 1|part one|first part)[:|,|] {x}[,|;] (part 2|part two|second part)[:|,|] {y}[,|;] (together in|the whole in|the whole as|the result in) {z}",
    "(both|the two) files[,] {x} and {y}[,] (merged|combined|joined) (into|as|in) {z}",
    "cat {x} > {z}; cat {y} >> {z}",
    "(cat -- {x} {y} > {z}|get-content {x},{y} > {z})",
]


@family("merge", weight=0.9)
def merge(w: World) -> Steps:
    texts = [p for p in w.text_files() if all(c not in p for c in "'\"`$")]
    if len(texts) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(texts, 2)
    z = w.name(extension(x) or ".txt")
    if any(c in z for c in "'\"`$"):
        raise Skip("quotes")
    yield Ask(w.say(MERGE, x=w.path(x), y=w.path(y), z=w.bare(z)))
    shell = " ".join(f'"{p}"' if " " in p else p for p in (x, y)) + " > " + (f'"{z}"' if " " in z else z)
    obs = yield Call("Merge them with run_command and cat.", "run_command", {"command": f"cat {shell}"})
    if not obs.ok or not w.exists(z):
        raise Skip(obs.content)
    w.settle()
    yield Answer("The files are merged.", f"I merged {x} and {y} into {z}.")


LARGER = [
    "ask: (which|what) files are (larger|bigger) than {size}",
    "do: (find|list|show) [me] (all|the|all the|) files (larger|bigger) than {size}",
    "do: (find|list|show) [me] (all|the|all the|) files (over|above|of more than) {size}",
    "know: which files are (larger|bigger) than {size}",
    "get: (all|the) files (larger|bigger) than {size}",
    "files (over|above|larger than|bigger than) {size}",
    "ask: are there (any|) files (over|above|larger than|bigger than) {size}",
    "ask: (which|what) files (take|have|use) more than {size}",
    "ask: (does any file have|do i have files with|is there a file with) more than {size}",
    "i (want|need) to see (all|the) files (with more than|over|above) {size}",
    "(which|what) is (bigger|larger) than {size} here",
    "find . -size +{n}c", "everything (over|above|larger than) {size}",
    "ask: (what|which) files (exceed|are above|go over) {size}",
    "ask: (which|what) files weigh more than {size}",
    "ask: (which|what) files (have|are of) a size (over|above|of more than) {size}",
    "ask: what (takes up|takes|uses|needs) more than {size}",
    "ask: is (anything|any file|something) (here|) (bigger|larger|heavier) than {size}",
    "ask: do any files (pass|exceed|break|top) {size}",
    "ask: (which|what) files (cross|break|pass) the {n} byte (mark|limit)",
    "get: the files (with|having) more than {size}",
    "get: a list of [the|] files (over|above|larger than) {size}",
    "do: (filter|pick out|select|name|give me) the files (over|above|bigger than|larger than) {size}",
    "do: look for files (over|above|larger than|heavier than) {size}",
    "{size} is the limit[,] (which|what) files (are larger|are over it|exceed it)",
    "i don't care about small files[,] show those (over|above) {size}",
    "only files (above|over|larger than) {size}",
    "size > {size}",
    "files > {size}",
    "files with size > {n}",
    "anything (heavier|bigger|larger) than {size}",
    "the big ones please[,] (over|more than|above) {size}",
    "know: (if|whether) (any file is|there are files) (larger|bigger) than {size}",
    "what about files (over|above|larger than) {size}",
    "so which files have more than {size}",
    "if a file has more than {size}, (show|name|list) it",
    "no files up to {size} please, just the larger ones",
    "do: (name|pull up|display|enumerate|spot|identify|fetch|print|tell me|report) (all|the|all the|any|) files (larger|bigger|heavier) than {size}",
    "do: (search for|hunt for|check for|scan for) files (larger than|bigger than|over|above|exceeding|beyond) {size}",
    "do: (list|show) [me] (everything|all|whatever|anything) (that is bigger|that is larger|bigger|larger) than {size}",
    "do: (see|check|find out) (which|what) files (are over|go beyond|are above|top) {size}",
    "do: (weed|sort|single) out the files (over|above|with more than) {size} (and name them|and list them|for me)",
    "ask: (which|what) files (surpass|go beyond|top|outweigh|are beyond|come to more than|measure more than) {size}",
    "ask: (which|what) (of my files|of the files|ones) (have|are|take) more than {size}",
    "ask: do (i|we) have (anything|files|any files) (over|above|bigger than|larger than|beyond) {size}",
    "ask: have (i|we) got (anything|files|any files) (over|above|larger than) {size}",
    "ask: are there (files|any files|some files) (that exceed|exceeding|that are bigger than|beyond|heavier than) {size}",
    "ask: is there (anything|a file|any file|a single file) (over|above|bigger than|larger than|beyond) {size}",
    "ask: what is (over|above|beyond|heavier than) {size} (here|in here|in this folder)",
    "ask: (could|can) you (list|find|name) (the files|all files|those files) that (exceed|are over|are larger than) {size}",
    "know: (which|what) (of my files|files|ones) (exceed|are over|are above|have more than|go beyond|top) {size}",
    "know: (if|whether) (anything|any of my files|some file) (exceeds|is over|is above|is bigger than|goes beyond) {size}",
    "get: (all|the|any) files (exceeding|beyond|heavier than|of over|with over|upwards of) {size}",
    "get: the names of (all|the) files (over|above|larger than|bigger than) {size}",
    "get: everything (over|above|bigger than|larger than|beyond) {size}",
    "(any|all) files (over|above|exceeding|beyond|larger than) {size}",
    "(bigger|larger|more) than {size}[:|,] (which files|what files|which ones|list them)",
    "(files|anything|everything) (exceeding|beyond|upwards of|with over|of over) {size}",
    "(over|above) {size}[:|,] (which files|what files|list them|show them)",
    "{size} (is where it starts|is the threshold)[,|:] only files (larger|bigger) than that",
    "{size} (is my limit|is the maximum|is too much|is the most allowed)[,] (which|what) files (are bigger|are larger|have more)",
    "{size}, (what is larger|which files are bigger|which files have more|anything bigger)",
    "i (want|need|would like) a list of (all|the) files (over|above|larger than|bigger than|exceeding) {size}",
    "i'd (love|like) to (see|know) (which|what) files (are over|exceed|are larger than|have more than) {size}",
    "i'm (looking for|after|interested in) files (over|above|larger than|bigger than|exceeding) {size}",
    "i can only (send|upload|mail) files up to {size}[,] (which|what) files are (larger|bigger)",
    "(to save|to free) space[,|:] (which|what) files are (over|larger than|bigger than) {size}",
    "the files (whose size is|with a size|of a size) (over|above|greater than|bigger than|larger than) {size}",
    "the (heavy|large|fat) files[,] (i mean|that is|meaning) (over|above|more than) {size}",
    "(filter|files|size)[:] (> {size}|larger than {size}|over {size}|more than {size})",
    "(ignore|skip|leave out) (everything|all files|files) up to {size} and (list|show|name) (the rest|the larger ones)",
    "(find . -type f -size +{n}c|find -size +{n}c|fd -S +{n}b|fd --size +{n}b)",
]


LARGER_OF = [
    "ask: (which|what) {kinds} are (larger|bigger|heavier) than {size}",
    "do: (find|list|show|name) [me] (all|the|all the|) {kinds} (larger|bigger) than {size}",
    "do: (find|list|show) [me] (all|the|) {kinds} (over|above|of more than|exceeding) {size}",
    "know: which {kinds} (are over|are larger than|are bigger than|exceed) {size}",
    "get: (all|the) {kinds} (over|above|larger than|with more than) {size}",
    "{kinds} (over|above|larger than|bigger than|exceeding) {size}",
    "ask: (are there|do i have|have i got) (any|) {kinds} (over|above|larger than|bigger than) {size}",
    "ask: (which|what) {kinds} (take|use|need) more than {size}",
    "i (want|need) to see (all|the|) {kinds} (with more than|over|above|larger than) {size}",
    "i'm looking for {kinds} (over|above|larger than|of more than) {size}",
    "only {kinds} (over|above|larger than) {size}",
    "(any|all) {kinds} (beyond|over|above) {size}",
    "do: (check|look) for {kinds} (over|larger than|bigger than|heavier than) {size}",
    "{size} and (more|up|above)[:|,] (which|what) {kinds} (are that big|are so large|have that)",
    "of the {kinds}[,] (which|which ones) are (larger|bigger) than {size}",
    "big {kinds}[,|:] (over|more than|larger than) {size}",
]


_SIZES = ((100, "b"), (150, "b"), (200, "b"), (250, "b"), (300, "b"), (500, "b"), (700, "b"), (1, "k"), (1.5, "k"), (2, "k"), (10, "k"), (1, "m"), (5, "m"))
_SIZE_UNITS = {"b": ("bytes", "bytes", "bytes", "b", "B"), "k": ("kb", "kB", "KB", "kilobytes"), "m": ("mb", "MB", "megabytes")}


@family("larger_than", weight=0.7)
def larger_than(w: World) -> Steps:
    """Of all files, or of those of one kind."""
    most = max((w.root / p).stat().st_size for p in w.files)
    fit = [limit for limit in _SIZES if limit[0] * 1000 ** "bkm".index(limit[1]) < most]
    n, unit = w.pick(fit if fit and w.chance(0.8) else _SIZES)
    size = f"{n:g}{w.pick((' ', ' ', ''))}{w.pick(_SIZE_UNITS[unit])}"
    templates = [t for t in LARGER if "{n}" not in t or unit == "b"]
    yield from _limited(w, templates, LARGER_OF, {"size": size, "n": f"{n:g}"}, {"larger_than": size}, f"is larger than {size}")


def _limited(w: World, templates: list[str], of_kind: list[str], slots: dict[str, str], limit: dict[str, str], none: str) -> Steps:
    """Ask for the files within a limit that the tool knows itself, mostly for all kinds of them."""
    pattern = "*"
    if w.chance(0.25):
        ext = w.pick([e for e in {extension(p): None for p in w.files} if e in KINDS] or list(KINDS))
        templates, pattern, slots = of_kind, f"*{ext}", {**slots, "kinds": kind_word(w, ext, many=True)}
    yield Ask(w.say(templates, **slots))
    obs = yield Call("Find the files with find_files.", "find_files", {"pattern": pattern, **limit})
    yield Answer("The files were found.", obs.content) if found(obs) else Answer("Nothing was found.", f"No file {none}.")


TODAY = [
    "today's files",
    "i (worked|did something) today[,] (which files did i change|in which files)",
    "what (is new|has changed|changed) (today|since this morning) (here|in my files|in this folder)",
    "ask: what (is|was) today's (work|activity) in (my|these) files",
    "ask: which (ones|files|documents) are from today",
    "get: (a list of|) the files of today",
    "get: (all|) files with a change from today",
    "(which|what) files (changed|were saved|were written) (since midnight|this very day|in the course of today)",
    "only today's files",
    "today's (changed|modified|edited|saved) files",
    "my day is over[,] (which|what) files did i (change|edit|work on) today",
    "everything with today's date (as last change|of change|)",
    "find . -mtime 0",
    "find . -daystart -mtime 0",
    "which files did my work today (change|touch)",
    "if i (changed|edited|saved) any files today, which",
    "my files of today",
    "do: (recap|sum up|list) (the files i changed|the files i worked on|my file changes) today",
    "ask: (which|what) files (carry|have|bear) today's date (as their last change|of modification|as the date of change)",
    "ask: have (i|we) (changed|edited|touched|saved|updated) (any|some) files today, which",
    "ask: is (anything|any file|something) (here|) (from today|dated today|changed today)",
    "ask: are there (any|some|) files (from today|that changed today|i edited today|with changes from today)",
    "get: (all|the) files (updated|altered|touched|saved|last changed) today",
    "get: today's (changes|edits|modifications|changed files|updates) (in my files|to my files|here|in this folder)",
    "(changed|modified|edited|updated) today[:|,] (which files|what files|list them|show them)",
    "(changed|modified|edited|updated|touched) files (of today|from today|today)",
    "(today|this day)[:|,] (which|what) files (were changed|changed|did i edit|were modified)",
    "(date of change|last change|modified)[:|] today",
    "i've been (busy|working) all day[,] (which|what) files did i (change|edit|touch)",
    "(before i go home|end of the day|at the end of the day)[,|:] (which|what) files (did i change|were changed|changed) today",
    "the files (i|we) (worked on|edited|changed|touched|had open and saved) today[, please|]",
    "the (work|output|harvest|changes) of today[,|:] (which|what) files (changed|were changed|did i change)",
    "(find -mtime 0|find . -type f -mtime 0|find . -newermt today|fd --changed-within 1d)",
]
CHANGED = [
    "ask: (which|what) files (did i change|were changed|were modified|have been changed|did i edit|were edited) {when}",
    "do: (find|list|show) [me] (all|the|all the|) files (changed|modified|edited|i changed) {when}",
    "know: which files (were changed|were modified|i changed) {when}",
    "get: (all|the) files (changed|modified|edited) {when}",
    "files (changed|modified|edited) {when}",
    "ask: what did i (work on|change|edit) {when}",
    "ask: was (anything|any file|something) (changed|modified|edited) {when}",
    "ask: which (files|documents) did i (touch|save|work on) {when}",
    "ask: (has|have) (anything|any files) been changed {when}",
    "i (want|need) to (see|know) what (i changed|was changed) {when}",
    "do: show me what i (edited|changed|saved) {when}",
    "ask: (what|which) files (have i|did we|have we) (changed|edited|touched|worked on|saved) {when}",
    "ask: (what|which files) got (edited|changed|modified|saved|updated|written) {when}",
    "ask: did (anything|something|any file) (change|get edited|get changed) {when}",
    "do: list (everything|all files|what) (changed|modified|touched) {when}",
    "do: look for files (changed|modified|edited|saved) {when}",
    "what have i been (working on|editing|doing in my files) {when}",
    "for my (report|timesheet)[,|:] (which|what) files did i (change|edit|work on) {when}",
    "files i have (touched|edited|saved) {when}",
    "i can't remember what i (changed|edited|worked on) {when}",
    "know: what i have (changed|edited|worked on) {when}",
    "so what did i (change|edit|save) {when}",
    "do: (name|pull up|display|enumerate|identify|fetch|print|tell me|report|collect) (all|the|all the|) files (changed|modified|edited|updated|touched|saved) {when}",
    "do: (search for|check for|look for|scan for) (files|everything|anything) (changed|modified|edited|updated|touched) {when}",
    "do: (see|check|find out|check out) (which|what) files (were changed|were edited|changed|were updated|got modified) {when}",
    "do: (show|give|tell) me (what|everything|all) (i've changed|i have worked on|i touched|was edited|was updated|i've been editing) {when}",
    "ask: (which|what) (of my files|of the files|ones|documents) (changed|were changed|were edited|were updated|were touched|have changes from) {when}",
    "ask: (which|what) files (are|were) last (changed|modified|edited|saved|touched|updated) {when}",
    "ask: (what|which) (documents|files) (did i have under my hands|did i do something with|saw a change|were worked on) {when}",
    "ask: (has|did) (anything|something|any file|any document) (been edited|been updated|been touched|get touched|get updated) {when}",
    "ask: (could|can) you (list|find|name) (the files|all files|those files) (changed|edited|modified|i changed) {when}",
    "ask: what (got|was) (done|changed|altered) (in|to) (my|the|these) files {when}",
    "know: (which|what) (documents|of my files|ones) (were edited|were updated|changed|were touched|have been modified) {when}",
    "know: (if|whether) (anything|any file|any of my files) (was changed|changed|was edited|has been modified) {when}",
    "know: what (files|documents) i (edited|worked on|touched|saved|updated) {when}",
    "get: the (list of|names of the|names of all) files (changed|modified|edited|updated) {when}",
    "(anything|everything|any files|all files) (changed|edited|modified|updated|touched) {when}",
    "i (want|need|would like) (a list of|) (the|all|all the) files (i changed|changed|edited|modified|i edited) {when}",
    "i'd (love|like) to (see|know) (which|what) files (i changed|were changed|were edited|i worked on) {when}",
    "i (edited|changed|saved) (something|a file|some files) {when} but (i forgot|can't remember|don't know) which",
    "for (the minutes|my diary|my boss|the log|my notes)[,|:] (which|what) files (were changed|did i change|were edited) {when}",
    "not the old ones, (just|only) (the|) files (changed|edited|modified) {when}",
    "someone (was|has been) at my files[,] (which|what) ones were changed {when}",
]
"""Files that were changed on the same day; and within any time that goes on until now, `{when}`."""

CHANGED_OF = [
    "ask: (which|what) {kinds} (did i change|were changed|were modified|did i edit|were edited|have been changed) {when}",
    "do: (find|list|show|name) [me] (all|the|all the|) {kinds} (changed|modified|edited|i changed) {when}",
    "know: which {kinds} (were changed|were modified|i changed|i edited) {when}",
    "get: (all|the) {kinds} (changed|modified|edited) {when}",
    "{kinds} (changed|modified|edited|touched|saved) {when}",
    "ask: (did i change|have i edited|were there changes in) any {kinds} {when}",
    "i (want|need) to see (the|all|) {kinds} (changed|modified|i worked on) {when}",
    "only {kinds} (changed|edited|modified) {when}",
    "do: (look|check) for {kinds} (changed|modified|edited|updated) {when}",
    "(the|my) {kinds} i (worked on|edited|touched) {when}",
    "of the {kinds}[,] (which|which ones) (changed|were changed|were edited) {when}",
    "{when}[:|,] (which|what) {kinds} (were changed|changed|did i edit)",
]
_SPANS = ("day", "day", "day", "week", "month")


@family("changed_today", weight=0.9)
def changed_today(w: World) -> Steps:
    """Today, since a day, or in a time that ends now."""
    for _ in range(w.rng.randint(0, 2)):
        w.add_file(age_hours=w.rng.uniform(0.01, max(0.02, w.now.hour + w.now.minute / 60 - 0.02)) if w.now.hour else 0.0)
    roll = w.rng.random()
    if roll < 0.4:
        templates, when, since = [*TODAY, *CHANGED], "today", "today"
    else:
        templates = CHANGED
        if roll < 0.55:
            since = w.pick(("this week", "this month", "this week", "this year"))
            when = since
        elif roll < 0.75:
            since = w.pick(("yesterday", *(name.lower() for name in WEEKDAYS), "last week", "last month", *(f"last {name.lower()}" for name in WEEKDAYS)))
            when = f"since {since}"
        elif roll < 0.85:
            day = w.now - timedelta(days=w.rng.randint(1, 40))
            since = w.pick((f"{day:%Y-%m-%d}", f"{day:%B} {day.day}", f"{day.day} {day:%B}", f"{day:%b} {day.day}"))
            when = f"since {since}"
        else:
            unit, many = w.pick(_SPANS), w.rng.randint(2, 9)
            since = f"last {many} {unit}s"
            when = w.pick((f"in the last {many} {unit}s", f"in the past {many} {unit}s", f"within the last {many} {unit}s", f"during the last {many} {unit}s", f"over the past {many} {unit}s"))
    yield from _limited(w, templates, CHANGED_OF, {"when": when}, {"changed_since": since}, f"was changed {when}")


IS_EMPTY = [
    "ask: is {t} empty",
    "ask: is there (anything|something|any text) in {t}",
    "know: (if|whether) {t} is empty",
    "do: check (if|whether) {t} is empty",
    "{t} empty",
    "ask: does {t} (have|contain) (anything|any text|something)",
    "{t}[:|,] is it empty",
    "is {t} an empty file",
    "(has {t} got|does {t} have) (anything|something) in it",
    "ask: did i (write|put|save) anything (in|into) {t} (yet|already|)",
    "ask: is {t} (still|really|completely) empty",
    "i think {t} is empty[,] (is it|is that right|check|can you check)",
    "ask: is {t} (blank|empty) or (not|is there something in it)",
    "know: (if|whether) there is (anything|something|any text) in {t}",
    "ask: is {t} (void|without any text|without content|just blank|zero bytes)",
    "ask: does {t} (hold|have) any (text|content|words) (at all|)",
    "ask: is there nothing in {t}",
    "ask: (has|did) anything (been written|get written) (to|into) {t} (yet|)",
    "ask: is {t} (an empty one|just a blank file|only an empty file)",
    "know: (if|whether) {t} (has|contains|holds) (anything|any text|any content) [at all|]",
    "know: (if|whether) {t} is (blank|void|without text|an empty file)",
    "do: check (if|whether|that) there is (anything|something|any text) in {t}",
    "do: check {t}[,] is it empty",
    "{t}[:|,] (empty or not|blank or not|anything in it|zero bytes or not)",
    "is {t} 0 bytes",
    "{t} is empty[,] (right|isn't it|is it not|correct)?",
    "{t} has (something|text) in it[,] (right|doesn't it|hasn't it|correct)?",
    "it looks like {t} is empty[,] (is that so|is that true|is it|please check)",
    "or is {t} (empty|blank)",
    "test -s {t}",
    "i wonder (if|whether) {t} is (still|) empty",
    "i opened {t} and saw nothing[,] is it (really|) empty",
    "so is there anything in {t} or (not|is it empty)",
    "what about {t}[,] is it empty",
    "who emptied {t}? is it really empty",
    "do: (verify|confirm|see|find out|make sure|double check) (if|whether|that) {t} is empty",
    "do: (say|tell me) (if|whether) {t} (is empty|has something in it|holds any text)",
    "do: (look|have a look) (if|whether) (anything is|there is something) in {t}",
    "do: (find out|see|check) (if|whether) {t} (contains|has|holds) (anything|any text|any content|something) [at all|]",
    "ask: is {t} (an empty shell|hollow|a blank page|a blank sheet|vacant|of zero length|zero bytes long|devoid of text|bare)",
    "ask: is {t} (anything but|more than) (empty|a blank file)",
    "ask: is {t} (truly|actually|by any chance|maybe|really and truly) (empty|blank)",
    "ask: is (any|some) (text|content) (written|stored|saved) in {t} (at all|yet|)",
    "ask: is {t} empty or does it (contain|have|hold) (something|text|anything)",
    "ask: does {t} (say|contain|have) nothing (at all|)",
    "ask: does {t} have (a single|one single|even one) (word|character|letter) in it",
    "ask: does {t} have zero bytes",
    "ask: has {t} (got|) (any|some) (content|text) [in it|at all|yet|]",
    "ask: has anyone (written|put|saved) anything (in|into) {t} (yet|)",
    "ask: (have i forgotten|did i forget|did we forget) to (write|put|save) (anything|something) (in|into) {t}, is it empty",
    "ask: isn't {t} (empty|blank)",
    "ask: isn't there (anything|something|any text) in {t}",
    "ask: (can|could) it be that {t} is (empty|blank)",
    "ask: (can|could) you (confirm|verify|check) that {t} is (empty|blank)",
    "know: (if|whether) {t} (is still empty|got any content|ended up empty|is a blank page|has zero bytes)",
    "know: (if|whether) (anything|something) (is written|was saved|was put|stands) in {t}",
    "know: (if|whether) {t} is empty or (not|contains something)",
    "{t}[:|,] (is there anything in it|does it have content|blank|void|any text in it|has it got any content)?",
    "{t} (is blank|has nothing in it|has no text|has zero bytes|is void)[,] (right|isn't it|correct|true|or not)?",
    "{t}, (empty|blank|nothing in it)?",
    "(empty|blank) or not[:|,] {t}",
    "(empty|blank)[:|,|] {t}?",
    "(any|anything|something|nothing) in {t}?",
    "i (guess|suppose|believe|bet|fear|suspect) {t} is empty[,] (is it|is that so|am i right|check it|correct me)",
    "i (want|need|would like) to (know|be sure) (if|whether) {t} is (empty|blank)",
    "i (can't|don't) (remember|recall|know) (if|whether) i (wrote|put|saved) anything (in|into) {t}[, is it empty|, check|]",
    "i'd (like|love) to know (if|whether) {t} (has any content|is empty|contains anything)",
    "before i delete {t}[,|:] is it (really|) (empty|blank)",
    "before i (use|overwrite|fill) {t}[,|:] is it (still|) (empty|blank)",
    "nothing in {t}[,] (right|is there|is that right|correct)?",
    "there is nothing in {t}[,] (right|is there|is that right|correct)?",
    "there should be (something|text) in {t}[,] (is there|or is it empty|is it empty)",
    "someone says {t} is empty[,] (is it|is that true|true or false)",
    "yes or no[:|,] is {t} (empty|blank)",
    "(has {t} remained|has {t} stayed|did {t} stay|did {t} remain) empty",
    "test ! -s {t}",
]


@family("is_empty", weight=0.7)
def is_empty(w: World) -> Steps:
    empty = w.chance(0.5)
    path = w.write(w.name(w.pick([".txt", ".md", ".log"])), "") if empty else w.pick_text_file()
    yield Ask(w.say(IS_EMPTY, t=w.path(path)))
    obs = yield Call("Look up the size with file_info.", "file_info", {"path": path})
    size = info(obs)["size"]
    yield Answer("The size is known.", f"Yes, {path} is empty ({size})." if empty else f"No, {path} is not empty: it has {size}.")


FOLDER_THERE = [
    "ask: is there a (folder|directory) (called|named|) {x} [here|]",
    "ask: does the (folder|directory) {x} exist",
    "ask: do (i|we) have a (folder|directory) (called|named|) {x}",
    "know: (if|whether) there is a (folder|directory) (called|named|) {x}",
    "know: (if|whether) the (folder|directory) {x} exists",
    "do: check (if|whether) (there is a folder|the folder) {x}",
    "folder {x}[:|,] does it exist",
    "is the folder {x} (there|still there|here)",
    "ask: (have i made|did i make|did we create) a folder (called|named|) {x} (already|yet|)",
    "ask: can you (see|find) a (folder|directory) (called|named|) {x}",
    "i think there is a folder {x}[,] (is there|check|is that right)",
    "is {x} a folder here", "test -d {x}",
    "(folder|directory) {x}? (there or not|is it there|yes or no)",
    "know: (if|whether) (i|we) have a (folder|directory) (called|named) {x}",
    "ask: is there (any|some) (folder|directory) (with the name|by the name of|that is called|named) {x}",
    "ask: does a (folder|directory) (called|named|with the name) {x} exist (here|yet|already|)",
    "ask: has the (folder|directory) {x} been (made|created) (yet|already|)",
    "ask: (is|was) the (folder|directory) {x} (ever|already|) created",
    "ask: is the (folder|directory) {x} (missing|gone|deleted)",
    "ask: do we (already|still) have the (folder|directory) {x}",
    "know: (if|whether) the (folder|directory) {x} (is there|is here|is still there|was created)",
    "know: (if|whether) a (folder|directory) (called|named) {x} exists",
    "do: see (if|whether) (there is a|we have a|i have a) (folder|directory) (called|named|) {x}",
    "do: verify that the (folder|directory) {x} (exists|is there)",
    "do: make sure the folder {x} (exists|is there), yes or no",
    "the (folder|directory) {x} (exists|is there|is here)[,] (right|correct|or not|true)?",
    "i can't see the (folder|directory) {x}[,] (does it exist|is it there|is it gone)",
    "i can't remember (if|whether) i made a (folder|directory) (called|named|) {x}",
    "any (folder|directory) (called|named) {x} (here|around|)",
    "(folder|directory) {x}[,|:] (exists|present|existing)?",
    "so is there a (folder|directory) {x} or (not|isn't there)",
    "what about a (folder|directory) (called|named) {x}[,] do we have (one|that)",
    "who made the (folder|directory) {x}? is it (still|even) there",
    "do: (verify|confirm|find out|look up|double check) (if|whether|that) (there is a|we have a|i have a) (folder|directory) (called|named|) {x}",
    "do: (verify|confirm|find out|check) (if|whether) the (folder|directory) {x} (exists|is there|is present|is still here)",
    "do: (say|tell me) (if|whether) (there is a|you see a|you find a|we have a) (folder|directory) (called|named|) {x}",
    "do: (look|have a look) (if|whether) (a|the) (folder|directory) {x} (is there|exists|is here)",
    "ask: is a (folder|directory) (called|named|by the name of|with the name) {x} (there|present|around|available|here)",
    "ask: is there (already|still|by any chance|maybe|perhaps) a (folder|directory) (called|named|) {x}",
    "ask: is there (such a thing as|anything like) a (folder|directory) (called|named) {x}",
    "ask: (isn't|wasn't) there a (folder|directory) (called|named|) {x} (here|)",
    "ask: has (anyone|somebody|someone) (made|created|set up) a (folder|directory) (called|named|) {x} (yet|already|)",
    "ask: have (i|we) (got|made|set up|created) (a|the) (folder|directory) {x} (yet|already|)",
    "ask: (can|could) you (confirm|verify|check) that the (folder|directory) {x} exists",
    "ask: (can|could) it be that (there is a|we have a) (folder|directory) (called|named) {x}",
    "ask: does (this place|this folder|the workspace) (have|contain) a (folder|directory) (called|named|) {x}",
    "ask: does {x} exist as a (folder|directory)",
    "ask: does a (folder|directory) with the name {x} (already|still|) exist",
    "ask: do you (see|find|spot|know) a (folder|directory) (called|named|) {x} (here|around|anywhere here|)",
    "know: (if|whether) {x} (exists as a folder|is a folder here|is there as a directory)",
    "know: (if|whether) the (folder|directory) {x} (was ever made|has been made|is present|has been created|is gone|is missing)",
    "know: (if|whether) (somebody|someone|anyone) (made|created) a (folder|directory) (called|named|) {x}",
    "know: (if|whether) (you see|you find|there already is|there still is) a (folder|directory) (called|named|) {x}",
    "{x} (exists|is there) as a (folder|directory)[,] (right|doesn't it|yes or no|or not|correct)?",
    "{x}[:|,] (is there such a folder|do we have that folder|does that folder exist|is it an existing folder)?",
    "(folder|directory) {x}[,|:] (is there one|have we got one|do we have that|is it here|there|here or not|still there|yes or no)?",
    "(is there one|do we have one)[:|,] a (folder|directory) (called|named) {x}?",
    "(existing|there|present) or not[:|,] (folder|directory) {x}",
    "(yes or no|true or false|quick check)[:|,] (there is|is there) a (folder|directory) (called|named|) {x}",
    "i (guess|suppose|believe|bet|suspect|am sure) there is a (folder|directory) (called|named|) {x}[,] (is there|is that so|am i right|check it)",
    "i (want|need|would like) to (know|be sure) (if|whether) there is a (folder|directory) (called|named|) {x}",
    "i'd (like|love) to know (if|whether) the (folder|directory) {x} exists",
    "i'm (not sure|unsure) (if|whether) (i made|there is|we have) a (folder|directory) (called|named|) {x}[, check|, is there|]",
    "i (thought|was told) there was a (folder|directory) (called|named|) {x}[,] (is there|isn't there|is it there)",
    "before i (make|create) a (folder|directory) (called|named) {x}[,|:] (is there one already|does it exist already|do we have it already)",
    "no (folder|directory) (called|named|) {x} (here|)[,] (right|is there|or is there|correct)?",
    "there is (a|no) (folder|directory) (called|named|) {x}[,] (right|is there|isn't there|correct|is that right)?",
    "someone (mentioned|talked about) a (folder|directory) (called|named) {x}[,] (do we have it|is there one|does it exist)",
]


@family("folder_there", weight=0.7)
def folder_there(w: World) -> Steps:
    there = bool(w.folders) and w.chance(0.55)
    path = w.pick(w.folders) if there else w.folder_name()
    yield Ask(w.say(FOLDER_THERE, x=w.bare(path)))
    obs = yield Call("Look it up with file_info.", "file_info", {"path": path})
    if obs.ok:
        yield Answer("It is there.", f"Yes, there is a folder {path}.")
    elif "did you mean" in obs.content:
        yield Answer("It is not there, but something like it.", f"No, there is no {path}, but there is {obs.content.partition('did you mean ')[2].rstrip('?')}.")
    else:
        yield Answer("It is not there.", f"No, there is no folder {path} here.")


ADD_TO_ALL = [
    "do: (add|append) {q} to (all|all the|all my|every one of the) {kinds}",
    "do: (add|append|write|put) {q} (to|at) the end of (all|all the|all my) {kinds}",
    "do: (add|append) {q} to every {kind}",
    "do: (add|append) the line {q} to (each|every) {kind}",
    "all {kinds} should end with {q}",
    "{q} should be added to all the {kinds}",
    "do: append {q} to *{ext}",
    "do: put {q} at the bottom of every {kind}",
    "do: put {q} (at|on) the end of (all|every one of) (the|my) {kinds}",
    "every {kind} (needs|should get|should have) {q} (at the end|at the bottom|as its last line)",
    "i (want|need) {q} (at the end of|at the bottom of|in) (all|all the) {kinds}",
    "do: go through (all the|the|my) {kinds} and (add|append) {q}",
    "{q} (goes|has to go|should go) (into|at the end of) every {kind}",
    "do: (stick|tack) {q} onto (all the|every one of the) {kinds}",
    "for (every|each) {kind}: (add|append) {q}",
    "do: (attach|tag|pin|affix|paste) {q} (to|onto|at) the (end|bottom|tail|foot) of (every|each) {kind}",
    "do: (extend|complete|finish) (every|each) {kind} (with|by) {q}",
    "do: (stick|tack|pop|slap) {q} (on|at) the end of (all|all the|all my) {kinds}",
    "ask: can you (add|append) {q} to (all|all the|all my) {kinds}",
    "ask: could (every|each) {kind} (end with|get) {q} (at the end|as a last line|)",
    "{q} is missing (in|from) (all|all the|all my) {kinds}[,] (add it|append it)",
    "{q} belongs at the (end|bottom|foot) of (every|each) {kind}",
    "(every|each) {kind} (lacks|is missing) {q}[,] (add it|append it)",
    "(the|my) {kinds} all need {q} (at the end|at the bottom|as their last line)",
    "(every|each) {kind} must (end|close|finish) with {q}",
    "i'd like to (see|have|find) {q} at the end of (every|each) {kind}",
    "below the text of (every|each) {kind} (write|put|add) {q}",
    "don't leave out any of the {kinds}[,] (add|append) {q} to (all|each) of them",
    "(new|one more) line for (all|all the) {kinds}: {q}",
    "{q} as the last line of (every|each) {kind} (please|)",
    "echo {q} >> *{ext}",
    "*{ext} += {q}",
    "all my {kinds} should (get|have|carry) {q} (at the end|below|at the bottom)",
    "one by one, add {q} to the {kinds}",
    "what about adding {q} to (all|all the|all my) {kinds}",
    "so all my {kinds} need {q} at the end",
    "who forgot {q} in the {kinds}? (add|append) it to (all|each) of them",
    "do: (write|put|place|type|enter|insert) {q} (at the bottom of|at the foot of|under the text of|below the last line of|after the last line of) (every|each) {kind}",
    "do: (suffix|postfix|top off|round off|sign off|conclude|close) (every|each) {kind} with {q}",
    "do: (supply|provide|equip|furnish) (every|each) {kind} with {q} (at the end|as the last line|at the bottom)",
    "do: (hang|add|glue|join) {q} (on to|onto|to) the end of (every one of the|all the|all my|all) {kinds}",
    "do: (let|have|make) (every|each) {kind} (end with|end in|finish with|close with) {q}",
    "do: (append|add) {q} (as a new line|as a last line|as another line) (to|in) (all|all the|every one of the) {kinds}",
    "do: (extend|lengthen) (all|all the|all my|the) {kinds} (by|with) (the line|the text|) {q}",
    "do: (look for|find|take|open) (all|all the|my) {kinds} and (append|add) {q} to (each|each of them|each one|every one)",
    "do: (add|append) {q} to (any|each and every|every single|every last) {kind} (you find|you see|there is|)",
    "do: (add|append|write) the (same|following) line to (all|all the) {kinds}[:|,] {q}",
    "ask: (could|can|would) you (write|put|place) {q} at the (end|bottom|foot) of (every|each) {kind}",
    "ask: (could|can) (all|all the|all my) {kinds} (get|have|be given) {q} (at the end|at the bottom|as a last line)",
    "ask: (would it be possible|is it possible) to (add|append) {q} to (all|all the|every one of the) {kinds}",
    "{q} (must|should|has to|needs to|is to) be (added|appended|written|put) (to|at the end of) (every|each) {kind}",
    "{q} (must|should|has to|needs to|is to) be (added|appended) to (all|all the|all my) {kinds}",
    "{q} (should|must|has to) (stand|be|appear|come) at the (end|bottom|foot) of (every|each) {kind}",
    "{q} (comes|goes|belongs) (below|after) the (text|last line) of (every|each) {kind}",
    "{q} to (the end of|the bottom of|) (every|each) {kind}[, please|]",
    "{q} (at the end|at the bottom|as a new last line) (of|in) (all|all the|all my) {kinds}[, please|]",
    "{q} -> (end of|bottom of) (all|every one of) the {kinds}",
    "(all|all the|all my) {kinds} (must|should|have to|are to) (get|receive|end with|close with) {q}",
    "(every|each) {kind} (is to|shall|has to|ought to) (end with|close with|finish with|get) {q}",
    "(as for|about) the {kinds}[,|:] (add|append) {q} to (each|every one|each of them|all of them)",
    "the {kinds} (should|must|need to|have to) (all|each) (end with|close with) {q}",
    "the last line of (every|each) {kind} (should|must|has to|is to) be {q}[, so add it|, append it|]",
    "i (want|need|would like) {q} (added|appended|written) to (all|all the|every one of the|all my) {kinds}",
    "i'd (love|like) (every|each) {kind} to (end with|close with|finish with) {q}",
    "i (forgot|left out) {q} in (all|all the|my) {kinds}[,] (add|append) it (at the end|to each|to all of them)",
    "at the (end|bottom|foot) of (every|each) {kind} (write|put|add|append|place|there should be) {q}",
    "to (every|each) {kind} (add|append) (the line|the text|) {q}",
    "(keep what is there|don't overwrite anything), (just|only) (add|append) {q} to (every|each) {kind}",
    "(mass|bulk) append[:|,] {q} to (all|) {kinds}",
    "(same|one) line for (every|each) {kind}[,|:] {q}, (added|appended|placed) at the end",
    "the same (ending|footer|closing line) for (all|all the|all my) {kinds}[:|,] {q}",
    "for f in *{ext}, (append|add) {q}",
    "(every|all) *{ext} (gets|get|should end with|needs) {q} (at the end|as the last line|at the bottom)",
]


@family("add_to_all", weight=1.12)
def add_to_all(w: World) -> Steps:
    ext, paths = _several(w)
    if any(not w.files[p] for p in paths):
        raise Skip("no text")
    text = contents.phrase(w.rng)
    yield Ask(w.say(ADD_TO_ALL, q=w.quoted(text, always=True), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext), ext=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    yield from all_of(*(appended(path, text) for path in rows))


ANY_KIND = [
    "do: (find|list|show) [me] (all|the|) {x} files",
    "ask: (which|what) {x} files are (there|here)",
    "ask: are there (any|) {x} files (here|)",
    "ask: how many {x} files (are there|do i have)",
    "know: which {x} files (there are|i have)",
    "get: (all|the) {x} files",
    "*{x}",
    "do: find files (ending with|ending in|that end with|with the extension|with the ending) {x}",
    "files (ending in|with extension) {x}",
    "ls *{x}",
    "ask: (do i|do we) have (any|) {x} files (here|)",
    "ask: is there (any|a|some) {x} file (here|somewhere|anywhere|)",
    "i (want|need) (to see|) (all|the) {x} files",
    "everything (that ends in|ending in|with the ending) {x}", "dir *{x}", "find . -name *{x}", "where are (my|the) {x} files", "do: (look|search) for {x} files",
    "ask: (which|what) files (have|carry) the (ending|extension|suffix) {x}",
    "ask: (which|what) files (are of type|are of the kind|end in|end with) {x}",
    "ask: what {x} files (have i got|do i have|do we have|exist|are around)",
    "ask: (have i|have we) (got|) any {x} files",
    "ask: (are|is) there (anything|any files|something) (ending|that ends) (in|with) {x}",
    "ask: how many files (end in|end with|have the ending) {x}",
    "get: a list of (all|the|) {x} files",
    "get: everything (with the extension|with the suffix|ending in) {x}",
    "do: (list|show|name|search|pull up|dig up) (all|every|) files (with the suffix|of type|of the type|ending on) {x}",
    "do: (locate|hunt for|scan for|search for) [all|any|] {x} files",
    "know: (if|whether) there (are|is) any {x} (files|file) (here|around|)",
    "know: what {x} files (exist|are here|are around)",
    "(all|every|any) {x} file (here|around|there is|)",
    "only {x} files (please|)",
    "{x} files (where|please|?)",
    "{x} files[,] (which are there|list them|show them|any)",
    "i am looking for (my|some|the) {x} files",
    "file type {x}[,] (which|what|list them|show all)",
    "i can't find (my|the|any) {x} files[,] (where are they|list them|can you)",
    "list *{x}",
    "ls -l *{x}",
    "do: check (if|whether) there are [any|] {x} files",
    "do: (name|pull up|display|enumerate|spot|identify|fetch|print|report|get|collect|bring up) (all|the|my|all the|any|) {x} files",
    "do: (check|see|find out|look) (if|whether) (i have|we have|there is) (any|a|some) {x} file",
    "do: (check|see|find out) (which|what) {x} files (there are|i have|are here|exist)",
    "do: (show|list|find) [me] (whatever|everything|all|anything) (ends in|that ends in|ending in|that ends with) {x}",
    "do: (search|look|scan) (the folder|this folder|my files|everything) for {x} files",
    "do: (filter|sort out|pick out|select|single out) (the|all|all the) {x} files",
    "do: (find|list|show) [me] (every|each|any) (file|document) (ending in|with the ending|of type|of the type|whose name ends in) {x}",
    "ask: which of (my|the|these) files end (in|with) {x}",
    "ask: (which|what) files (carry|bear|use|have got) {x} (as their ending|as their extension|at the end)",
    "ask: (which|what) (names|file names) end (in|with) {x}",
    "ask: where (are|did i put|do i keep|do i have) (my|the|any|some) {x} files",
    "ask: where (is|do i find) (my|the|a) {x} file",
    "ask: is there (any|some|a single|one) file (of type|with the extension|with the ending|that ends in) {x} (here|around|)",
    "ask: have (i|we) (saved|stored|kept) any {x} files (here|)",
    "ask: (can|could) you (see|find|list|spot|locate) (any|the|my|some) {x} files",
    "ask: (can|could) i (see|get|have) (the|all|all the|my) {x} files",
    "ask: does (this folder|this place|the workspace) (have|contain|hold) (any|some) {x} files",
    "ask: what (do i have|have i got|do we have|have we got) (in the way of|by way of) {x} files",
    "know: (which|what) files (end in|end with|have the extension|are of type) {x}",
    "know: (if|whether) (i|we) (have|own|saved) (any|some|a) {x} files",
    "know: where (my|the|any) {x} files are",
    "get: (an overview|the names|the list|a listing) of (all|the|my|all the) {x} files",
    "get: (all|every|the) (files|file|documents) (of type|of the type|with the ending|that end in|with the suffix) {x}",
    "get: (whatever|all that|anything that) ends in {x}",
    "{x} files (here|there|anywhere|around|in this folder)?",
    "{x}[:|,] (which files|what files|any files|list them|show them|find them)",
    "{x} only[, please|]",
    "(all|every|any|which|what) {x} (files|ones)?",
    "(every|any|all) (file|files) (in|ending in|ending with|with) {x}",
    "(type|ending|extension|suffix|file ending)[:|] {x}[,] (which files|list them|show me all|what is there)",
    "i (want|need|would like) (a list of|to find|to have) (all|the|my|all the) {x} files",
    "i'd (love|like) to (see|know|have) (all|the|which|my) {x} files",
    "i (think|guess|believe) i (have|had) (some|a few|a) {x} (files|file)[,] (where|which|find them)",
    "i (saved|put|stored) some {x} files (here|somewhere)[,] (which|find them|where are they)",
    "i'm (after|interested in|hunting for) (all|my|the|any) {x} files",
    "someone (sent|left) me {x} files[,] (where are they|which are they|find them)",
    "not the other files, (just|only) the {x} ones",
    "the files (ending in|ending with|with the extension|with the ending|of type) {x}[, please|]",
    "(find . -type f -name *{x}|find -iname *{x}|fd -e {x}|gci *{x}|ls -1 *{x}|dir /s *{x})",
]


@family("any_extension", weight=0.8)
def any_extension(w: World) -> Steps:
    """Extensions nobody has heard of: the pattern is made from the word in the request."""
    ext = w.pick([".bak", ".tmp", ".xyz", ".cfg", ".lock", ".zip", ".gz", ".xml", ".rtf", ".odt", ".svg", ".gif", ".jpeg", ".exe", f".{names.pseudo(w.rng, 1)[:4]}"])
    for _ in range(w.rng.randint(0, 2)):
        w.write(w.name(ext), f"{names.pseudo(w.rng)}\n")
    if ext in KINDS and w.chance(0.5):
        raise Skip("well known")
    yield Ask(w.say(ANY_KIND, x=ext))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = found(obs)
    if rows:
        yield Answer("The files were found.", obs.content)
    else:
        yield Answer("Nothing was found.", f"There are no files matching *{ext}.")
