"""Packs of whole models, one per role: what is written, the same bytes twice, and what is refused."""

import json
import shutil

import pytest

from umi_gguf.adapter import write_adapter
from umi_gguf.base import write_base
from umi_gguf.base_shape import base_shape
from umi_gguf.cli import main
from umi_gguf.errors import ExportError
from umi_gguf.pack import assemble
from umi_gguf.pack_models import assemble_models
from umi_local.packs.pack import load_pack, verify
from umi_local.roles import Decision
from umi_local.trajectory import CallerTurn, PlannerTurn, SummarizerTurn, Trajectory, UserTurn, write_jsonl

ROLES = ("planner", "caller", "summarizer")


@pytest.fixture(scope="module")
def parts(tiny, tmp_path_factory):
    folder = tmp_path_factory.mktemp("models")
    for number, role in enumerate(ROLES):
        tiny.write_llama(folder / role, seed=number)
        write_base(folder / role, folder / f"{role}.gguf", name=role, kind="f16")
    tiny.write_peft(folder / "peft", tiny.all_linear())
    write_adapter(folder / "peft", folder / "plain.gguf", base_shape(folder / "planner"), name="p")
    tiny.write_peft(folder / "activated", tiny.all_linear(), alora_invocation_tokens=[1])
    write_adapter(folder / "activated", folder / "activated.gguf", base_shape(folder / "planner"), name="p")
    return folder


def models(folder, **other):
    return {role: folder / f"{role}.gguf" for role in ROLES} | other


def test_three_models_make_a_pack_with_the_same_bytes_each_time(parts, tmp_path):
    for name in ("one", "two"):
        assemble_models(tmp_path / name, models(parts), name="t", version="1", kind="Q8_0", provenance={"a": 1})
    pack = load_pack(tmp_path / "one")
    assert (pack.mode, pack.base, dict(pack.roles)) == ("models", "planner.gguf", {r: f"{r}.gguf" for r in ROLES})
    assert len(verify(pack, fresh=True)) == 3
    for file in sorted((tmp_path / "one").iterdir()):
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_each_model_is_verified_against_its_own_reference(parts, tiny, tmp_path, capsys):
    assemble_models(tmp_path / "p", models(parts), name="t", version="1", kind="Q8_0")
    turns = (PlannerTurn("a", Decision.CONCLUSION), SummarizerTurn("b"), PlannerTurn("c", Decision.CALLER))
    write_jsonl(tmp_path / "t.jsonl", [Trajectory().add(UserTurn("q"), *turns, CallerTurn("wc", {}))])
    command = ["verify", str(tmp_path / "p"), "--trajectories", str(tmp_path / "t.jsonl"), "--metrics", "0", "--force"]
    references = [f"--reference={role}={parts / role}.gguf" for role in ROLES]
    assert main([*command, *references[:2]]) == 4
    assert "--reference summarizer=FILE" in capsys.readouterr().err
    assert main([*command, *references, "--adapter", f"planner={parts / 'plain.gguf'}"]) == 4
    assert "take no adapters" in capsys.readouterr().err
    assert main([*command, *references, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert set(report["roles"]) == set(ROLES) and report["total"]["kl_mean"] < 0.01
    assert main([*command, "-r", str(parts / "planner.gguf"), "--json"]) == 0  # the wrong one for two of three
    assert json.loads(capsys.readouterr().out)["total"]["kl_mean"] > 0.1


def test_roles_that_share_a_model_have_one_file_and_quantized_ones_stay(parts, tmp_path, capsys):
    assemble_models(tmp_path / "p", models(parts), name="t", version="1", kind="Q8_0")
    small = tmp_path / "p" / "planner.gguf"
    (tmp_path / "q").mkdir()
    (tmp_path / "q" / "base.gguf").write_bytes(b"of an older pack")
    (tmp_path / "q" / "README.md").write_text("kept")
    arguments = [f"--model=planner={small}", f"--model=caller={small}", f"--model=summarizer={parts / 'caller.gguf'}"]
    assert main(["pack", *arguments, "--out", str(tmp_path / "q"), "--name", "t", "--type", "Q4_0"]) == 0
    assert {file.name for file in (tmp_path / "q").iterdir()} == {
        "planner.gguf", "summarizer.gguf", "pack.toml", "README.md"
    }  # fmt: skip
    assert (tmp_path / "q" / "planner.gguf").read_bytes() == small.read_bytes()
    assert load_pack(tmp_path / "q").roles["caller"] == "planner.gguf"


def test_the_mode_follows_the_adapters(parts, tmp_path):
    base = tmp_path / "p" / "base.gguf"
    for adapters, mode in (
        ({}, "fork"),
        ({"planner": "activated.gguf"}, "fork"),
        ({"planner": "activated.gguf", "caller": "plain.gguf"}, "contexts"),
    ):
        files = {role: parts / file for role, file in adapters.items()}
        assemble(tmp_path / "p", base if base.exists() else parts / "planner.gguf", files, name="t", version="1")
        assert load_pack(tmp_path / "p").mode == mode


def test_what_makes_no_pack_is_one_sentence_and_no_folder(parts, tiny, tmp_path):
    tiny.write_llama(tmp_path / "hf")
    tiny.write_tokenizer(tmp_path / "hf", added_tokens=[])
    write_base(tmp_path / "hf", tmp_path / "other.gguf", name="x")
    shutil.copy(parts / "caller.gguf", tmp_path / "torn.gguf")
    (tmp_path / "torn.gguf").write_bytes((parts / "caller.gguf").read_bytes()[:-999])
    for given, words in (
        ({"planner": parts / "planner.gguf"}, "caller, summarizer has none"),
        (models(parts, caller=tmp_path / "other.gguf"), "different tokenizers"),
        (models(parts, caller=tmp_path / "torn.gguf"), "torn"),
        (models(parts, caller=parts / "plain.gguf"), "not a model"),
        (models(parts, caller=tmp_path / "none.gguf"), "does not exist"),
    ):
        with pytest.raises(ExportError, match=words) as caught:
            assemble_models(tmp_path / "p", given, name="t", version="1", kind="Q8_0")
        assert "\n" not in str(caught.value) and not (tmp_path / "p").exists()
    with pytest.raises(ExportError, match="would not be usable"):
        assemble_models(tmp_path / "p", models(parts), name="\n", version="1", kind="Q8_0")
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_backbone_and_models_do_not_mix(parts, tmp_path, capsys):
    model = f"--model=planner={parts / 'planner.gguf'}"
    for arguments in (
        [],
        ["--backbone", str(parts / "planner"), model],
        [model, f"--adapter=caller={parts / 'plain.gguf'}"],
        ["--model", "boss=x"],
    ):
        assert main(["pack", *arguments, "--out", str(tmp_path / "p"), "--name", "t"]) == 2, arguments
