"""Chats with tool calls: messages in OpenAI's shape, and ShareGPT's conversations in the dialects that are in use.

```
OpenAI    {"messages": [{role, content, tool_calls: [{id, function: {name, arguments}}]}, {role: "tool", ...}], "tools"}
          the older function_call and role "function" too; weight 0 means: not learned
ShareGPT  {"conversations": [{"from", "value"}], "tools", "system"}
          calls as their own turns (function_call), or as <tool_call>{...}</tool_call> inside the words of gpt,
          the tools then as JSON in <tools> of the system turn
```

No file of these shapes was at hand; they follow OpenAI's fine-tuning guide, LLaMA-Factory's data page and the Hermes
format. A system prompt is kept in `meta["system"]`: the roles have none. Several calls at once become one after the
other, each with its own result; thoughts in <think> become the rationale.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from umi_local.trajectory import ToolSpec, Trajectory
from umi_train.data.errors import BadRow
from umi_train.data.report import Report
from umi_train.data.story import Story, as_json, field, foreign_tool, object_schema

if TYPE_CHECKING:
    from umi_train.data.source import Made, Source

_THINK = re.compile(r"<think>(.*?)</think>", re.DOTALL)
_TOOL_CALL = re.compile(r"<tool_call>\s*(.*?)\s*</tool_call>", re.DOTALL)
_TOOL_RESPONSE = re.compile(r"<tool_response>\s*(.*?)\s*</tool_response>", re.DOTALL)
_TOOLS = re.compile(r"<tools>\s*(.*?)\s*</tools>", re.DOTALL)
_FROM: dict[str, Literal["system", "user", "assistant", "call", "tool"]] = {
    **dict.fromkeys(("system",), "system"),
    **dict.fromkeys(("human", "user"), "user"),
    **dict.fromkeys(("gpt", "assistant", "model", "chatgpt"), "assistant"),
    **dict.fromkeys(("function_call", "tool_call"), "call"),
    **dict.fromkeys(("observation", "tool", "function", "function_response", "tool_response"), "tool"),
}


@dataclass(frozen=True, slots=True)
class _Said:
    """What one side said. `thought` comes before the calls; `key` ties a result to its call."""

    who: Literal["user", "assistant", "tool"]
    text: str = ""
    thought: str = ""
    calls: tuple[tuple[str, Mapping[str, Any], str], ...] = ()
    key: str = ""
    learn: bool = True


def prepare_openai(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one chat in OpenAI's shape."""
    return read_openai


def prepare_sharegpt(source: Source, report: Report) -> Callable[[Any], Made]:
    """Return the reader of one conversation in ShareGPT's shape."""
    return read_sharegpt


def read_openai(row: Any) -> Iterator[Trajectory]:
    """Yield the trajectory of a chat. Raises BadRow."""
    messages = field(row, "messages", list)
    tools = as_json(row.get("tools") or row.get("functions") or [])
    system = "\n\n".join(_words(m.get("content")) for m in messages if field(m, "role") in ("system", "developer"))
    said = [_message(m) for m in messages if m["role"] not in ("system", "developer")]
    yield _told(said, tuple(_tool(t) for t in tools), system)


def _message(message: Mapping[str, Any]) -> _Said:
    words = _words(message.get("content"))
    match message["role"]:
        case "user":
            return _Said("user", words)
        case "tool" | "function":
            return _Said("tool", words, key=str(message.get("tool_call_id") or ""))
        case "assistant":
            thought, words = _split(words, str(message.get("reasoning_content") or ""))
            listed = message.get("tool_calls") or []
            if function := message.get("function_call"):
                listed = [{"function": function}]
            calls = tuple(_call(field(c, "function", Mapping), str(c.get("id") or "")) for c in listed)
            words = words or str(message.get("refusal") or "")
            return _Said("assistant", words, thought, calls, learn=message.get("weight") != 0)
    raise BadRow("a role that is not known", repr(message["role"]))


def read_sharegpt(row: Any) -> Iterator[Trajectory]:
    """Yield the trajectory of a conversation. Raises BadRow."""
    turns = field(row, "conversations", list)
    system = [str(row.get("system") or "")]
    listed = as_json(row.get("tools") or [])
    said: list[_Said] = []
    for turn in turns:
        who, value = _FROM.get(field(turn, "from").lower()), field(turn, "value")
        match who:
            case "system":
                system.append(value)
            case "user":
                said.append(_Said("user", value))
            case "tool":
                said += [_Said("tool", t) for t in _TOOL_RESPONSE.findall(value) or [value]]
            case "call":
                calls = as_json(value)
                said.append(_Said("assistant", calls=tuple(map(_call, calls if isinstance(calls, list) else [calls]))))
            case "assistant":
                said.append(_spoken(value))
            case _:
                raise BadRow("a role that is not known", repr(turn["from"]))
    words = "\n\n".join(filter(None, system))
    if not listed and (found := _TOOLS.search(words)):
        listed = _listed(found.group(1))
    yield _told(said, tuple(_tool(t) for t in listed), words)


def _spoken(value: str) -> _Said:
    calls = tuple(_call(as_json(text)) for text in _TOOL_CALL.findall(value))
    thought, words = _split(_TOOL_CALL.sub("", value), "")
    return _Said("assistant", words, thought, calls)


def _listed(text: str) -> list[Any]:
    """Return the tools between <tools> tags: a JSON list, or one object per line."""
    if text.startswith("["):
        return list(as_json(text))
    return [as_json(line) for line in text.splitlines() if line.strip()]


def _split(words: str, thought: str) -> tuple[str, str]:
    thoughts = _THINK.findall(words)
    return thought or "\n".join(thoughts), _THINK.sub("", words).strip()


def _words(content: Any) -> str:
    """Return the text of a content, which may be a list of parts. Raises BadRow for pictures and sound."""
    if content is None:
        return ""
    if isinstance(content, str):
        return content
    parts = content if isinstance(content, list) else [content]
    if all(isinstance(p, Mapping) and p.get("type") in ("text", "refusal") for p in parts):
        return "\n".join(str(p.get("text") or p.get("refusal") or "") for p in parts)
    raise BadRow("content that is not text")


def _call(function: Any, key: str = "") -> tuple[str, Mapping[str, Any], str]:
    arguments = as_json(function.get("arguments", function.get("parameters", {})) or {})
    if not isinstance(arguments, Mapping):
        raise BadRow("arguments that are not an object", repr(arguments))
    return field(function, "name"), arguments, key


def _tool(tool: Any) -> ToolSpec:
    function = tool.get("function", tool) if isinstance(tool, Mapping) else tool
    return foreign_tool(
        field(function, "name"), function.get("description"), function.get("parameters") or object_schema({})
    )


def _told(said: list[_Said], tools: tuple[ToolSpec, ...], system: str) -> Trajectory:
    story = Story(tools, **({"system": system} if system else {}))
    at = 0
    while at < len(said):
        one = said[at]
        at += 1
        if one.who == "user":
            story.user(one.text)
        elif one.who == "tool":
            raise BadRow("a result without a call", one.text)
        elif one.calls:
            results = [s for s in said[at : at + len(one.calls)] if s.who == "tool"]
            if len(results) < len(one.calls) and at + len(results) < len(said):
                raise BadRow("a call without its result", one.calls[-1][0])
            _acted(story, one, _ordered(results, one), tools)
            at += len(results)
        else:
            story.answer(one.text, one.thought, "The user can be answered now.", learn=one.learn)
    return story.built()


def _acted(story: Story, one: _Said, results: list[str], tools: tuple[ToolSpec, ...]) -> None:
    """Add the calls one after the other; the words before them are the rationale of the first."""
    offered = {t.name for t in tools}
    for number, (name, arguments, _) in enumerate(one.calls):
        if name not in offered:
            raise BadRow("a call of a tool that is not on offer", name)
        if number > len(results):
            raise BadRow("several calls without results", name)
        story.call((one.thought or one.text) if number == 0 else "", name, arguments, learn=one.learn)
        if number < len(results):
            story.observe(results[number])


def _ordered(results: list[_Said], one: _Said) -> list[str]:
    """Return the results in the order of the calls, by their keys where they have them."""
    keys = [key for *_, key in one.calls]
    if all(keys) and all(r.key in keys for r in results):
        return [r.text for r in sorted(results, key=lambda r: keys.index(r.key))]
    return [r.text for r in results]
