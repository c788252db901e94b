"""Searching text: everywhere, in a folder, how often, and marks such as TODO."""

from __future__ import annotations

from typing import Any

from umi_train.synth.acts_edit import word_in
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.families_search import word_somewhere
from umi_train.synth.views import matches, plural

SEARCH = [
    "do: search (for|) {x} (in all files|everywhere|in this folder|in the files|here|in my files|in the workspace|)",
    "do: (search|look|grep) (all files|everything|my files|the files|this folder|all documents) for {x}",
    "do: (look for|find|locate|show me|search for) [the word|the text|the string|the phrase|] {x} (in the files|in all files|in my files|in all my files|anywhere in the files)",
    "do: (find|show|list) (all|every|all the) (mentions|occurrences|places|lines) of {x}",
    "do: (find|show|list) [me] (all|every|the) (line|lines) (with|containing|that contain|that mention|mentioning|that say) {x}",
    "ask: where is {x} mentioned",
    "ask: where (does|do|did) {x} (appear|occur|show up|come up)",
    "ask: where is {x} (mentioned|written|used|found|listed|defined)",
    "ask: who or what is {x} in my files",
    "ask: what do my (files|notes|documents) say about {x}",
    "ask: what is (said|written) about {x} (in my files|in the files|anywhere|)",
    "ask: is {x} mentioned (anywhere|somewhere|in any file|in my files)",
    "know: where {x} (is mentioned|appears|occurs|is used|comes up|is)",
    "know: (if|whether) {x} (is mentioned|appears|occurs) (anywhere|somewhere|in any file)",
    "get: (all|every|the) (mention|mentions|occurrence|occurrences) of {x}",
    "get: (the|all|all the) lines (with|that mention|containing|that contain) {x}",
    "(grep|grep -rn|search|search for|where is) {x}",
    "{x}[:|,] (where is it mentioned|where does it appear|any mention|search for it)",
    "any (mention|mentions|trace|sign) of {x}",
    "i need (every|all) (place|places|line|lines) where {x} (is mentioned|appears|occurs|shows up)",
    "ask: in which lines (do i mention|is|do i write) {x}",
    "ask: did i ever write (about|down|) {x} [anywhere]",
    "ask: have i got anything on {x} [in my files]",
    "{x}: where in my files",
    "do: go through (all|my|all my) files and look for {x}",
    "grep -r {x} .",
    "rg {x}",
    "any line with {x}",
    "do: show every line that has {x}",
    "ask: what lines say {x}",
    "wherever it says {x}, show me",
    "ask: where was that about {x}",
    "every place {x} comes up",
    "ask: do my files say anything about {x}",
    "ask: is there something on {x} (somewhere|in here|in my files)",
    "do: scan (everything|the files|all files) for {x}",
    "do: trace {x} through my files",
    "somewhere i wrote {x}, show me the line",
    "i remember {x} from one of my files, where is it written",
    "ctrl f {x} in all files",
    "do: (dig up|hunt down|track down|trace|pick out|fish out|spot|highlight) (all the|every one of the|the|all) (lines|places|passages|spots) (with|that mention|where it says|containing) {x}",
    "do: (comb|sift|browse|rummage|dig|scan|skim|leaf) through (all|my|all my|the) (files|documents|notes) for {x}",
    "do: (run|do|make) a (text search|search|full text search|keyword search) for {x}",
    "do: (check|see|find out) (where|in which lines|on which line) {x} (is|appears|turns up|pops up|stands|is mentioned)",
    "do: (show|tell|give) me (where|every place where|all spots where|each line where) {x} (turns up|pops up|is mentioned|crops up|gets mentioned|appears|is written)",
    "do: search by (keyword|word|text): {x}",
    "do: (quote|print|display|output|give me|read out) (every|each) line (with|that has|mentioning|containing) {x}",
    "ask: where (on earth|exactly|in all these files|in my files|) (does|do|did) {x} (turn up|pop up|crop up|come in|stand)",
    "ask: where (in my files|in my notes|in all this text|) did i (write|mention|type|note|jot down|put down|bring up) {x}",
    "ask: where (do i mention|did i mention|have i mentioned|do i talk about|do i speak of|did i refer to) {x}",
    "ask: where (can|could|would|do) i (read about|find something about|find anything about|read of) {x}",
    "ask: (can|could|do) you (see|spot|find) {x} (in the text of any file|in any of my files|written anywhere|anywhere in my files)",
    "ask: what (is there|have i got|did i write|do i have|have we written) (about|on) {x} [in my files|in the files|]",
    "ask: on (which|what) (line|lines) (is|does it say|do i say|did i write) {x}",
    "ask: is there (any|a|some) (mention|trace|reference|hint|word) (of|to|about) {x} [anywhere|in my files|in the files|]",
    "ask: does {x} (turn up|pop up|appear|occur|show up|come up|get mentioned) (anywhere|somewhere|in any line|in my files|at all)",
    "ask: which (lines|passages|places) (contain|mention|have|say|quote|refer to) {x}",
    "know: (where|on which line|in which lines) {x} (turns up|pops up|is written|stands|is mentioned|is referred to)",
    "know: what (my files|my notes|the files|my documents) say about {x}",
    "know: where (i wrote|i mentioned|i typed|i noted|i talk about|i put down) {x}",
    "get: (every|all|the|each) (reference|references|hits|hit|result|results) (to|for|on) {x} [in my files|in the files|]",
    "get: the (passages|places|spots|sentences) (with|that mention|containing|where it says) {x}",
    "i (need|want|have|would like) to (find|see|locate|look up|check) (every line with|all the lines with|where i wrote|where it says|every mention of) {x}",
    "i (must have|know i|am sure i|swear i|think i) (mentioned|written|wrote|noted) {x} (somewhere|in some file|in some line)(, show me where|, where is it|, find the line)",
    "i (can't|cannot) (remember|recall) where i (wrote|mentioned|noted|put) {x}[, search for it|, show me the line|]",
    "my (files|notes|documents) (mention|should mention|talk about) {x} (somewhere|in places|), (where|show me where|find it)",
    "{x} (is|was|must be|should be) (written|mentioned|noted) somewhere (in my files|in here|in these files|)(, where|, show me|, find the line)",
    "{x}? (where|where is it mentioned|which line|what do my files say|search)",
    "(where|wheres|where's) {x} (mentioned|written|used)",
    "(search|look up|find text|find word|text search|search text|search all) {x}",
    "(grep -i|grep -rni|grep -rin|ag|ack|rg -n|git grep|findstr /s) {x}",
    "(all|any|every) (references|reference|hits|lines|matches|match) (to|for|with|of) {x}[, please|?|]",
    "where it says {x}, (that line|show me|please|i need that place)",
    "not the whole files, (only|just) the lines (with|that mention|containing) {x}",
    "(someone|my boss|a colleague|the client|my sister) asked about {x}, (what is written about it|where is it mentioned|what do my files say)",
    "if {x} is (mentioned|written) (anywhere|somewhere), (show me|tell me where|give me the line)",
    "what was that again about {x}, (search my files|where did i write it|look it up in my files)",
    "do: (hunt|trawl|root|poke around|fish) (in|through) (my|all my|the|all the) files for {x}", "do: (look up|seek out|chase up|ferret out) (every|any|each) (mention|occurrence|line|place) (of|with) {x}",
    "do: (see|check|find out|tell me) (if|whether) {x} (is written|comes up|turns up|is mentioned|appears|occurs) (anywhere|somewhere|in any of my files|at all)",
    "do: (show|bring|pull) up (the|every|each|any) line (that mentions|mentioning|with|that has|about) {x}",
    "do: (collect|gather|round up|compile) (the|all|all the) (lines|passages|mentions|sentences) (with|of|on|about) {x}",
    "do: (take|bring|lead) me to (where|the place where|the line where) (it says|i wrote|i mention) {x}", "do: (read|give) me the (sentence|line|passage|lines|part) (about|with|where i mention|that mentions) {x}",
    "do: (list|print|show) the lines (where|in which) {x} (appears|stands|is mentioned|occurs|comes up)", "do: extract (every|each|all|the) (line|lines|sentence) (with|containing|mentioning) {x} from my files",
    "do: keyword search {x}", "do: search inside (the|my|all) files for {x}", "do: search the (contents|content|text) of (my|all|all my|the) files for {x}", "do: look for {x} (inside|within) (my|the|all|all my) files",
    "do: look (everywhere|in every file|in all documents|all over) for (a mention of|mentions of|the word|the text|) {x}",
    "do: find me (the sentence|the line|the passage|the lines|every line) (about|with|that mentions) {x}", "do: (match|filter) lines (on|by|for|with) {x} in all files",
    "ask: where (is|was) (the word|the text|the name|the part about|the line about|that line with) {x}", "ask: where (is|was) {x} (brought up|named|noted|referred to|discussed|quoted|spelled out)",
    "ask: where (did|do) (we|i) (use|have|bring up|discuss|name) {x} in (my|the|these) files", "ask: where (does|did) the (word|text|name|phrase) {x} (turn up|stand|appear|occur|come up|show up)",
    "ask: where (in|inside|among) (the|all|these|all these) (files|documents|texts) (is|was) {x}", "ask: (what|which) (line|lines|passage|sentence) (mentions|mention|is about|are about|has|have|contains|contain) {x}",
    "ask: (what|which) (sentences|passages|lines) (talk about|speak of|deal with|refer to) {x}",
    "ask: what (else|exactly|all|) (do|did) (i|we) (write|say|note) (about|on|regarding|concerning) {x} [in my files|in the files|]",
    "ask: what do (the files|the documents|the texts|these files) say (on|about|regarding) {x}", "ask: what (does it|do they) say (about|on) {x} in my files",
    "ask: what's (known|noted|mentioned|recorded) (about|on) {x} in my files", "ask: (have i mentioned|did we mention|did i write|have we written) {x} (anywhere|somewhere|in any file|at all)",
    "ask: am i mentioning {x} (anywhere|somewhere) in my files", "ask: is (the word|the text|the name|the phrase) {x} (found|used|written|mentioned|to be found) (anywhere|somewhere|in my files)",
    "ask: is there (a line|any line|a sentence|a passage|text) (with|about|that mentions|mentioning) {x} [anywhere|somewhere|in my files|]",
    "ask: are there (any|) (mentions|occurrences|lines|traces|hits) (of|with|for) {x} [anywhere|in my files|]", "ask: does (any|one) of my (files|documents|texts) say {x}, and where",
    "ask: can i read (something|anything) about {x} (somewhere|anywhere) in my files", "know: (in which line|on which lines|at what place|in what passage) {x} (is|is mentioned|appears|occurs|comes up)",
    "know: where (the word|the text|the name|the phrase) {x} (appears|comes up|occurs|stands|is)", "know: what (i wrote|is written|i noted|we wrote|was said) (about|on|regarding) {x} [in my files|in the files|]",
    "know: (if|whether) (i ever mention|i mentioned|there is any mention of|there's a line with|i wrote anything about) {x}", "know: (which|what) lines (have|contain|mention|say|quote) {x}",
    "get: (all|every|any|each) (occurrence|occurrences|appearance|appearances|instance|instances) of {x} [in my files|in all files|]",
    "get: (every|each|any) (line|sentence|passage) (about|with|that mentions|that says|where it says|containing) {x}", "get: (everything|all) (written|said|i wrote|my files say) (about|on) {x}",
    "get: the search results for {x} [in my files|in all files|]", "(every|each|any) (sentence|passage|line|place|spot) (about|mentioning|that says|with) {x}",
    "(lines|sentences|passages|text) (with|containing|mentioning|that say|about) {x}", "(occurrences|instances|mentions|appearances|hits|search results) (of|for) {x}",
    "(keyword|search term|search word|search string|text to find): {x}", "(egrep|fgrep|zgrep|grep -nr|grep -Hn|grep -w|grep -inr) {x}", "grep -rn {x} *", "grep {x} in (all|my|the) files", "find in files: {x}",
    "ctrl shift f {x}", "{x} anywhere in my files?", "{x} (mentioned|written|said) (anywhere|somewhere|in any file)?", "{x}, (show me the line|which lines|in which line|where is it written|where does it say that)",
    "{x} - (find the lines|search all files|where is it mentioned|any mention)", "{x}: (all lines|lines with it|all mentions|occurrences)",
    "{x} (turned up|came up|is mentioned|stands) (somewhere|in some line|in my files), (where|show me|in which line|find it)",
    "i (want|need|would like|wish) to (see|read|have) (every|all|the|each) (line|lines|mention|mentions|passage) (with|of|about) {x}",
    "i (read|saw|came across|noticed) {x} (somewhere|in some file) in here, (where|show me the line|find the line)", "i (forgot|have no idea|don't know|no longer know) where (it says|i wrote|i mentioned|i read) {x}",
    "i'm (looking|searching|hunting) for (the line|the lines|lines|the passage|the sentence|any mention) (with|that mentions|about|of) {x}",
    "i'd (like|love) (to see|to read|to know) what (is written|i wrote|my files say) about {x}", "let's (see|find|check) where {x} (is mentioned|comes up|appears|occurs)",
    "(one|some) line (somewhere|in my files) (mentions|has|says) {x}, (which|show me|find it|where)", "(everywhere|all the places|all places|the places) (it says|i mention|we mention|i wrote) {x}",
    "my files, (any line with|anything about|lines with|search for) {x}", "before i (change|delete|touch|rename) anything, where is {x} mentioned", "everything my files say about {x}",
]


@family("search_everywhere", weight=6)
def search_everywhere(w: World) -> Steps:
    word = word_somewhere(w)
    yield Ask(w.say(SEARCH, x=w.quoted(word) if w.chance(0.55) or not word.isalnum() else word))
    obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)


def found_lines(obs: Any, word: str) -> Answer:
    rows = matches(obs)
    if not rows:
        return Answer("Nothing was found.", f"There is no mention of {word}.")
    return Answer("The place is known." if len(rows) == 1 else "The places are known.", obs.content)


SEARCH_IN = [
    "do: (search|look|grep) (in|inside|through) {d} for {x}",
    "do: search {d} for {x}",
    "do: (find|look for|search for|locate|search) {x} (in|inside|under|within) {d}",
    "ask: where is {x} mentioned (in|inside|within) {d}",
    "ask: where in {d} (is {x} mentioned|does {x} appear|does {x} come up)",
    "ask: is {x} mentioned (in|anywhere in) {d}",
    "ask: does (anything|any file) in {d} mention {x}",
    "know: where {x} is (mentioned|used) in {d}",
    "know: (if|whether) {x} is (mentioned|used) in {d}",
    "get: (all|the) (mentions|occurrences) of {x} in {d}",
    "(grep|search) {x} in {d}",
    "{d}[:|,] search for {x}",
    "any mention of {x} in {d}",
    "ask: does {d} say anything about {x}",
    "ask: somewhere in {d} is {x}, which line",
    "do: go through {d} and look for {x}",
    "in {d}, where does it say {x}",
    "every line with {x} in {d}",
    "do: look inside {d}, is there {x} anywhere",
    "do: scan {d} for {x}",
    "ask: has {d} anything about {x}",
    "ask: where under {d} is {x}",
    "{x} somewhere in {d}?",
    "do: check what {d} says about {x}",
    "grep -r for {x} in {d}",
    "do: (comb|sift|browse|rummage|dig|scan|leaf) through {d} for {x}",
    "do: (dig up|track down|hunt down|spot|pick out|show me|list|give me) (every|each|the) (line|mention|place) (with|of) {x} (in|inside|under) {d}",
    "do: (check|see|find out) (if|whether|where) {x} is (mentioned|written|used) (in|somewhere in|anywhere in) {d}",
    "do: (run|do|make) a (text search|keyword search|search) in {d} for {x}",
    "do: (show|tell) me where (in|inside|within) {d} {x} (turns up|is mentioned|pops up|appears|is written)",
    "ask: where (in|inside|within|under) {d} (did i write|do i mention|did i note|does it say|can i read about|do i talk about) {x}",
    "ask: what (do the files in|do the documents in|does everything in) {d} say about {x}",
    "ask: which lines in {d} (mention|contain|have|say) {x}",
    "ask: is there (anything|something|a line|any mention) (about|on|of|with) {x} (in|inside) {d}",
    "ask: does {x} (turn up|pop up|appear|occur|come up|show up) (anywhere in|somewhere in|in) {d}",
    "know: where (in|inside) {d} (i wrote|i mentioned|it says|i noted) {x}",
    "know: (if|whether) (anything|any line|some line|a file) in {d} mentions {x}",
    "get: (every|all|the|each) (line|lines|reference|hits) (with|for|on) {x} (in|inside|from) {d}",
    "i (wrote|mentioned|noted|put) {x} somewhere in {d}(, where|, show me the line|, find it)",
    "{x} (is|was|must be|should be) (mentioned|written) somewhere in {d}(, where|, show me|, find it)",
    "(grep -rn|rg|grep -ri|ag|grep -r) {x} {d}",
    "{d}: (any|lines with|where is|what about|grep) {x}?",
    "(inside|within|in|under) {d}[,] (search for|look for|find|grep) {x}",
    "only (look|search) in {d}: where is {x} mentioned",
    "not everywhere, just (in|inside) {d}: (search for|look for|find) {x}",
    "what was that about {x} in {d}[, show me|]",
    "does it say {x} (anywhere in|somewhere in|in) {d}",
    "do: (hunt|trawl|root|poke around|look around) (in|through) {d} for {x}", "do: (look up|seek out|collect|gather|round up) (every|each|any) (mention|line|occurrence) (of|with) {x} (in|inside|within) {d}",
    "do: (show|bring|pull) up the lines (with|that mention|about) {x} (in|from|inside) {d}", "do: (read|tell|show) me what (is written|it says|i wrote|they say) about {x} (in|inside) {d}",
    "do: (grep|search) (the files|all files|everything|the text of the files) (in|under|inside) {d} for {x}", "do: (extract|print|list|quote) (all|the|all the) lines (with|containing|mentioning) {x} (in|from) {d}",
    "do: (restrict|limit) the search for {x} to {d}", "do: look (in|through|inside) (the files of|all of|every file in|the texts in) {d} for {x}",
    "do: tell me (if|whether) {x} (comes up|is mentioned|appears|occurs) (somewhere|anywhere|) in {d}", "do: take me to the line (with|that mentions) {x} (in|inside|somewhere in) {d}",
    "ask: where (inside|within|in|under) {d} (is|was|stands) {x} (written|noted|mentioned|named|)", "ask: where do the files in {d} (mention|say|have|talk about) {x}",
    "ask: what (is written|is said|is there|did i write|do i have) about {x} (in|inside|under) {d}", "ask: in which lines (in|of|under) {d} (is|does it say|do i mention|did i write) {x}",
    "ask: (can|could) you (find|see|spot) {x} (in the files of|in any line in|anywhere in|written in) {d}", "ask: are there (any|) (lines|mentions|traces|occurrences) (with|of) {x} (in|under|inside) {d}",
    "ask: is {x} (written|found|noted|used|brought up) (somewhere in|anywhere in|in) {d}", "ask: (have i mentioned|did we mention|did i write|have we written) {x} (anywhere|somewhere) in {d}",
    "ask: which (passages|places|sentences) in {d} (mention|are about|refer to|have) {x}", "know: what (is written|the files say|i wrote|it says) about {x} in {d}",
    "know: (on which lines|in which lines|where exactly) in {d} {x} (is mentioned|appears|occurs|comes up)", "know: (if|whether) {x} (comes up|appears|occurs|turns up) (anywhere|somewhere|) in {d}",
    "get: (all|every|the) (occurrence|occurrences|appearance|appearances|instance|instances) of {x} (in|inside|under) {d}",
    "get: the (passages|sentences|lines|places) (in|from|inside|under) {d} (with|that mention|about|where it says) {x}", "(lines|mentions|occurrences|hits|sentences) (with|of|for) {x} (in|inside|under|within) {d}",
    "(grep -nr|grep -inr|ack|egrep -r|git grep) {x} {d}", "grep -rn {x} {d}/", "{x} (in|inside|under|within) {d}, (where|which line|which lines|show me|any line)", "{x} - search {d}",
    "{d} - (search|find|grep|look for) {x}", "{d}, (search for|look for|lines with|any mention of) {x}",
    "i (want|need|would like) to (see|read) (every|the|all|all the) (line|lines|mentions) (with|of|about) {x} (in|from|inside) {d}", "i'm (looking|searching|hunting) for {x} in the (text of|files of|files in) {d}",
    "i (forgot|don't know|can't remember) where in {d} (i wrote|it says|i mentioned|i read) {x}", "i (think|know|believe) it says {x} somewhere in {d}, (where|show me|find the line)",
    "(search|search text|text search|find text) {x} in {d}", "leave the other folders alone, (search for|look for|grep) {x} in {d}", "anything (said|written|mentioned) about {x} in {d}",
]


@family("search_in_folder", weight=1.3)
def search_in_folder(w: World) -> Steps:
    inside = [p for p, t in w.files.items() if "/" in p and t]
    if not inside:
        raise Skip("nothing in folders")
    path = w.pick(inside)
    folder = path.rpartition("/")[0]
    word = word_in(w, w.files[path], once=w.chance(0.5))
    yield Ask(w.say(SEARCH_IN, x=w.quoted(word) if not word.isalnum() or w.chance(0.5) else word, d=w.path(folder)))
    obs = yield Call("Search in the folder with search_text.", "search_text", {"query": word, "path": folder})
    yield found_lines(obs, word)


HOW_OFTEN = [
    "ask: how (often|many times) (is {x} mentioned|does {x} appear|does {x} occur|do i mention {x}|is {x} used|does it say {x}) {where}",
    "ask: how many (mentions of {x}|occurrences of {x}|lines with {x}|lines containing {x}) are there {where}",
    "know: how (often|many times) {x} (is mentioned|appears|occurs|comes up) {where}",
    "get: the number of (times {x} is mentioned|mentions of {x}|lines with {x}|occurrences of {x}) {where}",
    "do: count (the occurrences of|how often it says|the mentions of|the lines with|how many lines have|how many times it says) {x} {where}",
    "how often {x} {where}",
    "(number of|count) {x} {where}",
    "{x} {where}[:|,] how often",
    "do: count {x} {where}",
    "ask: how many lines (contain|mention|have) {x} {where}",
    "ask: how many {x} (lines|entries|messages) are there {where}",
    "do: tell me how often {x} (occurs|comes up|is there) {where}",
    "ask: is {x} a frequent word {where}, how often is it there",
    "count of {x} {where}",
    "ask: how frequent is {x} {where}",
    "ask: how many hits for {x} {where}",
    "number of lines with {x} {where}",
    "ask: how many matches of {x} {where}",
    "ask: did i use {x} a lot {where}, how often",
    "i want to know how many times {x} shows up {where}",
    "do: tally {x} {where}",
    "{where}, how often does {x} come up",
    "ask: how (many times|often) (did i write|have i written|do i say|is it said|does the text say|does one read|can you find|do you see) {x} {where}",
    "ask: how (many times|often) does {x} (turn up|pop up|crop up|come up|show up|get mentioned) {where}",
    "ask: how (many|much) {x} (is|are) there {where}",
    "ask: (can|could) you count (how often|how many times) {x} (occurs|appears|comes up|is written) {where}",
    "ask: what is the (count|number of mentions|number of occurrences|frequency) of {x} {where}",
    "ask: on how many lines (is|do i find|does one find|do you see) {x} {where}",
    "know: (how often|how many times) (i wrote|i say|one finds|you find|it says) {x} {where}",
    "know: how many (lines|hits|mentions|matches) (of|for|with) {x} (there are|you find) {where}",
    "get: (a|the) (count|tally|frequency|total) of {x} {where}",
    "get: the (number of hits|hit count|match count|number of matches) for {x} {where}",
    "do: (work out|figure out|find out|check|measure) (how often|how many times) {x} (is|appears|occurs|comes up|is mentioned) {where}",
    "do: (add up|number|put a number on) (the mentions of|the occurrences of|the lines with|all mentions of) {x} {where}",
    "don't show the lines, just (count|tell me how often there is) {x} {where}",
    "i only need the number: how often is {x} {where}",
    "i (wonder|wanna know|would like to know|am curious) how often {x} (is mentioned|comes up|occurs|turns up) {where}",
    "(grep -c|grep -ic|grep -c -i) {x} {where}",
    "{x} (how often|how many times|count|how many hits) {where}",
    "it says {x} {where} again and again, how (often|many times) exactly",
    "there (is|seems to be) a lot of {x} {where}, how (much|often|many times)",
    "{where}: how many (times|lines with|hits for|mentions of) {x}",
    "{where} - number of {x}",
    "ask: how (many times|often) (was|is) {x} (written|used|said|named|noted|repeated|brought up) {where}",
    "ask: how (many times|often) (do i say|do i write|did we mention|have we mentioned|have i used|do i repeat|do you read|will i find) {x} {where}", "ask: how many times (can|do|will) you (find|see|read) {x} {where}",
    "ask: how many (places|spots|rows|passages) (mention|have|contain|say) {x} {where}", "ask: how many lines {where} (mention|contain|have|are about|say|include) {x}",
    "ask: how (common|widespread|prominent) is {x} {where}", "ask: how many results (for|are there for|do you get for) {x} {where}", "ask: what's the (count|tally|number of hits|number of lines) for {x} {where}",
    "ask: {where}, how (often|many times) (is {x} mentioned|does {x} occur|does it say {x}|is {x} used)", "ask: is {x} mentioned (more than once|once or several times|often) {where}, how often",
    "ask: by how many lines is {x} mentioned {where}", "know: how (often|many times) (the word|the text|the term) {x} (appears|occurs|is used|comes up|is mentioned) {where}",
    "know: how (often|many times) {x} (is found|is written|is repeated|turns up|shows up|gets mentioned) {where}", "know: how many (lines|rows|places) (have|contain|mention|say) {x} {where}",
    "know: the number of (lines with|mentions of|hits for|times it says) {x} {where}", "get: the (tally|frequency|line count|total number|total) (for|of mentions of|of lines with|of hits for) {x} {where}",
    "get: how (often|many times) {x} (appears|occurs|is mentioned|comes up|is used) {where}",
    "do: (search|scan|look) for {x} {where} and (count|tell me how many|give me the number of) (the hits|the lines|the matches|hits|matches)",
    "do: (keep count of|take a count of|get a count of|do a tally of) {x} {where}", "do: (tell|show) me (the number of times|how many times|how often|on how many lines) {x} (is|comes up|occurs|appears) {where}",
    "do: (report|determine|establish|see) (how often|how many times) {x} (occurs|is mentioned|appears|turns up) {where}", "do: count (every|each) (mention|occurrence|line|appearance|instance) (of|with) {x} {where}",
    "do: count the (hits|matches|appearances|instances) (of|for) {x} {where}", "do: count (the word|the text|the term|the lines saying) {x} {where}",
    "(times|mentions|hits|matches|lines|occurrences) (of|for|with) {x} {where}: (how many|number|count)", "(mentions|occurrences|hits|line count|frequency|tally) (of|for) {x} {where}",
    "(no of|nr of|num|# of) (hits for|lines with|mentions of|times) {x} {where}", "how many times {x} {where}", "{x} {where}: (how many|count|number of times|how many hits|frequency)",
    "{x} {where}, (how many times is that|just the number|count it|a count please|number of lines)", "{x} - how (often|many times) {where}",
    "{x} (seems to come up|comes up|is mentioned|is used) a lot {where}, how (often|many times) (exactly|is it|actually)", "{where}, (count|number of|how many lines with|how many times) {x}",
    "i (need|want|would like) (the number of|a count of|to know the number of) (lines with|mentions of|hits for|times for) {x} {where}",
    "i (lost count|can't say|have no idea|don't know) how (often|many times) {x} (is|comes up|appears|is mentioned) {where}", "i (keep|kept) (writing|using|saying|repeating) {x} {where}, how (often|many times)",
    "(my boss|someone|my teacher|a colleague) asks how (often|many times) {x} (is mentioned|occurs|comes up) {where}", "once, twice or more often? {x} {where}",
]


@family("how_often", weight=2)
def how_often(w: World) -> Steps:
    one = w.chance(0.65)
    path = w.pick_text_file()
    text = w.files[path]
    word = word_in(w, text, once=w.chance(0.3))
    if path.endswith(".log") and w.chance(0.6):
        word = w.pick(["error", "errors", "ERROR", "warn", "INFO", "timeout", "failed", "debug", "warning", "warnings", "timeouts", "failures", "records"])
    where = w.word("(in|inside|within) {p}", p=w.path(path)) if one else w.word("(in all files|in my files|in this folder|altogether|in total|here)")
    yield Ask(w.say(HOW_OFTEN, x=w.quoted(word) if w.chance(0.6) or " " in word else word, where=where))
    obs = yield Call("Search with search_text; it counts the matches.", "search_text", {"query": word} | ({"path": path} if one else {}))
    if obs.content.startswith("no "):
        yield Answer("The count is known.", f"{word} does not occur{' in ' + path if one else ''}.")
    else:
        n = obs.content.split(" ", 1)[0]
        yield Answer("The count is known.", f"{word} occurs in {plural(n, 'line')}{' of ' + path if one else ''}.")


TODOS = [
    "do: (find|list|show) [me] (all|the|every|all the|) {w} (comments|notes|markers|lines|)",
    "ask: (where are|which files have) [the|any] {w} (comments|notes|markers)",
    "ask: are there (any|open|still any) {w} (comments|notes|lines|entries)",
    "ask: (what|which) {w}s are (left|open|there|in the code|in the files)",
    "get: (all|the|a list of|every) {w} (comments|lines|markers|notes)",
    "get: (all|the|a list of) {w}s (in the code|in the files|)",
    "{w}s in the (code|files|project)",
    "do: search the (code|files|project) for {w}",
    "(grep|list|show) {w}",
    "know: where (the|any) {w} (comments|notes) are",
    "any {w} left",
    "ask: is there still a {w} somewhere",
    "do: go through the code and list every {w}",
    "each line with {w}",
    "open {w}s",
    "ask: what {w}s did i leave (behind|in the files)",
    "do: collect all {w}s",
    "do: show {w} lines",
    "grep -rn {w} .",
    "ask: have i left any {w}s",
    "{w}s please",
    "do: (dig up|hunt down|round up|gather|track down|spot|pick out) (all|the|all the|every one of the) {w}s (in the files|in the code|there are|you can find|)",
    "do: (comb|sift|dig|scan|go) through (the|my|all) (code|files|project) for {w}s",
    "do: (check|see) (if|whether) there (is any {w}|is still a {w}|is another {w}|are any {w}s|are still {w}s) (left|somewhere|in the files|in the code|)",
    "ask: where (did i leave|did i put|have i put|do i have) (my|any|the|all those) {w}s",
    "ask: where in the (code|files|project) (is|does it say) {w}",
    "ask: (are there|do i have|did we leave|have we got) (any|some|a few) {w}s (to deal with|to handle|to look at|that i missed|remaining|)",
    "ask: which lines (say|are marked|have|contain|are tagged) {w}",
    "know: (which|what) {w}s (are still open|remain|are left|we have|i left in the files)",
    "know: (if|whether) there are (any|still) {w}s (left|anywhere|in the files|in the code|)",
    "get: (an overview|a summary list|a rundown|a full list) of [all|the|] {w} (lines|markers|comments)",
    "lines (marked|tagged|with|saying|labelled) {w}",
    "{w}[s]? (where|show me|list them|any left)",
    "(unfinished|open|pending|remaining|leftover) {w}s (here|in the code|in the files|)",
    "everything (marked|tagged|flagged) (as|with|) {w}",
    "i (left|put|have|scattered) (some|a few|several) {w}s (in the code|in the files|around)(, where|, find them|, show me)",
    "before (i ship|the release|i hand it in|i commit)[,] (show|list|find) [me] (all|all the|the) {w}s",
    "(rg|ag|ack|git grep|grep -r|grep -rin) {w}",
    "what about the {w}s, (show me|list them|are there any)",
    "do: (point out|highlight|flag up|print|display|output) (all|the|all the|every|any) {w} (lines|markers|comments|entries)",
    "do: (look|search|check|hunt|scan) (everywhere|all files|in all files|in my files|the whole project) for {w}", "do: (give|tell) me (all|all the|every one of the|the) {w}s (in the files|in the project|in the code)",
    "do: (make|draw up|compile|create) a list of (all|the|all the) {w}s (in the files|in the code|in the project|)", "do: (pull|extract|fish) (all|the|all the) {w} lines (out of|from) the (files|code|project)",
    "do: (show|tell) me where (it says|i wrote|we wrote|there is a|i left a) {w}", "do: (run|do) a search for {w} (in|over|through) (all files|the project|the code|everything)",
    "do: (see|check) what {w}s (are left|remain|i left|there are|i forgot) in (the files|the code|the project)", "do: grep (everything|the project|all files|the code) for {w}",
    "ask: where (is|was|do i see|can i find) (a|the|any) {w} (comment|line|marker|note|entry)", "ask: where (are|do i find|can i find|would i find) the {w}s (in the code|in my files|in the project)",
    "ask: where (does it say|do the files say|did i write|have we written) {w}", "ask: (which|what) {w}s (do i have|do we still have|have i left|did i forget) [in the files|in the code|]",
    "ask: (which|what) lines (start with|carry|mention|show|include) {w}", "ask: does (any of my files|any file|the code|my code|anything here) (contain|have|say|mention) {w}",
    "ask: is there (any|a|another|some) {w} (left|around|in the files|in the code|hiding somewhere|)", "ask: did i (forget|leave|overlook|miss) (a|any|some) {w} (somewhere in the code|in the code|in the files|anywhere in the files)",
    "ask: is anything (marked|flagged|tagged) [as|with|] {w}", "ask: what's (marked|flagged|tagged|labelled) [as|with|] {w}", "know: where (it says|i wrote|i left a|there is a|i put a) {w}",
    "know: (which|what) lines (say|have|are marked|contain|mention) {w}", "know: where the {w}s are (in the code|in the files|)",
    "know: (if|whether) i (left|forgot|overlooked) (a|any|some) {w} (somewhere in the files|in the code|in the files)", "get: (every|each|any) {w} (in the code|in the files|line|comment|in my files)",
    "get: the lines (marked|tagged|with|that say|saying|that have) {w}", "get: (all|the) places (marked|where it says|with) {w}", "(all|any|every|each) {w} (line|lines|in the files|in the code|in all files)",
    "{w} (list|overview|lines|comments|report) (of|for|from) (my files|the code|the project)", "{w}s in (my files|the code|the project), (all of them|where|list|which ones|every one)", "{w}: (where in the code|where in my files|in which lines|any line with it|show those lines)",
    "{w} (left|remaining|anywhere|somewhere) (in the code|in the files|)?", "(lines|places|spots) (that say|where it says|containing|flagged|labelled|which have) {w}",
    "i (need|want|would like) (to see|a list of|an overview of|to go through) (all|all the|the|my) {w}s in (the files|the code|the project)", "i (search|am looking|am searching|look) for {w}s (in the code|in all files|in my files|everywhere)",
    "i (forgot|don't remember|no longer know) where (in the code|in the files) (i put|i left|i wrote) (the|my|those) {w}s[, find them|, show me|]", "(code review|cleanup time|final check), (show|list|find) (all|the) {w}s in the (code|project|files)",
    "it says {w} (somewhere|in some places), (where|show me the lines|find it)", "there (must|should|might) be (a|some) {w} (in the files|in the code|left in the code), (find it|where|show me)",
]


TODOS_IN = [
    "do: (find|list|show) [me] (all|the|every|all the|) {w} (comments|notes|markers|lines|) in {d}",
    "ask: are there (any|open|still any) {w} (comments|notes|lines|entries) in {d}",
    "ask: (what|which) {w}s are (left|open|there) in {d}",
    "get: (all|the|a list of|every) {w} (comments|lines|markers|notes) in {d}",
    "{w}s in {d}",
    "do: search {d} for {w}",
    "(grep|list|show) {w} in {d}",
    "know: where (the|any) {w} (comments|notes) are in {d}",
    "any {w} left in {d}",
    "ask: is there still a {w} in {d}",
    "do: go through {d} and list every {w}",
    "every line with {w} in {d}",
    "{d}: {w}s?",
    "ask: what {w}s did i leave in {d}",
    "do: collect the {w}s from {d}",
    "grep {w} from {d}",
    "do: (dig up|hunt down|round up|gather|track down|spot|pick out) (all|the|all the|every one of the) {w}s (in|inside|from) {d}",
    "do: (comb|sift|dig|scan) through {d} for {w}s",
    "do: (check|see) (if|whether) (there is|i left|i forgot) (a|any|some) {w} in {d}",
    "ask: where in {d} (is there a|did i leave a|does it say|do i have a) {w}",
    "ask: which lines in {d} (say|are marked|have|contain|are tagged) {w}",
    "ask: does {d} (have|contain) (any|some) {w}s",
    "know: (which|what) {w}s (are still open|remain|are left|i left) in {d}",
    "know: (if|whether) {d} has any {w}s",
    "get: (an overview|a rundown|a full list|a list) of the {w} (lines|markers|comments) in {d}",
    "lines (marked|tagged|with|saying) {w} in {d}",
    "(unfinished|open|pending|remaining) {w}s in {d}",
    "everything (marked|tagged|flagged) {w} in {d}",
    "in {d}[,] (where are the|which|any|all) {w}s",
    "i left (some|a few) {w}s in {d}(, where|, find them|, show me)",
    "(rg|ag|grep -r|grep -rn) {w} {d}",
    "do: (point out|highlight|print|display|output|extract) (all|the|all the|every|any) {w} (lines|markers|comments|entries) (in|from|inside) {d}", "do: (look|search|check|hunt) (in|inside|through|under) {d} for {w}",
    "do: (give|tell) me (all|all the|every one of the|the) {w}s (in|from|inside|under) {d}", "do: (make|draw up|compile) a list of (all|the|all the) {w}s (in|from|inside) {d}",
    "do: (show|tell) me where in {d} (it says|i wrote|there is a|i left a) {w}", "do: grep {d} for {w}", "do: (see|check) what {w}s (are left|remain|i left|there are) in {d}",
    "ask: where (inside|in|under) {d} (are the {w}s|does it say {w}|do i find {w}|is {w})", "ask: (which|what) {w}s (do i have|do we have|have i left|are there|remain) (in|inside|under) {d}",
    "ask: does (anything|any file|any line|a file) in {d} (say|contain|mention|have) {w}", "ask: did i (forget|leave|overlook|miss) (a|any|some) {w} in {d}",
    "ask: is there (any|a|another|some) {w} (left|anywhere|somewhere|) (in|inside|under) {d}", "ask: what's (marked|flagged|tagged) {w} in {d}", "know: where in {d} (it says|i wrote|i left a|there is a) {w}",
    "know: (which|what) lines (in|of|under) {d} (say|have|are marked|contain) {w}", "know: (if|whether) (i left|there is|there's) (a|any|some) {w} in {d}", "get: (every|each|any) {w} (in|from|inside|under) {d}",
    "get: the lines (in|from|under) {d} (marked|tagged|with|that say) {w}", "{d}, (all|any|list|show|find) {w}s", "{d} - {w} (lines|list|search|comments)", "{w} in {d}, (where|any|which lines|list all|show me)",
    "{w} (lines|comments|markers|entries) (in|inside|from|under) {d}", "(all|any|each) {w}s (in|inside|under|from|within) {d}", "(lines|places) (in|under|inside) {d} (that say|with|where it says|marked|tagged) {w}",
    "i (need|want|would like) (to see|a list of|an overview of) (all|all the|the) {w}s (in|inside|from) {d}", "i (forgot|don't remember) where in {d} i (put|left|wrote) the {w}s",
    "inside {d}[,] (any|which|find|list|where is) {w}", "it says {w} somewhere in {d}, (where|show me the line|find it)",
]


@family("todos", weight=1.8)
def todos(w: World) -> Steps:
    word = w.pick(["TODO", "FIXME", "NOTE", "ERROR", "TODO", "error", "WARN"])
    inside = [p for p, t in w.files.items() if word in t]
    if not inside and w.chance(0.75):
        raise Skip("none")
    if w.folders and w.chance(0.35):
        folder = next((p.rpartition("/")[0] for p in inside if "/" in p), w.pick(w.folders))
        yield Ask(w.say(TODOS_IN, w=word, d=w.path(folder)))
        obs = yield Call("Search in the folder with search_text.", "search_text", {"query": word, "path": folder})
    else:
        yield Ask(w.say(TODOS, w=word))
        obs = yield Call("Search in all files with search_text.", "search_text", {"query": word})
    yield found_lines(obs, word)
