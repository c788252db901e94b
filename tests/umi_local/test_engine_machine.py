"""Any sequence of asking, cancelling, leaving, editing and crashing writes what a fresh engine writes when asked once.

The reference is a second engine that is made to forget everything before each question and that evaluates one token
after the other, without drafts, and reads nothing from disk. Both run the real worker.

Greedy answers can only be compared where no two tokens are nearly as good: the same tokens evaluated in other batches
give logits that differ in the last bits, which the cache's 16-bit floats can raise to a thousandth. With the tiny
model at this scale of weights 0.6 % of all rows differ at all, by 1e-6 on average, while the two best tokens lie 1.1
apart in the median and closer than 0.013 once in a hundred: a difference in what is written is expected once in a
million tokens, some hundred times as many as are written here (3,000 rows, fed whole and in random pieces).
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

import pytest
from engine_life import children
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test
from tiny_gguf import write_model, write_pack

from umi_local.engine.client import EngineClient, RoleRequest, RoleResult, TextChunk
from umi_local.engine.constraint import TEXT, Constraint, compile_call
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS, PLAN
from umi_local.packs import load_pack
from umi_local.roles import Role

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")

T = TypeVar("T")
CONTEXT, MOST_TOKENS, SCALE, KILLS = 1024, 40, 0.6, 1
FILES = {"planner": "planner.gguf", "caller": "caller.gguf"}
END = Segment("<|im_end|>", special=True)
BEGINNING = ("system", "tools: read_file, read_text. " * 6)
"""What every conversation begins with: long enough to be kept on disk and read back."""
SCHEMA = {"type": "object", "properties": {"path": {"type": "string", "maxLength": 12}, "n": {"type": "integer"}}}
MAY_WRITE: dict[Role, Constraint] = {
    Role.PLANNER: PLAN,
    Role.CALLER: compile_call([("read_file", SCHEMA), ("read_text", SCHEMA)]),
    Role.SUMMARIZER: TEXT,
}
words = st.lists(
    st.sampled_from(
        ["notes", ".txt", " the", " path", "\n", "é", "日本", '{"path": "', "<|im_end|>", "count 12", "\x1b["]
    ),
    min_size=1,
    max_size=12,
).map("".join)
roles = st.sampled_from(list(Role))
moments = st.sampled_from([0, 0, 0, 1, 2, 3, 5, 10, 20])
"""How many chunks come first. The first ones say how far the prefill is."""


class Engines:
    """The engine under test and the reference, of one mode; alive from example to example."""

    def __init__(self, pack: Path) -> None:
        self.tested, self.reference = (EngineClient(load_pack(pack), threads=1) for _ in range(2))
        self.known: dict[tuple[Any, ...], RoleResult] = {}
        self.asking = asyncio.Lock()

    async def start(self) -> Engines:
        await self.tested.start()
        await self.reference.start()
        return self

    async def close(self) -> None:
        await self.tested.close()
        await self.reference.close()

    async def fresh(self, asked: RoleRequest) -> RoleResult:
        """Return what an engine writes that knows of nothing else."""
        key = (asked.role, tuple(asked.prompt))
        async with self.asking:
            if key not in self.known:
                await forget(self.reference, asked.role)
                found = [chunk async for chunk in self.reference.run(asked)][-1]
                assert isinstance(found, RoleResult) and found.cached_tokens == 0 and found.drafted == 0
                self.known[key] = found
            return self.known[key]


async def forget(engine: EngineClient, role: Role) -> None:
    """Leave nothing in the cache that another prompt could begin with."""
    async for _ in engine.run(RoleRequest(role, [Segment("\0"), Segment("\0")], TEXT, 1)):
        pass


class Machine(RuleBasedStateMachine):
    """One conversation, grown, cut and changed at will."""

    engines: dict[str, Engines]
    loop: asyncio.AbstractEventLoop

    def wait(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(asyncio.wait_for(work, 60))

    @initialize(mode=st.sampled_from(["fork", "contexts", "plain", "prompted"]))
    def begin(self, mode: str) -> None:
        self.at, self.turns, self.kills = self.engines[mode], [BEGINNING, ("user", "hello")], 0
        for role in Role:
            self.wait(forget(self.at.tested, role))

    # --- the conversation -----------------------------------------------------------------------------------

    @rule(name=st.sampled_from(["user", "observation"]), text=words)
    def somebody_says(self, name: str, text: str) -> None:
        self.turns.append((name, text))

    @rule(text=words, times=st.integers(2, 8))
    def a_tool_says_much(self, text: str, times: int) -> None:
        self.turns.append(("observation", (text * times)[:400]))

    @rule(at=st.integers(0, 9), text=words)
    def an_old_message_is_edited(self, at: int, text: str) -> None:
        at = 1 + at % (len(self.turns) - 1)
        self.turns[at] = (self.turns[at][0], text)

    @rule(count=st.integers(1, 3))
    def the_last_steps_are_taken_back(self, count: int) -> None:
        del self.turns[max(2, len(self.turns) - count) :]

    # --- the engine -----------------------------------------------------------------------------------------

    @rule(role=roles)
    def a_role_writes(self, role: Role) -> None:
        self.wait(self.ask(role))

    @rule(role=roles)
    def a_role_writes_and_its_text_is_kept(self, role: Role) -> None:
        self.turns.append((role.value, self.wait(self.ask(role)).text))

    @rule(role=roles, at=moments)
    def a_request_is_cancelled(self, role: Role, at: int) -> None:
        self.wait(self.ask(role, cancel_at=at))

    @rule(role=roles, at=moments)
    def a_stream_is_left(self, role: Role, at: int) -> None:
        self.wait(self.ask(role, leave_at=at))

    @rule(first=roles, second=roles)
    def two_roles_are_asked_at_once(self, first: Role, second: Role) -> None:
        async def both() -> None:
            await asyncio.gather(self.ask(first), self.ask(second))

        self.wait(both())

    @precondition(lambda self: self.kills < KILLS)
    @rule(role=roles, at=moments)
    def the_worker_is_killed_while_a_role_writes(self, role: Role, at: int) -> None:
        self.kills += 1
        self.wait(self.ask(role, kill_at=at))

    @precondition(lambda self: self.kills < KILLS)
    @rule()
    def the_worker_is_killed_between_requests(self) -> None:
        self.kills += 1
        if self.at.tested.worker_pid is not None:
            os.kill(self.at.tested.worker_pid, signal.SIGKILL)

    # --- what must hold -------------------------------------------------------------------------------------

    async def ask(
        self, role: Role, *, cancel_at: int | None = None, leave_at: int | None = None, kill_at: int | None = None
    ) -> RoleResult:
        asked, engine = await self.fitting(role), self.at.tested
        expected = await self.at.fresh(RoleRequest(role, asked.prompt, asked.constraint, MOST_TOKENS, drafts=False))
        shown, end, count = "", None, 0
        stream = engine.run(asked)
        async for chunk in stream:
            if isinstance(chunk, RoleResult):
                end = chunk
                break
            shown += chunk.text if isinstance(chunk, TextChunk) else ""
            if count == cancel_at:
                await engine.cancel()
            if count == kill_at and engine.worker_pid is not None:
                os.kill(engine.worker_pid, signal.SIGKILL)
            if count == leave_at:
                break
            count += 1
        await stream.aclose()
        assert expected.text.startswith(shown)
        if end is None or end.stopped == "cancelled":
            assert end is None or end.text == shown
            return expected
        assert shown == end.text == expected.text
        facts = ("stopped", "prompt_tokens", "tokens", "forced_tokens")
        assert [getattr(end, f) for f in facts] == [getattr(expected, f) for f in facts]
        return end

    async def fitting(self, role: Role) -> RoleRequest:
        """Return the request for `role`; the oldest turns go while the context does not hold it."""
        while True:
            prompt = [
                segment
                for name, text in self.turns
                for segment in (Segment(HEADERS[name], special=True), Segment(text, source=name == "user"), END)
            ]
            prompt.append(Segment(HEADERS[role.value], special=True))
            count = await self.at.tested.count_tokens(prompt)
            if count + MOST_TOKENS <= CONTEXT:
                return RoleRequest(role, prompt, MAY_WRITE[role], MOST_TOKENS, stable=3)
            del self.turns[1]


@pytest.mark.timeout(300)
def test_any_sequence_of_events_writes_what_a_fresh_engine_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    kinds: dict[str, dict[str, Any]] = {
        "fork": {"roles": FILES},
        "contexts": {"roles": FILES, "mode": "contexts"},
        "plain": {"roles": FILES, "mode": "contexts", "invocation": ()},
        "prompted": {"mode": "prompted"},
    }
    loop = asyncio.new_event_loop()
    engines: dict[str, Engines] = {}
    try:
        for name, kind in kinds.items():
            pack = write_pack(tmp_path / name, context=CONTEXT, **kind)
            write_model(pack / "base.gguf", context=CONTEXT, scale=SCALE)
            if name == "prompted":
                with (pack / "pack.toml").open("a") as manifest:
                    manifest.write("[sampling]\ncopy_bonus = 3.0\n")
            engines[name] = loop.run_until_complete(Engines(pack).start())
        bound = type("BoundMachine", (Machine,), {"engines": engines, "loop": loop})
        run_state_machine_as_test(
            bound,
            settings=settings(
                max_examples=25, stateful_step_count=20, suppress_health_check=list(HealthCheck)
            ),
        )
    finally:
        for engine in engines.values():
            loop.run_until_complete(engine.close())
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
    assert children() == {} if sys.platform == "linux" else True
