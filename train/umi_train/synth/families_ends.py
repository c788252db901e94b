"""Edits by place that families_lines.py leaves out: the last line, above a line, at a number, several lines at the end;
items that are open again; a part of one file's name."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_lines import _NTH, _one, _single_lines
from umi_train.synth.pointing import extension

REMOVE_LAST = (
    "do: (delete|remove|erase|drop|cut) the (last|final|bottom|very last) line (of|from|in) {t}", "do: (take|chop|cut) the last line (off|out of) {t}", "the last line (of|in) {t} (should go|can go|must go|is not needed)",
    "the last line (of|in) {t} is (wrong|a mistake|superfluous)[,] (delete it|remove it|take it out)", "{t}[:|,] (delete|remove) the last line", "i (don't want|don't need) the last line (in|of) {t}",
    "{t} without the last line[,] please", "do: drop the last (entry|item) (of|from|in) {t}", "(delete|remove) last line {t}", "sed -i '$d' {t}", "in {t}[,] (delete|remove|take out) the last line",
    "do: get rid of the (last|bottom) line (of|in) {t}", "i added one line too many to {t}[,] (delete|remove) the last one",
    "do: (zap|kill|ditch|discard|throw away|strike|trim|snip off|lop off|clip off) the (last|final|bottom) line (of|from|in) {t}",
    "do: (take|throw|kick|cut|trim) the (last|final|bottom) line (out of|off) {t}", "do: go to the (end|bottom) of {t} and (delete|remove|erase) the last line",
    "do: shorten {t} by (its|the) last line", "do: (delete|remove|erase) the line at the (end|bottom|very end) of {t}", "do: (make|let) the last line of {t} (disappear|vanish|go away)",
    "do: open {t} and (delete|remove|take out) the (last|final) line", "do: (undo|take back) the last line of {t} by deleting it", "do: (delete|remove) only the (last|final) line of {t}",
    "do: leave {t} as it is, only (delete|remove|drop) the last line", "out with the (last|final|bottom) line (of|in) {t}",
    "the (last|final|bottom) line (of|in) {t} (has to go|must be deleted|should be removed|can be deleted|is superfluous, remove it|is a duplicate, delete it|doesn't belong there, remove it)",
    "why is the last line of {t} there? (delete it|remove it)", "{t}[:|,] (drop the last line|erase the last line|cut the last line|the last line can go|the last line has to go)",
    "{t} is one line too long[,|:|.] (delete|remove|drop) the last (one|line)", "don't keep the last line (of|in) {t}", "i (want|need) {t} without (the|its) last line",
    "i (want|would like) the last line (of|in) {t} (gone|deleted|removed|erased)", "i (wrote|put|added) the last line (of|in|to) {t} by (mistake|accident)[,] (delete it|remove it)",
    "from {t} (delete|remove|drop|cut) the last line", "could the last line (of|in) {t} be (deleted|removed)", "sed -i $d {t}",
    "do: (eliminate|wipe|wipe out|scratch|scrap|prune|scrub|axe|shave off|slice off|knock off) the (last|final|bottom) line (of|from|in) {t}",
    "do: (remove|delete|erase|cut) (one|a single) line from {t}[,|:] the (last|final|bottom|very last) one",
    "do: (remove|delete|erase|drop) what (stands|is written|is) on the (last|bottom|final) line of {t}, (the whole line|line and all)",
    "do: (cut|trim|clip|shorten) the (end|bottom|tail) of {t} by (one|exactly one|a single) line", "do: (make|cut) {t} (one line shorter|shorter by one line) (at the end|at the bottom)",
    "do: (pop|lop|hack|break|strip) the (last|final|bottom) line off {t}", "do: (pull|rip|tear|yank|edit) the (last|final|bottom) line out of {t}",
    "do: have the (last|final|bottom) line of {t} (removed|deleted|cut|taken out)", "do: (keep|leave) all of {t} (but|except|apart from) the last line",
    "do: (keep|leave) everything in {t} (but|except) the (last|final|bottom) line, (delete that|remove that one|that one goes)",
    "do: (scroll|jump) to the (end|bottom) of {t} and (delete|remove|erase|take out) (the last line|the line there|that line)",
    "do: (delete|remove|erase) the (entry|item|row) (at|on) the (bottom|very bottom|end) of {t}", "do: (remove|delete|erase|take away) the most recent line (at the end of|at the bottom of) {t}",
    "do: (edit|change|update) {t} so that the last line is (gone|removed|no longer there)", "do: (make sure|see to it that|ensure) the (last|final|bottom) line (of|in) {t} is (gone|removed|deleted)",
    "the (last|final|bottom) line (of|in) {t} (can be|should be|must be|is to be|has to be|needs to be) (cut|dropped|struck|erased|taken out|thrown out)",
    "the (last|final|bottom) line (of|in) {t} (is|was) (too much|wrong|obsolete|outdated|nonsense|an accident|garbage|not needed any more)[,|;|.] (delete it|remove it|take it out|cut it)",
    "the (last|final|bottom) line (of|in) {t} (bothers|annoys|confuses) me[,|;|.] (delete it|remove it|take it out)",
    "the (last|final) (entry|item) (in|of|on) {t} (can go|has to go|must go|is not needed, remove it|is wrong, delete it)",
    "{t} (should|must|has to) (end|stop) one line (earlier|sooner)[,|;|:] (delete|remove|drop) the last (one|line)", "{t} (minus|without|except) (its|the) (last|final|bottom) line[, please|, thanks|]",
    "{t} (has|contains) (one line too many|an extra line|a superfluous line) at the (end|bottom)[,|;|.] (delete it|remove it|take it out)",
    "{t}[:|,] (last line|final line|bottom line) (out|gone|away|off|deleted|removed)", "{t} (last line|final line|bottom line|last entry) (delete|remove|drop|erase) [please|pls|]",
    "i('d like| would like|'d love| want) to (delete|remove|drop|cut|erase) the (last|final|bottom) line (of|from|in) {t}",
    "i (no longer|don't) (need|want|like) the (last|final|bottom) line (of|in) {t}[,|;|.] (delete it|remove it|take it out|cut it)",
    "i (regret|shouldn't have written|should not have added) the last line (of|in) {t}[,|;|.] (delete it|remove it|take it out)",
    "i (pasted|typed|wrote) (one line|a line) too many at the (end|bottom) of {t}[,|;|.] (delete it|remove it|take the last one out)",
    "(could|can|may) the (last|final|bottom) line (of|in) {t} (go|disappear|be cut|be dropped|be erased)", "(what|how) about (deleting|removing|dropping|cutting) the last line (of|from|in) {t}",
    "(away with|no more|goodbye to) the (last|final|bottom) line (of|in) {t}", "(cut off|lop off|chop off|drop|take off)[:|] last line[,|;] (file|in|of)[:|] {t}",
    "(all lines|everything) in {t} (may stay|can stay|stays|is fine)[,] (only|just) the last (line|one) (goes|has to go|must go)", "in {t}[,] (drop|erase|cut|scratch|get rid of|kill|lose) the (last|final|bottom) line",
    "in {t}[,] the (last|final|bottom) line (can go|must go|has to go|should be deleted|is superfluous, remove it)", "what is the last line doing in {t}? (delete it|remove it|take it out|get rid of it)",
)  # fmt: skip
SET_LAST = (
    "do: (replace|overwrite) the (last|final|bottom) line (of|in) {t} (with|by) {q}", "do: (change|set) the last line (of|in) {t} to {q}", "the last line (of|in) {t} is wrong[,] (make it|it should be|change it to) {q}",
    "do: put {q} (instead of|in place of|over) the last line (of|in) {t}", "do: rewrite the last line of {t} (as|to say|so that it says) {q}", "{q} instead of the last line (of|in) {t}[,] please",
    "{t}[:|,] (replace the last line with|change the last line to) {q}", "in {t}[,] (replace the last line with|change the last line to) {q}", "do: swap the last line of {t} for {q}", "do: exchange the last line of {t} for {q}",
    "do: (exchange|switch|trade) the (last|final|bottom) line (of|in) {t} for {q}", "do: (turn|convert|alter) the (last|final) line (of|in) {t} (into|to) {q}",
    "do: (update|correct|edit|amend|modify) the (last|final|bottom) line (of|in) {t} (to|so that it says|to read|to say) {q}",
    "do: (make|let|have) the (last|final|bottom) line (of|in) {t} (say|read|be) {q} instead",
    "do: (remove|delete|take out) the last line (of|in) {t} and (put|write) {q} (there|in its place|instead)", "do: (overwrite|write over) the (last|final|bottom) line (of|in) {t} with {q}",
    "do: go to the (end|bottom) of {t} and (change|turn) the last line (to|into) {q}", "do: open {t} and (change the last line to|replace the last line with|make the last line) {q}",
    "the (last|final|bottom) line (of|in) {t} is (outdated|old|no longer right|not right)[,|:|.] (change it to|it should say|make it|replace it with) {q}",
    "the (last|final) line (of|in) {t} (should be|must be) (changed to|replaced with|replaced by) {q}", "{q} should (replace|take the place of) the (last|final) line (of|in) {t}",
    "{q} (in place of|rather than|instead of) the (last|final|bottom) line (of|in) {t}[, please|]", "in {t}[,] (overwrite|rewrite|swap) the last line (with|as|for) {q}",
    "{t}[:|,] (overwrite the last line with|the last line becomes|last line changed to|rewrite the last line as) {q}", "i (want|need|would like) {q} instead of the last line (of|in) {t}",
    "i (want|would like) the last line (of|in) {t} (replaced with|changed to|replaced by) {q}", "i got the last line of {t} wrong[,|:|.] (make it|it should be|change it to) {q}",
    "can the last line (of|in) {t} be (changed to|replaced with|replaced by) {q}",
    "do: (substitute|sub) {q} for the (last|final|bottom) line (of|in) {t}",
    "do: (revise|rework|reword|rephrase|adjust|redo) the (last|final|bottom) line (of|in) {t}[,|:] it (should|has to|must) (say|read|be) {q}",
    "do: (edit|fix|correct) {t}[,|:] the (last|final|bottom) line (should|has to|must) (say|read|be) {q} (instead|now|from now on)",
    "do: (cross out|strike|erase|wipe|scratch) the (last|final|bottom) line (of|in) {t} and (write|put|enter) {q} (there|in its place|instead)",
    "do: (scroll|jump|go) to the (end|bottom) of {t} and (make the last line|rewrite the last line as|replace the line there with) {q}",
    "do: (put|have|write) {q} where the (last|final|bottom) line (of|in) {t} (is|stands) (now|at the moment|right now)",
    "do: (throw out|drop|discard) the (old|current|present) (last|final|bottom) line of {t} and (use|put|write) {q} (instead|there|in its place)",
    "do: (convert|transform|change|turn) what is on the (last|final|bottom) line of {t} (into|to) {q}",
    "do: (let|have) the (last|final|bottom) line (of|in) {t} (become|be changed to|be replaced by|be replaced with|turn into) {q}", "do: (refresh|renew) the (last|final|bottom) line (of|in) {t} with {q}",
    "do: (swap|switch) out the (last|final|bottom) line (of|in) {t} (for|with) {q}",
    "the (last|final|bottom) line (of|in) {t} (is|was) (a mistake|incorrect|obsolete|nonsense|misspelled|not correct)[,|;|.|:] (it should be|right is|make it|replace it with) {q}",
    "the (last|final|bottom) line (of|in) {t} (becomes|turns into|is to become|has to become|should become|must become) {q}",
    "the (last|final|bottom) line (of|in) {t} (no longer holds|has changed|needs an update|needs changing)[,|;|:] (it is now|make it|it should be) {q}",
    "the (last|final) (entry|item) (in|of|on) {t} (should be|must be|has to be|is to be) (replaced with|replaced by|changed to) {q}",
    "{q} (has to|must|is to|should) (stand|be|go) where the (last|final|bottom) line (of|in) {t} (is|stands) now", "{q} (replaces|in exchange for|takes the place of) the (last|final|bottom) line (of|in) {t}[, please|, thanks|]",
    "{q}[,|:] (that's|this is) what the (last|final|bottom) line of {t} (should|must|has to) (become|say instead|be changed to)",
    "{t}[:|,] (swap the last line for|make the last line|bottom line replaced by|last line replaced with|set the last line to|edit the last line to) {q}",
    "{t} (needs|wants|requires|should get) another last line instead of the (present|current|old) one[:|,] {q}", "{t} has the wrong (last|final|bottom) line[,|;|.|:] (it should be|right is|make it|change it to) {q}",
    "in {t}[,] the (last|final|bottom) line (is wrong, make it|should be changed to|has to become|must be replaced by|should be replaced with) {q}",
    "i('d like| would like|'d love| want) to (change the last line of {t} to|replace the last line of {t} with|swap the final line of {t} for|turn the bottom line of {t} into) {q}",
    "i('d rather|'d prefer to) (have|read|see) {q} (instead of|than|in place of) the (last|final|bottom) line (of|in) {t}",
    "i (changed my mind about|was wrong in|made a mistake in) the (last|final|bottom) line (of|in) {t}[,|;|.|:] (make it|it should be|change it to) {q}",
    "(could|can) you see that the (last|final|bottom) line (of|in) {t} (becomes|is replaced by|is changed to) {q}", "(what|how) about (changing the last line of {t} to|replacing the last line of {t} with|swapping the last line of {t} for) {q}",
    "(not|no longer) the (old|current|present) (last|final|bottom) line in {t}[,] but {q} (in its place|instead)", "(new|replacement|corrected) (text|wording) for the (last|final|bottom) line (of|in) {t}[:|,] {q}",
)  # fmt: skip


@family("last_line", weight=1.4)
def last_line(w: World) -> Steps:
    """The last line goes, or becomes another one: read the file to see it, then edit."""
    path, rows = _single_lines(w)
    line, text = rows[-1], contents.phrase(w.rng)
    remove = w.chance(0.55)
    if not _one(w, path, line) or not w.files[path].endswith(f"{line}\n") or text == line:
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.7))
    yield Ask(w.say(REMOVE_LAST, t=w.path(path)) if remove else w.say(SET_LAST, t=w.path(path), q=shown, text=shown))
    yield Call("Read the last line with read_file.", "read_file", {"path": path, "start_line": -1})
    if remove:
        obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{line}\n", "new_text": ""})
    else:
        obs = yield Call("Replace the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": text})
    if not obs.ok:
        raise Skip(obs.content)
    if remove:
        yield Answer("The line was removed.", f"I removed the last line from {path}: {line.strip()}")
    else:
        yield Answer("The line was replaced.", f"The last line of {path} is now \"{text}\".")


BEFORE = (
    "do: (add|insert|put|write) {q} (before|above|right above|in front of) [the line|] {a} in {t}", "in {t}[,] (add|put|insert) {q} (before|above) {a}", "{q} should come (before|above|right before) {a} in {t}",
    "before {a} in {t} (add|insert|put) {q}", "above {a} in {t}[,] (there should be|put|write) {q}", "i want {q} (above|before) {a} in {t}", "{t}[:|,] insert {q} before {a}",
    "do: (find|look for) {a} in {t} and put {q} (above it|before it|over it)", "new line (above|before) {a} in {t}: {q}", "do: slip {q} in (before|above) {a} in {t}", "{q} is missing (before|above) {a} in {t}[,] (add it|insert it)",
    "in {t} there is {a}[,] (above it|before that|over it) (put|write|add) {q}",
    "do: (place|slip|wedge|slot|tuck|stick|drop|squeeze) {q} in (before|above|ahead of) {a} in {t}",
    "do: (add|insert|put|write) {q} (directly|immediately|straight|just|right) (before|above) [the line|] {a} in {t}", "do: (add|insert|put) a [new] line (before|above) {a} in {t}[:|,] {q}",
    "do: go to {a} in {t} and (add|put|insert|write) {q} (above it|before it|over it)", "do: (make|let|have) {q} (precede|come before) {a} in {t}",
    "do: open {t} and (add|insert|put) {q} (above|before) {a}", "do: (write|put) {q} on the line (before|above) {a} in {t}",
    "{q} (has to|must|needs to|is to) (come|go|stand|be) (before|above|right before|right above) {a} in {t}", "{q} (belongs|goes) (before|above|right above) {a} in {t}",
    "{q} (before|above|ahead of) {a} in {t}[, please|]", "{a} in {t} should be preceded by {q}", "in {t}[,] (before|above|right before|right above) {a}[,] (add|insert|put|write|comes|goes) {q}",
    "in {t}[,] the line (before|above) {a} should be {q}[,] (insert it|add it|put it there)", "{t}[:|,] (before|above) {a} (add|insert|put|write|comes) {q}",
    "{t}[:|,] {q} (goes|belongs|should go) (before|above) {a}", "i (need|would like) {q} (above|before|right before) {a} in {t}",
    "i forgot {q} before {a} in {t}[,] (add it|put it there|insert it)", "i'd like a new line (above|before) {a} in {t}[:|,] {q}",
    "can {q} (go|be put|be inserted|be added) (before|above) {a} in {t}",
    "do: (fit|sneak|jam|pop|plug|slide|push) {q} in (before|above|ahead of|right above) {a} in {t}", "do: (add|insert|put|write|type|enter) {q} (on top of|over|just above|one line above|one line before) {a} in {t}",
    "do: (add|insert|write|put) (a line|one line|one more line|an extra line) (before|above|ahead of|right above) {a} in {t}[:|,] {q}",
    "do: (precede|preface) {a} in {t} (with|by) (the line|a line saying|a line that says) {q}", "do: (prefix|top) the line {a} in {t} with a line of its own[:|,] {q}",
    "do: (move down|push down) {a} in {t} (by|) one line and (write|put) {q} (above it|before it|where it was)", "do: (make|leave) room (above|before) {a} in {t} and (write|put|insert) {q} there",
    "do: (look up|locate|search for|spot) {a} in {t} and (add|put|write|insert) {q} (right before it|just above it|over it|above that)",
    "do: (let|have) {q} (stand|appear|come|be placed) (before|above|right before) {a} in {t}",
    "do: (make sure|ensure|see to it) that {q} (stands|comes|is) (right before|right above|directly above) {a} in {t}, (insert it|add it)",
    "do: (edit|change|update) {t} so that {q} (comes|stands|is) (before|right above|right before) {a}", "do: (set|plant|position|lay) {q} (before|above|right above) {a} in {t}",
    "{q} (ought to|should|has to) (precede|come ahead of|stand above|be placed before|be inserted before|be inserted above) {a} in {t}",
    "{q} (comes|stands|is to stand|is to come) (before|above|right before|right above) {a} in {t}[, insert it|, add it|, put it there]",
    "{a} in {t} (needs|should get|wants|lacks) (a line|another line|one more line) (above|before) it[:|,] {q}", "{a} in {t} (should|has to|must) (come|follow|stand) after a new line[:|,] {q}",
    "{a} in {t}[:|,] (above|before|over) (it|that|that line) (add|insert|put|write|goes|comes) {q}", "{t}[:|,] (above|over|ahead of|right before) {a} (there should be|must come|should come|i want|i need) {q}",
    "{t}[:|,] (insert|add|put) (above|before|ahead of) {a}[:|,] {q}", "{t} (needs|is missing|lacks|should have) {q} (before|above|right above|right before) {a}",
    "i('d like| would like| want|'d love) to (add|insert|put|write|have) {q} (before|above|right above) {a} in {t}",
    "i (left out|missed|skipped|overlooked) {q} (before|above) {a} in {t}[,|;|.] (add it|put it there|insert it)",
    "i( want| need|'d like) (a line|another line|one more line) (before|above|right above) {a} in {t}[:|,] {q}", "(could|can|may) {q} (stand|come|be slipped in|be written|be placed) (before|above|right above) {a} in {t}",
    "(what|how) about (inserting|adding|putting) {q} (before|above|right before) {a} in {t}",
    "(insertion|new line|extra line|line to insert)[:|] {q}[,|;] (place|where|position)[:|,|] (before|above|right above) {a} in {t}",
    "(one|a) line (is missing|is lacking|was forgotten) (before|above|right before) {a} in {t}[:|,] {q}",
    "(just|right|directly|immediately) (before|above) {a} in {t}[,] (write|add|insert|put|there should be|i need) {q}",
    "in {t}[,] {q} (should|has to|must|is to) (come|go|stand) (before|above|right before|right above) {a}", "in {t}[,] (over|ahead of|on top of|right above) {a}[,] (write|add|insert|put|slip in) {q}",
)  # fmt: skip


@family("insert_before", weight=1.0)
def insert_before(w: World) -> Steps:
    """A new line above one that the request says."""
    path, rows = _single_lines(w)
    line, text = w.pick(rows), contents.phrase(w.rng)
    if not _one(w, path, line) or '"' in line + text or len(line) > 60:
        raise Skip("not once")
    yield Ask(w.say(BEFORE, t=w.path(path), q=f'"{text}"', a=f'"{line}"'))
    obs = yield Call("Insert the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{text}\n{line}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


AT_NUMBER = (
    "do: insert {q} (as|at) line {n} (of|in|into) {t}", "do: (insert|add|put) {q} (before|above) line {n} (of|in) {t}", "do: insert a [new] line {n} in {t}: {q}", "do: squeeze {q} in (before|above) line {n} of {t}",
    "insert at line {n} in {t}: {q}", "{t}[,|:] insert {q} (before|above|at) line {n}", "(before|above) the {nth} line of {t} (add|put|insert) {q}", "in {t} insert {q} (before|above) (line {n}|the {nth} line)",
    "{q} should be inserted (before|above) (line {n}|the {nth} line) (of|in) {t}", "do: (add|put|insert) {q} right (before|above) the {nth} line (of|in) {t}", "there should be a new line above line {n} of {t}: {q}",
    "do: (place|slip|wedge|slot|stick|drop) {q} in (before|above|ahead of) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|insert|put|write) {q} (directly|immediately|just|right) (before|above) line {n} (of|in) {t}",
    "do: (add|insert) a [new] line (before|above) (line {n}|the {nth} line) (of|in) {t}[:|,] {q}", "do: go to line {n} (of|in) {t} and (add|put|insert|write) {q} (above it|before it)",
    "do: open {t} and (add|insert|put) {q} (above|before) (line {n}|the {nth} line)", "do: (add|insert) {q} as a new line {n} (in|into) {t}[,] (moving|pushing) the rest down",
    "{q} (has to|must|needs to|should) (come|go|stand) (before|above) (line {n}|the {nth} line) (of|in) {t}", "{q} (belongs|goes) (before|above) (line {n}|the {nth} line) (of|in) {t}",
    "{q} (before|above) (line {n}|the {nth} line) (of|in) {t}[, please|]", "(before|above) line {n} of {t}[,|:] (add|put|insert|write|comes) {q}",
    "{t}[,|:] (before|above) (line {n}|the {nth} line) (add|put|insert|write) {q}", "i (want|need|would like) {q} (inserted|put|added) (before|above) (line {n}|the {nth} line) (of|in) {t}",
    "can {q} (go|be put|be inserted) (before|above) (line {n}|the {nth} line) (of|in) {t}",
    "do: (fit|sneak|jam|pop|push|slide) {q} in (before|above|ahead of) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|insert|put|write|type) {q} (over|on top of|just above|one line above) (line {n}|the {nth} line) (of|in) {t}",
    "do: (move|push|shift) line {n} (of|in) {t} down (by one|) and (put|write|insert) {q} (above it|before it|in front of it)",
    "do: (make|leave) room (above|before) (line {n}|the {nth} line) (of|in) {t} and (put|write|insert) {q} there",
    "do: (insert|add) (a|one|another|an extra) line (before|above) (line|line number|line no.) {n} (of|in) {t}(:|,) {q}", "do: (insert|squeeze in|slip in) {q} as (the new line {n}|the new {nth} line) (of|in|into) {t}",
    "do: (insert|slip in) a new {nth} line (in|into) {t}, (pushing|moving) the (rest|others|old one) down(:|,) {q}",
    "do: (make|let|have) {q} (come|stand) (right before|directly above|just before) (line {n}|the {nth} line) (of|in) {t}",
    "do: (find|go to|jump to) (line {n}|the {nth} line) (of|in) {t} and (insert|put|write|add) {q} (right before it|just above it|above it|over it)",
    "do: (edit|change|update) {t} so that {q} (comes|stands|is) (right before|right above) (line {n}|the {nth} line)",
    "{q} (comes|is to come|ought to come|has to stand) (before|above|right before) (line {n}|the {nth} line) (of|in) {t}[, insert it|, add it|, put it there]",
    "{q} is missing (before|above|right above) (line {n}|the {nth} line) (of|in) {t}[,|;|.] (insert it|add it|put it there)",
    "{t} (needs|should get|lacks|is missing) a (new|) line (before|above) (line {n}|the {nth} line)(:|,) {q}", "{t}[:|,] (new line|extra line|insertion) (before|above) (line {n}|the {nth} line)(:|,) {q}",
    "(line {n}|the {nth} line) (of|in) {t} should (come|follow) after a new line(:|,) {q}", "(line {n}|the {nth} line) (of|in) {t} needs (a line|another line|one more line) (above|before) it(:|,) {q}",
    "i('d like| would like| want|'d love) to (add|insert|put|write) {q} (before|above) (line {n}|the {nth} line) (of|in) {t}",
    "i( want| need|'d like) (a|one|another) new line (before|above) (line {n}|the {nth} line) (of|in) {t}(:|,) {q}",
    "i (forgot|left out|missed) {q} (before|above) (line {n}|the {nth} line) (of|in) {t}[,|;|.] (insert it|add it|put it there)",
    "(could|can|may) {q} (come|stand|be added|be written) (before|above|right above) (line {n}|the {nth} line) (of|in) {t}",
    "(what|how) about (inserting|adding|putting) {q} (before|above) (line {n}|the {nth} line) (of|in) {t}",
    "(just|right|directly) (before|above) (line {n}|the {nth} line) (of|in) {t}[,] (write|add|insert|put|i want|i need) {q}", "(insertion|line to insert|new line)[:|] {q}[,|;] (before|above) line {n} (of|in) {t}",
    "in {t}[,] (right before|right above|over|ahead of) (line {n}|the {nth} line)[,] (add|write|slip in|insert|put) {q}",
)  # fmt: skip
AFTER_NUMBER = (
    "do: (insert|add|put) {q} (after|below|under) line {n} (of|in) {t}", "do: squeeze {q} in (after|below) line {n} of {t}", "(after|below) line {n} (of|in) {t} (add|put|insert) {q}", "{t}[,|:] insert {q} (after|below) line {n}",
    "(after|below) the {nth} line of {t} (add|put|insert) {q}", "in {t} insert {q} (after|below) (line {n}|the {nth} line)", "{q} should (come|be inserted) (after|below) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|put|insert) {q} right (after|below) the {nth} line (of|in) {t}", "between line {n} and line {m} of {t} (put|insert|add) {q}", "do: (put|insert) {q} between lines {n} and {m} (of|in) {t}", "there should be a new line below line {n} of {t}: {q}",
    "do: (place|slip|wedge|slot|stick|drop) {q} in (after|below|under|beneath) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|insert|put|write) {q} (directly|immediately|just|right) (after|below|under) line {n} (of|in) {t}",
    "do: (add|insert) a [new] line (after|below|under) (line {n}|the {nth} line) (of|in) {t}[:|,] {q}",
    "do: go to line {n} (of|in) {t} and (add|put|insert|write) {q} (below it|after it|under it)", "do: open {t} and (add|insert|put) {q} (below|after|under) (line {n}|the {nth} line)",
    "do: let line {n} of {t} be followed by {q}", "{q} (has to|must|needs to) (come|go|stand) (after|below|under) (line {n}|the {nth} line) (of|in) {t}",
    "{q} (belongs|goes) (right after|directly below|below|under) (line {n}|the {nth} line) (of|in) {t}", "{q} (belongs|goes|should go) between (lines|line) {n} and {m} (of|in) {t}",
    "{q} (after|below|under) (line {n}|the {nth} line) (of|in) {t}[, please|]", "(after|below|under) line {n} of {t}[,|:] (add|put|insert|write|comes) {q}",
    "{t}[,|:] (after|below|under) (line {n}|the {nth} line) (add|put|insert|write) {q}", "{t}[,|:] between (lines|line) {n} and {m} (add|put|insert|write) {q}",
    "i (want|need|would like) {q} (inserted|put|added) (after|below|under) (line {n}|the {nth} line) (of|in) {t}",
    "can {q} (go|be put|be inserted) (after|below|under) (line {n}|the {nth} line) (of|in) {t}",
    "do: (fit|sneak|jam|pop|push|slide) {q} in (after|below|underneath|right under) (line {n}|the {nth} line) (of|in) {t}",
    "do: (add|insert|put|write|type) {q} (underneath|beneath|just below|one line below|one line under) (line {n}|the {nth} line) (of|in) {t}",
    "do: (make|leave) room (below|after|under) (line {n}|the {nth} line) (of|in) {t} and (put|write|insert) {q} there",
    "do: (insert|add) (a|one|another|an extra) line (after|below|under) (line|line number|line no.) {n} (of|in) {t}(:|,) {q}",
    "do: (insert|slip|squeeze|wedge|put in) {q} between (line {n} and the next one|the {nth} line and the next) (of|in) {t}",
    "do: (make|let|have) {q} (come|stand|follow) (right after|directly below|just below) (line {n}|the {nth} line) (of|in) {t}",
    "do: (find|go to|jump to) (line {n}|the {nth} line) (of|in) {t} and (insert|put|write|add) {q} (right after it|just below it|beneath it|underneath)",
    "do: (edit|change|update) {t} so that {q} (comes|stands|is) (right after|right below) (line {n}|the {nth} line)", "do: follow up (line {n}|the {nth} line) (of|in) {t} with a new line below it(:|,) {q}",
    "{q} (comes|is to come|ought to come|has to stand) (after|below|right after|under) (line {n}|the {nth} line) (of|in) {t}[, insert it|, add it|, put it there]",
    "{q} is missing (after|below|right after|under) (line {n}|the {nth} line) (of|in) {t}[,|;|.] (insert it|add it|put it there)",
    "{q} (is missing|was forgotten) between (lines|line) {n} and {m} (of|in) {t}[,|;|.] (insert it|add it|put it there)", "{q} (should|must|has to) follow (line {n}|the {nth} line) (of|in) {t}",
    "{t} (needs|should get|lacks|is missing) a (new|) line (after|below|under) (line {n}|the {nth} line)(:|,) {q}", "{t}[:|,] (new line|extra line|insertion) (after|below|under) (line {n}|the {nth} line)(:|,) {q}",
    "(line {n}|the {nth} line) (of|in) {t} should be followed by (a new line|another line|one more line)(:|,) {q}",
    "i('d like| would like| want|'d love) to (add|insert|put|write) {q} (after|below|under) (line {n}|the {nth} line) (of|in) {t}",
    "i( want| need|'d like) (a|one|another) new line (after|below|under) (line {n}|the {nth} line) (of|in) {t}(:|,) {q}", "i (want|need|would like) {q} between (lines|line) {n} and {m} (of|in) {t}",
    "i (forgot|left out|missed) {q} (after|below) (line {n}|the {nth} line) (of|in) {t}[,|;|.] (insert it|add it|put it there)",
    "(could|can|may) {q} (come|stand|be added|be written) (after|below|right below) (line {n}|the {nth} line) (of|in) {t}",
    "(what|how) about (inserting|adding|putting) {q} (after|below) (line {n}|the {nth} line) (of|in) {t}",
    "(just|right|directly) (after|below|under) (line {n}|the {nth} line) (of|in) {t}[,] (write|add|insert|put|i want|i need) {q}",
    "(insertion|line to insert|new line)[:|] {q}[,|;] (after|below|under) line {n} (of|in) {t}", "in {t}[,] (right after|right below|beneath|underneath) (line {n}|the {nth} line)[,] (add|write|slip in|insert|put) {q}",
)  # fmt: skip


@family("insert_at", weight=1.2)
def insert_at(w: World) -> Steps:
    """A new line above or below one that the request numbers: read that line, then edit."""
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line, text = rows[n - 1], contents.phrase(w.rng)
    above = w.chance(0.5)
    if not _one(w, path, line) or (not above and n == len(rows)):
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.75))
    templates = AT_NUMBER if above else AFTER_NUMBER
    yield Ask(w.say(templates, t=w.path(path), q=shown, text=shown, n=str(n), m=str(n + 1), nth=_NTH[n - 1]))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    new = f"{text}\n{line}" if above else f"{line}\n{text}"
    obs = yield Call(f"Insert the line {'above' if above else 'below'} it with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was added.", f"I added \"{text}\" {'above' if above else 'below'} line {n} of {path}.")


LINES_MORE = (
    "do: (add|append) (these|the following|these {n}) (lines|items|entries) to {t}[:|] {content}", "(lines|items|entries) to add to {t}: {content}", "at the end of {t} (add|put) the lines[:|] {content}",
    "i still need a few (items|lines|entries) (on|in) {t}, one per line: {content}", "do: append line by line to {t}: {content}", "{n} (more|new) (lines|items|entries) for {t}: {content}",
    "do: extend {t} (with|by) the (lines|items)[:|] {content}", "{t} needs {n} more (lines|items|entries): {content}", "do: add to {t}, each on its own line: {content}", "{t} (add|append) {n} lines: {content}",
    "do: (put|write) at the end of {t}, one (per|to a) line: {content}", "do: (add|append) {n} (lines|items) to {t}[:|] {content}",
    "do: (put|write|stick|tack) (these|the following|these {n}) (lines|items|entries) (on|at|onto) the (end|bottom) of {t}: {content}",
    "do: (supplement|expand|complete) {t} with (these|the following) (lines|items|entries): {content}", "do: (add|append) to {t}, one under the other: {content}",
    "do: (add|append) to {t}, one line (each|per item|for each): {content}", "do: (enter|list|note) at the end of {t}, (one per line|each on its own line): {content}",
    "do: (add|append) all {n} of these to {t} as (separate|single|new) lines: {content}", "here are {n} (more|new) (lines|items|entries) for {t}: {content}",
    "(new|more|further|additional) (lines|items|entries) for {t}, (one per line|each on its own line): {content}",
    "{t} (should get|gets|is missing|lacks) (these|these {n}|the following) (lines|items|entries): {content}",
    "(these|the following) (lines|items|entries) (belong|go|should go) (at the end of|at the bottom of) {t}: {content}", "i (want|need|have) to add {n} (lines|items|entries) to {t}: {content}",
    "i forgot {n} (lines|items|entries) (in|for|on) {t}, (add them|append them): {content}", "at the (end|bottom) of {t}[,] one (per|to a) line[,] (add|put|append|write): {content}",
    "{t}, {n} (more|new|extra) lines: {content}", "to {t} (add|append) (these|the following|these {n}) lines: {content}",
    "do: (add|append|tack on) (these|the following|these {n}) (rows|points|things|bullet points|notes) (to|at the end of|at the bottom of) {t}, (one per line|each on its own line|line by line): {content}",
    "do: (enter|record|note|log) (these|the following|these {n}) (lines|items|entries) at the (end|bottom) of {t}: {content}",
    "do: (continue|lengthen|enrich|augment) {t} (with|by) (these|the following|these {n}) (lines|items|entries): {content}",
    "do: (write|type|place|drop) (these|the following|these {n}) (lines|items|entries) (below|under|after) (the rest of|everything in|the last line of) {t}: {content}",
    "do: (put|add|write) (some|a few|a couple of) more (lines|items|entries) (at the end of|at the bottom of) {t}, one (per|to a) line: {content}",
    "do: (append|add) a (block|batch|group) of (lines|items|entries) to {t}: {content}", "do: (append|add) {n} (separate|single|further|additional|extra) lines to {t}: {content}",
    "do: (list|write) {n} more (items|entries|lines) (at the end of|at the bottom of) {t}, (one under the other|each on its own line): {content}",
    "do: (leave|keep) {t} as it is and (append|add) (these|the following|these {n}) lines (at the end|at the bottom): {content}",
    "do: make (these|the following|these {n}) (lines|items|entries) the last lines of {t}, after what is there: {content}",
    "{t} (should|must|has to) (also list|also have|be extended by|get) (these|the following|these {n}) (lines|items|entries): {content}",
    "{t} (isn't|is not) complete, (these|the following|these {n}) (lines|items|entries) (are missing|have to be added|must be appended): {content}", "{t} (continues|goes on|ends) with {n} more lines: {content}",
    "{t} (grows|is to grow|gets longer) by {n} lines: {content}", "{t}: (append|add) line by line[:|,] {content}", "{t}, (append|add) (these|the following|these {n}) lines: {content}",
    "i('d like| would like| want|'d love) to (add|append) (these|the following|these {n}) (lines|items|entries) to {t}: {content}",
    "i('ve got| have| got) (some|a few|{n}) (more|new|extra) (lines|items|entries) for {t}, (append them|add them): {content}",
    "i (want|need|would like) (these|the following|these {n}) (lines|items|entries) (at the end|at the bottom) of {t}: {content}",
    "(could|can|may) (i|we) (have|get) (these|these {n}|the following) lines (appended|added) to {t}: {content}",
    "(still missing|missing|not yet listed|forgotten) (in|on) {t}, (one per line|each on its own line), (add them|append them): {content}",
    "(lines|items|entries) to (append to|put at the end of|go at the bottom of) {t}: {content}",
    "(several|some|a few|a couple of) (more|new|further) (lines|items|entries) (for|at the end of) {t}, one (per|to a) line: {content}",
    "(after|below|under) the last line of {t} (add|append|write|come) (these|the following|these {n}) lines: {content}", "there are {n} (more|new|further) (lines|items|entries) to (add|append) to {t}: {content}",
    "we (need|have) to (add|append) (these|the following|these {n}) (lines|items|entries) to {t}: {content}",
)  # fmt: skip
LINES_MID = (
    "do: (add|append) {content} to {t}, (one per line|each on its own line|as separate lines|on separate lines)", "do: (put|write) {content} at the end of {t}, each on a line of its own",
    "{content} (should go|go) at the end of {t}, (one per line|as separate lines)", "do: (add|append) the {n} (lines|items) {content} to {t}", "do: append {content} to {t} as {n} lines",
    "do: (add|append) {content} (to|at the end of) {t}, one (line each|item per line|to a line|under the other|below the other)",
    "do: (put|write|list) {content} at the (end|bottom) of {t}, (one per line|one line each|as separate lines|one under the other)",
    "do: (extend|expand|supplement) {t} with {content}, (one per line|each on its own line|as separate lines)", "do: (add|append) {content} as {n} (new|separate|more) lines to {t}",
    "do: (enter|note) {content} at the end of {t}, each (in|on) a new line", "{content} (belong|have to go|must go) at the end of {t}, (each on its own line|one per line|one line each)",
    "{content} (should be|must be|have to be) (added|appended) to {t} as {n} (lines|separate lines|new lines)",
    "{t} (needs|should get|is missing) the {n} (lines|items) {content}, (one per line|each on its own line)",
    "i (want|need) {content} at the end of {t}, (one per line|each on its own line|as {n} lines)",
    "do: (tack|stick|pop|drop) {content} (onto|on|at) the end of {t}, (one per line|each on its own line|as separate lines)",
    "do: (enter|record|log|list) {content} in {t}, (one under the other|each on a new line|line by line) (at the end|at the bottom)",
    "do: (continue|lengthen|augment|complete) {t} with {content}, (each on its own line|one per line|one line each|line by line)",
    "do: (add|append) {content} to {t}, (not on one line but on {n}|on {n} separate lines|in {n} lines|line by line)", "do: (add|append) {content} to {t}, (each one|every one) (on|in) (a new|its own|a separate) line",
    "do: (split|spread) {content} over {n} lines and (append|add) them to {t}", "do: (put|write|add) {content} (below|under|after) the last line of {t}, (one per line|as {n} lines|each on its own line)",
    "{content} (belong|go|should go|have to go) (below|under|after) the last line of {t}, (one per line|each on its own line|as {n} lines)",
    "{content} (are missing|are still missing) in {t}, (append them|add them) (one per line|each on its own line|as separate lines)",
    "{content}[:|,] (append|add) (them|these) to {t}, (one per line|each on its own line|as {n} lines)", "{t}[:|,] (append|add) {content}, (one per line|each on its own line|as {n} lines|line by line)",
    "{t} (is to|should|has to|must) (end with|be extended by|continue with) {content}, (one per line|each on its own line|as {n} new lines)",
    "i('d like| would like| want) to (add|append) {content} to {t}, (one per line|each on its own line|as {n} lines)",
    "i (forgot|left out) {content} in {t}, (append them|add them) (one per line|each on its own line|as separate lines)",
    "(could|can) {content} be (appended|added) to {t}, (one per line|each on its own line|as {n} lines)",
)  # fmt: skip


@family("append_lines", weight=4.0)
def append_lines(w: World) -> Steps:
    """Several lines at the end of a file: one under the other, or as an enumeration that becomes lines."""
    path, n = w.pick_text_file(), w.rng.randint(2, 4)
    rows = [w.pick((names.thing, names.thing, names.person, contents.task))(w.rng) for _ in range(n)]
    if len(set(rows)) < n or any(" and " in r or "," in r for r in rows):
        raise Skip("not plain")
    block = w.chance(0.4)
    joint = w.pick((", ", ", ", "; "))
    shown = "\n" + "\n".join(rows) if block else joint.join(rows) if w.chance(0.4) else ", ".join(rows[:-1]) + " and " + rows[-1]
    templates = LINES_MORE if block or w.chance(0.5) else LINES_MID
    yield Ask(w.say(templates, t=w.path(path), content=shown, n=w.number(n)))
    yield Call("Add the text with append_file.", "append_file", {"path": path, "content": "\n".join(rows)})
    yield Done("The text was added.")


REOPEN = (
    "do: (uncheck|untick|reopen) {x} (in|on) {t}", "{x} is not done yet[,] (uncheck it|reopen it|untick it) in {t}", "do: mark {x} (as not done|as open|as undone|as open again) in {t}", "{x} in {t} is (not done|not finished|still open)",
    "i have to do {x} again[,] (uncheck it|untick it) in {t}", "do: (take|remove) the (tick|check mark|x) (from|off) {x} in {t}", "{t}[:|,] {x} is (not done|still open|open again)", "do: set {x} (back|) to (open|not done) in {t}",
    "in {t} (uncheck|untick|reopen) {x}", "i (ticked off|checked off) {x} by mistake in {t}[,] (undo that|uncheck it|untick it)",
    "do: (untick|uncheck|reopen|re-open|unmark) [the (item|task|point)|] {x} (in|on) {t}",
    "do: (clear|delete|take away) the (tick|check mark|checkmark) (at|of|in front of|before) {x} in {t}",
    "do: (make|mark|flag) {x} [as] (open|unfinished|to do|pending|not done) again (in|on) {t}", "do: (put|set) {x} back to (open|to do|not done|pending|unfinished) in {t}",
    "do: change {x} in {t} from done (back to open|to open|to not done)",
    "{x} (isn't|is not|wasn't|was not) (done|finished|complete) after all[,|:|.] (uncheck it|reopen it|untick it|mark it as open) in {t}",
    "{x} is (marked as done|ticked|checked off) in {t} but (is not done|it isn't done|i haven't done it)[,|.|;] (untick it|uncheck it|reopen it)",
    "{x} (must be done|has to be done|needs doing) again[,|:] (untick it|uncheck it|reopen it|open it again) in {t}",
    "{x} in {t} should not be (ticked|checked|marked as done)[,|.|;] (untick it|uncheck it|remove the tick)", "{t}[:|,] (uncheck|untick|reopen|mark as open) {x}",
    "{t}[:|,] {x} (should be open|must be open again|is to do again|has to be unticked|isn't done yet)",
    "i haven't (done|finished) {x} yet[,|.|;] (untick it|uncheck it|reopen it|take off the tick) in {t}", "i thought i had done {x} but no[,] (untick it|uncheck it|reopen it) in {t}",
    "who ticked {x} in {t}? (untick it|uncheck it|it's not done, reopen it)", "can {x} (be unticked|be unchecked|be reopened|go back to open) in {t}",
    "do: (undo|take back|revoke|reverse) the (tick|check mark|checkmark|check) (at|for|next to|on) {x} in {t}",
    "do: (remove|erase|wipe away) the (tick|check mark|checkmark|cross|x) (next to|beside|in front of|at) {x} in {t}",
    "do: (change|set|switch|turn) {x} from (done|finished|checked|ticked) (back |)to (open|not done|unchecked|pending|to do) in {t}", "do: (reactivate|revive|resurrect) the [done|finished] (item|task) {x} in {t}",
    "do: (put|bring) {x} back (among|to) the open (items|tasks|points) (in|of) {t}", "do: (mark|flag|set) {x} as (incomplete|unfinished|uncompleted|pending|outstanding|unchecked|not yet done) (in|on) {t}",
    "do: make the box (of|for|before|next to) {x} empty again (in|on) {t}", "do: (empty|clear) the (checkbox|check box|box) (of|for|at|next to) {x} in {t}",
    "do: (let|have) {x} (be open|be unchecked|count as open|count as not done) again (in|on) {t}", "do: (move|reset) {x} (back |)to (undone|not done|open|unchecked) in {t}", "do: un-check {x} in {t}",
    "do: un-tick {x} (in|on) {t}", "{x} in {t} (was|is) (wrongly|mistakenly|accidentally) (ticked|checked|checked off|marked as done)[,|;|.] (undo that|untick it|uncheck it|open it again)",
    "{x} in {t} (was|got) (ticked|checked off|marked as done) too (early|soon)[,|;|.] (untick it|uncheck it|reopen it|open it again)",
    "{x} in {t} (must|has to|needs to|should) (be open|be unticked|be unchecked|be reopened|go back to open)",
    "{x} in {t} (needs|has) to be done (again|once more|a second time)[,|;|.|:] (untick it|uncheck it|reopen it)", "{x} (went wrong|didn't work|failed)[,] (so untick|so uncheck|so reopen|reopen|untick) it in {t}",
    "{x} is (still to do|still pending|still outstanding|unfinished after all|not complete yet)[,|;|.|:] (untick|uncheck|reopen) it in {t}",
    "{t}[:|,] (undo the tick at|take the tick off|remove the tick from|clear the box of|set back to open) {x}", "{t}[:|,] {x} (back to open|not done after all|unchecked|to be reopened|to be unticked)",
    "in {t}[,] {x} (should be|must be|has to be|goes back to|is) (open|unticked|unchecked|not done) (again|after all)", "in {t}[,] (mark {x} as open|take the tick off {x}|set {x} back to open|make {x} open again)",
    "i('d like| would like| want|'d love) to (untick|uncheck|reopen) {x} (in|on) {t}", "i (want|need|would like) {x} (unticked|unchecked|reopened|open again|marked as not done) (in|on) {t}",
    "i (was too quick|was too fast|was wrong) with {x} in {t}[,|;|.] (untick it|uncheck it|reopen it|take the tick off)", "i( have| need|'ve got) to (redo|repeat) {x}[,] (so untick|so uncheck|so reopen|untick) it in {t}",
    "i (never really finished|never completed|didn't really do|did not actually finish) {x}[,|;|.] (untick it|uncheck it|reopen it) in {t}",
    "(could|can|may) {x} (be open again|be marked as open|be set back to open) (in|on) {t}", "(what|how) about (unticking|unchecking|reopening) {x} (in|on) {t}",
    "(untick|uncheck|reopen|back to open)[:|] {x}[,|;] (in|list|file)[:|] {t}", "the tick (at|for|next to|on) {x} in {t} (is wrong|is a mistake|has to go|should go)[,|;|.] (remove it|take it off|untick it|clear it)",
)  # fmt: skip


@family("reopen", weight=0.5)
def reopen(w: World) -> Steps:
    """A ticked item is open again."""
    found = [(p, r.split("[x] ", 1)[1]) for p, t in w.files.items() for r in t.splitlines() if r.lstrip("- ").startswith("[x] ")]
    if not found:
        rows = [f"{w.pick(('[ ]', '[x]', '[x]'))} {contents.task(w.rng)}" for _ in range(w.rng.randint(3, 6))]
        path = w.write(w.name(w.pick((".txt", ".md"))), "\n".join(rows) + "\n")
        found = [(path, r[4:]) for r in rows if r.startswith("[x]")]
        if not found:
            raise Skip("nothing done")
    path, item = w.pick(found)
    if w.files[path].count(f"[x] {item}") != 1:
        raise Skip("twice")
    yield Ask(w.say(REOPEN, x=w.quoted(item, always=w.chance(0.5)), t=w.path(path)))
    yield Call("Mark it as open with edit_file.", "edit_file", {"path": path, "old_text": f"[x] {item}", "new_text": f"[ ] {item}"})
    yield Answer("The text was replaced.", f"I marked \"{item}\" as open in {path}.")


ONE_EXT = (
    "do: change the (extension|ending|file extension) of {t} to {x}", "{t} should (end in|end with|have the extension|have the ending) {x}", "do: (turn|make|rename) {t} into a {x} file", "do: give {t} the (extension|ending) {x}",
    "{t} should be a {x} file", "do: rename {t} so that it ends (in|with) {x}", "i want {t} (to end in|to end with|with the extension|as a) {x} [file|]", "the (extension|ending) of {t} is wrong[,] (it should be|make it|change it to) {x}",
    "{t}: (extension|ending) {x}", "do: (swap|replace) the (extension|ending) of {t} (for|with|by) {x}", "do: rename {t}, same name but (with|ending in) {x}",
    "do: (switch|modify|alter|set|update) the (extension|ending|file extension|suffix after the dot) of {t} to {x}", "do: (let|have|make) {t} end (in|with) {x}",
    "do: (make|turn) {t} a {x} file by renaming it", "do: rename {t} to (end in|end with|have the ending|have the extension) {x}", "do: rename {t} with the (extension|ending|file extension) {x}",
    "do: (exchange|trade) the (old|current|present) (extension|ending) of {t} for {x}",
    "do: keep the name of {t} but (make the extension|change the extension to|change the ending to) {x}",
    "{t} (has|got) the wrong (extension|ending|file extension)[,|:|.] (it should be|make it|change it to|right is) {x}",
    "{t} (needs|must get|ought to have|has to have|should get) the (extension|ending|file extension) {x} [instead|]",
    "{t} (really is|is actually|is really) a {x} file[,|:|.] (change its extension|correct the extension|rename it accordingly|fix the ending)",
    "{t} (must|has to|needs to) (end in|end with) {x}", "{t}[:|,] (new extension|new ending|change extension to|extension to|make the extension) {x}",
    "the (extension|ending|file extension) of {t} (should|must|has to|needs to) (be|become) {x}", "i (want|need|would like) the (extension|ending) of {t} (changed to|to be|set to) {x}",
    "i (want|need) {t} with (another|a different) (extension|ending)[,|:] {x}", "(extension|ending|file extension) of {t} (to|->|should be) {x}", "can {t} (have|get) the (extension|ending) {x}",
    "same name for {t}[,] but [with] the (extension|ending) {x}",
    "do: (rename|change) the (extension|ending|file type|suffix) (only|alone) of {t}[,|:] (it becomes|to|now) {x}", "do: (replace|swap|exchange) what comes after the dot in the name of {t} (with|for|by) {x}",
    "do: (rename|retitle) {t} from its (current|present|old) (extension|ending) to {x}", "do: (fix|correct|repair|adjust) the (extension|ending|file extension) of {t}, (it should be|make it|right is|it has to be) {x}",
    "do: (use|set|write|put) {x} as the (extension|ending|file extension) (of|for) {t}", "do: (put|write) {x} instead of the (current|present|old|wrong) (extension|ending) of {t}",
    "do: rename {t} (as|to|into) a {x} file", "do: (keep|leave) the (first part|stem|base) of the name of {t} and (make|change) the (extension|ending) (into|to) {x}",
    "do: (leave|keep) the (text|content|contents) of {t} but (rename it to a {x} file|change the extension to {x}|give it the extension {x})",
    "do: (make sure|ensure|see to it that) the name of {t} ends (in|with) {x} instead of its old extension", "do: change the file type of {t} to {x} by renaming it",
    "{t} (would be|is) better (as a {x} file|with the extension {x}|with the ending {x})[, rename it|, please rename it|, so rename it]", "{t} with the (extension|ending|file extension) {x} instead[, please|, thanks|]",
    "{t} (renamed|rename) to (the extension|the ending|end in) {x}", "{t} (should|must|has to|ought to) (get|have|carry|bear) the (extension|ending|file extension) {x}",
    "{t} shouldn't have that (extension|ending)[,|;|.|:] (make it|it should be|change it to|i want) {x}", "{t}, (not that extension but|other extension|other ending|right extension|correct ending)[:|] {x}",
    "(extension|ending|file extension) {x} (for|instead of the old one for) {t}[, please|, thanks|]", "(extension change|new extension|new ending|other extension) (for|of) {t}[:|,] {x}",
    "(file|rename)[:|] {t}[,|;] (new extension|new ending|extension)[:|] {x}", "i('d like| would like| want|'d love) to (change|switch|alter) the (extension|ending|file extension) of {t} to {x}",
    "i('d like| would like|'d prefer|'d love) {t} (as a {x} file|with the extension {x}|to end in {x}|to have the ending {x})",
    "i (chose|gave|used|picked) the wrong (extension|ending) (for|with) {t}[,|;|.|:] (it should be|make it|right is|change it to) {x}",
    "i saved {t} with the wrong (extension|ending)[,|;|.|:] (it should be|make it|right is|change it to) {x}", "(could|can|may) the (extension|ending|file extension) of {t} (be|become|be changed to|be set to) {x}",
    "(what|how) about (changing the extension of {t} to|giving {t} the extension|renaming {t} to end in) {x}",
    "(only|just) the (extension|ending) of {t} (changes|should change|is to change|must change)[,|:] (to|it becomes|into) {x}",
    "my program (only opens|only reads|wants|expects) {x} files[,] so (change the extension of {t}|rename {t} to one|give {t} that extension)",
    "the (extension|ending|file extension) of {t} (isn't|is not) right[,|;|.|:] (make it|it should be|change it to) {x}",
)  # fmt: skip
PREFIX = (
    "do: (put|add) {x} (in front of|before|at the start of|at the beginning of) the name of {t}", "do: prefix {t} with {x}", "the name of {t} should (start|begin) with {x}", "do: rename {t} so that (it|its name) (starts|begins) with {x}",
    "do: (put|write) {x} before the (file name|filename|name) of {t}", "{t} (needs|should get) the prefix {x}", "i want {x} in front of the name of {t}", "do: add the prefix {x} to [the name of|] {t}", "{t}: add the prefix {x} to the name",
    "do: (stick|tack|write|insert|attach|set|prepend) {x} (in front of|before|ahead of|at the start of|at the beginning of|at the front of) the name of {t}",
    "do: rename {t} with {x} (in front|at the front|at the start|before the name|as a prefix)", "do: (make|let|have) the (name|filename) of {t} (start|begin) with {x}",
    "do: (give|assign) {t} the prefix {x}", "do: prepend {x} to the (name|filename|file name) of {t}", "do: keep the name of {t} but put {x} in front [of it|]",
    "{x} (should|must|has to) (come|go|stand|be) (in front of|before|at the start of) the name of {t}", "{x} (goes|belongs) (in front of|before|at the start of) the name of {t}",
    "{t} (should|must|has to) (start|begin) with {x} in its name", "{t}[:|,] (prefix|prefix the name with|put in front of the name|name should begin with) {x}",
    "the (name|filename) of {t} (needs|should have|should get|lacks) the prefix {x}", "i (want|need|would like) the name of {t} to (start|begin) with {x}",
    "i (want|need|would like) {t} (renamed with|with|to have) the prefix {x} in its name", "can the name of {t} (start|begin) with {x}",
    "do: (slip|place|fix|glue|paste|type|drop) {x} (in front of|before|ahead of|at the front of) the name of {t}",
    "do: (extend|lengthen) the (name|filename|file name) of {t} (with|by) {x} (at the front|at the start|in front|at the beginning)",
    "do: (change|edit|alter|modify) the (name|filename|file name) of {t} so (that it starts|it starts|that it begins|it begins) with {x}", "do: (begin|start) the (name|filename|file name) of {t} with {x}",
    "do: (use|take|set) {x} as (a|the) prefix (for|of|in) the name of {t}", "do: (rename|retitle) {t}, (same name with|same name but with|the old name with) {x} (in front|at the front|before it|as a prefix)",
    "do: (rename|retitle) {t} (by putting|by adding|by writing) {x} (in front of its name|before its name|at the start of its name)", "do: (prepend|prefix) {x} to (what {t} is called|the current name of {t})",
    "do: (make sure|see to it that|ensure) the (name|filename) of {t} (starts|begins) with {x}[,] (rename it|add it)",
    "{x} (in front of|before|at the start of|at the front of) the (name|filename|file name) of {t}[, please|, thanks|]",
    "{x} is missing (at the start of|in front of|before|at the beginning of) the name of {t}[,|;|.] (add it|put it there|rename the file)", "{x} as (a|the) prefix (for|to|of) the name of {t}[, please|, thanks|]",
    "{t} (is missing|lacks|should have|must have|has to have) the prefix {x} in its name[, add it|, so add it|, rename it|]",
    "{t}[:|,] (rename with the prefix|put before the name|name gets the prefix|add in front of the name|same name with prefix) {x}", "(prefix|name prefix|prefix to add)[:|] {x}[,|;] (file|for|to rename)[:|] {t}",
    "(file to prefix|prefix this file|add a prefix to the name)[:|] {t}[,|;] (prefix|with|it's)[:|] {x}",
    "i('d like| would like| want|'d love) to (put|add|write|have) {x} (in front of|before|at the start of) the name of {t}",
    "i (forgot|left out) {x} (in front of|before|at the start of) the name of {t}[,|;|.] (add it|put it there|rename it)",
    "(could|can|may) {x} (go|be put|be added|be placed|stand) (in front of|before|at the start of) the name of {t}", "(what|how) about (putting|adding) {x} (in front of|before|at the start of) the name of {t}",
    "in front of the (name|filename|file name) of {t} (put|add|write|comes|goes|should be) {x}", "at the (start|beginning|front) of the (name|filename|file name) of {t} (put|add|write|insert|i want) {x}",
    "our file names (start|begin) with {x}[,] (add|put) (it|that) to the front of the name of {t}", "the (name|filename|file name) of {t} (has to|must|ought to|is to) (start|begin) with {x}",
)  # fmt: skip
SUFFIX = (
    "do: (put|add) {x} (at the end of|to) the name of {t}[,] before the (extension|ending|dot)", "the name of {t} should (end with|have) {x} before the (extension|dot|ending)", "do: rename {t}, with {x} (added|put) before the (extension|ending|dot)",
    "do: (insert|put) {x} before the (extension|ending) of {t}", "{t} (needs|should get) {x} right before the (extension|dot)", "i want {x} before the (extension|ending) in the name of {t}", "do: add the suffix {x} to the name of {t}, before the (extension|dot)",
    "do: (stick|tack|write|attach|append|set) {x} (at the end of|onto|to) the name of {t}[,] (before|ahead of|in front of) the (extension|ending|dot)",
    "do: rename {t} with {x} (just before|right before|in front of|ahead of) the (extension|dot|ending)",
    "do: (make|let|have) the name of {t} end (with|in) {x} before the (extension|dot|ending)", "do: (squeeze|slip|tack|write) {x} in (before|in front of) the (extension|ending|dot) of {t}",
    "do: keep the extension of {t} but (put|add) {x} before (it|the dot)",
    "{x} (should|must|has to) (come|go|stand|be) (before|right before|in front of) the (extension|dot|ending) in the name of {t}",
    "{x} (goes|belongs) (before|right before|in front of) the (extension|dot|ending) of {t}", "{t}[:|,] (add|put|insert) {x} before the (extension|dot|ending)",
    "the (name|filename) of {t} (needs|should have|should get) {x} [right] before the (extension|dot|ending)",
    "i (want|need|would like) {t} (renamed|to be renamed) with {x} before the (extension|dot|ending)",
    "do: (slip|place|fix|glue|paste|type|wedge|add) {x} (right before|just before|in front of|ahead of) the (extension|ending|dot) (of|in the name of) {t}",
    "do: (extend|lengthen) the (name|filename|file name) of {t} (with|by) {x}[,] (before|right before|in front of) the (extension|dot|ending)",
    "do: (change|edit|alter|modify) the name of {t} so that {x} (comes|stands|is) (before|right before|in front of) the (extension|dot|ending)",
    "do: (use|take) {x} as (a|the) suffix (for|of|in) the name of {t}[,] (before|right before) the (extension|dot|ending)",
    "do: rename {t}[,|:] (same name plus|the old name plus|same name with) {x} (before|right before|in front of) the (extension|dot|ending)",
    "do: rename {t} by (putting|adding|inserting|writing) {x} (before|right before|in front of) the (extension|dot|ending)",
    "do: (leave|keep) the (extension|ending) of {t} as it is and (put|add|insert) {x} right before (it|the dot)", "do: (let|have) {x} (stand|come|be inserted) (between|in between) the name and the extension of {t}",
    "do: (put|insert|add|squeeze) {x} between the (name|stem) and the (extension|ending) of {t}",
    "{x} (before|right before|in front of|just before) the (extension|dot|ending) (of|in the name of) {t}[, please|, thanks|]",
    "{x} is missing (before|right before|in front of) the (extension|dot|ending) of {t}[,|;|.] (add it|insert it|rename the file)",
    "{t} (is missing|lacks|should have|must have|has to have) {x} (before|right before|in front of) the (extension|dot|ending)[, rename it|, add it|]",
    "{t}[:|,] (suffix|name suffix|name ending)[:|] {x}[,] (before|in front of) the (extension|dot)",
    "i('d like| would like| want|'d love) to (put|add|insert|have) {x} (before|right before|in front of) the (extension|dot|ending) of {t}",
    "(could|can|may) {x} (go|be put|be added|be inserted|stand) (before|right before|in front of) the (extension|dot|ending) of {t}",
    "(what|how) about (putting|adding|inserting) {x} (before|right before|in front of) the (extension|dot|ending) of {t}",
    "(right|just|directly|) before the (extension|dot|ending) (of|in the name of) {t} (put|add|insert|write|comes|i want) {x}",
    "the (name|filename|file name) of {t} (has to|must|ought to|is to) (end with|end in|have|get) {x} (right |)before the (extension|dot|ending)",
)  # fmt: skip
PART = (
    "do: (replace|change) {a} (by|with|to) {x} in the (name|file name|filename) of {t}", "in the (name|filename|file name) of {t} {a} should be {x}", "do: rename {t} with {x} instead of {a}", "do: rename {t}[,] {x} instead of {a}",
    "the name of {t} should say {x}[,] not {a}", "in the (name|filename) of {t} (put|write|use) {x} (instead of|for) {a}", "{t} has {a} in its name[,] (make that|change that to|it should be) {x}", "do: change the name of {t} from {a} to {x}, the rest stays (the same|as it is)",
    "do: (swap|exchange|switch|trade) {a} (for|with) {x} in the (name|file name|filename) of {t}", "do: (change|turn|convert|alter) {a} (to|into) {x} in the (name|file name|filename) of {t}",
    "do: in the (name|file name|filename) of {t}[,] (replace {a} with|change {a} to|turn {a} into|replace {a} by) {x}",
    "do: (put|write|use) {x} (instead of|in place of|for|rather than) {a} in the (name|filename|file name) of {t}", "do: rename {t}[,|:] {a} (becomes|turns into|should become|changes to) {x}",
    "do: rename {t} so that it says {x} (instead of|rather than|and not) {a}", "do: only change {a} to {x} in the (name|filename) of {t}",
    "the {a} in the (name|filename|file name) of {t} (should|must|has to|needs to|ought to) (be|become) {x}",
    "the {a} in the (name|filename) of {t} is (wrong|outdated|old)[,|:|.] (it should be|make it|change it to) {x}",
    "{t} should (have|say) {x} (instead of|rather than|not) {a} in its (name|filename|file name)", "{t}[:|,] in the name {a} (->|becomes|should be|to) {x}",
    "(not|no longer) {a} but {x} in the (name|filename) of {t}", "i (want|need|would like) {x} (instead of|rather than|in place of) {a} in the (name|filename) of {t}",
    "can {a} in the (name|filename) of {t} (be changed to|be replaced by|become) {x}",
    "do: (edit|modify|correct|fix|adjust|amend) the (name|file name|filename) of {t}[,|:] {a} (becomes|should be|must be|turns into) {x}",
    "do: (update|correct|fix|modernize) {a} to {x} in the (name|file name|filename) of {t}", "do: (substitute|sub) {x} for {a} in the (name|file name|filename) of {t}",
    "do: (take|cross|strike) {a} out of the (name|file name|filename) of {t} and put {x} (in|there|in its place|instead)",
    "do: (rename|retitle) {t} by (changing {a} to|replacing {a} with|turning {a} into|swapping {a} for) {x}", "do: (rename|retitle) {t}[,|:] (with|now with|using) {x} (in place of|where it says|rather than) {a}",
    "do: (let|make|have) the (name|filename|file name) of {t} say {x} (instead of|rather than|and not|where it says) {a}",
    "do: (let|have) {a} in the (name|file name|filename) of {t} (become|be replaced by|be replaced with|be changed to) {x}",
    "do: (find|look for) {a} in the (name|file name|filename) of {t} and (make it|turn it into|replace it with|change it to) {x}", "do: (keep|leave) the rest of the name of {t} but (change|turn) {a} (to|into) {x}",
    "{x} (instead of|in place of|rather than|not) {a} in the (name|filename|file name) of {t}[, please|, thanks|]", "{x} should (replace|take the place of|stand instead of) {a} in the (name|filename|file name) of {t}",
    "{a} (should|must|has to|needs to|ought to) (be|become) {x} in the (name|filename|file name) of {t}",
    "{a} in the (name|filename|file name) of {t} (is|was) a (mistake|typo|slip)[,|;|.] (it should be|make it|right is) {x}",
    "{t} (wrongly|still) has {a} in its (name|filename|file name)[,|;|.] (change that to|make it|it should be) {x}",
    "{t}[:|,] (rename it with|rename with|the name should have|name with) {x} (instead of|for|in place of|rather than) {a}",
    "i('d like| would like| want|'d love) to (replace|swap|exchange) {a} (with|for) {x} in the (name|filename|file name) of {t}",
    "i (wrote|typed|put) {a} in the (name|filename|file name) of {t} but (meant|it should be|wanted|it has to be) {x}[, rename it|, fix it|]",
    "(could|can|may) the (name|filename|file name) of {t} (say|have|contain) {x} (instead of|rather than|in place of) {a}",
    "(what|how) about {x} (instead of|rather than|in place of) {a} in the (name|filename|file name) of {t}", "in the (name|filename|file name) of {t}[,] (change|turn|swap|exchange|replace) {a} (to|into|for|with) {x}",
    "(file name|name) of {t}[:|,] {a} (->|=>|becomes|should become|turns into) {x}", "the (name|filename|file name) of {t} (has|contains|says) {a}[,|;|.] (make that|it should be|change that to|replace it with) {x}",
    "only {a} (changes|should change|is to change) in the (name|filename|file name) of {t}[,|:] (to|it becomes|into) {x}",
)  # fmt: skip


def _renamed(w: World, path: str) -> tuple[tuple[str, ...], dict[str, str], str, str]:
    """Return templates, their slots, and the new path for a change to a part of a name as the tool is told it and whole.

    Raises Skip.
    """
    folder, slash, name = path.rpartition("/")
    ext = extension(path)
    stem = name.removesuffix(ext)
    kind = w.pick(("ext", "ext", "ext", "prefix", "suffix", "part"))
    if kind == "ext":
        new = w.pick([e for e in (".txt", ".md", ".bak", ".old", ".log", ".csv", ".json", ".text", ".py", ".html", ".yaml") if e != ext])
        if not ext:
            raise Skip("no extension")
        return ONE_EXT, {"x": new if w.chance(0.7) else new[1:]}, f"*{new}", f"{folder}{slash}{stem}{new}"
    if kind == "part":
        parts = [p for p in stem.replace("-", " ").replace("_", " ").split() if len(p) > 2 and name.count(p) == 1]
        if not parts or len(stem) == len(parts[0]):
            raise Skip("one part")
        old, new = w.pick(parts), names.pseudo(w.rng) if w.chance(0.5) else w.pick(("final", "new", "old", "2027", "draft", "v2", "march", "home"))
        target = f"{folder}{slash}{name.replace(old, new)}"
        return PART, {"a": w.bare(old), "x": w.bare(new)}, target, target
    sign = w.pick(("_", "_", "-", "-"))
    word = w.pick(("old", "new", "draft", "final", "2026", "2027", "backup", "v2", "v3", "copy", "done", "x", "private", "team", names.pseudo(w.rng)))
    if kind == "prefix":
        return PREFIX, {"x": w.bare(f"{word}{sign}")}, f"{word}{sign}*", f"{folder}{slash}{word}{sign}{name}"
    if not ext:
        raise Skip("no extension")
    return SUFFIX, {"x": w.bare(f"{sign}{word}")}, f"*{sign}{word}", f"{folder}{slash}{stem}{sign}{word}{ext}"


@family("rename_part", weight=1.2)
def rename_part(w: World) -> Steps:
    """Another extension, a prefix, a suffix or one part of the name of a file."""
    path = w.pick(list(w.files))
    templates, slots, destination, target = _renamed(w, path)
    if target == path or w.exists(target):
        raise Skip("in use")
    yield Ask(w.say(templates, t=w.path(path), **slots))
    obs = yield Call("Rename it with move_file.", "move_file", {"source": path, "destination": destination})
    if not obs.ok or not obs.content.endswith(f" to {target}"):
        raise Skip(obs.content)
    yield Answer("It is renamed.", f"I renamed {path} to {target}.")
