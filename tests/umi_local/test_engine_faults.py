"""The worker dies, stands still or is given up at any moment: a result or one clear error, and nothing is left behind."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import engine_life
import pytest
from engine_life import (
    children,
    kill,
    long_request,
    request,
    result,
    standing,
    stop,
    until,
    wait_for,
    worker,
    wrapped,
)
from tiny_gguf import write_pack

import umi_local
from umi_local.engine import calibrate, client, process
from umi_local.engine.client import EngineClient, EngineError, ModelFileError, PrefillChunk, TextChunk
from umi_local.packs import Pack, load_pack

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals, and /proc to see what is left")

Moment = Callable[[PrefillChunk | TextChunk], bool]
LOADING = worker(wrapped("llama.Model.__init__", "stop()"))
"""A worker that stands still when it is about to load the model."""


tidy = engine_life.tidy


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pack]:
    yield load_pack(write_pack(tmp_path_factory.mktemp("packs") / "long", context=4096))


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """A worker that stands still is given up at once."""
    monkeypatch.setattr(client, "CANCEL_SECONDS", 0.2)
    monkeypatch.setattr(client, "COUNT_SECONDS", 0.2)
    monkeypatch.setattr(process, "CLOSE_SECONDS", 0.2)


# --- killed -------------------------------------------------------------------------------------------------


def in_prefill(chunk: PrefillChunk | TextChunk) -> bool:
    return isinstance(chunk, PrefillChunk) and chunk.cached < chunk.done < chunk.total


def in_decode(chunk: PrefillChunk | TextChunk) -> bool:
    return isinstance(chunk, TextChunk)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
async def test_a_worker_that_dies_while_a_role_writes_is_replaced_and_nobody_notices(pack: Pack, number: int) -> None:
    told: list[str] = []
    asked = request("abcdefghij" * 60, max_tokens=120)
    async with EngineClient(pack, notice=told.append) as engine:
        undisturbed = await result(engine, asked)
        for moment in (in_prefill, in_decode):
            killed: list[int | None] = []

            def strike(
                chunk: PrefillChunk | TextChunk, moment: Moment = moment, killed: list[int | None] = killed
            ) -> None:
                if moment(chunk) and not killed:
                    killed.append(engine.worker_pid)
                    kill(engine, number)

            await result(engine, request("something else"))  # so that there is something to evaluate again
            shown, end = await until(engine, asked, strike)
            assert shown == end.text == undisturbed.text and end.stopped == undisturbed.stopped
            assert killed != [engine.worker_pid] and len(children()) == 1
        assert len(told) == 2 and all(signal.Signals(number).name in words for words in told)


async def test_a_worker_that_dies_between_requests_or_while_it_counts_is_replaced(pack: Pack) -> None:
    asked, number = request(), signal.SIGKILL
    async with EngineClient(pack) as engine:
        before, tokens = await result(engine, asked), await engine.count_tokens(asked.prompt)
        kill(engine, number)
        assert (await result(engine, asked)).text == before.text
        kill(engine, number)
        assert await engine.count_tokens(asked.prompt) == tokens
        await stop(engine)
        counting = asyncio.create_task(engine.count_tokens(asked.prompt))
        await asyncio.sleep(0)
        kill(engine, number)
        assert await counting == tokens


@pytest.mark.parametrize(
    ("number", "kind", "words"),
    [
        (signal.SIGKILL, EngineError, "ended from outside while it loaded"),
        (signal.SIGSEGV, ModelFileError, "base.gguf cannot be used: loading it ended the model process"),
    ],
)
@pytest.mark.parametrize("command", [worker("stop()"), LOADING], ids=["start", "load"])
async def test_a_worker_that_dies_while_it_starts_or_loads_is_one_sentence(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, command: list[str], number: int, kind: type[EngineError], words: str
) -> None:
    monkeypatch.setattr(process, "command", lambda: command)
    engine = EngineClient(pack)
    starting = asyncio.create_task(engine.start())
    while not starting.done():  # after a crash it is tried once more, without repacked weights
        await wait_for(lambda: starting.done() or "T" in children().values())
        for pid, state in children().items():
            if state == "T":
                os.kill(pid, number)
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGCONT)
                await wait_for(lambda pid=pid: children().get(pid, "Z") != "T")
    with pytest.raises(kind, match=words) as caught:
        await starting
    assert type(caught.value) is kind and "\n" not in str(caught.value)
    assert signal.Signals(number).name in str(caught.value) and engine.worker_pid is None


async def test_a_worker_that_dies_while_it_is_closed_is_closed(pack: Pack) -> None:
    engine = EngineClient(pack)
    await engine.start()
    pid = engine.worker_pid
    assert pid is not None
    await stop(engine)
    closing = asyncio.create_task(engine.close())
    await asyncio.sleep(0)
    os.kill(pid, signal.SIGKILL)
    await closing
    await engine.close()


# --- standing still -----------------------------------------------------------------------------------------


async def test_a_worker_that_stands_still_is_given_up_when_the_request_is_cancelled(
    pack: Pack, impatient: None
) -> None:
    told: list[str] = []
    async with EngineClient(pack, notice=told.append) as engine:

        async def cancel(chunk: PrefillChunk | TextChunk) -> None:
            if isinstance(chunk, TextChunk):
                if engine.worker_pid is not None:
                    await stop(engine)
                await engine.cancel()

        shown, end = await until(engine, long_request(), cancel)
        assert end.stopped == "cancelled" and shown.startswith(end.text)
        assert engine.worker_pid is None and "stopped answering" in told[0]
        assert (await result(engine, request())).stopped == "end"


async def test_a_cancelled_request_whose_worker_dies_is_not_asked_again(pack: Pack) -> None:
    async with EngineClient(pack) as engine:
        first = engine.worker_pid

        async def cancel(chunk: PrefillChunk | TextChunk) -> None:
            if isinstance(chunk, TextChunk) and engine.worker_pid == first:
                await stop(engine)
                cancelling = asyncio.create_task(engine.cancel())
                await asyncio.sleep(0)
                kill(engine)
                await cancelling

        _, end = await until(engine, long_request(), cancel)
        assert end.stopped == "cancelled" and engine.worker_pid is None


async def test_a_prompt_that_a_standing_worker_does_not_read_can_be_cancelled(pack: Pack, impatient: None) -> None:
    async with EngineClient(pack) as engine:
        await stop(engine)
        asking = asyncio.create_task(until(engine, request("x" * 1_500_000), lambda chunk: None))
        await wait_for(lambda: engine._active)
        await engine.cancel()
        _, end = await asking
        assert (end.stopped, end.text) == ("cancelled", "")


async def test_counting_and_leaving_a_stream_do_not_wait_for_a_worker_that_stands_still(
    pack: Pack, impatient: None
) -> None:
    async with EngineClient(pack) as engine:
        tokens = await engine.count_tokens(request().prompt)
        await stop(engine)
        assert await engine.count_tokens(request().prompt) == tokens
        stream = engine.run(long_request())
        async for chunk in stream:
            if isinstance(chunk, TextChunk):
                await stop(engine)
                break
        await stream.aclose()
        assert (await result(engine, request())).stopped == "end"


async def test_an_engine_whose_worker_stands_still_can_be_closed(pack: Pack, impatient: None) -> None:
    engine = EngineClient(pack)
    await engine.start()
    await stop(engine)
    await engine.close()
    assert children() == {}


# --- given up -----------------------------------------------------------------------------------------------


async def test_an_engine_closed_while_it_loads_leaves_no_process(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    monkeypatch.setattr(process, "command", lambda: LOADING)
    engine = EngineClient(pack)
    starting = asyncio.create_task(engine.start())
    await standing()
    await engine.close()
    assert children() == {}
    with pytest.raises(EngineError, match="closed while it loaded"):
        await starting
    assert engine.worker_pid is None
    monkeypatch.undo()
    await engine.start()
    assert (await result(engine, request())).stopped == "end"
    await engine.close()


async def test_a_start_that_is_cancelled_leaves_no_process(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, impatient: None
) -> None:
    monkeypatch.setattr(process, "command", lambda: LOADING)
    engine = EngineClient(pack)
    starting = asyncio.create_task(engine.start())
    pid = await standing()
    starting.cancel()
    await asyncio.sleep(0)
    starting.cancel()  # in the middle of tidying up
    with pytest.raises(asyncio.CancelledError):
        await starting
    await wait_for(lambda: pid not in children())


async def test_a_start_that_is_cancelled_while_it_probes_leaves_no_process(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrate, "cpu", lambda: ("some server", None))
    monkeypatch.setattr(process, "command", lambda: LOADING)
    starting = asyncio.create_task(EngineClient(pack).start())
    await standing()
    starting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await starting
    assert children() == {}


LEFT = """
import asyncio, sys
from umi_local.engine.client import EngineClient
from umi_local.packs import load_pack

async def main():
    asyncio.get_running_loop().slow_callback_duration = 60  # a busy machine is worth no word
    engine = EngineClient(load_pack(sys.argv[1] + "/"))
    task = asyncio.create_task(engine.start())
    while engine._loading is None:
        await asyncio.sleep(0)
    if sys.argv[2] != "loading":
        await task
        asyncio.create_task(engine.close())
        await asyncio.sleep(0)
    else:
        task.cancel()
        await asyncio.sleep(0)

asyncio.run(main())
"""


@pytest.mark.parametrize("moment", ["loading", "closing"])
def test_an_event_loop_that_ends_meanwhile_closes_the_worker_without_a_word(pack: Pack, moment: str) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    command = [sys.executable, "-X", "dev", "-c", LEFT, str(pack.directory), moment]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False, timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
