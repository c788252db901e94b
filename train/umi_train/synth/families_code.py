"""Texts with quotation marks, signs and code in them: in new files, at the end of files, in edits; lines commented out."""

from __future__ import annotations

from umi_train.synth import names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.pointing import extension


def snippet(w: World, ext: str) -> str:
    """Return one line as it stands in a file with this extension: code, markup, or words with signs in them."""
    rng = w.rng
    a, b, n = names.pseudo(rng), names.pseudo(rng), rng.randint(2, 999)
    who, thing = w.pick(names.PEOPLE), names.thing(rng)
    match ext:
        case ".py":
            return w.pick((f'print("{a} {b}")', f"print('{a}')", f'{a} = "{b}"', f"{a} = [{n}, {n + 1}]", f"import {a}", f"from {a} import {b}", f"def {a}({b}): return {b} + {n}",
                           f"if {a} > {n}: print({a})", f"# TODO: {thing}", f'print(f"{{{a}}} {b}")', f"{a}['{b}'] = {n}", f'assert {a} == "{b}"', f"{a}.{b}({n})", f"return {a} * {n}"))  # fmt: skip
        case ".js":
            return w.pick((f'console.log("{a}");', f"console.log('{a} {b}');", f'const {a} = "{b}";', f"let {a} = {n};", f"// {thing}", f"import {{ {a} }} from './{b}.js';", f"{a}.{b}({n});", f"if ({a} === '{b}') return;"))  # fmt: skip
        case ".sh":
            return w.pick((f'echo "{a} {b}"', f"echo '{a}'", f'export {a.upper()}="{b}"', f"alias {a}='ls {b}'", f'cd "$HOME/{a}"', f"#!/bin/{a}", f"sleep {n}", f"{a}=$(date +%Y)", f"rm -f /tmp/{a}.log"))  # fmt: skip
        case ".html":
            return w.pick((f"<h1>{a.capitalize()} {b}</h1>", f'<a href="https://{a}.test/{b}">{thing}</a>', f"<p>{who} & {thing}</p>", f'<img src="{a}.png" alt="{b}">', f"<li>{thing}</li>", f"<!-- {a} -->", f"<title>{a}</title>"))  # fmt: skip
        case ".css":
            return w.pick((f".{a} {{ color: red; }}", f"#{a} {{ width: {n}px; }}", f"body {{ margin: {n}px; }}", f"@import '{a}.css';", f"/* {thing} */"))
        case ".sql":
            return w.pick((f"SELECT * FROM {a} WHERE {b} = '{thing}';", f"INSERT INTO {a} VALUES ({n}, '{b}');", f"DROP TABLE {a};", f"SELECT count(*) FROM {a};", f"-- {thing}"))
        case ".json":
            return w.pick((f'{{"{a}": {n}}}', f'{{"{a}": "{b}"}}', f'["{a}", "{b}"]', f'{{"{a}": true, "{b}": {n}}}', "[]", "{}"))
        case ".env" | ".ini" | ".toml" | ".yaml":
            return w.pick((f'{a.upper()}="{b}"', f"{a} = '{b}'", f"[{a}]", f'{a}: "{b}"', f"# {thing}", f"{a}=${b.upper()}", f"{a}.{b} = {n}"))
        case ".md":
            return w.pick((f"# {a.capitalize()} {b}", f"## {thing.capitalize()}", f"- [ ] call {who}", f"**{a}** {b}", f"[{a}](https://{b}.test)", f"> {thing}", f"`{a}` and {b}", f"1. {thing}", f"| {a} | {b} |", f"* {thing}", f"- {thing}"))
        case _:
            return w.pick((f'{who} said "{a} {b}"', f"it's {who}'s {thing}", f"don't forget the {thing}", f'the word "{a}" means {thing}', f"{thing} (at {who}'s)", f"*{a}*", f"{n}% {thing}!", f"{who} & {w.pick(names.PEOPLE)}",
                           f"{thing}?", f"{a}/{b}", f"#{n}", f"--- {a} ---", f"{thing} :)", f"{a} -> {b}", f'"{a}"', f"{thing} [x]", f"<{a}@{b}.test>", f"{a}; {b}", f"$ {a} --{b}", f"{a} = {n} + {n}"))  # fmt: skip


EXTS = (".py", ".py", ".js", ".sh", ".html", ".css", ".sql", ".json", ".env", ".ini", ".toml", ".yaml", ".md", ".md", ".txt", ".txt", ".txt")


def marks(w: World, *texts: str) -> str:
    """Return a quotation mark that none of the texts holds. Raises Skip."""
    free = [m for m in ("`", "'", '"', '"') if not any(m in t for t in texts)]
    if not free:
        raise Skip("every mark is in use")
    return w.pick(free)


def _both(w: World, text: str) -> tuple[str, str]:
    """Return the text within marks, and as it may end a request: mostly bare. Raises Skip."""
    mark = marks(w, text)
    bare = w.chance(0.65) and not text.endswith(('"', "'", "`"))
    return f"{mark}{text}{mark}", text if bare else f"{mark}{text}{mark}"


CODE_NEW = (
    "do: (create|make|write) [a file|the file|] {f} (with|containing) {q}", "do: (write|put|save) {q} (to|in|into) [a new file|] {f}", "do: (create|make) {f} with (the line|this line|this|this code): {text}", "{f}: {text}",
    "do: (write|put|save) (this|this line|this code|the following) (to|in|into) {f}: {text}", "echo {q} > {f}", "i (need|want) [a file|] {f} with [just|only|] {q} in it", "{f} should (contain|hold|have|say) [just|only|] {q}",
    "do: (make|create|write) a [small|little|] file {f} that (says|has|holds) [just|only|] {q}", "new file {f} with (this line|the line|this): {text}", "do: save {q} as {f}", "the (only line|content|text) of {f} should be {text}",
    "(content|text|code) for {f}: {text}", "{q} > {f}", "printf {q} > {f}", "{q} (goes|should go) into a new file {f}", "do: (create|make) {f}. (inside|content): {text}", "my new {f} should (be|say|have) (one line|just this): {text}",
    "do: (create|make|start|open|set up) (a|a new) file (called|named) {f} (with|holding|containing) [just|only|] {q}", "do: (create|make|add) {f} (and put|and write) {q} (in it|inside|into it)",
    "do: (store|dump|drop|stick) {q} (in|into) (a new file|the new file|a new file named|a new file called) {f}", "do: (generate|produce) [a file|] {f} (holding|containing|with) [the line|] {q}",
    "do: (put|type) {q} in a (new file|file) (called|named) {f}", "do: (write|make|create) a file with {q} (in it|inside) and (call|name) it {f}",
    "do: (set up|start|begin) {f} with (this|this line|the line): {text}", "do: (create|make|write) {f} (and put this in it|and write this into it|holding this line): {text}",
    "do: (make|write) me [a|a new|the] file {f}, (content|text|it should contain|it should say|containing): {text}", "do: (save|store|keep|put) the following (as|in|under the name) {f}: {text}",
    "ask: (could|can) you (save|put|store) {q} in a (new file|file) {f}", "touch {f} and write {q} (into it|in it)", "{f} does not exist yet, (make|create|write) it with {q}",
    "{f} (is|will be) (a new file|new) (with|containing) {q}", "{f} (should be|is) (one line long|a one-liner): {text}", "{f} (new file|to be created): {text}", "file {f}, content {q}", "file: {f}, content: {text}",
    "a file {f} with {q}, please", "(a|one) new file please, {f}, with {q} (in it|inside)", "(i'd like|give me|we need) [a file|] {f} (holding|with|containing) [nothing but|only|] {q}",
    "(there should be|there has to be|we miss) a file {f} (with|containing) {q}", "(make|let) {q} be (the content|the only line|all that's) in {f}", "{q} (has to|must|should) (be|stand) in a new file {f}",
    "{q} -> new file {f}", "{q}, (save|store) (that|it) (as|in) {f}", "{q}: (put|write) (that|this) into a new file {f}", "what goes into {f} (is|is this): {text}", "into {f}, a new file, (goes|put|write): {text}",
    "name the file {f}, (content|text): {text}",
    "do: (compose|build|prepare|draw up) [a file|a new file|] {f} (with|containing|that contains) {q}", "do: (paste|copy|place|drop) {q} (into|in) a (new|fresh|brand new) file (called|named|) {f}",
    "do: (create|make) {f}, (with|containing|the content being) [just|only|] {q}", "do: (create|make|write) the one-line file {f}: {text}", "do: (create|make) {f}, (content|text|its only line|it should hold): {text}",
    "do: (fill|populate) a new file {f} with {q}", "do: write {q} and save it (as|to|in|under the name) {f}", "do: (make|create|open) a (blank|new|empty) file {f} and (type|put|paste) {q} (in|into it|there)",
    "do: (create|make) a file with the name {f} (that has|holding|with) {q} (in it|inside|as its content)", "do: (have|let) a new file {f} (contain|hold|consist of) [just|only|] {q}",
    "do: (write|put) this one line (in|into) a new file {f}: {text}", "do: (turn|make) {q} into a [new|] file (called|named) {f}", "ask: (could|can) {q} be (saved|stored|written) (as|to) a new file {f}",
    "ask: (could|can|may) (i|we) (get|have) a [new|] file {f} (with|containing|that holds) {q}", "ask: (mind|would you mind) (creating|making) {f} with {q} (in it|inside)",
    "ask: (could|can) you (make|create) {f} with [nothing but|only|just|] {q} in it", "{f} (needs|has) to be created[,|:] (with|containing) {q}",
    "{f} is (missing|not there|not there yet)[,|;] (create|make) it with {q}", "{f} (shall|must|is to|has to) (contain|hold|consist of) [just|only|] {q}[, make it|, create it|]",
    "{f} is (to be|going to be) a new file of (one|a single) line: {text}", "{f} (create|new|make): {text}", "{q} (as|for) the (content|only line|whole content) of a new file {f}",
    "{q} (is|will be|shall be) the (content|only line|text) of [the new file|] {f}", "{q} (belongs|is to go|has to go) (in|into) a new file (called|named|) {f}", "{q} => {f} (new file|as a new file)",
    "{q}. (save|store|put) that (as|in|under) {f}", "tee {f} <<< {q}", "cat > {f} <<< {q}", "(filename|name|file name)(:| is) {f}, (content|text|code)(:| is) {text}",
    "(save as|write to|store as|save under) {f}: {text}", "(new|fresh|brand new) file {f}: {text}", "(in|inside) a new file {f} (there should be|i want|i need|put) {q}",
    "(first|only|single) line of [the|] new file {f}: {text}", "(create|make|write): {f}, (containing|with) {q}", "for a new file {f}, (the content|the line|its only line): {text}",
    "i (want|need|have) to (create|make|write) {f} with {q} (in it|inside|as its content)", "i (want|need|would like) to (save|store|keep) {q} (as|in|under) {f}",
    "i'd (like|love) a [new|] file {f} (with|containing|that has) {q}", "i (don't|do not) have {f} yet[,|;] (make|create) it with {q}", "my (colleague|teacher|boss) wants a file {f} (with|containing|that has) {q}",
    "we (want|should have|could use) a [new|] file {f} (with|containing) {q}",
)  # fmt: skip
CODE_MORE = (
    "do: (add|append) {q} to {t}", "do: (add|append) (the line|this line|this) to {t}: {text}", "echo {q} >> {t}", "do: put {q} at the (end|bottom) of {t}", "{t} (needs|is missing|lacks) [the line|] {q}", "{t}, (add|append): {text}",
    "do: append to {t}: {text}", "one more line (for|in) {t}: {text}", "at the end of {t} (add|put): {text}", "{q} (goes|should go) at the end of {t}", "tee -a {t} <<< {q}", "do: let {t} end with {q}", "{t} should end with {text}",
    "do: (add|append) (the following|this) (at the end of|at the bottom of) {t}: {text}", "i forgot {q} in {t}, (add it|append it|put it at the end)", "last line (for|of) {t}, please add: {text}", "do: extend {t} (by|with) {q}",
    "do: (tack|stick|put|write|paste|attach) {q} (on|onto|at) the end of {t}", "do: (add|write|insert|place|paste) {q} (at|as) the (last line|very end|end|bottom) of {t}",
    "do: (add|append) {q} (as a new line|as the last line|as another line|below the rest) (in|to) {t}", "do: (add|append) one (more line|line) to {t}, (namely|it says) {q}",
    "do: (supplement|complete|extend|finish) {t} with {q}", "do: (attach|tack on|put) (this|this line|the following line) (to the end of|at the end of|at the bottom of) {t}: {text}",
    "do: (add|append|write) (this|the line below|one more line|this code) (to|onto) {t}: {text}", "do: (append|add) to the (end|bottom) of {t}: {text}", "do: make {q} the last line of {t}",
    "do: keep {t} (as it is|unchanged), (but|just) (add|append) {q} (at the end|at the bottom)", "do: leave the rest of {t} alone, (add|append) {q} (at the end|at the bottom)",
    "ask: (could|can) {t} get {q} (at the end|as its last line)", "ask: (could|can) you (append|tack) {q} (to|onto) {t}", "(the end|the bottom) of {t} (needs|should get|gets) {q}",
    "(after|below|under) everything else in {t} (put|add|write): {text}", "{t} += {q}", "{t} << {q}", "{t} (should|must|has to) (also|) (have|contain|get) {q} at the (end|bottom)",
    "{t} is (not finished|incomplete|missing its end), append {q}", "{t}, at the (end|bottom): {text}", "{t}, new last line: {text}", "(at the bottom of|at the end of|in the last line of) {t} i (want|need) {q}",
    "(to|onto) {t} (add|append): {text}", "{q} is (missing|still missing) at the (end|bottom) of {t}, (add it|append it)", "{q}, (append|add) (that|this|it) to {t}", "{q} >> {t}",
    "(one|a) (new|more|last) line (for|to go to the end of) {t}: {text}", "i (want|need|would like) {q} (added|appended) to {t}", "we forgot the end of {t}, append {q}",
    "do: (glue|affix|hang|pin|fix) {q} (onto|to|on) the end of {t}", "do: (place|leave|type|enter) {q} at the (foot|very bottom|tail|end) of {t}",
    "do: (go|scroll|jump) to the (end|bottom) of {t} and (add|write|paste|insert): {text}", "do: (open|edit) {t} and (append|add at the end|add at the bottom): {text}",
    "do: (add|append) {q} (after|below|under) (the last line of|everything in|what is in|the rest of) {t}", "do: (continue|carry on) {t} with {q}", "do: (lengthen|extend|expand) {t} by (a|one) line: {text}",
    "do: (round off|top up|conclude|end) {t} with {q}", "do: (add|append|write) (another|an extra|a further|a final|a closing) line to {t}: {text}",
    "do: (copy|paste) {q} into {t} (at the end|at the bottom|as the last line)", "do: (let|have) {q} (be|become) the (last|final) line (of|in) {t}", "do: (put|write|add) {q} on a new line at the (end|bottom) of {t}",
    "do: (append|add at the end|add at the bottom)[,|] (in|file) {t}: {text}", "ask: (could|can) {q} be (added|appended|put) (to the end of|at the end of|at the bottom of) {t}",
    "ask: (mind|would you mind) (adding|appending) {q} to {t}", "ask: (could|can) we (append|add) {q} (to|at the end of) {t}", "ask: (could|can) {t} have (another|one more|a new last) line, {q}",
    "{t} (wants|could use|should get|still needs) (another|one more|a new last|an extra) line: {text}", "{t} (is to|must|has to|shall) (end|finish|close) with {q}",
    "{t} (has no|lacks a|is without a) (proper ending|last line)[,|;|:] append {q}", "{t}: (append|add at the end|add below|last line|addition|extra line)[:] {text}",
    "{t} (still needs|also needs|should also get) {q} (at the end|at the bottom|below the rest)", "{t} <- {q} (at the end|at the bottom|appended)",
    "{q} (belongs|has to go|is to go|comes|stands) (at the very end|at the end|at the bottom|last|on the last line) (in|of) {t}", "{q} (to|->|=>) the end of {t}",
    "{q} as the (new last|closing|final|last) line (of|in) {t}", "{q} is what {t} should end with", "{q} (was|is) (forgotten|left out) in {t}[,|;] (append it|add it at the end|add it at the bottom)",
    "{q}. (append|add) (that|this|it) (to|at the end of) {t}", "(append|add)[:] {q}, (at the end of|to|file) {t}", "(append|add|attach) (to|at the end of) {t} (this|this line|the line|the following): {text}",
    "(right|down|all the way down) at the (end|bottom) of {t} (add|put|write): {text}", "(the last line|the end) of {t} (is still missing|is missing)[,|:] append {q}",
    "(as|for) the (new last|last|final) line (of|in) {t}, (append|add): {text}", "i'd (like|love) {q} (at the end of|at the bottom of|as the last line of|appended to) {t}",
    "i (want|need|have) to (append|add) {q} (to|at the end of) {t}", "i (left out|missed|skipped) {q} (in|at the end of) {t}[,|;] (append it|add it at the end)",
    "my (colleague|teacher|boss) wants {q} (at the end of|appended to|at the bottom of) {t}",
)  # fmt: skip
CODE_EDIT = (
    "do: replace {a} (with|by) {b} in {t}", "do: change {a} to {b} in {t}", "in {t} (change {a} to|replace {a} with|turn {a} into) {b}", "{t}: {a} -> {b}", "do: use {b} instead of {a} in {t}", "do: put {b} where {t} has {a}",
    "{a} in {t} should be {b}", "the line {a} in {t} (should be|becomes|has to be) {b}", "{t} has {a}, (make it|it should be|change it to) {b}", "do: (find|look for) {a} in {t} and (make it|replace it with|change it to) {b}",
    "i wrote {a} in {t} but it should be {b}", "{b} instead of {a} in {t}[,] please", "do: (edit|fix|update) {t}, {a} (becomes|should be) {b}", "there is a bug in {t}: {a} should be {b}",
    "do: (swap|exchange|substitute) {a} for {b} in {t}", "do: (switch|turn|convert|correct|alter) {a} (into|to) {b} in {t}", "do: (rewrite|amend|fix|adapt) {a} in {t} (so it says|so it reads|to read|to say) {b}",
    "do: (update|modify|edit) {t} so that {a} (becomes|reads|turns into|is now) {b}", "do: make {a} in {t} {b}", "do: (make|let) {a} (read|say|become) {b} in {t}",
    "do: (go|look) (into|in) {t} and (change|turn) {a} (to|into) {b}", "do: (open|take) {t} and (replace|swap) {a} (with|for) {b}", "do: get rid of {a} in {t}, (use|put|write) {b} instead",
    "do: drop {a} from {t} and (write|put) {b} (there|in its place)", "do: write {b} where {a} (is|stands|was) in {t}", "do: put {b} in place of {a} in {t}", "do: have {t} say {b} (instead of|rather than|not) {a}",
    "do: overwrite {a} with {b} in {t}", "ask: (could|can) {a} in {t} (be|become) {b}", "ask: (why does|why is there|how come there is) {a} in {t}? (make it|it should be|change it to) {b}",
    "{t}: {a} (becomes|should be|must be|to|=>) {b}", "{t}: (swap|replace|change) {a} (for|by|to) {b}", "{t}, {b} instead of {a}", "{t} says {a}, (it must say|it should say|i want) {b}",
    "{t} (should|must|has to|needs to) (say|have|read) {b} (instead of|rather than|not|where it has) {a}", "{a} => {b} in {t}", "{a} (is wrong|is outdated|is old|is a mistake) in {t}, (it should be|use|make it) {b}",
    "{a} (must|has to|needs to) become {b} in {t}", "{a} in {t} (is now|gets replaced by|gets changed to|turns into) {b}", "(find|where) {a} (in|is in) {t}, (write|put|use) {b}", "not {a} but {b} in {t}",
    "i (mistyped|misspelled|got wrong) {a} in {t}, (i meant|it should be|make it) {b}", "i (want|need|would like) {b} (where|in place of|instead of) {a} in {t}", "(for|with) {t}: replace {a}, new: {b}",
    "(patch|hotfix|fix) for {t}: {a} to {b}", "from {a} to {b} in {t}", "we no longer (use|want|need) {a} in {t}, (change it to|make it|it's now) {b}",
    "do: (find|search|locate) {a} in {t} and (put|write|set) {b} (there|in its place|instead)", "do: (trade|swap out|substitute|exchange) {a} (for|against) {b} in {t}",
    "do: (transform|refactor|rework|revise|adjust) {a} (into|to) {b} in {t}", "do: (supersede|supplant|overwrite) {a} (by|with) {b} in {t}",
    "do: (take|cut|throw) {a} out of {t} and (put|write|use) {b} (there|in its place|instead)", "do: (retype|redo|reword|restate) {a} (as|so that it is) {b} in {t}", "do: (set|reset|switch over) {a} in {t} to {b}",
    "do: (see to it|make sure) that {t} (says|has|reads) {b} (instead of|and no longer|rather than) {a}", "do: (paste|type|enter) {b} over {a} in {t}",
    "do: (edit|open|load) {t} so that {b} (stands|is) (where|in the place where) {a} (is now|was|stands)", "do: in {t}, (exchange|swap|substitute) {a} (for|by|against) {b}",
    "do: in {t}, (wherever it says|where it says|where you see) {a}, (write|put|make it) {b}", "do: (do|make) (a|one) (small|quick|little) (edit|change|fix) (in|to) {t}: {a} (becomes|should be|to) {b}",
    "ask: (could|can) we (have|use|put|get) {b} (instead of|in place of|rather than) {a} in {t}", "ask: (could|can|may) {a} be (replaced|swapped|exchanged) (by|for|with) {b} in {t}",
    "ask: (shouldn't|should) {a} in {t} be {b}, please (fix|change|correct) it", "ask: (mind|would you mind) (changing|turning) {a} (to|into) {b} in {t}",
    "ask: (could|can) {t} (say|have) {b} (instead of|rather than|where it has) {a}", "{t} (wants|needs|gets|requires) {b} (instead of|in place of|rather than) {a}",
    "{t} (contains|has|holds|shows) {a} (by mistake|wrongly|in error)[,|;] (it should be|make it|i meant) {b}", "{t} (still|wrongly) (says|has|contains) {a}[,|;|.] (make it|change it to|it should be|update it to) {b}",
    "{t}: (find|search) {a}, (replace with|put|write) {b}", "{t}: (not|no longer|drop) {a}(, but|, instead|;) {b}", "{t}: (edit|fix|update|correct) {a} to {b}", "{t} - {a} + {b}",
    "{a} (to|into|becomes|turns into) {b}, (in|file|that's for) {t}", "{a} (doesn't work|fails|breaks|is broken) in {t}[,|;|.] (change it to|make it|replace it with|use) {b}",
    "{a} (should|ought to) (read|have been|say) {b} in {t}", "{a} (was|is) (supposed|meant) to be {b} in {t}[, fix it|, correct it|]", "{a} in {t}[,|:] (change to|replace by|replace with|make it|swap for) {b}",
    "{a} (goes out|is out|is gone), {b} (comes in|is in|goes in)[,|:] (in|file) {t}", "{b} (should|must|has to|is to|shall) (replace|stand in place of|take the place of) {a} in {t}",
    "{b} (is|would be) (right|correct|better) (instead of|rather than|not) {a} in {t}[, fix it|, change it]", "{b} (replaces|supersedes|takes the place of) {a} in {t}",
    "{b} (for|replacing|in exchange for) {a} in {t}[, please|]", "(replace|change|swap|edit)[:] {a} (with|by|to|for) {b} (in|file) {t}", "(search|find)[:] {a} (replace|replace with)[:] {b} (file|in)[:] {t}",
    "(old|before|was): {a}, (new|after|now): {b}, (in|file) {t}", "(where|wherever) {t} (says|has) {a}[,|] (it should say|put|write|make it) {b}",
    "(typo|mistake|error|slip) in {t}[,|:] {a} (should be|must be|is really) {b}", "(instead of|in place of|rather than) {a} (i want|there should be|put|write|use) {b} in {t}",
    "i (changed my mind|decided otherwise) about {a} in {t}[,|;] (make it|change it to|it should be) {b}", "i'd (like|prefer|rather have) {b} (instead of|in place of|rather than) {a} in {t}",
    "i'd (like|want) {a} in {t} (changed to|turned into|to become|replaced by) {b}", "i (want|need|have) to (change|turn|switch) {a} (to|into) {b} in {t}",
    "my (colleague|reviewer|teacher|boss) wants {b} (instead of|rather than|in place of) {a} in {t}", "the (correct|right|new) (version|form|wording) of {a} in {t} is {b}[, fix it|, change it]",
    "the {a} in {t} (should|must|has to|is to) (be|become|read) {b}",
)  # fmt: skip
CODE_BLOCKS = (
    "do: (replace|change) this line in {t}:\n{a}\n(with|by|to):\n{text}", "in {t} change\n{a}\nto\n{text}", "in {t}:\n{a}\nshould be\n{text}", "do: (edit|fix|update) {t}\nold: {a}\nnew: {text}", "{t}\n- {a}\n+ {text}",
    "{t}:\nreplace {a}\nwith {text}", "do: swap this line of {t}\n{a}\nfor this one\n{text}", "in {t} the line\n{a}\nis wrong, it should be\n{text}",
    "do: (update|correct|alter|rewrite) this line (in|of) {t}:\n{a}\n(to|so that it says|so that it is):\n{text}", "do: (find|look for) this in {t}:\n{a}\nand (make it|change it to|turn it into):\n{text}",
    "do: (exchange|swap) one line in {t}\nfrom:\n{a}\nto:\n{text}", "do: put a new line in place of this one in {t}\n{a}\nnew one:\n{text}", "file {t}\nold line: {a}\nnew line: {text}",
    "{t}\n(before|old|was|from): {a}\n(after|new|now|to): {text}", "{t} has the line\n{a}\n(make it|it should say|i want):\n{text}", "{t}, (change|replace) this:\n{a}\n(to|with) this:\n{text}",
    "(in|inside) {t} this line\n{a}\n(must become|should become|has to be):\n{text}", "(in|inside) {t} (there is|it says|i wrote):\n{a}\n(but it should be|what i meant is|correct is):\n{text}",
    "edit {t}:\n< {a}\n> {text}", "i want to change {t}, this\n{a}\nto this\n{text}", "(could|can) you change this line of {t}?\n{a}\nit should be\n{text}", "{a}\nin {t} should be\n{text}",
    "do: (replace|swap|exchange) in {t}\n{a}\n(by|for|with)\n{text}", "do: (go|look) (into|in) {t} and (change|turn) this line\n{a}\ninto this one\n{text}",
    "do: (overwrite|substitute) this line of {t}\n{a}\nwith\n{text}", "do: in {t}, instead of\n{a}\n(write|put|use)\n{text}",
    "do: (open|edit) {t}, find\n{a}\nand (replace it with|put in its place|write instead)\n{text}", "do: (fix|patch|repair) {t}\n(wrong|bad|broken|now): {a}\n(right|good|fixed|then): {text}",
    "do: (make|apply) this (edit|change) (in|to) {t}\n- {a}\n+ {text}", "{t}:\n{a}\n(becomes|should become|goes to|turns into)\n{text}", "{t}:\n{a}\n->\n{text}", "{t}:\n{a}\n=>\n{text}",
    "{t}\n(find|search): {a}\n(replace|replace with): {text}", "{t}\n<<< {a}\n>>> {text}", "in {t} (replace|swap|exchange) the line\n{a}\n(by|with|for) the line\n{text}",
    "in {t} (i don't want|there should no longer be)\n{a}\nbut (rather|instead)\n{text}", "(current|existing|present) line in {t}:\n{a}\n(desired|wanted|replacement|corrected) line:\n{text}",
    "(this|the following) line (of|in) {t} is (outdated|old|broken|not right)\n{a}\n(use|write|put) this instead\n{text}", "instead of\n{a}\n{t} should (say|have|read)\n{text}",
    "i (want|need) this line of {t}\n{a}\n(changed|rewritten|corrected) to\n{text}", "my (colleague|teacher|reviewer) says that in {t}\n{a}\nshould be\n{text}",
)  # fmt: skip


@family("code_new", weight=3.0)
def code_new(w: World) -> Steps:
    """A new file with a line of code, or of words with signs and quotation marks."""
    ext = w.pick(EXTS)
    path, text = w.name(ext), snippet(w, ext)
    q, shown = _both(w, text)
    yield Ask(w.say(CODE_NEW, f=w.bare(path), q=q, text=shown))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")


@family("code_more", weight=2.4)
def code_more(w: World) -> Steps:
    """Such a line at the end of a file."""
    ext = w.pick(EXTS)
    files = w.text_files(ext=ext)
    path = w.pick(files) if files else w.write(w.name(ext), f"{snippet(w, ext)}\n{snippet(w, ext)}\n")
    text = snippet(w, ext)
    q, shown = _both(w, text)
    yield Ask(w.say(CODE_MORE, t=w.bare(path) if w.chance(0.4) else w.path(path), q=q, text=shown))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": text})
    yield Done("The text was added.")


@family("code_change", weight=2.4)
def code_change(w: World) -> Steps:
    """One such line for another, within quotation marks or each on a line of the request."""
    ext = w.pick(EXTS)
    rows = list(dict.fromkeys(snippet(w, ext) for _ in range(w.rng.randint(2, 5))))
    old, new = w.pick(rows), snippet(w, ext)
    if w.chance(0.5):
        words = [t for t in "".join(c if c.isalnum() else " " for c in old).split() if len(t) > 2 and old.count(t) == 1]
        if words:
            word = w.pick(words)
            new = old.replace(word, str(w.rng.randint(2, 999)) if word.isdigit() else names.pseudo(w.rng))
    text = "\n".join(rows) + "\n"
    if old == new or text.count(old) != 1 or len(old) < 3:
        raise Skip("not once")
    path = w.write(w.name(ext), text)
    target = w.bare(path) if w.chance(0.4) else w.path(path)
    within = old[0] == old[-1] and old[0] in "\"'`"  # old: "zik" may mean the three letters
    if w.chance(0.35) and not new.endswith(('"', "'", "`")) and not within:
        yield Ask(w.say(CODE_BLOCKS, t=target, a=old, text=new))
    else:
        mark = marks(w, old, new)
        yield Ask(w.say(CODE_EDIT, t=target, a=f"{mark}{old}{mark}", b=f"{mark}{new}{mark}"))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was replaced.")


COMMENT = (
    "do: comment out line {n} (of|in) {t}", "do: comment line {n} out (in|of) {t}", "do: (make|turn) line {n} of {t} (a|into a) comment", "line {n} (of|in) {t} should be (a comment|commented out)", "do: put a {mark} (in front of|before) line {n} (of|in) {t}",
    "{t}, comment out line {n}", "i don't want line {n} of {t} to run, comment it out", "do: disable line {n} (of|in) {t} with a {mark}", "in {t} (comment out|comment) line {n}", "(comment out|disable) line {n} {t}", "do: deactivate line {n} of {t}, make it a comment",
    "do: (comment|mark) line {n} of {t} as a comment", "do: make a comment (of|out of) line {n} in {t}",
    "do: (put|add|set|place|insert|stick) (a|the) {mark} (at the start of|at the beginning of|ahead of|before) line {n} in {t}",
    "do: (disable|deactivate|turn off|switch off|mute) line {n} (of|in) {t} by (commenting it out|making it a comment)", "do: prefix line {n} of {t} with (a|) {mark}",
    "do: keep line {n} (of|in) {t} but (comment it out|as a comment)", "do: stop line {n} of {t} from running, comment it out", "ask: (could|can) line {n} of {t} be commented out",
    "line {n} (of|in) {t} (needs|should get|gets) a {mark} in front", "line {n} in {t} (must not|should not|shouldn't) run, (comment it out|make it a comment)",
    "line {n} of {t} (breaks things|is the problem|causes trouble), comment it out (for now|)", "line {n} (of|in) {t}: comment out", "{t} line {n}, comment it out",
    "{t}: line {n} (as a comment|commented out|into a comment)", "{t}, a {mark} (before|in front of) line {n}", "in {t}, line {n} (should be|must be|has to be) a comment",
    "(i'd like|i want) line {n} of {t} (commented out|as a comment)", "(temporarily|for now) comment out line {n} (of|in) {t}", "don't delete line {n} of {t}, (just|only) comment it out",
    "do: (silence|quiet|neutralize|park|suspend|bypass) line {n} (of|in) {t} by (commenting it out|turning it into a comment|making it a comment)",
    "do: (go|jump) to line {n} (of|in) {t} and (comment it out|make it a comment|put a {mark} before it)", "do: (open|edit) {t} and (comment out line {n}|turn line {n} into a comment|comment line {n} out)",
    "do: (turn|change|convert) line {n} (of|in) {t} into a comment", "do: (have|get) line {n} (of|in) {t} commented out",
    "do: (write|type|prepend|stick|slap) a {mark} (in front of|before|ahead of|onto the start of) line {n} (of|in) {t}",
    "do: (start|begin) line {n} of {t} with a {mark} so (that it does not run|it is a comment|it's ignored)", "do: (leave|keep) line {n} (in|inside) {t} (but|only) as a comment",
    "do: (hide|shield) line {n} of {t} behind a {mark}", "do: make (the interpreter|the program|the computer) (ignore|skip) line {n} of {t} by commenting it out", "do: comment [out|] (just|only) line {n} (of|in) {t}",
    "do: (hash|slash|mark) out line {n} of {t}, make it a comment", "ask: (could|can|may) line {n} (of|in) {t} (become|be made|be turned into) a comment",
    "ask: (could|can) (we|you) (keep|have) line {n} of {t} (as a comment|commented out) (for now|)", "ask: (could|can) you put a {mark} before line {n} of {t}",
    "ask: (mind|would you mind) commenting out line {n} (of|in) {t}", "{t}: (comment|comment out|disable with a {mark}|put a {mark} on) line {n}",
    "{t}, line {n}: (comment out|comment it out|make it a comment|put a {mark} before it)", "{t} (runs|works) (fine|better|well) without line {n}[,|;|.] comment it out",
    "a {mark} (before|in front of|at the start of) line {n} (of|in) {t}[, please|]", "line {n} (of|in) {t} (should|must|has to|needs to) (be|become) (a comment|commented out)",
    "line {n} (of|in) {t} (crashes|fails|is buggy|isn't ready|is not ready)[,|;|.] comment it out", "line {n} (of|in) {t} (is only for debugging|is debug code|is a debug line)[,|;|.] comment it out",
    "line {n} (of|in) {t} (into|to|->) (a comment|comment)", "(for testing|for the moment|while i test|until tomorrow)[,] (comment out|turn into a comment) line {n} (of|in) {t}",
    "(comment|comment out)[:] {t}, line {n}", "i (want|need) to (disable|skip) line {n} of {t} without (deleting|removing) it, (comment it out|make it a comment)",
    "i'd (like|prefer) line {n} of {t} (as a comment|commented out|to be a comment)", "i may need line {n} of {t} later[,|;] so (just|only) comment it out",
)  # fmt: skip
_COMMENTS = {".py": "#", ".sh": "#", ".yaml": "#", ".toml": "#", ".conf": "#", ".cfg": "#", ".js": "//", ".ts": "//", ".c": "//", ".go": "//", ".rs": "//", ".sql": "--"}


@family("comment_out", weight=0.8)
def comment_out(w: World) -> Steps:
    """A line of a program becomes a comment."""
    files = [p for p in w.text_files(min_lines=2) if extension(p) in _COMMENTS]
    path = w.pick(files) if files else w.add_file(w.pick((".py", ".py", ".sh", ".js")))
    rows, mark = w.files[path].splitlines(), _COMMENTS[extension(path)]
    n = w.rng.randint(1, min(len(rows), 9))
    line = rows[n - 1].strip()
    if len(line) < 4 or line.startswith(mark) or w.files[path].count(line) != 1:
        raise Skip("not once")
    yield Ask(w.say(COMMENT, n=w.number(n), t=w.path(path), mark=mark))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Make the line a comment with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{mark} {line}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line is a comment now.", f"Line {n} of {path} is commented out: {mark} {line}")
