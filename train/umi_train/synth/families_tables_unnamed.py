"""Questions about a table that no word calls a file: "which customers live in Oslo" where there is a customers.csv."""

from __future__ import annotations

from dataclasses import replace

from umi_train.synth import tabledata as data
from umi_train.synth.core import Answer, Ask, Skip, Steps, World, family
from umi_train.synth.families_rows import ADJECTIVES, EXACTLY, singular
from umi_train.synth.families_tables import inquire, result
from umi_train.synth.phrase import heldout_entity
from umi_train.synth.told import part_of_name

_PLAIN = ("rows", "entries", "records", "items")
"""What rows of any table are called: no file is known by it."""
_PLACES = ("city", "country")
KINDS = {
    "which": 4, "count": 3, "most": 1, "least": 0.7, "adjective": 2, "mean": 1, "sum": 1, "limit": 1.5, "exactly": 1,
}  # fmt: skip
"""What is asked, and the odds of it."""

WHICH = (
    "ask: which {rows} are {k}", "ask: which of (my|our|the) {rows} are {k}", "ask: which {rows} have {k} (as|for) {g}", "ask: what {k} {rows} (do we have|are there|have i got)",
    "do: (list|show|name) [me|] [all|] (my|our|the) {k} {rows}", "do: (list|show me|give me) all {rows} with {g} {k}", "do: find [all|] (my|our|the) {rows} (with|where) {g} {k}", "do: name every {one} (that is|with) {k}",
    "get: (my|our|the) {k} {rows}", "get: all {k} {rows}", "get: the names of (our|my|the) {k} {rows}", "get: a list of (our|the|my) {rows} with {k} as {g}", "know: which {rows} are {k}", "know: which of (my|our) {rows} have {g} {k}",
    "(all|only|just) {k} {rows}", "{k} {rows}", "{k} {rows}, which ones", "{rows}: {g} {k}", "{rows} with {g} = {k}", "{rows} where {g} is {k}", "any {k} {rows}? which", "which {rows} (belong to|go with|fall under) {k}",
    "(my|our|the) {rows} with {k}, please", "i (want|need) to see (my|our|the) {k} {rows}", "i'm (looking for|after) (our|my|the) {k} {rows}", "among (our|my|the) {rows}, which are {k}", "of (our|my|the) {rows}, who or what is {k}",
    "ask: who of (our|my|the) {rows} (is|has) {k}", "ask: do we have {k} {rows}, and which", "ask: are there {k} {rows}, and what are they called", "do: filter (our|my|the) {rows} by {g} {k}", "do: go through (our|my|the) {rows} and pick the {k} ones",
    "do: look which {rows} are {k}", "do: pick out (our|my|the) {k} {rows}", "show only {k} {rows}", "(list|show) {rows} {g} {k}", "only the {rows} that are {k}", "each {one} with {g} {k}",
)  # fmt: skip
FROM = (
    "ask: which {rows} (reside|are|are based) in {k}", "ask: which {rows} (are|come) from {k}", "ask: which of (my|our|the) {rows} (live|are) over in {k}", "ask: who of (our|my|the) {rows} (lives in|is from|comes from) {k}",
    "ask: what {rows} do (we|i) have in {k}", "ask: do we have {rows} in {k}, and which", "do: (list|show|name) [all|] (my|our|the) {rows} (in|from) {k}", "do: find [all|] (my|our|the) {rows} (in|from) {k}", "do: give me the {rows} that are in {k}",
    "get: (my|our|the) {rows} (in|from) {k}", "get: all {rows} (in|from) {k}", "know: which {rows} (are in|are from|come from) {k}", "{rows} (in|from) {k}", "{k} {rows}", "{rows} living in {k}", "{rows}, {k} only",
    "i (want|need) to (see|know) (my|our|the) {rows} (in|from) {k}", "i'm going to {k}, which {rows} are there", "which {rows} can i (visit|meet|see) in {k}", "(all|only|just) (the|our|my) {rows} (in|from) {k}", "every {one} (in|from) {k}",
    "any {rows} in {k}? which ones", "do: pick out (our|my|the) {rows} (in|from) {k}", "do: look up (our|my|the) {rows} in {k}", "show {rows} in {k}", "among (our|my|the) {rows}, which are in {k}",
)  # fmt: skip
COUNT = (
    "ask: how many {rows} are {k}", "ask: how many {k} {rows} (do we have|are there|do i have|have we got)", "ask: how many of (our|my|the) {rows} are {k}", "ask: how many {rows} have {g} {k}", "do: count (our|my|the) {k} {rows}",
    "do: count [all|] {rows} (with|where) {g} [is|] {k}", "get: the number of {k} {rows}", "get: the count of {rows} with {g} {k}", "know: how many {k} {rows} (there are|we have|i have)", "know: how many of (our|my) {rows} are {k}",
    "number of {k} {rows}", "{k} {rows}, how many", "{k} {rows}: how many (are there|do we have)", "how many {one} entries are {k}", "(do we|do i) have many {k} {rows}? how many", "of (our|my|the) {rows}, how many are {k}",
    "count of {rows}, {g} {k}", "{k} {rows} count", "# of {k} {rows}", "just the number of {k} {rows}", "i need the number of {k} {rows}", "among (our|my|the) {rows}, how many are {k}", "do: tell me how many {k} {rows} (we have|there are)",
    "ask: what's the number of {k} {rows}", "ask: how many {rows} (fall under|belong to) {k}", "how many {rows} with {k}",
)  # fmt: skip
COUNT_FROM = (
    "ask: how many {rows} (reside|are|are based) in {k}", "ask: how many {rows} (are|come) from {k}", "ask: how many of (our|my|the) {rows} (live in|are in|are from) {k}", "ask: how many {rows} do (we|i) have in {k}", "do: count (our|my|the) {rows} (in|from) {k}",
    "get: the number of {rows} (in|from) {k}", "know: how many {rows} (live in|are in|come from) {k}", "number of {rows} (in|from) {k}", "{rows} in {k}, how many", "how many {k} {rows} are there", "of (our|my|the) {rows}, how many are in {k}",
    "(do we|do i) have many {rows} in {k}? how many", "just the number of {rows} in {k}", "do: tell me how many {rows} (we have|are) in {k}", "ask: what's the number of {rows} in {k}", "# of {rows} in {k}", "count {rows} in {k}",
    "how many {rows} could i meet in {k}",
)  # fmt: skip
MOST = (
    "ask: which {one} has the (highest|most|biggest|largest) {c}", "ask: which of (our|my|the) {rows} has the (highest|most|biggest|largest) {c}", "ask: which {one} is first by {c}", "ask: what {one} has the (top|highest|most) {c}",
    "do: (find|show|name) [me|] the {one} with the (highest|most|biggest|largest) {c}", "do: tell me which {one} has the (highest|most) {c}", "get: the {one} with the (highest|most|biggest|largest) {c}", "know: which {one} has the (highest|most|largest) {c}",
    "{one} with the (highest|most|biggest) {c}", "(highest|most) {c} of (our|my|all|the) {rows}, which {one} is it", "top {one} by {c}", "(our|my) {one} with the (highest|most|top) {c}", "of (our|my|the) {rows}, which has the (highest|most) {c}",
    "among (our|my|the) {rows}, who or what has the (highest|most) {c}", "which {one} leads in {c}", "which {one} comes first in {c}", "i'm looking for the {one} with the (highest|most) {c}", "ask: which one of (our|my|the) {rows} has (highest|most) {c}",
    "no other {one} has so (high|much|many) {c}: which is it", "record {c} among (our|my|the) {rows}, which {one}",
)  # fmt: skip
LEAST = (
    "ask: which {one} has the (lowest|least|smallest|fewest) {c}", "ask: which of (our|my|the) {rows} has the (lowest|least|smallest) {c}", "ask: what {one} has the (lowest|least|smallest) {c}",
    "do: (find|show|name) [me|] the {one} with the (lowest|least|smallest) {c}", "do: tell me which {one} has the (lowest|least) {c}", "get: the {one} with the (lowest|least|smallest) {c}", "know: which {one} has the (lowest|least|smallest) {c}",
    "{one} with the (lowest|least|smallest) {c}", "(lowest|smallest) {c} of (our|my|all|the) {rows}, which {one} is it", "bottom {one} by {c}", "(our|my) {one} with the (lowest|least) {c}", "of (our|my|the) {rows}, which has the (lowest|least) {c}",
    "among (our|my|the) {rows}, who or what has the (lowest|least) {c}", "which {one} is last in {c}", "which {one} comes last by {c}", "i'm looking for the {one} with the (lowest|least) {c}", "no other {one} has so (low|little|few) {c}: which is it",
)  # fmt: skip
ADJECTIVE = (
    "ask: which {one} is [the|] {adj}", "ask: (who|what) is (my|our|the) {adj} {one}", "ask: which of (our|my|the) {rows} is the {adj}", "ask: which is the {adj} of (our|my|the) {rows}", "get: (my|our|the) {adj} {one}", "do: (find|show|name) [me|] (my|our|the) {adj} {one}",
    "do: tell me (who|which) (our|my|the) {adj} {one} is", "know: which {one} is the {adj}", "know: (who|what) (our|my|the) {adj} {one} is", "{adj} {one}", "the {adj} of (all|our|my) {rows}", "(our|my|the) {adj} {one}, which is it",
    "of (our|my|the) {rows}, which is the {adj}", "among (our|my|the) {rows}, which one is {adj}", "who or what is the {adj} {one}", "i'm looking for (our|my|the) {adj} {one}", "ask: what's (our|my|the) {adj} {one} called",
    "we have many {rows}, which is the {adj}", "i wonder which {one} is the {adj}",
)  # fmt: skip
MEAN = (
    "ask: (what is|what's) the (average|mean) {c} of (our|my|the|all) {rows}", "ask: what's the {c} of (our|my|all|the) {rows} on average", "get: the (average|mean) {c} of (our|my|the|all) {rows}", "do: (calculate|work out|compute) the (average|mean) {c} of (our|my|the|all) {rows}",
    "know: what the average {c} of (our|my|the|all) {rows} is", "(average|mean) {c} of (our|my|the|all) {rows}", "average {c} per {one}", "how much {c} does (a|one) {one} have on average", "on average, what {c} do (our|my|the) {rows} have",
    "(our|my|the) {rows}: average {c}", "ask: what {c} does (a|the) typical {one} have, on average", "do: average the {c} of (our|my|all|the) {rows}", "mean {c} over all {rows}", "per {one}, what's the average {c}",
    "taking all {rows} together, what's the mean {c}", "{rows}, mean {c}", "i need the average {c} of (our|my|the) {rows}",
)  # fmt: skip
SUM = (
    "ask: (what is|what's) the (total|overall) {c} of (our|my|the|all) {rows}", "ask: what's the {c} of (our|my|all|the) {rows} (in total|altogether)", "get: the (total|summed) {c} of (our|my|the|all) {rows}", "do: (add up|sum up|total) the {c} of (our|my|the|all) {rows}",
    "know: what the total {c} of (our|my|the|all) {rows} is", "(total|sum of) {c} of (our|my|the|all) {rows}", "total {c} over all {rows}", "how much {c} do (our|my|the|all) {rows} have (together|in total|altogether)", "all {rows} together, how much {c}",
    "(our|my|the) {rows}: total {c}", "do: sum the {c} of every {one}", "{c} of all {rows}, added up", "{rows}, sum of {c}", "i need the total {c} of (our|my|the) {rows}", "taking all {rows} together, what's the {c}",
    "add up every {one}'s {c}", "what do the {c} of (our|my|the) {rows} come to",
)  # fmt: skip
OVER = (
    "ask: which {rows} have (more|higher) {c} than {v}", "ask: which {rows} have a {c} (over|above) {v}", "ask: which of (our|my|the) {rows} have {c} (over|above|of more than) {v}", "do: (list|show|name) [all|] {rows} with [a|] {c} (over|above|of more than) {v}",
    "get: [all|] (our|my|the) {rows} with [a|] {c} (over|above) {v}", "know: which {rows} have [a|] {c} (over|above) {v}", "{rows} with [a|] {c} (over|above|more than) {v}", "{rows} where {c} > {v}", "{rows}, {c} over {v}", "every {one} with more than {v} {c}",
    "which {rows} have more than {v} {c}", "(our|my|the) {rows} with more than {v} {c}", "i need the {rows} above {v} in {c}", "do: find [all|] {rows} that have more than {v} {c}", "only {rows} with {c} over {v}", "any {rows} above {v} in {c}? which",
    "of (our|my|the) {rows}, which are over {v} in {c}",
)  # fmt: skip
UNDER = (
    "ask: which {rows} have (less|fewer|lower) {c} than {v}", "ask: which {rows} have a {c} (under|below) {v}", "ask: which of (our|my|the) {rows} have {c} (under|below|of less than) {v}", "do: (list|show|name) [all|] {rows} with [a|] {c} (under|below|of less than) {v}",
    "get: [all|] (our|my|the) {rows} with [a|] {c} (under|below) {v}", "know: which {rows} have [a|] {c} (under|below) {v}", "{rows} with [a|] {c} (under|below|less than) {v}", "{rows} where {c} < {v}", "{rows}, {c} under {v}", "every {one} with less than {v} {c}",
    "which {rows} have less than {v} {c}", "(our|my|the) {rows} with (less|fewer) than {v} {c}", "i need the {rows} below {v} in {c}", "do: find [all|] {rows} that have less than {v} {c}", "only {rows} with {c} under {v}", "any {rows} below {v} in {c}? which",
    "of (our|my|the) {rows}, which are under {v} in {c}",
)  # fmt: skip


def _table(w: World) -> data.Table:
    """Put a table into the workspace that is called what its rows are. Raises Skip."""
    drawn, text = data.draw(w.rng, lambda stem, ext: ext)
    rows = drawn.domain.rows
    if rows in _PLAIN or " " in rows:
        raise Skip("rows of any table")
    folder = w.pick(w.folders) + "/" if w.folders and w.chance(0.2) else ""
    name = f"{rows}{drawn.path}"
    if heldout_entity(name) != (w.split == "heldout_entity") or w.exists(folder + name):
        raise Skip("not this name")
    table = replace(drawn, path=folder + name)
    w.write(table.path, text)
    return table


@family("table_unnamed", weight=6.0)
def table_unnamed(w: World) -> Steps:
    """What is asked of things that a table lists; which file that is shows in its name."""
    table = _table(w)
    label, rows = table.label.name, table.rows[:3] if w.chance(0.7) else table.rows
    slots = {"rows": table.domain.rows, "one": singular(table.domain.rows)}
    kind = w.rng.choices([*KINDS], [*KINDS.values()])[0]
    if kind in ("which", "count"):
        group = w.pick(table.of("group"))
        value = w.pick(rows)[group.name]
        if len(str(value)) < 2:
            raise Skip("too short")
        place = group.name in _PLACES and w.chance(0.7)
        frames = (FROM if place else WHICH) if kind == "which" else (COUNT_FROM if place else COUNT)
        sql = f"SELECT {label if kind == 'which' else 'COUNT(*)'} FROM data WHERE {group.name} = {data.literal(value)}"
        slots |= {"k": str(value), "g": group.said}
    elif kind == "adjective":
        graded = [c for c in table.of("whole", "real") if c.name in ADJECTIVES]
        if not graded:
            raise Skip("no adjective")
        column, top = w.pick(graded), w.chance(0.6)
        frames = ADJECTIVE
        sql = data.first_by(table.label, column, top)
        slots["adj"] = w.word(f"({ADJECTIVES[column.name][0 if top else 1]})")
    else:
        column = w.pick(table.of("whole", "real"))
        slots["c"] = column.said
        if kind in ("most", "least"):
            frames = MOST if kind == "most" else LEAST
            sql = data.first_by(table.label, column, kind == "most")
        elif kind in ("mean", "sum"):
            frames = MEAN if kind == "mean" else SUM
            sql = f"SELECT {'AVG' if kind == 'mean' else 'SUM'}({column.name}) FROM data"
        else:
            value = w.pick(table.rows)[column.name]
            over = w.chance(0.6)
            if kind == "limit":
                value = int(value)
                value -= value % 10 if value > 30 else 0
            frames = EXACTLY if kind == "exactly" else OVER if over else UNDER
            sign = "=" if kind == "exactly" else ">" if over else "<"
            shown = label if kind == "exactly" else f"{label}, {column.name}"
            sql = f"SELECT {shown} FROM data WHERE {column.name} {sign} {value}"
            slots["v"] = str(value)
    part = part_of_name(w, table.path)
    if part != table.domain.rows:
        raise Skip("no file of this name")
    w.only_named.append(table.path)  # without a sign for it nothing shows that there is a table
    yield Ask(w.say(frames, **slots))
    obs = yield from inquire(table.path, sql, part)
    if not obs.ok or not obs.content.strip():
        raise Skip(obs.content)
    yield Answer("The query gave the result.", result(sql, obs))
