"""PEFT folders merged into checkpoints: exact sums, shards and files kept, 4-bit weights refused."""

import json
import os

import numpy as np
import pytest

from umi_gguf import floats, nf4
from umi_gguf.checkpoint import CheckpointError, open_checkpoint
from umi_gguf.errors import ExportError, MergeError
from umi_gguf.floats import narrow_bf16, widen_bf16
from umi_gguf.merge_hf import merge_checkpoint
from umi_gguf.safetensors import read_tensors


def weights_of(folder):
    found = {}
    for file in open_checkpoint(folder).files:
        found.update(read_tensors(file.path))
    return found


def bf16(values):
    return widen_bf16(narrow_bf16(np.asarray(values, dtype=np.float32)))


@pytest.fixture
def base(tiny, tmp_path):
    return tiny.write_llama(tmp_path / "hf")


@pytest.mark.parametrize("dtype", ["F32", "F16", "BF16"])
def test_the_change_is_added_once_and_types_stay(tiny, tmp_path, dtype, monkeypatch):
    monkeypatch.setattr(floats, "CHUNK", 500)
    tiny.write_llama(tmp_path / "hf", dtype=dtype)
    one = tiny.write_peft(tmp_path / "one", tiny.all_linear(), use_rslora=True, alpha_pattern={"q_proj": 3})
    two = tiny.write_peft(tmp_path / "two", {"model.layers.0.mlp.up_proj": (128, 64)}, rank=2, seed=4)
    report = merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0), (tmp_path / "two", 0.5)], tmp_path / "sum")
    assert (report.merged, report.rounded, report.files) == (14, 0, 1)
    before, after = weights_of(tmp_path / "hf"), weights_of(tmp_path / "sum")
    entries = open_checkpoint(tmp_path / "sum").places
    assert {entry.dtype for _, entry in entries.values()} == {dtype} and before.keys() == after.keys()
    for name, weight in before.items():
        module = name.removesuffix(".weight")
        expected = weight.astype(np.float64)
        if module in one:
            a, b = one[module]
            expected = expected + (3 if module.endswith("q_proj") else 16) / 2 * (b.astype(np.float64) @ a)
        if module in two:
            expected = expected + 0.5 * 8 * (two[module][1].astype(np.float64) @ two[module][0])
        bound = {"F32": 1e-6, "F16": 2**-11, "BF16": 2**-8}[dtype]
        assert (np.abs(after[name] - expected) <= bound * np.abs(expected) + 1e-6).all(), name
        if module not in one:
            assert np.array_equal(weight, after[name])


def test_it_computes_what_peft_merges(tiny, tmp_path, base):
    torch = pytest.importorskip("torch")
    peft, transformers = pytest.importorskip("peft"), pytest.importorskip("transformers")
    tiny.write_peft(tmp_path / "one", tiny.all_linear(), target_modules=["q_proj"], task_type="CAUSAL_LM")
    config = json.loads((tmp_path / "one" / "adapter_config.json").read_text())
    config["target_modules"] = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    (tmp_path / "one" / "adapter_config.json").write_text(json.dumps(config))
    merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "sum")
    load = transformers.LlamaForCausalLM.from_pretrained
    theirs = peft.PeftModel.from_pretrained(
        load(tmp_path / "hf", dtype=torch.float32), tmp_path / "one"
    ).merge_and_unload()
    ours = load(tmp_path / "sum", dtype=torch.float32)
    for (name, a), (_, b) in zip(ours.state_dict().items(), theirs.state_dict().items(), strict=True):
        assert torch.allclose(a, b, atol=1e-6), name


def test_the_start_from_nf4_is_what_training_saw(tiny, tmp_path, base, monkeypatch):
    monkeypatch.setattr(floats, "CHUNK", 700)
    one = tiny.write_peft(tmp_path / "one", {"model.layers.0.mlp.up_proj": (128, 64)})
    report = merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "sum", start="nf4")
    assert (report.merged, report.rounded) == (1, 14)
    after = weights_of(tmp_path / "sum")
    for name, weight in base.items():
        seen = weight
        if weight.ndim == 2 and "embed" not in name:
            rounded = bf16(weight)
            seen = bf16(nf4.round_trip(rounded, nf4.store(nf4.block_scales(rounded)).restored()))
            assert np.abs(seen - weight).max() > 0.01
        if name == "model.layers.0.mlp.up_proj.weight":
            a, b = one["model.layers.0.mlp.up_proj"]
            seen = seen + 4 * (b @ a)
        assert np.allclose(after[name], seen, atol=1e-6), name


def test_nf4_of_widths_that_bitsandbytes_gets_wrong_is_refused(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf", hidden_size=96, head_dim=24)
    tiny.write_peft(tmp_path / "one", {"model.layers.0.mlp.up_proj": (128, 96)})
    with pytest.raises(CheckpointError, match="multiple of 64"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out", start="nf4")
    assert not list(tmp_path.glob("*out*"))


def test_shards_index_and_side_files_are_kept(tiny, tmp_path, base):
    names = sorted(base)
    (tmp_path / "hf" / "model.safetensors").unlink()
    shards = {"model-00001-of-00002.safetensors": names[:9], "model-00002-of-00002.safetensors": names[9:]}
    for file, part in shards.items():
        tiny.write_safetensors(tmp_path / "hf" / file, {n: base[n] for n in part})
    (tmp_path / "hf" / "model.safetensors.index.json").write_text(
        json.dumps({"weight_map": {n: file for file, part in shards.items() for n in part}})
    )
    (tmp_path / "hf" / "README.md").write_text("card")
    (tmp_path / "hf" / "secret.py").write_text("")
    tiny.write_peft(tmp_path / "one", tiny.all_linear())
    report = merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "sum")
    assert report.files == 2
    files = {p.name for p in (tmp_path / "sum").iterdir()}
    assert files == {*shards, "model.safetensors.index.json", "config.json", "tokenizer.json", "README.md"}
    assert weights_of(tmp_path / "sum").keys() == base.keys()


def test_a_language_model_inside_a_vision_model_is_found(tiny, tmp_path, base):
    renamed = {n.replace("model.", "language_model.model.", 1): w for n, w in base.items()}
    tiny.write_safetensors(tmp_path / "hf" / "model.safetensors", renamed)
    module = "model.language_model.layers.0.mlp.up_proj"
    one = tiny.write_peft(tmp_path / "one", {module: (128, 64)})
    merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "sum")
    name = "language_model.model.layers.0.mlp.up_proj.weight"
    a, b = one[module]
    assert np.allclose(weights_of(tmp_path / "sum")[name], renamed[name] + 4 * (b @ a), atol=1e-6)


@pytest.mark.parametrize(
    "change",
    [
        {"quantization_config": {"quant_method": "bitsandbytes", "load_in_4bit": True}},
        {"quantization_config": {"quant_method": "gptq", "bits": 4}},
    ],
)
def test_merging_into_4_bit_weights_is_refused_with_the_measured_reason(tiny, tmp_path, base, change):
    (tmp_path / "hf" / "config.json").write_text(json.dumps(tiny.llama_config(**change)))
    tiny.write_peft(tmp_path / "one", tiny.all_linear())
    with pytest.raises(CheckpointError, match=r"4-bit .* about 1 % survives .* 16-bit checkpoint"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")
    assert not list(tmp_path.glob("*out*"))


def test_packed_weights_are_recognised_without_a_word_in_the_config(tiny, tmp_path, base):
    name = "model.layers.0.mlp.up_proj.weight"
    tiny.write_safetensors(tmp_path / "x", {n: w for n, w in base.items() if n != name})
    raw = (tmp_path / "x").read_bytes()
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(raw[8 : 8 + length])
    size = len(raw) - 8 - length
    header[name] = {"dtype": "U8", "shape": [4096, 1], "data_offsets": [size, size + 4096]}
    text = json.dumps(header).encode()
    data = len(text).to_bytes(8, "little") + text + raw[8 + length :] + bytes(4096)
    (tmp_path / "hf" / "model.safetensors").write_bytes(data)
    tiny.write_peft(tmp_path / "one", tiny.all_linear())
    with pytest.raises(CheckpointError, match=r"is U8.*refused"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")


@pytest.mark.parametrize(
    ("modules", "config", "words"),
    [
        ({"model.layers.9.mlp.up_proj": (128, 64)}, {}, "does not have"),
        ({"model.layers.0.mlp.up_proj": (64, 64)}, {}, "another base"),
        ({"lm_head": (320, 64)}, {}, "does not have|one tensor"),
        ({"model.layers.0.mlp.up_proj": (128, 64)}, {"alora_invocation_tokens": [1]}, "activated LoRA"),
        ({"model.layers.0.mlp.up_proj": (128, 64)}, {"use_dora": True}, "DoRA"),
        ({"model.layers.0.mlp.up_proj": (128, 64)}, {"modules_to_save": ["x"]}, "whole weights"),
    ],
)
def test_an_adapter_that_does_not_fit_is_one_sentence_and_no_folder(tiny, tmp_path, base, modules, config, words):
    tiny.write_peft(tmp_path / "one", modules, **config)
    with pytest.raises(ExportError, match=words) as error:
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_an_untied_head_can_be_merged_and_a_tied_one_not(tiny, tmp_path):
    tiny.write_peft(tmp_path / "one", {"lm_head": (320, 64)})
    weights = tiny.write_llama(tmp_path / "hf", tie_word_embeddings=False)
    merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "sum")
    assert np.abs(weights_of(tmp_path / "sum")["lm_head.weight"] - weights["lm_head.weight"]).max() > 0
    (tmp_path / "hf" / "config.json").write_text(json.dumps(tiny.llama_config(tie_word_embeddings=True)))
    with pytest.raises(MergeError, match="one tensor with the embeddings"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")


def test_overflow_existing_folders_and_no_adapters_are_refused(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf", dtype="F16")
    tiny.write_peft(tmp_path / "one", {"model.layers.0.mlp.up_proj": (128, 64)}, alpha=1e9)
    with pytest.raises(ExportError, match=r"after the merge: .* too large for F16"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")
    with pytest.raises(MergeError, match="at least one"):
        merge_checkpoint(tmp_path / "hf", [], tmp_path / "out")
    with pytest.raises(MergeError, match="exists already"):
        merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "one")
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_leaves_nothing(tiny, tmp_path, base):
    import resource

    tiny.write_peft(tmp_path / "one", tiny.all_linear())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        with pytest.raises(ExportError, match="out does not fit: no room"):
            merge_checkpoint(tmp_path / "hf", [(tmp_path / "one", 1.0)], tmp_path / "out")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*out*"))
