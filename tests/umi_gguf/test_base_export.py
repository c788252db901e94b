"""A random nano-shaped checkpoint goes to GGUF and back through llama.cpp: same tokens, same logits."""

import random

import numpy as np
import pytest
import torch

from umi_gguf.base import write_base
from umi_gguf.checkpoint import CheckpointError
from umi_gguf.errors import GgufError
from umi_gguf.pack import assemble
from umi_gguf.quantize import quantize
from umi_gguf.restore import restore
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_train.nano.model import NanoShape, make_model
from umi_train.nano.tokenizer import SegmentEncoder, train_tokenizer


def corpus():
    words = "read the file notes.txt please and count lines 2024 über naïve déjà vu café 日本 it's we'll don't".split()
    rng = random.Random(3)
    return [" ".join(rng.choices(words, k=12)) for _ in range(400)]


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    folder = tmp_path_factory.mktemp("nano")
    tokenizer = train_tokenizer(corpus(), 600)
    tokenizer.save(str(folder / "tokenizer.json"))
    encoder = SegmentEncoder(tokenizer)
    model = make_model(NanoShape(640, 64, 128, 2, 4, 2), pad=encoder.pad, eos=encoder.eos, seed=1)
    model.save_pretrained(folder)
    return folder, model, encoder


def adversarial(count):
    rng = random.Random(11)
    alphabet = [
        *"abc XYZ 019 .,;:!?'\"`~@#$%^&*()[]{}<>|\\/-_=+\t\n\r",
        "é",
        "ß",
        "日",
        "😀",
        "\u00a0",
        "\u200b",
        "'s",
        "'LL",
        "  ",
        "\n\n",
        "<|im_end|>",
        "<|im_start|>user\n",
    ]
    return ["".join(rng.choices(alphabet, k=rng.randint(0, 40))) for _ in range(count)]


def test_token_ids_equal_llama_cpps_on_ten_thousand_strings(checkpoint, tiny, tmp_path):
    folder, _, encoder = checkpoint
    write_base(folder, tmp_path / "base.gguf", name="test")
    texts = [t for t in adversarial(9_000) + corpus() * 3 if t][:10_000]
    jobs = [(t, False) for t in texts] + [(h, True) for h in HEADERS.values()]
    got = tiny.run_llama([{"model": tmp_path / "base.gguf", "texts": jobs}])[0]["tokens"]
    for (text, special), ids in zip(jobs, got, strict=True):
        assert ids == encoder.encode(Segment(text, special)), repr(text)
    assert all(len(ids) == 1 for ids in got[-len(HEADERS) :])


def test_logits_agree_with_transformers_before_and_after_quantization(checkpoint, tiny, tmp_path):
    folder, model, encoder = checkpoint
    ids = encoder.encode(Segment("please count the lines of notes.txt and read it"))
    with torch.no_grad():
        expected = tiny.log_softmax(model(input_ids=torch.tensor([ids])).logits[0].numpy())
    write_base(folder, tmp_path / "f32.gguf", name="test")
    quantize(tmp_path / "f32.gguf", tmp_path / "q8.gguf", "Q8_0")
    full, small = tiny.logps(*({"model": tmp_path / f"{n}.gguf", "ids": ids} for n in ("f32", "q8")))
    assert np.abs(full - expected).max() < 1e-3
    assert np.abs(small - expected).max() < 0.1


def test_damaged_input_leaves_no_file(checkpoint, tmp_path):
    folder, *_ = checkpoint
    for file in ("config.json", "tokenizer.json"):
        (tmp_path / file).write_bytes((folder / file).read_bytes())
    whole = (folder / "model.safetensors").read_bytes()
    for damaged in (b"", b"garbage", whole[:1000], whole[:-10]):
        (tmp_path / "model.safetensors").write_bytes(damaged)
        with pytest.raises(CheckpointError, match=r"model\.safetensors"):
            write_base(tmp_path, tmp_path / "out.gguf", name="x")
    assert not list(tmp_path.glob("*out*"))
    with pytest.raises(GgufError):
        quantize(tmp_path / "config.json", tmp_path / "q.gguf")
    assert not list(tmp_path.glob("*q.gguf*"))


def test_the_same_inputs_give_the_same_pack(checkpoint, tmp_path):
    folder, *_ = checkpoint
    for name in ("a", "b"):
        assemble(tmp_path / name, folder, {}, name="t", version="1", provenance={"data": "none"})
    files = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert files == ["base.gguf", "pack.toml"]
    for file in files:
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_gguf_restores_to_the_checkpoint_it_came_from(checkpoint, tmp_path):
    from transformers import LlamaForCausalLM

    folder, model, encoder = checkpoint
    write_base(folder, tmp_path / "base.gguf", name="test")
    restore(tmp_path / "base.gguf", tmp_path / "back")
    again = LlamaForCausalLM.from_pretrained(tmp_path / "back", dtype=torch.float32)
    for (name, a), (_, b) in zip(model.state_dict().items(), again.state_dict().items(), strict=True):
        assert torch.equal(a, b), name
    other = SegmentEncoder.load(tmp_path / "back" / "tokenizer.json")
    for text in [t for t in adversarial(500) if t]:
        assert other.encode(Segment(text)) == encoder.encode(Segment(text))
    assert other.encode(Segment(HEADERS["user"], special=True)) == encoder.encode(
        Segment(HEADERS["user"], special=True)
    )
