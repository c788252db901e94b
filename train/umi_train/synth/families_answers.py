"""Questions whose answer stands in a file: one line of it, lines of two files, sums and differences of amounts."""

from __future__ import annotations

from umi_train.synth import facts, names, records
from umi_train.synth.core import Answer, Ask, Call, Skip, Steps, World, family
from umi_train.synth.parts import ALL_DONE, one_by_one, shown
from umi_train.synth.told import find, part_of_name, word_within

ASKED = (
    "{q}? (it is|it's|its) in {t}", "{q}? (see|look in|check|look at|read|open) {t}", "{q}? ({p})", "{q} ({p})", "{q} in {t}?", "{q} in {t}", "{q} according to {t}?", "according to {t}, {q}?",
    "(look|check) (into|in) {t} and tell me {q}", "{q}, {t}?", "{t}: {q}?", "i need to know {q}, (it is|it's) in {t}", "{q}? (is|it's|should be) in {t}", "do: (read|open|look at) {t} and tell me {q}",
    "hey, {q}? i wrote it in {t}", "do: tell me from {t} {q}", "{q}? i have it in {t}", "(from|going by) {t}: {q}?", "the answer is in {t}: {q}?", "{q} for what {t} says?", "please look into {t}. {q}?",
    "{q}? you find it in {t}", "can you check {t}: {q}", "{q}? {t} should say", "i forgot {q}. it is in {t}", "do: find out {q}, it is written in {t}", "{q} (says|in) {t}?",
    "(can|could) you answer this from {t}: {q}?", "{t} (has|knows|contains) the answer, {q}?", "{q}? (should be|must be|has to be) somewhere in {t}",
    "i (put|noted|saved|typed) it (in|into) {t} (some time ago|last week|once): {q}?", "(my wife|my boss|a colleague|someone) is asking: {q}? (it's|should be) in {t}",
    "do: (have|take) a look (in|into) {t}: {q}", "cat {t} and tell me: {q}?", "if {t} is right, {q}?", "(can't remember|no idea any more|it slipped my mind). {q}? {t} knows", "{q}, i saved that in {t}",
        "before i forget it again: {q}? (see|it's in|look in) {t}", "(nobody|no one) here knows {q}, but {t} does", "{q}? i know that i know it, it's in {t}", "(save|spare) me the reading, {q}? {t}",
        "no need to show me all of {t}, just {q}", "all i (want|need) from {t}: {q}", "not the whole of {t}, only {q}",
    "(quick one|one question|small question) about {t}: {q}?", "need to know: {q}? (the file is|file) {p}", "with the help of {t}, {q}?", "open up {t}, i want to know: {q}",
    "{q}? (cannot|can't) remember, but it's in {t}", "file {p}, question: {q}?", "{q}? that is one of the lines in {t}", "one line of {t} tells {q}", "do: skim {t}. {q}?",
        "{q}? (take it|get it|pull it|read it) (from|out of) {t}", "{q}? (the answer|that|it) (stands|is written|is noted|can be found|is kept|lives) in {t}",
        "(from what|judging by what) {t} says, {q}?", "(based on|as per|with|using) {t}, {q}?", "{q} (as per|going by|judging by|based on) {t}?",
        "i (should know|used to know|knew once|can't say off hand): {q}? (see|check|it's in) {t}", "(peek|glance|dip) into {t} (and tell me|please:|for me:) {q}",
        "somewhere in {t} (it says|i wrote) {q}, (what is it|tell me|which line is it)", "(i believe|i think|pretty sure) it's in {t}. {q}?",
        "{t} (was made for this|tells you this|should help): {q}?", "{q}? (don't guess|no guessing|not sure), (see|look at|use|check) {t}", "(browse|go over|go through|consult|scan|study) {t}: {q}?",
        "(my kid|the plumber|grandma|the client|my neighbor|a customer) (asks|wants to know) {q}, (see|check|it's in|look in) {t}",
        "(somebody|someone) asked me this today: {q}? (the file is|see|it is in) {t}", "(i'm|we're) in a hurry: {q}? {t}", "(on the phone, need this fast|quick), {q}, (see|it's in) {t}",
        "(can|could|would) you (look up|find|check|see) in {t} {q}", "(can|could|would) you (open|read|check|consult) {t} and (say|answer|tell me) {q}",
        "{q}, (that's|it's|this is) (a line|one line|somewhere|written|noted) in {t}", "{q}? i (keep|have|track|collect) (that|this|such things) in {t}",
        "what does {t} (say|have|tell us) on this: {q}", "{p} - {q}?", "in {p}: {q}?", "{q}? file: {p}", "question about {t}: {q}?", "{q} (please|pls), from {t}",
        "there is {t} (here|in this folder). (please|) tell me {q}", "you (can|should|will) find it in {t}: {q}?", "if you (open|read|check) {t}, {q}?",
        "i don't want to (read|open|search) {t} myself, {q}?", "i'm too lazy to open {t}, {q}?", "{t} is (long|messy|too long for me), {q}?", "my eyes are bad, (read|look in) {t}: {q}?",
        "(give|read) me the (line|bit|part|entry) of {t} that (says|tells) {q}", "do: use {t} to answer: {q}", "{q} - as written in {t}",
    "{q}? (flip|leaf|run) through {t}", "{q}? (grab|fetch|dig) it out of {t}", "{q}? (quote|cite) {t}", "{q}? (rely on|trust|go by|stick to) {t}", "{q}? (ask|query) {t}, not me",
    "{q}? {t} (spells it out|covers that|mentions it|lists it|was written for that)", "{q}? the source is {t}", "{q}? source: {p}", "{q}? cf. {p}", "{q}? ref: {p}", "{q}? it's all down in {t}",
    "{q}? it ought to be in {t}", "{q}? it might be in {t}, please have a look", "{q}? it was in {t}, if memory serves", "{q}? it got written down in {t}",
    "{q}? (somebody|my husband|the intern|the secretary) put that in {t}", "{q}? that's what i made {t} for", "{q}? that's what {t} is for", "{q}? one glance at {t} will tell",
    "{q}? you'll (see|find|spot) it in {t}", "{q}? you (have|got) {t} to look it up in", "{q}? i'd look in {t} but i can't right now", "{q}? (my hands are full|i'm driving|i'm cooking), please check {t}",
    "{q}? (my glasses are upstairs|the print is too small for me), read {t} for me", "{q}? the answer hides in {t}", "{q}? the info sits in {t}", "{q}? we wrote that into {t}", "{q}? {t} is where i'd look",
    "{q} - {p}?", "{q}, {t} knows", "{q}, {t} has that", "{q}, and please use {t} for that", "{q}, please consult {t}", "{q}, it's (recorded|listed|documented|mentioned|stated) in {t}",
    "{q}, it's on one of the lines in {t}", "do: look up in {t} {q}", "do: check with {t} {q}", "do: answer me this using {t}: {q}", "do: refer to {t} and say {q}", "do: open {t} to find out {q}",
    "do: read me just this from {t}: {q}", "do: help me with this, {t} is the file: {q}", "do: go look in {t}, {q}", "(ask|query) {t} this: {q}", "(have you|did you) read {t}? {q}?",
    "have a glance at {t}, will you: {q}?", "take {t}. {q}?", "(turn|go) to {t}: {q}?", "(here's|this is) {t}, now {q}?", "given {t}, {q}?", "(as|like) {t} has it, {q}?", "(following|quoting|citing) {t}: {q}?",
    "with {t} open in front of you: {q}?", "{t} should (clear this up|settle this|tell us): {q}?", "{t} might (tell|say|help): {q}?", "{t} lists that: {q}?", "{t} has a line on this: {q}?",
    "{t} - i (wonder|forgot|need) {q}", "{t}, please: {q}?", "{t} please, {q}?", "{t} has it, doesn't it? {q}?", "{t} (will|can) tell you {q}, (pass it on|let me know|tell me)",
    "i (bet|guess|suppose|hope) {t} says {q}, can you look", "i (misplaced|lost) my printout of {t}, {q}?", "i'd check {t} myself but i'm busy: {q}?", "i'd love to know {q}, {t} must have it",
    "i (made|wrote|keep) {t} for this very question: {q}?", "i have {t} for that, {q}?", "i looked at {t} yesterday and forgot again: {q}?", "i don't have {t} in front of me, {q}?",
    "i (only|just) need one thing (from|out of) {t}: {q}", "i need a quick fact (from|out of) {t}: {q}", "just one fact from {t}, please: {q}", "for my (report|form|email|meeting) i need this from {t}: {q}",
    "for the (record|minutes), what does {t} say: {q}", "before i (call|leave|order|reply): {q}? it's in {t}", "they're waiting for an answer: {q}? {t} has it",
    "the (landlord|teacher|nurse|guy at the door|lady on the phone) wants to know {q}, look it up in {t}", "settle this with {t}: {q}?", "a question {t} can answer: {q}?", "where {t} is concerned, {q}?",
    "as far as {t} goes, {q}?", "no need to read {t} out loud, only tell me {q}", "you don't have to show {t}, only answer: {q}?", "one answer from {t}, nothing else: {q}?",
    "what {t} says about this, please: {q}", "does {t} have a line on this? {q}?", "can {t} tell us {q}", "could you see from {t} {q}",
)  # fmt: skip


@family("fact_named", weight=11.0)
def fact_named(w: World) -> Steps:
    """A question about one line of a named file: read it, answer with the line."""
    path, line, questions = facts.asked(w)
    question = w.word(f"({questions})")
    yield Ask(w.say(ASKED, q=question, t=w.path(path), p=path))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", line.removeprefix("- "))


FIND = (
    "{q}? it is in (the|my) {x} file", "{q}? (see|look in|check) (the|my) {x} (file|list|notes)", "do: (look into|open|check|read) (the|my) {x} file and tell me {q}", "do: find (the|my) {x} file and tell me {q}",
    "do: (look for|find) the file (about|on|with) {x} and tell me {q}", "i need to know {q}, it's in the {x} file", "{q}? i have a file about {x}", "do: find the {x} file. {q}?", "in (the|my) {x} file, {q}?",
    "{q}? it's somewhere in (the|my) {x} (file|list)", "(there is|i have) a file (called|named) {x} something. {q}?", "do: find the {x} (file|document), then tell me {q}",
    "{q}? (there is|there must be) a file about {x} (somewhere|here)", "i have a {x} (file|document) somewhere, {q}?", "one of my files is about {x}. {q}?",
    "(can't|cannot) remember what the {x} file is called exactly. {q}?", "the {x} file (knows|has it|says it), {q}?", "{q}? (it|that) is in the file with {x} in (the|its) name",
    "do: dig out the {x} file. {q}?", "{q}? it's in that {x} file, wherever that is", "which file is the {x} one? i want to know {q}", "please look up {q} in the {x} (file|document)",
    "don't know where the {x} file is, but {q}?",
    "{q}? look it up in (my|the) {x}", "{q}? it is in (my|the) {x}", "{q}, see (my|the) {x}", "{q} according to (my|the) {x}?", "(my|the) {x} says {q}?", "do: check (my|the) {x}: {q}?",
    "what does (my|the) {x} say, {q}?", "{q}? (my|the) {x} (has it|should have it|knows)", "do: look (in|into) (my|the) {x} and tell me {q}", "from (my|the) {x}: {q}?", "i need to know from (my|the) {x} {q}",
    "{q}? it should be in (my|the) {x}", "going by (my|the) {x}, {q}?", "please look it up in (my|the) {x}: {q}?",
        "{q}? (take it from|use|consult|get it from) (my|the) {x} (file|list|document|notes)", "{q}? (my|the) {x} (file|document|list) should (tell|know|say|have it)",
        "somewhere i have a {x} (file|document|list), {q}?", "(find|locate|track down|hunt down|search for) (my|the) {x} (file|document), (i want to know|tell me|i need to know) {q}",
        "i don't (know|remember) (the name of|what i called|exactly the name of) the {x} file. {q}?", "(judging|going) by (my|the) {x} (file|list), {q}?",
        "there's (a|one) file (with|that has) {x} in its name. {q}?", "(open|check|consult|read) whatever file is about {x}: {q}?",
        "(can|could|would) you (find|look for) the {x} file and (tell me|say|check) {q}", "(check|consult|ask) (my|the) {x} (file|list|document): {q}?",
        "(someone|my boss|a friend|my mom) asks {q}, it's in (my|the) {x} file", "{q}? i (keep|noted|put|have) it in (my|the) {x} (file|list|notes)",
        "it's in one of the files, the {x} one i think. {q}?", "{q} (as per|based on|from|per) (my|the) {x} (file|list|document)?", "the file is called {x} something: {q}?",
        "the file for {x} (should have|has|knows) it, {q}?", "(in|on) (my|the) {x} (list|file|sheet) it says {q}, what is it", "the {x} file, wherever it is, says {q}. tell me",
    "{q}? (flip|leaf|go) through (the|my) {x} (file|document|list)", "{q}? (dig|fish|pull) it out of (the|my) {x} file", "{q}? the {x} file (covers|mentions|lists) that",
    "{q}? it must be in the {x} one, among my files", "{q}? it's in whatever file has {x} in its name", "{q}? it's in something called {x}", "{q}? it's in a file whose name has {x} in it",
    "{q}? that stands in the file on {x}, i don't know the exact name", "{q}? there's a {x} file for that", "{q}? try the {x} (file|document|list)", "{q}? you'll have to find the {x} file first",
    "{q}? search out the {x} file and read it", "{q}? i made a file for {x} once", "{q}? i lost track of where the {x} file is, but it's in there", "{q}? i forgot the full name, it's the {x} file",
    "{q}? (ask|trust|rely on) (my|the) {x} (file|list|document)", "{q}, it's recorded in (my|the) {x} (file|document|list)", "{q}, i keep that in (my|the) {x} (file|list)",
    "{q}, that's in (my|the) {x} file somewhere", "{q} - {x} file", "{q}, {x} file please", "do: track down the {x} file and tell me {q}", "do: hunt for the {x} file and say {q}",
    "do: locate (my|the) {x} file and answer this: {q}", "do: get (my|the) {x} file and see {q}", "do: get the answer out of (my|the) {x} file: {q}", "do: open whichever file is the {x} one and tell me {q}",
    "do: go to (my|the) {x} file and check {q}", "do: use (my|the) {x} file to find out {q}", "do: search for a file named like {x} and tell me {q}", "(consult|open|read) (my|the) {x} (file|list|document), {q}?",
    "(my|the) {x} file please: {q}?", "(my|the) {x} file is around here somewhere. {q}?", "(my|the) {x} (file|list|document) has it, doesn't it? {q}?",
    "(my|the) {x} file, what was it called... anyway, {q}?", "a file on {x} must be lying around, {q}?", "a file of mine deals with {x}: {q}?", "among my files there's one for {x}. {q}?",
    "somewhere among my files is the {x} one: {q}?", "you'll find a file about {x}. please look: {q}?", "the file's name contains {x}: {q}?", "the name has {x} in it, that's the file. {q}?",
    "i need the {x} file for this: {q}?", "i need one thing out of (my|the) {x} file: {q}", "i'd like to know {q}, the {x} file will tell", "i'd check the {x} file if i knew where it is. {q}?",
    "i wrote it in my {x} (file|list) and can't find it: {q}?", "i have no clue where i saved the {x} file, but {q}?", "somebody asked me {q}, it's in that {x} (file|document)", "could the {x} file tell us {q}",
    "can you tell from (my|the) {x} (file|list) {q}", "(with|using|from) (my|the) {x} file: {q}?",
)  # fmt: skip


@family("fact_found", weight=7.0)
def fact_found(w: World) -> Steps:
    """The file is told by a part of its name: find it, read it, answer with the line."""
    path, line, questions = facts.asked(w)
    question = w.word(f"({questions})")
    part = word_within(w, path) if w.chance(0.25) else part_of_name(w, path)
    yield Ask(w.say(FIND, q=question, x=part))
    yield from find(part, path)
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    yield Answer("The line with the answer is known.", line.removeprefix("- "))


TWO = (
    "ask: what (is|are) the {k} in {x} and {y}", "do: (tell|give|show) me the {k} (in|of|from) {x} and {y}", "get: the {k} (in|of|from) {x} and {y}", "{k} (in|of) {x} and {y}",
    "i need the {k} (of|from) both {x} and {y}", "do: compare the {k} (in|of) {x} and {y}", "know: what the {k} is in {x} and in {y}", "what does it say for {k} in {x} and {y}",
    "do: look up the {k} in {x} and {y}", "{x} and {y}: what is the {k} in each", "do: read {x} and {y} and tell me the {k} (of each|in both|)", "what was the {k} in {x}, and in {y}",
    "do: put the {k} of {x} next to the {k} of {y}", "{k}: {x} vs {y}", "ask: how do {x} and {y} (compare|differ) in {k}", "both files have a {k}, what is it? {x}, {y}",
    "first {x}, then {y}: what is the {k}", "i want to compare {x} with {y}, what is the {k} in each", "do: check the {k} in {x}, then in {y}", "get: the {k} from {x} and the one from {y}",
    "show me {k} side by side, {x} and {y}", "what was the {k} back in {x}, and what is it in {y}",
        "what do {x} and {y} (say|give|list|have) (as|for) the {k}", "(can|could|would) you (read|get|fetch|look up) the {k} (from|in|out of) {x} and (from|in|out of) {y}",
        "show the {k} of {x}, then that of {y}", "i (need|want|would like) two numbers, the {k} (in|of|from) {x} and the {k} (in|of|from) {y}", "{x}: {k}? {y}: {k}?",
        "(open|check|read) both {x} and {y}, (i need|tell me|i want) the {k} (of each|from each|in each|of both)", "what {k} (stands|is noted|is listed|is written) in {x}, and (what|which) in {y}",
        "how big is the {k} in {x} and how big is it in {y}", "i want to see how the {k} changed from {x} to {y}, (show both|give me both)", "{k} in {x} versus {k} in {y}",
        "know: which {k} is in {x} and which is in {y}", "do: list the {k} (of|from) {x} and the {k} (of|from) {y}", "do: report the {k} for each of {x} and {y}",
        "both {k} values please, the one in {x} and the one in {y}", "{k} then and now, {x} and {y}",
    "ask: which {k} does {x} give and which does {y} give", "ask: what did i put down as {k} in {x} and in {y}", "ask: what {k} do i find in {x} and what in {y}",
    "ask: how does the {k} of {x} look beside the {k} of {y}", "ask: what's the {k} according to {x}, and according to {y}", "ask: can i have the {k} of {x} and that of {y}",
    "do: fetch the {k} from {x} and from {y}", "do: read me the {k} in {x} and the {k} in {y}", "do: pull the {k} out of {x} and out of {y}", "do: quote the {k} of {x} and the {k} of {y}",
    "do: set the {k} from {x} beside the {k} from {y}", "do: open {x} and {y} and read out the {k} of each", "do: find the {k} in both {x} and {y}", "do: hold the {k} of {x} against the {k} of {y}",
    "know: what {x} has as {k} and what {y} has", "know: the {k} in {x} as well as in {y}", "know: what {k} was noted in {x} and what in {y}", "get: the {k} of {x} and of {y}, one after the other",
    "get: the {k} as given in {x} and as given in {y}", "get: each {k}, from {x} and from {y}", "the {k} twice please, once from {x} and once from {y}", "the {k} of these two: {x}, {y}",
    "{k} for {x}? and for {y}?", "{k}, first from {x}, after that from {y}", "{x} and {y} both state the {k}, what do they say", "{x} lists a {k}, so does {y}, read me both",
    "{x} has one {k} and {y} another, what are the two", "two files, {x} and {y}, i want the {k} of each", "i've got {x} and {y} here, what's the {k} in the one and in the other",
    "i'd like both, the {k} from {x} and the {k} from {y}", "did the {k} change between {x} and {y}? show me both", "no sum please, just the {k} in {x} and the {k} in {y}",
)  # fmt: skip
ADD = (
    "do: (add|add up|sum) the {ks} (of|in|from) {x} and {y}", "ask: (what is|what's) the sum of the {ks} (in|of|from) {x} and {y}", "ask: how much (are|is) the {k} of {x} and {y} (together|in total|altogether)",
    "get: the {k} of {x} and {y} (together|added up|combined)", "{k} of {x} plus {k} of {y}", "do: add the {k} (of|in) {x} to the {k} (of|in) {y}", "ask: what do the {ks} (in|of) {x} and {y} add up to",
    "do: (calculate|work out) the total of the {ks} (in|from) {x} and {y}", "sum of {k} in {x} and {y}", "the {ks} of {x} and {y}, added up", "know: what the {ks} of {x} and {y} come to (together|in total)", "together, how much is the {k} in {x} and {y}",
    "ask: how much {k} do {x} and {y} have (together|in total|between them)", "do: take the {k} from {x} and the {k} from {y} and (add them|add them up|sum them)",
    "the {k} is in {x} and in {y}, what is the total", "{x} has a {k} and {y} has one too, what is the total of both", "combined {k} of {x} and {y}",
    "i need one number: the {ks} of {x} and {y} (together|added up)", "grand total of the {ks} in {x} and {y}", "{x} plus {y}, {k} only, what is it", "for both {x} and {y} together, what is the {k}",
    "read the {k} in {x} and in {y} and tell me the sum",
        "(can|could|would) you (total|sum|add|add up) the {ks} (from|in|of) {x} and {y}", "i (want|need|would like) the {ks} of {x} and {y} (as one number|added together|in one sum|summed up)",
        "what (is|would be) the {k} of {x} and {y} (put together|taken together|as a whole|in all)", "what do i get if i add the {k} (of|in) {x} to the {k} (of|in) {y}",
        "if you (add|put) the {k} in {x} and the {k} in {y} together, (what is it|how much is it|what comes out)",
        "know: (what the {ks} in {x} and {y} sum up to|the total {k} of {x} and {y}|how much the {k} in {x} and the {k} in {y} are together)",
        "get: (the total of the {ks} in {x} and {y}|the sum of the {k} in {x} and the {k} in {y}|the joint {k} of {x} and {y})", "do: (tally|tot up|count up|total) the {ks} (of|in|from) {x} and {y}",
        "{k} total: {x} and {y}", "(both|the two) {ks} together please, {x} and {y}", "do: merge the {ks} of {x} and {y} into one total",
        "{x} and {y} each have a {k}, (add them|what is the sum|how much is that together)", "how much does the {k} (come to|make|amount to) over {x} and {y} together",
        "for the report i need the total {k} of {x} and {y}",
    "ask: what's the total {k} if i take {x} and {y}", "ask: how high is the {k} of {x} and {y} added up", "ask: how much {k} is there in {x} and {y} combined", "ask: what sum do the {ks} in {x} and {y} make",
    "ask: what does the {k} of {x} make with the {k} of {y} on top", "ask: what is the {k} over both files, {x} and {y}, in total", "do: reckon up the {ks} in {x} and {y}",
    "do: lump the {ks} of {x} and {y} together", "do: combine the {k} of {x} with the {k} of {y} into one sum", "do: count the {k} from {x} and the {k} from {y} together",
    "do: find the joint total of the {ks} in {x} and {y}", "do: add what {x} gives as {k} to what {y} gives", "do: take both {ks}, in {x} and in {y}, and give me their sum",
    "do: look up the {k} in {x} and in {y} and add the two", "know: how big the {k} is with {x} and {y} together", "know: what i get for {k} if i add {x} and {y}",
    "know: the sum of the {k} in {x} and the {k} in {y}", "get: one total for the {ks} of {x} and {y}", "get: the overall {k} across {x} and {y}", "get: the {ks} of {x} and {y} summed up",
    "get: the added up {k} of {x} and {y}", "{k} in {x} added to {k} in {y}", "{k} of both, {x} and {y}, as a sum", "{k}: {x} + {y}", "{x} and {y}: total {k}?", "{x} and {y}: sum the {ks}",
    "total {k}, {x} with {y}", "the two {ks} from {x} and {y} make what together", "the {k} stands once in {x} and once in {y}, add the two", "i'd love one figure: {k} of {x} and {y} summed",
    "i'm adding up the {ks}, there's one in {x} and one in {y}, what do i get", "i don't want them apart but in total, the {ks} of {x} and {y}", "we have to report the {k} of {x} and {y} as one sum",
    "summing the {ks} in {x} and {y} gives what", "if the {ks} from {x} and {y} go together, what's the number",
)  # fmt: skip


def _pair(w: World) -> tuple[str, tuple[str, str], tuple[str, str]]:
    """Write two sheets that both have an amount; return its key, and path and line of each."""
    key = w.pick(("Amount", "Sum", "Balance", "Profit", "Income", "Sales", "Fee", "Rent", "Budget", "Points", "Distance", "Tax", "Spending", "Visitors", "Orders", "Hours", "Members"))
    unit, stem = w.pick((" EUR", "", "", " USD")), w.pick(facts.AMOUNTS.stems)
    out = []
    for number in w.rng.sample(range(1, 60), 2):
        amount = w.pick((str(w.rng.randint(3, 9999)), f"{w.rng.randint(10, 999)}.{w.rng.randint(10, 99)}", f"{w.rng.randint(1000, 90000):,}"))
        line = f"{key}: {amount}{unit}"
        rows = [*[r for r, _, _ in facts.lines(w, facts.AMOUNTS) if not r.startswith(key)][:2], line]
        w.rng.shuffle(rows)
        out.append((facts.place(w, facts.AMOUNTS, rows, f"{stem} {number}"), line))
    return key.lower(), out[0], out[1]


def _many(key: str) -> str:
    return key if key.endswith("s") else f"{key[:-1]}ies" if key.endswith("y") else f"{key}s"


def _number(line: str) -> str:
    """Return the number of a line as it stands there, so that a call can point to it."""
    return line.partition(": ")[2].split(" ")[0]


@family("facts_of_two", weight=3.8)
def facts_of_two(w: World) -> Steps:
    """The same line of two files: read both."""
    key, (x, one), (y, two) = _pair(w)
    yield Ask(w.say(TWO, k=w.pick((key, key, _many(key))), x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    yield Answer(ALL_DONE, f"{x}: {one}\n{y}: {two}")


@family("facts_added", weight=2.4)
def facts_added(w: World) -> Steps:
    """Amounts of two files, added up."""
    key, (x, one), (y, two) = _pair(w)
    yield Ask(w.say(ADD, k=key, ks=_many(key), x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    obs = yield Call("Both numbers are known: add them with calculate.", "calculate", {"expression": f"{_number(one)} + {_number(two)}"})
    yield Answer("The sum is known.", f"{obs.content.partition(' (')[0]}")


OWED = (
    "ask: how much do i (owe|have to pay) for {x} and {y} (together|in total|altogether)", "do: (look at|read|open|check) {x} and {y}[.|,] how much do i (owe|have to pay) (for both|together|in total)", "what do {x} and {y} come to together",
    "get: the total (to pay|due|owed) of {x} and {y}", "{x} and {y}: what do i have to pay for both", "i have to pay {x} and {y}, how much is that together", "do: add up what i owe in {x} and {y}", "(two bills|both bills): {x} and {y}. what is the total",
    "if i pay {x} and {y} today, how much is (that|it)", "how much money do i need for {x} plus {y}", "know: how much {x} and {y} are together", "between {x} and {y}, what do i owe", "do: take the amounts from {x} and {y} and add them",
    "{x} + {y}, what do i owe in all", "bills: {x}, {y}. how much altogether", "do: sum the bills {x} and {y}", "what will {x} and {y} cost me together", "i got {x} and {y} today. what does that make",
        "(can|could|would) you (total|add up|sum up) the bills {x} and {y}",
        "{x} and {y} (arrived|came in|are due|are open|have to be paid), (what's the total|how much is it in all|how much is that together)",
        "know: (how much i owe for {x} and {y} together|what {x} and {y} add up to|what both bills, {x} and {y}, come to)",
        "get: (the sum of the bills {x} and {y}|the combined amount of {x} and {y}|the total amount due for {x} and {y})",
        "how much (must|do|should) i (transfer|pay|set aside) for {x} and {y} (together|in total|altogether)", "what is (charged|due|asked) in {x} and {y} (together|in total|altogether)",
        "(paying|settling) both {x} and {y}, how much (is it|do i need|leaves my account)", "what do both {x} and {y} add up to",
        "i want to settle {x} and {y} (in one go|at once), how much (is it|is that|do i owe)", "one transfer for {x} and {y}, what amount", "total of {x} and {y} please",
        "the two invoices {x} and {y}, (how much in total|what do i owe for both)", "will {x} and {y} ruin me? how much are they together", "amount due of {x} plus amount due of {y}",
    "ask: how much goes out when {x} and {y} are both paid", "ask: what would paying {x} and {y} cost me in all", "ask: how much cash do i need to clear {x} and {y}",
    "ask: how big is the bill for {x} and {y} combined", "ask: what are {x} and {y} asking for in total", "ask: what's my debt from {x} and {y} taken together",
    "ask: how deep in the red do {x} and {y} put me together", "do: tot up the bills {x} and {y}", "do: tally what's due in {x} and {y}", "do: work out what i pay for {x} and {y} in one sum",
    "do: calculate the amount due for {x} and {y} together", "do: check {x} and {y} and tell me the total to pay", "do: find out how much i owe, {x} and {y} together", "know: the total due on {x} and {y}",
    "know: how much money {x} and {y} will take together", "know: what i have to transfer to pay {x} and {y} in one go", "know: what it costs to get rid of both {x} and {y}", "get: the sum due on {x} and {y}",
    "get: the whole amount payable for {x} and {y}", "get: one figure for the two bills {x} and {y}", "get: what {x} and {y} cost me together",
    "(both|two) bills landed on my desk, {x} and {y}, what do they make together", "{x} and {y} both need paying, what's that in all", "{x} and {y} in one payment, how much", "{x} and {y}, joint amount due?",
    "{x} and {y}, total owed?", "{x} plus {y}, what do i pay", "to pay {x} and {y} i need how much", "outstanding: {x} and {y}. the sum?", "i'm about to pay {x} and {y}, what will it be altogether",
    "i'd like to know the damage from {x} and {y} together", "i'm paying both, {x} and {y}, so how much altogether", "my wallet dreads {x} and {y}, how much are they in sum",
    "if i clear {x} as well as {y}, what does that add up to", "the bank wants one amount for {x} and {y}, which",
)  # fmt: skip


def _bill(w: World) -> tuple[str, str]:
    """Write a bill; return its path and what is to be paid."""
    stems, fields = records.BILLS
    amount = w.pick((str(w.rng.randint(3, 4000)), f"{w.rng.randint(3, 900)}.{w.rng.randint(10, 99)}", f"{w.rng.randint(1000, 9000):,}"))
    due = f"{w.pick(fields[0].labels)}: {amount}{w.pick((' EUR', '', ' USD'))}"
    rows = [field.line(w)[0] for field in w.rng.sample([f for f in fields[1:] if f.value != "usage"], w.rng.randint(1, 4))]
    rows.insert(w.rng.randint(0, len(rows)), due)
    sheet = facts.Sheet(stems, (".txt", ".md"), fields[0].line)
    return facts.place(w, sheet, rows, f"{w.pick(stems)} {w.pick((str(w.rng.randint(1, 40)), names.pseudo(w.rng, 2), 'march', 'q2'))}"), amount


@family("bills_added", weight=2.0)
def bills_added(w: World) -> Steps:
    """What two bills come to: the amount is in one of several lines of each."""
    (x, one), (y, two) = _bill(w), _bill(w)
    yield Ask(w.say(OWED, x=w.path(x), y=w.bare(y)))
    yield from one_by_one((shown(x), shown(y)))
    obs = yield Call("Both numbers are known: add them with calculate.", "calculate", {"expression": f"{one} + {two}"})
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer("The sum is known.", obs.content.partition(" (")[0])


BETWEEN = (
    "ask: (what is|what's) {x} minus {y} in {t}", "ask: how much is {x} minus {y} according to {t}", "do: subtract {y} from {x} in {t}", "know: what is left of {x} after {y}, see {t}", "{x} minus {y} in {t}",
    "ask: how much (more|higher) is {x} than {y} in {t}", "get: the difference (of|between) {x} and {y} in {t}", "do: (calculate|work out) {x} minus {y} (from|in|with the numbers in) {t}",
"{t}: {x} - {y}", "the difference of {x} and {y} in {t}", "take {x} from {t} and subtract {y}",
    "{x} less {y}, (the numbers|the figures|both) are in {t}", "do: deduct {y} from {x} (with|using) {t}", "after {y}, what remains of {x}? (see|it's in|look in) {t}",
    "if i take {y} off {x} what is left, the numbers are in {t}", "read {x} and {y} from {t} and subtract the second from the first", "ask: what is left of {x} once {y} is (paid|gone|taken off) in {t}",
    "by how much does {x} exceed {y} in {t}", "{x} without {y}, going by {t}", "i had {x} and then came {y}, what remains? {t}", "do: take {y} off {x}, the figures are in {t}",
        "(can|could|would) you (subtract|deduct|take away|take) {y} from {x} (with|using|as given in|going by) {t}", "what (remains|is left) of {x} (without|minus|less) {y} in {t}",
        "{t} (lists|has|contains|gives) {x} and {y}, what is {x} minus {y}", "(in|according to|going by) {t}, (what is|how much is|what's) {x} (minus|less|without) {y}",
        "from {x} take away {y}, both (are|stand) in {t}", "know: (what {x} minus {y} is in {t}|how much {x} less {y} is, see {t}|what remains of {x} once {y} is deducted in {t})",
        "get: ({x} minus {y} from {t}|what is left of {x} after {y} in {t}|{x} less {y} as in {t})", "i (want|need|would like) {x} minus {y} (from|as in|out of) {t}",
        "(open|read|check) {t} and (tell me|say|work out) (how much|what) {x} minus {y} is", "(net of|after deducting|without|leaving out) {y}, how much is {x} in {t}",
        "{x} - {y}, (see|values in|numbers in|figures in) {t}", "do: reduce {x} by {y}, (the numbers are in|see|both are in) {t}", "what do i keep of {x} when {y} goes off, see {t}",
        "do: look in {t} and subtract {y} from {x}",
    "ask: how much of {x} is left when {y} comes off, as in {t}", "ask: how far is {x} above {y} in {t}", "ask: what's the gap between {x} and {y} in {t}",
    "ask: what do we have from {x} once {y} is deducted, see {t}", "ask: what does {x} come to less {y}, going by {t}", "ask: what stays of {x} if {y} is subtracted, {t} has the figures",
    "ask: by how much is {y} below {x} in {t}", "do: knock {y} off {x}, figures in {t}", "do: find the difference between {x} and {y} in {t}", "do: take away {y} from {x}, you find both in {t}",
    "do: figure out {x} less {y} with what {t} says", "do: open {t} and deduct {y} from {x}", "do: read {t} and give me {x} minus {y}", "do: compute {x} - {y} out of {t}",
    "do: get {x} and {y} from {t} and subtract {y} from {x}", "know: how far apart {x} and {y} are in {t}", "know: what {x} is after {y} in {t} is taken away", "know: the difference of {x} and {y} as in {t}",
    "know: how much bigger {x} is than {y} in {t}", "get: the gap between {x} and {y} in {t}", "get: what remains when {y} is taken from {x} in {t}", "get: the rest of {x} after {y}, both are in {t}",
    "{x} minus {y}, {t}", "{x} minus {y}? the values are in {t}", "{x} net of {y}, see {t}", "{x} reduced by {y}, {t} has both", "{y} subtracted from {x}, as in {t}", "{y} off {x}, the numbers stand in {t}",
    "the figures for {x} and {y} are in {t}, subtract {y} from {x}", "i'd like to see {x} with {y} taken off, {t} has the numbers", "i'm looking for {x} minus {y}, both noted in {t}",
    "{t} gives {x} and gives {y}, what is the first minus the second", "{t}, {x} minus {y}?", "once {y} has been taken out of {x}, what's over? look in {t}", "for my books: {x} minus {y}, from {t}",
    "(difference|subtraction): {x} minus {y}, {t}",
)  # fmt: skip
PLUS = (
    "ask: (what is|what's) {x} plus {y} in {t}", "ask: how much (is|are) {x} and {y} together (in|according to) {t}", "do: add {x} and {y} (in|from) {t}", "{x} plus {y} in {t}", "get: the sum of {x} and {y} in {t}",
    "do: (calculate|work out) {x} plus {y} (from|in|with the numbers in) {t}", "{t}: {x} + {y}", "know: what {x} and {y} in {t} add up to", "ask: what do {x} and {y} in {t} come to", "{x} and {y} in {t}, added up",
    "{x} and {y} in {t}, what is that together", "do: (sum|sum up|total) {x} and {y} from {t}", "read {x} and {y} from {t} and add them", "if i put {x} and {y} together, how much is that? see {t}",
    "in {t}, what do {x} and {y} make", "combined {x} and {y} of {t}", "ask: what is the total of {x} and {y} in {t}", "i need {x} and {y} from {t} as one number",
    "how much are {x} and {y}, both taken together? look in {t}",
        "(can|could|would) you (add|sum|add up|total) {x} and {y} (from|in|as in|using) {t}", "{t} (lists|has|contains|gives) {x} and {y}, what are they together",
        "(in|according to|going by) {t}, (what is|how much is|what's) {x} plus {y}", "know: (how much {x} plus {y} is in {t}|what {x} and {y} sum up to in {t}|the total of {x} and {y}, see {t})",
        "get: ({x} plus {y} from {t}|the total of {x} and {y} in {t}|{x} and {y} of {t} in one sum)", "i (want|need|would like) {x} and {y} (added up|summed|together), (see|they are in|from) {t}",
        "(open|read|check) {t} and (tell me|say|work out) (how much|what) {x} plus {y} is", "{x} + {y}, (see|values in|numbers in|figures in) {t}",
        "do: (tally|tot up|count up) {x} and {y} (in|from) {t}", "{x} and {y} (combined|in one number|in total|altogether), {t}",
        "do: put {x} on top of {y}, (the numbers are in|see|both are in) {t}", "do: look in {t} and add {y} to {x}",
        "what (would|do|will) {x} and {y} (amount|come|add up) to (in|according to|going by) {t}", "both {x} and {y} stand in {t}, how much is that in all",
    "ask: how much do {x} and {y} make in total in {t}", "ask: what's the joint amount of {x} and {y} in {t}", "ask: what do i get when i add {x} to {y}, going by {t}",
    "ask: how high are {x} and {y} put together in {t}", "ask: what sum do {x} and {y} give in {t}", "ask: what is {x} with {y} on top in {t}", "do: open {t} and add up {x} and {y}",
    "do: read {t} and give me {x} plus {y}", "do: lump {x} and {y} from {t} together", "do: combine {x} and {y} of {t} into one sum", "do: figure out {x} plus {y} with what {t} says",
    "do: find the total of {x} and {y} in {t}", "do: compute {x} + {y} out of {t}", "do: get {x} and {y} from {t} and add the two", "know: the sum of {x} and {y} in {t}",
    "know: how big {x} and {y} are together in {t}", "know: what {x} is with {y} added, both are in {t}", "get: {x} and {y} added up, from {t}", "get: one number for {x} plus {y} from {t}",
    "get: the joint total for {x} and {y} in {t}", "{x} plus {y}, {t}", "{x} plus {y}? the values are in {t}", "{x} with {y} added, see {t}", "{x} and {y} as a sum, {t} has both",
    "{x} and also {y}, added together, from {t}", "{t}, {x} plus {y}?", "{t} gives {x} and gives {y}, add the two", "{t} has {x} and {y}, i need the sum",
    "the figures for {x} and {y} are in {t}, what do they add up to", "the total of {x} plus {y}, look in {t}", "i'd like {x} and {y} of {t} in one figure", "i'm looking for {x} plus {y}, both noted in {t}",
    "for my books: {x} plus {y}, from {t}", "(sum|addition): {x} plus {y}, {t}",
)  # fmt: skip


@family("facts_of_one", weight=3.6)
def facts_of_one(w: World) -> Steps:
    """Two amounts of one file, added or subtracted."""
    rows = [(t, a) for t, _, a in facts.lines(w, facts.AMOUNTS) if a]
    keys = [t.partition(":")[0].lower() for t, _ in rows]
    if len(rows) < 2 or len(set(keys)) < len(keys):
        raise Skip("too few")
    path = facts.place(w, facts.AMOUNTS, [t for t, _ in rows])
    i, j = w.rng.sample(range(len(rows)), 2)
    minus = w.chance(0.6)
    yield Ask(w.say(BETWEEN if minus else PLUS, x=keys[i], y=keys[j], t=w.path(path)))
    yield Call("Read the file with read_file.", "read_file", {"path": path})
    expression = f"{_number(rows[i][0])} {'-' if minus else '+'} {_number(rows[j][0])}"
    obs = yield Call("Both numbers are known: use calculate.", "calculate", {"expression": expression})
    yield Answer("The result is known.", obs.content.partition(" (")[0])


ITEMS = (
    "ask: how many (things|items|entries|points|tasks) (are|do i have|are there) (on|in) {t}", "know: how many (things|items|tasks) (are|there are) (on|in) {t}", "do: count the (things|items|entries|tasks) (on|in) {t}",
    "get: the number of (things|items|entries|tasks) (on|in) {t}", "how many things [are] on (my|the) list {t}", "how many (items|tasks|things) (are left|are there still) (on|in) {t}", "wc -l {t}", "(line count|lines) of {t}", "how long is the list {t}",
    "{t}: how many (items|entries|things)", "how many rows of text are in {t}", "wc -l < {p}", "do: count the lines in {p}",
    "how many (points|bullets|things) did i (write|put) (down|) (in|on) {t}", "is {t} a long list? how many (items|things)", "i need the line count, {t}", "ask: how many lines long is {t}",
    "do: check how many (things|entries|items) are (on|in) {t}", "{t} - number of lines?", "how many things (are|stand) on it: {t}", "my list is {t}, how many (things|items) have i got",
    "do: count up (the things|what is) on {t}", "how much is on the list {t}, as a number of items", "do: tell me the number of lines {t} has",
        "ask: how many (things|items|entries|tasks|points) does {t} (have|hold|contain|list)", "ask: how many (things|items|chores|tasks) (stand|remain|are written) (on|in) {t}",
        "(can|could|would) you count (the items|the entries|the things) (on|in) {t}", "know: (how many entries {t} has|how many points are in {t}|how long the list {t} is)",
        "know: (how many lines are in {t}|how many lines {t} has)", "get: (the count of the items in {t}|the number of things in {t}|the item count of {t})",
        "get: (the number of lines in {t}|the line count of {t})", "(how big|how long|what size) is my list {t}, in (items|things|entries)",
        "i (want|need|would like) to know how many (things|items|entries) are (on|in) {t}", "{t} has how many (items|entries|things)", "(item|entry|task) count (of|for|in) {t}",
        "i keep adding to {t}, how many (things|items|entries) is it by now", "do: (tally|total) the (things|items|entries) (on|in) {t}",
        "ask: exactly how many lines (does {t} have|are there in {t}|has {t} got)", "do: give me the line count (of|for) {t}", "lines in {t}?", "number of lines, {t}",
        "do: count every line (of|in) {t}", "too much on {t}? count the (things|items|entries)",
    "ask: how many (errands|jobs|things) have i still got on {t}", "ask: how many (things|items|entries) did i list in {t}", "ask: how many (entries|items) is {t} made up of",
    "ask: how many (things|items) have piled up in {t}", "ask: how many (things|entries) am i looking at in {t}", "ask: what's the number of (items|entries|things) in {t}", "ask: how many lines has {t}",
    "ask: how many lines of text does {t} run to", "ask: what's the line count of {t}", "ask: {t} has how many lines", "do: reckon up the (items|entries|things) in {t}",
    "do: work out how many (items|entries|things) {t} has", "do: see how many (things|items|tasks) are on {t}", "do: say how many (things|items|entries) {t} has got",
    "do: count how many (things|items|entries) i put in {t}", "do: run a line count on {t}", "do: work out how many lines {t} has", "do: see how many lines are in {t}",
    "know: how many (things|items|entries) i have on {t}", "know: how many (tasks|chores|things) {t} holds", "know: the number of (entries|items|things) on {t}", "know: the number of lines in {t}",
    "know: how many lines long {t} is", "get: the count of (things|entries|tasks) on {t}", "get: the total number of (items|entries|things) in {t}", "get: the total number of lines in {t}",
    "get: a line count for {t}", "(number|total|count) of (items|entries|things) in {t}?", "{t}, how many (things|items|entries) on it", "{t}, line count please", "{t}, how many lines", "{t}: lines?",
    "line total of {t}", "how many lines, {t}", "on {t} there are how many (items|entries|things)", "in {t} there are how many lines", "i've lost count of the (things|items|entries) on {t}, how many are there",
    "i'd love to know how many (things|items) {t} has", "i'd like the lines of {t} counted", "before i print {t}: how many lines is it", "is {t} getting long? how many (items|entries|things) now",
)  # fmt: skip


@family("items_of_list", weight=2.2)
def items_of_list(w: World) -> Steps:
    """How many things a list has: one a line."""
    from umi_train.synth.views import counts, plural

    path = w.pick_text_file(ext=(".txt", ".md", ".csv", ".log"))
    if any(not row.strip() for row in w.files[path].splitlines()):
        raise Skip("blank lines")
    asked = w.say(ITEMS if path.endswith((".txt", ".md")) else tuple(t for t in ITEMS if "wc" in t or "line" in t), t=w.path(path), p=path)
    yield Ask(asked)
    obs = yield Call("Count the lines with count_text.", "count_text", {"path": path})
    yield Answer("The count is known.", f"{path} has {plural(counts(obs)[0], 'line')}.")
