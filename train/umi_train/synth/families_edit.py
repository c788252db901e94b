"""Making files and folders, overwriting and emptying them."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.parts import all_of, folder_made

CREATE = [
    "do: (create|make|write|add|start|generate|set up) a [new|text|new text|] file (called|named|with the name|) {f} (with|containing|that contains|with the content|with the text|with the contents) {q}",
    "do: (create|make|write|start|save) a [new] file {f} (saying|that says|which says|that reads|reading|with the line|with the words|holding) {q}",
    "do: (create|make|write) [a file|the file|] {f} (with|containing|saying) {q}",
    "do: (create|make|write) [the file|a file|file|] {f} (with|containing) (this|the following|the following text|this text|the following content)[:|] {content}",
    "do: (write|save|put|store) {q} (to|into|in) [a new file|a file|the file|a file called|a new file called|a new file named|] {f}",
    "do: (write|save|put|store) (the text|the words|the line|the sentence|this text) {q} (to|into|in) [a file called|a file|the file|] {f}",
    "do: (save|write|store|note|put) (this|the following) (in|to|into) {f}[:|] {content}",
    "do: (save|store|write|note) this (as|in|to) {f}: {content}",
    "do: save {q} as {f}",
    "i (need|want|would like) a [new|text|] file (called|named|) {f} (with|containing|that says|saying|with the text) {q}",
    "(create|new file|make) {f}: {content}",
    "(create|new file|write|touch) {f} (with|containing|saying) {q}",
    "{f} should (contain|say|have|read|hold)[:|] {q}",
    "there should be a file (called|named|) {f} (with|that says|containing) {q}",
    "a [new] file (called|named) {f} (with|that says|containing|saying) {content}",
    "echo {q} > {f}",
    "do: put {q} in a [new] file (and call it|and name it|called|named) {f}",
    "do: open a new file {f} and (write|put|type|enter) {q} (in it|into it|inside|there|in)",
    "do: (create|make) a file, (call|name) it {f}[,] and (write|put) {q} (in it|into it|inside)",
    "do: type {q} into {f}",
    "do: prepare a file {f} (with|containing) {q}",
    "do: let {f} (say|contain|be a file with) {q}",
    "do: (open|start) {f} as a new file and (write|put|type) {q} (in it|into it|there)",
    "i (want|need|have) to (save|keep|store|write down) {q} in a [new|text|] file (called|named) {f}",
    "do: (jot|get|drop) {q} [down] (in|into) a [new] file (called|named) {f}",
    "new file[:|,] {f}[,] (content|text|inside): {content}",
    "a file is missing: {f}[,] it (should say|says|contains) {q}",
    "{q} (goes|should go|has to go) into a [new] file (called|named) {f}",
    "{q} in a [new] file (called|named) {f}[,] please",
    "{q} -> {f}",
    "do: (save|write) under the name {f} [the text|this]: {content}",
    "i'd like {f} to (say|contain|read|hold) {q}",
    "cat > {f} <<< {q}",
    "tee {f} <<< {q}",
    "(please|) {f} with (nothing but|only|just|exactly) {q} (in it|inside)",
    "do: (create|make) a [text] file[.|,] (name|its name|the name is)[:|] {f}[.|,] (text|content|contents|it says)[:|] {content}",
    "text {q}, file {f}",
    "my (boss|teacher|friend|colleague) (wants|needs) a file {f} (saying|that says|with the text) {q}",
    "do: use {q} as the (content|text) of a new file (called|named|) {f}",
    "do: (create|make) the file {f} so that it (says|contains|reads) {q}",
    "content {q}[,] (into|goes into|to be saved as) {f}",
    "do: (draft|compose|produce|spin up|whip up|put together|knock up|prepare) a [new|small|little|short|tiny|] (file|text file|document|doc) (called|named|) {f} (with|containing|that says) {q}",
    "do: (write|get|put) {q} (down |)in [a brand new file|a fresh file|a fresh document|] {f}",
    "do: store the (string|message|phrase|sentence|words) {q} (in|under|as) {f}",
    "(could|can) (you|u) save me a (file|text file|document) {f} that (says|reads|just says) {q}",
    "{f} (does not|doesn't) exist yet[,|.] (it should|let it|i want it to|it has to) (say|contain|hold) {q}",
    "there is no {f} yet[,|.] (make|create|write) it with {q} (inside|in it|as its text)",
    "i need somewhere to keep {q}[,] (call the file|let the file be|use a file called) {f}",
    "do: (make|create) me a file[,] {f} is (its|the) name[,] {q} is (its|the) (text|content)",
    "filename {f}[,|;] (body|text|content) {content}",
    "a file {f} please. (in it|inside|text|content): {content}",
    "for later: {q} in a file (called|named) {f}",
    "before i forget[,] (save|write down|put) {q} (in|into|as) {f}",
    "ask: can {q} be (saved|stored|written|kept) (as|in a file called|in a new file called|under the name) {f}",
    "ask: could there be a file {f} (that says|with the text|saying) {q}",
    "ask: how about a [new] file {f} (with|saying|containing) {q}",
    "(what i want is|all i want is|i am after|what we need here is) a [new] file (called|named) {f} (with|saying|containing) {q}",
    "do: (export|dump|output|print) {q} (to|into) [the file|a file called|a new file|] {f}",
    "do: (place|leave|stick|pop|stash|park|deposit) {q} in a [new|fresh|] file (called|named) {f}",
    "do: bring (a file|a new file) {f} into (being|existence) with the text {q}",
    "my new file is (called|named) {f} and (says|contains|holds) {q}",
    "do: (make|create) {f}[.|;] the only (line|text) in it is {q}",
    "touch {f} and write {q} (to it|into it|in there)",
    "printf {q} > {f}",
    "write file {f}, (content|text|data)[:|] {content}",
    "{f}[,] (just one|a single|one) (line|sentence)[,|:] {content}",
    "{q}[,|:] (save|store|keep|file) that (as|in) [a file called|a new file called|] {f}",
    "do: take down {q} (as|in) a (file|text file|document) (called|named) {f}",
    "somebody should (write|put) {q} (into|in) a file (called|named) {f}[,] (can you|please do)",
    "i keep forgetting {q}[,] so (put|write|save) it in a file (called|named) {f}",
    "the file {f} has to be (made|created|written)[,] (it says|its text is|inside goes) {q}",
    "do: generate {f}[,|;] (its content is|its text is|content) {q}",
    "(wanted|needed): a file {f} (with the text|that says) {q}",
    "do: (open|use) a blank (page|document|file)[,] (type|enter|write) {q}[,] (save|store) it (as|under) {f}",
    "why don't we have a file {f} (that says|with) {q}[?|] (make|create) (it|one)",
    "{f}[,] new file[,] (reads|says|with) {q}",
    "it would help to have {q} in a file (called|named) {f}",
    "do: build [me] a file {f} whose (content|text|only line) is {q}",
    "i dictate: {q}. (that goes|it goes|put it) in[to] a new file (called|named) {f}",
    "{q}. (please|could you|can you) (keep|save|store|put) (that|this|it) in a [new] file (called|named) {f}",
    "the words {q} (deserve|need|should get) a file of their own[,] (call it|named|called) {f}",
    "if there (is|were) a file (called|named) {f} (saying|that said|with) {q}[,] i would be happy",
    "my script (expects|reads|needs|looks for) a file {f} (with|containing) {q}[,] (create|make|write) it",
    "without a file {f} (saying|containing|with) {q} (nothing|the program|my script) works[,] (create|make) it",
    "i (would|want to) (like to |)see a file {f} (with|saying) {q} (here|in this folder)",
    "(quick|short|little) file[:|,] {f}[,] (text|content|it says) {q}",
    "(it|this) should be in a file (called|named) {f}: {content}",
    "name: {f}, content: {content}",
    "name {f}; text {content}",
    "text file {f}, {q} inside",
    "so i need this file {f} and it has to say {q}",
    "what about (creating|making|writing) {f} (with|saying|containing) {q}",
]
CREATE_IN = [
    "do: (create|make|write|add) a [new] file (called|named|) {f} in {d} (with|containing|saying|that says|with the text) {q}",
    "do: (in|inside) {d}[,] (create|make|write) [a file|a file called|] {f} (with|containing|saying|that says) {q}",
    "do: (write|save|put|store) {q} (to|into|in) {f} (in|inside|under) {d}",
    "do: (add|put) a file {f} (to|in|into) {d} (with|containing|that says|saying) {q}",
    "i (need|want) a file {f} in {d} (with|that says|containing) {q}",
    "do: (create|make) {f} in {d} (with|containing|with the text) {q}",
    "{d} (needs|should have) a file {f} (with|that says|containing) {q}",
    "do: (save|store) (this|the following) in {d} as {f}: {content}",
    "do: put {q} in a [new] file (called|named) {f} (in|inside) {d}",
    "(in|inside) {d} i (need|want) a [new] file (called|named|) {f} (with|that says|containing) {q}",
    "{f} in {d} should (say|contain|read) {q}",
    "in {d} there should be a file (called|named|) {f} (with|that says|saying) {q}",
    "do: go (to|into) {d} and (create|make|write) {f} (with|saying|containing) {q}",
    "new file {f} in {d}: {content}",
    "do: (save|store|keep) {q} in {d} (as|under the name) {f}",
    "{q} goes into {d} as {f}",
    "do: under {d}[,] (create|make) {f} (with the text|that says|containing) {q}",
    "do: (place|drop|leave|stick|pop) a [new|little|] file (called|named|) {f} (with the text|saying|that says) {q} (in|inside|into) {d}",
    "ask: can {d} (get|have) a [new] file {f} (with|saying|that says) {q}",
    "{d} is missing a file {f}[,] (it should say|it says|with the text) {q}",
    "do: (save|store|file|keep) {q} (inside|in|under) {d}[,] (file name|name it|call it|as) {f}",
    "(in|inside) {d} please[,|:] a [new] file {f} (with|saying|that says) {q}",
    "what {d} (needs|lacks) is a file {f} (with|saying|that says) {q}",
    "my {f} (should be|has to be|belongs) (in|inside) {d} and (should say|says|contains) {q}",
    "do: open {d}[,] (make|create|start) a file {f} there and (write|type|put) {q} (in|into) it",
    "{q} (should be|has to be|gets) (saved|stored|written) (in|inside) {d} as {f}",
    "folder {d}, file {f}, text {q}",
    "there is no {f} in {d} yet[,] (make|create) one (with|saying|that says) {q}",
    "i want to (find|see) a file {f} in {d} (with|saying|that says) {q}",
    "do: write a file into {d}[:|,] name {f}[,] (text|content) {q}",
    "put into {d} a (file|text file) (called|named) {f}[,] (content|text): {content}",
    "do: (make|create|write) {f} and put it (in|into|inside) {d}[,] (the text is|it should say|it says) {q}",
    "new in {d}: {f}[,] it says {q}",
    "what about a file {f} in {d} (with|saying|that says) {q}",
    "so {d} needs a file {f} and it should say {q}",
    "name {f}, folder {d}, text {q}",
    "my script (expects|needs|looks for) {f} in {d} (with|containing) {q}[,] (create|make) it",
    "{d} without a {f} is no good[,] (make|create) one (with|saying) {q}",
]


def _unused(w: World) -> str:
    return w.name(w.pick([".txt", ".txt", ".txt", ".txt", ".md", ".md", ".log", ".csv", ".json", ".py", None]))


@family("create_file", weight=8)
def create_file(w: World) -> Steps:
    path, text = _unused(w), contents.phrase(w.rng)
    folder = ""
    if w.folders and w.chance(0.2):
        folder = w.pick(w.folders)
    elif w.chance(0.06):
        folder = w.folder_name()
    if folder and w.chance(0.6):
        shown = w.say(CREATE_IN, f=w.bare(path), d=w.path(folder), q=w.quoted(text, always=w.chance(0.7)), content=_either(w, text))
        path = f"{folder}/{path}"
    else:
        path = f"{folder}/{path}" if folder else path
        shown = w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=w.chance(0.6)), content=_either(w, text))
    yield Ask(shown)
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")


def _either(w: World, text: str) -> str:
    return w.quoted(text, always=True) if w.chance(0.3) else text


LINES = [
    "do: (create|make|write) [a file|a file called|the file|a new file|] {f} with (the lines|these lines|the following lines|these {n} lines|the entries|lines)[:|] {content}",
    "do: (create|make|write) a (list|todo list|shopping list) (in|called|named|as) {f} (with|containing|of)[:|] {content}",
    "do: (save|write|put) (these lines|these items|the following lines|the following|this list) (to|in|into) {f}[:|] {content}",
    "do: (write|put) {content} on separate lines (in|into|of) {f}",
    "do: (write|put) {content} (in|into|to) {f}, one (per|on each|to a) line",
    "i (need|want) a file {f} with (the lines|these items|one line each for)[:|] {content}",
    "{f} should (list|contain the lines|have the lines)[:|] {content}",
    "(create|new file) {f} (lines|with lines|with)[:|] {content}",
    "do: make {f} with {n} lines[:|,] {content}",
    "do: (create|make) {f} (listing|that lists) {content}, (one per line|each on its own line)",
    "do: (write|make) me a (list|shopping list|todo list|checklist) (in|and save it as|as) {f}[:|,] {content}",
    "{f}, one (per|on each|in each) line: {content}",
    "do: (put|write) these on (lines of their own|separate lines|a line each) in {f}: {content}",
    "do: (create|start) a list (called|named) {f} (with|and put on it)[:|] {content}",
    "i have to (remember|get|do) a few things, (save them|put them|write them) in {f}, one per line: {content}",
    "do: save as {f}, each on its own line: {content}",
    "a new file {f} with {n} (lines|entries|items): {content}",
    "line by line (into|in) {f}: {content}",
    "the (items|lines|entries) of {f} (are|should be): {content}",
    "do: (list|note|enter) in [a new file] {f}, one per line: {content}",
    "do: (create|make|write|save) {f}[,] (every|each) (item|entry|thing) on (its|a) own line: {content}",
    "do: (jot|write) (these|the following) down in {f}[,] one (below|under) (the other|another): {content}",
    "do: (stack|arrange|type up) {content} (line by line|one below the other) in (a new file|the file|a file called) {f}",
    "{f} (gets|has|needs) {n} lines[:|,] {content}",
    "a list[,] one (item|thing|entry) per line[,] in {f}: {content}",
    "shopping list for {f}, (one per line|a line each): {content}",
    "my (list|checklist) (should go|goes|belongs) (in|into) {f}[,] one (thing|item) (per|a) line: {content}",
    "can you make {f} as a list of {content}",
    "make {f} a list, (each on a line of its own|line by line): {content}",
    "{n} things in {f}, (one per line|each gets its own line): {content}",
    "don't write them all in one line[,] {f} should have one per line: {content}",
    "list for {f}: {content}",
    "do: (create|make|start) a [text] file {f} with one line (for each of|per item)[:|] {content}",
    "first line, second line and so on of {f}: {content}",
    "printf to {f}, one per line: {content}",
    "i (want|need) {content} as (single|separate) lines in {f}",
    "what about a list (called|named|in) {f} (with|of): {content}",
    "so i need {f} and in it, one (per|to a) line: {content}",
    "do: (enter|type|store) (these|the following) (items|lines|entries) in a [new] file {f}: {content}",
    "name {f}, lines: {content}",
    "my (shopping|packing|reading|wish) list[,] to be saved as {f}, one (thing|item) per line: {content}",
    "the lines of {f}: {content}",
    "do: (create|make) {f} (from|out of) {n} lines: {content}",
]
_LISTING = ("list", "lines", "items", "line", "separate", "entries")


@family("create_lines", weight=4.0)
def create_lines(w: World) -> Steps:
    """Several lines: given one under the other, or as an enumeration that becomes lines."""
    path = _unused(w)
    n = w.rng.randint(2, 5)
    if w.chance(0.5):
        rows = [w.pick([names.thing, names.person, names.pseudo])(w.rng) for _ in range(n)]
    else:
        rows = [contents.phrase(w.rng) if w.chance(0.4) else contents.task(w.rng) for _ in range(n)]
    if any("," in r or " and " in r for r in rows) or w.chance(0.4):
        shown = "\n" + "\n".join(rows)
    else:
        joint = w.pick([", ", ", ", "; ", ","])
        shown = joint.join(rows) if w.chance(0.55) else joint.join(rows[:-1]) + " and " + rows[-1]
        if w.chance(0.12):
            shown = joint.join(f'"{r}"' for r in rows)
    yield Ask(w.say(LINES, f=w.bare(path), content=shown, n=w.number(n)))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": "\n".join(rows)})
    yield Done("The file is written.")


TEXTBLOCK = [
    "do: (save|write|store|put) (this|the following|this text|the following text) (to|in|into|as) {f}:\n{content}",
    "do: (create|make|write) {f} with (this|the following|this content|the following text):\n{content}",
    "do: create a file (called|named) {f}:\n{content}",
    "{f}:\n{content}",
    "do: write to {f}:\n{content}",
    "new file {f}\n{content}",
    "do: put this (in|into) {f}\n{content}",
    "this (goes|should go) (in|into) {f}:\n{content}",
    "do: make {f} say\n{content}",
    "do: (paste|dump|drop) (this|the following) (in|into) [a new file|the file|] {f}:\n{content}",
    "(file|filename): {f}\n{content}",
    "here is what {f} should (say|contain|look like):\n{content}",
    "{f} should look like this:\n{content}",
    "(content|contents|text) of {f}:\n{content}",
    "cat > {f}\n{content}",
    "i wrote something, (save|keep|store) it as {f}:\n{content}",
    "do: save the text below (as|in|to) {f}\n{content}",
    "the following should be in [a file called|the file|] {f}:\n{content}",
    "please keep this for me in {f}:\n{content}",
    "do: (dump|drop|place|copy|transfer|type) (this|the text below|what follows|everything below) (in|into) [a file called|a new file called|] {f}\n{content}",
    "do: turn (this|the following|the text below) into [a file called|a new file called|] {f}:\n{content}",
    "(what follows|the text below|everything after this line) (is|is to be|should be|belongs in|goes into) {f}:\n{content}",
    "{f} (does not exist yet|is missing)[,] (make|create|write) it (like this|with this text|with the following):\n{content}",
    "my draft for {f}[,] please (save|store|write) it:\n{content}",
    "i need {f} (to read|to say|to look like this|with exactly this in it):\n{content}",
    "do: (save|store|keep) (what i paste here|my text|my draft) (as|in|under) {f}:\n{content}",
    "paste into {f}:\n{content}",
    "the whole (text|content) (for|of) {f} is\n{content}",
    "can you (save|store|write) (this|that) (as|to|in) {f}?\n{content}",
    "file {f} please, with this in it\n{content}",
    "do: create {f}[.|,] (contents|text|body) (below|follows|as follows):\n{content}",
    "don't change a word, just (save|write|put) this (in|into|as) {f}:\n{content}",
    "---- {f} ----\n{content}",
]


@family("create_block", weight=1.1)
def create_block(w: World) -> Steps:
    path = _unused(w)
    body = contents.content(w.rng, path)
    if not isinstance(body, str) or len(body) > 320 or len(body) < 3:
        raise Skip("too long")
    body = body.rstrip("\n")
    yield Ask(w.say(TEXTBLOCK, f=w.bare(path), content=body))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": body})
    yield Done("The file is written.")


EMPTY = [
    "do: (create|make|add|start|open) (an empty|a blank|an empty text|a new empty|a new blank) file (called|named|with the name|) {f}",
    "do: (create|make) (the|a new|a) file (called|named|) {f} (with nothing in it|without any content|with no content|and leave it empty|, empty|, leave it blank)",
    "do: touch {f}",
    "do: (create|make) {f} as an empty file",
    "i (need|want) an empty file (called|named|) {f}",
    "(touch|create|new file|make file|empty file) {f}",
    "{f} (should exist|must exist)[,] (empty for now|it can be empty)",
    "do: create (a file|a new file|the file|a text file|a new text file) (called|named|with the name) {f}",
    "do: (create|make|add) [a|the] file {f}",
    "can i have an empty file {f}",
    "there should be (an empty|a) file (called|named) {f}",
    "do: start a new file (called|named|) {f}",
    "do: prepare an empty {f}",
    "do: (create|make|open) (a file|a text file|a new file) (called|named) {f}[,] (i will fill it later|nothing in it yet|without text|i'll write in it later)",
    "do: (create|make) {f}[,] (empty|blank|with no text|nothing inside)",
    "an empty {f}[,] please",
    "{f} as an empty file[,] please",
    ": > {f}",
    "> {f}",
    "do: just create {f}[,] no (content|text) [yet|]",
    "i (will|want to) write in {f} later[,] (create it|make it|make the file) (now|already|for now|)",
    "do: (give|get) me a (blank|fresh|new empty|brand new) file (called|named) {f}",
    "do: (set up|put) an empty file (called|named|) {f} (here|in place|)",
    "make sure there is an empty file {f}",
    "do: (create|make|start|open|produce|generate|add) (a placeholder|a blank sheet|a stub|an empty page|a zero byte file) (called|named|) {f}",
    "ask: could there be (an empty|a blank) (file|document) (called|named) {f}",
    "ask: can you (make|create|add) {f}[,] (without any text|with nothing inside|just empty)",
    "all i need is an empty {f}",
    "{f} (is missing|does not exist yet|isn't there yet)[,] (make|create|add) (it|an empty one)",
    "{f}[,|:] (new and empty|blank file|an empty file|create it empty|make it, no text)",
    "do: (lay out|put down|reserve the name|make room for) {f} as an empty file",
    "the program wants a file {f}[,] (an empty one will do|it may be empty|content does not matter)",
    "i will (fill|write|edit) {f} (myself|later|tomorrow)[,] (just make|just create) (the file|it empty)",
    "(wanted|needed): an empty file (called|named|) {f}",
    "do: bring an empty file (called|named) {f} into (being|existence)",
    "do: make a new document {f}[,] (still empty|no text in it|nothing written in it)",
    "a blank (document|text file|file) (called|named|with the name) {f}[,] (please|that's all)",
    "create-file {f}",
    "type nul > {f}",
    "why is there no {f} (here|yet)? (make|create) an empty one",
    "no content needed[,] just (create|make|touch) {f}",
    "i'd like to start {f}[,] (please create|create|make) the file [for me|]",
    "do: (create|make) {f}[,] (0 bytes|zero bytes|no text at all|contents come later)",
    "new (text|empty|blank) (file|document) (called|named) {f}",
    "let there be a file (called|named) {f}",
    "name {f}, content empty",
    "if there (is|were) an empty file (called|named) {f}[,] i would be happy",
    "{f} has to be (made|created)[,] (nothing in it|no text|it stays empty) (yet|for now|)",
    "what about (creating|making) an empty (file|document) {f}",
    "my script (expects|needs|looks for) a file {f}[,] (create|make) an empty one",
    "(quick|just) an empty file[:|,] {f}",
    "(empty|blank) (document|text file) wanted[,|:] {f}",
]


@family("create_empty", weight=1.8)
def create_empty(w: World) -> Steps:
    path = _unused(w)
    if w.folders and w.chance(0.2):
        path = f"{w.pick(w.folders)}/{path}"
    yield Ask(w.say(EMPTY, f=w.bare(path)))
    obs = yield Call("Write an empty file with write_file.", "write_file", {"path": path, "content": ""})
    if "replaced" in obs.content:
        raise Skip("in use")
    yield Done("The file is written.")


OVERWRITE = [
    "do: (overwrite|replace) (the content|the contents|everything|all text|the text) (of|in) {t} (with|by) {q}",
    "do: overwrite {t} (with|and write|to say) {q}",
    "do: (change|set) the (whole|entire|) (content|contents|text) of {t} to {q}",
    "do: make {t} (contain|say) (only|just|nothing but) {q}",
    "{t} should (only|just) (contain|say) {q}",
    "do: rewrite {t} (so that it only says|to only say|to just say) {q}",
    "do: throw away what is in {t} and (write|put) {q} (in it|instead|there)",
    "do: (clear|empty) {t} and (write|put) {q} (in it|into it|there|instead)",
    "do: (fill|refill) {t} with {q} (only|instead of what is there|instead)",
    "do: put {q} in {t}, (replacing|overwriting) (what was there|the old text|everything)",
    "do: (replace|swap) what is in {t} (with|for|by) {q}",
    "do: (forget|drop) the old (text|content) of {t}[,] (it should say|write|put in) {q}",
    "the (text|content) of {t} should (now be|be|become) {q}",
    "from now on {t} should [only|just] say {q}",
    "{t} is (outdated|all wrong|wrong)[,] (overwrite it with|replace it all with|make it say only) {q}",
    "{q} should be (all|the only thing) {t} says",
    "do: start {t} over with {q}",
    "echo {q} > {t}",
    "do: (redo|rewrite) {t} from scratch[,] (it should say|with just|with) {q}",
    "nothing but {q} should be in {t}",
    "{t} (now|from now on): only {q}",
    "do: put {q} in {t} instead of (everything|all that is there|what is there now)",
    "do: (discard|scrap|dump|ditch|drop|erase) (what|whatever|all that|everything that) {t} (says|contains) and (write|put) {q} (in|there|into it) instead",
    "do: let {t} (say|contain|hold) {q} and nothing else",
    "do: wipe {t} and (write|put|type) {q} (into it|in there|in its place)",
    "do: (save|write) {q} over (what is in|the old text of|everything in) {t}",
    "whatever {t} says now[,] (it should|make it) (say|read|be) {q} (instead|only|and nothing more)",
    "the old text of {t} (can go|is of no use|is not needed)[,] (write|put|the new one is) {q}",
    "what {t} says is (no longer true|wrong|out of date)[,] the (whole|entire) text should be {q}",
    "ask: can {t} (just|simply|only) say {q} and nothing else",
    "ask: could you replace (everything|all the text|the whole content) in {t} (with|by) {q}",
    "don't keep (anything|a word) of {t}[,] (it should|it must) (only|just) say {q}",
    "i don't (care|mind) what is in {t}[,] (overwrite it with|it should only say) {q}",
    "everything in {t} out, {q} in",
    "old (content|text) of {t} out[,] {q} in",
    "do: exchange (all|everything) (in|inside) {t} (for|with) {q}",
    "do: (update|change) {t}[,] (the only text in it|all it says) should be {q}",
    "{t} is to (hold|contain|say|read) {q} and (nothing else|that is all|not a word more)",
    "do: (fully|completely|totally) (replace|overwrite) (the text of|what is in) {t} with {q}",
    "do: (substitute|put) {q} for (all|the whole text) of {t}",
    "printf {q} > {t}",
    "tee {t} <<< {q}",
    "{q} replaces (everything|all the text|all) in {t}",
    "after this {t} should (only|just) contain {q}",
    "all i want in {t} is {q}",
    "do: scrub {t} clean and (write|put) {q} in it",
    "{t} has to be (rewritten|redone)[,] (all it should say is|it only says|just) {q}",
    "so {t} is (all wrong|old|outdated) and it should just say {q} instead",
    "what about (overwriting|replacing the text of) {t} with {q}",
    "(whole|entire|complete) text of {t} -> {q}",
    "who cares what {t} said before[,] (now it says|from now on it says|make it say) (only|just) {q}",
    "{q} and only {q} should be in {t}",
]


@family("overwrite", weight=2.4)
def overwrite(w: World) -> Steps:
    path, text = w.pick_text_file(), contents.phrase(w.rng)
    yield Ask(w.say(OVERWRITE, t=w.path(path), q=w.quoted(text, always=True)))
    yield Call("Write the new content with write_file.", "write_file", {"path": path, "content": text})
    yield Answer("The file is written.", f"{path} now says \"{text}\".")


CLEAR = [
    "do: (empty|clear|blank|wipe|truncate) {t}",
    "do: (delete|remove|erase) (everything|all text|all lines|the content|the contents|all the text) (in|from|inside|of) {t}",
    "do: make {t} empty",
    "{t} should be empty",
    "do: clear (the content|the contents|all the content|all lines) of {t}",
    "do: remove all (the|) (lines|text) from {t} but keep the file",
    "(empty|clear|truncate) {t}",
    "i want {t} to be (empty|blank)",
    "do: wipe the (text|content) of {t}",
    "{t}[:|,] (empty it|clear it|make it empty)",
    "i want to start {t} (over|from scratch)[,] (empty it|clear it|delete the text in it)",
    "do: (take|get) (everything|all the text|all lines) out of {t}",
    "nothing should be (left in|in) {t}[,] but keep the file",
    "do: keep the file {t} but (delete|remove|erase) (its content|its text|everything in it|what is in it)",
    "do: reset {t} to (nothing|an empty file|zero)",
    "do: turn {t} into an empty file",
    "(> |: > |truncate -s 0 |cat /dev/null > ){t}",
    "{t} should (stay|remain|still exist) but (be empty|have no text)",
    "everything (in|inside) {t} (can go|should go)[,] but (not the file itself|the file stays)",
    "do: (flush|drain|hollow out|blank out|zero out|void|scrub) {t}",
    "do: (strip|rid) {t} of (all|all its|its whole) (text|content)",
    "do: (make|leave) {t} (a blank page|blank|without any text|with zero lines)",
    "do: cut (all the|all|the whole) text (out of|from) {t}",
    "do: (wipe|scrub) {t} clean[,] (the file stays|but leave the file there|keep the file)",
    "what {t} (says|contains) (is no longer needed|can all go|is old)[,] (empty it|make it empty) but keep the file",
    "{t} is full of (rubbish|nonsense|old stuff)[,] (empty it|clear it out|wipe its content)",
    "don't delete {t}[,] (just|only) (empty it|take the text out|clear what is in it)",
    "ask: can you (empty|blank) {t} (without deleting it|but keep the file|)",
    "ask: could {t} be (emptied|made empty|blanked)",
    "i need {t} (emptied|to be empty|blank|without content)",
    "not a (word|line) should (stay|remain|be left) in {t}",
    "{t}[,|:] (no content|zero bytes|blank it|wipe the text)",
    "the file {t} stays but its (text|content|lines) (goes|should go|must go)",
    "i want a clean {t}[,] (without any text in it|nothing in it)",
    "do: throw out (all|everything) that {t} (says|contains)[,] not the file (itself|)",
    "do: give me {t} back as an empty file",
    "do: (dump|discard) the (text|content|contents) of {t}",
    ": > {t}",
    "who needs the text in {t}? (empty|clear) (the file|it)[,] but don't delete it",
    "so {t} should be there but there should be no text in it (any more|)",
    "what about (emptying|blanking) {t}",
    "{t} has to be (emptied|blank|made empty)",
    "everything {t} says is (old|outdated|wrong)[,] (empty|clear|blank) it",
]


@family("clear_file", weight=0.6)
def clear_file(w: World) -> Steps:
    path = w.pick_text_file()
    yield Ask(w.say(CLEAR, t=w.path(path)))
    yield Call("Write an empty content with write_file.", "write_file", {"path": path, "content": ""})
    yield Answer("The file is written.", f"{path} is empty now.")


MKDIR = [
    "do: (create|make|add|set up|start) a [new] (folder|directory) (called|named|with the name|) {f}",
    "do: (create|make|add) a (folder|directory|subfolder) {f} (here|for me|in this folder|in the workspace|)",
    "do: (create|make) the (folder|directory|path) {f}",
    "do: (create|make|add) {f} as a [new] (folder|directory)",
    "do: (create|make) a (folder|place|directory) for {what} (called|named) {f}",
    "do: mkdir {f}",
    "i (need|want|would like) a [new] (folder|directory) (called|named|) {f}",
    "(mkdir|new folder|create folder|make directory|make folder|create directory|mkdir -p) {f}",
    "there should be a (folder|directory) (called|named|) {f}",
    "(folder|directory) {f} (is needed|please|is missing, make it|should exist)",
    "a new (folder|directory) (called|named) {f}",
    "{f} (should be|as|has to be) a [new] folder[, create it|, make it|]",
    "do: open a new folder (called|named|) {f}",
    "do: make me a (folder|directory) and (call|name) it {f}",
    "do: (give|get) me a [new] (folder|directory) (called|named) {f}",
    "i (want|need) (somewhere|a place) to put {what}[,] (make|create) a folder (called|named) {f}",
    "for {what} (make|create|i need) a folder (called|named|) {f}",
    "{what} (need|should get) a folder of their own[,] call it {f}",
    "we (need|want) {f} as a [new] (folder|directory)",
    "do: add (folder|directory) {f}",
    "(md|mkdir -v|newfolder) {f}",
    "new (dir|directory|folder)[:|,] {f}",
    "do: (create|make) (a dir|a new dir|dir) (called|named|) {f}",
    "do: (create|make) {f}, (a|it is a|it should be a) (folder|directory)",
    "ask: can there be a (folder|directory) (called|named) {f}",
    "do: make sure (there is|we have) a (folder|directory) (called|named|) {f}",
    "do: (build|produce|prepare|generate|lay out|spin up|put up|establish) a [new|fresh|] (folder|directory|dir) (called|named|) {f}",
    "do: bring a (folder|directory) (called|named) {f} into (being|existence)",
    "do: (create|make) [me|] (an empty|a fresh|a brand new|one more|another|an extra) (folder|directory|dir) (called|named|) {f}",
    "ask: could (you|we|i) have a [new|fresh|] (folder|directory) (called|named) {f}",
    "ask: how about a (folder|directory) (called|named) {f}",
    "{f} (does not|doesn't) exist [yet|][,] (make|create) it[,] (it is|as|it should be) a (folder|directory)",
    "there is no (folder|directory) {f} (here|yet)[,] (make|create|add) (one|it)",
    "why is there no (folder|directory) (called|named|) {f}? (make|create) (one|it)",
    "(wanted|needed|missing): a (folder|directory) (called|named) {f}",
    "where do i put {what}? (make|create) a folder (called|named) {f}",
    "i have no place for {what} yet[,] (make|create|set up) a (folder|directory) (called|named|) {f}",
    "{what} should not lie around[,] (make|create) a (folder|directory) {f} for them",
    "my {f} folder is (missing|not there yet)[,] (make|create) it",
    "i'm going to (keep|store|collect) {what} in {f}[,] (create|make) (that|the) (folder|directory)",
    "do: reserve a (folder|directory) (called|named|) {f} for {what}",
    "folder name {f}[,] (create it|make it|please create)",
    "(folder|directory) wanted[,] name {f}",
    "{f}[,|:] (new folder|make this folder|create this directory|new directory)",
    "do: have a (folder|directory) (called|named) {f} (ready|made|created)",
    "what i (need|want) is a (folder|directory) (called|named) {f}",
    "install -d {f}",
    "the folder structure (needs|lacks) {f}[,] (add it|create it)",
    "let there be a (folder|directory) (called|named) {f}",
    "i can't go on without a folder (called|named) {f}[,] (make|create) one",
    "it's time for a (folder|directory) (called|named) {f}",
    "do: (organize|sort) {what} a bit[,] (start by making|first make|first create) a folder {f}",
    "my script (expects|needs|looks for) a (folder|directory) {f}[,] (create|make) (it|one)",
    "what about (creating|making|adding) a (folder|directory) (called|named) {f}",
    "if there (is|were) a (folder|directory) (called|named) {f}[,] i could sort my things",
    "{what} are all over the place[,] (make|create) a (folder|directory) (called|named|) {f} for them",
    "i want to tidy up[,] (make|create|start with) a (folder|directory) (called|named|) {f}",
    "so i need a place for {what} and it should be a folder (called|named) {f}",
    "name of the new (folder|directory): {f}",
    "{f} as the name (for|of) a new (folder|directory)",
    "please have a (folder|directory) {f} ready",
    "(quick|just) a (folder|directory)[:|,] {f}",
    "folder {f}[,] (make|create|add) it",
]
MKDIR_IN = [
    "do: (create|make|add) a [new] (folder|directory|subfolder|subdirectory) (called|named|) {f} (in|inside|under|within) {d}",
    "do: (in|inside) {d}[,] (create|make) a [new] (folder|subfolder|directory) (called|named|) {f}",
    "do: add a (subfolder|folder|subdirectory) (called|named|) {f} to {d}",
    "i (need|want) a (folder|subfolder) (called|named|) {f} (in|inside) {d}",
    "{d} needs a (subfolder|folder) (called|named|) {f}",
    "(mkdir|new folder|create folder) {f} in {d}",
    "do: put a new (folder|directory) (called|named) {f} (in|into|inside) {d}",
    "there should be a (folder|subfolder) {f} in {d}",
    "do: (create|make) {f} as a (folder|subfolder) (in|inside|under) {d}",
    "{f} (should be|is to be) a [new] (folder|subfolder|directory) (in|inside|of|under) {d}",
    "do: go (to|into) {d} and (make|create|add) a [new] (folder|directory) (called|named|) {f}",
    "in {d} i (need|want) a [new] (folder|subfolder|directory) (called|named|) {f}",
    "do: split {d}, (make|add) a (subfolder|folder) (called|named|) {f} (in it|there)",
    "new (subfolder|subdirectory|folder) {f} (inside|under|in) {d}",
    "do: nest a (folder|directory) (called|named|) {f} (in|inside) {d}",
    "a (folder|subfolder|directory) (called|named|) {f} is missing in {d}[,] (make it|create it|add it)",
    "do: (build|prepare|open|set up|start) a [new] (folder|subfolder|directory|dir) (called|named|) {f} (in|inside|under|below|beneath) {d}",
    "{d} (lacks|is missing|should have|should get|has no) a (folder|subfolder|directory) (called|named) {f}[,] (make it|create it|add it|make one)",
    "ask: can {d} (have|get) a (folder|subfolder) (called|named) {f}",
    "ask: could you (make|add|create) a (folder|subfolder) {f} (inside|in|below|under) {d}",
    "(inside|below|under|within) {d}[,|:] (new folder|a new directory|one more folder) {f}",
    "do: (create|make) (one more|another|an extra) (folder|directory) (in|inside|below) {d}[,] (called|named|call it) {f}",
    "what {d} needs is a (folder|subfolder) (called|named) {f}",
    "in {d} there is no (folder|directory) {f} yet[,] (make|create|add) (it|one)",
    "{d} is too (full|messy)[,] (make|create) a (subfolder|folder) (called|named) {f} (in it|there)",
    "do: (extend|expand) {d} by a (folder|subfolder) (called|named) {f}",
    "cd {d} && mkdir {f}",
    "cd {d}; mkdir {f}",
    "a (folder|subfolder|directory) {f}[,] but (inside|in|under) {d} please",
    "{d} should (contain|hold) a new (folder|subfolder) (called|named) {f}",
    "go into {d}, mkdir {f}",
    "i'd like {d} to have a (folder|directory) {f} (inside|in it)",
    "open {d} and (make|create|add) a (folder|directory) {f} there",
    "what about a (folder|subfolder) {f} (in|inside) {d}",
    "so {d} should get a (folder|subfolder) and its name is {f}",
    "{f} as a new (folder|subfolder|directory) of {d}",
    "my script (expects|needs|looks for) a folder {f} in {d}[,] (create|make) it",
]


@family("make_folder", weight=5)
def make_folder(w: World) -> Steps:
    name = w.folder_name()
    roll = w.rng.random()
    if roll < 0.25 and w.folders:
        folder = w.pick(w.folders)
        shown = w.say(MKDIR_IN, f=w.bare(name), d=w.path(folder))
        path = f"{folder}/{name}"
        if w.exists(path):
            raise Skip("there")
    else:
        path = name if roll < 0.8 else f"{name}/{w.folder_name()}"
        what = w.pick(["my photos", "the invoices", "old files", "drafts", "backups", "the reports", "my recipes", "the new project", "pictures"])
        shown = w.say(MKDIR, f=w.bare(path), what=what)
    yield Ask(shown)
    obs = yield Call("Make the folder with make_directory.", "make_directory", {"path": path})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The folder is there.")


MKDIRS = [
    "do: (create|make|add) (the folders|folders|two folders|the directories|directories|two new folders) {f} and {g}",
    "do: (create|make) (two|2) folders[:| called| named|] {f} and {g}",
    "i (need|want) (two folders|the folders|folders)[:| called| named|] {f} and {g}",
    "mkdir {f} {g}",
    "do: make a folder {f} and (another|another one|one more|a second) (called|named|) {g}",
    "do: create {f} and {g} as folders",
    "(folders|new folders) {f} and {g} please",
    "there should be (two folders|folders)[,| called|] {f} and {g}",
    "we need two (more|new) (folders|directories), {f} and {g}",
    "do: (create|make) a folder (called|named|) {f}, and (another|a second one|one more) (called|named) {g}",
    "(folders|directories): {f}, {g}",
    "i (want|need) {f} and {g} as (folders|directories)",
    "do: (make|create) {f} and {g}, both folders",
    "mkdir {f} && mkdir {g}",
    "one folder {f} and one folder {g}[,] please",
    "do: add a folder {f} and then a folder {g}",
    "do: (set up|build|prepare|start) (two|a pair of|a couple of) [new] (folders|directories)[:|,| called] {f} and {g}",
    "(two|2) [new] (folders|directories)[:|,] {f} and {g}",
    "ask: can (i|we) have (two|2) folders[,| called] {f} and {g}",
    "{f} and {g} are (missing|not there yet)[,] (make|create) both folders",
    "there is neither a folder {f} nor a folder {g}[,] (make|create) (both|them)",
    "(both|) {f} and {g} should be (folders|directories)[,] (make|create) them",
    "do: (create|make) the folder {f} as well as the folder {g}",
    "not one folder but two[:|,] {f} and {g}",
    "md {f} {g}",
    "mkdir {f}; mkdir {g}",
    "first a folder {f}, then a folder {g}",
    "a folder (called|named) {f} and (another|one more|a second) (called|named) {g}[,] please",
    "do: (create|make) two (dirs|directories): {f}, {g}",
    "we (need|want) the folders {f} and {g}",
    "do: add both {f} and {g} as [new] (folders|directories)",
    "i'd like a folder {f} and also a folder {g}",
    "folder one {f}, folder two {g}",
]


@family("make_two_folders", weight=0.7)
def make_two_folders(w: World) -> Steps:
    f, g = w.folder_name(), w.folder_name()
    if f.lower() == g.lower():
        raise Skip("same")
    yield Ask(w.say(MKDIRS, f=w.bare(f), g=w.bare(g)))
    yield from all_of(folder_made(f), folder_made(g))
