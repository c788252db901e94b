"""The plain questions about a table: how people ask, what the SQL is, how the answer reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from umi_train.synth import tabledata as data
from umi_train.synth.core import Skip, World


@dataclass(frozen=True)
class Query:
    """How people ask, and what the SQL is."""

    frames: tuple[str, ...]
    make: Callable[[World, data.Table], tuple[dict[str, str], str]]


def _literal(value: Any) -> str:
    return str(value) if isinstance(value, (int, float)) else "'" + str(value).replace("'", "''") + "'"


def _number(function: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        column = w.pick(t.of("whole", "real"))
        return {"c": column.said}, f"SELECT {function}({column.name}) FROM data"

    return make


def _where(function: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        column, group = w.pick(t.of("whole", "real")), w.pick(t.of("group"))
        v = w.pick(t.rows)[group.name]
        return {
            "c": column.said,
            "g": group.said,
            "k": str(v),
        }, f"SELECT {function}({column.name}) FROM data WHERE {group.name} = {_literal(v)}"

    return make


def _count_equal(w: World, t: data.Table) -> tuple[dict[str, str], str]:
    group = w.pick(t.of("group"))
    v = w.pick(t.rows)[group.name]
    return {"g": group.said, "k": str(v)}, f"SELECT COUNT(*) FROM data WHERE {group.name} = {_literal(v)}"


def _count_more(sign: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        column = w.pick(t.of("whole", "real"))
        v = int(w.pick(t.rows)[column.name])
        v -= v % 10 if v > 30 else 0
        return {"c": column.said, "k": str(v)}, f"SELECT COUNT(*) FROM data WHERE {column.name} {sign} {v}"

    return make


def _top(direction: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        column, label = w.pick(t.of("whole", "real")), t.label
        order = f"{column.name} DESC" if direction == "DESC" else column.name
        return {
            "c": column.said,
            "l": label.said,
        }, f"SELECT {label.name}, {column.name} FROM data ORDER BY {order} LIMIT 1"

    return make


def _group(function: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        column, group = w.pick(t.of("whole", "real")), w.pick(t.of("group"))
        return {
            "c": column.said,
            "g": group.said,
        }, f"SELECT {group.name}, {function}({column.name}) FROM data GROUP BY {group.name}"

    return make


def _group_count(w: World, t: data.Table) -> tuple[dict[str, str], str]:
    group = w.pick(t.of("group"))
    return {"g": group.said}, f"SELECT {group.name}, COUNT(*) FROM data GROUP BY {group.name}"


def _distinct(w: World, t: data.Table) -> tuple[dict[str, str], str]:
    group = w.pick(t.of("group"))
    return {"g": group.said}, f"SELECT DISTINCT {group.name} FROM data"


def _look_up(w: World, t: data.Table) -> tuple[dict[str, str], str]:
    column, label = w.pick([c for c in t.columns if c.kind not in ("label", "index")]), t.label
    v = w.pick(t.rows)[label.name]
    return {"c": column.said, "k": str(v)}, f"SELECT {column.name} FROM data WHERE {label.name} = {_literal(v)}"


def _edge(function: str) -> Callable[[World, data.Table], tuple[dict[str, str], str]]:
    def make(w: World, t: data.Table) -> tuple[dict[str, str], str]:
        dates = [c for c in t.columns if c.kind == "date"]
        if not dates:
            raise Skip("no date column")
        column = w.pick(dates)
        return {"c": column.said}, f"SELECT {function}({column.name}) FROM data"

    return make


def _top_n(w: World, t: data.Table) -> tuple[dict[str, str], str]:
    column, label = w.pick(t.of("whole", "real")), t.label
    n = w.rng.randint(2, 5)
    return {
        "c": column.said,
        "l": label.said,
        "n": str(n),
    }, f"SELECT {label.name}, {column.name} FROM data ORDER BY {column.name} DESC LIMIT {n}"


QUERIES = (
    (2.0, Query((
        "ask: (what is|what's) the (total|sum of|total of the|overall) {c} in {path}",
        "do: (sum|add up|total|sum up) (the|all|) {c} [column] in {path}", "(total|sum of|sum) {c} in {path}",
        "get: the (total|sum of all) {c} in {path}",
        "know: (what the total {c} in {path} is|how much the {c} in {path} add up to)", "{path} (total|sum) {c}",
        "ask: how much is the {c} in {path} (in total|altogether|all together|overall)",
        "do: (calculate|compute|work out) the (sum|total) of the {c} column in {path}",
        "ask: what do the {c} values in {path} add up to", "sum of column {c} in {path}",
        "(looking at|according to|from) {path}, what is the total {c}", "{c} total [for] {path}",
        "all {c} together in {path}", "in {path}, sum {c}",
        "ask: what does {c} come to in {path}", "i need the {c} of {path} in one number", "if you add up every {c} in {path}, what do you get", "{path} - overall {c}?",
        "do: give me a grand total of {c} (for|in|from) {path}", "everything in the {c} column of {path}, summed", "what's our total {c}? it's in {path}",
        "ask: how much {c} is there in {path} when everything is added up", "ask: what's the grand total for {c} in {path}", "ask: what's the bottom line for {c} in {path}",
        "ask: what does the whole {c} column of {path} amount to", "do: tot up the {c} in {path}", "do: (tally|add) up the {c} values (in|from) {path}", "do: run a total over {c} in {path}",
        "do: sum {path} over the {c} column", "get: the {c} of all {rows} in {path}, added together", "get: the combined {c} of all {rows} in {path}",
        "know: what the {c} values in {path} come to in total", "know: what all the {c} in {path} make together", "add the {c} of every (row|line) in {path}", "{path}: add up {c}",
        "(i have|i've got|here is|there is) {path}. (what's|how much is) the total {c}", "(open|load|take) {path} and (sum|total|add up) the {c} [for me]",
        "{path} has a {c} column, what does it add up to", "(so|ok) in {path} there's {c}, i want that summed up", "my boss wants to know the total {c}, it's all in {path}",
        "don't list anything, just total the {c} in {path}", "what would i get if i summed {c} over {path}",
        "{path}, {c} column, (total|sum) please", "(the|) {c} in {path} (all|everything) together, how much is it", "put together, the {c} of all {rows} in {path}",
        "accounting wants the total {c} from {path}", "sum({c}) for {path}", "total up {c}, file {path}", "i don't want single values, just the sum of {c} in {path}",
        "if you take all {rows} in {path} together, what's their {c}",
    ), _number("SUM"))),
    (2.0, Query((
        "ask: (what is|what's) the (average|mean) {c} in {path}", "(average|mean|avg) {c} in {path}",
        "get: the (average|mean) (of the|) {c} in {path}", "know: what the average {c} in {path} is",
        "{path} (average|mean|avg) {c}", "do: (calculate|compute|work out|find) the (average|mean) (of|) {c} in {path}",
        "ask: what {c} do the {rows} in {path} have on average", "on average, how (much|high) is the {c} in {path}",
        "do: average the {c} column (in|of) {path}",
        "average of column {c} in {path}", "(looking at|according to|from) {path}, what is the (average|mean) {c}",
        "typical {c} in {path}, as an average", "mean of {c} [in] {path}", "in {path}, avg {c}",
        "ask: what {c} can i expect on average in {path}", "in {path}, what's a normal {c}, on average", "ask: what does {c} average out to in {path}", "do: give me the average {c} (of|from) {path}",
        "the {c} in {path}, averaged", "across all {rows} in {path}, the average {c}",
        "ask: what's the average of the {c} column in {path}", "ask: what's the mean value for {c} in {path}", "ask: how (much|high) is {c} on average in {path}",
        "ask: where does {c} lie on average in {path}", "ask: what {c} does the average (row|entry) in {path} have", "do: take the (mean|average) over {c} in {path}",
        "do: average out the {c} (of all {rows}|values|) in {path}", "do: (determine|get) the (mean|average) {c} from {path}", "get: the arithmetic mean of {c} in {path}",
        "get: an average of the {c} values in {path}", "know: what {c} averages in {path}", "know: how much {c} there is on average in {path}", "avg({c}) for {path}", "{path}: {c} on average",
        "{path}, {c}, (mean|average) please", "i'm interested in the average {c}, {path} has the data", "not the sum, the average of {c} in {path}",
        "per (row|entry), how much {c} on average in {path}", "one typical number for {c} in {path}, the mean", "for a report: average {c} in {path}",
        "(i have|i've got|here is|there is) {path}. (what's|how much is) the average {c}", "(open|load|take) {path} and average the {c} [for me]",
        "{path} has a {c} column, what's its (mean|average)", "my boss wants to know the average {c}, it's all in {path}", "don't list anything, just the mean {c} of {path}",
        "is {c} high in {path}? the average would tell me", "if every one of the {rows} in {path} had the same {c}, what would it be, so the average",
    ), _number("AVG"))),
    (1.5, Query((
        "ask: (what is|what's) the (highest|largest|biggest|maximum|greatest|max) {c} in {path}",
        "(highest|maximum|max|largest|biggest) {c} in {path}", "get: the (highest|maximum|largest) {c} in {path}",
        "know: how high the {c} in {path} gets", "{path} (max|maximum|highest) {c}",
        "do: find the (maximum|highest value|largest value|max) of {c} in {path}", "max of column {c} in {path}",
        "what is the {c} at most in {path}", "(top|peak|record) {c} in {path}", "ask: how high does {c} go in {path}",
        "(looking at|from) {path}, what is the biggest {c}", "upper end of {c} in {path}",
        "ask: how high is the top {c} in {path}", "the biggest number under {c} in {path}", "ask: what's the most {c} anyone has in {path}", "ask: what does {c} peak at in {path}",
        "{path}: top value of {c}", "the record for {c} in {path}", "ask: which is the highest value in the {c} column of {path}", "do: give me the maximum {c} from {path}",
        "ask: what's the top {c} in {path}", "ask: what's the highest {c} on record in {path}", "ask: how far up does {c} go in {path}", "ask: what's the ceiling for {c} in {path}",
        "ask: what is the most {c} we have in {path}", "do: pick the biggest {c} value out of {path}", "do: get the max {c} (out of|from) {path}", "do: look for the highest {c} in {path}",
        "get: the greatest {c} (value|) in {path}", "get: the peak of {c} in {path}", "know: what {c} tops out at in {path}", "know: what the maximum {c} in {path} is", "max({c}) for {path}",
        "{path}, {c} column, highest value", "{path}: how high does {c} get", "(upper limit|high point|peak value) of {c} in {path}",
        "i need the largest {c} that occurs in {path}", "the highest number in the {c} column, {path}", "go through {c} in {path} and tell me the largest",
        "(i have|i've got|here is|there is) {path}. (what's|how high is) the highest {c}", "(open|load|take) {path} and find the maximum {c}",
        "{path} has a {c} column, what's the (maximum|largest number|highest) in it", "what's the worst case for {c} in {path}, i mean the highest",
        "never mind the rest, just the maximum {c} of {path}", "how big can {c} get in {path}, what's the maximum",
    ), _number("MAX"))),
    (1.5, Query((
        "ask: (what is|what's) the (lowest|smallest|minimum|least|min) {c} in {path}",
        "(lowest|minimum|min|smallest) {c} in {path}", "get: the (lowest|minimum|smallest) {c} in {path}",
        "know: how low the {c} in {path} gets", "{path} (min|minimum|lowest) {c}",
        "do: find the (minimum|lowest value|smallest value|min) of {c} in {path}", "min of column {c} in {path}",
        "what is the {c} at least in {path}", "bottom {c} in {path}", "ask: how low does {c} go in {path}",
        "(looking at|from) {path}, what is the smallest {c}", "lower end of {c} in {path}",
        "the smallest number under {c} in {path}", "ask: what's the least {c} anyone has in {path}", "ask: how low is the lowest {c} in {path}", "{path}: bottom value of {c}",
        "ask: which is the lowest value in the {c} column of {path}", "do: give me the minimum {c} from {path}",
        "ask: what's the floor for {c} in {path}", "ask: what's the lowest {c} on record in {path}", "ask: how far down does {c} go in {path}", "ask: what is the least {c} we have in {path}",
        "do: pick the smallest {c} value out of {path}", "do: get the min {c} (out of|from) {path}", "do: look for the lowest {c} in {path}", "get: the smallest {c} (value|) in {path}",
        "get: the low point of {c} in {path}", "know: what {c} bottoms out at in {path}", "know: what the minimum {c} in {path} is", "min({c}) for {path}", "{path}, {c} column, lowest value",
        "{path}: how low does {c} get", "(lower limit|low point|lowest value) of {c} in {path}", "i need the smallest {c} that occurs in {path}",
        "the lowest number in the {c} column, {path}", "go through {c} in {path} and tell me the smallest",
        "(i have|i've got|here is|there is) {path}. (what's|how low is) the lowest {c}", "(open|load|take) {path} and find the minimum {c}",
        "{path} has a {c} column, what's the (minimum|smallest number|lowest) in it", "never mind the rest, just the minimum {c} of {path}", "how small can {c} get in {path}, what's the minimum",
        "what's the least it goes down to, {c} in {path}",
    ), _number("MIN"))),
    (1.5, Query((
        "ask: how many (rows|{rows}|records|entries) in {path} have {g} {k}",
        "ask: how many {rows} [in {path}] (are|have) {g} {k} in {path}",
        "do: count the (rows|{rows}) (with|where) {g} (is|=|) {k} in {path}",
        "(rows|{rows}) with {g} {k} in {path}, how many", "number of {rows} with {g} {k} in {path}",
        "know: how many {rows} in {path} have {g} {k}", "get: the number of {rows} with {g} {k} in {path}",
        "{path}: count {g} = {k}", "in {path}, how many {rows} have {k} as {g}",
        "how often (is|does) the {g} {k} [appear] in {path}", "count where {g} is {k}, {path}",
        "how many times is {g} equal to {k} in {path}", "ask: how many {k} are (there|listed) under {g} in {path}",
        "for how many {rows} is {g} {k} in {path}", "of the {rows} in {path}, how many have {k} in {g}", "{g} {k}: how many in {path}", "how many {rows} with {k} under {g}, {path}",
        "do: count {k} in the {g} column of {path}", "ask: what's the count for {g} {k} in {path}",
        "ask: how many of the {rows} in {path} are {k} by {g}", "ask: how many {rows} come with {g} {k} in {path}", "ask: in how many rows of {path} does {g} say {k}",
        "ask: how frequent is {k} as {g} in {path}", "ask: how many have {k} for their {g} in {path}", "do: count how many {rows} in {path} have {g} {k}",
        "do: work out how many {rows} of {path} fall under {g} {k}", "do: check how many {rows} have {g} {k} in {path}", "get: a count of {rows} where {g} is {k} in {path}",
        "get: the count for {g} {k} in {path}", "know: how many {rows} there are with {g} {k} in {path}", "know: how often {g} is {k} in {path}", "{path}: how many {rows} where {g} is {k}",
        "{path}, {g} {k}, how many", "{g} = {k}, how many {rows} in {path}", "{g} is {k}: number of {rows} in {path}", "only count {g} {k} in {path}",
        "if i filter {path} by {g} {k}, how many rows are left", "we need the number of {rows} where the {g} is {k}, {path}", "i don't need the list, just how many {rows} in {path} have {g} {k}",
        "(i have|i've got|here is|there is) {path}. how many {rows} have {g} {k}", "(open|load|take) {path} and count the {rows} with {g} {k}",
        "{path} has a {g} column, how many times does it say {k}", "how many {g} {k} {rows} does {path} have", "(so|ok) how many of our {rows} are {g} {k}, it's in {path}",
        "{g} {k} in {path}: how many {rows} is that", "there are {rows} with {g} {k} in {path}, count them", "do we have many {rows} with {g} {k} in {path}? how many",
    ),
        _count_equal)),
    (1.0, Query((
        "ask: how many (rows|{rows}|records) in {path} have (a|an|) {c} (over|above|greater than|more than|higher than|bigger than) {k}",
        "do: count the (rows|{rows}) (with|where) {c} (is|) (over|above|greater than|>) {k} in {path}",
        "(rows|{rows}) with {c} (over|above|>) {k} in {path}", "number of {rows} with {c} above {k} in {path}",
        "know: how many {rows} in {path} have {c} over {k}", "{path}: count {c} > {k}",
        "in {path}, how many {rows} (are|have {c}) over {k} in {c}",
        "how many {c} values in {path} (exceed|are above|are over|are larger than) {k}",
        "how often is {c} (greater|higher|more|larger) than {k} in {path}", "count {c} > {k} in {path}",
        "how many times does {c} exceed {k} in {path}", "get: the number of {rows} with more than {k} {c} in {path}",
        "how many {rows} have more than {k} {c}? see {path}", "ask: how many {rows} made it over {k} {c} in {path}", "do: tell me how many {rows} are above {k} in {c}, {path}",
        "{path}: how many with more than {k} {c}", "more than {k} {c}: how many {rows} in {path}",
        "ask: how many {rows} in {path} go beyond {k} in {c}", "ask: how many {rows} in {path} top {k} {c}", "ask: how many {rows} in {path} are past {k} {c}",
        "ask: for how many {rows} is {c} above {k} in {path}", "ask: in how many rows of {path} is {c} higher than {k}", "do: count everything above {k} in the {c} column of {path}",
        "do: count how many {rows} exceed {k} {c} in {path}", "do: check how many {rows} have {c} above {k} in {path}", "get: a count of {rows} whose {c} is over {k} in {path}",
        "know: how many {rows} exceed {k} in {c} in {path}", "know: in how many rows {c} is more than {k} in {path}", "{path}, {c} > {k}, how many", "{path}: number of {rows} above {k} in {c}",
        "if i only keep {c} over {k} in {path}, how many rows is that", "{rows} whose {c} (tops|beats|exceeds) {k} in {path}, how many", "only count {rows} where {c} is over {k}, {path}",
        "{c} over {k}: how many {rows} in {path}", "i don't need names, just how many {rows} have {c} over {k} in {path}",
    ),
        _count_more(">"))),
    (1.0, Query((
        "ask: how many (rows|{rows}|records) in {path} have (a|an|) {c} (under|below|less than|smaller than|lower than) {k}",
        "do: count the (rows|{rows}) (with|where) {c} (is|) (under|below|less than|<) {k} in {path}",
        "(rows|{rows}) with {c} (under|below|<) {k} in {path}", "number of {rows} with {c} below {k} in {path}",
        "know: how many {rows} in {path} have {c} under {k}", "{path}: count {c} < {k}",
        "how many {c} values in {path} (are below|are under|are smaller than) {k}",
        "how often is {c} (less|lower|smaller) than {k} in {path}", "count {c} < {k} in {path}",
        "how many times is {c} below {k} in {path}", "get: the number of {rows} with less than {k} {c} in {path}",
        "in {path}, how many are under {k} in {c}",
        "how many {rows} have less than {k} {c}? see {path}", "ask: how many {rows} stayed under {k} {c} in {path}", "do: tell me how many {rows} are below {k} in {c}, {path}",
        "{path}: how many with less than {k} {c}", "less than {k} {c}: how many {rows} in {path}",
        "ask: how many {rows} in {path} fall short of {k} {c}", "ask: how many {rows} in {path} don't reach {k} {c}", "ask: for how many {rows} is {c} below {k} in {path}",
        "ask: in how many rows of {path} is {c} lower than {k}", "do: count everything below {k} in the {c} column of {path}", "do: count how many {rows} stay below {k} {c} in {path}",
        "do: check how many {rows} have {c} under {k} in {path}", "get: a count of {rows} whose {c} is under {k} in {path}", "know: how many {rows} stay below {k} in {c} in {path}",
        "know: in how many rows {c} is less than {k} in {path}", "{path}, {c} < {k}, how many", "{path}: number of {rows} below {k} in {c}",
        "if i only keep {c} under {k} in {path}, how many rows is that", "{rows} whose {c} is smaller than {k} in {path}, how many", "only count {rows} where {c} is under {k}, {path}",
        "{c} under {k}: how many {rows} in {path}", "i don't need names, just how many {rows} have {c} under {k} in {path}",
    ), _count_more("<"))),
    (1.2, Query((
        "ask: (what is|what's) the (total|sum of the|overall) {c} (for|of|with|where the) {g} {k} in {path}",
        "(total|sum of) {c} (for|with) {g} {k} in {path}",
        "do: (sum|add up|total) the {c} (for|where|of) {g} {k} in {path}", "get: the total {c} of {g} {k} in {path}",
        "know: how much {c} {g} {k} has in {path}", "how much {c} (do we have|is there) for {g} {k} in {path}",
        "{path}: sum {c} where {g} = {k}", "in {path}, the total {c} for {g} {k}",
        "how much {c} (belongs to|comes from|went to) {g} {k} in {path}", "{c} in total for {g} {k}, {path}",
        "total {c} when {g} is {k} in {path}", "do: add up {c} only for {g} {k} in {path}",
        "how much {c} is it for {g} {k} alone, {path}", "only {g} {k}: sum of {c} in {path}", "do: restrict {path} to {g} {k} and add up {c}", "if {g} is {k}, how much {c} altogether in {path}",
        "ask: what did {g} {k} come to in {c} in {path}", "{path}, {g} {k}, total {c}",
        "ask: what's the {c} for {g} {k} all added up in {path}", "ask: how much {c} does {g} {k} make in total in {path}", "ask: what does {g} {k} add up to in {c} in {path}",
        "ask: what total {c} do the {rows} with {g} {k} have in {path}", "do: tot up {c} for {g} {k} in {path}", "do: filter {path} by {g} {k} and sum the {c}",
        "do: take only {g} {k} in {path} and total the {c}", "do: work out the total {c} of {g} {k} in {path}", "get: the sum of {c} where {g} is {k} in {path}",
        "get: the combined {c} of all {rows} with {g} {k} in {path}", "know: what the {c} of {g} {k} comes to in total in {path}", "know: the sum of {c} for {g} {k} in {path}",
        "{path}: total {c} with {g} {k}", "{path}, only {g} {k}, sum of {c}", "with {g} {k}, how much {c} altogether in {path}", "all {c} of {g} {k} added together, {path}",
        "leave out everything but {g} {k} in {path} and add up the {c}", "i want the {c} of {g} {k} as one total, from {path}", "{rows} with {g} {k}: total {c}, {path}",
        "(i have|i've got|here is|there is) {path}. what's the total {c} for {g} {k}", "(open|load|take) {path} and add up the {c} where {g} is {k}",
        "how much {c} do all {rows} with {g} {k} have together in {path}", "my boss wants the total {c} for {g} {k}, it's in {path}", "ignore the rest, total {c} for {g} {k} in {path}",
        "sum {c} if {g} is {k}, {path}", "i care about {g} {k} only, so what's the total {c} in {path}",
    ), _where("SUM"))),
    (1.2, Query((
        "ask: (what is|what's) the (average|mean) {c} (for|of|with|where the) {g} {k} in {path}",
        "(average|mean|avg) {c} (for|with|of) {g} {k} in {path}",
        "do: (calculate|compute|find) the average {c} (for|where|of) {g} {k} in {path}",
        "get: the (average|mean) {c} of {g} {k} in {path}", "know: what the average {c} of {g} {k} is in {path}",
        "{path}: avg {c} where {g} = {k}", "in {path}, the (mean|average) {c} for {g} {k}",
        "how much {c} does {g} {k} have on average in {path}", "{c} on average for {g} {k}, {path}",
        "average {c} when {g} is {k} in {path}", "do: average {c} only for {g} {k} in {path}",
        "mean {c} of the {k} {rows} in {path}",
        "only {g} {k}: average {c} in {path}", "do: restrict {path} to {g} {k} and average {c}", "if {g} is {k}, what's the average {c} in {path}", "how high is {c} on average when {g} is {k}, {path}",
        "{path}, {g} {k}, average {c}",
        "ask: what does {c} average for {g} {k} in {path}", "ask: what's the usual {c} for {g} {k} in {path}, as an average", "ask: how high is the average {c} with {g} {k} in {path}",
        "ask: what average {c} do the {rows} with {g} {k} have in {path}", "do: take the mean of {c} where {g} is {k} in {path}", "do: filter {path} by {g} {k} and average the {c}",
        "do: take only {g} {k} in {path} and average the {c}", "do: work out the mean {c} of {g} {k} in {path}", "get: the mean of {c} where {g} is {k} in {path}",
        "get: the average {c} of all {rows} with {g} {k} in {path}", "know: how much {c} {g} {k} has on average in {path}", "know: the average of {c} for {g} {k} in {path}",
        "{path}: average {c} with {g} {k}", "{path}, only {g} {k}, mean of {c}", "with {g} {k}, how much {c} on average in {path}", "leave out everything but {g} {k} in {path} and average the {c}",
        "{rows} with {g} {k}: average {c}, {path}", "not overall, just {g} {k}: the average {c} in {path}",
        "(i have|i've got|here is|there is) {path}. what's the average {c} for {g} {k}", "(open|load|take) {path} and average the {c} where {g} is {k}",
        "my boss wants the average {c} for {g} {k}, it's in {path}", "ignore the rest, average {c} for {g} {k} in {path}", "average {c} if {g} is {k}, {path}",
        "i care about {g} {k} only, so what's the mean {c} in {path}",
    ), _where("AVG"))),
    (1.5, Query((
        "ask: which {l} has the (highest|most|largest|biggest|greatest|top) {c} in {path}",
        "{l} with the (highest|most|largest|biggest|top) {c} in {path}",
        "ask: (who|what|which {l}) (has|got) the (most|highest) {c} [in] {path}",
        "do: find the {l} with the (highest|largest|most) {c} in {path}",
        "get: the {l} with the (highest|largest|top) {c} in {path}",
        "know: which {l} has the (highest|most) {c} in {path}", "(top|best) {l} by {c} in {path}",
        "{path}: max {c}, which {l}", "in {path}, which {l} leads in {c}",
        "do: show the row with the (highest|biggest|maximum) {c} in {path}",
        "which of the {rows} in {path} has the (most|biggest|highest) {c}", "where is {c} the highest in {path}",
        "ask: who or what tops {c} in {path}", "number one by {c} in {path}", "which {l} comes first in {c}, {path}", "the winner by {c} in {path}", "do: rank {path} by {c}, who is first",
        "{path}: who leads in {c}", "ask: which {l} beats all others in {c} in {path}", "do: name the {l} that has the most {c} in {path}",
        "ask: which {l} is ahead of everyone in {c} in {path}", "ask: which {l} ranks first by {c} in {path}", "ask: which {l} stands out with the most {c} in {path}",
        "ask: which {l} holds the record for {c} in {path}", "ask: what's the {l} of the one with the highest {c} in {path}", "do: get me the {l} that has the biggest {c} in {path}",
        "do: pick the {l} with the top {c} out of {path}", "do: sort {path} by {c}, highest first, and name the {l} on top", "get: the {l} that comes out on top for {c} in {path}",
        "get: the {l} ranked first by {c} in {path}", "know: which {l} leads {path} in {c}", "know: which {l} has more {c} than all the others in {path}", "{path}: {l} with the highest {c}",
        "{path}, {c}, which {l} is on top", "which {l} has more {c} than any other in {path}", "the one with the most {c} in {path}, which {l} is it",
        "(champion|leader|front runner|record holder) by {c} in {path}", "highest {c} in {path}, and which {l} has it",
        "(i have|i've got|here is|there is) {path}. which {l} has the (most|highest) {c}", "(open|load|take) {path} and tell me which {l} has the most {c}",
        "{path} has {c} for each {l}, which one is the highest", "compare the {c} of all {rows} in {path}, which {l} wins", "who or what comes first if {path} is ordered by {c}, biggest first",
        "we'd like to know the {l} with the top {c} from {path}",
        "whose {c} is the highest in {path}",
    ),
        _top("DESC"))),
    (1.2, Query((
        "ask: which {l} has the (lowest|least|smallest|fewest) {c} in {path}",
        "{l} with the (lowest|least|smallest) {c} in {path}",
        "ask: (who|what|which {l}) (has|got) the (least|lowest) {c} [in] {path}",
        "do: find the {l} with the (lowest|smallest|least) {c} in {path}",
        "get: the {l} with the (lowest|smallest) {c} in {path}", "know: which {l} has the (lowest|least) {c} in {path}",
        "(bottom|last|worst) {l} by {c} in {path}", "{path}: min {c}, which {l}", "in {path}, which {l} is last in {c}",
        "do: show the row with the (lowest|smallest|minimum) {c} in {path}",
        "which of the {rows} in {path} has the (least|smallest|lowest) {c}", "where is {c} the lowest in {path}",
        "ask: who or what has the least {c} in {path}", "which {l} comes last in {c}, {path}", "do: rank {path} by {c}, who is last", "ask: which {l} is at the bottom for {c} in {path}",
        "do: name the {l} that has the least {c} in {path}", "{path}: which {l} has the smallest {c}",
        "ask: which {l} is behind everyone in {c} in {path}", "ask: which {l} ranks last by {c} in {path}",
        "ask: what's the {l} of the one with the lowest {c} in {path}", "do: get me the {l} that has the smallest {c} in {path}", "do: pick the {l} with the lowest {c} out of {path}",
        "do: sort {path} by {c}, lowest first, and name the {l} on top", "get: the {l} that comes last for {c} in {path}", "get: the {l} ranked last by {c} in {path}",
        "know: which {l} is last in {path} by {c}", "know: which {l} has less {c} than all the others in {path}", "{path}: {l} with the lowest {c}", "{path}, {c}, which {l} is at the bottom",
        "which {l} has less {c} than any other in {path}", "the one with the least {c} in {path}, which {l} is it",
        "lowest {c} in {path}, and which {l} has it", "whose {c} is the lowest in {path}",
        "(i have|i've got|here is|there is) {path}. which {l} has the (least|lowest) {c}", "(open|load|take) {path} and tell me which {l} has the least {c}",
        "{path} has {c} for each {l}, which one is the lowest", "compare the {c} of all {rows} in {path}, which {l} is last", "who or what comes first if {path} is ordered by {c}, smallest first",
    ),
        _top("ASC"))),
    (1.0, Query((
        "ask: what is the (total|sum of) {c} (per|by|for each|for every) {g} in {path}",
        "(total|sum of|sum) {c} (per|by|for each) {g} in {path}",
        "do: (sum|total|add up) {c} (per|by|for each) {g} in {path}", "do: group {path} by {g} and sum {c}",
        "{path}: {c} (per|by) {g}", "get: the total {c} (per|for each|by) {g} in {path}",
        "know: how much {c} each {g} has in {path}", "how much {c} does each {g} have in {path}",
        "break down [the] {c} by {g} in {path}", "{c} by {g}, summed, from {path}",
        "in {path}, {c} totals (per|by) {g}", "do: show {c} (totals|sums) for every {g} in {path}",
        "for each {g} in {path}, how much {c} is it in total", "a table of {g} and total {c} from {path}", "do: split the {c} in {path} by {g} and sum it", "{g} by {g}, the {c} in {path}, added up",
        "ask: how do the {g} groups compare in total {c} in {path}",
        "ask: what's the {c} total of each {g} in {path}", "ask: what do the {c} values add up to (per|for each) {g} in {path}", "ask: how is the total {c} spread over {g} in {path}",
        "do: tot up {c} separately for each {g} in {path}", "do: add up the {c} of each {g} in {path}", "do: break the total {c} of {path} down by {g}", "do: aggregate {c} by {g} in {path}, as sums",
        "do: list the total {c} of every {g} in {path}", "get: {c} totals (by|per) {g} (from|in) {path}", "get: the sum of {c} for every single {g} in {path}",
        "know: what each {g} comes to in {c} in {path}", "know: what the {c} sums are (per|by) {g} in {path}", "{path}: sum of {c} (per|for each) {g}", "{path}, {g} and total {c}",
        "for every {g}, the {c} added up, {path}", "per {g}, how much {c} altogether in {path}", "group by {g}, sum {c}, {path}", "i want to see one {c} total per {g} for {path}",
        "(i have|i've got|here is|there is) {path}. what's the total {c} (per|for each|by) {g}", "(open|load|take) {path} and sum the {c} (per|by|for each) {g}",
        "one line per {g} with its total {c}, from {path}", "{g} and the {c} it adds up to, for every {g} in {path}", "which {g} has how much {c} in total, {path}",
        "my boss wants {c} totals by {g}, data in {path}",
        "pivot {path}: {g} against the sum of {c}",
    ), _group("SUM"))),
    (1.0, Query((
        "ask: what is the (average|mean) {c} (per|by|for each|for every) {g} in {path}",
        "(average|mean|avg) {c} (per|by|for each) {g} in {path}", "do: average {c} (per|by|for each) {g} in {path}",
        "do: group {path} by {g} and average {c}", "{path}: avg {c} (per|by) {g}",
        "get: the (average|mean) {c} (per|for each|by) {g} in {path}", "know: the average {c} of each {g} in {path}",
        "how much {c} does each {g} have on average in {path}", "compare the average {c} of every {g} in {path}",
        "{c} by {g}, averaged, from {path}", "in {path}, {c} averages (per|by) {g}",
        "do: show {c} averages for every {g} in {path}",
        "for each {g} in {path}, what's the average {c}", "a table of {g} and average {c} from {path}", "{g} by {g}, the average {c} in {path}", "avg {c} grouped by {g}, {path}",
        "ask: how do the {g} groups compare in average {c} in {path}",
        "ask: what's the {c} average of each {g} in {path}", "ask: what does {c} average (per|for each) {g} in {path}", "do: average the {c} separately for each {g} in {path}",
        "do: aggregate {c} by {g} in {path}, as averages", "do: list the average {c} of every {g} in {path}", "do: work out the mean {c} (per|for each) {g} in {path}",
        "get: {c} averages (by|per) {g} (from|in) {path}", "get: the mean {c} for every single {g} in {path}", "know: what each {g} has in {c} on average in {path}",
        "know: what the average {c} is (per|by) {g} in {path}", "{path}: mean {c} (per|for each) {g}", "{path}, {g} and average {c}", "for every {g}, the average {c}, {path}",
        "per {g}, how much {c} on average in {path}", "group by {g}, average {c}, {path}", "i want to see one {c} average per {g} for {path}", "pivot {path}: {g} against the mean {c}",
        "(i have|i've got|here is|there is) {path}. what's the average {c} (per|for each|by) {g}", "(open|load|take) {path} and average the {c} (per|by|for each) {g}",
        "one line per {g} with its average {c}, from {path}", "which {g} has how much {c} on average, {path}", "my boss wants {c} averages by {g}, data in {path}",
    ), _group("AVG"))),
    (1.2, Query((
        "ask: how many {rows} (are there|) (per|by|for each|in each|for every) {g} in {path}",
        "(number of|count of|count) {rows} (per|by|for each) {g} in {path}",
        "do: count {rows} (per|by|for each) {g} in {path}", "do: group {path} by {g} and count",
        "{path}: count (per|by) {g}", "get: the number of {rows} (per|for each|by) {g} in {path}",
        "know: how many {rows} each {g} has in {path}", "how many {rows} does each {g} have in {path}",
        "break {path} down by {g}", "{rows} by {g} from {path}", "in {path}, counts (per|by) {g}",
        "how are the {rows} in {path} spread over {g}",
        "for each {g} in {path}, how many {rows} are there", "a table of {g} and number of {rows} from {path}", "ask: how many {rows} fall under each {g} in {path}", "distribution of {g} in {path}",
        "do: tally {path} by {g}", "ask: how often does each {g} occur in {path}",
        "ask: how many {rows} belong to each {g} in {path}", "ask: how do the {rows} in {path} split up by {g}", "ask: what's the number of {rows} in every {g} of {path}",
        "do: count up the {rows} of each {g} in {path}", "do: give me counts (by|per) {g} for {path}", "do: aggregate {path} by {g} with counts",
        "do: list every {g} in {path} with its number of {rows}", "do: sort the {rows} of {path} into {g} groups and count them", "get: counts (by|per) {g} (from|in) {path}",
        "get: the number of {rows} for every single {g} in {path}", "know: how the {rows} in {path} are spread over {g}", "know: how many {rows} there are per {g} in {path}",
        "{path}: how many {rows} per {g}", "{path}, {g} and how many {rows} each", "for every {g}, how many {rows}, {path}", "per {g}, how many {rows} in {path}", "group by {g}, count, {path}",
        "(frequency|frequencies|tally|head count) (by|per|for each) {g} in {path}", "{rows} per {g}, {path}",
        "(i have|i've got|here is|there is) {path}. how many {rows} (per|for each|in each) {g}", "(open|load|take) {path} and count the {rows} (per|by|for each) {g}",
        "one line per {g} with its number of {rows}, from {path}", "which {g} has how many {rows} in {path}", "my boss wants the number of {rows} by {g}, data in {path}",
    ), _group_count)),
    (1.0, Query((
        "ask: (what|which) {g} values are (in|there in) {path}",
        "do: list (all|the|) (distinct|different|unique) {g} [values] in {path}",
        "(distinct|unique|different) {g} [values] in {path}",
        "get: the (distinct|unique|different) {g} values in {path}",
        "know: (what|which) {g} values (occur|are) in {path}", "{path} (distinct|unique) {g}",
        "which values does {g} (take|have) in {path}", "ask: what are the possible {g} values in {path}",
        "do: show every {g} in {path} once", "all kinds of {g} in {path}",
        "in {path}, what different {g} values are there", "what {g} entries exist in {path}",
        "do: list each {g} of {path} once", "what is there under {g} in {path}, each only once", "the {g} column of {path} without repeats", "do: name every {g} that comes up in {path}",
        "which kinds of {g} do we have in {path}",
        "ask: what values can {g} have in {path}", "ask: which different {g} are there in {path}", "ask: what {g} options come up in {path}", "ask: which {g} entries occur in {path}, each once",
        "do: give me every {g} that exists in {path}, without duplicates", "do: list what {g} can be in {path}", "do: get the unique {g} values (from|in) {path}",
        "do: dedupe the {g} column of {path} and show it", "do: enumerate the {g} values of {path}", "get: a list of the different {g} values in {path}",
        "get: all {g} values that occur in {path}, once each", "know: which different {g} values there are in {path}", "know: what {g} can be in {path}", "{path}: all {g} values, no repeats",
        "{path}, {g}, unique values", "each {g} in {path}, but only once", "the various {g} values in {path}", "set of {g} values (in|from) {path}",
        "(i have|i've got|here is|there is) {path}. which different {g} are in it", "(open|load|take) {path} and list the different {g} values",
        "i'd like to know what {g} values exist, {path} has them", "what can i pick for {g} in {path}, all the values", "without duplicates, what's in the {g} column of {path}",
        "no duplicates please, all {g} in {path}",
    ), _distinct)),
    (1.5, Query((
        "ask: (what is|what's) the {c} of {k} in {path}", "{c} of {k} in {path}",
        "do: look up the {c} (of|for) {k} in {path}", "get: the {c} (of|for) {k} in {path}",
        "know: (what|which) {c} {k} has in {path}", "ask: (what|which) {c} does {k} have in {path}",
        "{path}: {c} for {k}", "{k} {c} in {path}", "in {path}, what is {k}'s {c}", "do: find {k}'s {c} in {path}",
        "do: check {path} for the {c} of {k}", "according to {path}, what {c} has {k}",
        "what does {path} say about the {c} of {k}",
        "i need {k}'s {c}, it's in {path}", "{path}: what's the {c} of {k}", "ask: what {c} is listed for {k} in {path}", "do: find {k} in {path} and give me the {c}", "{k} has what {c}? see {path}",
        "do: open {path} and tell me the {c} of {k}",
        "ask: what's {k}'s {c} in {path}", "ask: what does {path} give as {c} for {k}", "ask: what is in the {c} column for {k} in {path}",
        "ask: what {c} is (recorded|entered|down|noted) for {k} in {path}", "do: pull {k}'s {c} (from|out of) {path}",
        "do: go to {k} in {path} and read me the {c}", "do: get me the {c} that {path} lists for {k}", "do: find out {k}'s {c} from {path}", "do: fetch the {c} for {k} (from|in) {path}",
        "do: use {path} to find the {c} of {k}", "get: {k}'s {c} (from|in|according to) {path}", "get: the {c} entry of {k} in {path}", "know: what {k}'s {c} is in {path}",
        "know: the {c} of {k}, {path} has it", "{k}, {c}, {path}", "{k}: {c}? ({path})", "{path}, {k}, {c}?", "{path} {k} {c}", "{c}? for {k}, in {path}", "for {k}, what's the {c} in {path}",
        "the row of {k} in {path}, what's its {c}", "somebody asked for the {c} of {k}, it must be in {path}", "what was {k}'s {c} again? it's in {path}",
        "(i have|i've got|here is|there is) {path}. what's the {c} of {k}", "(open|load|take) {path} and (find|get|tell me|give me) the {c} of {k}",
        "{k} is listed in {path}, (what's|i need) the {c}", "{path} has {k} in it, with what {c}", "i can't remember the {c} of {k}, can you check {path}", "do you see {k} in {path}? i need the {c}",
        "my boss wants the {c} of {k}, check {path}", "i'm filling in a form and need {k}'s {c} from {path}",
    ), _look_up)),
    (0.7, Query((
        "ask: (what is|what's) the (latest|newest|last|most recent) {c} in {path}",
        "(latest|newest|last|most recent) {c} in {path}", "get: the (latest|newest|most recent) {c} in {path}",
        "do: find the (latest|newest) {c} in {path}", "{path} (latest|newest) {c}",
        "know: what the latest {c} in {path} is", "ask: up to which {c} does {path} go", "in {path}, the last {c}",
        "max {c} in {path}", "ask: when does {path} end, by {c}", "the {c} furthest in the future in {path}",
        "ask: which {c} is the newest in {path}",
        "how recent is the data in {path}, by {c}", "ask: what's the last {c} we have in {path}", "{path}: newest {c}?", "until which {c} do we have data in {path}",
        "the most recent {c} of all in {path}",
        "ask: what's the final {c} in {path}", "ask: up to when does {path} go, by {c}", "ask: which {c} comes last in {path}", "ask: what's the latest value under {c} in {path}",
        "do: get the most recent {c} (out of|from) {path}", "do: look for the newest {c} in {path}", "do: tell me the last {c} that occurs in {path}", "get: the latest {c} on record in {path}",
        "know: which {c} in {path} is the most recent", "know: up to which {c} {path} goes", "{path}: last {c}", "{path}, {c}, the latest one",
        "how far does {c} reach in {path}, the latest one",
    ), _edge("MAX"))),
    (0.7, Query((
        "ask: (what is|what's) the (earliest|oldest|first) {c} in {path}", "(earliest|oldest|first) {c} in {path}",
        "get: the (earliest|oldest|first) {c} in {path}", "do: find the (earliest|oldest) {c} in {path}",
        "{path} (earliest|oldest) {c}", "know: what the earliest {c} in {path} is",
        "ask: from which {c} does {path} start", "in {path}, the first {c}", "min {c} in {path}",
        "ask: when does {path} begin, by {c}", "how far back does {c} go in {path}",
        "ask: which {c} is the oldest in {path}",
        "how old is the data in {path}, by {c}", "ask: what's the first {c} we have in {path}", "{path}: oldest {c}?", "since which {c} do we have data in {path}", "the earliest {c} of all in {path}",
        "ask: when does it all start in {path}, by {c}", "ask: which {c} comes first in time in {path}", "ask: what's the earliest value under {c} in {path}",
        "ask: what is the oldest {c} on record in {path}", "do: get the earliest {c} (out of|from) {path}", "do: look for the oldest {c} in {path}", "do: tell me the first {c} in time in {path}",
        "get: the oldest {c} on record in {path}", "know: which {c} in {path} is the earliest", "know: from which {c} on {path} has data", "{path}: first {c} by date",
        "{path}, {c}, the earliest one", "how far back in time does {path} go, by {c}", "the {c} furthest back in {path}",
    ), _edge("MIN"))),
    (1.0, Query((
        "ask: (which|what) are the top {n} {rows} by {c} in {path}", "top {n} {rows} by {c} in {path}",
        "do: (show|list|give me) the {n} {rows} with the (highest|most|largest) {c} in {path}",
        "get: the {n} (highest|largest) {rows} by {c} in {path}", "the {n} biggest by {c} in {path}",
        "know: the top {n} by {c} in {path}", "{path} top {n} {c}",
        "which {n} {rows} have the (most|highest) {c} in {path}", "{n} best {rows} in {path} by {c}",
        "do: sort {path} by {c} and show the first {n}", "leading {n} {rows} for {c} in {path}",
        "in {path}, the {n} with the most {c}",
        "which {n} are the best in {path} by {c}", "i want the first {n} {rows} when {path} is sorted by {c}, highest first", "do: rank the {rows} in {path} by {c}, {n} are enough",
        "the {n} {rows} that have the most {c}, {path}", "do: name the {n} {rows} with the highest {c} in {path}", "{path}, {c}, top {n}",
        "ask: which {n} {rows} lead {path} in {c}", "ask: which {n} come out on top for {c} in {path}", "ask: who or what makes the top {n} for {c} in {path}",
        "ask: what are the {n} highest {rows} in terms of {c} in {path}", "do: list the top {n} for {c} (from|in) {path}", "do: pick the {n} {rows} with the biggest {c} out of {path}",
        "do: give me the {n} leaders in {c} from {path}", "do: rank {path} by {c} from high to low and stop after {n}", "do: order {path} by {c} descending and take {n}",
        "get: the top {n} by {c} (from|in) {path}", "get: the {n} {rows} that are ahead in {c} in {path}", "know: which {n} {rows} have the highest {c} in {path}",
        "know: the {n} {rows} leading in {c} in {path}", "{path}: the {n} highest {c}", "{path}: top {n} by {c}", "the {n} with the biggest {c}, {path}", "(first|best) {n} by {c} in {path}",
        "a top {n} of the {rows} in {path}, by {c}", "a ranking by {c} from {path}, just the first {n}", "{n} highest in {c}, {path}", "only the {n} {rows} with the most {c}, from {path}",
        "(i have|i've got|here is|there is) {path}. which {n} {rows} have the most {c}", "(open|load|take) {path} and show the {n} {rows} with the highest {c}",
        "my boss wants the {n} biggest {rows} by {c}, data in {path}", "{path} sorted by {c}, biggest first, only {n}",
    ), _top_n)),
)  # fmt: skip
