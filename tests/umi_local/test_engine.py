"""The engine through its real subprocess, on a tiny model with random weights."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from engine_life import LONG, request, result
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny_gguf import write_adapter, write_model, write_pack

import umi_local
from umi_local.engine import calibrate
from umi_local.engine.client import (
    ContextFull,
    EngineClient,
    EngineError,
    ModelFileError,
    PrefillChunk,
    RoleRequest,
    RoleResult,
    TextChunk,
)
from umi_local.engine.constraint import TEXT, segment
from umi_local.engine.gguf_check import GgufProblem, check
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS, PLAN, SharedFormat
from umi_local.packs import Pack, load_pack
from umi_local.roles import Role
from umi_local.trajectory import ToolSpec, Trajectory, UserTurn


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("packs")
    write_pack(root / "base")
    write_pack(root / "long", context=4096)
    write_pack(root / "roles", roles={"planner": "planner.gguf", "caller": "caller.gguf"})
    yield root


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))


async def test_a_role_writes_in_chunks_and_the_result_joins_them(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        chunks = [chunk async for chunk in engine.run(request())]
        prefill = [c for c in chunks if isinstance(c, PrefillChunk)]
        texts = [c.text for c in chunks if isinstance(c, TextChunk)]
        end = chunks[-1]
        assert isinstance(end, RoleResult)
        assert [c.done for c in prefill] == sorted(c.done for c in prefill)
        assert prefill[-1].done == prefill[-1].total == end.prompt_tokens
        assert len(texts) > 1 and "".join(texts) == end.text
        assert segment(PLAN, end.text) is not None
        assert end.stopped == "end" and 0 < end.forced_tokens < end.tokens <= 60
        assert await engine.count_tokens(request().prompt) == end.prompt_tokens
        assert (engine.info.n_ctx, engine.info.mode, engine.info.roles) == (512, "fork", ())


async def test_what_was_evaluated_before_is_taken_from_the_cache(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        first = await result(engine, request())
        again = await result(engine, request())
        other = await result(engine, request("how long is notes.md?"))
        assert first.cached_tokens == 0
        assert again.cached_tokens == again.prompt_tokens - 1 and again.text == first.text
        assert 0 < other.cached_tokens < again.cached_tokens


async def test_cached_and_fresh_prompts_write_the_same(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        await result(engine, request("something else first " * 5))
        warm = await result(engine, request())
    async with EngineClient(load_pack(packs / "base")) as engine:
        assert (await result(engine, request())).text == warm.text


async def test_control_tokens_are_parsed_only_in_segments_that_the_format_wrote(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        header = HEADERS["caller"]
        assert await engine.count_tokens([Segment(header, special=True)]) == 1
        assert await engine.count_tokens([Segment(header)]) > 5


async def test_an_adapter_changes_its_role_and_no_other(packs: Path) -> None:
    tools = (ToolSpec("read_file", "", {"properties": {"path": {"type": "string"}}, "required": ["path"]}),)
    talk = Trajectory(tools, (UserTurn("show me notes.txt"),))
    written: dict[str, list[str]] = {}
    for name in ("base", "roles"):
        async with EngineClient(load_pack(packs / name)) as engine:
            shared = SharedFormat()
            for role in Role:
                asked = RoleRequest(role, shared.prompt(talk, role), shared.constraint(talk, role), 60)
                end = await result(engine, asked)
                written.setdefault(name, []).append(end.text)
    for plain, special, role in zip(written["base"], written["roles"], Role, strict=True):
        assert (plain == special) == (role is Role.SUMMARIZER)


FORKS = """
import json, sys
import numpy as np
from umi_local.engine import llama, runtime
from umi_local.engine.constraint import Slot

base, adapter = sys.argv[1:]
llama.start()
stop = llama.Stop()
model = llama.Model(base, extra_bufts=True)
lora = model.adapter(adapter)
new = lambda: llama.Context(model, n_ctx=512, threads=1, batch_threads=1, n_ubatch=64, stop=stop)
history, header = list(range(40, 140)), [5, 6, 7]

context = new()
work = runtime.Runtime(model, context, {"caller": lora}, 512, stop, bos=False)
rows = []
for role, tokens in (("planner", history[:60]), ("caller", history), ("planner", history), ("caller", history)):
    work._keep(tokens)
    work._extend(tokens, lambda done: None)
    context.fork()
    context.use(lora if role == "caller" else None)
    rows.append(runtime._Tail(work, 1, len(tokens)).evaluate(header, 1)[0].copy())
    context.cut(1, 0)

def isolated(tokens, active):
    alone = new()
    alone.use(None)
    alone.decode(0, tokens, 0)
    alone.use(lora if active else None)
    alone.decode(0, header, len(tokens), wanted=1)
    return alone.logits()[0].copy()

with_adapter, without = isolated(history, True), isolated(history, False)
difference = lambda a, b: float(np.abs(a - b).max())
print(json.dumps({
    "caller": difference(rows[1], with_adapter), "again": difference(rows[3], with_adapter),
    "planner": difference(rows[2], without), "roles": difference(with_adapter, without),
}))
"""


def test_a_fork_computes_what_an_isolated_run_computes(packs: Path) -> None:
    files = [str(packs / "roles" / name) for name in ("base.gguf", "caller.gguf")]
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", FORKS, *files], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    differences = json.loads(done.stdout)
    assert differences["roles"] > 0.1
    assert max(differences[name] for name in ("caller", "again", "planner")) < 1e-3


async def test_cancel_during_prefill_keeps_what_was_evaluated(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "long")) as engine:
        asked = request("abcdefghij" * 250, max_tokens=20)
        end: object = None
        async for chunk in engine.run(asked):
            if isinstance(chunk, PrefillChunk) and 0 < chunk.done < chunk.total:
                await engine.cancel()
            end = chunk
        assert isinstance(end, RoleResult)
        assert end.stopped == "cancelled" and end.text == "" and end.tokens == 0
        again = await result(engine, asked)
        assert again.stopped == "end" and 0 < again.cached_tokens < again.prompt_tokens - 1


async def test_cancel_during_decode_returns_the_text_so_far(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "long")) as engine:
        text, end = "", None
        async for chunk in engine.run(request(constraint=LONG, max_tokens=3500)):
            if isinstance(chunk, TextChunk):
                text += chunk.text
                await engine.cancel()
            end = chunk
        assert isinstance(end, RoleResult)
        assert end.stopped == "cancelled" and end.text == text and 0 < end.tokens < 3500
        await engine.cancel()
        assert (await result(engine, request())).stopped == "end"


async def test_leaving_the_stream_frees_the_engine_for_the_next_request(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "long")) as engine:
        worker = engine.worker_pid
        stream = engine.run(request(constraint=LONG, max_tokens=3500))
        async for chunk in stream:
            if isinstance(chunk, TextChunk):
                break
        await stream.aclose()
        assert (await result(engine, request())).stopped == "end"
        assert engine.worker_pid == worker


async def test_a_cancelled_task_leaves_the_engine_usable(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "long")) as engine:
        began = asyncio.Event()

        async def listen() -> None:
            async for chunk in engine.run(request(constraint=LONG, max_tokens=3500)):
                if isinstance(chunk, TextChunk):
                    began.set()

        task = asyncio.create_task(listen())
        await began.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await result(engine, request())).stopped == "end"


async def test_a_killed_worker_is_replaced_and_the_request_goes_on(packs: Path) -> None:
    notices: list[str] = []
    long = request(constraint=LONG, max_tokens=250)
    async with EngineClient(load_pack(packs / "long"), notice=notices.append) as engine:
        undisturbed = await result(engine, long)
        first = engine.worker_pid
        assert first is not None
        shown, end, killed = "", None, False
        async for chunk in engine.run(long):
            if isinstance(chunk, TextChunk):
                shown += chunk.text
                if not killed:
                    os.kill(first, signal.SIGKILL)
                    killed = True
            end = chunk
        assert isinstance(end, RoleResult)
        assert end.text == shown == undisturbed.text
        assert end.cached_tokens == 0 and engine.worker_pid not in (None, first)
        assert len(notices) == 1 and "SIGKILL" in notices[0]


async def test_a_worker_killed_while_idle_is_replaced(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        before = await result(engine, request())
        assert engine.worker_pid is not None
        os.kill(engine.worker_pid, signal.SIGKILL)
        assert (await result(engine, request())).text == before.text


async def test_a_request_that_kills_the_worker_twice_is_given_up(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "long")) as engine:
        with pytest.raises(EngineError, match="twice"):
            async for chunk in engine.run(request(constraint=LONG, max_tokens=3500)):
                if isinstance(chunk, PrefillChunk) and chunk.done == chunk.total:
                    assert engine.worker_pid is not None
                    os.kill(engine.worker_pid, signal.SIGKILL)
        assert (await result(engine, request())).stopped == "end"


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
async def test_the_worker_ends_with_its_client(packs: Path) -> None:
    script = (
        "import asyncio, sys, time\n"
        "from umi_local.engine.client import EngineClient\n"
        "from umi_local.packs import load_pack\n"
        "async def main():\n"
        "    engine = EngineClient(load_pack(sys.argv[1] + '/'))\n"
        "    await engine.start()\n"
        "    print(engine.worker_pid, flush=True)\n"
        "    time.sleep(60)\n"
        "asyncio.run(main())\n"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    client = await asyncio.create_subprocess_exec(
        sys.executable, "-c", script, str(packs / "base"), stdout=asyncio.subprocess.PIPE, env=env
    )
    assert client.stdout is not None
    worker = int(await client.stdout.readline())
    client.kill()
    await client.wait()
    for _ in range(200):
        if not _runs(worker):
            break
        await asyncio.sleep(0.05)
    assert not _runs(worker)


def _runs(pid: int) -> bool:
    """Tell whether a process runs; one that ended and was not collected by its parent does not."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True, check=False).stdout
    return bool(state.strip()) and not state.strip().startswith("Z")


async def test_a_prompt_that_does_not_fit_is_refused_before_it_is_evaluated(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        asked = request("abcdefghij" * 60, max_tokens=20)
        with pytest.raises(ContextFull) as caught:
            async for chunk in engine.run(asked):
                pytest.fail(f"{chunk} came first")
        assert caught.value.prompt_tokens == await engine.count_tokens(asked.prompt)
        assert caught.value.limit == 512
        assert (await result(engine, request())).cached_tokens == 0


async def test_the_whole_context_can_be_used(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        room = 512 - await engine.count_tokens(request().prompt)
        end = await result(engine, request(constraint=LONG, max_tokens=room))
        assert (end.stopped, end.tokens) == ("length", room)
        with pytest.raises(ContextFull):
            await result(engine, request(constraint=LONG, max_tokens=room + 1))


async def test_half_surrogates_in_the_prompt_do_no_harm(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        assert (await result(engine, request("a \ud800 name \x00 \x1b[2J"))).stopped == "end"


async def test_requests_made_together_run_one_after_the_other(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        ends = await asyncio.gather(*(result(engine, request(max_tokens=40)) for _ in range(3)))
        assert len({end.text for end in ends}) == 1


async def test_sampling_is_repeatable_by_seed(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        texts = [(await result(engine, request(temperature=1.0, seed=seed))).text for seed in (1, 1, 2)]
        assert texts[0] == texts[1] != texts[2]


async def test_a_seed_gives_the_same_logits_to_the_last_digit_in_another_process(packs: Path) -> None:
    told = []
    for _ in range(2):
        async with EngineClient(load_pack(packs / "roles"), threads=1) as engine:
            end = await result(engine, request(temperature=1.0, seed=7, logprobs=3))
            told.append((end.text, end.logprobs))
    assert told[0] == told[1] and told[0][1]


async def test_prompted_mode_plays_every_role_with_the_base(tmp_path: Path) -> None:
    pack = load_pack(write_pack(tmp_path / "p", mode="prompted", roles={"planner": "planner.gguf"}))
    async with EngineClient(pack) as engine:
        assert engine.info.roles == ()
        assert (await result(engine, request())).stopped == "end"


# --- files that cannot be used ------------------------------------------------------------------------------


async def refusal(pack: Pack) -> ModelFileError:
    engine = EngineClient(pack)
    with pytest.raises(ModelFileError) as caught:
        await engine.start()
    assert engine.worker_pid is None
    await engine.close()
    return caught.value


def cut(share: float) -> Callable[[Path], object]:
    return lambda path: path.write_bytes(path.read_bytes()[: int(path.stat().st_size * share)])


def flip(offset: int) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[offset] ^= 0xFF
        path.write_bytes(data)

    return change


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda path: path.unlink(), "does not exist", id="missing"),
        pytest.param(lambda path: path.write_bytes(b""), "empty", id="empty"),
        pytest.param(lambda path: path.write_bytes(b"GGUF"), "truncated", id="magic"),
        pytest.param(lambda path: path.write_text("version https://git-lfs"), "LFS", id="pointer"),
        pytest.param(lambda path: path.write_bytes(b"\x7fELF" * 99), "not a GGUF", id="garbage"),
        pytest.param(cut(0.01), "truncated", id="cut in the header"),
        pytest.param(cut(0.6), "truncated", id="cut in the tensors"),
        pytest.param(cut(0.999), "truncated", id="cut at the end"),
        pytest.param(flip(4), "version", id="version"),
        pytest.param(flip(14), "damaged", id="tensor count"),
        pytest.param(lambda path: (path.unlink(), path.mkdir()), "folder", id="folder"),
        pytest.param(lambda path: write_adapter(path), "base.gguf", id="an adapter"),
        pytest.param(
            lambda path: write_model(path, damage=float("nan")), "base.gguf", id="weights that are not numbers"
        ),
    ],
)
async def test_a_base_that_cannot_be_used_is_named_with_its_trouble(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    pack = load_pack(write_pack(tmp_path / "p"))
    spoil(pack.base_path)
    error = await refusal(pack)
    assert words in str(error) and "base.gguf" in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        pytest.param(lambda path: path.unlink(), "does not exist", id="missing"),
        pytest.param(cut(0.5), "truncated", id="truncated"),
        pytest.param(lambda path: write_adapter(path, width=32), "caller.gguf", id="another shape"),
        pytest.param(lambda path: write_model(path), "caller.gguf", id="a model"),
    ],
)
async def test_an_adapter_that_cannot_be_used_is_named(
    tmp_path: Path, spoil: Callable[[Path], object], words: str
) -> None:
    pack = load_pack(write_pack(tmp_path / "p", roles={"caller": "caller.gguf"}))
    spoil(pack.directory / "caller.gguf")
    error = await refusal(pack)
    assert words in str(error) and "caller.gguf" in str(error)


async def test_a_file_that_is_not_the_manifests_is_refused(tmp_path: Path) -> None:
    directory = write_pack(tmp_path / "p")
    with (directory / "pack.toml").open("a") as manifest:
        manifest.write(f'[sha256]\n"base.gguf" = "{"0" * 64}"\n')
    error = await refusal(load_pack(directory))
    assert "damaged" in str(error) and "sha256" in str(error)


async def test_numbers_overflowing_while_it_runs_are_reported(tmp_path: Path) -> None:
    directory = write_pack(tmp_path / "p")
    write_model(directory / "base.gguf", scale=3e18)
    async with EngineClient(load_pack(directory)) as engine:
        with pytest.raises(ModelFileError, match="not numbers"):
            await result(engine, request(constraint=TEXT))


async def test_a_closed_engine_can_be_started_again(packs: Path) -> None:
    engine = EngineClient(load_pack(packs / "base"))
    with pytest.raises(EngineError, match="not been started"):
        _ = engine.info
    await engine.start()
    await engine.close()
    assert engine.worker_pid is None
    await engine.start(load_pack(packs / "long"))
    assert engine.info.n_ctx == 4096
    await engine.close()


async def test_closing_while_a_role_writes_ends_the_request_and_starts_nothing(packs: Path) -> None:
    engine = EngineClient(load_pack(packs / "long"))
    await engine.start()
    with pytest.raises(EngineError, match="closed"):
        async for chunk in engine.run(request(constraint=LONG, max_tokens=3500)):
            if isinstance(chunk, TextChunk):
                await engine.close()
    assert engine.worker_pid is None


async def test_a_prompt_of_megabytes_is_refused_at_once(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        with pytest.raises(ContextFull):
            await result(engine, request("x" * 80_000_000))
        assert (await result(engine, request())).stopped == "end"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_the_worker_has_no_network_socket(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "base")) as engine:
        await result(engine, request())
        links, inodes = _sockets(Path("/proc", str(engine.worker_pid)))
        assert not {link for link in links if link.startswith("socket:") and link[8:-1] in inodes}


def _sockets(process: Path) -> tuple[list[str], set[str]]:
    """Return what a process has open, and the inodes of all network sockets."""
    tables = [process / "net" / name for name in ("tcp", "tcp6", "udp", "udp6")]
    lines = [line for table in tables if table.exists() for line in table.read_text().splitlines()[1:]]
    return [str(fd.readlink()) for fd in (process / "fd").iterdir()], {line.split()[9] for line in lines}


def test_the_client_loads_neither_llama_cpp_nor_numpy() -> None:
    script = "import sys, umi_local.engine.client; print([m for m in ('llama_cpp', 'numpy') if m in sys.modules])"
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, check=True)
    assert done.stdout.strip() == "[]"


# --- headers and machines that are not what they should be --------------------------------------------------


@settings(max_examples=60)
@given(changes=st.lists(st.tuples(st.integers(0, 9000), st.integers(0, 255)), min_size=1, max_size=4))
def test_the_header_check_never_fails_on_changed_bytes(tiny: bytes, changes: list[tuple[int, int]]) -> None:
    data = bytearray(tiny)
    for offset, value in changes:
        data[offset] = value
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.gguf")
        path.write_bytes(data)
        with contextlib.suppress(GgufProblem):
            check(path, full=True)


@pytest.fixture(scope="module")
def tiny(packs: Path) -> bytes:
    return (packs / "base" / "base.gguf").read_bytes()


@pytest.mark.parametrize(("ending", "answer"), [("os._exit(0)", True), ("os.kill(os.getpid(), 11)", False)])
async def test_a_machine_with_amx_is_probed_once_in_a_throwaway_process(
    packs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, answer: bool
) -> None:
    monkeypatch.setattr(calibrate, "cpu", lambda: ("some server", True))
    probed = tmp_path / "probed"
    script = f"import os, sys; open(sys.argv[2], 'a').write('x'); {ending}"
    base = packs / "base" / "base.gguf"
    command = [sys.executable, "-c", script, "--probe"]
    for _ in range(2):
        assert await calibrate.can_repack(base, [*command, str(probed)], os.environ) is answer
    assert probed.read_text() == "x"


async def test_a_machine_without_amx_is_not_probed(packs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calibrate, "cpu", lambda: ("a laptop", False))
    assert await calibrate.can_repack(packs / "base" / "base.gguf", ["/nonexistent"], os.environ)


async def test_the_real_probe_passes_here_and_the_engine_runs_without_repacking(
    packs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(calibrate, "cpu", lambda: ("unknown", None))
    pack = load_pack(packs / "base")
    async with EngineClient(pack) as engine:
        assert (await result(engine, request())).stopped == "end"
        assert engine.info.notes == ()
    calibrate.remember(pack.base_path, False)
    async with EngineClient(pack) as engine:
        assert (await result(engine, request())).stopped == "end"
        assert "not repacked" in engine.info.notes[0]
