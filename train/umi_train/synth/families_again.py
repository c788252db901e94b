"""What is said after something was done: a correction, the same for another file, one more of it; and files from piped text."""

from __future__ import annotations

from umi_train.synth import contents
from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_edit import CREATE
from umi_train.synth.families_files import fitting
from umi_train.synth.pointing import extension

NAME_FIX = (
    "no[,] (call it|make it|name it|rename it to) {new}", "actually[,] (call it|make it|name it) {new}", "(sorry|oops|wait|hmm)[,] i meant {new}", "i meant {new}", "{new} (would be|is) better", "do: make (that|it) {new} instead",
    "better: {new}", "not that[,] {new}", "i changed my mind[,] (call it|make it) {new}", "(wait|sorry|oops)[,] (it should be|make it) {new}", "on second thought[,] (call it|make it) {new}", "do: rename it (again|once more)[,] to {new}",
    "please use {new} instead", "do: (change|rename) it to {new} (instead|after all)", "that is not right, it should be {new}", "i'd rather have {new}",
    "(no|nope|nah|oh no|argh|hm|well)[,] (i meant|i wanted|it should be|let it be|that should be|i'd prefer|call it|name it) {new}",
    "(sorry|apologies|pardon|my bad|my mistake|excuse me)[,] (i meant|it should be|call it|the name is|the name should be|make it) {new}",
    "(that's|that is|this is|it's) (wrong|not it|not the name i wanted|not what i meant|the wrong name|a bad name|misspelled)[,] (it should be|make it|call it|use|i meant) {new}",
    "i (said|wrote|typed) it wrong[,] (it should be|i meant|it is|make it) {new}", "i (mistyped|misspelled|misspoke)[,] (it should be|i meant|make it|it is) {new}",
    "(or rather|or better|rather|better still|even better|correction|i mean)[:|,] {new}",
    "(hm|hmm|mm|well|you know what)[,] {new} (sounds better|is nicer|fits better|is clearer|would suit it better|would be better)",
    "(come to think of it|thinking about it|now that i think of it|on reflection|second thoughts)[,] (call it|make it|name it|i'd call it|rename it to) {new}",
    "(why not|what about|how about) {new} (instead|as the name|for a name)?", "do: (retitle|relabel|rename) it [once more|] (to|as) {new}",
    "do: (switch|alter|update|correct|fix) (its|the) name to {new}", "do: (give|let) it [have|] the name {new} (instead|after all|)", "do: use {new} as the name [instead|]",
    "let (it|that|the file) be (called|named) {new} [instead|]", "let's (call it|name it|go with|take|make it|use) {new} [instead|]",
    "it (should|must|has to|ought to) (be|have been) (called|named|) {new}", "the name (should|must) be {new} [instead|]", "the name should have been {new}",
    "{new} (instead|rather|after all|please|it should be|is what i meant|is what i wanted|is the right name)", "not that name[,] (but|i want|use|rather|make it) {new}",
    "i (would like|want|prefer|'d like) {new} (more|instead|better|as a name)", "ask: (can|could) it be (called|named|) {new} instead", "ask: (can|could) you (call|name) it {new} instead",
    "my wife says it should be (called|named) {new}", "hold on[,] (make it|call it|it should be) {new}",
    "(wrong|not quite|almost|close)[,] (it should be|it has to be|make it|call it) {new}",
    "(scratch that|strike that|forget that|cancel that|let me correct myself|let me rephrase)[,|:] (call it|make it|name it|it should be) {new}",
    "(that was|there was) a (typo|slip|mix-up|misunderstanding)[,|:] (it should be|i meant|call it) {new}",
    "(my fingers slipped|i got it wrong|i picked the wrong name|i chose badly|i was too fast)[,|:] (it should be|make it|i meant|call it) {new}",
    "i (don't like|hate|am not happy with) (that name|the name|this name)[,] (call it|make it|use|try) {new}", "i (thought again|slept on it|have a better idea)[,|:] (call it|name it|make it) {new}",
    "(we|i) (agreed|decided|settled) on {new} (instead|in the end|after all)", "(new|another|a better|final|the right|the correct) name[:|,] {new}", "(new name|name|file name|correct name|should be)[:|,] {new}",
    "do: (have|get) it (renamed|retitled) to {new} (instead|after all|again|)", "do: (replace|swap|exchange) (that|the|this) name (by|with|for) {new}", "do: (try|take|pick|choose) {new} as the name (instead|)",
    "do: (go with|settle on|stick with) {new} (instead|after all)", "do: rename (that|it|the file) (once again|one more time|anew)[,] (this time|now) to {new}",
    "ask: (would|could|can) you (make|turn) (that|it) into {new} instead", "ask: (shouldn't|should) it (be|be called) {new}, (please change it|rename it then|change that)",
    "ask: (may|could) i (still|) change the name to {new}", "it (needs|ought|was supposed|was meant|is supposed) to be (called|named) {new}", "it (reads|sounds|looks) better as {new}[, rename it|, so rename it|]",
    "it (is|was) {new} (that i wanted|that i meant|i wanted|i had in mind)", "the (file|thing) should (rather|really|actually) be (called|named) {new}",
    "the (boss|team|client|customer) (wants|prefers) {new} (as the name|instead)", "with that name nobody will find it[,] (call it|make it) {new}", "what i (meant|wanted|had in mind) was {new}",
    "{new}, (that's the name i want|that's better|not what i said before|that was the name|sorry)", "{new} (was the name|was what i wanted|was what i had in mind|it has to be|it must be|it is)",
)  # fmt: skip
TEXT_FIX = (
    "(no|actually|wait|sorry|oops)[,] it should say {q}", "make that {q}", "(sorry|oops|wait|hmm)[,] i meant {q}", "do: change (it|the text) to {q}", "{q} instead[,] please", "the text should (be|have been) {q}", "no[,] (write|put) {q} (instead|in it)",
    "i changed my mind[,] it should (say|be) {q}", "on second thought[,] (make it|write) {q}", "do: let it (only|just) say {q}", "do: replace (the text|all of it|what is in it) with {q}", "not that[,] {q}", "that is wrong, it should say {q}", "do: overwrite it with {q}",
    "(sorry|apologies|pardon|my bad|my mistake|excuse me)[,] (i meant|it should say|make it say|let it say|the text is|write) {q}",
    "(nope|nah|oh no|hold on|hm|well)[,] (it should say|i meant|it should read|make it) {q}",
    "(that's|that is|this is) (wrong|not right|not what i meant|not what i wanted|the wrong text)[,] (it should say|it should read|make it say|write|i meant) {q}",
    "i (said|wrote|typed|worded) it wrong[,] (it should say|i meant|make it say|write) {q}", "i (mistyped|misspoke)[,] (it should say|i meant|make it say) {q}",
    "(correction|or rather|or better|better|i mean|new text|right text|right wording)[:|,] {q}",
    "(come to think of it|thinking about it|now that i think of it|on reflection|second thoughts)[,] (let it say|make it say|make it|write|put) {q}",
    "do: (rewrite|reword|redo|change|alter|correct) (it|the file|the text|the content|the contents) to [say|read|] {q}", "do: make it (say|read) {q}", "do: (swap|exchange) the (text|content) for {q}",
    "do: put {q} in it instead", "do: start over[:|,] the (text|content) (is|should be) {q}", "the (text|content|file) (should|must|has to|ought to) (say|read|be) {q}",
    "it (should|must|has to|ought to) (say|read|contain) {q}", "it was (supposed|meant) to say {q}", "what i (meant|wanted|meant to say) (was|is) {q}",
    "{q} (is what i meant|is what it should say|is what i wanted in it|is the right text|would be better|it should say)", "not that (text|)[,] (but|write|put|rather) {q}",
    "let's (say|write|put) {q} instead", "i'd (rather|prefer to) (have|write|say) {q}", "ask: (can|could) it say {q} instead", "forget the old text[,] (write|put|make it) {q}",
    "the old text is wrong[,] (write|put|it should be) {q}", "throw out the text and (write|put) {q}",
    "(wrong|not quite|almost|close)[,] (it should say|it has to say|make it say) {q}",
    "(scratch that|strike that|forget that|cancel that|let me correct myself|let me rephrase)[,|:] (it should say|make it say|write) {q}",
    "(that was|there was) a (typo|slip|mix-up|misunderstanding)[,|:] (it should say|it should read|i meant) {q}",
    "(my fingers slipped|i got it wrong|i was too fast|i worded it badly)[,|:] (it should say|make it say|write) {q}",
    "i (don't like|hate|am not happy with) (that text|the text|the wording)[,] (make it say|write|let it say) {q}",
    "i (thought again|slept on it|have a better text|have a better idea)[,|:] (write|make it say|let it say) {q}",
    "(final text|final version|corrected text|new content|new wording|the right words|it should say)[:|,] {q}",
    "do: (erase|wipe|drop|scrap|discard) the old text and (write|put) {q} (in its place|there instead|instead)",
    "do: (exchange|replace|swap) (the old text|everything in it|the whole text|its content) (with|for) {q}", "do: (fix|correct|amend|update|revise) the text[:|,] (it should say|it should read|make it) {q}",
    "do: rewrite the (file|whole file|text) (with|as|so that it says) {q}", "do: (have|let) (the file|it) (say|read|contain) {q} (instead|rather|)",
    "do: write {q} (instead of that|in its place|over it|over the old text)", "ask: (would|could|can) you make it say {q} instead", "ask: (could|can) the text (be|be changed to|read) {q} instead",
    "ask: (may|could) i (still|) change the text to {q}", "it (needs|ought|was supposed|is supposed|has) to say {q}", "it (should|must) (only|simply|just|really) say {q}",
    "the (words|wording|content|whole text) (should|must|ought to) be {q}", "the (boss|team|client|customer) wants it to say {q} (instead|rather|)", "instead of that (it should say|write|let it say|put) {q}",
    "what it should (say|have said) is {q}", "in the file there should (only|just) be {q} instead",
    "{q} (was what i wanted|was the text|is the final text|should be the text|should replace the text|instead of what is there)",
)  # fmt: skip
PLACE_FIX = (
    "no[,] (to|into) {d}", "(sorry|oops|wait)[,] i meant {d}", "actually[,] (put it|move it) (in|into) {d}", "{d} (would be|is) better", "not there[,] (into|to) {d}", "on second thought[,] (into|to) {d}", "make that {d}", "do: move it on to {d}",
    "do: (move|put) it (in|into) {d} instead", "i changed my mind[,] (it goes|put it|move it) into {d}", "that is the wrong folder, i meant {d}", "better (in|into) {d}", "no[,] it belongs in {d}",
    "(sorry|apologies|pardon|my bad|my mistake|excuse me)[,] (i meant|it should go to|it belongs in|i wanted it in|put it in) {d}",
    "(nope|nah|oh no|hold on|hm|well)[,] (i meant|it should go to|it belongs in|make it|put it in) {d}",
    "(that's|that is|this is) (wrong|the wrong place|not the right folder|not where i wanted it|not what i meant)[,] (it should be in|it belongs in|put it in|i meant) {d}",
    "(correction|or rather|or better|better|i mean)[:|,] (in|into|to|) {d}",
    "(come to think of it|thinking about it|now that i think of it|on reflection|second thoughts)[,] (put it in|move it to|it goes into|it should be in) {d}",
    "do: (shift|transfer|relocate|carry|bring|send|take) it (to|into|over to) {d} (instead|after all|)", "do: (shove|stick|drop|file|place|park|stash) it (in|inside) {d} (instead|rather|after all)",
    "it (should|must|has to|ought to) (be|go|live|end up) (in|inside) {d}", "it (should|must|ought to) have gone (to|into) {d}", "it was (supposed|meant) to go (to|into) {d}",
    "{d} (is where it belongs|is where i want it|is the right folder|is the right place|is what i meant|instead|rather|after all)", "{d}, not (there|that one|that folder)",
    "not that folder[,] (but|rather|i meant) {d}", "i (want|would like|prefer|'d like|need) it in {d} (instead|after all|)", "i'd rather (have|keep|see) it in {d}",
    "let's (put it in|move it to|go with|take|use) {d} [instead|]", "ask: (can|could) it go (to|into) {d} instead", "ask: (can|could) you (put|move) it (in|into) {d} instead",
    "(why not|what about|how about) {d} instead?", "wrong (place|folder|directory)[,] (i meant|it goes to|it belongs in|should be) {d}", "from there (move|put) it on (to|into) {d}",
    "(wrong|not quite|almost)[,] (it should go to|it has to go to|it belongs in|put it in) {d}",
    "(scratch that|strike that|forget that|cancel that|let me correct myself|let me rephrase)[,|:] (put it in|move it to|it goes to) {d}",
    "(that was|there was) a (slip|mix-up|misunderstanding)[,|:] (it belongs in|it should go to|i meant) {d}",
    "(i got it wrong|i picked the wrong folder|i was too fast|i mixed up the folders)[,|:] (it belongs in|move it to|i meant) {d}",
    "i (thought again|have a better idea|have a better place)[,|:] (put it in|move it to|into) {d}", "i (said|wrote|typed) the wrong folder[,] (it should be|i meant|make it) {d}",
    "(we|i) (agreed|decided|settled) on {d} (instead|in the end|after all)", "(new|another|a better|the right|the correct) (place|folder|home)[:|,] {d}",
    "(correct folder|target folder|right place|should be in)[:|,] {d}", "do: (have|get) it moved (to|into) {d} (instead|after all|)", "do: (try|choose|pick) {d} as its (place|folder|home) (instead|)",
    "do: (haul|lug|drag|push|hand) it (over to|on to|into) {d}", "do: (make|let) {d} its (home|place|folder) (instead|after all)",
    "do: move it (again|once more|one more time|onward|further)[,] (this time|now) (to|into) {d}", "ask: (would|could|can) you (shift|bring|transfer) it (over to|to|into) {d} instead",
    "ask: (shouldn't|should) it be in {d}, (please move it|move it then|change that)", "ask: (may|could) i (still|) have it in {d} instead", "it (needs|ought|was supposed|is supposed) to be in {d}",
    "it (fits|suits|sits) better in {d}[, move it there|]", "it is {d} (that i wanted|that i meant|i wanted|i had in mind)", "nobody will look for it there[,] (put it in|move it to) {d}",
    "out of there and (into|over to|to) {d}", "the (boss|team|client|customer) (wants|prefers) it in {d}", "what i (meant|wanted|had in mind) was {d}",
    "{d}, (that's where it goes|that's better|that's where i want it|sorry|that's the one)", "{d} (was what i wanted|was the place|was the folder i meant|it has to be|it must be)",
)  # fmt: skip


@family("corrected", weight=2.4)
def corrected(w: World) -> Steps:
    """A file was renamed, written or moved, and the user wants it otherwise."""
    kind = w.pick(("rename", "rename", "write", "write", "move"))
    if kind == "write":
        path, text, other = w.name(w.pick((".txt", ".txt", ".md", ".log"))), contents.phrase(w.rng), contents.phrase(w.rng)
        if text == other:
            raise Skip("the same")
        yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
        yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
        shown = w.quoted(other, always=w.chance(0.65))
        yield Ask(w.say(TEXT_FIX, q=shown, text=shown))
        yield Call("Write the new content with write_file.", "write_file", {"path": path, "content": other})
        yield Answer("The file is written.", f"{path} now says \"{other}\".")
        return
    act = ACTS[kind]
    path = fitting(w, act)
    plan = act.plan(w, path)
    yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
    obs = yield from carried_out(act, plan)
    here = obs.content.rpartition(" to ")[2]
    if here not in w.files:
        raise Skip("lost it")
    if kind == "rename":
        folder, slash, name = here.rpartition("/")
        new = w.name(extension(name) or None)
        target = f"{folder}{slash}{new}"
        if w.exists(target):
            raise Skip("in use")
        yield Ask(w.say(NAME_FIX, new=w.bare(new)))
    else:
        places = [f for f in w.folders if not here.startswith(f"{f}/") and not w.exists(f"{f}/{here.rpartition('/')[2]}")]
        if not places:
            raise Skip("no other folder")
        target = w.pick(places)
        yield Ask(w.say(PLACE_FIX, d=w.path(target)))
    obs = yield Call(act.rationale, act.tool, {"source": here, "destination": target})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I renamed {here} to {target}." if kind == "rename" else f"I {obs.content}.")


LIKEWISE = (
    "and {t} (too|as well|)", "{t} (too|as well|also)", "also {t}", "(the same|same) (for|with) {t}", "do: do the same (for|with) {t}", "now {t}", "and now {t}", "next {t}", "then {t}", "and {t} (please|also)", "oh and {t}", "don't forget {t}",
    "{t} needs the same", "ditto (for|with) {t}", "and the same with {t}[,] please",
    "(same|the same) (thing|procedure|treatment|again|story|deal) (for|with) {t}[, please|]", "do: (repeat|do) (that|this|it) (for|with) {t} [too|as well|also|]",
    "do: treat {t} (the same way|likewise|the same|alike)", "do: do (likewise|that too|it too|that as well) (for|with) {t}",
    "{t} (likewise|next|as well please|too please|the same way|the same|also please|is next|is another one|goes the same way)", "(likewise|similarly|equally|in the same way)[,] {t}",
    "(plus|along with|together with|so too|not forgetting) {t}", "(and what about|what about|how about) {t}[,|?] (the same|same thing|do it too)",
    "i (forgot|meant|wanted|left out|overlooked) {t} (too|as well|also)", "i (forgot|left out|overlooked) {t}[,] (the same|same thing|do it too)", "{t} should (get|have|receive) the same (treatment|)",
    "(while you're at it|while we're at it|now that you're at it)[,] {t} (too|as well|also)", "(once more|again|one more time|the next one)[:|,] {t}",
    "(one more|another one|the other one|next one|and the next one)[:|,] {t}", "(and|now|then) (do|it's the turn of) {t} (too|as well|)",
    "ask: (can|could) you do (that|the same|this) (for|with) {t} (too|as well|)", "not only that one, {t} (too|as well|also)", "also do {t}", "the other file too: {t}",
    "as for {t}, (the same|do the same|same thing|likewise)", "what you just did[,] (do it|again|now) (for|with) {t}",
    "(same deal|same drill|same procedure|same game|rinse and repeat)[,|:] {t}", "(the next|a further|an additional|a second) (candidate|victim|case|file)[:|,] {t}",
    "include {t} (too|as well|also|in that)", "do: (handle|process) {t} (likewise|the same way|in the same manner|identically)", "do: (apply|do) the same thing to {t} [too|as well|]",
    "do: extend that to {t} [too|as well|]", "do: proceed (likewise|in the same way) with {t}", "do: give {t} the same treatment", "do: (go on|continue|carry on) with {t}", "do: have the same done (to|with) {t}",
    "ask: (could|can) i have the same (for|with) {t} (too|as well|)", "ask: (would|could|can) you (repeat|do) (that|it) (for|with) {t}",
    "i (want|need|would like|'d like) the same (for|with|done to|to happen to) {t}", "i (should|could) have (said|mentioned) {t} (too|as well)", "i (have|had) another one[:|,] {t}",
    "(there is also|there's also|there is still|there's still|don't leave out|not to forget) {t}", "(what goes for that one|what i said) (goes|applies|holds) for {t} (too|as well)",
    "(the same|that) (applies|goes|holds) (for|to) {t}", "{t} (needs it too|needs that too|wants the same|is due as well|deserves the same|comes next|is to follow|should follow)",
    "{t} (as the next one|in the same way|by the same token|goes too|in addition|on top of that)", "{t} too while you're (at it|there)", "(good|great|fine|thanks|perfect|nice)[,] (now|and|then) {t}",
    "(that one done|one down|so far so good)[,] (now|next) {t}", "not just that one, {t} (too|as well)", "(together with|on top of) that, {t}", "(once more|again) with {t}",
)  # fmt: skip
LIKEWISE_TO = (
    "and (to|at the end of) {t} (too|as well|)", "to {t} (too|as well|also)", "also to {t}", "do: add it to {t} (too|as well|also)", "the same (for|in) {t}", "do: put it (in|on) {t} too", "and {t} should get it too", "{t} needs it too", "same line for {t}",
    "do: do the same (for|with) {t}", "now the same to {t}", "and also to {t}[,] please",
    "(same|the same) (thing|text|words|line|addition) (for|to|in|into) {t}[, please|]", "do: (repeat|do) (that|this) (for|with) {t} [too|as well|also|]",
    "do: (append|write|put|add) (it|that|the same|the same line|the same text) (to|at the end of) {t} (too|as well|also|)", "do: let {t} have (it|that|the same line|that line) (too|as well|also)",
    "{t} (should|must|has to|ought to) (have|say|contain|get) (it|that|the same) (too|as well|also)", "{t} (likewise|as well please|too please|needs that line too|wants it too|should end the same way)",
    "(likewise|similarly|in the same way)[,] (to|at the end of) {t}", "(plus|and|as well as) (to|at the end of|at the bottom of) {t}",
    "i (forgot|meant|left out|overlooked) {t}[,] (the same|same line|same text|add it there too)", "(while you're at it|while we're at it)[,] (to|add it to|put it in) {t} (too|as well|also)",
    "(once more|again|one more time)[:|,] (to|for) {t}", "ask: (can|could) you add it to {t} (too|as well)", "ask: (can|could) {t} (have|get) it (too|as well)",
    "not only there[,] (to|in) {t} (too|as well)", "it (belongs|should go|goes|must go) (in|at the end of|into) {t} (too|as well|also)",
    "(that|the same) line (belongs|should go|goes) (in|into) {t} (too|as well)", "as for {t}[,] (the same|do the same|same line)", "what you just added, (also|now) to {t}",
    "and the same words at the end of {t}",
    "(same deal|same drill|same procedure|same game)[,|:] (to|at the end of) {t}", "do: (apply|do) the same to {t} [too|as well|]", "do: (extend|finish|end) {t} with (it|that|the same line) (too|as well)",
    "do: (repeat|write|place|insert) (that line|the line|it|that text) (at the bottom of|at the end of|at the foot of) {t} (too|as well|)", "do: have (it|that|the same line) added to {t} (too|as well)",
    "do: (also|) make it the last line of {t} (too|as well|)", "do: (stick|tack|tag) it onto {t} (too|as well)", "ask: (could|can) i have (it|that|the same line) in {t} (too|as well)",
    "ask: (would|could|can) you (repeat|do) (that|it) (for|with) {t}", "ask: (would|could) you (write|put) it at the end of {t} (too|as well)",
    "i (want|need|would like|'d like) (it|that|the same line|the same text) in {t} (too|as well|also)", "i (want|need|would like|'d like) (it|that) added to {t} (too|as well|also)",
    "i (should|could) have (said|mentioned) {t} (too|as well)", "(there is also|there's also|don't leave out|not to forget) {t}[,] (same line|add it there too|it needs it too)",
    "{t} (must|should|is to) (end|close|finish) (with it|with that|the same way) (too|as well)", "{t} (is missing it too|lacks it too|wants that too|deserves the same line|could use it too|next, the same line)",
    "{t} too while you're (at it|there)", "(good|great|fine|thanks|perfect)[,] (now|and|then) (to|add it to|the same to) {t}", "the (same|very same) (words|line|text|addition) (also|too|as well) (for|to|in) {t}",
    "(on top of that|in addition)[,] (to|add it to) {t}", "what goes for that one goes for {t}", "(also|next|then) (append|write|add) it to {t}", "(copy that line|that line again)[,] (to|at) the end of {t}",
)  # fmt: skip


@family("likewise", weight=1.6)
def likewise(w: World) -> Steps:
    """Delete, move, copy or extend one file, then "and notes.txt too"."""
    act = ACTS[w.pick(("delete", "delete", "move", "move", "copy_into", "append", "append", "backup"))]
    suiting = [p for p in w.files if act.fits(w, p)]
    if len(suiting) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(suiting, 2)
    plan = act.plan(w, x)
    arguments = {k: y if v == x else v for k, v in plan.arguments.items()}
    if act.name == "backup":
        arguments["destination"] = f"{y}.bak"
    elif "destination" in arguments and (y.startswith(f"{arguments['destination']}/") or x.rpartition("/")[2] == y.rpartition("/")[2]):
        raise Skip("already there")
    yield Ask(w.say(act.templates, t=w.path(x), **plan.slots))
    yield from carried_out(act, plan)
    yield Ask(w.say(LIKEWISE_TO if act.name == "append" else LIKEWISE, t=w.path(y)))
    obs = yield Call(act.rationale, act.tool, arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I deleted {y}." if act.name == "delete" else f"I {obs.content}.")


ONE_MORE = (
    "and {q} (too|as well)", "also {q}", "one more: {text}", "(and|then) add {q} (too|as well)", "{q} (too|as well)", "oh and {q}", "another (one|line): {text}", "and then {text}", "plus {q}", "i forgot {q}",
    "do: add {q} there too", "and below that {q}", "next line: {text}", "do: put {q} (under it|below that|there too)", "and another line: {text}",
    "(one|just one) more (thing|line|entry|item)[:|,] {text}", "(another|one more|an extra|an additional|the next) (item|entry|point|row|sentence|thing)[:|,] {text}",
    "(and also|and finally|finally|lastly|furthermore|further|moreover|in addition|additionally)[:|,] {q}",
    "(followed by|after that|then also|then comes|next comes|underneath|below it|under that)[:|,] {q}",
    "{q} (goes there too|goes below it|should be there too|should follow|belongs there as well|has to be there too|is missing too|comes next|as well please|also please)",
    "do: (append|tack on|attach|write|jot down|note) {q} (too|as well|also|below|)", "do: (append|add|write|put) (another|one more|a second|a further) (line|entry|item) [there|][:|,] {text}",
    "do: (append|add|write) [this|] to it (too|as well|also): {text}", "do: let it also say {q}", "it (should|must|has to) (also|further|moreover) (say|contain|have) {q}",
    "i (forgot|left out|almost forgot|nearly forgot)[:|] {q}", "i (also|still) (need|want) {q} (in it|there|in there)", "there (should|must|has to) be {q} (too|as well)", "don't forget {q}",
    "(wait|oh|ah|hm|hmm|well)[,] (and|also|there is also|add) {q}", "(same file|same place|in the same file|to the same file)[:|,] {text}", "(and|now) {q} (below|underneath|under it|after it)",
    "ask: (can|could) you also add {q}", "ask: (can|could) {q} go there too", "what else: {text}", "also (write|put|add|append|note) {q}", "again to the same file: {text}", "add more: {text}",
    "continue with {q}", "there's more: {text}",
    "do: (stick|pop|throw|squeeze|slip|drop) {q} in (there|) (too|as well)", "do: (include|list|enter|mention) {q} (there|) (too|as well|also)", "do: (follow|continue) (that|it) with {q}",
    "do: (extend|complete|round off) (it|that) with {q}", "do: (append|add) {q} (right after|after that|right below|below that)", "do: (have|let) {q} (follow|come next|stand below it|come after that)",
    "do: (also|) (put|write|add) on a new line there[:|,] {text}", "ask: (could|can|would) you (write|put|append) {q} (there|) (too|as well)", "ask: (would|could) you (also|) (include|list) {q} (there|)",
    "ask: (may|can) i add {q} (too|as well|there)", "i (have|got|had) (another|one more|something else)[:|,] {text}", "i (want|need|would like|'d like) {q} (added|in there|there) (too|as well)",
    "i (should|could) have (said|mentioned) {q} (too|as well)", "(there is|there's) (also|still) {q} (to add|to go in|to put in)",
    "(on top of that|besides|what's more|as well as that|and on the next line)[:|,] {q}", "(the following|this) (too|as well|also)[:|,] {text}",
    "(more text|more for it|next entry|next item|next point|further|addition|ps|p.s.)[:|,] {text}", "(not done yet|not finished yet|that's not all|wait, more|hold on, more)[:|,] {text}",
    "(to the same file|to it|there)[,] (also|add|append|and)[:|] {text}",
    "{q} (should go in too|is still missing|also belongs there|wants in too|must be in there as well|can go below that|needs to be added|on the next line|right below that)",
    "{q}, (that too|add it too|add that too|also there|in the same file|there too)", "(good|great|fine|thanks|perfect)[,] (now|and) (also|) {q} (too|as well|below it)", "and then there's {q}", "and let {q} follow",
)  # fmt: skip


@family("one_more", weight=1.8)
def one_more(w: World) -> Steps:
    """Something was added to a file, or written to a new one, and more follows: "and eggs too"."""
    act = ACTS["append"]
    if w.chance(0.65):
        path = fitting(w, act)
        plan = act.plan(w, path)
        yield Ask(w.say(act.templates, t=w.path(path), **plan.slots))
        yield from carried_out(act, plan)
    else:
        path, text = w.name(w.pick((".txt", ".txt", ".md"))), contents.phrase(w.rng)
        yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
        yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
    for _ in range(1 if w.chance(0.75) else 2):
        text = contents.phrase(w.rng)
        shown = w.quoted(text, always=w.chance(0.5))
        yield Ask(w.say(ONE_MORE, q=shown, text=shown))
        yield Call(act.rationale, act.tool, {"path": path, "content": text})
        yield Done(act.done)


PIPED_NEW = (
    "do: (save|write|store|put) (this|it|that|the input|what i piped in) (to|in|into|as) {f}", "save as {f}", "(into|to) {f}", "> {f}", "do: (make|create) a file {f} (from|with|out of) (this|it)", "this (should go|goes) (into|in) [a new file|] {f}",
    "do: keep this in [a file called|] {f}", "(new file|file) {f} from (this|the input)", "i want this (in|as) [a file called|] {f}", "do: dump (this|it) (into|to) {f}", "(call it|name it) {f} and save it", "do: create {f} with this (text|content)",
    "do: (stick|stash|drop|place|file|park|capture|record|shove) (this|it|that|the input|the text) (in|inside) [a file called|a new file called|] {f}",
    "do: (turn|make) (this|it|that|the input|the piped text) into a file (called|named) {f}",
    "do: (save|store|write) (this text|these lines|the above|the text i sent|the piped text|all of this|all this|stdin) (to|in|into|as|under) {f}", "do: (save|store|keep) (this|it) under the name {f}",
    "do: (make|create|start) a [new|] file (called|named) {f} and (put|write|save) (this|it|the text) (in it|inside|there)", "do: let {f} contain (this|that|exactly this)",
    "ask: (can|could|may) (this|it) be saved (as|in|to) {f}", "{f} (should|must|shall) (contain|hold|say) (this|that|exactly this)", "{f} is where (this|it) should go",
    "{f} [please|] (from this|out of this|with this)", "{f}: (save it there|put this in it|this as the content|write this to it)",
    "i (need|would like|'d like|want) (this|it|that) (saved|stored|kept|written) (as|in|to) {f}", "(this|it) (should|must|shall|has to|needs to) be (saved|stored|kept|written) (as|in|to) {f}",
    "(tee|cat >) {f}", "(save this|store this|keep this|write this) (please|)[:|,] {f}", "to a new file[,] {f}", "(file name|filename|name|save as|the name is|target|output file)[:|] {f}",
    "don't lose this, save it (as|in|to) {f}", "(redirect|pipe|send|output) (this|it) (to|into) {f}", "this is the (content|text) of a new file {f}", "the (content|text) of {f} should be this",
    "a (new|) file {f} with (this|that|this in it|this text)[, please|]",
    "do: (write|dump|spill|pour|flush|unload|output) (this|it|that|the input|stdin|everything) (out|) (to|into) [a file called|the file|a new file called|] {f}",
    "do: (preserve|archive|retain|lay down|set down|put down|secure) (this|it|that|the text) (in|as) [a file called|a new file called|] {f}",
    "do: (create|make|produce|generate|start) [a new file|a file|] {f} (out of|from|with|containing|holding) (this text|this input|these lines|all of this|the piped text|the input)",
    "do: (give|put) (this|it|that) a (file|home in a file) (called|named) {f}", "do: (fill|populate) a new file {f} with (this|it|the input|these lines)",
    "do: (use|take) this as the (content|text) (of|for) [a new file|] {f}", "do: (name|call) the file {f} and (put|write|store) this in it", "do: (get|have) (this|it) (saved|stored|written) (as|in|to) {f}",
    "ask: (could|can|would) you (save|store|write|keep|put) (this|it|that) (to|in|as) [a file called|] {f}", "ask: (could|can) (i|we) have (this|it) (as a file|in a file) (called|named) {f}",
    "ask: (would it be possible|is it possible) to (save|store) (this|it) as {f}", "i'd (love|like) (this|it) (saved|stored|kept|written) (as|to|in) [a file called|] {f}",
    "i (want|need) (to save|to keep|to store) (this|it) (as|in|under) {f}", "i (want|need) a [new] file {f} (with|containing|holding) (this|that|the input|these lines)",
    "(this|it) (goes|belongs|is to go|is meant to go) (in|into|to) [a file called|a new file|] {f}", "(this|it) is (for|to become|going to be|to be) [the new file|a file called|] {f}[, save it|, write it]",
    "(this|it) as a [new] file[,|:] (called|named|) {f}", "(this|it|input|stdin) (->|=>|>) {f}", "(the input|this text|the above|what i sent|these lines) (as|into|to|in) [a file|a new file|] {f}",
    "{f} (<-|<=|<) (this|it|input|stdin)", "{f} = (this|the input|this text)", "{f} (needs|has|is) to (contain|hold) (this|exactly this)",
    "{f} (is|will be|shall be) the (name|file name|filename) (for|of) (this|it)[, save it|, so save it|]", "(a|one) file (from|out of|with) this[,] (called|named) {f}",
    "(file it|save it|store it|keep it|write it)[,|] (as|under|in) {f}", "(before it's gone|so that it's not lost|for later)[,] (save|store|keep|write) (this|it) (as|in|to) {f}",
)  # fmt: skip
PIPED_MORE = (
    "do: (add|append) (this|it|that|the input) to {t}", "do: (put|write) (this|it) at the (end|bottom) of {t}", ">> {t}", "this (should go|goes) at the end of {t}", "append to {t}", "do: extend {t} with (this|it)", "add to {t}[,] please",
    "i want this added to {t}", "(this|it) belongs at the end of {t}", "do: let {t} end with this",
    "do: (tack|stick|attach|paste|write|put) (this|it|that|the input) (onto|on|to) the (end|bottom|tail) of {t}",
    "do: (add|append|attach) (this text|these lines|the above|the piped text|all of this|the text i sent|stdin) to {t}", "do: (add|append) (this|it) (below|after|under) what is in {t} [already|]",
    "do: (lengthen|continue|complete|grow) {t} with (this|it|these lines)", "do: make {t} end with (this|it)", "ask: (can|could) (this|it) be (added|appended) to {t}",
    "{t} (should|must|shall|has to) end with this", "{t} (should|must) get this (at the end|as well|too|at the bottom)",
    "{t} (lacks this|needs this too|needs this at the end|is missing this)[,] (add it|append it|so append it)", "{t}[:|,] (append this|add this|add it at the end|append)",
    "i (need|would like|'d like) (this|it) (added|appended|attached) to {t}", "(this|it) (should|must|has to|needs to) be (added|appended|attached) to {t}",
    "(this|it) (should|must) go (to|at) the (end|bottom) of {t}", "(tee -a|cat >>) {t}", "at the (end|bottom) of {t}[,] (please|add this|put this|write this)",
    "don't overwrite {t}, (just|only) (add|append) this", "keep what is in {t} and (add|append) this", "more for {t}", "the next lines of {t}", "another piece for the end of {t}",
    "do: (hang|pin|glue|affix|tag|pop|slap|drop|place) (this|it|that|the input) (onto|on|at) the end of {t}", "do: (get|have) (this|it) (added|appended|attached) to {t}",
    "do: (supplement|prolong|top up|expand|round off) {t} with (this|it|the input|these lines)", "do: (use|take) this as the (last lines|end|next lines|new ending) of {t}",
    "do: (write|put|insert|enter) (this|it|the input|the piped text) (below|under|beneath|after) the (text|last line) of {t}", "do: (finish|close|end|conclude) {t} with (this|it|these lines)",
    "do: (keep|leave) {t} as it is and (add|append) this (at the end|at the bottom|below)", "do: (tack|tag) (this|it) on at the (bottom|end) of {t}",
    "ask: (could|can|would) you (add|append|attach) (this|it|that|the input) to {t}", "ask: (could|can|would) you (put|write|paste) (this|it) at the (end|bottom) of {t}",
    "ask: (would it be possible|is it possible) to (add|append) (this|it) to {t}", "ask: (could|can) {t} (get|have|be given) this (at the end|at the bottom|as its last lines)",
    "i'd (love|like) (this|it) (appended|added|put) (to|at the end of) {t}", "i (forgot|left out) this (in|at the end of) {t}[,] (add it|append it)", "i (want|need) (to add|to append) (this|it) to {t}",
    "(this|it) (comes|goes|belongs|is to go) (below|after|under) the (text|last line) of {t}", "(this|it) is (for|to become|to be) the end of {t}[, add it|, append it]", "(this|it|input|stdin) >> {t}",
    "(add|append|addition|more)[:|,] this to {t}", "(the input|this text|the above|what i sent|these lines) (to|at) the (end|bottom) of {t}", "{t} += (this|it|the input)",
    "{t} (grows|goes on|continues|is to continue) with this[, add it|, append it]", "{t} (needs|wants|should have) (these lines|this text|this) (at the end|at the bottom|below)",
    "(below|under|after) the last line of {t}[,] (this|add this|put this|the input)", "(one|some) more for the end of {t}", "nothing should be lost in {t}, (just|only) (append|add) this (below|at the end|to it)",
)  # fmt: skip


@family("piped_file", weight=1.6)
def piped_file(w: World) -> Steps:
    """Text that came with the request goes into a file."""
    text = contents.phrase(w.rng) if w.chance(0.4) else contents.piped(w.rng)
    if w.chance(0.6):
        path = w.name(w.pick((".txt", ".txt", ".md", ".log", None)))
        yield Ask(w.say(PIPED_NEW, f=w.bare(path)), text)
        yield Call("Write the given text with write_file.", "write_file", {"path": path, "content": text})
        yield Done("The file is written.")
    else:
        path = w.pick_text_file()
        yield Ask(w.say(PIPED_MORE, t=w.path(path)), text)
        yield Call("Add the given text with append_file.", "append_file", {"path": path, "content": text})
        yield Done("The text was added.")
