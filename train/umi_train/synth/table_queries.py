"""The plain questions about a table: how people ask, what the SQL is, how the answer reads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from umi_train.synth import tabledata as data
from umi_train.synth.core import Skip, World


@dataclass(frozen=True)
class Query:
    """How people ask, what the SQL is, how the answer reads ({v}: the value)."""

    frames: tuple[str, ...]
    make: Callable[[World, data.Table], tuple[dict[str, str], str]]
    answer: str = "{v}"


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
    ), _number("SUM"), "The total {c} is {v}.")),
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
    ), _number("AVG"),
        "The average {c} is {v}.")),
    (1.5, Query((
        "ask: (what is|what's) the (highest|largest|biggest|maximum|greatest|max) {c} in {path}",
        "(highest|maximum|max|largest|biggest) {c} in {path}", "get: the (highest|maximum|largest) {c} in {path}",
        "know: how high the {c} in {path} gets", "{path} (max|maximum|highest) {c}",
        "do: find the (maximum|highest value|largest value|max) of {c} in {path}", "max of column {c} in {path}",
        "what is the {c} at most in {path}", "(top|peak|record) {c} in {path}", "ask: how high does {c} go in {path}",
        "(looking at|from) {path}, what is the biggest {c}", "upper end of {c} in {path}",
        "ask: how high is the top {c} in {path}", "the biggest number under {c} in {path}", "ask: what's the most {c} anyone has in {path}", "ask: what does {c} peak at in {path}",
        "{path}: top value of {c}", "the record for {c} in {path}", "ask: which is the highest value in the {c} column of {path}", "do: give me the maximum {c} from {path}",
    ), _number("MAX"),
        "The highest {c} is {v}.")),
    (1.5, Query((
        "ask: (what is|what's) the (lowest|smallest|minimum|least|min) {c} in {path}",
        "(lowest|minimum|min|smallest) {c} in {path}", "get: the (lowest|minimum|smallest) {c} in {path}",
        "know: how low the {c} in {path} gets", "{path} (min|minimum|lowest) {c}",
        "do: find the (minimum|lowest value|smallest value|min) of {c} in {path}", "min of column {c} in {path}",
        "what is the {c} at least in {path}", "bottom {c} in {path}", "ask: how low does {c} go in {path}",
        "(looking at|from) {path}, what is the smallest {c}", "lower end of {c} in {path}",
        "the smallest number under {c} in {path}", "ask: what's the least {c} anyone has in {path}", "ask: how low is the lowest {c} in {path}", "{path}: bottom value of {c}",
        "ask: which is the lowest value in the {c} column of {path}", "do: give me the minimum {c} from {path}",
    ), _number("MIN"),
        "The lowest {c} is {v}.")),
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
    ),
        _count_equal, "The number of {rows} with {g} {k} is {v}.")),
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
    ),
        _count_more(">"), "The number of {rows} with {c} over {k} is {v}.")),
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
    ), _count_more("<"),
        "The number of {rows} with {c} under {k} is {v}.")),
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
    ), _where("SUM"),
        "The total {c} for {g} {k} is {v}.")),
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
    ), _where("AVG"), "The average {c} for {g} {k} is {v}.")),
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
    ),
        _top("DESC"), "top")),
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
    ),
        _top("ASC"), "top")),
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
    ), _group("SUM"),
        "rows")),
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
    ), _group("AVG"), "rows")),
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
    ), _group_count, "rows")),
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
    ), _distinct, "rows")),
    (1.5, Query((
        "ask: (what is|what's) the {c} of {k} in {path}", "{c} of {k} in {path}",
        "do: look up the {c} (of|for) {k} in {path}", "get: the {c} (of|for) {k} in {path}",
        "know: (what|which) {c} {k} has in {path}", "ask: (what|which) {c} does {k} have in {path}",
        "{path}: {c} for {k}", "{k} {c} in {path}", "in {path}, what is {k}'s {c}", "do: find {k}'s {c} in {path}",
        "do: check {path} for the {c} of {k}", "according to {path}, what {c} has {k}",
        "what does {path} say about the {c} of {k}",
        "i need {k}'s {c}, it's in {path}", "{path}: what's the {c} of {k}", "ask: what {c} is listed for {k} in {path}", "do: find {k} in {path} and give me the {c}", "{k} has what {c}? see {path}",
        "do: open {path} and tell me the {c} of {k}",
    ), _look_up, "The {c} of {k} is {v}.")),
    (0.7, Query((
        "ask: (what is|what's) the (latest|newest|last|most recent) {c} in {path}",
        "(latest|newest|last|most recent) {c} in {path}", "get: the (latest|newest|most recent) {c} in {path}",
        "do: find the (latest|newest) {c} in {path}", "{path} (latest|newest) {c}",
        "know: what the latest {c} in {path} is", "ask: up to which {c} does {path} go", "in {path}, the last {c}",
        "max {c} in {path}", "ask: when does {path} end, by {c}", "the {c} furthest in the future in {path}",
        "ask: which {c} is the newest in {path}",
        "how recent is the data in {path}, by {c}", "ask: what's the last {c} we have in {path}", "{path}: newest {c}?", "until which {c} do we have data in {path}",
        "the most recent {c} of all in {path}",
    ), _edge("MAX"), "The latest {c} is {v}.")),
    (0.7, Query((
        "ask: (what is|what's) the (earliest|oldest|first) {c} in {path}", "(earliest|oldest|first) {c} in {path}",
        "get: the (earliest|oldest|first) {c} in {path}", "do: find the (earliest|oldest) {c} in {path}",
        "{path} (earliest|oldest) {c}", "know: what the earliest {c} in {path} is",
        "ask: from which {c} does {path} start", "in {path}, the first {c}", "min {c} in {path}",
        "ask: when does {path} begin, by {c}", "how far back does {c} go in {path}",
        "ask: which {c} is the oldest in {path}",
        "how old is the data in {path}, by {c}", "ask: what's the first {c} we have in {path}", "{path}: oldest {c}?", "since which {c} do we have data in {path}", "the earliest {c} of all in {path}",
    ), _edge("MIN"), "The earliest {c} is {v}.")),
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
    ), _top_n, "rows")),
)  # fmt: skip
