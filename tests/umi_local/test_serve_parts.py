"""The parts of `umi serve` that need no engine: HTTP, access, the queue, requests, turns and stop sequences."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scripted_engine import ScriptedEngine, plan

from umi_local.agent.settings import Settings
from umi_local.engine.client import EngineError
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision
from umi_local.serve.access import AccessProblem, access_for, checked_token, is_loopback, read_token
from umi_local.serve.deltas import Answer, Call, Content, End, Reasoning
from umi_local.serve.errors import ApiError, ProtocolError
from umi_local.serve.gate import Gate
from umi_local.serve.handed import calls_of_request, converse
from umi_local.serve.http import Limits, Request, parse_head
from umi_local.serve.request import ClientCall, Message, parse_chat
from umi_local.serve.turns import Memory, recent, to_turns, with_system
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)

LIMITS = Limits()
TOKEN = "0123456789abcdef-token"


def head(*lines: str) -> Request:
    return parse_head("\r\n".join(lines).encode("latin-1"), LIMITS)


def asked(**headers: str) -> Request:
    return Request("GET", "/v1/models", {"host": "localhost:1", **headers}, None, True)


# --- HTTP ---------------------------------------------------------------------------------------------------


def test_a_request_is_read_with_its_path_alone_and_lower_case_header_names():
    request = head("POST /v1/models?x=1 HTTP/1.1", "Host: a", "CONTENT-Length:  12 ", "Connection: Foo, Close")
    assert (request.method, request.path, request.length, request.keep_alive) == ("POST", "/v1/models", 12, False)
    assert request.headers["host"] == "a"
    assert not head("GET / HTTP/1.0").keep_alive


@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (["GET  / HTTP/1.1"], 400),
        (["GET /\x00 HTTP/1.1"], 400),
        (["GET / HTTP/1.1 x"], 400),
        (["GET / HTTP/2.0"], 505),
        (["GET / http/1.1"], 400),
        (["GET / HTTP/1.1", "Host : a"], 400),
        (["GET / HTTP/1.1", "Host"], 400),
        (["GET / HTTP/1.1", "A: b", " folded: c"], 400),
        (["GET / HTTP/1.1", "A: b\nB: c"], 400),
        (["GET / HTTP/1.1", "A: b\x00"], 400),
        (["GET / HTTP/1.1", "Host: a", "Host: b"], 400),
        (["POST / HTTP/1.1", "Content-Length: 1", "Content-Length: 1"], 400),
        (["POST / HTTP/1.1", "Content-Length: +1"], 400),
        (["POST / HTTP/1.1", "Content-Length: -1"], 400),
        (["POST / HTTP/1.1", "Content-Length: 0x10"], 400),
        (["POST / HTTP/1.1", "Transfer-Encoding: chunked", "Content-Length: 1"], 400),
        (["POST / HTTP/1.1", "Transfer-Encoding: chunked"], 501),
        (["POST / HTTP/1.1", "Expect: tea"], 417),
        (["GET / HTTP/1.1", *[f"X-{i}: y" for i in range(65)]], 431),
        ([f"GET /{'a' * 3000} HTTP/1.1"], 400),
    ],
)
def test_what_is_ambiguous_or_too_long_is_refused(lines, status):
    with pytest.raises(ProtocolError) as caught:
        head(*lines)
    assert caught.value.status == status


@given(st.binary(max_size=300))
@settings(max_examples=80)
def test_any_bytes_are_a_request_or_a_protocol_error(data):
    try:
        request = parse_head(data, LIMITS)
    except ProtocolError as error:
        assert 400 <= error.status < 600
    else:
        assert request.length is None or request.length >= 0


# --- access -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8642", "[::1]:8642", "LOCALHOST:80"])
def test_loopback_answers_to_loopback_names(host):
    access_for("127.0.0.1", None, []).check(asked(host=host))


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8642", "localhost.evil.example", "127.0.0.1.evil", ""])
def test_a_page_that_rebinds_its_name_is_turned_away(host):
    with pytest.raises(ApiError) as caught:
        access_for("127.0.0.1", None, []).check(asked(host=host))
    assert caught.value.status in (400, 421)


@pytest.mark.parametrize("given_", ["", "Bearer", f"Bearer {TOKEN}x", f"Basic {TOKEN}", TOKEN, "Bearer \xff\xfe"])
def test_a_wrong_token_is_refused_on_loopback_too(given_):
    with pytest.raises(ApiError) as caught:
        access_for("127.0.0.1", TOKEN, []).check(asked(authorization=given_))
    assert caught.value.status == 401 and caught.value.headers["WWW-Authenticate"] == "Bearer"


def test_the_right_token_opens_and_health_needs_none():
    access = access_for("0.0.0.0", TOKEN, [])
    access.check(asked(host="any.name", authorization=f"bearer {TOKEN}"))
    access.check(asked(host="any.name"), public=True)


def test_a_web_page_gets_in_only_when_its_origin_was_allowed():
    closed, opened = access_for("127.0.0.1", None, []), access_for("127.0.0.1", None, ["https://a.example"])
    page = asked(origin="https://a.example")
    with pytest.raises(ApiError) as caught:
        closed.check(page)
    assert caught.value.status == 403 and closed.headers(page) == {}
    opened.check(page)
    assert opened.headers(page)["Access-Control-Allow-Origin"] == "https://a.example"
    assert "Access-Control-Allow-Origin" not in opened.headers(asked())
    with pytest.raises(ApiError):
        opened.check(asked(origin="https://b.example"))


@pytest.mark.parametrize(
    ("host", "token", "origins"),
    [("0.0.0.0", None, []), ("::", None, []), ("192.168.1.2", None, []), ("name", None, []), ("127.0.0.1", None, ["*"]),
     ("127.0.0.1", TOKEN, ["a page"])],
)  # fmt: skip
def test_an_open_server_without_a_token_cannot_be_asked_for(host, token, origins):
    with pytest.raises(AccessProblem):
        access_for(host, token, origins)


def test_tokens_come_from_files_and_must_be_long_enough(tmp_path):
    path = tmp_path / "token"
    path.write_text(f"{TOKEN}\n")
    assert read_token(path) == TOKEN
    for text in ("short", "two words of many letters", "", "x" * 600):
        with pytest.raises(AccessProblem):
            checked_token(text, "it")
    with pytest.raises(AccessProblem, match="cannot be read"):
        read_token(tmp_path / "missing")
    assert is_loopback("::1") and is_loopback("127.8.8.8") and not is_loopback("localhost.example")


# --- the queue ----------------------------------------------------------------------------------------------


async def test_the_gate_lets_one_through_a_few_wait_and_refuses_the_rest_with_advice():
    gate, order = Gate(1), []

    async def go(name: str, hold: asyncio.Event) -> None:
        async with gate.turn():
            order.append(name)
            await hold.wait()

    hold = asyncio.Event()
    first, second = asyncio.create_task(go("first", hold)), asyncio.create_task(go("second", hold))
    await asyncio.sleep(0.01)
    assert gate.running and gate.waiting == 1
    with pytest.raises(ApiError) as caught:
        await go("third", hold)
    assert caught.value.status == 429 and int(caught.value.headers["Retry-After"]) >= 1
    second.cancel()  # whoever goes away gives its place back
    await asyncio.gather(second, return_exceptions=True)
    fourth = asyncio.create_task(go("fourth", hold))
    hold.set()
    await asyncio.gather(first, fourth)
    assert order == ["first", "fourth"] and not gate.running and gate.waiting == 0


# --- the body of a request ----------------------------------------------------------------------------------


def chat(**changes: Any) -> dict[str, Any]:
    return {"model": "nano", "messages": [{"role": "user", "content": "hello"}], **changes}


def tool(name: Any = "calculate", **parameters: Any) -> dict[str, Any]:
    return {"type": "function", "function": {"name": name, "parameters": parameters or {"type": "object"}}}


def called(*ids: str, name: str = "f", arguments: str = "{}") -> dict[str, Any]:
    calls = [{"id": i, "type": "function", "function": {"name": name, "arguments": arguments}} for i in ids]
    return {"role": "assistant", "content": None, "tool_calls": calls}


def result(call: str, content: str = "done") -> dict[str, Any]:
    return {"role": "tool", "tool_call_id": call, "content": content}


def parsed(**changes: Any):
    return parse_chat(json.dumps(chat(**changes)).encode())


def test_habitual_fields_are_ignored_and_known_ones_read():
    read = parsed(
        user="me", store=False, metadata={}, parallel_tool_calls=True, n=1, logprobs=False, logit_bias={},
        frequency_penalty=0, response_format={"type": "text"}, stream=True, stream_options={"include_usage": True},
        max_completion_tokens=7, max_tokens=9, temperature=0.5, top_p=0, seed=-1, stop="END",
        tools=[tool()], tool_choice="none",
    )  # fmt: skip
    assert (read.stream, read.include_usage, read.max_tokens, read.temperature) == (True, True, 7, 0.5)
    assert read.top_p == 1e-6
    assert read.seed == 0xFFFFFFFF and read.stops == ("END",) and not read.may_call
    assert read.tools[0].name == "calculate" and read.tools[0].parameters["properties"] == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"n": 2}, {"logprobs": True}, {"top_logprobs": 3}, {"response_format": {"type": "json_object"}},
        {"modalities": ["text", "audio"]}, {"audio": {"voice": "x"}}, {"functions": [{}]}, {"logit_bias": {"1": 2}},
        {"model": None}, {"model": 3}, {"messages": []}, {"messages": "hi"}, {"messages": [3]},
        {"messages": [{"role": "robot", "content": "x"}]}, {"messages": [{"role": "user"}]},
        {"messages": [{"role": "user", "content": [{"type": "image_url", "image_url": {"url": "x"}}]}]},
        {"messages": [{"role": "user", "content": [{"type": "input_audio"}]}]},
        {"messages": [{"role": "system", "content": "x"}]},
        {"messages": [{"role": "user", "content": "x"}, {"role": "assistant", "content": "y"}]},
        {"messages": [{"role": "user", "content": "x"}, result("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a", "b"), result("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a", "a"), result("a"), result("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a", arguments="[1]"), result("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a", arguments="{"), result("a")]},
        {"messages": [{"role": "user", "content": "x"}, called("a", name="a b"), result("a")]},
        {"tool_choice": "required"}, {"tool_choice": {"type": "function", "function": {"name": "f"}}},
        {"tools": {}}, {"tools": [{}]}, {"tools": [tool("a b")]}, {"tools": [tool("x" * 65)]}, {"tools": [tool(3)]},
        {"tools": [tool(), tool()]}, {"tools": [tool()] * 129}, {"tools": [tool(type="string")]},
        {"tools": [tool(properties=[[1]])]}, {"tools": [tool(properties={"a": 3})]}, {"tools": [tool(required=[1])]},
        {"tools": [tool(properties={"a": {"description": "x" * 40_000}})]},
        {"max_tokens": 0}, {"max_tokens": "5"}, {"max_tokens": True}, {"temperature": 3}, {"temperature": "1"}, {"top_p": 2}, {"top_p": True},
        {"seed": 1.5}, {"stream": "yes"}, {"stream": 1}, {"stop": 3}, {"stop": [""]}, {"stop": ["a"] * 5},
    ],
    ids=lambda c: json.dumps(c)[:60],
)  # fmt: skip
def test_what_cannot_be_honoured_is_refused_with_the_field_named(changes):
    with pytest.raises(ApiError) as caught:
        parsed(**changes)
    assert caught.value.status == 400 and caught.value.param
    assert caught.value.body()["error"]["type"] == "invalid_request_error"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"3", b"\xff\xfe", b'{"a": NaN}', b"[" * 100_000, b'{"a":' * 80 + b"1" + b"}" * 80])  # fmt: skip
def test_a_body_that_is_no_json_object_is_refused(body):
    with pytest.raises(ApiError) as caught:
        parse_chat(body)
    assert caught.value.status == 400


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
FIELDS = ("model", "messages", "tools", "tool_choice", "stop", "seed", "temperature", "top_p", "max_tokens", "stream_options")


@given(st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4), JSON, JSON, JSON)
@settings(max_examples=50)
def test_any_json_is_a_request_or_a_clean_refusal(changes, content, call, parameters):
    messages = [{"role": "user", "content": content}, {"role": "assistant", "content": None, "tool_calls": call}]
    data = chat(messages=messages, tools=[{"type": "function", "function": parameters}]) | changes
    for body in (data, chat(**changes), chat(tools=[tool(properties={"a": {}}, x=parameters)])):
        try:
            parse_chat(json.dumps(body).encode())
        except ApiError as error:
            assert error.status == 400


def test_half_a_surrogate_pair_cannot_come_in():
    read = parse_chat(b'{"model":"nano","messages":[{"role":"user","content":"a\\ud800b"}]}')
    assert read.messages[0].text == "a?b"


# --- turns --------------------------------------------------------------------------------------------------

USER = Message("user", " what is 1 + 1 ")
CALL = Message("assistant", None, (ClientCall("c1", "calculate", {"expression": "1 + 1"}),), reasoning="A sum.")
RESULT = Message("tool", "1 + 1 = 2", call="c1")
ANSWER = Message("assistant", "It is 2.")


def test_messages_become_the_turns_they_were():
    assert to_turns([USER, CALL, RESULT, ANSWER]) == [
        UserTurn("what is 1 + 1"),
        PlannerTurn("A sum.", Decision.CALLER),
        CallerTurn("calculate", {"expression": "1 + 1"}),
        ObservationTurn("1 + 1 = 2"),
        PlannerTurn("The answer is known.", Decision.CONCLUSION),
        SummarizerTurn("It is 2."),
    ]


def test_a_lost_rationale_is_made_up_and_parallel_calls_become_a_row_of_steps():
    calls = Message("assistant", None, (ClientCall("a", "f", {}), ClientCall("b", "g", {})))
    turns = to_turns([USER, calls, Message("tool", "B", call="b"), Message("tool", "A", call="a")])
    assert turns[1:] == [
        PlannerTurn("Use f.", Decision.CALLER), CallerTurn("f", {}), ObservationTurn("A"),
        PlannerTurn("Use g.", Decision.CALLER), CallerTurn("g", {}), ObservationTurn("B"),
    ]  # fmt: skip


def test_one_id_used_twice_keeps_each_result_with_its_call():
    again = Message("assistant", None, (ClientCall("c1", "calculate", {"expression": "2 + 2"}),))
    turns = to_turns([USER, CALL, RESULT, again, Message("tool", "4", call="c1")])
    assert [t.content for t in turns if isinstance(t, ObservationTurn)] == ["1 + 1 = 2", "4"]


def test_a_conversation_that_was_answered_here_is_remembered_with_or_without_its_reasoning():
    memory = Memory()
    real = (UserTurn("what is 1 + 1"), PlannerTurn("The real thought.", Decision.CALLER), CallerTurn("calculate", {"expression": "1 + 1"}))  # fmt: skip
    memory.keep([USER], CALL, real)
    for kept in (CALL, Message("assistant", "", CALL.calls)):
        assert memory.turns([USER, kept, RESULT]) == (*real, ObservationTurn("1 + 1 = 2"))
    edited = Message("assistant", None, CALL.calls, reasoning="Another thought.")
    assert memory.turns([USER, edited, RESULT])[1] == PlannerTurn("Another thought.", Decision.CALLER)
    other = Message("user", "something else")
    assert memory.turns([other, CALL, RESULT])[1] == PlannerTurn("A sum.", Decision.CALLER)


def test_memory_is_bounded():
    memory = Memory(most=2)
    for i in range(5):
        memory.keep([Message("user", str(i))], ANSWER, (UserTurn(f"kept {i}"),))
    more = Message("user", "and?")
    assert memory.turns([Message("user", "4"), ANSWER, more])[0] == UserTurn("kept 4\n\nand?")
    assert memory.turns([Message("user", "0"), ANSWER, more])[0] == UserTurn("0")
    memory.keep([Message("user", "big")], ANSWER, (UserTurn("x" * 300_000),))
    assert memory.turns([Message("user", "big"), ANSWER, more])[0] == UserTurn("big")


def test_neighbouring_words_of_the_user_are_joined_and_the_system_text_comes_with_the_last_request():
    system = Message("system", "Be brief.")
    turns = Memory().turns([system, Message("user", "a"), Message("user", "b"), ANSWER, Message("user", "c")])
    assert turns[0] == UserTurn("a\n\nb")
    shown = with_system(turns, [system])
    assert shown[-1] == UserTurn("c", "Be brief.") and shown[:-1] == turns[:-1]


def test_of_a_long_history_only_the_end_is_looked_at_and_it_begins_where_it_did():
    def history(n: int) -> tuple[Any, ...]:
        return tuple(turn for i in range(n) for turn in (UserTurn(f"{i:4}" * 5), SummarizerTurn("answer")))

    assert recent(history(5), 10_000) == history(5)
    begins = [recent((*history(n), UserTurn("now")), 400)[0] for n in range(40, 60)]
    ends = [recent((*history(n), UserTurn("now")), 400)[-1] for n in range(40, 60)]
    assert ends == [UserTurn("now")] * 20
    assert len(set(map(str, begins))) <= 6
    assert sum(len(t.text) for t in recent(history(500), 400) if isinstance(t, UserTurn)) <= 500
    steps = [
        t for i in range(100) for t in (PlannerTurn(str(i), Decision.CALLER), CallerTurn("f", {}), ObservationTurn("o"))
    ]
    short = recent((UserTurn("now"), *steps), 400)
    assert short[0] == UserTurn("now") and isinstance(short[1], PlannerTurn) and short[-3:] == tuple(steps[-3:])
    assert 24 <= sum(isinstance(t, PlannerTurn) for t in short) <= 32


# --- handing calls back -------------------------------------------------------------------------------------

TOOL = ToolSpec("f", "", {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]})


async def deltas_of(engine: ScriptedEngine, *turns: Any, max_steps: int = 8, **more: Any) -> list[Any]:
    settings = Settings(max_steps=max_steps)
    stream = converse(
        engine, SharedFormat(), Trajectory((TOOL,), turns), settings, calls=calls_of_request(turns), **more
    )
    return [delta async for delta in stream]


def step(a: int) -> tuple[Any, ...]:
    return PlannerTurn("Go on.", Decision.CALLER), CallerTurn("f", {"a": a}), ObservationTurn("done")


async def test_too_many_calls_end_in_an_answer_however_many_the_client_would_run():
    script = [plan("More."), "Enough."]
    deltas = await deltas_of(ScriptedEngine(script), UserTurn("x"), *step(1), *step(2), max_steps=2)
    assert deltas[0] == Reasoning("More.") and deltas[1] == Content("Enough.") and deltas[-1].finish == "stop"
    assert deltas[-1].turns[-2:] == (PlannerTurn("More.", Decision.CONCLUSION), SummarizerTurn("Enough."))


async def test_the_same_call_is_handed_back_twice_and_not_a_third_time():
    again = [plan("Again."), 'f {"a": 1}', "It is done."]
    second = await deltas_of(ScriptedEngine(again), UserTurn("x"), *step(1))
    assert [type(d) for d in second] == [Reasoning, Call, End] and second[1].arguments == '{"a": 1}'
    third = await deltas_of(ScriptedEngine(again), UserTurn("x"), *step(1), *step(1))
    assert [type(d) for d in third] == [Reasoning, Content, End] and third[-1].turns[-1] == SummarizerTurn(
        "It is done."
    )


async def test_half_a_call_is_not_handed_back_and_a_give_up_is_an_answer():
    cut = await deltas_of(ScriptedEngine([plan("Go."), 'f {"a": 1}'], cut='f {"a": 1}'), UserTurn("x"))
    assert [type(d) for d in cut] == [Reasoning, End] and cut[-1].finish == "length"
    gone = await deltas_of(ScriptedEngine([plan("I cannot.", "give up")]), UserTurn("x"))
    assert gone[1] == Content("I cannot.") and gone[-1].finish == "stop"


async def test_a_planner_that_cannot_be_understood_is_asked_again_and_then_an_error():
    muddled = ScriptedEngine(["what?", plan("Known.", "conclusion"), "Yes."], strict=False)
    assert (await deltas_of(muddled, UserTurn("x")))[-1].finish == "stop"
    with pytest.raises(EngineError, match="could not be understood"):
        await deltas_of(ScriptedEngine(["what?"], loop=True, strict=False), UserTurn("x"))
    silent = await deltas_of(ScriptedEngine([plan("Known.", "conclusion"), "  "]), UserTurn("x"), *step(1))
    assert silent[-2] == Content("done")


# --- stop sequences -----------------------------------------------------------------------------------------


@given(st.text("ab \n", max_size=30), st.lists(st.text("ab ", min_size=1, max_size=4), max_size=3), st.data())
@settings(max_examples=100)
def test_the_streamed_answer_is_the_whole_one_cut_at_the_first_complete_stop(text, stops, data):
    answer, shown, at = Answer(stops), "", 0
    while at < len(text):
        step = data.draw(st.integers(1, 5))
        shown += answer.feed(text[at : at + step])
        at += step
    shown += answer.rest()
    whole = text.lstrip()
    cuts = [(whole.find(stop) + len(stop), whole.find(stop)) for stop in stops if stop in whole]
    expected = whole[: min(cuts)[1]] if cuts else whole
    assert shown == expected.rstrip() == answer.text
    assert answer.stopped == bool(cuts)
