"""Function calls in the shape of the Berkeley leaderboard, and of xLAM's query, tools, answers.

BFCL: {"id", "question": [[{"role", "content"}]], "function": [{name, description, parameters}]} with, in the row or
under the same id in an answer file (option answers), "ground_truth": [{name: {parameter: [accepted values]}}] or
["name(key=value)"]. BFCL itself is an evaluation set: its files are refused unless the option evaluation says yes.
Seen: BFCL_v3_live_parallel.json and its possible answers (at df52be7 and 6365ff2). The multi-turn shape is not read.

xLAM: {"query", "tools": [...], "answers": [{"name", "arguments"}]}, the lists also as JSON texts; from the data set's
card, no row was seen. A parameter is {"type": "str, optional", "description", "default"}.

No call has a result, so a row with several calls cannot be shown step by step. Such rows are left out, or with the
option parallel=sequence the calls follow each other with empty observations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from umi_local.trajectory import ToolSpec, Trajectory
from umi_train.data.calls import parse_call
from umi_train.data.errors import BadRow, DataError
from umi_train.data.files import Rows, read_rows
from umi_train.data.report import Report
from umi_train.data.story import Story, as_json, field, foreign_tool, object_schema

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

MAX_WAITING = 10_000
"""Answers that may be ahead of their questions: both files are in the same order, or nearly."""

Call = tuple[str, Mapping[str, Any]]


def rows(source: Source, report: Report) -> Rows:
    """Yield the rows with their ground truth, which may stand in a file of answers in the same order.

    That is the file of the option answers, or the one of the same name in the folder possible_answer.
    """
    for path in source.paths():
        answers = source.beside(f"possible_answer/{path.name}", "answers")
        stream: Rows = read_rows(answers, report) if answers else iter(())
        waiting: dict[Any, Any] = {}
        for place, row in read_rows(path, report):
            if answers is not None and isinstance(row, Mapping) and "ground_truth" not in row:
                row = {**row, "ground_truth": _answer(row.get("id"), stream, waiting)}
            yield place, row


def _answer(key: Any, stream: Rows, waiting: dict[Any, Any]) -> Any:
    while key not in waiting and len(waiting) < MAX_WAITING:
        entry = next(stream, None)
        if entry is None:
            break
        if isinstance(entry[1], Mapping):
            waiting[entry[1].get("id")] = entry[1].get("ground_truth")
    return waiting.pop(key, None)


def _parallel(source: Source) -> bool:
    value = source.text("parallel", "skip")
    if value not in ("skip", "sequence"):
        raise DataError(f"the option parallel is skip or sequence, not {value!r}")
    return value == "sequence"


def prepare(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a question; without any ground truth the planner gives up (irrelevance rows say so)."""
    sequence = _parallel(source)

    def read(row: Any) -> Iterator[Trajectory]:
        tools = tuple(
            foreign_tool(field(f, "name"), f.get("description"), f.get("parameters"))
            for f in field(row, "function", list)
        )
        if (truth := row.get("ground_truth")) is None and "irrelevance" not in str(row.get("id", "")):
            raise BadRow("a question without its answer (option answers)", str(row.get("id")))
        story = Story(tools)
        for message in _only_turn(field(row, "question", list)):
            if field(message, "role") == "user":
                story.user(field(message, "content"))
            elif message["role"] != "system":
                raise BadRow("a dialogue of several turns")
        _told(story, [_accepted(entry, tools) for entry in truth or ()], sequence)
        yield story.built()

    return read


def _only_turn(question: list[Any]) -> list[Any]:
    if question and isinstance(question[0], list):
        if len(question) != 1:
            raise BadRow("a dialogue of several turns")
        return list(question[0])
    return question


def _told(story: Story, calls: list[Call], sequence: bool) -> None:
    offered = {t.name for t in story.tools}
    if unknown := [name for name, _ in calls if name not in offered]:
        raise BadRow("a call of a tool that is not on offer", unknown[0])
    if len(calls) > 1 and not sequence:
        raise BadRow("several calls without results (option parallel)")
    for number, (name, arguments) in enumerate(calls, 1):
        story.call("", name, arguments)
        if number < len(calls):
            story.observe("")
            story.invented("observation")
    if not calls:
        story.give_up()


def _accepted(entry: Any, tools: tuple[ToolSpec, ...]) -> Call:
    """Return one call of a ground truth: the first of the accepted values, nothing where none is needed."""
    if isinstance(entry, str):
        return parse_call(entry)
    if not isinstance(entry, Mapping) or len(entry) != 1:
        raise BadRow("a ground truth of another shape", repr(entry))
    ((name, accepted),) = entry.items()
    schema = next((t.parameters for t in tools if t.name == name), {})
    return name, _values(accepted, schema)


def _values(accepted: Any, schema: Any) -> dict[str, Any]:
    if not isinstance(accepted, Mapping):
        raise BadRow("a ground truth of another shape", repr(accepted))
    properties = schema.get("properties", {}) if isinstance(schema, Mapping) else {}
    chosen: dict[str, Any] = {}
    for name, values in accepted.items():
        if not isinstance(values, list) or not values:
            raise BadRow("a parameter without accepted values", str(name))
        if "" not in values:
            chosen[name] = _plain(values[0], properties.get(name, {}))
    return chosen


def _plain(value: Any, schema: Any) -> Any:
    """Return an accepted value; inside objects every value is a list of accepted ones again."""
    if isinstance(value, Mapping) and value and all(isinstance(v, list) for v in value.values()):
        return _values(value, schema)
    if isinstance(value, list) and any(isinstance(v, Mapping) for v in value):
        items = schema.get("items", {}) if isinstance(schema, Mapping) else {}
        return [_plain(v, items) for v in value]
    return value


# --- xLAM ---------------------------------------------------------------------------------------------------


def prepare_xlam(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of a query; without an answer the planner gives up."""
    sequence = _parallel(source)

    def read(row: Any) -> Iterator[Trajectory]:
        listed = as_json(row.get("tools"))
        answers = as_json(row.get("answers"))
        if not isinstance(listed, list) or not isinstance(answers, list):
            raise BadRow("tools and answers must be lists")
        story = Story(tuple(_xlam_tool(t) for t in listed))
        story.user(field(row, "query"))
        _told(story, [(field(a, "name"), field(a, "arguments", dict)) for a in answers], sequence)
        yield story.built()

    return read


def _xlam_tool(tool: Any) -> ToolSpec:
    parameters = tool.get("parameters") or {}
    if "properties" in parameters and parameters.get("type") in ("object", "dict"):
        return foreign_tool(field(tool, "name"), tool.get("description"), parameters)
    required, properties = [], {}
    for name, about in parameters.items():
        kind, _, rest = str(about.get("type", "")).partition(",")
        properties[name] = {**about, "type": kind}
        if "optional" not in rest and "default" not in about:
            required.append(name)
    return foreign_tool(field(tool, "name"), tool.get("description"), object_schema(properties, required))
