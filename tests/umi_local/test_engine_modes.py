"""One conversation in every mode that holds three roles on this machine: the same text where the weights are the same."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tiny_gguf import write_pack

import umi_local
from umi_local.engine.client import EngineClient, ModelFileError, RoleRequest, RoleResult
from umi_local.formats.shared import SharedFormat
from umi_local.packs import load_pack
from umi_local.packs.pack import read_manifest
from umi_local.roles import Decision, Role
from umi_local.trajectory import (
    CallerTurn,
    ObservationTurn,
    PlannerTurn,
    SummarizerTurn,
    ToolSpec,
    Trajectory,
    UserTurn,
)

FORMAT = SharedFormat()
TOOLS = (ToolSpec("read_file", "", {"properties": {"path": {"type": "string"}}, "required": ["path"]}),)
FILES = {"planner": "planner.gguf", "caller": "caller.gguf", "summarizer": "summarizer.gguf"}


@pytest.fixture(scope="module")
def packs(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("packs")
    write_pack(root / "fork", roles=FILES)
    write_pack(root / "contexts", roles=FILES, mode="contexts")
    write_pack(root / "plain", roles=FILES, mode="contexts", invocation=())
    write_pack(root / "plain-fork", roles=FILES, mode="fork", invocation=())
    write_pack(root / "models", roles=FILES, mode="models")
    yield root


@pytest.fixture(autouse=True)
def caches(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))


CONVERSATION = (
    UserTurn("show me notes.txt"),
    PlannerTurn("Read it with read_file.", Decision.CALLER),
    CallerTurn("read_file", {"path": "notes.txt"}),
    ObservationTurn("the notes\nin the path", True),
    PlannerTurn("The answer is there.", Decision.CONCLUSION),
    SummarizerTurn("the notes"),
    UserTurn("and the count?"),
)
ASKED = ((1, Role.PLANNER), (2, Role.CALLER), (4, Role.PLANNER), (5, Role.SUMMARIZER), (7, Role.PLANNER))


async def write(engine: EngineClient, turns: int, role: Role) -> RoleResult:
    talk = Trajectory(TOOLS, CONVERSATION[:turns])
    asked = RoleRequest(role, FORMAT.prompt(talk, role), FORMAT.constraint(talk, role), 40)
    end = [chunk async for chunk in engine.run(asked)][-1]
    assert isinstance(end, RoleResult)
    return end


async def conversation(pack: Path) -> list[RoleResult]:
    async with EngineClient(load_pack(pack), threads=1) as engine:
        return [await write(engine, turns, role) for turns, role in ASKED]


async def afresh(pack: Path) -> list[str]:
    """Return what an engine writes that knows nothing of the turns before: nothing of a cache can be wrong then."""
    texts = []
    for turns, role in ASKED:
        async with EngineClient(load_pack(pack), threads=1) as engine:
            texts.append((await write(engine, turns, role)).text)
    return texts


async def test_activated_adapters_write_the_same_forked_and_in_contexts_of_their_own(packs: Path) -> None:
    forked, apart = await conversation(packs / "fork"), await conversation(packs / "contexts")
    assert [r.text for r in forked] == [r.text for r in apart] == await afresh(packs / "fork")
    assert len({r.text for r in forked}) > 2


async def test_a_plain_adapter_reads_with_its_own_eyes_and_keeps_what_it_wrote(packs: Path) -> None:
    results = await conversation(packs / "plain")
    assert [r.text for r in results] == await afresh(packs / "plain")
    activated = await conversation(packs / "contexts")
    assert [r.text for r in results] != [r.text for r in activated]
    async with EngineClient(load_pack(packs / "plain"), threads=1) as engine:
        first = await write(engine, 1, Role.PLANNER)
        again = await write(engine, 1, Role.PLANNER)
        assert again.text == first.text and again.cached_tokens == first.prompt_tokens - 1
        assert (await write(engine, 2, Role.CALLER)).cached_tokens == 0  # a cache of its own


@pytest.mark.parametrize(
    ("name", "turns", "role", "kept"),
    [
        pytest.param("fork", 2, Role.CALLER, False, id="fork: all but the header of whoever wrote last"),
        pytest.param("contexts", 1, Role.PLANNER, False, id="contexts: all but its own header"),
        pytest.param("plain", 1, Role.PLANNER, True, id="plain: all it read"),
        pytest.param("models", 1, Role.PLANNER, True, id="models: all it read"),
    ],
)
async def test_after_a_tool_result_only_what_is_new_is_evaluated(
    packs: Path, name: str, turns: int, role: Role, kept: bool
) -> None:
    read = FORMAT.prompt(Trajectory(TOOLS, CONVERSATION[:turns]), role)
    async with EngineClient(load_pack(packs / name), threads=1) as engine:
        for earlier in ASKED[:2]:
            await write(engine, *earlier)
        known = await engine.count_tokens(read if kept else read[:-1])
        after = await write(engine, 4, Role.PLANNER)
        assert 0 < known <= after.cached_tokens < after.prompt_tokens


async def test_three_models_write_what_each_writes_alone(packs: Path, tmp_path: Path) -> None:
    together = await conversation(packs / "models")
    assert [r.text for r in together] == await afresh(packs / "models")
    alone = tmp_path / "alone"
    alone.mkdir()
    for number, (turns, role) in enumerate(ASKED):
        (alone / "base.gguf").write_bytes((packs / "models" / FILES[role.value]).read_bytes())
        (alone / "pack.toml").write_text('name = "alone"\nbase = "base.gguf"\ncontext_length = 512\n')
        async with EngineClient(load_pack(alone), threads=1) as engine:
            assert (await write(engine, turns, role)).text == together[number].text
    assert len({r.text for r in together}) > 2


async def test_a_plain_adapter_cannot_share_a_cache_and_the_message_says_what_to_write(packs: Path) -> None:
    with pytest.raises(ModelFileError, match=r'planner\.gguf is a plain LoRA.*mode = "contexts"'):
        async with EngineClient(load_pack(packs / "plain-fork")):
            pass


async def test_a_role_whose_model_is_gone_is_one_sentence_and_the_others_go_on(packs: Path, tmp_path: Path) -> None:
    import shutil

    pack = tmp_path / "pack"
    shutil.copytree(packs / "models", pack)
    async with EngineClient(load_pack(pack), threads=1) as engine:
        await write(engine, 1, Role.PLANNER)
        (pack / "caller.gguf").write_bytes(b"GGUF" + b"\0" * 100)
        with pytest.raises(ModelFileError, match=r"caller\.gguf"):
            await write(engine, 2, Role.CALLER)
        assert (await write(engine, 5, Role.SUMMARIZER)).text


EVICTED = """
import json, sys
from umi_local.engine import llama, modes
from umi_local.engine.tuning import Tuning

folder = sys.argv[1]
llama.start()
files = {name: f"{folder}/{name}.gguf" for name in ("planner", "caller", "summarizer")}
start = modes.Start(f"{folder}/base.gguf", files, "models", 512, Tuning(1, 1, repack=False, gpu_layers=0))
modes.available_memory = lambda: 100 << 20  # nothing ever fits beside what is there
roles = modes.load(start, llama.Stop())
seen = []
for role in ("planner", "caller", "planner", "summarizer", "planner"):
    runtime = roles.of(role)
    runtime.context.decode(0, [1, 2, 3], 0, wanted=1)
    seen.append([len(roles._loaded), float(runtime.context.logits()[0, 0])])
    runtime.context.clear()
print(json.dumps(seen))
"""


def test_models_that_do_not_fit_beside_each_other_take_turns(packs: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    command = [sys.executable, "-c", EVICTED, str(packs / "models")]
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout)
    assert [loaded for loaded, _ in seen] == [1] * 5
    assert seen[0][1] == seen[2][1] == seen[4][1] != seen[1][1]


def test_manifests_of_every_mode_are_read(packs: Path) -> None:
    assert [read_manifest(packs / name).mode for name in ("fork", "plain", "models")] == ["fork", "contexts", "models"]
