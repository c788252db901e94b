"""What one does to a file: each act with its phrasings, its call and its answer.

Families combine acts with ways to point at the file: by name, by "the biggest log", by "it", by a wrong name, not at all.
`{t}` in a template is the target.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import Any

from umi_local.trajectory import ObservationTurn
from umi_train.synth.core import Answer, Call, Done, Skip, Step, World
from umi_train.synth.views import excerpt


@dataclass(frozen=True, slots=True)
class Plan:
    """An act on one file, worked out: what goes into the request, the call's arguments, the answer to its result."""

    slots: Mapping[str, str]
    arguments: Mapping[str, Any]
    answer: Callable[[ObservationTurn], str]


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act. `writes`: it changes something; `gone`: afterwards the file is not where it was."""

    name: str
    tool: str
    rationale: str
    done: str
    templates: tuple[str, ...]
    plan: Callable[[World, str], Plan]
    weight: float = 1.0
    writes: bool = False
    gone: bool = False
    question: str = ""
    fits: Callable[[World, str], bool] = field(default=lambda w, p: True)


ACTS: dict[str, Act] = {}


def carried_out(act: Act, plan: Plan) -> Generator[Step | Done, ObservationTurn, ObservationTurn]:
    """Make the call of an act that was asked for, and answer; return what the tool said. Raises Skip where it failed."""
    obs = yield Call(act.rationale, act.tool, plan.arguments)
    if not obs.ok:
        raise Skip(obs.content)
    yield Answer(act.done, plan.answer(obs))
    return obs


def _act(
    name: str, tool: str, rationale: str, done: str, templates: list[str], **more: Any
) -> Callable[[Callable[[World, str], Plan]], Callable[[World, str], Plan]]:
    def register(plan: Callable[[World, str], Plan]) -> Callable[[World, str], Plan]:
        ACTS[name] = Act(name, tool, rationale, done, tuple(templates), plan, **more)
        return plan

    return register


def is_text(w: World, path: str) -> bool:
    """Say whether a file has text in it."""
    return bool(w.files.get(path))


# Reading

READ = [
    "do: (show|open|read|print|display|view|output) {t}",
    "do: show me {t}",
    "do: show me (what is|what's|everything) in {t}",
    "do: (read|print|show|display) [me] (the (content|contents|text) of|out) {t}",
    "do: read {t} (to me|out loud|for me|out|aloud)",
    "do: (cat|dump|type out) {t}",
    "do: let me (see|read|look at|have a look at) {t}",
    "do: (take a look|have a look|look|peek) (at|into|in|inside) {t}",
    "do: open {t} and (show|tell) me what (it says|is in it|is inside)",
    "ask: what is (in|inside|written in) {t}",
    "ask: what's (in|inside|written in) {t}",
    "ask: what does {t} (say|contain|hold|have in it)",
    "ask: what (do|did) (i|we) (write|have|put|note) in {t}",
    "ask: what (text|content|stuff) is in {t}",
    "know: what (is in|is inside|is written in|the content of) {t}",
    "know: what {t} (says|contains|holds)",
    "get: the (content|contents|text|full text|whole text) of {t}",
    "get: (everything|all [the] (text|lines)|all that is) in {t}",
    "(cat|show|read|print|open|view|content of|contents of|what's in) {t}",
    "{t} (content|contents|please show|what does it say|whats inside)",
    "i (want|need|would like) to (read|see|look at|check) {t}",
    "what {t} (say|says)",
    "do: (pull up|bring up|quote|fetch) {t}",
    "do: (paste|dump|put) (the text of|what is in|the content of) {t} (here|on the screen|on my screen)",
    "do: remind me what (is|i wrote|i put|it says|we noted) in {t}",
    "ask: (may|can|could) i (see|read|look at|have a look at) {t}",
    "i (forgot|can't remember|no longer know|am not sure) what (is|i wrote|i put|it says) in {t}[, show me|, let me see|, read it to me]",
    "(less|more|bat|type) {t}",
    "{t} - (what is in there|what's inside|what does it say|read it|show it)",
    "something is (written|noted) in {t}[,] (what is it|show me|read it)",
    "ask: what (information|notes|words|lines) (do i have|are there|can be found|did i save) in {t}",
    "do: (go to|go into) {t} and (read|show|print) [me] (it|what's there|the text)",
    "i'd (like|love) to see (the text of|what's inside|the inside of) {t}",
    "(all of|the whole of) {t}[,] please",
    "do: let me (take a look at|check|go over|glance at) {t}",
    "we (need|have|want) to (know|see) what {t} says",
    "{t}[,] (show me|let me see it|open|read|display)",
    "someone (wrote|put|left) something in {t}[,] (what does it say|show me what)",
    "do: (reveal|unveil|present|share|spit out|spill|render|echo|recite) [me|] (the (contents|content|text|words|body) of|what is in|everything in) {t}",
    "do: (get|put) {t} (up on|onto|on) (the|my) screen",
    "do: (type out|write out|spell out|list out|cough up) (everything|all that is|what's written) in {t}",
    "do: (pop|crack|flip) {t} open and (show|read) me what is (inside|there)",
    "do: read me {t} (from start to finish|from beginning to end|from top to bottom|in full|word for word|verbatim)",
    "do: (show|print|read) {t} (in full|completely|entirely|as it is|uncut|unabridged|as a whole)",
    "do: (enlighten me about|refresh my memory about|fill me in on) what (stands|is written|is) in {t}",
    "do: let me know what (stands|is written|is noted) in {t}",
    "do: have a (peek|gander|quick look|squint) (in|into|inside) {t} and (tell|show) me what (you find|is there|it says)",
    "ask: what have (i|we|you) got (in|inside) {t}",
    "ask: what (stands|stood|was written) in {t} (again|)",
    "ask: what's (hiding|hidden|lurking|stored|kept|saved) (in|inside) {t}",
    "ask: what (on earth|exactly|the heck|actually) is in {t}",
    "ask: what would i (see|find|read) if i opened {t}",
    "ask: what will i find in {t}",
    "ask: mind (reading|opening|showing) {t} for me",
    "ask: how does {t} read",
    "know: what (is kept|is stored|stands|i have|we have) in {t}",
    "know: what i would (find|read|see) in {t}",
    "get: the (whole|entire|complete|raw|actual|plain) (thing in|text in|text of|content of|contents of|body of) {t}",
    "get: (whatever|what) is (written|stored|kept|noted) in {t}",
    "(contents|content|text|inside|body)[:|] {t}",
    "{t}[:|,] (what's it say|what have we got|read out please|contents please|show all|full text)",
    "i (haven't|have not) (read|seen|opened) {t} yet[,|.|;] (show it|show it to me|read it to me|what does it say)",
    "i (can't|cannot) open {t}[,|.|;] (show it to me|read it to me|can you read it)",
    "i (lost|don't have) my glasses[,|.|;] (read|please read) {t} to me",
    "my eyes are (tired|bad)[,|.|;] (read|please read) {t} (out|aloud|to me)",
    "no idea what (is|i put|stands|i wrote) in {t}[,|.|;] (show me|open it|read it out|let me see)",
    "(curious|wondering) what's (in|inside) {t}",
    "show me (again|once more) what {t} (says|contains)",
    "(could|may) i have {t} (on the screen|read to me|displayed)",
    "i (want|would like|need) (to see|to read) {t} (in full|completely|with my own eyes|before i decide)",
    "before (i go on|we start|the meeting)[,] (show|read) me {t}",
    "whatever is in {t}[,] (show it|print it|i want to see it|let me read it)",
    "don't (summarize|shorten|change) {t}[,] (just|only) (show|read) it",
    "if there is (anything|something) in {t}[,] (show me|read it to me|print it)",
    "the (text|contents|content|wording) of {t}[,] (please|if you would|i need it)",
    "remember {t}? (what was in it|show it to me|what does it say|read it to me)",
    "you know {t}? (show it|read it to me|what does it say)",
    "there is {t} (here|somewhere here|in front of me)[,|.] (what does it say|what is in it|read it to me)",
    "someone (sent|gave|left) me {t}[,|.] (what does it say|what is in it|read it to me|open it)",
    "i just (found|got|received|downloaded) {t}[,|.] (what does it say|what is in it|show it to me|open it)",
    "i (want|need) to check (something|a thing) in {t}[,|.] (show it|open it|let me see it|print it)",
    "{t} is the (file|one) i want to (read|see|look at)",
    "the file to (show|read|open|print) is {t}",
    "never read {t} so far[,] what (is in it|does it say)",
    "{t} (what's this|what is this thing)? (show it|open it and show me|read it out)",
    "ask: did i (write|put|save) anything in {t}, and what",
    "ask: shall we (read|look at|go through|open) {t}",
]


@_act("read", "read_file", "Read the file with read_file.", "The file was read.", READ, weight=5.5, fits=is_text,
      question="Which file should I read?")  # fmt: skip
def _read(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: excerpt(path, obs.content))


SUMMARIZE = [
    "do: (summarize|summarise|sum up|recap) {t}",
    "do: give me (a|a short|a quick|a brief) (summary|overview|recap) of {t}",
    "do: tell me (briefly|in short|in a few words) what (is in|'s in) {t}",
    "ask: what is {t} about",
    "ask: what's {t} (about|all about)",
    "ask: what does {t} (deal with|talk about|cover)",
    "know: what {t} is (about|all about)",
    "get: (a|a short|a quick|a brief) (summary|overview|gist) of {t}",
    "get: the (gist|main points|essence|key points|summary) of {t}",
    "(summary|tldr|gist) of {t}",
    "{t} in (short|brief|a nutshell)",
    "{t} (summary|tldr|gist)",
    "do: (boil|cut) {t} down to (the essentials|the point|a sentence)",
    "i (don't have|have no) time (to read|for) {t}[,] (what is it about|what's the gist|sum it up)",
    "{t} is too long for me[,] (summarize it|what does it say in short|sum it up)",
    "ask: what (is|would be) the (point|topic|subject|main idea|key message) of {t}",
    "do: (say|explain|describe) (shortly|briefly|in a sentence) what {t} is about",
    "(tl;dr|tldr) (of|for) {t}",
    "in one sentence[,] what is {t} about",
    "do: (skim|condense|digest) {t} for me",
    "before i read {t}[,] (what is it about|give me the gist)",
    "the short version of {t}[,] please",
    "do: (outline|abridge|abstract|paraphrase|synopsize) {t} [for me|]",
    "do: (break|distill|reduce|shorten|squeeze) {t} (down|) (to|into) (its|the) (core|essence|main points|basics)",
    "do: (tell|give) me the (long and short|essentials|highlights|main idea|key takeaways|nuts and bolts) of {t}",
    "do: (give|write) me a (synopsis|digest|rundown|abstract|short version|condensed version|two-line summary) of {t}",
    "do: (explain|tell me) in (plain|simple) words what {t} is about",
    "do: put {t} in a nutshell",
    "ask: what's the (deal|story|takeaway|upshot) (with|of|in) {t}",
    "ask: what is {t} (trying to say|getting at|all about|roughly about|mainly about)",
    "ask: what (should|do) i (need to know|know) about what {t} says",
    "ask: what does {t} (boil down to|amount to|come down to|deal with)",
    "ask: in a (sentence|nutshell|few words), what does {t} say",
    "know: what {t} (deals with|boils down to|is roughly about|is mainly about)",
    "get: the (essentials|highlights|takeaways|rundown|cliff notes|short version) of {t}",
    "get: (a|a short|a quick) (rundown|synopsis|digest|abstract) of {t}",
    "i (won't|don't want to|can't be bothered to) read (all of|the whole of) {t}[,|.|;] (what's the gist|sum it up|summarize it|what is it about)",
    "i have (a minute|thirty seconds|no patience)[,] what is {t} about",
    "{t}[:|,] (short version|main points|the gist please|what's it about|in a sentence|briefly|sum up)",
    "{t} (boiled down|summarized|summed up|in a sentence|in a few words)[,] please",
    "too long to read[:|,] {t}. (what is it about|sum it up|the gist please)",
    "my boss (asks|wants to know) what {t} is about",
    "long story short[,] what (is in|does it say in) {t}",
    "(quick|brief|short) (summary|recap|rundown) of {t}",
]


def _gist(path: str, text: str) -> str:
    rows = [r for r in text.splitlines() if r.strip()]
    if len(rows) == 1:
        return f"{path} says: {rows[0]}"
    return f"{path} begins with \"{rows[0]}\" and ends with \"{rows[-1]}\"."


@_act("summarize", "read_file", "Read the file with read_file.", "The file was read; say what it is about.", SUMMARIZE, weight=0.7,
      fits=lambda w, p: is_text(w, p) and p.endswith((".txt", ".md")) and len(w.files[p].strip()) > 0,
      question="Which file should I summarize?")  # fmt: skip
def _summarize(w: World, path: str) -> Plan:
    return Plan({}, {"path": path}, lambda obs: _gist(path, obs.content))


HEAD = [
    "do: (show|print|read|display|give|output) [me] the first {n} lines (of|from|in) {t}",
    "do: (show|print|read|give) [me] the (top|initial|opening|beginning) {n} lines of {t}",
    "do: (show|give|print) [me] {n} lines from the (top|start|beginning) of {t}",
    "do: (show|read|print) [me] only the first {n} lines of {t}",
    "do: (head|peek at) the first {n} lines of {t}",
    "ask: what are the first {n} lines (of|in) {t}",
    "ask: what do the first {n} lines of {t} say",
    "ask: what is in the first {n} lines of {t}",
    "know: what the first {n} lines of {t} (are|say)",
    "get: the first {n} lines (of|from|in) {t}",
    "get: the (top|opening|initial) {n} lines of {t}",
    "get: lines 1 to {n} of {t}",
    "head -n {n} {t}",
    "first {n} lines [of|in] {t}",
    "{t}[,|:] first {n} lines",
    "top {n} lines of {t}",
    "do: read {t} but (only|just) the first {n} lines",
    "how does {t} (start|begin), (show|give) me {n} lines",
    "the first {n} lines of {t} (are enough|will do|please)",
    "do: (give|show) me a (preview|peek) of {t}[,] {n} lines",
    "i only (need|want) the (first|top|opening) {n} lines of {t}",
    "do: (start|begin) reading {t} and stop after {n} lines",
    "from {t} (show|give|read) me the first {n} lines",
    "of {t} i (want|need) (just|only) the first {n} lines",
    "do: (print|list|show) {n} lines of {t} from the (start|top|beginning)",
    "start of {t}[,] {n} lines",
    "{t} is long[,] (show|give) me (only|just) the first {n} lines",
    "do: (get|grab|fetch|pull up|quote|list|return|present) the (first|top|opening) {n} lines (of|from|in) {t}",
    "do: (cut|stop) {t} off after {n} lines and show me (that|what comes before)",
    "do: (show|give|read) me how {t} (starts|begins)[,|:] {n} lines",
    "do: (show|print|give me|read) the (beginning|start|top|head|opening) of {t}[,] (just|only|about|) {n} lines",
    "do: let me (see|read|have) the (first|top|opening) {n} lines (of|in) {t}",
    "do: (limit|restrict) the output of {t} to the first {n} lines",
    "do: (show|read|print) {t} (up to|until|through|down to) line {n}",
    "ask: what (stands|is written|comes) in the (first|top|opening) {n} lines of {t}",
    "ask: what are the {n} (topmost|opening|first|initial) lines (of|in) {t}",
    "ask: how do the first {n} lines (of|in) {t} (go|read)",
    "ask: may i see the first {n} lines of {t}",
    "know: what is in the (first|top|opening) {n} lines of {t}",
    "get: (just|only) the (first|top) {n} lines of {t}",
    "get: the {n} (topmost|first|opening|initial) lines (of|in) {t}",
    "get: a (preview|glimpse|taste) of {t}[,] {n} lines from the (top|start)",
    "{n} lines from the (start|top|head) of {t}",
    "{t} head {n}",
    "{t}[,|:] (the|) (first|top|opening|initial) {n} (lines|rows)[, please|]",
    "{t}[,|:] (start|beginning|top), {n} lines",
    "i'd like (to see|to read) the (first|top) {n} lines of {t}",
    "i don't (need|want) all of {t}[,] (just|only) the first {n} lines",
    "(not|don't show me) the whole of {t}[,] (just|only) the (first|top) {n} lines",
    "the (first|top) {n} lines (in|of) {t}[,] what (do they say|is in them)",
    "{n} lines are enough[:|,] (show|give) me the (start|beginning|top) of {t}",
    "(head -{n}|head --lines={n}) {t}",
]


@_act("head", "read_file", "Read the first lines with read_file.", "The lines were read.", HEAD, weight=2.2,
      fits=lambda w, p: w.files.get(p, "").count("\n") >= 2, question="Which file should I read?")  # fmt: skip
def _head(w: World, path: str) -> Plan:
    n = w.rng.randint(2, min(8, max(2, w.files[path].count("\n"))))
    return Plan(
        {"n": w.number(n)},
        {"path": path, "start_line": 1, "end_line": n},
        lambda obs: f"The first {n} lines of {path}:\n{obs.content.rstrip()}",
    )


FIRST = [
    "do: (show|print|read|give|tell) [me] the (first|top|opening|1st|very first) line (of|from|in) {t}",
    "do: (show|print|read) [me] only the first line of {t}",
    "ask: what is the (first|top|opening|very first) line (of|in) {t}",
    "ask: what's the (first|1st|top) line (of|in) {t}",
    "ask: what does the first line (of|in) {t} say",
    "ask: how does {t} (start|begin)",
    "ask: what does {t} (start|begin) with",
    "ask: what is (on|in) (the first line|line 1|line one) of {t}",
    "know: what the first line (of|in) {t} (is|says)",
    "know: how {t} (starts|begins)",
    "know: (which|what) line {t} (starts|begins) with",
    "get: the (first|top|very first) line (of|in|from) {t}",
    "first line [of|in] {t}",
    "head -1 {t}",
    "{t}[,|:] first line",
    "title of {t}",
    "ask: what is the (title|heading|headline) of {t}",
    "get: the (title|heading|header) of {t}",
    "ask: what is (written|standing|noted) at the (very top|top|very beginning|beginning) of {t}",
    "ask: what (comes|stands) first in {t}",
    "from {t} (give|show|tell) me (just|only) the first line",
    "i (need|want) (just|only) the first line of {t}",
    "do: quote the (first|opening|top) line of {t}",
    "(sed -n 1p|head -n 1|head -n1) {t}",
    "{t} (starts|begins) (how|with what|with which line)",
    "the (beginning|opening) line of {t}",
    "ask: what did i write first in {t}",
    "do: (fetch|grab|get|pull up|return|copy here) the (first|top|opening) line (of|from|in) {t}",
    "do: (tell|show) me how {t} (starts|begins|opens|kicks off)",
    "do: (give|tell|show) me the (title|heading|header|headline) of {t}",
    "do: read (just|only) the (top|first|opening) line of {t}",
    "do: let me (see|read|have) the (first|top|opening) line of {t}",
    "do: peek at the (first|top|opening) line of {t}",
    "do: (look|check) what (stands|is written) at the (top|very top) of {t}",
    "ask: what (words|text|sentence) does {t} (start|begin|open) with",
    "ask: how does {t} (open|kick off|go at the start)",
    "ask: what's at the (top|very top|head|start) of {t}",
    "ask: what (stands|is) (in|on) the (top|opening|very first) line of {t}",
    "ask: what is the first thing (written in|it says in|i wrote in|to read in|one reads in) {t}",
    "ask: which line is at the (top|start|head) of {t}",
    "ask: (can|may) i see the (first|top) line of {t}",
    "know: what (stands|is) (at the top of|on the first line of|in the first line of) {t}",
    "know: what the (title|heading|header) of {t} (is|says)",
    "get: the (opening|initial|topmost|1st) line (of|in|from) {t}",
    "get: (just|only) the (first|top) line of {t}",
    "{t}[,|:] (line one|line 1|top line|opening line|title|heading|header|the first line please)",
    "{t}, how does it (start|begin|open)",
    "(top|opening|1st|very first) line (of|in|from) {t}",
    "(top|start|beginning) of {t}, one line [only|is enough|]",
    "(heading|header|headline) of {t}",
    "i (forgot|can't remember|don't know) how {t} (starts|begins)[, show me the first line|]",
    "i don't need (all|the rest) of {t}[,] (just|only) the (first|top) line",
    "just the (first|top) line of {t}[,] (nothing else|no more|not the rest|please)",
    "one line of {t} is enough[,] the first",
    "what {t} (starts|begins) with",
    "(sed 1q|head --lines=1) {t}",
]


@_act("first", "read_file", "Read the first line with read_file.", "The line was read.", FIRST, weight=1.8, fits=is_text,
      question="Which file should I read?")  # fmt: skip
def _first(w: World, path: str) -> Plan:
    return Plan(
        {}, {"path": path, "start_line": 1, "end_line": 1}, lambda obs: f"The first line of {path} is: {obs.content.strip()}"
    )


LAST = [
    "do: (show|print|read|give|tell) [me] the (last|final|bottom|very last) line (of|from|in) {t}",
    "ask: what is the (last|final|bottom|very last) line (of|in) {t}",
    "ask: what's the (last|final) line (of|in) {t}",
    "ask: what does the (last|final) line (of|in) {t} say",
    "ask: how does {t} end",
    "ask: what does {t} end with",
    "ask: what is the (last|latest|most recent) (entry|message) in {t}",
    "know: what the last line (of|in) {t} (is|says)",
    "know: how {t} ends",
    "get: the (last|final|very last) line (of|in|from) {t}",
    "get: the (last|latest) (entry|message|item) (in|of) {t}",
    "last line [of|in] {t}",
    "tail -1 {t}",
    "{t}[,|:] last line",
    "ask: what is (written|standing|noted) at the (very end|end|bottom|very bottom) of {t}",
    "ask: what (comes|stands) last in {t}",
    "ask: what was the last (thing|entry|line) (written to|added to|noted in|put into) {t}",
    "ask: what did i (add to|write in|put in) {t} last",
    "from {t} (give|show|tell) me (just|only) the last line",
    "i (need|want) (just|only) the last line of {t}",
    "do: quote the (last|final|closing) line of {t}",
    "(tail -n 1|tail -n1) {t}",
    "{t} ends (how|with what|with which line)",
    "the (closing|bottom|end) line of {t}",
    "do: (fetch|grab|get|pull up|return|quote) the (last|final|bottom|closing) line (of|from|in) {t}",
    "do: (tell|show) me how {t} (ends|finishes|closes|stops|wraps up)",
    "do: read (just|only) the (last|bottom|final) line of {t}",
    "do: let me (see|read|have) the (last|final|bottom) line of {t}",
    "do: (scroll|go|jump) to the (bottom|end) of {t} and (read|show) me the last line",
    "do: peek at the (last|bottom|final) line of {t}",
    "do: (look|check) what (stands|is written) at the (bottom|very end) of {t}",
    "ask: what (words|text|sentence) does {t} (end|finish|close) with",
    "ask: how does {t} (finish|close|stop|conclude|wrap up)",
    "ask: what's at the (bottom|end|very end|tail end) of {t}",
    "ask: what (stands|is) (in|on) the (bottom|final|very last) line of {t}",
    "ask: what is the last thing (written in|it says in|i wrote in|to read in|one reads in) {t}",
    "ask: which line is at the (bottom|end) of {t}",
    "ask: where does {t} (stop|leave off), what's the last line",
    "ask: (can|may) i see the (last|final) line of {t}",
    "know: what (stands|is) (at the bottom of|on the last line of|in the last line of) {t}",
    "know: what {t} (ends|finishes|closes) with",
    "know: what the (last|latest|most recent) (entry|line) in {t} (is|says)",
    "get: the (closing|ending|bottommost) line (of|in|from) {t}",
    "get: (just|only) the (last|bottom|final) line of {t}",
    "get: the (newest|most recent) (entry|line) (in|of) {t}",
    "{t}[,|:] (bottom line|final line|closing line|last entry|latest entry|the last line please)",
    "{t}, how does it (end|finish|close)",
    "(bottom|closing|final|very last) line (of|in|from) {t}",
    "end of {t}, one line [only|is enough|]",
    "(last|latest|newest) entry (of|in) {t}",
    "i (forgot|can't remember|don't know) how {t} (ends|finishes)[, show me the last line|]",
    "i don't need (all|the rest) of {t}[,] (just|only) the (last|bottom) line",
    "just the (last|final) line of {t}[,] (nothing else|no more|not the rest|please)",
    "one line of {t} is enough[,] the last",
    "what {t} (ends|finishes) with",
    "(sed -n $p|tail --lines=1) {t}",
]


@_act("last", "read_file", "Read the last line with read_file.", "The last line is known.", LAST, weight=2.2,
      fits=lambda w, p: is_text(w, p) and len(w.files[p].splitlines()[-1].strip()) > 0, question="Which file should I read?")  # fmt: skip
def _last(w: World, path: str) -> Plan:
    return Plan({}, {"path": path, "start_line": -1}, lambda obs: f"The last line of {path} is: {obs.content.strip()}")


TAIL = [
    "do: (show|print|read|display|give) [me] the last {n} lines (of|from|in) {t}",
    "do: (show|print|give) [me] the (final|bottom|latest) {n} lines of {t}",
    "do: (show|give) [me] {n} lines from the (end|bottom) of {t}",
    "ask: what are the (last|final) {n} lines (of|in) {t}",
    "ask: what do the last {n} lines of {t} say",
    "know: what the last {n} lines of {t} (are|say)",
    "get: the (last|final|bottom) {n} lines (of|from|in) {t}",
    "get: the (last|latest|most recent) {n} entries (of|in) {t}",
    "tail -n {n} {t}",
    "last {n} lines [of|in] {t}",
    "{t}[,|:] last {n} lines",
    "how does {t} end, (show|give) me {n} lines",
    "the last {n} lines of {t} (are enough|will do|please)",
    "i only (need|want) the (last|final|bottom) {n} lines of {t}",
    "from {t} (show|give|read) me the last {n} lines",
    "of {t} i (want|need) (just|only) the last {n} lines",
    "end of {t}[,] {n} lines",
    "do: (print|list|show) {n} lines of {t} from the (end|bottom)",
    "ask: what (are|were) the {n} (latest|newest|most recent) (entries|lines) (of|in) {t}",
    "{t} is long[,] (show|give) me (only|just) the last {n} lines",
    "do: (get|grab|fetch|pull up|quote|list|return) the (last|final|bottom|closing) {n} lines (of|from|in) {t}",
    "do: (show|give|read) me how {t} (ends|finishes)[,|:] {n} lines",
    "do: (show|print|give me|read) the (end|bottom|tail|tail end) of {t}[,] (just|only|about|) {n} lines",
    "do: let me (see|read|have) the (last|final|bottom) {n} lines (of|in) {t}",
    "do: read {t} but (only|just) the last {n} lines",
    "do: (skip|jump|scroll) to the (end|bottom) of {t} and show [me] the last {n} lines",
    "ask: what (stands|is written|is) in the (last|final|bottom) {n} lines of {t}",
    "ask: what are the {n} (bottommost|closing|last|final) lines (of|in) {t}",
    "ask: how do the last {n} lines (of|in) {t} (go|read)",
    "ask: may i see the last {n} lines of {t}",
    "know: what is in the (last|final|bottom) {n} lines of {t}",
    "get: (just|only) the (last|bottom|final) {n} lines of {t}",
    "get: the {n} (last|closing|final) lines (of|in) {t}",
    "get: the {n} (latest|newest|most recent) (lines|entries) (of|in) {t}",
    "{n} lines from the (end|bottom|tail) of {t}",
    "{t} tail {n}",
    "{t}[,|:] (the|) (last|final|bottom|closing) {n} (lines|rows)[, please|]",
    "{t}[,|:] (end|bottom), {n} lines",
    "i'd like (to see|to read) the (last|final) {n} lines of {t}",
    "i don't (need|want) all of {t}[,] (just|only) the last {n} lines",
    "(not|don't show me) the whole of {t}[,] (just|only) the (last|final) {n} lines",
    "the (last|bottom) {n} lines (in|of) {t}[,] what (do they say|is in them)",
    "{n} lines are enough[:|,] (show|give) me the (end|bottom) of {t}",
    "(tail -{n}|tail --lines={n}) {t}",
    "what (happened|was written) last in {t}, {n} lines",
]


@_act("tail", "read_file", "Read the last lines with read_file.", "The last lines are known.", TAIL, weight=1.8,
      fits=lambda w, p: w.files.get(p, "").count("\n") >= 2 and len(w.files[p]) < 850, question="Which file should I read?")  # fmt: skip
def _tail(w: World, path: str) -> Plan:
    n = w.rng.randint(2, min(5, max(2, w.files[path].count("\n"))))
    return Plan(
        {"n": w.number(n)}, {"path": path, "start_line": -n}, lambda obs: f"The last {n} lines of {path}:\n{obs.content}"
    )


LINE = [
    "do: (show|print|read|give|tell) [me] line {n} (of|from|in) {t}",
    "do: (show|print|read) [me] line number {n} (of|in) {t}",
    "ask: what is (on|in|at) line {n} of {t}",
    "ask: what's (on|in) line {n} of {t}",
    "ask: what does line {n} (of|in) {t} (say|contain)",
    "ask: what is line {n} (of|in) {t}",
    "know: what line {n} (of|in) {t} says",
    "know: what is (on|in) line {n} of {t}",
    "get: line {n} (of|from|in) {t}",
    "get: line (number|no|nr) {n} (of|in) {t}",
    "line {n} [of|in] {t}",
    "{t}[,|:] line {n}",
    "{t} line (number|no.|#) {n}",
    "do: (go|jump) to line {n} (of|in) {t} [and (read|show) it|]",
    "there's (an error|something) (on|in|at) line {n} of {t}[,] (show it|what does it say|read it to me)",
    "i (need|want) (just|only) line {n} (of|from) {t}",
    "do: open {t} at line {n}",
    "in {t}[,] what is (on|in) line {n}",
    "ask: what do i have (on|in) line {n} of {t}",
    "get: the text (on|in|of) line {n} of {t}",
    "do: quote line {n} (of|from) {t}",
    "from {t} (read|show|give) me line {n}",
    "do: (fetch|grab|get|pull up|return|look up|check) line {n} (of|from|in) {t}",
    "do: (scroll|skip|move) to line {n} (of|in) {t} and (read|show|tell me) what is there",
    "do: let me (see|read|have) line {n} (of|in|from) {t}",
    "do: (look|have a look) at line {n} (of|in) {t}",
    "do: (read|show|print) only line {n} (of|from) {t}",
    "do: (tell|show) me what (stands|is written|i wrote) (on|in) line {n} of {t}",
    "do: isolate line {n} (of|from) {t}",
    "ask: what (stands|is written|is noted) (on|in) line {n} (of|in) {t}",
    "ask: how does line {n} (of|in) {t} (go|read)",
    "ask: what did i (write|put) (on|in) line {n} of {t}",
    "ask: (can|may) i see line {n} (of|in) {t}",
    "ask: what's the text (of|on|in) line {n} (of|in) {t}",
    "ask: which text is (on|in) line {n} of {t}",
    "know: what (stands|is written) (on|in) line {n} of {t}",
    "know: what i (wrote|put) (on|in) line {n} of {t}",
    "get: (just|only) line {n} (of|from) {t}",
    "get: the (content|contents|wording) of line {n} (of|in) {t}",
    "{t}[,|:] (what's on|show|read|give me) line {n}",
    "{t} (at line|l.|ln|@ line) {n}",
    "line {n} (please|pls), (of|from|in) {t}",
    "line {n} of {t}[,] (what does it say|what is it|read it|show it)",
    "the (error|compiler|message|warning) (mentions|points to|complains about) line {n} of {t}[,] (show it|what is there|what does it say)",
    "i don't need all of {t}[,] (just|only) line {n}",
    "i'd like (to see|to read|to have) line {n} (of|in) {t}",
    "what stands in {t} (on|in|at) line {n}",
]


@_act("line", "read_file", "Read that line with read_file.", "The line was read.", LINE, weight=1.8,
      fits=lambda w, p: w.files.get(p, "").count("\n") >= 2, question="Which file should I read?")  # fmt: skip
def _line(w: World, path: str) -> Plan:
    n = w.rng.randint(2, max(2, w.files[path].count("\n")))
    if not w.files[path].splitlines()[n - 1].strip():
        raise Skip("blank line")
    return Plan(
        {"n": w.number(n)},
        {"path": path, "start_line": n, "end_line": n},
        lambda obs: f"Line {n} of {path} is: {obs.content.strip()}",
    )


RANGE = [
    "do: (show|print|read|give|display) [me] lines {a} (to|through|until|-) {b} (of|from|in) {t}",
    "do: (show|print|read) [me] {t} from line {a} to [line] {b}",
    "do: (show|read|print) [me] the lines (between|from) {a} (and|to) {b} (of|in) {t}",
    "ask: what is (on|in) lines {a} (to|through) {b} of {t}",
    "ask: what do lines {a} (to|through) {b} of {t} say",
    "ask: what (do|does) {t} say (from|between) line {a} (to|and) [line] {b}",
    "know: what lines {a} (to|through) {b} of {t} say",
    "get: lines {a} (to|through|-) {b} (of|from|in) {t}",
    "lines {a}(-| to |..){b} [of|in] {t}",
    "{t}[,|:] lines {a}(-| to ){b}",
    "sed -n {a},{b}p {t}",
    "{t}[,] from line {a} (to|till|up to|until) [line] {b}",
    "i (need|want) [only|just] lines {a} (to|through|-) {b} (of|from) {t}",
    "do: (extract|quote|pull out) lines {a} (to|through|-) {b} (of|from) {t}",
    "do: (show|read) [me] the (part|piece|section) of {t} from line {a} to [line] {b}",
    "do: open {t} at lines {a}(-| to ){b}",
    "in {t}[,] what (is|stands) (on|in) lines {a} (to|through|-) {b}",
    "only lines {a}(-| to ){b} of {t}[,] please",
    "line {a} (to|until) line {b} of {t}",
    "do: (fetch|grab|get|return|list|cut out|pick out) lines {a} (to|through|-) {b} (of|from|in) {t}",
    "do: let me (see|read|have) lines {a} (to|through|-) {b} (of|in|from) {t}",
    "do: read {t} (starting|beginning) (at|with|from) line {a} and (ending|stopping) (at|with|after) [line] {b}",
    "do: (start|begin) at line {a} of {t} and (stop|end) (at|after|with) line {b}",
    "do: (show|read|print) only lines {a} (to|through|-) {b} (of|from) {t}",
    "do: (skip|jump|go) to line {a} of {t} and (read|show) [me] everything up to line {b}",
    "do: (show|give) me the (block|passage|stretch|excerpt|chunk|snippet) from line {a} to [line] {b} (of|in) {t}",
    "ask: what (stands|is written) (in|on|between) lines {a} (and|to) {b} of {t}",
    "ask: what is between line {a} and line {b} (of|in) {t}",
    "ask: what (does it say|is there) in {t} from line {a} to [line] {b}",
    "ask: (can|may) i see lines {a} (to|through|-) {b} of {t}",
    "ask: how do lines {a} (to|through|-) {b} (of|in) {t} (go|read)",
    "know: what is (in|on) lines {a} (to|through|-) {b} of {t}",
    "get: (just|only) lines {a} (to|through|-) {b} (of|from) {t}",
    "get: the (passage|excerpt|block|snippet|part) of {t} from line {a} to [line] {b}",
    "get: the lines {a} (to|through|up to) {b} (of|in|from) {t}",
    "{t}[,|:] lines {a} (through|until|up to|..) {b}[, please|]",
    "{t} from {a} to {b}, (the lines|lines) [please|]",
    "excerpt (of|from) {t}[,|:] lines {a}(-| to ){b}",
    "i'd like (to see|to read) lines {a} (to|through|-) {b} of {t}",
    "i don't need all of {t}[,] (just|only) lines {a} (to|through|-) {b}",
    "of {t} (show|give|read) me (only|just|) lines {a} (to|through|-) {b}",
    "from line {a} to line {b}[,] what does {t} say",
    "start line {a}, end line {b}, file {t}",
    "(awk NR=={a},NR=={b}|sed -n {a},{b}p) {t}",
]


@_act("range", "read_file", "Read those lines with read_file.", "The lines were read.", RANGE, weight=0.7,
      fits=lambda w, p: w.files.get(p, "").count("\n") >= 3, question="Which file should I read?")  # fmt: skip
def _range(w: World, path: str) -> Plan:
    total = w.files[path].count("\n")
    a = w.rng.randint(1, total - 1)
    b = w.rng.randint(a + 1, min(total, a + 6))
    return Plan(
        {"a": str(a), "b": str(b)},
        {"path": path, "start_line": a, "end_line": b},
        lambda obs: f"Lines {a} to {b} of {path}:\n{obs.content.rstrip()}",
    )
