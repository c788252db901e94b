"""Make `umi_local/request_words.txt`: the words that requests are made of, and the words that look like them.

`python -m umi_train.nano.lexicon --data DIR --out umi_local/request_words.txt`. Words that may be meant are those of
three or more templates of the synthesizer, outside of slots, the most frequent first. All other words of its texts, and
those of the public data sets in `--data` that come often enough to be no slip, are written below them where one slip
(see `umi_local.spelling`) makes them such a word.
"""

from __future__ import annotations

import argparse
import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from umi_local.spelling import LEAST_CHARS, one_letter_off, swapped
from umi_train.nano.corpus import public_files
from umi_train.synth import phrase

LEAST_TEMPLATES, LEAST_PUBLIC = 3, 6
"""Templates that a word must be in, and how often public data must have it."""

_SLOT = re.compile(r"\{\w+\}")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")


def texts() -> Iterator[str]:
    """Yield every string that stands in the sources of the synthesizer."""
    for path in sorted(Path(phrase.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def request_words(data: Path | None) -> tuple[list[str], list[str]]:
    """Return the words that may be meant, the most frequent first, and those that look like them."""
    templates, others = Counter[str](), Counter[str]()
    for text in texts():
        if _SLOT.search(text) or "|" in text or text.startswith(phrase.MARKERS):
            templates.update(set(_words(_SLOT.sub(" ", text))))
        others.update(dict.fromkeys(_words(text), LEAST_PUBLIC))
    for path in public_files(data) if data else ():
        others.update(_words(path.read_text(encoding="utf-8")))
    often = sorted(templates.items(), key=lambda each: (-each[1], each[0]))
    meant = [word for word, count in often if count >= LEAST_TEMPLATES]
    ranks = set(meant)
    like = (w for w, count in others.items() if count >= LEAST_PUBLIC and len(w) >= LEAST_CHARS and w not in ranks)
    return meant, sorted(word for word in like if not ranks.isdisjoint((*swapped(word), *one_letter_off(word))))


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text as hasty people write them: without apostrophes."""
    return (word.replace("'", "") for word in _WORD.findall(text.lower()))


def main() -> None:
    """Write the file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, help="where the public data sets are")
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    meant, like = request_words(args.data)
    args.out.write_text(f"{_lines(meant)}\n\n{_lines(like)}\n", encoding="utf-8")
    print(f"{args.out}: {len(meant)} words that may be meant, {len(like)} that look like them")


def _lines(words: list[str]) -> str:
    return "\n".join(" ".join(words[i : i + 14]) for i in range(0, len(words), 14))


if __name__ == "__main__":
    main()
