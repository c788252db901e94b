"""Every family through transformers and PEFT, and through our files and llama.cpp: the same log probabilities.

And our files beside those of llama.cpp's own converter, which `converter_record.json` describes: it needs 77 MB that a
test cannot fetch. `python tests/umi_gguf/record_converter.py` makes the record anew where the converter is cached.
"""

import json
import zlib
from pathlib import Path

import numpy as np
import pytest
import torch

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.gguf_file import open_gguf
from umi_gguf.imatrix import read_imatrix
from umi_gguf.imatrix_measure import measure
from umi_gguf.merge import merge_gguf
from umi_gguf.merge_hf import merge_checkpoint
from umi_gguf.quantize import quantize
from umi_gguf.safetensors import open_safetensors

COMMON = {"vocab_size": 320, "hidden_size": 64, "intermediate_size": 128, "num_hidden_layers": 2, "num_attention_heads": 4,
          "num_key_value_heads": 2, "max_position_embeddings": 512, "initializer_range": 0.1,
          "eos_token_id": 317, "pad_token_id": 317, "bos_token_id": None}  # fmt: skip
MODELS = {
    "llama": ("Llama", {"head_dim": 32, "rope_parameters": {
        "rope_type": "llama3", "rope_theta": 10000.0, "factor": 8.0, "low_freq_factor": 1.0, "high_freq_factor": 4.0,
        "original_max_position_embeddings": 64}}),
    "mistral": ("Mistral", {"head_dim": 16, "sliding_window": None}),
    "smollm": ("Llama", {"tie_word_embeddings": True}),
    "qwen2": ("Qwen2", {}),
    "qwen3": ("Qwen3", {"head_dim": 32, "tie_word_embeddings": True}),
    "gemma2": ("Gemma2", {"head_dim": 32, "query_pre_attn_scalar": 32, "sliding_window": 8}),
    "gemma3": ("Gemma3", {"head_dim": 32, "query_pre_attn_scalar": 32, "sliding_window": 8, "num_hidden_layers": 6}),
    "phi3": ("Phi3", {}),
    "smollm3": ("SmolLM3", {"num_hidden_layers": 4}),
    "granite": ("Granite", {"attention_multiplier": 0.2, "embedding_multiplier": 3.0, "residual_multiplier": 0.5,
                            "logits_scaling": 2.0}),
}  # fmt: skip
RECORD = Path(__file__).with_name("converter_record.json")
OMITTED = ("size_label", "add_bos_token", "key_length", "value_length", "vocab_size", "dimension_count")
"""Keys that one of the two leaves out, because llama.cpp works the same value out itself."""
TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
FUSED = ["qkv_proj", "o_proj", "gate_up_proj", "down_proj"]


def make(name, folder, tiny):
    import transformers

    kind, changes = MODELS[name]
    config_name = "Gemma3TextConfig" if kind == "Gemma3" else f"{kind}Config"
    config = getattr(transformers, config_name)(**{**COMMON, **changes})
    torch.manual_seed(3)
    model = getattr(transformers, f"{kind}ForCausalLM")(config).eval()
    with torch.no_grad():
        for p in model.parameters():
            if p.ndim == 1:
                p.add_(torch.randn_like(p) * 0.1)
    model.save_pretrained(folder)
    tiny.write_tokenizer(folder)
    return model


def counted(folder, tiny):
    """Give a checkpoint weights that follow from their names alone, and that F16 holds exactly."""
    shapes = {e.name: e.shape for e in open_safetensors(folder / "model.safetensors").entries.values()}
    weights = {}
    for name, shape in shapes.items():
        places = np.arange(np.prod(shape), dtype=np.uint64) * np.uint64(2654435761) + np.uint64(
            zlib.crc32(name.encode())
        )
        values = ((places >> np.uint64(7)) % np.uint64(1024)).astype(np.float32) / 4096 - 0.125
        weights[name] = values.reshape(shape) + (len(shape) == 1)
    tiny.write_safetensors(folder / "model.safetensors", weights)


def described(path):
    """Return what a GGUF holds as short plain data: types, shapes and checksums of tensors, keys and their values."""
    file = open_gguf(path)
    tensors = {}
    with path.open("rb") as data:
        for t in file.tensors.values():
            raw = file.read_rows(data, t, 0, t.rows)
            tensors[t.name] = [t.type.name, list(t.shape), zlib.crc32(raw.tobytes())]
    keys = {}
    for key in file.metadata:
        value = file.metadata[key]
        short = not isinstance(value, list) or len(value) < 8
        keys[key] = value if short else f"crc32 {zlib.crc32(json.dumps(value).encode())} of {len(value)}"
    return {"tensors": dict(sorted(tensors.items())), "keys": dict(sorted(keys.items()))}


@pytest.mark.parametrize("name", [name for name in MODELS if name != "gemma2"])
def test_our_file_is_what_llama_cpp_s_converter_writes(name, tiny, tmp_path):
    make(name, tmp_path / "hf", tiny)
    tiny.fill_vocabulary(tmp_path / "hf")
    counted(tmp_path / "hf", tiny)
    write_base(tmp_path / "hf", tmp_path / "ours.gguf", name="tiny", kind="f16")
    ours, theirs = described(tmp_path / "ours.gguf"), json.loads(RECORD.read_text(encoding="utf-8"))[name]
    assert ours["tensors"] == theirs["tensors"]
    pairs = {k: (ours["keys"].get(k), theirs["keys"].get(k)) for k in ours["keys"].keys() | theirs["keys"].keys()}
    unlike = {k: pair for k, pair in pairs.items() if pair[0] != pair[1]}
    assert all(None in pair and k.endswith(OMITTED) for k, pair in unlike.items()), unlike


def with_adapter(model, folder, **config):
    from peft import LoraConfig, get_peft_model

    targets = FUSED if model.config.model_type == "phi3" else TARGETS
    adapted = get_peft_model(
        model, LoraConfig(**{"r": 4, "lora_alpha": 16, "target_modules": targets, **config})
    ).eval()
    torch.manual_seed(5)
    with torch.no_grad():
        for key, p in adapted.named_parameters():
            if "lora_B" in key:
                p.normal_(std=0.05)
    adapted.save_pretrained(folder)
    return adapted


def expected(model, tiny):
    with torch.no_grad():
        return tiny.log_softmax(model(input_ids=torch.tensor([tiny.ids])).logits[0].double().numpy())


@pytest.mark.parametrize("name", MODELS)
def test_base_adapter_and_both_merges_compute_what_transformers_computes(name, tiny, tmp_path):
    model = make(name, tmp_path / "hf", tiny)
    plain = expected(model, tiny)
    patterns = {"alpha_pattern": {"layers.0.*o_proj": 40}, "rank_pattern": {"down_proj": 6}}
    adapted = expected(with_adapter(model, tmp_path / "peft", use_rslora=name == "qwen3", **patterns), tiny)
    base, lora, merged, from_hf = (tmp_path / f"{n}.gguf" for n in ("base", "lora", "merged", "from_hf"))
    write_base(tmp_path / "hf", base, name="tiny")
    report = write_adapter(tmp_path / "peft", lora, base_shape(tmp_path / "hf"), kind="f32")
    assert report.folded > 0
    merge_gguf(base, [(lora, 1.0)], merged, kind="f16")
    merge_checkpoint(tmp_path / "hf", [(tmp_path / "peft", 1.0)], tmp_path / "sum")
    write_base(tmp_path / "sum", from_hf, name="tiny", kind="f16")
    got = tiny.logps(
        *({"model": base}, {"model": base, "adapters": [(lora, 1.0)]}, {"model": merged}, {"model": from_hf})
    )
    assert np.abs(plain - adapted).max() > 0.1
    assert np.abs(got[0] - plain).max() < 5e-3
    assert np.abs(got[1] - adapted).max() < 5e-3
    assert np.abs(got[2] - adapted).max() < 0.03
    assert np.abs(got[3] - adapted).max() < 0.03


@pytest.mark.parametrize("name", ["qwen2", "phi3"])
def test_the_quantized_merge_stays_close_to_peft(name, tiny, tmp_path):
    model = make(name, tmp_path / "hf", tiny)
    adapted = expected(with_adapter(model, tmp_path / "peft"), tiny)
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    write_adapter(tmp_path / "peft", tmp_path / "lora.gguf", base_shape(tmp_path / "base.gguf"))
    merge_gguf(tmp_path / "base.gguf", [(tmp_path / "lora.gguf", 1.0)], tmp_path / "merged.gguf", kind="bf16")
    quantize(tmp_path / "merged.gguf", tmp_path / "q.gguf", "Q8_0")
    merged, small = tiny.logps({"model": tmp_path / "merged.gguf"}, {"model": tmp_path / "q.gguf"})
    assert np.abs(merged - adapted).max() < 0.1
    assert (np.exp(adapted) * (adapted - small)).sum(-1).mean() < 2e-3


def test_an_activated_lora_acts_from_its_first_invocation_token(tiny, tmp_path):
    model = make("smollm", tmp_path / "hf", tiny)
    start = 7
    invocation = tiny.ids[start : start + 3]
    adapted = with_adapter(model, tmp_path / "peft", alora_invocation_tokens=invocation, task_type="CAUSAL_LM")
    wanted = expected(adapted, tiny)
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    report = write_adapter(tmp_path / "peft", tmp_path / "a.gguf", base_shape(tmp_path / "base.gguf"), kind="f32")
    assert list(report.invocation_tokens) == invocation
    adapters = [(tmp_path / "a.gguf", 1.0)]
    forked, everywhere = tiny.logps(
        {"model": tmp_path / "base.gguf", "adapters": adapters, "from": start},
        {"model": tmp_path / "base.gguf", "adapters": adapters},
    )
    assert np.abs(forked - wanted).max() < 1e-3
    assert np.abs(everywhere - wanted).max() > 0.1


@pytest.mark.parametrize("activated", [False, True])
def test_importance_is_measured_where_the_adapter_acts(activated, tiny, tmp_path):
    model = make("qwen2", tmp_path / "hf", tiny)
    config = {"alora_invocation_tokens": tiny.ids[7:10], "task_type": "CAUSAL_LM"} if activated else {}
    adapted = with_adapter(model, tmp_path / "peft", **config)
    write_base(tmp_path / "hf", tmp_path / "base.gguf", name="tiny")
    shape = base_shape(tmp_path / "base.gguf")
    write_adapter(tmp_path / "peft", tmp_path / "a.gguf", shape, kind="f32")
    squares = {}

    def keep(name):
        def hook(_module, inputs):
            squares[name] = inputs[0].detach().double().pow(2).mean(dim=(0, 1)).numpy()

        return hook

    for key, module in adapted.named_modules():
        if key.endswith("base_layer"):
            name = shape.family.gguf_name(key.removeprefix("base_model.model.").removesuffix(".base_layer"))
            module.register_forward_pre_hook(keep(f"{name}.weight"))
    expected(adapted, tiny)
    for adapters in ([(tmp_path / "a.gguf", 1.0)], []):
        measure(tmp_path / "base.gguf", tmp_path / "i.gguf", rows=[tiny.ids], adapters=adapters)
        found = read_imatrix(tmp_path / "i.gguf", open_gguf(tmp_path / "base.gguf"))
        assert found.keys() == squares.keys()
        apart = max(np.abs(found[name] / squares[name] - 1).mean() for name in found)
        assert apart < 2e-3 if adapters else apart > 0.02
