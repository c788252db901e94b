"""The loop of one turn, driven by a scripted engine over real tools in real folders."""

from __future__ import annotations

import asyncio
import itertools
import threading
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from scripted_engine import FOREVER, ScriptedEngine, plan

from umi_local.agent import loop
from umi_local.agent.loop import Agent, AgentBusy
from umi_local.agent.settings import Settings
from umi_local.engine.client import EngineError
from umi_local.events import (
    ApprovalRequested,
    Event,
    Notice,
    RoleFinished,
    ToolFinished,
    ToolProposed,
    ToolStarted,
    TurnFinished,
)
from umi_local.formats.shared import SharedFormat
from umi_local.roles import Decision
from umi_local.safety.policy import ApprovalReply, Policy
from umi_local.safety.workspace import Workspace
from umi_local.store.sessions import SessionLog, Store, new_session_id
from umi_local.tools.base import Registry, ToolContext, ToolError, tool
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, UserTurn

RELEASE = threading.Event()


def _preview(context: ToolContext, arguments: Any) -> str:
    path = context.workspace.root / arguments["path"]
    return f"{path.read_text() if path.exists() else ''} -> {arguments['content']}"


@tool("read")
def look(context: ToolContext, path: str) -> str:
    """Read a file.

    Args:
        path: The file.
    """
    try:
        return (context.workspace.root / path).read_text()
    except FileNotFoundError:
        raise ToolError(f"there is no file {path}") from None


@tool("write", preview=_preview)
def put(context: ToolContext, path: str, content: str) -> str:
    """Write a file.

    Args:
        path: The file.
        content: Its text.
    """
    (context.workspace.root / path).write_text(content)
    return f"wrote {path}"


@tool("execute", timeout=0.2)
def hang(context: ToolContext) -> str:
    """Hang and ignore every wish to stop."""
    RELEASE.wait(20)
    return "late"


@tool("execute", timeout=20)
def wait(context: ToolContext) -> str:
    """Print and wait until told to stop."""
    context.emit("working\n")
    while not context.cancelled():
        threading.Event().wait(0.01)
    return "stopped half way"


@tool("read", timeout=0.2)
def ask(context: ToolContext, question: str) -> str:
    """Ask the user.

    Args:
        question: The question.
    """
    if context.ask is None:
        raise ToolError("nobody can answer now")
    return context.ask(question)


@tool("read")
def broken(context: ToolContext) -> str:
    """Fail in a way nobody foresaw."""
    raise ZeroDivisionError("by design \udcff")


@tool("read", misses="no matches for")
def search_text(context: ToolContext, query: str) -> str:
    """Find nothing.

    Args:
        query: What to look for.
    """
    return f"no matches for {query}"


@tool("read")
def system_info(context: ToolContext) -> str:
    """Tell of the machine."""
    return "two cores"


TOOLS = Registry([look, put, hang, wait, ask, broken, search_text, system_info])


@pytest.fixture(autouse=True)
def _release():
    RELEASE.clear()
    yield
    RELEASE.set()


@pytest.fixture
def make(tmp_path: Path) -> Callable[..., Agent]:
    def build(script: Any, *, policy: Policy | None = None, store: Store | None = None, **more: Any) -> Agent:
        engine = script if isinstance(script, ScriptedEngine) else ScriptedEngine(script)
        context = ToolContext(
            Workspace(tmp_path), SimpleNamespace(), SimpleNamespace(), ask=more.pop("ask", None)
        )
        log = SessionLog(
            store or Store.memory(), new_session_id(), workspace=str(tmp_path), pack="scripted", tools=TOOLS.specs()
        )
        return Agent(engine, SharedFormat(), TOOLS, context, policy or Policy("all"), log, settings=Settings(**more))

    return build


async def run(
    agent: Agent, text: str = "go", react: Callable[[Event], None] = lambda _: None, context: str = ""
) -> list[Event]:
    events = []
    async for event in agent.turn(text, context):
        events.append(event)
        react(event)
    assert isinstance(events[-1], TurnFinished)
    assert sum(isinstance(e, TurnFinished) for e in events) == 1
    return events


def kinds(events: list[Event]) -> list[str]:
    return [k for k, _ in itertools.groupby(e.type for e in events)]


def find(events: list[Event], kind: type[Any]) -> list[Any]:
    return [e for e in events if isinstance(e, kind)]


async def test_a_question_is_answered_through_a_tool(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    agent = make([plan("Read it."), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), "It says blue."])
    events = await run(agent, "what does a.txt say")
    role = ["role_started", "prefill", "token", "role_finished"]
    assert kinds(events) == [
        "turn_started", *role, *role, "tool_proposed", "tool_started", "tool_finished", *role, *role, "turn_finished",
    ]  # fmt: skip
    end = events[-1]
    assert (end.status, end.answer) == ("answered", "It says blue.")
    assert end.stats["steps"] == 2 and end.stats["tool_calls"] == 1 and end.stats["tokens"] > 0
    assert end.stats["seconds_to_first_token"] is not None
    assert [type(t) for t in agent.trajectory.turns] == [
        UserTurn, PlannerTurn, CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn,
    ]  # fmt: skip
    assert all(e.to_dict()["type"] == e.type for e in events)


async def test_the_names_that_are_there_are_kept_with_the_request(make, tmp_path):
    (tmp_path / "our menu.txt").write_text("blue")
    store = Store.memory()
    agent = make([plan("Known.", "conclusion"), "Yes."], store=store)
    await run(agent, "is our menu.txt older than plan.txt?")
    assert agent.trajectory.turns[0] == UserTurn("is our menu.txt older than plan.txt?", present=("our menu.txt",))
    assert store.trajectory(agent.session).turns == agent.trajectory.turns


async def test_a_disk_that_takes_too_long_holds_up_no_turn(make, monkeypatch):
    looked = threading.Event()
    monkeypatch.setattr(loop, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(loop.around, "present", lambda *_: looked.wait(10) and ("late.txt",))
    agent = make([plan("Known.", "conclusion"), "Yes."])
    events = await run(agent, "late.txt?")
    looked.set()
    assert events[-1].answer == "Yes."
    assert agent.trajectory.turns[0] == UserTurn("late.txt?")


async def test_a_call_that_was_cut_short_is_never_run(make, tmp_path):
    call = 'put {"path": "a.txt", "content": "only the first ha"}'
    script = [plan("Write it."), call, plan("It was cut."), "look {}", plan("No way.", "give up")]
    agent = make(ScriptedEngine(script, cut=call, strict=False), policy=Policy("all"))
    events = await run(agent)
    assert not (tmp_path / "a.txt").exists()
    assert "cut short" in find(events, ToolFinished)[0].content
    assert not find(events, ToolStarted)
    assert events[-1].status == "gave_up"


async def test_giving_up_answers_with_the_rationale(make):
    events = await run(make([plan("No tool can fly.", "give up")]))
    assert (events[-1].status, events[-1].answer) == ("gave_up", "No tool can fly.")


FOUND = ['look {"path": "wifi.txt"}', plan("Known.", "conclusion"), "It is plum7."]


async def test_a_request_that_names_no_file_is_asked_again_with_the_file_that_has_its_words(make, tmp_path):
    (tmp_path / "wifi.txt").write_text("guest password: plum7")
    store = Store.memory()
    agent = make([plan("It is not said where.", "give up"), plan("Read it."), *FOUND], store=store)
    events = await run(agent, "what is the guest password?")
    assert (events[-1].status, events[-1].answer) == ("answered", "It is plum7.")
    assert [notice.text for notice in find(events, Notice)] == ["wifi.txt has words of the request, so umi looks there."]
    again = UserTurn("what is the guest password (see wifi.txt)", present=("wifi.txt",))
    assert agent.trajectory.turns[2] == again
    assert store.trajectory(agent.session).turns == agent.trajectory.turns


async def test_so_is_one_whose_search_found_nothing(make, tmp_path):
    (tmp_path / "wifi.txt").write_text("guest password: plum7")
    store = Store.memory()
    vain = [plan("Search."), 'search_text {"query": "password of guests"}', plan("Nothing.", "conclusion")]
    agent = make([*vain, plan("Read it."), *FOUND], store=store)
    events = await run(agent, "what is the guest password?")
    assert (events[-1].status, events[-1].answer) == ("answered", "It is plum7.")
    assert store.trajectory(agent.session).turns == agent.trajectory.turns


async def test_so_is_one_that_the_system_is_to_answer_and_that_says_nothing_of_it(make, tmp_path):
    (tmp_path / "grades.txt").write_text("Sia: 67 points on average")
    store = Store.memory()
    plans = [plan("The machine is asked about: use system_info."), plan("Read it."), 'look {"path": "grades.txt"}']
    agent = make([*plans, plan("Known.", "conclusion"), "It is 67."], store=store)
    events = await run(agent, "sia's average points")
    assert events[-1].answer == "It is 67."
    assert [type(turn) for turn in agent.trajectory.turns[:3]] == [UserTurn, UserTurn, PlannerTurn]
    assert store.trajectory(agent.session).turns == agent.trajectory.turns


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("what is the guest password in wifi.txt?", [plan("It is not said where.", "give up")]),
        ("what is the guest password?", [plan("No tool tells a password.", "give up")]),
        ("what is the guest password?", [plan("Use read_file. But there is no read_file here.", "give up")]),
        ("what is the weather?", [plan("It is not said where.", "give up")]),
        ("what is the guest password?", ['look {"path": "b.txt"}', plan("It is not said where.", "give up")]),
        ("how much memory do guests have", [plan("Use system_info."), "system_info {}", plan("No way.", "give up")]),
    ],
)
async def test_nothing_is_asked_again_that_was_understood(make, tmp_path, text, script):
    (tmp_path / "wifi.txt").write_text("guest password: plum7, memory of guests")
    agent = make([*([plan("Look.")] if len(script) == 2 else []), *script])
    events = await run(agent, text)
    assert events[-1].status == "gave_up" and not find(events, Notice)


async def test_cancelling_while_umi_looks_for_the_file_ends_the_turn(make, monkeypatch):
    looked = threading.Event()
    agent = make([plan("It is not said where.", "give up")])

    def look_long(*_):
        asyncio.run_coroutine_threadsafe(stop(), running).result()
        looked.wait(10)

    async def stop():
        agent.cancel()

    running = asyncio.get_running_loop()
    monkeypatch.setattr(loop.about, "about", look_long)
    events = await run(agent, "what is the guest password?")
    looked.set()
    assert events[-1].status == "cancelled"


async def test_a_tool_that_is_missed_and_there_is_called(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    script = [plan("Use look. But there is no look here.", "give up"), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), "Blue."]
    agent = make(script)
    events = await run(agent)
    assert (events[-1].status, events[-1].answer) == ("answered", "Blue.")
    assert find(events, RoleFinished)[0].decision is Decision.CALLER
    assert agent.trajectory.turns[1] == PlannerTurn("Use look.", Decision.CALLER)


async def test_a_tool_that_is_wanted_and_not_there_ends_the_turn(make):
    events = await run(make([plan("Use read_file.")]))
    assert (events[-1].status, events[-1].answer) == ("gave_up", "Use read_file. But there is no read_file here.")


async def test_a_failing_tool_is_an_observation_and_the_planner_goes_on(make):
    agent = make(
        [
            plan("Read."), 'look {"path": "nope.txt"}', plan("Try the other."), "broken {}",
            plan("Both failed.", "conclusion"), "Neither works.",
        ]
    )  # fmt: skip
    events = await run(agent)
    first, second = find(events, ToolFinished)
    assert not first.ok and first.content == "there is no file nope.txt"
    assert not second.ok and "ZeroDivisionError: by design ?" in second.content
    assert events[-1].status == "answered"


async def test_an_unreadable_or_invalid_call_is_an_observation(make):
    script = [
        plan("A."), "fly {}", plan("B."), 'look {"path": ', plan("C."), 'look {"file": "a.txt"}',
        plan("D.", "conclusion"), "Sorry.",
    ]  # fmt: skip
    events = await run(make(ScriptedEngine(script, strict=False)))
    finished = find(events, ToolFinished)
    assert [f.ok for f in finished] == [False] * 3
    assert (
        "no tool 'fly'" in finished[0].content and "not JSON" in finished[1].content and "look:" in finished[2].content
    )
    assert [p.call for p in find(events, ToolProposed)] == [f.call for f in finished]
    assert events[-1].status == "answered"


async def test_a_planner_that_cannot_be_read_fails_the_turn_after_a_second_try(make):
    engine = ScriptedEngine(["mumble", "mumble"], strict=False)
    events = await run(make(engine))
    assert events[-1].status == "failed" and "planner" in events[-1].answer
    assert engine.requests[1].temperature > 0


async def test_the_same_call_is_answered_from_memory_and_the_third_time_stops(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    call = [plan("Again."), 'look {"path": "a.txt"}']
    events = await run(make(call * 3))
    assert len(find(events, ToolStarted)) == 1
    assert "made already" in find(events, ToolFinished)[1].content and "blue" in find(events, ToolFinished)[1].content
    assert events[-1].status == "failed" and "three times" in events[-1].answer


async def test_reading_again_after_a_change_is_not_a_repetition(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    look_at = [plan("Look."), 'look {"path": "a.txt"}']
    script = [
        *look_at,
        plan("Change."),
        'put {"path": "a.txt", "content": "red"}',
        *look_at,
        plan("Done.", "conclusion"),
        "Red.",
    ]
    events = await run(make(script))
    assert [f.content for f in find(events, ToolFinished)] == ["blue", "wrote a.txt", "red"]


async def test_the_step_limit_ends_the_turn(make):
    script = list(itertools.chain.from_iterable((plan("On."), f'look {{"path": "{n}.txt"}}') for n in range(9)))
    events = await run(make(script, max_steps=3))
    assert events[-1].status == "failed" and "3 steps" in events[-1].answer and events[-1].stats["steps"] == 3


async def test_a_hanging_tool_does_not_hang_the_turn(make, monkeypatch):
    monkeypatch.setattr("umi_local.agent.calls.GRACE_SECONDS", 0.05)
    events = await run(make([plan("Run."), "hang {}", plan("It hangs.", "conclusion"), "It hangs."]))
    (finished,) = find(events, ToolFinished)
    assert not finished.ok and "stopped after 0.2 s" in finished.content and "may still be running" in finished.content
    assert events[-1].status == "answered"


async def test_cancelling_while_the_model_writes(make):
    agent = make([FOREVER])
    events = await run(agent, react=lambda e: agent.cancel() if e.type == "token" else None)
    assert events[-1].status == "cancelled"
    assert agent._engine.cancelled == 1
    assert not agent.running


async def test_cancelling_while_a_tool_runs_keeps_what_the_tool_said(make):
    agent = make([plan("Run."), "wait {}"])
    events = await run(agent, react=lambda e: agent.cancel() if e.type == "tool_output" else None)
    assert events[-1].status == "cancelled"
    (finished,) = find(events, ToolFinished)
    assert finished.ok and finished.content == "stopped half way"
    assert isinstance(agent.trajectory.turns[-1], ObservationTurn)


@pytest.mark.parametrize("moment", range(12))
async def test_cancelling_after_any_event_leaves_no_loose_end(make, tmp_path, moment):
    (tmp_path / "a.txt").write_text("blue")
    agent = make([plan("Read."), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), "Blue."])
    count = itertools.count()
    events = await run(agent, react=lambda _: agent.cancel() if next(count) == moment else None)
    turns = agent.trajectory.turns
    assert events[-1].status in ("cancelled", "answered")
    assert not isinstance(turns[-1], CallerTurn)
    agent._engine._lines = [plan("Hello.", "conclusion"), "Hello."]
    assert (await run(agent, "hello"))[-1].status == "answered"


async def test_cancelling_before_the_first_step(make):
    agent = make([FOREVER])
    stream = agent.turn("go")
    first = asyncio.ensure_future(anext(stream))
    asyncio.get_running_loop().call_soon(agent.cancel)
    assert (await first).type == "turn_started"
    assert [e async for e in stream][-1].status == "cancelled"


async def test_leaving_the_stream_cancels_the_turn(make):
    agent = make([FOREVER, plan("Hi.", "conclusion"), "Hi."])
    async for event in (stream := agent.turn("go")):
        if event.type == "token":
            break
    await stream.aclose()
    assert not agent.running
    assert (await run(agent))[-1].answer == "Hi."


async def test_one_turn_at_a_time(make):
    agent = make([FOREVER])
    stream = agent.turn("go")
    await anext(stream)
    with pytest.raises(AgentBusy):
        await anext(agent.turn("and this"))
    await stream.aclose()


async def test_an_engine_failure_is_the_answer(make):
    agent = make([EngineError("the model process died twice on this request"), plan("Hi.", "conclusion"), "Hi."])
    events = await run(agent)
    assert events[-1].status == "failed" and "died" in events[-1].answer
    assert (await run(agent))[-1].status == "answered"


async def test_a_prompt_beyond_the_context_fails_clearly_and_the_session_goes_on(make):
    agent = make(ScriptedEngine([plan("Hi.", "conclusion"), "Hi."], n_ctx=600))
    events = await run(agent, "word " * 2000)
    assert events[-1].status == "failed" and "room for" in events[-1].answer
    assert (await run(agent, "hello"))[-1].status == "answered"


async def test_piped_text_comes_with_the_request(make):
    agent = make([plan("Said.", "conclusion"), "Yes."])
    await run(agent, "is it long", context="piped words \ud800")
    assert "piped words ?" in agent._engine.prompt_text(0)


async def test_an_empty_answer_falls_back_to_the_observation(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    events = await run(make([plan("Read."), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), ""]))
    assert events[-1].answer == "blue"


async def test_a_question_to_the_user_may_take_longer_than_the_deadline(make):
    def answer(question: str) -> str:
        threading.Event().wait(0.5)
        return f"{question} blue"

    script = [plan("Ask."), 'ask {"question": "which?"}', plan("Known.", "conclusion"), "Blue."]
    events = await run(make(script, ask=answer))
    assert find(events, ToolFinished)[0].content == "which? blue"


# --- approvals ----------------------------------------------------------------------------------------------

WRITE = [plan("Write."), 'put {"path": "a.txt", "content": "new"}', plan("Done.", "conclusion"), "Done."]


def replying(agent: Agent, *replies: ApprovalReply) -> Callable[[Event], None]:
    waiting = iter(replies)

    def react(event: Event) -> None:
        if isinstance(event, ApprovalRequested):
            assert agent.reply(event.call, next(waiting))

    return react


async def test_a_write_waits_for_approval_and_shows_what_it_will_do(make, tmp_path):
    (tmp_path / "a.txt").write_text("old")
    agent = make(WRITE, policy=Policy("ask"))
    events = await run(agent, react=replying(agent, ApprovalReply("once")))
    assert find(events, ApprovalRequested)[0].preview == "old -> new"
    assert (tmp_path / "a.txt").read_text() == "new" and events[-1].status == "answered"
    assert not agent.reply("call-1", ApprovalReply("once"))


async def test_a_refused_write_does_not_happen_and_the_planner_hears_why(make, tmp_path):
    agent = make(WRITE, policy=Policy("ask"))
    events = await run(agent, react=replying(agent, ApprovalReply("refuse", reason="not there")))
    assert not (tmp_path / "a.txt").exists()
    assert find(events, ToolFinished)[0].content == "the user refused this call: not there"
    assert not find(events, ToolStarted)
    assert events[-1].status == "refused"


async def test_an_edited_call_runs_as_edited_and_is_remembered_so(make, tmp_path):
    agent = make(WRITE, policy=Policy("ask"))
    edits = ApprovalReply("edit", {"path": 3}), ApprovalReply("edit", {"path": "b.txt", "content": "mine"})
    events = await run(agent, react=replying(agent, *edits))
    assert "not valid" in find(events, Notice)[0].text
    assert (tmp_path / "b.txt").read_text() == "mine" and not (tmp_path / "a.txt").exists()
    assert CallerTurn("put", {"path": "b.txt", "content": "mine"}) in agent.trajectory.turns
    assert find(events, ToolStarted)[0].arguments == {"path": "b.txt", "content": "mine"}


async def test_what_was_allowed_for_the_session_is_not_asked_again(make):
    agent = make(
        WRITE[:2] * 1 + [plan("Too."), 'put {"path": "b.txt", "content": "x"}', *WRITE[2:]], policy=Policy("ask")
    )
    events = await run(agent, react=replying(agent, ApprovalReply("session")))
    assert len(find(events, ApprovalRequested)) == 1 and len(find(events, ToolStarted)) == 2


async def test_a_file_that_changes_while_the_user_thinks_is_shown_again(make, tmp_path):
    (tmp_path / "a.txt").write_text("old")
    agent = make(WRITE, policy=Policy("ask"))
    seen = []

    def react(event: Event) -> None:
        if isinstance(event, ApprovalRequested):
            seen.append(event.preview)
            if len(seen) == 1:
                (tmp_path / "a.txt").write_text("other")
            agent.reply(event.call, ApprovalReply("once"))

    await run(agent, react=react)
    assert seen == ["old -> new", "other -> new"]


@pytest.mark.parametrize("policy", [Policy("none"), Policy("ask", can_ask=False)])
async def test_when_nobody_can_approve_the_turn_ends_refused_in_our_words(make, tmp_path, policy):
    events = await run(make(WRITE, policy=policy))
    assert events[-1].status == "refused" and "put changes files" in events[-1].answer
    assert not (tmp_path / "a.txt").exists()


async def test_a_planner_that_insists_on_a_refused_call_is_stopped(make):
    events = await run(make(WRITE[:2] * 5, policy=Policy("none")))
    assert events[-1].status == "refused" and len(find(events, ToolProposed)) == 2


@pytest.mark.parametrize(("path", "status"), [("nowhere.txt", "refused"), ("b.txt", "answered")])
async def test_only_a_call_that_worked_makes_up_for_a_refused_one(make, tmp_path, path, status):
    (tmp_path / "b.txt").write_text("blue")
    look = [plan("Look."), f'look {{"path": "{path}"}}', plan("Known.", "conclusion"), "Blue."]
    events = await run(make([*WRITE[:2], *look], policy=Policy("none")))
    assert events[-1].status == status


async def test_cancelling_while_an_approval_waits(make, tmp_path):
    agent = make(WRITE, policy=Policy("ask"))
    events = await run(agent, react=lambda e: agent.cancel() if e.type == "approval_requested" else None)
    assert events[-1].status == "cancelled" and not (tmp_path / "a.txt").exists()
    assert isinstance(agent.trajectory.turns[-1], ObservationTurn) and not agent.trajectory.turns[-1].ok


# --- context and store --------------------------------------------------------------------------------------


async def test_long_sessions_stay_within_the_context(make, tmp_path):
    (tmp_path / "a.txt").write_text("line of words\n" * 200)
    engine = ScriptedEngine([], n_ctx=1200)
    agent = make(engine)
    notices = []
    for _ in range(8):
        engine._lines = [plan("Read."), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), "Words."]
        events = await run(agent, "read a.txt")
        assert events[-1].status == "answered"
        notices += find(events, Notice)
    assert notices and "shortened" in notices[0].text
    assert "read a.txt" in engine.prompt_text()
    assert len(notices) < 8
    assert len(find(list(agent.trajectory.turns), UserTurn)) == 8


async def test_every_event_but_tokens_is_stored_and_the_session_can_be_read_back(make, tmp_path):
    (tmp_path / "a.txt").write_text("blue")
    store = Store(tmp_path / "db" / "sessions.db")
    agent = make([plan("Read."), 'look {"path": "a.txt"}', plan("Known.", "conclusion"), "Blue."], store=store)
    events = await run(agent, "what colour", context="piped")
    stored = store.events(agent.session)
    skipped = ("token", "prefill", "tool_output", "role_started")
    assert [r.type for r in stored] == [e.type for e in events if e.type not in skipped]
    assert store.trajectory(agent.session).turns == agent.trajectory.turns
    assert store.find("last").title == "what colour"


async def test_a_call_is_on_disk_before_its_tool_acts(make, tmp_path):
    store = Store(tmp_path / "sessions.db")
    seen: list[list[str]] = []

    def answer(question: str) -> str:
        seen.append([r.type for r in store.events(agent.session)])
        return "yes"

    agent = make([plan("Ask."), 'ask {"question": "sure?"}', plan("Done.", "give up")], store=store, ask=answer)
    await run(agent)
    assert seen[0][-1] == "tool_started"
    store.close()


async def test_a_full_disk_is_a_notice_and_the_turn_goes_on(make, tmp_path, monkeypatch):
    store = Store(tmp_path / "db" / "sessions.db")
    agent = make([plan("Hi.", "conclusion"), "Hi."], store=store)
    store._database._connection.execute("PRAGMA max_page_count=1")
    events = await run(agent, "hello " * 2000)
    assert events[-1].status in ("answered", "failed")
    assert any("disk is full" in n.text for n in find(events, Notice))
    store._database._connection.execute("PRAGMA max_page_count=1000000")
    agent._engine._lines = [plan("Hi.", "conclusion"), "Hi."]
    events = await run(agent, "again")
    assert any("saved again" in n.text for n in find(events, Notice))
    assert [r.data["text"][:5] for r in store.events(agent.session) if r.type == "turn_started"] == ["hello", "again"]
