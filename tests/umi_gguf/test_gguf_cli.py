"""`umi gguf`: data on stdout, one line on stderr, exit codes, nothing overwritten by accident."""

import json
import os
import subprocess
import sys

import pytest

from umi_gguf.cli import main
from umi_gguf.gguf_file import open_gguf
from umi_local.packs.pack import load_pack


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("parts")
    tiny.write_llama(folder / "hf")
    tiny.write_peft(folder / "peft", tiny.all_linear(), use_rslora=True, base_model_name_or_path=str(folder / "hf"))
    assert main(["convert", str(folder / "hf"), str(folder / "base.gguf"), "--type", "f16"]) == 0
    assert main(["adapter", str(folder / "peft"), str(folder / "a.gguf")]) == 0
    return folder


def run(capsys, *arguments):
    code = main([str(a) for a in arguments])
    return code, *capsys.readouterr()


def test_every_command_says_what_it_made_as_json(parts, tmp_path, capsys):
    made = {}
    for name, arguments in {
        "convert": (parts / "hf", tmp_path / "b.gguf"),
        "adapter": (parts / "peft", tmp_path / "l.gguf", "--base", parts / "base.gguf", "--type", "q8_0"),
        "merge": (parts / "base.gguf", f"{parts / 'a.gguf'}@0.5", "--out", tmp_path / "m.gguf"),
        "quantize": (parts / "base.gguf", tmp_path / "q.gguf"),
        "pack": (
            "--backbone",
            parts / "hf",
            "--out",
            tmp_path / "p",
            "--name",
            "t",
            f"--adapter=planner={parts / 'peft'}",
        ),
        "show": (parts / "a.gguf",),
    }.items():
        code, out, err = run(capsys, name, *arguments, "--json")
        assert (code, err) == (0, ""), name
        made[name] = json.loads(out)
    assert made["convert"]["tensors"] == 20 and made["convert"]["architecture"] == "llama"
    assert (made["adapter"]["folded"], made["adapter"]["kept_f16"], made["adapter"]["ranks"]) == (14, 14, [4])
    assert made["merge"]["adapters"] == [[str(parts / "a.gguf"), 0.5]] and made["merge"]["type"] == "f16"
    assert made["quantize"]["type"] == "IQ4_NL" and made["quantize"]["fell_back"][0]["tensor"] == "token_embd.weight"
    assert set(made["pack"]["files"]) == {"base.gguf", "planner.gguf"}
    assert made["show"]["ranks"] == [4] and made["show"]["kind"] == "adapter" and "attn_q" in made["show"]["targets"]


def test_merging_a_checkpoint_writes_a_folder(parts, tmp_path, capsys):
    code, out, _ = run(capsys, "merge", parts / "hf", parts / "peft", "--out", tmp_path / "sum", "--base", "nf4")
    assert code == 0 and "14 matrices merged" in out and "14 matrices through NF4" in out
    assert (tmp_path / "sum" / "config.json").is_file()


def test_a_dry_run_needs_no_name_and_writes_nothing(parts, tmp_path, capsys):
    before = sorted(parts.iterdir())
    code, out, _ = run(
        capsys, "quantize", parts / "base.gguf", "--dry-run", "--type", "q4_k_m", "--tensor", "ffn_up=q8_0"
    )
    assert code == 0 and "would be Q4_K_M" in out and "Q4_K became Q5_0" in out
    assert sorted(parts.iterdir()) == before


def test_show_tells_people_what_a_file_is(parts, capsys):
    code, out, _ = run(capsys, "show", parts / "base.gguf", "--keys", "--tensors")
    assert code == 0
    for words in ("architecture      llama", "file_type         F16", "vocabulary        320", "tied              yes",
                  "gpt2/qwen2", "llama.block_count = 2", "blk.1.ffn_down.weight"):  # fmt: skip
        assert words in out


def test_files_that_are_there_stay_unless_forced(parts, tmp_path, capsys):
    out = tmp_path / "x.gguf"
    out.write_bytes(b"precious")
    for arguments in (
        ("adapter", parts / "peft", out),
        ("convert", parts / "hf", out),
        ("merge", parts / "base.gguf", parts / "a.gguf", "--out", out),
        ("quantize", parts / "base.gguf", out),
    ):
        code, said, err = run(capsys, *arguments)
        assert (code, said) == (4, "") and "exists already" in err and out.read_bytes() == b"precious"
    assert run(capsys, "merge", parts / "base.gguf", parts / "a.gguf", "--out", out, "--force")[0] == 0
    assert open_gguf(out).arch == "llama"
    whole = (parts / "base.gguf").read_bytes()
    code, _, err = run(capsys, "quantize", parts / "base.gguf", parts / "base.gguf", "--force")
    assert code == 4 and "one of the inputs" in err and (parts / "base.gguf").read_bytes() == whole


def test_errors_are_one_line_without_control_characters(parts, tmp_path, capsys):
    evil = tmp_path / "a\x1b[2Jb.gguf"
    evil.write_bytes(b"no model")
    for arguments, words in (
        (("show", evil), "not a GGUF"),
        (("show", tmp_path / "none.gguf"), "does not exist"),
        (("merge", parts / "base.gguf", evil, "--out", tmp_path / "o.gguf"), "not a GGUF"),
        (("adapter", tmp_path, tmp_path / "o.gguf"), "adapter_config.json"),
        (("adapter", parts / "peft", tmp_path / "no" / "o.gguf"), "folder does not exist"),
        (("adapter", parts / "peft", tmp_path), "it is a folder"),
        (("convert", tmp_path, tmp_path / "o.gguf"), "config.json"),
        (("convert", tmp_path / "none", tmp_path / "o.gguf"), "not a folder with a checkpoint"),
        (("merge", parts / "base.gguf", parts / "peft", "--out", tmp_path / "o.gguf"), "umi gguf adapter makes"),
        (("imatrix", parts / "base.gguf", tmp_path / "o.gguf", "--text", tmp_path / "none"), "none cannot be read: No"),
        (("quantize", parts / "base.gguf", tmp_path / "o.gguf", "--imatrix", parts / "a.gguf"), "umi gguf imatrix"),
        (("pack", "--backbone", tmp_path / "none.gguf", "--name", "t", "--out", tmp_path / "p"), "none.gguf"),
        (("pack", "--model", f"planner={parts / 'base.gguf'}", "--name", "t", "--out", tmp_path / "p"), "every role"),
        (("quantize", parts / "base.gguf", tmp_path / "o.gguf", "--type", "Q9"), "'Q9' is not a type"),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (4, "") and words in err and err.startswith("umi: ")
        assert err.count("\n") == 1 and "\x1b" not in err, err
    assert not list(tmp_path.glob("*o.gguf*")) and not (tmp_path / "p").exists()


def test_merging_into_4_bit_is_refused_with_the_reason(parts, tmp_path, capsys):
    arguments = ("merge", parts / "base.gguf", parts / "a.gguf", "--out", tmp_path / "o.gguf", "--type")
    code, _, err = run(capsys, *arguments, "Q4_K_M")
    assert code == 4 and "about 1 %" in err and "umi gguf quantize" in err and err.count("\n") == 1
    assert run(capsys, *arguments, "q9")[0] == 2 and not list(tmp_path.iterdir())
    assert run(capsys, *arguments, "BF16")[0] == 0


def test_a_pack_that_is_there_stays_unless_forced(parts, tmp_path, capsys):
    arguments = ("pack", "--backbone", parts / "base.gguf", "--out", tmp_path / "p", "--name", "t", "--type", "Q8_0")
    assert run(capsys, *arguments)[0] == 0
    whole = {path.name: path.read_bytes() for path in (tmp_path / "p").iterdir()}
    code, _, err = run(capsys, *arguments, "--pack-version", "2")
    assert code == 4 and "--force" in err
    assert {path.name: path.read_bytes() for path in (tmp_path / "p").iterdir()} == whole
    assert run(capsys, *arguments, "--pack-version", "2", "--force")[0] == 0
    assert b'version = "2"' in (tmp_path / "p" / "pack.toml").read_bytes()


def test_a_base_that_is_not_here_must_be_named(parts, tiny, tmp_path, capsys):
    for told in (None, "org/model", str(tmp_path)):
        tiny.write_peft(tmp_path / "peft", tiny.all_linear(), base_model_name_or_path=told)
        code, _, err = run(capsys, "adapter", tmp_path / "peft", tmp_path / "o.gguf")
        assert code == 4 and "name it with --base" in err
    assert run(capsys, "adapter", tmp_path / "peft", tmp_path / "o.gguf", "--base", parts / "hf")[0] == 0


def test_a_missing_package_is_said():
    code = "import sys; sys.modules['gguf'] = None; from umi_gguf.cli import main; sys.exit(main(['show', 'x']))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert (
        done.returncode == 4 and done.stderr == "umi: this needs the package gguf; install it with: pip install gguf\n"
    )


def test_wrong_usage_is_code_2(parts, tmp_path, capsys):
    for arguments in (
        ("merge", parts / "base.gguf", f"{parts / 'a.gguf'}@much", "--out", tmp_path / "o"),
        ("merge", parts / "hf", parts / "peft", "--out", tmp_path / "o", "--type", "f16"),
        ("merge", parts / "base.gguf", parts / "a.gguf", "--out", tmp_path / "o", "--base", "nf4"),
        ("quantize", parts / "base.gguf"),
        ("quantize", parts / "base.gguf", tmp_path / "o", "--tensor", "ffn"),
        ("pack", "--backbone", parts / "hf", "--out", tmp_path / "p", "--name", "t", "--adapter", "boss=x"),
        ("pack", "--backbone", parts / "hf", "--out", tmp_path / "p", "--name", "t", "--provenance", "[1]"),
        ("pack", "--backbone", parts / "hf", "--out", tmp_path / "p", "--name", "../t"),
        ("pack", "--backbone", parts / "hf", "--out", tmp_path / "p", "--name", "t", "--sampling", '{"copybonus": 1}'),
        ("pack", "--backbone", parts / "hf", "--out", tmp_path / "p", "--name", "t", "--format", "mine"),
        ("adapter", parts / "peft", tmp_path / "o", "--type", "q4_0"),
        ("nothing",),
    ):
        assert run(capsys, *arguments)[0] == 2, arguments
    assert not list(tmp_path.iterdir())


def test_a_role_that_is_named_twice_is_refused(parts, tmp_path, capsys):
    base, lora, text = parts / "base.gguf", parts / "a.gguf", tmp_path / "t.txt"
    twice = ("--adapter", f"planner={lora}", "--adapter", f"planner={parts / 'peft'}")
    for arguments, words in (
        (("pack", "--backbone", base, "--out", tmp_path / "p", "--name", "t", *twice), "planner is named twice"),
        (("verify", base, "-r", base, "-r", lora, "--text", text), "the base is named twice"),
        (("compare", base, base, "--text", parts / "hf" / "config.json", *twice), "planner is named twice"),
    ):
        code, out, err = run(capsys, *arguments)
        assert (code, out) == (2, "") and words in " ".join(err.split()), err
    assert not list(tmp_path.iterdir())


def test_a_pack_says_how_its_roles_read(parts, tmp_path, capsys):
    arguments = ("pack", "--backbone", parts / "base.gguf", "--out", tmp_path / "p", "--name", "t", "--type", "Q8_0")
    assert run(capsys, *arguments, "--format", "shared-marks")[0] == 0
    assert load_pack(tmp_path / "p").format == "shared-marks"
    assert run(capsys, *arguments, "--force")[0] == 0
    assert load_pack(tmp_path / "p").format == "shared"


def test_help_needs_neither_llama_cpp_nor_torch():
    code = "import sys; from umi_gguf.cli import main; c = main(['--help']); print(c, 'torch' in sys.modules, 'llama_cpp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 False False"
    for command in ("adapter", "convert", "merge", "quantize", "pack", "show"):
        assert command in done.stdout


@pytest.mark.skipif(os.name != "posix", reason="needs a pseudo terminal")
def test_a_bar_is_drawn_on_a_terminal_and_taken_away(parts, tmp_path):
    import pty

    outer, inner = pty.openpty()
    command = [sys.executable, "-c", "import sys; from umi_gguf.cli import main; sys.exit(main(sys.argv[1:]))"]
    arguments = ["merge", str(parts / "base.gguf"), str(parts / "a.gguf"), "--out", str(tmp_path / "m.gguf"), "--json"]
    done = subprocess.run([*command, *arguments], stdout=subprocess.PIPE, stderr=inner)
    os.close(inner)
    drawn = os.read(outer, 65536).decode()
    os.close(outer)
    assert done.returncode == 0 and json.loads(done.stdout)["merged"] == 14
    assert "m.gguf [" in drawn and "100%" in drawn and drawn.endswith(" \r")


STOPPED = """
import os, signal, sys
from contextlib import contextmanager
import umi_gguf.progress
from umi_gguf.cli import main

@contextmanager
def bar(label):
    yield lambda done, total: os.kill(os.getpid(), getattr(signal, sys.argv[1]))

umi_gguf.progress.bar = bar
signal.signal(signal.SIGINT, lambda *_: os._exit(77))  # what `umi` does before it calls a command
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_a_stopped_command_leaves_nothing_behind(parts, tmp_path, number):
    for arguments in (
        ("merge", str(parts / "base.gguf"), str(parts / "a.gguf"), "--out", str(tmp_path / "o.gguf")),
        ("merge", str(parts / "hf"), str(parts / "peft"), "--out", str(tmp_path / "o")),
        ("quantize", str(parts / "base.gguf"), str(tmp_path / "o.gguf")),
    ):
        done = subprocess.run([sys.executable, "-c", STOPPED, number, *arguments], capture_output=True, text=True)
        assert (done.returncode, done.stdout) == (130, ""), done.stderr
        assert done.stderr == "umi: stopped; nothing was written\n"
        assert not list(tmp_path.iterdir())
