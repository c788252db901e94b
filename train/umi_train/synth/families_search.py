"""Finding files by name, kind, text, size and date; counting them."""

from __future__ import annotations

from typing import Any

from umi_train.synth import names
from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.pointing import KINDS, extension, kind_word, ordered, some_word
from umi_train.synth.told import spoken_of
from umi_train.synth.views import body, found, none_named

BY_KIND = [
    "do: (find|list|show|get|give|search|locate|look for) [me] all [the|my] {kinds}",
    "do: (find|list|show|locate|look for|search for) [the|my|every|any] {kinds} (here|in this folder|in the workspace|there are|)",
    "do: (find|list|show|locate) (every|each) {kind} [here|in this folder|]", "do: (list|show|tell) me (which|what) {kinds} (there are|i have|we have|are here|exist)",
    "ask: (which|what) {kinds} (are there|do i have|do we have|are here|exist|are in this folder|can you find|are in the workspace)", "ask: where are (my|the|all my|all the) {kinds}",
    "ask: are there any {kinds} (here|in this folder|)", "ask: do (i|we) have any {kinds}", "ask: is there (a|any) {kind} (here|in this folder|around|anywhere)",
    "know: (which|what) {kinds} (there are|i have|are here|are in this folder|we have)", "know: where (my|the) {kinds} are", "get: (a list of|all|the names of|the list of) [the|my] {kinds}",
    "get: (every|each|any) {kind} (here|in this folder|there is|you can find)", "(all|any|list|find|ls) {kinds}", "{kinds} (here|in this folder|list|)?", "i am looking for [my|the|all] {kinds}",
    "ask: what do i have in the way of {kinds}", "got any {kinds}", "ask: which of my files are {kinds}", "everything that is a {kind}", "have i got {kinds} somewhere", "do: go look for {kinds}",
    "ask: where did i put my {kinds}", "all files that are {kinds}", "do: pull up every {kind}", "do: show me what {kinds} i own", "any {kind} (around|here|anywhere)?", "i need a list of my {kinds}",
    "do: list only {kinds}", "there must be some {kinds}, list them", "find me {kinds}, all of them",
    "do: (gather|collect|round up|dig up|hunt down|fish out) (all|all the|all my|every last one of the|whatever|the) {kinds} (you can find|you come across|that are here|there are|)",
    "do: (scan|check|go over|comb through|sweep) (the folder|this folder|the workspace|the place|everything here) (for|and list the|and show me the|and pick out the) {kinds}",
    "{kinds} are what i (need|want|am after|am looking for)[,] (where are they|show them|list them|find them)",
    "i (lost track of|no longer know where i keep|can't remember where i put|have no idea where i left) my {kinds}[, list them|, find them|, where are they|. find them all]",
    "(please|pls) (every|each) {kind} [you can find], (nothing else|no other files|only those)", "don't show me (everything|all files|other stuff)[,] (only|just) [the] {kinds}",
    "my {kinds} must be (somewhere|around here|in some folder)[,] (find them|dig them up|list them all)", "ask: whereabouts are (my|the|all the) {kinds}",
    "ask: (could|might) there be (any|some) {kinds} (here|around here|in one of the folders|hiding somewhere)", "ask: what are all the {kinds} (called|named|i have|in this place|that lie around)",
    "ask: how do i (find|get to|list) (all|all my|the) {kinds}", "know: (if|whether) (there are|i have|we have) any {kinds} (here|anywhere|somewhere|)",
    "know: what {kinds} (i saved|i've got|we've got|are lying around|can be found here)",
    "get: (an overview|an inventory|the inventory|a rundown|a full list|the complete list|a catalog) of (the|my|all the|all) {kinds}",
    "(whatever|any|all the) {kinds} (you can find|there may be|lying around|on hand)", "(inventory|overview|listing) of {kinds}",
    "{kinds}, (all of them|every one|where|which ones|list please|the whole lot)", "{kinds} only", "only {kinds} please", "(which|what) {kinds} (you got|u got|we got|i got) (here|)?",
    "there (was a {kind}|were some {kinds}|used to be a {kind}|used to be {kinds}) (here|around)[,] (find it|find them|can you find them)",
    "i (should|must|ought to) have (some|a few|several) {kinds}(, can you find them|, which ones|, where are they|. list them)",
    "my boss wants (all|all the|to see the) {kinds}[,] (find them|list them|which are there)", "for the (backup|report|cleanup|archive) i need (all|every one of) the {kinds}(, find them|, list them)",
    "if there (is a {kind}|are any {kinds}) (here|anywhere)[,] (show me|tell me|list it|list them)", "do: (run|do|make) a (search|scan|sweep) for [all|the|] {kinds}",
    "do: filter (the files|the list|everything) (down to|by|so that i only see the) {kinds}", "do: (spot|identify|pick out|single out) (the|all|every one of the) {kinds}", "ls *, but just the {kinds}",
    "do: (point out|enumerate|name|itemize|write out) [all|all the|the] {kinds} (here|i have|in this folder|in the workspace|)", "do: (let me see|take me to|lead me to) (all|all my|the) {kinds}",
    "do: (work out|figure out|find out) which files (here|in this place|of mine|) are {kinds}", "do: (rummage|dig|look|hunt) around for {kinds}",
    "do: (crawl|walk|traverse) (the folders|the tree|all folders) and (list|report|print) [all|the|] {kinds}", "do: (separate|sort out|weed out) the {kinds} from the (rest|other files) and list them",
    "do: give me the paths of (all|all the|all my) {kinds}", "do: see (what|which) {kinds} (turn up|you can find|there are|i still have)", "do: browse for {kinds}", "do: search by type, {kinds} only",
    "do: locate (any and all|whichever|each of the) {kinds}", "do: leave out everything that is not a {kind} and list the rest",
    "ask: (what|which) {kinds} (lie around|can i choose from|are stored|are saved|turn up|did i save|did i keep|did i create) (here|in this folder|in here|)",
    "ask: (which|what) files (of the lot|here|in here|in this folder|around here|) are {kinds}", "ask: where (might|would|could|do) i find {kinds} (here|)", "ask: where do i keep (my|the|all the) {kinds}",
    "ask: where do (my|the|all these|our) {kinds} (live|lie|sit|hide)", "ask: can you (see|spot|find|locate|list) any {kinds} (here|around here|in this folder|anywhere)",
    "ask: what (sort of|kind of|) {kinds} have we got (here|)", "ask: is there so much as one {kind} (here|in this folder|in the whole place)", "ask: have we got any {kinds} (here|lying about|left|)",
    "ask: did i (ever|) (save|leave|put) any {kinds} (here|in this place|in any folder)", "know: (which|what) files (here|in this folder|of mine|) are {kinds}",
    "know: where (i keep|i put|i saved|to find) (my|the|all my) {kinds}", "know: (if|whether) a {kind} (exists|is anywhere|is to be found) (here|)",
    "get: (a roundup|a directory|an index|a rundown) of (all|the|all the|my) {kinds}", "get: the (file names|filenames|paths|locations) of (all|all the|my) {kinds}",
    "get: (whatever|whichever) {kinds} (are here|are around|exist|there are)", "get: all [of] (the|my|our) {kinds} in one list", "(file type|type|kind|filter): {kinds}",
    "{kinds} (wanted|needed), (where are they|list them|show me)", "{kinds} - (where|list|all|which|show me)", "{kinds} please, (all you can find|all of them|wherever they are)",
    "{kinds} (in all folders|across all folders|throughout|everywhere), list them", "(names|paths|list) of [all|my|the] {kinds}",
    "(each and every|any old|one or more) {kind} (you can find|in here|around here)[, please|]", "a {kind} (must|should|has to) be (here|somewhere|lying around)[,] (which is it|find it|where is it)",
    "i (wonder|am curious|would like to see|need to see|want to see) (which|what) {kinds} (there are|i have|are here)", "i'd (love|like|need) (to see|an overview of|a list with) all [my|the|] {kinds}",
    "i need to (get at|get hold of|lay my hands on|get to) my {kinds}, where are they", "i'm (sorting out|tidying up|going through|backing up) my {kinds}, (list them all|which are there|show me them)",
    "(somebody|a colleague|my teacher|the client) (asked for|needs|wants) the {kinds}, (which are there|list them|where are they)", "before (i clean up|the backup|i pack up), (list|show me) (all|all the) {kinds}",
    "the {kinds} (interest me|are all i care about|are what matters), (list|show) them", "nothing but {kinds}[, list them|]", "which ones are {kinds}", "forget the other files, (show|list) the {kinds}",
    "we (must|should) have {kinds} (here|somewhere), which ones",
]  # fmt: skip


@family("find_by_kind", weight=3.6)
def find_by_kind(w: World) -> Steps:
    ext = _some_ext(w)
    pattern = f"*{ext}"
    yield Ask(w.say(BY_KIND, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True)))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": pattern})
    yield _list_or_none(obs, f"matching {pattern}")


def _some_ext(w: World) -> str:
    present = [e for e in {extension(p): None for p in w.files} if e in KINDS]
    if present and w.chance(0.9):
        return w.pick(present)
    return w.pick(list(KINDS))


def _list_or_none(obs: Any, what: str) -> Answer:
    rows = found(obs)
    if rows:
        return Answer("The files were found.", obs.content)
    return Answer("Nothing was found.", f"There are no files {what}.")


HOW_MANY = [
    "ask: how many {kinds} (are there|do i have|do we have|are here|are in this folder|exist|are in the workspace|can you find|have i got)",
    "ask: how many (of the files|files) (are {kinds}|here are {kinds})", "ask: what is the number of {kinds} (here|in this folder|)",
    "know: how many {kinds} (there are|i have|are here|we have|are in this folder)", "get: the (number|count|amount|total number) of {kinds} (here|in this folder|)",
    "do: count (the|all|all the|my|) {kinds} [here|in this folder|]", "do: count how many {kinds} (there are|i have|are here)", "(number of|count of|count|how many) {kinds}", "{kinds}[:|,] how many",
    "{kinds} count", "do: tell me (the number of|how many) {kinds}", "got how many {kinds}", "ask: what's the number of {kinds}", "{kinds} in total?", "do i have many {kinds}? how many",
    "give me a number: how many {kinds}", "do: tally the {kinds}", "{kinds}, a count please", "i lost count of my {kinds}, how many are there",
    "ask: how (big|large) is the number of {kinds}", "ask: what number of {kinds} (do i have|is there|have we got|exists here)",
    "ask: how many {kinds} (did i end up with|did i save|have piled up|have accumulated|do i own|lie around here|can be found)", "ask: (can|could) you count (the|my|all my) {kinds}",
    "know: how many {kinds} (have piled up|i've got|i own|we have got|lie around|can be found)", "get: (the tally|a tally|a count|a head count|the exact number|a rough count) of (my|the|all|) {kinds}",
    "do: (work out|figure out|find out|see|reckon) how many {kinds} (there are|i have|we have)", "do: (put a number on|do a count of|make a tally of|do a head count of) (my|the|all the) {kinds}",
    "how much {kinds} (are there|do i have|i have|here)", "(too many|so many|lots of) {kinds} (here|)... how many (exactly|is it|are there)?",
    "{kinds}: (number|quantity|amount|total|count|how many of them)?", "i (wonder|wanna know|would love to know|never counted) how many {kinds} (i have|there are|are here)",
    "the (number|quantity|amount) of {kinds}, please", "my {kinds}, (how many are there|how many is that|count them|how many of them do i have)",
    "don't list them, just (count the {kinds}|tell me how many {kinds} there are)", "i don't need the names, only (how many {kinds} there are|the number of {kinds})",
    "{kinds} - (count them|how many of them|just the number)", "someone asked how many {kinds} (i have|we have|there are)[, count them|]",
    "ask: are there (more than a few|many|a lot of) {kinds}, and how many", "(how many|hw many|howmany) {kinds} (u see|you see|you find|do you find|do you count)",
    "for the record, (how many {kinds} are there|the number of {kinds})",
    "do: (count out|take a count of|get me a count of) (the|my|all the) {kinds}", "do: (give|tell|get) me (the|a) (count|head count) of (all|all the|my|) {kinds}",
    "do: (let me know|report|say) how many {kinds} (there are|you find|i've got)", "do: count (off|up|through) (the|my|all) {kinds} for me", "do: check the number of {kinds} (here|in this folder|)",
    "do: establish how many {kinds} (exist|there are)", "do: get a count on (my|the|all) {kinds}",
    "ask: how many {kinds} (sit|are sitting|lie|are stored|are saved|are there all told|would that be|make up this folder) (here|)", "ask: how many {kinds} (would|could) (i|you|one) find (here|in here|in this folder)",
    "ask: how many {kinds} are we (talking about|dealing with|sitting on) (here|)", "ask: how many (do i have of the|are there of the|of those) {kinds}",
    "ask: what (would be|is) the (total|count|tally|head count|quantity) of {kinds} (here|)", "ask: to how many {kinds} does it (add up|come|amount)",
    "ask: do you know (the number of|how many) {kinds} (i have|there are|we have)", "ask: what's my {kinds} count", "know: how many {kinds} (this folder has|are stored here|i've saved|i own|exist|to expect|are around)",
    "know: (the number of|the count of|the total of) {kinds} (here|in this folder|)", "get: the (quantity|total count|overall number) of {kinds} (here|)", "get: how many {kinds} (there are|i have)",
    "{kinds}: (how many|total|count|sum)", "{kinds} - quantity", "{kinds}, (number please|how many have i got|how many altogether|just count them)", "total {kinds}", "(no of|nr of|num|# of|qty of) {kinds}",
    "(just|only) the (number|count|figure) (of|for) {kinds}", "count them: {kinds}", "i (need|want|would like|am after) (a count|a total|the number|the tally) (of|for) (the|my|all) {kinds}",
    "i have (no idea|no clue|lost track of) how many {kinds} (i have|there are|are here)", "i (keep|hoard|collect|have) (so many|a lot of|tons of) {kinds}, how many (is it|are there|by now)",
    "(for my statistics|for the report|for the inventory|for my boss), how many {kinds} (are there|do i have|do we have)", "there are {kinds} here, (but how many|how many exactly|count them)",
    "one number please, how many {kinds}",
]  # fmt: skip
HOW_MANY_IN = [
    "ask: how many {kinds} (are in|are there in|do i have in|are inside) {d}", "ask: how many {kinds} does {d} (have|contain|hold)", "know: how many {kinds} (are in|there are in|are inside) {d}",
    "know: how many {kinds} {d} (has|contains|holds)", "get: the (number|count|total) of {kinds} (in|inside|within) {d}", "do: count (the|all|all the|) {kinds} (in|inside|within) {d}",
    "(number of|count|how many) {kinds} in {d}", "{d}[:|,] how many {kinds}", "in {d}, how many {kinds} are there", "do: count how many {kinds} {d} has", "do i have many {kinds} in {d}? how many",
    "ask: what's the number of {kinds} in {d}", "look in {d}, how many {kinds} are there", "{kinds} inside {d}, how many", "do: give me the count of {kinds} in {d}",
    "ask: how many {kinds} did i put in {d}", "do: tally the {kinds} in {d}", "{d} holds how many {kinds}",
    "ask: how many {kinds} (have i got|did i save|are stored|are kept|are lying|can be found|have piled up|sit) (in|inside) {d}", "ask: what number of {kinds} (is|are|do i have) in {d}",
    "ask: of the files in {d}, how many are {kinds}", "inside {d} (there are|i have|we have) how many {kinds}?",
    "get: (a|the) (tally|head count|exact number|quantity) of {kinds} (in|inside|stored in) {d}", "do: (go|dive|look|peek) into {d} and (count|tally) the {kinds}",
    "do: (figure out|work out|check|find out) how many {kinds} {d} (has|holds|contains)", "for {d}, (the number of|how many) {kinds}", "{d} is full of {kinds}, how many (are there|exactly|is it)",
    "don't list them, just tell me how many {kinds} are in {d}", "i (put|keep|collect|store) {kinds} in {d}, how many (are there|is it by now|so far)",
    "know: how many {kinds} (i keep|i have|we have|have piled up|are stored) in {d}", "(quantity|total|amount) of {kinds} in {d}", "{d} - {kinds} - how many",
    "i wonder how many {kinds} (there are|i have) in {d}",
    "do: (count out|count up|take a count of) (the|all|all the) {kinds} (in|inside) {d}", "do: (let me know|report|say|check) how many {kinds} (there are in|you find in|lie in|are in) {d}",
    "do: (get|make|do) (a count|a tally) of (the|all) {kinds} (in|inside|within) {d}", "do: (open|check|enter|go to) {d} and count the {kinds} (there|in it|)",
    "do: tell me the (total|count|number) (of|for) {kinds} (in|inside|under) {d}", "do: count up what {d} has in {kinds}",
    "ask: how many {kinds} (live|lie|sit|are sitting|are to be found|would i find|could i find) (in|inside|under) {d}", "ask: how many {kinds} (has {d} got|are stored inside {d}|am i keeping in {d}|do we keep in {d})",
    "ask: what is the (total|tally|count|quantity) of {kinds} (in|inside|within) {d}", "ask: how many of (the|these|all the|my) {kinds} are (in|inside|under) {d}", "ask: to how many {kinds} does {d} come",
    "ask: (can|could) you count the {kinds} (in|inside) {d}", "know: (the number of|the count of) {kinds} (in|inside|within) {d}", "know: how many {kinds} (sit|lie|are kept|exist|are found) (in|inside|under) {d}",
    "get: the (quantity|total count|overall number) of {kinds} (in|from|inside) {d}", "get: how many {kinds} (are in|there are in) {d}", "{kinds} in {d}: (how many|count|number|total)",
    "{kinds} in {d}, (how many|just the number|number please|total)", "(no of|nr of|num|# of|total) {kinds} in {d}", "{d}: (count|number of|count the|total) {kinds}",
    "{d} has {kinds}, (but how many|how many|count them)", "i (need|want|would like) (the number|a count|the total) of {kinds} (in|inside|from) {d}",
    "i (lost track of|have no idea|don't know) how many {kinds} (are in|i have in|i put in) {d}", "how much {kinds} (in|inside) {d}",
    "i'm (cleaning up|looking at|sorting) {d}, how many {kinds} (are in there|does it have)", "before i (zip|share|clean up) {d}: how many {kinds} are in it",
]  # fmt: skip


@family("count_files", weight=2.6)
def count_files(w: World) -> Steps:
    folder = w.pick(w.folders) if w.folders and w.chance(0.35) else ""
    any_kind = w.chance(0.15)
    ext = "" if any_kind else _some_ext(w)
    kinds = w.word("files (in total|altogether|in all|in all folders|including subfolders|overall)") if any_kind else kind_word(w, ext, many=True)
    arguments = {"pattern": f"*{ext}" if ext else "*"} | ({"path": folder} if folder else {})
    yield Ask(w.say(HOW_MANY_IN if folder else HOW_MANY, kinds=kinds, d=w.path(folder) if folder else ""))
    obs = yield Call("Find the files with find_files; it counts them.", "find_files", arguments)
    n = obs.content.split(" ", 1)[0]
    n = "no" if n == "no" else n
    what = "" if any_kind else f" matching *{ext}"
    yield Answer("The number is known.", f"There {'is' if n == '1' else 'are'} {n} file{'' if n == '1' else 's'}{what}{' in ' + folder if folder else ''}.")


BY_KIND_IN = [
    "do: (find|list|show|get|locate) [me] all [the|] {kinds} (in|inside|under|from|within) {d}", "do: (find|list|show) [me] (the|my|) {kinds} (in|inside|under) {d}",
    "ask: (which|what) {kinds} are (in|inside|under|within) {d}", "ask: are there any {kinds} (in|inside|under) {d}", "ask: does {d} (have|contain|hold) any {kinds}",
    "know: (which|what) {kinds} are (in|inside) {d}", "get: (all|a list of|the) {kinds} (in|from|inside) {d}", "(all|list|find|ls) {kinds} in {d}", "{kinds} in {d}",
    "{d}[:|,] (all|which|list the) {kinds}", "do: look (in|inside) {d} for {kinds}", "do: search {d} for {kinds}", "ask: what {kinds} did i put in {d}", "{d} has which {kinds}",
    "do: show me what {kinds} lie in {d}", "in {d}, which {kinds} are there", "got any {kinds} in {d}", "only the {kinds} of {d}", "i need the {kinds} that are in {d}",
    "do: go into {d} and list the {kinds}", "every {kind} in {d}", "ask: is there a {kind} in {d}",
    "do: (gather|collect|round up|dig up|pick out|fish) (all|all the|the|every one of the) {kinds} (in|from|out of) {d}", "do: (scan|comb through|check|browse|go over|sweep) {d} for [any|all|] {kinds}",
    "do: filter {d} (down to|by|for) [the] {kinds}", "don't show me all of {d}, (only|just) the {kinds}", "{d} should (have|hold|contain) (some|a few) {kinds}[,] (which|list them|show them|find them)",
    "i (put|saved|stored|left) (some|a few|my) {kinds} in {d}, (which ones|what are they called|list them|show me)", "ask: what are the {kinds} in {d} (called|named)",
    "ask: which files in {d} are {kinds}", "ask: what {kinds} (does {d} have|has {d} got|live in {d}|can i find in {d})", "know: (what|which) {kinds} (i keep|i have|lie|are stored|live) in {d}",
    "know: (if|whether) {d} (has|holds|contains) any {kinds}", "get: (an overview|an inventory|the names|a listing|a full list) of the {kinds} (in|inside) {d}",
    "(whatever|any|every one of the) {kinds} (in|inside|under) {d}[, please|]", "inside {d}: (all|any|which|list) {kinds}", "{kinds} (stored|kept|lying|living) in {d}",
    "{kinds}, but only (those|the ones) (in|from|inside) {d}", "in {d} there (are|must be|should be) {kinds}, (show|list|find) them", "of everything in {d} i (just|only) need the {kinds}",
    "the {kinds} from {d}[, please|, all of them|, which are they]", "my {kinds} are (all|mostly|) in {d}, (list|show) them", "i can't find (my|the) {kinds}, they (should|must) be in {d}",
    "{d}, any {kinds} (in there|there|)?", "under {d} somewhere (are|there are) {kinds}, (find|list) them",
    "do: (point out|enumerate|name|itemize) (all|all the|the) {kinds} (in|inside|within) {d}", "do: (find out|figure out|work out|tell me) which files (in|of|inside) {d} are {kinds}",
    "do: (hunt|dig|rummage|root) (around in|through|about in) {d} for {kinds}", "do: (open|enter|crawl|walk) {d} and (show|list|name|give) [me] (the|all|its) {kinds}",
    "do: (let me see|bring me|hand me|fetch me) (the|all the|all) {kinds} (in|from|inside) {d}", "do: (separate|pick|sort) the {kinds} (from|out of) everything else in {d} and list them",
    "do: give me the (paths|names) of (all|the) {kinds} (in|under|inside) {d}", "do: restrict (the list|it|the search) to {kinds} in {d}", "do: leave out everything in {d} that is not a {kind} and list the rest",
    "do: see (what|which) {kinds} (turn up|there are|you find) (in|under|inside) {d}", "ask: (what|which) {kinds} (lie|sit|are stored|are kept|are hidden|are lying|did i save|do i keep|do i have) (in|inside|under) {d}",
    "ask: (has|have) {d} (got|) any {kinds}", "ask: where in {d} are (the|my|all the) {kinds}", "ask: (can|could) you (see|find|spot|list) (any|the|) {kinds} (in|inside|under) {d}",
    "ask: are (there|) {kinds} (in|inside|hidden in|somewhere under) {d}", "ask: which of the files (in|inside|under) {d} (is|are) {kinds}", "ask: what does {d} (have|hold|offer|contain) in the way of {kinds}",
    "ask: did i (put|save|leave) any {kinds} (in|inside) {d}", "know: which files (in|of|under) {d} are {kinds}", "know: where in {d} the {kinds} are",
    "know: (if|whether) (there are|i have|i put) any {kinds} (in|inside|under) {d}", "get: (every|each|any) {kind} (in|from|under|inside) {d}",
    "get: the {kinds} (that lie|stored|found|kept|that are) (in|inside|under) {d}", "get: (the paths|the file names|a rundown|an index) of (all|the) {kinds} (in|inside|under) {d}", "{d}, (only|just|all|all the) {kinds}",
    "{d} - {kinds} (only|list|which ones|please)", "{d}: {kinds}?", "ls {d}, but only {kinds}", "{kinds} (within|beneath|somewhere in|anywhere under|out of) {d}", "{kinds}? (look in|check|see|search) {d}",
    "(show|list|find|search) {kinds}: {d}", "from {d} i (need|want) (the|all|all the) {kinds}", "i (need|want|am looking for|am after|would like to see) (the|all|all the) {kinds} (in|from|inside|within) {d}",
    "i (wonder|am curious) (which|what) {kinds} (are in|lie in|i have in) {d}", "i (think|believe|know) there (are|should be) {kinds} in {d}, (show|list|find) them", "if {d} (has|contains) any {kinds}, (list|show) them",
    "forget the other folders, which {kinds} are in {d}", "(somebody|my boss|a colleague) needs the {kinds} from {d}, (which are they|list them)", "out of all the files in {d} (show|list|give) me the {kinds}",
]  # fmt: skip


@family("find_by_kind_in", weight=1.1)
def find_by_kind_in(w: World) -> Steps:
    if not w.folders:
        raise Skip("no folder")
    folder = w.pick(w.folders)
    inside = [extension(p) for p in w.files if p.startswith(f"{folder}/") and extension(p) in KINDS]
    ext = w.pick(inside) if inside and w.chance(0.85) else _some_ext(w)
    yield Ask(w.say(BY_KIND_IN, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True), d=w.path(folder)))
    obs = yield Call("Find the files by their kind with find_files.", "find_files", {"pattern": f"*{ext}", "path": folder})
    yield _list_or_none(obs, f"matching *{ext} in {folder}")


BY_NAME = [
    "do: (find|locate|look for|search for|search|hunt for|look up) [the|my|a] file [called|named|] {x}", "do: (find|locate|look for|search for) {x}",
    "do: (find|list|show) [me] (all files|files|every file|the files|any file|anything) (called|named|with the name) {x}",
    "do: (find|list|show) [me] (all files|files|every file|any file) (with|that have|containing) {x} in (the|their|its) (name|file name|filename)",
    "do: (find|list) [all] files whose name (contains|has|includes|starts with) {x}", "ask: where is [the file|my file|my|] {x}",
    "ask: where (did i put|is|did i save|do i have|can i find|have i put) [the file|my|] {x}", "ask: in (which|what) folder is {x}",
    "ask: (which|what) files (have {x} in the name|are called {x}|are named {x}|contain {x} in their name)",
    "ask: is there (a file|a file called|a file named|any file called|a file with the name|something called) {x} (anywhere|somewhere|around|)",
    "ask: do (i|we) have a file (called|named) {x} (anywhere|somewhere|)", "know: where {x} (is|is saved|lives|lies)", "know: (if|whether) there is a file (called|named) {x} (anywhere|somewhere|)",
    "get: the (path|location|folder|full path) of {x}", "(where is|where|find|locate|path of|location of) {x}", "i (can't|cannot|can not) find {x}[, where is it|, can you look|]",
    "i (lost|misplaced|am looking for|am searching for|am missing) [the file|my file|my|] {x}", "files (named|called) {x}", "{x}[,] where is it",
    "i know there is a file (called|named) {x} (somewhere|around here)", "ask: where has {x} gone", "{x} has to be somewhere, find it", "ask: which folder is {x} in", "i saved {x} somewhere, where",
    "do: track down {x}", "anyone seen {x}", "ask: have you seen {x}", "do: help me find {x}", "find . -name {x}", "whereis {x}", "ask: in what folder did i put {x}", "do: point me to {x}",
    "the whereabouts of {x}", "i can't see {x} any more, where is it", "i need {x} but don't know where it is", "ask: where does {x} live",
    "do: (seek out|dig up|dig out|hunt down|fish out|turn up|chase down) {x} [for me|somewhere|]",
    "do: (see if you can find|try to find|try to locate|go and find|find out the location of|find me the place of) {x}", "do: (run|do) a (file search|search by name|name search) for {x}",
    "do: (tell|show) me (the way to|the path to|where to find|where i put|where i left|where i saved) {x}",
    "ask: where (on earth|the heck|in the world|exactly) (is|did i put|did i save|did i leave) {x}", "ask: where (might|could|would|may) {x} be",
    "ask: where (did {x} go|did {x} end up|did {x} hide|did {x} wander off to|has {x} ended up|has {x} disappeared to)", "ask: what (folder|directory|place) (is {x} in|holds {x}|contains {x}|has {x} in it)",
    "ask: which (folder|directory) (holds|has|contains|did i save in) {x}", "ask: what (is|was) the (path|location|full path) (of|to) {x}", "ask: whereabouts is {x}", "ask: how do i (get to|find) {x}",
    "know: where (on this disk|in all these folders|exactly|) {x} (is|ended up|went|got to|can be found|sits)", "know: where i (put|saved|left|stored|keep|have) {x}",
    "know: (what|which) (folder|directory) {x} is in", "get: the (place|whereabouts|directory|exact location) of {x}", "{x}: (where|where is it|location|path|which folder|find)?",
    "{x} (is missing|has vanished|disappeared|is nowhere|went missing|is gone from its place|got lost)[,] (find it|where is it|can you find it|locate it|where did it go)",
    "my {x} (is missing|has vanished|disappeared|is lost)[, find it|, where is it|, can you look for it|]",
    "i (put|saved|left|stored|downloaded|hid) {x} (in some folder|somewhere|who knows where|in one of these folders)[,] (which one|find it|where is it|look for it)",
    "i (have been looking|am looking|was looking|have searched) (for {x}|for {x} everywhere|all day for {x})[, where is it|, can you find it|]",
    "i (can't|cannot) (remember|recall|think of) where (i put|i saved|i left) {x}[, find it|, can you look|]", "i (forgot|have forgotten|no longer know) where {x} (is|lives|is saved|went)", "where {x}",
    "where's {x} (at|hiding|gone|)?", "wheres my {x}", "(locate|whereis|find -name|find / -name|fd) {x}", "{x}, (anybody|anyone|have you seen it|seen it anywhere|wherever it is)?",
    "somewhere in these folders (is|there is|there's|must be) {x}(, find it|, where)", "{x} was here (yesterday|before|last week|the other day)[,] where is it now",
    "one of these folders (has|holds|must have) {x}(, which|, which one|, find it)",
    "there (is|should be|must be|ought to be|was) a file (called|named) {x} (somewhere|in some folder|in here)(, find it|, where is it)",
    "my (colleague|boss|wife|teacher|son) (needs|asks for|wants) {x}, where (is it|do i have it|did i save it)", "do: find (the files|every file|everything) whose name (has|contains|includes|says) {x}",
    "(all|any) files with {x} in the name", "ask: (what|which) files carry {x} in the name", "there is {x} in the name, (find the file|which file is it)",
    "i only remember {x} in the name[,] (find it|which file is it|find the file)", "(everything|any file|whatever there is) with {x} in the name[, please|]",
    "do: (root out|ferret out|sniff out|run down|scout out) the file {x} [for me|]", "do: (check|look|see) where (i put|i left|i saved|i stored|the system has) {x}",
    "do: (figure out|work out|find out|discover) where {x} (is|lives|went|is saved|sits|ended up|is hiding)", "do: (lead me|take me|guide me|direct me) to {x}",
    "do: (look|hunt|search) (everywhere|high and low|in every folder|through all folders|all over the place) for the file {x}", "do: (give|send|tell|show) me (the|its) (location|path|place|folder) for {x}",
    "do: search the (folders|whole folder|workspace|tree) for a file (called|named) {x}", "do: try finding the file {x}", "do: pin down (where {x} is|the place of {x}|the location of {x})",
    "do: check every folder for (a file called|a file named|the file) {x}", "do: tell me in which folder (i find|i have|there is) {x}", "do: help me (locate|track down|get hold of) {x}",
    "ask: where (did|might) (we|i) (stash|hide|file|drop|stick|tuck away) {x}", "ask: where (should|must|do|can) i (look for|search for|go for|get|reach) {x}",
    "ask: where (is|was) it that (i saved|i put|i have) {x}", "ask: where (has my {x} gone|did my {x} go|has my {x} got to|did my {x} vanish to)", "ask: where's the (place|path|location|folder) of {x}",
    "ask: (can|could) you (see|spot|find|locate) {x} (anywhere|somewhere|in any folder|around here)", "ask: (does|do) (a|any) file (called|named|by the name of|with the name) {x} exist (anywhere|here|)",
    "ask: did (i|we|someone) (save|put|leave|create) (a file called|a file named|the file) {x} (anywhere|somewhere)", "ask: under (which|what) (folder|path|directory) (is|do i find|can i find|did i save) {x}",
    "ask: to which folder did (i save {x}|{x} go)", "ask: is {x} still (here|around|anywhere|somewhere)", "ask: do you know (where {x} is|the way to {x}|the path of {x}|where to find {x})",
    "ask: what became of {x}, where is it", "ask: has anyone (seen|found) {x}", "ask: what's the full (path|location|address) of {x}", "know: (where to find|where to look for|where you see) {x}",
    "know: where (you|we|i) (stashed|hid|filed|dropped|last put) {x}", "know: (the path|the location|the place|the folder|the whereabouts) of {x}", "know: what has become of {x}",
    "know: under which path {x} is (saved|stored|found)", "get: the (address|exact place|exact folder|spot) of {x}", "get: the file (called|named|by the name of) {x}, wherever it is",
    "get: the folder (that has|with|containing|that holds) {x}", "(seeking|searching|searching for|looking for|in search of|hunting for|missing) the file {x}", "(lost|missing|wanted): {x}",
    "(locate file|find file|search file|file search|where file) {x}", "find . -iname {x}", "{x} where are you",
    "{x}, (path please|location please|which folder|where did it go|where could it be)", "{x} (file|) where (saved|located|stored|is it)",
    "{x} (seems to be|must have been|got) (lost|misplaced|moved|buried), (find it|where is it|where is it now)", "{x}? (can't find it|no idea where it is|where is that|it's not where it was)",
    "{x} (can't be|couldn't be) far, (where is it|find it)", "{x} exists, but where", "i (don't|do not) (know|see|remember) where {x} (is|went|has gone|could be|might be)[, find it|]",
    "i (want|need|have) to (find|locate|know the path of|get hold of|lay my hands on) {x}", "i'd like to (know where {x} is|find {x}|locate {x}|know the path of {x})",
    "i (moved|dragged|put away|tidied away) {x} and (now i can't find it|don't know where to|forgot where), (where is it|find it)", "i swear {x} was (here|around) (somewhere|), where is it",
    "i (searched|looked) everywhere for {x}, (where is it|can you find it)", "(my boss|the client|a friend|my teacher) asked for {x}, where is it",
    "after (the cleanup|moving things around|tidying up) {x} is gone, where is it", "before i panic: where is {x}", "in (all|) this mess, where is {x}", "it's called {x}, (find it|where is it|can you find it|locate it)",
    "the file is (called|named) {x}, (find it|where is it|where did i save it)", "the name is {x}, where (is|did i save) the file", "somebody (moved|hid|misplaced) {x}, where is it now", "whereabouts of {x}?",
    "(what|which) place is {x} (in|saved in|stored in)", "ask: is there a file with {x} in the name", "do: (show|list|give) me whatever has {x} in the name", "files, {x} in the name",
    "the name has {x} in it, find the file (that has|with) {x} in the name",
]  # fmt: skip


WHERE_SPOKEN = [
    "ask: where (is|was|did i put|did i save|do i keep|do i have|did i leave) {x}", "do: (find|locate|look for|search for|track down) {x}", "i (can't|cannot|can not) find {x}[, where is it|, can you look|]",
    "{x}[,] where is it", "where's {x}", "i need {x}[,] (where is it|which file is it|find it)", "ask: which file is {x}", "(find|locate|search|where) {x}", "know: where {x} is (saved|kept|)",
    "ask: in which (folder|file|place) is {x}", "i (lost|misplaced|am looking for|am searching for|am missing) {x}", "ask: have you seen {x}", "ask: do i (still|) have {x} (somewhere|here|)",
    "get: the (path|location|folder) of {x}", "i (saved|wrote|stored|put) {x} somewhere[, where|, find it|, where is it]", "ask: is there {x} (here|somewhere|in these folders)", "help me find {x}",
    "where (on earth|in the world|exactly) is {x}", "{x} (has disappeared|is gone|is missing|got lost)[,] (find it|where is it|where did it go)", "i forgot where {x} is", "do: tell me where {x} is",
    "what (folder|directory) is {x} in", "anyone seen {x}", "there (is|must be|should be) {x} (somewhere|in here)[,] (find it|where is it|where)",
    "do: (dig up|dig out|hunt down|seek out|help me find|help me locate) {x}", "do: (figure out|find out|check|see) where (i put|i saved|i left) {x}", "do: (give|tell|show) me the (path|location|folder) of {x}",
    "do: (lead|point|take) me to {x}", "ask: where (could|might|would|should) {x} be", "ask: where (did i store|have we stored|did we file|have i filed|have i saved|did i stash) {x}",
    "ask: where (did {x} go|has {x} gone|has {x} got to|did {x} end up)", "ask: where can i (find|get|see) {x}", "ask: do you know where {x} (is|went)", "ask: can you (find|locate|see) {x} (anywhere|somewhere|)",
    "ask: which folder (has|holds|contains) {x}", "ask: what (is|was) {x} saved as, and where", "ask: is {x} (still|) (here|somewhere|in one of the folders)", "know: where (to find|i put|i saved|i left|i keep) {x}",
    "know: which folder {x} is in", "know: under what path i saved {x}", "get: the (whereabouts|place|full path|file name and path) of {x}", "(looking for|searching for|in search of|missing) {x}",
    "i (don't know|no longer know|don't remember|can't remember|can't recall) where (i put|i saved|i left) {x}", "i (have|need|want) to find {x}", "i'd like to find {x}, where is it",
    "i (know i|swear i|must) have {x} somewhere, where", "{x}, (where did i save that|where is that|can you find it|any idea where)", "{x}? (can't find it|no idea where i put it|where is that)",
    "{x} (must be|should be|has to be|is) (somewhere|in some folder)[,] (find it|where|where is it)", "somewhere (is|there is|i have) {x}, find it", "(my boss|the landlord|a colleague) asks for {x}, where is it",
]  # fmt: skip


@family("find_by_name", weight=4.5)
def find_by_name(w: World) -> Steps:
    roll = w.rng.random()
    files = list(w.files)
    path = w.pick(files)
    name = path.rpartition("/")[2]
    if roll < 0.45:
        pattern = name
    elif roll < 0.72:
        stem = name.rpartition(".")[0] or name
        pieces = [p for p in stem.replace("_", " ").replace("-", " ").split() if len(p) > 2] or [stem]
        pattern = w.pick(pieces)
    else:
        texts = [t for t in w.files.values() if t]
        told = w.chance(0.5) and texts  # no file is called so, but one says it
        absent = w.name(w.pick([".txt", ".md", ".log"])) if w.chance(0.6) else names.pseudo(w.rng, 2)
        pattern = some_word(w, w.pick(texts)) if told else absent
    if any(pattern.lower() in f.rpartition("/")[2].lower() for f in w.folders) or any(c in pattern for c in "[]*?"):
        raise Skip("also a folder")
    if "." not in pattern and w.chance(0.45):
        yield Ask(w.say(WHERE_SPOKEN, x=spoken_of(w, pattern)))
    else:
        templates = BY_NAME if "." not in pattern else [t for t in BY_NAME if "in the name" not in t and "whose name" not in t]
        yield Ask(w.say(templates, x=w.bare(pattern) if "." in pattern else w.quoted(pattern) if w.chance(0.5) else pattern))
    obs = yield Call("Find the file by its name with find_files.", "find_files", {"pattern": pattern})
    rows = found(obs)
    if not rows:
        yield Answer("Nothing was found.", none_named(obs, pattern))
    elif len(rows) == 1:
        yield Answer("The file was found.", f"I found it: {rows[0][0]}.")
    else:
        yield Answer("The files were found.", obs.content)


BY_TEXT = [
    "do: (find|list|show|locate|get) [me] (all|the|all the|any|every|) (files|documents) (that|which) (mention|contain|have|include|say|talk about) {x}",
    "do: (find|list|show|locate) [me] (all|the|) files (with|containing|mentioning|about|including) {x} [in them|]",
    "do: (find|locate) the (file|document|one) (that|which) (mentions|contains|has|says|talks about) {x}",
    "do: (find|list) (all|the|) files with the (word|text|words|phrase|string) {x} (in them|inside|)",
    "ask: (which|what) (file|files|document|documents|of my files) (mention|mentions|contain|contains|have|has|talk about|talks about|say|include|includes) {x}",
    "ask: in (which|what) (file|files|document) (is|do i mention|did i write|is there|does it say|do i have|did i write about) {x}", "ask: in (which|what) (file|files) does {x} (appear|occur|show up)",
    "ask: where did (i|we) (write|put|mention|note|save) (the text|the word|something about|that thing about|about|) {x}",
    "know: (which|what) (file|files) (mentions|mention|contains|contain|has|have|talks about) {x}", "know: in (which|what) file {x} (is|appears|occurs|is mentioned|is written)",
    "get: (all|the|the names of the|a list of) files (that mention|with|containing|that contain|mentioning) {x}", "files (with|containing|mentioning|that mention|about) {x}",
    "(grep -l|which file has|which files have|which file mentions|file with) {x}", "{x}[:|,] (which file|in which file|which files mention it|what file is it in)",
    "ask: how many files (mention|contain|have|talk about|include) {x}", "know: how many files (mention|contain|have) {x}", "get: the number of files (that mention|with|containing|mentioning) {x}",
    "i wrote (something about|down|about) {x} (somewhere|in some file|in one of my files)[, which file is it|, find the file]", "i'm after the file that says {x}",
    "the file (where|in which) {x} is written", "somewhere i wrote {x}, which file", "do: name the files that have {x} in them", "ask: in what document does it say {x}", "grep -rl {x} .",
    "grep -l {x} *", "files that talk about {x}", "one of my files says {x}, which one", "ask: which document was about {x}", "find me whatever file has {x} in it",
    "do: list the files where {x} (occurs|is written|appears)", "ask: where's the document with {x} in it", "ask: which one of my files has {x} in it",
    "do: (dig up|pick out|hunt down|gather|collect|identify|single out) (all|the|every one of the) (files|documents) (that|which) (mention|contain|quote|speak of|refer to|deal with) {x}",
    "do: (check|find out|work out|figure out) (which|what) (file|files|document|documents) (mention|mentions|contain|contains|has|have) {x}",
    "do: (look for|search for) (a|the|any) (file|document) (that says|with the text|containing|that mentions|in which i wrote) {x}",
    "do: (go through|look through|comb through|scan) (my|the|all) (files|documents) and (list|name|tell me) the ones (with|that mention|containing|that have) {x}",
    "ask: which (file|document) (was it|is it) (that mentions|that had|that has|where i wrote|with) {x}",
    "ask: (what|which) (documents|files) (refer to|speak of|deal with|are about|touch on|bring up) {x}",
    "ask: (what's|what is) the (file|document) (with|that mentions|that contains) {x} (called|named|)",
    "ask: what is the name of the (file|document) (with|that mentions|that contains|where it says) {x}",
    "ask: (in|inside) (what|which) (file|document|files) (would|can|could|will) i (find|read about|see) {x}", "ask: which (file|document) should i open (to read about|to find|for) {x}",
    "ask: is there (a|any) (file|document) (that mentions|with|containing|about|that says) {x}", "ask: do i have (a|any) (file|document) (that mentions|with|containing|about|that talks about) {x}",
    "know: which (file|document) (i wrote {x} in|i put {x} in|{x} is in|has the text {x}|speaks of {x})", "know: (if|whether) (any|some) file (mentions|contains|has|talks about) {x}",
    "get: (the name of|) the (file|document) (that mentions|with|containing|that says|where i wrote) {x}", "i (need|want) the (file|document) (with|where i mention|that mentions|in which it says) {x}",
    "i (remember|recall) (writing|noting down|typing) {x} in (some file|one of my files|a document)[,] (which|which one|which file was it|find the file)",
    "{x} is (in one of|somewhere in|mentioned in one of|hidden in one of) (my|these|the) (files|documents)[,] (which|which one|find the file)",
    "only the (files|documents) (that mention|with|containing|about) {x}", "not all files, (only|just) (those|the ones) (with|that mention|containing|about) {x}",
    "(files|documents) (mentioning|containing|having|with) {x}[, please|, which|?]", "(which|what) file (got|has|have) {x}", "(which|what) (file|document) (says|has) {x}",
    "every (file|document) (that|which) (so much as|) (mentions|contains|says) {x}",
    "there is a (file|document) (about|that mentions|with) {x} (somewhere|around|), (find it|which one is it|what is it called)",
    "i'm looking for (a|the|that) (file|document) (about|that mentions|containing|with the words) {x}", "the (document|file) about {x}, (what is it called|which one is it|which file is it)",
    "name of the (file|document) that (mentions|contains|says) {x}",
    "do: (point out|enumerate|name|itemize) (all|the|all the) files (with|that mention|containing|in which i mention) {x}",
    "do: (give|tell|show) me (the|every) (file|document) in (which|whose text) {x} (appears|occurs|comes up|is mentioned|is written)",
    "do: (track down|trace|unearth|turn up|ferret out) the (file|document) (that mentions|with|containing|where it says) {x} [in it|inside|]",
    "do: (look|search|peek) inside (the|my|all) files and tell me which (of them|one|ones) (mention|mentions|has|have|contain|contains) {x}",
    "do: search the (contents|text) of (the|my|all) files for {x} and (list|give me|name) the (files|file names)", "do: search for documents on the subject of {x}",
    "do: filter (the|my) files (by the text|by the word|by content) {x}", "do: (figure out|say|tell me) in which (file|document) (i wrote|i typed|i put|i noted|it says) {x}",
    "do: (gather|pull together|collect) (everything|all files|all documents) (that mentions|that mention|dealing with|about) {x}",
    "do: see which (file|files|document|documents) (comes up|come up|turn up|turns up) for the (word|text) {x}", "do: list files only, those (with|that contain|that mention) {x}",
    "ask: (which|what) (file|document) (was|is|would be) the one (with|about|mentioning|containing|that says) {x}",
    "ask: (which|what) of the (files|documents) (names|name|quotes|quote|covers|cover|discusses|discuss|concerns|concern) {x}",
    "ask: (which|what) (file|files|document|documents) (should|do|would) i (read|look at|consult|check) for {x}",
    "ask: (which|what) (file|files|document) (tells|tell|says|say|has|have) (me|) (something|anything|more) about {x}",
    "ask: in (which|what) (file|document) (have i written|did we mention|have we noted|did i type|have i mentioned) {x}", "ask: in how many files (does {x} appear|is {x} mentioned|do i mention {x}|is {x})",
    "ask: across how many files is {x} (mentioned|spread)", "ask: do (any|some) of (my|the|these) (files|documents) (mention|contain|deal with|touch on) {x}[, and which|]",
    "ask: what file (has got|got|carries|includes) {x} [in it|inside|]", "ask: what's the file where (i wrote|i mention|it says|we wrote) {x}",
    "ask: (can|could) you (find|name|tell me) the (file|document) (that mentions|with|containing) {x}", "know: (which|what) (file|document) (it was that mentioned|has to do with|covers|was about) {x}",
    "know: in (which|what) (file|document|files) (i mentioned|i wrote about|i noted|we wrote) {x}", "know: the (name|names) of the (file|files) (that mention|with|containing|mentioning) {x}",
    "know: what i called the file (about|with|that mentions) {x}", "get: (every|each|any) (file|document) (with|that has|mentioning|that speaks of|that contains) {x} [in it|inside|]",
    "get: the (filename|filenames|path|paths) of the (file|files|document|documents) (with|that mention|mentioning|containing) {x}", "get: the document (in which|where) {x} (comes up|is written|is mentioned|appears)",
    "(file|document|files|docs) (w/|incl|including|quoting|featuring) {x} [inside|in the text|]", "(file|files|docs), (content|text): {x}", "(file|document) about {x}?",
    "{x}, (in which document|which document was that|what file was that in|which file talks about it)", "{x} (appears|occurs|stands|is written) in (which|what) (file|files|document)",
    "{x}: which (documents|files) (say|have|contain|mention) (it|that)", "(which|what) documents {x}",
    "i (know|believe|think|guess) (one|some|one of the) (file|document|files) (mentions|contains|has|is about) {x}[,] (which|which one)",
    "i (forgot|don't remember|no longer know|can't recall) in which (file|document) (i wrote|i mentioned|i put|it says) {x}", "i (forgot|don't remember) what i called the file (about|with|that mentions) {x}",
    "i (need|want|have|would like) to (find|see|know|locate) (the|all|all the|every) (files|file|documents|document) (about|with|that mention|that mentions|containing) {x}",
    "i've got (some|a) (file|document|files) (mentioning|about|that mention|with) {x}, which",
    "(my boss|the customer|a colleague|the auditor) (wants|needs) (all|the) (files|documents) (that mention|containing|about) {x}", "(list|search|show) files (by text|by content|containing text|with text|by word): {x}",
    "rg -l {x}", "ag -l {x}", "git grep -l {x}", "findstr /m {x} *", "(files-with-matches|grep --files-with-matches) {x}",
]  # fmt: skip


@family("find_by_text", weight=1.9)
def find_by_text(w: World) -> Steps:
    word = word_somewhere(w)
    yield Ask(w.say(BY_TEXT, x=w.quoted(word) if w.chance(0.55) or " " in word else word))
    obs = yield Call("Find the files by their text with find_files.", "find_files", {"pattern": "*", "contains": word})
    rows = found(obs)
    if rows:
        yield Answer("The files were found.", obs.content)
    else:
        yield Answer("Nothing was found.", f"No file mentions {word}.")


def word_somewhere(w: World) -> str:
    """Return a word of some file, or one that is nowhere."""
    texts = [t for t in w.files.values() if t]
    if w.chance(0.12) or not texts:
        return w.pick([names.pseudo(w.rng, 2), names.person(w.rng), names.code(w.rng)])
    return word_in(w, w.pick(texts), once=w.chance(0.6)) if w.chance(0.5) else some_word(w, w.pick(texts))


KIND_AND_TEXT = [
    "do: (find|list|show|get) [me] (all|the|all the|) {kinds} (that|which) (mention|contain|have|include|say) {x}",
    "do: (find|list|show) [me] (all|the|) {kinds} (with|containing|mentioning) {x} [in them|inside|]", "ask: (which|what) {kinds} (mention|contain|have|include|say) {x}",
    "ask: (which|what) {kind} (mentions|contains|has|says) {x}", "ask: in which {kinds} (is {x} mentioned|does {x} appear|do i mention {x})", "ask: do any [of my|of the|] {kinds} (mention|contain) {x}",
    "know: (which|what) {kinds} (mention|contain|have) {x}", "get: (all|the) {kinds} (that mention|with|containing) {x}", "{kinds} (with|containing|that mention|mentioning) {x}",
    "do: search (the|all|my) {kinds} for {x} and (tell me|list|show) which (have it|contain it|match)", "ask: which of my {kinds} (have|mention|say) {x}", "{kinds} where it says {x}",
    "only the {kinds} with {x} (in them|inside)", "one of my {kinds} says {x}, which one", "is {x} in one of the {kinds}, which", "do: go through the {kinds} and tell me which have {x}",
    "the {kind} that has {x} in it", "grep -l {x} in the {kinds}", "do: name the {kinds} that contain {x}", "i need the {kinds} about {x}",
    "do: (pick out|dig up|gather|collect|single out|identify) the {kinds} (with|that mention|containing|that talk about) {x}",
    "do: (scan|check|comb through|look through|sift through) (the|my|all) {kinds} for {x} and (name|list|tell me|give me) the ones that (have it|mention it|contain it)",
    "do: (tell me|find out|check|work out) which (of the|of my|) {kinds} (have|contain|mention|say) {x}", "ask: which (one|ones) of (the|my) {kinds} (has|have|mentions|mention|says|say) {x}",
    "ask: (what|which) {kinds} (refer to|talk about|speak of|bring up|touch on) {x}", "ask: is there (a|any) {kind} (that mentions|with|containing|that says) {x}",
    "ask: in which {kind} (did i write|do i have|is|does it say) {x}", "ask: what are the {kinds} (with|that mention|containing) {x}",
    "know: (if|whether) (any|a|some) {kind} (mentions|contains|has) {x}", "know: which {kind} (mentions|contains|has|talks about|says) {x}",
    "get: (the names of|a list of) the {kinds} (that contain|with|that mention|where it says) {x}", "not all {kinds}, (only|just) (those|the ones) (with|that mention|containing) {x}",
    "{kinds} (having|featuring|about|quoting) {x}", "{x} is (in|mentioned in|somewhere in) one of (the|my) {kinds}, (which one|find it|which is it)",
    "i wrote {x} in (a|some|one of my) {kind}[s], which (one|was it)", "any {kind} (with|that says|mentioning|containing) {x}",
    "there (is|must be|should be) a {kind} (with|that mentions|about) {x}(, find it|, which one)",
    "i (need|want|am after) (the|all|only the) {kinds} (in which {x} is mentioned|that have {x} in them|that say {x})",
    "do: (point out|enumerate|name|identify) (all|all the|the|any) {kinds} (in which|where) {x} (appears|occurs|is mentioned|comes up|is written)",
    "do: (track down|unearth|hunt down|turn up) the {kind} (that mentions|with|containing|where it says) {x}", "do: (look|peek|search) inside (the|my|all) {kinds} and (tell me|say|list) which (mention|have|contain) {x}",
    "do: filter the {kinds} (by|for) the (word|text) {x}", "do: give me (every|each|any) {kind} (that mentions|with|containing|that has) {x} [in it|inside|]",
    "do: list the {kinds} (quoting|including|featuring|mentioning) {x}", "do: see which {kinds} (have|contain) the (word|text) {x}", "do: leave out the {kinds} without {x} and list the others",
    "ask: (which|what) {kind} (was|is) (it|the one) (that mentions|that has|with|containing|about) {x}", "ask: (which|what) of the {kinds} (include|includes|deal with|deals with|is about|are about|cover|covers) {x}",
    "ask: in (which|what) of (the|my|our) {kinds} (is {x}|do i mention {x}|does it say {x}|did i write {x}|does {x} come up)", "ask: (do|did) (i|we) have (a|any) {kind} (with|that mentions|that says|about) {x}",
    "ask: are there (any|some|) {kinds} (with|that mention|containing|about|that say) {x}", "ask: (which|what) {kinds} (should|do|would) i (read|open|look at) for {x}",
    "ask: (can|could) you (name|find|list) the {kinds} (that mention|with|containing) {x}", "know: in which {kind} (i wrote|i mention|it says|i put) {x}",
    "know: which of (the|my|our) {kinds} (mention|mentions|has|have|contain|contains|is about) {x}", "know: the names of the {kinds} (that mention|with|containing) {x}",
    "get: (every|each|any|the only) {kind} (that mentions|with|containing|that has) {x}", "get: the {kinds} (in which|where) {x} (appears|is mentioned|comes up|is written|occurs)",
    "{kinds} (w/|incl|including|that have|that say|that contain) {x}", "{kinds}: (which mention|which contain|which have|only those with) {x}", "{kinds}, text contains {x}", "{x} in which {kind}",
    "{x}, (which of the {kinds} has it|which {kinds} mention it|in which {kind} is it)", "i (forgot|don't remember|can't remember) which {kind} (mentions|has|contains|was about|says) {x}",
    "i (want|have|would like) to (find|see|locate) (the|all|all the) {kinds} (with|that mention|containing|about) {x}", "i (know|think|believe) (one|some|a) {kind} (mentions|has|contains|says) {x}, which (one|is it)",
    "i'm (looking for|searching for|trying to find) (the|a|any) {kind} (with|that mentions|containing|about) {x}", "out of (all|) the {kinds}, which (have|mention|contain) {x}",
    "of all {kinds} (only|just) those (with|that mention|containing) {x}",
]  # fmt: skip


@family("find_kind_and_text", weight=1.2)
def find_kind_and_text(w: World) -> Steps:
    path = w.pick_text_file()
    ext = extension(path)
    if ext not in KINDS:
        raise Skip("no kind")
    word = some_word(w, w.files[path])
    yield Ask(w.say(KIND_AND_TEXT, kind=kind_word(w, ext), kinds=kind_word(w, ext, many=True), x=w.quoted(word)))
    obs = yield Call("Find the files by kind and text with find_files.", "find_files", {"pattern": f"*{ext}", "contains": word})
    yield _list_or_none(obs, f"matching *{ext} that mention {word}")


EXTREME = [
    "ask: (which|what) is {t}", "ask: what's {t}", "ask: (which|what) file is {t}", "do: (find|show|tell|give) me {t}", "do: (find|locate|name|identify|look for) {t}", "know: (which|what) file is {t}",
    "know: (which|what) {t} is", "get: the name of {t}", "{t}", "{t}?", "get: {t}", "(name of|find) {t}", "i am looking for {t}", "could you point out {t}", "so which one is {t}", "do: point me to {t}",
    "{t} - which one is it", "do: tell me what {t} is", "do: tell me which file is {t}", "ask: which of my files is {t}", "{t}, name please", "need to know {t}",
    "ask: do you (know|see) (which|what) file is {t}", "ask: what (would|might) {t} be", "ask: what is {t} (called|named)", "ask: what do i call {t}",
    "ask: which (one|file) (would you say|do you think|here) is {t}", "ask: how is {t} called", "do: (figure out|work out|determine|find out|check|pick out|single out|spot|dig up|hunt down) {t}",
    "do: (figure out|work out|determine|find out|check|see) which file is {t}", "do: (show|tell|give) me the name of {t}", "know: what {t} is called", "know: (what|which file) counts as {t}",
    "get: the (file name|path|full name) of {t}", "{t}, (which is it|what is it|which file is that|what's it called|please)", "{t} is which (file|one)?",
    "{t} would be (which|which one|which file|what)?", "{t} (is what i need|is what i want|is wanted), (name it|which one is it|which file)",
    "i (need|want|have) to (find|identify|see which file is|know the name of) {t}", "(which|what) (one|file|) (would be|might be|could be) {t}?", "not all of them, (only|just) {t}",
    "show {t}, (name only|nothing else|that's all)", "one file only: {t}", "i (can't|cannot) tell which (one|file) is {t}", "among (all|all these|my) files, {t} (is which|would be which one|please)",
    "(name|filename) of {t}[, please|]", "my question is about {t}, which file is it", "and {t} is?",
    "do: (unearth|search out|ferret out|turn up|discover|get) {t}", "do: (search|look) (through|over) (my|the|all) files for {t}", "do: (compare|go through|check) (all|the|my) files and (name|tell me|find|pick) {t}",
    "do: (give|tell|show) me the (path|file name|filename|location) of {t}", "do: (let me know|report|say) (which|what) is {t}", "do: bring up the name of {t}", "do: help me (find|identify|spot|determine) {t}",
    "do: name (me|for me) {t}", "do: print the name of {t}", "do: have a look which file is {t}", "do: lead me to {t}", "ask: (can|could) you (tell|name|find|identify|determine) [me] {t}",
    "ask: (what|which) (file|one) (do you find|turns out|comes out) to be {t}", "ask: (which|what) (file name|filename|name) (does|has) {t} (have|got|)",
    "ask: (what|which) (one|file|) of (all|all the|all these|these|the) files is {t}", "ask: where (is|do i find|would i find) {t}", "ask: what name does {t} (go by|bear|carry)", "ask: by what name do i find {t}",
    "know: (the name of|the path of|the file name of) {t}", "know: (which|what) (one|of my files|of them|of these) is {t}", "know: where {t} is", "know: (which|what) file you'd call {t}",
    "get: (just|only|) the (path|name|file name) of {t}", "{t}: (name|which|what|path|filename|which file)?", "{t}, (what's its name|name it|tell me|find it|where is it|what would that be|just the name)",
    "{t} - (name|path|find it|please|which file)", "{t} (interests me|is what i'm after|is what i'm looking for), (which is it|what is it called)", "{t} has (which|what) name",
    "(path|location|filename|identify|determine) {t}", "(tell|show) {t}", "i (wonder|am curious|would like to know|want to know|have to know) (which|what) (file|one|) is {t}",
    "i (wish|would like|want) (to see|to know|the name of) {t}", "i'd (like|love|need) to (know|see|find|identify) {t}", "i'm (after|looking for|hunting for|searching|interested in) {t}",
    "i (don't know|have no idea|can't see|forgot) (which|what) (file|one) is {t}", "(my boss|someone|a colleague|the admin) asks (which|what) (file|one) is {t}", "so (what|which|where) is {t}",
    "if you look at (all|all my|the) files, which is {t}", "just curious about {t}, which file is it",
]  # fmt: skip


@family("find_extreme", weight=4.6)
def find_extreme(w: World) -> Steps:
    pointer = ordered(w)
    yield Ask(w.say(EXTREME, t=pointer.words))
    obs = yield Call(pointer.rationale, "find_files", pointer.arguments)
    rows = found(obs)
    if not rows:
        raise Skip("nothing")
    path, size, modified = rows[pointer.row]
    fact = f"it is {size} in size" if pointer.arguments["sort_by"] == "size" else f"it was modified on {modified}"
    yield Answer("The file is known.", f"It is {path}; {fact}.")


TOP_N = [
    "ask: what are the {n} (largest|biggest) {kinds} (here|in this folder|)", "do: (show|list|find|give) me the {n} (largest|biggest) {kinds}", "get: the {n} (largest|biggest) {kinds}",
    "(top {n}|{n}) (largest|biggest) {kinds}", "ask: which {n} {kinds} (are the largest|are the biggest|take the most space|take up most space)", "know: which {n} {kinds} are the (largest|biggest)",
    "do: list the top {n} {kinds} by size", "{n} (largest|biggest) {kinds} please", "do: find the {n} {kinds} (which|that) (use|take|need) the most (space|disk space|room)",
    "i need the {n} (largest|biggest) {kinds}", "ask: which are the {n} (largest|biggest) {kinds}", "my {n} (largest|biggest) {kinds}, which are they", "do: name the {n} (largest|biggest) {kinds}",
    "the {kinds} that eat my disk space, {n} of them", "only the {n} (largest|biggest) {kinds}", "the (largest|biggest) {n} {kinds}, please", "{kinds}: the {n} (largest|biggest)",
    "do: (rank|sort|order) the {kinds} by size and (show|give|tell) me the (first|top) {n} (largest|biggest)", "do: (pick out|single out|dig up|identify|point out) the {n} (largest|biggest) {kinds}",
    "ask: what would the {n} (largest|biggest) {kinds} be", "ask: (can|could) you name the {n} (largest|biggest) {kinds}", "ask: which {n} of the {kinds} are (largest|biggest)",
    "get: the names of the {n} (largest|biggest) {kinds}", "get: a (ranking|top list) of the {n} (largest|biggest) {kinds}", "know: what the {n} (largest|biggest) {kinds} are",
    "of all {kinds} the {n} (largest|biggest)", "not all {kinds}, just the {n} (largest|biggest)", "{n} {kinds}, the (largest|biggest) ones",
    "my disk is full, (which|what) {n} {kinds} take (up|) the most space", "i need to free some space, (show|tell) me the {n} heaviest {kinds}",
    "the {n} {kinds} (hogging|wasting|eating|using) the most space", "to save space, what are the {n} fattest {kinds}",
    "do: (print|display|fetch|report|output) the {n} (largest|biggest) {kinds}", "do: (search|look) for the {n} (largest|biggest) {kinds}",
    "do: (figure out|work out|find out|check|tell me) which {n} {kinds} are the (largest|biggest)", "do: limit the list to the {n} (largest|biggest) {kinds}",
    "do: (compare|go through) (all|the|my) {kinds} and (list|name|give me) the {n} (largest|biggest)", "do: make a list of the {n} (largest|biggest) {kinds}", "ask: which {kinds} are the {n} (largest|biggest)",
    "ask: what are my {n} (largest|biggest) {kinds} (called|)", "ask: (can|may|could) i see the {n} (largest|biggest) {kinds}", "ask: where are the {n} (largest|biggest) {kinds}",
    "know: which {kinds} are among the {n} (largest|biggest)", "know: the names of the {n} (largest|biggest) {kinds}", "get: a list of the {n} (largest|biggest) {kinds}",
    "get: the (first|top) {n} of the (largest|biggest) {kinds}", "get: my {n} (largest|biggest) {kinds}", "{n} (largest|biggest) {kinds}, (which|list|names|where)", "{kinds}, (largest|biggest) {n}",
    "{kinds}: top {n}, (largest|biggest) first", "(largest|biggest) {kinds}, {n} of them", "(list|show|find) {n} (largest|biggest) {kinds}", "i'm looking for the {n} (largest|biggest) {kinds}",
    "i'd like the {n} (largest|biggest) {kinds}", "(just|only) {n} {kinds}, the (largest|biggest) ones", "out of all {kinds}, which {n} are the (largest|biggest)",
    "we need the names of the {n} (largest|biggest) {kinds}", "which {n} {kinds} weigh the most, my disk has no space left", "what fills up my disk space, the {n} {kinds} on top",
]  # fmt: skip
TOP_N_NEW = [t.replace("largest|biggest", "newest|latest|most recent").replace("use|take|need", "have") for t in TOP_N if "space" not in t]
TOP_N_NEW = [t.replace("by size", "by date") for t in TOP_N_NEW] + [
    "ask: which {n} {kinds} (were changed|did i change|were modified) last",
    "get: the {n} {kinds} (i changed|changed|modified) most recently",
    "ask: (which|what) {n} {kinds} (did i touch|did i edit|have i worked on|were edited|were touched) (last|most recently)",
    "know: (which|what) {n} {kinds} (i touched|i edited|i worked on|were edited|were changed) (last|most recently)",
    "the {n} {kinds} (i worked on|i edited|i touched|that were edited|that were changed) (last|most recently)[, please|]",
    "do: (rank|sort|order) the {kinds} by date and (show|give|tell) me the (top|first) {n}",
    "my (last|latest|most recent) {n} {kinds}[, which are they|, please|]",
    "what have i been working on, the {n} {kinds} changed (last|most recently)",
    "ask: which {n} {kinds} (did i save|were saved|were updated|got updated|have changed|were written to) (last|most recently)",
    "do: (show|list|give|tell) me the {n} {kinds} (with the newest date|with the latest changes|that changed last|i last worked on|i last saved)",
    "get: the {n} {kinds} (with the newest modification date|last modified|last edited|last touched|updated last)",
    "know: (which|what) {n} {kinds} (got|were) (updated|saved|modified) (last|most recently)",
    "{n} {kinds}, (last modified|last changed|last edited|newest first)",
    "where did i stop working, the {n} {kinds} i (touched|edited|saved) last",
    "{kinds} by date, the (top|first) {n}",
    "i want to go on with my work, (show|list) the {n} {kinds} i (edited|changed|touched) last",
]


@family("find_top", weight=0.9)
def find_top(w: World) -> Steps:
    n = w.rng.randint(2, 4)
    ext = _some_ext(w) if w.chance(0.4) else ""
    kinds = kind_word(w, ext, many=True) if ext else "files"
    if sum(p.endswith(ext) for p in w.files) < n:
        raise Skip("too few")
    new = w.chance(0.45)
    yield Ask(w.say(TOP_N_NEW if new else TOP_N, n=w.number(n), kinds=kinds))
    obs = yield Call(
        f"Find them with find_files, sorted by {'modified' if new else 'size'}.",
        "find_files",
        {"pattern": f"*{ext}" if ext else "*", "sort_by": "modified" if new else "size", "limit": n},
    )
    yield Answer("The files are known.", f"The {n} {'newest' if new else 'largest'} files:\n{body(obs)}")
