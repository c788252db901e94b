"""Checkpoints to base GGUFs: tokenizers that llama.cpp reproduces, and refusals for everything else."""

import json
import random

import numpy as np
import pytest

from umi_gguf import floats
from umi_gguf.base import write_base
from umi_gguf.base_shape import BaseShape
from umi_gguf.checkpoint import CheckpointError
from umi_gguf.errors import ExportError
from umi_gguf.families import FAMILIES
from umi_gguf.gguf_file import open_gguf
from umi_gguf.hparams import rope_factors
from umi_gguf.pretokenizer import LLAMA3_SPLIT, QWEN2_SPLIT

PIECES = [*"abc XYZ 019 .,;:!?'\"`~@#$%^&*()[]{}<>|\\/-_=+\t\n\r", "é", "ß", "日", "😀", "\u00a0", "\u200b", "'s", "'LL", "1234", "  ",
          "\n\n", "the", " the", "they're", "٣", "Ⅻ", "<|im_end|>", "<|im_start|>user\n", "   \n  x", "\r\n"]  # fmt: skip


def strings(count):
    rng = random.Random(11)
    return [text for text in ("".join(rng.choices(PIECES, k=rng.randint(1, 30))) for _ in range(count)) if text]


def train(folder, pre, vocab):
    """Write a byte-level BPE of 300 tokens, trained on the strings themselves, with a pre-tokenizer of this name."""
    from tokenizers import Regex, Tokenizer, decoders, models, pre_tokenizers, trainers

    bpe = models.BPE(ignore_merges=True) if pre == "llama-bpe" else models.BPE()
    tokenizer, level = Tokenizer(bpe), pre_tokenizers.ByteLevel
    if pre == "gpt-2":
        tokenizer.pre_tokenizer = level(add_prefix_space=False)
    elif pre == "smollm":
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
            [pre_tokenizers.Digits(individual_digits=True), level(add_prefix_space=False)]
        )
    else:
        split = pre_tokenizers.Split(Regex(QWEN2_SPLIT if pre == "qwen2" else LLAMA3_SPLIT), behavior="isolated")
        tokenizer.pre_tokenizer = pre_tokenizers.Sequence([split, level(add_prefix_space=False, use_regex=False)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=vocab - 3, initial_alphabet=level.alphabet(), show_progress=False)
    tokenizer.train_from_iterator(strings(600), trainer)
    tokenizer.add_special_tokens(["<|endoftext|>", "<|im_start|>", "<|im_end|>"])
    tokenizer.save(str(folder / "tokenizer.json"))
    return tokenizer


@pytest.mark.parametrize("pre", ["gpt-2", "smollm", "qwen2", "llama-bpe", "dbrx"])
def test_token_ids_equal_llama_cpps_for_every_known_pre_tokenizer(tiny, tmp_path, pre):
    tiny.write_llama(tmp_path / "hf")
    tokenizer = train(tmp_path / "hf", pre, tiny.vocab)
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    assert open_gguf(tmp_path / "base.gguf").metadata["tokenizer.ggml.pre"] == pre
    texts = [t for t in strings(1500) if "<|" not in t]
    (answer,) = tiny.run_llama([{"model": tmp_path / "base.gguf", "texts": [(t, False) for t in texts]}])
    for text, ids in zip(texts, answer["tokens"], strict=True):
        assert ids == tokenizer.encode(text, add_special_tokens=False).ids, repr(text)


def changed(folder, change):
    data = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))
    change(data)
    (folder / "tokenizer.json").write_text(json.dumps(data), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda d: d["model"].update(type="Unigram"), "SentencePiece.*--converter llama.cpp"),
        (lambda d: d["model"].update(byte_fallback=True), "SentencePiece.*--converter llama.cpp"),
        (lambda d: d["model"].update(type="WordPiece"), "not a byte-level BPE but WordPiece"),
        (lambda d: d.update(normalizer={"type": "Lowercase"}), "normalizer Lowercase"),
        (lambda d: d.update(pre_tokenizer={"type": "Metaspace"}), "pre-tokenizer is none of"),
        (lambda d: d["pre_tokenizer"]["pretokenizers"][0]["pattern"].update(Regex=r"\w+"), "pre-tokenizer is none of"),
        (lambda d: d["pre_tokenizer"]["pretokenizers"][1].update(add_prefix_space=True), "pre-tokenizer is none of"),
        (lambda d: d["model"].update(ignore_merges=True), "pre-tokenizer is none of"),
        (lambda d: d["model"]["vocab"].update(zzz=5000), "vocabulary does not fit"),
        (lambda d: d["added_tokens"].append({"id": 9000, "content": "x"}), "vocabulary does not fit"),
    ],
)
def test_a_tokenizer_that_llama_cpp_would_not_reproduce_is_refused(tiny, tmp_path, change, words):
    tiny.write_llama(tmp_path / "hf")
    changed(tmp_path / "hf", change)
    with pytest.raises(CheckpointError, match=words) as error:
        write_base(tmp_path / "hf", tmp_path / "out.gguf", name="x")
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_a_name_that_llama_cpp_would_not_load_is_refused(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf")
    with pytest.raises(CheckpointError, match="give it another name"):
        write_base(tmp_path / "hf", tmp_path / "out.gguf", name="My Phi3 tune")
    assert not list(tmp_path.glob("*out*"))


def test_special_tokens_bos_and_chat_template_are_carried_over(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf", eos_token_id=[317, 319])
    single = [{"SpecialToken": {"id": "<|im_start|>", "type_id": 0}}, {"Sequence": {"id": "A", "type_id": 0}}]
    changed(tmp_path / "hf", lambda d: d.update(post_processor={"type": "TemplateProcessing", "single": single}))
    settings = {
        "bos_token": "<|im_start|>",
        "eos_token": {"content": "<|im_end|>"},
        "chat_template": [{"name": "default", "template": "T"}],
    }
    (tmp_path / "hf" / "tokenizer_config.json").write_text(json.dumps(settings))
    write_base(tmp_path / "hf", tmp_path / "a.gguf", name="tiny")
    keys = open_gguf(tmp_path / "a.gguf").metadata
    assert (keys["tokenizer.ggml.bos_token_id"], keys["tokenizer.ggml.eos_token_id"]) == (318, 319)
    assert keys["tokenizer.ggml.padding_token_id"] == 317
    assert keys["tokenizer.ggml.add_bos_token"] is True and keys["tokenizer.chat_template"] == "T"
    (tmp_path / "hf" / "chat_template.jinja").write_text("J")
    write_base(tmp_path / "hf", tmp_path / "a.gguf", name="tiny")
    assert open_gguf(tmp_path / "a.gguf").metadata["tokenizer.chat_template"] == "J"


GEMMA = {
    "model_type": "gemma3_text",
    "hidden_activation": "gelu_pytorch_tanh",
    "query_pre_attn_scalar": 16,
    "sliding_window": 64,
}


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ({"model_type": "mixtral"}, "model type 'mixtral'"),
        ({"hidden_act": "relu"}, "activation 'relu'"),
        ({"rope_scaling": {"rope_type": "yarn", "factor": 4.0}}, "RoPE scaling 'yarn'"),
        ({"model_type": "qwen2", "use_sliding_window": True}, "sliding window"),
        ({"model_type": "smollm3", "no_rope_layers": [0, 1]}, "leaves RoPE out"),
        ({**GEMMA, "query_pre_attn_scalar": 99}, "query_pre_attn_scalar"),
        ({**GEMMA, "layer_types": ["full_attention"] * 2}, "attends globally"),
        ({**GEMMA, "attn_logit_softcapping": 5.0}, "does not cap"),
        ({**GEMMA, "model_type": "gemma2"}, "caps the logits"),
        ({"rms_norm_eps": None}, "configuration is none"),
        ({"vocab_size": None}, "does not fit the model|lacks"),
        ({"intermediate_size": 96}, "its config says"),
        ({"num_hidden_layers": 3}, "incomplete"),
        ({"quantization_config": {"load_in_4bit": True, "quant_method": "bitsandbytes"}}, "16-bit checkpoint"),
    ],
)
def test_a_model_that_llama_cpp_would_compute_differently_is_refused(tiny, tmp_path, config, words):
    tiny.write_llama(tmp_path / "hf")
    (tmp_path / "hf" / "config.json").write_text(json.dumps(tiny.llama_config(**config)))
    with pytest.raises(ExportError, match=words) as error:
        write_base(tmp_path / "hf", tmp_path / "out.gguf", name="x")
    assert "\n" not in str(error.value)
    assert not list(tmp_path.glob("*out*"))


def test_a_tensor_without_a_place_is_refused(tiny, tmp_path):
    weights = tiny.write_llama(tmp_path / "hf")
    tiny.write_safetensors(
        tmp_path / "hf" / "model.safetensors", {**weights, "model.layers.0.mlp.router.weight": np.ones((2, 2))}
    )
    with pytest.raises(CheckpointError, match=r"mlp\.router\.weight has no place"):
        write_base(tmp_path / "hf", tmp_path / "out.gguf", name="x")


def test_weights_too_large_for_f16_are_refused_and_leave_nothing(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf", std=1e5)
    with pytest.raises(ExportError, match="too large for F16"):
        write_base(tmp_path / "hf", tmp_path / "out.gguf", name="x", kind="f16")
    assert not list(tmp_path.glob("*out*"))


def test_rows_at_a_time_give_the_same_file(tiny, tmp_path, monkeypatch):
    tiny.write_llama(tmp_path / "hf", dtype="BF16", tie_word_embeddings=False)
    write_base(tmp_path / "hf", tmp_path / "a.gguf", name="x", kind="bf16")
    monkeypatch.setattr(floats, "CHUNK", 200)
    write_base(tmp_path / "hf", tmp_path / "b.gguf", name="x", kind="bf16")
    assert (tmp_path / "a.gguf").read_bytes() == (tmp_path / "b.gguf").read_bytes()
    assert "output.weight" in open_gguf(tmp_path / "a.gguf").tensors


def test_llama_3_frequencies_are_those_of_transformers():
    utils = pytest.importorskip("transformers.modeling_rope_utils")
    config = pytest.importorskip("transformers").LlamaConfig(
        hidden_size=512,
        num_attention_heads=4,
        max_position_embeddings=131072,
        rope_parameters={"rope_type": "llama3", "rope_theta": 500000.0, "factor": 8.0, "low_freq_factor": 1.0,
                         "high_freq_factor": 4.0, "original_max_position_embeddings": 8192},
    )  # fmt: skip
    theirs, _ = utils.ROPE_INIT_FUNCTIONS["llama3"](config, "cpu")
    shape = BaseShape(FAMILIES[0], 1, 512, 4, 4, 128, 1024, "x")
    plain = 1 / 500000.0 ** (np.arange(0, 128, 2) / 128)
    assert np.allclose(plain / rope_factors(config.to_dict(), shape), theirs.numpy(), rtol=1e-5)
