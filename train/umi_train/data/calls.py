"""Function calls with their tools: API-Bank, Seal-Tools. Where a set has no results, the summarizer does not learn."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from umi_local.trajectory import ToolSpec, Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.files import read_rows
from umi_train.data.report import Report
from umi_train.data.story import Story, field, foreign_tool, object_schema, offer

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

MAX_CALL = 20_000

# --- API-Bank (AlibabaResearch/DAMO-ConvAI, api-bank, Apache-2.0) -------------------------------------------
#
# {"instruction", "input": docs, then User:, AI: and API-Request: lines, "output": "API-Request: [...]" or "AI: ..."}
# Seen: training-data/lv3-train.json and lv3-response-train.json (at 1d76900). The level 1 and 2 training files were
# not; the reader takes their documents under `name` and `input_parameters` too, and a dialogue of several turns.

_LABEL = re.compile(r"^(User|AI|API-Request|Generate API Request|Generate AI Response): ?", re.MULTILINE)
_CALL = re.compile(r"\[?\s*([\w.-]+)\((.*)\)\s*\]?\Z", re.DOTALL)
_PAIR = re.compile(r"(?:\A|,)\s*([A-Za-z_]\w*)\s*=")
_TIME = re.compile(r"\s*TIME: ")


def prepare_api_bank(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one step: what came before is context, the output alone is learned."""
    return read_api_bank


def read_api_bank(row: Any) -> Iterator[Trajectory]:
    """Yield the trajectory of a step. Tools that a search found are on offer from the beginning. Raises BadRow."""
    text, output = field(row, "input"), field(row, "output").strip()
    start = _LABEL.search(text)
    if start is None:
        raise BadRow("a dialogue without the user")
    tools = {t.name: t for t in map(_bank_tool, _documents(text[: start.start()]))}
    story = Story()
    marks = list(_LABEL.finditer(text))
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        said = text[mark.end() : following.start() if following else len(text)].strip()
        match mark.group(1):
            case "User":
                story.user(_TIME.sub(" (TIME: ", said, count=1) + ")" if "TIME: " in said else said)
            case "AI":
                story.answer(said, default="Answer the user.", learn=False)
            case "API-Request":
                request, arrow, result = said.partition("]->")
                name, arguments = parse_call(request + ("]" if arrow else ""))
                story.call("", name, arguments, learn=False)
                story.observe(result.strip())
                tools |= {t.name: t for t in _found(result)}
    kind, _, said = output.partition(": ")
    if kind == "API-Request":
        name, arguments = parse_call(said)
        if name not in tools:
            raise BadRow("a call of a tool that is not on offer", name)
        story.call("", name, arguments)
    elif kind == "AI":
        story.answer(said, default="The user can be answered now.")
    else:
        raise BadRow("an output that is neither a call nor an answer", output)
    story.tools = tuple(tools.values())
    yield story.built()


def _documents(text: str) -> Iterator[Any]:
    """Yield the JSON objects that stand one behind the other, whatever is between them."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise BadRow("a tool document that is not JSON", str(error)) from error
        yield value
        at = text.find("{", end)


def _bank_tool(document: Any) -> ToolSpec:
    name = document.get("apiCode") or document.get("name")
    parameters = document.get("parameters") or document.get("input_parameters") or {}
    return foreign_tool(name, document.get("description"), object_schema(parameters))


def _found(result: str) -> Iterator[ToolSpec]:
    """Yield the tools in a search's result: one Python literal, or a list of them."""
    if "input_parameters" not in result or len(result) > MAX_CALL:
        return
    try:
        value = ast.literal_eval(result.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return
    for document in value if isinstance(value, list) else [value]:
        if isinstance(document, Mapping) and "name" in document:
            yield _bank_tool(document)


def parse_call(text: str) -> tuple[str, dict[str, Any]]:
    """Read `[Name(key='value', n=2)]`. A value without quotes is text, as some rows have it. Raises BadRow."""
    found = _CALL.match(text.strip()) if len(text) <= MAX_CALL else None
    if found is None:
        raise BadRow("not a call", text)
    name, inside = found.groups()
    try:
        call = ast.parse(f"f({inside})", mode="eval").body
        if isinstance(call, ast.Call) and not call.args and all(k.arg for k in call.keywords):
            return name, {str(k.arg): ast.literal_eval(k.value) for k in call.keywords}
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        pass
    marks = list(_PAIR.finditer(inside))
    if not marks:
        if inside.strip():
            raise BadRow("not a call", text)
        return name, {}
    ends = [*(m.start() for m in marks[1:]), len(inside)]
    return name, {m.group(1): _loose(inside[m.end() : end]) for m, end in zip(marks, ends, strict=True)}


def _loose(text: str) -> Any:
    try:
        return ast.literal_eval(text.strip())
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return text.strip()


# --- Seal-Tools (fairyshine/Seal-Tools, Apache-2.0) ---------------------------------------------------------

TOOLS = "tool.jsonl"
OFFERED = 5


def prepare_seal(source: Source, report: Report) -> Callable[[Any], Made]:
    """Read the tools (option tools, 4,076 in tool.jsonl) and return the reader of one query.

    Seen: dev.jsonl and tool.jsonl (at 0ad3824 and 91b8ad1). The results of calls are names such as API_call_0, which
    a later call may use: they are the observations, by the names that the tool gives its results.
    """
    path = source.beside(TOOLS, "tools")
    documents: dict[str, Mapping[str, Any]] = {}
    if path is None:
        report.problem(f"there is no {TOOLS} beside the queries: tools are made up from the calls alone")
    else:
        documents = {d["api_name"]: d for _, d in read_rows(path, report) if isinstance(d, dict) and "api_name" in d}
    tools = {name: _seal_tool(document) for name, document in documents.items()}
    pool, count = list(tools.values()), int(source.number("offered", OFFERED))

    def read(row: Any) -> Iterator[Trajectory]:
        query, calls = field(row, "query"), field(row, "calling", list)
        if not calls:
            raise BadRow("a query without a call")
        right = {name: tools[name] for c in calls if (name := field(c, "api")) in tools}
        right |= {name: _from_call(c) for c in calls if not tools and (name := field(c, "api"))}
        story = Story(offer(tuple(right.values()), pool, count, query))
        story.user(query)
        for call in calls:
            name = call["api"]
            if name not in right:
                raise BadRow("a call of a tool without a document", name)
            story.call("", name, _cast(field(call, "parameters", dict), right[name]))
            if call is not calls[-1]:
                story.observe(_results(call.get("responses") or [], documents.get(name, {})))
                story.invented("observation")
        yield story.built()

    return read


def _seal_tool(document: Mapping[str, Any]) -> ToolSpec:
    schema = object_schema(field(document, "parameters", dict), document.get("required") or ())
    return foreign_tool(field(document, "api_name"), document.get("api_description"), schema)


def _from_call(call: Mapping[str, Any]) -> ToolSpec:
    properties = {name: {"type": "string"} for name in field(call, "parameters", dict)}
    return foreign_tool(field(call, "api"), "", object_schema(properties))


def _cast(parameters: Mapping[str, Any], tool: ToolSpec) -> dict[str, Any]:
    """Return the arguments with numbers that were written as text as numbers, where the tool wants one."""
    properties = tool.parameters.get("properties", {})
    return {name: _number(value, properties.get(name, {}).get("type")) for name, value in parameters.items()}


def _number(value: Any, kind: Any) -> Any:
    if not isinstance(value, str) or kind not in ("integer", "number") or len(value) > 30:
        return value
    try:
        return int(value) if re.fullmatch(r"-?\d+", value) else float(value) if kind == "number" else value
    except ValueError:
        return value


def _results(responses: list[Any], document: Mapping[str, Any]) -> str:
    names = list(document.get("responses") or {})
    if len(names) == len(responses):
        return json.dumps(dict(zip(names, responses, strict=True)))
    return ", ".join(map(str, responses))
