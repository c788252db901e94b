"""Percentages: shares, discounts, taxes, tips and shared bills, growth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from umi_train.synth import figures as fig
from umi_train.synth.core import World, family
from umi_train.synth.families_math import EXPRESSION, Slots, Sum, solve

_THINGS = (
    "jacket", "laptop", "pair of shoes", "book", "phone", "chair", "dress", "camera", "bike", "ticket", "lamp", "desk",
    "headset", "coat", "printer", "monitor", "guitar", "tent", "sofa", "watch", "backpack", "toaster", "game", "rug",
)  # fmt: skip
_SIGNS = (
    "{}",
    "{}",
    "${}",
    "${}",
    "€{}",
    "£{}",
    "{} dollars",
    "{} euros",
    "{} euro",
    "{} bucks",
    "{} pounds",
    "{} EUR",
    "{} USD",
)


def amount(rng: Random, low: int = 3, high: int = 2000) -> Slots:
    """Return {a}: a bare amount, and {m}: the same with a currency as people write it."""
    bare = fig.money(rng, low, high)
    return {"a": bare, "m": rng.choice(_SIGNS).format(bare)}


def _rate(rng: Random) -> Slots:
    p = fig.percent(rng)
    return {"p": p, "pp": rng.choice((f"{p}%", f"{p}%", f"{p} %", f"{p} percent", f"{p} per cent", f"{p} pct"))}


def _with(form: str, *extra: Callable[[Random], Slots]) -> Callable[[Random], tuple[Slots, str]]:
    def make(rng: Random) -> tuple[Slots, str]:
        slots = {**amount(rng), **_rate(rng), "thing": rng.choice(_THINGS)}
        for more in extra:
            slots |= more(rng)
        return slots, form.format(**slots)

    return make


def _people(rng: Random) -> Slots:
    return {"n": str(rng.randint(2, 14))}


def _tip(rng: Random) -> Slots:
    p = str(rng.choice((5, 10, 12, 15, 15, 18, 18, 20, 20, 22, 25)))
    return {"p": p, "pp": rng.choice((f"{p}%", f"{p}%", f"{p} percent"))} | amount(rng, 8, 400)


def _tax(rng: Random) -> Slots:
    p = rng.choice(("5", "7", "7.7", "8", "8.25", "10", "13", "19", "20", "21", "25"))
    return {
        "p": p,
        "pp": rng.choice((f"{p}%", f"{p}%", f"{p} percent")),
        "tax": rng.choice(("VAT", "tax", "sales tax", "vat", "GST")),
    }


def _of(rng: Random) -> tuple[Slots, str]:
    n = fig.number(rng)
    rate = _rate(rng)
    if rng.random() < 0.2:
        a, b = (
            rng.choice((5, 10, 15, 20, 25, 30, 40, 50, 60, 75)),
            rng.choice((rng.randint(2, 99), 10 * rng.randint(2, 90))),
        )
        spoken = f"{fig.words(a)} percent of {fig.words(b)}"
        return {"e": spoken}, spoken
    share = f"{rate['pp']} of {n}"
    return {"e": share}, share


def _off(rng: Random) -> tuple[Slots, str]:
    n, rate = fig.money(rng), _rate(rng)
    return {"e": f"{rate['pp']} off {n}"}, f"{rate['p']}% off {n}"


def _changed(rng: Random) -> tuple[Slots, str]:
    n, rate, sign = fig.number(rng), _rate(rng), rng.choice("++-")
    word = {"+": rng.choice((" + ", " plus ")), "-": rng.choice((" - ", " minus "))}[sign]
    changed = f"{n}{word}{rate['pp']}"
    return {"e": changed}, changed


def _ratio(rng: Random) -> tuple[Slots, str]:
    whole = fig.whole(rng, 10, 10_000)
    part = str(rng.randint(1, int(fig.plain(whole))))
    return {"part": part, "whole": whole}, f"{part} / {whole} * 100"


def _growth(rng: Random) -> tuple[Slots, str]:
    a, b = fig.plain(fig.whole(rng, 10, 10_000)), fig.plain(fig.whole(rng, 10, 10_000))
    a, b = sorted((a, b), key=float)
    b = str(int(b) + 1)
    return {"a": a, "b": b}, f"({b} - {a}) / {a} * 100"


def _fall(rng: Random) -> tuple[Slots, str]:
    slots, _ = _growth(rng)
    a, b = slots["b"], slots["a"]
    return {"a": a, "b": b}, f"({a} - {b}) / {a} * 100"


PERCENT = (
    Sum(EXPRESSION, _of, "A percentage of a number."),
    Sum(EXPRESSION, _of, "A percentage of a number."),
    Sum(EXPRESSION, _off, "A discount in percent."),
    Sum(EXPRESSION, _changed, "A number changed by a percentage."),
    Sum(
        (
            "ask: how much is {m} with {pp} off",
            "(a|the|my) {thing} costs {m} and is {pp} off, (what do i pay|how much is it|what's the price)",
            "what (do i pay|is the price) for (a|the) {m} {thing} (with|at|after) {pp} (off|discount)",
            "{pp} discount on {m}", "do: (take|knock) {pp} off [of] {m}", "do: apply [a] {pp} discount to {m}",
            "(price|cost) after [a] {pp} (discount|reduction) on {m}", "{m} reduced by {pp}",
            "{m} minus a {pp} discount",
            "there is a {pp} sale and the {thing} is {m}, what (will|would|do) i pay",
            "discount of {pp} on {m}, what is left",
            "i have a {pp} (coupon|voucher|code) for a {m} {thing}, how much (is it|do i pay|will i pay)",
            "do: reduce {m} by {pp}", "do: decrease {m} by {pp}",
            "ask: what is {m} less {pp}", "(sale|final|new) price of a {m} {thing} at {pp} off",
            "{thing} {m}, {pp} off, how much?",
            "the {thing} is normally {m}, today {pp} off, what's the price", "black friday, {pp} off the {thing} for {m}: how much", "{m} but i get {pp} off, what do i pay",
            "ask: how much will a {m} {thing} cost me with {pp} off", "{pp} cheaper than {m}", "if they take {pp} off {m} what's left", "regular price {m}, discount {pp}",
            "my employee discount is {pp}, the {thing} costs {m}. what do i pay", "{pp} rebate on {m}, what remains", "{thing} for {m} minus {pp}",
            "the tag says {m} and the sign says minus {pp}, so how much",
        ),
        _with("{p}% off {a}"), "A discount in percent.", "It comes to {v}.",
    ),
    Sum(
        (
            "do: (add|put) {pp} to {m}", "do: increase {m} by {pp}", "{m} (increased|raised|going up) by {pp}",
            "do: raise {m} by {pp}",
            "ask: what is {m} with {pp} (added|on top|more)",
            "if {m} (grows|goes up|rises|increases) by {pp} what (is it|do i get|will it be)",
            "(my|the) (rent|salary|pay|price|budget) is {m} and (goes|went) up [by] {pp}, what is it (now|then)",
            "{pp} more than {m}",
            "{pp} (raise|increase) on {m}", "ask: how much is {m} after a {pp} (increase|rise|raise)",
            "{m} and {pp} on top",
            "ask: what will {m} be after [a] {pp} (growth|increase)", "do: (mark|bump) up {m} by {pp}",
            "markup of {pp} on {m}",
            "{m} goes up by {pp}, what is it then", "my landlord wants {pp} more, i pay {m} now, what will it be", "i get a raise of {pp} on {m}, what do i earn then",
            "prices rise {pp}, so what does {m} become", "{pp} on top of {m}", "if something at {m} gets {pp} more expensive, what does it cost", "{m} after {pp} inflation", "{m} growing by {pp}",
            "ask: what is {pp} more than {m}",
        ),
        _with("{a} + {p}%"), "An increase in percent.", "It comes to {v}.",
    ),
    Sum(
        (
            "do: (add|include) {pp} {tax} to {m}", "{m} (plus|with|including|incl.|incl|and) {pp} {tax}",
            "ask: how much is {m} (with|including|plus|after) {pp} {tax}",
            "(gross|total|final) price of {m} (with|at|plus|including) {pp} {tax}",
            "ask: what do i pay for a {m} {thing} with {pp} {tax}",
            "(net|before tax) {m}, {tax} {pp}, what is the (gross|total)",
            "the {thing} is {m} before {tax}, {tax} is {pp}, what is the total",
            "if {tax} is {pp} how much is {m} in total", "do: put {pp} {tax} on {m}", "price with {tax}: {m} at {pp}",
            "i need {m} with {pp} {tax} (added|on top)", "do: calculate the total with {pp} {tax} on {m}",
            "a {thing} for {m} plus {tax} of {pp}",
            "my quote is {m} without {tax}, {tax} is {pp}, what does the customer pay", "{m} net at {pp} {tax}, what is that gross", "from net {m} to gross with {pp} {tax}",
            "{thing} {m} excluding {tax}, {pp}, what's it with {tax}", "ask: what will the cashier charge for {m} with {pp} {tax}", "put the {tax} of {pp} on top of {m}",
            "invoice of {m}, add {pp} {tax}", "{m} before {tax} of {pp}, and after?",
        ),
        _with("{a} + {p}%", _tax), "A price with tax added.", "With {p}% {tax} it is {v}.",
    ),
    Sum(
        (
            "ask: how much is the {tax} on {m} at {pp}",
            "(what is|what's|calculate|how much is) [the] {pp} {tax} on {m}", "{pp} {tax} on {m}",
            "{tax} on {m} at {pp}", "ask: how much {tax} do i pay on {m} at {pp}",
            "(just|only) the {tax} (for|on) {m}, {pp}",
            "what {tax} (is due|do i owe) on {m} if the rate is {pp}", "{tax} of {pp} for {m}, how much is that",
            "do: work out {pp} {tax} for {m}",
            "the {tax} (amount|part) on a {m} {thing} at {pp}", "tell me the {tax} on a {m} {thing}, rate {pp}",
            "{tax} (rate|is) {pp}, price {m}, how much {tax}",
            "on {m} net, how much is {pp} {tax}", "ask: how high is the {tax} on {m} at {pp}", "i only need the {tax}: {m} at {pp}", "{tax} part for {m} with {pp}",
            "the {thing} is {m} net, how much {tax} comes on top at {pp}", "{pp} of {m} goes to {tax}, how much is it",
        ),
        _with("{p}% of {a}", _tax), "The tax alone: a percentage of the price.", "The {tax} is {v}.",
    ),
    Sum(
        (
            "(what is|what's|how much is|calculate|work out) a {pp} tip on {m}", "{pp} tip (on|for) {m}",
            "ask: how much (do|should) i tip on {m} at {pp}",
            "tip of {pp} on [a bill of] {m}", "(the|my|our) bill is {m}, how much is a {pp} tip",
            "i want to (tip|leave) {pp} on {m}, how much is (that|it)",
            "{m} (bill|dinner|meal|lunch), {pp} tip", "ask: what should i (leave|tip|give) for {m} if i tip {pp}",
            "tip for {m} at {pp}",
            "(dinner|lunch|the taxi|the meal) was {m}, {pp} tip is how much", "do: figure out {pp} tip on {m}",
            "ask: how much tip is {pp} of {m}",
            "do: calculate tip: {m}, {pp}", "bill {m} tip {pp}",
            "ask: what's a fair tip on {m} if i give {pp}", "the waiter gets {pp} of {m}, how much", "we ate for {m}, {pp} for the waiter is how much",
            "i'd like to give {pp} on a bill of {m}, how much do i leave", "tip calculator: {m} at {pp}", "gratuity of {pp} on {m}", "how much extra do i leave on {m} at {pp}",
        ),
        _with("{p}% of {a}", _tip), "A tip: a percentage of the bill.", "The tip is {v}.",
    ),
    Sum(
        (
            "ask: (what is|what's|how much is) {m} (with|plus|including) a {pp} tip",
            "total (of|for|with) {m} (plus|and|with) {pp} tip",
            "(the|my|our) bill is {m}, what do i pay with a {pp} tip", "{m} plus {pp} tip", "do: add a {pp} tip to {m}",
            "ask: what is the total for a {m} (meal|dinner|bill) with {pp} tip",
            "ask: how much do i pay in total if i tip {pp} on {m}",
            "{m} (bill|check) and {pp} (tip|gratuity), total?", "total bill with {pp} (tip|gratuity) on {m}",
            "do: put {pp} tip on top of {m}",
            "(dinner|lunch) cost {m} and i tip {pp}, what is the total", "ask: what will {m} come to with {pp} tip",
            "what do i put on the card for {m} with {pp} tip", "{m} including {pp} tip", "how much altogether: {m} and {pp} tip", "all in with {pp} tip on {m}",
            "if the bill is {m} and i add {pp} tip, what's the sum", "i leave {pp} tip on {m}, what does the whole evening cost", "ask: what's {m} once i add {pp} tip",
        ),
        _with("{a} + {p}%", _tip), "The bill with the tip added.", "The total is {v}.",
    ),
    Sum(
        (
            "do: split {m} (between|among|with|across|for) {n} (people|friends|of us|persons|ways)",
            "do: split [a bill of] {m} {n} ways", "{m} (split|shared|divided) (by|between|among) {n} [people]",
            "(we are|there are) {n} [of us|people] and the bill is {m}, (how much each|what does each pay|what do we each pay|how much per person)",
            "{n} (friends|people|colleagues|roommates) share {m}, how much (each|per person|does each pay)",
            "do: share {m} (equally|evenly|) among {n} (people|friends)",
            "ask: how much (is it|do we pay) per person for {m} (with|and|between) {n} (people|friends)",
            "do: divide the {m} (bill|rent|cost) (by|between|among) {n}",
            "the (bill|rent|taxi|gift|present|meal) (is|was|cost) {m}, {n} people, per head?",
            "{m} for {n} people, each?",
            "(rent|dinner|gas) of {m} between {n} (people|flatmates|friends)",
            "ask: what is my share of {m} with {n} people", "each person's share of {m} for {n}",
            "(we|us) {n} want to split {m} evenly",
            "{n} of us ate for {m}, what's my share", "{m} by {n} heads", "we were {n} and paid {m}, what does each owe", "a gift for {m}, {n} of us chip in, how much each",
            "i paid {m} for {n} people, what do i get from each", "flat of {n}, rent {m}, each pays?", "per head: {m} and {n} people", "ask: how much do {n} people pay each for {m}",
            "split it: {m}, {n} people", "{m} and we are {n}, so how much is one share",
        ),
        _with("{a} / {n}", _people), "A bill to share: divide it.", "Each pays {v}.",
    ),
    Sum(
        (
            "do: split {m} plus {pp} tip (between|among|by) {n} [people]",
            "the bill is {m}, add {pp} tip and split it {n} ways",
            "{m} with {pp} tip (shared|split) by {n} [people]", "{n} of us, {m} (bill|check), {pp} tip, how much each",
            "ask: how much per person for {m} with a {pp} tip and {n} people",
            "we are {n}, the bill is {m} and we tip {pp}, what does each (one|person|) pay",
            "bill {m}, tip {pp}, {n} people", "do: add {pp} to {m} and divide by {n}", "{m} plus {pp} divided by {n}",
            "if {n} people share {m} and tip {pp}, what does each pay",
            "dinner for {n} was {m}, with {pp} tip, per person?",
            "each share of {m} with {pp} tip for {n} (friends|people)",
            "{n} people, bill of {m} plus {pp} tip, how much each", "we're {n}, it was {m} and we leave {pp}, per head?", "do: divide {m} with {pp} tip by {n}", "{m}, {pp} tip on top, split {n} ways",
            "per person please: {m}, tip {pp}, {n} people", "ask: what's one share of {m} with {pp} tip among {n}",
        ),
        _with("({a} + {p}%) / {n}", _tip, _people), "Bill and tip to share: add, then divide.", "Each pays {v}.",
    ),
    Sum(
        (
            "what (percent|percentage|%) of {whole} is {part}", "{part} is what (percent|percentage|%) of {whole}",
            "{part} (out of|of) {whole} (in|as a) (percent|percentage)",
            "{part} of {whole} in percent",
            "ask: (what is|what's) {part} (out of|of) {whole} as a (percentage|percent)",
            "{part}/{whole} (in|as) (percent|%)",
            "i (scored|got|answered) {part} out of {whole}, (what percent|what percentage|how many percent) is that",
            "ask: how many percent is {part} of {whole}",
            "ask: what share [in percent] of {whole} is {part}", "{part} from {whole} in %",
            "percentage of {part} in {whole}", "percentage: {part} of {whole}",
            "do: figure out what percentage {part} is of {whole}", "do: express {part} as a percentage of {whole}",
            "{part} of {whole} (people|votes|students|files) is what percent",
            "{part} of {whole} are done, how many percent is that", "{part} of our {whole} (members|customers|guests) came, what percentage", "ask: how much is {part} of {whole} in percent",
            "i finished {part} of {whole} pages, how far am i in percent", "if {part} out of {whole} (fail|say yes|are broken|vote no), what percent is it",
            "{part} hits in {whole} tries, what rate in percent", "do: express {part} of {whole} in %", "{part} / {whole} in percent", "ask: what part of {whole} is {part}, in percent",
            "quota: {part} of {whole}, percent",
        ),
        _ratio, "A share in percent: divide and times 100.", "{part} is {v}% of {whole}.",
    ),
    Sum(
        (
            "(what is|what's|calculate|find) the (percent|percentage|%) (change|increase|growth) from {a} to {b}",
            "percent (increase|change) from {a} to {b}",
            "from {a} to {b} (is|are) (how many|what) percent more",
            "ask: how many percent (more|higher|bigger) is {b} than {a}",
            "(sales|prices|visits|users|costs) (went|grew|rose|climbed) from {a} to {b}, (how many|what) percent is that",
            "{a} to {b} percentage increase",
            "ask: by what percent(age|) (did it|does it|do we) grow from {a} to {b}",
            "growth from {a} to {b} in percent",
            "it was {a} and now (it is|it's) {b}, what is the (increase|growth) in percent",
            "ask: by how many percent is {b} (larger|higher) than {a}",
            "(increase|growth) rate from {a} to {b}", "ask: what percent gain is {a} to {b}",
            "we had {a} last year and {b} this year, how many percent more", "my rent went from {a} to {b}, what's the raise in percent", "price then {a}, price now {b}, how many percent up",
            "up from {a} to {b}, how much percent", "{b} instead of {a}, how many percent more is that", "raise from {a} to {b} in percent", "followers: {a} before, {b} now, growth in %",
            "from {a} up to {b}, percent?",
        ),
        _growth, "Growth in percent: the difference over the old value.", "That is an increase of {v}%.",
    ),
    Sum(
        (
            "(what is|what's|calculate|find) the (percent|percentage|%) (decrease|drop|reduction|loss) from {a} to {b}",
            "percent (decrease|drop) from {a} to {b}",
            "from {a} (down to|to only) {b} is (how many|what) percent less",
            "ask: how many percent (less|lower|smaller) is {b} than {a}",
            "(sales|prices|visits|users|costs) (fell|dropped|sank|went down) from {a} to {b}, (how many|what) percent is that",
            "{a} to {b} percentage decrease",
            "ask: by what percent(age|) did it (fall|drop|shrink) from {a} to {b}",
            "it was {a} and (dropped|fell) to {b}, what is the (loss|drop) in percent",
            "drop from {a} to {b} in percent", "ask: by how many percent is {b} (smaller|lower) than {a}",
            "the price fell from {a} to {b}, how much percent off is that",
            "ask: what percent loss is {a} to {b}",
            "i weighed {a} and now {b}, how many percent less", "it was {a}, now only {b}, how many percent down", "down from {a} to {b}, how much percent",
            "we lost customers, {a} before and {b} now, how many percent", "{b} instead of {a}, how many percent less is that", "cut from {a} to {b} in percent", "shrunk from {a} to {b}, percentage?",
            "the price went down from {a} to {b}, how many percent off",
        ),
        _fall, "A drop in percent: the difference over the old value.", "That is a decrease of {v}%.",
    ),
)  # fmt: skip


@family("math_percent", weight=9.0, tools=("calculate",))
def math_percent(w: World) -> Iterator[Any]:
    """Percentages as they come up in shops, restaurants and reports."""
    yield from solve(w, w.rng.choice(PERCENT))
