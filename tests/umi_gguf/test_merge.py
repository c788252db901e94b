"""LoRA GGUFs merged into a base GGUF: exact sums, few rows in memory, whole files or none."""

import os
import tracemalloc

import numpy as np
import pytest
from gguf.quants import dequantize, quantize
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gguf import GGMLQuantizationType, GGUFReader, GGUFValueType, GGUFWriter
from umi_gguf import floats
from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.errors import ExportError, GgufError, MergeError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.merge import merge_gguf
from umi_gguf.quantize import quantize as quantize_file


def write(path, tensors, arch="llama", **text):
    """Write tensors given as arrays, or as (array, type name)."""
    writer = GGUFWriter(path, arch)
    for key, value in text.items():
        writer.add_string(key.replace("__", "."), value)
    for name, value in tensors.items():
        array, kind = value if isinstance(value, tuple) else (value, "F32")
        kind = GGMLQuantizationType[kind]
        data = quantize(array.astype(np.float32), kind)
        writer.add_tensor(name, np.ascontiguousarray(data), raw_dtype=kind)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def write_lora(path, pairs, alpha=8.0, arch="llama", tokens=(), whole=None, kind="lora"):
    writer = GGUFWriter(path, arch)
    writer.add_type("adapter")
    writer.add_string("adapter.type", kind)
    writer.add_float32("adapter.lora.alpha", alpha)
    if tokens:
        writer.add_key_value(
            "adapter.alora.invocation_tokens", list(tokens), GGUFValueType.ARRAY, sub_type=GGUFValueType.UINT32
        )
    for name, array in (whole or {}).items():
        writer.add_tensor(name, array.astype(np.float32))
    for name, (a, b) in pairs.items():
        if a is not None:
            writer.add_tensor(f"{name}.lora_a", a.astype(np.float32))
        if b is not None:
            writer.add_tensor(f"{name}.lora_b", b.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def arrays(path):
    found = {}
    for t in GGUFReader(path).tensors:
        found[t.name] = dequantize(t.data, t.tensor_type).reshape(list(reversed(t.shape.tolist()))).astype(np.float32)
    return found


def rng(seed=0):
    return np.random.default_rng(seed)


@pytest.fixture(scope="module")
def model(tiny, tmp_path_factory):
    """A tiny Llama as f32, f16, bf16 and q8_0, and two adapters."""
    folder = tmp_path_factory.mktemp("model")
    tiny.write_llama(folder / "hf")
    for kind in ("f32", "f16", "bf16"):
        write_base(folder / "hf", folder / f"{kind}.gguf", name="tiny", kind=kind)
    quantize_file(folder / "f32.gguf", folder / "q8_0.gguf", "Q8_0")
    shape = base_shape(folder / "hf")
    for seed, name in ((1, "one"), (2, "two")):
        tiny.write_peft(folder / name, tiny.all_linear(), seed=seed, rank=3 + seed)
        write_adapter(folder / name, folder / f"{name}.gguf", shape, kind="f32")
    return folder


@pytest.mark.parametrize("kind", ["f32", "f16", "bf16", "q8_0"])
def test_the_merged_model_computes_what_base_and_adapter_compute(model, tiny, tmp_path, kind):
    out = tmp_path / "merged.gguf"
    report = merge_gguf(model / f"{kind}.gguf", [(model / "one.gguf", 1.0)], out)
    assert report.type == ("f16" if kind == "q8_0" else kind)
    assert (report.merged, report.dequantized) == (14, 15 if kind == "q8_0" else 0)
    base = model / f"{kind}.gguf"
    if (
        kind == "q8_0"
    ):  # llama.cpp rounds activations as well beside Q8_0 weights, so the same weights in f32 are the judge
        base = tmp_path / "same.gguf"
        merge_gguf(model / "q8_0.gguf", [(model / "one.gguf", 0.0)], base, kind="f32")
    plain, beside, merged = tiny.logps(
        {"model": base}, {"model": base, "adapters": [(model / "one.gguf", 1.0)]}, {"model": out}
    )
    assert np.abs(beside - plain).max() > 0.1
    assert np.abs(beside - merged).max() < {"f32": 1e-4, "bf16": 0.1}.get(kind, 0.03)


def test_two_adapters_with_scales_add_up(model, tiny, tmp_path):
    pair = [(model / "one.gguf", 0.5), (model / "two.gguf", -1.5)]
    merge_gguf(model / "f32.gguf", pair, tmp_path / "m.gguf")
    beside, merged = tiny.logps({"model": model / "f32.gguf", "adapters": pair}, {"model": tmp_path / "m.gguf"})
    assert np.abs(beside - merged).max() < 1e-4


def test_the_sum_is_rounded_once(tmp_path):
    w, a, b = rng(0).normal(size=(70, 64)), rng(1).normal(size=(4, 64)), rng(2).normal(size=(70, 4))
    write(tmp_path / "b.gguf", {"blk.0.ffn_up.weight": (w, "F16")})
    write_lora(tmp_path / "l.gguf", {"blk.0.ffn_up.weight": (a, b)}, alpha=8.0)
    merge_gguf(tmp_path / "b.gguf", [(tmp_path / "l.gguf", 0.25)], tmp_path / "m.gguf")
    exact = w.astype(np.float16).astype(np.float64) + 0.5 * b.astype(np.float32).astype(np.float64) @ a.astype(
        np.float32
    )
    got = arrays(tmp_path / "m.gguf")["blk.0.ffn_up.weight"]
    ulp = np.spacing(np.abs(got).astype(np.float16)).astype(np.float64)
    assert (np.abs(got - exact) <= 0.5 * ulp + 2e-6).all()


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.integers(1, 40),
    blocks=st.integers(1, 3),
    ranks=st.lists(st.integers(1, 9), min_size=1, max_size=3),
    kind=st.sampled_from(["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q5_1", "IQ4_NL"]),
    chunk=st.integers(1, 500),
    alpha=st.sampled_from([0.0, 4.0, 16.0]),
)
def test_any_shape_rank_type_and_chunk_gives_the_sum(tmp_path, rows, blocks, ranks, kind, chunk, alpha):
    width, name = 32 * blocks, "blk.0.ffn_up.weight"
    w = rng(0).normal(size=(rows, width)).astype(np.float32)
    raw = (
        quantize(w, GGMLQuantizationType[kind])
        if kind != "IQ4_NL"
        else rng(1).integers(0, 120, (rows, blocks * 18), dtype=np.uint8)
    )
    writer = GGUFWriter(tmp_path / "b.gguf", "llama")
    writer.add_tensor(name, np.ascontiguousarray(raw), raw_dtype=GGMLQuantizationType[kind])
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    expected = arrays(tmp_path / "b.gguf")[name].astype(np.float64)
    adapters = []
    for i, rank in enumerate(ranks):
        a, b = (
            rng(i).normal(size=(rank, width)).astype(np.float32),
            rng(i + 9).normal(size=(rows, rank)).astype(np.float32),
        )
        adapters.append((write_lora(tmp_path / f"{i}.gguf", {name: (a, b)}, alpha=alpha), 0.5))
        expected += 0.5 * (alpha / rank if alpha else 1.0) * (b.astype(np.float64) @ a)
    before, floats.CHUNK = floats.CHUNK, chunk
    try:
        merge_gguf(tmp_path / "b.gguf", adapters, tmp_path / "m.gguf", kind="f32")
    finally:
        floats.CHUNK = before
    assert np.abs(arrays(tmp_path / "m.gguf")[name] - expected).max() <= 1e-4 * max(1.0, np.abs(expected).max())


def test_what_is_not_adapted_is_copied_and_metadata_stays(model, tmp_path):
    source = model / "f16.gguf"
    report = merge_gguf(source, [(model / "one.gguf", 1.0)], tmp_path / "m.gguf")
    old, new = open_gguf(source), open_gguf(tmp_path / "m.gguf")
    assert dict(old.metadata) == dict(new.metadata)
    assert [(t.name, t.type, t.shape) for t in old.tensors.values()] == [
        (t.name, t.type, t.shape) for t in new.tensors.values()
    ]
    before, after = arrays(source), arrays(tmp_path / "m.gguf")
    same = {name for name in before if np.array_equal(before[name], after[name])}
    assert len(same) == report.copied == 6 and "token_embd.weight" in same


def test_a_quantized_base_becomes_16_bit_and_says_so(model, tmp_path):
    merge_gguf(model / "q8_0.gguf", [(model / "one.gguf", 1.0)], tmp_path / "m.gguf", kind="bf16")
    made = open_gguf(tmp_path / "m.gguf")
    assert made.metadata["general.file_type"] == 32
    assert {t.type.name for t in made.tensors.values()} == {"BF16", "F32"}


def test_an_f32_matrix_in_a_16_bit_file_stays_f32(tmp_path):
    w = rng().normal(size=(4, 32))
    tensors = {"token_embd.weight": (w, "F16"), "blk.0.ffn_gate_inp.weight": w, "blk.0.ffn_up.weight": (w, "F16")}
    write(tmp_path / "b.gguf", tensors)
    write_lora(tmp_path / "l.gguf", {"blk.0.ffn_up.weight": (rng().normal(size=(2, 32)), rng().normal(size=(4, 2)))})
    merge_gguf(tmp_path / "b.gguf", [(tmp_path / "l.gguf", 1.0)], tmp_path / "m.gguf", kind="bf16")
    types = {t.name: t.type.name for t in open_gguf(tmp_path / "m.gguf").tensors.values()}
    assert types == {"token_embd.weight": "BF16", "blk.0.ffn_gate_inp.weight": "F32", "blk.0.ffn_up.weight": "BF16"}


def test_memory_stays_a_few_rows(tmp_path, monkeypatch):
    w = rng().normal(size=(2000, 512)).astype(np.float32)
    names = [f"blk.{i}.ffn_up.weight" for i in range(4)]
    write(tmp_path / "b.gguf", dict.fromkeys(names, (w, "F16")))
    write_lora(tmp_path / "l.gguf", {n: (rng().normal(size=(4, 512)), rng().normal(size=(2000, 4))) for n in names})
    monkeypatch.setattr(floats, "CHUNK", 1 << 15)
    del w
    tracemalloc.start()
    merge_gguf(tmp_path / "b.gguf", [(tmp_path / "l.gguf", 1.0)], tmp_path / "m.gguf")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * 2000 * 512  # half of one of the four matrices


def test_the_same_inputs_give_the_same_bytes(model, tmp_path):
    for name in ("a", "b"):
        merge_gguf(model / "f16.gguf", [(model / "one.gguf", 1.0)], tmp_path / f"{name}.gguf")
    assert (tmp_path / "a.gguf").read_bytes() == (tmp_path / "b.gguf").read_bytes()


W = rng().normal(size=(4, 32))
A, B = rng().normal(size=(2, 32)), rng().normal(size=(4, 2))
UP = "blk.0.ffn_up.weight"


@pytest.mark.parametrize(
    ("lora", "words"),
    [
        (lambda p: write_lora(p, {UP: (A, B)}, arch="qwen2"), "adapter for 'qwen2'"),
        (lambda p: write_lora(p, {"blk.7.ffn_up.weight": (A, B)}), "does not have"),
        (lambda p: write_lora(p, {UP: (A[:, :16], B)}), "another base"),
        (lambda p: write_lora(p, {UP: (A, B.repeat(2, 0))}), "another base"),
        (lambda p: write_lora(p, {UP: (A, B[:, :1])}), "ranks do not fit"),
        (lambda p: write_lora(p, {UP: (A, None)}), "only its A matrix"),
        (lambda p: write_lora(p, {UP: (None, B)}), "only its B matrix"),
        (lambda p: write_lora(p, {}), "no LoRA matrices"),
        (lambda p: write_lora(p, {UP: (A, B)}, whole={UP: W}), "whole weight"),
        (lambda p: write_lora(p, {UP: (A, B)}, kind="loha"), "not a LoRA"),
        (lambda p: write_lora(p, {UP: (A, B)}, tokens=[1, 2]), "activated LoRA"),
        (lambda p: write_lora(p, {UP: (A * np.nan, B)}), "not numbers"),
        (lambda p: write_lora(p, {UP: (A * 1e5, B)}), "too large for F16"),
        (lambda p: write_lora(p, {UP: (A, B)}, alpha=float("inf")), "alpha"),
        (lambda p: write_lora(p, {"token_embd.weight": (A, B)}), "embeddings"),
        (lambda p: write(p, {"x.weight": W}), "not a LoRA"),
        (lambda p: p.write_bytes(b"GGUF"), "truncated"),
        (lambda p: p.write_bytes(b"hello world, no model"), "not a GGUF"),
        (lambda p: None, "does not exist"),
    ],
)
def test_an_adapter_that_does_not_fit_is_one_sentence_and_no_file(tmp_path, lora, words):
    write(tmp_path / "b.gguf", {UP: (W, "F16"), "token_embd.weight": (W, "F16")})
    lora(tmp_path / "l.gguf")
    with pytest.raises(ExportError, match=words) as error:
        merge_gguf(tmp_path / "b.gguf", [(tmp_path / "l.gguf", 1.0)], tmp_path / "out.gguf")
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_a_base_that_cannot_be_merged_is_one_sentence_and_no_file(tmp_path):
    lora = write_lora(tmp_path / "l.gguf", {UP: (A, B)})
    out = tmp_path / "out.gguf"
    for base, words in (
        (lora, "not a base model"),
        (write(tmp_path / "q.gguf", {UP: W}, arch="qwen2"), "is a 'qwen2'"),
        (tmp_path / "none.gguf", "does not exist"),
    ):
        with pytest.raises(ExportError, match=words):
            merge_gguf(base, [(lora, 1.0)], out)
    whole = write(tmp_path / "b.gguf", {UP: W}).read_bytes()
    (tmp_path / "b.gguf").write_bytes(whole[:-100])
    with pytest.raises(GgufError, match="truncated"):
        merge_gguf(tmp_path / "b.gguf", [(lora, 1.0)], out)
    (tmp_path / "b.gguf").write_bytes(whole)
    for adapters, words in (([], "at least one"), ([(lora, float("nan"))], "scale is nan")):
        with pytest.raises(MergeError, match=words):
            merge_gguf(tmp_path / "b.gguf", adapters, out)
    writer = GGUFWriter(tmp_path / "s.gguf", "llama")
    writer.add_uint16("split.count", 3)
    writer.add_tensor(UP, W.astype(np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(GgufError, match="one of 3 parts"):
        merge_gguf(tmp_path / "s.gguf", [(lora, 1.0)], out)
    assert not list(tmp_path.glob("*out*"))


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_leaves_nothing(model, tmp_path):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, before[1]))
    try:
        with pytest.raises(ExportError, match=r"out\.gguf does not fit: no room"):
            merge_gguf(model / "f32.gguf", [(model / "one.gguf", 1.0)], tmp_path / "out.gguf")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*out*"))


def test_a_base_that_shrinks_meanwhile_leaves_nothing(model, tmp_path):
    base = tmp_path / "b.gguf"
    base.write_bytes((model / "f32.gguf").read_bytes())

    def shrink(done, total):
        if done < total:
            os.truncate(base, 50_000)

    with pytest.raises(GgufError, match="cut short"):
        merge_gguf(base, [(model / "one.gguf", 1.0)], tmp_path / "out.gguf", progress=shrink)
    assert not list(tmp_path.glob("*out*"))


def test_progress_ends_at_the_whole(model, tmp_path):
    seen = []
    merge_gguf(
        model / "f16.gguf", [(model / "one.gguf", 1.0)], tmp_path / "m.gguf", progress=lambda d, t: seen.append((d, t))
    )
    assert seen[-1][0] == seen[-1][1] and [d for d, _ in seen] == sorted({d for d, _ in seen})


def test_tables_of_numbers_are_copied(tmp_path):
    writer = GGUFWriter(tmp_path / "b.gguf", "llama")
    writer.add_tensor(UP, W.astype(np.float16))
    writer.add_tensor("map", np.arange(6, dtype=np.int32).reshape(2, 3))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    write_lora(tmp_path / "l.gguf", {UP: (A, B)})
    report = merge_gguf(tmp_path / "b.gguf", [(tmp_path / "l.gguf", 1.0)], tmp_path / "m.gguf")
    made = {t.name: t for t in GGUFReader(tmp_path / "m.gguf").tensors}
    assert made["map"].tensor_type == GGMLQuantizationType.I32 and made["map"].data.tolist() == [[0, 1, 2], [3, 4, 5]]
    assert (report.type, report.dequantized, report.copied) == ("f16", 0, 1)
