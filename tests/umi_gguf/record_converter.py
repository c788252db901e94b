"""Write `converter_record.json`: what llama.cpp's own converter makes of the tiny models of `test_families`.

`python tests/umi_gguf/record_converter.py`, where `umi gguf convert --converter llama.cpp` has fetched the converter. It
takes the tokens of Gemma 2 from a SentencePiece file alone, which the tiny models do not have: it is not in the record.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import Tiny
from test_families import MODELS, RECORD, counted, described, make

from umi_gguf.errors import ExportError
from umi_gguf.hf_convert import convert
from umi_gguf.llama_source import cached


def main() -> None:
    """Convert every model and write the record."""
    source = cached()
    if source is None:
        raise SystemExit("llama.cpp's converter is not here; umi gguf convert --converter llama.cpp fetches it")
    found = {}
    for name in MODELS:
        with tempfile.TemporaryDirectory() as folder:
            work = Path(folder)
            make(name, work / "hf", Tiny)
            Tiny.fill_vocabulary(work / "hf")
            counted(work / "hf", Tiny)
            settings = {"tokenizer_class": "GPT2Tokenizer"}  # or it looks for Phi-3's SentencePiece file
            (work / "hf" / "tokenizer_config.json").write_text(json.dumps(settings))
            try:
                convert(work / "hf", work / "theirs.gguf", source=source, kind="f16", name="tiny")
            except ExportError as error:
                if "tokenizer.model" not in str(error):
                    raise
                print(name, "has no SentencePiece file", flush=True)
                continue
            found[name] = described(work / "theirs.gguf")
            print(name, len(found[name]["tensors"]), "tensors", flush=True)
    lines = ",\n".join(f"{json.dumps(name)}: {json.dumps(data)}" for name, data in found.items())
    RECORD.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
