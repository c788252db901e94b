"""Edits by line: remove, replace or insert a line; change a value from one thing to another; find lines by their start."""

from __future__ import annotations

from umi_train.synth import contents, names
from umi_train.synth.acts_edit import new_word
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_grep import found_lines
from umi_train.synth.views import body, matches

REMOVE_LINE = [
    "do: (delete|remove|erase|drop) line {n} (from|of|in) {t}",
    "do: (delete|remove|cut) the {nth} line (from|of|in) {t}",
    "do: (take|cut) line {n} out of {t}",
    "do: (delete|remove) line number {n} (of|from|in) {t}",
    "line {n} of {t} (should go|can go|should be deleted|must go)",
    "the {nth} line of {t} (should go|can go|should be deleted|must go)",
    "{t}[:|,] (delete|remove) (line {n}|the {nth} line)",
    "(delete|remove) line {n} {t}",
    "i (don't want|do not want|don't need) line {n} (in|of) {t}",
    "do: in {t}[,] (delete|remove) (line {n}|the {nth} line)",
    "line {n} (in|of) {t} (is|was) (wrong|a mistake|useless|not needed)[,] (delete it|remove it|take it out)",
    "in {t}[,] (line {n}|the {nth} line) (can go|should go|is not needed|has to go)",
    "{t} without (line {n}|the {nth} line)[,] please",
    "do: (strike|scratch|throw away|throw out) (line {n}|the {nth} line) (of|from) {t}",
    "the {nth} line (of|in) {t} is (wrong|useless|superfluous|outdated)[,] (delete it|remove it)",
    "do: get rid of (line {n}|the {nth} line) (in|of) {t}",
    "do: open {t} and (delete|remove|take out) (line {n}|the {nth} line)",
    "from {t} (delete|remove|take away) (line {n}|the {nth} line)",
    "i want (line {n}|the {nth} line) (gone from|out of|removed from) {t}",
    "there should be no (line {n}|{nth} line) like that in {t}[,] (delete it|remove it)",
    "do: (expunge|zap|kill|nuke|ditch|discard|cut out|kick out|snip out|take away) (line {n}|the {nth} line) (from|of|in) {t}",
    "do: (throw|kick|take|knock|edit) (line {n}|the {nth} line) out of {t}",
    "do: (rub|strike|cross|scratch) out (line {n}|the {nth} line) (in|of) {t}",
    "do: go (to|into) {t} and (delete|remove|take out|erase) (line {n}|the {nth} line)",
    "do: (make|let) (line {n}|the {nth} line) (of|in) {t} (disappear|vanish|go away)",
    "do: (delete|remove|drop) (only|just) (line {n}|the {nth} line) (of|from|in) {t}",
    "do: shorten {t} by (line {n}|the {nth} line)",
    "do: (leave|keep) the rest of {t} but (delete|remove|drop) (line {n}|the {nth} line)",
    "(line {n}|the {nth} line) (doesn't|does not) belong in {t}[,|.|;] (delete it|remove it|out with it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (must|has to|needs to) (go|disappear|be deleted|be removed)",
    "(line {n}|the {nth} line) (of|in) {t} is (nonsense|rubbish|old|obsolete|a duplicate|no longer true|not true)[,|:|.] (delete it|remove it|out with it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (can|may|could|might as well) be (deleted|removed|dropped|erased)",
    "out with (line {n}|the {nth} line) (in|of|from) {t}",
    "away with (line {n}|the {nth} line) (in|of|from) {t}",
    "why is (line {n}|the {nth} line) [still] in {t}[?|,] (delete it|remove it|take it out)",
    "{t}[,|:] (line {n}|the {nth} line) (can go|has to go|must go|out|is not needed|should be removed|away)",
    "{t}[:|,] (drop|erase|strike|kill|cut) (line {n}|the {nth} line)",
    "{t} (would be better|is better|is fine) without (line {n}|the {nth} line)[,|.|;] (delete it|remove it|take it out)",
    "don't (keep|leave) (line {n}|the {nth} line) (of|in) {t}",
    "i (want|need|would like) {t} without (line {n}|the {nth} line)",
    "i (would like|want) (line {n}|the {nth} line) (of|in) {t} (deleted|removed|to be gone|erased)",
    "i (no longer need|have no use for|am done with) (line {n}|the {nth} line) (of|in) {t}[,|.|;] (delete it|remove it)",
    "i (wrote|put|typed) (line {n}|the {nth} line) (of|in) {t} by (mistake|accident)[,] (delete it|remove it)",
    "ask: could (line {n}|the {nth} line) (of|in) {t} be (deleted|removed|taken out)",
    "do: (wipe out|rip out|weed out|pull out and discard|blot out|purge) (line {n}|the {nth} line) (from|of|in) {t}",
    "do: (chuck|toss|sling|bin|scrap|axe|dump) (line {n}|the {nth} line) (of|in|from) {t}",
    "do: keep {t} without (line {n}|the {nth} line)",
    "do: (omit|leave out|strip) (line {n}|the {nth} line) (from|of|in) {t} for good",
    "do: (clean up|tidy) {t} by (deleting|removing|dropping) (line {n}|the {nth} line)",
    "do: see to it that (line {n}|the {nth} line) is (gone|deleted|removed) (from|in) {t}",
    "do: (have|get) (line {n}|the {nth} line) (of|in) {t} (deleted|removed|erased|thrown out)",
    "do: (find|look up) (line {n}|the {nth} line) (of|in) {t} and (delete|remove|erase) it",
    "do: (open|load|edit) {t}, (delete|remove|erase|drop) (line {n}|the {nth} line) and save it",
    "do: relieve {t} of (line {n}|the {nth} line)",
    "do: make {t} a line shorter by (deleting|removing|dropping) (line {n}|the {nth} line)",
    "do: (delete|remove|drop|take out) what (is|stands) on line {n} of {t}, the whole line",
    "do: rid {t} of (line {n}|the {nth} line)[, delete it|]",
    "ask: can (line {n}|the {nth} line) (of|in) {t} (go|be erased|be thrown out|be dropped)",
    "ask: shall we (delete|remove|drop|get rid of) (line {n}|the {nth} line) (of|in) {t}",
    "ask: why not (delete|remove|drop) (line {n}|the {nth} line) (of|in) {t}",
    "(bye bye|goodbye|farewell) (line {n}|{nth} line) (of|in) {t}[,|:] (delete it|remove it|it can go)",
    "(no more|no) (line {n}|{nth} line) in {t}[, please|][,|:] (delete it|remove it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (annoys|bothers|disturbs) me[,|.] (delete it|remove it|away with it)",
    "(line {n}|the {nth} line) (of|in) {t} (was|is) (only|just) a (test|joke|placeholder)[,|.] (delete it|remove it|take it out)",
    "(line {n}|the {nth} line) (of|in) {t} (is|was) (in the wrong place|one too many|there twice|unwanted|unnecessary)[,|.] (delete it|remove it)",
    "(line {n}|the {nth} line) (of|in) {t} (has had its day|is history|is dead|is done|is to go)[,|.|:] (delete it|remove it)",
    "(line {n}|the {nth} line) (of|in) {t}: (delete|remove|away|out|trash it|erase it)",
    "(line {n}|the {nth} line) should no longer (be|stand|appear) in {t}",
    "nobody (needs|wants|reads) (line {n}|the {nth} line) (of|in) {t}[,|.] (delete it|remove it|take it out)",
    "i'd (like|love) to (see|have) (line {n}|the {nth} line) (gone|vanish|removed) (from|in) {t}",
    "i'd (like|prefer|rather have) {t} without (line {n}|the {nth} line)",
    "i (made|see) a mistake on line {n} of {t}[,] just (delete|remove) that line",
    "my (boss|wife|teacher|colleague) wants (line {n}|the {nth} line) (gone from|out of|removed from) {t}",
    "everything in {t} (stays|can stay) (but|except) (line {n}|the {nth} line)[,|.|;] (delete that one|remove that one)",
    "all (the|) lines of {t} are (fine|right|ok) (but|except) (line {n}|the {nth} line)[,] (delete it|remove it)",
    "too many lines in {t}[:|,] (line {n}|the {nth} line) (goes|has to go|must go|can go)",
    "(sed -i {n}d|sed {n}d -i) {t}",
    "(delete|remove|erase|deletion|removal)[:|] (line {n}|{nth} line) (of|in|from) {t}",
]
SET_LINE = [
    "do: (replace|overwrite) line {n} (of|in) {t} with {q}",
    "do: (change|set|edit) line {n} (of|in) {t} to {q}",
    "do: (replace|overwrite) the {nth} line (of|in) {t} (with|by) {q}",
    "do: (change|set) the {nth} line (of|in) {t} to {q}",
    "line {n} of {t} should (be|say|read) {q}",
    "the {nth} line of {t} should (be|say|read) {q}",
    "{t}[:|,] line {n} should (be|say) {q}",
    "do: make line {n} of {t} say {q}",
    "do: put {q} (on|in) line {n} of {t} instead",
    "do: in {t}[,] (change|set) line {n} to {q}",
    "in {t}[,] (line {n}|the {nth} line) (should be|should read|has to be|becomes) {q}",
    "do: (write|put) {q} (over|in place of|instead of) (line {n}|the {nth} line) (of|in) {t}",
    "do: rewrite (line {n}|the {nth} line) of {t} (as|to say|so that it says) {q}",
    "(line {n}|the {nth} line) (of|in) {t} is wrong[,] (it should be|make it|change it to|put) {q}",
    "{t} line {n} = {q}",
    "{t}, line {n} -> {q}",
    "do: let (line {n}|the {nth} line) of {t} (be|say|read) {q}",
    "i want (line {n}|the {nth} line) of {t} to (be|say|read) {q}",
    "do: open {t} and (change|set) (line {n}|the {nth} line) to {q}",
    "{q} should (be|stand) on line {n} of {t}[,] (not what is there now|instead of what is there)",
    "do: swap (line {n}|the {nth} line) (of|in) {t} for {q}",
    "do: (exchange|switch|trade) (line {n}|the {nth} line) (of|in) {t} for {q}",
    "do: (turn|convert|alter) (line {n}|the {nth} line) (of|in) {t} (into|to) {q}",
    "do: (update|correct|fix|amend|edit|modify) (line {n}|the {nth} line) (of|in) {t} (to|so that it says|so it reads|to read|to say) {q}",
    "do: (make|have) (line {n}|the {nth} line) (of|in) {t} (say|read|be) {q}",
    "do: (take out|remove|delete) (line {n}|the {nth} line) (of|in|from) {t} and (put|write) {q} (there|in its place|instead)",
    "do: go to (line {n}|the {nth} line) (of|in) {t} and (make it|change it to|replace it with) {q}",
    "do: (put|write) {q} where (line {n}|the {nth} line) (of|in) {t} is [now|]",
    "do: (overwrite|write over) (line {n}|the {nth} line) (of|in) {t} with {q}",
    "do: replace the (text|content) of (line {n}|the {nth} line) (of|in) {t} (with|by) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (must|has to|needs to|ought to|shall|is to) (be|say|read|become) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (becomes|is now|will be|shall be|should now be) {q}",
    "(line {n}|the {nth} line) (of|in) {t} is (outdated|old|no longer right|false|nonsense)[,|:|.] (it should say|make it|change it to|write) {q}",
    "(line {n}|the {nth} line) (of|in) {t}[,|:] (change to|replace with|new text|now|should be) {q}",
    "(line {n}|the {nth} line) (of|in) {t} -> {q}",
    "new (line {n}|{nth} line) (of|for|in) {t}: {q}",
    "new (text|wording) for (line {n}|the {nth} line) (of|in) {t}: {q}",
    "{t}[:|,] (replace|change|overwrite|rewrite) (line {n}|the {nth} line) (with|to|as) {q}",
    "{t}[:|,] (line {n}|the {nth} line) (becomes|must be|has to be|to be|is now|->) {q}",
    "{q} (instead of|in place of|rather than) (line {n}|the {nth} line) (of|in) {t}[, please|]",
    "{q} (should|must|has to|is to) replace (line {n}|the {nth} line) (of|in) {t}",
    "on (line {n}|the {nth} line) of {t} it should (say|read) {q}",
    "i (want|need|would like) {q} (instead of|in place of|to replace) (line {n}|the {nth} line) (of|in) {t}",
    "i (want|need|would like) (line {n}|the {nth} line) (of|in) {t} (replaced with|changed to|replaced by) {q}",
    "i (made a mistake|got it wrong) (on|in) (line {n}|the {nth} line) of {t}[,] (it should be|make it|it has to be) {q}",
    "can (line {n}|the {nth} line) (of|in) {t} (be changed to|be replaced by|become|say) {q}",
    "do: (redo|reword|rephrase|retype|restate) (line {n}|the {nth} line) (of|in) {t} (as|to say|to read|so it says) {q}",
    "do: (give|hand) (line {n}|the {nth} line) (of|in) {t} (the new text|a new text, namely|the text) {q}",
    "do: (substitute|supplant|supersede) (line {n}|the {nth} line) (of|in) {t} (with|by) {q}",
    "do: (paste|type|enter) {q} over (line {n}|the {nth} line) (of|in) {t}",
    "do: (find|look up) (line {n}|the {nth} line) (of|in) {t} and (make it say|change it to|turn it into|replace it by) {q}",
    "do: (see to it|make sure|ensure) that (line {n}|the {nth} line) (of|in) {t} (says|is|reads) {q} from now on",
    "do: (wipe|clear|empty) (line {n}|the {nth} line) (of|in) {t} and (put|write|type) {q} there instead",
    "do: (edit|open|load) {t} so that (line {n}|the {nth} line) (says|is|reads|becomes) {q}",
    "do: (have|get) (line {n}|the {nth} line) (of|in) {t} (changed|replaced|rewritten|switched) (to|with) {q}",
    "do: (transform|remake|morph) (line {n}|the {nth} line) (of|in) {t} into {q}",
    "do: keep {t} as it is but (change|set|switch) (line {n}|the {nth} line) to {q}",
    "do: (reset|adjust|revise|adapt) (line {n}|the {nth} line) (of|in) {t} to {q}",
    "ask: (could|would) (line {n}|the {nth} line) (of|in) {t} (please be|be set to|be made to say|be changed into) {q}",
    "ask: shall we (make|change) (line {n}|the {nth} line) (of|in) {t} to {q}",
    "ask: what if (line {n}|the {nth} line) (of|in) {t} (said|were|read) {q} instead, please change it",
    "(line {n}|the {nth} line) (of|in) {t} (isn't|is not) (right|correct|true|good)[,|:|.] (it should say|make it|change it to|it should be) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (contains|has) (a mistake|an error|a typo)[,|:|.] (it should say|make it|the right text is) {q}",
    "(line {n}|the {nth} line) (of|in) {t}[,|:] (make it|set it to|new|update to|edit to|overwrite with) {q}",
    "(line {n}|the {nth} line) (of|in) {t} (gets|receives|wants) (a new text|new words|another text)[,|:] {q}",
    "(line {n}|the {nth} line) (of|in) {t} (was meant to|was supposed to|ought to) (say|be|read) {q}[, fix it|, correct it|]",
    "what (stands|is) (on|in) line {n} of {t} (should|must|has to) be (replaced by|changed to) {q}",
    "(instead of|in place of|rather than) (line {n}|the {nth} line) (of|in) {t} (put|write|i want|there should be) {q}",
    "(replacement|substitute|correction) for (line {n}|the {nth} line) (of|in) {t}: {q}",
    "(replace|overwrite|edit|change)[:|] {t}, line {n}, {q}",
    "{t}[:|,] (line {n}|the {nth} line) (should read|ought to be|needs to be|is supposed to be|shall be|gets replaced by) {q}",
    "{t}[:|,] (make|let) (line {n}|the {nth} line) (say|read|be) {q}",
    "{t} is (fine|ok|right) (but|except) that (line {n}|the {nth} line) should (be|say|read) {q}",
    "{q} is what (line {n}|the {nth} line) (of|in) {t} (should|must|has to) (say|be)[, change it|, replace it|]",
    "{q} (is|shall be|becomes|will be) the new (line {n}|{nth} line) (of|in) {t}",
    "{q} (goes|belongs|has to go) (on|in) line {n} of {t}[,] (replacing|in place of|instead of) what is there",
    "with {q} (replace|overwrite) (line {n}|the {nth} line) (of|in) {t}",
    "i (decided|think|believe) (line {n}|the {nth} line) (of|in) {t} (should|must) (say|be|read) {q}[, change it|]",
    "i (don't|do not) like (line {n}|the {nth} line) (of|in) {t}[,|.|;] (make it|change it to|let it say|replace it by) {q}",
    "i'd (like|prefer|rather have) {q} (on|in) line {n} of {t} instead",
    "my (boss|teacher|colleague|editor) wants (line {n}|the {nth} line) (of|in) {t} to (say|be|read) {q}",
    "from now on (line {n}|the {nth} line) (of|in) {t} (says|is|reads|shall say) {q}",
]
PREPEND = [
    "do: (add|insert|put|write) {q} (at|to) the (top|beginning|start|very top) of {t}",
    "do: (add|insert|put) {q} as the (first|top) line (of|in) {t}",
    "do: prepend {q} to {t}",
    "do: (add|insert) a (first line|line at the top|new first line) in {t}[:|,] {text}",
    "{t} should (start|begin) with {q}",
    "{q} (should be|must be|goes) (at the top|at the beginning) of {t}",
    "do: start {t} with {q}",
    "do: (put|insert) {q} before everything else in {t}",
    "{t}[:|,] (prepend|add at the top|put on top) {q}",
    "i (want|need) {q} (at the top|as the first line|at the beginning) of {t}",
    "do: (stick|slip|tack) {q} (on|onto|at) the (top|front|start) of {t}",
    "do: make {q} the [new] first line of {t}",
    "at the (top|beginning|very top|start) of {t}[,] (add|put|write|insert): {text}",
    "above everything else in {t}[,] (add|put|write) {q}",
    "before the first line of {t}[,] (add|put|insert|write) {q}",
    "new first line (of|for|in) {t}: {text}",
    "{t} needs {q} (at the top|as its first line|on top)",
    "{q} (on top of|at the head of|at the start of) {t}[,] please",
    "{t} has no title[,] (put|add|write) {q} (at the top|on top|above it)",
    "do: (give|add to) {t} the (title|heading|header) {q}",
    "i forgot the (first line|beginning|heading) of {t}[,] (put|add) {q} (there|at the top|on top)",
    "do: let {t} (start|begin) with {q}",
    "do: (place|set|type|scribble|drop|pop|glue) {q} (at|on) the (top|very top|head) of {t}",
    "do: (open|introduce|head|preface) {t} with {q}",
    "do: have {t} (start|begin|open) with {q}",
    "do: (write|add|put) {q} (above|before|ahead of) (the first line|all other lines|everything) in {t}",
    "do: (write|add|put|insert) {q} (at|on) the (top|front) of {t}[,] not at the (end|bottom)",
    "do: go to the (top|beginning|start) of {t} and (write|insert|add) {q}",
    "do: open {t} and (put|insert|add|write) {q} (at the top|at the beginning|before everything|above the first line)",
    "do: (add|insert|put) a [new] (line|header|heading|title) (at the top|at the start|at the beginning) of {t}[:|,] {text}",
    "do: (shift|push|move) everything in {t} down a line and (put|write) {q} (at the top|first|on top)",
    "{t} (must|has to|needs to|ought to|shall) (start|begin|open) with {q}",
    "{t} (lacks|needs|is missing|wants) a (title|heading|header|first line|headline)[:|,] {text}",
    "{t} (gets|should get|should have) a new (first|top|opening) line[:|,] {text}",
    "{t}[:|,] (new first line|at the top|first line should be|start with|begin with|title|on top): {text}",
    "{q} (has to|must|should|needs to) (be|stand|come|go) (at the top|first|at the head|at the start|in front) in {t}",
    "{q} (should be|must be|has to be|is to be) the [new] (first|top|opening) line (of|in) {t}",
    "{q} (as the|as|for the) (title|heading|header|first line|opening line) of {t}",
    "i (want|need|would like) {t} to (start|begin|open) with {q}",
    "i (want|need|would like) (a heading|a title|a first line) (for|in) {t}[:|,] {text}",
    "i'd like {q} (to be|as) the (first|top) line of {t}",
    "before everything else in {t}[,] (put|add|write|insert) {q}",
    "in front of (everything|all the text|all lines) in {t}[,] (put|add|write|insert) {q}",
    "on top of {t}[,] (add|put|write): {text}",
    "in {t}[,] (start with|begin with|first line should be): {text}",
    "in {t}[,] (before|above) (everything|all the rest|the first line)[,] (put|add|write) {q}",
    "can {q} (be|go|be put|come) (at the top|at the start|at the beginning) of {t}",
    "the (first|top) line of {t} should be {q}[,] (everything else|the rest) (after it|below it|follows)",
    "do: (paste|squeeze|slide|slot|lay|write in) {q} (at|on|in at) the (very top|top|head|start) of {t}",
    "do: (add|put|write) {q} (at|to) the (front|head|very beginning|very start) of {t}",
    "do: (start off|kick off|begin|lead off) {t} with {q}",
    "do: (head|crown|top) {t} with [the line|] {q}",
    "do: (introduce|insert|add) {q} as (a title|a heading|a header|the opening line|line one|the new line 1) (of|in|to|for) {t}",
    "do: (insert|add|write) {q} (above|over) the (first|top) line (of|in) {t}",
    "do: (add|insert) a line before the first one in {t}[:|,] {text}",
    "do: (put|place|write|set) {q} (right|directly|immediately) (above|before|ahead of) (the first line|what is there) in {t}",
    "do: give {t} (a title|a heading|a new first line|an opening line)[:|,] {text}",
    "do: (edit|change) {t} so that it (starts|begins|opens) with {q}[, then the rest|, then the old text]",
    "do: (make|have) {q} come (first|before all else|before everything else) in {t}",
    "do: (extend|expand) {t} (upwards|at the top|at the beginning|at the front) (by|with) {q}",
    "do: (slip|add|squeeze) in a first line (in|at the top of) {t} (saying|that says|with) {q}",
    "ask: could {t} (start|begin|open) with {q} (above the rest|and then go on as before|followed by the old text)",
    "ask: could you (prepend|put on top|add at the top) {q} (in|to) {t}",
    "{t} (deserves|could use|could do with|still needs) a (title|heading|header|first line)[:|,] {text}",
    "{t}[:|,] (insert at the top|first line|heading|header|prepend line|put this on top|add on top|before everything)[:] {text}",
    "{t} (starts|begins|opens) (too abruptly|badly)[,|.|;] (put|add|write) {q} (at the top|above it|before the first line)",
    "{t} (should|must) have {q} (on top|at the very top|above everything|as its first line|as a heading)",
    "{q} (on|at|to) the (very top|top) of {t}[, please|]",
    "{q} (belongs|goes|comes|is to go) (at the very top|at the head|before everything else|on top|above everything|before the first line) (in|of) {t}",
    "{q} (shall|should|must) (precede|come before|stand above) (everything|all the rest|the first line) in {t}",
    "{q} is (missing|still missing) at the (top|beginning|start) of {t}[,] (add it|put it there)",
    "{q} is the (title|heading|header) (of|for) {t}[,] (put|add|write) it (at the top|on top|above the text)",
    "(the title|the heading|the header|heading|title) (for|of) {t} is {q}[,] (put|add|write) it (at the top|on top)",
    "(insert|add|write|put) at the (top|beginning|start|head) of {t}[:] {text}",
    "(insert|add|put) before (the first line|line 1|line one|everything) (of|in) {t}[:] {text}",
    "(first of all|first thing|at the very start|right at the top) in {t}[,|:] (put|write|add|comes) {q}",
    "(on|at) the (first line|top) of {t} there should be {q}[,] the (rest|old text) (comes after it|stays|moves down)",
    "i (want|need|would like) {q} (above|before|ahead of|on top of) (everything|the first line|the rest) in {t}",
    "i'd (like|love) {t} to (start|begin|open) with {q}",
    "i'd like to (start|open|head) {t} with {q}",
    "i (left out|missed) the (title|heading|first line) of {t}[,|:] (put|add) {q} (at the top|above the rest)",
    "we need a (title|heading|header) (on|for|in) {t}[:|,] {text}",
    "before the text of {t} (begins|starts)[,] (put|add|write|insert) {q}",
    "the (new|) beginning of {t} (is|should be|shall be) {q}[,|;] (then the rest|then the old text follows|the rest stays)",
    "sed -i 1i{q} {t}",
]
INSERT_AFTER = [
    "do: (add|insert|put) {q} (after|below|under|behind) {a} in {t}",
    "do: in {t}[,] (add|insert|put) {q} (after|below|right after) {a}",
    "do: (add|insert) a line {q} (after|below) the line {a} in {t}",
    "{t}[:|,] (add|insert) {q} after {a}",
    "{q} should come (after|right after|below) {a} in {t}",
    "do: (put|write) {q} on the line after {a} in {t}",
    "after {a} in {t} (add|insert|put) {q}",
    "i want {q} (below|after|under) {a} in {t}",
    "in {t} there is {a}[,] (below it|after that|under it) (put|write|add) {q}",
    "(below|under|right after|directly after) {a} in {t}[,] (there should be|comes|put|write) {q}",
    "do: open {t} and (add|insert|put) {q} (below|after|under) {a}",
    "do: (find|look for) {a} in {t} and (add|insert|put) {q} (below it|after it|under it)",
    "{t} lacks the line {q} after {a}",
    "{q} is missing after {a} in {t}[,] (add it|put it there|insert it)",
    "do: let {a} in {t} be followed by {q}",
    "the line {a} in {t} should be followed by {q}",
    "(new line|insert) after {a} in {t}: {q}",
    "do: squeeze {q} in (after|below) {a} in {t}",
    "do: (place|slip|wedge|slot|tuck|stick|drop) {q} [in] (after|below|under|beneath|underneath) {a} in {t}",
    "do: (add|insert|put|write) {q} (directly|immediately|straight|just) (after|below|under) [the line|] {a} in {t}",
    "do: (insert|add|put) {q} (beneath|underneath) {a} in {t}",
    "do: (add|insert) a [new] line after {a} in {t}[:|,| that says| saying] {q}",
    "do: go to {a} in {t} and (add|put|insert|write) {q} (below it|after it|under it|beneath it)",
    "do: (make|let|have) {q} (follow|come after) {a} in {t}",
    "do: have {a} in {t} followed by {q}",
    "do: append {q} [right] after the line {a} in {t}",
    "{q} (has to|must|needs to|ought to|is to) (come|go|stand|be) (after|right after|below|under|beneath) {a} in {t}",
    "{q} (belongs|goes) (after|right after|below|under|beneath) {a} in {t}",
    "{q} (after|below|under|beneath) {a} in {t}[, please|]",
    "{a} in {t} (should|must|has to) be followed by {q}",
    "after [the line] {a} in {t}[,|:] (add|insert|new line|put|write) {q}",
    "in {t}[,] (after|below|under|beneath|right after|directly below) {a}[,] (add|insert|put|write|comes|goes) {q}",
    "in {t}[,] the line after {a} should be {q}[,] (insert it|add it|put it there)",
    "{t}[:|,] (after|below|under) {a} (add|insert|put|write|comes) {q}",
    "{t}[:|,] {q} (goes|belongs|should go) (after|below|under) {a}",
    "i (need|would like) {q} (below|after|under|beneath) {a} in {t}",
    "i forgot {q} after {a} in {t}[,] (add it|put it there|insert it)",
    "i'd like a new line (below|after|under) {a} in {t}[:|,] {q}",
    "can {q} (go|be put|be inserted|be added) (after|below|under) {a} in {t}",
    "between {a} and what follows in {t}[,] (put|insert|add) {q}",
    "do: (paste|type|enter|squeeze|slide|lodge) {q} (right|just|directly|) (below|after|under) {a} in {t}",
    "do: (find|locate|search for|look up) the line {a} in {t} and (add|insert|put|write) {q} (below it|after it|beneath it|on the next line)",
    "do: (follow|continue) the line {a} in {t} with a new line {q}",
    "do: (make|start) a new line after {a} in {t} (and write|with|that says|saying) {q}",
    "do: (put|write|insert) {q} on (a new line|its own line|the next line|a line of its own) (after|below|under) {a} in {t}",
    "do: (edit|open|change) {t} so that {q} (comes|stands|follows) (right after|directly below|after|under) {a}",
    "do: (keep|leave) {a} in {t} and (add|put|write|insert) {q} (below it|after it|underneath)",
    "do: (append|attach|tack on|hang) {q} (below|under|underneath) the line {a} in {t}",
    "do: (position|arrange|set down|have) {q} (below|underneath|straight after) {a} in {t}",
    "do: (scroll|move|jump) to {a} in {t} and (insert|add|type) {q} (on the next line|below it|after it)",
    "do: (supplement|complete) {a} in {t} (by|with) {q} on the (next line|line below)",
    "do: break in after {a} in {t} and (add|insert|write) {q}",
    "ask: could {q} (come|stand|be placed|be squeezed in) (after|right after|below|beneath) {a} in {t}",
    "ask: could we (have|get|insert|add) {q} (below|after|under|right after) {a} in {t}",
    "ask: can you (fit|squeeze|slip) {q} in (after|below|under) {a} in {t}",
    "{q} (should|must|has to|is to|shall) (follow|come straight after|stand directly below|be the line after) {a} in {t}",
    "{q} (right below|directly under|on the line below|on the next line after|straight after) {a} in {t}[, please|]",
    "{q} is (still missing|not yet there|needed) (after|below|under) {a} in {t}[,] (add it|put it there|insert it)",
    "{a} in {t} (needs|should get|gets|wants) {q} (below it|after it|on the next line|underneath)",
    "{a} in {t} should (stay|remain)[,] but (after it|below it|under it) (comes|goes|add|put) {q}",
    "the line after {a} in {t} (should|must|has to) be a new one[:|,] {q}",
    "the line {a} in {t} (gets|should get|needs) a (new neighbor|new line|line) below it[:|,] {q}",
    "(next|right|directly|straight) after {a} in {t} (comes|goes|should come|i want|add|put) {q}",
    "(underneath|beneath|just below|just after) {a} in {t}[,] (add|put|write|insert|i want|there should be) {q}",
    "(add|insert|put|write)[:|] {q}, (after|below|right after) {a}, (in|file) {t}",
    "(insert|add) (below|under|after|beneath) {a} in {t}: {q}",
    "(where it says|where you find|where there is) {a} in {t}[,] (add|put|insert|write) {q} (below|underneath|on the next line)",
    "{t} (needs|should have|wants) {q} (after|right after|below|under) {a}",
    "{t} has the line {a}[,] (add|insert|put|write) {q} (below it|after it|right under it)",
    "{t}[:|,] (insert|new line|put|add) (below|under|behind) {a}[:|,|] {q}",
    "{t}[:|,] (find|go to|look for) {a} and (add|insert|put) {q} (below it|after it|on the next line)",
    "i (left out|missed|skipped) {q} (after|below) {a} in {t}[,] (add it|insert it|put it in)",
    "i'd (like|love|prefer) {q} to (come after|follow|stand below|stand right after) {a} in {t}",
    "i (want|need) the line {a} in {t} to be followed by {q}",
]
_NTH = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def _single_lines(w: World) -> tuple[str, list[str]]:
    """Return a text file and its lines, each of which occurs once and is not part of another. Raises Skip."""
    path = w.pick_text_file(min_lines=2, max_chars=700)
    return path, w.files[path].splitlines()


def _one(w: World, path: str, line: str) -> bool:
    return bool(line.strip()) and w.files[path].count(line) == 1


@family("remove_line", weight=1.8)
def remove_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line = rows[n - 1]
    if not _one(w, path, line) or n == len(rows):
        raise Skip("not once")
    yield Ask(w.say(REMOVE_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path)))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{line}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed line {n} from {path}: {line.strip()}")


@family("set_line", weight=1.6)
def set_line(w: World) -> Steps:
    path, rows = _single_lines(w)
    n = w.rng.randint(1, min(len(rows), 8))
    line, text = rows[n - 1], contents.phrase(w.rng)
    if not _one(w, path, line) or text == line:
        raise Skip("not once")
    shown = w.quoted(text, always=w.chance(0.7))
    yield Ask(w.say(SET_LINE, n=w.number(n), nth=_NTH[n - 1], t=w.path(path), q=shown, text=shown))
    yield Call("Read that line with read_file.", "read_file", {"path": path, "start_line": n, "end_line": n})
    obs = yield Call("Replace the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": text})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was replaced.", f"Line {n} of {path} is now \"{text}\".")


@family("prepend", weight=1.2)
def prepend(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = rows[0], contents.phrase(w.rng)
    if not _one(w, path, line):
        raise Skip("not once")
    yield Ask(w.say(PREPEND, t=w.path(path), q=w.quoted(text, always=w.chance(0.6)), text=w.quoted(text, always=True)))
    yield Call("Read the first line with read_file.", "read_file", {"path": path, "start_line": 1, "end_line": 1})
    obs = yield Call(
        "Put the text before the first line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{text}\n{line}"}
    )
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


@family("insert_after", weight=0.8)
def insert_after(w: World) -> Steps:
    path, rows = _single_lines(w)
    line, text = w.pick(rows), contents.phrase(w.rng)
    if not _one(w, path, line) or '"' in line + text or len(line) > 60:
        raise Skip("not once")
    yield Ask(w.say(INSERT_AFTER, t=w.path(path), q=f'"{text}"', a=f'"{line}"'))
    obs = yield Call("Insert the line with edit_file.", "edit_file", {"path": path, "old_text": line, "new_text": f"{line}\n{text}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Done("The text was added.")


REMOVE_WITH = [
    "do: (delete|remove|erase|drop) the (line|entry|item) (with|about|containing|that says|that mentions|mentioning) {x} (from|in) {t}",
    "do: (delete|remove|drop) (the entry|the item|the point) {x} from {t}",
    "do: take {x} off {t}",
    "do: (take|cross) {x} off the list in {t}",
    "the (line|entry) (with|about) {x} (should go|can go|must go) in {t}",
    "{t}[:|,] (delete|remove) the (line|entry) (with|about|containing) {x}",
    "i (don't|do not) need the (line|entry) (with|about) {x} in {t} any more",
    "do: in {t}[,] (delete|remove) the line (with|containing|about) {x}",
    "(delete|remove) line with {x} in {t}",
    "the (line|entry|item) (that says|with|about|mentioning) {x} (is no longer needed|is outdated|has to go) in {t}",
    "in {t} the (line|entry|row) (with|about) {x} (can go|should go|has to go|is wrong, delete it)",
    "do: open {t} and (delete|remove|take out) the (line|entry|row) (with|about|that has) {x}",
    "do: (find|look for) {x} in {t} and (delete|remove) (that line|the whole line|the line)",
    "do: (delete|remove) the (whole|entire|complete) line (with|about|where it says) {x} (in|from) {t}",
    "{t} has a line (with|about) {x}[,] (delete it|remove it|take it out)",
    "i want the (line|entry) (with|about) {x} (gone from|out of|removed from) {t}",
    "do: (cross out|scratch|strike) the (line|entry|item) (with|about) {x} in {t}",
    "sed -i /{x}/d {t}",
    "do: (get rid of|throw out) the line (with|about|mentioning) {x} in {t}",
    "do: (zap|kill|ditch|discard|cut|strike out) the (line|entry|item|row) (with|about|mentioning|that says|that has) {x} (from|in) {t}",
    "do: (throw|kick|take|edit) the (line|entry|item) (with|about|mentioning) {x} out of {t}",
    "do: (rub|strike|cross|scratch) out the line (with|about|that mentions) {x} (in|of) {t}",
    "do: go (into|through) {t} and (delete|remove|take out) the line (with|about|that mentions) {x}",
    "do: (make|let) the (line|entry) (with|about) {x} (in|of) {t} (disappear|vanish)",
    "do: (delete|remove|erase) (that|the one|the only) line (with|containing|mentioning) {x} (in|from) {t}",
    "do: (track down|locate|search for) {x} in {t} and (remove|delete|erase) (that line|the line it is on|the line it stands in)",
    "do: (drop|remove|delete) the line of {t} (that has|that contains|where it says|with) {x}",
    "the (line|entry) (with|about|mentioning) {x} (doesn't|does not) belong in {t}[,|.|;] (delete it|remove it|out with it)",
    "the (line|entry) (with|about|mentioning) {x} in {t} (must|has to|needs to|should) (go|disappear|be deleted|be removed)",
    "the (line|entry) (with|about|mentioning) {x} in {t} is (old|obsolete|outdated|done|settled|wrong|a duplicate)[,|:|.] (delete it|remove it|take it out)",
    "the (line|entry) (with|about) {x} in {t} (can|may) be (deleted|removed|dropped)",
    "out with the (line|entry) (with|about|mentioning) {x} (in|from) {t}",
    "why is (the|that) (line|entry) (with|about) {x} still in {t}[?|,] (delete it|remove it|take it out)",
    "whatever line in {t} (mentions|contains|has) {x}[,] (delete it|remove it|take it out)",
    "{t}[:|,] (drop|erase|strike|kill) the (line|entry|row) (with|about|that mentions) {x}",
    "{t}[:|,] the (line|entry|row) (with|about|that mentions) {x} (can go|has to go|must go|is not needed any more|should be removed)",
    "{t} (would be better|is fine) without the (line|entry) (with|about) {x}[,|.|;] (delete it|remove it)",
    "don't keep the (line|entry) (with|about|mentioning) {x} in {t}",
    "i (want|need) {t} without the (line|entry|row) (with|about|mentioning) {x}",
    "i (would like|want) the (line|entry) (with|about) {x} in {t} (deleted|removed|gone|erased)",
    "i no longer need the (line|entry|item) (with|about) {x} in {t}[,|.|;] (delete it|remove it)",
    "in {t}[,] (drop|strike|erase|get rid of) the [whole|entire] line (with|about|containing) {x}",
    "could the (line|entry) (with|about) {x} be (deleted|removed|taken out) (from|in) {t}",
    "do: (wipe out|rip out|weed out|purge|blot out|clear out) the (line|entry|item|row) (with|about|mentioning|that says) {x} (from|in) {t}",
    "do: (chuck|toss|bin|scrap|axe|dump) the (line|entry|item|row) (with|about|mentioning|containing) {x} (in|from) {t}",
    "do: keep {t} without the (line|entry|row) (with|about|that has) {x}",
    "do: (omit|leave out|strip) the (line|entry|row) (with|about|containing) {x} (from|in) {t} for good",
    "do: (clean up|tidy) {t} by (deleting|removing|dropping) the (line|entry) (with|about|that mentions) {x}",
    "do: see to it that the line (with|about|mentioning) {x} is (gone|deleted|removed) (from|in) {t}",
    "do: (have|get) the (line|entry) (with|about|mentioning) {x} in {t} (deleted|removed|erased|thrown out)",
    "do: (open|load|edit) {t}, (find|search for) {x} and (delete|remove|erase) the line [it is on|]",
    "do: (relieve|rid) {t} of the (line|entry|row) (with|about|that mentions) {x}",
    "do: (delete|remove|drop) the line in {t} (where it says|that reads|in which you find|where you see|that goes on about) {x}",
    "do: (delete|remove|erase) the (bullet|bullet point|point|list item|record) (with|about|for) {x} (in|from) {t}",
    "do: (delete|remove) whichever line (has|contains|mentions|says) {x} in {t}",
    "ask: can the (line|entry|row) (with|about|mentioning) {x} in {t} (go|be erased|be thrown out|be dropped)",
    "ask: shall we (delete|remove|drop|get rid of) the (line|entry) (with|about|mentioning) {x} in {t}",
    "ask: why not (delete|remove|drop) the (line|entry) (with|about) {x} in {t}",
    "ask: would you (strike|cross off|scratch) the (line|entry|item) (with|about) {x} from {t}",
    "(bye bye|goodbye) to the (line|entry) (with|about|mentioning) {x} in {t}[,|:] (delete it|remove it|it can go)",
    "no more (line|entry|item) (with|about) {x} in {t}[,|:] (delete it|remove it|take it out)",
    "there is a (line|row|entry) (with|about|mentioning|that has) {x} in {t}[,|.|;] (delete it|remove it|take it out|i don't want it)",
    "{x} is (mentioned|named|listed|found) in (one|a) line of {t}[,|.|;] (delete that line|remove that line|that line has to go)",
    "{x} is (settled|done|over|history|no longer an issue)[,|.|;] (delete|remove|drop|take out) its line (in|from) {t}",
    "the (line|entry|row) (with|about|mentioning) {x} in {t} (annoys|bothers|disturbs) me[,|.] (delete it|remove it|away with it)",
    "the (line|entry|row) (with|about|mentioning) {x} in {t} (was|is) (only|just) a (test|joke|placeholder)[,|.] (delete it|remove it)",
    "the (line|entry|row) (with|about|mentioning) {x} in {t} is (in the wrong place|one too many|unwanted|unnecessary|a mistake)[,|.] (delete it|remove it)",
    "the (line|entry|row) (with|about|mentioning) {x} should no longer (be|stand|appear) in {t}",
    "the (line|entry|row) (with|about|containing) {x}, (delete|remove|erase) (it|that) (from|in) {t}",
    "nobody (needs|wants) the (line|entry) (with|about) {x} in {t}[,|.] (delete it|remove it|take it out)",
    "everything in {t} (stays|can stay) (but|except) the (line|entry) (with|about|mentioning) {x}[,|.|;] (delete that one|remove that one)",
    "i'd (like|love) to (see|have) the (line|entry) (with|about|mentioning) {x} (gone|vanish|removed) (from|in) {t}",
    "i'd (like|prefer|rather have) {t} without the (line|entry) (with|about|mentioning) {x}",
    "my (boss|wife|teacher|colleague) wants the (line|entry) (with|about|mentioning) {x} (gone from|out of|removed from) {t}",
    "(delete|remove|erase)[:|] the (line|entry|row) (with|containing) {x} (of|in|from) {t}",
    "{t}[:|,] (away with|out with|no more|get rid of) the (line|entry|row) (with|about|mentioning) {x}",
    "{t}[:|,] the line (that says|where it says|containing|mentioning) {x} (should go|is to be deleted|goes out|is wrong, delete it)",
    "{t} (still has|still contains|contains) a line (with|about|mentioning) {x}[,|.] (delete it|remove it|get rid of it)",
    "do: (remove|delete|drop|erase) the {x} line (from|in|of) {t}", "do: (remove|delete|drop|cross off|strike) the {x} (entry|item|one|row|point|task|appointment) (from|in|on) {t}", "do: take the {x} line out of {t}", "the {x} line in {t} can go",
    "do: (remove|delete) (the line for|the one for|the line that starts with) {x} (from|in) {t}", "do: cross {x} off {t}", "{t}: (remove|delete) the {x} line", "i don't need the {x} line in {t} any more", "do: (remove|delete|drop|take) {x} (from|off) {t}, the whole line",
]


@family("remove_line_with", weight=1.1)
def remove_line_with(w: World) -> Steps:
    from umi_train.synth.acts_edit import word_in

    path, rows = _single_lines(w)
    word = word_in(w, w.files[path])
    hits = [r for r in rows if word.lower() in r.lower()]
    if len(hits) != 1 or not _one(w, path, hits[0]) or hits[0] == rows[-1]:
        raise Skip("not once")
    yield Ask(w.say(REMOVE_WITH, t=w.path(path), x=w.quoted(word, always=w.chance(0.5))))
    obs = yield Call("Find the line with search_text.", "search_text", {"query": word, "path": path})
    if len(matches(obs)) != 1 or matches(obs)[0][2] != hits[0]:
        raise Skip("shown otherwise")
    obs = yield Call("Remove the line with edit_file.", "edit_file", {"path": path, "old_text": f"{hits[0]}\n", "new_text": ""})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The line was removed.", f"I removed this line from {path}: {hits[0].strip()}")


FROM_TO = [
    "do: change [the] {k} from {a} to {b} in {t}",
    "do: in {t}[,] change [the] {k} from {a} to {b}",
    "do: (update|set|switch) [the] {k} in {t} from {a} to {b}",
    "do: (raise|lower|move|turn) the {k} in {t} from {a} to {b}",
    "the {k} in {t} (changed|went) from {a} to {b}[, update it|, please update it]",
    "{t}[:|,] change {k} from {a} to {b}",
    "the {k} in {t} is not {a} but {b}[, fix it|, correct it]",
    "the {k} in {t} should be {b}(, not| instead of) {a}",
    "do: edit {t}[:|,] {k} from {a} to {b}",
    "do: replace the {k} {a} (with|by) {b} in {t}",
    "the {k} in {t} used to be {a}, (now it is|it is now|make it) {b}[, update it|, please change it|]",
    "the {k} is no longer {a} but {b}[,] (update|change|correct) {t}",
    "[the] {k} went from {a} to {b}[,] (update|change|correct|adjust) {t}",
    "in {t} the {k} is {a}[,] (it should be|make it|change it to|it has to be) {b}",
    "the {k} in {t} says {a}[,] (it should say|make it|change it to) {b}",
    "do: change {t} so that the {k} is {b} (instead of|and not|rather than) {a}",
    "new {k} in {t}: {b} (instead of|not|rather than) {a}",
    "{t}: {k} {a} -> {b}",
    "do: (make|turn) the {k} {a} in {t} (into|to) {b}",
    "do: bring the {k} in {t} from {a} to {b}",
    "{b} (instead of|rather than) {a} as the {k} in {t}[,] please",
    "someone set the {k} in {t} to {a}[,] (make it|change it back to|it should be) {b}",
    "do: (open|look in) {t} and change the {k} from {a} to {b}",
    "do: (bump|upgrade|update|downgrade) {k} from {a} to {b} in {t}",
    "do: in {t}[,] (bump|upgrade|switch) {k} from {a} to {b}",
    "do: (bump|upgrade|update) {k} {a} to {b} in {t}",
    "{k} {b} in place of {a} in {t}",
    "do: (alter|modify|amend|correct|adjust|fix|edit) [the] {k} from {a} to {b} in {t}",
    "do: (bring|take|push|shift) the {k} in {t} from {a} to {b}",
    "do: (put|write|enter) {b} (instead of|in place of|rather than) {a} (as|for) the {k} in {t}",
    "do: (exchange|swap|switch) the {k} {a} for {b} in {t}",
    "do: (correct|fix|update) the {k} in {t}[,|:] (not {a} but {b}|{b} instead of {a}|from {a} to {b})",
    "do: (let|have) the {k} in {t} be {b} (instead of|rather than|and not) {a}",
    "do: make the {k} {b} (instead of|rather than|and not) {a} in {t}",
    "do: go (into|to) {t} and (change|set|update|switch) the {k} from {a} to {b}",
    "do: (change|update|correct) {t}[:|,] the {k} is (no longer|not) {a} but {b}",
    "do: (have|get) the {k} changed from {a} to {b} in {t}",
    "[the] {k} (changes|has changed|was changed|moves) from {a} to {b}[,] (put that in|update|correct|note that in) {t}",
    "[the] {k} {a} in {t} (should|must|has to|needs to) (be|become) {b}",
    "[the] {k} in {t} (should|must|has to|needs to) (go|change|be changed|be set) from {a} to {b}",
    "[the] {k} in {t}[:|,] [from] {a} to {b}",
    "[the] {k} in {t} is wrongly {a}[,|:|.] (it should be|make it|correct is|change it to) {b}",
    "[the] {k} in {t} (still says|is still) {a}[,|:|.] (it should be|make it|change it to|it is now|update it to) {b}",
    "[the] {k} (was|used to be) {a} and is now {b}[,] (update|change|correct|fix) {t}",
    "in {t}[,] (switch|set|update|alter|correct) [the] {k} from {a} to {b}",
    "in {t}[,] the {k} (should|must|has to) be {b} (instead of|and not|rather than|not) {a}",
    "{t}[:|,] [the] {k} (was|is) {a}, (should be|make it|it has to be) {b}",
    "{t}[:|,] (set|update|switch) [the] {k} from {a} to {b}",
    "{t} has [the] {k} as {a}[,] (it should be|make it|change it to) {b}",
    "i (want|need|would like) [the] {k} in {t} (changed|set|switched|updated) from {a} to {b}",
    "i (got|had) the {k} wrong in {t}[,|:] it (should be|is) {b}(, not| instead of) {a}",
    "we (changed|moved) the {k} from {a} to {b}[,] (update|fix|adjust) {t} (accordingly|as well|too)",
    "they (changed|raised|lowered|moved) the {k} from {a} to {b}[,] (update|fix|adjust) {t}",
    "can the {k} in {t} (go|be changed|be set) from {a} to {b}",
    "old {k} {a}, new {k} {b}[,|:] (update|change it in|fix) {t}",
    "(correction|change|update) (for|in|to) {t}: {k} {b}(, not| instead of) {a}",
    "do: (flip|tweak|move on|push) the {k} in {t} from {a} to {b}",
    "do: (revise|reset|readjust|shift) the {k} (given|noted|written|stated) in {t} from {a} to {b}",
    "do: (find|look up|locate) the {k} in {t} and (change|turn|switch) it from {a} to {b}",
    "do: (edit|change|update|open) {t} so that the {k} goes from {a} to {b}",
    "do: (see to it|make sure) that the {k} in {t} is {b} (instead of|and no longer|rather than) {a}",
    "do: (enter|note|record|write) the new {k} {b} in {t} (instead of|in place of) {a}",
    "do: (overwrite|substitute) the {k} {a} in {t} with {b}",
    "do: put the {k} in {t} (over|) from {a} to {b}",
    "do: (have|let) the {k} in {t} (read|say|show) {b} (instead of|rather than|and not) {a}",
    "do: (trade|exchange|give up) {a} for {b} as the {k} in {t}",
    "do: (correct|fix|repair) the wrong {k} in {t}[,|:|;] it (says|has) {a} (but should say|and should be|instead of) {b}",
    "do: (modernize|refresh|renew) the {k} in {t}[,|:] {a} (becomes|turns into|is now) {b}",
    "do: set {b} as the {k} in {t}[,|;] (not {a}|{a} is wrong|{a} is outdated|so far it is {a})",
    "ask: could the {k} (in|noted in|given in) {t} (be made|become|be updated to) {b} (instead of|rather than) {a}",
    "ask: why does {t} (still say|have) {a} as the {k}? change it to {b}",
    "ask: can we (switch|change|move|update) the {k} from {a} to {b} in {t}",
    "[the] {k} (in|of|given in) {t}: (was|old) {a}, (now|new) {b}",
    "[the] {k} in {t} is (off|outdated|out of date|a mistake)[,|:|.] (not {a} but {b}|it is {a} and should be {b}|change {a} to {b})",
    "[the] {k} in {t} (isn't|is no longer|is not) {a} (any more|now|today)[,|;] (make it|it is|change it to|set it to) {b}",
    "[the] {k} (is now|has become|is from today) {b}[,|;] {t} (still says|still has|has) {a}[,|.] (update it|fix that|change it)",
    "[the] {k} has (moved|switched|shifted|been moved) from {a} to {b}[,|.] (update|change|correct|adjust) {t}",
    "[the] {k} (turned out|proved) to be {b}[,|;] not {a}[,|.] (update|correct|fix) {t}",
    "{b} is the (new|right|correct) {k}[,|;] {t} (still has|says|has) {a}[,|.] (update it|fix that|change it)",
    "{b}, not {a}, is the {k} in {t}[, correct it|, fix it|, change it]",
    "{a} is (no longer|not) the {k}[,|;] (put|write|set) {b} in {t} (instead|in its place)",
    "{t} (says|claims|states) the {k} is {a}[,|;|.] (change it to|make it|it is really|it should be) {b}",
    "{t} (needs|wants|gets) a new {k}[:|,] {b} (instead of|in place of|for|replacing) {a}",
    "{t}[:|,] (new {k} {b}, old|{k} now {b}, before it was|make the {k} {b}, not) {a}",
    "{t}[:|,] (bump|correct|fix|modify) [the] {k} from {a} to {b}",
    "{t}[:|,] [the] {k} (goes|moves|changes|has to go) from {a} to {b}",
    "in {t}[,] (make|let) the {k} {b} (instead of|rather than|and not) {a}",
    "in {t}[,] (where the {k} is|where it says {k}) {a}[,] (put|write|make it) {b}",
    "in {t}[,] {a} (is|stands|is given) as the {k}[,|;] (change it to|make it|it should be) {b}",
    "(change|update|edit|set)[:|] {k}, {a} to {b}, (in|file) {t}",
    "(change|switch|move|update) from {a} to {b}[:|,] (the {k} in|{k} in) {t}",
    "i (mistyped|misread|misremembered) the {k} in {t}[,|:] {a} should be {b}",
    "i (put|entered|wrote|noted) {a} as the {k} in {t}[,|;] (it should be|change it to|make it|but it is) {b}",
    "i'd (like|prefer) {b} (instead of|rather than|and not) {a} (as|for) the {k} in {t}",
    "i'd (like|want) the {k} in {t} (to be|to say|to read) {b} (instead of|rather than|and not) {a}",
    "we (have|got) a new {k}[,|:] {b} (instead of|replacing|after) {a}[,|.|;] (update|adjust|correct) {t}",
    "my (boss|colleague|client|wife) wants the {k} in {t} (changed|switched|moved|set) from {a} to {b}",
    "from {a} to {b}[,|:] that's how the {k} in {t} (changes|should change|has to change)",
    "the {k} (noted|given|written|stated|listed) in {t}[,|:] {a}[,|:] (should be|must be|is wrong, it is|has to become) {b}",
]


def _pinned(w: World) -> tuple[str, str, str]:
    """Write a file of versions; return its path, a name in it and the version."""

    def version() -> str:
        return ".".join(str(w.rng.randint(0, 40)) for _ in range(w.rng.randint(2, 3)))

    joint = w.pick(("==", "==", " ", ": ", "@", " = "))
    rows = {names.pseudo(w.rng) if w.chance(0.5) else names.thing(w.rng).split()[-1]: version() for _ in range(w.rng.randint(2, 5))}
    stem = w.pick(("requirements", "versions", "deps", "packages", "pins", names.pseudo(w.rng)))
    path = w.write(f"{stem}{w.pick(('.txt', '.txt', '.lock', '.md'))}", "".join(f"{name}{joint}{number}\n" for name, number in rows.items()))
    return path, *w.pick(sorted(rows.items()))


@family("change_from_to", weight=4.5)
def change_from_to(w: World) -> Steps:
    """The old value is in the request: one edit."""
    from umi_train.synth.families_settings import with_settings

    if w.chance(0.2):
        path, key, old = _pinned(w)
    elif w.chance(0.5):
        path, _, key, old = with_settings(w)
        key, old = key.strip('"'), old.strip('"')
    else:
        key = w.word("(price|cost|number|amount|price of {t}|price of {t}|color|name|deadline|date|title|status|room|level|code)", t=names.thing(w.rng))
        old = w.pick([str(w.rng.randint(2, 999)), names.pseudo(w.rng), names.date(w.rng), names.code(w.rng)])
        rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(0, 3))]
        rows.insert(w.rng.randint(0, len(rows)), w.pick([f"The {key} is {old}.", f"{key}: {old}", f"{key} = {old}"]))
        path = w.write(w.name(w.pick([".txt", ".md", ".txt"])), "\n".join(rows) + "\n")
    head, _, last = old.rpartition(".")
    new = f"{head}.{int(last) + w.rng.randint(1, 9)}" if last.isdigit() and head else str(w.rng.randint(2, 9999)) if last.isdigit() else new_word(w, old)
    if w.files[path].count(old) != 1 or len(old) < 2 or new == old:
        raise Skip("not once")
    quote = w.pick(["", "", '"', "'"])
    if quote and quote in old + new:
        quote = ""
    yield Ask(w.say(FROM_TO, k=key, t=w.path(path), a=f"{quote}{old}{quote}", b=f"{quote}{new}{quote}"))
    obs = yield Call("Replace the text with edit_file.", "edit_file", {"path": path, "old_text": old, "new_text": new})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The text was replaced.", f"I changed the {key} from {old} to {new} in {path}.")


STARTING = [
    "do: (show|list|find|give) [me] (all|the|all the|every) lines (in|of) {t} that (start|begin) with {x}",
    "do: (show|list|find) [me] (the|all|all the) lines (starting|beginning) with {x} in {t}",
    "ask: (which|what) lines (in|of) {t} (start|begin) with {x}",
    "know: which lines (in|of) {t} (start|begin) with {x}",
    "get: (all|the|all the) lines (in|of|from) {t} that (start|begin) with {x}",
    "lines (starting|beginning) with {x} in {t}",
    "{t}[:|,] lines that start with {x}",
    "do: search {t} for lines (starting|that start|beginning) with {x}",
    "do: grep ^{x} {t}",
    "from {t} i (need|want) (all|the) lines that (start|begin) with {x}",
    "in {t}[,] (which|what) lines (start|begin) with {x}",
    "ask: are there lines (starting|beginning) with {x} in {t}",
    "do: (pick out|filter|print) the lines of {t} that (start|begin) with {x}",
    "every one of the lines of {t} that (start|begin) with {x}",
    "i (want|need) to see (all|the) lines (starting|beginning) with {x} in {t}",
    "do: (display|output|get|return|pull up|fetch|collect) (all|the|all the|every) lines (in|of|from) {t} that (start|begin) with {x}",
    "do: (look|go|search) through {t} for lines (starting|beginning) with {x}",
    "do: (tell|show) me (which|what) lines (of|in) {t} (start|begin) with {x}",
    "do: (extract|single out|select) the lines (starting|beginning) with {x} (from|in) {t}",
    "ask: do any lines (in|of) {t} (start|begin) with {x}",
    "ask: can you find lines in {t} (starting|beginning) with {x}",
    "ask: what are the lines (in|of) {t} (starting|beginning) with {x}",
    "know: (if|whether) any lines (in|of) {t} (start|begin) with {x}",
    "get: (every one of the|just the|only the) lines (in|of) {t} (starting|beginning) with {x}",
    "get: the lines (starting|beginning) with {x} (in|from) {t}",
    "{t}[:|,] (lines|all lines|which lines|only lines|the lines) (starting|beginning) with {x}",
    "of {t} i (need|want) only the lines (starting|beginning) with {x}",
    "just those lines of {t} that (start|begin) with {x}[, please|]",
    "i'm (looking for|after) the lines in {t} that (start|begin) with {x}",
    "don't show me all of {t}[,] only the lines (starting|beginning) with {x}",
    "are there any lines in {t} that (start|begin) with {x}",
    "do: (print out|read out|call up|bring up|hand me) (all|the|all the) lines (in|of|from) {t} (starting|beginning) with {x}",
    "do: (scan|comb|check|sift) {t} for lines (starting|beginning) with {x}",
    "do: (filter|narrow down) {t} to the lines (starting|beginning) with {x}",
    "do: (pick|fish|sort) out and show me the lines (in|of) {t} (starting|beginning) with {x}",
    "do: (find out|see|check) which lines (in|of) {t} (start|begin) with {x}",
    "do: (show|find|list) [me] any line (in|of) {t} (starting|beginning) with {x}",
    "do: (show|print|read) [me] (only|just|nothing but) the lines of {t} that (start|begin) with {x}",
    "do: (hunt for|look for|spot|locate) (all|the|any) lines (starting|beginning) with {x} in {t}",
    "do: (leave out|skip|hide) all lines of {t} in the output but those that (start|begin) with {x}",
    "do: grep ^{x} in {t}",
    "ask: (could|may|can) i see the lines (in|of) {t} (starting|beginning) with {x}",
    "ask: is there (a|any) line (starting|beginning) with {x} in {t}",
    "ask: which of the lines (in|of) {t} (start|begin) with {x}",
    "ask: does any line (in|of) {t} (start|begin) with {x}",
    "ask: where in {t} do lines (start|begin) with {x}",
    "know: (if|whether) there (is a line|are lines) in {t} (starting|beginning) with {x}",
    "know: which of the lines (in|of) {t} (start|begin) with {x}",
    "get: (each|every single|every) line (in|of|from) {t} (starting|beginning) with {x}",
    "get: (a list of the|whatever) lines (in|of|from) {t} (starting|beginning) with {x}",
    "{t}[:|,] (show|find|list|give me) (the|all) lines (starting|beginning) with {x}",
    "{t}[:|,] (which|what) lines (start|begin) with {x}",
    "all lines[,] please[,] (starting|beginning) with {x} in {t}",
    "(any|all|only) lines in {t} (starting|beginning) with {x}",
    "there (must|should) be lines in {t} (starting|beginning) with {x}[,|.] (show me|find them|list them)",
    "i (only|just) (need|want|care about) the lines of {t} that (start|begin) with {x}",
    "i'm (only|just) interested in lines of {t} (starting|beginning) with {x}",
    "i'd (like|love) to (see|have|read) the lines in {t} (starting|beginning) with {x}",
    "some lines in {t} (start|begin) with {x}[,|.|;] (show me|list them|which ones)",
]
ENDING = [t.replace("starting|that start|beginning", "ending|that end|finishing").replace("start|begin", "end|finish").replace("starting|beginning", "ending|finishing")
          .replace("that start with", "that end with").replace("grep ^{x}", "grep {x}$") for t in STARTING]  # fmt: skip


@family("lines_starting", weight=0.8)
def lines_starting(w: World) -> Steps:
    path = w.pick_text_file(min_lines=2)
    row = w.pick([r for r in w.files[path].splitlines() if r.strip()])
    start = w.chance(0.7)
    word = (row.split()[0] if start else row.split()[-1]) if row.split() else ""
    if not word.isalnum():
        raise Skip("not plain")
    yield Ask(w.say(STARTING if start else ENDING, t=w.path(path), x=w.quoted(word)))
    obs = yield Call(
        f"Search for the {'start' if start else 'end'} of lines with search_text and a regular expression.",
        "search_text",
        {"query": f"^{word}" if start else f"{word}$", "path": path, "regex": True},
    )
    rows = matches(obs)
    if not rows or len(rows) > 6:
        raise Skip("none or many")
    yield Answer("The lines were found.", body(obs))


ADDRESSES = [
    "do: (find|list|show|get) [me] (all|the|all the) {what} in {t}",
    "do: (extract|pull out|collect) (all|the) {what} (from|in) {t}",
    "ask: (which|what) {what} are in {t}",
    "ask: are there any {what} in {t}",
    "know: which {what} are in {t}",
    "get: (all|the|all the|a list of) {what} (in|from) {t}",
    "{what} in {t}",
    "{t}[:|,] {what}",
    "do: search {t} for {what}",
    "do: (give|get) me (all|the|any) {what} you (find|see) in {t}",
    "from {t} i (need|want) (all|the) {what}",
    "in {t}[,] (what|which) {what} (are there|do we have|do you find)",
    "ask: what {what} (does {t} have|can you find in {t}|are mentioned in {t})",
    "do: (go|look) through {t} for {what}",
    "i (need|want) the {what} (from|out of|in) {t}",
    "do: grep the {what} (from|in|out of) {t}",
    "do: (fetch|print|display|gather|harvest|pick out|copy out|return) (all|the|all the) {what} (in|from|of) {t}",
    "do: (tell|show) me (all|the|which|what) {what} (there are in|you find in|are in|i have in) {t}",
    "do: (comb|scan|sift|search) through {t} for {what}",
    "do: (check|see|find out) (if|whether) there are {what} in {t}",
    "do: (hunt down|look up|locate|spot|filter out) (all|the|any) {what} in {t}",
    "ask: does {t} (have|contain|include|hold|list) any {what}",
    "ask: do you (see|find|spot) any {what} in {t}",
    "ask: (where are|what are) the {what} in {t}",
    "know: (if|whether) there are [any] {what} in {t}",
    "know: (what|which) {what} (i have|we have|are listed|are mentioned|there are) in {t}",
    "get: (every one of|just|only|each of) the {what} (in|from) {t}",
    "get: (any|whatever) {what} (in|from) {t}",
    "{t}[:|,] (all|the|any|which|find|list) {what}",
    "{t} has some {what} in it[,] (list them|show me|which ones)",
    "(all|any) {what} (in|from|out of) {t}",
    "i (need|want) to (see|use|copy) the {what} in {t}[,] (list them|show them)",
    "don't show me all of {t}[,] (just|only) the {what}",
    "there (should|must) be [some] {what} in {t}[,] (list them|show me|find them)",
    "do: (dig out|fish out|pull|draw|lift|scrape) (all|the|any) {what} (from|out of) {t}",
    "do: (look|check|search) for {what} (in|inside) {t}",
    "do: (read|comb|work) through {t} and (list|note|give me) (all|the) {what}",
    "do: (open|take) {t} and (find|list|show me|pick out) (all|the) {what}",
    "do: (call up|bring up|spit out|report|name|put together) (all|the) {what} (in|from) {t}",
    "do: (filter|sort out|single out|isolate) the {what} (in|from|of) {t}",
    "do: (make|give|draw up|compile) [me] a list of (all|the) {what} (in|from) {t}",
    "do: (hand|pass|read) me the {what} (in|from|out of) {t}",
    "do: (let me see|let me have) (all|the) {what} (in|from|out of) {t}",
    "ask: (could|may|can) i (see|have|get) the {what} (in|from|out of) {t}",
    "ask: (which|what) {what} (did i|did we|did someone) (write|put|save|note) (in|into) {t}",
    "ask: (which|what) {what} (stand|occur|appear|turn up|come up|are hidden|are noted) in {t}",
    "ask: have (i|we) got any {what} in {t}",
    "ask: is there anything like {what} in {t}",
    "ask: are (some|some of my|) {what} (mentioned|written down|saved|noted) in {t}",
    "know: (if|whether) {t} (has|contains|lists|mentions) [any] {what}",
    "know: (what|which) {what} (stand|appear|can be found|someone wrote down) in {t}",
    "get: the {what} (mentioned|noted|listed|contained|written down|saved) in {t}",
    "get: (a list|a listing|a collection|an overview) of the {what} (in|from|found in) {t}",
    "get: all of the {what} (in|from) {t}",
    "{t}[:|,] (are there|got any|extract|search for|show me|give me|collect) {what}",
    "{what}[,|:|] (from|out of) {t}",
    "(find|list|extract|show|search) {what}[,|:|] {t}",
    "(have you seen|did you see|do you see) {what} in {t}",
    "there (are|might be|could be) {what} in {t}[,|.|;] (list them|show me|find them|which ones)",
    "i (wrote|put|saved|noted) [some] {what} in {t}[,|.|;] (list them|show me|find them|which ones)",
    "i (only|just) (need|want|care about) the {what} (in|from|out of) {t}",
    "i'm (looking for|after|interested in) the {what} (in|from|of) {t}",
    "i'd (like|love) to (see|have|get) (all|the) {what} (in|from|out of) {t}",
    "the text of {t} (doesn't|does not) (interest|matter to) me[,|;|.] (just|only) the {what}",
    "for the (mailing|newsletter|bookmarks|records) i need the {what} (in|from|out of) {t}",
]


@family("addresses", weight=0.6)
def addresses(w: World) -> Steps:
    mail = w.chance(0.6)
    what = w.pick(["emails", "email addresses", "e-mail addresses", "mail addresses"] if mail else ["links", "urls", "web addresses", "web links"])
    rows = [contents.sentence(w.rng) for _ in range(w.rng.randint(1, 4))]
    for _ in range(w.rng.randint(0 if w.chance(0.2) else 1, 3)):
        host = f"{names.pseudo(w.rng)}.{w.pick(['com', 'org', 'net', 'de', 'io'])}"
        who = w.pick(names.PEOPLE)
        rows.insert(
            w.rng.randint(0, len(rows)),
            w.pick([f"{who}: {who.lower()}@{host}", f"Write to {who.lower()}@{host}", f"{who.lower()}.{w.pick(names.SURNAMES).lower()}@{host}"])
            if mail else w.pick([f"See http://{host}/{names.pseudo(w.rng)}", f"https://{host}", f"The page is http://www.{host}"]),
        )  # fmt: skip
    path = w.write(w.name(w.pick([".txt", ".md"])), "\n".join(rows) + "\n")
    yield Ask(w.say(ADDRESSES, what=what, t=w.path(path)))
    query = "@" if mail else "http"
    obs = yield Call(f"Search for {query} with search_text.", "search_text", {"query": query, "path": path})
    if matches(obs):
        yield Answer("They were found.", body(obs))
    else:
        yield Answer("Nothing was found.", f"There are no {what} in {path}.")


@family("search_logs", weight=0.9)
def search_logs(w: World) -> Steps:
    """Errors and warnings of one log, or of all."""
    word = w.pick(["error", "error", "warn", "timeout", "failed", "debug"])
    shown = {"error": "(errors|error messages|error lines|error entries)", "warn": "(warnings|warning lines|warning messages)",
             "timeout": "(timeouts|timeout messages)", "failed": "(failures|failed things|messages with failed)", "debug": "(debug messages|debug lines)"}[word]  # fmt: skip
    logs = [p for p in w.files if p.endswith(".log")]
    if not logs:
        raise Skip("no log")
    path = w.pick(logs)
    what = w.word(shown)
    yield Ask(w.say(
        ["do: (show|list|find|give) [me] (all|the|all the|any) {what} in {t}", "ask: (which|what) {what} are (there|) in {t}", "ask: are there (any|) {what} in {t}",
         "get: (all|the|all the) {what} (in|from|of) {t}", "know: (if|whether) there are (any|) {what} in {t}", "{what} in {t}", "{t} {what}",
         "do: (check|search|scan|look through) {t} for {what}", "any {what} in {t}", "did {t} (record|log) any {what}", "do: filter {t} for {what}",
         "do: (pull|fish|dig|pick|filter) (all|the|any) {what} out of {t}", "do: (go|comb|dig|sift) through {t} for {what}", "do: (tell|show) me (which|what) {what} (there are|you find|were logged|are recorded) in {t}",
         "do: (see|find out|check) (if|whether) {t} (has|contains|shows|recorded) any {what}", "ask: does {t} (have|contain|show|list|report) any {what}", "ask: were [there] any {what} (logged|recorded|noted|reported) in {t}",
         "ask: what {what} (occurred|came up|were logged|happened|are recorded) in {t}", "know: (which|what) {what} are (recorded|logged|noted) in {t}", "get: (any|just the|only the|every one of the) {what} (in|from|of) {t}",
         "{t}[:|,] (any|all|list the|show the|just the) {what}", "i (need|want) (all|only|just) the {what} (from|in|out of) {t}", "of {t} (show me|i need|i want) only the {what}", "don't show me all of {t}[,] (just|only) the {what}",
         "something (crashed|broke|went wrong)[,] (show me|list|find) the {what} in {t}", "grep the {what} (in|from|out of) {t}", "there (must|should) be {what} in {t}[,] (show me|list them|find them)",
         "do: (call up|bring up|print|output|display|read out|report) (all|the|any) {what} (in|from|of) {t}", "do: (look|search|hunt) for {what} (in|inside) {t}",
         "do: (scan|inspect|examine|comb|grep|sift) {t} for {what}", "do: (extract|single out|isolate|collect|gather) (all|the) {what} (from|in) {t}",
         "do: (open|take|read through|work through) {t} and (show|give|list) me (all|the) {what}", "do: (limit|restrict|reduce) the output of {t} to the {what}",
         "do: let me (see|have) (all|the|any) {what} (in|from) {t}", "ask: (can|could|may) i see the {what} (in|from) {t}", "ask: have there been any {what} in {t}", "ask: do you (see|find|spot) any {what} in {t}",
         "ask: (which|what) {what} (does {t} (contain|list|show|have)|are listed in {t}|turn up in {t}|stand in {t}|are found in {t})", "ask: are any {what} to be found in {t}", "ask: has {t} got any {what} (in it|for me|)",
         "know: (if|whether) {t} (has|contains|shows|lists|recorded) any {what}", "know: (which|what) {what} (there are|turned up|came up|occurred|were written) in {t}",
         "get: (a list|a listing|an overview) of the {what} (in|from) {t}", "get: the {what} (recorded|logged|noted|contained|found) in {t}", "{t}[:|,] (are there|find|extract|filter|search for|got any) {what}",
         "{what}[,|:|] (from|out of) {t}", "(find|list|show|filter|extract) {what}[,|:|] {t}", "i (only|just) (want|need|care about) the {what} (in|from|of) {t}",
         "i'm (looking for|after|interested in|worried about) {what} in {t}", "my (boss|admin|colleague) (asks|wants to know) (if|whether) there are {what} in {t}",
         "(last night|yesterday|this morning) the (server|program|backup) (stopped|failed|hung)[,|.] (are there|show me the|list the) {what} in {t}",
         "before i (restart|go home|call support)[,|:] (are there|show me the|list the) {what} in {t}"],
        what=what, t=w.path(path)))  # fmt: skip
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    if matches(obs):
        yield found_lines(obs, word)
    else:
        yield Answer("Nothing was found.", f"No, there are no {what} in {path}.")
