"""The body of `POST /v1/chat/completions`: what we take from it, and what we refuse.

Fields that clients send out of habit and that change no promise (`user`, penalties, `store` ...) are ignored;
fields whose effect a client relies on (`n`, `logprobs`, images, JSON mode ...) are refused by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NoReturn

from umi_local.serve.errors import ApiError
from umi_local.trajectory import ToolSpec

LEAST_TOP_P = 1e-6
"""A nucleus of nothing holds the best token."""
MOST_DEPTH = 64
MOST_MESSAGES = 1000
MOST_CALLS = 64
"""Tool calls that one assistant message may hold."""
MOST_TOOLS = 128
MOST_TOOL_BYTES = 32_768
MOST_TOOLS_BYTES = 262_144
MOST_STOPS = 4
MOST_STOP_CHARS = 128
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_ID = re.compile(r"[!-~]{1,128}")
_ROLES = ("system", "developer", "user", "assistant", "tool")
_REFUSED = ("functions", "function_call", "audio", "web_search_options", "logit_bias", "top_logprobs")
"""Fields that must be absent, null or empty."""


@dataclass(frozen=True, slots=True)
class ClientCall:
    """A tool call in the history."""

    id: str
    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `text` is None where the client sent null; `call` is the id a tool's result belongs to."""

    role: str
    text: str | None
    calls: tuple[ClientCall, ...] = ()
    call: str = ""
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class ChatRequest:
    """A request that was understood. None stands for what the client left to the server."""

    model: str
    messages: tuple[Message, ...]
    tools: tuple[ToolSpec, ...] = ()
    may_call: bool = True
    stream: bool = False
    include_usage: bool = False
    max_tokens: int | None = None
    temperature: float | None = None
    top_p: float | None = None
    seed: int | None = None
    stops: tuple[str, ...] = field(default=())


def parse_chat(body: bytes) -> ChatRequest:
    """Read a body. Raises ApiError naming the field at fault."""
    data = _load(body)
    for name in _REFUSED:
        if data.get(name):
            _refuse(name, f"{name} is not supported")
    if data.get("n") not in (None, 1):
        _refuse("n", "only one answer per request is supported: n must be 1")
    if data.get("logprobs") not in (None, False):
        _refuse("logprobs", "logprobs is not supported")
    if data.get("modalities") not in (None, ["text"]):
        _refuse("modalities", "only text is supported")
    response_format = data.get("response_format")
    if response_format is not None and response_format != {"type": "text"}:
        _refuse("response_format", "response_format must be text")
    stream = _flag(data, "stream", "stream")
    options = data.get("stream_options")
    if options is not None and not isinstance(options, dict):
        _refuse("stream_options", "stream_options must be an object")
    return ChatRequest(
        model=_model(data),
        messages=_messages(data.get("messages")),
        tools=_tools(data.get("tools")),
        may_call=_may_call(data.get("tool_choice")),
        stream=stream,
        include_usage=_flag(options or {}, "include_usage", "stream_options.include_usage"),
        max_tokens=_max_tokens(data),
        temperature=_temperature(data.get("temperature")),
        top_p=_top_p(data.get("top_p")),
        seed=_seed(data.get("seed")),
        stops=_stops(data.get("stop")),
    )


def _refuse(param: str, message: str) -> NoReturn:
    raise ApiError(400, message, param=param)


# --- JSON ---------------------------------------------------------------------------------------------------


def _constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def loads(text: str | bytes) -> Any:
    """Read JSON without NaN, too much nesting or half surrogate pairs. Raises ValueError."""
    from umi_local.agent.calls import clean_data

    try:
        data = json.loads(text, parse_constant=_constant)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    level = [data]
    for _ in range(MOST_DEPTH):
        level = [v for x in level for v in (x.values() if isinstance(x, dict) else x if isinstance(x, list) else ())]
        if not level:
            return clean_data(data)
    raise ValueError(f"it is nested deeper than {MOST_DEPTH} levels")


def _load(body: bytes) -> dict[str, Any]:
    try:
        data = loads(body)
    except ValueError as error:  # UnicodeDecodeError is one too
        raise ApiError(400, f"the body is not JSON: {error}") from None
    if not isinstance(data, dict):
        raise ApiError(400, "the body must be a JSON object")
    return data


# --- plain fields -------------------------------------------------------------------------------------------


def _model(data: Mapping[str, Any]) -> str:
    model = data.get("model")
    if not isinstance(model, str) or not model:
        _refuse("model", "model is missing; GET /v1/models lists the one there is")
    return model


def _flag(data: Mapping[str, Any], name: str, param: str) -> bool:
    value = data.get(name)
    if value is not None and not isinstance(value, bool):
        _refuse(param, f"{param} must be true or false")
    return bool(value)


def _is_int(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _max_tokens(data: Mapping[str, Any]) -> int | None:
    limits = []
    for name in ("max_tokens", "max_completion_tokens"):
        value = data.get(name)
        if value is not None:
            if not _is_int(value) or value < 1:
                _refuse(name, f"{name} must be a number of at least 1")
            limits.append(int(value))
    return min(limits, default=None)


def _temperature(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 2:
        _refuse("temperature", "temperature must be a number from 0 to 2")
    return float(value)


def _top_p(value: Any) -> float | None:
    if value is None:
        return None
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 <= value <= 1:
        _refuse("top_p", "top_p must be a number from 0 to 1")
    return max(float(value), LEAST_TOP_P)


def _seed(value: Any) -> int | None:
    if value is None:
        return None
    if not _is_int(value):
        _refuse("seed", "seed must be a whole number")
    return int(value) & 0xFFFF_FFFF


def _stops(value: Any) -> tuple[str, ...]:
    stops = [] if value is None else [value] if isinstance(value, str) else value
    if not isinstance(stops, list) or len(stops) > MOST_STOPS:
        _refuse("stop", f"stop must be a text or a list of at most {MOST_STOPS} texts")
    if not all(isinstance(s, str) and 0 < len(s) <= MOST_STOP_CHARS for s in stops):
        _refuse("stop", f"a stop sequence must be a text of 1 to {MOST_STOP_CHARS} characters")
    return tuple(stops)


def _may_call(choice: Any) -> bool:
    if choice not in (None, "auto", "none"):
        _refuse("tool_choice", "tool_choice must be auto or none: whether a tool is called is the planner's decision")
    return bool(choice != "none")


# --- tools --------------------------------------------------------------------------------------------------


def _tools(value: Any) -> tuple[ToolSpec, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_TOOLS:
        _refuse("tools", f"tools must be a list of at most {MOST_TOOLS} tools")
    specs = tuple(_tool(item, f"tools[{i}]") for i, item in enumerate(value))
    if len({spec.name for spec in specs}) != len(specs):
        _refuse("tools", "two tools have one name")
    if sum(_size(spec.parameters) for spec in specs) > MOST_TOOLS_BYTES:
        _refuse("tools", f"the schemas of the tools are larger than {MOST_TOOLS_BYTES} bytes together")
    return specs


def _tool(item: Any, where: str) -> ToolSpec:
    function = item.get("function") if isinstance(item, dict) and item.get("type") == "function" else None
    if not isinstance(function, dict):
        _refuse(where, f'{where} must be {{"type": "function", "function": {{...}}}}')
    name, about = function.get("name"), function.get("description")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        _refuse(f"{where}.function.name", "a tool's name is 1 to 64 letters, digits, underscores and hyphens")
    if about is not None and not isinstance(about, str):
        _refuse(f"{where}.function.description", "a tool's description must be text")
    return ToolSpec(name, about or "", _parameters(function.get("parameters"), f"{where}.function.parameters"))


def _parameters(schema: Any, where: str) -> dict[str, Any]:
    """Return a schema of which at least the outline is sound; what is deeper is the constraint compiler's to bound."""
    if schema is None:
        return {"type": "object", "properties": {}}
    if not isinstance(schema, dict) or schema.get("type", "object") != "object":
        _refuse(where, "the parameters of a tool must be the JSON schema of an object")
    properties, required = schema.get("properties", {}), schema.get("required", [])
    if not isinstance(properties, dict) or not all(isinstance(v, dict | bool) for v in properties.values()):
        _refuse(f"{where}.properties", "properties must be an object of schemas")
    if not isinstance(required, list) or not all(isinstance(k, str) for k in required):
        _refuse(f"{where}.required", "required must be a list of names")
    if _size(schema) > MOST_TOOL_BYTES:
        _refuse(where, f"the schema of a tool is larger than {MOST_TOOL_BYTES} bytes")
    return {"properties": {}, **schema}


def _size(schema: Mapping[str, Any]) -> int:
    return len(json.dumps(schema, ensure_ascii=False))


# --- messages -----------------------------------------------------------------------------------------------


def _messages(value: Any) -> tuple[Message, ...]:
    if not isinstance(value, list) or not 0 < len(value) <= MOST_MESSAGES:
        _refuse("messages", f"messages must be a list of 1 to {MOST_MESSAGES} messages")
    messages = tuple(_message(item, f"messages[{i}]") for i, item in enumerate(value))
    _check_results(messages)
    if messages[-1].role not in ("user", "tool"):
        _refuse("messages", "the last message must come from the user or from a tool")
    if all(m.role != "user" for m in messages):
        _refuse("messages", "there is no message of the user")
    return messages


def _message(item: Any, where: str) -> Message:
    role = item.get("role") if isinstance(item, dict) else None
    if role not in _ROLES:
        _refuse(f"{where}.role", f"{where}: role must be one of {', '.join(_ROLES)}")
    text = _text(item.get("content"), f"{where}.content")
    if role == "tool":
        call = item.get("tool_call_id")
        if not isinstance(call, str) or not _ID.fullmatch(call):
            _refuse(f"{where}.tool_call_id", f"{where}: a tool message needs the tool_call_id it answers")
        return Message("tool", text or "", call=call)
    if role != "assistant":
        if text is None:
            _refuse(f"{where}.content", f"{where}: content is missing")
        return Message("system" if role == "developer" else role, text)
    if item.get("function_call") is not None:
        _refuse(f"{where}.function_call", "function_call is not supported; use tool_calls")
    calls = _calls(item.get("tool_calls"), f"{where}.tool_calls")
    if text is None and not calls:
        _refuse(f"{where}.content", f"{where}: an assistant message needs content or tool_calls")
    reasoning = item.get("reasoning_content") or item.get("reasoning")
    return Message("assistant", text, calls, reasoning=reasoning if isinstance(reasoning, str) else "")


def _text(content: Any, where: str) -> str | None:
    if content is None or isinstance(content, str):
        return content
    if not isinstance(content, list):
        _refuse(where, f"{where} must be text")
    texts = []
    for part in content:
        kind = part.get("type") if isinstance(part, dict) else None
        if kind not in ("text", "refusal") or not isinstance(part.get(kind), str):
            _refuse(where, f"{where}: only parts of type text are supported")
        texts.append(part[kind])
    return "\n".join(texts)


def _calls(value: Any, where: str) -> tuple[ClientCall, ...]:
    if value is None:
        return ()
    if not isinstance(value, list) or len(value) > MOST_CALLS:
        _refuse(where, f"{where} must be a list of at most {MOST_CALLS} calls")
    return tuple(_call(item, f"{where}[{i}]") for i, item in enumerate(value))


def _call(item: Any, where: str) -> ClientCall:
    function = item.get("function") if isinstance(item, dict) else None
    if not isinstance(function, dict) or item.get("type", "function") != "function":
        _refuse(where, f"{where} must be a call of a function")
    call, name, text = item.get("id"), function.get("name"), function.get("arguments", "{}")
    if not isinstance(call, str) or not _ID.fullmatch(call):
        _refuse(f"{where}.id", f"{where}: a call needs an id")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        _refuse(f"{where}.function.name", "a tool's name is 1 to 64 letters, digits, underscores and hyphens")
    try:
        arguments = loads(text or "{}") if isinstance(text, str) else None
    except ValueError:
        arguments = None
    if not isinstance(arguments, dict):
        _refuse(f"{where}.function.arguments", f"{where}: arguments must be the text of a JSON object")
    return ClientCall(call, name, arguments)


def _check_results(messages: Sequence[Message]) -> None:
    """Refuse results without a call, and calls without a result before the conversation goes on."""
    owed: list[str] = []
    for i, message in enumerate(messages):
        if message.role == "tool":
            if message.call not in owed:
                _refuse(f"messages[{i}].tool_call_id", f"messages[{i}]: no call before it waits for this result")
            owed.remove(message.call)
        elif owed:
            _refuse(f"messages[{i}]", f"messages[{i}]: the call {owed[0]} before it has no tool message")
        owed += [call.id for call in message.calls]
        if len(set(owed)) != len(owed):
            _refuse(f"messages[{i}].tool_calls", f"messages[{i}]: two calls have one id")
    if owed:
        _refuse("messages", f"the call {owed[0]} has no tool message")
