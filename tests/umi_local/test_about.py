"""Requests that name no file: the file whose words they say is found, and no other."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from umi_local.agent import about as looking
from umi_local.agent.about import about
from umi_local.safety.workspace import Workspace

FILES = {
    "wifi.txt": "network: Birchwood\nguest password: plum7\n",
    "timetable.txt": "Mon: maths, art\nTue: history, sport\n",
    "letters/deposit.txt": "Please return the deposit of 1250 EUR by 15 May.\n",
    "letters/thanks.txt": "Thank you for the flowers.\n",
    "trip/plan.md": "Ferry at 08:40, cabin 212\n",
    ".secret/wifi guest password.txt": "hidden",
    "notes.bin": "guest\0password wifi ferry cabin",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    return Workspace(tmp_path)


@pytest.mark.parametrize(
    ("request_", "wanted"),
    [
        ("what's the guest wifi password?", "wifi.txt"),
        ("what do I have on tuesday", "timetable.txt"),
        ("when do they have to return the deposit", "letters/deposit.txt"),
        ("which cabin do we have on the ferry?", "trip/plan.md"),
        ("who thanked us for flowers", "letters/thanks.txt"),
        ("where is cabin 212", "trip/plan.md"),
        ("where is cabin 213", "trip/plan.md"),
        ("deploying the network", "wifi.txt"),
        ("will it rain tomorrow?", ""),
        ("book a table at the new italian restaurant for two, with flowers", ""),
        ("what is in the file?", ""),
        ("", ""),
    ],
)
def test_a_request_is_about_the_file_that_has_its_words(workspace: Workspace, request_: str, wanted: str) -> None:
    assert about(workspace, request_) == wanted


def test_where_two_files_are_as_good_none_is_taken(workspace: Workspace) -> None:
    (workspace.root / "copy.txt").write_text(FILES["wifi.txt"] + "wifi\n")
    assert about(workspace, "what's the guest wifi password?") == ""


def test_a_request_that_was_understood_is_about_no_file(workspace: Workspace) -> None:
    assert about(workspace, "send the deposit letter", "No tool can send a letter.") == ""
    assert about(workspace, "send the deposit", "No file is named.") == "letters/deposit.txt"


def test_what_is_large_hidden_binary_or_no_file_is_not_read(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = workspace.read_bytes

    def read_bytes(path: str, limit: int | None = None) -> bytes:
        read.append(path)
        assert limit == looking.MOST_BYTES
        return real(path, limit)

    monkeypatch.setattr(workspace, "read_bytes", read_bytes)
    (workspace.root / "big.txt").write_text("x" * looking.MOST_BYTES + " zebra stripes")
    if hasattr(os, "mkfifo"):
        os.mkfifo(workspace.root / "zebra stripes pipe")
    assert about(workspace, "zebra with stripes") in {"", "zebra stripes pipe"}
    assert "big.txt" in read and not any(path.startswith(".") for path in read)
    monkeypatch.setattr(looking, "MOST_FILES", 2)
    read.clear()
    about(workspace, "which cabin do we have on the ferry?")
    assert len(read) == 2


def test_looking_ends_when_its_time_is_up(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looking, "SECONDS", -1.0)
    assert about(workspace, "what's the guest wifi password?") == ""
