"""Where things go and where they are: up a folder, into a folder by its shell name, a folder renamed, who mentions what in a folder."""

from __future__ import annotations

from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_clock import place, read_clock
from umi_train.synth.families_grep import found_lines
from umi_train.synth.pointing import KINDS, extension, kind_word, some_word
from umi_train.synth.views import found, plural

UP = (
    "do: move {t} (out of its folder|out of there|to the top folder|to the workspace folder|to the top|up a folder|to the top level)", "do: (take|bring|get) {t} out of (its folder|the folder|there)", "do: move {t} up", "mv {t} .", "mv {t} ./",
    "{t} (should|must) not be in a (folder|subfolder), move it (up|out)", "do: (put|move) {t} (here|right here), not in a (subfolder|folder)", "{t} (belongs|goes) (in the top folder|at the top|here)", "i want {t} (at the top level|here, not in a folder|in the top folder)",
    "do: pull {t} out of {d}", "do: take {t} out of {d}", "do: move {t} out of {d}",
    "{t} one level up please", "do: take {t} one level up", "{t} should be one level up", "{d} is the wrong place for {t}, move it (up|out|here)", "{t} does not belong in {d}, move it out",
    "i don't want {t} in {d}, put it (here|in the main folder)", "do: bring {t} back to the (main|top) folder", "{t}: up one folder", "do: lift {t} out of {d}",
    "i put {t} into {d} by mistake, move it out again",
    "do: (pull|fetch|drag|carry|haul) {t} (out of its folder|out of there|up one level|up here|to the top level)",
    "do: (relocate|transfer|shift|return|bring back) {t} to the (top|main) (folder|level)",
    "do: (free|release) {t} from its folder",
    "ask: can you (move|put|bring|take) {t} (up one level|up one folder|to the top folder|out of its folder)",
    "ask: could {t} (be|live|come) (at the top level|in the main folder|in the top folder)",
    "why is {t} (hidden|buried) in a folder? (move it|bring it|get it) (out|up|to the top)",
    "{t} should not (be|stay|lie) in {d}[,] (move|put|take|bring) it (out|up|to the top folder|here)",
    "{t} has no business in {d}[,] (move|take|get) it out (of there|)",
    "{t} is one folder too deep[,] (move|bring|take) it up",
    "{t} is buried (too deep|in a folder)[,] (move|bring|pull) it (up|out|to the top)",
    "{d} is not where {t} (belongs|should be)[,] (move|bring|take) it (up|out|here)",
    "{t} should (sit|be|lie|stand) next to {d}[,] not in it",
    "don't keep {t} in {d}[,] (move|put|bring) it (up|here|to the top level)",
    "i (need|want) {t} (directly here|right here|in the main folder|outside of {d}|out of {d})",
    "i want {t} out of {d}",
    "get {t} out of {d}",
    "out of {d} with {t}",
    "out with {t} from {d}",
    "move {t} up one (folder|level|directory)",
    "{t}[,|:] (out of the folder|move up|to the top|one up|top level please)",
    "{t} -> up",
    "{t} -> top folder",
    "i (accidentally|wrongly) (moved|saved) {t} in {d}[,] (bring|get|move) it back (up|out|here)",
    "what about moving {t} (out of its folder|up one level|to the top folder)",
    "so {t} is in a subfolder and it should be (at the top|in the main folder)",
    "who put {t} in {d}? (move|bring|take) it (up|out|back here)",
    "nobody finds {t} in {d}[,] (move|bring) it (up|out|to the top folder)",
    "do: (hoist|raise|promote|elevate) {t} (one level|one folder up|to the top level)", "do: (slide|push|shove|nudge) {t} up (one level|one folder|to the main folder)",
    "do: (extract|remove|withdraw) {t} from its folder (and put it|to place it) (here|at the top|in the main folder)",
    "do: put {t} (directly|straight|right) (in the workspace folder|in the main folder|at the top level)", "do: move {t} (to|into) the (parent|parent folder|root folder|root of the workspace|main directory|base folder)",
    "do: move {t} (one|a) (directory|level|step|folder) (higher|up)", "do: let {t} (out of its folder|out of {d})", "do: get {t} (out of there|out of its folder|up here|one level up)",
    "do: move {t} from {d} (up|to the top|to here|to the main folder|one level up)", "do: place {t} outside (of|) {d}[,] (one level up|at the top)", "do: haul {t} out of {d}",
    "do: bring {t} (up|up here|out|out here) from {d}", "do: have {t} moved (up a level|out of {d}|to the top folder)", "do: clear {t} out of {d}, it goes (up|to the top|one level up)",
    "do: tidy up a bit and move {t} out of {d}", "mv {t} here", "mv {t} up one level", "{t}: (out of {d}|up|to the top level|to the main folder|move it up one level)", "{t} => ./", "{t} -> ./", "{t} -> main folder",
    "{t}, (one folder up|up a level|to the root folder|get it out of there) please", "{t} (has to|must|needs to|ought to) (come|go|move) (up one level|out of {d}|to the top folder|to the main folder)",
    "{t} (would be|is) better off (at the top|in the main folder|one level up|outside {d}), move it there", "{t} (landed|ended up|slipped|got) (in|into) {d} by (accident|mistake), (move|bring|get) it (out|up|back here)",
    "{t} was (saved|put|dropped|stored) (in {d} by mistake|one level too deep|in the wrong place), (move|bring) it (up|to the top folder)",
    "{t} (isn't|is not) supposed to be in {d}[,] (move|take|bring) it (out|up|to the top)", "{t} is in {d} but (belongs|should be|i want it) (one level up|at the top|in the main folder|outside)",
    "{t} doesn't need a folder of its own, move it (up|to the top|to the main folder)", "i (want|need|would like) to have {t} (one level higher|one folder up|at the top level|in the root folder)",
    "i would rather have {t} (at the top|in the main folder|outside of {d}|one level up)", "i don't need {t} in {d} but (up here|at the top|in the main folder), move it",
    "i keep missing {t} because it is in {d}, move it (up|to the top folder)", "(take|pull|lift|fetch) {t} up a (level|folder|step)", "no subfolder for {t}, (move it up|put it in the main folder|it goes to the top)",
    "from {d} to the (top|main|root) (folder|level): {t}", "up with {t}, out of {d}", "could {t} (go|come|move) (up one level|up a folder|to the main folder|out of {d})",
    "it's {t} that should leave {d}, move it (up|out|one level up)", "instead of in {d} i want {t} (at the top|in the main folder|one level up)",
)  # fmt: skip


@family("move_up", weight=1.8)
def move_up(w: World) -> Steps:
    """Out of a folder into the workspace itself."""
    inside = [p for p in w.files if p.count("/") == 1 and not w.exists(p.rpartition("/")[2])]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    yield Ask(w.say(UP, t=w.bare(path), d=path.rpartition("/")[0]))
    obs = yield Call("Move it out of its folder with move_file.", "move_file", {"source": path, "destination": "."})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is moved.", f"I {obs.content}.")


SHELL = (
    "{verb} {t} {d}/", "{verb} {t} {d}/{new}", "{t} => {d}/{new}", "{t} -> {d}/{new}", "{t} => {d}/", "{t} ==> {d}/", "{verb} {t} to {d}/", "{word} {t} => {d}/{new}", "{word} {t} into {d}/", "{word}: {t} > {d}/{new}", "{verb} {t} ./{d}/",
    "{verb} -v {t} {d}/",
    "{verb} -n {t} {d}/",
    "{verb} -v {t} {d}/{new}",
    "{verb} {t} ./{d}/{new}",
    "{verb} {t} to {d}/{new}",
    "{word} {t} to {d}/",
    "{word} {t} to {d}/{new}",
    "{word} {t} ==> {d}/",
    "{word} {t} -> {d}/",
    "{word} {t} -> {d}/{new}",
    "{word} {t} --> {d}/{new}",
    "{word} {t} over to {d}/",
    "{word} from {t} to {d}/",
    "{word} from {t} to {d}/{new}",
    "{t} --> {d}/",
    "{t} --> {d}/{new}",
    "{t} ==> {d}/{new}",
    "{t}: {word} to {d}/",
    "{t}: {word} to {d}/{new}",
    "(please|pls|could you|can you|now) {verb} {t} {d}/",
    "(please|pls|could you|can you|now) {verb} {t} {d}/{new}",
    "$ {verb} {t} {d}/",
    "$ {verb} {t} {d}/{new}",
    "{word} the file {t} into {d}/",
    "{verb} -i {t} {d}/", "{verb} -f {t} {d}/", "{verb} --verbose {t} {d}/", "{verb} -i {t} {d}/{new}", "{verb} {t} {d}/ please", "{verb} file {t} {d}/", "{verb}: {t} -> {d}/", "{verb}: {t} -> {d}/{new}",
    "{verb} {t} into {d}/", "{verb} {t} in {d}/", "{verb} {t} => {d}/", "{verb} {t} -> {d}/{new}", "{word} file {t} to {d}/", "{word} {t} >> {d}/", "{word} {t} {d}/", "{word} {t} {d}/{new}", "{word} {t} ~> {d}/",
    "{word}: {t} to {d}/", "{word}: {t}, target {d}/", "{word} source={t} target={d}/", "{word} (src|source|from): {t} (dst|dest|destination|to): {d}/{new}",
    "{word} (src|source|from): {t} (dst|dest|destination|to): {d}/", "{word} {t} as {d}/{new}", "(i want to|let me|i need to) {verb} {t} {d}/", "(i want to|let me|i need to) {word} {t} to {d}/{new}",
    "go {verb} {t} {d}/", "{t} {word} {d}/", "> {verb} {t} {d}/", "% {verb} {t} {d}/{new}", "{t} ~> {d}/", "{t} ---> {d}/", "{t} ==> into {d}/", "{t} ---> {d}/{new}",
)  # fmt: skip


@family("shell_move", weight=1.8)
def shell_move(w: World) -> Steps:
    """Moves and copies as one types them in a terminal, with arrows and slashes; renames within a folder."""
    if not w.folders:
        raise Skip("no folder")
    path, copies = w.pick(list(w.files)), w.chance(0.35)
    folder, slash, name = path.rpartition("/")
    within = w.chance(0.35) and not copies
    new = w.name(extension(path) or None)
    templates = tuple(t for t in SHELL if ("{new}" in t) == (within or w.chance(0.4)) and (not copies or "{verb}" in t or "{word}" in t))
    if within:
        where = folder or "."
        templates = ("{t} => {both}", "{t} -> {both}", "mv {t} {both}", "rename {t} => {both}", "{t} ==> {both}", "{t} = {both}, rename", "rename {t} {both}", "{t} (becomes|is now|shall be) {both}", "{t} should become {both}", "ren {t} {both}", "{t} --> {both}", "mv -v {t} {both}", "mv -n {t} {both}", "rename {t} -> {both}", "rename {t} to {both}", "please rename {t} => {both}", "(new path|new name) for {t}: {both}", "{t} gets renamed to {both}", "move {t} {both}", "from {t} to {both}, rename", "$ mv {t} {both}", "{t} has to be {both}", "(could you|can you|now) mv {t} {both}", "{t} ===> {both}", "{t} -> {both} please", "rename {t} as {both}", "rename {t} ---> {both}", "ren {t} => {both}", "rename: {t} => {both}", "rename: {t} -> {both}", "{t} ~> {both}", "mv -i {t} {both}", "mv -f {t} {both}", "{t} => {both} rename", "{t} renamed to {both}", "{t} (turns into|shall become|will be|ought to be|is to become) {both}", "rename file {t} to {both}", "rename-item {t} {both}", "(old name|old path|old): {t}, (new name|new path|new): {both}", "(i want|i need|i'd like) {t} renamed to {both}", "change {t} to {both}, just the (name|file name)", "let {t} be {both}, a rename", "the file {t} (becomes|is now|should be|must be) {both}", "{t} --> {both}, rename please", "rename from {t} to {both}")
        target = f"{folder}{slash}{new}"
    else:
        where = w.pick(w.folders)
        target = f"{where}/"
    if (path.startswith(f"{where}/") and not within) or (w.exists(f"{where}/{name}") and not within) or " " in path + where or w.exists(f"{where}/{new}"):
        raise Skip("in the way")
    tool = "copy_file" if copies else "move_file"
    verb, word = ("cp", "copy") if copies else ("mv", "move")
    if not within:
        asked_new = w.chance(0.4)
        templates = tuple(t for t in SHELL if ("{new}" in t) == asked_new and (not copies or "{verb}" in t or "{word}" in t))
        target = f"{where}/{new}" if asked_new else f"{where}/"
    yield Ask(w.say(templates, verb=verb, word=word, t=path, d=where, new=new, both=target))
    obs = yield Call(f"{'Copy' if copies else 'Rename' if within else 'Move'} it with {tool}.", tool, {"source": path, "destination": target})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is copied." if copies else "It is renamed." if within else "It is moved.", f"I {obs.content}.")


RENAMED = (
    "do: rename (the folder|folder|the directory) {d} (to|into|as) {new}", "(the folder|folder|the directory|my folder) {d} (should be|must be|should get|is to be) (called|named|renamed to) {new}", "do: (change|alter) the name of (the folder|the directory|folder) {d} (to|into) {new}",
    "do: call (the folder|the directory) {d} {new} (instead|from now on)", "{d}/ => {new}/", "mv {d}/ {new}/", "mv {d} {new}", "(the|my) {d} folder (should be|must be|needs to be) (called|named) {new}", "i want (the|my) (folder|directory) {d} (to be called|named|renamed to) {new}", "(folder|directory) {d}: new name {new}",
    "do: give (the folder|the directory) {d} the name {new}", "{new} (is|would be) a better name for (the folder|the directory) {d}, (rename it|change it)",
    "folder {d} -> {new}", "{d} is a bad name for a folder, (call|name) it {new}", "the folder {d} should have the name {new}", "new name for the folder {d}: {new}",
    "i'd rather have the folder {d} named {new}", "ren {d} {new}", "do: change the folder name {d} to {new}", "from now on the folder {d} is {new}", "{d} directory -> {new}",
    "the directory name {d} has to become {new}", "can the folder {d} be called {new}", "the name of the folder {d} is wrong, it should be {new}",
    "do: (retitle|relabel|rebrand|rechristen) (the folder|folder|the directory) {d} (to|as|into) {new}",
    "do: (set|update|correct|fix) the (folder|directory) name {d} to {new}",
    "do: (have|let) (the folder|the directory) {d} be (called|named) {new}",
    "do: replace the folder name {d} (with|by) {new}",
    "ask: could you (rename|retitle) (the folder|folder|the directory) {d} (to|as) {new}",
    "ask: can (the folder|the directory) {d} (have|get) the name {new}",
    "why is the folder (called|named) {d}? (it should be|call it|rename it to) {new}",
    "the folder (called|named|) {d} (needs|wants|should get|deserves) (a new|another|a better) name[,|:] {new}",
    "my folder {d} has the wrong name[,] (it is|it should be|make it|rename it to) {new}",
    "i don't like the folder name {d}[,] (make it|call it|rename it to|better) {new}",
    "i (named|called) the folder {d} but (meant|it should be|wanted) {new}",
    "i (misspelled|mistyped) a folder name[,|:] {d} should be {new}",
    "don't call the folder {d} any more[,] (call it|name it|it is) {new}",
    "{d} is a folder[,] (rename it to|call it|its new name is) {new}",
    "{new} (instead of|rather than) {d} as the folder name",
    "the folder {d} (is now|becomes|turns into|shall be) {new}",
    "the folder name should be {new} (not|instead of) {d}",
    "old folder name {d}, new folder name {new}",
    "(rename folder|rename dir|rename directory) {d} (to|->|into|) {new}",
    "folder rename[,|:] {d} (to|->) {new}",
    "mv -v {d} {new}",
    "mv -T {d} {new}",
    "i'd like {new} as the name (for|of) the folder {d}",
    "from folder {d} to folder {new}[,] (just rename it|a rename)",
    "what about renaming the folder {d} to {new}",
    "so the folder {d} needs to be called {new} (now|from now on)",
    "the folder {d} would be better (called|named) {new}",
    "who called the folder {d}? it should be (called|named) {new}",
    "we no longer say {d}[,] rename (the|that) folder to {new}",
    "do: (set|make) {new} the (new|) name of the (folder|directory) {d}", "do: (swap|exchange) the folder name {d} for {new}", "do: have the (folder|directory) {d} renamed (to|as) {new}",
    "do: (adjust|modify|amend|edit) the name of the (folder|directory) {d} to {new}", "do: let the (folder|directory) {d} go by the name [of|] {new}", "do: (assign|attach) the name {new} to the (folder|directory) {d}",
    "do: name the (folder|directory) {d} {new} (instead|from now on)", "do: redo the name of folder {d}, make it {new}", "do: switch the (folder|directory) name from {d} to {new}",
    "do: do a rename on the folder {d}, new name {new}", "do: fix the folder name {d}, it (should read|should be|is spelled) {new}",
    "ask: is it possible (for the folder|that the folder) {d} (to be called|gets the name) {new}", "ask: shall we (call|name) the folder {d} {new} from now on",
    "ask: would you (call|name) the folder {d} {new} (from now on|instead)", "the folder now called {d} (should be|must be|is to be) (called|named) {new}",
    "the folder {d} (has|needs) to be (named|called|renamed to|renamed) {new}", "the folder {d} (goes|will go|shall go) by the name {new} (from now on|now)",
    "the folder (formerly known as|so far called|currently called|known as) {d} is now (called|named) {new}", "the right name (for|of) the folder {d} is {new}, (rename|change|fix) it",
    "the name {new} (suits|fits) the folder {d} better, (rename it|change it)", "there's a typo in the folder name {d}, (it should be|make it|correct is) {new}",
    "the project is called {new} now, so rename the folder {d}", "we (decided|agreed) to (call|name) the folder {d} {new}, (rename it|change it)",
    "we (call|name) the folder {d} {new} (now|from now on), (rename it|change it)", "i (want|wish|would like) to (rename|give a new name to) the folder {d}, (namely|it should be|new name) {new}",
    "i'd (prefer|like) the name {new} for the folder {d}", "i want the folder name {d} (changed|switched|updated) to {new}", "i need the folder {d} (renamed|named|relabelled) (to|as) {new}",
    "i've got a folder {d} that should (have the name|be named|be called) {new}", "my (folder|directory) {d} is (now|from today) (called|named) {new}, rename it",
    "my folder {d} (shall|should|will) (bear|have|carry|get) the name {new}", "{d} (folder|directory) => {new}",
    "{d} (is no good name|is too vague|is too long|says nothing) as a folder name, (make it|better|call it|take) {new}", "{d} (was|is) a silly name for (that|the) folder, {new} is better, rename it",
    "(dirname|folder name|directory name): {d} -> {new}", "(folder name|name of the folder) {d} -> {new}", "change folder {d} 2 {new}", "new directory name for {d}: {new}", "rename-item {d} {new}", "rendir {d} {new}",
)  # fmt: skip


@family("folder_renamed", weight=2.8)
def folder_renamed(w: World) -> Steps:
    """A folder gets another name."""
    tops = [f for f in w.folders if "/" not in f]
    if not tops:
        raise Skip("no folder")
    folder, new = w.pick(tops), w.folder_name()
    if "/" in new:
        raise Skip("two levels")
    yield Ask(w.say(RENAMED, d=folder if " " not in folder else f'"{folder}"', new=w.bare(new)))
    obs = yield Call("Rename the folder with move_file.", "move_file", {"source": folder, "destination": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("It is renamed.", f"I renamed {folder} to {new}.")


MENTION = (
    "ask: which of the {d} (mention|mentions|contain|contains|have|has) {x}", "ask: which of (my|our|the|all the) {d} (use|uses|need|needs|call for|include|includes|talk about|speak of|are about|list|lists) {x}",
    "ask: which (file|one) of (my|our|the) {d} (uses|needs|calls for|includes|talks about|is about) {x}", "ask: which (file|files|one) (in|inside|of) {d} (mentions|has|contains|is about|talks about) {x}", "do: find the (file|one) (in|inside) {d} (that|which) (mentions|has|contains) {x}",
    "in {d}, which (file|one) (has|mentions|says) {x}", "is there (a file|anything) (in|inside) {d} (about|with) {x}", "know: which (file|one) in {d} (mentions|has|contains) {x}", "get: the files in {d} (that mention|with|about) {x}", "{d}: which one has {x}",
    "ask: what in {d} (mentions|is about|has to do with) {x}", "(do|does) any of the {d} (mention|have|contain) {x}", "files (in|from) {d} (with|about) {x}", "who of the {d} has {x}",
    "look through {d}, which file has {x}", "is there something in {d} that mentions {x}? which file", "somewhere in {d} a file has {x}, which", "ask: in which file of {d} is {x}",
    "{x} is in which file of {d}", "ask: which of the files in {d} was about {x}", "do: name the file in {d} with {x} in it", "grep -l {x} in {d}", "do: list the files in {d} that have {x}",
    "ask: which (document|documents|files|file) (in|inside|under|within) {d} (talk about|talks about|deal with|speak of|refer to|include|includes) {x}",
    "ask: does (any|some|a) file (in|inside|of|under) {d} (mention|contain|have|include|talk about) {x}",
    "ask: is {x} (mentioned|found|written|named) in (any|one) of the files (in|of|inside) {d}",
    "ask: where (in|inside) {d} (is|was) {x} mentioned[, in which file|]",
    "ask: (in|inside|under) {d}[,] (which|what) files (have|mention|contain|say) {x}",
    "know: (if|whether) (any|a) file in {d} (mentions|contains|has) {x}",
    "know: which files (in|of|inside) {d} (talk about|say something about|contain|have) {x}",
    "get: (all|the) files (in|under|inside|from) {d} (with|containing|that contain|that talk about) {x} [in them|]",
    "do: (look|search|go) through {d} for files (with|about|that mention|containing) {x}",
    "do: (pick out|name|show|give me) the files (in|of|inside) {d} (that mention|with|about|containing) {x}",
    "do: (scan|check|search) the files (in|of) {d}[,] which (of them|one|ones) (mention|mentions|has|have) {x}",
    "do: (see|check) (if|whether) (any|a) file in {d} (mentions|contains|has) {x}",
    "one of the files in {d} (mentions|has|says|contains) {x}[,] (which|which is it|which one|what is its name)",
    "i wrote about {x} (in a file|somewhere) in {d}[,] (which file|which one was it|in which file)",
    "i know {x} is in a file in {d}[,] (which one|which file|but which)",
    "i'm looking for {x} in the files of {d}[,] (which one has it|which file is it)",
    "files with {x} (in|inside|under) {d}",
    "grep -rl {x} {d}",
    "grep -l {x} {d}/*",
    "anything (about|on|with) {x} in {d}? which file",
    "so which file in {d} (has|mentions) {x}",
    "what about {d}, which file there mentions {x}",
    "who can tell me which file in {d} (has|mentions) {x}",
    "if a file in {d} (has|mentions) {x}, which one is it",
    "do: (point out|identify|list|tell me) the (file|files|document|documents) (under|in|inside) {d} (in which|where) {x} (is mentioned|appears|comes up|is written)",
    "do: (find|locate|track down|dig up) (any|every|each) file (in|inside|under|within) {d} (with|about|that mentions|containing|that says) {x}",
    "do: (search|peek|look) inside the (files|documents) (of|in) {d} and tell me which (one|ones|of them) (has|have|mention|contain) {x}",
    "do: (figure out|find out|tell me|say) (which|what) file (in|inside|of) {d} (talks about|mentions|has|contains|deals with) {x}", "do: filter the files in {d} by the (word|text) {x}",
    "do: narrow {d} down to the files (with|that mention|containing) {x}", "ask: (which|what) (one|ones) of the files in {d} (has|have|says|say|quotes|quote) {x} [in it|in them|]",
    "ask: (which|what) (file|document) (in|inside|from) {d} (should|do|would) i (open|read) for {x}", "ask: (which|what) (file|document) (in|inside|from) {d} was (it that mentioned|the one with|the one about) {x}",
    "ask: in (which|what) (file|document) (in|inside|under|of) {d} (did i write|do i mention|does it say|does one find|do i find|did i note) {x}",
    "ask: are there (any|) files (in|under|inside|within) {d} (that mention|with|about|containing|that talk about) {x}", "ask: (do|did) (i|we) have a (file|document) in {d} (that mentions|about|with|that says) {x}",
    "ask: (can|could) you (find|name|tell me) the file in {d} (with|that mentions|containing) {x}", "ask: what is the file in {d} (with|that mentions|about) {x} called",
    "know: in which (file|document) (in|of|inside) {d} (i wrote|i mention|it says|i noted) {x}", "know: in what file of {d} {x} is (mentioned|written|to be found)",
    "know: the name of the file in {d} (that mentions|with|containing) {x}", "get: the (file|document) (in|from|inside) {d} (where|in which) {x} (is mentioned|comes up|appears|is written)",
    "get: the (name|names|path) of the (file|files) in {d} (with|that mention|that mentions|containing) {x}", "get: (every|each|any) (file|document) (in|from|under) {d} (with|mentioning|that has|containing) {x}",
    "{d} files (with|containing|mentioning|that mention) {x}", "{d}: (files with|files about|which file mentions|which file has|in which file is) {x}", "{x} in (what|which) file (of|in|under|inside) {d}",
    "{x}: which file in {d}", "{x} is mentioned in a file in {d}, (which one|which is it|what's it called)", "{x} must be in one of the files in {d}, (which one|find the file|which)",
    "inside {d}[,] (which|what) (file|document) (mentions|has|says|talks about) {x}", "among the files in {d}[,] (which one|which|which of them) (mentions|has|contains) {x}",
    "of all the files in {d}[,] (which|which ones) (mention|have|contain) {x}", "from {d} i (need|want) (the file|the files|all files|only the files) (with|about|that mention|containing) {x}",
    "i (forgot|don't remember|can't recall) which file in {d} (mentions|has|was about|says) {x}", "i (need|want) (to find|to know) the file in {d} (where it says|that mentions|with|about) {x}",
    "(which|what) file in {d} got {x} in it", "(rg|ag|ack) -l {x} {d}", "grep -Ril {x} {d}", "there is a file in {d} about {x}, which is it", "not all of {d}, just the files (that mention|with|about) {x}",
)  # fmt: skip


@family("mention_in_folder", weight=1.8)
def mention_in_folder(w: World) -> Steps:
    """Which of the files of a folder mentions something."""
    inside = [p for p, t in w.files.items() if "/" in p and t]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    folder = path.rpartition("/")[0]
    word = some_word(w, w.files[path])
    yield Ask(w.say(MENTION, d=folder if w.chance(0.6) else w.path(folder), x=w.quoted(word) if w.chance(0.3) else word))
    obs = yield Call("Find the files by their text with find_files, in that folder.", "find_files", {"pattern": "*", "path": folder, "contains": word})
    rows = found(obs)
    if not rows:
        raise Skip("nothing")
    yield Answer("The files were found.", obs.content)


DEFINED = (
    "ask: where is {x} (defined|used|mentioned|set|declared|called)", "ask: (which|what) file (defines|uses|has|contains) the {kind} {x}", "do: (find|show|locate) the {kind} {x}", "do: find (where|the place where) {x} is (defined|used)",
    "where is it written that {x}".replace("that {x}", "about {x}"), "the {kind} {x}, where is it", "know: where the {kind} {x} is (defined|used)", "do: look for the {kind} {x} in (the|my) files", "(definition|uses) of {x}",
    "do: show me (all|every) (line|lines|place|places) with {x}", "which lines (have|mention|contain) {x}", "every line that (has|mentions|says) {x}",
    "ask: where do i find the {kind} {x}", "ask: where in my files is {x}", "ask: in which line is {x}", "ask: which line has {x}", "every use of {x}", "ask: who uses {x}", "grep -n {x}",
    "ask: where is {x} being used", "do: point me to the {kind} {x}", "do: show me where {x} stands", "do: find usages of {x}", "the line with {x} please",
    "ask: (at|in|on) (what|which) line (is|stands|do i find|can i find) {x}",
    "ask: in (what|which) (files|file|places|place) (is|does) {x} (used|defined|mentioned|come up|occur|stand)",
    "ask: where (does|did) {x} (come up|occur|turn up|show up|appear|stand|come from)",
    "ask: where (do we|did we|did i|do i) (use|define|mention|declare|call|set) {x}",
    "ask: where can (i|we) (find|see) the {kind} {x}",
    "ask: where (is|are) the (line|lines|place|places) with {x}",
    "know: where {x} (comes up|occurs|appears|is mentioned|is used|is defined|shows up)",
    "know: in which line {x} (is|stands|comes up|is used)",
    "get: (all|the|all the) (lines|places|spots) (with|that have|that mention|where it says) {x}",
    "get: every (place|spot|line) (where {x} is used|with {x}|that mentions {x})",
    "do: (hunt down|track down|trace|spot|pinpoint) {x} in (the|my|all) files",
    "do: (search|scan|comb|go through) (the|my|all|all my) files for {x}",
    "do: (search|look) (everywhere|in all files|in every file|all over) for {x}",
    "do: (show|list) [me] (the|all|) (occurrences|mentions|appearances|hits|uses) of {x}",
    "do: grep (the|all|my) files for {x}",
    "i (forgot|don't know|can't remember) where (i|we) (use|define|wrote|mention) {x}",
    "i need the (place|line|spot) (where {x} is|with {x}|that has {x})",
    "i'm looking for the {kind} {x}[,] where is it",
    "the {kind} {x} (is somewhere|must be somewhere)[,] (where|find it|in which line|show me the line)",
    "somewhere (in my files|) it says {x}[,] (where|in which line|find it)",
    "{x}[,|:] (where|which line|which lines|where is that used|where does that come up)",
    "grep -rn {x} .",
    "grep -r {x} .",
    "rg {x}",
    "all (mentions|occurrences|hits|lines) (of|for|with) {x} [in my files|]",
    "so where does it say {x}",
    "i can't find {x} any more[,] in which line is it",
    "what about {x}, (in which line|where) is it used",
    "do: (find|show|give) me (each|any|every last) (line|place|spot|passage) (where {x} is used|with {x} in it|that contains {x}|in which {x} occurs)", "do: (run|do|make) a search for the {kind} {x}",
    "do: (look up|hunt for|seek out|fish for) the {kind} {x} in (my|the|all) files", "do: (tell|show) me on which (line|lines) {x} (is|stands|occurs|appears|turns up)",
    "do: (tell|show) me where (the {kind}|) {x} (is used|turns up|comes from|appears|gets used|is mentioned)", "do: (check|find out|figure out) where (the {kind} |){x} (turns up|is defined|is used|appears|comes up)",
    "do: (take|bring) me to the line (with|that has|where it says) {x}", "do: (jump|go) to the definition of {x}", "do: search the (project|code|whole workspace|folder) for [the {kind}|] {x}",
    "do: (print|output|quote) the (lines|line) (with|that mention|containing) {x}", "do: follow {x} through (all|my|the) files",
    "ask: where (exactly|on which line|) is the {kind} {x} (used|mentioned|written|found|to be found)", "ask: where (would|could|do|might) i (see|find|spot|read) {x}",
    "ask: where (does|would) the {kind} {x} (show up|occur|appear|get used|turn up)", "ask: where did (i|we|somebody) (put|write|place|type|use|introduce) the {kind} {x}",
    "ask: on (which|what) lines of my files (is|stands|does one find) {x}", "ask: what (lines|line) of my files (use|uses|mention|mentions|contain|contains) {x}",
    "ask: which (spots|places|passages) (use|mention|contain|have) [the {kind}|] {x}", "ask: from where is {x} (called|used)", "ask: is the {kind} {x} (used|mentioned|written) (anywhere|somewhere), and where",
    "ask: (can|could) you (find|show me|locate|point out) the {kind} {x}", "know: (on which line|in which lines) the {kind} {x} (is|stands|appears|occurs)",
    "know: where (i|we) (use|used|wrote|mention|mentioned|defined|put) [the {kind}|] {x}", "know: where the {kind} {x} (comes from|shows up|turns up|is)",
    "get: (all|every|the) (use|usage|uses|usages) of [the {kind}|] {x}", "get: the (place|spot|line|position) (where|in which) [the {kind}|] {x} (is|stands|occurs|appears|is used)",
    "get: (every|all|the) (hit|hits|match|matches) for {x} [in my files|in all files|]", "{kind} {x}, (where|where is it|which line|where used)", "{kind}: {x}, where is it",
    "(definition of|usages of|references to|lines using|lines with|occurrences of) [the {kind}|] {x}", "(grep -rnw|grep -Rn|ack|ag|git grep) {x}",
    "{x} (is used|is mentioned|occurs|appears|stands) (somewhere|in some line), (where|in which line|show me)", "{x} - (where used|where is that|which line|find all)",
    "{x}? (which lines|in which line|where is it used|where does it come up)", "i (want|need|would like) to (see|know) (where the {kind} {x} is|every line with {x}|where {x} is used|all uses of {x})",
    "i'd like to see the (line|lines) (with|that mention|where it says) {x}", "i'm (trying to find|searching for|hunting for) the {kind} {x} in my files",
    "before i (change|rename|touch) the {kind} {x}, where is it used", "(someone|a colleague|my boss) asks where {x} is (used|mentioned|defined)",
)  # fmt: skip


@family("word_place", weight=2.7)
def word_place(w: World) -> Steps:
    """Where a name or a word stands: search all files for that word alone."""
    texts = [p for p, t in w.files.items() if t and p.endswith((".py", ".js", ".go", ".rs", ".c", ".ini", ".toml", ".txt", ".md", ".log", ".yaml"))]
    if not texts:
        raise Skip("no text")
    text = w.files[w.pick(texts)]
    ids = [t for t in "".join(c if c.isalnum() or c == "_" else " " for c in text).split() if "_" in t and len(t) > 4]
    word = w.pick(ids) if ids and w.chance(0.7) else some_word(w, text)
    kind = w.pick(("function", "name", "variable", "method")) if word in ids else w.pick(("word", "word", "term", "text"))
    yield Ask(w.say(DEFINED, x=word if w.chance(0.75) else w.quoted(word), kind=kind))
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)


AWAY = (
    "my {who} is staying in {c}. what's the time there", "my {who} is in {c}, (how late is it|what is the time) there", "i am calling {c} later. what is the time there (now|)", "(we have|i have) a call with {c}, what is the time over there", "i want to call my {who} in {c}. how late is it there",
    "my {who} moved to {c}. what's the time there", "i have a meeting with people in {c}. what's their time [now|]", "is it late in {c}? my {who} is there", "my {who} (is flying to|flew to|works in) {c}. what's the time there", "the office in {c}: what's their time now",
    "can i call my {who} in {c} now, or is it too late there", "how late is it for my {who} in {c}",
    "my {who} lives in {c}. what time is it for them", "skyping with my {who} in {c}, what time do they have", "before i call my {who}: what time is it in {c}",
    "my {who} just landed in {c}, what's the local time [there]", "is my {who} in {c} still up? what time is it there", "i don't want to wake my {who} in {c}. what's the time there",
    "we have people in {c}, what time is it for them", "a customer from {c} wants a call, what's the time there [now]", "my {who} sent a message from {c}, what time is it there",
    "tomorrow i fly to {c}. what time is it there now", "i ordered something from a shop in {c}, what time do they have now",
    "my {who} just called from {c}[,|.] (what time is it|how late is it|what's the time) (there|over there)",
    "when i call my {who} in {c} now[,] what time (is it|do they have) there",
    "i (miss|want to ring|would like to phone|must call|should text) my {who} in {c}[,|.] what time is it there",
    "i don't know if my {who} in {c} is (awake|asleep|at work|up)[,|.] what time is it there",
    "is my {who} in {c} (asleep|awake|at work|having lunch) (now|already|)? what time is it there",
    "my {who} (went|drove|travelled|emigrated|flew) to {c}[,|.] (what time is it|how late is it) there (now|)",
    "my {who} (studies|lives|works|is on holiday|is on vacation|is on a trip) in {c}[,|.] what's the (time|clock) (there|over there)",
    "my {who} is (waiting|sitting|stuck) at the airport in {c}[,|.] what time is it there",
    "our (office|branch|supplier|partner|customer|server) (is|sits) in {c}[,|.] (what's their time|what time do they have|what time is it there)",
    "i have to be online for {c}[,|.] what's their (time|local time) (now|)",
    "a (friend|teammate|guest|student) from {c} is waiting for my call[,|.] what time is it (there|for them)",
    "we are (planning|setting up|preparing) a call with {c}[,|.] what time is it (there|over there) (now|)",
    "there is a (match|game|concert|race|show) in {c}[,|.] what time is it there (now|)",
    "(the flight|my flight|the plane) goes to {c}[,|.] what time is it there (now|)",
    "i'm (reading|watching) the news from {c}[,|.] what time is it there",
    "too early to ring {c}? what time is it there",
    "what would my {who} in {c} see on the clock (now|right now)",
    "if i (rang|called|phoned) my {who} in {c} (now|right now), what time would it be there",
    "tell me, my {who} is in {c}, what does the clock say there",
    "got a message from {c}[,|.] what time is it there",
    "my {who} (resides|is based|settled|is living|is working|is studying) in {c}[,|.] (what time is it|how late is it|what's the local time) there",
    "my {who} is (visiting|touring|exploring|spending the summer in|spending the week in) {c}[,|.] (what time|how late) is it (there|over there)",
    "my {who} (arrives|lands|arrived|landed) in {c} (today|soon|just now)[,|.] what's the (local time|time there)",
    "my {who} (texted|wrote|emailed|rang|messaged) [me|] from {c}[,|.] what time (is it|do they have) there", "my {who} in {c} (doesn't answer|isn't picking up|is not answering|is offline)[,|.] what time is it there",
    "my {who} in {c} (wants to talk|wants a call|is waiting for my call|would like to chat)[,|.] what time is it there (now|)", "my {who} is over in {c}, what does the clock say there",
    "my {who} comes from {c}, what time is it there (now|at the moment)", "for my {who} in {c}, what (time|hour) is it (now|right now|)", "at my {who}'s place in {c}, what time is it",
    "over at my {who}'s in {c}, (what's the time|how late is it|what time is it)", "should i (call|ring|text) my {who} in {c} now? what's the time (there|over there)",
    "shall i ring my {who} in {c}? (what time is it|how late is it) there", "can my {who} in {c} be (up|awake) already? what time is it there", "would i wake my {who} in {c}? what time is it there",
    "is it (night|day|morning|daytime|bedtime|office hours) in {c}? my {who} is there[,|.] what time is it",
    "i'm (about to call|about to ring|on the phone with|chatting with|texting with|in a video call with) my {who} in {c}, what time is it there",
    "i (was told|heard|think) my {who} is in {c}[,|.] (how late|what time) is it there now", "i (promised to call|said i'd phone|owe a call to) my {who} in {c}[,|.] what's the time there",
    "i (have|got) family in {c}, my {who} for one[,|.] what time is it there", "i never know the time in {c}, where my {who} lives, (what is it now|how late is it)",
    "before (ringing|waking|texting|phoning) my {who} in {c}: (how late is it|what time is it|what's the time) there", "how late (would|could) it be for my {who} in {c} (now|right now)",
    "what time is it where my {who} is, in {c}", "what time does my {who} have in {c} (now|right now|at the moment)", "if my {who} in {c} looks at the watch now, what time is it",
    "thinking of my {who} in {c}, what time is it there (now|)", "(we're|we are) (visiting|seeing|flying to) my {who} in {c} soon[,|.] what time is it there now",
    "(our|the) (team|people|developers|colleagues|clients) in {c} (are waiting|start work soon|want to talk)[,|.] what time is it there (now|)",
    "the (server|shop|store|hotline|embassy|bank|hotel) is in {c}[,|.] what's the (local time|time there) (now|)",
    "the (webinar|livestream|broadcast|conference) comes from {c}[,|.] what time is it there (right now|now|)", "(opening hours|office hours) in {c} matter to me[,|.] what time is it there now",
    "i'm (moving|travelling|going|emigrating) to {c}[,|.] what time is it there (now|at the moment|right now)",
)  # fmt: skip


@family("time_away", weight=1.5)
def time_away(w: World) -> Steps:
    """The time somewhere, the place in a sentence before the question."""
    city = place(w)
    who = w.pick("brother cousin aunt uncle friend boss colleague daughter son mother father client grandma partner nephew team".split())
    yield Ask(w.say(AWAY, c=city, who=who))
    obs = yield Call("The time in another place: use current_time with the place.", "current_time", {"timezone": city})
    if not obs.ok:
        raise Skip(obs.content)
    day, clock, _ = read_clock(obs.content)
    yield Answer("The time there is known.", f"It is {clock} in {city}, {day}.")


HOW_MANY = (
    "ask: how many {what} (are in|are there in|do i have in|does it have in|are inside) {d}", "do: count the {what} in {d}", "how many {what} in {d}", "get: the number of {what} in {d}", "{d}: how many {what}", "know: how many {what} are in {d}", "number of {what} in {d}",
    "ask: how many {what} did i (put|save|keep) in {d}", "how full is {d}, how many {what}", "ask: how many {what} (has|holds) {d}",
    "{what} in {d}, a count please", "look into {d}: how many {what}", "ask: what's the number of {what} in {d}", "i put {what} in {d}, how many are there now", "ask: how many {what} lie in {d}",
    "do: count how many {what} {d} has", "{d} has how many {what}", "how many {what} would i lose if i delete {d}",
    "ask: how many {what} (sit|are lying|are kept|are stored|are found|exist|can i find) (in|inside|under|within) {d}",
    "ask: how many {what} (have i|have we|did we) (got|put|saved|stored) in {d}",
    "ask: how (big|large) is the (number|count) of {what} in {d}",
    "ask: what is the (total|count|number) of {what} (in|inside|under) {d}",
    "{d} (contains|holds|keeps) how many {what}",
    "know: how many {what} {d} (has|holds|contains)",
    "know: how many {what} (there are|i have|i put|lie|are stored) in {d}",
    "get: (a count|the count|the total number|the amount) of [the|] {what} (in|inside|of) {d}",
    "do: (tally|number|add up|count up) the {what} (in|inside|of) {d}",
    "do: (look|peek|go) (into|in) {d} and (count|tell me how many) {what} [are there|]",
    "do: check how many {what} (there are|i have|are) in {d}",
    "i (need|want) the number of {what} in {d}",
    "i (lost count of|can't count) the {what} in {d}[,] how many (are there|are they|now)",
    "{what} in {d}[,|:] (how many|number|count|total)",
    "(count|total|amount) of {what} in {d}",
    "{d} seems full[,] how many {what} (are in it|are there|does it have)",
    "{d} looks (empty|small|full)[,] how many {what} are there",
    "are there many {what} in {d}? how many",
    "inside {d}[,] how many {what}",
    "before i (delete|move|copy) {d}[,] how many {what} are (in it|there)",
    "so {d} has some {what}, how many",
    "what about {d}, how many {what} (are there|does it have)",
    "if you open {d}[,] how many {what} are (there|in it)",
    "how many {what} make up {d}",
    "do: (add up|total|work out|figure out|find out) how many {what} (are|there are|lie|sit) in {d}", "do: (open|check|inspect|examine) {d} and (count the|tell me the number of|say how many) {what} [there are|]",
    "do: (let me know|report|say) how many {what} {d} has", "do: take a count of the {what} in {d}", "do: give me a (head count|headcount|count|figure) (of|for) the {what} in {d}",
    "do: see how many {what} (there are|you find) in {d}", "do: count up (what {what} are|the {what} that are|the {what} there are) in {d}", "ask: how many {what} (would|will|can|could) i (find|see) (in|inside) {d}",
    "ask: how many {what} (live|are saved|are to be found|are contained|hide|have piled up|do we have) (in|inside|under) {d}", "ask: how many {what} (make up|fill|belong to|are part of) {d}",
    "ask: how many {what} does {d} (contain|hold|store|count|have inside|consist of)", "ask: how many {what} are there (altogether|in total|all in all) in {d}", "ask: to how many {what} does {d} (come|add up)",
    "ask: of how many {what} does {d} consist", "ask: what's the {what} count (in|of|for) {d}", "ask: (can|could) you count the {what} (in|inside|of) {d}",
    "know: (the number of|the count of|the total number of) {what} (in|inside) {d}", "know: how many {what} (make up|are inside|are kept in|sit in|belong to) {d}", "get: how many {what} (there are in|are in) {d}",
    "get: the (quantity|tally|count|headcount) of {what} (in|inside|for) {d}", "{d}, (number of {what}|count the {what}|how many {what} is that)", "{d}, {what}: how many", "{d} - {what} count",
    "{d} (counts|has got|includes|consists of) how many {what}", "{d} is (getting big|growing|a mess), how many {what} are (in it|there) (now|by now|)", "{what} (inside|within|under) {d}, (count|number|how many|total)",
    "(no of|nr of|num|# of|qty of) {what} in {d}", "in {d} (there are|i have|we have|sit) how many {what}", "i (have no idea|don't know|no longer know|wonder) how many {what} (are|there are|i have) in {d}",
    "i (would like|just need|only need|want to have) the number of {what} (in|inside) {d}", "i keep (a lot|everything|so much) in {d}, how many {what} (are there|is that)",
    "only the number please: how many {what} in {d}", "don't list them, just count the {what} in {d}", "for the inventory, how many {what} (are in|does it have in) {d}",
    "(my boss|someone|a colleague) asks how many {what} are in {d}",
)  # fmt: skip


@family("files_in_folder", weight=2.1)
def files_in_folder(w: World) -> Steps:
    """How many files a folder has, the folder named without the word folder."""
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    what = w.pick(("files", "files", "files", "documents", "things", "items"))
    yield Ask(w.say(HOW_MANY, what=what, d=folder if w.chance(0.6) else w.path(folder)))
    obs = yield Call("List the folder with list_directory; it counts.", "list_directory", {"path": folder})
    if not obs.ok or not obs.content.splitlines()[1:]:
        raise Skip("empty")
    rows = obs.content.splitlines()[1:]
    files = [r for r in rows if not r.split("  ")[0].endswith("/")]
    n = len(rows) if what in ("things", "items") else len(files)
    yield Answer("The number is known.", f"There {'is' if n == 1 else 'are'} {plural(n, what[:-1])} in {folder}.")


OF_KIND = (
    "do: list (all|every) {x} (line|entry|message) (in|of|from) (the|my) {kind}", "ask: how many {x} lines (has|are in) (the|my) {kind}", "ask: (how many times|how often) does (the|my) {kind} (say|mention|have) {x}",
    "ask: what (lines|line) in (the|my) {kind} (have|has|mention) {x}", "{x} in (the|my) {kind}", "do: search (the|my) {kind} for {x}", "do: look for {x} in (the|my) {kind}", "grep {x} in (the|my) {kind}", "is there (a|any) {x} in (the|my) {kind}", "get: the {x} lines of (the|my) {kind}",
    "ask: does (the|my) {kind} (have|mention|say) {x}", "any {x} in (the|my) {kind}", "ask: what does (the|my) {kind} say about {x}", "do: go through the {kind} and show me {x}",
    "ask: where in the {kind} is {x}", "every {x} in the {kind}", "lines of the {kind} with {x}", "do: check the {kind} for {x}", "ask: is {x} in (the|my) {kind}",
    "do: pull the {x} lines from the {kind}",
    "ask: (does|did) {x} (come up|occur|appear|show up|turn up) in (the|my) {kind}",
    "ask: where does (the|my) {kind} (mention|say|have|contain) {x}",
    "ask: (which|what) (lines|line) of (the|my) {kind} (contain|contains|say|says|show|shows) {x}",
    "ask: can you (find|see|spot) {x} in (the|my) {kind}",
    "ask: is {x} (mentioned|written|named|somewhere) in (the|my) {kind}",
    "ask: is there (anything|something) about {x} in (the|my) {kind}",
    "know: (if|whether) (the|my) {kind} (mentions|has|contains|says) {x}",
    "know: (what|which) lines of (the|my) {kind} (mention|have|contain) {x}",
    "get: (all|the|all the|every) (lines|line) (with|about|mentioning|containing) {x} (in|from|of) (the|my) {kind}",
    "get: (every|all) {x} (line|lines|entry|entries) (in|from|of) (the|my) {kind}",
    "do: (scan|comb|grep|skim) (the|my) {kind} for {x}",
    "do: (hunt|look out|watch out) for {x} in (the|my) {kind}",
    "do: (list|fetch|collect|pull up) [the|] {x} lines (from|in) (the|my) {kind}",
    "do: (find|show|list) (all|every|) (occurrences of|mentions of|places with|lines with) {x} in (the|my) {kind}",
    "i'm looking for {x} in (the|my) {kind}",
    "i think {x} is in (the|my) {kind}[,] (is it|where|can you check|find it)",
    "in (the|my) {kind}[,] (where is|look for|search for|find|show me) {x}",
    "{x}[,|:] (is it|where is it|find it) in (the|my) {kind}",
    "(the|my) {kind}[,|:] (lines|anything|any line) with {x}",
    "the lines of (the|my) {kind} that (say|mention|have|contain) {x}",
    "somewhere in (the|my) {kind} is {x}[,] (where|show me|find it|in which line)",
    "so what does the {kind} say about {x}",
    "if there is {x} in (the|my) {kind}[,] show me",
    "what about {x} in (the|my) {kind}",
    "who wrote {x} in the {kind}, show me the line",
    "do: (sift|sweep|rummage|leaf) through (the|my) {kind} for {x}", "do: (see|find out|tell me|check) (if|whether|where) {x} is (mentioned|written|found|) in (the|my) {kind}",
    "do: (look|search|dig) inside (the|my) {kind} for {x}", "do: (open|take|go to) (the|my) {kind} and (search|look) for {x}", "do: (track down|spot|locate|pinpoint|dig up|highlight) {x} in (the|my) {kind}",
    "do: (print|quote|read out|show|give me) (the|every|any) line (in|of|from) (the|my) {kind} (with|that mentions|that says|containing) {x}", "do: filter (the|my) {kind} (for|by) {x}",
    "do: run a search (in|through|over) (the|my) {kind} for {x}", "do: tell me what (the|my) {kind} (says|has) (about|on) {x}", "do: extract the lines (with|mentioning|that contain) {x} from (the|my) {kind}",
    "ask: what is (said|written|there) about {x} in (the|my) {kind}", "ask: on (which|what) line of (the|my) {kind} (is|stands|do i find|does it say) {x}",
    "ask: where (in|inside) (the|my) {kind} (do i find|can i find|is|does it say|did i write) {x}", "ask: how does (the|my) {kind} mention {x}, (which line|in which line)",
    "ask: has (the|my) {kind} (anything|something|a line) (on|about|with) {x}", "ask: are there (any|) (lines|mentions|places) (with|of) {x} in (the|my) {kind}",
    "ask: did (the|my) {kind} (mention|record|say|have) {x} (anywhere|somewhere|)", "ask: which lines (in|of) (the|my) {kind} (are about|deal with|refer to|include) {x}",
    "know: where in (the|my) {kind} {x} (is|comes up|appears|is mentioned|turns up)", "know: what (the|my) {kind} (says|has) about {x}",
    "know: (if|whether) {x} (appears|occurs|comes up|shows up|turns up) in (the|my) {kind}", "get: the (line|lines|place|places|passage) in (the|my) {kind} (where it says|with|that mentions|about) {x}",
    "get: (any|every|all|the) (hit|hits|match|matches|mention|mentions) (for|of) {x} in (the|my) {kind}", "(grep -n|grep -i|rg|findstr) {x} in (the|my) {kind}",
    "{x} from the {kind}, (those lines|all lines|every line) please", "{x} (mentioned|anywhere|written) in (the|my) {kind}", "{x} in (the|my) {kind}, (which line|which lines|show me|where)",
    "(the|my) {kind}: (search|find|grep|look for|where is) {x}", "(the|my) {kind} (should|must) (mention|have|say|contain) {x} (somewhere|), (where|show me the line|find it)",
    "from (the|my) {kind} (i need|show me|give me) the lines (with|about|that mention) {x}", "i (need|want|would like) (to see|) (the|all the|every) (lines|line|mentions) (with|of) {x} in (the|my) {kind}",
    "i (saw|read|wrote|remember) {x} in (the|my) {kind}, (where was it|which line|show me)", "i only care about {x} in (the|my) {kind}, show (me|) those lines",
    "not the whole {kind}, (just|only) the lines (with|that mention|about) {x}",
)  # fmt: skip


@family("search_kind", weight=2.1)
def search_kind(w: World) -> Steps:
    """Search in "the log" where there is one log: find it, then search in it."""
    kinds: dict[str, list[str]] = {}
    for path in w.files:
        kinds.setdefault(extension(path), []).append(path)
    single = [p[0] for e, p in kinds.items() if len(p) == 1 and e in KINDS and w.files[p[0]]]
    if not single:
        raise Skip("no single kind")
    path = w.pick(single)
    word = some_word(w, w.files[path])
    if path.endswith(".log") and w.chance(0.6):
        word = w.pick(("error", "ERROR", "warn", "timeout", "INFO", "WARN", "failed"))
    yield Ask(w.say(OF_KIND, x=w.quoted(word) if w.chance(0.3) else word, kind=kind_word(w, extension(path))))
    yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{extension(path)}"})
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    yield found_lines(obs, word)
