"""safetensors and checkpoint folders without torch: the same arrays, and one sentence for what is broken."""

import json

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from umi_gguf.checkpoint import CheckpointError, open_checkpoint
from umi_gguf.safetensors import header_bytes, open_safetensors, read_tensors, write_tensors


def test_it_reads_what_safetensors_writes(tmp_path):
    torch = pytest.importorskip("torch")
    save_file = pytest.importorskip("safetensors.torch").save_file
    arrays = {"a": torch.randn(3, 5), "b": torch.randn(7).to(torch.bfloat16), "c": torch.randn(2, 3, 4).half()}
    save_file(arrays, tmp_path / "x.safetensors", metadata={"format": "pt"})
    got = dict(read_tensors(tmp_path / "x.safetensors"))
    assert got.keys() == arrays.keys()
    for name, array in arrays.items():
        assert np.array_equal(got[name], array.float().numpy())


def test_safetensors_reads_what_it_writes(tmp_path):
    load_file = pytest.importorskip("safetensors.numpy").load_file
    arrays = {"a": np.arange(6, dtype=np.float32).reshape(2, 3), "b": np.float32([1, 2])}
    write_tensors(tmp_path / "x.safetensors", arrays)
    got = load_file(tmp_path / "x.safetensors")
    assert all(np.array_equal(got[name], arrays[name]) for name in arrays)
    assert [p.name for p in tmp_path.iterdir()] == ["x.safetensors"]


@settings(max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(0, 300), value=st.integers(0, 255), cut=st.integers(0, 40))
def test_no_damage_is_more_than_an_error(tmp_path, place, value, cut):
    path = tmp_path / "x.safetensors"
    entries = {"a.weight": ("F32", (2, 4)), "b.weight": ("BF16", (3,))}
    data = bytearray(header_bytes(entries, {"format": "pt"}) + bytes(38))
    data[place % len(data)] = value
    path.write_bytes(data[: len(data) - cut])
    try:
        for _, array in read_tensors(path):
            assert array.nbytes < 4000
    except CheckpointError as error:
        assert "x.safetensors" in str(error) and "\n" not in str(error)


def changed_header(change):
    header = {"a": {"dtype": "F32", "shape": [2, 2], "data_offsets": [0, 16]}}
    change(header)
    text = json.dumps(header).encode()
    return len(text).to_bytes(8, "little") + text + bytes(16)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda h: h["a"].update(shape=[2, 3]), "size of its shape"),
        (lambda h: h["a"].update(shape=[-2, -2]), "size of its shape"),
        (lambda h: h["a"].update(data_offsets=[0, 32], shape=[2, 4]), "cut short inside a"),
        (lambda h: h["a"].update(dtype="F6"), "type 'F6'"),
        (lambda h: h.update(a=7), "does not describe"),
        (lambda h: h["a"].pop("shape"), "does not describe"),
    ],
)
def test_a_header_that_lies_is_one_sentence(tmp_path, change, words):
    (tmp_path / "x.safetensors").write_bytes(changed_header(change))
    with pytest.raises(CheckpointError, match=words):
        open_safetensors(tmp_path / "x.safetensors")


def test_shards_are_found_through_the_index(tmp_path, tiny):
    weights = tiny.write_llama(tmp_path)
    (tmp_path / "model.safetensors").unlink()
    names = sorted(weights)
    shards = {"model-1.safetensors": names[:8], "model-2.safetensors": names[8:]}
    for file, part in shards.items():
        tiny.write_safetensors(tmp_path / file, {n: weights[n] for n in part})
    index = {"weight_map": {n: file for file, part in shards.items() for n in part}}
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps(index))
    found = open_checkpoint(tmp_path)
    assert sorted(found.places) == names
    file, entry = found.places[names[-1]]
    assert np.array_equal(file.read(entry), weights[names[-1]])


@pytest.mark.parametrize("name", ["../x.safetensors", "/x.safetensors", "x.bin", 7])
def test_an_index_names_only_files_of_its_folder(tmp_path, tiny, name):
    tiny.write_llama(tmp_path)
    (tmp_path / "model.safetensors").rename(tmp_path / "y.safetensors")
    (tmp_path / "model.safetensors.index.json").write_text(json.dumps({"weight_map": {"a": name}}))
    with pytest.raises(CheckpointError, match="weight_map"):
        open_checkpoint(tmp_path)


def test_a_tensor_in_two_shards_is_refused(tmp_path, tiny):
    tiny.write_llama(tmp_path)
    (tmp_path / "model.safetensors").rename(tmp_path / "a.safetensors")
    (tmp_path / "b.safetensors").write_bytes((tmp_path / "a.safetensors").read_bytes())
    (tmp_path / "model.safetensors.index.json").write_text(
        json.dumps({"weight_map": {"x": "a.safetensors", "y": "b.safetensors"}})
    )
    with pytest.raises(CheckpointError, match="two shards"):
        open_checkpoint(tmp_path)


def test_missing_and_pickled_weights_are_said(tmp_path, tiny):
    with pytest.raises(CheckpointError, match="not a folder"):
        open_checkpoint(tmp_path / "none")
    with pytest.raises(CheckpointError, match=r"no config\.json"):
        open_checkpoint(tmp_path)
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(CheckpointError, match=r"no model\.safetensors"):
        open_checkpoint(tmp_path)
    (tmp_path / "pytorch_model.bin").write_bytes(b"")
    with pytest.raises(CheckpointError, match="pickled"):
        open_checkpoint(tmp_path)
    (tmp_path / "config.json").write_text("[1]")
    with pytest.raises(CheckpointError, match="no JSON object"):
        open_checkpoint(tmp_path)
