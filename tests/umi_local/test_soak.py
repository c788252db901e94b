"""The soak in short: by a number of results, on a tiny pack. `python -m benchmarks.soak` is the long form."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tiny_gguf import write_model, write_pack

ROOT = Path(__file__).parent.parent.parent
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="signals and /proc")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    roles = {"planner": "planner.gguf", "caller": "caller.gguf"}
    directory = write_pack(tmp_path_factory.mktemp("packs") / "p", roles=roles, context=2048)
    write_model(directory / "base.gguf", context=2048, scale=0.6)  # large margins: see test_engine_machine
    yield directory


def figures(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def test_an_engine_that_is_killed_cancelled_and_edited_ends_with_the_right_transcript(pack: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.soak", "--pack", f"{pack}/", "--requests", "16", "--seed", "3"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 0, done.stdout + done.stderr
    told = figures(done)
    assert (told["results"], told["right"] + told["ties"], told["violations"]) == (16, 16, 0)
    assert sum(told["kills"].values()) > 0 and told["requests"] >= 16


def test_a_wrong_text_is_a_violation(pack: Path) -> None:
    script = (
        "import sys; from dataclasses import replace; from benchmarks import soak\n"
        "real = soak.Soak.undisturbed\n"
        "async def wrong(self, request): return replace(await real(self, request), text='never')\n"
        "soak.Soak.undisturbed = wrong; soak.main(sys.argv[1:])"
    )
    command = [sys.executable, "-c", script, "--pack", f"{pack}/", "--requests", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=110)
    assert done.returncode == 1 and "violation: planner: " in done.stderr
    assert "the transcript at the end" in done.stderr
    assert figures(done)["right"] == 0


def test_ctrl_c_ends_it_with_the_table(pack: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.soak", "--pack", f"{pack}/", "--minutes", "60"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        assert running.stdout is not None and "soaking" in running.stdout.readline()
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=110)
    assert running.returncode == 0, err
    told = json.loads(out.splitlines()[-1])
    assert told["violations"] == 0 and told["results"] >= 1
