"""How the engine finds out how to use a machine: searching, measuring in processes that may die, keeping, governing."""

from __future__ import annotations

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from engine_life import wait_for
from tiny_gguf import HIDDEN, LAYERS, WIDTH, write_pack

import umi_local
from umi_local.cli import doctor_engine
from umi_local.config import ConfigError, EngineOptions, engine_options
from umi_local.engine import calibrate, governor, process, tuning_store
from umi_local.engine import upkeep as upkeeping
from umi_local.engine.client import EngineClient, EngineError, RoleRequest, RoleResult
from umi_local.engine.constraint import TEXT
from umi_local.engine.governor import CALM, Decision, Governor, Others, busy_elsewhere
from umi_local.engine.loading import start_message
from umi_local.engine.offload import SPARE, Device, Layout, Load, fewer, layers_that_fit, read_layout, working_bytes
from umi_local.engine.pace import FIRST, WINDOW, Pace, Speed
from umi_local.engine.search import Found, Part, search, thread_counts
from umi_local.engine.throwaway import Throwaway
from umi_local.engine.tuning import (
    ALL_THAT_FIT,
    TINY_BYTES,
    Tuning,
    default_threads,
    from_data,
    physical_cores,
    usable_cpus,
)
from umi_local.engine.tuning_store import Calibration
from umi_local.engine.upkeep import LEAST_TURNS, Upkeep
from umi_local.formats.base import Segment
from umi_local.packs import Pack, load_pack
from umi_local.roles import Role

FIRST_TUNING = Tuning(threads=1, batch_threads=2, gpu_layers=0)
FAST = Speed(1000.0, 100.0)
ENV = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield write_pack(tmp_path_factory.mktemp("packs") / "p", context=1024)


@pytest.fixture
def pack(folder: Path) -> Pack:
    return load_pack(folder)


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("UMI_CONFIG_DIR", str(tmp_path / "config"))
    for name in ("CI", "UMI_KV_TYPE", "UMI_GPU_LAYERS", "UMI_CALIBRATE"):
        monkeypatch.delenv(name, raising=False)


# --- searching ----------------------------------------------------------------------------------------------


def searched(speed: Callable[[Tuning], Speed | None], first: Tuning = FIRST_TUNING, cores: int = 8) -> Found | None:
    async def measure(tuning: Tuning, part: Part) -> Speed | None:
        found = speed(tuning)
        if found is None or part == "both":
            return found
        return Speed(found.prefill if part == "prefill" else 0, found.decode if part == "decode" else 0)

    return asyncio.run(search(first, cores, measure))


def test_each_coordinate_is_kept_when_it_makes_a_turn_faster() -> None:
    def speed(tuning: Tuning) -> Speed:
        decode = 100 * min(tuning.threads, 4) * (1.2 if tuning.flash_attention else 1)
        return Speed(500 * min(tuning.batch_threads, 6) * (1.5 if tuning.n_ubatch == 128 else 1), decode)

    found = searched(speed)
    assert found is not None
    wanted = Tuning(threads=4, batch_threads=6, flash_attention=True, n_ubatch=128, gpu_layers=0)
    assert found.tuning == wanted and found.speed == speed(wanted) and found.before == speed(FIRST_TUNING)


def test_what_is_in_use_stays_when_nothing_is_clearly_faster() -> None:
    found = searched(lambda tuning: Speed(1000, 100 if tuning == FIRST_TUNING else 103))
    assert found is not None and found.tuning == FIRST_TUNING


def test_a_slow_moment_at_the_beginning_does_not_make_another_tuning_win() -> None:
    count = iter(range(99))
    found = searched(lambda _: Speed(500, 50) if next(count) == 0 else FAST)
    assert found is not None and found.tuning == FIRST_TUNING and found.before == FAST


def test_values_that_crash_or_hang_are_out() -> None:
    def speed(tuning: Tuning) -> Speed | None:
        if tuning.flash_attention or tuning.threads > 2:
            return None
        return Speed(1000, 100 * tuning.threads)

    found = searched(speed)
    assert found is not None and (found.tuning.threads, found.tuning.flash_attention) == (2, False)


def test_repacking_that_crashes_is_given_up_and_not_tried_again() -> None:
    tried: list[Tuning] = []

    def speed(tuning: Tuning) -> Speed | None:
        tried.append(tuning)
        return None if tuning.repack else FAST

    found = searched(speed)
    assert found is not None and found.tuning == replace(FIRST_TUNING, repack=False)
    assert sum(tuning.repack for tuning in tried) == 1


def test_layers_that_a_gpu_cannot_hold_are_halved_and_then_left_to_the_processor() -> None:
    def on_gpu(most: int, faster: float) -> Callable[[Tuning], Speed | None]:
        return lambda t: None if t.gpu_layers > most else Speed(1000, 100 * (faster if t.gpu_layers else 1))

    first = replace(FIRST_TUNING, gpu_layers=32)
    halved, none, slow = (searched(on_gpu(*case), first) for case in ((17, 3.0), (0, 3.0), (32, 0.5)))
    assert [found and found.tuning.gpu_layers for found in (halved, none, slow)] == [16, 0, 0]


def test_when_nothing_runs_there_is_no_answer() -> None:
    assert searched(lambda _: None) is None


def test_a_quantised_cache_keeps_flash_attention_and_is_never_chosen() -> None:
    tried: list[Tuning] = []

    def speed(tuning: Tuning) -> Speed:
        tried.append(tuning)
        return FAST

    searched(speed, replace(FIRST_TUNING, kv_type="q8_0", flash_attention=True))
    assert all(tuning.flash_attention and tuning.kv_type == "q8_0" for tuning in tried)
    tried.clear()
    searched(speed)
    assert {tuning.kv_type for tuning in tried} == {"f16"}


def test_thread_counts_end_with_all_cores_and_have_no_doubles() -> None:
    assert [thread_counts(cores) for cores in (1, 2, 5)] == [[1], [1, 2], [1, 2, 3, 4, 5]]
    assert thread_counts(200)[-1] == 64


# --- tunings as data ----------------------------------------------------------------------------------------


def test_the_defaults_are_what_the_engine_did_before_anything_was_measured() -> None:
    assert Tuning().resolved(1000) == Tuning(1, default_threads(1000)[1], False, True, 64, "f16", ALL_THAT_FIT)
    single, batch = default_threads(TINY_BYTES)
    assert single == batch == min(physical_cores(), 4)
    assert Tuning(threads=8, batch_threads=8).within(2) == Tuning(threads=2, batch_threads=2)


@pytest.mark.parametrize(
    "change",
    [{"threads": -1}, {"threads": True}, {"kv_type": "q4_0"}, {"repack": 1}, {"n_ubatch": 0}, {"gpu_layers": 10**9}],
)
def test_data_that_is_no_tuning_is_refused(change: dict[str, Any]) -> None:
    assert from_data(Tuning().to_data()) == Tuning()
    with pytest.raises(ValueError, match=r"cannot be|no tuning"):
        from_data({**Tuning().to_data(), **change})


def test_settings_come_from_the_file_and_variables_override_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert engine_options() == EngineOptions()
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "engine.toml").write_text('gpu_layers = 12\nkv_type = "q8_0"\n')
    monkeypatch.setenv("UMI_GPU_LAYERS", "3")
    monkeypatch.setenv("UMI_CALIBRATE", "off")
    assert engine_options() == EngineOptions(3, "q8_0", False)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("gpu_layers = -3", "from 0 to 1000"),
        ('kv_type = "q4_0"', "f16 or q8_0"),
        ("layers = 3", "no setting layers"),
        ("gpu_layers", "not TOML"),
        ("calibrate = 1", "true or false"),
    ],
)
async def test_a_setting_that_cannot_be_used_is_said_in_a_sentence(
    tmp_path: Path, pack: Pack, text: str, words: str
) -> None:
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "engine.toml").write_text(text)
    with pytest.raises(ConfigError, match=words):
        engine_options()
    with pytest.raises(EngineError, match=r"engine\.toml"):
        await EngineClient(pack).start()


# --- processes that may die ---------------------------------------------------------------------------------


def throwaway(pack: Pack, script: str | None = None) -> Throwaway:
    command = process.command() if script is None else [sys.executable, "-c", script]
    return Throwaway(command, pack.base_path, process.environment())


def question(**change: Any) -> dict[str, Any]:
    message = {"op": "measure", "n_ctx": 1024, "prompt": 64, "decode": 8, "repeats": 1, "part": "both"}
    return {**message, "tuning": FIRST_TUNING.to_data(), **change}


async def test_a_real_process_measures_one_tuning_after_the_other() -> None:
    async with throwaway(load_pack("nano")) as child:
        both = await child.ask(question(), 60)
        assert both is not None and both["prefill"] > 0 and both["decode"] > 0
        single = await child.ask(question(part="decode", tuning=replace(FIRST_TUNING, threads=2).to_data()), 60)
        assert single is not None and single["prefill"] == 0 and single["decode"] > 0
        other = Tuning(1, 1, flash_attention=True, repack=False, n_ubatch=32, kv_type="q8_0", gpu_layers=0)
        assert (await child.ask(question(part="prefill", tuning=other.to_data()), 60) or {})["prefill"] > 0
        impossible = await child.ask(question(prompt=5000), 60)
        assert impossible is not None and "do not fit" in impossible["error"]
        assert (await child.ask(question(), 60) or {})["decode"] > 0


async def test_what_a_file_is_not_is_an_answer(tmp_path: Path, pack: Pack) -> None:
    (tmp_path / "bad.gguf").write_bytes(b"GGUF" + bytes(200))
    async with throwaway(replace(pack, directory=tmp_path, base="bad.gguf")) as child:
        assert "error" in (await child.ask(question(), 60) or {})


BREAKS = (
    "import json, os, sys, time\n"
    "for line in sys.stdin:\n"
    "    threads = json.loads(line)['tuning']['threads']\n"
    "    if threads == 2: os.kill(os.getpid(), 11)\n"
    "    if threads == 3: time.sleep(60)\n"
    "    print('?' if threads == 4 else json.dumps({'prefill': 1.0, 'decode': os.getpid()}), flush=True)\n"
)


async def test_a_crash_silence_and_nonsense_are_answers_and_the_next_question_is_asked_anew(pack: Pack) -> None:
    async with throwaway(pack, BREAKS) as child:
        processes = []
        for threads, seconds in ((2, 60.0), (3, 0.5), (4, 60.0)):
            alive = await child.ask(question(), 60)
            assert alive is not None
            processes.append(alive["decode"])
            tuning = replace(FIRST_TUNING, threads=threads).to_data()
            assert await child.ask(question(tuning=tuning), seconds) is None
        assert len(set(processes)) == 3
    for pid in processes:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


async def test_leaving_ends_a_measurement_at_once(pack: Pack) -> None:
    child = throwaway(pack, BREAKS)
    task = asyncio.create_task(child.ask(question(tuning=replace(FIRST_TUNING, threads=3).to_data()), 60))
    await asyncio.sleep(0.2)
    began = time.monotonic()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert time.monotonic() - began < 30  # the process sleeps for 60


async def test_a_calibration_is_stored_and_used_by_the_next_start(pack: Pack) -> None:
    said: list[str] = []
    async with throwaway(pack) as child:
        found = await calibrate.calibrate(child, start_message(pack, Tuning()), say=said.append)
    assert found.measured is not None and found.when > 0 and len(said) > 4
    assert tuning_store.calibration(pack.base_path) == found
    chosen = calibrate.choose(pack.base_path, None, EngineOptions())
    assert chosen == found.tuning and chosen.gpu_layers == ALL_THAT_FIT
    async with EngineClient(pack) as engine:
        assert engine.info.tuning == replace(chosen, gpu_layers=0)


async def test_a_build_that_crashes_when_it_repacks_is_calibrated_without(pack: Pack) -> None:
    script = (
        "import json, os, sys\n"
        "for line in sys.stdin:\n"
        "    m = json.loads(line)\n"
        "    if m['op'] == 'measure' and m['tuning']['repack']: os.abort()\n"
        "    print(json.dumps({'prefill': 1e4, 'decode': 1e3, 'layers': 0, 'offload': False}), flush=True)\n"
    )
    async with throwaway(pack, script) as child:
        found = await calibrate.calibrate(child, start_message(pack, Tuning()))
    assert found.measured == Speed(1e4, 1e3) and not found.tuning.repack
    assert tuning_store.can_repack(pack.base_path) is False


async def test_a_model_that_never_answers_in_time_keeps_its_tuning_and_is_not_measured_for_ever(pack: Pack) -> None:
    async with throwaway(pack, "import time; time.sleep(60)") as child:
        began = time.monotonic()
        found = await calibrate.calibrate(child, start_message(pack, Tuning()), seconds=0.5)
    assert time.monotonic() - began < 40  # every process sleeps for 60
    assert found.measured is None and found.tuning == Tuning().resolved(1)
    assert tuning_store.calibration(pack.base_path) == found


# --- what is kept -------------------------------------------------------------------------------------------


KEPT = Calibration(replace(FIRST_TUNING, n_ubatch=32), FAST, FAST, 1_700_000_000, FAST)


def store_file() -> Path:
    return Path(os.environ["UMI_CACHE_DIR"], "tuning.json")


@pytest.mark.parametrize(
    "damage",
    ["", "{", "[]", "null", '{"version": 99, "entries": {}}', '{"version": 2, "entries": [1]}', "\x00" * 50],
)
def test_a_damaged_store_counts_as_empty_and_is_written_anew(pack: Pack, damage: str) -> None:
    tuning_store.keep(pack.base_path, KEPT)
    store_file().write_text(damage)
    assert tuning_store.calibration(pack.base_path) is None
    assert tuning_store.can_repack(pack.base_path) is None
    tuning_store.keep(pack.base_path, KEPT)
    assert tuning_store.calibration(pack.base_path) == KEPT


@pytest.mark.parametrize("value", [None, 7, {"tuning": {"threads": "all"}}, {"tuning": 3}, {"measured": 1}])
def test_an_entry_that_is_no_calibration_counts_as_none(pack: Pack, value: object) -> None:
    tuning_store.keep(pack.base_path, KEPT)
    data = json.loads(store_file().read_text())
    (entry,) = data["entries"].values()
    entry["tunings"] = dict.fromkeys(entry["tunings"], value)
    store_file().write_text(json.dumps(data))
    assert tuning_store.calibration(pack.base_path) is None
    tuning_store.mark_stale(pack.base_path)
    assert tuning_store.can_repack(pack.base_path) is True


def test_another_library_model_or_number_of_cores_is_measured_anew(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tmp_path / "copy.gguf"
    model.write_bytes(pack.base_path.read_bytes())
    tuning_store.keep(model, KEPT)
    assert tuning_store.calibration(model) == KEPT
    assert tuning_store.calibration(model, "q8_0") is None
    with monkeypatch.context() as other:
        other.setattr(tuning_store, "_library", lambda: "another")
        assert tuning_store.calibration(model) is None
    with monkeypatch.context() as other:
        other.setattr(tuning_store, "physical_cores", lambda: 96)
        assert tuning_store.calibration(model) is None and tuning_store.can_repack(model) is True
    model.write_bytes(model.read_bytes() + b"\0")
    assert tuning_store.calibration(model) is None


def test_answers_about_repacking_from_before_are_still_known(pack: Pack, tmp_path: Path) -> None:
    old = tmp_path / "cache" / "repacking.json"
    old.parent.mkdir()
    old.write_text(json.dumps({tuning_store._key(pack.base_path): False, "another": True, "damaged": "yes"}))
    assert tuning_store.can_repack(pack.base_path) is False
    tuning_store.mark_stale(pack.base_path)
    assert not old.exists()
    assert tuning_store.can_repack(pack.base_path) is False
    assert json.loads(store_file().read_text())["entries"]["another"] == {"repack": True}


def test_a_store_that_cannot_be_written_is_no_failure(
    pack: Pack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "file"))
    tuning_store.keep(pack.base_path, KEPT)
    assert tuning_store.calibration(pack.base_path) is None
    tuning_store.keep(tmp_path / "missing.gguf", KEPT)


# --- the tuning in force ------------------------------------------------------------------------------------


def asked(text: str = "how long is notes.txt?", tokens: int = 24) -> RoleRequest:
    return RoleRequest(Role.PLANNER, [Segment(text), Segment("<|im_end|>", special=True)], TEXT, tokens)


async def written(engine: EngineClient, request: RoleRequest | None = None) -> RoleResult:
    chunks = [chunk async for chunk in engine.run(request or asked())]
    assert isinstance(chunks[-1], RoleResult)
    return chunks[-1]


async def test_the_tuning_reaches_the_worker_and_stays_when_it_is_started_again(
    pack: Pack, monkeypatch: pytest.MonkeyPatch
) -> None:
    tuning = replace(KEPT.tuning, batch_threads=1, flash_attention=True, repack=False)
    tuning_store.keep(pack.base_path, replace(KEPT, tuning=tuning))
    async with EngineClient(pack) as engine:
        assert engine.info.tuning == tuning and "not repacked" in engine.info.notes[0]
        before = (await written(engine)).text
        tuning_store.keep(pack.base_path, KEPT)  # measured meanwhile: counts from the next start on
        assert engine.worker_pid is not None
        os.kill(engine.worker_pid, 9)
        assert (await written(engine)).text == before and engine.info.tuning == tuning
    monkeypatch.setenv("UMI_KV_TYPE", "q8_0")
    async with EngineClient(load_pack("nano"), threads=1) as engine:
        wanted = Tuning(1, 1, flash_attention=True, kv_type="q8_0", gpu_layers=0)
        assert engine.info.tuning == wanted and engine.info.notes == ()
        assert (await written(engine)).steps > 0  # a role may end at once, and which words come depends on the machine
    with pytest.raises(EngineError, match="set kv_type to f16"):  # heads of 16 do not fill a block of 32
        await EngineClient(pack).start()


GPU_WORKER = """
import os, sys
from dataclasses import replace
from umi_local.engine import placement, worker
def placed(start):
    layers = 32 if start.tuning.gpu_layers < 0 else start.tuning.gpu_layers
    return replace(start, tuning=replace(start.tuning, gpu_layers=layers))
really = placement.load
def load(start, stop):
    if start.tuning.gpu_layers > {most}: os.abort()
    return really(start, stop)
placement.placed, placement.load = placed, load
worker.main()
"""


@pytest.mark.parametrize(("most", "layers"), [(10, 8), (0, 0)])
async def test_a_driver_that_ends_the_process_gets_fewer_layers_and_then_none(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, most: int, layers: int
) -> None:
    monkeypatch.setattr(process, "command", lambda: [sys.executable, "-c", GPU_WORKER.format(most=most)])
    async with EngineClient(pack) as engine:
        assert engine.info.tuning is not None
        assert (engine.info.tuning.gpu_layers, engine.info.tuning.repack) == (layers, True)
        assert (await written(engine)).steps > 0


async def test_layers_that_were_asked_for_in_vain_are_said(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_GPU_LAYERS", "1000")
    async with EngineClient(pack) as engine:
        assert any("1000 were asked for" in note for note in engine.info.notes)


PLACED = """
import sys
from umi_local.engine import devices, llama, modes, placement
from umi_local.engine.offload import Device
from umi_local.engine.tuning import Tuning
llama.start()
stop = llama.Stop()
told = modes.Start(sys.argv[1], {}, "fork", 512, Tuning(1, 1))
print(placement.placed(told).tuning.gpu_layers, devices.backends()[-1])
devices.found, devices.any_found = lambda: [Device("GPU0", "a test", 2**33, 2**33)], lambda: True
there = placement.placed(told)
print(there.tuning.gpu_layers, placement.fit(there).why)
tried, really = [], modes.load
def load(start, stop):
    tried.append(start.tuning.gpu_layers)
    if start.tuning.gpu_layers > 2: raise llama.LoadError("no room on the device")
    return really(start, stop)
modes.load = load
in_force, roles = placement.load(modes.Start(told.base, {}, "fork", 512, Tuning(1, 1, gpu_layers=33)), stop)
print(tried, in_force.tuning.gpu_layers, roles.base.model.n_vocab > 0)
"""


def test_layers_are_placed_by_free_memory_and_fewer_are_tried_when_loading_fails(pack: Pack) -> None:
    command = [sys.executable, "-c", PLACED, str(pack.base_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=ENV, check=False)
    assert done.returncode == 0, done.stderr
    without, fitting, retried = done.stdout.splitlines()
    assert without == "0 CPU"
    assert fitting.startswith(f"{LAYERS + 1} all of it fits into the 8.0 GiB free on GPU0")
    assert retried == "[33, 16, 8, 4, 0] 0 True"


# --- layers on a GPU ----------------------------------------------------------------------------------------

MIB = 2**20
MODEL = Layout((100 * MIB,) * 10, 50 * MIB, (1024,) * 10, 1024, 4096, 16)
LOAD = Load(n_ctx=1024)


def gpu(mib: int) -> Device:
    return Device("GPU0", "a test", mib * MIB, 16384 * MIB)


def free(layers: int, load: Load = LOAD) -> int:
    """Return the MiB that `layers` of MODEL need on one device."""
    kept = (SPARE + working_bytes(MODEL, load) * load.caches) / MIB
    return int(kept + 50 * (layers > 0) + 102 * max(0, layers - 1)) + 1


def test_a_models_layout_is_read_from_its_header(pack: Pack) -> None:
    layout = read_layout(pack.base_path)
    block = 4 * (4 * WIDTH * WIDTH + 3 * WIDTH * HIDDEN + 2 * WIDTH)
    assert layout.blocks == (block,) * LAYERS
    assert layout.cache == (2 * WIDTH,) * LAYERS
    assert (layout.width, layout.hidden, layout.heads) == (WIDTH, HIDDEN, 4)
    vocabulary = 4 * WIDTH * 322
    assert abs(layout.output - vocabulary) < 0.2 * vocabulary


@pytest.mark.parametrize("layers", [0, 1, 2, 7, 11])
def test_as_many_layers_go_to_the_gpu_as_there_is_room_for(layers: int) -> None:
    assert layers_that_fit(MODEL, [gpu(free(layers))], LOAD).layers == layers
    if layers:
        assert layers_that_fit(MODEL, [gpu(free(layers) - 3)], LOAD).layers == layers - 1


def test_without_a_gpu_everything_stays_with_the_processor() -> None:
    nothing = layers_that_fit(MODEL, [], LOAD)
    assert (nothing.layers, nothing.most) == (0, 11) and "no GPU" in nothing.why


def test_caches_adapters_and_copies_take_room() -> None:
    there = [gpu(free(11))]
    for more in ({"n_ctx": 100_000}, {"caches": 4}, {"adapters": 200 * MIB}, {"copies": 3}, {"n_ubatch": 8192}):
        assert (
            0
            < layers_that_fit(MODEL, [gpu(4000)], LOAD).layers
            >= layers_that_fit(MODEL, there, replace(LOAD, **more)).layers
        )
        assert layers_that_fit(MODEL, there, replace(LOAD, **more)).layers < 11
    long = replace(LOAD, n_ctx=65536)
    room = [gpu(1500)]
    small = replace(long, kv_type="q8_0", flash_attention=True)
    assert layers_that_fit(MODEL, room, small).layers > layers_that_fit(MODEL, room, long).layers


def test_two_devices_hold_more_than_one_but_whole_layers_only() -> None:
    one = layers_that_fit(MODEL, [gpu(free(5))], LOAD).layers
    two = layers_that_fit(MODEL, [gpu(free(5))] * 2, LOAD).layers
    assert one == 5 and one < two < 2 * one
    assert layers_that_fit(MODEL, [gpu(free(5)), gpu(10)], LOAD).layers <= one


def test_fewer_layers_end_at_none() -> None:
    tried = [40]
    while tried[-1]:
        tried.append(fewer(tried[-1]))
    assert tried == [40, 20, 10, 5, 0]


# --- speed that halves --------------------------------------------------------------------------------------


def turns(pace: Pace, count: int, decode: float, prefill: float = 1000.0) -> Pace:
    for _ in range(count):
        pace.turn(evaluated=100, prefill_seconds=100 / prefill, steps=50, decode_seconds=50 / decode)
    return pace


def test_one_slow_turn_or_a_slow_minute_is_not_slow() -> None:
    pace = turns(Pace(FAST), FIRST, 100)
    assert pace.usual == Speed(1000, 100)
    assert not turns(pace, 1, 5).slow
    assert not turns(turns(pace, WINDOW // 3, 20), WINDOW, 90).slow


def test_half_the_speed_for_long_is_slow() -> None:
    pace = turns(Pace(FAST), FIRST, 100)
    assert not turns(pace, WINDOW, 60).slow
    assert turns(pace, WINDOW, 40).slow and "usually 100" in str(pace)
    assert turns(Pace(FAST, FAST), WINDOW, 100, prefill=300).slow


def test_a_speed_that_was_never_reached_in_use_is_no_measure() -> None:
    pace = turns(Pace(Speed(9000, 900)), WINDOW, 100)
    assert not pace.slow and not turns(pace, WINDOW, 60).slow
    assert turns(pace, WINDOW, 45).slow


def test_turns_that_are_too_short_say_nothing() -> None:
    pace = Pace(FAST, FAST)
    for _ in range(2 * WINDOW):
        pace.turn(evaluated=3, prefill_seconds=1, steps=2, decode_seconds=1)
        pace.turn(evaluated=100, prefill_seconds=0, steps=50, decode_seconds=0)
    assert not pace.slow


# --- measuring when nothing is asked ------------------------------------------------------------------------


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which nothing else runs, whatever runs here."""
    monkeypatch.setattr(upkeeping, "busy_elsewhere", lambda: 0.0)


def result(decode: float = 100.0, **change: Any) -> RoleResult:
    values: dict[str, Any] = {"prompt_tokens": 100, "cached_tokens": 0, "tokens": 50, "forced_tokens": 0, "steps": 50}
    values |= {"text": "", "prefill_seconds": 0.1, "decode_seconds": 50 / decode, "stopped": "end"}
    return RoleResult(**{**values, **change})


async def use(upkeep: Upkeep, times: int = 1, decode: float = 100.0) -> None:
    for _ in range(times):
        async with upkeep:
            upkeep.turn(result(decode))


def upkeep_of(
    pack: Pack, measure: Callable[..., Awaitable[Calibration]] | None = None, idle_seconds: float | None = 0.01
) -> tuple[Upkeep, list[str]]:
    notices: list[str] = []

    async def found(start: Any) -> Calibration:
        return replace(KEPT, before=Speed(500, 50))

    upkeep = Upkeep(notices.append, idle_seconds=idle_seconds, measure=measure or found)
    upkeep.loaded(start_message(pack, KEPT.tuning), KEPT.tuning)
    return upkeep, notices


async def test_a_machine_that_was_never_measured_is_measured_once_when_nothing_is_asked(
    pack: Pack, quiet: None
) -> None:
    upkeep, notices = upkeep_of(pack)
    await use(upkeep, LEAST_TURNS - 1)
    await asyncio.sleep(0.1)
    assert notices == []
    await use(upkeep)
    await wait_for(lambda: notices)
    await use(upkeep)
    await asyncio.sleep(0.1)
    assert len(notices) == 1 and "2.0 times as fast" in notices[0]
    await upkeep.stop()


async def test_a_busy_machine_is_measured_when_it_has_become_quiet(pack: Pack, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[float] = []

    def busy() -> float:  # others take all there is while the first four looks are made
        looks.append(0.0)
        return 1e6 * min(len(looks), 4)

    monkeypatch.setattr(upkeeping, "busy_elsewhere", busy)
    monkeypatch.setattr(governor, "LEAST_SECONDS", 0.0)
    upkeep, notices = upkeep_of(pack)
    await use(upkeep, LEAST_TURNS)
    await wait_for(lambda: notices)
    assert len(looks) >= 6
    await upkeep.stop()


async def test_a_request_ends_a_measurement_first(pack: Pack, quiet: None) -> None:
    events: list[str] = []

    async def measure(start: Any) -> Calibration:
        events.append("began")
        try:
            await asyncio.sleep(30)
        finally:
            events.append("ended")
        return KEPT

    upkeep, _ = upkeep_of(pack, measure)
    await use(upkeep, LEAST_TURNS)
    await wait_for(lambda: events)
    async with upkeep:
        events.append("request")
    assert events == ["began", "ended", "request"]
    await upkeep.stop()


@pytest.mark.parametrize(
    ("variable", "value", "idle"), [("CI", "true", 0.01), ("UMI_CALIBRATE", "no", 0.01), ("X", "", None)]
)
async def test_nothing_is_measured_in_ci_by_setting_or_in_a_one_shot_run(
    pack: Pack, monkeypatch: pytest.MonkeyPatch, variable: str, value: str, idle: float | None
) -> None:
    monkeypatch.setenv(variable, value)
    upkeep, notices = upkeep_of(pack, idle_seconds=idle)
    await use(upkeep, LEAST_TURNS)
    await asyncio.sleep(0.05)
    assert notices == []
    assert EngineClient(pack).upkeep.idle_seconds is None


async def test_an_engine_that_became_slow_is_marked_said_and_measured_again(pack: Pack, quiet: None) -> None:
    tuning_store.keep(pack.base_path, replace(KEPT, usual=None))
    upkeep, notices = upkeep_of(pack)
    await use(upkeep, FIRST)
    known = tuning_store.calibration(pack.base_path)
    assert known is not None and known.usual == Speed(1000, 100) and not known.stale
    await use(upkeep, WINDOW, decode=30)
    known = tuning_store.calibration(pack.base_path)
    assert known is not None and known.stale
    assert "less than half" in notices[0]
    await wait_for(lambda: len(notices) == 2)
    await upkeep.stop()


async def test_a_tuning_that_the_user_overrode_is_not_compared(pack: Pack) -> None:
    tuning_store.keep(pack.base_path, KEPT)
    upkeep, notices = upkeep_of(pack)
    upkeep.forget()
    upkeep.loaded(start_message(pack, KEPT.tuning), replace(KEPT.tuning, threads=2))
    await use(upkeep, 2 * WINDOW, decode=1)
    assert notices == []


# --- the governor -------------------------------------------------------------------------------------------


def test_threads_are_lowered_in_steps_and_raised_one_by_one_when_it_has_been_calm() -> None:
    decision = Decision(8, cores=8)
    assert [decision.told(6.0) for _ in range(4)] == [5, 3, 2, 2]
    raised = [decision.told(0.0) for _ in range(6 * CALM)]
    assert raised == sorted(raised) and raised[CALM - 2 : CALM] == [2, 3] and raised[-1] == 8


def test_a_load_between_the_thresholds_changes_nothing() -> None:
    high, low = Decision(2, cores=2), Decision(2, cores=2)
    assert low.told(1.0) == 1
    assert {high.told(0.4) for _ in range(20)} == {2} and {low.told(0.4) for _ in range(20)} == {1}
    calm = [low.told(0.0), low.told(0.0), low.told(0.9), low.told(0.0), low.told(0.0)]
    assert set(calm) == {1} and low.told(0.0) == 2


def test_spare_cores_are_taken_first_and_one_thread_always_stays() -> None:
    assert {Decision(4, cores=16).told(11.0)} == {4}
    alone = Decision(1, cores=1)
    assert {alone.told(taken) for taken in (0.0, 5.0, 0.0)} == {1}


class Told:
    def __init__(self) -> None:
        self.threads: list[tuple[int, int]] = []

    def set_threads(self, threads: int, batch_threads: int) -> None:
        self.threads.append((threads, batch_threads))


def busy_half() -> Others:
    """Return a machine of which others take two cores; every look is a second later."""
    clock = iter(range(1000))
    busy = iter(range(0, 2000, 2))
    return Others(lambda: float(next(busy)), lambda: float(next(clock)))


def test_what_others_took_during_a_request_counts_for_the_next_one() -> None:
    told = Told()
    governor = Governor(Tuning(4, 4), 4, busy_half())
    for _ in range(4):
        governor.before(told)
        governor.after()
    assert told.threads == [(4, 4), (3, 3), (2, 2), (2, 2)]


def test_what_others_did_between_two_requests_does_not_count() -> None:
    clock, busy = iter(range(1000)), iter([0.0, 0.0, 0.0, 900.0, 900.0])  # busy between the end and the next beginning
    told = Told()
    governor = Governor(Tuning(2, 2), 2, Others(lambda: next(busy), lambda: float(next(clock))))
    for _ in range(2):
        governor.before(told)
        governor.after()
    assert told.threads == [(2, 2), (2, 2)]


def test_threads_that_the_user_asked_for_are_used_while_nothing_else_runs() -> None:
    told, wanted = Told(), len(usable_cpus())
    governor = Governor.of(Tuning(wanted, wanted))
    governor.before(told)
    assert told.threads == ([(wanted, wanted)] if wanted > 1 and sys.platform == "linux" else [])
    assert governor._decision.told(0.0) == wanted


def test_under_flash_attention_single_tokens_keep_their_threads() -> None:
    told = Told()
    governor = Governor(Tuning(4, 4, flash_attention=True), 4, busy_half())
    for _ in range(2):
        governor.before(told)
        governor.after()
    assert told.threads == [(4, 4), (4, 3)]


def test_one_thread_is_not_governed() -> None:
    told = Told()
    Governor.of(Tuning(1, 1)).before(told)
    assert told.threads == []


def test_too_short_a_time_says_nothing() -> None:
    times = iter([0.0, 0.1, 0.2, 1.0])
    others = Others(lambda: 5.0, lambda: next(times))
    assert [others.taken() for _ in range(3)] == [None, None, 0.0]


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_what_others_take_does_not_count_this_process() -> None:
    """However busy the machine is: what is left is what /proc/stat counts beyond the time of this process."""

    def counted() -> float:
        lines = [line.split() for line in Path("/proc/stat").read_text().splitlines() if line.startswith("cpu")]
        mine = [line for line in lines if line[0] in {f"cpu{number}" for number in usable_cpus()}]
        return sum(int(n) for _, *all_ in mine for at, n in enumerate(all_[:8]) if at not in (3, 4)) / os.sysconf(
            "SC_CLK_TCK"
        )

    before = busy_elsewhere(), counted(), time.process_time()
    while time.process_time() - before[2] < 0.6:
        pass
    after = busy_elsewhere(), counted(), time.process_time()
    assert before[0] is not None and after[0] is not None
    whole, own = after[1] - before[1], after[2] - before[2]
    assert abs(after[0] - before[0] - (whole - own)) < 0.2 and whole > 0.4


NUMBERS = """
import sys
import numpy as np
from umi_local.engine import llama
llama.start()
stop = llama.Stop()
model = llama.Model(sys.argv[1], extra_bufts=True)
tokens = [(7919 * i + 13) % model.n_vocab for i in range(700)]
def rows(flash, threads):
    context = llama.Context(model, n_ctx=1024, threads=1, batch_threads=1, n_ubatch=64, stop=stop,
                            flash_attention=flash)
    context.set_threads(*threads)
    for at in range(0, 700, 100):
        context.decode(0, tokens[at : at + 100], at, wanted=1)
    found = [context.logits().copy()]
    for at in range(700, 704):
        context.decode(0, [5], at, wanted=1)
        found.append(context.logits().copy())
    context.close()
    return np.stack(found)
for flash in (False, True):
    one = rows(flash, (1, 1))
    print(bool((one == rows(flash, (1, 3))).all()), bool((one == rows(flash, (3, 1))).all()))
"""


def test_the_number_of_threads_that_the_governor_changes_does_not_change_a_digit(pack: Pack) -> None:
    command = [sys.executable, "-c", NUMBERS, str(pack.base_path)]
    done = subprocess.run(command, capture_output=True, text=True, env=process.environment(), check=False)
    assert done.returncode == 0, done.stderr
    plain, flash = done.stdout.splitlines()
    assert plain == "True True"
    assert flash.startswith("True")  # single tokens are another matter there, so they keep their threads


# --- what the doctor says -----------------------------------------------------------------------------------


def test_the_doctor_says_how_the_engine_runs_and_whether_it_was_measured(pack: Pack) -> None:
    def lines() -> dict[str, Any]:
        return {finding.what: finding for finding in doctor_engine.findings(pack)}

    first = lines()
    assert "1 thread" in first["engine"].detail and "umi doctor --calibrate" in first["engine"].detail
    assert "built without GPU support" in first["gpu"].detail or "GiB free" in first["gpu"].detail
    tuning_store.keep(pack.base_path, KEPT)
    known = lines()["engine"]
    assert known.mark == "ok" and "32 tokens at once" in known.detail and "decode 100 tokens/s" in known.detail
    tuning_store.mark_stale(pack.base_path)
    stale = lines()["engine"]
    assert stale.mark == "note" and "halved" in stale.detail


def test_the_doctor_says_what_would_go_to_a_gpu_and_why() -> None:
    device = {"name": "CUDA0", "description": "a test", "free": 6 * 2**30, "total": 8 * 2**30}
    there = {"backends": ["CUDA", "CPU"], "offload": True, "devices": [device], "layers": 20, "most": 33}
    there["why"] = "more does not fit"
    chosen = doctor_engine._offload(there, EngineOptions())
    assert "CUDA0 (a test, 6.0 of 8.0 GiB free); 20 of 33 layers go there: more does not fit" in chosen.detail
    assert "5 layers by your setting" in doctor_engine._offload(there, EngineOptions(gpu_layers=5)).detail
    absent = {**there, "offload": False, "devices": []}
    assert "built for CUDA, but finds no device" in doctor_engine._offload(absent, EngineOptions()).detail
    assert doctor_engine._offload({}, EngineOptions()).mark == "note"


def test_threads_that_wait_for_each_other_spin_for_a_while_unless_the_user_says_how_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GOMP_SPINCOUNT", raising=False)
    assert process.environment()["GOMP_SPINCOUNT"] == process.SPINS
    monkeypatch.setenv("GOMP_SPINCOUNT", "7")
    assert process.environment()["GOMP_SPINCOUNT"] == "7"
