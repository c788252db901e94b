"""`umi export`: a run's folder becomes a verified pack; a second call goes on; what is missing is one sentence."""

import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

import numpy as np
import pytest

from umi_gguf import export, export_work
from umi_gguf.errors import ExportError
from umi_gguf.export_cli import main
from umi_gguf.export_run import read_run
from umi_gguf.gguf_file import open_gguf
from umi_gguf.imatrix_measure import measure
from umi_gguf.imatrix_sum import add_imatrices
from umi_local.packs.pack import read_manifest, verify

ROLES = ("planner", "caller", "summarizer")


def write_rows(folder, split, rows):
    folder.mkdir(parents=True, exist_ok=True)
    ids = np.concatenate([np.array(ids, dtype="<i4") for ids, _ in rows])
    labels = np.concatenate([np.array(labels, dtype="<i4") for _, labels in rows])
    ends = np.cumsum([len(ids) for ids, _ in rows]).astype("<i8")
    for part, array in (("ids", ids), ("labels", labels), ("ends", ends)):
        (folder / f"{split}.{part}").write_bytes(array.tobytes())
    (folder / f"{split}.json").write_text(json.dumps({"rows": len(rows), "tokens": len(ids)}))


def write_run(run, values, stages, tiny):
    """Write what training leaves: values of the recipe, and the spec of each stage with rows and its marks."""
    run.mkdir(parents=True)
    told = {"model.path": "base", "data.format": "shared", **values}
    for name, spec in stages.items():
        stage = run / "stages" / name
        stage.mkdir(parents=True, exist_ok=True)
        (stage / "spec.json").write_text(json.dumps({"name": name, **spec}))
        (stage / "result.json").write_text(json.dumps({"steps": 7}))
        (stage / "done").write_text("x\n")
        rows = [(tiny.ids, [-100] * 6 + tiny.ids[6:])] * 3
        for split in ("train", "validation"):
            write_rows(stage / "rows", split, rows)
        told[f"stages.{name}.max_length"] = 128
    data = {"schema": 1, "name": "Tiny Run", "hash": "0" * 64, "values": told, "origins": {}}
    (run / "resolved.json").write_text(json.dumps(data))
    return run


def adapters_run(tiny, folder, **config):
    base = folder / "base"
    tiny.write_llama(base)
    tiny.fill_vocabulary(base)
    values = {f"stages.{role}.adapter.kind": "alora" if config else "lora" for role in ROLES}
    run = write_run(folder / "run", values, {role: {"model": str(base)} for role in ROLES}, tiny)
    for number, role in enumerate(ROLES):
        tiny.write_peft(run / "stages" / role, tiny.all_linear(), seed=number, **config)
    return run


@pytest.fixture(scope="module")
def made(tiny, tmp_path_factory):
    run = adapters_run(tiny, tmp_path_factory.mktemp("export"), alora_invocation_tokens=[90, 41])
    code = main([str(run), "--type", "q8_0", "--licence", "MIT", "--threads", "1"])
    assert code == 0
    return run


def test_activated_roles_become_a_pack_that_shares_a_cache(made):
    pack = read_manifest(made / "pack")
    assert (pack.name, pack.mode, pack.format, pack.context_length) == ("tiny-run", "fork", "shared", 128)
    assert set(pack.roles) == set(ROLES) and len(verify(pack, fresh=True)) == 4
    assert (
        pack.provenance["base"] == "base"
        and pack.provenance["type"] == "Q8_0"
        and pack.provenance["steps"]["caller"] == 7
        and pack.licence == "MIT"
    )
    report = json.loads((made / "pack" / "verify.json").read_text())
    assert report["passed"] and set(report["roles"]) == set(ROLES) and report["prompts"]["rows"] == 9
    assert report["roles"]["planner"]["tokens"] == 3 * 6  # what the role wrote, from its invocation on
    assert report["tokenizer"]["strings"] and report["role_metrics"] is None


def test_a_second_call_goes_on_and_says_what_is_there(made, tmp_path, capsys):
    before = {file: file.stat().st_mtime_ns for file in (made / "export").glob("*.gguf")}
    (made / "export" / "base-Q8_0.gguf").unlink()
    (made / "export" / "caller.gguf.made").write_text("something else\n")
    assert main([str(made), "--type", "Q8_0", "-o", str(tmp_path / "p"), "--no-verify", "--json"]) == 0
    said = capsys.readouterr()
    assert "[1/7] base to 16 bit: there already" in said.err and "[3/7] the adapter of the caller\n" in said.err
    assert "[5/7] base to Q8_0\n" in said.err and "[7/7] the pack to" in said.err
    after = {file: file.stat().st_mtime_ns for file in before}
    assert {file.name for file in before if before[file] != after[file]} == {"base-Q8_0.gguf", "caller.gguf"}
    assert json.loads(said.out)["verify"] is None and not (tmp_path / "p" / "verify.json").exists()
    same = [
        (tmp_path / "p" / f).read_bytes() == (made / "pack" / f).read_bytes() for f in ("base.gguf", "planner.gguf")
    ]
    assert all(same)


def test_a_pack_that_is_there_stays_and_limits_hold(made, capsys):
    whole = (made / "pack" / "base.gguf").read_bytes()
    assert main([str(made), "--type", "Q8_0"]) == 4 and "--replace" in capsys.readouterr().err
    refused = [str(made), "--type", "Q4_0", "--replace", "--max-kl", "0.000001"]
    assert main(refused) == 4 and "is refused: mean KL" in capsys.readouterr().err
    assert json.loads((made / "export" / "verify.json").read_text())["failures"]
    assert (made / "pack" / "base.gguf").read_bytes() == whole
    assert main([*refused, "--force", "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["verify"]["forced"] and report["type"] == "Q4_0"
    assert len((made / "pack" / "base.gguf").read_bytes()) < len(whole)
    assert main([str(made), "--type", "Q8_0", "--replace", "--no-verify"]) == 0
    assert (made / "pack" / "base.gguf").read_bytes() == whole and not (made / "pack" / "verify.json").exists()
    assert not [p for p in made.iterdir() if p.name.endswith(".part")]


def test_plain_adapters_get_caches_of_their_own_and_an_importance_matrix_of_their_rows(tiny, tmp_path, capsys):
    run, sampling = adapters_run(tiny, tmp_path), ["--sampling", '{"copy_bonus": 2.5}']
    assert main([str(run), "--type", "iq4_nl", "--imatrix", "--no-verify", "--name", "A b!", *sampling]) == 0
    pack = read_manifest(run / "pack")
    assert (pack.name, pack.mode, pack.provenance["imatrix"]) == ("a-b", "contexts", True)
    assert pack.sampling.copy_bonus == 2.5
    matrix = open_gguf(run / "export" / "base.imatrix.gguf")
    assert matrix.metadata["imatrix.datasets"] == list(ROLES) and matrix.metadata["imatrix.chunk_count"] == 9
    assert not list((run / "export").glob(".*imatrix*"))


def test_fully_trained_roles_become_a_model_each(tiny, tmp_path, capsys):
    values = {f"stages.{role}.adapter.kind": "none" for role in ("backbone", "planner", "caller")}
    stages = {role: {"model": "../backbone"} for role in ("backbone", "planner", "caller")}
    run = write_run(tmp_path / "run", values, stages, tiny)
    for number, role in enumerate(stages):
        tiny.write_llama(run / "stages" / role, seed=number)
        tiny.fill_vocabulary(run / "stages" / role)
    assert main([str(run), "--type", "q8_0"]) == 4 and "rows of the summarizer" in capsys.readouterr().err
    assert not list((run / "export").glob("*"))
    for role in ROLES[2:]:
        shutil.copytree(run / "stages" / "backbone" / "rows", run / "stages" / role / "rows")
    assert main([str(run), "--type", "q8_0", "--force"]) == 0
    pack = read_manifest(run / "pack")
    assert pack.mode == "models" and pack.base == "planner.gguf" and pack.roles["summarizer"] == "summarizer.gguf"
    assert len(json.loads((run / "pack" / "verify.json").read_text())["export"]["files"]) == 3


def test_a_backbone_alone_plays_every_role(tiny, tmp_path):
    tiny.write_llama(tmp_path / "base")
    tiny.fill_vocabulary(tmp_path / "base")
    run = write_run(
        tmp_path / "run",
        {"stages.backbone.adapter.kind": "lora"},
        {"backbone": {"model": str(tmp_path / "base")}},
        tiny,
    )
    tiny.write_peft(run / "stages" / "backbone", tiny.all_linear())
    assert main([str(run), "--type", "q8_0"]) == 0
    pack = read_manifest(run / "pack")
    assert pack.roles == {} and pack.files() == ["base.gguf"]
    report = json.loads((run / "pack" / "verify.json").read_text())
    assert report["roles"] == {} and report["total"]["tokens"] == 18
    merged = run / "stages" / "backbone" / "merged"
    shutil.copytree(run / "export" / "merged", merged)
    assert read_run(run).base == merged and read_run(run).unmerged is None


def test_importance_matrices_add_up(made, tiny, tmp_path):
    base = made / "export" / "base-16.gguf"
    measure(base, tmp_path / "a.gguf", rows=[tiny.ids])
    measure(base, tmp_path / "both.gguf", rows=[tiny.ids, tiny.ids])
    add_imatrices([tmp_path / "a.gguf"] * 2, tmp_path / "sum.gguf")
    sums, both = open_gguf(tmp_path / "sum.gguf"), open_gguf(tmp_path / "both.gguf")
    for key, tensor in both.tensors.items():
        with both.path.open("rb") as x, sums.path.open("rb") as y:
            expected = both.read_rows(x, tensor, 0, tensor.rows).view("<f4")
            assert np.allclose(sums.read_rows(y, sums.tensors[key], 0, tensor.rows).view("<f4"), expected, rtol=1e-5)
    with pytest.raises(ExportError, match="not an importance matrix"):
        add_imatrices([base], tmp_path / "x.gguf")
    assert not (tmp_path / "x.gguf").exists()


def changed(run, **values):
    data = json.loads((run / "resolved.json").read_text())
    data["values"] |= values
    (run / "resolved.json").write_text(json.dumps(data))


def test_what_cannot_be_exported_is_one_sentence(tiny, tmp_path, capsys):
    run = adapters_run(tiny, tmp_path, alora_invocation_tokens=[90])
    stages, base = run / "stages", tmp_path / "base"

    def refused(words, *options):
        assert main([str(run), "--type", "q8_0", *options]) == 4
        said = capsys.readouterr().err.splitlines()
        assert words in said[-1] and said[-1].startswith("umi: "), said
        assert not (run / "pack").exists() and not list(run.glob("*.part")), words

    refused("cannot be merged", "--form", "merged")
    refused("'Q9' is not a type", "--type", "q9")
    refused("cannot be read", "--trajectories", str(tmp_path / "none"))
    (stages / "caller" / "done").unlink()
    refused("stage caller of")
    (stages / "caller" / "done").write_text("x")
    (stages / "caller" / "spec.json").write_text(json.dumps({"model": str(tmp_path)}))
    refused("different models")
    refused("has no config.json", "--base", str(tmp_path))
    (stages / "caller" / "spec.json").write_text("[")
    refused("which model")
    for role in ROLES:
        (stages / role / "spec.json").write_text(json.dumps({"model": "nobody/none", "revision": None}))
    refused("--base DIR")
    rows = stages / "caller" / "rows" / "validation.ids"
    whole = rows.read_bytes()
    rows.write_bytes(whole[:-4])
    refused("cannot be read", "--base", str(base))
    for role in ROLES:
        shutil.rmtree(stages / role / "rows")
    refused("no held-out rows", "--base", str(base))
    refused("no training rows", "--base", str(base), "--no-verify", "--imatrix")
    weights = stages / "planner" / "adapter_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-10])
    refused("planner", "--base", str(base), "--no-verify")
    changed(run, **{"stages.caller.adapter.kind": "none"})
    refused("a pack holds one kind")
    changed(run, **{f"stages.{role}.adapter.kind": "none" for role in ROLES})
    refused("no model.safetensors")
    data = json.loads((run / "resolved.json").read_text())
    for broken, words in ((data | {"schema": 9}, "another version"), (data | {"values": []}, "damaged")):
        (run / "resolved.json").write_text(json.dumps(broken))
        refused(words)
    (run / "resolved.json").unlink()
    refused("no training run")


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_a_full_disk_leaves_no_pack_and_no_partial_file(tiny, tmp_path):
    run = adapters_run(tiny, tmp_path, alora_invocation_tokens=[90])
    code = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000));"
        "from umi_gguf.export_cli import main; sys.exit(main(sys.argv[1:]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(run), "--no-verify"], capture_output=True, text=True, env={**os.environ}
    )
    assert done.returncode == 4 and "no room is left" in done.stderr.splitlines()[-1], done.stderr
    assert not (run / "pack").exists() and not [p for p in (run / "export").iterdir() if "part" in p.name]


STOPPED = """
import os, signal, sys
from contextlib import contextmanager
import umi_gguf.export_work as work
from umi_gguf.export_cli import main

@contextmanager
def bar(label):
    yield lambda done, total: os.kill(os.getpid(), signal.SIGINT) if label.startswith(sys.argv[1]) else None

work.bar = bar
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_a_stopped_export_goes_on_where_it_was(tiny, tmp_path, capsys):
    run = adapters_run(tiny, tmp_path, alora_invocation_tokens=[90])
    command = [sys.executable, "-c", STOPPED, "the adapter of the caller", str(run), "--type", "q8_0", "--no-verify"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 130 and done.stderr.endswith("umi: stopped; the same command goes on from here\n")
    kept = {path.name for path in (run / "export").iterdir()}
    assert kept == {".lock", "base-16.gguf", "base-16.gguf.made", "planner.gguf", "planner.gguf.made"}
    assert main([str(run), "--type", "q8_0", "--no-verify"]) == 0
    assert "the adapter of the planner: there already" in capsys.readouterr().err and (run / "pack").is_dir()


KILLED = """
import os, signal, sys
from contextlib import contextmanager
import umi_gguf.export as export
import umi_gguf.export_work as work
import umi_gguf.writing as writing
from umi_gguf.export_cli import main

def end():
    os.kill(os.getpid(), signal.SIGKILL)

@contextmanager
def bar(label):
    yield lambda done, total: end() if label == sys.argv[1] else None

def swap(temporary, out):
    out.rename(temporary.with_suffix(".old"))
    end()

work.bar = export.bar = bar
if sys.argv[1] == "swap":
    writing._swap = swap
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_an_export_that_is_killed_in_any_step_goes_on_and_leaves_nothing_behind(tiny, tmp_path, capsys):
    run = adapters_run(tiny, tmp_path, alora_invocation_tokens=[90])
    options = [str(run), "--type", "q8_0", "--imatrix"]

    def killed(step, *more):
        done = subprocess.run([sys.executable, "-c", KILLED, step, *options, *more], capture_output=True, text=True)
        assert done.returncode == -9, (step, done.stderr)
        return done.stderr

    steps = {
        "base to 16 bit": 0,
        "the adapter of the caller": 0,
        "the importance matrix of the base": 2,
        "base to Q8_0": 4,
        "pack": 5,
        "verify": 6,
    }
    for step, finished in steps.items():
        assert killed(step).count("there already") == finished, step
        assert not (run / "pack").exists()
        if step != "pack":  # its folder is cleared by the next call
            assert step == "verify" or [p for p in (run / "export").iterdir() if p.name.startswith(".")]
    assert main(options) == 0 and capsys.readouterr().err.count("there already") == 6
    assert [p.name for p in (run / "export").iterdir() if p.name.startswith(".")] == [".lock"]
    first = (run / "pack" / "base.gguf").read_bytes()
    killed("swap", "--replace")
    assert not (run / "pack").exists()  # put aside, and back when the same command runs again
    assert main([*options]) == 4 and "exists already" in capsys.readouterr().err
    assert (run / "pack" / "base.gguf").read_bytes() == first
    assert main([*options, "--replace"]) == 0
    assert len(verify(read_manifest(run / "pack"), fresh=True)) == 4 and [p.name for p in run.glob(".*")] == []


def test_every_step_says_how_far_it_is(tiny, tmp_path, monkeypatch):
    seen = {}

    @contextmanager
    def bar(label):
        yield lambda done, total: seen.setdefault(label, []).append(done / total)

    monkeypatch.setattr(export_work, "bar", bar)
    monkeypatch.setattr(export, "bar", bar)
    run = adapters_run(tiny, tmp_path)
    assert main([str(run), "--type", "q8_0", "--imatrix"]) == 0
    steps = ["base to 16 bit", *(f"the adapter of the {role}" for role in ROLES)]
    assert set(seen) == {*steps, "the importance matrix of the base", "base to Q8_0", "pack", "verify"}
    assert all(shares[-1] == 1.0 and max(shares) <= 1.0 for shares in seen.values()), seen


@pytest.mark.skipif(os.name != "posix", reason="needs flock")
def test_two_exports_of_one_run_do_not_meet(tiny, tmp_path, capsys):
    import fcntl

    run = adapters_run(tiny, tmp_path)
    (run / "export").mkdir()
    with (run / "export" / ".lock").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        assert main([str(run), "--no-verify"]) == 4 and "another umi export works in" in capsys.readouterr().err
    assert [p.name for p in (run / "export").iterdir()] == [".lock"]


FULL = """
import errno, resource, signal, sys
from pathlib import Path
from umi_gguf.errors import ExportError
from umi_gguf.export_work import publish

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))

def elsewhere(self, target):
    raise OSError(errno.EXDEV, "another file system")

Path.rename = elsewhere
try:
    publish(Path(sys.argv[1]), Path(sys.argv[2]), replace=True)
except ExportError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="needs limits of a process")
def test_a_pack_that_goes_to_a_full_file_system_leaves_nothing_there(tmp_path):
    staged, out = tmp_path / "staged", tmp_path / "out"
    staged.mkdir()
    (staged / "base.gguf").write_bytes(bytes(300_000))
    done = subprocess.run([sys.executable, "-c", FULL, str(staged), str(out)], capture_output=True, text=True)
    assert done.stdout == f"{out} does not fit: no room is left there; nothing was written\n", done.stderr
    assert [p.name for p in tmp_path.iterdir()] == ["staged"] and (staged / "base.gguf").stat().st_size == 300_000


def test_help_needs_neither_llama_cpp_nor_torch():
    code = "import sys; from umi_gguf.export_cli import main; c = main(['--help']); print(c, 'torch' in sys.modules, 'llama_cpp' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "0 False False" and "--imatrix" in done.stdout
