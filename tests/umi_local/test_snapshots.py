"""Beginnings of prompts on disk: what comes back is what was evaluated, and what is damaged never comes back."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tiny_gguf import write_model, write_pack

import umi_local
from umi_local.agent.context import Fitted, role_request
from umi_local.agent.settings import Settings
from umi_local.engine import snapshots
from umi_local.engine.client import EngineClient, PrefillChunk, RoleRequest, RoleResult, TextChunk
from umi_local.engine.constraint import Slot
from umi_local.engine.snapshots import Store, Usage
from umi_local.formats.base import Format
from umi_local.formats.prompted import PromptedFormat
from umi_local.formats.shared import SharedFormat
from umi_local.formats.toolbench import SYSTEM, ToolBenchFormat
from umi_local.packs import load_pack
from umi_local.roles import Decision, Role
from umi_local.tools import builtin_registry
from umi_local.trajectory import CallerTurn, ObservationTurn, PlannerTurn, SummarizerTurn, Trajectory, Turn, UserTurn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="owners and modes of files")

KEY, COUNT, CELLS = bytes(range(32)), 100, bytearray(os.urandom(5000))
TOOLS = builtin_registry().specs()
FILES = {"planner": "planner.gguf", "caller": "caller.gguf", "summarizer": "summarizer.gguf"}


# --- the store ----------------------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "cache" / "prefixes", limit=1 << 20)


@pytest.fixture
def kept(store: Store) -> Path:
    assert store.write(KEY, COUNT, CELLS)
    return store.place / f"{KEY.hex()}.kv"


def cells(store: Store, key: bytes = KEY, count: int = COUNT) -> bytes | None:
    with store.lent(key, count) as lent:
        if lent is None:
            return None
        lent.good = True
        return bytes(lent.cells)


def test_what_was_written_is_read_back_and_nobody_else_can_read_it(store: Store, kept: Path) -> None:
    assert cells(store) == cells(store) == CELLS
    assert (kept.stat().st_mode & 0o777, store.place.stat().st_mode & 0o777) == (0o600, 0o700)
    assert [path.name for path in store.place.iterdir()] == [kept.name]


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_changed_byte_gets_through(store: Store, data: st.DataObject) -> None:
    assert store.write(KEY, COUNT, CELLS)
    path = store.place / f"{KEY.hex()}.kv"
    whole = bytearray(path.read_bytes())
    for offset in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4, unique=True)):
        whole[offset] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    assert cells(store) is None
    assert not path.exists()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_file_of_another_length_gets_through(store: Store, data: st.DataObject) -> None:
    assert store.write(KEY, COUNT, CELLS)
    path = store.place / f"{KEY.hex()}.kv"
    whole = path.read_bytes()
    size = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) + 1, len(whole) + 200) | st.just(2 << 20))
    path.write_bytes((whole + bytes(2 << 20))[:size])
    assert cells(store) is None
    assert not path.exists()


def test_a_file_under_another_key_or_of_another_number_of_tokens_is_refused(store: Store, kept: Path) -> None:
    other = bytes(32)
    shutil.copy(kept, store.place / f"{other.hex()}.kv")
    assert cells(store, other) is None
    assert cells(store, count=COUNT + 1) is None
    assert store.usage().count == 0


def test_what_is_no_file_of_ours_is_refused(store: Store, kept: Path, tmp_path: Path) -> None:
    kept.chmod(0o666)  # others may have written to it
    assert cells(store) is None
    store.write(KEY, COUNT, CELLS)
    kept.rename(tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert cells(store) is None
    assert store.write(KEY, COUNT, CELLS) and cells(store) == CELLS and not kept.is_symlink()
    kept.unlink()
    os.mkfifo(kept)  # reading from it would never end
    assert cells(store) is None
    kept.unlink(missing_ok=True)
    kept.mkdir()
    assert cells(store) is None and not store.has(KEY) and not store.write(KEY, COUNT, CELLS)


def test_a_folder_of_somebody_else_is_not_written_to(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.place.mkdir(parents=True)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    assert not store.write(KEY, COUNT, CELLS)
    assert list(store.place.iterdir()) == []


def test_a_snapshot_that_ends_the_process_is_not_found_by_the_next(store: Store, kept: Path) -> None:
    with contextlib.suppress(KeyboardInterrupt), store.lent(KEY, COUNT) as lent:
        assert lent is not None
        raise KeyboardInterrupt
    assert cells(store) is None
    with store.lent(KEY, COUNT) as lent:
        assert lent is None


def test_cells_that_llama_cpp_refuses_are_deleted(store: Store, kept: Path) -> None:
    with store.lent(KEY, COUNT) as lent:
        assert lent is not None
    assert list(store.place.iterdir()) == []


def test_the_least_recently_used_go_when_there_is_no_room(store: Store) -> None:
    keys = [bytes([n]) * 32 for n in range(4)]
    big = bytearray(300_000)
    for age, key in enumerate(keys[:3]):
        assert store.write(key, COUNT, big)
        os.utime(store.place / f"{key.hex()}.kv", (age, age))
    assert cells(store, keys[0]) is not None  # used just now
    assert store.write(keys[3], COUNT, big)
    assert [store.has(key) for key in keys] == [True, False, True, True]
    assert store.usage().size <= store.limit
    assert not store.write(KEY, COUNT, bytearray(1 << 20))  # more than all together may be
    assert store.usage().count == 3


def test_only_files_of_ours_are_counted_and_deleted(store: Store, kept: Path) -> None:
    stranger, leftover = store.place / "notes.txt", store.place / f"{KEY.hex()}.0123abcd.tmp"
    stranger.write_text("mine")
    leftover.write_text("half")
    assert store.usage() == Usage(1, kept.stat().st_size)
    assert store.write(bytes(32), COUNT, CELLS) and leftover.exists()  # it may be being written
    os.utime(leftover, (time.time() - 9999,) * 2)
    assert store.write(bytes([1]) * 32, COUNT, CELLS) and not leftover.exists()
    assert store.clear().count == 3
    assert [path.name for path in store.place.iterdir()] == ["notes.txt"]


def test_a_full_disk_leaves_nothing_behind(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        assert not store.write(KEY, COUNT, CELLS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(store.place.iterdir()) == []
    monkeypatch.setattr(snapshots, "_free", lambda place: snapshots.SPARE)  # the rest is for the user's files
    assert not store.write(KEY, COUNT, CELLS)


def test_a_folder_that_cannot_be_made_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "file" / "prefixes", Path("/proc/prefixes")):
        lost = Store(place)
        assert not lost.write(KEY, COUNT, CELLS)
        assert cells(lost) is None and not lost.has(KEY)
        assert lost.usage() == lost.clear() == Usage(0, 0)


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="nothing is read-only to root")
def test_a_read_only_folder_is_read(store: Store, kept: Path) -> None:
    store.place.chmod(0o500)
    assert cells(store) == CELLS
    store.place.chmod(0o700)


WRITER = """
import sys
from pathlib import Path
from umi_local.engine.snapshots import Store
store = Store(Path(sys.argv[1]), 100_000)
key = bytes(32)
for turn in range(60):
    body = bytearray([turn % 256]) * 20_000
    store.write(bytes([turn % 7]) * 32, 9, body)
    with store.lent(bytes([(turn + 3) % 7]) * 32, 9) as lent:
        if lent is not None:
            assert len(set(lent.cells)) == 1, "a mixture of two files"
            lent.good = True
"""


def test_two_processes_do_not_hurt_each_other(tmp_path: Path) -> None:
    place = tmp_path / "prefixes"
    both = [subprocess.Popen([sys.executable, "-c", WRITER, str(place)], env=environment()) for _ in range(2)]
    assert [process.wait(60) for process in both] == [0, 0]
    assert Store(place).usage().size <= 120_000
    assert not [path for path in place.iterdir() if path.suffix == ".tmp"]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}


# --- the same bytes -----------------------------------------------------------------------------------------

SAME = """
import json, sys
from pathlib import Path
from umi_local.engine import llama
from umi_local.engine.runtime import Runtime
from umi_local.engine.snapshots import Snapshots, Store

base, plain, place = sys.argv[1:]
llama.start()
stop = llama.Stop()
model = llama.Model(base, extra_bufts=True)
adapter = model.adapter(plain)
kept = Snapshots(Store(Path(place)), ["marks"])
first, second = list(range(40, 240)), [*range(40, 239), 7]
rest = list(range(50, 190))

def runtime(standing=None, kept=None):
    context = llama.Context(model, n_ctx=512, threads=1, batch_threads=1, n_ubatch=64, stop=stop)
    return Runtime(model, context, {}, 512, stop, bos=False, standing=standing, snapshots=kept)

def read(work, beginning):
    work._border = len(beginning)
    cached = work._keep(beginning + rest)
    work._extend(beginning + rest, lambda done: None)
    work.keep_beginning()
    return cached, bytes(work.context.cells(len(beginning + rest), 1 << 30))

found = {}
work = runtime(kept=kept)
fresh = [read(runtime(), beginning)[1] for beginning in (first, second)]
found["evaluated"] = [read(work, first), read(work, second), read(work, first)]
found["after"] = [read(runtime(kept=kept), first), read(runtime(kept=kept), second)]
same = {"evaluated": [fresh[0], fresh[1], fresh[0]], "after": fresh}
report = {name: [(cached, got == want) for (cached, got), want in zip(found[name], same[name])] for name in found}
other = Snapshots(Store(Path(place)), ["marks", "adapter"])
alone = read(runtime(adapter), first)[1]
report["adapter"] = [(c, got == alone) for c, got in [read(runtime(adapter, other), first) for _ in range(2)]]
report["differs"] = alone != fresh[0]

work = runtime(kept=kept)
found = kept._store.place / f"{kept._key(first).hex()}.kv"
cells = bytearray(Store.lent(kept._store, kept._key(first), len(first)).__enter__().cells)
Store(Path(place)).write(kept._key(first), len(first), cells[: len(cells) // 2])
work._border = len(first)
report["refused"] = [work._keep(first + rest), work.context.length(0), work._base, found.exists()]
print(json.dumps(report))
"""


def test_restored_cells_are_byte_for_byte_those_of_a_fresh_engine(tmp_path: Path) -> None:
    pack = write_pack(tmp_path / "pack", roles=FILES, mode="contexts", invocation=())
    command = [sys.executable, "-c", SAME, str(pack / "base.gguf"), str(pack / "caller.gguf"), str(tmp_path / "kept")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    # The second beginning shares 199 tokens. A batch of the last one alone would give other bytes, so the 128 of a whole
    # batch stay. The first beginning is then read from disk.
    assert report["evaluated"] == [[0, True], [128, True], [200, True]]
    assert report["after"] == [[200, True], [200, True]]
    assert report["adapter"] == [[0, True], [200, True]] and report["differs"]
    assert report["refused"] == [0, 0, [], False]  # half a snapshot with a right digest: llama.cpp said no


# --- the engine ---------------------------------------------------------------------------------------------

TALK: tuple[Turn, ...] = (
    UserTurn("show me notes.txt"),
    PlannerTurn("Read it with read_file.", Decision.CALLER),
    CallerTurn("read_file", {"path": "notes.txt"}),
    ObservationTurn("the notes\nin the path", True),
    PlannerTurn("The answer is there.", Decision.CONCLUSION),
    SummarizerTurn("the notes"),
    UserTurn("and the count?"),
)
ASKED = ((1, Role.PLANNER), (2, Role.CALLER), (5, Role.SUMMARIZER), (7, Role.PLANNER))
LONG = Slot("line", max_chars=4000, min_chars=3000)


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "umi"))
    monkeypatch.delenv("UMI_PREFIX_CACHE", raising=False)
    return tmp_path / "umi" / "prefixes"


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("packs")
    for name, mode, roles, invocation in (
        ("fork", "fork", FILES, (5,)),
        ("contexts", "contexts", FILES, (5,)),
        ("standing", "contexts", FILES, ()),
        ("prompted", "prompted", {}, ()),
        ("models", "models", FILES, ()),
    ):
        write_pack(root / name, roles=roles, mode=mode, context=8192, invocation=invocation)
        (root / name / "pack.toml").write_text(
            (root / name / "pack.toml").read_text().replace("context_length = 8192", "context_length = 4096")
        )
    yield root


def asked(turns: int, role: Role, format: Format | None = None, *, tokens: int = 24) -> RoleRequest:
    shown = format or SharedFormat()
    view = Trajectory(TOOLS, TALK[:turns])
    request = role_request(Fitted(shown.prompt(view, role), view, 0), role, shown, Settings(), 4096)
    return replace(request, max_tokens=tokens)


async def write(engine: EngineClient, request: RoleRequest) -> RoleResult:
    end = [chunk async for chunk in engine.run(request)][-1]
    assert isinstance(end, RoleResult)
    return end


async def written(place: Path, count: int) -> None:
    """Wait until so many snapshots are there: they are written after the answer was given."""
    for _ in range(1500):
        if Store(place).usage().count == count:
            return
        await asyncio.sleep(0.02)
    pytest.fail(f"{Store(place).usage()} after half a minute")


def only(place: Path) -> Path:
    (path,) = place.iterdir()
    assert path.suffix == ".kv" and path.stat().st_mode & 0o777 == 0o600
    return path


async def border(engine: EngineClient, request: RoleRequest) -> int:
    return await engine.count_tokens(request.prompt[: request.stable])


@pytest.mark.parametrize(
    ("name", "files"),
    [("fork", 1), ("contexts", 1), ("standing", 3), ("prompted", 1), ("models", 3)],
)
async def test_every_mode_writes_the_same_with_and_without_snapshots(
    packs: Path, caches: Path, monkeypatch: pytest.MonkeyPatch, name: str, files: int
) -> None:
    pack = load_pack(packs / name)
    format: Format = PromptedFormat() if name == "prompted" else SharedFormat()
    requests = [asked(turns, role, format) for turns, role in ASKED]
    monkeypatch.setenv("UMI_PREFIX_CACHE", "0")
    async with EngineClient(pack, threads=1) as engine:
        plain = [(await write(engine, request)).text for request in requests]
    await written(caches, 0)
    monkeypatch.delenv("UMI_PREFIX_CACHE")
    for cached in (False, True):
        async with EngineClient(pack, threads=1) as engine:
            ends = [await write(engine, request) for request in requests]
            length = await border(engine, requests[0])
            assert [end.text for end in ends] == plain
            assert length >= snapshots.LEAST_TOKENS
            assert ends[0].cached_tokens == length * cached
            if cached or name in ("fork", "prompted"):  # one cache for all roles, or all on disk
                assert ends[1].cached_tokens >= length
            await written(caches, files)
    assert Store(caches).usage().count == files


@pytest.mark.parametrize(("mode", "files"), [("models", 2), ("prompted", 1)])
async def test_published_prompts_are_kept_up_to_their_first_turn(
    tmp_path: Path, caches: Path, monkeypatch: pytest.MonkeyPatch, mode: str, files: int
) -> None:
    """Their tools and the words of the user are one segment, in which SentencePiece may join what belongs to both."""
    directory = write_pack(tmp_path / "p", roles=FILES if mode == "models" else {}, mode=mode, context=4096)
    for number, path in enumerate(directory.glob("*.gguf")):
        write_model(path, seed=number, context=4096, sentencepiece=True)
    pack, shown = load_pack(directory), ToolBenchFormat()

    def ask(turns: int, role: Role, words: str, tools: int = 3) -> RoleRequest:
        view = Trajectory(TOOLS[:tools], (UserTurn(words), *TALK[1:turns]))
        fitted = Fitted(shown.prompt(view, role), view, 0)
        return replace(role_request(fitted, role, shown, Settings(), 4096), max_tokens=24)

    async def told(words: str, files: int) -> list[RoleResult]:
        async with EngineClient(pack, threads=1) as engine:
            ends = [await write(engine, ask(turns, role, words)) for turns, role in ASKED[:2]]
            await written(caches, files)
            return ends

    monkeypatch.setenv("UMI_PREFIX_CACHE", "0")
    plain = {words: [end.text for end in await told(words, 0)] for words in ("show me notes.txt", "use it")}
    monkeypatch.delenv("UMI_PREFIX_CACHE")
    for words, cached in (("show me notes.txt", False), ("use it", True)):
        ends = await told(words, files)
        assert [end.text for end in ends] == plain[words]
        assert (ends[0].cached_tokens > 0) == cached
    request = ask(1, Role.PLANNER, "use it")
    async with EngineClient(pack, threads=1) as engine:
        docs = replace(request.prompt[1], text=request.prompt[1].text.partition("user: ")[0])
        assert docs.text.startswith(SYSTEM) and docs.text.endswith("history is:\n")
        whole = await engine.count_tokens([request.prompt[0], docs])
        assert ends[0].cached_tokens == whole - 1  # all but the end of the line, which became one with the next letter
        assert (await write(engine, ask(1, Role.PLANNER, "use it", tools=2))).cached_tokens < whole // 2


async def test_a_killed_worker_starts_from_the_snapshot(packs: Path, caches: Path) -> None:
    async with EngineClient(load_pack(packs / "fork"), threads=1) as engine:
        request = replace(asked(1, Role.PLANNER, tokens=150), constraint=LONG)
        undisturbed = await write(engine, request)
        length = await border(engine, request)
        await written(caches, 1)
        seen: list[int] = []
        killed, text = False, ""
        async for chunk in engine.run(request):
            if isinstance(chunk, PrefillChunk):
                seen.append(chunk.cached)
            if isinstance(chunk, TextChunk):
                text += chunk.text
                if not killed and engine.worker_pid is not None:
                    os.kill(engine.worker_pid, signal.SIGKILL)
                    killed = True
            end = chunk
        assert isinstance(end, RoleResult)
        assert end.text == text == undisturbed.text and end.cached_tokens == seen[-1] == length
        assert engine.worker_pid is not None
        os.kill(engine.worker_pid, signal.SIGKILL)
        assert (await write(engine, request)).cached_tokens == length


async def test_a_damaged_snapshot_is_evaluated_anew_and_replaced(packs: Path, caches: Path) -> None:
    pack, request = load_pack(packs / "fork"), asked(1, Role.PLANNER)
    async with EngineClient(pack, threads=1) as engine:
        first = await write(engine, request)
        await written(caches, 1)
    path = only(caches)
    whole = path.read_bytes()
    for damaged in (whole[:-400] + bytes([whole[-400] ^ 1]) + whole[-399:], whole[: len(whole) // 2]):
        path.write_bytes(damaged)
        async with EngineClient(pack, threads=1) as engine:
            again = await write(engine, request)
            assert (again.text, again.cached_tokens) == (first.text, 0)
            await written(caches, 1)
            assert path.read_bytes() == whole
            assert engine.stderr == ""


async def test_another_model_or_other_tools_have_snapshots_of_their_own(
    packs: Path, caches: Path, tmp_path: Path
) -> None:
    shutil.copytree(packs / "fork", tmp_path / "pack")
    request = asked(1, Role.PLANNER)
    async with EngineClient(load_pack(tmp_path / "pack"), threads=1) as engine:
        await write(engine, request)
        await written(caches, 1)
    write_model(tmp_path / "pack" / "base.gguf", seed=7, context=8192)
    async with EngineClient(load_pack(tmp_path / "pack"), threads=1) as engine:
        assert (await write(engine, request)).cached_tokens == 0
        await written(caches, 2)
        view = Trajectory(tuple(reversed(TOOLS)), TALK[:1])
        prompt = SharedFormat().prompt(view, Role.PLANNER)
        other = await write(engine, replace(request, prompt=prompt))
        assert other.cached_tokens < snapshots.LEAST_TOKENS
        await written(caches, 3)
        assert (await write(engine, request)).cached_tokens == await border(engine, request)  # back, from disk


async def test_what_is_short_or_has_no_stable_beginning_is_not_kept(packs: Path, caches: Path) -> None:
    async with EngineClient(load_pack(packs / "fork"), threads=1) as engine:
        await write(engine, replace(asked(7, Role.PLANNER), stable=0))
        await write(engine, replace(asked(7, Role.PLANNER), stable=1))
        assert (await write(engine, asked(7, Role.PLANNER))).text
        await written(caches, 0)
    assert Store(caches).usage().count == 0  # the cells were there already, but not from the batches of a fresh engine


async def test_no_folder_is_no_trouble(packs: Path, caches: Path) -> None:
    await asyncio.to_thread(caches.parent.mkdir, parents=True)
    await asyncio.to_thread(caches.touch)  # a file where the folder would be
    for _ in range(2):
        async with EngineClient(load_pack(packs / "fork"), threads=1) as engine:
            ends = [await write(engine, asked(turns, role)) for turns, role in ASKED]
            assert ends[0].cached_tokens == 0 and ends[1].cached_tokens > 0
            assert engine.stderr == ""


async def test_two_engines_at_once_share_what_either_wrote(packs: Path, caches: Path) -> None:
    pack = load_pack(packs / "fork")

    async def session() -> list[str]:
        async with EngineClient(pack, threads=1) as engine:
            texts = [(await write(engine, asked(turns, role))).text for turns, role in ASKED[:2]]
            await written(caches, 1)  # when nothing is asked, which an engine that is closed at once does not wait for
            return texts

    texts = await asyncio.gather(session(), session())
    assert texts[0] == texts[1]
    async with EngineClient(pack, threads=1) as engine:
        end = await write(engine, asked(1, Role.PLANNER))
        assert end.cached_tokens == await border(engine, asked(1, Role.PLANNER))
    assert only(caches)


async def test_an_edited_message_reuses_what_stands_before_it(packs: Path) -> None:
    async with EngineClient(load_pack(packs / "fork"), threads=1) as engine:
        await write(engine, asked(7, Role.PLANNER))
        view = Trajectory(TOOLS, (*TALK[:3], ObservationTurn("the notes of another day", True), *TALK[4:]))
        shown = SharedFormat()
        prompt = shown.prompt(view, Role.PLANNER)
        edited = replace(asked(7, Role.PLANNER), prompt=prompt)
        same = next(i for i, (a, b) in enumerate(zip(prompt, asked(7, Role.PLANNER).prompt, strict=False)) if a != b)
        end = await write(engine, edited)
        assert end.cached_tokens >= await engine.count_tokens(prompt[:same])
    async with EngineClient(load_pack(packs / "fork"), threads=1) as engine:
        assert (await write(engine, edited)).text == end.text


OFFLINE = """
import asyncio, json, os, sys
from umi_local.safety.offline import install
install()
sys.path.insert(0, sys.argv[1])
from test_snapshots import ASKED, asked, write, written
from umi_local.engine.client import EngineClient
from umi_local.engine.snapshots import folder
from umi_local.packs import load_pack

async def main():
    seen = []
    for off in ("0", "", ""):
        os.environ["UMI_PREFIX_CACHE"] = off
        async with EngineClient(load_pack("nano"), threads=1) as engine:
            ends = [await write(engine, asked(turns, role)) for turns, role in ASKED[:2]]
            seen.append([ends[0].cached_tokens, *(end.text for end in ends)])
            await written(folder(), int(not off))
    print(json.dumps(seen))

asyncio.run(main())
"""


def test_the_shipped_pack_writes_the_same_from_its_snapshot_under_the_filter_that_keeps_umi_offline() -> None:
    command = [sys.executable, "-c", OFFLINE, str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, env=environment(), check=False)
    assert done.returncode == 0, done.stderr
    (none, *plain), (first, *evaluated), (second, *restored) = json.loads(done.stdout)
    assert none == first == 0 and second >= snapshots.LEAST_TOKENS
    assert plain == evaluated == restored and all(plain)


def test_the_doctor_counts_and_clears(caches: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from umi_local.cli.app import run_app
    from umi_local.cli.doctor import _prefixes

    assert Store(caches).write(KEY, COUNT, CELLS)
    assert "1 beginning of prompts (0.0 MB)" in _prefixes().detail and str(caches) in _prefixes().detail
    assert run_app(["doctor", "--clear-cache"]) == 0
    assert "deleted 1" in capsys.readouterr().out
    assert Store(caches).usage().count == 0
