"""Memory, files, messages, templates and adapters that are not what they should be: one clear error, and the engine goes on."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import engine_life
import pytest
from engine_life import (
    kill,
    long_request,
    request,
    result,
    until,
    worker,
    wrapped,
)
from tiny_gguf import write_adapter, write_model, write_pack

import umi_local
from umi_local.engine import process
from umi_local.engine.client import ContextFull, EngineClient, EngineError, ModelFileError, PrefillChunk, TextChunk
from umi_local.engine.constraint import Constraint, Literal, Seq
from umi_local.packs import Pack, load_pack
from umi_local.roles import Role

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits, and /proc to see what is left")


tidy = engine_life.tidy


@pytest.fixture
def pack(tmp_path: Path) -> Pack:
    return load_pack(write_pack(tmp_path / "p", context=4096))


async def refusal(pack: Pack) -> EngineError:
    engine = EngineClient(pack)
    with pytest.raises(EngineError) as caught:
        await engine.start()
    assert engine.worker_pid is None and "\n" not in str(caught.value)
    return caught.value


# --- memory -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("megabytes", [30, 300])
async def test_too_little_memory_to_load_is_said_in_one_sentence(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, megabytes: int
) -> None:
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({megabytes << 20}, {megabytes << 20}))"
    monkeypatch.setattr(process, "command", lambda: worker(limit))
    error = await refusal(pack)
    assert type(error) is EngineError and error.retryable and "not enough memory for the pack tiny" in str(error)


@pytest.mark.parametrize(
    "before",
    [
        pytest.param(
            f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({700 << 20}, {700 << 20}))", id="limit"
        ),
        pytest.param("from umi_local.engine import modes; modes.available_memory = lambda: 400 << 20", id="free"),
    ],
)
async def test_a_context_that_memory_does_not_hold_is_said_in_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str
) -> None:
    monkeypatch.setattr(process, "command", lambda: worker(before))
    error = await refusal(load_pack(write_pack(tmp_path / "p", context=1 << 20)))  # 512 MB of cells
    assert "not enough memory" in str(error) and "smaller context_length" in str(error)


async def test_memory_that_runs_out_later_fails_one_request(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = wrapped("modes._Contexts.of", "modes.available_memory = lambda: 1000")
    monkeypatch.setattr(process, "command", lambda: worker(short))
    pack = load_pack(write_pack(tmp_path / "p", roles={"caller": "caller.gguf"}, mode="contexts", invocation=()))
    async with EngineClient(pack) as engine:
        pid = engine.worker_pid
        with pytest.raises(EngineError, match="not enough memory") as caught:
            await result(engine, request(role=Role.CALLER))
        assert caught.value.retryable and not isinstance(caught.value, ModelFileError)
        assert (await result(engine, request())).stopped == "end" and engine.worker_pid == pid


# --- files that change while they are used ------------------------------------------------------------------


def shorten(path: Path) -> None:
    os.truncate(path, path.stat().st_size * 6 // 10)


async def test_a_file_truncated_while_a_role_writes_ends_in_an_error_that_names_it(pack: Pack) -> None:
    whole = pack.base_path.read_bytes()
    async with EngineClient(pack) as engine:
        before = await result(engine, request())

        def cut(chunk: PrefillChunk | TextChunk) -> None:
            if isinstance(chunk, TextChunk) and pack.base_path.stat().st_size == len(whole):
                shorten(pack.base_path)

        with pytest.raises(ModelFileError, match=r"base\.gguf cannot be used: it is truncated"):
            await until(engine, long_request(), cut)
        with pytest.raises(ModelFileError, match="truncated"):
            await result(engine, request())
        pack.base_path.write_bytes(whole)
        assert (await result(engine, request())).text == before.text


async def test_a_file_truncated_between_requests_is_noticed_before_it_is_read(pack: Pack) -> None:
    told: list[str] = []
    async with EngineClient(pack, notice=told.append) as engine:
        shorten(pack.base_path)
        with pytest.raises(ModelFileError, match=r"base\.gguf cannot be used: it is truncated"):
            await result(engine, request())
    assert len(told) == 1 and "base.gguf was changed while it was in use" in told[0]


async def test_a_file_written_over_is_loaded_again_and_checked_again(tmp_path: Path, pack: Pack) -> None:
    other = write_model(tmp_path / "other.gguf", seed=9, context=4096)
    async with EngineClient(pack) as engine:
        first = await result(engine, request())
        pack.base_path.write_bytes(other.read_bytes())
        second = await result(engine, request())
    async with EngineClient(pack) as engine:
        assert (await result(engine, request())).text == second.text != first.text
        pack.base_path.write_bytes(b"\x7fELF" * 999)
        with pytest.raises(ModelFileError, match="not a GGUF file"):
            await result(engine, request())


@pytest.mark.parametrize("gone", [False, True])
async def test_a_file_replaced_by_another_or_removed_goes_on_being_used(tmp_path: Path, pack: Pack, gone: bool) -> None:
    other = write_model(tmp_path / "other.gguf", seed=9, context=4096)
    async with EngineClient(pack) as engine:
        before, pid = await result(engine, request()), engine.worker_pid
        if gone:
            pack.base_path.unlink()
        else:
            other.replace(pack.base_path)
        assert (await result(engine, request())).text == before.text and engine.worker_pid == pid
        kill(engine)
        if gone:
            with pytest.raises(ModelFileError, match="does not exist"):
                await result(engine, request())
        else:
            assert (await result(engine, request())).text != before.text


# --- messages -----------------------------------------------------------------------------------------------

NONSENSE: list[Any] = [
    None, 7, "x", {}, [], ["Nope"], ["Slot"], ["Literal", 5, False], ["Literal", "x", False, 1, 2], ["Seq", 3],
    ["Slot", "nonsense", 10, 0, False], ["Slot", "line", "many", 0, False], ["Choice", ["tuple", None]],
    ["ObjectRest", ["tuple", ["Literal", "x", False]], 0, True, False], ["ArrayRest", None, 1, 2, True],
    ["AnyValue", "deep"], ["Slot", ["tuple"], 10, 0, False],
]  # fmt: skip


async def test_nonsense_instead_of_a_constraint_is_an_error_and_the_worker_goes_on(pack: Pack) -> None:
    async with EngineClient(pack) as engine:
        pid, spoken = engine.worker_pid, await result(engine, request())
        worker = engine._worker
        assert worker is not None
        for nonsense in NONSENSE:
            number, replies = worker.open()
            good = engine._message(number, request(), "")
            await worker.send({**good, "constraint": nonsense})
            while (reply := await replies.get()) is not None and reply["op"] not in ("error", "result"):
                pass
            assert reply is not None and reply["op"] == "error", nonsense
        for field in ("role", "prompt", "max_tokens", "sampling"):
            number, replies = worker.open()
            await worker.send({**engine._message(number, request(), ""), field: None})
            reply = await replies.get()
            if field != "role":  # a role that nobody has an adapter for is the base's
                assert reply is not None and reply["op"] == "error", field
            while reply is not None and reply["op"] not in ("error", "result"):
                reply = await replies.get()
        await worker.send({"op": "dance", "id": 1000})
        assert (await result(engine, request())).text == spoken.text and engine.worker_pid == pid


async def test_a_constraint_nested_without_measure_is_an_error(pack: Pack) -> None:
    async with EngineClient(pack) as engine:
        pid, answered = engine.worker_pid, 0
        for depth in (50, 200, 300, 450, 900, 5000):
            deep: Constraint = Literal("x")
            for _ in range(depth):
                deep = Seq((deep,))
            try:
                answered += (await result(engine, request(constraint=deep))).text == "x"
            except EngineError as error:
                assert "deep" in str(error) or "recursion" in str(error)
        assert 0 < answered < 6
        assert (await result(engine, request())).stopped == "end" and engine.worker_pid == pid


async def test_a_stream_of_garbage_in_either_direction_is_a_dead_worker(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with EngineClient(pack) as engine:
        before = await result(engine, request())
        assert engine._worker is not None and engine._worker._process.stdin is not None
        engine._worker._process.stdin.write(b"\xff" * 64)
        assert (await result(engine, request())).text == before.text
    for bad in (b"\xff" * 9, b"\0\0\0\2[]", b"\0\0\0\2{x", b"\xff" * 100):
        # a pipe that holds a lot when its writer is killed: it has to be read to the end, or it never closes
        script = (
            "import fcntl, sys; fcntl.fcntl(1, 1031, 1 << 20)\n"
            f"sys.stdout.buffer.write(({bad} * 999_999)[: 1 << 20]); sys.stdout.flush(); sys.stdin.read()"
        )
        monkeypatch.setattr(process, "command", lambda script=script: [sys.executable, "-c", script])
        assert "\x00" not in str(await refusal(pack))


async def test_what_a_dying_worker_prints_moves_no_cursor(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    script = (
        "import sys; sys.stderr.write('x' * 3_000_000); sys.stderr.write('\\n\\x1b[2Jwords\\x9b31m\\n'); sys.exit(9)"
    )
    monkeypatch.setattr(process, "command", lambda: [sys.executable, "-c", script])
    error = str(await refusal(pack))
    assert "words" in error and error.isprintable() and len(error) < 1000


# --- templates ----------------------------------------------------------------------------------------------

BOMB = "{% for a in range(10**9) %}{% for b in range(10**9) %}{{ ''.__class__.__mro__[1].__subclasses__() }}"


TEMPLATES = {
    "none": None,
    "empty": "",
    "bomb": BOMB + "{{ cycler.__init__.__globals__.os.system('touch pwned') }}<|im_start|>",
    "broken": "{% if %}{{{{ \x00\x1b[2J" + "<|im_end|><|im_start|>caller\n" * 1000,
    "huge": "<|im_start|>{{ x }}" * 400_000,
}


async def test_the_template_in_a_model_file_is_never_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    pack = load_pack(write_pack(tmp_path / "p", mode="prompted"))
    written = {}
    for name, template in TEMPLATES.items():
        write_model(pack.base_path, template=template)
        async with EngineClient(pack) as engine:
            written[name] = (await result(engine, request(role=Role.CALLER))).text
    assert len(set(written.values())) == 1, written
    assert not (tmp_path / "pwned").exists()


# --- the context, adapters, two at once ---------------------------------------------------------------------


@pytest.mark.parametrize("words", ["abcdefghij" * 40, "hello"], ids=["prefill", "decode"])
async def test_a_cache_that_is_full_too_early_ends_the_request_and_nothing_else(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    lie = wrapped("modes.Context", "named['n_ctx'] = 256")  # half of what the runtime believes it has
    monkeypatch.setattr(process, "command", lambda: worker(lie))
    async with EngineClient(pack) as engine:
        before, pid = await result(engine, request()), engine.worker_pid
        with pytest.raises(ContextFull) as caught:
            await result(engine, request(words, long_request().constraint, max_tokens=400))
        assert 250 < caught.value.prompt_tokens < 600
        assert (await result(engine, request())).text == before.text and engine.worker_pid == pid


async def test_what_a_file_says_of_itself_moves_no_cursor(pack: Pack) -> None:
    pack.base_path.write_bytes(pack.base_path.read_bytes().replace(b"llama", b"\x1b[2Jm"))
    error = str(await refusal(pack))
    assert "base.gguf" in error and "architecture" in error and error.isprintable()


@pytest.mark.parametrize(
    "spoil",
    [
        pytest.param(lambda path: path.write_bytes(path.read_bytes().replace(b"llama", b"qwen2")), id="architecture"),
        pytest.param(lambda path: write_adapter(path, width=32), id="width"),
        pytest.param(lambda path: write_adapter(path, invocation=(5, 99_999)), id="vocabulary"),
    ],
)
async def test_an_adapter_for_another_base_is_named(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    pack = load_pack(write_pack(tmp_path / "p", roles={"caller": "caller.gguf"}))
    spoil(pack.directory / "caller.gguf")
    error = await refusal(pack)
    assert isinstance(error, ModelFileError) and "caller.gguf" in str(error) and str(error).isprintable()


async def test_two_engines_on_one_pack_do_not_disturb_each_other(pack: Pack) -> None:
    async with EngineClient(pack) as one, EngineClient(pack) as other:
        words = [f"question {number}" for number in range(4)]
        told = await asyncio.gather(*(result(engine, request(w)) for w in words for engine in (one, other)))
        assert [r.text for r in told[::2]] == [r.text for r in told[1::2]]
        assert one.worker_pid != other.worker_pid
        kill(one)
        assert (await result(other, request("question 0"))).text == told[0].text
        assert (await result(one, request("question 0"))).text == told[0].text


def test_two_apps_answer_at_once_with_one_pack_and_one_store(tmp_path: Path) -> None:
    work = tmp_path / "work"
    work.mkdir()
    (work / "notes.txt").write_text("one\ntwo\nthree\n")
    folders = {f"UMI_{name}_DIR": str(tmp_path / name.lower()) for name in ("DATA", "CACHE", "CONFIG")}
    env = {**os.environ, **folders, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    umi = [sys.executable, "-m", "umi_local"]
    command = [*umi, "run", "--workspace", str(work), "--json", "how many lines does notes.txt have?"]
    apps = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in "12"]
    told = [app.communicate(timeout=90) for app in apps]
    assert [app.returncode for app in apps] == [0, 0], told
    ends = [json.loads(out.splitlines()[-1]) for out, _ in told]
    assert ends[0]["answer"] == ends[1]["answer"] and "3" in ends[0]["answer"]
    listed = subprocess.run([*umi, "sessions", "list", "--json"], env=env, capture_output=True, text=True, check=True)
    assert listed.stdout.count("how many lines") == 2
