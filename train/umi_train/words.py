"""Token ids of plain text word by word: for tokenizers that cut a text by a regular expression before anything else.

```
text -> re, the tokenizer's own expression -> words -> ids of each word, remembered -> ids of the text
```

A text that comes for the first time is mostly made of words that came before, and a tokenizer spends most of its time
on where each character came from, which rows do not need. What it gives is the same: only text of ASCII goes this way,
where Python's expressions and the tokenizer's agree, and the ids of a word are those of the tokenizer's own model.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Callable, Mapping
from typing import Any

from tokenizers import Tokenizer
from tokenizers.pre_tokenizers import ByteLevel

MOST_WORDS = 1 << 16
"""Words that are remembered."""

_CUT = {"type": "Split", "behavior": "Isolated", "invert": False}
_BYTES = {"type": "ByteLevel", "add_prefix_space": False, "use_regex": False}
_KNOWN = re.compile(
    r"""(?: \(\?(?:i:|:|!) | \) | \|
          | (?: [ '"A-Za-z0-9] | \\[rnstS] | \\p\{[LN]\} | \[\^?(?:\\[rnst]|\\p\{[LN]\}|[ '"A-Za-z0-9])+\] )
            (?: [?*+] | \{[0-9]+(?:,[0-9]*)?\} )? (?![?*+{])
        )+""",
    re.VERBOSE,
)
"""Expressions that mean the same to Python and to the tokenizer where the text is ASCII."""
_CLASSES = {r"\p{L}": "A-Za-z", r"\p{N}": "0-9"}
_PART = re.compile(r"\[\^?(?:\\.(?:\{.\})?|[^\]])+\]|\\p\{.\}")


def by_words(tokenizer: Tokenizer) -> Callable[[str], array[int]] | None:
    """Return what gives the ids that `tokenizer.encode` gives without special tokens; None when it is of another kind.

    The tokenizer must take no special token out of a text (`encode_special_tokens`), and is not to be changed.
    """
    about: dict[str, Any] = json.loads(tokenizer.to_str())
    split = _splitter(about)
    if split is None or not tokenizer.encode_special_tokens:
        return None
    listed = sorted(re.escape(token["content"]) for token in about["added_tokens"] if not token["special"])
    listed_in = re.compile("|".join(listed)).search if listed else None
    known = _Words(tokenizer).__getitem__

    def ids(text: str) -> array[int]:
        if text.isascii() and (listed_in is None or listed_in(text) is None):
            words = split(text)
            if len("".join(words)) == len(text):
                return array("i", b"".join(map(known, words)))
        return array("i", tokenizer.encode(text, add_special_tokens=False).ids)

    return ids


class _Words(dict[str, bytes]):
    """The ids of words as the bytes of C ints, worked out when a word comes for the first time."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        self._tokenize = tokenizer.model.tokenize
        level = ByteLevel(add_prefix_space=False, use_regex=False)
        self._letters = {code: level.pre_tokenize_str(chr(code))[0][0] for code in range(128)}

    def __missing__(self, word: str) -> bytes:
        if len(self) >= MOST_WORDS:
            self.clear()
        found = self[word] = array("i", [token.id for token in self._tokenize(word.translate(self._letters))]).tobytes()
        return found


def _splitter(about: Mapping[str, Any]) -> Callable[[str], list[str]] | None:
    """Return what cuts a text into words as the tokenizer does; None when that is not known to be the same."""
    before, normalizer = about["pre_tokenizer"] or {}, about["normalizer"]
    steps = before.get("pretokenizers", ()) if before.get("type") == "Sequence" else ()
    if len(steps) != 2 or not (_CUT.items() <= steps[0].items() and _BYTES.items() <= steps[1].items()):
        return None
    if normalizer not in (None, {"type": "NFC"}) or about["model"].get("dropout"):
        return None
    expression = steps[0]["pattern"].get("Regex", "")
    if not _KNOWN.fullmatch(expression):
        return None
    return re.compile(_PART.sub(_in_ascii, expression), re.ASCII).findall


def _in_ascii(match: re.Match[str]) -> str:
    """Return a class of characters as Python writes it."""
    text = match[0]
    for name, characters in _CLASSES.items():
        text = text.replace(name, characters if text.startswith("[") else f"[{characters}]")
    return text
