"""Promise P1 with remote roles: the way out leads to the pack's servers, and only the process for them can take it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from remote_server_fake import Fake, continuing, endless, free_port
from tiny_gguf import write_pack

import umi_local
from umi_local.engine import remote_door
from umi_local.engine.client import EngineClient, RoleRequest, TextChunk
from umi_local.engine.constraint import TEXT
from umi_local.formats.shared import SharedFormat
from umi_local.packs import load_pack
from umi_local.roles import Role
from umi_local.trajectory import Trajectory, UserTurn

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the filter exists on Linux alone")
PLANNED = "Read it.\nNext: caller"

SESSION = """
import asyncio, json, os, sys
from umi_local.engine import remote_door
if sys.argv[1] == "open":
    remote_door.open_for(sys.argv[2:])
from umi_local.safety.offline import install, probe
assert install().enforced

from umi_local.engine.client import EngineClient, EngineError, RoleRequest, RoleResult
from umi_local.formats.shared import SharedFormat
from umi_local.packs import load_pack
from umi_local.roles import Role
from umi_local.trajectory import ToolSpec, Trajectory, UserTurn

talk = Trajectory((ToolSpec("read_file", "", {"properties": {"path": {"type": "string"}}}),), (UserTurn("hello"),))
format = SharedFormat()

def filters(pid):
    lines = open(f"/proc/{pid}/status").read().splitlines()
    return next((int(l.split()[1]) for l in lines if l.startswith("Seccomp_filters")), None)

async def write(engine, role):
    request = RoleRequest(role, format.prompt(talk, role), format.constraint(talk, role), 40)
    return [c async for c in engine.run(request)][-1].text

async def main():
    try:
        async with EngineClient(load_pack(sys.argv[-1]), threads=1) as engine:
            texts = [await write(engine, Role.PLANNER), await write(engine, Role.CALLER)]
            pids = [engine.worker_pid, engine._remote.worker.pid, os.getpid()]
            door = remote_door._opened[0]
            pids.append(door.process.pid)
            print(json.dumps({"texts": texts, "filters": [filters(p) for p in pids], "pids": pids}), flush=True)
            if "wait" in sys.argv:
                await asyncio.sleep(60)
            from umi_local.engine.remote_endpoint import Endpoint
            try:
                await asyncio.to_thread(remote_door.through(door.asks.fileno()), Endpoint("http://127.0.0.1:9/v1", "m"), 5)
            except OSError as error:
                print(error)
            print(probe())
    except EngineError as error:
        print(error)

asyncio.run(main())
"""


@pytest.fixture(autouse=True)
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind in ("CACHE", "DATA", "CONFIG"):
        monkeypatch.setenv(f"UMI_{kind}_DIR", str(tmp_path / kind.lower()))


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return write_pack(tmp_path / "pack")


def with_planner(pack: Path, url: str) -> Path:
    with (pack / "pack.toml").open("a") as file:
        file.write(f'[remote.planner]\nurl = "{url}"\nmodel = "big"\n')
    return pack


def session(*arguments: str) -> subprocess.Popen[str]:
    env = {**os.environ, "PYTHONPATH": str(Path(umi_local.__file__).parent.parent)}
    return subprocess.Popen([sys.executable, "-c", SESSION, *arguments], stdout=subprocess.PIPE, text=True, env=env)


def internet_sockets(pid: int) -> int:
    """Return how many sockets of a process are on the internet families."""
    known = set()
    for table in ("tcp", "tcp6", "udp", "udp6"):
        lines = Path(f"/proc/{pid}/net/{table}").read_text().splitlines()[1:]
        known |= {line.split()[9] for line in lines}
    links = [str(fd.readlink()) for fd in Path(f"/proc/{pid}/fd").iterdir()]
    return sum(link.removeprefix("socket:[").rstrip("]") in known for link in links if link.startswith("socket:"))


def test_behind_the_filter_the_door_leads_to_the_packs_server_and_nowhere_else(pack: Path) -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        with_planner(pack, fake.url)
        out, _ = session("open", "run", "hello", "--pack", str(pack)).communicate(timeout=60)
    told, refused, offline = out.splitlines()
    facts = json.loads(told)
    assert facts["texts"][0] == PLANNED and facts["texts"][1].startswith("read_file")
    local, remote, own, door = facts["filters"]
    assert local == remote == own == door + 1  # one filter more than the door, which was started before it
    assert refused.endswith("umi was not started for this server") and offline == "True"


def test_without_a_door_the_filter_holds_and_the_message_says_what_to_do(pack: Path) -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        with_planner(pack, fake.url)
        out, _ = session("shut", "--pack", str(pack)).communicate(timeout=60)
        assert not fake.asked
    assert (
        out
        == f"umi was started without a way to 127.0.0.1:{fake.port}, which the pack tiny needs; start umi with --pack tiny\n"
    )


def test_a_server_that_is_down_is_said_through_the_door_as_well(pack: Path) -> None:
    with_planner(pack, f"http://127.0.0.1:{free_port()}/v1")
    out, _ = session("open", "--pack", str(pack)).communicate(timeout=60)
    assert "cannot be reached (Connection refused); start the server" in out


def test_the_door_and_the_processes_end_with_umi(pack: Path) -> None:
    with Fake("llama", continuing(PLANNED)) as fake:
        with_planner(pack, fake.url)
        umi = session("open", "wait", "--pack", str(pack))
        assert umi.stdout is not None
        pids = json.loads(umi.stdout.readline())["pids"]
        umi.send_signal(signal.SIGKILL)
        umi.wait()
        umi.stdout.close()
        for _ in range(200):
            if not any(alive(pid) for pid in pids):
                break
            time.sleep(0.02)
        assert not any(alive(pid) for pid in pids)


def alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


async def test_only_the_remote_process_holds_a_connection(pack: Path) -> None:
    with Fake("llama", endless()) as fake:
        with_planner(pack, fake.url)
        async with EngineClient(load_pack(pack), threads=1) as engine:
            talk, format = Trajectory((), (UserTurn("hello"),)), SharedFormat()
            async for chunk in engine.run(RoleRequest(Role.PLANNER, format.prompt(talk, Role.PLANNER), TEXT, 400)):
                if isinstance(chunk, TextChunk):
                    assert engine.worker_pid is not None
                    assert engine._remote is not None and engine._remote.worker is not None
                    assert internet_sockets(engine.worker_pid) == 0
                    assert internet_sockets(engine._remote.worker.pid) == 1
                    break


async def test_a_pack_without_remote_roles_starts_no_process_for_them(pack: Path) -> None:
    async with EngineClient(load_pack(pack), threads=1) as engine:
        assert engine._remote is None and engine.info.remote == ()
    before = list(remote_door._opened)
    remote_door.open_for(["run", "hello", "--pack", str(pack)])
    assert remote_door._opened == before


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (["run", "hello", "--pack", "far"], "far"),
        (["--pack=far"], "far"),
        (["run", "--pack", "near", "x", "--pack", "far"], "far"),
        (["run", "--", "--pack", "far"], "active"),
        ([], "active"),
        (["packs", "show", "--pack", "far"], None),
        (["run", "--pack"], None),
    ],
)
def test_the_command_line_says_which_pack_a_door_is_for(arguments: list[str], name: str | None) -> None:
    assert remote_door._pack_named(arguments) == name


def test_doctor_and_packs_say_where_a_role_is_played(
    pack: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from umi_local.cli.doctor import _pack
    from umi_local.cli.packs import add_pack, list_packs, show_pack

    text = (pack / "pack.toml").read_text()
    (pack / "pack.toml").write_text(
        text + '[remote.planner]\nurl = "https://gpu.example:8443/v1"\nmodel = "big"\ntoken_env = "UMI_FAR"\n'
        '[remote.caller]\nurl = "http://127.0.0.1:8080/v1"\nmodel = "big"\n'
    )
    found = {finding.what: finding for finding in _pack(str(pack))}
    assert found["planner"].mark == "wrong" and found["planner"].detail.endswith("needs a token: set UMI_FAR")
    assert found["caller"].mark == "ok" and "127.0.0.1:8080" in found["caller"].detail
    monkeypatch.setenv("UMI_FAR", "secret")
    found = {finding.what: finding for finding in _pack(str(pack))}
    assert found["planner"].mark == "note" and "gpu.example:8443: what you write" in found["planner"].detail
    assert show_pack(str(pack)) == 0 and add_pack(pack, "far") == 0 and list_packs(as_json=True) == 0
    out = capsys.readouterr().out
    assert "planner          big on gpu.example:8443, with the token in UMI_FAR" in out and "secret" not in out
    assert "its planner is played on gpu.example:8443" in out
    assert '"remote": {"planner": "gpu.example:8443", "caller": "127.0.0.1:8080"}' in out
