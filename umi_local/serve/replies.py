"""What the server says, in the shapes of the OpenAI API (platform.openai.com/docs/api-reference/chat)."""

from __future__ import annotations

import secrets
import time
from dataclasses import dataclass, field
from typing import Any

from umi_local.serve.deltas import Call, Content, Delta, End, Finish, Reasoning, Usage
from umi_local.serve.request import ClientCall, Message, loads


@dataclass(slots=True)
class Reply:
    """One answer while it grows. Every delta is taken in with `take`, which returns it as a chunk."""

    model: str
    include_usage: bool = False
    id: str = field(default_factory=lambda: f"chatcmpl-{secrets.token_hex(12)}")
    created: int = field(default_factory=lambda: int(time.time()))
    text: str = ""
    reasoning: str = ""
    calls: list[Call] = field(default_factory=list)
    finish: Finish = "stop"
    usage: Usage = field(default_factory=Usage)

    def opening(self) -> dict[str, Any]:
        """Return the first chunk of a stream."""
        return self._chunk({"role": "assistant", "content": ""})

    def take(self, delta: Delta) -> dict[str, Any]:
        """Add a delta and return it as a chunk."""
        match delta:
            case Reasoning(text):
                self.reasoning += text
                return self._chunk({"reasoning_content": text})
            case Content(text):
                self.text += text
                return self._chunk({"content": text})
            case Call():
                self.calls.append(delta)
                return self._chunk({"tool_calls": [{"index": len(self.calls) - 1, **_call(delta)}]})
            case End():
                self.finish, self.usage = delta.finish, delta.usage
                return self._chunk({}, delta.finish)

    def usage_chunk(self) -> dict[str, Any]:
        """Return the chunk that `stream_options.include_usage` asks for."""
        return {**self._head("chat.completion.chunk"), "choices": [], "usage": _usage(self.usage)}

    def completion(self) -> dict[str, Any]:
        """Return the answer as one object."""
        message: dict[str, Any] = {"role": "assistant", "content": self.text or (None if self.calls else "")}
        if self.reasoning:
            message["reasoning_content"] = self.reasoning
        if self.calls:
            message["tool_calls"] = [_call(call) for call in self.calls]
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": self.finish}
        return {**self._head("chat.completion"), "choices": [choice], "usage": _usage(self.usage)}

    def message(self) -> Message:
        """Return the answer as it will stand in the client's next request."""
        calls = tuple(ClientCall(call.id, call.name, loads(call.arguments)) for call in self.calls)
        return Message("assistant", self.text, calls, reasoning=self.reasoning)

    def _chunk(self, delta: dict[str, Any], finish: Finish | None = None) -> dict[str, Any]:
        choice = {"index": 0, "delta": delta, "logprobs": None, "finish_reason": finish}
        chunk = {**self._head("chat.completion.chunk"), "choices": [choice]}
        return {**chunk, "usage": None} if self.include_usage else chunk

    def _head(self, kind: str) -> dict[str, Any]:
        return {"id": self.id, "object": kind, "created": self.created, "model": self.model}


def models(name: str, created: int) -> dict[str, Any]:
    """Return the list of the one model there is."""
    return {"object": "list", "data": [{"id": name, "object": "model", "created": created, "owned_by": "umi"}]}


def _call(call: Call) -> dict[str, Any]:
    return {"id": call.id, "type": "function", "function": {"name": call.name, "arguments": call.arguments}}


def _usage(usage: Usage) -> dict[str, Any]:
    return {
        "prompt_tokens": usage.prompt,
        "completion_tokens": usage.completion,
        "total_tokens": usage.prompt + usage.completion,
        "prompt_tokens_details": {"cached_tokens": usage.cached},
        "completion_tokens_details": {"reasoning_tokens": usage.reasoning},
    }
