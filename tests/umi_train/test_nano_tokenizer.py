"""The nano tokenizer: a name is the same tokens wherever it stands, and a backbone survives a change of tokenizer."""

import pytest
import torch

from umi_local.formats.base import Segment
from umi_train.nano.corpus import joined_words, own_segments
from umi_train.nano.model import NanoShape, make_model
from umi_train.nano.retokenize import retokenize
from umi_train.nano.tokenizer import SPACE, SegmentEncoder, train_tokenizer


@pytest.fixture(scope="module")
def segments():
    return list(own_segments(150, 4))


@pytest.fixture(scope="module")
def joined(segments):
    return joined_words(segments)


@pytest.fixture(scope="module")
def encoder(segments, joined):
    return SegmentEncoder(train_tokenizer([s.text for s in segments], 1600, joined))


@pytest.mark.parametrize("name", ["essay_v2.txt", "budget.csv", "Zürich notes.md", "*.log", "src/app.py"])
def test_a_name_is_the_same_tokens_after_a_space_in_quotes_and_in_a_path(encoder, name):
    ids = encoder.encode(Segment(name))
    for before in ("delete ", 'say "', "old/", "(", "\n"):  # not "'": the pre-tokenizer cuts 's and 't off
        longer = encoder.encode(Segment(before + name))
        assert longer[-len(ids) :] == ids, before


def test_frequent_words_that_are_never_copied_carry_their_space(encoder, joined):
    assert (SPACE, "the") in joined and (SPACE, "with") in joined
    assert len(encoder.encode(Segment("the result of the file"))) < 8
    assert (SPACE, "txt") not in joined and ("_", "file") in joined


def test_text_survives_encoding_and_decoding(encoder, segments):
    for segment in segments[:500]:
        assert encoder.tokenizer.decode(encoder.encode(segment), skip_special_tokens=False) == segment.text


def test_a_changed_tokenizer_keeps_the_layers_and_the_embeddings_of_shared_tokens(encoder, segments, tmp_path):
    old = SegmentEncoder(train_tokenizer([s.text for s in segments], 700))
    shape = NanoShape(vocab_size=old.rows)
    model = make_model(shape, pad=old.pad, eos=old.eos, seed=1)
    model.save_pretrained(tmp_path / "old")
    old.tokenizer.save(str(tmp_path / "old" / "tokenizer.json"))
    encoder.tokenizer.save(str(tmp_path / "new.json"))
    retokenize(tmp_path / "old", tmp_path / "new.json", tmp_path / "new")
    changed = type(model).from_pretrained(tmp_path / "new", dtype=torch.float32)
    before, after = model.state_dict(), changed.state_dict()
    assert torch.equal(before["model.layers.3.mlp.up_proj.weight"], after["model.layers.3.mlp.up_proj.weight"])
    now, then = encoder.tokenizer.get_vocab(), old.tokenizer.get_vocab()
    shared = [t for t in now if t in then]
    assert len(shared) > 400
    embedding = "model.embed_tokens.weight"
    assert all(torch.equal(before[embedding][then[t]], after[embedding][now[t]]) for t in shared)
    the = now.get(SPACE + "the")
    assert the is not None and torch.equal(after[embedding][the], before[embedding][then["the"]])
