"""SentencePiece vocabularies of the BPE kind with byte fallback, as Llama 1 and 2 and the first Mistral have.

Read from a tokenizer.model (sentencepiece_model.proto of google/sentencepiece, Apache-2.0) or from the tokenizer.json
that transformers makes of one, where the order of the merges stands in for the scores. Neither the package
sentencepiece nor protobuf is needed. What llama.cpp would read otherwise is refused.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from gguf import TokenType
from umi_gguf.checkpoint import CheckpointError, read_json

BLANK = "\u2581"
"""How a blank is written in a piece."""
ELSEWHERE = "llama.cpp's own converter may take it: umi gguf convert --converter llama.cpp"
"""What to do about a checkpoint that only our own writer does not know."""
_BPE = 2
_UNREACHED = -1e6
"""The score of a piece that no merge makes."""
_ADDED = -1000.0
_LONGEST, _MOST = 64_000_000, 1 << 22
"""Bytes of a file, and tokens of a vocabulary."""


class ForeignTokenizer(CheckpointError):
    """A tokenizer that llama.cpp's converter may know and our own writer does not."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Text, score and type of every token by id. `prefix`: a blank is put before a text.

    `specials` names the ids that the vocabulary itself knows: unk, bos, eos, pad.
    """

    texts: tuple[str, ...]
    scores: tuple[float, ...]
    types: tuple[TokenType, ...]
    prefix: bool
    specials: Mapping[str, int]

    def padded(self, size: int) -> Pieces:
        """Return these pieces for a model with `size` rows of embeddings. Raises CheckpointError when it has fewer."""
        more = size - len(self.texts)
        if more < 0:
            raise CheckpointError(f"the tokenizer has {len(self.texts)} tokens and the model only {size}")
        return replace(
            self,
            texts=(*self.texts, *(f"[unused{len(self.texts) + i}]" for i in range(more))),
            scores=(*self.scores, *[_UNREACHED] * more),
            types=(*self.types, *[TokenType.UNUSED] * more),
        )


class Encoder:
    """Text to tokens as SentencePiece does it: the best scored pair of neighbours is joined, the leftmost of equals."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._ids = {t: i for i, (t, kind) in enumerate(_typed(pieces)) if kind in (TokenType.NORMAL, TokenType.BYTE)}
        self._own = {t: i for i, (t, kind) in enumerate(_typed(pieces)) if kind == TokenType.USER_DEFINED}
        self._control = {t: i for i, (t, kind) in enumerate(_typed(pieces)) if kind == TokenType.CONTROL}

    def ids(self, text: str, special: bool) -> list[int]:
        """Return the tokens of a text; control tokens in it are read as such with `special` alone."""
        found: list[int] = []
        whole, after_token = self._own | (self._control if special else {}), True
        for part, token in _cut(text, whole):
            if token is not None:
                found.append(token)
            else:
                marked = BLANK if self._pieces.prefix and after_token else ""
                found += self._joined(marked + part.replace(" ", BLANK))
            after_token = token is not None
        return found

    def _joined(self, text: str) -> list[int]:
        parts = list(text)
        while True:
            best, at = -math.inf, -1
            for i in range(len(parts) - 1):
                token = self._ids.get(parts[i] + parts[i + 1])
                if token is not None and self._pieces.scores[token] > best:
                    best, at = self._pieces.scores[token], i
            if at < 0:
                break
            parts[at : at + 2] = [parts[at] + parts[at + 1]]
        found: list[int] = []
        for part in parts:
            token = self._ids.get(part)
            spelled = [self._ids[f"<0x{byte:02X}>"] for byte in part.encode("utf-8", "replace")]
            found += [token] if token is not None else spelled
        return found


def _typed(pieces: Pieces) -> Iterator[tuple[str, TokenType]]:
    return zip(pieces.texts, pieces.types, strict=True)


def _cut(text: str, whole: Mapping[str, int]) -> Iterator[tuple[str, int | None]]:
    """Yield the parts of a text and the tokens between them that stand for whole strings, the longest first."""
    begins, start, at = sorted((t for t in whole if t), key=len, reverse=True), 0, 0
    while at < len(text):
        found = next((t for t in begins if text.startswith(t, at)), None)
        if found is None:
            at += 1
            continue
        if start < at:
            yield text[start:at], None
        yield found, whole[found]
        start = at = at + len(found)
    if start < len(text):
        yield text[start:], None


def pieces_of(folder: Path) -> Pieces | None:
    """Return the SentencePiece vocabulary of a checkpoint, None when its tokenizer.json is of another kind.

    A tokenizer.model has the scores themselves and is read first; tokens that were added later stand in tokenizer.json
    or tokenizer_config.json. Raises CheckpointError, or ForeignTokenizer for what llama.cpp would read otherwise.
    """
    told, model = folder / "tokenizer.json", folder / "tokenizer.model"
    data = read_json(told) if told.is_file() else None
    inner = (data.get("model") or {}) if data else {}
    if data is not None and not (inner.get("type") == "Unigram" or inner.get("byte_fallback")):
        return None
    if model.is_file():
        return _with_added(read_model(model), _added(folder, data), model)
    return read_merges(data, told) if data is not None else None


def read_model(path: Path) -> Pieces:
    """Read a tokenizer.model. Raises CheckpointError."""
    try:
        raw = path.read_bytes() if path.stat().st_size <= _LONGEST else b""
        return _parsed(raw, path)
    except CheckpointError:
        raise
    except OSError as error:
        raise CheckpointError(f"{path} cannot be read: {error.strerror or error}") from error
    except (ValueError, struct.error, IndexError, TypeError) as error:
        raise CheckpointError(f"{path} is not a SentencePiece model, or is cut short: {error}") from None


def _parsed(raw: bytes, path: Path) -> Pieces:
    texts, scores, types = [], [], []
    trainer: dict[int, Any] = {}
    normalizer: dict[int, Any] = {}
    for field, value in _fields(raw):
        if field == 1:
            piece = dict(_fields(value))
            texts.append(bytes(piece[1]).decode("utf-8"))
            scores.append(float(struct.unpack("<f", piece.get(2, bytes(4)))[0]))
            types.append(TokenType(piece.get(3, TokenType.NORMAL)))
        elif field == 2:
            trainer = dict(_fields(value))
        elif field == 3:
            normalizer = dict(_fields(value))
    if not texts:
        raise ValueError("it holds no pieces")
    reasons = {
        "is not of the BPE kind": trainer.get(3, 1) != _BPE,
        "spells no unknown characters as bytes": not _has_bytes(texts),
        "normalizes text": bool(normalizer.get(2)),
        "drops blanks": bool(normalizer.get(4, 1)),
        "puts blanks elsewhere": not normalizer.get(5, 1) or bool(trainer.get(24, 0)),
    }
    _refuse(reasons, path)
    named = {"unk": (40, 0), "bos": (41, 1), "eos": (42, 2), "pad": (43, -1)}
    specials = {name: _signed(trainer.get(field, usual)) for name, (field, usual) in named.items()}
    known = {name: index for name, index in specials.items() if 0 <= index < len(texts)}
    return Pieces(tuple(texts), tuple(scores), tuple(types), bool(normalizer.get(3, 1)), known)


def _signed(number: int) -> int:
    return number - 2**64 if number >= 2**63 else number


def _fields(data: bytes) -> Iterator[tuple[int, Any]]:
    """Yield number and value of every field of a protobuf message: an int, or the bytes of what is not a varint."""
    at = 0
    while at < len(data):
        key, at = _varint(data, at)
        kind = key & 7
        if kind == 0:
            value, at = _varint(data, at)
            yield key >> 3, value
            continue
        size, at = _varint(data, at) if kind == 2 else ({1: 8, 5: 4}[kind] if kind in (1, 5) else -1, at)
        if size < 0 or at + size > len(data):
            raise ValueError(f"a field ends beyond byte {len(data)}")
        yield key >> 3, data[at : at + size]
        at += size


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for shift in range(0, 70, 7):
        byte = data[at]
        at += 1
        value |= (byte & 0x7F) << shift
        if byte < 0x80:
            return value, at
    raise ValueError("a number is too long")


def read_merges(data: Mapping[str, Any], path: Path) -> Pieces:
    """Return the pieces of a tokenizer.json that was made of a SentencePiece model. Raises CheckpointError."""
    model = data.get("model") or {}
    try:
        vocabulary = {str(text): int(index) for text, index in model["vocab"].items()} if "merges" in model else {}
        merges = [tuple(m.split(" ", 1)) if isinstance(m, str) else tuple(m) for m in model.get("merges", ())]
        scores: dict[str, float] = {}
        for left, right in merges:
            scores.setdefault(left + right, -float(len(scores)))
        if not all(0 <= index < _MOST for index in vocabulary.values()):
            raise ValueError("a token's number is impossible")
        texts = [f"[unused{i}]" for i in range(max(vocabulary.values(), default=-1) + 1)]
        for text, index in vocabulary.items():
            texts[index] = text
        added = {int(entry["id"]): entry for entry in data.get("added_tokens") or ()}
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise CheckpointError(f"{path}: its vocabulary cannot be read: {error!r}") from None
    prefix = _prefix(data)
    reasons = {
        "is not of the BPE kind": model.get("type") != "BPE" or not merges,
        "spells no unknown characters as bytes": not model.get("byte_fallback") or not _has_bytes(texts),
        "reads text by other rules": prefix is None or bool(model.get("ignore_merges")),
    }
    _refuse(reasons, path)
    types = [
        TokenType.BYTE if _is_byte(text) else TokenType.NORMAL if text in vocabulary else TokenType.UNUSED
        for text in texts
    ]
    specials = {}
    if isinstance(unknown := model.get("unk_token") or "<unk>", str) and unknown in vocabulary:
        specials["unk"] = vocabulary[unknown]
        types[specials["unk"]] = TokenType.UNKNOWN
    found = Pieces(
        tuple(texts), tuple(scores.get(text, _UNREACHED) for text in texts), tuple(types), bool(prefix), specials
    )
    return _with_added(found, added, path)


def _prefix(data: Mapping[str, Any]) -> bool | None:
    """Say whether a tokenizer.json puts a blank before a text; None when it does anything else to it."""
    normalizer, cutter = data.get("normalizer"), data.get("pre_tokenizer")
    if normalizer is None and isinstance(cutter, Mapping) and cutter.get("type") == "Metaspace":
        plain = cutter.get("replacement") == BLANK and cutter.get("split") is False
        return cutter.get("prepend_scheme") != "never" if plain else None
    if cutter is not None or not isinstance(normalizer, Mapping):
        return None
    steps = normalizer.get("normalizers", []) if normalizer.get("type") == "Sequence" else [normalizer]
    swap = {"type": "Replace", "pattern": {"String": " "}, "content": BLANK}
    if steps == [{"type": "Prepend", "prepend": BLANK}, swap]:
        return True
    return False if steps == [swap] else None


def _refuse(reasons: Mapping[str, bool], path: Path) -> None:
    if found := next((reason for reason, holds in reasons.items() if holds), None):
        raise ForeignTokenizer(f"{path} holds a SentencePiece tokenizer that {found}; {ELSEWHERE}")


def _is_byte(text: str) -> bool:
    return len(text) == 6 and text.startswith("<0x") and text.endswith(">")


def _has_bytes(texts: list[str]) -> bool:
    return {f"<0x{byte:02X}>" for byte in range(256)} <= set(texts)


def _added(folder: Path, data: Mapping[str, Any] | None) -> dict[int, Mapping[str, Any]]:
    """Return the tokens that were added to a tokenizer.model, by id."""
    try:
        if data is not None:
            return {int(entry["id"]): entry for entry in data.get("added_tokens") or ()}
        found: dict[int, Mapping[str, Any]] = {}
        if (path := folder / "added_tokens.json").is_file():
            found |= {int(index): {"content": str(text)} for text, index in read_json(path).items()}
        if (path := folder / "tokenizer_config.json").is_file():
            found |= {int(index): entry for index, entry in (read_json(path).get("added_tokens_decoder") or {}).items()}
        return found
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise CheckpointError(f"{folder}: the tokens added to its tokenizer cannot be read: {error!r}") from None


def _with_added(pieces: Pieces, added: Mapping[int, Mapping[str, Any]], path: Path) -> Pieces:
    """Return pieces with tokens that were added; one that the vocabulary has keeps its place and becomes special."""
    texts, scores, types = list(pieces.texts), list(pieces.scores), list(pieces.types)
    for index, entry in sorted(added.items()):
        text = entry.get("content")
        if not isinstance(text, str) or not 0 <= index < _MOST:
            raise CheckpointError(f"{path.parent}: token {index} that was added to its tokenizer has no text")
        while len(texts) <= index:
            texts.append(f"[unused{len(texts)}]")
            scores.append(_UNREACHED)
            types.append(TokenType.UNUSED)
        if types[index] in (TokenType.UNKNOWN, TokenType.CONTROL, TokenType.BYTE):
            continue
        special = bool(entry.get("special")) or (text.startswith("<|") and text.endswith("|>"))
        types[index] = TokenType.CONTROL if special else TokenType.USER_DEFINED
        texts[index], scores[index] = text if special else text.replace(BLANK, " "), _ADDED
    return replace(pieces, texts=tuple(texts), scores=tuple(scores), types=tuple(types))
