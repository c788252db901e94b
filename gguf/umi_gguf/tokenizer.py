"""A byte-level BPE tokenizer.json becomes the tokenizer keys of a GGUF. Others are refused by name."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gguf import GGUFWriter, TokenType
from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.pretokenizer import KNOWN, llama_cpp_name

_PHI3_TOKENS = {"</s>", "<unk>", "<s>", "<|endoftext|>"}
ELSEWHERE = "llama.cpp's own converter may take it: umi gguf convert --converter llama.cpp"
"""What to do about a checkpoint that only our own writer does not know."""
_PIECES = "a SentencePiece tokenizer, which our own writer does not know"


class ForeignTokenizer(CheckpointError):
    """A tokenizer that llama.cpp's converter may know and our own writer does not."""


def write_tokenizer(writer: GGUFWriter, folder: Path, config: Mapping[str, Any], name: str) -> None:
    """Add vocabulary, merges, special tokens and the chat template of a checkpoint. Raises CheckpointError.

    `name` is the model's: llama.cpp cannot load a model that is called Phi-3 and lacks the tokens of Phi-3.
    """
    path = folder / "tokenizer.json"
    data, settings = _read(folder), _settings(folder)
    pre = _checked(data, path)
    try:
        tokens, types = _vocabulary(data, config["vocab_size"])
        merges = [m if isinstance(m, str) else " ".join(m) for m in data["model"]["merges"]]
    except (KeyError, TypeError, IndexError, AttributeError) as error:
        raise CheckpointError(f"{path}: its vocabulary does not fit the model: {error!r}") from None
    if re.search("phi-?3", name.lower()) and not set(tokens) >= _PHI3_TOKENS:
        raise CheckpointError(
            f"{path}: llama.cpp expects Phi-3's tokens of a model named {name!r}; give it another name"
        )
    writer.add_tokenizer_model("gpt2")
    writer.add_tokenizer_pre(pre)
    writer.add_token_list(tokens)
    writer.add_token_types(types)
    writer.add_token_merges(merges)
    ids = {token: index for index, token in enumerate(tokens)}
    for kind, add in (
        ("eos", writer.add_eos_token_id),
        ("pad", writer.add_pad_token_id),
        ("bos", writer.add_bos_token_id),
    ):
        if (index := _special(kind, config, settings, ids)) is not None:
            add(index)
    writer.add_add_bos_token(_adds_bos(data))
    if template := _template(folder, settings):
        writer.add_chat_template(template)


def check_tokenizer(folder: Path) -> None:
    """Raise CheckpointError when a checkpoint's tokenizer is not one that can be written here."""
    _checked(_read(folder), folder / "tokenizer.json")


def _read(folder: Path) -> dict[str, Any]:
    path = folder / "tokenizer.json"
    if not path.is_file() and (folder / "tokenizer.model").is_file():
        raise ForeignTokenizer(f"{folder} has no tokenizer.json but a tokenizer.model, {_PIECES}; {ELSEWHERE}")
    return read_json(path)


def _checked(data: Mapping[str, Any], path: Path) -> str:
    """Return llama.cpp's name for the pre-tokenizer of a tokenizer that it reproduces."""
    model, normalizer = data.get("model") or {}, data.get("normalizer")
    if model.get("type") == "Unigram" or model.get("byte_fallback"):
        raise ForeignTokenizer(f"{path} is not a byte-level BPE but {_PIECES}; {ELSEWHERE}")
    if model.get("type", "BPE") != "BPE" or "merges" not in model:
        raise ForeignTokenizer(f"{path}: this tokenizer is not a byte-level BPE but {model.get('type')}; {ELSEWHERE}")
    if normalizer is not None and normalizer.get("type") != "NFC":
        raise ForeignTokenizer(f"{path}: llama.cpp does not apply its normalizer {normalizer.get('type')}; {ELSEWHERE}")
    name = llama_cpp_name(data)
    if name is None:
        raise ForeignTokenizer(f"{path}: its pre-tokenizer is none of {', '.join(KNOWN)}; {ELSEWHERE}")
    return name


def _vocabulary(data: Mapping[str, Any], size: int) -> tuple[list[str], list[TokenType]]:
    tokens = [f"[unused{i}]" for i in range(size)]
    types = [TokenType.UNUSED] * size
    for token, index in data["model"]["vocab"].items():
        tokens[index], types[index] = token, TokenType.NORMAL
    for added in data.get("added_tokens", []):
        tokens[added["id"]] = added["content"]
        types[added["id"]] = TokenType.CONTROL if _controls(added) else TokenType.USER_DEFINED
    return tokens, types


def _controls(added: Mapping[str, Any]) -> bool:
    text: str = added["content"]
    return bool(added.get("special")) or (text.startswith("<|") and text.endswith("|>"))


def _settings(folder: Path) -> Mapping[str, Any]:
    path = folder / "tokenizer_config.json"
    return read_json(path) if path.is_file() else {}


def _special(kind: str, config: Mapping[str, Any], settings: Mapping[str, Any], ids: Mapping[str, int]) -> int | None:
    """Return the id of a special token: the tokenizer's own word first, then the model's config."""
    named = settings.get(f"{kind}_token")
    text = named.get("content") if isinstance(named, Mapping) else named
    if isinstance(text, str) and text in ids:
        return ids[text]
    index = config.get(f"{kind}_token_id")
    index = index[0] if isinstance(index, list) and index else index
    return index if type(index) is int and 0 <= index < len(ids) else None


def _adds_bos(data: Mapping[str, Any]) -> bool:
    """Say whether encoding begins with a special token, as the template of the post-processor says."""
    steps = data.get("post_processor") or {}
    steps = steps.get("processors", []) if steps.get("type") == "Sequence" else [steps]
    singles = [step.get("single") or [] for step in steps if step.get("type") == "TemplateProcessing"]
    return any(single and "SpecialToken" in single[0] for single in singles)


def _template(folder: Path, settings: Mapping[str, Any]) -> str:
    path = folder / "chat_template.jinja"
    if path.is_file():
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, ValueError) as error:
            raise CheckpointError(f"{path}: cannot be read: {error}") from error
    found = settings.get("chat_template")
    if isinstance(found, list):
        found = next((t.get("template") for t in found if t.get("name") == "default"), "")
    return found if isinstance(found, str) else ""
