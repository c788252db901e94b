"""Is it there, which is larger, how many lines do they have together, how many words has this text."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.parts import numbered
from umi_train.synth.pointing import KINDS, extension, kind_word
from umi_train.synth.views import counts, info, plural

EXISTS = [
    "ask: is there (a file|a|a file called|a file named|any file called|a document called) {x} (here|in this folder|)",
    "ask: does [the file|a file called|file|] {x} exist",
    "ask: do (i|we) have (a file called|a file named|a|) {x} (here|)",
    "ask: is {x} (there|here|in this folder|still there|still here|around)",
    "ask: (have i got|did i save|did i create|did i make) a file (called|named) {x}",
    "know: (if|whether) [the file|] {x} (exists|is there|is still there|is here)",
    "know: (if|whether) there is a file (called|named) {x}",
    "do: check (if|whether|that) [the file|] {x} (exists|is there|is still there)",
    "do: see (if|whether) (there is a file|there is a file called|i have) {x}",
    "{x}[:|,] (does it exist|is it there|exists)",
    "(exists|is there) {x}",
    "do: verify that {x} (exists|is there)",
    "ask: did i (lose|delete) {x}, or is it still (here|there)",
    "i think i had [a file called] {x}, is it there",
    "ask: can you see {x} [here]",
    "ask: have we got {x} (here|)",
    "am i right that {x} exists",
    "{x}, is it here, yes or no?",
    "ask: is there still a {x}",
    "do: look whether {x} is (there|here)",
    "ask: was {x} ever saved here",
    "any file named {x} here?",
    "do: tell me if there's a {x}",
    "{x} should be here, is it",
    "ask: is a file called {x} among my files",
    "ask: (can|could|do) you (find|see|spot) a file (called|named) {x} (here|in this folder|)",
    "ask: did anyone (put|save|leave|create) a file (called|named) {x} here",
    "ask: is (a|the) file {x} (present|available|there|in place|at hand|already there|around|among these)",
    "ask: is {x} (present|available|in place|at hand|already there|already here|among my files)",
    "ask: does (a|the) file (called|named|) {x} (exist|already exist|still exist|really exist)",
    "ask: do we (still|already) have {x}",
    "ask: do i (still|already) have {x}",
    "ask: have (i|we) (still|already) got {x}",
    "ask: has {x} been (created|saved|made) (already|yet|)",
    "ask: is it true that {x} (exists|is here|is there|is among my files)",
    "know: (if|whether) {x} (is present|is available|was saved|was created|is among my files|still exists|already exists)",
    "know: (if|whether) (i|we) (have|still have|already have) (a file called|a file named|) {x}",
    "do: (confirm|make sure|ensure|double-check|verify|check) that (there is a file called|there is a file named|i have|we have) {x}",
    "do: (confirm|double-check|verify|see|check) (if|whether) (there is|there's|we have|i have|you see) (a|a file called|a file named|) {x} [here|in this folder|]",
    "do: tell me (if|whether) {x} (exists|is there|is still there|is here)",
    "{x}: (yes or no|present|there or not|exists|is it there|does it exist|still there|there)?",
    "{x} (exists|is there|is here|is still there), (right|doesn't it|isn't it|yes|correct|or not)?",
    "(there is|there's|we have|i have) a file (called|named) {x} here, (right|yes|no|correct|isn't there|or not)?",
    "i (wonder|am not sure|don't know|forgot|can't remember) (if|whether) {x} (exists|is there|is still here|was saved|is still there)[, check it|, please check|]",
    "i (hope|guess|believe|assume|suppose|bet) {x} is (still here|there|still there|here)[, is it|, please check|, can you confirm|]",
    "i (don't want to|would hate to) lose {x}, is it still (there|here)",
    "before i (create|write|make) {x}[,] (is it there already|does it exist already|check if it exists)",
    "(test -f|test -e|stat) {x}",
    "no file (called|named) {x} here, or is there?",
    "(existence of|presence of) {x}[, please check|?]",
    "ask: would there be a file (called|named) {x} (here|)",
    "ask: is {x} something i have (here|)",
    "ask: is {x} in (the current|this|the working) (folder|directory)",
    "ask: is {x} still (alive|lying around|in its place|where it was|with us)",
    "ask: is {x} gone or is it still here",
    "ask: is {x} (a real file|an existing file) (here|)",
    "ask: did {x} get (saved|created) (here|properly|)",
    "ask: does anything called {x} exist (here|)",
    "ask: does {x} happen to (be here|exist)",
    "ask: can i count on {x} being (here|there)",
    "ask: have you (seen|noticed) a file called {x} (here|in this folder)",
    "ask: are you able to see {x} here",
    "ask: is there such a file as {x}",
    "ask: is there already a {x}",
    "ask: is there any {x} here",
    "ask: do you see {x} (here|there) or not",
    "ask: have we kept {x}",
    "know: (if|whether) {x} is (in this folder|in here|around|in place|on disk)",
    "know: (if|whether) {x} (was ever made|got saved|was already created)",
    "know: (if|whether) there (already|still) is a {x}",
    "know: (if|whether) a file by the name of {x} exists",
    "do: check for the existence of {x}",
    "do: look (if|whether) (there's|i've got|we've got) a {x} (here|)",
    "do: assure me that {x} is (there|here|still there)",
    "do: find out (if|whether) {x} (exists|is here|is there)",
    "do: test (if|whether) {x} exists",
    "do: have a look whether {x} is still (here|there)",
    "do: answer yes or no, is {x} there",
    "get: a yes or no, does {x} exist",
    "get: confirmation that {x} (exists|is there|is still here)",
    "yes or no: {x} (is here|exists|is there)",
    "does {x} exist? yes or no",
    "{x} already there?",
    "{x} exist or not",
    "{x}, do (i|we) have (that|this one)",
    "{x}, did i make that already",
    "{x} - got it or not",
    "(file|document) {x}: (exists|there|present)?",
    "is it there, {x}",
    "i'm not sure i ever saved {x}, is it (there|here)",
    "i can't see {x}, is it (there|here)",
    "i thought i deleted {x}, is it still (there|here)",
    "i was supposed to get {x}, is it here (already|yet)",
    "someone says {x} is here, is (that so|that right|it)",
    "i need {x} later, (is it here|do i have it|does it exist)",
    "i'd (like|love) to be sure {x} is still (here|there)",
    "we should have {x}, do we",
    "there should be a file {x}, is there",
    "before i start: is {x} there",
    "don't open it, just tell me if {x} exists",
    "no need to read it, is {x} there",
    "my script needs {x}, is it in place",
    "for my peace of mind, does {x} still exist",
    "i promised someone {x}, do i even have it",
]


@family("exists", weight=2.4)
def exists(w: World) -> Steps:
    there = w.chance(0.55)
    path = w.pick(list(w.files)) if there else w.name(w.pick([".txt", ".md", ".log", ".csv", ".pdf", ".py"]))
    if not there and w.folders and w.chance(0.2):
        path = f"{w.pick(w.folders)}/{path}"
    yield Ask(w.say(EXISTS, x=w.bare(path)))
    obs = yield Call("Look it up with file_info.", "file_info", {"path": path})
    if obs.ok:
        yield Answer("It is there.", f"Yes, {path} is there ({info(obs)['size']}).")
        return
    _, mark, close = obs.content.partition("did you mean ")
    if mark:
        yield Answer("It is not there, but something like it.", f"No, there is no {path}, but there is {close.rstrip('?')}.")
    else:
        yield Answer("It is not there.", f"No, there is no {path} here.")


COMPARE = [
    "ask: which (is bigger|is larger|one is bigger|file is bigger|file is larger|is the bigger file|takes more space)[,|:] {x} or {y}",
    "ask: is {x} (bigger|larger) than {y}",
    "ask: is {x} (smaller) than {y}",
    "ask: which of {x} and {y} is (bigger|larger|the bigger one)",
    "do: compare the (size|sizes|file sizes) of {x} and {y}",
    "do: compare {x} (and|with|to) {y} by size",
    "know: which (is bigger|is larger|file is larger)[,|:] {x} or {y}",
    "know: (if|whether) {x} is (bigger|larger) than {y}",
    "{x} or {y}[:|,] which is (bigger|larger)",
    "{x} vs {y} (size|sizes|which is bigger)",
    "(bigger|larger)[:|,] {x} or {y}",
    "get: the (sizes|size) of {x} and {y}",
    "ask: how big are {x} and {y}",
    "ask: what weighs more, {x} or {y}",
    "ask: who is bigger: {x} or {y}",
    "ask: does {x} take more space than {y}",
    "ask: how do {x} and {y} compare in size",
    "size of {x} against size of {y}",
    "of {x} and {y}, which one is the larger file",
    "ask: is {y} bigger, or {x}",
    "ask: which one should i delete to save more space, {x} or {y}",
    "sizes: {x}, {y}",
    "{x} bigger than {y}?",
    "do: tell me which is bigger, {x} or {y}",
    "ask: (which|what) (is|file is) (heavier|fatter|bulkier|the larger one|the bigger one|the heavier one)[,|:] {x} or {y}",
    "ask: which of the two (is bigger|is larger|is heavier|needs more space|takes up more space)[,|:] {x} or {y}",
    "ask: which (needs|uses|eats|occupies|takes up) (more space|more disk space|more room|more bytes|more storage)[,|:] {x} or {y}",
    "ask: is {x} or {y} (bigger|larger|the bigger file|the larger file|heavier)",
    "ask: is {x} (heavier|smaller|lighter|bulkier) than {y}",
    "ask: is {x} (as big as|as large as|the same size as|equal in size to) {y}",
    "ask: (are|do) {x} and {y} (the same size|equally big|equally large|of the same size|of equal size)",
    "ask: what are the (sizes|file sizes) of {x} and {y}",
    "ask: how (large|heavy) are {x} and {y} [compared to each other|in comparison|]",
    "ask: how does {x} compare (to|with) {y} in size",
    "ask: what is the (smaller|bigger|larger) (file|one)[,|:] {x} or {y}",
    "know: which of {x} and {y} (is bigger|is larger|is the larger file|takes more space|is heavier)",
    "know: (if|whether) {x} and {y} (have the same size|are the same size|differ in size)",
    "know: how (big|large) {x} and {y} are",
    "know: the (sizes|file sizes) of {x} and {y}",
    "get: (the larger|the bigger|the smaller) of {x} and {y}",
    "get: a size comparison of {x} and {y}",
    "do: (check|find out|work out|figure out|see) (which is bigger|which is larger|which file is bigger|which takes more space), {x} or {y}",
    "do: (weigh|size up|contrast) {x} against {y} by size",
    "do: put the sizes of {x} and {y} side by side",
    "do: (check|look up|measure) the sizes of {x} and {y} (and tell me which is bigger|and compare them|)",
    "{x} and {y}: (which is bigger|which is larger|sizes|who is larger|compare sizes)",
    "{x}, {y} - which (is bigger|is larger|takes more space)",
    "{x} (versus|against|compared to|vs.) {y}[,|:] which is (bigger|larger)",
    "{x} is bigger than {y}, (right|isn't it|true or not|correct|yes or no)?",
    "between {x} and {y}, which (is|one is) (bigger|larger|heavier)",
    "if i compare {x} (with|and|to) {y}, which is (bigger|larger)",
    "i (need|want) to free space, which is bigger, {x} or {y}",
    "(size difference|size comparison) (between|of) {x} and {y}",
    "my bet is {x} is bigger than {y}, is it",
    "ask: which file has (more bytes|the bigger size|the larger size|more kilobytes)[,|:] {x} or {y}",
    "ask: which would fill up a (disk|usb stick) sooner[,|:] {x} or {y}",
    "ask: which is more of a space hog, {x} or {y}",
    "ask: is {x} the bigger file or is it {y}",
    "ask: what (size|file size) do {x} and {y} have",
    "ask: do {x} and {y} differ in size",
    "ask: do {x} and {y} take up the same space",
    "ask: would you say {x} is a bigger file than {y}",
    "ask: what is larger, {x} or {y}",
    "ask: which do i attach if i need the smaller file, {x} or {y}",
    "ask: how much (space|disk space|room) do {x} and {y} take [each]",
    "ask: does {x} (outweigh|need more disk space than|use up more space than) {y}",
    "ask: which of these has the (greater|larger|bigger) file size, {x} or {y}",
    "ask: are {x} and {y} about the same size",
    "know: which is the (larger|bigger|smaller) file, {x} or {y}",
    "know: whether {x} or {y} (is bigger|takes more space|is the larger file)",
    "know: how {x} and {y} compare in size",
    "know: which needs more (space|disk space|storage), {x} or {y}",
    "know: how much space {x} and {y} take",
    "get: the file sizes of both {x} and {y}",
    "get: the size of {x} next to the size of {y}",
    "get: the (size|weight) of the two files {x} and {y}",
    "get: the bigger file of the two, {x} or {y}",
    "do: tell me how (big|large) {x} and {y} are",
    "do: check how much (space|room) {x} and {y} (take|need)",
    "do: look at the sizes of {x} and {y} and name the bigger one",
    "do: report the size of both {x} and {y}",
    "do: say which is the (bigger|larger) file, {x} or {y}",
    "do: compare how much space {x} and {y} take",
    "do: compare {x} and {y}, i mean their sizes",
    "do: determine the larger file of {x} and {y}",
    "do: match {x} against {y} by size",
    "{x} / {y}: which is (bigger|larger)",
    "{x} larger than {y}?",
    "{x} or {y}, the bigger one",
    "{x} and {y}, both sizes",
    "size check: {x}, {y}",
    "in bytes, {x} vs {y}",
    "file sizes of {x} & {y}",
    "two files, {x} and {y}: which is (bigger|larger|heavier)",
    "i have two files, {x} and {y}, which one is (bigger|larger)",
    "my usb stick is nearly full, which is bigger, {x} or {y}",
    "the mail only takes small files, which is smaller, {x} or {y}",
    "i want to send the smaller file, is that {x} or {y}",
    "i guess {x} is larger than {y}, (am i right|is that so)?",
    "i'd love to know whether {x} is larger than {y}",
    "before i delete one for space: which is bigger, {x} or {y}",
    "take {x} and {y}, which one's the heavier file",
    "someone claims {x} is bigger than {y}, is that true",
    "in terms of (disk space|file size), which is more, {x} or {y}",
    "put them on a scale, {x} or {y}, which is heavier",
    "which file is the big one, {x} or {y}",
    "the upload has a size limit, which is smaller, {x} or {y}",
]


@family("compare_sizes", weight=1.2)
def compare_sizes(w: World) -> Steps:
    if len(w.files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(list(w.files), 2)
    yield Ask(w.say(COMPARE, x=w.path(x), y=w.path(y)))
    first = yield Call(numbered(0, "Look up the size with file_info."), "file_info", {"path": x})
    second = yield Call(numbered(1, "Look up the size with file_info."), "file_info", {"path": y})
    a, b = info(first)["size"], info(second)["size"]
    sizes = [(w.root / p).stat().st_size for p in (x, y)]
    if sizes[0] == sizes[1]:
        yield Answer("Both sizes are known.", f"{x} and {y} have the same size, {a}.")
    else:
        big, small, s, t = (x, y, a, b) if sizes[0] > sizes[1] else (y, x, b, a)
        yield Answer("Both sizes are known.", f"{big} is larger: {s}, and {small} is {t}.")


COUNT_MANY = [
    "ask: how many {unit} (do all {kinds} have|are in all {kinds}|are in my {kinds}|do the {kinds} have together|do the {kinds} have in total|are there in all the {kinds})",
    "do: count the {unit} (in|of) (all|all the|all my|the) {kinds}",
    "do: count {unit} (in|for) (each|every) {kind}",
    "know: how many {unit} (all {kinds} have together|there are in all {kinds}|the {kinds} have in total)",
    "get: the (total|number|total number) of {unit} (in|of) (all|all the|the) {kinds}",
    "(total|count|number of) {unit} in all {kinds}",
    "all {kinds}[:|,] how many {unit} (in total|together|)",
    "{unit} (in|of) all {kinds}",
    "wc {unit} {kinds}",
    "do: add up the {unit} of all {kinds}",
    "if you put all {kinds} together, how many {unit} is that",
    "total {unit} of (my|the) {kinds}",
    "ask: how much did i write in my {kinds}, in {unit}",
    "do: sum up the {unit} of every {kind}",
    "wc all {kinds}, {unit}",
    "{unit} over all {kinds}",
    "i want one number: the {unit} of all {kinds}",
    "ask: how many {unit} in total, all {kinds}",
    "all my {kinds} have how many {unit}",
    "do: count every {kind}, i need the total {unit}",
    "ask: how many {unit} do all {kinds} (have taken together|add up to|make up|have combined|amount to)",
    "ask: how many {unit} is that in all {kinds} (together|combined|put together|in total)",
    "ask: what is the (total|overall|combined|grand total) (number|count) of {unit} (in|of) (all|all my|the) {kinds}",
    "ask: what do the {unit} of all {kinds} (add up to|sum up to|amount to|come to)",
    "ask: (can|could) you count the {unit} (in|of) (all|every one of) the {kinds}",
    "know: how many {unit} (all the|all my|all) {kinds} (add up to|amount to|have in total|have combined|have taken together)",
    "know: the total number of {unit} in all {kinds}",
    "get: the (combined|overall|grand total) number of {unit} (in|of|across) (all|all the|all my) {kinds}",
    "get: the {unit} count (for|of|across|over) all {kinds}",
    "do: (tally|total|total up|tot up|work out|calculate|figure out) the {unit} (of|in|across) (all|all my|the) {kinds}",
    "do: (run|do) a {unit} count on (all|every one of) the {kinds}",
    "do: (run|do) wc on all {kinds}, i need the {unit}",
    "do: go through (all|every one of) the {kinds} and count the {unit}",
    "{kinds}, all of them[:|,] (how many {unit}|total {unit}|{unit} in total)",
    "{kinds} together[:|,] (how many {unit}|number of {unit})",
    "{unit}, all {kinds}[, please|, total please|]",
    "(sum|total|grand total) of {unit} (in|of|across|over) (all|the|my) {kinds}",
    "(taken together|altogether|in total|combined)[,] how many {unit} do (all|the|my) {kinds} have",
    "i (need|want|would like) (the total|one total|the sum) of {unit} (for|over|of) all {kinds}",
    "i wonder how many {unit} all {kinds} have (together|in total|combined)",
    "not one by one, but all {kinds} together: how many {unit}",
    "for every {kind}, count the {unit}, and give me the total",
    "every {kind} counted, how many {unit} is it",
    "ask: how many {unit} are there across (all|all my|all the) {kinds}",
    "ask: what's the {unit} total (for|of|over) all {kinds}",
    "ask: how many {unit} would all {kinds} be if i put them together",
    "ask: how many {unit} long are all {kinds} together",
    "ask: how many {unit} have i (written|got) in all (my|the) {kinds} together",
    "ask: to how many {unit} do all {kinds} add up",
    "ask: what's the combined {unit} count of (all|the) {kinds}",
    "ask: how many {unit} is that, all {kinds} (together|added up)",
    "ask: how many {unit} do we have in (all our|all of our|all the) {kinds}",
    "ask: how many {unit} do i get if i count (all|all the) {kinds}",
    "do: count the {unit} over all {kinds} (together|combined)",
    "do: count all {unit} of all {kinds}",
    "do: check how many {unit} all {kinds} have together",
    "do: get me the total {unit} (of|for|across) all {kinds}",
    "do: find the total number of {unit} across (all|the) {kinds}",
    "do: compute the {unit} total (for|over|of) all {kinds}",
    "do: take all {kinds} and count their {unit}",
    "do: give me one {unit} total for all {kinds}",
    "do: tell me how many {unit} all {kinds} have (in total|altogether)",
    "do: determine the overall {unit} count of all {kinds}",
    "do: look at every {kind} and total the {unit}",
    "do: say how many {unit} all {kinds} hold together",
    "know: how many {unit} are (spread over|scattered over|in) all {kinds}",
    "know: what the {unit} of all {kinds} add up to",
    "know: the (overall|combined) {unit} count of all {kinds}",
    "know: how many {unit} i get from all {kinds} together",
    "get: the sum of {unit} (in|over|across) all {kinds}",
    "get: one number for the {unit} of all {kinds}",
    "get: the {unit} total (for|of) (all|every one of) the {kinds}",
    "(overall|combined) {unit} in all {kinds}",
    "{unit} total, all {kinds}",
    "{unit} count over all {kinds}",
    "total {unit}: all {kinds}",
    "all {kinds}: {unit} (count|total|altogether)",
    "all {kinds}, {unit} summed up",
    "i'd love to see how many {unit} all {kinds} have together",
    "i'm curious how many {unit} sit in all (the|my) {kinds}",
    "my (teacher|boss|editor) wants the {unit} of all {kinds} (in total|as one number)",
    "for a statistic: {unit} in all {kinds} together",
    "i don't care about single files, just the {unit} of all {kinds} in total",
    "no details per file, only the total {unit} of all {kinds}",
    "adding up all {kinds}, how many {unit} do i get",
    "counting every {kind}, how many {unit} are there (in total|altogether)",
    "how many {unit} altogether, i mean all {kinds}",
    "the lot of them, all {kinds}: how many {unit}",
]


@family("count_many", weight=1.8)
def count_many(w: World) -> Steps:
    folder = w.pick(w.folders) if w.folders and w.chance(0.4) else ""
    top = [p for p, t in w.files.items() if p.rpartition("/")[0] == folder and t]
    exts: dict[str, int] = {}
    for path in top:
        exts[extension(path)] = exts.get(extension(path), 0) + 1
    several = [e for e, n in exts.items() if n >= 2 and e in KINDS]
    if not several and folder and w.chance(0.7):
        ext = w.pick([".txt", ".md", ".py", ".log", ".csv"])
        for _ in range(w.rng.randint(2, 3)):
            w.add_file(ext, folder=folder)
        several = [ext]
    if not several:
        raise Skip("too few")
    ext = w.pick(several)
    unit = w.pick(["lines", "lines", "words", "words", "characters"])
    where = " " + w.word("(in|inside|under|from) {d}", d=w.path(folder)) if folder else ""
    pattern = f"{folder}/*{ext}" if folder else f"*{ext}"
    kind, kinds = kind_word(w, ext) + where, kind_word(w, ext, many=True) + where
    yield Ask(w.say(COUNT_MANY, unit=unit, kind=kind, kinds=kinds))
    obs = yield Call("Count them all with count_text.", "count_text", {"path": pattern})
    if not obs.ok or "total" not in obs.content:
        raise Skip(obs.content)
    n = counts(obs)[("lines", "words", "characters").index(unit)]
    files = obs.content.splitlines()[-1].split(" ")[2]
    yield Answer("The total is known.", f"The {files} files matching {pattern} have {plural(n, unit[:-1])} in total.")


COUNT_INLINE = [
    "ask: how many {unit} (are in|are there in) (the text|the sentence|this text|this sentence|the phrase|this) {q}",
    "ask: how many {unit} does {q} have",
    "do: count the {unit} (in|of) [the text|this text|the sentence|this sentence|the phrase|] {q}",
    "do: count the {unit} (in this|in the following text|here|of this): {text}",
    "know: how many {unit} (are in|there are in) {q}",
    "know: how many {unit} {q} has",
    "get: the (number of {unit}|count of {unit}) (in|of) {q}",
    "(number of|count|count the|how many) {unit} in {q}",
    "{q}[:|,] how many {unit}",
    "how many {unit}: {text}",
    "{unit} in this: {text}",
    "{q} has how many {unit}",
    "i wrote {q}, how many {unit} is that",
    "ask: how long is {q} in {unit}",
    "is {q} too long? count the {unit}",
    "count the {unit}: {text}",
    "my sentence is {q}, how many {unit}",
    "wc: how many {unit} in {q}",
    "do: tell me how many {unit} {q} has",
    "the limit is tight, how many {unit} does {q} have",
    "with {q}, how many {unit} do i have",
    "{unit} of {q}?",
    "my title is {q}, how many {unit} long is it",
    "how many {unit} would {q} be",
    "ask: how many {unit} (make up|are used in|are contained in|can you count in|do you count in|do you see in|do i have in|is) {q}",
    "ask: what is the (number of {unit}|count of {unit}) in {q}",
    "ask: (can|could) you count the {unit} (in|of) {q}",
    "ask: how many {unit} (are there in|does one need for|would i type for|would i write with) {q}",
    "ask: {q} is how many {unit}",
    "know: how many {unit} (make up|i have in|you count in|there are in the sentence|are in the text) {q}",
    "know: how long {q} is in {unit}",
    "get: (the total|the total number|the exact number) of {unit} in {q}",
    "do: (tally|add up|total) the {unit} (in|of) {q}",
    "do: (work out|figure out|find out|check) how many {unit} {q} has",
    "do: (count|tally) (all|all the|every one of the) {unit} (in|of) {q}",
    "do: take {q} and count the {unit}",
    "do: measure {q} in {unit}",
    "{q} - (how many {unit}|{unit}|count the {unit}|number of {unit})",
    "{q}? how many {unit}",
    "if i write {q}, how many {unit} (is that|do i use|would that be|are there)",
    "in {q}[,] how many {unit} (are there|do you count|do you see|do i have)",
    "for {q}[,] (count the {unit}|how many {unit}|the number of {unit} please)",
    "{unit} count (of|for|in) {q}",
    "{unit} in {q}, (how many|please|count them)",
    "(here is a text|here is my text|take this text|look at this text|this is my text), count its {unit}: {text}",
    "(count these|count how many {unit} this has|{unit} count|number of {unit}|how many {unit} in this|how many {unit} do i have here|how many {unit} has this): {text}",
    "my (slogan|headline|message|caption|motto|tagline|subject line) is {q}, how many {unit} (is that|has it|does it have)",
    "i'm only allowed so many {unit}, how many are in {q}",
    "the text is {q}[,|.] (how many {unit} does it have|count the {unit}|how many {unit} is that)",
    "i (need|want) the number of {unit} in {q}",
    "ask: what's the length of {q} in {unit}",
    "ask: how many {unit} is {q} made (of|up of)",
    "ask: of how many {unit} does {q} consist",
    "ask: how many {unit} did i (use|write|type) in {q}",
    "ask: how many {unit} go into {q}",
    "ask: how many {unit} has (the phrase|the sentence|my text|) {q} got",
    "ask: how many {unit} will {q} (take|use|come to)",
    "ask: what number of {unit} does {q} have",
    "ask: what {unit} count do you get for {q}",
    "ask: how many {unit} do we have in the sentence {q}",
    "know: how many {unit} {q} (consists of|is made of|comes to|takes)",
    "know: the number of {unit} in {q}",
    "know: the length of {q} in {unit}",
    "know: how many {unit} i typed in {q}",
    "get: the {unit} count (of|for) {q}",
    "get: the length in {unit} of {q}",
    "do: say how many {unit} are in {q}",
    "do: give me the {unit} count (of|for) (the phrase|the text|this line|) {q}",
    "do: get the number of {unit} in {q}",
    "do: count how many {unit} {q} has",
    "do: determine the number of {unit} in {q}",
    "do: (run|do) a {unit} count on {q}",
    "do: check the length of {q} in {unit}",
    "do: calculate how many {unit} {q} has",
    "do: count the {unit} in what follows: {text}",
    "do: tell me the {unit} count for this: {text}",
    "do: check how many {unit} are in this: {text}",
    "do: find the {unit} count of this sentence: {text}",
    "{q}: {unit}?",
    "{q}, {unit} count (please|)",
    "{q}, number of {unit}",
    "{q} = how many {unit}",
    "{q}, that's how many {unit}",
    "length in {unit}: {q}",
    "length of {q} in {unit}",
    "how many {unit} in the following: {text}",
    "how many {unit} do you count here: {text}",
    "i typed this, how many {unit} is it: {text}",
    "this is my sentence, i need the number of {unit}: {text}",
    "for the form i may only use so many {unit}, how many does {q} have",
    "i want to (tweet|post|text|send) {q}, how many {unit} is that",
    "i'd like to engrave {q} on a ring, how many {unit} is that",
    "they charge for the {unit}, how many does {q} have",
    "my (poem|line|answer|comment|status|verse) reads {q}, how many {unit} has it got",
    "suppose i write {q}, how many {unit} would that be",
    "let's count the {unit} of {q}",
    "given {q}, what's the number of {unit}",
    "someone wrote {q}, how many {unit} did they use",
    "counting the {unit} of {q}, what do you get",
    "lots of {unit} in {q}? how many exactly",
    "# of {unit} in {q}",
]


@family("count_inline", weight=2.2)
def count_inline(w: World) -> Steps:
    text = contents.sentence(w.rng) if w.chance(0.5) else contents.phrase(w.rng)
    if w.chance(0.25):
        text = " ".join(names.pseudo(w.rng) if w.chance(0.2) else names.thing(w.rng) for _ in range(w.rng.randint(2, 9)))
    unit = w.pick(["words", "words", "words", "characters", "characters", "letters"])
    yield Ask(w.say(COUNT_INLINE, unit=unit, q=w.quoted(text, always=True), text=w.quoted(text) if w.chance(0.3) else text))
    obs = yield Call("Count the text with count_text.", "count_text", {"text": text})
    n = counts(obs)[1 if unit == "words" else 2]
    word = "word" if unit == "words" else "character"
    yield Answer("The count is known.", f"It has {plural(n, word)}.")


MORE = [
    "ask: which (has|contains) (more|the most) {unit}[,|:] {x} or {y}",
    "ask: does {x} have more {unit} than {y}",
    "ask: which of {x} and {y} has more {unit}",
    "do: compare the (number of {unit}|{unit} count) of {x} and {y}",
    "know: which has more {unit}[,|:] {x} or {y}",
    "{x} or {y}[:|,] which has more {unit}",
    "more {unit}[:|,] {x} or {y}",
    "ask: which is longer (in|by) {unit}[,|:] {x} or {y}",
    "get: the number of {unit} in {x} and in {y}",
    "do: compare {x} (and|with) {y} by (number of|) {unit}",
    "ask: where are more {unit}, in {x} or in {y}",
    "ask: did i write more {unit} in {x} or in {y}",
    "{x} against {y}: who has more {unit}",
    "{unit}: {x} or {y}, which has more",
    "ask: is {x} longer than {y} (by|in) {unit}",
    "ask: which of the two has more {unit}, {x} or {y}",
    "ask: are there more {unit} in {x} than in {y}",
    "compare {unit}: {x}, {y}",
    "do: count the {unit} of {x} and {y}, which wins",
    "ask: has {y} more {unit} than {x}",
    "ask: (which|what) file (has|contains|holds) (more|the larger number of|the greater number of|the higher number of) {unit}[,|:] {x} or {y}",
    "ask: who has (more|the most) {unit}[,|:] {x} or {y}",
    "ask: has {x} got (more|fewer) {unit} than {y}",
    "ask: does {x} (have|contain) (as many {unit} as|fewer {unit} than|less {unit} than) {y}",
    "ask: do {x} and {y} have (the same number of|equally many|as many) {unit}",
    "ask: how do {x} and {y} compare in {unit}",
    "ask: how many {unit} do {x} and {y} (have|contain) each",
    "ask: between {x} and {y}, which has more {unit}",
    "ask: in which (file|one) are there more {unit}[,|:] {x} or {y}",
    "ask: is {x} or {y} longer (in|by|counting the) {unit}",
    "ask: which one is richer in {unit}[,|:] {x} or {y}",
    "know: (if|whether) {x} has (more {unit} than|fewer {unit} than|as many {unit} as) {y}",
    "know: which of {x} and {y} has (more|the most) {unit}",
    "know: (where|in which file) there are more {unit}, in {x} or in {y}",
    "get: a comparison of the {unit} (in|of) {x} and {y}",
    "get: the {unit} count of {x} and of {y}",
    "do: (contrast|match|weigh) {x} (with|against) {y} by {unit}",
    "do: (check|find out|work out|see|figure out) (which has more {unit}|which one has more {unit}|which file has more {unit}), {x} or {y}",
    "do: count the {unit} in both {x} and {y} and (compare|say which has more|tell me which has more)",
    "{x} and {y}: (which has more {unit}|more {unit} where|compare the {unit}|{unit} count)",
    "{x} (vs|versus|compared to) {y} (in|by) {unit}",
    "{x} has more {unit} than {y}, (right|doesn't it|true|correct|or not)?",
    "(more|most) {unit}: {x}? {y}?",
    "i (wonder|want to see|would like to know) (if|whether) {x} has more {unit} than {y}",
    "of {x} and {y}[,] which (has|contains) (more|the most) {unit}",
    "ask: which of {x} and {y} (counts|comes to|runs to) more {unit}",
    "ask: in terms of {unit}, which is longer, {x} or {y}",
    "ask: what has more {unit}, {x} or {y}",
    "ask: which text is longer (in|by) {unit}, {x} or {y}",
    "ask: do i have more {unit} in {x} or in {y}",
    "ask: which is ahead in {unit}, {x} or {y}",
    "ask: who (wins|leads) in {unit}[,|:] {x} or {y}",
    "ask: how many {unit} are in {x} and how many in {y}",
    "ask: what are the {unit} counts of {x} and {y}",
    "ask: does {x} (beat|top|outdo) {y} in {unit}",
    "ask: would you say {x} has more {unit} than {y}",
    "ask: is the number of {unit} higher in {x} or in {y}",
    "ask: do {x} and {y} differ in the number of {unit}",
    "ask: which one did i fill with more {unit}, {x} or {y}",
    "know: whether {x} or {y} has more {unit}",
    "know: which is longer (in|by|counting) {unit}, {x} or {y}",
    "know: how many {unit} {x} and {y} have",
    "know: how {x} and {y} compare in {unit}",
    "know: (if|whether) there are more {unit} in {x} than in {y}",
    "get: the {unit} counts of both {x} and {y}",
    "get: the one with more {unit}, {x} or {y}",
    "get: the longer of {x} and {y} by {unit}",
    "do: compare how many {unit} {x} and {y} have",
    "do: compare the {unit} in {x} with the {unit} in {y}",
    "do: count {unit} in {x} and in {y} and compare",
    "do: say which has more {unit}, {x} or {y}",
    "do: tell me whether {x} has more {unit} than {y}",
    "do: determine which of {x} and {y} has more {unit}",
    "do: look at {x} and {y} and tell me which one has more {unit}",
    "do: put the {unit} counts of {x} and {y} side by side",
    "do: name the one with more {unit}, {x} or {y}",
    "{x} / {y}: more {unit}?",
    "{x}, {y}: which is longer in {unit}",
    "{x} more {unit} than {y}?",
    "{unit} in {x} vs {unit} in {y}",
    "{unit} count: {x} vs {y}",
    "{unit}, {x} against {y}",
    "longer (in|by) {unit}: {x} or {y}",
    "i have two texts, {x} and {y}, which has more {unit}",
    "i bet {x} has more {unit} than {y}, am i right",
    "someone says {x} has more {unit} than {y}, is that so",
    "i must hand in the longer text, which has more {unit}, {x} or {y}",
    "we can't agree: does {x} or {y} have more {unit}",
    "if you count the {unit}, which is longer, {x} or {y}",
    "counting {unit}, does {x} come out ahead of {y}",
    "which one do i read if i want fewer {unit}, {x} or {y}",
    "out of {x} and {y}, the one with more {unit}",
]


@family("compare_counts", weight=0.9)
def compare_counts(w: World) -> Steps:
    files = w.text_files()
    if len(files) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(files, 2)
    unit = w.pick(["lines", "words", "lines", "words", "characters"])
    yield Ask(w.say(MORE, x=w.path(x), y=w.path(y), unit=unit))
    at = ("lines", "words", "characters").index(unit)
    a = counts((yield Call(numbered(0, f"Count the {unit} with count_text."), "count_text", {"path": x})))[at]
    b = counts((yield Call(numbered(1, f"Count the {unit} with count_text."), "count_text", {"path": y})))[at]
    if a == b:
        yield Answer("Both counts are known.", f"{x} and {y} both have {plural(a, unit[:-1])}.")
    else:
        big, small, m, n = (x, y, a, b) if a > b else (y, x, b, a)
        yield Answer("Both counts are known.", f"{big} has more: {plural(m, unit[:-1])}, and {small} has {n}.")
