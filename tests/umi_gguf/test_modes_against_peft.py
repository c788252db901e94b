"""The same conversation through transformers and PEFT, and through the engine in its modes: the same greedy text.

Issue 5, item 1: `fork` and `contexts` with activated adapters, and `contexts` with plain ones.
"""

import json

import pytest
import torch

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_local.engine.client import EngineClient, RoleRequest, RoleResult
from umi_local.engine.constraint import TEXT
from umi_local.engine.sampler import Sampler
from umi_local.formats.base import Segment
from umi_local.packs import load_pack
from umi_local.roles import Role

TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
TURNS = (Role.PLANNER, Role.CALLER, Role.PLANNER, Role.SUMMARIZER)
MOST = 24
END = 317
"""The end of text of the tiny tokenizer; the start and the end of a turn follow it."""


def header(role):
    return Segment(f"<|im_start|>{role.value}\n", special=True)


class Vocabulary:
    """The tokenizer of a checkpoint as the sampler sees it."""

    def __init__(self, folder, tiny):
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        back = {character: byte for byte, character in enumerate(tiny.byte_characters())}
        vocab = json.loads((folder / "tokenizer.json").read_text(encoding="utf-8"))["model"]["vocab"]
        self._pieces = {i: bytes(back[c] for c in token) for token, i in vocab.items()}

    def tokenize(self, text):
        return tuple(self._tokenizer.encode(text).ids)

    def piece(self, token):
        return self._pieces.get(token, b"")

    def is_end(self, token):
        return token in self.ends()

    def ends(self):
        return (END, END + 2)


def make(folder, tiny):
    """Write a tiny Llama with its tokenizer and return it."""
    from transformers import LlamaConfig, LlamaForCausalLM

    config = {key: value for key, value in tiny.llama_config().items() if key not in ("architectures", "model_type")}
    torch.manual_seed(3)
    model = LlamaForCausalLM(LlamaConfig(**config, initializer_range=0.1)).eval()
    model.save_pretrained(folder)
    tiny.write_tokenizer(folder)
    tiny.fill_vocabulary(folder)
    return model


def with_adapters(model, vocabulary, folder, *, activated):
    from peft import LoraConfig, get_peft_model

    adapted = None
    for role in Role:
        invocation = list(vocabulary.tokenize(header(role).text)) if activated else None
        config = LoraConfig(
            r=4, lora_alpha=16, target_modules=TARGETS, task_type="CAUSAL_LM", alora_invocation_tokens=invocation
        )
        if adapted is None:
            adapted = get_peft_model(model, config, adapter_name=role.value)
        else:
            adapted.add_adapter(role.value, config)
    torch.manual_seed(5)
    with torch.no_grad():
        for key, p in adapted.named_parameters():
            if "lora_B" in key:
                p.normal_(std=0.05)
    adapted.save_pretrained(folder)
    return adapted.eval()


async def converse(write):
    """Let the roles write in turn, each reading what the others wrote, and return their texts."""
    transcript, texts = [Segment("how long is the other one?\n")], []
    for role in TURNS:
        texts.append(await write(role, [*transcript, header(role)]))
        transcript += [header(role), Segment(texts[-1]), Segment("\n")]
    return texts


@pytest.mark.parametrize(("activated", "modes"), [(True, ("fork", "contexts")), (False, ("contexts",))])
async def test_every_mode_writes_what_peft_writes(activated, modes, tiny, tmp_path, monkeypatch):
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    model = make(tmp_path / "hf", tiny)
    vocabulary = Vocabulary(tmp_path / "hf", tiny)
    adapted = with_adapters(model, vocabulary, tmp_path / "peft", activated=activated)

    async def reference(role, prompt):
        adapted.set_adapter(role.value)
        ids = [token for segment in prompt for token in vocabulary.tokenize(segment.text)]

        def feed(tokens):
            ids.extend(tokens)
            with torch.no_grad():
                return adapted(input_ids=torch.tensor([ids])).logits[0, -1].numpy()

        sampler = Sampler(vocabulary, lambda _: None, TEXT, MOST)
        sampler.run(feed)
        return sampler.text

    expected = await converse(reference)
    assert all(expected) and len(set(expected)) == len(TURNS)
    for mode in modes:
        pack = tmp_path / mode
        pack.mkdir()
        write_base(tmp_path / "hf", pack / "base.gguf", name="tiny")
        for role in Role:
            write_adapter(
                tmp_path / "peft" / role.value, pack / f"{role.value}.gguf", base_shape(tmp_path / "hf"), kind="f32"
            )
        names = "\n".join(f'{role.value} = "{role.value}.gguf"' for role in Role)
        (pack / "pack.toml").write_text(
            f'name = "tiny"\nbase = "base.gguf"\nmode = "{mode}"\ncontext_length = 512\n[roles]\n{names}\n'
        )
        async with EngineClient(load_pack(str(pack))) as engine:

            async def ours(role, prompt, engine=engine):
                last = [chunk async for chunk in engine.run(RoleRequest(role, prompt, TEXT, MOST))][-1]
                assert isinstance(last, RoleResult)
                return last.text

            assert await converse(ours) == expected, mode
