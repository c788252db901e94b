"""A tokenizer becomes the tokenizer keys of a GGUF: byte-level BPE, or Llama's SentencePiece. Others are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gguf import GGUFWriter, TokenType
from umi_gguf.checkpoint import CheckpointError, read_json
from umi_gguf.families import LLAMA, text_config
from umi_gguf.pieces import ELSEWHERE, ForeignTokenizer, Pieces, pieces_of
from umi_gguf.pretokenizer import KNOWN, llama_cpp_name

_PHI3_TOKENS = {"</s>", "<unk>", "<s>", "<|endoftext|>"}


def write_tokenizer(writer: GGUFWriter, folder: Path, config: Mapping[str, Any], name: str) -> None:
    """Add vocabulary, merges, special tokens and the chat template of a checkpoint. Raises CheckpointError.

    `name` is the model's: llama.cpp cannot load a model that is called Phi-3 and lacks the tokens of Phi-3.
    """
    path, settings = folder / "tokenizer.json", _settings(folder)
    if (pieces := _pieces(folder, config)) is not None:
        _write_pieces(writer, pieces.padded(config["vocab_size"]), folder, config, settings)
        return
    data = read_json(path)
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
    _write_specials(writer, folder, config, settings, {token: index for index, token in enumerate(tokens)}, {})
    writer.add_add_bos_token(_adds_bos(data))


def _write_pieces(
    writer: GGUFWriter, pieces: Pieces, folder: Path, config: Mapping[str, Any], settings: Mapping[str, Any]
) -> None:
    writer.add_tokenizer_model("llama")
    writer.add_tokenizer_pre("default")
    writer.add_token_list(list(pieces.texts))
    writer.add_token_scores(list(pieces.scores))
    writer.add_token_types(list(pieces.types))
    ids = {token: index for index, token in enumerate(pieces.texts)}
    _write_specials(writer, folder, config, settings, ids, pieces.specials)
    if "unk" in pieces.specials:
        writer.add_unk_token_id(pieces.specials["unk"])
    writer.add_add_space_prefix(pieces.prefix)
    path = folder / "tokenizer.json"
    told = settings.get("add_bos_token")
    begins = _adds_bos(read_json(path)) if path.is_file() else True
    writer.add_add_bos_token(told if isinstance(told, bool) else begins)


def _write_specials(
    writer: GGUFWriter,
    folder: Path,
    config: Mapping[str, Any],
    settings: Mapping[str, Any],
    ids: Mapping[str, int],
    known: Mapping[str, int],
) -> None:
    """Add the special tokens, those that the vocabulary itself knows where nothing else names one, and the template."""
    for kind, add in (
        ("eos", writer.add_eos_token_id),
        ("pad", writer.add_pad_token_id),
        ("bos", writer.add_bos_token_id),
    ):
        index = _special(kind, config, settings, ids)
        if (index := known.get(kind) if index is None else index) is not None:
            add(index)
    if template := _template(folder, settings):
        writer.add_chat_template(template)


def check_tokenizer(folder: Path) -> None:
    """Raise CheckpointError when a checkpoint's tokenizer is not one that can be written here."""
    config = text_config(read_json(folder / "config.json"))
    if _pieces(folder, config) is None:
        _checked(read_json(folder / "tokenizer.json"), folder / "tokenizer.json")


def _pieces(folder: Path, config: Mapping[str, Any]) -> Pieces | None:
    """Return the pieces of a SentencePiece tokenizer, None for another. Raises CheckpointError."""
    found = pieces_of(folder)
    if found is not None and config.get("model_type") not in LLAMA.model_types:
        knows = "which our own writer knows of Llama and Mistral alone"
        raise ForeignTokenizer(f"{folder} has a SentencePiece tokenizer, {knows}; {ELSEWHERE}")
    return found


def _checked(data: Mapping[str, Any], path: Path) -> str:
    """Return llama.cpp's name for the pre-tokenizer of a tokenizer that it reproduces."""
    model, normalizer = data.get("model") or {}, data.get("normalizer")
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
