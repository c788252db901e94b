"""Quantization: the type by the model's width, what fell back, sizes before anything is written, one sentence on errors."""

import json
import os
import re
import subprocess
import sys

import numpy as np
import pytest

from gguf import GGUFWriter
from umi_gguf.base import write_base
from umi_gguf.errors import ExportError, QuantizeError
from umi_gguf.gguf_file import open_gguf
from umi_gguf.quantize import FILE_TYPES, default_kind, quantize


@pytest.fixture(scope="module")
def narrow(tiny, tmp_path_factory):
    """A model 64 wide: no K-quant fits its rows."""
    folder = tmp_path_factory.mktemp("narrow")
    tiny.write_llama(folder / "hf")
    write_base(folder / "hf", folder / "f32.gguf", name="tiny")
    return folder / "f32.gguf"


@pytest.fixture(scope="module")
def wide(tiny, tmp_path_factory):
    """A model 256 wide with an output layer of its own."""
    folder = tmp_path_factory.mktemp("wide")
    sizes = {"hidden_size": 256, "intermediate_size": 256, "head_dim": 64, "num_hidden_layers": 1}
    tiny.write_llama(folder / "hf", std=0.05, tie_word_embeddings=False, **sizes)
    write_base(folder / "hf", folder / "f16.gguf", name="tiny", kind="f16")
    return folder / "f16.gguf"


def types(path):
    return {t.name: t.type.name for t in open_gguf(path).tensors.values()}


def test_the_types_are_those_of_the_installed_llama_cpp():
    code = "import llama_cpp as L, json; print(json.dumps({k: v for k, v in vars(L).items() if k.startswith('LLAMA_FTYPE_') and type(v) is int}))"
    told = json.loads(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout)
    found = {re.sub("LLAMA_FTYPE_(MOSTLY|ALL)_", "", k): v for k, v in told.items() if k != "LLAMA_FTYPE_GUESSED"}
    assert found == dict(FILE_TYPES)


def test_the_default_follows_the_width(narrow, wide):
    assert (default_kind(narrow), default_kind(wide)) == ("IQ4_NL", "Q4_K_M")


@pytest.mark.parametrize(("kind", "bound"), [("Q8_0", 1e-3), ("Q6_K", 6e-3), (None, 0.06)])
def test_logits_stay_close_and_the_report_is_true(wide, tiny, tmp_path, kind, bound):
    report = quantize(wide, tmp_path / "q.gguf", kind)
    assert report.kind == (kind or "Q4_K_M") and not report.fell_back
    assert types(tmp_path / "q.gguf") == {t.name: t.after for t in report.tensors}
    assert report.bytes_after == (tmp_path / "q.gguf").stat().st_size < report.bytes_before
    full, small = tiny.logps({"model": wide}, {"model": tmp_path / "q.gguf"})
    kl = (np.exp(full) * (full - small)).sum(-1)
    assert 0 < kl.mean() < bound


def test_tensors_that_fell_back_are_named(narrow, tmp_path):
    report = quantize(narrow, tmp_path / "q.gguf", "Q4_K_M")
    fell = {t.name: (t.wanted, t.after, t.shape[-1]) for t in report.fell_back}
    assert fell["blk.0.ffn_up.weight"] == ("Q4_K", "Q5_0", 64)
    assert fell["token_embd.weight"] == ("Q6_K", "Q8_0", 64)
    assert len(fell) == 15 and len(report.to_dict()["fell_back"]) == 15
    assert {t.after for t in report.tensors if t.name not in fell} == {"F32"}
    default = quantize(narrow, tmp_path / "d.gguf", None)
    assert default.kind == "IQ4_NL" and [t.name for t in default.fell_back] == ["token_embd.weight"]


def test_a_dry_run_writes_nothing_and_says_the_same(wide, narrow, tmp_path):
    for source, kind in ((wide, "Q4_K_M"), (narrow, "Q4_K_M"), (narrow, "BF16")):
        plan = quantize(source, tmp_path / "q.gguf", kind, dry_run=True)
        assert not list(tmp_path.iterdir())
        assert plan == quantize(source, tmp_path / "q.gguf", kind)
        (tmp_path / "q.gguf").unlink()


def test_output_embeddings_and_patterns_choose_types(wide, tmp_path):
    report = quantize(
        wide,
        tmp_path / "q.gguf",
        "Q4_K_M",
        output_type="q8_0",
        embedding_type="q5_K",
        patterns=[("ffn_(up|gate)", "q6_k")],
    )
    got = types(tmp_path / "q.gguf")
    assert (got["output.weight"], got["token_embd.weight"]) == ("Q8_0", "Q5_K")
    assert (got["blk.0.ffn_up.weight"], got["blk.0.ffn_gate.weight"]) == ("Q6_K", "Q6_K")
    assert got["blk.0.attn_q.weight"] == "Q4_K" and report.types["Q6_K"] >= 2
    pure = quantize(wide, tmp_path / "p.gguf", "Q4_K_M", pure=True)
    assert set(pure.types) == {"Q4_K", "F32"}


def write_imatrix(path, model, change=lambda name, array: array, kind="imatrix"):
    writer = GGUFWriter(path, "llama")
    writer.add_type(kind)
    for t in open_gguf(model).tensors.values():
        if t.name.startswith("blk.") and len(t.shape) == 2:
            sums = np.random.default_rng(0).uniform(0.1, 1, (1, t.shape[-1])).astype(np.float32) * 10
            writer.add_tensor(f"{t.name}.in_sum2", change(t.name, sums))
            writer.add_tensor(f"{t.name}.counts", np.full((1, 1), 10, dtype=np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    return path


def test_an_importance_matrix_changes_the_weights_and_allows_the_smallest_types(wide, tmp_path):
    imatrix = write_imatrix(tmp_path / "i.gguf", wide)
    plain = quantize(wide, tmp_path / "a.gguf", "Q4_K_M")
    quantize(wide, tmp_path / "b.gguf", "Q4_K_M", imatrix=imatrix)
    assert plain.bytes_after == (tmp_path / "b.gguf").stat().st_size
    assert (tmp_path / "a.gguf").read_bytes() != (tmp_path / "b.gguf").read_bytes()
    assert quantize(wide, tmp_path / "c.gguf", "IQ2_XS", dry_run=True).needs_imatrix
    with pytest.raises(QuantizeError, match="needs an importance matrix"):
        quantize(wide, tmp_path / "c.gguf", "IQ2_XS")
    assert not quantize(wide, tmp_path / "c.gguf", "IQ2_XS", imatrix=imatrix, dry_run=True).needs_imatrix
    assert not (tmp_path / "c.gguf").exists()


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda p, m: write_imatrix(p, m, lambda n, a: a[:, :64]), "another model"),
        (lambda p, m: write_imatrix(p, m, lambda n, a: a * np.float32(np.nan)), "no usable numbers"),
        (lambda p, m: write_imatrix(p, m, kind="model"), "not an importance matrix"),
        (lambda p, m: p.write_bytes(b"old format of llama-imatrix"), "not a GGUF"),
    ],
)
def test_an_importance_matrix_that_does_not_fit_is_refused(wide, tmp_path, make, words):
    make(tmp_path / "i.gguf", wide)
    with pytest.raises(ExportError, match=words):
        quantize(wide, tmp_path / "out.gguf", "Q4_K_M", imatrix=tmp_path / "i.gguf")
    assert not list(tmp_path.glob("*out*"))


def test_what_is_quantized_already_is_quantized_again_only_on_request(wide, tmp_path):
    quantize(wide, tmp_path / "q8.gguf", "Q8_0")
    with pytest.raises(QuantizeError, match=r"holds Q8_0 tensors already.*--requantize"):
        quantize(tmp_path / "q8.gguf", tmp_path / "out.gguf", "Q4_0")
    assert not list(tmp_path.glob("*out*"))
    assert "Q4_0" in quantize(tmp_path / "q8.gguf", tmp_path / "out.gguf", "Q4_0", requantize=True).types


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"kind": "Q9_9"}, "'Q9_9' is not a type"),
        ({"output_type": "q99"}, "'q99' is not a type of weights; there are f32, f16"),
        ({"embedding_type": "q6_k"}, "token_embd.weight cannot be q6_k: its rows are 64 wide"),
        ({"output_type": "q4_k"}, "token_embd.weight cannot be q4_k: its rows are 64 wide"),
        ({"patterns": [("(", "q8_0")]}, "no pattern"),
        ({"patterns": [("ffn", "i99")]}, "not a type of weights"),
        ({"patterns": [("ffn", "i32")]}, "not a type of weights"),
        ({"patterns": [("ffn", "q8_k")]}, "not a type of weights"),
    ],
)
def test_a_wrong_option_is_one_sentence(narrow, tmp_path, options, words):
    with pytest.raises(QuantizeError, match=words) as error:
        quantize(narrow, tmp_path / "out.gguf", **options)
    assert "\n" not in str(error.value)


def test_a_source_that_llama_cpp_refuses_is_one_sentence_and_no_file(narrow, tmp_path):
    whole = narrow.read_bytes()
    for damaged, words in (
        (whole.replace(b"llama.block_count", b"llama.block_cound"), "block_count"),
        (
            whole.replace(b"\x05\x00\x00\x00\x00\x00\x00\x00llama", b"\x05\x00\x00\x00\x00\x00\x00\x00lxxma"),
            "architecture",
        ),
        (whole[:-100], "truncated"),
    ):
        (tmp_path / "in.gguf").write_bytes(damaged)
        with pytest.raises(ExportError, match=words) as error:
            quantize(tmp_path / "in.gguf", tmp_path / "out.gguf")
        assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_damaged_weights_are_found_and_leave_no_file(tiny, tmp_path):
    weights = tiny.write_llama(tmp_path / "hf")
    write_base(tmp_path / "hf", tmp_path / "f32.gguf", name="tiny")
    tensor = open_gguf(tmp_path / "f32.gguf").tensors["blk.0.ffn_up.weight"]
    with (tmp_path / "f32.gguf").open("r+b") as file:
        file.seek(tensor.offset)
        file.write(np.full(64, np.nan, dtype=np.float32).tobytes())
    with pytest.raises(QuantizeError, match="failed"):
        quantize(tmp_path / "f32.gguf", tmp_path / "out.gguf", "Q4_0")
    assert weights and not list(tmp_path.glob("*out*"))


def test_an_adapter_is_not_quantized(tmp_path):
    writer = GGUFWriter(tmp_path / "a.gguf", "llama")
    writer.add_type("adapter")
    writer.add_tensor("x.lora_a", np.ones((2, 32), np.float32))
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    with pytest.raises(QuantizeError, match="only models"):
        quantize(tmp_path / "a.gguf", tmp_path / "out.gguf")


@pytest.mark.skipif(os.name != "posix", reason="needs a limit on file sizes")
def test_a_full_disk_leaves_nothing(wide, tmp_path):
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(ExportError):
            quantize(wide, tmp_path / "out.gguf", "Q8_0")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert not list(tmp_path.glob("*out*"))


def test_progress_counts_tensors_and_stopping_leaves_nothing(narrow, tmp_path):
    seen = []
    quantize(narrow, tmp_path / "q.gguf", "Q8_0", progress=lambda done, total: seen.append((done, total)))
    assert seen == [(i + 1, 20) for i in range(20)]

    def stop(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        quantize(narrow, tmp_path / "out.gguf", "Q8_0", progress=stop)
    assert not list(tmp_path.glob("*out*"))
