"""A process that stands still while a request waits is noticed and replaced; one that is slow is left alone."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import engine_life
import pytest
from engine_life import request, result, stop, until, worker, wrapped
from remote_server_fake import Fake, continuing
from tiny_gguf import write_pack

from umi_local.engine import process, watch
from umi_local.engine.client import ContextFull, EngineClient, EngineError, PrefillChunk, RoleResult, TextChunk
from umi_local.engine.constraint import Slot
from umi_local.engine.watch import Patience
from umi_local.packs import Pack, load_pack
from umi_local.roles import Role

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc to see what is left")

SILENCE = 0.5
LINE = Slot("line", max_chars=200, min_chars=100)
BUSY = """
import hashlib, time
end = time.monotonic() + 1.7
while time.monotonic() < end: hashlib.pbkdf2_hmac("sha256", b"", b"", 20000)
"""
"""Work in C that lasts longer than anybody would wait without asking, and lets other threads run meanwhile."""


tidy = engine_life.tidy


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pack]:
    yield load_pack(write_pack(tmp_path_factory.mktemp("packs") / "long", context=4096))


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Workers that do something before a function of theirs."""
    return lambda name, statements: monkeypatch.setattr(process, "command", lambda: worker(wrapped(name, statements)))


def client(pack: Pack, told: list[str] | None = None) -> EngineClient:
    engine = EngineClient(pack, notice=None if told is None else told.append)
    engine.patience = Patience(SILENCE)
    return engine


# --- standing still -----------------------------------------------------------------------------------------


def at_the_prompt(chunk: PrefillChunk | TextChunk) -> bool:
    return isinstance(chunk, PrefillChunk) and chunk.done < chunk.total


def in_the_text(chunk: PrefillChunk | TextChunk) -> bool:
    return isinstance(chunk, TextChunk)


@pytest.mark.parametrize("moment", [at_the_prompt, in_the_text])
async def test_a_worker_that_stands_still_is_replaced_and_the_text_goes_on(
    pack: Pack, moment: Callable[[PrefillChunk | TextChunk], bool]
) -> None:
    told: list[str] = []
    asked = request("abcdefghij" * 60, LINE, max_tokens=150)
    async with client(pack, told) as engine:
        undisturbed = await result(engine, asked)
        await result(engine, request("something else"))  # so that there is something to evaluate again
        stopped: list[int] = []

        async def strike(chunk: PrefillChunk | TextChunk) -> None:
            if moment(chunk) and not stopped:
                stopped.append(await stop(engine))

        shown, end = await until(engine, asked, strike)
        assert shown == end.text == undisturbed.text
        assert stopped and stopped != [engine.worker_pid]
        assert len(told) == 1 and "started again: it stopped answering while it played the planner" in told[0]


async def test_a_prompt_that_a_standing_worker_does_not_read_is_given_to_another(pack: Pack) -> None:
    async with client(pack) as engine:
        first = await stop(engine)
        with pytest.raises(ContextFull):
            await result(engine, request("x" * 1_500_000))
        assert engine.worker_pid not in (first, None)


@pytest.mark.parametrize("how", ["stop()", "import threading; threading.Event().wait()"], ids=["stopped", "hung"])
async def test_workers_that_stand_still_twice_are_one_sentence(
    pack: Pack, use: Callable[[str, str], None], how: str
) -> None:
    """A hung one still answers pings: it is known by the processor that it does not use."""
    use("llama.Context.decode", how)
    async with client(pack) as engine:
        with pytest.raises(EngineError, match="died twice: it stopped answering while it played the planner"):
            await result(engine, request())


# --- slow, done, idle ---------------------------------------------------------------------------------------


async def test_a_worker_that_evaluates_for_long_is_left_alone(pack: Pack, use: Callable[[str, str], None]) -> None:
    use("llama.Context.decode", BUSY)
    told: list[str] = []
    async with client(pack, told) as engine:
        first = engine.worker_pid
        end = await result(engine, request("x", LINE, max_tokens=1))
        assert end.tokens == 1 and engine.worker_pid == first and told == []


async def test_nobody_is_watched_when_the_answer_is_there_and_has_not_been_taken_yet(pack: Pack) -> None:
    told: list[str] = []
    async with client(pack, told) as engine:
        engine.patience = Patience(0.1)
        first, shown = engine.worker_pid, ""
        async for chunk in engine.run(request(constraint=LINE, max_tokens=120)):
            if isinstance(chunk, TextChunk):
                if not shown:
                    await asyncio.sleep(1.5)
                shown += chunk.text
            end = chunk
        assert isinstance(end, RoleResult) and shown == end.text
        await asyncio.sleep(0.5)
        assert engine.worker_pid == first and told == []


async def test_the_process_for_remote_roles_may_wait_for_a_server(tmp_path: Path) -> None:
    def slow(prompt: str) -> list[str]:
        import time

        time.sleep(1.8)
        return list(continuing("Read it.\nNext: caller")(prompt))

    with Fake("llama", slow) as fake:
        roles = (f'[remote.{role.value}]\nurl = "{fake.url}"\nmodel = "big"\n' for role in Role)
        directory = tmp_path / "far"
        directory.mkdir()
        (directory / "pack.toml").write_text('format = "shared"\ncontext_length = 2048\n' + "".join(roles))
        async with client(load_pack(str(directory))) as engine:
            assert (await result(engine, request())).text == "Read it.\nNext: caller"
            assert len(fake.bodies()) == 1


async def test_how_long_is_waited_is_a_setting(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_SILENCE_SECONDS", "45")
    async with EngineClient(pack) as engine:
        assert engine.patience.seconds() == 45
    monkeypatch.setenv("UMI_SILENCE_SECONDS", "5")
    with pytest.raises(EngineError, match="UMI_SILENCE_SECONDS: silence_seconds must be a number of seconds from 30"):
        await EngineClient(pack).start()


def test_it_is_asked_later_where_words_take_longer_and_never_early() -> None:
    patience = Patience()
    assert patience.seconds() == watch.SILENCE_SECONDS == 30
    slow = RoleResult("", 1000, 744, 10, 200.0, 100.0, 0, "end", steps=10)
    patience.turn(slow)
    assert patience.seconds() == 4 * 100.0  # a chunk of 128 tokens took as long
    quick = RoleResult("", 1000, 0, 10, 1.0, 0.1, 0, "end", steps=10)
    patience.turn(quick)
    assert patience.seconds() == 4 * 50.0
    for _ in range(9):
        patience.turn(quick)
    assert patience.seconds() == 30
