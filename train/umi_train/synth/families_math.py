"""Arithmetic: sums as people type or say them, percentages, roots, averages and shared bills.

The expression handed to `calculate` stays close to the user's own words, because copying is what a small model does
well; only phrasings without an expression in them ("subtract 4 from 10") are rewritten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random
from typing import Any

from umi_train.synth import figures as fig
from umi_train.synth.core import Answer, Ask, Call, World, family

Slots = dict[str, str]


@dataclass(frozen=True)
class Sum:
    """A kind of calculation: how people ask, what is computed, why, and how the answer reads.

    `make` returns the slots of the frames and the expression; `answer` may use the slots, {x} (the expression) and {v}
    (the value that the tool gave).
    """

    frames: tuple[str, ...]
    make: Callable[[Random], tuple[Slots, str]]
    why: str
    answer: str = "{x} = {v}"


def value(content: str) -> str:
    """Return what stands behind the last equals sign of an observation, without the remark on rounding."""
    return content.rpartition(" = ")[2].partition(" (")[0].strip()


def solve(w: World, kind: Sum) -> Iterator[Any]:
    """Ask, calculate and answer; the value is remembered as `w.last_value` by the caller if it wants it."""
    slots, expression = kind.make(w.rng)
    yield Ask(w.say(kind.frames, **slots))
    yield from compute(kind, slots, expression)


def compute(kind: Sum, slots: Slots, expression: str) -> Iterator[Any]:
    """Calculate and answer; returns the value, or None when the calculator refused."""
    observation = yield Call(f"{kind.why} Use calculate.", "calculate", {"expression": expression})
    if not observation.ok:
        yield Answer("calculate could not do it.", f"I could not work that out: {observation.content}")
        return None
    shown = value(observation.content)
    yield Answer("The result is known.", kind.answer.format(**slots, x=expression, v=shown))
    return shown


EXPRESSION = (
    "ask: (what is|what's|whats|what's|how much is) {e}", "(what is|what's|whats|how much is) {e}?", "{e}", "{e}?", "{e} (=|= ?|=?|equals|is)",
    "do: (calculate|compute|work out|figure out|evaluate|solve|calc) {e}", "(calculate|compute|work out|evaluate|solve|calc|eval): {e}", "(tell me|give me|get me|show me) {e}",
    "(tell me|let me know|find out) (what|how much) {e} (is|makes|comes to|equals)", "(do you know|can you tell me|could you tell me|any idea) (what|how much) {e} is", "know: (what|how much) {e} is",
    "get: the (result|value|answer) of {e}", "(i need|i want|i'd like) [to know] [the result of|the answer to] {e}",
    "what (does|do|would|will) {e} (equal|come to|make|give|add up to|come out to|come out as)", "(what is|what's|tell me|give me|find) the (result|value|answer|outcome|solution) (of|to|for) {e}",
    "(the|) (result|value|answer|solution) (of|to|for) {e} (please|pls|)", "(do|run) the (math|maths|numbers|calculation) (for|on): {e}",
    "(quick|simple|easy|small|short) (math|maths|sum|calculation|one|question): {e}", "how (much|many) (does|would|do) {e} (make|come to|come out to|give)",
    "{e} (makes|is|equals|gives) (what|how much)", "use the calculator (for|on): {e}", "(math|maths|calculator|sum): {e}", "(help me|please help) (with|calculate|compute) {e}",
    "ask: what do (you|i|we) get (for|from|with) {e}", "(could you|can you|would you|will you) (do|calculate|compute|work out|solve|figure out) {e} [for me]",
    "(my|the) (homework|sheet|book|exercise) (asks|says) {e}, what is (it|that|the answer)", "i (have|got) {e} here, what (is|does) (it|that) (make|come to)", "(what number is|which number is) {e}",
    "(check|verify) {e} for me", "(let's see|ok|so|hmm), {e}", "i need {e} quickly", "what would {e} be", "what's {e} again", "{e}, how much is it", "{e} = how much", "how much would {e} be",
    "for my (taxes|shopping|budget|report) i need {e}", "type {e} into the calculator", "put {e} in the calculator", "my kid asks what {e} is", "i keep getting {e} wrong, what is it",
    "a sum for you: {e}", "do: solve this for me, {e}", "i bet you know {e}", "answer to {e}?", "without a calculator i can't do {e}", "hey, {e}?", "someone says {e} is easy, what is it",
    "do: double check {e}", "if you calculate {e}, what comes out",
    "do: crunch {e} (for me|)", "do: crunch the numbers (on|for): {e}", "do: reckon up {e}", "do: tot up {e} for me", "do: run {e} through the calculator", "do: punch {e} into the calculator",
    "do: key in {e} and tell me what comes out", "do: get me a figure for {e}", "ask: {e} (comes to what|comes out as what|gives me what|makes how much)",
    "ask: where do (we|i|you) (land|end up) with {e}", "ask: what figure (is|does) {e} (come to|give|)", "ask: what's the (number|figure|amount) for {e}",
    "ask: how much (does|will) {e} work out (to|at)", "ask: would you happen to know what {e} is", "i'm stuck on {e}(, can you help|, help|, what's the answer|)", "i'm no good at math, {e}?",
    "my head hurts, what is {e}", "i can't do {e} in my head", "(too lazy|too tired) to work it out myself: {e}", "(my|our) teacher wants to know {e}", "it says {e} here, and that makes?",
    "the question on the (test|quiz|worksheet) is {e}", "(calculator|math|sum) please: {e}", "need {e} (worked out|calculated|solved|asap|real quick|computed)", "{e} - (answer|result|solution)?",
    "{e}... (what is it|how much|help|anyone)?", "{e}, (go|solve|solve it|answer please|what do you get|quick|in numbers|as a number|how much does that make)",
    "{e} needs (solving|working out|calculating|to be calculated)", "what number do i write down for {e}", "what goes behind the equals sign: {e} =",
    "(is it hard|how hard is it) to work out {e}? then tell me the result", "i got a weird result for {e}, what do you get", "(excel|my phone|my spreadsheet) is closed, so tell me {e}",
    "let's test you: {e}", "(quiz|riddle|pop quiz|brain teaser): {e}", "bet you can't do {e}", "{e}. that's all i want to know", "all i need is {e}",
    "(just|only) the (number|result|answer): {e}", "my (son|daughter|wife|husband|brother|boss) (asks|wants to know) (what|how much) {e} is", "i would be interested in the result of {e}",
    "(there's|here's|got) a sum i can't do: {e}", "(equation|expression|calculation|formula|problem): {e}", "could someone tell me what {e} is", "so how much would {e} make then",
    "in case you know: how much is {e}", "know: what comes out (of|at the end of|for) {e}", "know: what you get for {e}", "know: the (answer|solution|result) (to|for) {e}",
    "get: a (quick|short|) answer to {e}", "get: the figure for {e}", "given {e}, what's the (result|answer)",
    "do: figure {e}", "do: determine {e}", "do: find (the value of|the answer to) {e}", "do: do the sum {e}", "do: perform the calculation {e}", "do: make the calculation for {e}", "do: return the value of {e}",
    "do: run the figures on {e}", "do: have a go at {e}", "do: come up with the (answer|result) to {e}", "do: (churn|spit) out the answer to {e}", "do: reduce {e} to (one|a single) number",
    "do: tell us what {e} comes to", "ask: what number comes out of {e}", "ask: which (number|value) do i get for {e}", "ask: what should {e} come out as", "ask: what does that make, {e}",
    "ask: what might {e} be", "ask: what on earth is {e}", "ask: what's the (right|correct|exact|true) answer to {e}", "ask: what would i get if i worked out {e}", "ask: what's {e} when you work it out",
    "ask: what (amount|number|value) is {e}", "ask: how (big|large|high) is {e}", "ask: how does {e} come out", "ask: can you manage {e}", "ask: do you (happen to know|have the answer to) {e}",
    "know: how {e} works out", "know: (what|which) number {e} (is|gives|makes|yields)", "know: what to put for {e}", "know: what the value of {e} is", "get: the (outcome|numeric value|numerical value) of {e}",
    "get: the number that {e} gives", "get: {e} worked out", "get: {e} as a single number", "{e} (evaluates to|yields|works out as|produces) what", "{e} comes to...", "{e}, and the answer is?", "{e}, you do it",
    "{e}, i want the number", "{e}, what do you make of that", "{e}, that's (what|how much) in numbers", "{e}: value?", "{e} - how much?", "{e}, i make it something else, what do you get", "{e} has me stumped",
    "{e} was on the (test|exam|blackboard), what's the right answer", "{e} brings me to what number", "value of {e}", "arithmetic: {e}",
    "(mental arithmetic|number crunching|maths question|math problem|maths exercise): {e}", "(next|first|new|another|one more) sum: {e}", "(next|another) calculation, {e}",
    "(homework|exam|exercise) question: {e}", "fill in the blank: {e} = ...", "complete this: {e} =", "complete the equation {e} =", "x = {e}, so what is x", "if x is {e}, how much is x",
    "what do you make of {e}, in numbers", "what do you make it, {e}", "hit me with the answer to {e}", "(my|the) calculator (died|is broken|is gone|is upstairs): {e}",
    "(phone's dead|battery's empty|no calculator here|can't find my calculator), so how much is {e}", "settle a bet for us: how much is {e}", "we are arguing about {e}, who can tell us the result",
    "i never learned how to do {e}, what is it", "i'm blanking on {e}, help", "i could use the answer to {e}", "i'm filling in a form and need {e}", "i'm sitting over {e} and don't get it, what's the solution",
    "i wrote {e} on my pad, what's it equal", "i'd love to know what {e} is", "i was told to work out {e}", "i have to hand in {e}, what's the answer", "before i sign this: how much is {e}",
    "on the envelope it says {e}, how much is that", "at the till, need {e} fast", "my (teacher|tutor|professor|granddaughter|nephew) gave me {e}, what comes out", "the kids want {e} solved",
    "tell the class what {e} is", "somebody work out {e} for me", "stuck with {e}", "no idea how to do {e}, what's the result", "can't get {e} right", "it boils down to {e}, so how much is it",
    "it comes down to {e}. and that is?", "next on the sheet is {e}, the answer please", "in the formula there's {e}, give me its value", "your turn: {e}", "fast: {e}", "try {e}", "now {e}", "and {e}?",
    "and what about {e}", "then what's {e}",
)  # fmt: skip

_SIGNS = {
    "+": (" + ", "+", " plus ", " plus ", " and ", " added to "),
    "-": (" - ", "-", " minus ", " minus ", " less ", " take away "),
    "*": (" * ", "*", " x ", "x", " × ", " times ", " times ", " multiplied by "),
    "/": (" / ", "/", " ÷ ", " divided by ", " divided by ", " over "),
}
_NORMAL = {" added to ": " + ", " and ": " + ", " take away ": " - ", " less ": " - ", " over ": " / "}


def _two(rng: Random) -> tuple[Slots, str]:
    op = rng.choice("+-*/")
    a, b = fig.number(rng), fig.number(rng)
    if op == "/" and rng.random() < 0.5:
        b = str(rng.randint(2, 25))
        a = str(int(b) * rng.randint(2, 200))
    if op == "-" and rng.random() < 0.7:
        a, b = sorted((a, b), key=lambda t: -float(fig.plain(t)))
    sign = rng.choice(_SIGNS[op])
    return {"e": f"{a}{sign}{b}"}, f"{a}{_NORMAL.get(sign, sign)}{b}"


def _several(rng: Random) -> tuple[Slots, str]:
    spaced = rng.random() < 0.7
    n = [fig.number(rng) for _ in range(rng.randint(3, 5))]
    text = n[0]
    for item in n[1:]:
        sign = rng.choice("++--*/")
        text += f" {sign} {item}" if spaced else f"{sign}{item}"
    if rng.random() < 0.35:
        a, b, c = n[:3]
        outer, inner = rng.choice("*/"), rng.choice("+-")
        text = rng.choice(
            (f"({a} {inner} {b}) {outer} {c}", f"{c} {outer} ({a} {inner} {b})", f"({a}{inner}{b}){outer}{c}")
        )
    return {"e": text}, text


def _in_words(rng: Random) -> tuple[Slots, str]:
    op = rng.choice("+-*/")
    a, b = rng.randint(2, rng.choice((12, 100, 1000))), rng.randint(2, rng.choice((12, 30, 100)))
    if op == "/":
        b = rng.randint(2, 12)
        a = b * rng.randint(1, 40)
    if op == "-":
        a, b = max(a, b), min(a, b)
    sign = rng.choice(
        {"+": (" plus ",), "-": (" minus ",), "*": (" times ", " times ", " multiplied by "), "/": (" divided by ",)}[
            op
        ]
    )
    spoken = f"{fig.words(a)}{sign}{fig.words(b)}"
    return {"e": spoken}, spoken


def _power(rng: Random) -> tuple[Slots, str]:
    a, b = rng.randint(2, 25), rng.randint(2, 8)
    text = rng.choice(
        (
            f"{a}^{b}", f"{a}**{b}", f"{a} ^ {b}", f"{a} to the power of {b}", f"{a} to the power {b}",
            f"{a} squared", f"{a} cubed", f"{a * 3} squared",
        )
    )  # fmt: skip
    return {"e": text}, text


def _root(rng: Random) -> tuple[Slots, str]:
    n = rng.choice((rng.randint(2, 40) ** 2, rng.randint(2, 5000)))
    form, shown = rng.choice(
        (
            ("square root of {n}", "the square root of {n}"), ("square root of {n}", "square root of {n}"),
            ("sqrt({n})", "sqrt({n})"), ("sqrt({n})", "sqrt {n}"), ("sqrt({n})", "the root of {n}"),
            ("sqrt({n})", "sqrt of {n}"), ("sqrt({n})", "√{n}"), ("cube root of {c}", "the cube root of {c}"),
            ("square root of {n}", "the square root from {n}"),
        )
    )  # fmt: skip
    c = rng.randint(2, 20) ** 3
    return {"e": shown.format(n=n, c=c)}, form.format(n=n, c=c)


def _mod(rng: Random) -> tuple[Slots, str]:
    a, b = rng.randint(10, 2000), rng.randint(2, 40)
    sum_ = rng.choice(
        (
            f"{a} mod {b}", f"{a} modulo {b}", f"remainder of {a} divided by {b}", f"remainder of {a} / {b}",
            f"remainder when {a} is divided by {b}", f"remainder if {a} is divided by {b}",
        )
    )  # fmt: skip
    return {"e": sum_ if " mod" in sum_ else f"the {sum_}"}, sum_


def _factorial(rng: Random) -> tuple[Slots, str]:
    n = rng.randint(3, 20)
    return {"e": rng.choice((f"{n}!", f"{n} factorial", f"the factorial of {n}", f"factorial of {n}"))}, f"{n}!"


def _fraction(rng: Random) -> tuple[Slots, str]:
    parts = [f"{rng.randint(1, 9)}/{rng.choice((2, 3, 4, 5, 6, 8, 10, 12))}" for _ in range(2)]
    sign, normal = rng.choice(
        ((" + ", " + "), (" - ", " - "), (" plus ", " plus "), (" minus ", " minus "), (" * ", " * "))
    )
    return {"e": parts[0] + sign + parts[1]}, parts[0] + normal + parts[1]


def _share(rng: Random) -> tuple[Slots, str]:
    n = fig.whole(rng, 4, 10_000)
    share = f"{rng.choice(('half', 'a third', 'one third', 'a quarter', 'a fifth', 'a tenth'))} of {n}"
    return {"e": share}, share


def _multiple(rng: Random) -> tuple[Slots, str]:
    n = fig.whole(rng, 4, 10_000)
    multiple = f"{rng.choice(('double', 'twice', 'triple', 'two times', 'three times', 'ten times'))} {n}"
    return {"e": multiple}, multiple


PLAIN = tuple(
    Sum(EXPRESSION, make, why)
    for make, why in (
        (_two, "A sum to work out."), (_two, "A sum to work out."), (_two, "A sum to work out."),
        (_several, "A sum with several terms."), (_in_words, "A sum in words."),
        (_in_words, "A sum in words."), (_power, "A power to work out."), (_root, "A root to work out."),
        (_mod, "A remainder is asked for."), (_factorial, "A factorial to work out."),
        (_fraction, "A sum of fractions."),
        (_share, "A fraction of a number."), (_multiple, "A multiple of a number."),
    )
)  # fmt: skip


@family("math_expression", weight=9.0)
def math_expression(w: World) -> Iterator[Any]:
    """An expression stands in the request."""
    yield from solve(w, w.rng.choice(PLAIN))


def _pair(op: str, order: bool = False) -> Callable[[Random], tuple[Slots, str]]:
    def make(rng: Random) -> tuple[Slots, str]:
        a, b = fig.number(rng), fig.number(rng)
        if op == "/":
            a, b = fig.whole(rng, 10), str(rng.randint(2, 40))
        if order and float(fig.plain(a)) < float(fig.plain(b)):
            a, b = b, a
        return {"a": a, "b": b}, f"{a} {op} {b}"

    return make


def _listed(rng: Random) -> tuple[list[str], str]:
    n = [fig.number(rng) if rng.random() < 0.5 else str(rng.randint(1, 99)) for _ in range(rng.randint(3, 6))]
    n = [fig.plain(t) for t in n]
    form = rng.choice((", ", ", ", " ", " and ", "; ", ", and"))
    shown = f"{', '.join(n[:-1])} and {n[-1]}" if form == ", and" else form.join(n)
    return n, shown


def _mean(rng: Random) -> tuple[Slots, str]:
    n, shown = _listed(rng)
    return {"l": shown}, f"({' + '.join(n)}) / {len(n)}"


def _total(rng: Random) -> tuple[Slots, str]:
    n, shown = _listed(rng)
    return {"l": shown}, " + ".join(n)


def _product(rng: Random) -> tuple[Slots, str]:
    n = [str(rng.randint(2, 40)) for _ in range(rng.randint(2, 4))]
    return {"l": f"{', '.join(n[:-1])} and {n[-1]}"}, " * ".join(n)


OPERATIONS = (
    Sum(
        (
            "do: (add|add up|sum|sum up) {a} and {b}", "do: add {a} to {b}", "do: (add|put) {a} and {b} together", "(what is|what's|give me|find|tell me) the (sum|total) of {a} and {b}",
            "(sum|total) of {a} and {b}", "{a} and {b} (together|in total|added up|combined)", "ask: what do {a} and {b} (add up to|make [together]|come to)", "if i add {a} and {b} what do i get",
            "ask: how much (are|is|do i have with) {a} and {b} [together]", "(plus|sum up|total): {a} and {b}", "(can|could) you (add|sum) {a} and {b} [for me]",
            "ask: what is the total if i take {a} and {b}", "{a} added to {b}", "{a} plus another {b}", "i have {a} and get {b} more, what's the sum", "put {b} on top of {a}", "{a}, and {b} on top",
            "ask: how much do {a} and {b} give", "do: add {b} onto {a}", "if you have {a} and someone gives you {b}, how much is it", "sum it up: {a} and {b}",
            "do: tot up {a} and {b}", "do: lump {a} and {b} together", "do: combine {a} and {b} into one (sum|total)", "do: tack {b} onto {a}", "do: count {a} and {b} together",
            "do: make one sum (out of|from) {a} and {b}", "ask: what's {a} if {b} (gets added|is added|comes on top)", "ask: what do you get when {b} is added to {a}",
            "ask: how much have i got with {a} here and {b} there", "ask: how much is it when {a} grows by {b}", "get: the (sum|total) you get from {a} and {b}",
            "know: what {a} and {b} (make|come to|add up to) [together]", "i (paid|spent) {a} and then another {b}, (total|what's the total|how much is it altogether)?",
            "one is {a}, the other is {b}, how much together", "first {a}, then {b} more, what (is it|do i have) in total", "{a} in one pocket, {b} in the other, how much in all",
            "there were {a} and {b} came along, how many now", "started with {a}, got {b} more, so (now i have|the total is) what", "{a} here, {b} there, (all told|all together|in sum)?",
            "{a} increased by {b}", "both {a} and {b} together, how much", "the two numbers are {a} and {b}, add them", "i want {a} and {b} added", "{a} and {b} need adding",
            "i got {a} on monday and {b} on tuesday, what does that make", "grandma gave me {a}, grandpa {b}, how much do i have", "it was {a} yesterday and {b} came in today. total?",
            "please add these two: {a} and {b}", "my two accounts have {a} and {b}, what's that together", "what if i had {a} and won {b}", "{a} boys and {b} girls, how many kids",
            "do: join {a} and {b} into one total", "do: bump {a} up by {b}", "do: raise {a} by {b}", "do: increase {a} by {b}", "do: reckon {a} and {b} together", "do: throw {b} in with {a} and tell me the sum",
            "do: total {a} and {b}", "do: roll {a} and {b} into one figure", "do: calculate the sum of {a} and {b}", "ask: what (number|figure) do {a} and {b} sum to", "ask: what will {a} be once {b} is added",
            "ask: where do we land with {a} and {b} put together", "ask: how many is {a} with another {b}", "ask: what does adding {b} to {a} (give|make|bring)", "ask: what's {a} topped up with {b}",
            "ask: what do i end up with if {b} joins {a}", "know: how much {a} and {b} are together", "know: what you get by adding {b} to {a}", "get: {a} and {b} added (up|together)",
            "get: one total for {a} and {b}", "get: {a} increased by {b}", "{a} with {b} added", "{a} and then {b} again, the sum of both", "{a} topped up with {b}",
            "{a} in the morning and {b} in the afternoon, total for the day?", "{a} went up by {b}, what is it now", "{a} on one bill, {b} on the other, (sum|together)?",
            "{a} from me and {b} from you, what have we got", "{a} deposited, another {b} deposited, what's the sum of that", "adding {b} to {a} gives what", "summing {a} and {b} gives",
            "(addition|adding): {a} and {b}", "i earned {a} and got a bonus of {b}, what's that altogether", "i counted {a} on the left and {b} on the right, how many in all", "i'd like {a} and {b} summed",
            "we collected {a} before lunch and {b} after, what's our total", "my score was {a}, now {b} points more, what's the score", "the price was {a} and went up by {b}, what's the new price",
            "the hotel is {a} and the flight {b}, what's the trip altogether", "start at {a} and go up by {b}", "the summands are {a} and {b}", "if i top up {a} with {b}, how much is it",
        ),
        _pair("+"), "Two numbers to add.", "{a} + {b} = {v}",
    ),
    Sum(
        (
            "do: (subtract|take away|deduct|take) {b} from {a}", "ask: what is left (of|from) {a} (after|if i take away) {b}",
            "(what is|what's|find|give me|tell me) the difference (between|of) {a} and {b}", "difference between {a} and {b}", "ask: how much (bigger|larger|more|greater) is {a} than {b}",
            "ask: what is {a} (reduced by|decreased by) {b}", "ask: by how much does {a} exceed {b}", "if i take {b} (away from|off) {a} what (is left|remains|do i have)",
            "how (far|much) is it from {b} (up to|to) {a}", "{b} (subtracted|taken away) from {a}", "ask: what do i (need to|have to|must i) add to {b} to get {a}", "remove {b} from {a}, what is left",
            "(can|could) you (subtract|take) {b} from {a}", "ask: how much remains when {b} is taken from {a}", "{a} without {b}", "ask: how much is missing from {b} to {a}",
            "ask: what is the gap between {a} and {b}", "from {a} take {b}", "{b} less than {a}", "{a} with {b} taken away", "ask: what must i put on {b} to reach {a}",
            "i had {a}, {b} went away, what's left", "ask: by how much is {b} smaller than {a}",
            "do: knock {b} off {a}", "do: deduct {b} from {a} for me", "do: strike {b} off {a}", "do: dock {a} by {b}", "do: lower {a} by {b}", "do: (shave|cut) {b} off {a}",
            "do: take away {b} from {a}", "ask: what's left over (from|of) {a} once {b} is (gone|spent|used up|paid)", "ask: what (remains|stays|is left) of {a} without {b}",
            "ask: what does {a} drop to if {b} (goes|is deducted|comes off)", "ask: how far (apart|away from each other) are {b} and {a}", "ask: how much more is {a} compared to {b}",
            "ask: what is {a} when you leave out {b}", "know: what's left of {a} after {b}", "know: how much {a} is above {b}", "get: the gap between {b} and {a}",
            "get: the remainder of {a} after taking {b} away", "i have {a} and (spend|lose|give away|pay) {b}, (what's left|how much do i still have|what remains)",
            "there were {a}, {b} are gone, how many (are left|remain)", "{a} in the (account|jar|box|bank), {b} come out, what stays", "out of {a} i used {b}, the rest is how much",
            "{a} before, {b} taken off, so now?", "{b} has to come off {a}, what's that", "{b} off {a}, leaves what", "{a} lowered by {b}", "start at {a} and go down by {b}",
            "i have a voucher for {b} and it costs {a}, what's left to pay", "my balance was {a} and i withdrew {b}. what's in there now", "the jug had {a}, someone drank {b}, how much is in it",
            "we need {a} and got {b} so far, what's still to come", "{a} seats, {b} are taken, how many are free", "if {b} of my {a} are gone, how many have i got",
            "{a} to pay and i already gave {b}, what do i still owe", "the bigger one is {a}, the smaller one {b}, what's between them",
            "do: lessen {a} by {b}", "do: drop {a} by {b}", "do: bring {a} down by {b}", "do: decrease {a} by {b}", "do: reduce {a} by {b}", "do: withdraw {b} from {a} and tell me what's left",
            "do: calculate the difference between {a} and {b}", "do: work out how much bigger {a} is than {b}", "do: take {b} out of {a}", "ask: what becomes of {a} when it loses {b}",
            "ask: what does {a} come down to minus {b}", "ask: how far above {b} is {a}", "ask: how far below {a} is {b}", "ask: what does it take to go from {b} to {a}",
            "ask: how many are left over from {a} if {b} go", "ask: how much of {a} is left after spending {b}", "ask: what's {a} if you knock {b} off", "ask: how short of {a} is {b}",
            "know: by how much {a} is more than {b}", "know: the difference between {a} and {b}", "know: what stays of {a} when {b} is removed", "get: {a} reduced by {b}", "get: what is left of {a} after {b}",
            "get: the distance from {b} to {a} as a number", "{a} shrinks by {b}, what is it then", "{a} fell by {b}, so now?", "{a} less a further {b}", "{a} with {b} knocked off", "{a} loses {b}, leaving?",
            "{b} short of {a} is what", "{b} fewer than {a}", "{b} out of {a} spent, the rest?", "taking {b} from {a} leaves", "subtraction: {a} take away {b}", "gap between {a} and {b}?",
            "i got {a} paid and rent is {b}, what remains for me", "i weighed {a} and lost {b}, what do i weigh", "i earned {a} and spent {b}, what did i keep",
            "i had {a} in my purse and handed over {b}, what's in there now", "the price dropped from {a} by {b}, what's the price now", "{a} tickets printed, {b} sold, how many still here",
            "{a} pages, {b} of them read, how many to go", "{a} was the old reading, it went down by {b}, new reading?", "count down {b} from {a}, where am i",
            "one costs {a}, the other {b}, how much cheaper is the second",
        ),
        _pair("-", order=True), "A difference is asked for: subtract.", "{a} - {b} = {v}",
    ),
    Sum(
        (
            "do: multiply {a} (by|with|and) {b}", "(what is|what's|find|give me|tell me) the product of {a} and {b}", "product of {a} and {b}", "{a} (groups|lots|sets) of {b}",
            "ask: what do (you|i) get when (you|i) multiply {a} (by|with) {b}", "if i multiply {a} by {b} what do i get", "(can|could) you multiply {a} (by|with) {b} [for me]",
            "{a} multiplied (with|by) {b}", "ask: how much is {a} by {b}", "ask: what is {a} multiplied with {b}", "{b} (times over|repeated) {a} times", "do: work out {a} by {b}",
            "{a} times as much as {b}", "ask: what is {b} taken {a} times", "do: take {b} {a} times", "{a} by {b}, multiplied", "{a} and {b} multiplied", "{a} of them at {b} each, how much together",
            "ask: what do {a} lots of {b} (make|come to|add up to)", "ask: how much do {a} pieces at {b} each (cost|come to) in total", "ask: what's the result of {a} multiplied by {b}",
            "ask: what comes out when {a} gets multiplied by {b}", "ask: how many are {a} rows of {b}", "do: scale {a} by a factor of {b}", "do: repeat {b} {a} times and add it all up",
            "do: do a multiplication of {a} and {b}", "know: what {a} multiplied by {b} (is|gives|makes)", "get: {a} multiplied by {b}", "get: the result of multiplying {a} (by|and|with) {b}",
            "(i buy|i need|we ordered) {a} of them and each (one|) (costs|is) {b}, what's the total", "{a} at {b} apiece", "{a} of something that costs {b} each, how much in all",
            "{a} boxes and every one holds {b}, how many is that", "there are {a} shelves with {b} books each. how many books", "every one of {a} people gives {b}, what comes together",
            "{a} weeks at {b} a week, how much", "i work {a} hours for {b} an hour, what do i earn", "{a} trays of {b}, how many altogether",
            "{a} packs with {b} inside each, how many in total", "{a} rows with {b} seats each, how many seats", "{b} per piece, {a} pieces, how much altogether",
            "the factors are {a} and {b}, what's the product", "{a} multiplied {b}", "{a} and {b}: product", "i want to multiply {a} by {b}", "{a} needs to be multiplied by {b}", "area of {a} by {b}",
            "do: times {a} by {b}", "do: calculate {a} by {b}, multiplied", "do: form the product of {a} and {b}", "do: find {a} lots of {b}", "do: multiply together {a} and {b}",
            "do: count up {a} groups of {b} each", "do: work out {a} of them at {b} apiece", "ask: how much is {b} {a} times over", "ask: what do {a} bundles of {b} add up to",
            "ask: how many do i have with {a} stacks of {b}", "ask: what does multiplying {a} by {b} (give|make|yield)", "ask: what's {a} repeated {b} times in total", "ask: how many eggs are {a} trays of {b}",
            "ask: what do i pay for {a} if one is {b}", "know: the product of {a} and {b}", "know: how much {a} of {b} each come to", "know: what {a} pieces for {b} apiece cost",
            "get: the product of {a} and {b}", "get: {a} lots of {b} as one number", "multiplying {a} with {b} gives", "multiplication: {a} and {b}", "{a} factor {b}, product?",
            "{a} people with {b} each, how much is there altogether", "{a} nights, {b} each night, what's that in all", "{a} days of {b} each, altogether?",
            "{a} sheets with {b} labels on each, number of labels?", "{a} bags weigh {b} each, what's the whole weight", "{a} tables seating {b}, how many people can sit",
            "{a} crates, {b} bottles in every crate, how many bottles", "{b} taken {a} times", "{b} each for {a} of us, the lot?", "one weighs {b}, what do {a} weigh",
            "one holds {b}, how much do {a} of those hold", "if one takes {b} minutes, how many minutes do {a} take", "we planted {a} rows with {b} in each, how many plants",
            "i read {b} pages on each of {a} days, how many pages was that", "i've got {a} piles of {b}, total number?", "the product of two numbers, {a} and {b}",
            "the machine makes {b} an hour and runs {a} hours, output?",
        ),
        _pair("*"), "Two numbers to multiply.", "{a} * {b} = {v}",
    ),
    Sum(
        (
            "do: (divide {a} by|split {a} into) {b}", "ask: what do i get (if|when) i divide {a} by {b}", "how (many times|often) does {b} (go into|fit into|fit in) {a}",
            "{a} (split into|shared by|divided into) {b}", "(what is|what's|find|give me) the quotient of {a} and {b}", "(can|could) you divide {a} by {b} [for me]", "do: share {a} (between|among) {b}",
            "ask: how many {b}s are (there|contained) in {a}", "if i divide {a} by {b} what is it", "cut {a} into {b} (equal|) parts, how (big|large|much) is each",
            "ask: how much is one part if {a} is split into {b}", "(ratio|quotient) of {a} to {b}", "do: distribute {a} (over|across) {b}", "ask: how much does each get if {a} is split between {b}",
            "how many times can i take {b} out of {a}", "do: portion {a} into {b}", "{a} in {b} equal parts", "{b} into {a} goes how often", "ask: how many groups of {b} are in {a}",
            "do: carve {a} up into {b} equal (parts|pieces|shares)", "do: split {a} evenly (between|among|by) {b}", "do: break {a} into {b} equal parts and tell me the size of one",
            "do: chop {a} into {b} equal (bits|pieces)", "do: deal {a} out to {b} people evenly", "ask: what does each one get when {b} (people|kids|of us) share {a}",
            "ask: how big is each part when {a} is cut into {b} (equal|even) parts", "ask: how many {b}s fit in {a}", "ask: what's {a} over {b}", "ask: how much is {a} spread (evenly|equally|) over {b}",
            "know: how often {b} (goes|fits) into {a}", "know: what {a} divided by {b} (is|gives|makes)", "get: {a} divided by {b}", "get: the result of dividing {a} by {b}",
            "{b} of us share {a}, how much for each", "{a} for {b} people, what does everyone get", "{a} among {b}, each gets?", "{a} needs to be divided by {b}", "i want to split {a} {b} ways",
            "there are {a} sweets for {b} kids. how many each", "we have {a} and it has to last {b} days, how much a day", "{a} to be cut into {b} pieces of the same size, how big is a piece",
            "i earned {a} in {b} hours, how much is that an hour", "{b} shelves for {a} books, how many on each", "if {a} is shared out fairly to {b}, what does one get",
            "{a} go into {b} boxes, how many per box", "{a} spread over {b} days, how much a day", "i have {a} and need {b} equal portions, how big is one", "{a} cut up into {b}",
            "with {a} in total and {b} in each group, how many groups", "{a} {b} ways, evenly",
            "do: apportion {a} equally to {b} people", "do: dole out {a} evenly to {b} people", "do: slice {a} into {b} equal pieces and give me the size of one", "do: parcel out {a} into {b} equal lots",
            "do: calculate the quotient of {a} and {b}", "do: split {a} fairly between {b} of us", "do: work out one share when {a} goes to {b} people", "do: find out how often {b} goes into {a}",
            "ask: how many lots of {b} can i make from {a}", "ask: how much per head is {a} for {b}", "ask: what's one portion if {a} makes {b} portions", "ask: what does dividing {a} by {b} (give|make|yield)",
            "ask: what does everyone get out of {a} if we are {b}", "ask: how long is one piece if {a} is sawn into {b}", "ask: what would {a} be shared equally by {b}",
            "know: how much each of {b} gets from {a}", "know: how many {b}s make {a}", "know: how big one of {b} equal parts of {a} is", "get: the quotient of {a} and {b}",
            "get: one share of {a} split {b} ways", "get: {a} split evenly by {b}", "division: {a} by {b}", "dividing {a} by {b} gives", "{a} for {b} people, for one?", "{a} was won by {b} of us, how much each",
            "{a} chairs in {b} equal rows, how many in a row", "{a} km in {b} equal stages, how long is a stage", "{a} minutes for {b} exercises, how long for each",
            "{a} litres in {b} bottles, how much in each bottle", "{a} pages over {b} evenings, how many an evening", "{a} pieces of candy, {b} bags, the same in every bag, how many",
            "{b} equal instalments to pay {a}, what is one", "{b} of them cost {a}, what's the price of a single one", "{b} into {a}, what's the result",
            "i'm dealing {a} cards to {b} players, how many does everyone hold", "i want {b} even piles out of {a}, how many in a pile", "we are {b} and the bill says {a}, what do i put in",
            "the board is {a} long and i cut it in {b}, how long is one part", "the prize is {a}, the winners are {b}, what for each", "for {b} kids there's {a}, each gets?",
        ),
        _pair("/"), "One number shared by another: divide.", "{a} / {b} = {v}",
    ),
    Sum(
        (
            "(what is|what's|find|calculate|compute|work out|give me|tell me) the (average|mean) of {l}", "(average|mean|avg) of {l}", "(average|avg|mean): {l}", "(average|avg|mean) {l}",
            "ask: what do {l} average [out] to", "do: take the (average|mean) of {l}", "(on average|on the average) how much is {l}", "i have the numbers {l}, what is (their|the) (average|mean)",
            "my (grades|marks|scores|results|times) (are|were) {l}, what is (my|the) (average|mean)", "(can|could) you average {l} [for me]", "do: average these [numbers]: {l}",
            "the (mean|average) value of {l}", "what (average|mean) do i get from {l}", "ask: what is my average if i (scored|got|have) {l}", "{l} on average", "i measured {l}, what's the mean",
            "mean value: {l}", "the numbers are {l}. average?", "my last (runs|orders|bills|nights) were {l}, what's the average", "do: average out {l}",
            "our (sales|visitors|temperatures) were {l}, what is that on average", "if the values are {l} what's their mean",
            "do: work out the average for me: {l}", "do: get me the mean for {l}", "do: average the following: {l}", "do: calculate a mean from {l}", "ask: what's the arithmetic mean of {l}",
            "ask: how much is it on average with {l}", "ask: what do {l} come to on average", "ask: what's the average if the numbers are {l}", "ask: where does the average of {l} (lie|end up)",
            "know: what the (average|mean) of {l} is", "know: how much {l} is on average", "get: the (arithmetic|) mean of {l}", "get: an average (for|of|from) {l}",
            "(per day|each day|every week) it was {l}, so on average?", "i (slept|ran|worked|studied|drove) {l}, what's my average",
            "i've measured it a few times: {l}. what's the mean", "we got {l} in the last few rounds. average?", "don't add them up, average them: {l}",
            "what would one normal value be, so the average, of {l}", "these came in: {l}. how much on average",
            "the (kids|students|players|teams|judges) got {l}, what's the average", "(ratings|prices|ages|heights|weights|temps|readings) {l}, average?", "our (last|past) results: {l}. (mean|average)?",
            "here are my (numbers|scores|values): {l}, (i need|give me|please find) the (average|mean)", "{l}: (mean|average|avg)", "{l} averaged (out|)", "{l}, what's that on average",
            "average needed: {l}", "got {l} here, want the mean", "i'd like {l} averaged", "mean for (these|the numbers|the values) {l}",
            "do: even out {l} and tell me the average", "do: determine the mean of {l}", "do: give me an average, the values are {l}", "do: find out what {l} is on average",
            "do: compute the (average|mean) for {l}", "ask: what average do {l} make", "ask: what's the mean value of {l}", "ask: how high is the (average|mean) of {l}",
            "ask: what is a typical value, as an average, of {l}", "ask: what did i do on average with {l}", "ask: which (average|mean) comes out for {l}", "ask: what's our average score with {l}",
            "know: my average if my marks are {l}", "know: the (average|mean) of {l}", "know: what {l} averages out at", "get: my average for the scores {l}", "get: the mean of the readings {l}",
            "get: the average value out of {l}", "averaging {l} gives what", "average value wanted, {l}", "average grade: {l}", "mean of: {l}", "{l} - what's the average", "{l}, i need the mean of these",
            "{l} were my (scores|times|sales|steps), what's the average", "{l} make what average", "{l}: on average?", "i (weighed|timed|counted|jumped|scored) {l}, so what's the average",
            "i'd like to have the average of {l}", "i need an average over {l}", "the (thermometer|scale|meter|sensor|stopwatch) showed {l}, average?",
            "the (bids|offers|quotes|prices|rents) are {l}, what is the average price", "what's the middle of it all, the mean of {l}",
            "(waiting times|commute times|lap times|nights of sleep): {l}. the average?", "for my lab report: the mean of {l}", "the values i have are {l}, kindly average them",
            "for {l} the average comes to what", "say my grades are {l}, where's my average", "if the (scores|readings|prices|figures) are {l}, what's the mean",
            "these are the measurements: {l}. what is the average",
        ),
        _mean, "An average: add them and divide by how many there are.", "The average is {v}.",
    ),
    Sum(
        (
            "(what is|what's|find|calculate|compute|give me|tell me) the (sum|total) of {l}", "(sum|total) of {l}", "do: (add|add up|sum up|total|sum) {l}",
            "do: (add up|sum|add|total) these [numbers]: {l}", "ask: what do {l} (add up to|come to|make) [together]", "(sum|total|add): {l}",
            "ask: how much (is|are) {l} (together|in total|altogether|all together)", "i (paid|spent) {l}, (how much is that [in total]|what is the total|what did i pay in total)",
            "i have the numbers {l}, what is (their|the) (sum|total)", "(can|could) you (add|add up|sum) {l} [for me]", "(my bills are|the prices are|the items cost) {l}, what is the total",
            "do: put {l} together", "ask: what is the total if i (buy things for|spend|pay) {l}", "ask: how much do {l} come to [together]", "the receipt says {l}, what's the sum",
            "i walked {l} km this week, how far in total", "{l} all together", "do: tally up {l}", "altogether {l} is how much", "my hours were {l}, what's the total",
            "they sent invoices over {l}, how much is that", "{l}: sum",
            "do: tot up {l}", "do: (lump|throw|count) {l} together", "do: add all of these: {l}", "do: sum the following (numbers|amounts|): {l}", "do: run a total of {l}", "do: ring up {l}",
            "ask: what's the grand total of {l}", "ask: what do i (owe|pay) altogether for {l}", "ask: how much have i spent with {l}", "ask: what's {l} all added up",
            "ask: where do we end up if we add {l}", "know: what {l} (add up to|come to|make together)", "know: the sum of {l}", "get: the grand total of {l}", "get: {l} in one sum",
            "(expenses|costs|amounts|numbers|hours|points|items): {l}. (total|sum)?",
            "i (sold|collected|earned|counted|saved|ate|drank) {l}, (how much is that in all|how many altogether|what's the total)", "we (raised|got|had|won|lost) {l}, (in total|all in all|all told)?",
            "my (groceries|tickets|fees|bills|payments) came to {l}, what's that together", "{l}, all in all", "{l}, (added up|all added|summed|in total|what's the sum)",
            "here are the amounts: {l}. add them (up|please|)", "the numbers to add are {l}", "{l} need adding up", "can't add {l} in my head", "cash in the drawer: {l}, how much is there",
            "i've got a few numbers here: {l}. what's the sum", "we had costs of {l}. what does it all come to", "not the average, the sum of {l}", "my shopping list comes to {l}, how much do i need",
            "these came in: {l}. how much in total",
            "do: reckon up {l}", "do: add everything: {l}", "do: add the lot together: {l}", "do: add up the following for me: {l}", "do: give me one total for {l}", "do: total these up: {l}",
            "do: work out the sum of {l}", "do: put all of these into one sum: {l}", "ask: what's the whole lot, {l}", "ask: what total do {l} (give|make)", "ask: what does it come to, {l} all together",
            "ask: how much is the bill with {l}", "ask: how many is it in all if i count {l}", "ask: what's the sum if i take all of {l}", "ask: how much do i get when i add {l}",
            "know: how much {l} are altogether", "know: the total of {l}", "know: what all of these make together: {l}", "get: the overall total of {l}", "get: the sum of these amounts: {l}",
            "get: {l} added together", "adding {l} gives what", "adding up: {l}", "sum wanted: {l}", "total please: {l}", "the sum of these: {l}", "the sum of everything, {l}", "{l} - what's the total",
            "{l}, what does it all come to", "{l}, the lot", "{l} as one sum", "{l} go in the total, what is it", "{l} have to be added",
            "i've (lent|borrowed|donated|deposited|invoiced) {l}, how much is it in all", "i (ran|cycled|swam|drove) {l} km on these days, how many km altogether", "i owe my friends {l}, what's that in total",
            "i'd like {l} totalled", "our (donations|takings|deposits|goals|sales) were {l}, what did we get altogether", "the tips were {l}, how much did i get in all",
            "the cash book says {l}, the total goes at the bottom, what is it", "the cashier rang up {l}, what do i pay", "the weights are {l}, what's the total weight", "for my expense claim: {l}, in total?",
            "how much money is {l} in one pile", "before i pay: {l} together is how much",
        ),
        _total, "Several numbers to add.", "The total is {v}.",
    ),
    Sum(
        (
            "(what is|what's|find|calculate|give me|tell me) the product of {l}", "product of {l}", "do: multiply {l}", "do: (multiply|take) these [numbers] together: {l}",
            "do: multiply {l} (together|with each other)", "(can|could) you multiply {l} [together]", "ask: what do {l} make when multiplied", "if i multiply {l} what do i get",
            "do: (work out|compute) the product of {l}", "{l} multiplied together", "{l} all multiplied", "ask: how much do you get from multiplying {l}", "ask: what's {l} multiplied",
            "do: take the product of {l}", "multiply all of these: {l}", "all of {l} multiplied", "the product when you multiply {l}",
            "do: multiply the following: {l}", "do: times these together: {l}", "do: multiply out {l}", "do: get the product for {l}", "ask: what comes out if you multiply {l}",
            "ask: what do {l} multiply to", "ask: what's the result when {l} are multiplied", "ask: how much is {l} multiplied (together|with one another)", "know: what the product of {l} is",
            "know: what {l} multiplied together (is|gives|makes)", "get: the product of {l}", "get: the result of multiplying {l}", "the factors are {l}, what's the product", "{l}: product",
            "{l}, (multiplied out|times each other|what's the product)", "i have {l} and want them multiplied", "product needed: {l}", "multiply everything: {l}", "{l} need to be multiplied",
            "do: calculate {l} multiplied together", "do: find the product for {l}", "do: multiply all the numbers {l}", "do: form the product of {l}", "do: multiply up {l}", "do: multiply the lot: {l}",
            "ask: what product do {l} (make|give)", "ask: which product do i get for {l}", "ask: what does multiplying {l} (give|yield|make)", "ask: how big is the product of {l}",
            "ask: what number is {l} multiplied through", "know: the product of {l}", "know: what comes out when you multiply {l}", "know: which number {l} multiply to", "get: {l} multiplied together",
            "get: the numbers {l} multiplied out", "get: the product from {l}", "multiplying {l} gives what", "multiplication of {l}", "multiply together: {l}", "product of these: {l}",
            "{l} - all multiplied, what is it", "{l}, don't add them, multiply them", "{l} as a product", "i want the product of {l}", "i'm after the product, the numbers are {l}", "the factors: {l}. product?",
            "not the sum but the product of {l}", "the product please: {l}", "take {l} and multiply them",
        ),
        _product, "Several numbers to multiply.", "The product is {v}.",
    ),
)  # fmt: skip


@family("math_operation", weight=7)
def math_operation(w: World) -> Iterator[Any]:
    """An operation on numbers is described in words."""
    yield from solve(w, w.rng.choice(OPERATIONS))


FOLLOW_UPS = (
    ((
        "(and|now|then) double (that|it)", "double (that|it)", "(and|now) twice that", "times two please", "what is (that|it) doubled", "(and|now) multiply (that|it) by two", "(and|now) two times that",
        "make (it|that) double", "and if it was twice as much",
        "(and|now|then) times two", "double up on that", "(ok|alright|and) doubled?", "(now|and|) (that|it) twice", "and for (two|both) of us, so double", "let me have twice that",
        "what's twice as much", "i need two of those, so double (it|that)", "give me double",
        "(and|now|) (twice over|two times over|twofold)", "(and|now|) (that|it) two times", "multiply the result by two", "how much would two of (that|those) be", "and for a pair of them",
        "the same again on top, so twice (that|it)", "times 2 please", "what would double be", "and what if (that|it) doubled", "if that were doubled?", "can you double the result", "and doubled, how much",
        "make that two", "two lots of that", "now the double of it",
    ), "{v} * 2"),
    ((
        "(and|now|) half of (that|it)", "(and|now) (halve|half) (that|it)", "what is half of that", "now split that in two", "divided by two", "and half?", "cut that in half", "just half of it",
        "(and|now|) over two", "(now|and|then) halve that", "and the half of it", "half that please", "give me (half|one half) of it", "slice (it|that) in half", "what's (the half|half as much)",
        "(only|but only|and only) half of that", "by half", "split down the middle",
        "can you halve the result", "what would half of (that|it) be", "how much is one half of (that|it)", "and if we go halves on (it|that)", "and half as much", "(that|it) split between two of us",
        "fifty fifty, so how much each", "and halved?", "the half of that result", "(now|and|) that divided by two", "and if i only take half", "make it half", "half that amount", "take half of it",
        "cut the result in two",
    ), "{v} / 2"),
    ((
        "(now|and|then) (add|plus) {n}", "do: add {n} to (that|it|the result)", "(and|) {n} more", "plus {n}", "(and|) with {n} on top", "what if i add {n}", "{n} on top of that",
        "what if it was {n} more", "put {n} on top",
        "tack on {n}", "throw in (another|) {n}", "another {n} on top", "and {n} extra", "add another {n} to (it|that)", "raise (it|that) by {n}", "increase (it|that) by {n}", "and {n} more makes",
        "what's that with {n} more", "i forgot {n}, add that too", "now add on {n}",
        "increase the result by {n}", "and then {n} added", "stick {n} on (top|it)", "bump it up by {n}", "{n} need to go on top", "{n} added to that", "if {n} come on top, what is it", "plus an extra {n}",
        "plus a further {n}", "with {n} more, how much", "can you put {n} more on that", "now the same with {n} added", "and {n} more would be", "there are {n} more, so now it's",
        "(and|now|) what's the result plus {n}",
    ), "{v} + {n}"),
    ((
        "(now|and|then) (subtract|take away|minus) {n}", "minus {n}", "do: take {n} (off|away from) (that|it)", "(and|) less {n}", "ask: what is left after {n}", "now without {n}",
        "take away {n} from that", "what if it was {n} less", "and if i spend {n} of it",
        "knock {n} off (it|that)", "knock off {n}", "reduce (it|that) by {n}", "lower (it|that) by {n}", "deduct {n}", "now deduct {n} from (it|that)", "what remains if {n} (goes|is taken away)",
        "and if {n} come off", "but {n} less", "and when i lose {n} of that", "what's that without {n}",
        "{n} off that", "{n} less than that", "decrease the result by {n}", "and with {n} deducted", "pull {n} out of it", "cut (it|that) by {n}", "if {n} drop out, what is it", "minus another {n}",
        "minus a further {n}", "can you take {n} off the result", "(and|now|) what's the result minus {n}", "drop {n} from the total", "how much is it without those {n}", "{n} fewer, how many then",
        "shave {n} off that", "lose {n} of it",
    ), "{v} - {n}"),
    ((
        "(now|and|then) (times|multiply by|multiplied by) {n}", "do: multiply (that|it|the result) by {n}", "times {n}", "(and|) {n} times that", "what about {n} of those", "and for {n} of them",
        "the same {n} times", "{n} times as much",
        "and (if i|when i) buy {n} of them", "i need {n} of those, how much", "{n} lots of that", "now {n} times as much", "that {n} times over", "scale (it|that) up by {n}",
        "what's that multiplied by {n}", "and {n} of the same",
        "(now|and|) the result times {n}", "{n}x that", "how much is {n} times (that|it)", "how much would {n} of those be", "(that|it) multiplied by {n}", "(that|it) times {n}", "if we need it {n} times",
        "and for {n} people, each that much", "can you multiply the result by {n}", "and over {n} days, that much every day", "{n} of the same, total", "{n} times the result",
        "repeat that {n} times, what's the total", "make it {n} times as much", "a bundle of {n} of those makes",
    ), "{v} * {n}"),
    ((
        "(now|and|then) (divide|split) (that|it) by {n}", "divided by {n}", "do: divide (that|it|the result) by {n}", "shared by {n} people", "do: split (that|it) (between|among) {n} people",
        "and per person if we are {n}", "in {n} equal parts", "over {n} months, how much is that each",
        "(and|now|) over {n}", "split {n} ways", "and if {n} people share (it|that)", "between {n} of us", "what's that for each of {n}", "share it out (between|among) {n}",
        "cut (it|that) into {n} equal parts", "how much each if there are {n} of us", "what's that divided by {n}", "spread over {n} days",
        "(and|now|) the result divided by {n}", "(and|now|) per head with {n} people", "if we were {n}, how much for each", "what does each get if {n} share it", "into {n} equal shares",
        "(that|it) spread over {n} months", "one share of {n}, how much is it", "can you divide the result by {n}", "a group of {n} pays it, what for each", "for each of {n} kids", "how much is one part of {n}",
        "now by {n}, divided", "and paid in {n} instalments, how much is one", "spread it across {n} weeks", "split evenly, there are {n} of us",
    ), "{v} / {n}"),
    ((
        "(and|now|) what is {n}% of (that|it)", "{n}% of (that|it|the result)", "(now|and) take {n} percent of (that|it)", "(and|) {n} percent of the result", "and {n} percent of that is",
        "what's {n}% from it",
        "(and|now|) how much is {n}% of (that|it)", "what would {n} percent of (that|it) be", "just {n}% of it", "only {n} percent of (that|it) please", "give me {n}% of that",
        "{n} percent of that number", "how much do {n}% of it make", "a share of {n}% of that",
        "(and|now|) {n}% from that, how much", "(and|now|) {n}% of the result", "(and|now|) what does {n}% of (that|it) come to", "{n} percent out of that", "if i get {n}% of it, how much is that",
        "i have to hand over {n}% of it, how much", "work out {n}% of that", "my cut is {n}% of that, how much do i get", "they keep {n} percent of it, what's that", "what amount is {n} percent of it",
        "take {n}% of the result", "that times {n}%", "calculate {n} percent of that",
    ), "{n}% of {v}"),
)  # fmt: skip


@family("math_follow_up", weight=2.1)
def math_follow_up(w: World) -> Iterator[Any]:
    """A second sum on the result of the first."""
    kind = w.rng.choice(PLAIN + OPERATIONS)
    slots, expression = kind.make(w.rng)
    yield Ask(w.say(kind.frames, **slots))
    shown = yield from compute(kind, slots, expression)
    if shown is None or not shown.replace(".", "").replace(",", "").isdigit() or len(shown) > 12:
        return
    frames, form = w.rng.choice(FOLLOW_UPS)
    n = str(w.rng.randint(2, 50))
    yield Ask(w.say(frames, n=n))
    yield from compute(Sum((), kind.make, "The last result is used again."), {}, form.format(v=shown, n=n))
