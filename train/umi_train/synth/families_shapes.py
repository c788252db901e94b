"""Texts of every shape in files: addresses, amounts, assignments, rows, sentences without quotation marks, before and after the name."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.parts import numbered
from umi_train.synth.views import excerpt


def shape(w: World) -> tuple[str, str]:
    """Return a text without line break and what it is called ("number", "link", "" for plain words)."""
    rng = w.rng
    word, other = names.pseudo(rng, 2), names.pseudo(rng)
    match int(rng.random() * 17):
        case 0:
            return str(rng.randint(0, 10 ** rng.randint(1, 9))), "number"
        case 1:
            path = f"{w.pick(names.FOLDERS)}{w.pick(('', f'/{word}', f'/{other}.html', f'?{word}={rng.randint(1, 999)}', f'#{word}'))}"
            return f"http{w.pick(('s', 's', ''))}://{w.pick(('www.', '', ''))}{word}.{w.pick(('com', 'net', 'io', 'test', 'dev'))}/{path}", w.pick(("link", "url", "address"))
        case 2:
            key = w.pick((word.upper(), word, f"{word}_{other}".upper(), f"{other}_{rng.randint(1, 9)}"))
            value = w.pick((f'"{other}"', f"'{other}'", str(rng.randint(1, 9999)), f'"{rng.randint(0, 9)}.{rng.randint(0, 30)}"', "True", "False", "None", f"[{rng.randint(1, 9)}, {rng.randint(1, 9)}]"))
            return f"{key}{w.pick((' = ', ' = ', '='))}{value}", w.pick(("line", "line", ""))
        case 3:
            cells = [w.pick((names.pseudo(rng), names.thing(rng), str(rng.randint(1, 9999)), f"{rng.randint(1, 99)}.{rng.randint(10, 99)}", names.date(rng), w.pick(names.PEOPLE))) for _ in range(rng.randint(3, 5))]
            return w.pick((",", ",", ";")).join(cells), "row"
        case 4:
            return f"{names.pseudo(rng)}.{word}@{other}.{w.pick(('com', 'org', 'net'))}", w.pick(("email", "address", "mail address"))
        case 5:
            return f"{rng.randint(0, 23)}:{rng.randint(10, 59)}", "time"
        case 6:
            return names.code(rng, rng.randint(4, 12)), w.pick(("code", "key", "password", "id"))
        case 7:
            return f"{w.pick(('+', '0', '00'))}{rng.randint(10, 99)} {rng.randint(100, 9999)} {rng.randint(1000, 99999)}", w.pick(("number", "phone number"))
        case 8:
            return " ".join(w.pick((names.pseudo, names.thing))(rng) for _ in range(rng.randint(2, 5))), w.pick(("words", "words", "text"))
        case 9 | 10 | 11:
            return contents.sentence(rng), w.pick(("sentence", "text", "line", ""))
        case 12:
            return f"{contents.sentence(rng)} {contents.sentence(rng)}", w.pick(("text", ""))
        case 13:
            return f"{w.pick(('page', 'chapter', 'exercise', 'room', 'question', 'lesson', 'step', 'unit'))} {rng.randint(2, 400)}", ""
        case 14:
            return names.date(rng), "date"
        case 15:
            return f"{word}: {w.pick((other, str(rng.randint(1, 999)), contents.task(rng)))}", w.pick(("line", "entry"))
        case _:
            return contents.phrase(rng), w.pick(("text", "", "line"))


NEW = (
    "do: (create|make|write|add) [a|the|] [new|] file {f} (with|containing) [the {kind}] {text}", "do: (write|save|put|store|keep) [the {kind}] {q} (in|to|into|under) {f}", "do: (write|put|save) (this {kind}|the {kind}|this) (into|in|to) {f}: {text}",
    "do: (create|make) {f} and (write|put) [the {kind}] {q} (in it|into it|inside)", "i (want|need|would like) a file (called|named) {f}[,] (with|containing) [the {kind}] {text}", "{f} (with|containing) [the {kind}] {text}",
    "{f} <- {text}", "do: (create|make) {f}[,] (content|contents|text): {text}", "do: let {f} hold [the {kind}] {text}", "(new|a new) file {f}[,|:] {text}", "(file|name): {f}, (content|text): {text}", "do: (create|make) [a file] {f} that (says|reads) {text}",
    "do: open a new file {f}, (content|text) {text}", "into {f} (goes|please write) [the {kind}] {text}", "do: (keep|record) [the {kind}] {q} in a [new] file {f}", "printf {q} > {f}", "{q} > {f}",
    "do: (write|save) {f} (with|containing) just [the {kind}] {text}", "do: (write|save) only [the {kind}] {q} (in|to|into) {f}", "{q} (should be|must be) the only (text|thing) in a new file {f}", "do: (jot|type) {q} into a new {f}",
    "[the {kind}] {q} (goes|should go|belongs) (into|in) a [new] file (called|named) {f}",
    "do: (create|make) {f} (and|to) hold [the {kind}] {q}",
    "i (have|got) [the {kind}] {q}[,] (save it as|put it in|keep it in|store it in) {f}",
    "do: (remember|keep) [the {kind}] {q} for me in a file (called|named) {f}",
    "this (goes|should go|belongs) into {f}: {text}",
    "do: (make|create|write) {f}: {text}",
    "do: save as {f} (this {kind}|the {kind}|this): {text}",
    "a [new] file {f} with (this|this {kind}|the {kind}) [in it|inside|]: {text}",
    "my new file {f} should (say|hold|contain) {text}",
    "tee {f} <<< {q}",
    "do: (create|start) {f}[.|,] it should (say|contain|hold) {text}",
    "can (you|u) make {f} and in it: {text}",
    "do: (drop|stick|pop|stash|place|park) [the {kind}] {q} (in|into) a [new|fresh|] file (called|named) {f}",
    "do: (draft|produce|prepare|generate|build) [a file] {f} (with|containing) [the {kind}] {text}",
    "there is no {f} yet[,|.] (make|create|write) it[,|:] it should (say|contain|hold): {text}",
    "{f} (is missing|does not exist yet)[,|:] (it should|it has to) (contain|hold|say) [the {kind}] {text}",
    "ask: can {q} be (saved|stored|kept) (in|as|under) {f}",
    "do: note this {kind} (in|into) a new file {f}: {text}",
    "a file (named|called) {f}[,|.] (in it|inside): {text}",
    "filename {f}[,|;] (body|text|content)[:|] {text}",
    "what i (want|need) is a file {f} (with|containing) [the {kind}] {text}",
    "i (must not|can't|shouldn't) (lose|forget) [the {kind}] {q}[,] (save|store|keep) it (in|as) {f}",
    "{f} will (hold|contain|have|say) [the {kind}] {text}",
    "(put|write|save) in a file (called|named) {f}: {text}",
    "do: (make|create) {f}[.|,|;] (only|just) (this|this {kind}|the {kind}) (goes|should be) in it: {text}",
    "{kind} for a new file {f}: {text}",
    "save to {f}: {text}",
    "do: (dump|output|export|print) [the {kind}] {q} (to|into) {f}",
    "here is (a {kind}|something|a {kind} to keep) for {f}: {text}",
    "{f} := {text}",
    "do: type up a file {f}: {text}",
    "my (boss|friend|colleague|teacher|mom) (gave me|told me) [the {kind}] {q}[,] (keep|save|store) it in a file (called|named) {f}",
    "do: (start|open) {f} with [the {kind}] {text}",
    "nothing but [the {kind}] {q} (should be|goes|belongs) (in|into) {f}",
    "write [the {kind}] {q} > {f}",
    "let there be a file {f} (with|that says): {text}",
    "i'd like {f} to be a file (with|containing) [the {kind}] {text}",
    "in a new file (called|named) {f} i (want|need) [the {kind}] {text}",
    "do: (create|make) {f} whose (only line|content|text) is {text}",
    "(quick|short|little) file[:|,] {f}[,|.|;] (text|content|it says)[:] {text}",
    "my script (expects|needs) a file {f} (with|containing) [the {kind}] {text}",
    "so i need a file {f} and this is what it should say: {text}",
    "what about a [new] file {f} (with|containing) [the {kind}] {text}",
    "(following|this) goes into the new file {f}: {text}",
    "name: {f}, content: {text}",
    "name {f}; text {text}",
    "i want to start a file {f} (with|saying|that says) {text}",
    "there should be a file {f} and its (text|content) should be {text}",
)  # fmt: skip
MORE = (
    "do: (add|append) [the {kind}] {q} to {t}", "do: (add|append|write|put) (at|on|to) the (end|bottom) of {t}: {text}", "do: (add|append) (this|this {kind}|the {kind}|one more {kind}) to {t}: {text}", "do: (put|write) {q} (on|in|at the end of|at the bottom of) {t}",
    "{t}: (add|append) {text}", "(also|and) (put|write|add) {q} (on|in|to) {t}", "do: let {t} end with {text}", "{q} (is missing|is still missing) (in|on|from) {t}, (add it|put it there|append it)", "i forgot {q}, (put|write) it (on|in) {t}",
    "i (still|) need {q}. (put|write) it (on|in|into) {t}", "(another|one more|a new) {kind} for {t}: {text}", "do: (extend|complete|continue) {t} (by|with): {text}", "{q} >> {t}", "{t} (gets|needs) (another|one more|a last|a new) {kind}: {text}",
    "(now|then) (add|append) {q} to {t}", "as the last line of {t} (write|put): {text}", "the last line of {t} should be {text}", "do: (note|enter|record) {q} in {t}",
    "do: (stick|tack|throw|tag) {q} (on|onto|at) the end of {t}",
    "[the {kind}] {q} (goes|should go|has to go|belongs) (on|at the end of|at the bottom of) {t}",
    "i (have|got) (another|one more) {kind} for {t}: {text}",
    "this (has to|should|must) (go at the end of|be added to) {t}: {text}",
    "to {t}[,] (add|append): {text}",
    "{t} += {text}",
    "tee -a {t} <<< {q}",
    "do: add to {t} (also|too|as well): {text}",
    "at the end of {t} i (want|need) {text}",
    "do: (log|record|register) [the {kind}] {q} (in|at the end of) {t}",
    "{t} lacks {text}",
    "{text} (is still missing|is missing) (in|from) {t}",
    "do: (attach|affix|pin|put) [the {kind}] {q} (to|at) the (end|bottom|tail|foot) of {t}",
    "do: (pop|slap|shove|slip|squeeze|chuck) {q} (on|onto) the end of {t}",
    "do: (extend|grow|lengthen) {t} by one (line|entry)[:|,] {text}",
    "do: (type|paste|write|drop) (this|this {kind}|the {kind}) at the (end|bottom|tail) of {t}: {text}",
    "{t} is (incomplete|not complete|not finished) (without|as long as it lacks) {q}[,] (add it|append it|put it in)",
    "{t} is (incomplete|not finished)[,] (still missing|what is missing is|add): {text}",
    "ask: can you (add|append|attach) {q} to {t}",
    "ask: could {q} (go|be put|be added) (at the end of|at the bottom of|to) {t}",
    "below everything else in {t}[,|:] (write|put|add): {text}",
    "below the last line of {t} (write|put|goes|add): {text}",
    "{t} should also (say|contain|have|mention) {text}",
    "{t} should (end|close|finish) with {text}",
    "don't (replace|overwrite) (anything|what is there), (just|only) (add|append) to {t}: {text}",
    "keep {t} as it is[,] (just|only) (add|append) at the end: {text}",
    "(one more|yet another|a further) (line|thing|entry) for {t}[:|,] {text}",
    "oh, and {q} (goes|has to go|belongs) (on|onto|at the end of) {t} (too|as well)",
    "{q}[,|:] (add|append) that to {t}",
    "{q}[,] (can|could) you (add|append) (it|that) to {t}",
    "before i forget[,] (add|append) to {t}: {text}",
    "new (entry|line|item) (in|for|on) {t}: {text}",
    "i (want|need) {q} (added|appended) to {t}",
    "do: finish {t} (off|) with {text}",
    "do: supplement {t} with {text}",
    "do: top {t} up with {text}",
    "do: (tag|attach|chain) [the {kind}] {q} (on|on at the end) (of|to) {t}",
    "and for {t}, (one last|another|one more) {kind}: {text}",
    "append to {t}: {text}",
    "so {t} is nearly done but this is missing at the end: {text}",
    "what about (adding|appending) {q} to {t}",
    "the next (line|entry|thing) in {t}[:| is:|,] {text}",
    "who forgot {q} in {t}? (add|append) it (please|)",
    "(following|this) (line|text) (goes|belongs) at the (end|bottom) of {t}: {text}",
    "i want to (add|append) (something|a line) to {t}[:|,] {text}",
    "i (remembered|noticed|thought of) one more thing for {t}: {text}",
    "let {t} also (say|have|mention) {text}",
    "under the last line of {t}: {text}",
)  # fmt: skip
OVER = (
    "do: (overwrite|replace) {t} (with|by): {text}", "do: (overwrite|rewrite) {t} (to say|so that it reads|so that it says): {text}", "do: throw the old text of {t} away and write {text}", "do: make {t} say nothing but: {text}", "{t} (must|should) say only this: {text}",
    "the (new|whole) (text|content) of {t} is: {text}", "do: (clear|empty) {t} and write: {text}", "do: replace everything in {t} (with|by) {q}", "do: set {t} to {text}", "instead of the old text {t} (should|must) say: {text}",
    "{t} is (all wrong|outdated|wrong)[,] it should (say|read|be): {text}",
    "forget what {t} says[,] (it says now|write instead|the new text is): {text}",
    "from now on {t} says only {text}",
    "do: (change|set) the (whole|entire) (content|text) of {t} to {q}",
    "(swap|exchange) the text of {t} (for|with): {text}",
    "do: write over {t} with {q}",
    "do: start {t} (over|from scratch) with: {text}",
    "nothing else should be in {t} than {q}",
    "{q} instead of everything in {t}",
    "all of {t} (becomes|should become|is to be): {text}",
    "whatever {t} says now[,] (it should say|make it say|it has to say) (only|just|nothing but): {text}",
    "do: (discard|scrap|ditch|dump|erase) (all|everything|what) {t} (has|says|contains) and (write|put) (there|instead): {text}",
    "don't keep anything of {t}[,|;] the new text is {text}",
    "the old (text|content) of {t} (can go|must go|is no good)[,|;] the new one is: {text}",
    "everything in {t} out, in with {text}",
    "all {t} should (say|hold|contain) is {text}",
    "after this {t} (should|must) (say|contain|hold) only {text}",
    "do: wipe {t} and (write|put|type) (in|there): {text}",
    "do: (completely|fully|totally) (replace|overwrite) {t} with {text}",
    "do: (let|make) {t} (contain|hold|say) just this: {text}",
    "the (whole|entire|complete) (text|content) of {t} should be {text}",
    "do: (substitute|put) {q} for the whole (text|content) of {t}",
    "i want nothing in {t} but {text}",
    "what is in {t} is (old|outdated|wrong)[,] (replace it all by|overwrite it with|put instead) {text}",
    "new version of {t} (in place of|instead of|replacing) the old: {text}",
    "do: rewrite {t} from scratch[,|:] (it says|it should say|text|new text)[:|] {text}",
    "can {t} say just {text}",
    "not a word of the old {t} should stay[,] (write|put) {text}",
)  # fmt: skip


def _fitting(w: World, text: str, templates: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the templates that can be used: those without a kind where the text has none."""
    if kind:
        return templates
    bare = (t.replace(" [the {kind}]", "").replace("[the {kind}] ", "").replace("[the {kind}]", "") for t in templates)
    return tuple(t for t in bare if "{kind}" not in t)


def _said(w: World, text: str) -> str:
    """Return the text bare, or in quotation marks that it does not hold."""
    return text if w.chance(0.6) else w.quoted(text, always='"' not in text)


@family("shape_new", weight=6.0)
def shape_new(w: World) -> Steps:
    """A new file with a text of some shape, mostly without quotation marks."""
    text, kind = shape(w)
    path = w.name(w.pick((".txt", ".txt", ".md", ".py", ".cfg", ".log", ".csv", ".env", None)))
    if w.chance(0.25):
        path = f"{w.pick(w.folders) if w.folders and w.chance(0.6) else w.folder_name()}/{path}"
    shown = _said(w, text)
    yield Ask(w.say(_fitting(w, text, NEW, kind), f=w.bare(path), q=shown, text=shown, kind=kind))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")


@family("shape_more", weight=5.2)
def shape_more(w: World) -> Steps:
    """A text of some shape at the end of a file; sometimes the file is shown afterwards."""
    text, kind = shape(w)
    path = w.pick_text_file(ext=(".csv", ".tsv")) if kind == "row" and w.text_files(ext=(".csv", ".tsv")) else w.pick_text_file()
    shown = _said(w, text)
    yield Ask(w.say(_fitting(w, text, MORE, kind), t=w.path(path), q=shown, text=shown, kind=kind))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": text})
    yield Done("The text was added.")


@family("shape_over", weight=1.8)
def shape_over(w: World) -> Steps:
    """A text of some shape in place of all that a file holds."""
    text, _ = shape(w)
    path, shown = w.pick_text_file(), _said(w, text)
    yield Ask(w.say(OVER, t=w.path(path), q=shown, text=shown))
    yield Call("Write the new content with write_file.", "write_file", {"path": path, "content": text})
    yield Answer("The file is written.", f"{path} now says {text}.")


THEN_SHOW = (
    "do: (add|append) {q} to {t} and (show|read|print) (me the result|it to me|what it says now)", "do: (put|write) {q} (on|at the end of|in) {t}, then (show|read) (it|the file)", "(add|append) {q} to {t} and let me see (it|the file|how it looks)",
    "do: (add|append) {q} to {t}. what does it say now", "{t}: add {q} and (show|print) it", "do: (put|write) {q} (on|in) {t} and (read it back|tell me what is in it now)", "i want {q} added to {t} and then (see it|read it)", "first add {q} to {t}, then (show|read) it",
    "do: (append|add) {q} to {t} and (open|display) it afterwards", "after adding {q} to {t} (show|read) me the file",
    "do: (add|append) {q} to {t} and let me (check|see) the (result|whole thing)",
    "(add|put|write) {q} (on|at the end of) {t} and (show|read) me (the whole file|all of it|everything) (then|after that|afterwards)",
    "do: (stick|put) {q} at the end of {t}, and print the (file|whole thing)",
    "echo {q} >> {t} && cat {t}",
    "{q} (goes|should go) on {t}, then (show|read) (it|me the file|the file)",
    "do: append {q} to {t}, i want to (see|read|check) it (afterwards|then|after that)",
    "{t} (needs|is missing) {q}, add it and (show|read) (it to me|me the file|me everything)",
    "(add|append) {q} to {t} ; cat {t}",
    "do: show me {t} after (adding|appending) {q}",
    "with {q} added at the end, how does {t} look",
    "what does {t} look like when you have added {q}",
    "do: (attach|tack|tag|pop) {q} (onto|to) [the end of] {t} and (show|read|print) [me] the (file|result|outcome)",
    "do: (add|append) {q} to {t}[,] then (let me see|i want to see|i'd like to read) (it|the file|the result)",
    "ask: can you (add|append) {q} to {t} and (show|read|display) (it|the file|the result)",
    "ask: what does {t} say (after|once) you have (added|appended) {q} to it",
    "(add|append) {q} to {t}[,] what do we have then",
    "{t} should (end|close) with {q}[,] (show|print|read) it (to me|) (afterwards|when done|then)",
    "{t} plus {q}[,] then (show|read|display) (it|the file|the whole file)",
    "(once|after) {q} is (added to|at the end of|in) {t}[,] (show|read|print) (me the file|it to me)",
    "do: extend {t} by {q} and (display|show|print) (it|what it says then|the whole thing)",
    "put {q} at the (bottom|end) of {t} and cat it",
    "i forgot {q} in {t}[,] (add it|append it) and (read|show) (the file|me the file)",
    "don't just add {q} to {t}, show me the file (too|as well|afterwards)",
    "two steps: (append|add) {q} to {t}, (then|and) (print|show) the file",
    "with {q} (on|at the end|as the last line)[,] what does {t} say",
    "{q} goes at the end of {t} and then i want to (see|read) (it|the file)",
)  # fmt: skip


@family("shape_more_shown", weight=2.7)
def shape_more_shown(w: World) -> Steps:
    """Add something to a file, then show the file."""
    path = w.pick_text_file(max_chars=250)
    text = w.pick((names.thing(w.rng), names.thing(w.rng), contents.task(w.rng), shape(w)[0]))
    shown = text if w.chance(0.6) and " and " not in text else _said(w, text)
    yield Ask(w.say(THEN_SHOW, t=w.path(path), q=shown))
    yield Call(numbered(0, "Add the text with append_file."), "append_file", {"path": path, "content": text})
    obs = yield Call(numbered(1, "Read the file with read_file."), "read_file", {"path": path})
    yield Answer("The file was read.", excerpt(path, obs.content))


CHANGE = (
    "do: (change|turn|edit) {a} (to|into) {new} in {t}", "do: (replace|exchange|swap) {a} (by|with|for) {new} in {t}", "in {t} (change|turn) {a} (to|into) {new}", "in {t}, {a} (should be|must be|should become|must become|becomes) {new}", "{a} -> {new} in {t}",
    "{a} in {t} (should be|must be|should become|becomes|must read) {new}", "{t}: {a} (becomes|should be|->) {new}", "do: (update|raise|lower|bump|set) {a} to {new} in {t}", "do: put {new} where it says {a} in {t}", "do: put {new} in place of {a} in {t}",
    "i want {new} instead of {a} in {t}", "do: (edit|update) {t}, {a} (becomes|is now) {new}", "it says {a} in {t} but (should say|it should be) {new}", "{t} (says|has) {a}, (make that|make it|change it to) {new}", "not {a} but {new} in {t}", "the line {a} in {t} (becomes|should be|should read) {new}",
    "do: let {t} say {new} instead of {a}",
    "in {t} (use|write|put|have) {new} (instead of|in place of|for) {a}",
    "{new} instead of {a} in {t}[,] please",
    "{t} still says {a}[,] (it is|make it|it should be) {new} (now|by now|)",
    "i (wrote|typed) {a} in {t}[,] (it should be|make it|i meant) {new}",
    "{a} is now {new}[,] (update|change|correct) {t}",
    "{a} (turned into|became|was replaced by) {new}[,] (update|adjust) {t} [please|]",
    "do: (find|look for) {a} in {t} and (make it|change it to|replace it with|turn it into) {new}",
    "do: (correct|fix) {t}, (not {a} but|instead of {a} it is) {new}",
    "do: (cross out|strike|delete) {a} in {t} and (put|write) {new} there",
    "{t} has a mistake, {a} should (be|read|say) {new}",
    "{t}[,] {a} => {new}",
    "do: write {new} over {a} in {t}",
    "do: (amend|revise|modify|alter|adjust) {t}[,|:] {a} (becomes|should be|is now) {new}",
    "do: (rewrite|reword|rephrase|convert|transform) {a} (to|into|as) {new} in {t}",
    "do: (trade|substitute) {a} (for|with) {new} in {t}",
    "ask: can you (change|turn|edit) {a} (to|into) {new} in {t}",
    "ask: could {a} (be changed to|be replaced by|become) {new} in {t}",
    "{t} should (have|say|read) {new} where it (has|says) {a} [now|]",
    "{t} (has|says|reads) {a}[,] (that is wrong|which is wrong|a mistake)[,] (it's|it is|make it|should be) {new}",
    "{a} in {t} is (wrong|outdated|not right|a mistake|out of date)[,] (it should be|make it|the right one is) {new}",
    "why does {t} say {a}? (it should be|make it|change that to) {new}",
    "{t} (does not|should not|must not) say {a} any more[,] (it says|but|say) {new}",
    "i'd rather have {new} than {a} in {t}",
    "where {t} (says|has|reads) {a}[,] (write|put|let it say|make it) {new}",
    "{a} out and {new} in[,] (the file is|it is about) {t}",
    "old: {a}, new: {new}, file: {t}",
    "{t}[,|:] not {a} but {new}",
    "{t}[,|:] {a} out and {new} in",
    "don't leave {a} in {t}[,] (make it|put|write) {new}",
    "instead of {a}[,] {t} should (say|have|read|contain) {new}",
    "in {t} there is {a}[,] (make that|turn it into|change it to) {new}",
    "what is {a} in {t} (should be|must be|becomes|has to be) {new}",
    "do: open {t} and (change|turn|edit) {a} (to|into) {new}",
    "(small|quick) (fix|correction|change) in {t}[,|:] {a} (should be|becomes|to|->) {new}",
    "there is (an error|a mistake|a typo) in {t}[,|:] {a} (should be|must be|instead of that write) {new}",
    "the {a} in {t} (has to|needs to|ought to) (be|become|read) {new}",
    "{new} is right and {a} is wrong[,] (fix|correct) {t}",
    "{new} should (replace|stand in place of|be where it says) {a} in {t}",
    "so in {t} it says {a} but that has to be {new}",
    "who wrote {a} in {t}? (it should be|make it|it must be) {new}",
    "what about changing {a} to {new} in {t}",
    "{t} would be (right|better|correct) with {new} (instead of|in place of) {a}",
    "my boss wants {new} and not {a} in {t}",
    "(small|tiny|one) (change|edit|correction) (in|to|for) {t}[,|:] {new} (instead of|in place of) {a}",
    "the part {a} in {t} should (read|say|be) {new}",
    "i (see|noticed|found) {a} in {t}[,] (make it|change that to|turn that into) {new}",
    "it was {a} (before|until now|last year)[,] now it is {new}[,] (change|fix|update) {t}",
)  # fmt: skip
CHANGE_ALL = (
    "do: (replace|exchange|change) (all occurrences of|every|each|all) {a} (by|to|with) {new} in {t}", "do: (replace|change|turn) {a} (everywhere|each time|wherever it occurs) (by|to|into|with) {new} in {t}", "in {t} every {a} (becomes|should be|must be) {new}", "all {a} in {t} (become|should be|must become) {new}",
    "{t}: all {a} -> {new}", "do: put {new} for every {a} in {t}", "every time {t} says {a} it should say {new}", "s/{a}/{new}/g {t}", "sed s/{a}/{new}/g {t}", "do: rename {a} to {new} all over {t}", "do: (change|replace) {a} to {new} in {t}, all of them", "no more {a} in {t}, always {new}",
    "wherever it says {a} in {t} (write|put) {new}",
    "do: (find and replace|search and replace) {a} (with|by) {new} in {t}",
    "(all|each|every one) of the {a} in {t} (to|into|becomes|should be) {new}",
    "do: go through {t} and (change every {a} to|turn each {a} into|replace every {a} with) {new}",
    "{a} (does not exist any more|is gone)[,] it is {new} everywhere in {t}",
    "do: (mass replace|bulk replace|replace) {a} (with|by) {new} (all over|throughout|in the whole of) {t}",
    "whenever {t} says {a}[,] make it {new}",
    "{new} for {a}[,] everywhere in {t}",
    "{a} should be {new} (everywhere|in all places|throughout) in {t}",
    "do: (swap|convert|turn|flip) (every|each|every single) {a} (to|into|for) {new} in {t}",
    "do: (substitute|put) {new} for (every|each|all) {a} (in|throughout|across) {t}",
    "ask: can you (replace|change) (every|all|each) {a} (with|to|by) {new} in {t}",
    "ask: could all {a} in {t} (be changed to|be replaced by|become) {new}",
    "{t} (says|has|mentions) {a} (several times|many times|again and again|too often)[,] (change them all to|make all of them|always write) {new}",
    "not a single {a} should (stay|remain|be left) in {t}[,] (make them|put|use|write) {new}",
    "from top to bottom of {t}[,] {a} (becomes|should be|turns into) {new}",
    "(global|global search and) replace in {t}: {a} (by|->|with) {new}",
    "replace all: {a} by {new} (in|file) {t}",
    "%s/{a}/{new}/g in {t}",
    "each {a} in {t} (becomes|should be|should read|turns into) {new}",
    "i want every {a} in {t} (to be|to become|changed to|replaced by) {new}",
    "in {t} {a} (should|must) always be {new}",
    "{t}[,|:] {a} (to|->|into) {new} (everywhere|throughout|all over|every time)",
    "{new} (instead|in place) of {a} (wherever|every time|each time) it (occurs|comes up|appears) in {t}",
    "don't miss any[,|:] all {a} in {t} (become|should become|should be) {new}",
    "we no longer say {a}[,] it's {new} now[,] (change|fix|update) (all of them|every one|every place) in {t}",
    "all over {t}[,] (change|turn) {a} (to|into) {new}",
    "so {t} is full of {a} and every one should be {new}",
    "what about changing every {a} to {new} in {t}",
    "{a} (has a new name|is called differently now)[,] it is {new}[,] (change|fix) every one in {t}",
    "my boss wants {new} and not {a} everywhere in {t}",
    "i never want to (see|read) {a} in {t} again[,] (always|only) {new}",
)  # fmt: skip


@family("shape_change", weight=6.0)
def shape_change(w: World) -> Steps:
    """Replace a value, a setting, a title or some words; without quotation marks as often as not."""
    from umi_train.synth.acts_edit import new_word, word_in

    path = w.pick_text_file()
    text = w.files[path]
    everywhere = w.chance(0.22)
    if everywhere:
        old = word_in(w, text, once=False)
        new = new_word(w, old)
    else:
        rows = [r.strip().strip("-*").strip() for r in text.splitlines()]
        rows = [r for r in rows if 3 < len(r) < 50 and text.count(r) == 1]
        pairs = [(r, m) for r in rows for m in (" = ", "=", ": ", "==") if m in r and r.partition(m)[2]]
        if pairs and w.chance(0.6):
            row, mark = w.pick(pairs)
            key, value = row.split(mark, 1)
            other = str(w.rng.randint(1, 9999)) if value.isdigit() else new_word(w, value)
            old, new = (row, f"{key}{mark}{other}") if w.chance(0.6) else (value, other)
        elif rows and w.chance(0.4):
            old, new = w.pick(rows), w.pick((contents.task(w.rng), contents.phrase(w.rng), new_word(w, "x")))
        else:
            old = word_in(w, text)
            new = new_word(w, old)
    if old == new or (not everywhere and text.count(old) != 1) or len(old) + len(new) > 90:
        raise Skip("not once")
    joints = (" to ", " by ", " with ", " for ", " in ", " into ", ", ")
    bare = w.chance(0.6) and not any(j in old + new for j in joints)
    if not bare and '"' in old + new:
        raise Skip("quote")
    a, b = (old, new) if bare else (f'"{old}"', f'"{new}"') if w.chance(0.6) or "'" in old + new else (f"'{old}'", f"'{new}'")
    templates: tuple[str, ...] = CHANGE_ALL if everywhere else CHANGE
    if "/" in a + b:
        templates = tuple(t for t in templates if "s/" not in t)
    yield Ask(w.say(templates, a=a, new=b, t=w.path(path)))
    arguments = {"path": path, "old_text": old, "new_text": new} | ({"replace_all": True} if everywhere else {})
    obs = yield Call(f"Replace {'all of them' if everywhere else 'the text'} with edit_file.", "edit_file", arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was replaced.")
