"""system_info agrees with what the system itself says."""

from __future__ import annotations

import os
import platform
import re
import shutil
from pathlib import Path

import pytest
from tool_bench import Bench

from umi_local.tools import system


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_all_has_one_line_for_each_topic(bench: Bench) -> None:
    lines = bench.call("system_info").splitlines()
    assert [line.partition(":")[0] for line in lines] == ["os", "cpu", "memory", "disk"]


def test_memory_is_a_total_what_is_available_and_a_share(bench: Bench) -> None:
    text = bench.call("system_info", topic="memory")
    match = re.fullmatch(r"memory: ([\d.]+) (?:GB|MB) total, ([\d.]+) (?:GB|MB) available \((\d+)% used\)", text)
    assert match, text
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    assert system._memory_bytes()[0] == pytest.approx(total, rel=0.02)


def test_disk_is_the_one_of_the_workspace(bench: Bench) -> None:
    text = bench.call("system_info", topic="disk")
    assert re.fullmatch(r"disk: [\d.]+ (?:TB|GB|MB) total, [\d.]+ (?:TB|GB|MB) free \(\d+% used\)", text), text
    assert system._decimal(shutil.disk_usage(bench.root).total) in text


def test_os_and_cpu_name_the_machine(bench: Bench) -> None:
    assert platform.machine() in bench.call("system_info", topic="os")
    assert re.search(r"\d+ cores?", bench.call("system_info", topic="cpu"))


@pytest.mark.parametrize(
    ("word", "topic"),
    [
        ("RAM", "memory"),
        ("storage", "disk"),
        ("processor", "cpu"),
        ("operating system", "os"),
        ("free disk space", "disk"),
    ],
)
def test_other_words_for_a_topic(bench: Bench, word: str, topic: str) -> None:
    assert bench.call("system_info", topic=word).startswith(topic + ": ")


def test_a_topic_that_is_none_is_refused(bench: Bench) -> None:
    assert "topic" in bench.fails("system_info", topic="weather")


def test_sizes_are_written_as_the_maker_of_each_writes_them() -> None:
    assert system._binary(16 * 2**30) == "16.0 GB"
    assert system._binary(512 * 2**20) == "512 MB"
    assert system._decimal(256 * 10**9) == "256.0 GB"
    assert system._decimal(2 * 10**12) == "2.0 TB"
