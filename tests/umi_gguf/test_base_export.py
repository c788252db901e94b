"""A random nano-shaped checkpoint goes to GGUF and back through llama.cpp: same tokens, same logits."""

import json
import random
import subprocess
import sys

import numpy as np
import pytest
import torch

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.checkpoint import CheckpointError
from umi_gguf.pack import assemble
from umi_gguf.quantize import QuantizeError, quantize
from umi_gguf.restore import restore
from umi_local.formats.base import Segment
from umi_local.formats.shared import HEADERS
from umi_train.nano.model import NanoShape, make_model
from umi_train.nano.tokenizer import SegmentEncoder, train_tokenizer

LLAMA = """
import ctypes as C, json, os, sys
import numpy as np, llama_cpp as L
job = json.load(sys.stdin)
keep = L.llama_log_callback(lambda *a: None)
L.llama_log_set(keep, None)
L.llama_backend_init()
p = L.llama_model_default_params()
p.use_extra_bufts = False
m = L.llama_model_load_from_file(os.fsencode(job["model"]), p)
v = L.llama_model_get_vocab(m)
def tok(text, special):
    b = text.encode()
    a = (L.llama_token * (len(b) + 8))()
    return list(a[: L.llama_tokenize(v, b, len(b), a, len(a), False, special)])
out = {"tokens": [tok(t, s) for t, s in job["texts"]]}
if job["ids"]:
    cp = L.llama_context_default_params()
    cp.n_ctx = 512
    cp.n_threads = cp.n_threads_batch = 1
    cp.flash_attn_type = 0
    c = L.llama_init_from_model(m, cp)
    if job.get("adapter"):
        a = L.llama_adapter_lora_init(m, os.fsencode(job["adapter"]))
        A = (L.llama_adapter_lora_p_ctypes * 1)(C.cast(a, L.llama_adapter_lora_p_ctypes))
        L.llama_set_adapters_lora(c, A, 1, (C.c_float * 1)(1.0))
        n = L.llama_adapter_get_alora_n_invocation_tokens(a)
        out["invocation"] = list(L.llama_adapter_get_alora_invocation_tokens(a)[:n]) if n else []
    b = L.llama_batch_init(512, 0, 1)
    b.n_tokens = len(job["ids"])
    for i, t in enumerate(job["ids"]):
        b.token[i], b.pos[i], b.n_seq_id[i], b.seq_id[i][0], b.logits[i] = t, i, 1, 0, 1
    assert L.llama_decode(c, b) == 0
    nv = L.llama_vocab_n_tokens(v)
    out["logits"] = np.ctypeslib.as_array(L.llama_get_logits(c), shape=(len(job["ids"]), nv)).tolist()
print(json.dumps(out))
"""


def through_llama(model, texts=(), ids=(), adapter=None):
    job = {"model": str(model), "texts": list(texts), "ids": list(ids), "adapter": str(adapter) if adapter else None}
    done = subprocess.run([sys.executable, "-c", LLAMA], input=json.dumps(job), capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


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


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    x = x - x.max(-1, keepdims=True)
    return x - np.log(np.exp(x).sum(-1, keepdims=True))


def adversarial(count):
    rng = random.Random(11)
    alphabet = [*"abc XYZ 019 .,;:!?'\"`~@#$%^&*()[]{}<>|\\/-_=+\t\n\r", "é", "ß", "日", "😀", "\u00a0", "\u200b", "'s", "'LL", "  ", "\n\n", "<|im_end|>", "<|im_start|>user\n"]
    return ["".join(rng.choices(alphabet, k=rng.randint(0, 40))) for _ in range(count)]


def test_token_ids_equal_llama_cpps_on_ten_thousand_strings(checkpoint, tmp_path):
    folder, _, encoder = checkpoint
    write_base(folder, tmp_path / "base.gguf", name="test")
    texts = [t for t in adversarial(9_000) + corpus() * 3 if t][:10_000]
    jobs = [(t, False) for t in texts] + [(h, True) for h in HEADERS.values()]
    got = through_llama(tmp_path / "base.gguf", jobs)["tokens"]
    for (text, special), ids in zip(jobs, got, strict=True):
        assert ids == encoder.encode(Segment(text, special)), repr(text)
    assert all(len(ids) == 1 for ids in got[-len(HEADERS) :])


def test_logits_agree_with_transformers_before_and_after_quantization(checkpoint, tmp_path):
    folder, model, encoder = checkpoint
    ids = encoder.encode(Segment("please count the lines of notes.txt and read it"))
    with torch.no_grad():
        expected = log_softmax(model(input_ids=torch.tensor([ids])).logits[0].numpy())
    write_base(folder, tmp_path / "f32.gguf", name="test")
    full = log_softmax(through_llama(tmp_path / "f32.gguf", ids=ids)["logits"])
    assert np.abs(full - expected).max() < 0.02
    quantize(tmp_path / "f32.gguf", tmp_path / "q8.gguf", "Q8_0")
    small = log_softmax(through_llama(tmp_path / "q8.gguf", ids=ids)["logits"])
    assert np.abs(small - expected).max() < 0.1


@pytest.mark.parametrize("rslora", [False, True])
def test_adapter_gguf_computes_what_peft_computes(checkpoint, tmp_path, rslora):
    from peft import LoraConfig, get_peft_model
    from transformers import LlamaForCausalLM

    folder, _, encoder = checkpoint
    base = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    targets = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
    model = get_peft_model(base, LoraConfig(r=4, lora_alpha=16, target_modules=targets, use_rslora=rslora))
    torch.manual_seed(5)
    with torch.no_grad():
        for name, p in model.named_parameters():
            if "lora_B" in name:
                p.normal_(std=0.05)
    model.save_pretrained(tmp_path / "adapter")
    ids = encoder.encode(Segment("please count the lines of notes.txt and read it"))
    with torch.no_grad():
        expected = log_softmax(model(input_ids=torch.tensor([ids])).logits[0].numpy())
    write_base(folder, tmp_path / "base.gguf", name="test")
    write_adapter(tmp_path / "adapter", tmp_path / "a.gguf", heads=4, kv_heads=2, dtype=np.float32)
    plain = log_softmax(through_llama(tmp_path / "base.gguf", ids=ids)["logits"])
    got = log_softmax(through_llama(tmp_path / "base.gguf", ids=ids, adapter=tmp_path / "a.gguf")["logits"])
    assert np.abs(got - expected).max() < 0.03
    assert np.abs(plain - expected).max() > 0.1


def test_invocation_tokens_survive(checkpoint, tmp_path):
    from peft import LoraConfig, get_peft_model
    from transformers import LlamaForCausalLM

    folder, _, encoder = checkpoint
    invocation = encoder.encode(Segment(HEADERS["planner"], special=True))
    base = LlamaForCausalLM.from_pretrained(folder, dtype=torch.float32)
    config = LoraConfig(task_type="CAUSAL_LM", r=4, target_modules=["q_proj"], alora_invocation_tokens=invocation)
    get_peft_model(base, config).save_pretrained(tmp_path / "adapter")
    write_base(folder, tmp_path / "base.gguf", name="test")
    write_adapter(tmp_path / "adapter", tmp_path / "a.gguf", heads=4, kv_heads=2)
    assert through_llama(tmp_path / "base.gguf", ids=[1, 2], adapter=tmp_path / "a.gguf")["invocation"] == invocation


def test_what_a_lora_gguf_cannot_hold_is_refused(tmp_path):
    for key, value in {"use_dora": True, "lora_bias": True, "modules_to_save": ["lm_head"], "peft_type": "LOHA"}.items():
        config = {"peft_type": "LORA", "lora_alpha": 8, "r": 4, key: value}
        (tmp_path / "adapter_config.json").write_text(json.dumps(config))
        with pytest.raises(CheckpointError):
            write_adapter(tmp_path, tmp_path / "out.gguf", heads=4, kv_heads=2)
    assert not list(tmp_path.glob("out*"))


def test_damaged_input_leaves_no_file(checkpoint, tmp_path):
    folder, *_ = checkpoint
    for file in ("config.json", "tokenizer.json"):
        (tmp_path / file).write_bytes((folder / file).read_bytes())
    whole = (folder / "model.safetensors").read_bytes()
    for damaged in (b"", b"garbage", whole[:1000], whole[:-10]):
        (tmp_path / "model.safetensors").write_bytes(damaged)
        with pytest.raises(CheckpointError, match=r"model\.safetensors"):
            write_base(tmp_path, tmp_path / "out.gguf", name="x")
    assert not list(tmp_path.glob("out*"))
    with pytest.raises(QuantizeError):
        quantize(tmp_path / "config.json", tmp_path / "q.gguf")
    assert not list(tmp_path.glob("q*"))


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
    assert other.encode(Segment(HEADERS["user"], special=True)) == encoder.encode(Segment(HEADERS["user"], special=True))
