"""`umi packs`, `umi doctor` and `umi run` with a real engine: a tiny model with random weights."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tiny_gguf import write_model

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def model(tmp_path_factory) -> Path:
    return write_model(tmp_path_factory.mktemp("model") / "base.gguf", context=2048)


@pytest.fixture
def pack(model, tmp_path) -> Path:
    directory = tmp_path / "tiny-pack"
    directory.mkdir()
    (directory / "base.gguf").write_bytes(model.read_bytes())
    digest = hashlib.sha256(model.read_bytes()).hexdigest()
    (directory / "pack.toml").write_text(
        f'name = "tiny"\nversion = "7"\nlicence = "CC0"\nbase = "base.gguf"\ncontext_length = 2048\n'
        f'[sha256]\n"base.gguf" = "{digest}"\n[provenance]\nweights = "random \\u001b[31m"\n'
    )
    return directory


@pytest.fixture
def environment(tmp_path) -> dict[str, str]:
    places = {f"UMI_{kind}_DIR": str(tmp_path / kind.lower()) for kind in ("DATA", "CACHE", "CONFIG")}
    return {**os.environ, **places, "PYTHONPATH": str(ROOT)}


@pytest.fixture
def umi(environment, tmp_path):
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "umi_local", *arguments],
            env=environment, cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100,
            check=False,
        )  # fmt: skip

    return run


def test_a_pack_is_added_listed_shown_and_verified(umi, pack, tmp_path):
    added = umi("packs", "add", str(pack))
    assert added.returncode == 0 and "--pack tiny" in added.stdout
    assert "tiny" in umi("packs", "list").stdout
    assert any(json.loads(line)["name"] == "tiny" for line in umi("packs", "list", "--json").stdout.splitlines())
    shown = umi("packs", "show", "tiny").stdout
    assert "CC0" in shown and "2048 tokens" in shown and "played by the base" in shown and "\x1b" not in shown
    assert umi("packs", "verify", "tiny").returncode == 0
    assert umi("packs", "add", str(pack)).returncode == 4
    assert umi("packs", "add", str(pack), "--name", "other").returncode == 0
    assert umi("packs", "add", str(pack), "--name", "../out").returncode == 4
    assert sorted(p.name for p in (tmp_path / "data" / "packs").iterdir()) == ["other", "tiny"]


def test_a_damaged_pack_is_not_added_and_not_run(umi, pack, tmp_path):
    with (pack / "base.gguf").open("r+b") as file:
        file.seek(-100, os.SEEK_END)
        file.write(b"\xff" * 50)
    for arguments in (("packs", "add", str(pack)), ("packs", "verify", str(pack)), ("run", "hi", "--pack", str(pack))):
        done = umi(*arguments)
        assert done.returncode == 4 and "damaged" in done.stderr and "Traceback" not in done.stderr
    assert not list((tmp_path / "data").glob("packs/*"))


def test_the_doctor_explains_the_machine(umi, pack):
    done = umi("doctor", "--pack", str(pack))
    assert done.returncode == 0, done.stdout + done.stderr
    lines = {line.split()[1]: line for line in done.stdout.splitlines()}
    assert {"python", "llama.cpp", "processor", "pack", "offline", "terminal", "data", "cache"} <= set(lines)
    assert "tiny 7" in lines["pack"]
    if sys.platform.startswith("linux"):
        assert lines["offline"].startswith("ok")


def test_the_doctor_says_what_is_wrong(umi, tmp_path):
    done = umi("doctor", "--pack", "no-such-pack")
    assert done.returncode == 4 and "no-such-pack" in done.stdout and done.stderr


def test_a_model_that_babbles_still_ends_its_turn(umi, pack):
    done = umi("run", "how long is this", "--pack", str(pack), "--json", "--max-steps", "2", "--approve", "none")
    last = json.loads(done.stdout.splitlines()[-1])
    assert last["type"] == "turn_finished" and done.returncode in (0, 3, 4, 5)
    assert last["stats"]["tokens"] > 0 and "Traceback" not in done.stderr


def workers_of(marker: str) -> list[int]:
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if marker.encode() in (entry / "environ").read_bytes() and b"worker" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc")
def test_ctrl_c_in_a_real_run_cancels_and_leaves_no_process(environment, pack, tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-m", "umi_local", "run", "hi", "--pack", str(pack), "--json", "--max-steps", "90"],
        env=environment, cwd=tmp_path, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip
    assert process.stdout is not None
    for line in process.stdout:
        if '"token"' in line:
            for pid in (process.pid, *workers_of(environment["UMI_DATA_DIR"])):
                assert "Seccomp:\t2" in Path(f"/proc/{pid}/status").read_text()  # P1: filtered, both of them
            process.send_signal(signal.SIGINT)
            break
    out, err = process.communicate(timeout=60)
    last = json.loads(out.splitlines()[-1])
    assert last["type"] == "turn_finished" and "Traceback" not in err
    assert (process.returncode, last["status"]) == (130, "cancelled")
    deadline = time.monotonic() + 20
    while workers_of(environment["UMI_DATA_DIR"]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers_of(environment["UMI_DATA_DIR"]) == []
