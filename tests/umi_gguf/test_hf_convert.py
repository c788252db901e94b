"""llama.cpp's own converter: where it comes from, that it agrees with ours, and its errors in our words."""

import hashlib
import io
import json
import tarfile

import numpy as np
import pytest

from umi_gguf import llama_source
from umi_gguf.base import write_base
from umi_gguf.cli import main
from umi_gguf.errors import ExportError
from umi_gguf.floats import to_floats
from umi_gguf.gguf_file import open_gguf
from umi_gguf.hf_convert import convert, explained
from umi_gguf.llama_source import SDISTS, converter, installed_version, unpack
from umi_local.config import cache_dir

REAL = llama_source.cached() if installed_version() in SDISTS else None
"""The converter, where this machine has fetched it: `umi gguf convert --converter llama.cpp` does that."""

FAKE = """
import sys, argparse, pathlib
import conversion.base
p = argparse.ArgumentParser()
p.add_argument("model")
for name in ("--outfile", "--outtype", "--model-name"):
    p.add_argument(name)
a = p.parse_args()
said = (pathlib.Path(a.model) / "say").read_text() if (pathlib.Path(a.model) / "say").exists() else ""
for part in (10, 55, 100):
    sys.stderr.write(f"\\rWriting:  {part}%|#####     | 1/2 [00:00]")
if said:
    print("INFO:hf-to-gguf:loading", said, sep="\\n")
    sys.exit(1)
if a.outtype != "f32":
    pathlib.Path(a.outfile).write_bytes((pathlib.Path(a.model) / "made.gguf").read_bytes())
"""


def write_source(folder):
    for name, text in (
        ("convert_hf_to_gguf.py", FAKE),
        ("conversion/__init__.py", ""),
        ("conversion/base.py", "class TextModel:\n    def get_vocab_base_pre(self, t):\n        return ''\n"),
        ("gguf-py/gguf/__init__.py", ""),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def model(tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf")
    write_base(tmp_path / "hf", tmp_path / "hf" / "made.gguf", name="x")
    return tmp_path / "hf"


@pytest.mark.skipif(
    REAL is None,
    reason="llama.cpp's converter is not in the cache, and a test fetches nothing; umi gguf convert --converter llama.cpp "
    "does (77 MB). What it writes for every family is recorded, and test_families.py holds ours to that",
)
@pytest.mark.parametrize("kind", ["f16"])
def test_ours_and_llama_cpp_write_the_same_model(tiny, tmp_path, kind):
    pytest.importorskip("torch")
    pytest.importorskip("transformers")
    tiny.write_llama(tmp_path / "hf", tie_word_embeddings=False)
    tiny.fill_vocabulary(tmp_path / "hf")
    convert(tmp_path / "hf", tmp_path / "theirs.gguf", source=REAL, kind=kind, name="tiny")
    write_base(tmp_path / "hf", tmp_path / "ours.gguf", name="tiny", kind=kind)
    theirs, ours = open_gguf(tmp_path / "theirs.gguf"), open_gguf(tmp_path / "ours.gguf")
    assert theirs.tensors.keys() == ours.tensors.keys() and "output.weight" in ours.tensors
    for name, tensor in ours.tensors.items():
        other = theirs.tensors[name]
        assert (tensor.shape, tensor.type) == (other.shape, other.type), name
        values = []
        for file, entry in ((ours, tensor), (theirs, other)):
            with file.path.open("rb") as data:
                values.append(to_floats(file.read_rows(data, entry, 0, entry.rows), entry.type))
        assert np.array_equal(*values), name
    skipped = {"llama.attention.key_length", "llama.attention.value_length", "general.size_label"}
    skipped.add("tokenizer.ggml.add_bos_token")  # ours says no, theirs leaves it to the default of its kind, no
    for key in set(theirs.metadata) - skipped:
        assert theirs.metadata[key] == ours.metadata[key], key


def test_the_converter_runs_from_a_checkout_with_progress_and_its_own_packages(model, tmp_path):
    source, seen = write_source(tmp_path / "llama.cpp"), []
    report = convert(model, tmp_path / "o.gguf", source=source, progress=lambda *at: seen.append(at))
    assert report.tensors == 20 and seen == [(10, 100), (55, 100), (100, 100)]
    assert (tmp_path / "o.gguf").read_bytes() == (model / "made.gguf").read_bytes()


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("NotImplementedError: Architecture 'LlamaForCausalLM' not supported!", "does not know LlamaForCausalLM"),
        ("ModuleNotFoundError: No module named 'mistral_common'", "needs the package mistral_common"),
        ("NotImplementedError: BPE pre-tokenizer was not recognized - update", "pre-tokenizer is none that llama.cpp"),
        ("OSError: [Errno 28] No space left on device", "no room is left"),
        ("ValueError: Can not map tensor 'x'", "failed: ValueError: Can not map tensor 'x'"),
    ],
)
def test_its_errors_are_said_in_one_sentence_and_nothing_is_left(model, tmp_path, said, words):
    (model / "say").write_text(said)
    with pytest.raises(ExportError, match="hf: ") as caught:
        convert(model, tmp_path / "o.gguf", source=write_source(tmp_path / "llama.cpp"))
    assert words in str(caught.value) and "\n" not in str(caught.value)
    assert {path.name for path in tmp_path.iterdir()} == {"hf", "llama.cpp"}


def test_a_converter_that_writes_nothing_or_is_killed_is_said(model, tmp_path):
    with pytest.raises(ExportError, match="without a file"):
        convert(model, tmp_path / "o.gguf", source=write_source(tmp_path / "llama.cpp"), kind="f32")
    assert "memory" in explained([], -9, {}) and "exit code 3" in explained([], 3, {})


def test_code_that_a_model_brings_is_run_only_when_it_is_allowed(model, tmp_path):
    source = write_source(tmp_path / "llama.cpp")
    (model / "tokenizer_config.json").write_text(json.dumps({"auto_map": {"AutoTokenizer": "x.Y"}}))
    with pytest.raises(ExportError, match="--trust-code"):
        convert(model, tmp_path / "o.gguf", source=source)
    assert convert(model, tmp_path / "o.gguf", source=source, trust_code=True).tensors == 20


def test_missing_packages_are_named(model, tmp_path, monkeypatch):
    import umi_gguf.hf_convert as module

    monkeypatch.setattr(module, "NEEDED", ("torch_that_nobody_has",))
    with pytest.raises(ExportError, match=r"torch_that_nobody_has, which is not installed; install umi-local\[train\]"):
        convert(model, tmp_path / "o.gguf", source=write_source(tmp_path / "llama.cpp"))
    monkeypatch.setattr(module, "NEEDED", ())
    (model / "tokenizer.model").write_bytes(b"x")
    if module.importlib.util.find_spec("sentencepiece") is None:
        with pytest.raises(ExportError, match="sentencepiece"):
            convert(model, tmp_path / "o.gguf", source=write_source(tmp_path / "llama.cpp"))


def sdist(path, files):
    with tarfile.open(path, "w:gz") as tar:
        for name, data in files.items():
            entry = tarfile.TarInfo(f"llama_cpp_python-1/{name}")
            entry.size = len(data)
            tar.addfile(entry, io.BytesIO(data))
        link = tarfile.TarInfo("llama_cpp_python-1/vendor/llama.cpp/conversion/link")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    return path


WHOLE = {
    f"vendor/llama.cpp/{name}": b"x"
    for name in ("convert_hf_to_gguf.py", "conversion/base.py", "gguf-py/gguf/__init__.py", "ggml/big.c")
}


def test_only_the_converter_is_taken_out_of_an_sdist(tmp_path):
    evil = {"vendor/llama.cpp/conversion/../../../evil.py": b"x", "vendor/llama.cpp/../conversion/evil": b"x"}
    unpack(sdist(tmp_path / "s.tar.gz", {**WHOLE, **evil}), tmp_path / "out" / "1")
    found = {p.relative_to(tmp_path / "out" / "1").as_posix() for p in (tmp_path / "out").rglob("*") if p.is_file()}
    assert found == {"convert_hf_to_gguf.py", "conversion/base.py", "gguf-py/gguf/__init__.py"}
    assert not list(tmp_path.rglob("evil*"))
    torn = tmp_path / "t.tar.gz"
    torn.write_bytes((tmp_path / "s.tar.gz").read_bytes()[:-40])
    for archive, words in ((torn, "cannot be unpacked"), (sdist(tmp_path / "n.tar.gz", {}), "holds no llama.cpp")):
        with pytest.raises(ExportError, match=words):
            unpack(archive, tmp_path / "out" / "2")
    assert [p.name for p in (tmp_path / "out").iterdir()] == ["1"]


def test_an_sdist_is_checked_by_its_hash_and_kept(tmp_path, monkeypatch):
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    archive = sdist(tmp_path / "s.tar.gz", WHOLE)
    with pytest.raises(ExportError, match="is not the sdist"):
        converter(archive)
    assert llama_source.cached() is None
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    monkeypatch.setattr(llama_source, "SDISTS", {installed_version(): digest})
    kept = converter(archive)
    assert kept.is_relative_to(cache_dir()) and converter() == kept
    with pytest.raises(ExportError, match="cannot be read"):
        converter(tmp_path / "none.tar.gz")
    monkeypatch.setattr(llama_source, "installed_version", lambda: "9.9")
    with pytest.raises(ExportError, match=r"9\.9 is not known to this release"):
        converter()


def test_without_a_network_pip_says_why(tmp_path, monkeypatch):
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    said = []
    with pytest.raises(ExportError, match=r"pip could not fetch.*--llama-cpp DIR"):
        converter(say=said.append)
    assert "once (77 MB)" in said[0] and not (tmp_path / "cache").exists()


def test_a_model_that_ours_does_not_know_goes_to_llama_cpp_when_it_is_there(model, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("UMI_CACHE_DIR", str(tmp_path / "cache"))
    out = str(tmp_path / "o.gguf")
    assert main(["convert", str(model), out, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["converter"] == "umi"
    config = json.loads((model / "config.json").read_text()) | {"model_type": "rwkv"}
    (model / "config.json").write_text(json.dumps(config))
    assert main(["convert", str(model), out, "--force"]) == 4
    said = capsys.readouterr().err
    assert "'rwkv'" in said and "--converter llama.cpp" in said
    config["model_type"] = "llama"
    tokenizer = (model / "tokenizer.json").read_text(encoding="utf-8")
    for text in (tokenizer.replace('"BPE"', '"Unigram"'), tokenizer):
        scaling = {"rope_type": "yarn", "factor": 2.0} if text is tokenizer else None
        (model / "config.json").write_text(json.dumps(config | {"rope_scaling": scaling}))
        (model / "tokenizer.json").write_text(text, encoding="utf-8")
        for options in ([], ["--converter", "umi"]):  # what ours alone cannot do, whoever was asked for
            assert main(["convert", str(model), out, "--force", *options]) == 4
            said = capsys.readouterr().err
            assert ("'yarn'" if scaling else "SentencePiece") in said and said.count("--converter llama.cpp") == 1, said
    source = write_source(tmp_path / "llama.cpp")
    assert main(["convert", str(model), out, "--force", "--llama-cpp", str(source), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["converter"] == "llama.cpp"
    (source / "conversion" / "base.py").unlink()
    assert main(["convert", str(model), out, "--force", "--llama-cpp", str(source)]) == 4
    assert "it lacks conversion/base.py" in capsys.readouterr().err
