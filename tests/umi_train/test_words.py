"""Ids word by word are those of the tokenizer, for every text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import AddedToken, Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from umi_train import words
from umi_train.encoding import SegmentTokenizer
from umi_train.words import by_words

CONTRACTIONS = r"(?i:'s|'t|'re|'ve|'m|'ll|'d)"
REST = r"| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+"
QWEN = CONTRACTIONS + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}" + REST
LLAMA = CONTRACTIONS + r"|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}" + REST
SAID = ["It's the cat's 12345 files:\n\n  a_b.txt, DON'T 'Ll x\t\r\n"] * 20
PIECES = st.sampled_from(
    [*" \n\r\t\x0b\x0c\x1c\x00'\"_.-/{}<>|0129azS\u017f\u0130\u212a\u00e9\u4e2d\ud83d", "'S", "'ll", "  "]
)
TEXTS = st.lists(
    PIECES | st.text(max_size=4) | st.sampled_from(["<s>", "</think>", "think", "the cat", "12345"]), max_size=14
).map(lambda parts: "".join(parts).encode("utf-8", "ignore").decode())


def made(expression: str = QWEN, normalizer=None, added: tuple[str, ...] = ("</think>",), **model) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE(**model))
    if normalizer is not None:
        tokenizer.normalizer = normalizer
    cut = pre_tokenizers.Split(Regex(expression), "isolated")
    level = pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([cut, level])
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(
        vocab_size=330, special_tokens=["<s>"], initial_alphabet=alphabet, show_progress=False
    )
    tokenizer.train_from_iterator(SAID, trainer)
    tokenizer.add_tokens([AddedToken(text, special=False) for text in added])
    tokenizer.encode_special_tokens = True
    return tokenizer


KINDS = [made(), made(LLAMA, normalizers.NFC()), made(LLAMA, added=()), made(QWEN, ignore_merges=True)]
QUICK = [by_words(tokenizer) for tokenizer in KINDS]


@settings(max_examples=400)
@given(TEXTS)
def test_every_text_has_the_ids_that_the_tokenizer_gives(text):
    for tokenizer, quick in zip(KINDS, QUICK, strict=True):
        assert quick is not None
        assert quick(text).tolist() == tokenizer.encode(text, add_special_tokens=False).ids


@settings(max_examples=200)
@given(st.text(alphabet=[chr(code) for code in range(128)], max_size=30))
def test_every_text_of_ascii_has_the_ids_that_the_tokenizer_gives(text):
    for tokenizer, quick in zip(KINDS, QUICK, strict=True):
        assert quick(text).tolist() == tokenizer.encode(text, add_special_tokens=False).ids


def test_every_two_characters_of_ascii_are_cut_alike():
    tokenizer, quick = KINDS[0], QUICK[0]
    assert quick is not None
    texts = [chr(a) + chr(b) for a in range(128) for b in range(128)]
    found = tokenizer.encode_batch(texts, add_special_tokens=False)
    assert [quick(text).tolist() for text in texts] == [one.ids for one in found]


def test_a_listed_token_is_found_and_a_special_one_is_plain_text():
    tokenizer = made()
    quick = by_words(tokenizer)
    assert quick is not None
    assert tokenizer.token_to_id("</think>") in quick("a </think> b").tolist()
    assert tokenizer.token_to_id("<s>") not in quick("<s>").tolist()


def test_words_that_are_remembered_are_bounded(monkeypatch):
    monkeypatch.setattr(words, "MOST_WORDS", 10)
    tokenizer = made()
    quick = by_words(tokenizer)
    for number in range(60):
        text = f"word{chr(97 + number % 26)}{chr(97 + number // 26)} again"
        assert quick(text).tolist() == tokenizer.encode(text, add_special_tokens=False).ids
    known = words._Words(tokenizer)
    for number in range(60):
        known[chr(33 + number)]
    assert len(known) <= 10


@pytest.mark.parametrize(
    "expression",
    [
        r"\p{Lu}+|.", r"(\p{L}+)|\s+", r"\p{L}++|\s", r"\p{L}+?|\s", r"[^a-z]+|\s", r"\w+|\W", r"[\p{L}&&[^a]]+", r"\p{L}{1,3}+",
        r"(?<=a)b|.", r"(?>a)|\s", r"\bcat|\s", r"[[:alpha:]]+", r"a**", r"",
    ],
)  # fmt: skip
def test_expressions_that_may_mean_something_else_are_left_to_the_tokenizer(expression):
    about = json.loads(made().to_str())
    about["pre_tokenizer"]["pretokenizers"][0]["pattern"]["Regex"] = expression
    assert words._splitter(about) is None


def test_other_kinds_are_left_to_the_tokenizer():
    assert by_words(made(normalizer=normalizers.Lowercase())) is None
    assert by_words(made(dropout=0.1)) is None
    for before in (pre_tokenizers.Metaspace(), pre_tokenizers.ByteLevel(), pre_tokenizers.Whitespace()):
        tokenizer = made()
        tokenizer.pre_tokenizer = before
        assert by_words(tokenizer) is None
    bare = Tokenizer(models.BPE())
    bare.encode_special_tokens = True
    assert by_words(bare) is None
    taking = made()
    taking.encode_special_tokens = False
    assert by_words(taking) is None


def test_rows_are_encoded_by_words_where_that_is_possible():
    tokenizer = made()
    encoder = SegmentTokenizer(tokenizer)
    for text in ("It's the cat's", "na\u00efve <s>", ""):
        assert encoder.text(text).tolist() == tokenizer.encode(text, add_special_tokens=False).ids
    assert encoder.control("<s>").tolist() == [tokenizer.token_to_id("<s>")]
