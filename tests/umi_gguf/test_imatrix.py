"""Importance matrices: the squares that the matrices see, from rows or text; one sentence for what cannot be measured."""

import json

import numpy as np
import pytest

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.cli import main
from umi_gguf.errors import ExportError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.imatrix import read_imatrix
from umi_gguf.imatrix_measure import measure, read_rows
from umi_gguf.imatrix_worker import begins, split
from umi_gguf.quantize import quantize


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    weights = tiny.write_llama(folder / "hf")
    write_base(folder / "hf", folder / "base.gguf", name="tiny")
    tiny.write_peft(folder / "peft", tiny.all_linear())
    write_adapter(folder / "peft", folder / "a.gguf", base_shape(folder / "hf"))
    return folder, weights


def first_inputs(weights, ids):
    embedded = weights["model.embed_tokens.weight"][ids].astype(np.float64)
    normed = embedded / np.sqrt((embedded**2).mean(-1, keepdims=True) + 1e-6)
    return normed * weights["model.layers.0.input_layernorm.weight"]


def test_rows_give_the_mean_squares_of_all_their_tokens(parts, tiny, tmp_path):
    folder, weights = parts
    rows = [tiny.ids * 50, tiny.ids[:5], [3]]
    report = measure(folder / "base.gguf", tmp_path / "i.gguf", rows=rows)
    assert (report.matrices, report.rows, report.tokens) == (14, 3, 606)
    found = read_imatrix(tmp_path / "i.gguf", open_gguf(folder / "base.gguf"))
    expected = (first_inputs(weights, [token for row in rows for token in row]) ** 2).mean(0)
    for name in ("attn_q", "attn_k", "attn_v"):
        assert np.allclose(found[f"blk.0.{name}.weight"], expected, rtol=1e-4)
    assert found["blk.1.ffn_down.weight"].shape == (128,)
    keys = open_gguf(tmp_path / "i.gguf").metadata
    assert (keys["general.type"], keys["imatrix.chunk_count"], keys["imatrix.datasets"]) == (
        "imatrix",
        3,
        ["base.gguf"],
    )


def test_a_text_is_cut_into_rows_and_the_result_guides_quantization(parts, tmp_path, capsys):
    folder, _ = parts
    (tmp_path / "t.txt").write_text("the letters there are they\n" * 40)
    arguments = [
        "imatrix",
        str(folder / "base.gguf"),
        str(tmp_path / "i.gguf"),
        "--text",
        str(tmp_path / "t.txt"),
        "--size",
        "64",
    ]
    assert main([*arguments, "--adapter", str(folder / "a.gguf"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["matrices"] == 14 and report["tokens"] > 64 * (report["rows"] - 1)
    quantize(folder / "base.gguf", tmp_path / "plain.gguf", "Q4_0")
    quantize(folder / "base.gguf", tmp_path / "guided.gguf", "Q4_0", imatrix=tmp_path / "i.gguf")
    assert (tmp_path / "plain.gguf").read_bytes() != (tmp_path / "guided.gguf").read_bytes()


def test_rows_come_as_lists_or_as_training_writes_them(tmp_path):
    (tmp_path / "r.jsonl").write_text('[1, 2]\n\n{"input_ids": [3], "labels": [-100]}\n')
    assert read_rows(tmp_path / "r.jsonl") == [[1, 2], [3]]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "no rows"),
        ("[1,", "not JSON lines"),
        ("[]", "line 1"),
        ('{"a": 1}', "input_ids"),
        ('["a"]', "token ids"),
        (f"{[1] * 9000}", "8192"),
    ],
)
def test_rows_that_are_none_are_one_sentence(tmp_path, text, words):
    (tmp_path / "r.jsonl").write_text(text)
    with pytest.raises(ExportError, match=words):
        read_rows(tmp_path / "r.jsonl")


def test_what_cannot_be_measured_is_one_sentence_and_no_file(parts, tiny, tmp_path):
    folder, _ = parts
    model, out = folder / "base.gguf", tmp_path / "out.gguf"
    tiny.write_llama(tmp_path / "other", intermediate_size=96)
    write_base(tmp_path / "other", tmp_path / "other.gguf", name="x")
    (tmp_path / "broken.gguf").write_bytes(model.read_bytes().replace(b"llama.block_count", b"llama.block_cound"))
    for options, words in (
        ({"model": model, "rows": [[1, 9999]]}, "does not have"),
        ({"model": model, "text": ""}, "no text"),
        ({"model": model, "rows": [[1]], "adapters": [(model, 1.0)]}, "not a LoRA"),
        ({"model": tmp_path / "other.gguf", "rows": [[1]], "adapters": [(folder / "a.gguf", 1.0)]}, "another base"),
        ({"model": tmp_path / "broken.gguf", "rows": [[1]]}, "cannot load the model"),
        ({"model": tmp_path / "none.gguf", "rows": [[1]]}, "does not exist"),
    ):
        with pytest.raises(ExportError, match=words) as error:
            measure(**{"out": out, **options})
        assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))
    assert main(["imatrix", str(model), str(out)]) == 2


def test_the_last_occurrence_of_the_invocation_counts():
    assert begins([1, 2, 3, 1, 2, 4], [1, 2]) == 3
    assert begins([5, 6], [1, 2]) == 2 and begins([1], [1, 2]) == 1


def test_a_short_rest_of_a_text_is_left_out():
    assert split(list(range(10)), 4) == [[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]
    assert split(list(range(9)), 4) == [[0, 1, 2, 3], [4, 5, 6, 7]]
    assert split([1], 4) == [[1]] and split([], 4) == []
