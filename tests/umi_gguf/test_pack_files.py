"""Packs: made of checkpoints or GGUFs, readable by the runtime, the same bytes from the same inputs."""

import json
import subprocess
import sys

import pytest

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.errors import ExportError
from umi_gguf.pack import assemble, toml
from umi_gguf.quantize import quantize
from umi_local.packs.pack import read_manifest, verify


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    tiny.write_llama(folder / "hf")
    tiny.write_peft(folder / "peft", tiny.all_linear(), alora_invocation_tokens=[318])
    write_base(folder / "hf", folder / "f32.gguf", name="tiny")
    quantize(folder / "f32.gguf", folder / "q8.gguf", "Q8_0")
    write_adapter(folder / "peft", folder / "a.gguf", base_shape(folder / "hf"))
    return folder


@pytest.mark.parametrize(("backbone", "adapter"), [("hf", "peft"), ("f32.gguf", "a.gguf"), ("q8.gguf", "peft")])
def test_a_pack_is_what_the_runtime_reads(parts, tmp_path, backbone, adapter):
    (tmp_path / "p").mkdir()
    (tmp_path / "p" / "README.md").write_text("card")
    (tmp_path / "p" / "caller.gguf").write_text("of an older pack")
    odd = {"recipe": "x", "note": None, "list": [1, {"a": "b"}], "deep": {"k y": 'ü\n"\\ \x7f'}}
    assemble(tmp_path / "p", parts / backbone, {"planner": parts / adapter}, name="t", version="1", provenance=odd)
    pack = read_manifest(tmp_path / "p")
    verify(pack, fresh=True)
    assert pack.files() == ["base.gguf", "planner.gguf"]
    assert dict(pack.provenance) == {"recipe": "x", "list": [1, {"a": "b"}], "deep": {"k y": 'ü\n"\\ \x7f'}}
    assert sorted(p.name for p in (tmp_path / "p").iterdir()) == ["README.md", "base.gguf", "pack.toml", "planner.gguf"]
    assert [p.name for p in tmp_path.iterdir()] == ["p"]


def test_the_same_inputs_give_the_same_pack(parts, tmp_path):
    for name in ("a", "b"):
        assemble(tmp_path / name, parts / "hf", {"planner": parts / "peft"}, name="t", version="1")
    for file in ("base.gguf", "planner.gguf", "pack.toml"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_part_that_does_not_fit_leaves_the_old_pack(parts, tiny, tmp_path):
    assemble(tmp_path / "p", parts / "hf", {}, name="t", version="1")
    before = {p.name: p.read_bytes() for p in (tmp_path / "p").iterdir()}
    tiny.write_peft(tmp_path / "bad", {"model.layers.0.mlp.up_proj": (96, 64)})
    for backbone, adapters, words in (
        (parts / "hf", {"planner": tmp_path / "bad"}, "another base"),
        (parts / "f32.gguf", {"planner": parts / "q8.gguf"}, "not a LoRA"),
        (parts / "a.gguf", {}, "only models|base model"),
        (tmp_path / "none", {}, "none"),
    ):
        with pytest.raises(ExportError, match=words):
            assemble(tmp_path / "p", backbone, adapters, name="t", version="2")
    with pytest.raises(ExportError, match="not be usable"):
        assemble(tmp_path / "p", parts / "q8.gguf", {}, name="t", version="2", context_length=1)
    assert {p.name: p.read_bytes() for p in (tmp_path / "p").iterdir()} == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["bad", "p"]


def test_the_module_makes_a_pack_and_says_errors_in_one_line(parts, tmp_path):
    command = [sys.executable, "-m", "umi_gguf.pack", "--out", str(tmp_path / "p")]
    options = [
        "--backbone",
        str(parts / "hf"),
        f"--adapter=planner={parts / 'peft'}",
        "--provenance",
        json.dumps({"a": 1}),
    ]
    done = subprocess.run([*command, *options], capture_output=True, text=True)
    assert done.returncode == 0 and read_manifest(tmp_path / "p").sampling.copy_bonus == 6.0
    done = subprocess.run([*command, "--backbone", str(tmp_path)], capture_output=True, text=True)
    assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1 and "config.json" in done.stderr


def test_toml_puts_tables_last():
    assert toml({"t": {"x": 1}, "a": [True, "b"], "n": None}) == 'a = [true, "b"]\n\n[t]\nx = 1\n'
