"""The pack that ships: intact, small, and answering through real tools from the command line."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from umi_local.formats.shared import HEADERS, SharedFormat
from umi_local.packs.pack import load_pack, verify
from umi_local.roles import Role


def umi(*arguments: str, cwd: Path, piped: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run umi as a user would, with its data in the test's folder and no standard input, or this."""
    environment = {**os.environ, "UMI_DATA_DIR": str(cwd / ".data"), "UMI_CACHE_DIR": str(cwd / ".cache")}
    return subprocess.run(
        [sys.executable, "-m", "umi_local", *arguments],
        cwd=cwd,
        env=environment,
        stdin=subprocess.DEVNULL if piped is None else None,
        input=piped,
        capture_output=True,
        text=True,
        timeout=100,
    )


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    folder = tmp_path / "work"
    folder.mkdir()
    (folder / "notes.txt").write_text("one two three\nfour five\n")
    return folder


def test_the_pack_is_intact_and_under_forty_megabytes():
    pack = load_pack("nano")
    verify(pack)
    assert set(pack.roles) == {r.value for r in Role}
    assert sum(p.stat().st_size for p in pack.directory.iterdir() if p.is_file()) < 40_000_000
    assert (pack.directory / "README.md").exists()


async def test_the_role_headers_are_the_adapters_single_invocation_tokens():
    from umi_local.engine.client import EngineClient
    from umi_local.formats.base import Segment

    async with EngineClient(load_pack("nano")) as engine:
        assert engine.info.mode == "fork"
        for header in HEADERS.values():
            assert await engine.count_tokens([Segment(header, special=True)]) == 1
            assert await engine.count_tokens([Segment(header)]) > 1


def test_a_sum_is_answered_through_the_calculator(workspace):
    done = umi("run", "what is 12 * 13", "--json", cwd=workspace)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    started = next(e for e in events if e["type"] == "tool_started")
    assert (started["tool"], re.sub(r"\s", "", started["arguments"]["expression"])) == ("calculate", "12*13")
    assert events[-1]["type"] == "turn_finished" and events[-1]["status"] == "answered"
    assert "156" in events[-1]["answer"]


def test_a_question_about_a_file_is_answered_from_the_file(workspace):
    done = umi("run", "how many lines are in notes.txt?", "--json", cwd=workspace)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0, done.stderr
    assert "notes.txt" in json.dumps([e["arguments"] for e in events if e["type"] == "tool_started"])
    assert re.search(r"\b(2|two)\b", events[-1]["answer"], re.IGNORECASE), events[-1]


def test_a_write_is_refused_without_a_terminal_and_nothing_is_touched(workspace):
    before = (workspace / "notes.txt").read_bytes()
    done = umi("run", "remove notes.txt", "--json", cwd=workspace)
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert (workspace / "notes.txt").read_bytes() == before
    assert done.returncode == 5, done.stdout[-500:]
    assert events[-1]["status"] == "refused"


def test_a_write_happens_when_allowed_and_undo_takes_it_back(workspace):
    done = umi("run", "remove notes.txt", "--approve", "edits", cwd=workspace)
    assert done.returncode == 0, done.stderr
    assert not (workspace / "notes.txt").exists()
    assert umi("undo", cwd=workspace).returncode == 0
    assert (workspace / "notes.txt").read_text() == "one two three\nfour five\n"


def test_the_format_of_the_pack_is_the_one_it_was_trained_with():
    sampling = load_pack("nano").sampling
    assert sampling.observation_chars == SharedFormat().observation_chars


def test_piped_text_that_is_longer_than_what_the_model_sees_is_written_whole(workspace):
    text = "".join(f"{task}\n" for task in ("call Ann about the invoice", "pay the rent", "fix the bike") * 30)
    done = umi("run", "save this as copy.txt", "--approve", "edits", cwd=workspace, piped=text)
    assert (workspace / "copy.txt").read_text() == text.rstrip("\n"), done.stdout


def test_a_list_is_written_line_by_line(workspace):
    umi("run", "make me a packing.txt with three lines: tent, torch, map", "--approve", "edits", cwd=workspace)
    assert (workspace / "packing.txt").read_text() == "tent\ntorch\nmap"
