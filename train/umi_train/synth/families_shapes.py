"""Texts of every shape in files: addresses, amounts, assignments, rows, sentences without quotation marks, before and after the name."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
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
)  # fmt: skip


def _fitting(w: World, text: str, templates: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Return the templates that can be used: those without a kind where the text has none."""
    return tuple(t for t in templates if kind or "{kind}" not in t.replace("[the {kind}]", "")) if kind else tuple(t.replace(" [the {kind}]", "") for t in templates if "{kind}" not in t.replace("[the {kind}]", ""))


def _said(w: World, text: str) -> str:
    """Return the text bare, or in quotation marks that it does not hold."""
    return text if w.chance(0.6) else w.quoted(text, always='"' not in text)


@family("shape_new", weight=6.0, tools=("write_file",))
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


@family("shape_more", weight=5.2, tools=("append_file",))
def shape_more(w: World) -> Steps:
    """A text of some shape at the end of a file; sometimes the file is shown afterwards."""
    text, kind = shape(w)
    path = w.pick_text_file(ext=(".csv", ".tsv")) if kind == "row" and w.text_files(ext=(".csv", ".tsv")) else w.pick_text_file()
    shown = _said(w, text)
    yield Ask(w.say(_fitting(w, text, MORE, kind), t=w.path(path), q=shown, text=shown, kind=kind))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": text})
    yield Done("The text was added.")


@family("shape_over", weight=1.8, tools=("write_file",))
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
)  # fmt: skip


@family("shape_more_shown", weight=2.7, tools=("append_file", "read_file"))
def shape_more_shown(w: World) -> Steps:
    """Add something to a file, then show the file."""
    path = w.pick_text_file(max_chars=250)
    text = w.pick((names.thing(w.rng), names.thing(w.rng), contents.task(w.rng), shape(w)[0]))
    shown = text if w.chance(0.6) and " and " not in text else _said(w, text)
    yield Ask(w.say(THEN_SHOW, t=w.path(path), q=shown))
    yield Call("First: Add the text with append_file.", "append_file", {"path": path, "content": text})
    obs = yield Call("Next: Read the file with read_file.", "read_file", {"path": path})
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
)  # fmt: skip


@family("shape_change", weight=6.0, tools=("edit_file",))
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
