"""Longer chains: several files one by one, read one and write another, find and compare, make a folder and fill it."""

from __future__ import annotations

from collections.abc import Callable

from umi_train.synth import contents
from umi_train.synth.acts import ACTS, carried_out
from umi_train.synth.acts_write import BACKUP, DELETE
from umi_train.synth.core import Answer, Ask, Call, Done, Skip, Steps, World, family
from umi_train.synth.families_multi import pronoun_templates
from umi_train.synth.parts import (
    ALL_DONE,
    Part,
    all_of,
    copied,
    deleted,
    folder_made,
    moved,
    numbered,
    one_by_one,
    part_of,
    replaced,
)
from umi_train.synth.pointing import KINDS, extension, kind_word
from umi_train.synth.views import counts, found, matches, plural

MOVE_ALL = [
    "do: move (all|all the|all my|every one of the|the) {kinds} (to|into) {d}", "do: (put|place|collect|gather|file) (all|all the|all my|the) {kinds} (in|into) {d}",
    "do: (move|put|bring) every {kind} (to|into|in) {d}", "i want (all|all the|all my) {kinds} in {d}", "(all|all the) {kinds} (should go|belong|go) (to|into|in) {d}", "mv *{ext} {d}",
    "do: sort (all|all the|the) {kinds} into {d}", "do: (clean up|tidy up)[:|,] (move|put) all {kinds} (in|into) {d}", "do: move each {kind} to {d}", "move * {ext} files to {d}",
    "{d} is where (all|all the) {kinds} should be, (move|put) them there", "(every|each) {kind} (belongs|goes) (in|into) {d}", "my {kinds} are lying around, (put|move) them (in|into) {d}",
    "could all {kinds} please go (to|into) {d}?", "do: take (all|all the) {kinds} and (put|move) them (in|into) {d}", "do: gather the {kinds} under {d}",
    "there are too many {kinds} here, move them all to {d}", "{kinds} -> {d}", "do: relocate (all|the) {kinds} to {d}", "whatever is a {kind} goes to {d}",
    "do: (shift|transfer|relocate|shove|haul|sweep|carry) (all|all the|all my|the|every one of the) {kinds} (over to|to|into) {d}",
    "do: (gather|bundle|pack|collect|round up|stash|stow) (all|all the|all my|the) {kinds} (in|into|inside) {d}",
    "do: (send|drop|dump) (every|each) {kind} (to|into|in) {d}",
    "do: (sort|organize|file) (all|all the|my|the) {kinds} (into|under) {d}",
    "do: make {d} the (home|place) (of|for) all {kinds} and move them there",
    "ask: can (all|all the|all my) {kinds} (go|be moved|be put) (to|into|in) {d}",
    "ask: could you move (every|each) {kind} (to|into|over to) {d}",
    "{d} should (hold|contain|get|have) (all|all the|all my) {kinds}[,] (move|put) them there",
    "{d} is (for|meant for|the place for) {kinds}[,] (move|put) them (all|) (there|in)",
    "(not one|no) {kind} should (stay|remain|be left) here[,] (move|put) them (all|) (to|into) {d}",
    "don't leave any {kinds} here[,] (move|put) them (all|) (to|into) {d}",
    "why are the {kinds} not in {d}? (move|put) them there",
    "the {kinds} (are in the wrong place|do not belong here|clutter this place)[,] (move|put) them (all|) (to|into) {d}",
    "the {kinds} have to (go|move) (to|into) {d}[, all of them|]",
    "{kinds}[,|:] (all|every one) (to|into) {d}",
    "to {d} with all the {kinds}",
    "i'd like (all|all the|my) {kinds} (moved to|moved into|to live in) {d}",
    "(everything|anything|whatever) that is a {kind} (should go|belongs|has to move|goes) (to|into|in) {d}",
    "mv ./*{ext} {d}/",
    "mv *{ext} {d}/",
    "move *{ext} {d}",
    "*{ext} -> {d}",
    "who left all the {kinds} here? they belong in {d}[,] (move|put) them there",
    "so there are these {kinds} and they (all|) have to go to {d}",
    "what about moving (all|all the|my) {kinds} to {d}",
    "it would be (tidier|better|nice) to have (all|all the|my) {kinds} in {d}[,] (move|put) them there",
    "one place for all {kinds}[,|:] {d}[,] (move|put) them there",
    "do: (herd|funnel|shuffle|usher|banish|migrate|evacuate) (all|all the|all my|the) {kinds} (into|to) {d}", "do: (tuck|tidy|clear|lock|squirrel) (all|all the|all my|the) {kinds} away (in|into) {d}",
    "do: (rehome|rehouse|house|lodge|deposit) (all|all the|all my|every one of the) {kinds} in {d}", "do: (pull|drag|drop|cut and paste) (all|all the|every one of the|my) {kinds} (into|over into) {d}",
    "do: (get|have) (all|all the|all my|the) {kinds} (moved|relocated|transferred|shifted) (to|into) {d}", "do: (get|clear) (all|all the|the) {kinds} out of here and into {d}",
    "do: move (any|each and every|every single|every last) {kind} (you find|you see|there is|here|) (to|into) {d}",
    "do: make sure (all|all the|all my) {kinds} (end up|land|live|are) in {d} (and no longer here|instead of here)",
    "do: (look for|find|search for) (all|all the|my) {kinds} and (move|put|transfer) them (to|into) {d}",
    "do: (unite|reunite|assemble|concentrate|consolidate) (all|all the|my) {kinds} in {d}[,] (by moving them there|moving them out of here)",
    "ask: (could|would|can) you (sweep|tidy|collect|gather|shift) (all|all the|my) {kinds} into {d}", "ask: (could|can) we (have|get) (all|all the|my) {kinds} (moved into|out of here and into) {d}",
    "ask: (would it be possible|is it possible) to move (all|all the|my) {kinds} (to|into) {d}", "{d} is (going to be|from now on|now) the home of (all|all the|my) {kinds}[,] (move|put) them (there|in)",
    "{d} is (missing|lacking|waiting for) (my|the|all the) {kinds}[,] (move|put) them (all|) (there|in)", "{d} (was made|was created|exists|is there) for (my|the|all) {kinds}[,] so (move|put) them (there|in it|in)",
    "i (made|created|set up) {d} for (my|the|all) {kinds}[,] (move|put) them (there|in it|all in)", "i (want|need|would like) (every|each) {kind} (moved|shifted|relocated|transferred) (to|into) {d}",
    "i'd (love|like|be happy) to (have|see|find) (all|all the|my) {kinds} (in|under) {d} (instead of here|rather than here)",
    "i'm (cleaning up|tidying|sorting)[,|:] (all|all the|my) {kinds} (go|should go|are to go) (to|into) {d}",
    "(all|all the|my) {kinds} (live|should live|have their place|are supposed to be|are to be kept) in {d}[,] (move|put) them there",
    "(all|all the|my) {kinds} (need|want) to be (moved|put|transferred|shifted) (to|into|in) {d}", "(every|each) {kind} (shall|must|has to|needs to|is to) (move|be moved|go) (to|into) {d}",
    "(every|each) {kind} (here|in this folder) -> {d}", "(anything|any file) (that is|which is) a {kind} (should be moved|is to be moved|has to be moved) (to|into) {d}",
    "(as for|concerning|about) the {kinds}[,|:] (move|put|transfer) them (all|) (to|into) {d}", "the {kinds}? (move|put|shift) them (all|) (to|into) {d}",
    "the {kinds} (make this folder messy|are in the way here|have no business here)[,] (move|put) them (to|into) {d}", "the {kinds} (would be|are) better off in {d}[,] (move|put) them there",
    "i keep tripping over the {kinds}[,] (move|put) them (all|) (to|into) {d}", "(only|just) the {kinds}[,|:] (move|put) them (all|) (to|into) {d}[,] (leave the rest|nothing else)",
    "(leave everything else|the rest stays)[,] (but|only) (move|put) the {kinds} (to|into) {d}", "(destination|target|new home)[:|] {d}[,] (what to move|to be moved|files to move)[:|] (all|all the) {kinds}",
    "(bulk|mass) move of (all|all the|my) {kinds} (to|into) {d}", "bulk move[:|,] (all|) {kinds} (to|->|into) {d}", "(off|out of here|away) (to|and into) {d} with (all|all the|my) {kinds}",
    "into {d} (they go|they shall go|it is)[,|:] (all|all the|my) {kinds}[, move them|]", "{kinds} (all|every one of them) (belong|go|live) in {d}[,] (move|put) them there", "mv -v *{ext} {d}",
    "move-item *{ext} {d}", "*{ext} (all|everything with that ending) (move|moved|goes|go) (to|into) {d}", "(all|every) *{ext} (to|into|moved to) {d}",
]  # fmt: skip
COPY_ALL = [
    "do: copy (all|all the|all my|the) {kinds} (to|into) {d}", "do: (back up|backup) (all|all the|all my|the) {kinds} (to|in|into) {d}",
    "do: (put|place|save) (a copy|copies) of all (the|my) {kinds} (in|into) {d}", "do: copy every {kind} (to|into) {d}", "i want (copies|a copy) of all {kinds} in {d}", "cp *{ext} {d}",
    "(all|all the) {kinds} should be (copied to|backed up in|backed up to) {d}", "do: copy each {kind} to {d}", "do: duplicate (all|all the) {kinds} into {d}",
    "i need every {kind} in {d} too, copy them there", "{d} should (have|get|hold) a copy of (every|each) {kind}", "do: take (all|the) {kinds} and copy them (to|into) {d}",
    "before i change anything, copy all {kinds} to {d}", "keep the {kinds} where they are but copy them (to|into) {d}", "do: leave a copy of each {kind} in {d}", "{kinds}: copy all of them to {d}",
    "do: (clone|replicate|mirror|duplicate) (all|all the|every one of the|my) {kinds} (in|into|to) {d}",
    "do: (store|leave|keep|drop) (a duplicate|a copy|duplicates|copies) of (all|all the|all my|the) {kinds} (in|inside) {d}",
    "do: (make|create) copies of (all|all the|the|my) {kinds} in {d}",
    "do: copy (all|all the|all my|the) {kinds} (over to|across to|also into|additionally to) {d}",
    "ask: can {d} (have|get) copies of all [the|my] {kinds}",
    "ask: could you copy (every|each) {kind} (over to|into|to) {d}",
    "ask: could (all|all the) {kinds} be copied (to|into) {d}",
    "(all|all the|my) {kinds} should (also|additionally) be in {d}[,] copy them (there|)",
    "don't move the {kinds}[,] (just|only) copy them (all|) (to|into) {d}",
    "the {kinds} stay (here|where they are)[,] but (copies|a copy of each) should go (to|into) {d}",
    "(every|each) {kind} (gets|should get|needs) a copy in {d}",
    "i want (all|all the|my) {kinds} (twice|a second time)[,] (here and in|once more in) {d}[,] so copy them",
    "i'd like (duplicates|copies) of (all|all the|my) {kinds} in {d}",
    "in case something (breaks|goes wrong|happens)[,] copy (all|all the|my) {kinds} (to|into) {d}",
    "to be safe[,] (copy|back up) (all|all the|my) {kinds} (to|into) {d}",
    "{d} needs (all|all the|my) {kinds} (too|as well)[,] copy them (there|in)",
    "copies of (all|all the|my) {kinds} (to|into|in) {d}",
    "cp ./*{ext} {d}/",
    "cp *{ext} {d}/",
    "copy *{ext} {d}",
    "(all|every one) of the {kinds}[,|:] copy (to|into) {d}",
    "what about copying (all|all the|my) {kinds} to {d}",
    "so the {kinds} should be here and in {d} as well, copy them",
    "i want a second copy of (every|each) {kind}[,] (put it in|it goes to|it should be in) {d}",
    "do: (photocopy|reproduce|double) (all|all the|all my|the) {kinds} (into|in) {d}", "do: (secure|safeguard|preserve|archive) (all|all the|all my|the) {kinds} by copying them (to|into) {d}",
    "do: (put|place|save|deposit|stash) (a duplicate|duplicates|a second copy|a spare copy|a backup copy) of (every|each) {kind} (in|into) {d}",
    "do: (provide|equip|supply|fill|stock) {d} with (a copy|copies) of (all|all the|all my) {kinds}", "do: (get|have) (all|all the|my) {kinds} copied (to|into|over to) {d}",
    "do: copy (any|each and every|every single|every last) {kind} (you find|you see|there is|here|) (to|into) {d}", "do: (look for|find|search for) (all|all the|my) {kinds} and copy them (to|into|over to) {d}",
    "do: (send|ship|drop) (a copy|copies) of (all|all the|my) {kinds} (to|into|in) {d}", "do: make a backup of (all|all the|every one of the|my) {kinds} (in|inside|under) {d}",
    "do: (take|make) (copies|a copy) of (every|each) {kind} and (put|place|keep|store) (them|it) in {d}", "do: see to it that {d} has (a copy|copies) of (all|all the|my) {kinds}",
    "ask: (could|can) (i|we) (have|get) (copies|duplicates|a copy) of (all|all the|my) {kinds} in {d}", "ask: (would it be possible|is it possible) to copy (all|all the|my) {kinds} (to|into) {d}",
    "ask: (could|would|can) you (duplicate|clone|back up) (all|all the|my) {kinds} (to|into|in) {d}",
    "{d} is (my backup folder|the backup|the archive|the spare place)[,] (copy|duplicate) (all|all the|my) {kinds} (there|into it)",
    "{d} (must|has to|should|ought to) (get|receive|have|contain) (copies|a copy) of (all|all the|my) {kinds}", "{d} is (missing|lacking|without) copies of (my|the|all) {kinds}[,] (copy them there|add them)",
    "i (want|need|would like) (every|each) {kind} (copied|duplicated|cloned) (to|into) {d}",
    "i (want|need|would like) (all|all the|my) {kinds} (backed up|saved|copied) (in|to) {d} (while they stay here|without moving them|too)",
    "i'd (love|like|be happy) to have (copies|a copy) of (all|all the|my) {kinds} in {d}",
    "i (might|will|am about to) (edit|change|break|rework) the {kinds}[,] so copy them (all|) (to|into) {d} (first|before that|)",
    "i don't want to lose (my|the|any) {kinds}[,] (copy them|make copies of them) (to|into|in) {d}", "i'm (making|doing) a backup[,|:] copy (all|all the|my) {kinds} (to|into) {d}",
    "(all|all the|my) {kinds} (need|want) to be (copied|duplicated|backed up) (to|into|in) {d}", "(all|all the|my) {kinds} once more in {d}[, as copies|, please copy them|]",
    "(all|all the|my) {kinds} (in both places|twice)[,|:] here and in {d}[, copy them|]", "(every|each) {kind} (shall|must|has to|needs to|is to) be (copied|duplicated|backed up) (to|into|in) {d}",
    "(anything|any file) (that is|which is) a {kind} (should be|has to be|is to be) copied (to|into) {d}", "(as for|concerning|about) the {kinds}[,|:] copy them (all|) (to|into) {d}",
    "the {kinds}? copy them (all|) (to|into|over to) {d}", "(only|just) the {kinds}[,|:] copy them (all|) (to|into) {d}[,] (nothing else|leave the rest)",
    "the originals stay, (but|just) copy (all|all the|my) {kinds} (to|into) {d}", "(leave|keep) the {kinds} here and (put|place|make|leave) copies (of them|of all of them) in {d}",
    "(destination|target|backup folder)[:|] {d}[,] (what to copy|to be copied|files to copy)[:|] (all|all the) {kinds}", "(bulk|mass) copy of (all|all the|my) {kinds} (to|into) {d}",
    "(backup|copies|duplicates|clones) of (every|each) {kind} (to|into|in) {d}", "{kinds} (->|=>) {d}, (as copies|copy not move|copied)",
    "my (colleague|team|brother) uses {d}[,] (copy|duplicate) (all|all the|my) {kinds} (there|into it)", "cp -v *{ext} {d}", "copy-item *{ext} {d}", "(all|every) *{ext} copied (to|into) {d}",
    "*{ext}, (copies|copied|a copy of each) (to|into|in) {d}",
]  # fmt: skip
DELETE_ALL = [
    "do: (delete|remove|erase|trash) (all|all the|all my|the|every one of the) {kinds}", "do: (get rid of|throw away|clear out|clean up) (all|all the|all my|the) {kinds}",
    "do: (delete|remove|erase) every {kind}", "i (don't|do not) need (the|any|my) {kinds} any more[,] delete them", "rm *{ext}", "all {kinds} (can go|should be deleted|must go|can be deleted)",
    "(delete|remove) all {kinds} (here|in this folder|)", "do: delete each {kind}", "no more {kinds} please, delete them", "do: wipe (all|all the) {kinds}",
    "(there should|there must) be no {kinds} (left|here any more), delete them", "every {kind} (can|may) be (deleted|removed|thrown away)", "i am done with the {kinds}, (remove|delete) them all",
    "the {kinds} (take too much space|are only clutter|are not needed), delete them", "do: clean out (all|the) {kinds}", "rm -f ./*{ext}", "del *{ext}", "do: purge all {kinds}",
    "do: delete everything that is a {kind}", "{kinds}: delete all of them",
    "do: (wipe out|dispose of|do away with|clear away|scrap|ditch|bin|chuck|toss|dump|nuke|zap|kill|discard) (all|all the|all my|the|every one of the) {kinds}",
    "do: (delete|remove|erase|bin|trash) (every single|each and every|every last|any) {kind}",
    "do: (make|let) (all|all the|my) {kinds} (disappear|vanish|go away)",
    "do: rid (me|this place|the folder|us) of (all|all the|the) {kinds}",
    "do: (free up|make) (space|room) by (deleting|removing) (all|all the|the) {kinds}",
    "ask: can you (delete|remove|erase) (all|all the|my) {kinds}",
    "ask: could (all|all the|my) {kinds} be (deleted|removed|thrown away)",
    "why do i still have {kinds}? (delete|remove) them (all|)",
    "why are there still {kinds} here? (delete|remove) them (all|)",
    "don't keep (any|a single one) of the {kinds}[,] (delete|remove) them (all|)",
    "(not one|not a single) {kind} should (stay|remain|be left)[,] (delete|remove) them (all|)",
    "i want (all|all the|my) {kinds} (gone|deleted|removed|out of here)",
    "nobody (needs|reads|uses|wants) (the|these) {kinds} (any more|any longer)[,] (delete|remove) them (all|)",
    "the {kinds} are (old|useless|junk|rubbish|outdated|a waste of space)[,] (delete|remove) them (all|)",
    "the {kinds} have (outlived their use|had their day|served their purpose)[,] (delete|remove) them (all|)",
    "(all|all the|my) {kinds} (have to|must|should|may|can) (disappear|vanish|be erased|go)",
    "(every|each) {kind} (has to|must|should) (disappear|vanish|be erased|go)",
    "away with (all|all the|the) {kinds}",
    "(all|all the) {kinds} (out|away)[,] please delete (them|)",
    "rm -v *{ext}",
    "rm ./*{ext}",
    "delete *{ext}",
    "erase *{ext}",
    "keep everything but the {kinds}[,] (delete|remove) those",
    "who needs all these {kinds}? (delete|remove) them",
    "so there are these {kinds} and i don't need any of them (any more|), delete them",
    "what about deleting (all|all the|my) {kinds}",
    "my disk is full[,] (delete|remove) (all|all the|my) {kinds}",
    "clean this place up, (all|all the) {kinds} (can go|should go|out)",
    "the {kinds} bother me[,] (delete|remove) them all",
    "do: (obliterate|eliminate|destroy|annihilate|eradicate|expunge|vaporize|jettison|incinerate) (all|all the|all my|the|every one of the) {kinds}",
    "do: (sweep|clear|clean|throw|chuck|kick|weed) out (all|all the|all my|the|any) {kinds}",
    "do: (throw|put) (all|all the|all my|the) {kinds} (in|into) the (trash|bin|recycle bin|trash can)", "do: (get|have) (all|all the|all my|the) {kinds} (deleted|removed|erased|wiped)",
    "do: get (all|all the|the|those) {kinds} (off my disk|off my computer|off this machine|out of my sight)", "do: (look for|find|search for) (all|all the|any) {kinds} and (delete|remove|erase|trash) them",
    "do: leave (no|not a single|not one) {kind} (here|behind|alive), delete them (all|)", "do: free (me|my disk|the folder|this place) (from|of) (all|all the|the) {kinds} by (deleting|removing) them",
    "do: (delete|remove|erase) (the lot of them|them all|all of them)[:|,] (all|all the|my) {kinds}", "do: see to it that (all|all the) {kinds} (are gone|disappear|are deleted|get deleted)",
    "do: perform a (purge|cleanup)[:|,] (delete|remove) (all|all the) {kinds}", "ask: (could|can|would) you (bin|trash|wipe|scrap|clear out) (all|all the|my|the) {kinds}",
    "ask: (can|could|may) (all|all the|my) {kinds} (go|be trashed|be erased|be removed|be wiped) (now|please|)", "ask: (would it be possible|is it possible) to (delete|remove|erase) (all|all the|my) {kinds}",
    "i (can|could) (do|live|manage) without (the|my|these) {kinds}[,] (delete|remove) them (all|)", "i (have|got) (no use|no need) for (the|my|any of the|these) {kinds}[,] (delete|remove) them (all|)",
    "i never (look at|open|read|use) the {kinds}[,] (delete|remove) them (all|)", "i (have|saved|stored) (copies|a backup) of the {kinds} elsewhere[,] (delete|remove) them (all|) here",
    "i'd (love|like|be glad) to (be rid of|get rid of|lose|delete) (all|all the|my) {kinds}", "i'm (tired|sick) of (all these|the|these) {kinds}[,] (delete|remove) them (all|)",
    "i'm (tidying up|cleaning up|making space)[,|:] (delete|remove|erase) (all|all the|my) {kinds}",
    "(all|all the|my) {kinds} (are to be|ought to be|need to be|have to be|shall be) (deleted|removed|erased|wiped|thrown away)", "(all|all the) {kinds} (in the bin|in the trash|to the bin|to the trash)[, please|]",
    "(all|every one) of the {kinds} (can|may|must|should) be (deleted|removed|erased|trashed)",
    "(every|each) {kind} (here|in this folder) (is|has become) (rubbish|junk|useless)[,] (delete|remove) (them all|every one)",
    "(any|every) {kind} (you find|you see|there is) (can|should|must) be (deleted|removed|erased)",
    "(anything|whatever|any file) (that is|which is) a {kind} (should be|has to be|is to be|can be) (deleted|removed|erased)", "(as for|concerning|about) the {kinds}[,|:] (delete|remove|erase) them (all|)",
    "the {kinds}? (delete|remove|erase) (them|them all|all of them)", "the {kinds} (were just|are just|were only) (a test|tests|leftovers|temporary)[,] (delete|remove) them (all|)",
    "the {kinds} (fill up my disk|eat up my space|are in the way|have piled up)[,] (delete|remove) them (all|)", "(only|just) the {kinds}[,|:] (delete|remove) them (all|)[,] (leave the rest|nothing else)",
    "(leave everything else|the rest stays)[,] (but|only) (delete|remove) (all|all the|the) {kinds}", "(out|down|off) with (all|all the|those) {kinds}",
    "(bulk|mass) (delete|deletion|removal) of (all|all the|my) {kinds}", "bulk delete[:|,] (all|) {kinds}", "goodbye {kinds}, (delete them all|remove them all)",
    "this folder should (have|contain) (no|not a single) {kind} [any more|][,] (so delete|delete|remove) them (all|)", "from this folder (delete|remove|erase) (all|every one of) the {kinds}",
    "everything else may stay but the {kinds} (have to|must|should) (go|be deleted)", "to get some space[,|:] (delete|remove) (all|all the|my) {kinds}", "rm -fv *{ext}", "remove-item *{ext}",
    "(all|every) *{ext} (delete|deleted|remove|can go|gone please)", "find . -name \"*{ext}\" -delete",
]  # fmt: skip


def _several(w: World, most: int = 3) -> tuple[str, list[str]]:
    """Return an extension with two or three files in the workspace's top folder, sorted as find_files does."""
    kinds: dict[str, list[str]] = {}
    for path in w.files:
        kinds.setdefault(extension(path), []).append(path)
    suiting = [e for e, paths in kinds.items() if 2 <= len(paths) <= most and e in KINDS]
    if not suiting:
        ext = w.pick([".txt", ".log", ".md", ".csv"])
        for _ in range(w.rng.randint(2, 3) - len(kinds.get(ext, []))):
            w.add_file(ext)
        paths = [p for p in w.files if p.endswith(ext)]
        if not 2 <= len(paths) <= most:
            raise Skip("not two or three")
        return ext, paths
    ext = w.pick(suiting)
    return ext, kinds[ext]


def _all(w: World, templates: list[str], part: Callable[[str], Part], folder: str = "") -> Steps:
    ext, paths = _several(w)
    name = [p.rpartition("/")[2] for p in paths]
    if folder and (len(set(name)) < len(name) or any(p.startswith(f"{folder}/") or w.exists(f"{folder}/{n}") for p, n in zip(paths, name, strict=True))):
        raise Skip("in the way")
    kinds = kind_word(w, ext, many=True)
    yield Ask(w.say(templates, kinds=kinds, kind=kind_word(w, ext), ext=ext, d=w.path(folder) if folder else ""))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}"})
    rows = [r[0] for r in found(obs)]
    if len(rows) != len(paths):
        raise Skip("others")
    yield from all_of(*(part(path) for path in rows))


@family("move_all", weight=1.95)
def move_all(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    yield from _all(w, MOVE_ALL, lambda path: moved(path, folder), folder)


@family("copy_all", weight=1.2)
def copy_all(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    yield from _all(w, COPY_ALL, lambda path: copied(path, folder), folder)


@family("delete_all", weight=1.8)
def delete_all(w: World) -> Steps:
    yield from _all(w, DELETE_ALL, deleted)


MAKE_AND_MOVE_ALL = [
    "do: (create|make) a [new] folder (called|named|) {d} and (move|put) all [the|my] {kinds} (into it|in it|there|inside)",
    "do: (move|put) (all|all the|all my) {kinds} (into|in) a new folder (called|named|) {d}", "do: make {d} and (move|put) (all|the|all the) {kinds} (there|into it|in it)",
    "i (want|need) a (new folder|folder) {d} with all [the|my] {kinds} in it", "mkdir {d} and move all {kinds} there",
    "do: (create|make) the (folder|directory) {d}, then (move|put) (all|the|all the) {kinds} (there|into it|in it)",
    "(all|all the) {kinds} (should go|belong|go) (in|into) a new folder (called|named) {d}", "new folder {d}[,|;] all {kinds} (go|should go) (in|into it|there)",
    "do: (collect|gather) (all|all the|my) {kinds} in a new (folder|directory) (called|named|) {d}",
    "do: (create|make) (a folder|a directory|folder|directory) {d} and move every {kind} (into it|there)", "{d} does not exist yet: make it and (move|put) all {kinds} (in|there)",
    "put all {kinds} into {d}, (make|create) that folder first", "i'd like my {kinds} in a folder of their own (called|named) {d}", "do: give all {kinds} a folder of their own (called|named) {d}",
    "a folder {d}, please, and all {kinds} in it", "do: set up {d} for (all|all the) {kinds} and move them (in|there)", "first make {d}, then all {kinds} go (in|there|into it)",
    "do: (build|set up|open|start|prepare) a [new] (folder|directory) (called|named|) {d} and (shift|bring|put|move) (all|all the|all my|the) {kinds} (there|into it|in it)",
    "do: (bundle|pack|stash|store|stow) (all|all the|all my|the) {kinds} (in|into) a [new|fresh|brand new] (folder|directory) (called|named) {d}",
    "do: (shift|relocate|transfer) (all|all the|my) {kinds} (to|into) a new (folder|directory) (called|named|) {d}",
    "do: (create|make) a folder for (all|all the|my) {kinds}[,] (called|named|call it) {d}[,] and (move|put) them (there|in it|in)",
    "do: (create|make) {d} as the folder for (all|all the|my) {kinds} and move them (there|in)",
    "ask: can you (create|make) a folder {d} and (move|put) (every|each) {kind} (into it|there|in it)",
    "ask: could (all|all the|my) {kinds} (go|be moved|be put) (into|in) a new folder (called|named) {d}",
    "there is no folder {d} (yet|here)[,] (make|create) it and (move|put) (all|all the|my) {kinds} (in|there|into it)",
    "my {kinds} lie around (everywhere|here)[,] (make|create) a folder {d} and (move|put) them (all|) (there|in|into it)",
    "the {kinds} need a (home|place|folder)[,|:] (make|create) {d} and (move|put) them (all|) (there|in)",
    "the {kinds} should not be here[,] (make|create) a folder {d} and (move|put) them (all|) (there|in)",
    "{d} should be a new folder (with|for) (all|all the|my) {kinds}[,] (move|put) them (there|in)",
    "mkdir {d}, then move (all|all the|the) {kinds} (there|into it)",
    "mkdir {d} && move (all|all the|the) {kinds} there",
    "i'd like a (fresh|new|separate) folder {d} with (all|all the|my) {kinds} moved (into it|there)",
    "first a new folder {d}, then (all|all the|the) {kinds} (in|into it|there)",
    "(all|all the) {kinds} -> new folder {d}",
    "every {kind} (belongs|should go|goes) (in|into) a new folder (called|named) {d}",
    "do: (establish|found|lay out|add|produce) a [new] (folder|directory) (called|named|) {d} and (transfer|relocate|drop|sort) (all|all the|all my|the) {kinds} (into it|in it|there)",
    "do: (herd|funnel|round up|assemble|concentrate) (all|all the|all my) {kinds} in a (new|fresh|newly made) (folder|directory) (called|named) {d}",
    "do: (archive|file away|sort away) (all|all the|my) {kinds} (in|into) a new (folder|directory) (called|named) {d}",
    "do: (house|lodge|deposit|put away) (all|all the|my) {kinds} in a (new|separate|dedicated) (folder|directory) (called|named) {d}",
    "do: (get|have) (all|all the|my) {kinds} moved (to|into) a new (folder|directory) (called|named) {d}",
    "do: (create|make) a (dedicated|separate|special) (folder|directory) {d} and (move|put) (every|each) {kind} (there|into it|in it)",
    "do: (create|make) [a folder|the folder|] {d} first, (and then|then|afterwards) (move|put) (all|all the|my) {kinds} (there|into it|in it)",
    "do: (look for|find) (all|all the|my) {kinds} and (move|put) them in a new (folder|directory) (called|named) {d}",
    "do: (start|open) a (folder|directory) by the name of {d} and (move|put) (all|all the|my) {kinds} (there|in it|inside)",
    "ask: (could|can|would) you (set up|make|add) a new (folder|directory) {d} and (shift|move|put) (all|all the|my) {kinds} (there|into it)",
    "ask: (could|can) (i|we) (have|get) a new folder {d} with (all|all the|my) {kinds} moved (there|into it)",
    "ask: (would it be possible|is it possible) to put (all|all the|my) {kinds} in a new folder (called|named) {d}", "i (want|need|would like) (every|each) {kind} moved (to|into) a new folder (called|named) {d}",
    "i (want|need|would like) (all|all the|my) {kinds} (separated|apart) from the rest[,|:] (make|create) a folder {d} and (move|put) them (there|in it)",
    "i'd (love|like) to (have|keep|see) (all|all the|my) {kinds} in a (new|separate) folder (called|named) {d}[, move them|]",
    "i'm (tidying up|sorting)[,|:] new folder {d}, (all|all the|my) {kinds} (go|move) (there|into it|in)",
    "(all|all the|my) {kinds} (deserve|should get|must have|shall have) (a folder of their own|their own folder|their own place)[,|:] (make|create) {d} and (move|put) them (there|in)",
    "(all|all the|my) {kinds} (are to be|need to be|have to be|must be) moved (to|into) a new (folder|directory) (called|named) {d}",
    "(all|all the|my) {kinds} in a new folder[,] (name it|call it|named|its name is) {d}", "(every|each) {kind} (has to|must|should|is to) (move|be moved) (to|into) a new (folder|directory) (called|named) {d}",
    "(anything|whatever) that is a {kind} (should go|goes|has to go) (to|into) a new folder (called|named) {d}",
    "(as for|concerning|about) the {kinds}[,|:] (make|create) a folder {d} and (move|put) them (there|in)", "the {kinds}? (make|create) a folder {d} and (move|put) them (all|) (there|in)",
    "the {kinds} (make a mess here|are everywhere|clutter everything)[,] (make|create) a folder {d} and (move|put) them (all|) (there|in)",
    "(make|create) {d}[.|;] (move|put|bring) (every|each) {kind} (there|into it|in it)", "(to|for) tidy up[,|:] (make|create) a folder {d} and (move|put) (all|all the|my) {kinds} (there|in it)",
    "(step one|step 1|1)[:|.] (make|create) the folder {d}[.|,|;] (step two|step 2|2)[:|.] move (all|all the) {kinds} (there|into it)",
    "a (new|fresh|brand new|separate) (folder|directory) {d} for (all|all the|my) {kinds}[,] (move|put) them (there|in|into it)",
    "{d} (is to be|will be|shall be|should become) the new folder for (all|all the|my) {kinds}[,|:] (make|create) it and (move|put) them (in|there)",
    "{d} (isn't there|has to be made|must be made|must be created)[,] then (all|all the|my) {kinds} (go|move|should go) (there|into it|in)",
    "{kinds} (should|have to|must|need to) (go|move|be moved) (to|into) a folder {d}[,] which (you must make first|does not exist yet|has to be created)",
    "md {d} and move (all|all the|my) {kinds} (there|into it)",
]  # fmt: skip


@family("make_and_move_all", weight=1.5)
def make_and_move_all(w: World) -> Steps:
    ext, paths = _several(w)
    if len({p.rpartition("/")[2] for p in paths}) < len(paths):
        raise Skip("same names")
    folder = w.folder_name()
    yield Ask(w.say(MAKE_AND_MOVE_ALL, d=w.bare(folder), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext)))
    made = yield from one_by_one((folder_made(folder),))
    obs = yield Call(numbered(1, "Find the files by their kind with find_files."), "find_files", {"pattern": f"*{ext}"})
    said = yield from one_by_one((moved(row[0], folder) for row in found(obs)), at=2)
    yield Answer(ALL_DONE, "\n".join((*made, *said)))




MAKE_AND_COPY_ALL = [
    "do: copy (all|all the|all my) {kinds} (into|to) a [new] folder [called|named] {d}", "do: copy (all|all the|my) {kinds} to a folder {d}", "do: make a folder {d} and copy (all|all the|my) {kinds} (there|into it|in)", "do: (make|create) {d} and copy (all|every|the) {kinds} into it",
    "do: back up (all|all the|my) {kinds} (in|to|into) a [new] folder {d}", "do: put a copy of (all|all the|each of the) {kinds} (in|into) a [new] folder {d}", "copies of all {kinds} in a new folder {d}", "all {kinds} copied to a [new] folder {d}", "new folder {d}, copy all {kinds} there",
    "i want all {kinds} copied (into|to) a [new] folder [called|named] {d}", "do: duplicate all {kinds} into a new folder {d}", "make {d} and copy all {kinds} in there", "a folder {d} with copies of all {kinds}", "do: (save|keep) a copy of every {kind} in a new folder {d}", "do: create the folder {d} with copies of (all|all my) {kinds}",
    "ask: can you copy all {kinds} (into|to) a folder {d}", "ask: could you make a folder {d} and copy the {kinds} there", "mkdir {d} and cp all {kinds} there", "{d} is to be a new folder with copies of all {kinds}",
]


@family("make_and_copy_all", weight=1.2)
def make_and_copy_all(w: World) -> Steps:
    ext, paths = _several(w)
    if len({p.rpartition("/")[2] for p in paths}) < len(paths):
        raise Skip("same names")
    folder = w.folder_name()
    yield Ask(w.say(MAKE_AND_COPY_ALL, d=w.bare(folder), kinds=kind_word(w, ext, many=True), kind=kind_word(w, ext)))
    made = yield from one_by_one((folder_made(folder),))
    obs = yield Call(numbered(1, "Find the files by their kind with find_files."), "find_files", {"pattern": f"*{ext}"})
    said = yield from one_by_one((copied(row[0], folder) for row in found(obs)), at=2)
    yield Answer(ALL_DONE, "\n".join((*made, *said)))


@family("two_files", weight=3.0)
def two_files(w: World) -> Steps:
    """The same act on two named files, one after the other."""
    act = ACTS[w.pick(["delete", "delete", "lines", "words", "size", "modified", "move", "copy_into", "backup", "first"])]
    suiting = [p for p in w.files if act.fits(w, p)]
    if len(suiting) < 2:
        raise Skip("too few")
    x, y = w.rng.sample(suiting, 2)
    templates = [t for t in act.templates if "{t}" in t and not _singular(t)]
    if act.name in ("delete", "backup"):
        templates = [t for t in (DELETE if act.name == "delete" else BACKUP) if t.startswith("do:") and not _singular(t)]
    plan = act.plan(w, x)
    second = act.plan(w, y)
    arguments = dict(second.arguments)
    if "destination" in plan.arguments and act.name != "backup":
        if x.rpartition("/")[2] == y.rpartition("/")[2] or y.startswith(f"{plan.arguments['destination']}/"):
            raise Skip("same name")
        arguments["destination"] = plan.arguments["destination"]
    target = w.word("{x}(, | and | and also | as well as |, and ){y}" if w.chance(0.85) else "both {x} and {y}", x=w.path(x), y=w.path(y))
    yield Ask(w.say(templates, t=target, **plan.slots))
    yield from all_of(part_of(act, plan), Part(act.rationale, act.tool, arguments, second.answer))


def _singular(template: str) -> bool:
    return any(word in template for word in (" it", "is ", "does", " was ", " has", "{t} (", "a copy", "line of", "can "))


LINE_TO = [
    "do: (read|open) {x} and (save|write|put|store) (its|the) (first|top|1st) line (to|in|into) {y}",
    "do: (save|write|put|store|copy) the (first|top|opening|1st) line of {x} (to|in|into) [a file called|a new file|] {y}",
    "do: (take|grab|get) the first line of {x} and (save|write|put) it (to|in|into) {y}", "do: (create|make) {y} with the first line of {x}",
    "the first line of {x} should (go into|be saved in|be saved to) {y}", "i want the first line of {x} in [a new file|a file called|] {y}", "head -1 {x} > {y}", "first line of {x} (to|into|in|->) {y}",
    "do: extract the first line of {x} (to|into) {y}", "{y} should (hold|contain|get) the first line of {x}", "do: copy line 1 (of|from) {x} (to|into) {y}",
    "line one of {x} goes into [a new file|] {y}", "head -n 1 {x} > {y}", "do: look at {x} and write its first line (to|into) {y}", "only the first line of {x}, in [a new file|] {y}",
    "do: make {y} out of the first line of {x}", "do: read the first line of {x} and put that in {y}",
    "do: (fetch|read|pick|take|copy) the (first|top|opening) line (of|from) {x} and (save|put|write|store) it (in|to|into|as) {y}",
    "do: (write|copy|transfer|export|dump) (just|only) the (first|top|opening) line of {x} (to|into|in) {y}",
    "do: (create|make|produce|build) [a file|] {y} that (holds|contains|has|says) the first line of {x}",
    "do: (create|make) {y} from the (first|top) line of {x}",
    "ask: can you (save|put|write|copy) the (first|top) line of {x} (to|in|into) {y}",
    "ask: could the (first|top) line of {x} be (saved|written|copied) (to|in|into) {y}",
    "how does {x} begin? (write|put|save) that line (to|in|into) {y}",
    "what is the first line of {x}? (write|put|save) it (to|in|into) {y}",
    "{x} starts with a line i (want|need) in {y}[,] (put|write|copy|save) it there",
    "not all of {x}[,] (only|just) its first line should go (to|into) {y}",
    "i (only|just) need the (first|top) line of {x}[,] (save|put|write) it (in|to|into|as) {y}",
    "the (top|opening|first) line of {x} (belongs|goes|has to go|should be) in {y}",
    "the (heading|top line|opening line|first line) of {x}[,] (saved|stored|written) (as|in|to) {y}",
    "{y} (is to be|should be|will be) the first line of {x}",
    "{x}[,|:] (first|top) line (to|into|->) {y}",
    "line 1 of {x} -> {y}",
    "new file {y} with the (first|top) line of {x}",
    "sed -n 1p {x} > {y}",
    "head {x} -n 1 > {y}",
    "from {x} take (just|only|) the first line and (make|write|save) {y} [with it|]",
    "what about the first line of {x} in a new file {y}",
    "so i want line one of {x} and it should be saved as {y}",
    "do: (save|store|keep|preserve|record|capture) (just|only) (line 1|line one|the first line|the top line) (of|from) {x} (in|as|to) {y}",
    "do: (lift|pull|snatch|cut out|clip) the (first|top|opening) line (of|from) {x} and (save|put|store) it (in|to|as|into) {y}",
    "do: (peek at|look up|look at|check) the (first|top|opening|very first) line of {x} and (write|put|save|copy) it (to|in|into) {y}",
    "do: (transcribe|reproduce|transfer|send|redirect|output) the (first|opening|very first) line of {x} (to|into|in) {y}",
    "do: (begin|start|fill) [a new file|] {y} with the (first|top|opening) line of {x} (and nothing else|only|)", "do: let {y} (contain|hold|say|be) (just|only|) the (first|top|opening) line of {x}",
    "do: (save|write|store) (the title line|the header line|the heading|the headline), (i.e. line 1|that is line 1|meaning the first line) of {x}[,] (to|in|into) {y}",
    "do: make a [new] file {y} (containing|holding|with) (line 1|line one|the first line) (of|from) {x}", "do: take what (stands|is) (on|in) the first line of {x} and (save|write|put) it (to|in|into|as) {y}",
    "ask: (could|can|would) you (copy|save|extract) (line 1|line one|the first line|the top line) (of|from) {x} (to|into) {y}",
    "ask: (could|can|may) (i|we) have the (first|top|opening) line of {x} (saved in|saved as|in a file called|written to) {y}",
    "ask: (would it be possible|is it possible) to (save|write|put) the first line of {x} (to|in|into) {y}", "what does {x} (start|begin|open) with? (save|write|put) that line (to|in|into) {y}",
    "what is (on|in) line (1|one) of {x}? (save|write|put|copy) it (to|in|into) {y}", "the (very first|first|top|opening) line in {x} (should|must|has to|needs to) be (saved|written|stored|copied) (to|in|into) {y}",
    "the first line of {x}, (as a file|as a new file|in a file of its own)[,|:] {y}", "the (beginning|start|top) of {x}, (just one line|that is one line|line 1 only), (goes into|should go into|saved in|into) {y}",
    "(line 1|line one|first line|top line|the first line) (out of|from|of) {x} (saved as|written to|copied to|stored in) {y}", "{x} has a (first|top|opening) line that (should go|belongs|has to go) (in|into) {y}",
    "{x} (opens|begins|starts) with a line[,] (save|copy|write) (it|that line) (to|in|into) {y}", "{x}: (save|copy|write|put) (line 1|line one|the first line|the top line) (to|in|into) {y}",
    "{y} (needs|wants|must have|has to have|is supposed to have) the (first|top|opening) line of {x} (in it|as its content|as its only line)",
    "{y} (with|containing|holding|saying) the (first|top|opening) line of {x}[, please|]", "{y} = (first line|line 1|top line) of {x}", "{y} <- (first line|line 1|top line) of {x}",
    "i (want|need|would like) (line 1|line one|the top line|the opening line) of {x} (saved|stored|written|kept) (in|as|to) {y}", "i'd (love|like) to (keep|have|save) the (first|top) line of {x} (in|as) {y}",
    "i (want|need) a file {y} (with|that holds|containing) (just|only|) the first line of {x}", "i need the (header|title|heading) line, line 1 of {x}, (in|saved in|saved as) {y}",
    "out of {x} i (only|just) (want|need) the first line[,] (in|saved in|saved as|written to) {y}", "before {x} changes[,] (save|store|write) its first line (to|in|into) {y}",
    "(read|open) {x}; (write|save) the first line (to|in|into) {y}", "one line (of|from) {x}, the first[,] (to|into|in) {y}", "sed 1q {x} > {y}",
    "awk \"NR==1\" {x} > {y}",
]  # fmt: skip


@family("line_to_file", weight=1.8)
def line_to_file(w: World) -> Steps:
    path = w.pick_text_file()
    line = w.files[path].splitlines()[0].strip()
    if not line:
        raise Skip("blank")
    new = w.name(w.pick([".txt", ".md", ".txt", None]))
    yield Ask(w.say(LINE_TO, x=w.path(path), y=w.bare(new)))
    yield Call("Read the first line with read_file.", "read_file", {"path": path, "start_line": 1, "end_line": 1})
    yield Call("Write the line with write_file.", "write_file", {"path": new, "content": line})
    yield Done("The file is written.")


COUNT_TO = [
    "do: (count|determine) the {unit} (in|of) {x} and (save|write|put|store|note) (the number|the result|the count|it) (to|in|into) {y}",
    "do: (save|write|put) the (number of {unit}|{unit} count) of {x} (to|in|into) {y}", "do: count how many {unit} {x} has and (write|save|put) (it|that|the number|the result) (to|in|into) {y}",
    "the number of {unit} in {x} should (go into|be written to|be saved in) {y}", "wc {x} > {y} ({unit})", "i want the {unit} count of {x} (saved|written) (in|to) {y}",
    "count {unit} of {x} and save (the number|the result) to {y}", "do: (create|make) {y} with the number of {unit} in {x}", "{y} should (say|contain|hold) how many {unit} {x} has",
    "how many {unit} are in {x}? (write|put) (it|the number) (in|into) {y}", "do: make {y} with the {unit} count of {x}", "i need the number of {unit} of {x} in [a file called|a new file|] {y}",
    "do: write how many {unit} {x} has (to|into) {y}", "first count the {unit} (in|of) {x}, then (put|write) the number (in|into) {y}", "{x}: count {unit}, number into {y}",
    "do: (work out|figure out|find out|get) how many {unit} {x} has and (write|put|save|store|note) (it|that|the number|the result) (in|to|into|down in) {y}",
    "do: (create|make|write|produce) [a file|] {y} (saying|that says|telling|stating|showing) how many {unit} {x} has",
    "do: (record|note|log|store|keep) the (number of {unit}|{unit} count) of {x} (in|as) {y}",
    "do: (tally|count) the {unit} (of|in) {x}[,] the (number|result|total) (goes|should go) (in|into) {y}",
    "ask: can you count the {unit} (of|in) {x} and (write|save|put) (it|the number|the result) (to|in|into) {y}",
    "ask: could the number of {unit} in {x} be (saved|written|stored|put) (to|in|into) {y}",
    "how many {unit} has {x}? (put|write|save) (the number|it|the answer) (in|to|into) {y}",
    "i want to keep the number of {unit} of {x}[,] (write|put|save) it (in|to|into) {y}",
    "i'd like {y} to (hold|contain|say|tell) how many {unit} {x} has",
    "don't tell me[,] (just|but|only) (write|save|put) the number of {unit} of {x} (to|in|into) {y}",
    "{y} should be the number of {unit} (in|of) {x}",
    "{unit} of {x}, counted, (to|into|in) {y}",
    "{unit} count of {x} (->|into|to) {y}",
    "{unit} of {x} counted and (saved|written|stored) (to|in) {y}",
    "the {unit} count of {x} (belongs|goes|should go|has to go) (in|into) {y}",
    "(number|count) of {unit} in {x} -> {y}",
    "after counting the {unit} of {x}[,] (save|write|put) the number (to|in|into) {y}",
    "in {y} i (want|need) the number of {unit} (of|in) {x}",
    "new file {y} with the {unit} count of {x}",
    "{x} has how many {unit}? (answer|number|result) (to|into) {y}",
    "what about the number of {unit} of {x} in a file {y}",
    "so count the {unit} of {x} and let the number be all that {y} says",
    "do: (compute|calculate|establish|ascertain|measure) the number of {unit} (in|of) {x} and (save|write|put|store|record) (it|the number|the result|the figure) (to|in|into) {y}",
    "do: (make|do|run) a count of the {unit} (in|of) {x} and (save|write|put|store) (it|the number|the result|the total) (to|in|into) {y}",
    "do: count {x}'s {unit} and (save|write|put|store|keep) (the number|the result|the figure|the total) (to|in|into) {y}",
    "do: let {y} (contain|hold|say|tell|show) how many {unit} (there are in {x}|{x} has|{x} contains)", "do: (document|state|log|capture|register) in {y} how many {unit} {x} (has|contains|holds)",
    "do: (send|redirect|output|export|print) the {unit} count of {x} (to|into) {y}", "do: (jot|write|note|put) (it|) down in {y}[:|,] the number of {unit} (in|of) {x}",
    "do: (fill|start) [a new file|] {y} with the number of {unit} (in|of) {x}", "do: (see|check|find out|look) how many {unit} are in {x} and (write|put|save|store) (that|it|the number|the answer) (to|in|into) {y}",
    "do: make a [new] file {y} (containing|holding|with) the {unit} (count|total|tally) of {x}", "ask: (could|can|would) you (save|store|record|note) the number of {unit} (in|of) {x} (in|as) {y}",
    "ask: (could|can|may) (i|we) have the number of {unit} (in|of) {x} (saved|stored|written) (in|to) {y}", "ask: (would it be possible|is it possible) to (write|save|put) the {unit} count of {x} (to|in|into) {y}",
    "the (total|tally|quantity|count|amount) of {unit} in {x} (should|must|has to|needs to) be (saved|written|stored|kept) (in|to) {y}",
    "the (result|number|total) of counting the {unit} (in|of) {x} (goes|should go|belongs|has to go) (in|into) {y}", "the {unit} of {x}, (how many|the number|just the number)[,|:] (into|in|to) {y}",
    "how many {unit} (does {x} have|are there in {x}|make up {x})? (save|write|put|store) (the answer|the result|the number|it) (to|in|into) {y}",
    "(count|number|total) of (the|all|) {unit} (in|of) {x} (saved as|written to|stored in|into|to) {y}", "{unit} in {x}[:|,] (count them and|how many,) (save|write|put) (the number|the result) (to|in|into) {y}",
    "{x} has a number of {unit}[,|:] (count them and|) (write|save|put) (that|the) number (to|in|into) {y}", "{x}[,|:] {unit} count (to|into|->|saved in|written to) {y}",
    "{y} (needs|wants|must have|has to have|is supposed to have) the number of {unit} (in|of) {x} (in it|as its content|)", "{y} (with|containing|holding|showing) the number of {unit} (in|of) {x}[, please|]",
    "{y} = (number|count) of {unit} in {x}", "{y} <- {unit} count of {x}", "{y} (should|must|has to) (tell|show|state|hold) the (number|total|count) of {unit} (in|of) {x}",
    "i (want|need|would like) the number of {unit} (in|of) {x} (saved|stored|written|noted|kept) (in|as|to) {y}", "i'd (love|like) to (keep|have|save|store) the {unit} count of {x} (in|as) {y}",
    "i (want|need) a file {y} (with|that holds|containing|that says) (just|only|) the number of {unit} (in|of) {x}",
    "i (collect|track|log) such numbers[,|:] (write|save|put) the {unit} count of {x} (to|in|into) {y}",
    "for (the record|my statistics|my report)[,|:] (save|write|put) the number of {unit} (in|of) {x} (to|in|into) {y}", "don't show it, (write|save|put) the {unit} count of {x} (to|in|into) {y}",
    "only the number[:|,] {unit} (in|of) {x}[,] (into|in|to|saved in) {y}", "the file {y} should (have|get|be given) the number of {unit} (in|of) {x}", "count the {unit} of {x} > {y}", "wc ({unit}) {x} > {y}",
]  # fmt: skip


@family("count_to_file", weight=1.35)
def count_to_file(w: World) -> Steps:
    path = w.pick_text_file()
    unit = w.pick(["lines", "words", "lines", "words", "characters"])
    new = w.name(w.pick([".txt", ".txt", ".md"]))
    yield Ask(w.say(COUNT_TO, x=w.path(path), y=w.bare(new), unit=unit))
    obs = yield Call(f"Count the {unit} with count_text.", "count_text", {"path": path})
    n = str(counts(obs)[("lines", "words", "characters").index(unit)])
    yield Call("The result is known: write it with write_file.", "write_file", {"path": new, "content": n})
    yield Done("The number is written.", f"{path} has {plural(n, unit[:-1])}; ")


MAKE_AND_MOVE = [
    "do: (create|make|add) a [new] folder (called|named|) {d} and (move|put) {x} (into it|in it|there|inside)", "do: (move|put) {x} (to|into|in) a new (folder|directory) (called|named|) {d}",
    "do: make {d} and (move|put) {x} (there|into it|in it|inside)", "i (want|need) a (new folder|folder) {d} with {x} in it", "mkdir {d} and move {x} there",
    "do: (create|make) the (folder|directory) {d}, then (move|put) {x} (there|into it|in it)", "{x} (should go|belongs|goes) (in|into) a new folder (called|named) {d}",
    "new folder {d}[,|;] (move|put) {x} (in|into it|there)", "put {x} into {d}, (make|create) the folder first", "{d} is not there yet, make it and (put|move) {x} in", "mkdir {d} && mv {x} {d}",
    "{x} needs a folder of its own (called|named) {d}", "do: give {x} a folder (called|named) {d}", "do: set up a folder {d} and (file|place) {x} (there|in it)",
    "i'd like {x} in a (fresh|new) folder {d}", "first a folder {d}, then {x} into it",
    "do: (build|set up|open|start|prepare) a [new] (folder|directory) (called|named|) {d} and (shift|bring|put|move|tuck) {x} (there|into it|in it|inside)",
    "do: (stash|stow|tuck|store|pack) {x} (in|into|inside) a [new|fresh|brand new] (folder|directory) (called|named) {d}",
    "do: (shift|relocate|transfer|bring) {x} (to|into) a new (folder|directory) (called|named|) {d}",
    "do: (create|make) a folder for {x}[,] (called|named|call it) {d}[,] and (move|put) it (there|in)",
    "ask: can you (create|make) a folder {d} and (move|put) {x} (into it|there|in it)",
    "ask: could {x} (go|be moved|be put) (into|in) a new folder (called|named) {d}",
    "there is no folder {d} (yet|here)[,] (make|create) it and (move|put) {x} (in|there|into it)",
    "{x} should not lie around[,] (make|create) a folder {d} and (move|put) it (there|in|into it)",
    "{x} (has no place|needs a home|needs a place)[,|:] (make|create) a folder {d} and (move|put) it (there|in)",
    "i want to put {x} in {d}[,] but that folder is not there yet[,] (make|create) it (first|) and move the file",
    "{d} should be a new folder (with|for) {x}[,] (move|put) it (there|in)",
    "mkdir {d}, then (move|mv|put) {x} (there|into it|in it)",
    "mkdir {d}; mv {x} {d}",
    "mkdir -p {d} && mv {x} {d}/",
    "{x} -> new folder {d}",
    "new folder[,|:] {d}[,] {x} (goes|has to go|should go) (in|into it|there)",
    "i'd like {x} moved (into|to) a new folder (called|named) {d}",
    "first (make|create) {d}, then (put|move|shift) {x} (in|there|into it)",
    "(i need a|make a|create a) folder {d}[.|,|;] then {x} (should move|should go|goes) (in|there|into it)",
    "what about a new folder {d} for {x}[,] (move|put) it there",
    "so {x} should be in a folder of its own and its name is {d}",
    "do: (establish|found|add|produce|lay out) a [new] (folder|directory) (called|named|) {d} and (transfer|relocate|drop|file) {x} (into it|in it|there)",
    "do: (archive|file away|put away|lock away) {x} (in|into) a (new|fresh|newly made) (folder|directory) (called|named) {d}",
    "do: (house|lodge|deposit|place) {x} in a (new|separate|dedicated) (folder|directory) (called|named) {d}", "do: (get|have) {x} moved (to|into) a new (folder|directory) (called|named) {d}",
    "do: (create|make) a (dedicated|separate|special) (folder|directory) {d} and (move|put) {x} (there|into it|in it)",
    "do: (create|make) [a folder|the folder|] {d} first, (and then|then|afterwards) (move|put) {x} (there|into it|in it)",
    "do: (start|open) a (folder|directory) by the name of {d} and (move|put|drag) {x} (there|in it|inside)", "do: (send|drag|pull|carry|take) {x} (to|into) a new (folder|directory) (called|named|) {d}",
    "do: (wrap|pack|put) {x} (up|) (in|into) a folder of its own[,] (called|named) {d}", "ask: (could|can|would) you (set up|make|add) a new (folder|directory) {d} and (shift|move|put) {x} (there|into it)",
    "ask: (could|can) (i|we) (have|get) a new folder {d} with {x} moved (there|into it)", "ask: (would it be possible|is it possible) to (move|put) {x} (in|into) a new folder (called|named) {d}",
    "i (want|need|would like) {x} (moved|shifted|transferred|relocated) (to|into) a new (folder|directory) (called|named) {d}",
    "i'd (love|like) to (have|keep|see) {x} in a (new|separate) folder (called|named) {d}[, move it|]",
    "i (want|need) to (archive|separate|store|tidy away) {x}[,|:] (make|create) a folder {d} and (move|put) it (there|in)", "i'm (tidying up|sorting)[,|:] new folder {d}, {x} (goes|moves) (there|into it|in)",
    "{x} (deserves|should get|must have|shall have|could use) (a folder of its own|its own folder|its own place)[,|:] (make|create) {d} and (move|put) it (there|in)",
    "{x} (is to be|needs to be|has to be|must be) moved (to|into) a new (folder|directory) (called|named) {d}", "{x} in a new folder[,] (name it|call it|named|its name is|the name of which is) {d}",
    "{x} (is|lies) in the wrong place[,] (make|create) a folder {d} and (move|put) it (there|in)",
    "{x} (should|has to|must|needs to) (go|move|be moved) (to|into) a folder {d}[,] which (you must make first|does not exist yet|has to be created)",
    "(as for|concerning|about) {x}[,|:] (make|create) a folder {d} and (move|put) it (there|in)", "(make|create) {d}[.|;] (move|put|bring) {x} (there|into it|in it)",
    "(step one|step 1|1)[:|.] (make|create) the folder {d}[.|,|;] (step two|step 2|2)[:|.] move {x} (there|into it)",
    "a (new|fresh|brand new|separate) (folder|directory) {d} for {x}[,] (move|put) it (there|in|into it)",
    "{d} (is to be|will be|shall be|should become) the new folder for {x}[,|:] (make|create) it and (move|put) it (in|there)",
    "{d} (isn't there|has to be made|must be made|must be created)[,] then {x} (goes|moves|should go) (there|into it|in)", "where to put {x}? (make|create) a folder {d} and (move|put) it (there|in)",
    "(md|mkdir -p|mkdir -v) {d} and (move|mv|put) {x} (there|into it)", "(md|mkdir -p|mkdir -v) {d}; mv {x} {d}", "folder {d}: (make|create) it and (move|put) {x} (in|inside|there)",
    "no folder for {x} yet[,|:] (make|create) {d} and (move|put) it (there|in)",
]  # fmt: skip


@family("make_and_move", weight=1.65)
def make_and_move(w: World) -> Steps:
    path = w.pick(list(w.files))
    folder = w.folder_name()
    yield Ask(w.say(MAKE_AND_MOVE, d=w.bare(folder), x=w.path(path)))
    yield from all_of(folder_made(folder), moved(path, folder))


SAVE_MATCH = [
    "do: (find|get|take) the line (with|about|that mentions|containing|mentioning) {x} in {t} and (save|write|put|copy) it (to|in|into) {y}",
    "do: (save|write|copy|put) the line (with|about|mentioning|containing|that mentions) {x} (from|in) {t} (to|into|in) {y}", "grep {x} {t} > {y}",
    "do: (copy|put) what {t} says about {x} (to|into|in) {y}", "do: (extract|pull out) the line (with|about) {x} from {t} (into|to) {y}", "i want the line (with|about) {x} from {t} in {y}",
    "do: search {t} for {x} and (save|write) the line (to|in) {y}", "the line (with|about) {x} in {t} should (go into|be saved in|be copied to) {y}",
    "somewhere in {t} is a line (about|with) {x}, (put|save) it (in|to) {y}", "do: pick the {x} line out of {t} and (put|save) it (in|to) {y}", "{x} line (of|from) {t} -> {y}",
    "do: look for {x} in {t}, write the line you find (to|into) {y}", "do: make {y} with the line of {t} that (has|mentions|says) {x}", "{y} should (get|hold|contain) the line with {x} from {t}",
    "grep the line with {x} out of {t}, save it as {y}",
    "do: (fetch|grep|get|read|look up) the line (with|about|mentioning|containing) {x} (in|from) {t} and (save|put|write|store) it (in|to|into|as) {y}",
    "do: (write|export|transfer|dump|copy) (only|just) the line (with|about|mentioning|that has) {x} (from|of|in) {t} (to|into|in) {y}",
    "do: (create|make|produce) [a file|] {y} (from|with|out of) the line of {t} (with|about|that mentions|containing) {x}",
    "do: (look|search) (in|through) {t} for {x}[,] (copy|save|write) the line (to|into|in) {y}",
    "do: (scan|go through|check) {t} for the line (with|about) {x} and (save|put|copy) it (in|to|into) {y}",
    "ask: can you (save|put|copy|write) the line (with|about|mentioning) {x} (from|in|of) {t} (to|in|into) {y}",
    "ask: could the line (with|about) {x} (from|in|of) {t} be (saved|copied|written) (to|in|into) {y}",
    "which line (in|of) {t} (has|mentions|contains) {x}? (save|put|write|copy) it (to|in|into) {y}",
    "where does {t} mention {x}? (save|put|write|copy) that line (to|in|into) {y}",
    "what does {t} say about {x}? (save|put|write|copy) (that line|the line) (to|in|into) {y}",
    "i (only|just) need the line (with|about) {x} (from|of) {t}[,] (save|put|write) it (in|to|into|as) {y}",
    "not the whole {t}[,] (only|just) the line (with|about) {x} (should go|goes) (to|into) {y}",
    "in {t} there is a line (with|about) {x}[,] (save|put|write|copy) (it|that line) (in|to|into) {y}",
    "the {x} line (of|from|in) {t} (belongs|goes|should go|has to go) (in|into) {y}",
    "{y} should be the line of {t} (with|about|that mentions) {x}",
    "{t}[,|:] line with {x} (->|to|into) {y}",
    "line with {x} from {t} -> {y}",
    "grep -h {x} {t} > {y}",
    "new file {y} with the line of {t} (that mentions|about|with|containing) {x}",
    "what about the line with {x} from {t} in a file {y}",
    "so {t} has a line with {x} and i want that line in {y}",
    "do: (lift|cut|clip|snatch|fish) (out|) the line (with|about|mentioning|containing) {x} (from|out of) {t} and (save|store|put) it (in|to|as|into) {y}",
    "do: (transcribe|reproduce|redirect|send|output) the line (with|about|mentioning|containing) {x} (from|of|in) {t} (to|into) {y}",
    "do: (preserve|record|capture|keep|store) the line (with|about|mentioning|containing) {x} (from|of|in) {t} in {y}",
    "do: (find|look up|locate|spot) {x} in {t} and (save|write|put|copy) the (whole line|line|line it is on|line it is in) (to|in|into) {y}",
    "do: (filter|pick|sort) the line (with|about|mentioning|containing) {x} out of {t} and (save|put|write) it (in|to|into) {y}",
    "do: (fill|start|begin) [a new file|] {y} with the line (with|about|mentioning|containing) {x} (from|of|in) {t}",
    "do: let {y} (contain|hold|say|have) (just|only|) the line of {t} (with|about|that mentions|containing) {x}",
    "do: grep {t} for {x} and (save|write|redirect|put) the (hit|match|matching line|line) (to|in|into) {y}", "do: (save|write|put|store) the (hit|match|matching line) for {x} in {t} (to|in|into) {y}",
    "do: make a [new] file {y} (containing|holding|with) the line (of|from) {t} (with|about|that has) {x}",
    "do: (search|comb|go) through {t} for {x} and (write|save|copy) the line (you find|in question|that has it) (to|in|into) {y}",
    "ask: (could|can|would) you (extract|fetch|pull) the line (with|about|mentioning) {x} from {t} (into|to) {y}",
    "ask: (could|can|may) (i|we) have the line (with|about|mentioning) {x} (from|in|of) {t} (saved|stored|written) (in|as|to) {y}",
    "ask: (would it be possible|is it possible) to (save|write|put) the line (with|about) {x} (from|in|of) {t} (to|in|into) {y}",
    "what is the line (with|about) {x} in {t}? (save|write|put|copy) it (to|in|into) {y}",
    "the line (in|of|from) {t} (with|about|mentioning|containing|that mentions) {x} (should|must|has to|needs to) be (saved|written|stored|copied) (to|in|into) {y}",
    "the line (with|about|mentioning) {x} (in|of|from) {t}, (as a file|as a new file|in a file of its own)[,|:] {y}", "the (hit|match|matching line) for {x} in {t} (goes|should go|belongs|has to go) (in|into) {y}",
    "{t} (mentions|has|contains) {x} (somewhere|in one line|on one line)[,] (save|copy|write|put) (that line|the line) (to|in|into) {y}",
    "{t}: (save|copy|write|put) the line (with|about|mentioning|containing) {x} (to|in|into) {y}", "{y} (needs|wants|must have|has to have|is supposed to have) the line (with|about|mentioning) {x} (from|of|in) {t}",
    "{y} (with|containing|holding) the line (with|about|mentioning) {x} (from|of|in) {t}[, please|]", "{y} = the line (with|about|containing) {x} (from|of|in) {t}",
    "{y} <- line (with|about|containing) {x} (from|of|in) {t}", "i (want|need|would like) the line (with|about|mentioning|containing) {x} (from|of|in) {t} (saved|stored|written|kept) (in|as|to) {y}",
    "i'd (love|like) to (keep|have|save) the line (with|about|mentioning) {x} (from|of|in) {t} (in|as) {y}",
    "i (want|need) a file {y} (with|that holds|containing) (just|only|) the line (from|of|in) {t} (with|about|that mentions) {x}",
    "out of {t} i (only|just) (want|need) the line (with|about|mentioning) {x}[,] (in|saved in|saved as|written to) {y}", "one line (of|from) {t}, the one (with|about|mentioning) {x}[,] (to|into|in|saved in) {y}",
    "whatever {t} says about {x}, (save|write|put|copy) that line (to|in|into) {y}", "(read|open|look in|look into) {t}; (write|save|copy) the line (with|about|mentioning) {x} (to|in|into) {y}",
    "(grep -i|grep -m1|egrep|findstr|rg|ack) {x} {t} > {y}",
]  # fmt: skip


@family("match_to_file", weight=1.35)
def match_to_file(w: World) -> Steps:
    from umi_train.synth.acts_edit import word_in

    path = w.pick_text_file()
    word = word_in(w, w.files[path])
    new = w.name(w.pick([".txt", ".txt", ".md"]))
    yield Ask(w.say(SAVE_MATCH, x=w.quoted(word, always=w.chance(0.6)), t=w.path(path), y=w.bare(new)))
    obs = yield Call("Search in the file with search_text.", "search_text", {"query": word, "path": path})
    rows = matches(obs)
    if len(rows) != 1 or not rows[0][2].strip():
        raise Skip("not one")
    line = rows[0][2].strip()
    yield Call("Write the line with write_file.", "write_file", {"path": new, "content": line})
    yield Done("The file is written.")


BACKUP_EDIT = [
    "do: (make a backup of|back up) {t}(,| and) then (replace|exchange) {a} with {b} in it", "do: back up {t} and then (replace|exchange) {a} with {b} (in it|)",
    "first (back up|copy) {t}, then (change|turn) {a} (to|into) {b} in it", "do: (change|turn) {a} (to|into) {b} in {t}[,] but (make a backup|back it up) first",
    "do: replace {a} with {b} in {t}[,] but (keep a copy|make a copy|make a backup) (first|before)", "{t}[:|,] backup first, then replace {a} (with|by) {b}",
    "do: replace {a} (with|by) {b} in {t} after (making a backup|backing it up)", "i want {a} changed to {b} in {t}[,] with a backup (first|made first)",
    "do: keep a backup of {t} and replace {a} with {b}", "i'm nervous about {t}: back it up, then replace {a} with {b}", "safe copy of {t} first, then {a} becomes {b}",
    "in {t} {a} should be {b}, but (save a backup|make a backup copy) first", "do: back up {t} before you (change|turn) {a} (to|into) {b}", "before changing {a} to {b} in {t}, back it up",
    "do: (save|keep|make|create) a (backup|backup copy|safety copy) of {t}[,] (and then|then|after that|and) (change|turn) {a} (to|into) {b} (in it|in the file)",
    "do: (secure|safeguard|back up) {t} (first|) and (only then|then|after that) (replace|exchange) {a} (with|for) {b} [in it|]",
    "do: put {b} (in place of|instead of) {a} in {t}[,] but (back it up|make a backup) (first|before)",
    "do: (replace|exchange) {a} (with|for) {b} in {t}[,] (but not without a backup|having made a backup first|with a backup made before)",
    "do: (back up|backup) {t}[,] then {a} (becomes|should be|should become) {b} [in it|]",
    "ask: can you back up {t} and then (change|turn) {a} (to|into) {b} in it",
    "ask: could you make a backup of {t} (first|) and then replace {a} with {b} in it",
    "{a} should (become|be) {b} in {t}[,] (but|and) (keep|make|save) a backup first",
    "to be (safe|sure|on the safe side)[,] back up {t}[,] then (change|turn) {a} (to|into) {b} in it",
    "i don't trust myself[,|:] back up {t} first, then (change|replace) {a} (to|with) {b}",
    "i don't want to lose the old {t}[,] so back it up and then replace {a} with {b}",
    "don't change {t} without a backup[,|:] (back it up|make one), then {a} (becomes|should be) {b}",
    "before you (change|edit|touch) {t}, back it up[.|,|;] then {a} (becomes|should be|should become) {b}",
    "backup of {t}[,] then {a} -> {b}",
    "cp {t} to a backup, then {a} -> {b} in {t}",
    "(a backup|backup first|safety first)[,|:] then replace {a} with {b} in {t}",
    "in {t} (change|turn) {a} (to|into) {b} after (you have made a backup|a backup|backing up the file)",
    "(once|when|after) {t} is backed up[,] (replace|exchange) {a} (with|for) {b} in it",
    "what about a backup of {t} first and then {b} instead of {a} in it",
    "so first a backup of {t} and then in it {a} becomes {b}",
    "do: (duplicate|copy|clone) {t} as a (backup|safety copy|safeguard) (first|) and then (replace|swap|exchange) {a} (with|for) {b} in (it|the original)",
    "do: (take|store|put aside) a (backup|backup copy|safety copy|spare copy) of {t} before (you replace|replacing|you change|changing) {a} (with|to) {b} in it",
    "do: (backup|back up) {t} and (afterwards|only afterwards|after that) (change|turn|correct|convert) {a} (to|into) {b} (in it|there|in the file)",
    "do: (update|alter|modify|correct) {t} so that {a} (becomes|is changed to|turns into) {b}[,] but (back it up|make a backup|save a backup) (first|before you do)",
    "do: (change|turn|correct) {a} (to|into) {b} in {t} (once|as soon as|only after) (there is a backup of it|it is backed up|you have backed it up)",
    "do: see to it that {t} is backed up, then (replace|exchange) {a} (with|for) {b} in it",
    "do: (make|create|save) a backup of {t}[;|.] (then|after that|next) {a} (has to become|is to become|should read|must be) {b} in it",
    "ask: (could|can|would) you (replace|exchange) {a} (with|for) {b} in {t}[,] but (back it up|make a backup|keep a backup) first",
    "ask: (could|can|would) you (first|) (save|store|make) a backup copy of {t} and then (change|turn) {a} (to|into) {b} (in it|there)",
    "ask: (could|can) {a} (become|be changed to|be replaced by) {b} in {t}, after a backup (of the file|has been made|)",
    "{t} (needs|requires|should get) a backup (first|) and then {b} (in place of|instead of|where it says) {a}",
    "{t} is (important|precious|risky to touch)[,|:] (back it up|make a backup) first, then (replace|change) {a} (with|to) {b} (in it|)",
    "{t} says {a} (but|and) (it should say|it must say|i want) {b}[,] (make a backup|back it up) (first|before changing it)",
    "{t} (has to|must|should) be backed up, (then|and then|after that) {a} (has to|must|should) (become|be|turn into) {b} in it",
    "{t}: (make a backup|back it up|save a backup), (then|and then|after that) {a} (->|=>|becomes) {b}",
    "{a} (has to|must|needs to|is to) (become|be|turn into|be replaced by) {b} in {t}[,] (after a backup|but back it up first|with a backup made first)",
    "{b} (should|must|has to) (replace|take the place of) {a} in {t}[,] but (back it up|make a backup) first",
    "i (want|need|would like) {b} instead of {a} in {t}[,] (but a backup first|but make a backup first|after a backup)",
    "i (want|need) to (replace|exchange) {a} (with|for) {b} in {t}[,] (make a backup|back it up) (first|before that) and then do it",
    "i'd feel (safer|better) with a backup of {t}[,] (so make one|make one first) and then (change|turn) {a} (to|into) {b} in it",
    "i'm (afraid of breaking|scared of ruining|careful with) {t}[,|:] back it up, then (change|turn) {a} (to|into) {b} in it",
    "better safe than sorry[:|,] (back up|backup) {t}, then (replace|exchange) {a} (with|for) {b} (in it|there)", "just in case[,|:] (back up|backup) {t}, then (replace|exchange) {a} (with|for) {b} (in it|there)",
    "(two steps|two things|in this order)[:|,] (a backup of|back up) {t}, then {a} (becomes|->|should be) {b} (in it|there)",
    "(step 1|1)[:|.] (back up|backup) {t}[.|,] (step 2|2)[:|.] (replace|change) {a} (with|by) {b} (in it|there|)", "(backup|back up) {t}; {a} -> {b} (in it|there|)",
    "cp {t} to a backup && (replace|change) {a} (with|by) {b} in {t}", "with a backup of {t} (made|in place|saved)[,] (replace|exchange) {a} (with|for) {b} in it",
    "so that nothing gets lost[,] (back up|backup) {t} (first|), then (turn|change) {a} (into|to) {b} (in it|there)",
]  # fmt: skip


@family("backup_then_edit", weight=1.05)
def backup_then_edit(w: World) -> Steps:
    from umi_train.synth.acts_edit import _quotes, new_word, word_in

    path = w.pick_text_file()
    old = word_in(w, w.files[path])
    new = new_word(w, old)
    a, b = _quotes(w, old, new)
    if w.exists(f"{path}.bak"):
        raise Skip("there")
    yield Ask(w.say(BACKUP_EDIT, t=w.path(path), a=a, b=b))
    yield from all_of(
        Part(ACTS["backup"].rationale, "copy_file", {"source": path, "destination": f"{path}.bak"}),
        replaced(path, old, new),
    )


WRITE_THEN = [
    "do: (create|make|write) {f} (with|saying|containing) {q} and (show|read) (it|it back|it to me)", "do: write {q} (to|into) {f}(,| and) then (read it back|show it|show me the file|read it)",
    "do: (create|write) {f} with {q}, then (count its words|tell me how many words it has)", "do: write {q} (to|into) {f} and (count the words|tell me how many words that is|count its words)",
    "do: save {q} as {f} and (tell me its size|tell me how big it is|check its size)", "do: (create|make) {f} (with|containing) {q} and tell me (how big it is|its size)",
    "put {q} in {f} and then (show|print) the file", "write {q} to {f}, then show (me what is in it|the content)", "make a file {f} with {q} in it and (read|show) it to me",
    "i want {f} to say {q}; show it to me when it's done", "echo {q} > {f}; cat {f}", "do: put {q} in {f} and cat it", "new file {f} with {q}, then tell me how many words",
    "do: write {q} to {f}, how many words is that", "do: save {q} to {f} and say how big it is", "do: fill {f} with {q} and (display|print) it",
    "do: (create|make|write) {f} with {q} [in it|inside|] and (let me see it|print it|display it|cat it|open it)",
    "do: (put|save|store) {q} (in|into) {f}[,] then (let me see|show me|print|display) (the file|it|what is in it)",
    "do: (write|save|put) {q} (in|to|into) {f} and then show it (to me|back to me)",
    "do: save {q} (as|to) {f} and (tell me|report|check|find out|say) how big (it is|the file is|it gets|it got)",
    "do: (create|make|write) {f} (with|saying) {q}, then (report|check|look up|show me) its size",
    "do: (create|make|write) {f} (with|saying) {q} and (report|give me|say) the number of words",
    "do: (save|put) {q} (in|to|into) {f} and (count the words in it|tell me its number of words)",
    "ask: can you (write|save|put) {q} (to|in|into) {f} and (show it|show me the file|read it back)",
    "ask: can you (write|save|put) {q} (to|in|into) {f} and tell me (how big it is|its size)",
    "ask: can you (write|save|put) {q} (to|in|into) {f} and (count the words|tell me how many words it has)",
    "{q} goes (in|into) a new file {f}[,] then (show|read) it (to me|back to me)",
    "{q} goes (in|into) a new file {f}[,] how big is it then",
    "{q} goes (in|into) a new file {f}[,] how many words is that",
    "i want {f} with {q} (in it|inside)[,] and then (i want to see it|show it to me|read it to me)",
    "i need a file {f} with {q}[,] and (its size|how big it is)",
    "new file {f} with {q}, then (show|print|read|display) it",
    "new file {f} with {q}, how big is it",
    "echo {q} > {f} && cat {f}",
    "{f} should say {q}[,] (show|read) it to me (afterwards|then|when done)",
    "after you have written {q} (to|into) {f}[,] (show|read) (it to me|me the file)",
    "what about a file {f} with {q}[,] show it to me (then|when it is there)",
    "so write {q} to {f} and then i want to know its size",
    "do: (draft|compose|type|produce|set up) [a file|] {f} (with|saying|containing) {q} and (then|) (show it|read it back|display it|print it)",
    "do: (note|record|jot down|store) {q} in {f}(,| and) then (show|print|display) (the file|it|what it says)", "do: (write|put|save) {q} (to|in|into) {f} and let me (see|read|look at) (it|the file|the result)",
    "do: (make|create|write) [the file|a file|] {f} that says {q} and (read it aloud|read it out|read it back|show me the result)",
    "do: (type|enter|place) {q} (into|in) {f} and (echo it back|output it|print the file|show me what the file says)",
    "do: (draft|compose|type|produce|set up) [a file|] {f} (with|saying|containing) {q} and (check|look up|report|give me|find out) its size",
    "do: (note|record|jot down|store) {q} in {f}(,| and) then (tell me|check|say|find out) how big (it is|the file is)",
    "do: (write|put|save) {q} (to|in|into) {f} and let me know (its size|how big it is|how big it has become)",
    "do: (draft|compose|type|produce|set up) [a file|] {f} (with|saying|containing) {q} and (give me|tell me|report) (its|the) word count",
    "do: (note|record|jot down|store) {q} in {f}(,| and) then (count|tally) (its|the) words",
    "do: (write|put|save) {q} (to|in|into) {f} and let me know (how many words that is|its word count|how many words it has)",
    "ask: (could|would) you (create|make) {f} (with|saying) {q} and (display it|print it|let me see it|show it to me)",
    "ask: (could|would) you (create|make) {f} (with|saying) {q} and (check|report|tell me) its size", "ask: (could|would) you (create|make) {f} (with|saying) {q} and (give me|tell me) the number of words",
    "ask: (can|could) i have a file {f} (with|saying) {q} and (see it|read it) (afterwards|then|right after)",
    "{f} (needs|has|must) to (say|contain|hold) {q}[,|.] (then|afterwards|after that) (show it to me|print it|let me see the file)", "{f} (needs|has|must) to (say|contain|hold) {q}[,|.] (and|then) how big is it",
    "{f} (needs|has|must) to (say|contain|hold) {q}[,|.] (and|then) how many words does it have", "{f}: {q}, (then|and then) (show|print|display|read) (it|the file)",
    "{f}: {q}, (then|and then) (tell me|check|report) its size", "{f}: {q}, (then|and then) (count the words|tell me its word count)",
    "{q} (should|must|has to) be (written|saved|stored) (to|in) {f}[,|.] (then|afterwards) (show|print|display) the file",
    "{q} (should|must|has to) be (written|saved|stored) (to|in) {f}[,|.] (tell me|say) how big it is then",
    "{q} (should|must|has to) be (written|saved|stored) (to|in) {f}[,|.] (tell me|say) how many words it is then",
    "i'd (like|love) (a file|to have) {f} (with|saying) {q}[,] and (show|read|print) it (to me|for me) (afterwards|then|)",
    "i'd (like|love) (a file|to have) {f} (with|saying) {q}[,] (and then its size|and to know how big it is)",
    "i'd (like|love) (a file|to have) {f} (with|saying) {q}[,] (and then its word count|and to know how many words it has)",
    "(once|when|as soon as) {f} (says|contains|holds) {q}[,] (show|print|read) it (to me|for me|)", "(once|when|as soon as) {f} (says|contains|holds) {q}[,] tell me (its size|how big it is)",
    "(first|step 1:) write {q} (to|into) {f}, (then|step 2:) (show|print|display) (it|the file)", "(first|step 1:) write {q} (to|into) {f}, (then|step 2:) count the words (of it|in it|)",
    "printf {q} > {f}; cat {f}", "printf {q} > {f} && wc --words {f}", "echo {q} > {f}; (tell me its size|how big is it)",
]  # fmt: skip


@family("write_then", weight=1.5)
def write_then(w: World) -> Steps:
    path, text = w.name(w.pick([".txt", ".txt", ".md", ".log"])), contents.phrase(w.rng)
    shown = w.say(WRITE_THEN, f=w.bare(path), q=w.quoted(text, always=True))
    kind = "words" if "word" in shown.lower().replace(text.lower(), "") else "size" if any(
        s in shown.lower() for s in ("its size", "how big")) else "read"  # fmt: skip
    if "word" in text.lower() or "size" in text.lower():
        raise Skip("ambiguous")
    yield Ask(shown)
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    act = ACTS[kind]
    plan = act.plan(w, path)
    yield from carried_out(act, plan)


FOLLOW_NEW = ("it", "it", "that file", "the file", "this file", "the new file", "that", "the file you made", "that new file", "the same file", "this new file", "the newly made file", "the fresh file", "the file just created", "the one you just made", "the file you just wrote", "that one", "this one", "the new one")


@family("create_follow_up", weight=2.1)
def create_follow_up(w: World) -> Steps:
    """Create a file, then act on "it"."""
    from umi_train.synth.families_edit import CREATE

    path, text = w.name(w.pick([".txt", ".txt", ".md", ".log"])), contents.phrase(w.rng)
    yield Ask(w.say(CREATE, f=w.bare(path), q=w.quoted(text, always=True), content=w.quoted(text, always=True)))
    yield Call("Write the file with write_file.", "write_file", {"path": path, "content": text})
    yield Done("The file is written.")
    act = ACTS[w.pick(["append", "append", "delete", "rename", "read", "copy", "move", "words", "replace", "size", "copy_into", "backup"])]
    if not act.fits(w, path):
        raise Skip("does not fit")
    plan = act.plan(w, path)
    yield Ask(w.say(pronoun_templates(act), t=w.pick(FOLLOW_NEW), **plan.slots))
    yield from carried_out(act, plan)


FOLDER_FOLLOW = (
    "do: (move|put) {t} (into it|in it|there|inside|in there|in that folder)", "do: now (move|put) {t} (into it|there|in there|in the new folder)", "and (move|put) {t} (into it|there|in there)",
    "{t} (goes|should go|belongs) (there|in it|in there)", "(now|then|and) {t} (into it|in there)", "do: copy {t} (into it|there|in there|into that folder)",
    "do: (put|save|leave) a copy of {t} (there|in it|in that folder)", "and copy {t} (there|into it)", "that is where {t} (goes|should go)", "that folder is for {t}, (move|put) it (there|in)",
    "do: drop {t} (in it|there)", "mv {t} there", "can {t} go in there?", "do: file {t} (there|in it)", "i want {t} in (it|there|that folder)", "a copy of {t} (there|in it) please",
    "do: (shift|relocate|transfer|tuck|stash|place|bring) {t} (there|in there|into it|inside|into that folder)",
    "(also|next) (move|put) {t} (there|in there|into it|into that one)",
    "do: make a copy of {t} (there|in it|in there|in that folder)",
    "do: (place|drop|stash) a copy of {t} (there|in it|inside|in the new folder)",
    "ask: can {t} (go|move|be moved) (there|in there|into it)",
    "ask: can you (move|put) {t} (there|in there|into it|into that folder)",
    "ask: can you copy {t} (there|in there|into it|into that folder)",
    "{t} (should|has to|must) (live|be|go|move) (there|in there|in it|in that folder)",
    "{t} is the first (thing|file) (to go|that goes) in (there|it)[,] (move|put) it (there|in)",
    "{t} needs to be (moved|put) (there|in there|into it)",
    "{t} needs to be copied (there|in there|into it)",
    "i made it for {t}[,] (move|put) it (there|in|inside)",
    "it is (for|meant for) {t}[,] (move|put) it (there|in|inside)",
    "that's the place for {t}[,] (move|put) it (there|in|inside)",
    "inside goes {t}",
    "(now|next|then|and|ok) {t} (goes|should go|has to go) (there|in|inside|in there)",
    "in (it|there|that folder) i want {t}",
    "in (it|there|that folder) i want a copy of {t}",
    "keep {t} where it is but copy it (there|in there|into it)",
    "mv {t} into it",
    "{t} -> there",
    "so that {t} has a place[,] (move|put) it (there|in)",
    "what about moving {t} (there|into it)",
    "what about a copy of {t} (there|in it)",
    "now {t} can (go|move) (there|in there|in)",
    "do: (send|pop|slide|slip|chuck|shove|park|deposit|lay) {t} (into it|in there|in it|in that folder)",
    "do: (move|put|place|drop) {t} (into the one you just made|into that new one|into this new folder|into said folder)", "do: (fill it|start filling it|begin) by (moving|putting) {t} (in|there|in there)",
    "do: (use it|use that folder) for {t}, (move|put) it (there|in)", "do: let {t} (live|be|go|move) (there|in there|inside it)", "do: have {t} moved (there|in there|into it)",
    "do: (also|now) (shift|transfer|relocate) {t} (there|into it|in there)", "do: (have|get) {t} copied (there|into it|in there)", "do: (also|now|next) copy {t} (there|into it|in there|into the new folder)",
    "do: (add|send|deposit|store) a copy of {t} (there|in it|in there|in that folder)", "do: (provide|equip) it with a copy of {t}", "ask: (could|would) you (bring|shift|transfer|drag) {t} (there|in there|into it)",
    "ask: (could|would) you (leave|drop|put) a copy of {t} (there|in there|in it)", "ask: (can|could|may) {t} be copied (there|in there|into it)",
    "ask: (is it possible|would it be possible) to (move|put) {t} (there|in there|into it)", "i'd (like|love) {t} (moved there|in there|to go there|to live there)",
    "i'd (like|love) (a copy of {t} there|{t} copied there|a copy of {t} in it)", "i (want|need|would like) {t} (moved|transferred|shifted) (there|in there|into it)",
    "i (want|need|would like) {t} copied (there|in there|into it)", "{t} (is the one for it|is for that folder|is what it is for|was waiting for it)[,] (move|put) it (there|in)",
    "{t} (moves|is to move|is to go|may go|can go) (there|in there|into it|inside) [now|]", "{t} should (also|) be (there|in it|in there)[,] as a copy", "{t} (should|must|has to) be copied (there|into it|in there)",
    "{t} (stays where it is|stays put)[,] but (put|leave|place) a copy (there|in there|in it)", "{t} into it[, please|]", "it (should|shall|must|has to) (hold|contain|get|have) {t}[,] (move|put) it (there|in)",
    "it (should|shall|must|has to) (hold|contain|get|have) a copy of {t}", "(good|great|fine|perfect|thanks|nice)[,] (now|then) (move|put) {t} (there|in there|into it)",
    "(good|great|fine|perfect|thanks|nice)[,] (now|then) copy {t} (there|in there|into it)", "(to|into) (that|this|the new) (folder|one)[:|,] {t}", "the (new|) folder is for {t}[,] so (move|put) it (there|in)",
    "the first (file|one|thing) to go (there|in|in there) is {t}", "what goes in (there|it|first)? {t}, (move|put) it (there|in)", "(move|put) {t} (there|inside|in there) (as well|too|also|next)",
    "and {t} (goes|moves|should move|is to be moved) (there|in there|into it)",
)  # fmt: skip


@family("folder_follow_up", weight=1.2)
def folder_follow_up(w: World) -> Steps:
    """Make a folder, then move or copy a file "there"."""
    from umi_train.synth.families_edit import MKDIR

    folder, path = w.folder_name(), w.pick(list(w.files))
    yield Ask(w.say(MKDIR, f=w.bare(folder), what="my files"))
    yield Call("Make the folder with make_directory.", "make_directory", {"path": folder})
    yield Done("The folder is there.")
    shown = w.say(FOLDER_FOLLOW, t=w.path(path))
    copies = "cop" in shown.lower().replace(path.lower(), "").replace(path.rpartition("/")[2].lower(), "")
    yield Ask(shown)
    act = ACTS["copy_into" if copies else "move"]
    obs = yield Call(act.rationale, act.tool, {"source": path, "destination": folder})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, f"I {obs.content}.")
