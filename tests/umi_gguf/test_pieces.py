"""SentencePiece vocabularies: a real one, read without the package, against the tokens the package read in it.

sentencepiece.model and sentencepiece.json were made by record_sentencepiece.py.
"""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from umi_gguf.checkpoint import CheckpointError
from umi_gguf.cli import main
from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.hf_convert import convert as their_convert
from umi_gguf.pieces import BLANK, Encoder, ForeignTokenizer, pieces_of, read_model
from umi_gguf.verify_tokens import Reader

HERE = Path(__file__).parent
MODEL = HERE / "sentencepiece.model"
RECORD = [(text, ids) for text, ids in json.loads((HERE / "sentencepiece.json").read_text(encoding="utf-8"))]
SIZE = 480
SWAP = {"type": "Replace", "pattern": {"String": " "}, "content": BLANK}
PREPEND = {"type": "Sequence", "normalizers": [{"type": "Prepend", "prepend": BLANK}, SWAP]}
METASPACE = {"type": "Metaspace", "replacement": BLANK, "prepend_scheme": "first", "split": False}


def as_json(added=(), **changes):
    """Return the tokenizer.json that transformers makes of the model: merges in the order of the scores."""
    pieces = read_model(MODEL)
    ids = {text: i for i, text in enumerate(pieces.texts)}
    found = []
    for text, index in ids.items():
        if pieces.types[index] == 1:
            cuts = ((text[:at], text[at:]) for at in range(1, len(text)))
            found += [(pieces.scores[index], a, b) for a, b in cuts if a in ids and b in ids]
    merges = [[a, b] for _, a, b in sorted(found, key=lambda entry: -entry[0])]
    special = [{"id": i, "content": t, "special": True} for i, t in enumerate(pieces.texts[:3])]
    flags = {"single_word": False, "lstrip": False, "rstrip": False, "normalized": False}
    model = {"type": "BPE", "vocab": ids, "merges": merges, "byte_fallback": True, "fuse_unk": True, "unk_token": None}
    return {
        "version": "1.0",
        "added_tokens": [{**flags, **entry} for entry in (*special, *added)],
        "normalizer": PREPEND,
        "pre_tokenizer": None,
        "post_processor": None,
        "decoder": None,
        "model": model,
        **changes,
    }


@pytest.fixture
def checkpoint(tiny, tmp_path):
    """Write a random Llama with one of its tokenizer files, or both."""

    def write(name, data=None, model=True, size=SIZE):
        folder = tmp_path / name
        weights = tiny.write_llama(folder, vocab_size=size, bos_token_id=1, eos_token_id=2, pad_token_id=None)
        weights["model.embed_tokens.weight"] = np.random.default_rng(5).normal(0, 0.2, (size, 64)).astype(np.float32)
        tiny.write_safetensors(folder / "model.safetensors", weights)
        (folder / "tokenizer.json").unlink()
        if data is not None:
            (folder / "tokenizer.json").write_text(json.dumps(data), encoding="utf-8")
        if model:
            shutil.copy(MODEL, folder / "tokenizer.model")
        return folder

    return write


def read_by_llama(tiny, gguf, texts, special=False):
    return tiny.run_llama([{"model": gguf, "texts": [(text, special) for text in texts]}])[0]["tokens"]


def test_a_model_is_read_as_the_package_reads_it():
    pieces = read_model(MODEL)
    assert (len(pieces.texts), pieces.prefix, dict(pieces.specials)) == (SIZE, True, {"unk": 0, "bos": 1, "eos": 2})
    encoder = Encoder(pieces)
    assert len(RECORD) > 100
    for text, ids in RECORD:
        assert encoder.ids(text, False) == ids, repr(text)
    assert encoder.ids("a</s>b", True).count(2) == 1 and 2 not in encoder.ids("a</s>b", False)


@pytest.mark.parametrize("files", ["tokenizer.model", "both", "tokenizer.json", "metaspace"])
def test_llama_cpp_reads_our_gguf_as_the_package_reads_the_model(checkpoint, tiny, tmp_path, capsys, files):
    data = as_json(**({"normalizer": None, "pre_tokenizer": METASPACE} if files == "metaspace" else {}))
    told, model = None if files == "tokenizer.model" else data, files in ("tokenizer.model", "both")
    folder, out = checkpoint("hf", told, model), tmp_path / "out.gguf"
    assert main(["convert", str(folder), str(out), "--type", "f16", "--converter", "umi"]) == 0
    for (text, ids), got in zip(RECORD, read_by_llama(tiny, out, [t for t, _ in RECORD]), strict=True):
        assert got == ids, repr(text)
    written = open_gguf(out).metadata
    keys = {name: written[f"tokenizer.ggml.{name}"] for name in ("model", "bos_token_id", "eos_token_id")}
    assert keys == {"model": "llama", "bos_token_id": 1, "eos_token_id": 2}
    assert written["tokenizer.ggml.add_space_prefix"] is True and written["tokenizer.ggml.unknown_token_id"] == 0
    assert written["tokenizer.ggml.add_bos_token"] is (files == "tokenizer.model")  # the others have a template without
    (tmp_path / "text.txt").write_text("count the lines of notes.txt please " * 20)
    command = ["verify", str(out), "-r", str(out), "--text", str(tmp_path / "text.txt"), "--tokenizer", str(folder)]
    capsys.readouterr()
    code = main([*command, "--json"])
    differing = json.loads(capsys.readouterr().out)["tokenizer"]["differing"]
    # transformers 5 puts no blank before a text that begins with one; SentencePiece and llama.cpp do
    assert all(entry["text"].startswith(" ") for entry in differing) and bool(differing) == (files == "metaspace")
    assert code == (4 if differing else 0)


def test_tokens_added_later_are_read_whole(checkpoint, tiny, tmp_path):
    added = [
        {"id": SIZE, "content": "<|im_start|>", "special": True},
        {"id": SIZE + 1, "content": "tool call", "special": False},
    ]
    folder = checkpoint("hf", as_json(added), size=SIZE + 4)
    decoder = {str(entry["id"]): entry for entry in added}
    other = checkpoint("other", size=SIZE + 4)
    (other / "tokenizer_config.json").write_text(json.dumps({"added_tokens_decoder": decoder, "add_bos_token": False}))
    for source in (folder, other):
        out = tmp_path / f"{source.name}.gguf"
        assert main(["convert", str(source), str(out), "--converter", "umi"]) == 0
        texts = ["<|im_start|>count a tool call", "<|im_start|>"]
        whole, plain = read_by_llama(tiny, out, texts, True), read_by_llama(tiny, out, texts)
        assert whole[0][0] == SIZE and whole[0].count(SIZE + 1) == 1 and whole[1] == [SIZE]
        assert SIZE not in plain[0] and plain[0].count(SIZE + 1) == 1
        for special, read in ((True, whole), (False, plain)):
            assert [Reader(source).ids(text, special) for text in texts] == read
        assert open_gguf(out).metadata["tokenizer.ggml.add_bos_token"] is False


def test_such_a_model_merges_and_quantizes_like_any_other(checkpoint, tiny, tmp_path, capsys):
    from umi_gguf.adapter import write_adapter
    from umi_gguf.base_shape import base_shape

    base, lora, merged = tmp_path / "b.gguf", tmp_path / "l.gguf", tmp_path / "m.gguf"
    assert main(["convert", str(checkpoint("hf")), str(base), "--type", "f32"]) == 0
    tiny.write_peft(tmp_path / "peft", tiny.all_linear())
    write_adapter(tmp_path / "peft", lora, base_shape(base), name="l", kind="f32")
    assert main(["merge", str(base), str(lora), "--out", str(merged)]) == 0
    assert main(["quantize", str(merged), str(tmp_path / "q.gguf"), "--type", "Q8_0"]) == 0
    jobs = {"model": base, "adapters": [(lora, 1.0)]}, {"model": merged}, {"model": tmp_path / "q.gguf"}
    added, summed, small = tiny.logps(*jobs)
    assert np.abs(added - summed).max() < 1e-3 and np.abs(summed - small).max() < 0.3
    texts = [text for text, _ in RECORD]
    assert read_by_llama(tiny, tmp_path / "q.gguf", texts) == [ids for _, ids in RECORD]


def field(number, data):
    """Return a protobuf field: bytes, or a small number."""
    if isinstance(data, int):
        return bytes([number << 3, data])
    return bytes([number << 3 | 2]) + len(data).to_bytes(1, "big") + data


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (field(2, field(3, 1)), "not of the BPE kind"),
        (field(3, field(2, b"table") + field(4, 0)), "normalizes text"),
        (field(3, field(4, 1)), "drops blanks"),
        (field(3, field(4, 0) + field(5, 0)), "puts blanks elsewhere"),
    ],
)
def test_a_model_that_llama_cpp_would_read_otherwise_is_refused(tmp_path, more, words):
    (tmp_path / "x.model").write_bytes(MODEL.read_bytes() + more)
    with pytest.raises(ForeignTokenizer, match=words) as error:
        read_model(tmp_path / "x.model")
    assert "--converter llama.cpp" in str(error.value) and "\n" not in str(error.value)


def test_a_model_without_bytes_is_refused(tmp_path):
    piece = field(1, field(1, b"a"))
    (tmp_path / "x.model").write_bytes(piece + field(2, field(3, 2)) + field(3, field(4, 0)))
    with pytest.raises(ForeignTokenizer, match="as bytes"):
        read_model(tmp_path / "x.model")


@pytest.mark.parametrize("cut", [0, 1, 5, 100, 7000])
def test_a_damaged_model_is_one_sentence(tmp_path, cut):
    for data in (MODEL.read_bytes()[: cut or None][:-1], b"\xff" * (cut + 1), bytes(range(256)) * 3 + bytes(cut)):
        (tmp_path / "x.model").write_bytes(data)
        with pytest.raises(CheckpointError) as error:
            read_model(tmp_path / "x.model")
        assert "\n" not in str(error.value) and "x.model" in str(error.value)
    with pytest.raises(CheckpointError, match="cannot be read"):
        read_model(tmp_path / "none.model")


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"normalizer": {"type": "NFKC"}}, "reads text by other rules"),
        ({"pre_tokenizer": {**METASPACE, "split": True}, "normalizer": None}, "reads text by other rules"),
        ({"model": {"type": "Unigram", "vocab": []}}, "not of the BPE kind"),
        ({"model": {"type": "BPE", "byte_fallback": True, "vocab": {"a": 0}, "merges": [["a", "a"]]}}, "as bytes"),
        ({"model": {"type": "BPE", "byte_fallback": True, "vocab": {"a": 1 << 40}, "merges": []}}, "cannot be read"),
        ({"model": {"type": "BPE", "byte_fallback": True, "vocab": [1], "merges": []}}, "cannot be read"),
        ({"added_tokens": [{"id": 1 << 40, "content": "x"}]}, "has no text"),
        ({"added_tokens": [{"id": "x"}]}, "cannot be read"),
    ],
)
def test_a_tokenizer_json_of_other_rules_is_refused(tmp_path, changes, words):
    (tmp_path / "tokenizer.json").write_text(json.dumps(as_json(**changes)), encoding="utf-8")
    with pytest.raises(CheckpointError, match=words) as error:
        pieces_of(tmp_path)
    assert "\n" not in str(error.value)


def test_a_vocabulary_larger_than_the_model_and_other_families_are_refused(checkpoint, tmp_path, capsys):
    folder = checkpoint("small", size=SIZE - 1)
    assert main(["convert", str(folder), str(tmp_path / "o.gguf"), "--converter", "umi"]) == 4
    assert "has 480 tokens and the model only 479" in capsys.readouterr().err
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "qwen2"}))
    assert main(["convert", str(folder), str(tmp_path / "o.gguf"), "--converter", "umi"]) == 4
    assert "of Llama and Mistral alone" in capsys.readouterr().err and not (tmp_path / "o.gguf").exists()


def test_llama_cpps_converter_may_not_forget_the_order_of_merges(checkpoint, tmp_path):
    folder = checkpoint("hf", as_json(), model=False)
    with pytest.raises(ExportError, match="forget the order of merges"):
        their_convert(folder, tmp_path / "o.gguf", source=tmp_path)
