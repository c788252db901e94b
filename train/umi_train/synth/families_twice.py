"""Two acts in one request: on the same file, on two files, on a copy, on a file under its new name; new folders that are filled."""

from __future__ import annotations

from umi_local.trajectory import ObservationTurn
from umi_train.synth import contents
from umi_train.synth.acts import ACTS, Act, Plan
from umi_train.synth.acts_edit import new_word, word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_files import fitting
from umi_train.synth.families_multi import draw
from umi_train.synth.parts import (
    ALL_DONE,
    Part,
    all_of,
    copied,
    folder_made,
    moved,
    one_by_one,
    part_of,
    replaced,
    written,
)
from umi_train.synth.views import excerpt

JOIN = (
    "{first} and {then}", "{first} and then {then}", "{first}, then {then}", "{first}. then {then}", "{first}. after that {then}", "first {first}, then {then}",
    "{first}; {then}", "please {first} and {then}", "(can|could|would) you {first} and {then}?", "i want you to {first} and {then}", "{first} & {then}",
    "{first}, and {then}", "{first}, and after that {then}", "{first}, afterwards {then}", "1. {first} 2. {then}", "{first} and also {then}", "do this: {first}, then {then}",
    "{first} and when that is done {then}", "you should {first} and then {then}", "(next|now) {first} and {then}", "{first}. {then}.", "two things: {first} and {then}",
    "before you {then}, {first}",
    "{then}, but first {first}",
    "{then}, but before that {first}",
    "{first}\n{then}",
    "- {first}\n- {then}",
    "{first} && {then}",
    "(could|can) you first {first} and then {then}?",
    "i (need|have|would like) to {first} and then {then}",
    "{first}. (oh and|also|next) {then}",
    "{first}, next {then}",
    "step 1: {first}, step 2: {then}",
    "two (tasks|jobs|steps): {first}; {then}",
    "please {first}. (please also|after that please) {then}",
    "can you {first}? and (then|also) {then}?",
    "(let's|help me) {first} and {then}",
    "{first}, once that is done {then}",
    "i'm tidying up: {first} and {then}",
    "hi, (can|could) you {first} and also {then}",
    "{first}. when (you are|you're) done, {then}",
    "{first}. once (you have done that|that is finished|this is done), {then}",
    "{first}[,] (and|then) (as a second thing|secondly|in a second step|finally|lastly|subsequently|directly afterwards), {then}",
    "first of all {first}, (after which|whereupon|then please) {then}",
    "{first}... and then {then}",
    "(to begin with|to start with|for a start), {first}. (after that|then|next) {then}",
    "as soon as you {first}, {then}",
    "after you {first}, {then}",
    "when you have finished this: {first}, then {then}",
    "not only {first}, but also {then}",
    "(there are two things to do|i have two wishes|two orders|i need two things)[:|.] {first}, (and|then|and then) {then}",
    "1: {first} 2: {then}",
    "* {first}\n* {then}",
    "a. {first} b. {then}",
    "1. {first}\n2. {then}",
    "{first} + {then}",
    "{first} ; {then}",
    "{first} (also|plus) {then}",
    "{first}, oh and {then}",
    "{first}. oh, and {then}",
    "{first}. and {then} (as well|too|please)",
    "{first}, (please|) and {then} (as well|too|)",
    "{then} after you {first}",
    "{then}. but first {first}",
    "{then}. before (you do that|doing so|that): {first}",
    "please {then}, but first of all {first}",
    "i'd like you to {first} and, when that is done, {then}",
    "your job: {first}, then {then}",
    "could you please {first} and {then}?",
    "(todo|tasks|my list)[:] {first}, {then}",
    "(todo|tasks|plan)[:]\n{first}\n{then}",
    "(next up|now)[:|,] {first}, and {then} afterwards",
    "{first}; (after that|afterwards|next|also) {then}",
    "{first} then {then}",
    "{first} after that {then}",
    "we (must|should|need to) {first} and (then|also) {then}",
    "it's about time to {first} and {then}",
    "both please: {first} and {then}",
    "(one|first thing)[:] {first}[.|,] (two|second thing)[:] {then}",
    "{first}, followed by this: {then}", "{first}[;|.] (when that's through|that done|with that out of the way|once finished|having done that|as soon as that's done)[,] {then}",
    "{first}, (and in the same go|and while you're at it|and right after that|and immediately after|and on top of that|and as a next step) {then}",
    "{first}, (and don't forget to|and also please|then go on and|then please also|then kindly) {then}",
    "(start by doing this|begin with this|do this first|first do this)[:] {first}[.|,|;] (then|and then|next|after that)[,|:] {then}",
    "(can|could|would) you {first}, and (afterwards|after that|once done|when that's finished) {then}?", "(i'd like|i want|i need) you to do two things[:|,] {first}[,|;] (and|then|and then) {then}",
    "(two|a couple of|a pair of) (things|errands|chores|requests)[:|,] {first}[,|;|.] {then}", "(would|could) you do me two favors[:|,|?] {first}, (then|and) {then}",
    "(please|kindly) do the following[:] {first}[;|,|.] {then}", "(task a|job a)[:|,] {first}[,|;|.] (task b|job b)[:|,] {then}",
    "(task 1|job 1|part 1|part one|task one)[:|,] {first}[,|;|.] (task 2|job 2|part 2|part two|task two)[:|,] {then}", "(steps|instructions|to do|jobs for you|my wishes)[:] 1. {first} 2. {then}",
    "(to do today|checklist|here's my list|instructions)[:]\n- {first}\n- {then}", "+ {first}\n+ {then}", "{first}\n\n{then}", "{first}\nthen {then}",
    "{first}, and {then}, (in that order|in this order|one after the other)", "(in this order|one after the other|in sequence)[:|,] {first}[,|;] {then}", "{first} / {then}",
    "{first} and finally {then}", "{first}[,] (as well as|and then directly|and besides|and moreover|and last but not least) {then}",
    "{first}. (my second wish|the second thing|the other thing|one more thing|the next job|and here is the second task)[:] {then}", "(hi|hello|hey|hey umi|umi)[,] (please|) {first}, (and then|then|and also) {then}",
    "(ok|okay|right|so|alright)[,] {first} and (after that|then) {then}", "(help me|let us|let's) {first}, and (after that|then) {then}",
    "{then}[,] (but only after this|but do this before|but start with this|once you have done this)[:] {first}", "(before doing that|before this)[,] i mean before you {then}, {first}",
    "{then} (when|once|as soon as) you have done this: {first}", "my boss wants two things[:|,] {first}[,|;] {then}", "you have two jobs[:|,] {first}[,|;] {then}",
    "when you're through with this[:|,] {first}[,|;] (please|) {then}", "what i need[:] {first}, then {then}", "it takes two steps[:|,] {first}, then {then}", "both of these, please[:|,] {first}[,|;] {then}",
    "combo[:] {first} and {then}",
    "{first} (and straight away|and without delay|and as soon as that is through|and once finished) {then}", "{first}; (when finished|once complete|this being done), {then}",
    "(here is|this is) what (i need|i want|you should do|has to be done)[:] {first}, (and|then|and then) {then}", "(my plan|the plan|plan of action|order of the day)[:|,] {first}, then {then}",
    "no hurry, but {first} and {then}", "(be a good helper|do me a favour)[,|:] {first}, (then|and also) {then}", "you could {first}, and (then you could|after that) {then}",
    "(i'm asking you to|we'd like you to|it would help if you could) {first} and then {then}", "{first}? (after that|then)[,] {then}, (ok|please|thanks)", "{first} and (right after it|later on|eventually) {then}",
    "(one|first):\n{first}\n(two|second):\n{then}",
)  # fmt: skip
_IT = ("it", "it", "it", "that file", "the file", "{p}", "{p}", "this file", "the same file", "that one")


def clause(w: World, act: Act, target: str, plan: Plan) -> str:
    """Return an act as an imperative clause, without frame or noise. Raises Skip."""
    templates = [t[3:].strip() for t in act.templates if t.startswith("do:") and not t.rstrip().endswith(("{text}", "{new} (from now on|instead|now)"))]
    if not templates:
        raise Skip("no clause")
    text = w.word(w.pick(templates), t=target, **plan.slots)
    if any(text.endswith(value) and value[-1] not in "\"'`\u201d" for key, value in plan.slots.items() if key in ("q", "text", "b")):
        raise Skip("open at the end")
    return text


@family("twice_same", weight=5)
def twice_same(w: World) -> Steps:
    """Two acts on one file: "rename a to b and add x to it", "copy a to b, then delete a"."""
    act = ACTS[w.pick(("copy", "copy", "backup", "copy_into", "rename", "rename", "move", "append", "append", "append", "replace", "replace", "lines", "words", "read", "size", "first"))]
    path = fitting(w, act)
    plan = act.plan(w, path)
    if act.name == "append" and "\n" in plan.arguments["content"]:
        raise Skip("lines")
    one = clause(w, act, w.path(path), plan)
    then = [a for a in ACTS.values() if a.fits(w, path) and a.tool != act.tool and a.name not in ("details", "permissions", "line", "range", "summarize")]
    if act.name in ("rename", "move"):
        here = plan.arguments["destination"] if act.name == "rename" else f"{plan.arguments['destination']}/{path.rpartition('/')[2]}"
        then = [a for a in then if a.tool not in ("delete_file", "move_file", "copy_file")]
    else:
        here = path
    if act.name == "append":
        then = [ACTS[n] for n in ("read", "read", "read", "lines", "words", "size", "copy", "backup", "last") if n in ACTS]
    if act.name in ("copy", "backup", "copy_into"):
        then = [ACTS[n] for n in ("delete", "delete", "append", "replace", "remove_text", "rename")]
    on_copy = act.name in ("copy", "backup") and w.chance(0.4)
    if on_copy:
        here = plan.arguments["destination"]
        then = [ACTS[n] for n in ("append", "append", "replace", "remove_text")]
    second = w.pick(then)
    if not second.fits(w, path):
        raise Skip("does not fit")
    after = second.plan(w, path)
    arguments = {k: here if v == path and k in ("path", "source") else v for k, v in after.arguments.items()}
    if here != path and "destination" in arguments:
        raise Skip("two places")
    it = w.pick(_IT) if act.name not in ("copy", "backup", "copy_into") else w.pick(("{p}", "{p}", "the original", "the old one", "the original file"))
    if on_copy:
        it = w.pick(("the copy", "the copy", "the copy", "the new file", "the new one", "the duplicate", "that copy", "the copied file", "{p}"))
    two = clause(w, second, w.word(it, p=w.bare(here)), after)
    yield Ask(w.say(JOIN, first=one, then=two))

    def told(obs: ObservationTurn) -> str:
        if second.name == "read":
            return excerpt(here, obs.content)
        if second.name in ("lines", "words", "size", "last"):
            return second.plan(w, here).answer(obs)
        answer = after.answer(obs)
        return answer if here in answer else answer.replace(path, here)

    yield from all_of(part_of(act, plan), Part(second.rationale, second.tool, arguments, told))


@family("twice_other", weight=5)
def twice_other(w: World) -> Steps:
    """Acts on two files: "delete a and rename b to c"."""
    names = ("delete", "rename", "copy", "move", "append", "replace", "read", "lines", "words", "backup", "size", "copy_into", "remove_text", "first", "look")
    first, second = (ACTS[n] for n in w.rng.sample(names, 2))
    x, y = fitting(w, first), fitting(w, second)
    if x == y:
        raise Skip("the same file")
    one, two = first.plan(w, x), second.plan(w, y)
    yield Ask(w.say(JOIN, first=clause(w, first, w.path(x), one), then=clause(w, second, w.path(y), two)))
    said = yield from one_by_one((part_of(first, one), part_of(second, two)))
    if sum(map(len, said)) > 600:
        raise Skip("long")
    yield Answer(ALL_DONE, "\n".join(said))


ON_COPY = (
    "do: copy {t} to {new}[,] and (inside|within) {new} (turn|replace) {a} (into|by) {b}",
    "do: (make|create) a copy of {t} (called|named) {new} and (change|replace) {a} (to|with) {b} (in it|in the copy|there)",
    "do: (copy|duplicate) {t} (to|as) {new}, then replace {a} with {b} in (the copy|{new}|the new one)", "cp {t} {new}, then change {a} to {b} in {new}",
    "do: (duplicate|copy) {t} as {new}. in {new}, {a} should be {b}", "i (need|want) a copy of {t} called {new} (in which|where) {a} is (replaced by|changed to) {b}",
    "do: save a copy of {t} as {new} with {b} instead of {a}", "{new} should be a copy of {t} with {b} instead of {a}", "do: copy {t} to {new} but with {b} (instead of|in place of) {a}",
    "first copy {t} to {new}, then (edit|change) {new}: {a} becomes {b}", "do: make {new} from {t} and (turn|change) {a} (into|to) {b} (in it|there)",
    "i want to keep {t} as it is, so copy it to {new} and change {a} to {b} (there|in the copy)",
    "do: make a version of {t} called {new} (where it says|with|that has) {b} (instead of|in place of) {a}",
    "do: use {t} as a (template|basis) for {new}, but {a} (becomes|should be) {b}",
    "do: (derive|make) {new} from {t} with {a} replaced by {b}",
    "{new}: like {t}, but {b} instead of {a}",
    "the same as {t} but with {b} instead of {a}, (saved as|in|as) {new}",
    "do: leave {t} alone, copy it to {new} and replace {a} (with|by) {b} (there|in {new})",
    "cp {t} {new} and in {new} {a} -> {b}",
    "do: clone {t} as {new} and (put|write) {b} where (the copy|it) says {a}",
    "do: (clone|replicate|reproduce) {t} (as|to|under the name) {new} and (swap|exchange|replace) {a} (for|with|by) {b} (in the copy|in {new}|in the new file)",
    "do: produce {new} (out of|from) {t}, with {b} (where it says|in place of|instead of) {a}",
    "do: copy {t} to {new} and, only (in the copy|there), (turn|change) {a} (into|to) {b}",
    "do: (make|create) a (second|modified|changed|new) version of {t}[,] {new}, (with|that has) {b} (instead of|in place of) {a}",
    "do: (base|model) {new} on {t}[,] but (replace|exchange) {a} (with|by) {b}",
    "ask: can you copy {t} to {new} and (change|turn) {a} (to|into) {b} (there|in the copy|in {new})",
    "ask: could i have {new} as a copy of {t} with {b} instead of {a}",
    "don't touch {t}[,] (copy it|make a copy) to {new} and (change|turn) {a} (to|into) {b} (there|in the copy)",
    "{t} (must not|should not) change[,] (copy it|make a copy) to {new} and (put|write) {b} for {a} (there|in the copy)",
    "{t} stays as it is[,] but {new} should be a copy with {b} instead of {a}",
    "{new} should (be|read|look) (just|exactly|) like {t}[,] (only|except) with {b} (where it says|instead of) {a}",
    "{new} is (the same as|a copy of) {t}[,] only that {a} is {b} [there|]",
    "i need {t} (a second time|twice|once more)[,] as {new}[,] with {a} (changed to|replaced by) {b}",
    "like {t}, but with {b} (instead of|in place of) {a}[,] (save that as|call it|name it) {new}",
    "{t} -> {new}, and there {a} -> {b}",
    "cp {t} {new} && replace {a} with {b} in {new}",
    "cp {t} {new}; in {new} {a} should be {b}",
    "copy {t} to {new}, there {b} instead of {a}",
    "from {t} make {new} (where|in which) {a} (is|becomes|has become) {b}",
    "(start from|take|begin with) {t}[,] save it as {new} and there (change|turn) {a} (to|into) {b}",
    "a copy of {t} named {new}, please, with {a} (replaced by|changed to) {b}",
    "what about a copy of {t} as {new} with {b} instead of {a}",
    "so {t} stays and there is a copy {new} and in it {a} becomes {b}",
    "do: (make|create|produce) a (variant|variation|revised copy|altered copy) of {t}[,] (named|called) {new}[,] (with|having) {b} (instead of|in place of) {a}",
    "do: (fork|branch off|spin off) {t} (as|into) {new} and (change|turn|switch) {a} (to|into) {b} (in it|there|in the copy)",
    "do: (copy|duplicate|clone) {t} (to|as) {new}[;|.] (then|after that|next) (replace|exchange) {a} (with|for) {b} in (the copy|{new}|the duplicate)",
    "do: (copy|duplicate|clone) {t} (to|as) {new} and (fix|correct|edit|adapt) (the copy|the duplicate|it)[:|,] {a} (becomes|has to become|should be) {b}",
    "do: (write|store|save) {new}[,] (which is|i.e.|a copy of) {t} with {a} (changed to|replaced by|turned into) {b}",
    "do: (build|set up|start|prepare) {new} from {t}[,] (exchanging|replacing|swapping) {a} (for|with|by) {b} (there|in it)",
    "do: (keep|preserve|leave) {t} (untouched|unchanged|intact)[,] (but|and) (make|create) a copy {new} (with|that has) {b} (instead of|in place of) {a}",
    "do: (take|use) a copy of {t}[,] (name|call) it {new}[,] and (put|write) {b} (there|in it) (instead of|in place of) {a}",
    "do: duplicate {t}, (the duplicate is called|name the duplicate|calling the duplicate) {new}, and in the duplicate (change|turn) {a} (to|into) {b}",
    "do: save {t} under the name {new} (too|as well), and (change|turn) {a} (to|into) {b} only (there|in the copy|in {new})",
    "ask: (could|can|would) you (clone|duplicate) {t} (as|to) {new} and (swap|exchange|replace) {a} (for|with|by) {b} in the (clone|copy|duplicate)",
    "ask: (could|can) (i|we) (get|have) a copy of {t} (called|named) {new} (with|in which) {a} (replaced by|changed to|turned into) {b}",
    "ask: (would it be possible|is it possible) to copy {t} to {new} and (change|turn) {a} (to|into) {b} (there|in the copy)",
    "{t} (has to|must|should) (stay|remain) (as it is|untouched|unchanged)[,] (copy it|make a copy) to {new} and (change|turn) {a} (to|into) {b} (there|in the copy)",
    "{t} (copied|duplicated|cloned) (to|as) {new}[,] (and there|where|in which) {a} (becomes|is replaced by|turns into) {b}",
    "{t} is my (template|model|pattern|master)[,|:] (make|create) {new} from it[,] with {b} (instead of|in place of|for) {a}", "{t} (->|=>) {new} ({a} -> {b})",
    "{t} (->|=>) {new} with {b} (instead of|in place of|for) {a}", "{new} (has to|must|shall|is to) be a copy of {t}[,] (but|only) with {b} (instead of|in place of|where it had) {a}",
    "{new} (comes|is made) from {t}[,] (but|only) {a} (becomes|is|reads|should read) {b} (there|in it)", "{new} = {t} with {b} (instead of|in place of|for) {a}", "{new} = copy of {t}, {a} -> {b}",
    "i (want|need|would like|'d like) {t} (copied|duplicated) (to|as) {new}[,] and in the (copy|duplicate) {b} (instead of|in place of) {a}",
    "i'd (love|like) a (second version|variant|copy) of {t}[,] (called|named) {new}[,] (with|where it has) {b} (instead of|in place of) {a}",
    "i need a file {new}[,] (identical to|the same as|just like) {t} (except|but|apart from) that {a} (is|reads|becomes) {b}",
    "i'm (making|preparing) a (new|second|test) version of {t}[,|:] (copy it to|call it) {new} and (change|turn) {a} (to|into) {b} (there|in it)",
    "(copy|duplicate) {t} as {new}; {a} -> {b} (in the copy|there|in the new file)", "(step 1|1)[:|.] copy {t} to {new}[,|.|;] (step 2|2)[:|.] in {new} (replace|change) {a} (with|by) {b}",
    "(same as|identical to|a copy of) {t}[,] (named|called) {new}[,] (but|only) {b} (replaces|instead of|in place of) {a}",
    "(without changing|without touching) {t}[,] (make|create) {new} from it with {b} (instead of|in place of) {a}",
    "the original {t} (stays|must stay|remains), (but|only) the copy {new} should have {b} (instead of|in place of) {a}",
    "do: (copy|duplicate) {t} (to|as) {new} so that the copy, and only the copy, has {b} (instead of|in place of) {a}",
    "do: give me {t} again as {new}, (but|only) with {b} (where it says|in place of|instead of) {a}", "do: have {t} copied to {new} and {a} (replaced by|changed to) {b} in the copy",
    "for the next (client|year|version)[,|:] copy {t} to {new} and (put|write) {b} for {a} in the copy", "what is {a} in {t} should be {b} in the copy {new}[, make that copy|, so make the copy|]",
)  # fmt: skip


@family("copy_then_edit", weight=2.8)
def copy_then_edit(w: World) -> Steps:
    """Copy a file under a new name and edit the copy, not the original."""
    act = ACTS["copy"]
    path = w.pick_text_file()
    plan = act.plan(w, path)
    new = plan.arguments["destination"]
    old = word_in(w, w.files[path])
    other = new_word(w, old)
    if w.chance(0.35):
        row = next((r.strip() for r in w.files[path].splitlines() if " = " in r or "=" in r or ": " in r), "")
        mark = next((m for m in (" = ", "=", ": ") if m in row), "")
        if mark and w.files[path].count(row) == 1 and len(row) < 50:
            old, other = row, row.partition(mark)[0] + mark + w.pick((str(w.rng.randint(1, 9999)), new_word(w, "x"), "true", "false", "off"))
    if '"' in old + other or old == other or " to " in old + other:
        raise Skip("quote")
    quote = w.pick(('"', "'", '"', "")) if " with " not in old + other else '"'
    quote = '"' if quote == "'" and "'" in old + other else quote
    yield Ask(w.say(ON_COPY, t=w.path(path), new=w.bare(new), a=f"{quote}{old}{quote}", b=f"{quote}{other}{quote}"))
    yield from all_of(copied(path, new), replaced(new, old, other))


TWO_NEW = (
    "do: (create|make|write) {f} (with|containing|that says|saying|with the text) {q} and {g} (with|containing|that says|saying|with the text) {line}",
    "do: (create|make) two files[:|,] {f} (with|containing) {q} and {g} (with|containing) {line}", "do: write {q} (to|into|in) {f} and {line} (to|into|in) {g}",
    "do: put {q} in {f} and {line} in {g}", "do: save {q} as {f} and {line} as {g}", "i (need|want) {f} (with|saying) {q} and {g} (with|saying) {line}",
    "{f} should (say|contain) {q} and {g} should (say|contain) {line}", "do: (create|make) a file {f} (with|containing) {q}, and (another one|another|a second one|one more) {g} (with|containing) {line}",
    "new files: {f} ({q}) and {g} ({line})", "echo {q} > {f}; echo {line} > {g}", "do: (create|make) {f} (with|containing) {q}, then {g} (with|containing) {line}",
    "{f}: {q}, {g}: {line}", "two (new|) files please: {f} with {q}, {g} with {line}", "do: write two files, {f} (saying|with) {q} and {g} (saying|with) {line}",
    "do: (create|make) {f} and {g}, the first (with|saying|containing) {q} and the second {line}",
    "{q} (goes|should go) (in|into) {f} and {line} (in|into) {g}",
    "do: (save|store|keep) {q} in {f}, and in {g} {line}",
    "one file {f} with {q}, (another|a second) file {g} with {line}",
    "first file: {f} with {q}, second file: {g} with {line}",
    "i have two (notes|texts|things) to save: {q} as {f} and {line} as {g}",
    "do: write {f} (saying|with) {q}. (then|also) write {g} (saying|with) {line}",
    "echo {q} > {f} && echo {line} > {g}",
    "in {f} (put|write) {q}, in {g} (put|write) {line}",
    "{f} gets {q}, {g} gets {line}",
    "do: (draft|produce|prepare|generate|set up|put together) {f} (with|saying|containing) {q} and {g} (with|saying|containing) {line}",
    "do: (make|create|write) me (two|2|a couple of|a pair of) files[:|,] {f} (saying|with|that says) {q} and {g} (saying|with|that says) {line}",
    "do: (drop|place|stick|store) {q} in a file {f} and {line} in a file {g}",
    "do: (make|create) one file {f} (with|saying) {q} and (another|a second|a further) one {g} (with|saying) {line}",
    "ask: can (i|we) have {f} (with|saying) {q} and {g} (with|saying) {line}",
    "ask: could you (write|save|put) {q} (to|in|into) {f} and {line} (to|in|into) {g}",
    "not one file but two[:|,] {f} with {q} and {g} with {line}",
    "neither {f} nor {g} exists[,] (make|create) them[,] with {q} and {line}",
    "{f} (is for|holds|gets) {q} and {g} (is for|holds|gets) {line}[,] (create|make) both",
    "i need two (new|little|small|) files[,|:] {f} (saying|with) {q} and {g} (saying|with) {line}",
    "(files|two files)[:] {f} -> {q}; {g} -> {line}",
    "{f} <- {q}; {g} <- {line}",
    "{f} = {q}; {g} = {line}",
    "file 1: {f}, text {q}; file 2: {g}, text {line}",
    "1. {f}: {q} 2. {g}: {line}",
    "printf {q} > {f}; printf {line} > {g}",
    "echo {q} > {f} ; echo {line} > {g}",
    "first {f} (with|saying) {q} and then {g} (with|saying) {line}",
    "{q} (should be|has to be|gets) saved (as|in|under) {f}, and {line} (as|in|under) {g}",
    "there should be two files[:|,] {f} (saying|with) {q} and {g} (saying|with) {line}",
    "one file says {q} and that is {f}[,] the other is {g} and says {line}",
    "let {f} (say|contain|hold) {q} and {g} {line}",
    "i'd like {f} to (say|hold|contain) {q} and {g} to (say|hold|contain) {line}",
    "what about two new files[,|:] {f} (with|saying) {q} and {g} (with|saying) {line}",
    "so i need {f} with {q} and also {g} with {line}",
    "name {f}, text {q}; name {g}, text {line}",
    "do: (compose|type up|pen|whip up|lay out|establish|generate) {f} (with|saying|that says) {q} and {g} (with|saying|that says) {line}",
    "do: (record|note|deposit|leave|park) {q} in [a file|the file|] {f} and {line} in [a file|the file|] {g}",
    "do: (make|create|start) a (first|new) file {f} (with|saying|reading) {q} and a (second|further) file {g} (with|saying|reading) {line}",
    "do: (fill|populate) the new file {f} with {q} and the new file {g} with {line}", "do: (type|enter|place|insert) {q} (into|in) the new file {f} and {line} (into|in) the new file {g}",
    "do: (make|create|write) (the files|both files|a pair of files)[:|,] {f}[,] (content|text|which says|saying) {q}, and {g}[,] (content|text|which says|saying) {line}",
    "do: (let|have) {f} (read|say) {q} and {g} (read|say) {line}", "do: (produce|prepare|set up) two files[:|,] in {f} it says {q}, in {g} it says {line}",
    "ask: (could|can|would) you (make|create|set up) {f} (with|saying|containing) {q} and {g} (with|saying|containing) {line}",
    "ask: (could|can) (i|we) (get|have) two files[:|,] {f} (with|saying) {q} and {g} (with|saying) {line}",
    "ask: (would it be possible|is it possible) to (write|save|put) {q} (to|in|into) {f} and {line} (to|in|into) {g}",
    "i (want|need|would like) {q} (in|saved in|written to|stored in) {f} and {line} (in|saved in|written to|stored in) {g}",
    "i (want|need|would like) two files[:|,] {f} (that says|saying|reading) {q} and {g} (that says|saying|reading) {line}",
    "i'd (love|like) (a file|to have) {f} (with|saying) {q} and (another|another file|also) {g} (with|saying) {line}",
    "{f} (has to|must|shall) (say|read|hold|contain) {q} and {g} (has to|must|shall) (say|read|hold|contain) {line}", "{f} (with|saying|containing) {q} and {g} (with|saying|containing) {line}[, please|, both new|]",
    "{f} (comes first|first)[,] (with the text|saying|content) {q}[,|;] then {g}[,] (with the text|saying|content) {line}", "{f} says {q}[,|;] {g} says {line}[,|;|:] (create|make|write) (both|them)",
    "{q} (to|into|in|as) {f}[,|;] {line} (to|into|in|as) {g}", "{q} -> {f}, {line} -> {g}", "{q} > {f}; {line} > {g}", "{q} (must|has to|should) go (to|into|in) {f}[,|;] (and|) {line} (to|into|in) {g}",
    "(file one|file a|a)[:|=] {f} ({q})[,|;] (file two|file b|b)[:|=] {g} ({line})", "(create|make|new)[:|,] {f} ({q}), {g} ({line})",
    "(one new file|a new file)[:|,] {f}[,] with {q}[,|;] (and one|and another|and a second)[:|,] {g}[,] with {line}",
    "(two texts|two notes|two snippets) to (save|store)[:] {q} (as|in|to) {f} and {line} (as|in|to) {g}", "(missing|needed|wanted)[:] {f} with {q}, {g} with {line}",
    "(the first|one) file[,] {f}[,] (reads|should read|should say) {q}[,|;] the (second|other)[,] {g}[,] (reads|should read|should say) {line}",
    "the text {q} (goes|belongs|should go) (in|into) {f} and the text {line} (in|into) {g}", "two (tiny|short|simple) files[:|,] {f} ({q}) and {g} ({line})", "cat > {f}: {q}; cat > {g}: {line}",
    "echo {q} >{f}; echo {line} >{g}",
    "do: (save|write|put) two things[:|,] {q} (as|in|to) {f} and {line} (as|in|to) {g}", "do: (make|create) {f} and (also|as well) {g}[,|:] {q} (goes|is to go) in the former and {line} in the latter",
    "do: have two new files made[:|,] {f} (with|saying) {q} and {g} (with|saying) {line}", "for each text its own file[:|,] {q} in {f}[,|;] {line} in {g}",
    "i'm (collecting|keeping) short texts[,|:] {q} (goes|should go) in {f} and {line} in {g}, (both new|new files)",
    "a file (called|named) {f} that says {q}[,|;] (and|plus) a file (called|named) {g} that says {line}",
)  # fmt: skip


@family("two_new_files", weight=4.6)
def two_new_files(w: World) -> Steps:
    """Two new files, each with its own text."""
    ext = w.pick((".txt", ".txt", ".md", None))
    f, g = w.name(ext), w.name(ext if w.chance(0.7) else None)
    q, r = contents.phrase(w.rng), contents.phrase(w.rng)
    bare = w.chance(0.45) and not any(c in q + r for c in ",'\"") and " and " not in q + r
    if f == g or q == r or len(q) + len(r) > 110:
        raise Skip("the same")
    yield Ask(w.say(TWO_NEW, f=w.bare(f), g=w.bare(g), q=q if bare else w.quoted(q, always=True), line=r if bare else w.quoted(r, always=True)))
    yield from all_of(written(f, q), written(g, r))


INTO_NEW = (
    "do: (create|make) a [new] (folder|directory) (called|named|) {d} and (move|put) {list} (into it|in it|there|inside)",
    "do: (move|put|bring) {list} (into|to|in) a new (folder|directory) (called|named|) {d}", "do: (make|create) {d} and (move|put) {list} (there|into it|in it)",
    "mkdir {d} and move {list} there", "i (want|need) {list} in a new folder (called|named|) {d}", "{list} (should go|belong|go) (into|in) a new folder (called|named) {d}",
    "new folder {d}[,|;|:] (move|put) {list} (in|into it|there)", "do: (create|make) the (folder|directory) {d}, then move {list} (there|into it)",
    "do: (collect|gather|store) {list} in a new (folder|directory) (called|named|) {d}", "do: open a folder {d} for {list} and move them there",
    "{list} (need|should get) a folder of their own[,] (called|named|call it) {d}",
    "i (want|need) a folder {d} for {list}[,] (move them there|put them in it)",
    "there should be a [new] folder {d} with {list} in it",
    "do: put {list} together in a new folder (called|named) {d}",
    "do: tidy up {list}[,] (move|put) them into a new folder (called|named) {d}",
    "mkdir {d} && mv {list} {d}",
    "into a new folder (called|named) {d} (move|put): {list}",
    "do: (group|file) {list} (in|under) a [new] folder (called|named) {d}",
    "do: (bundle|pack|stash|stow|tuck|bring together) {list} (in|into) a [new|fresh|brand new] (folder|directory) (called|named) {d}",
    "do: (relocate|transfer|shift) {list} (to|into) a new (folder|directory) (called|named|) {d}",
    "do: (build|set up|prepare|start|open) a [new] (folder|directory) {d} and (bring|shift|put|move) {list} (there|into it|in it)",
    "do: (create|make) {d} (as a folder|as a directory) and (place|store|put) {list} (inside|in it)",
    "ask: can you (create|make) a folder {d} and (move|put) {list} (into it|there|in it)",
    "ask: could {list} (go|be moved|be put) (into|in) a new folder (called|named) {d}",
    "{list} lie around here[,] (make|create) a folder {d} and (move|put) them (in|there|into it)",
    "{list} belong together[,] (make|create) a folder {d} and (move|put) them (in|there|into it)",
    "{list} should not stay here[,] (move|put) them (in|into) a new folder {d}",
    "there is no folder {d} yet[,] (make|create) it and (move|put) {list} (in|there|into it)",
    "why are {list} lying around? (move|put) them (in|into) a new folder (called|named) {d}",
    "a new home for {list}[,|:] (the|a new) folder {d}[,] move them there",
    "mkdir {d}; mv {list} {d}",
    "mkdir {d} and mv {list} into it",
    "(one|a) new folder[,] {d}[,] (for|and in it) {list}[,] move them (there|)",
    "first (make|create) the folder {d}, then (move|put|shift) {list} (there|in|into it)",
    "{list} -> new folder {d}",
    "{d} (should be|will be|is to be) a new folder (with|for) {list}[,] (move|put) them (there|in it)",
    "i'd like a (fresh|new) folder {d} with {list} (moved|put) into it",
    "i want to (archive|separate|collect) {list}[,] (make|create) a folder {d} and (move|put) them (there|in it)",
    "what about a new folder {d} for {list}[,] (move|put) them there",
    "so {list} should be in a folder of their own and its name is {d}",
    "do: (establish|found|add|produce|lay out) a [new] (folder|directory) (called|named|) {d} and (transfer|relocate|drop|file) {list} (into it|in it|there)",
    "do: (archive|file away|put away|lock away) {list} (in|into) a (new|fresh|newly made) (folder|directory) (called|named) {d}",
    "do: (house|lodge|deposit|place|combine|unite) {list} in a (new|separate|dedicated) (folder|directory) (called|named) {d}", "do: (get|have) {list} moved (to|into) a new (folder|directory) (called|named) {d}",
    "do: (create|make) a (dedicated|separate|special|common) (folder|directory) {d} and (move|put) {list} (there|into it|in it)",
    "do: (create|make) [a folder|the folder|] {d} first, (and then|then|afterwards) (move|put) {list} (there|into it|in it)",
    "do: (start|open) a (folder|directory) by the name of {d} and (move|put|drag) {list} (there|in it|inside)", "do: (send|drag|pull|carry|take) {list} (to|into) a new (folder|directory) (called|named) {d}",
    "do: (give|get) {list} a (new|common) home[:|,] a new folder (called|named) {d}", "ask: (could|can|would) you (set up|make|add) a new (folder|directory) {d} and (shift|move|put) {list} (there|into it)",
    "ask: (could|can) (i|we) (have|get) {list} moved (to|into) a new folder (called|named) {d}", "ask: (would it be possible|is it possible) to (move|put) {list} (in|into) a new folder (called|named) {d}",
    "i (want|need|would like) {list} (moved|shifted|transferred|relocated) (to|into) a new (folder|directory) (called|named) {d}",
    "i'd (love|like) to (have|keep|see) {list} in a (new|separate) folder (called|named) {d}[, move them|]", "i'm (tidying up|sorting)[,|:] new folder {d}, {list} (go|move) (there|into it|in)",
    "{list} (deserve|should get|must have|shall have|could use) (a folder of their own|their own folder|a common folder)[,|:] (make|create) {d} and (move|put) them (there|in)",
    "{list} (are to be|need to be|have to be|must be) moved (to|into) a new (folder|directory) (called|named) {d}", "{list} in a new folder[,] (name it|call it|named|its name is|the name of which is) {d}",
    "{list} are in the wrong place[,] (make|create) a folder {d} and (move|put) them (there|in)",
    "{list} (should|have to|must|need to) (go|move|be moved) (to|into) a folder {d}[,] which (you must make first|does not exist yet|has to be created)",
    "(as for|concerning|about) {list}[,|:] (make|create) a folder {d} and (move|put) them (there|in)", "(make|create) {d}[.|;] (move|put|bring) {list} (there|into it|in it)",
    "(step one|step 1|1)[:|.] (make|create) the folder {d}[.|,|;] (step two|step 2|2)[:|.] move {list} (there|into it)",
    "a (new|fresh|brand new|separate) (folder|directory) {d} for {list}[,] (move|put) them (there|in|into it)",
    "{d} (isn't there|has to be made|must be made|must be created)[,] then {list} (go|move) (there|into it|in)", "{d} will be the new folder of {list}[,|:] (make|create) it and (move|put) them (in|there)",
    "(md|mkdir -p|mkdir -v) {d} and (move|mv|put) {list} (there|into it)", "where to put {list}? (make|create) a folder {d} and (move|put) them (there|in)",
    "folder {d}: (make|create) it and (move|put) {list} (in|inside|there)",
    "my (boss|teacher|team) wants {list} in a new folder (called|named) {d}", "no folder for {list} yet[,|:] (make|create) {d} and (move|put) them (there|in)",
    "before i (zip|send|archive) them[,|:] (move|put) {list} (in|into) a new folder (called|named) {d}", "off (into|to) a new folder (called|named) {d} with {list}",
    "(create|make|mkdir) {d}, (destination|home|place) (of|for) {list}, and move them (there|in)",
)  # fmt: skip


@family("make_and_move_named", weight=3.0)
def make_and_move_named(w: World) -> Steps:
    """Make a folder and move two or three named files into it."""
    n = w.pick((2, 2, 2, 3))
    if len(w.files) < n + 1:
        raise Skip("too few")
    paths = w.rng.sample(list(w.files), n)
    if len({p.rpartition("/")[2] for p in paths}) < n:
        raise Skip("the same name")
    folder = w.folder_name()
    shown = [w.bare(p) for p in paths]
    yield Ask(w.say(INTO_NEW, d=w.bare(folder), list=", ".join(shown[:-1]) + w.pick((" and ", " and ", ", and ", " & ")) + shown[-1]))
    yield from all_of(folder_made(folder), *(moved(path, folder) for path in paths))


FOUND = (
    "do: find (the file|) {x} and {then}", "do: (look for|search for|locate) (the file|) {x} and {then}", "do: find (the file|) {x}, then {then}", "where is {x}? {then}",
    "do: (look for|find) {x} (somewhere|wherever it is) and {then}", "there (is|must be) a file {x} somewhere, {then}", "do: find where {x} is and {then}",
    "{x} is in one of the folders, {then}", "do: locate {x}. then {then}", "first find {x}, then {then}", "i forgot where {x} is. find it and {then}", "do: search for a file called {x} and {then}",
    "i don't know (where|in which folder) {x} is[,] (find it|look for it) and {then}",
    "i lost {x}[,] (find it|look for it) and {then}",
    "{x} must be (here|in here) somewhere[,] {then}",
    "do: (track down|hunt down|dig up|look up) {x} and {then}",
    "somewhere (there is|i have) {x}[,] (find it and|look for it, then) {then}",
    "(which|what) folder is {x} in? {then}",
    "can you find {x} and {then}?",
    "i put {x} in some folder[,] (find it and|please find it and) {then}",
    "do: (search for|seek|hunt for|spot|trace|discover) {x} and {then}",
    "do: (dig out|dig up|track down|hunt down|go and find) {x}, then {then}",
    "do: (see|check|find out) where {x} is[,] (and then|then|and) {then}",
    "do: (look|search) (in all folders|in every folder|everywhere) for {x} and {then}",
    "do: try to find {x} and {then}",
    "{x} is (hidden|buried|lost|lying) somewhere[,|.] (find it and|look for it and|) {then}",
    "{x} has to be (here somewhere|in one of my folders|around here)[,|.] {then}",
    "{x} got lost[,|.] (find it|look for it) and {then}",
    "no idea where {x} (is|went)[,|.] (find it|look for it|search for it) and {then}",
    "where did i (put|leave|save|hide) {x}? (find it and|) {then}",
    "where has {x} gone? {then} (when you have found it|when found|)",
    "in which folder is {x}? {then}",
    "i can't find {x}[,|.] (find it|look for it|search for it) and {then}",
    "i (need|want) {x}[,] wherever it (is|lies)[,|.] {then}",
    "wherever {x} is[,|:] {then}",
    "whichever folder {x} is in, {then}",
    "once you have (found|located) {x}, {then}",
    "when you (find|have found|see) {x}, {then}",
    "i know there is a {x} in some folder[,|.] {then}",
    "find / -name {x}, then {then}",
    "find . -name {x} and {then}",
    "step 1: find {x}, step 2: {then}",
    "somewhere i have a file (called|named) {x}[,|.] {then}",
    "my file {x} is not here but in a folder[,|.] {then}",
    "{x}: find it, {then}",
    "so there is a file {x} somewhere and you should find it and {then}",
    "what i (want|need) is this: find {x} and {then}",
    "who knows where {x} is[,|.|?] (find it|look for it) and {then}",
    "do: (ferret out|sniff out|root out|scout out|run down|chase down|get hold of) {x} and (then|) {then}",
    "do: (look up|check|find out|determine) (which folder {x} is in|in which folder {x} lies|where {x} lies) and (then|) {then}",
    "do: (scan|comb|search|go through) (all my folders|the folders|every folder|the subfolders) for {x} and {then}", "do: (make out|work out|figure out) where {x} (is|went|lies|got to), then {then}",
    "do: (find|locate|look for) {x} first[,] (and then|then|after that) {then}", "do: (find|locate) {x} (for me|in my folders|wherever it is|on this machine|in whatever folder it is)[,] (and|then) {then}",
    "do: have a look for {x} and {then} (when you have it|once you have found it|)", "do: (find|search|locate)[:|,] {x}[.|;] (then|next|after that)[:|,] {then}",
    "ask: (could|can|would) you (look for|search for|locate|track down) {x} and {then}", "ask: (would it be possible|is it possible) to (find|locate) {x} and {then}",
    "{x} (is not here|isn't in this folder|is in some subfolder|sits in another folder)[,|.] (find it|look for it|locate it) and {then}",
    "{x} (disappeared|vanished|is missing|went missing|is nowhere to be seen)[,|.] (find it|look for it|locate it) and {then}",
    "{x} (should be|ought to be|is probably|is surely) (in one of the folders|somewhere in my folders|in some folder)[,|.] {then}",
    "{x}, (wherever it may be|whichever folder it is in|wherever it hides|in some folder or other)[:|,] {then}", "{x} (when found|once found|as soon as you find it)[:|,] {then}",
    "(in|inside) some folder (there is|lies|i have) {x}[,|.] (find it and|look for it and|) {then}", "(did you see|have you seen|do you know where is) {x}? (find it and|) {then}",
    "(help|oh no|oh dear)[,] i (lost|misplaced|can't locate) {x}[,|.] (find it|look for it) and {then}",
    "i (don't|can't) (remember|recall) (where|in which folder) i (put|saved|left) {x}[,|.] (find it|look for it) and {then}",
    "i (must have|probably|may have) (saved|put|left) {x} (somewhere else|in another folder|in some folder)[,|.] (find it|look for it) and {then}",
    "i've been (looking|searching) for {x}[,|.] (find it|please find it) and {then}", "i'm (looking|searching) for {x}[,|.] (when you find it|if you find it|find it and|once you have it)[,|] {then}",
    "if you (find|come across|can find) {x}, {then}", "it's called {x} and (i don't know where it is|is somewhere|it is in some folder)[,|.] {then}",
    "(as soon as|after) you (find|locate|have found|have located) {x}, {then}", "(file name|name)[:] {x}, (location unknown|somewhere in my folders|folder unknown)[.|,|;] {then}",
    "(search|find|locate)[:] {x} (->|=>) {then}", "(step one|first)[:|,] (locate|find|look for) {x}[.|,|;] (step two|second|after that)[:|,] {then}",
    "my (colleague|sister|boss) put {x} (somewhere|in some folder)[,|.] (find it|look for it) and {then}", "(whichever|no matter which) folder (holds|has|contains) {x}[,|:] {then}", "find -name {x}; {then}",
    "(locate|which folder has) {x}? {then}",
    "do: use your search to find {x}, then {then}", "(it|the file) is called {x}, (the folder i forgot|no idea which folder)[,|.] (find it and|look for it and) {then}",
    "(a file|something) called {x} (exists|is stored|was saved) in (one of my|some of the|the) folders[,|.] (find it and|locate it and) {then}",
    "{x} is (not where it should be|not where i left it|in the wrong folder i think)[,|.] (find it|look for it) and {then}", "who moved {x}? (find it|look for it|locate it) and {then}",
)  # fmt: skip


@family("find_then", weight=4.5)
def find_then(w: World) -> Steps:
    """Find a file by its name, in whatever folder it lies, then act on it."""
    act = draw(w, [ACTS[n] for n in ("delete", "delete", "read", "read", "lines", "words", "append", "copy", "size", "modified", "rename", "replace", "first")])
    path = w.pick(list(w.files)) if w.chance(0.3) else w.add_file(w.pick((".txt", ".md", ".log", ".csv")), w.pick(w.folders) if w.folders else w.folder_name())
    if not act.fits(w, path):
        raise Skip("does not fit")
    name = path.rpartition("/")[2]
    asked = name if w.chance(0.75) else name.rpartition(".")[0] or name
    plan = act.plan(w, path)
    yield Ask(w.say(FOUND, x=w.bare(asked), then=clause(w, act, w.pick(("it", "it", "it", "that file", "the file")), plan)))
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": asked})
    rows = [line.rsplit("  ", 2)[0] for line in obs.content.splitlines()[1:]]
    if rows != [path]:
        raise Skip("others")
    obs = yield Call(act.rationale, act.tool, plan.arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, plan.answer(obs))
