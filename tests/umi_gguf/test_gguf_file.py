"""Reading GGUF headers: what the reference reader finds, and one sentence for everything that is broken."""

import struct
from types import SimpleNamespace

import numpy as np
import pytest
from gguf.quants import dequantize, quantize
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gguf import GGMLQuantizationType, GGUFReader, GGUFWriter
from umi_gguf.errors import ExportError, GgufError
from umi_gguf.floats import from_floats, narrow_bf16, to_floats, widen_bf16
from umi_gguf.gguf_file import header, open_gguf
from umi_gguf.writing import Spec, padded


def write(path, tensors=None, **values):
    writer = GGUFWriter(path, "llama")
    writer.add_name("tiny")
    writer.add_context_length(values.get("context", 8))
    writer.add_token_list(["a", "é", "日本"])
    writer.add_token_scores([0.5, -1.0, 2.0])
    writer.add_bool("some.flag", True)
    writer.add_key_value("some.big", 1 << 40, __import__("gguf").GGUFValueType.UINT64)
    for name, array in (tensors or {"x.weight": np.arange(12, dtype=np.float32).reshape(3, 4)}).items():
        writer.add_tensor(name, array)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_it_reads_what_the_reference_reader_reads(tmp_path):
    path = write(
        tmp_path / "a.gguf", {"x.weight": np.ones((3, 4), np.float32), "y.weight": np.ones((2, 2, 6), np.float16)}
    )
    ours, theirs = open_gguf(path), GGUFReader(path)
    assert {k: v.contents() for k, v in theirs.fields.items() if not k.startswith("GGUF.")} == dict(ours.metadata)
    for tensor in theirs.tensors:
        mine = ours.tensors[tensor.name]
        assert (mine.type, mine.offset, mine.nbytes) == (tensor.tensor_type, tensor.data_offset, tensor.n_bytes)
        assert mine.shape == tuple(reversed(tensor.shape.tolist()))
    with path.open("rb") as file:
        rows = ours.read_rows(file, ours.tensors["y.weight"], 1, 3)
    assert rows.view(np.float16).shape == (2, 6)


def test_a_header_written_from_raw_keys_reads_back_the_same(tmp_path):
    source = open_gguf(write(tmp_path / "a.gguf"))
    raw, keys = source.metadata.with_u32("general.file_type", 7)
    specs = [Spec("x.weight", GGMLQuantizationType.Q8_0, (3, 64)), Spec("y", GGMLQuantizationType.F32, (5,))]
    data = sum(padded(s.nbytes) for s in specs)
    (tmp_path / "b.gguf").write_bytes(header(raw, keys, specs, 32) + bytes(data))
    again = open_gguf(tmp_path / "b.gguf")
    assert dict(again.metadata) == {**source.metadata, "general.file_type": 7}
    assert [(t.name, t.type, t.shape) for t in again.tensors.values()] == [(s.name, s.type, s.shape) for s in specs]
    raw, keys = again.metadata.with_u32("general.file_type", 9)
    assert len(raw) == len(again.metadata.raw) and keys == len(again.metadata)
    GGUFReader(tmp_path / "b.gguf")


@pytest.mark.parametrize("size", [0, 3, 24, 60, 200, -1])
def test_a_file_that_is_cut_short_is_one_sentence(tmp_path, size):
    path = write(tmp_path / "a.gguf")
    path.write_bytes(path.read_bytes()[: size if size >= 0 else path.stat().st_size - 40])
    with pytest.raises(GgufError, match=r"a\.gguf is (not a usable GGUF|truncated)"):
        open_gguf(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: b"GGML" + d[4:], "not a GGUF"),
        (lambda d: d[:4] + struct.pack("<I", 99) + d[8:], "version 99"),
        (lambda d: d[:8] + struct.pack("<Q", 1 << 60) + d[16:], "counts"),
        (lambda d: d.replace(b"y.weight", b"x.weight"), "twice"),
        (lambda d: d.replace(b"some.flag", b"some.\xff\xff\xff\xff"), "UTF-8"),
    ],
)
def test_a_damaged_header_is_one_sentence(tmp_path, change, words):
    path = write(
        tmp_path / "a.gguf", {"x.weight": np.ones((1, 4), np.float32), "y.weight": np.ones((1, 4), np.float32)}
    )
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(GgufError, match=words) as error:
        open_gguf(path)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("spec", "words"),
    [
        (Spec("x", GGMLQuantizationType.F32, (3, 0)), "is empty"),
        (Spec("x", GGMLQuantizationType.F32, (1, 1, 1, 1, 1)), "5 dimensions"),
        (Spec("x", GGMLQuantizationType.F32, (1000, 1000)), "ends at"),
        (SimpleNamespace(name="x", type=99, shape=(4,), nbytes=16), "type 99"),
        (SimpleNamespace(name="x", type=GGMLQuantizationType.Q8_0, shape=(4,), nbytes=16), "not a multiple of 32"),
    ],
)
def test_a_tensor_that_cannot_be_is_one_sentence(tmp_path, spec, words):
    (tmp_path / "a.gguf").write_bytes(header(b"", 0, [spec], 32) + bytes(64))
    with pytest.raises(GgufError, match=words):
        open_gguf(tmp_path / "a.gguf")


def key_bytes(name, kind, value):
    return struct.pack("<Q", len(name)) + name + struct.pack("<I", kind) + value


@pytest.mark.parametrize(
    ("key", "words"),
    [
        (key_bytes(b"general.alignment", 4, struct.pack("<I", 7)), "alignment is 7"),
        (key_bytes(b"a", 77, b""), "unknown kind 77"),
        (key_bytes(b"a", 8, struct.pack("<Q", 1 << 40)), "impossible string"),
        (key_bytes(b"a", 9, struct.pack("<IQ", 4, 1 << 40)), "impossible list"),
        (key_bytes(b"a", 9, struct.pack("<IQ", 4, 1 << 20)), "ends too early"),
        (key_bytes(b"a", 9, struct.pack("<IQ", 9, 1) * 6), "unknown kind 9"),
    ],
)
def test_a_key_that_cannot_be_is_one_sentence(tmp_path, key, words):
    (tmp_path / "a.gguf").write_bytes(header(key, 1, [], 32))
    with pytest.raises(GgufError, match=words):
        open_gguf(tmp_path / "a.gguf")


def test_a_missing_file_and_a_folder_are_one_sentence(tmp_path):
    for path in (tmp_path / "none.gguf", tmp_path):
        with pytest.raises(GgufError, match=path.name):
            open_gguf(path)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 400), value=st.integers(0, 255), cut=st.integers(0, 60))
def test_no_damage_is_more_than_an_error(tmp_path, place, value, cut):
    path = tmp_path / "a.gguf"
    data = bytearray(write(path).read_bytes())
    data[place % len(data)] = value
    path.write_bytes(data[: len(data) - cut])
    try:
        file = open_gguf(path)
        dict(file.metadata)
    except GgufError:
        return
    assert all(t.offset + t.nbytes <= len(data) - cut for t in file.tensors.values())


@pytest.mark.parametrize("kind", ["F32", "F16", "BF16", "Q8_0", "Q4_0", "Q5_1"])
def test_floats_go_out_and_come_back(kind):
    values = np.random.default_rng(0).normal(0, 1, (5, 64)).astype(np.float32)
    kind = GGMLQuantizationType[kind]
    raw = np.ascontiguousarray(from_floats(values, kind, "x")).view(np.uint8)
    assert np.array_equal(raw, np.ascontiguousarray(quantize(values, kind)).view(np.uint8))
    assert np.array_equal(to_floats(raw, kind), dequantize(raw, kind).astype(np.float32))


def test_bfloat16_rounds_to_nearest_and_ties_to_even():
    torch = pytest.importorskip("torch")
    values = np.random.default_rng(0).normal(0, 1, 4000).astype(np.float32)
    values[:4] = [1.00390625, 1.01171875, -0.0, 3.0e38]
    assert np.array_equal(widen_bf16(narrow_bf16(values)), torch.from_numpy(values).bfloat16().float().numpy())


def test_what_does_not_fit_is_said():
    with pytest.raises(ExportError, match="too large for F16"):
        from_floats(np.array([[1e6]], np.float32), GGMLQuantizationType.F16, "x")
    for kind in (GGMLQuantizationType.F32, GGMLQuantizationType.F16, GGMLQuantizationType.BF16):
        with pytest.raises(ExportError, match="x holds values that are not numbers"):
            from_floats(np.array([[np.nan]], np.float32), kind, "x")


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize(("kind", "least"), [("F16", 65520.0), ("BF16", 3.3961775e38)])
def test_the_largest_value_that_fits_is_kept_and_the_next_one_refused(kind, least):
    kind, least = GGMLQuantizationType[kind], np.float32(least)
    values = np.full((3, 64), np.nextafter(least, np.float32(0)), np.float32)  # their squares are beyond float32
    assert np.isfinite(to_floats(from_floats(-values, kind, "x").view(np.uint8), kind)).all()
    values[1, 5] = -least
    with pytest.raises(ExportError, match=f"too large for {kind.name}"):
        from_floats(values, kind, "x")


@pytest.mark.filterwarnings("error")
def test_large_float32_stay_and_an_infinite_one_is_refused():
    values = np.full((2, 32), 3e38, np.float32)
    assert np.array_equal(from_floats(values, GGMLQuantizationType.F32, "x"), values)
    values[1, 1] = np.inf
    with pytest.raises(ExportError, match="not numbers"):
        from_floats(values, GGMLQuantizationType.F32, "x")
