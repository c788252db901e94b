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
            "ask: what does {m} come down to (with|after) {pp} off", "ask: what's left to pay when {pp} (comes off|is taken off|is knocked off) {m}",
            "ask: what would {m} be with [a] {pp} (discount|reduction|price cut)", "ask: how much do i (end up paying|have to pay|owe) for {m} with [a] {pp} (discount|coupon|voucher)",
            "ask: how cheap does a {m} {thing} get with {pp} off", "do: (slash|cut|mark down|lower|drop) {m} by {pp}", "do: (shave|cut) {pp} off {m}", "do: (deduct|subtract|take away) {pp} from {m}",
            "do: work out {m} (with|at|after) [a] {pp} (discount|markdown)", "do: give me the sale price for {m} at {pp} off", "know: what {m} (is|comes to) (with|after) {pp} off",
            "know: the price of a {m} {thing} after a {pp} discount", "get: the discounted price of a {m} {thing} at {pp} off", "get: the price after {pp} off {m}",
            "(flash sale|clearance|summer sale|closing sale|student discount): {pp} off, {thing} {m}, (price|what's the price|what do i pay)?",
            "(a|this|that) {m} {thing} is marked down by {pp}, (what's it now|new price)", "(list price|original price|old price) {m}, {pp} off, (new price|now how much|final price)",
            "{pp} off, was {m}, now?", "was {m}, now {pp} less, so it's what", "{m} with {pp} knocked off", "{m} down by {pp}", "{m} less a {pp} discount", "if i haggle {pp} off {m}, what do i pay",
            "i found a {thing} for {m}. there's {pp} off. what do i pay", "the {thing} is {m}. with my card i get {pp} off. how much is it then",
            "it's {m} but they take {pp} off at the till, what will it be", "i have {pp} off on everything, so what's a {m} {thing}", "with {pp} off, is the {m} {thing} still expensive? what is it",
            "my mum says {pp} off of {m}, what's that",
            "(they|the shop|the seller) (gives|give) me {pp} off {m}, how much is it then", "the discount is {pp} and the price {m}, what do i hand over",
            "(members|regulars|seniors|kids) get {pp} off, ticket is {m}, how much", "i save {pp} on {m}, what do i pay", "{pp} off for a {m} {thing}",
            "ask: what price do i see at the till for {m} with {pp} off", "ask: what will {m} drop to with {pp} off", "ask: how low does {m} go at {pp} off", "ask: what's the bargain price of {m} at {pp} off",
            "ask: how much money do i need for a {m} {thing} at {pp} off", "ask: what remains of {m} after {pp} is taken off", "ask: what does a {thing} of {m} cost once it's {pp} off",
            "ask: what am i charged for {m} if my voucher is worth {pp} off", "ask: what's {m} with the {pp} discount already off", "do: trim {m} by {pp}", "do: discount {m} by {pp}", "do: bring {m} down by {pp}",
            "do: take {m} and (knock|chop|strike) {pp} off", "do: lop {pp} off {m}", "do: calculate the final price of {m} at {pp} off", "do: tell me the price of a {m} {thing} once {pp} is off",
            "do: figure out what i pay when {m} is {pp} off", "know: what i pay for {m} with {pp} off", "know: how much {m} is with a {pp} discount", "know: what's left of {m} minus {pp}",
            "get: the new price when {m} is cut by {pp}", "get: {m} with a {pp} discount taken off", "get: the amount to pay for {m} with {pp} off", "{m}, (less|minus|take off) {pp}", "{m} at {pp} off",
            "{m} -{pp} discount", "{m} slashed by {pp}", "{m} {thing}, coupon {pp}, to pay?", "{m} {thing}, {pp} off, final price", "{pp} less than {m}", "price {m}, promo {pp} off, checkout price?",
            "checkout total: {m} with code for {pp} off", "(outlet|end of season|cyber monday|second hand|staff) price: {m} minus {pp}, so how much",
            "(pay cash|pay now|buy two|subscribe) and get {pp} off {m}, what's it then", "the cashier takes {pp} off my {m}, how much do i hand over", "my loyalty card knocks {pp} off a {m} {thing}, what do i pay",
            "i haggled a {thing} of {m} down by {pp}, what did i end up paying", "everything in the window is {pp} off, and that {thing} says {m}, so it costs",
            "there's a scratch on the {thing}, so {pp} off {m}, what's fair to pay", "can i afford a {m} {thing} with {pp} off, what does it cost then", "before i order the {thing}: {m} with {pp} off is how much",
            "i've been eyeing a {thing} for {m}, today it's {pp} off, what would it cost me", "the supplier grants {pp} on {m}, what's the invoice total after the discount",
            "they'd sell me the {thing} for {m} less {pp}, how much is that",
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
            "ask: what does {m} become (with|after) {pp} more", "ask: how much is {m} once {pp} is added", "ask: where does {m} go if it climbs {pp}",
            "ask: what would a {pp} (hike|raise|increase) make of {m}", "ask: what's {m} when it goes up {pp}", "do: (boost|grow|lift|hike|push up) {m} by {pp}", "do: slap {pp} on top of {m}",
            "do: tack {pp} onto {m}", "do: work out {m} plus {pp}", "do: put {m} up by {pp}", "know: what {m} is with {pp} added", "know: what {m} becomes after a {pp} (rise|raise|increase)",
            "get: {m} with {pp} added", "get: {m} (increased|raised) by {pp}",
            "(electricity|gas|insurance|the ticket|my subscription) is {m} and gets {pp} more expensive, (how much then|what will i pay)",
            "(they|the landlord|the provider) (raised|raise|increase) it by {pp}, it was {m}, (what is it now|now how much)", "{m} with a {pp} (markup|surcharge|raise|bonus|increase)", "{m}, up {pp}",
            "it costs {m}. from next month {pp} more. how much is that", "i pay {m} and it will go up by {pp}. what will i pay", "they want {pp} more than {m}, what is that",
            "i have {m} and get {pp} interest, how much do i have then", "the {thing} was {m} and got {pp} more expensive, what is it now",
            "{m}, {pp} higher", "was {m}, up by {pp}, now?", "i earn {m} and get {pp} more, what's my new pay", "a {pp} hike on {m} (is|makes) what",
            "we sell {m} now and want {pp} more next year, how much is that", "buy at {m}, add a margin of {pp}, sell at?", "{m} rises {pp}, result?", "if {m} climbs by {pp}, where are we",
            "ask: what's {m} after it climbs {pp}", "ask: how high does {m} go with a {pp} rise", "ask: what do i get when {m} is raised by {pp}", "ask: how much will {m} be if it jumps {pp}",
            "ask: what's the new amount if {m} goes {pp} up", "ask: what does {m} grow to at {pp}", "ask: what would {m} be with a {pp} surcharge", "ask: how much is {m} with a margin of {pp} on top",
            "do: scale {m} up by {pp}", "do: make {m} {pp} bigger", "do: top {m} up by {pp}", "do: jack up {m} by {pp}", "do: calculate {m} with {pp} added", "do: compute {m} after a {pp} rise",
            "do: grow {m} by {pp} and tell me the result", "do: apply a {pp} (raise|increase|surcharge|markup) to {m}", "do: figure out what {m} is after going up {pp}", "know: what {m} will be after rising {pp}",
            "know: how much {m} plus {pp} is", "know: where {m} ends up with a {pp} hike", "get: the result of raising {m} by {pp}", "get: the new amount when {m} grows {pp}", "get: {m} with {pp} on top",
            "{m} & {pp} on top", "{m} up {pp}, equals?", "{m} increased {pp}, new value", "{m} plus another {pp}", "{m} boosted by {pp}", "{m} and a raise of {pp}", "{pp} up from {m}",
            "{pp} increase, starting from {m}", "raise: {m}, {pp}, new pay?", "new (rent|salary|fee|price): {m} plus {pp}",
            "(tuition|the bus pass|daycare|my phone plan|the gym|heating) was {m} and went up {pp}, what now", "my (boss|company|union) offers {pp} more on {m}, what would i make",
            "the (shop|dealer|bakery|farmer) buys for {m} and adds {pp}, at what price does it sell", "my savings of {m} grow {pp}, how much do i have after",
            "the shares i bought for {m} gained {pp}, what are they worth", "the house was {m} and is worth {pp} more today, so how much", "the {thing} cost {m} before the {pp} price hike, and now?",
            "late fee of {pp} on top of {m}, how much do i owe in total", "service charge {pp} comes on top of {m}, what's the sum", "last year {m}, this year {pp} more, what's that",
            "our budget of {m} gets {pp} bigger, what's the new budget", "pension {m}, rising {pp}, how much will i get",
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
            "ask: what does {m} come to once {pp} {tax} is added", "ask: what's {m} with {tax} at {pp} included", "ask: how much does the customer pay for {m} net with {pp} {tax}",
            "ask: what's the final price if {m} gets {pp} {tax} on top", "ask: how much do i hand over for {m} plus {pp} {tax}", "do: slap {pp} {tax} on {m}", "do: tack {pp} {tax} onto {m}",
            "do: work out {m} including {pp} {tax}", "do: gross up {m} with {pp} {tax}", "do: turn net {m} into gross at {pp} {tax}", "know: what {m} is with {pp} {tax}",
            "know: the total for {m} plus {pp} {tax}", "get: the gross price of {m} at {pp} {tax}", "get: {m} with {pp} {tax} added", "{m} ex {tax}, add {pp}, total", "{m} plus {tax} ({pp}), total?",
            "{m} + {pp} {tax}", "net {m}, {tax} {pp}, gross?", "total for {m} when {tax} is {pp} and not included", "the price {m} doesn't include {tax}, which is {pp}, so what's the full price",
            "{tax} comes on top, {pp}, the {thing} costs {m}, how much all in", "the (plumber|mechanic|lawyer|builder) quoted {m} plus {pp} {tax}, what will the bill be", "all in, {m} and {pp} {tax}",
            "the {thing} is {m}. {tax} of {pp} is not in it yet. what's the price", "i sell a {thing} for {m} net. with {pp} {tax}, what do i charge",
            "price tag {m}, {pp} {tax} at the till, what do i pay", "what's it with {tax}? {m}, {pp}", "they quoted {m} without {tax}, at {pp} what do i pay",
            "i forgot to add {tax} of {pp} to {m}, what should it be",
            "ask: what's the total of {m} and {pp} {tax}", "ask: what's {m} once the {tax} of {pp} is on it", "ask: how much will the receipt say for {m} plus {pp} {tax}",
            "ask: how much is a {m} {thing} after {tax} at {pp}", "ask: what do i charge for {m} if i add {tax} of {pp}", "ask: what does {m} net make gross at {pp} {tax}",
            "ask: how much money leaves my wallet for {m} plus {pp} {tax}", "ask: what's the price with {tax} if it's {m} without and the rate is {pp}", "do: calculate {m} plus {pp} {tax}",
            "do: compute the price including {pp} {tax} for {m}", "do: convert the net price {m} to gross with {pp} {tax}", "do: charge {pp} {tax} on top of {m} and give me the total", "do: apply {pp} {tax} to {m}",
            "do: figure out the total of {m} with {tax} at {pp}", "do: total up {m} plus {tax} of {pp}", "know: what {m} costs with {pp} {tax} on top", "know: how much i pay for {m} before {tax}, {tax} being {pp}",
            "know: the gross of {m} at {pp} {tax}", "get: the price including {pp} {tax} for {m} net", "get: the total due on {m} with {tax} at {pp}", "get: {m} grossed up with {pp} {tax}", "{m} incl {tax} {pp}",
            "{m} w/ {pp} {tax}, total", "{m} net -> gross, {tax} {pp}", "{m} and then {pp} {tax} on it", "{m}, {tax} not included, {pp}, how much with it", "gross for {m} net, {pp} {tax}",
            "subtotal {m}, {tax} {pp}, total due?", "invoice total: {m} plus {tax} at {pp}", "(hotel|flight|shipping|repair|car rental) {m} plus {pp} {tax}, full price?",
            "the menu price is {m}, {pp} {tax} gets added, what do i end up paying", "online it says {m} and at checkout they add {pp} {tax}, so what's the total",
            "i bill {m} for my work plus {pp} {tax}, what goes at the bottom of the invoice", "the {thing} costs {m} and customs add {tax} of {pp}, all together?",
            "business price {m}, private people pay {tax} of {pp} too, how much for them", "they forgot the {tax}, it's {pp}, on {m}, so the right total is",
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
            "ask: how much of {tax} is {pp} on {m}", "ask: what does the {tax} come to on {m} at {pp}", "ask: how much {tax} gets added to {m} at {pp}",
            "ask: what does the state get in {tax} from {m} at {pp}", "do: figure out the {tax} on {m}, rate {pp}", "do: give me just the {tax} on {m} at {pp}",
            "do: compute only the {tax} for {m}, it's {pp}", "know: how much {tax} is due on {m} at {pp}", "know: what the {tax} on {m} is at {pp}", "get: the {tax} on {m} at a rate of {pp}",
            "get: the {pp} {tax} on {m}", "{tax}: {pp} of {m}", "{m}, {tax} {pp}, the {tax} only", "not the total, just the {pp} {tax} on {m}", "with a rate of {pp}, the {tax} on {m} is?",
            "{tax} due on {m} ({pp})", "how much of it is {tax} if i add {pp} to {m}", "what would i owe in {tax} on {m} at {pp}", "i have to hand in {pp} {tax} on {m}, how much is it",
            "ask: what amount of {tax} is that on {m} at {pp}", "ask: how much {tax} do they put on {m} at {pp}, just that part", "ask: what's the {tax} share for {m} net at {pp}",
            "ask: how much {tax} comes with {m} at {pp}", "ask: what do i pay in {tax} alone on {m} at {pp}", "ask: how much {tax} will be charged on {m} if it's {pp}",
            "do: calculate the {tax} amount for {m} at {pp}", "do: tell me only how much the {tax} is, {m} at {pp}", "do: work out what {pp} {tax} on {m} amounts to", "do: compute the {tax} due on {m}, {pp}",
            "know: how much of {tax} i must pay on {m} at {pp}", "know: the {tax} for {m} at a {pp} rate", "get: the {tax} amount for {m}, rate {pp}", "get: just the {tax} on {m}, which is {pp}",
            "{tax} amount: {m}, {pp}", "{tax} only: {pp} on {m}", "{m} net, {pp} {tax}, {tax} amount?", "{tax} owed on {m} at {pp}", "{pp} {tax} of {m}, the {tax} alone",
            "the state takes {pp} {tax} on {m}, how much {tax} is that", "i sold a {thing} for {m} net, how much {tax} do i pass on at {pp}", "i set money aside for {tax}, {pp} of {m}, how much",
            "for the {tax} form: {pp} on {m} is how much {tax}", "for the books i need the {tax} on {m}, {pp}", "which amount goes in the {tax} field for {m} at {pp}",
            "a {thing} for {m}, {pp} {tax}, how much is only the {tax}",
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
            "ask: what does a {pp} tip on {m} come to", "ask: how much is {pp} tip if the bill is {m}", "ask: how big is a {pp} tip on {m}", "ask: how much do i slip the waiter for {m} at {pp}",
            "ask: what tip is {pp} on a {m} bill", "do: work out the tip for {m} at {pp}", "do: calculate how much a {pp} tip on {m} is", "do: give me only the tip on {m}, {pp}",
            "know: how much to tip on {m} at {pp}", "know: what a {pp} tip on {m} is", "get: the {pp} tip on {m}", "get: the tip for a {m} (meal|ride|haircut|bill) at {pp}",
            "(haircut|cab|pizza|brunch|drinks) {m}, tip {pp}, how much is the tip", "{m} on the (bill|check|receipt), what's {pp} for the (waitress|staff|server|driver)",
            "(tipping|tip) {pp} on {m} means how much", "not the total, just the tip: {m}, {pp}", "just the tip please, {pp} on {m}", "the service was great so {pp} tip on {m}, how much is that",
            "the bill was {m}. i want to tip {pp}. how much is the tip", "dinner was {m}. how much tip is {pp}", "they suggest {pp} tip on {m}, how much tip is that",
            "do i leave a lot with {pp} tip on {m}? how much is the tip",
            "the bill says {m}, we usually tip {pp}, how much is the tip", "what do i leave on the table for {m} at {pp}",
            "ask: what would {pp} tip be for {m}", "ask: how much would i leave as a tip on {m} at {pp}", "ask: what do i give the (driver|waiter|barber|barista) for {m} at {pp}",
            "ask: how much do you tip for {m} when it's {pp}", "ask: what's {pp} gratuity on {m}", "ask: how much goes in the tip jar for {m} at {pp}", "ask: what should the tip be on {m} if {pp} is normal",
            "ask: how much extra is {pp} tip on {m}", "do: tell me the tip for {m} at {pp}", "do: compute a {pp} gratuity on {m}", "do: show me what {pp} tip on {m} is", "do: find the tip, {pp} of {m}",
            "do: help me tip {pp} on {m}, how much is the tip", "know: the tip on {m} at {pp}", "know: how much {pp} for the waiter is on {m}", "know: what tip i owe on {m} at {pp}",
            "get: the gratuity on {m} at {pp}", "get: the amount of a {pp} tip on {m}", "get: only the tip for {m}, {pp}", "{m} check, {pp} gratuity, how much is the gratuity", "{m} tab, what's {pp} tip",
            "{m}, tip amount at {pp}", "tip: {pp} of {m}", "tip on {m}, {pp}", "tip amount {m} {pp}", "gratuity: {m} at {pp}", "in this country you tip {pp}, our bill is {m}, so the tip is",
            "the app suggests {pp} for the driver, the ride was {m}, how much tip", "the (tour guide|hairdresser|delivery guy|bellboy|bartender) gets {pp} of {m}, how much is that",
            "i always tip {pp}, the bill is {m}, how much tip do i leave", "the food was (so-so|great|cold), {pp} tip on {m} is how much", "without the bill itself, what's a {pp} tip on {m}",
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
            "ask: what does {m} come to once i tip {pp}", "ask: how much do i hand over in all for {m} plus {pp} tip", "ask: how much is the bill of {m} together with a {pp} tip",
            "ask: what's the full amount for {m} with {pp} tip included", "do: work out {m} with {pp} tip included", "do: total {m} and a {pp} tip", "do: slap a {pp} tip on {m} and give me the total",
            "do: calculate the bill of {m} including {pp} tip", "know: what i pay in total for {m} with {pp} tip", "know: what {m} comes to with {pp} tip on top", "get: the total of {m} plus {pp} tip",
            "get: the whole bill for {m} with a {pp} tip", "(haircut|cab|pizza|brunch) {m} plus {pp} tip, total?", "{m} + {pp} tip", "{m}, tip {pp}, grand total",
            "bill of {m}, i round up with {pp} tip, what's the total", "the check says {m}, with {pp} tip i pay what", "food was {m}, tip {pp}, what's the full price", "to pay: {m} and {pp} tip on top",
            "the bill was {m}. i add a {pp} tip. how much do i pay altogether", "with tip please: {m} and {pp}", "dinner was {m}. with {pp} tip, what's the total",
            "we want to leave {pp} tip on {m}, so we pay how much in total",
            "i want to tip {pp} on {m}, what's the total then",
            "ask: what's the final bill for {m} plus {pp} tip", "ask: what do i pay altogether for {m} with a {pp} gratuity", "ask: what does the whole thing cost, {m} plus {pp} tip",
            "ask: how much cash do i need for {m} with {pp} tip", "ask: what total do i write on the receipt for {m} with {pp} tip", "ask: what comes off my card for {m} plus {pp} tip",
            "ask: how much is dinner at {m} once {pp} tip is on it", "do: calculate {m} plus {pp} tip", "do: tell me the total for {m} with {pp} tip", "do: give me the full amount, {m} plus {pp} gratuity",
            "do: put {pp} for the waiter on top of {m}", "do: tip {pp} on {m} and tell me the total", "do: figure out what i pay with {pp} tip on {m}", "know: the total of {m} with a {pp} tip",
            "know: what the bill of {m} is with {pp} tip included", "know: how much i pay in all for {m} plus {pp} tip", "get: the final amount for {m} with {pp} tip", "get: the grand total of {m} and {pp} tip",
            "get: {m} with a {pp} gratuity added", "{m} w/ {pp} tip, total", "{m} with {pp} tip makes how much", "{m} plus {pp} gratuity, grand total", "{m} tab plus {pp} tip, what do i pay",
            "{m} and {pp} for the waiter, in total", "grand total: {m}, tip {pp}", "total please: {m} and a {pp} tip", "bill {m}, tip {pp}, amount to pay in total",
            "(taxi|nails|room service|sushi|coffee|drinks) {m} plus {pp} tip, what's the total", "the (tab|meal|ride|delivery) is {m} and i'm giving {pp} tip, so in all i pay",
            "they'll charge {m} plus {pp} tip, what's the full charge", "i want to pay for dinner, {m} with {pp} tip, what's the whole amount",
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
            "ask: what does everyone owe if {n} of us share {m}", "ask: how much does each of the {n} of us (pay|owe|chip in) for {m}", "ask: what's the damage per head for {m} and {n} people",
            "ask: what does each one put in for {m} if we are {n}", "ask: how much is {m} split {n} ways", "do: (carve|break|divvy) up {m} between {n} (people|friends|of us)",
            "do: divide {m} evenly by {n} people", "do: work out each share of {m} for {n} people", "know: what each of {n} people pays for {m}", "know: how much {m} is per person for {n}",
            "get: the share per person of {m} for {n} people", "get: each person's part of {m} with {n} people", "(airbnb|cabin|boat|uber|pizza|party|internet) {m}, {n} people, each?",
            "{n} (flatmates|housemates|cousins|teammates|coworkers|couples) split {m}, (per person|each pays what)", "{m} over {n} people", "{m} / {n} people", "{m} between the {n} of us",
            "{m} per person with {n} people", "{n} people, {m}, each one pays?", "we go dutch, {n} of us, {m}, how much each", "everybody pays the same, {n} people and {m} in total",
            "we are {n}. it was {m}. how much each", "it was {m} for all {n} of us. what's my share", "there are {n} of us and we paid {m}. what does each owe me",
            "if we split {m} fairly, {n} people, what do i pay", "the bill came to {m}. {n} people. per person please",
            "there's {m} to pay and {n} of us, what's fair", "dividing {m} among {n}, each gets", "{m} to be shared by {n}, how much is that each", "we all chip in for {m}, there are {n} of us",
            "the {n} of us owe {m} together, what's mine",
            "ask: what does it come to per person, {m} for {n} people", "ask: what's {m} a head for {n} of us", "ask: how much would each of us {n} put down for {m}", "ask: how much apiece if {n} people pay {m}",
            "ask: how much is it each if {n} of us go in on {m} together", "ask: what do the {n} of us each owe on {m}", "ask: how much should i collect from each of {n} people for {m}",
            "ask: how much does one person pay when {n} share {m}", "do: share {m} out (between|among) {n} (people|friends|of us)", "do: break {m} down per person for {n} people",
            "do: tell me what each of {n} people pays for {m}", "do: calculate the share per head, {m} and {n} people", "do: distribute {m} (equally|evenly|fairly) among {n} people",
            "do: portion out {m} to {n} people", "do: work out who owes what if {n} of us split {m} equally", "know: what {m} is per head for {n} people", "know: how much each of us pays if {n} split {m}",
            "know: my share of {m} with {n} people", "get: the amount per person, {m} over {n} people", "get: the cost per head for {m} and {n} people", "get: one share of {m} split {n} ways",
            "{m} total, {n} people, per person", "{m} is for all {n} of us, so per head?", "{m} cost, {n} heads, each", "{n} people, total {m}, each owes", "split {n} ways, no tip: {m}", "{n}-way split of {m}",
            "cost per person: {m}, {n} people", "equal shares of {m} for {n} people", "per person share {m} {n} people",
            "(groceries|fuel|the hotel|the villa|the bouncy castle|wifi|the cleaner) {m}, {n} of us, what does each owe",
            "(secret santa|the teacher's gift|the funeral wreath|the farewell present) cost {m}, {n} chipped in, how much per person", "i put {m} on my card for {n} of us, what do they each owe me",
            "nobody wants to do the maths: {m}, {n} people, each?", "we're {n} roommates and share everything, the bill is {m}, per person?", "winnings of {m} for {n} players, what does each get",
            "{n} heirs share {m}, how much for each", "{n} kids get {m} to share, how much per kid", "we won {m}, there are {n} of us, how much for everyone",
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
            "ask: what does each of {n} owe for {m} plus {pp} tip", "ask: how much is {m} with {pp} tip split {n} ways", "ask: what's the damage per head for {m}, {pp} tip and {n} people",
            "do: add {pp} tip to {m} and split the total {n} ways", "do: work out the share per person for {m} plus {pp} tip with {n} people", "do: take {m}, put {pp} tip on it and divide by {n}",
            "do: divvy up {m} and a {pp} tip between {n} (people|of us)", "know: what each of us {n} pays for {m} with {pp} tip", "get: the share per person for {m} with {pp} tip and {n} people",
            "{m} + {pp} tip, {n} people, each?", "{m} and {pp} tip between {n} of us", "{n} people, {m}, {pp} tip, per person", "tip is {pp}, bill is {m}, there are {n} of us, each pays?",
            "we go dutch, {n} of us, {m} and a {pp} tip, how much each", "with a {pp} tip on {m}, what do {n} people pay each", "the check is {m}, tip {pp}, split between {n}, how much per person",
            "split {n} ways including {pp} tip: {m}",
            "ask: what does each person pay if {n} of us share {m} plus {pp} tip", "ask: how much apiece for {n} people, {m} with {pp} tip", "ask: how much per head is {m} with {pp} gratuity for {n} people",
            "ask: what's my part of {m} plus {pp} tip with {n} people", "ask: how much should each of us {n} put in for {m} and {pp} tip", "do: share {m} and a {pp} tip equally among {n} people",
            "do: calculate what each of {n} pays for {m} with {pp} tip", "do: put {pp} tip on {m}, then split it {n} ways", "do: tell me the amount per person, {m}, {pp} tip, {n} people",
            "do: break down {m} plus {pp} tip for {n} people", "know: how much per head {m} with {pp} tip is for {n} people", "know: my share of {m} plus {pp} tip among {n} of us",
            "get: the cost per head for {m} plus {pp} tip, {n} people", "get: each share of {m} and {pp} gratuity for {n} people", "{m}, {pp} gratuity, {n} people, each owes", "{m} w/ {pp} tip / {n} people",
            "{m} + {pp} for the waiter, {n} of us, per head", "{n}-way split of {m} with {pp} tip", "{n} at the table, tab is {m}, {pp} tip, per person?", "table of {n}, bill {m}, tip {pp}, what does each owe",
            "per head please: {m} with {pp} tip, {n} of us", "split evenly: {m}, tip {pp}, {n} people", "we were {n} at dinner, it was {m} without the {pp} tip, how much from each",
            "{m}, {n} of us, {pp} tip, (each|what does each pay|how much each)", "(dinner|lunch|the bill|pizza|drinks) was {m}, {n} of us, {pp} tip, (what does each pay|how much each|per person)", "(dinner|lunch) cost {m} for {n} people, tip {pp}, (each pays|how much each)",
            "it was {m} for the {n} of us, we tip {pp}, what's my share", "{m} between {n} with {pp} tip", "bill {m}, {n} people, tip {pp}, each", "{m} for {n} plus {pp} tip, per head", "we paid {m}, were {n}, want to tip {pp}, how much each",
            "{n} friends, one bill of {m}, {pp} tip on top, what's fair for each", "i paid {m} plus {pp} tip for {n} of us, what does each owe me",
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
            "ask: how much percent of {whole} does {part} make", "ask: what percentage does {part} out of {whole} come to", "ask: what's {part} over {whole} in percent",
            "ask: what percent do i get for {part} out of {whole}", "ask: how big is {part} of {whole} in percent", "do: work out {part} of {whole} as a percentage",
            "do: turn {part} out of {whole} into a percentage", "do: convert {part} of {whole} to percent", "do: calculate the percentage for {part} out of {whole}",
            "do: give me {part} of {whole} in percent", "know: what percentage {part} is of {whole}", "know: how many percent {part} out of {whole} is", "get: {part} out of {whole} in percent",
            "get: the percentage of {part} in {whole}", "(test|exam|quiz) score {part} out of {whole}, in percent?", "{part} right out of {whole}, (percentage|what percent)",
            "i had {whole} questions and {part} were right. what percent is that", "there are {whole} of them. {part} work. how many percent is that",
            "{whole} were invited, {part} came, what percentage", "out of {whole} i got {part}, that's how many percent", "my score is {part} and the maximum is {whole}, what's that in percent",
            "{whole} in total, {part} of them (sold|gone|full|mine|red|late), how many percent", "{part} of {whole} (seats|tickets|rooms|places) (taken|sold), percent?",
            "{part} out of {whole}, (percentage|percent|what percentage)", "if {whole} is 100 percent, how many percent is {part}", "given {whole} in all, what percentage is {part}",
            "(battery|tank|disk|download) at {part} of {whole}, in percent", "success rate: {part} of {whole}, in percent", "i ate {part} of {whole}, what percentage is that",
            "ask: what fraction of {whole} is {part}, as a percentage", "ask: how many in a hundred are {part} of {whole}, in percent i mean", "ask: what's the ratio of {part} to {whole} in percent",
            "ask: what is my score in percent with {part} of {whole}", "ask: {part} makes up what percentage of {whole}", "ask: {part} makes how many percent of {whole}",
            "ask: what proportion is {part} of {whole}, in percent", "ask: how many percent do {part} of {whole} make up", "ask: if i have {part} of {whole}, what percentage do i have",
            "do: calculate what percent {part} is of {whole}", "do: write {part} out of {whole} as a percentage", "do: show {part} of {whole} in percent", "do: tell me how many percent {part} of {whole} are",
            "do: compute {part} of {whole} in percentage terms", "do: find out which percentage of {whole} is {part}", "do: put {part} out of {whole} in percent", "know: what share of {whole} {part} is, in percent",
            "know: which percentage of {whole} is {part}", "know: my percentage if i got {part} out of {whole}", "get: the share of {part} in {whole} in percent", "get: the percent that {part} is of {whole}",
            "get: the percentage for {part} out of {whole}", "{part} out of a total of {whole}, percent", "{part} vs a total of {whole}, share in percent", "{part} of a possible {whole}, in percent?",
            "{part} from a max of {whole}, percentage", "{whole} total, {part} used, percent used?", "{whole} is the goal and we have {part}, how many percent is that", "score {part}/{whole}, percentage?",
            "grade in percent: {part} of {whole} points", "share of {part} in {whole}, percent", "turnout: {part} of {whole}, in percent", "completion: {part} of {whole}, what percent",
            "(we raised|we collected|i saved|i've read|we sold) {part} of {whole}, how many percent are we at", "(hard drive|parking lot|bus|stadium|inbox): {part} of {whole} used, in percent?",
            "(my student|my daughter|the candidate|our team) got {part} points of {whole}, percentage please", "{part} of the {whole} (eggs|plants|lights|machines|parcels) are (broken|dead|missing), what percent",
            "a class of {whole}, {part} passed, how many percent is that", "i've driven {part} of {whole} miles, how many percent of the way is that",
            "my (download|upload|backup|print) did {part} of {whole}, how many percent is it",
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
            "ask: how many percent (up|more) is it from {a} to {b}", "ask: what's the rise from {a} to {b} in percent", "ask: how much did it grow in percent, from {a} to {b}",
            "ask: what percentage did it go up, {a} before and {b} now", "ask: by what percentage is {b} above {a}", "ask: how big is the jump from {a} to {b} in percent",
            "do: work out the percentage increase from {a} to {b}", "do: calculate the growth from {a} to {b} in percent", "do: give me the percent increase, {a} to {b}",
            "know: how many percent it grew from {a} to {b}", "know: what percent {b} is above {a}", "get: the growth from {a} to {b} in percent", "get: the percentage increase between {a} and {b}",
            "(salary|revenue|subscribers|members|traffic|output) up from {a} to {b}, (how many percent|growth in percent)", "{a} -> {b}, growth in percent", "{a} up to {b}, percent increase",
            "last month {a}, this month {b}, percentage growth?", "used to be {a}, now {b}, how many percent more", "{b} after {a}, how many percent did it rise",
            "we had {a}. now we have {b}. how many percent more is that", "it went up, from {a} to {b}. what's that in percent", "i used to pay {a} and now it's {b}, that's how many percent more",
            "my score rose from {a} to {b}, by how many percent",
            "a raise from {a} to {b}, what's that in percent", "old {a}, new {b}, percent increase?", "growing from {a} to {b} means how many percent more",
            "from {a} up to {b}, percent?",
            "ask: what's the uptick from {a} to {b} in percent", "ask: how steep is the rise from {a} to {b} in percent", "ask: how many percent did i gain going from {a} to {b}",
            "ask: how many percent is {b} up on {a}", "ask: what percentage more is {b} compared to {a}", "ask: what percent did it climb, {a} to {b}",
            "ask: by what percentage has it increased if it was {a} and is {b}", "ask: what's my raise in percent from {a} to {b}", "do: find how many percent {b} is above {a}",
            "do: compute the percentage growth between {a} and {b}", "do: tell me by how many percent it rose from {a} to {b}", "do: express the rise from {a} to {b} in percent",
            "do: figure out the percent gain from {a} to {b}", "do: show the increase from {a} to {b} as a percentage", "know: by what percentage it went up from {a} to {b}",
            "know: the percent increase between {a} and {b}", "know: how much more {b} is than {a} in percent", "get: the rise from {a} to {b} in percent", "get: the percent gain going from {a} to {b}",
            "get: my gain in percent from {a} to {b}", "{a} then {b}, percent up?", "{a} to {b}, up how many percent", "{a} grew to {b}, growth rate in percent", "{b} versus {a} before, percent more",
            "{b} vs {a}, increase in %", "percentage rise: {a} to {b}", "gain in %: {a} to {b}", "bought at {a}, sold at {b}, profit in percent", "inflation: {a} then, {b} now, percent increase",
            "(the population|our team|the price of eggs|my electricity bill|the class size) grew from {a} to {b}, how many percent is that",
            "my (followers|savings|max lift|house value|weight) went up from {a} to {b}, growth in percent please", "yesterday {a}, today {b}, how many percent up",
            "they pay me {b} now, it was {a}, how big is the raise in percent", "from {a} visitors to {b}, percent growth?",
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
            "ask: how many percent (down|less) is it from {a} to {b}", "ask: what's the fall from {a} to {b} in percent", "ask: how much did it shrink in percent, from {a} to {b}",
            "ask: what percentage did it go down, {a} before and {b} now", "ask: by what percentage is {b} below {a}", "ask: how big is the drop from {a} to {b} in percent",
            "do: work out the percentage decrease from {a} to {b}", "do: calculate the loss from {a} to {b} in percent", "do: give me the percent decrease, {a} to {b}",
            "know: how many percent it fell from {a} to {b}", "know: what percent {b} is below {a}", "get: the decrease from {a} to {b} in percent", "get: the percentage drop between {a} and {b}",
            "(salary|revenue|subscribers|members|traffic|output) down from {a} to {b}, (how many percent|loss in percent)", "{a} -> {b}, loss in percent", "{a} down to {b}, percent decrease",
            "last month {a}, this month {b}, percentage drop?", "used to be {a}, now {b}, how many percent less", "{b} after {a}, how many percent did it fall",
            "we had {a}. now we have only {b}. how many percent less is that", "it went down, from {a} to {b}. what's that in percent", "i used to pay {a} and now only {b}, that's how many percent less",
            "my time dropped from {a} to {b}, by how many percent",
            "marked down from {a} to {b}, what's the discount in percent", "old {a}, new {b}, percent decrease?", "reduced from {a} to {b}, how many percent is the saving",
            "ask: what's the dip from {a} to {b} in percent", "ask: how steep is the fall from {a} to {b} in percent", "ask: how many percent did i lose going from {a} to {b}",
            "ask: how many percent is {b} down on {a}", "ask: what percentage less is {b} compared to {a}", "ask: what percent did it sink, {a} to {b}",
            "ask: by what percentage has it decreased if it was {a} and is {b}", "ask: how many percent do i save if i pay {b} instead of {a}", "do: find how many percent {b} is below {a}",
            "do: compute the percentage drop between {a} and {b}", "do: tell me by how many percent it fell from {a} to {b}", "do: express the fall from {a} to {b} in percent",
            "do: figure out the percent loss from {a} to {b}", "do: show the decrease from {a} to {b} as a percentage", "know: by what percentage it went down from {a} to {b}",
            "know: the percent decrease between {a} and {b}", "know: how much less {b} is than {a} in percent", "get: the fall from {a} to {b} in percent", "get: the percent loss going from {a} to {b}",
            "get: my saving in percent from {a} down to {b}", "{a} then only {b}, percent down?", "{a} to {b}, down how many percent", "{a} shrank to {b}, loss rate in percent",
            "{b} versus {a} before, percent less", "{b} vs {a}, decrease in %", "percentage drop: {a} to {b}", "loss in %: {a} to {b}", "bought at {a}, sold at {b}, loss in percent",
            "was {a}, on sale for {b}, how many percent off is that", "(the population|our staff|the water level|my phone bill|the class size) shrank from {a} to {b}, how many percent is that",
            "my (debt|weight|screen time|blood pressure|fuel use) went down from {a} to {b}, drop in percent please", "yesterday {a}, today {b}, how many percent down",
            "they pay me {b} now, it was {a}, how big is the cut in percent", "from {a} visitors down to {b}, percent loss?",
        ),
        _fall, "A drop in percent: the difference over the old value.", "That is a decrease of {v}%.",
    ),
)  # fmt: skip


@family("math_percent", weight=9.0)
def math_percent(w: World) -> Iterator[Any]:
    """Percentages as they come up in shops, restaurants and reports."""
    yield from solve(w, w.rng.choice(PERCENT))
