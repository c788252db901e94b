"""Refusals that no other file tests: one sentence each, no partial file. And a full disk for every command that writes."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest

from gguf import GGMLQuantizationType, GGUFWriter
from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.errors import ExportError
from umi_gguf.export_run import read_run
from umi_gguf.lora_file import read_lora
from umi_gguf.merge import merge_gguf
from umi_gguf.pack import assemble
from umi_gguf.peft_adapter import open_peft
from umi_gguf.verify_pack import opened, pairs_of
from umi_gguf.verify_tokens import Reader
from umi_gguf.writing import clear_leftovers, whole_path

UP = "blk.0.ffn_up.weight"


def write_gguf(path, tensors, arch="llama", **keys):
    writer = GGUFWriter(path, arch)
    for key, value in keys.items():
        (writer.add_uint32 if isinstance(value, int) else writer.add_string)(key.replace("__", "."), value)
    for name, (array, kind) in tensors.items():
        writer.add_tensor(name, array, raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("refusals")
    tiny.write_llama(folder / "hf")
    tiny.fill_vocabulary(folder / "hf")
    write_base(folder / "hf", folder / "base.gguf", name="tiny", kind="f16")
    tiny.write_peft(folder / "peft", tiny.all_linear())
    write_adapter(folder / "peft", folder / "a.gguf", base_shape(folder / "hf"))
    return folder


def test_files_that_cannot_be_used_are_one_sentence(parts, tmp_path):
    plain = (np.zeros((2, 32), np.float32), GGMLQuantizationType.F32)
    odd = (np.zeros((2, 40), np.uint8), GGMLQuantizationType.Q8_1)  # a type that llama.cpp holds in memory alone
    no_sizes = write_gguf(tmp_path / "sizes.gguf", {UP: plain})
    worded = write_gguf(tmp_path / "worded.gguf", {UP: plain}, general__file_type="many")
    unread = write_gguf(tmp_path / "unread.gguf", {UP: odd})
    lora = write_gguf(
        tmp_path / "lora.gguf",
        {f"{UP}.lora_a": (np.ones((1, 32), np.float32), None), f"{UP}.lora_b": (np.ones((2, 1), np.float32), None)},
        general__type="adapter",
        adapter__type="lora",
    )
    out = tmp_path / "out.gguf"
    for act, words in (
        (lambda: base_shape(no_sizes), "sizes are missing or differ from layer to layer"),
        (lambda: merge_gguf(worded, [(lora, 1.0)], out), "general.file_type is not a 32 bit number"),
        (lambda: merge_gguf(unread, [(lora, 1.0)], out), "cannot read tensors of type Q8_1"),
        (lambda: read_lora(parts / "base.gguf"), "is not a LoRA adapter, it is of type 'model'"),
        (lambda: Reader(tmp_path), "neither a tokenizer.json"),
    ):
        with pytest.raises(ExportError, match=words) as error:
            act()
        assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_patterns_that_are_no_table_are_refused(tiny, tmp_path):
    tiny.write_peft(tmp_path / "peft", tiny.all_linear(), rank_pattern=[4])
    with pytest.raises(ExportError, match="rank_pattern must map modules to numbers"):
        open_peft(tmp_path / "peft")


def test_runs_without_stages_or_a_whole_backbone_are_refused(tiny, tmp_path):
    data = {"schema": 1, "name": "x", "hash": "0", "values": {"model.path": "base"}}
    (tmp_path / "resolved.json").write_text(json.dumps(data))
    with pytest.raises(ExportError, match="names no stages"):
        read_run(tmp_path)
    for stage in ("backbone", "planner"):
        tiny.write_llama(tmp_path / "stages" / stage)
        (tmp_path / "stages" / stage / "done").write_text("x")
        data["values"] |= {f"stages.{stage}.adapter.kind": "none" if stage == "planner" else "lora"}
    (tmp_path / "resolved.json").write_text(json.dumps(data))
    with pytest.raises(ExportError, match="trained no caller, summarizer, and has no whole backbone"):
        read_run(tmp_path)


def test_a_pack_with_one_base_takes_one_reference(parts, tmp_path):
    assemble(tmp_path / "p", parts / "base.gguf", {"planner": parts / "a.gguf"}, name="t", version="1")
    pack = opened(tmp_path / "p")
    with pytest.raises(ExportError, match="has one base: name its 16-bit file with --reference FILE"):
        pairs_of(pack, {"planner": parts / "base.gguf"}, {})


FULL = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
from umi_gguf.cli import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_a_full_disk_leaves_nothing_whatever_is_written(parts, tmp_path):
    out = tmp_path / "out.gguf"
    (tmp_path / "t.txt").write_text("the letters there are they\n" * 10)
    for arguments in (
        ("adapter", parts / "peft", out, "--base", parts / "hf"),
        ("convert", parts / "hf", out),
        ("pack", "--backbone", parts / "base.gguf", "--name", "t", "--out", tmp_path / "out"),
        ("compare", parts / "base.gguf", "--type", "Q8_0", "--text", tmp_path / "t.txt", "--keep", tmp_path),
    ):
        done = subprocess.run([sys.executable, "-c", FULL, *map(str, arguments)], capture_output=True, text=True)
        assert done.returncode == 4 and done.stderr.count("\n") == 1, (arguments[0], done.stderr)
        assert "no room is left" in done.stderr, done.stderr
        assert "/." not in done.stderr, "a name of ours is none that the user knows"
        assert not [p for p in tmp_path.rglob("*") if p.is_file() and p.name != "t.txt"], arguments[0]


def test_what_a_killed_process_left_is_cleared_and_what_it_put_aside_returns(tmp_path):
    out = tmp_path / "pack"
    for name in (".pack.0a1b2c3d.part", ".pack.00000000.part", ".pack.0a1b2c3d.old"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "base.gguf").write_text(name)
    (tmp_path / ".packs.0a1b2c3d.part").write_text("somebody else's")
    (tmp_path / ".pack.mine.part").write_text("not ours")
    clear_leftovers(out)
    assert (out / "base.gguf").read_text() == ".pack.0a1b2c3d.old"
    assert {p.name for p in tmp_path.iterdir()} == {"pack", ".packs.0a1b2c3d.part", ".pack.mine.part"}


def test_a_folder_is_replaced_only_on_request_and_comes_back_when_that_fails(tmp_path, monkeypatch):
    out = tmp_path / "pack"
    out.mkdir()
    (out / "old").write_text("old")

    def write(over):
        with whole_path(out, over=over) as temporary:
            temporary.mkdir()
            (temporary / "new").write_text("new")

    with pytest.raises(ExportError, match="cannot be written"):
        write(over=False)
    rename = type(out).rename

    def failing(self, target):
        if self.suffix == ".part":
            raise OSError(5, "Input/output error")
        return rename(self, target)

    monkeypatch.setattr(type(out), "rename", failing)
    with pytest.raises(ExportError, match="cannot be written: Input/output error"):
        write(over=True)
    monkeypatch.undo()
    assert [p.name for p in out.iterdir()] == ["old"] and [p.name for p in tmp_path.iterdir()] == ["pack"]
    write(over=True)
    assert [p.name for p in out.iterdir()] == ["new"] and [p.name for p in tmp_path.iterdir()] == ["pack"]
