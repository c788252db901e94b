"""Choosing a tool, or none: NLU-home (requests with an intent and slots) and MetaTool (requests with a plug-in).

Neither set holds results. NLU-home gives a decision and one call whose arguments are words of the request; MetaTool
gives the decision alone: its planner names the plug-in, and the arguments of the plug-ins are not known.

In a share of the rows (option absent) the right tool is not on offer, and the planner gives up. Which rows those are,
and the other tools on offer, depends on the request's text alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from umi_local.roles import Decision
from umi_local.trajectory import PlannerTurn, ToolSpec, Trajectory
from umi_train.data.errors import BadRow, DataError
from umi_train.data.files import read_rows
from umi_train.data.report import Report
from umi_train.data.story import Story, field, foreign_tool, lot, object_schema, offer

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

OFFERED = 8
ABSENT = 0.1

# --- NLU-home (xliuhw/NLU-Evaluation-Data, CC BY 4.0: Liu, Eshghi, Swietojanski, Rieser) ---------------------

_TALK = ("general_", "qa_factoid", "qa_definition")
"""Intents that are answered without a tool; the set holds no answers."""
MAX_INTENTS = 1000
MAX_SLOTS = 100


def prepare_nlu(source: Source, report: Report) -> Callable[[Any], Made]:
    """Read the rows once for the intents and their slots, and return the reader of one row.

    A tool is an intent (`alarm_set`), its arguments are the slots that were ever marked in requests of that intent.
    """
    slots: dict[str, dict[str, None]] = {}
    for _, row in source.rows(Report(0)):
        try:
            names = slots.setdefault(field(row, "intent"), {}) if len(slots) < MAX_INTENTS else {}
            for entity in field(row, "entities", list)[:MAX_SLOTS]:
                if len(names) < MAX_SLOTS:
                    names[field(entity, "entity")] = None
        except BadRow:
            continue
    tools = {intent: _intent_tool(intent, list(names)) for intent, names in sorted(slots.items()) if not _talk(intent)}
    count, absent = int(source.number("offered", OFFERED)), source.number("absent", ABSENT)
    pool = list(tools.values())

    def read(row: Any) -> Iterator[Trajectory]:
        text, intent = field(row, "text"), field(row, "intent")
        arguments = _arguments(text, field(row, "entities", list))
        if _talk(intent):
            story = Story(offer((), pool, count, text))
            story.user(text)
            story.conclude(default="No tool is needed for this.")
        else:
            story = _chosen(text, tools[intent], pool, count, absent)
            if len(story.turns) == 1:
                story.call("", intent, arguments)
        story.invented("tools")
        yield story.built()

    return read


def _talk(intent: str) -> bool:
    return intent.startswith(_TALK)


def _intent_tool(intent: str, slots: list[str]) -> ToolSpec:
    scenario, _, action = intent.partition("_")
    properties = {name: {"type": "string", "description": name.replace("_", " ")} for name in slots}
    return foreign_tool(intent, f"{scenario}: {action.replace('_', ' ')}", object_schema(properties))


def _arguments(text: str, entities: list[Any]) -> dict[str, str]:
    found: dict[str, str] = {}
    for entity in entities:
        name, value = field(entity, "entity"), field(entity, "value")
        if name in found:
            raise BadRow("one slot with two values", text)
        if value.lower() not in text.lower():
            raise BadRow("a slot value that the request does not hold", f"{value!r} in {text!r}")
        found[name] = value
    return found


def _chosen(text: str, right: ToolSpec, pool: list[ToolSpec], count: int, absent: float) -> Story:
    """Return the beginning of a story; when the right tool is not on offer it ends with the planner giving up."""
    if lot(text, "absent") >= absent:
        story = Story(offer((right,), pool, count, text))
        story.user(text)
        return story
    story = Story(offer((), [t for t in pool if t.name != right.name], count, text))
    story.user(text)
    story.give_up()
    return story


# --- MetaTool (HowieHwong/MetaTool, MIT; queries written by a language model) -------------------------------

DESCRIPTIONS = "plugin_des.json"


def prepare_metatool(source: Source, report: Report) -> Callable[[Any], Made]:
    """Read the descriptions of the plug-ins (option descriptions) and return the reader of one query."""
    path = source.beside(DESCRIPTIONS, "descriptions")
    if path is None:
        raise DataError(f"{DESCRIPTIONS} is needed beside the queries; the option descriptions gives its path")
    described = next((row for _, row in read_rows(path, report)), None)
    if not isinstance(described, Mapping) or not described:
        raise DataError(f"{path} should hold one object: the description of each plug-in by its name")
    tools = {str(name): foreign_tool(name, about, {}) for name, about in described.items()}
    pool = list(tools.values())
    count, absent = int(source.number("offered", OFFERED)), source.number("absent", ABSENT)

    def read(row: Any) -> Iterator[Trajectory]:
        query, name = field(row, "Query").strip().strip('"'), field(row, "Tool")
        if name not in tools:
            raise BadRow("a plug-in without a description", name)
        if not query:
            raise BadRow("a request or a command that is empty")
        story = _chosen(query, tools[name], pool, count, absent)
        if len(story.turns) == 1:
            story.add(PlannerTurn(f"Use {name}.", Decision.CALLER))
            story.invented("rationale")
        yield story.built()

    return read
