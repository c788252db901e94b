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
    "do: (record|capture|preserve|archive) [the {kind}] {q} in a [new|] file (called|named|by the name of) {f}", "do: (populate|fill|load|initialize) a new file {f} with [the {kind}] {text}",
    "do: turn [the {kind}] {q} into a [new|] file (called|named) {f}", "do: get [the {kind}] {q} (down|stored|saved) in a new file (called|named) {f}",
    "do: (write up|type out|key in|set down) [the {kind}] {q} in a new file (called|named) {f}", "do: (make|create) {f} for me[,|;|:] (its content|the content|its text) is {text}",
    "do: (make|create) a [small|tiny|little] file {f} (whose text reads|whose content is|that just says|which says): {text}", "do: (store|save|keep) under the name {f}: {text}",
    "do: (store|write|save) in {f} (just|only|nothing else than): {text}", "do: have a new file {f} (say|read|contain|hold) {text}", "do: (generate|produce|output) {f}[,|;] (content|text|body)[:|] {text}",
    "do: (paste|copy) (this|this {kind}|the {kind}) into a new file {f}: {text}", "do: use [the {kind}] {q} as the (text|content) of a new file {f}",
    "do: (title|name|call) a new file {f} and (put|write|type) in it: {text}", "do: (begin|launch) a [new] file {f} (with|that says|containing) {text}",
    "do: give me a [new] file (called|named) {f} (that says|which reads|with the text) {text}", "ask: can there be a [new] file {f} (that says|with the text|containing) {text}",
    "ask: could you (make|create) a file {f} (with|containing|that holds) [the {kind}] {text}", "ask: any chance of a file (called|named) {f} (with|that says) {text}",
    "ask: could [the {kind}] {q} be (saved|stored|kept|written) (in|as|to) a new file {f}", "i'd (like|love) [the {kind}] {q} (kept|saved|stored|written) in a [new] file (called|named) {f}",
    "i'd (like|love|want) a [new] file {f}[,] (it says|its text is|saying|with the text) {text}", "(could use|would like|want|need) a file (called|named) {f} (with|containing|for) [the {kind}] {text}",
    "[the {kind}] {q} (needs|wants|should have|deserves) a file of its own[,] (call it|named|called) {f}",
    "[the {kind}] {q} (has to be|needs to be|is to be|must be) (saved|stored|written|kept) (in|as|under the name) {f}", "[the {kind}] {q} should be (saved|kept|stored|noted) in a [new] file (called|named) {f}",
    "before i (lose|forget) it: [the {kind}] {q} in a file (called|named) {f}", "so (i don't lose it|it isn't lost|i have it): save [the {kind}] {q} (as|in) {f}",
    "for later[,|:] a file {f} (with|that says|containing) {text}", "just so i have it somewhere[,] new file {f}: {text}", "someone gave me this[,|;] (keep|save|put) it in {f}: {text}",
    "off the (phone|radio|blackboard), to be (saved|written) in a new file {f}: {text}", "to be saved (as|in|under) {f}: {text}", "to be (created|made): {f}. (text|content|it says): {text}",
    "what {f} (should|has to|must) (say|contain|hold), it is a new file: {text}", "there isn't any {f} yet[,] (make|create|write) one[,|:] (text|content|it says): {text}",
    "{f} does not exist, (make|create) it with {text}", "{f} (needs|has) to be (created|made|written)[,|;|:] (text|content|it says): {text}", "{f} as a [new] file, (text|content|it says): {text}",
    "{f} is the name[ of the new file], the (text|content) is {text}", "(name|title) it {f}[,] (a|it is a) new file (with|saying) {text}", "new file. name: {f}. text: {text}", "new txt {f}: {text}",
    "new document {f} (with|saying|that says): {text}", "filename={f} content={text}", "{f}, one line: {text}", "a one-liner {f} (saying|that says|with): {text}",
    "a file, please. (name|call it) {f}. (text|it says): {text}", "please (write|put|save) the following (in|into|to) a new file (called|named) {f}: {text}",
    "my (app|program|game|server) (wants|requires|looks for|reads) a file {f} (with|that says|containing): {text}",
    "the (exercise|homework|manual|tutorial) (wants|asks for) a file {f} (with|containing|that says): {text}", "(write|put) this {kind} into a file (called|named) {f}: {text}",
    "a new home for this {kind}, the file {f}: {text}", "this {kind} should get its own file {f}: {text}",
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
    "do: (hang|glue|stitch|bolt|add on) [the {kind}] {q} (to|onto) the end of {t}", "do: (insert|place|enter) [the {kind}] {q} as the (last|final) line of {t}",
    "do: (supply|furnish|provide) {t} with one more line at the end: {text}", "do: (write|type|jot) one more line at the end of {t}: {text}", "do: (place|set|insert) (under|below|after) the last line of {t}: {text}",
    "do: (close|conclude|round off|end) {t} with {text}", "do: leave {t} as it is and (add|append|write) at the (end|bottom): {text}", "do: make {t} one line longer[:|,] {text}",
    "do: give {t} (another|one more|an extra|an additional) (line|entry|row)[ at the end]: {text}", "do: have {t} end (with|in|on) {text}", "do: continue {t} where it ends[,|:] with {text}",
    "do: (go to|jump to|scroll to) the (end|bottom) of {t} and (add|write|type|put): {text}", "do: (feed|pass) {t} one more (line|entry)[:|,] {text}",
    "do: (add|append) a (final|closing|last|further) line to {t}: {text}", "do: enter at the (end|bottom|foot) of {t}: {text}", "do: squeeze in at the end of {t}: {text}", "ask: could {t} (end|close|finish) with {text}",
    "ask: can {t} (get|have) (another|one more) (line|entry)[:|,] {text}", "ask: could you (put|write|place|stick) {q} at the (end|bottom) of {t}", "ask: can we end {t} with {text}",
    "ask: any chance of adding {q} to {t}", "i'd (like|love) {q} (added|appended) (to|at the end of|at the bottom of) {t}", "i'd (like|want) {t} to (end|close|finish) with {text}",
    "i'm not done with {t}[,|:] (append|add|also put at the end|there is more): {text}", "{t} isn't (done|finished|complete) yet[,] (append|add|still to add): {text}",
    "{t} (could use|calls for|requires|wants) one more line[ at the end]: {text}", "{t} is to be (extended|continued|completed) (with|by): {text}", "{t} has no {q} yet[,] (append|add) it [at the end|]",
    "(additional|extra|further|next) {kind} for {t}: {text}", "(additional|extra) line (for|in|at the end of) {t}: {text}", "one more for {t}: {text}", "also for {t}: {text}", "also to go (on|at the end of) {t}: {text}",
    "besides what it says already[,] {t} (needs|should get) at the end: {text}", "in addition to what it says[,] {t} (should|must) say {text}", "without touching the rest of {t}, (add|append) {text}",
    "the rest of {t} stays, (add|append|only add) at the end: {text}", "after everything (in|that is in) {t} (comes|goes|put|write): {text}", "after the last (line|row|word) of {t} (comes|goes|put|write|add): {text}",
    "last line of {t}, new: {text}", "(to be|still to be|yet to be) (added|appended) to {t}: {text}", "add-on for {t}: {text}", "addition to {t}: {text}", "p.s. for {t}: {text}", "postscript at the end of {t}: {text}",
    "{q} needs to be (added|appended) (to|at the end of|at the bottom of) {t}", "{q} ought to (stand|be|go) at the (end|bottom) of {t}", "{q} comes (last|at the very end) in {t}, (add|append|put) it",
    "{q} on a new line at the (end|bottom) of {t}", "[the {kind}] {q} has not been added to {t}[,] (do that|add it|append it)", "someone just told me {q}[,] (add|append) it to {t}", "{t} plus one line: {text}",
    "{t} append {text}",
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
    "do: (renew|redo|refresh) {t} completely[,|;] (the new text is|it now says): {text}", "do: (strip|clear out|gut) {t} and leave (only|just) this (in it|inside): {text}",
    "do: trade (everything|all|all the text) in {t} for {text}", "do: (delete|remove|erase) (all|everything|the whole text) in {t} and (write|put|type) instead: {text}", "do: reduce {t} to (this|one line|nothing but this): {text}",
    "do: leave only this in {t}: {text}", "do: (override|supersede) (everything|whatever is) in {t} with {text}", "do: (swap|switch) the (whole|entire|complete) (text|content) of {t} for this: {text}",
    "do: (reset|restart) {t} (with|to): {text}", "do: (save|write) this over the old text of {t}: {text}", "do: (begin|start) {t} (afresh|anew|all over) with: {text}", "do: have {t} say (only|just|nothing except) {text}",
    "ask: could {t} (say|hold|contain) (only|just|nothing but) {text}", "ask: can everything in {t} be replaced (by|with) {text}", "ask: could you (overwrite|replace) (all of|the whole of) {t} with {text}",
    "i'd (like|prefer) {t} to (say|contain|read) only: {text}", "i (want|need) {t} overwritten (with|by): {text}", "out with the old text of {t}, (the new text|it now says|all it says now): {text}",
    "{t}, (overwrite all|replace all|full rewrite|replace the whole text): {text}", "{t} (has to|needs to) be (rewritten|overwritten|redone)[,|;] (it says|new text|the text is): {text}",
    "{t} is to (contain|hold|say) nothing (else than|except|but) {text}", "{t} should not say anything (else than|other than|but) {text}", "instead of all that[,] {t} (should|must) (only|just) say {text}",
    "no (line|word) of {t} (stays|is kept)[,|;] (it says|new text|write): {text}", "the only thing in {t} (should|must|has to) be {text}", "the only line (left|allowed) in {t}: {text}",
    "replacement text for (all of|the whole of|everything in) {t}: {text}", "new and only (text|content) (of|for) {t}: {text}", "overwrite {t}: {text}",
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
    "do: (attach|append|add) {q} to {t} and let me have a look at (it|the file|the outcome)", "do: (append|add) {q} to {t} and (give|hand) me the (full|whole|complete) text of it",
    "do: (append|add) {q} at the end of {t}, then (bring|pull) it up on screen", "do: (append|add) {q} to {t} and (type it out|put it on screen|dump it)",
    "do: (close|finish|end) {t} with {q} and (show|read|print) me the (file|whole text)", "do: (append|add|attach) {q} to {t} so i can (read|see) (the whole file|it all) here",
    "do: (update|complete|extend) {t} (with|by) {q} [at the end] and (display|show|print) the file", "ask: could you (append|add) {q} to {t} and then (print|show|read) (it|the whole file)",
    "ask: can i (see|read) {t} (after you have added|once you have added|with) {q} (at the end|at the bottom|as a new last line)",
    "ask: how does {t} read (after adding|once you have added|after you add) {q} (to it|at the end)", "i'd (like|love) to (see|read) {t} (once|after) {q} (has been|is|was) (added|appended) [to it|at the end|]",
    "i (want|need) {q} at the end of {t} and (the file|the whole thing) (on screen|shown|printed) (after that|then)", "(append|add) {q} to {t}, (and now|then) what (is in the file|does the file say)",
    "(append|add) {q} to {t}, result please", "(append|add) {q} to {t} and show", "append {q} to {t}, print {t}", "step 1: add {q} to {t}, step 2: (show|read) me the file", "1. append {q} to {t} 2. show it",
    "{t} + {q}, (and show|then show|and print) (me the file|the result|it)", "{q} (has to|must|needs to) go at the end of {t}, (and show me the file|then print it|then show me)",
    "{q} is missing (in|from) {t}, add it and (let me see|show me) the (file|result)", "{t} gets {q} at the end, and i get to (see|read) the (file|result)",
    "as soon as {q} is (at the end of|added to) {t}[,] (read|show|print) (me the file|it to me)", "(when|as soon as) you have (added|appended) {q} to {t}[,] (show|read|print) (it|me the file|the file)",
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
    "do: (overwrite|override) {a} with {new} in {t}", "do: (set|put) {new} (in the place of|in the spot of|instead of) {a} in {t}",
    "do: (go into|look into|step into) {t} and (swap|replace|exchange) {a} (for|with) {new}", "do: (patch|fix up|touch up|correct) {t} so that {a} (reads|becomes|says) {new}",
    "do: (make|apply) (this|one|a small) change to {t}[:|,] {a} (to|->|becomes) {new}", "do: have {t} (say|read) {new} (instead of|in place of|where it said) {a}",
    "do: take {a} out of {t} and (insert|write|put) {new} (there|in its place|instead)", "do: (remove|delete|erase) {a} from {t} and (put|write|insert) {new} in its place",
    "do: (drop|ditch|scrap) {a} in {t} (in favor of|in favour of|for) {new}", "do: (rename|relabel) {a} to {new} inside {t}", "do: (bring|get) {t} up to date[,|:] {a} is {new} now", "do: type {new} over {a} in {t}",
    "ask: could you (swap|exchange|replace) {a} (for|with|by) {new} in {t}", "ask: can {a} (become|turn into|be turned into) {new} in {t}", "ask: could {t} (say|read|have) {new} (instead of|in place of) {a}",
    "ask: can you (fix|correct) {a} in {t}[,] (it should be|it must be|the right one is) {new}", "ask: any chance of (changing|turning) {a} (to|into) {new} in {t}",
    "i'd (like|prefer|love) {a} in {t} to (be|become|read) {new}", "i'd (like|prefer) {new} where {t} (says|has|reads) {a}", "i need {a} (changed|turned|updated|corrected) (to|into) {new} in {t}",
    "i was wrong about {a} in {t}[,] (it's|it is|make it|it should be) {new}", "i (mixed up|got wrong|messed up) {a} in {t}[,] it (should be|is|must be) {new}",
    "(no longer|not) {a}[,] (it's|it is|but) {new} (now|from now on)[,] (update|change|edit) {t}", "{a} (used to be right|was right once)[,] now {new} is[,] (update|edit|change) {t}",
    "{a} has (changed|been changed|been corrected) to {new}[,] (update|edit|change) {t}", "{t} is (out of date|not up to date|wrong)[,|:] {a} (is|should be|must be) {new} (now|today|by now)",
    "{t} should not say {a} but {new}", "{t}: {a} (wrong|is wrong), {new} (right|is right)", "{t} wrongly says {a} (for|instead of) {new}[,] (fix|correct) (it|that)", "edit {t}: {a} -> {new}",
    "edit {t}[,] old text {a}[,] new text {new}", "old text {a}[,|;] new text {new}[,|;] in {t}", "find {a}, replace with {new}, file {t}", "from {a} to {new} in {t}",
    "(correction|edit|update|amendment) (in|for|to) {t}: {a} should be {new}", "(to change|to fix|to correct|to edit) in {t}: {a} (into|to|->) {new}", "what (says|reads) {a} in {t} should (say|read) {new}",
    "where it says {a} in {t}[,] it should say {new}", "(please|) no {a} in {t}[,] (put|write|use) {new} instead", "let {a} in {t} (become|be|read) {new}",
    "the spot in {t} (that says|where it says|with) {a} should (say|read|have) {new}", "(someone|my teacher|the customer|the editor) wants {a} in {t} to (be|become|read) {new}", "in {t}[,] {a} gives way to {new}",
    "in {t}[,] {new} takes the place of {a}", "in {t}[,] strike {a}[,] (write|put) {new}", "in {t}[,] (old|before): {a}[,|;] (new|after): {new}",
    "the {a} in {t} is no longer (right|true|valid|correct)[,] (it's|make it|put|write) {new}", "{a} was a (slip|mistake|typo|blunder) of mine in {t}[,] (i meant|it should be|make it) {new}",
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
    "do: (overwrite|override) (each|every|all) {a} (with|by) {new} in {t}", "do: (make|turn) (all|all the|each|every single) {a} in {t} (into|to) {new}",
    "do: (swap out|switch|exchange) {a} for {new} (wherever it appears|in every place|in every spot|all over) in {t}",
    "do: (hunt down|track down|find) (every|each) {a} in {t} and (make it|turn it into|replace it with) {new}", "do: (relabel|rename) (every|each|all) {a} to {new} in {t}",
    "do: (rid|free) {t} of {a}[,] (putting|writing|using) {new} (everywhere|each time) instead", "do: (run|do) a (find and replace|search and replace|global replace) in {t}[,|:] {a} (to|by|->|with) {new}",
    "do: have {t} say {new} (every time|wherever|each time) it says {a}", "do: (replace|change) {a} (with|to) {new} in {t}[,] (not just the first one|not only once|not only the first|and don't skip any)",
    "do: (convert|transform) (all|every|each) {a} in {t} (to|into) {new}", "do: replace (every|each) (instance|mention|appearance|occurrence) of {a} (with|by) {new} in {t}",
    "do: consistently (use|write|put) {new} for {a} in {t}", "ask: can every {a} in {t} (become|turn into|be turned into) {new}", "ask: could you (swap|exchange|turn) (every|each|all) {a} (for|into) {new} in {t}",
    "ask: could {t} say {new} (everywhere|every time|wherever) it says {a}", "i'd (like|love) (all|every|each) {a} in {t} to (be|become|read) {new}",
    "i need (every|each|every single) {a} (changed|turned) (to|into) {new} in {t}", "i need all (instances|mentions|occurrences) of {a} in {t} (changed to|replaced by|turned into) {new}",
    "(all|each|every) (instance|mention|occurrence) of {a} in {t} (should|must|has to) (be|become|read) {new}",
    "{a} comes up (a lot|often|many times|in several places) in {t}[,] (each|every one|all of them) (should be|must be|has to be) {new}",
    "{a} must (vanish|disappear) from {t}[,] (use|put|write) {new} (everywhere|every time|in every place) instead", "{t} should (never|nowhere) say {a}[,] (always|everywhere) {new}",
    "{t}: (every|each) {a} (to|into|becomes|=>) {new}", "{t}[,|:] (replace all|global replace|change all)[,|:] {a} (with|by|to|->) {new}", "(find all|search all|find every) {a}, replace (with|by) {new}, file {t}",
    "there are (many|several|lots of|too many) {a} in {t}[,] turn (all of them|every one|them all|each one) into {new}", "throughout {t}[,] (replace|swap|change) {a} (by|for|to) {new}",
    "the word {a} is (forbidden|banned|out)[,] (use|write|put) {new} (everywhere|every time) in {t}", "(every last|every single|each and every) {a} in {t} (to|into|must be|should be) {new}",
    "my (teacher|colleague|editor|customer) wants {new} for every {a} in {t}", "in {t}[,] {new} takes the place of (every|each) {a}",
    "in {t}[,] (swap|change|turn) {a} (for|to|into) {new} (everywhere|all over|throughout|in all places)",
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
