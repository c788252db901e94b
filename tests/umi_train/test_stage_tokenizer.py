"""A tokenizer is what its tokenizer.json says, whatever class its configuration names."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tokenizers import Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, trainers

from umi_train.encoding import SegmentTokenizer
from umi_train.stages.models import load_tokenizer
from umi_train.stages.spec import StageError

TEXTS = ("cat", " the cat", "the  cat\n 12345", "cat</s>cat", "\u4e2d 12")
SAID = ["hello world 12345 the cat sat. the  cat"] * 50


def pieces() -> Tokenizer:
    """A tokenizer in SentencePiece's manner that puts no blank before a text, as several Llamas have it."""
    tokenizer = Tokenizer(models.BPE(byte_fallback=True, fuse_unk=True, unk_token="<unk>"))
    tokenizer.normalizer = normalizers.Replace(" ", "\u2581")
    tokenizer.decoder = decoders.Sequence([decoders.Replace("\u2581", " "), decoders.ByteFallback(), decoders.Fuse()])
    special = ["<unk>", "<s>", "</s>", *(f"<0x{i:02X}>" for i in range(256))]
    tokenizer.train_from_iterator(SAID, trainers.BpeTrainer(vocab_size=500, special_tokens=special))
    written = json.loads(tokenizer.to_str())
    return Tokenizer.from_str(json.dumps({**written, "added_tokens": written["added_tokens"][:3]}))


def bytewise() -> Tokenizer:
    """A byte-level tokenizer that takes three digits at a time, where Qwen2's own class takes one."""
    tokenizer = Tokenizer(models.BPE())
    parts = pre_tokenizers.Split(Regex(r"\p{N}{1,3}|\s+|[^\s\p{N}]+"), "isolated")
    level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([parts, level])
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=400, special_tokens=["<unk>", "<s>", "</s>"], initial_alphabet=alphabet)
    tokenizer.train_from_iterator(SAID, trainer)
    return tokenizer


def folder_of(tokenizer: Tokenizer, folder: Path, kind: str, model: str) -> str:
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(folder / "tokenizer.json"))
    names = {"tokenizer_class": kind, "bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>"}
    (folder / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    (folder / "config.json").write_text(json.dumps({"model_type": model}), encoding="utf-8")
    return str(folder)


MADE = pytest.mark.parametrize(
    ("make", "kind", "model"),
    [
        (pieces, "LlamaTokenizer", "llama"),
        (pieces, "LlamaTokenizerFast", "llama"),
        (bytewise, "Qwen2Tokenizer", "qwen3"),
    ],
)


@MADE
def test_a_tokenizer_is_read_as_its_file_says(tmp_path, make, kind, model):
    written = make()
    loaded = load_tokenizer(folder_of(written, tmp_path, kind, model))
    expected = [written.encode(text, add_special_tokens=False).ids for text in TEXTS]
    assert [loaded.encode(text, add_special_tokens=False) for text in TEXTS] == expected
    assert [SegmentTokenizer(loaded.backend_tokenizer).control(text).tolist() for text in TEXTS] == expected
    assert [loaded.decode(ids) for ids in expected] == [written.decode(ids, False) for ids in expected]
    assert (loaded.pad_token, loaded.is_fast) == ("</s>", True)


@MADE
def test_what_a_full_checkpoint_keeps_is_the_same_tokenizer(tmp_path, make, kind, model):
    loaded = load_tokenizer(folder_of(make(), tmp_path / "base", kind, model))
    loaded.save_pretrained(tmp_path / "stage")
    again = load_tokenizer(str(tmp_path / "stage"))
    assert [again.encode(text) for text in TEXTS] == [loaded.encode(text) for text in TEXTS]
    assert again.pad_token_id == loaded.pad_token_id


def test_a_checkpoint_with_the_older_files_alone_is_still_read(tmp_path):
    written = bytewise()
    model = json.loads(written.to_str())["model"]
    (tmp_path / "vocab.json").write_text(json.dumps(model["vocab"]), encoding="utf-8")
    (tmp_path / "merges.txt").write_text("\n".join(" ".join(pair) for pair in model["merges"]), encoding="utf-8")
    names = {"tokenizer_class": "Qwen2Tokenizer", "eos_token": "</s>", "unk_token": "<unk>"}
    (tmp_path / "tokenizer_config.json").write_text(json.dumps(names), encoding="utf-8")
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "qwen3"}), encoding="utf-8")
    loaded = load_tokenizer(str(tmp_path))
    assert loaded.decode(loaded.encode("the cat")) == "the cat"


@pytest.mark.parametrize("text", ["{", "[]", "", '{"added_tokens": []}', "null"])
def test_a_damaged_tokenizer_is_one_sentence(tmp_path, text):
    path = folder_of(bytewise(), tmp_path, "Qwen2Tokenizer", "qwen3")
    (tmp_path / "tokenizer.json").write_text(text, encoding="utf-8")
    with pytest.raises(StageError, match=r"no checkpoint that can be loaded from here|cannot be read"):
        load_tokenizer(path)


def test_a_model_without_any_tokenizer_is_one_sentence(tmp_path):
    (tmp_path / "config.json").write_text(json.dumps({"model_type": "llama"}), encoding="utf-8")
    with pytest.raises(StageError, match=r"tokenizer"):
        load_tokenizer(str(tmp_path))
