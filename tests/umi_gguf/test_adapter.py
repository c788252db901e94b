"""PEFT adapters to LoRA GGUFs: names, shapes, order of rows, scale and type; what has no place is refused."""

import json
import math
import os

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gguf import GGUFReader
from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import BaseShape, base_shape, shape_of_config
from umi_gguf.checkpoint import CheckpointError
from umi_gguf.errors import ExportError
from umi_gguf.families import FAMILIES
from umi_gguf.lora_file import read_lora
from umi_gguf.names import permute_rows, unpermute_rows
from umi_gguf.peft_adapter import _VARIANTS

FAMILY = {family.arch: family for family in FAMILIES}


@pytest.fixture(scope="module")
def shape(tiny):
    return shape_of_config(tiny.llama_config(), "tiny")


def delta(path, name):
    lora = read_lora(path)
    a, b = lora.read(name)
    return lora.scale(name) * (b @ a)


@pytest.mark.parametrize("family", FAMILY)
def test_names_and_matrices_are_those_of_the_reference_name_map(family):
    gguf = pytest.importorskip("gguf")
    arch = next(a for a, name in gguf.MODEL_ARCH_NAMES.items() if name == family)
    names = gguf.get_tensor_name_map(arch, 4)
    for kind in (FAMILY[family].linears, FAMILY[family].norms):
        for module in kind:
            ours = FAMILY[family].gguf_name(f"model.layers.3.{module}")
            assert ours == names.get_name(f"model.layers.3.{module}"), module
    for module in ("model.embed_tokens", "model.norm", *(() if family.startswith("gemma") else ("lm_head",))):
        assert FAMILY[family].gguf_name(module) == names.get_name(module)
    assert FAMILY[family].gguf_name("model.layers.3.mlp.experts.1.up_proj") is None


@pytest.mark.parametrize("arch", FAMILY)
def test_every_family_gets_its_matrices_with_rows_in_order(arch, tiny, tmp_path):
    family = FAMILY[arch]
    shape = BaseShape(family, 2, 64, 4, 2, 32, 96, "base")
    modules = {f"model.layers.{i}.{m}": shape.shape(kind) for i in range(2) for m, kind in family.linears.items()}
    pairs = tiny.write_peft(tmp_path / "peft", modules)
    report = write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, kind="f32")
    assert (report.architecture, report.matrices, report.folded, report.ranks) == (arch, len(modules), 0, (4,))
    for module, (a, b) in pairs.items():
        expected = 4.0 * (b @ a)
        if family.permuted and module.endswith(("q_proj", "k_proj")):
            expected = permute_rows(expected, 4 if module.endswith("q_proj") else 2)
        name = f"{family.gguf_name(module)}.weight"
        assert np.allclose(delta(tmp_path / "a.gguf", name), expected, atol=1e-6), name


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rank=st.integers(1, 40),
    heads=st.sampled_from([(2, 1), (4, 2), (6, 3)]),
    size=st.sampled_from([4, 6, 16]),
    alpha=st.floats(0.5, 64),
    rslora=st.booleans(),
    own=st.one_of(st.none(), st.floats(0.5, 64)),
    kind=st.sampled_from(["f32", "f16", "q8_0"]),
)
def test_scale_and_shapes_hold_for_any_rank_and_width(tiny, tmp_path, rank, heads, size, alpha, rslora, own, kind):
    shape = BaseShape(FAMILY["llama"], 1, 32, heads[0], heads[1], size, 64, "base")
    module = "model.layers.0.self_attn.k_proj"
    pattern = {} if own is None else {"alpha_pattern": {r"layers\.0\..*k_proj": own}}
    pairs = tiny.write_peft(
        tmp_path / "peft", {module: shape.shape("attn_k")}, rank=rank, alpha=alpha, use_rslora=rslora, **pattern
    )
    report = write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, kind=kind)
    a, b = pairs[module]
    scale = (alpha if own is None else own) / (math.sqrt(rank) if rslora else rank)
    expected = permute_rows(scale * (b @ a), heads[1])
    got = delta(tmp_path / "a.gguf", "blk.0.attn_k.weight")
    error = {"f32": 1e-5, "f16": 3e-3, "q8_0": 3e-2}[kind]
    assert np.abs(got - expected).max() <= error * scale * np.abs(b).max() * np.abs(a).max() * rank
    assert report.folded == int(not math.isclose(scale, alpha / rank))
    assert report.kept_f16 == int(kind == "q8_0" and rank % 32 != 0)


def test_the_plain_scale_leaves_the_matrices_bit_for_bit(tiny, tmp_path, shape):
    pairs = tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, kind="f32")
    a, b = read_lora(tmp_path / "a.gguf").read("blk.1.ffn_down.weight")
    assert np.array_equal(a, pairs["model.layers.1.mlp.down_proj"][0])
    assert np.array_equal(b, pairs["model.layers.1.mlp.down_proj"][1])


def test_patterns_are_read_as_peft_reads_them(tiny, tmp_path, shape):
    get_pattern_key = pytest.importorskip("peft.utils.other").get_pattern_key
    patterns = {
        "mlp.up_proj": 1,
        "layers.1.self_attn": 2,
        r"layers\.\d\.self_attn\.[qk]_proj": 3,
        "proj": 4,
        "model.layers.0.mlp.down_proj": 5,
    }
    pairs = tiny.write_peft(tmp_path / "peft", tiny.all_linear(), alpha_pattern=patterns)
    write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, kind="f32")
    for module, (a, b) in pairs.items():
        name = f"{FAMILY['llama'].gguf_name(module)}.weight"
        alpha = patterns.get(get_pattern_key(patterns, module), 16)
        heads = {"q_proj": 4, "k_proj": 2}.get(module.rpartition(".")[2])
        expected = alpha / 4 * (b @ a)
        assert np.allclose(
            delta(tmp_path / "a.gguf", name), permute_rows(expected, heads) if heads else expected, atol=1e-5
        ), module


def test_invocation_tokens_and_name_are_kept_and_read_by_llama_cpp(tiny, tmp_path, shape):
    tiny.write_llama(tmp_path / "hf")
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    tiny.write_peft(tmp_path / "peft", tiny.all_linear(), alora_invocation_tokens=[318, 7, 9])
    report = write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, name="planner")
    assert report.invocation_tokens == (318, 7, 9)
    (answer,) = tiny.run_llama(
        [{"model": tmp_path / "base.gguf", "ids": [1], "adapters": [(tmp_path / "a.gguf", 1.0)]}]
    )
    assert answer["invocation"] == [318, 7, 9]
    assert read_lora(tmp_path / "a.gguf").file.metadata["general.name"] == "planner"


@pytest.mark.parametrize(("kind", "bound"), [("f16", 5e-3), ("q8_0", 0.05)])
def test_smaller_types_compute_nearly_the_same(tiny, tmp_path, shape, kind, bound):
    tiny.write_llama(tmp_path / "hf")
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    tiny.write_peft(tmp_path / "peft", tiny.all_linear(), rank=32, alpha=32)
    jobs = []
    for name in ("f32", kind):
        write_adapter(tmp_path / "peft", tmp_path / f"{name}.gguf", shape, kind=name)
        jobs.append({"model": tmp_path / "base.gguf", "adapters": [(tmp_path / f"{name}.gguf", 1.0)]})
    plain, full, small = tiny.logps({"model": tmp_path / "base.gguf"}, *jobs)
    assert np.abs(full - plain).max() > 0.1
    assert np.abs(full - small).max() < bound
    types = {t.tensor_type.name for t in GGUFReader(tmp_path / f"{kind}.gguf").tensors}
    assert types == {kind.upper()}


@pytest.mark.parametrize("make", ["folder", "gguf"])
def test_the_base_may_be_a_folder_or_a_gguf(tiny, tmp_path, make, shape):
    tiny.write_llama(tmp_path / "hf")
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    found = base_shape(tmp_path / ("hf" if make == "folder" else "base.gguf"))
    assert found.shape("attn_k") == shape.shape("attn_k") and found.permutation("attn_k") == 2
    assert found.shape("ffn_down") == (64, 128) and found.permutation("ffn_down") is None


def test_rows_that_are_reordered_come_back():
    rows = np.random.default_rng(0).normal(size=(48, 5))
    assert np.array_equal(unpermute_rows(permute_rows(rows, 4), 4), rows)


REFUSED = {
    "use_dora": (True, "DoRA"),
    "lora_bias": (True, "biases"),
    "bias": ("all", "biases"),
    "modules_to_save": (["lm_head"], "whole weights"),
    "trainable_token_indices": ([1], "token rows"),
    "target_parameters": (["mlp.experts"], "experts"),
    "layer_replication": ([[0, 2]], "replicated"),
    "fan_in_fan_out": (True, "GPT-2"),
    "use_qalora": (True, "QA-LoRA"),
    "use_bdlora": ({"nblocks": 2}, "block-diagonal"),
    "arrow_config": ({"top_k": 2}, "Arrow"),
    "kasa_config": ({"beta": 1}, "KaSA"),
    "monteclora_config": ({"num_samples": 2}, "MonteCLoRA"),
    "peft_type": ("LOHA", "not LORA"),
    "init_lora_weights": ("pissa", "rewrites the base"),
    "lora_alpha": (0, "lora_alpha"),
    "alora_invocation_tokens": (["a"], "token ids"),
    "alpha_pattern": ({"(": 3}, "no pattern"),
    "rank_pattern": ({"q_proj": 8}, "has rank 4"),
    "r": (9, "has rank 4, its configuration says 9"),
}


def test_every_variant_of_lora_that_is_refused_is_tried():
    assert _VARIANTS.keys() <= REFUSED.keys()


@pytest.mark.parametrize("key", REFUSED)
def test_what_a_lora_gguf_cannot_hold_is_refused_with_the_reason(tiny, tmp_path, shape, key):
    value, words = REFUSED[key]
    tiny.write_peft(
        tmp_path / "peft", tiny.all_linear(), **({} if key in ("r", "peft_type", "lora_alpha") else {key: value})
    )
    config = json.loads((tmp_path / "peft" / "adapter_config.json").read_text())
    (tmp_path / "peft" / "adapter_config.json").write_text(json.dumps({**config, key: value}))
    with pytest.raises(CheckpointError, match=words) as error:
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("base_model.model.model.layers.0.mlp.up_proj.lora_B.bias", "biases"),
        ("base_model.model.model.layers.0.mlp.up_proj.lora_magnitude_vector", "DoRA"),
        ("base_model.model.model.embed_tokens.lora_embedding_A", "embeddings"),
        ("base_model.model.lm_head.weight", "whole weight"),
        ("base_model.model.lm_head.lora_A.weight", "has only lora_A"),
    ],
)
def test_tensors_that_are_no_lora_matrices_are_refused(tiny, tmp_path, shape, name, words):
    tiny.write_peft(tmp_path / "peft", tiny.all_linear(), extra={name: np.zeros((4, 64))})
    with pytest.raises(CheckpointError, match=words):
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.parametrize(
    ("modules", "words"),
    [
        ({"lm_head": (320, 64)}, "lm_head is refused"),
        ({"model.layers.0.mlp.gate": (8, 64)}, "no place"),
        ({"model.layers.9.mlp.up_proj": (128, 64)}, "beyond the 2 layers"),
        ({"model.layers.0.mlp.up_proj": (96, 64)}, "another base"),
        ({"model.layers.0.input_layernorm": (64, 64)}, "no place"),
        ({}, "no LoRA tensors"),
    ],
)
def test_an_adapter_for_another_base_is_refused(tiny, tmp_path, shape, modules, words):
    tiny.write_peft(tmp_path / "peft", modules)
    with pytest.raises(CheckpointError, match=words):
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    assert not list(tmp_path.glob("*out*"))


def test_damaged_and_missing_files_leave_nothing(tiny, tmp_path, shape):
    tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    weights = tmp_path / "peft" / "adapter_model.safetensors"
    whole = weights.read_bytes()
    for damaged in (b"", b"garbage", whole[:500], whole[:-9]):
        weights.write_bytes(damaged)
        with pytest.raises(CheckpointError, match=r"adapter_model\.safetensors"):
            write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    weights.rename(tmp_path / "peft" / "adapter_model.bin")
    with pytest.raises(CheckpointError, match="pickled"):
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    with pytest.raises(CheckpointError, match="not a folder"):
        write_adapter(tmp_path / "none", tmp_path / "out.gguf", shape)
    assert not list(tmp_path.glob("*out*"))


def test_values_that_are_not_numbers_leave_nothing(tiny, tmp_path, shape):
    name = "base_model.model.model.layers.0.mlp.up_proj.lora_A.weight"
    for value, words in ((np.nan, "not numbers"), (1e9, "too large for F16")):
        tiny.write_peft(tmp_path / "peft", tiny.all_linear(), extra={name: np.full((4, 64), value)})
        with pytest.raises(ExportError, match=words):
            write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
        assert not list(tmp_path.glob("*out*"))


def test_an_existing_file_survives_a_failure(tiny, tmp_path, shape):
    (tmp_path / "out.gguf").write_bytes(b"precious")
    tiny.write_peft(tmp_path / "peft", {"lm_head": (320, 64)})
    with pytest.raises(CheckpointError):
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    assert (tmp_path / "out.gguf").read_bytes() == b"precious"


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"model_type": "mixtral"}, "model type 'mixtral'"),
        ({"hidden_size": "big"}, "sizes|lacks"),
        ({"num_key_value_heads": 3}, "sizes"),
    ],
)
def test_a_base_that_is_not_known_is_refused(tiny, config, words):
    with pytest.raises(CheckpointError, match=words):
        shape_of_config(tiny.llama_config(**config), "base")


def test_an_adapter_is_no_base(tiny, tmp_path, shape):
    tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape)
    with pytest.raises(ExportError, match="not a base model"):
        base_shape(tmp_path / "a.gguf")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_leaves_nothing(tiny, tmp_path, shape):
    import resource

    tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, before[1]))
    try:
        with pytest.raises(ExportError, match=r"out\.gguf does not fit: no room"):
            write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*out*"))


def test_a_disk_that_is_too_small_is_said_before_any_work(tiny, tmp_path, shape, monkeypatch):
    import shutil

    tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    usage = shutil.disk_usage(tmp_path)._replace(free=1000)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage)
    with pytest.raises(ExportError, match="1000 are free"):
        write_adapter(tmp_path / "peft", tmp_path / "out.gguf", shape)
    assert not list(tmp_path.glob("*out*"))
