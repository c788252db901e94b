"""Packs: found by name or folder, read with clear complaints, verified by sha256."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest

from umi_local.packs import Pack, PackError, find_packs, load_pack, verify
from umi_local.packs import pack as packs
from umi_local.roles import Role

FULL = """
name = "little"
version = "3"
licence = "MIT"
format = "shared"
mode = "fork"
context_length = 1024
base = "base.gguf"
[roles]
caller = "caller.gguf"
[sampling]
temperature = 0.5
copy_bonus = 2
liked_bonus = 1.5
observation_chars = 600
[provenance]
recipe = "abc"
scores = { local = 0.8 }
[sha256]
"""


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UMI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    path = tmp_path / "data" / "packs" / "little"
    path.mkdir(parents=True)
    lines = []
    for name in ("base.gguf", "caller.gguf"):
        (path / name).write_bytes(name.encode() * 100)
        lines.append(f'"{name}" = "{hashlib.sha256(name.encode() * 100).hexdigest()}"')
    (path / "pack.toml").write_text(FULL + "\n".join(lines))
    return path


def test_the_pack_in_use_is_the_accepted_one_while_it_is_there(directory: Path) -> None:
    assert load_pack("active").name == "nano"
    mark = directory.parent / "active"
    mark.write_text("little\n")
    assert load_pack("active").name == "little" and load_pack("nano").name == "nano"
    for nonsense in ("gone", "../little", "", "\xff"):
        mark.write_text(nonsense)
        assert load_pack("active").name == "nano"


def test_a_manifest_is_read_whole(directory: Path) -> None:
    pack = load_pack(directory)
    assert (pack.name, pack.version, pack.licence, pack.mode, pack.context_length) == (
        "little",
        "3",
        "MIT",
        "fork",
        1024,
    )
    assert pack.base_path == directory / "base.gguf"
    assert pack.role_path(Role.CALLER) == directory / "caller.gguf"
    assert pack.role_path(Role.PLANNER) is None
    assert (pack.sampling.temperature, pack.sampling.copy_bonus, pack.sampling.observation_chars) == (0.5, 2.0, 600)
    assert pack.sampling.liked_bonus == 1.5
    assert pack.provenance["scores"] == {"local": 0.8}


def test_a_pack_is_found_by_name_and_by_folder(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    by_name = load_pack("little")
    assert by_name == load_pack(str(directory)) == load_pack(directory)
    monkeypatch.chdir(directory.parent)
    assert load_pack("./little").base_path == by_name.base_path
    monkeypatch.chdir(directory)
    assert load_pack(".").name == "little"
    assert "little" in {pack.name for pack in find_packs() if isinstance(pack, Pack)}


@pytest.mark.parametrize("name", ["nope", "", "../little", "/etc", "UPPER", "a\nb", "\x00"])
def test_an_unknown_name_is_refused_with_what_there_is(directory: Path, name: str) -> None:
    with pytest.raises(PackError):
        load_pack(name)
    with pytest.raises(PackError, match="little"):
        load_pack("nope")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('base = "base.gguf"', "", "base is missing"),
        ('base = "base.gguf"', 'base = "../base.gguf"', "not the name of a file"),
        ('base = "base.gguf"', 'base = "/etc/passwd"', "not the name of a file"),
        ('caller = "caller.gguf"', 'caller = ".."', "not the name of a file"),
        ('caller = "caller.gguf"', 'cook = "caller.gguf"', "unknown role"),
        ('mode = "fork"', 'mode = "spoon"', "fork, contexts, models, prompted"),
        ('format = "shared"', "format = 3", "format must be text"),
        ("context_length = 1024", "context_length = 10", "context_length"),
        ("context_length = 1024", "context_length = true", "context_length"),
        ("temperature = 0.5", "temperature = -1", "temperature"),
        ("temperature = 0.5", 'temperature = "hot"', "temperature"),
        ("[roles]", "roles = 3\n[other]", "roles must be a table"),
        ('name = "little"', 'name = "lit\\u001b[2Jtle"', "name must be text"),
        ('name = "little"', "name = ", "not TOML"),
    ],
)
def test_a_malformed_manifest_is_refused_with_its_path(directory: Path, old: str, new: str, words: str) -> None:
    manifest = directory / "pack.toml"
    text = manifest.read_text()
    assert old in text
    manifest.write_text(text.replace(old, new))
    with pytest.raises(PackError, match=words) as caught:
        load_pack(directory)
    assert "pack.toml" in str(caught.value)
    assert any(isinstance(found, PackError) for found in find_packs())


def test_files_as_in_the_manifest_are_verified(directory: Path) -> None:
    lines = verify(load_pack(directory))
    assert len(lines) == 2 and all("as in the manifest" in line for line in lines)


def test_a_changed_file_is_damaged_and_a_missing_one_missing(directory: Path) -> None:
    pack = load_pack(directory)
    verify(pack)
    (directory / "caller.gguf").write_bytes(b"x")
    with pytest.raises(PackError, match=r"caller\.gguf is damaged"):
        verify(pack)
    (directory / "caller.gguf").unlink()
    with pytest.raises(PackError, match=r"caller\.gguf is missing"):
        verify(pack)


def test_what_was_verified_is_not_read_again_until_it_changes(directory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    real = packs.file_sha256
    monkeypatch.setattr(packs, "file_sha256", lambda path: (read.append(path.name), real(path))[1])
    pack = load_pack(directory)
    verify(pack)
    verify(pack)
    assert read == ["base.gguf", "caller.gguf"]
    verify(pack, fresh=True)
    assert len(read) == 4
    stat = (directory / "base.gguf").stat()
    os.utime(directory / "base.gguf", ns=(stat.st_atime_ns, stat.st_mtime_ns + 1))
    verify(pack)
    assert read[4:] == ["base.gguf"]


def test_a_broken_or_unwritable_cache_costs_time_and_nothing_else(
    directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "cache").mkdir(exist_ok=True)
    (tmp_path / "cache" / "verified.json").write_text("{broken")
    verify(load_pack(directory))
    monkeypatch.setenv("UMI_CACHE_DIR", str(directory / "base.gguf" / "no"))
    verify(load_pack(directory))


def test_a_file_without_a_sha256_is_said_to_have_none(directory: Path) -> None:
    manifest = directory / "pack.toml"
    manifest.write_text(manifest.read_text().partition("[sha256]")[0])
    assert all("no sha256" in line for line in verify(load_pack(directory)))
