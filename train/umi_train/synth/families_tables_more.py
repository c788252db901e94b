"""Further questions about a table: all of it in order, the group with the most, what two values have in common."""

from __future__ import annotations

from umi_train.synth import tabledata as data
from umi_train.synth.core import Skip, Steps, World, family
from umi_train.synth.families_rows import ADJECTIVES, _asked
from umi_train.synth.families_tables import a_table

SORTED = (
    "do: sort {path} by {c}", "do: sort the {rows} in {path} by {c}", "do: (list|show|print|give me) [all|] the {rows} in {path} (sorted|ordered) by {c}", "do: (order|rank|arrange) the {rows} in {path} by {c}", "{path} (sorted|ordered) by {c}",
    "{rows} by {c}, {path}", "{path}: {rows} by {c}", "the {rows} of {path}, (lowest|smallest) {c} first", "do: (list|show) the {rows} of {path}, (lowest|smallest|least) {c} first", "get: the {rows} in {path} in order of {c}", "get: {path} in order of {c}",
    "ask: what do the {rows} in {path} look like sorted by {c}", "ask: can you sort {path} by {c}", "i want the {rows} of {path} ranked by {c}", "sort by {c}: {path}", "do: put the {rows} of {path} in order, by {c}", "do: line up the {rows} in {path} by {c}",
    "a ranking by {c} from {path}", "do: go from the lowest to the highest {c} in {path}", "{path}, all {rows}, ascending {c}",
)  # fmt: skip
SORTED_DOWN = (
    "do: sort {path} by {c}, (highest|largest|biggest) first", "do: (list|show|print) the {rows} in {path} by {c}, (highest|most|largest) first", "do: rank the {rows} in {path} by {c}, (best|top|highest) first", "{path} by {c} (descending|desc|downwards)",
    "{rows} by {c}, highest first, {path}", "do: sort the {rows} in {path} by {c} (descending|from high to low|from top to bottom)", "the {rows} of {path}, (highest|largest|most) {c} first", "get: the {rows} in {path} from the highest {c} to the lowest",
    "i want a ranking of the {rows} in {path}, most {c} first", "{path}: {rows}, highest {c} first", "do: order {path} by {c} descending", "do: show {path} sorted so that the highest {c} is on top", "all {rows} of {path}, {c} from high to low",
)  # fmt: skip
ALL = (
    "do: (list|show|name|give me) [all|] the {rows} in {path}", "do: (list|name) (all|every) {rows} in {path}", "ask: which {rows} are (there|listed) in {path}", "ask: what {rows} does {path} (have|list)", "ask: which {rows} do we have in {path}", "all {rows} in {path}",
    "names of (all|the) {rows} in {path}", "get: the names of (all|the) {rows} in {path}", "get: a list of the {rows} in {path}", "{path}: all {rows}", "know: which {rows} {path} lists", "the {l} of every {one} in {path}", "get: the {l} of each {one} in {path}",
    "do: list the {l} column of {path}", "do: (show|print) only the {l} of each row in {path}", "every {l} in {path}", "just the {l} column of {path}", "{path}, only the {l} column",
)  # fmt: skip
MOST_IN_SUM = (
    "ask: which {g} has the (highest|largest|biggest|most) {c} (altogether|in total|overall) in {path}", "ask: which {g} (brought in|made|got|sold|has|had|used|spent) the most {c} (overall|in total|altogether) (in|according to) {path}", "ask: what {g} comes to the most {c} in {path}",
    "{path}: which {g} has the most {c} in sum", "the {g} with the highest total {c} in {path}", "get: the {g} with the highest total {c} in {path}", "get: the {g} with the most {c} overall in {path}",
    "do: find the {g} with the (highest|biggest) total {c} in {path}", "do: tell me which {g} has the most {c} in total in {path}", "do: add up {c} by {g} in {path} and name the (best|top|biggest)", "know: which {g} has the most {c} overall in {path}", "best {g} by total {c}, {path}",
    "top {g} by {c} in {path}", "per {g}, who has the most {c} in total in {path}", "in {path}, which {g} adds up to the most {c}",
)  # fmt: skip
MOST_OFTEN = (
    "ask: which {g} (is|comes up|appears|occurs) (the most|most often) in {path}", "ask: what is the most (common|frequent) {g} in {path}", "ask: which {g} do (we|i) (have|use|see) (the most|most often|most) in {path}", "ask: which {g} has the most {rows} in {path}",
    "most (common|frequent) {g} in {path}", "the {g} with the most {rows} in {path}", "get: the most (common|frequent) {g} in {path}", "get: the {g} that has the most {rows} in {path}", "{path}: most common {g}", "do: find the most (common|frequent) {g} in {path}",
    "do: tell me which {g} comes up most often in {path}", "know: which {g} is the most (common|frequent) in {path}", "which {g} do i (use|have) most? (see|look in|it's in) {path}", "which {g} is there most often, {path}", "in {path}, which {g} leads by number of {rows}",
)  # fmt: skip
BOTH_COUNT = (
    "ask: how many {rows} in {path} are {k} and {k2}", "ask: how many {rows} (have|are) {g} {k} and {g2} {k2} in {path}", "do: count the {rows} in {path} with {k} and {k2}", "get: the number of {k} {rows} with {g2} {k2} in {path}", "{path}: how many {k} and {k2}",
    "know: how many {rows} in {path} are both {k} and {k2}", "how many {k} {rows} are {k2}? (see|check|look in) {path}", "number of {rows} with {g} {k} and {g2} {k2}, {path}", "how many {k} in {k2}, {path}",
)  # fmt: skip
BOTH_SUM = (
    "ask: how (much|many) {c} (for|of) {k} (in|at|with|and) {k2} in {path}", "ask: how many {c} did {k} (have|make|do|sell|get) (in|at|with|for) {k2} (in|according to) {path}", "ask: what is the total {c} of {k} with {g2} {k2} in {path}", "total {c} for {k} and {k2} in {path}",
    "do: add up the {c} of {k} (in|at|for) {k2} in {path}", "{path}: {c} for {k} and {k2}", "get: the {c} of {k} (in|at|with) {k2} from {path}", "how many {c} of {k} (did we have|were there) (in|at) {k2}? (see|look in|check) {path}", "{c} of {k} in {k2}, added up, {path}",
    "sum of {c} where {g} is {k} and {g2} is {k2} in {path}", "how many {c} {k} {k2}, {path}",
)  # fmt: skip
TOP_OF = (
    "ask: which {one} (has|had|got) the (most|highest) {c} (in|for|of|with) {k} ({path})", "ask: who or what has the highest {c} (in|for|of) {k} in {path}", "ask: which {k} {one} has the (most|highest) {c} in {path}", "{path}: the highest {c} (in|for|of) {k}, which {one}",
    "the {one} with the most {c} (in|for|of) {k}, see {path}", "get: the {one} with the highest {c} among the {k} ones in {path}", "do: find the {k} {one} with the highest {c} in {path}", "best {one} (in|of|for) {k} by {c}, {path}", "who (has|got) the most {c} in {k}? (see|look in|check|it's in) {path}",
    "in {path}, who leads in {k} by {c}", "know: which {one} has the most {c} in {k} according to {path}", "top {c} (in|for) {k}, {path}", "among the {k} {rows} in {path}, which has the most {c}", "of all {k} {rows}, the one with the highest {c} in {path}",
)  # fmt: skip
BOTTOM_OF = tuple(t.replace("most|highest", "least|lowest").replace("highest", "lowest").replace("most", "least").replace("best", "worst").replace("leads", "is last").replace("top", "bottom") for t in TOP_OF)
ADJECTIVE_OF = (
    "ask: (who|which {one}|what) is the {adj} (in|of|for) {k} (in|according to) {path}", "ask: which {k} {one} is the {adj} in {path}", "the {adj} {k} {one} in {path}", "{adj} in {k}, {path}", "do: (find|name|show me) the {adj} {one} (in|of|for) {k} in {path}",
    "who is the {adj} in {k}? (see|look in|check|it's in) {path}", "{path}: {adj} {one} (in|of|for) {k}", "get: the {adj} of the {k} {rows} in {path}", "know: who or what is the {adj} (in|of|among) {k} in {path}", "of the {k} {rows} in {path}, which is the {adj}",
)  # fmt: skip


@family("table_top_of", weight=2.6)
def table_top_of(w: World) -> Steps:
    """The first or the last of a group by a number."""
    table = a_table(w)
    group, column = w.pick(table.of("group")), w.pick(table.of("whole", "real"))
    value = w.pick(table.rows[:4] if w.chance(0.7) else table.rows)[group.name]
    rows = sorted(row[column.name] for row in table.rows if row[group.name] == value)
    top = w.chance(0.65)
    if len(str(value)) < 2 or len(rows) < 2 or (rows[-1] == rows[-2] if top else rows[0] == rows[1]):
        raise Skip("no first one")
    order = f"ORDER BY {column.name}{' DESC' if top else ''} LIMIT 1"
    sql = f"SELECT {table.label.name}, {column.name} FROM data WHERE {group.name} = {data.literal(value)} {order}"
    slots = {"k": str(value), "g": group.said, "c": column.said}
    if column.name in ADJECTIVES and w.chance(0.5):
        adjective = w.word(f"({ADJECTIVES[column.name][0 if top else 1]})")
        yield from _asked(w, table, ADJECTIVE_OF, sql, adj=adjective, **slots)
    else:
        yield from _asked(w, table, TOP_OF if top else BOTTOM_OF, sql, **slots)


@family("table_order", weight=2.2)
def table_order(w: World) -> Steps:
    """All rows in order, or the label of each."""
    table = a_table(w)
    label = table.label.name
    if len(table.rows) > 20:
        raise Skip("long")
    if w.chance(0.35):
        yield from _asked(w, table, ALL, f"SELECT {label} FROM data")
        return
    column, down = w.pick(table.of("whole", "real", "date")), w.chance(0.45)
    sql = f"SELECT {label}, {column.name} FROM data ORDER BY {column.name}{' DESC' if down else ''}"
    yield from _asked(w, table, SORTED_DOWN if down else SORTED, sql, c=column.said)


@family("table_leader", weight=2.6)
def table_leader(w: World) -> Steps:
    """The group that has most of something in all its rows, or most rows."""
    table = a_table(w)
    group = w.pick(table.of("group"))
    column = w.pick(table.of("whole", "real"))
    often = w.chance(0.45)
    sums: dict[str, float] = {}
    for row in table.rows:
        sums[row[group.name]] = sums.get(row[group.name], 0) + (1 if often else row[column.name])
    values = sorted(sums.values())
    if len(values) < 2 or values[-1] == values[-2]:
        raise Skip("two of them")
    order = "COUNT(*)" if often else f"SUM({column.name})"
    sql = f"SELECT {group.name} FROM data GROUP BY {group.name} ORDER BY {order} DESC LIMIT 1"
    yield from _asked(w, table, MOST_OFTEN if often else MOST_IN_SUM, sql, c=column.said, g=group.said)


@family("table_both", weight=2.6)
def table_both(w: World) -> Steps:
    """What rows with two values have in common: how many there are, or what they add up to."""
    table = a_table(w)
    groups = table.of("group")
    if len(groups) < 2:
        raise Skip("one group")
    first, second = w.rng.sample(groups, 2)
    row = w.pick(table.rows[:4] if w.chance(0.7) else table.rows)
    k, k2 = row[first.name], row[second.name]
    if len(str(k)) < 2 or len(str(k2)) < 2:
        raise Skip("too short")
    where = f"WHERE {first.name} = {data.literal(k)} AND {second.name} = {data.literal(k2)}"
    slots = {"k": str(k), "k2": str(k2), "g": first.said, "g2": second.said}
    if w.chance(0.5):
        yield from _asked(w, table, BOTH_COUNT, f"SELECT COUNT(*) FROM data {where}", **slots)
    else:
        column = w.pick(table.of("whole", "real"))
        yield from _asked(w, table, BOTH_SUM, f"SELECT SUM({column.name}) FROM data {where}", c=column.said, **slots)
