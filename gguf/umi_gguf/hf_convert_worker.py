"""The process that runs llama.cpp's converter: ROOT PRE MODEL ARGUMENTS..., with the gguf package of the same source.

Two things are put right before its script begins. It imports sentencepiece even where a model has no file for it, and
it knows a pre-tokenizer only by the hash of what it makes of one text: where that hash is new, PRE is taken, which is
llama.cpp's name for the rules written in tokenizer.json (empty when they are none it knows).
"""

from __future__ import annotations

import importlib
import runpy
import sys
from pathlib import Path
from typing import Any

_SCRIPT = "convert_hf_to_gguf.py"


def main() -> None:
    """Run the converter; it ends the process."""
    root, pre, model, *rest = sys.argv[1:]
    sys.path[:0] = [root, str(Path(root) / "gguf-py")]
    base = importlib.import_module("conversion.base")
    if not (Path(model) / "tokenizer.model").is_file():
        base.TextModel._create_vocab_sentencepiece = _no_such_file

    known = base.TextModel.get_vocab_base_pre

    def named(self: Any, tokenizer: Any) -> Any:
        try:
            return known(self, tokenizer)
        except NotImplementedError:
            if not pre:
                raise
            return pre

    base.TextModel.get_vocab_base_pre = named
    script = str(Path(root) / _SCRIPT)
    sys.argv = [script, model, *rest]
    runpy.run_path(script, run_name="__main__")


def _no_such_file(*_: object, **__: object) -> None:
    """What the converter itself raises a line later, once it has imported sentencepiece."""
    raise FileNotFoundError("tokenizer.model")


if __name__ == "__main__":
    main()
