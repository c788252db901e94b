"""ToolAlpaca: one row per API, with its documentation and the conversations that were simulated about it.

Shape after the README and build_dataset.py of github.com/tangqiaoyu/ToolAlpaca (at 2d92f19): `Documentation` is an
OpenAPI document as text, `Function_Projection` maps a function to [path, method], `Function_Description` to a text
with a `Parameters:` line. train_data.json itself was not at hand; its validation file shows the documentation.

As there, a conversation in which only getDetails was called is left out, and the hint behind a request is cut.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from umi_local.trajectory import ToolSpec, Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.report import Report
from umi_train.data.story import Story, field, foreign_tool, object_schema

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

DETAILS = "getDetails"
DETAILS_TOOL = foreign_tool(
    DETAILS,
    "Ask the user for what is missing.",
    object_schema({"Question": {"type": "string", "description": "The question."}}, ("Question",)),
    "read",
)
_PARAMETERS = re.compile(r"^Parameters: (\{.*\})$", re.MULTILINE)
_FAILED = re.compile(r"Status Code: [45]\d\d|Parameter type error|Error: ")
_ACTION = re.compile(r"\n?(?:ASSISTANT )?Action:")


def prepare(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one API."""
    return read_api


def read_api(row: Any) -> Iterator[Trajectory | BadRow]:
    """Yield the trajectory of every conversation about one API, or why there is none."""
    tools = (DETAILS_TOOL, *_tools(row))
    instances = row.get("Instances")
    if not instances:
        raise BadRow("an API without conversations", str(row.get("Name")))
    for instance in instances:
        try:
            yield _conversation(instance, tools)
        except BadRow as error:
            yield error


def _conversation(instance: Any, tools: tuple[ToolSpec, ...]) -> Trajectory:
    steps = instance.get("intermediate_steps") if isinstance(instance, Mapping) else None
    if not steps:
        raise BadRow("a conversation without a call")
    if {_action(step)[0] for step in steps} == {DETAILS}:
        raise BadRow("nothing but getDetails was called")
    story = Story(tools)
    story.user(field(instance, "input").rsplit("\nHint: ", 1)[0])
    for step in steps:
        name, arguments, log = _action(step)
        story.call(_thought(log), name, _arguments(arguments))
        story.observe(str(step[1]), ok=not _FAILED.match(str(step[1])))
    story.answer(field(instance, "output"), str(instance.get("Final Thought") or ""))
    return story.built()


def _action(step: Any) -> tuple[str, Any, str]:
    try:
        (name, arguments, log), _ = step
    except (TypeError, ValueError):
        raise BadRow("a step of another shape", repr(step)[:100]) from None
    return str(name), arguments, str(log)


def _thought(log: str) -> str:
    thought = _ACTION.split(log, maxsplit=1)[0].strip()
    return thought.removeprefix("ASSISTANT ").removeprefix("Thought:").strip()


def _arguments(text: Any) -> Mapping[str, Any]:
    try:
        value = json.loads(text) if isinstance(text, str) else text
    except (ValueError, RecursionError) as error:
        raise BadRow("arguments that are not JSON", f"{error}: {text!r}") from error
    if not isinstance(value, Mapping):
        raise BadRow("arguments that are not an object", repr(text))
    return value


def _tools(row: Any) -> Iterator[ToolSpec]:
    described = row.get("Function_Description") or row.get("Functions")
    if not isinstance(described, Mapping):
        raise BadRow("an API without function descriptions", str(row.get("Name")))
    try:
        document = json.loads(row.get("Documentation") or "{}")
    except (ValueError, TypeError, RecursionError):
        document = {}
    projection = row.get("Function_Projection") or {}
    for name, text in described.items():
        if name == "components":
            continue
        about = str(text).partition("\nParameters:")[0].strip()
        path, method = projection.get(name, ("", ""))
        operation = _operation(document, name, path, method)
        schema = _from_openapi(operation) if operation else _from_text(str(text))
        yield foreign_tool(name, about, schema)


def _operation(document: Any, name: str, path: str, method: str) -> Mapping[str, Any] | None:
    paths = document.get("paths", {}) if isinstance(document, Mapping) else {}
    found = paths.get(path, {}).get(str(method).lower()) if isinstance(paths.get(path), Mapping) else None
    if isinstance(found, Mapping):
        return found
    for methods in paths.values():
        for operation in methods.values() if isinstance(methods, Mapping) else ():
            if isinstance(operation, Mapping) and operation.get("operationId") == name:
                return operation
    return None


def _from_openapi(operation: Mapping[str, Any]) -> dict[str, Any]:
    properties: dict[str, Any] = {}
    required: list[str] = []
    for parameter in operation.get("parameters") or ():
        if isinstance(parameter, Mapping) and isinstance(parameter.get("name"), str):
            about = {"description": parameter["description"]} if parameter.get("description") else {}
            properties[parameter["name"]] = {**(parameter.get("schema") or {}), **about}
            required += [parameter["name"]] if parameter.get("required") else []
    body = operation.get("requestBody")
    content = body.get("content", {}) if isinstance(body, Mapping) else {}
    schema = content.get("application/json", {}).get("schema", {}) if isinstance(content, Mapping) else {}
    if isinstance(schema.get("properties"), Mapping):
        properties |= schema["properties"]
        required += [r for r in schema.get("required") or () if isinstance(r, str)]
    return object_schema(properties, required)


def _from_text(text: str) -> dict[str, Any]:
    """Read the line of parameters: a JSON object of `type. Required. The ...` by name."""
    found = _PARAMETERS.search(text)
    try:
        hints = json.loads(found.group(1)) if found else {}
    except ValueError:
        return object_schema({})
    properties: dict[str, Any] = {}
    for name, hint in hints.items():
        kind, _, about = str(hint).partition(". ")
        properties[name] = {"type": kind.strip().lower(), "description": about}
    return object_schema(properties, [n for n, h in hints.items() if "Required" in str(h)])
