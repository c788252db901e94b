"""Makes sentencepiece.model and sentencepiece.json, with the package sentencepiece: a vocabulary as Llama 2 has it
(BPE, bytes for what is unknown, digits apart, a blank before a text) of 480 pieces, trained on words of our own, and
the tokens that the package reads in awkward strings. Run once, in an environment that has it:

    pip install sentencepiece==0.2.3 && python tests/umi_gguf/record_sentencepiece.py
"""

import json
import os
import random
from pathlib import Path

HERE = Path(__file__).parent
WORDS = """read the file notes.txt please and count lines 2024 über naïve déjà vu café it's we'll don't which tool
should act next, planner caller summarizer; the answer is 42, no more than that. a small model reads what it was given
and writes what was asked of it: {"path": "notes.txt"} x = f(y) 日本語 テキスト Привет мир 1 22 333 4567890""".split()
ALPHABET = [*"abc XYZ 019 .,;:'\"`~@#$%^&*()[]{}<>|\\/-_=+\t\n\r", "é", "日", "😀", "\u00a0", "\u2581", "  ", "</s>"]


def strings(count: int) -> list[str]:
    """Return strings of characters that tokenizers disagree on."""
    rng = random.Random(11)
    return ["".join(rng.choices(ALPHABET + WORDS, k=rng.randint(0, 24))) for _ in range(count)]


def main() -> None:
    """Train and record."""
    import sentencepiece

    from umi_gguf.verify_tokens import MIXED, STRINGS

    os.chdir(HERE)
    rng = random.Random(3)
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=(" ".join(rng.choices(WORDS, k=rng.randint(4, 14))) for _ in range(3000)),
        model_prefix="sentencepiece",  # stands in the model, so that it is no path of this machine
        model_type="bpe",
        vocab_size=480,
        byte_fallback=True,
        character_coverage=0.999,
        normalization_rule_name="identity",
        remove_extra_whitespaces=False,
        allow_whitespace_only_pieces=True,
        split_digits=True,
        num_threads=1,
        minloglevel=2,
    )
    (HERE / "sentencepiece.vocab").unlink()
    reader = sentencepiece.SentencePieceProcessor(model_file=str(HERE / "sentencepiece.model"))
    told = [[text, reader.encode(text)] for text in (*STRINGS, *MIXED, *strings(80))]
    (HERE / "sentencepiece.json").write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
