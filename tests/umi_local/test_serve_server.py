"""`umi serve` over real sockets, on the real nano pack. The engine is started once."""

from __future__ import annotations

import asyncio
import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umi_local.config import AppOptions
from umi_local.engine.client import EngineClient, RoleRequest, TextChunk
from umi_local.engine.constraint import Literal
from umi_local.engine.nodes import MARK
from umi_local.packs.pack import load_pack
from umi_local.roles import Decision, Role
from umi_local.runtime import build_format
from umi_local.safety.journal import Journal
from umi_local.safety.workspace import Workspace
from umi_local.serve.access import access_for
from umi_local.serve.http import Limits
from umi_local.serve.request import Message
from umi_local.serve.server import Server
from umi_local.serve.service import Service
from umi_local.tools import builtin_registry
from umi_local.tools.base import ToolContext
from umi_local.trajectory import ObservationTurn

ROOT = Path(__file__).parents[2]
TOKEN = "a-token-of-some-length"
CALCULATE = {
    "type": "function",
    "function": {
        "name": "calculate",
        "description": "Work out a sum",
        "parameters": {
            "type": "object",
            "properties": {"expression": {"enum": ["12 * 13"]}},
            "required": ["expression"],
        },
    },
}
"""A tool that any model calls with the same arguments."""
HELLO = "who are you"


class Held:
    """The real engine, behind a tap: with `flows` cleared, an answer stops after its first piece of text.

    `decisions` are what the planner decides next, the last one for ever, and `call` is what the caller writes: what
    the server does then must not depend on what a small model makes of a question. `asked` are the prompts.
    """

    def __init__(self, engine: EngineClient) -> None:
        self._engine = engine
        self.flows = asyncio.Event()
        self.flows.set()
        self.decisions: list[Decision] = []
        self.call: str | None = None
        self.asked: list[tuple[Role, str]] = []

    def _steered(self, request: RoleRequest) -> RoleRequest:
        words = self.call if request.role is Role.CALLER else None
        if request.role is Role.PLANNER and self.decisions:
            decision = self.decisions.pop(0) if len(self.decisions) > 1 else self.decisions[0]
            words = f"Go on.\nNext: {decision.value}"
        return replace(request, constraint=Literal(words)) if words is not None else request

    def __getattr__(self, name: str) -> Any:
        return getattr(self._engine, name)

    async def run(self, request: RoleRequest) -> AsyncIterator[Any]:
        self.asked.append((request.role, "".join(segment.text for segment in request.prompt)))
        async with contextlib.aclosing(self._engine.run(self._steered(request))) as chunks:
            async for chunk in chunks:
                yield chunk
                if isinstance(chunk, TextChunk) and request.role is Role.SUMMARIZER:
                    await self.flows.wait()


class Stage:
    """An event loop in a thread with one engine, and servers on it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self.pack = load_pack("nano")
        self.engine: Any = None
        self.servers: list[Server] = []

    def call(self, work: Coroutine[Any, Any, Any]) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    async def open(self) -> None:
        client = EngineClient()
        await client.start(self.pack)
        self.engine = Held(client)

    def hold(self, held: bool) -> None:
        self.loop.call_soon_threadsafe(self.engine.flows.clear if held else self.engine.flows.set)

    def service(self, workspace: Path | None = None, approve: Any = "ask") -> Service:
        context = ToolContext(Workspace(workspace), Journal.memory(), None) if workspace else None  # type: ignore[arg-type]
        options = AppOptions(workspace or Path(), approve=approve)
        return Service(self.pack, self.engine, build_format(self.pack), options, context)

    def serve(self, service: Service | None = None, token: str | None = None, **more: Any) -> Client:
        server = Server(service or self.service(), access_for("127.0.0.1", token, []), **more)
        bound = socket.socket()
        bound.bind(("127.0.0.1", 0))
        self.call(server.start(bound))
        self.servers.append(server)
        return Client(bound.getsockname()[1], server)

    async def close(self) -> None:
        for server in self.servers:
            await server.stop()
        await self.engine.close()


class Client:
    def __init__(self, port: int, server: Server) -> None:
        self.port, self.server = port, server

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, dict[str, str], Any]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        data = json.dumps(body) if isinstance(body, dict | list) else body
        sent = {"Content-Type": "application/json"} if body is not None else {}
        connection.request(method, path, data, {**sent, **{k.replace("_", "-"): v for k, v in headers.items()}})
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        found = {k.lower(): v for k, v in response.getheaders()}
        return response.status, found, json.loads(text) if "json" in found.get("content-type", "") else text

    def chat(self, *messages: Any, **more: Any) -> tuple[int, Any]:
        said = [{"role": "user", "content": m} if isinstance(m, str) else m for m in messages]
        status, _, data = self.ask("POST", "/v1/chat/completions", {"model": "nano", "messages": said, **more})
        return status, data

    def message(self, *messages: Any, **more: Any) -> dict[str, Any]:
        status, data = self.chat(*messages, **more)
        assert status == 200, data
        return {**data["choices"][0]["message"], "finish": data["choices"][0]["finish_reason"]}

    @contextlib.contextmanager
    def decided(self, *decisions: Decision, call: str | None = None) -> Iterator[list[tuple[Role, str]]]:
        """Let the planner decide so and the caller write that. Gives the prompts that are read meanwhile."""
        engine = self.server.service.engine
        engine.decisions, engine.call, engine.asked = list(decisions), call, []
        try:
            yield engine.asked
        finally:
            engine.decisions, engine.call = [], None

    def raw(self, data: bytes, wait: bool = True) -> bytes:
        """Send bytes and return all that comes until the server closes."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as sock:
            with contextlib.suppress(OSError):
                sock.sendall(data)
                if not wait:
                    sock.shutdown(socket.SHUT_WR)
            return received(sock)

    def start(self, text: str = HELLO, **more: Any) -> socket.socket:
        """Send a chat request and leave the answer unread."""
        body = json.dumps({"model": "nano", "messages": [{"role": "user", "content": text}], **more}).encode()
        sock = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        sock.sendall(
            b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: %d\r\n\r\n%s" % (len(body), body)
        )
        return sock

    def health(self) -> dict[str, Any]:
        return self.ask("GET", "/health")[2]

    def until(self, what: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        for _ in range(1000):
            if what(state := self.health()):
                return state
            time.sleep(0.01)
        raise AssertionError(f"it never came to that: {state}")


def received(sock: socket.socket) -> bytes:
    data = b""
    with contextlib.suppress(ConnectionResetError):
        while piece := sock.recv(65_536):
            data += piece
    return data


def events(text: str) -> list[Any]:
    lines = [line.removeprefix("data: ") for line in text.split("\n\n") if line]
    assert lines[-1] == "[DONE]"
    return [json.loads(line) for line in lines[:-1]]


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    stage = Stage()
    stage.call(stage.open())
    yield stage
    stage.call(stage.close())
    stage.loop.call_soon_threadsafe(stage.loop.stop)


@pytest.fixture(scope="module")
def plain(stage) -> Client:
    return stage.serve()


@pytest.fixture
def held(stage, plain) -> Iterator[Stage]:
    stage.hold(True)
    with plain.decided(Decision.CONCLUSION):
        yield stage
    stage.hold(False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    work = tmp_path / "work"
    work.mkdir()
    (work / "notes.txt").write_text("one two three\nfour five\n")
    return work


# --- answers ------------------------------------------------------------------------------------------------


def test_the_three_roles_are_one_model(plain):
    status, _, data = plain.ask("GET", "/v1/models")
    assert status == 200 and [m["id"] for m in data["data"]] == ["nano"]
    assert plain.health() == {"status": "ok", "running": 0, "waiting": 0}
    status, data = plain.chat(HELLO, model="umi", max_tokens=1)
    assert status == 200 and data["model"] == "nano"
    status, data = plain.chat(HELLO, model="gpt-4o")
    assert status == 404 and data["error"]["code"] == "model_not_found" and "'nano'" in data["error"]["message"]


def test_a_chat_without_tools_is_answered_whole_and_streamed_alike(plain):
    with plain.decided(Decision.CONCLUSION):
        status, data = plain.chat(HELLO)
        whole_and_streamed(plain, status, data)


def whole_and_streamed(plain: Client, status: int, data: Any) -> None:
    """Check an answer and ask for it again, as a stream."""
    assert status == 200 and data["object"] == "chat.completion"
    message = data["choices"][0]["message"]
    assert message["content"] and message["reasoning_content"] == "Go on."
    assert data["usage"]["total_tokens"] == data["usage"]["prompt_tokens"] + data["usage"]["completion_tokens"] > 0
    asked = {"model": "nano", "messages": [{"role": "user", "content": HELLO}], "stream": True}
    asked["stream_options"] = {"include_usage": True}
    _, headers, text = plain.ask("POST", "/v1/chat/completions", asked)
    chunks = events(text)
    assert headers["content-type"].startswith("text/event-stream")
    deltas = [c["choices"][0]["delta"] for c in chunks if c["choices"]]
    assert deltas[0]["role"] == "assistant"
    assert "".join(d.get("content") or "" for d in deltas) == message["content"]
    assert "".join(d.get("reasoning_content", "") for d in deltas) == message["reasoning_content"]
    assert chunks[-2]["choices"][0]["finish_reason"] == data["choices"][0]["finish_reason"]
    assert chunks[-1]["usage"]["completion_tokens"] == data["usage"]["completion_tokens"]
    assert sum(bool(d.get("content")) for d in deltas) > 1  # it came in pieces


def test_an_answer_ends_at_max_tokens_or_at_a_stop_sequence(plain):
    with plain.decided(Decision.CONCLUSION):
        whole = plain.message(HELLO)["content"]
        short = plain.message(HELLO, max_tokens=2)
        assert short["finish"] == "length" and whole.startswith(short["content"]) and short["content"] != whole
        stop = whole[len(whole) // 2 :][:4].strip()
        stopped = plain.message(HELLO, stop=[stop])
        assert stop and stopped["finish"] == "stop" and stopped["content"] == whole.partition(stop)[0].rstrip()


def test_a_seed_repeats_and_system_messages_do_not_confuse_a_tuned_pack(plain):
    hot = {"temperature": 1.5, "seed": 7, "max_tokens": 12}
    assert plain.message(HELLO, **hot)["content"] == plain.message(HELLO, **hot)["content"]
    system = {"role": "system", "content": "You are a helpful assistant."}
    assert plain.message(system, HELLO)["content"] == plain.message(HELLO)["content"]


# --- tools of the client ------------------------------------------------------------------------------------


RESULT = "12 * 13 = 156"


def handed(client: Client, **more: Any) -> dict[str, Any]:
    with client.decided(Decision.CALLER):
        message = client.message("what is 12 * 13", tools=[CALCULATE], **more)
    assert message.pop("finish") == "tool_calls"
    return message


def answered(client: Client, *messages: Any) -> str:
    """Ask for an answer behind a result, which the summarizer must be shown, and return it."""
    with client.decided(Decision.CONCLUSION) as asked:
        answer = client.message(*messages, tools=[CALCULATE])
    assert [role for role, _ in asked] == [Role.PLANNER, Role.SUMMARIZER]
    assert all(RESULT in re.sub(f"{MARK}[A-Z]", "", prompt) for _, prompt in asked)
    assert answer["content"] and "tool_calls" not in answer
    return str(answer["content"])


def test_a_call_is_handed_back_and_its_result_is_answered(plain):
    message = handed(plain)
    call = message["tool_calls"][0]
    assert message["content"] is None and call["type"] == "function"
    assert (call["function"]["name"], json.loads(call["function"]["arguments"])) == (
        "calculate",
        {"expression": "12 * 13"},
    )
    result = {"role": "tool", "tool_call_id": call["id"], "content": RESULT}
    answer = answered(plain, "what is 12 * 13", message, result)
    bare = {k: message[k] for k in ("role", "content", "tool_calls")}
    assert answered(plain, "what is 12 * 13", bare, result) == answer


def test_a_conversation_from_elsewhere_goes_on_too(plain):
    call = {"id": "x1", "type": "function", "function": {"name": "calculate", "arguments": '{"expression": "12 * 13"}'}}
    said = {"role": "assistant", "content": None, "tool_calls": [call]}
    answered(plain, "what is 12 * 13", said, {"role": "tool", "tool_call_id": "x1", "content": RESULT})


def test_a_streamed_call_carries_an_index_and_whole_arguments(plain):
    asked = {"model": "nano", "messages": [{"role": "user", "content": "what is 12 * 13"}], "tools": [CALCULATE]}
    with plain.decided(Decision.CALLER):
        chunks = events(plain.ask("POST", "/v1/chat/completions", {**asked, "stream": True})[2])
    calls = [c["choices"][0]["delta"]["tool_calls"] for c in chunks if "tool_calls" in c["choices"][0]["delta"]]
    assert len(calls) == 1 and calls[0][0]["index"] == 0
    assert json.loads(calls[0][0]["function"]["arguments"]) == {"expression": "12 * 13"}
    assert chunks[-1]["choices"][0]["finish_reason"] == "tool_calls"


def test_no_call_is_made_when_the_client_forbids_it_or_after_the_same_call_twice(plain):
    with plain.decided(Decision.CALLER):
        forbidden = plain.message("what is 12 * 13", tools=[CALCULATE], tool_choice="none")
    assert forbidden["finish"] in ("stop", "length") and "tool_calls" not in forbidden
    history: list[Any] = ["what is 12 * 13"]
    for i in range(2):
        call = {"id": f"c{i}", "function": {"name": "calculate", "arguments": '{"expression": "12 * 13"}'}}
        history += [{"role": "assistant", "tool_calls": [call]}]
        history += [{"role": "tool", "tool_call_id": f"c{i}", "content": "error: try again"}]
    with plain.decided(Decision.CALLER):
        assert plain.message(*history[:-2], tools=[CALCULATE])["tool_calls"]
        assert "tool_calls" not in plain.message(*history, tools=[CALCULATE])


@pytest.mark.parametrize(
    "parameters",
    [
        {"type": "object", "properties": {"a": {"enum": ['x" | [a-z ]* #', "say \\"]}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"$ref": "#"}}, "required": ["a"]},
        {"type": "object", "properties": {"a": {"type": "array", "maxItems": 10**9, "items": {"type": "boolean"}}}},
        {"type": "object", "properties": {'"}\n': {"type": "string", "maxLength": 10**12}}, "required": ["missing"]},
        {"properties": {"a": {"anyOf": [{"anyOf": [{"type": ["string", "null"]}] * 16}] * 16}}},
    ],
    ids=["grammar injection", "recursion", "endless list", "odd names", "many options"],
)
def test_a_hostile_schema_neither_crashes_nor_injects(plain, parameters):
    pid = plain.server.service.engine.worker_pid
    tool = {"type": "function", "function": {"name": "calculate", "parameters": parameters}}
    with plain.decided(Decision.CALLER):
        message = plain.message("what is 12 * 13", tools=[tool])
    assert message.get("tool_calls") or message["finish"] == "length"
    for call in message.get("tool_calls", ()):
        arguments = json.loads(call["function"]["arguments"])
        assert isinstance(arguments, dict)
        if "enum" in parameters["properties"].get("a", {}):
            assert arguments["a"] in parameters["properties"]["a"]["enum"]
    assert plain.server.service.engine.worker_pid == pid


def test_what_does_not_fit_is_the_clients_mistake(plain):
    status, data = plain.chat("word " * 5000)
    assert status == 400 and data["error"]["code"] == "context_length_exceeded"


# --- tools of the server ------------------------------------------------------------------------------------


def test_the_agent_reads_the_workspace_and_tells_its_steps_as_reasoning(stage, folder):
    client = stage.serve(stage.service(folder))
    message = client.message("how many lines are in notes.txt?")
    assert "2" in message["content"] and message["finish"] == "stop"
    assert any(f"{tool.name} {{" in message["reasoning_content"] for tool in builtin_registry().specs())
    said = [Message("user", "how many lines are in notes.txt?"), Message("assistant", message["content"])]
    turns = client.server.service.memory.turns([*said, Message("user", "and words?")])
    assert any(isinstance(turn, ObservationTurn) for turn in turns)  # although the messages do not hold the step


def test_what_would_have_to_be_asked_is_refused_and_what_the_mode_allows_runs(stage, folder):
    wanted = ((Decision.CALLER, Decision.CONCLUSION), 'delete_file {"path": "notes.txt"}')
    asking = stage.serve(stage.service(folder))
    with asking.decided(*wanted[0], call=wanted[1]):
        assert "refused" in asking.message("remove notes.txt")["content"]
    assert (folder / "notes.txt").exists()
    free = stage.serve(stage.service(folder, "edits"))
    with free.decided(*wanted[0], call=wanted[1]):
        free.message("remove notes.txt")
    assert not (folder / "notes.txt").exists()


def test_tools_of_the_client_take_the_place_of_the_servers(stage, folder):
    assert handed(stage.serve(stage.service(folder, "all")))["tool_calls"]


# --- access -------------------------------------------------------------------------------------------------


def test_a_token_is_wanted_everywhere_but_for_health(stage):
    client = stage.serve(token=TOKEN)
    assert client.ask("GET", "/v1/models")[0] == 401
    status, headers, data = client.ask("POST", "/v1/chat/completions", {}, Authorization="Bearer wrong")
    assert (status, headers["www-authenticate"], data["error"]["code"]) == (401, "Bearer", "invalid_api_key")
    assert client.ask("GET", "/v1/models", Authorization=f"Bearer {TOKEN}")[0] == 200
    assert client.ask("GET", "/health")[0] == 200


def test_a_web_page_cannot_use_a_server_on_loopback(plain):
    body = {"model": "nano", "messages": [{"role": "user", "content": HELLO}]}
    assert plain.ask("GET", "/v1/models", Host="evil.example")[0] == 421
    assert plain.ask("POST", "/v1/chat/completions", body, Origin="https://evil.example")[0] == 403
    assert plain.ask("POST", "/v1/chat/completions", body, Content_Type="text/plain")[0] == 415
    status, headers, _ = plain.ask("OPTIONS", "/v1/chat/completions", Origin="https://evil.example")
    assert status == 403 and "access-control-allow-origin" not in headers


# --- HTTP ---------------------------------------------------------------------------------------------------


def test_only_the_fixed_routes_exist(plain):
    for path in ("/", "/v1", "/v1/models/", "/v1/models/../models", "//v1/models", "/v1/%6dodels", "/etc/passwd"):
        assert plain.ask("GET", path)[0] == 404
    status, headers, _ = plain.ask("GET", "/v1/chat/completions")
    assert (status, headers["allow"]) == (405, "POST")
    assert plain.ask("DELETE", "/v1/models")[0] == 405


def test_a_connection_is_kept_for_several_requests_even_pipelined(plain):
    get = b"GET /health HTTP/1.1\r\nHost: localhost\r\n"
    answers = plain.raw(get + b"\r\n" + get + b"Content-Length: 3\r\n\r\nabc" + get + b"Connection: close\r\n\r\n")
    assert answers.count(b"HTTP/1.1 200 OK") == 3


@pytest.mark.parametrize(
    ("data", "status"),
    [
        (b"hello\r\n\r\n", 400),
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\nHost: localhost\n\n\r\n\r\n", 400),
        (b"GET /health HTTP/1.1\r\n\r\n", 400),
        (b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n\r\n", 411),
        (b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 501),
        (b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999\r\n\r\n", 413),
        (b"GET /health HTTP/1.1\r\nX: " + b"a" * 40_000 + b"\r\n\r\n", 431),
        (b"GET /nothing HTTP/1.1\r\nHost: localhost\r\nContent-Length: 30\r\n\r\nGET /health HTTP/1.1\r\n\r\n", 404),
    ],
)
def test_malformed_or_oversized_requests_get_one_clean_answer_and_the_connection_ends(plain, data, status):
    answer = plain.raw(data, wait=status != 400)
    assert answer.startswith(b"HTTP/1.1 %d " % status), answer
    assert answer.count(b"HTTP/1.1") == 1
    assert "error" in json.loads(answer.partition(b"\r\n\r\n")[2])


@given(
    data=st.binary(min_size=1, max_size=200),
    head=st.sampled_from([b"", b"GET ", b"POST /v1/chat/completions HTTP/1.1\r\n"]),
)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_noise_is_answered_with_an_error_or_silence_and_the_server_lives(plain, data, head):
    answer = plain.raw(head + data + b"\r\n\r\n", wait=False)
    assert answer == b"" or re.match(rb"HTTP/1\.1 [45]\d\d ", answer)
    assert plain.health()["status"] == "ok"


def test_a_large_body_is_welcomed_before_it_is_sent(plain):
    with socket.create_connection(("127.0.0.1", plain.port), timeout=20) as sock:
        sock.sendall(
            b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            b"Content-Length: 2\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"
        )
        assert sock.recv(100).startswith(b"HTTP/1.1 100 Continue\r\n\r\n")
        sock.sendall(b"{}")
        assert received(sock).startswith(b"HTTP/1.1 400 ")


def test_a_slow_client_is_shown_the_door(stage):
    client = stage.serve(limits=Limits(head_seconds=0.2, body_seconds=0.2, idle_seconds=0.4))
    assert client.raw(b"GET /health HT").startswith(b"HTTP/1.1 408 ")
    slow = b"POST /v1/chat/completions HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{"
    assert client.raw(slow).startswith(b"HTTP/1.1 408 ")
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as idle:
        assert received(idle) == b""


def test_more_connections_than_allowed_are_refused(stage):
    client = stage.serve(limits=Limits(connections=2))
    with contextlib.ExitStack() as open_:
        for _ in range(2):
            open_.enter_context(socket.create_connection(("127.0.0.1", client.port), timeout=20))
        assert client.raw(b"").startswith(b"HTTP/1.1 503 ")


# --- the engine is shared -----------------------------------------------------------------------------------


@pytest.mark.parametrize("stream", [True, False])
def test_a_client_that_hangs_up_frees_the_engine_at_once(held, plain, stream):
    sock = plain.start(stream=stream)
    plain.until(lambda s: s["running"] == 1)
    sock.close()
    plain.until(lambda s: s["running"] == 0)
    held.hold(False)
    assert plain.message(HELLO)["content"]


def test_a_client_that_hangs_up_in_the_queue_leaves_it(held, plain):
    first = plain.start()
    plain.until(lambda s: s["running"] == 1)
    second = plain.start("what nobody will read")
    plain.until(lambda s: s["waiting"] == 1)
    second.close()
    plain.until(lambda s: s["waiting"] == 0)
    first.close()
    plain.until(lambda s: s["running"] == 0)
    assert held.engine.asked and not any("what nobody will read" in prompt for _, prompt in held.engine.asked)


def test_a_full_queue_says_when_to_come_back(held):
    client = held.serve(queue=1)
    with contextlib.closing(client.start()), contextlib.closing(client.start()):
        client.until(lambda s: (s["running"], s["waiting"]) == (1, 1))
        status, headers, data = client.ask(
            "POST", "/v1/chat/completions", {"model": "nano", "messages": [{"role": "user", "content": HELLO}]}
        )
    assert status == 429 and int(headers["retry-after"]) >= 1 and data["error"]["code"] == "queue_full"
    client.until(lambda s: (s["running"], s["waiting"]) == (0, 0))


def test_stopping_ends_running_requests_with_an_error(held):
    client = held.serve()
    streamed, waiting = client.start(stream=True), client.start()
    client.until(lambda s: (s["running"], s["waiting"]) == (1, 1))
    text = streamed.recv(100)
    assert text.startswith(b"HTTP/1.1 200 OK")
    idle = socket.create_connection(("127.0.0.1", client.port), timeout=20)
    client.health()  # by now the idle connection was accepted, too
    held.call(client.server.stop())
    text += received(streamed)
    assert b'"code":"stopping"' in text and b"data: [DONE]" in text and text.endswith(b"0\r\n\r\n")
    assert received(waiting).startswith(b"HTTP/1.1 503 ")
    assert received(idle) == b""
    with pytest.raises(OSError):
        socket.create_connection(("127.0.0.1", client.port), timeout=5)


# --- the command --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--host", "0.0.0.0"], "a token is needed"),
        (["--approve", "all"], "--workspace"),
        (["--token-file", "missing"], "cannot be read"),
        (["--host", "no.such.name", "--token-file", "token"], "not an address"),
        (["--allow-origin", "*"], "a token is needed"),
    ],
)
def test_what_cannot_be_served_is_a_usage_error(tmp_path, monkeypatch, capfd, arguments, words):
    from umi_local.cli.app import run_app

    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("UMI_SERVE_TOKEN", raising=False)
    Path("token").write_text(TOKEN)
    assert run_app(["serve", *arguments]) == 2
    out, err = capfd.readouterr()
    assert words in err and out == ""


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_the_command_serves_without_a_network_of_its_own_until_ctrl_c(tmp_path, folder):
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "UMI_SERVE_TOKEN": TOKEN}
    environment |= {f"UMI_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("DATA", "CACHE", "CONFIG")}
    process = subprocess.Popen(
        [sys.executable, "-m", "umi_local", "serve", "--port", "0", "-C", str(folder), "--approve", "all"],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        assert process.stderr is not None
        found = re.search(r"http://127\.0\.0\.1:(\d+)/v1", process.stderr.readline())
        assert found
        connection = http.client.HTTPConnection("127.0.0.1", int(found.group(1)), timeout=60)
        body = json.dumps(
            {"model": "nano", "messages": [{"role": "user", "content": "how many lines are in notes.txt?"}]}
        )
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {TOKEN}"}
        connection.request("POST", "/v1/chat/completions", body, headers)
        answer = json.loads(connection.getresponse().read())
        assert "2" in answer["choices"][0]["message"]["content"]
        if sys.platform == "linux":
            children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            assert children
            for pid in (process.pid, *children):
                assert "Seccomp:\t2" in Path(f"/proc/{pid}/status").read_text()
            assert TOKEN.encode() not in Path(f"/proc/{children[0]}/environ").read_bytes()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
        assert process.returncode == 130 and out == "" and "Traceback" not in err
    finally:
        process.kill()
        process.wait()
