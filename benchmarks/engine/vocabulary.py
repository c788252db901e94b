"""Byte-level vocabularies of any size, in which a text has as many tokens as we want.

```
256 bytes | " " + one to four letters, " a" to " zzzz" | words of the calls and headers | control tokens
```

Every token of the second part is built from left to right, and its merges come first, so that " abc" is always one
token. A text of such words has as many tokens as words, and what a model writes is cut into the same tokens again.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_lowercase

from umi_local.formats.shared import END, HEADERS, START

CONTROL = ("<|endoftext|>", START, END)
STRIDE = 104_729
"""A prime: four-letter words are taken in this step, so that a part of them begins with every letter."""
_PIECES = re.compile(r"[^\r\n\w]?[^\W\d_]+|_[^\W\d_]+|\d| ?[^\s\w]+[\r\n]*|\s+")
"""About what the pre-tokenizer of Qwen2 does."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Tokens as GPT-2 spells them, merges in order of rank, and where the words a model shall prefer begin and end."""

    tokens: tuple[str, ...]
    merges: tuple[str, ...]
    words: range

    def control(self) -> range:
        """Return the ids of the control tokens."""
        return range(len(self.tokens) - len(CONTROL), len(self.tokens))

    def header(self, role: str) -> list[int]:
        """Return the tokens of a role's header, which invoke its adapter."""
        return [self.tokens.index(token) for token in (START, role, _BYTES[10])]


def byte_characters() -> dict[int, str]:
    """Return GPT-2's printable stand-in for every byte."""
    plain = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = [byte for byte in range(256) if byte not in plain]
    return {byte: chr(byte) for byte in plain} | {byte: chr(256 + i) for i, byte in enumerate(others)}


_BYTES = byte_characters()
_SPACE = _BYTES[32]


def build(size: int, texts: Iterable[str] = ()) -> Vocabulary:
    """Return a vocabulary of `size` tokens that knows the words of `texts`. Raises ValueError when it is too small."""
    tokens = dict.fromkeys(_BYTES[byte] for byte in range(256))  # ordered sets
    merges: dict[str, None] = {}
    known = dict.fromkeys(piece for text in (*HEADERS, *texts) for piece in _PIECES.findall(text) if _new(piece))
    chains = [[_BYTES[byte] for byte in piece.encode()] for piece in known]
    of_words = {"".join(chain[: end + 1]) for chain in chains for end in range(1, len(chain))}
    room = size - len(tokens) - len(of_words) - len(CONTROL)
    if room < 26 + 26**2:
        raise ValueError(f"a vocabulary of {size} tokens is too small")
    for word in itertools.islice(_words(), room):
        tokens[_SPACE + word] = None
        merges[f"{_SPACE}{word[:-1]} {word[-1]}"] = None
    words = range(256, len(tokens))
    for chain in chains:
        for end in range(1, len(chain)):
            tokens["".join(chain[: end + 1])] = None
            merges["".join(chain[:end]) + " " + chain[end]] = None
    for spare in itertools.count():  # a word of the second part may be one of the calls, too
        if len(tokens) + len(CONTROL) == size:
            break
        tokens[f"<unused{spare}>"] = None
    return Vocabulary((*tokens, *CONTROL), tuple(merges), words)


def text(count: int, salt: int = 0) -> str:
    """Return a text of `count` words, each one token. Texts of two salts differ from the first word on."""
    letters = ascii_lowercase
    numbers = ((salt * 7919 + i * 31 + i * i) % 26**2 for i in range(count))
    return "".join(f" {letters[n // 26]}{letters[n % 26]}" for n in numbers)


def _words() -> Iterator[str]:
    for length in (1, 2, 3):
        yield from map("".join, itertools.product(ascii_lowercase, repeat=length))
    most = 26**4
    for number in range(most):
        n = number * STRIDE % most
        yield "".join(ascii_lowercase[n // 26**place % 26] for place in (3, 2, 1, 0))


def _new(piece: str) -> bool:
    return len(piece.encode()) > 1 and not re.fullmatch(r" [a-z]{1,4}", piece)
